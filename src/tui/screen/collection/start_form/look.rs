//! How the form that puts a needle in looks. It changes nothing.

use ratatui::layout::Rect;

use crate::domain::circumstance::risks;
use crate::i18n::text::collection as text;
use crate::i18n::text::common;
use crate::i18n::{Text, terms};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::care::{below, boxed, identity, write_lines};
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, wrap};

use super::codes::{bag_code, ticket_code};
use super::{Spot, StartForm};

/// Lines that the form needs with a fault on three lines.
const LINES: u16 = 12;

/// Lines more that it needs while it asks for ticket and bag at another bed.
const LINES_OF_GUARD: u16 = 4;

/// Where the values begin.
const LABEL: u16 = 18;

/// How wide the field of a code is.
const CODE: u16 = 20;

impl StartForm {
    /// Lines that the form needs.
    pub(in super::super) fn lines(&self, hall: &Hall) -> u16 {
        LINES + self.guard(hall).map_or(0, |_| LINES_OF_GUARD)
    }

    /// Draws the form.
    pub(in super::super) fn view(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
        let lang = hall.lang;
        let inner = boxed(text::START.get(lang), hall, area, frame);
        let Some(visit) = hall.visit(self.visit) else {
            return;
        };
        let who = identity(hall, visit, inner.width);
        let mut rest = write_lines(
            who.iter().map(String::as_str),
            Meaning::Accent,
            hall,
            inner,
            frame,
        );
        let risks = risks(&hall.pack, visit);
        if !risks.is_empty() {
            let risks: Vec<&str> = risks.into_iter().map(|risk| terms::risk(lang, risk)).collect();
            let said = text::RISKS.with(lang, &[("risks", &risks.join(", "))]);
            rest = say(&said, Meaning::Warning, hall, rest, frame);
        }
        if let Some((other, collection)) = self.guard(hall) {
            let values: [(&str, &dyn std::fmt::Display); 3] = [
                ("ticket", &other.ticket),
                ("bed", &collection.bed),
                ("time", &collection.started.occurred.hh_mm()),
            ];
            rest = say(&text::GUARD.with(lang, &values), Meaning::Warning, hall, rest, frame);
        }
        let rest = self.view_bed(hall, rest, frame);
        let rest = self.view_donor(hall, rest, frame);
        let bag = text::BAG.get(lang);
        let rest = self.view_code(Spot::Bag, bag, text::SCAN_BAG, hall, rest, frame);
        let sample = text::SAMPLE.get(lang);
        let rest = self.view_code(Spot::Sample, sample, text::SCAN_SAMPLE, hall, rest, frame);
        let rest = self.view_guard(hall, rest, frame);
        let rest = self.view_wrong(Spot::Go, hall, rest, frame);
        let (meaning, line) = self.next(hall);
        say(&line, meaning, hall, rest, frame);
    }

    /// What is to be done next.
    fn next(&self, hall: &Hall) -> (Meaning, String) {
        let lang = hall.lang;
        if self.sent.is_some() {
            return (Meaning::Active, common::SAVING.get(lang).to_owned());
        }
        let guard = self.guard(hall);
        let spot = if self.spot == Spot::Bed {
            self.missing(hall)
        } else {
            self.spot
        };
        let line = match (spot, guard) {
            (Spot::OtherTicket | Spot::OtherBag, Some((other, collection))) => {
                let ask = if spot == Spot::OtherTicket {
                    text::ASK_OTHER_TICKET
                } else {
                    text::ASK_OTHER_BAG
                };
                ask.with(lang, &[("bed", &collection.bed), ("ticket", &other.ticket)])
            }
            (Spot::Donor, Some(_)) => text::ASK_TICKET.get(lang).to_owned(),
            (Spot::Donor, None) => text::ASK_DONOR.get(lang).to_owned(),
            (Spot::Bag, _) => text::ASK_BAG.get(lang).to_owned(),
            (Spot::Sample, _) => text::ASK_SAMPLE.get(lang).to_owned(),
            (Spot::Bed | Spot::Go | Spot::OtherTicket | Spot::OtherBag, _) => {
                return (Meaning::Ready, text::READY.get(lang).to_owned());
            }
        };
        (Meaning::Caption, line)
    }

    fn view_bed(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let lang = hall.lang;
        let value = self.label(Spot::Bed, text::BED.get(lang), hall, area, frame);
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
        let beside = right_of(value, 4);
        frame.text(
            beside,
            &fit(&note, beside.width),
            hall.theme.style(Meaning::Muted),
        );
        self.view_wrong(Spot::Bed, hall, below(area, 1), frame)
    }

    /// The field of the ticket; once the donor was recognised, how.
    fn view_donor(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let lang = hall.lang;
        if self.is_read_back && self.ticket.is_empty() && self.is_recognised(hall) {
            let value = self.label(Spot::Donor, text::DONOR.get(lang), hall, area, frame);
            let said = format!(
                "{} {}",
                Meaning::Done.symbol(),
                text::IS_READ_BACK.get(lang)
            );
            frame.text(value, &fit(&said, value.width), hall.theme.style(Meaning::Done));
            return self.view_wrong(Spot::Donor, hall, below(area, 1), frame);
        }
        self.view_code(
            Spot::Donor,
            text::DONOR.get(lang),
            text::SCAN_TICKET,
            hall,
            area,
            frame,
        )
    }

    /// The two fields for the other bed, while they are asked for.
    fn view_guard(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let Some((_, collection)) = self.guard(hall) else {
            return area;
        };
        let bed: [(&str, &dyn std::fmt::Display); 1] = [("bed", &collection.bed)];
        let ticket = text::OTHER_TICKET.with(hall.lang, &bed);
        let rest = self.view_code(
            Spot::OtherTicket,
            &ticket,
            text::SCAN_TICKET,
            hall,
            area,
            frame,
        );
        let bag = text::OTHER_BED_BAG.with(hall.lang, &bed);
        self.view_code(Spot::OtherBag, &bag, text::SCAN_BAG, hall, rest, frame)
    }

    fn view_code(
        &self,
        spot: Spot,
        name: &str,
        placeholder: Text,
        hall: &Hall,
        area: Rect,
        frame: &mut Frame<'_>,
    ) -> Rect {
        let lang = hall.lang;
        let line = self.label(spot, name, hall, area, frame);
        let value = Rect {
            width: line.width.min(CODE),
            ..line
        };
        let Some(field) = self.field(spot) else {
            return area;
        };
        let has_focus = self.spot == spot;
        field.draw(frame, value, has_focus, placeholder.get(lang), hall.theme);
        let beside = right_of(line, CODE + 1);
        if let Some((meaning, words)) = self.beside(spot, hall) {
            let words = format!("{} {words}", meaning.symbol());
            frame.text(
                beside,
                &fit(words.trim_end(), beside.width),
                hall.theme.style(meaning),
            );
        }
        self.view_wrong(spot, hall, below(area, 1), frame)
    }

    /// What stands beside a field: whether its code is right.
    fn beside(&self, spot: Spot, hall: &Hall) -> Option<(Meaning, String)> {
        if self.wrong.as_ref().is_some_and(|(at, _)| *at == spot) {
            return Some((Meaning::Stop, String::new()));
        }
        if self.spot == spot {
            return None;
        }
        let typed = self.text_of(spot);
        if matches!(spot, Spot::Donor | Spot::OtherTicket) {
            let ticket = ticket_code(hall, &typed).ok()?;
            let words = text::IS_TICKET.with(hall.lang, &[("ticket", &ticket)]);
            return Some((Meaning::Done, words));
        }
        bag_code(hall, spot, &typed).is_ok().then(|| (Meaning::Done, String::new()))
    }

    /// Writes the name of a field; returns where its value stands.
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
        right_of(line, LABEL)
    }

    fn view_wrong(&self, spot: Spot, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        match &self.wrong {
            Some((at, wrong)) if *at == spot => {
                let words = format!("{} {}", Meaning::Stop.symbol(), wrong.words(hall));
                let lines = wrap(&words, area.width);
                let lines = lines.iter().map(String::as_str);
                write_lines(lines, Meaning::Warning, hall, area, frame)
            }
            _ => area,
        }
    }
}

/// A sentence behind its sign, on as many lines as it takes; returns what is left below.
fn say(words: &str, meaning: Meaning, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
    let lines = wrap(&format!("{} {words}", meaning.symbol()), area.width);
    write_lines(lines.iter().map(String::as_str), meaning, hall, area, frame)
}

/// What is left of a line to the right of so many cells.
fn right_of(line: Rect, cells: u16) -> Rect {
    let cells = cells.min(line.width);
    Rect {
        x: line.x + cells,
        width: line.width - cells,
        height: line.height.min(1),
        ..line
    }
}
