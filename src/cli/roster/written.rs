//! The report of an import as a file: a table for a spreadsheet, or a page of text.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::domain::clean::printable;
use crate::error::Error;
use crate::i18n::Lang;
use crate::i18n::text::list as text;
use crate::report::csv;
use crate::roster::{ReportLine, RowReport};
use crate::shell::file::{Readers, Unfinished};

/// A report that is being written.
pub(super) struct Written {
    lang: Lang,
    path: PathBuf,
    form: Form,
}

enum Form {
    Table(BufWriter<Unfinished>),
    Page(BufWriter<Unfinished>),
}

impl Written {
    /// Begins a report; the ending of the name says in which form. `None` when it is neither `.csv` nor `.txt`.
    pub(super) fn create(lang: Lang, path: &Path) -> Result<Option<Self>, Error> {
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        let is_table = ending.eq_ignore_ascii_case("csv");
        if !is_table && !ending.eq_ignore_ascii_case("txt") {
            return Ok(None);
        }
        let failed = |fault| Error::File {
            path: path.to_owned(),
            fault,
        };
        let mut file = BufWriter::new(Unfinished::create(path, Readers::Owner).map_err(failed)?);
        let form = if is_table {
            file.write_all(csv::MARK.as_bytes()).map_err(failed)?;
            let titles = [
                text::REPORT_FILE,
                text::REPORT_SHEET,
                text::REPORT_ROW,
                text::REPORT_NAME,
                text::REPORT_WHAT,
                text::REPORT_FIELD,
                text::REPORT_MESSAGE,
            ];
            let titles = csv::row(&titles.map(|title| title.get(lang).to_owned()));
            file.write_all(titles.as_bytes()).map_err(failed)?;
            Form::Table(file)
        } else {
            Form::Page(file)
        };
        Ok(Some(Self {
            lang,
            path: path.to_owned(),
            form,
        }))
    }

    /// Writes a line about a row.
    pub(super) fn line(&mut self, file: &str, report: &RowReport, line: &ReportLine) -> Result<(), Error> {
        let kind = line.kind.word(self.lang);
        let (sheet, name) = (printable(&report.sheet), printable(&report.name));
        let row = report.row.to_string();
        let written = match &mut self.form {
            Form::Table(table) => {
                let cells = [file, &sheet, &row, &name, kind, line.field, &line.message];
                table.write_all(csv::row(&cells.map(str::to_owned)).as_bytes())
            }
            Form::Page(page) => {
                let place = if sheet.is_empty() {
                    row
                } else {
                    format!("{sheet}!{row}")
                };
                writeln!(page, "{file}\t{place}\t{name}\t{kind}\t{}", line.message)
            }
        };
        written.map_err(|fault| Error::File {
            path: self.path.clone(),
            fault,
        })
    }

    /// Writes out what is left.
    pub(super) fn finish(self) -> Result<(), Error> {
        let Self { path, form, .. } = self;
        let (Form::Table(file) | Form::Page(file)) = form;
        file.into_inner()
            .map_err(std::io::IntoInnerError::into_error)
            .and_then(Unfinished::put)
            .map_err(|fault| Error::File { path, fault })
    }
}
