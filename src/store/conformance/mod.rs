//! What every backend does, whatever it keeps its rows in. A case gets a way to open handles on one store; two handles
//! are two stations.

mod book;
mod log;
mod merging;
mod roster;
mod stations;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::bag::BagCode;
use crate::domain::birth::{Age, Birth};
use crate::domain::clean::{Label, Note};
use crate::domain::command::{Act, Command};
use crate::domain::decide::NewStep;
use crate::domain::history::Source;
use crate::domain::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, Seq, StepId, Ticket, VisitId};
use crate::domain::identity::{CitizenNumber, Phone, Sex};
use crate::domain::issued::TakenBack;
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, Head, Place, Step};
use crate::domain::time::Moment;
use crate::domain::unit::{Unit, UnitCode};
use crate::domain::vitals::Volume;
use crate::station::{Request, Station};
use crate::store::{Batch, Committed, Damage, Store, StoreError, Unique};

pub(in crate::store) use self::{book::*, log::*, merging::*, roster::*, stations::*};

/// Opens another handle on the store of one case.
pub(in crate::store) type Opener<'a> = &'a (dyn Fn() -> Box<dyn Store> + Sync);

pub(in crate::store) fn day(n: u128) -> DayId {
    DayId(Uuid::from_u128(0xda_0000 + n))
}

pub(in crate::store) fn visit(n: u128) -> VisitId {
    VisitId(Uuid::from_u128(0x0005_0000 + n))
}

pub(in crate::store) fn person_id(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(0x0009_0000 + n))
}

/// Requests are apart, so that each has room for the steps that follow its first.
pub(in crate::store) fn request(n: u128) -> StepId {
    StepId(Uuid::from_u128(0x5000_0000 + n * 0x100))
}

pub(in crate::store) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(in crate::store) fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

pub(in crate::store) fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

pub(in crate::store) fn at(minute: i64) -> At {
    let moment = Moment::parse("2026-10-22T07:00:00+07:00").unwrap();
    let moment = Moment::from_millis(moment.millis() + minute * 60_000);
    At {
        occurred: moment,
        recorded: moment,
        staff: label("Trần Thị Hoa"),
        station: label("Lễ tân 1"),
    }
}

pub(in crate::store) fn info(date_text: &str) -> DayInfo {
    DayInfo {
        title: label("Giọt máu nghĩa tình"),
        date: date(date_text),
        site: label("Hội trường A"),
        hospital: label("Bệnh viện 19-8"),
        target: 200,
        units: vec![Unit {
            code: UnitCode::parse("A04").unwrap(),
            name: label("Phòng 4"),
        }],
        hall: HallSize {
            desks: 4,
            beds: 3,
            seats: 3,
        },
        bag_pattern: None,
    }
}

pub(in crate::store) fn person(n: u128, name: &str) -> Person {
    let name = FullName::parse(name).unwrap().value;
    Person::new(person_id(n), name, Birth::Date(date("1987-03-15")), Sex::Male)
}

pub(in crate::store) fn number(text: &str) -> CitizenNumber {
    CitizenNumber::parse(text, date("2026-10-22")).unwrap().value
}

fn phone(text: &str) -> Phone {
    Phone::parse(text).unwrap()
}

/// A bag's code with its check character worked out.
pub(in crate::store) fn bag(n: u32) -> BagCode {
    let bare = format!("G123417{n:06}");
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
        .chars()
        .find_map(|check| BagCode::parse(&format!("{bare}{check}")).ok())
        .unwrap()
}

pub(in crate::store) fn on_day(step: Step) -> NewStep {
    NewStep { visit: None, step }
}

pub(in crate::store) fn on_visit(n: u128, step: Step) -> NewStep {
    NewStep {
        visit: Some(visit(n)),
        step,
    }
}

pub(in crate::store) fn check_in(n: u128, who: u128) -> NewStep {
    on_visit(
        n,
        Step::DonorCheckedIn {
            person: person_id(who),
            ticket: Ticket::new(u32::try_from(n).unwrap()).unwrap(),
            sex: Sex::Male,
            age: Age::new(39),
            unit: None,
            blood_group: None,
            place: Place(u64::try_from(n).unwrap()),
            said: std::collections::BTreeSet::new(),
        },
    )
}

pub(in crate::store) fn collection(n: u128, bed: u16, code: u32) -> NewStep {
    on_visit(
        n,
        Step::CollectionStarted {
            bed: BedNo(bed),
            bag: bag(code),
            identified: None,
        },
    )
}

pub(in crate::store) fn taken_back(n: u128, code: u32, how: TakenBack) -> NewStep {
    on_visit(
        n,
        Step::BagTakenBack {
            bag: bag(code),
            how,
            reason: Note::parse("chọn nhầm người").unwrap(),
        },
    )
}

pub(in crate::store) fn undone(n: u128, seq: u64) -> NewStep {
    on_visit(
        n,
        Step::StepUndone {
            seq: Seq(seq),
            reason: note("nhầm"),
        },
    )
}

pub(in crate::store) fn withdrawn(n: u128) -> NewStep {
    on_visit(
        n,
        Step::DonorWithdrew {
            reason: note("bận việc"),
        },
    )
}

pub(in crate::store) fn batch(steps: &[NewStep]) -> Batch {
    Batch {
        at: at(0),
        steps: steps.to_vec(),
        new_person: None,
        corrected: None,
    }
}

/// The end of a day's log.
pub(in crate::store) fn head(store: &mut dyn Store, day: DayId) -> Head {
    store
        .steps_after(day, Seq::ZERO)
        .unwrap()
        .last()
        .map_or_else(Head::default, end)
}

fn end(last: &Envelope) -> Head {
    Head {
        seq: last.seq,
        hash: last.hash,
    }
}

/// Writes steps without asking any rule.
pub(in crate::store) fn write(
    store: &mut dyn Store,
    day: DayId,
    request: StepId,
    steps: &[NewStep],
) -> Result<Committed, StoreError> {
    let head = head(store, day);
    store.commit(day, head, request, &mut |_, _| Ok(Ok(batch(steps))))
}

pub(in crate::store) fn written(
    store: &mut dyn Store,
    day: DayId,
    id: StepId,
    steps: &[NewStep],
) -> Vec<Envelope> {
    write(store, day, id, steps).unwrap().outcome.unwrap()
}

pub(in crate::store) fn opened(store: &mut dyn Store) -> DayId {
    written(
        store,
        day(1),
        request(1),
        &[on_day(Step::DayOpened(info("2026-10-22")))],
    );
    day(1)
}

fn sound(store: &mut dyn Store) {
    for verdict in store.verify().unwrap() {
        assert_eq!(verdict.faults, [], "{}", verdict.day);
    }
}

/// Makes a test of every case for a backend: `$with` makes a store and hands the case a way to open it.
macro_rules! conformance {
    ($with:path: $($case:ident)*) => {
        $(#[test]
        fn $case() {
            $with(&|open| $crate::store::conformance::$case(open));
        })*
    };
    ($with:path) => {
        $crate::store::conformance::conformance! { $with:
            steps_are_numbered_without_gaps_and_read_back_as_written
            every_step_is_chained_to_the_one_before
            a_request_asked_again_is_answered_again
            a_refusal_writes_nothing
            a_stale_head_gets_what_others_wrote_before_it_decides
            a_head_that_the_log_does_not_hold_is_refused
            a_day_is_opened_once_and_first
            the_id_of_a_step_is_used_once
            days_are_listed_newest_first
            a_bag_is_used_once_on_whatever_day
            a_bag_is_free_again_once_it_is_returned
            a_voided_bag_is_never_free
            a_person_has_one_open_visit
            the_id_of_a_visit_is_used_once
            every_visit_of_a_person_is_found_with_its_steps
            people_are_saved_and_every_change_is_on_record
            people_are_found_by_their_documents
            what_was_set_by_hand_is_known
            a_group_that_is_said_never_takes_the_place_of_a_tested_one
            a_number_belongs_to_one_person
            somebody_new_comes_with_the_check_in_or_not_at_all
            namesakes_are_found_however_many_there_are
            a_correction_comes_with_the_check_in_or_not_at_all
            the_roster_is_counted_by_unit
            people_are_found_with_and_without_marks
            people_are_found_by_words_in_any_order_and_by_their_beginnings
            people_are_found_by_the_end_of_number_or_phone
            a_corrected_name_is_found_and_the_old_one_is_not
            the_best_match_comes_first
            people_are_found_by_initials
            people_are_found_by_their_unit
            a_search_knows_documents
            a_reader_sees_what_was_saved_after_it_was_opened
            two_records_become_one_and_two_again
            a_correction_does_not_overwrite_one_that_was_faster
            the_records_that_were_merged_into_one_are_known
            undoing_a_merge_respects_what_happened_since
            what_one_record_did_counts_for_the_other
            nobody_is_checked_in_with_a_record_that_was_merged_away
            whoever_takes_the_roster_out_is_on_record
            the_people_of_a_list_are_read_and_whoever_reads_them_is_on_record
            a_book_finds_what_it_was_given_before
            a_book_that_is_not_kept_changes_nothing
            a_book_knows_who_set_a_field
            writes_of_others_are_noticed
            the_bell_rings_when_another_writes
            resting_changes_nothing_that_can_be_read
            a_sound_store_is_found_sound
            the_log_of_one_day_is_read_anew_and_checked
            two_stations_close_a_day_once
            a_day_is_not_closed_while_somebody_comes_in
            two_stations_never_get_one_bed
            two_stations_never_use_one_bag
            two_stations_never_check_one_donor_in
            many_stations_write_one_log
        }
    };
}
pub(in crate::store) use conformance;
