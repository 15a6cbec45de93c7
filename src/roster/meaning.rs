//! What a column is about, by its title.

use serde::{Deserialize, Serialize};

use super::cells::plain;

/// What the cells of a column mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The whole name.
    FullName,
    /// The name without its last word, where the given name has a column of its own.
    FamilyAndMiddle,
    /// The given name.
    Given,
    /// The birth date, or the year alone.
    BirthDate,
    /// The day of birth, where it has a column of its own.
    BirthDay,
    /// The month of birth, where it has a column of its own.
    BirthMonth,
    /// The year of birth; many lists write the whole date where they know it.
    BirthYear,
    /// Sex as a word.
    Sex,
    /// A mark for a man; some lists write his birth here.
    Male,
    /// A mark for a woman; some lists write her birth here.
    Female,
    /// The 12-digit number.
    NationalId,
    /// The number of the old identity card; many lists write the 12-digit number here.
    OldIdCard,
    /// The number of a police identity card.
    PoliceId,
    /// The number of an army identity card.
    MilitaryId,
    /// The number of a passport.
    Passport,
    /// Telephone.
    Phone,
    /// Rank, with or without the post.
    Rank,
    /// The unit's code.
    UnitCode,
    /// The unit, by code or by name.
    Unit,
    /// Blood group, with or without Rh.
    BloodGroup,
    /// The Rh factor, where it has a column of its own.
    Rh,
    /// Member of the living blood bank.
    ClubMember,
    /// Kind of participant.
    Kind,
    /// How often they gave before.
    TimesDonated,
    /// When they gave last.
    LastDonation,
    /// The number of the line in the list.
    Ordinal,
}

/// A meaning, the whole titles that have it, and the words in a longer title that give it.
type Heading = (Meaning, &'static [&'static str], &'static [&'static str]);

const HEADINGS: &[Heading] = &include!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words/headings.rs"));

const OTHER_COLUMNS: &[&str] = &include!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/words/other_columns.rs"
));

/// More letters than any title needs.
const MOST_TITLE: usize = 120;

impl Meaning {
    /// The meaning of a title.
    pub(super) fn of(title: &str) -> Option<Self> {
        if title.chars().count() > MOST_TITLE {
            return None;
        }
        let words = plain(title);
        if words.is_empty() {
            return None;
        }
        if let Some(meaning) = Self::of_whole(&words, title) {
            return Some(meaning);
        }
        if OTHER_COLUMNS.iter().any(|other| holds(&words, other)) {
            return None;
        }
        HEADINGS
            .iter()
            .find(|(_, _, parts)| parts.iter().any(|part| holds(&words, part)))
            .map(|(meaning, ..)| *meaning)
    }

    fn of_whole(words: &str, title: &str) -> Option<Self> {
        // Without marks, the year is written as the word for a man.
        if words == "nam"
            && title
                .chars()
                .any(|c| matches!(c, '\u{103}' | '\u{102}' | '\u{306}'))
        {
            return Some(Self::BirthYear);
        }
        HEADINGS
            .iter()
            .find(|(_, whole, _)| whole.contains(&words))
            .map(|(meaning, ..)| *meaning)
    }

    /// The meaning of a title that stands below another one.
    pub(super) fn below(group: &str, title: &str) -> Option<Self> {
        let about_birth = matches!(Self::of(group), Some(Self::BirthDate | Self::BirthYear));
        match plain(title).as_str() {
            "ngay" | "day" if about_birth => Some(Self::BirthDay),
            "thang" | "month" if about_birth => Some(Self::BirthMonth),
            "year" if about_birth => Some(Self::BirthYear),
            _ => Self::of(title),
        }
    }

    /// Whether a title of this meaning can be spread over several columns, each with a title of its own below.
    pub(super) const fn is_spread(self) -> bool {
        matches!(
            self,
            Self::FullName
                | Self::BirthDate
                | Self::BirthYear
                | Self::Sex
                | Self::BloodGroup
                | Self::Phone
                | Self::NationalId
        )
    }

    /// Whether it says who somebody is: a formula must never have worked that out.
    pub(super) const fn is_identity(self) -> bool {
        matches!(
            self,
            Self::FullName
                | Self::FamilyAndMiddle
                | Self::Given
                | Self::BirthDate
                | Self::BirthDay
                | Self::BirthMonth
                | Self::BirthYear
                | Self::Sex
                | Self::Male
                | Self::Female
                | Self::NationalId
                | Self::OldIdCard
                | Self::PoliceId
                | Self::MilitaryId
                | Self::Passport
        )
    }

    /// Whether it is a part of the name.
    pub(super) const fn is_name(self) -> bool {
        matches!(self, Self::FullName | Self::FamilyAndMiddle | Self::Given)
    }

    /// Whether it is a part of the birth.
    pub(super) const fn is_birth(self) -> bool {
        matches!(
            self,
            Self::BirthDate | Self::BirthDay | Self::BirthMonth | Self::BirthYear
        )
    }
}

/// Whether the words hold a part, word for word.
fn holds(words: &str, part: &str) -> bool {
    words.match_indices(part).any(|(at, _)| {
        let before = words.get(..at).unwrap_or_default();
        let after = words.get(at + part.len()..).unwrap_or_default();
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_titles_of_real_lists_are_understood() {
        for (title, meaning) in [
            ("Họ và tên", Meaning::FullName),
            ("HỌ TÊN\n(chữ in hoa)", Meaning::FullName),
            ("full_name", Meaning::FullName),
            ("Họ đệm", Meaning::FamilyAndMiddle),
            ("Họ và tên đệm", Meaning::FamilyAndMiddle),
            ("Tên", Meaning::Given),
            ("NGÀY, THÁNG,\nNĂM SINH", Meaning::BirthDate),
            ("Ngày sinh (dd/mm/yyyy)", Meaning::BirthDate),
            ("Năm sinh", Meaning::BirthYear),
            ("birth_year", Meaning::BirthYear),
            ("G.tính", Meaning::Sex),
            ("Giới", Meaning::Sex),
            ("Nam/Nữ", Meaning::Sex),
            ("Nam", Meaning::Male),
            ("Nữ", Meaning::Female),
            ("SỐ CCCD/CMND", Meaning::NationalId),
            ("Số định danh cá nhân", Meaning::NationalId),
            ("Thẻ căn cước số", Meaning::NationalId),
            ("Số CMND", Meaning::OldIdCard),
            ("Số hiệu CAND", Meaning::PoliceId),
            ("Số hộ chiếu", Meaning::Passport),
            ("ĐT", Meaning::Phone),
            ("Điện thoại di động", Meaning::Phone),
            ("SĐT", Meaning::Phone),
            ("CẤP BẬC, CHỨC VỤ", Meaning::Rank),
            ("Đơn vị", Meaning::Unit),
            ("Đơn vị công tác", Meaning::Unit),
            ("Mã đơn vị", Meaning::UnitCode),
            ("Nhóm máu", Meaning::BloodGroup),
            ("Nhóm máu (ABO, Rh)", Meaning::BloodGroup),
            ("Thành viên CLB Ngân hàng máu sống", Meaning::ClubMember),
            ("Đối tượng", Meaning::Kind),
            ("Số lần đã hiến máu", Meaning::TimesDonated),
            ("Ngày hiến máu gần nhất", Meaning::LastDonation),
            ("Stt", Meaning::Ordinal),
        ] {
            assert_eq!(Meaning::of(title), Some(meaning), "{title}");
        }
    }

    #[test]
    fn the_columns_of_other_things_mean_nothing() {
        for title in [
            "Ngày cấp CCCD",
            "Nơi cấp CCCD",
            "Họ tên người thân",
            "Số điện thoại người liên hệ",
            "Ghi chú",
            "Email",
            "Chức vụ",
            "Quê quán",
            "DANH SÁCH CBCS ĐĂNG KÝ HIẾN MÁU TÌNH NGUYỆN NĂM 2026",
            "",
            "***",
        ] {
            assert_eq!(Meaning::of(title), None, "{title}");
        }
        assert_eq!(Meaning::of(&"Họ và tên ".repeat(200)), None);
    }

    #[test]
    fn a_year_is_no_man() {
        assert_eq!(Meaning::of("Năm"), Some(Meaning::BirthYear));
        assert_eq!(Meaning::of("NĂM"), Some(Meaning::BirthYear));
        assert_eq!(Meaning::below("Ngày sinh", "Tháng"), Some(Meaning::BirthMonth));
        assert_eq!(Meaning::below("Liên hệ", "Tháng"), None);
    }
}
