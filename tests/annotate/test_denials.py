"""Denials: what says that a claim is false, and what says less."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Denial


def denials(text: str) -> list[Denial]:
    return isnad.annotate(text, published="2024-03-14").denials


@pytest.mark.parametrize(
    "text",
    [
        "استبعد الوزير عودة التصعيد قريبا.",
        "ورفضت الممرضة أن تُصوَّر، وقالت إنها تعبت.",
        "وتعهد المدير بعدم تمديد المهلة.",
        "وقال الوزير: «لن نرفع أي قيد هذا العام».",
        "وقالت سيدة إنها لا تفاوض نيابة عن أحد.",
    ],
)
def test_ruling_out_refusing_and_promising_not_to_are_no_denials(text: str) -> None:
    assert denials(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وأضاف الناطق أن قواته لم تعتقل أحدا في البلدة.", "لم تعتقل أحدا"),
        ("وقال الفصيل إنه «لا علاقة له» بالهجوم.", "لا علاقة له"),
        ("ورد المتحدث بأن الدورية لم تطلق أي رصاصة.", "لم تطلق أي رصاصة"),
    ],
)
def test_words_that_nothing_of_the_kind_is_so_are_a_denial(text: str, words: str) -> None:
    (denial,) = denials(text)
    assert words in denial.text
    assert denial.who is not None


@pytest.mark.parametrize(
    "text",
    [
        "وسحبت وكالة «الضفة» العبارة التي نسبتها إلى الوزير.",
        "وبعد ساعات حذفت الصحيفة الخبر من موقعها.",
        "وتراجع المرصد عن حصيلة القتلى التي نشرها.",
    ],
)
def test_taking_back_what_was_said_is_a_retraction(text: str) -> None:
    (denial,) = denials(text)
    assert denial.retraction


def test_a_claim_called_baseless_is_denied_from_its_first_word() -> None:
    (denial,) = denials("وقال المحامي إن ما نُشر عن وفاة موكله عارٍ عن الصحة.")
    assert "ما نُشر عن وفاة موكله" in denial.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وتراجع المرصد عن حصيلة القتلى التي نشرها، قائلا إنها كانت خاطئة.", "عن حصيلة"),
        ("وحذفت الوكالة الخبر من موقعها، معللة ذلك بأن مصدرها تراجع عن روايته.", "حذفت"),
        ("تصويب: ورد في خبرنا أمس أن عدد الشاحنات 310، والصواب 130 شاحنة، فوجب الاعتذار.", "والصواب"),
    ],
)
def test_a_retraction_and_what_explains_it_are_one(text: str, expected: str) -> None:
    (denial,) = isnad.annotate(text, published="2024-03-14").denials
    assert expected in denial.text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وقال المتحدث إن الأسرى بخير، وإن أحدا لم يعتقل.", 1),
        ("وقالت سيدة إن أحدا لم ينم تلك الليلة من هدير الطائرات.", 0),
        ("ونفى المصدر وجود أي صلة بين الحادثتين.", 0),
    ],
)
def test_only_a_deed_that_is_claimed_of_somebody_is_contradicted(text: str, count: int) -> None:
    assert len(isnad.annotate(text, published="2024-03-14").denials) == count


@pytest.mark.parametrize(
    "text",
    ["وقال الحزب إنه لم يعد للهدنة أي معنى بعد الضربات.", "ورفض المهنا تأكيد أو نفي طلب الاتحاد ترشيح حكام."],
)
def test_no_longer_and_neither_confirming_nor_denying_are_no_denials(text: str) -> None:
    assert isnad.annotate(text, published="2024-03-14").denials == []


def test_the_claim_that_a_denial_names_is_what_it_denies_also_in_the_headline() -> None:
    text = (
        "الصندوق ينفي إبرام اتفاق مع البلاد\n"
        "نفى صندوق النقد الدولي إبرام اتفاق مع البلاد، بعد يوم من إعلان وزيرة المالية سعاد النعيمي اتفاقا أوليا."
    )
    denials = isnad.annotate(text, published="2024-03-14").denials
    assert len(denials) == 2
    assert all(d.denies is not None and d.denies.text.startswith("إعلان") for d in denials)


@pytest.mark.parametrize("text", ["ونفت الشركة ما أشيع عن نفاد الوقود.", "ونفى الوزير ما تردد عن استقالته."])
def test_what_goes_round_is_denied_whoever_may_have_said_it(text: str) -> None:
    (denial,) = denials(text)
    assert denial.who is not None


@pytest.mark.parametrize(
    ("text", "who", "denied"),
    [
        ("وجاء ذلك بعد نفي وزارة الصحة ما نشرته صحيفة «الميناء» عن نقص الدواء.", "وزارة الصحة", "نقص الدواء"),
        ("وجدد المدير نفي الشركة تسرب الغاز من الخزان.", "الشركة", "تسرب الغاز"),
    ],
)
def test_a_denial_may_be_a_noun_with_whose_it_is_and_of_what(text: str, who: str, denied: str) -> None:
    (denial,) = denials(text)
    assert denial.who is not None
    assert who in denial.who.text
    assert denied in denial.text


@pytest.mark.parametrize(
    "text",
    ["وأضاف الناطق أن بلاده لم تؤكد النبأ ولا نفت وقوعه.", "وغادر الوزير من دون أن يؤكد الصفقة أو ينفيها."],
)
def test_who_neither_confirms_nor_denies_denies_nothing(text: str) -> None:
    assert denials(text) == []


def test_what_is_denied_and_then_called_false_is_denied_once() -> None:
    text = "ونفى محافظ المدينة ما أشيع عن إغلاق الجسر، واصفا ذلك بأنه محض افتراء لا أساس له من الصحة."
    (denial,) = denials(text)
    assert "إغلاق الجسر" in denial.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وتراجعت الجماعة مطلع الشهر عن إعلانها إسقاط طائرة.", "إسقاط طائرة"),
        ("وسحب المرصد رقما نشره عقب الهجوم.", "رقما نشره"),
        ("وقالت الوكالة إن ثلاثة قتلوا، ثم صححت العدد بعد يوم إلى أربعة.", "العدد"),
        ("تصحيح: ورد في خبرنا أن عدد الحافلات 30، والصواب 13.", "13"),
    ],
)
def test_numbers_and_announcements_are_taken_back_with_what_they_were(text: str, words: str) -> None:
    (denial,) = denials(text)
    assert denial.retraction
    assert words in denial.text


def test_a_number_said_not_to_be_another_denies_the_other() -> None:
    (denial,) = denials("وأعلنت وزارة الصحة أن الحصيلة النهائية 16 قتيلا وليست 17.")
    assert denial.text == "16 قتيلا وليست 17"


def test_a_claim_that_rests_on_nothing_is_denied_from_where_it_is_named() -> None:
    (denial,) = denials("ويؤكد المركز أن الأرقام التي نشرتها الصحيفة لا تستند إلى أي دليل.")
    assert "الأرقام التي نشرتها الصحيفة" in denial.text


def test_who_denied_before_a_demonstrative_is_its_subject() -> None:
    text = "وقال عضو في اللجنة إن البند سقط. ونفى رئيس اللجنة الجديد ذلك أمام الصحفيين."
    (denial,) = denials(text)
    assert denial.who is not None
    assert denial.who.text.startswith("رئيس اللجنة")
