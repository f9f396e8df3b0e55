"""Who did it and to whom, where voice, order and inserted clauses must be told apart."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event


def event(text: str, trigger: str) -> Event:
    return next(e for e in isnad.annotate(text, published="2024-03-15").events if trigger in e.text)


def parties(text: str, trigger: str) -> tuple[str | None, str | None]:
    found = event(text, trigger)
    return (
        found.actor.text if found.actor else None,
        found.recipient.text if found.recipient else None,
    )


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        # who was killed is not he who killed those joined to him by a passive
        ("أعلنت الوزارة أن شرطيا قتل وأصيب ستة في انفجار عبوة.", "قتل", None, "شرطيا"),
        ("قال الناطق إن الجيش قتل وجرح العشرات من المسلحين.", "قتل", "الجيش", "المسلحين"),
        # nor they of whom some are told apart
        ("قال المصدر إن تسعة عمال قتلوا بينهم فتيان.", "قتلوا", None, "عمال"),
        ("قال المتحدث إن اللصوص خطفوا ما مجموعه 12 راعيا.", "خطفوا", "اللصوص", "راعيا"),
        # a clause that only describes who acts parts them from whom it befalls
        ("خطف مسلحون يرتدون زيا عسكريا ثلاثة مهندسين من الحقل.", "خطف", "مسلحون", "مهندسين"),
        ("أطلق مجهولون يستقلون سيارة بيضاء النار على نقطة تفتيش.", "أطلق", "مجهولون", "نقطة تفتيش"),
        # a topic after إن whose verb stands behind a comma
        ("قالت الشرطة إن مهاجما من التنظيم، فجر حافلة في السوق.", "فجر", "مهاجما من التنظيم", "حافلة"),
        ("قال الضابط إن انتحاريا يقود شاحنة، استهدف نقطة تفتيش.", "استهدف", "انتحاريا", "نقطة تفتيش"),
        # hostages are held and hold nobody
        ("اقتحمت الجماعة الفندق واحتجزت 30 رهينة.", "احتجزت", "الجماعة", "رهينة"),
        # what a verb that always has an object is left alone with
        ("أكد الناطق تنفيذ غارات، مضيفا أنها استهدفت مستودعات.", "استهدفت", None, "مستودعات"),
        # verbs that look like nouns
        ("إلى ذلك قتلت قوات الأمن أربعة متشددين.", "قتلت", "قوات الأمن", "متشددين"),
        ("قال الرئيس إن دبابات روسية فتحت النار على متظاهرين.", "فتحت", "دبابات روسية", "متظاهرين"),
        # how much there is of it is not what it is
        ("صادرت الشرطة كميات كبيرة من الأسلحة.", "صادرت", "الشرطة", "الأسلحة"),
    ],
)
def test_act_and_undergoer_are_told_apart(
    text: str, trigger: str, actor: str | None, recipient: str | None
) -> None:
    assert parties(text, trigger) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "mode"),
    [
        # whoever comes out to protest protests
        ("خرج محتجون أمس في البلدة للمطالبة بالماء.", "خرج", "محتجون", "demo"),
        ("تدفق مئات المتظاهرين إلى الساحة احتجاجا على الزيارة.", "تدفق", "المتظاهرين", "demo"),
        ("واحتشدت مجموعات صغيرة من المتظاهرين خارج السفارة.", "احتشدت", "المتظاهرين", "demo"),
        ("شكل عدة مئات من المتظاهرين سلسلة بشرية حول المطار.", "شكل", "المتظاهرين", "demo"),
        ("استنكر الوزير قيام مجموعة من المتظاهرين أمس بالتجمع أمام السفارة.", "التجمع", "المتظاهرين", "demo"),
        ("خرجت قوافل من صفوف العلمانيين الذين تظاهروا في العاصمة.", "تظاهروا", "العلمانيين", "demo"),
        ("انضم نواب من الحزب إلى مظاهرة المعارضة.", "انضم", "نواب من الحزب", "demo"),
        # and what they throw and burn is part of it
        ("ألقى عشرات المتظاهرين الحجارة على الجرافات.", "ألقى", "المتظاهرين", "riot"),
        ("أضرم مئات المتظاهرين النار في مبنى البلدية.", "أضرم", "المتظاهرين", "riot"),
    ],
)
def test_what_protesters_do_is_protest(text: str, trigger: str, actor: str, mode: str) -> None:
    found = event(text, trigger)
    assert found.type == "PROTEST"
    assert found.mode == mode
    assert found.actor is not None
    assert found.actor.text == actor


def test_at_whose_hands_others_fell_is_no_part_of_a_protest_about_it() -> None:
    text = "خرج متظاهرون أمس للاحتجاج على مقتل فتى على يد الشرطة."
    assert parties(text, "خرج")[0] == "متظاهرون"
    assert parties(text, "مقتل") == ("الشرطة", "فتى")


def test_who_demands_is_not_asked_though_named_more_fully() -> None:
    text = "واعتصم صباح اليوم عشرات من أهالي المفقودين أمام مقر الولاية مطالبين بتكثيف عمليات البحث."
    assert parties(text, "مطالبين")[1] is None


def test_a_suicide_bomber_is_who_does_it() -> None:
    assert parties("فجر انتحاري سيارة مفخخة أمام مطعم.", "فجر")[0] == "انتحاري"


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        # what belongs to somebody is told with them, and a weapon by them alone
        ("فجر مسلحون حافلة تابعة للشرطة في السوق.", "فجر", "مسلحون", "حافلة تابعة للشرطة"),
        ("أصيب المدير البالغ من العمر ثلاثين عاما بالرصاص.", "أصيب", None, "المدير"),
        # who goes by is meant, not their going by
        ("انفجرت عبوة لدى مرور دورية للجيش.", "انفجرت", None, "دورية للجيش"),
        # a second adjective is nobody
        (
            "قتل ثلاثون متمردا في مواجهات مع قوات الأمن الأفغانية والدولية.",
            "قتل",
            "قوات الأمن الأفغانية",
            "متمردا",
        ),
        # a clause of what was
        ("أطلق مسلحون النار على سيارة كان يستقلها ثلاثة موظفين فقتلوا على الفور.", "قتلوا", None, "موظفين"),
        (
            "قالت الشرطة إن المنطقة المحصنة التي تضم مقار الحكومة، تعرضت لهجوم.",
            "تعرضت",
            None,
            "المنطقة المحصنة",
        ),
        # where it was done is no further thing it was done to
        ("وأكد الوزير علي أن عددا من المستودعات تم تدميرها.", "تدميرها", None, None),
        ("قال إن سبعين أسيرا توفوا نتيجة التعذيب في السجون.", "توفوا", None, "أسيرا"),
    ],
)
def test_parties_are_told_by_what_belongs_to_them(
    text: str, trigger: str, actor: str | None, recipient: str | None
) -> None:
    assert parties(text, trigger) == (actor, recipient)


def test_where_something_was_destroyed_was_not_destroyed_too() -> None:
    found = event("دمرت الجرافات منزلين في القرية.", "دمرت")
    assert [p.text for p in found.recipients] == ["منزلين"]


def test_a_relative_pronoun_passes_over_what_it_cannot_take_up() -> None:
    text = "شمل القصف مواقع للتنظيم المتشدد بالبلاد، الذي عزز انتشاره في مدن عدة."
    assert parties(text, "عزز")[0] == "للتنظيم المتشدد"


def test_what_somebody_is_appointed_as_does_not_appoint() -> None:
    assert parties("عيّنت مؤخرا السفير فلانا سفيرا لها هناك.", "عيّنت")[0] is None


def test_who_is_asked_for_pardon_is_not_who_asks() -> None:
    assert parties("طالبوا المدير بالاعتذار من العمال.", "الاعتذار")[1] == "العمال"


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("اعتقلت الشرطة الخميس، طالبا يتابع دراسته في الهندسة.", "اعتقلت", "الشرطة", "طالبا"),
        ("اعتقلت الشرطة الأمريكية أمس.", "اعتقلت", "الشرطة الأمريكية", None),
        (
            "القلق أن تستغل إيران الأموال في توسيع تدخلاتها وزيادة دعمها للميليشيات.",
            "دعمها",
            "إيران",
            "للميليشيات",
        ),
    ],
)
def test_police_arrest_and_a_student_asks_nothing(
    text: str, trigger: str, actor: str | None, recipient: str | None
) -> None:
    assert parties(text, trigger) == (actor, recipient)


@pytest.mark.parametrize("text", ["هو طالب هندسة ويبني أشياء مختلفة.", "أوقف الحارس طالبا يدرس الهندسة."])
def test_a_student_demands_nothing(text: str) -> None:
    assert not [e for e in isnad.annotate(text).events if e.type == "REQUEST"]


def test_counts_in_brackets_are_counts() -> None:
    found = event("أدى الانفجار إلى مقتل (20) شخصا وإصابة (30) آخرين.", "مقتل")
    assert found.deaths is not None
    assert found.deaths.low == 20
    assert found.injured is not None
    assert found.injured.low == 30
    assert parties("اعتقلت الشرطة (12) متهما في المدينة.", "اعتقلت") == ("الشرطة", "متهما")
    assert parties("اجتمع نحو ستين من رؤساء بلديات في العاصمة.", "اجتمع")[0] == "رؤساء بلديات"
