"""A storyline's page: its days, zoomed by the address, its figures, and who deals with whom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from litestar.testing import TestClient
from test_pages import Page

from handmade import annotations, chronicle
from isnad.casebook import Casebook
from isnad.casebook.stories import Moment, Part
from isnad.records import EventType, Party
from isnad.web.app import create_app
from isnad.web.charts.timeline import WIDTH, timeline
from isnad.web.relations import QUAD_OF, RADIUS, network, relations

STORY = "/storyline/joint-operations"


def part(incident: str, type: EventType, side: str, entity: str) -> Part:
    return Part(incident, type, side, entity, entity.upper(), None)


def test_those_who_attack_together_do_not_cooperate_and_those_who_meet_do() -> None:
    parts = [
        part("1", "ASSAULT", "actor", "a"),
        part("1", "ASSAULT", "actor", "b"),
        part("1", "ASSAULT", "recipient", "c"),
        part("2", "CONSULT", "actor", "a"),
        part("2", "CONSULT", "actor", "b"),
        part("3", "ASSAULT", "actor", "a"),
        part("3", "ASSAULT", "recipient", "c"),
        part("3", "ASSAULT", "recipient", "a"),
    ]
    found = [(r.a.entity, r.b.entity, r.cooperation, r.conflict) for r in relations(parts)]
    assert found == [("a", "c", 0, 2), ("a", "b", 1, 0), ("b", "c", 0, 1)]


def test_a_network_is_a_circle_of_those_with_most_relations() -> None:
    parts = [
        part(str(n), "ACCUSE", side, entity)
        for n in range(30)
        for side, entity in (("actor", "hub"), ("recipient", f"r{n:02}"))
    ]
    net = network(relations(parts))
    assert net is not None
    assert len(net.spots) == 12
    assert net.spots[0].name.entity == "hub"
    assert all(abs(spot.x**2 + spot.y**2 - RADIUS**2) < 60 for spot in net.spots)
    assert {edge.kind for edge in net.edges} == {"conflict"}
    assert network([]) is None


def test_every_event_type_has_its_quad() -> None:
    assert set(QUAD_OF) == set(EventType.__args__)


def test_a_day_with_more_than_there_is_room_for_says_how_many_more() -> None:
    moments = [
        Moment(str(n), "ASSAULT", "x", "", "2024-05-02", "2024-05-02", n, "asserted", False) for n in range(9)
    ]
    chart = timeline(moments, [("2024-05-03", "9"), ("2025-01-01", "8")], "2024-05-01", "2024-05-10")
    lane = chart.lanes[3]
    assert [dot.moment.sources for dot in lane.dots] == [8, 7, 6, 5, 4], "the best founded are drawn"
    assert [number for _, _, number in lane.more] == [4]
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y < lane.y for dot in lane.dots)
    assert [dot.label for dot in chart.figures] == ["9"]
    mirrored = timeline(moments, [], "2024-05-01", "2024-05-10", mirrored=True).lanes[3]
    assert mirrored.dots[0].x == pytest.approx(WIDTH - lane.dots[0].x, abs=0.2)


def test_the_timeline_leads_to_incidents_and_is_zoomed_by_the_address(client: TestClient) -> None:
    html = client.get(f"{STORY}?lang=en").text
    assert re.search(r'<a href="/incident/cooperate-2020-01-15"><title>Joint operations resumed', html)
    assert f'href="{STORY}?since=2020-01&amp;until=2020-01"' in html
    assert "9 January 2020 – 24 January 2020" in html
    zoomed = client.get(f"{STORY}?since=2020-01-10&until=2020-01-16&lang=en").text
    assert "10 January 2020 – 16 January 2020" in zoomed
    assert "the whole story" in zoomed
    assert "<title>Joint" not in client.get(f"{STORY}?since=2021&lang=en").text
    assert Page(client.get(f"{STORY}?since=2021&until=2020").text).open == []


def test_the_story_has_its_figures_and_its_undated_incidents(client: TestClient) -> None:
    html = client.get(f"{STORY}?lang=en").text
    assert re.search(r'<a href="/figure/[0-9a-f]{12}">US troops in Iraq</a>', html)
    assert "agree-xxxx" in html


def test_who_deals_with_whom_is_a_table_that_leads_on(tmp_path: Path) -> None:
    articles = annotations()
    linked = chronicle(articles)
    linked.incidents[2].recipients = [Party(text='<em>"العراق', entity="irq")]
    with Casebook(tmp_path / "pairs.casebook", write=True) as book:
        for article in articles:
            book.put(article)
        book.put_chronicle(linked)
    with TestClient(create_app(tmp_path / "pairs.casebook"), base_url="http://127.0.0.1") as client:
        html = client.get(f"{STORY}?lang=en").text
    row = re.search(r'<tr><td><a class="name" href="/actor/irq">.*?</tr>', html)
    assert row is not None
    assert 'href="/actor/usa"' in row.group()
    assert '<td class="number">1</td><td class="number"></td>' in row.group()
    assert "<em>" not in html
    assert 'class="network"' in html
