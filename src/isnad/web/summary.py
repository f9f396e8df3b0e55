"""What page and terminal both say of an incident: its headline, its best sentence, its toll."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isnad.casebook import Casebook, Evidence
from isnad.casebook.pledge_columns import wording
from isnad.records import Figure, Incident, IncidentPlace, LinkedPledge, Root, Storyline, Toll
from isnad.web.labels import Labels
from isnad.web.visible import visible


def headline(incident: Incident, say: Labels) -> str:
    """`9 articles, 1 independent source, denied by …`: the first thing to know of an incident."""
    between = "، " if say.language == "ar" else ", "
    parts = [say("articles", len(carried_by(incident)))]
    if incident.basis == "denied":
        parts.append(say("denied_only"))
    else:
        parts.append(say("independent_sources", incident.independent_sources))
    if incident.basis not in ("asserted", "denied"):
        parts.append(say(incident.basis))
    deniers = denied_by(incident)
    if deniers:
        parts.append(f"{say('denied_by')} {between.join(visible(root.text) for root in deniers)}")
    return between.join(parts)


def carried_by(incident: Incident) -> list[str]:
    """The articles that tell of it: all but those that only carry its denial, unless there are no others."""
    telling = {report.article for report in incident.reports}
    denying = {article for root in incident.denied_by for article in root.articles} - telling
    return [article for article in incident.articles if article not in denying] or incident.articles


def reasons(why: str) -> tuple[str, list[str]]:
    """What the count rests on, and its numbered grounds, one for each independent source where there are several.

    >>> reasons("Two independent sources: (1) one article citing Reuters; (2) AFP in its own words (one article).")
    ('Two independent sources:', ['one article citing Reuters', 'AFP in its own words (one article)'])
    >>> reasons("One independent source: two articles citing Reuters.")
    ('One independent source: two articles citing Reuters.', [])
    """
    head, found, rest = why.partition(" (1) ")
    if not found:
        return why, []
    grounds: list[str] = []
    while rest:
        ground, _, rest = _split(rest, len(grounds) + 2)
        grounds.append(ground)
    return head, [*grounds[:-1], grounds[-1].removesuffix(".")]


def _split(rest: str, number: int) -> tuple[str, str, str]:
    found = re.search(rf"[;؛] \({number}\) ", rest)
    return (rest, "", "") if found is None else (rest[: found.start()], found.group(), rest[found.end() :])


def told_once(pledges: Iterable[LinkedPledge]) -> list[tuple[LinkedPledge, list[str]]]:
    """Pledges that articles word alike, once, each with the other articles that have it."""
    found: dict[tuple[str, str, str], tuple[LinkedPledge, list[str]]] = {}
    for pledge in pledges:
        key = wording(pledge.who, pledge.due, pledge.text)
        if key in found:
            found[key][1].append(pledge.article)
        else:
            found[key] = (pledge, [])
    return list(found.values())


def denied_by(incident: Incident) -> list[Root]:
    """Those who deny it, each once."""
    return list({(root.entity or root.text): root for root in incident.denied_by}.values())


def toll(count: Toll, say: Labels) -> str:
    """A toll in digits: `3`, `at least 3`, `3 to 5`."""
    return say.between(count.low, count.high)


def coordinates(place: IncidentPlace) -> str:
    """Where a place lies, in degrees: `34.21° N, 43.88° E`; empty where nothing gives it."""
    if place.lat is None or place.lon is None:
        return ""
    north, east = ("N" if place.lat >= 0 else "S"), ("E" if place.lon >= 0 else "W")
    return f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}"


def figure_span(figure: Figure, say: Labels) -> str:
    """The different values of a figure in order of their size, at most five: `9 · 35 · 46`."""
    values = {(value.low, value.high) for value in figure.values}
    in_order = sorted(values, key=lambda pair: [bound or 0 for bound in pair])
    shown = [say.between(low, high) for low, high in in_order]
    return " · ".join(shown[:5] + (["…"] if len(shown) > 5 else []))


def best_evidence(book: Casebook, incident: Incident) -> Evidence | None:
    """The sentence to show first: that of the longest chain that counts, else of the first mention."""
    counted = [report for report in incident.reports if report.group is not None and report.events]
    counted.sort(key=lambda report: -len(report.chain))
    refs = [report.events[0] for report in counted] + incident.events
    return book.evidence(refs[0]) if refs else None


def storylines_by_reach(book: Casebook) -> list[tuple[Storyline | None, list[Incident]]]:
    """Storylines with their incidents, most articles first; incidents of none at the end under null."""
    incidents = book.incidents()
    rank = {incident.id: n for n, incident in enumerate(incidents)}
    by_id = {incident.id: incident for incident in incidents}
    told: set[str] = set()
    found: list[tuple[Storyline | None, list[Incident]]] = []
    for storyline in book.storylines():
        ids = sorted((i for i in storyline.incidents if i in rank and i not in told), key=rank.__getitem__)
        told.update(ids)
        if ids:
            found.append((storyline, [by_id[i] for i in ids]))
    found.sort(key=lambda pair: rank[pair[1][0].id])
    rest = [incident for incident in incidents if incident.id not in told]
    return [*found, (None, rest)] if rest else found
