//! What is true of one donor of the model: the calendar, the volumes, the bags.

use super::{Bars, Date, Facts, Fate, GROUNDS, Minute, Onset, Person, Stage, TODAY, Value, Visit};

/// Days since the beginning of the era, by the rules of the calendar.
fn day_number((year, month, day): Date) -> i64 {
    let leap = |y: i32| (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    let years: i64 = (2000..year).map(|y| if leap(y) { 366 } else { 365 }).sum();
    let months: i64 = (1..month).map(|m| i64::from(length(year, m))).sum();
    years + months + i64::from(day)
}

fn length(year: i32, month: u32) -> u32 {
    match month {
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether what happened on that date bars today.
fn bars(ground: usize, (year, month, day): Date) -> bool {
    match GROUNDS[ground].1 {
        Bars::Forever => true,
        Bars::Days(days) => day_number(TODAY) - day_number((year, month, day)) < days,
        Bars::Months(months) => {
            let (mut y, mut m) = (year, month + months);
            while m > 12 {
                (y, m) = (y + 1, m - 12);
            }
            TODAY < (y, m, day.min(length(y, m)))
        }
    }
}

impl Person {
    pub(super) fn may_come(&self) -> bool {
        let had_birthday = (self.born.1, self.born.2) <= (TODAY.1, TODAY.2);
        let age = TODAY.0 - self.born.0 - i32::from(!had_birthday);
        let rested = |last| day_number(TODAY) - day_number(last) >= 84;
        (18..=60).contains(&age) && self.last_gift.is_none_or(rested)
    }
}

impl Facts {
    pub(super) fn newest<T>(&self, pick: impl Fn(&Value) -> Option<T>) -> Option<T> {
        self.values.iter().rev().find_map(|(_, value)| pick(value))
    }

    pub(super) fn weight(&self) -> Option<u16> {
        self.newest(|value| match value {
            Value::Vitals { tenths_kg, .. } => Some(*tenths_kg),
            _ => None,
        })
    }

    pub(super) fn test(&self) -> Option<(u16, bool)> {
        self.newest(|value| match value {
            Value::Test { g_l, positive } => Some((*g_l, *positive)),
            _ => None,
        })
    }

    pub(super) fn out(&self) -> Option<(usize, u16)> {
        let (seq, _) = self.draw.as_ref()?.out?;
        match self.values.iter().find(|(of, _)| *of == seq)?.1 {
            Value::Out { outcome, ml } => Some((outcome, ml)),
            _ => None,
        }
    }

    pub(super) fn volumes(&self, man: bool) -> Vec<u16> {
        let (Some(kg10), Some((g_l, _))) = (self.weight(), self.test()) else {
            return Vec::new();
        };
        let may = |ml: &u16| {
            kg10 >= if man { 450 } else { 420 }
                && (kg10 >= 450 || *ml == 250)
                && u32::from(*ml) <= u32::from(kg10) * 9 / 10
                && g_l >= if *ml > 350 { 125 } else { 120 }
        };
        [250, 350, 450].into_iter().filter(may).collect()
    }

    /// A rule that no reason helps against.
    pub(super) fn is_barred(&self, man: bool) -> bool {
        self.weight()
            .is_some_and(|kg10| kg10 < if man { 450 } else { 420 })
            || self.test().is_some_and(|(g_l, positive)| g_l < 120 || positive)
            || self.values.iter().any(|(_, value)| match value {
                Value::Told { ground, happened } => bars(*ground, *happened),
                _ => false,
            })
    }

    /// What a doctor may set aside.
    pub(super) fn soft(&self) -> Vec<(&'static str, u16)> {
        let newest = self.newest(|value| match value {
            Value::Vitals {
                systolic,
                diastolic,
                pulse,
                ..
            } => Some((*systolic, *diastolic, *pulse)),
            _ => None,
        });
        let Some((systolic, diastolic, pulse)) = newest else {
            return Vec::new();
        };
        let mut soft = Vec::new();
        if !(100..160).contains(&systolic) {
            soft.push(("systolic", systolic));
        }
        if !(60..100).contains(&diastolic) {
            soft.push(("diastolic", diastolic));
        }
        if !(60..=90).contains(&pulse) {
            soft.push(("pulse", pulse));
        }
        soft
    }

    pub(super) fn is_in_doubt(&self, man: bool) -> bool {
        self.order.as_ref().is_some_and(|order| {
            let soft = self.soft();
            order.changed_since
                && (self.is_barred(man)
                    || soft.iter().any(|rule| !order.set_aside.contains(rule))
                    || !self.volumes(man).contains(&order.ml))
        })
    }

    pub(super) const fn is_inside(&self) -> bool {
        matches!(
            self.stage,
            Stage::Waiting | Stage::Screening(_) | Stage::Cleared | Stage::Collecting(_) | Stage::Recovering
        )
    }

    pub(super) fn fits_order(&self, outcome: usize, ml: u16) -> bool {
        let Some(ordered) = self.order.as_ref().map(|order| i32::from(order.ml)) else {
            return false;
        };
        let off = (i32::from(ml) - ordered) * 10;
        match outcome {
            0 => off.abs() <= ordered,
            1 => off < -ordered,
            2 => off > ordered,
            _ => off <= ordered,
        }
    }
}

impl Visit {
    pub(crate) fn stage(&self) -> Stage {
        self.facts.stage
    }

    pub(crate) fn donated(&self) -> bool {
        self.facts.out().is_some_and(|(outcome, _)| outcome == 0)
    }

    pub(crate) fn call(&self) -> Option<u16> {
        self.facts.call
    }

    pub(crate) fn is_parked(&self) -> bool {
        self.facts.parked && self.facts.stage == Stage::Waiting
    }

    pub(crate) fn values(&self) -> Vec<(u64, Value)> {
        let told = self
            .facts
            .values
            .iter()
            .filter(|(_, value)| *value != Value::NeverTold);
        told.copied().collect()
    }

    pub(crate) fn last_seq(&self) -> u64 {
        self.done.last().map_or(0, |(seq, ..)| *seq)
    }

    pub(crate) fn ordered(&self) -> Option<u16> {
        self.facts.order.as_ref().map(|order| order.ml)
    }

    pub(crate) fn fates(&self) -> Vec<(u32, Fate)> {
        let fate = |(bag, back): &(u32, Option<Fate>)| (*bag, self.fate(*bag, *back));
        self.bags.iter().map(fate).collect()
    }

    pub(super) fn fate(&self, bag: u32, back: Option<Fate>) -> Fate {
        let drawing = self.facts.stage != Stage::NeverHere
            && self.facts.draw.as_ref().is_some_and(|draw| draw.bag == bag);
        match (drawing, self.facts.out()) {
            (true, None) => Fate::OnBed,
            (true, Some((_, 0))) => Fate::Empty,
            (true, Some(_)) => Fate::Bled,
            (false, _) => back.unwrap_or(Fate::Unsettled),
        }
    }

    pub(super) fn has_unsettled(&self) -> bool {
        self.fates().iter().any(|(_, fate)| *fate == Fate::Unsettled)
    }

    /// When a reaction that is told of now can have begun, the likeliest first.
    pub(super) fn onsets(&self, now: Minute) -> Vec<Onset> {
        use Onset::{AfterLeaving, Before, During, Later, Soon};
        let out = self.facts.draw.as_ref().and_then(|draw| draw.out);
        match (self.facts.stage, out) {
            (Stage::Collecting(_), _) => vec![During, Before],
            (Stage::Recovering, Some((_, out))) if now - out > 15 => vec![Later, Before, During, Soon],
            (Stage::Recovering, _) => vec![Soon, Before, During],
            (Stage::Screening(_) | Stage::Cleared | Stage::Waiting, _) => vec![Before],
            (_, Some(_)) => vec![AfterLeaving, Before, During, Soon, Later],
            (_, None) => vec![AfterLeaving, Before],
        }
    }
}
