texts! {
    ADVANCE { vi: "Tiếp", en: "Next" }
    ADVANCE_LINE { vi: "Làm việc kế tiếp của dòng đang chọn, hoặc lưu phiếu", en: "Do the next thing with the selected row, or save the form" }
    BACK { vi: "Quay lại", en: "Back" }
    BACK_LINE { vi: "Đóng phần đang mở hoặc xóa nội dung vừa nhập", en: "Close what is open, or empty what was typed" }
    ACCEPT { vi: "Đồng ý", en: "Yes" }
    ACCEPT_LINE { vi: "Trả lời có cho câu hỏi", en: "Say yes to the question" }
    DECLINE { vi: "Không", en: "No" }
    DECLINE_LINE { vi: "Trả lời không cho câu hỏi", en: "Say no to the question" }

    FIND { vi: "Tìm", en: "Find" }
    FIND_LINE { vi: "Chuyển đến ô tìm kiếm", en: "Go to the search field" }
    NEW_PERSON { vi: "Người mới", en: "New person" }
    NEW_PERSON_LINE { vi: "Nhập người chưa có trong danh sách đăng ký", en: "Enter a person who is not on the list" }
    CALL { vi: "Gọi số", en: "Call" }
    CALL_LINE { vi: "Gọi người hiến máu đến bàn khám", en: "Call the donor to a desk" }
    MISS { vi: "Vắng mặt", en: "Missed" }
    MISS_LINE { vi: "Đã gọi nhưng người hiến máu không có mặt", en: "The donor was called and did not come" }
    REQUEUE { vi: "Xếp lại", en: "Requeue" }
    REQUEUE_LINE { vi: "Đưa người vắng mặt trở lại hàng chờ", en: "Put a donor who was away back in the queue" }
    PRIORITISE { vi: "Ưu tiên", en: "Priority" }
    PRIORITISE_LINE { vi: "Cho người hiến máu lên trước, có ghi lý do", en: "Let the donor ahead, with a reason" }
    DEFER { vi: "Trì hoãn", en: "Defer" }
    DEFER_LINE { vi: "Chưa đủ điều kiện hôm nay, hẹn người hiến máu dịp khác", en: "Not today: send the donor home until a later date" }
    MEASURE_AGAIN { vi: "Đo lại", en: "Measure again" }
    MEASURE_AGAIN_LINE { vi: "Đo lại huyết áp và mạch sau khi nghỉ", en: "Measure pressure and pulse again after a rest" }
    DECLARE { vi: "Khai báo", en: "Declare" }
    DECLARE_LINE { vi: "Ghi điều người hiến máu khai (chưa ăn, lái xe, xăm, phẫu thuật…)", en: "Record what the donor says (unfed, drives, tattoo, surgery …)" }
    WITHDRAW { vi: "Xin về", en: "Withdraw" }
    WITHDRAW_LINE { vi: "Người hiến máu xin về trước khi hiến, có ghi lý do", en: "The donor leaves before giving, with a reason" }
    REACT { vi: "Phản ứng", en: "Reaction" }
    REACT_LINE { vi: "Ghi nhận phản ứng không mong muốn", en: "Record an adverse reaction" }
    SEALED_NOTE { vi: "Phiếu kín", en: "Sealed note" }
    SEALED_NOTE_LINE { vi: "Ghi ô mà người hiến máu đánh dấu trên phiếu kín", en: "Take down which box the donor ticked on the sealed note" }
    PUNCTURE_AGAIN { vi: "Chọc lại", en: "Puncture again" }
    PUNCTURE_AGAIN_LINE { vi: "Chọc tĩnh mạch lần hai, khi người hiến đồng ý", en: "Puncture the vein a second time, if the donor agrees" }
    TAKE_BACK { vi: "Thu hồi túi", en: "Take bag back" }
    TAKE_BACK_LINE { vi: "Hủy hoặc trả lại túi đã phát mà chưa lấy máu, có ghi lý do", en: "Void or return a bag that was issued and not bled, with a reason" }
    RELEASE_EARLY { vi: "Về sớm", en: "Early release" }
    RELEASE_EARLY_LINE { vi: "Cho về trước khi nghỉ đủ thời gian, có ghi lý do", en: "Let the donor go before the rest is over, with a reason" }
    NEXT_PLACE { vi: "Chỗ trống", en: "Next free" }
    NEXT_PLACE_LINE { vi: "Chọn bàn, giường hoặc ghế còn trống kế tiếp", en: "Take the next free desk, bed or seat" }
    UNDO { vi: "Hoàn tác", en: "Undo" }
    UNDO_LINE { vi: "Rút lại bước vừa lưu của lượt hiến này, có ghi lý do", en: "Take back this visit's last step, with a reason" }
    TAKE_CARD { vi: "Lấy theo thẻ", en: "Take the card's" }
    TAKE_CARD_LINE { vi: "Sửa danh sách theo thẻ đang đối chiếu, rồi cấp số", en: "Correct the roster by the card that is compared, then check in" }
    DETAILS { vi: "Xem", en: "Details" }
    DETAILS_LINE { vi: "Xem đầy đủ về người hiến máu đang chọn", en: "Show everything about the selected donor" }
    PRINT { vi: "In", en: "Print" }
    PRINT_LINE { vi: "In phiếu của dòng đang chọn hoặc in báo cáo của màn hình", en: "Print the selected row's slip or the screen's report" }
    PRINT_AGAIN { vi: "In lại", en: "Print again" }
    PRINT_AGAIN_LINE { vi: "In lại tất cả những gì chưa in được", en: "Print everything again that was not printed" }
    PRINT_JOBS { vi: "Bản in", en: "Printouts" }
    PRINT_JOBS_LINE { vi: "Xem các bản in và máy in: in lại, in ở máy khác, bỏ", en: "Show printouts and printers: print again, elsewhere, drop" }
    OTHER_PRINTER { vi: "Máy in", en: "Printer" }
    OTHER_PRINTER_LINE { vi: "Chọn máy in khác cho tài liệu này, hoặc in thành tệp", en: "Choose another printer for the document, or a file" }
    DROP_JOB { vi: "Bỏ bản in", en: "Drop" }
    DROP_JOB_LINE { vi: "Bỏ bản in đang chọn; Enter thì in lại", en: "Drop the selected printout; Enter prints it again" }
    SHOW_TICKET { vi: "Mã phiếu", en: "Ticket code" }
    SHOW_TICKET_LINE { vi: "Hiện số và mã QR trên phiếu để người hiến máu chụp lại", en: "Show the ticket's number and QR code for the donor to photograph" }
    EXPORT { vi: "Xuất tệp", en: "Export" }
    EXPORT_LINE { vi: "Lưu báo cáo thành tệp", en: "Save the report as a file" }
    CORRECT { vi: "Sửa", en: "Correct" }
    CORRECT_LINE { vi: "Sửa thông tin hoặc số liệu đã ghi của người đang chọn", en: "Correct the data or the recorded values of the selected person" }
    MERGE { vi: "Gộp", en: "Merge" }
    MERGE_LINE { vi: "Đánh dấu hồ sơ, rồi so sánh với hồ sơ khác để gộp làm một", en: "Mark a record, then compare it with another one to make them one" }
    IMPORT { vi: "Nhập danh sách", en: "Import a list" }
    IMPORT_LINE { vi: "Nhập danh sách của đơn vị từ tệp Excel hoặc CSV", en: "Bring in a unit's list from an Excel or CSV file" }
    CLOSE_DAY { vi: "Kết thúc", en: "Close day" }
    CLOSE_DAY_LINE { vi: "Kết thúc ngày hội, sau đó không ghi thêm được nữa", en: "Close the day; nothing can be recorded afterwards" }
    REOPEN_DAY { vi: "Mở lại", en: "Reopen day" }
    REOPEN_DAY_LINE { vi: "Mở lại ngày hội đã kết thúc, có ghi lý do", en: "Open the closed day again, with a reason" }

    SHOW_RECEPTION { vi: "Tiếp đón", en: "Reception" }
    SHOW_RECEPTION_LINE { vi: "Mở màn hình tiếp đón", en: "Show the reception" }
    SHOW_QUEUE { vi: "Hàng chờ", en: "Queue" }
    SHOW_QUEUE_LINE { vi: "Mở màn hình hàng chờ", en: "Show the queue" }
    SHOW_SCREENING { vi: "Khám tuyển", en: "Screening" }
    SHOW_SCREENING_LINE { vi: "Mở màn hình khám tuyển", en: "Show the screening desks" }
    SHOW_COLLECTION { vi: "Lấy máu", en: "Collection" }
    SHOW_COLLECTION_LINE { vi: "Mở màn hình lấy máu", en: "Show the beds" }
    SHOW_RECOVERY { vi: "Nghỉ ngơi", en: "Recovery" }
    SHOW_RECOVERY_LINE { vi: "Mở màn hình nghỉ ngơi sau hiến", en: "Show the recovery seats" }
    SHOW_DASHBOARD { vi: "Theo dõi", en: "Dashboard" }
    SHOW_DASHBOARD_LINE { vi: "Mở bảng theo dõi", en: "Show the dashboard" }
    SHOW_SUMMARY { vi: "Tổng kết", en: "Summary" }
    SHOW_SUMMARY_LINE { vi: "Mở màn hình tổng kết", en: "Show the summary" }
    SHOW_SCANNER { vi: "Máy quét", en: "Scanner" }
    SHOW_SCANNER_LINE { vi: "Mở trang kiểm tra máy quét", en: "Show the test page for scanners" }
    SHOW_ROSTER { vi: "Danh sách", en: "Roster" }
    SHOW_ROSTER_LINE { vi: "Mở danh sách mọi người: tìm, xem, sửa, gộp, nhập", en: "Show the roster: find, look at, correct, merge, import" }
    NEXT_TAB { vi: "Màn hình sau", en: "Next screen" }
    NEXT_TAB_LINE { vi: "Mở màn hình bên phải", en: "Show the screen to the right" }
    PREVIOUS_TAB { vi: "Màn hình trước", en: "Previous screen" }
    PREVIOUS_TAB_LINE { vi: "Mở màn hình bên trái", en: "Show the screen to the left" }

    UP { vi: "Lên", en: "Up" }
    UP_LINE { vi: "Chọn dòng phía trên", en: "Select the row above" }
    DOWN { vi: "Xuống", en: "Down" }
    DOWN_LINE { vi: "Chọn dòng phía dưới", en: "Select the row below" }
    PAGE_UP { vi: "Trang trước", en: "Page up" }
    PAGE_UP_LINE { vi: "Lên một trang", en: "Select a page further up" }
    PAGE_DOWN { vi: "Trang sau", en: "Page down" }
    PAGE_DOWN_LINE { vi: "Xuống một trang", en: "Select a page further down" }
    FIRST { vi: "Đầu", en: "First" }
    FIRST_LINE { vi: "Về dòng đầu tiên hoặc đầu ô nhập", en: "Go to the first row, or to the start of the field" }
    LAST { vi: "Cuối", en: "Last" }
    LAST_LINE { vi: "Đến dòng cuối cùng hoặc cuối ô nhập", en: "Go to the last row, or to the end of the field" }
    LEFT { vi: "Trái", en: "Left" }
    LEFT_LINE { vi: "Sang trái", en: "Go to the left" }
    RIGHT { vi: "Phải", en: "Right" }
    RIGHT_LINE { vi: "Sang phải", en: "Go to the right" }
    NEXT_FIELD { vi: "Ô sau", en: "Next field" }
    NEXT_FIELD_LINE { vi: "Chuyển sang ô kế tiếp", en: "Go to the next field" }
    PREVIOUS_FIELD { vi: "Ô trước", en: "Previous field" }
    PREVIOUS_FIELD_LINE { vi: "Trở về ô trước đó", en: "Go to the field before" }
    WORD_LEFT { vi: "Từ trước", en: "Word left" }
    WORD_LEFT_LINE { vi: "Sang trái một từ", en: "Go one word to the left" }
    WORD_RIGHT { vi: "Từ sau", en: "Word right" }
    WORD_RIGHT_LINE { vi: "Sang phải một từ", en: "Go one word to the right" }
    DELETE_BEFORE { vi: "Xóa lùi", en: "Delete back" }
    DELETE_BEFORE_LINE { vi: "Xóa chữ bên trái con trỏ", en: "Delete the letter before the cursor" }
    DELETE_AT { vi: "Xóa", en: "Delete" }
    DELETE_AT_LINE { vi: "Xóa chữ tại con trỏ", en: "Delete the letter at the cursor" }
    DELETE_WORD { vi: "Xóa từ", en: "Delete word" }
    DELETE_WORD_LINE { vi: "Xóa từ bên trái con trỏ", en: "Delete the word before the cursor" }
    DELETE_ALL { vi: "Xóa hết", en: "Delete all" }
    DELETE_ALL_LINE { vi: "Xóa toàn bộ ô nhập", en: "Delete everything in the field" }

    HELP { vi: "Trợ giúp", en: "Help" }
    HELP_LINE { vi: "Xem các phím dùng được ở đây", en: "Show what the keys do here" }
    PALETTE { vi: "Lệnh", en: "Commands" }
    PALETTE_LINE { vi: "Tìm việc cần làm theo tên, khi không nhớ phím", en: "Find an action by its name when its key is forgotten" }
    LANGUAGE { vi: "English", en: "Tiếng Việt" }
    LANGUAGE_LINE { vi: "Chuyển sang tiếng Anh", en: "Change to Vietnamese" }
    TYPING { vi: "Kiểu gõ", en: "Typing" }
    TYPING_LINE { vi: "Đổi kiểu gõ tiếng Việt trong ô nhập chữ: tắt, Telex, VNI", en: "Change how Vietnamese is typed where words are: off, Telex, VNI" }
    TYPING_OFF { vi: "Kiểu gõ: tắt", en: "Typing: off" }
    TYPING_TELEX { vi: "Telex", en: "Telex" }
    TYPING_VNI { vi: "VNI", en: "VNI" }
    REDRAW { vi: "Vẽ lại", en: "Redraw" }
    REDRAW_LINE { vi: "Vẽ lại màn hình khi chữ bị lẫn lộn", en: "Draw the screen anew when it looks garbled" }
    QUIT { vi: "Thoát", en: "Quit" }
    QUIT_LINE { vi: "Thoát chương trình, mọi bước đã lưu vẫn còn nguyên", en: "End the program; every saved step stays" }

    IN_LISTS { vi: "Mọi phím khi không ở trong ô nhập", en: "Every key outside of text fields" }
    IN_TEXT { vi: "Khi đang gõ trong ô nhập", en: "While typing in a field" }
    IN_CHOICES { vi: "Khi có câu hỏi trên màn hình", en: "While a question is on the screen" }
    IN_PROMPTS { vi: "Khi nhập lý do hoặc tìm lệnh", en: "While giving a reason or finding a command" }
    EVERYWHERE { vi: "Ở mọi màn hình", en: "On every screen" }
}
