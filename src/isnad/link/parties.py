"""Whether two lists of parties can be the same: by entity, by country and sector, by the words that
describe them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from isnad.link.stems import content_stems
from isnad.records import Party

Relation = Literal["same", "alike", "state", "country", "unknown", "apart"]
"""`same`: one entity or one wording of two telling words or more; `alike`: words shared; `state`: one state
as a whole;
`country`: one is the other's state."""

_COMMON = content_stems(
    "بن عبد العزيز عبدالعزيز الله الرحمن محمد أحمد علي الدكتور الأمير الشيخ الأستاذ السيد صاحب السمو الملكي "
    "معالي آل الملك مجلس رئيس عضو مدير وزير نائب عام قوات جيش حكومة وزارة عدد شخص أشخاص مواطن "
    "ألف آلاف مليون ملايين مليار دولار ريال يورو دينار جنيه درهم ليرة ممثلة آخرين آخر"
)
"""Words of names and offices that many parties share."""
_EVERYWHERE = content_stems(
    "إدارة تعليم جامعة شرطة بلدية أمانة محكمة مستشفى هيئة لجنة مديرية مركز مدرسة صحة مرور دفاع مدني"
)
"""Words of bodies of which every place has its own."""


def country_of(party: Party) -> str | None:
    """The country of a party, from its record or its entity's id."""
    if party.country:
        return party.country
    entity = party.entity or ""
    head = entity.split(".")[0]
    return head.upper() if len(head) == 3 and head.isalpha() and head != "out" else None


def is_state(party: Party) -> bool:
    """Whether the party is a state as a whole, by its name, its government or its capital."""
    return party.entity is not None and names_state(party.entity)


def names_state(entity: str) -> bool:
    """Whether an entity's id is that of a state as a whole: its own, its government's or its capital's.

    >>> names_state("irq"), names_state("irq.government"), names_state("irq.parliament")
    (True, True, False)
    """
    return len(entity) == 3 or entity != state_key(entity)


def state_key(entity: str) -> str:
    """An entity's id, that of a government or a capital brought to its state's.

    >>> state_key("irq.government"), state_key("irq.parliament")
    ('irq', 'irq.parliament')
    """
    return entity.removesuffix(".government").removesuffix(".capital")


class Compared(NamedTuple):
    """A party as it is compared: its entity, whether that is a state as a whole, its country and sector; the telling stems of its
    words, and those of them that few parties share."""

    entity: str | None
    state: bool
    country: str | None
    sector: str | None
    words: frozenset[str]
    telling: frozenset[str]


Parties = tuple[Compared, ...]


def compared(given: Iterable[Party]) -> Parties:
    """Parties as they are compared."""
    return tuple(_compared(p.text, p.entity, country_of(p), p.sector) for p in given)


@lru_cache(maxsize=100_000)
def _compared(text: str, entity: str | None, country: str | None, sector: str | None) -> Compared:
    words = content_stems(text)
    key, state = (state_key(entity), names_state(entity)) if entity else (None, False)
    return Compared(key, state, country, sector, words, words - _COMMON)


def relation(a: Party, b: Party) -> Relation:
    """How two parties stand to one another."""
    return best(compared([a]), compared([b]))


def _relation(a: Compared, b: Compared) -> Relation:
    if a.entity and a.entity == b.entity:
        return "state" if a.state else "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    shared = not a.words.isdisjoint(b.telling)
    if shared and (a.words <= b.words or b.words <= a.words):
        several = len((a.words & b.telling) - _EVERYWHERE) >= 2
        return "same" if several or a.words == b.words else "alike"
    if a.country and a.country == b.country:
        if not (a.entity and b.entity) or a.state or b.state:
            return "country"
        if a.sector and a.sector == b.sector and a.sector in ("MIL", "GOV"):
            return "country"
        return "alike" if shared else "apart"
    if shared:
        return "alike"
    if a.sector in _CALLINGS and b.sector in _CALLINGS and a.sector != b.sector:
        return "apart"
    return "apart" if a.entity and b.entity else "unknown"


_CALLINGS = frozenset(("AGR", "BUS", "EDU", "JRN", "JUD", "LAB", "LEG", "MED", "REF", "REL"))
"""Sectors of those who are named by what they do: teachers are no judges."""


_RANK: dict[Relation, int] = {"same": 5, "alike": 4, "state": 3, "country": 2, "unknown": 1, "apart": 0}


def best(first: Parties, second: Parties) -> Relation:
    """The closest relation between a party of one list and one of the other; unknown where a list is
    empty.
    """
    found: Relation | None = None
    for a in first:
        for b in second:
            now = _relation(a, b)
            if now == "same":
                return "same"
            if found is None or _RANK[now] > _RANK[found]:
                found = now
    return found or "unknown"
