//! What somebody has to see to: clearances that do not hold any more, draws that take too long, bags that nobody has
//! taken back, donors who were overlooked. The most urgent stands first, each with what to do and the key of the screen
//! where that is done.

use ratatui::layout::{Position, Rect};

use crate::domain::accounts::Doubt;
use crate::domain::id::VisitId;
use crate::domain::overlooked::{Overlooked, Why};
use crate::domain::throughput::Standing;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::Stage;
use crate::i18n::text::dashboard as text;
use crate::i18n::{refusal, terms};
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::keymap::{self, Context};
use crate::tui::screen::{ScreenId, home};
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::width;

use super::{Page, columns, row};

/// What a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// A clearance that does not hold any more.
    Doubt,
    /// A needle that has been in for too long.
    Draw,
    /// A bag that nobody has taken back.
    Bag,
    /// Somebody who was overlooked.
    Overlooked,
}

/// Which task it is, whatever else comes before it.
pub(super) type TaskId = (About, VisitId);

/// One thing to see to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Task {
    pub(super) id: TaskId,
    /// Where it is seen to.
    pub(super) screen: ScreenId,
    pub(super) meaning: Meaning,
    pub(super) line: String,
}

impl Task {
    /// Goes to where it is seen to, with the donor selected.
    pub(super) const fn see_to(&self) -> Effect {
        Effect::GoTo(self.screen, Some(self.id.1))
    }
}

impl Page<'_> {
    /// What there is to see to, the most urgent first.
    pub(super) fn tasks(&self) -> Vec<Task> {
        let (left, inside): (Vec<_>, Vec<_>) = self
            .figures
            .doubts()
            .partition(|doubt| matches!(doubt.stage, Stage::Left(_)));
        let urgent = inside.into_iter().map(|doubt| self.doubt(Meaning::Stop, doubt));
        let held = left.into_iter().map(|doubt| self.doubt(Meaning::Warning, doubt));
        urgent
            .chain(self.long_draws())
            .chain(self.unsettled_bags())
            .chain(self.overlooked())
            .chain(held)
            .collect()
    }

    /// As many lines as there is room for, the chosen one among them; the last one counts what had none.
    pub(super) fn attention(&self, tasks: &[Task], area: Rect, frame: &mut Frame<'_>) {
        let (first, shown) = self.window(tasks, area.height);
        let chosen = self.place_of_chosen(tasks);
        for (y, (place, task)) in (0..).zip(tasks.iter().enumerate().skip(first).take(shown)) {
            let line = row(area, y);
            let mark = if chosen == Some(place) {
                Meaning::Selected.symbol()
            } else {
                " "
            };
            let key = task.screen.action().and_then(|action| keymap::key(Context::List, action));
            let key = key.map_or_else(String::new, |key| key.to_string());
            let room = line.width.saturating_sub(width(&key) + 1);
            let said = format!("{}{mark}{}", task.meaning.symbol(), task.line);
            self.write(columns(line, 0, room), &said, task.meaning, frame);
            self.write_right(line, &key, Meaning::Key, frame);
        }
        if tasks.len() > shown && area.height > 0 {
            let more = text::MORE_ATTENTION.with(self.lang(), &[("count", &(tasks.len() - shown))]);
            self.write(row(area, area.height - 1), &more, Meaning::Warning, frame);
        }
    }

    /// The first task that is shown in so many lines, and how many are.
    fn window(&self, tasks: &[Task], height: u16) -> (usize, usize) {
        let room = usize::from(height);
        let shown = if tasks.len() > room {
            room.saturating_sub(1)
        } else {
            tasks.len()
        };
        let chosen = self.place_of_chosen(tasks).unwrap_or(0);
        ((chosen + 1).saturating_sub(shown), shown)
    }

    /// Where the chosen task stands; the first, as long as none was chosen or what was is done.
    pub(super) fn place_of_chosen(&self, tasks: &[Task]) -> Option<usize> {
        let chosen = self
            .chosen
            .and_then(|id| tasks.iter().position(|task| task.id == id));
        chosen.or((!tasks.is_empty()).then_some(0))
    }

    /// The task after the chosen one or the one before it, round and round.
    pub(super) fn beside(&self, tasks: &[Task], is_next: bool) -> Option<TaskId> {
        let place = self.place_of_chosen(tasks)?;
        let step = if is_next { 1 } else { tasks.len() - 1 };
        tasks.get((place + step) % tasks.len()).map(|task| task.id)
    }

    /// The task at this place of the screen.
    pub(super) fn hit<'t>(&self, tasks: &'t [Task], area: Rect, at: Position) -> Option<&'t Task> {
        let (first, shown) = self.window(tasks, area.height);
        let y = usize::from(at.y.checked_sub(area.y).filter(|_| area.contains(at))?);
        tasks.get(first + y).filter(|_| y < shown)
    }

    /// The needles that have been in for longer than the rules allow, the first one first.
    fn long_draws(&self) -> impl Iterator<Item = Task> {
        let now = self.hall.now;
        let most = Span::from_mins(u32::from(self.hall.pack.draw.most_minutes.in_force()));
        self.figures
            .longest(Standing::Collecting)
            .take_while(move |(_, since)| now.since(*since) >= most)
            .filter_map(move |(ticket, since)| {
                let visit = self.day.by_ticket(ticket)?;
                let bed = &visit.collection.as_ref()?.bed;
                let minutes = now.since(since).mins();
                let line = text::LONG_DRAW.with(
                    self.lang(),
                    &[("bed", bed), ("ticket", &ticket), ("minutes", &minutes)],
                );
                Some(Task {
                    id: (About::Draw, visit.id),
                    screen: home(visit.stage),
                    meaning: Meaning::Stop,
                    line,
                })
            })
    }

    fn unsettled_bags(&self) -> impl Iterator<Item = Task> {
        self.figures.unsettled_bags().map(|bag| Task {
            id: (About::Bag, bag.visit),
            screen: ScreenId::Collection,
            meaning: Meaning::Warning,
            line: text::UNSETTLED.with(
                self.lang(),
                &[("bag", &bag.code), ("ticket", &bag.ticket), ("bed", &bag.bed)],
            ),
        })
    }

    /// Who was overlooked: one line for all to whom the same happened, about the one who has had it the longest.
    fn overlooked(&self) -> impl Iterator<Item = Task> {
        self.overlooked
            .chunk_by(|one, other| one.why.is_like(other.why))
            .filter_map(|alike| {
                let (first, others) = alike.split_first()?;
                Some(Task {
                    id: (About::Overlooked, first.visit),
                    screen: home(first.stage),
                    meaning: Meaning::Warning,
                    line: self.overlooked_line(first, others.len()),
                })
            })
    }

    fn overlooked_line(&self, it: &Overlooked, others: usize) -> String {
        let lang = self.lang();
        let more = if others == 0 {
            String::new()
        } else {
            text::AND_OTHERS.with(lang, &[("count", &others)])
        };
        let since = |since: Moment| self.hall.now.since(since).mins();
        let minutes = since(it.since);
        let (ticket, more) = (("ticket", &it.ticket as _), ("more", &more as _));
        match it.why {
            Why::StuckAtDesk(desk) => {
                text::STUCK_AT_DESK.with(lang, &[ticket, more, ("desk", &desk), ("minutes", &minutes)])
            }
            Why::PassedOver(by) => text::PASSED_OVER.with(lang, &[ticket, more, ("by", &by)]),
            Why::CalledInVain(desk) => {
                text::CALLED_IN_VAIN.with(lang, &[ticket, more, ("desk", &desk), ("minutes", &minutes)])
            }
            Why::Overtaken(by) => text::OVERTAKEN.with(lang, &[ticket, more, ("by", &by)]),
            Why::NoBed => text::NO_BED.with(lang, &[ticket, more, ("minutes", &minutes)]),
            Why::NotCalled => text::NOT_CALLED.with(lang, &[ticket, more, ("minutes", &minutes)]),
            Why::RestOver => text::LONG_REST.with(lang, &[ticket, more, ("minutes", &minutes)]),
            Why::Absent => text::ABSENT.with(lang, &[ticket, more, ("minutes", &minutes)]),
        }
    }

    fn doubt(&self, meaning: Meaning, doubt: &Doubt) -> Task {
        Task {
            id: (About::Doubt, doubt.visit),
            screen: home(doubt.stage),
            meaning,
            line: self.doubt_line(doubt),
        }
    }

    /// Who is to be told to the doctor; once the donor has left, which unit is held.
    fn doubt_line(&self, doubt: &Doubt) -> String {
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
