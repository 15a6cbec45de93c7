//! How the boxes about printing look.
//!
//! ```text
//! ╭ Bản in và máy in ──────────────────────────────────────────────────╮
//! │▶ 08:12 Phiếu số 12 · 192.0.2.1:9100                                │
//! │        ✗ không kết nối được với máy in                             │  what became of it
//! │  08:05 Bản tổng kết · Office                                       │
//! │        ✓ đã gửi                                                    │
//! │                                                                    │
//! │ 1 192.0.2.1:9100   2 Office   3 HP: hết giấy   4 tệp trong /home/…  │  where it can come out, by its digit
//! │ Enter: in lại · số: in ở máy khác · Delete: bỏ · Esc: đóng         │
//! ╰────────────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::domain::clean::printable;
use crate::i18n::text::printing as text;
use crate::print::destination::Destination;
use crate::print::fault;
use crate::tui::frame::Frame;
use crate::tui::modal::printing::PrintBox;
use crate::tui::model::Hall;
use crate::tui::printing::{Job, State};
use crate::tui::theme::Meaning;
use crate::tui::update::printing::capital;

use super::fit::fit;
use super::modal::{boxed, row};

/// Lines that a printout takes.
const LINES: u16 = 2;

/// Draws the box.
pub(super) fn draw(open: PrintBox, hall: &Hall, room: u16, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let choices = hall.printing.choices(open.is_for_sheets(&hall.printing));
    let printers = u16::try_from(choices.len()).unwrap_or(u16::MAX);
    match open {
        PrintBox::Printers { selected, .. } => {
            let title = text::CHOOSE_TITLE.get(lang);
            let inner = boxed(title, room, printers.saturating_add(2), hall, area, frame);
            for ((y, place), choice) in (inner.y..inner.bottom()).zip(0..).zip(&choices) {
                printer(place, choice, place == selected, hall, row(inner, y), frame);
            }
            keys(text::CHOOSE_KEYS.get(lang), hall, inner, frame);
        }
        PrintBox::Jobs { .. } => {
            let jobs: Vec<&Job> = hall.printing.jobs().collect();
            let count = u16::try_from(jobs.len()).unwrap_or(u16::MAX).max(1);
            let below = printers.saturating_add(3);
            let lines = count.saturating_mul(LINES).saturating_add(below);
            let inner = boxed(text::BOX_TITLE.get(lang), room, lines, hall, area, frame);
            let list = Rect {
                height: inner.height.saturating_sub(below).max(LINES.min(inner.height)),
                ..inner
            };
            if jobs.is_empty() {
                let line = fit(text::NOTHING_YET.get(lang), list.width);
                frame.text(row(list, list.y), &line, hall.theme.style(Meaning::Muted));
            }
            list_jobs(open, &jobs, hall, list, frame);
            let choices_at = list.bottom().saturating_add(1);
            for ((y, place), choice) in (choices_at..inner.bottom().saturating_sub(2))
                .zip(0..)
                .zip(&choices)
            {
                printer(place, choice, false, hall, row(inner, y), frame);
            }
            keys(text::BOX_KEYS.get(lang), hall, inner, frame);
        }
    }
}

/// Draws the printouts, so that the selected one is seen.
fn list_jobs(open: PrintBox, jobs: &[&Job], hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let selected = open.selected(&hall.printing);
    let place = jobs.iter().position(|job| Some(job.id) == selected).unwrap_or(0);
    let page = usize::from(area.height / LINES).max(1);
    let top = (place + 1).saturating_sub(page);
    for (n, job) in (0..area.height / LINES).zip(jobs.iter().skip(top)) {
        let y = area.y + n * LINES;
        let is_selected = Some(job.id) == selected;
        let meaning = if is_selected {
            Meaning::Selected
        } else {
            Meaning::Plain
        };
        let name = capital(&job.printout.name(hall.lang));
        let printer = fault::destination(hall.lang, &job.to);
        let line = format!("{} {} {name} · {printer}", meaning.symbol(), job.at.hh_mm());
        frame.text(row(area, y), &fit(&line, area.width), hall.theme.style(meaning));
        let (meaning, said) = state(job, hall);
        let line = format!("        {} {said}", meaning.symbol());
        frame.text(
            row(area, y + 1),
            &fit(&line, area.width),
            hall.theme.style(meaning),
        );
    }
}

/// What became of a printout.
fn state(job: &Job, hall: &Hall) -> (Meaning, String) {
    let lang = hall.lang;
    let (meaning, text) = match &job.state {
        State::Waiting => (Meaning::Waiting, text::STATE_WAITING),
        State::Printing => (Meaning::Active, text::STATE_PRINTING),
        State::Sent => (Meaning::Done, text::STATE_SENT),
        State::Unconfirmed => (Meaning::Warning, text::STATE_UNCONFIRMED),
        State::Out => (Meaning::Done, text::STATE_OUT),
        State::Dropped => (Meaning::Muted, text::STATE_DROPPED),
        State::Written(path) => {
            let path = printable(&path.to_string_lossy());
            return (Meaning::Done, text::STATE_WRITTEN.with(lang, &[("path", &path)]));
        }
        State::Held(trouble) => {
            let trouble = fault::trouble(lang, trouble);
            return (
                Meaning::Warning,
                text::STATE_HELD.with(lang, &[("trouble", &trouble)]),
            );
        }
        State::Failed(why) => return (Meaning::Stop, fault::fault(lang, why)),
    };
    (meaning, text.get(lang).to_owned())
}

/// Draws a printer with its digit, and with what keeps it from printing.
fn printer(
    place: usize,
    destination: &Destination,
    is_selected: bool,
    hall: &Hall,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let meaning = if is_selected {
        Meaning::Selected
    } else {
        Meaning::Plain
    };
    let digit = if place < 9 {
        (place + 1).to_string()
    } else {
        " ".to_owned()
    };
    let line = format!("{} {digit} {}", meaning.symbol(), name(destination, hall));
    frame.text(area, &fit(&line, area.width), hall.theme.style(meaning));
}

/// A printer as people call it, with what keeps it from printing.
pub(in crate::tui) fn name(destination: &Destination, hall: &Hall) -> String {
    let lang = hall.lang;
    let mut name = fault::destination(lang, destination);
    if let Some(queue) = hall.printing.queue(destination) {
        if *destination == Destination::Usual {
            name = format!("{} ({name})", printable(queue.name.as_str()));
        }
        if let Some(trouble) = &queue.trouble {
            name = format!("{name}: {}", fault::trouble(lang, trouble));
        }
    }
    name
}

/// Draws the last line of a box: what the keys do.
fn keys(said: &str, hall: &Hall, inner: Rect, frame: &mut Frame<'_>) {
    if inner.height > 0 {
        let line = fit(said, inner.width);
        frame.text(
            row(inner, inner.bottom() - 1),
            &line,
            hall.theme.style(Meaning::Key),
        );
    }
}
