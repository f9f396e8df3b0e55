"""Corrections: what people have said is otherwise, laid over what was read and linked.

All of it is a function of the articles as read and of the log, in the order of the log: the last word holds, and without
its entries everything is as it was.
"""

from __future__ import annotations

import copy
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeVar

from isnad.link.clusters import Cluster, Told, cluster, told
from isnad.link.entities import named_in
from isnad.link.reading import Reading
from isnad.records import (
    Anchor,
    Annotations,
    Correction,
    CorrectionState,
    Duplicate,
    Event,
    Incident,
    IncidentPlace,
    LoggedCorrection,
    Mention,
    Party,
    Place,
)

_OF_ARTICLES = ("event", "identity")
"""Kinds that change what was read in one article; the others change what is made of many."""

P = TypeVar("P", Party, Place)
Key = tuple[str, int]
"""An event mention: the source of its article and its place in the article's list."""


def in_force(log: Iterable[Correction]) -> list[Correction]:
    """The entries that nothing has taken back, without those that only take back."""
    entries = list(log)
    taken_back: set[str] = set()
    for entry in reversed(entries):
        if entry.undoes and entry.id not in taken_back:
            taken_back.add(entry.undoes)
    return [entry for entry in entries if entry.kind != "undo" and entry.id not in taken_back]


def stands_at(text: str, anchor: Anchor) -> int | None:
    """Where in an article's text the words of an anchor begin: at its place, else where they stand between the same words.

    >>> at = Anchor(article="a", start=2, end=4, text="cd", before="ab", after="ef")
    >>> stands_at("abcdef", at), stands_at("... abcdef cd", at), stands_at("ab cd ef", at)
    (2, 6, None)
    """
    if not anchor.text:
        return None
    if text[anchor.start : anchor.end] == anchor.text:
        return anchor.start
    around = anchor.before + anchor.text + anchor.after
    if text.count(around) != 1:
        return None
    return text.index(around) + len(anchor.before)


def corrected(item: Annotations, entries: Iterable[Correction]) -> Annotations:
    """An article's annotations with what entries in force say of its events and names; the same object where none does."""
    return _Corrected(item, entries).item


class _Corrected:
    """An article with its corrections: what became of it, which events are others than were read, what did not fit."""

    def __init__(self, item: Annotations, entries: Iterable[Correction]) -> None:
        self.item = item
        self.as_read: dict[int, Event] = {}
        self.problems: dict[str, str] = {}
        for entry in entries:
            if entry.kind not in _OF_ARTICLES or not entry.mentions:
                continue
            if entry.mentions[0].article != item.article.source:
                continue
            if self.item is item:
                self.item = copy.deepcopy(item)
            problem = self._event(entry) if entry.kind == "event" else self._name(entry)
            if problem:
                self.problems[entry.id] = problem

    def _event(self, entry: Correction) -> str:
        anchor = entry.mentions[0]
        start = stands_at(self.item.article.text, anchor)
        index = None if start is None else event_at(self.item, start, anchor)
        if index is None:
            return _GONE if start is None else _NO_EVENT
        event = self.item.events[index]
        self.as_read.setdefault(index, copy.deepcopy(event))
        _set_value(event, entry, self.item.article.text)
        return ""

    def _name(self, entry: Correction) -> str:
        anchor, identity = entry.mentions[0], entry.identity
        start = stands_at(self.item.article.text, anchor)
        if start is None or identity is None:
            return _GONE
        end = start + len(anchor.text)
        named = next((m for m in self.item.mentions if (m.start, m.end) == (start, end)), None)
        if named is None:
            return _NO_NAME
        read_as = named.entity
        for one in named_in(self.item):
            if one is named or (read_as and one.entity == read_as) or (one.start, one.end) == (start, end):
                one.entity = identity.entity
                if isinstance(one, Mention):
                    one.name_en = identity.name_en
                if isinstance(one, Mention | Party):
                    one.country, one.sector = identity.country, identity.sector
        return ""


def event_at(item: Annotations, start: int, anchor: Anchor) -> int | None:
    """The place in the list of the event whose trigger begins at `start` and is the anchor's words."""
    end = start + len(anchor.text)
    for index, event in enumerate(item.events):
        if (event.start, event.end) == (start, end):
            return index
    return None


def _set_value(event: Event, entry: Correction, text: str) -> None:
    match entry.field:
        case "actor":
            event.actors = [_in_text(party, text) for party in entry.parties]
            event.actor = event.actors[0] if event.actors else None
        case "recipient":
            event.recipients = [_in_text(party, text) for party in entry.parties]
            event.recipient = event.recipients[0] if event.recipients else None
        case "place":
            event.place = None if entry.place is None else _in_text(entry.place, text)
        case "date":
            event.date, event.date_from = entry.value, None
        case "type" if entry.value != event.type:
            event.type, event.mode = entry.value, None  # pyright: ignore[reportAttributeAccessIssue]
        case _:
            pass


def _in_text(value: P, text: str) -> P:
    """The party or place with the span at which the article has its words; null where it has not."""
    value = copy.copy(value)
    if value.start is None or value.end is None or text[value.start : value.end] != value.text:
        start = text.find(value.text)
        value.start, value.end = (start, start + len(value.text)) if start >= 0 else (None, None)
    return value


_GONE = "its words are not in the article any more"
_NO_ARTICLE = "the article is not in"
_NO_EVENT = "no event is read there any more"
_NO_NAME = "no name is read there any more"
_NO_INCIDENT = "it is in no incident"
_NO_PAIR = "they are not taken for one text"


class Rulings:
    """The corrections of one linking: they are asked at each of its steps, and say at the end what became of them."""

    def __init__(self, log: Sequence[Correction], items: Iterable[Annotations]) -> None:
        self._log = log
        self._entries = in_force(log)
        self._problems: dict[str, str] = {}
        self._incidents: defaultdict[str, set[str]] = defaultdict(set)
        self._as_read: dict[Key, Event] = {}
        self._events: dict[Key, Key] = {}
        self.items: Iterable[Annotations] = items if not self._entries else self._corrected(list(items))

    def _corrected(self, items: list[Annotations]) -> list[Annotations]:
        by_article: defaultdict[str, list[Correction]] = defaultdict(list)
        for entry in self._entries:
            if entry.kind in _OF_ARTICLES and entry.mentions:
                by_article[entry.mentions[0].article].append(entry)
        for n, item in enumerate(items):
            entries = by_article.pop(item.article.source, None)
            if entries is None:
                continue
            done = _Corrected(item, entries)
            items[n] = done.item
            self._problems |= done.problems
            source = item.article.source
            self._as_read |= {(source, index): event for index, event in done.as_read.items()}
        for entries in by_article.values():
            self._problems |= {entry.id: _NO_ARTICLE for entry in entries}
        self._texts = {item.article.source: item for item in items}
        return items

    def as_read(self, mention: Told) -> Event:
        """An event mention as the article was read, before any correction."""
        return self._as_read.get(mention.key, mention.event)

    # ------------------------------------------------------------ the steps of linking

    def told_apart(self, pairs: Sequence[Duplicate]) -> list[Duplicate]:
        """The pairs of one text, less those that are said to be none."""
        refused: dict[frozenset[str], list[str]] = defaultdict(list)
        for entry in self._of("no-duplicate"):
            ends = [*entry.mentions[:1], *entry.others[:1]]
            problem = next((p for anchor in ends if (p := self._missing(anchor))), "")
            if problem:
                self._problems[entry.id] = problem
            else:
                refused[frozenset(anchor.article for anchor in ends)].append(entry.id)
        found = {frozenset((pair.a, pair.b)) for pair in pairs}
        for ends, entries in refused.items():
            if ends not in found:
                self._problems |= dict.fromkeys(entries, _NO_PAIR)
        return [pair for pair in pairs if frozenset((pair.a, pair.b)) not in refused]

    def regrouped(self, clusters: list[Cluster], readings: Iterable[Reading]) -> list[Cluster]:
        """The incidents with those joined that are said to be one and those parted that are said not to be."""
        entries = [entry for entry in self._entries if entry.kind in ("one", "apart")]
        by_source = {reading.source: reading for reading in readings} if entries else {}
        for entry in entries:
            left, right = self._mentions(entry.mentions), self._mentions(entry.others)
            if not left or not right:
                self._problems[entry.id] = self._problem(entry.others if left else entry.mentions)
            elif entry.kind == "one":
                clusters = _joined(clusters, left | right, by_source)
            else:
                clusters = _parted(clusters, left, right)
        return sorted(clusters, key=lambda c: (c.order, c.type)) if entries else clusters

    def overrule(self, found: Sequence[tuple[Cluster, Incident]]) -> set[str]:
        """Give the incidents the values that people say they have; the ids of those that were given any."""
        if not self._entries:
            return set()
        holding = {m.key: incident for c, incident in found for m in c.members}
        changed: set[str] = set()
        for entry in self._entries:
            if entry.kind in ("no-duplicate", "identity"):
                continue
            about = [holding[key] for key in sorted(self._mentions(entry.mentions)) if key in holding]
            others = [holding[key] for key in self._mentions(entry.others) if key in holding]
            self._incidents[entry.id].update(incident.id for incident in (*about, *others))
            if entry.kind != "incident":
                continue
            if not about:
                self._problems[entry.id] = self._problem(entry.mentions) or _NO_INCIDENT
                continue
            held = Counter(incident.id for incident in about)
            incident = max(about, key=lambda i: (held[i.id], i.id))
            self._incidents[entry.id] = {incident.id}
            _overrule(incident, entry)
            changed.add(incident.id)
        return changed

    def told(self) -> list[LoggedCorrection]:
        """The log, each entry with what became of it."""
        forced = {entry.id for entry in self._entries}
        return [
            LoggedCorrection(
                correction=entry,
                state=self._state(entry, forced),
                problem=self._problems.get(entry.id, ""),
                incidents=sorted(self._incidents.get(entry.id, ())),
            )
            for entry in self._log
        ]

    def _state(self, entry: Correction, forced: Set[str]) -> CorrectionState:
        if entry.kind == "undo":
            return "undo"
        if entry.id not in forced:
            return "undone"
        return "unfit" if entry.id in self._problems else "applied"

    def _of(self, kind: str) -> list[Correction]:
        return [entry for entry in self._entries if entry.kind == kind]

    def _missing(self, anchor: Anchor) -> str:
        item = self._texts.get(anchor.article)
        if item is None:
            return _NO_ARTICLE
        return _GONE if stands_at(item.article.text, anchor) is None else ""

    def _mentions(self, anchors: Iterable[Anchor]) -> set[Key]:
        """The event mentions that anchors name, as far as they are found."""
        return {key for anchor in anchors if (key := self._mention(anchor)) is not None}

    def _mention(self, anchor: Anchor) -> Key | None:
        item = self._texts.get(anchor.article)
        start = None if item is None else stands_at(item.article.text, anchor)
        index = None if item is None or start is None else event_at(item, start, anchor)
        return None if index is None else (anchor.article, index)

    def _problem(self, anchors: Sequence[Anchor]) -> str:
        """Why the first of these anchors names no event mention; empty where it names one."""
        if not anchors:
            return _NO_EVENT
        return self._missing(anchors[0]) or ("" if self._mention(anchors[0]) else _NO_EVENT)


def _joined(clusters: list[Cluster], wanted: Set[Key], readings: Mapping[str, Reading]) -> list[Cluster]:
    """One cluster of all that hold any of these mentions, of the type of the earliest; a mention that is in none comes too."""
    hold = [c for c in clusters if any(m.key in wanted for m in c.members)]
    members = [m for c in hold for m in c.members]
    known = {m.key for m in members}
    members += [told(readings[source], index) for source, index in sorted(wanted - known)]
    first = min(members, key=lambda m: m.order)
    type_ = next((c.type for c in hold if first in c.members), first.event.type)
    return [*(c for c in clusters if c not in hold), cluster(type_, members)]


def _parted(clusters: list[Cluster], left: Set[Key], right: Set[Key]) -> list[Cluster]:
    """The mentions of `left` taken out of whatever cluster also holds one of `right`, into one of their own."""
    kept: list[Cluster] = []
    out: list[Told] = []
    type_ = ""
    for c in clusters:
        here = [m for m in c.members if m.key in left]
        rest = [m for m in c.members if m.key not in left]
        if not here or not any(m.key in right for m in rest):
            kept.append(c)
            continue
        kept.append(cluster(c.type, rest))
        out += here
        type_ = type_ or c.type
    return [*kept, cluster(type_, out)] if out else kept


def _overrule(incident: Incident, entry: Correction) -> None:
    match entry.field:
        case "actor":
            incident.actors = [_bare(party) for party in entry.parties]
        case "recipient":
            incident.recipients = [_bare(party) for party in entry.parties]
        case "place":
            incident.place = None if entry.place is None else _place(entry.place)
        case "date":
            incident.date = entry.value
        case "type" if entry.value != incident.type:
            incident.type, incident.mode = entry.value, None  # pyright: ignore[reportAttributeAccessIssue]
        case _:
            pass


def _bare(party: Party) -> Party:
    return Party(text=party.text, entity=party.entity, country=party.country, sector=party.sector)


def _place(place: Place) -> IncidentPlace:
    return IncidentPlace(
        text=place.text, entity=place.entity, country=place.country, lat=place.lat, lon=place.lon,
        precision=place.precision,
    )  # fmt: skip
