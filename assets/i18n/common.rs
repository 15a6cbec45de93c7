texts! {
    SAVING { vi: "Đang lưu…", en: "Saving…" }
    TOO_SMALL { vi: "Cửa sổ quá nhỏ. Hãy phóng to đến ít nhất {width}×{height}.", en: "The window is too small. Enlarge it to {width}×{height} at least." }
    NOT_NOW { vi: "“{action}” không dùng được lúc này. Nhấn F1 để xem các phím.", en: "“{action}” can't be used now. Press F1 to see the keys." }
    NO_DAY_YET { vi: "Chưa có ngày hội nào. Hãy mở ngày hội trước.", en: "There is no donation day yet. Open one first." }
    QUIT_ANYWAY { vi: "Có nội dung chưa lưu sẽ mất. Vẫn thoát?", en: "Something has not been saved and will be lost. Quit all the same?" }
    CONFIRM { vi: "Xác nhận", en: "Confirm" }
    REASON { vi: "Ghi lý do, hoặc nhấn số để chọn", en: "Type the reason, or press a digit to choose" }
    SEVERAL_KEYS { vi: "Nhấn số để chọn hoặc bỏ · Enter: xong · Esc: bỏ qua", en: "A digit switches it · Enter: done · Esc: leave it" }
    TYPE_HERE { vi: "Nhập ở đây", en: "Type here" }
    PALETTE { vi: "Tìm lệnh", en: "Find an action" }
    PALETTE_HINT { vi: "Gõ một phần tên lệnh, không cần dấu", en: "Type part of its name" }
    SCAN_SPOILT { vi: "Mã quét bị lẫn phím khác. Hãy tắt bộ gõ tiếng Việt (Unikey, ibus) rồi quét lại.", en: "Other keys were mixed into the scan. Switch the input method off (Unikey, ibus) and scan again." }
    SCAN_BEHIND_BOX { vi: "Hãy trả lời hoặc đóng hộp đang mở (Esc), rồi quét lại.", en: "Answer or close the open box (Esc) first, then scan again." }
    TYPING_OFF { vi: "Kiểu gõ: tắt. Dấu do bộ gõ của máy (Unikey, ibus) đặt.", en: "Typing: off. Marks come from the computer's input method (Unikey, ibus)." }
    TYPING_TELEX { vi: "Kiểu gõ: Telex, trong các ô nhập chữ. Hãy tắt bộ gõ của máy nếu đang bật.", en: "Typing: Telex, where words are typed. Switch the computer's input method off if it is on." }
    TYPING_VNI { vi: "Kiểu gõ: VNI, trong các ô nhập chữ. Hãy tắt bộ gõ của máy nếu đang bật.", en: "Typing: VNI, where words are typed. Switch the computer's input method off if it is on." }
    WROTE { vi: "Đã lưu tệp {path}.", en: "Saved as {path}." }
    NOT_WRITTEN { vi: "Không lưu được tệp {path}: {fault}. Hãy kiểm tra thư mục và dung lượng đĩa.", en: "{path} could not be saved: {fault}. Check the folder and the room on the disk." }
    FILE_EXISTS { vi: "Đã có tệp {path}, tệp cũ được giữ nguyên. Hãy lưu với tên khác.", en: "{path} is there already and was left as it is. Save under another name." }
    NO_FOLDER { vi: "Không có thư mục để lưu {path}. Hãy xem lại đường dẫn.", en: "There is no folder for {path}. Check the path." }
    NO_PERMISSION { vi: "Không có quyền lưu {path}. Hãy chọn thư mục khác.", en: "No permission to save {path}. Choose another folder." }
    DISK_FULL { vi: "Đĩa đã đầy, chưa lưu được {path}. Hãy xóa bớt tệp hoặc lưu sang USB.", en: "The disk is full, {path} was not saved. Make room, or save on a USB stick." }
}
