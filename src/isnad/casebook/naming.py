"""Which article of the casebook an input is: the one that came from where it comes from, else the one of its name.

The same file again is the same article, though its content has changed. Another file of the same name with
other content is another article, and gets the next of the names its origin offers. What names itself (a JSON
object with `source` or `id`) keeps its name, wherever it comes from.
"""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

from isnad.records import Article
from isnad.sources.origins import Origin, renamed


def content_hash(article: Article) -> str:
    """SHA-256 over everything that annotation sees of an article, as `sha256:…`."""
    return "sha256:" + hashlib.sha256(msgspec.json.encode(article)).hexdigest()


def watch(db: sqlite3.Connection) -> None:
    """Make the table of what was seen while the casebook is open: name, content, origin."""
    db.execute(
        "CREATE TEMP TABLE IF NOT EXISTS seen (source TEXT PRIMARY KEY, content_hash TEXT, origin TEXT)"
    )
    db.execute("CREATE INDEX IF NOT EXISTS temp.seen_origin ON seen(origin)")


def named(db: sqlite3.Connection, article: Article, origin: Origin) -> Article:
    """The article under the name that it has or gets in this casebook."""
    if origin.chosen:
        return article
    watch(db)
    for table in ("temp.seen", "main.origins"):
        row = db.execute(f"SELECT source FROM {table} WHERE origin = ?", (origin.key,)).fetchone()
        if row is not None:
            return renamed(article, row[0])
    under = article
    for name in origin.names(article.source):
        under = renamed(article, name)
        if _is_free(db, under):
            break
    return under


def origin_of(db: sqlite3.Connection, source: str) -> str | None:
    """The origin of an article, or None: it is not in, or came in without one."""
    row = db.execute("SELECT origin FROM origins WHERE source = ?", (source,)).fetchone()
    return None if row is None else str(row[0])


def keep_origin(db: sqlite3.Connection, source: str, origin: str) -> None:
    """Note where an article came from, in place of what was noted."""
    db.execute("INSERT OR REPLACE INTO origins (source, origin) VALUES (?, ?)", (source, origin))


def _is_free(db: sqlite3.Connection, article: Article) -> bool:
    """Whether no other article has this name: none at all, this very content, or one of unknown origin."""
    seen = db.execute("SELECT content_hash FROM seen WHERE source = ?", (article.source,)).fetchone()
    if seen is not None:
        return seen[0] == content_hash(article)
    row = db.execute(
        "SELECT a.content_hash, o.origin FROM articles a LEFT JOIN origins o ON o.source = a.source "
        "WHERE a.source = ?",
        (article.source,),
    ).fetchone()
    return row is None or row[1] is None or row[0] == content_hash(article)
