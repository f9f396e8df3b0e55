"""What people corrected is a table among the others."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from disputed import articles
from isnad import api
from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.correcting import Correcting
from isnad.exports.formats import export
from isnad.exports.options import ExportOptions


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corrected") / "x.casebook"
    with Casebook(path, write=True) as book:
        for item in articles():
            book.put(item)
    api.correct(path)
    with Casebook(path) as book:
        say = Correcting(book, by="=cmd", why="on the page", at=datetime(2026, 1, 2, tzinfo=UTC))
        entries = [
            say.no_duplicate("a.txt", "b.txt"),
            say.event("d.txt", book.article("d.txt").events[0].start, "type", "accuse"),
        ]
    api.correct(path, entries)
    return path


def rows(path: Path, out: Path, wanted: IncidentFilter | None = None) -> list[dict[str, str]]:
    with Casebook(path) as book:
        export(book, "csv", out, ExportOptions(table="corrections", wanted=wanted or IncidentFilter()))
    return list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))


def test_each_entry_is_a_row_with_what_became_of_it(corrected: Path, tmp_path: Path) -> None:
    first, second = rows(corrected, tmp_path / "x.csv")
    assert (first["correction_kind"], first["state"], first["correction_why"]) == (
        "no-duplicate",
        "applied",
        "on the page",
    )
    assert [
        json.loads(first[side])[0]["article"] for side in ("correction_mentions", "correction_others")
    ] == ["a.txt", "b.txt"]
    assert (second["correction_field"], second["correction_value"]) == ("type", "ACCUSE")
    assert first["correction_by"] == "'=cmd", "a name that a spreadsheet would run is neutralised"


def test_a_filter_keeps_those_that_concern_what_is_left(corrected: Path, tmp_path: Path) -> None:
    attack = rows(corrected, tmp_path / "x.csv", IncidentFilter(type="ASSAULT"))
    assert [row["correction_kind"] for row in attack] == ["no-duplicate"]
