//! The roster: everyone there is. Somebody is found, looked at, corrected, and made one with a record of the same person.
//! It works without an open day too.
//!
//! ```text
//!  Tìm  nguyen van a__________________________   ■ Nguyễn Văn An
//!  Tìm thấy 2 người                              Ngày sinh       15/03/1987
//!    Họ và tên            Sinh  Đơn vị  Căn cước Căn cước        •••• 0123
//!  ▶ Nguyễn Văn An        1987  A04     •••• 0123 …
//!    Nguyễn Văn Anh       1990  A01     •••• 0077 ! Có thể là cùng một người
//!                                                ▶ Nguyen Van An · 1987 · A04 – cùng họ tên, năm sinh
//!                                                Thay đổi
//!                                                  22/10/2026 08:05  Hoa · Trạm 1 · sửa tay
//!                                                                    Đơn vị: A01 → A04
//! ```
//!
//! - The search has the focus at first, and nobody is shown before something is typed. The page beside it is of whoever is
//!   selected; a narrow window shows it in place of the list.
//! - Enter goes to the page, where letters are commands and arrows choose what the next key acts on; Esc goes back.
//! - Enter while nothing is typed, or `l` on the page, brings a list in ([`import`]).
//! - `u` opens the form ([`edit`]) in place of everything; `j` marks a record, and with another one selected puts the two
//!   side by side ([`merge`]). Enter on a record that may be of the same person compares it at once.
//! - `z` on a change puts back what was there before, on a merged record parts it again; either is asked about first.

mod edit;
mod hear;
mod import;
mod look;
mod merge;
mod page;
mod value;

use ratatui::layout::Rect;

use crate::domain::card::Card;
use crate::domain::history::PersonField;
use crate::domain::id::PersonId;
use crate::domain::person::{GroupSource, Person};
use crate::domain::scan::Scan;
use crate::i18n::scan::{Wanted, not_wanted};
use crate::i18n::text::roster as text;
use crate::station::dossier::Ask;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::widget::field::Field;

use edit::{Advanced, Edit};
use import::{Import, Next};
use merge::Merging;
use page::{Item, Page};

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    field: Field,
    /// The search whose answer is waited for or shown.
    ticket: u64,
    is_searching: bool,
    /// Whether Enter was pressed before the answer was there.
    is_to_open: bool,
    found: Vec<Person>,
    selected: Option<PersonId>,
    /// The question about a person whose answer is waited for.
    asked: u64,
    /// Whether the answer says that something is saved.
    is_saving: bool,
    page: Option<Page>,
    focus: Place,
    mark: Option<Box<Person>>,
    over: Over,
    /// What is done when the open question is answered with yes.
    question: Option<Question>,
}

/// Which part has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Search,
    Page,
}

/// What stands in place of list and page.
#[derive(Debug, Clone, Default)]
enum Over {
    #[default]
    Nothing,
    Edit(Box<Edit>),
    Merge(Merging),
    Import(Box<Import>),
}

/// What a yes is for.
#[derive(Debug, Clone)]
enum Question {
    PutBack { known: Box<Person>, person: Box<Person> },
    Merge,
    Unmerge(PersonId),
}

impl State {
    /// Whether the page has the focus.
    fn is_on_page(&self) -> bool {
        self.focus == Place::Page
    }

    /// Who is selected: whoever was, else the best match.
    fn pick(&self) -> Option<PersonId> {
        let is_found = |id: &PersonId| self.found.iter().any(|person| person.id == *id);
        self.selected.filter(is_found).or_else(|| self.found.first().map(|person| person.id))
    }

    /// In which row that is.
    fn place(&self) -> Option<usize> {
        let pick = self.pick()?;
        self.found.iter().position(|person| person.id == pick)
    }

    /// Asks the station. Reading gives way to what is being saved.
    fn ask(&mut self, hall: &Hall, ask: Ask) -> Vec<Effect> {
        if self.is_saving {
            return vec![Effect::Notice(Notice::info(text::BUSY.get(hall.lang)))];
        }
        let (_, ticket) = hall.fresh.request.0.as_u64_pair();
        self.asked = ticket;
        self.is_saving = !ask.is_reading();
        let ask = Box::new(ask);
        vec![Effect::Ask { ticket, ask }]
    }

    /// Reads the page of whoever is selected, unless it is there.
    fn look(&mut self, hall: &Hall) -> Vec<Effect> {
        match self.pick() {
            None => {
                self.page = None;
                self.focus = Place::Search;
                Vec::new()
            }
            Some(id) if self.page.as_ref().is_some_and(|page| page.person().id == id) => Vec::new(),
            Some(id) => {
                self.page = None;
                self.ask(hall, Ask::About(id))
            }
        }
    }

    fn search(&mut self, hall: &Hall) -> Vec<Effect> {
        let query = self.field.text().trim().to_owned();
        self.selected = None;
        self.is_to_open = false;
        self.is_searching = !query.is_empty();
        if query.is_empty() {
            self.found.clear();
            self.ticket = 0;
            return self.look(hall);
        }
        let (_, ticket) = hall.fresh.request.0.as_u64_pair();
        self.ticket = ticket;
        vec![Effect::Search { ticket, query }]
    }

    fn advance_search(&mut self, hall: &Hall) -> Vec<Effect> {
        if self.is_searching {
            self.is_to_open = true;
        } else if self.pick().is_some() {
            self.focus = Place::Page;
            return self.look(hall);
        } else if !self.field.is_empty() {
            return vec![Effect::Notice(Notice::info(text::NOTHING_FOUND.get(hall.lang)))];
        }
        Vec::new()
    }

    fn advance_page(&mut self, hall: &Hall) -> Vec<Effect> {
        let Some(page) = &self.page else {
            return Vec::new();
        };
        match page.item {
            None => self.open_form(hall),
            Some(Item::Alike(other)) => {
                let kept = page.person().id;
                self.ask(hall, Ask::Compare { kept, gone: other })
            }
            Some(Item::Merged(_) | Item::Change(_)) => self.ask_undo(hall),
        }
    }

    fn open_form(&mut self, hall: &Hall) -> Vec<Effect> {
        if let Some(page) = &self.page {
            self.over = Over::Edit(Box::new(Edit::of(page.person(), hall.lang)));
        }
        Vec::new()
    }

    /// Marks the record, takes the mark off it, or compares the marked one with it.
    fn mark_or_compare(&mut self, hall: &Hall) -> Vec<Effect> {
        let Some(page) = &self.page else {
            return Vec::new();
        };
        let person = page.person();
        match &self.mark {
            None => {
                self.mark = Some(Box::new(person.clone()));
                Vec::new()
            }
            Some(mark) if mark.id == person.id => {
                self.mark = None;
                Vec::new()
            }
            Some(mark) => {
                let (kept, gone) = (mark.id, person.id);
                self.ask(hall, Ask::Compare { kept, gone })
            }
        }
    }

    /// Asks before a change is put back or a merged record parted.
    fn ask_undo(&mut self, hall: &Hall) -> Vec<Effect> {
        let lang = hall.lang;
        let Some(page) = &self.page else {
            return Vec::new();
        };
        let asked = if let Some((gone, true)) = page.record() {
            let question = text::UNMERGE_QUESTION.with(lang, &[("who", &page::who(lang, gone))]);
            Ok((question, Question::Unmerge(gone.id)))
        } else {
            put_back(page, hall)
        };
        match asked {
            Err(why) => vec![Effect::Notice(Notice::refused(why))],
            Ok((question, what)) => {
                self.question = Some(what);
                let purpose = Purpose {
                    action: Action::Undo,
                    visit: None,
                };
                vec![Effect::Open(Modal::confirm(question, purpose))]
            }
        }
    }

    fn confirmed(&mut self, hall: &Hall) -> Vec<Effect> {
        let at = hall.at();
        match (self.question.take(), &self.over) {
            (Some(Question::PutBack { known, person }), _) => self.ask(hall, Ask::Correct { known, person, at }),
            (Some(Question::Unmerge(gone)), _) => self.ask(hall, Ask::Unmerge { gone, at }),
            (Some(Question::Merge), Over::Merge(merging)) => {
                let (kept, gone) = merging.ids();
                self.ask(hall, Ask::Merge { kept, gone, at })
            }
            (Some(Question::Merge) | None, _) => Vec::new(),
        }
    }

    fn move_selection(&mut self, hall: &Hall, action: Action) -> Vec<Effect> {
        let place = self.place().unwrap_or(0);
        let page = look::rows(hall).max(1);
        let to = if action == Action::Up {
            place.saturating_sub(1)
        } else if action == Action::Down {
            place + 1
        } else if action == Action::PageUp {
            place.saturating_sub(page)
        } else {
            place + page
        };
        let to = to.min(self.found.len().saturating_sub(1));
        self.selected = self.found.get(to).map(|person| person.id);
        self.look(hall)
    }

    fn back_from_search(&mut self, hall: &Hall) -> Vec<Effect> {
        if self.field.is_empty() && self.found.is_empty() {
            self.mark = None;
        }
        self.field.clear();
        self.search(hall)
    }

    /// Takes what is meant for the search and its list.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the field knows what else is meant for it")]
    fn update_search(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        match event {
            Event::Act(Action::Advance) if self.field.text().trim().is_empty() => self.open_import(hall),
            Event::Act(Action::Advance | Action::NextField) => self.advance_search(hall),
            Event::Act(Action::Back) => self.back_from_search(hall),
            Event::Act(action @ (Action::Up | Action::Down | Action::PageUp | Action::PageDown)) => {
                self.move_selection(hall, *action)
            }
            _ => {
                if self.field.take(event) == Some(true) {
                    self.search(hall)
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// Takes what is meant for the page.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is meant for the page")]
    fn update_page(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        match event {
            Event::Act(Action::Advance) => return self.advance_page(hall),
            Event::Act(Action::Back | Action::Find | Action::NextField | Action::PreviousField) => {
                self.focus = Place::Search;
            }
            Event::Act(Action::Correct) => return self.open_form(hall),
            Event::Act(Action::Merge) => return self.mark_or_compare(hall),
            Event::Act(Action::Undo) => return self.ask_undo(hall),
            Event::Act(action) => {
                let (room, height) = look::page_room(hall);
                if let Some(page) = &mut self.page {
                    page.go(hall, *action, room, height);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn click(&mut self, hall: &Hall, at: ratatui::layout::Position) -> Vec<Effect> {
        match look::hit(self, hall, at) {
            Some(look::Hit::Row(place)) => {
                self.focus = Place::Search;
                self.selected = self.found.get(place).map(|person| person.id).or(self.selected);
                self.look(hall)
            }
            Some(look::Hit::PageLine(y)) => {
                let (room, height) = look::page_room(hall);
                if let Some(page) = &mut self.page {
                    self.focus = Place::Page;
                    page.item = page.item_at(hall, room, height, y).or(page.item);
                }
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Takes what is meant for the form.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the form knows what else is meant for it")]
    fn update_form(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        let Over::Edit(edit) = &mut self.over else {
            return Vec::new();
        };
        if self.is_saving && matches!(event, Event::Act(_) | Event::Char(_) | Event::Stroke(_) | Event::Paste(_)) {
            return vec![Effect::Notice(Notice::info(text::BUSY.get(hall.lang)))];
        }
        match event {
            Event::Act(Action::Advance) => match edit.advance(hall) {
                Advanced::Stay => {}
                Advanced::Warn => return vec![Effect::Notice(Notice::refused(text::LOOK_AGAIN.get(hall.lang)))],
                Advanced::Same => {
                    self.over = Over::Nothing;
                    return vec![Effect::Notice(Notice::info(text::NOTHING_CHANGED.get(hall.lang)))];
                }
                Advanced::Changed { known, person } => {
                    let at = hall.at();
                    return self.ask(hall, Ask::Correct { known, person, at });
                }
            },
            Event::Act(Action::Back) => {
                let notice = edit.is_touched().then_some(text::EDIT_DROPPED);
                self.over = Over::Nothing;
                return notice
                    .map(|text| Effect::Notice(Notice::info(text.get(hall.lang))))
                    .into_iter()
                    .collect();
            }
            Event::Click(at) => edit.click(hall, look::form_area(hall), at.y),
            _ => edit.take(hall, event),
        }
        Vec::new()
    }

    /// Takes what is meant for the two records side by side.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is meant for the comparison")]
    fn update_merge(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        let Over::Merge(merging) = &self.over else {
            return Vec::new();
        };
        match event {
            Event::Act(Action::Left | Action::Right | Action::NextField | Action::PreviousField) => {
                let (gone, kept) = merging.ids();
                self.ask(hall, Ask::Compare { kept, gone })
            }
            Event::Act(Action::Advance) => {
                if let Err(why) = &merging.comparison.after {
                    return vec![Effect::Notice(Notice::refused(merge::refusal(hall.lang, why)))];
                }
                let question = merging.question(hall.lang);
                self.question = Some(Question::Merge);
                let purpose = Purpose {
                    action: Action::Merge,
                    visit: None,
                };
                vec![Effect::Open(Modal::confirm(question, purpose))]
            }
            Event::Act(Action::Back) => {
                self.over = Over::Nothing;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn open_import(&mut self, hall: &Hall) -> Vec<Effect> {
        let (import, effects) = Import::begin(hall);
        self.over = Over::Import(Box::new(import));
        effects
    }

    /// Takes what is meant for the import; whoever was found is looked for anew once it is left.
    fn update_import(&mut self, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
        let Over::Import(import) = &mut self.over else {
            return Vec::new();
        };
        match import.update(hall, event) {
            Next::Stay(effects) => effects,
            Next::Leave(mut effects) => {
                self.over = Over::Nothing;
                self.focus = Place::Search;
                self.page = None;
                effects.extend(self.search(hall));
                effects
            }
        }
    }

    /// Takes what a scanner read: a card, or digits to search for.
    fn scan(&mut self, hall: &Hall, scanned: &str) -> Vec<Effect> {
        let scan = hall.read_scan(scanned);
        let (query, is_sound) = match &scan {
            Scan::Card(card) => (Some(card.number.as_str()), true),
            Scan::Number(digits) => (Some(digits.as_str()), true),
            Scan::Damaged(card) => (Some(card.number.as_str()), false),
            Scan::Faulty(_) | Scan::Ticket(_) | Scan::Bag(_) | Scan::Other(_) | Scan::Unknown => (None, false),
        };
        let mut effects = Vec::new();
        if let Some(query) = query {
            self.over = Over::Nothing;
            self.focus = Place::Search;
            self.field.set(query);
            effects = self.search(hall);
            self.is_to_open = true;
        }
        if !is_sound {
            let said = not_wanted(hall.lang, &scan, Wanted::Donor);
            effects.push(Effect::Notice(Notice::refused(said)));
        }
        effects
    }
}

/// The question and the correction that put back what was there before the change that was chosen, or why they cannot.
fn put_back(page: &Page, hall: &Hall) -> Result<(String, Question), String> {
    let lang = hall.lang;
    let today = hall.now.date();
    let person = page.person();
    let change = page.change().ok_or_else(|| text::CHOOSE_CHANGE.get(lang).to_owned())?;
    let field = PersonField::parse(&change.field).ok_or_else(|| text::NOT_PUT_BACK.get(lang).to_owned())?;
    let after = value::with(person, field, change.new.as_deref(), today);
    let before = value::with(person, field, change.old.as_deref(), today);
    let before = before.ok_or_else(|| text::NOT_PUT_BACK.get(lang).to_owned())?;
    if !after.is_some_and(|after| field.is_same(&after, person)) {
        return Err(text::CHANGED_SINCE.get(lang).to_owned());
    }
    let is_tested = |person: &Person| person.blood_group.is_some_and(|known| known.source == GroupSource::Tested);
    if field == PersonField::BloodGroup && is_tested(person) && before.blood_group.is_some() && !is_tested(&before) {
        return Err(text::TESTED_STAYS.get(lang).to_owned());
    }
    let values: &[(&str, &dyn std::fmt::Display)] = &[
        ("field", &value::name(lang, field)),
        ("now", &value::shown(lang, field, person)),
        ("before", &value::shown(lang, field, &before)),
    ];
    let known = Box::new(person.clone());
    let person = Box::new(before);
    Ok((text::PUT_BACK_QUESTION.with(lang, values), Question::PutBack { known, person }))
}

/// What an event changes and asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for whatever is open")]
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    match event {
        Event::Found { ticket, people } if *ticket == state.ticket => state.hear_found(hall, people),
        Event::Told { ticket, told } if *ticket == state.asked => state.hear_told(hall, *told),
        Event::Shown(_) => vec![Effect::CountRoster],
        Event::Confirmed(_) => state.confirmed(hall),
        Event::Act(Action::Import) if matches!(state.over, Over::Nothing) => state.open_import(hall),
        Event::List { .. } => state.update_import(hall, event),
        Event::Scan(_) if matches!(state.over, Over::Edit(_) | Over::Import(_)) => {
            vec![Effect::Notice(Notice::info(text::SCAN_IN_FORM.get(hall.lang)))]
        }
        Event::Scan(scanned) => state.scan(hall, scanned),
        Event::Paste(pasted) if Card::is_meant(pasted) && matches!(state.over, Over::Nothing) => {
            state.scan(hall, pasted)
        }
        _ => match (&state.over, event) {
            (Over::Edit(_), _) => state.update_form(hall, event),
            (Over::Merge(_), _) => state.update_merge(hall, event),
            (Over::Import(_), _) => state.update_import(hall, event),
            (Over::Nothing, Event::Click(at)) => state.click(hall, *at),
            (Over::Nothing, _) if state.is_on_page() => state.update_page(hall, event),
            (Over::Nothing, _) => state.update_search(hall, event),
        },
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    look::draw(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub fn focus(state: &State) -> Focus {
    match &state.over {
        Over::Edit(edit) => edit.form().focus(),
        Over::Merge(_) => Focus::List,
        Over::Import(import) => import.focus(),
        Over::Nothing if state.is_on_page() => Focus::List,
        Over::Nothing => state.field.focus(),
    }
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, _hall: &Hall) -> Vec<Action> {
    match &state.over {
        Over::Edit(_) => vec![Action::Advance, Action::NextField, Action::Back],
        Over::Merge(_) => vec![Action::Advance, Action::Right, Action::Back],
        Over::Nothing if state.is_on_page() => {
            let undo = match state.page.as_ref().and_then(|page| page.item) {
                Some(Item::Merged(_) | Item::Change(_)) => Some(Action::Undo),
                Some(Item::Alike(_)) | None => None,
            };
            let first = [Action::Correct, Action::Merge];
            let last = undo.is_none().then_some(Action::Undo);
            undo.into_iter().chain(first).chain(last).chain([Action::Find, Action::Import, Action::Back]).collect()
        }
        Over::Import(import) => import.acts(),
        Over::Nothing => vec![Action::Advance, Action::Import, Action::Back],
    }
}

/// Whether the screen changes every second.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub fn has_draft(state: &State) -> bool {
    match &state.over {
        Over::Edit(edit) => edit.is_touched(),
        Over::Import(import) => import.is_writing(),
        Over::Merge(_) | Over::Nothing => state.is_saving,
    }
}

#[cfg(test)]
mod tests;
