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
    REACTION_ARM_PAIN { vi: "Đau cánh tay", en: "Arm pain" }
    REACTION_ALLERGIC { vi: "Dị ứng", en: "Allergic reaction" }
    REACTION_OTHER { vi: "Phản ứng khác", en: "Other reaction" }

    SEVERITY_MILD { vi: "Nhẹ", en: "Mild" }
    SEVERITY_MODERATE { vi: "Trung bình", en: "Moderate" }
    SEVERITY_SEVERE { vi: "Nặng", en: "Severe" }

    MISSING_VITALS { vi: "Cân nặng, huyết áp và mạch", en: "Weight, pressure and pulse" }
    MISSING_BLOOD_TEST { vi: "Huyết sắc tố", en: "Haemoglobin" }

    HBSAG_NEGATIVE { vi: "Âm tính", en: "Negative" }
    HBSAG_POSITIVE { vi: "Dương tính", en: "Positive" }

    STATUS_OPEN { vi: "Đang mở", en: "Open" }
    STATUS_CLOSED { vi: "Đã đóng", en: "Closed" }

    UNTIL_DATE { vi: "Hẹn hiến lại từ {date}", en: "May donate again from {date}" }
    UNTIL_NEVER { vi: "Không hiến máu được nữa", en: "Can't donate any more" }

    BLOOD_GROUP_UNKNOWN { vi: "Chưa rõ", en: "Not known" }
    UNIT_NONE { vi: "Ngoài các đơn vị", en: "No unit" }
}
