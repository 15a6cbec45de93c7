// What a line begins with when the people of a list are over: totals and signatures, in lower case and without marks. A
// single word counts only when it stands alone or before a number, because family names are written the same.
[
    "tong cong", "tong so", "tong", "cong", "danh sach nay", "danh sach gom", "an dinh", "total", "nguoi lap", "nguoi lam",
    "nguoi tong hop", "can bo tong hop", "can bo lap", "lap bieu", "thu truong", "lanh dao", "chi huy", "xac nhan", "ky ten",
    "ky va ghi", "truong phong", "pho truong phong", "pho cuc truong", "cuc truong", "giam doc", "pho giam doc", "chu tich",
    "pho chu tich", "bi thu", "pho bi thu", "chu nhiem", "t m", "t l", "k t", "noi nhan", "ghi chu",
    "prepared by", "approved by", "signature",
]
