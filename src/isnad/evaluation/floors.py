"""Floors under the scores: a change that lowers a headline figure fails unless somebody says why.

The floors stand in a JSON file beside the gold set, with the set's digest and every lowering there has been.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.errors import InputError, UsageError
from isnad.evaluation.corpus import Corpus
from isnad.evaluation.counts import Score
from isnad.evaluation.headlines import headlines

DIGITS = 3
"""Decimals to which figures are recorded and compared."""


class Lowering(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Floors that were lowered or given up, and why: each figure with its floor before and after (null: none any
    more); `corpus` is the digest of the set before and after where the set changed."""

    reason: str
    figures: dict[str, tuple[float, float | None]] = msgspec.field(
        default_factory=dict[str, tuple[float, float | None]]
    )
    corpus: tuple[str, str] | None = None


class Floors(msgspec.Struct, kw_only=True):
    """What is held: the set measured on, the least value of each figure (F1 or accuracy), and past lowerings."""

    corpus: Corpus
    floors: dict[str, float]
    lowered: list[Lowering] = msgspec.field(default_factory=list[Lowering])


class Held(NamedTuple):
    """One figure beside its floor; null where it was not measured, or not recorded."""

    figure: str
    floor: float | None
    now: float | None

    @property
    def difference(self) -> float | None:
        """How far the figure stands above its floor."""
        return None if self.floor is None or self.now is None else round(self.now - self.floor, DIGITS)

    @property
    def fails(self) -> bool:
        """Whether the figure is under its floor, or recorded and not measured any more."""
        return self.floor is not None and (self.now is None or self.now < self.floor)


def measured(scores: Mapping[str, Score]) -> dict[str, float]:
    """The headline figures of a report, rounded as floors are; without those of layers that the set does not annotate."""
    told = headlines(scores).items()
    return {name: round(s.f1, DIGITS) for name, s in told if s.f1 is not None and s.gold}


def read_floors(path: Path) -> Floors:
    """Read a floors file.

    Raises `InputError`: E101 no such file, E110 not a floors file.
    """
    if not path.is_file():
        raise InputError("E101", f"no floors file {path}; record one with --update")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Floors)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("E110", f"{path} is no floors file: {error}") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write a floors file, indented so that its changes read well."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=2) + b"\n")


def check_corpus(floors: Floors, corpus: Corpus) -> None:
    """Raise `InputError` E121 where the set is not the one that the floors were recorded on."""
    if corpus.sha256 != floors.corpus.sha256:
        raise InputError(
            "E121",
            f"the set has changed since its floors were recorded ({size_text(floors.corpus)} then, {size_text(corpus)} now); "
            "run gate with --update and --reason TEXT to record it anew",
        )


def compare(floors: Mapping[str, float], now: Mapping[str, float]) -> list[Held]:
    """Every figure recorded, beside what is measured now; then those measured and not recorded."""
    return [Held(name, floors.get(name), now.get(name)) for name in dict.fromkeys((*floors, *now))]


def updated(old: Floors | None, now: Mapping[str, float], corpus: Corpus, reason: str | None) -> Floors:
    """Floors at what is measured now; a lowering, a figure dropped or another set are recorded with their reason.

    Raises `UsageError` E430 where one of these comes without a reason; a blank one is none.
    """
    if old is None:
        return Floors(corpus=corpus, floors=dict(now))
    lowered = {
        h.figure: (h.floor, h.now) for h in compare(old.floors, now) if h.fails and h.floor is not None
    }
    changed = old.corpus.sha256 != corpus.sha256
    why = (reason or "").strip()
    if (lowered or changed) and not why:
        what = ["the set has changed"] if changed else []
        what += [
            f"{name} would fall from {share_text(floor)} to {share_text(new)}"
            for name, (floor, new) in lowered.items()
        ]
        raise UsageError(
            "E430", f"the floors are left as they are: {'; '.join(what)}; say why with --reason TEXT"
        )
    history = list(old.lowered)
    if lowered or changed:
        digests = (old.corpus.sha256, corpus.sha256) if changed else None
        history.append(Lowering(reason=why, figures=lowered, corpus=digests))
    return Floors(corpus=corpus, floors=dict(now), lowered=history)


def size_text(corpus: Corpus) -> str:
    """How much a set holds, in words."""
    return f"{corpus.articles} articles in {corpus.folders} folders, {sum(corpus.gold.values())} gold items"


def share_text(value: float | None) -> str:
    """A figure as it is shown."""
    return "–" if value is None else f"{value:.{DIGITS}f}"
