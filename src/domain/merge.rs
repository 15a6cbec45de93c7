//! Two records of one person: whether they may become one, what the kept one takes over, and what comes back when it was
//! a mistake. A wrong merge gives somebody another one's blood group and deferrals, so that doubt is asked about and
//! contradiction refused.

use chrono::NaiveDate;

use super::birth::Birth;
use super::history::PersonField;
use super::id::PersonId;
use super::identity::CitizenNumber;
use super::person::{EarlierDonations, GroupSource, Person};

/// A visit, as far as a merge needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VisitOn {
    /// The date of the day.
    pub date: NaiveDate,
    /// Whether the day is closed.
    pub closed: bool,
    /// Whether the person went away without giving blood; they may come a second time that day.
    pub withdrawn: bool,
}

/// One of the two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The record.
    pub person: Person,
    /// Every visit of it, and of those that were merged into it before.
    pub visits: Vec<VisitOn>,
}

/// What speaks against two records being of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The names differ, case and marks apart.
    Name,
    /// The births cannot be one person's.
    Birth,
    /// The sexes differ.
    Sex,
    /// Both have a citizen number, and not the same.
    Number,
}

/// Why two records were not merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeRefusal {
    /// It is one record already.
    SamePerson,
    /// There is no such record.
    Unknown {
        /// Which.
        person: PersonId,
    },
    /// Another record stands for one of the two.
    MergedAlready {
        /// For which.
        person: PersonId,
        /// Which one does.
        into: PersonId,
    },
    /// The record that would go has a visit on a day that is not closed.
    DayNotClosed {
        /// The date of the day.
        date: NaiveDate,
    },
    /// Both were in a hall on one date.
    SameDay {
        /// The date.
        date: NaiveDate,
    },
    /// The numbers differ, and so does what a number says: these are two people.
    TwoPeople {
        /// Everything that differs.
        doubts: Vec<Doubt>,
    },
    /// It may be one person; somebody has to say that it is.
    ConfirmNeeded {
        /// Everything that differs.
        doubts: Vec<Doubt>,
    },
}

impl MergeRefusal {
    /// The code that scripts rely on.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SamePerson => "same_person",
            Self::Unknown { .. } => "unknown_person",
            Self::MergedAlready { .. } => "merged_already",
            Self::DayNotClosed { .. } => "day_not_closed",
            Self::SameDay { .. } => "same_day",
            Self::TwoPeople { .. } => "two_people",
            Self::ConfirmNeeded { .. } => "confirm_needed",
        }
    }
}

/// Why a merge was not undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnmergeRefusal {
    /// There is no such record, or nothing stands for it.
    NotMerged {
        /// Which.
        person: PersonId,
    },
    /// The kept record was merged away itself; that has to be undone first.
    KeptIsMerged {
        /// The kept one.
        person: PersonId,
        /// Which one stands for it.
        into: PersonId,
    },
    /// Somebody else has the number by now.
    NumberTaken {
        /// Who.
        person: PersonId,
    },
}

impl UnmergeRefusal {
    /// The code that scripts rely on.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotMerged { .. } => "not_merged",
            Self::KeptIsMerged { .. } => "merged_already",
            Self::NumberTaken { .. } => "number_taken",
        }
    }
}

/// What became of a merge that was undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmerged {
    /// The kept record, with what was its own.
    pub kept: Person,
    /// The record that had gone.
    pub gone: Person,
    /// The fields that the kept record had taken over and that were changed since: they stay as they are now.
    pub stays: Vec<PersonField>,
}

/// Says what the kept record is after a merge, or why there is none. `confirmed` says that somebody has compared the two
/// and is certain.
pub fn merge(kept: &Side, gone: &Side, confirmed: bool) -> Result<Person, MergeRefusal> {
    if kept.person.id == gone.person.id {
        return Err(MergeRefusal::SamePerson);
    }
    for person in [&gone.person, &kept.person] {
        if let Some(into) = person.merged_into {
            return Err(MergeRefusal::MergedAlready {
                person: person.id,
                into,
            });
        }
    }
    if let Some(visit) = gone.visits.iter().find(|visit| !visit.closed) {
        return Err(MergeRefusal::DayNotClosed { date: visit.date });
    }
    let met = gone.visits.iter().find(|visit| {
        let together = |other: &&VisitOn| other.date == visit.date && !other.withdrawn && !visit.withdrawn;
        kept.visits.iter().any(|other| together(&other))
    });
    if let Some(visit) = met {
        return Err(MergeRefusal::SameDay { date: visit.date });
    }
    let doubts = doubts(&kept.person, &gone.person);
    let contradict = doubts.contains(&Doubt::Birth) || doubts.contains(&Doubt::Sex);
    if contradict && doubts.contains(&Doubt::Number) {
        return Err(MergeRefusal::TwoPeople { doubts });
    }
    if !doubts.is_empty() && !confirmed {
        return Err(MergeRefusal::ConfirmNeeded { doubts });
    }
    Ok(together(&kept.person, &gone.person))
}

/// What speaks against two records being of one person.
#[must_use]
pub fn doubts(a: &Person, b: &Person) -> Vec<Doubt> {
    let numbers = a.national_id.as_ref().zip(b.national_id.as_ref());
    let birth_fits = match (a.birth, b.birth) {
        (Birth::Date(one), Birth::Date(other)) => one == other,
        (Birth::Year(_), _) | (_, Birth::Year(_)) => a.birth.year() == b.birth.year(),
    };
    [
        (Doubt::Name, a.full_name.match_key() != b.full_name.match_key()),
        (Doubt::Birth, !birth_fits),
        (Doubt::Sex, a.sex != b.sex),
        (
            Doubt::Number,
            numbers.is_some_and(|(a, b): (&CitizenNumber, &CitizenNumber)| a != b),
        ),
    ]
    .into_iter()
    .filter_map(|(doubt, differs)| differs.then_some(doubt))
    .collect()
}

/// The kept record with what it lacks and the other one has.
fn together(kept: &Person, gone: &Person) -> Person {
    let tested = |person: &Person| {
        person
            .blood_group
            .filter(|known| known.source == GroupSource::Tested)
    };
    Person {
        id: kept.id,
        full_name: kept.full_name.clone(),
        birth: match (kept.birth, gone.birth) {
            (Birth::Year(year), Birth::Date(_)) if year == gone.birth.year() => gone.birth,
            (birth, _) => birth,
        },
        sex: kept.sex,
        national_id: kept.national_id.clone().or_else(|| gone.national_id.clone()),
        unit: kept.unit.clone().or_else(|| gone.unit.clone()),
        rank: kept.rank.clone().or_else(|| gone.rank.clone()),
        phone: kept.phone.clone().or_else(|| gone.phone.clone()),
        kind: kept.kind.clone().or_else(|| gone.kind.clone()),
        blood_group: tested(kept)
            .or_else(|| tested(gone))
            .or(kept.blood_group)
            .or(gone.blood_group),
        club_member: kept.club_member || gone.club_member,
        documents: gone.documents.iter().chain(&kept.documents).cloned().collect(),
        earlier: EarlierDonations::together(kept.earlier, gone.earlier),
        merged_into: None,
    }
}

/// Takes a merge back: `before` and `after` are what the kept record was on both sides of it, `kept` and `gone` what the
/// two are now.
#[must_use]
pub fn unmerge(before: &Person, after: &Person, kept: &Person, gone: &Person) -> Unmerged {
    let mut restored = kept.clone();
    let mut stays = Vec::new();
    for field in PersonField::all().filter(|field| !field.is_same(before, after)) {
        if field.is_same(kept, after) {
            field.copy(before, &mut restored);
        } else if !field.is_same(kept, before) {
            stays.push(field);
        }
    }
    Unmerged {
        kept: restored,
        gone: Person {
            merged_into: None,
            ..gone.clone()
        },
        stays,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Label;
    use crate::domain::document::{Document, DocumentKind, Documents};
    use crate::domain::identity::{BloodGroup, Phone, Sex};
    use crate::domain::name::FullName;
    use crate::domain::person::{DonationCount, KnownGroup};
    use crate::domain::unit::UnitCode;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn number(text: &str) -> CitizenNumber {
        CitizenNumber::parse(text, date("2026-10-22")).unwrap().value
    }

    fn person(n: u128) -> Person {
        let name = FullName::parse("Nguyễn Văn An").unwrap().value;
        Person::new(
            PersonId(Uuid::from_u128(n)),
            name,
            Birth::Date(date("1987-03-15")),
            Sex::Male,
        )
    }

    fn side(person: Person, visits: &[(&str, bool, bool)]) -> Side {
        let visits = visits
            .iter()
            .map(|(on, closed, withdrawn)| VisitOn {
                date: date(on),
                closed: *closed,
                withdrawn: *withdrawn,
            })
            .collect();
        Side { person, visits }
    }

    fn alone(person: Person) -> Side {
        side(person, &[])
    }

    #[test]
    fn what_the_kept_record_lacks_comes_from_the_other() {
        let group = |text| BloodGroup::parse(text).unwrap();
        let kept = Person {
            birth: Birth::Year(1987),
            phone: Phone::parse("0912345678").ok(),
            blood_group: Some(KnownGroup::said(group("O+"))),
            documents: Documents::from(vec![Document::parse(DocumentKind::WorkCard, "1").unwrap()]),
            ..person(1)
        };
        let gone = Person {
            national_id: Some(number("001087000123")),
            phone: Phone::parse("0987654321").ok(),
            unit: UnitCode::parse("A04"),
            blood_group: Some(KnownGroup::tested(group("A+"))),
            documents: Documents::from(vec![
                Document::parse(DocumentKind::WorkCard, "2").unwrap(),
                Document::parse(DocumentKind::PoliceId, "3").unwrap(),
            ]),
            ..person(2)
        };
        let merged = merge(&alone(kept.clone()), &alone(gone.clone()), false).unwrap();
        assert_eq!(merged.id, kept.id);
        assert_eq!(merged.birth, gone.birth, "the whole date");
        assert_eq!(merged.phone, kept.phone, "its own goes first");
        assert_eq!(merged.national_id, gone.national_id);
        assert_eq!(merged.unit, gone.unit);
        assert_eq!(merged.blood_group, gone.blood_group, "tested goes before said");
        let card = |person: &Person, kind| person.documents.get(kind).cloned();
        assert_eq!(
            card(&merged, DocumentKind::WorkCard),
            card(&kept, DocumentKind::WorkCard)
        );
        assert_eq!(
            card(&merged, DocumentKind::PoliceId),
            card(&gone, DocumentKind::PoliceId)
        );
    }

    #[test]
    fn contradiction_is_refused_and_doubt_is_asked_about() {
        let numbered = |n, text| Person {
            national_id: Some(number(text)),
            ..person(n)
        };
        let judged = |kept: &Person, gone: &Person, confirmed| {
            merge(&alone(kept.clone()), &alone(gone.clone()), confirmed).map(|person| person.id)
        };
        let one = numbered(1, "001087000123");
        let other_number = numbered(2, "001087000124");
        let doubts = |doubts: &[Doubt]| MergeRefusal::ConfirmNeeded {
            doubts: doubts.to_vec(),
        };
        assert_eq!(judged(&one, &other_number, false), Err(doubts(&[Doubt::Number])));
        assert_eq!(judged(&one, &other_number, true), Ok(one.id));
        let other_birth = Person {
            birth: Birth::Year(1988),
            ..person(2)
        };
        assert_eq!(judged(&one, &other_birth, false), Err(doubts(&[Doubt::Birth])));
        assert_eq!(judged(&one, &other_birth, true), Ok(one.id));
        let renamed = Person {
            full_name: FullName::parse("Trần Văn An").unwrap().value,
            ..person(2)
        };
        assert_eq!(judged(&one, &renamed, false), Err(doubts(&[Doubt::Name])));
        for contradicting in [
            Person {
                birth: Birth::Year(1988),
                ..other_number.clone()
            },
            Person {
                sex: Sex::Female,
                ..other_number
            },
        ] {
            for confirmed in [false, true] {
                let refusal = judged(&one, &contradicting, confirmed).unwrap_err();
                assert!(matches!(refusal, MergeRefusal::TwoPeople { .. }), "{refusal:?}");
            }
        }
        assert_eq!(judged(&one, &one, true), Err(MergeRefusal::SamePerson));
    }

    #[test]
    fn a_record_goes_once_and_only_after_its_days_are_closed() {
        let closed = ("2026-10-21", true, false);
        let merge = |kept: &[_], gone: &[_]| {
            merge(&side(person(1), kept), &side(person(2), gone), true).map(|person| person.id)
        };
        let date = date("2026-10-22");
        assert!(merge(&[("2026-10-22", false, false)], &[closed]).is_ok());
        assert_eq!(
            merge(&[closed], &[("2026-10-22", false, false)]),
            Err(MergeRefusal::DayNotClosed { date })
        );
        let on = |withdrawn| [("2026-10-22", true, withdrawn)];
        assert_eq!(merge(&on(false), &on(false)), Err(MergeRefusal::SameDay { date }));
        assert!(merge(&on(false), &on(true)).is_ok());
        assert!(merge(&on(true), &on(false)).is_ok());
        let away = Person {
            merged_into: Some(person(3).id),
            ..person(2)
        };
        let refusal = MergeRefusal::MergedAlready {
            person: away.id,
            into: person(3).id,
        };
        for (kept, gone) in [(person(1), away.clone()), (away, person(1))] {
            let refused = super::merge(&alone(kept), &alone(gone), true).unwrap_err();
            assert_eq!(refused, refusal);
        }
    }

    #[test]
    fn what_was_changed_since_stays_and_is_told() {
        let kept = person(1);
        let gone = Person {
            phone: Phone::parse("0987654321").ok(),
            unit: UnitCode::parse("A04"),
            ..person(2)
        };
        let after = merge(&alone(kept.clone()), &alone(gone.clone()), false).unwrap();
        let now = Person {
            phone: Phone::parse("0912345678").ok(),
            rank: Label::parse("Đại úy").ok(),
            ..after.clone()
        };
        let away = Person {
            merged_into: Some(kept.id),
            ..gone.clone()
        };
        let back = unmerge(&kept, &after, &now, &away);
        assert_eq!(back.stays, [PersonField::Phone]);
        assert_eq!(back.gone, gone);
        assert_eq!(back.kept.phone, now.phone);
        assert_eq!(back.kept.rank, now.rank, "what has nothing to do with the merge");
        assert_eq!(back.kept.unit, None);
    }

    fn anybody(n: u128) -> impl Strategy<Value = Person> {
        let documents =
            proptest::collection::vec((0..DocumentKind::ALL.len(), 100_000_000_u32..999_999_999), 0..4);
        let group = proptest::option::of((0..3_usize, any::<bool>()));
        let earlier = proptest::option::of((0..9_u16, proptest::option::of(1..28_u32)));
        let few = || 0..3_u32;
        (
            (any::<bool>(), any::<bool>(), few(), few(), few(), few(), few()),
            (documents, group, earlier, any::<bool>()),
        )
            .prop_map(
                move |((year, female, id, unit, rank, phone, kind), (documents, group, earlier, club))| {
                    let known = |n: u32, what: &str| (n > 0).then(|| format!("{what}{n}"));
                    Person {
                        birth: if year { Birth::Year(1987) } else { person(n).birth },
                        sex: if female { Sex::Female } else { Sex::Male },
                        national_id: known(id, "00108700010").map(|text| number(&text)),
                        unit: known(unit, "A0").and_then(|text| UnitCode::parse(&text)),
                        rank: known(rank, "R").and_then(|text| Label::parse(&text).ok()),
                        phone: known(phone, "091234567").and_then(|text| Phone::parse(&text).ok()),
                        kind: known(kind, "K").and_then(|text| Label::parse(&text).ok()),
                        blood_group: group.map(|(which, tested)| {
                            let group = BloodGroup::parse(["O+", "A", "AB-"][which]).unwrap();
                            if tested {
                                KnownGroup::tested(group)
                            } else {
                                KnownGroup::said(group)
                            }
                        }),
                        club_member: club,
                        documents: documents
                            .into_iter()
                            .map(|(kind, text)| {
                                Document::parse(DocumentKind::ALL[kind], &text.to_string()).unwrap()
                            })
                            .collect(),
                        earlier: earlier.map(|(times, last)| EarlierDonations {
                            times: DonationCount::new(times).unwrap(),
                            last: last.and_then(|day| NaiveDate::from_ymd_opt(2026, 1, day)),
                        }),
                        ..person(n)
                    }
                },
            )
    }

    proptest! {
        #[test]
        fn a_merge_that_is_undone_changed_nothing(kept in anybody(1), gone in anybody(2)) {
            if let Ok(after) = merge(&alone(kept.clone()), &alone(gone.clone()), true) {
                let away = Person { merged_into: Some(kept.id), ..gone.clone() };
                let back = unmerge(&kept, &after, &after, &away);
                prop_assert_eq!(back, Unmerged { kept: kept.clone(), gone, stays: Vec::new() });
                // Nothing that the kept record had was lost.
                for field in PersonField::all().filter(|field| !field.is_same(&kept, &after)) {
                    let replaced = matches!(
                        field,
                        PersonField::Birth | PersonField::BloodGroup | PersonField::ClubMember | PersonField::Earlier
                    );
                    prop_assert!(replaced || field.is_same(&kept, &person(1)), "{:?}", field);
                }
            }
        }
    }
}
