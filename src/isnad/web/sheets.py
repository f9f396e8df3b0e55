"""What a page lists, as a table to take away: the rows of the list as it is narrowed and ordered, in the reader's language.

A sheet says how many rows there are in all; beyond `MOST_ROWS` it is cut, and its name and text say so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.records import ArticleRef, Incident, LinkedDenial, LinkedPledge, Record
from isnad.web import asked
from isnad.web.labels import Labels
from isnad.web.pages.passages import MOST_ROWS, passage, span_of
from isnad.web.ranking import ranked
from isnad.web.rendering import article_url, figure_url, incident_url, storyline_url
from isnad.web.summary import carried_by, denied_by, told_once

Cell = str | int


class Sheet(NamedTuple):
    """A table: its name, the labels of its columns, its rows, the records they show, how many there are in all, and for each
    row the address of what it is about. `record_total` is given where records are not one a row."""

    name: str
    columns: list[str]
    rows: list[list[Cell]]
    records: Sequence[Record]
    total: int
    links: list[str]
    record_total: int | None = None

    @property
    def limits(self) -> tuple[int, int]:
        """How many rows it has, of how many."""
        return len(self.rows), self.total


Make = Callable[[Casebook, asked.Parameters, Labels], Sheet]


def _incidents(book: Casebook, given: asked.Parameters, say: Labels) -> Sheet:
    wanted = asked.incident_list(given)
    matching = book.matching(wanted.wanted)
    found = ranked(matching, wanted.order, limit=MOST_ROWS)
    columns = ["incident", "type", "date", "place", "actor", "recipient", "articles_word", "sources", "deaths", "injured", "status", "denied_by"]  # fmt: skip
    return Sheet(
        "incidents",
        columns,
        [_incident_row(incident, say) for incident in found],
        found,
        matching.count,
        [incident_url(incident.id) for incident in found],
    )


def _incident_row(incident: Incident, say: Labels) -> list[Cell]:
    between = say("between_names")

    def tolls(of: str) -> str:
        counts = incident.deaths if of == "deaths" else incident.injured
        return between.join(say.between(toll.low, toll.high) for toll in counts)

    return [
        (incident.title_en if say.language == "en" else "") or incident.title or incident.id,
        say(incident.type),
        incident.date or "",
        incident.place.text if incident.place is not None else "",
        between.join(dict.fromkeys(party.text for party in incident.actors)),
        between.join(dict.fromkeys(party.text for party in incident.recipients)),
        len(carried_by(incident)),
        incident.independent_sources,
        tolls("deaths"),
        tolls("injured"),
        say(incident.basis),
        between.join(root.text for root in denied_by(incident)),
    ]


def _storylines(book: Casebook, given: asked.Parameters, say: Labels) -> Sheet:
    found = book.storylines(limit=MOST_ROWS)
    titles = [
        (book.storyline_title_en(story) if say.language == "en" else "") or story.title for story in found
    ]
    return Sheet(
        "storylines",
        ["storyline", "articles_word", "incidents"],
        [[title, len(s.articles), len(s.incidents)] for title, s in zip(titles, found, strict=True)],
        found,
        book.storyline_count(),
        [storyline_url(story.id) for story in found],
    )


def _figures(book: Casebook, given: asked.Parameters, say: Labels) -> Sheet:
    """A row a value: a figure has as many rows as it has values."""
    wanted = asked.figure_list(given)
    found = book.figures(wanted.kind, wanted.about, limit=MOST_ROWS)
    rows: list[list[Cell]] = []
    links: list[str] = []
    for figure in found:
        about = (figure.about_en if say.language == "en" else "") or figure.about
        for value in figure.values:
            ref = book.article_ref(value.article)
            rows.append(
                [
                    about,
                    say(figure.kind),
                    say.between(value.low, value.high, approx=value.approx),
                    value.as_of or "",
                    value.speaker or "",
                    *_cited(ref, value.article),
                ]
            )
            links.append(figure_url(figure))
    total = sum(len(figure.values) for figure in book.figures(wanted.kind, wanted.about))
    columns = [
        "figure_about",
        "status",
        "value",
        "as_of",
        "on_whose_word",
        "outlet",
        "published",
        "in_article",
    ]
    return Sheet("figures", columns, rows, found, total, links, book.figure_count(wanted.kind, wanted.about))


def _pledges(book: Casebook, given: asked.Parameters, say: Labels) -> Sheet:
    month = asked.month(given)
    if month == "none":
        found = book.pledges_undated()
    else:
        found = book.pledges_within(f"{month}-01", f"{month}-31") if month else book.pledges()
    once = [pledge for pledge, _ in told_once(found)]
    rows = [
        [pledge.due or "", pledge.who or "", say(pledge.status), pledge.text, *_told(book, pledge)]
        for pledge in once[:MOST_ROWS]
    ]
    columns = ["due", "who", "status", "pledges", "evidence", "outlet", "published", "in_article"]
    return Sheet(
        "pledges",
        columns,
        rows,
        once[:MOST_ROWS],
        len(once),
        [article_url(p.article, start=p.start) for p in once[:MOST_ROWS]],
    )


def _denials(book: Casebook, given: asked.Parameters, say: Labels) -> Sheet:
    found = book.denials(limit=MOST_ROWS)
    rows: list[list[Cell]] = []
    for denial in found:
        claim = passage(book, denial.denies) if denial.denies is not None else None
        rows.append([denial.who or "", claim.text if claim is not None else "", *_told(book, denial)])
    columns = ["who", "denies", "evidence", "outlet", "published", "in_article"]
    return Sheet(
        "denials",
        columns,
        rows,
        found,
        book.denial_count(),
        [article_url(d.article, start=d.start) for d in found],
    )


def _search(book: Casebook, given: asked.Parameters, say: Labels) -> Sheet:
    wanted = asked.search(given)
    hits = book.search(wanted.query, spelling=wanted.spelling, order=wanted.order, limit=MOST_ROWS)
    rows: list[list[Cell]] = [
        [hit.article.title or "", *_cited(hit.article, ""), hit.snippet.text] for hit in hits
    ]
    refs = [hit.article for hit in hits]
    columns = ["article", "outlet", "published", "in_article", "evidence"]
    total = book.search_count(wanted.query, wanted.spelling)
    return Sheet("search", columns, rows, refs, total, [article_url(ref.source) for ref in refs])


SHEETS: dict[str, Make] = {
    "incidents": _incidents,
    "storylines": _storylines,
    "figures": _figures,
    "pledges": _pledges,
    "denials": _denials,
    "search": _search,
}
"""The lists that can be taken away, by the name in their address."""


def _told(book: Casebook, record: LinkedPledge | LinkedDenial) -> list[Cell]:
    """The sentence of a record, and the article that has it."""
    found = passage(book, span_of(record))
    cited = _cited(found.article if found is not None else None, record.article)
    return [found.text if found is not None else record.text, *cited]


def _cited(ref: ArticleRef | None, source: str) -> list[Cell]:
    """An article's outlet, day, and address or name."""
    if ref is None:
        return ["", "", source]
    return [ref.outlet or "", ref.published or "", ref.url or ref.source]
