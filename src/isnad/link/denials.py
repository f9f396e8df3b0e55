"""Denials: each with the claim it denies, in its own article or another, and the incident it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from isnad.link import parties
from isnad.link.claims import Claim, Claims
from isnad.link.clusters import Cluster, Told
from isnad.link.corroboration import Corroborator
from isnad.link.kinship import Kinship
from isnad.link.named_claims import NamedClaim, named_claims
from isnad.link.reading import Reading
from isnad.link.stems import content_stems
from isnad.records import Denial, Event, Link, LinkedDenial, Party, Ref, Root, Span

_DAYS_BACK = 21
_ALIKE = 0.34


class Denied(NamedTuple):
    """A denial with the cluster (by its place in the list) that it speaks of, or None."""

    record: LinkedDenial
    cluster: int | None
    who: Root | None


def find_denials(
    readings: Sequence[Reading],
    clusters: Sequence[Cluster],
    corroborator: Corroborator,
    originals: Mapping[str, str],
    kinship: Kinship,
) -> list[Denied]:
    """All denials of all articles, in canonical order."""
    at: dict[tuple[str, int], int] = {m.key: n for n, c in enumerate(clusters) for m in c.members}
    index = _ClaimIndex(clusters)
    claims = Claims(readings, originals, kinship)
    found: list[Denied] = []
    for reading in readings:
        here: list[Denied] = []
        for denial, claim, named in zip(
            reading.item.denials, claims.of(reading), named_claims(reading), strict=True
        ):
            told = named is not None and _tells(reading, claim, named)
            made = _denied(reading, denial, clusters, at, index, claim, elsewhere=told)
            if named is not None and not told:
                made.record.denies = named.ref
            if made.record.denies is not None or not _only_contradicts(reading, denial):
                here.append(made)
        found += [*here, *_from_events(reading, clusters, at, corroborator, here)]
    return found


def taken_back(readings: Sequence[Reading], denied: Sequence[Denied]) -> list[Ref]:
    """What was claimed and later taken back by whoever had told it."""
    retractions = {(r.source, d.start, d.end) for r in readings for d in r.item.denials if d.retraction}
    return [
        d.record.denies
        for d in denied
        if d.record.denies is not None and (d.record.article, d.record.start, d.record.end) in retractions
    ]


def _denied(
    reading: Reading,
    denial: Denial,
    clusters: Sequence[Cluster],
    at: dict[tuple[str, int], int],
    index: _ClaimIndex,
    claim: Claim | None,
    *,
    elsewhere: bool,
) -> Denied:
    """A denial with what it denies: the claim that its own article tells beside it, unless whoever is named for it is known to tell it
    `elsewhere`."""
    start, end = reading.sentence_span(denial.start)
    events = reading.item.events
    inside = [
        n
        for n, e in enumerate(events)
        if start <= e.start < end and e.factuality in ("denied", "negated") and (reading.source, n) in at
    ]
    denies: Ref | None = None
    number: int | None = None
    span = denial.denies
    if (
        span is not None
        and not _is_denied(reading, denial, span)
        and (claim is None or (not elsewhere and (start <= span.start < end or _is_named(reading, span))))
    ):
        denies = Ref(article=reading.source, start=span.start, end=span.end)
        claimed = [
            n for n, e in enumerate(events) if span.start <= e.start < span.end and (reading.source, n) in at
        ]
        number = at[reading.source, claimed[0]] if claimed else None
    elif claim is not None:
        denies = claim.ref
        number = at.get((claim.reading.source, claim.event)) if claim.event is not None else None
    if number is None and inside:
        number = at[reading.source, inside[0]]
    if number is None:
        number = index.closest(reading, denial)
    if denies is None and number is not None:
        denies = _claim(clusters[number], reading, denial.start)
    who = _who(reading, denial)
    record = LinkedDenial(
        article=reading.source,
        start=denial.start,
        end=denial.end,
        text=denial.text,
        who=who.text if who else None,
        denies=denies,
    )
    return Denied(record, number, _root(reading, denial, who))


def _only_contradicts(reading: Reading, denial: Denial) -> bool:
    """Whether a denial is but a clause that something is not so (`لم توقع أي اتفاق`), which denies nothing where nobody claimed it."""
    if denial.statement is None or denial.retraction:
        return False
    return reading.item.statements[denial.statement].stance not in ("deny", "retract")


def _tells(reading: Reading, claim: Claim | None, named: NamedClaim) -> bool:
    """Whether a sentence found elsewhere tells the claim that a denial names: another article's, and where it is named whose
    claim it was, one that names them or is theirs."""
    if claim is None or claim.reading is reading:
        return False
    other, sentence = claim.reading, claim.reading.sentence_of(claim.ref.start)
    if any(other.sentence_of(d.start) == sentence for d in other.item.denials):
        return False
    there = other.sentence_stems[sentence] | content_stems(other.article.outlet or "")
    return not named.names or any(2 * len(name & there) >= len(name) for name in named.names)


def _claim(cluster: Cluster, reading: Reading, denied_at: int) -> Ref | None:
    """The mention of the cluster that makes the claim, never in a sentence that denies something: one that this article itself lays
    to somebody, outside its headline; else the first that another article makes; else its own first."""
    asserted = [m for m in cluster.members if m.factuality == "asserted" and not _beside_a_denial(m)]
    sentence = reading.sentence_of(denied_at)
    own = [m for m in asserted if m.reading is reading and reading.sentence_of(m.event.start) != sentence]
    here = [m for m in own if reading.sentence_of(m.event.start) != 0 and _attributed(m)]
    charged = [m for m in asserted if m.event.alleged and m.reading.order[0] <= reading.order[0]]
    elsewhere = charged or [
        m for m in asserted if m.reading is not reading and m.reading.order[0] <= reading.order[0]
    ]
    first = next(iter(here or elsewhere or own), None)
    return Ref(article=first.reading.source, start=first.event.start, end=first.event.end) if first else None


def _is_denied(reading: Reading, denial: Denial, span: Span) -> bool:
    """Whether what an article is taken to claim is itself another denial."""
    others = (d for d in reading.item.denials if d is not denial and d.denies != span)
    return any(d.start < span.end and span.start < d.end for d in others)


def _is_named(reading: Reading, span: Span) -> bool:
    """Whether a claim is one that a denial of the article names in its own sentence."""
    return any(
        d.denies == span and reading.sentence_of(d.start) == reading.sentence_of(span.start)
        for d in reading.item.denials
    )


def _beside_a_denial(mention: Told) -> bool:
    """Whether a mention stands in a sentence that denies something: `اعتذر عن خبر استشهاد الأسير`."""
    reading = mention.reading
    sentence = reading.sentence_of(mention.event.start)
    return any(reading.sentence_of(d.start) == sentence for d in reading.item.denials)


def _attributed(mention: Told) -> bool:
    """Whether a mention stands in somebody's words, and not in words of denying."""
    statements = mention.reading.item.statements
    at = mention.event.statement
    return at is not None and 0 <= at < len(statements) and statements[at].stance not in ("deny", "retract")


def _who(reading: Reading, denial: Denial) -> Party | None:
    if denial.who is not None:
        return denial.who
    statements = reading.item.statements
    if denial.statement is not None and 0 <= denial.statement < len(statements):
        return statements[denial.statement].speaker
    return None


def _root(reading: Reading, denial: Denial, who: Party | None) -> Root | None:
    statements = reading.item.statements
    if (
        denial.statement is not None
        and 0 <= denial.statement < len(statements)
        and statements[denial.statement].chain
    ):
        link = statements[denial.statement].chain[-1]
        return Root(
            text=link.text,
            entity=link.entity,
            kind=link.kind,
            anonymous=link.anonymous,
            articles=[reading.source],
        )
    if who is None:
        return None
    return Root(text=who.text, entity=who.entity, articles=[reading.source])


def _from_events(
    reading: Reading,
    clusters: Sequence[Cluster],
    at: dict[tuple[str, int], int],
    corroborator: Corroborator,
    known: Sequence[Denied],
) -> list[Denied]:
    """Denied event mentions that none of the denials known of the article covers."""
    sentences = {reading.sentence_of(d.record.start) for d in known}
    found: list[Denied] = []
    for n, event in enumerate(reading.item.events):
        number = at.get((reading.source, n))
        if event.factuality != "denied" or number is None or reading.sentence_of(event.start) in sentences:
            continue
        if event.statement is not None and reading.item.statements[event.statement].rule == "deny":
            continue  # لم يؤكد ولم ينف: no denial was found in it
        if event.alleged and not _laid_to(event, clusters[number]):
            continue  # نفت الحركة أي صلة لها بالهجوم, where nobody says that it was hers
        sentences.add(reading.sentence_of(event.start))
        mention = next(m for m in clusters[number].members if m.key == (reading.source, n))
        found.append(_from_event(mention, event, clusters[number], number, corroborator))
    return found


def _laid_to(event: Event, cluster: Cluster) -> bool:
    """Whether any telling of an incident lays it to those whose part in it is denied."""
    theirs = parties.compared(event.actors)
    told = (parties.compared(m.event.actors) for m in cluster.members if m.factuality != "denied")
    return any(parties.best(doers, theirs) == "same" for doers in told)


def _from_event(
    mention: Told, event: Event, cluster: Cluster, number: int, corroborator: Corroborator
) -> Denied:
    told_by = corroborator.root_of(mention)
    link: Link | None = told_by[1][-1] if told_by is not None else None
    record = LinkedDenial(
        article=mention.reading.source,
        start=event.start,
        end=event.end,
        text=event.text,
        who=link.text if link else None,
        denies=_claim(cluster, mention.reading, event.start),
    )
    root = None
    if link is not None:
        root = Root(
            text=link.text,
            entity=link.entity,
            kind=link.kind,
            anonymous=link.anonymous,
            articles=[mention.reading.source],
        )
    return Denied(record, number, root)


class _ClaimIndex:
    """Finds the incident that a denial in other words speaks of, by shared names and wording."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = clusters
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        for n, c in enumerate(clusters):
            for name in c.names | {
                p.entity
                for p in (*c.actors.values(), *c.recipients.values())
                if p.entity and not parties.is_state(p)
            }:
                self._by_name[name].append(n)

    def closest(self, reading: Reading, denial: Denial) -> int | None:
        start, end = reading.sentence_span(denial.start)
        stems = (
            content_stems(denial.text)
            if len(denial.text.split()) > 4
            else content_stems(reading.text[start:end])
        )
        if not stems:
            return None
        candidates = {n for name in reading.names_at(denial.start) for n in self._by_name.get(name, ())[:200]}
        best: tuple[float, int] | None = None
        for n in sorted(candidates):
            cluster = self._clusters[n]
            if not _recent(cluster, reading):
                continue
            for wording in cluster.wordings:
                shared = len(stems & wording) / min(len(stems), len(wording))
                if shared >= _ALIKE and (best is None or shared > best[0]):
                    best = shared, n
        return best[1] if best is not None else None


def _recent(cluster: Cluster, reading: Reading) -> bool:
    if reading.published is None:
        return True
    known = max(cluster.precise, default=None)
    if known is None:
        return any(abs(p.first - reading.published.first) <= _DAYS_BACK for p in cluster.published)
    return -1 <= reading.published.first - known <= _DAYS_BACK
