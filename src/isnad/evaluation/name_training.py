"""Training of the sequence model of names on CoNLL columns, and its cross-validation through the whole names layer.

Needs the extra `isnad[train]` (python-crfsuite); reading texts with a trained model does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from isnad.annotate.names.features import (
    OUTSIDE,
    WINDOW,
    around,
    features_of,
    pair_features,
    reading_features,
)
from isnad.annotate.names.layer import Names, rule_names
from isnad.annotate.names.sequence import SequenceModel, encode, read_stored
from isnad.annotate.view import TextView
from isnad.errors import InputError
from isnad.evaluation.counts import Score, scores
from isnad.evaluation.fitting import fit
from isnad.evaluation.names import Columns, Tables, read_columns, score_sentences
from isnad.evaluation.report import score_lines
from isnad.lexicon import Lexicon, load
from isnad.records import Annotations, Article

NOTICE = (
    "Weights of Isnad's sequence model of names. Trained on the train part of ANERcorp (Yassine Benajiba; CAMeL Lab "
    "split), CC BY-SA 4.0; these weights are licensed under CC BY-SA 4.0 as well."
)
SETTINGS: dict[str, Any] = {
    "c1": 0.1, "c2": 0.1, "max_iterations": 100, "feature.possible_transitions": True,
}  # fmt: skip
"""L1 and L2 penalties and steps of L-BFGS, as CRFsuite names them."""
LEAST = 0.02
"""Features all of whose weights are smaller are left out of the file."""

SOURCES: dict[str, tuple[str, ...]] = {
    "rules": ("R=",),
    "gazetteer": ("M=", "G=", "c=", "b-=", "b+="),
    "morphology": ("t=", "t3=", "fl=", "nk=", "cit=", "lem=", "p="),
    "letters": ("g3=", "g4=", "s2=", "s3=", "a2=", "a3=", "len="),
}
"""Sources of evidence by the features that carry them; what is left is the words themselves."""


class Example(NamedTuple):
    """A sentence as the trainer takes it: features and label of each token."""

    features: list[list[str]]
    labels: list[str]


class CrossValidation(msgspec.Struct, kw_only=True):
    """Scores of the names layer on sentences its model was not trained on: of the whole layer, of the layer without the model,
    and of layers whose model lacks one source of evidence."""

    folds: int
    scores: dict[str, dict[str, Score]]


def train(corpus: str | Path, target: str | Path, *, lexicon: Lexicon | None = None) -> int:
    """Train a model on CoNLL columns and write it to `target`; returns its size in bytes.

    Raises `InputError`: E101 no such corpus, E110 another layout, E118 the extra is not installed.
    """
    lexicon = lexicon or load()
    content = _trained([example(s, lexicon) for s in read_columns(Path(corpus))])
    Path(target).write_bytes(content)
    return len(content)


def cross_validate(
    corpus: str | Path,
    *,
    folds: int = 5,
    ablation: bool = False,
    lexicon: Lexicon | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> CrossValidation:
    """Score the names layer on each part of the corpus with a model trained on the others. Parts are runs of consecutive
    sentences, so that an article seldom stands in two of them.

    With `ablation`, also without the model, and with models that lack one source of evidence each.

    Raises as `train` does.
    """
    lexicon = lexicon or load()
    sentences = read_columns(Path(corpus))
    examples = [example(s, lexicon) for s in sentences]
    found: dict[str, dict[str, Score]] = {}
    variants: list[tuple[str, tuple[str, ...]]] = [("all", ())]
    if ablation:
        variants += [(f"without {name}", prefixes) for name, prefixes in SOURCES.items()]
        layer = Names(rules_only=True)
        found["rules and lexicon alone"] = scores(score_sentences(sentences, _reader(layer, lexicon)))
    for name, prefixes in variants:
        tables: Tables = []
        for k in range(folds):
            first, last = len(sentences) * k // folds, len(sentences) * (k + 1) // folds
            content = _trained([_without(e, prefixes) for e in (*examples[:first], *examples[last:])])
            layer = Names(SequenceModel(read_stored(content), lexicon))
            tables += score_sentences(sentences[first:last], _reader(layer, lexicon))
            progress(f"{name}: part {k + 1} of {folds}")
        found[name] = scores(tables)
    return CrossValidation(folds=folds, scores=found)


def cross_validation_text(report: CrossValidation) -> Iterator[str]:
    """The report as text."""
    yield f"{report.folds} parts of consecutive sentences, each read with a model trained on the others"
    for name, table in report.scores.items():
        yield ""
        yield name
        yield from score_lines(table)


def example(sentence: Columns, lexicon: Lexicon) -> Example:
    """A sentence of the corpus as a training example, over our own tokens."""
    view, starts = _view(sentence, lexicon)
    labels = ["O"] * len(view.tokens)
    owner: dict[int, tuple[int, str]] = {}
    for number, name in enumerate(sentence.names):
        owner.update((t, (number, name.kind)) for t in range(name.first, name.last))
    before = -1
    word = 0
    for i, token in enumerate(view.tokens):
        while word + 1 < len(starts) and starts[word + 1] <= token.start:
            word += 1
        number, kind = owner.get(word, (-1, ""))
        if kind:
            labels[i] = f"{'I' if number == before else 'B'}-{kind}"
        before = number
    return Example(list(_strings(view)), labels)


def _strings(view: TextView) -> Iterator[list[str]]:
    """The feature strings of each token of a text, as the model sums them."""
    makes = features_of(view.lexicon)
    openings = [i for i in range(len(view.tokens)) if makes.opens(view, i)]
    readings = makes.readings(view, rule_names(view), openings)
    types = [makes.of_type(token, word) for token, word in zip(view.tokens, view.words, strict=True)]
    for first, last in view.sentences:
        neighbours = around([t.groups for t in types[first:last]], [r[0] for r in readings[first:last]])
        for i, near in enumerate(neighbours, first):
            strings = list(pair_features(near))
            for offset in WINDOW:
                j = i + offset
                seen = (OUTSIDE,)
                if first <= j < last:
                    seen = types[j].seen_from(offset) + reading_features(readings[j])
                strings += (f"{offset}{feature}" for feature in seen)
            yield strings


def _without(example: Example, prefixes: tuple[str, ...]) -> Example:
    if not prefixes:
        return example
    kept = [[f for f in token if not f.lstrip("-012").startswith(prefixes)] for token in example.features]
    return Example(kept, example.labels)


def _trained(examples: Sequence[Example]) -> bytes:
    if not any(label != "O" for one in examples for label in one.labels):
        raise InputError(
            "E110", "no names to learn from; give CoNLL columns with tags such as B-PER and I-LOC"
        )
    fitted = fit(((one.features, one.labels) for one in examples), SETTINGS)
    labels = fitted.labels
    place = {label: k for k, label in enumerate(labels)}
    transitions = np.zeros((len(labels), len(labels)), np.float32)
    for (a, b), weight in fitted.transitions.items():
        transitions[place[a], place[b]] = weight
    rows: dict[str, Any] = {}
    for (feature, label), weight in fitted.states.items():
        if feature not in rows:
            rows[feature] = np.zeros(len(labels), np.float32)
        rows[feature][place[label]] = weight
    kept = {feature: row for feature, row in rows.items() if float(np.abs(row).max()) >= LEAST}
    return encode(labels, transitions, kept, NOTICE)


def _view(sentence: Columns, lexicon: Lexicon) -> tuple[TextView, list[int]]:
    starts: list[int] = []
    start = 0
    for token in sentence.tokens:
        starts.append(start)
        start += len(token) + 1
    text = " ".join(sentence.tokens)
    return TextView(Article(id="", source="", text=text), lexicon), starts


def _reader(layer: Names, lexicon: Lexicon) -> Callable[[Article], Annotations]:
    def read(article: Article) -> Annotations:
        out = Annotations(article=article)
        layer(TextView(article, lexicon), out)
        return out

    return read
