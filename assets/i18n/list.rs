texts! {
    FILE_EMPTY { vi: "Tệp không có gì. Hãy xem lại đã chọn đúng tệp chưa.", en: "There is nothing in the file. Check that it is the right one." }
    FILE_TOO_LARGE { vi: "Tệp lớn hơn {most} MB, không danh sách nào lớn như vậy. Hãy xem lại đã chọn đúng tệp chưa; danh sách lớn thật sự thì lưu thành CSV UTF-8.", en: "The file is larger than {most} MB, which no list is. Check that it is the right one; save a list that really is so large as CSV UTF-8." }
    FILE_NOT_A_FILE { vi: "Đây không phải là tệp (mà là thư mục hoặc thiết bị). Hãy ghi tên của tệp danh sách.", en: "This is no file but a folder or a device. Give the name of the list's file." }
    FILE_NUL { vi: "Dòng {row} có ký tự rỗng: tệp bị hỏng, hoặc là chữ UTF-16 thiếu dấu đầu tệp. Hãy mở bằng Excel và lưu lại dạng “CSV UTF-8”.", en: "Row {row} holds a zero character: the file is damaged, or UTF-16 without its mark. Open it in Excel and save it again as “CSV UTF-8”." }
    FILE_NOT_UNICODE { vi: "Chữ ở dòng {row} không phải Unicode (có thể là bảng mã cũ như TCVN3, VNI, cp1258). Hãy mở bằng Excel và lưu lại dạng “CSV UTF-8” hoặc .xlsx.", en: "The text on row {row} is not Unicode (it may be an old code page such as TCVN3, VNI or cp1258). Open it in Excel and save it again as “CSV UTF-8” or .xlsx." }
    FILE_ONE_LINE { vi: "Cả tệp là một dòng dài (kiểu xuống dòng của máy Mac cũ). Hãy mở bằng Excel và lưu lại dạng “CSV UTF-8”.", en: "The whole file is one long line (line breaks of an old Macintosh). Open it in Excel and save it again as “CSV UTF-8”." }
    FILE_HTML { vi: "Đây là trang web mang tên tệp danh sách. Hãy mở bằng Excel và lưu lại dạng .xlsx.", en: "This is a web page under the name of a list. Open it in Excel and save it again as .xlsx." }
    FILE_WORKBOOK_NAMED_TEXT { vi: "Đây là tệp Excel bị đổi tên thành tệp chữ. Hãy đổi tên lại thành .xlsx (hoặc .xls, .ods) rồi nhập.", en: "This is a workbook under the name of a text file. Name it .xlsx (or .xls, .ods) again, then import it." }
    FILE_UNKNOWN_KIND { vi: "Loại tệp này không chứa danh sách đọc được. Hãy xin bản .xlsx hoặc CSV UTF-8.", en: "A file of this kind holds no list that can be read. Ask for it as .xlsx or CSV UTF-8." }
    FILE_OPEN_QUOTE { vi: "Dấu ngoặc kép mở ở dòng {row} không được đóng, nên không biết các ô sau đó bắt đầu từ đâu. Hãy xóa hoặc đóng dấu ngoặc kép đó.", en: "The quotation mark that opens on row {row} is never closed, so nobody can tell where the cells behind it begin. Remove or close it." }
    FILE_NO_HEADER { vi: "Không tìm thấy dòng tiêu đề cột (như Họ và tên, Ngày sinh, Giới tính, CCCD). Hãy thêm dòng tiêu đề ở trên danh sách; các cột không được đoán.", en: "There is no row with the titles of the columns (such as full_name, birth_date, sex, national_id). Put one above the list; columns are not guessed." }
    FILE_COLUMN_TWICE { vi: "Dòng {row} có các cột cùng một nghĩa: {titles}. Cột nào đúng? Hãy xóa cột thừa hoặc đổi tiêu đề của nó.", en: "Row {row} has columns of the same meaning: {titles}. Which is right? Remove the other or give it another title." }
    FILE_COLUMN_MISSING { vi: "Dòng tiêu đề {row} thiếu cột “{column}”. Hãy thêm cột đó.", en: "The titles on row {row} lack a column “{column}”. Add it." }
    FILE_FORMULA { vi: "Cột “{title}” có công thức ở dòng {row}{sheet}; kết quả của công thức không được tin để nhận ra một người. Hãy sao chép cột đó rồi dán lại dạng giá trị.", en: "The column “{title}” has a formula on row {row}{sheet}; its result is not trusted to say who somebody is. Copy the column and paste it as values." }
    IN_SHEET { vi: " của trang “{sheet}”", en: " of the sheet “{sheet}”" }
    FILE_PASSWORD { vi: "Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại.", en: "The file is protected with a password. Open it in Excel, take the password off and save it again." }
    FILE_UNREADABLE { vi: "Tệp bị hỏng hoặc không phải như tên của nó ({what}). Hãy tải lại, hoặc mở bằng Excel và lưu lại.", en: "The file is damaged or is not what its name says ({what}). Download it again, or open it in Excel and save it again." }
    FILE_TOO_MUCH_MEMORY { vi: "Tệp này đòi nhiều bộ nhớ hơn mọi danh sách: có thể nó bị hỏng hoặc được làm ra để gây hại. Nếu là danh sách thật, hãy mở bằng Excel và lưu lại dạng “CSV UTF-8”.", en: "The file needs more memory than any list: it may be damaged or made to do harm. If it is a real list, open it in Excel and save it again as “CSV UTF-8”." }
    FILE_TOO_MUCH_TIME { vi: "Đọc tệp này lâu hơn mọi danh sách: có thể nó bị hỏng hoặc được làm ra để gây hại. Nếu là danh sách thật, hãy mở bằng Excel và lưu lại dạng “CSV UTF-8”.", en: "Reading the file takes longer than any list: it may be damaged or made to do harm. If it is a real list, open it in Excel and save it again as “CSV UTF-8”." }
    FILE_TOO_MANY_ROWS { vi: "Tệp có hơn {most} dòng. Hãy chia thành nhiều tệp.", en: "The file has more than {most} rows. Split it into several files." }
    FILE_BROKEN { vi: "Không đọc được tệp đến hết ({what}). Hãy thử lại; nếu vẫn vậy, mở bằng Excel và lưu lại dạng “CSV UTF-8”.", en: "The file could not be read to its end ({what}). Try again; if that doesn't help, open it in Excel and save it again as “CSV UTF-8”." }
    FILE_CANCELLED { vi: "Đã dừng theo yêu cầu; chưa ghi gì.", en: "Stopped as asked; nothing was written." }

    ROW_TOO_FEW { vi: "Dòng này có {found} ô, dòng tiêu đề có {wanted}. Hãy thêm cho đủ các ô còn thiếu.", en: "This row has {found} cells, the titles have {wanted}. Add the cells that are missing." }
    ROW_TOO_MANY { vi: "Dòng này có {found} ô, dòng tiêu đề chỉ có {wanted}: có thể một ô có dấu phân cách bên trong. Hãy đặt ô đó trong dấu ngoặc kép.", en: "This row has {found} cells, the titles have {wanted}: a cell may hold the separator. Put that cell in quotation marks." }
    ROW_NUMBER_OF_SEVERAL { vi: "Số này còn đứng với tên khác ở dòng {rows}. Hãy xem lại là của ai rồi sửa những dòng kia.", en: "This number also stands beside another name, on row {rows}. Find out whose it is and correct the others." }
    ROW_SAYS_OTHERWISE { vi: "Người này đã có ở dòng {row} với “{old}”, dòng này lại ghi “{new}”. Dòng nào đúng? Hãy sửa hoặc xóa dòng kia.", en: "This person stands on row {row} with “{old}”, here with “{new}”. Which is right? Correct or remove the other." }
    ROW_NUMBER_OF_ANOTHER { vi: "Số này trong danh sách hiện có là của một người tên khác. Hãy xem lại số và họ tên.", en: "On the roster this number belongs to somebody of another name. Check number and name." }
    ROW_NAMESAKES { vi: "Có nhiều người cùng họ tên, ngày sinh và đơn vị. Hãy ghi thêm số CCCD.", en: "Several people have this name, birth and unit. Add the citizen number." }

    CELL_ERROR { vi: "Ô này báo lỗi {error} của bảng tính. Hãy ghi lại giá trị vào ô.", en: "The cell shows the spreadsheet's error {error}. Write the value into it again." }
    CELL_TOO_LONG { vi: "Ô này dài {bytes} byte. Hãy xem lại và ghi đúng giá trị.", en: "The cell is {bytes} bytes long. Look at it and write the value." }
    SEX_MARK { vi: "Ô đánh dấu nam hoặc nữ có “{text}”. Hãy ghi x, hoặc để trống.", en: "The cell that marks male or female has “{text}”. Write x or leave it empty." }
    SEX_BOTH { vi: "Dòng này ghi cả nam lẫn nữ. Hãy để lại một.", en: "The row says both male and female. Leave one." }
    SEX_MISSING { vi: "Không có giới tính, và không có số CCCD để suy ra. Hãy ghi Nam hoặc Nữ.", en: "There is no sex, and no citizen number that tells it. Write Nam or Nữ." }
    BIRTH_TWO { vi: "Hai cột ngày sinh và năm sinh khác nhau. Hãy xem lại năm nào đúng.", en: "Birth date and birth year tell different years. Find out which is right." }
    BIRTH_MISSING { vi: "Không có ngày sinh hay năm sinh, và không có số CCCD để suy ra. Hãy ghi ngày sinh, ví dụ 15/03/1987.", en: "There is no birth date or year, and no citizen number that tells it. Write the birth date, such as 15/03/1987." }
    NUMBER_EXPONENT { vi: "Bảng tính đã rút gọn số thành {text} và mất các chữ số. Hãy định dạng cột là Văn bản rồi gõ lại 12 số theo thẻ.", en: "The spreadsheet has shortened the number to {text} and lost its digits. Format the column as text and type the 12 digits of the card." }
    NUMBER_LOST_ZEROS { vi: "Số có {digits} chữ số; thêm số 0 ở đầu thì không khớp với ngày sinh hoặc giới tính của dòng này. Hãy ghi đủ 12 số theo thẻ.", en: "The number has {digits} digits; with zeros in front it does not agree with the birth or the sex on this row. Write the 12 digits of the card." }
    NUMBER_IS_DATE { vi: "Ô số định danh chứa một ngày. Hãy định dạng cột là Văn bản rồi gõ lại 12 số theo thẻ.", en: "The cell of the number holds a date. Format the column as text and type the 12 digits of the card." }
    NUMBER_TWO { vi: "Hai cột số ghi hai số 12 chữ số khác nhau. Hãy để lại số đúng.", en: "Two columns tell two different 12-digit numbers. Leave the right one." }
    UNIT_UNKNOWN { vi: "Không có đơn vị nào tên “{unit}”. Hãy ghi mã đơn vị, hoặc nhập với --unit MÃ.", en: "No unit is called “{unit}”. Write the unit's code, or import with --unit CODE." }
    YES_OR_NO { vi: "Ghi x hoặc có, không hoặc để trống; không ghi “{text}”.", en: "Write x or yes, no or nothing; not “{text}”." }
    TIMES { vi: "Số lần hiến phải là số từ 0 đến 999, không phải “{text}”.", en: "The number of donations goes from 0 to 999; “{text}” is none." }

    NOTE_RESTORED { vi: "{field}: “{from}” được nhập là “{to}”.", en: "{field}: “{from}” was taken as “{to}”." }
    NOTE_SEX { vi: "Không ghi giới tính; theo số CCCD là {sex}.", en: "No sex was given; the citizen number says {sex}." }
    NOTE_YEAR { vi: "Không ghi ngày sinh; theo số CCCD sinh năm {year}.", en: "No birth was given; the citizen number says {year}." }
    NOTE_COMPLETE { vi: "Cần bổ sung khi tiếp nhận: {field}.", en: "To be completed at reception: {field}." }
    NOTE_UNIT { vi: "Không có đơn vị nào tên “{named}”; đã lấy {taken}.", en: "No unit is called “{named}”; {taken} was taken." }
    NOTE_DIFFERS_YEAR { vi: "Số CCCD nói sinh năm {number}, danh sách ghi {given}. Khi tiếp nhận hãy xem thẻ.", en: "The citizen number says born in {number}, the list says {given}. Look at the card at reception." }
    NOTE_DIFFERS_SEX { vi: "Số CCCD nói giới tính {number}, danh sách ghi {given}. Khi tiếp nhận hãy xem thẻ.", en: "The citizen number says {number}, the list says {given}. Look at the card at reception." }

    FIELD_FULL_NAME { vi: "Họ và tên", en: "Full name" }
    FIELD_BIRTH { vi: "Ngày sinh", en: "Birth date" }
    FIELD_SEX { vi: "Giới tính", en: "Sex" }
    FIELD_NATIONAL_ID { vi: "Số CCCD", en: "Citizen number" }
    FIELD_OLD_ID_CARD { vi: "Số CMND", en: "Old identity card" }
    FIELD_POLICE_ID { vi: "Số hiệu CAND", en: "Police identity card" }
    FIELD_MILITARY_ID { vi: "Chứng minh quân đội", en: "Army identity card" }
    FIELD_PASSPORT { vi: "Hộ chiếu", en: "Passport" }
    FIELD_PHONE { vi: "Điện thoại", en: "Phone" }
    FIELD_RANK { vi: "Cấp bậc", en: "Rank" }
    FIELD_UNIT { vi: "Đơn vị", en: "Unit" }
    FIELD_BLOOD_GROUP { vi: "Nhóm máu", en: "Blood group" }
    FIELD_CLUB { vi: "Thành viên CLB Ngân hàng máu sống", en: "Member of the living blood bank" }
    FIELD_KIND { vi: "Đối tượng", en: "Kind of participant" }
    FIELD_TIMES { vi: "Số lần đã hiến", en: "Donations before" }
    FIELD_LAST { vi: "Lần hiến gần nhất", en: "Last donation" }
    FIELD_ORDINAL { vi: "Số thứ tự", en: "Number in the list" }

    FILE_REFUSED { vi: "Không nhập {path}: {reason}", en: "{path} was not imported: {reason}" }
    NOTHING_WRITTEN { vi: "Chưa ghi gì vào danh sách.", en: "Nothing was written to the roster." }
    IMPORT_DONE { vi: "{path}: đọc {rows} dòng; thêm {added}, sửa {changed}, không đổi {unchanged}, bị từ chối {refused}.", en: "{path}: {rows} rows read; {added} added, {changed} changed, {unchanged} unchanged, {refused} refused." }
    IMPORT_WOULD { vi: "{path} (chỉ kiểm tra): đọc {rows} dòng; sẽ thêm {added}, sửa {changed}, không đổi {unchanged}, từ chối {refused}.", en: "{path} (check only): {rows} rows read; {added} to add, {changed} to change, {unchanged} unchanged, {refused} refused." }
    COUNT_REPEATED { vi: "  {count} dòng là người đã có ở dòng trước.", en: "  {count} rows repeat somebody of an earlier row." }
    COUNT_RESTORED { vi: "  {count} dòng có giá trị đã sửa cho đúng (số 0 bị mất, chữ in hoa); xem --report.", en: "  {count} rows had a value put right (lost zeros, capitals); see --report." }
    COUNT_TO_COMPLETE { vi: "  {count} người cần bổ sung khi tiếp nhận (ngày sinh hoặc số CCCD).", en: "  {count} people are to be completed at reception (birth date or citizen number)." }
    COUNT_KEPT { vi: "  {count} giá trị giữ nguyên vì đã được sửa tay:", en: "  {count} values stay because somebody corrected them by hand:" }
    UNIT_FROM_LETTERHEAD { vi: "  Dòng không ghi đơn vị: lấy {unit} theo phần đầu danh sách.", en: "  Rows without a unit: {unit}, as the letterhead says." }
    UNIT_FROM_FILE_NAME { vi: "  Dòng không ghi đơn vị: lấy {unit} theo tên tệp.", en: "  Rows without a unit: {unit}, as the file is called." }
    SHEETS_SKIPPED { vi: "  Trang không có danh sách nên bỏ qua: {sheets}.", en: "  Sheets without a list were left out: {sheets}." }
    IMPORT_ROW { vi: "  dòng {row}, {kind}: {message}", en: "  row {row}, {kind}: {message}" }
    MORE_IN_REPORT { vi: "  … và còn nữa; ghi đủ ra tệp bằng --report.", en: "  … and more; --report writes all of it to a file." }
    PROGRESS { vi: "[{bar}] {rows} dòng  {path}", en: "[{bar}] {rows} rows  {path}" }
    REPORT_KIND { vi: "tên tệp báo cáo phải kết thúc bằng .csv hoặc .txt.", en: "the name of the report must end in .csv or .txt." }
    REPORT_FILE { vi: "Tệp", en: "File" }
    REPORT_SHEET { vi: "Trang", en: "Sheet" }
    REPORT_ROW { vi: "Dòng", en: "Row" }
    REPORT_NAME { vi: "Họ và tên", en: "Name" }
    REPORT_WHAT { vi: "Kết quả", en: "Result" }
    REPORT_FIELD { vi: "Cột", en: "Field" }
    REPORT_MESSAGE { vi: "Chi tiết", en: "Details" }
    KIND_REFUSED { vi: "bị từ chối", en: "refused" }
    KIND_KEPT { vi: "giữ nguyên", en: "kept" }
    KIND_CHANGED { vi: "đã sửa", en: "changed" }
    KIND_REPEATED { vi: "trùng", en: "repeated" }
    KIND_NOTED { vi: "lưu ý", en: "note" }
    CHANGED { vi: "{field}: {old} -> {new}", en: "{field}: {old} -> {new}" }
    KEPT { vi: "{field}: danh sách ghi {new}, giữ {old} do {who} ghi ngày {when}.", en: "{field}: the list says {new}; {old} stays, set by {who} on {when}." }
    REPEATED { vi: "Cùng người với dòng {row} {file}", en: "The same person as on row {row} {file}" }
}
