texts! {
    TITLE { vi: "Khám tuyển", en: "Screening" }
    DESKS { vi: "Bàn khám", en: "Desks" }
    NEXT { vi: "Tiếp theo · {count} người chờ", en: "Next · {count} waiting" }
    NOBODY_NEXT { vi: "Không có ai chờ khám.", en: "Nobody is waiting." }
    DESK { vi: "Bàn {desk}", en: "Desk {desk}" }
    FREE { vi: "trống", en: "free" }
    FREE_CALLED { vi: "trống · đã gọi số {ticket}", en: "free · ticket {ticket} called" }
    TO_DESK { vi: "→ bàn {desk}", en: "→ desk {desk}" }
    WAITED { vi: "{minutes}'", en: "{minutes}'" }
    DRAFT { vi: "đang nhập", en: "typed" }

    PANEL { vi: "Số {ticket} · {name} · {sex} · {birth}", en: "Ticket {ticket} · {name} · {sex} · {birth}" }
    NOBODY { vi: "Chọn một bàn hoặc một người chờ rồi nhấn Enter để khám.", en: "Select a desk or somebody waiting and press Enter to examine." }
    WILL_START { vi: "Enter: bắt đầu khám ở bàn {desk}.", en: "Enter: examine at desk {desk}." }
    NO_DESK { vi: "Chưa có bàn trống. Hãy khám xong một người trước.", en: "No desk is free. Finish with somebody first." }
    STARTING { vi: "Đang lưu bắt đầu khám…", en: "Saving the start…" }

    WEIGHT { vi: "Cân nặng", en: "Weight" }
    PRESSURE { vi: "Huyết áp", en: "Pressure" }
    PULSE { vi: "Mạch", en: "Pulse" }
    HAEMOGLOBIN { vi: "Hb", en: "Hb" }
    HBSAG { vi: "HBsAg", en: "HBsAg" }
    DECISION { vi: "Lấy máu", en: "Volume" }
    UNIT_WEIGHT { vi: "kg", en: "kg" }
    UNIT_PRESSURE { vi: "mmHg", en: "mmHg" }
    UNIT_PULSE { vi: "lần/phút", en: "a minute" }
    UNIT_HAEMOGLOBIN { vi: "g/L", en: "g/L" }
    NEGATIVE { vi: "1 Âm tính", en: "1 Negative" }
    POSITIVE { vi: "2 Dương tính", en: "2 Positive" }
    NOT_DONE { vi: "3 Không", en: "3 None" }
    HBSAG_NEEDED { vi: "Hãy nhấn 1 (âm tính), 2 (dương tính) hoặc 3 (không làm).", en: "Press 1 (negative), 2 (positive) or 3 (not done)." }
    FAULT { vi: "{field}: {fault}", en: "{field}: {fault}" }

    MISSING { vi: "Còn thiếu: {what}", en: "Missing: {what}" }
    SAVED { vi: "Đã lưu các số đo.", en: "The values are saved." }
    NOT_SAVED { vi: "Chưa lưu. Enter ở ô cuối để lưu.", en: "Not saved. Enter on the last field saves." }
    REMEASURED { vi: "Đã đo {times} lần, lấy kết quả mới nhất.", en: "Measured {times} times; the latest counts." }
    VOLUMES { vi: "Được lấy: {volumes} ml", en: "Allowed: {volumes} ml" }
    PROPOSED { vi: "Đề xuất trì hoãn: {ground}. {until}.", en: "Proposed deferral: {ground}. {until}." }
    NEXT_CLEAR { vi: "Enter: đồng ý lấy {volume}", en: "Enter: clear for {volume}" }
    NEXT_REASON { vi: "Enter: ghi lý do của bác sĩ, lấy {volume}", en: "Enter: the doctor's reason, then {volume}" }
    NEXT_DEFER { vi: "Enter: chọn lý do trì hoãn", en: "Enter: choose the ground of deferral" }
    NEXT_CHOICE { vi: "←/→ đổi thể tích", en: "←/→ change the volume" }

    ASK_OVERRIDE { vi: "Số {ticket}: vì sao bác sĩ vẫn đồng ý? ({against})", en: "Ticket {ticket}: why does the doctor agree? ({against})" }
    WHY_REPEATED { vi: "Đã nghỉ và đo lại, bác sĩ đồng ý", en: "Rested and measured again, the doctor agrees" }
    WHY_ATHLETE { vi: "Thường xuyên luyện tập thể lực", en: "Trains regularly" }
    WHY_NERVOUS { vi: "Hồi hộp, khám lâm sàng bình thường", en: "Nervous, examination otherwise normal" }

    DEFER_TITLE { vi: "Trì hoãn số {ticket}: lý do nào?", en: "Defer ticket {ticket}: on which ground?" }
    DECLARE_TITLE { vi: "Số {ticket} khai điều gì?", en: "What does ticket {ticket} declare?" }
    SEARCH { vi: "Gõ để tìm, không cần dấu", en: "Type to search" }
    HAPPENED { vi: "Ngày xảy ra", en: "Happened on" }
    NOTE { vi: "Ghi chú", en: "Note" }
    TODAY { vi: "hôm nay, {date}", en: "today, {date}" }
    DATE_NEEDED { vi: "ngày/tháng/năm", en: "day/month/year" }
    NOTE_OPTIONAL { vi: "không bắt buộc", en: "optional" }
    NO_GROUND { vi: "Không có lý do nào khớp. Hãy xóa bớt chữ.", en: "No ground matches. Delete some letters." }
    PERIOD_MONTHS { vi: "{n} tháng", en: "{n} months" }
    PERIOD_WEEKS { vi: "{n} tuần", en: "{n} weeks" }
    PERIOD_DAYS { vi: "{n} ngày", en: "{n} days" }
    PERIOD_TODAY { vi: "hôm nay", en: "today" }
    PERIOD_PERMANENT { vi: "vĩnh viễn", en: "for good" }
    PROPOSED_MARK { vi: "đề xuất", en: "proposed" }
    DEFER_HINT { vi: "Enter trì hoãn · Tab ngày, ghi chú · Esc đóng", en: "Enter defers · Tab date, note · Esc closes" }
    DECLARE_HINT { vi: "Enter chọn, rồi ngày, Enter lưu · Esc đóng", en: "Enter chooses, then the date, Enter saves · Esc closes" }

    SAY_CLEARED { vi: "Số {ticket} đủ điều kiện, lấy {volume}. Mời sang khu lấy máu.", en: "Ticket {ticket} may donate {volume}. Send them to the beds." }
    SAY_DEFERRED { vi: "Số {ticket} đã được trì hoãn. {until}.", en: "Ticket {ticket} is deferred. {until}." }
    SAY_DECLARED { vi: "Đã lưu lời khai của số {ticket}.", en: "Saved what ticket {ticket} declared." }
    SAY_MOVED_ON { vi: "Số {ticket} không còn ở bàn khám ({place}).", en: "Ticket {ticket} is no longer at a desk ({place})." }
}
