texts! {
    DONG { vi: "đ", en: "VND" }
    SEX_MALE { vi: "Nam", en: "Male" }
    SEX_FEMALE { vi: "Nữ", en: "Female" }
    BIRTH_YEAR { vi: "năm {year}", en: "year {year}" }
    MINUTES { vi: "{minutes} phút", en: "{minutes} min" }
    HOURS { vi: "{hours} giờ {minutes} phút", en: "{hours} h {minutes} min" }
}
