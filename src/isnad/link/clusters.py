"""Event mentions as linking weighs them, and what a group of them says together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from isnad.language.folding import fold
from isnad.link import parties
from isnad.link.days import Days, days
from isnad.link.places import Site, sites_of
from isnad.link.reading import Reading
from isnad.link.stems import content_stems, stem
from isnad.link.unrelated import named_apart
from isnad.records import Event, Factuality, Party, Place

_SAMPLES = 4
_NAME_AFTER = 25
"""Characters after a description within which the name it describes begins."""
_BESIDE = 12
"""Characters between a noun and the verb that tells it."""
_UNLIKELY = 0.35
"""Confidence below which a mention is more likely no event than one."""
HOPELESS = 0.2
"""Confidence below which a mention is not looked at: it stays in its article."""


_NEGATED_VERB = re.compile(r"\s+(?:لم|لن)\s+\w")


@dataclass(slots=True, frozen=True, eq=False)
class Told:
    """One event mention where it stands: the article, the event and its place in the article's list."""

    reading: Reading
    index: int
    event: Event
    days: Days | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    factuality: Factuality
    gist: frozenset[str]
    many: bool
    again: bool
    lent: bool = False
    """Whether its day is only that of what stands around it: the date is in another sentence."""
    words: frozenset[str] = frozenset()
    """The telling stems of the trigger."""
    by_itself: bool = False
    """Whether nothing else of its type is told in its sentence."""

    @property
    def likely(self) -> bool:
        """Whether it is more likely an event than none: what is not may join what others tell, and makes no incident."""
        return self.event.confidence >= _UNLIKELY

    @property
    def order(self) -> tuple[str, str, int]:
        """The canonical order of mentions."""
        return (*self.reading.order, self.event.start)

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other mention."""
        return self.reading.source, self.index


def act_of(event: Event) -> str:
    """The words that name the act: of what tells its outcome first only the last (`قُتل خمسة وجُرح ثمانية في اشتباكات`)."""
    return event.text[_act_start(event) :]


def _act_start(event: Event) -> int:
    """Where in its text the words begin that name an act."""
    if event.type != "ASSAULT" or _OUTCOME.match(fold(event.text)) is None:
        return 0
    last = _AFTER_OUTCOME.search(event.text)
    return last.start(last.lastindex or 0) if last is not None else event.text.rfind(" ") + 1


_OUTCOME = re.compile(
    fold(
        "(?:و|ف)?(?:ال)?(?:قتل|قتيل|مقتل|جرح|جريح|أصيب|إصابة|مصاب|مصرع|لقي|سقط|سقوط|استشهد|استشهاد|شهيد|شهداء|توفي|وفاة|قضى)"
    )
)
"""What tells first what came of an act."""
_AFTER_OUTCOME = re.compile(
    r"\s(?:في|إثر|اثر|جراء|خلال|أثناء|نتيجة|بسبب|عقب|بعد|من)\s+(\S+(?:\s+\S+){0,2})$|\s(ب\S+)$"
)


def _is_many(reading: Reading, event: Event) -> bool:
    """Whether the trigger speaks of several happenings at once (`هجمات`, `121 هجوما`) or of a war."""
    words = fold(act_of(event)).split()
    bare = [w.removeprefix("و").removeprefix("ب").removeprefix("ال") for w in words]
    if not _MANY.isdisjoint((*bare, *(" ".join(pair) for pair in pairwise(bare)))):
        return True
    if not any(stem(w) in _COUNTED for w in words):
        return False
    return any(
        (q.low or 0) >= _SEVERAL and q.start < event.end and q.end - event.start - _act_start(event) >= -1
        for q in reading.item.quantities
    )


def _is_again(reading: Reading, event: Event) -> bool:
    """Whether what is told is another of its kind, feared or asked for (`تكرار الهجوم`), or any of its kind that did not
    happen (`لم تسجل أي غارة`)."""
    before = fold(reading.text[max(0, event.start - _BEFORE) : event.start])
    return bool(_AGAIN.search(before) or (event.factuality != "asserted" and _ANY.search(before)))


_BEFORE = 30
_AGAIN = re.compile(
    fold(r"(?:تكرار|تكرر|يتكرر|تتكرر|تكررت|معاود|عاود|تجدد|تجديد|استئناف|المزيد من|مزيد من|مثل هذ)")
    + r"\w*\s+(?:\w{2,4}\s+)?\w{0,2}$"
)
_ANY = re.compile(fold(r"\sأي[ةه]?\s+$"))
_SEVERAL = 3
_COUNTED = frozenset(stem(fold(w)) for w in ["هجوم", "غارة", "ضربة", "اعتداء", "تفجير", "انفجار", "اغتيال"])
"""Happenings that a number before them makes many: `121 هجوما`."""
_MANY = frozenset(
    fold(w)
    for w in [
        "هجمات",
        "ضربات",
        "غارات",
        "اعتداءات",
        "تفجيرات",
        "انفجارات",
        "اغتيالات",
        "عمليات قتل",
        "هجماتها",
        "ضرباتها",
        "غاراتها",
        "هجماته",
        "هجماتهم",
        "حرب",
        "محاربة",
    ]
)


def told(reading: Reading, index: int) -> Told:
    """The event mention of an article at an index.

    The day of publication beside an event that a reaction takes for granted is the day of the reaction, and
    the day of a claim of responsibility that of the claim.
    """
    event = reading.item.events[index]
    actors = tuple(event.actors or ([event.actor] if event.actor else []))
    if event.alleged:
        actors = ()  # one happening may be laid at the door of two
    recipients = tuple(event.recipients or ([event.recipient] if event.recipient else []))
    of_the_telling = is_claim(event) or (event.presupposed and event.date == reading.article.published)
    factuality = _factuality(reading, index)
    of_the_telling = of_the_telling or (factuality == "denied" and _dates_the_denial(reading, event))
    when = None if of_the_telling else days(event.date)
    return Told(
        reading, index, event, when, actors, recipients, factuality,
        _gist(reading, event), _is_many(reading, event), _is_again(reading, event),
        lent=when is not None and _is_lent(reading, event),
        words=content_stems(event.text), by_itself=_by_itself(reading, event),
    )  # fmt: skip


def _by_itself(reading: Reading, event: Event) -> bool:
    start, end = reading.sentence_span(event.start)
    return sum(e.type == event.type and start <= e.start < end for e in reading.item.events) == 1


_TIME = re.compile(r"times\[(\d+)\]")


def _is_lent(reading: Reading, event: Event) -> bool:
    """Whether what dates an event stands in another sentence than the event."""
    match = _TIME.fullmatch(event.date_from or "")
    if match is None:
        return False
    return reading.sentence_of(reading.item.times[int(match[1])].start) != reading.sentence_of(event.start)


def _dates_the_denial(reading: Reading, event: Event) -> bool:
    """Whether what dates a denied event stands outside what is denied: `نفى أمس ضلوع قواته في الهجوم`."""
    match = _TIME.fullmatch(event.date_from or "")
    if match is None or event.statement is None:
        return event.date == reading.article.published
    time, content = reading.item.times[int(match[1])], reading.item.statements[event.statement]
    return content.stance == "deny" and not content.start <= time.start < content.end


def is_claim(event: Event) -> bool:
    """Whether the mention is a claim of responsibility for what was told before."""
    return event.frame.endswith(".claim")


def _factuality(reading: Reading, index: int) -> Factuality:
    """How an event is told, with what stands around it.

    What a denial contains is denied; a noun whose verb is negated (`العمليات لم تستأنف`) is as negated as
    the verb.
    """
    events = reading.item.events
    event = events[index]
    if event.factuality != "asserted":
        return event.factuality
    if _NEGATED_VERB.match(reading.text, event.end):
        return "negated"
    statements = reading.item.statements
    if (
        event.statement is not None
        and event.statement < len(statements)
        and statements[event.statement].stance == "deny"
    ):
        return "denied"
    for other in (
        events[index - 1] if index else None,
        events[index + 1] if index + 1 < len(events) else None,
    ):
        if other is None or other.type != event.type or other.factuality not in ("denied", "negated"):
            continue
        gap = max(other.start - event.end, event.start - other.end)
        if (
            gap <= _BESIDE
            and other.statement == event.statement
            and reading.sentence_of(event.start) == reading.sentence_of(other.start)
        ):
            return other.factuality
    return "asserted"


def _gist(reading: Reading, event: Event) -> frozenset[str]:
    """The telling stems of the trigger and of the words right after it."""
    _, end = reading.sentence_span(event.start)
    words = reading.text[event.end : min(end, event.end + 90)].split()
    return content_stems(" ".join([act_of(event), *words[:9]]))


@dataclass(eq=False)
class Cluster:
    """Event mentions taken to tell of one happening, and what they say together. What follows from the members alone is worked
    out when it is first asked for: a cluster is weighed against many others."""

    type: str
    members: list[Told]
    precise: set[int] = field(default_factory=set[int])
    coarse: list[Days] = field(default_factory=list[Days])
    published: list[Days] = field(default_factory=list[Days])
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    homes: set[str] = field(default_factory=set[str])
    """The towns of the articles that tell of a site in words that no gazetteer has: `السوق`, `الميناء البري`."""
    actors: dict[str, Party] = field(default_factory=dict[str, Party])
    recipients: dict[str, Party] = field(default_factory=dict[str, Party])
    killed: set[str] = field(default_factory=set[str])
    names: set[str] = field(default_factory=set[str])
    gists: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    wordings: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    deaths: set[tuple[int | None, int | None]] = field(default_factory=set[tuple[int | None, int | None]])
    modes: set[str] = field(default_factory=set[str])
    sources: set[str] = field(default_factory=set[str])
    many: bool = False
    again: bool = False
    lent: bool = False
    """Whether no mention has its day in its own sentence."""
    alone: bool = True
    """Whether its articles tell of no other happening of the type and day."""

    @property
    def order(self) -> tuple[str, str, int]:
        """The canonical order of clusters: that of their first mention."""
        return self.members[0].order

    @property
    def dated(self) -> bool:
        """Whether anything dates it."""
        return bool(self.precise or self.coarse)

    @cached_property
    def frames(self) -> frozenset[str]:
        """The frames that its mentions are told in."""
        return frozenset(m.event.frame for m in self.members)

    @cached_property
    def triggers(self) -> list[frozenset[str]]:
        """The telling stems of its triggers, each set once."""
        return list(dict.fromkeys(m.words for m in self.members))

    @cached_property
    def by_itself(self) -> bool:
        """Whether some mention is the only one of its type in its sentence."""
        return any(m.by_itself for m in self.members)

    @cached_property
    def unrelated(self) -> list[frozenset[str]]:
        """The words of what its articles say that their matter, which it is of, has nothing to do with."""
        return named_apart(self)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Its places as they are compared."""
        return sites_of(self.places.values())

    @cached_property
    def sentences(self) -> frozenset[tuple[str, int]]:
        """The sentences that tell of it, by article and index."""
        return frozenset((m.reading.source, m.reading.sentence_of(m.event.start)) for m in self.members)

    @cached_property
    def doers(self) -> parties.Parties:
        """Its actors as they are compared."""
        return parties.compared(self.actors.values())

    @cached_property
    def sufferers(self) -> parties.Parties:
        """Its recipients as they are compared."""
        return parties.compared(self.recipients.values())


def cluster(type_: str, members: Iterable[Told]) -> Cluster:
    """The cluster of these mentions."""
    made = Cluster(type=type_, members=sorted(members, key=lambda m: m.order))
    made.lent = all(m.lent or m.days is None for m in made.members)
    for member in made.members:
        _take_in(made, member)
    made.many = all(m.many for m in made.members)
    made.again = all(m.again for m in made.members)
    return made


def _take_in(into: Cluster, member: Told) -> None:
    event, reading = member.event, member.reading
    if member.days is not None and (into.lent or not member.lent):
        if member.days.size == 1:
            into.precise.add(member.days.first)
        elif member.days not in into.coarse:
            into.coarse.append(member.days)
    if reading.published is not None and reading.published not in into.published:
        into.published.append(reading.published)
    if event.place is not None:
        into.places.setdefault(event.place.entity or fold(event.place.text), event.place)
        if not event.place.entity and reading.home is not None:
            into.homes.add(reading.home)
    for party in member.actors:
        into.actors.setdefault(party.entity or fold(party.text), party)
    for party in member.recipients:
        into.recipients.setdefault(party.entity or fold(party.text), party)
    if event.type == "ASSAULT" and _LETHAL.search(fold(event.text)):
        into.killed.update(_persons(member))
    into.names |= reading.names_at(event.start)
    if member.gist and member.gist not in into.gists and len(into.gists) < _SAMPLES:
        into.gists.append(member.gist)
    wording = reading.stems_at(event.start)
    if wording and wording not in into.wordings and len(into.wordings) < _SAMPLES:
        into.wordings.append(wording)
    if event.deaths is not None and (event.deaths.low, event.deaths.high) != (
        1,
        1,
    ):  # one of several, it may be
        into.deaths.add((event.deaths.low, event.deaths.high))
    if event.mode:
        into.modes.add(event.mode)
    into.sources.add(reading.source)


_LETHAL = re.compile(fold(r"قتل|اغتيال|اغتال|مصرع|استشهاد|استشهد|تصفي|أعدم|إعدام"))


def _persons(member: Told) -> set[str]:
    """The people named as those an event befell: in the recipient's words or right after them."""
    found: set[str] = set()
    for party in member.recipients:
        if party.start is None or party.end is None:
            continue
        near = member.reading.mentions_in(party.start, party.end + _NAME_AFTER)
        people = [m for m in near if m.kind == "PER" and m.entity]
        if people and (people[0].start < party.end or party.entity is None):
            found.add(people[0].entity or "")
    return found
