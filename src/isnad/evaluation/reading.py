"""A reader's gold as records: what the program would have given, had it read the articles as that reader did.

So one annotation of a storyline is scored against another by the scorer itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec

from isnad.evaluation.expressions import placed
from isnad.evaluation.goldformat import (
    ArticleGold,
    Casualties,
    GoldCount,
    GoldEvent,
    GoldFile,
    GoldStatement,
    StoryGold,
)
from isnad.evaluation.locating import Ground, overlap, reach
from isnad.evaluation.locating import Place as Where
from isnad.evaluation.matching import Parties
from isnad.records import (
    Annotations,
    Article,
    Chronicle,
    Count,
    Duplicate,
    Event,
    Figure,
    FigureValue,
    Incident,
    Link,
    LinkedDenial,
    LinkedPledge,
    Party,
    Place,
    Quantity,
    Ref,
    Statement,
    Storyline,
    Time,
)

_DURATION = re.compile(r"P[\dXT]")
_TIME = re.compile(r"[\dX-]+T")


class Reading:
    """One reader's gold of a storyline, in the shape of the two functions that are scored.

    Everything stands in the text as delivered, nothing removed: what a reader calls junk is not read
    here. A statement, pledge or denial has in gold only a few words of its content; its span reaches from
    them, within their sentence, to the words given for the ones before and behind it.
    """

    def __init__(self, gold: GoldFile) -> None:
        self.gold = gold

    def annotate(self, article: Article) -> Annotations:
        """The records of one article as this reader has them; none for an article that gold does not have."""
        whole = [(0, 0, len(article.raw))]
        found = Annotations(
            article=msgspec.structs.replace(article, text=article.raw, pieces=whole, removed=[])
        )
        gold = self.gold.articles.get(self.gold.name_of(article))
        if gold is None:
            return found
        ground, names = Ground(found.article), _Names(Parties(found))
        found.times = list(_times(ground, gold))
        found.quantities = list(_quantities(ground, gold))
        found.statements = list(_statements(ground, names, gold.statements))
        found.events = [_event(names, e, p) for e in gold.events if (p := ground.one(e.anchor))]
        return found

    def link(self, annotations: Iterable[Annotations]) -> Chronicle:
        """The chronicle of the articles as this reader has it; items of articles not given are left out."""
        return _Linking({self.gold.name_of(a.article): a for a in annotations}).chronicle(self.gold.story)


# ---------------------------------------------------------------- one article


class _Names:
    """Phrases as parties; with an entity where the lexicon knows just one by that name."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties

    def entity(self, phrase: str) -> str | None:
        known = self._parties.entities(phrase)
        return next(iter(known)) if len(known) == 1 else None

    def party(self, phrase: str | None) -> Party | None:
        return Party(text=phrase, entity=self.entity(phrase)) if phrase else None


def _spans(ground: Ground, texts: Sequence[str]) -> Iterator[Where | None]:
    """One span for each string, in the order of their occurrences where a string is given more than once."""
    given: Counter[str] = Counter()
    for text, places in zip(texts, placed(ground, texts), strict=True):
        nth = given[text]
        given[text] += 1
        yield places[nth if nth < len(places) else 0] if places else None


def _span(ground: Ground, place: Where) -> dict[str, Any]:
    start, end = place
    return {"text": ground.text[start:end], "start": start, "end": end}


def _times(ground: Ground, gold: ArticleGold) -> Iterator[Time]:
    for time, place in zip(gold.times, _spans(ground, [t.text for t in gold.times]), strict=True):
        if place:
            yield Time(**_span(ground, place), type=_type(time.value), value=time.value, mod=time.mod)


def _type(value: str) -> Literal["DATE", "TIME", "DURATION"]:
    if _DURATION.match(value):
        return "DURATION"
    return "TIME" if _TIME.match(value) else "DATE"


def _quantities(ground: Ground, gold: ArticleGold) -> Iterator[Quantity]:
    listed = gold.quantities
    for quantity, place in zip(listed, _spans(ground, [q.text for q in listed]), strict=True):
        if place:
            yield Quantity(
                **_span(ground, place),
                low=quantity.low,
                high=quantity.high,
                approx=quantity.approx,
                noun=quantity.noun or "",
            )


def _statements(ground: Ground, names: _Names, gold: Sequence[GoldStatement]) -> Iterator[Statement]:
    anchored = [(s, place) for s in gold if (place := ground.one(s.anchor))]
    for (statement, _), place in zip(anchored, reach(ground, [p for _, p in anchored]), strict=True):
        yield Statement(
            **_span(ground, place),
            kind=statement.kind,
            speaker=names.party(statement.speaker or (statement.chain[-1] if statement.chain else None)),
            chain=[Link(text=link, entity=names.entity(link)) for link in statement.chain],
            anonymous=statement.anonymous,
        )


def _event(names: _Names, gold: GoldEvent, place: Where) -> Event:
    return Event(
        text=gold.anchor,
        start=place[0],
        end=place[1],
        type=gold.type,
        actor=names.party(gold.actor),
        recipient=names.party(gold.recipient),
        place=Place(text=gold.place, entity=names.entity(gold.place)) if gold.place else None,
        date=gold.date,
        factuality=gold.factuality,
        deaths=_count(gold.deaths),
        injured=_count(gold.injured),
    )


def _count(gold: Casualties) -> Count | None:
    if gold is None:
        return None
    low, high = (gold.low, gold.high) if isinstance(gold, GoldCount) else (gold, gold)
    return Count(low=None if low is None else int(low), high=None if high is None else int(high))


# ---------------------------------------------------------------- many articles


class _Linking:
    """A reader's story gold as a chronicle of the articles given."""

    def __init__(self, articles: dict[str, Annotations]) -> None:
        self._sources = {name: a.article.source for name, a in articles.items()}
        self._grounds = {name: Ground(a.article) for name, a in articles.items()}

    def chronicle(self, gold: StoryGold) -> Chronicle:
        incidents = list(self._incidents(gold))
        return Chronicle(
            duplicates=[
                Duplicate(a=self._sources[d.a], b=self._sources[d.b], relation=d.relation, similarity=1.0)
                for d in gold.duplicates
                if d.a in self._sources and d.b in self._sources
            ],
            incidents=incidents,
            storylines=[
                Storyline(
                    id=str(n), title="", articles=[self._sources[a] for a in line if a in self._sources]
                )
                for n, line in enumerate(gold.storylines)
            ],
            figures=list(self._figures(gold)),
            pledges=list(self._pledges(gold)),
            denials=list(self._denials(gold, incidents)),
        )

    def _refs(self, article: str, string: str) -> list[Ref]:
        """Everywhere a string stands in an article, as the chronicle points at it."""
        ground = self._grounds.get(article)
        found = ground.all(string) if ground else []
        return [Ref(article=self._sources[article], start=a, end=b) for a, b in found]

    def _incidents(self, gold: StoryGold) -> Iterator[Incident]:
        for incident in gold.incidents:
            refs = [r for m in incident.mentions for r in self._refs(m.article, m.anchor)[:1]]
            yield Incident(
                id=incident.key,
                type=incident.type,
                date=incident.date,
                events=refs,
                independent_sources=incident.independent_sources,
                why_en=incident.independent_why,
            )

    def _figures(self, gold: StoryGold) -> Iterator[Figure]:
        for figure in gold.figures:
            values = [
                FigureValue(article=ref.article, start=ref.start, end=ref.end, low=v.low, high=v.high)
                for v in figure.values
                for ref in self._refs(v.article, v.text)[:1]
            ]
            yield Figure(about=figure.about, kind=figure.kind, values=values)

    def _reached(self, anchors: Sequence[tuple[str, str]]) -> list[Ref | None]:
        """The spans of anchors (article, words), each as wide as its neighbours of the list leave it."""
        found: list[Ref | None] = [None] * len(anchors)
        for article, ground in self._grounds.items():
            here = [
                (i, place) for i, (a, w) in enumerate(anchors) if a == article and (place := ground.one(w))
            ]
            for (i, _), (start, end) in zip(here, reach(ground, [p for _, p in here]), strict=True):
                found[i] = Ref(article=self._sources[article], start=start, end=end)
        return found

    def _pledges(self, gold: StoryGold) -> Iterator[LinkedPledge]:
        reached = self._reached([(p.article, p.anchor) for p in gold.pledges])
        for pledge, ref in zip(gold.pledges, reached, strict=True):
            if ref:
                yield LinkedPledge(
                    article=ref.article,
                    start=ref.start,
                    end=ref.end,
                    text=pledge.anchor,
                    who=pledge.who,
                    due=pledge.due,
                    status=pledge.status or "unknown",
                )

    def _denials(self, gold: StoryGold, incidents: Sequence[Incident]) -> Iterator[LinkedDenial]:
        reached = self._reached([(d.article, d.anchor) for d in gold.denials])
        for denial, ref in zip(gold.denials, reached, strict=True):
            if ref:
                claim = next(iter(self._refs(denial.denies.article, denial.denies.anchor)), None)
                yield LinkedDenial(
                    article=ref.article,
                    start=ref.start,
                    end=ref.end,
                    text=denial.anchor,
                    denies=claim,
                    incident=_holding(incidents, claim) if claim else None,
                )


def _holding(incidents: Sequence[Incident], claim: Ref) -> str | None:
    """The incident that has an event at the claim."""
    return next(
        (
            i.id
            for i in incidents
            for r in i.events
            if r.article == claim.article and overlap((r.start, r.end), (claim.start, claim.end))
        ),
        None,
    )
