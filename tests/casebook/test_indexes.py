"""Questions that pages ask every time are answered by an index: their cost does not grow with the casebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.actors import Identity
from isnad.records import LinkedEntity

DAY = "2021-08-09"
WHO = Identity(LinkedEntity(id="usa", kind="GPE", name="", articles=["a01.txt"]), ("usa",))

ALLOWED = (
    "json_each",
    "j",
    "CONSTANT",
    "corrections",
    "linkings",
    "sqlite_master",
    "latest",
    "found",
    "(subquery-5)",
)
"""What may be read whole: short lists, and what was found by an index."""


@pytest.mark.parametrize(
    "ask",
    [
        lambda book: book.new_incidents(DAY, limit=5),
        lambda book: book.disputed_incidents(DAY, limit=5),
        lambda book: book.pledges_due(DAY, DAY),
        lambda book: book.incidents(limit=5),
        lambda book: book.incidents(order="date", limit=5),
        lambda book: book.incidents(order="told", limit=5),
        lambda book: book.incidents(IncidentFilter(storyline="joint-operations"), order="date", limit=5),
        lambda book: book.storylines(limit=5),
        lambda book: book.figures(limit=5),
        lambda book: book.incident("cooperate-2020-01-15"),
        lambda book: book.article("a01.txt"),
        lambda book: book.said(WHO, limit=5),
        lambda book: book.said_days(WHO),
        lambda book: book.carriers(WHO, limit=5),
        lambda book: book.identity("usa"),
        lambda book: book.moving_storylines(DAY, limit=5),
        lambda book: book.pledges_once_of(WHO),
        lambda book: book.denials_of(WHO),
        lambda book: book.disputed_figures(limit=5),
        lambda book: book.pledges_within("2025-09-01", "2025-09-30"),
        lambda book: book.incidents_of_article("a01.txt"),
    ],
)
def test_no_large_table_is_read_from_end_to_end(casebook: Path, ask: Callable[[Casebook], object]) -> None:
    with Casebook(casebook) as book:
        asked: list[str] = []
        book.db.set_trace_callback(asked.append)
        ask(book)
        book.db.set_trace_callback(None)
        for sql in asked:
            for row in book.db.execute(f"EXPLAIN QUERY PLAN {sql}"):
                step = str(row[3])
                if step.startswith("SCAN") and "USING INDEX" not in step and "USING COVERING" not in step:
                    assert step.split()[1] in ALLOWED, f"{step}\n{sql}"
