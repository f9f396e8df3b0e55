"""Figures with who gives which value, and pledges as a calendar."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from litestar.testing import TestClient
from test_pages import Page

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import figure_id
from isnad.records import Figure, FigureValue, LinkedPledge
from isnad.web.app import create_app
from isnad.web.pages.figures import conflicting


def value(low: float, as_of: str | None = "2024-05-01", high: float | None = None) -> FigureValue:
    return FigureValue(article="a01.txt", start=0, end=1, low=low, high=high or low, as_of=as_of)


@pytest.mark.parametrize(
    ("values", "odd"),
    [
        ([value(7), value(7), value(9)], {9}),
        ([value(7), value(9)], {7, 9}),
        ([value(7), value(9, "2024-05-02")], set()),
        ([value(7), value(7), value(9), value(7, "2024-05-02"), value(8, "2024-05-02")], {9, 7, 8}),
    ],
)
def test_values_conflict_with_others_of_the_same_date(values: list[FigureValue], odd: set[int]) -> None:
    found = conflicting(Figure(about="قتلى", kind="conflict", values=values))
    assert {low for _, low, _ in found} == odd
    assert conflicting(Figure(about="قتلى", kind="update", values=values)) == set()


@pytest.fixture
def site(tmp_path: Path) -> TestClient:
    articles = annotations()
    linked = chronicle(articles)
    linked.figures += [
        Figure(about="قتلى <i>", kind="conflict", values=[value(3, "2021-08-09"), value(5, "2021-08-09")]),
        Figure(about="قتلى <i>", kind="agree", values=[value(1)]),
    ]
    due = ("2021-08-09", "2021-08-12", "2021-08", None, "XXXX-08-09")
    linked.pledges = [
        LinkedPledge(article="a01.txt", start=n, end=n + 5, text=f"وعد {n}", who="<b>واشنطن", due=day)
        for n, day in enumerate(due)
    ]
    with Casebook(tmp_path / "figures.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
    return TestClient(create_app(tmp_path / "figures.casebook"), base_url="http://127.0.0.1")


def test_a_figure_says_who_gives_which_value_and_marks_conflict(site: TestClient) -> None:
    html = site.get(f"/figure/{figure_id(Figure(about='قتلى <i>', kind='agree'))}?lang=en").text
    assert Page(html).open == []
    assert html.count('<section class="figure-card">') == 2, "two figures are about one thing"
    assert html.count('<bdi class="unusual">') == 2
    assert html.count('<g class="dot series-conflicting">') == 2
    assert "قتلى &lt;i&gt;" in html


def test_figures_are_narrowed_by_kind_and_subject(site: TestClient) -> None:
    assert site.get("/figures?kind=conflict&lang=en").text.count('<a href="/figure/') == 1
    assert site.get("/figures?about=troops&lang=en").text.count('<a href="/figure/') == 1
    assert site.get("/figures?about=%25&lang=en").text.count('<a href="/figure/') == 0
    assert "3 · 5" in site.get("/figures?kind=conflict&lang=en").text


def test_the_calendar_begins_with_the_month_of_the_newest_article(site: TestClient) -> None:
    html = site.get("/pledges?lang=en").text
    assert "August 2021 ·" in html
    weeks = re.findall(r'<td class="(\w*)">(?:<time datetime="([\d-]+)">)?', html)
    assert len(weeks) == 42
    assert [day for cell, day in weeks if day and not cell] == ["2021-08-09", "2021-08-12"]
    assert html.index("Monday") < html.index("Sunday")
    arabic = site.get("/pledges?lang=ar").text
    assert arabic.index("السبت") < arabic.index("الجمعة")
    assert "&lt;b&gt;واشنطن" in html


def test_what_is_due_some_time_in_the_month_or_never_is_listed_without_a_day(site: TestClient) -> None:
    month = Page(site.get("/pledges?month=2021-08&lang=en").text).words()
    assert "August 2021 <b>واشنطن" in month
    undated = Page(site.get("/pledges?month=none&lang=en").text).words()
    assert "no date given · 5 pledges" in undated
    assert undated.count("<b>واشنطن") == 2
    assert "Nothing of this kind" in site.get("/pledges?month=1999-01&lang=en").text


def test_a_month_of_many_pledges_comes_in_pages_and_days_say_how_many_more(tmp_path: Path) -> None:
    linked = chronicle(annotations())
    linked.pledges = [
        LinkedPledge(article="a01.txt", start=n, end=n + 1, who=f"جهة {n}", due="2021-08-12", text=f"وعد {n}")
        for n in range(120)
    ]
    with Casebook(tmp_path / "many.casebook", write=True) as book:
        for item in annotations():
            book.put(item)
        book.put_chronicle(linked)
    with TestClient(create_app(tmp_path / "many.casebook"), base_url="http://127.0.0.1:8900") as client:
        first = client.get("/pledges?month=2021-08&lang=en").text
        second = client.get("/pledges?month=2021-08&page=2&lang=en").text
        everything = client.get("/pledges.json?month=2021-08").json()
    assert (first.count('<td class="quote"'), second.count('<td class="quote"')) == (50, 50)
    assert first.count('class="due ') == second.count('class="due ') == 6
    assert "114 more" in first
    assert len(everything["records"]) == 120
