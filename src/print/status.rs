//! What a roll printer says about itself, in ESC/POS. Many say nothing; what is no answer is not believed.

use super::fault::Trouble;

/// What a printer is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Question {
    bytes: &'static [u8],
    /// How many bytes the answer has.
    answers: usize,
    /// Whether the answer comes out of turn, before what was sent earlier is printed.
    is_at_once: bool,
}

/// Why it is off line, and whether there is paper; it answers at once, whatever it is doing.
pub(super) const HOW_ARE_YOU: Question = Question {
    bytes: b"\x10\x04\x02\x10\x04\x04",
    answers: 2,
    is_at_once: true,
};

/// Whether there is paper; it answers when everything before is printed.
pub(super) const IS_IT_OUT: Question = Question {
    bytes: b"\x1dr\x01",
    answers: 1,
    is_at_once: false,
};

impl Question {
    /// As it is sent.
    pub(super) const fn bytes(self) -> &'static [u8] {
        self.bytes
    }
}

/// What was heard so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answer {
    bytes: Vec<(Question, u8)>,
}

impl Answer {
    /// Takes bytes that came after a question; those that are no answer to it are dropped.
    pub(super) fn hear(&mut self, question: Question, heard: &[u8]) {
        // Some bits of an answer are always the same, so that it is told from other things that are sent.
        let is_answer = |byte: u8| {
            if question.is_at_once {
                byte & 0b1001_0011 == 0b0001_0010
            } else {
                byte & 0b1001_0000 == 0
            }
        };
        let answers = heard.iter().copied().filter(|byte| is_answer(*byte));
        let room = question.answers.saturating_sub(self.bytes.len());
        self.bytes.extend(answers.take(room).map(|byte| (question, byte)));
    }

    /// Whether there is nothing more to come.
    pub(super) fn is_whole(&self, question: Question) -> bool {
        self.bytes.len() >= question.answers
    }

    /// Whether it said anything.
    pub(super) fn is_spoken(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// What is wrong, the lid first: whoever opened it may be putting paper in.
    pub(super) fn trouble(&self) -> Option<Trouble> {
        let says = |question: Question, place: usize, bits: u8| {
            self.bytes
                .get(place)
                .is_some_and(|(asked, byte)| *asked == question && byte & bits != 0)
        };
        if says(HOW_ARE_YOU, 0, 0b0000_0100) {
            Some(Trouble::LidOpen)
        } else if says(HOW_ARE_YOU, 0, 0b0010_0000)
            || says(HOW_ARE_YOU, 1, 0b0110_0000)
            || says(IS_IT_OUT, 0, 0b0000_1100)
        {
            Some(Trouble::NoPaper)
        } else if says(HOW_ARE_YOU, 0, 0b0100_0000) {
            Some(Trouble::Jam)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(question: Question, heard: &[u8]) -> (bool, Option<Trouble>) {
        let mut answer = Answer::default();
        answer.hear(question, heard);
        (answer.is_spoken(), answer.trouble())
    }

    #[test]
    fn a_printer_that_is_well_says_so() {
        assert_eq!(said(HOW_ARE_YOU, &[0x12, 0x12]), (true, None));
        // Paper near its end is still paper.
        assert_eq!(said(HOW_ARE_YOU, &[0x12, 0x1e]), (true, None));
        assert_eq!(said(IS_IT_OUT, &[0x00]), (true, None));
        assert_eq!(said(IS_IT_OUT, &[0x03]), (true, None));
    }

    #[test]
    fn a_printer_that_cannot_print_says_why() {
        assert_eq!(said(HOW_ARE_YOU, &[0x16, 0x72]), (true, Some(Trouble::LidOpen)));
        assert_eq!(said(HOW_ARE_YOU, &[0x32, 0x12]), (true, Some(Trouble::NoPaper)));
        assert_eq!(said(HOW_ARE_YOU, &[0x12, 0x72]), (true, Some(Trouble::NoPaper)));
        assert_eq!(said(HOW_ARE_YOU, &[0x52, 0x12]), (true, Some(Trouble::Jam)));
        assert_eq!(said(IS_IT_OUT, &[0x0c]), (true, Some(Trouble::NoPaper)));
    }

    #[test]
    fn what_is_no_answer_is_not_believed() {
        assert_eq!(said(HOW_ARE_YOU, b"HTTP/1.1 400"), (false, None));
        assert_eq!(said(HOW_ARE_YOU, &[]), (false, None));
        assert_eq!(said(IS_IT_OUT, &[0x9c, 0x1c, 0xff]), (false, None));
        // More than was asked for is not looked at.
        let mut answer = Answer::default();
        answer.hear(HOW_ARE_YOU, &[0x12]);
        assert!(!answer.is_whole(HOW_ARE_YOU));
        answer.hear(HOW_ARE_YOU, &[0xff, 0x12, 0x16]);
        assert!(answer.is_whole(HOW_ARE_YOU) && answer.trouble().is_none());
    }
}
