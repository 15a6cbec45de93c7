//! Lets a test press keys and read the screen. The station is a fake: it decides and applies at once, without a store.
//!
//! ```ignore
//! let mut hall = Harness::with_donors(3);
//! hall.press("f3").press("down").press("c");
//! assert!(hall.screen().contains("Mời số 1"));
//! ```

use chrono::NaiveDate;
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{KeyCode, KeyModifiers};
use ratatui::layout::{Position, Rect, Size};
use uuid::Uuid;

use crate::config::PrintTickets;
use crate::domain::arrival::{may_be, may_own};
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::decide::{Context, Past, decide};
use crate::domain::history::Source;
use crate::domain::id::{DayId, DeskNo, PersonId, Seq, StepId, Ticket, VisitId};
use crate::domain::identity::Sex;
use crate::domain::name::{FullName, fold};
use crate::domain::person::{DonorFacts, Person};
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, ChainHash, DayInfo, Envelope, HallSize, Step};
use crate::domain::ticket::TicketCode;
use crate::domain::time::{Moment, Span};
use crate::domain::unit::{Unit, UnitCode};
use crate::domain::visit::Visit;
use crate::domain::weighing::Tares;
use crate::i18n::Lang;
use crate::planning::Assumptions;
use crate::planning::forecast::{Situation, forecast};
use crate::print::job::{Printout, Setup};
use crate::report::document::Letterhead;
use crate::station::dossier::{self, Ask, Told};
use crate::station::worker::Answer;
use crate::station::{Executed, Request};
use crate::store::memory::Memory;
use crate::store::{RosterSize, Store};

use super::effect::Effect;
use super::foresight::{EVERY, Foresight};
use super::frame::Frame;
use super::key::Key;
use super::model::{FreshIds, Hall, Model, NOTICE_STAYS};
use super::msg::Msg;
use super::printing::Printing;
use super::screen::ScreenId;
use super::theme::MONO;
use super::update::update;
use super::view::view;

/// The names that donors of a test get, in turn.
const NAMES: [&str; 6] = [
    "Nguyễn Văn An",
    "Trần Thị Bích Ngọc",
    "Lê Hoàng Đức",
    "Phạm Thu Hà",
    "Vũ Đình Khôi",
    "Đặng Thị Minh Châu",
];

/// A station with screens, a fake store, and a clock that stands still until it is told.
#[derive(Debug)]
pub(crate) struct Harness {
    /// What the program remembers.
    pub(crate) model: Model,
    /// Everyone on the roster.
    pub(crate) roster: Vec<Person>,
    /// What other days say, of those of whom they say something.
    pub(crate) past: Vec<DonorFacts>,
    /// What was asked about people of the roster, with the record of their changes.
    pub(crate) book: Memory,
    /// What came out to be done that the fake station does not do, oldest first.
    pub(crate) effects: Vec<Effect>,
    /// Whether answers wait until [`answer`](Self::answer), to see what the screen shows meanwhile.
    pub(crate) is_slow: bool,
    /// What was last to be forecast.
    pub(crate) to_forecast: Option<Box<Situation>>,
    waiting: Vec<Effect>,
    now: Moment,
    ids: u128,
}

/// A label of a test.
pub(crate) fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

/// The reference day: 4 desks, 9 beds, 12 seats, one unit A04.
pub(crate) fn day_info() -> DayInfo {
    DayInfo {
        title: label("Giọt máu nghĩa tình"),
        date: NaiveDate::from_ymd_opt(2026, 10, 22).unwrap(),
        site: label("Hội trường A"),
        hospital: label("Bệnh viện 19-8"),
        target: 200,
        units: vec![Unit {
            code: UnitCode::parse("A04").unwrap(),
            name: label("Cục A04"),
        }],
        hall: HallSize {
            desks: 4,
            beds: 9,
            seats: 12,
        },
        bag_pattern: None,
    }
}

impl Harness {
    /// A station without a day, in Vietnamese, 80x24, at 08:00.
    pub(crate) fn without_day() -> Self {
        let now = Moment::parse("2026-10-22T08:00:00+07:00").unwrap();
        let hall = Hall {
            day: None,
            figures: None,
            people: std::collections::HashMap::new(),
            roster: RosterSize::default(),
            now,
            fresh: fresh(1),
            lang: Lang::Vi,
            theme: &MONO,
            staff: label("ĐD Hoa"),
            station: label("Trạm 1"),
            pack: RulePack::vn_tt26_2013().unwrap(),
            pending: None,
            area: Size::ZERO,
            notices_stay: NOTICE_STAYS,
            print_tickets: PrintTickets::Key,
            tares: Tares::default(),
            letterhead: Letterhead::default(),
            gifts: crate::config::settle([]).unwrap().gifts,
            limits: crate::config::settle([]).unwrap().limits,
            foresight: Foresight::new(EVERY),
            printing: Printing::new(Setup::usual("/nhà/giotmau".into())),
            say_trouble: |_, error| format!("[{error}]"),
        };
        Self {
            model: Model::new(hall, ScreenId::Reception, Size::new(80, 24)),
            roster: Vec::new(),
            past: Vec::new(),
            book: Memory::new(),
            effects: Vec::new(),
            is_slow: false,
            to_forecast: None,
            waiting: Vec::new(),
            now,
            ids: 1000,
        }
    }

    /// A station on the reference day, nobody on the roster.
    pub(crate) fn new() -> Self {
        let mut harness = Self::without_day();
        let id = DayId(Uuid::from_u128(1));
        let request = StepId(Uuid::from_u128(2));
        let at = harness.model.hall.at();
        harness.perform(Effect::OpenDay {
            id,
            request,
            info: Box::new(day_info()),
            at,
        });
        harness
    }

    /// A station on the reference day, where so many donors have checked in a minute apart; tickets 1, 2, 3 …
    pub(crate) fn with_donors(count: usize) -> Self {
        let mut harness = Self::new();
        for name in NAMES.iter().cycle().take(count) {
            harness.wait_secs(60);
            let person = harness.add_person(name);
            let visit = VisitId(harness.id());
            harness.do_now(Command::check_in(visit, person));
        }
        harness
    }

    /// A window of another size.
    pub(crate) fn sized(mut self, width: u16, height: u16) -> Self {
        self.send(Msg::Resize(Size::new(width, height)));
        self
    }

    /// Puts somebody of unit A04, born in 1990, on the roster.
    pub(crate) fn add_person(&mut self, name: &str) -> PersonId {
        let id = PersonId(self.id());
        let name = FullName::parse(name).unwrap().value;
        let birth = Birth::Date(NaiveDate::from_ymd_opt(1990, 3, 15).unwrap());
        self.roster.push(Person {
            unit: UnitCode::parse("A04"),
            ..Person::new(id, name, birth, Sex::Male)
        });
        id
    }

    /// Has another station do this; panics when a rule says no.
    pub(crate) fn do_now(&mut self, command: Command) {
        let request = Request {
            id: StepId(self.id()),
            at: self.model.hall.at(),
            command,
            new_person: None,
            corrected: None,
        };
        let steps = self.execute(&request).outcome.unwrap();
        let people = self.roster.clone();
        self.send(Msg::Answer(Answer::Followed { steps, people }));
    }

    /// Has the screen in front ask for this.
    pub(crate) fn ask(&mut self, command: Command) {
        let effect = self.model.hall.execute(command);
        for effect in self.model.settle(self.model.front(), effect) {
            self.perform(effect);
        }
    }

    /// The visit with this ticket.
    pub(crate) fn visit(&self, ticket: u32) -> &Visit {
        self.day().by_ticket(Ticket::new(ticket).unwrap()).unwrap()
    }

    /// The code of the ticket with this number.
    pub(crate) fn ticket_code(&self, ticket: u32) -> String {
        let ticket = Ticket::new(ticket).unwrap();
        TicketCode::of_day(self.day(), ticket).unwrap().to_string()
    }

    /// The day.
    pub(crate) fn day(&self) -> &Day {
        self.model.hall.day.as_ref().unwrap()
    }

    /// Presses one key: `enter`, `f3`, `ctrl+q`, `alt+1`, `shift+tab`, `down`, `x`, `?` …
    pub(crate) fn press(&mut self, key: &str) -> &mut Self {
        let key = parse_key(key);
        self.send(Msg::Key { key, is_fresh: true });
        self
    }

    /// Types each character as a key of its own.
    pub(crate) fn type_str(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.send(Msg::Key {
                key: Key::char(letter),
                is_fresh: true,
            });
        }
        self
    }

    /// Scans a code; where letters are text its head is typed first, as it happens.
    pub(crate) fn scan(&mut self, text: &str) -> &mut Self {
        let was_typed = self.model.context().letters_are_text();
        if was_typed {
            for (place, letter) in text.chars().take(7).enumerate() {
                self.send(Msg::Key {
                    key: Key::char(letter),
                    is_fresh: place == 0,
                });
            }
        }
        self.send(Msg::Scan {
            text: text.into(),
            was_typed,
        });
        self
    }

    /// Clicks on a cell of the window.
    pub(crate) fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.send(Msg::Click(Position::new(column, row)));
        self
    }

    /// Lets time pass.
    pub(crate) fn wait_secs(&mut self, secs: u32) -> &mut Self {
        self.now = self.now + Span::from_secs(secs);
        self.send(Msg::Tick);
        self
    }

    /// Lets a slow station answer what was asked.
    pub(crate) fn answer(&mut self) -> &mut Self {
        self.is_slow = false;
        for effect in std::mem::take(&mut self.waiting) {
            self.perform(effect);
        }
        self
    }

    /// Lets the thread that forecasts answer what was asked last.
    pub(crate) fn foresee(&mut self) -> &mut Self {
        let situation = self.to_forecast.take().unwrap();
        let standing = forecast(&situation, &Assumptions::read().unwrap());
        self.send(Msg::Forecast {
            day: situation.day(),
            standing: Box::new(standing),
        });
        self
    }

    /// What was handed to the printing threads, oldest first.
    pub(crate) fn printouts(&self) -> Vec<&Printout> {
        let orders = self.effects.iter().filter_map(|effect| {
            if let Effect::StartPrinting(order) = effect {
                Some(&order.printout)
            } else {
                None
            }
        });
        orders.collect()
    }

    /// What the window shows, a line a line, without the blanks at the right ends.
    pub(crate) fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width).max(1);
        let lines = buffer.content().chunks(width).map(|line| {
            let line: String = line.iter().map(Cell::symbol).collect();
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The cells of the window.
    pub(crate) fn buffer(&self) -> Buffer {
        let size = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        view(&self.model, &mut Frame::new(&mut buffer));
        buffer
    }

    /// Where the cursor is, if it is shown.
    pub(crate) fn cursor(&self) -> Option<Position> {
        let size = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        let mut frame = Frame::new(&mut buffer);
        view(&self.model, &mut frame);
        frame.cursor()
    }

    /// Takes in a message, and does at once what it leads to.
    pub(crate) fn send(&mut self, msg: Msg) {
        self.ids += 10;
        for effect in update(&mut self.model, self.now, fresh(self.ids), msg) {
            self.perform(effect);
        }
    }

    fn id(&mut self) -> Uuid {
        self.ids += 10;
        Uuid::from_u128(self.ids + 9)
    }

    fn perform(&mut self, effect: Effect) {
        if self.is_slow {
            self.waiting.push(effect);
            return;
        }
        match effect {
            Effect::Execute(request) => {
                let executed = self.execute(&request);
                let people = self.roster.clone();
                let answer = Answer::Executed {
                    request: request.id,
                    result: Ok(executed),
                    people,
                };
                self.send(Msg::Answer(answer));
            }
            Effect::OpenDay {
                id,
                request,
                info,
                at,
            } => {
                let envelope = envelope(id, Seq::ZERO, request, None, &at, Step::DayOpened(*info));
                let day = Day::fold([&envelope]).map(Box::new);
                let executed = Executed {
                    newer: Vec::new(),
                    outcome: Ok(vec![envelope]),
                };
                self.send(Msg::Answer(Answer::DayOpened {
                    request,
                    result: Ok(executed),
                    day,
                }));
            }
            Effect::Search { ticket, query } => {
                let words = fold(&query);
                let people = self.roster.iter().filter(|person| {
                    let name = fold(person.full_name.as_str());
                    let number = person.national_id.as_ref().map_or("", |number| number.as_str());
                    let is_word = |word: &str| {
                        name.split_whitespace().any(|part| part.starts_with(word)) || number.ends_with(word)
                    };
                    person.merged_into.is_none() && words.split_whitespace().all(is_word)
                });
                let people = people.cloned().collect();
                self.send(Msg::Answer(Answer::Found { ticket, people }));
            }
            Effect::Recognise {
                ticket,
                claim,
                is_card,
            } => {
                let by_number = |person: &&Person| is_card && person.national_id == claim.number;
                let mut people: Vec<Person> = self.roster.iter().filter(by_number).cloned().collect();
                if people.is_empty() {
                    let may = if is_card { may_own } else { may_be };
                    people.extend(self.roster.iter().filter(|person| may(person, &claim)).cloned());
                }
                self.send(Msg::Answer(Answer::Found { ticket, people }));
            }
            Effect::Ask { ticket, ask } => {
                let told = self.tell(&ask);
                self.send(Msg::Answer(Answer::Told {
                    ticket,
                    told: Ok(told),
                }));
            }
            Effect::Facts { ticket, people } => {
                let known = self.roster.iter().filter(|person| people.contains(&person.id));
                let facts = known.map(|person| self.facts_of(person)).collect();
                self.send(Msg::Answer(Answer::Facts { ticket, facts }));
            }
            Effect::Forecast(situation) => self.to_forecast = Some(situation),
            Effect::LookAgain(request) => self.send(nothing_new(request)),
            Effect::CountRoster => {
                let mut by_unit = std::collections::BTreeMap::new();
                for person in &self.roster {
                    *by_unit.entry(person.unit.clone()).or_default() += 1;
                }
                let size = RosterSize {
                    all: self.roster.len() as u64,
                    by_unit: by_unit.into_iter().collect(),
                };
                self.send(Msg::Answer(Answer::RosterCounted(size)));
            }
            other @ (Effect::Open(_)
            | Effect::GoTo(..)
            | Effect::Notice(_)
            | Effect::SetLanguage(_)
            | Effect::List { .. }
            | Effect::WriteFile { .. }
            | Effect::Print(..)
            | Effect::StartPrinting(_)
            | Effect::StopPrinting(_)
            | Effect::AskPrinters
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Resume
            | Effect::Quit) => self.effects.push(other),
        }
    }

    /// Answers like the station, on a store that knows the roster and its changes; visits are those of the day.
    fn tell(&mut self, ask: &Ask) -> Told {
        self.note_roster();
        let mut told = dossier::answer(&mut self.book, ask).unwrap();
        for person in &mut self.roster {
            *person = self.book.people(&[person.id]).unwrap().remove(0);
        }
        if let (
            Told::About(dossier) | Told::Corrected(dossier) | Told::Merged(dossier) | Told::Unmerged(dossier),
            Some(day),
        ) = (&mut told, &self.model.hall.day)
        {
            let of_person = day.visits().filter(|visit| visit.person == dossier.person.id);
            dossier.visits = of_person.map(|visit| (day.info.date, visit.clone())).collect();
        }
        told
    }

    /// Has the store know whoever is on the roster, as from a list.
    pub(crate) fn note_roster(&mut self) {
        let at = self.model.hall.at();
        for person in &self.roster {
            if self.book.people(&[person.id]).unwrap().is_empty() {
                let people = std::slice::from_ref(person);
                self.book.save_people(people, &at, Source::List).unwrap();
            }
        }
    }

    /// What the roster and the other days say about somebody.
    fn facts_of(&self, person: &Person) -> DonorFacts {
        let past = self.past.iter().rfind(|facts| facts.person.id == person.id);
        past.cloned().unwrap_or_else(|| DonorFacts::of(person.clone()))
    }

    /// Decides like the station, on the model's own day, and leaves applying to the model.
    fn execute(&mut self, request: &Request) -> Executed {
        let day = self.model.hall.day.as_ref().unwrap();
        let number = request
            .new_person
            .as_ref()
            .and_then(|person| person.national_id.as_ref());
        let known = self
            .roster
            .iter()
            .find(|known| number.is_some() && known.national_id.as_ref() == number);
        if let Some(known) = known {
            return Executed {
                newer: Vec::new(),
                outcome: Err(Refusal::NumberOnRoster { person: known.id }),
            };
        }
        let person = match &request.command {
            Command::CheckIn { person, .. } => Some(*person),
            Command::Visit { visit, .. } => day.visit(*visit).map(|visit| visit.person),
            Command::ChangeHall(_) | Command::CloseDay | Command::ReopenDay { .. } => None,
        };
        let donor = self
            .roster
            .iter()
            .chain(&request.new_person)
            .find(|known| Some(known.id) == person)
            .map(|person| self.facts_of(person));
        let context = Context {
            pack: &self.model.hall.pack,
            past: Past::Read {
                donor: donor.as_ref(),
                bag: None,
            },
        };
        let outcome = decide(day, &context, &request.command, &request.at).map(|steps| {
            let mut seq = day.head.seq;
            let mut envelopes = Vec::new();
            for (place, new) in (0..).zip(steps) {
                let id = request.id.nth(place);
                envelopes.push(envelope(day.id, seq, id, new.visit, &request.at, new.step));
                seq = seq.next();
            }
            envelopes
        });
        if outcome.is_ok() {
            if let Some(correction) = &request.corrected
                && let Some(known) = self.roster.iter_mut().find(|known| Some(known.id) == person)
            {
                *known = correction.of(known.clone());
            }
            self.roster.extend(request.new_person.clone());
        }
        Executed {
            newer: Vec::new(),
            outcome,
        }
    }
}

/// The answer to a request that writes nothing, where nobody else wrote anything.
const fn nothing_new(request: StepId) -> Msg {
    let executed = Executed {
        newer: Vec::new(),
        outcome: Ok(Vec::new()),
    };
    Msg::Answer(Answer::Executed {
        request,
        result: Ok(executed),
        people: Vec::new(),
    })
}

fn envelope(day: DayId, after: Seq, id: StepId, visit: Option<VisitId>, at: &At, step: Step) -> Envelope {
    Envelope {
        day,
        seq: after.next(),
        id,
        visit,
        at: at.clone(),
        step,
        hash: ChainHash::START,
    }
}

fn fresh(number: u128) -> FreshIds {
    FreshIds {
        request: StepId(Uuid::from_u128(number << 8)),
        visit: VisitId(Uuid::from_u128(number)),
        person: PersonId(Uuid::from_u128(number)),
        day: DayId(Uuid::from_u128(number)),
    }
}

fn parse_key(name: &str) -> Key {
    let (modifiers, name) = match name.split_once('+') {
        Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("alt", name)) => (KeyModifiers::ALT, name),
        Some(("shift", "tab")) => (KeyModifiers::NONE, "backtab"),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backtab" => KeyCode::BackTab,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "space" => KeyCode::Char(' '),
        other => {
            if let Some(Ok(number)) = other.strip_prefix('f').map(str::parse) {
                KeyCode::F(number)
            } else {
                let mut letters = other.chars();
                let letter = letters.next().unwrap();
                assert_eq!(letters.next(), None, "no key is called {other}");
                KeyCode::Char(letter)
            }
        }
    };
    Key { code, modifiers }
}

#[test]
fn a_slow_station_is_seen_to_save_before_the_step_is_shown() {
    let mut harness = Harness::with_donors(1);
    harness.is_slow = true;
    let act = Act::Call { desk: DeskNo(1) };
    harness.ask(Command::visit(harness.visit(1).id, act));
    assert!(harness.screen().contains("Đang lưu…"));
    assert_eq!(harness.visit(1).turn.call, None);
    harness.answer();
    assert!(!harness.screen().contains("Đang lưu…"));
    assert!(harness.visit(1).turn.call.is_some());
}

#[test]
fn the_cursor_is_in_the_field_that_has_the_focus_and_nowhere_else() {
    let mut harness = Harness::new();
    harness.press("f1");
    assert_eq!(harness.cursor(), None);
    harness.press("esc").press("ctrl+p");
    let empty = harness.cursor().unwrap();
    let typed = harness.type_str("in").cursor().unwrap();
    assert_eq!((typed.x - empty.x, typed.y), (2, empty.y));
}
