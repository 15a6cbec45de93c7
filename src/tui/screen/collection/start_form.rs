//! The form that puts a needle in: who, on which bed, into which bag. Two scans and Enter fill and send it.
//!
//! ```text
//! ╭ Bắt đầu lấy máu ─────────────────────────────────────────────────────────────╮
//! │ Số 12 · Nguyễn Văn An · 1987 · A04 · O+ · 350 ml     read back with the donor │
//! │ Mời người hiến tự nói họ tên và năm sinh, so với dòng trên.                   │
//! │                                                                              │
//! │ ▶ Giường       3     ↑↓ giường trống khác: 4, 5, 7                            │
//! │   Mã túi máu   G1234 17 654321 A   ✓                                         │
//! │   Mã ống mẫu   ________________    ✗ and its fault on the lines below        │
//! │ Hai mã khớp nhau. Nhấn Enter để bắt đầu lấy máu.                              │
//! ╰──────────────────────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::domain::bag::{BagCode, BagFault};
use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::decide::BagUse;
use crate::domain::id::{BedNo, StepId, VisitId};
use crate::domain::refusal::Refusal;
use crate::i18n::text::collection as text;
use crate::i18n::text::common;
use crate::i18n::fault;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::care::{below, boxed, identity, send, write_lines};
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::fit::wrap;

/// Lines that the form needs with a fault on two lines.
pub(super) const LINES: u16 = 12;

/// Room for a code with its spaces, and for whatever else a scanner may read.
const MOST: usize = 200;

/// Where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Bed,
    Bag,
    Sample,
    /// Everything is there; Enter starts.
    Go,
}

/// What is wrong, and where it is said.
#[derive(Debug, Clone, PartialEq)]
enum Wrong {
    Code(BagFault),
    Rule(Refusal),
}

impl Wrong {
    fn words(&self, hall: &Hall) -> String {
        match self {
            Self::Code(code) => fault::bag(hall.lang, code),
            Self::Rule(refusal) => hall.say_refusal(refusal),
        }
    }
}

/// What the form remembers.
#[derive(Debug, Clone)]
pub(super) struct StartForm {
    /// Whose collection it is.
    pub(super) visit: VisitId,
    bed: Option<BedNo>,
    bag: Field,
    sample: Field,
    spot: Spot,
    wrong: Option<(Spot, Wrong)>,
    sent: Option<StepId>,
}

/// What becomes of a form after an event.
#[derive(Debug)]
pub(super) enum After {
    /// It stays open, and this is to be done.
    Stay(Vec<Effect>),
    /// It closes.
    Close,
}

impl StartForm {
    /// An empty form; the bed is the wished one if it is free, else the first free one.
    pub(super) fn new(visit: VisitId, wished: Option<BedNo>, day: &Day) -> Self {
        Self {
            visit,
            bed: wished
                .filter(|bed| day.on_bed(*bed).is_none())
                .or_else(|| day.free_bed()),
            bag: Field::code(MOST),
            sample: Field::code(MOST),
            spot: Spot::Bag,
            wrong: None,
            sent: None,
        }
    }

    /// The bed that is chosen.
    pub(super) const fn bed(&self) -> Option<BedNo> {
        self.bed
    }

    /// Whether letters are text at the moment.
    pub(super) const fn focus(&self) -> Focus {
        match self.spot {
            Spot::Bag | Spot::Sample => Focus::Text,
            Spot::Bed | Spot::Go => Focus::List,
        }
    }

    /// Whether a code was entered.
    pub(super) const fn has_draft(&self) -> bool {
        !self.bag.is_empty() || !self.sample.is_empty()
    }

    /// What an event changes and asks for.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other events are none of the form's")]
    pub(super) fn update(&mut self, hall: &Hall, event: &Event<'_>) -> After {
        match event {
            Event::Act(action) => return self.act(hall, *action),
            Event::Char(_) | Event::Paste(_) => self.edit(event),
            Event::Scan(code) => return After::Stay(self.scan(hall, code)),
            Event::Done { request, outcome } if self.sent == Some(*request) => {
                self.sent = None;
                if let Outcome::Refused(refusal) = outcome {
                    self.refused(hall, refusal);
                }
            }
            Event::Changed => self.keep_bed_free(hall),
            _ => {}
        }
        After::Stay(Vec::new())
    }

    fn act(&mut self, hall: &Hall, action: Action) -> After {
        match (action, self.spot) {
            (Action::Back, Spot::Bed) => return After::Close,
            (Action::Back, _) => self.spot = Spot::Bed,
            (Action::Advance, _) => return After::Stay(self.advance(hall)),
            (Action::NextPlace | Action::Down, _) => self.turn_bed(hall, true),
            (Action::Up, _) => self.turn_bed(hall, false),
            (Action::NextField, spot) => {
                self.look_at(hall, spot);
                self.spot = match spot {
                    Spot::Bed => Spot::Bag,
                    Spot::Bag => Spot::Sample,
                    Spot::Sample => Spot::Go,
                    Spot::Go => Spot::Bed,
                };
            }
            (Action::PreviousField, spot) => {
                self.look_at(hall, spot);
                self.spot = match spot {
                    Spot::Bed => Spot::Go,
                    Spot::Bag => Spot::Bed,
                    Spot::Sample => Spot::Bag,
                    Spot::Go => Spot::Sample,
                };
            }
            _ => self.edit(&Event::Act(action)),
        }
        After::Stay(Vec::new())
    }

    fn edit(&mut self, event: &Event<'_>) {
        let spot = self.spot;
        if let Some(field) = self.field(spot)
            && field.take(event) == Some(true)
        {
            self.wrong = None;
        }
    }

    const fn field(&mut self, spot: Spot) -> Option<&mut Field> {
        match spot {
            Spot::Bag => Some(&mut self.bag),
            Spot::Sample => Some(&mut self.sample),
            Spot::Bed | Spot::Go => None,
        }
    }

    fn advance(&mut self, hall: &Hall) -> Vec<Effect> {
        match self.spot {
            Spot::Bag => {
                if self.read(hall, Spot::Bag).is_some() {
                    self.spot = Spot::Sample;
                }
            }
            Spot::Bed | Spot::Sample => {
                if self.both(hall).is_some() {
                    self.spot = Spot::Go;
                }
            }
            Spot::Go => return self.start(hall),
        }
        Vec::new()
    }

    fn scan(&mut self, hall: &Hall, code: &str) -> Vec<Effect> {
        let spot = if self.spot != Spot::Bed {
            self.spot
        } else if self.read(hall, Spot::Bag).is_none() {
            Spot::Bag
        } else {
            Spot::Sample
        };
        if spot == Spot::Go {
            return self.compare(hall, code);
        }
        if let Some(field) = self.field(spot) {
            field.set(code.trim());
        }
        self.spot = spot;
        self.advance(hall)
    }

    /// A third code, such as the one on the donor's form, must be the same; then nothing more is to be asked.
    fn compare(&mut self, hall: &Hall, code: &str) -> Vec<Effect> {
        let Some((bag, _)) = self.both(hall) else {
            return Vec::new();
        };
        // Which of the labels it is doesn't matter here.
        let third = hall.bag_format().read(code);
        match third.map(|label| label.code).map_err(Wrong::Code) {
            Ok(third) if third == bag => self.start(hall),
            Ok(third) => {
                let refusal = Refusal::BagAndSampleDiffer { bag, sample: third };
                self.wrong = Some((Spot::Go, Wrong::Rule(refusal)));
                Vec::new()
            }
            Err(wrong) => {
                self.wrong = Some((Spot::Go, wrong));
                Vec::new()
            }
        }
    }

    fn start(&mut self, hall: &Hall) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        self.keep_bed_free(hall);
        let Some((bag, sample)) = self.both(hall) else {
            return Vec::new();
        };
        let Some(bed) = self.bed else {
            return Vec::new();
        };
        self.sent = Some(hall.fresh.request);
        vec![send(
            hall,
            self.visit,
            Act::StartCollection {
                bed,
                bag,
                sample,
                recognised: None,
            },
        )]
    }

    /// Both codes, if they are right and the same; else the cursor goes to what is wrong.
    fn both(&mut self, hall: &Hall) -> Option<(BagCode, BagCode)> {
        let bag = self.read(hall, Spot::Bag)?;
        let sample = self.read(hall, Spot::Sample)?;
        Some((bag, sample))
    }

    /// Checks what was typed, when the cursor leaves it.
    fn look_at(&mut self, hall: &Hall, spot: Spot) {
        if self.field(spot).is_some_and(|field| !field.is_empty()) {
            let stays = self.spot;
            let _code = self.read(hall, spot);
            self.spot = stays;
        }
    }

    /// The code in a field, rewritten as it is printed; when it is wrong, that is said and the cursor goes there.
    fn read(&mut self, hall: &Hall, spot: Spot) -> Option<BagCode> {
        self.wrong = None;
        let typed = self.field(spot)?.text();
        let read = parse(hall, spot, &typed).and_then(|code| match self.broken_rule(hall, spot, &code) {
            Some(refusal) => Err(Wrong::Rule(refusal)),
            None => Ok(code),
        });
        match read {
            Ok(code) => {
                if let Some(field) = self.field(spot) {
                    field.set(&code.to_string());
                }
                Some(code)
            }
            Err(wrong) => {
                self.wrong = Some((spot, wrong));
                self.spot = spot;
                None
            }
        }
    }

    /// What the rules will say to a code, as far as it is known here; the sooner it is said, the fewer tubes are filled
    /// in vain.
    fn broken_rule(&self, hall: &Hall, spot: Spot, code: &BagCode) -> Option<Refusal> {
        let day = hall.day.as_ref()?;
        if spot == Spot::Sample {
            let bag = parse(hall, Spot::Bag, &self.bag.text()).ok()?;
            return (bag != *code).then(|| Refusal::BagAndSampleDiffer {
                bag,
                sample: code.clone(),
            });
        }
        let other = day.visit_with_bag(code)?;
        let used = BagUse::of(day.info.date, other, code)?;
        Some(Refusal::BagUsed {
            bag: code.clone(),
            used,
        })
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other refusals concern no field")]
    fn refused(&mut self, hall: &Hall, refusal: &Refusal) {
        let spot = match refusal {
            Refusal::BagUsed { .. } => Spot::Bag,
            Refusal::BagAndSampleDiffer { .. } => Spot::Sample,
            Refusal::BedTaken { .. } | Refusal::NoSuchBed { .. } => {
                self.keep_bed_free(hall);
                Spot::Bed
            }
            _ => Spot::Go,
        };
        self.wrong = Some((spot, Wrong::Rule(refusal.clone())));
        if matches!(spot, Spot::Bag | Spot::Sample) {
            self.spot = spot;
        }
    }

    fn free_beds(hall: &Hall) -> Vec<BedNo> {
        let day = hall.day.as_ref();
        day.into_iter()
            .flat_map(|day| day.beds().filter(|bed| day.on_bed(*bed).is_none()))
            .collect()
    }

    /// Takes another bed when somebody else was put on the chosen one.
    fn keep_bed_free(&mut self, hall: &Hall) {
        let free = Self::free_beds(hall);
        if self.bed.is_none_or(|bed| !free.contains(&bed)) {
            self.bed = free.first().copied();
        }
    }

    fn turn_bed(&mut self, hall: &Hall, forward: bool) {
        let free = Self::free_beds(hall);
        let Some(last) = free.len().checked_sub(1) else {
            return;
        };
        let place = free.iter().position(|bed| Some(*bed) == self.bed);
        let next = match place {
            Some(place) if forward => if place == last { 0 } else { place + 1 },
            Some(place) => place.checked_sub(1).unwrap_or(last),
            None => 0,
        };
        self.bed = free.get(next).copied();
    }

    /// Draws the form.
    pub(super) fn view(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
        let lang = hall.lang;
        let inner = boxed(text::START.get(lang), hall, area, frame);
        let Some(visit) = hall.visit(self.visit) else {
            return;
        };
        let who = identity(hall, visit, inner.width);
        let rest = write_lines(
            who.iter().map(String::as_str),
            Meaning::Accent,
            hall,
            inner,
            frame,
        );
        let ask = wrap(text::READ_BACK.get(lang), inner.width);
        let rest = write_lines(
            ask.iter().map(String::as_str),
            Meaning::Caption,
            hall,
            rest,
            frame,
        );
        let rest = if rest.height > 7 { below(rest, 1) } else { rest };
        let rest = self.view_bed(hall, rest, frame);
        let bag = (text::BAG, text::SCAN_BAG, &self.bag);
        let sample = (text::SAMPLE, text::SCAN_SAMPLE, &self.sample);
        let rest = self.view_code(Spot::Bag, bag, hall, rest, frame);
        let rest = self.view_code(Spot::Sample, sample, hall, rest, frame);
        let rest = self.view_wrong(Spot::Go, hall, rest, frame);
        let (meaning, line) = if self.sent.is_some() {
            (Meaning::Active, common::SAVING)
        } else if self.spot == Spot::Go {
            (Meaning::Ready, text::READY)
        } else {
            (Meaning::Caption, text::NOT_READY)
        };
        let lines = wrap(&format!("{} {}", meaning.symbol(), line.get(lang)), rest.width);
        write_lines(lines.iter().map(String::as_str), meaning, hall, rest, frame);
    }

    fn view_bed(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let lang = hall.lang;
        let area = self.label(Spot::Bed, text::BED.get(lang), hall, area, frame);
        let value = Rect {
            x: area.x + LABEL.min(area.width),
            width: area.width.saturating_sub(LABEL),
            height: area.height.min(1),
            ..area
        };
        let others: Vec<String> = Self::free_beds(hall)
            .into_iter()
            .filter(|bed| Some(*bed) != self.bed)
            .map(|bed| bed.to_string())
            .collect();
        let (bed, note) = match self.bed {
            None => (String::new(), text::NO_BED.get(lang).to_owned()),
            Some(bed) if others.is_empty() => (bed.to_string(), text::ONLY_BED.get(lang).to_owned()),
            Some(bed) => (
                bed.to_string(),
                text::OTHER_BEDS.with(lang, &[("beds", &others.join(", "))]),
            ),
        };
        frame.text(value, &bed, hall.theme.style(Meaning::Accent));
        let beside = Rect {
            x: value.x + 4.min(value.width),
            width: value.width.saturating_sub(4),
            ..value
        };
        frame.text(
            beside,
            &crate::tui::widget::fit::fit(&note, beside.width),
            hall.theme.style(Meaning::Muted),
        );
        self.view_wrong(Spot::Bed, hall, below(area, 1), frame)
    }

    fn view_code(
        &self,
        spot: Spot,
        (name, placeholder, field): (crate::i18n::Text, crate::i18n::Text, &Field),
        hall: &Hall,
        area: Rect,
        frame: &mut Frame<'_>,
    ) -> Rect {
        let lang = hall.lang;
        let area = self.label(spot, name.get(lang), hall, area, frame);
        let value = Rect {
            x: area.x + LABEL.min(area.width),
            width: area.width.saturating_sub(LABEL).min(CODE),
            height: area.height.min(1),
            ..area
        };
        field.draw(
            frame,
            value,
            self.spot == spot,
            placeholder.get(lang),
            hall.theme,
        );
        let is_wrong = self.wrong.as_ref().is_some_and(|(at, _)| *at == spot);
        let meaning = match parse(hall, spot, &field.text()) {
            _ if is_wrong => Some(Meaning::Stop),
            Ok(_) if self.spot != spot => Some(Meaning::Done),
            _ => None,
        };
        if let Some(meaning) = meaning {
            let beside = Rect {
                x: value.right() + 1,
                width: area.right().saturating_sub(value.right() + 1),
                ..value
            };
            frame.text(beside, meaning.symbol(), hall.theme.style(meaning));
        }
        self.view_wrong(spot, hall, below(area, 1), frame)
    }

    fn label(&self, spot: Spot, name: &str, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let (meaning, mark) = if self.spot == spot {
            (Meaning::Title, Meaning::Selected.symbol())
        } else {
            (Meaning::Caption, " ")
        };
        let line = Rect {
            height: area.height.min(1),
            ..area
        };
        frame.text(line, &format!("{mark} {name}"), hall.theme.style(meaning));
        area
    }

    fn view_wrong(&self, spot: Spot, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        match &self.wrong {
            Some((at, wrong)) if *at == spot => {
                let words = format!("{} {}", Meaning::Stop.symbol(), wrong.words(hall));
                let lines = wrap(&words, area.width);
                write_lines(
                    lines.iter().map(String::as_str),
                    Meaning::Warning,
                    hall,
                    area,
                    frame,
                )
            }
            _ => area,
        }
    }
}

/// Where the values begin.
const LABEL: u16 = 15;

/// How wide the field of a code is.
const CODE: u16 = 20;

/// Reads the code of a bag or a tube, as the day's bags are coded.
fn parse(hall: &Hall, spot: Spot, code: &str) -> Result<BagCode, Wrong> {
    let label = hall.bag_format().read(code).map_err(Wrong::Code)?;
    match spot {
        Spot::Sample => label.of_tube(),
        Spot::Bag | Spot::Bed | Spot::Go => label.of_bag(),
    }
    .map_err(Wrong::Code)
}

/// The acts of the form.
pub(super) fn acts() -> Vec<Action> {
    vec![Action::Advance, Action::NextPlace, Action::Back]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ticket;

    #[test]
    fn what_else_a_scanner_reads_at_a_bed_is_called_by_its_name() {
        let harness = crate::tui::harness::Harness::with_donors(1);
        let hall = &harness.model.hall;
        let parse = |code| parse(hall, Spot::Bag, code);
        let card = "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021";
        assert_eq!(parse(card), Err(Wrong::Code(BagFault::CitizenNumber)));
        assert_eq!(parse("001087000123"), Err(Wrong::Code(BagFault::CitizenNumber)));
        assert_eq!(
            parse("12"),
            Err(Wrong::Code(BagFault::Ticket(Ticket::new(12))))
        );
        assert!(matches!(
            parse("12345"),
            Err(Wrong::Code(BagFault::Length { .. }))
        ));
        assert_eq!(parse(""), Err(Wrong::Code(BagFault::Empty)));
        assert!(parse("=G12341765432170").is_ok());
    }

    #[test]
    fn a_label_for_a_tube_is_none_for_a_bag_and_the_other_way_round() {
        let harness = crate::tui::harness::Harness::with_donors(1);
        let hall = &harness.model.hall;
        let is_taken = |spot, flags| parse(hall, spot, &format!("=G123417654321{flags}")).is_ok();
        assert!(is_taken(Spot::Bag, "01") && !is_taken(Spot::Bag, "07"));
        assert!(is_taken(Spot::Sample, "07") && !is_taken(Spot::Sample, "01"));
        assert!(is_taken(Spot::Bag, "00") && is_taken(Spot::Sample, "00"));
    }
}
