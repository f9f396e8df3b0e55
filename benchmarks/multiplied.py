"""A large casebook out of few articles: their annotations and what links them, once for each of many days.

Annotating 100,000 articles takes hours; a copy of what was read, under other names and on other days, takes a moment. Articles,
incidents and storylines of a copy are its own, and so are people whom only the texts know (`name:` ids); whom the lexicon knows is
the same in all of them, so that a state has as many incidents here as it would have among so many articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar
from unittest.mock import patch

import msgspec

from isnad import api
from isnad.casebook import Casebook, chronicle_writing, writing
from isnad.casebook.fulltext import index_text
from isnad.records import Annotations, Chronicle, LinkedEntity, Record

R = TypeVar("R", bound=Record)

_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_DAY = re.compile(rb"20\d\d-[01]\d-[0-3]\d")
_LOCAL = b"name:"
_DAYS = 3650
"""Copies are spread over so many days before the day of the original."""


Piece = bytes | tuple[str, bytes]
"""What stays, or the kind of what is each copy's own and what the original has there."""


class Copier:
    """Gives the nth copy of a record."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {msgspec.json.encode(name)[1:-1] for name in names}

    def template(self, record: Record) -> list[Piece]:
        """A record's JSON in pieces: what stays, and the names and days that each copy has its own of."""
        text = msgspec.json.encode(record)
        pieces: list[Piece] = []
        at = 0
        for found in _STRING.finditer(text):
            kind = self._kind(found[1])
            if kind is not None:
                pieces += [text[at : found.start(1)], (kind, found[1])]
                at = found.end(1)
        return [*pieces, text[at:]]

    def _kind(self, string: bytes) -> str | None:
        if string in self._names:
            return "name"
        if string.startswith(_LOCAL):
            return "local"
        return "day" if _DAY.fullmatch(string) else None


def copied(pieces: Sequence[Piece], n: int, kind: type[R]) -> R:
    """The nth copy; the 0th is the original."""
    return msgspec.json.decode(b"".join(_piece(piece, n) for piece in pieces), type=kind)


def _piece(piece: Piece, n: int) -> bytes:
    if isinstance(piece, bytes):
        return piece
    kind, text = piece
    if kind == "day":
        return (date.fromisoformat(text.decode()) - timedelta(n * 7 % _DAYS)).isoformat().encode()
    return text + b"~%d" % n if n else text


class Copies(Sequence[R], Generic[R]):
    """All copies of some records, made when they are asked for."""

    def __init__(self, copier: Copier, records: Sequence[R], kind: type[R], times: int) -> None:
        self._templates: list[list[Piece]] = [copier.template(record) for record in records]
        self._kind = kind
        self._times = times

    def __len__(self) -> int:
        return len(self._templates) * self._times

    def __getitem__(self, at: Any) -> Any:
        n, which = divmod(int(at), len(self._templates))
        if n >= self._times:
            raise IndexError
        return copied(self._templates[which], n, self._kind)

    def __iter__(self) -> Iterator[R]:
        for n in range(self._times):
            for template in self._templates:
                yield copied(template, n, self._kind)


def multiply(folders: Sequence[Path], articles: int, to: Path, tell: Callable[[str], None]) -> int:
    """Write a casebook of at least so many articles to `to`; gives how many there are."""
    few = to.with_name(to.name + ".few")
    few.unlink(missing_ok=True)
    api.build(few, folders)
    with Casebook(few) as book:
        read_ = list(book.articles_as_read())
        chronicle = book.chronicle()
    few.unlink()
    names = [item.article.source for item in read_] + [item.article.id for item in read_]
    names += [one.id for one in (*chronicle.incidents, *chronicle.storylines)]
    names += [figure.about for figure in chronicle.figures]
    copier = Copier(names)
    times = -(-articles // len(read_))
    everything = Chronicle()
    for field in msgspec.structs.fields(Chronicle):
        records: list[Record] = getattr(chronicle, field.name)
        kind = type(records[0]) if records else Record
        setattr(everything, field.name, Copies(copier, records, kind, times))
    everything.entities = _entities(chronicle, times)
    # Copies of a text have the same words, so each text is taken apart once.
    once = lru_cache(100_000)(index_text)
    with (
        patch.object(writing, "index_text", once),
        patch.object(chronicle_writing, "index_text", once),
        Casebook(to, write=True) as book,
    ):
        book.db.execute("PRAGMA synchronous = OFF")
        for n, item in enumerate(Copies(copier, read_, Annotations, times)):
            book.put(item)
            if n % 5000 == 0:
                tell(f"{n:,} of {times * len(read_):,} articles written")
        tell("the chronicle")
        book.put_chronicle(everything)
    return times * len(read_)


def _entities(chronicle: Chronicle, times: int) -> list[LinkedEntity]:
    """Whom the lexicon knows once with all its articles, others once a copy."""
    found: list[LinkedEntity] = []
    for entity in chronicle.entities:
        copies = [
            msgspec.structs.replace(
                entity,
                id=entity.id + (f"~{n}" if n and entity.id.startswith("name:") else ""),
                articles=[source + (f"~{n}" if n else "") for source in entity.articles],
            )
            for n in range(times)
        ]
        if entity.id.startswith("name:"):
            found += copies
        else:
            sources = [source for one in copies for source in one.articles]
            found.append(msgspec.structs.replace(entity, articles=sources, mentions=entity.mentions * times))
    return found
