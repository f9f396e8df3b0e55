"""What parties and places are called in exports: English where a name is known, else as the article has it."""

from __future__ import annotations

from typing import NamedTuple

from isnad.lexicon import Lexicon, load
from isnad.link.names_en import EnglishNames
from isnad.link.places import Gazetteer
from isnad.records import Annotations, Link, Mention, Party, Place

_TOWNS = frozenset({"city", "town", "village", "quarter", "camp"})
_FEATURES = {"city": "PPL", "district": "ADM2", "governorate": "ADM1", "country": "PCLI", "region": "RGN"}


class Setting(NamedTuple):
    """Where a place lies, each part by name and empty where it is not known; `country` ISO 3166 alpha-3.

    `geonames` is the number that GeoNames' data give for the place, `feature` its code there by how small it is.
    """

    name: str
    city: str
    district: str
    province: str
    country: str
    geonames: int | None
    feature: str


class Names:
    """Looks names up in an article and in the lexicon."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._lexicon = lexicon or load()
        self._english = EnglishNames(self._lexicon, [])
        self._gazetteer = Gazetteer(self._lexicon)

    def party(self, party: Party | Link, item: Annotations | None = None) -> str:
        """The English name of a party: the lexicon's, or one that the article's mentions have; else its text."""
        known = self._english.known(Party(text=party.text, entity=party.entity))
        return known or self._mentioned(party.entity, item) or party.text

    def setting(self, place: Place) -> Setting:
        """The place and the places that contain it."""
        names = {"city": "", "district": "", "province": ""}
        for step in self._gazetteer.chain(place.entity):
            entry = self._lexicon.places.get(step)
            part = None if entry is None else _part(entry.kind)
            if part is not None and not names[part]:
                names[part] = self._english.entity(step) or ""
        name = self._english.of(place)
        if place.precision == "city" and not names["city"]:
            names["city"] = name
        return Setting(
            name=name,
            country=self._gazetteer.country(place) or "",
            geonames=self._geonames(place.entity),
            feature=_FEATURES.get(place.precision or "", ""),
            **names,
        )

    def mentions(self, item: Annotations, *kinds: str) -> list[str]:
        """The names of these kinds in an article, each once, in text order."""
        found = {_key(m): m.name_en or m.text for m in reversed(item.mentions) if m.kind in kinds}
        return list(reversed(found.values()))

    def _mentioned(self, entity: str | None, item: Annotations | None) -> str | None:
        if entity is None or item is None:
            return None
        return next((m.name_en for m in item.mentions if m.entity == entity and m.name_en), None)

    def _geonames(self, entity: str | None) -> int | None:
        if entity is None:
            return None
        if entity.startswith("geo."):
            return int(entity.removeprefix("geo."))
        entry = self._lexicon.places.get(entity)
        return None if entry is None else entry.geonames


def office_of(party: Party, item: Annotations) -> str:
    """The office or rank that a party is named by, as the article has it; empty where it is named otherwise."""
    if party.start is None or party.end is None:
        return ""
    inside = (m for m in item.mentions if m.kind == "ROLE" and party.start <= m.start and m.end <= party.end)
    return next((m.text for m in inside), "")


def _key(mention: Mention) -> str:
    return mention.entity or mention.text


def _part(kind: str) -> str | None:
    if kind in _TOWNS:
        return "city"
    return {"ADM1": "province", "ADM2": "district", "district": "district"}.get(kind)
