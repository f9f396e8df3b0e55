"""Where the lexicon's places lie."""

from __future__ import annotations

import pytest

from isnad.lexicon import load
from isnad.lexicon.schema import DIVISIONS, SETTLEMENTS

ARAB_WORLD = [
    "DZA",
    "BHR",
    "COM",
    "DJI",
    "EGY",
    "ESH",
    "IRQ",
    "JOR",
    "KWT",
    "LBN",
    "LBY",
    "MRT",
    "MAR",
    "OMN",
    "PSE",
    "QAT",
    "SAU",
    "SOM",
    "SDN",
    "SYR",
    "TUN",
    "ARE",
    "YEM",
]


def test_nearly_every_city_lies_somewhere() -> None:
    lexicon = load()
    cities = [place for place in lexicon.places.values() if place.kind == "city"]
    assert sum(place.id in lexicon.coordinates for place in cities) >= 0.98 * len(cities)


@pytest.mark.parametrize("country", ARAB_WORLD)
def test_the_seat_of_every_government_lies_somewhere(country: str) -> None:
    assert f"{country.lower()}.capital" in load().coordinates


def test_most_divisions_of_arab_states_have_the_point_of_a_town() -> None:
    lexicon = load()
    divisions = [p for p in lexicon.places.values() if p.kind == "ADM1" and p.country in ARAB_WORLD]
    assert sum(place.id in lexicon.coordinates for place in divisions) >= 0.95 * len(divisions)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("طرابلس", "LBY", 32.9, 13.2),
        ("طرابلس", "LBN", 34.4, 35.8),
        ("إربد", "JOR", 32.6, 35.9),
        ("جنين", "PSE", 32.5, 35.3),
        ("سرت", "LBY", 31.2, 16.6),
        ("القاهرة", "EGY", 30.1, 31.2),
        ("الحسكة", "SYR", 36.5, 40.7),
    ],
)
def test_a_name_lies_where_its_country_has_it(name: str, country: str, lat: float, lon: float) -> None:
    lexicon = load()
    found = [p for p in lexicon.places.values() if name in p.names and p.country == country]
    assert found
    for place in found:
        assert lexicon.coordinates[place.id] == pytest.approx((lat, lon), abs=0.1)


def test_a_division_shares_the_point_of_a_town_but_not_its_identifier() -> None:
    numbers = [p.geonames for p in load().places.values() if p.geonames]
    assert len(numbers) == len(set(numbers))
    assert not any(p.geonames for p in load().places.values() if p.kind in DIVISIONS)


def test_only_settlements_take_a_point_from_the_gazetteer() -> None:
    assert {p.kind for p in load().places.values() if p.lat is not None} <= SETTLEMENTS
