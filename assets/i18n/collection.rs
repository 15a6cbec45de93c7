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

    START { vi: "Bắt đầu lấy máu", en: "Start the collection" }
    READ_BACK { vi: "Mời người hiến tự nói họ tên và năm sinh, so với dòng trên.", en: "Have the donor say name and birth year; compare with the line above." }
    BED { vi: "Giường", en: "Bed" }
    OTHER_BEDS { vi: "↑↓ giường trống khác: {beds}", en: "↑↓ other free beds: {beds}" }
    ONLY_BED { vi: "giường trống duy nhất", en: "the only free bed" }
    NO_BED { vi: "chưa có giường trống", en: "no bed is free" }
    BAG { vi: "Mã túi máu", en: "Bag code" }
    SAMPLE { vi: "Mã ống mẫu", en: "Sample tube" }
    SCAN_BAG { vi: "Quét mã vạch túi", en: "Scan the bag" }
    SCAN_SAMPLE { vi: "Quét mã vạch ống", en: "Scan the tube" }
    NOT_READY { vi: "Quét túi máu, quét ống mẫu, rồi nhấn Enter để bắt đầu.", en: "Scan the bag, scan the tube, then press Enter to start." }
    READY { vi: "Hai mã khớp nhau. Nhấn Enter để bắt đầu lấy máu.", en: "Both codes agree. Press Enter to start the collection." }
    SCAN_FIRST { vi: "Hãy chọn người đang chờ và nhấn Enter, rồi quét mã túi.", en: "Select who is waiting and press Enter first, then scan the bag." }

    END { vi: "Kết thúc lấy máu", en: "End the collection" }
    RUNNING { vi: "Đã lấy {time} · giường {bed} · túi {bag}", en: "Running {time} · bed {bed} · bag {bag}" }
    DRAWN { vi: "Lấy được (ml)", en: "Drawn (ml)" }
    ORDERED { vi: "chỉ định {volume}", en: "{volume} ordered" }
    END_HINT { vi: "1-7 hoặc ←→ chọn kết quả · Tab sang thể tích · Enter lưu", en: "1-7 or ←→ outcome · Tab volume · Enter saves" }
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
