"""Tokens and sentences of scraped Arabic prose, as spans over the untouched text.

Words keep their clitics here (`language.words` splits them). Words broken up to slip past moderation
(`هجـ.ـوم`), dotted abbreviations (`أ.ف.ب`) and numbers with separators are one token each.

>>> [t.text for t in tokenise("قال د. سامي: «شُنّت غـ.ـارات».")]
['قال', 'د.', 'سامي', ':', '«', 'شُنّت', 'غـ.ـارات', '»', '.']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from isnad.language.folding import INVISIBLE, MARKS, TATWEEL, fold, fold_word

_LETTER = "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
_UNSEEN = re.escape(MARKS + INVISIBLE) + "\u0300-\u036f\ufe0e\ufe0f"
_INSIDE = _LETTER + TATWEEL + _UNSEEN
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"

_LATIN = "A-Za-z\u00c0-\u02af\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f"
_BROKEN = rf"""(?:
      (?:(?<={TATWEEL})|(?<={TATWEEL}[{_UNSEEN}])|(?<={TATWEEL}[{_UNSEEN}]{{2}}))
      (?:[^\s{_LETTER}{_DIGIT}]|(?<![{_LETTER}]{{4}}{TATWEEL})[ ]){{1,3}}(?={TATWEEL}+[{_UNSEEN}]*[{_LETTER}])  # قـ ـصف، قـ/ـصف
    | (?<=[{_LETTER}]{TATWEEL})(?<![^{_LETTER}]ه{TATWEEL})[{_UNSEEN}]*[.·•*_/]{{1,2}}(?=[{_LETTER}])  # إسـ.رائيل, no 1445 هـ.
    | (?<=[{_LETTER}])[.·•*_/](?={TATWEEL}+[{_LETTER}])                                         # الق.ـصف
    | (?<=[{_LETTER}])[*٭](?=[{_LETTER}])                                                       # ق*صف
)"""
"""What stands inside a word that is broken up to slip past moderation."""
_TOKEN = re.compile(
    rf"""
    (?P<abbr>(?=.\.)(?:(?<![{_INSIDE}])(?:[{_LETTER}]\.[ ]?){{2,6}}[{_LETTER}]?(?![{_INSIDE}])   # أ.ف.ب
       | (?<![{_INSIDE}])(?:[دأا]|(?<![{_DIGIT}])(?<![{_DIGIT}][ ])م)\.(?=[ ]?[{_LETTER}]{{2}})))                            # د.
  | (?P<word>[{_LETTER}][{_INSIDE}]*(?:{_BROKEN}[{_INSIDE}]+)*(?:\+(?![\w+]))?)   # هجـ.ـوم، أوبك+
  | (?P<number>[{_DIGIT}]+(?:[.,٫٬ر][{_DIGIT}]+)*)
  | (?P<address>(?:https?://|www\.)[^\s،؛«»"<>()]{{1,500}}(?<![.,:!?؟])
       | [A-Za-z0-9][\w.+-]{{0,63}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,4}})
  | (?P<latin>[{_LATIN}](?:[{_LATIN}'’.&-]*[{_LATIN}])?)
  | (?P<punct>\.{{2,}}|…|{TATWEEL}+|[^\s{re.escape(INVISIBLE)}])
    """,
    re.VERBOSE,
)

Kind = str  # "word", "number", "latin", "punct"


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token: its span, its text, its folded form and its kind (`word`, `number`, `latin`, `punct`)."""

    start: int
    end: int
    text: str
    form: str
    kind: Kind


def tokenise(text: str) -> list[Token]:
    """All tokens of `text`, in order; white space and invisible characters between them are passed over."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "punct"
        surface = match.group()
        start, end = match.span()
        if kind == "word":
            form = _whole(surface)
            if not form:
                *parts, surface = _FUSED.split(surface)
                for part in parts:
                    tokens.append(Token(start, start + len(part), part, _joined(part), kind))
                    start += len(part)
                form = _joined(surface)
        elif kind == "abbr":
            surface = surface.rstrip()
            end = start + len(surface)
            kind = "word"
            form = _joined(surface) if surface.count(".") > 1 else fold_word(surface)
        elif kind == "address":
            kind, form = "latin", fold_word(surface)
        else:
            form = _ARABIC.get(surface) or fold_word(surface) or "-"  # a tatweel for a dash
        if not form:  # vowel signs alone, written as one character (U+FCF2)
            kind, form = "punct", "-"
        tokens.append(Token(start, end, surface, form, kind))
    return tokens


_TIED = rf"""(?:
      (?<=(?<![{_INSIDE}])[{_LETTER}]\.)[ ]  # أ. ف. ب
    | (?<=[{_DIGIT}])[ ](?=م\.)              # 1990 م.
    | [ ](?=.{{0,2}}{TATWEEL})               # قـ ـصف
)"""
"""A space across which a token may stand, or look."""
_HAS_TIED = re.compile(_TIED, re.VERBOSE)
_PIECE = re.compile(rf"\S+(?:{_TIED}+\S+)*", re.VERBOSE)


def pieces(text: str) -> list[str]:
    """The stretches of `text`, without the white space between them, whose tokens are the same wherever they stand: mostly what is
    between two spaces. They are far fewer than the places where they stand, so what is asked of them is worth remembering.

    >>> pieces("قال د. سامي لوكالة أ. ف. ب عن قـ ـصف.")
    ['قال', 'د. سامي', 'لوكالة', 'أ. ف. ب', 'عن قـ ـصف.']
    """
    return text.split() if _HAS_TIED.search(text) is None else _PIECE.findall(text)


_FUSED = re.compile(rf"(?<=ة)(?=[{_LETTER}])|(?<=[ىء])(?=ال[{_LETTER}]{{3}})")
"""Where two words were written without the space between them, by a letter that only ends words: `وزارةالداخلية`, `مساءالخميس`."""
_ARABIC = {",": "،", ";": "؛", "?": "؟"}
"""The signs of a Latin keyboard by the Arabic ones that they stand for."""


def is_plain(text: str) -> bool:
    """Whether a text is nothing but words of plain letters, a space between, each a token: then tokens need not be looked for.

    >>> is_plain("وزارة الخارجية"), is_plain("وزارةالخارجية"), is_plain("د. سامي")
    (True, False, False)
    """
    return _PLAIN.fullmatch(text) is not None and _FUSED.search(text) is None


_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")


@lru_cache(maxsize=200_000)
def _whole(surface: str) -> str:
    """The folded form of a word; empty where it is two that were written without the space between them."""
    return "" if _FUSED.search(surface) else _joined(surface)


@lru_cache(maxsize=200_000)
def _joined(surface: str) -> str:
    """The folded form of a word whose letters may stand apart: `هجـ.ـوم`."""
    return BREAKS.sub("", fold(surface))


BREAKS = re.compile(rf"[^{_LETTER}+]")
"""What is no letter inside a word: the dots of an abbreviation, the marks that break a word up."""


_ENDS = frozenset(".؟?!…")
_PAUSES = frozenset(("..", "...", "…"))
_COMMAS = frozenset("،,")
_SEPARATORS = frozenset("،,؛;:")
_CLOSERS = frozenset("\"»”’')]}")
_OPENERS = frozenset('«“"([{')


MAX_SENTENCE = 250
"""Most tokens of a sentence. A longer one is a text without stops: work on it would grow with its square."""


def sentences(
    text: str, tokens: list[Token], opens: Callable[[int], bool] = lambda _: False
) -> list[tuple[int, int]]:
    """Sentences as token ranges `[first, last)`: cut at line ends, full stops, question and exclamation marks.

    A closing quotation mark or bracket right after the stop belongs to the sentence it closes. Two dots and an
    ellipsis are a pause: they end a sentence before a line end, or where the token after them `opens` another
    and what stands before is long enough for one. What is longer than `MAX_SENTENCE` tokens is cut at a clause
    boundary.
    """
    return [piece for whole in _stretches(text, tokens, opens) for piece in _cut(tokens, *whole)]


def _cut(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > MAX_SENTENCE:
        cut = _clause_end(tokens, first + MAX_SENTENCE // 2, first + MAX_SENTENCE)
        yield first, cut
        first = cut
    yield first, last


def _clause_end(tokens: list[Token], low: int, high: int) -> int:
    """Where best to cut in `(low, high]`: after the last semicolon, else the last comma, else before the last
    word that begins with و (and), else at `high`."""
    for marks in ("؛;", "،,"):
        for i in range(high, low, -1):
            if tokens[i - 1].text in marks:
                return i
    for i in range(high, low, -1):
        if tokens[i].kind == "word" and tokens[i].form.startswith("و"):
            return i
    return high


_CLAUSE = 4
"""Fewest tokens of a sentence that ends at two dots."""


def _stretches(text: str, tokens: list[Token], opens: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Token ranges between line ends and stops, however long."""
    found: list[tuple[int, int]] = []
    first = 0
    size = len(tokens)
    i = 0
    while i < size:
        token = tokens[i]
        end = i + 1
        is_stop = token.text in _ENDS and token.text != "…"
        if is_stop:
            while (
                end < size
                and tokens[end].start <= tokens[end - 1].end
                and (tokens[end].text in _CLOSERS or tokens[end].text in _ENDS)
                and not _opens(text, tokens, end)
            ):
                end += 1
            while (
                end < size
                and tokens[end].text in ("»", "”")
                and "\n" not in text[tokens[end - 1].end : tokens[end].start]
            ):
                end += 1
        if is_stop:
            while (
                end < size
                and tokens[end].text in _PAUSES
                and "\n" not in text[tokens[end - 1].end : tokens[end].start]
            ):
                end += 1  # الخارجية؟ ..
        line_end = end >= size or "\n" in text[tokens[end - 1].end : tokens[end].start]
        goes_on = end < size and (
            (tokens[end].text in _SEPARATORS if is_stop and not line_end else tokens[end - 1].text in _COMMAS)
            or (is_stop and end - first == 2 and tokens[first].kind == "number" and not line_end)  # 1. الأول
        )
        paused = (
            token.text in _PAUSES
            and end < size
            and i - first >= _CLAUSE
            and opens(end)
            and all(t.text != ":" for t in tokens[first:i])  # قال الوزير: نعم.. ونحن
        )
        if ((is_stop or line_end) and not goes_on) or paused:
            found.append((first, end))
            first = end
        i = end
    if first < size:
        found.append((first, size))
    return found


def _opens(text: str, tokens: list[Token], i: int) -> bool:
    """Whether the straight quotation mark at `i` opens: followed by a word without a space, after a space."""
    token = tokens[i]
    if token.text != '"':
        return token.text in _OPENERS
    after = text[token.end : token.end + 1]
    before = text[token.start - 1 : token.start]
    return before.isspace() and not after.isspace()
