"""Event coreference within one article: which of its mentions tell of one happening.

First what shares a day, parties, words or a sentence is brought together; then mere mentions (`الهجوم`, `الحادث`) are
given to what they look back to.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

from isnad.language.folding import fold
from isnad.link.agglomeration import agglomerate
from isnad.link.clusters import HOPELESS, Cluster, Told, cluster, is_claim, told
from isnad.link.contrasts import other_target, same_means
from isnad.link.evidence import OF_ONE_SCENE, Judge
from isnad.link.reading import Reading
from isnad.link.relations import SPEECH
from isnad.link.stems import stem

HERE = 1.75
"""Evidence that joins two mentions of one article."""


def within_article(reading: Reading, judge: Judge) -> list[Cluster]:
    """The mentions of one article, brought together where they tell of one happening."""
    by_type: defaultdict[str, list[Told]] = defaultdict(list)
    for index, event in enumerate(reading.item.events):
        if event.confidence >= HOPELESS:
            by_type[event.type].append(told(reading, index))
    found: list[Cluster] = []
    for type_, mentions in sorted(by_type.items()):
        gathered = _gather([cluster(type_, [m]) for m in mentions], judge)
        for one in gathered:
            rivals = [other for other in gathered if other is not one and _rival(one, other)]
            one.alone = len(rivals) <= _RIVALS and all(len(one.members) > len(r.members) for r in rivals)
        found += gathered
    return found


def _rival(one: Cluster, other: Cluster) -> bool:
    """Whether an article's cluster tells of another happening that could be taken for `one`."""
    if not (other.places or other.recipients) or all(m.factuality == "conditional" for m in other.members):
        return False
    return not one.precise or not other.precise or bool(one.precise & other.precise)


def _gather(singles: list[Cluster], judge: Judge) -> list[Cluster]:
    """Join the clusters of one article and type: by evidence first, then mere mentions to what they look
    back to.
    """
    joined = agglomerate(
        singles, combinations(range(len(singles)), 2), judge.here, HERE, slack=0.7, two_kinds=False
    )
    joined.sort(key=lambda c: c.order)
    kept: list[Cluster] = []
    for now in joined:
        before = _looks_back_to(now, kept, judge)
        if before is None:
            kept.append(now)
        else:
            kept[kept.index(before)] = cluster(now.type, [*before.members, *now.members])
    return _one_a_day(kept, judge) if kept[0].type in OF_ONE_SCENE else kept


def _one_a_day(kept: list[Cluster], judge: Judge) -> list[Cluster]:
    """The clusters with those joined to what the article is about that tell of its day and of nothing that conflicts.

    An article that tells of two happenings of the day, or gives a place or a sufferer of its own to several, is left.
    """
    main = max(
        (c for c in kept if not c.coarse and _is_asserted(c) and not c.many), key=_weight, default=None
    )
    if main is None or main.members[0].reading.sentence_of(main.members[0].event.start) > _LEAD:
        return kept
    same_day = [
        c for c in kept if c is not main and not c.coarse and c.precise <= main.precise and not c.many
    ]
    if sum(bool(c.places) for c in (main, *same_day)) > _PLACES:
        return kept
    if not same_day or any(_conflict(a, b, judge) for a, b in combinations([main, *same_day], 2)):
        return kept
    joined = [
        c for c in same_day if not c.places and any(m.factuality in ("asserted", "denied") for m in c.members)
    ]
    rest = [c for c in kept if c is not main and not any(c is j for j in joined)]
    return [*rest, cluster(main.type, [m for c in (main, *joined) for m in c.members])]


_RIVALS = 2
"""Other happenings of the day beyond which an article is a round-up, and about none of them."""
_LEAD = 3
"""The last sentence in which what an article is about is first told."""
_PLACES = 2
"""Happenings of a day with a place of their own beyond which an article is a round-up."""
_LEAST = 0.5
"""Evidence below which two mentions of a day are two happenings."""


def _weight(c: Cluster) -> tuple[int, bool, int]:
    first = c.members[0]
    return _told_at_length(c), first.reading.sentence_of(first.event.start) <= 1, -first.event.start


def _heads(c: Cluster) -> bool:
    """Whether the headline tells of it as having happened: an article is about that, however often another is told."""
    return any(m.factuality == "asserted" and m.reading.sentence_of(m.event.start) == 0 for m in c.members)


def _conflict(a: Cluster, b: Cluster, judge: Judge) -> bool:
    evidence = judge.here(a, b)
    return evidence is None or other_target(a, b) or evidence.score < _LEAST


def _looks_back_to(now: Cluster, kept: list[Cluster], judge: Judge) -> Cluster | None:
    """The earlier cluster that a bare definite mention (`الهجوم`, `الحادث`) means: the last of the same word that does
    not conflict, or for a word that any event may be called, what the article tells most of."""
    if len(now.members) > _FEW or not _only_mentioned(now):
        return None
    named = _words(cluster(now.type, now.members[:1]))
    fitting = [b for b in kept if b.many == now.many and judge.here(b, now) is not None]
    by_word = [b for b in fitting if named & _words(b)]
    if by_word:
        return by_word[-1]
    by_mode = [b for b in fitting if _is_asserted(now) and _is_asserted(b) and same_means(b, now)]
    if by_mode:
        return by_mode[-1]
    any_event = any(is_claim(m.event) or _by_its_doers(m) for m in now.members) or bool(named & _ANY_EVENT)
    if any_event:
        return max(fitting, key=lambda b: (_heads(b), _told_at_length(b)), default=None)
    alone = len(kept) == 1 and now.type not in SPEECH and _is_asserted(kept[0])
    return fitting[0] if alone and fitting else None


def _only_mentioned(c: Cluster) -> bool:
    """Whether a cluster tells nothing of its own: mere mentions, or with one in its lead what names nobody and no place
    but one named before (`ناجون من الهجوم … قتلوا في المحطة`)."""
    bare = [is_bare(m) or _is_unfilled(m) for m in c.members]
    return all(bare) or (
        is_bare(c.members[0]) and all(b or _names_nothing(m) for m, b in zip(c.members, bare, strict=True))
    )


def _names_nothing(mention: Told) -> bool:
    place = mention.event.place
    if place is not None and (place.entity or not _ONE_DEFINITE.fullmatch(fold(place.text))):
        return False
    return not any(p.entity for p in (*mention.actors, *mention.recipients)) and not mention.many


_ONE_DEFINITE = re.compile(r"ال\w+")


def _by_its_doers(mention: Told) -> bool:
    """Whether those who did it are only called so: `أطلق المهاجمون النار` speaks of the attack that was told."""
    if mention.event.type != "ASSAULT" or mention.event.place is not None:
        return False
    heads = [fold(p.text).split()[0] for p in mention.actors if p.entity is None and p.text.split()]
    return any(head.startswith("ال") and stem(head) in _DOERS for head in heads)


_DOERS = frozenset(
    stem(fold(w))
    for w in (
        "المهاجم", "المهاجمون", "الجاني", "الجناة", "الجانيان", "المعتدي", "المعتدون", "المعتدين", "القاتل", "المنفذ",
        "المنفذون", "الخاطف", "الخاطفون", "الملثمون", "الانتحاري", "الانتحاريان", "الطاعن",
    )
)  # fmt: skip


def _words(c: Cluster) -> set[str]:
    return {stem(w) for m in c.members for w in fold(m.event.text).split()}


def _is_asserted(c: Cluster) -> bool:
    return any(m.factuality == "asserted" for m in c.members)


def _told_at_length(c: Cluster) -> int:
    return sum(m.factuality == "asserted" for m in c.members)


_FEW = 4
"""Bare mentions that, brought together, may still look back."""
_ANY_EVENT = frozenset(
    stem(fold(w))
    for w in ["الحادث", "الحادثة", "الهجوم", "الاعتداء", "العملية", "الواقعة", "العدوان", "الجريمة", "الضربة"]
)


_DEFINITE = re.compile("[وف]?(?:ب?ال|لل)")
_OPENINGS = frozenset((fold("إطلاق"), fold("تبادل")))
"""Nouns that a definite one after them leaves indefinite: `إطلاق النار` is any shooting."""


def is_bare(mention: Told) -> bool:
    """A claim, or a definite noun that brings no place and no named party of its own."""
    if is_claim(mention.event):
        return mention.event.place is None
    trigger = fold(mention.event.text)
    words = trigger.split()
    definite = any(_DEFINITE.match(w) for w in words[: 1 if words[0] in _OPENINGS else None])
    named = [p for p in (*mention.actors, *mention.recipients) if p.entity]
    return definite and mention.event.place is None and not named


def _is_unfilled(mention: Told) -> bool:
    """An act that names neither its place nor any party: `ثم انفجر`."""
    return mention.event.place is None and not mention.actors and not mention.recipients and not mention.many
