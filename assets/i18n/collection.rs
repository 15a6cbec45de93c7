texts! {
    TITLE { vi: "Lấy máu", en: "Collection" }
}
