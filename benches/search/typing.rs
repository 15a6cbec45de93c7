//! What somebody at the reception desk types, key by key.

use giotmau::domain::identity::{CitizenNumber, Phone};
use giotmau::domain::name::fold;
use giotmau::domain::person::Person;

/// A way of looking for somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Class {
    Name,
    NameWithMarks,
    FamilyAndGiven,
    Initials,
    LastSix,
    LastFour,
    MiddleLeftOut,
    Nobody,
    UnitAndName,
}

impl Class {
    pub(crate) const ALL: [Self; 9] = [
        Self::Name,
        Self::NameWithMarks,
        Self::FamilyAndGiven,
        Self::Initials,
        Self::LastSix,
        Self::LastFour,
        Self::MiddleLeftOut,
        Self::Nobody,
        Self::UnitAndName,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Name => "name, no marks",
            Self::NameWithMarks => "name with marks",
            Self::FamilyAndGiven => "family and given name",
            Self::Initials => "initials and given name",
            Self::LastSix => "last six digits of the number",
            Self::LastFour => "last four of the phone",
            Self::MiddleLeftOut => "a middle name left out",
            Self::Nobody => "nobody",
            Self::UnitAndName => "given name and unit",
        }
    }

    /// What is typed in the end to find this person.
    fn of(self, person: &Person) -> Option<String> {
        let name = person.full_name.as_str();
        let folded = fold(name);
        let words: Vec<&str> = folded.split(' ').collect();
        let (first, last) = (*words.first()?, *words.last()?);
        let end = |digits: &str, count: usize| digits.get(digits.len() - count..).map(str::to_owned);
        Some(match self {
            Self::Name => folded,
            Self::NameWithMarks => name.to_owned(),
            Self::FamilyAndGiven => format!("{first} {last}"),
            Self::Initials => {
                let others = words.iter().take(words.len() - 1);
                let mut typed: String = others.filter_map(|word| word.chars().next()).collect();
                typed.push_str(last);
                typed
            }
            Self::LastSix => end(person.national_id.as_ref().map(CitizenNumber::as_str)?, 6)?,
            Self::LastFour => end(person.phone.as_ref().map(Phone::as_str)?, 4)?,
            Self::MiddleLeftOut if words.len() < 4 => return None,
            Self::MiddleLeftOut => format!("{first} {} {last}", words.get(2)?),
            Self::Nobody => format!("{last}x {first}q"),
            Self::UnitAndName => format!("{last} {}", person.unit.as_ref()?),
        })
    }
}

/// So many queries, each a key longer than the one before it until somebody else is looked for.
pub(crate) fn keystrokes(people: &[Person], class: Class, count: usize) -> Vec<String> {
    people
        .iter()
        .step_by(97)
        .filter_map(|person| class.of(person))
        .flat_map(|typed| {
            let ends: Vec<usize> = typed.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
            ends.into_iter()
                .filter_map(|end| typed.get(..end).map(str::to_owned))
                .collect::<Vec<_>>()
        })
        .take(count)
        .collect()
}
