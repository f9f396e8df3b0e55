"""`isnad build` killed at random moments: the short form of `benchmarks/kills.py`."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import kills
import pytest


@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL here")
def test_a_build_that_is_killed_is_whole_and_is_completed_by_the_same_command(tmp_path: Path) -> None:
    kills.make_corpus(tmp_path / "in", 12)
    found = kills.killed(tmp_path / "in", tmp_path, 6, processes=2, seed=5)
    assert found.amiss == []
    assert (len(found.kills), found.completed >= 1) == (6, True)


def test_what_the_kills_compare_tells_casebooks_apart(tmp_path: Path) -> None:
    kills.make_corpus(tmp_path / "in", 4)
    book = tmp_path / "x.casebook"
    assert kills._run(book, tmp_path / "in", 1).wait() in kills.DONE
    whole = kills.content(book)
    assert {"articles", "incidents", "set_aside", "search"} <= set(whole)
    with closing(sqlite3.connect(book)) as db:
        db.execute("UPDATE set_aside SET message = 'x'")
        db.commit()
    assert kills.content(book) != whole
