//! A chart beside the table of its numbers, drawn by the spreadsheet from those cells.

use rust_xlsxwriter::{Chart, ChartLegendPosition, ChartType, ColNum, RowNum, Worksheet, XlsxError};

use crate::domain::clean::printable;
use crate::report::document::Chart as Numbers;

/// How large a chart is, in the pixels of a spreadsheet.
const SIZE: (u32, u32) = (760, 360);

/// Draws a chart of the table whose headings are in row `top`, to its right.
pub(super) fn draw(
    sheet: &mut Worksheet,
    sheet_name: &str,
    numbers: &Numbers,
    top: RowNum,
) -> Result<(), XlsxError> {
    let (Ok(rows), Ok(series)) = (
        RowNum::try_from(numbers.times.len()),
        ColNum::try_from(numbers.series.len()),
    ) else {
        return Err(XlsxError::RowColumnLimitError);
    };
    if rows == 0 || series == 0 {
        return Ok(());
    }
    let (first, last) = (top + 1, top + rows);
    let mut chart = Chart::new(ChartType::Column);
    for column in 1..=series {
        chart
            .add_series()
            .set_name((sheet_name, top, column))
            .set_categories((sheet_name, first, 0, last, 0))
            .set_values((sheet_name, first, column, last, column));
    }
    // What it is called stands above the table; the caption is for whoever does not see it.
    chart.title().set_hidden();
    chart.x_axis().set_name(&words(&numbers.heading));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart
        .set_alt_text(printable(&numbers.caption))
        .set_width(SIZE.0)
        .set_height(SIZE.1);
    sheet.insert_chart(top, series + 2, &chart)?;
    Ok(())
}

/// Text that no spreadsheet takes for the address of a cell.
fn words(text: &str) -> String {
    let text = printable(text);
    if text.starts_with('=') {
        format!(" {text}")
    } else {
        text
    }
}
