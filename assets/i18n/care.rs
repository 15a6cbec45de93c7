texts! {
    DONOR { vi: "Số {ticket} · {name}", en: "No. {ticket} · {name}" }
    TICKET { vi: "Số {ticket}", en: "No. {ticket}" }
    TICKET_HEAD { vi: "Số", en: "No." }
    NAME_HEAD { vi: "Họ và tên", en: "Name" }
    VOLUME_HEAD { vi: "Thể tích", en: "Volume" }

    STILL_SAVING { vi: "Bước trước còn đang lưu nên chưa ghi bước này. Hãy làm lại.", en: "The step before is still being saved, so this one was not. Do it again." }
    CHANGED_MEANWHILE { vi: "Lượt hiến này vừa được ghi thêm ở trạm khác. Hãy xem lại rồi hoàn tác.", en: "Another station has just added to this visit. Look at it again, then undo." }

    REACTION_KIND { vi: "Phản ứng của số {ticket} · {name}", en: "Reaction of no. {ticket} · {name}" }
    REACTION_SEVERITY { vi: "Số {ticket} · {kind}: mức độ?", en: "No. {ticket} · {kind}: how bad?" }
    REACTION_CARE { vi: "Số {ticket} · {kind} · {severity}: đã xử trí?", en: "No. {ticket} · {kind} · {severity}: care given?" }
    CARE_NONE { vi: "Không ghi thêm, lưu ngay", en: "Nothing to add, save now" }
    CARE_LYING { vi: "Nằm đầu thấp, nâng chân, uống nước", en: "Laid down, legs raised, drank water" }
    CARE_PRESSED { vi: "Rút kim, ép chặt, chườm lạnh", en: "Needle out, pressed, cooled" }
    CARE_DOCTOR { vi: "Bác sĩ đã khám tại chỗ", en: "Seen by the doctor" }
    CARE_HOSPITAL { vi: "Chuyển bệnh viện", en: "Taken to hospital" }
    CARE_OTHER { vi: "Ghi chú khác…", en: "Another note…" }

    UNDO_TITLE { vi: "Hoàn tác “{step}” của số {ticket} · {name}", en: "Undo “{step}” of no. {ticket} · {name}" }
    UNDO_WRONG_PERSON { vi: "Nhầm người", en: "Wrong person" }
    UNDO_WRONG_VALUE { vi: "Nhập sai số liệu", en: "Wrong value" }
    UNDO_WRONG_KEY { vi: "Nhấn nhầm phím", en: "Wrong key" }
    STEP_CLEARED { vi: "đủ điều kiện hiến", en: "cleared" }
    STEP_STARTED { vi: "bắt đầu lấy máu", en: "collection started" }
    STEP_ENDED { vi: "kết thúc lấy máu", en: "collection ended" }
    STEP_REACTION { vi: "ghi phản ứng", en: "reaction recorded" }
    STEP_RELEASED { vi: "cho ra về", en: "released" }
    STEP_OTHER { vi: "bước vừa lưu", en: "the last step" }

    SAVED_STARTED { vi: "Giường {bed}: đã bắt đầu lấy máu cho số {ticket} · {name}.", en: "Bed {bed}: collection started for no. {ticket} · {name}." }
    SAVED_ENDED { vi: "Mời số {ticket} sang ghế {seat} · {name} · {volume}", en: "Take no. {ticket} to seat {seat} · {name} · {volume}" }
    SAVED_ENDED_FULL { vi: "Ghế đã kín, mời số {ticket} nghỉ ở chỗ trống · {name} · {volume}", en: "No free seat; let no. {ticket} rest where there is room · {name} · {volume}" }
    SAVED_ENDED_REACTION { vi: "Số {ticket} sang ghế {seat}. Hãy ghi phản ứng: F6, rồi r.", en: "No. {ticket} goes to seat {seat}. Record the reaction: F6, then r." }
    SEAT_NONE { vi: "trống bất kỳ", en: "any" }
    SAVED_REACTION { vi: "Đã ghi phản ứng của số {ticket}: {kind}, {severity}.", en: "Reaction of no. {ticket} recorded: {kind}, {severity}." }
    SAVED_RELEASED { vi: "Số {ticket} đã ra về. Nếu nhầm: chọn ở “Vừa ra về” rồi nhấn z.", en: "No. {ticket} has left. By mistake? Select it under “Just left” and press z." }
    SAVED_WITHDREW { vi: "Số {ticket} · {name} đã xin về.", en: "No. {ticket} · {name} has withdrawn." }
    SAVED_UNDONE { vi: "Đã hoàn tác. Số {ticket} hiện ở: {where}.", en: "Undone. No. {ticket} is now at: {where}." }

    DETAILS { vi: "Người hiến máu", en: "Donor" }
    BORN { vi: "Ngày sinh: {birth} · {sex}", en: "Born: {birth} · {sex}" }
    CITIZEN { vi: "Số định danh: …{last}", en: "Citizen number: …{last}" }
    UNIT { vi: "Đơn vị: {unit}", en: "Unit: {unit}" }
    BLOOD_GROUP { vi: "Nhóm máu: {group}", en: "Blood group: {group}" }
    WHERE { vi: "Đang ở: {where} · từ {time}", en: "Now: {where} · since {time}" }
    ARRIVED { vi: "Đến lúc: {time}", en: "Arrived: {time}" }
    VITALS { vi: "Cân nặng {weight} kg · huyết áp {pressure} · mạch {pulse}", en: "Weight {weight} kg · pressure {pressure} · pulse {pulse}" }
    BLOOD_TEST { vi: "Huyết sắc tố: {haemoglobin} g/L", en: "Haemoglobin: {haemoglobin} g/L" }
    ORDERED { vi: "Chỉ định: {volume} · {time} · {staff}", en: "Ordered: {volume} · {time} · {staff}" }
    BAG { vi: "Túi máu: {bag}", en: "Bag: {bag}" }
    DRAWING { vi: "Lấy máu: giường {bed} · từ {time} · {staff}", en: "Collection: bed {bed} · since {time} · {staff}" }
    DRAWN { vi: "Kết quả: {outcome} · {volume} · rút kim {time}", en: "Outcome: {outcome} · {volume} · needle out {time}" }
    REACTION { vi: "Phản ứng: {kind} · {severity}", en: "Reaction: {kind} · {severity}" }
    REACTION_NOTE { vi: "Phản ứng: {kind} · {severity} · {note}", en: "Reaction: {kind} · {severity} · {note}" }
    LEFT_EARLY { vi: "Về sớm: {reason} · {staff}", en: "Left early: {reason} · {staff}" }
}
