"""From a cluster of mentions to an incident's record: its best date and place, its parties, tolls and
titles.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import cast

from isnad.link import corroboration, parties
from isnad.link.clusters import Cluster, Told
from isnad.link.corroboration import Corroborator
from isnad.link.names_en import EnglishNames
from isnad.link.places import Gazetteer
from isnad.link.titles import incident_titles
from isnad.link.tolls import Harm, losses
from isnad.link.wording import why
from isnad.records import Event, EventType, Incident, IncidentPlace, Party, Place, Ref, Root, Toll, Version

_FINENESS = {"site": 0, "city": 1, "district": 2, "governorate": 3, "country": 4, "region": 5, None: 3}
_MAX_PARTIES = 6


def incident_record(
    id: str,
    cluster: Cluster,
    corroborator: Corroborator,
    gazetteer: Gazetteer,
    english: EnglishNames,
    denied_by: list[Root],
) -> Incident:
    """The record of an incident."""
    found = corroborator.corroborate(cluster)
    told = [m for m in cluster.members if m.factuality == found.basis] or cluster.members
    ar, en = why(found)
    incident = Incident(
        id=id,
        type=cast(EventType, cluster.type),
        mode=_most(m.event.mode for m in told),
        date=best_date(told),
        place=best_place(told, gazetteer),
        actors=_parties(p for m in told for p in m.actors)
        or _parties(p for m in told for p in m.event.actors),
        recipients=_parties(p for m in told for p in m.recipients),
        events=_refs(cluster.members),
        articles=list(dict.fromkeys(m.reading.source for m in cluster.members)),
        independent_sources=found.independent,
        basis=found.basis,
        why=ar,
        why_en=en,
        roots=corroboration.roots(found, cluster),
        reports=corroboration.reports(found),
        deaths=_tolls(cluster, "deaths"),
        injured=_tolls(cluster, "injured"),
        denied_by=denied_by,
        dates=dates_given(told),
        places=places_given(told, gazetteer),
    )
    incident.title, incident.title_en = incident_titles(incident, english)
    return incident


def incident_ids(clusters: Iterable[Cluster], as_read: Callable[[Told], Event]) -> list[str]:
    """A stable id for each cluster: made of the type and the earliest mention as it was read (`as_read`), so that articles
    that come later and what people correct leave it as it is.

    Where the same words in copies of an article (dated otherwise, say) begin two incidents, the later one's id is
    made of its source too.
    """
    taken: dict[str, None] = {}
    for cluster in clusters:
        first = cluster.members[0]
        event = as_read(first)
        id = _digest(first, event)
        if id in taken:
            id = _digest(first, event, first.reading.source, str(first.index))
        taken[id] = None
    return list(taken)


def _digest(first: Told, event: Event, *more: str) -> str:
    place = event.place.text if event.place else ""
    parts = (
        event.type,
        event.date or "",
        place,
        event.text,
        first.reading.article.id,
        str(event.start),
        *more,
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def dates_given(told: Iterable[Told]) -> list[Version]:
    """The dates that mentions give, most mentions first."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for mention in told:
        if mention.event.date and mention.days is not None:
            found[mention.event.date].append(mention)
    return [
        Version(value=value, events=_refs(given))
        for value, given in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def places_given(told: Iterable[Told], gazetteer: Gazetteer) -> list[Version]:
    """The places that mentions give, most mentions first, each in its fullest naming."""
    found: defaultdict[str, list[Told]] = defaultdict(list)
    named: dict[str, Place] = {}
    for mention in told:
        place = mention.event.place
        if place is None:
            continue
        key = (gazetteer.chain(place.entity) or (place.text,))[0]
        found[key].append(mention)
        if key not in named or len(place.text) > len(named[key].text):
            named[key] = place
    return [
        Version(value=named[key].text, entity=named[key].entity, events=_refs(given))
        for key, given in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def _refs(told: Iterable[Told]) -> list[Ref]:
    return [Ref(article=m.reading.source, start=m.event.start, end=m.event.end) for m in told]


def best_date(told: Iterable[Told]) -> str | None:
    """The date that most mentions give, a day before a month before a year."""
    votes: Counter[str] = Counter()
    size: dict[str, int] = {}
    for mention in told:
        if mention.event.date and mention.days is not None:
            votes[mention.event.date] += 1
            size[mention.event.date] = mention.days.size
    return min(votes, key=lambda d: (size[d], -votes[d], d), default=None)


def best_place(told: Iterable[Told], gazetteer: Gazetteer) -> IncidentPlace | None:
    """The place that the mentions agree on, as small as they tell it: one that lies in what the others
    name.
    """
    votes: Counter[str] = Counter()
    places: dict[str, Place] = {}
    for mention in told:
        place = mention.event.place
        if place is None:
            continue
        key = (gazetteer.chain(place.entity) or (place.text,))[0]
        votes[key] += 1
        if key not in places or len(place.text) > len(places[key].text):
            places[key] = place
    if not places:
        return None

    def support(key: str) -> int:
        chain = set(gazetteer.chain(places[key].entity)) | {key}
        return sum(count for other, count in votes.items() if other in chain)

    best = max(sorted(places), key=lambda k: (support(k), -_FINENESS[places[k].precision], votes[k]))
    place = places[best]
    return IncidentPlace(
        text=place.text,
        entity=place.entity,
        country=gazetteer.country(place),
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )


def _most(values: Iterable[str | None]) -> str | None:
    votes = Counter(v for v in values if v)
    return min(votes, key=lambda v: (-votes[v], v), default=None)


def _parties(given: Iterable[Party]) -> list[Party]:
    """The distinct parties, the one named most often first, each in its fullest naming."""
    merged: list[tuple[int, Party]] = []
    for party in given:
        for n, (count, known) in enumerate(merged):
            if (known.entity and known.entity == party.entity) or parties.relation(known, party) == "same":
                better = (
                    party
                    if (party.entity is not None, len(party.text))
                    > (known.entity is not None, len(known.text))
                    else known
                )
                merged[n] = count + 1, better
                break
        else:
            merged.append((1, party))
    merged.sort(key=lambda pair: -pair[0])
    return [
        Party(text=p.text, entity=p.entity, country=p.country, sector=p.sector)
        for _, p in merged[:_MAX_PARTIES]
    ]


def _tolls(cluster: Cluster, harm: Harm) -> list[Toll]:
    found: defaultdict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    for loss in losses(cluster, harm):
        found[loss.toll.low, loss.toll.high].append(loss.mention.reading.source)
    return [
        Toll(low=low, high=high, articles=list(dict.fromkeys(articles)))
        for (low, high), articles in sorted(
            found.items(), key=lambda item: (item[0][0] or 0, item[0][1] or 0)
        )
    ]
