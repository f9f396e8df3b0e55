"""The dossier of a person or body: what is quoted from them, what they do, and what is done to them."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.casebook import Casebook
from isnad.exports.dossiers.document import Dossier, Line, References, Section, one_line
from isnad.exports.dossiers.incident import counted
from isnad.exports.dossiers.words import Words
from isnad.language.folding import fold
from isnad.records import Incident, LinkedEntity, Party, Ref, Statement

_FORMS = 8
"""Spellings that are listed."""


def person_dossier(book: Casebook, entity: LinkedEntity, say: Words, note: str) -> Dossier:
    """Somebody or some body, by what the articles that name them tell."""
    cite = References(book)
    said = list(_said(book, entity, cite, say))
    sections = [Section(say("said"), said or [Line(say("said_nothing"))])]
    acts: list[Line] = []
    suffers: list[Line] = []
    for incident in book.each_incident():
        if _names(incident.actors, entity):
            acts.append(_incident_line(incident, cite, say))
        if _names(incident.recipients, entity):
            suffers.append(_incident_line(incident, cite, say))
    sections += [
        Section(say(name), lines) for name, lines in (("acts_in", acts), ("acted_on_in", suffers)) if lines
    ]
    title = one_line(say.titled(entity.name, entity.name_en))
    return Dossier(say("dossier"), title, _facts(entity, say), sections, cite.all(), note)


def _facts(entity: LinkedEntity, say: Words) -> list[tuple[str, str]]:
    forms = [one_line(form) for form in entity.forms if form != entity.name][:_FORMS]
    facts = [("id", entity.id)]
    facts += [(say("names_written"), say.listed(forms))] if forms else []
    facts += [(say("country"), entity.country)] if entity.country else []
    facts += [(say("sector"), entity.sector)] if entity.sector else []
    facts.append((say("articles_word"), say("articles", len(entity.articles))))
    facts.append((say("mentions_n"), str(entity.mentions)))
    return facts


def _said(book: Casebook, entity: LinkedEntity, cite: References, say: Words) -> Iterator[Line]:
    """What is quoted from them, earliest article first."""
    forms = {fold(form) for form in (entity.name, *entity.forms)}
    refs = [ref for source in entity.articles if (ref := book.article_ref(source)) is not None]
    for article in sorted(refs, key=lambda ref: (ref.published or "~", ref.source)):
        for statement in book.article(article.source).statements:
            if _speaks(statement, entity, forms):
                span = Ref(article=article.source, start=statement.start, end=statement.end)
                through = one_line(" ← ".join(link.text for link in statement.chain))
                head = [say.date(article.published), one_line(article.outlet or article.source), through]
                quote = one_line(statement.text)
                yield Line(" · ".join(part for part in head if part), cite.cited(span), quote)


def _speaks(statement: Statement, entity: LinkedEntity, forms: set[str]) -> bool:
    speaker = statement.speaker
    if speaker is None:
        return False
    return speaker.entity == entity.id if speaker.entity else fold(speaker.text) in forms


def _names(parties: list[Party], entity: LinkedEntity) -> bool:
    return any(party.entity == entity.id for party in parties)


def _incident_line(incident: Incident, cite: References, say: Words) -> Line:
    title = one_line(say.titled(incident.title, incident.title_en)) or incident.id
    words = [say.date(incident.date), say(incident.type), title, counted(incident, say)]
    return Line(" · ".join(words), cite.cited(*incident.events[:1]))
