"""Incidents: which event mentions, in whatever article, tell of one happening.

First the mentions of one article are brought together, then those of all articles: blocking keys say which
pairs are looked at, the strongest evidence joins first, and every join is weighed again with all that both
sides have gathered, so that no chain of likenesses ties two happenings together.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from isnad.language.folding import fold
from isnad.link import parties
from isnad.link.clusters import Cluster, Told, cluster, is_claim, told
from isnad.link.evidence import MUTUAL, SPEECH, Evidence, Judge
from isnad.link.places import Gazetteer
from isnad.link.reading import Reading, stem

HERE = 1.75
"""Evidence that joins two mentions of one article."""
ACROSS = 3.2
"""Evidence that joins mentions of different articles."""
ATTACH = 3.0
"""Evidence that joins a planned or threatened mention to what happened."""
DENIES = 2.2
"""Evidence that joins a denied mention to what it denies."""
_BLOCK = 40
"""Clusters of one key compared with all others; beyond it, with their nearest in wording order only."""

_SAMPLE = 6
"""Clusters of a group that are weighed against those of another."""
_SLACK = 0.7
"""How far the average over a group may stay below what a single pair needs."""
_WORDS = 5
"""Telling words of a cluster that may bring it together with others of its day."""

_ANSWERED = 14
"""Days within which a claim is answered by a denial that does not say of which day it speaks."""
_LOOKS_BACK = 4
"""Days before its article's publication on which an undated mention is looked for."""

Key = tuple[object, ...]


def find_incidents(readings: Sequence[Reading], judge: Judge, gazetteer: Gazetteer) -> list[Cluster]:
    """The clusters of mentions that make an incident, in canonical order."""
    firm: list[Cluster] = []
    loose: list[Cluster] = []
    denied: list[Cluster] = []
    originals, reprints = _reprints(readings)
    for reading in originals:
        for found in within_article(reading, judge):
            _sort_in(found, firm, loose, denied)
    joined = across_articles(firm, judge, gazetteer, ACROSS)
    joined = _attach(joined, loose, judge, gazetteer, late_by=0)
    ahead = across_articles([c for c in _without(loose, joined) if _foretells(c)], judge, gazetteer, ACROSS)
    known = _attach([*joined, *ahead], denied, judge, gazetteer, late_by=14)
    rest = across_articles(_without(denied, known), judge, gazetteer, ACROSS)
    every = [_with_reprints(c, reprints) for c in (*known, *rest) if _is_incident(c)]
    return sorted(every, key=lambda c: (c.order, c.type))


def _reprints(readings: Sequence[Reading]) -> tuple[list[Reading], dict[str, list[Reading]]]:
    """The articles whose text, day and events no earlier one has; and for the source of such an article, those that
    repeat it to the letter: what it tells they tell, with no need to weigh anything.
    """
    originals: list[Reading] = []
    alike: defaultdict[tuple[str, str | None], list[Reading]] = defaultdict(list)
    reprints: dict[str, list[Reading]] = {}
    for reading in readings:
        known = alike[reading.text, reading.article.published]
        first = next((r for r in known if r.item.events == reading.item.events), None)
        if first is not None:
            reprints.setdefault(first.source, []).append(reading)
        else:
            known.append(reading)
            originals.append(reading)
    return originals, reprints


def _with_reprints(c: Cluster, reprints: dict[str, list[Reading]]) -> Cluster:
    again = [told(reading, m.index) for m in c.members for reading in reprints.get(m.reading.source, ())]
    return cluster(c.type, [*c.members, *again]) if again else c


def _sort_in(found: Cluster, firm: list[Cluster], loose: list[Cluster], denied: list[Cluster]) -> None:
    """Clusters with something asserted are firm; of the others, denials apart from plans, threats and the
    rest.
    """
    factualities = {m.factuality for m in found.members}
    if "asserted" in factualities:
        firm.append(found)
    elif factualities & {"denied", "negated"}:
        denied.append(found)
    else:
        loose.append(found)


def _foretells(c: Cluster) -> bool:
    return any(m.factuality in ("planned", "threatened") for m in c.members)


def _is_incident(c: Cluster) -> bool:
    """Whether a cluster tells of something: dated, placed or with a party, and more than a mere thought."""
    factualities = {m.factuality for m in c.members}
    if not factualities & {"asserted", "planned", "threatened", "denied"}:
        return False
    if "asserted" in factualities:
        return bool(c.dated or c.places or c.actors or c.recipients)
    if "planned" in factualities:
        return c.dated and bool(c.actors or c.recipients or c.places)
    if "threatened" in factualities:
        return bool(c.actors) and bool(c.dated or c.recipients or c.places)
    return bool((c.dated or c.places) and (c.actors or c.recipients))


def _without(clusters: list[Cluster], among: list[Cluster]) -> list[Cluster]:
    """The clusters whose mentions are in none of `among`."""
    taken = {m.key for c in among for m in c.members}
    return [c for c in clusters if c.members[0].key not in taken]


# ---------------------------------------------------------------- within an article


def within_article(reading: Reading, judge: Judge) -> list[Cluster]:
    """The mentions of one article, brought together where they tell of one happening."""
    by_type: defaultdict[str, list[Told]] = defaultdict(list)
    for index, event in enumerate(reading.item.events):
        by_type[event.type].append(told(reading, index))
    found: list[Cluster] = []
    for type_, mentions in sorted(by_type.items()):
        found += _gather([cluster(type_, [m]) for m in mentions], judge)
    return found


def _gather(singles: list[Cluster], judge: Judge) -> list[Cluster]:
    """Join the clusters of one article and type: by evidence first, then mere mentions to what they look
    back to.
    """
    joined = _agglomerate(singles, combinations(range(len(singles)), 2), judge.here, HERE, two_kinds=False)
    joined.sort(key=lambda c: c.order)
    kept: list[Cluster] = []
    for now in joined:
        before = _looks_back_to(now, kept, judge)
        if before is None:
            kept.append(now)
        else:
            kept[kept.index(before)] = cluster(now.type, [*before.members, *now.members])
    return kept


def _looks_back_to(now: Cluster, kept: list[Cluster], judge: Judge) -> Cluster | None:
    """The earlier cluster that a bare definite mention (`الهجوم`, `الحادث`) means: the last of the same
    word that
    does not conflict, or for a word that any event may be called, the last of its type."""
    if len(now.members) > _FEW or not all(_is_bare(m) or _is_unfilled(m) for m in now.members):
        return None
    named = {stem(w) for m in now.members for w in fold(m.event.text).split()}
    any_event = any(is_claim(m.event) for m in now.members) or bool(named & _ANY_EVENT)
    alone = (
        len(kept) == 1 and now.type not in SPEECH and "asserted" in {m.factuality for m in kept[0].members}
    )
    for before in reversed(kept):
        if before.many != now.many and not now.many:
            continue
        words = {stem(w) for m in before.members for w in fold(m.event.text).split()}
        if (named & words or any_event or alone) and judge.here(before, now) is not None:
            return before
    return None


_FEW = 4
"""Bare mentions that, brought together, may still look back."""
_ANY_EVENT = frozenset(
    stem(fold(w))
    for w in ["الحادث", "الحادثة", "الهجوم", "الاعتداء", "العملية", "الواقعة", "العدوان", "الجريمة"]
)


def _is_bare(mention: Told) -> bool:
    """A claim, or a definite noun that brings no place and no named party of its own."""
    if is_claim(mention.event):
        return mention.event.place is None
    trigger = fold(mention.event.text)
    words = trigger.split()
    definite = any(w.removeprefix("و").removeprefix("ف").startswith(("ال", "لل", "بال")) for w in words)
    named = [p for p in (*mention.actors, *mention.recipients) if p.entity]
    return definite and mention.event.place is None and not named


def _is_unfilled(mention: Told) -> bool:
    """An act that names neither its place nor any party: `ثم انفجر`."""
    return (
        mention.event.place is None and not mention.actors and not mention.recipients and not mention.is_many
    )


# ---------------------------------------------------------------- across articles


def across_articles(
    clusters: list[Cluster], judge: Judge, gazetteer: Gazetteer, needed: float
) -> list[Cluster]:
    """Join clusters of different articles that tell of one happening."""
    ordered = sorted(clusters, key=lambda c: (c.order, c.type))
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    common = Counter((c.type, word) for c in ordered for word in _gist(c))
    for n, c in enumerate(ordered):
        for key in dict.fromkeys((*keys(c, gazetteer), *_word_keys(c, common))):
            blocks[key].append(n)
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) <= _BLOCK or key[-2] not in ("state", "country"):
            pairs.update(_block_pairs(members, ordered, dated_apart=key[1] in ("month", "ever")))
    return _agglomerate(ordered, sorted(pairs), judge.evidence, needed, two_kinds=True)


def _block_pairs(
    members: list[int], clusters: list[Cluster], *, dated_apart: bool
) -> Iterable[tuple[int, int]]:
    """The pairs of a block to look at. With `dated_apart`, two clusters that both know their day are left out: if the
    day is the same, a block of that day holds them."""
    if len(members) < 2:
        return ()
    if dated_apart:
        loose = {n for n in members if not clusters[n].precise}
        if not loose:
            return ()
        if len(members) <= _BLOCK:
            return ((a, b) for a, b in combinations(members, 2) if a in loose or b in loose)
    elif len(members) <= _BLOCK:
        return combinations(members, 2)
    near = sorted(members, key=lambda n: (sorted(clusters[n].names), clusters[n].order))
    return (
        (min(near[i], near[j]), max(near[i], near[j]))
        for i in range(len(near))
        for j in range(i + 1, min(i + 1 + _BLOCK // 4, len(near)))
        if not dated_apart or not clusters[near[i]].precise or not clusters[near[j]].precise
    )


def keys(c: Cluster, gazetteer: Gazetteer) -> Iterator[Key]:
    """The blocking keys of a cluster: when, with where or who."""
    for person in c.killed:
        yield c.type, "killed", person
    telling = set(_telling(c, gazetteer))
    states = sorted({s for p in (*c.actors.values(), *c.recipients.values()) if (s := parties.country_of(p))})
    for day in c.precise:
        for feature in telling:
            yield c.type, day, feature
            yield c.type, day + 1, feature
        if len(states) >= 2 or c.type not in MUTUAL:
            for one in states:
                yield c.type, day, "state", one
        for place in c.places.values():
            country = gazetteer.country(place)
            if country:
                yield c.type, day, "country", country
    months = {_month(d) for d in c.precise} | {
        m for span in c.coarse if span.size <= 31 for m in {_month(span.first), _month(span.last)}
    }
    for feature in telling:
        for month in months:
            yield c.type, "month", month, feature
        yield c.type, "ever", feature
    if len(states) >= 2 and c.type in MUTUAL:
        for month in months or {_month(p.first) for p in c.published}:
            yield (c.type, "states", month, *states)


def _word_keys(c: Cluster, common: Counter[tuple[str, str]]) -> Iterator[Key]:
    """The rarest words that the cluster shares with others of its type, with its days (else days of
    publication).
    """
    words = [w for w in _gist(c) if common[c.type, w] > 1]
    words.sort(key=lambda w: (common[c.type, w], w))
    days = c.precise or {p.first - back for p in c.published for back in range(_LOOKS_BACK)}
    for word in words[: 2 if c.type in SPEECH else _WORDS]:
        for day in days:
            yield c.type, day, "word", word
    if not c.precise or c.coarse:
        months = {_month(p.first) for p in c.published} | {_month(s.first) for s in c.coarse}
    else:
        months = {_month(d) for d in c.precise}
    for word in words[: _WORDS // 2]:
        if common[c.type, word] > _BLOCK:
            break
        for month in months:
            yield c.type, "month", month, "word", word


def _gist(c: Cluster) -> set[str]:
    return {word for gist in c.gists for word in gist}


def _telling(c: Cluster, gazetteer: Gazetteer) -> Iterator[str]:
    for place in c.places.values():
        for entity in gazetteer.chain(place.entity)[:2]:
            if len(entity) > 3:
                yield entity
        if not place.entity:
            yield "at " + fold(place.text)
    for party in (*c.actors.values(), *c.recipients.values()):
        if party.entity and not parties.is_state(party):
            yield party.entity
    yield from c.names


def _month(ordinal: int) -> int:
    return ordinal // 30


def _agglomerate(
    clusters: list[Cluster],
    pairs: Iterable[tuple[int, int]],
    weigh: Callable[[Cluster, Cluster], Evidence | None],
    needed: float,
    *,
    two_kinds: bool,
) -> list[Cluster]:
    """Join the best-supported pair first (average linkage).

    Two joined groups are weighed by all pairs of their first clusters: some that conflict, or a low average,
    keep them apart, so that no chain of likenesses ties two happenings together.
    """
    parts: dict[int, tuple[int, ...]] = {n: (n,) for n in range(len(clusters))}
    near: defaultdict[int, set[int]] = defaultdict(set)
    heap: list[tuple[float, int, int]] = []
    weighed: dict[tuple[int, int], Evidence | None] = {}

    def between(i: int, j: int) -> Evidence | None:
        key = (i, j) if i < j else (j, i)
        if key not in weighed:
            weighed[key] = weigh(clusters[key[0]], clusters[key[1]])
        return weighed[key]

    def consider(i: int, j: int) -> None:
        score = _average(
            [between(x, y) for x in _sample(parts[i]) for y in _sample(parts[j])], needed, two_kinds
        )
        if score is not None:
            heapq.heappush(heap, (-score, i, j))
            near[i].add(j)
            near[j].add(i)

    for i, j in pairs:
        consider(i, j)
    fresh = len(clusters)
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in parts or j not in parts:
            continue
        parts[fresh] = tuple(sorted((*parts.pop(i), *parts.pop(j))))
        for other in sorted((near.pop(i, set()) | near.pop(j, set())) & parts.keys()):
            consider(other, fresh)
        fresh += 1
    return [_united([clusters[n] for n in members]) for members in parts.values()]


def _united(joined: list[Cluster]) -> Cluster:
    return joined[0] if len(joined) == 1 else cluster(joined[0].type, [m for c in joined for m in c.members])


def _sample(members: tuple[int, ...]) -> tuple[int, ...]:
    return members if len(members) <= _SAMPLE else (*members[: _SAMPLE // 2], *members[-_SAMPLE // 2 :])


def _average(found: list[Evidence | None], needed: float, two_kinds: bool) -> float | None:
    """The average score of the pairs of two groups; None where it is too low or too many pairs conflict."""
    firm = [e for e in found if e is not None]
    if not firm or len(found) - len(firm) > len(found) / 4:
        return None
    if two_kinds and not any(e.kinds >= 2 and e.score >= needed for e in firm):
        return None
    score = (sum(e.score for e in firm) - 2.0 * (len(found) - len(firm))) / len(found)
    return score if score >= (needed if len(found) == 1 else needed - _SLACK) else None


# ---------------------------------------------------------------- plans, threats, denials


def _attach(
    known: list[Cluster], others: list[Cluster], judge: Judge, gazetteer: Gazetteer, *, late_by: int
) -> list[Cluster]:
    """Join each of `others` to the best of `known` that it clearly speaks of.

    With `late_by`, a date of the other that is up to so many days later is taken for the date of its saying.
    """
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for n, c in enumerate(known):
        for key in dict.fromkeys(_attach_keys(c, gazetteer, by_day=not late_by)):
            blocks[key].append(n)
    gained: defaultdict[int, list[Told]] = defaultdict(list)
    for other in sorted(others, key=lambda c: (c.order, c.type)):
        seen: set[int] = set()
        best: tuple[float, int] | None = None
        for key in dict.fromkeys(_attach_keys(other, gazetteer, by_day=not late_by)):
            seen.update(blocks.get(key, ())[:_BLOCK])
        for n in sorted(seen):
            score = _speaks_of(other, known[n], judge, late_by)
            if (
                score is not None
                and score >= (DENIES if late_by else ATTACH)
                and (best is None or score > best[0])
            ):
                best = (score, n)
        if best is not None:
            gained[best[1]] += other.members
    return [cluster(c.type, [*c.members, *gained[n]]) if n in gained else c for n, c in enumerate(known)]


def _attach_keys(c: Cluster, gazetteer: Gazetteer, *, by_day: bool) -> Iterator[Key]:
    """Where a mention looks for what it speaks of: its own article, and what happened on its day; without `by_day`,
    whatever of the weeks around shares a name, a state or a word."""
    for source in c.sources:
        yield c.type, "in", source
    if by_day:
        for day in c.precise:
            for feature in (*_telling(c, gazetteer), *_gist(c)):
                yield c.type, day, feature
        return
    for feature in _telling(c, gazetteer):
        yield c.type, feature
    states = sorted({s for p in (*c.actors.values(), *c.recipients.values()) if (s := parties.country_of(p))})
    for day in {*c.precise, *(p.first for p in c.published)}:
        for near in (day // 14, (day - 7) // 14):
            for word in (*states, *_gist(c)):
                yield c.type, near, "word", word


def _speaks_of(other: Cluster, known: Cluster, judge: Judge, late_by: int) -> float | None:
    if late_by and other.precise and known.precise and not other.precise & known.precise:
        gap = min(other.precise) - max(known.precise)
        if not 0 < gap <= late_by:
            return None
        other = _without_dates(other)
    near = 0.5 if late_by and _published_soon(other, known, late_by) else 0.0
    here = [m for m in known.members if m.reading.source in other.sources]
    if here:
        evidence = judge.here(cluster(known.type, here), other)
        told = 1.0 if evidence is not None and _is_bare(other.members[0]) else 0.0
        return evidence.score + 1.0 + told if evidence is not None and evidence.kinds >= 1 else None
    if not late_by and not other.precise & known.precise:
        return None
    if late_by and _long_past(other, known):
        return None
    evidence = judge.evidence(known, other, dated=not late_by)
    if evidence is None or (other.type in SPEECH and evidence.kinds < 2):
        return None
    return evidence.score + near if evidence.kinds >= 1 else None


def _long_past(other: Cluster, known: Cluster) -> bool:
    """Whether an undated denial was published weeks after what happened: it answers something nearer."""
    return (
        not other.dated
        and bool(other.published and known.precise)
        and all(p.first - max(known.precise) > _ANSWERED for p in other.published)
    )


def _published_soon(other: Cluster, known: Cluster, late_by: int) -> bool:
    if not known.precise:
        return False
    return any(0 <= p.first - min(known.precise) <= late_by for p in other.published)


def _without_dates(c: Cluster) -> Cluster:
    bare = cluster(c.type, c.members)
    bare.precise = set()
    bare.coarse = []
    return bare
