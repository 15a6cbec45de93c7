// What a cell of a list says without saying anything more, in lower case and without marks: yes, no, and nothing.
(
    &["x", "1", "co", "yes", "true", "y", "v", "\u{2713}", "\u{2714}", "\u{d7}", "+", "c", "*"],
    &["0", "khong", "no", "false", "n", "k", "ko"],
    &["", "-", "--", "\u{2013}", "\u{2014}", "?", "/", ".", "khong co", "chua co", "chua ro", "khong ro", "chua biet", "khong biet", "cxd", "chua xac dinh", "n a", "na", "none", "unknown"],
)
