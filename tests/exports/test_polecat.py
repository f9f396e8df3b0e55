"""POLECAT's layout as its readers read it, and what stands after it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from exports.conftest import Export
from isnad.casebook import Casebook, IncidentFilter
from isnad.exports.polecat import COLUMNS, OUR_COLUMNS

PUBLISHED = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\t"
    "Recipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\t"
    "Recipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\t"
    "Latitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\t"
    "Story Organizations\tStory Locations\tLanguage\tVersion"
)
ATTACK = IncidentFilter(type="ASSAULT")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter="\t"))


def test_the_columns_are_polecat_s_in_its_order_then_ours(exported: Export) -> None:
    head = exported("polecat").splitlines()[0]
    assert head.startswith(PUBLISHED + "\t")
    assert head.split("\t") == [*COLUMNS, *OUR_COLUMNS]
    assert len(set(head.split("\t"))) == len(COLUMNS) + len(OUR_COLUMNS)


def test_an_event_fills_polecat_s_columns(exported: Export) -> None:
    row = rows(exported("polecat", ATTACK))[0]
    assert (row["Event ID"], row["Event Date"]) == ("b1.txt_0", "2021-08-09")
    assert (row["Event Type"], row["Event Mode"], row["Intensity"]) == ("ASSAULT", "aerial", "-9.5")
    assert (row["Quad Code"], row["Contexts"]) == ("MATERIAL CONFLICT", "military; health")
    assert row["Actor Name"].split("; ")[0] == "طائرات مجهولة"
    assert (row["Actor Country"], row["Primary Actor Sector"], row["Actor Sectors"]) == (
        "USA",
        "UAF",
        "UAF; MIL",
    )
    assert (row["Recipient Name Raw"], row["Recipient Country"], row["Recipient Sectors"]) == (
        "المستشفى",
        "LBY",
        "MED",
    )
    assert (row["Placename"], row["City"], row["Country"], row["Feature Type"]) == (
        "Sabha",
        "Sabha",
        "LBY",
        "PPL",
    )
    assert (row["Latitude"], row["Longitude"], row["Raw Placename"]) == ("27.0377", "14.4283", "سبها")
    assert (row["Source"], row["Publication Date"], row["Language"]) == ("سبها اليوم", "2021-08-09", "ar")
    assert row["Actor COW"] == row["Wikipedia Actor ID"] == ""


def test_our_columns_point_at_the_words(exported: Export, book_path: Path) -> None:
    with Casebook(book_path) as book:
        for row in rows(exported("polecat", keep_formulas=True)):
            text = book.article(row["Article"]).article.text
            sentence = text[int(row["Sentence Start"]) : int(row["Sentence End"])]
            assert sentence == row["Sentence"]
            assert text[int(row["Trigger Start"]) : int(row["Trigger End"])] == row["Trigger"]


def test_sources_tolls_and_chains_are_told(exported: Export) -> None:
    row = rows(exported("polecat", ATTACK))[0]
    assert (row["Attribution Chain"], row["Root Source"], row["Root Unnamed"]) == (
        "المستشفى",
        "المستشفى",
        "false",
    )
    assert (row["Incident ID"], row["Independent Sources"]) == ("assault-2021-08-09", "2")
    assert (row["Deaths Low"], row["Deaths High"], row["Injured Low"], row["Injured High"]) == (
        "3",
        "3",
        "10",
        "",
    )
    chain = rows(exported("polecat", IncidentFilter(type="COOPERATE")))[0]
    assert chain["Attribution Chain"] == "نيويورك تايمز ← مسؤولان عسكريان أميركيان"
    assert chain["Root Unnamed"] == "true"


def test_a_denial_is_no_event_unless_asked_for(exported: Export) -> None:
    assert {row["Factuality"] for row in rows(exported("polecat"))} == {"asserted"}
    (denied,) = [r for r in rows(exported("polecat", unasserted=True)) if r["Factuality"] == "denied"]
    assert denied["Contexts"] == "negation"


def test_an_incident_is_one_row_however_many_carry_it(exported: Export) -> None:
    mentions = rows(exported("polecat", IncidentFilter(type="COOPERATE")))
    (incident,) = rows(exported("polecat", IncidentFilter(type="COOPERATE"), each="incident"))
    assert len(mentions) == 9
    assert incident["Event ID"] == "cooperate-2020-01-15"
    assert incident["Event Date"] == "2020-01-15"
    assert incident["Attribution Chain"].endswith("مسؤولان عسكريان أميركيان")


def test_filters_are_those_of_the_incident_lists(exported: Export) -> None:
    assert {r["Incident ID"] for r in rows(exported("polecat", IncidentFilter(min_sources=2)))} == {
        "assault-2021-08-09"
    }
    assert rows(exported("polecat", IncidentFilter(since="2022"))) == []


def test_a_hostile_text_stays_in_its_cell_and_runs_nowhere(exported: Export) -> None:
    text = exported("polecat", ATTACK)
    (hostile,) = [row for row in rows(text) if row["Article"] == "x<b>.txt"]
    assert hostile["Title"].startswith('"><script>')
    assert all(None not in row and None not in row.values() for row in rows(text))
    for row in rows(text):
        assert not any(cell.startswith(("=", "@", "+")) for cell in row.values())


def test_pandas_reads_the_types_that_its_users_expect(exported: Export) -> None:
    pandas = pytest.importorskip("pandas", reason="NOT TESTED with pandas: it is not installed")
    frame = pandas.read_csv(
        io.StringIO(exported("polecat")), sep="\t", parse_dates=["Event Date", "Publication Date"]
    )
    assert list(frame.columns[:40]) == list(COLUMNS)
    for name in ("Event Date", "Publication Date"):
        assert str(frame[name].dtype).startswith("datetime64")
    for name in ("Intensity", "Latitude", "Longitude"):
        assert frame[name].dtype == float
    assert frame["Sentence Start"].dtype == int
    assert frame["Event Type"].isin(["COOPERATE", "ASSAULT"]).all()
