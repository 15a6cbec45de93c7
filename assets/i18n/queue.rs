texts! {
    TITLE { vi: "Hàng chờ", en: "Queue" }
    COUNTS { vi: "Chờ {waiting} · Đang gọi {called} · Lâu nhất {longest}", en: "Waiting {waiting} · Called {called} · Longest {longest}" }
    PARKED_COUNT { vi: " · Tạm gác {parked}", en: " · Set aside {parked}" }
    CALL_TO { vi: "Gọi đến bàn {desk}", en: "Call to desk {desk}" }
    NO_DESK { vi: "Chưa có bàn trống để gọi", en: "No free desk to call to" }
    FREE_DESKS { vi: "Bàn trống: {desks}", en: "Free desks: {desks}" }
    NO_FREE_DESKS { vi: "Bàn trống: không", en: "Free desks: none" }
    EMPTY { vi: "Không có ai đang chờ.", en: "Nobody is waiting." }

    COLUMN_PLACE { vi: "TT", en: "Pl" }
    COLUMN_TICKET { vi: "Số", en: "No" }
    COLUMN_GIVEN { vi: "Tên", en: "Given" }
    COLUMN_NAME { vi: "Họ và tên", en: "Full name" }
    COLUMN_BIRTH { vi: "Sinh", en: "Born" }
    COLUMN_UNIT { vi: "Đơn vị", en: "Unit" }
    COLUMN_WAIT { vi: "Chờ", en: "Wait" }
    COLUMN_STATE { vi: "Tình trạng", en: "State" }

    MINUTES { vi: "{minutes}'", en: "{minutes}'" }
    CALLED { vi: "gọi → bàn {desk} · {minutes}'", en: "called → desk {desk} · {minutes}'" }
    MISSED { vi: "lỡ {times} lần", en: "missed {times}×" }
    PRIORITY { vi: "ưu tiên: {reason}", en: "priority: {reason}" }
    OVERTAKEN { vi: "số {by} khám trước", en: "no. {by} went first" }
    LONG_WAIT { vi: "chờ lâu", en: "long wait" }
    PARKED { vi: "tạm gác · lỡ {times} lần", en: "set aside · missed {times}×" }

    SAY_CALL { vi: "Mời số {ticket}, {name}, đến bàn {desk}.", en: "Ticket {ticket}, {name}, to desk {desk} please." }
    SAY_START { vi: "Số {ticket} bắt đầu khám ở bàn {desk}.", en: "Ticket {ticket} is being examined at desk {desk}." }
    SAY_DONE { vi: "Đã lưu cho số {ticket}: {what}.", en: "Saved for ticket {ticket}: {what}." }
    SAY_UNDONE { vi: "Đã hoàn tác bước cuối của số {ticket}.", en: "The last step of ticket {ticket} is taken back." }
    SAY_NO_DESK { vi: "Chưa có bàn trống. Khi một bàn khám xong hoặc người được gọi vắng mặt (v), hãy gọi tiếp.", en: "No desk is free. Call again when a desk is done, or record that the donor called did not come (v)." }
    SAY_CHANGED { vi: "Số {ticket} vừa có bước mới từ máy khác. Hãy xem lại rồi hoàn tác nếu vẫn cần.", en: "Another station has just saved a step for ticket {ticket}. Look again, and undo if it is still needed." }
    SAY_GONE { vi: "Số {ticket} không còn trong hàng chờ ({place}).", en: "Ticket {ticket} is no longer in the queue ({place})." }

    ASK_PRIORITY { vi: "Ưu tiên số {ticket} ({name}): vì sao?", en: "Let ticket {ticket} ({name}) ahead: why?" }
    ASK_WITHDRAW { vi: "Số {ticket} ({name}) xin về: vì sao?", en: "Ticket {ticket} ({name}) leaves: why?" }
    ASK_UNDO { vi: "Số {ticket}: vì sao hoàn tác “{step}” lúc {time}?", en: "Ticket {ticket}: why take back “{step}” at {time}?" }
    WHY_DUTY { vi: "Sắp đến giờ trực, phải về đơn vị", en: "On duty soon, has to go back" }
    WHY_FRAIL { vi: "Lớn tuổi hoặc đi lại khó khăn", en: "Elderly or walks with difficulty" }
    WHY_URGENT { vi: "Hiến theo yêu cầu cấp cứu", en: "Donates for an emergency" }
    WHY_TURN_LOST { vi: "Mất lượt do lỗi của ban tổ chức", en: "Lost the turn through our mistake" }
    WHY_BUSY { vi: "Bận việc đột xuất", en: "Called away" }
    WHY_MIND { vi: "Đổi ý, không hiến nữa", en: "Changed their mind" }
    WHY_WAIT { vi: "Chờ quá lâu", en: "Waited too long" }
    WHY_UNWELL { vi: "Thấy không khỏe", en: "Does not feel well" }
    WHY_GONE { vi: "Đã về, không tìm thấy", en: "Gone, can't be found" }
    WHY_SLIP { vi: "Bấm nhầm", en: "Wrong key" }
    WHY_MIXED_UP { vi: "Nhầm người", en: "Wrong person" }
    WHY_WRONG_VALUE { vi: "Nhập sai số liệu", en: "Wrong value entered" }

    DETAILS { vi: "Số {ticket} · {name}", en: "Ticket {ticket} · {name}" }
    WHERE { vi: "Đang ở: {place}", en: "Now: {place}" }
    BY { vi: "{time} {step} · {staff}, {station}", en: "{time} {step} · {staff}, {station}" }
    LATE { vi: "{line} · ghi muộn lúc {recorded}", en: "{line} · entered late at {recorded}" }

    STEP_CHECKED_IN { vi: "Đăng ký, nhận số {ticket}", en: "Checked in, ticket {ticket}" }
    STEP_PRIORITY { vi: "Ưu tiên: {reason}", en: "Priority: {reason}" }
    STEP_CALLED { vi: "Gọi đến bàn {desk}", en: "Called to desk {desk}" }
    STEP_MISSED { vi: "Gọi nhưng vắng mặt", en: "Did not come when called" }
    STEP_PARKED { vi: "Vắng mặt, tạm gác", en: "Did not come, set aside" }
    STEP_REQUEUED { vi: "Xếp lại hàng chờ", en: "Back in the queue" }
    STEP_STARTED { vi: "Bắt đầu khám ở bàn {desk}", en: "Examination begins at desk {desk}" }
    STEP_VITALS { vi: "{weight} kg, huyết áp {pressure}, mạch {pulse}", en: "{weight} kg, pressure {pressure}, pulse {pulse}" }
    STEP_BLOOD { vi: "Hb {hb} g/L, HBsAg: {hbsag}", en: "Hb {hb} g/L, HBsAg: {hbsag}" }
    STEP_NOT_DONE { vi: "không làm", en: "not done" }
    STEP_DECLARED { vi: "Khai: {ground} ({happened})", en: "Declared: {ground} ({happened})" }
    STEP_CLEARED { vi: "Đủ điều kiện, lấy {volume}", en: "May donate {volume}" }
    STEP_CLEARED_DESPITE { vi: "Đủ điều kiện, lấy {volume}; bác sĩ: {reason}", en: "May donate {volume}; doctor: {reason}" }
    STEP_DEFERRED { vi: "Trì hoãn: {ground}. {until}", en: "Deferred: {ground}. {until}" }
    STEP_COLLECTING { vi: "Bắt đầu lấy máu ở giường {bed}, túi {bag}", en: "Collection begins on bed {bed}, bag {bag}" }
    STEP_COLLECTED { vi: "Rút kim: {outcome}, {volume}", en: "Needle out: {outcome}, {volume}" }
    STEP_SAID { vi: "Ghi lúc tiếp đón: {said}", en: "Said on arrival: {said}" }
    STEP_PUNCTURED_AGAIN { vi: "Chọc lại lần hai, người hiến đồng ý", en: "Punctured again, with consent" }
    STEP_TAKEN_BACK { vi: "Thu hồi túi {bag}: {how} ({reason})", en: "Bag {bag} taken back: {how} ({reason})" }
    STEP_AMENDED { vi: "Sửa {was} → {is} ({reason})", en: "Corrected {was} → {is} ({reason})" }
    STEP_REACTION { vi: "Phản ứng: {kind} ({severity})", en: "Reaction: {kind} ({severity})" }
    STEP_RELEASED { vi: "Ra về", en: "Left" }
    STEP_RELEASED_EARLY { vi: "Về sớm: {reason}", en: "Left early: {reason}" }
    STEP_WITHDREW { vi: "Xin về: {reason}", en: "Withdrew: {reason}" }
    STEP_CERTIFICATE { vi: "Cấp giấy chứng nhận số {serial}", en: "Certificate {serial} given" }
    STEP_CERTIFICATE_AGAIN { vi: "Cấp lại giấy chứng nhận, số {serial}: {reason}", en: "Certificate {serial} given instead: {reason}" }
    STEP_OTHER { vi: "Thay đổi của ngày", en: "A change of the day" }
}
