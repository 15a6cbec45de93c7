//! `giotmau roster import`: lists of units, in one transaction. What became of each row goes to the terminal, as JSON or
//! into a file; a bar shows how far it is; Ctrl-C stops it and nothing is written.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::written::Written;
use crate::cli::{Invocation, bad_option, print_json, print_line, say};
use crate::domain::clean::printable;
use crate::domain::id::PersonId;
use crate::domain::unit::UnitCode;
use crate::error::{Error, Exit};
use crate::i18n::text::list as text;
use crate::i18n::{Lang, format};
use crate::roster::{
    FileFault, FileReport, Kind, Limits, ListFile, Plan, RowReport, Told, UnitSource, Units, What, lines,
    say as words, this_program,
};
use crate::shell;

/// The most lines of a report that are kept for the terminal or for JSON; a file holds all.
const MOST_KEPT: usize = 10_000;

/// The most changed or kept values that are shown on a terminal.
const MOST_SHOWN: usize = 50;

/// How many signs the bar is wide.
const BAR: usize = 24;

/// What was asked for.
pub(super) struct Asked {
    pub(super) files: Vec<PathBuf>,
    pub(super) unit: Option<UnitCode>,
    pub(super) dry_run: bool,
    pub(super) json: bool,
    pub(super) report: Option<PathBuf>,
}

/// A line that is kept until the end.
struct Kept {
    kind: Kind,
    file: usize,
    sheet: String,
    row: u32,
    field: &'static str,
    message: String,
}

/// Imports the files, all of them or none.
pub(super) fn run(invocation: &Invocation, asked: &Asked) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let shown: Vec<String> = asked
        .files
        .iter()
        .map(|path| printable(&path.display().to_string()))
        .collect();
    let files = asked
        .files
        .iter()
        .map(|path| open(path))
        .collect::<Result<Vec<_>, _>>()?;
    let mut store = invocation.store()?;
    let mut written = match &asked.report {
        Some(path) => Some(
            Written::create(lang, path)?
                .ok_or_else(|| bad_option(lang, "--report", text::REPORT_KIND.get(lang)))?,
        ),
        None => None,
    };
    let program = this_program()?;
    let mut days = store.days()?;
    // Of two units of one name, the one of the newer day is meant.
    days.reverse();
    let plan = Plan {
        program: &program,
        lang,
        today: shell::now().date(),
        units: Units::new(days.into_iter().flat_map(|day| day.info.units)),
        unit: asked.unit.clone(),
        limits: limits()?,
        at: invocation.at(None),
        dry_run: asked.dry_run,
    };
    let bar = io::stderr().is_terminal();
    let mut kept = Vec::new();
    let mut failed = None;
    let mut tell = |told: Told<'_>| match told {
        // Most rows of a long list have nothing but a note, which only a file holds.
        Told::Row(report) if written.is_none() && matches!(report.what, What::Noted(_)) => {}
        Told::Row(report) => {
            for line in lines(lang, &shown, report) {
                if let Some(written) = &mut written
                    && failed.is_none()
                {
                    let file = shown.get(report.file).map_or("", String::as_str);
                    failed = written.line(file, report, &line).err();
                }
                let is_wanted = matches!(line.kind, Kind::Refused | Kind::Kept | Kind::Changed);
                if is_wanted && kept.len() < MOST_KEPT {
                    kept.push(keep(report, line));
                }
            }
        }
        Told::Progress { file, rows, part } if bar => {
            draw(lang, shown.get(file).map_or("", String::as_str), rows, part);
        }
        Told::Progress { .. } => {}
    };
    let mut new_id = || PersonId(shell::new_id());
    let imported = crate::roster::import(store.as_mut(), files, &plan, &mut new_id, &mut tell);
    if bar {
        clear();
    }
    let (reports, whole) = imported?;
    if let Some(fault) = failed {
        return Err(fault);
    }
    if let Some(written) = written {
        written.finish()?;
    }
    let mut worst = Exit::Done;
    for (index, report) in reports.iter().enumerate() {
        let path = shown.get(index).map_or("", String::as_str);
        let lines: Vec<&Kept> = kept.iter().filter(|line| line.file == index).collect();
        worst = worst.max(exit(report));
        if asked.json {
            print_json(&as_json(lang, path, report, &lines, asked.dry_run, whole))?;
        } else {
            print(lang, path, report, &lines, asked.dry_run)?;
        }
    }
    if !whole {
        say(text::NOTHING_WRITTEN.get(lang));
    }
    Ok(worst)
}

fn open(path: &Path) -> Result<ListFile, Error> {
    let failed = |fault| Error::File {
        path: path.to_owned(),
        fault,
    };
    // A pipe would be waited for without an end.
    let kind = std::fs::metadata(path).map_err(failed)?;
    if !kind.is_file() {
        return Err(failed(io::Error::from(io::ErrorKind::InvalidInput)));
    }
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    Ok(ListFile {
        stem: path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
        named_text: ["csv", "tsv", "txt"]
            .iter()
            .any(|text| ending.eq_ignore_ascii_case(text)),
        file: File::open(path).map_err(failed)?,
    })
}

/// The usual limits; Ctrl-C and the end of the session stop the import, and nothing is written.
fn limits() -> Result<Limits, Error> {
    let limits = Limits::default();
    #[cfg(unix)]
    for signal in [
        signal_hook::consts::SIGINT,
        signal_hook::consts::SIGTERM,
        signal_hook::consts::SIGHUP,
    ] {
        signal_hook::flag::register(signal, limits.cancel.clone()).map_err(Error::Stream)?;
    }
    Ok(limits)
}

fn keep(report: &RowReport, line: crate::roster::ReportLine) -> Kept {
    Kept {
        kind: line.kind,
        file: report.file,
        sheet: printable(&report.sheet),
        row: report.row,
        field: line.field,
        message: line.message,
    }
}

fn exit(report: &FileReport) -> Exit {
    match &report.fault {
        Some(FileFault::Cancelled) => Exit::Refused,
        Some(_) => Exit::Usage,
        None if report.refused > 0 => Exit::Refused,
        None => Exit::Done,
    }
}

fn as_json(
    lang: Lang,
    path: &str,
    report: &FileReport,
    lines: &[&Kept],
    dry_run: bool,
    whole: bool,
) -> Value {
    if let Some(fault) = &report.fault {
        return json!({"file": path, "ok": false, "message": words::file(lang, fault)});
    }
    let of = |kind| -> Vec<Value> {
        lines
            .iter()
            .filter(|line| line.kind == kind)
            .map(|line| {
                json!({"sheet": line.sheet, "row": line.row, "field": line.field, "message": line.message})
            })
            .collect()
    };
    json!({
        "file": path,
        "ok": report.refused == 0,
        "dry_run": dry_run,
        "written": whole && !dry_run,
        "rows": report.rows,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "repeated": report.repeated,
        "restored": report.restored,
        "to_complete": report.to_complete,
        "kept": report.kept,
        "refused_rows": report.refused,
        "skipped_sheets": report.skipped.iter().map(|name| printable(name)).collect::<Vec<_>>(),
        "refused": of(Kind::Refused),
        "changes": of(Kind::Changed),
        "kept_values": of(Kind::Kept),
    })
}

fn print(lang: Lang, path: &str, report: &FileReport, lines: &[&Kept], dry_run: bool) -> Result<(), Error> {
    if let Some(fault) = &report.fault {
        say(&text::FILE_REFUSED.with(lang, &[("path", &path), ("reason", &words::file(lang, fault))]));
        return Ok(());
    }
    let summary = if dry_run {
        text::IMPORT_WOULD
    } else {
        text::IMPORT_DONE
    };
    print_line(&summary.with(
        lang,
        &[
            ("path", &path),
            ("rows", &format::integer(lang, report.rows)),
            ("added", &format::integer(lang, report.added)),
            ("changed", &format::integer(lang, report.changed)),
            ("unchanged", &format::integer(lang, report.unchanged)),
            ("refused", &format::integer(lang, report.refused)),
        ],
    ))?;
    for (count, said) in [
        (report.repeated, text::COUNT_REPEATED),
        (report.restored, text::COUNT_RESTORED),
        (report.to_complete, text::COUNT_TO_COMPLETE),
        (report.kept, text::COUNT_KEPT),
    ] {
        if count > 0 {
            print_line(&said.with(lang, &[("count", &format::integer(lang, count))]))?;
        }
    }
    for (unit, source) in report.units.iter().flatten() {
        let said = match source {
            UnitSource::Said => continue,
            UnitSource::Letterhead => text::UNIT_FROM_LETTERHEAD,
            UnitSource::FileName => text::UNIT_FROM_FILE_NAME,
        };
        print_line(&said.with(lang, &[("unit", unit)]))?;
    }
    if !report.skipped.is_empty() {
        let names: Vec<_> = report.skipped.iter().map(|name| printable(name)).collect();
        print_line(&text::SHEETS_SKIPPED.with(lang, &[("sheets", &names.join(", "))]))?;
    }
    for (kind, most) in [
        (Kind::Refused, MOST_KEPT),
        (Kind::Kept, MOST_SHOWN),
        (Kind::Changed, MOST_SHOWN),
    ] {
        let of_kind = || lines.iter().filter(|line| line.kind == kind);
        for line in of_kind().take(most) {
            let place = if line.sheet.is_empty() {
                line.row.to_string()
            } else {
                format!("{}!{}", line.sheet, line.row)
            };
            print_line(&text::IMPORT_ROW.with(
                lang,
                &[
                    ("row", &place),
                    ("kind", &kind.word(lang)),
                    ("message", &line.message),
                ],
            ))?;
        }
        if of_kind().count() > most || lines.len() >= MOST_KEPT {
            print_line(text::MORE_IN_REPORT.get(lang))?;
        }
    }
    Ok(())
}

/// Shows how far it is. That standard error is gone is no reason to fail.
fn draw(lang: Lang, path: &str, rows: u64, part: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a part of a short bar"
    )]
    let full = (part.clamp(0.0, 1.0) * BAR as f64) as usize;
    let bar = format!("{}{}", "#".repeat(full), ".".repeat(BAR - full));
    let rows = format::integer(lang, rows);
    let line = text::PROGRESS.with(lang, &[("bar", &bar), ("rows", &rows), ("path", &path)]);
    let mut err = io::stderr().lock();
    drop(write!(err, "\r\u{1b}[K{line}").and_then(|()| err.flush()));
}

fn clear() {
    let mut err = io::stderr().lock();
    drop(write!(err, "\r\u{1b}[K").and_then(|()| err.flush()));
}
