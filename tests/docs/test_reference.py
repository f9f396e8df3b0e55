"""The reference says what the program says now."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import reference

TOOL = Path(reference.__file__)


def test_the_reference_is_what_the_program_says_of_itself() -> None:
    # in an interpreter of its own: what other tests have set in this one is none of the program's help
    found = subprocess.run(
        [sys.executable, TOOL, "--check"], capture_output=True, text=True, cwd=TOOL.parents[1]
    )
    assert (found.returncode, found.stdout) == (0, ""), found.stdout + found.stderr


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
