"""What the titles call a party or a place in English, and which office is which person's.

The lexicon has most names; the mentions of the articles have those that are composed (`وزارة الدفاع` + `العراقية`).
A name that neither knows stays Arabic: nothing is transliterated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from isnad.language.folding import fold
from isnad.lexicon import Lexicon
from isnad.lexicon.lexicon import folded_words
from isnad.lexicon.schema import Institution, Office
from isnad.link.reading import Reading
from isnad.link.stems import stem
from isnad.records import Link, Party, Place

_ADMINISTRATIVE = re.compile(
    r"(?:^|\s)[وفبلك]?ل?(?:ال)?(?:محافظ|ولاي|مقاطع|اقليم|قضاء|لواء|شعبي|منطق|امار|عمال|بلدي|مديري|دائر|ناحي)"
)
"""Words, folded, by which a text says that it means a governorate or district and not the town of that name."""
_UNIT = re.compile(r"\s+(?:governorate|district|province|region|state|municipality)$", re.IGNORECASE)


class EnglishNames:
    """Looks English names up; without one, the Arabic stays."""

    def __init__(self, lexicon: Lexicon, readings: Sequence[Reading]) -> None:
        self._lexicon = lexicon
        self._seen: dict[str, str] = {}
        self._worded: defaultdict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for mention in reading.item.mentions:
                if mention.entity and mention.name_en:
                    self._seen.setdefault(mention.entity, mention.name_en)
                elif mention.name_en and not self._is_plural(mention.text):
                    self._worded[fold(mention.text)].add(mention.name_en)
        self._holders = self._find_holders(readings)

    def of(self, named: Party | Place | Link) -> str:
        """The English name of a party, place or link, else its Arabic text."""
        return self.known(named) or named.text

    def known(self, named: Party | Place | Link) -> str | None:
        """The English name of a party, place or link, or null.

        A text that names a town is not called by the governorate of the same name.
        """
        entity = named.entity
        if not entity:
            return self._by_words(named.text)
        found = self.entity(entity)
        entry = self._lexicon.places.get(entity)
        if found is None or entry is None or entry.kind not in ("ADM1", "ADM2"):
            return found
        if _ADMINISTRATIVE.search(fold(named.text)):
            return found
        town = self._towns.get(entity)
        if town is None:
            return found
        bare = _UNIT.sub("", found)
        return bare if town.startswith(bare) else town

    def entity(self, entity: str | None) -> str | None:
        """The English name of an entity id, or None."""
        if not entity:
            return None
        lexicon = self._lexicon
        for table in (lexicon.places, lexicon.actors, lexicon.outlets):
            entry = table.get(entity)
            if entry is not None and entry.en:
                return entry.en
        country = lexicon.countries.get(entity.split(".")[0].upper())
        if country is not None and (len(entity) == 3 or entity.endswith(".government")):
            return country.en
        if country is not None and entity.endswith(".capital"):
            return self._seen.get(entity) or self._capitals.get(country.code) or country.en
        return self._seen.get(entity)

    def holders(self, office: str) -> frozenset[str]:
        """The people, by entity, beside whose names articles write these words as their office."""
        return self._holders.get(fold(office), frozenset())

    @cached_property
    def _towns(self) -> dict[str, str]:
        """For each governorate or district, the English name of the town in it that has its name."""
        places = self._lexicon.places
        found: dict[str, str] = {}
        for town in places.values():
            around = places.get(town.within or "")
            if town.kind not in ("city", "town") or around is None or not town.en:
                continue
            if {fold(n) for n in town.names} & {fold(n) for n in around.names}:
                found.setdefault(around.id, town.en)
        return found

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """The English name of each country's capital, where the lexicon has it as a city."""
        seats = {(fold(c.capital), c.code) for c in self._lexicon.countries.values() if c.capital}
        return {
            town.country: town.en
            for town in self._lexicon.places.values()
            if town.kind == "city" and town.country and town.en
            for name in town.names
            if (fold(name), town.country) in seats
        }

    def _by_words(self, text: str) -> str | None:
        """What a phrase without an entity is called: as a mention or, whole, as a name or common noun of the lexicon."""
        composed = self._worded.get(fold(text), set[str]())
        if len(composed) == 1:
            return next(iter(composed))
        words = folded_words(text)
        if not words:
            return None
        lexicon = self._lexicon
        size, names = lexicon.names.longest(words[0], words[1:])
        full = {n.entity: n.en for n in names if n.use == "full" and n.en} if size == len(words) else {}
        if len(full) == 1:
            return next(iter(full.values()))
        size, bodies = lexicon.institution_names.longest(words[0], words[1:])
        if size == len(words):
            return _chief(words, (lexicon.institutions[id] for id, _ in bodies), _stems)
        size, offices = lexicon.office_names.longest(words[0], words[1:])
        if size == len(words):
            return _chief(words, (lexicon.offices[id] for id, _ in offices), _bare)
        return None

    def _is_plural(self, office: str) -> bool:
        """Whether a phrase begins with the plural of an office: its composed English name is of one holder."""
        words = folded_words(office)
        return (
            any(plural for _, plural in self._lexicon.office_names.longest(words[0], words[1:])[1])
            if words
            else False
        )

    def _find_holders(self, readings: Sequence[Reading]) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for event in reading.item.events:
                for party in (*event.actors, *event.recipients):
                    if party.start is not None and party.end is not None:
                        found[fold(party.text)].update(self._beside(reading, party.start, party.end))
        return {office: frozenset(people) for office, people in found.items() if people}

    def _beside(self, reading: Reading, start: int, end: int) -> Iterator[str]:
        """The people whose names stand right before or after a phrase that is an office: `قائد فيلق القدس الفريق قاسم
        سليماني`, `سليماني، قائد فيلق القدس`."""
        mentions = reading.mentions_in(*reading.sentence_span(start))
        if not any(m.kind == "ROLE" and m.start == start for m in mentions):
            return
        people = [m for m in mentions if m.kind == "PER" and m.entity]
        after = next((m for m in people if m.start >= end), None)
        if after is not None and after.entity and self._are_ranks(reading.text[end : after.start]):
            yield after.entity
        before = next((m for m in reversed(people) if m.end <= start), None)
        if before is not None and before.entity and not reading.text[before.end : start].strip("،, "):
            yield before.entity

    def _are_ranks(self, between: str) -> bool:
        """Whether nothing but ranks and titles stands between an office and a name."""
        words = folded_words(between)
        if not words:
            return not between.strip("،, («")
        size, offices = self._lexicon.office_names.longest(words[0], words[1:])
        return size == len(words) and any(self._lexicon.offices[id].rank for id, _ in offices)


def _chief(
    words: Sequence[str],
    entries: Iterable[Institution | Office],
    form: Callable[[Sequence[str]], tuple[str, ...]],
) -> str | None:
    """The English of the one entry whose first name these words are; its other names may mean something narrower."""
    found = {e.en for e in entries if e.names and form(folded_words(e.names[0])) == form(words) and e.en}
    return found.pop() if len(found) == 1 and not any("," in name for name in found) else None


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(stem(word) for word in words)


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.removeprefix("ال") for word in words)
