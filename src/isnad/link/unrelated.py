"""What an article says that it has nothing to do with: `لا صلة لهذه العملية بالاقتتال في وسط المدينة`.

Whoever writes so tells of another matter, however much day and place agree. That a person or a faction has nothing to
do with a matter (`لا علاقة له بالهجوم`) is a denial, and says nothing of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from isnad.language.folding import fold

if TYPE_CHECKING:
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

_TIES = tuple(fold(word) for word in ("صلة", "علاقة", "رابط", "ارتباط"))
"""The words of `_TIE`, one of which stands wherever anything is found."""


def unrelated(text: str, sentences: Sequence[tuple[int, int]], words: Iterable[str]) -> list[tuple[int, int]]:
    """The spans of a text that name what it says its own matter has nothing to do with; `words` are its folded words."""
    whole = " ".join(words)
    if not any(tie in whole for tie in _TIES):
        return []
    return [(start, end) for start, end in sentences if _UNRELATED.search(fold(text[start:end]))]


def stands_apart(reading: Reading, offset: int) -> bool:
    """Whether what stands at an offset is named only as having nothing to do with the article's matter."""
    return any(start <= offset < end for start, end in reading.unrelated)


def matters_apart(a: Cluster, b: Cluster) -> bool:
    """Whether the article of one says that its matter has nothing to do with what the other, in two words at least,
    tells of."""
    return _names_as_other(a, b) or _names_as_other(b, a)


def _names_as_other(a: Cluster, b: Cluster) -> bool:
    if not a.unrelated:
        return False
    return any(len(named & wording) >= _SHARED for named in a.unrelated for wording in b.wordings)


def named_apart(c: Cluster) -> list[frozenset[str]]:
    """The words of the sentences in which its articles name what their own matter, which it is of, has nothing to do with."""
    return [
        m.reading.stems_at(start)
        for m in c.members
        if m.reading.unrelated and not stands_apart(m.reading, m.event.start)
        for start, _ in m.reading.unrelated
    ]


_SHARED = 2
