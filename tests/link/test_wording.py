"""The words by which texts are compared."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.language.tokens import tokenise
from isnad.link.stems import STOP_STEMS, content_stems, stem, words_of

TEXT = st.text(st.sampled_from("قصمدأفةىوال ـ.\n\u064b،؛؟!:«»\"()12+*-/@abcw'"))


@given(TEXT)
@settings(deadline=None)
def test_the_words_of_any_text_are_its_tokens_without_signs(text: str) -> None:
    forms = [t.form for t in tokenise(text) if t.kind != "punct" and t.form != "و"]
    assert [form for words in words_of(text) for form in words.forms] == forms


@given(TEXT)
@settings(deadline=None)
def test_the_stems_of_any_text_are_those_of_its_arabic_words_and_numbers(text: str) -> None:
    stems = {stem(t.form) for t in tokenise(text) if t.kind in ("word", "number")}
    assert content_stems(text) == {s for s in stems if len(s) > 1} - STOP_STEMS
