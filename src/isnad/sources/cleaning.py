"""Cleaning: takes the site's junk out of a text in whole pieces and says what and why.

Nothing is edited: the clean text is the raw text less some pieces, and `Cleaned.pieces` leads every clean
offset back. White space left hanging by a removal, or around the whole text, goes with it silently.
"""

from __future__ import annotations

from dataclasses import dataclass

from isnad.language.folding import INVISIBLE, Folded
from isnad.records import Removed
from isnad.sources.boilerplate import rules
from isnad.sources.captions import captions
from isnad.sources.edges import repeats, tickers, trailing
from isnad.sources.furniture import furniture
from isnad.sources.glued import Cut, blank_out, glued, inline
from isnad.sources.junk_lines import by_rule, lists, polls
from isnad.sources.sheet import lay_out

_BREAKS = "\n\r\u2028\u2029\x0b\x0c\x85"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, what was removed, and `pieces`: `(clean start, raw start, length)` in order."""

    text: str
    removed: list[Removed]
    pieces: list[tuple[int, int, int]]


def clean(raw: str, *, title: str | None = None) -> Cleaned:
    """Take the junk out of `raw`; `title`, where known, tells the headline from others' headlines.

    Linear in the length of `raw`. Every character of `raw` that is no white space is either in the clean text
    or in exactly one of `removed`.

    >>> cleaned = clean("أعلنت الوزارة، الخميس، وقف العمليات في المدينة حتى إشعار آخر.\\nمشاركة :")
    >>> cleaned.text
    'أعلنت الوزارة، الخميس، وقف العمليات في المدينة حتى إشعار آخر.'
    >>> [(piece.text, piece.why) for piece in cleaned.removed]
    [('مشاركة :', 'share-bar')]
    """
    folded = Folded(raw)
    removed: list[Removed] = []
    gaps: list[tuple[int, int]] = []
    for start, end, why in sorted(_find(folded.text, title)):
        a, b = folded.original(start, end)
        text = raw[a:b]
        lead = len(text) - len(text.lstrip())
        removed.append(Removed(text=text.strip(), why=why, raw_start=a + lead))
        gaps.append((a, b))
    pieces = _between(raw, _with_blanks(raw, gaps))
    return Cleaned("".join(raw[a : a + n] for _, a, n in pieces), removed, pieces)


def _find(folded: str, title: str | None) -> list[Cut]:
    """What to cut, in folded offsets, without overlaps: pieces within lines and whole lines."""
    book = rules()
    inner = inline(folded, book)
    lines = lay_out(blank_out(folded, inner) if inner else folded)
    polls(lines, book)
    by_rule(lines, book)
    lists(lines, book)
    captions(lines, book)
    repeats(lines, title)
    tickers(lines, book, title)
    trailing(lines, book)
    furniture(lines, book, title)
    outer: list[Cut] = []
    for line in lines:
        if line.why is not None:
            outer.append((line.start, line.end, line.why))
        else:
            outer.extend(glued(line, book))
    return _apart(inner, outer)


def _apart(inner: list[Cut], outer: list[Cut]) -> list[Cut]:
    """Inner cuts beside outer ones; an inner cut that lies within an outer one is part of it."""
    kept = list(outer)
    outer = sorted(outer)
    at = 0
    for cut in inner:
        while at < len(outer) and outer[at][1] <= cut[0]:
            at += 1
        if at == len(outer) or cut[1] <= outer[at][0]:
            kept.append(cut)
        elif cut[0] < outer[at][0]:
            kept.append((cut[0], outer[at][0], cut[2]))
    return kept


def _with_blanks(raw: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Widen each gap over the white space that it leaves hanging; merged, in order.

    A line of which nothing is left goes with its line break and the blank lines after it.
    """
    widened: list[tuple[int, int]] = []
    for start, end in _merged(raw, gaps):
        a, b = start, end
        while a > 0 and _is_blank(raw[a - 1]):
            a -= 1
        while b < len(raw) and _is_blank(raw[b]):
            b += 1
        begins_line = a == 0 or raw[a - 1] in _BREAKS
        ends_line = b == len(raw) or raw[b] in _BREAKS
        if begins_line and ends_line:
            b = _next_line(raw, b)
        elif not begins_line and not ends_line:
            a, b = start, (b if a < start and raw[a:start].isspace() else end)
        widened.append((a, b))
    return widened


def _merged(raw: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Gaps of one line with nothing but blanks between them, made one."""
    merged: list[tuple[int, int]] = []
    for start, end in gaps:
        if merged and all(_is_blank(char) for char in raw[merged[-1][1] : start]):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_blank(char: str) -> bool:
    return (char.isspace() and char not in _BREAKS) or char in INVISIBLE


def _next_line(raw: str, at: int) -> int:
    """The beginning of the first line after `at` that is not blank, or the end of the text."""
    begin = at
    while at < len(raw) and (raw[at].isspace() or raw[at] in INVISIBLE):
        at += 1
        if raw[at - 1] in _BREAKS:
            begin = at
    return at if at == len(raw) else begin


def _between(raw: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The pieces of `raw` between the gaps, white space at both ends of the whole trimmed."""
    spans: list[tuple[int, int]] = []
    at = 0
    for start, end in [*gaps, (len(raw), len(raw))]:
        if start > at:
            spans.append((at, start))
        at = max(at, end)
    while spans and not raw[spans[0][0] : spans[0][1]].strip():
        spans.pop(0)
    while spans and not raw[spans[-1][0] : spans[-1][1]].strip():
        spans.pop()
    if spans:
        start, end = spans[0]
        spans[0] = (end - len(raw[start:end].lstrip()), end)
        start, end = spans[-1]
        spans[-1] = (start, start + len(raw[start:end].rstrip()))
    pieces: list[tuple[int, int, int]] = []
    clean_start = 0
    for start, end in spans:
        pieces.append((clean_start, start, end - start))
        clean_start += end - start
    return pieces
