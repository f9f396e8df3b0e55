"""Whether two places can be one: same, one within the other, near, or apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from isnad.language.folding import fold
from isnad.language.sites import SITES
from isnad.lexicon import Lexicon
from isnad.lexicon.schema import DIVISIONS, FACILITIES, PlaceEntry
from isnad.link.stems import content_stems
from isnad.records import Place, Precision

Relation = Literal["same", "within", "country", "unknown", "apart"]
"""`within`: one contains the other or they are neighbours; `country`: all that is known is one country."""

_NEAR_KM = 25.0
_WIDE_KM = 200.0  # within which a town may lie in a province
_EARTH_KM = 6371.0


@dataclass(slots=True, frozen=True, eq=False)
class Site:
    """A place as it is compared; there is one of a kind."""

    text: str
    entity: str | None
    country: str | None
    precision: Precision | None
    lat: float | None
    lon: float | None


def sites_of(given: Iterable[Place]) -> tuple[Site, ...]:
    """Places as they are compared."""
    return tuple(_site(p.text, p.entity, p.country, p.precision, p.lat, p.lon) for p in given)


_site = lru_cache(maxsize=100_000)(Site)


class Gazetteer:
    """Places of the lexicon with what contains them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.relation = lru_cache(maxsize=100_000)(self._relation)
        """How two places stand to one another."""
        self._chains: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _towns(self) -> dict[tuple[str, str | None], str]:
        """The cities by their name and country."""
        return {
            (fold(n), p.country): p.id
            for p in self._lexicon.places.values()
            if p.kind == "city"
            for n in p.names
        }

    def _town_of(self, site: PlaceEntry) -> str | None:
        """The town that a site is named after, where they lie in one province: Baghdad of Baghdad airport."""
        for name in site.names if site.kind in FACILITIES else ():
            for word in fold(name).split()[1:]:
                town = self._lexicon.places.get(self._towns.get((word, site.country), ""))
                if town is not None and town.within == site.within:
                    return town.id
        return None

    @cached_property
    def _capitals(self) -> dict[str, str]:
        named = self._towns
        found: dict[str, str] = {}
        for country in self._lexicon.countries.values():
            city = named.get((fold(country.capital or ""), country.code))
            if city:
                found[f"{country.code.lower()}.capital"] = city
        return found

    def chain(self, entity: str | None) -> tuple[str, ...]:
        """The place and what contains it, smallest first; the country's id last where known."""
        if not entity:
            return ()
        known = self._chains.get(entity)
        if known is None:
            known = self._chains[entity] = self._climb(entity)
        return known

    def _climb(self, entity: str) -> tuple[str, ...]:
        found: list[str] = []
        at: str | None = self._capitals.get(entity, entity)
        while at and at not in found:
            found.append(at)
            entry = self._lexicon.places.get(at)
            if entry is None:
                break
            at = self._town_of(entry) or entry.within or (entry.country.lower() if entry.country else None)
        last = self._lexicon.places.get(found[-1])
        if last is not None and last.country and last.country.lower() not in found:
            found.append(last.country.lower())
        return tuple(found)

    def country(self, place: Place | Site) -> str | None:
        """The country of a place, ISO 3166 alpha-3."""
        if place.country:
            return place.country
        chain = self.chain(place.entity)
        return chain[-1].upper() if chain and len(chain[-1]) == 3 else None

    def is_country(self, place: Place | Site) -> bool:
        """Whether the place is a whole country (or larger)."""
        if place.precision in ("country", "region"):
            return True
        return place.precision is None and bool(place.entity) and len(place.entity or "") == 3

    def _relation(self, a: Site, b: Site) -> Relation:
        ca, cb = self.chain(a.entity), self.chain(b.entity)
        country_a, country_b = self.country(a), self.country(b)
        if country_a and country_b and country_a != country_b:
            return "unknown" if self._is_crossing(*ca[:1], *cb[:1]) else "apart"
        whole_a, whole_b = self.is_country(a), self.is_country(b)
        if whole_a or whole_b:
            return "country" if country_a and country_a == country_b else "unknown"
        if ca and cb:
            if ca[0] == cb[0]:
                return "same"
            if ca[0] in cb or cb[0] in ca:
                return "within"
            distance = self._distance(a, b, ca[0], cb[0])
            if distance is not None and self._is_division(ca[0], cb[0]):
                if not self._placed(ca[0], cb[0]) and distance <= _WIDE_KM:
                    return "unknown"  # a province and a town of which only the point is known
            elif distance is not None:
                return "within" if distance <= _NEAR_KM else "apart"
            shared = next((x for x in ca[1:] if x in cb[1:]), None)
            small = shared is not None and len(shared) > 3
            site = a.precision == "site" or b.precision == "site"
            if small and site:
                return "within"
            if self._known(ca[0]) and self._known(cb[0]):
                return "apart"
        words_a, words_b = content_stems(a.text), content_stems(b.text)
        if words_a and words_b and words_a & words_b - _GENERIC:
            return "same" if words_a <= words_b or words_b <= words_a else "within"
        return "unknown"

    def _known(self, entity: str) -> bool:
        """Whether the lexicon has the place: of a name only read in a text nothing says where it lies."""
        return entity in self._lexicon.places

    def _is_division(self, *entities: str) -> bool:
        """Whether one of them is a province or district, whose point is only its chief town's."""
        return any((p := self._lexicon.places.get(e)) is not None and p.kind in DIVISIONS for e in entities)

    def _is_crossing(self, *entities: str) -> bool:
        """Whether one of them is a crossing of a border, which has a second country on its other side."""
        return any((p := self._lexicon.places.get(e)) is not None and p.kind == "crossing" for e in entities)

    def _placed(self, *entities: str) -> bool:
        """Whether it is known of all of them in which division they lie."""
        return all(len(self.chain(e)) > 2 or self._is_division(e) for e in entities)

    def _distance(self, a: Site, b: Site, id_a: str, id_b: str) -> float | None:
        one, two = self._position(a, id_a), self._position(b, id_b)
        if one is None or two is None:
            return None
        (lat1, lon1), (lat2, lon2) = one, two
        p1, p2 = radians(lat1), radians(lat2)
        half = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(lon2 - lon1) / 2) ** 2
        return 2 * _EARTH_KM * asin(sqrt(half))

    def _position(self, place: Site, entity: str) -> tuple[float, float] | None:
        if place.lat is not None and place.lon is not None:
            return place.lat, place.lon
        return self._lexicon.coordinates.get(entity)


_GENERIC = content_stems(
    " ".join(sorted(SITES))
    + " محافظة قرب شمال جنوب شرق غرب وسط الجنوب الشمال البلاد أحياء سكنية مناطق مواقع قرى بلدات"
    " منازل شوارع طرق أهداف معسكرات المكان الموقع المحلة المنطقة المدينة القرية البلدة المشرفة المطلة المحيطة المجاورة"
)
"""Words that say what sort of place it is and not which."""
