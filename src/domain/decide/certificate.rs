//! The rules of certificates: one for who gave blood, and no sheet for two donors.

use super::case::Case;
use crate::domain::certificate::{Serial, is_due};
use crate::domain::clean::Note;
use crate::domain::refusal::Refusal;
use crate::domain::step::Step;
use crate::domain::visit::{Outcome, Stage};

impl Case<'_> {
    /// After a draw of some blood, in the rest or after leaving. A further one for the same donor takes the place of the
    /// one before and needs a reason; the serial of a spoiled sheet stays used up.
    pub(super) fn issue_certificate(
        &self,
        serial: &Serial,
        reason: Option<&Note>,
    ) -> Result<Vec<Step>, Refusal> {
        let ticket = self.visit.ticket;
        if !is_due(self.visit) {
            let is_over = matches!(
                self.visit.stage,
                Stage::Recovering | Stage::Left(Outcome::Donated | Outcome::Incomplete)
            );
            return Err(if is_over {
                Refusal::NothingDrawn { ticket }
            } else {
                self.wrong_stage()
            });
        }
        if let Some(other) = self.day.visit_with_serial(serial) {
            return Err(Refusal::SerialUsed {
                serial: serial.clone(),
                ticket: other.ticket,
            });
        }
        let earlier = self.visit.certificate();
        if let (Some(earlier), None) = (earlier, reason) {
            return Err(Refusal::CertificateIssued {
                ticket,
                serial: earlier.serial.clone(),
            });
        }
        Ok(vec![Step::CertificateIssued {
            serial: serial.clone(),
            reason: reason.filter(|_| earlier.is_some()).cloned(),
        }])
    }
}
