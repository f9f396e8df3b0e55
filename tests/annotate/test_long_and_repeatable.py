"""What is said of an article is the same in every process, and costs what its length costs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import isnad

GOLD = Path(__file__).resolve().parents[2] / "gold" / "isnad-dev"
CODE = """
import msgspec, sys
from isnad import annotate_paths
for found in annotate_paths(sys.argv[1]):
    sys.stdout.buffer.write(msgspec.json.encode(found))
"""


def annotated(path: Path, seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", CODE, str(path)], env=environment, capture_output=True, check=True
    ).stdout


def test_the_same_article_gives_the_same_in_every_process() -> None:
    assert len({annotated(GOLD / "gulf", seed) for seed in "0123"}) == 1


def test_a_statement_in_anothers_content_is_nested_also_late_in_a_long_text() -> None:
    once = "قال الوزير إن المتحدث باسم الجيش أعلن أن القوات انسحبت من المدينة.\n"
    one, many = isnad.annotate(once).statements, isnad.annotate(once * 200).statements
    assert len(one) >= 2
    assert len(many) == 200 * len(one)
    last = many[-len(one) :]
    first = len(many) - len(one)
    nested = [None if s.within is None else s.within - first for s in last]
    assert nested == [s.within for s in one]
    assert any(within is not None for within in nested)
