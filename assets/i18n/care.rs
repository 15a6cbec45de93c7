texts! {
    DONOR { vi: "Số {ticket} · {name}", en: "No. {ticket} · {name}" }
    TICKET { vi: "Số {ticket}", en: "No. {ticket}" }
    TICKET_HEAD { vi: "Số", en: "No." }
    NAME_HEAD { vi: "Họ và tên", en: "Name" }
    VOLUME_HEAD { vi: "Thể tích", en: "Volume" }

    STILL_SAVING { vi: "Bước trước còn đang lưu nên chưa ghi bước này. Hãy làm lại.", en: "The step before is still being saved, so this one was not. Do it again." }
    CHANGED_MEANWHILE { vi: "Lượt hiến này vừa được ghi thêm ở trạm khác. Hãy xem lại rồi hoàn tác.", en: "Another station has just added to this visit. Look at it again, then undo." }

    REACTION_KIND { vi: "Phản ứng của số {ticket} · {name}", en: "Reaction of no. {ticket} · {name}" }
    REACTION_IS { vi: "{kind} ({code})", en: "{kind} ({code})" }
    REACTION_LEVEL { vi: "{kind} ({code}) · {severity}", en: "{kind} ({code}) · {severity}" }
    LEVEL_MILD { vi: "hết nhanh, xử trí tại chỗ", en: "over soon, on the spot" }
    LEVEL_MODERATE { vi: "kéo dài hơn, phải trợ giúp", en: "longer, or with help" }
    LEVEL_SEVERE { vi: "cần bác sĩ hoặc bệnh viện", en: "a doctor or a hospital was needed" }
    REACTION_ONSET { vi: "Bắt đầu", en: "Began" }
    REACTION_TREATED { vi: "Xử trí", en: "Care" }
    REACTION_INJURED { vi: "Bị thương", en: "Injured" }
    REACTION_NOTED { vi: "Ghi chú", en: "Note" }
    REACTION_TIME { vi: "Lúc", en: "At" }
    REACTION_TIME_HINT { vi: "giờ:phút; để trống là bây giờ", en: "hour:minute; empty means now" }
    REACTION_NOTE_HINT { vi: "không bắt buộc", en: "may stay empty" }
    REACTION_NOT_A_TIME { vi: "Giờ ghi như 09:45 hoặc 0945. Hãy sửa ô “Lúc” (phím l), hoặc để trống.", en: "Write the time as 09:45 or 0945. Correct “At” (key l), or leave it empty." }
    INJURED_YES { vi: "có", en: "yes" }
    INJURED_NO { vi: "không", en: "no" }
    REACTION_KEYS_PICK { vi: "Nhấn phím đứng trước · Esc: quay lại", en: "Press the key in front · Esc: back" }
    REACTION_KEYS { vi: "Enter: lưu · Esc: quay lại", en: "Enter: save · Esc: back" }
    REACTION_KEYS_TYPED { vi: "Enter: xong ô này", en: "Enter: done with this field" }

    UNDO_TITLE { vi: "Hoàn tác “{step}” của số {ticket} · {name}", en: "Undo “{step}” of no. {ticket} · {name}" }
    UNDO_WRONG_PERSON { vi: "Nhầm người", en: "Wrong person" }
    UNDO_WRONG_VALUE { vi: "Nhập sai số liệu", en: "Wrong value" }
    UNDO_WRONG_KEY { vi: "Nhấn nhầm phím", en: "Wrong key" }
    STEP_CLEARED { vi: "đủ điều kiện hiến", en: "cleared" }
    STEP_STARTED { vi: "bắt đầu lấy máu", en: "collection started" }
    STEP_ENDED { vi: "kết thúc lấy máu", en: "collection ended" }
    STEP_REACTION { vi: "ghi phản ứng", en: "reaction recorded" }
    STEP_RELEASED { vi: "cho ra về", en: "released" }
    STEP_PUNCTURED { vi: "chọc lại", en: "second puncture" }
    STEP_CERTIFICATE { vi: "cấp giấy chứng nhận", en: "certificate" }
    STEP_OTHER { vi: "bước vừa lưu", en: "the last step" }

    SAVED_STARTED { vi: "Giường {bed}: đã bắt đầu lấy máu cho số {ticket} · {name}.", en: "Bed {bed}: collection started for no. {ticket} · {name}." }
    SAVED_ENDED { vi: "Mời số {ticket} sang ghế {seat} · {name} · {volume}", en: "Take no. {ticket} to seat {seat} · {name} · {volume}" }
    SAVED_ENDED_FULL { vi: "Ghế đã kín, mời số {ticket} nghỉ ở chỗ trống · {name} · {volume}", en: "No free seat; let no. {ticket} rest where there is room · {name} · {volume}" }
    SAVED_ENDED_REACTION { vi: "Số {ticket} sang ghế {seat}. Hãy ghi phản ứng: F6, rồi r.", en: "No. {ticket} goes to seat {seat}. Record the reaction: F6, then r." }
    SEAT_NONE { vi: "trống bất kỳ", en: "any" }
    SAVED_REACTION { vi: "Đã ghi phản ứng của số {ticket}: {kind}, {severity}.", en: "Reaction of no. {ticket} recorded: {kind}, {severity}." }
    SAVED_RELEASED { vi: "Số {ticket} đã ra về. Nếu nhầm: chọn ở “Vừa ra về” rồi nhấn z.", en: "No. {ticket} has left. By mistake? Select it under “Just left” and press z." }
    SAVED_WITHDREW { vi: "Số {ticket} · {name} đã xin về.", en: "No. {ticket} · {name} has withdrawn." }
    SAVED_PUNCTURED { vi: "Số {ticket} · {name}: đã ghi chọc lại, người hiến đồng ý.", en: "No. {ticket} · {name}: second puncture recorded, the donor agrees." }
    SAVED_TAKEN_BACK { vi: "Túi {bag} của số {ticket}: {how}.", en: "Bag {bag} of no. {ticket}: {how}." }
    SAVED_UNDONE { vi: "Đã hoàn tác. Số {ticket} hiện ở: {where}.", en: "Undone. No. {ticket} is now at: {where}." }

    DETAILS { vi: "Người hiến máu", en: "Donor" }
    BORN { vi: "Ngày sinh: {birth} · {sex}", en: "Born: {birth} · {sex}" }
    CITIZEN { vi: "Số định danh: …{last}", en: "Citizen number: …{last}" }
    UNIT { vi: "Đơn vị: {unit}", en: "Unit: {unit}" }
    BLOOD_GROUP { vi: "Nhóm máu: {group}", en: "Blood group: {group}" }
    WHERE { vi: "Đang ở: {where} · từ {time}", en: "Now: {where} · since {time}" }
    ARRIVED { vi: "Đến lúc: {time}", en: "Arrived: {time}" }
    SAID { vi: "Cho biết: {said}", en: "Says: {said}" }
    VITALS { vi: "Cân nặng {weight} kg · huyết áp {pressure} · mạch {pulse}", en: "Weight {weight} kg · pressure {pressure} · pulse {pulse}" }
    BLOOD_TEST { vi: "Huyết sắc tố: {haemoglobin} g/L", en: "Haemoglobin: {haemoglobin} g/L" }
    ORDERED { vi: "Chỉ định: {volume} · {time} · {staff}", en: "Ordered: {volume} · {time} · {staff}" }
    BAG { vi: "Túi máu: {bag}", en: "Bag: {bag}" }
    DRAWING { vi: "Lấy máu: giường {bed} · từ {time} · {staff}", en: "Collection: bed {bed} · since {time} · {staff}" }
    RECOGNISED { vi: "Nhận đúng người: {how}", en: "Recognised: {how}" }
    BY_TICKET { vi: "quét phiếu", en: "ticket scanned" }
    BY_READ_BACK { vi: "tự nói họ tên, năm sinh", en: "name and birth year read back" }
    BY_BOTH { vi: "quét phiếu và túi ở cả hai giường", en: "ticket and bag scanned at both beds" }
    PUNCTURED { vi: "Chọc lại: {times} lần, người hiến đồng ý", en: "Punctured again: {times} time(s), with consent" }
    ISSUED { vi: "Túi đã phát: {bag} · {fate}", en: "Bag issued: {bag} · {fate}" }
    DRAWN { vi: "Kết quả: {outcome} · {volume} · rút kim {time}", en: "Outcome: {outcome} · {volume} · needle out {time}" }
    WEIGHED { vi: "Tính từ cân: cả túi {gross} g, vỏ {tare} g", en: "Told by the balance: full bag {gross} g, empty {tare} g" }
    REACTION { vi: "Phản ứng: {what}", en: "Reaction: {what}" }
    LEFT_EARLY { vi: "Về sớm: {reason} · {staff}", en: "Left early: {reason} · {staff}" }
}
