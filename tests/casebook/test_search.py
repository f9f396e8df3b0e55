"""Finding articles by their words, however they are spelt, and incidents by filters."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.fulltext import index_text, match_expression, matches, parse, snippet
from isnad.errors import UsageError


def sources(book: Casebook, query: str) -> set[str]:
    return {hit.article.source for hit in book.search(query, limit=100)}


@pytest.mark.parametrize("query", ["الاميركيه", "أميركية", "الأميركيّة", "أميركيـــة"])
def test_spelling_makes_no_difference(query: str) -> None:
    text = "العمليات المشتركة مع القوات الأميركية."
    assert [text[start:end] for start, end in matches(text, parse(query))] == ["الأميركية"]


@pytest.mark.parametrize("query", ["عراق", "العراق", "بالعراق", "وللعراق"])
@pytest.mark.parametrize("form", ["العراق", "عراق", "بالعراق", "والعراق", "للعراق", "وعراق"])
def test_a_word_finds_itself_with_any_prefix(query: str, form: str) -> None:
    text = f"في {form} جنود"
    assert [text[start:end] for start, end in matches(text, parse(query))] == [form]
    assert not matches("في العراقيين جنود", parse(query))


def test_a_phrase_is_found_side_by_side_only(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert "a10.txt" in sources(book, '"القيادة المشتركة"')
        assert sources(book, '"المشتركة القيادة"') == set()
        assert "a10.txt" in sources(book, "المشتركة القيادة")


def test_words_can_be_left_out(casebook: Path) -> None:
    with Casebook(casebook) as book:
        everything = sources(book, "العمليات")
        assert sources(book, "العمليات -نفى") == everything - {"a10.txt"}


def test_beginnings_are_found(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert sources(book, "مستشف*") == {"b1.txt", "b2.txt"}
        assert sources(book, "مستشف") == set()


def ranked(book: Casebook, query: str) -> list[str]:
    return [hit.article.source for hit in book.search(query, limit=-1)]


def test_hits_are_weighed_as_the_index_weighs_them(casebook: Path) -> None:
    with Casebook(casebook) as book:
        expected = [
            row[0]
            for row in book.db.execute(
                "SELECT a.source FROM search JOIN articles a ON a.key = search.rowid WHERE search MATCH ? "
                "ORDER BY bm25(search, 3.0, 1.0), search.rowid",
                (match_expression(parse("العمليات")),),
            )
        ]
        assert len(expected) > 5
        assert ranked(book, "العمليات") == expected
        by_page = [book.search("العمليات", limit=2, offset=n) for n in range(0, len(expected) + 2, 2)]
        assert [hit.article.source for page in by_page for hit in page] == expected


@pytest.mark.parametrize("most", [1, 2, 3])
def test_of_very_many_the_latest_are_weighed_and_the_others_follow_by_day(
    casebook: Path, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Casebook(casebook) as book:
        best = ranked(book, "العمليات")
        by_day = [hit.article.source for hit in book.search("العمليات", order="date", limit=-1)]
        monkeypatch.setattr("isnad.casebook.searching.MOST_RANKED", most)
        expected = [source for source in best if source in by_day[:most]] + by_day[most:]
        assert ranked(book, "العمليات") == expected
        by_page = [book.search("العمليات", limit=2, offset=n) for n in range(0, len(expected) + 2, 2)]
        assert [hit.article.source for page in by_page for hit in page] == expected
        assert book.search_count("العمليات") == len(expected)


def test_numbers_are_found_in_either_digits_and_with_separators() -> None:
    for text in ("5200 جندي", "5,200 جندي", "٥٢٠٠ جندي", "٥٬٢٠٠ جندي"):
        assert matches(text, parse("5200"))
        assert matches(text, parse("٥٢٠٠"))


def test_the_hit_shows_the_original_with_offsets(casebook: Path) -> None:
    with Casebook(casebook) as book:
        hit = next(hit for hit in book.search("قتل") if hit.article.source == "b1.txt")
        text = book.article("b1.txt").article.text
        assert text[hit.snippet.start :].startswith(hit.snippet.text)
        assert [text[start:end] for start, end in hit.snippet.matches] == ["قُتل"]


def test_the_title_is_searched_too(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert sources(book, "رسمي") == {"a10.txt"}


@pytest.mark.parametrize("query", ["", "   ", "-بغداد", '""', "؟!", "*"])
def test_a_query_of_nothing_is_refused(casebook: Path, query: str) -> None:
    with Casebook(casebook) as book, pytest.raises(UsageError) as refusal:
        book.search(query)
    assert refusal.value.code == "E410"


@given(st.text(alphabet="عراق ب\"'*()-:^{}+ANDORNEAR«»\\;%_1,.\u0640\u064b", max_size=40))
def test_no_query_breaks_the_search(query: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(body)")
    try:
        terms = parse(query)
    except UsageError:
        return
    db.execute("SELECT * FROM t WHERE t MATCH ?", (match_expression(terms),)).fetchall()
    db.close()


@given(
    st.text(alphabet="العراق بغداد\n.،5٥«»\u064eabc'", max_size=300),
    st.sampled_from(["عراق", "بغداد", "ا*", "5"]),
)
def test_snippets_are_of_the_text(text: str, query: str) -> None:
    found = snippet(text, parse(query))
    assert text[found.start : found.start + len(found.text)] == found.text
    for start, end in found.matches:
        assert found.start <= start < end <= found.start + len(found.text)


@given(st.text(max_size=200))
def test_indexed_words_are_those_that_are_matched(text: str) -> None:
    for word in index_text(text).split():
        if word.strip(".&-'") and word.isalnum():
            assert matches(text, parse(word)), word


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (IncidentFilter(), ["assault-2021-08-09", "cooperate-2020-01-15", "agree-xxxx"]),
        (IncidentFilter(since="2021"), ["assault-2021-08-09"]),
        (IncidentFilter(until="2020-01"), ["cooperate-2020-01-15"]),
        (IncidentFilter(since="2020-01-15", until="2020-01-15"), ["cooperate-2020-01-15"]),
        (IncidentFilter(type="assault"), ["assault-2021-08-09"]),
        (IncidentFilter(place="سبها"), ["assault-2021-08-09"]),
        (IncidentFilter(place="lby."), ["assault-2021-08-09"]),
        (IncidentFilter(actor="usa"), ["cooperate-2020-01-15"]),
        (IncidentFilter(outlet="فزان"), ["assault-2021-08-09"]),
        (IncidentFilter(min_sources=2), ["assault-2021-08-09"]),
        (IncidentFilter(text="المستشفى"), ["assault-2021-08-09"]),
        (IncidentFilter(text="استؤنفت"), []),
        (IncidentFilter(place="%"), []),
    ],
)
def test_incidents_are_filtered_newest_first(
    casebook: Path, wanted: IncidentFilter, expected: list[str]
) -> None:
    with Casebook(casebook) as book:
        assert [incident.id for incident in book.incidents(wanted, order="date")] == expected
        assert book.incident_count(wanted) == len(expected)


def test_incidents_come_by_reach(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert [len(incident.articles) for incident in book.incidents()] == [9, 3, 1]
        assert [incident.id for incident in book.incidents(limit=1, offset=1)] == ["assault-2021-08-09"]


@pytest.mark.parametrize("date", ["yesterday", "2020-1-1", "20200101", "2020-01-03T00"])
def test_a_date_that_is_none_is_refused(casebook: Path, date: str) -> None:
    with Casebook(casebook) as book, pytest.raises(UsageError) as refusal:
        book.incidents(IncidentFilter(since=date))
    assert refusal.value.code == "E402"
