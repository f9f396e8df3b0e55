"""A text laid out in lines for cleaning: each line's folded key, its size, whether it is a paragraph.

All offsets here are in the folded text, line breaks included; `cleaning` takes them back to the raw text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BULLETS = " \t•·*▪▫►▶◄◀»><|-_–—●○■□◆◇★☆✔✅✓➡⬅→←↩↓↑🔴🔵🔹🔸📌📍💥👇👉⬇⚡️"
_WORD = re.compile(r"\w{2,}|\w")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LATIN = re.compile(r"[a-z]")
_SENTENCE_END = re.compile(r"[.!؟:…][\"')\]]{0,2}$|[.!؟][\"')\]]{0,2} {0,2}\([^()]{1,30}\)$|\"$")
PARAGRAPH_WORDS = 22
"""A line with this many words is a paragraph even without an end mark."""
SENTENCE_WORDS = 8
"""A line with this many words and an end mark is one."""


@dataclass(slots=True)
class Line:
    """One line that is not blank: where its content stands, and what its folded text (`key`) is like."""

    start: int
    end: int
    text: str
    key: str = ""
    words: list[str] = field(default_factory=list[str])
    ends: bool = False
    why: str | None = None
    is_caption: bool = False

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(self.words)

    @property
    def is_paragraph(self) -> bool:
        """Whether it reads like running text: long, or a sentence with an end mark."""
        return self.size >= PARAGRAPH_WORDS or (self.ends and self.size >= SENTENCE_WORDS)

    @property
    def is_open(self) -> bool:
        """Whether it still stands: no rule has taken it."""
        return self.why is None


def lay_out(folded: str) -> list[Line]:
    """The lines of a folded text that hold anything.

    >>> [(line.key, line.size, line.ends) for line in lay_out("عنوان\\n\\n* وقال إن ذلك كان.\\n")]
    [('عنوان', 1, False), ('وقال إن ذلك كان.', 4, True)]
    """
    lines: list[Line] = []
    for match in _LINE.finditer(folded):
        whole = match.group()
        text = whole.strip()
        if not text:
            continue
        start = match.start() + len(whole) - len(whole.lstrip())
        key = text.strip(_BULLETS) or text
        words = _WORD.findall(key)
        lines.append(Line(start, start + len(text), text, key, words, bool(_SENTENCE_END.search(key))))
    return lines


def body_range(lines: list[Line]) -> tuple[int, int]:
    """Indices of the first and the last real paragraph still open; `(len, -1)` where there is none."""
    real = [
        i for i, line in enumerate(lines) if line.why is None and line.is_paragraph and not line.is_caption
    ]
    return (real[0], real[-1]) if real else (len(lines), -1)


def is_foreign(line: Line) -> bool:
    """Whether a line is in Latin letters: at least 12 of them and hardly an Arabic one."""
    latin = len(_LATIN.findall(line.key))
    return latin >= 12 and len(_ARABIC.findall(line.key)) * 5 < latin
