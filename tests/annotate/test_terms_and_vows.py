"""Pledges: terms that are set for others, promises however they are worded, and the day by which they were due."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Pledge


def pledges(text: str) -> list[Pledge]:
    return isnad.annotate(text, published="2024-03-10").pledges  # a Sunday


@pytest.mark.parametrize(
    ("text", "who", "due"),
    [
        ("ومنحت الجزائر الشركة مهلة حتى الثلاثاء للرد على العرض.", "الجزائر", "2024-03-12"),
        ("وأعطى اتحاد الصيادين مهلة أقصاها 20 مارس للحكومة لدفع التعويضات.", "اتحاد الصيادين", "2024-03-20"),
        ("حددت الوزارة تاريخ 25 مارس كآخر أجل لإيداع الترشحات.", "الوزارة", "2024-03-25"),
        ("وألزمت المحكمة المصنع بدفع الغرامات خلال ثلاثين يوما.", "المحكمة", "2024-04-09"),
        ("ووجه المجلس العسكري إنذارا إلى الفصيل بتسليم سلاحه خلال 72 ساعة.", "المجلس العسكري", "2024-03-13"),
        ("وأمر رئيس الحكومة بإنهاء التحقيق خلال عشرة أيام.", "رئيس الحكومة", "2024-03-20"),
        ("وطالبت القبيلة بالإفراج عن شيخها خلال 24 ساعة، ملوحة بقطع الطريق.", "القبيلة", "2024-03-11"),
    ],
)  # fmt: skip
def test_a_term_that_is_set_for_others_is_a_pledge_of_whoever_sets_it(text: str, who: str, due: str) -> None:
    (pledge,) = pledges(text)
    assert pledge.who is not None
    assert (pledge.who.text, pledge.due) == (who, due)


@pytest.mark.parametrize(
    "text",
    [
        "وطلبت الشركة من المحكمة مهلة حتى نهاية الشهر.",
        "وطالب الأهالي بإصلاح الجسر.",
        "ونصح المدرب اللاعبين بالراحة خلال يومين.",
        "ضرب الفريق موعدا مع غريمه في نصف النهائي يوم السبت المقبل.",
        "وتستعد الأسواق للعيد الذي يحل الخميس المقبل.",
        "ولم يأمر القاضي بإخلاء المبنى خلال شهر.",
    ],
)
def test_more_time_asked_for_or_a_wish_without_an_or_else_sets_no_term(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("وقالت بلدية صيدا إنها ستنتهي من ترميم الجسر السبت المقبل.", "تنتهي من ترميم", "2024-03-16"),
        ("وقال المرصد إنه سينشر نتائجه عن الحريق في موعد أقصاه 30 أبريل.", "ينشر نتائجه", "2024-04-30"),
        ("تخطط عُمان لبناء ميناء جديد بحلول 2026.", "بناء ميناء", "2026"),
        ("وتستعد الشركة لتسريح 500 عامل في يونيو المقبل.", "تسريح 500 عامل", "2024-06"),
        ("تأجل موعد القمة إلى مايو المقبل.", "موعد القمة", "2024-05"),
        ("وأخلت الشركة بتعهدها تسليم السفن قبل نهاية فبراير 2024.", "تسليم السفن", "2024-02-29"),
        ("ووعدت الحكومة بنشر القوائم قبل منتصف أبريل.", "نشر القوائم", "2024-04-15"),
    ],
)
def test_a_plan_or_a_promise_is_read_however_it_is_worded(text: str, words: str, due: str) -> None:
    (pledge,) = pledges(text)
    assert words in pledge.text
    assert pledge.due == due


def test_what_was_promised_is_due_on_its_day_though_that_has_passed() -> None:
    (pledge,) = pledges(
        "وخرج المعلمون احتجاجا على عدم صرف العلاوات التي تعهدت الحكومة بدفعها قبل نهاية شباط."
    )
    assert pledge.due == "2024-02-29"


def test_when_a_promise_was_made_is_not_when_it_is_due() -> None:
    (pledge,) = pledges("ولم تصل الخيام التي وعدت بها البلدية قبل شهر.")
    assert pledge.due is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقال الوالي سالم المرزوقي: «نعدكم بأن نكشف الحقيقة كاملة».", "سالم المرزوقي"),
        ("وقطع الوزير سالم المرزوقي عهدا بمحاسبة المتورطين.", "سالم المرزوقي"),
        ("وقدمت شركة الإسمنت تعهدات بتعويض المزارعين.", "شركة الإسمنت"),
    ],
)
def test_a_promise_in_the_first_person_or_by_a_noun_is_theirs_who_give_it(text: str, who: str) -> None:
    (pledge,) = pledges(text)
    assert pledge.who is not None
    assert pledge.who.text == who
    assert pledge.due is None


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("ونص الاتفاق على تبادل الأسرى في غضون عشرة أيام.", "2024-03-20"),
        ("وتضمن الاتفاق انسحاب القوات من الميناء خلال أسبوع.", "2024-03-17"),
        ("وبموجب الاتفاق، تنسحب القوات من الميناء قبل 15 مارس.", "2024-03-15"),
    ],
)
def test_what_an_agreement_says_itself_is_owed(text: str, due: str) -> None:
    (pledge,) = pledges(text)
    assert pledge.due == due


@pytest.mark.parametrize(
    "text",
    [
        "وتوقع مصدر مقرب تأجيل الموعد إلى مطلع العام المقبل.",
        "وطالب المحامون بتأجيل الجلسة إلى مايو المقبل.",
        "ودعا الحزب أنصاره إلى حضور الجلسة التي ستنعقد يوم الجمعة المقبل.",
    ],
)
def test_what_is_expected_asked_for_or_only_described_is_no_pledge(text: str) -> None:
    assert pledges(text) == []
