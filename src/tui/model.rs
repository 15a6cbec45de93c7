//! All that the program remembers while it runs. Only [`update`](super::update::update) changes it.

use std::collections::HashMap;

use ratatui::layout::Size;

use crate::config::PrintTickets;
use crate::config::Typing;
use crate::domain::bag::BagFormat;
use crate::domain::clean::Label;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::figures::Figures;
use crate::domain::gift::GiftValues;
use crate::domain::id::{DayId, PersonId, StepId, VisitId};
use crate::domain::overlooked::{Limits, Overlooked, overlooked};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::scan::Scan;
use crate::domain::step::{At, Envelope};
use crate::domain::time::{Moment, Span};
use crate::domain::visit::Visit;
use crate::domain::weighing::Tares;
use crate::i18n::{Lang, refusal as say};
use crate::print::ticket::TicketSheet;
use crate::report::document::Letterhead;
use crate::station::{Request, StationError};
use crate::store::RosterSize;

use super::action::Action;
use super::alarm::Alarm;
use super::effect::{Effect, Notice};
use super::foresight::Foresight;
use super::keymap::Context;
use super::modal::Modal;
use super::printing::Printing;
use super::screen::correcting::has_values;
use super::screen::{Before, Focus, ScreenId, Screens};
use super::theme::Theme;
use super::typing::{Hand, Stroke};
use super::view;

/// How long a notice stays when no key is pressed.
pub const NOTICE_STAYS: Span = Span::from_secs(8);

/// Ids that nobody has used yet. There are new ones at every event, so a screen may use each of them once for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FreshIds {
    /// For a request.
    pub request: StepId,
    /// For a visit.
    pub visit: VisitId,
    /// For a person.
    pub person: PersonId,
    /// For a day.
    pub day: DayId,
}

/// Says to a person what does not work, and what to do next.
pub type SayTrouble = fn(Lang, &StationError) -> String;

/// What every screen may read.
#[derive(Debug)]
pub struct Hall {
    /// The day as far as it is known here; none before the first one is opened.
    pub day: Option<Day>,
    /// Its figures, from the first time on that somebody looks at them; [`follow`](Self::follow) keeps them up.
    pub figures: Option<Box<Figures>>,
    /// Everyone with a visit on this day.
    pub people: HashMap<PersonId, Person>,
    /// How many people are on the roster, as far as it has been counted.
    pub roster: RosterSize,
    /// The clock.
    pub now: Moment,
    /// Ids for what is to be made.
    pub fresh: FreshIds,
    /// The language.
    pub lang: Lang,
    /// The looks.
    pub theme: &'static Theme,
    /// Who is at the keyboard.
    pub staff: Label,
    /// Which station this is.
    pub station: Label,
    /// The rules in force.
    pub pack: RulePack,
    /// The request that the station is saving at the moment; until it is done no other one is sent.
    pub pending: Option<StepId>,
    /// How large the screen's area is.
    pub area: Size,
    /// How long a notice stays, by the clock.
    pub notices_stay: Span,
    /// When tickets are printed.
    pub print_tickets: PrintTickets,
    /// What empty bags weigh, as far as it is known.
    pub tares: Tares,
    /// What stands above the title of every document.
    pub letterhead: Letterhead,
    /// What donors are given for which volume.
    pub gifts: GiftValues,
    /// From when on somebody is shown as overlooked.
    pub limits: Limits,
    /// How the rest of the day is forecast.
    pub foresight: Foresight,
    /// What was printed, what was not, and which printers there are.
    pub printing: Printing,
    /// Says what does not work.
    pub say_trouble: SayTrouble,
}

impl Hall {
    /// Takes over steps of the log: into the day, and into its figures where those are kept.
    pub fn follow<'a>(&mut self, steps: impl Iterator<Item = &'a Envelope> + Clone) {
        if let Some(day) = &mut self.day {
            day.apply_all(steps.clone());
            if let Some(figures) = &mut self.figures {
                figures.take_in(day, &self.pack, steps);
            }
        }
    }

    /// Has the figures of the day, from now on after every step.
    pub fn keep_figures(&mut self) {
        if let Some(day) = &self.day
            && self.figures.as_ref().is_none_or(|figures| !figures.are_of(day))
        {
            self.figures = Some(Box::new(Figures::of(day, &self.pack)));
        }
    }

    /// Who was overlooked by now, the most urgent first.
    pub fn overlooked(&self) -> Vec<Overlooked> {
        self.day.as_ref().map_or_else(Vec::new, |day| {
            overlooked(day, &self.pack, &self.limits, self.now)
        })
    }

    /// How the bags of the day are coded.
    pub fn bag_format(&self) -> BagFormat {
        self.day
            .as_ref()
            .map_or_else(BagFormat::default, |day| day.info.bag_format())
    }

    /// What a scanner read.
    pub fn read_scan(&self, scanned: &str) -> Scan {
        Scan::read(scanned, self.now.date(), &self.bag_format())
    }

    /// When something happens now, and who does it where.
    pub fn at(&self) -> At {
        At {
            occurred: self.now,
            recorded: self.now,
            staff: self.staff.clone(),
            station: self.station.clone(),
        }
    }

    /// The request for a command, now and by whoever is at the keyboard.
    pub fn request(&self, command: Command) -> Request {
        Request {
            id: self.fresh.request,
            at: self.at(),
            command,
            new_person: None,
            corrected: None,
        }
    }

    /// What has the station execute a command.
    pub fn execute(&self, command: Command) -> Effect {
        Effect::Execute(Box::new(self.request(command)))
    }

    /// Whose visit it is, once that is known here.
    pub fn person(&self, visit: &Visit) -> Option<&Person> {
        self.people.get(&visit.person)
    }

    /// The name of whose visit it is; an ellipsis until that is known here.
    pub fn name(&self, visit: &Visit) -> &str {
        self.person(visit).map_or("…", |person| person.full_name.as_str())
    }

    /// Says why a rule said no.
    pub fn say_refusal(&self, refusal: &Refusal) -> String {
        say::refusal(self.lang, refusal, &self.pack)
    }

    /// The ticket of a visit, to be shown or printed.
    pub fn ticket_sheet(&self, visit: &Visit) -> Option<Box<TicketSheet>> {
        let day = self.day.as_ref()?;
        Some(Box::new(TicketSheet::of(day, visit.ticket)))
    }

    /// The visit with this id.
    pub fn visit(&self, id: VisitId) -> Option<&Visit> {
        self.day.as_ref()?.visit(id)
    }
}

/// All that the program remembers.
#[derive(Debug)]
pub struct Model {
    /// What the screens may read.
    pub hall: Hall,
    /// Whose clearance is in doubt.
    pub(super) alarm: Alarm,
    /// What the screens remember.
    pub screens: Screens,
    /// The box over the screen.
    pub modal: Option<Modal>,
    /// The tab that was chosen; see [`front`](Self::front).
    pub(super) tab: ScreenId,
    /// How large the terminal is.
    pub(super) size: Size,
    /// What the message line says, and until when.
    pub(super) notice: Option<(Notice, Moment)>,
    /// Which screen the request that is being saved came from.
    pub(super) asker: ScreenId,
    /// Which screen asked for the last search.
    pub(super) searcher: ScreenId,
    /// What the screen and the box were before the last fresh key.
    pub(super) before_burst: Option<(Before, Option<Modal>)>,
    /// How Vietnamese is typed in fields that take words.
    pub typing: Typing,
    /// Tells the letters of a hand from those of an input method.
    pub(super) hand: Hand,
    /// Whether the process is to stop as soon as nothing is being saved.
    pub(super) is_to_suspend: bool,
}

impl Model {
    /// A program that shows this tab (the setup, as long as there is no day).
    pub fn new(mut hall: Hall, tab: ScreenId, size: Size) -> Self {
        let mut alarm = Alarm::default();
        alarm.keep_up(&hall);
        hall.area = view::areas(size, alarm.is_raised()).body.as_size();
        Self {
            hall,
            alarm,
            screens: Screens::default(),
            modal: None,
            tab,
            size,
            notice: None,
            asker: tab,
            searcher: tab,
            before_burst: None,
            typing: Typing::default(),
            hand: Hand::default(),
            is_to_suspend: false,
        }
    }

    /// The screen in front: without a day only the roster and the test page for scanners are of use.
    #[must_use]
    pub const fn front(&self) -> ScreenId {
        match (&self.hall.day, self.tab) {
            (Some(_), tab) | (None, tab @ (ScreenId::Roster | ScreenId::Scanner)) => tab,
            (None, _) => ScreenId::Setup,
        }
    }

    /// Where a key that is pressed now goes.
    pub fn context(&self) -> Context {
        match (&self.modal, self.screens.focus(self.front())) {
            (Some(modal), _) => modal.context(),
            (None, Focus::Words | Focus::Text) => Context::Text,
            (None, Focus::List) => Context::List,
        }
    }

    /// Whether the field with the focus takes words.
    pub fn takes_words(&self) -> bool {
        let focus = self
            .modal
            .as_ref()
            .map_or_else(|| self.screens.focus(self.front()), Modal::focus);
        focus == Focus::Words
    }

    /// A letter key as the field with the focus takes it.
    pub(super) fn stroke(&self, letter: char, is_by_hand: bool) -> Stroke {
        if self.takes_words() {
            Stroke {
                letter,
                typing: self.typing,
                is_by_hand,
            }
        } else {
            Stroke::from(letter)
        }
    }

    /// Whether every key is to be told as it comes: the page that tests scanners is in front.
    pub fn wants_every_key(&self) -> bool {
        self.front() == ScreenId::Scanner && self.modal.is_none()
    }

    /// What can be done at the moment, the most useful first.
    pub fn acts(&self) -> Vec<Action> {
        if let Some(modal) = &self.modal {
            return modal.acts().to_vec();
        }
        let mut acts = self.screens.acts(self.front(), &self.hall);
        let chosen = self.screens.chosen(self.front(), &self.hall);
        let is_measured = chosen.and_then(|id| self.hall.visit(id)).is_some_and(has_values);
        acts.extend(is_measured.then_some(Action::Correct));
        acts
    }

    /// When something changes on the screen although nothing happens.
    pub fn next_change(&self) -> Option<Moment> {
        let next = |unit: i64| Moment::from_millis((self.hall.now.millis().div_euclid(unit) + 1) * unit);
        let tick = if self.screens.is_ticking(self.front(), &self.hall) {
            Some(next(1000))
        } else {
            // The dashboard hangs on the wall untouched and tells the time and waits in minutes.
            (self.front() == ScreenId::Dashboard).then(|| next(60_000))
        };
        let notice = self.notice.as_ref().map(|(_, until)| *until);
        tick.into_iter().chain(notice).min()
    }

    /// Where the tabs have something to count: how many donors are there.
    pub fn count(&self, screen: ScreenId) -> Option<usize> {
        let day = self.hall.day.as_ref()?;
        match screen {
            ScreenId::Queue => Some(day.queue().len()),
            ScreenId::Screening => Some(day.desks().filter(|desk| day.at_desk(*desk).is_some()).count()),
            ScreenId::Collection => {
                let lying = day.beds().filter(|bed| day.on_bed(*bed).is_some()).count();
                Some(day.cleared().len() + lying)
            }
            ScreenId::Recovery => Some(day.recovering().len()),
            ScreenId::Setup
            | ScreenId::Reception
            | ScreenId::Dashboard
            | ScreenId::Summary
            | ScreenId::Scanner
            | ScreenId::Roster => None,
        }
    }
}
