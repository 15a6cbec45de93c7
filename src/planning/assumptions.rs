//! How long things take and how often they happen: the numbers of `assets/demo/course.toml`, which the plan and the
//! simulated morning share, so that both say the same thing.

use serde::Deserialize;

use super::chance::Chance;
use crate::domain::time::Span;

const COURSE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/course.toml"));

/// The file that the assumptions come from.
pub const FILE: &str = "course.toml";

/// The file of the assumptions is not what it should be; the text says where.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct AssumptionsFault(String);

/// A number of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Seconds(pub(crate) u16);

impl Seconds {
    /// As a span.
    #[must_use]
    pub const fn span(self) -> Span {
        // No `u32::from` in a constant function.
        Span::from_secs(self.0 as u32)
    }
}

/// A number of minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Minutes(pub(crate) u16);

impl Minutes {
    /// As a span.
    #[must_use]
    pub const fn span(self) -> Span {
        Span::from_mins(self.0 as u32)
    }
}

/// So many in a thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct PerMille(pub(crate) u32);

impl PerMille {
    /// The others.
    const fn others(self) -> Self {
        Self(1000_u32.saturating_sub(self.0))
    }

    /// So many of so many.
    const fn of(self, others: Self) -> Self {
        Self(self.0.saturating_mul(others.0) / 1000)
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// A time of work, spread around its mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    /// The mean.
    pub mean: Seconds,
    /// How far it spreads.
    pub deviation: Seconds,
}

impl Work {
    pub(crate) fn draw(self, chance: &mut Chance) -> Span {
        chance.work(self.mean.0, self.deviation.0)
    }
}

/// When people come.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    /// Those on the list who don't come.
    pub no_show_per_mille: PerMille,
    /// A unit's people come until this long before and after its appointed time.
    pub scatter_minutes: Minutes,
    /// How far apart the units' appointed times are.
    pub apart_minutes: [Minutes; 2],
    /// A whole unit comes up to this long before or after its time.
    pub unit_late_minutes: Minutes,
}

/// The reception desks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reception {
    /// How many there are in a hall.
    pub desks: u16,
    /// A check-in.
    pub work: Work,
}

/// The form that is filled in after the check-in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Those who bring it filled in.
    pub prefilled_per_mille: PerMille,
    /// How long they read it over.
    pub prefilled_delay: Seconds,
    /// How long the others need.
    pub by_hand_delay: Seconds,
}

impl Form {
    pub(crate) fn draw(&self, chance: &mut Chance) -> Span {
        if chance.happens(self.prefilled_per_mille.0) {
            chance.delay(self.prefilled_delay.0)
        } else {
            chance.delay(self.by_hand_delay.0)
        }
    }
}

/// The screening desks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screening {
    /// From one donor to the call of the next.
    pub pause: Seconds,
    /// From the call to the desk.
    pub walk: [Seconds; 2],
    /// How long a desk waits for somebody who was called.
    pub call_lasts: Seconds,
    /// Those who miss one call.
    pub misses_one_per_mille: PerMille,
    /// Those who miss three.
    pub misses_three_per_mille: PerMille,
    /// Weight, pressure, pulse.
    pub measuring: Work,
    /// The drop of blood.
    pub testing: Work,
    /// The doctor's decision.
    pub deciding: Work,
    /// The rest before a pressure is measured again.
    pub calm_down: Seconds,
    /// Those whose pressure is out of range.
    pub out_of_range_per_mille: PerMille,
    /// Those of them who calm down.
    pub calms_down_per_mille: PerMille,
    /// Those with too little haemoglobin.
    pub low_haemoglobin_per_mille: PerMille,
    /// Those with a positive rapid test.
    pub hbsag_per_mille: PerMille,
    /// Those who tell of a reason to wait.
    pub tells_per_mille: PerMille,
    /// Those whom the doctor finds unfit today.
    pub unfit_per_mille: PerMille,
    /// Those for whom the doctor sets a soft rule aside.
    pub overridden_per_mille: PerMille,
    /// Those who change their mind after the doctor's yes.
    pub reconsiders_per_mille: PerMille,
}

impl Screening {
    pub(crate) fn walk(&self, chance: &mut Chance) -> Span {
        let [least, most] = self.walk;
        Span::from_secs(chance.between(least.0.into(), most.0.into()))
    }

    pub(crate) fn misses(&self, chance: &mut Chance) -> u8 {
        let (one, three) = (self.misses_one_per_mille.0, self.misses_three_per_mille.0);
        chance.weighted(0, &[(one, 1), (three, 3)])
    }

    /// Those whose pressure is measured again: where something else bars them already, nobody does.
    pub(crate) fn measured_again(&self) -> PerMille {
        [
            self.low_haemoglobin_per_mille,
            self.hbsag_per_mille,
            self.tells_per_mille,
        ]
        .into_iter()
        .fold(self.out_of_range_per_mille, |again, bars| again.of(bars.others()))
    }

    /// Those who go on to a bed: everything that can be against them leaves fewer, and some change their mind.
    #[must_use]
    pub fn cleared(&self) -> PerMille {
        let still_high = self
            .out_of_range_per_mille
            .of(self.calms_down_per_mille.others())
            .of(self.overridden_per_mille.others());
        [
            self.low_haemoglobin_per_mille,
            self.hbsag_per_mille,
            self.tells_per_mille,
            self.unfit_per_mille,
            self.reconsiders_per_mille,
            still_high,
        ]
        .into_iter()
        .fold(PerMille(1000), |cleared, against| cleared.of(against.others()))
    }
}

/// The beds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// How many beds one nurse looks after.
    pub beds_per_nurse: u16,
    /// From the free bed to the needle, at least.
    pub connecting_least: Seconds,
    /// And on top of it.
    pub connecting_delay: Seconds,
    /// A draw of 350 ml.
    pub drawing: Work,
    /// Its bounds.
    pub drawing_bounds: [Seconds; 2],
    /// Those who give 250 ml.
    pub wishes_250_per_mille: PerMille,
    /// Those who give 450 ml.
    pub wishes_450_per_mille: PerMille,
    /// From the needle out to the bed made for the next.
    pub pause: Seconds,
    /// Those whose vein gives no more.
    pub stopped_vein_per_mille: PerMille,
    /// Those whose bag is not full in the end.
    pub short_per_mille: PerMille,
    /// Those who ask to stop.
    pub stopped_donor_per_mille: PerMille,
    /// Those whose bag is faulty.
    pub bag_fault_per_mille: PerMille,
}

impl Collection {
    /// Those who give the ordered volume; reactions, which stop few, left out.
    #[must_use]
    pub fn complete(&self) -> PerMille {
        [
            self.stopped_vein_per_mille,
            self.short_per_mille,
            self.stopped_donor_per_mille,
            self.bag_fault_per_mille,
        ]
        .into_iter()
        .fold(PerMille(1000), |complete, ended| complete.of(ended.others()))
    }

    /// The millilitres that a donor would like to give.
    pub(crate) fn wish(&self, chance: &mut Chance) -> u16 {
        let (small, large) = (self.wishes_250_per_mille.0, self.wishes_450_per_mille.0);
        chance.weighted(350, &[(small, 250), (large, 450)])
    }

    pub(crate) fn connecting(&self, chance: &mut Chance) -> Span {
        let (least, more) = (
            self.connecting_least.span(),
            chance.delay(self.connecting_delay.0),
        );
        Span::from_millis(least.millis().saturating_add(more.millis()))
    }

    /// A draw of 350 ml.
    pub(crate) fn drawing(&self, chance: &mut Chance) -> Span {
        let [least, most] = self.drawing_bounds;
        let (mean, deviation) = (self.drawing.mean.0, self.drawing.deviation.0);
        Span::from_secs(chance.around(mean, deviation, least.0, most.0).into())
    }
}

/// The rest.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recovery {
    /// On top of the rest that the rules want.
    pub lingering_delay: Seconds,
    /// Men with a reaction.
    pub reaction_men_per_mille: PerMille,
    /// Women with a reaction.
    pub reaction_women_per_mille: PerMille,
}

/// What is assumed about a day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assumptions {
    /// When people come.
    pub arrival: Arrival,
    /// The reception desks.
    pub reception: Reception,
    /// The form.
    pub form: Form,
    /// The screening desks.
    pub screening: Screening,
    /// The beds.
    pub collection: Collection,
    /// The rest.
    pub recovery: Recovery,
}

impl Assumptions {
    /// Reads the assumptions that ship with the program.
    pub fn read() -> Result<Self, AssumptionsFault> {
        toml::from_str(COURSE).map_err(|fault| AssumptionsFault(fault.to_string()))
    }
}

impl Assumptions {
    /// How long a screening desk is taken by one donor, on average.
    #[must_use]
    pub fn desk_time(&self) -> Span {
        let screening = &self.screening;
        let [least, most] = screening.walk.map(|seconds| i64::from(seconds.0));
        let calls = i64::from(screening.misses_one_per_mille.0 + 3 * screening.misses_three_per_mille.0);
        let seldom = calls * i64::from(screening.call_lasts.0)
            + i64::from(screening.measured_again().0) * i64::from(screening.calm_down.0);
        let works = [screening.measuring, screening.testing, screening.deciding];
        let work: i64 = works.iter().map(|work| i64::from(work.mean.0)).sum();
        let whole = work + i64::midpoint(least, most) + i64::from(screening.pause.0);
        Span::from_millis(whole * 1000 + seldom)
    }

    /// How long a bed is taken by one donor, on average.
    #[must_use]
    pub fn bed_time(&self) -> Span {
        let collection = &self.collection;
        let (small, large) = (
            i64::from(collection.wishes_250_per_mille.0),
            i64::from(collection.wishes_450_per_mille.0),
        );
        // A bag of 250 ml takes 100 ml less than one of 350, one of 450 as much more.
        let drawing = i64::from(collection.drawing.mean.0) * (350_000 + 100 * (large - small)) / 350;
        let connecting = i64::from(collection.connecting_least.0) + i64::from(collection.connecting_delay.0);
        Span::from_millis((connecting + i64::from(collection.pause.0)) * 1000 + drawing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_that_ship_can_be_read_and_make_sense() {
        let assumed = Assumptions::read().unwrap();
        // 960 * 975 = 936, * 955 = 893, * 970 = 866, * 994 = 860; a pressure that stays high is against 26 of a thousand.
        assert_eq!(assumed.screening.cleared().number(), 837);
        // 55 + 75 + 140 at the desk, 37 to it, 15 after it, 4.8 for missed calls, 12.48 for measuring again.
        assert_eq!(assumed.desk_time(), Span::from_millis(339_280));
        // 150 to the needle, 360 * 345 / 350 to draw, 150 to the next.
        assert_eq!(assumed.bed_time(), Span::from_millis(654_857));
    }
}
