"""The index of words as they were written: an exact search reads no article that does not have them.

It holds no text, only where words stand: letters with their vowel signs and joining strokes, digits, `_`. Any other sign between two
words stands as `_SIGN`, so that a phrase is found only where nothing but white space parts its words. What the index cannot tell (large
letters from small ones, one sign from another) is read in the articles that it leaves.
"""

from __future__ import annotations

import re
import sqlite3

from isnad.casebook import schema

_SIGN = "\ue000"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Vowel signs and other marks that stand on Arabic letters."""
WORD = rf"[\w{_MARKS}]"
"""What a word as written is made of."""
_PIECE = re.compile(rf"{WORD}+|[^\w{_MARKS}\s]+")
_PLAIN = re.compile(rf"[\w{_MARKS}\s]*")


def written_text(text: str) -> str:
    """What the index is told of `text`.

    >>> written_text("أكّد الرئيس، أنّ F-16").replace(_SIGN, "#")
    'أكّد الرئيس # أنّ F # 16'
    """
    return " ".join(found if _PLAIN.fullmatch(found) else _SIGN for found in _PIECE.findall(text))


def keep(db: sqlite3.Connection, key: int, title: str | None, text: str) -> None:
    """Put an article into the index."""
    sql = f"INSERT INTO {schema.WRITTEN} (rowid, title, body) VALUES (?, ?, ?)"
    db.execute(sql, (key, written_text(title or ""), written_text(text)))


def forget(db: sqlite3.Connection, key: int, title: str | None, text: str) -> None:
    """Take an article out of the index, which must be told again what it was told: it keeps no text."""
    sql = f"INSERT INTO {schema.WRITTEN} ({schema.WRITTEN}, rowid, title, body) VALUES ('delete', ?, ?, ?)"
    db.execute(sql, (key, written_text(title or ""), written_text(text)))


def has_index(db: sqlite3.Connection) -> bool:
    """Whether a casebook has the index; one that was made before it was thought of gets it when it is written."""
    found = db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (schema.WRITTEN,)).fetchone()
    return found is not None


def make_index(db: sqlite3.Connection) -> None:
    """Make the index of a casebook that has none, within a transaction that is already open."""
    if has_index(db):
        return
    db.execute(schema.CREATE_WRITTEN)
    for key, title, text in db.execute("SELECT key, title, text FROM articles"):
        keep(db, key, title, text)


def expression(words: str) -> str:
    """The FTS5 query of these words, one beside the other; a word may end with `*` for how it goes on.

    >>> expression("وقف إطلاق"), expression("غار*"), expression("غار* جوية")
    ('"وقف إطلاق"', '"غار" *', '("غار" * AND "جوية")')
    """
    parts = words.split()
    if any(part.endswith("*") for part in parts[:-1]):
        return "(" + " AND ".join(expression(part) for part in parts) + ")"
    phrase = written_text(words.rstrip("*")).replace('"', "")
    return f'"{phrase}"' + (" *" if words.endswith("*") else "")


def must_be_read(words: str) -> bool:
    """Whether the articles that the index gives must be read to see these words in them letter for letter."""
    parts = words.split()
    plain = " ".join(part.rstrip("*") for part in parts)
    opens = any(part.endswith("*") for part in parts[:-1])
    return opens or plain.lower() != plain.upper() or _PLAIN.fullmatch(plain) is None
