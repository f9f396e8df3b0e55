"""Folding: one spelling for every way to write a word, and the way back to what was written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from isnad.language.folding import INVISIBLE, MARKS, TATWEEL, Folded, fold

ARABIC = st.text(
    st.sampled_from(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئىةء" + MARKS[:12] + TATWEEL + INVISIBLE + "ﻻﷲﻹﷺﻋیکگ٣۳«»“”–ـ. \n"
    )
)
ANY = st.one_of(ARABIC, st.text(st.characters(exclude_categories=[])))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قَالَ الوَزِيرُ", "قال الوزير"),
        ("أُمــيركيّة", "اميركيه"),
        ("إسرائيل آخر ٱلأمر", "اسراييل اخر الامر"),
        ("مستشفى غزة", "مستشفي غزه"),
        ("کربلاء یوم", "كربلاء يوم"),
        ("ﻏﺎرة ﻻ", "غاره لا"),
        ("٢٥٠ و۲۵۰", "250 و250"),
        ("«نعم» “نعم” „نعم‟ ‹نعم›", '"نعم" "نعم" "نعم" "نعم"'),
        ("بغداد – بيروت — دمشق", "بغداد - بيروت - دمشق"),
        ("\u202bالخبر\u202c \u200fهنا\ufeff", "الخبر هنا"),
        ("غا\u200cرا\u200bت", "غارات"),
    ],
)
def test_the_ways_to_write_a_word_fold_to_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY)
@example("ﷺ")
@settings(deadline=None)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert Folded(text).text == fold(text)


@given(ANY, st.data())
@settings(deadline=None)
def test_a_folded_span_leads_to_what_it_came_from(text: str, data: st.DataObject) -> None:
    view = Folded(text)
    size = len(view.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    first, last = view.original(start, end)
    assert 0 <= first <= last <= len(text)
    if start == end:
        assert first == last
    else:
        assert view.text[start:end] in fold(text[first:last])
        back = view.folded(first, last)
        assert back[0] <= start
        assert back[1] >= end


@given(ANY)
@settings(deadline=None)
def test_spans_keep_their_order_on_the_way_back(text: str) -> None:
    view = Folded(text)
    starts = [view.original(i, i + 1)[0] for i in range(len(view.text))]
    assert starts == sorted(starts)


def test_every_character_of_unicode_folds_to_letters_that_fold_to_themselves() -> None:
    for code in range(0x110000):
        folded = fold(chr(code))
        assert fold(folded) == folded, unicodedata.name(chr(code), hex(code))
