texts! {
    PEOPLE { vi: "Người: {came} đến = {parts}", en: "People: {came} came = {parts}" }
    PART_DONATED { vi: "{count} hiến đủ", en: "{count} donated" }
    PART_INCOMPLETE { vi: "{count} hiến chưa đủ", en: "{count} incomplete" }
    PART_DEFERRED { vi: "{count} trì hoãn", en: "{count} deferred" }
    PART_WITHDRAWN { vi: "{count} xin rút", en: "{count} withdrew" }
    PART_INSIDE { vi: "{count} chưa ra về", en: "{count} still here" }
    BAGS { vi: "Túi máu: {issued} đã phát = {parts}", en: "Bags: {issued} issued = {parts}" }
    PART_BLED { vi: "{count} có máu", en: "{count} with blood" }
    PART_EMPTY { vi: "{count} rỗng", en: "{count} empty" }
    PART_VOIDED { vi: "{count} đã hủy", en: "{count} voided" }
    PART_RETURNED { vi: "{count} đã trả lại", en: "{count} returned" }
    PART_UNSETTLED { vi: "{count} chưa thu hồi", en: "{count} not taken back" }
    PART_ON_BED { vi: "{count} đang lấy máu", en: "{count} on a bed" }
    UNITS { vi: "Đơn vị máu: {units} = {parts}; {ml} ml", en: "Units of blood: {units} = {parts}; {ml} ml" }
    PART_COMPLETE { vi: "{count} đủ", en: "{count} complete" }
    PART_SHORT { vi: "{count} chưa đủ", en: "{count} incomplete" }
    NO_CERTIFICATE { vi: "Đã hiến máu, chưa có giấy chứng nhận (không cản việc đóng ngày): {count}, số {tickets}", en: "Gave blood and have no certificate (this keeps no day open): {count}, no. {tickets}" }
    DIFFERS { vi: "{line}: KHÔNG KHỚP", en: "{line}: THIS DOES NOT ADD UP" }

    CALL { vi: "Số {ticket} · chờ khám · gọi vào bàn, hoặc ghi là xin rút", en: "No. {ticket} · waiting · call, or record that they withdrew" }
    EXAMINE { vi: "Số {ticket} · đã gọi đến bàn {desk} · bắt đầu khám, hoặc ghi là vắng", en: "No. {ticket} · called to desk {desk} · begin, or mark as absent" }
    FIND { vi: "Số {ticket} · vắng khi gọi · tìm người, hoặc ghi là xin rút", en: "No. {ticket} · absent when called · find them, or record that they withdrew" }
    DECIDE { vi: "Số {ticket} · đang khám, bàn {desk} · kết luận", en: "No. {ticket} · at desk {desk} · decide" }
    COLLECT { vi: "Số {ticket} · chờ giường · lấy máu, hoặc ghi là xin rút", en: "No. {ticket} · for a bed · collect, or record that they withdrew" }
    END { vi: "Số {ticket} · giường {bed}, túi {bag} · kết thúc lấy máu", en: "No. {ticket} · bed {bed}, bag {bag} · end the collection" }
    REST { vi: "Số {ticket} · {where} · còn nghỉ {minutes} phút", en: "No. {ticket} · {where} · {minutes} min of rest left" }
    RELEASE { vi: "Số {ticket} · {where} · đã nghỉ đủ, cho ra về", en: "No. {ticket} · {where} · rested, let go" }
    SEAT { vi: "ghế {seat}", en: "seat {seat}" }
    RESTING { vi: "đang nghỉ", en: "resting" }
    TAKE_BACK { vi: "Túi {bag} · số {ticket}, giường {bed} · thu hồi: hủy hoặc trả lại", en: "Bag {bag} · no. {ticket}, bed {bed} · take back: void or return" }

    DOUBT_BAG { vi: "Số {ticket}, túi {bag}: {because}", en: "No. {ticket}, bag {bag}: {because}" }
    DOUBT_NO_BAG { vi: "Số {ticket}, chưa lấy máu: {because}", en: "No. {ticket}, no blood drawn: {because}" }

    CLOSED_BY { vi: "Đóng lúc {time} ngày {date}: {by}", en: "Closed at {time} on {date} by {by}" }
    REOPENED_BY { vi: "Mở lại lúc {time} ngày {date}: {by}; lý do: {reason}", en: "Reopened at {time} on {date} by {by}: {reason}" }

    FIGURE_SETTINGS { vi: "thông tin của ngày", en: "the day's settings" }
    FIGURE_CLOSINGS { vi: "lần đóng, mở lại", en: "closings and reopenings" }
    FIGURE_HEAD { vi: "bước cuối của sổ ghi", en: "the end of the log" }
    FIGURE_COUNTS { vi: "số người ở từng khâu", en: "how many are where" }
    FIGURE_UNITS { vi: "số liệu theo đơn vị", en: "the figures by unit" }
    FIGURE_VOLUMES { vi: "thể tích máu", en: "the volumes" }
    FIGURE_BLOOD_GROUPS { vi: "nhóm máu", en: "the blood groups" }
    FIGURE_DEFERRALS { vi: "lý do trì hoãn", en: "the deferrals" }
    FIGURE_REACTIONS { vi: "phản ứng không mong muốn", en: "the reactions" }
    FIGURE_OVERRIDES { vi: "quyết định ngoài tiêu chuẩn", en: "the rules set aside" }
    FIGURE_CORRECTIONS { vi: "số liệu đã sửa", en: "the values put right" }
    FIGURE_DOUBTS { vi: "chỉ định cần xem lại", en: "the clearances in doubt" }
    FIGURE_BAGS { vi: "túi máu", en: "the bags" }
    FIGURE_LATE_ENTRIES { vi: "số bước nhập bù", en: "the late entries" }
    FIGURE_WAITS { vi: "thời gian chờ", en: "the waits" }
    FIGURE_QUARTERS { vi: "tiến độ theo 15 phút", en: "the quarters of an hour" }
    FIGURE_VISIT { vi: "lượt hiến số {ticket}", en: "the visit of ticket {ticket}" }
    FIGURE_ORDER { vi: "thứ tự các lượt hiến", en: "the order of the visits" }

}
