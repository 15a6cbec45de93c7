//! The thread that forecasts: the rest of a day is played some hundred times, which takes longer than a key may wait.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::planning::Assumptions;
use crate::planning::forecast::{Situation, forecast};

use super::msg::Msg;

/// Has the rest of a day forecast.
#[derive(Debug)]
pub(super) struct Forecaster {
    questions: Sender<Box<Situation>>,
}

impl Forecaster {
    /// Starts the thread. It ends when nobody asks any more, or nobody takes its messages.
    ///
    /// # Errors
    /// The system starts no thread.
    pub(super) fn start(assumed: Assumptions, messages: Sender<Msg>) -> io::Result<Self> {
        let (questions, asked) = channel();
        std::thread::Builder::new()
            .name("forecast".into())
            .spawn(move || answer(&asked, &assumed, &messages))?;
        Ok(Self { questions })
    }

    /// Asks; the answer comes as a message. A question that still waits is not answered any more.
    pub(super) fn ask(&self, situation: Box<Situation>) {
        // A thread that is gone leaves the last forecast on the screen, with its time.
        drop(self.questions.send(situation));
    }
}

fn answer(asked: &Receiver<Box<Situation>>, assumed: &Assumptions, messages: &Sender<Msg>) {
    while let Ok(first) = asked.recv() {
        let newest = asked.try_iter().last().unwrap_or(first);
        let told = Msg::Forecast {
            day: newest.day(),
            standing: Box::new(forecast(&newest, assumed)),
        };
        if messages.send(told).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::forecast::{Question, Standing};
    use crate::tui::harness::Harness;

    #[test]
    fn it_answers_the_newest_question_and_ends_with_whoever_asks() {
        let harness = Harness::with_donors(3);
        let hall = &harness.model.hall;
        let question = Question::about(harness.day(), &hall.roster.by_unit, &hall.pack, hall.now);
        let situation = Box::new(Situation::of(harness.day(), &question));
        let (messages, inbox) = channel();
        let forecaster = Forecaster::start(Assumptions::read().unwrap(), messages).unwrap();
        forecaster.ask(situation);
        let told = inbox.recv().unwrap();
        assert!(matches!(
            told,
            Msg::Forecast { day, standing }
                if day == harness.day().id && matches!(*standing, Standing::Running(_))
        ));
        drop(forecaster);
        assert!(inbox.recv().is_err());
    }
}
