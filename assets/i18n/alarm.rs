texts! {
    WHO { vi: "Số {ticket} ({where})", en: "No. {ticket} ({where})" }
    TELL_THE_DOCTOR { vi: "báo bác sĩ", en: "tell the doctor" }
    MORE { vi: " +{count}", en: " +{count}" }
}
