"""PLOVER's JSON lines: the manual's fields, filled from what was read, and nothing else at the top."""

from __future__ import annotations

import json
from typing import Any

from exports.conftest import Export
from isnad.casebook import IncidentFilter

MANUAL = {
    "id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc",
    "event_text", "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder",
    "coded_date", "coded_time", "comment",
}  # fmt: skip
OURS = {"size", "isnad"}


def records(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_the_fields_are_the_manual_s(exported: Export) -> None:
    found = records(exported("plover", unasserted=True))
    for record in found:
        assert set(record) <= MANUAL | OURS
        assert {"id", "date", "source", "event"} <= set(record)
    assert len({record["id"] for record in found}) == len(found)


def test_an_event_is_told_in_them(exported: Export) -> None:
    record = records(exported("plover", IncidentFilter(type="ASSAULT")))[0]
    assert record["date"] == "2021-08-09"
    assert record["event"] == ["ASSAULT"]
    assert (record["mode"], record["event_scale"], record["quad_code"]) == (["aerial"], -9.5, 4)
    assert record["context"] == ["military", "health"]
    assert record["source"][0] == {"actor_text": "طائرات مجهولة", "sector": "UAF"}
    assert record["source"][1]["code"] == "USA"
    assert record["source"][1]["identifier_id"] == "usa.army"
    assert record["event_loc"]["name"] == "Sabha"
    assert record["event_loc"]["cc3"] == "LBY"
    assert record["size"] == {"dead": [3, 3], "injured": [10, None]}
    assert record["link"] == "assault-2021-08-09"
    assert record["cite_info"]["publication"] == "سبها اليوم"
    assert [link["text"] for link in record["isnad"]["chain"]] == ["المستشفى"]
    assert record["isnad"]["independent_sources"] == 2


def test_a_denial_says_that_it_is_none(exported: Export) -> None:
    told = records(exported("plover", unasserted=True))
    (denied,) = [record for record in told if record["isnad"]["factuality"] == "denied"]
    assert denied["context"] == ["negation"]
    assert denied["date"] is None
    assert all(r["isnad"]["factuality"] != "denied" for r in records(exported("plover")))
