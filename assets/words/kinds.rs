// The usual kinds of participants: how each is written, and what lists write for it, in lower case and without marks.
[
    ("CBCS", &["cbcs", "cb cs", "can bo chien si", "can bo va chien si"]),
    (
        "Đoàn viên",
        &["doan vien", "doan vien thanh nien", "doan vien tncs", "doan vien tncs hcm", "dvtn"],
    ),
    (
        "Hội viên phụ nữ",
        &["hoi vien phu nu", "hoi vien hoi phu nu", "hv phu nu", "hvpn"],
    ),
    ("Công nhân", &["cong nhan", "cong nhan cong an", "cnca"]),
    ("Học viên", &["hoc vien"]),
    (
        "Lao động hợp đồng",
        &["lao dong hop dong", "ld hop dong", "ldhd", "lao dong hd"],
    ),
]
