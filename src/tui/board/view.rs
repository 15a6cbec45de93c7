//! How the display looks: who is called where, as large as the window allows; below, who comes next and how long it takes.
//!
//! ```text
//! Giọt máu nghĩa tình · Hội trường A                          VI·EN   08:42
//!        ██   ███                 ███
//!       █ █      █     →          █  █           Mời số 42 vào bàn khám 3
//!      █████   ██               ███  █
//!         █   ████
//! Tiếp theo: 43 44 45 46 47
//! Chờ giường lấy máu: 38, 40
//! Đang chờ khám: 23 người, thường chờ 12 phút
//! ```

use ratatui::layout::{Rect, Size};

use super::model::{Model, Speaks};
use super::news::{Called, News, Totals, Waiting};
use crate::domain::id::Ticket;
use crate::domain::throughput::WaitFor;
use crate::domain::time::Span;
use crate::i18n::text::board as text;
use crate::i18n::{Lang, format};
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;
use crate::tui::widget::big::{Big, LEAST_ROWS};
use crate::tui::widget::fit::{fit, width, wrap};

/// From this height on the clock and the next numbers are large too.
const TALL: u16 = 40;

/// Their digits.
const MIDDLE: u16 = 4;

/// So many large numbers are next at most: more would have to be narrow.
const MOST_LARGE: usize = 7;

/// A list of numbers is cut after so many.
const MOST_LISTED: usize = 12;

/// Draws the whole window.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let lang = model.lang();
    let area = frame.area();
    let (head, body) = cut_top(area, head_height(area));
    let news = model.news.as_deref();
    draw_head(model, news, lang, head, frame);
    let body = match model.lost {
        Some(_) => {
            let (banner, rest) = cut_top(body, 1);
            let line = format!("{} {}", Meaning::Warning.symbol(), text::LOST.get(lang));
            frame.shade(banner, model.theme.style(Meaning::Selected));
            centred(&line, banner, Meaning::Selected, model, frame);
            rest
        }
        None => body,
    };
    match news {
        _ if model.is_stale() => page(model, text::LOST_BIG.get(lang), &[], body, frame),
        None => {
            let line = text::NO_DAY_LINE.get(lang).to_owned();
            page(model, text::NO_DAY.get(lang), &[line], body, frame);
        }
        Some(news) if news.is_over => thanks(model, news.totals, lang, body, frame),
        Some(news) => open(model, news, lang, body, frame),
    }
}

fn head_height(area: Rect) -> u16 {
    if area.height >= TALL {
        MIDDLE + 1
    } else {
        area.height.min(1)
    }
}

/// The upper lines of an area, and the rest.
fn cut_top(area: Rect, lines: u16) -> (Rect, Rect) {
    let top = Rect {
        height: lines.min(area.height),
        ..area
    };
    let rest = Rect {
        y: top.bottom(),
        height: area.height - top.height,
        ..area
    };
    (top, rest)
}

/// The name of the day at the left, the clock at the right.
fn draw_head(model: &Model, news: Option<&News>, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    let clock = model.now.hh_mm();
    let room = Size::new(area.width / 3, area.height.saturating_sub(1));
    let big = Big::fit(&clock, room, MIDDLE).filter(|_| area.height > 1);
    let clock_width = big.as_ref().map_or_else(|| width(&clock), |big| big.size().width);
    let right = Rect {
        x: area.right().saturating_sub(clock_width.min(area.width)),
        width: clock_width.min(area.width),
        ..area
    };
    let style = model.theme.style(Meaning::Title);
    match &big {
        Some(big) => big.draw(right, style, frame),
        None => frame.text(right, &clock, style),
    }
    let left = Rect {
        width: area.width.saturating_sub(clock_width + 2),
        height: area.height.min(1),
        ..area
    };
    let title = news.map_or_else(String::new, |news| {
        format!(" {} · {}", news.title.as_str(), news.site.as_str())
    });
    frame.text(left, &fit(&title, left.width), style);
    let turns = match model.speaks {
        Speaks::InTurn => text::IN_TURN.get(lang),
        Speaks::Only(_) => "",
    };
    if area.height > 1 {
        let below = Rect {
            y: left.y + 1,
            ..left
        };
        let is_open = news.is_some_and(|news| !news.is_over);
        let caption = if is_open {
            text::CALLS_AND_DESKS.get(lang)
        } else {
            ""
        };
        let line = format!(" {caption}");
        frame.text(
            below,
            &fit(&line, below.width),
            model.theme.style(Meaning::Caption),
        );
        let keys = Rect {
            y: left.y + 2,
            height: u16::from(area.height > 2),
            ..left
        };
        let line = format!(" {turns}");
        frame.text(keys, &fit(&line, keys.width), model.theme.style(Meaning::Muted));
    } else if width(&title) + width(turns) + 2 <= left.width {
        let place = Rect {
            x: left.right().saturating_sub(width(turns)),
            width: width(turns),
            ..left
        };
        frame.text(place, turns, model.theme.style(Meaning::Muted));
    }
}

/// The day while it runs.
fn open(model: &Model, news: &News, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    let lines = below(news, lang, area.width);
    let next_height = if area.height >= TALL { MIDDLE + 1 } else { 1 };
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    // The calls come first: what stands below has the rest of the room, and half of it at most.
    let below_height = count.saturating_add(next_height).min(area.height / 2);
    let (calls, below) = cut_top(area, area.height - below_height);
    draw_calls(model, news, lang, calls, frame);
    let (next, rest) = cut_top(below, next_height.min(below.height));
    draw_next(model, news, lang, next, frame);
    for (y, (meaning, line)) in (rest.y..rest.bottom()).zip(&lines) {
        let place = Rect { y, height: 1, ..rest };
        frame.text(
            place,
            &fit(&format!(" {line}"), place.width),
            model.theme.style(*meaning),
        );
    }
}

/// What stands below the calls, the most useful first.
fn below(news: &News, lang: Lang, columns: u16) -> Vec<(Meaning, String)> {
    let mut lines = Vec::new();
    let mut list = |meaning, text: crate::i18n::Text, tickets: &[Ticket]| {
        if !tickets.is_empty() {
            let tickets = listed(lang, tickets);
            lines.push((meaning, text.with(lang, &[("tickets", &tickets)])));
        }
    };
    list(Meaning::Warning, text::TO_RECEPTION, &news.to_reception);
    list(Meaning::Plain, text::FOR_BED, &news.for_bed);
    let waits: Vec<String> = news.waits.iter().filter_map(|wait| waiting(lang, wait)).collect();
    let together = waits.join(" · ");
    if width(&together) + 2 <= columns {
        lines.extend((!waits.is_empty()).then_some((Meaning::Plain, together)));
    } else {
        lines.extend(waits.into_iter().map(|wait| (Meaning::Plain, wait)));
    }
    if !news.answered.is_empty() {
        let calls: Vec<_> = news
            .answered
            .iter()
            .map(|call| text::CALL.with(lang, &[("ticket", &call.ticket), ("desk", &call.desk)]))
            .collect();
        let line = text::JUST_CALLED.with(lang, &[("calls", &calls.join(" · "))]);
        lines.push((Meaning::Muted, line));
    }
    lines
}

fn listed(lang: Lang, tickets: &[Ticket]) -> String {
    let mut shown: Vec<_> = tickets.iter().take(MOST_LISTED).map(Ticket::to_string).collect();
    let more = tickets.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        shown.push(text::MORE.with(lang, &[("count", &more)]));
    }
    shown.join(", ")
}

/// How many wait and how long that usually takes, in minutes that have begun; nothing, where nobody waits or ever did.
fn waiting(lang: Lang, waiting: &Waiting) -> Option<String> {
    let line = match waiting.what {
        WaitFor::Screening => text::WAIT_SCREENING,
        WaitFor::Bed => text::WAIT_BED,
    };
    let line = line.with(lang, &[("count", &waiting.count)]);
    match waiting.usually {
        Some(span) => {
            let begun = Span::from_millis(span.millis() + 59_999);
            let wait = format::span(lang, begun);
            Some(text::TYPICALLY.with(lang, &[("line", &line), ("wait", &wait)]))
        }
        None => (waiting.count > 0).then_some(line),
    }
}

/// Who comes next.
fn draw_next(model: &Model, news: &News, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    let caption = format!(" {}: ", text::NEXT.get(lang));
    let style = model.theme.style(Meaning::Title);
    let line = Rect {
        y: area.y + area.height.saturating_sub(1) / 2,
        height: area.height.min(1),
        ..area
    };
    frame.text(line, &fit(&caption, line.width), style);
    let left = width(&caption).min(area.width);
    let room = Rect {
        x: area.x + left,
        width: area.width - left,
        ..area
    };
    if area.height > MIDDLE {
        // As many as fit whole: half a number is another number.
        for count in (1..=news.next.len().min(MOST_LARGE)).rev() {
            let tickets: Vec<_> = news.next.iter().take(count).map(Ticket::to_string).collect();
            let size = Size::new(room.width, MIDDLE);
            if let Some(big) = Big::fit_rows(&tickets.join("  "), size, MIDDLE) {
                let place = Rect {
                    width: big.size().width,
                    height: big.size().height,
                    ..room
                };
                big.draw(place, model.theme.style(Meaning::Plain), frame);
                return;
            }
        }
    }
    let shown = if news.next.is_empty() {
        text::NOBODY_NEXT.get(lang).to_owned()
    } else {
        listed(lang, &news.next)
    };
    let place = Rect {
        y: line.y,
        height: line.height,
        ..room
    };
    frame.text(
        place,
        &fit(&shown, place.width),
        model.theme.style(Meaning::Plain),
    );
}

/// The open calls, laid out so that their digits are as large as they can be, all of one size.
fn draw_calls(model: &Model, news: &News, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    if news.calls.is_empty() {
        page(model, text::PLEASE_WAIT.get(lang), &[], area, frame);
        return;
    }
    let Some(grid) = Grid::of(news, lang, area) else {
        list_calls(model, news, lang, area, frame);
        return;
    };
    for (place, call) in news.calls.iter().enumerate() {
        draw_call(model, call, &grid, lang, grid.cell(area, place), frame);
    }
}

/// How the calls are laid out.
struct Grid {
    columns: u16,
    rows: u16,
    /// The rows of a digit.
    digits: u16,
    /// What stands behind a number.
    to_desk: crate::i18n::Text,
}

/// The lines below the digits of a call that say the same in a sentence, where there is room.
const CAPTION: u16 = 1;

impl Grid {
    /// The layout with the largest digits. The word for the desk is left out where it would cost much of their size.
    fn of(news: &News, lang: Lang, area: Rect) -> Option<Self> {
        let with_word = Self::with(text::TO_DESK, news, lang, area);
        let without = Self::with(text::TO_DESK_SHORT, news, lang, area);
        let enough = area.height / 3;
        match (with_word, without) {
            (Some(with), Some(without)) if with.digits < enough && with.digits * 4 < without.digits * 3 => {
                Some(without)
            }
            (Some(with), _) => Some(with),
            (None, without) => without,
        }
    }

    fn with(to_desk: crate::i18n::Text, news: &News, lang: Lang, area: Rect) -> Option<Self> {
        let count = u16::try_from(news.calls.len()).ok()?;
        let longest = news
            .calls
            .iter()
            .map(|call| written(call, to_desk, lang))
            .max_by_key(|text| width(text))?;
        let fits = |columns: u16| {
            let rows = count.div_ceil(columns);
            let room = Size::new(
                (area.width / columns).saturating_sub(2),
                (area.height / rows).saturating_sub(CAPTION),
            );
            let big = (LEAST_ROWS..=room.height)
                .rev()
                .find(|digits| Big::fit_rows(&longest, room, *digits).is_some())?;
            Some(Self {
                columns,
                rows,
                digits: big,
                to_desk,
            })
        };
        // Of layouts with digits of one size the one with fewer columns is read more easily.
        (1..=count)
            .filter_map(fits)
            .max_by_key(|grid| (grid.digits, std::cmp::Reverse(grid.columns)))
    }

    /// The place of a call, the first at the upper left.
    fn cell(&self, area: Rect, place: usize) -> Rect {
        let place = u16::try_from(place).unwrap_or(u16::MAX);
        let (column, row) = (place % self.columns, place / self.columns);
        let (wide, high) = (area.width / self.columns, area.height / self.rows);
        Rect::new(
            area.x + column * wide,
            area.y.saturating_add(row.saturating_mul(high)),
            wide,
            high,
        )
        .intersection(area)
    }
}

fn written(call: &Called, to_desk: crate::i18n::Text, lang: Lang) -> String {
    let desk = to_desk.with(lang, &[("desk", &call.desk)]);
    format!("{} {desk}", call.ticket)
}

fn draw_call(model: &Model, call: &Called, grid: &Grid, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    // A new call is told by signs at both ends and by taking turns between light and dark, whatever colours there are.
    let (meaning, sign) = match model.stands_out(call) {
        Some(true) => (Meaning::Selected, "▶▶▶"),
        Some(false) => (Meaning::Accent, "▶▶▶"),
        None => (Meaning::Accent, ""),
    };
    let style = model.theme.style(meaning);
    if meaning == Meaning::Selected {
        for y in area.y..area.bottom() {
            let row = Rect { y, height: 1, ..area };
            frame.text(row, &" ".repeat(usize::from(area.width)), style);
        }
    }
    let (digits, caption) = cut_top(area, area.height.saturating_sub(CAPTION));
    let room = Size::new(digits.width.saturating_sub(2), digits.height);
    if let Some(big) = Big::fit_rows(&written(call, grid.to_desk, lang), room, grid.digits) {
        big.draw(digits, style, frame);
    }
    let values: &[(&str, &dyn std::fmt::Display)] = &[("ticket", &call.ticket), ("desk", &call.desk)];
    let line = format!(
        "{sign} {} {}",
        text::NUMBER_TO_DESK.with(lang, values),
        sign.replace('▶', "◀")
    );
    centred(line.trim(), caption, meaning, model, frame);
}

/// The calls as lines, where nothing large fits.
fn list_calls(model: &Model, news: &News, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    for (y, call) in (area.y..area.bottom()).zip(&news.calls) {
        let meaning = match model.stands_out(call) {
            Some(true) => Meaning::Selected,
            Some(false) | None => Meaning::Accent,
        };
        let line = text::CALL.with(lang, &[("ticket", &call.ticket), ("desk", &call.desk)]);
        let place = Rect { y, height: 1, ..area };
        centred(&line, place, meaning, model, frame);
    }
}

/// The end of the day.
fn thanks(model: &Model, totals: Option<Totals>, lang: Lang, area: Rect, frame: &mut Frame<'_>) {
    let mut lines = vec![text::THANKS_LINE.get(lang).to_owned()];
    lines.extend(totals.map(|totals| {
        let donors = format::integer(lang, u64::try_from(totals.donors).unwrap_or(u64::MAX));
        let tenths = totals.volume_ml.saturating_add(50) / 100;
        let litres = u16::try_from(tenths).map_or_else(
            |_too_many| format::integer(lang, tenths / 10),
            |tenths| format::tenths(lang, tenths),
        );
        text::TOTALS.with(lang, &[("donors", &donors), ("litres", &litres)])
    }));
    page(model, text::THANKS.get(lang), &lines, area, frame);
}

/// A few large words, and sentences below them.
fn page(model: &Model, words: &str, lines: &[String], area: Rect, frame: &mut Frame<'_>) {
    let lines: Vec<String> = lines
        .iter()
        .flat_map(|line| wrap(line, area.width.saturating_sub(2)))
        .collect();
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let room = area.height.saturating_sub(count.saturating_add(2));
    let size = Size::new(area.width.saturating_sub(4), room);
    let big = Big::fit(words, size, (area.height / 3).max(LEAST_ROWS));
    let high = big.as_ref().map_or(1, |big| big.size().height);
    let used = high.saturating_add(1).saturating_add(count);
    let top = area.y + area.height.saturating_sub(used) / 2;
    let place = Rect {
        y: top,
        height: high,
        ..area
    }
    .intersection(area);
    match big {
        Some(big) => big.draw(place, model.theme.style(Meaning::Title), frame),
        None => centred(words, place, Meaning::Title, model, frame),
    }
    let first = top.saturating_add(high).saturating_add(1);
    for (y, line) in (first..area.bottom()).zip(&lines) {
        let place = Rect { y, height: 1, ..area };
        centred(line, place, Meaning::Plain, model, frame);
    }
}

/// Writes a line in the middle of an area, cut where it is too long.
fn centred(line: &str, area: Rect, meaning: Meaning, model: &Model, frame: &mut Frame<'_>) {
    let line = fit(line, area.width);
    let place = Rect {
        x: area.x + area.width.saturating_sub(width(&line)) / 2,
        width: width(&line).min(area.width),
        ..area
    };
    frame.text(place, &line, model.theme.style(meaning));
}
