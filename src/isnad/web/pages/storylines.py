"""`/storylines` and `/storyline/{id}`: longer stories with their incidents, figures, parties and articles."""

from __future__ import annotations

from datetime import date

from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.chronicle_writing import day_range
from isnad.casebook.latest import days_after
from isnad.casebook.stories import Moment
from isnad.records import Figure, Storyline
from isnad.web.asked import IncidentList
from isnad.web.charts.outline_map import Spot, outline_map
from isnad.web.charts.sparkline import sparkline
from isnad.web.charts.timeline import timeline
from isnad.web.labels import Language, labels
from isnad.web.pages.passages import PAGE_SIZE, Values, pages
from isnad.web.relations import network, relations
from isnad.web.rendering import query

_MARGIN = 7
"""Days before the first and after the last article that the timeline shows where no period is asked for."""
_FIGURES = 12
_RELATIONS = 40
_ARTICLES = 60


def storylines_page(book: Casebook, page: int, language: Language) -> Values:
    """`/storylines`."""
    count = book.storyline_count()
    which = pages(page, count)
    shown = titled(book, book.storylines(limit=PAGE_SIZE, offset=which.offset))
    sparks = [sparkline(book.storyline_days(story.id), mirrored=language == "ar") for story, _ in shown]
    return {
        "storylines": [
            (story, title_en, spark) for (story, title_en), spark in zip(shown, sparks, strict=True)
        ],
        "count": count,
        "pages": which,
    }


def storyline_page(book: Casebook, name: str, asked: IncidentList, language: Language) -> Values:
    """`/storyline/{id}`; `since` and `until` narrow all of it but the list of articles."""
    storyline: Storyline = book.storyline(name)
    wanted = IncidentFilter(storyline=name, since=asked.wanted.since, until=asked.wanted.until)
    count = book.incident_count(wanted)
    which = pages(asked.page, count)
    moments = book.moments(wanted)
    figures = book.figures_of_storyline(name, limit=_FIGURES)
    period = _period(book, wanted, moments)
    pairs = relations(book.parts(wanted))
    refs = [ref for source in storyline.articles[:_ARTICLES] if (ref := book.article_ref(source)) is not None]
    everything = IncidentFilter(storyline=name)
    return {
        "storyline": storyline,
        "title_en": book.storyline_title_en(storyline),
        "incidents": book.incidents(wanted, order="date", limit=PAGE_SIZE, offset=which.offset),
        "count": count,
        "pages": which,
        "wanted": wanted,
        "period": period,
        "months": book.incidents_by_month(everything),
        "timeline": period
        and timeline(moments, _figure_days(figures, language), *period, mirrored=language == "ar"),
        "map": outline_map(_spots(book, wanted, language)),
        "figures": figures,
        "relations": pairs[:_RELATIONS],
        "network": network(pairs),
        "articles": sorted(refs, key=lambda article: (article.published or "~", article.source)),
    }


def titled(book: Casebook, storylines: list[Storyline]) -> list[tuple[Storyline, str]]:
    """Storylines, each with its English title."""
    return [(story, book.storyline_title_en(story)) for story in storylines]


def _period(book: Casebook, wanted: IncidentFilter, moments: list[Moment]) -> tuple[str, str] | None:
    """The first and last day of the timeline: as asked, else about when its articles were published."""
    if not moments:
        return None
    told = [day for day, _ in book.storyline_days(wanted.storyline or "")] or [
        moment.first for moment in moments
    ]
    since = day_range(wanted.since)[0] or days_after(min(told), -_MARGIN)
    until = day_range(wanted.until)[1] or days_after(max(told), _MARGIN)
    if wanted.since and not wanted.until:
        until = max(until, since)
    if (date.fromisoformat(until) - date.fromisoformat(since)).days < 0:
        return None
    return since, until


def _spots(book: Casebook, wanted: IncidentFilter, language: Language) -> list[Spot]:
    """Where the incidents that fit happened; each place leads to them."""
    return [
        Spot(
            place.lat,
            place.lon,
            (place.name_en if language == "en" else None) or place.name,
            place.incidents,
            "/"
            + query(
                [],
                storyline=wanted.storyline,
                since=wanted.since,
                until=wanted.until,
                place=f"={place.value}",
            ),
            place.precision not in (None, "city", "site"),
        )
        for place in book.places(wanted)
    ]


def _figure_days(figures: list[Figure], language: Language) -> list[tuple[str, str]]:
    """For each value of a figure that has a day, the day and what to say there."""
    say = labels(language)
    found: list[tuple[str, str]] = []
    for figure in figures:
        about = (figure.about_en if language == "en" else "") or figure.about
        for value in figure.values:
            first, _ = day_range(value.as_of)
            if first is not None:
                found.append((first, f"{about}: {say.between(value.low, value.high, approx=value.approx)}"))
    return sorted(set(found))
