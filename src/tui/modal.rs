//! The boxes that open over a screen: what they hold and how they answer keys. How they look is in
//! [`widget::modal`](super::widget::modal).
//!
//! There is one at most. A question defaults to no, and its yes has another key than the one that opened it.

pub mod printing;
pub mod reacting;

use crate::domain::clean::{Note, TextFault};
use crate::domain::id::VisitId;
use crate::domain::name::fold;
use crate::i18n::{Lang, Text};
use crate::print::slip::Slip;
use crate::print::ticket::TicketSheet;

use super::action::Action;
use super::keymap::Context;
use super::screen::correcting::Correcting;
use super::screen::{Event, Focus};
use super::typing::Stroke;
use super::widget::field::Field;
use printing::PrintBox;
use reacting::{Reacted, Reacting};

/// What a question is for; it comes back with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// What is to be done.
    pub action: Action,
    /// With which visit.
    pub visit: Option<VisitId>,
}

/// A box over the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Modal {
    /// What the keys do.
    Help {
        /// Where the person is.
        context: Context,
        /// What can be done at the moment; its keys come first.
        here: Vec<Action>,
        /// The first line that is shown.
        top: usize,
    },
    /// Actions by name.
    Palette {
        /// What was typed.
        field: Box<Field>,
        /// What can be done at the moment.
        offered: Vec<Action>,
        /// The one that Enter does.
        selected: Option<Action>,
        /// Where the person was, whose keys are shown beside.
        context: Context,
    },
    /// A question of yes or no.
    Confirm {
        /// The question.
        question: String,
        /// What the yes is for.
        purpose: Purpose,
    },
    /// A question for a reason.
    Ask {
        /// The question.
        title: String,
        /// What was typed.
        field: Box<Field>,
        /// Ready-made reasons, chosen by their digit while nothing is typed.
        reasons: &'static [Text],
        /// What the reason is for.
        purpose: Purpose,
    },
    /// A choice among several.
    Pick {
        /// The question.
        title: String,
        /// The choices; the first nine also by digit.
        options: Vec<String>,
        /// The one that Enter chooses.
        selected: usize,
        /// What the choice is for.
        purpose: Purpose,
    },
    /// A choice of any number of things, each switched by its digit.
    Several {
        /// The question.
        title: String,
        /// What there is to choose; nine at most.
        options: Vec<String>,
        /// Whether each of them is chosen.
        chosen: Vec<bool>,
        /// What the choice is for.
        purpose: Purpose,
    },
    /// The form for a reaction.
    Reacting(Box<Reacting>),
    /// Something to read.
    Page {
        /// Its title.
        title: String,
        /// Its lines.
        lines: Vec<String>,
        /// The first line that is shown.
        top: usize,
    },
    /// A ticket, to be photographed.
    Ticket(Box<TicketSheet>),
    /// Recorded values that are being put right; the program answers its keys, because it reads the day.
    Correct(Box<Correcting>),
    /// Something that has to be read now; Enter, which may have been meant for what came before, does not close it.
    Alarm {
        /// Whom it is about.
        title: String,
        /// What happened and what to do.
        lines: Vec<String>,
    },
    /// What a donor takes home in writing.
    Slip(Box<Slip>),
    /// Printouts and printers; the program answers its keys, because it knows them.
    Printing(PrintBox),
}

/// What a box answers to a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It stays open.
    Stay,
    /// It closes without an answer.
    Close,
    /// It closes: yes.
    Confirmed(Purpose),
    /// It closes with a reason.
    Answered(Purpose, Note),
    /// It stays open: what was typed is no reason.
    NotANote(TextFault),
    /// It closes with a choice.
    Picked(Purpose, usize),
    /// It closes, and this is to be done.
    Run(Action),
    /// It stays open, and this ticket is to be printed.
    PrintTicket(Box<TicketSheet>),
    /// It stays open, and this is to be printed.
    PrintSlip(Box<Slip>),
    /// It closes with everything that was chosen.
    Chosen(Purpose, Vec<usize>),
    /// It stays open until this reaction is saved.
    Reacted(Box<Reacted>),
    /// It stays open: what was typed is no time of day.
    NotATime,
}

impl Modal {
    /// A question for a reason, or for the name of a file, with nothing typed yet.
    pub fn ask(title: impl Into<String>, reasons: &'static [Text], purpose: Purpose) -> Self {
        Self::Ask {
            title: title.into(),
            field: Box::new(if purpose.action == Action::Export {
                Field::code(Note::MOST)
            } else {
                Field::words(Note::MOST)
            }),
            reasons,
            purpose,
        }
    }

    /// The same question with this typed already, where it takes text.
    #[must_use]
    pub fn filled(mut self, text: &str) -> Self {
        if let Self::Ask { field, .. } = &mut self {
            field.set(text);
        }
        self
    }

    /// A question of yes or no.
    pub fn confirm(question: impl Into<String>, purpose: Purpose) -> Self {
        Self::Confirm {
            question: question.into(),
            purpose,
        }
    }

    /// A choice, with the first one selected.
    pub fn pick(title: impl Into<String>, options: Vec<String>, purpose: Purpose) -> Self {
        Self::Pick {
            title: title.into(),
            options,
            selected: 0,
            purpose,
        }
    }

    /// A choice of any number of things, with some chosen already.
    pub fn several(title: impl Into<String>, options: Vec<(String, bool)>, purpose: Purpose) -> Self {
        let (options, chosen) = options.into_iter().unzip();
        Self::Several {
            title: title.into(),
            options,
            chosen,
            purpose,
        }
    }

    /// Something to read.
    pub fn page(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self::Page {
            title: title.into(),
            lines,
            top: 0,
        }
    }

    /// The actions by name; the first one is selected.
    pub fn palette(offered: Vec<Action>, context: Context) -> Self {
        Self::Palette {
            context,
            field: Box::default(),
            selected: offered.first().copied(),
            offered,
        }
    }

    /// Which keys work in it.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Correct(dialog) => dialog.context(),
            Self::Palette { .. } | Self::Ask { .. } => Context::Prompt,
            Self::Help { .. }
            | Self::Confirm { .. }
            | Self::Pick { .. }
            | Self::Several { .. }
            | Self::Page { .. }
            | Self::Alarm { .. }
            | Self::Slip(_)
            | Self::Printing(_)
            | Self::Ticket(_) => Context::Choice,
            Self::Reacting(form) => form.context(),
        }
    }

    /// Whether it goes without an answer when something is scanned: nothing is lost with it. A question stays, because
    /// whoever asked is in the middle of something that has to be settled first.
    #[must_use]
    pub const fn gives_way(&self) -> bool {
        match self {
            Self::Ticket(_)
            | Self::Slip(_)
            | Self::Printing(_)
            | Self::Help { .. }
            | Self::Palette { .. }
            | Self::Page { .. } => true,
            Self::Pick { purpose, .. } => purpose.action.screen().is_some(),
            Self::Confirm { .. }
            | Self::Ask { .. }
            | Self::Several { .. }
            | Self::Reacting(_)
            | Self::Correct(_)
            | Self::Alarm { .. } => false,
        }
    }

    /// What letters are in it.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        match self {
            Self::Palette { field, .. } | Self::Ask { field, .. } => field.focus(),
            Self::Correct(dialog) => dialog.focus(),
            Self::Reacting(form) => form.focus(),
            Self::Help { .. }
            | Self::Confirm { .. }
            | Self::Alarm { .. }
            | Self::Pick { .. }
            | Self::Several { .. }
            | Self::Ticket(_)
            | Self::Slip(_)
            | Self::Printing(_)
            | Self::Page { .. } => Focus::List,
        }
    }

    /// What its keys do, for the status bar.
    #[must_use]
    pub const fn acts(&self) -> &'static [Action] {
        match self {
            Self::Confirm { .. } => &[Action::Accept, Action::Decline],
            Self::Ask { .. }
            | Self::Palette { .. }
            | Self::Pick { .. }
            | Self::Several { .. }
            | Self::Reacting(_)
            | Self::Correct(_)
            | Self::Printing(PrintBox::Printers { .. }) => &[Action::Advance, Action::Back],
            Self::Ticket(_) | Self::Slip(_) => &[Action::Print, Action::Back],
            Self::Printing(PrintBox::Jobs { .. }) => &[Action::DropJob, Action::Back],
            Self::Help { .. } | Self::Page { .. } | Self::Alarm { .. } => &[Action::Back],
        }
    }

    /// Answers an action.
    pub fn act(&mut self, action: Action, lang: Lang) -> Reply {
        if let Self::Reacting(form) = self {
            return match form.act(action) {
                reacting::Done::Stay => Reply::Stay,
                reacting::Done::Close => Reply::Close,
                reacting::Done::Filled(reacted) => Reply::Reacted(reacted),
                reacting::Done::NotANote(fault) => Reply::NotANote(fault),
                reacting::Done::NotATime => Reply::NotATime,
            };
        }
        if action == Action::Back {
            return Reply::Close;
        }
        match self {
            Self::Several { chosen, purpose, .. } => {
                if action == Action::Advance {
                    let places = chosen.iter().enumerate().filter(|(_, is_chosen)| **is_chosen);
                    return Reply::Chosen(*purpose, places.map(|(place, _)| place).collect());
                }
                Reply::Stay
            }
            Self::Slip(slip) => {
                if action == Action::Print {
                    Reply::PrintSlip(slip.clone())
                } else if action == Action::Advance {
                    Reply::Close
                } else {
                    Reply::Stay
                }
            }
            Self::Help { top, .. } | Self::Page { top, .. } => turn(top, action),
            Self::Reacting(_) | Self::Correct(_) | Self::Printing(_) | Self::Alarm { .. } => Reply::Stay,
            Self::Ticket(sheet) => {
                if action == Action::Print {
                    Reply::PrintTicket(sheet.clone())
                } else if action == Action::Advance {
                    Reply::Close
                } else {
                    Reply::Stay
                }
            }
            Self::Confirm { purpose, .. } => {
                if action == Action::Accept {
                    Reply::Confirmed(*purpose)
                } else if matches!(action, Action::Decline | Action::Advance) {
                    Reply::Close
                } else {
                    Reply::Stay
                }
            }
            Self::Ask { field, purpose, .. } => {
                if action == Action::Advance {
                    return match Note::parse(&field.text()) {
                        Ok(note) => Reply::Answered(*purpose, note),
                        Err(fault) => Reply::NotANote(fault),
                    };
                }
                field.act(action);
                Reply::Stay
            }
            Self::Pick {
                options,
                selected,
                purpose,
                ..
            } => {
                if action == Action::Advance {
                    return if *selected < options.len() {
                        Reply::Picked(*purpose, *selected)
                    } else {
                        Reply::Close
                    };
                }
                *selected = moved(*selected, options.len(), action);
                Reply::Stay
            }
            Self::Palette {
                field,
                offered,
                selected,
                ..
            } => {
                if action == Action::Advance {
                    return selected.map_or(Reply::Close, Reply::Run);
                }
                if field.act(action) == Some(true) {
                    *selected = found(offered, &field.text(), lang).first().copied();
                    return Reply::Stay;
                }
                let found = found(offered, &field.text(), lang);
                let place = found
                    .iter()
                    .position(|offer| Some(*offer) == *selected)
                    .unwrap_or(0);
                *selected = found.get(moved(place, found.len(), action)).copied();
                Reply::Stay
            }
        }
    }

    /// Goes no further down than to this line.
    pub fn keep_above(&mut self, last: usize) {
        if let Self::Help { top, .. } | Self::Page { top, .. } = self {
            *top = (*top).min(last);
        }
    }

    /// Takes a letter key.
    pub fn strike(&mut self, stroke: Stroke, lang: Lang) -> Reply {
        let digit = stroke
            .letter
            .to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        match self {
            Self::Pick { options, purpose, .. } => match digit {
                Some(place) if place < options.len() => Reply::Picked(*purpose, place),
                _ => Reply::Stay,
            },
            Self::Ask { field, reasons, .. } => {
                let reason = digit.and_then(|place| reasons.get(place));
                match reason.filter(|_| field.is_empty()) {
                    Some(reason) => field.set(reason.get(lang)),
                    None => drop(field.take(&Event::Stroke(stroke))),
                }
                Reply::Stay
            }
            Self::Several { chosen, .. } => {
                if let Some(is_chosen) = digit.and_then(|place| chosen.get_mut(place)) {
                    *is_chosen = !*is_chosen;
                }
                Reply::Stay
            }
            Self::Reacting(form) => {
                form.strike(stroke);
                Reply::Stay
            }
            Self::Help { .. }
            | Self::Palette { .. }
            | Self::Confirm { .. }
            | Self::Ticket(_)
            | Self::Correct(_)
            | Self::Alarm { .. }
            | Self::Slip(_)
            | Self::Printing(_)
            | Self::Page { .. } => {
                self.type_text(stroke.letter.encode_utf8(&mut [0; 4]), lang);
                Reply::Stay
            }
        }
    }

    /// Takes text, where it takes text at all.
    pub fn type_text(&mut self, text: &str, lang: Lang) {
        match self {
            Self::Ask { field, .. } => {
                field.insert(text);
            }
            Self::Palette {
                field,
                offered,
                selected,
                ..
            } => {
                field.insert(text);
                *selected = found(offered, &field.text(), lang).first().copied();
            }
            Self::Reacting(form) => form.insert(text),
            Self::Help { .. }
            | Self::Confirm { .. }
            | Self::Pick { .. }
            | Self::Several { .. }
            | Self::Ticket(_)
            | Self::Correct(_)
            | Self::Alarm { .. }
            | Self::Slip(_)
            | Self::Printing(_)
            | Self::Page { .. } => {}
        }
    }
}

/// The offered actions whose name or line has every typed word in it, marks and case aside.
pub fn found(offered: &[Action], typed: &str, lang: Lang) -> Vec<Action> {
    let typed = fold(typed);
    offered
        .iter()
        .filter(|action| {
            let name = fold(&format!(
                "{} {}",
                action.short().get(lang),
                action.line().get(lang)
            ));
            typed.split_whitespace().all(|word| name.contains(word))
        })
        .copied()
        .collect()
}

/// The place after an action that moves a selection among `count`.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action moves nothing")]
fn moved(place: usize, count: usize, action: Action) -> usize {
    let last = count.saturating_sub(1);
    match action {
        Action::Up => place.saturating_sub(1),
        Action::Down => (place + 1).min(last),
        Action::First | Action::PageUp => 0,
        Action::Last | Action::PageDown => last,
        _ => place,
    }
}

/// Turns the pages of something to read; Enter closes it. How far it goes is known only where it is drawn.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action turns nothing")]
fn turn(top: &mut usize, action: Action) -> Reply {
    *top = match action {
        Action::Advance | Action::Decline => return Reply::Close,
        Action::Up => top.saturating_sub(1),
        Action::Down => top.saturating_add(1),
        Action::PageUp => top.saturating_sub(10),
        Action::PageDown => top.saturating_add(10),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => *top,
    };
    Reply::Stay
}

#[cfg(test)]
mod tests {
    use super::*;

    const PURPOSE: Purpose = Purpose {
        action: Action::Withdraw,
        visit: None,
    };
    const REASONS: &[Text] = &[Text {
        vi: "Bận việc",
        en: "Called away",
    }];

    #[test]
    fn a_question_defaults_to_no() {
        let mut modal = Modal::confirm("?", PURPOSE);
        for action in [Action::Advance, Action::Back, Action::Decline] {
            assert_eq!(modal.act(action, Lang::Vi), Reply::Close);
        }
        assert_eq!(modal.act(Action::Accept, Lang::Vi), Reply::Confirmed(PURPOSE));
    }

    #[test]
    fn a_reason_is_typed_or_chosen_by_its_digit_and_never_empty() {
        let mut modal = Modal::ask("?", REASONS, PURPOSE);
        assert!(matches!(modal.act(Action::Advance, Lang::Vi), Reply::NotANote(_)));
        assert_eq!(modal.strike('1'.into(), Lang::Vi), Reply::Stay);
        assert_eq!(modal.strike('1'.into(), Lang::Vi), Reply::Stay);
        let note = Note::parse("Bận việc1").unwrap();
        assert_eq!(
            modal.act(Action::Advance, Lang::Vi),
            Reply::Answered(PURPOSE, note)
        );
        let mut modal = Modal::ask("?", REASONS, PURPOSE);
        assert_eq!(modal.strike('2'.into(), Lang::Vi), Reply::Stay);
        let note = Note::parse("2").unwrap();
        assert_eq!(
            modal.act(Action::Advance, Lang::Vi),
            Reply::Answered(PURPOSE, note)
        );
    }

    #[test]
    fn a_choice_is_made_with_arrows_or_a_digit() {
        let mut modal = Modal::pick("?", vec!["a".into(), "b".into()], PURPOSE);
        for _ in 0..3 {
            assert_eq!(modal.act(Action::Down, Lang::Vi), Reply::Stay);
        }
        assert_eq!(modal.act(Action::Advance, Lang::Vi), Reply::Picked(PURPOSE, 1));
        assert_eq!(modal.strike('1'.into(), Lang::Vi), Reply::Picked(PURPOSE, 0));
        assert_eq!(modal.strike('0'.into(), Lang::Vi), Reply::Stay);
        assert_eq!(modal.strike('3'.into(), Lang::Vi), Reply::Stay);
    }

    #[test]
    fn an_action_is_found_by_part_of_its_name_without_marks() {
        let mut modal = Modal::palette(vec![Action::Quit, Action::Withdraw, Action::Undo], Context::List);
        modal.type_text("hoan tac", Lang::Vi);
        assert_eq!(modal.act(Action::Advance, Lang::Vi), Reply::Run(Action::Undo));
        modal.type_text("zzz", Lang::Vi);
        assert_eq!(modal.act(Action::Advance, Lang::Vi), Reply::Close);
        assert_eq!(modal.act(Action::DeleteAll, Lang::Vi), Reply::Stay);
        assert_eq!(modal.act(Action::Down, Lang::Vi), Reply::Stay);
        assert_eq!(modal.act(Action::Advance, Lang::Vi), Reply::Run(Action::Withdraw));
    }
}
