"""The dossier of one incident: what is told, on whose word, how often, and who denies it."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.casebook import Casebook
from isnad.exports.dossiers.document import Dossier, Line, References, Section, one_line
from isnad.exports.dossiers.words import Words
from isnad.records import Incident, Ref, Report, Root, Toll, Version


def incident_dossier(book: Casebook, incident: Incident, say: Words, note: str) -> Dossier:
    """Everything that the casebook holds of an incident."""
    cite = References(book)
    sections = [Section(say("sources"), list(source_lines(incident, cite, say)))]
    sections += [
        Section(title, lines)
        for title, lines in (
            (say("what_is_told"), list(told_lines(incident, cite, say))),
            (say("tolls"), list(toll_lines(book, incident, cite, say))),
            (say("told_in_several_ways"), list(_version_lines(incident, cite, say))),
            (say("denials"), list(denial_lines(book, incident, cite))),
        )
        if lines
    ]
    title = one_line(say.titled(incident.title, incident.title_en)) or incident.id
    return Dossier(say("dossier"), title, facts_of(incident, say), sections, cite.all(), note)


def facts_of(incident: Incident, say: Words) -> list[tuple[str, str]]:
    """Type, date, place, parties, and what it rests on."""
    facts = [(say("type"), say(incident.type)), (say("date"), say.date(incident.date))]
    if incident.place is not None:
        facts.append((say("place"), one_line(incident.place.text)))
    for name, parties in (("actor", incident.actors), ("recipient", incident.recipients)):
        if parties:
            facts.append((say(name), say.listed([one_line(party.text) for party in parties])))
    facts.append((say("articles_word"), say("articles", len(incident.articles))))
    facts.append((say("sources"), counted(incident, say)))
    if incident.basis not in ("asserted", "denied"):
        facts.append((say("status"), say(incident.basis)))
    why = say.titled(incident.why, incident.why_en)
    return [*facts, (say("why"), one_line(why))] if why else facts


def counted(incident: Incident, say: Words) -> str:
    """How many independent sources, in words."""
    if incident.basis == "denied":
        return say("denied_only")
    return say("independent_sources", incident.independent_sources)


def source_lines(incident: Incident, cite: References, say: Words) -> Iterator[Line]:
    """A line for each report: the source it belongs to, its chain or its own voice, the sentences that tell it."""
    for report in sorted(incident.reports, key=lambda report: (report.group is None, report.group or 0)):
        group = (
            say("counts_for_none") if report.group is None else say("source_n", number=str(report.group + 1))
        )
        why = f" ({say(report.why)})" if report.why else ""
        yield Line(f"{group}: {_voice(report, cite, say)}{why}", _places(report, cite))
    if not incident.reports:
        yield Line(counted(incident, say))


def _voice(report: Report, cite: References, say: Words) -> str:
    if report.chain:
        return one_line(" ← ".join(link.text for link in report.chain))
    reference = cite.article(report.article) if not report.events else cite.sentence(report.events[0])
    outlet = reference.article.outlet if reference is not None else None
    return f"{one_line(outlet or report.article)}, {say('own_words')}"


def _places(report: Report, cite: References) -> tuple[int, ...]:
    if report.events:
        return cite.cited(*report.events)
    reference = cite.article(report.article)
    return () if reference is None else (reference.number,)


def told_lines(incident: Incident, cite: References, say: Words, most: int | None = None) -> Iterator[Line]:
    """The sentences that tell it, each once, those of the longest counted chains first; at most so many."""
    counted_reports = sorted(
        (report for report in incident.reports if report.group is not None),
        key=lambda report: -len(report.chain),
    )
    refs = [ref for report in counted_reports for ref in report.events] + incident.events
    seen: set[int] = set()
    for ref in refs:
        if most is not None and len(seen) >= most:
            return
        reference = cite.sentence(ref)
        if reference is not None and reference.number not in seen:
            seen.add(reference.number)
            name = reference.article.outlet or reference.article.source
            yield Line(
                f"{one_line(name)}, {say.date(reference.article.published)}",
                (reference.number,),
                reference.text,
            )


def toll_lines(book: Casebook, incident: Incident, cite: References, say: Words) -> Iterator[Line]:
    """Each count of dead and injured, with the sentences that give it."""
    for name, tolls in (("deaths", incident.deaths), ("injured", incident.injured)):
        for toll in tolls:
            refs = [ref for source in toll.articles for ref in _counting(book, incident, source, name, toll)]
            yield Line(f"{say(name)}: {say.between(toll.low, toll.high)}", cite.cited(*refs))


def _counting(book: Casebook, incident: Incident, source: str, name: str, toll: Toll) -> Iterator[Ref]:
    """Where an article gives this count: its words, or the mention that has it."""
    mentions = {ref.start for ref in incident.events if ref.article == source}
    for event in book.article(source).events:
        count = event.deaths if name == "deaths" else event.injured
        if event.start in mentions and count is not None and (count.low, count.high) == (toll.low, toll.high):
            at = event.start if count.start is None else count.start
            yield Ref(article=source, start=at, end=at + 1)


def _version_lines(incident: Incident, cite: References, say: Words) -> Iterator[Line]:
    for name, versions in (("date", incident.dates), ("place", incident.places)):
        if len(versions) > 1:
            for version in versions:
                yield Line(f"{say(name)}: {_version(version, name, say)}", cite.cited(*version.events))


def _version(version: Version, name: str, say: Words) -> str:
    return say.date(version.value) if name == "date" else one_line(version.value)


def denial_lines(book: Casebook, incident: Incident, cite: References) -> Iterator[Line]:
    """Each denial with its sentence; those who deny it where no sentence is known."""
    told: set[str] = set()
    for denial in book.denials(incident.id):
        reference = cite.sentence(Ref(article=denial.article, start=denial.start, end=denial.end))
        told.add(denial.article)
        if reference is not None:
            yield Line(one_line(denial.who or "—"), (reference.number,), reference.text)
    for root in incident.denied_by:
        if not told & set(root.articles):
            yield Line(one_line(root.text), _articles(root, cite))


def _articles(root: Root, cite: References) -> tuple[int, ...]:
    found = (cite.article(source) for source in root.articles)
    return tuple(reference.number for reference in found if reference is not None)
