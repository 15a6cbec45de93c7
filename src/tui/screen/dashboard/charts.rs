//! How fast it goes: who came, who was cleared, who gave, by quarters of an hour.

use ratatui::layout::Rect;

use crate::domain::throughput::Quarter;
use crate::i18n::Text;
use crate::i18n::text::dashboard as text;
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;
use crate::tui::widget::rate_chart::{RateChart, Series, gathered, most_bars};

use super::{Page, row};

/// From this height on the cleared stand between those who came and those who gave.
const THREE: u16 = 13;

/// A panel: what it is called, and what it counts.
type Panel = (Text, fn(&Quarter) -> u32);

impl Page<'_> {
    /// Draws the charts.
    pub(super) fn charts(&self, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let quarters = self.figures.quarters();
        if quarters.is_empty() {
            self.write(row(area, 0), text::CHART_EMPTY.get(lang), Meaning::Muted, frame);
            return;
        }
        let (minutes, bars) = gathered(&quarters, most_bars(area.width));
        let times: Vec<_> = bars.iter().map(|bar| bar.from).collect();
        let arrived: Panel = (text::CHART_CHECKED_IN, |bar| bar.checked_in);
        let cleared: Panel = (text::CHART_CLEARED, |bar| bar.cleared);
        let donated: Panel = (text::CHART_DONATED, |bar| bar.donated);
        let panels: &[Panel] = if area.height >= THREE {
            &[arrived, cleared, donated]
        } else {
            &[arrived, donated]
        };
        let titles: Vec<_> = panels
            .iter()
            .map(|(title, _)| title.with(lang, &[("minutes", &minutes)]))
            .collect();
        let series: Vec<_> = panels
            .iter()
            .zip(&titles)
            .map(|((_, count), title)| Series {
                title,
                counts: bars.iter().map(count).collect(),
            })
            .collect();
        let chart = RateChart {
            times: &times,
            series: &series,
        };
        chart.draw(frame, area, self.hall.theme);
    }
}
