"""Whole lines that are junk: by rule, in the lists that a heading opens, as repeats, as tickers around the body."""

from __future__ import annotations

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
_TICKER_OVERLAP = 0.5


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
            has_digit = any(c.isdigit() for c in line.key)
            if (found or (words.need_digit and edge)) and (not words.need_digit or has_digit or strong):
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
    _, last = body_range(lines)
    i = 0
    while i < len(lines):
        line = lines[i]
        heading = _heading(line, rules, first=i == 0) if line.is_open else None
        if heading is None:
            i += 1
            continue
        why, items = heading
        line.why = why
        i += 1
        limit = min(items, LIST_IN_BODY if i <= last else items)
        taken = 0
        while i < len(lines) and taken < limit:
            follower = lines[i]
            if follower.is_open:
                if _heading(follower, rules, first=False) or not _takes(follower, why, rules):
                    break
                follower.why = why
                taken += 1
            i += 1


def _takes(line: Line, why: str, rules: Rules) -> bool:
    if rules.keep.fullmatch(line.key):
        return False
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
    """Mark a question with its answers, one a line, and the heading above it."""
    for i, line in enumerate(lines):
        if not (line.is_open and line.key.endswith("؟") and line.size <= 40):
            continue
        end = i + 1
        while end < len(lines) and rules.options.fullmatch(lines[end].key):
            end += 1
        if end - i < 3:
            continue
        start = i - 1 if i and rules.poll_heading.fullmatch(lines[i - 1].key) else i
        for taken in lines[start:end]:
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
        if bare in seen and (i < first or (bare in heads and line.size >= 4 and not line.ends)):
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
    first, last = body_range(lines)
    if last < 0:
        return
    known = fold(title).strip() if title else None
    run = [
        line
        for line in lines[:first]
        if line.is_open and not line.ends and not line.is_caption and not rules.keep.fullmatch(line.key)
    ]
    if len(run) < TICKER_LINES or any(opens_sentence(line, rules) for line in run):
        return
    body = _stems([word for line in lines[first : last + 1] if line.is_open for word in line.words])
    shares = [_share(line, body) for line in run]
    best = max(range(len(run)), key=lambda i: (run[i].key == known, shares[i], i))
    for i, line in enumerate(run):
        if i != best and (len(run) >= LONG_TICKER_LINES or shares[i] < _TICKER_OVERLAP):
            line.why = "ticker"


def trailing(lines: list[Line], rules: Rules) -> None:
    """Mark headlines that stand between and after junk below the body."""
    _, last = body_range(lines)
    if last < 0:
        return
    after_junk = False
    run: list[Line] = []
    for line in lines[last + 1 :]:
        if not line.is_open:
            after_junk = True
        elif after_junk and 3 <= line.size <= HEADLINE_WORDS and is_headline(line, rules):
            if not rules.keep.fullmatch(line.key) and not line.is_caption:
                run.append(line)
    if len(run) >= 2:
        for line in run:
            line.why = "related"


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
