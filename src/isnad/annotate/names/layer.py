"""Names: people, bodies, places and offices, and which of them are the same.

Four sources of evidence: the lexicon; composition (`وزارة الخارجية` + `العراقية`, `وزير الدفاع` + `الأميركي` + a name
never seen before); a sequence model that has learnt how names look and where they stand; and the article itself, where a full
name lends its meaning to the short one.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.names.coreference import resolve
from isnad.annotate.names.countries import Countries
from isnad.annotate.names.described import bodies_described
from isnad.annotate.names.found import Found
from isnad.annotate.names.merging import merge
from isnad.annotate.names.outlets import own_outlet
from isnad.annotate.names.persons import Persons
from isnad.annotate.names.proposals import Proposal
from isnad.annotate.names.repetitions import bodies_again, repetitions, villages_again
from isnad.annotate.names.scan import Scan
from isnad.annotate.names.sequence import SequenceModel, default_model
from isnad.annotate.names.settling import settle
from isnad.annotate.view import TextView
from isnad.records import Annotations, Mention, MentionKind


class Names:
    """Annotator `names.1`: needs tokens and times; gives `Annotations.mentions`."""

    name = "names.1"
    needs = ("tokens", "times")
    gives = ("mentions",)

    def __init__(self, model: SequenceModel | None = None, *, rules_only: bool = False) -> None:
        self._model = model
        self._rules_only = rules_only

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the mentions of one article, in text order; they stand apart, or a proper name in a longer phrase."""
        found = rule_names(view)
        model = (
            None if self._rules_only else self._model or view.sequence_model or default_model(view.lexicon)
        )
        if model is not None:
            proposals, chances = model(view, found)
            for proposal in view.proposals:
                chances.update((i, proposal.probability) for i in range(proposal.first, proposal.last))
            timed = {
                i for t in out.times for i in range(view.token_at(t.start), view.token_at(t.end - 1) + 1)
            }
            heard = _first_heard(view.proposals, proposals)
            merge(view, found, [p for p in heard if timed.isdisjoint(range(p.first, p.last))], chances)
        else:
            for item in found:
                if item.kind not in ("ROLE", "NORP") and (item.names or item.kind == "PER"):
                    item.proper = (item.first, item.last)
        found += own_outlet(view, found)
        found += repetitions(view, found)
        found += bodies_again(view, found)
        found += villages_again(view, found)
        found += bodies_described(view, found)
        found.sort(key=lambda f: (f.start, -f.last))
        resolve(view, found)
        for item in found:
            start, end = item.start, view.tokens[item.last - 1].end
            if end <= start or not _stands(out.mentions, start, end):
                continue
            out.mentions.append(
                Mention(
                    start=start,
                    end=end,
                    text=view.text[start:end],
                    kind=_kind(item.kind),
                    entity=item.entity,
                    name_en=item.en,
                    country=item.country,
                    sector=item.sector,
                    rule=item.rule,
                    proper=_proper(view, item, start),
                )
            )


def _first_heard(first: Sequence[Proposal], second: Sequence[Proposal]) -> list[Proposal]:
    """The proposals of two models, in text order; where they overlap, those of the first."""
    taken = {i for p in first for i in range(p.first, p.last)}
    return sorted([*first, *(p for p in second if taken.isdisjoint(range(p.first, p.last)))])


def _stands(before: Sequence[Mention], start: int, end: int) -> bool:
    """Whether a span lies after all mentions so far, or as a name of its own within one of the last."""
    around = [m for m in before[-_NESTED:] if m.end > start]
    return all(m.start < start and end <= m.end for m in around)


_NESTED = 4  # mentions back that may hold another one


def rule_names(view: TextView) -> list[Found]:
    """What lexicon and grammar find in an article, namesakes settled."""
    found: list[Found] = []
    persons, countries = Persons(view), Countries(view)
    for first, last in view.sentences:
        Scan(view, persons, countries, found, first, last).scan()
    settle(view, found)
    return found


def _proper(view: TextView, item: Found, start: int) -> tuple[int, int] | None:
    """Where the proper name of an item stands in the text."""
    if item.proper is None:
        return None
    first, last = item.proper
    begin = start if first == item.first else view.bare_start(first)
    return max(begin, start), view.tokens[last - 1].end


def _kind(kind: str) -> MentionKind:
    match kind:
        case "PER" | "ORG" | "LOC" | "GPE" | "FAC" | "NORP" | "ROLE":
            return kind
        case _:
            return "ORG"
