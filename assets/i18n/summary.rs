texts! {
    TITLE { vi: "Tổng kết", en: "Summary" }
}
