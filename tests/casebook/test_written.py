"""An exact search finds what stands there letter for letter, whether the casebook has the index of written words or not."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from handmade import annotations, make_casebook
from isnad.casebook import Casebook
from isnad.casebook.search_terms import written_pattern
from isnad.errors import UsageError

TEXTS = {
    "marks.txt": "كَتَبَ الصحفي عن القُوّات، وقال: إن الهدنة قائمة",
    "plain.txt": "كتب الصحفي عن القوات، وقال إن الهدنة قائمة",
    "latin.txt": "طائرات F-16 وصواريخ f-16 وموقع Isnad.org في 5_a",
    "stroke.txt": "قـــال الناطق: وقف إطلاق النار\u00a0قائم",
    "parted.txt": "وقف، إطلاق. النار وقف إطلاقه",
}
QUERIES = (
    "كتب", "كَتَبَ", "القوات", "القُوّات", "الهدنة", "الهدنه", "قال", "قـــال", '"وقال إن"', '"وقال: إن"', '"وقف إطلاق"', '"النار قائم"',
    "F-16", "f-16", "F-17", "Isnad.org", "isnad", "16", "5_a", "5", "إطلاق*", '"وقف إطلاق*"', "النار -وقال",
    "وقف -F-16", '"عن القوات"', "الصحفي كتب", "القيادة", '"القيادة المشتركة"', "5200", "كتب date:2020", "«كتب»", "AND", "نيويورك",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The casebook made by hand, and articles that differ in what folding takes away."""
    path = make_casebook(tmp_path / "written.casebook")
    with Casebook(path, write=True) as book:
        for source, text in TEXTS.items():
            put(book, source, text)
    return path


def put(book: Casebook, source: str, text: str, title: str | None = None) -> None:
    """An article of this text and no annotations."""
    item = annotations()[0]
    item.article.id = item.article.source = source
    item.article.text, item.article.title = text, title
    item.sentences = [(0, len(text))]
    for field in ("mentions", "times", "quantities", "statements", "events", "pledges", "denials", "credits"):
        setattr(item, field, [])
    book.put(item)


def without_index(path: Path) -> None:
    """What a casebook was before the index was thought of."""
    db = sqlite3.connect(path)
    db.execute("DROP TABLE written")
    db.close()


def found(book: Casebook, query: str) -> set[str] | str:
    """The sources of the articles found; the code of the refusal."""
    try:
        hits = book.search(query, spelling="exact", limit=-1)
    except UsageError as refusal:
        return refusal.code
    assert book.search_count(query, "exact") == len(hits)
    return {hit.article.source for hit in hits}


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_finds_what_reading_finds(path: Path, query: str) -> None:
    with Casebook(path) as book:
        indexed = found(book, query)
    without_index(path)
    with Casebook(path) as book:
        assert found(book, query) == indexed


def test_every_word_is_found_where_it_stands_and_nowhere_else(path: Path) -> None:
    with Casebook(path) as book:
        texts = {
            item.article.source: (item.article.text, item.article.title or "") for item in book.articles()
        }
        for word in {word for text, _ in texts.values() for word in re.findall(r"\w{2,}", text)}:
            seen = written_pattern(word).search
            assert found(book, word) == {
                source for source, (text, title) in texts.items() if seen(text) or seen(title)
            }, word


def test_words_are_told_apart_by_their_vowel_signs_and_their_case(path: Path) -> None:
    with Casebook(path) as book:
        assert found(book, "كتب") == {"plain.txt"}
        assert found(book, "كَتَبَ") == {"marks.txt"}
        assert found(book, "isnad") == set()
        assert found(book, "Isnad") == {"latin.txt"}


def test_a_phrase_is_parted_by_nothing_but_space(path: Path) -> None:
    with Casebook(path) as book:
        assert found(book, '"وقال إن"') == {"plain.txt"}
        assert found(book, '"وقف إطلاق النار"') == {"stroke.txt"}


def test_an_article_that_is_replaced_is_found_by_its_new_words_alone(path: Path) -> None:
    with Casebook(path, write=True) as book:
        put(book, "plain.txt", "نص جديد", "عنوان الخبر المنفرد")
    with Casebook(path) as book:
        assert found(book, "كتب") == set()
        assert found(book, "جديد") == {"plain.txt"}
        assert found(book, "المنفرد") == {"plain.txt"}


def test_a_casebook_that_is_written_gets_the_index_it_lacks(path: Path) -> None:
    without_index(path)
    Casebook(path, write=True).close()
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM written WHERE written MATCH 'كتب'").fetchone() == (1,)
    db.close()
    with Casebook(path) as book:
        assert found(book, "كتب") == {"plain.txt"}
