//! `giotmau printers`: where paper can come out, and whether it does.

use serde_json::json;

use super::arguments::Looking;
use super::{Invocation, print_json, printer, table};
use crate::error::{Error, Exit};
use crate::i18n::Lang;
use crate::i18n::text::cli as text;
use crate::print::cups::Queue;
use crate::print::destination::Destination;
use crate::print::fault;
use crate::print::job::{Printout, Setup};
use crate::print::press::Tools;
use crate::shell;

/// Lists the printers, or prints a test page.
pub(super) fn run(invocation: &Invocation, asked: &Looking) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let tools = Tools::of_system(invocation.printing.clone(), shell::uptime);
    if asked.test {
        let to = match &asked.printer {
            Some(given) => printer::named(lang, given, true)?,
            None => tools.setup.sheets.clone(),
        };
        printer::print_at(lang, &tools, &Printout::Test(to.clone()), &to)?;
        return Ok(Exit::Done);
    }
    // Without a printing system there are no queues; what the settings name is there all the same.
    let queues = tools.cups.queues().unwrap_or_default();
    let rows = rows(&tools.setup, &queues);
    if asked.json {
        for row in &rows {
            print_json(&row.json())?;
        }
    } else {
        let cells: Vec<_> = rows.iter().map(|row| row.cells(lang)).collect();
        let headings = [text::PRINTERS_WHERE, text::PRINTERS_FOR, text::PRINTERS_STATE];
        table::print(&headings.map(|heading| heading.get(lang)), &cells)?;
    }
    Ok(Exit::Done)
}

/// A place where paper can come out.
struct Row<'a> {
    destination: Destination,
    /// The queue that it is, where the printing system knows it.
    queue: Option<&'a Queue>,
    has_documents: bool,
    has_tickets: bool,
}

/// What the settings name, then the other queues.
fn rows<'a>(setup: &Setup, queues: &'a [Queue]) -> Vec<Row<'a>> {
    let mut named = vec![&setup.documents];
    if setup.sheets != setup.documents {
        named.push(&setup.sheets);
    }
    let others = queues.iter().map(|queue| Destination::Queue(queue.name.clone()));
    let others = others.filter(|queue| !named.contains(&queue));
    let folder = Destination::Folder(setup.folder.clone());
    let folder = (!named.contains(&&folder)).then_some(folder);
    let all: Vec<Destination> = named
        .iter()
        .copied()
        .cloned()
        .chain(others)
        .chain(folder)
        .collect();
    all.into_iter()
        .map(|destination| Row {
            queue: queue(&destination, queues),
            has_documents: destination == setup.documents,
            has_tickets: destination == setup.sheets,
            destination,
        })
        .collect()
}

/// The queue that a destination is.
fn queue<'a>(destination: &Destination, queues: &'a [Queue]) -> Option<&'a Queue> {
    match destination {
        Destination::Usual => queues.iter().find(|queue| queue.is_usual),
        Destination::Queue(name) | Destination::RawQueue(name) => {
            queues.iter().find(|queue| queue.name == *name)
        }
        Destination::Device(_) | Destination::Network { .. } | Destination::Folder(_) => None,
    }
}

impl Row<'_> {
    /// Whether it is a queue that the printing system does not know.
    const fn is_missing(&self) -> bool {
        let is_queue = matches!(
            self.destination,
            Destination::Usual | Destination::Queue(_) | Destination::RawQueue(_)
        );
        is_queue && self.queue.is_none()
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let mut name = self.destination.to_string();
        if self.destination == Destination::Usual {
            name = fault::destination(lang, &self.destination);
            if let Some(queue) = self.queue {
                name = format!("{name} ({})", queue.name.as_str());
            }
        }
        let uses = [
            (self.has_documents, text::PRINTERS_DOCUMENTS),
            (self.has_tickets, text::PRINTERS_TICKETS),
        ];
        let uses: Vec<&str> = uses
            .iter()
            .filter(|(is_used, _)| *is_used)
            .map(|(_, use_)| use_.get(lang))
            .collect();
        let state = match self.queue {
            _ if self.is_missing() => text::PRINTERS_MISSING.get(lang).to_owned(),
            Some(queue) => queue.trouble.as_ref().map_or_else(
                || text::PRINTERS_READY.get(lang).to_owned(),
                |trouble| fault::trouble(lang, trouble),
            ),
            None => String::new(),
        };
        vec![name, uses.join(", "), state]
    }

    fn json(&self) -> serde_json::Value {
        let kind = match self.destination {
            Destination::Usual => "usual",
            Destination::Queue(_) => "queue",
            Destination::RawQueue(_) => "raw",
            Destination::Device(_) => "device",
            Destination::Network { .. } => "network",
            Destination::Folder(_) => "folder",
        };
        // Whether a roll printer is there is known when something is printed.
        let is_ready = match self.queue {
            Some(queue) => Some(queue.trouble.is_none()),
            None => self.is_missing().then_some(false),
        };
        json!({
            "printer": self.destination.to_string(),
            "kind": kind,
            "queue": self.queue.map(|queue| queue.name.as_str()),
            "documents": self.has_documents,
            "tickets": self.has_tickets,
            "ready": is_ready,
            "trouble": self.queue.and_then(|queue| queue.trouble.as_ref()).map(|it| fault::trouble(Lang::En, it)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::destination::QueueName;
    use crate::print::fault::Trouble;

    fn setup(documents: &str, sheets: &str) -> Setup {
        Setup {
            documents: Destination::parse(documents).unwrap(),
            sheets: Destination::parse(sheets).unwrap(),
            ..Setup::usual("/in".into())
        }
    }

    #[test]
    fn what_is_set_comes_first_and_what_is_not_there_is_said() {
        let queue = |name: &str, is_usual, trouble| Queue {
            name: QueueName::parse(name).unwrap(),
            is_usual,
            trouble,
        };
        let queues = [
            queue("Office", true, None),
            queue("HP", false, Some(Trouble::NoPaper)),
        ];
        let shown = |documents: &str, sheets: &str, queues: &[Queue]| -> Vec<String> {
            let setup = setup(documents, sheets);
            let rows = rows(&setup, queues);
            rows.iter().map(|row| row.cells(Lang::Vi).join(" | ")).collect()
        };
        assert_eq!(
            shown("", "tcp://192.0.2.1", &queues),
            [
                "máy in mặc định (Office) | văn bản | sẵn sàng",
                "tcp://192.0.2.1:9100 | phiếu | ",
                "Office |  | sẵn sàng",
                "HP |  | hết giấy",
                "file:/in |  | ",
            ]
        );
        assert_eq!(
            shown("Gone", "Gone", &[]),
            [
                "Gone | văn bản, phiếu | hệ thống không có máy in này",
                "file:/in |  | "
            ]
        );
        assert_eq!(
            shown("file:/in", "file:/in", &[]),
            ["file:/in | văn bản, phiếu | "]
        );
    }

    #[test]
    fn programs_are_told_the_same_in_english() {
        let setup = setup("Office", "device:/dev/usb/lp0");
        let queues = [Queue {
            name: QueueName::parse("Office").unwrap(),
            is_usual: false,
            trouble: Some(Trouble::LidOpen),
        }];
        let rows: Vec<_> = rows(&setup, &queues).iter().map(Row::json).collect();
        assert_eq!(
            rows[0],
            json!({"printer": "Office", "kind": "queue", "queue": "Office", "documents": true, "tickets": false,
                "ready": false, "trouble": "the lid is open"})
        );
        assert_eq!(
            (&rows[1]["kind"], &rows[1]["ready"], &rows[1]["tickets"]),
            (&json!("device"), &json!(null), &json!(true))
        );
    }
}
