// `giotmau rules`: the rules in force, and which of them applied to a donor.

texts! {
    HEAD_RULE { vi: "Mục", en: "Rule" }
    HEAD_WHAT { vi: "Nội dung", en: "What" }
    HEAD_LEGAL { vi: "Theo văn bản", en: "By its source" }
    HEAD_SITE { vi: "Của điểm hiến máu", en: "Of this site" }
    HEAD_GROUND { vi: "Mã lý do", en: "Ground" }
    HEAD_WAIT { vi: "Thời gian chờ", en: "Wait" }
    HEAD_VALUE { vi: "Người hiến", en: "Donor" }
    HEAD_LIMIT { vi: "Giới hạn", en: "Limit" }
    HEAD_VERDICT { vi: "Kết luận", en: "Verdict" }
    EFFECTIVE { vi: "Có hiệu lực từ {date}", en: "In force since {date}" }
    HASH { vi: "Mã băm {hash}", en: "Hash {hash}" }
    FILE { vi: "Tệp {path}", en: "File {path}" }
    LAW { vi: "văn bản luật", en: "text of the law" }
    SECONDARY { vi: "tài liệu trích dẫn", en: "quoted elsewhere" }
    PRACTICE { vi: "thực hành, bệnh viện xác nhận", en: "practice, the hospital confirms" }
    UNCONFIRMED { vi: "chưa kiểm chứng, phải xác nhận", en: "unconfirmed, must be checked" }
    EXAMPLES { vi: "Ví dụ: {examples}", en: "Such as: {examples}" }
    DUTY_GROUP { vi: "Gồm: {group}", en: "Who: {group}" }

    FROM { vi: "từ {value}", en: "from {value}" }
    AT_MOST { vi: "tối đa {value}", en: "at most {value}" }
    BELOW { vi: "dưới {value}", en: "below {value}" }
    ABOVE { vi: "trên {value}", en: "above {value}" }
    BETWEEN { vi: "{low} – {high}", en: "{low} – {high}" }
    FROM_BELOW { vi: "từ {low}, dưới {high}", en: "from {low}, below {high}" }

    YEARS { vi: "{n} tuổi", en: "{n} years" }
    MONTHS { vi: "{n} tháng", en: "{n} months" }
    WEEKS { vi: "{n} tuần", en: "{n} weeks" }
    DAYS { vi: "{n} ngày", en: "{n} days" }
    HOURS { vi: "{n} giờ", en: "{n} hours" }
    MINUTES { vi: "{n} phút", en: "{n} min" }
    KG { vi: "{n} kg", en: "{n} kg" }
    ML { vi: "{n} ml", en: "{n} ml" }
    ML_PER_KG { vi: "{n} ml/kg", en: "{n} ml/kg" }
    G_L { vi: "{n} g/L", en: "{n} g/L" }
    GIGA_L { vi: "{n} × 10⁹/L", en: "{n} × 10⁹/L" }
    MMHG { vi: "{n} mmHg", en: "{n} mmHg" }
    PER_MINUTE { vi: "{n} lần/phút", en: "{n} a minute" }
    PERCENT { vi: "± {n} %", en: "± {n} %" }
    MG_PER_ML { vi: "{n} mg/ml", en: "{n} mg/ml" }
    TIMES { vi: "{n} lần", en: "{n} times" }
    ASKED_NOBODY { vi: "không ai", en: "nobody" }
    ASKED_FIRST_TIME { vi: "người hiến lần đầu", en: "first-time donors" }
    ASKED_EVERYBODY { vi: "mọi người", en: "everybody" }
    TODAY { vi: "chỉ hôm đó", en: "that day only" }
    PERMANENT { vi: "không hiến được nữa", en: "for good" }

    AGE_LEAST { vi: "Tuổi thấp nhất", en: "Youngest age" }
    AGE_MOST { vi: "Tuổi cao nhất", en: "Oldest age" }
    WEIGHT_FEMALE { vi: "Cân nặng, nữ", en: "Weight, women" }
    WEIGHT_MALE { vi: "Cân nặng, nam", en: "Weight, men" }
    LIGHT_BELOW { vi: "Người nhẹ cân", en: "Light donors" }
    LIGHT_MOST { vi: "Thể tích cho người nhẹ cân", en: "Volume for light donors" }
    PER_KG { vi: "Thể tích theo cân nặng", en: "Volume by weight" }
    VOLUME_MOST { vi: "Thể tích mỗi lần", en: "Volume of a donation" }
    BAGS { vi: "Loại túi", en: "Bags" }
    APHERESIS_LEAST { vi: "Gạn tách: cân nặng", en: "Apheresis: weight" }
    APHERESIS_MOST { vi: "Gạn tách: thể tích", en: "Apheresis: volume" }
    APHERESIS_HEAVY { vi: "Gạn tách nhiều hơn: cân nặng", en: "More by apheresis: weight" }
    APHERESIS_HEAVY_MOST { vi: "Gạn tách nhiều hơn: thể tích", en: "More by apheresis: volume" }
    SYSTOLIC_LEAST { vi: "Huyết áp tâm thu thấp nhất", en: "Lowest systolic pressure" }
    SYSTOLIC_BELOW { vi: "Huyết áp tâm thu cao nhất", en: "Highest systolic pressure" }
    DIASTOLIC_LEAST { vi: "Huyết áp tâm trương thấp nhất", en: "Lowest diastolic pressure" }
    DIASTOLIC_BELOW { vi: "Huyết áp tâm trương cao nhất", en: "Highest diastolic pressure" }
    PULSE_LEAST { vi: "Mạch chậm nhất", en: "Slowest pulse" }
    PULSE_MOST { vi: "Mạch nhanh nhất", en: "Fastest pulse" }
    HAEMOGLOBIN { vi: "Huyết sắc tố", en: "Haemoglobin" }
    LARGE_ABOVE { vi: "Lần hiến thể tích lớn", en: "Large donation" }
    LARGE_HAEMOGLOBIN { vi: "Huyết sắc tố khi lấy nhiều", en: "Haemoglobin for it" }
    PLATELETS { vi: "Tiểu cầu trước gạn tách", en: "Platelets before apheresis" }
    PROTEIN { vi: "Protein huyết thanh", en: "Serum protein" }
    PROTEIN_AGE { vi: "Kết quả protein cũ nhất", en: "Age of that result" }
    INTERVAL { vi: "Sau máu toàn phần, hồng cầu", en: "After whole blood or red cells" }
    INTERVAL_PLASMA { vi: "Sau huyết tương, tiểu cầu", en: "After plasma or platelets" }
    CELLS_TIMES { vi: "Bạch cầu hạt, tế bào gốc", en: "Neutrophils or stem cells" }
    CELLS_DAYS { vi: "… trong thời gian", en: "… within" }
    HBSAG { vi: "Xét nghiệm nhanh viêm gan B", en: "Rapid hepatitis B test" }
    AGAIN_TIMES { vi: "Đo lại huyết áp", en: "Pressure measured again" }
    AGAIN_AFTER { vi: "… sau khi nghỉ", en: "… after a rest" }
    RISK_YOUNG { vi: "Cần để ý: tuổi", en: "To be watched: age" }
    RISK_LIGHT { vi: "Cần để ý: cân nặng", en: "To be watched: weight" }
    DRAW_WARN { vi: "Cảnh báo lấy máu lâu", en: "Warning of a long draw" }
    DRAW_MOST { vi: "Thời gian lấy máu", en: "Length of a draw" }
    TOLERANCE { vi: "Sai số thể tích túi", en: "Tolerance of a bag" }
    SWAP { vi: "Hai lần bắt đầu sát nhau", en: "Two starts close together" }
    DENSITY { vi: "Khối lượng riêng của máu", en: "Weight of blood" }
    PUNCTURE { vi: "Chọc lại ven", en: "Vein punctured again" }
    REST { vi: "Nghỉ sau hiến máu", en: "Rest" }
    REST_REACTION { vi: "Nghỉ sau phản ứng", en: "Rest after a reaction" }
    DUTY { vi: "Lái xe, trực, tập nặng sau", en: "Driving, duty, training after" }

    CHECK_AGE { vi: "Tuổi", en: "Age" }
    CHECK_DEFERRAL { vi: "Trì hoãn từ lần trước", en: "Deferral of an earlier day" }
    CHECK_INTERVAL { vi: "Lần hiến gần nhất", en: "Last donation" }
    CHECK_WEIGHT { vi: "Cân nặng", en: "Weight" }
    CHECK_SYSTOLIC { vi: "Huyết áp tâm thu", en: "Systolic pressure" }
    CHECK_DIASTOLIC { vi: "Huyết áp tâm trương", en: "Diastolic pressure" }
    CHECK_PULSE { vi: "Mạch", en: "Pulse" }
    NONE { vi: "không có", en: "none" }
    UNTIL { vi: "đến {date}", en: "until {date}" }
    NEVER { vi: "không hiến được nữa", en: "for good" }
    ELIGIBLE_ON { vi: "từ {date} ({days} ngày)", en: "from {date} ({days} days)" }
    NOT_DECLARED_AGAIN { vi: "đã hết hạn", en: "over" }
    MET { vi: "đạt", en: "met" }
    NOT_MET_HARD { vi: "KHÔNG ĐẠT, không ai bỏ qua được", en: "NOT MET, nobody can set it aside" }
    NOT_MET_SOFT { vi: "KHÔNG ĐẠT, bác sĩ có thể bỏ qua", en: "NOT MET, a doctor can set it aside" }
    SET_ASIDE { vi: "không đạt, {by} bỏ qua vì: {because}", en: "not met, set aside by {by} because: {because}" }
    NOT_MEASURED { vi: "chưa đo", en: "not measured" }
    NOT_ASKED { vi: "không yêu cầu", en: "not asked for" }
    EXPLAINED { vi: "Phiếu {ticket} · {sex} · {pack}", en: "Ticket {ticket} · {sex} · {pack}" }
    VOLUMES { vi: "Thể tích", en: "Volumes" }
    ALLOWED { vi: "được", en: "allowed" }
    BARRED_ALL { vi: "Có mục không đạt và không bỏ qua được: không lấy túi nào.", en: "A rule that nobody can set aside is not met: no bag at all." }
    NOT_ALLOWED { vi: "không: {why}", en: "no: {why}" }
    BAR_WEIGHT { vi: "{rule} cân nặng từ {least}", en: "{rule} weight from {least}" }
    BAR_HAEMOGLOBIN { vi: "{rule} huyết sắc tố từ {least}", en: "{rule} haemoglobin from {least}" }
    BAR_LIGHT { vi: "{rule} dưới {below} tối đa {most}", en: "{rule} below {below} at most {most}" }
    BAR_PER_KG { vi: "{rule} {per_kg} là {most}", en: "{rule} {per_kg} is {most}" }
    BAR_MOST { vi: "{rule} tối đa {most}", en: "{rule} at most {most}" }
    BAR_LARGE { vi: "{rule} trên {above} cần huyết sắc tố từ {least}", en: "{rule} above {above} haemoglobin from {least}" }
    VOLUMES_UNKNOWN { vi: "Chưa biết: cần cân nặng và huyết sắc tố.", en: "Not known yet: weight and haemoglobin are needed." }
    DECISIONS { vi: "Quyết định", en: "Decisions" }
    CLEARED { vi: "{time} {by} cho hiến {volume}", en: "{time} cleared for {volume} by {by}" }
    DEFERRED { vi: "{time} {by} trì hoãn: {ground}, {until}", en: "{time} deferred by {by}: {ground}, {until}" }
    BY_THESE { vi: "theo {pack}, đang áp dụng", en: "by {pack}, the rules in force now" }
    BY_OTHERS { vi: "theo {pack}, KHÁC bộ tiêu chuẩn đang áp dụng", en: "by {pack}, NOT the rules in force now" }
    BY_NAME { vi: "theo {pack}, không ghi mã băm", en: "by {pack}, no hash on record" }
    UNDECIDED { vi: "Chưa quyết định.", en: "Nothing decided yet." }

    PACK_IN { vi: "Bộ tiêu chuẩn {path}: {fault}", en: "The rules in {path}: {fault}" }
    PACK_NO_FILE { vi: "không đọc được ({fault}). Hãy sửa mục `rules` trong phần cài đặt hoặc bỏ đi để dùng bộ tiêu chuẩn kèm theo.", en: "cannot be read ({fault}). Correct `rules` in the settings, or leave it out to use the rules that come with the program." }
    PACK_UNREADABLE { vi: "không đúng dạng: {what} Hãy so với `giotmau rules --print-file`.", en: "not the right form: {what} Compare with `giotmau rules --print-file`." }
    PACK_WEAKER { vi: "mục {rule} ({what}) nới lỏng hơn luật. Hãy đặt lại ít nhất như luật.", en: "rule {rule} ({what}) is laxer than the law. Put back at least what the law asks." }
    PACK_SITE_LAXER { vi: "mục {rule} ({what}): giá trị `site` nới lỏng hơn giá trị bên cạnh. Giá trị của điểm hiến máu chỉ được chặt hơn.", en: "rule {rule} ({what}): `site` is laxer than the value beside it. A site's own value may only be stricter." }
    PACK_WRONG_ID { vi: "phần [{section}] phải có rule = \"{rule}\". Hãy sửa lại.", en: "section [{section}] must say rule = \"{rule}\". Put it back." }
    PACK_BAGS { vi: "mục E4: bags_ml phải có ít nhất một loại túi, từ nhỏ đến lớn.", en: "rule E4: bags_ml must name at least one bag, the smallest first." }
    PACK_TWICE { vi: "lý do \"{code}\" có hai lần. Hãy bỏ một.", en: "the ground \"{code}\" is there twice. Take one out." }
    PACK_MISSING { vi: "thiếu lý do \"{code}\" mà luật hoặc chương trình cần. Hãy thêm lại.", en: "the ground \"{code}\", which the law or the program needs, is missing. Put it back." }
    PACK_TAKEN_ID { vi: "nội dung khác bộ kèm theo nhưng vẫn mang tên \"{id}\". Hãy đặt `id` riêng, ví dụ id = \"bv198-2026\".", en: "it differs from the rules that come with the program but goes by their name \"{id}\". Give it an `id` of its own, such as id = \"bv198-2026\"." }
}
