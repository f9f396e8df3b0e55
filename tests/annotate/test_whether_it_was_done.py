"""Whether an act was done, is to come, was asked for or never happened, by the clause that tells it."""

from __future__ import annotations

import pytest

from isnad.annotate import annotate
from isnad.records import Event
from isnad.sources import article_from_text


def events(text: str) -> list[Event]:
    return annotate(article_from_text(text, id="x", published="2021-05-04")).events


def read(text: str, kind: str) -> set[str]:
    """The factualities of the events of one type in a sentence."""
    return {e.factuality for e in events(text) if e.type == kind}


@pytest.mark.parametrize(
    ("text", "kind", "factuality"),
    [
        ("السلطات لا تزال تحتجز ثلاثة صحافيين منذ مارس", "COERCE", "asserted"),
        ("مرت المهلة دون أن تفرج الجماعة عن الرهائن", "RETREAT", "negated"),
        ("لم يمنع إغلاق الجسور آلاف الشبان من الوصول إلى الساحة", "COERCE", "asserted"),
        ("أكد أن الجيش لن يحيد عن التزامه بحماية الانتخابات", "AGREE", "asserted"),
        ("قال أمين النقابة إن الإضراب العام الذي سيبدأ الأحد لن يلغى", "PROTEST", "planned"),
        ("وينتظر أن تدخل نقابة الأطباء في إضراب عام يستمر يومين", "PROTEST", "planned"),
        ("ومن المقرر أن تصدر المحكمة حكمها يوم الأحد المقبل", "SANCTION", "planned"),
        ("اتفق الجانبان على أن تغادر القوات البلاد قبل نهاية العام", "RETREAT", "planned"),
        ("اتفق الوزيران على تشكيل لجنة مشتركة تجتمع كل شهر", "CONSULT", "planned"),
        ("تعهد الوزير بإعلان نتائج التحقيق خلال أسبوع", "ACCUSE", "asserted"),
        (
            "طالب وزراء الخارجية، في ختام اجتماع طارئ عقدوه أمس، إيران بالإفراج عن السفينة",
            "CONSULT",
            "asserted",
        ),
        ("طالبت النقابة السلطات بالتحرك لتحرير المختطفين", "RETREAT", "demanded"),
        ("قدرت جمعية القضاة عدد المعتصمين بأكثر من أربعمئة قاض", "PROTEST", "asserted"),
        ("شارك المئات في مسيرة دعت إليها النقابة احتجاجا على اعتقال أمينها العام", "COERCE", "asserted"),
        ("داعيا إلى العودة إلى طاولة التفاوض", "CONSULT", "demanded"),
        ("يزور الرئيس الجزائري روما الأسبوع المقبل", "CONSULT", "planned"),
        ("حذر من أن قواته سترد في الزمان والمكان المناسبين", "ASSAULT", "threatened"),
        ("نفت الوزارة أن يكون المعتقل تعرض للضرب", "ASSAULT", "denied"),
        ("عمال الميناء يعلقون إضرابهم غدا", "PROTEST", "asserted"),
        ("وعد الوالي بصرف إعانات عاجلة لعائلات الضحايا", "AID", "planned"),
    ],
)
def test_the_clause_says_whether_it_was_done(text: str, kind: str, factuality: str) -> None:
    assert read(text, kind) == {factuality}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تعهدت السعودية تقديم 350 مليون دولار لليمن", "AID"),
        ("احتجاجات في العاصمة واستخدام الشرطة الغاز المسيل للدموع", "ASSAULT"),
        ("سقوط ست قذائف صاروخية على الحي القديم", "ASSAULT"),
        ("أعلنت الشرطة أن عدد الموقوفين بلغ 14 شخصا", "COERCE"),
        ("ولا يزال المعارض محتجزا في سجن المزة", "COERCE"),
        ("أطلقت الدورية طلقات تحذيرية في الهواء", "MOBILIZE"),
        ("استدعت الحكومة السفير للتشاور", "SANCTION"),
    ],
)
def test_an_act_is_told_in_many_words(text: str, kind: str) -> None:
    assert kind in {e.type for e in events(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قطع السائقون الطريق تضامنا مع المضربين", "SUPPORT"),
        ("قال إن أي اعتداء سيقابل بإغلاق المضيق", "CONSULT"),
        ("قال رجل يدعى أبو سالم يسكن في شقة مطلة على النهر إن المياه انقطعت", "ACCUSE"),
        ("القبض على أربعة متهمين بالهجوم على القاعدة", "ACCUSE"),
        ("لا يزال عشرات الموقوفين في المخيم بلا طعام", "COERCE"),
    ],
)
def test_these_words_tell_no_act(text: str, kind: str) -> None:
    assert kind not in {e.type for e in events(text)}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("مقتل “40 مواطنا” في هجوم على قرية", 40),
        ("أعلنت الوزارة مقتل «12 جنديا» في الكمين", 12),
    ],
)
def test_a_count_may_open_in_quotation_marks(text: str, dead: int) -> None:
    assert [e.deaths.low for e in events(text) if e.deaths is not None] == [dead]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("قُتل جندي ومدنيان في الهجوم", 3),
        ("قُتل ثلاثة جنود وخمسة مسلحين في اشتباك", 8),
        ("هاجمت طائرة مسيرة المحطة، ما أدى إلى مقتل ستة أشخاص واحتراق صهريجين", 6),
    ],
)
def test_the_dead_that_are_joined_are_counted_together(text: str, dead: int) -> None:
    assert [e.deaths.low for e in events(text) if e.deaths is not None] == [dead]
