texts! {
    SEATS { vi: "Ghế nghỉ: {taken}/{all} có người", en: "Recovery seats: {taken} of {all} taken" }
    SEATS_READY { vi: "Ghế nghỉ: {taken}/{all} có người · {ready} người được về", en: "Recovery seats: {taken} of {all} taken · {ready} may leave" }
    EMPTY { vi: "Không có ai đang nghỉ.", en: "Nobody is resting." }
    SEAT_HEAD { vi: "Ghế", en: "Seat" }
    LEFT_HEAD { vi: "Còn nghỉ", en: "To rest" }
    NOTES_HEAD { vi: "Lưu ý", en: "Notes" }
    BAR_HEAD { vi: "Đã nghỉ", en: "Rested" }
    MAY_LEAVE { vi: "✓ được về", en: "✓ may leave" }
    OVERDUE { vi: "! đã {minutes} phút", en: "! {minutes} min" }
    MORE_REACTIONS { vi: "{count}× {last}", en: "{count}× {last}" }
    RELEASED_HEAD { vi: "Vừa ra về", en: "Just left" }
    FOUND_HEAD { vi: "Đã ra về", en: "Has left" }
    RELEASED_AT_HEAD { vi: "Lúc", en: "At" }
    OUTCOME_HEAD { vi: "Kết quả", en: "Outcome" }

    NOT_YET { vi: "Số {ticket} còn nghỉ {left} (phút:giây). Cho về sớm: nhấn o và ghi lý do.", en: "No. {ticket} rests for {left} more (min:s). To release early press o and give a reason." }
    HAS_LEFT { vi: "Số {ticket} đã ra về lúc {time}. Nếu nhầm, nhấn z để lấy lại.", en: "No. {ticket} left at {time}. If that was a mistake, press z." }
    EARLY_TITLE { vi: "Cho số {ticket} · {name} về sớm {left}", en: "Release no. {ticket} · {name} {left} early" }
    EARLY_DOCTOR { vi: "Bác sĩ đã khám lại, đồng ý cho về", en: "The doctor looked again and agrees" }
    EARLY_DUTY { vi: "Có nhiệm vụ gấp, người hiến thấy khỏe", en: "Called to duty, feels well" }
    EARLY_ESCORT { vi: "Có người đi cùng, người hiến thấy khỏe", en: "Accompanied, feels well" }
    EARLY_WISH { vi: "Người hiến nhất định xin về", en: "The donor insists on leaving" }

    FIND_LEFT { vi: "Tìm người đã về:", en: "Find who has left:" }
    FIND_LEFT_HINT { vi: "số phiếu hoặc tên · Enter: chọn · Esc: thôi", en: "ticket or name · Enter: take · Esc: leave" }
    SAID_TITLE { vi: "Số {ticket} · {name} cho biết", en: "No. {ticket} · {name} says" }

    SEALED_TITLE { vi: "Phiếu kín của số {ticket}: ô nào được đánh dấu?", en: "Sealed note of no. {ticket}: which box is ticked?" }
    SEALED_A { vi: "Ô A", en: "Box A" }
    SEALED_B { vi: "Ô B", en: "Box B" }
    SEALED_NOT_NOW { vi: "Phiếu kín chỉ ghi khi đã lấy được máu của số {ticket}.", en: "A sealed note is taken down once blood was drawn from no. {ticket}." }
    NOTED { vi: "Đã ghi.", en: "Noted." }

    ADVICE_ON_DUTY { vi: "CÓ NHIỆM VỤ · {advice}", en: "ON DUTY · {advice}" }
    ADVICE_ARM { vi: "Giữ thẳng tay, ép bông, uống nhiều nước, ngồi nghỉ đủ giờ.", en: "Keep the arm straight, press the pad, drink plenty, rest to the end." }
    ADVICE_DUTY { vi: "Số {ticket}: không lái xe, trực chiến, tập nặng trước {time}.", en: "No. {ticket}: no driving, duty or hard training before {time}." }
    ADVICE_DUTY_DATE { vi: "Số {ticket}: không lái xe, trực chiến, tập nặng trước {time} ngày {date}.", en: "No. {ticket}: no driving, duty or hard training before {time} on {date}." }
}
