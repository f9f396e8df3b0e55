"""Protests by who is out, and whom they are against."""

from __future__ import annotations

import pytest

from isnad import annotate
from isnad.records import Event


def protests(text: str, **metadata: str) -> list[Event]:
    return [e for e in annotate(text, **metadata).events if e.type == "PROTEST"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("سار المتظاهرون بصمت نحو مبنى البلدية.", "المتظاهرون"),
        ("ملأ عشرات المحتجين ساحة المحطة مساء أمس.", "المحتجين"),
        ("حمل المعتصمون شموعا وصورا للمفقودين.", "المعتصمون"),
        ("سلم المتظاهرون مذكرة إلى مكتب المحافظ.", "المتظاهرون"),
        ("هاجم مئات من المتظاهرين مركزا للجمارك.", "المتظاهرين"),
        ("تجمع محتجون في حديقة السلام وسط العاصمة.", "محتجون"),
        ("خرج مساء أمس مئات من المتظاهرين تدعمهم النقابات.", "المتظاهرين"),
        ("يواصل متظاهرون معارضون للحكومة احتلال مبنى البلدية.", "متظاهرون معارضون للحكومة"),
        ("سار الطلاب نحو السفارة الهولندية.", "الطلاب"),
        ("وفي أكرا توجه المحتجون إلى مقر رئيس البلدية.", "المحتجون"),
        ("أعاق الآلاف من المعتصمين عمل الميناء.", "المعتصمين"),
        ("جلس نحو 1200 من المحتجين في الساحة.", "المحتجين"),
        ("رفع نحو 30 محتجا لافتات في المحطة.", "محتجا"),
        ("احتشدت جموع غفيرة من المتظاهرين خارج القنصلية.", "المتظاهرين"),
        ("سار متظاهرو الحركة في المدينة القديمة.", "متظاهرو الحركة"),
    ],
)
def test_what_protesters_do_is_a_protest(text: str, actor: str) -> None:
    assert [e.actor.text if e.actor else None for e in protests(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "توجه الوزير إلى مقر رئيس البلدية.",
        "جلس نحو 1200 من الطلاب في القاعة.",
        "سار الموكب في شوارع المدينة.",
        "حمل اللاعبون الكأس.",
        "ملأ المزارعون الخزانات بالماء.",
    ],
)
def test_what_others_do_in_the_same_words_is_none(text: str) -> None:
    assert protests(text) == []


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("تظاهر سكان الحي احتجاجا على قرارات البلدية.", "البلدية"),
        ("أضرب عمال المصنع احتجاجا على قرار الحكومة.", "الحكومة"),
        ("تظاهر آلاف الطلاب ضد الحكومة.", "الحكومة"),
        ("نفذ العمال اعتصاما احتجاجا على رفض إدارة المصنع تثبيتهم.", "إدارة المصنع"),
        ("تظاهر سكان القرية احتجاجا على انقطاع المياه.", None),
        ("اعتصم المعلمون احتجاجا على تأخر الرواتب.", None),
    ],
)
def test_a_protest_is_against_somebody_and_no_thing(text: str, recipient: str | None) -> None:
    (event,) = protests(text)
    assert (event.recipient.text if event.recipient else None) == recipient


def test_a_march_from_a_town_is_in_it_and_not_of_it() -> None:
    (event,) = protests("انطلقت مظاهرة من طرابلس باتجاه الحدود.")
    assert event.actor is None
    assert event.place is not None
    assert event.place.text == "طرابلس"


def test_whose_boycott_of_these_elections_it_is() -> None:
    (event,) = protests("كانت مقاطعة الحركة الإسلامية لهذه الانتخابات مفاجئة.")
    assert event.actor is not None
    assert event.actor.text == "الحركة الإسلامية"


def test_protesters_who_ask_somebody_for_something() -> None:
    events = annotate("تظاهر العمال مطالبين الحكومة بزيادة الأجور.").events
    asked = next(e for e in events if e.type == "REQUEST")
    assert asked.recipient is not None
    assert asked.recipient.text == "الحكومة"


def test_scores_take_no_counted_noun() -> None:
    (event,) = protests("تظاهر العشرات تنديدا بسياسة الحكومة.")
    assert event.actor is not None
    assert event.actor.text == "العشرات"


def test_what_is_done_in_protest_is_not_after_the_day_since_which_it_lasts() -> None:
    events = protests("أغلق الأهالي المعمل منذ 3 أيار 2021 احتجاجا على التلوث.", published="2021-05-20")
    assert [e.date for e in events] == ["2021-05-03"]


def test_an_act_in_parts_of_a_town_is_in_that_town() -> None:
    (event,) = protests("تظاهر مئات الأشخاص في أحياء عدة من حلب.")
    assert event.place is not None
    assert event.place.text == "حلب"
