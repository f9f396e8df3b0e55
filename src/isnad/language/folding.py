"""Folding: one spelling for the many ways in which the same Arabic word is written.

Hamza seats, ة/ه, ى/ي, Persian letters, presentation forms, both digit sets, quotation marks and dashes are
brought together; vowel marks, tatweel, bidi controls and zero-width characters fall away. The text itself is
never edited: `Folded` keeps a map from each folded character to where it stands in the original.

>>> fold("أُمــيركيّة")
'اميركيه'
>>> f = Folded("الغـــارة على بغداد")
>>> f.text
'الغاره علي بغداد'
>>> f.original(0, 6)
(0, 9)
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

MARKS = "".join(chr(c) for c in (*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
                                 *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE)))  # fmt: skip
INVISIBLE = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
TATWEEL = "\u0640"

FOREIGN_FORMS = {
    "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ۀ": "ه", "ھ": "ه", "ە": "ه",
}  # fmt: skip
"""Arabic letters as keyboards of other languages write them."""
_LETTERS = FOREIGN_FORMS | {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه", "ۃ": "ه",
    "گ": "ك", "ڭ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ڨ": "ق", "ژ": "ز",
}  # fmt: skip
_PUNCTUATION = {
    **dict.fromkeys("«»“”„‟″〝〞＂❝❞‹›‘’‚‛′`´＇'", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "٪": "%", "﹪": "%", "٫": ".", "٬": ",", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
}  # fmt: skip


PRESENTATION: dict[int, str] = {
    code: unicodedata.normalize("NFKC", chr(code)).strip()
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))
    if unicodedata.normalize("NFKC", chr(code)) != chr(code)
}
"""The letter or letters that each presentation form stands for, as `str.translate` wants it."""


_COMMON = 0x0700
"""The characters below it are those of which nearly every text consists: Latin to Arabic."""


def _table() -> dict[int, str]:
    table = {
        code: chr(code) for code in range(_COMMON)
    }  # a character that is not in the table costs an exception
    table |= {ord(c): "" for c in MARKS + INVISIBLE + TATWEEL}
    simple = _LETTERS | _PUNCTUATION
    simple |= {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}
    simple |= {chr(c): chr(c).lower() for c in range(ord("A"), ord("Z") + 1)}
    table |= {ord(c): v for c, v in simple.items()}
    table |= {code: plain.translate(table) for code, plain in PRESENTATION.items()}
    return table


_TABLE = _table()
_CHANGES_LENGTH = frozenset(chr(c) for c, v in _TABLE.items() if len(v) != 1)
_LENGTH_CHANGER = re.compile("[" + re.escape("".join(sorted(_CHANGES_LENGTH))) + "]")


def fold(text: str) -> str:
    """Fold `text`; idempotent. Use `Folded` where offsets matter."""
    return text.translate(_TABLE)


@lru_cache(maxsize=200_000)
def fold_word(word: str) -> str:
    """Fold one word, remembered: types repeat."""
    return word.translate(_TABLE)


class Folded:
    """A folded view of a text, with the way back.

    `text` is the folded string; `original(start, end)` gives the span of the original that a span of it
    came from, marks and tatweel after its last letter included.
    """

    def __init__(self, original: str) -> None:
        self.source = original
        self.text = original.translate(_TABLE)
        self._starts: list[int] | None = None
        if not _CHANGES_LENGTH.isdisjoint(original):
            starts: list[int] = []
            done = 0
            for match in _LENGTH_CHANGER.finditer(original):
                at = match.start()
                starts += range(done, at)
                starts += [at] * len(_TABLE[ord(match.group())])
                done = at + 1
            starts += range(done, len(original))
            self._starts = starts

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for the folded span `[start, end)`; empty spans stay empty."""
        if self._starts is None:
            return start, end
        size = len(self._starts)
        first = self._starts[start] if start < size else len(self.source)
        if end <= start:
            return first, first
        last = self._starts[end] if end < size else len(self.source)
        return first, max(last, self._starts[end - 1] + 1)

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """The folded span that covers the original span `[start, end)`."""
        if self._starts is None:
            return start, end
        first = bisect_right(self._starts, start - 1)
        return first, max(first, bisect_right(self._starts, end - 1))


def words(text: str) -> frozenset[str]:
    """A set of folded words from a space-separated list."""
    return frozenset(fold(w) for w in text.split())
