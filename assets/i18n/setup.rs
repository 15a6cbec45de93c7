texts! {
    TITLE { vi: "Mở ngày hội hiến máu", en: "Open a donation day" }
    INTRO { vi: "Nhấn Enter để qua từng ô. Ô để trống lấy giá trị gợi ý; phím → để sửa gợi ý.", en: "Enter goes on. An empty field takes what is suggested; → edits it." }
    DAY_TITLE { vi: "Tên ngày hội", en: "Title" }
    DATE { vi: "Ngày", en: "Date" }
    SITE { vi: "Địa điểm", en: "Site" }
    HOSPITAL { vi: "Bệnh viện", en: "Hospital" }
    TARGET { vi: "Chỉ tiêu (lượt hiến)", en: "Target (donations)" }
    DESKS { vi: "Số bàn khám", en: "Screening desks" }
    BEDS { vi: "Số giường lấy máu", en: "Beds" }
    SEATS { vi: "Số ghế nghỉ", en: "Recovery seats" }
    UNITS { vi: "Đơn vị tham gia", en: "Units" }
    DEFAULT_TITLE { vi: "Giọt máu nghĩa tình vì đồng đội thân yêu", en: "Giọt máu nghĩa tình vì đồng đội thân yêu" }
    DEFAULT_SITE { vi: "Hội trường", en: "Main hall" }
    DEFAULT_HOSPITAL { vi: "Bệnh viện 19-8", en: "Bệnh viện 19-8" }
    UNITS_HINT { vi: "Mã và tên, cách nhau bằng dấu chấm phẩy, ví dụ: A01=Cục An ninh Đối ngoại; A02=Cục X. Có thể để trống.", en: "Codes and names, with semicolons between them, such as: A01=Foreign Security; A02=Unit X. May stay empty." }
    COUNT_FAULT { vi: "Hãy nhập một số nguyên từ {low} đến {high}.", en: "Enter a whole number from {low} to {high}." }
    UNIT_CODE_FAULT { vi: "“{unit}” không phải mã đơn vị. Mã gồm 1-16 chữ và số, không có dấu cách, ví dụ A04=Cục A04.", en: "“{unit}” is no code of a unit. A code has 1 to 16 letters and digits without spaces, such as A04=Unit A04." }
    UNIT_NAME_FAULT { vi: "Tên của đơn vị {unit}: {fault}", en: "The name of unit {unit}: {fault}" }
    OTHER_DATE { vi: "Không phải hôm nay ({today}). Hãy kiểm tra lại nếu ngày hội diễn ra hôm nay.", en: "This is not today ({today}). Check it if the day is today." }
    OPEN { vi: "Mở ngày hội", en: "Open the day" }
    SCAN { vi: "Hãy mở ngày hội trước, rồi quét thẻ.", en: "Open the day first, then scan cards." }
}
