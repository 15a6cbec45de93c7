//! Everything that a key, a button or the palette can ask for, under one name each.
//!
//! What the keys are is in [`keymap`](super::keymap); what an action does on a screen is the screen's business.

use crate::i18n::Text;
use crate::i18n::text::keys;

use super::screen::ScreenId;

/// Declares the actions: the variant, its short name for buttons, its line of help.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $short:ident $line:ident)*) => {
        /// Something that a person can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        impl Action {
            /// Every action, in the order in which help lists them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// A word or two, as on a button.
            #[must_use]
            pub const fn short(self) -> Text {
                match self {
                    $(Self::$name => keys::$short,)*
                }
            }

            /// One line that says what it does.
            #[must_use]
            pub const fn line(self) -> Text {
                match self {
                    $(Self::$name => keys::$line,)*
                }
            }
        }
    };
}

actions! {
    /// Do the next useful thing with the selected row or the filled form.
    Advance ADVANCE ADVANCE_LINE
    /// Leave what is open, or empty what was typed.
    Back BACK BACK_LINE
    /// Say yes to a question.
    Accept ACCEPT ACCEPT_LINE
    /// Say no to a question.
    Decline DECLINE DECLINE_LINE

    /// Go to the field for searching.
    Find FIND FIND_LINE
    /// Enter a person who is not on the list.
    NewPerson NEW_PERSON NEW_PERSON_LINE
    /// Call the donor to a desk.
    Call CALL CALL_LINE
    /// The donor who was called did not come.
    Miss MISS MISS_LINE
    /// Put a donor who missed too many calls back in the queue.
    Requeue REQUEUE REQUEUE_LINE
    /// Let the donor ahead.
    Prioritise PRIORITISE PRIORITISE_LINE
    /// Send the donor home until a later date.
    Defer DEFER DEFER_LINE
    /// Measure pressure and pulse again.
    MeasureAgain MEASURE_AGAIN MEASURE_AGAIN_LINE
    /// Record something that the donor declares and that bars for a time.
    Declare DECLARE DECLARE_LINE
    /// The donor wants to leave before giving.
    Withdraw WITHDRAW WITHDRAW_LINE
    /// Record a reaction.
    React REACT REACT_LINE
    /// Take down which box the donor ticked on the sealed note.
    SealedNote SEALED_NOTE SEALED_NOTE_LINE
    /// Puncture the vein again.
    PunctureAgain PUNCTURE_AGAIN PUNCTURE_AGAIN_LINE
    /// Take a bag that was not bled back under control.
    TakeBack TAKE_BACK TAKE_BACK_LINE
    /// Let the donor go before the rest is over.
    ReleaseEarly RELEASE_EARLY RELEASE_EARLY_LINE
    /// Take the next free desk, bed or seat.
    NextPlace NEXT_PLACE NEXT_PLACE_LINE
    /// Take back the visit's last step.
    Undo UNDO UNDO_LINE
    /// Correct the roster by the card that is compared with it, and go on.
    TakeCard TAKE_CARD TAKE_CARD_LINE
    /// Show everything about the selected donor.
    Details DETAILS DETAILS_LINE
    /// Print what belongs to the selected row or the screen.
    Print PRINT PRINT_LINE
    /// Print everything again that was not printed.
    PrintAgain PRINT_AGAIN PRINT_AGAIN_LINE
    /// Show the printouts and the printers.
    PrintJobs PRINT_JOBS PRINT_JOBS_LINE
    /// Choose another printer for the document of the screen.
    OtherPrinter OTHER_PRINTER OTHER_PRINTER_LINE
    /// Drop the selected printout.
    DropJob DROP_JOB DROP_JOB_LINE
    /// Show the donor's ticket to be photographed.
    ShowTicket SHOW_TICKET SHOW_TICKET_LINE
    /// Save the document as a file.
    Export EXPORT EXPORT_LINE
    /// Correct the person's data.
    Correct CORRECT CORRECT_LINE
    /// Make two records of one person one.
    Merge MERGE MERGE_LINE
    /// Bring the people of a list in.
    Import IMPORT IMPORT_LINE
    /// Close the day.
    CloseDay CLOSE_DAY CLOSE_DAY_LINE
    /// Open the closed day again.
    ReopenDay REOPEN_DAY REOPEN_DAY_LINE

    /// Show the reception.
    ShowReception SHOW_RECEPTION SHOW_RECEPTION_LINE
    /// Show the queue.
    ShowQueue SHOW_QUEUE SHOW_QUEUE_LINE
    /// Show the screening desks.
    ShowScreening SHOW_SCREENING SHOW_SCREENING_LINE
    /// Show the beds.
    ShowCollection SHOW_COLLECTION SHOW_COLLECTION_LINE
    /// Show the recovery seats.
    ShowRecovery SHOW_RECOVERY SHOW_RECOVERY_LINE
    /// Show the dashboard.
    ShowDashboard SHOW_DASHBOARD SHOW_DASHBOARD_LINE
    /// Show the summary.
    ShowSummary SHOW_SUMMARY SHOW_SUMMARY_LINE
    /// Show the test page for scanners.
    ShowScanner SHOW_SCANNER SHOW_SCANNER_LINE
    /// Show the roster.
    ShowRoster SHOW_ROSTER SHOW_ROSTER_LINE
    /// Show the screen to the right.
    NextTab NEXT_TAB NEXT_TAB_LINE
    /// Show the screen to the left.
    PreviousTab PREVIOUS_TAB PREVIOUS_TAB_LINE

    /// Select the row above.
    Up UP UP_LINE
    /// Select the row below.
    Down DOWN DOWN_LINE
    /// Select a page further up.
    PageUp PAGE_UP PAGE_UP_LINE
    /// Select a page further down.
    PageDown PAGE_DOWN PAGE_DOWN_LINE
    /// Go to the first row, or before the first letter.
    First FIRST FIRST_LINE
    /// Go to the last row, or after the last letter.
    Last LAST LAST_LINE
    /// Go to the left.
    Left LEFT LEFT_LINE
    /// Go to the right.
    Right RIGHT RIGHT_LINE
    /// Go to the next field.
    NextField NEXT_FIELD NEXT_FIELD_LINE
    /// Go to the field before.
    PreviousField PREVIOUS_FIELD PREVIOUS_FIELD_LINE
    /// Go one word to the left.
    WordLeft WORD_LEFT WORD_LEFT_LINE
    /// Go one word to the right.
    WordRight WORD_RIGHT WORD_RIGHT_LINE
    /// Delete the letter before the cursor.
    DeleteBefore DELETE_BEFORE DELETE_BEFORE_LINE
    /// Delete the letter at the cursor.
    DeleteAt DELETE_AT DELETE_AT_LINE
    /// Delete the word before the cursor.
    DeleteWord DELETE_WORD DELETE_WORD_LINE
    /// Delete everything in the field.
    DeleteAll DELETE_ALL DELETE_ALL_LINE

    /// Show what the keys do here.
    Help HELP HELP_LINE
    /// Find an action by its name.
    Palette PALETTE PALETTE_LINE
    /// Change the language.
    Language LANGUAGE LANGUAGE_LINE
    /// Change how Vietnamese is typed.
    Typing TYPING TYPING_LINE
    /// Draw the screen anew.
    Redraw REDRAW REDRAW_LINE
    /// End the program.
    Quit QUIT QUIT_LINE
}

impl Action {
    /// The screen that this action shows, if it shows one by name.
    #[must_use]
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other action shows no screen"
    )]
    pub const fn screen(self) -> Option<ScreenId> {
        match self {
            Self::ShowReception => Some(ScreenId::Reception),
            Self::ShowQueue => Some(ScreenId::Queue),
            Self::ShowScreening => Some(ScreenId::Screening),
            Self::ShowCollection => Some(ScreenId::Collection),
            Self::ShowRecovery => Some(ScreenId::Recovery),
            Self::ShowDashboard => Some(ScreenId::Dashboard),
            Self::ShowSummary => Some(ScreenId::Summary),
            Self::ShowScanner => Some(ScreenId::Scanner),
            Self::ShowRoster => Some(ScreenId::Roster),
            _ => None,
        }
    }

    /// Whether the program itself answers it, whatever is on the screen.
    #[must_use]
    pub const fn is_of_program(self) -> bool {
        self.screen().is_some()
            || matches!(
                self,
                Self::NextTab
                    | Self::PreviousTab
                    | Self::Help
                    | Self::Palette
                    | Self::Language
                    | Self::Typing
                    | Self::PrintAgain
                    | Self::PrintJobs
                    | Self::Redraw
                    | Self::Quit
            )
    }

    /// Whether it does something to a donor or the day, so that it makes sense only where the screen offers it.
    #[must_use]
    pub const fn is_act(self) -> bool {
        matches!(
            self,
            Self::Find
                | Self::NewPerson
                | Self::Call
                | Self::Miss
                | Self::Requeue
                | Self::Prioritise
                | Self::Defer
                | Self::MeasureAgain
                | Self::Declare
                | Self::Withdraw
                | Self::React
                | Self::SealedNote
                | Self::PunctureAgain
                | Self::TakeBack
                | Self::ReleaseEarly
                | Self::NextPlace
                | Self::Undo
                | Self::TakeCard
                | Self::Details
                | Self::Print
                | Self::OtherPrinter
                | Self::ShowTicket
                | Self::Export
                | Self::Correct
                | Self::Merge
                | Self::Import
                | Self::CloseDay
                | Self::ReopenDay
        )
    }
}
