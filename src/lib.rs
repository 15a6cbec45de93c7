//! giotmau, the check-in station of a blood-donation day.
//!
//! This page is the map: what lies where, what may import what, and the words that are the same in code, on screen, in
//! the documents and in the database. What the program does for a person is in the README.
//!
//! # Layers
//!
//! ```text
//!          cli ─────────┐            tui ───────────┐        the shells: clocks, terminals, files, printers
//!           │           │             │             │
//!           └────►  station  ◄────────┘             │        executes commands on a store, keeps the day current
//!                       │                           │
//!           ┌───────────┼───────────┐               │
//!         store       report    simulation ◄────────┘        steps on disk · documents as data · an invented morning
//!           │           │             │                      roster, beside them, reads the lists that units send
//!           └───────────┼───────────┘                      planning, beside them: a day before it, pure like the domain
//!                     domain                                 pure: values in, values out
//! ```
//!
//! Arrows are the only imports allowed; `tests/layers.rs` checks them, and clippy keeps clocks, randomness and process
//! exits out of everything but the shells.
//!
//! | module | is for |
//! |---|---|
//! | [`domain`] | the day itself: [`domain::command`] asks, [`domain::decide`] answers, [`domain::step`] says what happened, [`domain::day`] is the fold of it |
//! | [`store`] | the log and the roster on disk; decides under its write lock |
//! | [`station`] | one running terminal: [`station::Station::execute`] is the only way to write |
//! | [`report`] | a day as a document: the summary, the hand-over, the donors by unit and the gifts, written from the same parts ([`report::document`]) as PDF, workbook, text, CSV; JSON beside them; the organiser's sheets filled ([`report::certificate`]) |
//! | [`roster`] | the lists that units send, read by a process of its own and made into people |
//! | [`mod@print`] | tickets and slips as rows, drawn as pages or dots, and everything to printers: jobs on a thread of their own |
//! | [`planning`] | a day before it: places needed, jams, a timetable; a running day's end ([`planning::forecast`], asked by the dashboard on a thread of its own); pure, beside the domain, with the assumptions that [`simulation`] plays with |
//! | [`simulation`] | an invented morning, seeded and repeatable |
//! | [`tui`] | the screens: model, update, view, effects as data; [`tui::board`], the display in the hall |
//! | [`cli`] | the commands, a file each |
//! | [`i18n`] | every text in both languages, side by side |
//! | [`config`] | the settings: defaults, file, environment, flags |
//! | [`error`] | what went wrong, as a sentence and an exit code |
//! | [`shell`] | the clock and new ids, for whoever may read them |
//!
//! # One step, once through
//!
//! A nurse presses Enter to put a donor on a bed. [`tui::input`] sends the key; [`tui::update`] asks [`tui::keymap`] what
//! it means here; the screen builds a [`domain::command::Command`] and hands out an [`tui::effect::Effect`], which is
//! data; [`tui::runtime`] passes it to the [`station::worker`]. There [`station::Station::execute`] asks the
//! [`store::Store`] for the write lock, takes in what other stations wrote, lets [`domain::decide::decide`] judge on the
//! newest [`domain::day::Day`], writes the steps and waits until they are on the disk. Only then does the screen say
//! that it is saved. Other stations hear the bell and read the steps within a millisecond or two.
//!
//! # No wrong blood
//!
//! [`domain::rulepack`] holds the numbers, [`domain::eligibility`] judges a donor by them and [`domain::explain`] says which of
//! them decided. [`domain::decide`] knows what may happen at the bed: who lies there was recognised, the bag was issued to
//! nobody else ([`domain::issued`]), two donors of one nurse are told apart. A value that was wrong is put right by
//! [`domain::amendment`] and stays readable; [`domain::recheck`] judges the doctor's yes anew and holds the unit where it does
//! not stand. What a donor says in confidence is in no list of steps that a screen shows ([`domain::visit::Visit::excluded`]).
//! `tests/proofs` holds what can never happen against every stage, every order of commands and a second model of the rules.
//!
//! # Words
//!
//! | type | vi | en |
//! |---|---|---|
//! | [`domain::day::Day`] | ngày hội hiến máu | donation day: one programme at one site on one date |
//! | [`domain::unit::Unit`] | đơn vị | unit: a department that sends donors |
//! | [`domain::person::Person`] | người hiến máu | person, donor: someone on the roster |
//! | [`domain::visit::Visit`] | lượt hiến | visit: one person on one day, with a ticket |
//! | [`domain::visit::Stage`] | khâu | stage: waiting, screening, cleared, collecting, recovering, left |
//! | [`domain::step::Step`] | bước | step: one event of the log, written once |
//! | [`domain::command::Command`] | lệnh | command: what someone asks for |
//! | [`domain::refusal::Refusal`] | từ chối | refusal: a rule said no; a value, not an error |
//! | [`station::Station`] | trạm | station: one running terminal |
//! | [`domain::rulepack::RulePack`] | bộ tiêu chuẩn | rule pack: the rules in force, with their articles |
//! | [`domain::ticket::TicketCode`] | mã phiếu | ticket code: 14 digits for day, site and number |
//! | [`domain::amendment::Amendment`] | sửa số liệu | amendment: a recorded value that was put right |
//! | [`domain::recheck::Hold`] | giữ lại | hold: a unit that is not used until the hospital has decided |
//! | [`domain::circumstance::Circumstance`] | lưu ý khi đến | circumstance: what a donor says on arrival |
//! | [`domain::certificate::Serial`] | số giấy chứng nhận | serial: what is printed on a sheet that goes to one donor |
//! | [`domain::bag::BagCode`] | mã túi máu | bag code: an ISBT 128 donation number, or the hospital's own |
//!
//! # Promises
//!
//! * What was answered is on the disk: WAL with `synchronous=FULL`, shown only after the commit.
//! * No stale decision is written: deciding and writing are one transaction.
//! * The log is never changed: append-only by trigger, numbered without gaps, each step chained to the one before it by
//!   its hash. Its head is printed on the summary as a witness outside of the database.
//! * Names and numbers of people are not in the log, so a person can be corrected without touching it.
//! * A day is closed on figures that were counted anew from its log ([`station::Station::audit`]), under the write lock, with
//!   nobody inside and every bag accounted for ([`domain::reconcile`]).
//! * A retry is recognised by the step's own id and never doubles a step.

pub mod cli;
pub mod config;
pub mod domain;
pub mod error;
pub mod i18n;
pub mod planning;
pub mod print;
pub mod report;
pub mod roster;
pub mod shell;
pub mod simulation;
pub mod station;
pub mod store;
pub mod tui;
