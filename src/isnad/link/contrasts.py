"""What tells two happenings of one type apart: their kind, what is struck, by what means, and words that say that they
are two.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from isnad.language.animacy import acts_as_people
from isnad.language.folding import fold
from isnad.link.clusters import Cluster
from isnad.link.stems import content_stems

_KINDS = frozenset(("COERCE", "RETREAT", "SANCTION", "ACCUSE", "AGREE", "CONSULT"))
"""Types whose frames are things of their own."""
_CALL = frozenset(("consult.phone",))
_ALIKE = {
    "accuse.blame": "accuse.allege",
    "agree.accept": "agree.reach",
    "agree.understanding": "agree.reach",
    "coerce.arrested-counted": "coerce.arrest",
    "sanction.sentence": "sanction.convict",
}
"""Frames that tell one kind of thing in other words: to lay an attack to somebody and to accuse them of it."""
_OF_CROWDS = {"riot": "demo", "obstruct": "demo"}
"""What the crowd of one demonstration does: it throws stones and burns tyres."""
_FROM_AFAR = frozenset(
    ("aerial", "drone", "heavy-weapons", "explosives", "destroy", "targeted", "suicide-attack")
)


def other_kind(a: Cluster, b: Cluster) -> bool:
    """Whether the two are of one type but not of one kind: a strike and a sit-in, a raid and an arrest, a deal and a
    vow, a telephone call and a meeting."""
    if a.type == "PROTEST":
        ours, theirs = ({_OF_CROWDS.get(mode, mode) for mode in c.modes} for c in (a, b))
        return bool(ours and theirs and not ours & theirs) or _one_is_general(a, b)
    if a.type not in _KINDS:
        return False
    ours, theirs = _kinds(a.frames), _kinds(b.frames)
    if a.type == "CONSULT":
        return (ours == _CALL) != (theirs == _CALL)
    return not ours & theirs


@lru_cache(maxsize=10_000)
def _kinds(frames: frozenset[str]) -> frozenset[str]:
    """What kinds of thing frames tell; to accept that one resigns is a resignation."""
    bare = (frame.removesuffix("-accepted") for frame in frames)
    return frozenset(_ALIKE.get(frame, frame) for frame in bare)


def _one_is_general(a: Cluster, b: Cluster) -> bool:
    """Whether one is a general strike and the other that of some, who are named."""
    ours, theirs = (any(_GENERAL.search(fold(m.event.text)) for m in c.members) for c in (a, b))
    return ours != theirs and bool((b if ours else a).actors)


_GENERAL = re.compile(
    fold(r"إضرابا?\s+عام|الإضراب العام|إضراب شامل|الإضراب الشامل|عصيان مدني|العصيان المدني")
)


def answers(a: Cluster, b: Cluster) -> bool:
    """Whether one of the two is told as retaliation and the other is not: what answers an act is not that act."""
    return (a.frames <= _RETALIATION) != (b.frames <= _RETALIATION)


_RETALIATION = frozenset(("assault.retaliate", "assault.retaliation-threatened"))


def same_means(a: Cluster, b: Cluster) -> bool:
    """Whether both were done by one means, or both from afar: a raid by aircraft may be called a shelling."""
    if not a.modes or not b.modes:
        return False
    return bool(a.modes & b.modes) or (a.modes | b.modes) <= _FROM_AFAR


def by_means(a: Cluster, b: Cluster) -> float:
    """What the means of the two say for or against their being one."""
    if not a.modes or not b.modes:
        return 0.0
    if a.modes & b.modes:
        return 0.5
    if a.type == "PROTEST":
        return 0.0  # what is of another kind is no pair at all
    return 0.0 if same_means(a, b) else -1.5


def other_target(a: Cluster, b: Cluster) -> bool:
    """Whether both strike things, and not the same thing by any word of them."""
    if a.type not in ("ASSAULT", "PROTEST", "COERCE"):
        return False
    ours, theirs = _things(a), _things(b)
    return bool(ours) and bool(theirs) and not any(x & y for x, y in product(ours, theirs))


def _things(c: Cluster) -> list[frozenset[str]]:
    """The words of what is struck in a cluster, where it is things alone, without people."""
    found: list[frozenset[str]] = []
    for party in c.recipients.values():
        thing = None if party.sector else _thing(party.text)
        if thing is None:
            return []
        found.append(thing)
    return found


@lru_cache(maxsize=100_000)
def _thing(text: str) -> frozenset[str] | None:
    """The telling words of a thing; None for people, for what is lost and for a thing named before (`السفينة`)."""
    words = fold(text).split()
    if not words or any(_is_people(w) for w in words[:2]) or _NO_TARGET.fullmatch(words[0]):
        return None
    return None if len(words) == 1 and words[0].startswith("ال") else content_stems(text)


_NO_TARGET = re.compile(
    fold(r"وفاة|مصرع|مقتل|جثة|جثث|حالة|حالات|الحالتان|الحالتين|أضرار|خسائر|إصابة|إصابات|قائلا|مسؤولية|\d+")
)
"""Heads of what is lost or said, which are nothing that is struck."""
_ENDING = re.compile("(?:ان|ين|ون|ا|ات)$")


def _is_people(word: str) -> bool:
    """Whether a folded word means people, also as a dual, a sound plural or an accusative."""
    bare = re.sub("^(?:و?ال|لل)", "", word)
    return any(acts_as_people(w, ()) for w in (word, bare, _ENDING.sub("", bare)))


_SETS_APART = re.compile(
    fold(
        r"\sبل\s|\sمقابل\s|\sلقاء\s|بالتزامن|تزامنا|متزامن|بالتوازي|بالمقابل|في المقابل|فضلا عن|علاوة على|لا صلة ل|لا علاقة ل"
    )
)
"""Words that stand between two happenings, never between two tellings of one: `بالتزامن مع`, `بل`, `مقابل`."""


_BUT = re.compile(fold(r"(?:^|[\s،])و?(?:لكن|غير أن|إلا أن|بيد أن|على أن)") + r"\w*\s(?:\S+\s+){0,6}$")
"""A contrast with what was told, up to the next trigger."""
_NO_LINK = re.compile(fold(r"(?:صلة|علاقة|رابط|ربط|فرق|يربط) بين\s+\w{0,2}$"))
_BEFORE = 20


def _refers_back(trigger: str) -> bool:
    """Whether a trigger is a definite noun, which means what was told before."""
    return any(_DEFINITE.match(w) for w in fold(trigger).split())


_DEFINITE = re.compile("[وف]?(?:[بك]?ال|لل)")


def set_apart(a: Cluster, b: Cluster) -> bool:
    """Whether what stands between their mentions in one sentence says that they are two."""
    for x, y in product(a.members, b.members):
        first, second = (x.event, y.event) if x.event.start < y.event.start else (y.event, x.event)
        if x.reading is y.reading and x.reading.sentence_of(first.start) == x.reading.sentence_of(
            second.start
        ):
            text = x.reading.text
            between = fold(text[first.end : second.start])
            if _SETS_APART.search(between):
                return True
            if _BUT.search(between) and not _refers_back(second.text):
                return True
            if _NO_LINK.search(fold(text[max(0, first.start - _BEFORE) : first.start])):
                return True
    return False
