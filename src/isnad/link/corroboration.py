"""How many independent words an incident rests on: reports, and which of them lean on one another.

The rules are those of the design's section on independent sources. A report is an article with the root under
which it tells the incident; copies say nothing new; an article's own voice counts only where it names no
source, and not as background more than seven days later; what has one root is one source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.link import parties
from isnad.link.clusters import Cluster, Told
from isnad.link.days import Days, days
from isnad.link.groups import Groups
from isnad.link.roots import Identity, Roots
from isnad.link.source_keys import name_key, same_name
from isnad.link.testimony import testifies
from isnad.link.voices import Voice
from isnad.records import Event, Factuality, Link, Party, Ref, Report, Root

_CREDITS = re.compile(
    fold(
        r"(?:^|\s)[وف]?(?:ب?حسب|حسبما|وفقا?|نقلا عن|على ما|كما|كشفت?|أفادت?|ذكرت?|أوردت?|نقلت?|قالت?|أبلغ|نشرت?)"
    )
)
_CREDIT_REACH = 60
"""Characters before an outlet's name in which the words that credit it stand."""
_HAD_BEEN = re.compile(fold(r"و?كان(?:وا|تا|ا|ت)?\b.*\sقد\s"))
BACKGROUND_DAYS = 7
"""An article published more days than this after an incident tells it as background."""


class Traced(NamedTuple):
    """The root of a mention with its chain; `inferred` where no sentence says that this mention is theirs."""

    identity: Identity
    chain: list[Link]
    inferred: bool = False


INFERRED = "root inferred from what the article quotes beside it"


COPIED = "a copy says nothing that its original does not"


@dataclass(slots=True, eq=False)
class Telling:
    """One report while it is weighed: an article, the root (None: its own voice), the fullest chain, the
    mentions.
    """

    source: str
    voice: Voice
    root: Identity | None
    chain: list[Link]
    through: frozenset[str]
    mentions: list[Told]
    group: int | None = None
    why: str = ""
    leans: set[str] = field(default_factory=set[str])
    inferred: bool = False

    @property
    def outlets(self) -> frozenset[str]:
        """The outlets it speaks for, where an outlet is its root."""
        if self.root is None:
            return self.voice.speaks_for
        return frozenset((self.root.key,)) if self.root.kind == "outlet" else frozenset()

    def own(self) -> bool:
        """Whether it is an article's own voice."""
        return self.root is None


@dataclass(slots=True)
class Corroboration:
    """What an incident rests on: its reports, the groups of those that lean on one another, its basis."""

    basis: Factuality
    tellings: list[Telling]
    independent: int
    all_presupposed: bool

    def groups(self) -> list[list[Telling]]:
        """The tellings of each independent source."""
        found: list[list[Telling]] = [[] for _ in range(self.independent)]
        for telling in self.tellings:
            if telling.group is not None:
                found[telling.group].append(telling)
        return found


class Corroborator:
    """Counts the independent sources of incidents."""

    def __init__(self, voices: dict[str, Voice], roots: Roots) -> None:
        self._voices = voices
        self._roots = roots

    def corroborate(self, incident: Cluster) -> Corroboration:
        """The reports of an incident, grouped by what they lean on."""
        telling = [m for m in incident.members if m.likely and testifies(m)]
        flatly_denied = bool(telling) and basis_of(m.factuality for m in telling) == "denied"
        basis = "denied" if flatly_denied else basis_of(m.factuality for m in incident.members if m.likely)
        testimony = [m for m in telling if m.factuality == basis]
        tellings = self._tellings(testimony) if basis != "denied" else []
        counted = self._weigh_own_voices(tellings, incident)
        independent = _group(counted)
        tellings.sort(key=lambda t: (t.group is None, t.group or 0, t.mentions[0].order))
        return Corroboration(basis, tellings, independent, not testimony)

    def root_of(self, mention: Told) -> Traced | None:
        """The root under which an event mention is told, with its chain; None for the article's own voice."""
        index = mention.event.statement
        statements = mention.reading.item.statements
        if index is not None and 0 <= index < len(statements) and statements[index].chain:
            voice = self._voices[mention.reading.source]
            identity = self._roots.of_statement(mention.reading, index, voice)
            if identity is None:
                return None
            if identity.kind == "outlet":
                return self._unnamed_behind(mention, identity) or Traced(identity, statements[index].chain)
            return Traced(identity, statements[index].chain)
        return self._credited_beside(mention)

    def _unnamed_behind(self, mention: Told, outlet: Identity) -> Traced | None:
        """The unnamed people whom an outlet, itself a root, is quoted as relaying on the same matter.

        What a paper `reports`, and beside it has from officials it does not name, about acts of one type between
        the same states, it has from them: the chain that names them is the fuller account of where it knows. No
        sentence says so of this very mention, and the report discloses that it is inferred.
        """
        reading, event = mention.reading, mention.event
        concerned = _states(event)
        if not concerned:
            return None
        for other in reading.item.events:
            if other.statement is None or other.type != event.type or other is event:
                continue
            chain = reading.item.statements[other.statement].chain
            if len(chain) < 2 or not chain[-1].anonymous or not concerned <= _states(other):
                continue
            if outlet.key not in self._roots.through(chain[-2:-1]):
                continue
            voice = self._voices[reading.source]
            identity = self._roots.of_statement(reading, other.statement, voice)
            if identity is not None and identity.kind == "unnamed" and not identity.comments:
                return Traced(identity, chain, inferred=True)
        return None

    def _credited_beside(self, mention: Told) -> Traced | None:
        """An outlet that the sentence of an event credits (`… بحسب صحيفة …`) where no statement was made of it.

        Taking such words for the article's own would count one paper's report as many.
        """
        reading = mention.reading
        voice = self._voices[reading.source]
        start, end = reading.sentence_span(mention.event.start)
        for named in reading.mentions_in(start, end):
            if not (named.entity or "").startswith("out.") or named.entity in voice.speaks_for:
                continue
            if not _CREDITS.search(fold(reading.text[max(start, named.start - _CREDIT_REACH) : named.start])):
                continue
            link = Link(text=named.text, start=named.start, end=named.end, entity=named.entity, kind="outlet")
            return Traced(self._roots.of_link(reading, link, voice), [link])
        return None

    def _tellings(self, testimony: Sequence[Told]) -> list[Telling]:
        found: dict[tuple[str, Identity | None], Telling] = {}
        for mention in sorted(testimony, key=lambda m: m.order):
            told_by = self.root_of(mention)
            identity, chain = (
                (told_by.identity, told_by.chain) if told_by is not None else (None, list[Link]())
            )
            inferred = told_by is not None and told_by.inferred
            if identity is not None and identity.comments:
                continue
            source = mention.reading.source
            voice = self._voices[source]
            through = self._roots.through(chain[:-1]) | voice.reaches_through if chain else frozenset[str]()
            key = source, identity
            known = found.get(key)
            if known is None:
                found[key] = Telling(
                    source, voice, identity, list(chain), through, [mention], inferred=inferred
                )
                continue
            known.inferred = known.inferred and inferred
            known.mentions.append(mention)
            known.through |= through
            if len(chain) > len(known.chain):
                known.chain = list(chain)
        tellings = list(found.values())
        _mend_names_cut_short(tellings)
        return tellings

    def _weigh_own_voices(self, tellings: list[Telling], incident: Cluster) -> list[Telling]:
        """Leave out own voices that count for nothing, and say why."""
        sourced = {t.voice.original for t in tellings if not t.own()}
        last = max(incident.precise, default=None)
        if last is None and incident.coarse:
            last = min((c.first + c.last) // 2 for c in incident.coarse)  # of a month, its middle
        counted: list[Telling] = []
        for telling in tellings:
            if telling.own():
                if telling.voice.original in sourced:
                    telling.why = "own voice beside named sources"
                    continue
                if _is_background(telling, last):
                    telling.why = "background"
                    continue
                telling.why = "own voice"
            elif telling.inferred:
                telling.why = INFERRED
            counted.append(telling)
        return counted


def basis_of(factualities: Iterable[Factuality]) -> Factuality:
    """What an incident's count rests on: asserted mentions, else planned, else threatened ones; else it is
    denied.
    """
    found = set(factualities)
    order: tuple[Factuality, ...] = ("asserted", "planned", "threatened")
    for factuality in order:
        if factuality in found:
            return factuality
    return "denied"


def _states(event: Event) -> frozenset[str]:
    """The codes of the states whose people take part in an event."""
    codes = (parties.country_of(party) for party in (*event.actors, *event.recipients))
    return frozenset(code for code in codes if code)


def _is_background(telling: Telling, last: int | None) -> bool:
    published = telling.voice.published
    if last is None:
        return all(m.event.background or _long_before(m, published) for m in telling.mentions)
    return published is not None and published.first - last > BACKGROUND_DAYS


def _long_before(mention: Told, published: Days | None) -> bool:
    """Whether the sentence of an undated mention tells of what had been (`وكان … قد`), and all its dates are over seven days old."""
    if published is None or mention.days is not None:
        return False
    start, end = mention.reading.sentence_span(mention.event.start)
    if not _HAD_BEEN.match(fold(mention.reading.text[start:end])):
        return False
    told = [t for t in mention.reading.times_in(start, end) if t.type == "DATE"]
    dates = [d for t in told if (d := days(t.value)) is not None]
    return bool(dates) and all(published.first - d.last > BACKGROUND_DAYS for d in dates)


# ---------------------------------------------------------------- leaning


def _group(tellings: list[Telling]) -> int:
    """Number the independent sources among `tellings`, in order of appearance; gives how many there are."""
    ordered = sorted(tellings, key=lambda t: t.mentions[0].order)
    absorbed, standing, leaning = _leaning(ordered)
    if repeated := _repeated(standing, leaning):
        for telling in repeated:
            telling.why = COPIED
        ordered = [t for t in ordered if not any(t is r for r in repeated)]
        absorbed, standing, leaning = _leaning(ordered)
    numbers: dict[int, int] = {}
    for i, telling in enumerate(standing):
        telling.group = numbers.setdefault(leaning.root(i), len(numbers))
        telling.why = telling.why or ("" if leaning.root(i) == i else "same source")
    for telling in ordered:
        if id(telling) in absorbed:
            at = telling
            while id(at) in absorbed:
                at = absorbed[id(at)]
            telling.group = at.group
            telling.why = "adds nothing: another report came through it"
    return len(numbers)


def _leaning(ordered: list[Telling]) -> tuple[dict[int, Telling], list[Telling], Groups[int]]:
    """The reports that add nothing to others, those that stand by themselves, and which of these lean on one another."""
    absorbed = _absorbed(ordered)
    standing = [t for t in ordered if id(t) not in absorbed]
    leaning = Groups[int]()
    for i, j in combinations(range(len(standing)), 2):
        if lean(standing[j], standing[i]):
            leaning.join(i, j)
    return absorbed, standing, leaning


def _repeated(standing: Sequence[Telling], leaning: Groups[int]) -> list[Telling]:
    """The reports that only copies have, where the originals of their texts tell of the incident on the word of others: a copy
    that words a source otherwise says nothing new."""
    told = {t.source for t in standing}
    fresh = {
        leaning.root(i)
        for i, t in enumerate(standing)
        if t.source == t.voice.original or t.voice.original not in told
    }
    return [t for i, t in enumerate(standing) if leaning.root(i) not in fresh]


def _absorbed(tellings: list[Telling]) -> dict[int, Telling]:
    """Reports whose root is an outlet through which another report came, each with that report."""
    found: dict[int, Telling] = {}
    passes: tuple[Callable[[Telling], bool], ...] = (lambda t: not t.outlets, lambda t: bool(t.outlets))
    for fits in passes:
        for telling in tellings:
            if not telling.outlets or id(telling) in found:
                continue
            for other in tellings:
                if other is telling or not fits(other) or not other.through & telling.outlets:
                    continue
                if other.outlets & telling.outlets or _leads_to(other, telling, found):
                    continue
                found[id(telling)] = other
                break
    return found


def _leads_to(start: Telling, goal: Telling, absorbed: dict[int, Telling]) -> bool:
    at: Telling | None = start
    while at is not None:
        if at is goal:
            return True
        at = absorbed.get(id(at))
    return False


def lean(a: Telling, b: Telling) -> bool:
    """Whether two reports have the same root."""
    if a.outlets or b.outlets:
        return bool(a.outlets & b.outlets) or _publishes_itself(a, b) or _publishes_itself(b, a)
    one, other = a.root, b.root
    if one is None or other is None:
        return False
    if one.kind == other.kind == "unnamed":
        return _same_unnamed(one, other, a.voice.original == b.voice.original)
    if one.kind == "unnamed" or other.kind == "unnamed":
        unnamed, named = (one, other) if one.kind == "unnamed" else (other, one)
        return named.kind == "body" and unnamed.body == named.key and bool(unnamed.via & named.via)
    if one.kind == other.kind and same_name(one.key, other.key):
        return True
    if one.key in other.speaks_for or other.key in one.speaks_for:
        return True
    return one.kind == other.kind == "body" and a.voice.original == b.voice.original and _cut_short(a, b)


def _publishes_itself(a: Telling, b: Telling) -> bool:
    """Whether one report is an outlet's own and the other that of the body which that outlet is, quoted elsewhere."""
    if b.root is None or b.root.kind not in ("body", "person"):
        return False
    names = [name_key(key.partition(":")[2]) for key in a.outlets if key.startswith("outlet:")]
    return any(same_name(name, key) for name in names for key in (b.root.key, *b.root.speaks_for))


def _cut_short(a: Telling, b: Telling) -> bool:
    """Whether two articles of one text name a body, the one perhaps more shortly: `قيادة الجيش` and `قيادة الجيش اللبناني`."""
    if not a.chain or not b.chain:
        return False
    shorter, longer = sorted((fold(t.chain[-1].text).split() for t in (a, b)), key=len)
    if shorter == longer:
        return True
    return longer[-len(shorter) :] != shorter and set(shorter) <= set(longer)


def _mend_names_cut_short(tellings: Sequence[Telling]) -> None:
    """Give an outlet whose name a copy cuts short (`صحيفة نيويورك`) the identity that its original's has."""
    for telling in tellings:
        if telling.root is None or telling.root.kind != "outlet" or telling.root.key.startswith("out."):
            continue
        name = fold(telling.chain[-1].text).split()
        for other in tellings:
            if other is telling or other.voice.original != telling.voice.original:
                continue
            known = next((n for n in other.chain if fold(n.text).split()[: len(name)] == name), None)
            if known is not None and known.entity:
                telling.root = telling.root._replace(key=known.entity)
                break


def _same_unnamed(a: Identity, b: Identity, one_article: bool) -> bool:
    """Whether two unnamed sources are one: described alike, and reached in one article or through one outlet. In one article
    the shorter description (`مسؤولان عسكريان`) takes up the longer (`مسؤولين عسكريين أميركيين`)."""
    shorter = one_article and (a.body is None or b.body is None)
    if a.family != b.family or (a.body != b.body and not shorter):
        return False
    if a.country and b.country and a.country != b.country:
        return False
    return one_article or bool(a.via & b.via)


# ---------------------------------------------------------------- records


def reports(found: Corroboration) -> list[Report]:
    """The reports as records."""
    return [
        Report(
            article=t.source,
            chain=t.chain,
            events=[Ref(article=t.source, start=m.event.start, end=m.event.end) for m in t.mentions],
            group=t.group,
            why=t.why,
        )
        for t in found.tellings
    ]


def roots(found: Corroboration, incident: Cluster) -> list[Root]:
    """The distinct roots of the counted reports, in order of group."""
    merged: dict[tuple[int, str], list[Telling]] = defaultdict(list)
    for telling in found.tellings:
        if telling.group is None:
            continue
        merged[telling.group, _merge_key(telling)].append(telling)
    return [root_record(group, incident) for _, group in sorted(merged.items(), key=lambda item: item[0][0])]


def _merge_key(telling: Telling) -> str:
    if telling.outlets:
        return min(telling.outlets)
    assert telling.root is not None
    return telling.root.kind + " " + telling.root.key if telling.root.kind == "body" else telling.root.kind


def root_record(group: Sequence[Telling], incident: Cluster) -> Root:
    """The root that several reports share, in the fullest wording that one of them gives."""
    articles = list(dict.fromkeys(t.source for t in group))
    links = [t.chain[-1] for t in group if t.chain]
    if not links:
        voice = group[0].voice
        key = min(voice.speaks_for)
        return Root(
            text=voice.text or voice.original,
            entity=key if key.startswith("out.") else None,
            kind="outlet",
            articles=articles,
        )
    best = max(
        links,
        key=lambda n: (
            n.entity is not None,
            not n.text.startswith("ال") if n.anonymous else True,
            len(n.text),
        ),
    )
    identity = group[0].root
    return Root(
        text=best.text,
        entity=best.entity,
        kind=best.kind,
        anonymous=best.anonymous,
        party=_is_party(best, identity, incident),
        articles=articles,
    )


def _is_party(link: Link, identity: Identity | None, incident: Cluster) -> bool:
    key = identity.key if identity is not None and identity.kind in ("body", "person") else link.entity
    everyone: list[Party] = [*incident.actors.values(), *incident.recipients.values()]
    for party in everyone:
        entity = parties.state_key(party.entity or "")
        if entity and key in (entity, "name:" + entity.removeprefix("name:")):
            return True
        code = parties.country_of(party)
        body = identity is not None and identity.kind == "body" and len((key or "").split(".")[0]) == 3
        if code and body and parties.is_state(party) and (key or "").split(".")[0].upper() == code:
            return True
    return False
