texts! {
    FAULT_NOT_A_TICKET { vi: "Đây không phải mã phiếu: mã phiếu gồm đúng 14 chữ số. Hãy quét lại mã QR trên phiếu.", en: "This is no ticket code: it has exactly 14 digits. Scan the QR code on the ticket again." }
    FAULT_WRONG_CHECK { vi: "Mã phiếu bị đọc hoặc gõ sai: chữ số kiểm tra không khớp. Hãy quét lại, hoặc gõ số in to trên phiếu.", en: "The ticket code was misread or mistyped: its check digit does not fit. Scan it again, or type the large number on the ticket." }
    FAULT_IMPOSSIBLE { vi: "Mã 14 chữ số này không phải của một phiếu hiến máu. Hãy quét mã QR trên phiếu.", en: "These 14 digits are not those of a donor's ticket. Scan the QR code on the ticket." }
    FAULT_OTHER_DATE { vi: "Đây là phiếu của ngày {date}; người hiến máu hôm nay có phiếu ngày {today}. Hãy hỏi phiếu hôm nay, hoặc tìm theo tên ở Tiếp đón.", en: "This is a ticket of {date}; today's donors have one of {today}. Ask for today's ticket, or search by name at reception." }
    FAULT_OTHER_SITE { vi: "Đây là phiếu của một điểm hiến máu khác trong cùng ngày. Hãy hỏi phiếu của điểm này, hoặc tìm theo tên ở Tiếp đón.", en: "This is a ticket of another site on the same date. Ask for the ticket of this site, or search by name at reception." }
    FAULT_NOBODY { vi: "Hôm nay không có ai giữ số {ticket}: chưa phát, hoặc đã hoàn tác. Hãy tìm theo tên ở Tiếp đón.", en: "Nobody has number {ticket} today: it was not given yet, or it was taken back. Search by name at reception." }
}
