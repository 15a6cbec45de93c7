//! What only a file can do: be foreign, damaged, tampered with, replaced, full.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::{Sqlite, open};
use crate::domain::history::Source;
use crate::domain::id::Seq;
use crate::domain::step::{Envelope, Step};
use crate::store::conformance::{
    Opener, check_in, collection, conformance, day, head, on_day, opened, person, request, write, written,
};
use crate::store::{Create, Damage, Store, StoreError, Unfit};

/// Runs a case on a database of its own.
fn in_a_file(case: &dyn Fn(Opener<'_>)) {
    let (_folder, path) = place();
    case(&|| Box::new(make(&path)) as Box<dyn Store>);
}

conformance!(in_a_file);

fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("giotmau.db");
    (folder, path)
}

fn make(path: &Path) -> Sqlite {
    open(path, Create::Yes).unwrap()
}

fn fault(path: &Path) -> StoreError {
    open(path, Create::Yes).err().unwrap()
}

/// A closed database with a day of four steps and a side file that was folded back.
fn with_a_day(path: &Path) -> Vec<Envelope> {
    let mut store = make(path);
    let day = opened(&mut store);
    written(&mut store, day, request(2), &[check_in(1, 1), check_in(2, 2)]);
    written(&mut store, day, request(3), &[collection(1, 1, 7)]);
    store
        .save_people(
            &[person(1, "Nguyễn Văn An")],
            &crate::store::conformance::at(0),
            Source::List,
        )
        .unwrap();
    store.steps_after(day, Seq::ZERO).unwrap()
}

/// Works on the database behind the program's back, without any trigger in the way.
fn tamper(path: &Path, sql: &str) {
    let connection = Connection::open(path).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA foreign_keys = OFF; DROP TRIGGER step_never_changes; DROP TRIGGER step_never_goes;
             DROP TRIGGER step_follows_the_last; {sql}"
        ))
        .unwrap();
}

/// The faults of the only day, without the triggers that [`tamper`] dropped.
fn faults(path: &Path) -> Vec<Damage> {
    let verdicts = open(path, Create::No).unwrap().verify().unwrap();
    let faults = verdicts.into_iter().flat_map(|verdict| verdict.faults);
    faults
        .filter(|fault| !matches!(fault, Damage::Bookkeeping { what } if what.starts_with("trigger")))
        .collect()
}

#[test]
fn a_missing_database_is_an_error_unless_it_may_be_made() {
    let (folder, path) = place();
    let missing = open(&path, Create::No).err().unwrap();
    assert!(matches!(missing, StoreError::Missing { .. }), "{missing:?}");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "nothing was made"
    );
    let deep = folder.path().join("a/b/giotmau.db");
    drop(make(&deep));
    drop(open(&deep, Create::No).unwrap());
    let mode = fs::metadata(deep.parent().unwrap()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[test]
fn every_file_is_for_the_owner_alone() {
    let (folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    written(&mut store, day, request(2), &[check_in(1, 1)]);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{:?}", entry.file_name());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort_unstable();
    let all = ["", "-bell", "-queue", "-shm", "-turn", "-wal"].map(|suffix| format!("giotmau.db{suffix}"));
    assert_eq!(names, all);
    drop(store);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    drop(make(&path));
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn what_is_no_plain_file_is_refused() {
    let (folder, path) = place();
    drop(make(&path));
    let why = |path: &Path| {
        let fault = fault(path);
        let StoreError::Unfit { why, .. } = fault else {
            panic!("{fault:?}");
        };
        why
    };
    assert_eq!(why(folder.path()), Unfit::Folder);
    assert_eq!(why(&folder.path().join("new/")), Unfit::Folder);
    assert_eq!(why(Path::new("")), Unfit::Empty);
    assert_eq!(why(Path::new("/dev/null")), Unfit::NotAFile);
    let link = folder.path().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert_eq!(why(&link), Unfit::Link);
    let dangling = folder.path().join("dangling.db");
    std::os::unix::fs::symlink(folder.path().join("nowhere"), &dangling).unwrap();
    assert_eq!(why(&dangling), Unfit::Link);
    let hard = folder.path().join("hard.db");
    fs::hard_link(&path, &hard).unwrap();
    assert_eq!(why(&hard), Unfit::Link);
    assert_eq!(why(&path), Unfit::Link);
}

#[test]
fn a_relative_path_is_made_absolute() {
    assert!(
        super::place::Place::parse(Path::new("x.db"))
            .unwrap()
            .path()
            .is_absolute()
    );
}

#[test]
fn a_file_that_is_something_else_is_refused_and_left_as_it_is() {
    let (folder, path) = place();
    with_a_day(&path);
    let good = fs::read(&path).unwrap();
    let with = |at: usize, bytes: &[u8]| {
        let mut file = good.clone();
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let other = folder.path().join("other.db");
    let connection = Connection::open(&other).unwrap();
    connection.execute_batch("CREATE TABLE contacts (name)").unwrap();
    drop(connection);
    let foreign: [(&str, Vec<u8>); 5] = [
        ("empty", Vec::new()),
        ("text", b"Ho ten;Ngay sinh\n".repeat(100)),
        ("another program's", fs::read(&other).unwrap()),
        ("application id", with(68, &[0; 4])),
        ("magic", with(0, b"sqlite")),
    ];
    let newer = [("newer", with(60, &99_u32.to_be_bytes()))];
    let damaged = [
        ("header cut off", good[..50].to_vec()),
        ("cut to a page", good[..4096].to_vec()),
        ("last byte missing", good[..good.len() - 1].to_vec()),
    ];
    let victim = folder.path().join("victim.db");
    let refuses = |name: &str, bytes: &[u8], expected: &dyn Fn(&StoreError) -> bool| {
        fs::write(&victim, bytes).unwrap();
        for create in [Create::No, Create::Yes] {
            let fault = open(&victim, create).err().unwrap();
            assert!(expected(&fault), "{name}: {fault:?}");
        }
        assert_eq!(fs::read(&victim).unwrap(), bytes, "{name}");
        let beside = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let beside: Vec<_> = beside
            .filter(|name| name.to_string_lossy().starts_with("victim.db-"))
            .collect();
        assert_eq!(beside, [] as [&str; 0], "{name}");
    };
    for (name, bytes) in &foreign {
        refuses(name, bytes, &|fault| matches!(fault, StoreError::Foreign { .. }));
    }
    for (name, bytes) in &newer {
        refuses(
            name,
            bytes,
            &|fault| matches!(fault, StoreError::Newer { found: 99, known, .. } if *known == super::migrate::known()),
        );
    }
    for (name, bytes) in &damaged {
        refuses(name, bytes, &|fault| matches!(fault, StoreError::Damaged { .. }));
    }
}

#[test]
fn a_step_is_never_changed_deleted_or_replaced_even_by_other_tools() {
    let (_folder, path) = place();
    with_a_day(&path);
    let connection = Connection::open(&path).unwrap();
    for sql in [
        "UPDATE step SET staff = 'x'",
        "DELETE FROM step WHERE seq = 4",
        "INSERT OR REPLACE INTO step SELECT * FROM step WHERE seq = 2",
        "REPLACE INTO step SELECT day, 9, id, visit, kind, version, occurred_at, recorded_at, staff, station, body, hash
           FROM step WHERE seq = 2",
        "INSERT INTO step SELECT day, 9, zeroblob(16), visit, kind, version, occurred_at, recorded_at, staff, station,
           body, hash FROM step WHERE seq = 2",
        "UPDATE OR REPLACE step SET seq = 1 WHERE seq = 2",
    ] {
        let fault = connection.execute_batch(sql).unwrap_err();
        assert!(fault.to_string().contains("a step is"), "{sql}: {fault}");
    }
    drop(connection);
    assert_eq!(faults(&path), []);
}

#[test]
fn tampering_is_named_with_the_first_bad_step() {
    let body = r#"{"person":"00000000-0000-0000-0000-000000090009","ticket":1,"sex":"male","age":39,"unit":null,"blood_group":null,"place":1}"#;
    let chain = |n| Damage::BrokenChain { seq: Seq(n) };
    let gap = |n| Damage::Gap { missing: Seq(n) };
    let book = |what: &str| Damage::Bookkeeping {
        what: what.to_owned(),
    };
    let visit = "00000000-0000-0000-0000-000000050001";
    let cases: Vec<(String, Damage)> = vec![
        (format!("UPDATE step SET body = '{body}' WHERE seq = 2"), chain(2)),
        ("UPDATE step SET staff = 'Ai đó' WHERE seq = 3".into(), chain(3)),
        (
            "UPDATE step SET occurred_at = occurred_at + 1 WHERE seq = 1".into(),
            chain(1),
        ),
        (
            "UPDATE step SET hash = zeroblob(32) WHERE seq = 4".into(),
            chain(4),
        ),
        ("DELETE FROM step WHERE seq = 3".into(), gap(3)),
        ("DELETE FROM step WHERE seq = 1".into(), gap(1)),
        ("DELETE FROM step WHERE seq = 4".into(), gap(4)),
        ("UPDATE step SET seq = 9 WHERE seq = 4".into(), gap(4)),
        ("UPDATE step SET kind = 'x' WHERE seq = 2".into(), chain(2)),
        ("DELETE FROM bag".into(), book("bag G123417000007")),
        (
            "DELETE FROM open_visit WHERE hex(visit) LIKE '%1'".into(),
            book(&format!("open_visit {visit}")),
        ),
        (
            "UPDATE visit SET person = zeroblob(16) WHERE hex(id) LIKE '%1'".into(),
            book(&format!("visit {visit}")),
        ),
        ("UPDATE day SET closed = 1".into(), book("day, closed")),
        ("UPDATE day SET hash = zeroblob(32)".into(), book("day, step 4")),
        (
            "DELETE FROM day".into(),
            book("visit 00000000000000000000000000050001"),
        ),
    ];
    for (sql, damage) in cases {
        let (_folder, path) = place();
        with_a_day(&path);
        tamper(&path, &sql);
        let found = faults(&path);
        assert_eq!(found.first(), Some(&damage), "{sql}: {found:?}");
    }
}

#[test]
fn dropped_triggers_are_named() {
    let (_folder, path) = place();
    with_a_day(&path);
    tamper(&path, "");
    let verdicts = open(&path, Create::No).unwrap().verify().unwrap();
    assert_eq!(verdicts[0].faults.len(), 3);
}

#[test]
fn the_head_of_a_damaged_log_is_the_last_sound_step() {
    let (_folder, path) = place();
    let steps = with_a_day(&path);
    tamper(&path, "UPDATE step SET station = 'x' WHERE seq = 3");
    let verdicts = open(&path, Create::No).unwrap().verify().unwrap();
    assert_eq!(verdicts[0].head.seq, Seq(2));
    assert_eq!(verdicts[0].head.hash, steps[1].hash);
}

#[test]
fn a_tampered_log_is_neither_read_nor_written() {
    let (_folder, path) = place();
    let steps = with_a_day(&path);
    tamper(
        &path,
        "UPDATE step SET body = replace(body, '39', '19') WHERE seq = 2",
    );
    let mut store = make(&path);
    let fault = store.steps_after(day(1), Seq::ZERO).unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::BrokenLog {
                damage: Damage::BrokenChain { seq: Seq(2) },
                ..
            }
        ),
        "{fault:?}"
    );
    let opening = crate::domain::step::Head {
        seq: Seq(1),
        hash: steps[0].hash,
    };
    let fault = store
        .commit(day(1), opening, request(9), &mut |_, _| {
            panic!("the log is damaged")
        })
        .unwrap_err();
    assert!(matches!(fault, StoreError::BrokenLog { .. }), "{fault:?}");
}

#[test]
fn a_day_whose_log_was_tampered_with_is_not_closed() {
    use crate::domain::command::Command;
    use crate::domain::rulepack::RulePack;
    use crate::station::{Request, Station, StationError};
    // Everything that the station reads at the closing for itself lies behind what it knows; only the whole log tells.
    for (sql, damage) in [
        (
            "UPDATE step SET body = replace(body, '39', '19') WHERE seq = 2",
            Damage::BrokenChain { seq: Seq(2) },
        ),
        (
            "UPDATE step SET staff = 'Ai đó' WHERE seq = 1",
            Damage::BrokenChain { seq: Seq(1) },
        ),
        ("DELETE FROM step WHERE seq = 2", Damage::Gap { missing: Seq(2) }),
        (
            "DELETE FROM visit",
            Damage::Bookkeeping {
                what: "visit 00000000-0000-0000-0000-000000050001".to_owned(),
            },
        ),
    ] {
        let (_folder, path) = place();
        let mut store = make(&path);
        let day = opened(&mut store);
        let steps = [check_in(1, 1), crate::store::conformance::withdrawn(1)];
        written(&mut store, day, request(2), &steps);
        let mut station = Station::open(Box::new(store), RulePack::vn_tt26_2013().unwrap()).unwrap();
        tamper(&path, sql);
        let close = Request {
            id: request(3),
            at: crate::store::conformance::at(1),
            command: Command::CloseDay,
            new_person: None,
            corrected: None,
        };
        let is_stopped = |result: Result<(), StationError>| {
            let fault = result.unwrap_err();
            assert!(
                matches!(&fault, StationError::Store(StoreError::BrokenLog { damage: found, .. }) if *found == damage),
                "{sql}: {fault:?}"
            );
        };
        is_stopped(station.execute(&close).map(drop));
        is_stopped(station.audit().map(drop));
        let closings: i64 = Connection::open(&path)
            .unwrap()
            .query_row("SELECT count(*) FROM step WHERE kind = 'day_closed'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(closings, 0, "{sql}");
    }
}

#[test]
fn a_page_of_noise_is_found() {
    let (_folder, path) = place();
    with_a_day(&path);
    let mut bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    for page in 1..pages {
        bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
    }
    fs::write(&path, &bytes).unwrap();
    let found = open(&path, Create::No).and_then(|mut store| store.verify());
    match found {
        Ok(verdicts) => assert!(verdicts.iter().any(|verdict| !verdict.faults.is_empty())),
        Err(fault) => assert!(matches!(fault, StoreError::Damaged { .. }), "{fault:?}"),
    }
}

#[test]
fn an_unknown_step_of_a_newer_program_is_named() {
    let (_folder, path) = place();
    with_a_day(&path);
    // Written by a newer program, the chain is sound; the kind is not known here.
    let mut store = make(&path);
    let end = head(&mut store, day(1));
    let new = on_day(Step::DayClosed);
    let at = crate::store::conformance::at(1);
    let (mut row, _) = crate::store::codec::encode(day(1), end, request(9), &at, &new).unwrap();
    row.kind = "day_paused".to_owned();
    row.hash = row.chained_to(end.hash);
    let connection = Connection::open(&path).unwrap();
    connection
        .execute(
            "INSERT INTO step VALUES (?1, 5, ?2, NULL, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9)",
            rusqlite::params![
                row.day.0.as_bytes(),
                row.id.0.as_bytes(),
                row.kind,
                row.occurred,
                row.recorded,
                row.staff,
                row.station,
                row.body,
                row.hash.0
            ],
        )
        .unwrap();
    let fault = store.steps_after(day(1), Seq::ZERO).unwrap_err();
    assert!(
        matches!(&fault, StoreError::UnknownStep { seq: Seq(5), kind, version: 1 } if kind == "day_paused"),
        "{fault:?}"
    );
    let verdict = store.verify().unwrap().remove(0);
    let unreadable = Damage::Unreadable {
        seq: Seq(5),
        kind: "day_paused".to_owned(),
    };
    assert_eq!(verdict.faults, [unreadable]);
}

#[test]
fn nothing_is_written_to_a_file_that_lost_its_name() {
    let (folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    let away = folder.path().join("away.db");
    fs::rename(&path, &away).unwrap();
    let fault = write(&mut store, day, request(2), &[check_in(1, 1)]).unwrap_err();
    assert!(matches!(fault, StoreError::Missing { .. }), "{fault:?}");
    let refused = open(&path, Create::Yes).err().unwrap();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
    let other = folder.path().join("other.db");
    drop(make(&other));
    fs::rename(&other, &path).unwrap();
    let end = crate::domain::step::Head::default();
    let fault = store
        .commit(day, end, request(3), &mut |_, _| panic!("not this file"))
        .unwrap_err();
    assert!(matches!(fault, StoreError::Damaged { .. }), "{fault:?}");
    fs::rename(&away, &path).unwrap();
    written(&mut store, day, request(2), &[check_in(1, 1)]);
}

#[test]
fn whoever_only_looks_changes_no_byte_and_sees_what_others_write() {
    let (folder, path) = place();
    assert!(matches!(
        super::open_to_look(&path).unwrap_err(),
        StoreError::Missing { .. }
    ));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    with_a_day(&path);
    let before = fs::read(&path).unwrap();
    let mut looking = super::open_to_look(&path).unwrap();
    assert_eq!(looking.steps_after(day(1), Seq::ZERO).unwrap().len(), 4);
    looking.rest().unwrap();
    assert!(!looking.others_wrote().unwrap());
    let fault = write(&mut looking, day(1), request(9), &[on_day(Step::DayClosed)]).unwrap_err();
    assert!(matches!(fault, StoreError::NoPermission { .. }), "{fault:?}");
    drop(looking);
    assert_eq!(fs::read(&path).unwrap(), before);

    let mut looking = super::open_to_look(&path).unwrap();
    let mut station = make(&path);
    written(&mut station, day(1), request(9), &[on_day(Step::DayClosed)]);
    assert!(looking.others_wrote().unwrap());
    assert_eq!(looking.steps_after(day(1), Seq(4)).unwrap().len(), 1);
    drop(station);
    fs::remove_file(&path).unwrap();
    let fault = looking.others_wrote().unwrap_err();
    assert!(matches!(fault, StoreError::Missing { .. }), "{fault:?}");
}

#[test]
fn a_full_disk_refuses_and_goes_on_when_there_is_room_again() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    let known = head(&mut store, day);
    let limit = |store: &mut Sqlite, pages: u32| {
        let connection = store.ready().unwrap();
        connection
            .pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, u32>(0))
            .unwrap()
    };
    let full = limit(&mut store, 1);
    assert!(full > 1, "the limit is what there is");
    let people: Vec<_> = (1..500).map(|n| person(n, "Nguyễn Văn An")).collect();
    let at = crate::store::conformance::at(0);
    let fault = store.save_people(&people, &at, Source::List).unwrap_err();
    assert!(matches!(fault, StoreError::Full), "{fault:?}");
    assert!(store.connection.is_none(), "closed until it was read anew");
    assert_eq!(store.roster_size().unwrap().all, 0, "nothing of it was kept");
    store.save_people(&people, &at, Source::List).unwrap();
    assert_eq!(head(&mut store, day), known);
    written(&mut store, day, request(2), &[check_in(1, 1)]);
}

#[test]
fn after_a_failure_the_log_must_hold_what_was_acknowledged() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    written(&mut store, day, request(2), &[check_in(1, 1)]);
    store.connection = None;
    tamper(&path, "DELETE FROM step WHERE seq = 2");
    let fault = store.steps_after(day, Seq::ZERO).unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::BrokenLog {
                damage: Damage::Gap { missing: Seq(2) },
                ..
            }
        ),
        "{fault:?}"
    );
}

#[test]
fn a_stopped_station_in_the_turnstile_stops_nobody_for_good() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    let other = make(&path);
    let turn = other.turnstile.pass();
    written(&mut store, day, request(2), &[check_in(1, 1)]);
    store.rest().unwrap();
    drop(turn);
    assert_eq!(store.steps_after(day, Seq(1)).unwrap().len(), 1);
}

#[test]
fn a_station_that_holds_the_lock_makes_the_others_say_so() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    let holder = Connection::open(&path).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let fault = write(&mut store, day, request(2), &[check_in(1, 1)]).unwrap_err();
    assert!(matches!(fault, StoreError::Busy), "{fault:?}");
    assert_eq!(
        store.steps_after(day, Seq::ZERO).unwrap().len(),
        1,
        "reading goes on"
    );
    holder.execute_batch("COMMIT").unwrap();
    written(&mut store, day, request(2), &[check_in(1, 1)]);
}

#[test]
fn resting_folds_the_side_file_back_and_keeps_it() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    written(&mut store, day, request(2), &[check_in(1, 1)]);
    let side = |path: &Path| fs::metadata(format!("{}-wal", path.display())).unwrap().len();
    let before = side(&path);
    assert!(before > 0);
    assert!(super::unfolded(store.ready().unwrap()).unwrap() > 0);
    store.rest().unwrap();
    assert_eq!(super::unfolded(store.ready().unwrap()).unwrap(), 0);
    assert_eq!(side(&path), before);
}

#[test]
fn the_side_file_stays_small_when_nobody_rests() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let day = opened(&mut store);
    let note = crate::store::conformance::note(&"ệ".repeat(200));
    for n in 2..40 {
        let step = Step::DayReopened { reason: note.clone() };
        written(&mut store, day, request(n), &vec![on_day(step); 250]);
    }
    let side = fs::metadata(format!("{}-wal", path.display())).unwrap().len();
    assert!(side < 16 << 20, "{side}");
}

#[test]
fn every_pragma_is_as_it_must_be() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let connection = store.ready().unwrap();
    let value = |name: &str| {
        connection
            .pragma_query_value(None, name, |row| {
                let number = row.get::<_, i64>(0).map(|number| number.to_string());
                number.or_else(|_| row.get::<_, String>(0))
            })
            .unwrap()
    };
    for (name, expected) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("recursive_triggers", "1"),
        ("trusted_schema", "0"),
        ("cell_size_check", "1"),
        ("mmap_size", "0"),
        ("wal_autocheckpoint", "0"),
        ("page_size", "4096"),
        ("application_id", "1734963060"),
        ("user_version", &super::migrate::known().to_string()),
    ] {
        assert_eq!(value(name), expected, "{name}");
    }
}

#[test]
fn an_engine_with_the_side_file_fault_is_refused() {
    assert!(super::refuse_old_engine(3_051_003).is_ok());
    let fault = super::refuse_old_engine(3_051_002).unwrap_err();
    assert!(
        matches!(&fault, StoreError::OldEngine { found } if found == "3.51.2"),
        "{fault:?}"
    );
    assert!(super::refuse_old_engine(rusqlite::version_number()).is_ok());
}

#[test]
fn two_stations_that_make_one_database_share_it() {
    let (_folder, path) = place();
    std::thread::scope(|scope| {
        for n in 1..=4 {
            let path = &path;
            scope.spawn(move || {
                let mut store = make(path);
                let info = crate::store::conformance::info("2026-10-22");
                written(&mut store, day(n), request(n), &[on_day(Step::DayOpened(info))]);
            });
        }
    });
    assert_eq!(make(&path).days().unwrap().len(), 4);
    assert!(!path.with_file_name("giotmau.db-new").exists());
}

#[test]
fn a_half_made_database_is_in_nobodys_way() {
    let (_folder, path) = place();
    fs::write(path.with_file_name("giotmau.db-new"), b"half").unwrap();
    let mut store = make(&path);
    opened(&mut store);
}

#[test]
fn many_namesakes_do_not_hide_whom_another_word_finds() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let mut people: Vec<_> = (1..2_500).map(|n| person(n, "Nguyễn Văn Thị An")).collect();
    people.push(person(9_999, "Nguyễn Thị Bích Đào"));
    store
        .save_people(&people, &crate::store::conformance::at(0), Source::List)
        .unwrap();
    for query in [
        "nguyen dao",
        "dao nguyen",
        "nguyen bi dao",
        "thi dao bich nguyen",
        "ng d b",
    ] {
        let found = store.search(query, 20).unwrap();
        assert_eq!(found.len(), 1, "{query}");
        assert_eq!(found[0].full_name.as_str(), "Nguyễn Thị Bích Đào");
    }
    assert_eq!(store.search("nguyen", 20).unwrap().len(), 20);
}

#[test]
fn whatever_people_are_found_by_must_follow_from_the_people() {
    for (sql, expected) in [
        ("DELETE FROM name_key WHERE key LIKE 'moan%'", "name_key person"),
        (
            "UPDATE name_order SET name = 'x' WHERE scope = 'a04'",
            "name_order person",
        ),
        ("INSERT INTO name_key VALUES ('x', 9)", "rows of nobody"),
        ("DELETE FROM name_word WHERE role = 'family'", "name_word y"),
        ("UPDATE unit_size SET people = 2", "unit_size"),
        ("UPDATE person SET full_name = 'Y Ngong'", "name_order person"),
    ] {
        let (_folder, path) = place();
        let mut someone = person(1, "Y Moan");
        someone.unit = crate::domain::unit::UnitCode::parse("A04");
        with_a_day(&path);
        make(&path)
            .save_people(&[someone], &crate::store::conformance::at(1), Source::List)
            .unwrap();
        assert_eq!(make(&path).verify().unwrap()[0].faults, []);
        tamper(&path, sql);
        let told = format!("{:?}", faults(&path));
        assert!(told.contains(expected), "{sql}: {told}");
    }
}

#[test]
fn a_reader_cannot_write() {
    let (_folder, path) = place();
    let store = make(&path);
    let mut reader = store.readers()().unwrap();
    let at = crate::store::conformance::at(0);
    assert!(
        reader
            .save_people(&[person(1, "Y Moan")], &at, Source::List)
            .is_err()
    );
}

#[test]
fn the_steps_of_a_visit_are_found_by_their_index() {
    let (_folder, path) = place();
    let mut store = make(&path);
    let sql = format!("EXPLAIN QUERY PLAN {}", super::log::of_visit());
    let plan: String = store
        .ready()
        .unwrap()
        .query_row(&sql, [[0_u8; 16], [1; 16]], |row| row.get(3))
        .unwrap();
    assert!(plan.contains("step_visit (visit=? AND day=?)"), "{plan}");
}
