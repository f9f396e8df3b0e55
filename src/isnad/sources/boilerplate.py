"""The boilerplate rules: reads `boilerplate.yaml` and compiles it once.

Patterns are folded like the text that they meet, a space in them stands for any run of blanks, and only
lower-case escapes are allowed, since folding lowers Latin letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from isnad.errors import LexiconError
from isnad.language.folding import fold
from isnad.language.yaml_text import YAMLError, read_yaml

_TOKEN = re.compile(r"[^\s|/\\•·>›‹<:،,*()\[\]\"_+.…!\-]+")
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?| \?| (?=\{)| |[*+]|.", re.S)
_UPPER_ESCAPE = re.compile(r"\\[A-Z]")
_BLANKS: dict[str, str] = {" ": "[ \\t]{1,4}", " ?": "[ \\t]{0,4}"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Patterns tried as one: `why` tells which group of them a match belongs to."""

    pattern: re.Pattern[str]
    reasons: tuple[str, ...]

    def fullmatch(self, text: str) -> str | None:
        """Why `text` as a whole is junk, or None."""
        match = self.pattern.fullmatch(text)
        return self.reasons[int((match.lastgroup or "r0")[1:])] if match else None


@dataclass(frozen=True, slots=True)
class Words:
    """A line of nothing but these words: `core` of which one must be there, `also` that may."""

    why: str
    core: frozenset[str]
    also: frozenset[str]
    edge: bool
    need_digit: bool
    strong: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Patterns for junk within text; tried only where one of the `hints` occurs."""

    why: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What opens a list of up to `items` lines: `alone`, or `with_headline` in one line with it."""

    why: str
    items: int
    edge: bool
    alone: re.Pattern[str]
    with_headline: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, compiled. `line_any` and `line_edge` hold for whole lines, anywhere or at the edges."""

    line_any: Choice
    line_edge: Choice
    words: tuple[Words, ...]
    headings: tuple[Heading, ...]
    inline: tuple[Piece, ...]
    tails: tuple[tuple[str, re.Pattern[str]], ...]
    heads: tuple[tuple[str, re.Pattern[str]], ...]
    keep: re.Pattern[str]
    credit: re.Pattern[str]
    photo_words: re.Pattern[str]
    english: re.Pattern[str]
    openers: frozenset[str]
    waw_nouns: frozenset[str]
    danglers: frozenset[str]
    triggers: re.Pattern[str]
    options: re.Pattern[str]
    poll_heading: re.Pattern[str]
    poll_end: re.Pattern[str]


def tokens(text: str) -> list[str]:
    """The words and numbers of a folded line, without separators and bullets.

    >>> tokens("فيسبوك | تويتر / 12:30")
    ['فيسبوك', 'تويتر', '12', '30']
    """
    return _TOKEN.findall(text)


def source_of(pattern: str) -> str:
    """A rule's pattern as Python's `re` takes it: folded, its spaces widened, its groups not capturing.

    >>> source_of("(إعلان|ad) ?:")
    '(?:اعلان|ad)[ \\\\t]{0,4}:'
    """
    if _UPPER_ESCAPE.search(pattern):
        raise LexiconError(
            "E201", f"boilerplate.yaml: upper-case escape in {pattern!r}; use a lower-case one"
        )
    parts: list[str] = []
    for part in cast("list[str]", _PART.findall(fold(pattern))):
        if part in "*+":
            raise LexiconError("E201", f"boilerplate.yaml: unbounded repeat in {pattern!r}; use {{0,n}}")
        parts.append("(?:" if part == "(" else _BLANKS.get(part, part))
    return "".join(parts)


def _compile(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{source_of(p)})" for p in patterns))


def _choice(groups: list[dict[str, Any]]) -> Choice:
    parts = [
        f"(?P<r{i}>{'|'.join(f'(?:{source_of(p)})' for p in g['patterns'])})" for i, g in enumerate(groups)
    ]
    return Choice(re.compile("|".join(parts) or "(?!)"), tuple(str(g["why"]) for g in groups))


def _words(entry: dict[str, Any]) -> Words:
    strong = entry.get("strong")
    return Words(
        why=str(entry["why"]),
        core=frozenset(fold(str(w)) for w in entry["core"]),
        also=frozenset(fold(str(w)) for w in entry.get("also", [])),
        edge=entry.get("zone") == "edge",
        need_digit=bool(entry.get("need_digit")),
        strong=re.compile(source_of(strong)) if strong else None,
    )


def _heading(entry: dict[str, Any]) -> Heading:
    body = "|".join(f"(?:{source_of(p)})" for p in entry["patterns"])
    alone = re.compile(rf"(?:{body})[ \t]{{0,3}}[:؛.…!|>]{{0,4}}")
    with_headline = re.compile(rf"(?:{body})[ \t]{{0,3}}(?:[:|>-]|\.{{2,3}}|…)")
    return Heading(
        why=str(entry["why"]),
        items=int(entry.get("items", 40)),
        edge=entry.get("zone") == "edge",
        alone=alone,
        with_headline=with_headline,
    )


def _credit(entry: dict[str, Any]) -> re.Pattern[str]:
    """The photo credit at the end of a caption; group `photo` where its name credits nothing but pictures."""
    photo = "|".join(source_of(p) for p in entry["photo"])
    agency = "|".join(source_of(p) for p in entry["agency"])
    marks = source_of(entry["marks"])
    blank = "[ \t]{0,3}"
    name = rf"(?:(?P<photo>{photo})|(?P<agency>{agency}))"
    more = rf"(?:{blank}[-/،,|]{blank}[^()\[\]\n]{{1,40}})?"
    return re.compile(
        rf"[(\[]{blank}(?:{marks}{blank}[:/]?{blank})?{name}{more}{blank}[)\]][.]?$"
        rf"|[(\[]{blank}(?P<marked>{marks}){blank}[:/]?{blank}[^()\[\]\n]{{2,50}}[)\]][.]?$"
        rf"|[(\[][^()\[\]\n]{{1,40}}[-/،,|]{blank}(?P<second>{photo}|{agency}){blank}[)\]][.]?$"
        rf"|[/|©-]{blank}(?P<slash>getty ?images?(?:\.[a-z]{{2,3}})?|getty|shutterstock|reuters|afp)$"
        rf"|(?:^|[ .])(?P<named>تصوير|عدسه)[ \t]{{0,3}}:[^.:\n]{{2,40}}$"
    )


@cache
def rules() -> Rules:
    """The rules of `boilerplate.yaml`, read and compiled at the first call.

    Raises `LexiconError` (`E201`) where the file does not have the form that its own heading describes.
    """
    text = (files("isnad.lexicon") / "data" / "boilerplate.yaml").read_text(encoding="utf-8")
    try:
        return _build(cast("dict[str, Any]", read_yaml(text)))
    except (KeyError, TypeError, ValueError, re.error, YAMLError) as error:
        raise LexiconError("E201", f"boilerplate.yaml does not have its form: {error!r}") from error


def _build(data: dict[str, Any]) -> Rules:
    lines = cast("list[dict[str, Any]]", data["lines"])
    caption = cast("dict[str, Any]", data["caption"])
    return Rules(
        line_any=_choice([g for g in lines if g.get("zone") != "edge"]),
        line_edge=_choice([g for g in lines if g.get("zone") == "edge"]),
        words=tuple(_words(entry) for entry in data["words"]),
        headings=tuple(_heading(entry) for entry in data["headings"]),
        inline=tuple(
            Piece(str(g["why"]), tuple(fold(h) for h in g["hint"]), _compile(g["patterns"]))
            for g in data["inline"]
        ),
        tails=tuple(
            (
                str(g["why"]),
                re.compile(
                    rf"(?:(?<=\s)|(?<=[.!؟\"\])…]))(?:{_compile(g['patterns']).pattern})[ \t]{{0,4}}$"
                ),
            )
            for g in data["tails"]
        ),
        heads=tuple((str(g["why"]), _compile(g["patterns"])) for g in data["heads"]),
        keep=_compile(data["keep"]),
        credit=_credit(caption),
        photo_words=re.compile(source_of(caption["words"])),
        english=re.compile(source_of(caption["english"])),
        openers=frozenset(fold(str(w)) for w in data["openers"]),
        waw_nouns=frozenset(fold(str(w)) for w in data["waw_nouns"]),
        danglers=frozenset(fold(str(w)) for w in data["danglers"]),
        triggers=re.compile(fold(data["triggers"])),
        options=re.compile(source_of(data["options"])),
        poll_heading=re.compile(source_of(data["poll_heading"])),
        poll_end=re.compile(source_of(data["poll_end"])),
    )
