"""How a pledge stands as later articles tell it, and what a denial denies across articles."""

from __future__ import annotations

from itertools import permutations

import pytest

import isnad
from isnad.link import link
from isnad.records import Annotations, Chronicle


def article(source: str, published: str, text: str) -> Annotations:
    return isnad.annotate(text, source=source, id=source, published=published)


def status(*told: tuple[str, str]) -> str | None:
    """How the one pledge of the first of some articles stands."""
    made = [article(f"{n}.txt", published, text) for n, (published, text) in enumerate(told)]
    (first,) = [p for p in link(made).pledges if p.article == "0.txt"]
    return first.status


SCHOOL = ("2024-05-02", "الخرطوم - تعهدت وزيرة التعليم سلمى الطيب بإعادة فتح مدرسة الضفة قبل نهاية مايو.")


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        (("2024-05-30", "أعلنت وزيرة التعليم سلمى الطيب اليوم إعادة فتح مدرسة الضفة بعد إغلاق دام عاما."), "kept"),
        (("2024-06-10", "أما الوزيرة سلمى الطيب فقد وفت بما أعلنته وفتحت مدرسة الضفة، لكنها لم تقل متى تفتح المعهد."), "kept"),
        (("2024-06-10", "لم تفتح مدرسة الضفة أبوابها، مع أن وزيرة التعليم سلمى الطيب تعهدت بذلك قبل نهاية مايو."), "missed"),
        (("2024-06-10", "وطالب الأهالي وزيرة التعليم سلمى الطيب بإعادة فتح مدرسة الضفة في موعدها."), "open"),
        (("2024-06-10", "وقالت وزيرة التعليم سلمى الطيب إن إعادة فتح مدرسة الضفة تأجلت إلى سبتمبر المقبل."), "extended"),
    ],
)  # fmt: skip
def test_a_later_article_tells_how_a_pledge_stands(later: tuple[str, str], stands: str) -> None:
    assert status(SCHOOL, later) == stands


def test_what_is_promised_to_be_in_time_is_not_kept_by_being_promised() -> None:
    told = ("2022-01-10", "وجدد رئيس الحكومة حمدان السعيدي تعهده بإجراء الانتخابات البلدية في موعدها.")
    again = ("2022-01-11", "وجدد رئيس الحكومة حمدان السعيدي أمس تعهده بإجراء الانتخابات البلدية في موعدها.")
    assert status(told, again) == "open"


def test_another_who_was_true_to_it_keeps_nobody_elses_pledge() -> None:
    told = ("2024-05-02", "وقال رئيس الوفد الأفريقي موسى كابا إن الوفد سيعود إلى المدينة مطلع يونيو.")
    later = (
        "2024-06-20",
        "وقال نقيب الصيادين في المدينة إن وزارة الزراعة أوفت بما التزمت به أمام الوفد الأفريقي.",
    )
    assert status(told, later) != "kept"


def test_a_later_day_behind_what_was_not_done_extends_it() -> None:
    told = ("2024-06-02", "واتفق الجانبان على فتح معبر القائم أمام شاحنات الإسمنت في موعد أقصاه 15 يوليو.")
    later = (
        "2024-07-17",
        "مضى 15 يوليو ولم تدخل أي شاحنة إسمنت معبر القائم الذي اتفق الجانبان على فتحه. وقال المتحدث باسم الجمارك إن الجانبين مددا المهلة في معبر القائم "
        "حتى 15 أغسطس.",
    )
    assert status(told, later) == "extended"


def test_a_term_that_ran_out_without_what_it_was_set_for_was_missed() -> None:
    told = ("2024-06-01", "أمهلت قبائل البيضاء السلطات ثلاثة أيام لإطلاق الشيخ صالح الجوفي.")
    later = (
        "2024-06-05",
        "قطعت قبائل البيضاء الطريق الدولي بعد انتهاء المهلة من دون إطلاق الشيخ صالح الجوفي.",
    )
    assert status(told, later) == "missed"


def test_a_term_of_another_body_told_next_extends_nothing() -> None:
    told = ("2024-10-02", "وتعهدت الحكومة الموريتانية بنشر نتائج تشريح جثة الصياد قبل 25 أكتوبر.")
    later = (
        "2024-11-20",
        "ولم تنشر الحكومة الموريتانية نتائج تشريح جثة الصياد في الموعد الذي وعدت به. أما لجنة النواب فمددت مهلة عملها حتى نهاية "
        "ديسمبر، وقالت إن نتائج التشريح لم تصلها.",
    )
    assert status(told, later) == "missed"


def test_an_insert_does_not_hide_what_is_put_off() -> None:
    told = ("2024-10-02", "وقالت الحكومة الموريتانية إنها ستعلن موقفها من معبر أمكالا قبل 15 نوفمبر.")
    later = (
        "2024-11-12",
        "وأرجأت الحكومة الموريتانية، على لسان الناطق باسمها، إعلان موقفها من معبر أمكالا إلى نهاية العام.",
    )
    assert status(told, later) == "extended"


CLAIM = article(
    "a.txt",
    "2024-06-01",
    "ذكر موقع «الرصيف» أن وزير النقل هاني الصاوي قدم استقالته احتجاجا على رفع أسعار التذاكر.",
)
DENIAL = article(
    "b.txt", "2024-06-02", "نفت وزارة النقل ما نشره موقع «الرصيف» عن استقالة الوزير هاني الصاوي."
)
STRANGER = article("c.txt", "2024-06-02", "وصلت سفينة محملة بالأرز إلى ميناء بربرة وبدأ تفريغها.")


def denied(chronicle: Chronicle) -> list[tuple[str, str | None]]:
    return [(d.article, d.denies.article if d.denies else None) for d in chronicle.denials]


def test_a_claim_is_denied_where_whoever_is_named_for_it_is_told_to_make_it() -> None:
    assert denied(link([CLAIM, DENIAL, STRANGER])) == [("b.txt", "a.txt")]


def test_a_claim_of_which_no_article_tells_is_denied_where_the_denial_names_it() -> None:
    assert denied(link([DENIAL, STRANGER])) == [("b.txt", "b.txt")]


def test_the_order_of_articles_changes_no_denial() -> None:
    found = [denied(link(list(order))) for order in permutations((CLAIM, DENIAL, STRANGER))]
    assert all(one == found[0] for one in found)
