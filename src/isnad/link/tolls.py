"""The dead and the injured of an incident, from its mentions and from counts that stand in their
sentences.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from isnad.language.folding import fold
from isnad.language.tokens import tokenise
from isnad.link.clusters import Cluster, Told
from isnad.link.vocabulary import counts_loss, victim_class
from isnad.records import Count, Quantity

Harm = Literal["deaths", "injured"]


class Loss(NamedTuple):
    """A count of dead or injured: in which mention's sentence, where it stands, and who they were if it
    says so.
    """

    mention: Told
    toll: Count
    victims: str


def losses(cluster: Cluster, harm: Harm) -> list[Loss]:
    """All counts of dead or injured that the asserted mentions of an incident give, each once a place."""
    found: dict[tuple[str, int], Loss] = {}
    for mention in cluster.members:
        if mention.factuality != "asserted":
            continue
        count = mention.event.deaths if harm == "deaths" else mention.event.injured
        if count is not None and (count.low is not None or count.high is not None):
            at = count.start if count.start is not None else mention.event.start
            found.setdefault((mention.reading.source, at), Loss(mention, count, _victims(mention, count)))
    for mention in _alone_in_sentence(cluster):
        for count in _counts_beside(mention, harm):
            at = count.start or 0
            found.setdefault((mention.reading.source, at), Loss(mention, count, _victims(mention, count)))
    return sorted(
        found.values(), key=lambda x: (*x.mention.reading.order, x.toll.start or x.mention.event.start)
    )


def _alone_in_sentence(cluster: Cluster) -> Iterable[Told]:
    """The asserted mentions whose sentence tells of no other incident of the type."""
    ours = {m.key for m in cluster.members}
    for mention in cluster.members:
        if mention.event.type != "ASSAULT" or mention.factuality != "asserted":
            continue
        reading = mention.reading
        sentence = reading.sentence_of(mention.event.start)
        others = (
            (reading.source, n)
            for n, e in enumerate(reading.item.events)
            if e.type == "ASSAULT" and reading.sentence_of(e.start) == sentence
        )
        if all(key in ours for key in others):
            yield mention


def _counts_beside(mention: Told, harm: Harm) -> Iterable[Count]:
    reading = mention.reading
    start, end = reading.sentence_span(mention.event.start)
    for quantity in reading.item.quantities:
        if start <= quantity.start < end and _counts(quantity, harm) and quantity.low is not None:
            high = int(quantity.high) if quantity.high is not None else None
            yield Count(
                low=int(quantity.low), high=high, text=quantity.text, start=quantity.start, end=quantity.end
            )


def _counts(quantity: Quantity, harm: Harm) -> bool:
    return any(counts_loss(w, harm) for w in fold(quantity.noun).split())


def _victims(mention: Told, count: Count) -> str:
    """Who the counted were: by the noun counted or the word after it; empty where it does not say."""
    words = fold(count.text).split()
    if count.end is not None:
        after = mention.reading.text[count.end : count.end + 36]
        words += [t.form for t in tokenise(after) if t.kind == "word"][:3]
    return next((found for word in words if (found := victim_class(word))), "")
