"""One happening or two: what brings mentions together within an article and across articles, and what keeps them apart."""

from __future__ import annotations

from isnad.lexicon import load
from isnad.link import link
from isnad.link.affinity import Affinity
from isnad.link.places import Gazetteer, sites_of
from isnad.link.reading import Reading
from isnad.records import Annotations, Chronicle, Link, Party, Place
from making import BODY, DAY, Maker, articles_of

CAMP = ("مخيم الزيتون", "LOC", "name:مخيم-الزيتون")
MONITOR = ("مرصد السنابل", "ORG", "name:مرصد-السنابل")
MAYOR = ("سالم الحمروني", "PER", "name:سالم-الحمروني")


def sizes(*items: Annotations) -> list[int]:
    """How many mentions each incident has, the largest first."""
    return sorted((len(i.events) for i in link(items).incidents), reverse=True)


def about(source: str, text: str, *names: tuple[str, str, str], published: str = DAY) -> Maker:
    """An article whose text ends in a sentence that names what its story is about."""
    made = Maker(source, f"{text}\nوتحدث عن ذلك {' و'.join(n for n, _, _ in names)} طويلا.", published)
    for name in names:
        made.name(*name)
    return made


# ---------------------------------------------------------------- within an article


def test_what_is_hardly_an_event_makes_no_incident() -> None:
    def incidents(confidence: float) -> list[int]:
        made = Maker("a", "هاجم النقاد الفيلم الجديد.")
        made.event("هاجم", date=DAY, confidence=confidence)
        return sizes(made.item)

    assert incidents(0.8) == [1]
    assert incidents(0.1) == []


def test_a_raid_and_the_arrests_in_it_are_two() -> None:
    made = Maker("a", "داهم الجنود عشرات المنازل أمس واعتقلوا أربعة من سكانها.")
    soldiers = Party(text="الجنود")
    made.event("داهم", "COERCE", date=DAY, actor=soldiers, frame="coerce.raid")
    made.event("اعتقلوا", "COERCE", date=DAY, actor=soldiers, frame="coerce.arrest")
    assert sizes(made.item) == [1, 1]


def test_what_happened_at_the_same_time_as_another_thing_is_not_that_thing() -> None:
    def struck(between: str) -> list[int]:
        made = Maker("a", f"قتل حارسان حين انقضت مسيرة على المحطة {between} نسف ثلاثة أبراج قربها.")
        made.event("انقضت", date=DAY, recipient=Party(text="المحطة"))
        made.event("نسف", date=DAY, recipient=Party(text="المحطة"))
        return sizes(made.item)

    assert struck("ما أدى إلى") == [2]
    assert struck("بالتزامن مع") == [1, 1]


def test_a_feared_repetition_is_not_what_it_would_repeat() -> None:
    made = Maker("a", "هاجم مسلحون ثكنة قرب سبها أمس.\nووقع الهجوم فجرا.\nوتوعد القائد إن تكرر الهجوم.")
    made.event("هاجم", date=DAY, place="سبها", recipient=Party(text="ثكنة"))
    made.event("الهجوم")
    made.event("الهجوم", nth=1, factuality="conditional")
    assert sizes(made.item) == [2]


def test_many_attacks_are_not_the_one_told_before_them() -> None:
    made = Maker("a", "هاجم مسلحون ثكنة قرب سبها أمس.\nوشهدت البلاد هذا العام 121 هجوما.")
    made.event("هاجم", date=DAY, place="سبها", recipient=Party(text="ثكنة"))
    made.quantity("121", 121, "هجوما").event("هجوما", date=DAY)
    assert sizes(made.item) == [1, 1]


def test_killings_told_of_as_such_are_not_the_one_told_before_them() -> None:
    made = Maker("a", "قتل مسلحون حارسا قرب سبها أمس.\nوتتواصل عمليات القتل في البلاد.")
    made.event("قتل", date=DAY, place="سبها", recipient=Party(text="حارسا"))
    made.event("عمليات القتل", date=DAY)
    assert sizes(made.item) == [1, 1]


def test_a_bare_mention_means_what_is_called_so_rather_than_what_was_told_last() -> None:
    made = Maker(
        "a", "استهدف هجوم محطة الغاز أمس.\nوفي الجنوب فجر مجهولون أبراج الكهرباء.\nولم يتبن الهجوم أحد."
    )
    made.event("هجوم", date=DAY, recipient=Party(text="محطة الغاز"))
    made.event("فجر", date=DAY, recipient=Party(text="أبراج الكهرباء"), mode="explosives")
    made.event("الهجوم")
    found = link([made.item]).incidents
    assert sorted([made.text[e.start : e.end] for e in i.events] for i in found) == [
        ["فجر"],
        ["هجوم", "الهجوم"],
    ]


def test_an_article_about_one_attack_of_a_day_tells_of_it_throughout() -> None:
    def article(second: str) -> list[int]:
        made = Maker("a", f"هاجم مسلحون شاحنات إسمنت أمس.\nوقال شاهد إنهم أحرقوا {second} ثم فروا.")
        made.event("هاجم", date=DAY, recipient=Party(text="شاحنات إسمنت"))
        made.event("أحرقوا", date=DAY, recipient=Party(text=second))
        return sizes(made.item)

    assert article("الشاحنات") == [2]
    assert article("محطة كهرباء") == [1, 1]


def test_what_the_headline_tells_is_what_a_bare_mention_means_however_often_another_attack_is_told() -> None:
    made = Maker(
        "a",
        "هجوم على محطة الغاز.\nضرب مسلحون فجرا محطة الغاز.\nوفجر مجهولون أبراج الكهرباء.\n"
        "وأدى تفجير الأبراج إلى عتمة.\nوقال وزير إن نسف الأبراج كارثة.\nولم تتبن العملية أي جهة.",
    )
    gas, pylons = Party(text="محطة الغاز"), Party(text="أبراج الكهرباء")
    made.event("هجوم", date=DAY, recipient=gas)
    made.event("ضرب", date=DAY, recipient=gas)
    made.event("فجر مجهولون", date=DAY, recipient=pylons, mode="explosives")
    made.event("تفجير", date=DAY, recipient=pylons, mode="explosives")
    made.event("نسف", date=DAY, recipient=pylons, mode="explosives")
    made.event("تتبن العملية", date=DAY, frame="assault.claim")
    found = link([made.item]).incidents
    assert sorted(sorted(made.text[e.start : e.end] for e in i.events) for i in found) == [
        ["تتبن العملية", "ضرب", "هجوم"],
        ["تفجير", "فجر مجهولون", "نسف"],
    ]


def test_what_answers_fire_is_not_that_fire() -> None:
    def shot(frame: str) -> list[int]:
        made = Maker("a", "أطلق مسلحون النار على الدورية وردت بالمثل فجرا.")
        gunmen, patrol = Party(text="مسلحون"), Party(text="الدورية")
        made.event("أطلق", date=DAY, actor=gunmen, recipient=patrol, mode="firearms")
        made.event("ردت", date=DAY, actor=patrol, frame=frame)
        return sizes(made.item)

    assert shot("assault.shoot") == [2]
    assert shot("assault.retaliate") == [1, 1]


def test_what_is_given_in_exchange_for_a_release_is_not_that_release() -> None:
    def freed(between: str) -> list[int]:
        made = Maker("a", f"أفرجت الحكومة أمس عن سبعة أسرى {between} إطلاق الحركة سبعة أسرى من الجنود.")
        made.event("أفرجت", "RETREAT", date=DAY, recipient=Party(text="سبعة أسرى"), frame="retreat.release")
        made.event("إطلاق", "RETREAT", date=DAY, recipient=Party(text="سبعة أسرى"), frame="retreat.release")
        return sizes(made.item)

    assert freed("بعد") == [2]
    assert freed("مقابل") == [1, 1]


def test_two_arrests_by_nobody_but_the_soldiers_are_not_one_for_that() -> None:
    made = Maker(
        "a", "ليلة طويلة.\nروت أم سالم أن الجنود اقتادوا ابنها.\nوفي مكان آخر أوقف الجنود تسعة أشخاص."
    )
    soldiers = Party(text="الجنود")
    for trigger, whom in (("اقتادوا", Party(text="ابنها")), ("أوقف", Party(text="أشخاص", sector="CVL"))):
        made.event(trigger, "COERCE", actor=soldiers, recipient=whom, frame="coerce.arrest", mode="arrest")
    assert sizes(made.item) == [1, 1]


# ---------------------------------------------------------------- across articles


def test_articles_that_share_rare_names_tell_one_attack_of_a_day_however_worded() -> None:
    def pair(*names: tuple[str, str, str]) -> list[list[str]]:
        one = about("a", "قتل سبعة في انفجار مستودع قرب المخيم أمس.", *names)
        one.event("قتل", date=DAY, deaths=7)
        two = about("b", "ضحايا القصف بلغوا أحد عشر.", *names)
        two.event("القصف", date=DAY, deaths=11)
        return articles_of(link([one.item, two.item]))

    assert pair(CAMP, MONITOR, MAYOR) == [["a", "b"]]
    assert pair(MAYOR) == [["a"], ["b"]]


def test_names_that_many_articles_share_say_nothing() -> None:
    named = [about(f"s{n}", "خبر.", CAMP).item for n in range(120)] + [
        about("x", "خبر.", CAMP, MONITOR).item,
        about("y", "خبر.", CAMP, MONITOR).item,
    ]
    affinity = Affinity(Reading(item) for item in named)
    assert affinity.shared(["s0"], ["s1"]) == 0
    assert affinity.shared(["x"], ["y"]) > 1


def test_a_place_of_which_only_the_name_is_known_conflicts_with_none() -> None:
    one = about(
        "a", "انفجار في مخيم الزيتون أمس.", MONITOR, MAYOR, ("وادي الأراك", "LOC", "name:وادي-الاراك")
    )
    one.event("انفجار", date=DAY)
    two = about("b", "انفجار هز سبها أمس.", MONITOR, MAYOR, ("وادي الأراك", "LOC", "name:وادي-الاراك"))
    two.event("انفجار", date=DAY, place="سبها")
    place = two.item.events[0].place
    assert place is not None
    one.item.events[0].place = type(place)(text="مخيم الزيتون", entity="name:مخيم-الزيتون")
    assert articles_of(link([one.item, two.item])) == [["a", "b"]]


def test_a_place_beside_a_border_crossing_may_lie_in_the_other_country() -> None:
    gazetteer = Gazetteer(load())
    crossing = Place(text="معبر كوكي الزمال", entity="mrt.kougui-zemal", country="MRT")
    across = Place(text="نيورو", entity="mli.nioro-du-sahel", country="MLI")
    town = Place(text="النعمة", entity="mrt.nema", country="MRT")
    one, other, third = sites_of([crossing, across, town])
    assert gazetteer.relation(one, other) == "unknown"
    assert gazetteer.relation(third, other) == "apart"


def test_a_meeting_of_the_next_day_is_another_meeting() -> None:
    def met(source: str, day: str) -> Annotations:
        made = Maker(source, "التقى وزير الخارجية المبعوث الأممي في الرياض.", day)
        ministers = (
            Party(text="وزير الخارجية", entity="sau.foreign-minister", country="SAU"),
            Party(text="المبعوث الأممي", entity="igo.un-envoy", country="IGO"),
        )
        return made.event("التقى", "CONSULT", date=day, actor=ministers[0], recipient=ministers[1]).item

    assert articles_of(link([met("a", DAY), met("b", DAY)])) == [["a", "b"]]
    assert articles_of(link([met("a", DAY), met("b", "2021-08-11")])) == [["a"], ["b"]]


def wire(source: str, *, place: bool, target: str = "محطة الكهرباء") -> Annotations:
    text = f"استهدف هجوم محطة الكهرباء في سبها فجر الاثنين.\nوكان السكان قد ناموا حين دوى انفجار عند السور.\n{BODY}"
    made = Maker(source, text)
    made.event(
        "هجوم", date=DAY if place else None, place="سبها" if place else None, recipient=Party(text=target)
    )
    return made.event("انفجار", date=DAY if place else None, place="سبها" if place else None).item


def test_a_copy_tells_what_its_original_tells_though_it_is_read_less_well() -> None:
    assert articles_of(link([wire("a", place=True), wire("b", place=False)])) == [["a", "b"]]


def test_two_things_that_an_article_tells_apart_are_not_made_one_by_its_copies() -> None:
    def tells(source: str) -> Annotations:
        text = f"قصفت طائرات محطة الغاز، كما نسف مجهولون أبراج الكهرباء في سبها فجر الاثنين.\n{BODY}"
        made = Maker(source, text)
        made.event("قصفت", date=DAY, place="سبها", recipient=Party(text="محطة الغاز"), mode="aerial")
        return made.event(
            "نسف", date=DAY, place="سبها", recipient=Party(text="أبراج الكهرباء"), mode="explosives"
        ).item

    assert sizes(tells("a"), tells("b"), tells("c")) == [3, 3]


def test_receptions_of_two_days_told_in_one_formula_are_two() -> None:
    def receives(source: str, guest: tuple[str, str], day: str) -> Annotations:
        text = f"استقبل الأمير في قصره أمس {guest[0]} بحضور وزير الدولة ورئيس الديوان ووزير الثقافة والإعلام ومستشار الأمير وأمير المنطقة ونائبه.\n{BODY}"
        made = Maker(source, text, published=day)
        prince = Party(text="الأمير", entity="sau.crown-prince")
        received = Party(text=guest[0], entity=guest[1])
        return made.event("استقبل", "CONSULT", date=day, actor=received, recipient=prince).item

    minister, leader = ("وزير الخارجية المصري", "egy.foreign-minister"), ("سمير جعجع", "lbn.samir-geagea")
    items = [receives("a", leader, "2021-08-09"), receives("b", minister, "2021-08-10")]
    assert articles_of(link(items)) == [["a"], ["b"]]


def test_the_day_of_a_denial_does_not_date_what_is_denied() -> None:
    first = Maker("a", "استهدف هجوم محطة الكهرباء في سبها فجر الاثنين.")
    first.event("هجوم", date=DAY, place="سبها", recipient=Party(text="محطة الكهرباء"))
    denial = Maker("b", "نفى القائد أول من أمس ضلوع قواته في الهجوم على محطة الكهرباء.", "2021-08-13")
    denial.time("أول من أمس", "2021-08-11")
    leader: Link = denial.link("القائد", "person")
    denial.says("ضلوع قواته في الهجوم على محطة الكهرباء", leader, stance="deny")
    denial.event(
        "الهجوم",
        date="2021-08-11",
        date_from="times[0]",
        recipient=Party(text="محطة الكهرباء"),
        factuality="denied",
    )
    assert articles_of(link([first.item, denial.item])) == [["a", "b"]]


# ---------------------------------------------------------------- what has nothing to do with another matter


def clash_and(sentence: str) -> Chronicle:
    """Two articles of a clash in a town on one day; the second says `sentence` of its own."""
    first = Maker("a", "اندلعت اشتباكات بين تشكيلين مسلحين وسط سبها أمس.\nوأغلقت المدارس أبوابها في سبها.")
    second = Maker("b", f"اندلعت اشتباكات مع مهربين في سبها أمس.\nوقال متحدث {sentence}.")
    for made in (first, second):
        made.name("سبها", "GPE", "lby.sabha", "LBY")
        made.event("اشتباكات", date="2021-08-08", place="سبها", mode="firearms", deaths=6)
    return link([first.item, second.item])


def test_an_article_that_says_its_matter_is_another_tells_of_another() -> None:
    assert articles_of(clash_and("إن الاشتباكات بين تشكيلين مسلحين وسط سبها خلفت ستة قتلى")) == [["a", "b"]]
    apart = "إن العملية لا صلة لها بالاشتباكات بين تشكيلين مسلحين وسط سبها"
    assert articles_of(clash_and(apart)) == [["a"], ["b"]]
    assert not clash_and(apart).storylines


def test_that_a_person_has_nothing_to_do_with_a_matter_does_not_set_an_article_apart() -> None:
    denial = "إنه لا علاقة له بالاشتباكات بين تشكيلين مسلحين وسط سبها"
    assert articles_of(clash_and(denial)) == [["a", "b"]]


# ---------------------------------------------------------------- days, words and parties that say less than they seem to


def test_a_day_that_another_sentence_lends_is_no_bar_where_all_else_agrees() -> None:
    def told_on(lent: bool) -> list[list[str]]:
        first = about("a", "فجر مجهولون محطة الكهرباء في سبها أمس.", CAMP, MONITOR, MAYOR).time("أمس", DAY)
        first.event(
            "فجر", date=DAY, place="سبها", recipient=Party(text="محطة الكهرباء"), date_from="times[0]"
        )
        before = "" if lent else " في 2 أغسطس"
        after = "\nوكان المجلس اجتمع في 2 أغسطس." if lent else ""
        second = about("b", f"تفجير محطة الكهرباء في سبها{before} قطع التيار.{after}", CAMP, MONITOR, MAYOR)
        second.time("2 أغسطس", "2021-08-02")
        second.event(
            "تفجير",
            date="2021-08-02",
            place="سبها",
            recipient=Party(text="محطة الكهرباء"),
            date_from="times[0]",
        )
        return articles_of(link([first.item, second.item]))

    assert told_on(lent=True) == [["a", "b"]]
    assert told_on(lent=False) == [["a"], ["b"]]


def test_what_is_hardly_an_event_joins_what_is_surely_told() -> None:
    made = Maker("a", "هاجم مسلحون ثكنة قرب سبها أمس.\nوهز الهجوم المدينة.")
    made.event("هاجم", date=DAY, place="سبها", recipient=Party(text="ثكنة"), confidence=0.9)
    made.event("الهجوم", confidence=0.3)
    assert sizes(made.item) == [2]


def test_to_blame_somebody_for_it_and_to_accuse_them_of_it_are_one() -> None:
    made = Maker("a", "اتهم الجيش الحركة بتفجير الجسر، وحمل الجيش الحركة تبعات تفجير الجسر.")
    army, movement = Party(text="الجيش", entity="sdn.army", country="SDN"), Party(text="الحركة")
    made.event("اتهم", "ACCUSE", date=DAY, actor=army, recipient=movement, frame="accuse.allege")
    made.event("حمل", "ACCUSE", date=DAY, actor=army, recipient=movement, frame="accuse.blame")
    assert sizes(made.item) == [2]


def test_a_threatened_answer_is_not_the_clash_it_answers() -> None:
    made = Maker("a", "اشتبك الحرس والمهربون أمس، وتوعد الحرس بالرد.")
    guards = Party(text="الحرس")
    made.event("اشتبك", date=DAY, actor=guards, frame="assault.clash")
    made.event(
        "الرد", date=DAY, actor=guards, frame="assault.retaliation-threatened", factuality="threatened"
    )
    assert all(len(i.events) == 1 for i in link([made.item]).incidents)


def test_teachers_are_no_judges_and_a_general_strike_is_neither_s_own() -> None:
    def struck(first: tuple[str, str], second: tuple[str, str], words: str = "إضراب") -> list[int]:
        made = Maker("a", f"إضراب {first[0]} أمس شل البلاد.\n{words} {second[0]} أمس شل المدن.")
        for n, (who, sector) in enumerate((first, second)):
            at = words if n else "إضراب"
            made.event(
                at, "PROTEST", date=DAY, actor=Party(text=who, sector=sector), mode="strike",
                nth=int(n == 1 and words == "إضراب"),
            )  # fmt: skip
        return sizes(made.item)

    teachers, judges = ("المعلمين", "EDU"), ("القضاة", "JUD")
    assert struck(teachers, ("معلمي الثانوي", "EDU")) == [2]
    assert struck(teachers, judges) == [1, 1]
    assert struck(teachers, ("المعلمين", "EDU"), words="إضراب عام") == [1, 1]


def test_what_a_but_brings_is_another_unless_it_is_definite() -> None:
    def told(second: str) -> list[int]:
        made = Maker("a", f"نجت البلدة من المعارك، لكنها شهدت أمس {second} بين الحرس والمهربين.")
        made.event("المعارك", date=DAY, mode="firearms")
        made.event(second, date=DAY, mode="firearms")
        return sizes(made.item)

    assert told("اشتباكا") == [1, 1]
    assert told("الاشتباك") == [2]


def test_those_who_are_only_called_the_attackers_did_what_was_told() -> None:
    def told(who: str) -> list[int]:
        made = Maker("a", f"هجوم على مقهى في سبها أمس.\nوكان الطقس باردا.\nوأمطر {who} الزبائن بالنار.")
        made.event("هجوم", date=DAY, place="سبها", recipient=Party(text="مقهى"))
        made.event("بالنار", actor=Party(text=who), recipient=Party(text="الزبائن"), frame="assault.shoot")
        return sizes(made.item)

    assert told("المهاجمون") == [2]


def test_to_reach_a_deal_and_to_reach_another_are_two() -> None:
    made = Maker("a", "توصل إلى اتفاق مع صيادي البحيرة.\nثم توصل إلى اتفاق مع نقابة المخابز.")
    made.event(
        "توصل إلى اتفاق", "AGREE", date=DAY, recipient=Party(text="صيادي البحيرة"), frame="agree.reach"
    )
    made.event("توصل إلى اتفاق", "AGREE", recipient=Party(text="نقابة المخابز"), frame="agree.reach", nth=1)
    assert sizes(made.item) == [1, 1]
