"""How sure events are: news surer than history, law and figures of speech, and weights that can be learned anew."""

from __future__ import annotations

from pathlib import Path

import pytest

import isnad
from isnad.annotate.events.confidence import HIGHEST, LOWEST, features_of, probability, stored
from isnad.annotate.view import TextView
from isnad.errors import InputError
from isnad.evaluation.confidence_training import Example, learned
from isnad.lexicon import load

TOLD = "قُتل خمسة جنود وأصيب عشرة في هجوم شنه مسلحون على حاجز للجيش قرب الموصل أمس."
RECALLED = "تحدث الكاتب في روايته عن ذكرى اغتيال الزعيم قبل أربعين عاما."


def surest(text: str) -> float:
    return max(e.confidence for e in isnad.annotate(text, published="2024-03-15").events)


def test_news_of_an_attack_is_surer_than_a_novel_about_one() -> None:
    assert surest(TOLD) > 0.7 > surest(RECALLED)


def test_confidence_is_a_probability_that_is_never_certain() -> None:
    weights = {"word=هجوم": 100.0, "word=رواية": -100.0}

    assert probability(weights, ["word=هجوم"]) == HIGHEST
    assert probability(weights, ["word=رواية"]) == LOWEST
    assert probability(weights, ["nothing known"]) == 0.5


def test_the_stored_weights_are_of_the_features_that_are_read() -> None:
    out = isnad.annotate(f"{TOLD} {RECALLED} اجتمع الوزيران في القاهرة.", published="2024-03-15")
    read = [f for features in features_of(TextView(out.article, load()), out) for f in features]
    known = [f for f in read if f in stored().weights]

    assert len(known) > 0.3 * len(read)


def test_weights_tell_right_examples_from_wrong_ones() -> None:
    right = [Example("a", None, ["told", f"n={n}"], True, 1) for n in range(20)]
    wrong = [Example("a", None, ["recalled", f"n={n}"], False, 1) for n in range(20)]
    weights = learned([*right, *wrong])

    assert probability(weights, ["told"]) > 0.5 > probability(weights, ["recalled"])


def test_nothing_is_learned_from_examples_of_one_kind() -> None:
    with pytest.raises(InputError) as refused:
        learned([Example("a", None, ["told"], True, 1)])

    assert refused.value.code == "E110"


def test_a_folder_that_is_no_gold_is_refused(tmp_path: Path) -> None:
    from isnad.evaluation.confidence_training import train

    with pytest.raises(InputError):
        train([tmp_path], None, tmp_path / "weights.json")
