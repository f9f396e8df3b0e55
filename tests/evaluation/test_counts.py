"""Precision, recall, F1, sums and intervals."""

from __future__ import annotations

import pytest

from isnad.evaluation.counts import Counts, scores, total
from isnad.evaluation.stories import bcubed, pairwise


def test_precision_recall_and_f1() -> None:
    counts = Counts.of(6, 8, 12)
    assert counts.precision == 0.75
    assert counts.recall == 0.5
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_asked_and_nothing_said_is_undefined_not_perfect() -> None:
    counts = Counts()
    assert (counts.precision, counts.recall, counts.f1) == (None, None, None)


def test_a_silent_system_has_no_precision_and_f1_of_zero() -> None:
    counts = Counts.of(0, 0, 5)
    assert (counts.precision, counts.recall, counts.f1) == (None, 0.0, 0.0)


def test_empty_gold_makes_every_answer_wrong() -> None:
    counts = Counts.of(0, 5, 0)
    assert (counts.precision, counts.recall, counts.f1) == (0.0, None, 0.0)


def test_totals_are_sums_not_means_of_folders() -> None:
    tables = [{"x": Counts.of(1, 1, 1)}, {"x": Counts.of(0, 9, 9)}]
    assert total(tables)["x"] == Counts.of(1, 10, 10)
    assert scores(tables)["x"].f1 == pytest.approx(0.1)


def test_one_storyline_has_no_interval() -> None:
    assert scores([{"x": Counts.of(1, 2, 2)}])["x"].interval is None


def test_equal_storylines_have_an_interval_of_no_width() -> None:
    interval = scores([{"x": Counts.of(1, 2, 2)}] * 5)["x"].interval
    assert interval == (0.5, 0.5)


def test_interval_spans_the_storylines_and_is_the_same_each_time() -> None:
    tables = [{"x": Counts.of(n, 10, 10)} for n in (2, 4, 6, 8)]
    first, again = scores(tables)["x"], scores(tables)["x"]
    assert first.interval == again.interval
    assert first.interval is not None
    low, high = first.interval
    assert 0.2 <= low < 0.5 < high <= 0.8


def test_bcubed_of_equal_clusterings_is_one() -> None:
    labels = {"a": 1, "b": 1, "c": 2}
    assert bcubed(labels, {"a": 7, "b": 7, "c": 9}).f1 == 1.0


def test_bcubed_of_bagga_and_baldwin_example() -> None:
    """Their example: clusters {1–5}, {6, 7}, {8–12}; the answer joins the last two with five in another."""
    gold = {str(i): 0 for i in range(1, 6)} | {"6": 1, "7": 1} | {str(i): 2 for i in range(8, 13)}
    answer = {k: (0 if v == 0 else 1) for k, v in gold.items()}
    counts = bcubed(gold, answer)
    # items 1-5: 5/5; 6, 7: 2/7 each; 8-12: 5/7 each
    assert counts.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert counts.recall == 1.0


def test_pairwise_of_all_apart_has_no_precision() -> None:
    counts = pairwise({"a": 1, "b": 1}, {"a": 1, "b": 2})
    assert (counts.precision, counts.recall, counts.f1) == (None, 0.0, 0.0)
