//! The summary on paper: plain text, 80 columns wide, in either language, for a printer of any kind.

use super::Summary;
use super::page::{Page, WIDTH, left, middle, right};
use super::summary::UnitRow;
use crate::domain::accounts::BagAccount;
use crate::domain::clean::printable;
use crate::domain::day::Status;
use crate::domain::throughput::{Quarter, Spread, WaitFor};
use crate::domain::time::{Moment, Span};
use crate::i18n::text::report as text;
use crate::i18n::text::terms as words;
use crate::i18n::{Lang, Text, closing, format, refusal, terms};

/// Where the values of the title block begin.
const FACTS: usize = 24;

/// The longest bar of the chart.
const BAR: usize = 15;

/// Columns of the number before a bar.
const NUMBER: usize = 4;

/// Writes the summary in `lang`.
pub fn write(summary: &Summary, lang: Lang) -> String {
    let mut writer = Writer {
        page: Page::of_width(WIDTH),
        summary,
        lang,
    };
    writer.title();
    writer.counts();
    writer.units();
    writer.volumes();
    writer.bags();
    writer.deferrals();
    writer.reactions();
    writer.overrides();
    writer.corrections();
    writer.in_doubt();
    writer.late_entries();
    writer.waits();
    writer.throughput();
    writer.witness();
    writer.signatures();
    writer.page.finish()
}

struct Writer<'a> {
    page: Page,
    summary: &'a Summary,
    lang: Lang,
}

impl Writer<'_> {
    fn title(&mut self) {
        let (summary, lang) = (self.summary, self.lang);
        self.page.rule("=");
        self.page.centred(text::TITLE.get(lang));
        self.page.centred(summary.title.as_str());
        self.page.rule("=");
        let target = match summary.target {
            0 => "-".to_owned(),
            target => self.number(target),
        };
        for (label, value) in [
            (text::DATE, format::date(summary.date).as_str()),
            (text::SITE, summary.site.as_str()),
            (text::HOSPITAL, summary.hospital.as_str()),
            (text::STATUS, terms::status(lang, summary.status)),
            (text::TARGET, &target),
        ] {
            self.page.labelled(FACTS, label.get(lang), value);
        }
        if summary.status == Status::Open {
            self.page.paragraph(0, text::NOT_FINAL.get(lang));
        }
        for line in closing::history(lang, &summary.closings, &summary.reopenings) {
            self.page.paragraph(0, &line);
        }
    }

    fn counts(&mut self) {
        let (summary, counts) = (self.summary, self.summary.counts);
        let moment = |at: Option<Moment>| at.map_or_else(|| "-".to_owned(), Moment::hh_mm);
        let rows = [
            (text::ON_ROSTER, self.number(summary.on_roster)),
            (text::CHECKED_IN, self.number(counts.checked_in)),
            (words::OUTCOME_DONATED, self.number(counts.donated)),
            (words::OUTCOME_INCOMPLETE, self.number(counts.incomplete)),
            (words::OUTCOME_DEFERRED, self.number(counts.deferred)),
            (words::OUTCOME_WITHDRAWN, self.number(counts.withdrawn)),
            (text::INSIDE, self.number(counts.inside())),
            (words::STAGE_WAITING, self.number(counts.waiting)),
            (words::STAGE_SCREENING, self.number(counts.screening)),
            (words::STAGE_CLEARED, self.number(counts.cleared)),
            (words::STAGE_COLLECTING, self.number(counts.collecting)),
            (words::STAGE_RECOVERING, self.number(counts.recovering)),
            (text::VOLUME_TOTAL, self.number(summary.volume_ml)),
            (text::FIRST_CHECK_IN, moment(summary.first_check_in)),
            (text::LAST_RELEASE, moment(summary.last_release)),
        ];
        let stages = [
            words::STAGE_WAITING,
            words::STAGE_SCREENING,
            words::STAGE_CLEARED,
            words::STAGE_COLLECTING,
            words::STAGE_RECOVERING,
        ];
        let rows = rows.map(|(label, value)| {
            let part_of_the_line_above = if stages.contains(&label) { "- " } else { "" };
            (format!("{part_of_the_line_above}{}", label.get(self.lang)), value)
        });
        self.list(text::COUNTS, &rows);
    }

    fn units(&mut self) {
        let lang = self.lang;
        let headings = [
            text::UNIT,
            text::COLUMN_ON_ROSTER,
            text::COLUMN_CHECKED_IN,
            words::OUTCOME_DONATED,
            words::OUTCOME_INCOMPLETE,
            words::OUTCOME_DEFERRED,
            words::OUTCOME_WITHDRAWN,
            text::COLUMN_VOLUME,
        ]
        .map(|heading| heading.get(lang));
        let mut rows: Vec<_> = self.summary.by_unit.iter().map(|row| self.unit(row)).collect();
        let total = UnitRow {
            unit: None,
            name: None,
            on_roster: self.summary.on_roster,
            counts: self.summary.counts,
            volume_ml: self.summary.volume_ml,
        };
        rows.push(self.unit_figures(text::TOTAL.get(lang), &total));
        self.page.heading(text::BY_UNIT.get(lang));
        self.page.table(&headings, &rows);
    }

    fn unit(&self, row: &UnitRow) -> Vec<String> {
        let label = match (&row.unit, &row.name) {
            (Some(unit), Some(name)) => format!("{unit} {}", name.as_str()),
            (Some(unit), None) => unit.to_string(),
            (None, _) => words::UNIT_NONE.get(self.lang).to_owned(),
        };
        self.unit_figures(&label, row)
    }

    fn unit_figures(&self, label: &str, row: &UnitRow) -> Vec<String> {
        vec![
            label.to_owned(),
            self.number(row.on_roster),
            self.number(row.counts.checked_in),
            self.number(row.counts.donated),
            self.number(row.counts.incomplete),
            self.number(row.counts.deferred),
            self.number(row.counts.withdrawn),
            self.number(row.volume_ml),
        ]
    }

    fn volumes(&mut self) {
        let volumes: Vec<_> = self
            .summary
            .by_volume
            .iter()
            .map(|(volume, count)| (format::volume(*volume), self.number(*count)))
            .collect();
        self.list(text::BY_VOLUME, &volumes);
        let groups: Vec<_> = self
            .summary
            .by_blood_group
            .iter()
            .map(|(group, count)| (terms::blood_group(self.lang, *group), self.number(*count)))
            .collect();
        self.list(text::BY_BLOOD_GROUP, &groups);
    }

    fn bags(&mut self) {
        let summary = self.summary;
        if summary.bags.issued == 0 {
            return;
        }
        let mut rows = account(&summary.bags)
            .into_iter()
            .chain([
                (text::STARTS_UNCONFIRMED, summary.starts_unconfirmed),
                (text::SECOND_PUNCTURES, summary.second_punctures),
            ])
            .map(|(label, count)| (label.get(self.lang).to_owned(), self.number(count)))
            .collect::<Vec<_>>();
        for (label, _) in rows.iter_mut().skip(1).take(PARTS_OF_ISSUED) {
            label.insert_str(0, "- ");
        }
        self.list(text::BAGS, &rows);
    }

    fn deferrals(&mut self) {
        let rows: Vec<_> = self
            .summary
            .deferrals
            .iter()
            .map(|row| {
                let name = match (&row.name, self.lang) {
                    (Some(names), Lang::Vi) => &names.vi,
                    (Some(names), Lang::En) => &names.en,
                    (None, _) => row.ground.as_str(),
                };
                (name.to_owned(), self.number(row.count))
            })
            .collect();
        self.list(text::DEFERRALS, &rows);
    }

    fn reactions(&mut self) {
        let mut rows: Vec<_> = self
            .summary
            .reactions
            .iter()
            .map(|((kind, severity), count)| {
                let kind = terms::reaction(self.lang, *kind);
                let severity = terms::severity(self.lang, *severity);
                (
                    format!("{kind}, {}", severity.to_lowercase()),
                    self.number(*count),
                )
            })
            .collect();
        if self.summary.reactions_after_leaving > 0 {
            let label = text::REACTIONS_AFTER_LEAVING.get(self.lang).to_owned();
            rows.push((label, self.number(self.summary.reactions_after_leaving)));
        }
        self.list(text::REACTIONS, &rows);
    }

    fn overrides(&mut self) {
        self.page.heading(text::OVERRIDES.get(self.lang));
        if self.summary.overrides.is_empty() {
            self.page.paragraph(2, text::NONE.get(self.lang));
        }
        for it in &self.summary.overrides {
            let what = text::OVERRIDE.with(
                self.lang,
                &[
                    ("rule", &it.rule.0),
                    ("ticket", &it.ticket),
                    ("by", &it.by.as_str()),
                ],
            );
            let what = match &it.reason {
                Some(reason) => format!("{what}: {}", reason.as_str()),
                None => what,
            };
            self.page.paragraph(2, &what);
        }
    }

    fn corrections(&mut self) {
        let (summary, lang) = (self.summary, self.lang);
        if !summary.corrections.is_empty() {
            self.page.heading(text::CORRECTIONS.get(lang));
        }
        for it in &summary.corrections {
            let value = |value| terms::recorded(lang, &summary.pack, value);
            let line = text::CORRECTION.with(
                lang,
                &[
                    ("ticket", &it.ticket),
                    ("was", &value(&it.amendment.was)),
                    ("is", &value(&it.amendment.is)),
                    ("by", &it.amendment.at.staff.as_str()),
                    ("reason", &it.amendment.reason.as_str()),
                ],
            );
            self.page.paragraph(2, &line);
        }
    }

    fn in_doubt(&mut self) {
        let (summary, lang) = (self.summary, self.lang);
        if !summary.in_doubt.is_empty() {
            self.page.heading(text::IN_DOUBT.get(lang));
        }
        for it in &summary.in_doubt {
            let because = refusal::objection(lang, &it.objection, &summary.pack);
            let line = match &it.bag {
                Some(bag) => text::IN_DOUBT_BAG.with(
                    lang,
                    &[("ticket", &it.ticket), ("bag", bag), ("because", &because)],
                ),
                None => text::IN_DOUBT_NO_BAG.with(lang, &[("ticket", &it.ticket), ("because", &because)]),
            };
            self.page.paragraph(2, &line);
        }
    }

    fn late_entries(&mut self) {
        self.page.gap();
        let late = self.number(self.summary.late_entries);
        self.page.table(&[text::LATE_ENTRIES.get(self.lang), &late], &[]);
    }

    fn waits(&mut self) {
        let lang = self.lang;
        let time = |span: Option<Span>| span.map_or_else(|| "-".to_owned(), Span::mm_ss);
        let row = |label: Text, spread: Option<Spread>| {
            vec![
                label.get(lang).to_owned(),
                time(spread.map(|it| it.median)),
                time(spread.map(|it| it.p90)),
                time(spread.map(|it| it.max)),
            ]
        };
        let mut rows: Vec<_> = self
            .summary
            .waits
            .iter()
            .map(|&(what, spread)| match what {
                WaitFor::Screening => row(text::WAIT_SCREENING, spread),
                WaitFor::Bed => row(text::WAIT_BED, spread),
            })
            .collect();
        rows.push(row(text::DOOR_TO_DOOR, self.summary.door_to_door));
        let headings = [text::WAITS, text::MEDIAN, text::P90, text::MAX].map(|it| it.get(lang));
        self.page.gap();
        self.page.table(&headings, &rows);
    }

    fn throughput(&mut self) {
        let lang = self.lang;
        let quarters = &self.summary.quarters;
        self.page.heading(text::THROUGHPUT.get(lang));
        if quarters.is_empty() {
            self.page.paragraph(2, text::NONE.get(lang));
            return;
        }
        let series = [
            text::SERIES_CHECKED_IN,
            text::SERIES_SCREENED,
            text::SERIES_DONATED,
        ]
        .map(|it| left(it.get(lang), NUMBER + 1 + BAR));
        let time = left(text::TIME.get(lang), CLOCK);
        self.page.line(&format!("{time}   {}", series.join("  ")));
        let most = quarters
            .iter()
            .flat_map(|it| [it.checked_in, it.screened, it.donated])
            .max()
            .unwrap_or(0);
        for quarter in quarters {
            let bars = [quarter.checked_in, quarter.screened, quarter.donated].map(|it| bar(it, most));
            let clock = left(&self.clock(*quarter), CLOCK);
            self.page.line(&format!("{clock} {}", bars.join("  ")));
        }
    }

    /// `07:30-07:45`; a quarter of another date than the day's says which date.
    fn clock(&self, quarter: Quarter) -> String {
        let from = quarter.from.hh_mm();
        if quarter.from.date() == self.summary.date {
            format!("{from}-{}", quarter.to.hh_mm())
        } else {
            format!("{} {from}", quarter.from.date().format("%d/%m"))
        }
    }

    fn witness(&mut self) {
        let lang = self.lang;
        let pack = match lang {
            Lang::Vi => &self.summary.pack.title.vi,
            Lang::En => &self.summary.pack.title.en,
        };
        self.page.heading(text::WITNESS.get(lang));
        let steps = self.number(self.summary.head.seq.0);
        for (label, value) in [(text::STEPS, &steps), (text::RULES, pack)] {
            self.page.paragraph(2, &format!("{}: {value}", label.get(lang)));
        }
        self.page.paragraph(2, &format!("{}:", text::HEAD.get(lang)));
        self.page.paragraph(2, &self.summary.head.hash.to_string());
    }

    fn signatures(&mut self) {
        let row = |parts: [Text; 3]| {
            let parts = parts.map(|part| middle(part.get(self.lang), WIDTH / 3));
            parts.concat()
        };
        let who = row([text::SIGN_ORGANISER, text::SIGN_DOCTOR, text::SIGN_HOSPITAL]);
        let here = row([text::SIGN_HERE; 3]);
        self.page.gap();
        self.page.line(&who);
        self.page.line(&here);
        for _ in 0..4 {
            self.page.gap();
        }
    }

    /// A heading and under it names with their numbers, or that there are none.
    fn list(&mut self, heading: Text, rows: &[(String, String)]) {
        self.page.heading(heading.get(self.lang));
        if rows.is_empty() {
            self.page.paragraph(2, text::NONE.get(self.lang));
        }
        let label = WIDTH - VALUE;
        for (name, value) in rows {
            let lines = super::page::wrap(name, label - 2);
            for (n, line) in lines.iter().enumerate() {
                let value = if n == 0 { value.as_str() } else { "" };
                let name = left(&format!("  {line}"), label);
                self.page
                    .line(&format!("{name}{}", right(&printable(value), VALUE)));
            }
        }
    }

    fn number(&self, number: impl Into<u64>) -> String {
        format::integer(self.lang, number.into())
    }
}

/// The lines of [`account`] that add up to its first.
const PARTS_OF_ISSUED: usize = 6;

/// What became of the bags, the sum first.
pub(super) const fn account(bags: &BagAccount) -> [(Text, u32); 7] {
    [
        (text::BAGS_ISSUED, bags.issued),
        (text::BAGS_BLED, bags.bled),
        (text::BAGS_EMPTY, bags.empty),
        (text::BAGS_VOIDED, bags.voided),
        (text::BAGS_RETURNED, bags.returned),
        (text::BAGS_UNSETTLED, bags.unsettled),
        (text::BAGS_ON_BED, bags.on_bed),
    ]
}

/// Columns of `07:30-07:45`.
const CLOCK: usize = 11;

/// Columns of a value in a list.
const VALUE: usize = 14;

/// A number and its bar; where there was something, there is a bar.
fn bar(count: u32, most: u32) -> String {
    let longest = u32::try_from(BAR).unwrap_or(0);
    let length = (count * longest).div_ceil(most.max(1));
    let bar = "█".repeat(usize::try_from(length).unwrap_or(0));
    format!("{} {}", right(&count.to_string(), NUMBER), left(&bar, BAR))
}
