texts! {
    ABOUT { vi: "Trạm tiếp nhận của ngày hiến máu. Không có lệnh: mở màn hình của trạm.", en: "The check-in station of a blood-donation day. Without a command: the station's screens." }
    ABOUT_DAY { vi: "Mở, xem, đóng và mở lại ngày hiến máu", en: "Open, show, close and reopen donation days" }
    ABOUT_DAY_OPEN { vi: "Mở ngày hiến máu; phần không ghi lấy theo thiết lập", en: "Open a day; the settings say what is left out" }
    ABOUT_DAY_LIST { vi: "Liệt kê các ngày, mới nhất trước", en: "List the days, the newest first" }
    ABOUT_DAY_SHOW { vi: "Xem một ngày", en: "Show a day" }
    ABOUT_DAY_CLOSE { vi: "Đối chiếu rồi đóng ngày khi mọi người đã ra về", en: "Reckon the day up and close it once everybody has left" }
    ABOUT_DAY_REOPEN { vi: "Mở lại ngày đã đóng để sửa, kèm lý do", en: "Reopen a closed day to correct it, with a reason" }
    ABOUT_RUN { vi: "Thực hiện lệnh JSON Lines, mỗi dòng một kết quả; mã thoát theo dòng nặng nhất", en: "Carry out JSON Lines, one answer a line; the exit code is that of the worst line" }
    ABOUT_ROSTER { vi: "Danh sách người hiến máu", en: "The people on the roster" }
    ABOUT_ROSTER_IMPORT { vi: "Nhập danh sách của các đơn vị; dòng sai được báo kèm lý do, nhập lại không thay đổi gì", en: "Import lists of units; bad rows are named, importing again changes nothing" }
    ABOUT_ROSTER_FIND { vi: "Tìm theo họ tên (không cần dấu) hoặc các số cuối của số định danh, điện thoại", en: "Find by name (marks don't matter) or by the last digits of number or phone" }
    ABOUT_ROSTER_SHOW { vi: "Xem một người: thông tin, giấy tờ, các lần hiến, lịch sử sửa đổi", en: "Show a person: fields, documents, donations, changes" }
    ABOUT_ROSTER_CORRECT { vi: "Sửa thông tin của một người; có lỗi thì không sửa gì", en: "Correct a person; with any fault nothing is changed" }
    ABOUT_ROSTER_MERGE { vi: "Gộp hai hồ sơ của cùng một người", en: "Merge two records of one person" }
    ABOUT_ROSTER_UNMERGE { vi: "Tách lại hai hồ sơ đã gộp", en: "Take a merge back" }
    ABOUT_ROSTER_EXPORT { vi: "Xuất toàn bộ danh sách, số để nguyên, có ghi lại ai đã xuất", en: "Write out everyone with whole numbers; who did it is recorded" }
    ABOUT_HANDOVER { vi: "Biên bản bàn giao đơn vị máu cho bệnh viện", en: "The record with which the units of blood go to the hospital" }
    ABOUT_DONORS { vi: "Danh sách người hiến máu theo đơn vị, có họ tên; ai đã lấy được ghi lại", en: "The donors by unit, with names; who takes the list is recorded" }
    ABOUT_GIFTS { vi: "Danh sách ký nhận quà của người đã hiến, có họ tên; ai đã lấy được ghi lại", en: "The gifts to be signed for, with names; who takes the list is recorded" }
    ABOUT_SUMMARY { vi: "Bản tổng kết của ngày", en: "The summary of a day" }
    MAN_SEALED_HEAD { vi: "PHIẾU KÍN", en: "SEALED NOTE" }
    MAN_SEALED { vi: "Sau khi lấy máu, người hiến máu đánh dấu kín một ô trên phiếu. Ô A: máu được dùng. Ô B: xin không dùng máu này. Ở màn hình Nghỉ ngơi nhấn k, rồi 1 cho ô A hoặc 2 cho ô B. Màn hình luôn chỉ báo “Đã ghi.”; đơn vị máu của ô B nằm ở mục giữ lại trong biên bản bàn giao.", en: "After the draw a donor ticks one box of a paper out of sight. Box A: the blood may be used. Box B: please do not use it. On the recovery screen press k, then 1 for box A or 2 for box B. The screen says “Noted.” for both; a unit with box B stands on the hand-over as held." }
    ABOUT_SLIP { vi: "Phiếu dặn dò sau hiến máu, in ra hoặc ghi ra tệp", en: "The advice slip after a donation, printed or as a file" }
    ABOUT_PRINTERS { vi: "Các máy in dùng được và tình trạng; in trang thử", en: "Which printers there are and how they are; print a test page" }
    ABOUT_TICKET { vi: "In lại phiếu số của người hiến máu, hoặc ghi ra tệp", en: "A donor's ticket again, printed or as a file" }
    ABOUT_BOARD { vi: "Bảng gọi số toàn màn hình cho ti vi trong hội trường; chỉ đọc", en: "The hall display for a television: who is called where; it only reads" }
    ABOUT_DEMO { vi: "Một buổi sáng hiến máu mô phỏng, không đụng đến dữ liệu thật", en: "A simulated morning that touches no real data" }
    ABOUT_RULES { vi: "In bộ tiêu chuẩn hiến máu kèm nguồn của từng con số", en: "Print the rules in force, each number with its source" }
    ABOUT_VERIFY { vi: "Đọc và kiểm tra toàn bộ sổ ghi", en: "Read and check every log" }
    ABOUT_COMPLETIONS { vi: "In phần tự điền lệnh cho shell", en: "Print the completions for a shell" }
    ABOUT_MAN { vi: "In trang hướng dẫn (man)", en: "Print the manual page" }

    HEADING_USAGE { vi: "Cách dùng:", en: "Usage:" }
    HEADING_COMMANDS { vi: "Lệnh", en: "Commands" }
    HEADING_ARGUMENTS { vi: "Tham số", en: "Arguments" }
    HEADING_OPTIONS { vi: "Tùy chọn", en: "Options" }
    HEADING_GLOBAL { vi: "Tùy chọn chung", en: "Options of every command" }
    VALUE_COMMAND { vi: "LỆNH", en: "COMMAND" }

    ARG_HELP { vi: "In phần trợ giúp này", en: "Print this help" }
    ARG_VERSION { vi: "In phiên bản", en: "Print the version" }
    ARG_DB { vi: "Cơ sở dữ liệu (GIOTMAU_DB); mặc định trong thư mục dữ liệu của người dùng", en: "Database (GIOTMAU_DB); by default in the user's data folder" }
    ARG_CREATE { vi: "Tạo cơ sở dữ liệu của --db nếu chưa có", en: "Make the database of --db if it isn't there" }
    ARG_LANG { vi: "Ngôn ngữ: vi hoặc en (GIOTMAU_LANG)", en: "Language: vi or en (GIOTMAU_LANG)" }
    ARG_CONFIG { vi: "Tệp thiết lập; mặc định giotmau/config.toml trong thư mục cấu hình", en: "Settings file; by default giotmau/config.toml in the configuration folder" }
    ARG_STATION { vi: "Tên trạm, ghi vào từng bước (GIOTMAU_STATION)", en: "Name of this station, written beside every step (GIOTMAU_STATION)" }
    ARG_STAFF { vi: "Người thao tác, ghi vào từng bước (GIOTMAU_STAFF)", en: "Who is at the keyboard, written beside every step (GIOTMAU_STAFF)" }
    ARG_JSON { vi: "In JSON cho chương trình khác đọc", en: "Print JSON for other programs" }
    ARG_DAY { vi: "Ngày nào, theo ngày tháng hoặc mã; mặc định ngày đang mở mới nhất", en: "Which day, by date or id; by default the newest open one" }
    ARG_TITLE { vi: "Tên chương trình", en: "Title of the day" }
    ARG_DATE { vi: "Ngày tổ chức; mặc định hôm nay", en: "Date of the day; today by default" }
    ARG_SITE { vi: "Địa điểm", en: "Where it is held" }
    ARG_HOSPITAL { vi: "Bệnh viện tiếp nhận máu", en: "Hospital that collects" }
    ARG_TARGET { vi: "Số lượt hiến mong muốn", en: "Donations hoped for" }
    ARG_DESKS { vi: "Số bàn khám", en: "Screening desks" }
    ARG_BEDS { vi: "Số giường lấy máu", en: "Beds" }
    ARG_SEATS { vi: "Số ghế nghỉ", en: "Recovery seats" }
    ARG_BAG_PATTERN { vi: "Dạng mã túi riêng của bệnh viện, ví dụ BM########", en: "The hospital's own pattern of bag codes, such as BM########" }
    ARG_UNITS { vi: "Đơn vị tham gia, ví dụ A04=Cục A04; ghi nhiều lần được", en: "A unit that takes part, such as A04=Department A04; can be repeated" }
    ARG_REASON { vi: "Lý do", en: "Why" }
    ARG_RUN_FILE { vi: "Tệp lệnh; mặc định đọc từ đầu vào chuẩn", en: "File of commands; standard input by default" }
    ARG_IMPORT_FILES { vi: "Các tệp danh sách: .xlsx, .xls, .ods hoặc .csv", en: "Lists: .xlsx, .xls, .ods or .csv" }
    ARG_WHO { vi: "Mã hồ sơ hoặc số định danh 12 chữ số", en: "Id of the record or 12-digit citizen number" }
    ARG_CORRECT { vi: "Ví dụ phone=0912345678, police_id=123-456; để trống sau dấu = là xóa", en: "Such as phone=0912345678, police_id=123-456; nothing after = empties" }
    ARG_CORRECT_REASON { vi: "Lý do sửa, được ghi lại", en: "Why, for the record" }
    ARG_KEPT { vi: "Hồ sơ được giữ (mã hoặc số định danh)", en: "The record to keep (id or number)" }
    ARG_GONE { vi: "Hồ sơ gộp vào hồ sơ kia", en: "The record that goes into the other" }
    ARG_CONFIRM { vi: "Đã đối chiếu và chắc chắn là một người", en: "Compared, and certainly one person" }
    ARG_EXPORT_HISTORY { vi: "Chỉ xem ai đã xuất danh sách, khi nào", en: "Only show who exported, and when" }
    ARG_IMPORT_UNIT { vi: "Đơn vị cho những dòng không ghi đơn vị", en: "Unit of rows that name none" }
    ARG_LIST_UNIT { vi: "Chỉ một đơn vị", en: "One unit only" }
    ARG_IMPORT_REPORT { vi: "Ghi báo cáo từng dòng ra tệp .csv hoặc .txt", en: "Write what became of each row to a .csv or .txt file" }
    ARG_CLOSE_DRY_RUN { vi: "Chỉ đối chiếu, không đóng", en: "Reckon up only, close nothing" }
    ARG_DRY_RUN { vi: "Chỉ kiểm tra, không ghi", en: "Check only, write nothing" }
    ARG_FIND_WORDS { vi: "Họ tên hoặc các số cuối", en: "Name or last digits" }
    ARG_LIMIT { vi: "Số người tối đa; mặc định 20", en: "The most people to print; 20 by default" }
    ARG_WIDE { vi: "Văn bản rộng 132 cột thay vì 80", en: "Text of 132 columns instead of 80" }
    ARG_FORMAT { vi: "text, pdf, xlsx, csv hoặc json; không ghi thì theo đuôi tệp", en: "text, pdf, xlsx, csv or json; by the file's ending when not said" }
    NOT_ON_TERMINAL { vi: "Định dạng này không xem được trên màn hình. Hãy ghi ra tệp, ví dụ -o tong-ket.pdf.", en: "A terminal can't show this format. Write it to a file, such as -o summary.pdf." }
    ARG_OUTPUT { vi: "Ghi ra tệp thay vì in ra màn hình", en: "Write to a file instead of the terminal" }
    ARG_PRINT { vi: "In ra máy in đã thiết lập", en: "Print, at the printer of the settings" }
    ARG_PRINTER { vi: "In ra máy này: TÊN, tcp://…, device:/dev/…, raw:TÊN, file:THƯ-MỤC", en: "Print there: NAME, tcp://…, device:/dev/…, raw:NAME, file:FOLDER" }
    ARG_PRINTERS_TEST { vi: "In trang thử có đủ chữ Việt và mã QR", en: "Print a test page with every Vietnamese letter and a QR code" }
    ARG_TICKET_FORMAT { vi: "Dạng: text, pdf, escpos (byte cho máy in cuộn giấy) hoặc pbm (ảnh)", en: "As text, pdf, escpos (bytes of a roll printer) or pbm (picture)" }
    ARG_EXPLAIN { vi: "Các mục áp dụng cho người giữ phiếu này, kèm trị số và kết luận", en: "Which rules applied to this ticket, with values and verdicts" }
    ARG_PRINT_FILE { vi: "In tệp kèm theo chương trình, để lập bộ tiêu chuẩn riêng", en: "Print the file that ships, as the beginning of your own" }
    ARG_TICKET { vi: "Số trên phiếu, hoặc mã 14 chữ số của phiếu", en: "The number on the ticket, or its code of 14 digits" }
    ARG_TICKET_OUTPUT { vi: "Ghi ra tệp .pdf, .txt, .bin (escpos) hoặc .pbm", en: "Write to a file .pdf, .txt, .bin (escpos) or .pbm" }
    ARG_SCANNER { vi: "Máy quét nối cổng nối tiếp (USB-COM), ví dụ /dev/ttyACM0", en: "A scanner on a serial line (USB-COM), such as /dev/ttyACM0" }
    ARG_DONORS { vi: "Số người trong danh sách, 1-5000; mặc định 200", en: "People on the roster, 1 to 5000; 200 by default" }
    ARG_SEED { vi: "Số gieo; cùng số gieo cho cùng một buổi sáng; mặc định 1", en: "Seed; the same seed gives the same morning; 1 by default" }
    ARG_SPEED { vi: "Nhanh gấp mấy lần giờ thật, 1-3600; mặc định 60, với --board là 10", en: "So many times real time, 1-3600; 60 by default, 10 with --board" }
    ARG_TURN { vi: "Mỗi ngôn ngữ hiện mấy giây, 2-600; mặc định 10; --lang để chỉ một ngôn ngữ", en: "Seconds for each language, 2-600; 10 by default; --lang keeps to one" }
    ARG_MONO { vi: "Không dùng màu", en: "No colours" }
    ARG_BELL { vi: "Kêu một tiếng khi gọi số mới", en: "Sound the bell at a new call" }
    ARG_DEMO_BOARD { vi: "Xem bảng gọi số thay cho màn hình của trạm", en: "Show the hall display instead of the station's screens" }
    ARG_HEADLESS { vi: "Chạy hết tốc độ, không màn hình, rồi in bản tổng kết", en: "Run at full speed without screens, then print the summary" }
    ARG_SHELL { vi: "bash, zsh, fish, elvish hoặc powershell", en: "bash, zsh, fish, elvish or powershell" }

    USAGE_UNKNOWN_ARGUMENT { vi: "Không có tham số “{argument}”.", en: "There is no argument “{argument}”." }
    USAGE_UNKNOWN_COMMAND { vi: "Không có lệnh “{command}”.", en: "There is no command “{command}”." }
    USAGE_NO_VALUE { vi: "{argument} cần một giá trị.", en: "{argument} needs a value." }
    USAGE_VALUE { vi: "{argument} không nhận “{value}”.", en: "{argument} doesn't take “{value}”." }
    USAGE_MISSING { vi: "Còn thiếu {argument}.", en: "{argument} is missing." }
    USAGE_NO_COMMAND { vi: "Cần ghi thêm một lệnh con.", en: "A subcommand is needed." }
    USAGE_NOT_UNICODE { vi: "Có tham số không phải chữ Unicode (UTF-8). Hãy gõ lại tham số đó.", en: "An argument is not Unicode (UTF-8). Type it again." }
    USAGE_TWICE { vi: "{argument} được ghi hai lần hoặc không dùng chung được.", en: "{argument} is given twice or can't go with another one." }
    USAGE_OTHER { vi: "Không hiểu dòng lệnh này {argument}.", en: "The command line can't be understood {argument}." }
    USAGE_SUGGESTION { vi: "Có phải ý anh/chị là {suggestion}?", en: "Did you mean {suggestion}?" }
    USAGE_HELP { vi: "Xem giotmau --help.", en: "See giotmau --help." }
    BAD_OPTION { vi: "{option}: {fault}", en: "{option}: {fault}" }
    LANG_UNKNOWN { vi: "Không có ngôn ngữ “{lang}”. Hãy chọn vi hoặc en.", en: "There is no language “{lang}”. Choose vi or en." }
    NO_TERMINAL { vi: "Màn hình của trạm cần một cửa sổ dòng lệnh (terminal). Để chạy theo tệp lệnh, hãy dùng giotmau run.", en: "The station's screens need a terminal. For a file of commands, use giotmau run." }

    CONFIG_IN { vi: "Thiết lập trong {path}: {fault}", en: "Settings in {path}: {fault}" }
    CONFIG_NOT_TOML { vi: "dòng {line} không đọc được ({what}). Hãy sửa dòng đó.", en: "line {line} can't be read ({what}). Correct that line." }
    CONFIG_UNKNOWN_KEY { vi: "không có khóa “{key}”. Khóa gần nhất là {nearest}.", en: "there is no key “{key}”. The nearest is {nearest}." }
    CONFIG_WRONG_KIND { vi: "{key} phải là {takes}.", en: "{key} takes {takes}." }
    CONFIG_TOO_MANY { vi: "{key}: nhiều dòng quá, nhiều nhất {most} dòng. Hãy bỏ bớt.", en: "{key} has too many lines: {most} at the most. Leave some out." }
    CONFIG_TEXT { vi: "{key}: {fault}", en: "{key}: {fault}" }
    TICKET_FILE { vi: "Tên tệp phải kết thúc bằng .pdf, .txt, .bin hoặc .pbm. Hãy ghi lại, ví dụ -o phieu-12.pdf.", en: "The name of the file must end in .pdf, .txt, .bin or .pbm. Write it again, such as -o ticket-12.pdf." }
    TICKET_NUMBER { vi: "Đây không phải số phiếu. Hãy ghi số trên phiếu, ví dụ 12, hoặc mã 14 chữ số.", en: "This is no ticket number. Write the number on the ticket, such as 12, or its code of 14 digits." }
    TAKES_LANGUAGE { vi: "\"vi\" hoặc \"en\"", en: "\"vi\" or \"en\"" }
    TAKES_TEXT { vi: "một chuỗi trong dấu ngoặc kép", en: "a text in quotes" }
    TAKES_TEXTS { vi: "một danh sách các chuỗi: [\"…\", \"…\"]", en: "a list of texts: [\"…\", \"…\"]" }
    TAKES_LOOKS { vi: "\"auto\", \"colour\" hoặc \"mono\"", en: "\"auto\", \"colour\" or \"mono\"" }
    TAKES_PRINT_TICKETS { vi: "\"never\", \"key\" hoặc \"always\"", en: "\"never\", \"key\" or \"always\"" }
    TAKES_TYPING { vi: "\"off\", \"telex\" hoặc \"vni\"", en: "\"off\", \"telex\" or \"vni\"" }
    TAKES_YES_OR_NO { vi: "true hoặc false", en: "true or false" }
    TAKES_PAPER_WIDTH { vi: "58 hoặc 80", en: "58 or 80" }
    TAKES_COUNT { vi: "một số nguyên từ 0 trở lên", en: "a whole number from 0 up" }
    TAKES_GIFT_VALUES { vi: "một danh sách, mỗi mức một lần: [{ from_ml = 250, dong = 100000 }, …]", en: "a list with every volume once: [{ from_ml = 250, dong = 100000 }, …]" }
    TAKES_SECTION { vi: "một mục có các khóa riêng", en: "a section with keys of its own" }

    FILE_FAILED { vi: "Không đọc hoặc ghi được {path}: {fault}. Hãy xem lại đường dẫn và quyền.", en: "{path} can't be read or written: {fault}. Check the path and the permissions." }
    FILE_DISK_FULL { vi: "Đĩa đã đầy, chưa lưu được {path}; tệp cũ ở đó, nếu có, vẫn nguyên. Hãy xóa bớt tệp, hoặc lưu sang đĩa khác hay USB.", en: "The disk is full, {path} was not saved; a file that was there before is unchanged. Make room, or save on another disk or a USB stick." }
    STREAM_DISK_FULL { vi: "Đĩa đã đầy, tệp nhận đầu ra còn thiếu. Hãy xóa bớt tệp rồi chạy lại.", en: "The disk is full, the file that the output goes to is not whole. Make room and run it again." }
    STREAM_FAILED { vi: "Không đọc hoặc ghi được đầu vào, đầu ra: {fault}.", en: "Input or output failed: {fault}." }
    INTERNAL { vi: "Lỗi bên trong giotmau: {fault}. Hãy ghi lại câu này và báo cho người phụ trách.", en: "A fault inside of giotmau: {fault}. Write this down and tell whoever looks after it." }
    DEMO_FAILED { vi: "Không mô phỏng được: {fault}.", en: "The simulation failed: {fault}." }
    PRINTER_NONE { vi: "Máy này chưa có máy in. Hãy lưu ra tệp bằng -o rồi in từ máy khác.", en: "This computer has no printer. Save to a file with -o and print it elsewhere." }
    PRINTER_UNCONFIRMED { vi: "Đã gửi {what} đến {printer}, nhưng máy in không xác nhận. Hãy xem giấy có ra không; không ra thì kiểm tra máy in rồi in lại.", en: "Sent {what} to {printer}, but the printer does not confirm it. See whether paper comes out; if not, check the printer and print again." }
    PRINTER_FAILED { vi: "Chưa in được {what} ({printer}): {fault}. Hãy xem máy in rồi in lại, hoặc chọn máy khác bằng --printer.", en: "Could not print {what} ({printer}): {fault}. Check the printer and print again, or choose another with --printer." }
    PRINTERS_WHERE { vi: "Máy in", en: "Printer" }
    PRINTERS_FOR { vi: "Dùng cho", en: "Used for" }
    PRINTERS_STATE { vi: "Tình trạng", en: "State" }
    PRINTERS_DOCUMENTS { vi: "văn bản", en: "documents" }
    PRINTERS_TICKETS { vi: "phiếu", en: "tickets" }
    PRINTERS_READY { vi: "sẵn sàng", en: "ready" }
    PRINTERS_MISSING { vi: "hệ thống không có máy in này", en: "the system has no such printer" }

    DEFAULT_TITLE { vi: "Ngày hội hiến máu {date}", en: "Donation day {date}" }
    UNIT_FORM { vi: "hãy ghi MÃ=TÊN, ví dụ A04=Cục A04.", en: "write CODE=NAME, such as A04=Department A04." }
    UNIT_CODE { vi: "Mã đơn vị gồm 1-16 chữ cái, chữ số, dấu chấm hoặc gạch nối, ví dụ A04.", en: "A unit's code is 1 to 16 letters, digits, dots or hyphens, such as A04." }
    DAY_NOT_FOUND { vi: "Không có ngày hiến máu “{day}”. Xem giotmau day list.", en: "There is no day “{day}”. See giotmau day list." }
    DAY_AMBIGUOUS { vi: "Có nhiều ngày hiến máu vào “{day}”. Hãy ghi mã của ngày, xem giotmau day list.", en: "There are several days on “{day}”. Give the id of the day, see giotmau day list." }
    DAY_TITLE { vi: "Chương trình", en: "Title" }
    DAY_DATE { vi: "Ngày", en: "Date" }
    DAY_STATUS { vi: "Tình trạng", en: "Status" }
    DAY_SITE { vi: "Địa điểm", en: "Site" }
    DAY_HOSPITAL { vi: "Bệnh viện", en: "Hospital" }
    DAY_TARGET { vi: "Mục tiêu", en: "Target" }
    DAY_HALL { vi: "Hội trường", en: "Hall" }
    DAY_HALL_SIZE { vi: "{desks} bàn khám, {beds} giường, {seats} ghế nghỉ", en: "{desks} desks, {beds} beds, {seats} seats" }
    DAY_BAGS { vi: "Mã túi", en: "Bag codes" }
    DAY_ISBT { vi: "ISBT 128", en: "by ISBT 128" }
    DAY_UNITS { vi: "Đơn vị", en: "Units" }
    DAY_CHECKED_IN { vi: "Đã đăng ký", en: "Checked in" }
    DAY_INSIDE { vi: "Đang trong hội trường", en: "Inside now" }
    DAY_ID { vi: "Mã", en: "Id" }

    CLOSE_LOG { vi: "Sổ ghi: {steps} bước, đã đọc lại từ đầu; mọi số liệu khớp", en: "Log: {steps} steps, read anew from the first; every figure agrees" }
    CLOSE_INSIDE { vi: "Chưa ra về: {count}", en: "Still here: {count}" }
    CLOSE_UNSETTLED { vi: "Túi đã phát, chưa thu hồi: {count}", en: "Bags issued and not taken back: {count}" }
    CLOSE_IN_DOUBT { vi: "Cần bác sĩ xem lại (không cản việc đóng ngày): {count}", en: "For the doctor to look at (this keeps no day open): {count}" }
    CLOSE_READY { vi: "Đóng được. Chưa đóng vì chỉ đối chiếu.", en: "It can be closed. It was not, this was only a check." }
    CLOSE_WHO { vi: "Ai đóng ngày? Ghi họ tên rồi nhấn Enter; để trống là không đóng: ", en: "Who closes the day? Type a name, then Enter; nothing leaves it open: " }
    CLOSE_NOBODY { vi: "Chưa đóng ngày: chưa ghi tên người đóng. Ghi tên khi được hỏi, hoặc thêm --as HỌ TÊN.", en: "The day was not closed: nobody gave a name. Type one when asked, or add --as NAME." }

    VERIFY_STEPS { vi: "Số bước", en: "Steps" }
    VERIFY_HEAD { vi: "Mã kiểm tra cuối", en: "Head" }
    VERIFY_VERDICT { vi: "Kết quả", en: "Verdict" }
    VERIFY_SOUND { vi: "nguyên vẹn", en: "sound" }

    PERSON_NAME { vi: "Họ tên", en: "Name" }
    PERSON_BIRTH { vi: "Ngày sinh", en: "Birth" }
    PERSON_SEX { vi: "Giới tính", en: "Sex" }
    PERSON_UNIT { vi: "Đơn vị", en: "Unit" }
    PERSON_NUMBER { vi: "Số định danh", en: "Citizen number" }
    PERSON_ID { vi: "Mã", en: "Id" }

    CORRECT_FIELD { vi: "Hãy ghi dạng FIELD=VALUE. Các trường: {fields}.", en: "Write FIELD=VALUE. The fields: {fields}." }
    GROUP_FIRST { vi: "Chưa có nhóm máu. Hãy ghi blood_group trước.", en: "There is no blood group yet. Give blood_group first." }
    GROUP_TESTED_STAYS { vi: "Nhóm máu đang có là kết quả xét nghiệm, lời khai không thay được. Nếu có kết quả mới, hãy ghi thêm blood_group_source=tested.", en: "The group on record was tested; what is only said doesn't replace it. With a new result add blood_group_source=tested." }
    PERSON_UNREADABLE { vi: "“{given}” không phải mã hồ sơ hay số định danh. Hãy tìm bằng “giotmau roster find”.", en: "“{given}” is neither an id nor a citizen number. Look with “giotmau roster find”." }
    MERGE_DONE { vi: "Đã gộp {gone} vào {kept} ({name}).", en: "Merged {gone} into {kept} ({name})." }
    MERGE_WOULD { vi: "Chỉ kiểm tra: sẽ gộp {gone} vào {kept} ({name}).", en: "Check only: would merge {gone} into {kept} ({name})." }
    UNMERGE_DONE { vi: "Đã tách {gone} khỏi {kept}.", en: "Took {gone} out of {kept} again." }
    UNMERGE_STAYS { vi: "  {field} đã được sửa sau khi gộp nên giữ nguyên: {value}", en: "  {field} was changed since the merge and stays: {value}" }
    EXPORT_UNMASKED { vi: "Xuất {count} người, số để nguyên không che. Việc này đã được ghi lại; hãy giữ kín tệp.", en: "{count} people with whole numbers. This is on record; keep the file safe." }
    EXPORT_LIST { vi: "Danh sách", en: "List" }
    EXPORT_ROSTER { vi: "toàn bộ danh sách, số để nguyên", en: "the roster, whole numbers" }
    EXPORT_DONORS { vi: "người hiến theo đơn vị", en: "donors by unit" }
    EXPORT_CERTIFICATES { vi: "giấy chứng nhận", en: "certificates" }
    EXPORT_GIFTS { vi: "ký nhận quà", en: "gifts" }
    LIST_ON_RECORD { vi: "Danh sách có tên {count} người. Việc lấy danh sách đã được ghi lại; chỉ giao cho người cần dùng.", en: "The list names {count} people. Taking it is on record; give it only to those who need it." }
    UNIT_UNKNOWN { vi: "Không có đơn vị {unit}. Các đơn vị của ngày: {units}.", en: "There is no unit {unit}. The units of the day: {units}." }
    EXPORT_STATION { vi: "Trạm", en: "Station" }
    EXPORT_PEOPLE { vi: "Số người", en: "People" }
    VISIT_DATE { vi: "Ngày hiến", en: "Date" }
    VISIT_TICKET { vi: "Phiếu", en: "Ticket" }
    VISIT_END { vi: "Kết quả", en: "Outcome" }
    VISIT_VOLUME { vi: "Thể tích", en: "Volume" }
    VISIT_DEFERRAL { vi: "Trì hoãn đang có hiệu lực", en: "Deferral in force" }
    CHANGE_WHEN { vi: "Lúc", en: "When" }
    CHANGE_WHO { vi: "Người thực hiện", en: "Who" }
    CHANGE_SOURCE { vi: "Nguồn", en: "From" }
    CHANGE_FIELD { vi: "Trường", en: "Field" }
    CHANGE_OLD { vi: "Trước", en: "Before" }
    CHANGE_NEW { vi: "Sau", en: "After" }
    CHANGE_REASON { vi: "Lý do", en: "Why" }
    GROUP_SOURCE { vi: "Chỉ nhận said (người hiến nói) hoặc tested (đã xét nghiệm).", en: "Either said (by the donor) or tested (by a laboratory)." }
    DOCUMENT_KIND { vi: "Không có loại giấy tờ này. Các loại: {kinds}.", en: "There is no such kind of document. The kinds: {kinds}." }
    DONATION_COUNT { vi: "Số lần hiến là số nguyên từ 0 đến {most}.", en: "The number of donations is a whole number from 0 to {most}." }
    NEVER_AND_LAST { vi: "Đã ghi 0 lần hiến nhưng lại có ngày hiến gần nhất. Hãy sửa một trong hai.", en: "It says 0 donations but has the date of the last one. Correct one of them." }
    YES_OR_NO { vi: "Chỉ nhận có hoặc không (1/0, x để trống).", en: "Yes or no only (1/0, x or empty)." }
    ONLY_YEAR { vi: "Cột này chỉ nhận năm sinh, ví dụ 1987. Ngày sinh đầy đủ ghi vào birth_date.", en: "Only the year goes here, such as 1987. A whole date goes into birth_date." }
    DATE_OR_YEAR { vi: "Chỉ ghi birth_date hoặc birth_year, không ghi cả hai.", en: "Give birth_date or birth_year, not both." }


    LINE_MALFORMED { vi: "Không đọc được dòng này: {fault}", en: "This line can't be read: {fault}" }
    LINE_TOO_LONG { vi: "dòng dài quá 64 KB", en: "it is longer than 64 KB" }
    LINE_NOT_UTF8 { vi: "không phải UTF-8", en: "it is not UTF-8" }
    UNKNOWN_COMMAND { vi: "không có lệnh “{command}”; các lệnh: {commands}", en: "there is no command “{command}”; the commands are {commands}" }
    NOT_AN_ID { vi: "Đây không phải mã UUID. Hãy chép đúng mã mà giotmau đã trả về.", en: "This is not a UUID. Copy the id as giotmau gave it." }
    NOT_A_MOMENT { vi: "Giờ phải có múi giờ, ví dụ 2026-10-22T08:05:00+07:00.", en: "The time needs its offset, such as 2026-10-22T08:05:00+07:00." }
    NOT_A_WORD { vi: "Không nhận giá trị này: {fault}.", en: "This value is not taken: {fault}." }
    NO_TICKET_ZERO { vi: "Số phiếu bắt đầu từ 1.", en: "Tickets begin with 1." }
    TICKET_OR_VISIT { vi: "Hãy ghi ticket hoặc visit, một trong hai.", en: "Give ticket or visit, one of the two." }
    ONE_OF_FIVE { vi: "Hãy ghi đúng một trong năm: scan, national_id, document, person, new_person.", en: "Give exactly one of scan, national_id, document, person, new_person." }
    DOCUMENT_OF_SEVERAL { vi: "Giấy tờ này có ở {count} người: {people}. Hãy đối chiếu ảnh rồi dùng mã của đúng người.", en: "{count} people have this document: {people}. Compare the photo, then use the id of the right one." }
    CONFIRM_NEEDED { vi: "Cần xác nhận trước khi cấp số. Hãy đối chiếu, rồi gửi lại kèm mã trong \"confirm\".", en: "This needs a confirmation before a ticket is given. Compare, then send it again with the codes in \"confirm\"." }
    OTHER_NUMBER { vi: "Người này đã có số định danh khác. Hãy kiểm tra lại mã người.", en: "This person has another citizen number. Check the id." }
    REPAIRED_NAME { vi: "Họ tên quét được là “{scanned}”, đã sửa thành {name}. Hãy đối chiếu với thẻ rồi xác nhận.", en: "The name was scanned as “{scanned}” and repaired to {name}. Compare with the card, then confirm." }
    SAME_PERSON { vi: "Danh sách có {name} ({birth}) chưa có số định danh, mã {person}. Nếu là một người, hãy xác nhận hoặc gửi kèm mã đó; nếu là người mới, hãy xác nhận new_person.", en: "The roster has {name} ({birth}) without a number, id {person}. If it is the same person, confirm or send that id along; if somebody new, confirm new_person." }
    CARD_NAME { vi: "Trên thẻ là {card}, trong danh sách là {roster}. Hãy đối chiếu rồi xác nhận.", en: "The card says {card}, the roster {roster}. Compare, then confirm." }
    CARD_BIRTH { vi: "Ngày sinh trên thẻ là {card}, trong danh sách là {roster}. Hãy đối chiếu rồi xác nhận.", en: "The card says born {card}, the roster {roster}. Compare, then confirm." }
    CARD_SEX { vi: "Giới tính trên thẻ là {card}, trong danh sách là {roster}. Hãy đối chiếu rồi xác nhận.", en: "The card says {card}, the roster {roster}. Compare, then confirm." }
    NAMESAKE { vi: "Danh sách đã có {name} ({birth}), mã {person}. Nếu là một người, hãy dùng mã đó; nếu không, hãy xác nhận.", en: "The roster has {name} ({birth}), id {person}. If it is the same person, use that id; if not, confirm." }

    ONE_VOLUME { vi: "hãy ghi “volume_ml”, hoặc “weight_g” cùng “tare_g”, không ghi cả hai", en: "give “volume_ml”, or “weight_g” with “tare_g”, not both" }
    ONE_RECOGNITION { vi: "hãy ghi “scanned_ticket” (cùng “other” nếu cần) hoặc “read_back”, không ghi cả hai", en: "give “scanned_ticket” (with “other” where needed) or “read_back”, not both" }
    GROUND_OR_NEVER { vi: "hãy ghi “ground” và “date”, hoặc “never_so”: true", en: "give “ground” and “date”, or “never_so”: true" }
}
