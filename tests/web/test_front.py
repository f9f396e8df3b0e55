"""The first page: a day's news, disputes, what falls due, stories that move, and the list that they open."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from litestar.testing import TestClient

from handmade import annotations, chronicle
from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.disputes import disputes
from isnad.records import Incident, Ref, Toll, Version
from isnad.web.app import create_app
from isnad.web.charts.sparkline import HEIGHT, WIDTH, sparkline
from isnad.web.charts.timescale import TimeScale


def part(html: str, name: str) -> str:
    """The section of the page whose heading has this id."""
    found = re.search(rf'<section[^>]*aria-labelledby="{name}">(.*?)</section>', html, re.DOTALL)
    return found.group(1) if found else ""


def test_the_day_is_that_of_the_newest_article(client: TestClient) -> None:
    html = client.get("/?lang=en").text
    assert re.search(r'<h1><time datetime="2021-08-09"', html)
    assert 'href="/?day=2021-08-08"' in html
    assert "the day after" not in html


def test_an_incident_is_new_by_its_first_report_and_only_if_it_has_just_happened(tmp_path: Path) -> None:
    articles = annotations()
    linked = chronicle(articles)
    linked.incidents[0].date = "2003-03-20"
    with Casebook(tmp_path / "new.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
        assert [i.id for i in book.new_incidents("2021-08-09", limit=9)] == [
            "assault-2021-08-09",
            "cooperate-2020-01-15",
        ]
        assert [i.id for i in book.new_incidents("2020-02-01", limit=9)] == ["cooperate-2020-01-15"]


def test_denials_and_conflicting_tolls_are_what_is_disputed(client: TestClient) -> None:
    found = part(client.get("/?lang=en").text, "disputed")
    assert re.search(r'assault-2021-08-09">.*?</a> <span class="badge conflict">conflicting figures', found)
    assert re.search(r'cooperate-2020-01-15">.*?</a> <span class="badge denied">denied', found)
    assert "agree-xxxx" not in found
    listed = client.get("/?disputed=1&lang=en").text
    assert "2 incidents" in listed
    assert "No incident fits" in client.get("/?disputed=1&type=AGREE&lang=en").text


def test_dates_conflict_where_two_mentions_each_give_days_that_exclude_one_another() -> None:
    ref = Ref(article="a", start=0, end=1)

    def of(*dates: tuple[str, int]) -> Incident:
        versions = [Version(value=value, events=[ref] * n) for value, n in dates]
        return Incident(id="i", type="ASSAULT", dates=versions)

    assert disputes(of(("2024-05-01", 2), ("2024-05-03", 2))) == ["dates"]
    assert disputes(of(("2024-05-01", 2), ("2024-05-03", 1))) == []
    assert disputes(of(("2024-05-01", 2), ("2024-05", 2))) == []
    tolls = [Toll(low=3, high=3), Toll(low=5, high=None)]
    assert disputes(Incident(id="i", type="ASSAULT", deaths=tolls)) == []


@pytest.mark.parametrize(
    ("day", "heading"), [("2025-09-27", "within seven days"), ("2025-10-05", "in the seven days before")]
)
def test_a_pledge_is_due_when_the_last_of_its_days_comes(client: TestClient, day: str, heading: str) -> None:
    due = part(client.get(f"/?day={day}&lang=en").text, "due")
    assert heading in due
    assert "واشنطن" in due
    assert "Nothing falls due" in client.get("/?day=2025-09-20&lang=en").text


def test_a_story_has_a_sparkline_that_says_itself_in_words(client: TestClient) -> None:
    stories = part(client.get("/?lang=en").text, "moving")
    words = "Articles a day from 16 January 2020 to 17 January 2020; most on 16 January 2020: 9"
    assert f'aria-label="{words}"' in stories
    assert stories.count("<rect") == 2


def test_a_sparkline_stays_in_its_box_and_is_mirrored_for_who_reads_from_the_right() -> None:
    counts = [("2019-01-01", 1), ("2020-06-01", 8), ("2024-12-31", 3)]
    plain, mirrored = sparkline(counts), sparkline(counts, mirrored=True)
    assert plain is not None
    assert mirrored is not None
    for bar in (*plain.bars, *mirrored.bars):
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 1
        assert 0 <= bar.y <= bar.y + bar.height <= HEIGHT + 0.1
    assert plain.bars[0].x < plain.bars[-1].x
    assert mirrored.bars[0].x > mirrored.bars[-1].x
    assert (plain.busiest, plain.most) == ("2020-06-01", 8)
    assert sparkline([]) is None


@pytest.mark.parametrize("last", ["2024-01-02", "2024-01-20", "2024-05-01", "2026-01-01", "2049-01-01"])
def test_an_axis_has_a_handful_of_ticks_in_order(last: str) -> None:
    ticks = TimeScale.over(["2024-01-01", last], 600).ticks(8)
    assert 2 <= len(ticks) <= 16
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
    assert all(0 <= tick.x <= 600 for tick in ticks)


def test_a_list_that_is_narrowed_or_turned_over_has_no_overview(client: TestClient) -> None:
    for path in ("/?type=ASSAULT", "/?order=told", "/?page=2", "/?storyline=joint-operations"):
        assert 'class="overview"' not in client.get(path).text
    assert 'class="overview"' in client.get("/?day=2021-08-09").text


def test_facets_count_what_fits_and_lead_to_it(client: TestClient) -> None:
    html = client.get("/?lang=en").text
    for link, count in re.findall(r'<li><a href="([^"]+)">.*?</a> <span class="n">(\d+)</span>', html):
        listed = client.get(unescape(link)).text
        assert len(re.findall(r'<li class="incident">', listed)) == int(count), link
    assert html.count('class="n">') >= 8


def test_a_facet_counts_an_incident_once_though_many_articles_of_an_outlet_tell_it(casebook: Path) -> None:
    with Casebook(casebook) as book:
        outlets = {value.value: value.incidents for value in book.facet("outlet", limit=99)}
        assert outlets["ضفاف"] == 2
        assert outlets["نافذة"] == 1
        assert book.facet("type", IncidentFilter(place="سبها"))[0][:1] == ("ASSAULT",)
        assert book.incidents_by_month() == [("2020-01", 1), ("2021-08", 1)]


def test_a_list_can_be_narrowed_to_the_days_before_the_newest_article(client: TestClient) -> None:
    html = client.get("/?lang=en&type=ASSAULT").text
    assert 'href="/?type=ASSAULT&amp;since=2021-08-03">last 7 days' in html
    assert "last 7 days" not in client.get("/?since=2020&lang=en").text


def test_what_a_list_is_narrowed_to_can_be_taken_away_one_by_one(client: TestClient) -> None:
    html = unescape(client.get("/?type=ASSAULT&place=سبها&order=articles&lang=en").text)
    chips = re.search(r'<ul class="chips">(.*?)</ul>', html, re.DOTALL)
    assert chips is not None
    assert "Assault" in chips.group(1)
    assert 'href="/?order=articles&type=ASSAULT"' in chips.group(1)
    assert len(re.findall("<li>", chips.group(1))) == 2


def test_a_facet_of_hostile_names_is_shown_as_text(client: TestClient) -> None:
    html = client.get("/?lang=en").text
    assert "&lt;i&gt;خبيث&lt;/i&gt;" in html
    assert "outlet=%3D%3Ci%3E" in html


@pytest.mark.parametrize("path", ["/?day=2020", "/?day=x", "/?disputed=x", "/?storyline=nothing"])
def test_what_no_day_or_story_can_mean_is_refused(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_days_too(client: TestClient, day: str) -> None:
    assert client.get(f"/?day={day}").status_code == 200


def test_a_casebook_without_dates_has_a_first_page(tmp_path: Path) -> None:
    Casebook(tmp_path / "empty.casebook", write=True).close()
    with TestClient(create_app(tmp_path / "empty.casebook"), base_url="http://127.0.0.1") as client:
        assert "no incidents" in client.get("/?lang=en").text
