"""Tokens and sentences of prose as it is scraped."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import isnad
from annotated import pieces
from isnad.language.folding import INVISIBLE
from isnad.language.tokens import pieces as pieces_of
from isnad.language.tokens import sentences, tokenise


def forms(text: str) -> list[str]:
    return [token.form for token in tokenise(text)]


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        ("هجـ.ـوم", "هجوم"),
        ("غـ.ـارات", "غارات"),
        ("قـ ـصف", "قصف"),
        ("إسـ.رائيل", "اسراييل"),
        ("الق.ـصف", "القصف"),
        ("ق*صف", "قصف"),
        ("قـ/ـصف", "قصف"),
        ("صـ-ـاروخ", "صاروخ"),
        ("قـ...ـتلى", "قتلي"),
        ("قـ\u200f.ـصف", "قصف"),
        ("غا\u200bرات", "غارات"),
        ("غا\u2060ر\ufeffات", "غارات"),
        ("ق̶صف", "قصف"),
    ],
)
def test_a_word_broken_up_to_slip_past_moderation_is_one(broken: str, word: str) -> None:
    assert forms(f"شن الجيش {broken} على المدينة")[2] == word
    assert len(forms(f"شن الجيش {broken} على المدينة")) == 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("عام 1445 هـ. وقال", ["عام", "1445", "ه", ".", "وقال"]),
        ("كلمة ـ كلمة", ["كلمه", "-", "كلمه"]),
        ("أفضلـ ـ وقال", ["افضل", "-", "وقال"]),
        ("نقلت أ.ف.ب عن د. سامي", ["نقلت", "افب", "عن", "د.", "سامي"]),
        ("أ. د. كامل", ["اد", "كامل"]),
        ("بلغ 3.5 و2,500 و12/5", ["بلغ", "3.5", "و", "2,500", "و", "12", "/", "5"]),
        ("قررت أوبك+ الخفض", ["قررت", "اوبك+", "الخفض"]),
        ("زوروا https://a.example/x?v=1, ثم", ["زوروا", "https://a.example/x?v=1", "،", "ثم"]),
        ("إلى mail@x.example.", ["الي", "mail@x.example", "."]),
    ],
)
def test_what_holds_together_is_one_token(text: str, found: list[str]) -> None:
    assert forms(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال.وأضاف", ["قال.", "وأضاف"]),
        ("عام 2000م. وأكدت الأمم المتحدة.", ["عام 2000م.", "وأكدت الأمم المتحدة."]),
        ("وقال م. أحمد سالم.", ["وقال م. أحمد سالم."]),
        ("قال «لماذا؟»، وأضاف.", ["قال «لماذا؟»، وأضاف."]),
        ('قال "انسحبنا."، وأضاف.', ['قال "انسحبنا."، وأضاف.']),
        ("«انسحبنا.» وأضاف", ["«انسحبنا.»", "وأضاف"]),
        ("هل انتهت؟ .. تساؤلات", ["هل انتهت؟ ..", "تساؤلات"]),
        ("وتم التحويل،\nإلا أنهم رفضوا", ["وتم التحويل،\nإلا أنهم رفضوا"]),
        ("العنوان\nالخبر هنا", ["العنوان", "الخبر هنا"]),
        ("1. الأول\n2. الثاني", ["1. الأول", "2. الثاني"]),
        ("بغداد (رويترز) - قتل ثلاثة.", ["بغداد (رويترز) - قتل ثلاثة."]),
        ("انتهى! وبعد؟ نعم؛ لا.", ["انتهى!", "وبعد؟", "نعم؛ لا."]),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, found: list[str]) -> None:
    assert pieces(text) == found


ANY = st.text(
    st.one_of(
        st.characters(exclude_categories=[]),
        st.sampled_from("ابتقصفهوال ـ.،؟!»«\"'()…:؛*/-_+@0123٤٥\n \u200f\u0301"),
    )
)


@given(ANY)
@settings(deadline=None)
def test_tokens_of_any_text_stand_where_they_say_and_leave_out_only_space(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert token.start >= end
        assert token.end > token.start
        assert text[token.start : token.end] == token.text
        assert token.form
        assert not text[end : token.start].strip().strip(INVISIBLE).strip()
        end = token.end


LOOSE = st.text(st.sampled_from("قصمدأفةى ـ.\n\u064b،\u200f12+*»"))
"""Mostly what a token holds across a space: abbreviations, years, words broken up."""


@given(st.one_of(ANY, LOOSE))
@settings(deadline=None)
def test_the_pieces_of_any_text_have_its_tokens_each_by_itself(text: str) -> None:
    alone = [(t.form, t.kind) for piece in pieces_of(text) for t in tokenise(piece)]
    assert alone == [(t.form, t.kind) for t in tokenise(text)]


@given(ANY)
@settings(deadline=None)
def test_sentences_of_any_text_hold_every_token_once(text: str) -> None:
    tokens = tokenise(text)
    assert [i for a, b in sentences(text, tokens) for i in range(a, b)] == list(range(len(tokens)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "انسحب الجيش من المدينة.. وقال الوزير إن القتال انتهى.. وأعلنت الأمم المتحدة الهدنة.",
            ["انسحب الجيش من المدينة..", "وقال الوزير إن القتال انتهى..", "وأعلنت الأمم المتحدة الهدنة."],
        ),
        ("الحوثيون.. وقصة الانقلاب الطويلة", ["الحوثيون.. وقصة الانقلاب الطويلة"]),
        ("قال الوزير أمس: نعم.. وانتهت الحرب", ["قال الوزير أمس: نعم.. وانتهت الحرب"]),
        ("فاز... وخسر", ["فاز... وخسر"]),
    ],
)
def test_two_dots_end_a_sentence_where_another_with_its_verb_begins(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in isnad.annotate(text).sentences] == found


def test_vowel_signs_written_as_one_character_are_no_word() -> None:
    (token,) = tokenise("\ufcf2")

    assert (token.kind, token.form) == ("punct", "-")
