"""Names: people, bodies, places and offices, and which of them are the same.

Three sources of evidence: the lexicon; composition (`وزارة الخارجية` + `العراقية`, `وزير الدفاع` + `الأميركي` + a name
never seen before); and the article itself, where a full name lends its meaning to the short one.
"""

from __future__ import annotations

from isnad.annotate.names.found import Found
from isnad.annotate.names.persons import Persons
from isnad.annotate.names.repetitions import bodies_again, repetitions
from isnad.annotate.names.scan import Countries, Scan
from isnad.annotate.names.settling import settle
from isnad.annotate.view import TextView
from isnad.records import Annotations, Mention, MentionKind


class Names:
    """Annotator `names.1`: needs tokens; gives `Annotations.mentions`."""

    name = "names.1"
    needs = ("tokens",)
    gives = ("mentions",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the mentions of one article, in text order, without overlaps."""
        found: list[Found] = []
        persons, countries = Persons(view), Countries(view)
        for first, last in view.sentences:
            Scan(view, persons, countries, found, first, last).scan()
        settle(view, found)
        found += repetitions(view, found)
        found += bodies_again(view, found)
        found.sort(key=lambda f: f.start)
        for item in found:
            start, end = item.start, view.tokens[item.last - 1].end
            if end <= start or (out.mentions and start < out.mentions[-1].end):
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
                )
            )


def _kind(kind: str) -> MentionKind:
    match kind:
        case "PER" | "ORG" | "LOC" | "GPE" | "FAC" | "NORP" | "ROLE":
            return kind
        case _:
            return "ORG"
