texts! {
    NUMBER_TO_DESK { vi: "Mời số {ticket} vào bàn khám {desk}", en: "Number {ticket}, please go to desk {desk}" }
    TO_DESK { vi: "→ Bàn {desk}", en: "→ Desk {desk}" }
    TO_DESK_SHORT { vi: "→ {desk}", en: "→ {desk}" }
    CALLS_AND_DESKS { vi: "SỐ → BÀN KHÁM", en: "NUMBER → DESK" }
    PLEASE_WAIT { vi: "Xin chờ gọi số", en: "Please wait" }
    NEXT { vi: "Tiếp theo", en: "Next" }
    NOBODY_NEXT { vi: "chưa có ai chờ", en: "nobody is waiting" }
    FOR_BED { vi: "Chờ giường lấy máu: {tickets}", en: "Waiting for a bed: {tickets}" }
    TO_RECEPTION { vi: "Mời đến quầy tiếp đón: {tickets}", en: "Please come to reception: {tickets}" }
    JUST_CALLED { vi: "Vừa gọi: {calls}", en: "Just called: {calls}" }
    CALL { vi: "{ticket} → bàn {desk}", en: "{ticket} → desk {desk}" }
    MORE { vi: "và {count} số nữa", en: "and {count} more" }
    WAIT_SCREENING { vi: "Đang chờ khám: {count} người", en: "Waiting for screening: {count}" }
    WAIT_BED { vi: "Đang chờ giường: {count} người", en: "Waiting for a bed: {count}" }
    TYPICALLY { vi: "{line}, thường chờ {wait}", en: "{line}, usually {wait}" }

    NO_DAY { vi: "Xin chào", en: "Welcome" }
    NO_DAY_LINE { vi: "Ngày hiến máu chưa bắt đầu. Xin anh, chị chờ trong giây lát.", en: "The donation day has not begun. Please wait a moment." }
    THANKS { vi: "Xin cảm ơn", en: "Thank you" }
    THANKS_LINE { vi: "Trân trọng cảm ơn các anh, chị đã đến hiến máu cứu người.", en: "Thank you for coming to give blood and save lives." }
    TOTALS { vi: "Hôm nay {donors} người đã hiến {litres} lít máu.", en: "Today {donors} people gave {litres} litres of blood." }
    LOST { vi: "Tạm mất kết nối. Xin nghe gọi số tại bàn khám.", en: "No connection for the moment. Please listen for your number at the desks." }
    LOST_BIG { vi: "Tạm dừng", en: "Paused" }
    IN_TURN { vi: "VI·EN", en: "VI·EN" }
    KEYS { vi: "F12 ngôn ngữ · q thoát", en: "F12 language · q leaves" }
}
