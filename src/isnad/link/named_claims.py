"""Claims that the sentence of a denial names itself: `نفى ما أعلنته الوزيرة بشأن اتفاق`, `نفى الاتفاق بعد يومين من إعلان الوزيرة`.

Where no article tells the claim on the word of whoever made it, these words are all that is known of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from isnad.language.folding import Folded, fold
from isnad.link.keys import keys
from isnad.link.reading import Reading
from isnad.link.stems import content_stems
from isnad.records import Denial, Ref, Statement

_SPREAD = fold(
    r"أعلن|تداول|يتداول|نشر|ينشر|أورد|ذكر|زعم|يزعم|قال|صرح|أشيع|يشاع|تردد|يتردد|راج|يروج|روج|تناقل|بث|ورد|جاء|نقل|كتب|ادع[ىت]|أثير"
    r"|نسب|كشف|أفاد|أشاع|أذاع|ساق|قيل|يقال|اتهم"
)
_NEWS = fold(
    r"حصيلة|رقم|أرقام|أنباء|أخبار|تقارير|مزاعم|شائعات|إشاعات|ادعاءات|اتهامات|معلومات|أقاويل|أكاذيب|تصريحات|رواية|روايات|منشورات|تسريبات|خبر|نبأ|مقاطع"
)
_SAYING = fold(r"إعلان|تصريح|تصريحات|تأكيد|تأكيدات|كشف|قول|حديث|اتهام|اتهامات|زعم|مزاعم|ادعاء|ادعاءات|نشر")
_AFTER = fold(r"بعد|عقب|إثر|غداة|ردا على|في رد\w* على|تعليقا على|خلافا ل|بعدما|بعد أن")
_ABOUT = fold(
    r"التي|الذي|حول|بشأن|بخصوص|عن|من أن|بأن|أن|مفادها|تفيد|تحدث|المتداول|المنشور|الرائج|الواردة|المتعلق|ب"
)
_WHAT = re.compile(
    rf"(?<!\w)[وف]?[بل]?م?ما\s+(?:قد\s+|كانت?\s+|سبق\s+(?:ان\s+)?|(?:تم|يتم|جري|يجري)\s+)?(?:{_SPREAD})\w{{0,3}}(?=\s)"
    rf"|(?<!\w)[بلو]?(?:ال)?(?:{_NEWS})\s+(?:(?!و)\w+\s+){{0,3}}?(?:{_ABOUT})\w*(?=\s)"
)
"""`ما أعلنته …`, `الأنباء التي …`, `مزاعم عن …`."""
_ANNOUNCED = re.compile(
    rf"(?<!\w)(?:{_AFTER})\s+(?:\w+\s+){{0,3}}?(?:من\s+)?(?P<claim>(?:{_SAYING})\s+\w+)"
    rf"|(?<!\w)(?:{fold('بعدما|بعد أن|غداة ما')})\s+(?P<told>(?:{_SPREAD}|{fold('تحدث')})\w{{0,3}}\s+\w+)"
)
"""`بعد يومين من إعلان …`, `بعدما تحدث موقع عن …`."""
_MATTER = re.compile(fold(r"\s(?:حول|بشأن|بخصوص|عن|من أن|بأن|أن|إن|مفادها)\s"))
_STOP = re.compile(r"[،؛.!؟\n]")
_REACH = 160
"""Characters after the words that name a claim within which its clause ends."""


class NamedClaim(NamedTuple):
    """A claim as a sentence of denying names it: where, the stems of the names of whoever made it, the keys of its words."""

    ref: Ref
    names: tuple[frozenset[str], ...]
    words: frozenset[str]


def named_claims(reading: Reading) -> list[NamedClaim | None]:
    """The claim that each denial of an article names, or that another denial there of the same thing does."""
    denials = reading.item.denials
    own = [_in_sentence(reading, d) for d in denials]
    return [claim or _of_another(reading, d, denials, own) for d, claim in zip(denials, own, strict=True)]


def _in_sentence(reading: Reading, denial: Denial) -> NamedClaim | None:
    first, last = reading.sentence_span(denial.start)
    folded = Folded(reading.text[first:last])
    words = _words(reading, denial)
    for found in _WHAT.finditer(folded.text):
        start, end = folded.original(*found.span())
        if denial.start <= first + end and first + start <= max(denial.end, denial.start + _NEAR):
            return _named(reading, first + start, first + end, last)
    for found in _ANNOUNCED.finditer(folded.text):
        start, end = folded.original(*found.span("claim" if found["claim"] else "told"))
        claim = _named(reading, first + start, first + end, last)
        if words & claim.words:
            return claim
    return None


_NEAR = 120
"""Characters after a denial begins within which it says what it denies."""


def _named(reading: Reading, start: int, end: int, last: int) -> NamedClaim:
    limit = min(last, end + _REACH)
    stop = _STOP.search(reading.text, end, limit)
    end = stop.start() if stop else limit
    while start < end and reading.text[start].isspace():
        start += 1
    about = _MATTER.search(fold(reading.text[start:end]))
    mentions = reading.mentions_in(start, start + about.start() if about else end)
    names = tuple(content_stems(m.text) for m in mentions if m.entity and m.kind in ("PER", "ORG", "ROLE"))
    if not names and about is not None:
        names = _by_whom(reading.text[start : start + about.start()])
    ref = Ref(article=reading.source, start=start, end=end)
    return NamedClaim(ref, names, keys(content_stems(reading.text[start:end])))


def _by_whom(text: str) -> tuple[frozenset[str], ...]:
    """The words that name whoever told a claim, where no name is known: `ما أوردته وكالة الضفاف عن`; the press at large is nobody."""
    told = _TOLD_BY.match(fold(text))
    if told is None or _AT_LARGE.search(told["by"]):
        return ()
    stems = content_stems(told["by"]) - _KINDS
    return (stems,) if stems else ()


_TOLD_BY = re.compile(
    rf"[وف]?[بل]?(?:ما\s+|(?:ال)?(?:{_NEWS})\s+(?:ال[تذ]ي\s+))(?:قد\s+|كانت?\s+)?(?:{_SPREAD})\w{{0,3}}\s+(?P<by>.+)"
)
_AT_LARGE = re.compile(
    fold(
        r"(?<!\w)(?:وسائل|مواقع|صفحات|حسابات|منصات|بعض|ناشط|نشطاء|مغردون|مدونون|صحف|وكالات|قنوات|إعلام|جهات|أطراف)"
    )
)
_KINDS = content_stems("صحيفة جريدة وكالة موقع قناة إذاعة شبكة الأنباء للأنباء الرسمية الرسمي تقرير بيان")


def _words(reading: Reading, denial: Denial) -> frozenset[str]:
    statements = reading.item.statements
    text = denial.text
    if denial.statement is not None and 0 <= denial.statement < len(statements):
        said = statements[denial.statement]
        text = " ".join((text, said.text, *(s.text for s in statements if _goes_on(reading, said, s))))
    who = keys(content_stems(denial.who.text)) if denial.who is not None else frozenset[str]()
    return keys(content_stems(text)) - who


def _goes_on(reading: Reading, said: Statement, later: Statement) -> bool:
    """Whether a statement is what a speaker goes on to say in the same sentence: `نفى الوزير …، قبل أن يستدرك بأن`."""
    if later.rule != "continue" or later.start < said.end or later.speaker is None or said.speaker is None:
        return False
    same = reading.sentence_of(later.start) == reading.sentence_of(said.start)
    return same and later.speaker.text == said.speaker.text


def _of_another(
    reading: Reading, denial: Denial, denials: Sequence[Denial], own: Sequence[NamedClaim | None]
) -> NamedClaim | None:
    """The claim that another denial names whose words this one repeats, two of them being the claim's."""
    words = _words(reading, denial)
    for other, claim in zip(denials, own, strict=True):
        if other is denial or claim is None:
            continue
        shared = words & (_words(reading, other) | claim.words)
        if len(shared) >= _SHARED and shared & claim.words:
            return claim
    return None


_SHARED = 2
