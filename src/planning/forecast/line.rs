//! In which order those who wait are called. Whoever is here already goes before whoever came later; whoever misses a call
//! goes behind the next, and is looked for after three of them.

use crate::planning::draws::Millis;

/// So many go before whoever missed a call.
const BEHIND: usize = 3;

/// Those who have filled in the form and are not at a desk yet: whether they were here when it was forecast.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// How many stand in line who were here, and how many who came later.
    here: usize,
    later: usize,
    /// Who missed a call, and how many are called before them.
    behind: Vec<(usize, bool)>,
    /// Who missed three, and when they are found.
    away: Vec<(Millis, bool)>,
}

/// Who comes to a desk, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Next {
    pub(super) is_here: bool,
    pub(super) begin: Millis,
}

impl Line {
    /// Somebody has filled in the form.
    pub(super) fn join(&mut self, is_here: bool) {
        if is_here {
            self.here += 1;
        } else {
            self.later += 1;
        }
    }

    /// Who comes to a desk that can begin with somebody then, where the first who is called misses so many calls and
    /// would then be found after so long; nothing, if nobody is left.
    pub(super) fn next(&mut self, begin: Millis, misses: u8, found_after: Millis) -> Option<Next> {
        self.come_back(begin);
        let first = self.take(begin)?;
        let is_alone = self.here + self.later + self.behind.len() + self.away.len() == 0;
        match misses {
            0 => Some(first),
            // Called again at once, since nobody else is there.
            1 | 2 if is_alone => Some(first),
            1 | 2 => {
                self.behind.push((BEHIND, first.is_here));
                self.take(begin)
            }
            _ => {
                self.away.push((first.begin + found_after, first.is_here));
                self.take(begin)
            }
        }
    }

    /// One more is called, and whoever was found by then stands behind the next.
    fn come_back(&mut self, now: Millis) {
        let mut back = Vec::new();
        self.behind.retain_mut(|(before, is_here)| {
            *before = before.saturating_sub(1);
            if *before == 0 {
                back.push(*is_here);
            }
            *before > 0
        });
        for is_here in back {
            self.join(is_here);
        }
        let behind = &mut self.behind;
        self.away.retain(|(found, is_here)| {
            let is_found = *found <= now;
            if is_found {
                behind.push((BEHIND, *is_here));
            }
            !is_found
        });
    }

    fn take(&mut self, begin: Millis) -> Option<Next> {
        if self.here > 0 {
            self.here -= 1;
            return Some(Next { is_here: true, begin });
        }
        if self.later > 0 {
            self.later -= 1;
            return Some(Next {
                is_here: false,
                begin,
            });
        }
        // Nobody stands before them.
        if !self.behind.is_empty() {
            let (_, is_here) = self.behind.remove(0);
            return Some(Next { is_here, begin });
        }
        let first = self.away.iter().enumerate().min_by_key(|(_, (found, _))| *found);
        let (place, _) = first?;
        let (found, is_here) = self.away.remove(place);
        Some(Next {
            is_here,
            begin: begin.max(found),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(here: usize, later: usize) -> Line {
        Line {
            here,
            later,
            ..Line::default()
        }
    }

    /// Who is called at one slot a minute, with so many misses of whoever is called there first.
    fn called(mut line: Line, misses: &[u8]) -> Vec<(bool, Millis)> {
        let slots = (0..).zip(misses);
        slots
            .map(|(minute, misses)| {
                let next = line.next(minute * 60_000, *misses, 8 * 60_000).unwrap();
                (next.is_here, next.begin / 60_000)
            })
            .collect()
    }

    #[test]
    fn whoever_is_here_goes_before_whoever_came_later() {
        let order = called(line(2, 2), &[0, 0, 0, 0]);
        assert_eq!(order, [(true, 0), (true, 1), (false, 2), (false, 3)]);
    }

    #[test]
    fn whoever_misses_a_call_has_three_more_before_them() {
        let order = called(line(1, 4), &[1, 0, 0, 0, 0]);
        assert_eq!(order.iter().position(|(is_here, _)| *is_here), Some(3));
    }

    #[test]
    fn whoever_is_alone_is_called_again_at_once() {
        assert_eq!(called(line(1, 0), &[1]), [(true, 0)]);
    }

    #[test]
    fn whoever_misses_three_is_found_after_a_while_and_the_desks_wait_for_nobody_else() {
        let order = called(line(1, 2), &[3, 0, 0]);
        assert_eq!(order, [(false, 0), (false, 1), (true, 8)]);
        assert_eq!(called(line(1, 0), &[3]), [(true, 8)]);
    }

    #[test]
    fn everybody_is_called_once() {
        for misses in [[0; 6], [1; 6], [3; 6], [0, 1, 3, 1, 0, 3]] {
            let mut line = line(3, 3);
            let called: Vec<_> = misses
                .iter()
                .filter_map(|misses| line.next(0, *misses, 60_000))
                .collect();
            assert_eq!(called.iter().filter(|next| next.is_here).count(), 3, "{misses:?}");
            assert_eq!(called.len(), 6);
            assert_eq!(line.next(0, 0, 0), None);
        }
    }
}
