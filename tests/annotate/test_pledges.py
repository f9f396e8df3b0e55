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


@pytest.mark.parametrize(
    ("text", "words", "due"),
    [
        ("وتعهدت البلدية نشر التقرير في أجل لا يتجاوز شهرا.", "نشر التقرير", "2024-04-14"),
        ("ووقع الوفدان محضرا ينص على سحب المسلحين من المدينة في أجل لا يتعدى 15 يوما.", "سحب المسلحين", "2024-03-29"),
        ("ولوح الاتحاد بالاعتصام أمام الوزارة إذا لم يحدث ذلك خلال أسبوع.", "بالاعتصام", "2024-03-21"),
        ("وتعهدت الشركة بإصلاح الجسر قبل نهاية العام.", "بإصلاح الجسر", "2024-12-31"),
        ("وأرجأت الحكومة، على لسان ناطق باسمها، إعلان موقفها إلى نهاية العام.", "إعلان موقفها", "2024-12-31"),
        ("وأعلنت الشركة عزمها فتح فرع جديد في المدينة مطلع العام المقبل.", "فتح فرع", "2025"),
        ("وتسري الهدنة، وفق نص الاتفاق، من الأول من أبريل المقبل.", "تسري الهدنة", "2024-04-01"),
    ],
)  # fmt: skip
def test_a_term_is_read_however_it_is_set(text: str, words: str, due: str) -> None:
    (pledge,) = pledges(text)
    assert words in pledge.text
    assert pledge.due == due


def test_a_term_runs_from_the_day_on_which_the_sentence_says_it_was_set() -> None:
    (pledge,) = pledges("وتعهدت اللجنة يوم الأحد 10 مارس بإطلاق سراح السائق خلال 48 ساعة.")
    assert pledge.due == "2024-03-12"


def test_each_thing_agreed_on_is_owed_with_its_own_day() -> None:
    text = (
        "واتفق الجانبان، وفق بيان صدر في ختام اللقاء، على تشكيل لجنة مشتركة تجتمع كل شهر، "
        "وعلى فتح المعبر أمام الشاحنات في موعد أقصاه 15 أبريل المقبل."
    )
    found = pledges(text)
    assert [(p.text.split()[0], p.due) for p in found] == [("تشكيل", None), ("فتح", "2024-04-15")]
    assert all(p.who is not None and p.who.text == "الجانبان" for p in found)


def test_to_agree_to_strengthen_ties_owes_nothing_in_particular() -> None:
    assert pledges("واتفق الوزيران على تعزيز التعاون بين البلدين.") == []


def test_what_an_agreement_binds_somebody_to_is_owed_each_by_itself() -> None:
    text = "وأفضت المحادثات إلى اتفاق تلتزم بموجبه الوزارة صرف الرواتب قبل 20 مارس وسحب القرار."
    found = pledges(text)
    assert [(p.text.split()[0], p.due) for p in found] == [("صرف", "2024-03-20"), ("سحب", None)]
    assert {p.who.text for p in found if p.who} == {"الوزارة"}


def test_a_promise_and_the_clause_that_says_when_are_one() -> None:
    (pledge,) = pledges("ووعدت الحكومة بصرف تعويض لكل أسرة، على أن يبدأ الصرف في الأول من أبريل المقبل.")
    assert pledge.text.startswith("بصرف تعويض")
    assert pledge.due == "2024-04-01"


def test_what_is_promised_before_another_announcement_ends_there() -> None:
    text = (
        "وبعد اتفاق مع النقابة التزمت الحكومة بأداء المتأخرات قبل 20 مارس؛ وستبدأ اللجنة عملها يوم 25 مارس."
    )
    first = pledges(text)[0]
    assert first.due == "2024-03-20"
    assert "اللجنة" not in first.text


def test_to_ask_of_others_that_they_act_by_a_day_is_no_pledge() -> None:
    assert pledges("وطالب المركز السلطات بأن تفرج عنهم قبل 20 مارس.") == []


def test_a_term_set_for_oneself_is_a_promise() -> None:
    (pledge,) = pledges("وما زال الماء مقطوعا رغم المهلة التي قطعتها البلدية على نفسها.")
    assert pledge.who is not None
    assert pledge.who.text == "البلدية"


def test_a_term_that_was_promised_is_due_on_the_day_told_behind_it() -> None:
    (pledge,) = pledges("ولم تنشر الحكومة النتائج في الموعد الذي وعدت به، وهو 10 مارس.")
    assert pledge.due == "2024-03-10"
    assert pledge.who is not None
    assert pledge.who.text == "الحكومة"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("وقال متحدث باسم البنك إن بعثة من البنك ستزور العاصمة في 28 مارس.", "بعثة"),
        ("وجمد الوزراء أرصدة المصرف، وفق دبلوماسي طلب عدم كشف هويته، على أن تُنشر الأسماء الثلاثاء المقبل.", "الوزراء"),
    ],
)  # fmt: skip
def test_whoever_acts_is_bound_and_not_who_tells_of_it(text: str, who: str) -> None:
    (pledge,) = pledges(text)
    assert pledge.who is not None
    assert pledge.who.text == who
