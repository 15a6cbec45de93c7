//! The summary as a document: what the organiser signs and the hospital takes.

use super::{GroundRow, Summary, UnitRow};
use crate::domain::clean::printable;
use crate::domain::throughput::{Kind as Place, PerMille, Quarter, Spread, WaitFor};
use crate::i18n::text::report as text;
use crate::i18n::text::terms as words;
use crate::i18n::{Lang, Text, closing, refusal, terms};
use crate::report::document::{
    Cell, Chart, Document, Fact, Facts, Kind, Letterhead, Paper, Paragraph, Part, Series, Table,
};
use crate::report::parts::{
    account, day, fact, foot, heading, number, or_none, part_of, sentence, signatures, table, unit_name,
    witness, words as said,
};

impl Summary {
    /// The summary as a document in `lang`.
    #[must_use]
    pub fn document(&self, lang: Lang, letterhead: &Letterhead) -> Document {
        let writer = Writer { summary: self, lang };
        let parts = [
            writer.day(),
            writer.closings(),
            writer.counts(),
            writer.units(),
            writer.volumes(),
            writer.groups(),
            writer.bags(),
            writer.deferrals(),
            writer.reactions(),
            writer.overrides(),
            writer.corrections(),
            writer.in_doubt(),
            writer.waits(),
            writer.places(),
            writer.throughput(),
            writer.witness(),
            vec![signatures(
                lang,
                &[text::SIGN_ORGANISER, text::SIGN_DOCTOR, text::SIGN_HOSPITAL],
            )],
        ];
        Document {
            title: text::TITLE.get(lang).to_owned(),
            subtitle: printable(self.title.as_str()),
            lang,
            dated: self.date,
            letterhead: letterhead.clone(),
            paper: Paper::Portrait,
            foot: foot(lang, &self.title, self.date, self.head),
            parts: parts.into_iter().flatten().collect(),
        }
    }
}

struct Writer<'a> {
    summary: &'a Summary,
    lang: Lang,
}

impl Writer<'_> {
    fn day(&self) -> Vec<Part> {
        let summary = self.summary;
        let target = match summary.target {
            0 => Cell::None,
            target => number(target),
        };
        day(
            self.lang,
            (summary.date, &summary.site, &summary.hospital),
            summary.status,
            vec![fact(self.lang, text::TARGET, target)],
        )
    }

    /// Who closed the day, and every time that it was opened again.
    fn closings(&self) -> Vec<Part> {
        let (closings, reopenings) = (&self.summary.closings, &self.summary.reopenings);
        let lines = closing::history(self.lang, closings, reopenings).into_iter();
        lines
            .map(|text| {
                Part::Paragraph(Paragraph {
                    text: printable(&text),
                    is_strong: false,
                })
            })
            .collect()
    }

    fn counts(&self) -> Vec<Part> {
        let (summary, counts, lang) = (self.summary, self.summary.counts, self.lang);
        let whole = |label, count: u32| fact(lang, label, number(count));
        let part = |label, count: u32| part_of(lang, label, number(count));
        let clock = |at: Option<_>| at.map_or(Cell::None, Cell::Clock);
        let rows = vec![
            fact(lang, text::ON_ROSTER, number(summary.on_roster)),
            whole(text::CHECKED_IN, counts.checked_in),
            whole(words::OUTCOME_DONATED, counts.donated),
            whole(words::OUTCOME_INCOMPLETE, counts.incomplete),
            whole(words::OUTCOME_DEFERRED, counts.deferred),
            whole(words::OUTCOME_WITHDRAWN, counts.withdrawn),
            whole(text::INSIDE, counts.inside()),
            part(words::STAGE_WAITING, counts.waiting),
            part(words::STAGE_SCREENING, counts.screening),
            part(words::STAGE_CLEARED, counts.cleared),
            part(words::STAGE_COLLECTING, counts.collecting),
            part(words::STAGE_RECOVERING, counts.recovering),
            fact(lang, text::VOLUME_TOTAL, number(summary.volume_ml)),
            fact(lang, text::CERTIFICATES, number(summary.certificates)),
            fact(lang, text::FIRST_CHECK_IN, clock(summary.first_check_in)),
            fact(lang, text::LAST_RELEASE, clock(summary.last_release)),
        ];
        self.facts(text::COUNTS, text::SHEET_COUNTS, rows)
    }

    fn units(&self) -> Vec<Part> {
        let columns = [
            (text::UNIT, Kind::Words),
            (text::COLUMN_ON_ROSTER, Kind::Number),
            (text::COLUMN_CHECKED_IN, Kind::Number),
            (words::OUTCOME_DONATED, Kind::Number),
            (words::OUTCOME_INCOMPLETE, Kind::Number),
            (words::OUTCOME_DEFERRED, Kind::Number),
            (words::OUTCOME_WITHDRAWN, Kind::Number),
            (text::COLUMN_VOLUME, Kind::Number),
        ];
        let total = UnitRow {
            unit: None,
            name: None,
            on_roster: self.summary.on_roster,
            counts: self.summary.counts,
            volume_ml: self.summary.volume_ml,
        };
        let rows = self
            .summary
            .by_unit
            .iter()
            .map(|row| unit(&unit_name(self.lang, row), row));
        let table = Table {
            total: Some(unit(text::TOTAL.get(self.lang), &total)),
            ..self.table(text::SHEET_UNITS, &columns, rows.collect())
        };
        vec![heading(self.lang, text::BY_UNIT), Part::Table(table)]
    }

    fn volumes(&self) -> Vec<Part> {
        let columns = [
            (text::COLUMN_VOLUME_DRAWN, Kind::Code),
            (text::COLUMN_COLLECTIONS, Kind::Number),
        ];
        let rows = self.summary.by_volume.iter();
        let rows = rows.map(|(volume, count)| vec![number(volume.ml()), number(*count)]);
        let table = self.table(text::SHEET_VOLUMES, &columns, rows.collect());
        vec![heading(self.lang, text::BY_VOLUME), self.or_none(table)]
    }

    fn groups(&self) -> Vec<Part> {
        let columns = [
            (text::COLUMN_GROUP, Kind::Code),
            (text::COLUMN_COLLECTIONS, Kind::Number),
        ];
        let rows = self.summary.by_blood_group.iter();
        let rows = rows.map(|(group, count)| {
            let group = terms::blood_group(self.lang, *group);
            vec![Cell::Text(group), number(*count)]
        });
        let table = self.table(text::SHEET_GROUPS, &columns, rows.collect());
        vec![heading(self.lang, text::BY_BLOOD_GROUP), self.or_none(table)]
    }

    fn bags(&self) -> Vec<Part> {
        let (summary, lang) = (self.summary, self.lang);
        if summary.bags.issued == 0 {
            return Vec::new();
        }
        let mut rows = account(lang, &summary.bags);
        rows.extend([
            fact(lang, text::STARTS_UNCONFIRMED, number(summary.starts_unconfirmed)),
            fact(lang, text::SECOND_PUNCTURES, number(summary.second_punctures)),
        ]);
        self.facts(text::BAGS, text::SHEET_BAGS, rows)
    }

    fn deferrals(&self) -> Vec<Part> {
        let columns = [
            (text::COLUMN_GROUND, Kind::Words),
            (text::COLUMN_PEOPLE, Kind::Number),
        ];
        let rows = self.summary.deferrals.iter();
        let rows = rows.map(|row| vec![self.ground(row), number(row.count)]);
        let table = self.table(text::SHEET_DEFERRALS, &columns, rows.collect());
        vec![heading(self.lang, text::DEFERRALS), self.or_none(table)]
    }

    fn ground(&self, row: &GroundRow) -> Cell {
        said(match (&row.name, self.lang) {
            (Some(names), Lang::Vi) => &names.vi,
            (Some(names), Lang::En) => &names.en,
            (None, _) => row.ground.as_str(),
        })
    }

    fn reactions(&self) -> Vec<Part> {
        let (summary, lang) = (self.summary, self.lang);
        let columns = [
            (text::COLUMN_REACTION, Kind::Words),
            (text::COLUMN_SEVERITY, Kind::Words),
            (text::COLUMN_CASES, Kind::Number),
        ];
        let rows = summary.reactions.iter().map(|((kind, severity), count)| {
            let severity = terms::severity(lang, *severity).to_owned();
            let kind = terms::reaction(lang, *kind).to_owned();
            vec![Cell::Text(kind), Cell::Text(severity), number(*count)]
        });
        let table = self.table(text::SHEET_REACTIONS, &columns, rows.collect());
        let mut parts = vec![heading(lang, text::REACTIONS), self.or_none(table)];
        if summary.reactions_after_leaving > 0 {
            let after_leaving = number(summary.reactions_after_leaving);
            parts.push(Part::Facts(Facts {
                sheet: text::SHEET_REACTIONS.get(lang).to_owned(),
                rows: vec![part_of(lang, text::REACTIONS_AFTER_LEAVING, after_leaving)],
            }));
        }
        parts
    }

    fn overrides(&self) -> Vec<Part> {
        let columns = [
            (text::COLUMN_RULE, Kind::Code),
            (text::COLUMN_TICKET, Kind::Number),
            (text::COLUMN_BY, Kind::Words),
            (text::COLUMN_REASON, Kind::Words),
        ];
        let rows = self.summary.overrides.iter().map(|it| {
            let reason = it.reason.as_ref();
            vec![
                said(&it.rule.0),
                number(it.ticket.number()),
                said(it.by.as_str()),
                reason.map_or(Cell::None, |reason| said(reason.as_str())),
            ]
        });
        let table = self.table(text::SHEET_OVERRIDES, &columns, rows.collect());
        vec![heading(self.lang, text::OVERRIDES), self.or_none(table)]
    }

    fn corrections(&self) -> Vec<Part> {
        let (summary, lang) = (self.summary, self.lang);
        if summary.corrections.is_empty() {
            return Vec::new();
        }
        let columns = [
            (text::COLUMN_TICKET, Kind::Number),
            (text::COLUMN_WAS, Kind::Words),
            (text::COLUMN_IS, Kind::Words),
            (text::COLUMN_CORRECTED_BY, Kind::Words),
            (text::COLUMN_REASON, Kind::Words),
        ];
        let rows = summary.corrections.iter().map(|it| {
            let value = |value| said(&terms::recorded(lang, &summary.pack, value));
            vec![
                number(it.ticket.number()),
                value(&it.amendment.was),
                value(&it.amendment.is),
                said(it.amendment.at.staff.as_str()),
                said(it.amendment.reason.as_str()),
            ]
        });
        let table = self.table(text::SHEET_CORRECTIONS, &columns, rows.collect());
        vec![heading(lang, text::CORRECTIONS), Part::Table(table)]
    }

    fn in_doubt(&self) -> Vec<Part> {
        let (summary, lang) = (self.summary, self.lang);
        if summary.in_doubt.is_empty() {
            return Vec::new();
        }
        let columns = [
            (text::COLUMN_TICKET, Kind::Number),
            (text::COLUMN_BAG, Kind::Code),
            (text::COLUMN_BECAUSE, Kind::Words),
        ];
        let rows = summary.in_doubt.iter().map(|it| {
            let because = refusal::objection(lang, &it.objection, &summary.pack);
            vec![
                number(it.ticket.number()),
                match &it.bag {
                    Some(bag) => said(&bag.to_string()),
                    None => Cell::Text(text::NO_BLOOD_YET.get(lang).to_owned()),
                },
                said(&because),
            ]
        });
        let table = self.table(text::SHEET_IN_DOUBT, &columns, rows.collect());
        vec![heading(lang, text::IN_DOUBT), Part::Table(table)]
    }

    fn waits(&self) -> Vec<Part> {
        let columns = [
            (text::COLUMN_WAIT, Kind::Words),
            (text::MEDIAN, Kind::Number),
            (text::P90, Kind::Number),
            (text::MAX, Kind::Number),
        ];
        let row = |label: Text, spread: Option<Spread>| {
            let label = Cell::Text(label.get(self.lang).to_owned());
            let spans = spread.map(|it| [it.median, it.p90, it.max].map(Cell::Span));
            let spans = spans.unwrap_or([const { Cell::None }; 3]);
            std::iter::once(label).chain(spans).collect()
        };
        let waits = self.summary.waits.iter().map(|&(what, spread)| match what {
            WaitFor::Screening => row(text::WAIT_SCREENING, spread),
            WaitFor::Bed => row(text::WAIT_BED, spread),
        });
        let door_to_door = row(text::DOOR_TO_DOOR, self.summary.door_to_door);
        let rows = waits.chain(std::iter::once(door_to_door)).collect();
        let table = self.table(text::SHEET_WAITS, &columns, rows);
        vec![heading(self.lang, text::WAITS), Part::Table(table)]
    }

    /// How long it took at the desks, beds and seats, and how busy they were; seats all together, since whoever rests is
    /// served by nobody.
    fn places(&self) -> Vec<Part> {
        let lang = self.lang;
        let columns = [
            (text::COLUMN_PLACE, Kind::Words),
            (text::COLUMN_DONE, Kind::Number),
            (text::MEDIAN, Kind::Number),
            (text::P90, Kind::Number),
            (text::COLUMN_BUSY, Kind::Number),
        ];
        let row = |name: String, service: Option<Spread>, share: Option<PerMille>| {
            vec![
                Cell::Text(name),
                number(service.map_or(0, |spread| u32::try_from(spread.count).unwrap_or(u32::MAX))),
                service.map_or(Cell::None, |spread| Cell::Span(spread.median)),
                service.map_or(Cell::None, |spread| Cell::Span(spread.p90)),
                share.map_or(Cell::None, |share| Cell::PerMille(share.number())),
            ]
        };
        let rows = self.summary.busy.iter().flat_map(|all| {
            let (together, each) = match all.kind {
                Place::Desk => (text::ALL_DESKS, Some(words::AT_DESK)),
                Place::Bed => (text::ALL_BEDS, Some(words::AT_BED)),
                Place::Seat => (text::ALL_SEATS, None),
            };
            let spots = self
                .summary
                .service
                .iter()
                .filter(move |it| it.spot.kind == all.kind);
            let singly = spots.filter_map(move |it| {
                let name = each?.with(lang, &[("desk", &it.spot.number), ("bed", &it.spot.number)]);
                Some(row(name, it.service, Some(it.share)))
            });
            std::iter::once(row(together.get(lang).to_owned(), all.service, all.share)).chain(singly)
        });
        let table = self.table(text::SHEET_PLACES, &columns, rows.collect());
        vec![heading(lang, text::PLACES), Part::Table(table)]
    }

    fn throughput(&self) -> Vec<Part> {
        let lang = self.lang;
        let quarters = &self.summary.quarters;
        let chart = heading(lang, text::THROUGHPUT);
        let Some(busiest) = quarters.iter().rev().max_by_key(|it| it.checked_in) else {
            return vec![chart, sentence(lang, text::NONE)];
        };
        let series = |name: Text, count: fn(&Quarter) -> u32| Series {
            name: name.get(lang).to_owned(),
            counts: quarters.iter().map(count).collect(),
        };
        let caption = text::THROUGHPUT_CAPTION.with(
            lang,
            &[("time", &self.clock(*busiest)), ("count", &busiest.checked_in)],
        );
        let drawn = Chart {
            sheet: text::SHEET_THROUGHPUT.get(lang).to_owned(),
            caption,
            heading: text::TIME.get(lang).to_owned(),
            times: quarters.iter().map(|quarter| self.clock(*quarter)).collect(),
            series: vec![
                series(text::SERIES_CHECKED_IN, |it| it.checked_in),
                series(text::SERIES_SCREENED, |it| it.screened),
                series(text::SERIES_DONATED, |it| it.donated),
            ],
        };
        vec![chart, Part::Chart(drawn)]
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

    fn witness(&self) -> Vec<Part> {
        let lang = self.lang;
        let pack = match lang {
            Lang::Vi => &self.summary.pack.title.vi,
            Lang::En => &self.summary.pack.title.en,
        };
        let more = vec![
            fact(lang, text::LATE_ENTRIES, number(self.summary.late_entries)),
            fact(lang, text::RULES, said(pack)),
        ];
        witness(lang, self.summary.head, more)
    }

    /// A heading and under it labels with their figures.
    fn facts(&self, above: Text, sheet: Text, rows: Vec<Fact>) -> Vec<Part> {
        let facts = Facts {
            sheet: sheet.get(self.lang).to_owned(),
            rows,
        };
        vec![heading(self.lang, above), Part::Facts(facts)]
    }

    fn table(&self, sheet: Text, columns: &[(Text, Kind)], rows: Vec<Vec<Cell>>) -> Table {
        table(self.lang, sheet, columns, rows)
    }

    fn or_none(&self, table: Table) -> Part {
        or_none(self.lang, table)
    }
}

/// A unit's figures behind what it is called.
fn unit(name: &str, row: &UnitRow) -> Vec<Cell> {
    vec![
        said(name),
        number(row.on_roster),
        number(row.counts.checked_in),
        number(row.counts.donated),
        number(row.counts.incomplete),
        number(row.counts.deferred),
        number(row.counts.withdrawn),
        number(row.volume_ml),
    ]
}
