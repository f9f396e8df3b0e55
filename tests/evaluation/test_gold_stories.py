"""Every metric over the articles of a storyline, on hand-made chronicles with known answers."""

from __future__ import annotations

from typing import Any

import pytest
from gold_cases import event, kinds, prf, ref, story, subject

from isnad.evaluation.claims import score_denials, score_figures, score_pledges
from isnad.evaluation.counts import Table
from isnad.evaluation.incidents import score_incidents
from isnad.evaluation.stories import score_duplicates, score_storylines
from isnad.evaluation.subject import Subject
from isnad.records import (
    Chronicle,
    Duplicate,
    Figure,
    FigureValue,
    Incident,
    LinkedDenial,
    LinkedPledge,
    Storyline,
)

A = "قُتل ثلاثة في غارة على صعدة. وأدان الوزير الغارة. ووعد بإعادة الإعمار قبل نهاية العام."
B = "نفى التحالف شن أي غارة على صعدة. وكان القصف أوقع خمسة قتلى. وانتهت الزيارة."


def gold_event(anchor: str, kind: str = "ASSAULT") -> dict[str, Any]:
    return {"anchor": anchor, "type": kind, "factuality": "asserted"}


@pytest.fixture
def subjects() -> dict[str, Subject]:
    a = subject(
        A,
        {"events": [gold_event("قُتل ثلاثة"), gold_event("الوزير الغارة"), gold_event("وأدان", "ACCUSE")]},
        "a",
        events=[event(A, "قُتل", "ASSAULT"), event(A, "أدان", "ACCUSE"), event(A, "الغارة", "ASSAULT")],
    )
    b = subject(
        B,
        {"events": [gold_event("القصف"), gold_event("الزيارة", "CONSULT")]},
        "b",
        events=[event(B, "القصف", "ASSAULT"), event(B, "الزيارة", "CONSULT")],
    )
    return {"a": a, "b": b}


def mention(article: str, anchor: str) -> dict[str, str]:
    return {"article": article, "anchor": anchor}


RAID = {
    "key": "raid", "type": "ASSAULT", "independent_sources": 2, "independent_why": "two",
    "mentions": [mention("a", "قُتل ثلاثة"), mention("a", "الوزير الغارة"), mention("b", "القصف")],
}  # fmt: skip
BLAME = {"key": "blame", "type": "ACCUSE", "independent_sources": 1, "mentions": [mention("a", "وأدان")]}


def incident(name: str, kind: Any, *events: Any, sources: int = 1) -> Incident:
    return Incident(id=name, type=kind, events=list(events), independent_sources=sources)


# ---------------------------------------------------------------- incidents


def test_incidents_as_in_gold(subjects: dict[str, Subject]) -> None:
    found = [
        incident("1", "ASSAULT", ref(A, "a", "قُتل"), ref(A, "a", "الغارة"), ref(B, "b", "القصف"), sources=2),
        incident("2", "ACCUSE", ref(A, "a", "أدان"), sources=1),
        incident("3", "CONSULT", ref(B, "b", "الزيارة")),
    ]
    table: Table = {}
    judged = story({"incidents": [RAID, BLAME]}, subjects, Chronicle(incidents=found))
    score_incidents(judged, table)
    for metric in ("incidents.pairwise", "incidents.bcubed", "sources.exact", "sources.within_one"):
        assert prf(table, metric) == (1.0, 1.0, 1.0), metric
    assert judged.mistakes == []


def test_a_split_incident_costs_recall_and_its_larger_part_is_judged(subjects: dict[str, Subject]) -> None:
    found = [
        incident("1", "ASSAULT", ref(A, "a", "قُتل"), ref(A, "a", "الغارة"), sources=1),
        incident("2", "ASSAULT", ref(B, "b", "القصف"), sources=2),
    ]
    table: Table = {}
    judged = story({"incidents": [RAID]}, subjects, Chronicle(incidents=found))
    score_incidents(judged, table)
    assert prf(table, "incidents.pairwise")[:2] == (1.0, 1 / 3)
    assert table["incidents.bcubed"].precision == 1.0
    assert table["incidents.bcubed"].recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert prf(table, "sources.exact") == (0.0, 0.0, 0.0)
    assert prf(table, "sources.within_one") == (1.0, 1.0, 1.0)
    assert kinds(judged.mistakes) == ["too few", "split off"]


def test_a_false_merge_costs_precision(subjects: dict[str, Subject]) -> None:
    everything = incident(
        "1",
        "ASSAULT",
        ref(A, "a", "قُتل"),
        ref(A, "a", "الغارة"),
        ref(A, "a", "أدان"),
        ref(B, "b", "القصف"),
        sources=4,
    )
    table: Table = {}
    judged = story({"incidents": [RAID, BLAME]}, subjects, Chronicle(incidents=[everything]))
    score_incidents(judged, table)
    assert prf(table, "incidents.pairwise")[:2] == (0.5, 1.0)
    assert table["incidents.bcubed"].precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert table["incidents.bcubed"].recall == 1.0
    assert prf(table, "sources.within_one")[:2] == (0.0, 0.0)
    assert "merged" in kinds(judged.mistakes)


def test_a_gold_event_of_no_incident_merged_in_costs_precision(subjects: dict[str, Subject]) -> None:
    found = [incident("1", "ASSAULT", ref(B, "b", "القصف"), ref(B, "b", "الزيارة"))]
    gold = {"key": "raid", "type": "ASSAULT", "mentions": [mention("b", "القصف")], "independent_sources": 1}
    table: Table = {}
    score_incidents(story({"incidents": [gold]}, subjects, Chronicle(incidents=found)), table)
    assert table["incidents.bcubed"].precision == 0.5
    assert table["incidents.pairwise"].system == 1


def test_an_event_that_gold_does_not_know_is_left_aside(subjects: dict[str, Subject]) -> None:
    found = [incident("1", "ASSAULT", ref(B, "b", "القصف"), ref(B, "b", "أوقع"), sources=1)]
    gold = {"key": "raid", "type": "ASSAULT", "mentions": [mention("b", "القصف")], "independent_sources": 1}
    table: Table = {}
    score_incidents(story({"incidents": [gold]}, subjects, Chronicle(incidents=found)), table)
    assert table["incidents.bcubed"].precision == 1.0


def test_no_incidents_found(subjects: dict[str, Subject]) -> None:
    table: Table = {}
    judged = story({"incidents": [RAID, BLAME]}, subjects, Chronicle())
    score_incidents(judged, table)
    for metric in ("incidents.pairwise", "incidents.bcubed", "sources.exact", "sources.within_one"):
        assert prf(table, metric) == (None, 0.0, 0.0), metric
    assert kinds(judged.mistakes).count("incident not found") == 2


def test_no_incidents_in_gold_judge_nothing(subjects: dict[str, Subject]) -> None:
    table: Table = {}
    found = [incident("1", "ASSAULT", ref(B, "b", "القصف"))]
    score_incidents(story({}, subjects, Chronicle(incidents=found)), table)
    assert prf(table, "incidents.bcubed") == (None, None, None)
    assert prf(table, "sources.exact") == (None, None, None)


# ---------------------------------------------------------------- duplicates and storylines


def test_duplicate_pairs_have_no_order(subjects: dict[str, Subject]) -> None:
    gold = {"duplicates": [{"a": "a", "b": "b", "relation": "copy"}]}
    found = [Duplicate(a="b.txt", b="a.txt", relation="edited", similarity=0.9)]
    table: Table = {}
    judged = story(gold, subjects, Chronicle(duplicates=found))
    score_duplicates(judged, table)
    assert prf(table, "duplicates.pairs") == (1.0, 1.0, 1.0)
    assert prf(table, "duplicates.relation")[2] == 0.0
    assert kinds(judged.mistakes) == ["relation: edited for copy"]


def test_duplicates_missed_and_invented(subjects: dict[str, Subject]) -> None:
    pair = [Duplicate(a="a.txt", b="b.txt", relation="rewrite", similarity=0.3)]
    table: Table = {}
    score_duplicates(story({}, subjects, Chronicle(duplicates=pair)), table)
    assert prf(table, "duplicates.pairs") == (0.0, None, 0.0)
    table = {}
    gold = {"duplicates": [{"a": "a", "b": "b", "relation": "copy"}]}
    score_duplicates(story(gold, subjects, Chronicle()), table)
    assert prf(table, "duplicates.pairs") == (None, 0.0, 0.0)


def test_storylines_partition_the_articles(subjects: dict[str, Subject]) -> None:
    lines = [Storyline(id="1", title="", articles=["a.txt", "b.txt"])]
    table: Table = {}
    score_storylines(story({"storylines": [["a", "b"]]}, subjects, Chronicle(storylines=lines)), table)
    assert prf(table, "storylines.pairwise") == (1.0, 1.0, 1.0)
    table = {}
    judged = story({"storylines": [["a"], ["b"]]}, subjects, Chronicle(storylines=lines))
    score_storylines(judged, table)
    assert prf(table, "storylines.pairwise") == (0.0, None, 0.0)
    assert prf(table, "storylines.bcubed")[:2] == (0.5, 1.0)
    assert kinds(judged.mistakes) == ["joined wrongly"]


def test_articles_in_no_storyline_stand_alone(subjects: dict[str, Subject]) -> None:
    table: Table = {}
    score_storylines(story({"storylines": [["a", "b"]]}, subjects, Chronicle()), table)
    assert prf(table, "storylines.bcubed")[:2] == (1.0, 0.5)


# ---------------------------------------------------------------- figures, pledges, denials

FIGURE = {
    "about": "قتلى الغارة", "kind": "conflict",
    "values": [
        {"article": "a", "text": "ثلاثة", "low": 3, "high": 3},
        {"article": "b", "text": "خمسة", "low": 5, "high": 5},
    ],
}  # fmt: skip


def value(text: str, name: str, words: str) -> FigureValue:
    place = ref(text, name, words)
    return FigureValue(article=place.article, start=place.start, end=place.end, low=1, high=1)


def test_figures_by_span_then_kind(subjects: dict[str, Subject]) -> None:
    found = [Figure(about="x", kind="update", values=[value(A, "a", "ثلاثة"), value(B, "b", "خمسة قتلى")])]
    table: Table = {}
    judged = story({"figures": [FIGURE]}, subjects, Chronicle(figures=found))
    score_figures(judged, table)
    assert prf(table, "figures.found") == (1.0, 1.0, 1.0)
    assert prf(table, "figures.values") == (1.0, 1.0, 1.0)
    assert prf(table, "figures.kind")[2] == 0.0
    assert kinds(judged.mistakes) == ["kind: update for conflict"]


def test_a_figure_with_one_of_its_values_is_not_found(subjects: dict[str, Subject]) -> None:
    found = [Figure(about="x", kind="conflict", values=[value(A, "a", "ثلاثة"), value(B, "b", "أي")])]
    table: Table = {}
    judged = story({"figures": [FIGURE]}, subjects, Chronicle(figures=found))
    score_figures(judged, table)
    assert prf(table, "figures.found") == (0.0, 0.0, 0.0)
    assert kinds(judged.mistakes) == ["missed", "false alarm"]


def pledge(words: str, **more: Any) -> LinkedPledge:
    place = ref(A, "a", words)
    fields: dict[str, Any] = {"who": None, "due": None, **more}
    return LinkedPledge(article="a.txt", start=place.start, end=place.end, text=words, **fields)


GOLD_PLEDGE = {"article": "a", "anchor": "بإعادة الإعمار", "who": "الوزير", "due": "2024", "status": "missed"}


def test_pledges_by_span_then_who_due_and_status(subjects: dict[str, Subject]) -> None:
    found = [pledge("إعادة الإعمار", who="الوزير", due="2024-12-31", status="open")]
    table: Table = {}
    judged = story({"pledges": [GOLD_PLEDGE]}, subjects, Chronicle(pledges=found))
    score_pledges(judged, table)
    assert prf(table, "pledges.found") == (1.0, 1.0, 1.0)
    assert prf(table, "pledges.due")[2] == 1.0
    assert prf(table, "pledges.who")[2] == 1.0
    assert prf(table, "pledges.status")[2] == 0.0
    assert kinds(judged.mistakes) == ["status: open for missed"]


def test_pledges_without_status_in_gold_are_not_asked_for_it(subjects: dict[str, Subject]) -> None:
    gold = {k: v for k, v in GOLD_PLEDGE.items() if k != "status"}
    table: Table = {}
    score_pledges(story({"pledges": [gold]}, subjects, Chronicle(pledges=[pledge("الإعمار")])), table)
    assert prf(table, "pledges.status") == (None, None, None)
    assert prf(table, "pledges.due")[2] == 0.0
    assert prf(table, "pledges.who")[2] == 0.0


def denial(claim: Any = None, of: str | None = None) -> LinkedDenial:
    place = ref(B, "b", "نفى التحالف")
    return LinkedDenial(
        article="b.txt", start=place.start, end=place.end, text="نفى التحالف", denies=claim, incident=of
    )


GOLD_DENIAL = {"article": "b", "anchor": "نفى", "denies": {"article": "a", "anchor": "غارة على"}}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (denial(ref(A, "a", "في غارة")), 1.0),
        (denial(of="1"), 1.0),
        (denial(of="2"), 0.0),
        (denial(ref(B, "b", "القصف")), 0.0),
        (denial(), 0.0),
    ],
)
def test_denials_by_span_then_claim(subjects: dict[str, Subject], found: LinkedDenial, right: float) -> None:
    incidents = [incident("1", "ASSAULT", ref(A, "a", "غارة")), incident("2", "ACCUSE", ref(A, "a", "أدان"))]
    table: Table = {}
    judged = story({"denials": [GOLD_DENIAL]}, subjects, Chronicle(denials=[found], incidents=incidents))
    score_denials(judged, table)
    assert prf(table, "denials.found") == (1.0, 1.0, 1.0)
    assert prf(table, "denials.claim")[2] == right
    assert kinds(judged.mistakes) == ([] if right else ["claim"])


@pytest.mark.parametrize("score", [score_figures, score_pledges, score_denials])
def test_empty_system_and_empty_gold(score: Any, subjects: dict[str, Subject]) -> None:
    gold = {"figures": [FIGURE], "pledges": [GOLD_PLEDGE], "denials": [GOLD_DENIAL]}
    figure = Figure(about="x", kind="update", values=[value(A, "a", "ثلاثة")])
    system = Chronicle(figures=[figure], pledges=[pledge("الإعمار")], denials=[denial()])
    silent: Table = {}
    score(story(gold, subjects, Chronicle()), silent)
    unasked: Table = {}
    score(story({}, subjects, system), unasked)
    name = next(iter(silent))
    assert prf(silent, name) == (None, 0.0, 0.0)
    assert prf(unasked, name) == (0.0, None, 0.0)
