//! How long the tables of a large day take as spreadsheets, and how much memory.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use chrono::NaiveDate;
use giotmau::domain::time::{Moment, Span};
use giotmau::i18n::Lang;
use giotmau::report::document::{Cell, Column, Document, Kind, Letterhead, Paper, Part, Table};
use giotmau::report::xlsx;

use measure::{ms, time, verdict};

/// 10,000 rows of twelve cells, as a list of donors has them.
fn large() -> Document {
    let column = |heading: &str, kind| Column {
        heading: heading.to_owned(),
        kind,
    };
    let date = NaiveDate::from_ymd_opt(2026, 10, 22).expect("a date");
    let start = Moment::parse("2026-10-22T07:00:00+07:00").expect("a moment");
    let family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng"];
    let given = ["Thảo Nguyên", "Đức", "Ngọc Bích", "Minh Quân", "Thu Hằng"];
    let rows = (0..10_000_u32)
        .map(|n| {
            let pick = |names: &[&str], by: usize| {
                let name = names.iter().cycle().nth(n as usize / by % names.len());
                name.map_or_else(String::new, |name| (*name).to_owned())
            };
            let name = format!("{} Văn {} {n}", pick(&family, 1), pick(&given, 7));
            vec![
                Cell::Number(n.into()),
                Cell::Text(format!("{:07}", 12_345 + n)),
                Cell::Text(name),
                Cell::Text(pick(&["Đại úy", "Thượng úy", "Trung tá"], 3)),
                Cell::Date(date),
                Cell::Text(format!("A{:02}", n % 20)),
                Cell::Text(pick(&["Đã hiến đủ", "Trì hoãn"], 2)),
                Cell::Number(350),
                Cell::Clock(start + Span::from_secs(n)),
                Cell::Span(Span::from_secs(300 + n % 400)),
                Cell::PerMille(u16::try_from(n % 1000).expect("small")),
                Cell::None,
            ]
        })
        .collect();
    Document {
        title: "Danh sách".to_owned(),
        subtitle: "22/10/2026".to_owned(),
        lang: Lang::Vi,
        dated: date,
        letterhead: Letterhead::default(),
        paper: Paper::Landscape,
        foot: String::new(),
        parts: vec![Part::Table(Table {
            sheet: "Danh sách".to_owned(),
            columns: vec![
                column("TT", Kind::Number),
                column("Mã", Kind::Code),
                column("Họ và tên", Kind::Words),
                column("Cấp bậc", Kind::Words),
                column("Ngày sinh", Kind::Code),
                column("Đơn vị", Kind::Code),
                column("Kết quả", Kind::Words),
                column("ml", Kind::Number),
                column("Giờ", Kind::Number),
                column("Thời gian", Kind::Number),
                column("Tỷ lệ", Kind::Number),
                column("Ký", Kind::Words),
            ],
            rows,
            total: None,
        })],
    }
}

/// The most memory that the process has had, in MB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = line
        .and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .unwrap_or_default();
    kilobytes / 1024.0
}

fn main() {
    let document = large();
    let before = peak();
    let (first, written) = time(|| xlsx::write(&document).expect("it is written"));
    let after = peak();
    let mut times: Vec<_> = (0..15)
        .map(|_| time(|| xlsx::write(&document).expect("it is written")).0)
        .collect();
    times.push(first);
    let (median, _) = measure::p50_p99(times);
    println!("XLSX: {} bytes", written.len());
    verdict(
        "G9",
        "XLSX of 10,000 rows of 12 cells, median, ms",
        ms(median),
        0.0,
        150.0,
    );
    verdict(
        "G9",
        "XLSX of 10,000 rows of 12 cells, memory, MB",
        after - before,
        0.0,
        6.0,
    );
}
