"""The incidents of a casebook column by column, in memory: any filter is counted and ordered in milliseconds, also among a million.

SQLite answers which incidents fit; what hundreds of thousands of them have in common it counts row by row, for seconds. So the few
columns that filters and counts are about are made once for each chronicle, as numbers, and kept (`kept_columns`; about 150 bytes an
incident). What a filter means stands in `filters.where`; here it gives the same incidents, which a test holds.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.asking import Asking, read_keys
from isnad.casebook.filters import IncidentFilter, days_asked
from isnad.casebook.fulltext import match_expression, parse

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]
Cells = NDArray[np.bytes_]

_NONE = -1
_AT_ONCE = 20_000
"""Rows that are held as SQLite gives them."""
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


class Words(NamedTuple):
    """A column of text: for each row the number of its value, `_NONE` for none, and the values."""

    codes: Numbers
    values: list[str]

    @classmethod
    def of(cls, cells: Iterable[str | None], count: int) -> Words:
        """The column of so many cells."""
        numbers: dict[str, int] = {}
        codes = np.fromiter(
            (_NONE if cell is None else numbers.setdefault(cell, len(numbers)) for cell in cells),
            np.int32,
            count,
        )
        return cls(codes, list(numbers))

    def fit(self, name: str) -> Mask:
        """Which rows have a name as a filter gives it: the whole one after `=`, else a piece, whatever the case of its letters."""
        asked = name.strip()
        if asked.startswith("="):
            exact = asked[1:]
            return self.codes == (self.values.index(exact) if exact in self.values else len(self.values))
        piece = asked.translate(_LOWER)
        if piece.upper() == piece:  # as in Arabic, which has no case
            fitting = (piece in value for value in self.values)
        else:
            fitting = (piece in value.translate(_LOWER) for value in self.values)
        known = np.fromiter(fitting, np.bool_, len(self.values))
        return np.append(known, False)[self.codes]  # the last stands for none


class Pairs(NamedTuple):
    """Which incidents (or articles) have which values, of which each may have several: row `n` says that incident `of[n]` has the
    `n`th of `words`."""

    of: Numbers
    words: Words

    def having(self, name: str, count: int) -> Mask:
        """Which of so many incidents have a value that fits."""
        return marked(self.of[self.words.fit(name)], count)

    def once(self) -> Pairs:
        """Each pair once, without those that have no value."""
        known = self.words.codes != _NONE
        width = max(len(self.words.values), 1)
        keys = np.unique(self.of[known].astype(np.int64) * width + self.words.codes[known])
        return Pairs(
            (keys // width).astype(np.int32), Words((keys % width).astype(np.int32), self.words.values)
        )


class Common(NamedTuple):
    """A value that incidents or articles have in common, and how many of them."""

    value: str
    number: int


class Parties(NamedTuple):
    """Who stands on one side of incidents: by the name that they give, and by id."""

    text: Pairs
    entity: Pairs


class IncidentColumns(msgspec.Struct, eq=False):
    """The columns of one chronicle; an incident is known by its number in it."""

    count: int
    rowids: NDArray[np.int64]
    type: Words
    first: Cells
    last: Cells
    sources: Numbers
    disputed: Mask
    place: Words
    place_entity: Words
    parties: dict[str, Parties]
    """By side, `actor` and `recipient`."""
    having_in_common: dict[str, Pairs]
    """By facet; each pair once."""
    orders: dict[str, NDArray[np.int64]]
    """By the name of an order, the numbers of all incidents in it."""
    totals: dict[str, NDArray[np.int64]] = {}
    """By facet, how many of all incidents have each value; counted when it is first asked for where it is not there yet."""

    @classmethod
    def read(cls, book: Asking) -> IncidentColumns:
        """The columns of an open casebook, out of its tables."""
        rows = read_columns(
            book, "SELECT rowid, id, type, coalesce(date_first, ''), coalesce(date_last, ''), coalesce(told_first, ''), "
            "independent_sources, article_count, disputed, place_text, place_entity FROM incidents ORDER BY n", 11,
        )  # fmt: skip
        count = len(rows[0])
        number = _Known(zip(rows[1], range(count), strict=True))
        type_ = Words.of(rows[2], count)
        first, last, told = (np.array(cells or [""], "S10")[:count] for cells in rows[3:6])
        sources, reach = np.array(rows[6], np.int32), np.array(rows[7], np.int32)
        places = [entity or text for text, entity in zip(rows[9], rows[10], strict=True)]
        of, (side, text, entity) = read_words(
            book, "SELECT incident, side, text, entity FROM incident_parties", 3, number
        )
        acts = side.fit("=actor")
        parties = {
            side: Parties(Pairs(of[chosen], Words(text.codes[chosen], text.values)), Pairs(of[chosen], Words(entity.codes[chosen], entity.values)))
            for side, chosen in (("actor", acts), ("recipient", ~acts))
        }  # fmt: skip
        n = np.arange(count, dtype=np.int32)
        columns = cls(
            count=count,
            rowids=np.array(rows[0], np.int64),
            type=type_,
            first=first,
            last=last,
            sources=sources,
            disputed=np.array(rows[8], np.bool_),
            place=Words.of(rows[9], count),
            place_entity=Words.of(rows[10], count),
            parties=parties,
            having_in_common={
                "type": Pairs(n, type_).once(),
                "place": Pairs(n, Words.of(places, count)).once(),
                "actor": parties["actor"].entity.once(),
                "outlet": _pairs(book, "SELECT incident, outlet FROM incident_outlets", number),
                "storyline": _pairs(book, "SELECT incident, storyline FROM storyline_incidents", number),
            },
            orders={
                "date": np.lexsort((n, -reach, _descending(first), first == b"")),
                "told": np.lexsort((n, -reach, _descending(told))),
                "reach": np.lexsort((n, -sources, -reach)),
                "sources": np.lexsort((n, -reach, -sources)),
            },
        )
        columns.count_all()
        return columns

    def count_all(self) -> None:
        """Count what all incidents have in common, so that nobody waits for it."""
        for by, pairs in self.having_in_common.items():
            if by not in self.totals:
                self.totals[by] = np.bincount(pairs.words.codes, minlength=len(pairs.words.values))

    def fitting(self, wanted: IncidentFilter, book: Asking) -> Mask:
        """Which incidents fit. Raises `UsageError`: E402 a date that is none, E410 a text with nothing to search for."""
        fits = np.ones(self.count, np.bool_)
        if wanted.since:
            fits &= self.last >= days_asked(wanted.since)[0].encode()
        if wanted.until:
            fits &= (self.first <= days_asked(wanted.until)[1].encode()) & (self.first != b"")
        if wanted.type:
            fits &= self.type.fit("=" + wanted.type.upper())
        if wanted.min_sources > 0:
            fits &= self.sources >= wanted.min_sources
        if wanted.disputed:
            fits &= self.disputed
        if wanted.storyline:
            fits &= self.having_in_common["storyline"].having("=" + wanted.storyline.strip(), self.count)
        if wanted.place:
            fits &= self.place.fit(wanted.place) | self.place_entity.fit(wanted.place)
        for side, name in (("actor", wanted.actor), ("recipient", wanted.recipient)):
            if name:
                text, entity = self.parties[side]
                fits &= text.having(name, self.count) | entity.having(name, self.count)
        if wanted.outlet:
            fits &= self.having_in_common["outlet"].having(wanted.outlet, self.count)
        if wanted.text and wanted.text.strip():
            sql = "SELECT rowid AS key FROM incident_search WHERE incident_search MATCH ?"
            fits &= marked(read_keys(book, sql, match_expression(parse(wanted.text))), self.count)
        return fits

    def common(self, by: str, fits: Mask | None, limit: int) -> list[Common]:
        """The commonest values of `by` among those that fit, or among all."""
        if fits is not None:
            return commonest(self.having_in_common[by], fits, limit)
        self.count_all()
        return greatest(self.totals[by], self.having_in_common[by].words.values, limit)

    def days(self, fits: Mask | None) -> list[tuple[str, int]]:
        """How many of those that fit, or of all, begin on each day; undated ones are left out."""
        days, counts = np.unique(self.first if fits is None else self.first[fits], return_counts=True)
        found = zip(days.tolist(), counts.tolist(), strict=True)
        return [(day.decode(), int(count)) for day, count in found if day]

    def written(self, by: str, value: str) -> str:
        """How incidents write a place or party that they know by this id: one of its forms."""
        if by == "place":
            text, entity = self.place, self.place_entity
        elif by in self.parties:
            text, entity = (pairs.words for pairs in self.parties[by])
        else:
            return value
        codes: set[int] = set(text.codes[entity.fit("=" + value)].tolist())
        return max((text.values[code] for code in codes - {_NONE}), default=value)

    def ordered(self, order: str, fits: Mask | None, limit: int, offset: int) -> list[int]:
        """The row ids of those that fit, or of all, in this order; all from the offset where the limit is negative."""
        found = self.orders[order]
        if fits is not None:
            found = found[fits[found]]
        return self.rowids[found[offset:] if limit < 0 else found[offset : offset + limit]].tolist()


def commonest(pairs: Pairs, fits: Mask, limit: int) -> list[Common]:
    """The values that most of those that fit have, the commonest first, then by value; each pair of `pairs` stands once."""
    counts = np.bincount(pairs.words.codes[fits[pairs.of]], minlength=len(pairs.words.values))
    return greatest(counts, pairs.words.values, limit)


def greatest(counts: NDArray[np.int64], values: list[str], limit: int) -> list[Common]:
    """The values that are counted most often, with their counts, the greatest first, then by value."""
    least = np.partition(counts, -limit)[-limit] if len(counts) > limit else 1
    found = [Common(values[code], int(counts[code])) for code in np.flatnonzero(counts >= max(least, 1))]
    return sorted(found, key=lambda one: (-one.number, one.value))[:limit]


class _Numbering(dict[str | None, int]):
    """Gives each value that it has not met the next number; `_NONE` to none."""

    def __init__(self) -> None:
        super().__init__()
        self.values_met: list[str] = []
        self[None] = _NONE

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self.values_met)
        self.values_met.append(value)
        return number


class _Known(dict[str, int]):
    """The numbers of names; `_NONE` of any other."""

    def __missing__(self, name: str) -> int:
        return _NONE


def read_words(
    book: Asking, sql: str, width: int, numbers: Mapping[str, int] | None = None
) -> tuple[Numbers, list[Words]]:
    """What a query gives of any number of rows: its first column as numbers, or as those that its names have, so many others as
    words."""
    first, rest = array("i"), [(_Numbering(), array("i")) for _ in range(width)]
    cursor = book.db.execute(sql)
    while rows := cursor.fetchmany(_AT_ONCE):
        of, *columns = zip(*rows, strict=True)
        first.extend(of if numbers is None else map(numbers.__getitem__, of))
        for (numbering, codes), cells in zip(rest, columns, strict=True):
            codes.extend(map(numbering.__getitem__, cells))
    return np.array(first, np.int32), [
        Words(np.array(codes, np.int32), one.values_met) for one, codes in rest
    ]


def read_columns(book: Asking, sql: str, width: int) -> list[tuple[Any, ...]]:
    """What a query gives, column by column."""
    rows = book.db.execute(sql).fetchall()
    return list(zip(*rows, strict=True)) if rows else [() for _ in range(width)]


def _pairs(book: Asking, sql: str, numbers: Mapping[str, int]) -> Pairs:
    of, (words,) = read_words(book, sql, 1, numbers)
    return Pairs(of, words).once()


def marked(numbers: NDArray[np.integer[Any]], count: int) -> Mask:
    """The mask of so many rows in which these are marked."""
    mask = np.zeros(count, np.bool_)
    mask[numbers] = True
    return mask


def _descending(cells: NDArray[np.bytes_]) -> NDArray[np.int64]:
    """Numbers by which the greatest comes first."""
    return -np.unique(cells, return_inverse=True)[1].astype(np.int64)
