"""Words that take a side: what they say, whose they are, and where they are none."""

from __future__ import annotations

import pytest

import isnad
from isnad.lexicon import load
from isnad.web.labels import labels


def wordings(text: str) -> list[tuple[str, str]]:
    return [(w.text, w.id) for w in isnad.annotate(text).wordings]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "استشهد ثلاثة شبان برصاص قوات الاحتلال قرب جنين.",
            [("استشهد", "martyr"), ("قوات الاحتلال", "isr.army")],
        ),
        ("قال العدو الصهيوني إنهم مخربون.", [("العدو الصهيوني", "isr.government"), ("مخربون", "saboteur")]),
        ("أعلن الجيش تحرير مدينة الموصل.", [("تحرير", "liberation")]),
        ("كان سقوط الموصل صدمة.", [("سقوط", "fall")]),
        ("أعلنت الوزارة تحييد 5 إرهابيين.", [("تحييد", "neutralise"), ("إرهابيين", "terrorist")]),
        (
            "قتل ثلاثة في العدوان على صنعاء، وقالت ميليشيا الحوثي إنه مستمر.",
            [("العدوان", "aggression"), ("ميليشيا الحوثي", "yem.ansar-allah")],
        ),
        ("وصفهم بأنهم عملاء لإيران.", [("عملاء", "traitor")]),
    ],
)
def test_a_partisan_word_is_recorded_with_what_it_says(text: str, found: list[tuple[str, str]]) -> None:
    assert wordings(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "سقط خمسة قتلى في الموصل.",
        "حرر الجيش الرهائن من السجن.",
        "احتل الفريق المركز الأول.",
        "نفقت آلاف الأسماك في النهر ونفوق الأسماك مستمر.",
        "استشهد الوزير بقول الشاعر.",
        "فوجئ عملاء البنك بتوقف الصراف.",
        "ارتفعت الأسهم مرتدة عن أدنى مستوى.",
        "قال الجيش الإسرائيلي إنه قصف الموقع.",
    ],
)
def test_the_same_word_in_another_sense_takes_no_side(text: str) -> None:
    assert [w for w in wordings(text) if w[1] != "hostages"] == []


def test_a_partisan_name_says_what_it_names_and_whose_it_is() -> None:
    (wording,) = isnad.annotate("قصف العدو الصهيوني الموقع.").wordings
    assert wording.entity == "isr.government"
    assert wording.neutral == "الحكومة الإسرائيلية"
    assert wording.by == "opponents"


def test_partisan_names_and_the_plain_one_are_one_entity() -> None:
    names = ["أنصار الله", "ميليشيا الحوثي", "جماعة الحوثي", "الحوثيون"]
    found = {m.entity for name in names for m in isnad.annotate(f"قالت {name} ذلك أمس.").mentions}
    assert found == {"yem.ansar-allah"}


def test_every_side_of_the_lexicon_has_its_name_in_both_languages() -> None:
    lexicon = load()
    groups = (lexicon.actors, lexicon.places, lexicon.countries, lexicon.institutions)
    sides = {loaded.by for group in groups for entry in group.values() for loaded in entry.loaded}
    sides |= {wording.by for wording in lexicon.wordings}
    assert [side for side in sorted(sides) if labels("ar")(side) == side] == []
