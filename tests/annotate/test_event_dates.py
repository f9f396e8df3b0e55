"""On which day an event was: by its own words, by the story it belongs to, never by a day of something else."""

from __future__ import annotations

import pytest

import isnad
from annotated import PUBLISHED, events_at


def day(text: str, word: str) -> str | None:
    return events_at(text, word)[-1].date


STORY = "قصفت الطائرات سوق البلدة الثلاثاء. "


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (STORY + "ولم تتبن أي جهة الهجوم حتى صباح الخميس.", "الهجوم", "2024-03-12"),
        (STORY + "ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى اليوم الخميس.", "مسؤوليتها", "2024-03-12"),
        ("ارتفعت حصيلة قتلى الهجوم الذي تعرض له الحقل الثلاثاء إلى أربعة.", "الهجوم", "2024-03-12"),
        # what protesters do and suffer is of the day of the protest
        (
            "تظاهر المئات الثلاثاء في تونس. وأطلقت الشرطة الغاز المسيل للدموع على محتجين، وقال مصدر إن 18 شخصا اعتقلوا.",
            "اعتقلوا",
            "2024-03-12",
        ),
        (
            "تظاهر المئات الثلاثاء في تونس. ورشق المتظاهرون الشرطة بالحجارة.",
            "رشق",
            "2024-03-12",
        ),
        # the day of the scene in which something is done
        (
            "أوقفت الشرطة 23 شخصا خلال أعمال الشغب التي شهدتها المدينة الثلاثاء.",
            "أوقفت",
            "2024-03-12",
        ),
        ("في مايو 2022 قتل عشرة أشخاص في السوق، وشكلت الحكومة حينئذ لجنة تحقيق.", "شكلت", "2022-05"),
        ("يستعيد الأهالي ما جرى في يونيو 2021 حين أشعل مقتل شاب احتجاجات واسعة.", "احتجاجات", "2021-06"),
        ("4 مارس: القاضي يوجه الاتهام إلى شرطيين ويأمر بسجنهما.", "يأمر", "2024-03-04"),
        ("لم تكد المدينة تفيق، صباح 13 مارس. فقد قصفت الطائرات محطة الكهرباء.", "قصفت", "2024-03-13"),
        ("هدد الحزب بقصف المدينة في غضون عشرة أيام.", "قصف", "2024-03-24"),
        (
            STORY + "وكانت البلدة قد شهدت في الأول من فبراير هجوما. وقال شاهد إن القصف دمر متجرين.",
            "القصف",
            "2024-03-12",
        ),
    ],
)
def test_an_act_is_of_its_own_day_or_of_its_story(text: str, word: str, expected: str) -> None:
    assert day(text, word) == expected


def test_what_is_told_on_the_day_of_an_attack_as_done_since_was_done_that_day() -> None:
    text = "قصفت الطائرات سوق البلدة {}. واعتقلت الشرطة أربعة أشخاص."
    assert day(text.format("اليوم الخميس"), "اعتقلت") == PUBLISHED
    assert day(text.format("الثلاثاء"), "اعتقلت") is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("اتفقت الوزيرة معهما على عقد جولة ثالثة في 27 مارس.", "اتفقت"),
        ("أعلنت الوزارة فرض عقوبات على المصرف، متهمة إياه بنقل أسلحة بين عامي 2020 و2022.", "متهمة"),
        ("أعلنت الوزارة فرض عقوبات على المصرف، متهمة إياه بنقل أسلحة بين عامي 2020 و2022.", "عقوبات"),
        ("قال الجيش في بيان الثلاثاء إن أربعة مدنيين قتلوا.", "قتلوا"),
        ("نددت الوزارة في بيان أصدرته الثلاثاء بالهجوم على القرية.", "الهجوم"),
        ("تظاهر المئات في تونس. ورشق المتظاهرون الشرطة بالحجارة.", "رشق"),
    ],
)
def test_the_time_of_what_it_is_about_is_not_that_of_the_act(text: str, word: str) -> None:
    assert day(text, word) is None


def test_what_was_done_last_week_has_the_week_for_its_date() -> None:
    assert day("اعتقلت الشرطة الأسبوع الماضي أربعة أشخاص.", "اعتقلت") == "2024-W10"


def test_a_date_in_a_clause_on_somebody_is_not_that_of_the_act() -> None:
    text = "قطعت القاهرة علاقاتها مع بشار الأسد الذي ورث الحكم عام 2000."
    assert isnad.annotate(text, published="2015-07-20").events[0].date is None


def test_those_counted_have_the_day_of_the_operation_that_the_sentence_goes_on_to_tell() -> None:
    text = (
        "14 معتقلا وقتيلان، أحدهما لم يبلغ العشرين: تلك حصيلة عملية عسكرية طاولت فجر الثلاثاء مخيم الفارعة."
    )
    assert day(text, "معتقلا") == "2024-03-12"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        # the day of what a noun came of is not its own
        ("أنهى المجلس الثلاثاء مناقشة الاستجواب على خلفية فض الاعتصام يوم الجمعة.", "الاستجواب", "2024-03-12"),
        # what a sentence goes on to tell
        ("وصل الوزير الخميس إلى تونس في زيارة، وتعهد بعد لقائه الرئيس بأن تودع بلاده مليون دولار.", "تعهد", "2024-03-14"),
        ("استقبلت نواكشوط الخميس وزير الخارجية الجزائري الذي بحث مع نظيره مكافحة الهجرة.", "بحث", "2024-03-14"),
        # a sentence that tells of long ago
        ("وتعيد القضية وفاة شاب في يونيو 2021 بعد توقيفه في المدينة، ما أثار احتجاجات.", "احتجاجات", "2021-06"),
    ],
)  # fmt: skip
def test_a_day_holds_for_what_it_is_told_of(text: str, word: str, expected: str) -> None:
    assert day(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # a war that lasts dates no attack
        ("تخوض القوات حربا مع الجيش منذ 15 نيسان 2023. وأدانت الوزارة الهجوم على القرية.", "الهجوم"),
        # what somebody is quoted on, behind the day of another matter
        ("وأُفرج في السابع من يناير عن رئيس الحركة سالم العامري، وقال العامري إنه «اعتُقل بلا أمر قضائي».", "اعتُقل"),
    ],
)  # fmt: skip
def test_a_day_does_not_hold_for_another_act(text: str, word: str) -> None:
    assert day(text, word) is None
