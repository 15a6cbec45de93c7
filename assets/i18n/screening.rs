texts! {
    TITLE { vi: "Khám tuyển", en: "Screening" }
}
