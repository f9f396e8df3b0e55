"""Figures: one measured thing with its values over articles and time.

Within a story a thing is known by what is counted and the words around it; over all articles by who is counted, whose
they are and where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from isnad.language.folding import fold
from isnad.lexicon import load
from isnad.link.assembly import best_date, best_place
from isnad.link.clusters import Cluster
from isnad.link.counted import Subject, counted, counted_figures
from isnad.link.kinship import Kinship
from isnad.link.measures import Measure, measures
from isnad.link.names_en import EnglishNames
from isnad.link.places import Gazetteer
from isnad.link.reading import Reading
from isnad.link.series import series_of
from isnad.link.titles import date_ar, date_en, what
from isnad.link.trends import Trend, trends
from isnad.link.vocabulary import vocabulary
from isnad.records import Duplicate, Figure, FigureValue, Place, Ref, Storyline


def find_figures(
    readings: Sequence[Reading],
    clusters: Sequence[Cluster],
    storylines: Sequence[Storyline],
    pairs: Sequence[Duplicate],
    originals: Mapping[str, str],
    retracted: Sequence[Ref],
    gazetteer: Gazetteer,
    english: EnglishNames,
) -> list[Figure]:
    """All figures, in canonical order of their first value."""
    by_source = {r.source: n for n, r in enumerate(readings)}
    lexicon = load()
    found_in: list[list[Measure]] = []
    counted_in: list[list[tuple[Subject, FigureValue]]] = []
    for reading, found in zip(readings, measures(readings, clusters), strict=True):
        found_in.append(found)
        counted_in.append(list(counted(reading, lexicon)))
    copies = {p for d in pairs for p in ((d.a, d.b), (d.b, d.a))}
    literal = {p for d in pairs if d.relation == "copy" for p in ((d.a, d.b), (d.b, d.a))}
    kinship = Kinship(clusters, copies)
    first_told = _first_told(readings, originals)
    untrue = _untrue(found_in, retracted)
    figures: list[Figure] = []
    told = {source for story in storylines for source in story.articles}
    stories = [[by_source[s] for s in story.articles] for story in storylines]
    stories += [[n] for n, r in enumerate(readings) if r.source not in told]
    for story in stories:
        inside = [m for n in sorted(story) for m in found_in[n]]
        for series in series_of(inside, clusters, kinship):
            for trend in trends(series, originals, first_told, untrue):
                if _worth(trend, literal):
                    figures.append(_figure(trend, clusters, gazetteer, english))
    wider = counted_figures(counted_in)
    figures = _without_parts(figures, wider)
    figures += _new(wider, figures)
    figures.sort(key=lambda f: (by_source[f.values[0].article], f.values[0].start, f.about))
    return figures


def _first_told(readings: Sequence[Reading], originals: Mapping[str, str]) -> dict[str, int]:
    """The first day on which each text was published."""
    found: dict[str, int] = {}
    for reading in readings:
        if reading.published is not None:
            original = originals.get(reading.source, reading.source)
            found[original] = min(found.get(original, reading.published.first), reading.published.first)
    return found


def _untrue(found_in: Sequence[Sequence[Measure]], retracted: Sequence[Ref]) -> set[tuple[str, int]]:
    """The places of the numbers of what was taken back, where only one number is told there."""
    found: set[tuple[str, int]] = set()
    by_source = {of_one[0].reading.source: of_one for of_one in found_in if of_one}
    for ref in retracted:
        inside = [m for m in by_source.get(ref.article, ()) if ref.start <= m.start < ref.end]
        if len(inside) == 1:
            found.add((ref.article, inside[0].start))
    return found


def _worth(trend: Trend, copies: set[tuple[str, str]]) -> bool:
    """Two articles that are no copies of one another, or numbers of one that clash."""
    if all(_points_back(m) for m in trend.members):
        return False
    sources = sorted({m.reading.source for m in trend.members})
    if any(pair not in copies for pair in combinations(sources, 2)):
        return True
    return trend.kind in ("conflict", "retracted") and len({(m.low, m.high) for m in trend.members}) > 1


def _points_back(m: Measure) -> bool:
    """Whether a number is a dual with the article, which counts nothing: it points at two named before (`البلدان`)."""
    text = fold(m.reading.text[m.start : m.end])
    return m.value == _TWO and text.startswith("ال") and not m.role and " " not in text


_TWO = 2


def _without_parts(figures: Sequence[Figure], wider: Sequence[Figure]) -> list[Figure]:
    """Those whose values are not a part of what a wider figure has."""
    at = _at(wider)
    sizes = [len(_places(f)) for f in wider]
    kept: list[Figure] = []
    for figure in figures:
        places = _places(figure)
        within = set[int].intersection(*(at.get(place, set[int]()) for place in places))
        if not any(sizes[n] > len(places) for n in within):
            kept.append(figure)
    return kept


def _new(figures: Sequence[Figure], known: Sequence[Figure]) -> list[Figure]:
    """Those of which no other figure has two values."""
    at = _at(known)
    new: list[Figure] = []
    for figure in figures:
        shared = Counter(n for place in _places(figure) for n in at.get(place, ()))
        if all(count < _COMMON for count in shared.values()):
            new.append(figure)
    return new


_COMMON = 2


def _at(figures: Sequence[Figure]) -> dict[tuple[str, int], set[int]]:
    """The figures, by their places in the list, that have a value at a place of a text."""
    found: dict[tuple[str, int], set[int]] = {}
    for n, figure in enumerate(figures):
        for place in _places(figure):
            found.setdefault(place, set()).add(n)
    return found


def _places(figure: Figure) -> set[tuple[str, int]]:
    """Where the values of a figure stand."""
    return {(v.article, v.start) for v in figure.values}


def _figure(trend: Trend, clusters: Sequence[Cluster], gazetteer: Gazetteer, english: EnglishNames) -> Figure:
    arabic, latin = _about(trend.members, clusters, gazetteer, english)
    return Figure(about=arabic, about_en=latin, kind=trend.kind, values=[_value(m) for m in trend.members])


def _value(m: Measure) -> FigureValue:
    return FigureValue(
        article=m.reading.source, start=m.start, end=m.end, low=m.low, high=m.high, approx=m.approx,
        as_of=m.reading.article.published, speaker=m.speaker,
    )  # fmt: skip


def _about(
    members: Sequence[Measure], clusters: Sequence[Cluster], gazetteer: Gazetteer, english: EnglishNames
) -> tuple[str, str]:
    role = next((m.role for m in members if m.role), "")
    incident = next((m.incident for m in members if m.incident is not None), None)
    _, arabic, latin = vocabulary().roles.get(role, ("", "", ""))
    if incident is not None and role in ("dead", "hurt"):
        where_ar, where_en = _incident_name(clusters[incident], gazetteer, english)
        return f"{arabic} {where_ar}", f"{latin}: {where_en}"
    return _words(members[0]), ""


def _words(m: Measure) -> str:
    """What is measured, in the words behind the number up to a stop or an `and`."""
    _, end = m.reading.sentence_span(m.start)
    behind = re.split(r"[،.؛:«»\"()\[\]\n]", m.reading.text[m.end : min(end, m.end + 60)].strip())[0]
    kept: list[str] = []
    for word in behind.split()[:_TITLE]:
        if kept and len(word) > len("وفد") and word.startswith("و"):
            break
        kept.append(word)
    return " ".join(kept) or m.reading.text[m.start : m.end]


_TITLE = 4
"""Words of a figure's title."""


def _incident_name(cluster: Cluster, gazetteer: Gazetteer, english: EnglishNames) -> tuple[str, str]:
    """What an incident is called within a figure's title: what, where, when."""
    told = [m for m in cluster.members if m.factuality == "asserted"] or cluster.members
    place, date = best_place(told, gazetteer), best_date(told)
    ar, en = what(cluster.type, None)
    named = Place(text=place.text, entity=place.entity) if place is not None else None
    parts_ar = (ar, place.text if place is not None else "", date_ar(date))
    parts_en = (en, english.of(named) if named is not None else "", date_en(date))
    return " ".join(p for p in parts_ar if p), ", ".join(p for p in parts_en if p)
