texts! {
    TITLE { vi: "Hàng chờ", en: "Queue" }
}
