"""Training the weights behind an event's confidence, and scoring them on what they were not trained on.

Needs the extra `isnad[train]` (python-crfsuite, whose model of one label a row is a logistic regression); reading with trained
weights does not.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.annotate import annotate
from isnad.annotate.events.confidence import BIAS, Weights, features_of, probability
from isnad.annotate.view import TextView
from isnad.errors import InputError
from isnad.evaluation.counts import Counts
from isnad.evaluation.events import match_events
from isnad.evaluation.fitting import fit
from isnad.evaluation.scoring import subjects_of
from isnad.evaluation.sentence_gold import read_sentences
from isnad.evaluation.sentences import annotate_sentence
from isnad.lexicon import load

NOTICE = "Learned from the project's own development articles and from the Open Event Data Alliance's Arabic gold standard (MIT)."
_SETTINGS = {"c1": 0.0, "c2": 25.0, "max_iterations": 200}
_JUDGED_SETTINGS = _SETTINGS | {"c2": 150.0, "feature.possible_states": 1}
_BIAS = 30.0  # how freely a judged type's own weight, how rare it is, may move beside those of its features
_TWICE = 2  # examples a feature must have
_OFTEN = {"ASSAULT": 2}
"""How often a judge's yes counts for a type, where not once: so that one half parts yes from no best."""
_TILT = {"PROTEST": 0.2}
"""Log-odds that the events of a judged type have beside what is learned, to the same end where a judge's yes counts once."""
_LEAST = 0.01  # a weight below it is left out
_STEPS = 50


class Example(NamedTuple):
    """An event, or the judges of a sentence who agree: what it was read from, its features, whether it is one, and how often it counts.

    A judged sentence has the features that its events of the type in question share, and none where there is no such event. Where its
    judges differ it is two examples, each counting as often as it has judges: that they differ is what is to be learned."""

    part: str
    sentence: str | None
    features: list[str]
    right: bool
    weight: int


class Validation(msgspec.Struct, kw_only=True):
    """What weights say of events that they were not trained on.

    `reliability`: by confidence in tenths, how many events have it and the share of them that is right. `detection`: for each type
    of the judged sentences, F1 of yes against all no, at the best threshold and at one half; `easy`: against easy no."""

    folds: int
    reliability: dict[str, tuple[int, float]]
    detection: dict[str, tuple[float, float]]
    easy: dict[str, tuple[float, float]]


def examples(gold: Sequence[Path], sentences: Path | None) -> list[Example]:
    """The events of gold folders, right where gold has them; and those of judged sentences, right in a yes.

    Raises InputError as `read_gold` and `read_sentences` do."""
    found: list[Example] = []
    for subject in subjects_of(gold):
        right = set(match_events(subject).values())
        view = TextView(subject.found.article, load())
        for n, features in enumerate(features_of(view, subject.found)):
            found.append(Example(subject.folder, None, features, n in right, 1))
    for judged in read_sentences(sentences) if sentences is not None else ():
        out = annotate_sentence(annotate, judged.text)
        view = TextView(out.article, load())
        key = f"{judged.type}\t{judged.label}\t{judged.text}"
        by_type = {e.type: f for e, f in zip(out.events, features_of(view, out), strict=True)}
        features = by_type.get(judged.type, [])
        for yes, votes in ((True, _OFTEN.get(judged.type, 1) * judged.accepted), (False, judged.rejected)):
            if votes:
                found.append(Example(judged.document, key, features, yes, votes))
    return found


def train(gold: Sequence[Path], sentences: Path | None, target: Path) -> int:
    """Learn weights from gold folders and judged sentences and write them to `target`; returns how many features have one.

    Raises InputError: E101 no such folder, E110 another layout, E118 the extra is not installed.
    """
    weights = learned(examples(gold, sentences))
    target.write_bytes(
        msgspec.json.format(msgspec.json.encode(Weights(notice=NOTICE, weights=weights)), indent=0)
    )
    return len(weights)


def validate(gold: Sequence[Path], sentences: Path | None, folds: int) -> Validation:
    """Score weights on events of documents and storylines that they were not trained on. Raises as `train` does."""
    every = examples(gold, sentences)
    parts = {
        part: int(hashlib.sha256(part.encode()).hexdigest(), 16) % folds for part in {e.part for e in every}
    }
    tenths: defaultdict[int, list[bool]] = defaultdict(list)
    judged: dict[str, float] = {}
    for fold in range(folds):
        weights = learned([e for e in every if parts[e.part] != fold])
        for example in every:
            if parts[example.part] != fold:
                continue
            sure = probability(weights, example.features) if example.features else 0.0
            if example.sentence is None:
                tenths[min(9, int(10 * sure))].append(example.right)
            else:
                judged[example.sentence] = sure
    reliability = {f"{t / 10:.1f}": (len(r), round(sum(r) / len(r), 3)) for t, r in sorted(tenths.items())}
    detection = _detection(judged, ("yes", "easy no", "difficult no"))
    return Validation(
        folds=folds, reliability=reliability, detection=detection, easy=_detection(judged, ("yes", "easy no"))
    )


def _detection(judged: dict[str, float], labels: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    by_type: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for key, sure in judged.items():
        kind, label, _ = key.split("\t", 2)
        if label in labels:
            by_type[kind].append((sure, label == "yes"))

    def f1(rows: Sequence[tuple[float, bool]], threshold: float) -> float:
        counts = [Counts.of(yes and sure >= threshold, sure >= threshold, yes) for sure, yes in rows]
        right, system, gold = (sum(getattr(c, name) for c in counts) for name in ("right", "system", "gold"))
        return 2 * right / max(1, system + gold)

    return {
        kind: (round(max(f1(rows, t / _STEPS) for t in range(1, _STEPS)), 3), round(f1(rows, 0.5), 3))
        for kind, rows in sorted(by_type.items())
    }


def validation_text(report: Validation) -> Iterator[str]:
    """The report as text."""
    yield f"{report.folds} parts by document and storyline, each judged with weights learned from the others"
    yield ""
    yield "confidence   events   right"
    for tenth, (size, share) in report.reliability.items():
        yield f"{tenth} and more {size:7} {share:7.3f}"
    for name, table in (("all no", report.detection), ("easy no", report.easy)):
        for kind, (best, half) in table.items():
            yield f"{kind} yes against {name}: F1 {best:.3f} at the best threshold, {half:.3f} at 0.5"


def learned(every: Sequence[Example]) -> dict[str, float]:
    """Weights from examples. Raises InputError E110 without examples of both kinds, E118 without the extra."""
    kept = [e for e in every if e.features]
    if len({e.right for e in kept}) < _TWICE:
        raise InputError(
            "E110", "no events to learn from; give gold that some events are in and some are not"
        )
    of_articles = [e for e in kept if e.sentence is None]
    judged = [e for e in kept if e.sentence is not None]
    found = _fitted(of_articles, _SETTINGS) | _fitted(judged, _JUDGED_SETTINGS)
    for kind, odds in _TILT.items():
        own = f"alone:{kind}{BIAS}"
        if own in found:
            found[own] = round(found[own] + odds, 3)
    return dict(sorted(found.items()))


def _fitted(kept: Sequence[Example], settings: Mapping[str, float]) -> dict[str, float]:
    """Weights of the features that these examples have; none from no examples."""
    counts = Counter(f for e in kept for f in set(e.features))
    freedom = {f: _BIAS for f in counts if f.endswith(BIAS)}
    rows = (
        ([{f: freedom.get(f, 1.0) for f in e.features if counts[f] >= _TWICE}], ["1" if e.right else "0"])
        for e in kept
        for _ in range(e.weight)
    )
    fitted = fit(rows, settings)
    found: defaultdict[str, float] = defaultdict(float)
    for (feature, label), weight in fitted.states.items():
        found[feature] += freedom.get(feature, 1.0) * (weight if label == "1" else -weight)
    return {f: round(w, 3) for f, w in found.items() if abs(w) >= _LEAST}
