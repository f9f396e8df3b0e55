"""How a sentence sets a number against another: as that of an earlier time, as disputed, as taken back or grown."""

from __future__ import annotations

import re
from functools import lru_cache

from isnad.language.folding import fold
from isnad.link.measures import Measure
from isnad.records import Party

_END = r"(?=[\s،.:\"»])"
_BACK = re.compile(
    fold(r"(?:^|\s)[وف]?(?:تصويب|الصواب|أخطأت? (?:في|حين|عندما)|(?:كان|كانت) خطأ|خاطئة?|بالخطأ)" + _END)
)
_EARLIER = re.compile(
    fold(
        r"(?:بيان|حصيلة|إحصاء|أرقام|عدد)\w* (?:ال)?(?:أول|أولي|سابق)|في وقت سابق|مقابل|بعدما كان|بعد أن كان|مقارنة|وكان البيان"
    )
)
_GROWN = re.compile(
    fold(
        r"ارتفع|ترتفع|ارتفاع|رفع|ترفع|يرفع|يبلغ|بات|باتت|زاد|ازداد|انخفض|تراجع|(?:وصل|يصل|تصل)ت? (?:إلى|العدد|عدد|ال?حصيلة)"
    )
)
_DISPUTED = re.compile(
    fold(
        r"(?:^|\s)[وف]?(?:نف[ىيت]\w*|نافي\w*|كذب\w*|مكذب\w*|خلافا|لا (?!ت|ي)[^\s]+|ليس|ليست|تناقض|تضارب|متضارب\w*|شكك\w*|بخلاف|عكس)"
    )
    + _END
)
_BUT = re.compile(
    fold(
        r"(?:^|[\s\"«“])[وف]?(?:غير أن|لكن|إلا أن|بيد أن|في المقابل|بالمقابل|في حين|اكتف[ىت]\w*|من جهته|من جهتها|أما|فيما|بينما|فقط|سوى|لا يزيد|لا تزيد|لا يتجاوز|لا تتجاوز|"
        r"لا أكثر|لا غير|نف[ىيت]\w*)(?=[\s،.:\"»]|\w)"
    )
)


def _sentence(m: Measure) -> str:
    start, end = m.reading.sentence_span(m.start)
    return _folded(m.reading.text[start:end])


@lru_cache(maxsize=1_024)
def _folded(sentence: str) -> str:
    """A folded sentence; each of its numbers is set against many others in a row."""
    return fold(sentence)


def takes_back(m: Measure) -> bool:
    """Whether a number stands where something is taken back or put right."""
    start, end = m.reading.sentence_span(m.start)
    retracted = [d for d in m.reading.item.denials if d.retraction and d.start < end and start < d.end]
    if any(d.start <= m.start < d.end or _of_one_voice(m.speaker, d.who) for d in retracted):
        return True
    return m.put_right or bool(_BACK.search(_sentence(m)))


def _of_one_voice(speaker: str | None, who: Party | None) -> bool:
    """Whether a number and what is taken back beside it are not told by two."""
    return speaker is None or who is None or _same_voice(speaker, who.text)


def _same_voice(one: str, other: str) -> bool:
    """Whether two names of those who speak are one, the shorter pointing back at the longer: `وزارة الصحة`, `الوزارة`."""
    first, second = ({w.removeprefix("ال") for w in fold(name).split()} for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def set_apart_in_time(m: Measure) -> bool:
    """Whether a number is told as that of an earlier time."""
    return bool(_EARLIER.search(_sentence(m)))


def grown(m: Measure) -> bool:
    """Whether a number is told as what a count has become, with no other number between."""
    text = m.reading.text
    first, last = m.reading.sentence_span(m.start)
    others = (q.end for q in m.reading.item.quantities if first <= q.start and q.end <= m.start)
    first = max([first, m.start - _BEFORE, *others])
    return bool(_GROWN.search(fold(text[first : min(last, m.end + _BEHIND)])))


_BEFORE, _BEHIND = 60, 15


def disputes(m: Measure) -> bool:
    """Whether a number is set against another: `ثلاثة لا اثنان`, `نافيا دقة الحصيلة`, or is itself denied."""
    denied = any(d.start <= m.start < d.end for d in m.reading.item.denials)
    return m.instead is not None or denied or bool(_DISPUTED.search(_sentence(m)))


def set_apart(m: Measure) -> bool:
    """Whether a number may stand beside another of its article for one thing: earlier, or taken back."""
    return set_apart_in_time(m) or takes_back(m)


def contrasted(a: Measure, b: Measure) -> bool:
    """Whether an article sets two numbers against one another on the word of different people."""
    if a.reading is not b.reading or a.speaker == b.speaker:
        return False
    if a.speaker is not None and b.speaker is not None and _same_voice(a.speaker, b.speaker):
        return False
    if (a.speaker is None or b.speaker is None) and abs(a.sentence - b.sentence) > _NEAR:
        return False
    later = max(a, b, key=lambda m: m.start)
    start, end = later.reading.sentence_span(later.start)
    start = max(start, min(a, b, key=lambda m: m.start).end)
    told = fold(later.reading.text[start : min(end, later.end + _ONLY)])
    had = _HAD.search(told)
    if had is not None and (None not in (a.speaker, b.speaker) or len(had[1].split()) > 1):
        return True
    return bool(_BUT.search(told)) or disputes(later)


_ONLY = 20
"""Characters after a number in which what sets it against another may follow it: `خمسة قتلى فقط`."""
_HAD = re.compile(
    fold(r"(?:^|\s)[وف]كانت? ([^.]{0,80}?)(?:^|\s)(?:قد|قالت?|أعلنت?|ذكرت?|تحدثت?|أحصت?|وثقت?)\s")
)
"""`وكان الجيش قال`, `وكانت الشبكة قد وثقت`: what somebody had told before, somebody else if named in full."""
_EXCHANGED = re.compile(
    fold(
        r"(?:^|\s)[وف]?(?:لا|ليس|ليست|بدل|بدلا|الصواب|الصحيح|بعدما كان|بعد أن كان|عوض|عوضا|بعد أن كانت)(?=\s|$)"
    )
)


def exchanged(a: Measure, b: Measure) -> bool:
    """Whether a sentence puts one number in the place of another: `14 لا 17`, `52 ألف برميل مقابل 70 ألفا`."""
    if a.reading is not b.reading or a.sentence != b.sentence:
        return False
    first, second = sorted((a, b), key=lambda m: m.start)
    between = first.reading.text[first.end : second.start]
    if len(between.split()) > _BETWEEN:
        return False
    after = fold(second.reading.text[second.end : second.end + 30])
    return bool(_EXCHANGED.search(fold(between))) or ("مقابل" in between and bool(_THEN.search(after)))


_BETWEEN = 6
_THEN = re.compile(fold(r"قبل|سابق|ماضي|العام|أمس"))
_NEAR = 4
"""Sentences between two numbers of which only one is laid to somebody."""
