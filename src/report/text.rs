//! A document as plain text, for any printer: 80 columns wide, or 132 where the paper is.

use unicode_width::UnicodeWidthStr;

use super::columns::{Wish, share};
use super::document::{Cell, Chart, Document, Facts, Kind, Letterhead, Part, Signature, Table};
use super::page::{Column, Page, left, middle, right, wrap};
use crate::domain::clean::printable;
use crate::i18n::{Lang, format};

/// How wide the paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// 80 columns.
    Narrow,
    /// 132 columns.
    Wide,
}

/// Where the values of facts begin that stand behind their labels, at the least.
const FACTS: usize = 24;

/// Columns of a figure behind its label, at the least.
const FIGURE: usize = 14;

/// So wide a word has to fit into its column; a longer one is broken.
const WORD: usize = 16;

/// So far behind their heading stand what is no table.
const INDENT: usize = 2;

/// Before a fact that is a part of the one above.
const PART: &str = "- ";

/// Lines left for a signature.
const ROOM_TO_SIGN: usize = 4;

/// Columns between columns, where they are [`FEW`] or between bars.
const GAP: usize = 2;

/// So many columns of a table have room to stand apart.
const FEW: usize = 5;

/// Columns of a number before its bar, at the least.
const COUNT: usize = 4;

/// The shortest bar that shows anything.
const LEAST_BAR: usize = 6;

/// The longest bar; on wide paper a longer one would tell no more.
const MOST_BAR: usize = 30;

impl Width {
    /// How many columns.
    const fn columns(self) -> usize {
        match self {
            Self::Narrow => 80,
            Self::Wide => 132,
        }
    }
}

/// Writes a document.
#[must_use]
pub fn write(document: &Document, width: Width) -> String {
    let mut writer = Writer {
        page: Page::of_width(width.columns()),
        width: width.columns(),
        lang: document.lang,
    };
    writer.letterhead(&document.letterhead);
    writer.page.rule("=");
    writer.page.centred(&document.title);
    writer.page.centred(&document.subtitle);
    writer.page.rule("=");
    let mut above = None;
    for part in &document.parts {
        writer.part(above, part);
        above = Some(part);
    }
    writer.page.finish()
}

struct Writer {
    page: Page,
    width: usize,
    lang: Lang,
}

impl Writer {
    /// Two sides beside each other; one alone in the middle.
    fn letterhead(&mut self, letterhead: &Letterhead) {
        let sides = [&letterhead.left, &letterhead.right];
        let sides: Vec<_> = sides.into_iter().filter(|side| !side.is_empty()).collect();
        let Some(each) = self.width.checked_div(sides.len()) else {
            return;
        };
        let sides: Vec<Vec<_>> = sides
            .into_iter()
            .map(|side| side.iter().flat_map(|line| wrap(line, each - 1)).collect())
            .collect();
        self.side_by_side(&sides, each);
        self.page.gap();
    }

    /// Lines in the middle of columns of this width.
    fn side_by_side(&mut self, sides: &[Vec<String>], each: usize) {
        let height = sides.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let of = |side: &Vec<String>| middle(side.get(n).map_or("", String::as_str), each);
            self.page.line(&sides.iter().map(of).collect::<String>());
        }
    }

    /// Writes a part below another one.
    fn part(&mut self, above: Option<&Part>, part: &Part) {
        if !is_close(above, part) {
            self.page.gap();
        }
        match part {
            Part::Heading(heading) => self.page.paragraph(0, heading),
            Part::Paragraph(paragraph) => {
                let is_all = matches!(above, Some(Part::Heading(_)));
                self.page
                    .paragraph(if is_all { INDENT } else { 0 }, &paragraph.text);
            }
            Part::Facts(facts) if facts.are_figures() => self.figures(facts),
            Part::Facts(facts) => self.facts(facts),
            Part::Table(table) => self.table(table),
            Part::Chart(chart) => self.chart(chart),
            Part::Signatures(signatures) => self.signatures(signatures),
            Part::NewPage => {}
        }
    }

    /// Labels, and their figures under each other.
    fn figures(&mut self, facts: &Facts) {
        let all = self.width.min(Width::Narrow.columns());
        let shown = facts
            .rows
            .iter()
            .map(|fact| fact.value.shown(self.lang).width() + 1);
        let room = shown.max().unwrap_or(0).max(FIGURE);
        for fact in &facts.rows {
            let part = if fact.is_part { PART } else { "" };
            let indent = INDENT + part.width();
            for (n, line) in wrap(&fact.label, all - room - indent).iter().enumerate() {
                let (part, figure) = match n {
                    0 => (part, fact.value.shown(self.lang)),
                    _ => ("", String::new()),
                };
                let label = format!("{}{line}", right(part, indent));
                let figure = right(&printable(&figure), room);
                self.page.line(&format!("{}{figure}", left(&label, all - room)));
            }
        }
    }

    /// Labels, and their values behind them.
    fn facts(&mut self, facts: &Facts) {
        let label_of = |fact: &super::document::Fact| {
            let part = if fact.is_part { PART } else { "" };
            format!("{part}{}:", fact.label)
        };
        let longest = facts.rows.iter().map(|fact| label_of(fact).width()).max();
        let at = (longest.unwrap_or(0) + 2).clamp(FACTS, self.width / 2);
        for fact in &facts.rows {
            let value = fact.value.shown(self.lang);
            let labels = wrap(&label_of(fact), at - 1);
            let values = wrap(&value, self.width - at);
            // A code that does not fit behind its label has a line of its own, and stays whole.
            if values.len() > 1 && !value.contains(' ') && value.width() + INDENT <= self.width {
                self.page.paragraph(0, &label_of(fact));
                self.page.paragraph(INDENT, &value);
                continue;
            }
            for n in 0..labels.len().max(values.len()) {
                let of = |lines: &[String]| lines.get(n).cloned().unwrap_or_default();
                self.page
                    .line(&format!("{}{}", left(&of(&labels), at), of(&values)));
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let row = |cells: &[Cell]| -> Vec<String> {
            let cells = cells.iter().map(|cell| printable(&cell.shown(self.lang)));
            cells.collect()
        };
        let headings: Vec<_> = table.headings().map(printable).collect();
        let rows: Vec<_> = table.rows.iter().map(|cells| row(cells)).collect();
        let total = table.total.as_deref().map(row);
        let wishes: Vec<_> = table
            .columns
            .iter()
            .enumerate()
            .map(|(place, column)| {
                let cells = rows.iter().chain(&total).filter_map(|row| row.get(place));
                wish(column.kind, &column.heading, cells)
            })
            .collect();
        let gap = if table.columns.len() > FEW { 1 } else { GAP };
        let gaps = table.columns.len().saturating_sub(1) * gap;
        // What the narrow page has room for is not drawn out over the wide one.
        let natural: usize = wishes.iter().map(|wish| as_usize(wish.natural)).sum();
        let all = if natural + gaps <= Width::Narrow.columns() {
            self.width.min(Width::Narrow.columns())
        } else {
            self.width
        };
        let room = u32::try_from(all.saturating_sub(gaps)).unwrap_or(0);
        let columns: Vec<_> = share(&wishes, room)
            .into_iter()
            .zip(&table.columns)
            .map(|(width, column)| Column {
                width: as_usize(width),
                is_number: column.kind == Kind::Number,
            })
            .collect();
        let rule = "-".repeat(all.min(self.width));
        self.page.grid(&columns, gap, &[headings]);
        self.page.line(&rule);
        self.page.grid(&columns, gap, &rows);
        if let Some(total) = total {
            self.page.line(&rule);
            self.page.grid(&columns, gap, &[total]);
        }
    }

    /// Bars beside each other, each behind its number.
    fn chart(&mut self, chart: &Chart) {
        let most = chart.series.iter().flat_map(|it| &it.counts).max();
        let most = most.copied().unwrap_or(0);
        let times: Vec<_> = chart.times.iter().map(|time| printable(time)).collect();
        let heading = printable(&chart.heading);
        let clock = times.iter().map(|time| time.width()).max().unwrap_or(0);
        let clock = clock.max(heading.width());
        let count = format::integer(self.lang, most.into()).width().max(COUNT);
        let room = self.width.saturating_sub(clock);
        let each = room.checked_div(chart.series.len()).unwrap_or(0);
        let longest = each.saturating_sub(count + GAP + 1).min(MOST_BAR);
        if longest < LEAST_BAR {
            self.table(&chart.table());
            return;
        }
        let each = count + 1 + longest;
        let names: Vec<_> = chart
            .series
            .iter()
            .map(|series| wrap(&series.name, each))
            .collect();
        let height = names.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let heading = if n + 1 == height { heading.as_str() } else { "" };
            let names = names.iter().map(|lines| {
                // Headings of fewer lines stand on the last of them, above their bars.
                let line = (n + lines.len()).checked_sub(height);
                let line = line.and_then(|line| lines.get(line)).cloned();
                left(&line.unwrap_or_default(), each)
            });
            self.beside(left(heading, clock), names);
        }
        for (n, time) in times.iter().enumerate() {
            let bars = chart.series.iter().map(|series| {
                let value = series.counts.get(n).copied().unwrap_or(0);
                let shown = format::integer(self.lang, value.into());
                format!(
                    "{} {}",
                    right(&shown, count),
                    left(&bar(value, most, longest), longest)
                )
            });
            let bars: Vec<_> = bars.collect();
            self.beside(left(time, clock), bars.into_iter());
        }
    }

    /// A time and what belongs to it, beside each other.
    fn beside(&mut self, time: String, others: impl Iterator<Item = String>) {
        let parts: Vec<_> = std::iter::once(time).chain(others).collect();
        self.page.line(&parts.join(&" ".repeat(GAP)));
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        let Some(each) = self.width.checked_div(signatures.len()) else {
            return;
        };
        let room = each.saturating_sub(2).max(1);
        let who = signatures.iter().map(|it| wrap(&it.role, room));
        let how = signatures.iter().map(|it| wrap(&it.how, room));
        let (who, how): (Vec<_>, Vec<_>) = (who.collect(), how.collect());
        self.side_by_side(&who, each);
        self.side_by_side(&how, each);
        for _ in 0..ROOM_TO_SIGN {
            self.page.gap();
        }
    }
}

/// Whether a part stands right under the one above it.
const fn is_close(above: Option<&Part>, part: &Part) -> bool {
    match (above, part) {
        (None | Some(Part::Heading(_) | Part::NewPage), _)
        | (Some(Part::Facts(_) | Part::Table(_) | Part::Paragraph(_)), Part::Paragraph(_)) => true,
        (Some(Part::Table(_)), Part::Facts(facts)) => matches!(facts.rows.as_slice(), [only] if only.is_part),
        (Some(_), _) => false,
    }
}

/// What a column would like to be.
fn wish<'a>(kind: Kind, heading: &str, cells: impl Iterator<Item = &'a String>) -> Wish {
    let longest_word = |text: &str| text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0);
    let (mut natural, mut least) = (heading.width(), longest_word(heading));
    for cell in cells {
        natural = natural.max(cell.width());
        least = least.max(match kind {
            Kind::Words => longest_word(cell).min(WORD),
            Kind::Code | Kind::Number | Kind::Blank => cell.width(),
        });
    }
    Wish {
        least: u32::try_from(least).unwrap_or(u32::MAX),
        natural: u32::try_from(natural).unwrap_or(u32::MAX),
        kind,
    }
}

fn as_usize(width: u32) -> usize {
    usize::try_from(width).unwrap_or(usize::MAX)
}

/// A bar; where there was something, there is one.
fn bar(value: u32, most: u32, longest: usize) -> String {
    let longest = u64::try_from(longest).unwrap_or(0);
    let length = (u64::from(value) * longest).div_ceil(u64::from(most.max(1)));
    "█".repeat(usize::try_from(length).unwrap_or(0))
}

#[cfg(test)]
pub(super) mod tests;
