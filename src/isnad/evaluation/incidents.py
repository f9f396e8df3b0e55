"""Incidents against gold: which mentions stand together, and how many independent sources they rest on.

A gold mention is carried to the system's event that matches it (of the same type if there is one, else any
whose trigger overlaps the anchor). Gold need not list every event of the articles, so
system events that match no gold event are left aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.locating import overlap
from isnad.evaluation.matching import assign
from isnad.evaluation.story import Story
from isnad.records import Incident

Key = tuple[str, str]
"""A gold event: its article and anchor."""


def score_incidents(story: Story, table: Table) -> None:
    """Pairwise and B-cubed over event mentions, and the number of independent sources.

    A mention that the system has in no incident costs recall. `incidents.bcubed_found` is over
    the mentions found, and so judges the linking alone. A gold incident is judged for its sources against the
    system incident that holds most of its mentions; precision is over those that have one, recall over all.
    """
    gold = {
        (m.article, m.anchor): i for i, incident in enumerate(story.gold.incidents) for m in incident.mentions
    }
    found = clusters(story)
    add(table, "incidents.pairwise", _pairwise(gold, found))
    add(table, "incidents.bcubed", _bcubed(gold, found))
    add(table, "incidents.bcubed_found", _bcubed({k: v for k, v in gold.items() if k in found}, found))
    paired = _paired(gold, found)
    _score_sources(story, table, paired)
    _note_clusters(story, gold, found)


def clusters(story: Story) -> dict[Key, int]:
    """The system incident (its index) of each gold event that one of its mentions matches."""
    refs: dict[str, list[tuple[int, int, int]]] = {}
    for number, incident in enumerate(story.chronicle.incidents):
        for ref in incident.events:
            refs.setdefault(story.article(ref.article), []).append((number, ref.start, ref.end))
    found: dict[Key, int] = {}
    for article, subject in story.subjects.items():
        listed = refs.get(article, [])
        pairs: dict[tuple[int, int], tuple[bool, bool, int]] = {}
        for g, event in enumerate(subject.gold.events):
            place = subject.ground.one(event.anchor)
            system = story.matched.get(article, {}).get(g)
            match = subject.found.events[system] if system is not None else None
            for r, (number, start, end) in enumerate(listed):
                share = overlap(place, (start, end)) if place else 0
                if share:
                    exact = match is not None and (match.start, match.end) == (start, end)
                    pairs[g, r] = (exact, story.chronicle.incidents[number].type == event.type, share)
        for g, r in assign(pairs).items():
            found[article, subject.gold.events[g].anchor] = listed[r][0]
    return found


def _pairwise(gold: Mapping[Key, int], found: Mapping[Key, int]) -> Counts:
    together = {(a, b) for a, b in combinations(sorted(gold), 2) if gold[a] == gold[b]}
    linked = {
        (a, b) for a, b in combinations(sorted(found), 2) if found[a] == found[b] and (a in gold or b in gold)
    }
    return Counts.of(len(together & linked), len(linked), len(together))


def _bcubed(gold: Mapping[Key, int], found: Mapping[Key, int]) -> Counts:
    precision = recall = 0.0
    reached = 0
    for item in gold:
        if item not in found:
            continue
        reached += 1
        ours = {k for k in gold if gold[k] == gold[item]}
        theirs = {k for k in found if found[k] == found[item]}
        precision += len(ours & theirs) / len(theirs)
        recall += len(ours & theirs) / len(ours)
    return Counts(precision, reached, recall, len(gold))


def _paired(gold: Mapping[Key, int], found: Mapping[Key, int]) -> dict[int, int]:
    """Gold incidents to system incidents, one to one, by shared mentions."""
    shared = Counter((gold[k], found[k]) for k in gold if k in found)
    return assign(shared)


def _score_sources(story: Story, table: Table, paired: Mapping[int, int]) -> None:
    exact = near = 0
    for number, incident in enumerate(story.gold.incidents):
        if number not in paired:
            story.note(
                "sources",
                "incident not found",
                incident.key,
                _why(incident.independent_sources, incident.independent_why),
            )
            continue
        system = story.chronicle.incidents[paired[number]]
        difference = system.independent_sources - incident.independent_sources
        exact += difference == 0
        near += abs(difference) <= 1
        if difference:
            kind = "too many" if difference > 0 else "too few"
            story.note(
                "sources",
                kind,
                incident.key,
                _why(incident.independent_sources, incident.independent_why),
                _told(story, system),
            )
    size = len(story.gold.incidents)
    add(table, "sources.exact", Counts.of(exact, len(paired), size))
    add(table, "sources.within_one", Counts.of(near, len(paired), size))


def _why(count: int, why: str) -> str:
    return f"{count}: {why}" if why else str(count)


def _told(story: Story, incident: Incident) -> str:
    reports = "; ".join(
        f"{story.article(r.article)} "
        f"{' ← '.join(link.text for link in r.chain) or '(own voice)'} "
        f"= {r.why if r.group is None else r.group}"
        for r in incident.reports
    )
    return f"{incident.independent_sources}: {incident.why_en or incident.why} [{reports}]"


def _note_clusters(story: Story, gold: Mapping[Key, int], found: Mapping[Key, int]) -> None:
    def shown(key: Key) -> str:
        return f"{key[0]}: {story.sentence(key[0], story.place(*key))}"

    by_gold: dict[int, list[Key]] = {}
    for key, number in gold.items():
        by_gold.setdefault(number, []).append(key)
    for number, keys in by_gold.items():
        label = story.gold.incidents[number].key
        for key in keys:
            if key not in found:
                story.note("incidents", "mention in no incident", shown(key), gold=label, article=key[0])
        parts: dict[int, list[Key]] = {}
        for key in keys:
            if key in found:
                parts.setdefault(found[key], []).append(key)
        ordered = sorted(parts.values(), key=len, reverse=True)
        for part in ordered[1:]:
            story.note(
                "incidents",
                "split off",
                shown(part[0]),
                gold=f"{label}, with {shown(ordered[0][0])}",
                article=part[0][0],
            )
    by_system: dict[int, list[Key]] = {}
    for key, number in found.items():
        by_system.setdefault(number, []).append(key)
    for number, keys in by_system.items():
        kinds = {gold[k]: k for k in keys if k in gold}
        others = [k for k in keys if k not in gold]
        if len(kinds) + len(others) < 2 or not kinds:
            continue
        shown_parts = [f"{story.gold.incidents[n].key}: {shown(k)}" for n, k in kinds.items()]
        shown_parts += [f"(no incident of gold): {shown(k)}" for k in others]
        incident = story.chronicle.incidents[number]
        story.note(
            "incidents",
            "merged",
            shown_parts[0],
            " | ".join(shown_parts[1:]),
            f"{incident.type} {incident.date} {incident.title}",
        )
