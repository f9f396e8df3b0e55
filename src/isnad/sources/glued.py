"""Pieces of junk within text: shortcodes, scripts, joiners, and junk stuck to either end of a line."""

from __future__ import annotations

import re
from itertools import pairwise

from isnad.sources.boilerplate import Rules
from isnad.sources.junk_lines import MAX_RULE_LENGTH, by_words
from isnad.sources.sheet import Line

Cut = tuple[int, int, str]
_BREAK = re.compile(r"[.!؟…][\"')\]]{0,2}[ \t]+")
_RELATED = re.compile(
    r"(?:اقرا|اقرء|طالع|شاهد|read|see)[ \t]{1,3}(?:ايضا|المزيد|كذلك|also|more)[ \t]{0,3}(?:\.\.|[:|>-])|"
    r"(?:مقالات|مواضيع|اخبار|موضوعات)[ \t]{1,3}(?:ذات صله|متعلقه)[ \t]{0,3}[:|>-]"
)
RELATED_WORDS = 18
_NOT_BREAK = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]")
_TAIL = 240
MAX_TAILS = 8


def inline(folded: str, rules: Rules) -> list[Cut]:
    """The inline pieces of junk, in text order and without overlaps, as `(start, end, why)`."""
    cuts: list[Cut] = []
    for piece in rules.inline:
        if any(hint in folded for hint in piece.hints):
            cuts.extend(
                (m.start(), m.end(), piece.why) for m in piece.pattern.finditer(folded) if m.group().strip()
            )
    cuts.sort(key=lambda cut: (cut[0], -cut[1]))
    kept: list[Cut] = []
    for cut in cuts:
        if not kept or cut[0] >= kept[-1][1]:
            kept.append(cut)
    return kept


def blank_out(folded: str, cuts: list[Cut]) -> str:
    """The text with blanks where the cuts are, its length and its line breaks unchanged."""
    parts: list[str] = []
    at = 0
    for start, end, _ in cuts:
        parts += folded[at:start], _NOT_BREAK.sub(" ", folded[start:end])
        at = end
    parts.append(folded[at:])
    return "".join(parts)


def glued(line: Line, rules: Rules) -> list[Cut]:
    """Junk stuck to a line of text: at its beginning, at its end, or as a sentence of its own within it."""
    cuts: list[Cut] = []
    for why, pattern in rules.heads:
        match = pattern.match(line.text)
        if match and match.end() < len(line.text):
            cuts.append((0, match.end(), why))
            break
    if rules.triggers.search(line.text):
        _sentences(line.text[: _tails(line.text, rules, cuts)], rules, cuts)
    return [(line.start + a, line.start + b, why) for a, b, why in sorted(cuts)]


def _tails(text: str, rules: Rules, cuts: list[Cut]) -> int:
    """Cut tails off as long as there are any; the end of what is left."""
    end = len(text)
    for _ in range(MAX_TAILS):
        for why, pattern in rules.tails:
            match = pattern.search(text, max(1, end - _TAIL), end)
            if match and match.end() > match.start() and text.count('"', 0, match.start()) % 2 == 0:
                cuts.append((match.start(), match.end(), why))
                end = len(text[: match.start()].rstrip())
                break
        else:
            break
    return end


def _sentences(text: str, rules: Rules, cuts: list[Cut]) -> None:
    """Cut sentences that are junk as a whole, found between end marks and not within quotation marks."""
    start = cuts[0][1] if cuts and cuts[0][0] == 0 else 0
    bounds = [start, *(m.end() for m in _BREAK.finditer(text, start)), len(text)]
    if len(bounds) == 2:
        return
    quotes = text.count('"', 0, start)
    for a, b in pairwise(bounds):
        said = text[a:b].strip()
        why = _why(said, rules) if said and quotes % 2 == 0 and rules.triggers.search(said) else None
        if why:
            lead = a + text[a:b].index(said)
            cuts.append((lead, lead + len(said), why))
        quotes += text.count('"', a, b)


def _why(said: str, rules: Rules) -> str | None:
    """Why a sentence is junk, or None."""
    key = said.rstrip(". ")
    if len(key) > MAX_RULE_LENGTH:
        return None
    words = key.split()
    if len(words) <= RELATED_WORDS and _RELATED.match(said):
        return "related"
    if len(words) < 2:
        return None
    return rules.line_any.fullmatch(key) or by_words(
        Line(0, len(key), key, key, words), rules.words, edge=False
    )
