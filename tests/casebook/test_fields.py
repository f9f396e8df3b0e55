"""Searching by fields, and in three ways of comparing words."""

from __future__ import annotations

from pathlib import Path

import pytest

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.casebook.search_terms import Spelling, period, taken_apart
from isnad.errors import UsageError
from isnad.records import Party, Place


@pytest.fixture
def fielded(tmp_path: Path) -> Path:
    """The casebook made by hand; its attacks have actors and places, one article is about two events."""
    articles = annotations()
    b1, b2 = articles[10].events[0], articles[11].events[0]
    b1.actor, b1.place = Party(text="الجيش", entity="lby.army"), Place(text="سبها", entity="lby.sabha")
    b2.actor, b2.place = Party(text="ميليشيا", entity="lby.militia"), Place(text="براك")
    with Casebook(tmp_path / "fields.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(chronicle(articles))
    return tmp_path / "fields.casebook"


NINE = {f"a0{n}.txt" for n in range(1, 10)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('speaker:"مسؤولان عسكريان"', NINE),
        ("speaker:out.nyt", NINE),
        ("speaker:القياده", {"a10.txt"}),
        ("actor:lby.army", {"b1.txt"}),
        ("actor:lby", set()),
        ("actor:الجيش place:براك", set()),
        ("actor:ميليشيا place:براك", {"b2.txt"}),
        ("type:assault", {"b1.txt", "b2.txt", "x<b>.txt"}),
        ("type:ASSAULT outlet:فزان", {"b2.txt"}),
        ("date:2020-01", NINE | {"a10.txt"}),
        ("date:2020-01-17..2021", {"a10.txt", "b1.txt", "b2.txt", "x<b>.txt"}),
        ("date:..2020-01-16", NINE),
        ("غارة type:ASSAULT -المستشفى", {"x<b>.txt"}),
        ("speaker: العمليات", NINE | {"a10.txt"}),
    ],
)
def test_fields_say_what_words_are_wanted_in(fielded: Path, query: str, expected: set[str]) -> None:
    with Casebook(fielded) as book:
        assert {hit.article.source for hit in book.search(query, limit=99)} == expected
        assert book.search_count(query) == len(expected)


@pytest.mark.parametrize(
    ("word", "exact", "folded", "stemmed"),
    [
        ("القيادة", True, True, True),
        ("القياده", False, True, True),
        ("قيادة", False, True, True),
        ("للقيادات", False, False, True),
        ("قائد", False, False, False),
    ],
)
def test_a_word_is_compared_in_three_ways(
    casebook: Path, word: str, exact: bool, folded: bool, stemmed: bool
) -> None:
    ways: dict[Spelling, bool] = {"exact": exact, "folded": folded, "stemmed": stemmed}
    with Casebook(casebook) as book:
        for spelling, found in ways.items():
            hits = book.search(word, spelling=spelling, limit=99)
            assert ("a10.txt" in {hit.article.source for hit in hits}) == found, spelling
            for hit in hits:
                for start, end in hit.snippet.matches:
                    shown = hit.snippet.text[start - hit.snippet.start : end - hit.snippet.start]
                    assert "قياد" in shown


def test_an_exact_phrase_is_found_letter_for_letter(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert book.search_count('"القيادة المشتركة"', "exact") == 1
        assert book.search_count('"القياده المشتركه"', "exact") == 0
        assert book.search_count('"القياده المشتركه"') == 1


def test_the_forms_of_a_stemmed_search_can_be_told(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert "القياده" not in book.forms_of("قيادة"), "a prefix is no other form"
        assert book.forms_of("العملية") == ["عمليات"] or "العمليات" in book.forms_of("العملية")


def test_hits_come_best_first_or_latest_first(casebook: Path) -> None:
    with Casebook(casebook) as book:
        assert book.search("العمليات", order="date")[0].article.source == "a10.txt"
        assert book.search("type:ASSAULT")[0].article.source == "b1.txt"
        pages = [book.search("العمليات", limit=4, offset=n) for n in (0, 4, 8)]
        assert len({hit.article.source for page in pages for hit in page}) == 10


def test_hits_are_counted_by_what_they_have_in_common(casebook: Path) -> None:
    with Casebook(casebook) as book:
        facets = dict(book.search_facets("العمليات", ("outlet", "date", "type", "speaker")))
        assert [(one.value, one.articles) for one in facets["date"]] == [("2020-01", 10)]
        assert [(one.value, one.articles) for one in facets["type"]] == [("COOPERATE", 10)]
        assert len(facets["outlet"]) == 8


def test_a_match_far_into_a_long_text_is_shown_where_it_stands(tmp_path: Path) -> None:
    article = annotations()[9]
    text = "كلمة عادية. " * 400 + "ثم ظهرت الغرائب فجأة. " + "كلمة عادية. " * 400
    article.article.text = article.article.raw = text
    with Casebook(tmp_path / "long.casebook", write=True) as book:
        book.put(article)
        (hit,) = book.search("غرائب")
    (start, end) = hit.snippet.matches[0]
    assert text[start:end] == "الغرائب"
    assert text[hit.snippet.start :].startswith(hit.snippet.text)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("type:war", "E406"),
        ("date:soon", "E402"),
        ("date:2020-13", "E402"),
        ("-x", "E410"),
        ("speaker:", "E410"),
    ],
)
def test_what_cannot_be_meant_is_refused(query: str, code: str) -> None:
    with pytest.raises(UsageError) as refusal:
        taken_apart(query)
    assert refusal.value.code == code


def test_a_period_may_be_open_on_a_side() -> None:
    assert period("2020-02") == ("2020-02-01", "2020-02-29")
    assert period("2020..") == ("2020-01-01", None)
    assert period("..2020-02") == (None, "2020-02-29")


def test_hostile_values_are_only_values(casebook: Path) -> None:
    with Casebook(casebook) as book:
        for query in ('speaker:"\' OR 1=1 --"', "outlet:%", 'actor:"_"', "place:\x00", 'type:"" غارة'):
            assert book.search_count(query) in (0, 3), query
