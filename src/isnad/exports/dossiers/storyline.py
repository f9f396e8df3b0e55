"""The dossier of a storyline: its incidents in order, its figures and its pledges."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.casebook import Casebook
from isnad.exports.dossiers.document import Dossier, Line, References, Section, one_line
from isnad.exports.dossiers.incident import counted, denial_lines, told_lines, toll_lines
from isnad.exports.dossiers.words import Words
from isnad.records import Figure, Incident, LinkedPledge, Ref, Storyline

_SENTENCES = 2
"""Sentences that are quoted of each incident; its own dossier has all."""


def storyline_dossier(book: Casebook, story: Storyline, say: Words, note: str) -> Dossier:
    """A storyline, its incidents earliest first."""
    cite = References(book)
    incidents = sorted(map(book.incident, story.incidents), key=lambda incident: incident.date or "~")
    sections = [Section(say("incidents"), [])]
    sections += [
        Section(_heading(incident, say), list(_lines(book, incident, cite, say)), 3) for incident in incidents
    ]
    articles = set(story.articles)
    for title, lines in (
        (say("figures"), list(_figures(book, articles, cite, say))),
        (say("pledges"), list(_pledges(book, articles, cite, say))),
    ):
        if lines:
            sections.append(Section(title, lines))
    english = next((i.title_en for i in incidents if i.title == story.title), "")
    facts = [
        (say("articles_word"), say("articles", len(story.articles))),
        (say("incidents"), say("incidents_n", len(incidents))),
        (say("date"), _stretch(incidents, say)),
    ]
    return Dossier(
        say("storyline"), one_line(say.titled(story.title, english)), facts, sections, cite.all(), note
    )


def _heading(incident: Incident, say: Words) -> str:
    title = one_line(say.titled(incident.title, incident.title_en)) or incident.id
    return f"{say.date(incident.date)} · {title}"


def _stretch(incidents: list[Incident], say: Words) -> str:
    dates = [incident.date for incident in incidents if incident.date and not incident.date.startswith("X")]
    if not dates:
        return say("undated")
    first, last = say.date(dates[0]), say.date(dates[-1])
    return first if first == last else f"{first} – {last}"


def _lines(book: Casebook, incident: Incident, cite: References, say: Words) -> Iterator[Line]:
    yield Line(f"{say(incident.type)} · {say('articles', len(incident.articles))} · {counted(incident, say)}")
    yield from told_lines(incident, cite, say, _SENTENCES)
    yield from toll_lines(book, incident, cite, say)
    for line in denial_lines(book, incident, cite):
        yield line._replace(text=f"{say('denied')}: {line.text}")


def _figures(book: Casebook, articles: set[str], cite: References, say: Words) -> Iterator[Line]:
    for figure in book.each(Figure):
        values = [value for value in figure.values if value.article in articles]
        about = one_line(say.titled(figure.about, figure.about_en))
        for value in values:
            amount = say.between(value.low, value.high, approx=value.approx)
            facts = [f"{about} [{say(figure.kind)}]", amount, say.date(value.as_of) if value.as_of else ""]
            ref = Ref(article=value.article, start=value.start, end=value.end)
            yield Line(" · ".join(fact for fact in facts if fact), cite.cited(ref))


def _pledges(book: Casebook, articles: set[str], cite: References, say: Words) -> Iterator[Line]:
    for pledge in book.each(LinkedPledge):
        if pledge.article in articles:
            yield pledge_line(pledge, cite, say)


def pledge_line(pledge: LinkedPledge, cite: References, say: Words) -> Line:
    """A pledge: when it is due, who made it, how it stands, and its sentence."""
    due = say.date(pledge.due) if pledge.due else say("no_due")
    reference = cite.sentence(Ref(article=pledge.article, start=pledge.start, end=pledge.end))
    number, text = ((), "") if reference is None else ((reference.number,), reference.text)
    return Line(f"{due} · {one_line(pledge.who or '—')} [{say(pledge.status)}]", number, text)
