"""Two lexicons compared by what is read with each in the same articles.

Each reading is a casebook made in a process of its own: what a layer has once drawn from a lexicon it keeps as long as the
process.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from isnad import api
from isnad.evaluation.comparison import Comparison, compare_sides
from isnad.evaluation.sides import Side, read_side
from isnad.lexicon.lexicon import OWN
from isnad.records import SetAside


def compare_lexicons(
    first: Path | None, second: Path | None, articles: Path, metadata: Path | None = None
) -> Comparison:
    """Compare what is read in these articles with two lexicons, each a user's folder or, where it is null, the one that comes
    with Isnad.

    Articles that cannot be read are among those left out. Raises `LexiconError` E201 to E203 for a lexicon that cannot be used,
    `InputError` E122 where no article could be read.
    """
    ours, aside = _read_with(first, articles, metadata)
    theirs, _ = _read_with(second, articles, metadata)
    if ours.name == theirs.name:
        ours, theirs = (
            ours._replace(name=str(first or ours.name)),
            theirs._replace(name=str(second or theirs.name)),
        )
    found = compare_sides(ours, theirs)
    found.left_out += [f"{what.source}: [{what.code}] {what.message}" for what in aside]
    return found


def _read_with(lexicon: Path | None, articles: Path, metadata: Path | None) -> tuple[Side, list[SetAside]]:
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "read.casebook")
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            aside = pool.submit(_build, book, lexicon, articles, metadata).result()
        side = read_side(book) if book.exists() else Side("", (), {})
        return side._replace(name=lexicon.name if lexicon else "isnad"), aside


def _build(book: Path, lexicon: Path | None, articles: Path, metadata: Path | None) -> list[SetAside]:
    os.environ[OWN] = str(lexicon) if lexicon else ""
    return api.build(book, articles, metadata=metadata).set_aside
