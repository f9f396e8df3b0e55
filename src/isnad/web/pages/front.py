"""`/`: what an editor wants to know first of a day, and below it the incidents that fit what is asked for."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, get_args

from isnad.casebook import Casebook, FacetValue, IncidentFilter
from isnad.casebook.facets import Facet, Matching
from isnad.casebook.latest import days_after
from isnad.records import Figure, Incident, LinkedPledge, Storyline
from isnad.web.asked import IncidentList, Order
from isnad.web.charts.sparkline import Sparkline, sparkline
from isnad.web.labels import Language
from isnad.web.pages.passages import PAGE_SIZE, Values, pages
from isnad.web.pages.storylines import titled
from isnad.web.ranking import ranked
from isnad.web.summary import told_once

_NEW = 9
_DISPUTED = 5
_FIGURES = 4
_PLEDGES = 6
_STORYLINES = 6
_WEEK = 7
_RECENT = (7, 30, 365)
"""Periods up to the newest article, in days, that the list can be narrowed to at once."""
_FACETS: tuple[Facet, ...] = ("type", "place", "actor", "outlet", "storyline")


class StoryCard(NamedTuple):
    """A storyline with its English title and its articles by day."""

    storyline: Storyline
    title_en: str
    spark: Sparkline | None


class Overview(NamedTuple):
    """A day's news: incidents first told, disputes, pledges of the week to come and of the week gone by, stories.

    Pledges come with the other articles that word them alike.
    """

    day: str
    earlier: str
    later: str | None
    new: list[Incident]
    disputed: list[Incident]
    figures: list[Figure]
    due: list[tuple[LinkedPledge, list[str]]]
    overdue: list[tuple[LinkedPledge, list[str]]]
    storylines: list[StoryCard]


def front_page(book: Casebook, asked: IncidentList, today: date, language: Language) -> Values:
    """The values of `front.html`. The overview stands only where the list is not filtered or turned over.

    `today` is the day after which nothing published is believed.
    """
    overview = None
    if asked == IncidentList(day=asked.day):
        day = asked.day or book.latest_day(today.isoformat())
        overview = None if day is None else overview_of(book, day, today, language)
    latest = asked.day or book.latest_day(today.isoformat())
    recent = (
        [(days, days_after(latest, 1 - days)) for days in _RECENT]
        if latest and not asked.wanted.since
        else []
    )
    return incident_list(book, asked) | {"overview": overview, "recent": recent}


def overview_of(book: Casebook, day: str, today: date, language: Language) -> Overview:
    """What there is to know of `day`, an ISO date."""
    latest = book.latest_day(today.isoformat()) or day
    stories = titled(book, book.moving_storylines(day, limit=_STORYLINES))
    return Overview(
        day=day,
        earlier=days_after(day, -1),
        later=days_after(day, 1) if day < latest else None,
        new=book.new_incidents(day, limit=_NEW),
        disputed=book.disputed_incidents(day, limit=_DISPUTED),
        figures=book.disputed_figures(limit=_FIGURES),
        due=told_once(book.pledges_due(day, days_after(day, _WEEK - 1)))[:_PLEDGES],
        overdue=told_once(book.pledges_due(days_after(day, -_WEEK), days_after(day, -1)))[-_PLEDGES:],
        storylines=[
            StoryCard(story, title_en, sparkline(book.storyline_days(story.id), mirrored=language == "ar"))
            for story, title_en in stories
        ],
    )


def incident_list(book: Casebook, asked: IncidentList) -> Values:
    """The list: incidents under their dates, newest first, or in another order without them (`days` is then one)."""
    wanted, order = asked.wanted, asked.order
    matching = book.matching(wanted)
    which = pages(asked.page, matching.count)
    found = ranked(matching, order, limit=PAGE_SIZE, offset=which.offset)
    days: list[tuple[str | None, list[Incident]]] = []
    for incident in found:
        day = incident.date if order == "date" else None
        if not days or days[-1][0] != day:
            days.append((day, []))
        days[-1][1].append(incident)
    return {
        "days": days,
        "order": order,
        "orders": get_args(Order),
        "count": matching.count,
        "pages": which,
        "wanted": wanted,
        "types": book.incident_types(),
        "facets": _facets(matching, wanted),
        "names": _names(book, wanted),
        "article_count": book.article_count,
        "set_aside": book.set_aside_count(),
        "stale": book.stale,
    }


def _facets(matching: Matching, wanted: IncidentFilter) -> list[tuple[Facet, list[FacetValue]]]:
    """The facets that are not asked for yet and divide what is shown."""
    open_ones: list[Facet] = [by for by in _FACETS if not getattr(wanted, by)]
    found: list[tuple[Facet, list[FacetValue]]] = [(by, matching.facet(by)) for by in open_ones]
    return [(by, values) for by, values in found if values]


def _names(book: Casebook, wanted: IncidentFilter) -> dict[str, str]:
    """For what is asked for by an id, its name."""
    names = {
        given: name
        for given in (wanted.place, wanted.actor, wanted.recipient)
        if given and given.startswith("=") and (name := book.entity_name(given[1:]))
    }
    return names | ({wanted.storyline: book.storyline(wanted.storyline).title} if wanted.storyline else {})
