"""Who is meant: bodies without their state, titles without their holder, bodies known by what they are."""

from __future__ import annotations

import pytest

import isnad
from annotated import entity, mentions

IRAQ = "قالت الحكومة العراقية إن البرلمان العراقي وافق. وفي بغداد اجتمع الوزراء مع محافظ البصرة. "


def test_a_body_of_which_a_state_has_one_is_that_of_the_country_the_article_is_at_home_in() -> None:
    assert entity(IRAQ + "وأكدت وزارة النفط أن الإنتاج مستقر.", "وزارة النفط") == "irq.oil-ministry"


def test_such_a_body_has_the_id_of_the_actor_that_bears_its_name() -> None:
    with_nationality = entity("أعلن الجيش العراقي وقف العملية.", "الجيش العراقي")
    assert entity(IRAQ + "وأعلن الجيش وقف العملية.", "الجيش") == with_nationality


def test_a_sentence_set_elsewhere_speaks_of_the_bodies_there() -> None:
    text = IRAQ + "وفي طهران، قالت وزارة الدفاع إن المناورات انتهت. وقالت وزارة النقل إن الطريق مفتوح."
    assert entity(text, "وزارة الدفاع") == "irn.defence-ministry"
    assert entity(text, "وزارة النقل") == "irq.transport-ministry"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأكد وكيل وزارة النفط سالم الجابري أن الإنتاج مستقر.", "وزارة النفط"),
        ("وقال المتحدث باسم وزارة النفط إن الإنتاج مستقر.", "وزارة النفط"),
    ],
)
def test_the_body_within_an_office_is_a_mention_of_its_own(text: str, name: str) -> None:
    assert entity(IRAQ + text, name) == "irq.oil-ministry"


@pytest.mark.parametrize("text", ["والتقى وزراء الخارجية العرب.", "وقال وكيل الوزارة إن العمل جار."])
def test_many_ministers_and_deputies_are_not_the_minister(text: str) -> None:
    assert not any((m.entity or "").endswith("-minister") for m in mentions(IRAQ + text).values())


@pytest.mark.parametrize(
    ("month", "expected"), [("غشت", "mar.transport-ministry"), ("أوت", "dza.transport-ministry")]
)
def test_names_of_months_tell_the_region_of_an_article(month: str, expected: str) -> None:
    text = (
        f"وصل الوفد إلى باماكو يوم 3 {month}، بعدما زار مالي كلها. وقال سائق من الرباط وآخر من وهران وثالث من وجدة ورابع من تلمسان "
        "إن الطريق آمن. وذكر مغربي وجزائري الأمر نفسه. وقالت وزارة النقل إنها تتابع."
    )
    country = "المغرب" if month == "غشت" else "الجزائر"
    assert entity(text + f" وعاد الوفد إلى {country}.", "وزارة النقل") == expected


def test_the_nationality_in_an_outlets_name_tells_where_it_is_at_home() -> None:
    text = "قال مسؤول في بغداد إن لبنان وافق. وأكد الجيش أن الحدود آمنة. وزار وفد لبناني العراق، ثم عاد إلى بيروت."
    assert (entity(text, "الجيش", "وكالة الجسر العراقية") or "").startswith("irq.")


@pytest.mark.parametrize(
    "name",
    [
        "وزارة الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج", "وزارة الخارجية وشؤون المغتربين",
        "وزارة الصحة والسكان", "وزارة النقل واللوجيستيك",
    ],
)  # fmt: skip
def test_a_ministry_has_all_its_fields_in_its_name(name: str) -> None:
    assert name in mentions(f"وأكدت {name} أن الأمر انتهى.")


def test_a_ministry_does_not_swallow_the_body_beside_it() -> None:
    assert "وزارة الدفاع" in mentions("وأعلنت وزارة الدفاع والجيش أن الأمر انتهى.")


@pytest.mark.parametrize(
    "name",
    [
        "رابطة أهالي المفقودين", "دائرة صحة كركوك", "إدارة المصنع", "لجنة الأسرى الإداريين", "النقابة الوطنية لعمال الموانئ",
        "الهيئة العامة للثقافة والفنون",
    ],
)  # fmt: skip
def test_a_body_can_be_known_by_what_it_is(name: str) -> None:
    found = mentions(f"وأعلنت {name} أن الاجتماع تأجل.")[name]
    assert found.kind == "ORG"
    assert found.entity


def test_a_body_known_by_what_it_is_can_be_called_by_its_noun_later() -> None:
    text = "وأعلنت رابطة أهالي المفقودين أن الاجتماع تأجل. وهددت الرابطة بالاعتصام."
    assert entity(text, "الرابطة") == entity(text, "رابطة أهالي المفقودين")


@pytest.mark.parametrize(
    "phrase",
    [
        "إدارة الأزمة",
        "قيادة السيارة",
        "دائرة الضوء",
        "مصلحة البلاد",
        "الهيئة للتعاطي",
    ],
)
def test_what_only_begins_as_a_body_does_is_none(phrase: str) -> None:
    assert not any(m.kind == "ORG" for m in mentions(f"وتحدث الناس عن {phrase} أمس.").values())


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال رئيس نادي السباحة مؤيد الطويل إن السباق تأجل.", "مؤيد الطويل"),
        ("أوضح المتحدث باسم الأمانة المهندس تركي الجحدلي أن العمل بدأ.", "تركي الجحدلي"),
        ("على ما قاله رئيس المجلس البلدي نائل فقهاء، الذي قدّر الخسائر.", "نائل فقهاء"),
        ("قال قائد «كتيبة النسور» سالم العبيدي إن المعركة انتهت.", "سالم العبيدي"),
    ],
)
def test_a_name_follows_an_office_whose_phrase_is_closed(text: str, person: str) -> None:
    assert mentions(text)[person].kind == "PER"


def test_the_unit_in_quotation_marks_is_named_within_its_commanders_office() -> None:
    assert mentions("قال قائد «كتيبة النسور» سالم العبيدي إن المعركة انتهت.")["كتيبة النسور"].kind == "ORG"


@pytest.mark.parametrize(
    "text",
    [
        "شبكة «الأفق» الإخبارية بثت الخبر. وتعطلت شبكة الطرق في المدينة، ثم أُصلحت الشبكة.",
        "نشر موقع «الأفق» الخبر. ووصلت سيارات الإسعاف إلى الموقع.",
    ],
)
def test_a_thing_of_the_same_noun_is_not_the_outlet(text: str) -> None:
    last = [m for m in isnad.annotate(text).mentions if m.text in ("الشبكة", "الموقع")]
    assert all(m.entity is None for m in last)


def test_an_office_does_not_reach_over_another_to_a_name() -> None:
    found = mentions("التقى رئيس الحكومة الأمين العام للحزب سالم الجابري.")
    assert "رئيس الحكومة" in found
