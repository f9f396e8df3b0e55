"""Corrections as gold: what people judged in a casebook, as a folder in the gold format.

It goes as far as the corrections do. It holds the articles that they touch; of these the events that were corrected or belong to an
incident that was, names that were given to somebody, incidents, and which articles are of one text. A corrected event has its other
fields as they were read, storylines are as they were linked; all that nobody looked at is left out, so recall against such a folder means nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import msgspec

from isnad.casebook import Casebook
from isnad.errors import UsageError
from isnad.evaluation.goldformat import (
    ARTICLES,
    GOLD,
    SIDECAR,
    ArticleGold,
    GoldCount,
    GoldDuplicate,
    GoldEntity,
    GoldEvent,
    GoldFile,
    GoldIncident,
    GoldMention,
    GoldName,
    StoryGold,
)
from isnad.link.corrections import event_at, stands_at
from isnad.records import Annotations, Correction, Count, Event, Incident, Party, Place, Relation

LOG = "corrections.jsonl"
"""Beside the gold: the entries that it was made from."""


class GoldReport(msgspec.Struct):
    """What was written: so many articles, events, incidents; and what could not be said in the gold format, with why."""

    articles: int = 0
    events: int = 0
    incidents: int = 0
    left_out: list[str] = msgspec.field(default_factory=list[str])


def export_gold(book: Casebook, folder: Path) -> GoldReport:
    """Write the corrections in force as gold into a new folder.

    Raises `UsageError` E463 where the folder holds something already, or nothing is corrected.
    """
    entries = [logged for logged in book.corrections() if logged.state == "applied"]
    if not entries:
        raise UsageError("E463", f"nothing is corrected in {book.path}; there is no gold to write.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("E463", f"{folder} holds something already; name a new folder.")
    gold = _Gold(book)
    for logged in entries:
        gold.take(logged.correction, logged.incidents)
    gold.write(folder)
    (folder / LOG).write_bytes(b"".join(msgspec.json.encode(e.correction) + b"\n" for e in entries))
    return gold.report


class _Gold:
    """The gold while it is gathered."""

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._items: dict[str, Annotations] = {}
        self._names: dict[str, str] = {}
        self._events: defaultdict[str, set[int]] = defaultdict(set)
        self._entities: defaultdict[str, set[str]] = defaultdict(set)
        self._incidents: dict[str, Incident] = {}
        self.report = GoldReport()

    def take(self, entry: Correction, incidents: list[str]) -> None:
        """Take in what an entry is about."""
        for anchor in (*entry.mentions, *entry.others):
            item = self._item(anchor.article)
            start = stands_at(item.article.text, anchor)
            index = None if start is None else event_at(item, start, anchor)
            if entry.kind == "event" and index is not None:
                self._events[anchor.article].add(index)
        if entry.kind == "identity" and entry.identity is not None:
            self._entities[entry.mentions[0].article].add(entry.identity.entity)
        if entry.kind not in ("one", "apart", "incident"):
            return
        for id in incidents:
            incident = self._incidents[id] = self._book.incident(id)
            for ref in incident.events:
                events = self._item(ref.article).events
                found = next(
                    (n for n, e in enumerate(events) if (e.start, e.end) == (ref.start, ref.end)), None
                )
                if found is not None:
                    self._events[ref.article].add(found)

    def write(self, folder: Path) -> None:
        """Write the folder."""
        gold = {self._names[source]: self._article(source) for source in sorted(self._items)}
        story = StoryGold(
            duplicates=self._duplicates(), incidents=self._told(), storylines=self._storylines()
        )
        self.report.articles = len(gold)
        self.report.events = sum(len(article.events) for article in gold.values())
        self.report.incidents = len(story.incidents)
        (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
        rows: list[bytes] = []
        for source, item in sorted(self._items.items()):
            article, name = item.article, self._names[source]
            (folder / ARTICLES / f"{name}.txt").write_text(_delivered(item), encoding="utf-8")
            fields = {"outlet": article.outlet, "title": article.title, "published": article.published}
            rows.append(msgspec.json.encode({"id": name, **fields, "url": article.url}) + b"\n")
        (folder / SIDECAR).write_bytes(b"".join(rows))
        text = msgspec.json.encode(GoldFile(articles=gold, story=story))
        (folder / GOLD).write_bytes(msgspec.json.format(text, indent=1) + b"\n")

    def _item(self, source: str) -> Annotations:
        if source not in self._items:
            self._items[source] = self._book.article(source)
            stem = re.sub(r"[^\w.-]+", "-", source.removesuffix(Path(source).suffix)).strip("-.") or "article"
            taken = set(self._names.values())
            names = (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3)))
            self._names[source] = next(name for name in names if name not in taken)
        return self._items[source]

    def _article(self, source: str) -> ArticleGold:
        item = self._items[source]
        events = [self._event(item, item.events[n]) for n in sorted(self._events[source])]
        entities = [self._entity(item, entity) for entity in sorted(self._entities[source])]
        return ArticleGold(
            events=[event for event in events if event is not None],
            entities=[entity for entity in entities if entity is not None],
        )

    def _event(self, item: Annotations, event: Event) -> GoldEvent | None:
        anchor = _anchor(item, event.start, event.end)
        if anchor is None:
            return self._left_out(item, event.text, "its words do not stand there once")
        for value in (event.actor, event.recipient, event.place):
            if value is not None and value.text not in _delivered(item):
                return self._left_out(item, event.text, f"{value.text!r} does not stand in the article")
        return GoldEvent(
            anchor=anchor, type=event.type, factuality=event.factuality, actor=_text(event.actor),
            recipient=_text(event.recipient), place=_text(event.place), date=event.date,
            deaths=_count(event.deaths), injured=_count(event.injured),
        )  # fmt: skip

    def _entity(self, item: Annotations, entity: str) -> GoldEntity | None:
        named = [m for m in item.mentions if m.entity == entity]
        longest = max(named, key=lambda m: len(m.text))
        kind = longest.kind
        if kind not in ("PER", "ORG", "GPE"):
            return self._left_out(item, longest.text, f"gold has no names of the kind {kind}")
        anchors = [(_anchor(item, m.start, m.end), m.text) for m in named]
        mentions = [GoldName(anchor=a, text=text) for a, text in anchors if a and a.count(text) == 1]
        return GoldEntity(name=longest.text, kind=kind, entity=entity, mentions=mentions)

    def _told(self) -> list[GoldIncident]:
        found: list[GoldIncident] = []
        for id, incident in sorted(self._incidents.items()):
            mentions: list[GoldMention] = []
            for ref in incident.events:
                item = self._items[ref.article]
                anchor = _anchor(item, ref.start, ref.end)
                event = next((e for e in item.events if (e.start, e.end) == (ref.start, ref.end)), None)
                if anchor is not None and event is not None and self._event(item, event) is not None:
                    mentions.append(GoldMention(article=self._names[ref.article], anchor=anchor))
            found.append(
                GoldIncident(
                    key=id, type=incident.type, date=incident.date, mentions=mentions,
                    place=incident.place.text if incident.place is not None else None,
                    independent_sources=incident.independent_sources, independent_why=incident.why_en,
                )
            )  # fmt: skip
        return found

    def _duplicates(self) -> list[GoldDuplicate]:
        pairs: dict[tuple[str, str], Relation] = {
            (pair.a, pair.b): pair.relation
            for source in self._items
            for pair in self._book.duplicates(source)
            if pair.a in self._items and pair.b in self._items
        }
        return [
            GoldDuplicate(a=self._names[a], b=self._names[b], relation=relation)
            for (a, b), relation in sorted(pairs.items())
        ]

    def _storylines(self) -> list[list[str]]:
        """The articles by storyline, each once; as they were linked, for gold has every article in one."""
        left = dict.fromkeys(sorted(self._items))
        found: list[list[str]] = []
        for storyline in self._book.storylines():
            here = [source for source in storyline.articles if source in left]
            found += [[self._names[source] for source in here]] if here else []
            for source in here:
                del left[source]
        return [*found, *([self._names[source]] for source in left)]

    def _left_out(self, item: Annotations, words: str, why: str) -> None:
        told = f"{item.article.source}: {words}: {why}"
        if told not in self.report.left_out:
            self.report.left_out.append(told)


def _delivered(item: Annotations) -> str:
    """The article as it was received."""
    return item.article.raw or item.article.text


def _anchor(item: Annotations, start: int, end: int) -> str | None:
    """The words of a span, with as many around as it takes to stand once both in the clean text and in what was received."""
    text, raw = item.article.text, _delivered(item)
    while text[start:end] in raw:
        anchor = text[start:end]
        if text.count(anchor) == 1 and raw.count(anchor) == 1:
            return anchor
        if start == 0 and end == len(text):
            return None
        start, end = _wider(text, start, end)
    return None


def _wider(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the word before it and the word after it."""
    before = re.search(r"\S*\s*$", text[:start])
    after = re.match(r"\s*\S*", text[end:])
    first = before.start() if before is not None else 0
    return first, end + (after.end() if after is not None else 0)


def _text(value: Party | Place | None) -> str | None:
    return None if value is None else value.text


def _count(count: Count | None) -> GoldCount | float | None:
    if count is None:
        return None
    return count.low if count.low == count.high else GoldCount(low=count.low, high=count.high)
