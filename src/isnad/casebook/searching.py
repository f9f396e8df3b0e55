"""Searching articles: by words in three ways of comparing them, and by fields; with counts of what the hits have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from isnad.casebook.article_columns import HitFacet
from isnad.casebook.asking import Asking, read_keys
from isnad.casebook.fulltext import Snippet, Term, match_expression, snippet, snippet_around
from isnad.casebook.kept_columns import article_columns_of
from isnad.casebook.search_terms import Asked, Spelling, taken_apart, written_pattern
from isnad.casebook.written import expression, has_index, must_be_read
from isnad.language.folding import fold
from isnad.link.stems import stem
from isnad.records import ArticleRef

HitOrder = Literal["relevance", "date"]

MOST_RANKED = 10_000
"""Articles of a search that are weighed against one another. Of more, these are the latest published; the others follow, by day."""
_MOST_FORMS = 120
_NEAR = 600
_SPACE = re.compile(r"\s")
_ARTICLE = "a.id, a.source, a.outlet, a.title, a.published, a.url"


Keys = NDArray[np.int64]


class Hit(NamedTuple):
    """An article found by a search: what it is, the stretch of its text with the matches, its score (0 where it was not weighed),
    and whether the text goes on after it."""

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

    _last: tuple[tuple[str, Spelling], Keys] | None = None

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
        thrice; of more than `MOST_RANKED` the latest, then the others by day) or the latest published first, as also where no words
        are asked for.

        Raises `UsageError`: E410 where the query holds nothing to look for, E402 and E406 for what a field cannot mean.
        """
        asked = self._stemmed(taken_apart(query), spelling)
        found = self._keys(asked, spelling)
        wanted = slice(offset, None if limit < 0 else offset + limit)
        if order == "date" or not asked.terms:
            chosen = _unweighed(self._by_date(found)[wanted])
        else:
            chosen = self._by_relevance(found, asked, spelling, wanted)
        hits: list[Hit] = []
        for key, score in chosen:
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
        columns = article_columns_of(self)
        return [
            (one, [self._named(one, *value) for value in columns.common(one, found, limit)]) for one in by
        ]

    def _named(self, by: HitFacet, value: str, count: int) -> HitCount:
        if by != "speaker":
            return HitCount(value, "" if by == "date" else value, None, count)
        for name, name_en in self._rows("SELECT name, name_en FROM entities WHERE id = ?", value):
            return HitCount(value, name, name_en, count)
        return HitCount(value, article_columns_of(self).speakers.written(value), None, count)

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

    def _keys(self, asked: Asked, spelling: Spelling) -> Keys:
        """The keys of the articles that fit, in order; the last answer is kept for who asks again."""
        made = (str(asked), spelling)
        if self._last is None or self._last[0] != made:
            self._last = (made, self._found(asked, spelling))
        return self._last[1]

    def _by_date(self, found: Keys) -> Keys:
        """The same, the latest published first."""
        return found[np.argsort(article_columns_of(self).newest[found])]

    def _by_relevance(
        self, found: Keys, asked: Asked, spelling: Spelling, wanted: slice
    ) -> list[tuple[int, float]]:
        """Those wanted of the same with their scores, the best first; those beyond `MOST_RANKED` without, by day."""
        ranked = by_date = found
        if len(found) > MOST_RANKED:
            by_date = self._by_date(found)
            ranked = by_date[:MOST_RANKED]
        chosen: list[tuple[int, float]] = []
        first, last, _ = wanted.indices(len(found))
        if first < len(ranked):
            sql, values = self._scored(asked, spelling)
            rows = self._rows(
                f"{sql} ORDER BY score, key LIMIT ? OFFSET ?", *values, _as_json(ranked), last - first, first
            )
            chosen = [(int(key), float(score)) for key, score in rows]
        return chosen + _unweighed(by_date[max(first, len(ranked)) : last])

    def _found(self, asked: Asked, spelling: Spelling) -> Keys:
        """The key of every article that fits, in order."""
        fits = (
            article_columns_of(self).fitting(asked.fields, self) if asked.fields or not asked.terms else None
        )
        if not asked.terms:
            return np.flatnonzero(fits if fits is not None else [])
        sql, values = self._written(asked) if _by_letter(asked, spelling) else _folded(asked)
        found = read_keys(self, sql, *values)
        return found if fits is None else found[fits[found]]

    def _scored(self, asked: Asked, spelling: Spelling) -> tuple[str, list[str]]:
        """The SQL that gives the key and score of those articles whose keys are its last value, as JSON; and its other values."""
        if _by_letter(asked, spelling) and has_index(self.db):
            table, wanted = "written", _all_written(asked)
        else:
            table, wanted = "search", match_expression(asked.terms)
        return (
            f"SELECT {table}.rowid AS key, bm25({table}, 3.0, 1.0) AS score FROM {table} "
            f"WHERE {table} MATCH ? AND +{table}.rowid IN (SELECT value FROM json_each(?))",
            [wanted],
        )

    def _written(self, asked: Asked) -> tuple[str, list[str]]:
        """The SQL that gives the keys of the articles which hold the words letter for letter, and its values."""
        if has_index(self.db):
            sql, values = "SELECT rowid AS key FROM written WHERE written MATCH ?", [_all_written(asked)]
            for unwanted in (term for term in asked.terms if term.excluded):
                sql += " AND rowid NOT IN (SELECT rowid FROM search WHERE search MATCH ?)"
                values.append(match_expression([unwanted._replace(excluded=False)]))
            to_read = [words for words in asked.written if must_be_read(words)]
        else:
            sql, values = _folded(asked)
            to_read = asked.written
        if not to_read:
            return sql, values
        self.db.create_function("is_written", 2, _is_written, deterministic=True)
        sql = f"SELECT f.key AS key FROM ({sql}) f JOIN articles a ON a.key = f.key WHERE 1"
        for words in to_read:
            sql += " AND (is_written(?, a.text) OR is_written(?, a.title))"
            values += [words, words]
        return sql, values


def _by_letter(asked: Asked, spelling: Spelling) -> bool:
    return spelling == "exact" and bool(asked.written)


def _all_written(asked: Asked) -> str:
    return " AND ".join(map(expression, asked.written))


def _folded(asked: Asked) -> tuple[str, list[str]]:
    """The SQL that gives the keys of the articles which hold the terms, whatever their spelling, and its values."""
    return "SELECT rowid AS key FROM search WHERE search MATCH ?", [match_expression(asked.terms)]


def _unweighed(keys: Keys) -> list[tuple[int, float]]:
    return [(key, 0.0) for key in keys.tolist()]


def _as_json(keys: Keys) -> str:
    return msgspec.json.encode(keys.tolist()).decode()


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
