"""Writing articles: each with all its annotations in one transaction, or not at all.

`meta` says with the same transaction that the chronicle is now stale, so that a run that was killed is seen.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

import msgspec

from isnad.casebook import naming, schema, written
from isnad.casebook.connection import transaction
from isnad.casebook.fulltext import index_text
from isnad.casebook.naming import content_hash
from isnad.casebook.tables import Cell
from isnad.records import Annotations, Article, MadeBy, Record, SetAside

Outcome = Literal["new", "replaced", "unchanged", "twice"]

_encode = msgspec.json.encode


def state_of(db: sqlite3.Connection, article: Article, made_by: str, origin: str | None = None) -> Outcome:
    """What writing this article would be; it is known from now on that `origin` brings it.

    `new`; `unchanged`; `replaced`: its source is in with other content, or annotated by other layers;
    `twice`: this function has already seen its source with other content while the casebook was open.
    """
    new_hash = content_hash(article)
    naming.watch(db)
    seen = db.execute("SELECT content_hash FROM seen WHERE source = ?", (article.source,)).fetchone()
    if seen is not None:
        return "unchanged" if seen[0] == new_hash else "twice"
    db.execute("INSERT INTO seen VALUES (?, ?, ?)", (article.source, new_hash, origin))
    sql = "SELECT content_hash, made_by FROM articles WHERE source = ?"
    row = db.execute(sql, (article.source,)).fetchone()
    if row is None:
        return "new"
    return "unchanged" if tuple(row) == (new_hash, made_by) else "replaced"


def fingerprint(made_by: MadeBy) -> str:
    """One string for the program, layers and lexicon that make annotations."""
    return _encode(made_by, order="sorted").decode()


def put(db: sqlite3.Connection, annotations: Annotations, origin: str | None = None) -> None:
    """Write one annotated article, in place of what stood under its source, and the origin that brings it."""
    article = annotations.article
    with transaction(db):
        sql = "SELECT key, title, text FROM articles WHERE source = ?"
        found = db.execute(sql, (article.source,)).fetchone()
        key = _write_article(db, None if found is None else int(found[0]), annotations)
        if found is not None:
            written.forget(db, *found)
            forget_rows(db, key)
            _forget_text(db, key)
        db.execute(
            "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
            (key, index_text(article.title or ""), index_text(article.text)),
        )
        written.keep(db, key, article.title, article.text)
        write_rows(db, key, annotations)
        db.executemany(
            schema.SENTENCES.insert, ((key, n, *span) for n, span in enumerate(annotations.sentences))
        )
        removed = schema.REMOVED
        db.executemany(
            removed.insert, ((key, n, *removed.row(piece)) for n, piece in enumerate(article.removed))
        )
        db.execute("DELETE FROM set_aside WHERE source = ?", (article.source,))
        if origin is not None:
            naming.keep_origin(db, article.source, origin)
        set_meta(db, "chronicle", "stale")


def write_rows(db: sqlite3.Connection, key: int, annotations: Annotations) -> None:
    """Write an article's annotations into the tables that are asked of names, speakers, parties and places."""
    for field, table in schema.ANNOTATIONS.items():
        rows: list[Record] = getattr(annotations, field)
        db.executemany(table.insert, ((key, n, *table.row(record)) for n, record in enumerate(rows)))
    links = schema.CHAIN_LINKS
    db.executemany(
        links.insert,
        (
            (key, s, n, *links.row(link))
            for s, statement in enumerate(annotations.statements)
            for n, link in enumerate(statement.chain)
        ),
    )


def forget_rows(db: sqlite3.Connection, key: int) -> None:
    """Take out what `write_rows` wrote of an article."""
    for table in (*schema.ANNOTATIONS.values(), schema.CHAIN_LINKS):
        db.execute(f"DELETE FROM {table.name} WHERE article = ?", (key,))


def set_aside(db: sqlite3.Connection, what: SetAside) -> None:
    """Record an input that could not be read; forgotten when it is read later."""
    db.execute(
        "INSERT INTO set_aside (source, code, message) VALUES (?, ?, ?) "
        "ON CONFLICT (source) DO UPDATE SET code = excluded.code, message = excluded.message",
        (what.source, what.code, what.message),
    )


def set_meta(db: sqlite3.Connection, name: str, value: str) -> None:
    """Set one line of `meta`."""
    db.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def _write_article(db: sqlite3.Connection, key: int | None, annotations: Annotations) -> int:
    article = annotations.article
    blob = msgspec.structs.replace(annotations, article=msgspec.structs.replace(article, text="", raw=""))
    cells: dict[str, Cell] = {
        "key": key,
        "id": article.id,
        "source": article.source,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "raw": article.raw,
        "content_hash": content_hash(article),
        "made_by": fingerprint(annotations.made_by),
        "annotations": _encode(blob).decode(),
    }
    names = ", ".join(cells)
    sql = f"INSERT OR REPLACE INTO articles ({names}) VALUES ({', '.join('?' * len(cells))})"
    return int(db.execute(sql, tuple(cells.values())).lastrowid or 0)


def _forget_text(db: sqlite3.Connection, key: int) -> None:
    for table in (schema.SENTENCES, schema.REMOVED):
        db.execute(f"DELETE FROM {table.name} WHERE article = ?", (key,))
    db.execute("DELETE FROM search WHERE rowid = ?", (key,))
