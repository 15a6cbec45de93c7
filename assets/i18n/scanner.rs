texts! {
    SERIAL_NOT_THERE { vi: "Không thấy máy quét nối cổng. Hãy cắm máy quét hoặc xem lại --scanner; trạm vẫn chạy và tự tìm lại.", en: "The scanner on the serial line is not there. Plug it in, or check --scanner; the station goes on and looks for it again." }
    SERIAL_NO_PERMISSION { vi: "Không có quyền đọc máy quét. Hãy thêm người dùng vào nhóm dialout rồi đăng nhập lại; trạm vẫn chạy.", en: "No permission to read the scanner. Add the user to the group dialout and log in again; the station goes on." }
    SERIAL_NOT_A_LINE { vi: "Thiết bị của --scanner không phải cổng nối tiếp. Hãy ghi đúng thiết bị, ví dụ /dev/ttyACM0; trạm vẫn chạy.", en: "The device of --scanner is no serial line. Name the right one, such as /dev/ttyACM0; the station goes on." }
    SERIAL_UNPLUGGED { vi: "Mất kết nối với máy quét. Hãy cắm lại; trong lúc đó tìm theo tên hoặc số.", en: "The scanner is disconnected. Plug it in again; meanwhile search by name or number." }
    SERIAL_FAULT { vi: "Không đọc được máy quét: {fault}. Hãy rút ra rồi cắm lại; trạm vẫn chạy.", en: "The scanner can't be read: {fault}. Unplug it and plug it in again; the station goes on." }
    SERIAL_BACK { vi: "Máy quét đã nối lại, quét được rồi.", en: "The scanner is back and can be used." }
}
