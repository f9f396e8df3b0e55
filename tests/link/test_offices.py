"""Heads of bodies, holders of offices and the bodies themselves as one source. People and bodies are invented."""

from __future__ import annotations

from isnad.link import link
from isnad.records import Annotations, Incident, Link, LinkKind, Mention, Party
from making import BODY, DAY, Maker, attack


def incident(*items: Annotations) -> Incident:
    found = [i for i in link(items).incidents if i.type == "ASSAULT"]
    assert len(found) == 1, [i.title for i in found]
    return found[0]


def told_by(
    source: str, speaker: str, kind: LinkKind, entity: str | None,
    before: str = "", role: tuple[str, str | None] | None = None,
) -> Annotations:  # fmt: skip
    """An attack in Sabha on the word of somebody whom the sentence before introduces."""
    said = f"وقال {speaker} في رسالة رقم {source} إن هجوما على محطة الكهرباء في سبها خلف ثمانية قتلى."
    made = Maker(source, f"{before}\n{said}")
    made.name("سبها", "GPE", "lby.sabha", "LBY")
    if role is not None:
        made.name(role[0], "ROLE", role[1] or "").name("سالم البوعيشي", "PER", "name:سالم-البوعيشي")
    if "مرصد الواحة" in before:
        made.name("مرصد الواحة", "ORG", "name:مرصد-الواحه")
    made.says("إن هجوما على محطة الكهرباء في سبها", Link(text=speaker, entity=entity, kind=kind))
    made.event("هجوما", date=DAY, place="سبها", recipient=Party(text="محطة الكهرباء"), deaths=8)
    return made.item


def test_a_minister_his_office_and_his_ministry_are_one_source() -> None:
    before, role = "زار وزير الداخلية سالم البوعيشي المدينة.", ("وزير الداخلية", "lby.interior-minister")
    person = told_by("a", "البوعيشي", "person", "name:سالم-البوعيشي", before, role)
    office = told_by("b", "الوزير", "official", "lby.interior-minister")
    ministry = told_by("c", "وزارة الداخلية", "official", "lby.interior-ministry")
    assert incident(person, office).independent_sources == 1
    assert incident(person, office, ministry).independent_sources == 1


def test_an_honorific_before_an_office_makes_it_no_other() -> None:
    before = "وصل وزير الداخلية. وكان معالي وزير الداخلية سالم البوعيشي قد تأخر."
    made = told_by("a", "البوعيشي", "person", "name:سالم-البوعيشي", before, ("معالي وزير الداخلية", None))
    at = made.article.text.index("وزير الداخلية")
    made.mentions.insert(
        0, Mention(text="وزير الداخلية", start=at, end=at + 13, kind="ROLE", entity="lby.interior-minister")
    )
    office = told_by("b", "الوزير", "official", "lby.interior-minister")
    assert incident(made, office).independent_sources == 1


def test_a_director_leans_on_the_body_that_he_heads() -> None:
    before = "تأسس مرصد الواحة قبل عام. ووصل مدير المرصد سالم البوعيشي أمس."
    director = told_by("a", "البوعيشي", "person", "name:سالم-البوعيشي", before, ("مدير المرصد", None))
    body = told_by("b", "مرصد الواحة", "group", "name:مرصد-الواحه")
    assert incident(director, body).independent_sources == 1
    assert incident(director).independent_sources == 1


def test_a_visitor_of_a_body_does_not_speak_for_it() -> None:
    before = "تأسس مرصد الواحة قبل عام. ووصل زائر المرصد سالم البوعيشي أمس."
    visitor = told_by("a", "البوعيشي", "person", "name:سالم-البوعيشي", before, ("زائر المرصد", None))
    body = told_by("b", "مرصد الواحة", "group", "name:مرصد-الواحه")
    assert incident(visitor, body).independent_sources == 2


def test_what_publishes_a_report_and_is_quoted_elsewhere_is_one_source() -> None:
    own = attack("a", "وثق فريقنا الميداني", outlet="مرصد الواحة للحقوق")
    quoted = told_by("b", "مرصد الواحة", "group", "name:مرصد-الواحه")
    assert incident(own, quoted).independent_sources == 1


def test_a_body_that_is_what_publishes_the_article_is_its_own_voice() -> None:
    item = told_by("a", "مرصد الواحة", "group", "name:مرصد-الواحه")
    item.article.outlet = "مرصد الواحة للحقوق"
    own = attack("b", "شهد مراسلنا", outlet="مرصد الواحة للحقوق")
    assert incident(item, own).independent_sources == 1


def test_a_body_that_a_copy_misspells_is_the_same_source() -> None:
    def copy(source: str, name: str, entity: str | None) -> Annotations:
        words = f"أكدت {name} أن حراسها واجهوا في ساعة مبكرة"
        return attack(source, words, ((name, "official", entity, False),), more=BODY)

    first, second = copy("a", "وزارة الداخلية", "lby.interior-ministry"), copy("b", "وزارة الداخليه", None)
    assert incident(first, second).independent_sources == 1
