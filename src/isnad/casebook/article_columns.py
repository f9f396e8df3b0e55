"""The articles of a casebook column by column, in memory: what fields of a search mean, and what its hits have in common.

Made once for each chronicle, like the columns of incidents, and anew where articles were added (`kept_columns`).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.asking import Asking
from isnad.casebook.columns import (
    Cells,
    Common,
    Mask,
    Numbers,
    Pairs,
    Words,
    commonest,
    marked,
    read_columns,
    read_words,
)
from isnad.casebook.search_terms import Field, period
from isnad.language.folding import fold

HitFacet = Literal["outlet", "date", "type", "speaker"]

_EVENT_FIELDS = ("type", "actor", "place")


class Names(NamedTuple):
    """A column of names with the ids of whom they name, and the names as folded."""

    text: Words
    entity: Words
    folded: list[str]

    @classmethod
    def of(cls, text: Words, entity: Words) -> Names:
        """The column of these names and ids."""
        return cls(text, entity, [fold(value) for value in text.values])

    def fit(self, value: str) -> Mask:
        """Which rows have a piece of the name, as folded, or the whole id."""
        piece = fold(value)
        known = np.fromiter((piece in folded for folded in self.folded), np.bool_, len(self.folded))
        return np.append(known, False)[self.text.codes] | self.entity.fit("=" + value)

    def written(self, entity: str) -> str:
        """One of the names that rows of this id have, always the same; the id where they have none."""
        codes: set[int] = set(self.text.codes[self.entity.fit("=" + entity)].tolist())
        return max((self.text.values[code] for code in codes if code >= 0), default=entity)


class ArticleColumns(msgspec.Struct, eq=False):
    """The columns; an article is known by its key."""

    size: int
    """One more than the greatest key."""
    there: Mask
    outlet: Pairs
    day: Cells
    newest: NDArray[np.int64]
    """For each article its rank among all, the latest published first."""
    said: Numbers
    """The article of each statement."""
    speakers: Names
    told: Numbers
    """The article of each event."""
    type: Words
    of_event: dict[str, Names]
    having_in_common: dict[HitFacet, Pairs]
    """Each pair once."""

    @classmethod
    def read(cls, book: Asking) -> ArticleColumns:
        """The columns of an open casebook, out of its tables."""
        keys, outlets, published, sources = read_columns(
            book, "SELECT key, outlet, substr(published, 1, 10), source FROM articles", 4
        )
        at = np.array(keys, np.int64)
        size = int(at.max(initial=-1)) + 1
        outlet = Pairs(at.astype(np.int32), Words.of(outlets, len(at)))
        day = np.zeros(size, "S10")
        day[at] = np.array([one or "" for one in published] or [""], "S10")[: len(at)]
        by_day = sorted(range(len(at)), key=lambda n: sources[n])
        by_day.sort(key=lambda n: published[n] or "", reverse=True)
        newest: NDArray[np.int64] = np.zeros(size, np.int64)
        newest[at[by_day]] = np.arange(len(at))
        months = Words.of(((one or "")[:7] or None for one in published), len(at))
        said, (speaker, speaker_id) = read_words(
            book, "SELECT article, speaker_text, speaker_entity FROM statements", 2
        )
        told, (type_, *parts) = read_words(
            book, "SELECT article, type, actor_text, actor_entity, place_text, place_entity FROM events", 5
        )
        return cls(
            size=size,
            there=marked(at, size),
            outlet=outlet,
            day=day,
            newest=newest,
            said=said,
            speakers=Names.of(speaker, speaker_id),
            told=told,
            type=type_,
            of_event={"actor": Names.of(parts[0], parts[1]), "place": Names.of(parts[2], parts[3])},
            having_in_common={
                "outlet": outlet.once(),
                "date": Pairs(at.astype(np.int32), months).once(),
                "type": Pairs(told, type_).once(),
                "speaker": Pairs(said, speaker_id).once(),
            },
        )

    def fitting(self, fields: list[tuple[Field, str]], book: Asking) -> Mask:
        """Which articles fit all fields; one event has all that is asked of events. Raises `UsageError` E402 as `period`."""
        fits = self.there.copy()
        events = np.ones(len(self.told), np.bool_)
        for field, value in fields:
            if field == "outlet":
                piece = fold(value)
                known = np.array([*(piece in fold(one) for one in self.outlet.words.values), False], np.bool_)
                fits &= marked(self.outlet.of[known[self.outlet.words.codes]], self.size)
            elif field == "date":
                first, last = period(value)
                fits &= (self.day >= (first or "0000").encode()) & (self.day <= (last or "9999-99").encode())
            elif field == "speaker":
                quoted = book.db.execute(
                    "SELECT DISTINCT article FROM chain_links WHERE entity = ?", (value,)
                ).fetchall()
                through = np.fromiter((row[0] for row in quoted), np.int64, len(quoted))
                fits &= marked(self.said[self.speakers.fit(value)], self.size) | marked(through, self.size)
            elif field == "type":
                events &= self.type.fit("=" + value)
            else:
                events &= self.of_event[field].fit(value)
        if any(field in _EVENT_FIELDS for field, _ in fields):
            fits &= marked(self.told[events], self.size)
        return fits

    def common(self, by: HitFacet, keys: NDArray[np.int64], limit: int) -> list[Common]:
        """The commonest values of `by` among these articles, the commonest first; of months the latest, and first."""
        pairs = self.having_in_common[by]
        hits = marked(keys, self.size)
        if by != "date":
            return commonest(pairs, hits, limit)
        months = commonest(pairs, hits, len(pairs.words.values))
        return sorted(months, key=lambda one: one.value, reverse=True)[:limit]
