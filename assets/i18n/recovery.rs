texts! {
    SEATS { vi: "Ghế nghỉ: {taken}/{all} có người", en: "Recovery seats: {taken} of {all} taken" }
    SEATS_READY { vi: "Ghế nghỉ: {taken}/{all} có người · {ready} người được về", en: "Recovery seats: {taken} of {all} taken · {ready} may leave" }
    EMPTY { vi: "Không có ai đang nghỉ.", en: "Nobody is resting." }
    SEAT_HEAD { vi: "Ghế", en: "Seat" }
    LEFT_HEAD { vi: "Còn nghỉ", en: "To rest" }
    REACTIONS_HEAD { vi: "Phản ứng", en: "Reactions" }
    BAR_HEAD { vi: "Đã nghỉ", en: "Rested" }
    MAY_LEAVE { vi: "✓ được về", en: "✓ may leave" }
    OVERDUE { vi: "! quá {minutes} phút", en: "! {minutes} min over" }
    MORE_REACTIONS { vi: "{count}× {last}", en: "{count}× {last}" }
    RELEASED_HEAD { vi: "Vừa ra về", en: "Just left" }
    RELEASED_AT_HEAD { vi: "Lúc", en: "At" }
    OUTCOME_HEAD { vi: "Kết quả", en: "Outcome" }

    NOT_YET { vi: "Số {ticket} còn nghỉ {left} (phút:giây). Cho về sớm: nhấn o và ghi lý do.", en: "No. {ticket} rests for {left} more (min:s). To release early press o and give a reason." }
    HAS_LEFT { vi: "Số {ticket} đã ra về lúc {time}. Nếu nhầm, nhấn z để lấy lại.", en: "No. {ticket} left at {time}. If that was a mistake, press z." }
    EARLY_TITLE { vi: "Cho số {ticket} · {name} về sớm {left}", en: "Release no. {ticket} · {name} {left} early" }
    EARLY_DOCTOR { vi: "Bác sĩ đã khám lại, đồng ý cho về", en: "The doctor looked again and agrees" }
    EARLY_DUTY { vi: "Có nhiệm vụ gấp, người hiến thấy khỏe", en: "Called to duty, feels well" }
    EARLY_ESCORT { vi: "Có người đi cùng, người hiến thấy khỏe", en: "Accompanied, feels well" }
    EARLY_WISH { vi: "Người hiến nhất định xin về", en: "The donor insists on leaving" }

    ADVICE_ARM { vi: "Giữ thẳng tay, ép bông, uống nhiều nước, ngồi nghỉ đủ giờ.", en: "Keep the arm straight, press the pad, drink plenty, rest to the end." }
    ADVICE_DUTY { vi: "Số {ticket}: không lái xe, trực chiến, tập nặng trước {time}.", en: "No. {ticket}: no driving, duty or hard training before {time}." }
    ADVICE_DUTY_DATE { vi: "Số {ticket}: không lái xe, trực chiến, tập nặng trước {time} ngày {date}.", en: "No. {ticket}: no driving, duty or hard training before {time} on {date}." }
}
