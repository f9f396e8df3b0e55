"""Pledges: what somebody binds himself to, and by when."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Pledge


def pledges(text: str) -> list[Pledge]:
    return isnad.annotate(text, published="2024-03-14").pledges


@pytest.mark.parametrize(
    ("term", "due"),
    [
        ("خلال ثلاثة أيام", "2024-03-17"),
        ("في غضون أسبوعين", "2024-03-28"),
        ("خلال 72 ساعة", "2024-03-17"),
        ("في مهلة أقصاها ثلاثة أشهر", "2024-06-14"),
        ("قبل نهاية مايو المقبل", "2024-05-31"),
    ],
)
def test_a_promise_is_due_when_its_term_ends(term: str, due: str) -> None:
    (pledge,) = pledges(f"وتعهد وزير الكهرباء سالم المرزوقي بإعادة الخط إلى الخدمة {term}.")
    assert pledge.due == due
    assert pledge.who is not None
    assert pledge.who.text == "سالم المرزوقي"


def test_a_threat_with_a_term_binds_whoever_makes_it() -> None:
    (pledge,) = pledges("وهددت النقابة بالإضراب عن العمل في غضون عشرة أيام.")
    assert pledge.due == "2024-03-24"


def test_what_is_meant_to_be_done_within_a_term_is_a_pledge() -> None:
    (pledge,) = pledges("وتعتزم المملكة إيفاد فريق طبي إلى المدينة خلال أسبوعين.")
    assert pledge.text.startswith("إيفاد")
    assert pledge.due == "2024-03-28"


def test_how_long_something_lasted_is_no_term() -> None:
    assert pledges("استمر القصف ثلاثة أيام.") == []


def test_a_body_named_as_the_one_to_act_is_bound_and_not_who_speaks_for_it() -> None:
    (pledge,) = pledges("وقال الأمين العام سالم المرزوقي إن الهيئة ستوزع المساعدات الأحد المقبل.")
    assert pledge.who is not None
    assert pledge.who.text == "الهيئة"


def test_the_end_of_a_month_without_a_year_is_no_deadline() -> None:
    found = isnad.annotate("تعهدت الحكومة بفتح المعبر قبل نهاية أغسطس.")

    assert all(pledge.due is None for pledge in found.pledges)


def test_what_an_agreement_stipulates_is_owed() -> None:
    (pledge,) = pledges("وتوصل الطرفان إلى اتفاق يقضي بالإفراج عن 135 أسيرا قبل نهاية مايو المقبل.")
    assert pledge.text.startswith("الإفراج")
    assert pledge.due == "2024-05-31"


def test_a_deadline_put_off_is_due_on_its_new_day() -> None:
    (pledge,) = pledges(
        "وأعلن المدير العام الاتفاق مع الجانب السوري على تمديد المهلة حتى ظهر الاثنين المقبل."
    )
    assert pledge.due is not None
    assert pledge.due.startswith("2024-03-18")


def test_a_promise_only_named_is_a_pledge_of_whoever_made_it() -> None:
    (pledge,) = pledges("ووصلت إلى المدينة القافلة التي وعدت بها الهيئة قبل أيام.")
    assert pledge.who is not None
    assert pledge.who.text == "الهيئة"


def test_a_term_that_says_when_it_ends_is_due_then() -> None:
    (pledge,) = pledges("والتزم خفر السواحل بإصدار تقرير في غضون ثلاثة أيام تنتهي يوم الاثنين 18 مارس 2024.")
    assert pledge.due == "2024-03-18"


@pytest.mark.parametrize(
    "text",
    [
        "ومن المقرر أن تحتضن جنيف الخميس المقبل جولة ثانية من المحادثات.",
        "وقال مصدر مطلع إن الجثمانين سيصلان إلى مطار المدينة مساء غد الجمعة.",
        "ولم تنفذ طهران تهديدها بطرد المفتشين رغم انقضاء مهلة الأيام العشرة.",
    ],
)
def test_what_is_scheduled_or_told_by_nobody_in_particular_binds_nobody(text: str) -> None:
    assert pledges(text) == []


@pytest.mark.parametrize(
    ("text", "start", "who", "due"),
    [
        ("وأعلن الوزير سالم المرزوقي التزام الحكومة بسداد الديون قبل نهاية أبريل.", "سداد", "الحكومة", "2024-04-30"),
        ("وأعلنت النقابة تنظيم مسيرة سلمية يوم الأحد 24 مارس.", "تنظيم", "النقابة", "2024-03-24"),
        ("وقررت الحكومة إرجاء البت في الملف إلى مايو.", "إرجاء", "الحكومة", "2024-05"),
        ("وأمهلت النقابة الوزارة 48 ساعة لصرف الرواتب.", "48 ساعة", "النقابة", "2024-03-16"),
        ("العمال يعلقون إضرابهم غدا", "يعلقون", "العمال", "2024-03-15"),
    ],
)  # fmt: skip
def test_what_is_vowed_announced_put_off_or_given_as_a_term_is_owed(
    text: str, start: str, who: str, due: str
) -> None:
    (pledge,) = pledges(text)
    assert pledge.text.startswith(start)
    assert pledge.who is not None
    assert (pledge.who.text, pledge.due) == (who, due)


def test_what_follows_only_if_something_happens_is_owed_by_nobody() -> None:
    assert (
        pledges("وقال الأمين سالم المرزوقي «إذا أخلت الحكومة بوعودها فسندعو إلى إضراب عام يوم 31 مارس».")
        == []
    )
