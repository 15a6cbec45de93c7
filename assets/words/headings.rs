// What the titles of columns mean: in lower case, without marks, every other sign a space. The first list is taken when
// the whole title is one of the words; a title that merely holds one of the second list, word for word, is taken when no
// whole title is known and it holds none of the words of other people's columns.
[
    (Meaning::FullName, &[
        "ho ten", "ho va ten", "ho va ten khai sinh", "ho ten khai sinh", "ho chu dem va ten", "ho chu dem va ten khai sinh",
        "ho dem va ten", "ten day du", "ho ten day du", "ho va ten day du", "ho va ten cbcs", "ho ten cbcs", "full name",
        "fullname", "name", "donor name",
    ], &["ho va ten", "ho ten", "full name"]),
    (Meaning::FamilyAndMiddle, &[
        "ho", "ho dem", "ho va dem", "ho lot", "ho va lot", "ho va ten dem", "ho ten dem", "ho va ten lot", "ho chu dem",
        "ho va chu dem", "ho chu lot", "ho va chu lot", "family name", "surname", "last name", "family and middle name",
    ], &[]),
    (Meaning::Given, &["ten", "ten goi", "given name", "first name"], &[]),
    (Meaning::BirthDate, &[
        "ngay sinh", "sinh ngay", "ngay thang nam sinh", "ngay thang sinh", "ngay nam sinh", "nam thang ngay sinh", "ntns",
        "ngay thang nam", "date of birth", "birth date", "birthdate", "birthday", "dob",
    ], &["ngay sinh", "ngay thang nam sinh", "sinh ngay", "date of birth"]),
    (Meaning::BirthDay, &[], &[]),
    (Meaning::BirthMonth, &[], &[]),
    (Meaning::BirthYear, &["nam sinh", "sinh nam", "birth year", "year of birth", "ns"], &["nam sinh", "year of birth"]),
    (Meaning::Sex, &["gioi tinh", "gioi", "g tinh", "gt", "phai", "nam nu", "nam hay nu", "sex", "gender"], &["gioi tinh"]),
    (Meaning::Male, &["nam", "male", "gioi tinh nam"], &[]),
    (Meaning::Female, &["nu", "female", "gioi tinh nu"], &[]),
    (Meaning::NationalId, &[
        "cc", "so cc", "so giay to", "so giay to tuy than", "giay to tuy than", "national id", "citizen id", "id number",
        "identity number", "personal number", "so ddcn", "ddcn",
    ], &["cccd", "can cuoc", "dinh danh", "so dinh danh"]),
    (Meaning::OldIdCard, &[], &["cmnd", "cmtnd", "cmt", "chung minh nhan dan", "chung minh thu", "old id"]),
    (Meaning::PoliceId, &["so hieu", "sh cand", "police id", "cmcand"], &["so hieu cand", "so hieu cong an", "chung minh cong an", "chung minh cand", "giay chung minh cand"]),
    (Meaning::MilitaryId, &["cmqd", "cmsq", "cmtqd", "military id"], &["chung minh quan doi", "chung minh si quan", "so hieu si quan"]),
    (Meaning::Passport, &[], &["ho chieu", "passport"]),
    (Meaning::Phone, &[
        "dt", "so dt", "sdt", "dtdd", "so dtdd", "dd", "lien he", "lien lac", "so lien he", "phone", "phone number", "mobile",
        "mobile phone", "tel", "telephone",
    ], &["dien thoai", "di dong", "sdt", "so dt", "phone"]),
    (Meaning::Rank, &["cap bac", "quan ham", "cap ham", "ham", "rank", "cb"], &["cap bac", "quan ham", "cap ham"]),
    (Meaning::UnitCode, &["ma don vi", "ma dv", "ky hieu don vi", "unit code"], &[]),
    (Meaning::Unit, &[
        "don vi", "ten don vi", "dv", "noi cong tac", "co quan", "co quan don vi", "unit", "unit name", "department",
    ], &["don vi cong tac", "don vi"]),
    (Meaning::BloodGroup, &["nhom mau", "nhom mau abo", "abo", "he abo", "blood group", "blood type"], &["nhom mau"]),
    (Meaning::Rh, &["rh", "nhom mau rh", "yeu to rh", "he rh", "rh d"], &["yeu to rh"]),
    (Meaning::ClubMember, &["club member", "club"], &["clb", "cau lac bo", "ngan hang mau song"]),
    (Meaning::Kind, &["doi tuong", "doi tuong tham gia", "doi tuong hien mau", "thanh phan", "kind"], &["doi tuong"]),
    (Meaning::TimesDonated, &[
        "so lan", "so lan hien", "so lan hien mau", "so lan da hien", "so lan da hien mau", "lan hien mau thu", "lan hien thu",
        "times donated", "donations",
    ], &["so lan hien", "so lan da hien", "so lan hmtn"]),
    (Meaning::LastDonation, &["last donation", "lan cuoi"], &["gan nhat", "gan day nhat", "lan cuoi", "last donation"]),
    (Meaning::Ordinal, &["stt", "tt", "so tt", "so thu tu", "thu tu", "no"], &[]),
]
