"""The reference says what the program says now."""

from __future__ import annotations

import re

import reference


def test_the_reference_is_what_the_program_says_of_itself() -> None:
    assert [page.name for page, _ in reference.stale()] == [], "run `make reference`"


def test_every_command_has_its_part() -> None:
    text = reference.commands()
    told = re.findall(r"^#+ `(isnad[a-z ]*)`$", text, flags=re.MULTILINE)
    assert {"isnad build", "isnad evaluate gold", "isnad corrections undo", "isnad user add"} <= set(told)
    assert text.count("Usage:") == len(told) == len(set(told))


def test_every_column_and_record_has_a_meaning() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*) \|$", reference.data_dictionary(), flags=re.MULTILINE)
    assert len(rows) > 200
    assert all(len(meaning) > 3 for _, _, meaning in rows)
    records = reference.record_page().split("\n## ")[1:]
    assert all(re.search(r"\n\n\w", record) for record in records)
