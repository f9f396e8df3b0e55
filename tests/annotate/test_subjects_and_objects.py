"""Where the subject of a verb ends and its object begins, and who is who around verbal nouns."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event, Party


def event(text: str, type_: str) -> Event:
    return next(e for e in isnad.annotate(text).events if e.type == type_)


def name(party: Party | None) -> str | None:
    return party.text if party else None


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        # armed men and activists are of a body or of nobody, not of other people
        ("اغتصب جنود نساء في القرية.", "ASSAULT", "جنود", "نساء"),
        ("خطف مسلحون نساء من القرية.", "ASSAULT", "مسلحون", "نساء"),
        ("اتهم ناشطون النظام بقصف البلدة.", "ACCUSE", "ناشطون", "النظام"),
        ("أصاب شرطي شابا بجروح.", "ASSAULT", "شرطي", "شابا"),
        ("اعتقل جنود الاحتلال نائبا.", "COERCE", "جنود الاحتلال", "نائبا"),
        # a plural of people describes no body and no state
        ("أمهل المجلس العسكري المعتصمين يومين.", "THREATEN", "المجلس العسكري", "المعتصمين"),
        ("أمهلت دول الجوار الانقلابيين أسبوعا.", "THREATEN", "دول الجوار", "الانقلابيين"),
        ("ورشت الوحدة الأسرى بغاز الفلفل.", "ASSAULT", "الوحدة", "الأسرى"),
        # a participle of people by itself is whom something is done to, or how
        ("اعتقلت الشرطة ناشطا.", "COERCE", "الشرطة", "ناشطا"),
        ("قتل الجيش متظاهرا في درعا.", "ASSAULT", "الجيش", "متظاهرا"),
        ("خطف مسلحون مهندسا.", "ASSAULT", "مسلحون", "مهندسا"),
        ("قتل الشاب متأثرا بجراحه.", "ASSAULT", None, "الشاب"),
        # a noun with an owner is no adjective
        ("اخترق قراصنة موقع وزارة الخارجية.", "COERCE", "قراصنة", "موقع وزارة الخارجية"),
        ("استهدف شاب موقع الشرطة.", "ASSAULT", "شاب", "موقع الشرطة"),
        ("قتل مسلح مدير المدرسة.", "ASSAULT", "مسلح", "مدير المدرسة"),
        # what is let loose is no adjective of who does it
        ("أطلقت قوات الأمن الغاز المسيل للدموع على المحتجين.", "ASSAULT", "قوات الأمن", "المحتجين"),
        ("هدمت جرافات الاحتلال منزلين في سلوان.", "ASSAULT", "جرافات الاحتلال", "منزلين"),
        # a preposition after an office is none of its name
        ("اجتمع الرئيس بقادة الأحزاب.", "CONSULT", "الرئيس", "قادة الأحزاب"),
        ("التقى الوزير بصحفيين.", "CONSULT", "الوزير", "صحفيين"),
        ("أشاد الأمير بدور رجال الأمن.", "SUPPORT", "الأمير", "رجال الأمن"),
        # given to, refused, yielded to
        ("منح البنك الدولي لبنان قرضا بقيمة 250 مليون دولار.", "AID", "البنك الدولي", "لبنان"),
        ("رفضت برلين تزويد كييف بصواريخ.", "REJECT", "برلين", "كييف"),
        ("رضخت الإدارة لمطالب المحتجين.", "CONCEDE", "الإدارة", "المحتجين"),
        ("قطعت إسرائيل الكهرباء عن قطاع غزة.", "COERCE", "إسرائيل", "قطاع غزة"),
        # who is hurt by an attack that is condemned is not accused of it
        ("أدانت مصر الهجوم على الكنيسة.", "ACCUSE", "مصر", None),
    ],
)
def test_where_the_subject_ends_and_the_object_begins(
    text: str, type_: str, actor: str | None, recipient: str | None
) -> None:
    found = event(text, type_)
    assert (name(found.actor), name(found.recipient)) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("أعلنت الوزارة مقتل سبعة أشخاص على أيدي مسلحين.", "ASSAULT", "مسلحين", "أشخاص"),
        ("أعلن الحوثيون إسقاط طائرة استطلاع سعودية.", "ASSAULT", "الحوثيون", "طائرة استطلاع سعودية"),
        ("إسقاط مسيرتين في أجواء أربيل.", "ASSAULT", None, "مسيرتين"),
        ("أحبط الجيش هجوما في المدينة.", "ASSAULT", "الجيش", None),  # an attack suffers nothing
        ("انفجرت عبوة ناسفة قرب موكب المحافظ.", "ASSAULT", None, "موكب المحافظ"),
        ("وقع انفجار سيارة مفخخة أمام مقر الشرطة.", "ASSAULT", None, None),  # a building is a place
    ],
)
def test_who_is_who_around_what_is_blown_up_and_shot_down(
    text: str, type_: str, actor: str | None, recipient: str | None
) -> None:
    found = event(text, type_)
    assert (name(found.actor), name(found.recipient)) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("ألغت الحكومة حظر التجول.", ["CONCEDE"]),
        ("طالب العمال بإلغاء حظر التجول.", ["REQUEST", "CONCEDE"]),
        ("ألغت الحكومة حظر التجول وفرضت حظر السفر.", ["CONCEDE", "COERCE"]),
    ],
)
def test_a_ban_that_is_lifted_is_not_imposed(text: str, types: list[str]) -> None:
    assert [e.type for e in isnad.annotate(text).events] == types


def test_who_calls_for_a_protest_holds_it_unless_another_is_called_on() -> None:
    own = event("دعت النقابة إلى إضراب عام.", "PROTEST")
    assert (name(own.actor), own.factuality) == ("النقابة", "demanded")
    assert name(event("دعا الحزب أنصاره إلى التظاهر في الساحة.", "PROTEST").actor) == "أنصاره"


def test_a_march_is_told_by_the_verb_of_which_it_is_the_subject() -> None:
    assert event("قالت شابة إن المسيرة ضمت نحو 300 طالب.", "PROTEST").text == "المسيرة"


def test_breaking_a_truce_is_force_though_a_truce_is_no_thing() -> None:
    found = event("خرقت الميليشيا الهدنة في الحديدة.", "ASSAULT")
    assert name(found.actor) == "الميليشيا"
