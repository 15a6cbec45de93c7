texts! {
    DAY_CLOSED { vi: "Ngày hiến máu đã đóng, không ghi thêm được. Nếu cần sửa, hãy mở lại ngày và ghi lý do.", en: "The day is closed and takes nothing more. To correct something, reopen the day and give a reason." }
    DAY_OPEN { vi: "Ngày hiến máu đang mở, không cần mở lại.", en: "The day is open; there is nothing to reopen." }
    EMPTY_HALL { vi: "Phải có ít nhất một bàn khám, một giường và một ghế nghỉ. Hãy nhập số từ 1 trở lên.", en: "A day needs at least one desk, one bed and one seat. Enter 1 or more for each." }
    UNIT_TWICE { vi: "Đơn vị {unit} được khai hai lần. Hãy bỏ bớt một lần.", en: "Unit {unit} is named twice. Leave one of them out." }
    PLACE_TAKEN { vi: "Chưa bỏ được chỗ này: số {ticket} {where}. Hãy chờ xong rồi giảm số chỗ.", en: "That place can't go yet: ticket {ticket} {where}. Wait until they are done, then take it away." }
    FIGURES_DIFFER { vi: "Chưa đóng ngày được: số liệu của trạm này khác với sổ ghi đọc lại từ đầu ({figures}). Hãy thoát trạm này, mở lại, chạy giotmau verify rồi đóng ngày.", en: "The day can't be closed: what this station knows differs from its log read anew ({figures}). Leave this station, start it again, run giotmau verify, then close the day." }
    STILL_INSIDE { vi: "Chưa đóng ngày được: còn {count} người trong hội trường (số {tickets}). Hãy cho họ ra về hoặc ghi xin rút trước.", en: "The day can't be closed: {count} people are still inside (tickets {tickets}). Release them or record that they withdrew first." }
    AND_MORE { vi: "{tickets} …", en: "{tickets} …" }
    UNKNOWN_VISIT { vi: "Hôm nay không có lượt hiến này. Hãy xem lại số phiếu.", en: "There is no such visit today. Check the ticket number." }
    UNKNOWN_PERSON { vi: "Không có người này trong danh sách. Hãy tìm lại, hoặc thêm người mới.", en: "This person is not on the roster. Search again, or add them." }
    NUMBER_ON_ROSTER { vi: "Số định danh này đã có trong danh sách. Hãy tìm theo số và chọn người đó, không thêm mới.", en: "This citizen number is on the roster already. Search by the number and take that person instead of adding one." }
    ALREADY_HERE { vi: "Người này đã nhận số {ticket} lúc {time} và {where}. Hãy dùng số đó, không cấp số mới.", en: "This person got ticket {ticket} at {time} and {where}. Use that ticket; no new one is given." }
    MERGED_AWAY { vi: "Hồ sơ này đã được gộp vào hồ sơ khác của cùng một người (mã {person}). Hãy đăng ký theo hồ sơ đó.", en: "This record was merged into another one of the same person (id {person}). Check them in with that record." }
    OPEN_ELSEWHERE { vi: "Người này còn lượt hiến chưa kết thúc ở một ngày khác. Hãy mở ngày đó, kết thúc lượt hiến rồi đăng ký lại.", en: "This person has a visit on another day that has not ended. Go to that day, end the visit, then check them in again." }
    UNIT_NOT_ON_DAY { vi: "Đơn vị {unit} không tham gia ngày này. Hãy sửa đơn vị của người hiến, hoặc xem lại danh sách đơn vị của ngày.", en: "Unit {unit} does not take part in this day. Correct the person's unit, or check the units of the day." }
    NOT_ELIGIBLE { vi: "Hôm nay chưa hiến máu được: {against}.", en: "Can't donate today: {against}." }
    NOT_MEASURED { vi: "Chưa quyết định được vì còn thiếu: {missing}. Hãy đo và ghi trước.", en: "There is no decision without: {missing}. Measure and save that first." }
    REASON_NEEDED { vi: "Có chỉ số ngoài giới hạn: {against}. Nếu bác sĩ vẫn đồng ý, hãy ghi lý do; nếu không, hãy ghi trì hoãn.", en: "Out of range: {against}. If the doctor agrees all the same, enter the reason; if not, record a deferral." }
    VOLUME_NOT_ALLOWED { vi: "Không được lấy {volume}. Với cân nặng và huyết sắc tố này chỉ được chọn: {allowed}.", en: "{volume} may not be drawn. Weight and haemoglobin allow only: {allowed}." }
    VOLUME_NONE { vi: "Không được lấy {volume}: cân nặng và huyết sắc tố này không cho phép thể tích nào. Hãy ghi trì hoãn.", en: "{volume} may not be drawn: weight and haemoglobin allow no volume. Record a deferral." }
    WRONG_STAGE { vi: "Số {ticket} {where}. Hãy xem lại số phiếu, hoặc làm bước đúng của khâu đó.", en: "Ticket {ticket} {where}. Check the ticket, or do what that stage needs." }
    WRONG_STAGE_BY { vi: "Số {ticket} {where}, do {staff} (trạm {station}) ghi lúc {time}. Hãy xem lại số phiếu, hoặc làm bước đúng của khâu đó.", en: "Ticket {ticket} {where}, as {staff} (station {station}) saved at {time}. Check the ticket, or do what that stage needs." }
    CALLED_ELSEWHERE { vi: "Số {ticket} đã được bàn {desk} gọi lúc {time} ({staff}, trạm {station}). Hãy chọn người khác.", en: "Ticket {ticket} was called to desk {desk} at {time} ({staff}, station {station}). Choose someone else." }
    NOT_CALLED { vi: "Số {ticket} chưa được gọi. Hãy gọi trước khi ghi vắng mặt.", en: "Ticket {ticket} has not been called. Call them before you record that nobody came." }
    NOT_PARKED { vi: "Số {ticket} vẫn đang trong hàng chờ, không cần xếp lại.", en: "Ticket {ticket} still stands in the queue; there is nothing to put back." }
    NO_SUCH_DESK { vi: "Không có bàn {desk}: ngày này có {desks} bàn khám. Hãy chọn từ 1 đến {desks}.", en: "There is no desk {desk}: the day has {desks}. Choose from 1 to {desks}." }
    DESK_TAKEN { vi: "Bàn {desk} đang khám số {ticket}. Hãy chọn bàn khác, hoặc khám xong số đó trước.", en: "Desk {desk} is examining ticket {ticket}. Choose another desk, or finish with them first." }
    NO_SUCH_BED { vi: "Không có giường {bed}: ngày này có {beds} giường. Hãy chọn từ 1 đến {beds}.", en: "There is no bed {bed}: the day has {beds}. Choose from 1 to {beds}." }
    BED_TAKEN { vi: "Giường {bed} đang có số {ticket}. Hãy chọn giường khác.", en: "Ticket {ticket} is on bed {bed}. Choose another bed." }
    UNKNOWN_GROUND { vi: "Bộ tiêu chuẩn không có lý do “{ground}”. Hãy chọn trong danh sách (giotmau rules).", en: "The rule pack has no ground “{ground}”. Choose one of its list (giotmau rules)." }
    BAG_AND_SAMPLE_DIFFER { vi: "Mã túi ({bag}) và mã ống mẫu ({sample}) khác nhau. Dừng lại, tìm đúng ống của túi này rồi quét lại cả hai.", en: "The bag ({bag}) and the sample tube ({sample}) carry different codes. Stop, find the tube of this bag and scan both again." }
    BAG_USED { vi: "Mã túi {bag} đã dùng cho số {ticket}, giường {bed}, lúc {time} ngày {date}. Hãy lấy túi khác và quét lại.", en: "Bag {bag} was used for ticket {ticket}, bed {bed}, at {time} on {date}. Take another bag and scan again." }
    BAG_UNSETTLED { vi: "Mã túi {bag} đã phát cho số {ticket}, giường {bed}, lúc {time} ngày {date} và chưa thu hồi. Hãy lấy túi khác, hoặc thu hồi túi đó (hủy hay trả lại) ở màn hình Lấy máu: F5, rồi f.", en: "Bag {bag} was issued to ticket {ticket}, bed {bed}, at {time} on {date} and has not been taken back. Take another bag, or void or return that one on the Collection screen: F5, then f." }
    BAG_NOT_ISSUED { vi: "Mã túi {bag} không phải túi đã phát cho số {ticket}. Hãy xem lại mã túi và số phiếu.", en: "Bag {bag} was not issued to ticket {ticket}. Check the bag code and the ticket." }
    BAG_SETTLED { vi: "Túi {bag} {fate}, không thu hồi nữa. Hãy xem lại mã túi.", en: "Bag {bag} is {fate}; there is nothing to take back. Check the bag code." }
    OTHER_TICKET { vi: "Phiếu vừa quét là số {scanned}, không phải số {ticket}. Dừng lại, hỏi lại họ tên người trên giường rồi quét phiếu của họ.", en: "The ticket scanned is {scanned}, not {ticket}. Stop, ask the donor on the bed for their name and scan their ticket." }
    SCAN_BOTH { vi: "Số {other} ở giường {bed} vừa được cùng người này bắt đầu lúc {time}. Để không nhầm túi, hãy quét phiếu của người này, rồi phiếu và túi ở giường {bed}.", en: "Ticket {other} on bed {bed} was started by the same hand at {time}. So that bags are not swapped, scan this donor's ticket, then ticket and bag at bed {bed}." }
    SWAPPED { vi: "DỪNG LẠI. Giường {bed} đã bắt đầu với số {other} và túi {started}, nhưng vừa quét được số {ticket} và túi {bag}. Hãy đối chiếu cả hai giường và báo người phụ trách.", en: "STOP. Bed {bed} was started with ticket {other} and bag {started}, but ticket {ticket} and bag {bag} were scanned there. Check both beds and tell whoever is in charge." }
    CONSENT_NEEDED { vi: "Chọc lại lần hai cần người hiến đồng ý. Hãy hỏi người hiến; nếu không, hãy kết thúc lấy máu.", en: "A second puncture needs the donor's consent. Ask them; if they do not agree, end the collection." }
    PUNCTURED_BEFORE { vi: "Đã chọc lại {times} lần, không chọc thêm. Hãy kết thúc lấy máu.", en: "Punctured again {times} time(s) already; no more. End the collection." }
    MEASURED_OFTEN { vi: "Đã đo lại {times} lần, không đo thêm. Hãy quyết định theo các lần đo đã có; nếu nhập sai, hãy sửa giá trị và ghi lý do.", en: "Measured again {times} times already; no more. Decide on what was measured; a slip of the keys is corrected with a reason." }
    CLEARANCE_IN_DOUBT { vi: "Số {ticket} chưa được lấy máu: sau khi sửa số liệu, {objection}. Hãy mời người hiến về bàn khám để bác sĩ quyết định lại.", en: "Ticket {ticket} may not donate now: after a correction, {objection}. Send the donor back to a desk so that the doctor decides again." }
    NOTHING_TO_AMEND { vi: "Bước này không có giá trị để sửa. Hãy chọn một giá trị đã ghi của lượt này.", en: "There is no value at this step to correct. Choose one that was recorded in this visit." }
    NOT_AMENDED { vi: "Giá trị mới giống giá trị đã ghi hoặc không cùng loại, nên không sửa gì.", en: "The new value is the same as the recorded one or of another kind; nothing was corrected." }
    ONSET_AGAINST_STAGE { vi: "Thời điểm “{onset}” không khớp với khâu của người hiến lúc này. Hãy chọn thời điểm khác.", en: "“{onset}” does not fit where the donor is now. Choose another onset." }
    SEVERITY_TOO_LOW { vi: "Phản ứng loại này không bao giờ nhẹ hơn mức “{least}”. Hãy chọn mức đó trở lên, hoặc loại khác.", en: "Such a reaction is never lighter than “{least}”. Choose that or more, or another kind." }
    HELD_ALREADY { vi: "Đã ghi nhận trước đó, không cần ghi lại.", en: "Noted before; there is nothing more to do." }
    VOLUME_WAS_TOO_MUCH { vi: "chỉ định {volume} vượt mức, chỉ được {allowed}", en: "the order of {volume} was too much, only {allowed} is allowed" }
    VOLUME_WAS_NONE { vi: "chỉ định {volume} không được phép, không thể tích nào phù hợp", en: "the order of {volume} was not allowed, no volume fits" }
    VOLUME_AGAINST_OUTCOME { vi: "Lấy {volume} trên chỉ định {ordered} không khớp với kết quả đã chọn: đủ là từ {low} đến {high}. Hãy xem lại thể tích hoặc kết quả.", en: "{volume} of {ordered} ordered contradicts the outcome: complete means {low} to {high}. Check the volume or the outcome." }
    REST_NOT_OVER { vi: "Số {ticket} cần nghỉ thêm {left} (phút:giây). Hãy chờ; nếu phải cho về sớm, hãy ghi lý do.", en: "Ticket {ticket} has to rest for another {left} (min:s). Wait, or enter a reason to let them go early." }
    NOTHING_DRAWN { vi: "Số {ticket} không lấy được máu nên không có giấy chứng nhận. Nếu thể tích ghi sai, hãy sửa thể tích trước.", en: "No blood was drawn from ticket {ticket}, so there is no certificate. If the volume is wrong, correct it first." }
    SERIAL_USED { vi: "Giấy chứng nhận số {serial} đã cấp cho số phiếu {ticket}. Dừng lại, đối chiếu số in trên tờ giấy rồi nhập đúng số.", en: "The certificate with serial {serial} went to ticket {ticket}. Stop, look at the serial on the sheet and enter that one." }
    CERTIFICATE_ISSUED { vi: "Số {ticket} đã có giấy chứng nhận số {serial}. Nếu phải cấp tờ khác (in hỏng, sai tên), hãy ghi lý do; nếu chỉ in lại tờ đó, hãy dùng --again.", en: "Ticket {ticket} has certificate {serial}. To give another sheet (spoiled, wrong name), enter the reason; to print the same one again, use --again." }
    NOT_LAST_STEP { vi: "Số {ticket} vừa có bước mới lúc {time} ({staff}, trạm {station}), nên chưa hoàn tác gì. Hãy xem lại rồi hoàn tác bước đó nếu cần.", en: "Ticket {ticket} has a newer step since {time} ({staff}, station {station}), so nothing was undone. Look again, then undo that one if need be." }
    NOTHING_TO_UNDO { vi: "Lượt hiến này không còn bước nào để hoàn tác.", en: "This visit has no step left to undo." }
    IN_THE_FUTURE { vi: "Giờ nhập ({time} ngày {date}) chưa tới. Hãy xem lại giờ nhập hoặc đồng hồ của máy.", en: "The time given ({time} on {date}) has not come yet. Check it, or the clock of this computer." }
    BEFORE_LAST_STEP { vi: "Giờ nhập ({time}) sớm hơn bước trước của lượt này ({last}). Hãy nhập giờ sau đó, hoặc xem lại đồng hồ của máy.", en: "The time given ({time}) lies before the visit's last step ({last}). Enter a later time, or check the clock of this computer." }
    DATE_IN_FUTURE { vi: "Ngày {date} chưa tới. Hãy nhập ngày hôm nay hoặc trước đó.", en: "{date} has not come yet. Enter today or an earlier date." }
    DATE_OUT_OF_RANGE { vi: "Ngày {date} nằm ngoài lịch dùng được. Hãy xem lại năm.", en: "{date} is beyond the calendar. Check the year." }

    WHERE_WAITING { vi: "đang chờ khám", en: "is waiting to be examined" }
    WHERE_SCREENING { vi: "đang khám ở bàn {desk}", en: "is being examined at desk {desk}" }
    WHERE_CLEARED { vi: "đã đủ điều kiện, đang chờ giường", en: "may donate and is waiting for a bed" }
    WHERE_COLLECTING { vi: "đang lấy máu ở giường {bed}", en: "is donating on bed {bed}" }
    WHERE_RECOVERING { vi: "đang nghỉ sau hiến máu", en: "is resting after the donation" }
    WHERE_DONATED { vi: "đã hiến xong và ra về", en: "has donated and left" }
    WHERE_INCOMPLETE { vi: "đã ra về, lần hiến không trọn vẹn", en: "has left after an incomplete donation" }
    WHERE_DEFERRED { vi: "đã được bác sĩ hẹn lại và ra về", en: "was deferred by the doctor and has left" }
    WHERE_WITHDRAWN { vi: "đã xin rút và ra về", en: "has withdrawn and left" }
    WHERE_NEVER_HERE { vi: "đã được hủy đăng ký", en: "was checked in by mistake" }

    TOO_YOUNG { vi: "mới {age} tuổi, phải đủ {least} tuổi", en: "age {age}, the least is {least}" }
    TOO_OLD { vi: "đã {age} tuổi, chỉ nhận đến hết {most} tuổi", en: "age {age}, the most is {most}" }
    BIRTH_DATE_NEEDED { vi: "chỉ có năm sinh nên chưa xác định được tuổi, hãy nhập đủ ngày sinh theo giấy tờ", en: "only the birth year is known, which leaves the age open; enter the whole date from the document" }
    TOO_LIGHT { vi: "nặng {weight} kg, phải từ {least} kg", en: "weight {weight} kg, the least is {least} kg" }
    LOW_HAEMOGLOBIN { vi: "huyết sắc tố {measured} g/L, phải từ {least} g/L", en: "haemoglobin {measured} g/L, the least is {least} g/L" }
    RAPID_TEST { vi: "xét nghiệm nhanh không đạt", en: "the rapid test was not passed" }
    GROUND_UNTIL { vi: "{ground}, hẹn gặp lại từ ngày {date}", en: "{ground}, welcome again from {date}" }
    GROUND_NEVER { vi: "{ground}, không thể hiến máu", en: "{ground}, can't donate" }
    DEFERRED_UNTIL { vi: "chưa đủ điều kiện hiến máu, hẹn gặp lại từ ngày {date}", en: "not eligible yet, welcome again from {date}" }
    DEFERRED_NEVER { vi: "chưa đủ điều kiện hiến máu, mời gặp bác sĩ để được tư vấn", en: "not eligible, please see the doctor for advice" }
    TOO_SOON { vi: "lần hiến gần nhất là ngày {last}, hẹn gặp lại từ ngày {date}", en: "last donation on {last}, welcome again from {date}" }
    DONATION_IN_FUTURE { vi: "lần hiến gần nhất lại ghi ngày {last}, sau hôm nay; hãy xem lại đồng hồ của máy và ngày đó", en: "the last donation is dated {last}, after today; check the clock of this computer and that date" }
    SYSTOLIC { vi: "huyết áp tâm thu {measured} mmHg, phải từ {least} đến dưới {below}", en: "upper blood pressure {measured} mmHg, it must be from {least} to below {below}" }
    DIASTOLIC { vi: "huyết áp tâm trương {measured} mmHg, phải từ {least} đến dưới {below}", en: "lower blood pressure {measured} mmHg, it must be from {least} to below {below}" }
    PULSE { vi: "mạch {measured} lần/phút, phải từ {least} đến {most}", en: "pulse {measured} a minute, it must be from {least} to {most}" }

    MISSING_VITALS { vi: "cân nặng, huyết áp và mạch", en: "weight, blood pressure and pulse" }
    MISSING_BLOOD_TEST { vi: "xét nghiệm huyết sắc tố", en: "the haemoglobin test" }
    MISSING_HBSAG { vi: "xét nghiệm nhanh viêm gan B", en: "the rapid hepatitis B test" }
}
