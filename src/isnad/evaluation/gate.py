"""The quality gate: scores a gold set and holds the figures to their floors, or records them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from isnad.evaluation.corpus import Corpus, corpus_of
from isnad.evaluation.floors import (
    Floors,
    Held,
    check_corpus,
    compare,
    measured,
    read_floors,
    share_text,
    size_text,
    updated,
    write_floors,
)
from isnad.evaluation.scoring import score_gold


class Verdict(NamedTuple):
    """Whether every figure holds, and the lines that say so."""

    holds: bool
    lines: list[str]


def judge(folders: Sequence[Path], path: Path) -> Verdict:
    """Hold the scores on folders in the gold format to the floors in a file.

    Raises `InputError`: E101, E110 no such file or folder, or of another shape; E121 a set that has changed.
    """
    floors, corpus = read_floors(path), corpus_of(folders)
    check_corpus(floors, corpus)
    held = compare(floors.floors, measured(score_gold(folders, resamples=0).total))
    return Verdict(not any(h.fails for h in held), list(held_text(held, corpus)))


def record(folders: Sequence[Path], path: Path, reason: str | None) -> Iterator[str]:
    """Record what is measured now as the floors, and say what that changes.

    Raises as `judge` (but for E121), and `UsageError` E430 where a floor would fall, a figure would be dropped or
    the set has changed, and no reason is given; then the file is left as it was.
    """
    old = read_floors(path) if path.exists() else None
    corpus = corpus_of(folders)
    new = updated(old, measured(score_gold(folders, resamples=0).total), corpus, reason)
    write_floors(path, new)
    return update_text(old, new)


def held_text(held: Sequence[Held], corpus: Corpus) -> Iterator[str]:
    """The table (figure, floor, now, difference) and the result in a sentence."""
    yield f"{'':26}{'floor':>7}{'now':>8}{'':>9}"
    for line in held:
        sign = "" if line.difference is None else f"{line.difference:+.3f}" if line.difference else "="
        yield f"{line.figure:26}{share_text(line.floor):>7}{share_text(line.now):>8}{sign:>9}{_mark(line)}"
    failing = sum(h.fails for h in held)
    above = sum((h.difference or 0) > 0 or h.floor is None for h in held)
    yield ""
    told = (
        f"{failing} of {len(held)} figures under their floors" if failing else f"All {len(held)} figures hold"
    )
    yield f"{told}, on {size_text(corpus)}."
    if above and not failing:
        yield f"{above} stand above what is recorded: --update raises their floors."


def _mark(line: Held) -> str:
    if line.floor is None:
        return "  not recorded yet"
    if line.now is None:
        return "  not measured"
    return "  under its floor" if line.fails else ""


def update_text(old: Floors | None, new: Floors) -> Iterator[str]:
    """What an update has done, in plain words."""
    if old is None:
        yield f"{len(new.floors)} floors recorded, on {size_text(new.corpus)}."
        return
    held = compare(old.floors, new.floors)
    raised = [h for h in held if (h.difference or 0) > 0]
    added = [h for h in held if h.floor is None]
    fallen = [h for h in held if h.fails]
    for line in (*raised, *added, *fallen):
        yield f"{line.figure:26}{share_text(line.floor):>7} → {share_text(line.now)}"
    yield f"{len(raised)} floors raised, {len(added)} new, {len(fallen)} lowered or dropped, on {size_text(new.corpus)}."
    if len(new.lowered) > len(old.lowered):
        yield f"Recorded with the reason: {new.lowered[-1].reason}"
