//! How the screening looks: the list of desks and of who is next, the form, and what the rules say to it.

use ratatui::layout::{Position, Rect};

use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::eligibility::{Against, Assessment};
use crate::domain::recheck::recheck;
use crate::domain::step::{Hbsag, Vitals};
use crate::domain::time::Moment;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::screening as text;
use crate::i18n::{fault, format, refusal, terms};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width, wrap};
use crate::tui::widget::timeline;

use super::draft::{Draft, Fault, RapidTest, Spot};
use super::{Part, Row, State, again, desk_for, list, next_for};

/// From this width on the form stands beside the list.
const WIDE: u16 = 110;

/// Lines of the form where it stands below the list.
const FORM: u16 = 12;

/// Cells of the fields; the rules stand at their right.
const FIELDS: u16 = 44;

/// Cells before the value of a field.
const LABEL: u16 = 9;

/// Where the steps of the visit begin below the form, on a high window.
const STEPS: u16 = 17;

/// What the mouse is on.
pub(super) enum Hit {
    /// A row of the list.
    Row(Row),
    /// A field of the form.
    Field(Spot),
}

/// The list and the form.
fn parts(area: Rect) -> (Rect, Rect) {
    if area.width >= WIDE {
        let list = area.width * 2 / 5;
        let form = Rect {
            x: area.x + list + 2,
            width: area.width - list - 2,
            ..area
        };
        return (Rect { width: list, ..area }, form);
    }
    let form = FORM.min(area.height * 3 / 5 + 1).min(area.height);
    let list = area.height - form;
    (
        Rect { height: list, ..area },
        Rect {
            y: area.y + list,
            height: form,
            ..area
        },
    )
}

/// One line at `y` of an area.
fn line_of(area: Rect, y: u16) -> Rect {
    Rect {
        y: area.y.saturating_add(y),
        height: u16::from(y < area.height),
        ..area
    }
}

/// What is at this place.
pub(super) fn hit(state: &State, hall: &Hall, day: &Day, area: Rect, at: Position) -> Option<Hit> {
    let (rows, form) = parts(area);
    if rows.contains(at) {
        return list::row_at(state, hall, day, rows.height, at.y - rows.y).map(Hit::Row);
    }
    if form.contains(at) && at.x < form.x + FIELDS && state.grounds.is_none() {
        let place = usize::from(at.y - form.y).checked_sub(1)?;
        return Spot::ALL.get(place).copied().map(Hit::Field);
    }
    None
}

/// Draws the screen.
pub(super) fn draw(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else {
        return;
    };
    let (rows, form) = parts(area);
    list::draw(state, hall, day, rows, frame);
    match (&state.grounds, state.target(day)) {
        (Some(grounds), Some(visit)) => grounds.draw(hall, visit, form, frame),
        (_, Some(visit)) => panel(state, hall, day, visit, form, frame),
        (_, None) => {
            let said = match state.selected {
                Some(Row::Desk(desk)) if next_for(day, desk).is_some() => {
                    text::WILL_START.with(hall.lang, &[("desk", &desk)])
                }
                _ => text::NOBODY.get(hall.lang).to_owned(),
            };
            frame.text(form, &fit(&said, form.width), hall.theme.style(Meaning::Muted));
        }
    }
}

/// The form of a donor with what the rules say, or what can be done with somebody who waits.
fn panel(state: &State, hall: &Hall, day: &Day, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let birth = hall
        .person(visit)
        .map_or_else(String::new, |person| format::birth(lang, person.birth));
    let title = text::PANEL.with(
        lang,
        &[
            ("ticket", &visit.ticket),
            ("name", &hall.name(visit)),
            ("sex", &format::sex(lang, visit.sex)),
            ("birth", &birth),
        ],
    );
    let title = format!("{} {title}", Meaning::Title.symbol());
    frame.text(area, &fit(&title, area.width), hall.theme.style(Meaning::Title));

    let is_starting = state
        .sent
        .as_ref()
        .is_some_and(|sent| sent.visit == visit.id && matches!(sent.act, Act::StartScreening { .. }));
    if matches!(visit.stage, Stage::Waiting | Stage::Cleared) && !is_starting {
        let said = say_before_start(hall, day, visit);
        lines(&said, below_title(area, area.height.saturating_sub(1)), hall, frame);
        return;
    }
    let none = Draft::default();
    let draft = state.drafts.get(&visit.id).unwrap_or(&none);
    let part = state.open.filter(|(id, _)| *id == visit.id).map(|(_, part)| part);
    let assessment = draft.assess(hall, visit);
    let fields = Rect {
        width: FIELDS.min(area.width),
        ..area
    };
    for (y, spot) in (1..).zip(Spot::ALL) {
        let has_focus = part == Some(Part::Field(spot));
        field(hall, visit, draft, &assessment, spot, has_focus, line_of(fields, y), frame);
    }
    decision(hall, visit, draft, &assessment, part, fields, frame);
    measured(hall, visit, fields, frame);
    let advice = Rect {
        x: area.x + fields.width,
        width: area.width - fields.width,
        ..below_title(area, STEPS - 2)
    };
    lines(&say(hall, visit, draft, &assessment, is_starting), advice, hall, frame);
    let steps = Rect {
        y: area.y.saturating_add(STEPS),
        height: area.height.saturating_sub(STEPS),
        ..area
    };
    if steps.height >= 8 {
        let lines = timeline::lines(hall, visit);
        let lines = lines.iter().skip(1).flat_map(|line| wrap(line, steps.width));
        for (y, line) in (steps.y..steps.bottom()).zip(lines) {
            let place = Rect {
                y,
                height: 1,
                ..steps
            };
            frame.text(place, &fit(&line, place.width), hall.theme.style(Meaning::Plain));
        }
    }
}

/// So many lines below the title of an area, or fewer if there is no room.
fn below_title(area: Rect, lines: u16) -> Rect {
    Rect {
        y: area.y + 1.min(area.height),
        height: area.height.saturating_sub(1).min(lines),
        ..area
    }
}

/// Draws what is said, each with its sign, broken between words.
fn lines(said: &[(Meaning, String)], area: Rect, hall: &Hall, frame: &mut Frame<'_>) {
    let room = area.width.saturating_sub(2);
    let lines = said.iter().flat_map(|(meaning, text)| {
        let lines = wrap(text, room).into_iter().enumerate();
        lines.map(move |(n, line)| {
            let sign = if n == 0 { meaning.symbol() } else { " " };
            (*meaning, format!("{sign} {line}"))
        })
    });
    for (y, (meaning, line)) in (area.y..area.bottom()).zip(lines) {
        let place = Rect { y, height: 1, ..area };
        frame.text(place, &fit(&line, place.width), hall.theme.style(meaning));
    }
}

/// What there is to know about somebody who is not at a desk, and what Enter does.
fn say_before_start(hall: &Hall, day: &Day, visit: &Visit) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    let mut said = Vec::new();
    if let Some(clearance) = &visit.clearance {
        let values: [(&str, &dyn std::fmt::Display); 3] = [
            ("volume", &format::volume(clearance.volume)),
            ("time", &clearance.at.occurred.hh_mm()),
            ("staff", &clearance.at.staff.as_str()),
        ];
        said.push((Meaning::Ready, text::CLEARED_BY.with(lang, &values)));
        if let Some(objection) = recheck(&hall.pack, visit, day.info.date) {
            let objection = refusal::objection(lang, &objection, &hall.pack);
            let objection = text::IN_DOUBT.with(lang, &[("objection", &objection)]);
            said.push((Meaning::Stop, objection));
        }
    }
    said.extend(say_amended(hall, visit));
    said.extend(say_risks(hall, visit));
    let next = match desk_for(day, visit) {
        Some(desk) if day.at_desk(desk).is_none() => {
            let text = if visit.stage == Stage::Cleared {
                text::WILL_BRING_BACK
            } else {
                text::WILL_START
            };
            text.with(lang, &[("desk", &desk)])
        }
        _ => text::NO_DESK.get(lang).to_owned(),
    };
    said.push((Meaning::Key, next));
    said
}

/// What was put right: was, is, why, who.
fn say_amended(hall: &Hall, visit: &Visit) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    let amended = visit.amendments.iter().map(|amended| {
        let values: [(&str, &dyn std::fmt::Display); 4] = [
            ("was", &terms::recorded(lang, &hall.pack, &amended.was)),
            ("is", &terms::recorded(lang, &hall.pack, &amended.is)),
            ("reason", &amended.reason.as_str()),
            ("staff", &amended.at.staff.as_str()),
        ];
        (Meaning::Warning, text::AMENDED.with(lang, &values))
    });
    amended.collect()
}

/// Why this donor needs a closer look.
fn say_risks(hall: &Hall, visit: &Visit) -> Option<(Meaning, String)> {
    let risks = list::risk_words(hall, visit)?;
    Some((Meaning::Warning, text::RISKS.with(hall.lang, &[("risks", &risks)])))
}

#[expect(clippy::too_many_arguments, reason = "a field is all of this")]
fn field(
    hall: &Hall,
    visit: &Visit,
    draft: &Draft,
    assessment: &Assessment,
    spot: Spot,
    has_focus: bool,
    line: Rect,
    frame: &mut Frame<'_>,
) {
    let (lang, theme) = (hall.lang, hall.theme);
    let caption = if has_focus {
        theme.style(Meaning::Selected)
    } else {
        theme.style(Meaning::Caption)
    };
    frame.text(line, spot.name().get(lang), caption);
    let at = |x: u16, cells: u16| Rect {
        x: line.x + x.min(line.width),
        width: cells.min(line.width.saturating_sub(x)),
        ..line
    };
    let mark = mark(visit, draft, assessment, spot);
    let sign = mark.map_or(" ", Meaning::symbol);
    let style = theme.style(mark.unwrap_or(Meaning::Plain));
    let vitals = visit.latest_vitals();
    let saved = match spot {
        Spot::Weight => vitals.map(|vitals| format::tenths(lang, vitals.weight.tenths())),
        Spot::Pressure => vitals.map(|vitals| vitals.pressure.to_string()),
        Spot::Pulse => vitals.map(|vitals| vitals.pulse.to_string()),
        Spot::Haemoglobin => visit.latest_blood_test().map(|test| test.haemoglobin.to_string()),
        Spot::Hbsag => None,
    };
    if let Some(field) = draft.field(spot) {
        field.draw(frame, at(LABEL, 10), has_focus, saved.as_deref().unwrap_or(""), theme);
        let unit = match spot {
            Spot::Weight => text::UNIT_WEIGHT,
            Spot::Pressure => text::UNIT_PRESSURE,
            Spot::Pulse => text::UNIT_PULSE,
            Spot::Haemoglobin | Spot::Hbsag => text::UNIT_HAEMOGLOBIN,
        };
        frame.text(at(LABEL + 11, 9), unit.get(lang), theme.style(Meaning::Muted));
        frame.text(at(LABEL + 21, 1), sign, style);
        return;
    }
    let saved = visit.latest_blood_test().map(|test| RapidTest(test.hbsag));
    let chosen = draft.hbsag.or(saved);
    let mut x = LABEL;
    for (option, result) in [
        (text::NEGATIVE, Some(Hbsag::Negative)),
        (text::POSITIVE, Some(Hbsag::Positive)),
        (text::NOT_DONE, None),
    ] {
        let is_chosen = chosen == Some(RapidTest(result));
        let option = option.get(lang);
        let option = if is_chosen {
            format!("[{option}]")
        } else {
            format!(" {option} ")
        };
        let meaning = if is_chosen { Meaning::Accent } else { Meaning::Plain };
        frame.text(at(x, width(&option)), &option, theme.style(meaning));
        x += width(&option);
    }
    frame.text(at(x, 1), sign, style);
    if has_focus {
        frame.set_cursor_position((line.x + LABEL + 1, line.y));
    }
}

/// The sign behind a field: a fault, or what the rules say to its value.
fn mark(visit: &Visit, draft: &Draft, assessment: &Assessment, spot: Spot) -> Option<Meaning> {
    if draft.shown_fault(spot, visit).is_some() {
        return Some(Meaning::Stop);
    }
    if spot == Spot::Hbsag && !assessment.missing.is_empty() {
        return Some(Meaning::Waiting);
    }
    let against = assessment.against.iter().find(|one| concerns(one) == Some(spot))?;
    Some(meaning(against))
}

const fn meaning(against: &Against) -> Meaning {
    if against.is_hard() {
        Meaning::Stop
    } else {
        Meaning::Warning
    }
}

/// The field whose value a rule is about.
const fn concerns(against: &Against) -> Option<Spot> {
    match against {
        Against::TooLight { .. } => Some(Spot::Weight),
        Against::Systolic { .. } | Against::Diastolic { .. } => Some(Spot::Pressure),
        Against::PulseOut { .. } => Some(Spot::Pulse),
        Against::LowHaemoglobin { .. } => Some(Spot::Haemoglobin),
        Against::RapidTestNotPassed => Some(Spot::Hbsag),
        Against::TooYoung { .. }
        | Against::TooOld { .. }
        | Against::BirthDateNeeded
        | Against::GroundInForce { .. }
        | Against::DeferredBefore { .. }
        | Against::TooSoon { .. }
        | Against::DonationInFuture { .. } => None,
    }
}

/// The volumes, and what Enter does once everything is saved.
fn decision(
    hall: &Hall,
    visit: &Visit,
    draft: &Draft,
    assessment: &Assessment,
    part: Option<Part>,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let (lang, theme) = (hall.lang, hall.theme);
    let has_focus = part == Some(Part::Decision);
    let line = line_of(area, 7);
    let caption = if has_focus {
        theme.style(Meaning::Selected)
    } else {
        theme.style(Meaning::Caption)
    };
    frame.text(line, text::DECISION.get(lang), caption);
    let chosen = draft.volume(assessment).filter(|_| !assessment.is_barred());
    let mut x = LABEL;
    for bag in &hall.pack.volume.bags_ml {
        let is_allowed = assessment.volumes.contains(bag) && !assessment.is_barred();
        let is_chosen = chosen == Some(*bag);
        let shown = match (is_chosen, is_allowed) {
            (true, _) => format!("[{bag}]"),
            (false, true) => format!(" {bag} "),
            (false, false) => format!(" {:>1$} ", "–", bag.to_string().len()),
        };
        let meaning = match (is_chosen, is_allowed) {
            (true, _) => Meaning::Accent,
            (false, true) => Meaning::Plain,
            (false, false) => Meaning::Muted,
        };
        let place = Rect {
            x: line.x + x.min(line.width),
            width: line.width.saturating_sub(x),
            ..line
        };
        frame.text(place, &shown, theme.style(meaning));
        x += width(&shown) + 1;
    }
    if !has_focus {
        return;
    }
    if assessment.volumes.len() > 1 && chosen.is_some() {
        let choice = text::NEXT_CHOICE.get(lang);
        let place = Rect {
            x: line.x + (x + 1).min(line.width),
            width: line.width.saturating_sub(x + 1),
            ..line
        };
        frame.text(place, &fit(choice, place.width), theme.style(Meaning::Key));
    }
    let volume = chosen.map_or_else(String::new, format::volume);
    let next = if !draft.is_empty() || !draft.missing(visit).is_empty() {
        text::NOT_SAVED.get(lang).to_owned()
    } else if let Some(missing) = assessment.missing.first().filter(|_| !assessment.is_barred()) {
        text::MISSING.with(lang, &[("what", &terms::missing(lang, *missing))])
    } else if chosen.is_none() {
        text::NEXT_DEFER.get(lang).to_owned()
    } else if assessment.against.is_empty() {
        text::NEXT_CLEAR.with(lang, &[("volume", &volume)])
    } else {
        text::NEXT_REASON.with(lang, &[("volume", &volume)])
    };
    let next = fit(&next, area.width).into_owned();
    frame.text(line_of(area, 8), &next, theme.style(Meaning::Key));
}

/// Everything that there is to say about a form, what matters most first.
fn say(
    hall: &Hall,
    visit: &Visit,
    draft: &Draft,
    assessment: &Assessment,
    is_starting: bool,
) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    let mut said = Vec::new();
    if is_starting {
        said.push((Meaning::Active, text::STARTING.get(lang).to_owned()));
    }
    for spot in Spot::ALL {
        let fault = match draft.shown_fault(spot, visit) {
            Some(Fault::Number(fault)) => fault::number(lang, &fault),
            Some(Fault::NoRapidTest) => text::HBSAG_NEEDED.get(lang).to_owned(),
            None => continue,
        };
        let name = spot.name().get(lang);
        let fault = text::FAULT.with(lang, &[("field", &name), ("fault", &fault)]);
        said.push((Meaning::Stop, fault));
    }
    let (hard, soft): (Vec<_>, Vec<_>) = assessment.against.iter().partition(|one| one.is_hard());
    for one in hard.into_iter().chain(soft) {
        said.push((meaning(one), refusal::against(lang, one, &hall.pack)));
    }
    said.extend(say_again(hall, visit, draft, assessment));
    let is_barred = assessment.is_barred();
    if is_barred {
        said.extend(say_proposed(hall, assessment));
    }
    let mut missing: Vec<&str> = draft
        .missing(visit)
        .into_iter()
        .map(|spot| spot.name().get(lang))
        .collect();
    if missing.is_empty() {
        missing.extend(assessment.missing.iter().map(|one| terms::missing(lang, *one)));
    }
    if !missing.is_empty() {
        let missing = text::MISSING.with(lang, &[("what", &missing.join(", "))]);
        said.push((Meaning::Waiting, missing));
    } else if !draft.is_empty() {
        said.push((Meaning::Waiting, text::NOT_SAVED.get(lang).to_owned()));
    } else if assessment.against.is_empty() {
        said.push((Meaning::Done, text::SAVED.get(lang).to_owned()));
    }
    if !assessment.volumes.is_empty() && !is_barred {
        let volumes: Vec<String> = assessment.volumes.iter().map(ToString::to_string).collect();
        let volumes = text::VOLUMES.with(lang, &[("volumes", &volumes.join(", "))]);
        said.push((Meaning::Ready, volumes));
    }
    if !is_barred {
        said.extend(say_not_allowed(hall, visit, draft));
    }
    said.extend(say_risks(hall, visit));
    if !is_barred {
        said.extend(say_proposed(hall, assessment));
    }
    said.extend(say_amended(hall, visit));
    said
}

/// The ground that the station proposes for a deferral, and from when on the donor may come back.
fn say_proposed(hall: &Hall, assessment: &Assessment) -> Option<(Meaning, String)> {
    let lang = hall.lang;
    // An earlier deferral never shows its ground where others may read along.
    let is_earlier = |one: &Against| matches!(one, Against::DeferredBefore { .. });
    let first_hard = assessment.against.iter().find(|one| one.is_hard());
    if first_hard.is_some_and(is_earlier) {
        return None;
    }
    let code = assessment.proposed_ground()?;
    let ground = hall.pack.ground(&code);
    let today = hall.day.as_ref().map(|day| day.info.date);
    let until = declared_until(assessment)
        .or_else(|| ground?.until(today?))
        .map_or_else(String::new, |until| terms::until(lang, until));
    let name = terms::ground(lang, &hall.pack, &code);
    let (meaning, text) = if assessment.is_barred() {
        (Meaning::Accent, text::PROPOSED)
    } else {
        (Meaning::Muted, text::IF_DEFERRED)
    };
    Some((meaning, text.with(lang, &[("ground", &name), ("until", &until)])))
}

/// The bags that are not allowed, each with what keeps it from being so.
fn say_not_allowed(hall: &Hall, visit: &Visit, draft: &Draft) -> Option<(Meaning, String)> {
    let lang = hall.lang;
    let bags = hall.pack.volume.bags_ml.iter().filter_map(|bag| {
        let (weight, haemoglobin) = draft.why_not(&hall.pack, visit, *bag);
        let weight = weight.map(|weight| {
            text::NOT_BY_WEIGHT.with(lang, &[("weight", &format::tenths(lang, weight.tenths()))])
        });
        let haemoglobin = haemoglobin.map(|measured| text::NOT_BY_HAEMOGLOBIN.with(lang, &[("hb", &measured)]));
        let why: Vec<String> = weight.into_iter().chain(haemoglobin).collect();
        (!why.is_empty()).then(|| text::NOT_BAG.with(lang, &[("volume", bag), ("why", &why.join(", "))]))
    });
    let bags: Vec<String> = bags.collect();
    let said = text::NOT_ALLOWED.with(lang, &[("volumes", &bags.join("; "))]);
    (!bags.is_empty()).then_some((Meaning::Muted, said))
}

/// That pressure or pulse can be measured again, and when; after the last time, what else is left.
fn say_again(hall: &Hall, visit: &Visit, draft: &Draft, assessment: &Assessment) -> Option<(Meaning, String)> {
    let lang = hall.lang;
    if !draft.is_empty() || visit.vitals.is_empty() {
        return None;
    }
    let spot = again::out_of_range(&assessment.against)?;
    let what = spot.name().get(lang);
    let Some(again) = again::offered(&hall.pack, visit, &assessment.against) else {
        let times = visit.vitals.len();
        let said = if assessment.is_barred() {
            text::AGAIN_NO_MORE_BARRED
        } else {
            text::AGAIN_NO_MORE
        };
        return Some((Meaning::Warning, said.with(lang, &[("times", &times)])));
    };
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("what", &what.to_lowercase()),
        ("time", &again.from.hh_mm()),
        ("left", &again.left),
    ];
    Some(if hall.now < again.from {
        (Meaning::Accent, text::AGAIN_FROM.with(lang, &values))
    } else {
        (Meaning::Accent, text::AGAIN_NOW.with(lang, &values))
    })
}

/// Draws every measurement with its time where there are several; the last one counts.
fn measured(hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let all = again::measurements(visit);
    if all.len() < 2 {
        return;
    }
    let last = all.len();
    let line = |(time, (at, vitals)): (usize, (Moment, Vitals))| {
        let weight = format::tenths(lang, vitals.weight.tenths());
        let values: [(&str, &dyn std::fmt::Display); 5] = [
            ("time", &time),
            ("at", &at.hh_mm()),
            ("pressure", &vitals.pressure),
            ("pulse", &vitals.pulse),
            ("weight", &weight),
        ];
        if time == last {
            (Meaning::Done, text::MEASURED_LAST.with(lang, &values))
        } else {
            (Meaning::Muted, text::MEASURED.with(lang, &values))
        }
    };
    let said: Vec<_> = (1..).zip(all).map(line).collect();
    let place = Rect {
        y: area.y.saturating_add(9),
        height: area.height.saturating_sub(9).min(u16::try_from(last).unwrap_or(u16::MAX)),
        ..area
    };
    lines(&said, place, hall, frame);
}

/// Until when the ground that is proposed bars, where the donor declared it.
fn declared_until(assessment: &Assessment) -> Option<crate::domain::rulepack::Until> {
    let first = assessment.against.iter().find(|one| one.is_hard())?;
    if let Against::GroundInForce { until, .. } = first {
        Some(*until)
    } else {
        None
    }
}
