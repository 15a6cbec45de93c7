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
    COMPARE_HELP { vi: "Đúng là một người: Enter đăng ký theo danh sách. Không đúng: Esc.", en: "The same person: Enter checks in as on the roster. If not: Esc." }
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
