"""Incidents: mentions of one happening come together, look-alikes stay apart."""

from __future__ import annotations

from itertools import permutations

import msgspec

from isnad.link import link
from isnad.records import Annotations, Party
from making import Maker, articles_of, attack

USA = Party(text="الولايات المتحدة", entity="usa", country="USA")
IRAQ = Party(text="القوات العراقية", entity="irq.iraqi-forces", country="IRQ", sector="MIL")


def told(source: str, text: str, published: str = "2021-08-10") -> Maker:
    return Maker(source, text, published)


def test_two_reports_of_one_attack_are_one_incident() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10")
    assert articles_of(link([one, two])) == [["a", "b"]]


def test_the_same_place_attacked_two_days_later_is_another_incident() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-12")
    two.events[0].date = "2021-08-11"
    assert articles_of(link([one, two])) == [["a"], ["b"]]


def test_attacks_in_two_cities_on_one_day_stay_apart() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس")
    place = two.events[0].place
    assert place is not None
    place.entity, place.text = "lby.benghazi", "بنغازي"
    assert articles_of(link([one, two])) == [["a"], ["b"]]


def test_mentions_in_one_article_corefer() -> None:
    made = told("a", "قُتل ثلاثة حراس في قصف مستودع قرب سبها أمس.\nوخلف القصف أضرارا.\nوأدان المجلس الهجوم.")
    made.event("قُتل", date="2021-08-09", recipient=Party(text="حراس"))
    made.event("قصف", date="2021-08-09", place="سبها", recipient=Party(text="مستودع"))
    made.event("القصف")
    made.event("الهجوم", presupposed=True)
    found = link([made.item]).incidents
    assert [len(i.events) for i in found] == [4]


def test_a_person_is_killed_once_whatever_dates_are_told() -> None:
    def killing(source: str, text: str, date: str | None) -> Annotations:
        made = told(source, text, "2020-01-16").name("قاسم سليماني", "PER", "irn.qasem-soleimani", "IRN")
        who = Party(**made.span("قاسم سليماني"), entity="irn.qasem-soleimani", country="IRN")
        return made.event("مقتل", date=date, recipient=who).item

    one = killing("a", "جاء ذلك بعد مقتل قاسم سليماني مطلع الشهر.", "2020-01-03")
    two = killing("b", "توترت العلاقات منذ مقتل قاسم سليماني في بغداد.", None)
    found = link([one, two]).incidents
    assert [(i.date, sorted(i.articles)) for i in found] == [("2020-01-03", ["a", "b"])]


def test_speech_acts_of_two_actors_are_two_incidents() -> None:
    def demand(source: str, who: str, entity: str) -> Annotations:
        made = told(source, f"طالب {who} الحكومة بسحب القوات الأجنبية من البلاد فورا.")
        actor = Party(text=who, entity=entity, country="IRQ")
        return made.event(
            "طالب", "REQUEST", date="2021-08-10", actor=actor, recipient=Party(text="الحكومة")
        ).item

    chronicle = link([demand("a", "حزب الأمة", "irq.umma"), demand("b", "حزب العمل", "irq.labour")])
    assert articles_of(chronicle) == [["a"], ["b"]]


def test_a_denial_joins_what_it_denies_and_counts_for_nothing() -> None:
    first = told(
        "a", "استأنفت الولايات المتحدة أمس العمليات العسكرية المشتركة مع القوات العراقية.", "2020-01-16"
    )
    first.event("استأنفت", "COOPERATE", date="2020-01-15", actor=USA, recipient=IRAQ)
    denial = told(
        "b", "نفت الحكومة العراقية استئناف العمليات العسكرية المشتركة مع الولايات المتحدة.", "2020-01-16"
    )
    government = denial.link("الحكومة العراقية", "official", "irq.government")
    denial.says("استئناف العمليات العسكرية المشتركة", government, stance="deny")
    denial.event("استئناف", "COOPERATE", actor=USA, factuality="denied")
    denial.denies("نفت الحكومة العراقية استئناف العمليات العسكرية المشتركة", "الحكومة العراقية")
    chronicle = link([first.item, denial.item])
    assert len(chronicle.incidents) == 1
    found = chronicle.incidents[0]
    assert found.independent_sources == 1
    assert [(r.text, r.articles) for r in found.denied_by] == [("الحكومة العراقية", ["b"])]
    assert [(d.article, d.incident, d.denies and d.denies.article) for d in chronicle.denials] == [
        ("b", found.id, "a")
    ]


def test_a_mere_hypothesis_makes_no_incident() -> None:
    made = told("a", "قد يؤدي هجوم جديد على سبها إلى إغلاق الطريق.")
    made.event("هجوم", date="2021-08-20", place="سبها", factuality="conditional")
    assert link([made.item]).incidents == []


def test_an_incident_keeps_its_id_when_later_articles_come() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10")
    assert link([one]).incidents[0].id == link([one, two]).incidents[0].id


def test_the_chronicle_does_not_depend_on_the_order_of_articles() -> None:
    items = [
        attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين"),
        attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10"),
        attack("c", "أبلغ مصدر طبي رويترز", (("مصدر طبي", "official", None, True),)),
        told("d", "وصل وفد تجاري إلى الميناء.").event("وصل", "CONSULT", date="2021-08-10").item,
    ]
    seen = {msgspec.json.encode(link(order)) for order in permutations(items)}
    assert len(seen) == 1


def test_a_title_names_what_who_where_and_when() -> None:
    found = link([attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")]).incidents[0]
    assert found.title == "هجوم: محطة الكهرباء، سبها، 9 آب/أغسطس 2021"
    assert found.title_en.endswith("9 August 2021")


def undated(source: str, published: str = "2021-08-10") -> Annotations:
    made = told(source, "اعتقلت الشرطة ثلاثة أشخاص في المدينة.", published)
    made.event("اعتقلت", type_="COERCE", recipient=Party(text="ثلاثة أشخاص"))
    made.item.article.id = "the same text"
    return made.item


def test_what_an_article_tells_its_reprint_of_the_same_day_tells_too() -> None:
    assert articles_of(link([undated("a"), undated("b"), undated("c")])) == [["a", "b", "c"]]


def test_no_two_incidents_have_one_id_even_where_copies_begin_both() -> None:
    found = link([undated("a"), undated("b", "2021-08-19"), undated("c", "2021-08-29")]).incidents
    assert len({incident.id for incident in found}) == len(found)


def test_a_city_struck_twice_on_one_day_has_two_incidents_where_only_day_and_city_agree() -> None:
    one = told("a", "قصفت الطائرات مخزن ذخيرة في سبها فجر الاثنين.").name("سبها", "GPE", "lby.sabha", "LBY")
    one.event("قصفت", date="2021-08-09", place="سبها", recipient=Party(text="مخزن ذخيرة"))
    two = told("b", "انفجرت عبوة وسط سوق شعبية في سبها مساء الاثنين.").name("سبها", "GPE", "lby.sabha", "LBY")
    two.event("انفجرت", date="2021-08-09", place="سبها", recipient=Party(text="سوق شعبية"))
    assert articles_of(link([one.item, two.item])) == [["a"], ["b"]]


def test_acts_that_name_no_party_and_no_place_look_back_together() -> None:
    made = told("a", "هاجم مسلحون ثكنة قرب سبها أمس.\nووقع الهجوم فجرا، ثم قصف المهاجمون وفروا.")
    made.event("هاجم", date="2021-08-09", place="سبها", recipient=Party(text="ثكنة"))
    made.event("الهجوم")
    made.event("قصف")
    assert [len(i.events) for i in link([made.item]).incidents] == [3]


def test_two_things_struck_in_one_article_are_two_incidents_and_one_thing_told_twice_is_one() -> None:
    def struck(first: str, second: str) -> list[int]:
        made = told("a", f"استهدف مجهولون {first} في سبها أمس.\nوأفاد السكان بأن هجوما أصاب {second} فجرا.")
        made.event("استهدف", date="2021-08-09", recipient=Party(text=first))
        made.event("هجوما", date="2021-08-09", recipient=Party(text=second))
        return [len(i.events) for i in link([made.item]).incidents]

    assert struck("محطة الوقود", "محطة الوقود") == [2]
    assert struck("محطة الوقود", "أبراج الكهرباء") == [1, 1]


def test_an_incident_lists_every_date_and_place_that_its_mentions_give() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10")
    three = attack("c", "عرفت المدينة ليلة أمس", published="2021-08-10")
    three.events[0].date = "2021-08-10"
    found = link([one, two, three]).incidents
    assert len(found) == 1
    assert [(d.value, [e.article for e in d.events]) for d in found[0].dates] == [
        ("2021-08-09", ["a", "b"]),
        ("2021-08-10", ["c"]),
    ]
    assert [(p.value, p.entity, len(p.events)) for p in found[0].places] == [("سبها", "lby.sabha", 3)]


def test_what_a_crowd_does_in_one_scene_is_one_protest() -> None:
    made = told("a", "تظاهر المئات في سبها أمس.\nورشق محتجون الشرطة بالحجارة وأضرموا النار في إطارات.")
    made.event("تظاهر", type_="PROTEST", date="2021-08-09", place="سبها", mode="demo")
    crowd = Party(**made.span("محتجون"))
    made.event("رشق", type_="PROTEST", date="2021-08-09", actor=crowd, mode="riot")
    made.event("أضرموا النار", type_="PROTEST", date="2021-08-09", actor=crowd, mode="obstruct")
    assert [len(i.events) for i in link([made.item]).incidents] == [3]
