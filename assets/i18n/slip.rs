texts! {
    TITLE { vi: "Phiếu dặn dò · số {ticket}", en: "Advice slip · no. {ticket}" }
    PAPER_TITLE { vi: "LỜI DẶN SAU HIẾN MÁU", en: "AFTER YOUR DONATION" }
    WHO { vi: "Số {ticket} · {name}", en: "No. {ticket} · {name}" }
    GIVEN { vi: "Xác nhận đã hiến {volume} máu, rút kim lúc {time} ngày {date}.", en: "This confirms {volume} of blood given, needle out at {time} on {date}." }
    DUTY { vi: "KHÔNG lái xe, trực chiến, tập nặng, làm việc trên cao trước {time} ngày {date}.", en: "NO driving, duty, hard training or work at height before {time} on {date}." }
    DUTY_ADVICE { vi: "Ai lái xe, trực chiến, tập nặng hay làm việc trên cao: không trước {time} ngày {date}.", en: "Driving, duty, hard training, work at height: not before {time} on {date}." }
    ARM { vi: "Giữ băng sạch và khô. 48 giờ không xách nặng bằng tay này, không chơi thể thao, leo trèo.", en: "Keep the dressing clean and dry. For 48 hours nothing heavy with this arm, no sport, no climbing." }
    DRINK { vi: "Uống nhiều nước, ăn đủ bữa, nghỉ ngơi. 48 giờ không rượu bia, không thức khuya; 4 giờ không hút thuốc.", en: "Drink plenty, eat well, rest. For 48 hours no alcohol and no late night; for 4 hours no smoking." }
    BLEEDING { vi: "Chảy máu lại: giơ cao tay, ép chặt chỗ chọc kim đến khi ngừng hẳn.", en: "Bleeding again: raise the arm and press hard until it stops." }
    FAINT { vi: "Thấy choáng: nằm xuống ngay, kê cao chân, gọi người bên cạnh.", en: "Feeling faint: lie down at once, legs up, and call somebody." }
    CALL { vi: "Không khỏe trong những ngày tới: xin báo ngay cho {hospital}.", en: "Unwell in the next days: please tell {hospital} at once." }
    RETHINK { vi: "Nghĩ lại thấy máu này không nên dùng, hay nhớ ra điều chưa khai: gọi {hospital} trong 12 giờ, không cần nói lý do.", en: "On second thoughts this blood should not be used, or something was not said: call {hospital} within 12 hours; nobody asks why." }
    NEXT { vi: "Lần hiến máu sau: từ ngày {date}.", en: "You may give again from {date}." }
    THANKS { vi: "Cảm ơn anh/chị!", en: "Thank you!" }
    KEYS { vi: "i: in · Esc: đóng", en: "i: print · Esc: close" }
    KEYS_NO_PRINT { vi: "Esc: đóng", en: "Esc: close" }
    NOTHING_DRAWN { vi: "Số {ticket} chưa lấy được máu nên không có phiếu dặn dò.", en: "Nothing was drawn from no. {ticket}, so there is no advice slip." }
}
