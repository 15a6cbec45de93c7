texts! {
    TITLE { vi: "Bảng theo dõi", en: "Dashboard" }
    PROGRESS { vi: "Hiến đủ {donated}/{target} ({percent}%)", en: "Donated {donated} of {target} ({percent}%)" }
    PROGRESS_NO_TARGET { vi: "Hiến đủ {donated}", en: "Donated {donated}" }
    LITRES { vi: "{litres} lít", en: "{litres} litres" }
    ON_THE_WAY { vi: "▒ {count} đang lấy, nghỉ", en: "▒ {count} on the way" }

    FLOW_ARRIVED { vi: "Đã đến", en: "Arrived" }
    FLOW_WAITING { vi: "Chờ khám", en: "Waiting" }
    FLOW_SCREENING { vi: "Khám", en: "Screening" }
    FLOW_CLEARED { vi: "Chờ giường", en: "For a bed" }
    FLOW_COLLECTING { vi: "Lấy máu", en: "Donating" }
    FLOW_RECOVERING { vi: "Nghỉ", en: "Resting" }
    FLOW_LEFT { vi: "Đã về", en: "Left" }

    CHART_CHECKED_IN { vi: "Người đến mỗi {minutes} phút", en: "Arrivals each {minutes} minutes" }
    CHART_DONATED { vi: "Lấy máu đủ mỗi {minutes} phút", en: "Full donations each {minutes} minutes" }
    CHART_EMPTY { vi: "Chưa có ai đến.", en: "Nobody has come yet." }

    IN_DOUBT { vi: "Số {ticket} ({where}): {because}, báo bác sĩ", en: "No. {ticket} ({where}): {because}, tell the doctor" }
    HELD { vi: "Giữ lại túi {bag} (số {ticket}): {because}", en: "Hold bag {bag} (no. {ticket}): {because}" }
    LONG_DRAW { vi: "Giường {bed}, số {ticket}: lấy máu đã {minutes} phút, cần quyết định", en: "Bed {bed}, no. {ticket}: {minutes} min since the needle, decide" }
    UNSETTLED { vi: "Túi {bag} (số {ticket}, giường {bed}): đã phát, chưa thu hồi", en: "Bag {bag} (no. {ticket}, bed {bed}): issued, not taken back" }
    LONG_REST { vi: "Số {ticket}: đã nghỉ {minutes} phút, chưa ra về", en: "No. {ticket}: resting for {minutes} min, has not left" }
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
    MORE_UNITS { vi: "… còn {count} đơn vị", en: "… {count} more units" }
}
