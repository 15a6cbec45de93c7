//! The slip that a donor takes home: what to mind after the donation, until when neither to drive nor go on duty, and from
//! when on the next donation is possible. It is the donor's own paper, so their name is on it; the bag's code is not.

use chrono::NaiveDate;

use crate::domain::circumstance::{Circumstance, not_before};
use crate::domain::clean::Label;
use crate::domain::day::Day;
use crate::domain::id::Ticket;
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::rulepack::{Component, Donation, RulePack};
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::domain::visit::Visit;
use crate::domain::vitals::Volume;
use crate::i18n::text::slip as text;
use crate::i18n::{Lang, format};

use super::sheet::{Roll, Row, Sheet, Voice};
use crate::report::pdf::PdfFault;

/// What is on a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    ticket: Ticket,
    /// Whose it is; unknown where nobody reads the roster.
    name: Option<FullName>,
    unit: Option<UnitCode>,
    title: Label,
    site: Label,
    hospital: Label,
    date: NaiveDate,
    volume: Volume,
    needle_out: Moment,
    not_before: Moment,
    has_duty: bool,
    /// The first date on which they may give again.
    next: Option<NaiveDate>,
}

/// A line of a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Whether it is to be seen first.
    pub is_strong: bool,
}

impl Line {
    const fn plain(text: String) -> Self {
        Self {
            text,
            is_strong: false,
        }
    }

    const fn strong(text: String) -> Self {
        Self {
            text,
            is_strong: true,
        }
    }
}

impl Slip {
    /// The slip of a visit; none where no blood was drawn.
    pub fn of(day: &Day, pack: &RulePack, visit: &Visit, person: Option<&Person>) -> Option<Self> {
        let end = visit.collection_end()?;
        Some(Self {
            ticket: visit.ticket,
            name: person.map(|person| person.full_name.clone()),
            unit: visit.unit.clone(),
            title: day.info.title.clone(),
            site: day.info.site.clone(),
            hospital: day.info.hospital.clone(),
            date: day.info.date,
            volume: end.volume,
            needle_out: end.at.occurred,
            not_before: not_before(pack, visit)?,
            has_duty: visit.said.contains(&Circumstance::OnDuty),
            next: pack.eligible_on(
                Donation {
                    component: Component::WholeBlood,
                    date: day.info.date,
                },
                &[],
            ),
        })
    }

    /// The number of the donor whose it is.
    #[must_use]
    pub const fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// What it is called on the screen.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        text::TITLE.with(lang, &[("ticket", &self.ticket)])
    }

    /// What it says, from top to bottom. Who drives or is on duty reads first until when not to.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<Line> {
        let (time, date) = (self.not_before.hh_mm(), format::date(self.not_before.date()));
        let until: &[(&str, &dyn std::fmt::Display)] = &[("time", &time), ("date", &date)];
        let mut who = match &self.name {
            Some(name) => text::WHO.with(lang, &[("ticket", &self.ticket), ("name", &name.as_str())]),
            None => text::WHO.with(lang, &[("ticket", &self.ticket), ("name", &"…")]),
        };
        if let Some(unit) = &self.unit {
            who.push_str(" · ");
            who.push_str(unit.as_str());
        }
        let given = text::GIVEN.with(
            lang,
            &[
                ("volume", &format::volume(self.volume)),
                ("time", &self.needle_out.hh_mm()),
                ("date", &format::date(self.needle_out.date())),
            ],
        );
        let mut lines = Vec::new();
        if self.has_duty {
            lines.push(Line::strong(text::DUTY.with(lang, until)));
        }
        lines.extend([Line::plain(who), Line::plain(given)]);
        let said = [text::ARM, text::DRINK, text::BLEEDING, text::FAINT];
        lines.extend(said.map(|said| Line::plain(format!("– {}", said.get(lang)))));
        for call in [text::CALL, text::RETHINK] {
            let call = call.with(lang, &[("hospital", &self.hospital.as_str())]);
            lines.push(Line::plain(format!("– {call}")));
        }
        if !self.has_duty {
            let advice = text::DUTY_ADVICE.with(lang, until);
            lines.push(Line::plain(format!("– {advice}")));
        }
        if let Some(next) = self.next {
            let next = text::NEXT.with(lang, &[("date", &format::date(next))]);
            lines.push(Line::strong(next));
        }
        lines.push(Line::plain(text::THANKS.get(lang).to_owned()));
        lines
    }

    /// The slip row by row.
    #[must_use]
    pub fn sheet(&self, lang: Lang) -> Sheet {
        let mut rows = vec![
            Row::left(self.title.as_str(), Voice::Plain),
            Row::left(self.site.as_str(), Voice::Plain),
            Row::left(format::date(self.date), Voice::Plain),
            Row::Gap,
            Row::left(text::PAPER_TITLE.get(lang), Voice::Strong),
        ];
        for line in self.lines(lang) {
            let voice = if line.is_strong {
                Voice::Strong
            } else {
                Voice::Plain
            };
            rows.extend([Row::Gap, Row::left(line.text, voice)]);
        }
        Sheet {
            title: self.title(lang),
            lang,
            dated: self.date,
            rows,
        }
    }

    /// The slip as a PDF document of one small page.
    ///
    /// # Errors
    /// The writer refuses what is on the page: a fault of the program.
    pub fn pdf(&self, lang: Lang) -> Result<Vec<u8>, PdfFault> {
        self.sheet(lang).pdf(Roll::Wide)
    }

    /// The slip as lines of plain text.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.sheet(lang).text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::paper::tests::said;
    use crate::report::pdf::tests::{is_within, validate};

    fn slip(has_duty: bool) -> Slip {
        let needle_out = Moment::parse("2026-10-22T09:12:40+07:00").unwrap();
        Slip {
            ticket: Ticket::new(12).unwrap(),
            name: Some(FullName::parse("Nguyễn Hoàng Phương Thảo Nguyên").unwrap().value),
            unit: UnitCode::parse("A04"),
            title: Label::parse("Giọt máu nghĩa tình vì đồng đội thân yêu").unwrap(),
            site: Label::parse("Hội trường A").unwrap(),
            hospital: Label::parse("Bệnh viện 19-8").unwrap(),
            date: needle_out.date(),
            volume: Volume::from_ml(350),
            needle_out,
            not_before: needle_out + crate::domain::time::Span::from_mins(12 * 60),
            has_duty,
            next: NaiveDate::from_ymd_opt(2027, 1, 14),
        }
    }

    #[test]
    fn who_is_on_duty_reads_first_until_when_not_to_go_back() {
        let on_duty = slip(true).lines(Lang::Vi);
        assert!(on_duty[0].is_strong && on_duty[0].text.contains("trước 21:12 ngày 22/10/2026"));
        let other = slip(false);
        assert!(
            other.lines(Lang::Vi)[0]
                .text
                .contains("Nguyễn Hoàng Phương Thảo Nguyên")
        );
        assert!(other.text(Lang::Vi).contains("không trước 21:12 ngày 22/10/2026"));
        assert!(other.text(Lang::En).contains("give again from 14/01/2027"));
    }

    #[test]
    fn a_slip_confirms_the_donation_advises_and_says_whom_to_call_within_twelve_hours() {
        for (lang, parts) in [
            (
                Lang::Vi,
                [
                    "Xác nhận đã hiến 350 ml máu, rút kim lúc 09:12 ngày 22/10/2026",
                    "Uống nhiều nước, ăn đủ bữa, nghỉ ngơi",
                    "48 giờ không xách nặng",
                    "gọi Bệnh viện 19-8 trong 12 giờ",
                    "Lần hiến máu sau: từ ngày 14/01/2027",
                ],
            ),
            (
                Lang::En,
                [
                    "This confirms 350 ml of blood given, needle out at 09:12 on 22/10/2026",
                    "Drink plenty, eat well, rest",
                    "For 48 hours nothing heavy",
                    "call Bệnh viện 19-8 within 12 hours",
                    "give again from 14/01/2027",
                ],
            ),
        ] {
            let text = slip(false).text(lang);
            for part in parts {
                assert!(text.contains(part), "{part} is not in {text}");
            }
        }
    }

    #[test]
    fn a_slip_is_one_page_of_eighty_millimetres() {
        for lang in Lang::ALL {
            let written = slip(true).pdf(lang).unwrap();
            let text = String::from_utf8_lossy(&written);
            assert!(text.contains("/Count 1") && text.contains("/MediaBox [0 0 226.77"));
        }
    }

    #[test]
    fn every_paper_says_all_of_its_text_and_lies_on_the_roll() {
        for (roll, lang) in [Roll::Narrow, Roll::Wide]
            .into_iter()
            .flat_map(|roll| Lang::ALL.map(|lang| (roll, lang)))
        {
            // Words as long as there are, and one without a space.
            let long = "D'Artagnan Nguyễn Hoàng Phương Thảo Nguyễn Hoàng Phương Thảo Trần Thị Ngọc Bíchx";
            let mut lengthy = slip(true);
            lengthy.name = Some(FullName::parse(long).unwrap().value);
            lengthy.title = Label::parse(long).unwrap();
            lengthy.site = Label::parse(&"HỘITRƯỜNG'".repeat(8)).unwrap();
            lengthy.hospital = Label::parse(long).unwrap();
            for slip in [slip(true), lengthy] {
                let sheet = slip.sheet(lang);
                let (page, size) = sheet.lay_out(roll);
                let canvas = page.canvas(size);
                assert!(is_within(&canvas, 5.0), "{roll:?}");
                let text = sheet.text();
                assert!(text.lines().eq(said(&canvas)), "{text}");
                validate(&sheet.pdf(roll).unwrap());
            }
        }
    }
}
