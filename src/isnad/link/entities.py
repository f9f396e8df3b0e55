"""Entities across articles: who has the same name in other spelling, and who only shares one.

A name that the lexicon does not know has an id from its fullest form in its article (`name:…`). Here such ids are brought
together where nothing but spelling parts them, tied to the lexicon where it knows the name, and kept apart where two people
bear it. Precision comes first: a name of one word is nobody beyond its article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeVar

import msgspec
from rapidfuzz.distance import OSA

from isnad.lexicon import Lexicon
from isnad.lexicon.given import given_names
from isnad.lexicon.names import folded_words
from isnad.link.reading import Reading, is_bare
from isnad.link.spread import IN_PLACE, Spread
from isnad.records import Annotations, Link, LinkedEntity, Mention, MentionKind, Party

_NAME = "name:"
_T = TypeVar("_T", bound=str)
_LEAST_LETTERS = 4
"""Letters of a word in which a slip of the pen can be told from another name."""
_LONG = 6
"""Letters from which on two spellings of a foreign word of one sound may differ in two of them, not in one alone."""
_RARER = 3
"""How many times as often a name stands as one that is taken for its misspelling."""

_SOUNDS = str.maketrans({
    "غ": "ج", "ق": "ج", "ك": "ج", "ط": "ت", "ث": "ت", "ص": "س", "ش": "س", "ز": "س", "ض": "د", "ظ": "د", "ذ": "د", "ڤ": "ف", "ب": "ب",
    "ح": "ه", "خ": "ه", "ا": None, "و": None, "ي": None, "ه": None, "ء": None, "ع": None,
})  # fmt: skip


@dataclass(slots=True)
class _Named:
    """An id as the articles use it."""

    words: tuple[str, ...] = ()
    kinds: Counter[MentionKind] = field(default_factory=Counter[MentionKind])
    forms: Counter[str] = field(default_factory=Counter[str])
    countries: Counter[str] = field(default_factory=Counter[str])
    sectors: Counter[str] = field(default_factory=Counter[str])
    articles: set[str] = field(default_factory=set[str])

    @property
    def number(self) -> int:
        """How often it stands."""
        return self.forms.total()

    @property
    def kind(self) -> MentionKind:
        """What it is most often."""
        return _commonest(self.kinds)

    def see(self, mention: Mention, source: str) -> None:
        """Take note of a mention of it in an article."""
        self.kinds[mention.kind] += 1
        self.forms[mention.text] += 1
        self.articles.add(source)
        if mention.country:
            self.countries[mention.country] += 1
        if mention.sector:
            self.sectors[mention.sector] += 1


def sound(word: str) -> str:
    """What is left of a foreign word in Arabic letters once its competing spellings are made one: consonants by class.

    >>> sound("غوتيريش") == sound("جوتيريس"), sound("ترامب") == sound("ترمب")
    (True, True)
    """
    first, rest = word[:1], word[1:]
    return (first.translate(_SOUNDS) or first) + rest.translate(_SOUNDS)


class Sames(NamedTuple):
    """Which ids of names mean another (`meant`), and which are of two people: of these the country of the one that keeps the
    id (`kept_by`)."""

    meant: dict[str, str]
    kept_by: dict[str, str]


def same_names(items: Iterable[Annotations], lexicon: Lexicon, spread: Spread = IN_PLACE) -> Sames:
    """Which ids of names mean the same, the lexicon's where it knows the name, else that of the commonest spelling; and which
    mean two people: a name of two words that some articles give to one country and others to another."""
    named: dict[str, _Named] = dict(spread.group_apply(_gathered, spread.map_batches(_names_used, items)))
    meant: dict[str, str] = {}
    known = _Known(lexicon)
    for entity, one in named.items():
        actor = known.actor(one)
        if actor is not None:
            meant[entity] = actor
    left = {entity: one for entity, one in named.items() if entity not in meant}
    doubtful = {
        e for e, one in left.items() if one.kind == "PER" and len(one.words) == 2 and len(one.countries) > 1
    }
    meant |= _joined(left)
    doubtful -= meant.keys()
    if not doubtful:
        return Sames(meant, {})
    told = spread.map_batches(partial(_countries_told, entities=frozenset(doubtful)), items)
    return Sames(meant, dict(spread.group_apply(_namesake, told)))


def _names_used(items: Iterable[Annotations]) -> Iterator[tuple[str, _Named]]:
    """The names of several words that the lexicon does not know, as each article uses them."""
    for item in items:
        found: dict[str, _Named] = {}
        for mention in item.mentions:
            entity = mention.entity or ""
            if entity.startswith(_NAME) and "-" in entity:
                one = found.setdefault(entity, _Named(tuple(entity[len(_NAME) :].split("-"))))
                one.see(mention, item.article.source)
        yield from found.items()


def _gathered(entity: str, used: list[_Named]) -> Iterator[tuple[str, _Named]]:
    """A name as all articles use it; of the articles no more is kept here than how they call it."""
    whole = _Named(used[0].words)
    for one in used:
        whole.kinds.update(one.kinds)
        whole.forms.update(one.forms)
        whole.countries.update(one.countries)
    yield entity, whole


def _joined(named: Mapping[str, _Named]) -> dict[str, str]:
    """Which ids are spellings of a commoner one: likest to the commonest first, none to a group told of other countries."""
    groups = {entity: [entity] for entity in named}
    pairs = sorted(
        set(_variants(named)), key=lambda p: (-named[p[1]].number, -named[p[0]].number, p[1], p[0])
    )
    for rare, common in pairs:
        a, b = groups[common], groups[rare]
        if a is not b and _one_country(_told(named, a), _told(named, b)):
            a += b
            groups.update(dict.fromkeys(b, a))
    heads = {e: min(group, key=lambda g: (-named[g].number, g)) for e, group in groups.items()}
    return {entity: head for entity, head in heads.items() if entity != head}


def _told(named: Mapping[str, _Named], group: Iterable[str]) -> set[str]:
    return {country for entity in group for country in named[entity].countries}


def _one_country(a: Set[str], b: Set[str]) -> bool:
    """Whether what is told of two names leaves them one country."""
    return not a or not b or not a.isdisjoint(b)


def _countries_told(
    items: Iterable[Annotations], entities: frozenset[str]
) -> Iterator[tuple[str, frozenset[str]]]:
    """Of each article, to which countries it gives these names."""
    for item in items:
        for entity, countries in _countries(item, entities).items():
            yield entity, frozenset(countries)


def _namesake(entity: str, told: list[frozenset[str]]) -> Iterator[tuple[str, str]]:
    """A name that no article gives to two countries, while articles differ, with its commonest country."""
    found: Counter[str] = Counter(country for countries in told for country in countries)
    if len(found) > 1 and all(len(countries) == 1 for countries in told):
        yield entity, _commonest(found)


def _countries(item: Annotations, entities: Container[str]) -> dict[str, set[str]]:
    """To which countries an article gives these ids."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in item.mentions:
        if mention.entity and mention.country and mention.entity in entities:
            found[mention.entity].add(mention.country)
    return found


class _Known:
    """The lexicon's people by how their names sound."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_sound: defaultdict[tuple[str, ...], set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
        self._actors = lexicon.actors
        for actor in lexicon.actors.values():
            for name in actor.names if actor.kind == "PER" else ():
                words = folded_words(name)
                if len(words) > 1:
                    self._by_sound[tuple(map(sound, words))].add((actor.id, words))

    def actor(self, one: _Named) -> str | None:
        """The lexicon's person of this name in another spelling; None where there is none, or more than one."""
        if one.kind != "PER":
            return None
        near = {
            actor
            for actor, words in self._by_sound.get(tuple(map(sound, one.words)), ())
            if _spelt_alike(words, one.words)
        }
        if len(near) != 1:
            return None
        actor = near.pop()
        told = self._actors[actor].country in one.countries
        return actor if told or not (one.countries or any(map(_arab, one.words))) else None


def _variants(named: Mapping[str, _Named]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of one name: the rarer spelling, then the commoner."""
    blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for entity, one in named.items():
        blocks[("sound", one.kind, *map(sound, one.words))].append(entity)
        text = " ".join(one.words)
        for i in range(len(text) + 1):
            blocks["slip", one.kind, text[:i] + text[i + 1 :]].append(entity)
    for key, block in blocks.items():
        ordered = sorted(set(block), key=lambda e: (-named[e].number, e))
        for n, rare in enumerate(ordered[1:], 1):
            for common in ordered[:n]:
                a, b = named[common], named[rare]
                alike = _spelt_alike(a.words, b.words) if key[0] == "sound" else _slipped(a, b)
                if alike and _compatible(a, b):
                    yield rare, common


def _spelt_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two names of equal sound differ only as foreign names do."""
    return len(a) == len(b) and all(
        x == y
        or (_foreign(x) and _foreign(y) and OSA.distance(x, y) <= (2 if min(len(x), len(y)) >= _LONG else 1))
        for x, y in zip(a, b, strict=True)
    )


def _slipped(common: _Named, rare: _Named) -> bool:
    """Whether the rarer name is the commoner with a space or one letter wrong, in a word that is no Arab name."""
    if "".join(common.words) == "".join(rare.words):
        return True  # عبد الله, عبدالله
    if common.number < _RARER * rare.number or len(common.words) != len(rare.words):
        return False
    others = [(x, y) for x, y in zip(common.words, rare.words, strict=True) if x != y]
    if len(others) != 1:
        return False
    x, y = others[0]
    return _foreign(x) and _foreign(y) and x[0] == y[0] and OSA.distance(x, y) == 1


def _foreign(word: str) -> bool:
    """Whether a word can be a foreign name in one of several spellings: Arab names that differ in a letter are two names
    (حسن, حسين; الشهراني, الزهراني)."""
    return len(word) >= _LEAST_LETTERS and not word.startswith("ال") and not _arab(word)


def _compatible(a: _Named, b: _Named) -> bool:
    """Whether nothing that is told of two names parts them: their countries, which must be told where a name has an Arab part."""
    if "".join(a.words) == "".join(b.words) or not any(map(_arab, (*a.words, *b.words))):
        return _one_country(a.countries.keys(), b.countries.keys())
    return not a.countries.keys().isdisjoint(b.countries)


def _arab(word: str) -> bool:
    names = given_names()
    return word in names.given and word not in names.foreign


def renamed(item: Annotations, same: Sames, lexicon: Lexicon) -> Annotations:
    """An article's annotations with every id that means another replaced; the annotations themselves where there is none."""
    meant = {m.entity: same.meant[m.entity] for m in item.mentions if m.entity in same.meant}
    for entity, countries in _countries(item, same.kept_by).items():
        if countries != {same.kept_by[entity]}:
            meant[entity] = f"{entity}~{min(countries).lower()}"
    if not meant:
        return item
    item = msgspec.msgpack.decode(msgspec.msgpack.encode(item), type=Annotations)
    for one in named_in(item):
        entity = meant.get(one.entity or "")
        if entity is None:
            continue
        one.entity = entity
        actor = lexicon.actors.get(entity)
        if actor is not None and isinstance(one, Mention):
            one.name_en, one.country, one.sector = actor.en, actor.country, actor.sector
    return item


def named_in(item: Annotations) -> Iterator[Mention | Party | Link]:
    """Whatever an article has an entity's id for: mentions, speakers, links of chains, parties of events."""
    yield from item.mentions
    for statement in item.statements:
        if statement.speaker is not None:
            yield statement.speaker
        yield from statement.chain
    for event in item.events:
        # Read from a casebook, the first of a list and the party beside the list are two records.
        given = (event.actor, event.recipient, *event.actors, *event.recipients)
        yield from {id(party): party for party in given if party is not None}.values()


def linked_entities(readings: Sequence[Reading], lexicon: Lexicon) -> list[LinkedEntity]:
    """The people, bodies and places named in these articles, each with its spellings and where it stands: most articles first."""
    found: dict[str, _Named] = {}
    for reading in readings:
        for mention in reading.item.mentions:
            entity = mention.entity
            if entity is None or mention.kind in ("NORP", "ROLE") or is_bare(mention):
                continue
            found.setdefault(entity, _Named()).see(mention, reading.source)
    order = {reading.source: n for n, reading in enumerate(readings)}
    records = [_record(entity, one, order, lexicon) for entity, one in found.items()]
    return sorted(records, key=lambda r: (-len(r.articles), r.id))


def _record(entity: str, one: _Named, order: Mapping[str, int], lexicon: Lexicon) -> LinkedEntity:
    forms = sorted(one.forms, key=lambda f: (-one.forms[f], -len(f), f))
    often = (f for f in forms if " " in f and _RARER * one.forms[f] >= one.forms[forms[0]])
    name, name_en = _listed(entity, lexicon) or (next(often, forms[0]), None)
    return LinkedEntity(
        id=entity,
        kind=one.kind,
        name=name,
        name_en=name_en,
        country=_commonest(one.countries) if one.countries else None,
        sector=_commonest(one.sectors) if one.sectors else None,
        forms=forms,
        articles=sorted(one.articles, key=lambda a: order[a]),
        mentions=one.number,
    )


def _listed(entity: str, lexicon: Lexicon) -> tuple[str, str | None] | None:
    """The name that the lexicon gives first, and the English one."""
    country = lexicon.countries.get(entity.upper()) if len(entity) == 3 else None
    entry = lexicon.actors.get(entity) or lexicon.places.get(entity) or lexicon.outlets.get(entity) or country
    return (entry.names[0], entry.en) if entry is not None and entry.names else None


def _commonest(counted: Counter[_T]) -> _T:
    return min(counted, key=lambda k: (-counted[k], k))
