texts! {
    STAGE_WAITING { vi: "Đang chờ", en: "Waiting" }
    STAGE_PARKED { vi: "Vắng mặt khi gọi", en: "Absent when called" }
    STAGE_SCREENING { vi: "Khám tuyển", en: "Screening" }
    STAGE_CLEARED { vi: "Chờ lấy máu", en: "Cleared, waiting for a bed" }
    STAGE_COLLECTING { vi: "Lấy máu", en: "Collecting" }
    STAGE_RECOVERING { vi: "Nghỉ ngơi", en: "Recovering" }
    STAGE_LEFT { vi: "Đã ra về", en: "Left" }

    DOCUMENT_OLD_ID_CARD { vi: "CMND cũ", en: "old ID card" }
    DOCUMENT_PASSPORT { vi: "hộ chiếu", en: "passport" }
    DOCUMENT_MILITARY_ID { vi: "CM quân đội", en: "army ID" }
    DOCUMENT_POLICE_ID { vi: "CM công an", en: "police ID" }
    DOCUMENT_DRIVING_LICENCE { vi: "giấy phép lái xe", en: "driving licence" }
    DOCUMENT_WORK_CARD { vi: "thẻ công tác", en: "work card" }
    DOCUMENT_STUDENT_CARD { vi: "thẻ sinh viên", en: "student card" }
    DOCUMENT_DONOR_CARD { vi: "thẻ hiến máu", en: "donor card" }
    DOCUMENT_LETTER { vi: "giấy giới thiệu", en: "letter" }

    AT_DESK { vi: "Bàn {desk}", en: "Desk {desk}" }
    AT_BED { vi: "Giường {bed}", en: "Bed {bed}" }
    AT_SEAT { vi: "Ghế {seat}", en: "Seat {seat}" }

    OUTCOME_DONATED { vi: "Hiến đủ", en: "Donated" }
    OUTCOME_INCOMPLETE { vi: "Hiến chưa đủ", en: "Incomplete" }
    OUTCOME_DEFERRED { vi: "Trì hoãn", en: "Deferred" }
    OUTCOME_WITHDRAWN { vi: "Xin rút", en: "Withdrew" }
    OUTCOME_NEVER_HERE { vi: "Đăng ký nhầm", en: "Checked in by mistake" }

    COLLECTION_COMPLETE { vi: "Lấy đủ thể tích", en: "Full volume" }
    COLLECTION_SHORT { vi: "Lấy thiếu thể tích", en: "Short volume" }
    COLLECTION_OVER { vi: "Lấy quá thể tích", en: "Over volume" }
    COLLECTION_STOPPED_REACTION { vi: "Ngừng do phản ứng", en: "Stopped: reaction" }
    COLLECTION_STOPPED_VEIN { vi: "Ngừng do vỡ ven", en: "Stopped: vein" }
    COLLECTION_STOPPED_DONOR { vi: "Ngừng theo yêu cầu của người hiến", en: "Stopped: donor's wish" }
    COLLECTION_BAG_FAULT { vi: "Túi máu hỏng", en: "Faulty bag" }

    REACTION_VASOVAGAL { vi: "Choáng, không ngất", en: "Vasovagal, conscious" }
    REACTION_FAINT { vi: "Ngất", en: "Faint" }
    REACTION_HAEMATOMA { vi: "Tụ máu", en: "Haematoma" }
    REACTION_LONG_FAINT { vi: "Ngất lâu hoặc co giật", en: "Long faint or convulsions" }
    REACTION_ARTERIAL { vi: "Chọc vào động mạch", en: "Arterial puncture" }
    REACTION_BLEEDING { vi: "Chảy máu lại", en: "Delayed bleeding" }
    REACTION_NERVE { vi: "Tổn thương thần kinh", en: "Nerve injury" }
    REACTION_INFLAMMATION { vi: "Viêm chỗ chọc", en: "Local inflammation" }
    REACTION_MAJOR_VESSEL { vi: "Tổn thương mạch lớn", en: "Major vessel injury" }
    REACTION_ANAPHYLAXIS { vi: "Phản vệ", en: "Anaphylaxis" }
    REACTION_OTHER_SERIOUS { vi: "Biến cố tim mạch, thần kinh", en: "Cardiac or cerebral event" }
    REACTION_ARM_PAIN { vi: "Đau cánh tay", en: "Arm pain" }
    REACTION_ALLERGIC { vi: "Dị ứng", en: "Allergic reaction" }
    REACTION_OTHER { vi: "Phản ứng khác", en: "Other reaction" }

    GROUP_LOCAL { vi: "tại chỗ", en: "local" }
    GROUP_VASOVAGAL { vi: "tuần hoàn", en: "vasovagal" }
    GROUP_ALLERGIC { vi: "dị ứng", en: "allergic" }
    GROUP_OTHER_SERIOUS { vi: "nặng khác", en: "other serious" }
    GROUP_OTHER { vi: "khác", en: "other" }

    ONSET_BEFORE { vi: "Trước khi lấy máu", en: "Before the draw" }
    ONSET_DURING { vi: "Trong khi lấy máu", en: "During the draw" }
    ONSET_SOON { vi: "Trong 15 phút sau khi rút kim", en: "Within 15 min after" }
    ONSET_LATER { vi: "Sau 15 phút, còn ở điểm hiến", en: "Later, on site" }
    ONSET_AFTER_LEAVING { vi: "Sau khi ra về", en: "After leaving" }

    CARE_LEGS_UP { vi: "nằm đầu thấp, kê cao chân", en: "laid flat, legs up" }
    CARE_DRINK { vi: "uống nước, nước đường", en: "drink" }
    CARE_COLD_PACK { vi: "chườm lạnh", en: "cold pack" }
    CARE_PRESSURE { vi: "ép chỗ chọc", en: "pressure" }
    CARE_WATCHED { vi: "theo dõi thêm", en: "watched for longer" }
    CARE_MEDICINE { vi: "dùng thuốc", en: "medicine" }
    CARE_HOSPITAL { vi: "chuyển bệnh viện", en: "taken to hospital" }

    SAID_FIRST_TIME { vi: "hiến lần đầu", en: "first time" }
    SAID_UNFED { vi: "chưa ăn", en: "unfed" }
    SAID_SHORT_SLEEP { vi: "ngủ dưới 6 giờ", en: "slept under 6 h" }
    SAID_ON_DUTY { vi: "lái xe, trực chiến", en: "drives or on duty" }
    SAID_NOTHING { vi: "không có gì", en: "nothing" }

    RISK_YOUNG { vi: "trẻ tuổi", en: "young" }
    RISK_LIGHT { vi: "nhẹ cân", en: "light" }

    BAG_ON_BED { vi: "đang lấy máu", en: "on a bed" }
    BAG_BLED { vi: "đã có máu", en: "bled" }
    BAG_EMPTY { vi: "chưa có máu, hủy", en: "no blood in it, void" }
    BAG_UNSETTLED { vi: "đã phát, chưa thu hồi", en: "issued, not taken back" }
    BAG_VOIDED { vi: "đã hủy", en: "voided" }
    BAG_RETURNED { vi: "đã trả lại", en: "returned" }

    VALUE_VITALS { vi: "{weight} kg, {pressure}, mạch {pulse}", en: "{weight} kg, {pressure}, pulse {pulse}" }
    VALUE_BLOOD { vi: "Hb {hb} g/L", en: "Hb {hb} g/L" }
    VALUE_BLOOD_HBSAG { vi: "Hb {hb} g/L, HBsAg {hbsag}", en: "Hb {hb} g/L, HBsAg {hbsag}" }
    VALUE_DECLARED { vi: "{ground} ({date})", en: "{ground} ({date})" }
    VALUE_NOT_DECLARED { vi: "không có", en: "never so" }
    VALUE_END { vi: "{outcome}, {volume}", en: "{outcome}, {volume}" }
    VALUE_REACTION { vi: "{kind}, {severity}", en: "{kind}, {severity}" }

    SEVERITY_MILD { vi: "Nhẹ", en: "Mild" }
    SEVERITY_MODERATE { vi: "Trung bình", en: "Moderate" }
    SEVERITY_SEVERE { vi: "Nặng", en: "Severe" }

    MISSING_VITALS { vi: "Cân nặng, huyết áp và mạch", en: "Weight, pressure and pulse" }
    MISSING_BLOOD_TEST { vi: "Huyết sắc tố", en: "Haemoglobin" }
    MISSING_HBSAG { vi: "Xét nghiệm nhanh viêm gan B", en: "Rapid hepatitis B test" }

    HBSAG_NEGATIVE { vi: "Âm tính", en: "Negative" }
    HBSAG_POSITIVE { vi: "Dương tính", en: "Positive" }

    STATUS_OPEN { vi: "Đang mở", en: "Open" }
    STATUS_CLOSED { vi: "Đã đóng", en: "Closed" }

    UNTIL_DATE { vi: "Hẹn hiến lại từ {date}", en: "May donate again from {date}" }
    UNTIL_NEVER { vi: "Không hiến máu được nữa", en: "Can't donate any more" }

    BLOOD_GROUP_UNKNOWN { vi: "Chưa rõ", en: "Not known" }
    UNIT_NONE { vi: "Ngoài các đơn vị", en: "No unit" }
}
