"""Acts as the papers of different countries word them, and words that look like them and tell none."""

from __future__ import annotations

import pytest

from isnad.annotate import annotate
from isnad.sources import article_from_text


def types(text: str) -> set[str]:
    return {e.type for e in annotate(article_from_text(text, id="x", published="2021-05-04")).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # the Maghreb
        ("تم وضع المشتبه بهم رهن تدابير الحراسة النظرية", "COERCE"),
        ("الاحتفاظ بموظف بنكي من أجل التدليس", "COERCE"),
        ("حمل المحتجون الشارة الحمراء", "PROTEST"),
        ("قام مواطنون بغلق الطريق الوطني رقم 5", "PROTEST"),
        ("أردى شرطي شابا في نابل", "ASSAULT"),
        ("النهضة تدين توقيف نائب رئيسها", "ACCUSE"),
        # Sudan
        ("سير الثوار مواكب في أم درمان", "PROTEST"),
        ("سقوط أربعة قتلى في صفوف منقبين عن الذهب", "ASSAULT"),
        # the Levant, Libya, the Gulf
        ("ارتقاء ثلاثة شهداء في نابلس", "ASSAULT"),
        ("أسفر القصف عن سقوط ضحايا", "ASSAULT"),
        ("العثور على جثة شاب مصابة بطلقات نارية في صبراتة", "ASSAULT"),
        ("استعاد الناشط حريته بعد عام في السجن", "RETREAT"),
        ("رفع الحظر عن الحزب المعارض", "CONCEDE"),
        ("مصادقة المجلس الوطني على المعاهدة", "SUPPORT"),
        ("الحوثيون يدفعون بمقاتلين إلى جبهة مأرب", "MOBILIZE"),
        ("قالت رئيسة الحزب إن الحزب لن يقبل بأي تفاوض", "REJECT"),
        ("تظاهر العشرات مطالبين بإقالة الوزير", "RETREAT"),
        ("طالب المركز بالسماح للمحامين بزيارة الموقوفين", "RETREAT"),
    ],
)
def test_what_is_done_is_told_in_the_words_of_the_place(text: str, kind: str) -> None:
    assert kind in types(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("حاصر الثلج القرية", "COERCE"),
        ("استولى النعاس على الطفل", "COERCE"),
        ("أصيب ثلاثة عمال بانفجار أسطوانة غاز داخل مطعم", "ASSAULT"),
        ("وصف الوزير القرار بأنه جريمة حرب", "ASSAULT"),
        ("أطلق الخاطفون سراحه لقاء 40 ألف دولار", "CONSULT"),
        ("قالت زوجته إنها منعت من زيارته", "CONSULT"),
        ("لم ترد الوزارة على طلب للتعليق", "REQUEST"),
        ("يحتاج طرح الثقة إلى موافقة 25 نائبا", "AGREE"),
    ],
)
def test_what_only_looks_like_an_act_is_none(text: str, kind: str) -> None:
    assert kind not in types(text)
