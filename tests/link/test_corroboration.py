"""Independent sources: the worked examples of the rules, and what the rules say beside them."""

from __future__ import annotations

from isnad import annotate
from isnad.link import link
from isnad.records import Annotations, Incident, Link, Party
from making import BODY, Maker, attack

MINISTRY = ("وزارة الداخلية الليبية", "official", "lby.interior-ministry", False)
REUTERS = ("رويترز", "agency", "out.reuters", False)
AFP = ("فرانس برس", "agency", "out.afp", False)
HOSPITAL = ("مصدر طبي", "official", None, True)
OFFICIALS = ("مسؤولان أمنيان", "official", None, True)
PAPER = ("نيويورك تايمز", "outlet", "out.nyt", False)


def incident(*items: Annotations) -> Incident:
    found = [i for i in link(items).incidents if i.type == "ASSAULT"]
    assert len(found) == 1, [i.title for i in found]
    return found[0]


def ministry(source: str, agency: tuple[str, str, str | None, bool]) -> Annotations:
    words = {"a": "نقلت عن", "b": "أوردت في خبر عاجل عن", "c": "بثت صباحا عن"}[source[0]]
    return attack(source, f"{agency[0]} {words} وزارة الداخلية الليبية أنها سجلت", (agency, MINISTRY))


def hospital(source: str = "h") -> Annotations:
    return attack(source, "أبلغ مصدر طبي رويترز بأن المشارح استقبلت ضحايا", (REUTERS, HOSPITAL))


def own_reporter(source: str = "p") -> Annotations:
    return attack(source, "عاش مراسل الجريدة ليلة طويلة شهد فيها بعينيه", outlet="جريدة الجنوب")


def test_background_alone_gives_no_source() -> None:
    found = incident(attack("a", "كانت المدينة قد عرفت في الصيف", published="2021-11-20"))
    assert found.independent_sources == 0
    assert found.reports[0].why == "background"
    assert found.reports[0].group is None


def test_one_paper_with_two_unnamed_officials_relayed_by_ten_sites_is_one_source() -> None:
    verbs = ("نقلت", "أوردت", "ذكرت", "كشفت", "نشرت", "أعلنت", "روت", "كتبت", "أفادت", "قالت")
    sites = [
        attack(
            f"s{n}",
            f"{verb} نيويورك تايمز في خبرها رقم {n} عن مسؤولان أمنيان أن المدينة شهدت",
            (PAPER, OFFICIALS),
        )
        for n, verb in enumerate(verbs)
    ]
    found = incident(*sites)
    assert found.independent_sources == 1
    assert len(found.articles) == 10
    assert "نيويورك تايمز" in found.why


def test_a_ministry_statement_carried_by_three_agencies_is_one_source() -> None:
    spa = ("وكالة الأنباء السعودية", "agency", "out.spa", False)
    found = incident(ministry("a", REUTERS), ministry("b", AFP), ministry("c", spa))
    assert found.independent_sources == 1
    assert [r.text for r in found.roots] == ["وزارة الداخلية الليبية"]


def test_the_reason_names_the_ground_of_every_source() -> None:
    papers = ("جريدة الجنوب", "صحيفة النهر", "موقع الساحل", "شبكة الواحة", "قناة الرمال", "بوابة الجبل")
    seen = ("شاهد", "عاين", "رصد", "لمح", "تابع", "وثق")
    found = incident(
        *(
            attack(f"p{n}", f"{verb} مراسل {paper} بعينيه في ليلته رقم {n}", outlet=paper)
            for n, (paper, verb) in enumerate(zip(papers, seen, strict=True))
        )
    )
    assert found.independent_sources == 6
    for paper in papers:
        assert paper in found.why
        assert paper in found.why_en


def test_a_hospital_source_of_one_of_the_agencies_is_a_second() -> None:
    found = incident(ministry("a", REUTERS), ministry("b", AFP), hospital())
    assert found.independent_sources == 2


def test_a_paper_with_its_own_reporter_there_is_a_third() -> None:
    found = incident(ministry("a", REUTERS), ministry("b", AFP), hospital(), own_reporter())
    assert found.independent_sources == 3


def test_an_agency_own_voice_beside_its_unnamed_official_adds_nothing() -> None:
    own = attack("o", "شهدت ضواحي المدينة فجر الاثنين", credit=("رويترز", "out.reuters"))
    official = attack(
        "u", "قال مسؤول أمني لرويترز إن الحراس واجهوا", (REUTERS, ("مسؤول أمني", "official", None, True))
    )
    found = incident(own, official)
    assert found.independent_sources == 1
    assert {r.group for r in found.reports} == {0}


def test_an_agency_own_voice_beside_its_official_and_its_hospital_makes_two() -> None:
    own = attack("o", "شهدت ضواحي المدينة فجر الاثنين", credit=("رويترز", "out.reuters"))
    official = attack(
        "u", "قال مسؤول أمني لرويترز إن الحراس واجهوا", (REUTERS, ("مسؤول أمني", "official", None, True))
    )
    assert incident(own, official, hospital()).independent_sources == 2


def test_own_voice_beside_a_named_source_of_the_same_article_counts_for_nothing() -> None:
    item = ministry("a", REUTERS)
    item.events.append(
        item.events[0].__class__(**{f: getattr(item.events[0], f) for f in item.events[0].__struct_fields__})
    )
    item.events[1].statement = None
    found = incident(item)
    assert found.independent_sources == 1
    assert {r.why for r in found.reports if r.group is None} == {"own voice beside named sources"}


def test_a_copy_that_dropped_the_attribution_says_nothing_new() -> None:
    first = attack(
        "a", "قالت وزارة الداخلية الليبية إنها سجلت فجر الاثنين", (MINISTRY,), more=BODY, outlet="ألف"
    )
    second = attack("b", "سجلت فجر الاثنين", more=BODY, outlet="باء")
    chronicle = link([first, second])
    assert [d.relation for d in chronicle.duplicates] == ["copy"]
    assert chronicle.incidents[0].independent_sources == 1


def test_a_copy_that_words_its_source_otherwise_says_nothing_new() -> None:
    first = attack(
        "a", "قالت وزارة الداخلية الليبية إنها سجلت فجر الاثنين", (MINISTRY,), more=BODY, outlet="ألف"
    )
    staff = ("موظفون في المحطة", "official", None, True)
    copy = attack("b", "قال موظفون في المحطة إنها سجلت فجر الاثنين", (staff,), more=BODY, outlet="باء")
    apart = attack("c", "قال موظفون في المحطة إنها سجلت فجر الاثنين", (staff,), outlet="جيم")
    found = incident(first, copy)
    assert found.independent_sources == 1
    assert [r.why for r in found.reports if r.group is None] == [
        "a copy says nothing that its original does not"
    ]
    assert incident(first, apart).independent_sources == 2


def test_what_only_a_copy_tells_on_somebody_s_word_rests_on_that_word() -> None:
    first = attack("a", "سجلت فجر الاثنين", more=BODY, outlet="ألف")
    copy = attack(
        "b", "قالت وزارة الداخلية الليبية إنها سجلت فجر الاثنين", (MINISTRY,), more=BODY, outlet="باء"
    )
    found = incident(first, copy)
    assert found.independent_sources == 1
    assert [r.entity for r in found.roots] == ["lby.interior-ministry"]


def test_unnamed_sources_of_other_outlets_stand_apart() -> None:
    afp = attack(
        "b", "صرح مسؤول أمني لفرانس برس بأن الدوريات رصدت", (AFP, ("مسؤول أمني", "official", None, True))
    )
    reuters = attack(
        "a", "قال مسؤول أمني لرويترز إن الحراس واجهوا", (REUTERS, ("مسؤول أمني", "official", None, True))
    )
    assert incident(afp, reuters).independent_sources == 2


def test_a_spokesman_is_the_body_he_speaks_for() -> None:
    text = "قال المتحدث باسم وزارة الداخلية الليبية سالم البوعيشي إن الحراس صدوا"
    spokesman = attack("s", text, (("سالم البوعيشي", "person", "name:سالم-البوعيشي", False),))
    at = text.index("سالم")
    from isnad.records import Mention

    body = text.index("وزارة")
    spokesman.mentions = [
        Mention(
            text="وزارة الداخلية الليبية",
            start=body,
            end=body + 22,
            kind="ORG",
            entity="lby.interior-ministry",
            country="LBY",
        ),
        Mention(text="سالم البوعيشي", start=at, end=at + 13, kind="PER", entity="name:سالم-البوعيشي"),
        *spokesman.mentions,
    ]
    assert incident(spokesman, ministry("a", REUTERS)).independent_sources == 1


def test_a_presupposed_mention_is_no_report() -> None:
    item = attack("a", "أدانت بعثة الأمم المتحدة في بيانها")
    item.events[0].presupposed = True
    found = incident(item)
    assert found.independent_sources == 0
    assert found.reports == []


def test_what_is_denied_and_else_taken_for_granted_stands_denied() -> None:
    denial = attack("a", "نفت الوزارة في بيانها")
    denial.events[0].factuality = "denied"
    granted = attack("b", "أدانت بعثة الأمم المتحدة في بيانها")
    assert incident(denial, granted).basis == "asserted"
    granted.events[0].presupposed = True
    assert incident(denial, granted).basis == "denied"


def test_the_agency_without_its_name_is_the_agency_named_before() -> None:
    own = attack("a", "شهد مراسلنا صباحا", outlet="وكالة الساحل")
    agency = ("الوكالة", "agency", "name:الساحل", False)
    relayed = attack("b", "ذكرت الوكالة أن الحراس واجهوا", (agency,), outlet="صحيفة الواحة")
    assert incident(own, relayed).independent_sources == 1


def test_what_somebody_demands_takes_for_granted_what_it_tells() -> None:
    def heard(stance: str) -> int:
        made = Maker("a", "طالب عمر الغول بالإفراج عن الضابط الذي أوقف أمس في سبها.")
        made.name("سبها", "GPE", "lby.sabha", "LBY").name("عمر الغول", "PER", "name:عمر-الغول")
        speaker = made.link("عمر الغول", "person", "name:عمر-الغول")
        made.says("بالإفراج عن الضابط الذي أوقف أمس في سبها", speaker, stance=stance)
        made.event("أوقف", "COERCE", date="2021-08-08", place="سبها", recipient=Party(text="الضابط"))
        return link([made.item]).incidents[0].independent_sources

    assert heard("assert") == 1
    assert heard("demand") == 0


def test_a_spokesman_who_speaks_on_under_his_office_is_still_his_body() -> None:
    first = "قال المتحدث باسم وزارة الداخلية الليبية سالم البوعيشي إن الأمن مستتب"
    made = Maker("s", f"{first}.\nوأضاف أن هجوما على محطة الكهرباء في سبها خلف ثمانية قتلى.")
    made.name("وزارة الداخلية الليبية", "ORG", "lby.interior-ministry", "LBY")
    made.name("سالم البوعيشي", "PER", "name:سالم-البوعيشي").name("سبها", "GPE", "lby.sabha", "LBY")
    made.says(
        "أن هجوما على محطة الكهرباء في سبها",
        Link(text="سالم البوعيشي", entity="name:سالم-البوعيشي", kind="official"),
    )
    made.event("هجوما", date="2021-08-09", place="سبها", recipient=Party(text="محطة الكهرباء"), deaths=8)
    assert incident(made.item, ministry("a", REUTERS)).independent_sources == 1


def test_a_party_counts_and_is_marked() -> None:
    item = ministry("a", REUTERS)
    item.events[0].actors = [item.statements[0].speaker] if item.statements[0].speaker else []
    found = incident(item)
    assert found.independent_sources == 1
    assert found.roots[0].party


def test_planned_mentions_count_where_nothing_is_asserted() -> None:
    item = ministry("a", REUTERS)
    item.events[0].factuality = "planned"
    found = incident(item)
    assert (found.basis, found.independent_sources) == ("planned", 1)


def resumption(
    source: str, *, quoted: str = "نيويورك تايمز", states: tuple[str, str] = ("USA", "IRQ")
) -> Annotations:
    """A paper's report of a resumption, and beside it what `quoted` has from two unnamed officers on another such act."""
    made = Maker(
        source,
        "أفادت نيويورك تايمز أن واشنطن استأنفت العمليات المشتركة مع بغداد.\n"
        f"ونقلت {quoted} عن ضابطان أميركيان أن وزارة الدفاع تريد أن تعود الدوريات المشتركة سريعا.",
    )
    paper = made.link("نيويورك تايمز", "outlet", "out.nyt")
    made.says("أن واشنطن استأنفت العمليات المشتركة مع بغداد", paper)
    relay = Link(
        **made.span(quoted, 1 if quoted == "نيويورك تايمز" else 0), kind="outlet", entity=f"out.{quoted}"
    )
    if quoted == "نيويورك تايمز":
        relay.entity = "out.nyt"
    made.says(
        "أن وزارة الدفاع تريد أن تعود الدوريات المشتركة سريعا",
        relay,
        made.link("ضابطان أميركيان", "military", anonymous=True),
    )
    actor, recipient = (
        Party(text="واشنطن", country="USA", entity="usa"),
        Party(text="بغداد", country="IRQ", entity="irq"),
    )
    made.event("استأنفت", "COOPERATE", date="2021-08-09", actor=actor, recipient=recipient)
    others = [Party(text=s, country=s, entity=s.lower()) for s in states]
    made.event("الدوريات", "COOPERATE", actor=others[0], recipient=others[1], factuality="planned")
    return made.item


def resumed(item: Annotations) -> Incident:
    return next(i for i in link([item]).incidents if i.type == "COOPERATE" and i.date == "2021-08-09")


def test_unnamed_people_quoted_through_a_paper_stand_behind_its_report_as_an_inference() -> None:
    found = resumed(resumption("a"))
    assert [r.text for r in found.roots] == ["ضابطان أميركيان"]
    assert found.reports[0].why.startswith("root inferred")
    assert "استنتاجا" in found.why
    assert "inferred" in found.why_en


def test_officials_reached_through_another_paper_do_not_stand_behind_a_report() -> None:
    found = resumed(resumption("a", quoted="صحيفة الجنوب"))
    assert [r.text for r in found.roots] == ["نيويورك تايمز"]
    assert "inferred" not in found.why_en


def test_officials_quoted_on_other_states_do_not_stand_behind_a_report() -> None:
    found = resumed(resumption("a", states=("FRA", "MLI")))
    assert [r.text for r in found.roots] == ["نيويورك تايمز"]


def test_the_shorter_description_of_unnamed_sources_in_one_article_takes_up_the_longer() -> None:
    text = (
        "ذكرت صحيفة نيويورك تايمز أن القوات الأميركية استأنفت عملياتها المشتركة مع الجيش العراقي الأربعاء. "
        "وقال مسؤولان عسكريان إن القوات الأميركية استأنفت عملياتها المشتركة مع الجيش العراقي الأربعاء. "
        "ونقلت الصحيفة عن مسؤولين عسكريين أميركيين اثنين أن القوات الأميركية استأنفت عملياتها المشتركة مع الجيش العراقي الأربعاء."
    )
    (found,) = link([annotate(text, published="2020-01-16")]).incidents
    assert found.independent_sources == 1


def test_an_article_that_credits_an_agency_is_said_to_do_so() -> None:
    found = incident(
        attack("a", "شهدت المدينة صباح اليوم", credit=("رويترز", "out.reuters"), outlet="جريدة الجنوب")
    )
    assert found.independent_sources == 1
    assert "credit line to رويترز" in found.why_en
    assert "سطر النسبة" in found.why


def test_a_body_that_a_copy_names_more_shortly_is_the_same_source() -> None:
    full = ("قيادة الجيش الليبي", "military", "lby.army", False)
    short = ("قيادة الجيش", "military", None, False)
    first = attack("a", "قالت قيادة الجيش الليبي إنها سجلت فجر الاثنين", (full,), more=BODY, outlet="ألف")
    second = attack("b", "قالت قيادة الجيش إنها سجلت فجر الاثنين", (short,), more=BODY, outlet="باء")
    assert incident(first, second).independent_sources == 1


def test_what_is_dated_by_its_month_is_background_a_week_after_the_middle_of_it() -> None:
    def dated(month: str) -> int:
        item = attack("a", "عرفت المدينة قبل ذلك", published="2021-08-30")
        item.events[0].date = month
        return incident(item).independent_sources

    assert dated("2021-07") == 0
    assert dated("2021-08") == 0
    assert dated("2021-09") == 1


def test_what_an_undated_copy_tells_is_background_where_it_is_in_its_original() -> None:
    first = attack("a", "عرفت المدينة قبل ذلك", published="2021-09-30", outlet="ألف", more=BODY)
    copy = attack("b", "عرفت المدينة قبل ذلك", published="2021-09-30", outlet="باء", more=BODY)
    copy.article.published = None
    assert incident(first, copy).independent_sources == 0


def test_an_undated_act_that_had_been_long_before_is_background() -> None:
    def heard(words: str) -> int:
        made = Maker("a", f"{words} هجوما على محطة الكهرباء في سبها في مارس 2020.")
        made.name("سبها", "GPE", "lby.sabha", "LBY").time("مارس 2020", "2020-03")
        made.event("هجوما", place="سبها", recipient=Party(text="محطة الكهرباء"))
        return incident(made.item).independent_sources

    assert heard("وكان مسلحون قد شنوا") == 0
    assert heard("شن مسلحون يعملون لجماعة تأسست") == 1


def test_a_plan_that_is_only_dated_is_an_incident_where_it_is_due_after_its_article() -> None:
    def basis(date: str) -> list[str]:
        made = Maker("a", "تعقد جولة محادثات منتصف سبتمبر.").time("سبتمبر", "2021-09")
        made.event("جولة محادثات", "CONSULT", date=date, factuality="planned")
        return [i.basis for i in link([made.item]).incidents]

    assert basis("2021-09") == ["planned"]
    assert basis("2021-08-08") == []
    assert basis("2022") == []


def test_a_clear_act_of_which_nothing_else_is_said_is_an_incident_where_somebody_testifies() -> None:
    def incidents(stance: str, confidence: float) -> int:
        made = Maker("a", "أوضح سالم البوعيشي أن بحثا تحقيقيا فُتح.").name("سالم البوعيشي", "PER", "name:سالم")
        made.says("أن بحثا تحقيقيا فُتح", made.link("سالم البوعيشي", "person", "name:سالم"), stance=stance)
        made.event("بحثا تحقيقيا", "ACCUSE", confidence=confidence)
        return len(link([made.item]).incidents)

    assert incidents("assert", 0.9) == 1
    assert incidents("assert", 0.6) == 1
    assert incidents("assert", 0.5) == 0
    assert incidents("demand", 0.9) == 0


def test_a_threat_by_somebody_is_an_incident_though_it_names_no_day_place_or_target() -> None:
    def incidents(actor: Party | None) -> int:
        made = Maker("a", "هددت نقابة المعلمين بمقاطعة مفتوحة.").name(
            "نقابة المعلمين", "ORG", "name:نقابة-المعلمين"
        )
        made.event("مقاطعة", "PROTEST", actor=actor, factuality="threatened")
        return len(link([made.item]).incidents)

    assert incidents(Party(text="نقابة المعلمين", entity="name:نقابة-المعلمين")) == 1
    assert incidents(None) == 0
