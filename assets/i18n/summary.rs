texts! {
    TITLE { vi: "Tổng kết", en: "Summary" }
    DOCUMENT_SUMMARY { vi: "Bản tổng kết", en: "Summary" }
    DOCUMENT_HANDOVER { vi: "Biên bản bàn giao", en: "Hand-over record" }
    DOCUMENT_DONORS { vi: "Người hiến theo đơn vị", en: "Donors by unit" }
    DOCUMENT_GIFTS { vi: "Ký nhận quà", en: "Gifts" }
    NAMES_NOT_SHOWN { vi: "(Họ tên không hiện trên màn hình này: bản in (Enter) và tệp lưu (s) có đủ họ tên. Ai in hoặc lưu đều được ghi lại.)", en: "(No names on this screen: the printout (Enter) and the saved file (s) have them. Who prints or saves is recorded.)" }
    READING_NAMES { vi: "Đang đọc họ tên cho tài liệu trước. Hãy nhấn lại sau giây lát.", en: "The names of the document before are being read. Press again in a moment." }
    POSITION { vi: "{document} {place}/{count} · dòng {first}–{last}/{all}", en: "{document} {place}/{count} · lines {first}–{last} of {all}" }
    PRINTER { vi: "in ra {printer}", en: "to {printer}" }
    HOW_TO { vi: "←→ tài liệu · Enter in · s lưu", en: "←→ document · Enter prints · s saves" }
    HOLDS_NOT_SHOWN { vi: "(Đơn vị máu phải giữ lại không hiện trên màn hình này; bản in và tệp lưu có ghi.)", en: "(Units that are held are not shown on this screen; the printout and the saved file tell them.)" }

    EVERYBODY_OUT { vi: "Mọi người đã ra về.", en: "Everybody has left." }
    STILL_INSIDE { vi: "Còn {count} người: {where}.", en: "{count} still here: {where}." }
    WAITING { vi: "chờ khám {count}", en: "waiting {count}" }
    SCREENING { vi: "khám {count}", en: "screening {count}" }
    CLEARED { vi: "chờ giường {count}", en: "for a bed {count}" }
    COLLECTING { vi: "lấy máu {count}", en: "donating {count}" }
    RECOVERING { vi: "nghỉ {count}", en: "resting {count}" }
    UNSETTLED { vi: "Túi đã phát, chưa thu hồi: {bags}.", en: "Bags issued and not taken back: {bags}." }
    UNSETTLED_BAG { vi: "{bag} (số {ticket}, giường {bed})", en: "{bag} (no. {ticket}, bed {bed})" }
    IN_DOUBT { vi: "Chỉ định cần bác sĩ xem lại: số {tickets}. Không cản việc kết thúc.", en: "Clearances for the doctor to look at: no. {tickets}. They keep no day open." }
    TARGET_REACHED { vi: "Đạt chỉ tiêu: {donated}/{target} lượt hiến đủ.", en: "Target reached: {donated} of {target} donated." }
    TARGET_MISSED { vi: "Chỉ tiêu: {donated}/{target} lượt hiến đủ, còn thiếu {missing}.", en: "Target: {donated} of {target} donated, {missing} short." }
    CLOSED_BANNER { vi: "NGÀY HỘI ĐÃ KẾT THÚC. Không ghi thêm được nữa; cần sửa thì nhấn m để mở lại.", en: "THE DAY IS CLOSED. Nothing can be recorded; press m to reopen it if something must change." }

    CLOSE { vi: "Kết thúc ngày hội “{title}”, người kết thúc: {name}?", en: "Close the day “{title}”, in the name of {name}?" }
    CLOSE_FOR_GOOD { vi: "Sau đó không ghi thêm được nữa; muốn ghi phải mở lại và nêu lý do.", en: "Nothing can be recorded afterwards; to go on it must be reopened with a reason." }
    CLOSED { vi: "Đã kết thúc ngày hội. Nhấn Enter để in bản tổng kết.", en: "The day is closed. Press Enter to print the summary." }
    NOT_YET { vi: "Chưa kết thúc được, còn {count} việc (Enter: đến nơi xử lý)", en: "Can't close yet, {count} to settle (Enter: go there)" }

    REOPEN { vi: "Vì sao mở lại ngày hội?", en: "Why is the day reopened?" }
    REOPEN_LATE_ENTRY { vi: "Nhập bù phiếu giấy", en: "Late entry from paper" }
    REOPEN_CORRECTION { vi: "Sửa số liệu nhập sai", en: "To correct a wrong entry" }
    REOPEN_MISTAKE { vi: "Kết thúc nhầm", en: "Closed by mistake" }
    REOPEN_MORE { vi: "Có thêm người đến hiến", en: "More donors came" }
    REOPENED { vi: "Đã mở lại ngày hội.", en: "The day is open again." }

    SAVE_AS { vi: "{document}: lưu thành tệp ({endings})", en: "{document}: save as a file ({endings})" }
    NO_SUCH_FORMAT { vi: "Tên tệp phải kết thúc bằng một trong: {endings}.", en: "The name of the file must end in one of {endings}." }
    PRINTING { vi: "Đang gửi đến máy in…", en: "Sending to the printer…" }
    PRINTED_JUST_NOW { vi: "Vừa gửi in xong. Chờ vài giây rồi nhấn Enter nếu cần in thêm bản nữa.", en: "It has just been sent. Wait a few seconds, then press Enter for another copy." }
    NO_FILE { vi: "Không tạo được tệp: {fault}. Hãy lưu dạng .txt.", en: "The file could not be made: {fault}. Save as .txt instead." }
}
