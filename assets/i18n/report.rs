texts! {
    TITLE { vi: "BẢN TỔNG KẾT NGÀY HIẾN MÁU", en: "SUMMARY OF THE DONATION DAY" }
    DATE { vi: "Ngày", en: "Date" }
    SITE { vi: "Địa điểm", en: "Site" }
    HOSPITAL { vi: "Bệnh viện tiếp nhận", en: "Hospital" }
    STATUS { vi: "Trạng thái", en: "Status" }
    TARGET { vi: "Chỉ tiêu (lượt hiến)", en: "Target (donations)" }
    NOT_FINAL { vi: "Ngày hiến máu chưa đóng: số liệu còn thay đổi.", en: "The day is not closed yet: the figures will change." }

    COUNTS { vi: "SỐ LƯỢNG NGƯỜI HIẾN MÁU", en: "DONORS" }
    ON_ROSTER { vi: "Trong danh sách", en: "On the roster" }
    CHECKED_IN { vi: "Đã tiếp đón", en: "Checked in" }
    INSIDE { vi: "Còn trong khu hiến máu", en: "Still here" }
    CERTIFICATES { vi: "Giấy chứng nhận đã cấp", en: "Certificates issued" }
    VOLUME_TOTAL { vi: "Tổng thể tích máu (ml)", en: "Volume in all (ml)" }
    FIRST_CHECK_IN { vi: "Người đầu tiên được tiếp đón", en: "First check-in" }
    LAST_RELEASE { vi: "Người cuối cùng ra về sau khi hiến", en: "Last release after donating" }

    BY_UNIT { vi: "THEO ĐƠN VỊ", en: "BY UNIT" }
    UNIT { vi: "Đơn vị", en: "Unit" }
    COLUMN_ON_ROSTER { vi: "Danh sách", en: "On roster" }
    COLUMN_CHECKED_IN { vi: "Tiếp đón", en: "Checked in" }
    COLUMN_VOLUME { vi: "ml", en: "ml" }
    TOTAL { vi: "Cộng", en: "Total" }

    COLUMN_VOLUME_DRAWN { vi: "Thể tích (ml)", en: "Volume (ml)" }
    COLUMN_COLLECTIONS { vi: "Số ca lấy máu", en: "Collections" }
    COLUMN_GROUND { vi: "Lý do", en: "Ground" }
    COLUMN_PEOPLE { vi: "Số người", en: "Donors" }
    COLUMN_REACTION { vi: "Phản ứng", en: "Reaction" }
    COLUMN_SEVERITY { vi: "Mức độ", en: "Severity" }
    COLUMN_CASES { vi: "Số ca", en: "Cases" }
    COLUMN_RULE { vi: "Tiêu chuẩn", en: "Rule" }
    COLUMN_TICKET { vi: "Số phiếu", en: "Ticket" }
    COLUMN_BY { vi: "Người quyết định", en: "By" }
    COLUMN_CORRECTED_BY { vi: "Người sửa", en: "By" }
    COLUMN_REASON { vi: "Lý do", en: "Reason" }
    COLUMN_WAS { vi: "Đã ghi", en: "Recorded as" }
    COLUMN_IS { vi: "Sửa thành", en: "Put right as" }
    COLUMN_BECAUSE { vi: "Vì sao", en: "Why" }
    NO_BLOOD_YET { vi: "chưa lấy máu", en: "no blood drawn" }
    COLUMN_WAIT { vi: "Khoảng thời gian", en: "Time" }

    SHEET_DAY { vi: "Ngày", en: "Day" }
    SHEET_COUNTS { vi: "Số lượng", en: "Donors" }
    SHEET_UNITS { vi: "Đơn vị", en: "Units" }
    SHEET_VOLUMES { vi: "Thể tích", en: "Volumes" }
    SHEET_GROUPS { vi: "Nhóm máu", en: "Blood groups" }
    SHEET_BAGS { vi: "Túi máu", en: "Bags" }
    SHEET_DEFERRALS { vi: "Trì hoãn", en: "Deferrals" }
    SHEET_REACTIONS { vi: "Phản ứng", en: "Reactions" }
    SHEET_OVERRIDES { vi: "Ngoài tiêu chuẩn", en: "Rules set aside" }
    SHEET_CORRECTIONS { vi: "Số liệu đã sửa", en: "Values put right" }
    SHEET_IN_DOUBT { vi: "Cần xem lại", en: "In doubt" }
    SHEET_WAITS { vi: "Thời gian chờ", en: "Waiting times" }
    SHEET_PLACES { vi: "Bàn, giường, ghế", en: "Desks, beds, seats" }
    SHEET_THROUGHPUT { vi: "Tiến độ", en: "Throughput" }
    SHEET_BLOOD_UNITS { vi: "Đơn vị máu", en: "Blood units" }
    SHEET_OTHER_BAGS { vi: "Túi khác", en: "Other bags" }
    SHEET_WITNESS { vi: "Nhật ký", en: "Log" }

    BY_VOLUME { vi: "THEO THỂ TÍCH ĐÃ LẤY", en: "BY VOLUME DRAWN" }
    BY_BLOOD_GROUP { vi: "THEO NHÓM MÁU (thông tin khi tiếp đón)", en: "BY BLOOD GROUP (as known on arrival)" }
    DEFERRALS { vi: "LÝ DO TRÌ HOÃN", en: "GROUNDS OF DEFERRAL" }
    REACTIONS { vi: "PHẢN ỨNG KHÔNG MONG MUỐN", en: "REACTIONS" }
    OVERRIDES { vi: "QUYẾT ĐỊNH NGOÀI TIÊU CHUẨN", en: "RULES SET ASIDE" }
    REACTIONS_AFTER_LEAVING { vi: "Trong đó, sau khi ra về", en: "Among them, after leaving" }
    CORRECTIONS { vi: "SỐ LIỆU ĐÃ SỬA", en: "VALUES PUT RIGHT" }
    IN_DOUBT_BAG { vi: "Số {ticket}, túi {bag}: {because}", en: "Ticket {ticket}, bag {bag}: {because}" }
    IN_DOUBT_NO_BAG { vi: "Số {ticket}, chưa lấy máu: {because}", en: "Ticket {ticket}, no blood drawn: {because}" }
    IN_DOUBT { vi: "CHỈ ĐỊNH CẦN BÁC SĨ XEM LẠI", en: "CLEARANCES IN DOUBT" }
    BAGS { vi: "TÚI MÁU", en: "BAGS" }
    BAGS_ISSUED { vi: "Đã phát", en: "Issued" }
    BAGS_BLED { vi: "Có máu", en: "With blood" }
    BAGS_EMPTY { vi: "Đã cắm kim, không có máu", en: "Needle in, no blood" }
    BAGS_VOIDED { vi: "Đã hủy", en: "Voided" }
    BAGS_RETURNED { vi: "Đã trả lại", en: "Returned" }
    BAGS_UNSETTLED { vi: "Chưa thu hồi", en: "Not taken back" }
    BAGS_ON_BED { vi: "Đang lấy máu", en: "On a bed" }
    STARTS_UNCONFIRMED { vi: "Ca lấy máu không ghi xác nhận đúng người hiến", en: "Starts without a record of how the donor was recognised" }
    SECOND_PUNCTURES { vi: "Lần chọc ven lại", en: "Second punctures" }
    LATE_ENTRIES { vi: "Số bước nhập bù", en: "Late entries" }
    NONE { vi: "Không có.", en: "None." }
    CHART { vi: "Biểu đồ", en: "Chart" }
    PAGE { vi: "Trang {page}/{pages}", en: "Page {page} of {pages}" }
    FOOT { vi: "{title} · {date} · nhật ký đến bước {steps}", en: "{title} · {date} · log up to step {steps}" }

    WAITS { vi: "THỜI GIAN CHỜ (phút:giây)", en: "WAITING TIMES (minutes:seconds)" }
    WAIT_SCREENING { vi: "Chờ khám tuyển", en: "Waiting for screening" }
    WAIT_BED { vi: "Chờ giường lấy máu", en: "Waiting for a bed" }
    DOOR_TO_DOOR { vi: "Từ lúc đến đến lúc ra về", en: "From door to door" }
    MEDIAN { vi: "Trung vị", en: "Median" }
    P90 { vi: "90 %", en: "90 %" }
    MAX { vi: "Lâu nhất", en: "Longest" }

    PLACES { vi: "BÀN KHÁM, GIƯỜNG, GHẾ (phút:giây mỗi lượt)", en: "DESKS, BEDS AND SEATS (minutes:seconds each)" }
    COLUMN_PLACE { vi: "Ở đâu", en: "Where" }
    COLUMN_DONE { vi: "Lượt xong", en: "Done" }
    COLUMN_BUSY { vi: "Bận", en: "Busy" }
    ALL_DESKS { vi: "Các bàn khám", en: "All desks" }
    ALL_BEDS { vi: "Các giường lấy máu", en: "All beds" }
    ALL_SEATS { vi: "Các ghế nghỉ", en: "All seats" }

    THROUGHPUT { vi: "TIẾN ĐỘ THEO TỪNG 15 PHÚT", en: "THROUGHPUT BY QUARTER OF AN HOUR" }
    THROUGHPUT_CAPTION { vi: "Biểu đồ cột: mỗi 15 phút tiếp đón, khám xong và hiến đủ bao nhiêu người. Đông nhất lúc {time}: tiếp đón {count} người.", en: "Bar chart: how many donors were checked in, screened and donated in each quarter of an hour. The busiest was {time}: {count} checked in." }
    TIME { vi: "Giờ", en: "Time" }
    SERIES_CHECKED_IN { vi: "Tiếp đón", en: "Checked in" }
    SERIES_SCREENED { vi: "Khám xong", en: "Screened" }
    SERIES_DONATED { vi: "Hiến đủ", en: "Donated" }

    WITNESS { vi: "XÁC NHẬN NHẬT KÝ", en: "WITNESS OF THE LOG" }
    STEPS { vi: "Số bước trong nhật ký", en: "Steps in the log" }
    HEAD { vi: "Mã băm của bước cuối cùng", en: "Hash of the last step" }
    RULES { vi: "Bộ tiêu chuẩn", en: "Rule pack" }

    SIGN_ORGANISER { vi: "BAN TỔ CHỨC", en: "ORGANISER" }
    SIGN_DOCTOR { vi: "BÁC SĨ KHÁM TUYỂN", en: "EXAMINING DOCTOR" }
    SIGN_HOSPITAL { vi: "ĐẠI DIỆN BỆNH VIỆN", en: "FOR THE HOSPITAL" }
    SIGN_HERE { vi: "(Ký, ghi rõ họ tên)", en: "(Signature, full name)" }

    HANDOVER_TITLE { vi: "BIÊN BẢN BÀN GIAO ĐƠN VỊ MÁU", en: "HANDOVER OF BLOOD UNITS" }
    UNITS_OF_BLOOD { vi: "CÁC ĐƠN VỊ MÁU (xếp theo mã túi)", en: "UNITS OF BLOOD (by bag code)" }
    COLUMN_NUMBER { vi: "TT", en: "No." }
    COLUMN_BAG { vi: "Mã túi máu", en: "Bag code" }
    COLUMN_GROUP { vi: "Nhóm máu", en: "Blood group" }
    COLUMN_ORDERED { vi: "Chỉ định ml", en: "Order ml" }
    COLUMN_DRAWN { vi: "Lấy được ml", en: "Drawn ml" }
    COLUMN_NEEDLE_IN { vi: "Cắm kim", en: "In" }
    COLUMN_NEEDLE_OUT { vi: "Rút kim", en: "Out" }
    COLUMN_DRAW { vi: "Phút giây", en: "Min sec" }
    COLUMN_HOLD { vi: "Sử dụng", en: "Use" }
    COLUMN_OUTCOME { vi: "Kết quả", en: "Outcome" }
    COLUMN_MARKS { vi: "Lưu ý", en: "Marks" }
    COLUMN_FATE { vi: "Tình trạng", en: "What became of it" }
    COLUMN_RESULT { vi: "Kết quả, lưu ý", en: "Outcome, marks" }
    HOLD { vi: "GIỮ LẠI", en: "HOLD" }
    MARK_SHORT { vi: "thiếu thể tích", en: "short volume" }
    MARK_OVER { vi: "quá thể tích", en: "over volume" }
    MARK_MINUTES { vi: "lấy từ {minutes} phút trở lên", en: "draw of {minutes} min or more" }
    MARK_LATE_ENTRY { vi: "nhập bù", en: "late entry" }
    GROUP_NOTE { vi: "Nhóm máu là thông tin khi tiếp đón, chưa xét nghiệm lại trên đơn vị máu này.", en: "Blood groups are as known on arrival; these units have not been tested." }
    HOLD_NOTE { vi: "{hold}: chưa sử dụng, chờ bệnh viện quyết định.", en: "{hold}: not to be used until the hospital has decided." }
    UNITS_COUNT { vi: "Số đơn vị máu", en: "Units of blood" }
    UNITS_HELD { vi: "Trong đó giữ lại", en: "Among them on hold" }
    BAGS_ACCOUNT { vi: "ĐỐI CHIẾU TÚI MÁU ĐÃ PHÁT", en: "ACCOUNT OF THE BAGS ISSUED" }
    OTHER_BAGS { vi: "CÁC TÚI KHÁC", en: "THE OTHER BAGS" }
    SIGN_GIVES { vi: "BÊN GIAO", en: "HANDED OVER BY" }
    DONORS_TITLE { vi: "DANH SÁCH NGƯỜI HIẾN MÁU THEO ĐƠN VỊ", en: "DONORS BY UNIT" }
    DONORS_NOTE { vi: "Danh sách chỉ ghi có hiến hay không; không ghi lý do, không ghi kết quả khám và xét nghiệm.", en: "The list says whether somebody gave; it gives no reasons and no result of an examination or a test." }
    NOBODY_LISTED { vi: "Chưa có ai trong danh sách này.", en: "Nobody is on this list." }
    UNIT_SUM { vi: "Danh sách {on_roster}, không đến {absent}. Đã tiếp đón {checked_in}: hiến đủ {donated}, hiến chưa đủ {incomplete}, chưa đủ điều kiện {not_eligible}, xin rút {withdrawn}, còn ở khu hiến máu {inside}.", en: "On the roster {on_roster}, did not come {absent}. Checked in {checked_in}: donated {donated}, incomplete {incomplete}, not eligible this time {not_eligible}, withdrew {withdrawn}, still here {inside}." }
    COLUMN_FULL_NAME { vi: "Họ và tên", en: "Full name" }
    COLUMN_BIRTH_YEAR { vi: "Năm sinh", en: "Born" }
    COLUMN_RANK { vi: "Cấp bậc", en: "Rank" }
    COLUMN_NOT_ELIGIBLE { vi: "Chưa đủ điều kiện", en: "Not eligible" }
    COLUMN_INSIDE { vi: "Còn ở đây", en: "Still here" }
    COLUMN_ABSENT { vi: "Không đến", en: "Did not come" }
    NOT_ELIGIBLE { vi: "Chưa đủ điều kiện", en: "Not eligible this time" }
    ABSENT { vi: "Không đến", en: "Did not come" }
    SIGN_LISTED { vi: "NGƯỜI LẬP DANH SÁCH", en: "LISTED BY" }

    GIFTS_TITLE { vi: "DANH SÁCH KÝ NHẬN QUÀ", en: "GIFTS FOR DONORS, TO BE SIGNED FOR" }
    GIFTS_LIST { vi: "NGƯỜI NHẬN", en: "DONORS" }
    GIFTS_BY_VOLUME { vi: "GIÁ TRỊ QUÀ THEO THỂ TÍCH MÁU", en: "VALUE OF THE GIFT BY VOLUME" }
    GIFTS_NOTE { vi: "Có tên trong danh sách: mọi người đã cho máu. Hiến đủ: theo thể tích chỉ định; hiến chưa đủ: theo mức đã đạt, ít nhất là mức đầu. Suất ăn nhẹ không ký ở đây.", en: "Listed: everybody who gave blood. A full donation counts as ordered, any other by the volume reached, the smallest at the least. Refreshments are not signed for here." }
    COLUMN_FROM_VOLUME { vi: "Từ ml", en: "From ml" }
    COLUMN_GIFT { vi: "Giá trị quà", en: "Gift" }
    COLUMN_SUM { vi: "Thành tiền", en: "Sum" }
    COLUMN_SIGNS { vi: "Ký nhận", en: "Signature" }
    SHEET_GIFTS { vi: "Ký nhận quà", en: "Gifts" }
    SIGN_HANDS_OUT { vi: "NGƯỜI PHÁT QUÀ", en: "HANDED OUT BY" }

    SIGN_TAKES { vi: "BÊN NHẬN", en: "TAKEN OVER BY" }
}
