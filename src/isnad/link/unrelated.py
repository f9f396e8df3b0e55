"""What an article says that it has nothing to do with: `لا صلة لهذه العملية بالاقتتال في وسط المدينة`.

Whoever writes so tells of another matter, however much day and place agree. That a person or a faction has nothing to
do with a matter (`لا علاقة له بالهجوم`) is a denial, and says nothing of this.
"""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from isnad.language.folding import fold
from isnad.link.clusters import Cluster
from isnad.link.reading import Reading

_NO = r"(?:لا|ليس|ليست|دون|عدم|نفى|نفت|ينفي|تنفي|نافيا|نافية|استبعد|استبعدت|مستبعدا)"
_TIE = r"(?:صلة|علاقة|رابط|ارتباط)"
_MATTER = (
    r"(?:العملية|الحادث|الحادثة|الهجوم|الاشتباك|الاشتباكات|التفجير|الانفجار|الحريق|الجريمة|الواقعة|القضية"
    r"|الاجتماع|اللقاء|الزيارة|الجولة|المحادثات|الاعتقالات|التوقيفات)"
)
_WORD = r"(?:[^\s]+\s)"
_UNRELATED = re.compile(
    fold(
        rf"(?:^|[\s\"«“])[وف]?{_NO}\s{_WORD}{{0,7}}?{_TIE}\s(?:بين\s|ل)(?:هذا|هذه|تلك|ذلك)\s"
        rf"|\s{_MATTER}\s[\"«“]?(?:لا|ليس|ليست)\s{_WORD}?{_TIE}\sل(?:ها|ه|هما)\s"
    )
)

_spans: WeakKeyDictionary[Reading, list[tuple[int, int]]] = WeakKeyDictionary()


def unrelated(reading: Reading) -> list[tuple[int, int]]:
    """The spans of an article's text that name what it says its own matter has nothing to do with."""
    known = _spans.get(reading)
    if known is None:
        known = _spans[reading] = []
        for start, end in reading.sentences:
            sentence = reading.text[start:end]
            found = _UNRELATED.search(fold(sentence))
            if found:
                known.append((start, end))
    return known


def stands_apart(reading: Reading, offset: int) -> bool:
    """Whether what stands at an offset is named only as having nothing to do with the article's matter."""
    return any(start <= offset < end for start, end in unrelated(reading))


def matters_apart(a: Cluster, b: Cluster) -> bool:
    """Whether the article of one says that its matter has nothing to do with what the other, in two words at least,
    tells of."""
    return _names_as_other(a, b) or _names_as_other(b, a)


def _names_as_other(a: Cluster, b: Cluster) -> bool:
    for m in a.members:
        spans = unrelated(m.reading)
        if not spans or stands_apart(m.reading, m.event.start):
            continue
        for start, _ in spans:
            named = m.reading.stems_at(start)
            if any(len(named & wording) >= _SHARED for wording in b.wordings):
                return True
    return False


_SHARED = 2
