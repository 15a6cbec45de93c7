//! What the display remembers and what changes it. Pure: times are arguments, what is to be done comes back as data.

use ratatui::crossterm::event::KeyCode;
use ratatui::layout::Size;

use super::news::{Called, News};
use crate::domain::time::{Moment, Span};
use crate::i18n::Lang;
use crate::tui::key::Key;
use crate::tui::msg::Msg as TerminalMsg;
use crate::tui::theme::Theme;

/// How long a new call stands out.
const STANDS_OUT: Span = Span::from_secs(12);

/// How long the last known calls are shown without a connection; then nobody is sent to a desk any more.
const STALE: Span = Span::from_secs(30);

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// At the terminal.
    Terminal(TerminalMsg),
    /// The day is another than before; none while there is no day.
    News(Option<Box<News>>),
    /// The store can be read again, and nothing is new.
    Back,
    /// The store cannot be read.
    Lost,
    /// Something changes by itself.
    Tick,
}

impl From<TerminalMsg> for Msg {
    fn from(msg: TerminalMsg) -> Self {
        Self::Terminal(msg)
    }
}

/// Something to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Sound the bell.
    Ring,
    /// Draw everything anew.
    Redraw,
    /// Give the terminal back and stop until the process is continued.
    Suspend,
    /// Take the terminal over again.
    Resume,
    /// End the program.
    Quit,
}

/// In which language the board speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaks {
    /// Both in turn.
    InTurn,
    /// One.
    Only(Lang),
}

/// All that the display remembers.
#[derive(Debug)]
pub struct Model {
    /// What is known; none before the first news and while there is no day.
    pub news: Option<Box<News>>,
    /// Whether there was any news yet, also that there is no day.
    has_heard: bool,
    /// Since when the store cannot be read.
    pub lost: Option<Moment>,
    /// The calls that stand out, and since when.
    fresh: Vec<(Called, Moment)>,
    /// The language.
    pub speaks: Speaks,
    /// How long each language is shown.
    pub turn: Span,
    /// The clock of the day.
    pub now: Moment,
    /// The clock of whoever looks, by which things blink and languages take turns.
    pub real: Moment,
    /// How large the terminal is.
    pub size: Size,
    /// The looks.
    pub theme: &'static Theme,
    /// Whether a new call rings.
    pub rings: bool,
}

impl Model {
    /// A display that knows nothing yet.
    pub const fn new(speaks: Speaks, turn: Span, theme: &'static Theme, rings: bool, size: Size) -> Self {
        Self {
            news: None,
            has_heard: false,
            lost: None,
            fresh: Vec::new(),
            speaks,
            turn,
            now: Moment::from_millis(0),
            real: Moment::from_millis(0),
            size,
            theme,
            rings,
        }
    }

    /// The language at the moment.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        match self.speaks {
            Speaks::Only(lang) => lang,
            Speaks::InTurn => {
                let turns = self.real.millis().div_euclid(self.turn_millis());
                if turns.rem_euclid(2) == 0 {
                    Lang::Vi
                } else {
                    Lang::En
                }
            }
        }
    }

    const fn turn_millis(&self) -> i64 {
        let millis = self.turn.millis();
        if millis < 1000 { 1000 } else { millis }
    }

    /// Whether what is known is too old to send somebody to a desk.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.lost.is_some_and(|since| self.real.since(since) >= STALE)
    }

    /// Whether a call is new and stands out, and whether it is turned light for dark at this moment.
    #[must_use]
    pub fn stands_out(&self, call: &Called) -> Option<bool> {
        let (_, since) = self.fresh.iter().find(|(fresh, _)| fresh == call)?;
        let passed = self.real.since(*since);
        (passed < STANDS_OUT).then(|| passed.secs() % 2 == 0)
    }

    /// When something changes by itself, by the clock of whoever looks; `to_minute` is how long until the day's clock
    /// shows the next minute.
    #[must_use]
    pub fn next_change(&self, to_minute: Span) -> Moment {
        let next = |unit: i64| Moment::from_millis((self.real.millis().div_euclid(unit) + 1) * unit);
        let turn = (self.speaks == Speaks::InTurn).then(|| next(self.turn_millis()));
        let blink = (!self.fresh.is_empty()).then(|| next(1000));
        let stale = self.lost.filter(|_| !self.is_stale()).map(|since| since + STALE);
        let minute = self.real + to_minute;
        let others = turn.into_iter().chain(blink).chain(stale);
        others.fold(minute, Moment::min)
    }
}

/// Takes in what happened at `now` of the day's clock and `real` of the other.
pub fn update(model: &mut Model, now: Moment, real: Moment, msg: Msg) -> Vec<Effect> {
    model.now = now;
    model.real = real;
    // A clock that was set back must not let a call stand out for hours.
    model
        .fresh
        .retain(|(_, since)| *since <= real && real.since(*since) < STANDS_OUT);
    match msg {
        Msg::News(news) => model.hear(news),
        Msg::Back => {
            model.lost = None;
            Vec::new()
        }
        Msg::Lost => {
            model.lost.get_or_insert(real);
            Vec::new()
        }
        Msg::Tick => Vec::new(),
        Msg::Terminal(msg) => model.hear_terminal(&msg),
    }
}

impl Model {
    fn hear(&mut self, news: Option<Box<News>>) -> Vec<Effect> {
        self.lost = None;
        let calls = |news: Option<&News>| news.map_or_else(Vec::new, |news| news.calls.clone());
        let known = calls(self.news.as_deref());
        let now_open = calls(news.as_deref());
        let mut is_new = false;
        // What was open when the display was switched on is not new.
        if self.has_heard {
            for call in now_open.iter().filter(|call| !known.contains(call)) {
                self.fresh.push((*call, self.real));
                is_new = true;
            }
        }
        self.fresh.retain(|(call, _)| now_open.contains(call));
        self.news = news;
        self.has_heard = true;
        if is_new && self.rings {
            vec![Effect::Ring]
        } else {
            Vec::new()
        }
    }

    /// What is scanned, pasted or clicked does nothing: nobody stands at this keyboard.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "whatever else happens is not for a display"
    )]
    fn hear_terminal(&mut self, msg: &TerminalMsg) -> Vec<Effect> {
        match msg {
            TerminalMsg::Key { key, .. } => self.press(*key),
            TerminalMsg::Resize(size) => {
                self.size = *size;
                Vec::new()
            }
            TerminalMsg::Suspend => vec![Effect::Suspend],
            TerminalMsg::Continued => vec![Effect::Resume],
            TerminalMsg::Hangup | TerminalMsg::InputLost(_) => vec![Effect::Quit],
            _ => Vec::new(),
        }
    }

    fn press(&mut self, key: Key) -> Vec<Effect> {
        let leaves = [
            Key::char('q'),
            Key::plain(KeyCode::Esc),
            Key::ctrl(KeyCode::Char('c')),
            Key::ctrl(KeyCode::Char('q')),
        ];
        if leaves.contains(&key) {
            return vec![Effect::Quit];
        }
        if key == Key::ctrl(KeyCode::Char('l')) {
            return vec![Effect::Redraw];
        }
        if key == Key::f(12) {
            self.speaks = match self.speaks {
                Speaks::InTurn => Speaks::Only(Lang::Vi),
                Speaks::Only(Lang::Vi) => Speaks::Only(Lang::En),
                Speaks::Only(Lang::En) => Speaks::InTurn,
            };
        }
        Vec::new()
    }
}
