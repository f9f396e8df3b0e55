"""Which acts are events: those of public life, where they are told, by words that tell of them."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event

HOTEL = (
    "افتتح الفندق قاعته الجديدة أمس. وتضم القاعة مئة مقعد ومطبخا كبيرا ومخزنا للأطعمة، وفيها نوافذ واسعة تطل على الحديقة. "
    "واستقبل {host} الضيوف عند الباب وقدم لهم القهوة والتمر. ويعمل في الفندق ستون عاملا وطباخا، ويقدم وجبات الفطور والغداء والعشاء "
    "طوال أيام الأسبوع. ووقعت {party} اتفاقا مع شركة الحلويات لتوريد الكعك والفطائر كل صباح."
)
MATCH = "فاز المنتخب في المباراة على ملعبه أمس بهدفين، وسجل اللاعب هدفا من ركلة حرة في الشوط الأول. "


def events(text: str) -> list[Event]:
    return isnad.annotate(text, published="2024-03-14").events


def test_soft_acts_of_private_life_are_no_events() -> None:
    assert events(HOTEL.format(host="مدير الفندق", party="إدارة الفندق")) == []


def test_soft_acts_in_which_a_state_takes_part_are() -> None:
    found = events(HOTEL.format(host="وزير الخارجية المصري", party="وزارة الخارجية المصرية"))
    assert {"CONSULT", "AGREE"} <= {e.type for e in found}


def test_acts_of_a_match_are_no_events() -> None:
    text = MATCH + "ورفض مدرب المنتخب استبدال الحارس. وهاجم المنتخب مرمى خصمه في الشوط الثاني."
    assert events(text) == []


def test_what_a_ministry_does_about_a_match_is() -> None:
    text = MATCH + "ورفضت وزارة الداخلية المصرية دخول الجمهور إلى الملعب."
    assert [e.type for e in events(text)] == ["REJECT"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وفي نيويورك، صوتت روسيا ضد القرار.", "نيويورك"),
        ("قصف الطيران مواقع للمسلحين قرب درعا.", "درعا"),
    ],
)
def test_an_act_was_where_its_clause_or_the_head_of_its_sentence_says(text: str, place: str) -> None:
    (event,) = events(text)
    assert event.place is not None
    assert event.place.text == place


@pytest.mark.parametrize(
    "text",
    [
        "يستعد طلاب الجامعة للامتحانات.",
        "لم يستعد الجيش للمعركة بعد.",
        "شارك طلبة الجامعة في الحفل.",
        "قد يؤدي ارتفاع الأسعار إلى أزمة.",
    ],
)
def test_words_spelt_like_those_of_an_act_are_none(text: str) -> None:
    assert events(text) == []


def test_a_jussive_with_an_object_is_the_verb_of_taking_back() -> None:
    (event,) = events("لم يستعد الجيش المدينة.")
    assert (event.type, event.factuality) == ("COERCE", "negated")


def test_an_adjective_is_no_protest_and_the_noun_is() -> None:
    assert all(e.type != "PROTEST" for e in events("وقعت الشركة صفقات مليونية."))
    assert [e.type for e in events("شارك الآلاف في مليونية وسط بغداد.")] == ["PROTEST"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل أربعة أطفال في صاعقة ضربت منطقة جبلية.",
        "الصاعقة أدت إلى إصابة شخصين بجروح.",
        "أصابت السيارات جدار السور.",
        "رجل لا يهاب الموت.",
        "وأجرت اللجنة المقابلات الشخصية للمعلمين.",
    ],
)
def test_accidents_and_words_of_daily_life_are_no_acts_of_force_or_state(text: str) -> None:
    assert events(text) == []


def test_who_is_hit_by_a_bullet_is_hurt_by_somebody() -> None:
    assert [e.type for e in events("أصيب الشاب برصاصة في الصدر.")] == ["ASSAULT"]


def test_what_is_forbidden_did_not_happen() -> None:
    assert [e.factuality for e in events("فتاوى تحرم على الجندي أن يقتل المدنيين.")] == ["negated"]
