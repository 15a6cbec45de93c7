use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::KeyCode;
use ratatui::layout::{Rect, Size};

use super::model::{Effect, Model, Msg, Speaks, update};
use super::news::News;
use super::view::view;
use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::id::{DeskNo, VisitId};
use crate::domain::step::HallSize;
use crate::domain::time::{Moment, Span};
use crate::i18n::Lang;
use crate::tui::frame::Frame;
use crate::tui::harness::Harness;
use crate::tui::key::Key;
use crate::tui::morning::morning;
use crate::tui::msg::Msg as TerminalMsg;
use crate::tui::theme::{COLOUR, MONO};

fn news(harness: &Harness) -> Box<News> {
    Box::new(News::of(harness.day()))
}

/// The first moment of a turn in Vietnamese.
fn start() -> Moment {
    Moment::from_millis(1_800_000_000_000)
}

/// A display of a size that knows some news, at 08:42.
struct Hall {
    model: Model,
    now: Moment,
    real: Moment,
}

impl Hall {
    fn of(speaks: Speaks, width: u16, height: u16) -> Self {
        Self {
            model: Model::new(speaks, Span::from_secs(10), &MONO, true, Size::new(width, height)),
            now: Moment::parse("2026-10-22T08:42:00+07:00").unwrap(),
            real: start(),
        }
    }

    fn send(&mut self, msg: Msg) -> Vec<Effect> {
        update(&mut self.model, self.now, self.real, msg)
    }

    fn wait_secs(&mut self, secs: u32) -> &mut Self {
        self.real = self.real + Span::from_secs(secs);
        self.now = self.now + Span::from_secs(secs);
        self.send(Msg::Tick);
        self
    }

    fn buffer(&self) -> Buffer {
        let size = self.model.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, size.width, size.height));
        view(&self.model, &mut Frame::new(&mut buffer));
        buffer
    }

    fn screen(&self) -> String {
        let buffer = self.buffer();
        let width = usize::from(buffer.area.width).max(1);
        let lines = buffer.content().chunks(width).map(|line| {
            let line: String = line.iter().map(Cell::symbol).collect();
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// A morning of five desks, on which so many are called to desks that are free.
fn called(count: u16) -> Harness {
    let mut harness = morning(120, 80);
    harness.do_now(Command::ChangeHall(HallSize {
        desks: 5 + count,
        beds: 9,
        seats: 12,
    }));
    call(&mut harness, count);
    harness
}

fn call(harness: &mut Harness, count: u16) {
    for desk in 5..5 + count {
        harness.wait_secs(7);
        let next = harness
            .day()
            .queue()
            .into_iter()
            .find(|visit| visit.turn.call.is_none());
        let visit = next.map(|visit| visit.id).unwrap();
        harness.do_now(Command::visit(visit, Act::Call { desk: DeskNo(desk) }));
    }
}

/// Has somebody miss three calls.
fn parked(harness: &mut Harness) {
    let desk = harness.day().info.hall.desks;
    let visit = harness.day().queue().last().map(|visit| visit.id).unwrap();
    for _ in 0..3 {
        harness.do_now(Command::visit(visit, Act::Call { desk: DeskNo(desk) }));
        harness.do_now(Command::visit(visit, Act::MissCall));
    }
}

#[test]
fn it_looks_as_drawn_in_every_size_and_language() {
    let mut harness = called(1);
    parked(&mut harness);
    for (name, width, height) in [("small", 80, 24), ("middle", 120, 40), ("large", 200, 55)] {
        for (lang, code) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let mut hall = Hall::of(Speaks::Only(lang), width, height);
            hall.send(Msg::News(Some(news(&harness))));
            insta::assert_snapshot!(format!("{name}_{code}"), hall.screen());
        }
    }
}

/// The rows that are the most above each other in one column with something large in them.
fn tallest(screen: &str) -> usize {
    let lines: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
    let is_large = |line: &Vec<char>| line.iter().filter(|letter| "█▀▄".contains(**letter)).count() > 3;
    let mut most = 0;
    let mut run = 0;
    for line in &lines {
        run = if is_large(line) { run + 1 } else { 0 };
        most = most.max(run);
    }
    most
}

#[test]
fn digits_are_a_fifth_of_a_television_high_with_up_to_four_calls_at_once() {
    for count in 1..=4 {
        let harness = called(count);
        for lang in Lang::ALL {
            let mut hall = Hall::of(Speaks::Only(lang), 200, 55);
            hall.send(Msg::News(Some(news(&harness))));
            let screen = hall.screen();
            assert!(tallest(&screen) >= 11, "{count}\n{screen}");
        }
    }
}

#[test]
fn five_calls_at_once_share_the_room() {
    let harness = called(5);
    for (name, width, height) in [("small", 80, 24), ("large", 200, 55)] {
        let mut hall = Hall::of(Speaks::Only(Lang::Vi), width, height);
        hall.send(Msg::News(Some(news(&harness))));
        insta::assert_snapshot!(format!("five_{name}_vi"), hall.screen());
    }
}

#[test]
fn without_a_call_a_day_or_donors_it_says_so_and_at_the_end_it_thanks() {
    let mut hall = Hall::of(Speaks::Only(Lang::Vi), 120, 40);
    hall.send(Msg::Tick);
    let before_the_first_news = hall.screen();
    hall.send(Msg::News(None));
    insta::assert_snapshot!("no_day_vi", hall.screen());
    assert_eq!(hall.screen(), before_the_first_news);
    hall.send(Msg::News(Some(news(&morning(40, 60)))));
    insta::assert_snapshot!("nobody_called_vi", hall.screen());
    let mut over = morning(60, 200);
    over.do_now(Command::CloseDay);
    hall.send(Msg::News(Some(news(&over))));
    insta::assert_snapshot!("over_vi", hall.screen());
    hall.model.speaks = Speaks::Only(Lang::En);
    insta::assert_snapshot!("over_en", hall.screen());
}

#[test]
fn nothing_on_it_tells_who_somebody_is_or_how_a_visit_ended() {
    let harness = called(3);
    let mut hall = Hall::of(Speaks::InTurn, 200, 55);
    hall.send(Msg::News(Some(news(&harness))));
    for _ in 0..2 {
        let screen = hall.screen();
        for person in &harness.roster {
            for word in person
                .full_name
                .as_str()
                .split(' ')
                .filter(|word| word.chars().count() > 3)
            {
                assert!(!screen.contains(word), "{word}\n{screen}");
            }
        }
        for word in ["A04", "ml", "Hb", "rút", "hoãn", "deferred", "withdrew"] {
            assert!(!screen.contains(word), "{word}\n{screen}");
        }
        hall.wait_secs(10);
    }
}

#[test]
fn that_a_donor_asked_not_to_use_the_unit_changes_nothing_in_the_hall() {
    let mut harness = called(1);
    let before = News::of(harness.day());
    let resting = harness.day().recovering().first().map(|visit| visit.id).unwrap();
    harness.do_now(Command::visit(resting, Act::ExcludeUnit));
    assert_eq!(News::of(harness.day()), before);
}

#[test]
fn a_missed_call_is_gone_and_an_answered_one_is_among_the_last() {
    let mut harness = called(2);
    let open = News::of(harness.day());
    assert_eq!(open.calls.len(), 2);
    assert!(open.calls[0].at > open.calls[1].at, "the newest comes first");
    let visits: Vec<VisitId> = harness
        .day()
        .queue()
        .iter()
        .take(2)
        .map(|visit| visit.id)
        .collect();
    harness.do_now(Command::visit(visits[0], Act::MissCall));
    let desk = harness
        .day()
        .visit(visits[1])
        .unwrap()
        .turn
        .call
        .as_ref()
        .unwrap()
        .desk;
    harness.do_now(Command::visit(visits[1], Act::StartScreening { desk }));
    let news = News::of(harness.day());
    assert_eq!(news.calls, []);
    let answered = harness.day().visit(visits[1]).unwrap().ticket;
    let missed = harness.day().visit(visits[0]).unwrap().ticket;
    assert_eq!(
        news.answered.first().map(|call| (call.ticket, call.desk)),
        Some((answered, desk))
    );
    assert!(news.answered.iter().all(|call| call.ticket != missed));
    assert!(news.next.contains(&missed));
}

#[test]
fn a_new_call_stands_out_for_some_seconds_and_rings_once() {
    let mut harness = called(1);
    let mut hall = Hall::of(Speaks::Only(Lang::Vi), 120, 40);
    assert_eq!(
        hall.send(Msg::News(Some(news(&harness)))),
        [],
        "it was open before the display was on"
    );
    assert!(!hall.screen().contains('▶'));
    let visit = harness.day().queue().first().map(|visit| visit.id).unwrap();
    harness.do_now(Command::visit(visit, Act::MissCall));
    call(&mut harness, 1);
    assert_eq!(hall.send(Msg::News(Some(news(&harness)))), [Effect::Ring]);
    assert_eq!(hall.send(Msg::News(Some(news(&harness)))), []);
    let (light, signs) = (hall.buffer(), hall.screen());
    assert!(signs.contains("▶▶▶ Mời số"), "{signs}");
    hall.wait_secs(1);
    assert_ne!(hall.buffer(), light, "it takes turns between light and dark");
    assert!(hall.screen().contains("▶▶▶ Mời số"));
    hall.wait_secs(10);
    assert!(hall.screen().contains('▶'));
    hall.wait_secs(1);
    assert!(!hall.screen().contains('▶'));
}

#[test]
fn languages_take_turns_unless_one_is_chosen() {
    let mut hall = Hall::of(Speaks::InTurn, 80, 24);
    hall.send(Msg::News(None));
    assert!(hall.screen().contains("Ngày hiến máu chưa bắt đầu"));
    assert!(hall.wait_secs(10).screen().contains("has not begun"));
    assert!(hall.wait_secs(10).screen().contains("Ngày hiến máu chưa bắt đầu"));
    let f12 = || {
        Msg::Terminal(TerminalMsg::Key {
            key: Key::f(12),
            is_fresh: true,
        })
    };
    hall.send(f12());
    hall.send(f12());
    assert!(hall.wait_secs(3).screen().contains("has not begun"));
    assert!(hall.wait_secs(7).screen().contains("has not begun"));
    hall.send(f12());
    assert_eq!(hall.model.speaks, Speaks::InTurn);
}

#[test]
fn without_a_connection_it_says_so_calmly_and_after_a_while_sends_nobody_anywhere() {
    let harness = called(1);
    let mut hall = Hall::of(Speaks::Only(Lang::Vi), 80, 24);
    hall.send(Msg::News(Some(news(&harness))));
    let before = hall.screen();
    hall.send(Msg::Lost);
    let lost = hall.screen();
    assert!(
        lost.contains("Tạm mất kết nối") && lost.contains("Mời số"),
        "{lost}"
    );
    hall.wait_secs(29);
    assert!(hall.screen().contains("Mời số"));
    hall.send(Msg::Lost);
    hall.wait_secs(1);
    let stale = hall.screen();
    assert!(
        stale.contains("Tạm mất kết nối") && !stale.contains("Mời số"),
        "{stale}"
    );
    hall.send(Msg::Back);
    hall.now = Moment::parse("2026-10-22T08:42:00+07:00").unwrap();
    hall.send(Msg::Tick);
    assert_eq!(hall.screen(), before);
}

#[test]
fn scans_and_other_keys_do_nothing_and_three_keys_leave() {
    let mut hall = Hall::of(Speaks::Only(Lang::Vi), 80, 24);
    hall.send(Msg::News(Some(news(&called(1)))));
    let before = hall.screen();
    let scan = TerminalMsg::Scan {
        text: "001087000123||q".into(),
        was_typed: false,
    };
    assert_eq!(hall.send(Msg::Terminal(scan)), []);
    assert_eq!(hall.send(Msg::Terminal(TerminalMsg::Paste("q".into()))), []);
    for key in ["x", "1", "e", "y"] {
        let key = Key::char(key.chars().next().unwrap());
        assert_eq!(
            hall.send(Msg::Terminal(TerminalMsg::Key { key, is_fresh: true })),
            []
        );
    }
    assert_eq!(hall.screen(), before);
    for key in [
        Key::char('q'),
        Key::plain(KeyCode::Esc),
        Key::ctrl(KeyCode::Char('c')),
    ] {
        let msg = TerminalMsg::Key { key, is_fresh: true };
        assert_eq!(hall.send(Msg::Terminal(msg)), [Effect::Quit]);
    }
    assert_eq!(hall.send(Msg::Terminal(TerminalMsg::Hangup)), [Effect::Quit]);
}

#[test]
fn it_wakes_only_when_something_changes_and_draws_the_same_until_then() {
    let harness = called(1);
    let mut hall = Hall::of(Speaks::Only(Lang::Vi), 120, 40);
    hall.send(Msg::News(Some(news(&harness))));
    let minute = Span::from_secs(60);
    assert_eq!(hall.model.next_change(minute), hall.real + minute);
    let before = hall.buffer();
    hall.wait_secs(59);
    assert_eq!(hall.buffer(), before);
    hall.wait_secs(1);
    assert_ne!(hall.buffer(), before);
    hall.model.speaks = Speaks::InTurn;
    assert!(hall.model.next_change(minute) <= hall.real + Span::from_secs(10));
}

#[test]
fn it_can_be_drawn_at_every_size() {
    let mut busy = called(5);
    parked(&mut busy);
    let mut over = morning(60, 200);
    over.do_now(Command::CloseDay);
    let states = [
        None,
        Some(news(&busy)),
        Some(news(&morning(3, 2))),
        Some(news(&over)),
    ];
    let small = (0..=30).flat_map(|width| (0..=12).map(move |height| (width, height)));
    let large = [(80, 24), (200, 1), (1, 70), (250, 70), (79, 41), (500, 200)];
    for (width, height) in small.chain(large) {
        for lang in Lang::ALL {
            for state in &states {
                let mut hall = Hall::of(Speaks::Only(lang), width, height);
                hall.model.theme = &COLOUR;
                hall.send(Msg::News(state.clone()));
                assert_eq!(hall.buffer().area.as_size(), Size::new(width, height));
                hall.send(Msg::Lost);
                hall.buffer();
            }
        }
    }
}

#[test]
fn totals_are_told_only_where_they_tell_of_nobody() {
    let mut few = morning(4, 100);
    few.do_now(Command::CloseDay);
    let few = News::of(few.day());
    assert!(few.is_over && few.totals.is_none());
    let mut enough = morning(60, 200);
    enough.do_now(Command::CloseDay);
    let totals = News::of(enough.day()).totals.unwrap();
    assert!(totals.donors > 40 && totals.volume_ml > 10_000, "{totals:?}");
    let reason = Note::parse("sót").unwrap();
    enough.do_now(Command::ReopenDay { reason });
    let again = News::of(enough.day());
    assert!(!again.is_over && again.totals.is_none());
}
