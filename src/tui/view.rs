//! How the whole window looks: tabs, the screen in front, the message line, the status bar, and a box over them.

use ratatui::layout::{Rect, Size};
use ratatui::widgets::Clear;

use crate::i18n::text::common;

use super::effect::NoticeKind;
use super::frame::Frame;
use super::model::Model;
use super::terminal::LARGEST;
use super::theme::Meaning;
use super::update::printing;
use super::widget::fit::{fit, width, wrap};
use super::widget::{modal, status_bar, tab_bar};

/// The smallest window that everything fits into.
pub const SMALLEST: Size = Size::new(60, 16);

/// The most lines of a notice.
const MOST_LINES: u16 = 4;

/// The parts of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Areas {
    /// The tabs, one line.
    pub tabs: Rect,
    /// The alarm: one line while there is one, else empty.
    pub alarm: Rect,
    /// The screen in front.
    pub body: Rect,
    /// The message line.
    pub message: Rect,
    /// The status bar, one line.
    pub status: Rect,
}

/// The parts of a window of this size, with or without an alarm.
#[must_use]
pub fn areas(size: Size, has_alarm: bool) -> Areas {
    let width = size.width.min(LARGEST.width);
    let height = size.height.min(LARGEST.height);
    let line = |y: u16| Rect::new(0, y.min(height), width, height.saturating_sub(y).min(1));
    let alarm = Rect {
        height: u16::from(has_alarm).min(height.saturating_sub(3)),
        ..line(1)
    };
    Areas {
        tabs: line(0),
        alarm,
        body: Rect {
            y: alarm.bottom(),
            height: height.saturating_sub(3 + alarm.height),
            ..alarm
        },
        message: line(height.saturating_sub(2).max(1)),
        status: line(height.saturating_sub(1).max(2)),
    }
}

/// Draws the window.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < SMALLEST.width || area.height < SMALLEST.height {
        too_small(model, frame);
        return;
    }
    let areas = areas(area.as_size(), model.alarm.is_raised());
    tab_bar::draw(model, areas.tabs, frame);
    model.alarm.draw(&model.hall, areas.alarm, frame);
    model.screens.view(model.front(), &model.hall, areas.body, frame);
    message(model, areas.message, frame);
    status_bar::draw(model, areas.status, frame);
    if let Some(open) = &model.modal {
        frame.hide_cursor();
        modal::draw(open, &model.hall, areas.body, frame);
    }
}

/// The message line: the newest notice, else what is being saved. A long notice covers the end of the screen above.
fn message(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let standing = printing::standing(model.hall.lang, &model.hall.printing);
    let (meaning, text) = match &model.notice {
        Some((notice, _)) => {
            let meaning = match notice.kind {
                NoticeKind::Done => Meaning::Done,
                NoticeKind::Refused => Meaning::Warning,
                NoticeKind::Trouble => Meaning::Stop,
                NoticeKind::Info => Meaning::Accent,
            };
            (meaning, notice.text.as_str())
        }
        None if model.hall.pending.is_some() => (Meaning::Active, common::SAVING.get(model.hall.lang)),
        None => match &standing {
            Some(standing) => (Meaning::Warning, standing.as_str()),
            None => return,
        },
    };
    let style = model.hall.theme.style(meaning);
    let lines = wrap(text, area.width.saturating_sub(4));
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(MOST_LINES);
    let area = Rect {
        y: area.bottom().saturating_sub(count),
        height: count,
        ..area
    };
    frame.render_widget(Clear, area);
    frame.text(area, &format!(" {}", meaning.symbol()), style);
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        let place = Rect {
            x: area.x + 3,
            y,
            width: area.width.saturating_sub(3),
            height: 1,
        };
        frame.text(place, line, style);
    }
}

/// Says that the window is too small, in whatever room there is.
fn too_small(model: &Model, frame: &mut Frame<'_>) {
    let area = frame.area();
    let text = common::TOO_SMALL.with(
        model.hall.lang,
        &[("width", &SMALLEST.width), ("height", &SMALLEST.height)],
    );
    let lines = wrap(&text, area.width);
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let first = area.height.saturating_sub(count) / 2;
    for (y, line) in (first..area.height).zip(&lines) {
        let line = fit(line, area.width);
        let x = (area.width - width(&line).min(area.width)) / 2;
        let place = Rect::new(x, y, area.width - x, 1);
        frame.text(place, &line, model.hall.theme.style(Meaning::Warning));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::harness::Harness;
    use crate::tui::modal::{Modal, Purpose};
    use crate::tui::screen::ScreenId;

    /// A box of every kind, and none.
    fn boxes() -> Vec<Option<Modal>> {
        use crate::tui::action::Action;
        let purpose = Purpose {
            action: Action::Withdraw,
            visit: None,
        };
        let lines = vec!["một hai ba".into(); 50];
        vec![
            None,
            Some(Modal::Help {
                context: crate::tui::keymap::Context::List,
                here: vec![Action::Call],
                top: 3,
            }),
            Some(Modal::palette(
                Action::ALL.to_vec(),
                crate::tui::keymap::Context::List,
            )),
            Some(Modal::confirm("Có chắc không?", purpose)),
            Some(Modal::ask("Vì sao?", &[common::REASON; 12], purpose)),
            Some(Modal::pick("Bàn nào?", lines.clone(), purpose)),
            Some(Modal::page("Xem", lines.clone())),
            Some(Modal::Alarm {
                title: "Dừng".into(),
                lines,
            }),
        ]
    }

    #[test]
    fn every_screen_and_box_can_be_drawn_at_every_size() {
        let small = (1..=40).flat_map(|width| (1..=12).map(move |height| (width, height)));
        let large = [
            (0, 0),
            (59, 16),
            (60, 15),
            (60, 16),
            (80, 24),
            (120, 40),
            (500, 200),
            (60, 200),
        ];
        let mut harness = Harness::with_donors(7);
        for (width, height) in small.chain(large) {
            harness = harness.sized(width, height);
            for screen in ScreenId::TABS.into_iter().chain([ScreenId::Scanner]) {
                harness.press("esc").model.modal = None;
                harness.model.tab = screen;
                for modal in boxes() {
                    harness.model.modal = modal;
                    assert_eq!(harness.buffer().area.as_size(), Size::new(width, height));
                }
            }
            let setup = Harness::without_day().sized(width, height);
            assert_eq!(setup.buffer().area.as_size(), Size::new(width, height));
        }
    }

    #[test]
    fn a_window_that_is_too_small_says_so_and_still_takes_keys() {
        let mut harness = Harness::new().sized(40, 8);
        assert!(harness.screen().contains("Cửa sổ quá nhỏ"));
        harness.press("f12").press("f3");
        assert!(harness.screen().contains("too small"));
        let harness = harness.sized(60, 16);
        assert!(harness.screen().contains("▶Queue") || harness.screen().contains("▶F3 Queue"));
    }

    #[test]
    fn the_message_line_says_what_goes_on() {
        let mut harness = Harness::new();
        harness.model.hall.pending = Some(harness.model.hall.fresh.request);
        assert!(harness.screen().contains("● Đang lưu…"));
    }

    #[test]
    fn a_long_notice_is_shown_whole() {
        let mut harness = Harness::new();
        harness.send(crate::tui::msg::Msg::SpoiltScan { was_typed: false });
        let screen = harness.screen();
        let lines: Vec<&str> = screen.lines().skip(21).collect();
        assert_eq!(
            lines[0],
            " ✗ Mã quét bị lẫn phím khác. Hãy tắt bộ gõ tiếng Việt (Unikey, ibus) rồi quét"
        );
        assert_eq!(lines[1], "   lại.");
    }

    #[test]
    fn the_parts_cover_the_window_without_overlap() {
        for height in 3..=40 {
            for has_alarm in [false, true] {
                let areas = areas(Size::new(80, height), has_alarm);
                let parts = [areas.tabs, areas.alarm, areas.body, areas.message, areas.status];
                let mut next = 0;
                for part in parts {
                    assert_eq!(part.y, next, "{height}");
                    next = part.bottom();
                }
                assert_eq!(next, height);
            }
        }
    }
}
