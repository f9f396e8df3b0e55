"""What was set for a day, threatened with, owed, excepted from or told after a denial; and careless spelling of verbs."""

from __future__ import annotations

import pytest

import isnad


def told(text: str, word: str) -> list[tuple[str, str]]:
    found = isnad.annotate(text, published="2024-03-14").events
    return [(e.type, e.factuality) for e in found if word in e.text]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("علقت النقابة إضرابا للممرضين كان مقررا يوم الاثنين.", "إضرابا", "planned"),
        ("وأبلغ الصندوق الوزارة بإرجاء زيارة بعثته التي كانت مقررة في نيسان.", "زيارة", "planned"),
        ("لوح اتحاد السائقين بالعودة إلى الإضراب مطلع نيسان.", "الإضراب", "threatened"),
        ("توعد الجيش المتمردين برد قاس.", "رد قاس", "threatened"),
        ("وقال إن أي خرق سيقابل برد يستهدف القواعد.", "يستهدف", "planned"),
        ("على السلطات الإفراج عن الصحافيين.", "الإفراج", "demanded"),
        ("على الحاكم أن ينشر الأسماء وأن يرفع حظر التجول.", "يرفع", "demanded"),
        ("لم يُرفع حظر التجول إلا في الثاني من آذار.", "يُرفع", "asserted"),
        ("لم تمض ساعات على مجزرة السوق حتى خرج السكان.", "مجزرة", "asserted"),
        ("ظلت المدينة هادئة، وإن كانت مناوشات قد دارت في ضواحيها.", "مناوشات", "asserted"),
        ("سندعو إلى التوقف عن العمل إذا نكثت الوزارة بوعودها.", "وعودها", "asserted"),
        ("نافيا ما تداولته صفحات من أن دورية أطلقت النار على الصيادين.", "أطلقت", "denied"),
        ("وطردت البلدة الوفد، ولو وقعت الحكومتان اتفاقا لعاد النازحون.", "وقعت", "conditional"),
    ],
)
def test_factuality_follows_what_the_clause_says_of_the_act(text: str, word: str, expected: str) -> None:
    assert expected in {factuality for _, factuality in told(text, word)}


def test_what_a_denial_comes_after_is_not_denied() -> None:
    text = "نفى البنك التوصل إلى تسوية، بعد يومين من إعلان الوزير اتفاقا مبدئيا مع الدائنين."
    assert ("AGREE", "denied") in told(text, "التوصل")
    assert ("AGREE", "denied") not in told(text, "اتفاقا")


def test_whoever_denies_and_then_asks_does_ask() -> None:
    assert ("REQUEST", "asserted") in told("نفت الحركة علاقتها بالتفجير وطالبت بتحقيق دولي.", "طالبت")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("إتهم الوزير المعارضة بالتحريض.", "إتهم", "ACCUSE"),
        ("نزل مسلحون من سيارة وضربو نار علي كل الناس.", "ضربو", "ASSAULT"),
        ("ثم رمو قنبلة وهربو.", "رمو", "ASSAULT"),
        ("قال الصبي إنهم ضربونا أمام المدرسة.", "ضربونا", "ASSAULT"),
    ],
)
def test_verbs_are_read_as_careless_sites_spell_them(text: str, word: str, expected: str) -> None:
    assert expected in {kind for kind, _ in told(text, word)}


@pytest.mark.parametrize(
    "text", ["كان اليوم قارس البرد في العاصمة.", "وزع المتطوعون معاطف تقي من برد الشتاء."]
)
def test_cold_is_no_answer(text: str) -> None:
    assert not told(text, "برد")


def test_a_strike_and_its_lifting_are_both_told() -> None:
    kinds = {kind for kind, _ in told("جمدت النقابة إضراب الأطباء.", "")}
    assert {"CONCEDE", "PROTEST"} <= kinds
