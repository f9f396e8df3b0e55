"""How likely what two articles tell is one happening: learned weights, of what is read, that can be learned anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from isnad.errors import InputError
from isnad.evaluation.incident_training import Pair, learned, pairs, validate, validation_text
from isnad.evaluation.training_command import train
from isnad.link.likelihood import LEAST, SUREST, Weights, log_odds, stored

GOLD = Path(__file__).resolve().parents[2] / "gold"
SMALLEST = GOLD / "isnad-fourth"


def pair(*, one: bool, **features: float) -> Pair:
    return Pair("folder", dict(features), one)


@pytest.fixture(scope="module")
def known() -> list[Pair]:
    return pairs(SMALLEST)


def test_nothing_read_is_surer_than_the_surest_nor_less_likely_than_the_least() -> None:
    weights = Weights(notice="", bias=0.0, weights={"text": 100.0, "target=other": -100.0})

    assert log_odds(weights, {"text": 1.0}) == SUREST
    assert log_odds(weights, {"target=other": 1.0}) == LEAST
    assert log_odds(weights, {"nothing known": 1.0}) == 0.0


def test_weights_tell_one_happening_from_two() -> None:
    weights = learned([pair(one=n % 2 == 0, place=float(n % 2 == 0), noise=n / 40) for n in range(40)])

    assert log_odds(weights, {"place": 1.0}) > 0 > log_odds(weights, {"place": 0.0})


def test_nothing_is_learned_from_pairs_of_one_kind() -> None:
    with pytest.raises(InputError) as refused:
        learned([pair(one=True, place=1.0)])

    assert refused.value.code == "E110"


def test_the_stored_weights_are_of_what_is_read_in_articles(known: list[Pair]) -> None:
    read = {feature.partition("=")[0] for p in known for feature in p.features}
    weighed = {feature.partition("=")[0] for feature in stored().weights}

    assert len(weighed - read) < 0.2 * len(weighed)


def test_pairs_of_a_set_are_of_both_kinds_and_the_stored_weights_tell_them_apart(known: list[Pair]) -> None:
    odds = [(log_odds(stored(), p.features), p.one) for p in known]
    one = [value for value, right in odds if right]
    two = [value for value, right in odds if not right]

    assert len(one) > 20
    assert sum(v > 0 for v in one) / len(one) > 0.5 > 0.1 > sum(v > 0 for v in two) / len(two)


def test_a_folder_is_judged_by_weights_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [pair(one=n % 2 == 0, place=float(n % 2 == 0)) for n in range(40)]
    monkeypatch.setattr("isnad.evaluation.incident_training.pairs", lambda folder: told)
    report = validate([Path("one"), Path("two")])

    assert [(held.folder, held.precision, held.recall) for held in report] == [
        ("one", 1.0, 1.0),
        ("two", 1.0, 1.0),
    ]
    assert any(line.startswith("one") for line in validation_text(report))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--out FILE"),
        (["--cross-validate"], "two folders"),
        (["--cross-validate", "--out", "weights.json"], "writes no weights"),
    ],
)
def test_the_command_says_what_it_needs(arguments: list[str], said: str) -> None:
    found = CliRunner().invoke(train, ["incidents", str(SMALLEST), *arguments])

    assert found.exit_code != 0
    assert said in found.output


def test_a_folder_that_is_no_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        pairs(tmp_path)
