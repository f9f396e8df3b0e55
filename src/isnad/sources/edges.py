"""What stands around the body: the title again, tickers above it, other headlines below."""

from __future__ import annotations

import re

from isnad.language.folding import fold
from isnad.sources.boilerplate import Rules
from isnad.sources.junk_lines import HEADLINE_WORDS, is_headline, opens_sentence
from isnad.sources.overlap import body_stems, share
from isnad.sources.sheet import Line, body_range

TICKER_LINES = 4
LONG_TICKER_LINES = 8
"""So many short lines above the body may be a ticker, and so many are one."""
STRIP_LINES = 8
STRIP_WORDS = 30
"""A ticker in one line is among the first lines and has at least so many words."""
_STRIP_SHARE = 0.3
_TICKER_SHARE = 0.4
"""Headlines of other articles share less of their words with the body."""
TITLE_LINES = 40
"""The title is looked for among so many lines above the body."""
_TITLE_SHARE = 0.25
"""The title shares at least so many of its words with the body."""
_TICKER_WORDS = 4
_WIDE_GAP = re.compile(r"[ \t]{3,}|[ \t]{1,4}[|•][ \t]{1,4}")
_FURNITURE = frozenset(
    "share-bar related comments read-more follow-us top-link newsletter ad tags copyright".split()  # noqa: SIM905
)
"""Junk that nothing but more of the site follows."""


def repeats(lines: list[Line], title: str | None) -> None:
    """Mark repeats of the title and of other short lines above the body; the first of each stays."""
    first, _ = body_range(lines)
    known = fold(title).strip() if title else None
    seen: set[str] = set()
    heads = {line.key for line in lines[: min(first, len(lines))] if line.is_open and line.size >= 4}
    if known:
        heads.add(known)
    for i, line in enumerate(lines):
        if not line.is_open or line.size > 40:
            continue
        bare = _without_site(line.key, heads)
        again = i < first or (bare in heads and line.size >= 4 and not line.ends)
        if line.size >= 2 and bare in seen and again:
            line.why = "title-repeat"
        elif i < first or bare in heads:
            seen.add(bare)


def _without_site(key: str, heads: set[str]) -> str:
    """The line without a site's name behind it (`العنوان - صحيفة كذا`), where the rest is a known title."""
    for mark in (" - ", " | ", " / ", " :: ", " > "):
        before, found, after = key.rpartition(mark)
        if found and len(after.split()) <= 6 and before.strip() in heads:
            return before.strip()
    return key


def tickers(lines: list[Line], rules: Rules, title: str | None) -> None:
    """Mark runs of other headlines above the body; the line that shares most with the body stays."""
    _strips(lines)
    first, last = body_range(lines)
    if last < 0:
        return
    known = fold(title).strip() if title else None
    run = [
        line
        for line in lines[:first]
        if line.is_open and not line.ends and not line.is_caption and not rules.keep.fullmatch(line.key)
    ]
    sentences = sum(opens_sentence(line, rules) for line in run)
    if (
        len(run) < TICKER_LINES
        or sentences > len(run) // LONG_TICKER_LINES
        or any(_dangles(x, rules) for x in run)
    ):
        return
    body = body_stems(lines, first, last)
    shares = [share(line, body) for line in run]
    near = len(run) - TITLE_LINES
    told = [
        line.key == known or (i >= near and _is_told_again(line, lines[:first])) for i, line in enumerate(run)
    ]
    best = max(range(len(run)), key=lambda i: (told[i], shares[i], i))
    others = [i for i in range(len(run)) if i != best]
    unrelated = sum(shares[i] for i in others) < _TICKER_SHARE * len(others)
    headlines = sum(run[i].size >= _TICKER_WORDS for i in others) * 3 >= 2 * len(others)
    if headlines and (unrelated or len(run) >= LONG_TICKER_LINES):
        for i in others if told[best] or shares[best] >= _TITLE_SHARE else range(len(run)):
            run[i].why = "ticker"


def _is_told_again(line: Line, lines: list[Line]) -> bool:
    """Whether another line holds the whole of this one, as breadcrumbs and repeats hold the title."""
    return line.size >= _TICKER_WORDS and sum(line.key in other.key for other in lines) >= 2


def _dangles(line: Line, rules: Rules) -> bool:
    """Whether a line breaks off in the middle of a sentence, as wrapped text does and headlines do not."""
    return line.key.endswith(("،", "؛", ",")) or (bool(line.words) and line.words[-1] in rules.danglers)


def _strips(lines: list[Line]) -> None:
    """Mark tickers in one line at the top: headlines with wide gaps, or a string of them after `عاجل`."""
    for i, line in enumerate(lines[:STRIP_LINES]):
        if not line.is_open or line.ends or line.size < STRIP_WORDS:
            continue
        rest = body_stems(lines, i + 1, len(lines) - 1)
        parts = [part for part in _WIDE_GAP.split(line.key) if len(part.split()) >= 3]
        gaps = (
            len(parts) >= TICKER_LINES
            and line.size <= HEADLINE_WORDS * len(parts)
            and line.key.count(". ") < 2
        )
        flash = line.key.startswith("عاجل") and share(line, rest) < _STRIP_SHARE
        if len(rest) >= STRIP_WORDS and (gaps or flash):
            line.why = "ticker"


def trailing(lines: list[Line], rules: Rules) -> None:
    """Mark headlines that stand between and after junk below the body."""
    _, last = body_range(lines)
    if last < 0:
        return
    after_junk = False
    run: list[Line] = []
    for line in lines[last + 1 :]:
        if line.why is not None:
            after_junk = after_junk or line.why in _FURNITURE
        elif (
            after_junk and line.size >= 3 and is_headline(line, rules) and not rules.keep.fullmatch(line.key)
        ):
            run.append(line)
    if len(run) >= 2:
        for line in run:
            line.why = "related"
