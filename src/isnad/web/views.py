"""What each page shows: from the casebook to the values that its template names."""

from __future__ import annotations

from typing import NamedTuple, get_args

from isnad.casebook import Casebook, Evidence, Hit, IncidentFilter
from isnad.casebook.sources_tree import SourceTree, sources_tree
from isnad.errors import UsageError
from isnad.records import (
    Annotations,
    ArticleRef,
    Duplicate,
    Figure,
    Incident,
    LinkedDenial,
    LinkedPledge,
    Ref,
    Storyline,
)
from isnad.web.article_text import highlights, sentence_of, text_html
from isnad.web.asked import Order, Search
from isnad.web.corrections import article_values, incident_values
from isnad.web.ranking import ranked
from isnad.web.summary import storyline_title_en, told_once

PAGE_SIZE = 50
_EVIDENCE_SHOWN = 60

Values = dict[str, object]


class Passage(NamedTuple):
    """A sentence with what is marked in it, and where it stands."""

    article: ArticleRef
    number: int | None
    text: str
    start: int
    marks: list[tuple[int, int]]
    factuality: str | None


class Pages(NamedTuple):
    """Which page of how many; pages count from 1."""

    page: int
    last: int


def pages(page: int, count: int) -> Pages:
    """The page, kept within what there is."""
    last = max(1, -(-count // PAGE_SIZE))
    return Pages(min(max(1, page), last), last)


def incidents_page(book: Casebook, wanted: IncidentFilter, order: Order, page: int) -> Values:
    """`/`: incidents under their dates, newest first, or in another order without them (`days` is then one, of null)."""
    count = book.incident_count(wanted)
    which = pages(page, count)
    found = ranked(book, wanted, order, limit=PAGE_SIZE, offset=(which.page - 1) * PAGE_SIZE)
    days: list[tuple[str | None, list[Incident]]] = []
    for incident in found:
        date = incident.date if order == "date" else None
        if not days or days[-1][0] != date:
            days.append((date, []))
        days[-1][1].append(incident)
    return {
        "days": days,
        "order": order,
        "orders": get_args(Order),
        "count": count,
        "pages": which,
        "wanted": wanted,
        "types": book.incident_types(),
        "article_count": book.article_count,
        "set_aside": len(book.set_asides()),
        "stale": book.stale,
    }


def incident_page(book: Casebook, name: str) -> Values:
    """`/incident/{id}`."""
    incident = book.incident(name)
    duplicates = [pair for source in incident.articles for pair in book.duplicates(source)]
    trees: list[SourceTree] = sources_tree(incident, book.article_ref, duplicates)
    articles = {source: ref for source in incident.articles if (ref := book.article_ref(source)) is not None}
    return {
        "incident": incident,
        "articles": articles,
        "trees": trees,
        "evidence": evidence(book, incident.events),
        "unshown": max(0, len(incident.events) - _EVIDENCE_SHOWN),
        "denials": denials_of(book, incident.id),
        "storylines": _titled(book, book.storylines_of_incident(incident.id)),
    } | incident_values(book, incident)


def denials_of(book: Casebook, incident: str) -> list[tuple[LinkedDenial, Passage | None]]:
    """The denials of an incident, each with its sentence."""
    return [(denial, passage(book, _span(denial))) for denial in book.denials(incident)]


def evidence(book: Casebook, refs: list[Ref]) -> list[Passage]:
    """The sentences of these mentions, each once with all its marks, in order of publication."""
    found: dict[tuple[str, int], Passage] = {}
    for ref in refs[:_EVIDENCE_SHOWN]:
        sentence = book.evidence(ref)
        if sentence is None:
            continue
        key = (ref.article, sentence.number)
        if key in found:
            found[key].marks.append(sentence.trigger)
        else:
            found[key] = _passage(sentence)
    return sorted(found.values(), key=lambda p: (p.article.published or "~", p.article.source, p.start))


def article_page(book: Casebook, name: str) -> Values:
    """`/article/{id or source}`."""
    article: Annotations = book.article(name)
    source = article.article.source
    neighbours: list[tuple[ArticleRef, Duplicate]] = []
    for pair in book.duplicates(source):
        other = book.article_ref(pair.b if pair.a == source else pair.a)
        if other is not None:
            neighbours.append((other, pair))
    return {
        "annotations": article,
        "article": article.article,
        "text": text_html(article),
        "highlights": highlights(article),
        "sentence_of": lambda offset: sentence_of(article, offset),  # pyright: ignore
        "neighbours": neighbours,
        "incidents": book.incidents_of_article(source),
    } | article_values(book, article)


def search_page(book: Casebook, asked: Search, page: int) -> Values:
    """`/search`; `cut` is how many words were searched for where more were asked for, else null."""
    query = asked.query
    values: Values = {"asked": query, "cut": len(query.split()) if asked.cut else None}
    nothing: Values = {"hits": [], "count": None, "problem": None, "pages": pages(1, 0)}
    if not query:
        return values | nothing
    try:
        count = book.search_count(query)
    except UsageError as error:
        return values | nothing | {"count": 0, "problem": error.what}
    which = pages(page, count)
    hits = book.search(query, limit=PAGE_SIZE, offset=(which.page - 1) * PAGE_SIZE)
    shown = [(hit, _hit_sentence(book, hit)) for hit in hits]
    return values | {"hits": shown, "count": count, "problem": None, "pages": which}


def storylines_page(book: Casebook, page: int) -> Values:
    """`/storylines`."""
    count = book.storyline_count()
    which = pages(page, count)
    return {
        "storylines": _titled(book, book.storylines(limit=PAGE_SIZE, offset=(which.page - 1) * PAGE_SIZE)),
        "count": count,
        "pages": which,
    }


def storyline_page(book: Casebook, name: str) -> Values:
    """`/storyline/{id}`."""
    storyline: Storyline = book.storyline(name)
    incidents = [book.incident(i) for i in storyline.incidents]
    articles = [ref for source in storyline.articles if (ref := book.article_ref(source)) is not None]
    return {
        "storyline": storyline,
        "title_en": storyline_title_en(storyline, incidents),
        "incidents": sorted(incidents, key=lambda incident: incident.date or "~"),
        "articles": sorted(articles, key=lambda article: (article.published or "~", article.source)),
    }


def _titled(book: Casebook, storylines: list[Storyline]) -> list[tuple[Storyline, str]]:
    """Storylines, each with its English title."""
    return [(story, storyline_title_en(story, map(book.incident, story.incidents))) for story in storylines]


def figures_page(book: Casebook, page: int | None) -> Values:
    """`/figures`; all of them where no page is asked for."""
    which = pages(page or 1, book.figure_count())
    limits = {} if page is None else {"limit": PAGE_SIZE, "offset": (which.page - 1) * PAGE_SIZE}
    shown: list[tuple[Figure, list[tuple[object, Passage | None]]]] = []
    for figure in book.figures(**limits):
        values = sorted(figure.values, key=lambda value: value.as_of or "~")
        rows = [(v, passage(book, Ref(article=v.article, start=v.start, end=v.end))) for v in values]
        shown.append((figure, list(rows)))
    return {"figures": shown, "pages": which}


def pledges_page(book: Casebook, page: int | None) -> Values:
    """`/pledges`; all of them where no page is asked for."""
    which = pages(page or 1, book.pledge_count())
    limits = {} if page is None else {"limit": PAGE_SIZE, "offset": (which.page - 1) * PAGE_SIZE}
    pledges = [
        (pledge, others, passage(book, _span(pledge))) for pledge, others in told_once(book.pledges(**limits))
    ]
    return {"pledges": pledges, "pages": which}


def denials_page(book: Casebook, page: int) -> Values:
    """`/denials`: each denial beside the claim and the incident that it denies."""
    rows: list[tuple[LinkedDenial, Passage | None, Passage | None, Incident | None]] = []
    which = pages(page, book.denial_count())
    for denial in book.denials(limit=PAGE_SIZE, offset=(which.page - 1) * PAGE_SIZE):
        claim = passage(book, denial.denies) if denial.denies is not None else None
        incident = book.incident(denial.incident) if denial.incident is not None else None
        rows.append((denial, passage(book, _span(denial)), claim, incident))
    return {"denials": rows, "pages": which}


def passage(book: Casebook, ref: Ref) -> Passage | None:
    """The sentence around one span."""
    found = book.evidence(ref)
    return None if found is None else _passage(found)


def _passage(found: Evidence) -> Passage:
    return Passage(found.article, found.number, found.text, found.start, [found.trigger], found.factuality)


def _span(record: LinkedDenial | LinkedPledge) -> Ref:
    return Ref(article=record.article, start=record.start, end=record.end)


def _hit_sentence(book: Casebook, hit: Hit) -> int | None:
    if not hit.snippet.matches:
        return None
    start, end = hit.snippet.matches[0]
    found = book.evidence(Ref(article=hit.article.source, start=start, end=end))
    return None if found is None else found.number
