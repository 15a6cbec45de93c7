texts! {
    ABOUT { vi: "Trước ngày hội: cần bao nhiêu chỗ, tắc ở đâu, đơn vị nên đến lúc nào", en: "Before the day: places needed, where it jams, when units should come" }
    ARG_DONORS { vi: "Số người trong danh sách; mặc định theo ngày đang mở, hoặc 200", en: "People on the lists; by default the open day's, else 200" }
    ARG_UNITS { vi: "Đơn vị và số người, như A04=40 hoặc A04=40@07:30; lặp lại được", en: "A unit and its size: A04=40 or A04=40@07:30; can be repeated" }
    ARG_OPEN { vi: "Giờ mở cửa; mặc định 07:00", en: "When the doors open; 07:00 by default" }
    ARG_HOURS { vi: "Số giờ mở cửa, ví dụ 4 hoặc 3,5; mặc định 4", en: "Hours that they are open, such as 4 or 3.5; 4 by default" }
    ARG_RECEPTION { vi: "Số bàn tiếp đón; mặc định 2", en: "Reception desks; 2 by default" }
    ARG_NURSES { vi: "Số điều dưỡng lấy máu; mặc định đủ cho số giường", en: "Nurses at the beds; by default enough for the beds" }
    ARG_THROUGH_BY { vi: "Mục tiêu: mọi người ra về trước giờ này; mặc định giờ đóng cửa", en: "Goal: everybody out by then; closing time by default" }
    ARG_WAIT { vi: "Mục tiêu: 9/10 người chờ không quá số phút này; mặc định 15", en: "Goal: 9 of 10 wait no more minutes at any stage; default 15" }
    ARG_BLOCK { vi: "Chia đơn vị thành tốp không quá số người này; mặc định không", en: "Split units into groups of at most so many; whole by default" }
    ARG_DAYS { vi: "Số ngày mô phỏng, 10-2000; mặc định 200", en: "Days to simulate, 10 to 2000; 200 by default" }
    ARG_SEED { vi: "Số gieo; cùng số gieo cho cùng kế hoạch; mặc định 1", en: "Seed; the same seed gives the same plan; 1 by default" }

    HEADING { vi: "KẾ HOẠCH NGÀY HIẾN MÁU", en: "PLAN OF A DONATION DAY" }
    DEMAND { vi: "{donors} người trong danh sách của {units} đơn vị, khoảng {expected} người đến. Mở cửa {opening}–{closing}.", en: "{donors} people on the lists of {units} units, about {expected} come. Open {opening}–{closing}." }
    GOAL { vi: "Mục tiêu, đạt được ở 9 trên 10 ngày: mọi người ra về trước {by}; 9 trên 10 người chờ không quá {wait} phút trước mỗi khâu; ai cũng có ghế nghỉ.", en: "Goal, to be reached on 9 days of 10: everybody out by {by}; 9 of 10 donors wait no more than {wait} minutes before any stage; a seat for everyone who rests." }

    PLACE { vi: "Giờ đến ban đầu", en: "As they come" }
    THERE { vi: "Hiện có", en: "There" }
    MEDIAN { vi: "Chờ 50% (phút)", en: "Wait 50% (min)" }
    NINTH { vi: "Chờ 90% (phút)", en: "Wait 90% (min)" }
    BUSY { vi: "Bận (%)", en: "Busy (%)" }
    MOST { vi: "Đông nhất", en: "Most there" }
    AT { vi: "lúc", en: "at" }
    NEEDED { vi: "Cần có", en: "Needed" }
    NEEDED_PROPOSED { vi: "Cần theo lịch", en: "Needed by timetable" }
    RECEPTION { vi: "Bàn tiếp đón", en: "Reception desks" }
    DESKS { vi: "Bàn khám tuyển", en: "Screening desks" }
    BEDS { vi: "Giường lấy máu", en: "Beds" }
    BEDS_IN_USE { vi: "Giường lấy máu (đủ điều dưỡng cho {beds})", en: "Beds (nurses for {beds})" }
    NURSES { vi: "Điều dưỡng lấy máu", en: "Nurses at the beds" }
    SEATS { vi: "Ghế nghỉ", en: "Recovery seats" }
    FINISH { vi: "Người cuối ra về", en: "The last leaves" }
    FINISH_RANGE { vi: "{low}–{high}, thường là {middle} (10–90% số ngày); xong trước {by}: {share}% số ngày", en: "{low}–{high}, mostly {middle} (10–90% of days); by {by} on {share}% of days" }
    AS_THEY_COME { vi: "Giờ đến ban đầu", en: "As they come" }
    PROPOSED { vi: "Theo lịch đề xuất", en: "By the timetable" }
    WITH_NEEDED { vi: "Với số chỗ cần có", en: "With what is needed" }
    WITH_NEEDED_PROPOSED { vi: "Theo lịch, đủ chỗ", en: "Timetable, needed" }
    TOO_LATE { vi: "Với giờ đến ban đầu, dù thêm bao nhiêu chỗ cũng không chắc xong trước {by}: đơn vị cuối đến quá muộn. Số “cần có” chỉ bảo đảm thời gian chờ. Hãy cho đơn vị đến sớm hơn hoặc lùi giờ kết thúc.", en: "As they come, no number of places makes it sure that all are out by {by}: the last unit comes too late. What is “needed” keeps the waits short only. Let units come sooner, or end later." }
    TOO_SHORT { vi: "Thời gian quá ngắn: dù đủ chỗ và các đơn vị đến sát nhau cũng không chắc xong trước {by}. Hãy mở cửa lâu hơn hoặc lùi giờ kết thúc.", en: "The time is too short: with any number of places and units one upon the other it is not sure that all are out by {by}. Stay open longer, or end later." }

    JAM { vi: "Sẽ tắc ở đâu", en: "Where it jams" }
    JAM_RECEPTION { vi: "Tiếp đón: đông nhất lúc {at}, khoảng {people} người chờ; 9 trên 10 người chờ không quá {wait} phút.", en: "Reception: most wait at {at}, about {people} people; 9 of 10 wait no more than {wait} minutes." }
    JAM_SCREENING { vi: "Khám tuyển: đông nhất lúc {at}, khoảng {people} người chờ; 9 trên 10 người chờ không quá {wait} phút.", en: "Screening: most wait at {at}, about {people} people; 9 of 10 wait no more than {wait} minutes." }
    JAM_COLLECTION { vi: "Lấy máu: đông nhất lúc {at}, khoảng {people} người chờ giường; 9 trên 10 người chờ không quá {wait} phút.", en: "Collection: most wait for a bed at {at}, about {people} people; 9 of 10 wait no more than {wait} minutes." }
    JAM_RECOVERY { vi: "Nghỉ ngơi: lúc {at} khoảng {people} người không có ghế.", en: "Recovery: at {at} about {people} people have no seat." }
    JAM_NONE { vi: "Không khâu nào phải chờ.", en: "Nobody waits anywhere." }
    JAM_BEYOND { vi: "Vượt mục tiêu.", en: "That is beyond the goal." }
    JAM_WITHIN { vi: "Vẫn trong mục tiêu, nhưng đây là khâu chậm nhất.", en: "That is within the goal, but it is the slowest stage." }
    MORE_RECEPTION { vi: "Thêm 1 bàn tiếp đón", en: "1 more reception desk" }
    MORE_DESK { vi: "Thêm 1 bàn khám tuyển", en: "1 more screening desk" }
    MORE_BED { vi: "Thêm 1 giường và điều dưỡng", en: "1 more bed with its nurse" }
    MORE_SEAT { vi: "Thêm 1 ghế nghỉ", en: "1 more seat" }
    MORE_WAIT { vi: "xong {low}–{high}; chờ 90% trước khâu đó {before} → {after} phút", en: "all out {low}–{high}; wait 90% before that stage {before} → {after} min" }
    MORE_SEATS { vi: "lúc đông nhất còn {people} người không có ghế (nay {before})", en: "at worst {people} people without a seat (now {before})" }

    WAITING { vi: "Số người chờ", en: "People waiting" }
    LEGEND { vi: "▒ tiếp đón  █ khám tuyển  ░ giường", en: "▒ reception  █ screening  ░ bed" }
    STEP { vi: "mỗi cột {minutes} phút, trung bình các ngày", en: "a column is {minutes} min, mean of the days" }

    TIMETABLE { vi: "Lịch đề xuất cho các đơn vị", en: "Proposed timetable for the units" }
    UNIT { vi: "Đơn vị", en: "Unit" }
    PEOPLE { vi: "Người", en: "People" }
    BEFORE { vi: "Ban đầu", en: "As they come" }
    COMES { vi: "Mời đến", en: "Comes at" }
    COMES_REACHING { vi: "Khi đủ chỗ", en: "With what is needed" }
    REACHING { vi: "Giờ này hợp với số chỗ hiện có. Muốn xong trước {by} thì cần số chỗ ở cột “Cần theo lịch” và giờ đến ở cột “Khi đủ chỗ”.", en: "These times suit the places that are there. To be out by {by} it takes the places “needed by timetable” and the times “with what is needed”." }
    BLOCK { vi: "{at} ({people})", en: "{at} ({people})" }
    WORST_WAIT { vi: "Theo giờ “Mời đến”: 9 trên 10 người chờ không quá {after} phút trước khâu chậm nhất (ban đầu {before} phút).", en: "By “comes at”, 9 of 10 wait no more than {after} minutes before the slowest stage (as they come: {before})." }
    SPLIT { vi: "Đơn vị đông đến cùng lúc thì vẫn phải chờ. Thử chia thành tốp nhỏ: --block {people}.", en: "A large unit that comes at once has to wait all the same. Try smaller groups: --block {people}." }

    ASSUMED { vi: "Giả định, không phải số đo", en: "Assumed, not measured" }
    ASSUMED_PEOPLE { vi: "{no_shows} trên 1000 người vắng; mỗi tốp đến trong ±{scatter} phút quanh giờ hẹn, cả tốp sớm hay muộn tới {late} phút. Đơn vị không ghi giờ thì đến cách nhau {least}–{most} phút, gần hơn nếu đông đơn vị: đơn vị cuối chậm nhất một giờ trước khi đóng cửa.", en: "{no_shows} of 1000 don't come; a group comes within ±{scatter} minutes of its time, as a whole up to {late} minutes early or late. Units without a time come {least}–{most} minutes apart, closer where there are many: the last no later than an hour before closing." }
    ASSUMED_TIMES { vi: "Trung bình một người: tiếp đón {reception}; phiếu {prefilled} nếu đã điền trước ({share} trên 1000), nếu không {by_hand}; bàn khám {desk} (gọi, đo, xét nghiệm nhanh, bác sĩ tại một bàn); giường {bed} kể cả chuẩn bị; nghỉ {rest} rồi thêm {lingering} (phút:giây). {cleared} trên 1000 người được hiến. Một điều dưỡng cho {beds} giường. Thiếu ghế thì vẫn nghỉ, không ai phải đợi trên giường.", en: "One donor on average: reception {reception}; form {prefilled} when filled in before ({share} of 1000), else {by_hand}; screening desk {desk} (call, measuring, rapid test, doctor at one desk); bed {bed} with its preparation; rest {rest} and {lingering} on top (min:s). {cleared} of 1000 are cleared. One nurse for {beds} beds. Without a seat people rest all the same; nobody stays on a bed for it." }
    PLAYED { vi: "Tính từ {days} ngày mô phỏng, số gieo {seed}. Thời gian điền phiếu không tính là chờ.", en: "From {days} simulated days, seed {seed}. Filling in the form is not counted as waiting." }

    BLOCK_NAME { vi: "Khối {n}", en: "Block {n}" }
    UNIT_FORM { vi: "hãy ghi MÃ=SỐ NGƯỜI, thêm @GIỜ nếu đã hẹn, ví dụ A04=40 hoặc A04=40@07:30.", en: "write CODE=PEOPLE, with @TIME if it is settled, such as A04=40 or A04=40@07:30." }
    CLOCK_FORM { vi: "“{given}” không phải giờ. Hãy ghi như 07:30.", en: "“{given}” is no time of the day. Write it like 07:30." }
    HOURS_FORM { vi: "“{given}” không phải số giờ. Hãy ghi số giờ mở cửa, trên 0 và không quá 24, ví dụ 4 hoặc 3,5.", en: "“{given}” is no number of hours. Write how long the doors are open, more than 0 and at most 24, such as 4 or 3.5." }
    NOBODY { vi: "Không có ai để lập kế hoạch. Hãy ghi số người, ví dụ --donors 200 hoặc --unit A04=40.", en: "There is nobody to plan for. Say how many come, such as --donors 200 or --unit A04=40." }
    ROSTER_EMPTY { vi: "Danh sách của các đơn vị trong ngày đang mở chưa có ai. Hãy nhập danh sách (giotmau roster import) hoặc ghi --donors 200.", en: "Nobody is on the lists of the open day's units yet. Import the lists (giotmau roster import) or say --donors 200." }
    TOO_MANY { vi: "Một kế hoạch nhận tối đa {most} người. Hãy chia thành nhiều điểm hoặc nhiều ngày.", en: "A plan takes at most {most} people. Plan the sites or days one by one." }
    TOO_MANY_UNITS { vi: "Một kế hoạch nhận tối đa {most} đơn vị. Hãy gộp các đơn vị đến cùng nhau.", en: "A plan takes at most {most} units. Put together those that come together." }
    TWICE { vi: "Đơn vị {unit} được ghi hai lần. Hãy ghi mỗi đơn vị một lần với tổng số người.", en: "Unit {unit} is named twice. Name every unit once with all its people." }
    NOT_SUM { vi: "Các đơn vị cộng lại là {sum} người, nhưng --donors ghi {donors}. Hãy sửa một trong hai, hoặc bỏ --donors.", en: "The units add up to {sum} people, but --donors says {donors}. Correct one of them, or leave --donors out." }
    OUTSIDE { vi: "Giờ của đơn vị {unit} nằm ngoài giờ mở cửa {opening}–{closing}. Hãy sửa giờ của đơn vị, --open hoặc --hours.", en: "The time of unit {unit} is outside of the hours {opening}–{closing}. Correct it, --open or --hours." }
    AT_LEAST_ONE { vi: "{what} phải có ít nhất 1 và không quá {most}. Hãy ghi lại {option}.", en: "{what}: at least 1 and at most {most}. Correct {option}." }
    THROUGH_BEFORE { vi: "Giờ phải xong nằm trước hoặc đúng giờ mở cửa {opening}. Hãy ghi giờ muộn hơn.", en: "Everybody is to be out no later than the doors open at {opening}. Say a later time." }
    WAIT_RANGE { vi: "Thời gian chờ là 0 đến {most} phút.", en: "A wait is 0 to {most} minutes." }
    BLOCK_RANGE { vi: "Một tốp có ít nhất 1 người.", en: "A group has at least 1 person." }
    DAYS_RANGE { vi: "Số ngày mô phỏng là 10 đến {most}.", en: "10 to {most} days can be simulated." }
}
