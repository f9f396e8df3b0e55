"""Who speaks for which body: its spokesmen are the body, and whoever heads it leans on what it says itself.

`المتحدث باسم الوزارة فلان` is the ministry; `مدير المرصد فلان`, `وزير الداخلية فلان` and `الوزير` are one source with the
observatory or the ministry where that is a source too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from isnad.language.folding import fold, words
from isnad.lexicon import Lexicon
from isnad.link.reading import Reading
from isnad.link.source_keys import entity_key
from isnad.records import Mention

SPOKESMAN = re.compile(r"(?:ال)?(?:متحدث|ناطق)[ةه]?\b")
_SPOKEN_FOR = re.compile(r"باسم\s+(?:ال)?\w|ل\w")
_GENERIC_BODY = re.compile(
    fold(
        r"^(?:ال|لل)(وزارة|حكومة|هيئة|قوة|بعثة|تنظيم|حركة|جماعة|شركة|جهاز|لجنة|سفارة|منظمة|حزب|مجلس|بلدية|قيادة|كتائب|نقابة|مؤسسة|تحالف|رئاسة|خارجية|داخلية|مركز|مرصد|شبكة|اتحاد|رابطة|جمعية|مستشفى|نادي)$"
    )
)
_HEADS = words(
    "مدير مديرة رئيس رئيسة قائد قائدة آمر أمين أمينة نقيب نقيبة وزير وزيرة عميد سكرتير منسق منسقة زعيم"
)
_HONORIFICS = words("معالي سعادة دولة فخامة سيادة سمو السيد السيدة")
_REACH = 70
"""Characters within which a spokesman's name, office and body stand together."""
_NAME_AFTER = 45
"""Characters between an office, or the body it heads, and the name of who holds it."""


class Offices:
    """The people whom articles introduce as spokesmen or heads of a body."""

    def __init__(self, lexicon: Lexicon, readings: Iterable[Reading]) -> None:
        self._lexicon = lexicon
        self.spokesmen: dict[str, str] = {}
        """The body of each spokesman."""
        held: dict[str, set[str]] = {}
        for reading in readings:
            for person, body in _spokesmen(reading):
                self.spokesmen.setdefault(person, body)
            for person, key in self._heads(reading):
                held.setdefault(person, set()).add(key)
        self._held = {person: frozenset(keys) for person, keys in held.items()}

    def of(self, key: str) -> frozenset[str]:
        """The bodies and offices for which a person, or the holder of an office, speaks."""
        body = self._body_of_office(key)
        return self._held.get(key, frozenset[str]()) | ({body} if body else frozenset[str]())

    def _body_of_office(self, key: str) -> str | None:
        """The body that an office of the lexicon heads: of `mrt.interior-minister` `mrt.interior-ministry`."""
        country, _, name = key.partition(".")
        office = self._lexicon.offices.get(name)
        return f"{country}.{office.of}" if office is not None and office.of else None

    def _heads(self, reading: Reading) -> Iterable[tuple[str, str]]:
        """Persons whom an article introduces as heads, with the office or the body that is theirs."""
        known: dict[tuple[str, ...], str] = {}
        for role in reading.item.mentions:
            if role.kind == "ROLE" and role.entity:
                known.setdefault(_bare(role.text), role.entity)
        for role in reading.item.mentions:
            if role.kind != "ROLE":
                continue
            named = [m for m in reading.mentions_in(role.end, role.end + _NAME_AFTER) if m.kind == "PER"]
            if not named or "\n" in reading.text[role.end : named[0].start]:
                continue
            person = entity_key(named[0])
            office = role.entity or known.get(
                _bare(role.text)
            )  # معالي وزير الداخلية, elsewhere without the honorific
            if office:
                yield person, office
                if body := self._body_of_office(office):
                    yield person, body
            if body := _headed(reading, role, named[0].start):
                yield person, body


def _bare(words_of_role: str) -> tuple[str, ...]:
    """The folded words of an office without article and honorifics."""
    found = [w.removeprefix("ال") for w in fold(words_of_role).split()]
    while found and found[0] in _HONORIFICS:
        found = found[1:]
    return tuple(found)


def _headed(reading: Reading, role: Mention, until: int) -> str | None:
    """The key of the body that the holder of an office heads: named in the phrase before the name, or meant by it (`مدير المرصد`)."""
    head = next(iter(_bare(role.text)), "")
    if head not in _HEADS:
        return None
    inside = [m for m in reading.mentions_in(role.start, until) if m.kind == "ORG" and m.entity]
    if inside and not (inside[0].entity or "").startswith("out."):
        return entity_key(inside[0])
    for word in fold(reading.text[role.start : until]).split()[1:4]:
        if body := body_meant(reading, word, role.start):
            return body
    return None


def body_meant(reading: Reading, word: str, before: int) -> str | None:
    """The key of the body that a definite head (`الوزارة`) means: the last one named before with that head."""
    match = _GENERIC_BODY.match(word)
    if match is None:
        return None
    head = match[1]
    mentions = reading.item.mentions
    last = bisect_left(mentions, before, key=lambda m: m.start)
    for mention in reversed(mentions[:last]):
        if mention.kind in ("ORG", "NORP") and mention.entity and head in fold(mention.text).split()[0]:
            return entity_key(mention)
    return None


def _spokesmen(reading: Reading) -> Iterable[tuple[str, str]]:
    """Persons whom the article introduces as spokesmen, with the body they speak for."""
    text = reading.text
    for match in SPOKESMAN.finditer(text):
        start, end = match.span()
        near = [
            m
            for m in reading.mentions_in(max(0, start - _REACH), end + _REACH)
            if "\n" not in text[min(m.start, start) : max(m.end, end)]
        ]
        after = [m for m in near if m.start >= end]
        named = next((m.start for m in after if m.kind == "PER"), len(text))
        bodies = [m for m in after if m.kind in ("ORG", "GPE", "NORP") and m.entity and m.end <= named]
        spoken_for = bool(bodies) and _SPOKEN_FOR.search(text[end : bodies[0].start + 3])
        body = entity_key(bodies[0]) if spoken_for else None
        if body is None:
            meant = (body_meant(reading, word, start) for word in fold(text[end : end + 40]).split()[:5])
            body = next((b for b in meant if b), None)
        if body is None:
            continue
        people = [m for m in after if m.kind == "PER"] or [
            m for m in near if m.kind == "PER" and m.end <= start and start - m.end <= 4
        ]
        if people:
            yield entity_key(people[0]), body
