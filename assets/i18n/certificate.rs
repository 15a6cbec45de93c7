texts! {
    ABOUT { vi: "Giấy chứng nhận hiến máu in lên phôi của ban tổ chức, có ghi số từng tờ", en: "Certificates of donation on the organiser's sheets, each serial recorded" }
    ARG_ALL { vi: "Mọi người đã hiến máu mà chưa có, theo thứ tự phiếu", en: "Everybody who gave blood and has none yet, in order of tickets" }
    ARG_TEMPLATE { vi: "Mẫu của ban tổ chức (TOML); xem --print-template", en: "The organiser's template (TOML); see --print-template" }
    ARG_SERIAL { vi: "Số in sẵn trên tờ giấy; với --all là số của tờ đầu tiên", en: "The serial on the sheet; with --all that of the first one" }
    ARG_REASON { vi: "Vì sao cấp tờ khác: in hỏng, sai tên", en: "Why another sheet is given: spoiled, wrong name" }
    ARG_AGAIN { vi: "In lại tờ đã cấp, không ghi thêm; với --all --serial: từ số đó", en: "Print issued sheets again, record nothing; with --all from --serial on" }
    ARG_OUTPUT { vi: "Ghi ra tệp PDF, chỉ chủ tệp đọc được", en: "Write a PDF that only its owner can read" }
    ARG_DRY_RUN { vi: "Chỉ xem tờ nào cho ai; không ghi, không in", en: "Only show which sheet goes to whom; record and print nothing" }
    ARG_NAMES { vi: "Bảng có họ tên; việc này được ghi lại", en: "With names in the table, which is put on record" }
    ARG_LIST { vi: "Sổ cấp giấy của ngày", en: "The register of the day" }
    ARG_PRINT_TEMPLATE { vi: "In một mẫu có chú thích để sửa", en: "Print a template with comments to begin with" }

    NOBODY { vi: "Không có ai cần giấy chứng nhận.", en: "There is nobody whose certificate is to be printed." }
    NO_SERIAL { vi: "Thiếu --serial. Hãy ghi số in sẵn trên tờ giấy.", en: "--serial is missing. Give the serial that is printed on the sheet." }
    NONE_YET { vi: "Số {ticket} chưa có giấy chứng nhận để in lại. Hãy cấp bằng --serial.", en: "Ticket {ticket} has no certificate to print again. Issue one with --serial." }
    OTHER_IS_VALID { vi: "Giấy có hiệu lực của số {ticket} là {serial}. Hãy đặt đúng tờ đó vào máy in.", en: "The valid certificate of ticket {ticket} is {serial}. Put that sheet into the printer." }
    WHERE { vi: "Hãy ghi nơi in: -o TỆP, --print hoặc --printer; hoặc chỉ xem bằng --dry-run.", en: "Say where it goes: -o FILE, --print or --printer; or only look with --dry-run." }
    DRY_RUN { vi: "Chỉ kiểm tra: chưa ghi số, chưa in.", en: "Check only: nothing was recorded or printed." }
    RECORDED_NOT_PRINTED { vi: "Các số đã được ghi nhưng chưa in được. Sửa xong, in lại đúng các tờ đó bằng: giotmau certificate {who} --template {template} --again, thêm -o hoặc --print.", en: "The serials are recorded, but nothing was printed. Then print the same sheets with: giotmau certificate {who} --template {template} --again, and -o or --print." }
    COLUMN_TICKET { vi: "Phiếu", en: "Ticket" }
    COLUMN_SERIAL { vi: "Số giấy", en: "Serial" }
    COLUMN_NAME { vi: "Họ tên", en: "Name" }
    COLUMN_TIME { vi: "Giờ", en: "Time" }
    COLUMN_BY { vi: "Người cấp", en: "By" }
    COLUMN_STATE { vi: "Tình trạng", en: "State" }
    VALID { vi: "có hiệu lực", en: "valid" }
    REPLACED { vi: "đã thay bằng {serial}", en: "replaced by {serial}" }
    NOTHING_DRAWN { vi: "THU HỒI: không lấy được máu", en: "TAKE BACK: nothing was drawn" }
    WITH_REASON { vi: "{state}; cấp lại: {reason}", en: "{state}; given instead: {reason}" }

    DOCUMENT { vi: "Giấy chứng nhận hiến máu: {title}", en: "Certificates of donation: {title}" }
    BOOKMARK { vi: "Số {ticket}: {serial}", en: "No. {ticket}: {serial}" }

    AT_LINE { vi: "Mẫu giấy chứng nhận, dòng {line}: {wrong}", en: "The template, line {line}: {wrong}" }
    AT_ENTRY { vi: "Mẫu giấy chứng nhận, dòng {line} (mục [[text]] thứ {entry}): {wrong}", en: "The template, line {line} ([[text]] number {entry}): {wrong}" }
    NOT_TOML { vi: "không đọc được ({what}). Hãy xem lại dấu ngoặc kép và dấu bằng; giotmau certificate --print-template in một mẫu đúng.", en: "this can't be read ({what}). Check quotes and equals signs; giotmau certificate --print-template prints a correct one." }
    UNKNOWN_KEY { vi: "không có khóa “{key}”. Có phải là “{nearest}” không?", en: "there is no key “{key}”. Is it “{nearest}”?" }
    UNKNOWN_FIELD { vi: "không có chỗ điền {name}. Có phải là {nearest} không?", en: "there is no field {name}. Is it {nearest}?" }
    BRACE { vi: "có ngoặc nhọn thiếu cặp. Chỗ điền viết như {field}.", en: "a brace is without its other half. A field is written like {field}." }
    MISSING { vi: "thiếu {key}. Hãy thêm dòng {key} = …", en: "{key} is missing. Add a line {key} = …" }
    KIND { vi: "{key} phải là {takes}.", en: "{key} takes {takes}." }
    TAKES_NUMBER { vi: "một số, phần lẻ viết sau dấu chấm, ví dụ 12.5", en: "a number, such as 12.5" }
    TAKES_TEXT { vi: "một chuỗi trong dấu ngoặc kép", en: "a text in quotes" }
    TAKES_YES_OR_NO { vi: "true hoặc false", en: "true or false" }
    TAKES_WORD { vi: "một trong: {words}", en: "one of {words}" }
    TAKES_SECTION { vi: "một mục có các khóa riêng: [paper] hoặc [[text]]", en: "a section with keys of its own: [paper] or [[text]]" }
    RANGE { vi: "{key} phải từ {least} đến {most}.", en: "{key} must be from {least} to {most}." }
    UNPRINTABLE { vi: "{key} trống hoặc có ký tự không in được. Hãy xóa và gõ lại.", en: "{key} is empty or has a character that can't be printed. Type it again." }
    PAPER_TWICE { vi: "khổ giấy ghi hai cách. Hãy ghi size và orientation, hoặc width và height.", en: "the paper is described in two ways. Give size and orientation, or width and height." }
    BESIDE_PAPER { vi: "chữ nằm ngoài mép giấy. Hãy xem lại x, y, width và khổ giấy.", en: "the text lies beside the paper. Check x, y, width and the paper." }
    LEAST_ABOVE_SIZE { vi: "least_size lớn hơn size. Hãy ghi cỡ nhỏ hơn.", en: "least_size is above size. Make it smaller." }
    TEXTS { vi: "phải có từ 1 đến {most} mục [[text]].", en: "there must be 1 to {most} [[text]] sections." }

    LACKS { vi: "Số {ticket} chưa có {field}, mà mẫu cần ở dòng {line}. {fix}", en: "Ticket {ticket} lacks {field}, which the template asks for in line {line}. {fix}" }
    LACKS_FIX_PERSON { vi: "Hãy bổ sung bằng “giotmau roster correct {person} {key}=…”, hoặc thêm if_missing = \"…\" vào mục đó của mẫu.", en: "Add it with “giotmau roster correct {person} {key}=…”, or give that text an if_missing = \"…\"." }
    LACKS_FIX { vi: "Hãy thêm if_missing = \"…\" vào mục đó của mẫu.", en: "Give that text of the template an if_missing = \"…\"." }
    TOO_WIDE { vi: "Giấy của số {ticket}: chữ ở dòng {line} của mẫu không vừa {room} mm, kể cả hai dòng cỡ {least}. Hãy tăng width hoặc giảm least_size của mục đó.", en: "The sheet of ticket {ticket}: the text of line {line} of the template does not fit into {room} mm, not even on two lines of {least} pt. Raise width or lower least_size there." }
}
