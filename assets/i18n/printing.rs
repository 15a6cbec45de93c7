texts! {
    NO_PRINTER { vi: "máy tính này không có máy in đó", en: "this computer has no such printer" }
    NOT_REACHABLE { vi: "không kết nối được với máy in", en: "the printer can't be reached" }
    NO_PERMISSION { vi: "không có quyền dùng máy in; cần thêm người dùng vào nhóm lp", en: "no permission to use it; the user must be in the group lp" }
    BUSY { vi: "chương trình khác đang dùng máy in", en: "another program is using the printer" }
    NOT_A_DEVICE { vi: "đường dẫn này không phải thiết bị in", en: "what is there is no printing device" }
    SILENT { vi: "máy in không nhận dữ liệu nữa", en: "the printer takes nothing more" }
    BROKE_OFF { vi: "mất kết nối giữa chừng", en: "the connection broke off" }
    TOO_NARROW { vi: "máy in cuộn giấy không in được văn bản khổ A4", en: "a roll printer can't print A4 documents" }
    STOPPED { vi: "đã dừng theo yêu cầu", en: "stopped as asked" }
    NO_PAPER { vi: "hết giấy", en: "out of paper" }
    LID_OPEN { vi: "nắp máy in đang mở", en: "the lid is open" }
    JAM { vi: "kẹt giấy hoặc máy in báo lỗi", en: "a paper jam, or the printer reports an error" }
    NO_INK { vi: "hết mực", en: "out of ink or toner" }
    SLOW { vi: "chưa thấy in ra", en: "nothing has come out yet" }
    PAUSED { vi: "máy in đang bị tạm dừng", en: "the printer is paused" }
    PAUSED_BECAUSE { vi: "máy in đang bị tạm dừng ({said})", en: "the printer is paused ({said})" }
    FILE_NO_PERMISSION { vi: "không có quyền lưu vào {path}", en: "no permission to write to {path}" }
    FILE_DISK_FULL { vi: "đĩa đã đầy, không lưu được vào {path}", en: "the disk is full, nothing fits into {path}" }
    FILE_NOT_WRITTEN { vi: "không lưu được vào {path} ({fault})", en: "{path} can't be written ({fault})" }

    NO_PRINTER_AT_ALL { vi: "máy tính này chưa có máy in nào", en: "this computer has no printer at all" }
    SENT { vi: "Đã gửi {what} đến {printer}.", en: "Sent {what} to {printer}." }
    UNCONFIRMED { vi: "Đã gửi {what} đến {printer}, nhưng máy in không xác nhận: hãy xem giấy có ra không. {again}: in lại.", en: "Sent {what} to {printer}, but the printer does not confirm it: see whether paper comes out. {again}: print again." }
    OUT { vi: "Đã in xong {what} ở {printer}.", en: "{printer} has printed {what}." }
    HELD { vi: "{what} đang chờ ở {printer}: {trouble}. Xử lý xong thì máy tự in tiếp; {box}: in ở máy khác.", en: "{what} waits at {printer}: {trouble}. Once that is settled it prints by itself; {box}: print elsewhere." }
    NOT_PRINTED { vi: "Chưa in được {what} ({printer}): {fault}. {again}: in lại · {box}: chọn máy khác.", en: "Could not print {what} ({printer}): {fault}. {again}: print again · {box}: another printer." }
    NOT_PRINTED_SEVERAL { vi: "Chưa in được {count} bản, mới nhất là {what} ({printer}): {fault}. {again}: in lại tất cả · {box}: chọn máy khác.", en: "{count} not printed, the last one {what} ({printer}): {fault}. {again}: print all again · {box}: another printer." }
    AGAIN_ONE { vi: "Đang in lại {what}…", en: "Printing {what} again…" }
    AGAIN { vi: "Đang in lại {count} bản…", en: "Printing {count} again…" }
    TOO_MANY { vi: "Quá nhiều bản in đang chờ máy in, bản này không in. Nhấn {key} để in ở máy khác hoặc bỏ bớt.", en: "Too much waits for a printer, so this one does not. Press {key} to print elsewhere or to drop some." }
    STANDING_FAILED { vi: "Còn {count} bản chưa in được · {again}: in lại · {box}: xem", en: "{count} not printed · {again}: print again · {box}: look" }
    STANDING_HELD { vi: "{count} bản đang chờ ở máy in: {trouble} · {box}: xem", en: "{count} wait at the printer: {trouble} · {box}: look" }
    LOST_AT_THE_END { vi: "Còn {count} bản chưa in xong ({what}) sẽ mất. Vẫn thoát?", en: "{count} not printed yet ({what}) will be lost. Quit all the same?" }
    LOST { vi: "Chưa in xong khi thoát: {what}. Phiếu in lại được bằng giotmau ticket SỐ --print, bản tổng kết bằng giotmau summary --print.", en: "Not printed when the program ended: {what}. Tickets print again with giotmau ticket NUMBER --print, the summary with giotmau summary --print." }
    BOX_TITLE { vi: "Bản in và máy in", en: "Printouts and printers" }
    BOX_KEYS { vi: "Enter: in lại · số: in ở máy đó · Delete: bỏ · Esc: đóng", en: "Enter: print again · digit: print there · Delete: drop · Esc: close" }
    CHOOSE_TITLE { vi: "In ở máy nào?", en: "Which printer?" }
    CHOOSE_KEYS { vi: "Enter hoặc số: chọn · Esc: giữ nguyên", en: "Enter or a digit: choose · Esc: leave it" }
    NOTHING_YET { vi: "Chưa in gì.", en: "Nothing was printed yet." }
    STATE_WAITING { vi: "chờ đến lượt", en: "waits for its turn" }
    STATE_PRINTING { vi: "đang gửi đến máy in", en: "on its way to the printer" }
    STATE_SENT { vi: "đã gửi", en: "sent" }
    STATE_UNCONFIRMED { vi: "đã gửi, chưa được xác nhận", en: "sent, not confirmed" }
    STATE_OUT { vi: "đã in xong", en: "printed" }
    STATE_DROPPED { vi: "đã bỏ", en: "dropped" }
    STATE_WRITTEN { vi: "đã lưu thành {path}", en: "saved as {path}" }
    STATE_HELD { vi: "đang chờ ở máy in: {trouble}", en: "waits at the printer: {trouble}" }

    USUAL { vi: "máy in mặc định", en: "the usual printer" }
    FOLDER { vi: "tệp trong {path}", en: "a file in {path}" }

    BAD_QUEUE { vi: "“{name}” không phải tên hàng in: tên không có khoảng trắng, / hay #. Xem giotmau printers.", en: "“{name}” is no name of a printer: it has no spaces, / or #. See giotmau printers." }
    BAD_DEVICE { vi: "thiết bị cần ghi đủ đường dẫn, ví dụ device:/dev/usb/lp0.", en: "a device is written with its whole path, such as device:/dev/usb/lp0." }
    BAD_HOST { vi: "địa chỉ máy in không đúng. Hãy ghi như tcp://192.0.2.1:9100.", en: "this is no address of a printer. Write it as tcp://192.0.2.1:9100." }
    BAD_PORT { vi: "cổng “{port}” phải là số từ 1 đến 65535, thường là 9100.", en: "the port “{port}” must be a number from 1 to 65535, mostly 9100." }
    BAD_FOLDER { vi: "còn thiếu thư mục, ví dụ file:/home/hoa/in.", en: "the folder is missing, as in file:/home/hoa/print." }
    BAD_SCHEME { vi: "không dùng được {scheme}. Hãy ghi tên hàng in, device:/dev/…, tcp://…, raw:TÊN hoặc file:THƯ-MỤC.", en: "{scheme} can't be used. Write the name of a printer, device:/dev/…, tcp://…, raw:NAME or file:FOLDER." }
    NOT_FOR_DOCUMENTS { vi: "máy in cuộn giấy không in được văn bản khổ A4. Hãy ghi tên hàng in hoặc file:THƯ-MỤC.", en: "a roll printer can't print A4 documents. Write the name of a printer or file:FOLDER." }

    TICKET { vi: "phiếu số {ticket}", en: "ticket {ticket}" }
    SLIP { vi: "phiếu dặn dò số {ticket}", en: "advice slip {ticket}" }
    SUMMARY { vi: "bản tổng kết", en: "the summary" }
    DONORS { vi: "danh sách người hiến máu", en: "the donor list" }
    GIFTS { vi: "danh sách ký nhận quà", en: "the gift list" }
    CERTIFICATES { vi: "giấy chứng nhận", en: "the certificates" }
    HANDOVER { vi: "biên bản bàn giao", en: "the hand-over record" }
    CODES { vi: "trang mã thử máy quét", en: "the page of scanner codes" }
    TEST { vi: "trang in thử", en: "the test page" }

    CODE { vi: "Mã QR: {text}", en: "QR code: {text}" }

    TEST_TITLE { vi: "TRANG IN THỬ", en: "TEST PAGE" }
    TEST_WHERE { vi: "Máy in: {printer}", en: "Printer: {printer}" }
    TEST_LOOK { vi: "Đủ dấu, đường kẻ liền nét, mã quét được thì máy in dùng được.", en: "Every mark there, the line unbroken, the code readable: the printer will do." }
}
