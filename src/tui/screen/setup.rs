//! Setup: where a day is opened; in front as long as there is none.
//!
//! ```text
//!  Mở ngày hội hiến máu
//!  Nhấn Enter để qua từng ô. Ô để trống lấy giá trị gợi ý; phím → để sửa gợi ý.
//!
//!          Tên ngày hội  Giọt máu nghĩa tình vì đồng đội thân yêu
//!                  Ngày  22/10/2026
//!                   …
//!       Đơn vị tham gia  A01=Cục An ninh Đối ngoại; A02=…
//!                        ✗ what is wrong with the field, once it has been left
//!
//!                        [ Mở ngày hội ]
//! ```
//!
//! An empty field counts as its suggestion, shown dimmed, so Enter ten times opens a day. Enter goes to the next field;
//! on the last one or on the button it opens the day, or goes to the first field that is wrong.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::domain::bag::BagPattern;
use crate::domain::birth::read_date;
use crate::domain::clean::{Label, TextFault};
use crate::domain::id::{DayId, StepId};
use crate::domain::step::{DayInfo, HallSize};
use crate::domain::unit::{Unit, UnitCode};
use crate::i18n::text::{common, setup};
use crate::i18n::{Lang, Text, fault, format};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::fit::fit;
use crate::tui::widget::form::{Form, Surroundings};

/// The widest form; longer lines are hard to read.
const WIDEST: u16 = 100;

/// The lines above the form.
const HEAD: u16 = 3;

/// The fields, from top to bottom.
const TITLE: usize = 0;
const DATE: usize = 1;
const SITE: usize = 2;
const HOSPITAL: usize = 3;
const TARGET: usize = 4;
const DESKS: usize = 5;
const BEDS: usize = 6;
const SEATS: usize = 7;
const UNITS: usize = 8;

/// The captions, in the same order.
const CAPTIONS: [Text; 9] = [
    setup::DAY_TITLE,
    setup::DATE,
    setup::SITE,
    setup::HOSPITAL,
    setup::TARGET,
    setup::DESKS,
    setup::BEDS,
    setup::SEATS,
    setup::UNITS,
];

/// What is suggested for the fields. Where a name is not set, the program's own suggestion counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// The title.
    pub title: Option<Label>,
    /// The site.
    pub site: Option<Label>,
    /// The hospital.
    pub hospital: Option<Label>,
    /// Donations hoped for.
    pub target: u32,
    /// Desks, beds and seats.
    pub hall: HallSize,
    /// The units.
    pub units: Vec<Unit>,
    /// What the hospital's own bag codes look like. The form doesn't ask for it.
    pub bag_pattern: Option<BagPattern>,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            title: None,
            site: None,
            hospital: None,
            target: 150,
            hall: HallSize {
                desks: 5,
                beds: 10,
                seats: 12,
            },
            units: Vec::new(),
            bag_pattern: None,
        }
    }
}

impl Defaults {
    /// What an empty field counts as.
    fn text(&self, place: usize, lang: Lang, today: NaiveDate) -> String {
        let named = |label: &Option<Label>, own: Text| {
            label
                .as_ref()
                .map_or_else(|| own.get(lang).to_owned(), |label| label.as_str().to_owned())
        };
        match place {
            TITLE => named(&self.title, setup::DEFAULT_TITLE),
            DATE => format::date(today),
            SITE => named(&self.site, setup::DEFAULT_SITE),
            HOSPITAL => named(&self.hospital, setup::DEFAULT_HOSPITAL),
            TARGET => self.target.to_string(),
            DESKS => self.hall.desks.to_string(),
            BEDS => self.hall.beds.to_string(),
            SEATS => self.hall.seats.to_string(),
            _ => {
                let units = self.units.iter();
                let units = units.map(|unit| format!("{}={}", unit.code, unit.name.as_str()));
                units.collect::<Vec<_>>().join("; ")
            }
        }
    }
}

/// What the screen remembers.
#[derive(Debug, Clone)]
pub struct State {
    defaults: Defaults,
    form: Form,
    /// The ids of an opening that was asked for. After a failure nobody knows whether it was written, so the same ids
    /// are used again.
    asked: Option<(DayId, StepId)>,
}

impl Default for State {
    fn default() -> Self {
        Self::with_defaults(Defaults::default())
    }
}

impl State {
    /// An empty form with these suggestions.
    pub fn with_defaults(defaults: Defaults) -> Self {
        Self {
            defaults,
            form: empty_form(),
            asked: None,
        }
    }

    /// What a field counts as.
    fn text(&self, place: usize, hall: &Hall) -> String {
        let typed = self.form.text(place);
        if typed.trim().is_empty() {
            self.defaults.text(place, hall.lang, hall.now.date())
        } else {
            typed
        }
    }

    /// What the form says, or the first field that is wrong and why.
    fn read(&self, hall: &Hall) -> Result<DayInfo, (usize, String)> {
        let at = |place: usize| move |why: String| (place, why);
        let lang = hall.lang;
        let label = |place: usize| self.label(place, hall).map_err(at(place));
        let count = |place: usize| self.count(place, hall).map_err(at(place));
        let places = |place: usize| {
            let number = count(place)?;
            u16::try_from(number).map_err(|_too_large| (place, count_fault(place, lang)))
        };
        Ok(DayInfo {
            title: label(TITLE)?,
            date: self.date(hall).map_err(at(DATE))?,
            site: label(SITE)?,
            hospital: label(HOSPITAL)?,
            target: count(TARGET)?,
            hall: HallSize {
                desks: places(DESKS)?,
                beds: places(BEDS)?,
                seats: places(SEATS)?,
            },
            units: read_units(&self.text(UNITS, hall), lang).map_err(at(UNITS))?,
            bag_pattern: self.defaults.bag_pattern.clone(),
        })
    }

    fn label(&self, place: usize, hall: &Hall) -> Result<Label, String> {
        Label::parse(&self.text(place, hall)).map_err(|wrong| fault::text(hall.lang, &wrong))
    }

    fn date(&self, hall: &Hall) -> Result<NaiveDate, String> {
        read_date(&self.text(DATE, hall)).map_err(|wrong| fault::date(hall.lang, &wrong))
    }

    fn count(&self, place: usize, hall: &Hall) -> Result<u32, String> {
        let text = self.text(place, hall);
        let text = text.trim();
        let is_plain = text.bytes().all(|b| b.is_ascii_digit());
        text.parse()
            .ok()
            .filter(|number| is_plain && (1..=most(place)).contains(number))
            .ok_or_else(|| count_fault(place, hall.lang))
    }

    /// Why one field is wrong.
    fn fault(&self, place: usize, hall: &Hall) -> Option<String> {
        match place {
            TITLE | SITE | HOSPITAL => self.label(place, hall).err(),
            DATE => self.date(hall).err(),
            UNITS => read_units(&self.text(UNITS, hall), hall.lang).err(),
            _ => self.count(place, hall).err(),
        }
    }

    /// Captions, suggestions, and what is said under each field.
    fn around(&self, hall: &Hall) -> Vec<Surroundings> {
        let lang = hall.lang;
        let today = hall.now.date();
        let around = CAPTIONS.iter().enumerate().map(|(place, caption)| {
            let mut notes = Vec::new();
            if self.form.was_left(place)
                && let Some(why) = self.fault(place, hall)
            {
                notes.push((Meaning::Stop, why));
            } else if place == UNITS && self.form.place() == UNITS {
                notes.push((Meaning::Muted, setup::UNITS_HINT.get(lang).to_owned()));
            } else if place == DATE && self.date(hall).is_ok_and(|date| date != today) {
                let text = setup::OTHER_DATE.with(lang, &[("today", &format::date(today))]);
                notes.push((Meaning::Warning, text));
            }
            Surroundings {
                caption: caption.get(lang).to_owned(),
                suggestion: self.defaults.text(place, lang, today),
                notes,
            }
        });
        around.collect()
    }

    fn open(&mut self, hall: &Hall) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        self.form.leave_all();
        match self.read(hall) {
            Ok(info) => {
                let (id, request) = *self.asked.get_or_insert((hall.fresh.day, hall.fresh.request));
                vec![Effect::OpenDay {
                    id,
                    request,
                    info: Box::new(info),
                    at: hall.at(),
                }]
            }
            Err((place, why)) => {
                self.form.go(place);
                vec![Effect::Notice(Notice::refused(why))]
            }
        }
    }
}

/// The form with nothing typed.
fn empty_form() -> Form {
    let field = |place| match place {
        TITLE | SITE | HOSPITAL => Field::words(Label::MOST),
        UNITS => Field::words(4000),
        _ => Field::code(Label::MOST),
    };
    Form::new((0..CAPTIONS.len()).map(field).collect(), true)
}

/// The highest number that a field takes.
const fn most(place: usize) -> u32 {
    match place {
        TARGET => 100_000,
        _ => 500,
    }
}

fn count_fault(place: usize, lang: Lang) -> String {
    setup::COUNT_FAULT.with(lang, &[("low", &1), ("high", &most(place))])
}

/// Reads `A01=Name; A02=Name`; a code alone is its own name.
fn read_units(text: &str, lang: Lang) -> Result<Vec<Unit>, String> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let mut units: Vec<Unit> = Vec::new();
    for part in parts {
        let (code, name) = part.split_once('=').unwrap_or((part, part));
        let wrong_code = || setup::UNIT_CODE_FAULT.with(lang, &[("unit", &code.trim())]);
        let code = UnitCode::parse(code).ok_or_else(wrong_code)?;
        let name = Label::parse(name).or_else(|wrong| match wrong {
            TextFault::Empty => Label::parse(code.as_str()),
            TextFault::TooLong { .. } | TextFault::Unwanted(_) | TextFault::Marks => Err(wrong),
        });
        let name = name.map_err(|wrong| {
            let why = fault::text(lang, &wrong);
            setup::UNIT_NAME_FAULT.with(lang, &[("unit", &code), ("fault", &why)])
        })?;
        if units.iter().any(|unit| unit.code == code) {
            return Err(crate::i18n::text::refusal::UNIT_TWICE.with(lang, &[("unit", &code)]));
        }
        units.push(Unit { code, name });
    }
    Ok(units)
}

/// Where the form is drawn.
fn form_area(area: Rect) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        y: area.y.saturating_add(HEAD).min(area.bottom()),
        width: area.width.saturating_sub(2).min(WIDEST),
        height: area.height.saturating_sub(HEAD),
    }
}

/// What an event changes and asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "the form knows what else is meant for it")]
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let place = state.form.place();
    let is_untouched = state.form.text(place).is_empty();
    match event {
        Event::Act(Action::Advance) if state.form.is_at_end() => return state.open(hall),
        Event::Act(Action::Advance) => {
            state.form.go(place + 1);
        }
        Event::Act(Action::Back) => state.form.set(place, ""),
        Event::Act(Action::Right | Action::Last) if is_untouched => {
            let text = state.text(place, hall);
            state.form.set(place, &text);
        }
        Event::Click(at) => {
            let area = form_area(Rect::new(0, 0, hall.area.width, hall.area.height));
            if let Some(place) = state.form.place_at(area, &state.around(hall), at.y) {
                state.form.go(place);
                if place == CAPTIONS.len() {
                    return state.open(hall);
                }
            }
        }
        Event::Scan(_) => {
            return vec![Effect::Notice(Notice::info(setup::SCAN.get(hall.lang)))];
        }
        Event::Done { outcome, .. } => match outcome {
            Outcome::Saved(_) => {
                state.form = empty_form();
                state.asked = None;
            }
            Outcome::Refused(_) => state.asked = None,
            Outcome::Failed => {}
        },
        _ => {
            state.form.take(event);
        }
    }
    Vec::new()
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let line = |y: u16| Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(y),
        width: area.width.saturating_sub(2),
        height: 1,
    };
    frame.text(line(0), setup::TITLE.get(lang), hall.theme.style(Meaning::Title));
    let intro = fit(setup::INTRO.get(lang), line(1).width).into_owned();
    frame.text(line(1), &intro, hall.theme.style(Meaning::Muted));
    let button = if hall.pending.is_some() {
        common::SAVING
    } else {
        setup::OPEN
    };
    state.form.draw(
        frame,
        form_area(area),
        &state.around(hall),
        button.get(lang),
        hall.theme,
    );
}

/// Whether letters are text at the moment.
pub fn focus(state: &State) -> Focus {
    state.form.focus()
}

/// What can be done now, the most useful first.
pub fn acts(_state: &State, _hall: &Hall) -> Vec<Action> {
    vec![Action::Advance, Action::PreviousField]
}

/// Whether the screen changes every second.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub fn has_draft(state: &State) -> bool {
    !state.form.is_blank()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::station::StationError;
    use crate::station::worker::Answer;
    use crate::tui::harness::Harness;
    use crate::tui::msg::Msg;
    use crate::tui::screen::ScreenId;

    fn enter(harness: &mut Harness, times: usize) {
        for _ in 0..times {
            harness.press("enter");
        }
    }

    #[test]
    fn enter_alone_opens_a_day() {
        let mut harness = Harness::without_day();
        enter(&mut harness, 8);
        assert_eq!(harness.model.front(), ScreenId::Setup);
        enter(&mut harness, 1);
        let info = &harness.day().info;
        assert_eq!(info.title.as_str(), "Giọt máu nghĩa tình vì đồng đội thân yêu");
        assert_eq!((info.date.to_string(), info.site.as_str()), ("2026-10-22".into(), "Hội trường"));
        assert_eq!((info.hospital.as_str(), info.target), ("Bệnh viện 19-8", 150));
        let hall = info.hall;
        assert_eq!((hall.desks, hall.beds, hall.seats, info.units.len()), (5, 10, 12, 0));
        assert_eq!(harness.model.front(), ScreenId::Reception);
        assert!(!harness.model.screens.has_draft());
    }

    #[test]
    fn the_pattern_of_the_settings_is_the_days_without_being_asked_for() {
        let bag_pattern = BagPattern::parse("BM########").ok();
        let mut harness = Harness::without_day();
        harness.model.screens.setup = State::with_defaults(Defaults {
            bag_pattern: bag_pattern.clone(),
            ..Defaults::default()
        });
        enter(&mut harness, 9);
        assert_eq!(harness.day().info.bag_pattern, bag_pattern);
    }

    #[test]
    fn what_was_typed_counts_before_what_is_suggested() {
        let mut harness = Harness::without_day();
        harness.press("right").type_str(" 2026").press("enter");
        harness.type_str("23/10/2026").press("enter").press("down").press("down");
        harness.type_str("200").press("tab").type_str("4");
        for _ in 0..4 {
            harness.press("tab");
        }
        harness.press("up").type_str("a01=Cục Đối ngoại;A02").press("enter");
        let info = &harness.day().info;
        assert!(info.title.as_str().ends_with("thân yêu 2026"));
        assert_eq!((info.date.to_string(), info.target), ("2026-10-23".into(), 200));
        let units: Vec<_> = info.units.iter().map(|unit| (unit.code.as_str(), unit.name.as_str())).collect();
        assert_eq!(units, [("A01", "Cục Đối ngoại"), ("A02", "A02")]);
    }

    #[test]
    fn a_fault_stands_under_its_field_and_keeps_the_day_closed() {
        let mut harness = Harness::without_day();
        for _ in 0..4 {
            harness.press("enter");
        }
        harness.type_str("0");
        assert!(!harness.screen().contains('✗'), "while it is typed nothing is said");
        harness.press("enter");
        assert!(harness.screen().contains("✗ Hãy nhập một số nguyên từ 1 đến 100000."));
        harness.press("tab").press("tab").press("tab");
        harness.type_str("A01; a01").press("enter");
        assert!(harness.model.hall.day.is_none());
        assert!(harness.screen().contains("Đơn vị A01 được khai hai lần"));
        assert_eq!(harness.model.screens.setup.form.place(), TARGET);
        harness.press("esc").type_str("90");
        assert!(!harness.screen().contains("từ 1 đến 100000"));
        for bad in ["A 1=x", "=x", "A1=\u{1b}x"] {
            assert!(read_units(bad, Lang::Vi).is_err(), "{bad}");
        }
        for (text, is_good) in [("0", false), ("1", true), ("500", true), ("501", false), ("+5", false)] {
            harness.model.screens.setup.form.set(BEDS, text);
            let fault = harness.model.screens.setup.fault(BEDS, &harness.model.hall);
            assert_eq!(fault.is_none(), is_good, "{text}");
        }
    }

    #[test]
    fn a_failure_keeps_the_form_and_the_next_try_is_the_same_request() {
        let mut harness = Harness::without_day();
        harness.is_slow = true;
        harness.type_str("Ngày hội A");
        enter(&mut harness, 9);
        let first = harness.model.hall.pending.unwrap();
        enter(&mut harness, 1);
        assert_eq!(harness.model.hall.pending, Some(first));
        assert!(harness.screen().contains("[ Đang lưu… ]"));
        harness.send(Msg::Answer(Answer::DayOpened {
            request: first,
            result: Err(StationError::NoDay),
            day: None,
        }));
        assert_eq!(harness.model.hall.pending, None);
        assert!(harness.screen().contains("Ngày hội A") && harness.model.screens.has_draft());
        harness.press("enter");
        assert_eq!(harness.model.hall.pending, Some(first));
    }

    #[test]
    fn the_button_and_the_fields_can_be_clicked() {
        let mut harness = Harness::without_day();
        harness.click(40, 1 + HEAD + 2);
        assert_eq!(harness.model.screens.setup.form.place(), SITE);
        harness.scan("001087000123");
        assert!(harness.screen().contains("Hãy mở ngày hội trước, rồi quét"));
        harness.click(40, 1 + HEAD + 10);
        assert!(harness.model.hall.day.is_some());
    }

    #[test]
    fn it_looks_as_it_should() {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut harness = Harness::without_day().sized(width, height);
            insta::assert_snapshot!(format!("setup_{width}_vi"), harness.screen());
            harness.press("f12").press("tab").type_str("31/02/2026").press("tab");
            for _ in 0..6 {
                harness.press("tab");
            }
            harness.type_str("A01=Cục An ninh Đối ngoại; A02=Cục Kỹ thuật nghiệp vụ; A03=Cục Công nghiệp; A 04=x");
            insta::assert_snapshot!(format!("setup_{width}_en"), harness.press("enter").screen());
        }
    }
}
