texts! {
    TITLE { vi: "Bảng theo dõi", en: "Dashboard" }
}
