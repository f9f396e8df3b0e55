"""Whole lines that are junk: by rule, in the lists that a heading opens, in polls."""

from __future__ import annotations

import re

from isnad.sources.boilerplate import Rules, Words, tokens
from isnad.sources.overlap import body_stems, share
from isnad.sources.sheet import Line, body_range

MAX_RULE_LENGTH = 320
"""Longer lines are running text: whole-line rules do not look at them."""
HEADLINE_WORDS = 26
_MAY_HEAD = frozenset({"read-more", "menu", "byline-cms", "related"})
"""Rules whose lines may open a list as well."""
LIST_IN_BODY = 6
"""So many headlines at most are taken after a heading that real paragraphs follow."""
POLL_LINES = 14
_TITLE_SHARE = 0.5
_DATE = re.compile(r"\d{1,4} ?[-/.:] ?\d{1,2} ?[-/.:] ?\d{2,4}")


def by_rule(lines: list[Line], rules: Rules) -> None:
    """Mark the lines that a rule knows; those of the edges only before and after the body."""
    for line in lines:
        if line.is_open and len(line.key) <= MAX_RULE_LENGTH:
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
                found = (
                    strong
                    or _DATE.search(line.key) is not None
                    or (found and any(map(str.isdigit, line.key)))
                )
            if found:
                return words.why
    return None


def is_headline(line: Line, rules: Rules) -> bool:
    """Whether a line after a heading reads like a headline or an excerpt, not like a sentence of the body."""
    if line.key.endswith(("…", "...", "[…]", "[...]", "المزيد", "المزيد »")):
        return True
    ends = line.key.rstrip('"')[-1:] in ".:" and not line.key.endswith("..")
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
    for i, line in enumerate(lines):
        if line.why is not None and line.why not in _MAY_HEAD:
            continue
        heading = _heading(line, rules, first=i == 0, edge=i < first or i > last)
        if heading is None:
            continue
        why, items = heading
        line.why = why
        limit = min(items, LIST_IN_BODY) if first < i <= last else items
        taken = _followers(lines, i + 1, limit, why, rules)
        for follower in taken:
            follower.why = why
        if i < first and len(taken) > 1 and share(taken[-1], body_stems(lines, first, last)) >= _TITLE_SHARE:
            taken[-1].why = None


def _followers(lines: list[Line], start: int, limit: int, why: str, rules: Rules) -> list[Line]:
    """The lines that belong under a heading at `start - 1`; lines already taken are passed over."""
    taken: list[Line] = []
    for line in lines[start:]:
        if len(taken) >= limit:
            break
        if not line.is_open:
            continue
        if _heading(line, rules, first=False, edge=True) or not _belongs(line, why, rules):
            break
        taken.append(line)
    return taken


def _belongs(line: Line, why: str, rules: Rules) -> bool:
    if rules.keep.fullmatch(line.key):
        return False
    if why == "byline-cms":
        return line.size <= 4 and not line.ends
    return line.size <= 45 if why == "caption" else is_headline(line, rules)


def _heading(line: Line, rules: Rules, *, first: bool, edge: bool) -> tuple[str, int] | None:
    """Why, and how many lines to take, where the line is a heading; 0 where it has its headline itself."""
    if len(line.key) > MAX_RULE_LENGTH:
        return None
    for heading in rules.headings:
        if heading.edge and not edge:
            continue
        if heading.alone.fullmatch(line.key):
            return heading.why, heading.items
        if heading.why != "related" or heading.edge or first:
            continue
        if heading.with_headline.match(line.key) and line.size <= HEADLINE_WORDS + 4:
            return heading.why, 0
        bare = heading.alone.match(line.key)
        if bare and "ايضا" in bare.group() and line.size <= HEADLINE_WORDS and not line.ends:
            return heading.why, 0
    return None


def polls(lines: list[Line], rules: Rules) -> None:
    """Mark polls: a heading to the button under it, or a question with its answers, one a line."""
    for i, line in enumerate(lines):
        if not line.is_open:
            continue
        if rules.poll_heading.fullmatch(line.key):
            ends = (
                j
                for j in range(i + 2, min(i + POLL_LINES, len(lines)))
                if rules.poll_end.fullmatch(lines[j].key)
            )
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
