"""Two readings of the same articles compared: what both found, how far they agree beyond chance, and where they part.

Items of a layer are paired one to one where they overlap. F1 says how many are paired; kappa how far the labels of the pairs
agree beyond chance; alpha how far the words of the articles got the same label, none being one. For numbers alpha is of
intervals. What a side's format has not is not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from isnad.evaluation.coefficients import cohen_kappa, interval, krippendorff_alpha, nominal
from isnad.evaluation.compared import Layer
from isnad.evaluation.counts import Counts
from isnad.evaluation.locating import overlap
from isnad.evaluation.matching import assign
from isnad.evaluation.sides import Item, Read, Side, paired, read_side
from isnad.language.tokens import tokenise

_CONTEXT = 60
"""Characters shown on each side of what the sides disagree on."""


class LayerAgreement(msgspec.Struct, kw_only=True):
    """How two sides agree on a layer: items of each, pairs, F1 of pairs, and of pairs with one label; kappa of the labels;
    alpha over the words. `values` has for each value the share of pairs that have the same, and its kappa."""

    first: int = 0
    second: int = 0
    pairs: int = 0
    f1: float | None = None
    f1_labelled: float | None = None
    kappa: float | None = None
    alpha: float | None = None
    values: dict[str, tuple[float, float | None]] = msgspec.field(
        default_factory=dict[str, tuple[float, float | None]]
    )


class IncidentAgreement(msgspec.Struct, kw_only=True):
    """How two sides agree on incidents: over the mentions that both have, B-cubed F1 of who stands with whom; over the
    incidents paired by them, the share with the same number of independent sources, and alpha of the numbers."""

    mentions: int = 0
    bcubed: float | None = None
    pairs: int = 0
    same_sources: float | None = None
    alpha: float | None = None


class Disagreement(msgspec.Struct, kw_only=True):
    """Where the sides part: in which layer, on what (`found` by one only, or a value), and what each says; null: nothing."""

    layer: str
    article: str
    on: str
    context: str
    first: str | None
    second: str | None


class Comparison(msgspec.Struct, kw_only=True):
    """Two sides compared: their names, how many articles, which were left out and why, agreement by layer and on
    incidents, and every disagreement in the order of the articles."""

    first: str
    second: str
    articles: int
    left_out: list[str]
    layers: dict[Layer, LayerAgreement]
    incidents: IncidentAgreement
    disagreements: list[Disagreement]


class _Layer:
    """One layer over all articles."""

    def __init__(self, layer: Layer) -> None:
        self.layer: Layer = layer
        self.counts = Counts()
        self.pairs: list[tuple[Item, Item]] = []
        self.words: Counter[tuple[str, str]] = Counter()
        self.disagreements: list[Disagreement] = []

    def add(self, article: str, ours: Read, theirs: Read) -> dict[int, int]:
        """Take an article; gives which items of the first side are which of the second."""
        first, second = ours.items[self.layer], theirs.items[self.layer]
        matched = assign({(i, j): _likeness(a, b) for i, a in enumerate(first) for j, b in enumerate(second)
                          if overlap((a.start, a.end), (b.start, b.end))})  # fmt: skip
        self.counts = self.counts.plus(Counts.of(len(matched), len(second), len(first)))
        self.pairs += [(first[i], second[j]) for i, j in matched.items()]
        self._count_words(ours.raw, first, second)
        for i, j in matched.items():
            for name, value in first[i].values.items():
                other = second[j].values[name]
                if not value.same(other):
                    self._note(article, ours.raw, name, first[i], value.text, other.text)
        for i, item in enumerate(first):
            if i not in matched:
                self._note(article, ours.raw, "found", item, _shown(item), None)
        for j, item in enumerate(second):
            if j not in matched.values():
                self._note(article, ours.raw, "found", item, None, _shown(item))
        return matched

    def agreement(self) -> LayerAgreement:
        same = sum(_label(a) == _label(b) for a, b in self.pairs)
        labelled = Counts.of(same, self.counts.system, self.counts.gold)
        names = list(self.pairs[0][0].values) if self.pairs else []
        return LayerAgreement(
            first=int(self.counts.gold),
            second=int(self.counts.system),
            pairs=len(self.pairs),
            f1=self.counts.f1,
            f1_labelled=labelled.f1,
            kappa=cohen_kappa([(_label(a), _label(b)) for a, b in self.pairs]),
            alpha=krippendorff_alpha(self.words, nominal),
            values={name: _of_value(self.pairs, name) for name in names},
        )

    def _count_words(self, raw: str, first: Sequence[Item], second: Sequence[Item]) -> None:
        labels = [_labels_by_character(raw, items) for items in (first, second)]
        for token in tokenise(raw):
            if token.kind != "punct":
                self.words[labels[0][token.start], labels[1][token.start]] += 1

    def _note(
        self, article: str, raw: str, on: str, item: Item, first: str | None, second: str | None
    ) -> None:
        before = " ".join(raw[max(0, item.start - _CONTEXT) : item.start].split())
        after = " ".join(raw[item.end : item.end + _CONTEXT].split())
        words = " ".join(raw[item.start : item.end].split())
        self.disagreements.append(
            Disagreement(
                layer=self.layer,
                article=article,
                on=on,
                context=f"… {before} [{words}] {after} …",
                first=first,
                second=second,
            )
        )


def compare(first: Path, second: Path) -> Comparison:
    """Compare two casebooks, or folders in the gold format, or one of each.

    Raises `InputError` E101, E110 for a folder that is not in the gold format, E122 where the sides have no article in
    common; `CasebookError` for a file that is no casebook.
    """
    return compare_sides(read_side(first), read_side(second))


def compare_sides(first: Side, second: Side) -> Comparison:
    """Compare two sides that were read. Raises `InputError` E122."""
    articles, left_out = paired(first, second)
    layers = {layer: _Layer(layer) for layer in first.layers if layer in second.layers}
    mentions: list[tuple[tuple[str, int], tuple[str, int]]] = []
    for name, ours, theirs in articles:
        matched = {layer: layers[layer].add(name, ours, theirs) for layer in layers}
        mentions += [
            (ours.incidents[i], theirs.incidents[j])
            for i, j in matched["events"].items()
            if i in ours.incidents and j in theirs.incidents
        ]
    agreements: dict[Layer, LayerAgreement] = {found.layer: found.agreement() for found in layers.values()}
    return Comparison(
        first=first.name,
        second=second.name,
        articles=len(articles),
        left_out=left_out,
        layers=agreements,
        incidents=_on_incidents(mentions),
        disagreements=[d for found in layers.values() for d in found.disagreements],
    )


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """The tables of a comparison."""
    yield f"{comparison.first} and {comparison.second}: {comparison.articles} articles compared"
    if comparison.left_out:
        yield f"not compared: {len(comparison.left_out)} ({'; '.join(comparison.left_out[:3])}{' …' if len(comparison.left_out) > 3 else ''})"
    yield ""
    yield f"{'':14}{'first':>8}{'second':>8}{'pairs':>8}{'F1':>8}{'label F1':>10}{'kappa':>8}{'alpha':>8}"
    for layer, found in comparison.layers.items():
        yield (
            f"{layer:14}{found.first:8}{found.second:8}{found.pairs:8}{_share(found.f1):>8}"
            f"{_share(found.f1_labelled):>10}{_share(found.kappa):>8}{_share(found.alpha):>8}"
        )
        for name, (same, kappa) in found.values.items():
            yield f"  {name:12}{'':24}{_share(same):>8}{'':10}{_share(kappa):>8}"
    on = comparison.incidents
    yield ""
    yield f"incidents: {on.mentions} mentions in both, B-cubed F1 {_share(on.bcubed)}"
    yield f"independent sources: {on.pairs} incidents paired, the same number in {_share(on.same_sources)}, alpha {_share(on.alpha)}"


def disagreements_text(
    comparison: Comparison, layer: str | None = None, limit: int | None = None
) -> Iterator[str]:
    """The disagreements of a layer, or of all, side by side; at most so many."""
    wanted = [d for d in comparison.disagreements if layer is None or d.layer == layer]
    for found in wanted[:limit]:
        yield f"{found.article} · {found.layer} · {found.on}"
        yield f"   {found.context}"
        yield f"   first   {'—' if found.first is None else found.first or 'unknown'}"
        yield f"   second  {'—' if found.second is None else found.second or 'unknown'}"
    if limit is not None and len(wanted) > limit:
        yield f"… {len(wanted) - limit} more"


def _likeness(a: Item, b: Item) -> tuple[bool, int]:
    return _label(a) == _label(b), overlap((a.start, a.end), (b.start, b.end))


def _label(item: Item) -> str:
    return next(iter(item.values.values())).text


def _shown(item: Item) -> str:
    return " · ".join(value.text for value in item.values.values() if value.text) or " ".join(
        item.text.split()
    )


def _labels_by_character(raw: str, items: Iterable[Item]) -> list[str]:
    labels = [""] * len(raw)
    for item in items:
        labels[item.start : item.end] = [_label(item) or "unknown"] * (item.end - item.start)
    return labels


def _of_value(pairs: Sequence[tuple[Item, Item]], name: str) -> tuple[float, float | None]:
    values = [(a.values[name], b.values[name]) for a, b in pairs]
    labels = [(a.text, a.text if a.same(b) else b.text) for a, b in values]
    return sum(a == b for a, b in labels) / len(labels), cohen_kappa(labels)


def _on_incidents(mentions: Sequence[tuple[tuple[str, int], tuple[str, int]]]) -> IncidentAgreement:
    if not mentions:
        return IncidentAgreement()
    ours, theirs = Counter(a for a, _ in mentions), Counter(b for _, b in mentions)
    both = Counter(mentions)
    precision = sum(n * n / theirs[b] for (_, b), n in both.items()) / len(mentions)
    recall = sum(n * n / ours[a] for (a, _), n in both.items()) / len(mentions)
    first, second = sorted(ours), sorted(theirs)
    shared = {(first.index(a), second.index(b)): n for (a, b), n in both.items()}
    numbers = Counter((first[i][1], second[j][1]) for i, j in assign(shared).items())
    pairs = sum(numbers.values())
    return IncidentAgreement(
        mentions=len(mentions),
        bcubed=2 * precision * recall / (precision + recall),
        pairs=pairs,
        same_sources=sum(n for (a, b), n in numbers.items() if a == b) / pairs,
        alpha=krippendorff_alpha(numbers, interval),
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
