"""The lines of a text that may hold credits, and their parts between separators."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad.annotate.view import TextView
from isnad.language.folding import fold
from isnad.language.tokens import Token

BODY_WORDS = 18
"""A line of at least so many tokens is body, not headline."""


LONGEST_PART = 6


_DASH = ("-", "ـ")


class Part(NamedTuple):
    """A part of a line between separators: tokens `[first, last)`, what stands before and after it."""

    first: int
    last: int
    before: str
    after: str
    quoted: bool

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets."""
        return self.before.endswith("(")


class Line(NamedTuple):
    """A line that holds words: tokens `[first, last)`."""

    first: int
    last: int
    start: int
    end: int


def lines_of(view: TextView) -> Iterator[Line]:
    """The lines of a text that hold tokens."""
    start, i, tokens = 0, 0, view.tokens
    size = len(tokens)
    for line in view.text.split("\n"):
        end = start + len(line)
        first = i
        while i < size and tokens[i].start < end:
            i += 1
        if i > first:
            yield Line(first, i, start, end)
        start = end + 1


def body_line(view: TextView, lines: list[Line]) -> int:
    """Index of the first line of the body: long, or a sentence with its full stop; the title is none."""
    title = fold(view.article.title or "").strip()
    for n, line in enumerate(lines):
        size = line.last - line.first
        if size >= BODY_WORDS or (size >= 8 and view.tokens[line.last - 1].text == "."):
            if title and len(lines) > n + 1 and _is_title(view.text[line.start : line.end], title):
                continue
            return n
    return 0


def parts_of(tokens: list[Token], first: int, last: int) -> tuple[list[Part], int]:
    """The parts of a line up to where prose begins, and the token where reading stopped.

    Prose begins at a part longer than a name, or at a mark that no credit line has.
    """
    parts: list[Part] = []
    start, before, quoted = first, "", False
    opened = ""
    i = first

    def close(end: int, mark: str) -> None:
        nonlocal start, before, quoted, opened
        if end > start:
            parts.append(Part(start, end, opened + before, mark, quoted))
            quoted, opened, before = False, "", mark
        elif parts and not before.endswith("("):
            parts[-1] = parts[-1]._replace(after=parts[-1].after + mark)
            before += mark
        else:
            before += mark

    content = first
    while i < last:
        token = tokens[i]
        text, form = token.text, token.form
        if token.kind != "punct":
            if i - content >= LONGEST_PART:
                return parts, i
            i += 1
            continue
        if form == '"':
            if content < i:
                close(i, "")
                if parts and not before:
                    parts[-1] = parts[-1]._replace(quoted=True)
                    before = ""
            else:
                quoted = True
            start = content = i + 1
        elif form in _DASH or text in ("ـ", "/", "\\", "|", ":", "+", "،", ",", ")", "]"):
            mark = "-" if form in _DASH or text == "ـ" else {"\\": "/", "]": ")", ",": "،"}.get(text, text)
            start = start if content > start else content
            close(i, mark)
            start = content = i + 1
        elif text in ("(", "["):
            close(i, "(")
            if parts and parts[-1].after.endswith("("):
                parts[-1] = parts[-1]._replace(after=parts[-1].after[:-1])
            before = "("
            start = content = i + 1
        elif text == "." and i == last - 1:
            break
        else:
            return parts, i
        i += 1
    end = i if i < last else last
    close(end, "")
    return parts, last


def _is_title(line: str, title: str) -> bool:
    """Whether a line is the folded title again."""
    return len(line) < 2 * len(title) + 2 and fold(line).strip() == title
