"""How much of a headline's words a body has: rough stems, compared as sets."""

from __future__ import annotations

from isnad.language.remembered import remembered
from isnad.sources.sheet import Line


def body_stems(lines: list[Line], first: int, last: int) -> set[str]:
    """The stems of the lines from `first` to `last` that still stand."""
    return stems_of([word for line in lines[first : last + 1] if line.is_open for word in line.words])


def stems_of(words: list[str]) -> set[str]:
    """The rough stems of the words of three letters and more."""
    return {_stem(word) for word in words if len(word) >= 3}


@remembered
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


def share(line: Line, body: set[str]) -> float:
    """Which share of the line's longer words the body has, 0 to 1."""
    stems = stems_of(line.words)
    return len(stems & body) / len(stems) if stems else 0.0
