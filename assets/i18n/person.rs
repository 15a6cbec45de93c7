texts! {
    FULL_NAME { vi: "Họ tên", en: "Name" }
    BIRTH { vi: "Ngày sinh", en: "Birth" }
    SEX { vi: "Giới tính", en: "Sex" }
    NATIONAL_ID { vi: "Số định danh cá nhân", en: "Citizen number" }
    UNIT { vi: "Đơn vị", en: "Unit" }
    RANK { vi: "Cấp bậc", en: "Rank" }
    PHONE { vi: "Số điện thoại", en: "Phone" }
    KIND { vi: "Đối tượng", en: "Takes part as" }
    BLOOD_GROUP { vi: "Nhóm máu", en: "Blood group" }
    CLUB_MEMBER { vi: "Ngân hàng máu sống", en: "Living blood bank" }
    EARLIER { vi: "Đã hiến nơi khác", en: "Gave elsewhere" }
    MERGED_INTO { vi: "Đã gộp vào hồ sơ", en: "Merged into" }
    ADDED { vi: "Thêm vào danh sách", en: "Added" }

    OLD_ID_CARD { vi: "Chứng minh nhân dân (9 số)", en: "Identity card (9 digits)" }
    PASSPORT { vi: "Hộ chiếu", en: "Passport" }
    MILITARY_ID { vi: "Giấy chứng minh Quân đội", en: "Military identity card" }
    POLICE_ID { vi: "Giấy chứng minh Công an nhân dân", en: "Police identity card" }
    DRIVING_LICENCE { vi: "Giấy phép lái xe", en: "Driving licence" }
    WORK_CARD { vi: "Thẻ công tác", en: "Work card" }
    STUDENT_CARD { vi: "Thẻ sinh viên, học viên", en: "Student card" }
    DONOR_CARD { vi: "Thẻ hiến máu", en: "Blood donor card" }
    LETTER { vi: "Giấy giới thiệu của cơ quan", en: "Letter of the organisation" }
    NO_NUMBER { vi: "có, không số", en: "yes, without number" }

    GROUP_SAID { vi: "{group} (tự khai)", en: "{group} (as told)" }
    GROUP_TESTED { vi: "{group} (đã xét nghiệm)", en: "{group} (tested)" }
    TIMES { vi: "{times} lần", en: "{times} times" }
    TIMES_LAST { vi: "{times} lần, gần nhất {date}", en: "{times} times, last on {date}" }
    YES { vi: "có", en: "yes" }
    NO { vi: "không", en: "no" }

    FROM_LIST { vi: "danh sách", en: "list" }
    FROM_HAND { vi: "nhập tay", en: "by hand" }
    FROM_CARD { vi: "thẻ căn cước", en: "card" }
    FROM_UNKNOWN { vi: "không rõ", en: "not known" }

    MERGE_SAME { vi: "Đây là cùng một hồ sơ. Hãy chọn hai hồ sơ khác nhau.", en: "This is one record. Choose two." }
    MERGE_UNKNOWN { vi: "Không có hồ sơ {person}. Hãy tìm lại bằng “giotmau roster find”.", en: "There is no record {person}. Look for it with “giotmau roster find”." }
    MERGE_ALREADY { vi: "Hồ sơ {person} đã được gộp vào {into}. Hãy dùng hồ sơ {into}, hoặc tách ra trước.", en: "Record {person} was merged into {into}. Use {into}, or undo that merge first." }
    MERGE_DAY_OPEN { vi: "Hồ sơ bị gộp có lượt hiến ngày {date} và ngày đó chưa đóng. Hãy giữ lại chính hồ sơ đó, hoặc đóng ngày rồi gộp.", en: "The record that would go has a visit on {date}, and that day is not closed. Keep that record instead, or close the day first." }
    MERGE_SAME_DAY { vi: "Cả hai hồ sơ đều có lượt hiến ngày {date}, nên có thể là hai người. Hãy đối chiếu giấy tờ của từng lượt.", en: "Both records have a visit on {date}, so they may be two people. Compare the papers of each visit." }
    MERGE_TWO_PEOPLE { vi: "Hai hồ sơ khác nhau về: {doubts}. Đây là hai người, không gộp được. Nếu một hồ sơ ghi sai, hãy sửa trước.", en: "The records differ in: {doubts}. They are two people and are not merged. If one record is wrong, correct it first." }
    MERGE_CONFIRM { vi: "Hai hồ sơ khác nhau về: {doubts}. Hãy đối chiếu giấy tờ; nếu chắc chắn là một người, hãy xác nhận (--confirm).", en: "The records differ in: {doubts}. Compare the papers; if it is certainly one person, confirm (--confirm)." }
    UNMERGE_NOT { vi: "Hồ sơ {person} không phải hồ sơ đã bị gộp. Hãy ghi mã của hồ sơ đã gộp đi.", en: "Record {person} was not merged into another. Give the id of the record that went." }
    UNMERGE_FIRST { vi: "Hồ sơ {person} sau đó đã được gộp vào {into}. Hãy tách hồ sơ {person} trước.", en: "Record {person} was itself merged into {into} later. Undo the merge of {person} first." }
    UNMERGE_NUMBER { vi: "Số định danh của hồ sơ này nay thuộc hồ sơ {person}. Hãy sửa số ở hồ sơ {person} trước.", en: "The citizen number of this record belongs to record {person} by now. Correct the number of {person} first." }
}
