//! What is selected, and how the selection moves over the two areas.

use ratatui::layout::{Position, Rect};

use crate::domain::day::Day;
use crate::domain::id::{BedNo, VisitId};
use crate::domain::visit::{Stage, Visit};
use crate::tui::action::Action;
use crate::tui::model::Hall;
use crate::tui::screen::care::below;
use crate::tui::widget::bed_map::Grid;
use crate::tui::widget::donor_table::moved;

use super::{Form, Side, State};

impl State {
    /// The selected one of those who wait.
    pub(super) fn waiting<'a>(&self, day: &'a Day) -> Option<&'a Visit> {
        let cleared = day.cleared();
        let selected = cleared.iter().find(|visit| Some(visit.id) == self.waiting);
        selected.or(cleared.first()).copied()
    }

    /// The selected bed.
    pub(super) fn bed(&self, day: &Day) -> Option<BedNo> {
        let longest = || {
            let lying = day.inside().filter_map(|visit| match visit.stage {
                Stage::Collecting(bed) => Some((visit.since, bed)),
                Stage::Waiting
                | Stage::Screening(_)
                | Stage::Cleared
                | Stage::Recovering
                | Stage::Left(_) => None,
            });
            lying.min().map(|(_, bed)| bed)
        };
        self.bed
            .filter(|bed| bed.0 <= day.info.hall.beds)
            .or_else(longest)
            .or_else(|| day.beds().next())
    }

    /// The bed of the collection that the form ends.
    pub(super) fn bed_of_form(&self, hall: &Hall) -> Option<BedNo> {
        match self.subject(hall)?.stage {
            Stage::Collecting(bed) => Some(bed),
            Stage::Waiting | Stage::Screening(_) | Stage::Cleared | Stage::Recovering | Stage::Left(_) => {
                None
            }
        }
    }

    /// The area that the next key is about. With nobody waiting that is the map, if somebody lies on the selected bed.
    pub(super) fn side(&self, day: &Day) -> Side {
        let lies = || self.bed(day).and_then(|bed| day.on_bed(bed)).is_some();
        if self.side == Side::Waiting && self.waiting(day).is_none() && lies() {
            Side::Beds
        } else {
            self.side
        }
    }

    /// The visit that the acts of the screen are about.
    pub(super) fn selected<'a>(&self, day: &'a Day) -> Option<&'a Visit> {
        match self.side(day) {
            Side::Waiting => self.waiting(day),
            Side::Beds => day.on_bed(self.bed(day)?),
        }
    }

    /// The visit that the acts are about: that of the form, while one is open.
    pub(super) fn subject<'a>(&self, hall: &'a Hall) -> Option<&'a Visit> {
        match &self.form {
            Some(Form::Start(form)) => hall.visit(form.visit),
            Some(Form::End(form)) => hall.visit(form.visit),
            None => self.selected(hall.day.as_ref()?),
        }
    }
}

/// Selects what another screen wants to be seen.
pub(super) fn show(state: &mut State, hall: &Hall, id: VisitId) {
    match hall.visit(id).map(|visit| visit.stage) {
        Some(Stage::Cleared) => {
            state.side = Side::Waiting;
            state.waiting = Some(id);
        }
        Some(Stage::Collecting(bed)) => {
            state.side = Side::Beds;
            state.bed = Some(bed);
        }
        _ => {}
    }
}

/// Moves the selection; at the edges it goes over into the other area.
pub(super) fn go(state: &mut State, hall: &Hall, day: &Day, action: Action) {
    let area = Rect::from((Position::ORIGIN, hall.area));
    let count = usize::from(day.info.hall.beds);
    let panes = state.panes(hall, day, area);
    match state.side {
        Side::Waiting => {
            let waiting: Vec<VisitId> = day.cleared().iter().map(|visit| visit.id).collect();
            let selected = state.waiting(day).map(|visit| visit.id);
            let is_first = selected == waiting.first().copied();
            let leaves = if panes.is_wide {
                action == Action::Right
            } else {
                action == Action::Up && is_first
            };
            if leaves {
                state.side = Side::Beds;
                return;
            }
            let page = usize::from(panes.list.height.saturating_sub(2));
            if let Some(to) = moved(&waiting, selected, action, page) {
                state.waiting = to;
            }
        }
        Side::Beds => {
            let grid = Grid::of(count, below(panes.map, 1).as_size());
            let place = state
                .bed(day)
                .map_or(0, |bed| usize::from(bed.0.saturating_sub(1)));
            if let Some(to) = grid.moved(place, action) {
                state.bed = day.beds().nth(to);
                return;
            }
            let leaves = if panes.is_wide {
                action == Action::Left
            } else {
                action == Action::Down
            };
            if leaves {
                state.side = Side::Waiting;
            }
        }
    }
}
