//! `giotmau rules`: the rules in force, each number with its reason and the place that it comes from; and which of them
//! applied to a donor.

mod explain;
mod numbers;
mod page;

use serde_json::{Value, json};

use super::arguments::Ruling;
use super::{Invocation, print_json, print_line};
use crate::config::Settings;
use crate::domain::clean::printable;
use crate::domain::rulepack::{Confidence, Ground, Names, Number, PackFault, Period, RulePack};
use crate::error::{Error, Exit};
use crate::i18n::text::rules as text;
use crate::i18n::{Lang, format};
use page::{columns, indented, width};

/// The columns of a table of rules.
const RULE: usize = 5;
const WHAT: usize = 32;
const LEGAL: usize = 19;

/// Where what belongs to a rule begins.
const INDENT: usize = RULE + 2;

/// Prints the rule pack, its file, or what it says about a donor.
pub(super) fn run(invocation: &Invocation, asked: &Ruling) -> Result<Exit, Error> {
    if asked.print_file {
        print_line(RulePack::SHIPPED.trim_end())?;
        return Ok(Exit::Done);
    }
    if let Some(ticket) = &asked.explain {
        return explain::run(invocation, ticket, asked.json);
    }
    if asked.json {
        print_json(&as_json(&invocation.pack)?)?;
        return Ok(Exit::Done);
    }
    let file = invocation.settings.rules.as_ref();
    let file = file.map(|path| path.display().to_string());
    for line in written(invocation.lang, &invocation.pack, file.as_deref(), width()) {
        print_line(&line)?;
    }
    Ok(Exit::Done)
}

/// The rules in force: the site's own file, where the settings name one, else those that ship.
pub(super) fn in_force(settings: &Settings) -> Result<RulePack, Error> {
    let Some(path) = &settings.rules else {
        return RulePack::vn_tt26_2013().map_err(Error::Pack);
    };
    let refused = |why: String| {
        let path = printable(&path.display().to_string());
        Error::Usage(text::PACK_IN.with(settings.lang, &[("path", &path), ("fault", &why)]))
    };
    let file = std::fs::read_to_string(path)
        .map_err(|fault| refused(text::PACK_NO_FILE.with(settings.lang, &[("fault", &fault)])))?;
    RulePack::of_site(&file).map_err(|fault| refused(pack_fault(settings.lang, &fault)))
}

/// Why a file is not a rule pack, and what to do.
fn pack_fault(lang: Lang, fault: &PackFault) -> String {
    match fault {
        PackFault::Unreadable(what) => {
            let lines: Vec<_> = what.lines().map(printable).collect();
            text::PACK_UNREADABLE.with(lang, &[("what", &format!("\n{}\n", lines.join("\n")))])
        }
        PackFault::WeakerThanLaw { rule, what } => {
            text::PACK_WEAKER.with(lang, &[("rule", &printable(rule)), ("what", &printable(what))])
        }
        PackFault::SiteLaxer { rule, what } => {
            text::PACK_SITE_LAXER.with(lang, &[("rule", &printable(rule)), ("what", &printable(what))])
        }
        PackFault::WrongId { section, rule } => {
            text::PACK_WRONG_ID.with(lang, &[("section", section), ("rule", rule)])
        }
        PackFault::Bags => text::PACK_BAGS.get(lang).to_owned(),
        PackFault::GroundTwice(code) => text::PACK_TWICE.with(lang, &[("code", &printable(code))]),
        PackFault::GroundMissing(code) => text::PACK_MISSING.with(lang, &[("code", code)]),
        PackFault::TakenId(id) => text::PACK_TAKEN_ID.with(lang, &[("id", &printable(id))]),
    }
}

/// The pack as its file has it, with its hash, and every number in a list of its own.
fn as_json(pack: &RulePack) -> Result<Value, Error> {
    let mut value = serde_json::to_value(pack)?;
    let numbers = pack.numbers();
    let numbers = numbers.iter().map(|number| {
        let (name, _) = numbers::name(number);
        Ok(json!({
            "rule": number.rule,
            "number": number.path(),
            "name": {"vi": name.get(Lang::Vi), "en": name.get(Lang::En)},
            "unit": number.unit,
            "stricter": number.stricter,
            "legal": number.legal,
            "site": number.site,
            "in_force": number.in_force(),
            "article": number.article,
            "confidence": number.confidence,
            "why": number.why,
        }))
    });
    let numbers = numbers.collect::<Result<Value, Error>>()?;
    if let Value::Object(fields) = &mut value {
        fields.insert("hash".to_owned(), json!(pack.hash));
        fields.insert("rules".to_owned(), numbers);
    }
    Ok(value)
}

/// The whole pack as lines no wider than `page`.
fn written(lang: Lang, pack: &RulePack, file: Option<&str>, page: usize) -> Vec<String> {
    let mut lines = indented(
        &format!("{} ({})", said(lang, &pack.title), pack.id.as_str()),
        0,
        page,
    );
    let since = format::date(pack.effective_from);
    lines.extend(indented(
        &text::EFFECTIVE.with(lang, &[("date", &since)]),
        0,
        page,
    ));
    lines.extend(indented(&text::HASH.with(lang, &[("hash", &pack.hash)]), 0, page));
    if let Some(path) = file {
        lines.extend(indented(&text::FILE.with(lang, &[("path", &path)]), 0, page));
    }
    lines.push(String::new());
    lines.extend(row(
        [
            text::HEAD_RULE,
            text::HEAD_WHAT,
            text::HEAD_LEGAL,
            text::HEAD_SITE,
        ]
        .map(|head| head.get(lang)),
        page,
    ));
    lines.extend(rules(lang, pack, page));
    lines.push(String::new());
    lines.extend(row(
        [
            text::HEAD_RULE,
            text::HEAD_GROUND,
            text::HEAD_WAIT,
            text::HEAD_SITE,
        ]
        .map(|head| head.get(lang)),
        page,
    ));
    for ground in &pack.grounds {
        lines.extend(written_ground(lang, ground, page));
    }
    lines
}

fn row(cells: [&str; 4], page: usize) -> Vec<String> {
    let [rule, what, legal, site] = cells;
    columns(&[(rule, RULE), (what, WHAT), (legal, LEGAL), (site, 0)], page)
}

/// The rules with numbers: the numbers of one rule together, below them the reason and the source.
fn rules(lang: Lang, pack: &RulePack, page: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for rule in pack.numbers().chunk_by(|a, b| a.section == b.section) {
        for (n, number) in rule.iter().enumerate() {
            let (name, phrase) = numbers::name(number);
            let legal = numbers::value(lang, number.unit, phrase, number.legal);
            let site = number.site.map_or_else(String::new, |site| {
                numbers::value(lang, number.unit, phrase, site)
            });
            let id = if n == 0 { number.rule } else { "" };
            lines.extend(row([id, name.get(lang), &legal, &site], page));
        }
        let Some(number) = rule.first() else { continue };
        lines.extend(beside(lang, pack, number, page));
        lines.extend(reason(lang, number.why, number.article, number.confidence, page));
    }
    lines
}

/// What a rule says beside its numbers.
fn beside(lang: Lang, pack: &RulePack, number: &Number<'_>, page: usize) -> Vec<String> {
    match number.section {
        "volume" => {
            let bags: Vec<_> = pack.volume.bags_ml.iter().map(ToString::to_string).collect();
            row(
                ["", text::BAGS.get(lang), &format!("{} ml", bags.join(", ")), ""],
                page,
            )
        }
        "duty" => {
            let groups = pack.duty.groups.iter();
            groups
                .flat_map(|group| {
                    let said = text::DUTY_GROUP.with(lang, &[("group", &said(lang, &group.name))]);
                    indented(&said, INDENT, page)
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn written_ground(lang: Lang, ground: &Ground, page: usize) -> Vec<String> {
    let site = ground.site.map_or_else(String::new, |site| period(lang, site));
    let mut lines = row(
        [
            &ground.rule,
            ground.code.as_str(),
            &period(lang, ground.period),
            &site,
        ],
        page,
    );
    lines.extend(indented(said(lang, &ground.name), INDENT, page));
    if !ground.examples.is_empty() {
        let examples: Vec<_> = ground.examples.iter().map(|one| said(lang, one)).collect();
        let examples = text::EXAMPLES.with(lang, &[("examples", &examples.join("; "))]);
        lines.extend(indented(&examples, INDENT, page));
    }
    lines.extend(reason(
        lang,
        &ground.why,
        &ground.article,
        ground.confidence,
        page,
    ));
    lines
}

/// Why a rule is there, where it stands and how sure that is.
fn reason(lang: Lang, why: &Names, article: &str, sure: Confidence, page: usize) -> Vec<String> {
    let mut lines = indented(said(lang, why), INDENT, page);
    let source = format!("[{article} · {}]", confidence(lang, sure));
    lines.extend(indented(&source, INDENT, page));
    lines
}

/// What the pack says in one language.
fn said(lang: Lang, names: &Names) -> &str {
    match lang {
        Lang::Vi => &names.vi,
        Lang::En => &names.en,
    }
}

fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Months(n) => text::MONTHS.with(lang, &[("n", &n)]),
        Period::Weeks(n) => text::WEEKS.with(lang, &[("n", &n)]),
        Period::Days(n) => text::DAYS.with(lang, &[("n", &n)]),
        Period::Today => text::TODAY.get(lang).to_owned(),
        Period::Permanent => text::PERMANENT.get(lang).to_owned(),
    }
}

const fn confidence(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Law => text::LAW,
        Confidence::Secondary => text::SECONDARY,
        Confidence::Practice => text::PRACTICE,
        Confidence::Unconfirmed => text::UNCONFIRMED,
    }
    .get(lang)
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn pack() -> RulePack {
        RulePack::vn_tt26_2013().unwrap()
    }

    #[test]
    fn every_line_fits_the_terminal_in_both_languages() {
        for lang in Lang::ALL {
            for page in [72, 80, 120] {
                for line in written(lang, &pack(), Some("/etc/giotmau/our-rules.toml"), page) {
                    assert!(line.width() <= page, "{page}: {line}");
                }
            }
        }
    }

    #[test]
    fn every_number_ground_reason_and_source_is_printed() {
        let pack = pack();
        for lang in Lang::ALL {
            let all = written(lang, &pack, None, 80).join(" ");
            let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
            for number in pack.numbers() {
                let (name, phrase) = numbers::name(&number);
                let value = numbers::value(lang, number.unit, phrase, number.legal);
                for part in [name.get(lang), &value, said(lang, number.why), number.article] {
                    assert!(all.contains(part), "{part}");
                }
            }
            for ground in &pack.grounds {
                for part in [
                    ground.code.as_str(),
                    said(lang, &ground.name),
                    said(lang, &ground.why),
                ] {
                    assert!(all.contains(part), "{part}");
                }
            }
        }
    }

    #[test]
    fn a_sites_value_stands_beside_the_one_of_its_source() {
        let text = RulePack::SHIPPED.replacen(
            "whole_blood_days = 84",
            "whole_blood_days = { legal = 84, site = 90 }",
            1,
        );
        let lines = written(Lang::En, &RulePack::parse(&text).unwrap(), None, 80);
        let line = lines.iter().find(|line| line.starts_with("I1")).unwrap();
        assert!(
            line.contains("from 84 days") && line.ends_with("from 90 days"),
            "{line}"
        );
    }

    #[test]
    fn json_has_every_field() {
        let value = as_json(&pack()).unwrap();
        assert_eq!(value["hash"].as_str().unwrap().len(), 64);
        assert_eq!(value["age"]["least_years"], 18);
        assert_eq!(value["ground"][0]["code"], "surgery");
        let first = &value["rules"][0];
        for field in [
            "rule",
            "number",
            "name",
            "unit",
            "stricter",
            "legal",
            "in_force",
            "article",
            "confidence",
            "why",
        ] {
            assert!(!first[field].is_null(), "{field}");
        }
        assert_eq!(value["rules"].as_array().unwrap().len(), pack().numbers().len());
    }
}
