"""What is remembered of a word type, and what it rests on: one reading a type."""

from __future__ import annotations

from isnad.language.remembered import KEPT, remembered
from isnad.language.tagging import tag
from isnad.language.tokens import tokenise
from isnad.lexicon import load


def test_a_question_is_answered_once_and_old_answers_are_forgotten() -> None:
    asked: list[int] = []

    @remembered
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert (double(-1), double(-1)) == (-2, -2)
    assert asked == [-1]
    for number in range(KEPT):
        double(number)
    assert double(-1) == -2
    assert asked.count(-1) == 2


def test_tokens_of_one_type_that_are_read_alike_share_their_reading() -> None:
    text = "قصف الجيش المدينة، ثم قصف الجيش القرية."
    tokens = tokenise(text)
    word = load().morphology.word
    words = [word(t.text) if t.kind == "word" else None for t in tokens]
    tags = tag(tokens, words, 0, len(tokens))
    army = [tags[i] for i, t in enumerate(tokens) if t.text == "الجيش"]
    assert len(army) == 2
    assert army[0] is army[1]
    again = tag(tokens, words, 0, len(tokens))
    assert all(a is b for a, b in zip(tags, again, strict=True))
