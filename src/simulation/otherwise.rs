//! Mornings that go otherwise than assumed, so that a forecast can be held against days whose truth it does not know.

use crate::planning::assumptions::{Assumptions, Minutes, PerMille, Seconds, Work};

/// How a morning differs from what is assumed. By default it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Otherwise {
    /// All work at desks and beds takes so many hundredths of what is assumed.
    pub work_percent: u16,
    /// So many hundredths of the assumed reasons against a donation are found.
    pub deferrals_percent: u16,
    /// So many hundredths of those who are assumed to stay away do.
    pub no_shows_percent: u16,
    /// Units come so many minutes apart, from and to; as assumed, if nothing is said.
    pub apart_minutes: Option<[u16; 2]>,
    /// At so many of the desks that the hall is said to have nobody works.
    pub desks_unstaffed: u16,
}

impl Default for Otherwise {
    fn default() -> Self {
        Self {
            work_percent: 100,
            deferrals_percent: 100,
            no_shows_percent: 100,
            apart_minutes: None,
            desks_unstaffed: 0,
        }
    }
}

impl Otherwise {
    /// The assumptions that this morning would be planned with, if anybody knew.
    pub(super) fn truth(&self, assumed: Assumptions) -> Assumptions {
        let mut truth = assumed;
        let percent = |whole: u32, percent: u16| whole.saturating_mul(percent.into()) / 100;
        let longer = |seconds: &mut Seconds| {
            let whole = percent(seconds.0.into(), self.work_percent);
            seconds.0 = u16::try_from(whole).unwrap_or(u16::MAX);
        };
        let longer_work = |work: &mut Work| {
            longer(&mut work.mean);
            longer(&mut work.deviation);
        };
        let (screening, collection) = (&mut truth.screening, &mut truth.collection);
        for work in [
            &mut screening.measuring,
            &mut screening.testing,
            &mut screening.deciding,
            &mut collection.drawing,
        ] {
            longer_work(work);
        }
        let [least, most] = &mut collection.drawing_bounds;
        let pauses = [
            &mut screening.pause,
            &mut screening.calm_down,
            &mut collection.connecting_least,
            &mut collection.connecting_delay,
            &mut collection.pause,
        ];
        for seconds in pauses.into_iter().chain([least, most]) {
            longer(seconds);
        }
        let more = |share: &mut PerMille, by: u16| share.0 = percent(share.0, by).min(1000);
        for against in [
            &mut screening.out_of_range_per_mille,
            &mut screening.low_haemoglobin_per_mille,
            &mut screening.hbsag_per_mille,
            &mut screening.tells_per_mille,
            &mut screening.unfit_per_mille,
        ] {
            more(against, self.deferrals_percent);
        }
        more(&mut truth.arrival.no_show_per_mille, self.no_shows_percent);
        if let Some(apart) = self.apart_minutes {
            truth.arrival.apart_minutes = apart.map(Minutes);
        }
        truth
    }
}
