"""Every metric of single articles, on hand-made gold with known answers."""

from __future__ import annotations

from typing import Any

from gold_cases import at, event, kinds, prf, statement, subject

from isnad.evaluation.counts import Table
from isnad.evaluation.events import score_events
from isnad.evaluation.expressions import score_cleaning, score_quantities, score_times
from isnad.evaluation.statements import score_statements
from isnad.records import Count, Link, Party, Place, Quantity, Time

TEXT = (
    "قُتل ثلاثة جنود في كركوك أمس الاثنين. وقال مصدر أمني لوكالة شفق نيوز إن تنظيم داعش شن الهجوم. "
    "وأضاف المصدر أن خمسة آخرين أصيبوا. وطالب النائب علي سالم الحكومة بفتح تحقيق أمس."
)


# ---------------------------------------------------------------- cleaning


def test_cleaning_counts_junk_gone_and_content_kept() -> None:
    table: Table = {}
    judged = subject("نص الخبر هنا", {"junk": ["اقرأ أيضا", "هنا"], "keep": ["نص  الخبر", "سقط"]})
    score_cleaning(judged, table)
    assert prf(table, "cleaning.junk")[2] == 0.5
    assert prf(table, "cleaning.keep")[2] == 0.5
    assert kinds(judged.mistakes) == ["junk left in", "content lost"]


# ---------------------------------------------------------------- times and quantities


def time(words: str, value: str, nth: int = 0, mod: str | None = None) -> Time:
    return Time(**at(TEXT, words, nth), type="DATE", value=value, mod=mod)


def test_times_by_value_at_an_overlapping_span() -> None:
    gold = {"times": [{"text": "أمس الاثنين", "value": "2024-05-13"}, {"text": "أمس", "value": "2024-05-13"}]}
    found = [time("الاثنين", "2024-05-13"), time("أمس", "2024-05-12", 1), time("سالم", "2024")]
    table: Table = {}
    judged = subject(TEXT, gold, times=found)
    score_times(judged, table)
    assert prf(table, "times.value") == (1 / 3, 0.5, 0.4)
    assert prf(table, "times.span") == (2 / 3, 1.0, 0.8)
    assert kinds(judged.mistakes) == ["wrong value", "false alarm"]


def test_a_short_time_is_not_sought_inside_a_longer_one() -> None:
    """Gold has أمس once by itself; it stands in أمس الاثنين too, where the system's time must not serve
    for it."""
    gold = {"times": [{"text": "أمس الاثنين", "value": "2024-05-13"}, {"text": "أمس", "value": "2024-05-13"}]}
    table: Table = {}
    score_times(subject(TEXT, gold, times=[time("أمس", "2024-05-13"), time("الاثنين", "2024-05-13")]), table)
    assert prf(table, "times.value") == (0.5, 0.5, 0.5)


def test_mod_is_scored_over_the_matched() -> None:
    gold = {"times": [{"text": "أمس الاثنين", "value": "2024-05-13", "mod": "START"}]}
    table: Table = {}
    score_times(subject(TEXT, gold, times=[time("أمس الاثنين", "2024-05-13")]), table)
    assert prf(table, "times.value")[2] == 1.0
    assert prf(table, "times.mod")[2] == 0.0


def test_quantities_by_bounds_with_noun_and_approx_apart() -> None:
    gold = {
        "quantities": [
            {"text": "ثلاثة جنود", "low": 3, "high": 3, "noun": "جنود"},
            {"text": "خمسة", "low": 5, "high": None, "noun": "آخرين", "approx": True},
        ]
    }
    found = [
        Quantity(**at(TEXT, "ثلاثة"), low=3, high=3, noun="الجنود"),
        Quantity(**at(TEXT, "خمسة آخرين"), low=5, high=5, noun="آخرين"),
    ]
    table: Table = {}
    judged = subject(TEXT, gold, quantities=found)
    score_quantities(judged, table)
    assert prf(table, "quantities.value") == (0.5, 0.5, 0.5)
    assert prf(table, "quantities.span")[2] == 1.0
    assert prf(table, "quantities.noun")[2] == 1.0
    assert prf(table, "quantities.approx")[2] == 1.0
    assert kinds(judged.mistakes) == ["wrong value"]


# ---------------------------------------------------------------- statements

STATEMENTS = {
    "statements": [
        {"anchor": "تنظيم داعش شن الهجوم", "kind": "indirect", "speaker": "مصدر أمني",
         "chain": ["شفق نيوز", "مصدر أمني"], "anonymous": True},
        {"anchor": "خمسة آخرين", "kind": "indirect", "speaker": "مصدر أمني",
         "chain": ["شفق نيوز", "مصدر أمني"], "anonymous": True},
    ]
}  # fmt: skip


def test_statement_matches_where_its_span_covers_the_anchor() -> None:
    found = [
        statement(TEXT, "إن تنظيم داعش شن الهجوم", ["شفق نيوز", "مصدر أمني"], anonymous=True),
        statement(TEXT, "آخرين أصيبوا", ["شفق نيوز", "مصدر أمني"], anonymous=True),
        statement(TEXT, "بفتح تحقيق", ["علي سالم"]),
    ]
    table: Table = {}
    judged = subject(TEXT, STATEMENTS, statements=found)
    score_statements(judged, table)
    assert prf(table, "statements.found") == (1 / 3, 0.5, 0.4)
    assert kinds(judged.mistakes) == ["missed: span cut short", "false alarm", "false alarm"]


def test_chains_that_differ_only_in_spelling_are_exact() -> None:
    found = [
        statement(TEXT, "تنظيم داعش شن الهجوم", ["وكالة «شفق نيوز»", "مصدرٌ أمنيّ"], anonymous=True),
        statement(TEXT, "خمسة آخرين أصيبوا", ["شفق نيوز", "المصدر الأمني"], anonymous=True),
    ]
    table: Table = {}
    score_statements(subject(TEXT, STATEMENTS, statements=found), table)
    right = ("found", "speaker", "chain_exact", "chain_edges", "anonymity", "kind", "attributed", "chained")
    for metric in right:
        assert prf(table, f"statements.{metric}")[2] == 1.0, metric


def test_a_chain_without_its_relay_has_the_speaker_but_is_not_exact() -> None:
    found = [statement(TEXT, "تنظيم داعش شن الهجوم", ["مصدر أمني"])]
    table: Table = {}
    judged = subject(TEXT, {"statements": STATEMENTS["statements"][:1]}, statements=found)
    score_statements(judged, table)
    assert prf(table, "statements.speaker")[2] == 1.0
    assert prf(table, "statements.chain_exact")[2] == 0.0
    assert prf(table, "statements.chain_edges") == (0.0, 0.0, 0.0)
    assert prf(table, "statements.anonymity")[2] == 0.0
    assert kinds(judged.mistakes) == ["chain short", "anonymity: False for True"]


def test_edges_of_a_chain_in_the_wrong_order_are_wrong() -> None:
    found = [statement(TEXT, "تنظيم داعش شن الهجوم", ["مصدر أمني", "شفق نيوز"], anonymous=True)]
    table: Table = {}
    score_statements(subject(TEXT, {"statements": STATEMENTS["statements"][:1]}, statements=found), table)
    assert table["statements.chain_edges"].right == 0


def test_half_of_a_longer_chain_gives_its_right_edges() -> None:
    chain = ["رويترز", "الوزارة", "مصدر"]
    gold = [{"anchor": "داعش شن", "kind": "indirect", "speaker": "مصدر", "chain": chain}]
    found = [statement(TEXT, "تنظيم داعش شن الهجوم", ["رويترز", "البلدية", "مصدر"])]
    table: Table = {}
    score_statements(subject(TEXT, {"statements": gold}, statements=found), table)
    assert table["statements.chain_edges"].right == 1


def test_a_nested_statement_takes_the_inner_span_and_leaves_the_outer_one() -> None:
    gold = [
        {"anchor": "مصدر أمني لوكالة", "kind": "indirect", "speaker": "س", "chain": ["س"]},
        {"anchor": "داعش شن", "kind": "indirect", "speaker": "ع", "chain": ["س", "ع"]},
    ]
    outer = statement(TEXT, "مصدر أمني لوكالة شفق نيوز إن تنظيم داعش شن الهجوم", ["س"])
    inner = statement(TEXT, "تنظيم داعش شن الهجوم", ["س", "ع"])
    table: Table = {}
    score_statements(subject(TEXT, {"statements": gold}, statements=[outer, inner]), table)
    assert prf(table, "statements.found")[2] == 1.0
    assert prf(table, "statements.chain_exact")[2] == 1.0


def test_empty_system_and_empty_gold_for_statements() -> None:
    silent: Table = {}
    score_statements(subject(TEXT, STATEMENTS), silent)
    assert prf(silent, "statements.found") == (None, 0.0, 0.0)
    assert prf(silent, "statements.speaker") == (None, None, None)
    unasked: Table = {}
    score_statements(subject(TEXT, {}, statements=[statement(TEXT, "بفتح تحقيق", ["علي سالم"])]), unasked)
    assert prf(unasked, "statements.found") == (0.0, None, 0.0)


def test_a_missing_speaker_is_wrong_and_an_unasked_one_too() -> None:
    gold = [{"anchor": "داعش شن", "kind": "indirect", "speaker": None, "chain": []}]
    table: Table = {}
    mute = statement(TEXT, "تنظيم داعش شن الهجوم", [], speaker=None)
    score_statements(subject(TEXT, {"statements": gold}, statements=[mute]), table)
    assert prf(table, "statements.speaker")[2] == 1.0
    table = {}
    named = statement(TEXT, "تنظيم داعش شن الهجوم", ["ع"])
    score_statements(subject(TEXT, {"statements": gold}, statements=[named]), table)
    assert prf(table, "statements.speaker")[2] == 0.0


def test_speakers_may_be_joined_by_entity() -> None:
    gold = [{"anchor": "داعش شن", "kind": "direct", "speaker": "أميركا", "chain": ["أميركا"]}]
    system = statement(TEXT, "تنظيم داعش شن الهجوم", ["واشنطن"])
    system.speaker = Party(text="واشنطن", entity="usa")
    system.chain = [Link(text="واشنطن", entity="usa")]
    table: Table = {}
    score_statements(subject(TEXT, {"statements": gold}, statements=[system]), table)
    assert prf(table, "statements.speaker")[2] == 1.0
    assert prf(table, "statements.chain_exact")[2] == 1.0
    assert prf(table, "statements.kind")[2] == 0.0


# ---------------------------------------------------------------- events

EVENTS: list[dict[str, Any]] = [
    {"anchor": "قُتل ثلاثة جنود", "type": "ASSAULT", "actor": None, "recipient": "جنود", "place": "كركوك",
     "date": "2024-05-13", "factuality": "asserted", "deaths": 3},
    {"anchor": "شن الهجوم", "type": "ASSAULT", "actor": "تنظيم داعش", "recipient": None, "place": None,
     "date": None, "factuality": "asserted"},
    {"anchor": "وطالب النائب", "type": "REQUEST", "actor": "علي سالم", "recipient": "الحكومة", "place": None,
     "date": None, "factuality": "asserted"},
]  # fmt: skip


def test_events_with_all_their_arguments() -> None:
    found = [
        event(TEXT, "قُتل", "ASSAULT", recipient=Party(text="ثلاثة جنود"), place=Place(text="كركوك"),
        date="2024-05-13", deaths=Count(low=3, high=3)),
        event(TEXT, "الهجوم", "ASSAULT", actor=Party(text="داعش")),
        event(TEXT, "طالب", "REQUEST", actor=Party(text="النائب علي سالم"), recipient=Party(text="الحكومة")),
    ]  # fmt: skip
    table: Table = {}
    judged = subject(TEXT, {"events": EVENTS}, events=found)
    assert score_events(judged, table) == {0: 0, 1: 1, 2: 2}
    for metric in ("typed", "trigger", "type", "actor", "recipient", "place", "date", "factuality", "deaths"):
        assert prf(table, f"events.{metric}")[2] == 1.0, metric
    assert prf(table, "events.injured") == (None, None, None)
    assert judged.mistakes == []


def test_a_trigger_of_another_type_is_found_but_not_typed() -> None:
    table: Table = {}
    judged = subject(TEXT, {"events": EVENTS[2:]}, events=[event(TEXT, "طالب", "ACCUSE")])
    assert score_events(judged, table) == {}
    assert prf(table, "events.typed") == (0.0, 0.0, 0.0)
    assert prf(table, "events.trigger") == (1.0, 1.0, 1.0)
    assert prf(table, "events.type")[2] == 0.0
    assert kinds(judged.mistakes) == ["type: ACCUSE for REQUEST"]


def test_invented_arguments_cost_precision_and_missing_ones_recall() -> None:
    found = [
        event(TEXT, "قُتل", "ASSAULT", actor=Party(text="داعش"), place=Place(text="بغداد"), date="2024-05",
              factuality="denied", injured=Count(low=5, high=5)),
        event(TEXT, "الهجوم", "ASSAULT", date="2024-05-13"),
    ]  # fmt: skip
    table: Table = {}
    judged = subject(TEXT, {"events": EVENTS[:2]}, events=found)
    score_events(judged, table)
    assert prf(table, "events.actor") == (0.0, 0.0, 0.0)
    assert prf(table, "events.recipient") == (None, 0.0, 0.0)
    assert prf(table, "events.recipient_or_none")[2] == 0.5
    assert prf(table, "events.place") == (0.0, 0.0, 0.0)
    assert prf(table, "events.date") == (0.0, 0.0, 0.0)
    assert prf(table, "events.factuality")[2] == 0.5
    assert prf(table, "events.deaths") == (None, 0.0, 0.0)
    assert prf(table, "events.injured") == (0.0, None, 0.0)
    assert set(kinds(judged.mistakes)) == {
        "actor invented", "actor missing", "recipient missing", "place wrong", "date wrong",
        "factuality: denied for asserted", "deaths missing", "injured invented",
    }  # fmt: skip


def test_a_date_where_gold_has_none_is_not_scored() -> None:
    table: Table = {}
    dated = event(TEXT, "شن", "ASSAULT", date="2024-05-13")
    score_events(subject(TEXT, {"events": EVENTS[1:2]}, events=[dated]), table)
    assert prf(table, "events.date") == (None, None, None)


def test_two_triggers_in_one_anchor_count_once() -> None:
    found = [event(TEXT, "شن", "ASSAULT"), event(TEXT, "الهجوم", "ASSAULT", actor=Party(text="داعش"))]
    table: Table = {}
    judged = subject(TEXT, {"events": EVENTS[1:2]}, events=found)
    assert score_events(judged, table) == {0: 1}
    assert prf(table, "events.typed")[:2] == (0.5, 1.0)
    assert kinds(judged.mistakes) == ["false alarm ASSAULT"]


def test_empty_system_and_empty_gold_for_events() -> None:
    silent: Table = {}
    score_events(subject(TEXT, {"events": EVENTS}), silent)
    assert prf(silent, "events.typed") == (None, 0.0, 0.0)
    unasked: Table = {}
    score_events(subject(TEXT, {}, events=[event(TEXT, "شن", "ASSAULT")]), unasked)
    assert prf(unasked, "events.typed") == (0.0, None, 0.0)
