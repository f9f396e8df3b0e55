"""What the lexicon has to hold: every Arab state with its people, bodies, places, and words for every event type."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from isnad.cli.lexicon import lexicon
from isnad.lexicon import load

ARAB_STATES = [
    "DZA",
    "BHR",
    "COM",
    "DJI",
    "EGY",
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
PLOVER = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


@pytest.fixture(scope="module")
def printed() -> str:
    outcome = CliRunner().invoke(lexicon, ["show", "--counts"])
    assert outcome.exit_code == 0
    return outcome.output


def number(printed: str, name: str) -> int:
    found = re.search(rf"^ *([\d,]+) +{re.escape(name)}$", printed, re.MULTILINE)
    assert found, name
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("actors", 2500),
        ("outlets", 400),
        ("lexical units by event type", 900),
        ("reporting cues by stance", 250),
    ],
)
def test_the_lexicon_is_as_broad_as_said(printed: str, kind: str, least: int) -> None:
    assert number(printed, kind) >= least


def test_every_event_type_has_many_words(printed: str) -> None:
    assert all(number(printed, event) >= 50 for event in PLOVER)


def test_every_arab_state_has_people_bodies_places_and_an_adjective(printed: str) -> None:
    rows = {
        line.split()[0]: line.split()[1:] for line in printed.splitlines() if re.match(r"[A-Z]{3} ", line)
    }
    for state in ARAB_STATES:
        people, bodies, _, places, _ = (int(cell.replace(",", "")) for cell in rows[state])
        assert people >= 5, state
        assert bodies >= 2, state
        assert places >= 6, state
        assert load().countries[state].adjective, state


@pytest.mark.parametrize(
    ("country", "number"), [("IRQ", 19), ("SYR", 14), ("YEM", 22), ("TUR", 81), ("IRN", 31), ("ISR", 6)]
)
def test_every_first_level_division_is_there(country: str, number: int) -> None:
    divisions = [p for p in load().places.values() if p.kind == "ADM1" and p.country == country]
    assert len(divisions) >= number
