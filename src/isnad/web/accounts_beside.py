"""The reports of an incident side by side: what each article says of it, and where they differ.

A value differs where another has more articles behind it; what an article is silent about differs from nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from isnad.casebook import Casebook
from isnad.language.folding import fold
from isnad.link.stems import stem
from isnad.records import ArticleRef, Count, Duplicate, Event, Incident, Party, Ref, Relation, Report, Wording
from isnad.web.marking import Shown
from isnad.web.pages.passages import Passage, passage_of

MOST = 40
"""Articles shown side by side."""

FIELDS = ("actor", "recipient", "place", "date", "deaths", "injured", "wording")


class Value(NamedTuple):
    """What an article gives for a field: its key, by which it is compared, its text, and the id it names or null."""

    key: str
    text: str
    entity: str | None = None


class Account(NamedTuple):
    """An article's account: its report, its sentences with their marks, its values by field, its words that take a
    side, and the articles that copy it, each with how."""

    article: ArticleRef
    report: Report | None
    sentences: list[tuple[Passage, Shown]]
    values: dict[str, list[Value]]
    wordings: list[Wording]
    copies: list[tuple[ArticleRef, Relation]]


class Difference(NamedTuple):
    """A field on which accounts differ: each value with the articles that give it, the commonest first."""

    field: str
    values: list[tuple[Value, list[ArticleRef]]]


def accounts_of(book: Casebook, incident: Incident, duplicates: Iterable[Duplicate]) -> list[Account]:
    """The accounts of an incident in order of publication; copies and edited copies stand with their original."""
    refs = {source: ref for source in incident.articles if (ref := book.article_ref(source)) is not None}
    in_order = sorted(refs.values(), key=lambda ref: (ref.published or "~", ref.source))
    originals, copies = _copies(in_order, duplicates)
    events: dict[str, list[Event]] = {}
    wanted = {ref.source for ref in originals[:MOST]}
    for source, event in book.mentions_of_events([ref for ref in incident.events if ref.article in wanted]):
        events.setdefault(source, []).append(event)
    reports = {report.article: report for report in reversed(incident.reports)}
    return [
        _account(book, ref, reports.get(ref.source), events.get(ref.source, []), copies.get(ref.source, []))
        for ref in originals[:MOST]
    ]


def differences(accounts: list[Account]) -> list[Difference]:
    """The fields for which accounts give different values."""
    found: list[Difference] = []
    for field in FIELDS:
        values: dict[str, tuple[Value, list[ArticleRef]]] = {}
        for account in accounts:
            for value in account.values[field]:
                _, articles = values.setdefault(value.key, (value, []))
                if account.article not in articles:
                    articles.append(account.article)
        if len(values) > 1:
            found.append(Difference(field, sorted(values.values(), key=lambda pair: -len(pair[1]))))
    return found


def unusual(found: list[Difference]) -> set[tuple[str, str]]:
    """The values, as (field, key), that have fewer articles behind them than another of their field."""
    return {
        (difference.field, value.key)
        for difference in found
        for value, articles in difference.values
        if len(articles) < len(difference.values[0][1])
    }


def _copies(
    articles: list[ArticleRef], duplicates: Iterable[Duplicate]
) -> tuple[list[ArticleRef], dict[str, list[tuple[ArticleRef, Relation]]]]:
    """Originals, earliest first, and for each its copies."""
    relation: dict[tuple[str, str], Relation] = {}
    for pair in duplicates:
        if pair.relation != "rewrite":
            relation[pair.a, pair.b] = relation[pair.b, pair.a] = pair.relation
    originals: list[ArticleRef] = []
    copies: dict[str, list[tuple[ArticleRef, Relation]]] = {}
    for article in articles:
        original = next((one for one in originals if (one.source, article.source) in relation), None)
        if original is None:
            originals.append(article)
        else:
            found = (article, relation[original.source, article.source])
            copies.setdefault(original.source, []).append(found)
    return originals, copies


def _account(
    book: Casebook,
    article: ArticleRef,
    report: Report | None,
    events: list[Event],
    copies: list[tuple[ArticleRef, Relation]],
) -> Account:
    wordings = book.wordings_of(article.source)
    sentences: dict[int, tuple[Passage, Shown]] = {}
    for event in events:
        found = book.evidence(Ref(article=article.source, start=event.start, end=event.end))
        if found is None:
            continue
        _, shown = sentences.setdefault(found.number, (passage_of(found), []))
        end = found.start + len(found.text)
        spans = [*_marks_of(event), *((w.start, w.end, "wordings") for w in wordings)]
        shown += [mark for mark in spans if found.start <= mark[0] and mark[1] <= end and mark not in shown]
    told = [
        w for w in wordings if any(p.start <= w.start < p.start + len(p.text) for p, _ in sentences.values())
    ]
    values = {field: list(dict.fromkeys(_VALUES[field](events))) for field in FIELDS}
    return Account(article, report, list(sentences.values()), values, told, copies)


def _marks_of(event: Event) -> Shown:
    """What an event rests on, marked by what it is."""
    marks: Shown = [(event.start, event.end, "events")]
    for spans, name in (
        (event.actors or [event.actor], "actor"),
        (event.recipients or [event.recipient], "recipient"),
        ([event.deaths, event.injured], "figure"),
    ):
        marks += [
            (s.start, s.end, name)
            for s in spans
            if s is not None and s.start is not None and s.end is not None
        ]
    return marks


def _parties(pick: Callable[[Event], list[Party]]) -> Callable[[list[Event]], list[Value]]:
    def values(events: list[Event]) -> list[Value]:
        return [
            Value(party.entity or fold(party.text), party.text, party.entity)
            for event in events
            for party in pick(event)
        ]

    return values


def _counts(pick: Callable[[Event], Count | None]) -> Callable[[list[Event]], list[Value]]:
    def values(events: list[Event]) -> list[Value]:
        counts = [count for event in events if (count := pick(event)) is not None]
        return [Value(f"{count.low}–{count.high}", count.text) for count in counts]

    return values


_VALUES: dict[str, Callable[[list[Event]], list[Value]]] = {
    "actor": _parties(lambda event: event.actors or ([event.actor] if event.actor else [])),
    "recipient": _parties(lambda event: event.recipients or ([event.recipient] if event.recipient else [])),
    "place": lambda events: [
        Value(e.place.entity or fold(e.place.text), e.place.text, e.place.entity) for e in events if e.place
    ],
    "date": lambda events: [Value(event.date, event.date) for event in events if event.date],
    "deaths": _counts(lambda event: event.deaths),
    "injured": _counts(lambda event: event.injured),
    "wording": lambda events: [Value(_lemma(event.text), event.text) for event in events],
}


def _lemma(trigger: str) -> str:
    """A trigger by which it is compared with others: folded, its words stemmed."""
    return " ".join(stem(word) for word in fold(trigger).split())


def toll_text(value: Value) -> tuple[int | None, int | None]:
    """The bounds of a count that is a value of `deaths` or `injured`."""
    low, _, high = value.key.partition("–")
    return (None if low == "None" else int(low)), (None if high == "None" else int(high))
