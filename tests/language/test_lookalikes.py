"""Words that only look like a verb, a noun, or two of something."""

from __future__ import annotations

import isnad


def test_a_share_named_after_its_company_condemns_nobody() -> None:
    assert not [
        e for e in isnad.annotate("واحتل سهم أدنك المركز الأول بحجم التداولات.").events if e.type == "ACCUSE"
    ]


def test_a_festival_is_one() -> None:
    assert not isnad.annotate("انطلاق مهرجان الربيع في المدينة.").quantities


def test_a_verb_of_being_after_a_pronoun_is_no_name() -> None:
    (found,) = isnad.annotate("هدد الفريق بالإضراب، علما أنها كانت قد علقت الإضراب.").events[-1:]
    assert found.actor is None or found.actor.text != "كانت"


def test_an_owner_accompanies_nobody_and_an_answer_is_given() -> None:
    (owner,) = isnad.annotate("صاحب متجر قريب قال إن النار اندلعت فجأة.").statements
    assert owner.speaker is not None
    assert owner.speaker.text == "صاحب متجر قريب"
    (she,) = isnad.annotate("قالت حليمة عيسى إن الطريق مغلقة، ثم وقفت لترد على الهاتف.").statements
    assert she.speaker is not None
    assert she.speaker.text == "حليمة عيسى"
