"""What a number of an article measures: what is counted, what became of it, in which unit, in which words.

A measured thing is known by its noun and the words that limit it, and, of people, by what was done to them: the
dead of a market are told as `14 مدنيا`, `١٤ قتيلا` and `مقتل 14`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from isnad.language.folding import fold, words
from isnad.language.tokens import Token
from isnad.lexicon import load
from isnad.link.clusters import Cluster
from isnad.link.counted_nouns import is_people, noun_key
from isnad.link.days import Days, days
from isnad.link.reading import Reading
from isnad.link.stems import STOP_STEMS, skeleton, stem
from isnad.link.vocabulary import is_number_of, role_of, victim_class
from isnad.records import Count, Quantity

_REACH = 12
"""Words on either side of a number that tell what it measures."""
_NEAR = 5
"""Words before a number in which what was done to the counted stands."""
_SPREAD = 14
"""The same where a word speaks of a toll: `ارتفعت حصيلة قتلى الهجوم الذي … إلى أربعة`."""


@dataclass(slots=True, frozen=True, eq=False)
class Measure:
    """A number of an article with what it measures.

    `noun` is the key of what is counted, empty for people without a name (`شخصا`, `آخرين`); `role` what became of them
    (`dead`, `hurt` …), empty where nothing is said; `part` tells that a part of another number is counted (`بينهم`).
    `context` are the keys of the words around with how near they are, `incident` the number of the incident whose
    toll it is. `instead` is the number that it is said not to be (`14 لا 17`); `put_right` where it takes the place of one told before (`16 وليست 17`). `main` is the first number of its role in its article that is no part. `told` are the days it speaks of, if a date stands beside it.
    """

    reading: Reading
    start: int
    end: int
    low: float | None
    high: float | None
    approx: bool
    unit: str | None
    noun: str
    role: str
    part: bool
    context: Mapping[str, float]
    incident: int | None
    told: Days | None
    speaker: str | None
    victims: str
    instead: float | None = None
    put_right: bool = False
    main: bool = False

    @property
    def order(self) -> tuple[str, str, int]:
        """The canonical order of numbers."""
        return (*self.reading.order, self.start)

    @property
    def value(self) -> float:
        """One number for it, where it is left open its bound."""
        return self.low if self.low is not None else self.high or 0.0

    @property
    def sentence(self) -> int:
        """The index of its sentence."""
        return self.reading.sentence_of(self.start)


def measures(readings: Iterable[Reading], clusters: Sequence[Cluster]) -> Iterator[list[Measure]]:
    """The measures of each article in text order."""
    tolls = _tolls(clusters)
    beside: dict[str, dict[int, tuple[int, int]]] = {}
    for n, cluster in enumerate(clusters):
        for member in cluster.members if cluster.type in ("ASSAULT", "COERCE") else ():
            at = member.event.start
            beside.setdefault(member.reading.source, {})[at] = member.reading.sentence_of(at), n
    for reading in readings:
        yield list(_of(reading, tolls.get(reading.source, {}), beside.get(reading.source, {})))


HARMS = frozenset({"dead", "hurt", "missing"})


class _Toll(NamedTuple):
    """A count of dead or injured that an event has: of which incident, and where it ends."""

    role: str
    incident: int
    toll: Count
    end: int


def _tolls(clusters: Sequence[Cluster]) -> dict[str, dict[int, _Toll]]:
    """The counts of dead and injured that events have, by article and where they begin."""
    found: dict[str, dict[int, _Toll]] = {}
    for n, cluster in enumerate(clusters):
        for member in cluster.members:
            if member.factuality != "asserted":
                continue
            for role, count in (("dead", member.event.deaths), ("hurt", member.event.injured)):
                if count is None:
                    continue
                at = count.start if count.start is not None else member.event.start
                end = count.end if count.end is not None else member.event.end
                told = found.setdefault(member.reading.source, {})
                told.setdefault(at, _Toll(role, n, count, end))
    return found


def _of(
    reading: Reading, tolls: Mapping[int, _Toll], beside: Mapping[int, tuple[int, int]]
) -> Iterable[Measure]:
    quantities = [q for q in reading.item.quantities if q.unit != "share" and (q.low, q.high) != (None, None)]
    taken = {q.start for q in quantities}
    for at, (_, _, count, end) in tolls.items():
        if at not in taken and count.low is not None and (count.low, count.high) != (1, 1):
            text = reading.text[at:end]
            quantities.append(Quantity(text=text, start=at, end=end, low=count.low, high=count.high, noun=""))
    met: set[str] = set()
    last: Measure | None = None
    before: Measure | None = None
    for quantity in sorted(quantities, key=lambda q: q.start):
        measure = _carried_on(_measure(reading, quantity, tolls, beside), before)
        before = measure
        if last is not None and (_not := _NOT.fullmatch(fold(reading.text[last.end : measure.start]))):
            yield replace(last, instead=measure.value, put_right=_not[1].startswith("وليس"))
            last = None
            continue
        if last is not None:
            yield last
        if measure.role and not measure.part and measure.role not in met:
            met.add(measure.role)
            measure = replace(measure, main=True)
        last = measure
    if last is not None:
        yield last


_NOT = re.compile(fold(r"[^.؛]{0,25}\s(لا|وليس|ليس|وليست)\s+"))


def _carried_on(measure: Measure, before: Measure | None) -> Measure:
    """A number with what the number before it in its sentence says of it: of the whole whose part it is (`تسعة قتلى بينهم طفلان`),
    or that it is a part too (`بينهم ثلاثة أطفال وأربع نساء`)."""
    if before is None or before.sentence != measure.sentence or measure.unit or before.unit:
        return measure
    goes_on = not measure.role or (not measure.part and before.role in ("", measure.role))
    if before.part and goes_on:
        between = measure.reading.text[before.end : measure.start]
        if _JOINED.fullmatch(fold(between)):
            return replace(measure, part=True, role=measure.role or before.role)
    if measure.part and not measure.role and before.role in HARMS:
        return replace(measure, role=before.role, incident=measure.incident or before.incident)
    return measure


_JOINED = re.compile(r"(?:\s+\w+){0,2}\s+و")
"""Between two numbers of one list: at most what the first counts, and `و`."""


def _measure(
    reading: Reading,
    quantity: Quantity,
    tolls: Mapping[int, _Toll],
    beside: Mapping[int, tuple[int, int]],
) -> Measure:
    first, last = reading.sentence_span(quantity.start)
    behind = reading.tokens_in(first, quantity.start)[::-1]
    before = [t for t in behind if t.kind != "punct"]
    after = [t for t in reading.tokens_in(quantity.end, last) if t.kind != "punct"]
    toll = tolls.get(quantity.start)
    noun, unit = quantity.noun, quantity.unit
    if not noun and not unit:
        noun, unit = _elsewhere(reading, quantity, before)
    role = (
        ""
        if unit or not is_people(noun)
        else _role(noun, _governing(reading, quantity, behind), after) or (toll.role if toll else "")
    )
    key = noun_key(noun) if noun or role else _bare_noun(before)
    part = _is_part(behind, after)
    if not part and not unit and (whole := _whole(behind, after)):
        role, part = role or whole, True
    if role == "held" and _from_work(before, after):
        role = "suspended"
    if role == "hurt" and before and role_of(before[0].form) == "dead":
        role, part = "dead", True  # وفاة اثنين من الجرحى
    incident = toll.incident if toll else _beside(reading, quantity, beside) if role else None
    dated = reading.date_beside(quantity.start, quantity.end)
    return Measure(
        reading=reading, start=quantity.start, end=quantity.end, low=quantity.low, high=quantity.high,
        approx=quantity.approx, unit=unit, noun=key, role=role, part=part,
        context=_context(before, after, key), incident=incident,
        told=days(dated.value) if dated is not None else None, speaker=reading.speaker_at(quantity.start),
        victims=_victims(noun, after),
    )  # fmt: skip


# ---------------------------------------------------------------- what is counted


def _from_work(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether those stopped are stopped from working: `أوقفت عن العمل أربعة شرطيين`."""
    near = [t.form for t in (*before[:4][::-1], *after[:6])]
    return any(a == "عن" and b.startswith("العمل") for a, b in pairwise(near))


_TOLL = re.compile(fold(r"[وبفل]?(?:ال)?(?:حصيل[هة]|عدد)\w{0,3}"))


def _elsewhere(reading: Reading, quantity: Quantity, before: Sequence[Token]) -> tuple[str, str | None]:
    """Noun and unit of a number that has none of its own: `عدد الشاحنات 310`, `52 ألف برميل مقابل 70 ألفا`."""
    if before and role_of(before[0].form):
        return before[0].form, None  # والجرحى 27
    for n, token in enumerate(before[1:_SPREAD], 1):
        if is_number_of(token.form) and stem(before[n - 1].form) not in STOP_STEMS:
            return before[n - 1].form, None
    first = reading.sentence_span(quantity.start)[0]
    if not before or not (_bare_noun(before) or role_of(before[0].form)):
        others = [q for q in reading.item.quantities if first <= q.start and q.end <= quantity.start]
        if others:
            return others[-1].noun, others[-1].unit
    return "", None


def _bare_noun(before: Sequence[Token]) -> str:
    """The key of the noun right before a number that has none behind it: `أبراج ٥`."""
    word = before[0].form if before else ""
    return "" if stem(word) in STOP_STEMS or word in _NO_NOUN else noun_key(word)


_NO_NOUN = words(
    "مقابل نحو حوالي قرابة زهاء أن إن إلى على عن من أي قدره قدرها بلغ بلغت يبلغ تبلغ والصواب الصواب لا"
)


def _beside(reading: Reading, quantity: Quantity, beside: Mapping[int, tuple[int, int]]) -> int | None:
    """The incident told nearest to a number within its sentence, else the one that the article speaks of most."""
    sentence = reading.sentence_of(quantity.start)
    near = [(abs(at - quantity.start), n) for at, (s, n) in beside.items() if s == sentence]
    if near:
        return min(near)[1]
    tally = Counter(n for _, n in beside.values())
    return min(tally, key=lambda n: (-tally[n], n)) if tally else None


def _governing(reading: Reading, quantity: Quantity, behind: Sequence[Token]) -> list[Token]:
    """The words before a number that may govern it, nearest first: up to a comma, and up to the number before, past which
    only `و` reaches (`قتل 3 جنود و5 مدنيين`). A word that counts a toll governs from further away.
    """
    first = reading.sentence_span(quantity.start)[0]
    earlier = [q.end - first for q in reading.item.quantities if first <= q.start and q.end <= quantity.start]
    limit = max(earlier, default=-1)
    if (
        limit >= 0
        and len(reading.text[first + limit : quantity.start].split()) <= 3
        and _AND.search(reading.text[max(0, quantity.start - 2) : quantity.start + 1])
    ):
        limit = sorted(earlier)[-2] if len(earlier) > 1 else -1
    found: list[Token] = []
    near = True
    for token in behind:
        if token.start < limit or len(found) == _SPREAD:
            break
        if token.kind == "punct":
            near = (near and token.form not in "،؛.:") or not found
            continue
        if near or _TOLL.fullmatch(token.form):
            found.append(token)
        elif role_of(token.form):
            found.append(token) if any(_TOLL.fullmatch(t.form) for t in behind) else None
    return found


_AND = re.compile(r"(?:^|\s)و")


def _role(noun: str, governing: Sequence[Token], after: Sequence[Token]) -> str:
    """What became of the counted: the noun says it, the word before, or a verb right after."""
    for word in fold(noun).split():
        if found := role_of(word):
            freed = found == "held" and any(role_of(t.form) == "freed" for t in governing[:_NEAR])
            return "freed" if freed else found
    for n, token in enumerate(governing):
        if n < _NEAR and (found := role_of(token.form)):
            return found
        if _TOLL.fullmatch(token.form):
            between = [role for t in governing[:n][::-1] if (role := role_of(t.form))]
            return between[0] if between else ("dead" if token.form.endswith("حصيله") else "")
    for token in after[: 2 + len(noun.split())]:
        if (found := role_of(token.form)) and not token.form.startswith("و"):
            return found
    return ""


_PARTITIVE = words("بينهم بينهن بينن بينها منهم منهن منها عداد ضمنهم ضمن")
_ADDED = words("انضمام إضافة زيادة بزيادة بإضافة إضافيا إضافيين إضافية إضافي")


def _is_part(behind: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a part of another number is counted (`بينهم طفلان`, `من بين القتلى طفلان`), or what is added to it."""
    near: list[str] = []
    for token in behind[:4]:
        if token.kind == "punct":
            break
        near.append(token.form.lstrip("و"))
    if not _PARTITIVE.isdisjoint(near[:3]) or any(a == "بين" and b == "من" for a, b in pairwise(near)):
        return True
    added = (*near[:2], *(t.form for t in after[:2]))
    return not _ADDED.isdisjoint(added) or any(
        _LETTERS.search(t.form) and _of_them(t.text) for t in after[:4]
    )


def _whole(behind: Sequence[Token], after: Sequence[Token]) -> str:
    """What became of those of whom a number is a part: `ستة من المصابين`, `وبين القتلى طفلان`, `طفلان كانا بين الضحايا`."""
    if len(after) > 1 and after[0].form == "من":
        owned = len(after) > 2 and after[2].form.startswith("ال")  # من جرحى الغارة
        return _of_all(after[1].form) or (role_of(after[1].form) if owned else "")
    if len(behind) > 1 and behind[1].form.lstrip("و") == "بين":
        return _of_all(behind[0].form)
    for n, token in enumerate(after[1:_NEAR], 1):
        if token.form == "بين" and n + 1 < len(after) and after[n - 1].form in _WERE:
            return _of_all(after[n + 1].form)
    return ""


_WERE = words("كان كانت كانا كانتا كانوا")


def _of_all(word: str) -> str:
    """What a definite plural says became of people: `المصابين`, `الضحايا`."""
    return role_of(word) if word.startswith("ال") else ""


_ONE_OR_MANY = frozenset({"غدر.3", "زول.1"})
_MANY = _ONE_OR_MANY | {"نقل.1"}
_THEIRS = words("حالة إصابة")
_LETTERS = re.compile("غ.*د.*ر|ز.*ل|ن.*ق.*ل|ح.*ل|ص.*ب")
"""The letters that every form of these words has: few words have them, and to look for them costs less than to read a word."""


def _of_them(word: str) -> bool:
    """Whether a word after a number tells what became of some of those counted before.

    >>> [_of_them(word) for word in ("نقلوا", "غادر", "مازالا", "إصابتهما", "نقل", "حالات")]
    [True, True, True, True, False, False]
    """
    read = load().morphology.word(word.removeprefix("ما") if word.startswith("مازال") else word)
    return any(
        v.features.person == 3
        and v.features.gender != "f"
        and v.lemma in (_ONE_OR_MANY if v.features.number == "s" else _MANY)
        for v in read.verbs
    ) or any(n.citation in _THEIRS and n.enclitic for n in read.nouns)


def _context(before: Sequence[Token], after: Sequence[Token], noun: str) -> dict[str, float]:
    """The keys of the words around, those next to the number weighing most."""
    found: dict[str, float] = {}
    for side in (before, after):
        for n, token in enumerate(side[:_REACH]):
            if token.kind == "number":
                continue
            word = stem(token.form)
            if len(word) < 2 or word in STOP_STEMS:
                continue
            key = skeleton(word)
            if key != noun:
                found[key] = max(found.get(key, 0.0), 1.0 if n < 6 else 0.6)
    return found


def _victims(noun: str, after: Sequence[Token]) -> str:
    """Who the counted were, by the noun or the words after it: `28 قتيلا من الحوثيين`."""
    near = [*fold(noun).split(), *(t.form for t in after[:4] if not t.form.startswith("و"))]
    return next((found for word in near if (found := victim_class(word))), "")
