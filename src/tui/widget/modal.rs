//! How the boxes over the screen look.

use ratatui::layout::{Constraint, Rect};
use ratatui::widgets::{Block, BorderType, Clear};

use crate::config::PrintTickets;
use crate::i18n::Text;
use crate::i18n::text::{common, correcting, help, slip as slip_text};
use crate::print::slip::Slip;
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::keymap::{self, Context};
use crate::tui::modal::{Modal, found};
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;

use super::field::Field;
use super::fit::{fit, width, wrap};

/// The widest box; longer lines are hard to read.
const WIDEST: u16 = 72;

/// Draws the box in the middle of `area`.
pub fn draw(modal: &Modal, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let room = area.width.saturating_sub(4).min(WIDEST);
    match modal {
        Modal::Help { top, .. } => {
            let lines = reading(modal, hall, room);
            read(help::TITLE.get(lang), &lines, *top, hall, area, frame);
        }
        Modal::Page { title, top, .. } => {
            read(title, &reading(modal, hall, room), *top, hall, area, frame);
        }
        Modal::Ticket(sheet) => super::ticket::draw(sheet, hall, area, frame),
        Modal::Correct(dialog) => dialog.draw(hall, area, frame),
        Modal::Alarm { title, lines } => alarm(title, lines, hall, area, frame),
        Modal::Reacting(form) => super::reacting::draw(form, hall, area, frame),
        Modal::Slip(paper) => slip(paper, hall, room, area, frame),
        Modal::Printing(open) => super::printing::draw(*open, hall, room, area, frame),
        Modal::Several {
            title,
            options,
            chosen,
            ..
        } => several(title, options, chosen, hall, room, area, frame),
        Modal::Confirm { question, .. } => {
            let mut lines: Vec<(Meaning, String)> = wrap(question, room)
                .into_iter()
                .map(|line| (Meaning::Plain, line))
                .collect();
            lines.push((Meaning::Plain, String::new()));
            lines.push((Meaning::Key, answers(hall)));
            read(common::CONFIRM.get(lang), &lines, 0, hall, area, frame);
        }
        Modal::Ask {
            title,
            field,
            reasons,
            ..
        } => ask(title, field, reasons, hall, room, area, frame),
        Modal::Pick {
            title,
            options,
            selected,
            ..
        } => {
            let count = u16::try_from(options.len()).unwrap_or(u16::MAX);
            let inner = boxed(title, room, count, hall, area, frame);
            let digit = |place: usize| {
                if place < 9 {
                    (place + 1).to_string()
                } else {
                    " ".into()
                }
            };
            let lines = options
                .iter()
                .enumerate()
                .map(|(place, option)| (place == *selected, format!("{} {option}", digit(place))));
            choices(lines.collect(), hall, inner, frame);
        }
        Modal::Palette {
            field,
            offered,
            selected,
            context,
        } => {
            let found = found(offered, &field.text(), lang);
            let inner = boxed(common::PALETTE.get(lang), room, area.height, hall, area, frame);
            field.draw(
                frame,
                row(inner, inner.y),
                true,
                common::PALETTE_HINT.get(lang),
                hall.theme,
            );
            let lines = found.iter().map(|action| {
                let is_selected = Some(*action) == *selected;
                let key = keymap::key(*context, *action).map_or_else(String::new, |key| key.to_string());
                let (short, line) = (action.short().get(lang), action.line().get(lang));
                (is_selected, format!("{key:<6} {short:<15} {line}"))
            });
            let below = Rect {
                y: inner.y.saturating_add(2),
                height: inner.height.saturating_sub(2),
                ..inner
            };
            choices(lines.collect(), hall, below, frame);
        }
    }
}

/// Draws what has to be read now: its first line and its title are the loudest there are.
fn alarm(title: &str, lines: &[String], hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let room = area.width.saturating_sub(4).min(WIDEST);
    let lines = lines.iter().enumerate().flat_map(|(n, line)| {
        let is_stop = n == 0 || line.starts_with(Meaning::Stop.symbol());
        let meaning = if is_stop { Meaning::Stop } else { Meaning::Plain };
        wrap(line, room).into_iter().map(move |line| (meaning, line))
    });
    let mut lines: Vec<(Meaning, String)> = lines.collect();
    lines.push((Meaning::Plain, String::new()));
    lines.push((Meaning::Key, correcting::ALARM_KEYS.get(hall.lang).to_owned()));
    let title = format!("{0}{0}{0} {title} {0}{0}{0}", Meaning::Stop.symbol());
    read(&title, &lines, 0, hall, area, frame);
}

/// Draws a question with its ready-made answers and the field.
fn ask(
    title: &str,
    field: &Field,
    reasons: &[Text],
    hall: &Hall,
    room: u16,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let lang = hall.lang;
    let count = u16::try_from(reasons.len()).unwrap_or(u16::MAX);
    let inner = boxed(title, room, count.saturating_add(3), hall, area, frame);
    for (y, (digit, reason)) in (inner.y..inner.bottom()).zip((1..).zip(reasons)) {
        let line = format!("{digit}  {}", reason.get(lang));
        frame.text(
            row(inner, y),
            &fit(&line, inner.width),
            hall.theme.style(Meaning::Plain),
        );
    }
    let y = inner.y.saturating_add(count).saturating_add(1);
    if y < inner.bottom() {
        let hint = if reasons.is_empty() {
            common::TYPE_HERE
        } else {
            common::REASON
        };
        field.draw(frame, row(inner, y), true, hint.get(lang), hall.theme);
    }
}

/// Draws what a donor takes home, to be read out.
fn slip(slip: &Slip, hall: &Hall, room: u16, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let mut lines: Vec<(Meaning, String)> = slip
        .lines(lang)
        .iter()
        .flat_map(|line| {
            let meaning = if line.is_strong {
                Meaning::Accent
            } else {
                Meaning::Plain
            };
            wrap(&line.text, room)
                .into_iter()
                .map(move |part| (meaning, part))
        })
        .collect();
    let keys = if hall.print_tickets == PrintTickets::Never {
        slip_text::KEYS_NO_PRINT
    } else {
        slip_text::KEYS
    };
    lines.extend([
        (Meaning::Plain, String::new()),
        (Meaning::Key, keys.get(lang).to_owned()),
    ]);
    read(&slip.title(lang), &lines, 0, hall, area, frame);
}

/// Draws what can be switched, a digit a line.
fn several(
    title: &str,
    options: &[String],
    chosen: &[bool],
    hall: &Hall,
    room: u16,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let lang = hall.lang;
    let count = u16::try_from(options.len()).unwrap_or(u16::MAX);
    let inner = boxed(title, room, count.saturating_add(2), hall, area, frame);
    let lines = (1..).zip(options.iter().zip(chosen));
    for (y, (digit, (option, is_chosen))) in (inner.y..inner.bottom()).zip(lines) {
        let (mark, meaning) = switch(*is_chosen);
        let line = format!("{digit} {mark} {option}");
        frame.text(row(inner, y), &fit(&line, inner.width), hall.theme.style(meaning));
    }
    let y = inner.y.saturating_add(count).saturating_add(1);
    if y < inner.bottom() {
        let keys = common::SEVERAL_KEYS.get(lang);
        frame.text(
            row(inner, y),
            &fit(keys, inner.width),
            hall.theme.style(Meaning::Key),
        );
    }
}

/// The line with the two answers of a question.
fn answers(hall: &Hall) -> String {
    let answer = |action: Action| {
        let key = keymap::key(Context::Choice, action).map_or_else(String::new, |key| key.to_string());
        format!("{key} {}", action.short().get(hall.lang))
    };
    format!("{}     {}", answer(Action::Accept), answer(Action::Decline))
}

/// The lines of a box that is read, at most so many columns wide; none for other boxes.
fn reading(modal: &Modal, hall: &Hall, room: u16) -> Vec<(Meaning, String)> {
    match modal {
        Modal::Help { context, here, .. } => help_lines(*context, here, hall, room),
        Modal::Page { lines, .. } => lines
            .iter()
            .flat_map(|line| wrap(line, room))
            .map(|line| (Meaning::Plain, line))
            .collect(),
        Modal::Palette { .. }
        | Modal::Confirm { .. }
        | Modal::Ask { .. }
        | Modal::Ticket(_)
        | Modal::Correct(_)
        | Modal::Alarm { .. }
        | Modal::Slip(_)
        | Modal::Printing(_)
        | Modal::Several { .. }
        | Modal::Reacting(_)
        | Modal::Pick { .. } => Vec::new(),
    }
}

/// The furthest line that a box for reading can begin with, so that its end is seen.
pub fn last_top(modal: &Modal, hall: &Hall) -> usize {
    let room = hall.area.width.saturating_sub(4).min(WIDEST);
    let page = usize::from(hall.area.height.saturating_sub(2));
    reading(modal, hall, room).len().saturating_sub(page)
}

/// How one works here in three sentences, and what the keys do: first what makes sense now, then everywhere, then
/// whatever else there is.
fn help_lines(context: Context, here: &[Action], hall: &Hall, room: u16) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    let mut lines: Vec<(Meaning, String)> = [help::ENTER, help::SAVED, help::SEARCH]
        .iter()
        .flat_map(|text| wrap(text.get(lang), room))
        .map(|line| (Meaning::Plain, line))
        .collect();
    let now = here.iter().filter_map(|action| {
        let key = keymap::key(context, *action)?.to_string();
        Some((key, *action))
    });
    let rest = Context::ALL
        .into_iter()
        .filter(|other| *other != context && *other != Context::Everywhere);
    let sections = [context].into_iter().chain(rest);
    let sections = [(help::NOW, now.collect::<Vec<_>>())].into_iter().chain(
        std::iter::once(Context::Everywhere)
            .chain(sections)
            .map(|context| (context.name(), keymap::rows(context))),
    );
    for (name, rows) in sections.filter(|(_, rows)| !rows.is_empty()) {
        lines.push((Meaning::Plain, String::new()));
        lines.push((Meaning::Title, name.get(lang).to_owned()));
        for (keys, action) in rows {
            let line = format!("  {keys:<10} {}", action.line().get(lang));
            lines.push((Meaning::Plain, line));
        }
    }
    lines
}

/// The box beside something that can be switched, and how the line looks.
pub(super) const fn switch(is_on: bool) -> (&'static str, Meaning) {
    if is_on {
        ("[x]", Meaning::Accent)
    } else {
        ("[ ]", Meaning::Plain)
    }
}

/// A line of `area`.
pub(super) const fn row(area: Rect, y: u16) -> Rect {
    Rect { y, height: 1, ..area }
}

/// Draws an empty box for so many columns and lines, or fewer if there is no room, and returns its inside.
pub(in crate::tui) fn boxed(
    title: &str,
    columns: u16,
    lines: u16,
    hall: &Hall,
    area: Rect,
    frame: &mut Frame<'_>,
) -> Rect {
    let outer = area.centered(
        Constraint::Length(columns.saturating_add(4)),
        Constraint::Length(lines.saturating_add(2)),
    );
    let title = format!(" {} ", fit(title, outer.width.saturating_sub(4)));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(hall.theme.style(Meaning::Title))
        .title(title)
        .title_style(hall.theme.style(Meaning::Title));
    let inner = block.inner(outer);
    frame.render_widget(Clear, outer);
    frame.render_widget(block, outer);
    Rect {
        x: inner.x.saturating_add(1),
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// Draws lines to read, from `top` on, but never beyond the last page.
fn read(
    title: &str,
    lines: &[(Meaning, String)],
    top: usize,
    hall: &Hall,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let widest = lines.iter().map(|(_, line)| width(line)).max().unwrap_or(0);
    let columns = widest.max(width(title)).min(area.width.saturating_sub(4));
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inner = boxed(title, columns, count, hall, area, frame);
    let top = top.min(lines.len().saturating_sub(usize::from(inner.height)));
    let below = lines.len().saturating_sub(top + usize::from(inner.height));
    if below > 0 {
        let more = help::MORE.with(hall.lang, &[("count", &below)]);
        let line = row(inner, inner.bottom());
        let more = format!(" {} ", fit(&more, line.width.saturating_sub(2)));
        frame.text(line, &more, hall.theme.style(Meaning::Key));
    }
    for (y, (meaning, line)) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        frame.text(row(inner, y), &fit(line, inner.width), hall.theme.style(*meaning));
    }
}

/// Draws lines to choose from, so that the selected one is seen.
fn choices(lines: Vec<(bool, String)>, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let selected = lines
        .iter()
        .position(|(is_selected, _)| *is_selected)
        .unwrap_or(0);
    let top = (selected + 1).saturating_sub(usize::from(area.height));
    for (y, (is_selected, line)) in (area.y..area.bottom()).zip(lines.into_iter().skip(top)) {
        let meaning = if is_selected {
            Meaning::Selected
        } else {
            Meaning::Plain
        };
        let line = format!("{} {line}", meaning.symbol());
        frame.text(row(area, y), &fit(&line, area.width), hall.theme.style(meaning));
    }
}
