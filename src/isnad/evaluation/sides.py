"""The two sides of a comparison, each a casebook or folders in the gold format, brought to the same articles and offsets.

A casebook points into the cleaned text, gold into the text as delivered; compared is where both stand in the latter.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.errors import InputError
from isnad.evaluation.compared import GOLD_LAYERS, LAYERS, Layer
from isnad.evaluation.goldformat import gold_folders, read_gold
from isnad.evaluation.matching import SAME_WORDS, token_f1, words_of
from isnad.evaluation.reading import Reading
from isnad.records import Annotations, Article, Incident, Party, Place, SetAside


class Value(NamedTuple):
    """What a record says in one field, as text, empty where it says nothing; a party or place also by its entity.

    `named` says that the text is a phrase of the article, of which several words mean the same.
    """

    text: str
    entity: str | None = None
    named: bool = False

    def same(self, other: Value) -> bool:
        """Whether both mean the same: for parties and places the same entity, or mostly the same words."""
        if not self.named or not (self.text and other.text):
            return self.text == other.text
        if self.entity is not None and self.entity == other.entity:
            return True
        return token_f1(words_of(self.text), words_of(other.text)) >= SAME_WORDS


class Item(NamedTuple):
    """Something that a side reads in an article: where in the text as delivered, its words, and what it says of it.

    The first of `values` is its label.
    """

    start: int
    end: int
    text: str
    values: dict[str, Value]


class Read(NamedTuple):
    """An article as a side reads it: the text as delivered and, by layer, what it finds there; for each event (by its
    place among them) the incident it belongs to, with its independent sources."""

    raw: str
    items: dict[Layer, list[Item]]
    incidents: dict[int, tuple[str, int]]


class Side(NamedTuple):
    """One side: its name, the layers it has, and its articles by name and by id."""

    name: str
    layers: tuple[Layer, ...]
    articles: dict[str, Read]


def read_side(path: Path) -> Side:
    """Read a casebook, or a folder in the gold format (or a folder of such).

    Raises `InputError` E101, E110 for a folder that is not in the gold format, `CasebookError` for a file that is no casebook.
    """
    if path.is_dir():
        return Side(path.name, GOLD_LAYERS, dict(_gold(path)))
    with Casebook(path) as book:
        return Side(path.name, LAYERS, dict(_casebook(book)))


def _casebook(book: Casebook) -> Iterator[tuple[str, Read]]:
    for item in book.articles():
        members = book.mentions_of(item.article.source)
        yield (
            item.article.source,
            _read(
                item,
                LAYERS,
                {
                    n: (member.incident, member.independent_sources)
                    for n, event in enumerate(item.events)
                    if (member := members.get((event.start, event.end))) is not None
                },
            ),
        )


def _gold(path: Path) -> Iterator[tuple[str, Read]]:
    from isnad.sources import read

    for folder in map(read_gold, gold_folders([path])):
        reading = Reading(folder.gold)
        found = [
            reading.annotate(article)
            for article in read([folder.articles], metadata=folder.sidecar)
            if not isinstance(article, SetAside) and folder.gold.name_of(article) in folder.gold.articles
        ]
        places = {(at, start): member for at, start, member in _members(reading.link(found).incidents)}
        for item in found:
            incidents = {
                n: places[item.article.source, event.start]
                for n, event in enumerate(item.events)
                if (item.article.source, event.start) in places
            }
            yield f"{folder.name}/{item.article.source}", _read(item, GOLD_LAYERS, incidents)


def _members(incidents: list[Incident]) -> Iterator[tuple[str, int, tuple[str, int]]]:
    for incident in incidents:
        for ref in incident.events:
            yield ref.article, ref.start, (incident.id, incident.independent_sources)


def _read(item: Annotations, layers: tuple[Layer, ...], incidents: dict[int, tuple[str, int]]) -> Read:
    return Read(item.article.raw, {layer: list(_items(item, layer)) for layer in layers}, incidents)


def _items(item: Annotations, layer: Layer) -> Iterator[Item]:
    for record in getattr(item, layer):
        start, end = _delivered(item.article, record.start), _delivered(item.article, record.end - 1) + 1
        yield Item(start, end, record.text, _values(record, layer))


def _values(record: object, layer: Layer) -> dict[str, Value]:
    """What is compared of a record; its label first, then values that both sides may have."""
    if layer == "events":
        return _told(record, "type", "factuality", "actor", "recipient", "place", "date")
    if layer == "statements":
        return _told(record, "kind", "speaker", "anonymous")
    names: dict[Layer, tuple[str, ...]] = {
        "times": ("value",), "quantities": ("low", "high"), "mentions": ("kind", "entity"),
        "pledges": ("due",), "denials": ("retraction",),
    }  # fmt: skip
    return _told(record, *names[layer])


def _told(record: object, *names: str) -> dict[str, Value]:
    return {name: _value(getattr(record, name)) for name in names}


def _value(value: object) -> Value:
    if isinstance(value, Party | Place):
        return Value(value.text, value.entity, named=True)
    if isinstance(value, float):
        return Value(f"{value:g}")
    return Value("" if value is None else str(value))


def _delivered(article: Article, offset: int) -> int:
    """Where a character of the clean text stands in the text as delivered."""
    number = bisect_right(article.pieces, offset, key=itemgetter(0)) - 1
    if number < 0:
        return offset
    clean, raw, _ = article.pieces[number]
    return raw + offset - clean


def paired(first: Side, second: Side) -> tuple[list[tuple[str, Read, Read]], list[str]]:
    """The articles that both sides have, by name, and why others are not compared.

    An article's name is its source; a folder of gold may say only the file's name. Raises `InputError` E122 where they have
    none in common.
    """
    ours, theirs = _by_name(first), _by_name(second)
    common = [name for name in ours if name in theirs]
    if not common:
        raise InputError(
            "E122",
            f"{first.name} and {second.name} have no article in common; give two readings of the same articles",
        )
    left_out = [f"{name}: only in {side}" for side, a, b in ((first.name, ours, theirs), (second.name, theirs, ours))
                for name in a if name not in b]  # fmt: skip
    kept: list[tuple[str, Read, Read]] = []
    for name in common:
        if ours[name].raw == theirs[name].raw:
            kept.append((name, ours[name], theirs[name]))
        else:
            left_out.append(f"{name}: another text in {second.name}")
    return kept, left_out


def _by_name(side: Side) -> dict[str, Read]:
    """Articles by the last part of their names without its ending, where that tells them apart; else by the whole name."""
    short = [Path(name).stem for name in side.articles]
    return {
        (last if short.count(last) == 1 else name): read
        for (name, read), last in zip(side.articles.items(), short, strict=True)
    }
