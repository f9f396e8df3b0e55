"""`/incident/{id}`: what is told of one thing that happened, by whom, and on whose word."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.casebook.sources_tree import SourceTree, sources_tree
from isnad.records import ArticleRef, Incident, LinkedDenial
from isnad.web.accounts_beside import accounts_of, differences, toll_text, unusual
from isnad.web.charts.outline_map import Spot, outline_map
from isnad.web.charts.values import Given, value_chart
from isnad.web.corrections import incident_values
from isnad.web.labels import Language
from isnad.web.pages.passages import Passage, Values, passage, span_of
from isnad.web.pages.storylines import titled
from isnad.web.rendering import actor_url


def incident_page(book: Casebook, name: str, language: Language) -> Values:
    """The values of `incident.html`."""
    incident = book.incident(name)
    duplicates = [pair for source in incident.articles for pair in book.duplicates(source)]
    trees: list[SourceTree] = sources_tree(incident, book.article_ref, duplicates)
    articles = {source: ref for source in incident.articles if (ref := book.article_ref(source)) is not None}
    accounts = accounts_of(book, incident, duplicates)
    differ = differences(accounts)
    return {
        "incident": incident,
        "articles": articles,
        "trees": trees,
        "accounts": accounts,
        "unshown": max(0, len(articles) - sum(1 + len(account.copies) for account in accounts)),
        "differences": differ,
        "unusual": unusual(differ),
        "toll_text": toll_text,
        "map": outline_map(_spots(book, incident, language)),
        "chart": value_chart(_tolls(incident, articles), mirrored=language == "ar"),
        "denials": denials_of(book, incident.id),
        "storylines": titled(book, book.storylines_of_incident(incident.id)),
    } | incident_values(book, incident)


def _tolls(incident: Incident, articles: dict[str, ArticleRef]) -> list[Given]:
    """Each toll on the days on which articles give it."""
    return [
        Given(ref.published[:10], toll.low, toll.high, name, ref.outlet or ref.source)
        for name, tolls in (("deaths", incident.deaths), ("injured", incident.injured))
        for toll in tolls
        for source in toll.articles
        if (ref := articles.get(source)) is not None and ref.published
    ]


def _spots(book: Casebook, incident: Incident, language: Language) -> list[Spot]:
    """Where it happened, as far as that is known."""
    place = incident.place
    if place is None or place.lat is None or place.lon is None:
        return []
    name_en = book.entity_name_en(place.entity) if place.entity and language == "en" else None
    vague = place.precision not in (None, "city", "site")
    url = actor_url(place.entity) if place.entity else ""
    return [Spot(place.lat, place.lon, name_en or place.text, 1, url, vague)]


def denials_of(book: Casebook, incident: str) -> list[tuple[LinkedDenial, Passage | None, str | None]]:
    """The denials of an incident, each with its sentence and the id of who denies."""
    return [
        (denial, passage(book, span_of(denial)), book.who_entity(denial)) for denial in book.denials(incident)
    ]
