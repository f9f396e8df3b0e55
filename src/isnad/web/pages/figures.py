"""`/figures` and `/figure/{id}`: measured things with their values over articles and time, and who gives which."""

from __future__ import annotations

from collections import Counter

from isnad.casebook import Casebook
from isnad.casebook.chronicle_writing import day_range
from isnad.records import Figure, FigureValue, Ref
from isnad.web.asked import FigureList
from isnad.web.charts.values import Given, value_chart
from isnad.web.labels import Language
from isnad.web.pages.passages import PAGE_SIZE, Passage, Values, pages, passage

_VALUES = 150
"""Values that a page shows, each with its sentence; of the figures that are about one thing, as many as have no more together."""

Row = tuple[FigureValue, Passage | None]
Bounds = tuple[str | None, float | None, float | None]


def figures_page(book: Casebook, asked: FigureList) -> Values:
    """`/figures`: a line a figure; those with most values first."""
    count = book.figure_count(asked.kind, asked.about)
    which = pages(asked.page, count)
    return {
        "figures": book.figures(asked.kind, asked.about, limit=PAGE_SIZE, offset=which.offset),
        "asked": asked,
        "kinds": book.figure_kinds(),
        "count": count,
        "pages": which,
    }


def figure_page(book: Casebook, name: str, language: Language) -> Values:
    """`/figure/{id}`: every value with its sentence, on a chart where there are several; conflicts marked.

    Several figures may be about one thing: the chronicle keeps values apart of which it does not know that they
    measure the same. They stand one below the other.
    """
    all_ = book.figures_named(name)
    found: list[Figure] = []
    for figure in all_:
        if found and sum(len(one.values) for one in (*found, figure)) > _VALUES:
            break
        found.append(figure)
    shown = [
        (
            figure,
            rows[:_VALUES],
            conflicting(figure),
            value_chart(_given(figure, rows), mirrored=language == "ar"),
        )
        for figure, rows in (with_evidence(book, figure) for figure in found)
    ]
    return {"figures": shown, "more": len(all_) - len(found)}


def with_evidence(book: Casebook, figure: Figure) -> tuple[Figure, list[Row]]:
    """A figure and its values by date, each with its sentence."""
    values = sorted(figure.values, key=lambda value: value.as_of or "~")
    return figure, [(v, passage(book, Ref(article=v.article, start=v.start, end=v.end))) for v in values]


def conflicting(figure: Figure) -> set[Bounds]:
    """The values (date, low, high) that stand against a commoner one, or an equally common one, of the same date."""
    if figure.kind not in ("conflict", "retracted"):
        return set()
    by_date: dict[str | None, Counter[Bounds]] = {}
    for value in figure.values:
        by_date.setdefault(value.as_of, Counter())[value.as_of, value.low, value.high] += 1
    found: set[Bounds] = set()
    for counts in by_date.values():
        ranked = counts.most_common()
        prevails = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
        found.update(bounds for bounds, _ in ranked[int(prevails) :])
    return found


def _given(figure: Figure, rows: list[Row]) -> list[Given]:
    """The values on their days, or where they have none, on the day their article was published."""
    odd = conflicting(figure)
    found: list[Given] = []
    for value, told in rows:
        day = day_range(value.as_of)[0] or (told.article.published if told is not None else None)
        if day:
            who = value.speaker or (told.article.outlet if told is not None else None) or value.article
            series = "conflicting" if (value.as_of, value.low, value.high) in odd else "value"
            found.append(Given(day[:10], value.low, value.high, series, who))
    return found
