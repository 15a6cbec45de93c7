texts! {
    TITLE { vi: "Trợ giúp", en: "Help" }
    ENTER { vi: "Enter luôn làm việc nên làm tiếp theo, Esc thì thôi.", en: "Enter always does what is to be done next, Esc leaves it." }
    SAVED { vi: "Mỗi bước được lưu ngay; lỡ tay thì chọn người đó rồi nhấn z.", en: "Every step is saved at once; to take one back select the donor, press z." }
    SEARCH { vi: "Không nhớ phím thì nhấn : (đang gõ chữ thì Ctrl+P) rồi gõ tên việc.", en: "Forgotten a key? Press : (Ctrl+P while typing) and type what you want." }
    NOW { vi: "Lúc này làm được", en: "What can be done now" }
    MORE { vi: "↓ còn {count} dòng, PgDn để xem", en: "↓ {count} more lines, PgDn" }
}
