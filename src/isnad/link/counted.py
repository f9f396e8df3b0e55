"""Counted people over all articles: who is counted (`جندي`), whose they are (American), where.

Values that differ at one time are a conflict, over time an update.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tokens import Token
from isnad.lexicon import Lexicon, load
from isnad.link.measures import HARMS
from isnad.link.reading import Reading
from isnad.link.vocabulary import counted_class, is_number_of, is_their_number, role_of, vocabulary
from isnad.records import Figure, FigureKind, FigureValue, Mention, Quantity

_REACH = 9
"""Tokens on either side of a number in which what it counts may stand."""
_PLACE_REACH = 75
_IN = re.compile(fold(r"(?:^|\s)(?:و?في|و?ب|داخل)\s*$"))
_TOLERANCE = 0.04


class Subject(NamedTuple):
    """What is counted: its class or noun, whose (a country's code or an entity), where (a country's code
    or a place).
    """

    what: str
    whose: str
    where: str


def counted_figures(found_in: Iterable[Iterable[tuple[Subject, FigureValue]]]) -> list[Figure]:
    """The figures of counted people of whom every article says whose they are and where, over all articles."""
    lexicon = load()
    series: defaultdict[Subject, list[FigureValue]] = defaultdict(list)
    for told in found_in:
        for subject, value in told:
            series[subject].append(value)
    found: list[Figure] = []
    for subject, values in series.items():
        if _worth(values):
            arabic, latin = _about(subject, lexicon)
            found.append(Figure(about=arabic, about_en=latin, kind=kind_of(values), values=values))
    return found


def _worth(values: Sequence[FigureValue]) -> bool:
    """Two articles, or two values at different times in one."""
    if len({v.article for v in values}) >= 2:
        return True
    return len({(v.low, v.high) for v in values}) >= 2 and len({v.as_of for v in values}) >= 2


def kind_of(values: Sequence[FigureValue]) -> FigureKind:
    """Whether values agree, follow one another in time, or conflict.

    Values of different days are an update, and so is a toll that only rises while the day goes on into
    others;
    different values at one time are a conflict.
    """
    distinct = list({(v.low, v.high, v.approx): v for v in values}.values())
    if all(_same(a, b) for a in distinct for b in distinct):
        return "agree"
    dated = sorted((v for v in values if v.as_of), key=lambda v: (v.as_of or "", v.low or v.high or 0))
    by_day: defaultdict[str, list[FigureValue]] = defaultdict(list)
    for value in dated:
        by_day[value.as_of or ""].append(value)
    if len(by_day) < 2:
        return "conflict"
    rising = all(
        (a.low or a.high or 0) <= (b.high or b.low or 0) * (1 + _TOLERANCE) for a, b in pairwise(dated)
    )
    latest = by_day[max(by_day)]
    settled = all(_same(a, b) for a in latest for b in latest)
    if rising and settled:
        return "update"
    given = ({(v.low, v.high, v.approx): v for v in group}.values() for group in by_day.values())
    clashing = any(not _same(a, b) for group in given for a in group for b in group)
    return "conflict" if clashing else "update"


def _same(a: FigureValue, b: FigureValue) -> bool:
    if a.low is not None and b.low is not None and a.high is not None and b.high is not None:
        wide = max(abs(a.high), abs(b.high)) * _TOLERANCE if a.approx or b.approx else 0.0
        return a.low <= b.high + wide and b.low <= a.high + wide
    if a.high is None and a.low is not None:
        return b.high is None or b.high >= a.low
    if b.high is None and b.low is not None:
        return a.high is None or a.high >= b.low
    return True


# ---------------------------------------------------------------- counted things


def counted(reading: Reading, lexicon: Lexicon) -> Iterable[tuple[Subject, FigureValue]]:
    """The counts of an article whose subject is clear, with their values."""
    last: tuple[int, str, str] | None = None
    taken: set[Subject] = set()
    for quantity in reading.item.quantities:
        if quantity.unit or (quantity.low is None and quantity.high is None):
            continue
        if quantity.approx and quantity.low != quantity.high:
            continue  # مئات
        if any(role_of(t.form) in HARMS for t in _around(reading, quantity)[0]):
            continue
        sentence = reading.sentence_of(quantity.start)
        before = last if last is not None and last[0] == sentence else None
        what = _what(reading, quantity)
        if before is not None and not quantity.noun and what in (None, before[1]):
            _, what, whose = before
        elif what is not None:
            whose = _whose(reading, quantity, lexicon) or (before[2] if before and before[1] == what else "")
            whose = whose or _whose_in_sentence(reading, quantity)
        else:
            continue
        where = _where(reading, quantity, whose)
        last = sentence, what, whose
        subject = Subject(what, whose, where)
        if not whose or not where or whose == where or subject in taken:
            continue
        taken.add(subject)
        yield subject, _value(reading, quantity)


def _value(reading: Reading, quantity: Quantity) -> FigureValue:
    dated = reading.date_beside(quantity.start, quantity.end)
    return FigureValue(
        article=reading.source, start=quantity.start, end=quantity.end, low=quantity.low,
        high=quantity.high, approx=quantity.approx,
        as_of=dated.value if dated is not None else reading.article.published,
        speaker=reading.speaker_at(quantity.start),
    )  # fmt: skip


def _around(reading: Reading, quantity: Quantity) -> tuple[list[Token], list[Token]]:
    """The tokens of the sentence before a quantity (nearest first) and after it."""
    start, end = reading.sentence_span(quantity.start)
    before = [t for t in reading.tokens_in(start, quantity.start) if t.kind == "word"]
    after = [t for t in reading.tokens_in(quantity.end, end) if t.kind == "word"]
    return before[::-1][:_REACH], after[:_REACH]


def _what(reading: Reading, quantity: Quantity) -> str | None:
    """The class of what is counted: by its noun, or by what stands before `عددهم`, or close by where it
    has none.
    """
    for word in fold(quantity.noun).split():
        found = counted_class(word)
        if found:
            return found
    before, after = _around(reading, quantity)
    numbered = any(is_number_of(t.form) or is_their_number(t.form) for t in before[:2])
    if quantity.noun and not numbered:
        return None
    for token in (*(() if numbered else after[:2]), *before[:6]):
        found = counted_class(token.form)
        if found:
            return found
    return None


def _whose(reading: Reading, quantity: Quantity, lexicon: Lexicon) -> str:
    """The country that a nationality next to the number gives: after it, else before it."""
    before, after = _around(reading, quantity)
    for token in (*after[:4], *before[:6]):
        code = lexicon.adjectives.get(token.form)
        if code and token.form not in {fold(n) for n in lexicon.countries[code].names}:
            return code
    return ""


def _whose_in_sentence(reading: Reading, quantity: Quantity) -> str:
    """Whose they are by the sentence: `جنود بلاده` are those of the last person named, `جنودها` those of
    the last
    state; else those of the first state named that is no place (`تحتفظ الولايات المتحدة بنحو …`)."""
    start, _ = reading.sentence_span(quantity.start)
    named = [m for m in reading.mentions_in(start, quantity.start) if m.country]
    close = [t.form for t in _around(reading, quantity)[0][:6]]
    if any(w.startswith(("بلاد", "بلده")) for w in close):
        return next((m.country or "" for m in reversed(named) if m.kind in ("PER", "ROLE")), "")
    states = [m for m in named if m.kind in ("GPE", "ORG", "ROLE", "PER") and not _is_place(reading, m)]
    if any(counted_class(w) and w.endswith(("ها", "ه")) for w in close):
        states.reverse()
    return next((m.country or "" for m in states), "")


def _is_place(reading: Reading, mention: Mention) -> bool:
    return bool(_IN.search(fold(reading.text[max(0, mention.start - 6) : mention.start])))


def _where(reading: Reading, quantity: Quantity, whose: str) -> str:
    """Where: the place after في nearest to the number, else the one other country of the sentence."""
    start, end = reading.sentence_span(quantity.start)
    placed: list[tuple[int, str]] = []
    named: list[tuple[int, str]] = []
    for mention in reading.mentions_in(start, end):
        if mention.kind not in ("GPE", "LOC", "FAC") or not mention.entity or not mention.country:
            continue
        country = mention.country
        distance = (
            mention.start - quantity.end
            if mention.start >= quantity.end
            else 12 + quantity.start - mention.end
        )
        if country == whose:
            continue
        if distance <= _PLACE_REACH and _is_place(reading, mention):
            placed.append((distance, country))
        named.append((distance, country))
    if placed:
        return min(placed)[1]
    return named[0][1] if len({country for _, country in named}) == 1 else ""


def _about(subject: Subject, lexicon: Lexicon) -> tuple[str, str]:
    _, arabic, latin = vocabulary().counted[subject.what]
    owner, place = lexicon.countries.get(subject.whose), lexicon.countries.get(subject.where)
    adjective = owner.adjective[0] if owner is not None and owner.adjective else subject.whose
    feminine = f"ال{adjective}ة" if arabic == "القوات" else f"ال{adjective}ون"
    where_ar = place.names[0] if place is not None else subject.where
    where_en = place.en if place is not None else subject.where
    adjective_en = owner.en_adjective if owner is not None and owner.en_adjective else subject.whose
    return f"{arabic} {feminine} في {where_ar}", f"{adjective_en} {latin} in {where_en}"
