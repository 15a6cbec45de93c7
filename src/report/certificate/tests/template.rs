//! Templates that are refused, each with the line and what is wrong there; and which paper a template describes.

use super::HEAD;
use crate::i18n::{Lang, certificate as told};
use crate::report::certificate::Template;
use crate::report::certificate::template::{Takes, Wrong};

#[test]
#[expect(clippy::too_many_lines, reason = "a line a fault reads best in one place")]
fn what_is_wrong_in_a_template_is_named_with_its_line() {
    let with = |more: &str| format!("{HEAD}{more}\n");
    let paper = |paper: &str| format!("[paper]\n{paper}\n[[text]]\nx = 1\ny = 30\nsize = 9\ntext = 'a'\n");
    let word = |key, words| Wrong::Kind {
        key,
        takes: Takes::Word(words),
    };
    let number = |key| Wrong::Kind {
        key,
        takes: Takes::Number,
    };
    let range = |key, least, most| Wrong::Range { key, least, most };
    let unknown = |key: &str, nearest| Wrong::UnknownKey {
        key: key.to_owned(),
        nearest,
    };
    let field = |name: &str, nearest| Wrong::UnknownField {
        name: name.to_owned(),
        nearest,
    };
    let (in_paper, in_text) = (None, Some(1));
    let cases = [
        (paper("siez = 'A4'"), 2, in_paper, unknown("siez", "size")),
        (
            format!("papr = 1\n{}", paper("size = 'A4'")),
            1,
            in_paper,
            unknown("papr", "paper"),
        ),
        (
            with("text = 'a'\nalgin = 'left'"),
            9,
            in_text,
            unknown("algin", "align"),
        ),
        (
            with("text = '{ful_name}'"),
            8,
            in_text,
            field("ful_name", "full_name"),
        ),
        (
            with("text = '{bloodgroup}'"),
            8,
            in_text,
            field("bloodgroup", "blood_group"),
        ),
        (
            with("text = '{Full_Name}'"),
            8,
            in_text,
            field("Full_Name", "full_name"),
        ),
        (with("text = '{}'"), 8, in_text, field("", "sex")),
        (with("text = 'Ông {full_name, sinh'"), 8, in_text, Wrong::Brace),
        (with("text = '{full_name {rank}'"), 8, in_text, Wrong::Brace),
        (with("text = 'Ông full_name}'"), 8, in_text, Wrong::Brace),
        (with(""), 4, in_text, Wrong::Missing("text")),
        (with("text = ' '"), 8, in_text, Wrong::Unprintable("text")),
        (
            with("text = \"a\\u001B\""),
            8,
            in_text,
            Wrong::Unprintable("text"),
        ),
        (
            with("text = 'a'\nif_missing = \"\\u202E\""),
            9,
            in_text,
            Wrong::Unprintable("if_missing"),
        ),
        (
            with("text = 5"),
            8,
            in_text,
            Wrong::Kind {
                key: "text",
                takes: Takes::Text,
            },
        ),
        (
            with("text = 'a'\nbold = 'yes'"),
            9,
            in_text,
            Wrong::Kind {
                key: "bold",
                takes: Takes::YesOrNo,
            },
        ),
        (
            with("text = 'a'\nalign = 'middle'"),
            9,
            in_text,
            word("align", &["left", "centre", "right"]),
        ),
        (with("text = 'a'\nwidth = '90'"), 9, in_text, number("width")),
        (with("text = 'a'\nwidth = 0x10"), 9, in_text, number("width")),
        (
            with("text = 'a'\nwidth = nan"),
            9,
            in_text,
            range("width", 1, 500),
        ),
        (with("text = 'a'\nwidth = 0"), 9, in_text, range("width", 1, 500)),
        (with("text = 'a'\nwidth = 138.5"), 4, in_text, Wrong::BesidePaper),
        (
            with("text = 'a'\nleast_size = 13"),
            4,
            in_text,
            Wrong::LeastAboveSize,
        ),
        (
            with("text = 'a'\nleast_size = 4"),
            9,
            in_text,
            range("least_size", 5, 72),
        ),
        (
            HEAD.replace("12", "73") + "text = 'a'",
            7,
            in_text,
            range("size", 5, 72),
        ),
        (
            HEAD.replace("12", "-1") + "text = 'a'",
            7,
            in_text,
            range("size", 5, 72),
        ),
        (
            HEAD.replace("x = 10", "x = -1") + "text = 'a'",
            5,
            in_text,
            range("x", 0, 500),
        ),
        (
            HEAD.replace("x = 10", "x = 148") + "text = 'a'",
            4,
            in_text,
            Wrong::BesidePaper,
        ),
        (
            HEAD.replace("y = 50", "y = 210") + "text = 'a'",
            4,
            in_text,
            Wrong::BesidePaper,
        ),
        (
            HEAD.replace("y = 50", "y = 4") + "text = 'a'",
            4,
            in_text,
            Wrong::BesidePaper,
        ),
        (
            HEAD.replace("x = 10\n", "") + "text = 'a'",
            4,
            in_text,
            Wrong::Missing("x"),
        ),
        (
            HEAD.replace("size = 12\n", "") + "text = 'a'",
            4,
            in_text,
            Wrong::Missing("size"),
        ),
        (
            paper("size = 'B5'"),
            2,
            in_paper,
            word("size", &["A3", "A4", "A5", "A6"]),
        ),
        (
            paper("size = 'A4'\norientation = 'ngang'"),
            3,
            in_paper,
            word("orientation", &["portrait", "landscape"]),
        ),
        (paper("size = 'A4'\nwidth = 200"), 1, in_paper, Wrong::PaperTwice),
        (
            paper("width = 200\nheight = 100\norientation = 'portrait'"),
            1,
            in_paper,
            Wrong::PaperTwice,
        ),
        (paper("width = 200"), 1, in_paper, Wrong::Missing("height")),
        (paper("height = 200"), 1, in_paper, Wrong::Missing("width")),
        (paper(""), 1, in_paper, Wrong::Missing("size")),
        (
            paper("width = 49\nheight = 100"),
            2,
            in_paper,
            range("width", 50, 500),
        ),
        ("[[text]]\nx = 1".to_owned(), 1, in_paper, Wrong::Missing("paper")),
        ("[paper]\nsize = 'A4'".to_owned(), 1, in_paper, Wrong::Texts),
        (
            "text = []\n[paper]\nsize = 'A4'".to_owned(),
            1,
            in_paper,
            Wrong::Texts,
        ),
        (
            "text = [1]\n[paper]\nsize = 'A4'".to_owned(),
            1,
            in_text,
            Wrong::Kind {
                key: "text",
                takes: Takes::Section,
            },
        ),
        (
            "paper = 'A4'".to_owned(),
            1,
            in_paper,
            Wrong::Kind {
                key: "paper",
                takes: Takes::Section,
            },
        ),
    ];
    for (template, line, entry, wrong) in cases {
        let fault = Template::parse(&template).expect_err(&template);
        assert_eq!(fault.wrong, wrong, "{template}");
        assert_eq!((fault.at.line, fault.at.entry), (line, entry), "{template}");
        for lang in Lang::ALL {
            let said = told::template(lang, &fault);
            assert!(
                said.contains(&line.to_string()) && said.ends_with(['.', '?', '…']),
                "{said}"
            );
        }
    }
    let fault = Template::parse("[paper]\nsize == 'A4'\n").unwrap_err();
    assert!(matches!(fault.wrong, Wrong::NotToml(_)), "{fault:?}");
    assert_eq!(fault.at.line, 2);
    let second = format!("{HEAD}text = 'a'\n[[text]]\nx = 1\ny = 30\nsize = 9\ntext = '{{nam}}'\n");
    let fault = Template::parse(&second).unwrap_err();
    assert_eq!((fault.at.line, fault.at.entry), (13, Some(2)));
    let [vi, en] = Lang::ALL.map(|lang| told::template(lang, &fault));
    assert!(vi.contains("mục [[text]] thứ 2") && vi.contains("{nam}"), "{vi}");
    assert!(en.contains("[[text]] number 2"), "{en}");
}

#[test]
fn paper_is_what_it_is_said_to_be() {
    let of = |paper: &str| {
        let text = format!("[paper]\n{paper}\n[[text]]\nx = 1\ny = 30\nsize = 9\ntext = 'a'\n");
        let template = Template::parse(&text).unwrap();
        (template.width, template.height)
    };
    assert_eq!(of("size = 'A4'"), (210.0, 297.0));
    assert_eq!(of("size = 'a4'\norientation = 'landscape'"), (297.0, 210.0));
    assert_eq!(of("size = 'A3'"), (297.0, 420.0));
    assert_eq!(of("size = 'A6'\norientation = 'portrait'"), (105.0, 148.0));
    assert_eq!(of("width = 280.5\nheight = 195"), (280.5, 195.0));
}
