"""What counts as the same name, date, toll; one-to-one assignment; where gold stands in the clean text."""

from __future__ import annotations

import pytest
from gold_cases import article, at
from hypothesis import given
from hypothesis import strategies as st

from isnad.evaluation.goldformat import GoldCount
from isnad.evaluation.locating import Ground
from isnad.evaluation.matching import Parties, assign, same_count, same_date, token_f1
from isnad.records import Annotations, Article, Count, Mention


@pytest.fixture
def parties() -> Parties:
    text = "قال وزير الخارجية المصري سامح شكري إن الوزير سيزور باريس."
    mentions = [
        Mention(**at(text, "سامح شكري"), kind="PER", entity="egy.shoukry"),
        Mention(**at(text, "الوزير"), kind="ROLE", entity="egy.shoukry"),
    ]
    return Parties(Annotations(article=article(text), mentions=mentions))


@pytest.mark.parametrize(
    ("gold", "system"),
    [
        ("المسؤولان الأميركيان", "مسؤولين أميركيين"),
        ("أحمد الطيّب", "احمد الطيب"),
        ("«الأناضول»", "الأناضول"),
        ("الحكومة العراقية", "للحكومة العراقية"),
        ("جوي هود", "هود"),
        ("عبد الله", "عبدالله"),
    ],
)
def test_spelling_case_and_short_names_make_no_difference(parties: Parties, gold: str, system: str) -> None:
    assert parties.same(gold, system, None)


@pytest.mark.parametrize(
    ("gold", "system"), [("مصدر أمني", "وزارة الداخلية"), ("سامح شكري", ""), ("", "سامح شكري")]
)
def test_other_names_are_not_the_same(parties: Parties, gold: str, system: str) -> None:
    assert not parties.same(gold, system, None)


def test_an_entity_joins_wordings_that_share_no_word(parties: Parties) -> None:
    assert parties.same("الوزير", "سامح شكري", "egy.shoukry")
    assert not parties.same("باريس", "سامح شكري", "egy.shoukry")


def test_lexicon_gives_the_entity_of_the_gold_wording(parties: Parties) -> None:
    assert parties.same("الولايات المتحدة", "أميركا", "usa")


@pytest.mark.parametrize(
    ("gold", "system", "same"),
    [
        ("2020-01-03", "2020-01-03", True),
        ("2020-01", "2020-01-03", True),
        ("2020", "2020-01", True),
        ("2020-01-03", "2020-01", False),
        ("2020-01", "2020-011", False),
        ("2020-01-03", "2020-01-03TEV", True),
        ("2020-W03", "2020-01-15", True),
        ("2020-W03", "2020-01-20", False),
        ("2020-01-03", None, False),
    ],
)
def test_dates_are_compared_at_the_precision_of_gold(gold: str, system: str | None, same: bool) -> None:
    assert same_date(gold, system) is same


def test_tolls() -> None:
    assert same_count(3, Count(low=3, high=3))
    assert same_count(3, Count(low=3, high=None))
    assert not same_count(3, Count(low=4, high=5))
    assert same_count(None, None)
    assert not same_count(None, Count(low=3, high=3))
    assert not same_count(0, None)
    assert same_count(GoldCount(low=3), Count(low=3, high=None))
    assert not same_count(GoldCount(low=3), Count(low=3, high=3))


def test_token_f1_of_known_bags() -> None:
    assert token_f1(["a", "b", "c"], ["b", "c", "d", "e"]) == pytest.approx(4 / 7)
    assert token_f1([], []) == 1.0
    assert token_f1(["a"], []) == 0.0
    assert token_f1(["a", "a"], ["a"]) == pytest.approx(2 / 3)


def test_assignment_gives_way_so_that_both_are_matched() -> None:
    assert assign({(0, 0): 9, (0, 1): 1, (1, 0): 8}) == {0: 1, 1: 0}


def test_assignment_prefers_the_better_pair() -> None:
    assert assign({(0, 0): 1, (0, 1): 5}) == {0: 1}


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.integers(0, 3), max_size=20))
def test_assignment_is_one_to_one_and_as_large_as_can_be(pairs: dict[tuple[int, int], int]) -> None:
    found = assign(pairs)
    assert len(set(found.values())) == len(found)
    assert all(pair in pairs for pair in found.items())
    assert len(found) == _largest(set(pairs))


def _largest(pairs: set[tuple[int, int]]) -> int:
    """Size of the largest matching, by trying every choice for one gold item after another."""
    best: set[frozenset[int]] = {frozenset()}
    for gold in {g for g, _ in pairs}:
        best |= {used | {s} for used in best for g, s in pairs if g == gold and s not in used}
    return max(map(len, best))


# ---------------------------------------------------------------- places


def test_an_anchor_is_carried_over_removed_junk_inside_it() -> None:
    raw = "إعلان\nقال الوزير., وأضاف أن الأمر انتهى"
    clean = "قال الوزير. وأضاف أن الأمر انتهى"
    cut = raw.index(",")
    pieces = [(0, 6, cut - 6), (cut - 6, cut + 1, len(raw) - cut - 1)]
    ground = Ground(Article(id="a", source="a", text=clean, raw=raw, pieces=pieces))
    place = ground.one("الوزير., وأضاف")
    assert place is not None
    assert clean[place[0] : place[1]] == "الوزير. وأضاف"


def test_an_anchor_in_removed_text_is_nowhere() -> None:
    raw = "إعلان مهم\nقال الوزير"
    ground = Ground(Article(id="a", source="a", text="قال الوزير", raw=raw, pieces=[(0, 10, 10)]))
    assert ground.one("إعلان") is None


def test_an_anchor_is_found_under_folding_where_the_text_was_repaired() -> None:
    ground = Ground(article("أكّد المسؤول الأمريكيّ ذلك"))
    place = ground.one("اكد المسؤول")
    assert place is not None
    assert ground.text[slice(*place)] == "أكّد المسؤول"


def test_the_sentence_around_a_span_marks_it() -> None:
    text = "انتهى الاجتماع. قال الوزير ذلك. ثم غادر."
    ground = Ground(article(text))
    span = at(text, "الوزير")
    assert ground.marked((span["start"], span["end"])) == "قال ⟦الوزير⟧ ذلك."
