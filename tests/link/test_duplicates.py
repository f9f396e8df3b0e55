"""Duplicates: copies, edited copies and rewrites told apart, and what only looks alike left alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.link import link
from isnad.link.candidates import shingles
from isnad.records import Annotations, Relation
from making import Maker

STORY = (
    "أعلنت بلدية المدينة صباح اليوم إغلاق الجسر القديم أمام حركة السيارات لمدة ثلاثة أشهر ابتداء من مطلع الأسبوع المقبل.\n"
    "وقال رئيس قسم الطرق سامر الحمداني إن التصدعات التي ظهرت في الدعامات الوسطى بعد فيضان الربيع تستدعي إصلاحا عاجلا.\n"
    "وأوضح أن الحافلات ستسلك الطريق الشمالي المحاذي للسوق، وأن المشاة يستطيعون العبور من الممر الخشبي المؤقت.\n"
    "وتبلغ كلفة المشروع أربعة ملايين، تدفع الوزارة نصفها ويتحمل صندوق الطوارئ النصف الآخر.\n"
    "وكان سكان الضفة الغربية قد طالبوا مرارا بجسر ثان يخفف الازدحام عند مدخل الميناء."
)
REWRITE = (
    "ابتداء من مطلع الأسبوع المقبل لن تعبر السيارات الجسر القديم، فقد قررت بلدية المدينة إغلاقه ثلاثة أشهر.\n"
    "وعزا رئيس قسم الطرق سامر الحمداني القرار إلى التصدعات التي ظهرت في الدعامات الوسطى بعد فيضان الربيع، وقال إن الإصلاح عاجل.\n"
    "وستسلك الحافلات الطريق الشمالي المحاذي للسوق، أما المشاة فلهم الممر الخشبي المؤقت.\n"
    "وتدفع الوزارة نصف كلفة المشروع البالغة أربعة ملايين، ويتحمل صندوق الطوارئ النصف الآخر."
)
OTHER = (
    "افتتح وزير النقل جسرا جديدا عند مدخل الميناء بحضور رئيس البلدية وممثلين عن السكان.\n"
    "وقال الوزير في كلمته إن الجسر الذي استغرق بناؤه عامين سيخفف الازدحام، وإن كلفته بلغت تسعة ملايين.\n"
    "ورحب تجار السوق بالخطوة وطالبوا بتوسيع الطريق الشمالي أمام الحافلات والشاحنات قبل موسم الصيف."
)
WEATHER = (
    "تتوقع الأرصاد الجوية اليوم طقسا معتدلا في أغلب المناطق مع رياح خفيفة من الشمال إلى الشمال الغربي.\n"
    "وتبلغ درجة الحرارة العظمى في العاصمة {0} والصغرى {1} وفي الساحل {2} و{3} وفي الجنوب {4} و{5} درجة.\n"
    "وينصح السائقون بالحذر على الطرق الجبلية في ساعات الصباح الأولى بسبب الضباب المحتمل."
)


def relation(first: Annotations, second: Annotations) -> Relation | None:
    pairs = link([first, second]).duplicates
    return pairs[0].relation if pairs else None


def article(source: str, text: str, published: str = "2021-03-02") -> Annotations:
    return Maker(source, text, published).item


def test_a_copy_with_other_spelling_and_typos_is_a_copy() -> None:
    worn = STORY.replace("أ", "ا").replace("وقال", "و قال").replace("الطرق", "الطرقات").replace("إن", "ان")
    assert relation(article("a", STORY), article("b", worn)) == "copy"


def test_a_copy_cut_short_is_still_no_independent_text() -> None:
    cut = "\n".join(STORY.split("\n")[:3])
    assert relation(article("a", STORY), article("b", cut)) in ("copy", "edited")


def test_a_copy_with_a_new_lead_and_a_dropped_paragraph_is_edited() -> None:
    lines = STORY.split("\n")
    edited = "\n".join(
        ["خبر يهم سائقي المدينة وركاب الحافلات قبل نهاية الشهر الجاري.", *lines[1:4], OTHER.split("\n")[2]]
    )
    assert relation(article("a", STORY), article("b", edited)) == "edited"


def test_a_text_with_words_changed_throughout_is_edited_and_no_copy() -> None:
    changed = STORY
    for old, new in (
        ("صباح اليوم", "هذا الصباح"), ("تستدعي", "تتطلب"), ("يستطيعون العبور", "يمكنهم المرور"),
        ("تدفع الوزارة", "ستدفع الوزارة"), ("مرارا", "غير مرة"), ("مدخل الميناء", "باب الميناء"),
    ):  # fmt: skip
        changed = changed.replace(old, new)
    assert relation(article("a", STORY), article("b", changed)) == "edited"


def test_the_same_report_in_other_words_is_a_rewrite() -> None:
    assert relation(article("a", STORY), article("b", REWRITE)) == "rewrite"


def test_another_report_of_the_same_matters_is_no_duplicate() -> None:
    assert relation(article("a", STORY), article("b", OTHER)) is None


def test_a_template_with_other_numbers_is_no_duplicate() -> None:
    monday = WEATHER.format(31, 19, 28, 22, 35, 20)
    tuesday = WEATHER.format(27, 15, 25, 18, 30, 17)
    assert relation(article("a", monday), article("b", tuesday, "2021-03-03")) is None


def test_the_earlier_article_comes_first_and_the_evidence_says_what_is_shared() -> None:
    pairs = link([article("late", STORY, "2021-03-04"), article("early", STORY, "2021-03-02")]).duplicates
    assert (pairs[0].a, pairs[0].b) == ("early", "late")
    assert pairs[0].similarity > 0.95
    assert "100%" in pairs[0].evidence


@given(st.lists(st.text("ابت9", min_size=1, max_size=3)))
def test_word_sequences_have_one_code_where_they_are_equal_and_else_another(words: list[str]) -> None:
    sequences = list(zip(words, words[1:], words[2:], strict=False))
    codes = shingles(words, 3).tolist()

    assert len(codes) == len(sequences)
    assert len(set(codes)) == len(set(sequences)) == len(set(zip(codes, sequences, strict=True)))
