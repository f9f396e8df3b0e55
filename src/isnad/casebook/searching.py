"""Searching articles: by words in three ways of comparing them, and by fields; with counts of what the hits have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from isnad.casebook.article_columns import HitFacet
from isnad.casebook.asking import Asking
from isnad.casebook.fulltext import Snippet, Term, match_expression, snippet, snippet_around
from isnad.casebook.kept_columns import article_columns_of
from isnad.casebook.search_terms import Asked, Spelling, taken_apart, written_pattern
from isnad.casebook.written import expression, has_index, must_be_read
from isnad.language.folding import fold
from isnad.link.stems import stem
from isnad.records import ArticleRef

HitOrder = Literal["relevance", "date"]

_MOST_FORMS = 120
_NEAR = 600
_SPACE = re.compile(r"\s")
_ARTICLE = "a.id, a.source, a.outlet, a.title, a.published, a.url"


class Hit(NamedTuple):
    """An article found by a search: what it is, the stretch of its text with the matches, and whether the text goes on after it."""

    article: ArticleRef
    snippet: Snippet
    score: float
    goes_on: bool = False


class HitCount(NamedTuple):
    """One value that hits have in common: what to ask for, its name and English name, and how many articles have it."""

    value: str
    name: str
    name_en: str | None
    articles: int


class SearchQueries(Asking):
    """Questions in words. A casebook open for reading does not change, so an answer holds while it is open."""

    _last: tuple[tuple[str, Spelling], list[tuple[int, float]]] | None = None

    def search(
        self,
        query: str,
        *,
        spelling: Spelling = "folded",
        order: HitOrder = "relevance",
        limit: int = 20,
        offset: int = 0,
    ) -> list[Hit]:
        """Articles that hold every term and fit every field (`search_terms`), best first (BM25, the title counting
        thrice) or the latest published first, as also where no words are asked for.

        Raises `UsageError`: E410 where the query holds nothing to look for, E402 and E406 for what a field cannot mean.
        """
        asked = self._stemmed(taken_apart(query), spelling)
        found = self._keys(asked, spelling)
        if order == "date" or not asked.terms:
            found = self._by_date(found)
        hits: list[Hit] = []
        for key, score in found[offset:] if limit < 0 else found[offset : offset + limit]:
            row = next(self._rows(f"SELECT {_ARTICLE}, a.text FROM articles a WHERE a.key = ?", key))
            ref = ArticleRef(
                id=row[0], source=row[1], outlet=row[2], title=row[3], published=row[4], url=row[5]
            )
            text, shown = str(row[6]), _snippet(row[6], asked, spelling)
            goes_on = bool(text[shown.start + len(shown.text) :].strip())
            hits.append(Hit(ref, shown, -score, goes_on))
        return hits

    def search_count(self, query: str, spelling: Spelling = "folded") -> int:
        """How many articles a search finds. Raises `UsageError` as `search` does."""
        return len(self._keys(self._stemmed(taken_apart(query), spelling), spelling))

    def search_facets(
        self, query: str, by: Iterable[HitFacet], spelling: Spelling = "folded", *, limit: int = 8
    ) -> list[tuple[HitFacet, list[HitCount]]]:
        """What the articles of a search have in common, the commonest first; months the latest first."""
        found = self._keys(self._stemmed(taken_apart(query), spelling), spelling)
        columns, keys = article_columns_of(self), [key for key, _ in found]
        return [(one, [self._named(one, *value) for value in columns.common(one, keys, limit)]) for one in by]

    def _named(self, by: HitFacet, value: str, count: int) -> HitCount:
        if by != "speaker":
            return HitCount(value, "" if by == "date" else value, None, count)
        for name, name_en in self._rows("SELECT name, name_en FROM entities WHERE id = ?", value):
            return HitCount(value, name, name_en, count)
        sql = "SELECT max(speaker_text) FROM statements WHERE speaker_entity = ?"
        return HitCount(value, next(self._rows(sql, value))[0] or value, None, count)

    def forms_of(self, query: str) -> list[str]:
        """The forms that a stemmed search looks for besides what is written, shortest first."""
        asked = taken_apart(query)
        wide = self._stemmed(asked, "stemmed")
        pairs = zip(asked.terms, wide.terms, strict=True)
        found = {form for plain, term in pairs if not plain.excluded for form in term.heads - plain.heads}
        return sorted(found, key=lambda form: (len(form), form))

    def _stemmed(self, asked: Asked, spelling: Spelling) -> Asked:
        """With a stemmed search, each single word with the forms in the casebook that have its stem."""
        if spelling != "stemmed":
            return asked
        terms: list[Term] = []
        for term in asked.terms:
            if term.rest or term.prefix:
                terms.append(term)
                continue
            word = stem(min(term.heads, key=len))
            rows = self._rows("SELECT form FROM word_stems WHERE stem = ? LIMIT ?", word, _MOST_FORMS)
            terms.append(term._replace(heads=term.heads | {str(row[0]) for row in rows}))
        return asked._replace(terms=terms)

    def _keys(self, asked: Asked, spelling: Spelling) -> list[tuple[int, float]]:
        """The keys of the articles that fit with their scores, best first; the last answer is kept for who asks again."""
        made = (str(asked), spelling)
        if self._last is None or self._last[0] != made:
            self._last = (made, self._found(asked, spelling))
        return self._last[1]

    def _by_date(self, found: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """The same, the latest published first."""
        rank = article_columns_of(self).newest
        return sorted(found, key=lambda one: rank[one[0]])

    def _found(self, asked: Asked, spelling: Spelling) -> list[tuple[int, float]]:
        """The key and score of every article that fits, the best first."""
        fits = (
            article_columns_of(self).fitting(asked.fields, self) if asked.fields or not asked.terms else None
        )
        if not asked.terms:
            return [(key, 0.0) for key in np.flatnonzero(fits).tolist()] if fits is not None else []
        exact = spelling == "exact" and bool(asked.written)
        sql, values = self._written(asked) if exact else self._folded(asked)
        rows = self._rows(f"{sql} ORDER BY score, rowid", *values)
        return [(int(key), float(score)) for key, score in rows if fits is None or fits[key]]

    def _folded(self, asked: Asked) -> tuple[str, list[str]]:
        """The SQL that gives the articles which hold the terms, whatever their spelling, and its values."""
        sql = "SELECT search.rowid AS rowid, bm25(search, 3.0, 1.0) AS score FROM search WHERE search MATCH ?"
        return sql, [match_expression(asked.terms)]

    def _written(self, asked: Asked) -> tuple[str, list[str]]:
        """The SQL that gives the articles which hold the words letter for letter, and its values."""
        if has_index(self.db):
            sql = "SELECT written.rowid AS rowid, bm25(written, 3.0, 1.0) AS score FROM written WHERE written MATCH ?"
            values = [" AND ".join(map(expression, asked.written))]
            for unwanted in (term for term in asked.terms if term.excluded):
                sql += " AND written.rowid NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
                values.append(match_expression([unwanted._replace(excluded=False)]))
            to_read = [words for words in asked.written if must_be_read(words)]
        else:
            sql, values = self._folded(asked)
            to_read = asked.written
        if not to_read:
            return sql, values
        self.db.create_function("is_written", 2, _is_written, deterministic=True)
        sql = f"SELECT f.rowid AS rowid, f.score AS score FROM ({sql}) f JOIN articles a ON a.key = f.rowid WHERE 1"
        for words in to_read:
            sql += " AND (is_written(?, a.text) OR is_written(?, a.title))"
            values += [words, words]
        return sql, values


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    return written_pattern(words)


def _is_written(words: str, text: str | None) -> bool:
    return text is not None and _pattern(words).search(text) is not None


def _snippet(text: str, asked: Asked, spelling: Spelling) -> Snippet:
    """The stretch of `text` to show; only the part where most terms stand is read closely."""
    parts = _parts(text)
    if not asked.terms:
        return snippet_around(parts[0].text, [])
    patterns = [_pattern(words) for words in asked.written if spelling == "exact"]
    wanted: list[Callable[[str], object]] = [pattern.search for pattern in patterns]
    if not patterns:
        wanted = [_any_head(term) for term in asked.terms if not term.excluded]
    best = max(parts, key=lambda part: sum(bool(finds(part.text)) for finds in wanted))

    def seen(shown: str) -> Snippet:
        if not patterns:
            return snippet(shown, asked.terms)
        spans = {found.span() for pattern in patterns for found in pattern.finditer(shown)}
        return snippet_around(shown, sorted(spans))

    found = seen(best.text)
    if not found.matches:  # a phrase that goes on in the next part
        return seen(text)
    return Snippet(
        found.text, found.start + best.start, [(a + best.start, b + best.start) for a, b in found.matches]
    )


class _Part(NamedTuple):
    """A stretch of a text and where it begins."""

    start: int
    text: str


def _parts(text: str) -> list[_Part]:
    """The text in stretches of about `_NEAR` letters, cut at white space."""
    parts: list[_Part] = []
    at = 0
    while at < len(text):
        cut = _SPACE.search(text, at + _NEAR)
        end = cut.end() if cut else len(text)
        parts.append(_Part(at, text[at:end]))
        at = end
    return parts or [_Part(0, text)]


@lru_cache(maxsize=256)
def _any_head(term: Term) -> Callable[[str], object]:
    """What tells whether a term may stand in a text: the shortest of heads that go on in others stand for them."""
    heads = sorted(term.heads, key=len)
    shortest = [head for n, head in enumerate(heads) if not any(known in head for known in heads[:n])]
    search = re.compile("|".join(map(re.escape, shortest))).search
    return lambda text: search(fold(text))
