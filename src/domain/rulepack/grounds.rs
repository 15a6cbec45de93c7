//! Grounds of deferral: what happened, how long one waits after it, and how a person finds it by what was said.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::sections::RulePack;
use super::{Confidence, Names};
use crate::domain::name::fold;

/// The code of a ground of deferral, such as `tattoo`; which ones there are, the pack says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroundCode(String);

impl GroundCode {
    /// The code of this name, whether a pack has it or not.
    pub fn new(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A reason to send someone home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The code that steps and scripts use.
    pub code: GroundCode,
    /// The rule's id, such as `D6a`.
    pub rule: String,
    /// The article that it comes from.
    pub article: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// How long it lasts, as its source has it; what counts is [`Ground::in_force`].
    pub period: Period,
    /// The site's own, where it is longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Period>,
    /// Who finds it.
    #[serde(default)]
    pub found_by: FoundBy,
    /// What a person calls it.
    pub name: Names,
    /// The reason, in a sentence.
    pub why: Names,
    /// What people say happened. Only the code ever goes into the log.
    #[serde(default)]
    pub examples: Vec<Names>,
    /// The words of code, names and examples, folded once.
    #[serde(skip)]
    words: Vec<Words>,
}

/// Who finds a ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// The donor says it.
    #[default]
    Declared,
    /// The station finds it by a measured value or on the roster.
    Measured,
    /// The doctor decides without one.
    Doctor,
}

/// How long a ground lasts, counted from the day on which it happened or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Calendar months; the 31st becomes the month's last day.
    Months(u16),
    /// Weeks of seven days.
    Weeks(u16),
    /// Days.
    Days(u16),
    /// This day only.
    Today,
    /// For good.
    Permanent,
}

impl Period {
    /// The first date on which it is over; `None` past the calendar's end.
    pub fn until(self, happened: NaiveDate) -> Option<Until> {
        let until = match self {
            Self::Months(n) => happened.checked_add_months(Months::new(u32::from(n)))?,
            Self::Weeks(n) => happened.checked_add_days(Days::new(u64::from(n) * 7))?,
            Self::Days(n) => happened.checked_add_days(Days::new(u64::from(n)))?,
            Self::Today => happened.checked_add_days(Days::new(1))?,
            Self::Permanent => return Some(Until::Never),
        };
        Some(Until::Date(until))
    }

    /// Whether it is over before `other` is, whenever both begin. Months have no fixed length, so a mixed pair is tried on
    /// every day of four years.
    #[must_use]
    pub fn is_shorter_than(self, other: Self) -> bool {
        if let (Self::Months(n), Self::Months(other)) = (self, other) {
            return n < other;
        }
        let years = NaiveDate::from_ymd_opt(2024, 1, 1).into_iter();
        let mut starts = years.flat_map(|first| first.iter_days().take(4 * 366));
        match (self.days(), other.days()) {
            (Some(days), Some(other)) => days < other,
            _ => starts.any(|start| match (self.until(start), other.until(start)) {
                (Some(until), Some(other)) => until < other,
                (None, _) | (_, None) => false,
            }),
        }
    }

    /// Its days, where they are the same whenever it begins.
    const fn days(self) -> Option<u32> {
        match self {
            Self::Weeks(n) => Some(n as u32 * 7),
            Self::Days(n) => Some(n as u32),
            Self::Today => Some(1),
            Self::Months(_) | Self::Permanent => None,
        }
    }
}

/// Until when somebody must wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// May donate on this date again.
    Date(NaiveDate),
    /// Never again.
    Never,
}

impl Until {
    /// Whether somebody has to wait on `date`.
    #[must_use]
    pub fn bars(self, date: NaiveDate) -> bool {
        match self {
            Self::Date(until) => date < until,
            Self::Never => true,
        }
    }
}

impl Ground {
    /// How long it lasts here: the site's own period, else that of its source.
    #[must_use]
    pub const fn in_force(&self) -> Period {
        match self.site {
            Some(site) => site,
            None => self.period,
        }
    }

    /// The first date on which someone may donate again after what happened on `happened`; `None` past the calendar's end.
    pub fn until(&self, happened: NaiveDate) -> Option<Until> {
        self.in_force().until(happened)
    }

    /// Folds what it can be found by.
    pub(super) fn prepare(&mut self) {
        let code = Words::of(self.code.as_str(), None);
        let names = [&self.name.vi, &self.name.en].map(|name| Words::of(name, None));
        let examples = self
            .examples
            .iter()
            .enumerate()
            .flat_map(|(n, example)| [&example.vi, &example.en].map(|text| Words::of(text, Some(n))));
        self.words = std::iter::once(code).chain(names).chain(examples).collect();
    }

    /// How well it fits what was typed, the lower the better, and the place of the example that does.
    fn fit(&self, typed: &Typed) -> Option<(Rank, Option<usize>)> {
        let best = self
            .words
            .iter()
            .filter_map(|words| Some((words.fit(typed)?, words.example)))
            .min_by_key(|(rank, _)| *rank);
        best.or_else(|| {
            let has = |word: &String| self.words.iter().any(|words| words.has(word));
            typed.folded.iter().all(has).then_some((SPREAD, None))
        })
    }
}

/// How well something fits; then whether the marks differ from those that were typed.
type Rank = (u8, bool);

/// The typed words are spread over several names or examples.
const SPREAD: Rank = (3, false);

/// What was typed.
struct Typed {
    folded: Vec<String>,
    /// With its marks, where it has any.
    marked: Option<Vec<String>>,
}

impl Typed {
    fn of(text: &str) -> Self {
        let (folded, marked) = (words_of(&fold(text)), words_of(&lowered(text)));
        Self {
            marked: (marked != folded).then_some(marked),
            folded,
        }
    }
}

/// One name or example, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words {
    folded: Vec<String>,
    marked: Vec<String>,
    /// Which example it is.
    example: Option<usize>,
}

/// A text in small letters, with its marks.
fn lowered(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

/// The words of a text.
fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

impl Words {
    fn of(text: &str, example: Option<usize>) -> Self {
        Self {
            folded: words_of(&fold(text)),
            marked: words_of(&lowered(text)),
            example,
        }
    }

    fn has(&self, typed: &str) -> bool {
        self.folded.iter().any(|word| word.starts_with(typed))
    }

    /// 0 when it is what was typed, 1 when it begins so, 2 when it has all words somewhere.
    fn fit(&self, typed: &Typed) -> Option<Rank> {
        let Typed { folded, marked } = typed;
        let begins = || {
            folded.len() <= self.folded.len()
                && folded
                    .iter()
                    .zip(&self.folded)
                    .all(|(typed, word)| word.starts_with(typed.as_str()))
        };
        let rank = if self.folded == *folded {
            0
        } else if begins() {
            1
        } else if folded.iter().all(|typed| self.has(typed)) {
            2
        } else {
            return None;
        };
        let has_marked = |typed: &String| self.marked.iter().any(|word| word.starts_with(typed.as_str()));
        let differs = marked
            .as_ref()
            .is_some_and(|marked| !marked.iter().all(has_marked));
        Some((rank, differs))
    }
}

/// A ground that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroundHit<'a> {
    /// The ground.
    pub ground: &'a Ground,
    /// The example that fits what was typed, to be shown beside the name.
    pub example: Option<&'a Names>,
}

impl RulePack {
    /// The ground with this code.
    pub fn ground(&self, code: &GroundCode) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.code == *code)
    }

    /// The grounds that fit what was typed: every word is the beginning of a word of the code, a name or an example, case,
    /// marks and đ aside; typed marks that fit come before others. The best comes first, equals in the order of the pack. With nothing typed, every ground that a
    /// donor can declare; which ones are found otherwise, [`Ground::found_by`] says.
    pub fn find_grounds(&self, typed: &str) -> Vec<GroundHit<'_>> {
        let typed = Typed::of(typed);
        if typed.folded.is_empty() {
            return self
                .grounds
                .iter()
                .filter(|ground| ground.found_by == FoundBy::Declared)
                .map(|ground| GroundHit {
                    ground,
                    example: None,
                })
                .collect();
        }
        let mut hits: Vec<_> = self
            .grounds
            .iter()
            .filter_map(|ground| {
                let (rank, example) = ground.fit(&typed)?;
                let example = example.and_then(|n| ground.examples.get(n));
                Some((rank, GroundHit { ground, example }))
            })
            .collect();
        hits.sort_by_key(|(rank, _)| *rank);
        hits.into_iter().map(|(_, hit)| hit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> RulePack {
        RulePack::vn_tt26_2013().unwrap()
    }

    fn found(typed: &str) -> Vec<String> {
        let pack = pack();
        let hits = pack.find_grounds(typed);
        hits.iter()
            .map(|hit| hit.ground.code.as_str().to_owned())
            .collect()
    }

    #[test]
    fn a_ground_is_found_by_what_happened_in_either_language() {
        for (typed, code) in [
            ("sot ret", "serious_infection"),
            ("Sốt rét", "serious_infection"),
            ("SỐT RÉT", "serious_infection"),
            ("malaria", "serious_infection"),
            ("mala", "serious_infection"),
            ("ret sot", "serious_infection"),
            ("xam", "tattoo"),
            ("xăm môi", "tattoo"),
            ("cho can", "rabies_vaccine"),
            ("dong kinh", "nervous_illness"),
            ("động kinh", "nervous_illness"),
            ("tieu duong", "endocrine_illness"),
            ("kim dam", "blood_exposure"),
            ("vac xin covid", "vaccine"),
            ("live_vaccine", "live_vaccine"),
            ("aspirin", "medicine"),
            ("huyet sac to", "low_hb"),
            ("bú", "childbirth"),
        ] {
            assert_eq!(found(typed).first().map(String::as_str), Some(code), "{typed}");
        }
        assert_eq!(found("chiêm tinh"), Vec::<String>::new());
        assert_eq!(found("sot ret tattoo"), Vec::<String>::new());
    }

    #[test]
    fn what_fits_better_comes_first_and_the_example_is_told() {
        let pack = pack();
        let hits = pack.find_grounds("sởi");
        assert_eq!(hits[0].ground.code.as_str(), "infection");
        assert_eq!(hits[0].example.unwrap().en, "measles");
        assert_eq!(hits[1].ground.code.as_str(), "live_vaccine");
        assert_eq!(pack.find_grounds("tattoo")[0].example, None);
    }

    #[test]
    fn words_may_come_from_several_names() {
        assert!(found("truyen plasma").contains(&"transfusion".to_owned()));
    }

    #[test]
    fn with_nothing_typed_there_is_all_that_can_be_declared() {
        let pack = pack();
        for typed in ["", "  ", "…"] {
            let hits = pack.find_grounds(typed);
            assert_eq!(hits[0].ground.code.as_str(), "surgery");
            assert!(hits.iter().all(|hit| hit.ground.found_by == FoundBy::Declared));
            let declared = |ground: &&Ground| ground.found_by == FoundBy::Declared;
            assert_eq!(hits.len(), pack.grounds.iter().filter(declared).count());
        }
        assert!(!found("").contains(&"low_hb".to_owned()));
    }

    #[test]
    fn every_ground_is_found_by_its_code_its_names_and_every_example() {
        let pack = pack();
        for ground in &pack.grounds {
            let texts = [&ground.name.vi, &ground.name.en].into_iter();
            let examples = ground
                .examples
                .iter()
                .flat_map(|example| [&example.vi, &example.en]);
            for text in texts.chain(examples) {
                let hits = pack.find_grounds(text);
                assert!(hits.iter().any(|hit| hit.ground == ground), "{text}");
            }
            assert!(
                pack.find_grounds(ground.code.as_str())
                    .iter()
                    .any(|hit| hit.ground == ground)
            );
        }
    }

    #[test]
    fn a_period_is_shorter_when_any_day_shows_it() {
        use Period::{Days, Months, Permanent, Today, Weeks};
        for (shorter, longer) in [
            (Months(5), Months(6)),
            (Days(27), Weeks(4)),
            (Weeks(4), Days(29)),
            (Days(365), Months(12)),
            (Days(183), Months(6)),
            (Weeks(26), Months(6)),
            (Months(12), Days(366)),
            (Today, Days(2)),
            (Months(1200), Permanent),
            (Days(u16::MAX), Permanent),
        ] {
            assert!(shorter.is_shorter_than(longer), "{shorter:?} {longer:?}");
        }
        for (longer, shorter) in [
            (Months(6), Months(6)),
            (Days(28), Weeks(4)),
            (Weeks(4), Days(28)),
            (Days(366), Months(12)),
            (Days(184), Months(6)),
            (Months(12), Days(365)),
            (Days(1), Today),
            (Permanent, Permanent),
            (Permanent, Months(12)),
        ] {
            assert!(!longer.is_shorter_than(shorter), "{longer:?} {shorter:?}");
        }
    }
}
