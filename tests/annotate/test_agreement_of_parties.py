"""Who acts and whom it befalls, where agreement, order of words and what is carried over tell."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event


def event(text: str, trigger: str) -> Event:
    return next(e for e in isnad.annotate(text, published="2024-03-15").events if trigger in e.text)


def actor_of(text: str, trigger: str) -> str | None:
    found = event(text, trigger).actor
    return found.text if found else None


def recipient_of(text: str, trigger: str) -> str | None:
    found = event(text, trigger).recipient
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        # men who are counted do nothing in the feminine
        ("فرّقت الشرطة المسيرة، فأصيب 15 متظاهرا على الأقل، وأوقفت 27 آخرين.", "أوقفت", "الشرطة"),
        ("إن قوات أمنية داهمت منازل واعتقلت ثلاثة أشخاص.", "اعتقلت", "قوات أمنية"),
        # nor do states and office holders in the other gender
        ("ودعا المرصد الأطراف إلى الحوار، وحث فرنسا على المشاركة فيه.", "حث", "المرصد"),
        ("استدعت الوزارة القائم بالأعمال، وسلمت السفير الفرنسي مذكرة احتجاج.", "سلمت", "الوزارة"),
        # whose own troops they are is told before
        ("أعلنت الولايات المتحدة أنها ستخفض عديد قواتها في العراق.", "تخفض", "الولايات المتحدة"),
        # the object first
        ("وقاطعت الجلسة الكتل الكردية.", "قاطعت", "الكتل الكردية"),
        # what a relative clause without its pronoun carries out
        ("خلال زيارة قام بها وفد من الحركة إلى القاهرة.", "زيارة", "وفد من الحركة"),
        ("في ختام زيارة رسمية استغرقت يومين قام بها الوزير العراقي إلى المملكة.", "زيارة", "الوزير العراقي"),
        # how many of them, and who was said to be one of something
        ("خرج عشرات الآلاف من الجزائريين في مسيرات حاشدة.", "خرج", "الجزائريين"),
        (
            "نفت كتائب النصر، إحدى أبرز الفصائل في البلاد، أي صلة لها بالهجوم، واتهمت الجيش بتدبيره.",
            "اتهمت",
            "كتائب النصر",
        ),
        # who brought it off
        ("تمكنت مفرزة مشتركة، ليلة أمس، من القضاء على ثلاثة إرهابيين.", "القضاء", "مفرزة مشتركة"),
        # what papers ask, those who adopt them ask
        ("صوّت مجلس النواب في جلسة عقدها أمس على قرار يلزم الحكومة بأن تقدم جدولا.", "يلزم", "مجلس النواب"),
        # aims of a march
        ("خرج الآلاف في مسيرات للمطالبة برحيل رموز النظام.", "مطالبة", "الآلاف"),
        # who goes out to meet somebody
        ("وخرج نائب المحافظ سالم الحلبي للقاء المتظاهرين.", "لقاء", "سالم الحلبي"),
        # an envoy withdrawn withdraws nobody
        ("والسلطة تهرب إلى الأمام بسحب السفير من باريس.", "سحب", None),
        # a massacre's victims
        ("وقعت مجزرة المسافرين في بورتسودان.", "مجزرة", None),
    ],
)
def test_who_acts(text: str, trigger: str, actor: str | None) -> None:
    assert actor_of(text, trigger) == actor


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("احتجزت الشرطة تعسفيا 34 شخصا على الأقل.", "احتجزت", "شخصا"),
        ("تعرض الشاب لضرب مبرح داخل مفوضية الميناء رقم 2.", "تعرض", "الشاب"),
        ("أطلق القضاء، أول أمس الأحد، سراح اثنين من الموقوفين الأربعة.", "أطلق", "الموقوفين الأربعة"),
        ("وأمر رئيس الوزراء، بعد ساعات من الهجوم، بتوقيف آمر الفوج.", "أمر", None),
        ("إن المتظاهرين يطالبون بصرف مستحقاتهم كاملة.", "يطالبون", None),
        ("هددت بلاده بالرد إذا قُتل أي من جنودها.", "قُتل", "جنودها"),
        ("كما نُظمت وقفة في بلدة طفس فرّقتها قوات الأمن.", "فرّقتها", None),
        ("وطالب المكتب بالإفراج الفوري واللامشروط عن المعتقلين.", "الإفراج", "المعتقلين"),
        ("قاطعت أحزاب المعارضة الانتخابات البرلمانية.", "قاطعت", None),
    ],
)
def test_whom_it_befalls(text: str, trigger: str, recipient: str | None) -> None:
    assert recipient_of(text, trigger) == recipient


def test_the_blow_and_what_dealt_it_are_one_act() -> None:
    found = isnad.annotate("استهدف هجوم صاروخي قاعدة الوليد أمس الأربعاء.", published="2024-03-15").events
    assert [e.type for e in found] == ["ASSAULT"]


def test_dead_and_hurt_told_before_an_attack_are_its_own() -> None:
    found = isnad.annotate("قُتل متعاقد مدني أجنبي وأصيب جنديان بجروح في هجوم صاروخي على القاعدة.").events
    assert [e.type for e in found] == ["ASSAULT"]
    assert found[0].deaths is not None
    assert (found[0].deaths.low, found[0].deaths.high) == (1, 1)
    assert found[0].injured is not None
    assert found[0].injured.low == 2


def test_who_was_hurt_is_another_than_who_was_killed() -> None:
    found = event("قُتل شرطي وأصيب آخر بجروح خطيرة في هجوم نفذه ملثمون.", "هجوم")
    assert found.deaths is not None
    assert found.deaths.text == "شرطي"
    assert found.injured is None or found.injured.text == "آخر"


def test_those_hurt_who_died_are_not_counted_as_hurt() -> None:
    found = event("ارتفعت حصيلة القصف على البلدة إلى 11 قتيلا بعد وفاة اثنين من المصابين.", "القصف")
    assert found.deaths is not None
    assert found.deaths.low == 11
    assert found.injured is None


def test_a_body_named_for_what_it_fights_fights_nobody_there() -> None:
    text = "قال المتحدث باسم التحالف الدولي لمحاربة تنظيم الدولة إن القوات غادرت القاعدة."
    assert not [e for e in isnad.annotate(text).events if e.type == "ASSAULT"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("الشرطة: إلقاء القبض على أربعة متهمين بالسرقة", "إلقاء القبض", "الشرطة"),
        ("الشرطة: مقتل ثلاثة أشخاص في تفجير وسط المدينة", "مقتل", None),
        ("وزارة الصحة: مقتل ثلاثة أشخاص في غارة على المدينة", "مقتل", None),
    ],
)
def test_a_body_before_a_colon_did_what_only_it_can_do(text: str, trigger: str, actor: str | None) -> None:
    assert actor_of(text, trigger) == actor
