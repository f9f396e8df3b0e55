"""`/incident/{id}`: what is told of one thing that happened, by whom, and on whose word."""

from __future__ import annotations

from isnad.casebook import Casebook
from isnad.casebook.sources_tree import SourceTree, sources_tree
from isnad.records import LinkedDenial, Ref
from isnad.web.pages.passages import Passage, Values, passage, passage_of, span_of
from isnad.web.pages.storylines import titled

_EVIDENCE_SHOWN = 60


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
        "storylines": titled(book, book.storylines_of_incident(incident.id)),
    }


def denials_of(book: Casebook, incident: str) -> list[tuple[LinkedDenial, Passage | None, str | None]]:
    """The denials of an incident, each with its sentence and the id of who denies."""
    return [
        (denial, passage(book, span_of(denial)), book.who_entity(denial)) for denial in book.denials(incident)
    ]


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
            found[key] = passage_of(sentence)
    return sorted(found.values(), key=lambda p: (p.article.published or "~", p.article.source, p.start))
