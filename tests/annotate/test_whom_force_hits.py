"""Acts of force: who suffered, at whom they were aimed, whose the weapon was, and how far a party's phrase goes."""

from __future__ import annotations

import pytest

from isnad import annotate
from isnad.records import Event


def assaults(text: str) -> list[Event]:
    return [e for e in annotate(text).events if e.type == "ASSAULT"]


def whom(event: Event) -> str | None:
    return event.recipient.text if event.recipient is not None else None


def who(event: Event) -> str | None:
    return event.actor.text if event.actor is not None else None


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("أعلن المستشفى أن عاملين قتلا أمس.", "عاملين"),
        ("قال الناطق إن «شخصين قتلا وأصيب سبعة آخرون في هجوم انتحاري».", "شخصين"),
        ("قال الناطق إن حارسا قتل وأصيب ثلاثة في انفجار سيارة مفخخة.", "حارسا"),
        ("قتل ثلاثون شخصا في حوادث عنف متفرقة.", "شخصا"),
        ("أدى الهجوم إلى قتل 4 حراس وإصابة 6 آخرين.", "حراس"),
    ],
)
def test_the_dead_are_whom_it_hit(text: str, recipient: str) -> None:
    assert whom(assaults(text)[0]) == recipient


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("فجر انتحاري نفسه قرب موكب الوالي.", "موكب الوالي"),
        ("وجهت القوات ضربات جوية، مستهدفة مقاتلي الحركة.", "مقاتلي الحركة"),
        ("فجرت امرأة نفسها مستهدفة دورية للشرطة.", "دورية للشرطة"),
    ],
)
def test_at_whom_an_act_is_aimed(text: str, recipient: str) -> None:
    assert recipient in [p.text for p in assaults(text)[0].recipients]


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("اغتال مسلحون ضابطا في الشرطة.", "ضابطا في الشرطة"),
        ("قتل مسلحون قائدا للحركة.", "قائدا للحركة"),
        ("خطف مسلحون طبيبا من كوريا الجنوبية.", "طبيبا من كوريا الجنوبية"),
        ("هاجم مسلحون دورية للشرطة.", "دورية للشرطة"),
        ("قصفت المدفعية البلدات المحيطة بالمطار.", "البلدات المحيطة بالمطار"),
        ("خطف مسلحون لاعبا من فئة الناشئين.", "لاعبا"),
        ("قتل مسلحون حارسا في أطراف المدينة.", "حارسا"),
    ],
)
def test_a_party_goes_on_to_the_body_it_belongs_to_and_no_further(text: str, recipient: str) -> None:
    assert [p.text for p in assaults(text)[0].recipients] == [recipient]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أطلقت طائرة بدون طيار تابعة لحزب الله صواريخ على منزل.", "حزب الله"),
        ("ردت الحكومة عبر اغتيال قائد الكتيبة.", "الحكومة"),
        ("أطلق الحراس، مساء أمس، النار على المزارعين.", "الحراس"),
        ("قال الناطق إن «انتحاريا يقود شاحنة، فجر نفسه قرب موكب الوالي».", "انتحاريا"),
    ],
)
def test_whose_act_it_is(text: str, actor: str) -> None:
    assert actor in [who(e) for e in assaults(text)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("أسفر انهيار الجسر بعد القصف عن إصابة أربعة سائقين بكسور.", ["سائقين"]),
        ("أدى الهجوم إلى إصابة حارسين بجروح طفيفة.", ["حارسين"]),
        ("أصابت القذيفة المخبز وقتلهم جميعا.", ["المخبز"]),
        ("هاجم مسلحون مخفرا وثكنة.", ["مخفرا", "ثكنة"]),
    ],
)
def test_neither_harm_nor_a_further_deed_is_among_those_hit(text: str, recipients: list[str]) -> None:
    assert [p.text for p in assaults(text)[0].recipients] == recipients


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("قالت الشرطة إن مهندسين هنديين قتلا برصاص قناص.", "مهندسين هنديين"),
        ("قال الناطق إن أحد أفراد الحرس قتل وجرح ثمانية آخرون في العملية.", "أفراد الحرس"),
        ("استهدف هجوم أمس قافلة في مدينة الأبيض، كبرى مدن الإقليم.", "قافلة"),
        ("وقتلت الممرض عادل صفوان.", "عادل صفوان"),
        ("تنكل الميليشيا بالأسرى.", "الأسرى"),
    ],
)
def test_who_is_hit_by_the_grammar_of_the_clause(text: str, recipient: str) -> None:
    (event,) = assaults(text)
    assert [p.text for p in event.recipients] == [recipient]
    assert event.actor is None or event.actor.text in ("الميليشيا", "قناص")


def test_who_says_that_they_killed_some_killed_them() -> None:
    (event,) = assaults("قال الجيش الكيني إنه قتل عددا من المهربين.")
    assert (who(event), whom(event)) == ("الجيش الكيني", "المهربين")


def test_whose_a_site_is_does_not_attack_it() -> None:
    (event,) = assaults("تعرض مقر للدرك إلى هجوم مسلح.")
    assert who(event) is None
