"""Articles read side by side: each under the names that hold for all, and which of them are of one text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from isnad.lexicon import Lexicon, load
from isnad.link.duplicates import find_duplicates
from isnad.link.entities import Sames, renamed, same_names
from isnad.link.lean import lean
from isnad.link.reading import Reading
from isnad.link.retellings import find_retellings
from isnad.link.spread import Spread
from isnad.link.voices import Outlets
from isnad.records import Annotations, Duplicate


def read_together(
    items: Iterable[Annotations], lexicon: Lexicon, outlets: Outlets, spread: Spread
) -> tuple[list[Reading], list[Duplicate]]:
    """The articles in canonical order, and the pairs of them that are of one text."""
    given = spread.kept(spread.map_batches(lean, items))
    same = same_names(given, lexicon, spread)
    read = spread.kept(spread.map_batches(partial(_read, same=same), given))
    del given
    pairs = find_duplicates(spread, read)
    readings = sorted(read, key=lambda r: r.order)
    return readings, sorted([*pairs, *find_retellings(readings, outlets, pairs)], key=lambda d: (d.a, d.b))


def copied(pairs: Iterable[Duplicate]) -> set[tuple[str, str]]:
    """The sources of one text, each pair both ways."""
    return {p for d in pairs for p in ((d.a, d.b), (d.b, d.a))}


def _read(items: Iterable[Annotations], same: Sames) -> Iterator[Reading]:
    """Articles as linking reads them, under the names that hold for all."""
    lexicon = load()
    return (Reading(renamed(item, same, lexicon)) for item in items)
