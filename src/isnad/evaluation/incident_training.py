"""Training the weights by which groups of mentions of different articles become one incident, and scoring them on storylines that
they were not trained on.

Needs the extra `isnad[train]` (python-crfsuite, whose model of one label a row is a logistic regression); linking with trained
weights does not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad.errors import InputError
from isnad.evaluation.counts import Counts
from isnad.evaluation.events import match_events
from isnad.evaluation.fitting import fit
from isnad.evaluation.goldformat import GoldFolder, gold_folders, read_gold
from isnad.evaluation.scoring import subjects_of
from isnad.evaluation.subject import Subject
from isnad.lexicon import load
from isnad.link.affinity import Affinity
from isnad.link.clusters import Cluster
from isnad.link.evidence import Judge
from isnad.link.incidents import told_in_articles
from isnad.link.likelihood import Features, Weights, log_odds
from isnad.link.places import Gazetteer
from isnad.link.spread import IN_PLACE
from isnad.link.together import copied, read_together
from isnad.link.voices import Outlets
from isnad.records import Annotations

NOTICE = "Learned from the project's own development articles."
_SETTINGS = {"c1": 0.0, "c2": 10.0, "max_iterations": 300}
_LEAST = 0.01  # a weight below it is left out
_UNKNOWN = Weights(notice="", bias=0.0, weights={})
Mention = tuple[str, int]
"""An event by its article's source and its place there."""


class Pair(NamedTuple):
    """Two groups of mentions of different articles that do not conflict: whose folder they are of, what they share, and whether gold
    has them as one."""

    folder: str
    features: Features
    one: bool


class Held(msgspec.Struct, kw_only=True):
    """Precision and recall of pairs taken for one at even odds, in a folder that the weights were not learned from."""

    folder: str
    pairs: int
    precision: float
    recall: float


def pairs(folder: Path) -> list[Pair]:
    """The pairs of all storylines of a folder, linked together. Raises InputError as `read_gold` does."""
    lexicon = load()
    labels: dict[Mention, str] = {}
    items: list[Annotations] = []
    home: dict[str, str] = {}
    for path in gold_folders([folder]):
        gold = read_gold(path)
        for subject in subjects_of([path]):
            if subject.found.article.text:
                items.append(subject.found)
                home[subject.found.article.source] = gold.name
                labels |= _labels(gold, subject)
    readings, alike = read_together(items, lexicon, Outlets(lexicon), IN_PLACE)
    judge = Judge(Gazetteer(lexicon), Affinity(readings), copied(alike), _UNKNOWN)
    (firm, _, _), _ = told_in_articles(readings, judge)
    return list(_compared(folder.name, firm, judge, labels, home))


def _labels(gold: GoldFolder, subject: Subject) -> dict[Mention, str]:
    """The incident of each event that gold has, or itself where gold has it in none."""
    incidents = {
        m.anchor: incident.key
        for incident in gold.gold.story.incidents
        for m in incident.mentions
        if m.article == subject.article
    }
    return {
        (subject.found.article.source, found): incidents.get(
            subject.gold.events[n].anchor, f"{subject.article} {n}"
        )
        for n, found in match_events(subject).items()
    }


def _compared(
    folder: str,
    clusters: Iterable[Cluster],
    judge: Judge,
    labels: Mapping[Mention, str],
    home: Mapping[str, str],
) -> Iterator[Pair]:
    by_type: defaultdict[str, list[Cluster]] = defaultdict(list)
    for c in sorted(clusters, key=lambda c: (c.order, c.type)):
        by_type[c.type].append(c)
    for of_type in by_type.values():
        for a, b in combinations(of_type, 2):
            if not a.sources.isdisjoint(b.sources):
                continue
            one = _told_as_one(a, b, labels, home)
            features = None if one is None else judge.features(a, b, copies=judge.copied(a, b))
            if one is not None and features is not None:
                yield Pair(folder, features, one)


def _told_as_one(
    a: Cluster, b: Cluster, labels: Mapping[Mention, str], home: Mapping[str, str]
) -> bool | None:
    """Whether gold has two clusters as one; None where it knows nothing of one of them. Storylines have nothing in common."""
    if {home[s] for s in a.sources}.isdisjoint(home[s] for s in b.sources):
        return False
    ours, theirs = (Counter(labels[m.key] for m in c.members if m.key in labels) for c in (a, b))
    if not ours or not theirs:
        return None
    return ours.most_common(1)[0][0] == theirs.most_common(1)[0][0]


def learned(every: Sequence[Pair]) -> Weights:
    """Weights from pairs. Raises InputError E110 without pairs of both kinds, E118 without the extra."""
    if len({p.one for p in every}) < 2:
        raise InputError(
            "E110", "no pairs to learn from; give gold with incidents that several articles tell of"
        )
    fitted = fit((([{"bias": 1.0} | p.features], ["1" if p.one else "0"]) for p in every), _SETTINGS)
    found: defaultdict[str, float] = defaultdict(float)
    for (feature, label), weight in fitted.states.items():
        found[feature] += weight if label == "1" else -weight
    kept = {f: round(w, 3) for f, w in sorted(found.items()) if abs(w) >= _LEAST and f != "bias"}
    return Weights(notice=NOTICE, bias=round(found["bias"], 3), weights=kept)


def train(folders: Sequence[Path], target: Path) -> int:
    """Learn weights from folders of storylines in the gold format and write them to `target`; returns how many there are.

    Raises InputError: E101 no such folder, E110 another layout or nothing to learn from, E118 the extra is not installed.
    """
    weights = learned([pair for folder in folders for pair in pairs(folder)])
    target.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=0) + b"\n")
    return len(weights.weights)


def validate(folders: Sequence[Path]) -> list[Held]:
    """Score each folder with weights learned from the others. Raises as `train` does."""
    every = {folder: pairs(folder) for folder in folders}
    found: list[Held] = []
    for held, judged in every.items():
        weights = learned([p for folder, known in every.items() if folder != held for p in known])
        taken = [log_odds(weights, p.features) >= 0 for p in judged]
        counts = Counts.of(
            sum(t and p.one for t, p in zip(taken, judged, strict=True)),
            sum(taken),
            sum(p.one for p in judged),
        )
        found.append(
            Held(
                folder=held.name,
                pairs=len(judged),
                precision=round(counts.right / max(1, counts.system), 3),
                recall=round(counts.found / max(1, counts.gold), 3),
            )
        )
    return found


def validation_text(report: Sequence[Held]) -> Iterator[str]:
    """The report as text."""
    yield "pairs of different articles taken for one at even odds, by weights learned from the other folders"
    yield f"{'folder':20} {'pairs':>8} {'precision':>10} {'recall':>8}"
    for held in report:
        yield f"{held.folder:20} {held.pairs:8,} {held.precision:10.3f} {held.recall:8.3f}"
