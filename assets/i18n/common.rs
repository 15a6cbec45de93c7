texts! {
    SAVING { vi: "Đang lưu…", en: "Saving…" }
    TOO_SMALL { vi: "Cửa sổ quá nhỏ. Hãy phóng to đến ít nhất {width}×{height}.", en: "The window is too small. Enlarge it to {width}×{height} at least." }
    NOT_NOW { vi: "“{action}” không dùng được lúc này. Nhấn F1 để xem các phím.", en: "“{action}” can't be used now. Press F1 to see the keys." }
    NO_DAY_YET { vi: "Chưa có ngày hội nào. Hãy mở ngày hội trước.", en: "There is no donation day yet. Open one first." }
    QUIT_ANYWAY { vi: "Có nội dung chưa lưu sẽ mất. Vẫn thoát?", en: "Something has not been saved and will be lost. Quit all the same?" }
    CONFIRM { vi: "Xác nhận", en: "Confirm" }
    REASON { vi: "Ghi lý do, hoặc nhấn số để chọn", en: "Type the reason, or press a digit to choose" }
    PALETTE { vi: "Tìm lệnh", en: "Find an action" }
    PALETTE_HINT { vi: "Gõ một phần tên lệnh, không cần dấu", en: "Type part of its name" }
    SCAN_SPOILT { vi: "Mã quét bị lẫn phím khác. Hãy tắt bộ gõ tiếng Việt (Unikey, ibus) rồi quét lại.", en: "Other keys were mixed into the scan. Switch the input method off (Unikey, ibus) and scan again." }
    SCAN_BEHIND_BOX { vi: "Hãy trả lời hoặc đóng hộp đang mở (Esc), rồi quét lại.", en: "Answer or close the open box (Esc) first, then scan again." }
    WROTE { vi: "Đã lưu tệp {path}.", en: "Saved as {path}." }
    NOT_WRITTEN { vi: "Không lưu được tệp {path}: {fault}. Hãy kiểm tra thư mục và dung lượng đĩa.", en: "{path} could not be saved: {fault}. Check the folder and the room on the disk." }
    PRINTED { vi: "Đã gửi đến máy in.", en: "Sent to the printer." }
    NOT_PRINTED { vi: "Không in được: {fault}. Hãy kiểm tra máy in rồi in lại.", en: "It could not be printed: {fault}. Check the printer and print again." }
}
