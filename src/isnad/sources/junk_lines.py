"""Whole lines that are junk: by rule, in the lists that a heading opens, as repeats, as tickers around the body."""

from __future__ import annotations

import re

from isnad.language.folding import fold
from isnad.sources.boilerplate import Rules, Words, tokens
from isnad.sources.sheet import Line, body_range

MAX_RULE_LENGTH = 320
"""Longer lines are running text: whole-line rules do not look at them."""
HEADLINE_WORDS = 26
LIST_IN_BODY = 6
"""So many headlines at most are taken after a heading that real paragraphs follow."""
TICKER_LINES = 4
LONG_TICKER_LINES = 8
STRIP_LINES = 8
STRIP_WORDS = 30
POLL_LINES = 14
_STRIP_SHARE = 0.3
_TITLE_SHARE = 0.5
_TICKER_OVERLAP = 0.4
_WIDE_GAP = re.compile(r"[ \t]{3,}|[ \t]{1,4}[|•][ \t]{1,4}")
_TICKER_WORDS = 4
_FURNITURE = frozenset(
    ("share-bar", "related", "comments", "read-more", "follow-us", "top-link", "newsletter", "ad", "tags", "copyright")
)
"""Junk that nothing but more of the site follows."""
_DATE = re.compile(r"\d{1,4} ?[-/.:] ?\d{1,2} ?[-/.:] ?\d{2,4}")


def by_rule(lines: list[Line], rules: Rules) -> None:
    """Mark the lines that a rule knows; those of the edges only before and after the body."""
    for line in lines:
        if len(line.key) <= MAX_RULE_LENGTH:
            line.why = rules.line_any.fullmatch(line.key) or by_words(line, rules.words, edge=False)
    first, last = body_range(lines)
    if last < 0:
        return
    for i, line in enumerate(lines):
        if line.is_open and (i < first or i > last) and len(line.key) <= MAX_RULE_LENGTH:
            why = rules.line_edge.fullmatch(line.key) or by_words(line, rules.words, edge=True)
            line.why = None if why == "byline-cms" and rules.keep.fullmatch(line.key) else why


def by_words(line: Line, vocabularies: tuple[Words, ...], *, edge: bool) -> str | None:
    """Why the line is junk if it is nothing but the words of one vocabulary, else None."""
    if not 1 <= line.size <= 40:
        return None
    parts = tokens(line.key)
    for words in vocabularies:
        strong = words.strong is not None and words.strong.search(line.key) is not None
        if words.edge and not edge and not strong:
            continue
        found = False
        for part in parts:
            if part in words.core:
                found = True
            elif not (part in words.also or part.isdigit() or (part[0].isdigit() and words.need_digit)):
                break
        else:
            if words.need_digit:
                found = strong or _DATE.search(line.key) is not None or (found and any(map(str.isdigit, line.key)))
            if found:
                return words.why
    return None


def is_headline(line: Line, rules: Rules) -> bool:
    """Whether a line after a heading reads like a headline or an excerpt, not like a sentence of the body."""
    if line.key.endswith(("…", "...", "[…]", "[...]", "المزيد", "المزيد »")):
        return True
    ends = line.key.rstrip('"') [-1:] in ".:" and not line.key.endswith("..")
    return not ends and line.size <= HEADLINE_WORDS and not opens_sentence(line, rules)


def opens_sentence(line: Line, rules: Rules) -> bool:
    """Whether a line begins as sentences of a body do (`وقال`, `كما`, `من جهته`).

    A leading و is a conjunction but where the word is a known noun (`وزير`, `واشنطن`).
    """
    if not line.words:
        return False
    first = line.words[0]
    if first in rules.openers or " ".join(line.words[:2]) in rules.openers:
        return True
    return first.startswith("و") and len(first) >= 4 and first not in rules.waw_nouns


def lists(lines: list[Line], rules: Rules) -> None:
    """Mark headings like `اقرأ أيضا` and the headlines under them, and lines that hold both."""
    first, last = body_range(lines)
    i = 0
    while i < len(lines):
        heading = _heading(lines[i], rules, first=i == 0) if lines[i].is_open else None
        if heading is None:
            i += 1
            continue
        why, items = heading
        lines[i].why = why
        limit = min(items, LIST_IN_BODY) if first < i <= last else items
        taken = _followers(lines, i + 1, limit, why, rules)
        for line in taken:
            line.why = why
        if i < first and len(taken) > 1 and _share(taken[-1], _body(lines, first, last)) >= _TITLE_SHARE:
            taken[-1].why = None
        i += 1


def _followers(lines: list[Line], start: int, limit: int, why: str, rules: Rules) -> list[Line]:
    """The lines that belong under a heading at `start - 1`; lines already taken are passed over."""
    taken: list[Line] = []
    for line in lines[start:]:
        if len(taken) >= limit:
            break
        if not line.is_open:
            continue
        if _heading(line, rules, first=False) or not _belongs(line, why, rules):
            break
        taken.append(line)
    return taken


def _belongs(line: Line, why: str, rules: Rules) -> bool:
    if rules.keep.fullmatch(line.key):
        return False
    if why == "byline-cms":
        return line.size <= 4 and not line.ends
    return line.size <= 45 if why == "caption" else is_headline(line, rules)


def _heading(line: Line, rules: Rules, *, first: bool) -> tuple[str, int] | None:
    """The reason and the number of lines to take where the line is a heading; 0 lines where it has its headline."""
    if len(line.key) > MAX_RULE_LENGTH:
        return None
    for why, items, alone, with_headline in rules.headings:
        if alone.fullmatch(line.key):
            return why, items
        if why == "caption" or first:
            continue
        match = with_headline.match(line.key)
        if match and line.size <= HEADLINE_WORDS + 4:
            return why, 0
        bare = alone.match(line.key)
        if bare and "ايضا" in bare.group() and line.size <= HEADLINE_WORDS and not line.ends:
            return why, 0
    return None


def polls(lines: list[Line], rules: Rules) -> None:
    """Mark polls: a heading to the button under it, or a question with its answers, one a line."""
    for i, line in enumerate(lines):
        if not line.is_open:
            continue
        if rules.poll_heading.fullmatch(line.key):
            ends = (j for j in range(i + 2, min(i + POLL_LINES, len(lines))) if rules.poll_end.fullmatch(lines[j].key))
            end = next(ends, i)
            if any(other.is_paragraph and not other.key.endswith("؟") for other in lines[i:end]):
                continue
            start = i
        elif line.key.endswith("؟") and line.size <= 40:
            start = end = i
            while end + 1 < len(lines) and rules.options.fullmatch(lines[end + 1].key):
                end += 1
        else:
            continue
        if end - start >= 2:
            for taken in lines[start : end + 1]:
                taken.why = taken.why or "poll"


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
        if line.size >= 2 and bare in seen and (i < first or (bare in heads and line.size >= 4 and not line.ends)):
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
    """Mark runs of other articles' headlines above the body; the line that shares most with the body stays."""
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
    if len(run) < TICKER_LINES or sentences > len(run) // LONG_TICKER_LINES or any(_dangles(x, rules) for x in run):
        return
    body = _body(lines, first, last)
    shares = [_share(line, body) for line in run]
    best = max(range(len(run)), key=lambda i: (run[i].key == known, shares[i], i))
    others = [i for i in range(len(run)) if i != best]
    unrelated = sum(shares[i] for i in others) < _TICKER_OVERLAP * len(others)
    headlines = sum(run[i].size >= _TICKER_WORDS for i in others) * 3 >= 2 * len(others)
    if headlines and (unrelated or len(run) >= LONG_TICKER_LINES):
        for i in others:
            run[i].why = "ticker"


def _dangles(line: Line, rules: Rules) -> bool:
    """Whether a line breaks off in the middle of a sentence, as wrapped text does and headlines do not."""
    return line.key.endswith(("،", "؛", ",")) or (bool(line.words) and line.words[-1] in rules.danglers)


def _strips(lines: list[Line]) -> None:
    """Mark tickers in one line above everything else: headlines with wide gaps, or a string of them after `عاجل`."""
    for i, line in enumerate(lines[:STRIP_LINES]):
        if not line.is_open or line.ends or line.size < STRIP_WORDS:
            continue
        rest = _body(lines, i + 1, len(lines) - 1)
        parts = [part for part in _WIDE_GAP.split(line.key) if len(part.split()) >= 3]
        gaps = len(parts) >= TICKER_LINES and line.size <= HEADLINE_WORDS * len(parts) and line.key.count(". ") < 2
        flash = line.key.startswith("عاجل") and _share(line, rest) < _STRIP_SHARE
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
        elif after_junk and 3 <= line.size <= HEADLINE_WORDS and is_headline(line, rules):
            if not rules.keep.fullmatch(line.key) and not line.is_caption:
                run.append(line)
    if len(run) >= 2:
        for line in run:
            line.why = "related"


def _body(lines: list[Line], first: int, last: int) -> set[str]:
    """The stems of the lines from `first` to `last` that still stand."""
    return _stems([word for line in lines[first : last + 1] if line.is_open for word in line.words])


def _stems(words: list[str]) -> set[str]:
    return {_stem(word) for word in words if len(word) >= 3}


def _stem(word: str) -> str:
    """A rough stem for comparing headline and body: conjunction, preposition and article off, ending off."""
    if word[0] in "وف" and len(word) > 4:
        word = word[1:]
    if word.startswith(("بال", "لل", "كال")) and len(word) > 5:
        word = word[2 if word.startswith("لل") else 3 :]
    elif word.startswith("ال") and len(word) > 4:
        word = word[2:]
    elif word[0] in "بل" and len(word) > 4:
        word = word[1:]
    return word[:5].rstrip("هيا") or word


def _share(line: Line, body: set[str]) -> float:
    """Which share of the line's longer words the body has, 0 to 1."""
    stems = _stems(line.words)
    return len(stems & body) / len(stems) if stems else 0.0
