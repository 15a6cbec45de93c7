//! Which known word somebody meant who wrote one that is not known.

/// The word that is spelled most like `typed`, the first of those that are as much alike; none where none is known.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known.into_iter().min_by_key(|word| distance(typed, word))
}

/// How many letters must be added, left out or exchanged to make one word of the other.
#[must_use]
pub fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (n, letter) in a.chars().enumerate() {
        let mut left = n + 1;
        let mut next = vec![left];
        for (pair, other) in row.windows(2).zip(b.chars()) {
            let [above_left, above] = pair else { continue };
            left = (left + 1)
                .min(above + 1)
                .min(above_left + usize::from(letter != other));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_added_left_out_or_exchanged_count_one_each() {
        for (a, b, letters) in [
            ("", "", 0),
            ("giường", "giường", 0),
            ("", "bed", 3),
            ("bed", "beds", 1),
            ("beds", "bed", 1),
            ("lnag", "lang", 2),
            ("giuong", "giường", 2),
        ] {
            assert_eq!((distance(a, b), distance(b, a)), (letters, letters), "{a} {b}");
        }
    }

    #[test]
    fn of_words_that_are_as_much_alike_the_first_is_meant() {
        assert_eq!(nearest("bad", ["bed", "bag"]), Some("bed"));
        assert_eq!(nearest("bag", ["bed", "bag"]), Some("bag"));
        assert_eq!(nearest("bag", []), None);
    }
}
