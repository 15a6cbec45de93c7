texts! {
    ABOUT { vi: "Trong ngày: bao giờ hết người chờ, tắc ở đâu, thêm 1 bàn thì sao", en: "While the day runs: when it is through, where it jams, what helps" }

    ARG_AT { vi: "Dự báo như lúc đó, ví dụ 09:30, với những gì đã ghi đến lúc đó", en: "As of that time, such as 09:30, with what was recorded by then" }
    ARG_REPLAY { vi: "Dự báo lại các ngày đã xong và cho biết đúng mấy lần", en: "Forecast finished days again, and tell how often it held" }
    AT_FAULT { vi: "Giờ \"{at}\" không đọc được. Viết như 09:30 hoặc 2026-10-22T09:30:00+07:00.", en: "The time \"{at}\" cannot be read. Write 09:30 or 2026-10-22T09:30:00+07:00." }
    AT_BEFORE { vi: "Lúc {at} ngày hội chưa mở nên không có gì để dự báo.", en: "At {at} the day was not open yet, so there is nothing to forecast." }
    REPLAY_NOT_OVER { vi: "Ngày {date} chưa xong: chưa có ai đến hoặc còn người bên trong. Chỉ dự báo lại được ngày đã xong.", en: "The day of {date} is not over: nobody came, or somebody is still inside. Only finished days can be forecast again." }
    REPLAY_NONE { vi: "Chưa có ngày nào đã xong để dự báo lại.", en: "There is no finished day yet to forecast again." }
    REPLAY_HEADING { vi: "DỰ BÁO LẠI NGÀY ĐÃ XONG", en: "A FINISHED DAY, FORECAST AGAIN" }
    REPLAY_DAYS { vi: "DỰ BÁO LẠI CÁC NGÀY ĐÃ XONG", en: "FINISHED DAYS, FORECAST AGAIN" }
    REPLAY_AT { vi: "Lúc", en: "At" }
    REPLAY_SCREENING { vi: "Khám hết", en: "Screened" }
    REPLAY_FINISH { vi: "Người cuối về", en: "Last leaves" }
    REPLAY_DONATIONS { vi: "Hiến đủ", en: "Donated" }
    REPLAY_NOTHING { vi: "Không có lúc nào để dự báo lại: ngày quá ngắn, hoặc các bước được nhập sau khi đã xong.", en: "There was no moment to forecast from: the day was too short, or its steps were entered afterwards." }
    REPLAY_SIGNS { vi: "✓ đúng trong khoảng · − sớm hơn, ít hơn · + muộn hơn, nhiều hơn", en: "✓ within the range · − sooner, fewer · + later, more" }
    REPLAY_TRUTH { vi: "Thật ra: khám hết {screening}, người cuối về {finish}, {donations} người hiến đủ.", en: "As it was: screened {screening}, the last left {finish}, {donations} donated." }
    REPLAY_KEPT { vi: "{what}: {held}/{looks} khoảng đúng ({percent}%), rộng {width} phút, lệch {error} phút", en: "{what}: {held} of {looks} ranges held ({percent}%), {width} min wide, {error} min off" }
    REPLAY_GOAL { vi: "Đúng 8/10 lần là vừa: ít hơn là khoảng quá hẹp, nhiều hơn là quá rộng.", en: "8 of 10 is right: fewer means that ranges are too narrow, more that they are too wide." }
    COLUMN_DAY { vi: "Ngày", en: "Day" }
    COLUMN_LOOKS { vi: "Số lần", en: "Times" }

    HEADING { vi: "DỰ BÁO LÚC {at}", en: "FORECAST AT {at}" }
    DAY { vi: "{title}, {date}, {site}", en: "{title}, {date}, {site}" }
    NOBODY_YET { vi: "Chưa có ai đến nên chưa dự báo được. Kế hoạch trước ngày hội: giotmau plan.", en: "Nobody has come yet, so there is nothing to go by. The plan of the day: giotmau plan." }
    OVER { vi: "Mọi người đã ra về; người cuối về lúc {at}. Không còn gì để dự báo.", en: "Everybody has left, the last at {at}. There is nothing left to forecast." }
    OVER_NOBODY { vi: "Ngày này không có ai đến. Không có gì để dự báo.", en: "Nobody came on this day. There is nothing to forecast." }
    CLOSED { vi: "Ngày hội đã đóng; người cuối về lúc {at}.", en: "The day is closed; the last left at {at}." }

    JAM_DESKS { vi: "Khám tuyển: {people} người chờ, xong lúc {at}", en: "Screening: {people} wait, through at {at}" }
    JAM_DESKS_MORE { vi: "Khám tuyển: {people} người chờ, xong lúc {at}; thêm 1 bàn thì xong lúc {better}", en: "Screening: {people} wait, through at {at}; with 1 more desk at {better}" }
    JAM_NO_DESK { vi: "Khám tuyển: {people} người chờ mà không có bàn khám", en: "Screening: {people} wait and there is no desk" }
    JAM_BEDS { vi: "Lấy máu: {people} người chờ giường, chờ khoảng {wait} phút", en: "Collection: {people} wait for a bed, for about {wait} min" }
    JAM_BEDS_MORE { vi: "Lấy máu: {people} người chờ giường, chờ khoảng {wait} phút; thêm 1 giường thì {better} phút", en: "Collection: {people} wait for a bed, for about {wait} min; with 1 more bed {better} min" }
    JAM_BEDS_NURSE { vi: "Lấy máu: {people} người chờ giường, chờ khoảng {wait} phút; thêm 1 điều dưỡng thì {better} phút", en: "Collection: {people} wait for a bed, for about {wait} min; with 1 more nurse {better} min" }
    JAM_NO_BED { vi: "Lấy máu: {people} người chờ mà không có giường", en: "Collection: {people} wait and there is no bed" }
    JAM_NONE { vi: "Không khâu nào tắc", en: "Nothing jams" }
    WHEN { vi: "Dự báo: {parts}", en: "Forecast: {parts}" }
    WHEN_ASSUMED { vi: "Theo giả định: {parts}", en: "As assumed: {parts}" }
    WHEN_SCREENING { vi: "khám hết {low}–{high}", en: "screening done {low}–{high}" }
    WHEN_FINISH { vi: "người cuối về {low}–{high}", en: "last leaves {low}–{high}" }
    WHEN_TARGET { vi: "đạt chỉ tiêu {chance}%", en: "target {chance}%" }
    WHEN_UNKNOWN { vi: "Dự báo: …", en: "Forecast: …" }
    TARGET_CHANCE { vi: "Đạt chỉ tiêu {target}: {chance}%", en: "Target {target}: {chance}%" }
    RANGE { vi: "{low}–{high}", en: "{low}–{high}" }

    COLUMN_LIKELY { vi: "Có lẽ", en: "Likely" }
    COLUMN_RANGE { vi: "8/10 lần trong khoảng", en: "8 of 10 times within" }
    ROW_QUEUE { vi: "Khám xong người đang chờ", en: "Those who wait are screened" }
    ROW_SCREENING { vi: "Khám xong cả ngày", en: "Screening through for the day" }
    ROW_FINISH { vi: "Người cuối ra về", en: "The last leaves" }
    ROW_TO_COME { vi: "Còn đến", en: "Still to come" }
    ROW_DONATIONS { vi: "Hiến đủ đến cuối ngày", en: "Donated in the end" }
    ROW_LITRES { vi: "Lượng máu (lít)", en: "Volume (litres)" }
    NOW_OVER { vi: "đã xong", en: "over" }
    NEVER { vi: "không có chỗ", en: "no place" }

    WAITS { vi: "Nếu đến khâu này bây giờ", en: "Whoever comes to a stage now" }
    WAITS_DESKS { vi: "Khám tuyển: {people} người chờ trước, phải chờ {low}–{high} phút", en: "Screening: {people} wait before, the wait is {low}–{high} min" }
    WAITS_BEDS { vi: "Lấy máu: {people} người chờ trước, phải chờ {low}–{high} phút", en: "Collection: {people} wait before, the wait is {low}–{high} min" }
    MORE { vi: "Nếu thêm", en: "With one more" }
    MORE_DESK { vi: "1 bàn khám", en: "screening desk" }
    MORE_BED { vi: "1 giường và điều dưỡng", en: "bed with its nurse" }
    MORE_NURSE { vi: "1 điều dưỡng cho giường trống", en: "nurse for unused beds" }
    MORE_ENDS { vi: "ra về hết {finish}, sớm hơn {sooner} phút; khâu đó chờ {before} → {after} phút", en: "all out {finish}, {sooner} min sooner; the stage waits {before} → {after} min" }
    MORE_NOTHING { vi: "ra về hết {finish}, không sớm hơn; khâu đó chờ {before} → {after} phút", en: "all out {finish}, no sooner; the stage waits {before} → {after} min" }

    BASIS { vi: "Dựa trên", en: "What it rests on" }
    BASIS_SEEN { vi: "{exams} lượt khám và {collections} lượt lấy máu hôm nay; {desks} bàn khám và {beds} giường đang có người làm.", en: "{exams} exams and {collections} collections of today; {desks} desks and {beds} beds at which somebody works." }
    BASIS_ASSUMED { vi: "Mới thấy ít nên còn dựa nhiều vào giả định của kế hoạch.", en: "Few were seen yet, so it rests on the plan's assumptions for the most part." }
    BASIS_LISTS { vi: "Người còn đến: theo danh sách của các đơn vị, trừ những người đã đến.", en: "Who is still to come: by the lists of the units, without those who are here." }
    BASIS_TARGET { vi: "Người còn đến: theo chỉ tiêu của ngày, vì không có danh sách, hoặc danh sách dài hay ngắn hơn chỉ tiêu nhiều.", en: "Who is still to come: by the day's target, as there are no lists, or far too long or too short ones." }
    BASIS_NOTHING { vi: "Người còn đến: không có chỉ tiêu, và danh sách không còn ai, nên theo nhịp đến của giờ vừa qua, thưa dần.", en: "Who is still to come: no target and nobody left on a list, so by the pace of the last hour, drying up." }
    BASIS_RUNS { vi: "Phần còn lại của ngày được mô phỏng {runs} lần với thời gian thực tế hôm nay. Không biết gì về người đang đứng trước bàn tiếp đón.", en: "The rest of the day was played {runs} times with the times of today. Nothing is known of people who stand before the reception." }
}
