texts! {
    MISSING { vi: "Không có cơ sở dữ liệu ở {path}. Hãy xem lại đường dẫn, hoặc thêm --create để tạo mới.", en: "There is no database at {path}. Check the path, or add --create to make a new one." }
    UNFIT_EMPTY { vi: "Chưa có tên cơ sở dữ liệu. Hãy ghi đường dẫn của tệp sau --db.", en: "There is no name of a database. Give the path of a file after --db." }
    UNFIT_NOT_A_PATH { vi: "Không dùng được “{name}” làm cơ sở dữ liệu: đây không phải đường dẫn. Hãy ghi đường dẫn của một tệp.", en: "“{name}” can't be a database: it is not a path. Give the path of a file." }
    UNFIT_FOLDER { vi: "Không dùng được “{name}” làm cơ sở dữ liệu: đây là thư mục. Hãy ghi đường dẫn của một tệp trong đó.", en: "“{name}” can't be a database: it is a folder. Give the path of a file in it." }
    UNFIT_NOT_A_FILE { vi: "Không dùng được “{name}” làm cơ sở dữ liệu: đây là thiết bị, không phải tệp. Hãy ghi đường dẫn của một tệp.", en: "“{name}” can't be a database: it is a device, not a file. Give the path of a file." }
    UNFIT_LINK { vi: "Không dùng được “{name}” làm cơ sở dữ liệu: đây là liên kết. Hãy ghi đường dẫn thật của tệp.", en: "“{name}” can't be a database: it is a link. Give the real path of the file." }
    UNFIT_NETWORK { vi: "Không dùng được “{name}” làm cơ sở dữ liệu: tệp nằm trên ổ đĩa mạng. Hãy đặt tệp trên ổ đĩa của máy này.", en: "“{name}” can't be a database: it is on a network drive. Put the file on a disk of this computer." }
    UNFIT_UNKNOWN_KIND { vi: "Không dùng được “{name}” làm cơ sở dữ liệu: loại này chưa được hỗ trợ. Hãy ghi đường dẫn của một tệp.", en: "“{name}” can't be a database: this kind is not built in. Give the path of a file." }
    FOREIGN { vi: "{path} không phải cơ sở dữ liệu của giotmau. Hãy chọn tệp khác; tệp này được giữ nguyên.", en: "{path} is not a giotmau database. Choose another file; this one was left as it is." }
    NEWER { vi: "{path} do bản giotmau mới hơn tạo ra (phiên bản {found}, máy này biết đến {known}). Hãy cài bản mới.", en: "{path} was written by a newer giotmau (schema {found}, this one knows up to {known}). Install the newer one." }
    OLDER { vi: "{path} do bản giotmau cũ tạo ra. Hãy mở bằng trạm một lần (giotmau) để nâng cấp, rồi làm lại.", en: "{path} was written by an older giotmau. Open it once with a station (giotmau) to bring it up to date, then do this again." }
    DAMAGED { vi: "{path} bị hỏng: {what}. Hãy dừng ghi, chép tệp ra nơi khác và dùng bản sao lưu gần nhất.", en: "{path} is damaged: {what}. Stop, copy the file away and use the latest backup." }
    OLD_ENGINE { vi: "SQLite {found} quá cũ và có lỗi mất dữ liệu. Hãy cài lại giotmau.", en: "SQLite {found} is too old and has a fault that loses data. Install giotmau again." }
    UNKNOWN_STEP { vi: "Bước {seq} thuộc loại {kind} (phiên bản {version}) mà máy này chưa biết. Hãy cài bản giotmau mới hơn.", en: "Step {seq} is of the kind {kind} (version {version}), which this giotmau doesn't know. Install a newer one." }
    UNREADABLE { vi: "Không đọc được {what} đã lưu: {fault}. Hãy chạy giotmau verify để kiểm tra.", en: "{what} as stored can't be read: {fault}. Run giotmau verify to check the log." }
    FULL { vi: "Ổ đĩa đã đầy, bước này chưa được lưu. Hãy xóa bớt tệp rồi làm lại.", en: "The disk is full and this was not saved. Free some room, then do it again." }
    BUSY { vi: "Trạm khác đang ghi quá lâu, bước này chưa được lưu. Hãy làm lại.", en: "Another station is writing for too long and this was not saved. Do it again." }
    NO_PERMISSION { vi: "Không có quyền đọc hoặc ghi {path}. Hãy xem lại chủ sở hữu của tệp và thư mục.", en: "There is no permission to read or write {path}. Check who owns the file and its folder." }
    TWICE { vi: "{what} đã có trong cơ sở dữ liệu. Hãy xem lại trước khi ghi.", en: "{what} is in the database already. Check before you save." }
    BROKEN_LOG { vi: "Sổ ghi của ngày này đã bị sửa hoặc hỏng: {what}. Hãy dừng ghi, giữ nguyên tệp và dùng bản sao lưu gần nhất.", en: "The log of this day was changed or harmed: {what}. Stop, keep the file as it is and use the latest backup." }
    UNIQUE_DAY { vi: "Ngày hiến máu này", en: "This donation day" }
    UNIQUE_STEP { vi: "Bước này", en: "This step" }
    UNIQUE_VISIT { vi: "Lượt hiến này", en: "This visit" }
    UNIQUE_OPEN_VISIT { vi: "Lượt hiến chưa kết thúc của người này", en: "An unfinished visit of this person" }
    UNIQUE_BAG { vi: "Mã túi máu này", en: "This bag code" }
    UNIQUE_PERSON { vi: "Người này", en: "This person" }
    UNIQUE_NUMBER { vi: "Người có số định danh này", en: "A person with this number" }
    FAILED { vi: "Cơ sở dữ liệu báo lỗi: {what}. Chưa rõ bước này đã được lưu hay chưa. Hãy xem ổ đĩa rồi làm lại; bước đã lưu không bị ghi hai lần.", en: "The database failed: {what}. Whether this was saved is not known. Check the disk, then do it again; what was saved is not written twice." }
    NO_DAY { vi: "Chưa có ngày hiến máu nào. Hãy mở ngày bằng giotmau day open.", en: "There is no donation day yet. Open one with giotmau day open." }
    UNFOLDABLE { vi: "Sổ ghi của ngày này không bắt đầu bằng bước mở ngày. Hãy chạy giotmau verify và dùng bản sao lưu.", en: "The log of this day does not begin with its opening. Run giotmau verify and use a backup." }

    DAMAGE_GAP { vi: "thiếu bước {seq}", en: "step {seq} is missing" }
    DAMAGE_CHAIN { vi: "chuỗi kiểm tra đứt ở bước {seq}", en: "the hash chain breaks at step {seq}" }
    DAMAGE_UNREADABLE { vi: "không đọc được bước {seq} ({kind})", en: "step {seq} ({kind}) can't be read" }
    DAMAGE_NOT_OPENED { vi: "sổ ghi không bắt đầu bằng bước mở ngày", en: "the log does not begin with the opening of a day" }
    DAMAGE_BOOKKEEPING { vi: "bảng đối chiếu không khớp: {what}", en: "the bookkeeping does not fit: {what}" }
    DAMAGE_FILE { vi: "tệp bị hỏng: {what}", en: "the file is damaged: {what}" }
}
