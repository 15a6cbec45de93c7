//! What happens when something happens. Pure: the time and the fresh ids are arguments, what is to be done comes back as
//! data.

use std::io;

use ratatui::layout::{Position, Size};

use crate::config::Typing;
#[cfg(unix)]
use crate::domain::clean::printable;
use crate::domain::command::Command;
use crate::domain::decide::{Context as Rules, Past, decide};
use crate::domain::id::StepId;
use crate::domain::person::Person;
use crate::domain::step::Envelope;
use crate::domain::time::Moment;
#[cfg(unix)]
use crate::i18n::text::scanner;
use crate::i18n::text::{care as care_text, common};
use crate::i18n::{Lang, fault};
use crate::print::job::Printout;
use crate::shell::file;
use crate::station::dossier::Told;
use crate::station::worker::Answer;
use crate::station::{Executed, StationError};

use super::action::Action;
use super::effect::{Effect, Notice};
use super::key::Key;
use super::keymap;
use super::modal::{Modal, Purpose, Reply};
use super::model::{FreshIds, Model};
use super::msg::Msg;
#[cfg(unix)]
use super::msg::SerialNews;
use super::screen::{Before, Event, Listened, Outcome, ScreenId, home, scanner as scanner_page};
#[cfg(unix)]
use super::serial::SerialFault;
use super::view;
use super::widget::{self, status_bar, tab_bar};

/// Takes in what happened at `now`, and says what is to be done. Settled inside are the effects that concern nothing
/// but the model.
pub fn update(model: &mut Model, now: Moment, fresh: FreshIds, msg: Msg) -> Vec<Effect> {
    model.hall.now = now;
    model.hall.fresh = fresh;
    if model.notice.as_ref().is_some_and(|(_, until)| *until <= now) {
        model.notice = None;
    }
    match msg {
        Msg::Key { key, is_fresh } => model.press(key, is_fresh),
        Msg::Listened { key, at } => {
            if model.wants_every_key() {
                return model.tell(ScreenId::Scanner, &Event::Heard(Listened::Key { key, at }));
            }
            Vec::new()
        }
        Msg::Scan { text, was_typed } => {
            model.untype(was_typed);
            model.scan(&text)
        }
        Msg::SpoiltScan { was_typed } => {
            model.untype(was_typed);
            if model.wants_every_key() {
                return model.tell(ScreenId::Scanner, &Event::Heard(Listened::Spoilt));
            }
            let text = common::SCAN_SPOILT.get(model.hall.lang);
            model.say(Notice::trouble(text))
        }
        Msg::Paste(text) => {
            model.notice = None;
            let lang = model.hall.lang;
            if let Some(effects) = model.tell_correction(&Event::Paste(&text)) {
                return effects;
            }
            if let Some(modal) = &mut model.modal {
                modal.type_text(&text, lang);
                return Vec::new();
            }
            model.tell(model.front(), &Event::Paste(&text))
        }
        Msg::Click(at) => model.click(at),
        Msg::Scroll { is_down } => model.act(if is_down { Action::Down } else { Action::Up }),
        Msg::Resize(size) => model.resize(size),
        Msg::Tick => model.report(model.front(), &Event::Tick),
        Msg::Answer(answer) => model.hear(answer),
        Msg::Wrote { path, fault } => model.say(written(model.hall.lang, &path, fault.as_ref())),
        Msg::Forecast { day, standing } => {
            model.hall.foresight.hear(day, standing);
            // What happened meanwhile may be asked about now.
            model.report(model.front(), &Event::Tick)
        }
        Msg::Print { job, news } => model.hear_printing(job, news),
        Msg::Printers(queues) => model.hear_printers(queues),
        #[cfg(unix)]
        Msg::Serial(news) => match serial_news(model.hall.lang, &news) {
            Some(notice) => model.say(notice),
            None => Vec::new(),
        },
        Msg::List { ticket, told } => {
            let told = &told;
            model.report(ScreenId::Roster, &Event::List { ticket, told })
        }
        Msg::Suspend => {
            model.is_to_suspend = true;
            model.suspend_when_saved()
        }
        Msg::Continued => vec![Effect::Resume],
        Msg::Hangup | Msg::InputLost(_) | Msg::StationLost => vec![Effect::Quit],
    }
}

/// News of a file.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system has its own words for every other fault"
)]
fn written(lang: Lang, path: &str, fault: Option<&io::Error>) -> Notice {
    let Some(fault) = fault else {
        return Notice::done(common::WROTE.with(lang, &[("path", &path)]));
    };
    let text = match fault.kind() {
        io::ErrorKind::AlreadyExists => common::FILE_EXISTS,
        io::ErrorKind::NotFound => common::NO_FOLDER,
        io::ErrorKind::PermissionDenied => common::NO_PERMISSION,
        _ if file::is_full(fault) => common::DISK_FULL,
        _ => common::NOT_WRITTEN,
    };
    Notice::trouble(text.with(lang, &[("path", &path), ("fault", fault)]))
}

/// News of the scanner on the serial line; that it is there from the start is what everybody expects.
#[cfg(unix)]
fn serial_news(lang: Lang, news: &SerialNews) -> Option<Notice> {
    let fault = match news {
        SerialNews::Ready => return None,
        SerialNews::Back => return Some(Notice::done(scanner::SERIAL_BACK.get(lang))),
        SerialNews::Fault(fault) => fault,
    };
    let text = match fault {
        SerialFault::NotThere => scanner::SERIAL_NOT_THERE.get(lang).to_owned(),
        SerialFault::NoPermission => scanner::SERIAL_NO_PERMISSION.get(lang).to_owned(),
        SerialFault::NotASerialLine => scanner::SERIAL_NOT_A_LINE.get(lang).to_owned(),
        SerialFault::Unplugged => scanner::SERIAL_UNPLUGGED.get(lang).to_owned(),
        SerialFault::Other(fault) => scanner::SERIAL_FAULT.with(lang, &[("fault", &printable(fault))]),
    };
    Some(Notice::trouble(text))
}

impl Model {
    /// Has the first screen begin.
    pub fn begin(&mut self) -> Vec<Effect> {
        self.tell(self.front(), &Event::Shown(None))
    }

    fn press(&mut self, key: Key, is_fresh: bool) -> Vec<Effect> {
        self.notice = None;
        if self.wants_every_key() {
            // What a scanner sends is shown and does nothing; there is nothing to take back either.
            self.before_burst = None;
            return match keymap::action(self.context(), key).filter(|_| scanner_page::is_command(key)) {
                Some(action) => self.act(action),
                None => Vec::new(),
            };
        }
        let context = self.context();
        if is_fresh {
            self.before_burst = context
                .letters_are_text()
                .then(|| (Before::new(&self.screens, self.front()), self.modal.clone()));
        }
        if let Some(action) = keymap::action(context, key) {
            if action == Action::DeleteBefore {
                self.hand.deletes();
            } else {
                self.hand.rests();
            }
            return self.act(action);
        }
        let Some(letter) = key.typed() else {
            return Vec::new();
        };
        let is_by_hand = self.hand.types(is_fresh);
        let stroke = self.stroke(letter, is_by_hand);
        if matches!(self.modal, Some(Modal::Correct(_))) {
            let effects = if stroke.typing == Typing::Off {
                self.tell_correction(&Event::Char(letter))
            } else {
                self.tell_correction(&Event::Stroke(stroke))
            };
            return effects.unwrap_or_default();
        }
        if let Some(effects) = self.strike_printing(letter) {
            return effects;
        }
        if let Some(modal) = &mut self.modal {
            let reply = modal.strike(stroke, self.hall.lang);
            return self.take_reply(reply);
        }
        if stroke.typing == Typing::Off {
            self.tell(self.front(), &Event::Char(letter))
        } else {
            self.tell(self.front(), &Event::Stroke(stroke))
        }
    }

    /// Takes back the letters that were typed since the last fresh key: they were the head of a scan.
    fn untype(&mut self, was_typed: bool) {
        if let Some((screen, modal)) = self.before_burst.take().filter(|_| was_typed) {
            screen.restore(&mut self.screens);
            self.modal = modal;
        }
    }

    fn click(&mut self, at: Position) -> Vec<Effect> {
        self.notice = None;
        let areas = view::areas(self.size, self.alarm.is_raised());
        if areas.status.contains(at) {
            return match status_bar::hit(&status_bar::buttons(self, areas.status.width), at.x) {
                Some(action) => self.act(action),
                None => Vec::new(),
            };
        }
        if self.modal.is_some() {
            return Vec::new();
        }
        if areas.tabs.contains(at) {
            let tabs = tab_bar::tabs(self, areas.tabs.width);
            return match tab_bar::hit(&tabs, at.x).and_then(ScreenId::action) {
                Some(action) => self.act(action),
                None => Vec::new(),
            };
        }
        if areas.alarm.contains(at) {
            let donor = self.alarm.donor().and_then(|id| self.hall.visit(id));
            return match donor.map(|visit| (visit.id, home(visit.stage))) {
                Some((visit, screen)) => self.show(screen, Some(visit)),
                None => Vec::new(),
            };
        }
        if areas.body.contains(at) {
            let inside = Position::new(at.x - areas.body.x, at.y - areas.body.y);
            return self.tell(self.front(), &Event::Click(inside));
        }
        Vec::new()
    }

    /// Takes in that the day went on: maybe there is an alarm now, or none any more.
    fn keep_alarm(&mut self) {
        self.alarm.keep_up(&self.hall);
        self.measure();
    }

    fn measure(&mut self) {
        let areas = view::areas(self.size, self.alarm.is_raised());
        self.hall.area = areas.body.as_size();
    }

    fn resize(&mut self, size: Size) -> Vec<Effect> {
        self.size = size;
        self.measure();
        Vec::new()
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Language {
            self.hall.lang = self.hall.lang.other();
            return Vec::new();
        }
        if action == Action::Typing {
            self.typing = self.typing.next();
            let text = match self.typing {
                Typing::Off => common::TYPING_OFF,
                Typing::Telex => common::TYPING_TELEX,
                Typing::Vni => common::TYPING_VNI,
            };
            return self.say(Notice::info(text.get(self.hall.lang)));
        }
        if action == Action::PrintAgain {
            return self.print_again();
        }
        if let Some(effects) = self.tell_correction(&Event::Act(action)) {
            return effects;
        }
        if let Some(effects) = self.act_on_printing(action) {
            return effects;
        }
        if let Some(modal) = &mut self.modal {
            let reply = modal.act(action, self.hall.lang);
            modal.keep_above(widget::modal::last_top(modal, &self.hall));
            return self.take_reply(reply);
        }
        if action.is_of_program() {
            return self.act_myself(action);
        }
        if action == Action::Correct && self.corrects_values() {
            return self.open_correction();
        }
        if action.is_act() && !self.acts().contains(&action) {
            let lang = self.hall.lang;
            let text = common::NOT_NOW.with(lang, &[("action", &action.short().get(lang))]);
            return self.say(Notice::info(text));
        }
        self.tell(self.front(), &Event::Act(action))
    }

    /// Does what the program itself answers.
    fn act_myself(&mut self, action: Action) -> Vec<Effect> {
        if let Some(screen) = action.screen() {
            return self.show(screen, None);
        }
        if matches!(action, Action::NextTab | Action::PreviousTab) {
            let steps = if action == Action::NextTab {
                1
            } else {
                ScreenId::TABS.len() - 1
            };
            return self.show(self.tab.neighbour(steps), None);
        }
        if action == Action::Help {
            let context = self.context();
            let here = self.acts();
            self.modal = Some(Modal::Help {
                context,
                here,
                top: 0,
            });
        } else if action == Action::Palette {
            let of_program = Action::ALL
                .iter()
                .copied()
                .filter(|action| action.is_of_program() && *action != Action::Palette);
            let mut offered = self.acts();
            if self.corrects_values() && !offered.contains(&Action::Correct) {
                offered.push(Action::Correct);
            }
            let offered = offered.into_iter().chain(of_program).collect();
            self.modal = Some(Modal::palette(offered, self.context()));
        } else if action == Action::PrintJobs {
            return self.open_printouts();
        } else if action == Action::Redraw {
            return vec![Effect::Redraw];
        } else if action == Action::Quit {
            let unsaved = self.hall.pending.is_some() || self.screens.has_draft();
            let questions: Vec<String> = unsaved
                .then(|| common::QUIT_ANYWAY.get(self.hall.lang).to_owned())
                .into_iter()
                .chain(self.unprinted_at_the_end())
                .collect();
            if questions.is_empty() {
                return vec![Effect::Quit];
            }
            let question = questions.join(" ");
            let purpose = Purpose { action, visit: None };
            self.modal = Some(Modal::confirm(question, purpose));
        }
        Vec::new()
    }

    fn take_reply(&mut self, reply: Reply) -> Vec<Effect> {
        match reply {
            Reply::Stay => return Vec::new(),
            Reply::PrintTicket(sheet) => return self.print_sheet(Printout::Ticket(sheet)),
            Reply::PrintSlip(slip) => return self.print_sheet(Printout::Slip(slip)),
            Reply::Reacted(reacted) => return self.record_reaction(&reacted),
            Reply::NotATime => {
                let text = care_text::REACTION_NOT_A_TIME.get(self.hall.lang);
                return self.say(Notice::refused(text));
            }
            Reply::NotANote(fault) => {
                let text = fault::text(self.hall.lang, &fault);
                return self.say(Notice::refused(text));
            }
            Reply::Close
            | Reply::Confirmed(_)
            | Reply::Answered(..)
            | Reply::Picked(..)
            | Reply::Chosen(..)
            | Reply::Run(_) => {
                self.modal = None;
            }
        }
        let screen = self.front();
        match reply {
            Reply::Picked(purpose, place) if purpose.action.screen().is_some() => {
                self.go_from_ticket(purpose, place)
            }
            Reply::Confirmed(purpose) if purpose.action == Action::Quit => vec![Effect::Quit],
            Reply::Confirmed(purpose) => self.tell(screen, &Event::Confirmed(purpose)),
            Reply::Answered(purpose, note) => self.tell(screen, &Event::Answered(purpose, &note)),
            Reply::Picked(purpose, place) => self.tell(screen, &Event::Picked(purpose, place)),
            Reply::Chosen(purpose, places) => self.tell(screen, &Event::Chosen(purpose, &places)),
            Reply::Run(action) => self.act(action),
            Reply::Stay
            | Reply::NotANote(_)
            | Reply::NotATime
            | Reply::Close
            | Reply::Reacted(_)
            | Reply::PrintSlip(_)
            | Reply::PrintTicket(_) => Vec::new(),
        }
    }

    fn show(&mut self, screen: ScreenId, visit: Option<crate::domain::id::VisitId>) -> Vec<Effect> {
        self.tab = screen;
        if self.front() == screen {
            self.tell(screen, &Event::Shown(visit))
        } else {
            let text = common::NO_DAY_YET.get(self.hall.lang);
            self.say(Notice::info(text))
        }
    }

    fn say(&mut self, notice: Notice) -> Vec<Effect> {
        self.notice = Some((notice, self.hall.now + self.hall.notices_stay));
        Vec::new()
    }

    /// Tells a screen what happened and settles what it asks for.
    fn tell(&mut self, screen: ScreenId, event: &Event<'_>) -> Vec<Effect> {
        if screen == ScreenId::Dashboard {
            self.hall.keep_figures();
        }
        let effects = self.screens.update(screen, &self.hall, event);
        let mut left = Vec::new();
        for effect in effects {
            left.extend(self.settle(screen, effect));
        }
        left
    }

    /// Tells a screen of something apart from typing, which stays when typing has to be taken back.
    fn report(&mut self, screen: ScreenId, event: &Event<'_>) -> Vec<Effect> {
        if let Some((before, _)) = &mut self.before_burst {
            before.witness(screen, &self.hall, event);
        }
        self.tell(screen, event)
    }

    pub(super) fn settle(&mut self, screen: ScreenId, effect: Effect) -> Vec<Effect> {
        match effect {
            Effect::Open(modal) => {
                self.modal = Some(modal);
                Vec::new()
            }
            Effect::GoTo(to, visit) => self.show(to, visit),
            Effect::Notice(notice) => self.say(notice),
            Effect::Print(printout, to) => self.start_printing(*printout, to),
            Effect::SetLanguage(lang) => {
                self.hall.lang = lang;
                Vec::new()
            }
            Effect::Execute(request) => {
                if self.hall.pending.is_some() {
                    return Vec::new();
                }
                let rules = Rules {
                    pack: &self.hall.pack,
                    past: Past::NotRead,
                };
                // What a check-in rests on is on the roster, which only the station reads.
                let first_answer = self
                    .hall
                    .day
                    .as_ref()
                    .filter(|_| !matches!(request.command, Command::CheckIn { .. }))
                    .map(|day| decide(day, &rules, &request.command, &request.at));
                if let Some(Err(refusal)) = first_answer {
                    let text = self.hall.say_refusal(&refusal);
                    self.say(Notice::refused(text));
                    let outcome = Outcome::Refused(&refusal);
                    return self.tell(
                        screen,
                        &Event::Done {
                            request: request.id,
                            outcome,
                        },
                    );
                }
                self.asker = screen;
                self.hall.pending = Some(request.id);
                vec![Effect::Execute(request)]
            }
            Effect::OpenDay { request, .. } | Effect::LookAgain(request) => {
                if self.hall.pending.is_some() {
                    return Vec::new();
                }
                self.asker = screen;
                self.hall.pending = Some(request);
                vec![effect]
            }
            Effect::Search { .. } | Effect::Recognise { .. } | Effect::Facts { .. } => {
                self.searcher = screen;
                vec![effect]
            }
            Effect::Forecast(_) => {
                if let Some(day) = &self.hall.day {
                    let (roster, now) = (&self.hall.roster, self.hall.now);
                    self.hall.foresight.ask(day, roster, now);
                }
                vec![effect]
            }
            Effect::CountRoster
            | Effect::Ask { .. }
            | Effect::List { .. }
            | Effect::WriteFile { .. }
            | Effect::StartPrinting(_)
            | Effect::StopPrinting(_)
            | Effect::AskPrinters
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Resume
            | Effect::Quit => vec![effect],
        }
    }

    fn hear(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Executed {
                request,
                result,
                people,
            } => {
                self.meet(people);
                if let Ok(executed) = &result {
                    let own = executed.outcome.iter().flatten();
                    self.hall.follow(executed.newer.iter().chain(own));
                }
                self.keep_alarm();
                self.finish(request, result)
            }
            Answer::DayOpened { request, result, day } => {
                if let Some(day) = day {
                    self.hall.day = Some(*day);
                }
                self.keep_alarm();
                let mut effects = self.finish(request, result);
                effects.extend(self.report(self.front(), &Event::Shown(None)));
                effects
            }
            Answer::Followed { steps, people } => {
                self.meet(people);
                self.follow(&steps)
            }
            Answer::Found { ticket, people } => self.report(
                self.searcher,
                &Event::Found {
                    ticket,
                    people: &people,
                },
            ),
            Answer::Facts { ticket, facts } => {
                let facts = &facts;
                self.report(self.searcher, &Event::Facts { ticket, facts })
            }
            Answer::Told { ticket, told } => self.hear_told(ticket, told),
            Answer::RosterCounted(size) => {
                self.hall.roster = size;
                self.report(self.front(), &Event::Tick)
            }
            Answer::Trouble(error) => {
                let text = (self.hall.say_trouble)(self.hall.lang, &error);
                self.say(Notice::trouble(text))
            }
        }
    }

    /// Takes in what is told about the roster; whoever is here today is called as they are called now.
    fn hear_told(&mut self, ticket: u64, told: Result<Told, StationError>) -> Vec<Effect> {
        let told = match told {
            Ok(told) => Some(told),
            Err(error) => {
                self.say(Notice::trouble((self.hall.say_trouble)(self.hall.lang, &error)));
                None
            }
        };
        if let Some(Told::Corrected(now) | Told::Merged(now) | Told::Unmerged(now)) = &told
            && let Some(known) = self.hall.people.get_mut(&now.person.id)
        {
            known.clone_from(&now.person);
        }
        let told = told.as_ref();
        let event = Event::Told { ticket, told };
        let mut effects = self.report(ScreenId::Roster, &event);
        // Who asked for names is known by them, and after a failure by nothing but the ticket.
        if matches!(told, None | Some(Told::Names(_))) {
            effects.extend(self.report(ScreenId::Summary, &event));
        }
        effects
    }

    fn meet(&mut self, people: Vec<Person>) {
        self.hall
            .people
            .extend(people.into_iter().map(|person| (person.id, person)));
    }

    fn follow(&mut self, steps: &[Envelope]) -> Vec<Effect> {
        self.hall.follow(steps.iter());
        self.keep_alarm();
        self.report(self.front(), &Event::Changed)
    }

    /// Takes in what became of a request: the screen that asked is told, and so is the person, unless all went well.
    fn finish(&mut self, request: StepId, result: Result<Executed, StationError>) -> Vec<Effect> {
        if self.hall.pending == Some(request) {
            self.hall.pending = None;
        }
        let is_correction = self.is_correction(request);
        let mut effects = match &result {
            Ok(Executed {
                outcome: Ok(steps), ..
            }) => {
                let outcome = Outcome::Saved(steps);
                let mut effects = self.report(self.asker, &Event::Done { request, outcome });
                effects.extend(self.close_reaction(request, steps));
                effects
            }
            Ok(Executed {
                outcome: Err(refusal),
                ..
            }) => {
                self.say(Notice::refused(self.hall.say_refusal(refusal)));
                let outcome = Outcome::Refused(refusal);
                self.report(self.asker, &Event::Done { request, outcome })
            }
            Err(error) => {
                self.say(Notice::trouble((self.hall.say_trouble)(self.hall.lang, error)));
                let outcome = Outcome::Failed;
                self.report(self.asker, &Event::Done { request, outcome })
            }
        };
        if is_correction {
            let steps = result
                .as_ref()
                .ok()
                .and_then(|executed| executed.outcome.as_ref().ok());
            self.hear_correction(steps.map(Vec::as_slice));
        }
        if result.is_ok_and(|executed| !executed.newer.is_empty()) {
            effects.extend(self.report(self.front(), &Event::Changed));
        }
        effects.extend(self.suspend_when_saved());
        effects
    }

    fn suspend_when_saved(&mut self) -> Vec<Effect> {
        if self.is_to_suspend && self.hall.pending.is_none() {
            self.is_to_suspend = false;
            vec![Effect::Suspend]
        } else {
            Vec::new()
        }
    }
}

mod correction;
pub(super) mod printing;
mod reaction;
mod scan;
#[cfg(test)]
mod tests;
mod ticket_scan;
