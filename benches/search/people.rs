//! Invented people with names as frequent as they really are, more or less: four in ten share one family name.

use giotmau::domain::birth::Birth;
use giotmau::domain::id::PersonId;
use giotmau::domain::identity::{CitizenNumber, Phone, Sex};
use giotmau::domain::name::FullName;
use giotmau::domain::person::Person;
use giotmau::domain::unit::UnitCode;
use rand::rngs::Xoshiro256PlusPlus as Chance;
use rand::{RngExt, SeedableRng};

const FAMILIES: &str = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Trịnh Mai Tô Trương \
    Lương Đoàn Cao Hà Tạ Thái Chu Châu Quách Tăng Từ Kiều Lưu Vương Nông Giang Triệu Phùng La Tống Doãn Lâm Hứa Thạch Ksor \
    Siu Niê Lò Vàng Quàng Cầm Điêu Giàng Thào Sùng Mùa Khổng Nghiêm Đàm Bạch Lại Mạc Ninh Ông Phí Thân Viên Yên";
const MIDDLES: &str = "Văn Thị Minh Thanh Ngọc Quốc Đức Hữu Xuân Thu Hồng Kim Anh Hoàng Quang Mạnh Đình Công Bá Bảo Gia Hải Khánh \
    Phương Thùy Tuấn Trung Việt Duy Đăng Hoài Huy Hùng Lan Mai Mỹ Nhật Như Phúc Quỳnh Sơn Tấn Thành Thảo Thế Thiên Tiến Trọng \
    Trường Tường Tú Uyên Vân Viết Vĩnh Yến Bích Cẩm Diệu Hà Châu Khắc Ái Ánh Băng Cao Chí Danh Diễm Đại Đan Đoan Giang Hạnh Hiền";
const GIVEN: &str = "Anh Linh Hương Hùng Dũng Tuấn Hà Trang Thảo Hoa Lan Nam Minh Sơn Long Hải Thủy Hằng Nga Hạnh Mai Phương Bình An \
    Cường Thắng Tùng Trung Hiếu Đức Huy Quân Khánh Linh Ngọc Yến Thu Vân Hiền Loan Oanh Dung Nhung Huyền Quỳnh Chi Giang Ly My \
    Nhi Như Uyên Vy Đào Đạo Đạt Điệp Đông Đoàn Định Đăng Duy Dương Duyên Khang Khoa Khôi Kiên Kiệt Lâm Lộc Lợi Lực Mạnh Nghĩa \
    Nguyên Nhân Nhật Ninh Phát Phong Phú Phúc Phước Quang Quốc Quý Quyền Sang Tài Tâm Tân Thái Thanh Thành Thiện Thịnh Thọ \
    Thuận Thương Tiến Tín Toàn Tú Tuệ Tường Trí Triều Trọng Trúc Trường Tuyết Tuyền Việt Vinh Vũ Vương Vượng Xuân Xuyến Ý Yên Ân \
    Ánh Ái Bách Bảo Bích Châu Chiến Chính Chung Công Danh Diễm Diệp Diệu Doanh Gấm Hân Hậu Hòa Hoài Hoàn Hoàng Hợp Huế Huệ Hưng \
    Hường Hữu Khải Kha Khiêm Kim Kỳ Lam Lan Lành Lê Liên Liễu Lĩnh Luân Luận Lương Lưu Lý Mến Miên Mơ Mùi Mỹ Ngà Ngân Nghị Nguyệt \
    Nhàn Nhâm Nhạn Nụ Nương Oánh Phấn Phi Phượng Quế Quyên Quyết Sáng Sen Sinh Sửu Tạo Thắm Thân Thao Thi Thoa Thơ Thơm Thông \
    Thơi Thúy Thùy Thư Thức Tình Tính Tố Toán Tới Trà Trâm Trân Triển Trinh Tuân Tứ Từ Tươi Tuyến Ước Uy Vàng Vân Vị Viên Vịnh Xoan";

/// One of the words, the first ones far more often.
struct Frequent {
    words: Vec<&'static str>,
    /// The sum of the weights up to each word.
    sums: Vec<f64>,
}

impl Frequent {
    fn new(text: &'static str, bend: f64) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut sum = 0.0;
        let sums = (1..=u32::try_from(words.len()).unwrap_or(1))
            .map(|place| {
                sum += 1.0 / f64::from(place).powf(bend);
                sum
            })
            .collect();
        Self { words, sums }
    }

    fn draw(&self, chance: &mut Chance) -> &'static str {
        let at = chance.random::<f64>() * self.sums.last().copied().unwrap_or(1.0);
        let place = self.sums.partition_point(|sum| *sum < at);
        self.words.get(place).copied().unwrap_or("An")
    }
}

/// The first so many people; the same ones every time.
pub(crate) fn invented(count: usize) -> Vec<Person> {
    let mut chance = Chance::seed_from_u64(1908);
    let families = Frequent::new(FAMILIES, 1.25);
    let middles = Frequent::new(MIDDLES, 1.0);
    let given = Frequent::new(GIVEN, 0.8);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 10, 22).expect("a date");
    (0..count)
        .map(|n| {
            let mut words = vec![families.draw(&mut chance)];
            match chance.random_range(0..20) {
                0 => {}
                1..=5 => words.extend([middles.draw(&mut chance), middles.draw(&mut chance)]),
                _ => words.push(middles.draw(&mut chance)),
            }
            words.push(given.draw(&mut chance));
            let year = chance.random_range(1961..2008);
            let sex = chance.random_range(0..2);
            let place = chance.random_range(1..97);
            // The last six digits are drawn from a circle that meets every number once.
            let six = (n * 387_101 + 7) % 1_000_000;
            let century = if year < 2000 { sex } else { sex + 2 };
            let number = format!("{place:03}{century}{:02}{six:06}", year % 100);
            let phone = format!("09{:08}", chance.random_range(0..100_000_000));
            let unit = format!(
                "{}{:02}",
                ["A", "B", "C", "K", "PC", "PX"].get(n % 6).unwrap_or(&"A"),
                chance.random_range(1..51)
            );
            Person {
                national_id: Some(
                    CitizenNumber::parse(&number, today)
                        .expect("a plain number")
                        .value,
                ),
                unit: UnitCode::parse(&unit),
                phone: Phone::parse(&phone).ok(),
                ..Person::new(
                    PersonId(
                        uuid::Builder::from_unix_timestamp_millis(
                            1_760_000_000_000 + u64::try_from(n).unwrap_or(0),
                            &chance.random(),
                        )
                        .into_uuid(),
                    ),
                    FullName::parse(&words.join(" ")).expect("a plain name").value,
                    Birth::Year(year),
                    if sex == 0 { Sex::Male } else { Sex::Female },
                )
            }
        })
        .collect()
}
