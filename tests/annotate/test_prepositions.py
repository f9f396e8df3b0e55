"""Prepositions as the chunks have them: in their natural spelling, of one word or several, and what they say of an event."""

from __future__ import annotations

import pytest

import isnad
from isnad.annotate.events import clause_times, control, joining, locating, roles, setting, speech_acts
from isnad.annotate.events.roles import LOCATIVE, REASONS
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.phrases import BY_AGENT
from isnad.annotate.statements import clauses
from isnad.annotate.view import TextView
from isnad.language.prepositions import prepositions as possible
from isnad.lexicon import load
from isnad.records import Annotations, Event


def prepositions(text: str) -> list[str]:
    article = isnad.annotate(text).article
    sentence = Sentence(TextView(article, load()), Annotations(article=article), 0, {}, set())
    return [c.prep for c in sentence.chunks if c.kind == "PP"]


def event(text: str, trigger: str) -> Event:
    found = isnad.annotate(text, published="2024-03-15").events
    return next(e for e in found if e.text.startswith(trigger))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الوزير السفير بشأن الأزمة إزاء البلاد.", ["بشأن", "إزاء"]),
        ("قتل مدنيون بقذائف الجيش.", ["بقذائف"]),
        ("قصفت القوات البلدة ردا على هجوم الجماعة.", ["ردا على"]),
        ("عقد اجتماع بمشاركة الوزير وبحضور السفير فضلا عن نوابه.", ["بمشاركة", "بحضور", "فضلا عن"]),
        ("أطلق الجنود النار صوب المحتجين وسط المدينة.", ["صوب", "وسط"]),
        ("سقطت القرية في أيدي المسلحين بضواحي العاصمة.", ["في أيدي", "بضواحي"]),
        ("تظاهروا بمشاركة واسعة.", ["بمشاركة"]),
        ("وقع الحادث قبالة الميناء إثر القصف إلى جانب السوق.", ["قبالة", "إثر", "إلى جانب"]),
    ],
)
def test_a_preposition_is_spelt_as_it_is_written(text: str, expected: list[str]) -> None:
    assert prepositions(text) == expected


def test_whose_shells_kill_is_whose_act_it_is() -> None:
    killed = event("قتل مدنيون بقذائف الجيش السوري.", "قتل")
    assert killed.actor is not None
    assert killed.actor.text == "الجيش السوري"


def test_what_an_attack_answers_has_its_own_target() -> None:
    text = "شنت الفصائل، الثلاثاء، هجمات على القواعد ردا على الحرب على غزة."
    attacks = event(text, "شنت")
    assert [p.text for p in attacks.recipients] == ["القواعد"]
    assert attacks.date == "2024-03-12"


def test_those_towards_whom_is_fired_are_hit() -> None:
    fired = event("أطلق الجنود النار صوب المحتجين.", "أطلق")
    assert [p.text for p in fired.recipients] == ["المحتجين"]


def test_who_is_present_at_a_meeting_is_no_party_to_it() -> None:
    met = event("التقى الوزير وفد الوساطة بحضور ممثلين عن النقابة.", "التقى")
    assert "ممثلين" not in " ".join(p.text for p in (*met.actors, *met.recipients))


def test_every_preposition_that_the_code_asks_for_can_be_read() -> None:
    asked = {
        *BY_AGENT, *LOCATIVE, *REASONS, *roles._TOWARDS, *clause_times._BEFORE_OR_AFTER, *clause_times._ABOUT, *speech_acts._AGREED, *speech_acts._NEGOTIATED,
        *setting.IN_WHICH, *locating._AROUND_IT, *locating._STRETCHES, *setting._DIRECTIONS, *joining._IN_AN_ACT, *joining._RESULT_PREPOSITIONS,
        *control._COMPLETING, *clauses.GOVERNING,
    }  # fmt: skip
    assert asked <= possible(load().morphology)
