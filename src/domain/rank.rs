//! The ranks of the police and the army (Law on the People's Public Security 2018, article 21), and how lists write them.
//! A short form that fits two ranks is not guessed.

use super::clean::Label;
use super::name::fold;

/// A rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// General.
    General,
    /// Colonel general.
    ColonelGeneral,
    /// Lieutenant general.
    LieutenantGeneral,
    /// Major general.
    MajorGeneral,
    /// Senior colonel.
    SeniorColonel,
    /// Colonel.
    Colonel,
    /// Lieutenant colonel.
    LieutenantColonel,
    /// Major.
    Major,
    /// Captain.
    Captain,
    /// Senior lieutenant.
    SeniorLieutenant,
    /// Lieutenant.
    Lieutenant,
    /// Second lieutenant.
    SecondLieutenant,
    /// Sergeant major.
    SergeantMajor,
    /// Sergeant.
    Sergeant,
    /// Corporal.
    Corporal,
    /// Private first class.
    PrivateFirstClass,
    /// Private.
    Private,
}

/// How each is written out.
const WORDS: [&str; 17] = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words/ranks.rs"));

/// What stands for the first word of a rank, and that word without marks. `Th` is none of them: it begins two of the words.
const GRADES: [(&str, &str); 4] = [("d", "dai"), ("thg", "thuong"), ("tr", "trung"), ("h", "ha")];

impl Rank {
    /// Every rank, the highest first.
    pub const ALL: [Self; 17] = [
        Self::General,
        Self::ColonelGeneral,
        Self::LieutenantGeneral,
        Self::MajorGeneral,
        Self::SeniorColonel,
        Self::Colonel,
        Self::LieutenantColonel,
        Self::Major,
        Self::Captain,
        Self::SeniorLieutenant,
        Self::Lieutenant,
        Self::SecondLieutenant,
        Self::SergeantMajor,
        Self::Sergeant,
        Self::Corporal,
        Self::PrivateFirstClass,
        Self::Private,
    ];

    /// The rank as it is written out.
    pub fn word(self) -> &'static str {
        let place = Self::ALL.iter().position(|rank| *rank == self);
        place.and_then(|n| WORDS.get(n)).copied().unwrap_or_default()
    }

    /// Reads a rank in full or short, with or without a post behind it. `None` when it is none, when it can be two, or
    /// when two are named.
    pub fn parse(text: &str) -> Option<Self> {
        // No rank with a post is longer; the rest is not looked at.
        let apart: String = text
            .chars()
            .take(Label::MOST)
            .map(|c| {
                if c.is_alphanumeric() || super::clean::marks_of(c) > 0 {
                    c
                } else {
                    ' '
                }
            })
            .collect();
        let folded = fold(&apart);
        let words: Vec<&str> = folded.split(' ').collect();
        let mut named = (0..words.len()).filter_map(|from| Some((from, Self::at(words.get(from..)?)?)));
        match (named.next(), named.next()) {
            (Some((0, rank)), None) => Some(rank),
            _ => None,
        }
    }

    /// The rank with which these words begin.
    fn at(words: &[&str]) -> Option<Self> {
        let (grade, class, next) = match words {
            [grade, class, next, ..] => (*grade, *class, *next),
            [grade, class] => (*grade, *class, ""),
            _ => return None,
        };
        // Both spellings are in use.
        let class = if class == "sy" { "si" } else { class };
        // The class of sergeants and corporals as a whole.
        if class == "si" && next == "quan" {
            return None;
        }
        let long = GRADES.iter().find(|(short, _)| *short == grade);
        let grade = long.map_or(grade, |(_, long)| long);
        let wanted = format!("{grade} {class}");
        Self::ALL.into_iter().find(|rank| fold(rank.word()) == wanted)
    }
}

/// The rank as it is written out, where one is recognised; everything else stays as it is.
#[must_use]
pub fn canonical(text: Label) -> Label {
    Rank::parse(text.as_str())
        .and_then(|rank| Label::parse(rank.word()).ok())
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rank_is_read_as_it_is_written_out() {
        assert_eq!(Rank::ALL.len(), WORDS.len());
        for rank in Rank::ALL {
            assert_eq!(Rank::parse(rank.word()), Some(rank), "{}", rank.word());
            assert_eq!(Rank::parse(&rank.word().to_uppercase()), Some(rank));
            assert_eq!(Rank::parse(&fold(rank.word())), Some(rank));
        }
        assert_eq!(Rank::Captain.word(), "Đại úy");
        assert_eq!(Rank::Private.word(), "Binh nhì");
    }

    #[test]
    fn short_forms_and_posts_are_read() {
        for (text, rank) in [
            ("Đại uý", Rank::Captain),
            ("Đ/úy", Rank::Captain),
            ("đ.uý", Rank::Captain),
            ("Thg/tá", Rank::Colonel),
            ("Tr/úy", Rank::Lieutenant),
            ("Tr/tá", Rank::LieutenantColonel),
            ("Đ/tá", Rank::SeniorColonel),
            ("Trung tá, Phó trưởng phòng", Rank::LieutenantColonel),
            ("Thiếu tá - Đội trưởng", Rank::Major),
            ("Trung sĩ (nghĩa vụ)", Rank::Sergeant),
            ("Thượng  úy QNCN", Rank::SeniorLieutenant),
            ("hạ sỹ", Rank::Corporal),
        ] {
            assert_eq!(Rank::parse(text), Some(rank), "{text}");
        }
    }

    #[test]
    fn what_can_be_two_ranks_or_none_is_not_guessed() {
        for text in [
            "Th/úy",
            "Th.tá",
            "Th/sĩ",
            "1//",
            "2/",
            "Đ/c",
            "Hạ sĩ quan",
            "Chiến sĩ",
            "Trung úy/Thượng úy",
            "Nguyên Đại tá",
            "Đại",
            "",
            "Đại táo",
            "Trung đội trưởng",
        ] {
            assert_eq!(Rank::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_stored_is_the_rank_written_out() {
        let stored = |text: &str| canonical(Label::parse(text).unwrap()).as_str().to_owned();
        assert_eq!(stored("đ/uý"), "Đại úy");
        assert_eq!(stored("Trung tá, Phó trưởng phòng"), "Trung tá");
        assert_eq!(stored("Th/úy"), "Th/úy");
        assert_eq!(stored("Kỹ sư"), "Kỹ sư");
    }
}
