"""Numbers that can be one: all such pairs are found, and no others, without comparing every two."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

import isnad
from isnad.link.equal_values import equal_pairs, same_value
from isnad.link.measures import Measure, measures
from isnad.link.reading import Reading

((ONE,),) = measures([Reading(isnad.annotate("عبرت الحدود 7 شاحنات."))], [])

bounds = st.none() | st.integers(-60, 60).map(float)
numbers = st.builds(
    lambda low, high, approx: replace(ONE, low=low, high=high, approx=approx), bounds, bounds, st.booleans()
)


@given(st.lists(numbers, max_size=30))
def test_exactly_the_pairs_that_can_be_one_number_are_found_each_once(members: list[Measure]) -> None:
    wanted = [(i, j) for i, j in combinations(range(len(members)), 2) if same_value(members[i], members[j])]
    assert sorted(equal_pairs(members)) == wanted
