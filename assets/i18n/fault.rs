texts! {
    TEXT_EMPTY { vi: "Chưa có nội dung. Hãy nhập ít nhất một chữ.", en: "Nothing was entered. Type at least one letter." }
    TEXT_TOO_LONG { vi: "Nội dung quá dài. Hãy rút gọn còn tối đa {most} ký tự.", en: "The text is too long. Shorten it to {most} characters at most." }
    TEXT_MARKS { vi: "Có dấu đứng rời hoặc một chữ mang quá hai dấu. Hãy xóa và gõ lại chữ đó.", en: "A mark stands alone, or one letter carries more than two marks. Delete that letter and type it again." }

    UNWANTED_BREAK { vi: "Có dấu xuống dòng hoặc dấu tab ở giữa. Hãy nhập trên một dòng.", en: "There is a line break or a tab inside. Enter it on one line." }
    UNWANTED_CONTROL { vi: "Có ký tự điều khiển. Hãy xóa và gõ lại bằng bàn phím.", en: "There is a control character in it. Clear it and type it on the keyboard." }
    UNWANTED_DIRECTION { vi: "Có ký tự ẩn làm đảo chiều chữ. Hãy xóa và gõ lại bằng bàn phím.", en: "A hidden character reverses the direction of the text. Clear it and type it on the keyboard." }
    UNWANTED_INVISIBLE { vi: "Có ký tự ẩn, không nhìn thấy được. Hãy xóa và gõ lại bằng bàn phím.", en: "There is a character that can't be seen. Clear it and type it on the keyboard." }
    UNWANTED_MEANINGLESS { vi: "Có ký tự không thuộc bảng chữ nào. Hãy xóa và gõ lại bằng bàn phím.", en: "There is a character that belongs to no script. Clear it and type it on the keyboard." }
    UNWANTED_LOST { vi: "Có chữ đã mất khi chuyển mã (ký hiệu thay thế). Hãy gõ lại theo giấy tờ.", en: "A letter was lost in a conversion (replacement sign). Type it again from the document." }

    SERIAL_EMPTY { vi: "Chưa có số giấy chứng nhận. Hãy nhập số in trên tờ giấy.", en: "There is no serial. Enter the one that is printed on the certificate." }
    SERIAL_TOO_LONG { vi: "Số giấy chứng nhận dài quá {most} ký tự. Hãy nhập đúng số in trên tờ giấy.", en: "The serial is longer than {most} characters. Enter the one that is printed on the certificate." }
    SERIAL_CHARACTER { vi: "Số giấy chứng nhận không được có “{char}”. Chỉ dùng chữ cái La-tinh, chữ số, dấu cách và các dấu - / .", en: "A serial can't have “{char}”. Use Latin letters, digits, spaces and the signs - / ." }
    SERIAL_NO_NUMBER { vi: "Số {serial} không kết thúc bằng chữ số nên không đếm tiếp được. Hãy cấp từng tờ một.", en: "Serial {serial} ends in no digit, so it can't be counted on. Issue the sheets one by one." }
    SERIAL_OVERFLOW { vi: "Sau số {serial} không còn số nào cùng số chữ số. Hãy cấp đến số đó, rồi bắt đầu lại với số của tập giấy sau.", en: "Nothing as wide comes after serial {serial}. Issue up to that one, then begin again with the serial of the next pile." }

    NAME_EMPTY { vi: "Chưa có họ tên. Hãy nhập họ và tên như trên giấy tờ.", en: "There is no name. Enter the full name as on the document." }
    NAME_TOO_LONG { vi: "Họ tên dài quá {most} ký tự. Hãy kiểm tra xem có phải chỉ là tên của một người.", en: "The name is longer than {most} characters. Check that it is the name of one person only." }
    NAME_DIGIT { vi: "Họ tên không được có chữ số. Hãy nhập đúng ô, hoặc bỏ chữ số.", en: "A name has no digits. Use the right field, or leave the digits out." }
    NAME_OTHER_ALPHABET { vi: "“{char}” không phải chữ cái La-tinh, dù có thể trông giống. Hãy gõ lại chữ đó bằng bàn phím.", en: "“{char}” is not a Latin letter, though it may look like one. Type that letter again on the keyboard." }
    NAME_LEGACY { vi: "“{char}” không phải chữ cái; có thể họ tên dùng bảng mã cũ (TCVN3, VNI). Hãy gõ lại bằng Unicode.", en: "“{char}” is not a letter; the name may be in an old encoding (TCVN3, VNI). Type it again in Unicode." }
    NAME_NOT_A_LETTER { vi: "Họ tên không được có “{char}”. Chỉ dùng chữ cái, dấu cách và các dấu ' - .", en: "A name can't have “{char}”. Use letters, spaces and the signs ' - . only." }
    NAME_FIRST { vi: "Họ tên phải bắt đầu bằng chữ cái.", en: "A name begins with a letter." }

    DATE_EMPTY { vi: "Chưa có ngày. Hãy nhập ngày/tháng/năm, ví dụ 15/03/1987.", en: "There is no date. Enter day/month/year, such as 15/03/1987." }
    DATE_NOT_A_DATE { vi: "Không đọc được ngày này. Hãy nhập ngày/tháng/năm, ví dụ 15/03/1987 hoặc 15031987.", en: "This can't be read as a date. Enter day/month/year, such as 15/03/1987 or 15031987." }
    DATE_FOREIGN_DIGITS { vi: "Ngày phải gõ bằng các chữ số 0-9 thường. Hãy tắt bộ gõ và gõ lại.", en: "A date is typed in the plain digits 0-9. Switch the input method off and type it again." }
    DATE_TWO_DIGIT_YEAR { vi: "Năm chỉ có hai chữ số. Hãy nhập đủ bốn chữ số, ví dụ 1990.", en: "The year has only two digits. Enter all four, such as 1990." }
    DATE_YEAR_ONLY { vi: "Mới có năm. Hãy nhập đủ ngày/tháng/năm theo giấy tờ.", en: "This is only a year. Enter day, month and year from the document." }
    DATE_NO_MONTH { vi: "Không có tháng {month}. Ngày viết trước, tháng viết sau, ví dụ 15/03/1987.", en: "There is no month {month}. The day comes first, then the month, such as 15/03/1987." }
    DATE_NO_DAY { vi: "Không có ngày {day}/{month}/{year}. Hãy xem lại ngày trên giấy tờ.", en: "There is no {day}/{month}/{year}. Check the day on the document." }
    DATE_FUTURE { vi: "Ngày này ở sau hôm nay ({today}). Hãy xem lại năm, hoặc xem lại ngày giờ của máy.", en: "This date lies after today ({today}). Check the year, or the clock of this computer." }
    DATE_TOO_OLD { vi: "Ngày này cách đây hơn 120 năm. Hãy xem lại năm.", en: "This date is more than 120 years ago. Check the year." }

    CITIZEN_EMPTY { vi: "Chưa có số định danh. Hãy nhập 12 chữ số trên thẻ căn cước.", en: "There is no citizen number. Enter the 12 digits of the citizen card." }
    CITIZEN_NOT_DIGITS { vi: "Số định danh chỉ gồm 12 chữ số 0-9. Hãy nhập lại đúng như trên thẻ căn cước.", en: "A citizen number is 12 digits 0-9 and nothing else. Enter it as on the citizen card." }
    CITIZEN_LENGTH { vi: "Số này có {found} chữ số, số định danh có đủ 12. Hãy nhập lại theo thẻ căn cước.", en: "This number has {found} digits, a citizen number has 12. Enter it again from the citizen card." }
    CITIZEN_OLD_CARD { vi: "Số này có 9 chữ số như chứng minh nhân dân cũ. Hãy nhập số định danh 12 chữ số.", en: "This number has 9 digits, as on the old identity card. Enter the 12-digit citizen number." }
    CITIZEN_LOST_ZEROS { vi: "Số này có {found} chữ số; có thể Excel đã bỏ số 0 ở đầu. Hãy nhập đủ 12 chữ số theo thẻ căn cước.", en: "This number has {found} digits; a spreadsheet may have dropped zeros in front. Enter all 12 digits from the citizen card." }
    CITIZEN_TWO_SCANS { vi: "Có hai số định danh dính liền nhau. Hãy xóa và quét lại một thẻ.", en: "Two citizen numbers run together. Clear the field and scan one card again." }
    CITIZEN_NO_PLACE { vi: "Số định danh không thể bắt đầu bằng 000. Hãy xem lại ba chữ số đầu.", en: "A citizen number can't begin with 000. Check its first three digits." }
    CITIZEN_FUTURE { vi: "Theo số này thì năm sinh là {year}, chưa đến. Hãy xem lại chữ số thứ tư, thứ năm và thứ sáu.", en: "This number means birth in {year}, which has not come yet. Check its fourth, fifth and sixth digits." }

    DISAGREE_YEAR { vi: "Số định danh cho năm sinh {number}, thông tin khai là {given}. Hãy đối chiếu với thẻ rồi xác nhận.", en: "The citizen number says born in {number}, the form says {given}. Compare with the card, then confirm." }
    DISAGREE_SEX { vi: "Số định danh cho giới tính {number}, thông tin khai là {given}. Hãy đối chiếu với thẻ rồi xác nhận.", en: "The citizen number says {number}, the form says {given}. Compare with the card, then confirm." }

    PHONE_EMPTY { vi: "Chưa có số điện thoại. Hãy nhập 10 chữ số, ví dụ 0912 345 678.", en: "There is no phone number. Enter 10 digits, such as 0912 345 678." }
    PHONE_NOT_DIGITS { vi: "Số điện thoại chỉ gồm chữ số 0-9. Hãy nhập lại, ví dụ 0912 345 678.", en: "A phone number has only the digits 0-9. Enter it again, such as 0912 345 678." }
    PHONE_NO_ZERO { vi: "Số điện thoại phải bắt đầu bằng 0 hoặc +84. Hãy xem lại số đầu.", en: "A phone number begins with 0 or +84. Check its beginning." }
    PHONE_LENGTH { vi: "Số này có {found} chữ số, số điện thoại có đủ 10. Hãy kiểm tra lại.", en: "This number has {found} digits, a phone number has 10. Check it again." }

    SEX_UNKNOWN { vi: "Không đọc được giới tính. Hãy nhập Nam hoặc Nữ.", en: "This can't be read as a sex. Enter male or female." }
    BLOOD_GROUP_UNKNOWN { vi: "Không đọc được nhóm máu. Hãy nhập O, A, B hoặc AB kèm + hoặc - nếu biết, ví dụ O+ (chữ O, không phải số 0).", en: "This can't be read as a blood group. Enter O, A, B or AB with + or - where known, such as O+ (the letter O, not a zero)." }

    NUMBER_EMPTY { vi: "Chưa có số. Hãy nhập kết quả đo.", en: "There is no number. Enter what was measured." }
    NUMBER_NOT_A_NUMBER { vi: "Đây không phải là số. Chỉ gõ chữ số 0-9, không gõ dấu cách, đơn vị hay dấu + - < >.", en: "This is not a number. Type the digits 0-9 only, without spaces, without a unit and without + - < >." }
    NUMBER_WHOLE { vi: "Ô này chỉ nhận số nguyên. Hãy gõ lại, không có dấu phẩy hay dấu chấm.", en: "This field takes a whole number. Type it again without a comma or a point." }
    NUMBER_ONE_DECIMAL { vi: "Chỉ gõ một chữ số sau dấu phẩy, ví dụ 55,5, và không ngăn cách hàng nghìn.", en: "Type one decimal at most, such as 55.5, and nothing between thousands." }
    NUMBER_IMPLAUSIBLE { vi: "Số này không hợp lý: chỉ nhận từ {low} đến {high}. Hãy kiểm tra và gõ lại.", en: "This value is not possible: it must be from {low} to {high}. Check it and type it again." }
    NUMBER_SUGGESTION { vi: "Số này không hợp lý: chỉ nhận từ {low} đến {high}. Nếu kết quả là {suggestion}, hãy gõ lại đúng như vậy.", en: "This value is not possible: it must be from {low} to {high}. If it is {suggestion}, type it like that." }
    NUMBER_OTHER_UNIT { vi: "Số này có vẻ theo đơn vị khác: có phải {meant} {unit} không? Nếu phải, hãy gõ {meant}.", en: "This number looks like another unit: is it {meant} {unit}? If so, type {meant}." }
    NUMBER_WITH_UNIT { vi: "Ô này không ghi đơn vị. Hãy chỉ gõ số: {number}.", en: "This field takes no unit. Type the number alone: {number}." }
    NUMBER_LETTER { vi: "Có chữ {letter} lẫn trong số: có phải số {digit} không? Hãy gõ lại bằng chữ số.", en: "There is a letter {letter} in the number: is it a {digit}? Type it again in digits." }
    NUMBER_OTHER_DIGITS { vi: "Chữ số này không phải chữ số thường 0-9, có thể do bộ gõ. Hãy tắt bộ gõ rồi gõ lại.", en: "These digits are those of another input method. Switch it off and type 0-9 again." }

    WEIGH_LIGHTER { vi: "Túi đầy {gross} g nhẹ hơn vỏ túi {tare} g. Hãy cân lại, hoặc kiểm tra trọng lượng vỏ túi trong thiết lập.", en: "The full bag of {gross} g is lighter than an empty one of {tare} g. Weigh it again, or check the weight of an empty bag in the settings." }
    WEIGH_TOO_HEAVY { vi: "Túi {gross} g trừ vỏ {tare} g nhiều hơn {most} ml máu, không túi nào chứa được. Hãy cân lại từng túi.", en: "A bag of {gross} g less {tare} g when empty is more than {most} ml of blood, which no bag holds. Weigh each bag again." }
    WEIGH_NO_TARE { vi: "Chưa biết trọng lượng vỏ túi {volume} ml nên không tính được từ cân. Hãy gõ thể tích, hoặc đặt {key} trong tệp thiết lập.", en: "What an empty bag for {volume} ml weighs is not known, so the balance tells nothing. Type the volume, or set {key} in the settings file." }
    NUMBER_NOT_A_PAIR { vi: "Huyết áp gồm hai số: tâm thu/tâm trương, ví dụ 120/80.", en: "Blood pressure is two numbers: upper/lower, such as 120/80." }
    NUMBER_SYSTOLIC { vi: "Huyết áp tâm thu phải lớn hơn tâm trương. Hãy gõ số lớn trước, ví dụ 120/80.", en: "The upper pressure must be above the lower one. Type the higher number first, such as 120/80." }

    DOCUMENT_EMPTY { vi: "Chưa có số giấy tờ. Hãy gõ số in trên giấy tờ.", en: "The number of the document is missing. Type the number printed on it." }
    DOCUMENT_TOO_LONG { vi: "Số giấy tờ dài quá {most} ký tự. Hãy chỉ gõ số in trên giấy tờ.", en: "The number has more than {most} characters. Type only the number printed on the document." }
    DOCUMENT_CHARACTER { vi: "Số giấy tờ không có ký tự “{found}”. Chỉ gõ chữ cái không dấu, chữ số và dấu - / .", en: "A document number has no “{found}”. Type only letters without marks, digits and - / ." }
    DOCUMENT_FIRST { vi: "Số giấy tờ bắt đầu bằng chữ cái hoặc chữ số. Hãy gõ lại.", en: "A document number begins with a letter or a digit. Type it again." }
    DOCUMENT_DIGITS { vi: "Số này phải có đúng {wanted} chữ số. Hãy đối chiếu với giấy tờ.", en: "This number has exactly {wanted} digits. Compare with the document." }
    DOCUMENT_PASSPORT { vi: "Số hộ chiếu có {least} đến {most} chữ cái và chữ số. Hãy đối chiếu với hộ chiếu.", en: "A passport number has {least} to {most} letters and digits. Compare with the passport." }

    BAG_EMPTY { vi: "Chưa có mã túi máu. Hãy quét mã vạch trên túi.", en: "There is no bag code. Scan the bar code on the bag." }
    BAG_FOREIGN { vi: "Mã túi có ký tự lạ, có thể do bộ gõ tiếng Việt. Hãy tắt bộ gõ (Unikey/ibus) rồi quét lại.", en: "The bag code has a foreign character, perhaps from an input method. Switch it off (Unikey/ibus) and scan again." }
    BAG_BLOOD_GROUP { vi: "Đây là mã vạch nhóm máu. Hãy quét mã vạch số hiến máu.", en: "This is the bar code of the blood group. Scan the one of the donation number." }
    BAG_PRODUCT { vi: "Đây là mã vạch chế phẩm. Hãy quét mã vạch số hiến máu.", en: "This is the bar code of the product. Scan the one of the donation number." }
    BAG_EXPIRY { vi: "Đây là mã vạch hạn dùng. Hãy quét mã vạch số hiến máu.", en: "This is the bar code of the expiry date. Scan the one of the donation number." }
    BAG_COLLECTION_DATE { vi: "Đây là mã vạch ngày lấy máu. Hãy quét mã vạch số hiến máu.", en: "This is the bar code of the collection date. Scan the one of the donation number." }
    BAG_DONOR { vi: "Đây là mã vạch của người hiến máu. Hãy quét mã vạch trên túi máu.", en: "This is a donor's bar code. Scan the one on the bag." }
    BAG_STAFF { vi: "Đây là mã vạch thẻ nhân viên. Hãy quét mã vạch trên túi máu.", en: "This is the bar code of a staff card. Scan the one on the bag." }
    BAG_OTHER { vi: "Đây là mã vạch khác trên nhãn. Hãy quét mã vạch số hiến máu.", en: "This is another bar code of the label. Scan the one of the donation number." }
    BAG_CITIZEN { vi: "Đây là số định danh 12 chữ số, không phải mã túi. Hãy quét mã vạch trên túi máu.", en: "This is a 12-digit citizen number, not a bag code. Scan the bar code on the bag." }
    BAG_TUBE_LABEL { vi: "Đây là nhãn ống mẫu, không phải nhãn túi. Hãy quét mã vạch trên túi máu.", en: "This is the label of a sample tube, not of the bag. Scan the bar code on the bag." }
    BAG_CONTAINER_LABEL { vi: "Đây là nhãn túi máu, không phải nhãn ống. Hãy quét mã vạch trên ống mẫu.", en: "This is the label of a bag, not of a tube. Scan the bar code on the sample tube." }
    BAG_RECORD_FOR_BAG { vi: "Đây là nhãn trên phiếu của người hiến máu. Hãy quét mã vạch trên túi máu.", en: "This is the label of the donor's form. Scan the bar code on the bag." }
    BAG_RECORD_FOR_TUBE { vi: "Đây là nhãn trên phiếu của người hiến máu. Hãy quét mã vạch trên ống mẫu.", en: "This is the label of the donor's form. Scan the bar code on the sample tube." }
    BAG_TICKET { vi: "Đây là phiếu số {ticket}, không phải mã túi. Hãy quét mã vạch trên túi máu hoặc ống mẫu.", en: "This is ticket number {ticket}, not a bag code. Scan the bar code on the bag or the tube." }
    BAG_TICKET_MISREAD { vi: "Đây có vẻ là mã phiếu 14 chữ số, không phải mã túi. Hãy quét mã vạch trên túi máu hoặc ống mẫu.", en: "This looks like the 14 digits of a ticket, not a bag code. Scan the bar code on the bag or the tube." }
    BAG_LETTER { vi: "Ký tự thứ {place} là chữ {letter}, phải là chữ số: có phải số {digit} không? Hãy đối chiếu với nhãn và gõ lại.", en: "Character {place} is the letter {letter} where a digit belongs: is it a {digit}? Compare with the label and type it again." }
    BAG_OTHER_SYSTEM { vi: "Đây là mã ISBT 128; ngày hội này dùng mã riêng của bệnh viện dạng {pattern}, ví dụ {example}. Hãy quét mã đó.", en: "This is an ISBT 128 code; today's bags have the hospital's own codes of the form {pattern}, such as {example}. Scan that one." }
    BAG_NOT_THE_PATTERN { vi: "Mã túi phải có dạng {pattern}, ví dụ {example}, không có dấu cách. Hãy quét lại mã vạch trên túi.", en: "A bag code has the form {pattern}, such as {example}, without spaces. Scan the bar code on the bag again." }
    BAG_LENGTH { vi: "Mã này có {found} ký tự, phải có đủ {needed}. Hãy quét lại.", en: "This code has {found} characters, it must have {needed}. Scan it again." }
    BAG_RUN_TOGETHER { vi: "Có hai mã túi dính liền nhau. Hãy xóa và quét lại một túi.", en: "Two bag codes run together. Clear the field and scan one bag again." }
    BAG_NOT_A_NUMBER { vi: "Mã này không đúng dạng số hiến máu, ví dụ G1234 17 654321 A. Hãy quét lại mã vạch trên túi.", en: "This code doesn't have the form of a donation number, such as G1234 17 654321 A. Scan the bar code on the bag again." }
    BAG_NO_CHECK { vi: "Thiếu ký tự kiểm tra. Hãy gõ thêm ký tự trong khung ở cuối mã.", en: "The check character is missing. Type the boxed character at the end of the code too." }
    BAG_WRONG_CHECK { vi: "Ký tự kiểm tra không khớp: có ký tự bị đọc hoặc gõ sai. Hãy quét lại, hoặc đối chiếu từng ký tự.", en: "The check does not fit: a character was misread or mistyped. Scan again, or compare character by character." }
    BAG_FLAGS { vi: "Hai ký tự cuối của mã vạch không hợp lệ. Hãy quét lại; nếu vẫn vậy, hãy gõ mã in trên nhãn.", en: "The last two characters of the bar code are not valid. Scan again; if that doesn't help, type the code as printed." }

    PATTERN_EMPTY { vi: "Chưa có mẫu mã túi. Hãy ghi mẫu, ví dụ BM########.", en: "The pattern of the bag codes is missing. Write it, such as BM########." }
    PATTERN_LENGTH { vi: "Mẫu mã túi có {found} ký tự, phải có từ {least} đến {most}. Hãy ghi lại mẫu, ví dụ BM########.", en: "The pattern has {found} characters, it must have {least} to {most}. Write it again, such as BM########." }
    PATTERN_CHARACTER { vi: "Mẫu mã túi không dùng ký tự “{found}”. Chỉ ghi # (chữ số), @ (chữ cái), ? (chữ số hoặc chữ cái), chữ cái không dấu, chữ số và dấu - . /", en: "A pattern has no “{found}”. Write only # (a digit), @ (a letter), ? (either), letters, digits and - . /" }
    PATTERN_FEW_DIGITS { vi: "Mẫu mã túi có {found} dấu #, cần ít nhất {least} để phân biệt các túi. Hãy ghi đủ, ví dụ BM########.", en: "The pattern has {found} times #, it needs {least} at least to tell the bags apart. Write them all, such as BM########." }
    PATTERN_CITIZEN { vi: "Mẫu 12 chữ số trùng dạng số định danh trên thẻ căn cước: quét nhầm thẻ sẽ không phát hiện được. Hãy dùng mẫu có chữ cái hoặc độ dài khác.", en: "Citizen numbers have 12 digits too: a card scanned by mistake would not be seen. Use a pattern with a letter or of another length." }
    PATTERN_TICKET { vi: "Mẫu 14 chữ số trùng dạng mã phiếu hiến máu: quét nhầm phiếu sẽ không phát hiện được. Hãy dùng mẫu có chữ cái hoặc độ dài khác.", en: "Tickets have 14 digits too: a ticket scanned by mistake would not be seen. Use a pattern with a letter or of another length." }

    NOTICE_INVISIBLE { vi: "Đã bỏ ký tự ẩn. Hãy đọc lại họ tên.", en: "Hidden characters were left out. Read the name again." }
    NOTICE_LEGACY { vi: "Họ tên có vẻ dùng bảng mã cũ (VNI, TCVN3). Hãy đối chiếu với giấy tờ và gõ lại nếu sai.", en: "The name looks like an old encoding (VNI, TCVN3). Compare it with the document and type it again if it is wrong." }
    NOTICE_LOOKALIKES { vi: "Đã thay chữ trông giống bằng chữ tiếng Việt. Hãy đọc lại họ tên.", en: "Look-alike letters were replaced by Vietnamese ones. Read the name again." }
    NOTICE_UNKNOWN_PLACE { vi: "Ba chữ số đầu không phải mã tỉnh, có thể là nơi sinh ở nước ngoài. Hãy đối chiếu với thẻ.", en: "The first three digits are no province code; it may be a birth abroad. Compare with the card." }
    NOTICE_NAME_REPAIRED { vi: "Họ tên bị hỏng khi quét, đã được sửa lại. Hãy đối chiếu với thẻ.", en: "The name was damaged in the scan and is repaired. Compare it with the card." }
    NOTICE_SEX_FROM_NUMBER { vi: "Chữ giới tính bị hỏng khi quét; đã lấy theo số căn cước. Hãy đối chiếu với thẻ.", en: "The word for the sex was damaged; it is taken from the number. Compare with the card." }
    NOTICE_MARKS_LOST { vi: "Máy quét có thể đã bỏ mất dấu. Hãy đối chiếu họ tên với thẻ.", en: "The scanner may have dropped letters with marks. Compare the name with the card." }

    CARD_EMPTY { vi: "Máy quét không đọc được gì. Hãy quét lại thẻ.", en: "The scanner read nothing. Scan the card again." }
    CARD_TOO_LONG { vi: "Mã quét quá dài, không phải thẻ căn cước. Hãy quét lại riêng một thẻ.", en: "The scan is too long for a citizen card. Scan one card again." }
    CARD_NUMBER_ONLY { vi: "Mã này chỉ có số định danh. Hãy tìm theo số, hoặc quét mã QR trên thẻ.", en: "This code has only the citizen number. Search by it, or scan the QR code." }
    CARD_NOT_A_CARD { vi: "Đây không phải mã QR trên thẻ căn cước. Hãy quét lại thẻ, hoặc tìm theo tên.", en: "This is no citizen card. Scan the QR code of the card, or search by name." }
    CARD_CUT_OFF { vi: "Mã quét bị cắt, thiếu phần cuối. Hãy quét lại thẻ.", en: "The scan was cut off, its end is missing. Scan the card again." }
    CARD_TWO_SCANS { vi: "Hai lần quét dính liền nhau. Hãy quét lại từng thẻ một.", en: "Two scans run together. Scan one card at a time." }
    CARD_UNWANTED { vi: "Mã quét có ký tự không được phép. Hãy quét lại, hoặc nhập tay theo thẻ.", en: "The scan holds characters that no card has. Scan again, or type it from the card." }
    CARD_INPUT_METHOD { vi: "Bộ gõ tiếng Việt đã làm hỏng mã quét. Hãy tắt bộ gõ (Unikey/ibus) rồi quét lại.", en: "An input method garbled the scan. Switch it off (Unikey/ibus) and scan again." }
    CARD_NUMBER { vi: "Số định danh trong mã quét không hợp lệ. Hãy quét lại, hoặc gõ 12 số trên thẻ.", en: "The number in the scan is not valid. Scan again, or type the 12 digits of the card." }
    CARD_OLD_NUMBER { vi: "Số chứng minh nhân dân cũ trong mã quét không hợp lệ. Hãy quét lại thẻ.", en: "The old identity number in the scan is not valid. Scan the card again." }
    CARD_BIRTH { vi: "Ngày sinh trong mã quét không hợp lệ. Hãy quét lại, hoặc nhập tay theo thẻ.", en: "The birth date in the scan is not valid. Scan again, or type it from the card." }
    CARD_ISSUED { vi: "Ngày cấp trong mã quét không hợp lệ. Hãy xem lại thẻ, hoặc nhập tay theo thẻ.", en: "The issue date in the scan is not valid. Look at the card, or type it from the card." }
    CARD_NAME { vi: "Họ tên bị mất chữ khi quét: “{scanned}”. Hãy gõ theo thẻ, hoặc chọn theo số.", en: "Letters of the name were lost: “{scanned}”. Type it from the card, or choose by number." }
    CARD_SEX { vi: "Giới tính bị hỏng khi quét và khác với số. Hãy nhập theo thẻ, hoặc chọn theo số.", en: "The sex was damaged in the scan and the number says otherwise. Type it, or choose by number." }
}
