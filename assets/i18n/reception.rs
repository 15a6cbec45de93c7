texts! {
    TITLE { vi: "Tiếp đón", en: "Reception" }
}
