from __future__ import annotations

import codecs
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources import CODES, article_from_text, read
from isnad.sources import articles as articles_module
from isnad.sources import reading as reading_module

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."
PERSIAN = (
    "رئیس جمهور ایران گفت که مذاکرات با کشورهای دیگر ادامه دارد و این گفتگوها برای صلح است. "
    "او افزود که چنین است."
)
URDU = "وزیر اعظم نے کہا ہے کہ حکومت اس معاملے پر بات چیت کے لیے تیار ہے اور مذاکرات جاری رہیں گے۔"
PAGE = """<!doctype html><html><head><title>عنوان - موقع</title>
<meta property="og:title" content="بدء الانسحاب من المدينة">
<meta property="og:site_name" content="صحيفة الغد">
<link rel="canonical" href="https://example.org/a/1">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",
"datePublished": "2024-01-26T22:30:00+03:00"}]}</script></head>
<body><nav>الرئيسية | أخبار</nav>
<article><h1>بدء الانسحاب من المدينة</h1>
<time datetime="2020-02-02">2 شباط</time>

<p>FIRST</p><p>SECOND</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""
PAGE = PAGE.replace("FIRST", TEXT * 2).replace("SECOND", TEXT.replace("قال", "أكد"))


def articles(*paths: object, **options: object) -> list[Article]:
    found = list(read([str(path) for path in paths], **options))  # type: ignore[arg-type]
    assert [item for item in found if isinstance(item, SetAside)] == []
    return [item for item in found if isinstance(item, Article)]


def aside(*paths: object, **options: object) -> list[tuple[str, str]]:
    found = list(read([str(path) for path in paths], **options))  # type: ignore[arg-type]
    refused = [item for item in found if isinstance(item, SetAside)]
    assert all(item.code in CODES and item.message for item in refused)
    return [(item.source, item.code) for item in refused]


def lines(*rows: object) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1256"),
        TEXT.encode("iso8859-6"),
        TEXT.encode().decode("cp1256").encode(),
        TEXT.encode().decode("latin-1").encode(),
    ],
    ids=[
        "utf8",
        "utf8-bom",
        "utf16le-bom",
        "utf16be-bom",
        "utf16le",
        "utf16be",
        "1256",
        "8859-6",
        "as-1256",
        "as-latin1",
    ],
)
def test_encoding_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert articles(tmp_path)[0].text == TEXT


def test_repaired_text_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode().decode("cp1256").encode())
    assert articles(tmp_path)[0].notes == ["mojibake repaired (UTF-8 read as windows-1256)"]


def test_cp1252_mojibake_is_repaired() -> None:
    wrong = "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in TEXT.encode())
    assert article_from_text(wrong).text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "E103"),
        ("blank.txt", b" \n\n", "E103"),
        ("nul.txt", TEXT.encode() + b"\x00\x00abc", "E105"),
        ("scan.txt", b"%PDF-1.4 binary", "E105"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x01", "E105"),
        ("english.txt", b"The spokesman said the forces had begun to withdraw from the city.", "E106"),
        ("persian.txt", PERSIAN.encode(), "E107"),
        ("urdu.txt", URDU.encode(), "E107"),
        ("furniture.txt", "مشاركة :\nRead More\n".encode(), "E104"),
        ("page.html", b"<html><body></body></html>", "E114"),
        ("rows.jsonl", b"{broken\n", "E110"),
        ("rows.json", b'"text"', "E112"),
        ("noise.txt", bytes(range(128, 200)) * 3, "E113"),
        ("bad.zip", b"PK\x03\x04 no zip", "E115"),
        ("bad.txt.gz", b"\x1f\x8b\x08\x00 no gzip", "E115"),
    ],
)
def test_bad_input_is_set_aside_under_its_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z_good.txt").write_text(TEXT, encoding="utf-8")
    found = list(read([tmp_path]))
    assert [item.code for item in found if isinstance(item, SetAside)] == [code]
    assert [item.source for item in found if isinstance(item, Article)] == ["z_good.txt"]


def test_arabic_with_a_persian_name_is_arabic() -> None:
    assert article_from_text(f"{TEXT} والتقى الوفد بالمهندس گلپایگانی في طهران.").language == "ar"


def test_arabic_typed_with_persian_letters_is_arabic() -> None:
    assert article_from_text(
        TEXT.replace("ي", "ی") + " وفي هذه الأثناء عقدت اللجنة اجتماعا في مقر المحافظة."
    ).text


def test_missing_path_and_unknown_kind_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert aside(tmp_path / "none.txt", tmp_path / "x*.txt", tmp_path / "a.pdf")[0][1] == "E101"
    assert [code for _, code in aside(tmp_path / "x*.txt", tmp_path / "a.pdf")] == ["E101", "E109"]


def test_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".hidden.txt", ".git/c.txt", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [article.source for article in articles(tmp_path)] == ["a/1.txt", "a/2.txt", "b.txt"]


def test_pattern_names_files_from_its_fixed_part(tmp_path: Path) -> None:
    for name in ("x/1.txt", "y/2.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [article.source for article in articles(f"{tmp_path}/*/*.txt")] == ["x/1.txt", "y/2.txt"]


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"id": "1", "text": TEXT}) * 3 + "{broken", encoding="utf-8")
    stream = read([tmp_path])
    assert isinstance(next(stream), Article)


def test_metadata_beside_the_texts_is_matched_by_name_and_by_id(tmp_path: Path) -> None:
    (tmp_path / "001_x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "002.txt").write_text(TEXT, encoding="utf-8")
    rows = lines(
        {"id": "1", "source": "001_x.txt", "outlet": "العربية", "published": "2020-01-16"}, {"id": "002"}
    )
    (tmp_path / "articles.jsonl").write_text(rows, encoding="utf-8")
    one, two = articles(tmp_path)
    assert (one.id, one.source, one.outlet, one.published, one.published_from) == (
        "1", "001_x.txt", "العربية", "2020-01-16", "metadata")  # fmt: skip
    assert (two.id, two.published, two.published_from) == ("002", None, None)
    assert articles(tmp_path / "002.txt")[0].id == "002"


def test_gold_layout_is_read_from_its_parent(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "000.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text(
        lines({"id": "000", "published": "2020-01-16"}), encoding="utf-8"
    )
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    for path in (tmp_path, tmp_path / "articles", tmp_path / "articles" / "000.txt"):
        (article,) = articles(path)
        assert (article.source, article.id, article.published) == ("000.txt", "000", "2020-01-16")


def test_several_stories_in_one_folder_keep_their_ids_apart(tmp_path: Path) -> None:
    for story in ("libya", "yemen"):
        (tmp_path / story / "articles").mkdir(parents=True)
        (tmp_path / story / "articles" / "000.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / story / "articles.jsonl").write_text(lines({"id": "000"}), encoding="utf-8")
    assert [(a.source, a.id) for a in articles(tmp_path)] == [
        ("libya/000.txt", "libya/000"),
        ("yemen/000.txt", "yemen/000"),
    ]


def test_broken_metadata_line_is_named_and_the_rest_counts(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(TEXT, encoding="utf-8")
    rows = '{"id": "1", "outlet": "الغد"}\n{oops\n{"id": "1"}\n{"outlet": "x"}\n{"id": "5", "title": 3}\n'
    (tmp_path / "articles.jsonl").write_text(rows, encoding="utf-8")
    assert aside(tmp_path) == [(f"articles.jsonl:{n}", "E111") for n in (2, 3, 4, 5)]
    assert [a.outlet for a in read([tmp_path]) if isinstance(a, Article)] == ["الغد"]


def test_metadata_given_stands_in_place_of_metadata_found(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "articles.jsonl").write_text(
        lines({"id": "1", "outlet": "أ", "title": "ب"}), encoding="utf-8"
    )
    (tmp_path / "meta.jsonl").write_text(
        lines({"id": "1", "outlet": "ج", "published": "2020-1-6"}), encoding="utf-8"
    )
    (article,) = articles(tmp_path / "in", metadata=tmp_path / "meta.jsonl")
    assert (article.outlet, article.title, article.published) == ("ج", None, "2020-01-06")
    with pytest.raises(InputError, match="E101"):
        list(read([tmp_path], metadata=tmp_path / "none.jsonl"))


def test_jsonl_named_like_metadata_but_with_texts_is_an_input(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(lines({"id": "7", "text": TEXT}), encoding="utf-8")
    assert [(a.id, a.source) for a in articles(tmp_path)] == [("7", "7")]


def test_json_lines_keep_what_they_say(tmp_path: Path) -> None:
    full = {
        "id": 12,
        "text": TEXT,
        "source": "s",
        "outlet": "o",
        "title": "t",
        "published": "2024-01-26T10:00:00Z",
        "url": "u",
    }
    path = tmp_path / "a.jsonl"
    path.write_text(
        "\ufeff" + lines(full, {"text": TEXT}, {"html": PAGE}, {"id": "x"}, [1]), encoding="utf-8"
    )
    found = list(read([path]))
    one, two, three = (item for item in found if isinstance(item, Article))
    assert (one.id, one.source, one.outlet, one.title, one.published, one.url) == (
        "12",
        "s",
        "o",
        "t",
        "2024-01-26",
        "u",
    )
    assert two.source == "a.jsonl:2"
    assert len(two.id) == 16
    assert (three.outlet, three.published_from) == ("صحيفة الغد", "html")
    assert [(i.source, i.code) for i in found if isinstance(i, SetAside)] == [
        ("x", "E112"),
        ("a.jsonl:5", "E112"),
    ]


def test_json_file_holds_one_or_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "1", "text": TEXT}), encoding="utf-8")
    (tmp_path / "b.json").write_text(
        json.dumps([{"id": "2", "text": TEXT}, {"id": "3", "text": TEXT}]), encoding="utf-8"
    )
    assert [a.id for a in articles(tmp_path)] == ["1", "2", "3"]


def test_compressed_inputs_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines({"id": "1", "text": TEXT}).encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("000.txt", TEXT)
        archive.writestr("articles.jsonl", lines({"id": "000", "published": "2020-01-16"}))
    found = articles(tmp_path)
    assert [(a.source, a.published) for a in found] == [
        ("a.txt.gz", None),
        ("1", None),
        ("c.zip/000.txt", "2020-01-16"),
    ]


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_module, "MAX_BYTES", 400)
    monkeypatch.setattr(articles_module, "MAX_TEXT", 100)
    (tmp_path / "a.txt").write_text(TEXT * 9, encoding="utf-8")
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"a" * 100_000))
    (tmp_path / "c.jsonl").write_text(
        lines({"text": TEXT * 9}, {"id": "ok", "text": TEXT[:90]}), encoding="utf-8"
    )
    (tmp_path / "d.txt").write_text(TEXT * 2, encoding="utf-8")
    assert aside(tmp_path) == [
        ("a.txt", "E108"),
        ("b.txt.gz", "E108"),
        ("c.jsonl:1", "E108"),
        ("d.txt", "E108"),
    ]
    assert [a.id for a in read([tmp_path]) if isinstance(a, Article)] == ["ok"]


@pytest.mark.parametrize(
    ("data", "sources"),
    [
        (TEXT.encode(), ["-"]),
        (PAGE.encode(), ["-"]),
        (lines({"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}).encode(), ["1", "2"]),
        (json.dumps([{"id": "1", "text": TEXT}], indent=1).encode(), ["1"]),
        (json.dumps({"id": "1", "text": TEXT}, indent=1).encode(), ["1"]),
    ],
    ids=["text", "html", "jsonl", "json-list", "json-object"],
)
def test_standard_input_is_known_by_its_beginning(data: bytes, sources: list[str]) -> None:
    assert [a.source for a in articles("-", stdin=io.BytesIO(data))] == sources


def test_page_gives_text_title_outlet_address_and_date(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text(PAGE, encoding="utf-8")
    (article,) = articles(tmp_path)
    assert article.title == "بدء الانسحاب من المدينة"
    assert (article.outlet, article.url) == ("صحيفة الغد", "https://example.org/a/1")
    assert (article.published, article.published_from) == ("2024-01-26", "html")
    assert TEXT in article.text
    assert "أكد المتحدث" in article.text.split("\n")[-1]
    assert "الحقوق" not in article.text
    assert "الرئيسية" not in article.text


def test_page_in_windows_1256_is_read(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body><p>{TEXT}</p></body></html>'
    (tmp_path / "p.html").write_bytes(page.encode("cp1256"))
    assert articles(tmp_path)[0].text == TEXT


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2019-08-25T01:02:03Z">', "2019-08-25"),
        ('<meta name="pubdate" content="2019/08/25">', "2019-08-25"),
        ('<script type="application/ld+json">{"datePublished": "2019-08-25", oops</script>', "2019-08-25"),
        ('<time datetime="2019-08-25T10:00">25 آب</time>', "2019-08-25"),
        ("<time>25 آب 2019</time>", None),
        ('<meta name="date" content="05/08/2019">', None),
    ],
)
def test_page_date_is_read_or_left(tmp_path: Path, head: str, published: str | None) -> None:
    (tmp_path / "p.html").write_text(
        f"<html><head>{head}</head><body><p>{TEXT}</p></body></html>", encoding="utf-8"
    )
    (article,) = articles(tmp_path)
    assert (article.published, article.published_from) == (published, "html" if published else None)


def test_deep_and_broken_pages_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 50_000 + TEXT, encoding="utf-8")
    (tmp_path / "open.html").write_text(f"<p>{TEXT}<p><b><table>{TEXT}", encoding="utf-8")
    found = list(read([tmp_path]))
    assert len(found) == 2
    assert isinstance(found[1], Article)


def test_bad_date_gives_null_and_a_note() -> None:
    article = article_from_text(TEXT, published="05/01/2020")
    assert (article.published, article.published_from) == (None, None)
    assert article.notes == ["published is no date that can be read in one way: '05/01/2020'"]


def test_article_from_text_cleans_and_names_by_content() -> None:
    article = article_from_text(f"{TEXT}\nمشاركة :")
    assert article.text == TEXT
    assert article.id == article.source == article_from_text(f"{TEXT}\nمشاركة :").id
    assert [piece.why for piece in article.removed] == ["share-bar"]
    assert article.raw == f"{TEXT}\nمشاركة :"


@pytest.mark.parametrize(
    ("text", "code"), [("", "E103"), ("hello world", "E106"), ("مشاركة :", "E104"), ("ا\x00", "E105")]
)
def test_article_from_text_refuses_with_a_code(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        article_from_text(text)
    assert caught.value.code == code


def test_seeds_are_read_with_their_dates(shared: Path) -> None:
    found = articles(shared / "seeds")
    assert [(a.id, a.published) for a in found] == [
        ("000", "2020-01-16"), ("001", "2024-01-26"), ("002", "2020-01-16"),
        ("003", "2024-07-23"), ("004", "2024-04-22"),
    ]  # fmt: skip
    assert "fbpx" not in found[2].text
    assert "زر الذهاب" not in found[2].text


def test_rows_under_the_names_that_scrapers_use_are_articles_of_the_outlet_they_name(tmp_path: Path) -> None:
    row = {"source": "نافذة", "content": TEXT, "date_extracted": "2015-07-21 02:51:32", "headline": "عنوان"}
    (tmp_path / "day.json").write_text(json.dumps([row, row]), encoding="utf-8")
    found = list(read([tmp_path]))
    assert [type(item) for item in found] == [Article, Article]
    assert len({item.source for item in found}) == 2
    first = found[0]
    assert isinstance(first, Article)
    assert (first.outlet, first.title, first.published) == ("نافذة", "عنوان", "2015-07-21")


def test_a_field_under_its_own_name_goes_before_other_names_of_it(tmp_path: Path) -> None:
    row = {"source": "a7", "text": TEXT, "content": "آخر", "published": "2024-01-26", "date": "2020-02-02"}
    (tmp_path / "day.json").write_text(json.dumps(row), encoding="utf-8")
    (article,) = read([tmp_path])
    assert isinstance(article, Article)
    assert (article.source, article.published) == ("a7", "2024-01-26")
    assert "آخر" not in article.text
