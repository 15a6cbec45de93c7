texts! {
    TITLE { vi: "Phiếu dặn dò · số {ticket}", en: "Advice slip · no. {ticket}" }
    PAPER_TITLE { vi: "LỜI DẶN SAU HIẾN MÁU", en: "AFTER YOUR DONATION" }
    WHO { vi: "Số {ticket} · {name}", en: "No. {ticket} · {name}" }
    GIVEN { vi: "Đã hiến {volume} · rút kim lúc {time} ngày {date}.", en: "{volume} given · needle out at {time} on {date}." }
    DUTY { vi: "KHÔNG lái xe, trực chiến, tập nặng, làm việc trên cao trước {time} ngày {date}.", en: "NO driving, duty, hard training or work at height before {time} on {date}." }
    DUTY_ADVICE { vi: "Ai lái xe, trực chiến, tập nặng hay làm việc trên cao: không trước {time} ngày {date}.", en: "Driving, duty, hard training, work at height: not before {time} on {date}." }
    ARM { vi: "Giữ băng sạch và khô. Hôm nay không xách nặng bằng tay vừa hiến máu.", en: "Keep the dressing clean and dry. Carry nothing heavy with this arm today." }
    DRINK { vi: "Uống nhiều nước, ăn đủ bữa. Hôm nay không uống rượu bia, không thức khuya.", en: "Drink plenty, eat well. No alcohol today, and no late night." }
    BLEEDING { vi: "Chảy máu lại: giơ cao tay, ép chặt chỗ chọc kim đến khi ngừng hẳn.", en: "Bleeding again: raise the arm and press hard until it stops." }
    FAINT { vi: "Thấy choáng: nằm xuống ngay, kê cao chân, gọi người bên cạnh.", en: "Feeling faint: lie down at once, legs up, and call somebody." }
    CALL { vi: "Không khỏe trong những ngày tới, hoặc nhớ ra điều chưa khai: xin báo ngay cho {hospital}.", en: "Unwell in the next days, or something comes to mind that you did not say: please tell {hospital} at once." }
    NEXT { vi: "Lần hiến máu sau: từ ngày {date}.", en: "You may give again from {date}." }
    THANKS { vi: "Cảm ơn anh/chị!", en: "Thank you!" }
    KEYS { vi: "i: in · Esc: đóng", en: "i: print · Esc: close" }
    KEYS_NO_PRINT { vi: "Esc: đóng", en: "Esc: close" }
    NOTHING_DRAWN { vi: "Số {ticket} chưa lấy được máu nên không có phiếu dặn dò.", en: "Nothing was drawn from no. {ticket}, so there is no advice slip." }
}
