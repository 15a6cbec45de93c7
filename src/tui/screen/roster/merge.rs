//! Two records side by side, before they become one.
//!
//! ```text
//!  ■ Gộp hai hồ sơ của một người
//!                     GIỮ LẠI                  GỘP VÀO
//!                     Nguyễn Văn An            Nguyen Van An           Sau khi gộp
//!  Ngày sinh        ! 1987                     15/03/1987           ✓ 15/03/1987
//!  …
//!  ! Hai số căn cước khác nhau.
//!  ← → đổi hồ sơ được giữ · Enter: gộp (còn hỏi lại) · Esc: thôi
//! ```

use ratatui::layout::Rect;

use crate::domain::document::DocumentKind;
use crate::domain::history::PersonField;
use crate::domain::id::PersonId;
use crate::domain::merge::{Doubt, MergeRefusal, UnmergeRefusal};
use crate::domain::person::Person;
use crate::i18n::text::roster as text;
use crate::i18n::{Lang, person as words};
use crate::station::dossier::Comparison;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, wrap};

use super::look::{after, line, write};
use super::value;

/// What is compared, and which record would be kept.
#[derive(Debug, Clone)]
pub(super) struct Merging {
    /// What the station says of the two.
    pub(super) comparison: Box<Comparison>,
}

impl Merging {
    /// The records: the kept one, the one that would go.
    pub(super) const fn ids(&self) -> (PersonId, PersonId) {
        (self.comparison.kept.id, self.comparison.gone.id)
    }

    /// The question before the two become one.
    pub(super) fn question(&self, lang: Lang) -> String {
        let Comparison { kept, gone, doubts, .. } = &*self.comparison;
        let values: &[(&str, &dyn std::fmt::Display)] = &[
            ("kept", &super::page::who(lang, kept)),
            ("gone", &super::page::who(lang, gone)),
        ];
        let mut question = text::MERGE_QUESTION.with(lang, values);
        for doubt in doubts {
            question.push('\n');
            question.push_str(Meaning::Warning.symbol());
            question.push(' ');
            question.push_str(doubt_said(lang, *doubt));
        }
        question
    }
}

/// What speaks against two records being of one person.
pub(super) const fn doubt_said(lang: Lang, doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Name => text::DOUBT_NAME,
        Doubt::Birth => text::DOUBT_BIRTH,
        Doubt::Sex => text::DOUBT_SEX,
        Doubt::Number => text::DOUBT_NUMBER,
    }
    .get(lang)
}

/// Why two records stay two, and what to do; ids say nothing to who is before the screen.
pub(super) fn refusal(lang: Lang, refusal: &MergeRefusal) -> String {
    match refusal {
        MergeRefusal::Unknown { .. } => text::NOBODY.get(lang).to_owned(),
        MergeRefusal::MergedAlready { .. } => text::MERGED_ALREADY.get(lang).to_owned(),
        MergeRefusal::SamePerson
        | MergeRefusal::DayNotClosed { .. }
        | MergeRefusal::SameDay { .. }
        | MergeRefusal::TwoPeople { .. }
        | MergeRefusal::ConfirmNeeded { .. } => words::merge_refusal(lang, refusal),
    }
}

/// Why one record is not parted again, and what to do.
pub(super) const fn unmerge_refusal(lang: Lang, refusal: &UnmergeRefusal) -> &'static str {
    match refusal {
        UnmergeRefusal::NotMerged { .. } => text::NOT_MERGED,
        UnmergeRefusal::KeptIsMerged { .. } => text::KEPT_IS_MERGED,
        UnmergeRefusal::NumberTaken { .. } => text::UNMERGE_NUMBER,
    }
    .get(lang)
}

/// The fields that are compared: those that every record has a line for, and documents that one of the two has.
fn fields(kept: &Person, gone: &Person) -> Vec<PersonField> {
    let has = |kind: DocumentKind| [kept, gone].iter().any(|person| person.documents.get(kind).is_some());
    PersonField::all()
        .filter(|field| {
            if let PersonField::Document(kind) = field {
                has(*kind)
            } else {
                *field != PersonField::MergedInto
            }
        })
        .collect()
}

/// Draws the comparison.
pub(super) fn draw(merging: &Merging, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let Comparison {
        kept,
        gone,
        doubts,
        after: outcome,
    } = &*merging.comparison;
    write(frame, hall, line(area, 0), Meaning::Title, text::MERGE_TITLE.get(lang));
    let caption = 18.min(area.width / 4);
    let column = area.width.saturating_sub(caption) / 3;
    let cell = |y: u16, place: u16| {
        let rest = after(line(area, y), caption + place * column);
        Rect {
            width: rest.width.min(column.saturating_sub(1)),
            ..rest
        }
    };
    let heads = [text::KEPT_HEAD, text::GONE_HEAD, text::AFTER_HEAD];
    for (place, head) in (0..).zip(heads) {
        write(frame, hall, cell(1, place), Meaning::Caption, head.get(lang));
    }
    let mut y = 2;
    for field in fields(kept, gone) {
        let differs = !field.is_same(kept, gone);
        let meaning = if differs { Meaning::Warning } else { Meaning::Plain };
        write(frame, hall, cell_of_caption(area, y, caption), Meaning::Caption, value::name(lang, field));
        for (place, person) in (0..).zip([kept, gone]) {
            let said = format!("{} {}", meaning.symbol(), value::shown(lang, field, person));
            write(frame, hall, cell(y, place), meaning, &said);
        }
        if let Ok(merged) = outcome {
            let is_taken = !field.is_same(kept, merged);
            let meaning = if is_taken { Meaning::Done } else { Meaning::Plain };
            let said = format!("{} {}", meaning.symbol(), value::shown(lang, field, merged));
            write(frame, hall, cell(y, 2), meaning, &said);
        }
        y += 1;
    }
    let mut said: Vec<(Meaning, String)> = Vec::new();
    if let Err(why) = outcome {
        said.push((Meaning::Stop, refusal(lang, why)));
    } else {
        said.extend(doubts.iter().map(|doubt| (Meaning::Warning, doubt_said(lang, *doubt).to_owned())));
        said.push((Meaning::Muted, text::MERGE_VISITS.get(lang).to_owned()));
    }
    let help = if outcome.is_ok() { text::MERGE_HELP } else { text::MERGE_HELP_NOT };
    said.push((Meaning::Key, help.get(lang).to_owned()));
    for (meaning, text) in said {
        let mut sign = meaning.symbol();
        for part in wrap(&text, area.width.saturating_sub(2)) {
            let at = line(area, y);
            write(frame, hall, at, meaning, sign);
            write(frame, hall, after(at, 2), meaning, &fit(&part, at.width));
            sign = "";
            y += 1;
        }
    }
}

fn cell_of_caption(area: Rect, y: u16, caption: u16) -> Rect {
    let whole = line(area, y);
    Rect {
        width: whole.width.min(caption.saturating_sub(1)),
        ..whole
    }
}
