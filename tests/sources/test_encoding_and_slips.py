"""What a page declares is believed, and one slip in a file does not cost the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.errors import InputError
from isnad.records import Article, SetAside
from isnad.sources import article_from_text, read
from isnad.sources.decoding import decode
from isnad.sources.fields import canonical

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."
LATIN = "<div class='related'>More stories from around the world</div>" * 60


def page(head: str) -> str:
    return f"<html><head>{head}</head><body>{LATIN}<article><p>{TEXT}</p></article></body></html>"


def only(path: Path) -> Article | SetAside:
    (found,) = read([path])
    return found


@pytest.mark.parametrize(
    "text",
    [
        page("<meta charset=windows-1256>"),
        page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">'),
        '<?xml version="1.0" encoding="windows-1256"?>\n' + page(""),
        page("<meta charset=iso-8859-6>"),
        page("<style>p {color: red}</style><script>if (a < b) { c = '</b>'; }</script>"),
    ],
    ids=["meta", "http-equiv", "xml-prolog", "the-other-code-page", "undeclared"],
)
def test_an_old_page_with_many_latin_words_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.html").write_bytes(text.encode("cp1256"))
    found = only(tmp_path / "p.html")
    assert isinstance(found, Article), found
    assert TEXT in found.text
    assert "decoded from windows-1256" in found.notes


def test_a_declared_encoding_that_is_not_the_pages_own_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "utf8.html").write_text(page("<meta charset=windows-1256>"), encoding="utf-8")
    (tmp_path / "latin.html").write_bytes(page("<meta charset=windows-1252>").encode("cp1256"))
    (tmp_path / "unknown.html").write_bytes(page("<meta charset=x-none>").encode("cp1256"))
    for found in read([tmp_path]):
        assert isinstance(found, Article)
        assert TEXT in found.text


def test_another_language_in_its_own_code_page_is_not_taken_for_arabic() -> None:
    german = "Müller schläft früh über der Straße in Köln und ißt süße Äpfel mit dem Löffel. " * 9
    with pytest.raises(InputError, match="E113"):
        decode(german.encode("latin-1"), declared="windows-1256")


def test_one_nul_character_is_taken_out_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode() + b"\0" + TEXT.encode())
    found = only(tmp_path / "a.txt")
    assert isinstance(found, Article)
    assert found.text == TEXT + TEXT
    assert found.notes == ["1 NUL character taken out"]
    assert article_from_text(TEXT + "\0").text == TEXT
    with pytest.raises(InputError, match="E105"):
        article_from_text(TEXT + "\0" * 9)


def test_a_page_nested_too_deeply_says_so(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<div>" * 100_000 + TEXT, encoding="utf-8")
    found = only(tmp_path / "deep.html")
    assert isinstance(found, SetAside)
    assert found.code == "E114"
    assert "nested too deeply" in found.message
    half = f"<article><p>{TEXT * 3}</p></article>" + "<div>" * 300 + TEXT
    (tmp_path / "deep.html").write_text(half, encoding="utf-8")
    found = only(tmp_path / "deep.html")
    assert isinstance(found, Article)
    assert any("nested very deeply" in note for note in found.notes)


def test_the_day_of_collection_is_not_passed_off_as_the_day_of_publication(tmp_path: Path) -> None:
    row = canonical({"content": TEXT, "date_extracted": "2015-07-21 02:51:32"})
    assert "published" not in row
    (tmp_path / "a.json").write_text(f'{{"content": "{TEXT}", "date_extracted": "2015-07-21"}}', "utf-8")
    found = only(tmp_path / "a.json")
    assert isinstance(found, Article)
    assert (found.published, found.published_from) == ("2015-07-21", "metadata")
    assert any("collected" in note for note in found.notes)


def test_the_day_that_a_page_names_goes_before_the_day_of_collection(tmp_path: Path) -> None:
    dated = page("<meta property='article:published_time' content='2015-07-01'>").replace('"', "'")
    (tmp_path / "a.json").write_text(f'{{"html": "{dated}", "date_extracted": "2015-07-21"}}', "utf-8")
    found = only(tmp_path / "a.json")
    assert isinstance(found, Article)
    assert (found.published, found.published_from, found.notes) == ("2015-07-01", "html", [])
