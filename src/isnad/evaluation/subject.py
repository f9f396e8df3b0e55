"""What a scorer looks at: one article with its gold and its annotations, and the mistakes it notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from isnad.evaluation.goldformat import ArticleGold
from isnad.evaluation.layers import Layer
from isnad.evaluation.locating import Ground, Place
from isnad.evaluation.matching import Parties
from isnad.records import Annotations


class Mistake(msgspec.Struct, kw_only=True):
    """One difference between gold and system: its kind, the sentence (span in ⟦ ⟧), and what each says.

    `detail` tells what rule or wording it came from, for looking closer within a kind.
    """

    layer: Layer
    kind: str
    folder: str
    article: str
    sentence: str = ""
    gold: str = ""
    system: str = ""
    detail: str = ""


class Subject:
    """One article under judgement."""

    def __init__(self, folder: str, article: str, gold: ArticleGold, found: Annotations) -> None:
        self.folder = folder
        self.article = article
        self.gold = gold
        self.found = found
        self.ground = Ground(found.article)
        self.parties = Parties(found)
        self.mistakes: list[Mistake] = []

    def note(
        self, layer: Layer, kind: str, place: Place | None, gold: str = "", system: str = "", detail: str = ""
    ) -> None:
        """Note a mistake at a place of the clean text (null: gold that stands in nothing that is left)."""
        sentence = self.ground.marked(place) if place else "(not in the clean text)"
        self.mistakes.append(
            Mistake(
                layer=layer,
                kind=kind,
                folder=self.folder,
                article=self.article,
                sentence=sentence,
                gold=gold,
                system=system,
                detail=detail,
            )
        )


def by_kind(mistakes: Iterable[Mistake]) -> list[tuple[str, list[Mistake]]]:
    """Mistakes by kind, most frequent first; within a kind as they came."""
    groups: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        groups.setdefault(mistake.kind, []).append(mistake)
    return sorted(groups.items(), key=lambda g: -len(g[1]))


def mistakes_text(mistakes: Sequence[Mistake], layer: Layer, limit: int | None = None) -> Iterable[str]:
    """The lines of the page that a developer reads to improve a layer.

    `limit` cuts each kind to so many; what is left out is said.
    """
    groups = by_kind(m for m in mistakes if m.layer == layer)
    yield f"Mistakes of {layer}: {sum(len(g) for _, g in groups)}"
    for kind, group in groups:
        yield f"  {len(group):5d}  {kind}"
    for kind, group in groups:
        yield ""
        yield f"── {kind} ({len(group)})"
        details = Counter(m.detail for m in group if m.detail)
        if len(details) > 1:
            yield "   " + ", ".join(f"{name} {n}" for name, n in details.most_common(12))
        for mistake in group[:limit]:
            yield f"   {mistake.folder}/{mistake.article}: {mistake.sentence}"
            if mistake.gold:
                yield f"      gold    {mistake.gold}"
            if mistake.system:
                yield f"      system  {mistake.system}" + (f"   [{mistake.detail}]" if mistake.detail else "")
        if limit is not None and len(group) > limit:
            yield f"   … {len(group) - limit} more"
