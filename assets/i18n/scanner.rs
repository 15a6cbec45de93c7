texts! {
    SERIAL_NOT_THERE { vi: "Không thấy máy quét nối cổng. Hãy cắm máy quét hoặc xem lại --scanner; trạm vẫn chạy và tự tìm lại.", en: "The scanner on the serial line is not there. Plug it in, or check --scanner; the station goes on and looks for it again." }
    SERIAL_NO_PERMISSION { vi: "Không có quyền đọc máy quét. Hãy thêm người dùng vào nhóm dialout rồi đăng nhập lại; trạm vẫn chạy.", en: "No permission to read the scanner. Add the user to the group dialout and log in again; the station goes on." }
    SERIAL_NOT_A_LINE { vi: "Thiết bị của --scanner không phải cổng nối tiếp. Hãy ghi đúng thiết bị, ví dụ /dev/ttyACM0; trạm vẫn chạy.", en: "The device of --scanner is no serial line. Name the right one, such as /dev/ttyACM0; the station goes on." }
    SERIAL_UNPLUGGED { vi: "Mất kết nối với máy quét. Hãy cắm lại; trong lúc đó tìm theo tên hoặc số.", en: "The scanner is disconnected. Plug it in again; meanwhile search by name or number." }
    SERIAL_FAULT { vi: "Không đọc được máy quét: {fault}. Hãy rút ra rồi cắm lại; trạm vẫn chạy.", en: "The scanner can't be read: {fault}. Unplug it and plug it in again; the station goes on." }
    SERIAL_BACK { vi: "Máy quét đã nối lại, quét được rồi.", en: "The scanner is back and can be used." }

    TITLE { vi: "Kiểm tra máy quét", en: "Scanner test" }
    HOW { vi: "Quét mã bên trái rồi lần lượt các mã sau (←/→), hoặc thẻ, phiếu, túi bất kỳ. Không có gì được lưu.", en: "Scan the code on the left, then the following ones (←/→), or any card, ticket or bag. Nothing is saved." }
    KEYS { vi: "Ctrl+Y: in các mã · Esc: xóa, rồi rời trang", en: "Ctrl+Y: print the codes · Esc: clear, then leave" }
    PART { vi: "Mã {part}/{all}", en: "Code {part}/{all}" }
    NO_ROOM { vi: "Cửa sổ quá nhỏ để hiện mã. Hãy phóng to đến ít nhất {width}×{height}, hoặc in ra (Ctrl+Y).", en: "The window is too small for the code. Enlarge it to {width}×{height} at least, or print the codes (Ctrl+Y)." }

    ARRIVED { vi: "{count} phím · giữa hai phím {middle} ms, lâu nhất {longest} ms", en: "{count} keys · {middle} ms apart, {longest} ms at most" }
    ARRIVED_AT_ONCE { vi: "{count} ký tự, đến cùng lúc", en: "{count} characters, all at once" }
    END_IS { vi: "Kết thúc bằng: {end}", en: "Ends with: {end}" }
    END_NONE { vi: "không có", en: "nothing" }
    VERDICT { vi: "Kết luận: {verdict}", en: "Verdict: {verdict}" }
    VERDICT_SCAN { vi: "máy quét", en: "a scanner" }
    VERDICT_SPOILT { vi: "máy quét, nhưng lẫn phím khác", en: "a scanner, with other keys mixed in" }
    VERDICT_HAND { vi: "gõ bằng tay, hoặc máy quét quá chậm", en: "typed by hand, or a scanner that is too slow" }
    IS { vi: "Nội dung: {what}", en: "What it is: {what}" }
    IS_PART { vi: "mã kiểm tra số {part}", en: "test code {part}" }
    IS_TICKET { vi: "phiếu số của người hiến máu", en: "a donor's ticket" }
    IS_CARD { vi: "thẻ căn cước", en: "a citizen card" }
    IS_DAMAGED { vi: "thẻ căn cước, chữ bị hỏng", en: "a citizen card with damaged letters" }
    IS_FAULTY { vi: "thẻ căn cước không dùng được", en: "a citizen card that can't be used" }
    IS_NUMBER { vi: "một dãy số", en: "a number" }
    IS_BAG { vi: "mã túi máu", en: "a bag code" }
    IS_BAD_BAG { vi: "mã trên túi máu, không phải số hiến máu", en: "a bag's label, not the donation number" }
    IS_OTHER { vi: "mã khác (chuyển tiền, bảo hiểm, trang web…)", en: "another code (payment, insurance, web address …)" }
    IS_UNKNOWN { vi: "không nhận ra", en: "not known" }

    LETTERS_GOOD { vi: "Đủ và đúng cả {count} chữ.", en: "All {count} letters arrive as they are." }
    LETTERS_WRONG { vi: "Sai {wrong}/{count} chữ: {letters}", en: "{wrong} of {count} letters arrive wrong: {letters}" }
    LETTERS_CUT { vi: "Mã bị cắt, thiếu phần cuối.", en: "The code was cut off, its end is missing." }
    DAMAGE_DECOMPOSED { vi: "Chữ và dấu đến rời nhau; trạm tự ghép lại, dùng được.", en: "Letters and marks arrive apart; the station puts them together, this can be used." }
    DAMAGE_DROPPED { vi: "Máy quét bỏ mất chữ có dấu. Hãy chuyển máy quét sang cổng nối tiếp (USB-COM, UTF-8) và dùng --scanner.", en: "The scanner leaves out letters with marks. Set it to a serial line (USB-COM, UTF-8) and use --scanner." }
    DAMAGE_UNMARKED { vi: "Máy quét bỏ mất dấu. Hãy chuyển máy quét sang cổng nối tiếp (USB-COM, UTF-8) và dùng --scanner.", en: "The scanner leaves out the marks. Set it to a serial line (USB-COM, UTF-8) and use --scanner." }
    DAMAGE_WESTERN { vi: "UTF-8 bị đọc theo bảng mã phương Tây. Hãy đặt máy quét gửi UTF-8 (không phải Latin-1/CP1252).", en: "UTF-8 is read as Western letters. Set the scanner to send UTF-8 (not Latin-1/CP1252)." }
    DAMAGE_NUMBERS { vi: "Chữ có dấu đến dưới dạng số (Alt+số). Hãy đặt máy quét sang Unicode cho Linux, hoặc cổng nối tiếp.", en: "Letters arrive as numbers (Alt+digits). Set the scanner to Unicode for Linux, or to a serial line." }
    DAMAGE_REPLACED { vi: "Chữ có dấu bị thay bằng ký hiệu khác. Hãy đổi bảng mã của máy quét sang UTF-8, hoặc dùng cổng nối tiếp.", en: "Another sign stands for letters with marks. Set the scanner to UTF-8, or use a serial line." }

    HINT_NO_END { vi: "Thiếu phím kết thúc: mỗi lần quét chậm thêm 0,1 giây. Hãy đặt hậu tố (suffix) của máy quét là Enter.", en: "There is no end key: every scan takes 0.1 s longer. Set the scanner's suffix to Enter." }
    HINT_SLOW { vi: "Có khoảng cách dài hơn {most} ms giữa hai phím. Hãy tăng tốc độ gõ của máy quét (inter-character delay = 0).", en: "There are more than {most} ms between two keys. Set the scanner to type faster (inter-character delay 0)." }
    HINT_INPUT_METHOD { vi: "Bộ gõ tiếng Việt đang bật (có phím xóa xen vào). Hãy tắt Unikey/ibus khi quét.", en: "An input method is on (there are deletes in between). Switch Unikey/ibus off while scanning." }
    HINT_ALT { vi: "Có chữ số gõ kèm Alt: máy quét gõ chữ có dấu bằng mã số. Hãy đặt kiểu Unicode cho Linux, hoặc cổng nối tiếp.", en: "There are digits with Alt held: the scanner types letters as numbers. Set it to Unicode for Linux, or to a serial line." }
    HINT_LAYOUT { vi: "Dấu | đến thành “{found}”: kiểu bàn phím của máy quét và của máy tính khác nhau. Hãy đặt cả hai là US.", en: "The sign | arrives as “{found}”: the keyboard settings of scanner and computer differ. Set both to US." }
    HINT_LOST { vi: "Có byte không phải UTF-8. Hãy đặt máy quét gửi UTF-8.", en: "There are bytes that are no UTF-8. Set the scanner to send UTF-8." }

    HEAD { vi: "thứ tự  phím          mã       ms", en: "place   key           code     ms" }
    PAPER_TITLE { vi: "Mã kiểm tra máy quét", en: "Test codes for scanners" }
    PAPER_HOW { vi: "Mở trang Kiểm tra máy quét (F10), rồi quét lần lượt các mã dưới đây.", en: "Open the scanner test (F10), then scan these codes one after the other." }
}
