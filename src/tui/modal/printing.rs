//! The box with the printouts and the printers, and the one that asks for a printer. What they show is in
//! [`Printing`], which goes on while they are open; what they hold is who is selected.

use crate::print::press::JobId;
use crate::tui::action::Action;
use crate::tui::printing::Printing;

/// A box about printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintBox {
    /// The printouts, to be printed again, elsewhere, or not at all.
    Jobs {
        /// Which one is selected; the newest, where none is or it is gone.
        selected: Option<JobId>,
    },
    /// The printers, one of them to be chosen.
    Printers {
        /// Its place in the list.
        selected: usize,
        /// Whether it is for something that a roll printer prints.
        is_sheet: bool,
    },
}

/// What a box about printing answers to a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintReply {
    /// It stays open.
    Stay,
    /// It closes.
    Close,
    /// It stays open, and this is printed again; at this place of the list of printers, if one is named.
    Again(JobId, Option<usize>),
    /// It stays open, and this is not wanted any more.
    Drop(JobId),
    /// It closes, and this place of the list of printers was chosen.
    Chosen(usize),
}

impl PrintBox {
    /// The printout that is selected.
    #[must_use]
    pub fn selected(self, printing: &Printing) -> Option<JobId> {
        let Self::Jobs { selected } = self else {
            return None;
        };
        selected
            .filter(|id| printing.job(*id).is_some())
            .or_else(|| printing.jobs().next().map(|job| job.id))
    }

    /// Whether the printers in it are for something that a roll printer prints.
    #[must_use]
    pub fn is_for_sheets(self, printing: &Printing) -> bool {
        match self {
            Self::Printers { is_sheet, .. } => is_sheet,
            Self::Jobs { .. } => self
                .selected(printing)
                .and_then(|id| printing.job(id))
                .is_some_and(|job| job.printout.is_sheet()),
        }
    }

    /// Answers an action.
    pub fn act(&mut self, action: Action, printing: &Printing) -> PrintReply {
        if action == Action::Back {
            return PrintReply::Close;
        }
        match self {
            Self::Printers { selected, is_sheet } => {
                let count = printing.choices(*is_sheet).len();
                if action == Action::Advance {
                    return PrintReply::Chosen(*selected);
                }
                *selected = super::moved(*selected, count, action);
                PrintReply::Stay
            }
            Self::Jobs { .. } => {
                let Some(id) = self.selected(printing) else {
                    return if action == Action::Advance {
                        PrintReply::Close
                    } else {
                        PrintReply::Stay
                    };
                };
                if action == Action::Advance {
                    return PrintReply::Again(id, None);
                }
                if action == Action::DropJob {
                    return PrintReply::Drop(id);
                }
                let ids: Vec<JobId> = printing.jobs().map(|job| job.id).collect();
                let place = ids.iter().position(|known| *known == id).unwrap_or(0);
                let selected = ids.get(super::moved(place, ids.len(), action)).copied();
                *self = Self::Jobs { selected };
                PrintReply::Stay
            }
        }
    }

    /// Answers a letter: a digit is a printer.
    #[must_use]
    pub fn strike(self, letter: char, printing: &Printing) -> PrintReply {
        let digit = letter
            .to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        let place = digit.filter(|place| *place < printing.choices(self.is_for_sheets(printing)).len());
        match (self, place) {
            (_, None) => PrintReply::Stay,
            (Self::Printers { .. }, Some(place)) => PrintReply::Chosen(place),
            (Self::Jobs { .. }, Some(place)) => match self.selected(printing) {
                Some(id) => PrintReply::Again(id, Some(place)),
                None => PrintReply::Stay,
            },
        }
    }
}
