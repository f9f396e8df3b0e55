"""What was corrected in articles, in the tables that are asked of them: who is searched for by name is found where people say he is.

`articles.annotations` stays as it was read. The rows of an article that a correction in force speaks of are those of the article as
corrected; once it is taken back, those of the article as read.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from isnad.casebook.writing import forget_rows, set_meta, write_rows
from isnad.link.corrections import corrected
from isnad.records import Annotations, Correction, LoggedCorrection

_TOUCHED = "corrected"
"""Where `meta` keeps the sources of the articles whose rows differ from what was read."""


def of_articles(log: Iterable[LoggedCorrection]) -> dict[str, list[Correction]]:
    """The entries in force of what was read in articles, by the source of the article, in the order of the log."""
    found: defaultdict[str, list[Correction]] = defaultdict(list)
    for logged in log:
        entry = logged.correction
        if logged.state == "applied" and entry.kind in ("event", "identity"):
            found[entry.mentions[0].article].append(entry)
    return dict(found)


def write_corrected(db: sqlite3.Connection, log: Iterable[LoggedCorrection]) -> None:
    """Bring the rows of all articles up to a log, within a transaction that is already open."""
    entries = of_articles(log)
    row = db.execute("SELECT value FROM meta WHERE name = ?", (_TOUCHED,)).fetchone()
    before: list[str] = [] if row is None else msgspec.json.decode(row[0], type=list[str])
    for source in sorted({*before, *entries}):
        found = db.execute(
            "SELECT key, annotations, text FROM articles WHERE source = ?", (source,)
        ).fetchone()
        if found is None:
            continue
        item = msgspec.json.decode(found[1], type=Annotations)
        item.article.text = found[2]
        forget_rows(db, found[0])
        write_rows(db, found[0], corrected(item, entries.get(source, ())))
    db.execute("DELETE FROM meta WHERE name = ?", (_TOUCHED,))
    if entries:
        set_meta(db, _TOUCHED, msgspec.json.encode(sorted(entries)).decode())
