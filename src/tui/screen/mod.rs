//! The screens, one file each, and what every one of them has to have.
//!
//! A screen is a `State` and six functions. They are pure: [`Hall`] is what a screen may read, an [`Event`] is what
//! happened, an [`Effect`] is what it asks for.
//!
//! | function | says |
//! |---|---|
//! | `update(&mut State, &Hall, &Event) -> Vec<Effect>` | what an event changes and asks for |
//! | `view(&State, &Hall, Rect, &mut Frame)` | how it looks; changes nothing |
//! | `focus(&State) -> Focus` | whether letters are text or commands at the moment |
//! | `acts(&State, &Hall) -> Vec<Action>` | the acts that make sense now, the most useful first; the status bar and the palette show them, others are answered by the program |
//! | `is_ticking(&State, &Hall) -> bool` | whether it shows something that changes every second |
//! | `has_draft(&State) -> bool` | whether something was typed that would be lost |

pub(crate) mod care;

use ratatui::layout::{Position, Rect};

use crate::domain::clean::Note;
use crate::domain::id::{StepId, VisitId};
use crate::domain::person::{DonorFacts, Person};
use crate::domain::refusal::Refusal;
use crate::domain::step::Envelope;
use crate::domain::visit::Stage;
use crate::station::dossier::Told;

use super::action::Action;
use super::effect::Effect;
use super::frame::Frame;
use super::key::Key;
use super::lists::ListTold;
use super::modal::Purpose;
use super::model::Hall;
use super::typing::Stroke;

/// Whether letters are text where the focus is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Letters are text: a field that takes words has the focus, and a typing method may compose them.
    Words,
    /// Letters are text, just as they are: a field for codes or for searching has the focus.
    Text,
    /// Letters are commands: a list, a map or nothing has the focus.
    List,
}

/// Something that happened to a screen.
#[derive(Debug)]
pub enum Event<'a> {
    /// A key or a button asked for this.
    Act(Action),
    /// A letter was typed that is no command here.
    Char(char),
    /// A letter was typed where words are ([`Focus::Words`]), while a typing method is on.
    Stroke(Stroke),
    /// Text came at once; it may hold line breaks.
    Paste(&'a str),
    /// A scanner read this.
    Scan(&'a str),
    /// The mouse was clicked there, counted from the upper left corner of the screen's area ([`Hall::area`]).
    Click(Position),
    /// The question that the screen had asked was answered with yes.
    Confirmed(Purpose),
    /// The reason that the screen had asked for.
    Answered(Purpose, &'a Note),
    /// The place of the choice, from 0 on, in the list that the screen had offered.
    Picked(Purpose, usize),
    /// The places of everything that was chosen, in the list that the screen had offered.
    Chosen(Purpose, &'a [usize]),
    /// What the roster and other days say about the people that the screen asked for.
    Facts {
        /// Which question.
        ticket: u64,
        /// The answer; nobody in it whom the roster does not know any more.
        facts: &'a [DonorFacts],
    },
    /// What became of a request of this screen. The program has told the person already.
    Done {
        /// Which request.
        request: StepId,
        /// What became of it.
        outcome: Outcome<'a>,
    },
    /// Who was found for a search of this screen, the best match first.
    Found {
        /// Which search.
        ticket: u64,
        /// Who.
        people: &'a [Person],
    },
    /// What the input thread heard, for the page that tests scanners.
    Heard(Listened),
    /// What the roster screen had asked about a person, or none where the store failed.
    Told {
        /// Which question.
        ticket: u64,
        /// The answer.
        told: Option<&'a Told>,
    },
    /// News of the lists of units that the roster screen had asked about.
    List {
        /// Which question.
        ticket: u64,
        /// The news.
        told: &'a ListTold,
    },
    /// The day changed through others.
    Changed,
    /// Time went on, and nothing else happened.
    Tick,
    /// The screen came to the front, to show this visit if there is one.
    Shown(Option<VisitId>),
}

/// What the input thread heard, before anything is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listened {
    /// A key.
    Key {
        /// Which one.
        key: Key,
        /// When, in milliseconds of a clock of its own.
        at: u64,
    },
    /// A scan with other keys in it.
    Spoilt,
}

/// What became of a request.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// Its steps are in the log.
    Saved(&'a [Envelope]),
    /// A rule said no; nothing was written.
    Refused(&'a Refusal),
    /// The store failed; the form must stay as it is, so that it can be sent again.
    Failed,
}

/// Declares the screens and hands each call to the right one.
macro_rules! screens {
    ($($(#[$doc:meta])* $id:ident $module:ident)*) => {
        $(pub mod $module;)*

        /// A screen.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum ScreenId {
            $($(#[$doc])* $id,)*
        }

        /// What every screen remembers.
        #[derive(Debug, Clone, Default)]
        pub struct Screens {
            $($(#[$doc])* pub $module: $module::State,)*
        }

        /// What one screen remembered at some moment.
        #[derive(Debug, Clone)]
        enum Memory {
            $($id($module::State),)*
        }

        impl Screens {
            fn remember(&self, id: ScreenId) -> Memory {
                match id {
                    $(ScreenId::$id => Memory::$id(self.$module.clone()),)*
                }
            }

            fn recall(&mut self, memory: Memory) {
                match memory {
                    $(Memory::$id(state) => self.$module = state,)*
                }
            }

            /// Tells one screen what happened.
            pub fn update(&mut self, id: ScreenId, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
                match id {
                    $(ScreenId::$id => $module::update(&mut self.$module, hall, event),)*
                }
            }

            /// Draws one screen.
            pub fn view(&self, id: ScreenId, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
                match id {
                    $(ScreenId::$id => $module::view(&self.$module, hall, area, frame),)*
                }
            }

            /// Whether letters are text on one screen.
            pub fn focus(&self, id: ScreenId) -> Focus {
                match id {
                    $(ScreenId::$id => $module::focus(&self.$module),)*
                }
            }

            /// What can be done on one screen now.
            pub fn acts(&self, id: ScreenId, hall: &Hall) -> Vec<Action> {
                match id {
                    $(ScreenId::$id => $module::acts(&self.$module, hall),)*
                }
            }

            /// Whether one screen changes every second.
            pub fn is_ticking(&self, id: ScreenId, hall: &Hall) -> bool {
                match id {
                    $(ScreenId::$id => $module::is_ticking(&self.$module, hall),)*
                }
            }

            /// Whether something was typed on any screen that would be lost.
            pub fn has_draft(&self) -> bool {
                false $(|| $module::has_draft(&self.$module))*
            }
        }
    };
}

/// Questions that several screens ask.
pub mod asking;
pub mod correcting;

screens! {
    /// Where a day is opened; in front as long as there is none.
    Setup setup
    /// Where donors are checked in.
    Reception reception
    /// Who waits, and who is called.
    Queue queue
    /// Where donors are examined.
    Screening screening
    /// The beds.
    Collection collection
    /// The seats after the donation.
    Recovery recovery
    /// The day in figures, live.
    Dashboard dashboard
    /// The day as a document.
    Summary summary
    /// What a scanner sends.
    Scanner scanner
    /// Everyone there is: found, looked at, corrected, made one, brought in from lists.
    Roster roster
}

impl ScreenId {
    /// The screens that always have a tab, from left to right; the roster has one while it is in front.
    pub const TABS: [Self; 7] = [
        Self::Reception,
        Self::Queue,
        Self::Screening,
        Self::Collection,
        Self::Recovery,
        Self::Dashboard,
        Self::Summary,
    ];

    /// The action that shows it, which also names it; the setup comes by itself.
    #[must_use]
    pub const fn action(self) -> Option<Action> {
        match self {
            Self::Setup => None,
            Self::Reception => Some(Action::ShowReception),
            Self::Queue => Some(Action::ShowQueue),
            Self::Screening => Some(Action::ShowScreening),
            Self::Collection => Some(Action::ShowCollection),
            Self::Recovery => Some(Action::ShowRecovery),
            Self::Dashboard => Some(Action::ShowDashboard),
            Self::Summary => Some(Action::ShowSummary),
            Self::Scanner => Some(Action::ShowScanner),
            Self::Roster => Some(Action::ShowRoster),
        }
    }

    /// The tab so many to the right, round and round.
    #[must_use]
    pub fn neighbour(self, steps: usize) -> Self {
        let place = Self::TABS.iter().position(|tab| *tab == self).unwrap_or(0);
        Self::TABS
            .iter()
            .cycle()
            .nth(place + steps)
            .copied()
            .unwrap_or(self)
    }
}

/// The screen where somebody at this stage has the next step.
#[must_use]
pub const fn home(stage: Stage) -> ScreenId {
    match stage {
        Stage::Waiting => ScreenId::Queue,
        Stage::Screening(_) => ScreenId::Screening,
        Stage::Cleared | Stage::Collecting(_) => ScreenId::Collection,
        Stage::Recovering => ScreenId::Recovery,
        Stage::Left(_) => ScreenId::Reception,
    }
}

impl Screens {
    /// The donor whom the acts of a screen of the hall are about.
    pub fn chosen(&self, id: ScreenId, hall: &Hall) -> Option<VisitId> {
        match id {
            ScreenId::Queue => queue::chosen(&self.queue, hall),
            ScreenId::Screening => screening::chosen(&self.screening, hall),
            ScreenId::Collection => collection::chosen(&self.collection, hall),
            ScreenId::Recovery => recovery::chosen(&self.recovery, hall),
            ScreenId::Setup
            | ScreenId::Reception
            | ScreenId::Dashboard
            | ScreenId::Summary
            | ScreenId::Scanner
            | ScreenId::Roster => None,
        }
    }
}

/// What a screen remembered before a burst of keys began. When the burst turns out to be a scan, its head has to be
/// untyped; meanwhile the screen goes on as if it were typing.
#[derive(Debug, Clone)]
pub struct Before {
    id: ScreenId,
    memory: Memory,
}

impl Before {
    /// Remembers a screen.
    pub fn new(screens: &Screens, id: ScreenId) -> Self {
        Self {
            id,
            memory: screens.remember(id),
        }
    }

    /// Lets the remembered screen know of something that happened apart from typing; what it asks for has been asked
    /// for by the real one.
    pub fn witness(&mut self, id: ScreenId, hall: &Hall, event: &Event<'_>) {
        if self.id == id {
            let mut screens = Screens::default();
            screens.recall(self.memory.clone());
            drop(screens.update(id, hall, event));
            self.memory = screens.remember(id);
        }
    }

    /// Puts the screen back to what it was.
    pub fn restore(self, screens: &mut Screens) {
        screens.recall(self.memory);
    }
}
