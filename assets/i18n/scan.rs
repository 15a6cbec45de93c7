texts! {
    CARD { vi: "Đây là thẻ căn cước.", en: "This is a citizen card." }
    NUMBER { vi: "Mã này chỉ có số {number}.", en: "This code has only the number {number}." }
    TICKET { vi: "Đây là phiếu số của ngày hội.", en: "This is a ticket of a donation day." }
    BAG { vi: "Đây là mã vạch trên túi máu.", en: "This is the bar code of a blood bag." }
    HEALTH_INSURANCE { vi: "Đây là thẻ bảo hiểm y tế.", en: "This is a health-insurance card." }
    PAYMENT { vi: "Đây là mã chuyển tiền (VietQR).", en: "This is a payment code (VietQR)." }
    LINK { vi: "Đây là địa chỉ trang web, không được mở.", en: "This is a web address; it is not opened." }
    NETWORK { vi: "Đây là mã mạng Wi-Fi.", en: "This is the code of a Wi-Fi network." }
    APP { vi: "Có vẻ là mã của VNeID hoặc ứng dụng khác.", en: "This looks like a code of VNeID or another app." }
    MACHINE_LINES { vi: "Đây là dòng chữ máy đọc sau thẻ, không phải mã QR.", en: "These are the card's lines for machines, not its QR code." }
    DRIVING_LICENCE { vi: "Đây là giấy phép lái xe.", en: "This is a driving licence." }
    CONTACT { vi: "Đây là mã danh thiếp hoặc số liên lạc.", en: "This is a business card or a contact." }
    GOODS { vi: "Đây là mã vạch hàng hóa.", en: "This is the bar code of goods." }
    UNKNOWN { vi: "Mã vừa quét không nhận ra.", en: "The scan was not recognised." }
    INSTEAD_CARD { vi: "Hãy quét mã QR trên thẻ căn cước.", en: "Scan the QR code of the citizen card." }
    INSTEAD_DONOR { vi: "Hãy quét thẻ căn cước của người hiến máu.", en: "Scan the donor's citizen card." }
    INSTEAD_BAG { vi: "Hãy quét mã vạch trên túi máu.", en: "Scan the bar code on the bag." }
    INSTEAD_TICKET { vi: "Hãy quét mã QR trên phiếu của người hiến.", en: "Scan the QR code on the donor's ticket." }
    BAG_ELSEWHERE { vi: "Mã túi máu chỉ quét ở màn hình Lấy máu (F5).", en: "Bags are scanned on the Collection screen (F5)." }
    NOT_HERE_TODAY { vi: "Không có ai hôm nay với số vừa quét. Hãy đăng ký ở bàn tiếp đón (F2).", en: "Nobody today has the number that was scanned. Check in at reception (F2)." }
    SELECTED { vi: "Số {ticket} {name}: {where}.", en: "No. {ticket} {name}: {where}." }
}
