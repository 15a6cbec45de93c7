texts! {
    TITLE { vi: "Nghỉ ngơi sau hiến", en: "Recovery" }
}
