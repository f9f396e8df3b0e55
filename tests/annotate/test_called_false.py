"""Denials: claims denied by name, called false, or told to be not so, and what is denied beside what another says."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Annotations, Denial


def read(text: str) -> Annotations:
    return isnad.annotate(text, published="2024-03-14")


def denials(text: str) -> list[Denial]:
    return read(text).denials


@pytest.mark.parametrize(
    ("text", "who", "words"),
    [
        ("وفند مجلس الوزراء شائعة رفع أسعار الخبز.", "مجلس الوزراء", "رفع أسعار الخبز"),
        ("كذّب الناطق باسم الجيش خبر سقوط مروحية في كسلا.", "الناطق باسم الجيش", "سقوط مروحية"),
        ("تنفي إدارة السجن جملة وتفصيلا الادعاءات الواردة في التسجيل.", "إدارة السجن", "الادعاءات الواردة"),
        ("ونفت مصادر مطلعة صحة الأنباء التي راجت حول خلاف الشريكين.", "مصادر مطلعة", "خلاف الشريكين"),
        ("نفت وزارة الزراعة ما تم تداوله عبر المنصات بشأن نفاد القمح.", "وزارة الزراعة", "نفاد القمح"),
        ("وخرجت الشركة عن صمتها لتنفي وجود أي تسرب.", "الشركة", "وجود أي تسرب"),
        ("وقد سارع المجلس إلى نفي الخبر.", "المجلس", "نفي الخبر"),
        ("ونفى ذلك المتحدث باسم الشرطة.", "المتحدث باسم الشرطة", "نفى ذلك"),
        ("أكد مصدر مسؤول عدم صحة ما نشر حول إقالة المدير.", "مصدر مسؤول", "عدم صحة"),
        ("وأكدت الخارجية عدم وجود أي اتفاق مع الصندوق.", "الخارجية", "عدم وجود أي اتفاق"),
        ("ووصفت الوزارة التقرير بأنه كاذب ومفبرك.", "الوزارة", "كاذب"),
        ("وقال المحافظ إن هذه الاتهامات باطلة.", "المحافظ", "الاتهامات باطلة"),
        ("وشددت النقابة على أن هذه الأخبار عارية تماما من الصحة.", "النقابة", "عارية تماما من الصحة"),
    ],
)  # fmt: skip
def test_a_claim_is_denied_however_that_is_worded(text: str, who: str, words: str) -> None:
    (denial,) = denials(text)
    assert denial.who is not None
    assert denial.who.text == who
    assert words in denial.text


def test_what_has_no_truth_is_denied_by_nobody_in_particular() -> None:
    (denial,) = denials("لا صحة لما تداولته بعض المواقع عن استقالة الوزير.")
    assert denial.who is None
    assert denial.text.endswith("استقالة الوزير")


@pytest.mark.parametrize(
    "text",
    [
        "ورفض المتحدث التعليق على التقرير.",
        "ورفضت الشركة تأكيد أو نفي صحة الأنباء.",
        "ولم يصدر عن الحكومة أي نفي أو تأكيد للخبر.",
        "وقالت الشركة إنها لم تحدد أي موعد لاستئناف الرحلات.",
        "ولم يصب أحد في الحادث، وفق الدفاع المدني.",
        "وقالت الباحثة إن عدم وجود قوانين رادعة سبب الظاهرة.",
        "وحذر الوزير من نشر الأخبار الكاذبة.",
        "وخسر الفريق بسبب عدم دقة التسديد.",
    ],
)
def test_no_comment_no_date_and_no_harm_are_no_denials(text: str) -> None:
    assert denials(text) == []


def test_what_is_confirmed_not_to_be_so_is_not_told_the_other_way_round() -> None:
    (statement,) = read("أكد المدير عدم صحة الخبر المنشور.").statements
    assert statement.text.startswith("عدم صحة")


def test_who_asks_for_something_is_named_without_it() -> None:
    (statement,) = read("وطالب النواب بإقالة الوزير.").statements
    assert statement.speaker is not None
    assert statement.speaker.text == "النواب"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("اتهمت الحكومة الفصائل بإحراق المحاصيل، فيما نفت الفصائل أي صلة لها بالحرائق.", "بإحراق المحاصيل"),
        ("وقال المدعي العام إن الشركة دفعت الغرامة، لكن محاميها نفى ذلك.", "إن الشركة دفعت الغرامة"),
        ("وزعم المسلحون أنهم أسقطوا مروحية، لكن الجيش نفى ذلك.", "أنهم أسقطوا مروحية"),
        ("ولا يزال الجيش يتهم خصمه بتدبير الهجوم، وهو ما تنفيه الحركة.", "بتدبير الهجوم"),
        ("وقال الوزير إن عدد الموقوفين 14 شخصا. ورد النائب سالم العامري بأن هذا الرقم لا يمت إلى الحقيقة بصلة.", "إن عدد الموقوفين 14 شخصا"),
    ],
)  # fmt: skip
def test_a_denial_denies_what_it_is_set_against(text: str, claim: str) -> None:
    (denial,) = denials(text)
    assert denial.denies is not None
    assert denial.denies.text == claim


def test_whoever_charges_and_denies_does_not_deny_his_own_charge() -> None:
    (denial,) = denials("اتهمت الحركة إسرائيل بخرق الهدنة، ونفت نيتها الانسحاب من المفاوضات.")
    assert denial.denies is None


def test_a_number_put_right_denies_the_number() -> None:
    (denial,) = denials("قالت وكالة الواحة إن القصف قتل خمسة مدنيين، ثم صححت العدد إلى ثلاثة.")
    assert denial.retraction
    assert denial.denies is not None
    assert "خمسة" in denial.denies.text


def test_what_is_blamed_ends_where_another_denies_it() -> None:
    found = read(
        "وحمّل الوالي المقاتلين المسؤولية عن القصف، لكن المتحدث باسم الحركة ريان عثمان نفى أن تكون قواته قد أطلقت قذيفة."
    )
    blame, denial = found.statements
    assert blame.text.endswith("القصف")
    assert [link.text for link in denial.chain] == ["ريان عثمان"]
    assert found.denials[0].denies is not None
    assert found.denials[0].denies.text == blame.text


@pytest.mark.parametrize("but", ["غير أن", "إلا أن", "بيد أن"])
def test_a_count_told_by_a_body_ends_where_somebody_tells_another(but: str) -> None:
    found = read(
        f"وأصيب 23 شخصا، وفق حصيلة أعلنتها المديرية، {but} الطبيب نسيم عاشور قال إن فريقه أسعف 31 مصابا."
    )
    (other,) = [s for s in found.statements if "31" in s.text]
    assert [link.text for link in other.chain] == ["نسيم عاشور"]


def test_whoever_a_letter_is_written_to_is_no_source_of_it() -> None:
    text = "وعزا مسؤول في الدائرة، في رسالة إلى المركز، التأخير إلى «سوء حال الطرق في الشمال»، متعهدا بإتمام العمل."
    assert all(len(s.chain) == 1 for s in read(text).statements)
