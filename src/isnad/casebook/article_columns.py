"""The articles of a casebook column by column, in memory: what fields of a search mean, and what its hits have in common.

Read once for each chronicle, like the columns of incidents, and anew where articles were added. While the chronicle is stale, an
article that was replaced may count as it was for a minute more.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from isnad.casebook.asking import Asking
from isnad.casebook.columns import (
    Common,
    Kept,
    Mask,
    Pairs,
    Words,
    commonest,
    marked,
    read_columns,
    read_words,
    stamp,
)
from isnad.casebook.search_terms import Field, period
from isnad.language.folding import fold

HitFacet = Literal["outlet", "date", "type", "speaker"]

_LAG = 60
"""Seconds for which the columns of a casebook whose chronicle is stale are kept at most."""
_EVENT_FIELDS = ("type", "actor", "place")


class Names:
    """A column of names with the ids of whom they name."""

    def __init__(self, text: Words, entity: Words) -> None:
        self._text, self._entity = text, entity

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(value) for value in self._text.values]

    def fit(self, value: str) -> Mask:
        """Which rows have a piece of the name, as folded, or the whole id."""
        piece = fold(value)
        known = np.fromiter((piece in folded for folded in self._folded), np.bool_, len(self._folded))
        return np.append(known, False)[self._text.codes] | self._entity.fit("=" + value)


class ArticleColumns:
    """The columns; an article is known by its key."""

    def __init__(self, book: Asking) -> None:
        keys, outlets, published, sources = read_columns(
            book, "SELECT key, outlet, substr(published, 1, 10), source FROM articles", 4
        )
        at = np.array(keys, np.int64)
        self.size = int(at.max(initial=-1)) + 1
        self.there = marked(at, self.size)
        self._outlet = Pairs(at.astype(np.int32), Words.of(outlets, len(at)))
        self._folded_outlets = [fold(value) for value in self._outlet.words.values]
        day = np.array([one or "" for one in published] or [""], "S10")[: len(at)]
        self._day = np.zeros(self.size, "S10")
        self._day[at] = day
        by_day = sorted(range(len(at)), key=lambda n: sources[n])
        by_day.sort(key=lambda n: published[n] or "", reverse=True)
        self.newest: NDArray[np.int64] = np.zeros(self.size, np.int64)
        """For each article its rank among all, the latest published first."""
        self.newest[at[by_day]] = np.arange(len(at))
        months = Words.of(((one or "")[:7] or None for one in published), len(at))
        self._said, (text, speakers) = read_words(
            book, "SELECT article, speaker_text, speaker_entity FROM statements", 2
        )
        self._speakers = Names(text, speakers)
        self._told, (type_, *parts) = read_words(
            book, "SELECT article, type, actor_text, actor_entity, place_text, place_entity FROM events", 5
        )
        self._type = type_
        self._of_event = {"actor": Names(parts[0], parts[1]), "place": Names(parts[2], parts[3])}
        self._common: dict[HitFacet, Pairs] = {
            "outlet": self._outlet.once(),
            "date": Pairs(at.astype(np.int32), months).once(),
            "type": Pairs(self._told, type_).once(),
            "speaker": Pairs(self._said, speakers).once(),
        }

    def fitting(self, fields: list[tuple[Field, str]], book: Asking) -> Mask:
        """Which articles fit all fields; one event has all that is asked of events. Raises `UsageError` E402 as `period`."""
        fits = self.there.copy()
        events = np.ones(len(self._told), np.bool_)
        for field, value in fields:
            if field == "outlet":
                piece = fold(value)
                known = np.array([*(piece in one for one in self._folded_outlets), False], np.bool_)
                fits &= marked(self._outlet.of[known[self._outlet.words.codes]], self.size)
            elif field == "date":
                first, last = period(value)
                fits &= (self._day >= (first or "0000").encode()) & (
                    self._day <= (last or "9999-99").encode()
                )
            elif field == "speaker":
                quoted = book.db.execute(
                    "SELECT DISTINCT article FROM chain_links WHERE entity = ?", (value,)
                ).fetchall()
                through = np.fromiter((row[0] for row in quoted), np.int64, len(quoted))
                fits &= marked(self._said[self._speakers.fit(value)], self.size) | marked(through, self.size)
            elif field == "type":
                events &= self._type.fit("=" + value)
            else:
                events &= self._of_event[field].fit(value)
        if any(field in _EVENT_FIELDS for field, _ in fields):
            fits &= marked(self._told[events], self.size)
        return fits

    def common(self, by: HitFacet, keys: list[int], limit: int) -> list[Common]:
        """The commonest values of `by` among these articles, the commonest first; of months the latest, and first."""
        pairs = self._common[by]
        if by != "date":
            return commonest(pairs, marked(np.array(keys, np.int64), self.size), limit)
        months = commonest(pairs, marked(np.array(keys, np.int64), self.size), len(pairs.words.values))
        return sorted(months, key=lambda one: one.value, reverse=True)[:limit]


def _written(book: Asking) -> tuple[object, ...]:
    state = book.db.execute("SELECT value FROM meta WHERE name = 'chronicle'").fetchone()
    held = book.db.execute("SELECT count(*), max(key) FROM articles").fetchone()
    if state is not None and state[0] == "current":
        return (*stamp(book), *held)
    return (*stamp(book), *held, int(time.monotonic() / _LAG))


article_columns_of = Kept(ArticleColumns, _written).of
