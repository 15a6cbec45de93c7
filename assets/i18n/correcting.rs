texts! {
    TITLE { vi: "Sửa số liệu đã ghi", en: "Correct a recorded value" }
    TITLE_OF { vi: "Sửa số liệu đã ghi · số {ticket} · {name}", en: "Correct a recorded value · ticket {ticket} · {name}" }
    ASK_TICKET { vi: "Số phiếu của người hiến (gõ, hoặc quét phiếu)", en: "The donor's ticket (type it, or scan it)" }
    TICKET_HINT { vi: "số phiếu", en: "ticket" }
    FOUND { vi: "{name} · {place}", en: "{name} · {place}" }
    NO_TICKET { vi: "Không có số phiếu này trong ngày. Hãy xem lại số.", en: "There is no such ticket today. Check the number." }
    NO_VALUES { vi: "Lượt này chưa có số liệu nào để sửa.", en: "Nothing that could be corrected was recorded in this visit." }
    VALUE { vi: "{n} {time} {staff} · {value}", en: "{n} {time} {staff} · {value}" }
    SUPERSEDED { vi: "{row} · đã đo lại", en: "{row} · measured again" }
    LATER_COUNTS { vi: "Đã đo lại sau lần này, kết luận dựa vào lần đo sau. Nếu lần sau cũng ghi nhầm (cân nặng được giữ từ lần trước), hãy sửa cả lần sau.", en: "It was measured again later, and the later value counts. If that one is wrong too (the weight is kept from before), correct it as well." }
    CORRECTED { vi: "{time} đã sửa {was} → {is} ({reason}) · {staff}", en: "{time} corrected {was} → {is} ({reason}) · {staff}" }
    VALUES_HINT { vi: "Enter hoặc số: sửa · / phiếu khác · Esc đóng", en: "Enter or a digit: correct · / another ticket · Esc closes" }
    TICKET_KEYS { vi: "Enter xem số liệu · Esc đóng", en: "Enter shows the values · Esc closes" }
    EDIT_HINT { vi: "Ô để trống thì giữ nguyên · Tab ô sau · Enter tiếp · Esc quay lại", en: "A blank field stays as it is · Tab next · Enter goes on · Esc back" }
    REASON_HINT { vi: "Enter lưu · Esc quay lại", en: "Enter saves · Esc back" }

    WEIGHT { vi: "Cân nặng (kg)", en: "Weight (kg)" }
    PRESSURE { vi: "Huyết áp (mmHg)", en: "Pressure (mmHg)" }
    PULSE { vi: "Mạch (lần/phút)", en: "Pulse (a minute)" }
    HAEMOGLOBIN { vi: "Hb (g/L)", en: "Hb (g/L)" }
    HBSAG { vi: "HBsAg", en: "HBsAg" }
    DECLARED { vi: "Đã khai", en: "Declared" }
    HAPPENED { vi: "Ngày xảy ra", en: "Happened on" }
    OUTCOME { vi: "Kết quả", en: "Outcome" }
    VOLUME { vi: "Thể tích (ml)", en: "Volume (ml)" }
    SEVERITY { vi: "Mức độ", en: "Severity" }
    NOT_DONE { vi: "không làm", en: "not done" }
    WAS_SO { vi: "có", en: "it was so" }
    NEVER_SO { vi: "không hề có", en: "never so" }
    CHOICE { vi: "{n} {option}", en: "{n} {option}" }

    WAS { vi: "Đã ghi: {was}", en: "Was: {was}" }
    IS { vi: "Sửa thành: {is}", en: "Is: {is}" }
    IS_UNTIL { vi: "Sửa thành: {is}. {until}.", en: "Is: {is}. {until}." }
    SAME { vi: "Chưa có gì khác với số đã ghi.", en: "Nothing is different from what was recorded." }

    WHY_SLIP { vi: "Gõ nhầm số", en: "A slip of the keys" }
    WHY_MISREAD { vi: "Đọc nhầm kết quả đo", en: "The result was misread" }
    WHY_MIXED_UP { vi: "Số liệu của người khác", en: "It was another donor's value" }
    WHY_SAID_ANEW { vi: "Người hiến nói lại cho đúng", en: "The donor put it right" }

    SAY_CORRECTED { vi: "Đã sửa số liệu của số {ticket}: {was} → {is}.", en: "Corrected for ticket {ticket}: {was} → {is}." }

    ALARM_TITLE { vi: "DỪNG LẠI · số {ticket} · {name}", en: "STOP · ticket {ticket} · {name}" }
    ALARM_BARRED { vi: "Theo số liệu vừa sửa, người này lẽ ra không được hiến máu.", en: "With what counts now, this donor should not have been cleared." }
    ALARM_NOT_SO { vi: "Theo số liệu vừa sửa, kết luận lấy {volume} không còn đúng.", en: "With what counts now, the clearance for {volume} does not hold." }
    ALARM_WHY { vi: "Vì sao: {objection}.", en: "Why: {objection}." }
    ALARM_WHERE { vi: "Hiện ở: {place}.", en: "Now: {place}." }
    ALARM_CLEARED { vi: "Việc cần làm: chưa lấy máu. Mời người hiến về bàn khám (F4, chọn ở “Cần khám lại”, Enter) để bác sĩ quyết định lại.", en: "What to do: draw no blood. Bring the donor back to a desk (F4, under “Back to the doctor”, Enter) so that the doctor decides again." }
    ALARM_COLLECTING { vi: "Việc cần làm: báo bác sĩ ngay và dừng lấy máu nếu bác sĩ yêu cầu. Túi {bag} được GIỮ LẠI khi bàn giao.", en: "What to do: call the doctor at once and stop if the doctor says so. Bag {bag} is ON HOLD at the hand-over." }
    ALARM_RECOVERING { vi: "Việc cần làm: báo bác sĩ và theo dõi người hiến. Túi {bag} được GIỮ LẠI khi bàn giao.", en: "What to do: tell the doctor and watch the donor. Bag {bag} is ON HOLD at the hand-over." }
    ALARM_LEFT { vi: "Việc cần làm: báo bác sĩ để liên hệ với người hiến. Túi {bag} được GIỮ LẠI khi bàn giao.", en: "What to do: tell the doctor, who gets in touch with the donor. Bag {bag} is ON HOLD at the hand-over." }
    ALARM_EMPTY { vi: "Việc cần làm: báo bác sĩ. Chưa có máu nào được lấy.", en: "What to do: tell the doctor. No blood was drawn." }
    ALARM_KEYS { vi: "Esc: đã đọc", en: "Esc: I have read this" }
}
