//! How people are found: by words of the name in any order and by their beginnings, marks or not; by initials; by the
//! last digits of number, phone or document, or by their beginning; by the code of the unit; and by any of these together.
//!
//! A backend may look up candidates by keys of its own; whether somebody is found, and who comes first, is said here for
//! all of them. Everything that was typed is taken literally: there are no operators and no wildcards.

use unicode_normalization::UnicodeNormalization;

use crate::domain::document::Documents;
use crate::domain::id::PersonId;
use crate::domain::identity::{CitizenNumber, Phone};
use crate::domain::name::{fold, word_sort_key};
use crate::domain::person::Person;
use crate::domain::unit::UnitCode;

/// More characters than anybody types to find somebody; what is typed behind them is not looked at.
const MOST_CHARS: usize = 256;

/// More words than any name has; what is typed behind them is not looked at.
const MOST_WORDS: usize = 12;

/// From how many digits on the beginning of a number counts: fewer begin everybody's phone.
pub(super) const LEAST_BEGINNING: usize = 4;

/// From how many letters on they may be initials.
const LEAST_INITIALS: usize = 2;

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// The words of a name.
    pub(super) words: Vec<Word>,
    /// All digits, in order.
    pub(super) digits: String,
    /// What has letters and digits: the beginning of a unit's code, as [`unit_key`] has it, or of a document's number.
    pub(super) codes: Vec<String>,
    /// Whether any letter was typed with a mark; without any, nothing was said about marks.
    marked: bool,
}

/// One word of a name as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Without marks.
    pub(super) folded: String,
    /// With its marks, as in [`FullName::sort_key`](crate::domain::name::FullName::sort_key).
    pub(super) sort: String,
}

/// How well somebody is found, the best first; then by number, unit, Vietnamese order of names, and id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    name: NameMatch,
    digits: DigitMatch,
    code: CodeMatch,
    sort: String,
    id: PersonId,
}

/// How the words fit a name, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameMatch {
    /// They are the whole name, its end with the given name, or family name and given name; with the same marks.
    Exact,
    /// The same, but for the marks.
    ExactButMarks,
    /// One begins the given name and the others begin other words, with the marks as far as they were typed.
    Given,
    /// The same, but for the marks.
    GivenButMarks,
    /// The letters are initials, with the beginning of the given name behind them.
    Initials,
    /// Each begins a word, with the marks as far as they were typed.
    Words,
    /// The same, but for the marks.
    WordsButMarks,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DigitMatch {
    Whole,
    End,
    Beginning,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum CodeMatch {
    Whole,
    Beginning,
}

impl Word {
    /// How well this word alone fits one word of a name, the best first; `None` when it does not begin it.
    pub(super) fn fit(&self, folded: &str, sort: &str) -> Option<NameMatch> {
        if !folded.starts_with(&self.folded) {
            return None;
        }
        Some(if self.sort == sort {
            NameMatch::Exact
        } else if self.folded == folded {
            NameMatch::ExactButMarks
        } else if begins_with_marks(&self.sort, sort) {
            NameMatch::Given
        } else {
            NameMatch::GivenButMarks
        })
    }
}

/// What of a person the name part of a query looks at. A backend keeps it, so that nothing is folded while somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// [`FullName::match_key`](crate::domain::name::FullName::match_key)
    pub(super) folded: &'a str,
    /// [`FullName::sort_key`](crate::domain::name::FullName::sort_key)
    pub(super) sort: &'a str,
}

impl Query {
    /// Reads what was typed; `None` when there is nothing to look for.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text: String = text.chars().take(MOST_CHARS).collect::<String>().nfc().collect();
        let parts = text.split(|c: char| {
            c.is_whitespace() || c.is_ascii_punctuation() && !matches!(c, '\'' | '-' | '.' | '+')
        });
        let mut query = Self {
            words: Vec::new(),
            digits: String::new(),
            codes: Vec::new(),
            marked: false,
        };
        for part in parts {
            let letters = letters_and_digits(part);
            let folded = fold(&letters);
            let has_digit = folded.contains(|c: char| c.is_ascii_digit());
            let has_letter = folded.contains(char::is_alphabetic);
            match (has_letter, has_digit) {
                (false, true) => {
                    // A phone number abroad begins with +84, at home with 0.
                    let home = part.strip_prefix("+84").map(|rest| format!("0{rest}"));
                    let part = home.as_deref().unwrap_or(part);
                    query.digits.extend(part.chars().filter(char::is_ascii_digit));
                }
                (true, true) => query.codes.push(folded),
                (true, false) if query.words.len() < MOST_WORDS => {
                    query.marked |= !letters.is_ascii();
                    query.words.push(Word {
                        folded,
                        sort: word_sort_key(&letters),
                    });
                }
                // Signs, or more words than any name has.
                (_, false) => {}
            }
        }
        let nothing = query.words.is_empty() && query.digits.is_empty() && query.codes.is_empty();
        (!nothing).then_some(query)
    }

    /// Whether somebody is found, and how well. A record that another one stands for is not.
    pub(super) fn judge(&self, person: &Person) -> Option<Rank> {
        if person.merged_into.is_some() {
            return None;
        }
        let number = person.national_id.as_ref().map(CitizenNumber::as_str);
        let phone = person.phone.as_ref().map(Phone::as_str);
        let documents = if self.digits.is_empty() && self.codes.is_empty() {
            Vec::new()
        } else {
            document_keys(&person.documents)
        };
        let of_documents = documents.iter().map(String::as_str);
        let digits = self.judge_digits(number.into_iter().chain(phone).chain(of_documents))?;
        let unit = person.unit.as_ref().map(unit_key);
        let code = self.judge_codes(unit.as_deref(), &documents)?;
        let sort = person.full_name.sort_key();
        let name = if self.words.is_empty() {
            NameMatch::Exact
        } else {
            self.judge_name(Name {
                folded: &person.full_name.match_key(),
                sort: &sort,
            })?
        };
        Some(Rank {
            name,
            digits,
            code,
            sort,
            id: person.id,
        })
    }

    /// The same for a query without digits, from what a backend keeps: the name, and [`unit_key`] where units are asked.
    pub(super) fn judge_kept(&self, name: Name<'_>, unit: Option<&str>, id: PersonId) -> Option<Rank> {
        Some(Rank {
            name: self.judge_name(name)?,
            digits: DigitMatch::Whole,
            code: self.judge_codes(unit, &[])?,
            sort: name.sort.to_owned(),
            id,
        })
    }

    /// The words in the order in which they were typed, without marks.
    pub(super) fn folded(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.folded.as_str()).collect()
    }

    /// Whether each word begins a word of some text without marks.
    pub(super) fn begins_words_of(&self, folded: &str) -> bool {
        self.begins_some_words_of(folded) && {
            let words: Vec<&str> = folded.split(' ').collect();
            begins_words(&self.folded(), &words, begins)
        }
    }

    /// The same, but two words may begin the same one.
    fn begins_some_words_of(&self, folded: &str) -> bool {
        let begins_one = |typed: &Word| folded.split(' ').any(|word| word.starts_with(&typed.folded));
        self.words.iter().all(begins_one)
    }

    /// Whether the letters begin [`initials_key`].
    fn has_initials_of(&self, folded: &str) -> bool {
        let letters = || self.words.iter().flat_map(|word| word.folded.chars());
        let Some((others, given)) = folded.rsplit_once(' ') else {
            return false;
        };
        let mut key = others
            .split(' ')
            .filter_map(|word| word.chars().next())
            .chain(given.chars());
        letters().nth(LEAST_INITIALS - 1).is_some() && letters().all(|letter| key.next() == Some(letter))
    }

    /// The letters that may be initials.
    pub(super) fn initials(&self) -> Option<String> {
        let letters = self.folded().concat();
        (letters.chars().count() >= LEAST_INITIALS).then_some(letters)
    }

    fn judge_digits<'a>(&self, numbers: impl Iterator<Item = &'a str>) -> Option<DigitMatch> {
        let digits = self.digits.as_str();
        if digits.is_empty() {
            return Some(DigitMatch::Whole);
        }
        let of_one = |number: &str| {
            if number == digits {
                Some(DigitMatch::Whole)
            } else if number.ends_with(digits) {
                Some(DigitMatch::End)
            } else if digits.len() >= LEAST_BEGINNING && number.starts_with(digits) {
                Some(DigitMatch::Beginning)
            } else {
                None
            }
        };
        numbers.filter_map(of_one).min()
    }

    fn judge_codes(&self, unit: Option<&str>, documents: &[String]) -> Option<CodeMatch> {
        let of_one = |typed: &String| {
            let rest_of_unit = unit.and_then(|unit| unit.strip_prefix(typed.as_str()));
            let is_document = |number: &String| typed.len() >= LEAST_BEGINNING && number.starts_with(typed);
            match rest_of_unit {
                Some("") => Some(CodeMatch::Whole),
                None if documents.contains(typed) => Some(CodeMatch::Whole),
                Some(_) => Some(CodeMatch::Beginning),
                None => documents.iter().any(is_document).then_some(CodeMatch::Beginning),
            }
        };
        let each = self.codes.iter().map(of_one).collect::<Option<Vec<_>>>()?;
        Some(each.into_iter().max().unwrap_or(CodeMatch::Whole))
    }

    fn judge_name(&self, name: Name<'_>) -> Option<NameMatch> {
        let typed = self.folded();
        if typed.is_empty() {
            return Some(NameMatch::Exact);
        }
        // Most of those who are looked at are refused here, before anything is taken apart.
        if !self.begins_some_words_of(name.folded) {
            return self.has_initials_of(name.folded).then_some(NameMatch::Initials);
        }
        let words: Vec<&str> = name.folded.split(' ').collect();
        if is_what_one_is_called(&typed, &words) {
            let marked: Vec<&str> = self.words.iter().map(|word| word.sort.as_str()).collect();
            return Some(if is_what_one_is_called(&marked, &words_of(name.sort)) {
                NameMatch::Exact
            } else {
                NameMatch::ExactButMarks
            });
        }
        if begins_given(&typed, &words, begins) {
            return Some(if self.has_marks_of(name.sort, begins_given) {
                NameMatch::Given
            } else {
                NameMatch::GivenButMarks
            });
        }
        if self.has_initials_of(name.folded) {
            return Some(NameMatch::Initials);
        }
        begins_words(&typed, &words, begins).then(|| {
            if self.has_marks_of(name.sort, begins_words) {
                NameMatch::Words
            } else {
                NameMatch::WordsButMarks
            }
        })
    }

    /// Whether the marks that were typed are those of the name.
    fn has_marks_of(&self, sort: &str, fits: fn(&[&str], &[&str], Begins) -> bool) -> bool {
        let typed: Vec<&str> = self.words.iter().map(|word| word.sort.as_str()).collect();
        !self.marked || fits(&typed, &words_of(sort), begins_with_marks)
    }
}

/// Whether a text begins another one.
type Begins = fn(&str, &str) -> bool;

fn begins(start: &str, word: &str) -> bool {
    word.starts_with(start)
}

/// The same for two words of a sort key. A tone that was not typed may still come: many type it behind the word.
fn begins_with_marks(start: &str, word: &str) -> bool {
    let parts = |word| str::split_once(word, '!').unwrap_or((word, ""));
    let ((typed, tones), (letters, carried)) = (parts(start), parts(word));
    letters.starts_with(typed) && (tones == "!" || tones == carried)
}

/// The words of a sort key in the order in which they are spoken, each with its tones and their `!`.
pub(super) fn words_of(sort: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = sort;
    while let Some((end, _)) = rest.match_indices('!').nth(1)
        && let Some((word, behind)) = rest.split_at_checked(end + 1)
    {
        words.push(word);
        rest = behind;
    }
    // The given name comes first there, and who has one name only has an empty family name.
    words.retain(|word| *word != "!!");
    if !words.is_empty() {
        words.rotate_left(1);
    }
    words
}

/// Whether the words are the whole name, its end, or family name and given name.
fn is_what_one_is_called(typed: &[&str], name: &[&str]) -> bool {
    name.ends_with(typed)
        || matches!((typed, name), ([family, given], [first, .., last]) if family == first && given == last)
}

/// Whether one of the words begins the given name and the others begin other words.
fn begins_given(typed: &[&str], name: &[&str], begins: Begins) -> bool {
    let Some((given, others)) = name.split_last() else {
        return false;
    };
    typed.iter().enumerate().any(|(n, start)| {
        begins(start, given) && {
            let mut rest = typed.to_vec();
            rest.remove(n);
            begins_words(&rest, others, begins)
        }
    })
}

/// Whether each of `starts` begins a word of the name, no two the same word.
///
/// The longest goes first and takes any word that it begins: a shorter one begins either all of the words that a longer
/// one does, or none, so that no choice is ever regretted.
fn begins_words(starts: &[&str], name: &[&str], begins: Begins) -> bool {
    let mut words = name.to_vec();
    let mut starts = starts.to_vec();
    starts.sort_by_key(|start| std::cmp::Reverse(start.len()));
    starts.into_iter().all(|start| {
        let taken = words.iter().position(|word| begins(start, word));
        taken.map(|n| words.swap_remove(n)).is_some()
    })
}

fn initials_of(name: &[&str]) -> String {
    let (given, others) = name.split_last().unwrap_or((&"", &[]));
    let mut key: String = others.iter().filter_map(|word| word.chars().next()).collect();
    key.push_str(given);
    key
}

/// The initials of the other words and the given name, `nvan`; `None` for a name of one word.
pub(super) fn initials_key(folded: &str) -> Option<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    (words.len() > 1).then(|| initials_of(&words))
}

/// The name begun at each of its words, the words before it behind: what a contiguous part of the name begins.
pub(super) fn rotations(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').collect();
    let mut keys: Vec<String> = (0..words.len())
        .map(|first| {
            let (before, from) = words.split_at(first);
            [from, before].concat().join(" ")
        })
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The code of a unit as it is looked for: lower case, no marks, no dots and hyphens.
pub(super) fn unit_key(unit: &UnitCode) -> String {
    fold(unit.as_str())
}

/// The numbers of documents as they are looked for: letters and digits alone, in lower case.
pub(super) fn document_keys(documents: &Documents) -> Vec<String> {
    let numbers = documents.iter().filter_map(|document| document.number.as_ref());
    numbers.map(|number| number.key().to_ascii_lowercase()).collect()
}

/// The text backwards, so that its end can be looked up in an index.
pub(super) fn reversed(digits: &str) -> String {
    digits.chars().rev().collect()
}

/// What a name or a code can hold; the rest of what was typed stands for nothing.
fn letters_and_digits(part: &str) -> String {
    let is_mark = unicode_normalization::char::is_combining_mark;
    part.chars()
        .filter(|c| c.is_alphabetic() || c.is_ascii_digit() || is_mark(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::birth::Birth;
    use crate::domain::identity::Sex;
    use crate::domain::name::FullName;

    fn someone(name: &str) -> Person {
        Person {
            unit: UnitCode::parse("PC-08"),
            phone: Phone::parse("0912345678").ok(),
            ..Person::new(
                PersonId(uuid::Uuid::from_u128(1)),
                FullName::parse(name).unwrap().value,
                Birth::Year(1990),
                Sex::Female,
            )
        }
    }

    fn fit(query: &str, name: &str) -> Option<NameMatch> {
        Query::read(query)?.judge(&someone(name)).map(|rank| rank.name)
    }

    fn words(query: &str) -> Vec<String> {
        let words = Query::read(query).map(|query| query.words).unwrap_or_default();
        words.into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn what_fits_better_is_told_from_what_fits() {
        use NameMatch::*;
        for (query, name, expected) in [
            ("Đào", "Nguyễn Thị Đào", Some(Exact)),
            ("nguyễn thị đào", "Nguyễn Thị Đào", Some(Exact)),
            ("thị đào", "Nguyễn Thị Đào", Some(Exact)),
            ("Nguyễn Đào", "Nguyễn Thị Đào", Some(Exact)),
            ("dao", "Nguyễn Thị Đào", Some(ExactButMarks)),
            ("đạo", "Nguyễn Thị Đào", Some(ExactButMarks)),
            ("nguyen dao", "Nguyễn Thị Đào", Some(ExactButMarks)),
            ("dao nguyen", "Nguyễn Thị Đào", Some(Given)),
            ("da", "Nguyễn Thị Đào", Some(Given)),
            ("đa", "Nguyễn Thị Đào", Some(Given)),
            ("đà", "Nguyễn Thị Đào", Some(Given)),
            ("đá", "Nguyễn Thị Đào", Some(GivenButMarks)),
            ("dà", "Nguyễn Thị Đào", Some(GivenButMarks)),
            ("thi d", "Nguyễn Thị Đào", Some(Given)),
            ("ntdao", "Nguyễn Thị Đào", Some(Initials)),
            ("ntd", "Nguyễn Thị Đào", Some(Initials)),
            ("nt dao", "Nguyễn Thị Đào", Some(Initials)),
            ("nva", "Nguyễn Văn An", Some(Initials)),
            ("nvan", "Nguyễn Văn An", Some(Initials)),
            ("nguyen", "Nguyễn Thị Đào", Some(Words)),
            ("nguyễn t", "Nguyễn Thị Đào", Some(Words)),
            ("nguyên", "Nguyễn Thị Đào", Some(Words)),
            ("nguyến", "Nguyễn Thị Đào", Some(WordsButMarks)),
            ("thi nguyen", "Nguyễn Thị Đào", Some(Words)),
            ("hoà", "Lê Thị Hòa", Some(Exact)),
            ("hhen", "H'Hen Niê", Some(Words)),
            ("h'hen nie", "H'Hen Niê", Some(ExactButMarks)),
            ("uyen", "Nguyễn Thị Đào", None),
            ("dao dao", "Nguyễn Thị Đào", None),
            ("n", "Y", None),
            ("y", "Y", Some(Exact)),
        ] {
            assert_eq!(fit(query, name), expected, "{query} for {name}");
        }
    }

    #[test]
    fn a_name_is_found_from_each_of_its_words() {
        assert_eq!(
            rotations("nguyen thi dao"),
            ["dao nguyen thi", "nguyen thi dao", "thi dao nguyen"]
        );
        assert_eq!(rotations("an an"), ["an an"]);
        assert_eq!(initials_key("nguyen thi dao").as_deref(), Some("ntdao"));
        assert_eq!(initials_key("y"), None);
    }

    #[test]
    fn the_words_of_a_sort_key_are_the_words_of_the_name() {
        for name in ["Nguyễn Thị Đào", "Y", "Lê An", "H'Hen Niê", "lê - ánh ."] {
            let name = FullName::parse(name).unwrap().value;
            let (sort, folded) = (name.sort_key(), name.match_key());
            let keys: Vec<_> = name
                .as_str()
                .split(' ')
                .map(word_sort_key)
                .filter(|key| key != "!!")
                .collect();
            assert_eq!(words_of(&sort), keys, "{name:?}");
            assert_eq!(folded.split(' ').count(), keys.len(), "{name:?}");
        }
        assert_eq!(words_of(""), [] as [&str; 0]);
    }

    #[test]
    fn two_words_never_stand_for_one() {
        assert!(begins_words(&["a", "an"], &["an", "anh"], begins));
        assert!(begins_words(&["an", "a"], &["an", "anh"], begins));
        assert!(!begins_words(&["an", "an"], &["an", "binh"], begins));
        assert!(begins_words(&[], &["an"], begins));
    }

    #[test]
    fn words_digits_and_units_are_told_apart() {
        let query = Query::read("  Đào +84912.345 678 pc-08 ").unwrap();
        assert_eq!(query.folded(), ["dao"]);
        assert_eq!(query.digits, "0912345678");
        assert_eq!(query.codes, ["pc08"]);
        assert_eq!(Query::read(" - . "), None);
        assert_eq!(Query::read(""), None);
    }

    #[test]
    fn number_unit_and_name_narrow_each_other_down() {
        let person = someone("Nguyễn Thị Đào");
        let found = |text| Query::read(text).unwrap().judge(&person).is_some();
        for text in [
            "pc08",
            "PC-0",
            "dao pc08",
            "5678 dao",
            "0912 345 678",
            "0912",
            "pc08 5678 d",
        ] {
            assert!(found(text), "{text}");
        }
        for text in ["pc09", "c08", "dao pc09", "an 5678", "091", "9123", "pc08 4321"] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn every_query_of_the_corpus_is_taken_literally() {
        let expected: [(&str, &[&str], &str); 17] = [
            ("search-002", &["dang"], ""),
            ("search-003", &["dang"], ""),
            ("search-004", &["nguyen", "van"], ""),
            ("search-005", &[], ""),
            ("search-008", &["ab"], ""),
            ("search-009", &["a"], ""),
            ("search-011", &["nosuch", "x"], ""),
            ("search-012", &["near"], ""),
            ("search-013", &["and"], ""),
            ("search-014", &["a", "or", "b"], ""),
            ("search-017", &[], ""),
            ("search-020", &[], ""),
            ("search-023", &[], ""),
            ("search-025", &[], ""),
            ("search-026", &["or"], "11"),
            ("search-027", &["nguyen"], ""),
            ("search-029", &[], ""),
        ];
        let corpus = include_str!("../../tests/badinput/search.jsonl");
        assert_eq!(corpus.lines().count(), expected.len());
        for (line, (id, expected, digits)) in corpus.lines().zip(expected) {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            assert_eq!(case["id"], id);
            let text = case["input"].as_str().unwrap();
            assert_eq!(words(text), expected, "{id}");
            let read = Query::read(text).map(|query| query.digits).unwrap_or_default();
            assert_eq!(read, digits, "{id}");
        }
        assert!(
            Query::read("dang")
                .unwrap()
                .judge(&someone("Đặng Văn Y"))
                .is_some()
        );
    }

    #[test]
    fn only_the_beginning_of_a_long_query_is_looked_at() {
        let query = Query::read(&"a ".repeat(100)).unwrap();
        assert_eq!(query.words.len(), MOST_WORDS);
        let far = |n| format!("{}b", " ".repeat(n));
        assert_eq!(words(&far(MOST_CHARS - 1)), ["b"]);
        assert_eq!(words(&far(MOST_CHARS)), [] as [&str; 0]);
    }
}
