"""Titles of incidents and storylines, made from their arguments: what, by and on whom, where, when."""

from __future__ import annotations

import re
from datetime import date

from isnad.language.folding import fold
from isnad.lexicon.lexicon import folded_words
from isnad.link.counted_nouns import names_nobody
from isnad.link.days import days
from isnad.link.names_en import EnglishNames
from isnad.link.vocabulary import vocabulary
from isnad.records import Incident, Party, Place

_STANDING: dict[str, tuple[str, str]] = {
    "planned": ("مزمع", "planned"),
    "threatened": ("تهديد", "threatened"),
    "denied": ("منفي", "denied"),
}
_MONTHS_AR = (
    "-", "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip
_MONTHS_EN = (
    "-", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def incident_titles(incident: Incident, english: EnglishNames) -> tuple[str, str]:
    """The Arabic and the English title of an incident.

    `تعاون: الولايات المتحدة والقوات العراقية، العراق، 15 كانون الثاني/يناير 2020`. Nobody is named twice in it.
    """
    ar, en = what(incident.type, incident.mode)
    standing = _STANDING.get(incident.basis)
    if standing:
        ar, en = f"{ar} ({standing[0]})", f"{en} ({standing[1]})"
    actors = _distinct(_telling(incident.actors)[:2], english)
    recipients = _distinct(_telling(incident.recipients)[:2], english)
    if incident.type in ("CONSULT", "COOPERATE", "AGREE"):
        actors, recipients = _distinct([*actors, *recipients], english)[:3], []
    place = incident.place
    where = None if place is None else Place(text=place.text, entity=place.entity)
    if where is not None and any(_repeats(where, party, english) for party in (*actors, *recipients)):
        where = None
    ar_who = _roles(
        " و".join(_short(p.text) for p in actors), " و".join(_short(p.text) for p in recipients), " ← "
    )
    en_who = _roles(
        " and ".join(_english(p, english) for p in actors),
        " and ".join(_english(p, english) for p in recipients),
        " → ",
    )
    ar_parts = [ar_who, _short(where.text) if where else "", date_ar(incident.date)]
    en_parts = [en_who, _english(where, english) if where else "", date_en(incident.date)]
    ar_rest = "، ".join(p for p in ar_parts if p)
    en_rest = ", ".join(p for p in en_parts if p)
    return (f"{ar}: {ar_rest}" if ar_rest else ar), (f"{en}: {en_rest}" if en_rest else en)


def what(type_: str, mode: str | None) -> tuple[str, str]:
    """What an event type, with its mode, is called in Arabic and in English."""
    events = vocabulary().events
    return events.get(f"{type_} {mode}") or events[type_]


def _telling(parties: list[Party]) -> list[Party]:
    """The parties that say who it was; all of them where none does."""
    return [p for p in parties if p.entity or not all(map(names_nobody, _words(p.text)))] or parties


def _roles(actors: str, recipients: str, arrow: str) -> str:
    return arrow.join(p for p in (actors, recipients) if p) if actors else recipients


def _distinct(parties: list[Party], english: EnglishNames) -> list[Party]:
    """The parties less those that another of them names already, be it the earlier or the fuller name."""
    kept: list[Party] = []
    for party in parties:
        if any(_repeats(party, known, english) for known in kept):
            continue
        kept = [known for known in kept if not _repeats(known, party, english)]
        kept.append(party)
    return kept


def _repeats(named: Party | Place, other: Party, english: EnglishNames) -> bool:
    """Whether `named` says no more than `other`: the same name, a piece of it, or the office of that very person."""
    if named.entity and named.entity == other.entity:
        return True
    if fold(_short(named.text)) == fold(_short(other.text)) or _english(named, english) == _english(
        other, english
    ):
        return True
    if other.entity and other.entity in english.holders(named.text):
        return True
    return not named.entity and _words(named.text) < _words(other.text)


def _words(text: str) -> frozenset[str]:
    return frozenset(folded_words(text))


def _english(named: Party | Place, english: EnglishNames) -> str:
    return english.known(named) or _short(named.text)


_QUOTES = {"«": "»", "“": "”"}


def _short(text: str) -> str:
    """A phrase of six words at most, its quotation marks closed.

    >>> _short("تنظيم «رايات الجنوب»،"), _short("«رايات الجنوب»"), _short("من مسلحي لواء «رايات الجنوب الحر في سبها»")
    ('تنظيم «رايات الجنوب»', 'رايات الجنوب', 'من مسلحي لواء «رايات الجنوب الحر»')
    """
    cut = " ".join(" ".join(text.split()).strip("،. ").split()[:6])
    for opening, closing in _QUOTES.items():
        inside = cut.removeprefix(opening).removesuffix(closing)
        if len(cut) - len(inside) == 2 and opening not in inside and closing not in inside:
            cut = inside
        if cut.count(opening) > cut.count(closing):
            cut += closing
        elif cut.count(closing) > cut.count(opening):
            cut = cut.replace(closing, "")
    if cut.count('"') == 2 and cut[0] == cut[-1] == '"':
        return cut.strip('" ')
    return cut + '"' if cut.count('"') % 2 else cut


def date_ar(value: str | None) -> str:
    """A date in Arabic words: `15 كانون الثاني/يناير 2020`, a week by its Monday; empty where there is none."""
    return _dated(value, _MONTHS_AR, "أسبوع ")


def date_en(value: str | None) -> str:
    """A date in English words: `15 January 2020`, a week by its Monday; empty where there is none."""
    return _dated(value, _MONTHS_EN, "week of ")


def _dated(value: str | None, months: tuple[str, ...], week: str) -> str:
    match, found = _ISO.match(value or ""), days(value)
    if match is None or found is None:
        return ""
    if value is not None and "W" in value:
        return week + _dated(date.fromordinal(found.first).isoformat(), months, week)
    year, month, day = match.groups()
    parts = (str(int(day)) if day else "", months[int(month)] if month else "", year)
    return " ".join(p for p in parts if p)
