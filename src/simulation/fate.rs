//! What awaits one donor: drawn once, before the morning begins. When and where it happens depends on the hall; that it
//! happens does not, so one seed tells one story however often the day is looked at.

use crate::domain::identity::Sex;
use crate::domain::reaction::{ReactionKind, Severity};
use crate::domain::step::{BloodTest, CollectionOutcome, Hbsag, Vitals};
use crate::domain::time::Span;
use crate::domain::vitals::{Haemoglobin, Mmhg, Pressure, Pulse, Volume, Weight};
use crate::planning::assumptions::{Assumptions, Recovery, Screening};
use crate::planning::chance::Chance;

/// A donor's course through the hall. How long things take and how often they happen are the assumptions that
/// the plan uses too.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a turn of fate of its own, not a state"
)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fate {
    /// For the form, after the check-in.
    pub(super) form: Span,
    /// From the call to the desk.
    pub(super) walk: Span,
    /// How many calls they miss.
    pub(super) misses: usize,
    /// Whether they are let ahead.
    pub(super) priority: bool,
    /// How long they wait for the doctor before they give up; for ever, if nothing is said.
    pub(super) patience: Option<Span>,
    /// Whether they change their mind after the doctor's yes.
    pub(super) reconsiders: bool,
    /// For weight, pressure and pulse.
    pub(super) measuring: Span,
    /// What is measured.
    pub(super) vitals: Vitals,
    /// What is measured when the first values were out of range.
    pub(super) again: Vitals,
    /// For the drop of blood.
    pub(super) testing: Span,
    /// What it shows.
    pub(super) test: BloodTest,
    /// What they tell the doctor, by its place among the grounds that people tell, and how many days ago it was.
    pub(super) tells: Option<(usize, u64)>,
    /// For the doctor's decision.
    pub(super) deciding: Span,
    /// Whether the doctor says not today for another reason.
    pub(super) unfit: bool,
    /// Whether the doctor sets a soft rule aside.
    pub(super) overridden: bool,
    /// The bag that they would like to fill.
    pub(super) wish: Volume,
    /// From the free bed to the needle.
    pub(super) connecting: Span,
    /// For a draw of 350 ml.
    pub(super) drawing: Span,
    /// How the collection ends.
    pub(super) ending: CollectionOutcome,
    /// The reaction, and whether it comes while the needle is in.
    pub(super) reaction: Option<(ReactionKind, Severity, bool)>,
    /// From the end of the rest to the door.
    pub(super) lingering: Span,
    /// Whether they leave before the rest is over.
    pub(super) hurries: bool,
}

/// Grounds that people tell the doctor, with the longest time ago that still bars.
pub(super) const TOLD: [(&str, u64); 5] = [
    ("tattoo", 150),
    ("cold", 6),
    ("medicine", 6),
    ("vaccine", 6),
    ("infection", 26),
];

impl Fate {
    /// Draws the course of a donor. Rates are those of the literature for whole blood at such events; a fifth of those who
    /// come don't give.
    pub(super) fn draw(chance: &mut Chance, assumed: &Assumptions, sex: Sex) -> Self {
        let (screening, collection) = (&assumed.screening, &assumed.collection);
        let out_of_range = chance.happens(screening.out_of_range_per_mille.number());
        let calms_down = chance.happens(screening.calms_down_per_mille.number());
        let vitals = vitals(chance, sex, out_of_range);
        let again = Vitals {
            weight: vitals.weight,
            ..self::vitals(chance, sex, out_of_range && !calms_down)
        };
        let reaction = reaction(chance, &assumed.recovery, sex);
        let stopped = matches!(reaction, Some((_, severity, true)) if severity != Severity::Mild);
        Self {
            form: assumed.form.draw(chance),
            walk: screening.walk(chance),
            misses: usize::from(screening.misses(chance)),
            priority: chance.happens(15),
            patience: chance.happens(12).then(|| Span::from_mins(chance.between(8, 30))),
            reconsiders: chance.happens(screening.reconsiders_per_mille.number()),
            measuring: screening.measuring.draw(chance),
            vitals,
            again,
            testing: screening.testing.draw(chance),
            test: blood_test(chance, screening, sex),
            tells: chance
                .happens(screening.tells_per_mille.number())
                .then(|| tells(chance)),
            deciding: screening.deciding.draw(chance),
            unfit: chance.happens(screening.unfit_per_mille.number()),
            overridden: chance.happens(screening.overridden_per_mille.number()),
            wish: Volume::from_ml(collection.wish(chance)),
            connecting: collection.connecting(chance),
            drawing: collection.drawing(chance),
            ending: if stopped {
                CollectionOutcome::StoppedReaction
            } else {
                chance.weighted(
                    CollectionOutcome::Complete,
                    &[
                        (collection.stopped_vein_per_mille, CollectionOutcome::StoppedVein),
                        (collection.short_per_mille, CollectionOutcome::Short),
                        (
                            collection.stopped_donor_per_mille,
                            CollectionOutcome::StoppedDonor,
                        ),
                        (collection.bag_fault_per_mille, CollectionOutcome::BagFault),
                    ]
                    .map(|(per_mille, ending)| (per_mille.number(), ending)),
                )
            },
            reaction,
            lingering: chance.delay(assumed.recovery.lingering_delay.0),
            hurries: chance.happens(3),
        }
    }
}

fn vitals(chance: &mut Chance, sex: Sex, out_of_range: bool) -> Vitals {
    let weight = match sex {
        Sex::Male => chance.around(670, 85, 480, 1050),
        Sex::Female => chance.around(535, 60, 405, 800),
    };
    let systolic = if out_of_range {
        chance.around(166, 5, 160, 185)
    } else {
        chance.around(121, 11, 101, 152)
    };
    let diastolic = chance.around(76, 7, 61, 94);
    Vitals {
        weight: Weight::from_tenths(weight),
        pressure: Pressure {
            systolic: Mmhg::from_mmhg(systolic),
            diastolic: Mmhg::from_mmhg(diastolic),
        },
        pulse: Pulse::from_per_minute(chance.around(76, 7, 60, 90)),
        temperature: None,
    }
}

fn blood_test(chance: &mut Chance, screening: &Screening, sex: Sex) -> BloodTest {
    let haemoglobin = if chance.happens(screening.low_haemoglobin_per_mille.number()) {
        chance.around(114, 4, 98, 119)
    } else {
        match sex {
            Sex::Male => chance.around(150, 10, 124, 178),
            Sex::Female => chance.around(133, 8, 120, 158),
        }
    };
    BloodTest {
        haemoglobin: Haemoglobin::from_g_l(haemoglobin),
        hbsag: Some(if chance.happens(screening.hbsag_per_mille.number()) {
            Hbsag::Positive
        } else {
            Hbsag::Negative
        }),
    }
}

fn tells(chance: &mut Chance) -> (usize, u64) {
    let which = chance.weighted(1, &[(120, 0), (250, 2), (100, 3), (180, 4)]);
    let longest = TOLD.get(which).map_or(1, |(_, days)| *days);
    let days = chance.between(1, u32::try_from(longest).unwrap_or(1));
    (which, u64::from(days))
}

/// 2.4 in a hundred react, women more often than men; 88 in a hundred mildly; three in four after the needle is out.
fn reaction(chance: &mut Chance, assumed: &Recovery, sex: Sex) -> Option<(ReactionKind, Severity, bool)> {
    let happens = chance.happens(match sex {
        Sex::Male => assumed.reaction_men_per_mille.number(),
        Sex::Female => assumed.reaction_women_per_mille.number(),
    });
    let severity = chance.weighted(
        Severity::Mild,
        &[(105, Severity::Moderate), (15, Severity::Severe)],
    );
    let kind = match severity {
        Severity::Mild => chance.weighted(
            ReactionKind::Vasovagal,
            &[(330, ReactionKind::Haematoma), (20, ReactionKind::ArmPain)],
        ),
        Severity::Moderate => chance.weighted(ReactionKind::Vasovagal, &[(300, ReactionKind::Faint)]),
        Severity::Severe => ReactionKind::Faint,
    };
    let during = chance.happens(280);
    happens.then_some((kind, severity, during))
}
