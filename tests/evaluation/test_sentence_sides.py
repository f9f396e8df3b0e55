"""The words of a sentence's event, bounded as annotators bound them."""

from __future__ import annotations

import pytest

from isnad import annotate
from isnad.evaluation.sentence_sides import system_side
from isnad.evaluation.sentence_spans import main_event
from isnad.records import Annotations, Event


def first(text: str) -> tuple[Annotations, Event]:
    found = annotate(text)
    event = main_event(found, "ASSAULT")
    assert event is not None
    return found, event


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("قُتل خمسة عمال وأصيب ثلاثة في انفجار عبوة ناسفة.", ["قتل"]),
        ("أصيب ثلاثة عمال في انفجار عبوة ناسفة.", ["اصيب"]),
        ("أدى القصف إلى مقتل عاملين وإصابة ثالث.", ["مقتل"]),
        ("أطلق الحراس النار على المزارعين.", ["اطلق", "النار"]),
        ("تبنت الجماعة المسؤولية عن تفجير الحافلة.", ["تفجير"]),
    ],
)
def test_the_verb_of_a_sentence_says_what_came_of_the_deed(text: str, verb: list[str]) -> None:
    found, event = first(text)
    assert system_side(found, event, "verb").words == verb


def test_a_side_holds_all_its_parties_and_the_office_before_a_name() -> None:
    found, event = first("خطف مسلحون وزير الزراعة سالم الخطيب وسائقه.")
    assert system_side(found, event, "source").words == ["مسلحون"]
    assert system_side(found, event, "target").words[:4] == ["وزير", "الزراعه", "سالم", "الخطيب"]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("تظاهر العمال في الساحة للمطالبة باستقالة الحكومة.", ["الحكومه"]),
        ("تظاهر الطلاب ضد الحكومة.", ["الحكومه"]),
        ("تظاهر العمال في الساحة.", []),
    ],
)
def test_a_protest_is_also_against_those_of_whom_something_is_asked(text: str, target: list[str]) -> None:
    found = annotate(text)
    assert system_side(found, main_event(found, "PROTEST"), "target").words[-1:] == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("انفجرت سيارة مفخخة أمام مبنى البلدية في المدينة.", ["مبني", "البلديه"]),
        ("فجر انتحاري نفسه وسط سوق شعبي.", ["سوق", "شعبي"]),
        ("انفجرت قنبلة قرب كمبالا.", []),
        ("أطلق مسلحون النار أمام مبنى البلدية.", []),
    ],
)
def test_a_bomb_is_meant_for_what_it_goes_off_next_to(text: str, target: list[str]) -> None:
    found, event = first(text)
    assert system_side(found, event, "target").words == target


def test_the_event_that_tells_most_speaks_for_a_sentence() -> None:
    _, event = first("نفذ مسلحون الهجوم فجرا، وقتل متمردون تسعة رعاة في القرية.")
    assert event.deaths is not None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("أحرق محتجون سيارات ومتاجر في الحي.", []),
        ("رشق محتجون عناصر الشرطة بالحجارة.", ["عناصر", "الشرطه"]),
        ("تجمع محتجون أمام مبنى وزارة التعليم.", ["وزاره", "التعليم"]),
    ],
)
def test_a_protest_is_against_people_and_bodies_and_what_they_stand_before(
    text: str, target: list[str]
) -> None:
    found = annotate(text)
    assert system_side(found, main_event(found, "PROTEST"), "target").words == target


def test_protesters_whom_the_sentence_names_are_out() -> None:
    found = annotate("شهدت المدينة مظاهرة ورحب المعتصمون بها.")
    assert system_side(found, main_event(found, "PROTEST"), "source").words == ["المعتصمون"]
