"""Marks in text: cut where they begin and end, widened to whole words, escaped."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import pairwise

from markupsafe import Markup, escape

from isnad.web.visible import visible

Shown = list[tuple[int, int, str]]
"""Spans to mark, each with the class of its mark."""


def painted(text: str, shown: Shown, start: int = 0) -> Markup:
    """`text` escaped, with `<mark class=…>` around the spans; `start` is where `text` begins among their offsets.

    >>> painted("a وقصف b", [(12, 14, "events"), (10, 14, "statements")], 10)
    Markup('<mark class="statements">a </mark><mark class="events statements">وقصف</mark> b')
    """
    return Marks(text, [(a - start, b - start, name) for a, b, name in shown]).html(0, len(text))


class Marks:
    """A text with its marks, cut where a mark begins or ends; where marks overlap, their classes come together.

    The first piece of a mark of the class `at` has that for its id too.
    """

    def __init__(self, text: str, shown: Shown) -> None:
        self._text = text
        wide = [(*widened(text, start, end), name) for start, end, name in shown]
        self._edges = sorted({edge for start, end, _ in wide for edge in (start, end)})
        self._classes: list[str] = []
        for edge in self._edges:
            over = {name for start, end, name in wide if start <= edge < end}
            self._classes.append(" ".join(sorted(over)))
        self._first_at = min((start for start, _, name in wide if name == "at"), default=-1)

    def html(self, start: int, end: int) -> Markup:
        """A stretch of the text, escaped, with the marks in it."""
        cuts = [start, *(e for e in self._edges if start < e < end), end]
        pieces: list[Markup] = []
        for first, last in pairwise(cuts):
            at = bisect_right(self._edges, first) - 1
            classes = self._classes[at] if at >= 0 else ""
            piece = escaped(self._text[first:last])
            if classes and piece.strip():
                sign = (
                    Markup(' id="at"') if "at" in classes.split() and first == self._first_at else Markup("")
                )
                piece = Markup('<mark%s class="%s">%s</mark>') % (sign, classes, piece)
            pieces.append(piece)
        return Markup("").join(pieces)


def escaped(text: str) -> Markup:
    """`text` as HTML whose text node is the text again, control characters made visible."""
    # A parser would read a bare carriage return as a line feed and drop one beside it.
    return Markup(str(escape(visible(text))).replace("\r", "&#13;"))


def widened(text: str, first: int, last: int) -> tuple[int, int]:
    """The span with the rest of the words that it begins and ends in, so that a mark parts no letters."""
    first, last = max(0, first), min(len(text), last)
    while 0 < first < last and _in_word(text[first - 1]) and _in_word(text[first]):
        first -= 1
    while first < last < len(text) and _in_word(text[last - 1]) and _in_word(text[last]):
        last += 1
    return first, last


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char) == "Mn"
