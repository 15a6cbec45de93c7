texts! {
    WAITING { vi: "Chờ lấy máu: {count} người", en: "Waiting for a bed: {count}" }
    WAITING_EMPTY { vi: "Không có ai đang chờ lấy máu.", en: "Nobody is waiting for a bed." }
    BEDS { vi: "Giường: {used}/{all} đang lấy máu", en: "Beds: {used} of {all} in use" }
    BEDS_LATE { vi: "Giường: {used}/{all} đang lấy máu · {late} giường phải quyết định ngay", en: "Beds: {used} of {all} in use · {late} to be decided now" }
    BORN_HEAD { vi: "Năm sinh", en: "Born" }
    UNIT_HEAD { vi: "Đơn vị", en: "Unit" }
    WAITED_HEAD { vi: "Đã chờ", en: "Waited" }

    BED_FREE { vi: "trống", en: "free" }
    DECIDE { vi: "quyết định!", en: "decide now!" }
    SOON { vi: "sắp quá giờ", en: "time is short" }
    GOES_ON { vi: "lấy tiếp 1 phút", en: "1 more minute" }
    TELL_DOCTOR { vi: "DỪNG, báo BS!", en: "STOP, doctor!" }
    NOTE_HEAD { vi: "Lưu ý", en: "Mind" }
    NOTE_DOUBT { vi: "BÁO BÁC SĨ", en: "TELL DOCTOR" }

    UNSETTLED { vi: "Túi chưa thu hồi: {bag} · số {ticket} · từ {time} · {key}: thu hồi", en: "Bag not taken back: {bag} · no. {ticket} · since {time} · {key}: take back" }
    UNSETTLED_MORE { vi: "{count} túi chưa thu hồi, cũ nhất {bag} · số {ticket} · từ {time} · {key}", en: "{count} bags not taken back, the oldest {bag} · no. {ticket} · since {time} · {key}" }
    TAKE_BACK_WHICH { vi: "Thu hồi túi nào?", en: "Which bag is taken back?" }
    TAKE_BACK_ONE { vi: "{bag} · số {ticket} · giường {bed} · từ {time}", en: "{bag} · no. {ticket} · bed {bed} · since {time}" }
    TAKE_BACK_HOW { vi: "Túi {bag} của số {ticket}: thu hồi thế nào?", en: "Bag {bag} of no. {ticket}: what becomes of it?" }
    TAKE_BACK_VOID { vi: "Hủy: mã không bao giờ dùng lại", en: "Void it: the code is never used again" }
    TAKE_BACK_RETURN { vi: "Trả lại: túi còn nguyên, có thể phát lại", en: "Return it: unopened, may be issued again" }
    VOID_WHY { vi: "Hủy túi {bag}: vì sao?", en: "Void bag {bag}: why?" }
    RETURN_WHY { vi: "Trả lại túi {bag}: vì sao?", en: "Return bag {bag}: why?" }
    VOID_OPENED { vi: "Đã mở hoặc đã cắm kim", en: "Opened, or the needle was used" }
    VOID_BROKEN { vi: "Túi rò, hỏng hoặc quá hạn", en: "Leaking, broken or out of date" }
    VOID_LABEL { vi: "Nhãn sai, rách hoặc bẩn", en: "Label wrong, torn or dirty" }
    RETURN_UNUSED { vi: "Chưa mở, niêm phong còn nguyên", en: "Unopened, the seal is whole" }
    RETURN_POSTPONED { vi: "Người hiến chưa lấy máu, túi chưa dùng", en: "The donor did not give, the bag was not used" }

    DOUBT_LINE { vi: "Giường {bed} · số {ticket}: DỪNG LẤY MÁU, báo bác sĩ: {objection}.", en: "Bed {bed} · no. {ticket}: STOP THE DRAW, tell the doctor: {objection}." }
    DOUBT_TITLE { vi: "Số {ticket} · {name} chưa được lấy máu", en: "No. {ticket} · {name} may not donate now" }
    LATE { vi: "Giường {bed}, số {ticket}: lấy máu đã {time}, phải quyết định. Chọn giường rồi nhấn Enter.", en: "Bed {bed}, no. {ticket}: the draw has lasted {time} and needs a decision. Select the bed and press Enter." }
    DECISION { vi: "Giường {bed} · số {ticket} · đã lấy {time}: làm gì?", en: "Bed {bed} · no. {ticket} · {time} so far: what now?" }
    DECISION_GO_ON { vi: "Lấy tiếp, hỏi lại sau 1 phút", en: "Go on, ask again in 1 minute" }
    DECISION_END { vi: "Kết thúc: {outcome}", en: "End: {outcome}" }

    PUNCTURE { vi: "Chọc lại lần hai, người hiến đồng ý? Số {ticket} · {name}", en: "Puncture again, does the donor agree? No. {ticket} · {name}" }
    PUNCTURE_NO { vi: "Không đồng ý: kết thúc, ngừng do vỡ ven", en: "No: end the collection, stopped because of the vein" }
    PUNCTURE_YES { vi: "Đồng ý: ghi lại và chọc lần hai", en: "Yes: record it and puncture again" }

    START { vi: "Bắt đầu lấy máu", en: "Start the collection" }
    RISKS { vi: "Lưu ý: {risks}", en: "Mind: {risks}" }
    GUARD { vi: "Đồng chí vừa bắt đầu số {ticket} ở giường {bed} lúc {time}. Để không nhầm túi, lần này quét cả phiếu và túi ở hai giường.", en: "You started no. {ticket} on bed {bed} at {time}. So that bags are not swapped, tickets and bags at both beds are scanned now." }
    BED { vi: "Giường", en: "Bed" }
    OTHER_BEDS { vi: "↑↓ giường trống khác: {beds}", en: "↑↓ other free beds: {beds}" }
    ONLY_BED { vi: "giường trống duy nhất", en: "the only free bed" }
    NO_BED { vi: "chưa có giường trống", en: "no bed is free" }
    BAG { vi: "Mã túi máu", en: "Bag code" }
    SAMPLE { vi: "Mã ống mẫu", en: "Sample tube" }
    SCAN_BAG { vi: "Quét mã vạch túi", en: "Scan the bag" }
    SCAN_SAMPLE { vi: "Quét mã vạch ống", en: "Scan the tube" }
    DONOR { vi: "Người hiến", en: "Donor" }
    SCAN_TICKET { vi: "Quét mã trên phiếu", en: "Scan the ticket" }
    IS_TICKET { vi: "phiếu số {ticket}", en: "ticket {ticket}" }
    IS_READ_BACK { vi: "đã tự nói đúng họ tên, năm sinh", en: "said name and birth year rightly" }
    OTHER_TICKET { vi: "Phiếu giường {bed}", en: "Ticket bed {bed}" }
    OTHER_BED_BAG { vi: "Túi giường {bed}", en: "Bag bed {bed}" }
    ASK_DONOR { vi: "Quét phiếu của người trên giường. Không có phiếu: mời họ tự nói họ tên và năm sinh, so với dòng trên, đúng thì nhấn Enter.", en: "Scan the ticket of the donor on the bed. Without it: have them say name and birth year, compare with the line above, and press Enter if they agree." }
    ASK_TICKET { vi: "Quét phiếu của người trên giường; lần này đọc lại họ tên chưa đủ.", en: "Scan the ticket of the donor on the bed; reading back is not enough this time." }
    ASK_BAG { vi: "Quét mã vạch trên túi máu.", en: "Scan the bar code on the bag." }
    ASK_SAMPLE { vi: "Quét mã vạch trên ống mẫu.", en: "Scan the bar code on the sample tube." }
    ASK_OTHER_TICKET { vi: "Sang giường {bed}: quét phiếu của số {ticket}.", en: "Go to bed {bed}: scan the ticket of no. {ticket}." }
    ASK_OTHER_BAG { vi: "Vẫn ở giường {bed}: quét túi máu của số {ticket}.", en: "Still at bed {bed}: scan the bag of no. {ticket}." }
    READY { vi: "Đúng người, hai mã khớp nhau. Nhấn Enter khi đưa kim vào.", en: "The right donor, and both codes agree. Press Enter as the needle goes in." }
    TICKET_FOR_BAG { vi: "Đây là phiếu số {ticket}, không phải túi máu. Hãy quét mã vạch trên túi máu ở giường {bed}.", en: "This is ticket {ticket}, not a bag. Scan the bar code on the bag at bed {bed}." }
    NUMBER_FOR_TICKET { vi: "Số {number} chưa đủ để nhận đúng người. Hãy quét mã QR trên phiếu, hoặc gõ đủ 14 chữ số của mã phiếu.", en: "The number {number} is not enough to recognise the donor. Scan the QR code on the ticket, or type all 14 digits of its code." }
    SWAP_TITLE { vi: "DỪNG LẠI: mã ở giường {bed} không khớp", en: "STOP: the codes at bed {bed} do not match" }
    SWAP_NOTICE { vi: "DỪNG LẠI: có thể đã nhầm túi giữa hai giường.", en: "STOP: bags may have been swapped between two beds." }
    SWAP_STARTED { vi: "Giường {bed} đã bắt đầu với:\n· phiếu số {ticket} · {name}\n· túi {bag}", en: "Bed {bed} was started with:\n· ticket {ticket} · {name}\n· bag {bag}" }
    SWAP_SCANNED { vi: "Vừa quét ở giường {bed}:", en: "Scanned at bed {bed}:" }
    SWAP_RIGHT_TICKET { vi: "phiếu số {ticket} · {name}: đúng", en: "ticket {ticket} · {name}: right" }
    SWAP_WRONG_TICKET { vi: "phiếu số {ticket} · {name}: {where}", en: "ticket {ticket} · {name}: {where}" }
    SWAP_RIGHT_BAG { vi: "túi {bag}: đúng", en: "bag {bag}: right" }
    SWAP_THIS_BAG { vi: "túi {bag}: là túi vừa quét cho số {ticket}", en: "bag {bag}: the one just scanned for no. {ticket}" }
    SWAP_BAG_OF { vi: "túi {bag}: đã phát cho số {ticket}, giường {bed}", en: "bag {bag}: issued to no. {ticket}, bed {bed}" }
    SWAP_UNKNOWN_BAG { vi: "túi {bag}: hôm nay chưa phát cho ai", en: "bag {bag}: issued to nobody today" }
    SWAP_NOTHING { vi: "Chưa ghi gì cho số {ticket} · {name}.", en: "Nothing was recorded for no. {ticket} · {name}." }
    SWAP_DO { vi: "Đối chiếu người, phiếu và túi ở cả hai giường, báo người phụ trách. Nếu túi đã nhầm: ngừng lấy máu. Nếu chỉ quét nhầm: Esc rồi quét lại ở giường {bed}.", en: "Check donor, ticket and bag at both beds and tell whoever is in charge. If the bags are swapped: stop the draw. If only the scan was wrong: Esc, then scan again at bed {bed}." }
    SCAN_FIRST { vi: "Hãy quét phiếu của người hiến trước, rồi quét mã túi.", en: "Scan the donor's ticket first, then the bag." }

    END { vi: "Kết thúc lấy máu", en: "End the collection" }
    END_DOUBT { vi: "DỪNG LẤY MÁU, báo bác sĩ: {objection}.", en: "STOP THE DRAW, tell the doctor: {objection}." }
    RUNNING { vi: "Đã lấy {time} · giường {bed} · túi {bag}", en: "Running {time} · bed {bed} · bag {bag}" }
    DRAWN { vi: "Lấy được (ml)", en: "Drawn (ml)" }
    ORDERED { vi: "chỉ định {volume}", en: "{volume} ordered" }
    END_HINT { vi: "1-7 hoặc ←→ chọn kết quả · Tab sang thể tích · Enter lưu", en: "1-7 or ←→ outcome · Tab volume · Enter saves" }
    END_HINT_WEIGH { vi: "Gõ thể tích (ml), hoặc cân cả túi và gõ ví dụ 520g · Enter lưu", en: "Type the volume (ml), or weigh the whole bag and type 520g, say · Enter saves" }
    WEIGHED { vi: "= {volume} (vỏ {tare} g) · {ordered}", en: "= {volume} (empty {tare} g) · {ordered}" }
    PROPOSAL { vi: "Với {volume}, kết quả phù hợp là {digit} {outcome}: nhấn {digit} rồi Enter.", en: "{volume} fits {digit} {outcome}: press {digit}, then Enter." }

    SAME_BAG { vi: "Đúng túi máu của số {ticket}.", en: "This is the bag of no. {ticket}." }
    OTHER_BAG { vi: "Mã vừa quét không phải túi máu của số {ticket}. Hãy xem lại người và túi, hoặc nhấn Esc để chọn giường khác.", en: "What was scanned is not the bag of no. {ticket}. Check donor and bag, or press Esc to select another bed." }

    STOP_QUESTION { vi: "Số {ticket} · {name} đang lấy máu, kim còn trong tay. Xin về lúc này là ngừng lấy máu với kết quả “{outcome}”, rồi nghỉ đủ thời gian trước khi về. Ngừng lấy máu?", en: "No. {ticket} · {name} is giving blood, the needle is in. To withdraw now ends the collection as “{outcome}”, and the rest follows before leaving. Stop the collection?" }
    WITHDRAW_TITLE { vi: "Số {ticket} · {name} xin về", en: "No. {ticket} · {name} withdraws" }
    WITHDRAW_MIND { vi: "Đổi ý, không muốn hiến", en: "Changed their mind" }
    WITHDRAW_BUSY { vi: "Có việc gấp", en: "Called away" }
    WITHDRAW_TIRED { vi: "Mệt hoặc lo lắng", en: "Tired or anxious" }
    WITHDRAW_LONG { vi: "Chờ quá lâu", en: "Waited too long" }
}
