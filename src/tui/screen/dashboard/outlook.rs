//! What is foreseen of the day: when it will be over, under how far it is; and where it jams and what would help, under the
//! flow. Asked for when the day goes on, played on another thread; until the answer comes the last one stays.

use ratatui::layout::Rect;

use crate::domain::day::Day;
use crate::domain::time::Span;
use crate::i18n::text::forecast as text;
use crate::planning::forecast::{Question, Situation, Standing};
use crate::report::forecast as report;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::width;

use super::{Page, columns};

/// A forecast that is older than this says of when it is.
const FRESH: Span = Span::from_mins(2);

/// Asks how the day will go on, when it is time to.
pub(super) fn question(hall: &Hall, day: &Day) -> Option<Effect> {
    hall.foresight.is_due(day, &hall.roster, hall.now).then(|| {
        let question = Question::about(day, &hall.roster.by_unit, &hall.pack, hall.now);
        Effect::Forecast(Box::new(Situation::of(day, &question)))
    })
}

impl Page<'_> {
    /// When screening is through, when the last leaves, and how likely the target is.
    pub(super) fn when(&self, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let (line, meaning) = match self.hall.foresight.of(self.day) {
            None => (text::WHEN_UNKNOWN.get(lang).to_owned(), Meaning::Muted),
            Some(Standing::NobodyYet) => (text::NOBODY_YET.get(lang).to_owned(), Meaning::Muted),
            Some(Standing::Over { since, is_closed }) => {
                (report::without_forecast(*since, *is_closed, lang), Meaning::Muted)
            }
            Some(Standing::Running(forecast)) => (report::when(forecast, lang), Meaning::Plain),
        };
        self.write(area, &line, meaning, frame);
    }

    /// Where it jams and what one more place would change; of when the forecast is, if that is a while ago.
    pub(super) fn jam(&self, area: Rect, frame: &mut Frame<'_>) {
        let Some(forecast) = self.hall.foresight.of(self.day).and_then(Standing::forecast) else {
            return;
        };
        let meaning = if forecast.jam.is_some() {
            Meaning::Waiting
        } else {
            Meaning::Muted
        };
        let mut left = area;
        if self.hall.now.since(forecast.at) > FRESH {
            let of = forecast.at.hh_mm();
            self.write_right(area, &of, Meaning::Muted, frame);
            left = columns(area, 0, area.width.saturating_sub(width(&of) + 1));
        }
        self.write(left, &report::sentence(forecast, self.lang()), meaning, frame);
    }
}
