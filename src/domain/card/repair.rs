//! Undoing what scanners, keyboard drivers and terminals do to the letters of a name on their way.
//!
//! A scanner that types like a keyboard has keys for ASCII only. What it does with every other letter differs: it types
//! the number of the letter or of its bytes, sends bytes that are read in the wrong code page, or writes escapes. All of
//! that can be undone. Letters that were swallowed or replaced by `?` cannot, and none is ever invented: a repair is
//! believed only if all ways of reading the damage lead to one single name of Vietnamese syllables.

use super::layout::Letters;
use super::pages;
use super::syllable::is_possible_name;
use crate::domain::name::FullName;

/// More ways to read a run of digits than this are not followed; no real scan has more than a few.
const MOST_READINGS: usize = 64;

/// The name that was damaged into this text; none if the text is an undamaged name, or if the damage has no single
/// way back.
pub(super) fn name(text: &str) -> Option<String> {
    if is_whole(text) {
        return None;
    }
    only(
        readings(text)
            .filter(|reading| !has_half_letter(reading))
            .filter_map(|reading| {
                let name = FullName::parse(&reading).ok()?.value;
                is_possible_name(name.as_str()).then(|| name.as_str().to_owned())
            }),
    )
}

/// The name that was typed with other letters by a keyboard set to another country.
pub(super) fn name_of_layout(text: &str, letters: Letters) -> Option<String> {
    if letters == Letters::AsTyped || is_whole(text) {
        return None;
    }
    let name = FullName::parse(&letters.meant(text)).ok()?.value;
    is_possible_name(name.as_str()).then(|| name.as_str().to_owned())
}

/// The word that was damaged into this text, if `is_right` knows it.
pub(super) fn word(text: &str, is_right: impl Fn(&str) -> bool) -> bool {
    is_right(text) || readings(text).any(|reading| is_right(&reading))
}

/// The text as it was before its bytes were read in a wrong code page or escaped, whatever it says.
pub(super) fn free_text(text: &str) -> String {
    pages::from_utf8(text).next().unwrap_or_else(|| text.to_owned())
}

/// Whether the second byte of a letter stands by itself, as a space that does not break: that is how the `A0` of "à"
/// reads. What is before it looks like a letter of its own and is none.
fn has_half_letter(text: &str) -> bool {
    text.contains('\u{a0}')
}

/// Whether nothing needs a repair.
fn is_whole(text: &str) -> bool {
    if has_half_letter(text) {
        return false;
    }
    FullName::parse(text).is_ok_and(|name| name.notices.is_empty() && is_possible_name(name.value.as_str()))
}

/// The single value among many; none if two differ.
fn only(mut values: impl Iterator<Item = String>) -> Option<String> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// Every text that may have been damaged into this one, once or twice over; what is a name already was damaged no more.
fn readings(text: &str) -> impl Iterator<Item = String> {
    let once = undone(text);
    let twice: Vec<String> = once
        .iter()
        .filter(|reading| !is_whole(reading))
        .flat_map(|reading| undone(reading))
        .collect();
    once.into_iter().chain(twice)
}

/// Every text that may have been damaged into this one.
fn undone(text: &str) -> Vec<String> {
    let mut found = numbers(text);
    found.extend(prefixed_numbers(text));
    found.extend(entities(text));
    found.extend(percent_escapes(text));
    found.extend(pages::from_utf8(text));
    found.extend(pages::from_vietnamese(text));
    found.retain(|reading| reading != text);
    found
}

/// Reads every run of digits as numbers of letters or of bytes, as typed on the keypad with Alt held.
fn numbers(text: &str) -> Vec<String> {
    let mut whole = vec![String::new()];
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (letters, after) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (digits, next) = after.split_at_checked(end).unwrap_or((after, ""));
        rest = next;
        let runs = run(digits);
        whole = whole
            .iter()
            .flat_map(|before| runs.iter().map(move |run| format!("{before}{letters}{run}")))
            .take(MOST_READINGS)
            .collect();
    }
    whole
}

/// Every way to read one run of digits: as bytes of four digits each, or as letters one after the other.
fn run(digits: &str) -> Vec<String> {
    if digits.is_empty() {
        return vec![String::new()];
    }
    let mut found = Vec::from_iter(bytes(digits));
    letters(digits, String::new(), &mut found);
    found.sort();
    found.dedup();
    found
}

/// Bytes as four digits each, such as `022501870133`.
fn bytes(digits: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = digits
        .as_bytes()
        .chunks(4)
        .map(|chunk| match chunk {
            [_, _, _, _] => std::str::from_utf8(chunk).ok()?.parse().ok(),
            _ => None,
        })
        .collect();
    String::from_utf8(bytes?).ok()
}

/// Numbers of Vietnamese letters, with or without zeros before them, in every way in which they can be told apart.
fn letters(digits: &str, before: String, found: &mut Vec<String>) {
    if digits.is_empty() {
        found.push(before);
        return;
    }
    if found.len() >= MOST_READINGS {
        return;
    }
    for length in 3..=5 {
        let Some((head, rest)) = digits.split_at_checked(length) else {
            return;
        };
        if let Some(letter) = head.parse().ok().and_then(letter) {
            letters(rest, format!("{before}{letter}"), found);
        }
    }
}

/// The Vietnamese letter beyond ASCII, or the combining tone, with this number.
fn letter(code: u32) -> Option<char> {
    let is_vietnamese = matches!(code,
        0xC0..=0xC3 | 0xC8..=0xCA | 0xCC | 0xCD | 0xD2..=0xD5 | 0xD9 | 0xDA | 0xDD
        | 0xE0..=0xE3 | 0xE8..=0xEA | 0xEC | 0xED | 0xF2..=0xF5 | 0xF9 | 0xFA | 0xFD
        | 0x102 | 0x103 | 0x110 | 0x111 | 0x128 | 0x129 | 0x168 | 0x169 | 0x1A0 | 0x1A1 | 0x1AF | 0x1B0
        | 0x300 | 0x301 | 0x303 | 0x309 | 0x323 | 0x1EA0..=0x1EF9);
    char::from_u32(code).filter(|_| is_vietnamese)
}

/// Reads numbers that have a `V` before each of them; none if a digit stands without one.
fn prefixed_numbers(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((letters, after)) = rest.split_once('V') {
        out.push_str(letters);
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (digits, next) = after.split_at_checked(end)?;
        if digits.is_empty() {
            out.push('V');
        } else {
            out.push(letter(digits.parse().ok()?)?);
        }
        rest = next;
    }
    out.push_str(rest);
    (!out.bytes().any(|b| b.is_ascii_digit())).then_some(out)
}

/// Reads `&#7885;`, `&#x1ECD;` and the named entities that Vietnamese letters have.
fn entities(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        let (entity, next) = after.split_once(';')?;
        out.push_str(before);
        out.push(entity_letter(entity)?);
        rest = next;
    }
    out.push_str(rest);
    Some(out)
}

fn entity_letter(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    let mut chars = entity.chars();
    let base = chars.next()?;
    let mark = match chars.as_str() {
        "grave" => '\u{300}',
        "acute" => '\u{301}',
        "tilde" => '\u{303}',
        "circ" => '\u{302}',
        _ => return None,
    };
    unicode_normalization::char::compose(base, mark)
}

/// Reads `%E1%BB%8D`, `%u1ECD` and `\u1ECD`.
fn percent_escapes(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['%', '\\']) {
        let (before, after) = rest.split_at_checked(at)?;
        bytes.extend(before.bytes());
        let after = after.get(1..)?;
        if let Some(escape) = after.strip_prefix(['u', 'U']) {
            let letter = char::from_u32(u32::from_str_radix(escape.get(..4)?, 16).ok()?)?;
            bytes.extend(letter.encode_utf8(&mut [0; 4]).bytes());
            rest = escape.get(4..)?;
        } else {
            bytes.push(u8::from_str_radix(after.get(..2)?, 16).ok()?);
            rest = after.get(2..)?;
        }
    }
    bytes.extend(rest.bytes());
    let text = String::from_utf8(bytes).ok()?;
    // Where spaces are escapes, they may be plus signs, which no name has.
    Some(text.replace('+', " "))
}

#[cfg(test)]
mod tests;
