"""Photo captions: by their credit, their place in the page, and whether the body tells the same.

A paragraph that ends in `(رويترز)` may be credited text. It is a caption only where the body repeats it, or
where it stands apart (first, last, or above the body) and speaks of a picture.
"""

from __future__ import annotations

import re

from isnad.sources.boilerplate import Rules
from isnad.sources.junk_lines import opens_sentence
from isnad.sources.sheet import Line, body_range, is_foreign

CAPTION_WORDS = 60
SHORT_CAPTION_WORDS = 32
MAX_CREDITS = 60
"""So many lines with a photo credit are looked at in one text."""
_INNER_END = re.compile(r"[.!؟] \S")


def captions(lines: list[Line], rules: Rules) -> None:
    """Mark the photo captions among the lines, and Latin-letter captions of an Arabic text."""
    found: list[tuple[int, re.Match[str]]] = []
    for i, line in enumerate(lines):
        if line.is_open and line.size <= CAPTION_WORDS:
            match = rules.credit.search(line.key, max(0, len(line.key) - 90))
            if match:
                line.is_caption = True
                found.append((i, match))
    first, last = body_range(lines)
    if last < 0:
        for i, _ in found:
            lines[i].is_caption = False
        return
    keys = [line.key for line in lines if line.is_open]
    for i, _ in found[MAX_CREDITS:]:
        lines[i].is_caption = False
    for i, match in found[:MAX_CREDITS]:
        line = lines[i]
        if _is_caption(line, match, i < first, i > last, keys, rules):
            line.why = "caption"
        else:
            line.is_caption = False
    for i, line in enumerate(lines):
        if not (line.is_open and line.size >= 4 and is_foreign(line)):
            continue
        if i < first or i > last or (rules.english.search(line.key) and line.size <= CAPTION_WORDS):
            line.why = "caption"


def _is_caption(
    line: Line, credit: re.Match[str], above: bool, below: bool, keys: list[str], rules: Rules
) -> bool:
    said = line.key[: credit.start()].rstrip(" .-/|")
    if not said or rules.keep.fullmatch(line.key) or line.text.endswith("-"):
        return False
    if len(said) >= 12 and sum(said in key for key in keys) >= 2:
        return True
    by_name = credit.lastgroup == "marked"
    if len(said.split()) <= (4 if by_name else 2) or (by_name and " - " in said and line.size <= 10):
        return False
    if credit.lastgroup == "agency" or (credit.lastgroup == "second" and not _names_photo(credit)):
        if _INNER_END.search(said) or line.key[: credit.start()].rstrip().endswith((".", '."')):
            return False
        if opens_sentence(line, rules) or line.size > SHORT_CAPTION_WORDS:
            return False
        return above or rules.photo_words.search(said) is not None
    if above or below:
        return True
    return line.size <= 40 and not _INNER_END.search(said)


def _names_photo(credit: re.Match[str]) -> bool:
    return bool(re.search(r"[جغ]يتي|getty|photo|shutterstock", credit.group()))
