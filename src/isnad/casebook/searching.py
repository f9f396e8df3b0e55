"""Searching articles: by words in three ways of comparing them, and by fields; with counts of what the hits have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from isnad.casebook.asking import Asking
from isnad.casebook.fulltext import Snippet, Term, match_expression, matches, snippet_around
from isnad.casebook.search_terms import Asked, Field, Spelling, period, taken_apart, written_pattern
from isnad.language.folding import fold
from isnad.link.stems import stem
from isnad.records import ArticleRef

HitFacet = Literal["outlet", "date", "type", "speaker"]
HitOrder = Literal["relevance", "date"]

_MOST_FORMS = 120
_NEAR = 900
_SPACE = re.compile(r"\s")
_ARTICLE = "a.id, a.source, a.outlet, a.title, a.published, a.url"
_COUNTED: dict[HitFacet, str] = {
    "outlet": "SELECT a.outlet AS value, a.outlet AS name, count(*) AS many FROM found JOIN articles a USING (key) WHERE a.outlet IS NOT NULL",
    "date": "SELECT substr(a.published, 1, 7) AS value, '' AS name, count(*) AS many FROM found JOIN articles a USING (key) "
    "WHERE a.published IS NOT NULL",
    "type": "SELECT e.type AS value, e.type AS name, count(DISTINCT e.article) AS many FROM found "
    "JOIN events e ON e.article = found.key WHERE 1",
    "speaker": "SELECT s.speaker_entity AS value, max(s.speaker_text) AS name, count(DISTINCT s.article) AS many FROM found "
    "JOIN statements s ON s.article = found.key WHERE s.speaker_entity IS NOT NULL",
}
_PIECES: dict[Field, tuple[str, str]] = {
    "actor": ("e.actor_text", "e.actor_entity"),
    "place": ("e.place_text", "e.place_entity"),
    "speaker": ("s.speaker_text", "s.speaker_entity"),
}


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
        keys = msgspec.json.encode([key for key, _ in found]).decode()
        facets: list[tuple[HitFacet, list[HitCount]]] = []
        for one in by:
            order = "value DESC" if one == "date" else "many DESC, name"
            sql = (
                "WITH found AS MATERIALIZED (SELECT value AS key FROM json_each(?)) "
                "SELECT c.value, coalesce(e.name, c.name), e.name_en, c.many "
                f"FROM ({_COUNTED[one]} GROUP BY 1 ORDER BY {order} LIMIT ?) c LEFT JOIN entities e ON e.id = c.value"
            )
            facets.append((one, [HitCount(*row) for row in self._rows(sql, keys, limit)]))
        return facets

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
            found, values = self._found(asked, spelling)
            sql = f"SELECT f.key, f.score FROM ({found}) f JOIN articles a USING (key) ORDER BY f.score, a.source"
            self._last = (made, [(int(key), float(score)) for key, score in self._rows(sql, *values)])
        return self._last[1]

    def _by_date(self, found: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """The same, the latest published first."""
        keys = msgspec.json.encode([key for key, _ in found]).decode()
        rows = self._rows(
            "SELECT a.key FROM json_each(?) j JOIN articles a ON a.key = j.value "
            "ORDER BY a.published IS NULL, a.published DESC, a.source",
            keys,
        )
        scores = dict(found)
        return [(int(row[0]), scores[row[0]]) for row in rows]

    def _found(self, asked: Asked, spelling: Spelling) -> tuple[str, list[str | int]]:
        """The SQL that gives `key` and `score` of every article that fits, and its values."""
        clauses: list[str] = []
        values: list[str | int] = []
        if asked.terms:
            sql = "SELECT search.rowid AS key, bm25(search, 3.0, 1.0) AS score FROM search JOIN articles a ON a.key = search.rowid"
            clauses.append("search MATCH ?")
            values.append(match_expression(asked.terms))
        else:
            sql = "SELECT a.key AS key, 0.0 AS score FROM articles a"
        if spelling == "exact" and asked.written:
            self.db.create_function("written", 2, _is_written, deterministic=True)
            for words in asked.written:
                clauses.append("(written(?, a.text) OR written(?, a.title))")
                values += [words, words]
        of_event: list[str] = []
        event_values: list[str | int] = []
        self.db.create_function("folded", 1, _folded, deterministic=True)
        for field, value in asked.fields:
            if field == "outlet":
                clauses.append("instr(folded(a.outlet), ?)")
                values.append(fold(value))
            elif field == "date":
                first, last = period(value)
                clauses.append("substr(a.published, 1, 10) BETWEEN ? AND ?")
                values += [first or "0000", last or "9999-99"]
            elif field == "type":
                of_event.append("e.type = ?")
                event_values.append(value)
            elif field == "speaker":
                clauses.append(
                    f"a.key IN (SELECT s.article FROM statements s WHERE {_named(field)} UNION "
                    "SELECT c.article FROM chain_links c WHERE c.entity = ?)"
                )
                values += [fold(value), value, value]
            else:
                of_event.append(_named(field))
                event_values += [fold(value), value]
        if of_event:
            clauses.append(f"a.key IN (SELECT e.article FROM events e WHERE {' AND '.join(of_event)})")
            values += event_values
        return f"{sql} WHERE {' AND '.join(clauses)}", values


def _named(field: Field) -> str:
    text, entity = _PIECES[field]
    return f"({text} IS NOT NULL AND instr(folded({text}), ?) OR {entity} = ?)"


@lru_cache(maxsize=100_000)
def _folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


@lru_cache(maxsize=64)
def _pattern(words: str) -> re.Pattern[str]:
    return written_pattern(words)


def _is_written(words: str, text: str | None) -> bool:
    return text is not None and _pattern(words).search(text) is not None


def _snippet(text: str, asked: Asked, spelling: Spelling) -> Snippet:
    """The stretch of `text` to show; only the part where most terms stand is read closely."""
    if spelling == "exact":
        spans = {found.span() for words in asked.written for found in _pattern(words).finditer(text)}
        return snippet_around(text, sorted(spans))
    if not asked.terms:
        return snippet_around(_parts(text)[0].text, [])
    wanted = [_any_head(term) for term in asked.terms if not term.excluded]
    best = max(_parts(text), key=lambda part: sum(bool(one.search(fold(part.text))) for one in wanted))
    near = matches(best.text, asked.terms)
    if not near:
        return snippet_around(text, matches(text, asked.terms))
    found = snippet_around(best.text, near)
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
def _any_head(term: Term) -> re.Pattern[str]:
    """What may find a term in folded text: the shortest of heads that go on in others stand for them."""
    heads = sorted(term.heads, key=len)
    shortest = [head for n, head in enumerate(heads) if not any(known in head for known in heads[:n])]
    return re.compile("|".join(map(re.escape, shortest)))
