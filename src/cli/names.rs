//! `giotmau donors` and `giotmau gifts`: the documents of a day that name people. Who takes one out is written down before
//! anything leaves, and a file is its owner's alone.

use std::collections::BTreeSet;

use super::arguments::{Format, Naming};
use super::day::station_on;
use super::{Invocation, bad_option, formats, output, printer, say};
use crate::domain::day::Day;
use crate::domain::unit::UnitCode;
use crate::error::{Error, Exit};
use crate::i18n::format;
use crate::i18n::text::cli as text;
use crate::print::job::{Document, DocumentKind, Printout};
use crate::report::document::Document as Parts;
use crate::report::{DonorList, GiftList, donors as donor_list, gifts as gift_list};
use crate::station::{Station, StationError};
use crate::store::RosterSize;
use crate::store::names::{NameList, Names, Wanted};

/// Writes or prints the donors by unit.
pub(super) fn donors(invocation: &Invocation, asked: &Naming) -> Result<Exit, Error> {
    let mut taking = Taking::begin(invocation, asked)?;
    let names = taking.names(&DonorList::wanted(&taking.day, taking.unit.as_ref()))?;
    let Taking {
        day, roster, unit, ..
    } = &taking;
    let list = DonorList::of(day, &invocation.pack, roster, &names, unit.as_ref());
    taking.hand_out(
        (DocumentKind::Donors, "donors"),
        || list.document(invocation.lang, &invocation.settings.letterhead),
        || donor_list::json::write(&list),
    )
}

/// Writes or prints the list of the gifts to be signed for.
pub(super) fn gifts(invocation: &Invocation, asked: &Naming) -> Result<Exit, Error> {
    let mut taking = Taking::begin(invocation, asked)?;
    let names = taking.names(&GiftList::wanted(&taking.day, taking.unit.as_ref()))?;
    let Taking { day, unit, .. } = &taking;
    let list = GiftList::of(day, &invocation.settings.gifts, &names, unit.as_ref());
    taking.hand_out(
        (DocumentKind::Gifts, "gifts"),
        || list.document(invocation.lang, &invocation.settings.letterhead),
        || gift_list::json::write(&list),
    )
}

/// A list on its way out.
struct Taking<'a> {
    invocation: &'a Invocation,
    asked: &'a Naming,
    format: Format,
    station: Station,
    day: Day,
    roster: RosterSize,
    /// The only unit that is asked for.
    unit: Option<UnitCode>,
}

impl<'a> Taking<'a> {
    /// Reads the day; nobody's name is read before it is sure where the list goes.
    fn begin(invocation: &'a Invocation, asked: &'a Naming) -> Result<Self, Error> {
        let lang = invocation.lang;
        let unit = asked.unit.as_deref().map(|code| {
            UnitCode::parse(code).ok_or_else(|| bad_option(lang, "--unit", text::UNIT_CODE.get(lang)))
        });
        let unit = unit.transpose()?;
        let path = asked.output.as_deref();
        let asked_format = asked.format.or(asked.json.then_some(Format::Json));
        let format = Format::chosen(asked_format, path, asked.printing.is_asked());
        if asked.is_written() {
            output::refuse_on_terminal(lang, format, path)?;
        }
        let mut station = station_on(invocation, asked.day.as_deref())?;
        let roster = station.store().roster_size()?;
        let day = station.day().ok_or(StationError::NoDay)?.clone();
        if let Some(unit) = &unit {
            refuse_stranger(invocation, &day, unit)?;
        }
        Ok(Self {
            invocation,
            asked,
            format,
            station,
            day,
            roster,
            unit,
        })
    }

    /// Reads who is wanted, which is on record from then on.
    fn names(&mut self, wanted: &Wanted) -> Result<Names, Error> {
        let names = Names::look(self.station.store(), wanted)?;
        leave(self.invocation, &mut self.station, wanted.list, &names)?;
        Ok(names)
    }

    /// Writes the list where that is asked for, or where nothing else is, and prints it if asked.
    fn hand_out(
        &self,
        (kind, name): (DocumentKind, &str),
        document: impl FnOnce() -> Parts,
        json: impl FnOnce() -> Result<String, serde_json::Error>,
    ) -> Result<Exit, Error> {
        let width = formats::width(self.asked.wide);
        let bytes = formats::write(document, self.format, width, json)?;
        if self.asked.is_written() {
            output::stream(self.asked.output.as_deref(), |out| Ok(out.write_all(&bytes)?))?;
        }
        if self.asked.printing.is_asked() {
            let printout = Printout::Document(Document {
                kind,
                stem: format!("giotmau-{name}-{}", self.day.info.date.format("%Y-%m-%d")),
                bytes: bytes.into(),
            });
            printer::print(self.invocation, &printout, &self.asked.printing)?;
        }
        Ok(Exit::Done)
    }
}

/// Writes down that names leave, and says so.
pub(super) fn leave(
    invocation: &Invocation,
    station: &mut Station,
    list: NameList,
    names: &Names,
) -> Result<(), Error> {
    let lang = invocation.lang;
    names.leave(station.store(), list, &invocation.at(None))?;
    let count = u64::try_from(names.count()).unwrap_or(u64::MAX);
    say(&text::LIST_ON_RECORD.with(lang, &[("count", &format::integer(lang, count))]));
    Ok(())
}

/// A unit that is not of the day and sent nobody is a slip of the keyboard.
fn refuse_stranger(invocation: &Invocation, day: &Day, unit: &UnitCode) -> Result<(), Error> {
    let of_day = day.info.units.iter().map(|unit| &unit.code);
    let units: BTreeSet<_> = of_day
        .chain(day.visits().filter_map(|visit| visit.unit.as_ref()))
        .collect();
    if units.contains(unit) {
        return Ok(());
    }
    let units: Vec<_> = units.into_iter().map(UnitCode::as_str).collect();
    let values: &[(&str, &dyn std::fmt::Display)] = &[("unit", unit), ("units", &units.join(", "))];
    Err(Error::Usage(text::UNIT_UNKNOWN.with(invocation.lang, values)))
}
