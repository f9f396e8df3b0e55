"""Columns kept for who asks again: by the program, and in the casebook, so that no reader waits while they are made.

Whoever makes a chronicle also makes its columns and writes them beside it. What stands there is used only while it fits the casebook
(`stamp`); else the columns are made out of the tables, which takes some seconds for 100,000 articles.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, cast

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.article_columns import ArticleColumns
from isnad.casebook.asking import Asking
from isnad.casebook.columns import IncidentColumns
from isnad.casebook.pledge_columns import PledgeColumns
from isnad.casebook.schema import KEPT_COLUMNS

_FORM = 1
"""Of what is written; raised where a column is added, or means something else."""
_KEPT = 4
"""Casebooks whose columns are kept at once."""
_LAG = 60
"""Seconds for which the columns of a casebook whose chronicle is stale are kept at most: an article that was replaced may count as it
was for so long."""

C = TypeVar("C", bound=msgspec.Struct)


class Stamp(NamedTuple):
    """By what a chronicle with its articles is told from another: when it was made, as which one, how many incidents it has, how many
    articles the casebook has and the last one's key, and the form of the columns."""

    at: str | None
    made: int
    incidents: int | None
    articles: int
    last: int | None
    form: int = _FORM

    @property
    def rest(self) -> str:
        """What it holds, in one text: all but how often and when it was made."""
        return msgspec.json.encode(self[2:]).decode()


class Kept(Generic[C]):
    """The columns of the casebooks that were asked of last; `name` is what they are called in a casebook."""

    def __init__(
        self, name: str, kind: type[C], read: Callable[[Asking], C], moment: Callable[[Asking], object]
    ) -> None:
        self.name, self._kind, self._read, self._moment = name, kind, read, moment
        self._busy = threading.Lock()
        self._columns: OrderedDict[Path, tuple[object, C]] = OrderedDict()

    def of(self, book: Asking) -> C:
        """The columns of an open casebook."""
        path, now = book.path.resolve(), self._moment(book)
        with self._busy:
            known = self._columns.get(path)
            if known is None or known[0] != now:
                known = now, self._written(book) or self._read(book)
            self._columns[path] = known
            self._columns.move_to_end(path)
            while len(self._columns) > _KEPT:
                self._columns.popitem(last=False)
            return known[1]

    def write(self, book: Asking) -> None:
        """Make them and write them into the casebook."""
        data = msgspec.msgpack.encode(self._read(book), enc_hook=_packed)
        now = stamp(book)
        sql = f"INSERT OR REPLACE INTO {KEPT_COLUMNS.name} (name, at, stamp, data) VALUES (?, ?, ?, ?)"
        book.db.execute(sql, (self.name, now.at, now.rest, data))

    def _written(self, book: Asking) -> C | None:
        """What stands in the casebook; null where nothing does that fits it."""
        if book.stale or not _has_table(book):
            return None
        now = stamp(book)
        sql = f"SELECT data FROM {KEPT_COLUMNS.name} WHERE name = ? AND at = ? AND stamp = ?"
        row = book.db.execute(sql, (self.name, now.at, now.rest)).fetchone()
        if row is None:
            return None
        try:
            return msgspec.msgpack.decode(row[0], type=self._kind, dec_hook=_unpacked)
        except (msgspec.DecodeError, ValueError, TypeError):
            return None  # what is damaged is made anew


def stamp(book: Asking) -> Stamp:
    """The stamp of what an open casebook holds."""
    at, made = book.db.execute("SELECT max(at), count(*) FROM linkings").fetchone()
    (incidents,) = book.db.execute("SELECT max(rowid) FROM incidents").fetchone()
    (last,) = book.db.execute("SELECT max(key) FROM articles").fetchone()
    return Stamp(at, made, incidents, book.article_count, last)


def write_columns(book: Asking) -> None:
    """Make the columns of a new chronicle and write them into its casebook, within a transaction that is already open."""
    for kept in (_INCIDENTS, _ARTICLES, _PLEDGES):
        kept.write(book)


def _chronicle_moment(book: Asking) -> object:
    """What changes when the chronicle does."""
    now, of = stamp(book)[:3], book.path.stat()
    return (*now, of.st_ino, None if now[0] is not None else of.st_mtime_ns)


def _articles_moment(book: Asking) -> object:
    """What changes when the chronicle or the articles do."""
    stale = int(time.monotonic() / _LAG) if book.stale else None
    return _chronicle_moment(book), stamp(book), stale


def _has_table(book: Asking) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return book.db.execute(sql, (KEPT_COLUMNS.name,)).fetchone() is not None


def _packed(value: object) -> object:
    if not isinstance(value, np.ndarray):
        raise NotImplementedError
    array = cast("NDArray[Any]", value)
    return array.dtype.str, array.tobytes()


def _unpacked(_: type, packed: Any) -> NDArray[Any]:
    dtype, data = packed
    return np.frombuffer(data, np.dtype(dtype))


_INCIDENTS = Kept("incidents", IncidentColumns, IncidentColumns.read, _chronicle_moment)
_ARTICLES = Kept("articles", ArticleColumns, ArticleColumns.read, _articles_moment)
_PLEDGES = Kept("pledges", PledgeColumns, PledgeColumns.read, _chronicle_moment)
columns_of = _INCIDENTS.of
pledge_columns_of = _PLEDGES.of
article_columns_of = _ARTICLES.of
