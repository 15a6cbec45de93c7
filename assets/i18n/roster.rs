texts! {
    SEARCH { vi: "Tìm", en: "Find" }
    SEARCH_HINT { vi: "tên, chữ đầu, số cuối căn cước hoặc điện thoại", en: "name, initials, end of the citizen number or phone" }
    SEARCHING { vi: "Đang tìm…", en: "Searching…" }
    NOTHING_FOUND { vi: "Không có ai khớp. Hãy gõ ít chữ hơn.", en: "Nobody matches. Type less of the name." }
    FOUND { vi: "Tìm thấy {count} người · Enter: xem đầy đủ", en: "{count} found · Enter: show the page" }
    FOUND_MANY { vi: "{count} người đầu tiên, gõ thêm để thu hẹp · Enter: xem đầy đủ", en: "The first {count}, type more to narrow · Enter: show the page" }
    EMPTY_ROSTER { vi: "Danh sách còn trống. Enter: nhập từ tệp.", en: "The roster is empty. Enter: import a file." }
    ON_ROSTER { vi: "Danh sách có {all} người · Enter: nhập thêm từ tệp", en: "{all} people on the roster · Enter: import" }
    MARKED { vi: "Đã đánh dấu {name}. Mở hồ sơ kia, nhấn {key}.", en: "Marked: {name}. Open the other one, press {key}." }
    IS_MARKED { vi: "đã đánh dấu", en: "marked" }
    READING { vi: "Đang đọc…", en: "Reading…" }
    BUSY { vi: "Thay đổi trước đang lưu. Hãy nhấn lại sau giây lát.", en: "The change before is being saved. Press again in a moment." }
    NOBODY { vi: "Hồ sơ này không còn trong danh sách. Hãy tìm lại.", en: "This record is no longer on the roster. Search again." }

    NAME { vi: "Họ và tên", en: "Full name" }
    BORN_HEAD { vi: "Sinh", en: "Born" }
    UNIT_HEAD { vi: "Đơn vị", en: "Unit" }
    NUMBER_HEAD { vi: "Căn cước", en: "Number" }
    NUMBER { vi: "Số căn cước", en: "Citizen number" }
    BIRTH { vi: "Ngày sinh", en: "Birth date" }
    BIRTH_OR_YEAR { vi: "Ngày/năm sinh", en: "Birth date or year" }
    SEX { vi: "Giới tính", en: "Sex" }
    SEX_SUGGESTION { vi: "1: Nam · 2: Nữ", en: "1: male · 2: female" }
    UNIT { vi: "Đơn vị", en: "Unit" }
    UNIT_CODE { vi: "Mã đơn vị chỉ gồm chữ, số, dấu chấm và gạch nối, dài nhất 16 ký tự, như A04.", en: "A unit code has letters, digits, dots and hyphens only, 16 at most, such as A04." }
    UNIT_NOT_TODAY { vi: "Đơn vị {unit} không tham gia ngày hội đang mở.", en: "Unit {unit} does not take part in the open day." }
    RANK { vi: "Cấp bậc", en: "Rank" }
    PHONE { vi: "Điện thoại", en: "Phone" }
    KIND { vi: "Đối tượng", en: "Kind" }
    GROUP { vi: "Nhóm máu", en: "Blood group" }
    SOURCE { vi: "Nguồn nhóm máu", en: "Group known from" }
    SOURCE_SUGGESTION { vi: "tự khai hoặc xét nghiệm", en: "said or tested" }
    SOURCE_FAULT { vi: "Hãy ghi “{said}” hoặc “{tested}”.", en: "Write “{said}” or “{tested}”." }
    GROUP_SAID { vi: "tự khai", en: "said" }
    GROUP_TESTED { vi: "xét nghiệm", en: "tested" }
    TESTED_STAYS { vi: "Nhóm máu đã xét nghiệm chỉ được sửa theo kết quả xét nghiệm khác.", en: "A tested blood group is corrected only by another test." }
    CLUB { vi: "CLB máu sống", en: "Living blood bank" }
    CLUB_FAULT { vi: "Hãy ghi “có” hoặc “không”.", en: "Write “yes” or “no”." }
    YES { vi: "có", en: "yes" }
    NO { vi: "không", en: "no" }
    EARLIER { vi: "Hiến trước đây", en: "Donated before" }
    TIMES_FAULT { vi: "Hãy nhập số lần từ 0 đến {most}.", en: "Enter a number from 0 to {most}." }
    NEVER_AND_LAST { vi: "Ghi 0 lần nhưng lại có ngày hiến gần nhất. Hãy sửa một trong hai ô.", en: "Zero times, but there is a last date. Correct one of the two." }
    LAST { vi: "Lần cuối", en: "Last time" }
    MERGED_INTO { vi: "Gộp hồ sơ", en: "Merged" }
    ANOTHER_RECORD { vi: "hồ sơ khác", en: "another record" }
    OPTIONAL { vi: "có thể để trống", en: "may stay empty" }
    NO_NUMBER { vi: "không có số", en: "no number" }
    DOCUMENTS { vi: "Giấy tờ khác", en: "Other documents" }

    HERE { vi: "Hiến qua giotmau", en: "With giotmau" }
    NOT_YET_HERE { vi: "chưa lần nào", en: "not yet" }
    GIVEN_HERE { vi: "{times} lần, {volume} ml, gần nhất {last}", en: "{times} times, {volume} ml, last on {last}" }
    DEFERRED { vi: "Trì hoãn", en: "Deferred" }
    DEFERRED_SINCE { vi: "{ground}, từ {date}. {until}", en: "{ground}, since {date}. {until}" }
    TODAY { vi: "Hôm nay", en: "Today" }
    TODAY_AT { vi: "số {ticket} · {where}", en: "no. {ticket} · {where}" }
    IS_MERGED { vi: "Hồ sơ này đã được gộp vào một hồ sơ khác.", en: "This record was merged into another one." }
    ALIKE_HEAD { vi: "Có thể là cùng một người", en: "May be the same person" }
    ALIKE_NAME { vi: "cùng họ tên và năm sinh", en: "same name and year of birth" }
    ALIKE_DIGITS { vi: "cùng các số cuối căn cước", en: "same last digits of the number" }
    ALIKE_PHONE { vi: "cùng số điện thoại", en: "same phone" }
    MERGED_HEAD { vi: "Đã gộp vào hồ sơ này", en: "Merged into this record" }
    VISITS_HEAD { vi: "Các lượt đến", en: "Visits" }
    NO_VISITS { vi: "Chưa đến ngày hội nào.", en: "No visit yet." }
    TICKET { vi: "số {ticket}", en: "no. {ticket}" }
    CHANGES_HEAD { vi: "Thay đổi", en: "Changes" }
    ADDED { vi: "Thêm vào danh sách", en: "Added to the roster" }
    CHANGED { vi: "{field}: {old} → {new}", en: "{field}: {old} → {new}" }
    WAS_MERGED { vi: "Đã gộp vào hồ sơ khác", en: "Merged into another record" }
    WAS_PARTED { vi: "Đã tách lại thành hồ sơ riêng", en: "Parted again" }

    EDIT_TITLE { vi: "Sửa thông tin: {name}", en: "Correct: {name}" }
    EDIT_HELP { vi: "↑ ↓ chọn ô · Enter: lưu các ô đã sửa · Esc: bỏ", en: "↑ ↓ choose a field · Enter saves what changed · Esc drops it" }
    EDIT_DROPPED { vi: "Đã bỏ phần đang sửa, hồ sơ giữ nguyên.", en: "What was typed is dropped; the record stays as it was." }
    NOTHING_CHANGED { vi: "Không có ô nào thay đổi.", en: "Nothing was changed." }
    LOOK_AGAIN { vi: "Hãy đối chiếu các ô có dấu ! rồi nhấn Enter lần nữa để lưu.", en: "Look at the fields marked !, then press Enter again to save." }
    CORRECTED { vi: "Đã lưu thông tin của {name}.", en: "Saved: {name}." }
    NUMBER_TAKEN { vi: "Số căn cước này là của {name} ({birth}). Nếu là cùng một người, hãy gộp hai hồ sơ.", en: "This number is {name}'s ({birth}). If it is the same person, merge the two records." }
    THEIRS { vi: "Nơi khác vừa lưu: {value}", en: "Saved elsewhere just now: {value}" }
    FASTER { vi: "Nơi khác vừa sửa hồ sơ này, phần của anh/chị chưa lưu. Hãy xem các ô có dấu ! rồi nhấn Enter để lưu phần mình.", en: "Somebody else has just changed this record; yours is not saved yet. Look at the fields marked !, then Enter saves yours." }
    FASTER_LOOK { vi: "Nơi khác vừa sửa hồ sơ này nên chưa lưu gì. Hãy xem lại rồi làm lại nếu cần.", en: "Somebody else has just changed this record, so nothing was saved. Look again, and repeat if needed." }
    SCAN_IN_FORM { vi: "Đang sửa hồ sơ. Hãy lưu (Enter) hoặc bỏ (Esc), rồi quét lại.", en: "A form is open. Save it (Enter) or drop it (Esc), then scan again." }
    CHOOSE_CHANGE { vi: "Hãy dùng ↑ ↓ chọn một thay đổi hoặc một hồ sơ đã gộp.", en: "Choose a change or a merged record with ↑ ↓ first." }
    NOT_PUT_BACK { vi: "Mục này không trả lại được. Hãy dùng phím sửa.", en: "This can't be put back. Use the correction form." }
    CHANGED_SINCE { vi: "Sau thay đổi này, ô đó đã được sửa tiếp. Hãy chọn thay đổi mới hơn.", en: "The field was changed again after this. Choose the newer change." }
    PUT_BACK_QUESTION { vi: "{field} đang là {now}. Sửa lại thành {before}?", en: "{field} is {now}. Put it back to {before}?" }

    MERGE_TITLE { vi: "Gộp hai hồ sơ của một người", en: "Make two records of one person one" }
    KEPT_HEAD { vi: "Giữ lại", en: "Kept" }
    GONE_HEAD { vi: "Gộp vào, rồi ẩn đi", en: "Goes, is hidden" }
    AFTER_HEAD { vi: "Sau khi gộp", en: "Afterwards" }
    MERGE_HELP { vi: "← →: đổi hồ sơ được giữ · Enter: gộp (còn hỏi lại) · Esc: thôi", en: "← →: keep the other one · Enter: merge (asks once more) · Esc: leave" }
    MERGE_HELP_NOT { vi: "← →: đổi hồ sơ được giữ · Esc: thôi", en: "← →: keep the other one · Esc: leave" }
    MERGE_VISITS { vi: "Các lượt hiến và hạn trì hoãn của cả hai sẽ tính cho hồ sơ giữ lại. Tách lại được sau này.", en: "Visits and deferrals of both count for the kept one. It can be undone later." }
    MERGE_QUESTION { vi: "Gộp {gone} vào {kept}?", en: "Merge {gone} into {kept}?" }
    DOUBT_NAME { vi: "Họ tên khác nhau.", en: "The names differ." }
    DOUBT_BIRTH { vi: "Ngày sinh khác nhau.", en: "The births differ." }
    DOUBT_SEX { vi: "Giới tính khác nhau.", en: "The sexes differ." }
    DOUBT_NUMBER { vi: "Hai số căn cước khác nhau.", en: "The citizen numbers differ." }
    MERGED_ALREADY { vi: "Một trong hai hồ sơ đã được gộp vào hồ sơ khác. Hãy tìm lại.", en: "One of the two was merged into another record already. Search again." }
    MERGED { vi: "Đã gộp vào hồ sơ {name}. Muốn tách lại: chọn hồ sơ đã gộp, nhấn z.", en: "Merged into {name}. To undo it choose the merged record and press z." }
    UNMERGE_QUESTION { vi: "Tách lại hồ sơ {who}?", en: "Part {who} again?" }
    PARTED { vi: "Đã tách lại thành hai hồ sơ.", en: "They are two records again." }
    NOT_MERGED { vi: "Hồ sơ này không còn gộp nữa.", en: "This record is not merged any more." }
    KEPT_IS_MERGED { vi: "Hồ sơ được giữ sau đó lại được gộp vào hồ sơ khác. Hãy tách lần gộp sau trước.", en: "The kept record was itself merged later. Undo that merge first." }
    UNMERGE_NUMBER { vi: "Số căn cước của hồ sơ này nay thuộc người khác nên chưa tách được. Hãy sửa số trước.", en: "Somebody else has this record's citizen number now. Correct the number first." }

    IMPORT_TITLE { vi: "Nhập danh sách của đơn vị", en: "Bring in a unit's list" }
    FILE { vi: "Tệp", en: "File" }
    FILE_HINT { vi: "gõ đường dẫn, hoặc chọn bên dưới", en: "type a path, or choose below" }
    FILE_HELP { vi: "↑ ↓ chọn · Tab điền tên · Enter: đọc thử, chưa ghi gì · Esc: thôi", en: "↑ ↓ choose · Tab completes · Enter tries it, nothing is written yet · Esc leaves" }
    NO_FILES { vi: "Không thấy tệp xlsx, xls, ods, csv hay tsv nào ở đây. Hãy cắm USB hoặc gõ đường dẫn.", en: "No xlsx, xls, ods, csv or tsv file here. Plug in the USB stick or type a path." }
    NOT_OPENED { vi: "Không mở được {path}: {fault}. Hãy xem lại đường dẫn và quyền đọc.", en: "{path} could not be opened: {fault}. Check the path and the permission." }
    IMPORT_LOST { vi: "Bộ phận nhập danh sách đã dừng. Hãy thoát rồi mở lại chương trình.", en: "Importing has stopped working. Quit and start the program again." }
    SIZE { vi: "{size} kB", en: "{size} kB" }
    READING_LIST { vi: "● Đang đọc thử: {rows} dòng, {percent}% · {name}", en: "● Trying: {rows} rows, {percent}% · {name}" }
    WRITING_LIST { vi: "● Đang nhập: {rows} dòng, {percent}% · {name}", en: "● Importing: {rows} rows, {percent}% · {name}" }
    STOP_HELP { vi: "Esc: dừng, không ghi gì", en: "Esc stops it, nothing is written" }
    WHAT_TRIAL { vi: "Xem trước, chưa ghi gì", en: "Preview, nothing is written yet" }
    WHAT_DONE { vi: "Đã nhập xong", en: "Imported" }
    WHAT_NOTHING { vi: "Không nhập được, chưa ghi gì", en: "Not imported, nothing was written" }
    COUNT_ROWS { vi: "{count} dòng", en: "{count} rows" }
    COUNT_ADDED { vi: "{count} người mới", en: "{count} new" }
    COUNT_CHANGED { vi: "{count} thay đổi", en: "{count} changed" }
    COUNT_SAME { vi: "{count} không đổi", en: "{count} as they were" }
    COUNT_REPEATED { vi: "{count} trùng dòng trước", en: "{count} repeated" }
    COUNT_RESTORED { vi: "{count} được chỉnh lại", en: "{count} put right" }
    COUNT_TO_COMPLETE { vi: "{count} cần bổ sung", en: "{count} to complete" }
    COUNT_KEPT { vi: "{count} giữ theo sửa tay", en: "{count} kept as set by hand" }
    COUNT_REFUSED { vi: "{count} bị từ chối", en: "{count} refused" }
    UNIT_NOT_KNOWN { vi: "Danh sách không ghi đơn vị. Nhấn u để chọn đơn vị cho các dòng chưa ghi.", en: "The list does not name its unit. Press u to choose one for the rows without." }
    UNIT_SAID { vi: "Dòng không ghi đơn vị sẽ thuộc {unit}.", en: "Rows without a unit belong to {unit}." }
    ASK_UNIT { vi: "Các dòng không ghi đơn vị thuộc đơn vị nào?", en: "Which unit do the rows without one belong to?" }
    ALL_LINES { vi: "tất cả", en: "all" }
    ROW { vi: "dòng {row}", en: "row {row}" }
    MORE_LINES { vi: "Còn nữa, không hiện hết. Hãy sửa tệp rồi đọc thử lại.", en: "There are more than are shown. Correct the file and try again." }
    PREVIEW_HELP { vi: "Enter: nhập · ← → loại dòng · u: đơn vị · s: báo cáo · Esc: không nhập", en: "Enter imports · ← → kind · u unit · s report · Esc leaves it" }
    DONE_HELP { vi: "Enter: xong · ← → loại dòng · s: lưu báo cáo", en: "Enter: done · ← → kind · s saves the report" }
    FAULT_HELP { vi: "Esc: chọn tệp khác", en: "Esc: choose another file" }
    IMPORTED { vi: "Đã nhập: {added} người mới, {changed} người thay đổi.", en: "Imported: {added} new, {changed} changed." }
    ASK_REPORT { vi: "Lưu báo cáo vào tệp nào?", en: "Save the report as which file?" }
    REPORT_NAME { vi: "bao-cao-nhap {name}.txt", en: "import report {name}.txt" }
}
