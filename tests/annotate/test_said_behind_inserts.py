"""Who says what where a paper, a crowd or an insert stands between the verb and its content."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Statement


def said(text: str, words: str) -> Statement | None:
    told = isnad.annotate(text, published="2024-03-15").statements
    return next((s for s in told if words in s.text), None)


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        # behind what a paper is said to be
        ("وندد حزب العمل في بيان وصلت إلى جريدتنا نسخة منه بقرار المحكمة.", "قرار", ["حزب العمل"]),
        ('ونددت وزارة الدفاع في بيان أصدرته الجمعة بـ"الاعتداء الجبان".', "الجبان", ["وزارة الدفاع"]),
        ("وأكد الناطق باسم الشرطة سعد العمري في تغريدة وقوع الانفجار.", "وقوع الانفجار", ["سعد العمري"]),
        ("أعلن مصدر طبي وشهود عيان مقتل ثلاثة أشخاص.", "مقتل", ["مصدر طبي"]),
        # behind لكن and what stands beside a name
        (
            "وقالت الشرطة إنها أوقفت مئة شخص، لكن المحامي عمر بلقاسم، عضو هيئة الدفاع، قال لرويترز إن المئتين اعتقلوا.",
            "المئتين",
            ["رويترز", "عمر بلقاسم"],
        ),
        # who hurries to deny, or says again
        ("وسارع الحزب الحاكم، ومقره لواندا، إلى نفي ضلوعه في تزوير الأصوات.", "ضلوعه", ["الحزب الحاكم"]),
        ("جدد المتحدث باسم الجيش نبيل عباس نفي أي علاقة لقواته بالقصف.", "أي علاقة", ["نبيل عباس"]),
        ("وجددت وزيرة الخارجية التزام بلادها بحماية الدبلوماسيين.", "بحماية", ["وزيرة الخارجية"]),
        ("وقال الناطق إن المدينة آمنة، مجددا اتهام المتمردين بالضلوع في الهجوم.", "الضلوع", ["الناطق"]),
        # what is not to be done
        ("ودعت الوزارة السكان إلى عدم الانجرار وراء الشائعات.", "عدم الانجرار", ["الوزارة"]),
        # of whom it is said in the accuser's words
        ('واتهمت الحركة "جهات مأجورة تعمل على بث الفتنة" بالوقوف وراء الهجوم.', "جهات", ["الحركة"]),
        ("ودان الاتحاد الهجوم، محمّلاً الحكومة المسؤولية عن تدهور الأمن.", "المسؤولية", ["الاتحاد"]),
        # a call is whose it is, not of those who turn it down
        ("ورفضت أحزاب المعارضة دعوة رئيس الدولة المؤقت إلى حوار شامل.", "حوار", ["رئيس الدولة المؤقت"]),
        (
            "خرج آلاف المعلمين في مدن البيرو للمطالبة بزيادة الأجور.",
            "زيادة الأجور",
            ["آلاف المعلمين في مدن البيرو"],
        ),
        ("وأصيب 12 شخصا بجروح، وفق حصيلة أعلنتها مديرية الصحة.", "أصيب", ["مديرية الصحة"]),
        # the day is no newspaper, and the outlet in brackets was told
        ("وقالت «هيومن رايتس ووتش» اليوم إن القوات قصفت مدرسة.", "قصفت", ["هيومن رايتس ووتش"]),
        ("وقال سعيد حمدان (رويترز) إن القصف لم يتوقف.", "القصف", ["رويترز", "سعيد حمدان"]),
        ("وقال محمد العلي لـ(رويترز) إن القصف لم يتوقف.", "القصف", ["رويترز", "محمد العلي"]),
        ("وأعلنت شركة النفط حالة القوة القاهرة في الميناء.", "حالة القوة", ["شركة النفط"]),
        ("ويتوقع خبراء المناخ موسما أكثر مطرا من المعتاد.", "موسما", ["خبراء المناخ"]),
        ("ونفى مصدر عسكري مسؤول ذلك، مؤكدا أن البيان صدر بالإجماع.", "ذلك", ["مصدر عسكري مسؤول"]),
    ],
)
def test_who_said_it(text: str, words: str, chain: list[str]) -> None:
    statement = said(text, words)
    assert statement is not None
    assert [link.text for link in statement.chain] == chain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ورفضت النقابة الطلب.", "الطلب"),
        ('وسترد القوات "في الزمان والمكان المناسبين".', "الزمان"),
    ],
)
def test_nothing_is_said(text: str, words: str) -> None:
    assert said(text, words) is None


def test_a_sister_with_her_name_is_named() -> None:
    statement = said("وقال شقيقها كمال إن رجالا مسلحين اعتقلوها فجرا.", "رجالا")
    assert statement is not None
    assert statement.speaker is not None
    assert (statement.speaker.text, statement.anonymous) == ("شقيقها كمال", False)


def test_no_link_to_what_nobody_is_accused_of_is_no_denial() -> None:
    assert not isnad.annotate("وسارعت حركة النهضة إلى نفي أي صلة لها بالتفجير.").denials
    accused = "واتهم الوزير حركة الفجر بتدبير التفجير. وسارعت حركة الفجر إلى نفي أي صلة لها بالتفجير."
    assert isnad.annotate(accused).denials
