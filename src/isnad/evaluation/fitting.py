"""Fitting a conditional random field with python-crfsuite, of the extra `isnad[train]`: its weights, and nothing kept on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from isnad.errors import InputError


class Fitted(NamedTuple):
    """What was learned: the labels in order, the weight of each feature with each label, and of each label after another."""

    labels: list[str]
    states: dict[tuple[str, str], float]
    transitions: dict[tuple[str, str], float]


def fit(
    rows: Iterable[tuple[Sequence[Sequence[str] | Mapping[str, float]], Sequence[str]]],
    settings: Mapping[str, float],
) -> Fitted:
    """Weights from sequences of features (or of their values by name) and their labels, by L-BFGS. Raises InputError E118 without the extra."""
    try:
        crfsuite = import_module("pycrfsuite")
    except ImportError as error:
        raise InputError(
            "E118", "training needs python-crfsuite; install it with: pip install 'isnad[train]'"
        ) from error
    trainer = crfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(dict(settings))
    for features, labels in rows:
        trainer.append(features, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = crfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        labels = sorted(tagger.labels())
        tagger.close()
    return Fitted(labels, dict(info.state_features), dict(info.transitions))
