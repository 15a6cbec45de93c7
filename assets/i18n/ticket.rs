texts! {
    FAULT_NOT_A_TICKET { vi: "Đây không phải mã phiếu: mã phiếu gồm đúng 14 chữ số. Hãy quét lại mã QR trên phiếu.", en: "This is no ticket code: it has exactly 14 digits. Scan the QR code on the ticket again." }
    FAULT_BAG { vi: "Đây là mã túi máu, không phải phiếu. Hãy quét mã QR trên phiếu của người hiến máu.", en: "This is the code of a blood bag, not a ticket. Scan the QR code on the donor's ticket." }
    FAULT_CITIZEN { vi: "Đây là thẻ căn cước hoặc số định danh, không phải phiếu. Hãy quét mã QR trên phiếu, hoặc gõ số phiếu.", en: "This is a citizen card or its number, not a ticket. Scan the QR code on the ticket, or type the ticket's number." }
    FAULT_WRONG_CHECK { vi: "Mã phiếu bị đọc hoặc gõ sai: chữ số kiểm tra không khớp. Hãy quét lại, hoặc gõ số in to trên phiếu.", en: "The ticket code was misread or mistyped: its check digit does not fit. Scan it again, or type the large number on the ticket." }
    FAULT_IMPOSSIBLE { vi: "Mã 14 chữ số này không phải của một phiếu hiến máu. Hãy quét mã QR trên phiếu.", en: "These 14 digits are not those of a donor's ticket. Scan the QR code on the ticket." }
    FAULT_OTHER_DATE { vi: "Đây là phiếu của ngày {date}; người hiến máu hôm nay có phiếu ngày {today}. Hãy hỏi phiếu hôm nay, hoặc tìm theo tên ở Tiếp đón.", en: "This is a ticket of {date}; today's donors have one of {today}. Ask for today's ticket, or search by name at reception." }
    FAULT_OTHER_SITE { vi: "Đây là phiếu của một điểm hiến máu khác trong cùng ngày. Hãy hỏi phiếu của điểm này, hoặc tìm theo tên ở Tiếp đón.", en: "This is a ticket of another site on the same date. Ask for the ticket of this site, or search by name at reception." }
    FAULT_NOBODY { vi: "Hôm nay không có ai giữ số {ticket}: chưa phát, hoặc đã hoàn tác. Hãy tìm theo tên ở Tiếp đón.", en: "Nobody has number {ticket} today: it was not given yet, or it was taken back. Search by name at reception." }

    TITLE { vi: "Phiếu số {ticket}", en: "Ticket {ticket}" }
    NUMBER { vi: "SỐ", en: "NUMBER" }
    PHOTOGRAPH { vi: "Mời anh/chị chụp mã này bằng điện thoại; ở mỗi khâu sau chỉ cần đưa ảnh để quét.", en: "Please take a photo of this code; at every later desk just show the photo to be scanned." }
    KEYS { vi: "i: in phiếu · Esc: đóng", en: "i: print · Esc: close" }
    KEYS_NO_PRINT { vi: "Esc: đóng", en: "Esc: close" }
    WINDOW_TOO_SMALL { vi: "Cửa sổ quá nhỏ để hiện mã QR. Hãy phóng to cửa sổ đến ít nhất {width}×{height}.", en: "The window is too small for the QR code. Enlarge it to {width}×{height} at least." }
    NO_CODE { vi: "Số này không có mã để quét; hãy đọc số.", en: "This number has no code to scan; read the number." }
    SIDE_TITLE { vi: "Mời chụp mã phiếu số {ticket}", en: "Photograph ticket {ticket}" }

    SELECTED { vi: "Phiếu số {ticket} · {name} · {place}. Nhấn Enter để làm bước tiếp theo.", en: "Ticket {ticket} · {name} · {place}. Press Enter for the next step." }
    SHOWN { vi: "Phiếu số {ticket} · {name} · {place}.", en: "Ticket {ticket} · {name} · {place}." }
    ELSEWHERE { vi: "Số {ticket} · {name}: {place}", en: "Number {ticket} · {name}: {place}" }
    GO_THERE { vi: "Sang màn hình {screen}", en: "Go to the screen {screen}" }
    STAY_HERE { vi: "Ở lại đây", en: "Stay here" }
    RIGHT_DONOR { vi: "Đúng người: phiếu số {ticket} · {name}. Đây không phải mã túi; giờ hãy quét mã vạch trên túi máu.", en: "The right donor: ticket {ticket} · {name}. This is no bag code; now scan the bar code on the bag." }
    RIGHT_DONOR_AT_END { vi: "Đúng người: phiếu số {ticket} · {name}.", en: "The right donor: ticket {ticket} · {name}." }
    WRONG_DONOR { vi: "KHÁC NGƯỜI: vừa quét phiếu số {ticket} · {name}, còn biểu mẫu đang mở là của số {other}. Hãy kiểm tra lại người trên giường.", en: "ANOTHER DONOR: this is ticket {ticket} · {name}, but the open form is about number {other}. Check who is on the bed." }

    PHOTOGRAPH_INSTEAD { vi: "Trong lúc chờ, cho chụp mã trên màn hình.", en: "Meanwhile let the code on the screen be photographed." }
    PRINTING_OFF { vi: "Thiết lập của trạm này không in phiếu. Hãy cho chụp mã trên màn hình.", en: "This station is set to print no tickets. Let the code on the screen be photographed." }
    PAPER_NUMBER { vi: "SỐ THỨ TỰ", en: "YOUR NUMBER" }
    PAPER_KEEP { vi: "Xin giữ phiếu này và đưa ra ở mỗi khâu.", en: "Please keep this ticket and show it at every desk." }
}
