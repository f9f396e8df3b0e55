"""Maps: places on outlines, where they belong, named in the reader's language."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from litestar.testing import TestClient

from handmade import annotations, chronicle
from isnad.casebook import Casebook, IncidentFilter
from isnad.web.app import create_app
from isnad.web.charts.outline_map import HEIGHT, WIDTH, OutlineMap, Spot, outline_map
from isnad.web.charts.outlines import area, outlines

ROOT = Path(__file__).resolve().parents[2]
SABHA, BAGHDAD = Spot(27.04, 14.43, "سبها", 3), Spot(33.34, 44.4, "بغداد", 1)


def drawn(*spots: Spot) -> OutlineMap:
    found = outline_map(spots)
    assert found is not None
    return found


def test_every_state_of_the_lexicon_s_region_has_an_outline_and_both_names() -> None:
    named = {outline.code: outline for outline in outlines() if outline.code}
    for code in ("DZA", "BHR", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN", "PSE", "QAT", "SAU", "SDN", "SYR",
                 "TUN", "ARE", "YEM", "ISR", "IRN", "TUR", "SOM", "DJI", "ESH"):  # fmt: skip
        assert named[code].en
        assert re.search(r"[\u0621-\u064a]", named[code].ar)
    assert named["PSE"].ar == "فلسطين"


def test_an_outline_is_about_as_large_as_its_country() -> None:
    egypt = next(outline for outline in outlines() if outline.code == "EGY")
    assert max(map(area, egypt.rings)) == pytest.approx(90, abs=6), "square degrees"


def test_places_lie_within_their_countries_and_within_the_map() -> None:
    found = drawn(SABHA, BAGHDAD)
    assert [dot.spot.name for dot in found.dots] == ["سبها", "بغداد"], "that with most incidents first"
    assert all(0 < dot.x < WIDTH and 0 < dot.y < HEIGHT for dot in found.dots)
    sabha, baghdad = found.dots
    assert sabha.x < baghdad.x
    assert sabha.y > baghdad.y, "the north is above"
    assert {"LBY", "EGY", "SAU", "IRQ"} <= {land.outline.code for land in found.lands}
    assert "AUS" not in {land.outline.code for land in found.lands}


def test_no_outline_leaves_the_map_by_much() -> None:
    for spots in (
        (SABHA,),
        (SABHA, BAGHDAD),
        (Spot(-33.9, 18.4, "x", 1), Spot(64.1, -21.9, "y", 1)),
        (Spot(85, 179, "z", 1),),
    ):
        for land in drawn(*spots).lands:
            for x, y in re.findall(r"(-?\d+),(-?\d+)", land.path):
                assert -20 <= int(x) <= WIDTH + 20
                assert -20 <= int(y) <= HEIGHT + 20


def test_names_do_not_cover_one_another() -> None:
    near = [Spot(27.04 + n / 100, 14.43, f"حي {n}", 1) for n in range(5)]
    assert sum(dot.named for dot in drawn(*near).dots) == 1


def test_no_place_no_map() -> None:
    assert outline_map([]) is None


@pytest.fixture
def placed(tmp_path: Path) -> Path:
    """The casebook made by hand, where it is known where Sabha lies."""
    items = annotations()
    linked = chronicle(items)
    for incident in linked.incidents:
        if incident.place is not None and incident.place.entity == "lby.sabha":
            incident.place.lat, incident.place.lon, incident.place.precision = 27.04, 14.43, "governorate"
    linked.storylines[0].incidents.append("assault-2021-08-09")
    with Casebook(tmp_path / "placed.casebook", write=True) as book:
        for item in items:
            book.put(item)
        book.put_chronicle(linked)
    return tmp_path / "placed.casebook"


@pytest.mark.parametrize(("lang", "country"), [("en", "Libya"), ("ar", "ليبيا")])
def test_incidents_and_storylines_show_where(placed: Path, lang: str, country: str) -> None:
    with TestClient(create_app(placed), base_url="http://127.0.0.1:8900") as client:
        for path in ("/incident/assault-2021-08-09", "/storyline/joint-operations"):
            html = client.get(f"{path}?lang={lang}").text
            drawing = html[html.index('<svg class="map"') :].partition("</svg>")[0]
            assert f">{country}</text>" in drawing
            assert 'class="spot open"' in drawing, "only the governorate is known"
        later = client.get("/storyline/joint-operations?since=2022").text
        assert '<svg class="map"' not in later
        link = re.search(r'<a href="(/\?[^"]+)"><title>', client.get("/storyline/joint-operations").text)
        assert link is not None
        assert client.get(link[1].replace("&amp;", "&")).text.count('<li class="incident">') == 1
    with Casebook(placed) as book:
        (place,) = book.places(IncidentFilter(storyline="joint-operations"))
        assert (place.value, place.lat, place.incidents) == ("lby.sabha", 27.04, 1)


def test_the_outlines_are_what_their_source_makes() -> None:
    if not (ROOT / "frontend" / "node_modules" / "world-atlas").is_dir():
        pytest.skip("NOT TESTED against Natural Earth: world-atlas is not installed; run `make browser`")
    command = [sys.executable, str(ROOT / "tools" / "build_outlines.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
