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

    BACK_TO_DOCTOR { vi: "Cần khám lại · {count} người", en: "Back to the doctor · {count}" }
    FOR_BED { vi: "Chờ giường · {count} người", en: "Waiting for a bed · {count}" }
    WILL_BRING_BACK { vi: "Enter: đưa về bác sĩ ở bàn {desk}; kết luận cũ hết hiệu lực.", en: "Enter: back to the doctor at desk {desk}; the clearance ends with that." }
    ASK_BACK { vi: "Đưa số {ticket} · {name} về bàn {desk} khám lại? Kết luận đủ điều kiện sẽ hết hiệu lực.", en: "Take ticket {ticket} · {name} back to the doctor at desk {desk}? The clearance ends with that." }
    CLEARED_BY { vi: "Đủ điều kiện lấy {volume} · {time} · {staff}", en: "Cleared for {volume} · {time} · {staff}" }
    IN_DOUBT { vi: "Kết luận này không còn đúng: {objection}.", en: "The clearance does not hold any more: {objection}." }
    AMENDED { vi: "Đã sửa: {was} → {is} ({reason}) · {staff}", en: "Corrected: {was} → {is} ({reason}) · {staff}" }

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
    MEASURED { vi: "Lần {time}: {at} {pressure} · {pulse} · {weight} kg", en: "No. {time}: {at} {pressure} · {pulse} · {weight} kg" }
    MEASURED_LAST { vi: "Lần {time}: {at} {pressure} · {pulse} · {weight} kg (tính)", en: "No. {time}: {at} {pressure} · {pulse} · {weight} kg (counts)" }
    AGAIN_FROM { vi: "Nghỉ, {time} đo lại {what} (h). Còn {left} lần.", en: "Rest, measure {what} again at {time} (h). {left} left." }
    AGAIN_NOW { vi: "Đã nghỉ đủ, đo lại {what} được (h). Còn {left} lần.", en: "Rested: measure {what} again (h). {left} left." }
    AGAIN_NO_MORE { vi: "Đã đo {times} lần. Bác sĩ ghi lý do (Enter), hoặc trì hoãn (d).", en: "Measured {times} times. The doctor's reason (Enter), or defer (d)." }
    AGAIN_NO_MORE_BARRED { vi: "Đã đo {times} lần, không đo thêm nữa.", en: "Measured {times} times; no more." }
    MEASURED_ENOUGH { vi: "Đã đo đủ số lần. Nếu ghi nhầm số, hãy sửa số đã ghi (u).", en: "Measured as often as allowed. If a number is wrong, correct it (u)." }
    NOT_ALLOWED { vi: "Không lấy được: {volumes}", en: "Not allowed: {volumes}" }
    NOT_BAG { vi: "{volume} ({why})", en: "{volume} ({why})" }
    NOT_BY_WEIGHT { vi: "nặng {weight} kg", en: "weight {weight} kg" }
    NOT_BY_HAEMOGLOBIN { vi: "Hb {hb}", en: "Hb {hb}" }
    RISKS { vi: "Để ý: {risks}", en: "Look out: {risks}" }
    VOLUMES { vi: "Được lấy: {volumes} ml", en: "Allowed: {volumes} ml" }
    PROPOSED { vi: "Đề xuất trì hoãn: {ground}. {until}.", en: "Proposed deferral: {ground}. {until}." }
    IF_DEFERRED { vi: "Nếu trì hoãn: {ground}. {until}.", en: "If deferred: {ground}. {until}." }
    NEXT_CLEAR { vi: "Enter: đồng ý lấy {volume}", en: "Enter: clear for {volume}" }
    NEXT_REASON { vi: "Enter: ghi lý do của bác sĩ, lấy {volume}", en: "Enter: the doctor's reason, then {volume}" }
    NEXT_DEFER { vi: "Enter: chọn lý do trì hoãn", en: "Enter: choose the ground of deferral" }
    NEXT_CHOICE { vi: "←/→ đổi", en: "←/→ change" }

    ASK_OVERRIDE { vi: "Số {ticket}: vì sao bác sĩ vẫn đồng ý? ({against})", en: "Ticket {ticket}: why does the doctor agree? ({against})" }
    WHY_REPEATED { vi: "Đã nghỉ và đo lại, bác sĩ đồng ý", en: "Rested and measured again, the doctor agrees" }
    WHY_ATHLETE { vi: "Thường xuyên luyện tập thể lực", en: "Trains regularly" }
    WHY_NERVOUS { vi: "Hồi hộp, khám lâm sàng bình thường", en: "Nervous, examination otherwise normal" }

    DEFER_TITLE { vi: "Trì hoãn số {ticket}: lý do nào?", en: "Defer ticket {ticket}: on which ground?" }
    DECLARE_TITLE { vi: "Số {ticket} khai điều gì?", en: "What does ticket {ticket} declare?" }
    SEARCH { vi: "Gõ điều đã xảy ra, không cần dấu", en: "Type what happened" }
    GROUND_EXAMPLE { vi: "{example} → {ground}", en: "{example} → {ground}" }
    HAPPENED { vi: "Ngày xảy ra", en: "Happened on" }
    NOTE { vi: "Ghi chú", en: "Note" }
    TODAY { vi: "hôm nay, {date}", en: "today, {date}" }
    DATE_NEEDED { vi: "ngày/tháng/năm, hoặc 5m, 3w, 10d", en: "day/month/year, or 5m, 3w, 10d" }
    AGO_DAYS { vi: "ngày|n", en: "d|day|days" }
    AGO_WEEKS { vi: "tuần", en: "w|week|weeks" }
    AGO_MONTHS { vi: "tháng|th", en: "m|month|months" }
    AGO_YESTERDAY { vi: "hôm qua", en: "yesterday" }
    OUTLOOK { vi: "{date} → {until}", en: "{date} → {until}" }
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
