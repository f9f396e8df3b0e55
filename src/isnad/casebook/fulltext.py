"""Full-text search that folds spelling: `الأنبار` finds `للانبار`; hits show the text as it was written.

The index holds the folded tokens of each article. A query word finds the word with any proclitic before it
(`و ف ب ك ل س ال` and what they join to); a phrase in quotation marks finds these words side by side, the
first with any proclitic; `-word` leaves articles out; `غار*` finds beginnings. Hits are found again in
the original text with the tokeniser, so that offsets and snippets are of the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from isnad.errors import UsageError
from isnad.language.folding import fold
from isnad.language.tokens import Token, tokenise

_ARTICLES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
_PROCLITICS = (
    "",
    "و",
    "ف",
    "ب",
    "ك",
    "ل",
    "وب",
    "ول",
    "فل",
    "فب",
    "وك",
    "س",
    "وس",
    "فس",
    *_ARTICLES,
)
_SNIPPET_TOKENS = 36
_ARABIC = re.compile("[\u0621-\u064a]")


class Term(NamedTuple):
    """One part of a query: words side by side, the first in any of its `heads`.

    With `prefix` the last word may go on; `excluded` terms must not be there.
    """

    heads: frozenset[str]
    rest: tuple[str, ...]
    prefix: bool
    excluded: bool


class Snippet(NamedTuple):
    """A stretch of the original text with the hits in it; all offsets are of the clean text."""

    text: str
    start: int
    matches: list[tuple[int, int]]


_DOT_ABOVE = "\u0307"
"""What is left of a Turkish İ in lower case beside its i."""


def index_text(text: str) -> str:
    """What the index stores for `text`: its folded words and numbers, a space between.

    >>> index_text("أكّد الرئيس، أنّ ٥٬٢٠٠ جندي…")
    'اكد الرييس ان 5200 جندي'
    """
    return " ".join(form for _, form in _words(text))


def parse(query: str) -> list[Term]:
    """The terms of a query; all must be found.

    Raises `UsageError` E410 where nothing to look for is left.

    >>> [(sorted(t.heads)[:2], t.rest) for t in parse('"وزير الدفاع" -بغداد')]
    [(['الوزير', 'بالوزير'], ('الدفاع',)), (['البغداد', 'بالبغداد'], ())]
    """
    terms = [term for part in _parts(query) if (term := _term(*part))]
    if not any(not term.excluded for term in terms):
        raise UsageError(
            "E410", f"nothing to search for in {query!r}; give at least one word that must be there."
        )
    return terms


def match_expression(terms: list[Term]) -> str:
    """The FTS5 query of these terms; only quoted tokens go into it, nothing that the user wrote as syntax."""
    wanted = [_expression(term) for term in terms if not term.excluded]
    unwanted = [_expression(term) for term in terms if term.excluded]
    return " AND ".join(wanted) + "".join(f" NOT {expression}" for expression in unwanted)


def matches(text: str, terms: list[Term], tokens: list[Token] | None = None) -> list[tuple[int, int]]:
    """Where the wanted terms stand in the original `text`, in order; its `tokens`, where they are known, are not made again."""
    words = list(_words(text, tokens))
    found: set[tuple[int, int]] = set()
    for term in terms:
        if term.excluded:
            continue
        for i, (first, form) in enumerate(words):
            size = len(term.rest)
            if not _fits(form, term.heads, term.prefix and size == 0):
                continue
            tail = [form for _, form in words[i + 1 : i + 1 + size]]
            if len(tail) == size and _tail_fits(tail, term):
                found.add((first.start, words[i + size][0].end))
    return sorted(found)


def snippet(text: str, terms: list[Term]) -> Snippet:
    """The stretch of `text` (about 36 tokens) that holds most different matches, cut at words."""
    tokens = tokenise(text)
    return snippet_around(text, matches(text, terms, tokens), tokens)


def snippet_around(text: str, spans: list[tuple[int, int]], tokens: list[Token] | None = None) -> Snippet:
    """The stretch of `text` that holds most of these spans; its beginning where there are none."""
    tokens = tokenise(text) if tokens is None else tokens
    if not tokens:
        return Snippet("", 0, [])
    if not spans:
        end = tokens[min(_SNIPPET_TOKENS, len(tokens)) - 1].end
        return Snippet(text[:end], 0, [])
    best = max(spans, key=lambda span: (_nearby(spans, span[0]), -span[0]))
    at = next(i for i, token in enumerate(tokens) if token.end > best[0])
    first = max(0, at - 6)
    last = min(len(tokens), first + _SNIPPET_TOKENS) - 1
    start, end = tokens[first].start, tokens[last].end
    return Snippet(text[start:end], start, [span for span in spans if start <= span[0] and span[1] <= end])


def _nearby(spans: list[tuple[int, int]], start: int) -> int:
    return sum(start <= other < start + 200 for other, _ in spans)


def _words(text: str, tokens: list[Token] | None = None) -> Iterator[tuple[Token, str]]:
    for token in tokenise(text) if tokens is None else tokens:
        if token.kind == "number":
            yield token, re.sub("[,٬]", "", token.form)
        elif token.kind in ("word", "latin"):
            yield token, fold(token.form).replace("’", "'").lower().replace(_DOT_ABOVE, "")


def _parts(query: str) -> Iterator[tuple[str, bool, bool]]:
    """The parts of a query as (words, is a phrase, is excluded)."""
    for sign, phrase, word in re.findall(r'([-−]?)(?:["«“”„]([^"«»“”„]*)["»“”]?|([^\s"«»“”„]+))', query):
        yield phrase or word, bool(phrase), bool(sign)


def _term(words: str, phrase: bool, excluded: bool) -> Term | None:
    forms = [form for _, form in _words(words)]
    if not forms:
        return None
    prefix = words.rstrip().endswith("*")
    head = forms[0]
    heads = frozenset(clitic + stem for clitic in _PROCLITICS for stem in (_without_article(head),))
    if not _ARABIC.search(head):
        heads = frozenset({head})
    return Term(heads | {head}, tuple(forms[1:]), prefix, excluded)


def _without_article(form: str) -> str:
    """`بالعراق` gives `عراق`; a form that would keep fewer than three letters stays whole."""
    for article in _ARTICLES:
        if form.startswith(article) and len(form) - len(article) >= 3:
            return form[len(article) :]
    return form


def _expression(term: Term) -> str:
    star = "*" if term.prefix else ""
    options = [
        '"' + " ".join((head, *term.rest)).replace('"', "") + '"' + star for head in sorted(term.heads)
    ]
    return "(" + " OR ".join(options) + ")"


def _fits(form: str, heads: frozenset[str], prefix: bool) -> bool:
    return form in heads or (prefix and any(form.startswith(head) for head in heads))


def _tail_fits(tail: list[str], term: Term) -> bool:
    if not tail:
        return True
    last = tail[-1].startswith(term.rest[-1]) if term.prefix else tail[-1] == term.rest[-1]
    return last and tuple(tail[:-1]) == term.rest[:-1]
