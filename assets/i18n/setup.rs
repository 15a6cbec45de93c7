texts! {
    TITLE { vi: "Mở ngày hội hiến máu", en: "Open a donation day" }
}
