//! Which part of a document stands on which sheet.

use super::name::{free, is_same, valid};
use crate::report::document::{Chart, Document, Facts, Paragraph, Part, Signature, Table};

/// A sheet and what stands on it, from the top down.
#[derive(Debug)]
pub(super) struct Sheet<'a> {
    pub(super) name: String,
    pub(super) blocks: Vec<Block<'a>>,
}

/// What stands on a sheet.
#[derive(Debug)]
pub(super) enum Block<'a> {
    /// Whose document it is and what it is called; on the first sheet.
    Title,
    Heading(&'a str),
    Paragraph(&'a Paragraph),
    Facts(&'a Facts),
    Table(&'a Table),
    Chart(&'a Chart, Table),
    Signatures(&'a [Signature]),
}

/// The sheets of a document. Headings and sentences stand before the table or facts that they introduce; a heading that
/// introduces nothing but sentences goes to the first sheet, signatures stand under what comes last.
pub(super) fn plan(document: &Document) -> Vec<Sheet<'_>> {
    let mut sheets: Vec<Sheet<'_>> = Vec::new();
    // What waits for the sheet that it introduces, and the sheet of what came last since the last heading.
    let mut waiting: Vec<Block<'_>> = Vec::new();
    let mut introduced: Option<usize> = None;
    for part in &document.parts {
        match part {
            Part::Heading(heading) => {
                settle(&mut sheets, &mut waiting);
                waiting.push(Block::Heading(heading));
                introduced = None;
            }
            Part::Paragraph(paragraph) => match introduced.and_then(|n| sheets.get_mut(n)) {
                Some(sheet) => sheet.blocks.push(Block::Paragraph(paragraph)),
                None => waiting.push(Block::Paragraph(paragraph)),
            },
            Part::Facts(facts) => {
                let name = valid(&facts.sheet);
                let there = sheets.iter().position(|sheet| is_same(&sheet.name, &name));
                let n = there.unwrap_or_else(|| add(&mut sheets, &facts.sheet));
                put(&mut sheets, n, &mut waiting, Block::Facts(facts));
                introduced = Some(n);
            }
            Part::Table(table) => {
                let n = add(&mut sheets, &table.sheet);
                put(&mut sheets, n, &mut waiting, Block::Table(table));
                introduced = Some(n);
            }
            Part::Chart(chart) => {
                let n = add(&mut sheets, &chart.sheet);
                put(&mut sheets, n, &mut waiting, Block::Chart(chart, chart.table()));
                introduced = Some(n);
            }
            // Every table has a sheet of its own anyway.
            Part::NewPage => {}
            Part::Signatures(signatures) => {
                settle(&mut sheets, &mut waiting);
                let last = sheets.len().checked_sub(1);
                let n = last.unwrap_or_else(|| add(&mut sheets, &document.title));
                put(&mut sheets, n, &mut waiting, Block::Signatures(signatures));
            }
        }
    }
    settle(&mut sheets, &mut waiting);
    if sheets.is_empty() {
        add(&mut sheets, &document.title);
    }
    if let Some(last) = sheets.last_mut() {
        last.blocks.append(&mut waiting);
    }
    if let Some(first) = sheets.first_mut() {
        first.blocks.insert(0, Block::Title);
    }
    sheets
}

/// Adds a sheet, and says which it is.
fn add(sheets: &mut Vec<Sheet<'_>>, wish: &str) -> usize {
    let name = free(wish, &sheets.iter().map(|sheet| sheet.name.as_str()));
    sheets.push(Sheet {
        name,
        blocks: Vec::new(),
    });
    sheets.len() - 1
}

/// Puts a block on a sheet, under what introduces it.
fn put<'a>(sheets: &mut [Sheet<'a>], n: usize, waiting: &mut Vec<Block<'a>>, block: Block<'a>) {
    if let Some(sheet) = sheets.get_mut(n) {
        sheet.blocks.append(waiting);
        sheet.blocks.push(block);
    }
}

/// Puts a heading that introduces nothing but sentences on the first sheet.
fn settle<'a>(sheets: &mut Vec<Sheet<'a>>, waiting: &mut Vec<Block<'a>>) {
    let heading = waiting.iter().find_map(|block| match block {
        Block::Heading(heading) => Some(*heading),
        Block::Title
        | Block::Paragraph(_)
        | Block::Facts(_)
        | Block::Table(_)
        | Block::Chart(..)
        | Block::Signatures(_) => None,
    });
    if let Some(heading) = heading {
        if sheets.is_empty() {
            add(sheets, heading);
        }
        if let Some(sheet) = sheets.first_mut() {
            sheet.blocks.append(waiting);
        }
    }
}
