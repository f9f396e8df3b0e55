"""An incident's page: its reports side by side, where they differ, its toll over time, and where it lies."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from litestar.testing import TestClient
from test_pages import Page

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.records import Annotations, Chronicle, Count, Duplicate, Event, Party, Wording
from isnad.web.accounts_beside import accounts_of, differences, unusual
from isnad.web.app import create_app
from isnad.web.charts.values import HEIGHT, WIDTH, Given, value_chart

STRIKE = "assault-2021-08-09"


def casebook_with(
    folder: Path,
    change: Callable[[list[Annotations]], None] = lambda _: None,
    link: Callable[[Chronicle], None] = lambda _: None,
) -> Path:
    articles = annotations()
    change(articles)
    linked = chronicle(articles)
    link(linked)
    path = folder / "told.casebook"
    with Casebook(path, write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
    return path


def strikes(articles: list[Annotations]) -> list[Event]:
    return [article.events[0] for article in articles[10:]]


def by_whom(articles: list[Annotations]) -> None:
    """Two articles name one actor under one id, the third another; one calls it by a word that takes a side."""
    names = (("الجيش", "lby.army"), ("القوات المسلحة", "lby.army"), ("الميليشيا", "lby.militia"))
    for event, (text, entity) in zip(strikes(articles), names, strict=True):
        event.actors = [Party(text=text, entity=entity)]
    text = articles[11].article.text
    start = text.index("غارة")
    articles[11].wordings = [
        Wording(text="غارة", start=start, end=start + 4, id="w", neutral="ضربة", by="opponents")
    ]


def test_accounts_differ_by_whom_they_mean_not_by_how_they_write_it(tmp_path: Path) -> None:
    with Casebook(casebook_with(tmp_path, by_whom)) as book:
        found = differences(accounts_of(book, book.incident(STRIKE), []))
        fields = {difference.field: difference for difference in found}
        assert set(fields) == {"actor", "deaths"}
        shares = [(value.entity, len(told)) for value, told in fields["actor"].values]
        assert shares == [("lby.army", 2), ("lby.militia", 1)]
        odd = unusual(found)
        assert ("actor", "lby.militia") in odd
        assert ("actor", "lby.army") not in odd
        assert not any(field == "deaths" for field, _ in odd), "each toll has one article: none is unusual"


def test_the_page_marks_what_differs_and_words_that_take_a_side(tmp_path: Path) -> None:
    with TestClient(create_app(casebook_with(tmp_path, by_whom)), base_url="http://127.0.0.1") as client:
        html = client.get(f"/incident/{STRIKE}?lang=en").text
    assert Page(html).open == []
    assert re.search(r'<span class="unusual"><a class="name" href="/actor/lby.militia">', html)
    assert not re.search(r'<span class="unusual"><a class="name" href="/actor/lby.army">', html)
    assert '<mark class="events wordings">غارة</mark>' in html
    assert "without taking sides" in html
    words = Page(html).words()
    assert "Where reports differ Actor" in words
    assert words.count("<script>alert") == 1, "the hostile sentence stands there as text"


def test_a_copy_stands_with_its_original(casebook: Path) -> None:
    with Casebook(casebook) as book:
        incident = book.incident("cooperate-2020-01-15")
        pairs = [Duplicate(a="a01.txt", b="a02.txt", relation="copy", similarity=1)]
        accounts = accounts_of(book, incident, pairs)
        assert len(accounts) == 8
        assert [article.source for article, _ in accounts[0].copies] == ["a02.txt"]
        rewrite = [Duplicate(a="a01.txt", b="a02.txt", relation="rewrite", similarity=1)]
        assert len(accounts_of(book, incident, rewrite)) == 9


def test_an_open_count_is_no_exact_one(tmp_path: Path) -> None:
    def at_least(articles: list[Annotations]) -> None:
        for event, count in zip(
            strikes(articles), (Count(low=3, high=3), Count(low=3, high=None), None), strict=True
        ):
            event.deaths = count

    with Casebook(casebook_with(tmp_path, at_least)) as book:
        found = {d.field: d for d in differences(accounts_of(book, book.incident(STRIKE), []))}
        assert {value.key for value, _ in found["deaths"].values} == {"3–3", "3–None"}


def test_tolls_are_drawn_on_the_days_on_which_they_were_given(client: TestClient) -> None:
    html = client.get(f"/incident/{STRIKE}?lang=en").text
    assert "<title>سبها اليوم: 3, 9 August 2021</title>" in html
    assert html.count('<g class="dot series-deaths">') == 2
    assert 'class="chart"' not in client.get("/incident/agree-xxxx").text


@pytest.mark.parametrize("mirrored", [False, True])
def test_dots_stay_in_the_chart_and_do_not_cover_one_another(mirrored: bool) -> None:
    days = ["2024-05-01", "2024-05-01", "2024-05-20"]
    values = [
        Given(day, low, high, "deaths", "x")
        for day, low, high in zip(days, (9, 9, 35), (9, 9, None), strict=True)
    ]
    chart = value_chart(values, mirrored=mirrored)
    assert chart is not None
    assert len({(dot.x, dot.y) for dot in chart.dots}) == 3
    for dot in chart.dots:
        assert 0 <= dot.x <= WIDTH
        assert 0 <= dot.top <= dot.bottom <= HEIGHT
    assert (chart.dots[0].x < chart.dots[2].x) == (not mirrored)
    assert [dot.open for dot in chart.dots] == [False, False, True]
    assert value_chart(values[:1]) is None


def test_coordinates_are_told_where_the_casebook_has_them(tmp_path: Path) -> None:
    def lies(linked: Chronicle) -> None:
        place = linked.incidents[1].place
        assert place is not None
        place.lat, place.lon, place.precision = 27.0377, -14.4283, "city"

    with TestClient(create_app(casebook_with(tmp_path, link=lies)), base_url="http://127.0.0.1") as client:
        html = client.get(f"/incident/{STRIKE}?lang=en").text
        assert "27.04° N, 14.43° W" in html
        assert "the town" in html
        assert "Coordinates" not in client.get("/incident/cooperate-2020-01-15?lang=en").text
