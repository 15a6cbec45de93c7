//! The plan as a page of text.

use super::chart;
use crate::domain::time::Span;
use crate::i18n::text::plan as text;
use crate::i18n::{Lang, Text, format};
use crate::planning::{Assumptions, Block, Clock, Needed, OneMore, Plan, Queue, Range, Scenario, Stage};
use crate::report::page::{Page, WIDTH};

/// The column at which values of labelled lines begin.
const VALUES: usize = 32;

/// Writes the plan.
#[must_use]
pub fn write(plan: &Plan, assumed: &Assumptions, lang: Lang) -> String {
    let writer = Writer {
        plan,
        assumed,
        lang,
        opening: plan.question.demand.opening(),
    };
    let mut page = Page::of_width(WIDTH);
    writer.question(&mut page);
    writer.places(&mut page);
    writer.finishes(&mut page);
    writer.jam(&mut page);
    writer.charts(&mut page);
    writer.timetable(&mut page);
    writer.assumptions(&mut page);
    page.finish()
}

struct Writer<'a> {
    plan: &'a Plan,
    assumed: &'a Assumptions,
    lang: Lang,
    opening: Clock,
}

/// Minutes, as far as they have begun, so that nothing looks shorter than it is.
fn minutes(span: Span) -> i64 {
    (span.millis() + 59_999) / 60_000
}

impl Writer<'_> {
    fn at(&self, span: Span) -> Clock {
        self.opening.after(span)
    }

    /// What is needed by a timetable: by the one that reaches the goal, if there must be another.
    fn best_needed(&self) -> &Needed {
        let plan = self.plan;
        let reaching = plan.reaching.as_ref().map(|reaching| &reaching.needed);
        reaching.unwrap_or(&plan.timetable.needed)
    }

    fn people(&self, tenths: u32) -> String {
        format::integer(self.lang, u64::from((tenths + 5) / 10))
    }

    fn through_by(&self) -> Clock {
        self.at(self.plan.question.goal.through_by)
    }

    fn question(&self, page: &mut Page) {
        let (lang, question) = (self.lang, &self.plan.question);
        let demand = &question.demand;
        page.line(text::HEADING.get(lang));
        page.paragraph(
            0,
            &text::DEMAND.with(
                lang,
                &[
                    ("donors", &format::integer(lang, demand.donors().into())),
                    ("units", &demand.parties().len()),
                    ("expected", &format::integer(lang, self.plan.expected.into())),
                    ("opening", &self.opening),
                    ("closing", &self.at(demand.open_for())),
                ],
            ),
        );
        page.paragraph(
            0,
            &text::GOAL.with(
                lang,
                &[("by", &self.through_by()), ("wait", &minutes(question.goal.wait))],
            ),
        );
    }

    /// What is there, how it goes with it, and what is needed.
    fn places(&self, page: &mut Page) {
        let (lang, there) = (self.lang, &self.plan.question.there);
        let ours = &self.plan.as_they_come;
        let (needed, proposed) = (&ours.needed.places, &self.best_needed().places);
        let in_use = there.beds_in_use(self.assumed);
        let beds = if in_use < there.beds {
            text::BEDS_IN_USE.with(lang, &[("beds", &in_use)])
        } else {
            text::BEDS.get(lang).to_owned()
        };
        let queued = |name: String, there: u32, stage: Stage, needed: u32, proposed: u32| {
            let mut row = vec![name, there.to_string()];
            row.extend(
                ours.outlook
                    .queue(stage)
                    .map(|queue| self.queue(queue))
                    .into_iter()
                    .flatten(),
            );
            row.extend([needed.to_string(), proposed.to_string()]);
            row
        };
        let seats = &ours.outlook.seats;
        let none = String::new;
        let rows = [
            queued(
                text::RECEPTION.get(lang).to_owned(),
                there.reception,
                Stage::Reception,
                needed.reception,
                proposed.reception,
            ),
            queued(
                text::DESKS.get(lang).to_owned(),
                there.desks,
                Stage::Screening,
                needed.desks,
                proposed.desks,
            ),
            queued(beds, there.beds, Stage::Collection, needed.beds, proposed.beds),
            vec![
                text::NURSES.get(lang).to_owned(),
                there.nurses.to_string(),
                none(),
                none(),
                none(),
                none(),
                none(),
                needed.nurses.to_string(),
                proposed.nurses.to_string(),
            ],
            vec![
                text::SEATS.get(lang).to_owned(),
                there.seats.to_string(),
                none(),
                none(),
                none(),
                self.people(seats.peak.tenths),
                self.at(seats.peak.at).to_string(),
                needed.seats.to_string(),
                proposed.seats.to_string(),
            ],
        ];
        page.gap();
        page.table(
            &[
                text::PLACE.get(lang),
                text::THERE.get(lang),
                text::MEDIAN.get(lang),
                text::NINTH.get(lang),
                text::BUSY.get(lang),
                text::MOST.get(lang),
                text::AT.get(lang),
                text::NEEDED.get(lang),
                text::NEEDED_PROPOSED.get(lang),
            ],
            &rows,
        );
    }

    fn queue(&self, queue: &Queue) -> [String; 5] {
        [
            minutes(queue.median).to_string(),
            minutes(queue.wait).to_string(),
            queue.busy.to_string(),
            self.people(queue.peak.tenths),
            self.at(queue.peak.at).to_string(),
        ]
    }

    fn range(&self, range: Range, share: u32) -> String {
        text::FINISH_RANGE.with(
            self.lang,
            &[
                ("low", &self.at(range.low)),
                ("middle", &self.at(range.middle)),
                ("high", &self.at(range.high)),
                ("by", &self.through_by()),
                ("share", &share),
            ],
        )
    }

    /// When everybody is through.
    fn finishes(&self, page: &mut Page) {
        let lang = self.lang;
        let (ours, proposed) = (&self.plan.as_they_come, &self.plan.timetable);
        page.heading(text::FINISH.get(lang));
        for (name, scenario) in [(text::AS_THEY_COME, ours), (text::PROPOSED, proposed)] {
            let outlook = &scenario.outlook;
            let value = self.range(outlook.finish, outlook.in_time);
            page.labelled(VALUES, &format!("  {}", name.get(lang)), &value);
        }
        for (name, needed, too_late) in [
            (text::WITH_NEEDED, &ours.needed, text::TOO_LATE),
            (text::WITH_NEEDED_PROPOSED, self.best_needed(), text::TOO_SHORT),
        ] {
            let value = format!("{}–{}", self.at(needed.finish.low), self.at(needed.finish.high));
            page.labelled(VALUES, &format!("  {}", name.get(lang)), &value);
            if !needed.in_time {
                page.paragraph(2, &too_late.with(lang, &[("by", &self.through_by())]));
            }
        }
    }

    /// Where it jams, and what one more place would change.
    fn jam(&self, page: &mut Page) {
        let (lang, jam) = (self.lang, &self.plan.jam);
        let said = match jam.stage {
            Stage::Reception => text::JAM_RECEPTION,
            Stage::Screening => text::JAM_SCREENING,
            Stage::Collection => text::JAM_COLLECTION,
            Stage::Recovery => text::JAM_RECOVERY,
        };
        let judged = if jam.beyond_goal {
            text::JAM_BEYOND
        } else {
            text::JAM_WITHIN
        };
        let said = said.with(
            lang,
            &[
                ("at", &self.at(jam.peak.at)),
                ("people", &self.people(jam.peak.tenths)),
                ("wait", &minutes(jam.wait)),
            ],
        );
        page.heading(text::JAM.get(lang));
        if jam.stage == Stage::Recovery && !jam.beyond_goal {
            page.paragraph(2, text::JAM_NONE.get(lang));
        } else {
            page.paragraph(2, &format!("{said} {}", judged.get(lang)));
        }
        for more in &self.plan.one_more {
            let (name, value) = self.one_more(more);
            page.labelled(VALUES, &format!("  {}", name.get(lang)), &value);
        }
    }

    fn one_more(&self, more: &OneMore) -> (Text, String) {
        let outlook = &self.plan.as_they_come.outlook;
        let name = match more.stage {
            Stage::Reception => text::MORE_RECEPTION,
            Stage::Screening => text::MORE_DESK,
            Stage::Collection => text::MORE_BED,
            Stage::Recovery => text::MORE_SEAT,
        };
        let value = match outlook.queue(more.stage) {
            Some(before) => text::MORE_WAIT.with(
                self.lang,
                &[
                    ("low", &self.at(more.finish.low)),
                    ("high", &self.at(more.finish.high)),
                    ("before", &minutes(before.wait)),
                    ("after", &minutes(more.wait)),
                ],
            ),
            None => text::MORE_SEATS.with(
                self.lang,
                &[
                    ("people", &more.without_seat),
                    (
                        "before",
                        &outlook
                            .seats
                            .needed
                            .saturating_sub(self.plan.question.there.seats),
                    ),
                ],
            ),
        };
        (name, value)
    }

    fn charts(&self, page: &mut Page) {
        let lang = self.lang;
        let scenarios = [
            (text::AS_THEY_COME, &self.plan.as_they_come),
            (text::PROPOSED, &self.plan.timetable),
        ];
        let most = scenarios
            .iter()
            .map(|(_, scenario)| chart::most(&scenario.outlook))
            .max()
            .unwrap_or_default();
        page.gap();
        page.line(&format!(
            "{}: {}",
            text::WAITING.get(lang),
            text::LEGEND.get(lang)
        ));
        for (name, scenario) in scenarios {
            let step = scenario.outlook.step.mins();
            let step = text::STEP.with(lang, &[("minutes", &step)]);
            page.heading(&format!("{} ({step})", name.get(lang)));
            chart::draw(page, &scenario.outlook, self.opening, most);
        }
    }

    fn timetable(&self, page: &mut Page) {
        let (lang, plan) = (self.lang, self.plan);
        page.heading(text::TIMETABLE.get(lang));
        let mut headings = vec![
            text::UNIT.get(lang),
            text::PEOPLE.get(lang),
            text::BEFORE.get(lang),
            text::COMES.get(lang),
        ];
        let mut columns = vec![&plan.timetable.blocks];
        if let Some(reaching) = &plan.reaching {
            headings.push(text::COMES_REACHING.get(lang));
            columns.push(&reaching.blocks);
        }
        let mut rows = Vec::new();
        for (n, party) in plan.question.demand.parties().iter().enumerate() {
            let own = plan.as_they_come.blocks.iter().find(|block| block.party == n);
            let columns: Vec<_> = columns.iter().map(|blocks| self.comes(n, blocks)).collect();
            let height = columns.iter().map(Vec::len).max().unwrap_or_default();
            for line in 0..height {
                let mut row = if line == 0 {
                    let own = own.map(|block| self.at(block.at).to_string());
                    vec![
                        party.name.as_str().to_owned(),
                        format::integer(lang, party.people.into()),
                        own.unwrap_or_default(),
                    ]
                } else {
                    vec![String::new(); 3]
                };
                let cells = columns.iter().map(|column| column.get(line).cloned());
                row.extend(cells.map(Option::unwrap_or_default));
                rows.push(row);
            }
        }
        page.table(&headings, &rows);
        let (before, after) = (worst(&plan.as_they_come), worst(&plan.timetable));
        page.paragraph(
            0,
            &text::WORST_WAIT.with(lang, &[("before", &minutes(before)), ("after", &minutes(after))]),
        );
        if plan.reaching.is_some() {
            page.paragraph(0, &text::REACHING.with(lang, &[("by", &self.through_by())]));
        }
        let largest = plan.timetable.blocks.iter().map(|block| block.people).max();
        if let Some(people) = largest.map(|people| people / 2).filter(|people| *people >= 5)
            && after > plan.question.goal.wait
        {
            page.paragraph(0, &text::SPLIT.with(lang, &[("people", &people)]));
        }
    }

    /// When the blocks of a unit come, a line each.
    fn comes(&self, party: usize, blocks: &[Block]) -> Vec<String> {
        let blocks: Vec<_> = blocks.iter().filter(|block| block.party == party).collect();
        let alone = blocks.len() == 1;
        let line = |block: &&Block| {
            let at = self.at(block.at);
            if alone {
                at.to_string()
            } else {
                text::BLOCK.with(self.lang, &[("at", &at), ("people", &block.people)])
            }
        };
        blocks.iter().map(line).collect()
    }

    fn assumptions(&self, page: &mut Page) {
        let (lang, assumed) = (self.lang, self.assumed);
        let arrival = &assumed.arrival;
        let [least, most] = arrival.apart_minutes.map(|minutes| minutes.span().mins());
        page.heading(text::ASSUMED.get(lang));
        page.paragraph(
            2,
            &text::ASSUMED_PEOPLE.with(
                lang,
                &[
                    ("no_shows", &arrival.no_show_per_mille.number()),
                    ("scatter", &arrival.scatter_minutes.span().mins()),
                    ("late", &arrival.unit_late_minutes.span().mins()),
                    ("least", &least),
                    ("most", &most),
                ],
            ),
        );
        page.paragraph(
            2,
            &text::ASSUMED_TIMES.with(
                lang,
                &[
                    ("reception", &assumed.reception.work.mean.span().mm_ss()),
                    ("prefilled", &assumed.form.prefilled_delay.span().mm_ss()),
                    ("share", &assumed.form.prefilled_per_mille.number()),
                    ("by_hand", &assumed.form.by_hand_delay.span().mm_ss()),
                    ("desk", &assumed.desk_time().mm_ss()),
                    ("bed", &assumed.bed_time().mm_ss()),
                    ("rest", &self.plan.question.rest.least.mm_ss()),
                    ("lingering", &assumed.recovery.lingering_delay.span().mm_ss()),
                    ("cleared", &assumed.screening.cleared().number()),
                    ("beds", &assumed.collection.beds_per_nurse),
                ],
            ),
        );
        page.paragraph(
            2,
            &text::PLAYED.with(
                lang,
                &[("days", &self.plan.days), ("seed", &self.plan.question.seed)],
            ),
        );
    }
}

/// The wait before the slowest stage.
fn worst(scenario: &Scenario) -> Span {
    let waits = scenario.outlook.queues.iter().map(|queue| queue.wait);
    waits.max().unwrap_or_default()
}
