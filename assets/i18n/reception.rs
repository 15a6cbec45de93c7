texts! {
    SEARCH { vi: "Tìm", en: "Find" }
    SEARCH_HINT { vi: "tên, số phiếu, số cuối căn cước hoặc điện thoại; hoặc quét thẻ", en: "name, ticket, end of the citizen number or phone; or scan a card" }
    NOTHING_FOUND { vi: "Không có ai khớp. Nhấn {key} để nhập người mới.", en: "Nobody matches. Press {key} to enter a new person." }
    SEARCHING { vi: "Đang tìm…", en: "Searching…" }
    TYPE_TO_SEARCH { vi: "Gõ để tìm trong danh sách, hoặc quét mã QR trên thẻ căn cước.", en: "Type to search the roster, or scan the QR code of a citizen card." }
    ENTER_CHECKS_IN { vi: "Enter: cấp số cho {who}", en: "Enter: check in {who}" }
    ENTER_SHOWS { vi: "Enter: xem số {ticket} của {who}", en: "Enter: show no. {ticket} of {who}" }
    DRAFT_KEPT { vi: "Phiếu người mới đang dở: {name}. {key} để viết tiếp, Esc để bỏ.", en: "A new person is not finished: {name}. {key} goes on, Esc drops it." }
    DRAFT_DROPPED { vi: "Đã bỏ phiếu người mới đang dở.", en: "The unfinished new person was dropped." }
    DRAFT_IN_THE_WAY { vi: "Còn phiếu người mới chưa lưu: {name}. Hãy lưu hoặc bỏ (Esc), rồi quét lại.", en: "A new person is not saved yet: {name}. Save or drop it (Esc), then scan again." }
    HEAD_NAME { vi: "Họ và tên", en: "Name" }
    HEAD_BIRTH { vi: "Sinh", en: "Born" }
    HEAD_UNIT { vi: "Đơn vị", en: "Unit" }
    HEAD_NUMBER { vi: "Căn cước", en: "Number" }
    HEAD_WHERE { vi: "Đang ở", en: "Where" }
    NOT_HERE { vi: "chưa đến", en: "not here yet" }
    HERE { vi: "số {ticket} · {where} {time}", en: "no. {ticket} · {where} {time}" }
    TICKET { vi: "SỐ {ticket}", en: "NO. {ticket}" }
    WHO { vi: "{name} ({birth}, {unit})", en: "{name} ({birth}, {unit})" }
    WHO_WITHOUT_UNIT { vi: "{name} ({birth})", en: "{name} ({birth})" }
    TO_QUEUE { vi: "→ hàng chờ · phía trước còn {ahead} người", en: "→ queue · {ahead} people ahead" }
    IS_AT { vi: "{where} từ {time} · đăng ký lúc {arrived}", en: "{where} since {time} · checked in at {arrived}" }
    BOX_NEW { vi: "Vừa đăng ký", en: "Checked in" }
    BOX_HERE { vi: "Đã có số hôm nay", en: "Has a ticket today" }
    DONE { vi: "Đã đăng ký số {ticket}: {name}.", en: "Checked in as no. {ticket}: {name}." }
    ALREADY { vi: "{name} đã có số {ticket}.", en: "{name} has ticket {ticket} already." }
    BUSY { vi: "Bước trước đang lưu. Hãy nhấn Enter lại sau giây lát.", en: "The step before is being saved. Press Enter again in a moment." }

    BAR_FROM { vi: "hẹn lại từ {date}", en: "may come from {date}" }
    BAR_DOCTOR { vi: "mời gặp bác sĩ", en: "please see the doctor" }
    BAR_AGE { vi: "ngoài độ tuổi hiến máu", en: "not of the age to donate" }
    BAR_BIRTH_DATE { vi: "cần đủ ngày sinh", en: "the full birth date is needed" }
    BAR_WRONG_DATE { vi: "xem lại ngày hiến lần trước", en: "check the date of the last donation" }
    BARRED { vi: "Hôm nay chưa hiến được, {bar}: {name}", en: "Can't donate today, {bar}: {name}" }
    SAYS { vi: "Cho biết: {said}", en: "Says: {said}" }
    SAID_TITLE { vi: "{name} cho biết", en: "{name} says" }
    SAID_SAVED { vi: "Đã ghi số {ticket}: {said}.", en: "Noted of no. {ticket}: {said}." }

    FIGURES { vi: "Đã phát {tickets} số · đang chờ {waiting}", en: "{tickets} tickets given · {waiting} waiting" }
    LAST_LINE { vi: "{figures} · mới nhất: {time} số {ticket} {name}", en: "{figures} · latest: {time} no. {ticket} {name}" }
    SIDE_TITLE { vi: "Hôm nay", en: "Today" }
    SIDE_LAST { vi: "Vừa đến", en: "Latest" }
    SIDE_UNDO { vi: "{key}: hoàn tác số {ticket}", en: "{key}: undo no. {ticket}" }
    UNDO_TITLE { vi: "Hoàn tác đăng ký số {ticket} ({name}), vì sao?", en: "Undo the check-in of no. {ticket} ({name}), why?" }
    UNDO_WRONG_PERSON { vi: "Chọn nhầm người", en: "Wrong person" }
    UNDO_TWICE { vi: "Đăng ký trùng", en: "Checked in twice" }
    UNDO_LEFT { vi: "Người hiến máu đổi ý ngay tại bàn", en: "Changed their mind at the desk" }
    UNDONE { vi: "Đã hoàn tác đăng ký số {ticket}. Số này không dùng lại.", en: "The check-in of no. {ticket} was undone. The number is not used again." }

    COMPARE_TITLE { vi: "Thẻ và danh sách khác nhau", en: "Card and roster differ" }
    COMPARE_CARD { vi: "Thẻ căn cước", en: "Citizen card" }
    COMPARE_ROSTER { vi: "Danh sách", en: "Roster" }
    COMPARE_ENTERED { vi: "Vừa nhập", en: "As entered" }
    COMPARE_BACK { vi: "Esc: không phải, để lại sau.", en: "Esc: leave it." }
    KEEP_ROSTER { vi: "Enter: đúng người, giữ như danh sách và cấp số.", en: "Enter: the same person; keep the roster as it is and check in." }
    KEEP_AND_GIVE_NUMBER { vi: "Enter: đúng người, ghi thêm số căn cước vào danh sách và cấp số.", en: "Enter: the same person; add the number to the roster and check in." }
    TAKE_CARD { vi: "{key}: đúng người, sửa danh sách theo thẻ và cấp số.", en: "{key}: the same person; correct the roster by the card and check in." }
    TAKE_ENTERED { vi: "{key}: đúng người, sửa danh sách theo phiếu vừa nhập và cấp số.", en: "{key}: the same person; correct the roster by the form and check in." }
    TAKE_AS_NEW { vi: "{key}: người khác, thêm người mới.", en: "{key}: somebody else; enter a new person." }
    CANDIDATE_TITLE { vi: "Có thể đã có trong danh sách. Có phải một người không?", en: "May be on the roster already. Is this the same person?" }
    CANDIDATES { vi: "({place}/{count}, phím ↑ ↓)", en: "({place} of {count}, keys ↑ ↓)" }
    MAY_BE_ON_ROSTER { vi: "Danh sách có người cùng họ tên và năm sinh. Hãy đối chiếu rồi chọn.", en: "The roster has somebody with this name and year of birth. Compare, then choose." }
    SCANNED_NAME { vi: "Tên quét được là “{scanned}”, đã sửa lại. Hãy đối chiếu với thẻ.", en: "The name was scanned as “{scanned}” and repaired. Compare it with the card." }
    FROM_REPAIRED_CARD { vi: "Chưa có trong danh sách. Tên bị hỏng khi quét đã được sửa, hãy đối chiếu với thẻ.", en: "Not on the roster. The name was damaged in the scan and repaired; compare it with the card." }
    DONE_REPAIRED { vi: "Đã đăng ký số {ticket}: {name}. Tên quét bị hỏng, đã lấy theo danh sách.", en: "Checked in no. {ticket}: {name}. The scanned name was damaged; the roster's is used." }
    DONE_CORRECTED { vi: "Đã đăng ký số {ticket}: {name}. Đã ghi thay đổi vào danh sách.", en: "Checked in no. {ticket}: {name}. The roster was brought up to date." }
    BIRTH { vi: "Ngày sinh", en: "Birth date" }
    SEX { vi: "Giới tính", en: "Sex" }

    FORM_TITLE { vi: "Người mới, chưa có trong danh sách", en: "New person, not on the roster" }
    FORM_HELP { vi: "Enter ở ô cuối: lưu và cấp số. Esc: trở về ô tìm, phiếu vẫn giữ.", en: "Enter in the last field saves and gives a ticket. Esc: back, the form stays." }
    NAME { vi: "Họ và tên", en: "Full name" }
    NUMBER { vi: "Số căn cước", en: "Citizen number" }
    NUMBER_SUGGESTION { vi: "12 chữ số; có thể để trống", en: "12 digits; may stay empty" }
    OTHER_DOCUMENTS { vi: "Giấy tờ khác, gõ như “2 C1234567”: {documents}", en: "Another document, typed like “2 C1234567”: {documents}" }
    BIRTH_OR_YEAR { vi: "Ngày hoặc năm sinh", en: "Birth date or year" }
    BIRTH_SUGGESTION { vi: "15031987, 15/03/1987 hoặc 1987", en: "15031987, 15/03/1987 or 1987" }
    SEX_SUGGESTION { vi: "1 Nam · 2 Nữ", en: "1 male · 2 female" }
    UNIT { vi: "Mã đơn vị", en: "Unit code" }
    OPTIONAL { vi: "có thể để trống", en: "may stay empty" }
    PHONE { vi: "Điện thoại", en: "Phone" }
    GROUP { vi: "Nhóm máu", en: "Blood group" }
    UNITS { vi: "Các đơn vị: {units}", en: "Units: {units}" }
    UNIT_UNKNOWN { vi: "Đơn vị “{unit}” không tham gia ngày này. Hãy chọn: {units}", en: "Unit “{unit}” does not take part today. Choose: {units}" }
    UNIT_SEVERAL { vi: "“{unit}” có ở nhiều đơn vị. Hãy gõ thêm: {units}", en: "“{unit}” is in several units. Type more of it: {units}" }
    UNIT_NONE { vi: "Ngày này không khai đơn vị nào. Hãy để trống ô này.", en: "This day has no units. Leave this field empty." }
    CONFIRM { vi: "Hãy đối chiếu các ô có dấu ! rồi nhấn Enter lần nữa để lưu.", en: "Compare the fields marked ! with the card, then press Enter again to save." }
    FROM_CARD { vi: "Chưa có trong danh sách. Đã điền theo thẻ, hãy kiểm tra rồi nhấn Enter.", en: "Not on the roster. Filled in from the card; check, then press Enter." }
    ON_ROSTER { vi: "Số này đã có trong danh sách: hãy chọn người dưới đây. Phiếu vẫn giữ.", en: "This number is on the roster: take the person below. The form is kept." }
}
