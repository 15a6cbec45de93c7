//! What somebody has to see to: clearances that do not hold any more, draws that take too long, bags that nobody has
//! taken back, donors who rest and rest. The most urgent stands first.

use ratatui::layout::Rect;

use crate::domain::accounts::Doubt;
use crate::domain::rulepack::RulePack;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::Stage;
use crate::i18n::text::dashboard as text;
use crate::i18n::{refusal, terms};
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;

use super::figures::{Figures, Resting};
use super::{Page, row};

/// From so long after the needle on, somebody asks why a donor is still there.
const RESTS_LONG: Span = Span::from_mins(30);

/// How many things there are to see to at `now`.
pub(super) fn count(figures: &Figures, pack: &RulePack, now: Moment) -> usize {
    let slow = figures.draws.iter().filter(|draw| is_long(pack, now, draw.since));
    let resting = figures.resting.iter().filter(|it| is_overdue(it, now));
    figures.doubts.len() + slow.count() + figures.unsettled.len() + resting.count()
}

fn is_long(pack: &RulePack, now: Moment, since: Moment) -> bool {
    now.since(since) >= Span::from_mins(u32::from(pack.draw.most_minutes.in_force()))
}

/// Whoever has reacted rests longer by the rules, and nobody asks before that is over.
fn is_overdue(resting: &Resting, now: Moment) -> bool {
    now.since(resting.since) > RESTS_LONG.max(resting.least)
}

impl Page<'_> {
    /// As many lines as there is room for; the last one counts what had none.
    pub(super) fn attention(&self, area: Rect, frame: &mut Frame<'_>) {
        let lines = self.attention_lines();
        let room = usize::from(area.height);
        let shown = if lines.len() > room { room.saturating_sub(1) } else { room };
        for (y, (meaning, line)) in (0..).zip(lines.iter().take(shown)) {
            let line = format!("{} {line}", meaning.symbol());
            self.write(row(area, y), &line, *meaning, frame);
        }
        if lines.len() > room && room > 0 {
            let more = text::MORE_ATTENTION.with(self.lang(), &[("count", &(lines.len() - shown))]);
            self.write(row(area, area.height - 1), &more, Meaning::Warning, frame);
        }
    }

    fn attention_lines(&self) -> Vec<(Meaning, String)> {
        let (lang, now, pack) = (self.lang(), self.hall.now, &self.hall.pack);
        let figures = self.figures;
        let (left, inside): (Vec<_>, Vec<_>) = figures
            .doubts
            .iter()
            .partition(|doubt| matches!(doubt.stage, Stage::Left(_)));
        let draws = figures
            .draws
            .iter()
            .filter(|draw| is_long(pack, now, draw.since))
            .map(|draw| {
                let line = text::LONG_DRAW.with(
                    lang,
                    &[
                        ("bed", &draw.bed),
                        ("ticket", &draw.ticket),
                        ("minutes", &now.since(draw.since).mins()),
                    ],
                );
                (Meaning::Stop, line)
            });
        let bags = figures.unsettled.iter().map(|bag| {
            let line = text::UNSETTLED.with(
                lang,
                &[("bag", &bag.code), ("ticket", &bag.ticket), ("bed", &bag.bed)],
            );
            (Meaning::Warning, line)
        });
        let resting = figures
            .resting
            .iter()
            .filter(|it| is_overdue(it, now))
            .map(|it| {
                let line = text::LONG_REST.with(
                    lang,
                    &[("ticket", &it.ticket), ("minutes", &now.since(it.since).mins())],
                );
                (Meaning::Warning, line)
            });
        let urgent = inside.into_iter().map(|doubt| (Meaning::Stop, self.doubt(doubt)));
        let held = left.into_iter().map(|doubt| (Meaning::Warning, self.doubt(doubt)));
        urgent
            .chain(draws)
            .chain(bags)
            .chain(resting)
            .chain(held)
            .collect()
    }

    /// Who is to be told to the doctor; once the donor has left, which unit is held.
    fn doubt(&self, doubt: &Doubt) -> String {
        let lang = self.lang();
        let because = refusal::objection(lang, &doubt.objection, &self.hall.pack);
        if let (Some(bag), Stage::Left(_)) = (&doubt.bag, doubt.stage) {
            return text::HELD.with(
                lang,
                &[("bag", bag), ("ticket", &doubt.ticket), ("because", &because)],
            );
        }
        let place = self.hall.visit(doubt.visit);
        let place = place.map_or_else(String::new, |visit| terms::whereabouts(lang, visit));
        text::IN_DOUBT.with(
            lang,
            &[("ticket", &doubt.ticket), ("where", &place), ("because", &because)],
        )
    }
}
