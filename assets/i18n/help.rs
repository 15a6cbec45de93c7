texts! {
    TITLE { vi: "Các phím", en: "Keys" }
}
