texts! {
    TITLE { vi: "Bảng theo dõi", en: "Dashboard" }
    PROGRESS { vi: "Hiến đủ {donated}/{target} ({percent}%)", en: "Donated {donated} of {target} ({percent}%)" }
    PROGRESS_NO_TARGET { vi: "Hiến đủ {donated}", en: "Donated {donated}" }
    LITRES { vi: "{litres} lít", en: "{litres} litres" }
    ON_THE_WAY { vi: "▒ {count} đang lấy, nghỉ", en: "▒ {count} on the way" }

    TO_PLACES { vi: "bàn, giường, ghế", en: "desks, beds, seats" }
    TO_DAY { vi: "cả ngày", en: "the day" }

    FLOW_ARRIVED { vi: "Đã đến", en: "Arrived" }
    FLOW_WAITING { vi: "Chờ khám", en: "Waiting" }
    FLOW_SCREENING { vi: "Khám", en: "Screening" }
    FLOW_CLEARED { vi: "Chờ giường", en: "For a bed" }
    FLOW_COLLECTING { vi: "Lấy máu", en: "Donating" }
    FLOW_RECOVERING { vi: "Nghỉ", en: "Resting" }
    FLOW_LEFT { vi: "Đã về", en: "Left" }

    CHART_CHECKED_IN { vi: "Người đến mỗi {minutes} phút", en: "Arrivals each {minutes} minutes" }
    CHART_CLEARED { vi: "Đủ điều kiện mỗi {minutes} phút", en: "Cleared each {minutes} minutes" }
    CHART_DONATED { vi: "Lấy máu đủ mỗi {minutes} phút", en: "Full donations each {minutes} minutes" }
    CHART_EMPTY { vi: "Chưa có ai đến.", en: "Nobody has come yet." }

    IN_DOUBT { vi: "Số {ticket} ({where}): {because}, báo bác sĩ", en: "No. {ticket} ({where}): {because}, tell the doctor" }
    HELD { vi: "Giữ lại túi {bag} (số {ticket}): {because}", en: "Hold bag {bag} (no. {ticket}): {because}" }
    LONG_DRAW { vi: "Giường {bed}, số {ticket}: lấy máu đã {minutes} phút, cần quyết định", en: "Bed {bed}, no. {ticket}: {minutes} min since the needle, decide" }
    UNSETTLED { vi: "Túi {bag} (số {ticket}, giường {bed}): đã phát, chưa thu hồi", en: "Bag {bag} (no. {ticket}, bed {bed}): issued, not taken back" }
    AND_OTHERS { vi: " (+{count})", en: " (+{count})" }
    STUCK_AT_DESK { vi: "Số {ticket}{more}: {minutes} phút chưa có gì mới ở bàn {desk}, hỏi bàn khám", en: "No. {ticket}{more}: nothing new at desk {desk} for {minutes} min, ask there" }
    PASSED_OVER { vi: "Số {ticket}{more}: khám xong trước số {by} mà chưa có giường, mời lấy máu", en: "No. {ticket}{more}: cleared before no. {by} and has no bed, to a bed next" }
    CALLED_IN_VAIN { vi: "Số {ticket}{more}: gọi đến bàn {desk} đã {minutes} phút, mời lại hoặc báo vắng", en: "No. {ticket}{more}: called to desk {desk}, {minutes} min ago, begin or mark missed" }
    OVERTAKEN { vi: "Số {ticket}{more}: số {by} xếp sau đã được khám trước, mời khám ngay", en: "No. {ticket}{more}: no. {by} from behind was examined first, call next" }
    NO_BED { vi: "Số {ticket}{more}: chờ giường đã {minutes} phút, mời lấy máu", en: "No. {ticket}{more}: for a bed for {minutes} min, to a bed next" }
    NOT_CALLED { vi: "Số {ticket}{more}: chờ khám đã {minutes} phút, cho biết còn bao lâu", en: "No. {ticket}{more}: waiting for {minutes} min, say how long it will take" }
    LONG_REST { vi: "Số {ticket}{more}: nghỉ đã {minutes} phút, hỏi thăm rồi cho về", en: "No. {ticket}{more}: resting for {minutes} min, ask how they are and let go" }
    ABSENT { vi: "Số {ticket}{more}: vắng đã {minutes} phút, tìm người hoặc ghi xin về", en: "No. {ticket}{more}: absent for {minutes} min, look for them or withdraw" }
    MORE_ATTENTION { vi: "… còn {count} việc cần xử lý", en: "… {count} more to see to" }

    WAITS { vi: "Chờ (phút)", en: "Waits (min)" }
    WAIT_SCREENING { vi: "Khám", en: "Screening" }
    WAIT_BED { vi: "Giường", en: "Bed" }
    DOOR_TO_DOOR { vi: "Đến – về", en: "Door to door" }
    MEDIAN { vi: "Trung vị", en: "Median" }
    P90 { vi: "90%", en: "90%" }
    NOW { vi: "Lúc này", en: "Now" }
    LONGEST_SCREENING { vi: "Chờ khám lâu nhất: số {ticket}", en: "Longest for screening: no. {ticket}" }
    LONGEST_BED { vi: "Chờ giường lâu nhất: số {ticket}", en: "Longest for a bed: no. {ticket}" }

    BUSY_DESKS { vi: "Bàn bận", en: "Desks busy" }
    BUSY_BEDS { vi: "Giường bận", en: "Beds busy" }
    BUSY_SEATS { vi: "Ghế bận", en: "Seats busy" }

    DESKS { vi: "Bàn khám (phút:giây)", en: "Desks (min:s)" }
    BEDS { vi: "Giường lấy máu (phút:giây)", en: "Beds (min:s)" }
    SEATS { vi: "Ghế nghỉ (phút:giây)", en: "Seats (min:s)" }
    COLUMN_DONE { vi: "Lượt", en: "Done" }
    COLUMN_BUSY { vi: "Bận", en: "Busy" }
    ALL_PLACES { vi: "Chung", en: "All" }

    RATES { vi: "Trì hoãn {deferred}% · phản ứng {reactions}%", en: "Deferred {deferred}% · reactions {reactions}%" }
    DEFERRED { vi: "Trì hoãn {count} ({rate}% số đã khám)", en: "Deferred {count} ({rate}% of examined)" }
    REACTIONS { vi: "Phản ứng {count} ({rate}% số lấy máu)", en: "Reactions {count} ({rate}% of donations)" }
    OTHERS { vi: "Xin rút {withdrawn} · Hiến chưa đủ {incomplete}", en: "Withdrew {withdrawn} · Incomplete {incomplete}" }
    PARKED { vi: "Vắng khi gọi {count}", en: "Absent when called {count}" }
    LOG { vi: "Nhật ký {steps} bước · {hash}", en: "Log {steps} steps · {hash}" }
    GROUNDS { vi: "Lý do trì hoãn", en: "Grounds of deferral" }
    KINDS { vi: "Phản ứng", en: "Reactions" }

    UNITS { vi: "Đơn vị", en: "Unit" }
    COLUMN_CHECKED_IN { vi: "Đến", en: "Came" }
    COLUMN_DONATED { vi: "Hiến đủ", en: "Donated" }
    COLUMN_GOAL { vi: "Chỉ tiêu", en: "Goal" }
    COLUMN_PEOPLE { vi: "Quân số", en: "People" }
    MORE_UNITS { vi: "… còn {count} đơn vị", en: "… {count} more units" }
}
