//! Reception: donors are found, scanned or entered, and given a ticket.
//!
//! ```text
//!  Tìm  nguyen van a________________________________      Hôm nay
//!                                                         Đã phát 12 số · đang chờ 5
//!    Họ và tên           Sinh Đơn vị Căn cước  Đang ở
//!  ▶ Nguyễn Văn An       1987 A04    •••• 2345 chưa đến   Vừa đến
//!    Nguyễn Văn Anh      1990 A01    •••• 0077 số 3 · …   08:05  12 Trần Thị Bích Ngọc
//!                                                         08:04  11 …
//!  ╭ Vừa đăng ký ───────────────────────────────────╮
//!  │ SỐ 12   Trần Thị Bích Ngọc (1990, A04)         │     Ctrl+Z: hoàn tác số 12
//!  │ → hàng chờ · phía trước còn 4 người            │
//!  ╰────────────────────────────────────────────────╯
//! ```
//!
//! - The search compares without marks, so it takes letters as they are even while a typing method is on: with Telex the
//!   initials `nva` would stay, but `lees` or `pts` would not.
//! - The search has the focus unless the form for a new person is open. It is asked with every letter; an answer to an
//!   older question is not looked at. Enter before the answer is there counts once it is, if it leaves no choice.
//! - Enter checks in the selected person, or shows where they are when they are here already. The box keeps the last
//!   ticket in sight.
//! - A scanned card is searched for by its number: one who agrees is checked in at once (a year of birth becomes the whole
//!   date), one who differs is shown beside the card; Enter takes the roster as it is, Ctrl+S the card's values. When
//!   nobody has the number, people without one who agree are shown as candidates; Enter gives them the number, Ctrl+N
//!   enters somebody new. For nobody at all the form is filled in. Somebody typed in is compared in the same way.
//! - Ctrl+N opens the form for a new person ([`walk_in`]) in place of the list; Esc goes back and keeps it.
//! - Who has to come another day is told so in the list, with the date and never with the ground ([`standing`]).
//! - Ctrl+G asks what the donor says: first time, unfed, slept too little, on duty ([`said`]); before the check-in, in the
//!   form, and afterwards as long as they are here.
//! - On the right, or on the last line where the window is narrow: the figures and who came last.

mod look;
mod said;
mod scan;
mod standing;
mod walk_in;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::config::PrintTickets;
use crate::domain::arrival::{Claim, Correction};
use crate::domain::circumstance::Circumstance;
use crate::domain::card::{Card, DamagedCard};
use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::id::{PersonId, StepId, Ticket, VisitId};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::ticket::TicketCode;
use crate::domain::visit::{Outcome as Ending, Stage, Visit};
use crate::i18n::text::reception as text;
use crate::i18n::{Text, terms};
use crate::station::Request;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::keymap::{self, Context};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus, Outcome, asking};
use crate::tui::widget::field::Field;

use said::Whose;
use scan::Comparing;
use standing::{Bar, Standings};
use walk_in::{Advanced, WalkIn};

/// The ready-made reasons for taking a check-in back.
const UNDO_REASONS: &[Text] = &[text::UNDO_WRONG_PERSON, text::UNDO_TWICE, text::UNDO_LEFT];

/// A number of at most so many digits may be a ticket.
const LONGEST_TICKET: usize = 4;

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    field: Field,
    /// The search whose answer is waited for or shown.
    ticket: u64,
    is_searching: bool,
    then: Then,
    found: Vec<Person>,
    selected: Option<Pick>,
    comparing: Option<Box<Comparing>>,
    /// Whether the card that is being saved had a damaged name.
    is_name_repaired: bool,
    draft: Option<Box<WalkIn>>,
    is_form_open: bool,
    /// What is being saved.
    sent: Option<Box<Request>>,
    /// What may or may not have been saved; asked again, it carries the same ids.
    failed: Option<Box<Request>>,
    shown: Option<Shown>,
    /// What somebody of the roster said, until they are checked in.
    said: Option<(PersonId, BTreeSet<Circumstance>)>,
    /// Of whom the open question asks what they say.
    asked_said: Option<Whose>,
    /// What earlier days say about who is listed.
    standings: Standings,
}

/// What happens when the people have been found.
#[derive(Debug, Clone, Default)]
enum Then {
    /// They are listed.
    #[default]
    List,
    /// Enter was pressed already.
    Advance,
    /// They are compared with a card.
    Card(Box<Card>),
    /// They are listed as who may own a card whose name is lost.
    Damaged(Box<DamagedCard>),
    /// They are compared with somebody who was typed in.
    Entered(Box<Person>),
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pick {
    /// Found by the ticket.
    Visit(VisitId),
    /// Found on the roster.
    Person(PersonId),
}

/// The visit in the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shown {
    visit: VisitId,
    is_new: bool,
}

impl State {
    /// What the list shows: the visit with the typed ticket, then the people that were found.
    fn rows(&self, hall: &Hall) -> Vec<Pick> {
        let typed = self.field.text();
        let typed = typed.trim();
        let ticket = Some(typed)
            .filter(|typed| typed.len() <= LONGEST_TICKET && typed.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|typed| Ticket::new(typed.parse().ok()?));
        let by_code = || TicketCode::parse(typed).ok()?.matches(hall.day.as_ref()?).ok();
        let by_ticket = ticket.or_else(by_code).and_then(|ticket| hall.day.as_ref()?.by_ticket(ticket));
        let people = self
            .found
            .iter()
            .filter(|person| by_ticket.is_none_or(|visit| visit.person != person.id))
            .map(|person| Pick::Person(person.id));
        by_ticket.map(|visit| Pick::Visit(visit.id)).into_iter().chain(people).collect()
    }

    /// The row that Enter acts on: the one that was selected, else the best match.
    fn pick(&self, rows: &[Pick]) -> Option<Pick> {
        self.selected
            .filter(|pick| rows.contains(pick))
            .or_else(|| rows.first().copied())
    }

    /// Who a row is.
    fn person<'a>(&'a self, hall: &'a Hall, pick: Pick) -> Option<&'a Person> {
        match pick {
            Pick::Visit(visit) => hall.person(hall.visit(visit)?),
            Pick::Person(id) => self.found.iter().find(|person| person.id == id),
        }
    }

    /// Forgets what was found and what was asked for.
    fn forget_found(&mut self) {
        self.ticket = 0;
        self.is_searching = false;
        self.then = Then::List;
        self.found.clear();
        self.selected = None;
        self.comparing = None;
        self.said = None;
        self.standings.clear();
    }

    /// Asks for people. The number of the question is fresh at every event, so that a scan that takes typed letters
    /// back cannot make an older answer count.
    fn ask(&mut self, hall: &Hall, query: String) -> Vec<Effect> {
        let ticket = self.new_question(hall);
        vec![Effect::Search { ticket, query }]
    }

    fn new_question(&mut self, hall: &Hall) -> u64 {
        let [_, ticket] = halves(hall.fresh.request);
        self.ticket = ticket;
        self.is_searching = true;
        ticket
    }

    /// Asks for what is in the search field.
    fn search(&mut self, hall: &Hall) -> Vec<Effect> {
        let query = self.field.text().trim().to_owned();
        self.then = Then::List;
        self.selected = None;
        self.comparing = None;
        if query.is_empty() {
            self.forget_found();
            return Vec::new();
        }
        self.ask(hall, query)
    }

    fn hear_found(&mut self, hall: &Hall, people: &[Person]) -> Vec<Effect> {
        self.is_searching = false;
        self.standings.turn_to(people.iter().map(|person| person.id));
        match std::mem::take(&mut self.then) {
            Then::List => {
                self.found = people.to_vec();
                Vec::new()
            }
            Then::Advance => {
                self.found = people.to_vec();
                if self.rows(hall).len() == 1 {
                    self.advance(hall)
                } else {
                    Vec::new()
                }
            }
            Then::Card(card) => self.match_card(hall, *card, people),
            Then::Damaged(card) => self.match_damaged(hall, &card, people),
            Then::Entered(person) => self.match_entered(hall, person, people),
        }
    }

    fn advance(&mut self, hall: &Hall) -> Vec<Effect> {
        if self.is_searching {
            if matches!(self.then, Then::Advance) {
                return self.search(hall);
            }
            if matches!(self.then, Then::List) {
                self.then = Then::Advance;
            }
            return Vec::new();
        }
        if self.comparing.is_some() {
            return self.settle(hall, false);
        }
        let lang = hall.lang;
        match self.pick(&self.rows(hall)) {
            Some(Pick::Visit(visit)) => self.show(hall, visit),
            Some(Pick::Person(id)) => match visit_today(hall, id) {
                Some(visit) => self.show(hall, visit.id),
                None => match self.standings.bar(id) {
                    Some(bar) => vec![Effect::Notice(Notice::refused(self.barred(hall, id, bar)))],
                    None => self.check_in(hall, id, None),
                },
            },
            None if self.field.is_empty() => Vec::new(),
            None => {
                let text = text::NOTHING_FOUND.with(lang, &[("key", &key(Action::NewPerson))]);
                vec![Effect::Notice(Notice::info(text))]
            }
        }
    }

    /// Shows the ticket of somebody who is here, and where they are.
    fn show(&mut self, hall: &Hall, visit: VisitId) -> Vec<Effect> {
        self.shown = Some(Shown { visit, is_new: false });
        let Some(visit) = hall.visit(visit) else {
            return Vec::new();
        };
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("name", &hall.name(visit)), ("ticket", &visit.ticket)];
        vec![Effect::Notice(Notice::info(text::ALREADY.with(hall.lang, values)))]
    }

    fn check_in(&mut self, hall: &Hall, person: PersonId, corrected: Option<Correction>) -> Vec<Effect> {
        let visit = hall.fresh.visit;
        let said = self.said_at_check_in(hall, person);
        let request = hall.request(Command::CheckIn { visit, person, said });
        let corrected = corrected.filter(|corrected| !corrected.is_empty());
        self.send(hall, Request { corrected, ..request })
    }

    fn check_in_new(&mut self, hall: &Hall, person: Person) -> Vec<Effect> {
        let request = hall.request(Command::CheckIn {
            visit: hall.fresh.visit,
            person: person.id,
            said: self.said_of(hall, Whose::Form),
        });
        let new_person = Some(person);
        self.send(hall, Request { new_person, ..request })
    }

    fn send(&mut self, hall: &Hall, request: Request) -> Vec<Effect> {
        if hall.pending.is_some() {
            return vec![Effect::Notice(Notice::info(text::BUSY.get(hall.lang)))];
        }
        let request = match self.failed.take() {
            Some(failed) if is_same_wish(&failed, &request) => Request {
                at: request.at,
                ..*failed
            },
            _ => request,
        };
        self.sent = Some(Box::new(request.clone()));
        vec![Effect::Execute(Box::new(request))]
    }

    fn hear_done(&mut self, hall: &Hall, request: StepId, outcome: &Outcome<'_>) -> Vec<Effect> {
        let Some(sent) = self.sent.take_if(|sent| sent.id == request) else {
            return Vec::new();
        };
        match outcome {
            Outcome::Saved(_) => self.saved(hall, &sent),
            Outcome::Refused(refusal) => self.refused(hall, &sent, refusal),
            Outcome::Failed => {
                self.failed = Some(sent);
                Vec::new()
            }
        }
    }

    fn saved(&mut self, hall: &Hall, sent: &Request) -> Vec<Effect> {
        let Some(visit) = sent.command.of_visit().and_then(|id| hall.visit(id)) else {
            return Vec::new();
        };
        let Command::CheckIn { person, .. } = &sent.command else {
            if !visit.counts() {
                self.shown = self.shown.filter(|shown| shown.visit != visit.id);
            }
            if let Command::Visit {
                act: Act::NoteCircumstances { said },
                ..
            } = &sent.command
            {
                let said = terms::circumstances(hall.lang, said);
                let values: &[(&str, &dyn std::fmt::Display)] = &[("ticket", &visit.ticket), ("said", &said)];
                return vec![Effect::Notice(Notice::done(text::SAID_SAVED.with(hall.lang, values)))];
            }
            let text = text::UNDONE.with(hall.lang, &[("ticket", &visit.ticket)]);
            return vec![Effect::Notice(Notice::done(text))];
        };
        self.shown = Some(Shown {
            visit: visit.id,
            is_new: true,
        });
        let known = hall.people.get(person);
        let is_of_draft = |draft: &WalkIn| known.is_some_and(|person| draft.is_about(person));
        let was_entered = self.comparing.as_ref().is_some_and(|comparing| comparing.entered.is_some());
        if sent.new_person.is_some()
            || was_entered
            || self.draft.as_deref().is_some_and(is_of_draft) {
            self.draft = None;
            self.is_form_open = false;
        }
        self.field.clear();
        self.forget_found();
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("ticket", &visit.ticket), ("name", &hall.name(visit))];
        let text = if std::mem::take(&mut self.is_name_repaired) {
            text::DONE_REPAIRED
        } else if sent.corrected.is_some() {
            text::DONE_CORRECTED
        } else {
            text::DONE
        };
        let mut effects = vec![Effect::Notice(Notice::done(text.with(hall.lang, values)))];
        if hall.print_tickets == PrintTickets::Always {
            effects.extend(self.print_ticket(hall));
        }
        effects
    }

    /// The visit in the box.
    fn shown_visit<'a>(&self, hall: &'a Hall) -> Option<&'a Visit> {
        hall.visit(self.shown?.visit).filter(|visit| visit.counts())
    }

    /// Prints the ticket of the visit in the box.
    fn print_ticket(&self, hall: &Hall) -> Vec<Effect> {
        let sheet = self.shown_visit(hall).and_then(|visit| hall.ticket_sheet(visit));
        sheet.map(Effect::print_ticket).into_iter().collect()
    }

    fn refused(&mut self, hall: &Hall, sent: &Request, refusal: &Refusal) -> Vec<Effect> {
        if let Refusal::AlreadyHere { ticket, .. } = refusal
            && let Some(visit) = hall.day.as_ref().and_then(|day| day.by_ticket(*ticket))
        {
            self.shown = Some(Shown {
                visit: visit.id,
                is_new: false,
            });
            self.comparing = None;
        }
        let Some(draft) = self.draft.as_mut().filter(|_| sent.new_person.is_some()) else {
            return self.say_barred(hall, sent, refusal).into_iter().collect();
        };
        draft.point_at(refusal);
        if !matches!(refusal, Refusal::NumberOnRoster { .. }) {
            return Vec::new();
        }
        let number = draft.number();
        self.is_form_open = false;
        self.field.clear();
        self.forget_found();
        let mut effects = self.ask(hall, number);
        let text = text::ON_ROSTER.get(hall.lang);
        effects.push(Effect::Notice(Notice::refused(text)));
        effects
    }

    /// Who gets no ticket today, and from when on they may come.
    fn barred(&self, hall: &Hall, person: PersonId, bar: Bar) -> String {
        let name = self
            .person(hall, Pick::Person(person))
            .or_else(|| self.comparing.as_ref()?.front().map(|front| &front.person))
            .map_or("…", |person| person.full_name.as_str());
        text::BARRED.with(hall.lang, &[("name", &name), ("bar", &bar.said(hall.lang))])
    }

    /// Says of somebody whom a rule kept out when they may come, without the ground.
    fn say_barred(&self, hall: &Hall, sent: &Request, refusal: &Refusal) -> Option<Effect> {
        let Refusal::NotEligible { against } = refusal else {
            return None;
        };
        let Command::CheckIn { person, .. } = &sent.command else {
            return None;
        };
        let bar = Bar::of(against).filter(|bar| matches!(bar, Bar::From(_) | Bar::Doctor))?;
        Some(Effect::Notice(Notice::refused(self.barred(hall, *person, bar))))
    }

    /// Asks what earlier days say about whoever is seen in the list.
    fn ask_standings(&mut self, hall: &Hall) -> Option<Effect> {
        if self.is_searching || self.comparing.is_some() || self.is_form_open {
            return None;
        }
        let [_, ticket] = halves(hall.fresh.request);
        let seen = look::seen(self, hall);
        self.standings.ask(seen, ticket)
    }

    fn open_form(&mut self) -> Vec<Effect> {
        if self.draft.is_none() {
            self.draft = Some(Box::new(WalkIn::beginning_with(&self.field.text())));
            self.field.clear();
        }
        self.forget_found();
        self.is_form_open = true;
        Vec::new()
    }

    fn close_form(&mut self) -> Vec<Effect> {
        self.is_form_open = false;
        self.draft = self.draft.take().filter(|draft| !draft.is_blank());
        Vec::new()
    }

    fn advance_form(&mut self, hall: &Hall) -> Vec<Effect> {
        let Some(draft) = &mut self.draft else {
            return Vec::new();
        };
        match draft.advance(hall, hall.fresh.person) {
            Advanced::Stay => Vec::new(),
            Advanced::Warn => vec![Effect::Notice(Notice::refused(text::CONFIRM.get(hall.lang)))],
            Advanced::Filled(person) => {
                let is_sent_again = self.failed.as_ref().is_some_and(|failed| {
                    failed.new_person.as_ref().is_some_and(|before| is_same_person(before, &person))
                });
                if hall.pending.is_some() || is_sent_again {
                    return self.check_in_new(hall, *person);
                }
                if self.is_searching && matches!(self.then, Then::Entered(_)) {
                    return Vec::new();
                }
                let claim = Claim::from(&*person);
                self.then = Then::Entered(person);
                self.recognise(hall, claim, false)
            }
        }
    }

    /// Leaves one thing after the other: the comparison, what was typed, the unfinished form, the box.
    fn back(&mut self, hall: &Hall) -> Vec<Effect> {
        if self.comparing.as_ref().is_some_and(|comparing| comparing.entered.is_some()) {
            self.forget_found();
            self.is_form_open = self.draft.is_some();
        } else if !self.field.is_empty() || !self.found.is_empty() || self.comparing.is_some() {
            self.field.clear();
            self.forget_found();
        } else if self.draft.take().is_some() {
            let text = text::DRAFT_DROPPED.get(hall.lang);
            return vec![Effect::Notice(Notice::info(text))];
        } else {
            self.shown = None;
        }
        Vec::new()
    }

    fn move_selection(&mut self, hall: &Hall, action: Action) {
        if let Some(comparing) = &mut self.comparing {
            comparing.turn(action);
            return;
        }
        let rows = self.rows(hall);
        let place = self.pick(&rows).and_then(|pick| rows.iter().position(|row| *row == pick));
        let place = place.unwrap_or(0);
        let page = look::page(self, hall).max(1);
        let to = if action == Action::Up {
            place.saturating_sub(1)
        } else if action == Action::Down {
            place + 1
        } else if action == Action::PageUp {
            place.saturating_sub(page)
        } else {
            place + page
        };
        self.selected = rows.get(to.min(rows.len().saturating_sub(1))).copied();
    }

    fn ask_undo(hall: &Hall) -> Vec<Effect> {
        let Some(visit) = last_check_in(hall) else {
            return Vec::new();
        };
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("ticket", &visit.ticket), ("name", &hall.name(visit))];
        let title = text::UNDO_TITLE.with(hall.lang, values);
        let purpose = Purpose {
            action: Action::Undo,
            visit: Some(visit.id),
        };
        vec![Effect::Open(Modal::ask(title, UNDO_REASONS, purpose))]
    }

    fn undo(&mut self, hall: &Hall, purpose: Purpose, reason: &Note) -> Vec<Effect> {
        // Another station may have called the donor while the reason was typed; then the call would be taken back.
        let Some(visit) = last_check_in(hall).filter(|visit| purpose.visit == Some(visit.id)) else {
            let text = crate::i18n::text::common::NOT_NOW;
            let name = Action::Undo.short().get(hall.lang);
            return vec![Effect::Notice(Notice::info(text.with(hall.lang, &[("action", &name)])))];
        };
        let (step, reason) = (visit.last_step().map(|last| last.seq), reason.clone());
        self.send(hall, hall.request(Command::visit(visit.id, Act::Undo { step, reason })))
    }

    /// Takes what is meant for the form.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the form knows what else is meant for it")]
    fn update_form(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        match event {
            Event::Act(Action::Advance) => return self.advance_form(hall),
            Event::Act(Action::Back | Action::Find) => return self.close_form(),
            Event::Click(at) => {
                let area = look::form_area(hall);
                if let Some(draft) = &mut self.draft {
                    draft.click(hall, area, at.y);
                }
            }
            _ => {
                if let Some(draft) = &mut self.draft {
                    draft.take(hall, event);
                }
            }
        }
        Vec::new()
    }

    /// Takes what is meant for the search and its list.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the field knows what else is meant for it")]
    fn update_search(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        match event {
            Event::Act(Action::Advance) => return self.advance(hall),
            Event::Act(Action::Back) => return self.back(hall),
            Event::Act(action @ (Action::Up | Action::Down | Action::PageUp | Action::PageDown)) => {
                self.move_selection(hall, *action);
            }
            Event::Click(at) => {
                if let Some(pick) = look::pick_at(self, hall, at.y) {
                    self.selected = Some(pick);
                }
            }
            _ => {
                if self.field.take(event) == Some(true) {
                    return self.search(hall);
                }
            }
        }
        Vec::new()
    }
}

/// The halves of an id; the second one is random.
const fn halves(id: StepId) -> [u64; 2] {
    let (first, second) = id.0.as_u64_pair();
    [first, second]
}

/// Whether two people are one, ids aside.
fn is_same_person(before: &Person, now: &Person) -> bool {
    *before
        == Person {
            id: before.id,
            ..now.clone()
        }
}

/// Whether two requests ask for the same, ids aside.
fn is_same_wish(before: &Request, now: &Request) -> bool {
    match (&before.new_person, &now.new_person) {
        (Some(before_person), Some(person)) => {
            is_same_person(before_person, person) && said_in(&before.command) == said_in(&now.command)
        }
        (None, None) if before.corrected != now.corrected => false,
        (None, None) => match (&before.command, &now.command) {
            (
                Command::CheckIn { person, said, .. },
                Command::CheckIn {
                    person: other,
                    said: also,
                    ..
                },
            ) => person == other && said == also,
            (before, now) => before == now,
        },
        _ => false,
    }
}

/// What was said on arrival, in the command that brings it.
const fn said_in(command: &Command) -> Option<&BTreeSet<Circumstance>> {
    match command {
        Command::CheckIn { said, .. } => Some(said),
        Command::Visit { .. } | Command::ChangeHall(_) | Command::CloseDay | Command::ReopenDay { .. } => None,
    }
}

/// The visit of somebody who is here or was here today; who withdrew may come again.
fn visit_today(hall: &Hall, person: PersonId) -> Option<&Visit> {
    let visit = hall.day.as_ref()?.visit_of(person)?;
    (visit.stage != Stage::Left(Ending::Withdrawn)).then_some(visit)
}

/// The last check-in of this station, as long as nothing else has happened to the donor.
fn last_check_in(hall: &Hall) -> Option<&Visit> {
    let visits = hall.day.as_ref()?.visits();
    let is_ours = |visit: &&Visit| {
        let first = visit.history().first();
        first.is_some_and(|step| step.at.station == hall.station)
    };
    visits.rev().find(is_ours).filter(|visit| visit.history().len() == 1)
}

/// The key that is shown for an action on this screen.
fn key(action: Action) -> String {
    keymap::key(Context::Text, action).map_or_else(String::new, |key| key.to_string())
}

/// What an event changes and asks for.
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let mut effects = take(state, hall, event);
    effects.extend(state.ask_standings(hall));
    effects
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for the form or the search")]
fn take(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    match event {
        Event::Facts { ticket, facts } => {
            if let Some(day) = &hall.day {
                state.standings.hear(&hall.pack, day.info.date, *ticket, facts);
            }
            Vec::new()
        }
        Event::Chosen(purpose, places) if purpose.action == Action::Declare => state.hear_said(hall, places),
        Event::Act(Action::Declare) => state.ask_said(hall),
        Event::Found { ticket, people } if *ticket == state.ticket => state.hear_found(hall, people),
        Event::Done { request, outcome } => state.hear_done(hall, *request, outcome),
        Event::Shown(Some(visit)) => {
            state.shown = Some(Shown {
                visit: *visit,
                is_new: false,
            });
            Vec::new()
        }
        Event::Answered(purpose, reason) if purpose.action == Action::Undo => {
            state.undo(hall, *purpose, reason)
        }
        Event::Scan(scanned) => state.scan(hall, scanned),
        Event::Paste(pasted) if Card::is_meant(pasted) => state.scan(hall, pasted),
        Event::Act(Action::NewPerson) if state.comparing.as_ref().is_some_and(|it| it.is_open()) => {
            state.settle_as_new(hall)
        }
        Event::Act(Action::TakeCard) => state.settle(hall, true),
        Event::Act(Action::NewPerson) => state.open_form(),
        Event::Act(Action::Undo) => State::ask_undo(hall),
        Event::Act(Action::ShowTicket) => state.shown_visit(hall).map_or_else(Vec::new, |visit| asking::ticket(hall, visit)),
        Event::Act(Action::Print) => state.print_ticket(hall),
        _ if state.is_form_open => state.update_form(hall, event),
        _ => state.update_search(hall, event),
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    look::draw(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub fn focus(state: &State) -> Focus {
    let draft = state.draft.as_ref().filter(|_| state.is_form_open);
    draft.map_or(state.field.focus(), |draft| draft.form().focus())
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let first = if state.is_form_open {
        [Action::Advance, Action::Find]
    } else {
        [Action::Advance, Action::NewPerson]
    };
    if let Some(comparing) = &state.comparing {
        let correct = comparing.can_correct().then_some(Action::TakeCard);
        let new = comparing.is_open().then_some(Action::NewPerson);
        let said = state.whose(hall).map(|_| Action::Declare);
        let acts = [Action::Advance].into_iter().chain(correct).chain(new).chain(said);
        return acts.chain([Action::Back]).collect();
    }
    let said = state.whose(hall).map(|_| Action::Declare);
    let undo = last_check_in(hall).map(|_| Action::Undo);
    let prints = hall.print_tickets != PrintTickets::Never;
    let ticket = state.shown_visit(hall).map(|_| Action::ShowTicket);
    let print = ticket.filter(|_| prints).map(|_| Action::Print);
    first.into_iter().chain(said).chain(undo).chain(ticket).chain(print).chain([Action::Back]).collect()
}

/// Whether the screen changes every second.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub const fn has_draft(state: &State) -> bool {
    state.draft.is_some()
}

#[cfg(test)]
mod arrival_tests;
#[cfg(test)]
mod tests;
