"""Titles of incidents and storylines, made from their arguments: what, by and on whom, where, when."""

from __future__ import annotations

import re

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
    "-", "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
    "ديسمبر",
)  # fmt: skip
_MONTHS_EN = (
    "-", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def incident_titles(incident: Incident, english: EnglishNames) -> tuple[str, str]:
    """The Arabic and the English title of an incident.

    `استئناف عمليات مشتركة: الولايات المتحدة والقوات العراقية، العراق، 15 يناير 2020`.
    """
    ar, en = what(incident.type, incident.mode)
    standing = _STANDING.get(incident.basis)
    if standing:
        ar, en = f"{ar} ({standing[0]})", f"{en} ({standing[1]})"
    mutual = incident.type in ("CONSULT", "COOPERATE", "AGREE")
    actors, recipients = incident.actors[:2], incident.recipients[:2]
    if mutual:
        everyone = _distinct([*actors, *recipients])
        ar_who = " و".join(_short(p.text) for p in everyone[:3])
        en_who = " and ".join(english.of(p) for p in everyone[:3])
    else:
        ar_who = _roles(
            " و".join(_short(p.text) for p in actors), " و".join(_short(p.text) for p in recipients), " ← "
        )
        en_who = _roles(
            " and ".join(english.of(p) for p in actors),
            " and ".join(english.of(p) for p in recipients),
            " → ",
        )
    place = incident.place
    named = None if place is None else Place(text=place.text, entity=place.entity)
    ar_parts = [ar_who, _short(place.text) if place else "", date_ar(incident.date)]
    en_parts = [en_who, english.of(named) if named else "", date_en(incident.date)]
    ar_rest = "، ".join(p for p in ar_parts if p)
    en_rest = ", ".join(p for p in en_parts if p)
    return (f"{ar}: {ar_rest}" if ar_rest else ar), (f"{en}: {en_rest}" if en_rest else en)


def what(type_: str, mode: str | None) -> tuple[str, str]:
    """What an event type, with its mode, is called in Arabic and in English."""
    events = vocabulary().events
    return events.get(f"{type_} {mode}") or events[type_]


def _roles(actors: str, recipients: str, arrow: str) -> str:
    return arrow.join(p for p in (actors, recipients) if p) if actors else recipients


def _distinct(all_parties: list[Party]) -> list[Party]:
    found: dict[str, Party] = {}
    for party in all_parties:
        found.setdefault(party.entity or party.text, party)
    return list(found.values())


def _short(text: str) -> str:
    words = " ".join(text.split()).strip('«»"“”،. ').split()
    return " ".join(words[:6])


def date_ar(value: str | None) -> str:
    """A date in Arabic words: `15 يناير 2020`; empty where there is none."""
    return _dated(value, _MONTHS_AR)


def date_en(value: str | None) -> str:
    """A date in English words: `15 January 2020`; empty where there is none."""
    return _dated(value, _MONTHS_EN)


def _dated(value: str | None, months: tuple[str, ...]) -> str:
    match = _ISO.match(value or "")
    if match is None or days(value) is None:
        return ""
    year, month, day = match.groups()
    parts = (str(int(day)) if day else "", months[int(month)] if month else "", year)
    return " ".join(p for p in parts if p)
