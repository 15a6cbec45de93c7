//! What the answers of the station change on the roster's screen.

use crate::domain::person::Person;
use crate::i18n::text::roster as text;
use crate::station::dossier::{Ask, Dossier, Told};
use crate::tui::effect::{Effect, Notice};
use crate::tui::model::Hall;

use super::merge::{self, Merging};
use super::page::Page;
use super::{Over, Place, State};

impl State {
    pub(super) fn hear_found(&mut self, hall: &Hall, people: &[Person]) -> Vec<Effect> {
        self.is_searching = false;
        self.found = people.to_vec();
        let effects = self.look(hall);
        if std::mem::take(&mut self.is_to_open) && !self.found.is_empty() {
            self.focus = Place::Page;
        }
        effects
    }

    pub(super) fn hear_told(&mut self, hall: &Hall, told: Option<&Told>) -> Vec<Effect> {
        self.is_saving = false;
        let lang = hall.lang;
        let notice = match told {
            // The program has said what does not work; forms stay as they are. Names of lists are for others.
            None | Some(Told::Names(_)) => return Vec::new(),
            Some(Told::About(dossier)) => {
                self.show(dossier);
                return Vec::new();
            }
            Some(Told::Nobody) => {
                self.page = None;
                self.over = Over::Nothing;
                self.focus = Place::Search;
                Notice::refused(text::NOBODY.get(lang))
            }
            Some(Told::Corrected(dossier)) => {
                self.over = Over::Nothing;
                self.show(dossier);
                let name = dossier.person.full_name.as_str();
                Notice::done(text::CORRECTED.with(lang, &[("name", &name)]))
            }
            Some(Told::Faster(now)) => return self.hear_faster(hall, now),
            Some(Told::NumberTaken(owner)) => {
                if let Over::Edit(edit) = &mut self.over {
                    edit.number_taken(owner);
                }
                let values: &[(&str, &dyn std::fmt::Display)] =
                    &[("name", &owner.full_name.as_str()), ("birth", &owner.birth.year())];
                Notice::refused(text::NUMBER_TAKEN.with(lang, values))
            }
            Some(Told::Compared(comparison)) => {
                self.over = Over::Merge(Merging {
                    comparison: comparison.clone(),
                });
                return Vec::new();
            }
            Some(Told::Merged(dossier)) => {
                self.over = Over::Nothing;
                self.mark = None;
                self.found.retain(|person| dossier.merged.iter().all(|gone| gone.id != person.id));
                self.selected = Some(dossier.person.id);
                self.show(dossier);
                let name = dossier.person.full_name.as_str();
                Notice::done(text::MERGED.with(lang, &[("name", &name)]))
            }
            Some(Told::Unmerged(dossier)) => {
                self.show(dossier);
                Notice::done(text::PARTED.get(lang))
            }
            Some(Told::NotMerged(why)) => Notice::refused(merge::refusal(lang, why)),
            Some(Told::NotUnmerged(why)) => Notice::refused(merge::unmerge_refusal(lang, why)),
        };
        vec![Effect::Notice(notice)]
    }

    /// Shows what is known of a person now, on the page and in the list.
    fn show(&mut self, dossier: &Dossier) {
        let person = &dossier.person;
        if let Some(known) = self.found.iter_mut().find(|known| known.id == person.id) {
            known.clone_from(person);
        }
        if let Some(mark) = self.mark.as_mut().filter(|mark| mark.id == person.id) {
            **mark = person.clone();
        }
        let dossier = Box::new(dossier.clone());
        match &mut self.page {
            Some(page) if page.person().id == person.id => page.renew(dossier),
            page => *page = Some(Page::new(dossier)),
        }
    }

    /// Somebody else changed the person: both are shown, and nothing is lost.
    fn hear_faster(&mut self, hall: &Hall, now: &Person) -> Vec<Effect> {
        let lang = hall.lang;
        if let Over::Edit(edit) = &mut self.over {
            edit.take_over(now, lang);
            return vec![Effect::Notice(Notice::refused(text::FASTER.get(lang)))];
        }
        let mut effects = self.ask(hall, Ask::About(now.id));
        effects.push(Effect::Notice(Notice::refused(text::FASTER_LOOK.get(lang))));
        effects
    }
}
