"""A sentence has a greatest length: a text without stops is cut at clauses, and costs what its length costs."""

from __future__ import annotations

import msgspec
import pytest

import isnad
from annotated import pieces
from isnad.language.tokens import MAX_SENTENCE, sentences, tokenise

CLAUSE = "قال الوزير إن الجيش انسحب من المدينة"


@pytest.mark.parametrize("glue", [" ", "، ", "؛ ", " وبعد ذلك "])
def test_no_sentence_is_longer_than_the_limit_and_none_is_lost(glue: str) -> None:
    text = glue.join([CLAUSE] * 300)
    tokens = tokenise(text)
    found = sentences(text, tokens)
    assert all(0 < last - first <= MAX_SENTENCE for first, last in found)
    assert [i for first, last in found for i in range(first, last)] == list(range(len(tokens)))


def test_a_long_sentence_is_cut_at_the_best_clause_boundary() -> None:
    words = ["كلمة"] * (MAX_SENTENCE - 60)
    rest = ["كلمة"] * 80
    assert pieces(" ".join([*words, "آخر؛", "أول،", "وقال", *rest]))[0].endswith("آخر؛")
    assert pieces(" ".join([*words, "أول،", "وقال", *rest]))[0].endswith("أول،")
    assert pieces(" ".join([*words, "وقال", *rest]))[1].startswith("وقال")
    assert len(pieces(" ".join([*words, *rest]))[0].split()) == MAX_SENTENCE


def test_a_sentence_of_common_length_is_left_whole() -> None:
    text = "، ".join([CLAUSE] * (MAX_SENTENCE // 8)) + "."
    assert pieces(text) == [text]


def test_what_is_said_of_a_text_without_stops_grows_with_its_length() -> None:
    sizes = [len(msgspec.json.encode(isnad.annotate(" ".join([CLAUSE] * n)))) for n in (150, 300)]
    assert sizes[1] < 2.3 * sizes[0]
