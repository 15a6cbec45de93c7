// A column whose title holds one of these speaks of something else: of an issue, a place, or another person.
[
    "cap ngay", "ngay cap", "noi cap", "noi sinh", "nguoi than", "nguoi lien he", "nguoi gioi thieu", "ten cha", "ten me", "ten bo",
    "ten vo", "ten chong", "ten con", "chu nhiem", "dai dien", "ngay nhap ngu", "vao nganh", "ket nap",
]
