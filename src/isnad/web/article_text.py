"""The text of an article as HTML, and its annotations as offsets into that HTML's text.

The text nodes of the element, one after the other, are the clean text letter for letter, so that a script can
mark any span of it without cutting into it: an element inside an Arabic word would part its letters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter

import msgspec
from markupsafe import Markup

from isnad.records import Annotations, Article, Span
from isnad.web.marking import Marks, Shown, escaped

LAYERS = ("statements", "events", "pledges", "denials", "mentions", "times", "quantities", "wordings")
"""The layers that can be shown in the text, the broadest first."""


class Highlights(msgspec.Struct):
    """For each layer its spans as `[start, end]`, counted in UTF-16 units as scripts count."""

    layers: dict[str, list[tuple[int, int]]]


def text_html(article: Annotations, shown: Shown | None = None) -> Markup:
    """The clean text as paragraphs of sentences; sentence `n` has the id `s{n}`.

    Nothing but the text itself stands between the tags. `shown` is marked, widened to whole words; where marks
    overlap, their classes come together.
    """
    text = article.article.text
    marks = Marks(text, shown or [])
    paragraphs: list[Markup] = []
    for start, end in _paragraphs(text):
        pieces: list[Markup] = []
        at = start
        for number, (first, last) in enumerate(article.sentences):
            first, last = max(first, start), min(last, end)
            if first >= last or first < at:
                continue
            pieces.append(marks.html(at, first))
            sign = Markup(' id="s%d"') % number if article.sentences[number][0] >= start else Markup("")
            pieces.append(Markup("<span%s>%s</span>") % (sign, marks.html(first, last)))
            at = last
        pieces.append(marks.html(at, end))
        paragraphs.append(Markup("<p>%s</p>") % Markup("").join(pieces))
    return Markup("").join(paragraphs)


def raw_html(article: Article) -> Markup:
    """The text as it was received, line by line, with what cleaning took out marked as deleted."""
    kept = [(raw, raw + length) for _, raw, length in article.pieces] or [(0, len(article.raw))]
    pieces: list[Markup] = []
    at = 0
    for start, end in [*kept, (len(article.raw), len(article.raw))]:
        cut = article.raw[at:start]
        if cut.strip():
            pieces.append(Markup("<del>%s</del>") % escaped(cut))
        else:
            pieces.append(escaped(cut))
        pieces.append(escaped(article.raw[start:end]))
        at = end
    return Markup("").join(pieces)


def layer_marks(article: Annotations, layers: Iterable[str]) -> Shown:
    """The spans of these layers, each marked with the layer's name."""
    return [(span.start, span.end, name) for name in layers for span in getattr(article, name)]


def record_mark(article: Annotations, start: int) -> Shown:
    """The broadest record that starts here, marked `at`; none where no record does."""
    for name in LAYERS:
        for span in getattr(article, name):
            if span.start == start:
                return [(span.start, span.end, "at")]
    return []


def highlights(article: Annotations) -> Highlights:
    """Where every annotation stands in the text of `text_html`."""
    astral = [i for i, char in enumerate(article.article.text) if ord(char) > 0xFFFF]

    def utf16(offset: int) -> int:
        return offset + bisect_right(astral, offset - 1)

    layers: dict[str, list[tuple[int, int]]] = {}
    for name in LAYERS:
        spans: list[Span] = getattr(article, name)
        layers[name] = [(utf16(span.start), utf16(span.end)) for span in spans]
    layers["cues"] = [(utf16(s.cue.start), utf16(s.cue.end)) for s in article.statements if s.cue is not None]
    return Highlights(layers)


def sentence_of(article: Annotations, offset: int) -> int | None:
    """The number of the sentence that `offset` stands in."""
    number = bisect_right(article.sentences, offset, key=itemgetter(0)) - 1
    return number if number >= 0 and offset < article.sentences[number][1] else None


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines with what ends them; blank lines belong to the line before."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        if found and not line.strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((at, end))
        at = end
    return found
