"""Incidents: which event mentions, in whatever article, tell of one happening.

First the mentions of one article are brought together, then those of all articles: blocking keys say which
pairs are looked at, the strongest evidence joins first, and every join is weighed again with all that both
sides have gathered, so that no chain of likenesses ties two happenings together.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from isnad.language.folding import fold
from isnad.link import parties
from isnad.link.agglomeration import agglomerate
from isnad.link.carrying import joined_as_in_copies
from isnad.link.clusters import Cluster, Told, cluster, told
from isnad.link.coreference import is_bare, within_article
from isnad.link.evidence import EVEN, Judge
from isnad.link.groups import Groups
from isnad.link.places import Gazetteer
from isnad.link.reading import Reading
from isnad.link.relations import MUTUAL, SPEECH
from isnad.link.testimony import testifies

ACROSS = EVEN - 0.5
"""Evidence that joins mentions of different articles: of two in five such pairs each is one happening, and of what joins
groups, which is the best of many pairs, far more."""
ATTACH = 3.0
"""Evidence that joins a planned or threatened mention to what happened."""
DENIES = 2.8
"""Evidence that joins a denied mention to what it denies."""
_BLOCK = 40
"""Clusters of one key compared with all others; beyond it, with their nearest in wording order only."""

_STORIES = 4
"""Articles of a cluster, and names of each, that may bring it together with others of its day."""
_WORDS = 5
"""Telling words of a cluster that may bring it together with others of its day."""

_MONTH = 31
"""Days of the longest time for which a plan without party or place is taken for one."""
_CLEAR = 0.55
"""Confidence from which on an act without day, place or party is told of where somebody vouches for it: surely rather an
act than none."""
_ANSWERED = 14
"""Days within which a claim is answered by a denial that does not say of which day it speaks."""
_ANSWERED_AT_ONCE = 3
"""Days within which two undated mentions are taken for one without more."""
_LOOKS_BACK = 4
"""Days before its article's publication on which an undated mention is looked for."""

Key = tuple[object, ...]


def find_incidents(readings: Sequence[Reading], judge: Judge, gazetteer: Gazetteer) -> list[Cluster]:
    """The clusters of mentions that make an incident, in canonical order."""
    (firm, loose, denied), reprints = told_in_articles(readings, judge)
    joined = across_articles(firm, judge, gazetteer, ACROSS)
    foretold = across_articles([c for c in loose if _foretells(c)], judge, gazetteer, ACROSS)
    joined = _attach(
        joined, [*foretold, *(c for c in loose if not _foretells(c))], judge, gazetteer, late_by=0
    )
    ahead = _without(foretold, joined)
    known = _attach([*joined, *ahead], denied, judge, gazetteer, late_by=14)
    rest = across_articles(_without(denied, known), judge, gazetteer, ACROSS)
    every = [_with_reprints(c, reprints) for c in (*known, *rest) if _is_incident(c)]
    return sorted(every, key=lambda c: (c.order, c.type))


def told_in_articles(
    readings: Sequence[Reading], judge: Judge
) -> tuple[tuple[list[Cluster], list[Cluster], list[Cluster]], dict[str, list[Reading]]]:
    """What single articles tell of: as having happened, otherwise, and as denied. With the articles that repeat another to the
    letter, by its source: they are left out."""
    firm: list[Cluster] = []
    loose: list[Cluster] = []
    denied: list[Cluster] = []
    singles: list[Cluster] = []
    originals, reprints = _reprints(readings)
    for reading in originals:
        singles += within_article(reading, judge)
    for found in joined_as_in_copies(singles, judge.copies):
        _sort_in(found, firm, loose, denied)
    return (firm, loose, denied), reprints


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
    factualities = {m.factuality for m in c.members if m.likely}
    if not factualities & {"asserted", "planned", "threatened", "denied"}:
        return False
    if "asserted" in factualities:
        return bool(c.dated or c.places or c.actors or c.recipients) or _vouched_for(c)
    if "planned" in factualities:
        return bool(c.actors or c.recipients or c.places) or any(_ahead(m) for m in c.members)
    if "threatened" in factualities:
        return bool(c.actors)
    return bool((c.dated or c.places or len(c.members) > 1) and (c.actors or c.recipients))


def _ahead(m: Told) -> bool:
    """Whether a plan says of itself in which month or on which day after its article it is due."""
    published = m.reading.published
    if m.days is None or published is None or m.factuality != "planned":
        return False
    return m.days.size <= _MONTH and m.days.last > published.last


def _vouched_for(c: Cluster) -> bool:
    """Whether somebody testifies to a clear act of which nothing else is said: `قال المتحدث إن بحثا تحقيقيا فُتح`."""
    return any(
        m.event.confidence >= _CLEAR and m.event.statement is not None and not m.many and testifies(m)
        for m in c.members
    )


def _without(clusters: list[Cluster], among: list[Cluster]) -> list[Cluster]:
    """The clusters whose mentions are in none of `among`."""
    taken = {m.key for c in among for m in c.members}
    return [c for c in clusters if c.members[0].key not in taken]


# ---------------------------------------------------------------- across articles


def across_articles(
    clusters: list[Cluster], judge: Judge, gazetteer: Gazetteer, needed: float
) -> list[Cluster]:
    """Join clusters of different articles that tell of one happening."""
    ordered = sorted(clusters, key=lambda c: (c.order, c.type))
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    common = Counter((c.type, word) for c in ordered for word in _gist(c))
    texts = _texts(judge)
    for n, c in enumerate(ordered):
        for key in dict.fromkeys(
            (*keys(c, gazetteer), *_word_keys(c, common), *_story_keys(c, judge), *_text_keys(c, texts))
        ):
            blocks[key].append(n)
    codes = array("q")  # a pair in one number: there are many
    total = len(ordered)
    for key, members in blocks.items():
        if len(members) <= _BLOCK or key[-2] not in ("state", "country", "frame"):
            pairs = _block_pairs(members, ordered, dated_apart=key[1] in ("month", "ever"))
            codes.extend(a * total + b for a, b in pairs)
    del blocks
    distinct = np.unique(np.frombuffer(codes, dtype=np.int64)) if codes else ()
    return agglomerate(
        ordered,
        (divmod(int(code), total) for code in distinct),
        judge.evidence,
        needed,
        slack=1.7,
        two_kinds=True,
    )


def _block_pairs(
    members: list[int], clusters: list[Cluster], *, dated_apart: bool
) -> Iterable[tuple[int, int]]:
    """The pairs of a block to look at. With `dated_apart`, two clusters that both know their day are left out: if the
    day is the same, a block of that day holds them."""
    if len(members) < 2:
        return ()
    if dated_apart:
        loose = {n for n in members if not clusters[n].precise or clusters[n].lent}
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
    frames = sorted({m.event.frame for m in c.members})
    for day in c.precise:
        for frame in frames:
            yield c.type, day, "frame", frame
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


def _texts(judge: Judge) -> Groups[str]:
    """The articles of one text, together."""
    texts = Groups[str]()
    for a, b in judge.copies:
        texts.join(a, b)
    return texts


def _text_keys(c: Cluster, texts: Groups[str]) -> Iterator[Key]:
    """The texts that its articles are copies of."""
    for source in sorted(c.sources):
        if source in texts:
            yield c.type, "text", texts.root(source)


def _story_keys(c: Cluster, judge: Judge) -> Iterator[Key]:
    """The rarest names of the articles that tell of it alone, with its days."""
    if not c.alone or c.type in SPEECH:
        return
    for source in sorted(c.sources)[:_STORIES]:
        for name in judge.affinity.rarest(source, _STORIES):
            for day in c.precise:
                yield c.type, day, "story", name


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


# ---------------------------------------------------------------- plans, threats, denials


def _attach(
    known: list[Cluster], others: list[Cluster], judge: Judge, gazetteer: Gazetteer, *, late_by: int
) -> list[Cluster]:
    """Join each of `others` to the best of `known` that it clearly speaks of.

    With `late_by`, a date of the other that is up to so many days later is taken for the date of its saying.
    """
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    texts = _texts(judge)
    for n, c in enumerate(known):
        for key in dict.fromkeys((*_attach_keys(c, gazetteer, by_day=not late_by), *_text_keys(c, texts))):
            blocks[key].append(n)
    gained: defaultdict[int, list[Told]] = defaultdict(list)
    for other in sorted(others, key=lambda c: (c.order, c.type)):
        seen: set[int] = set()
        best: tuple[float, int] | None = None
        for key in dict.fromkeys(
            (*_attach_keys(other, gazetteer, by_day=not late_by), *_text_keys(other, texts))
        ):
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
    if late_by and _answers(other, known, late_by):
        near = 1.5
    here = [m for m in known.members if m.reading.source in other.sources]
    if here:
        evidence = judge.here(cluster(known.type, here), other)
        told = 1.0 if evidence is not None and is_bare(other.members[0]) else 0.0
        return (
            evidence.score + (1.5 if late_by else 1.0) + told
            if evidence is not None and evidence.kinds >= 1
            else None
        )
    if not late_by and not other.precise & known.precise and not judge.copied(known, other):
        return None
    if late_by and _long_past(other, known):
        return None
    nobody_denies = all(m.factuality == "negated" for m in other.members)
    evidence = judge.evidence(known, other, dated=not late_by or nobody_denies)
    if evidence is None or evidence.kinds < 2:
        return None
    if evidence.score < ACROSS and nobody_denies:
        return None  # that something does not happen is said of much
    return evidence.score + near


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


def _answers(other: Cluster, known: Cluster, late_by: int) -> bool:
    """Whether an undated denial was published within so many days of an undated claim."""
    if known.dated or other.dated:
        return False
    gaps = [o.first - k.first for o in other.published for k in known.published]
    return any(_ANSWERED_AT_ONCE < gap <= late_by for gap in gaps)


def _without_dates(c: Cluster) -> Cluster:
    bare = cluster(c.type, c.members)
    bare.precise = set()
    bare.coarse = []
    return bare
