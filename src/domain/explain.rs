//! Which rules applied to a donor and with which values: what the station decided by, told so that a doctor can check it.
//! It says the same as [`super::eligibility::assess`], because both come from [`super::eligibility::examine`].

use chrono::NaiveDate;

use super::clean::{Label, Note};
use super::eligibility::{Against, Check, Finding, Missing, Verdict, VolumeBar, bars_to, examine};
use super::id::Ticket;
use super::identity::Sex;
use super::person::DonorFacts;
use super::rulepack::{Confidence, GroundCode, PackId, RulePack, Until};
use super::step::Step;
use super::time::Moment;
use super::visit::Visit;
use super::vitals::Volume;

/// Everything that the rules say about a visit, and what was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Whose.
    pub ticket: Ticket,
    /// Their sex, which decides the least weight.
    pub sex: Sex,
    /// Every rule that applied, in the order in which it is looked at.
    pub lines: Vec<Line>,
    /// Every bag of the pack; none while weight or haemoglobin is missing.
    pub bags: Option<Vec<Bag>>,
    /// What was decided, oldest first.
    pub decisions: Vec<Decision>,
}

/// A rule that applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The donor's value and the limits in force.
    pub check: Check,
    /// What came of it.
    pub outcome: Outcome,
    /// Where the rule stands.
    pub source: Source,
}

/// Where a rule stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The rule's id.
    pub rule: String,
    /// The article; none for a ground of another pack or of an earlier day.
    pub article: Option<String>,
    /// How sure that is.
    pub confidence: Option<Confidence>,
}

/// What came of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is met.
    Met,
    /// It is not met, and nobody can set it aside.
    Hard(Against),
    /// It is not met; a doctor can set it aside.
    Soft(Against),
    /// It is not met, and a doctor set it aside.
    SetAside {
        /// What was against.
        against: Against,
        /// Who did.
        by: Label,
        /// Why.
        because: Option<Note>,
    },
    /// The value is not there yet.
    NotMeasured(Missing),
    /// The value is not there, and the rules do not ask for it.
    NotAsked,
}

/// A bag, and what keeps the donor from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bag {
    /// Its volume.
    pub volume: Volume,
    /// What weight and haemoglobin have against it; nothing where it is allowed.
    pub bars: Vec<VolumeBar>,
}

/// A decision of the doctor, with the rules that it was made by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub what: Decided,
    /// By whom.
    pub by: Label,
    /// When.
    pub at: Moment,
    /// The pack that was in force.
    pub pack: PackId,
    /// Its hash; the first release left it out of deferrals.
    pub pack_hash: Option<String>,
    /// Whether that is the pack in force now; not known without a hash.
    pub is_in_force: Option<bool>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    /// May donate so much.
    Cleared(Volume),
    /// Not today.
    Deferred {
        /// Why.
        ground: GroundCode,
        /// Until when.
        until: Until,
    },
}

impl Explanation {
    /// Whether a rule that nobody can set aside is not met: then no bag is drawn, whatever weight and haemoglobin allow.
    #[must_use]
    pub fn is_barred(&self) -> bool {
        self.lines
            .iter()
            .any(|line| matches!(line.outcome, Outcome::Hard(_)))
    }
}

/// Explains a visit on `today` with the values recorded so far. Without `facts` the past is left out.
pub fn explain(pack: &RulePack, visit: &Visit, facts: Option<&DonorFacts>, today: NaiveDate) -> Explanation {
    Explanation {
        ticket: visit.ticket,
        sex: visit.sex,
        lines: examine(pack, visit, facts, today)
            .into_iter()
            .map(|finding| line(pack, visit, finding))
            .collect(),
        bags: bags(pack, visit),
        decisions: visit
            .history()
            .iter()
            .filter_map(|envelope| {
                let (what, id, hash) = decided(&envelope.step)?;
                Some(Decision {
                    what,
                    by: envelope.at.staff.clone(),
                    at: envelope.at.occurred,
                    is_in_force: hash.as_ref().map(|hash| *id == pack.id && *hash == pack.hash),
                    pack: id.clone(),
                    pack_hash: hash,
                })
            })
            .collect(),
    }
}

fn line(pack: &RulePack, visit: &Visit, Finding { check, verdict }: Finding) -> Line {
    let source = source(pack, &check, &verdict);
    let outcome = match verdict {
        Verdict::Met => Outcome::Met,
        Verdict::Missing(missing) => Outcome::NotMeasured(missing),
        Verdict::NotAsked => Outcome::NotAsked,
        Verdict::Against(against) if against.is_hard() => Outcome::Hard(against),
        Verdict::Against(against) => match &visit.clearance {
            Some(clearance) if clearance.overrides.iter().any(|rule| rule.0 == source.rule) => {
                Outcome::SetAside {
                    against,
                    by: clearance.at.staff.clone(),
                    because: clearance.reason.clone(),
                }
            }
            Some(_) | None => Outcome::Soft(against),
        },
    };
    Line {
        check,
        outcome,
        source,
    }
}

/// Where the rule stands that a check belongs to.
fn source(pack: &RulePack, check: &Check, verdict: &Verdict) -> Source {
    macro_rules! of {
        ($rule:expr) => {
            Source {
                rule: $rule.rule.clone(),
                article: Some($rule.article.clone()),
                confidence: Some($rule.confidence),
            }
        };
    }
    let of_no_pack = || Source {
        rule: "D".to_owned(),
        article: None,
        confidence: None,
    };
    let of_ground = |code: &GroundCode| match pack.ground(code) {
        Some(ground) => of!(ground),
        None => of_no_pack(),
    };
    match check {
        Check::Age { .. } => of!(pack.age),
        // Its rule would tell what it was for, which is not for everybody who reads this.
        Check::EarlierDeferral(_) => of_no_pack(),
        Check::Declared { ground, .. } => of_ground(ground),
        Check::Interval { .. } => of!(pack.interval),
        Check::Weight { .. } => of!(pack.weight),
        Check::Systolic { .. } => of!(pack.systolic),
        Check::Diastolic { .. } => of!(pack.diastolic),
        Check::Pulse { .. } => of!(pack.pulse),
        Check::Haemoglobin { .. } => of!(pack.haemoglobin),
        Check::RapidTest { .. } => match verdict {
            Verdict::Against(_) => of_ground(&GroundCode::new("hbsag")),
            Verdict::Met | Verdict::Missing(_) | Verdict::NotAsked => of!(pack.hbsag),
        },
    }
}

fn bags(pack: &RulePack, visit: &Visit) -> Option<Vec<Bag>> {
    let (vitals, test) = (visit.latest_vitals()?, visit.latest_blood_test()?);
    let bag = |volume| Bag {
        volume,
        bars: bars_to(pack, visit.sex, vitals.weight, test.haemoglobin, volume).collect(),
    };
    Some(pack.volume.bags_ml.iter().copied().map(bag).collect())
}

/// The decision that a step holds, with the pack and its hash.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "only two steps decide by the rules"
)]
fn decided(step: &Step) -> Option<(Decided, &PackId, Option<String>)> {
    match step {
        Step::DonorCleared {
            volume,
            pack,
            pack_hash,
            ..
        } => Some((Decided::Cleared(*volume), pack, Some(pack_hash.clone()))),
        Step::DonorDeferred {
            ground,
            until,
            pack,
            pack_hash,
            ..
        } => {
            let what = Decided::Deferred {
                ground: ground.clone(),
                until: *until,
            };
            Some((what, pack, pack_hash.clone()))
        }
        _ => None,
    }
}
