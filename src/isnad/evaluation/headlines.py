"""The headline figures: of all that is counted, what the gold format names as its scores."""

from __future__ import annotations

from collections.abc import Mapping

from isnad.evaluation.counts import Score

HEADLINES = (
    "cleaning.junk", "cleaning.keep",
    "times.value", "times.mod",
    "quantities.value", "quantities.noun",
    "statements.found", "statements.kind", "statements.speaker", "statements.chain_exact", "statements.anonymity",
    "events.typed", "events.actor", "events.recipient", "events.place", "events.date", "events.factuality",
    "events.deaths", "events.injured",
    "entities.found", "entities.bcubed", "entities.linked", "entities.speakers", "entities.actors",
    "duplicates.pairs", "duplicates.relation",
    "incidents.pairwise", "incidents.bcubed",
    "sources.exact", "sources.within_one",
    "figures.found", "figures.kind",
    "pledges.found", "pledges.who", "pledges.due", "pledges.status",
    "denials.found", "denials.claim",
    "storylines.pairwise", "storylines.bcubed",
)  # fmt: skip


def headlines(scores: Mapping[str, Score]) -> dict[str, Score]:
    """The headline figures among scores, in their order; without those that nothing was there to measure by."""
    return {name: scores[name] for name in HEADLINES if name in scores and scores[name].f1 is not None}
