"""Events: what happened, to whom, and whether the text says that it did."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Annotations, Event

PUBLISHED = "2024-03-14"


def read(text: str) -> Annotations:
    return isnad.annotate(text, published=PUBLISHED)


def events(text: str, type_: str | None = None) -> list[Event]:
    return [e for e in read(text).events if type_ is None or e.type == type_]


def one(text: str, type_: str) -> Event:
    found = events(text, type_)
    assert len(found) == 1, [(e.type, e.text) for e in found]
    return found[0]


def parties(event: Event) -> tuple[list[str], list[str]]:
    return [p.text for p in event.actors], [p.text for p in event.recipients]


def test_a_verb_before_its_subject_has_actor_object_place_and_day() -> None:
    event = one("قصفت القوات السودانية مواقع قوات الدعم السريع في أم درمان الثلاثاء.", "ASSAULT")
    assert event.actor is not None
    assert event.actor.country == "SDN"
    assert event.recipients
    assert event.place is not None
    assert event.place.country == "SDN"
    assert event.date == "2024-03-12"
    assert event.factuality == "asserted"


def test_those_counted_before_a_verb_of_killing_are_its_victims() -> None:
    event = one("وقال الدفاع المدني إن تسعة عمال قتلوا ليلا في غارة على صيدا.", "ASSAULT")
    actors, recipients = parties(event)
    assert actors == []
    assert recipients == ["عمال"]
    assert event.deaths is not None
    assert event.deaths.low == 9


def test_a_martyred_officer_is_not_the_actor_of_his_death() -> None:
    event = one("أعلنت قيادة الجيش اليمني استشهاد العقيد سالم بن مرزوق قائد اللواء الثالث.", "ASSAULT")
    actors, recipients = parties(event)
    assert actors == []
    assert any("سالم" in text for text in recipients)


def test_how_a_shelling_went_is_no_recipient() -> None:
    event = one("شنت القوات قصفا عشوائيا بصواريخ الكاتيوشا على مدينة تعز.", "ASSAULT")
    assert all("عشوائي" not in text for text in parties(event)[1])


def test_a_noun_with_a_light_verb_is_one_event() -> None:
    event = one("شن الجيش الإسرائيلي غارة جوية على بلدة عيتا الشعب.", "ASSAULT")
    assert event.actor is not None
    assert event.actor.country == "ISR"


def test_a_negated_verb_is_negated() -> None:
    assert {e.factuality for e in events("لم تنسحب القوات التركية من إدلب.", "RETREAT")} == {"negated"}


def test_what_will_be_is_planned() -> None:
    found = events("سيلتقي الرئيس التونسي نظيره الجزائري في العاصمة الجزائرية الأحد المقبل.", "CONSULT")
    assert {e.factuality for e in found} == {"planned"}


def test_what_someone_denied_is_denied() -> None:
    found = events("نفت وزارة الداخلية الكويتية اعتقال ناشطين.", "COERCE")
    assert [e.factuality for e in found] == ["denied"]


def test_what_is_called_for_is_demanded() -> None:
    found = events("دعا الأمين العام للأمم المتحدة إلى انسحاب القوات الإسرائيلية من غزة.", "RETREAT")
    assert [e.factuality for e in found] == ["demanded"]


@pytest.mark.parametrize(
    "text",
    [
        "ضرب الوزير مثالا على نجاح الشركة في إطلاق تطبيق جديد.",
        "حلقت المقاتلات فوق العاصمة صنعاء.",
        "وقال الوزير إن القرار يوقف نزيف الأرواح على الطرقات.",
        "ويستعد الأهالي لقضاء إجازة الصيف أمام البحر في بيروت.",
    ],
)
def test_no_event_is_read_into_words_that_only_sound_like_one(text: str) -> None:
    assert events(text) == []


def test_every_event_points_at_its_words() -> None:
    found = read("قتل جنديان وأصيب ثلاثة في هجوم على حاجز قرب درعا، بحسب مصدر عسكري.")
    assert found.events
    for event in found.events:
        assert found.article.text[event.start : event.end] == event.text


def test_a_place_whose_name_begins_like_a_conjunction_is_a_place() -> None:
    event = one("هاجم مسلحون نقطة تفتيش في أم درمان.", "ASSAULT")
    assert event.place is not None
    assert event.place.text == "أم درمان"


def test_a_preposition_spelt_without_its_hamza_names_no_actor() -> None:
    event = one("دعا الوزير الى انسحاب القوات من المدينة.", "REQUEST")
    assert parties(event)[0] == ["الوزير"]
    assert not any(
        text.startswith("الى") for text in parties(events("ودعا الى انتخابات برلمانية عامة.")[0])[0]
    )


def test_a_number_belongs_to_the_noun_of_killing_or_wounding_that_governs_it() -> None:
    (event,) = events("أدى القصف إلى مقتل 10 أشخاص وإصابة أكثر من 30 آخرين.", "ASSAULT")[-1:]
    assert event.deaths is not None
    assert event.injured is not None
    assert (event.deaths.low, event.deaths.high) == (10, 10)
    assert event.injured.low == 30


def test_an_undated_act_of_the_story_has_the_story_s_day() -> None:
    found = events("قصفت القوات الحكومية بلدة الهبيط الثلاثاء. وأطلق المسلحون النار على الجنود.", "ASSAULT")
    assert [e.date for e in found] == ["2024-03-12", "2024-03-12"]


def test_many_acts_named_together_are_not_all_of_that_day() -> None:
    found = events("قصفت القوات الحكومية بلدة الهبيط الثلاثاء. ووقعت اعتداءات على السكان.", "ASSAULT")
    assert [e.date for e in found] == ["2024-03-12", None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("انتشرت قوات الجيش في القرى القريبة.", "القرى القريبة"),
        ("انسحبت قوات الجيش من الأحياء القديمة.", "الأحياء القديمة"),
        ("أصيب جنديان في القصف على فليطة.", "فليطة"),
        ("تحتضن جنيف جولة ثانية من المحادثات غير المباشرة بين واشنطن وطهران.", "جنيف"),
    ],
)
def test_an_act_was_at_the_site_told_beside_it(text: str, place: str) -> None:
    assert place in [e.place.text for e in events(text) if e.place is not None]


def test_talks_between_two_parties_have_one_as_actor_and_the_other_as_recipient() -> None:
    event = one("تحتضن جنيف جولة ثانية من المحادثات غير المباشرة بين واشنطن وطهران.", "CONSULT")
    assert parties(event) == (["واشنطن"], ["طهران"])


@pytest.mark.parametrize("text", ["إذا لم يُفرج الجيش عن الأسرى", "ما لم يُفرج الجيش عن الأسرى"])
def test_what_would_be_unless_something_else_is_conditional(text: str) -> None:
    event = one(f"قال الوزير إن المواجهات ستعود {text}.", "RETREAT")
    assert event.factuality == "conditional"


def test_the_subject_of_kana_is_that_of_the_verb_after_it() -> None:
    event = one("وكانت وزارة الداخلية بحكومة الوحدة الوطنية اعتقلت ثلاثة أشخاص.", "COERCE")
    assert parties(event)[0] == ["وزارة الداخلية"]


def test_things_do_nothing() -> None:
    event = one("طلبت البلدية من الصليب الأحمر تزويد المستشفى بوحدات دم من مختلف الأنواع.", "AID")
    assert "الأنواع" not in parties(event)[0]


def test_what_almost_happened_did_not_and_its_actor_stands_before() -> None:
    event = one("كادت الطائرات الإسرائيلية أن تقصف مطار دمشق.", "ASSAULT")
    assert event.factuality == "negated"
    assert parties(event) == (["الطائرات الإسرائيلية"], ["مطار دمشق"])


def test_a_shell_before_its_verb_is_fire_on_what_it_fell() -> None:
    event = one("قال الناطق إن قذيفة سقطت على مدرسة خالية في حي الزهراء.", "ASSAULT")
    assert parties(event) == ([], ["مدرسة"])


def test_what_a_verb_is_done_to_tells_its_sense_however_far_it_stands() -> None:
    text = "قضت مفارز مشتركة للجيش الوطني الشعبي، السبت الثامن من يونيو، قرب الحدود الجنوبية للبلاد، على أربعة إرهابيين."
    event = one(text, "ASSAULT")
    assert parties(event)[1] == ["إرهابيين"]


def test_an_agreement_named_again_is_an_event_and_one_never_told_is_none() -> None:
    told = "اتفق العراق وتركيا على تشكيل لجنة. ورحبت إيران بالتفاهم."
    assert [e.type for e in events(told)].count("AGREE") == 2
    assert events("ورحبت إيران بالتفاهم.", "AGREE") == []


def test_a_word_that_takes_up_an_attack_is_a_mention_of_it() -> None:
    found = events("استهدف هجوم بطائرة مسيرة محطة النفط الثلاثاء. ولم تتضح ملابسات الحادث بعد.", "ASSAULT")
    assert ("الحادث", "2024-03-12") in [(e.text, e.date) for e in found]


@pytest.mark.parametrize(
    "text",
    [
        "وقع الحادث صباحا.",
        "استهدف هجوم محطة النفط في تعز، الواقعة إلى الجنوب من العاصمة.",
        "استهدف هجوم محطة النفط. وتوقفت العملية السياسية.",
        "اصطدمت حافلتان وتوفي أربعة، ونقلت الشرطة مصابي الحادث.",
    ],
)
def test_such_a_word_without_an_attack_means_none(text: str) -> None:
    assert all(e.frame != "assault.anaphor" for e in events(text))


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("رفضت برلين طلب كييف.", "برلين", None),
        ("استسلم عشرات المسلحين للجيش.", "المسلحين", "الجيش"),
        ("اقتحم متظاهرون مبنى الحكومة في البصرة.", "متظاهرون", "مبنى الحكومة"),
        ("التقى وزير الخارجية العراقي نظيره الإيراني في بغداد.", "وزير الخارجية العراقي", "نظيره الإيراني"),
        ("استأنف الطرفان المفاوضات غير المباشرة.", "الطرفان", None),
    ],
)
def test_a_noun_phrase_ends_where_its_grammar_ends(text: str, actor: str, recipient: str | None) -> None:
    event = isnad.annotate(text).events[0]
    assert event.actor
    assert actor in event.actor.text
    assert event.actor.text in (actor, f"عشرات {actor}")
    if recipient is not None:
        assert event.recipient
        assert event.recipient.text.removeprefix("ل").endswith(recipient.removeprefix("ال"))


@pytest.mark.parametrize(
    "text",
    [
        "نشرت الشرطة فيديو للحادث على الإنترنت.",
        "استقبلت الأسرة اتصالات المواسين من كل مكان.",
        "رفضت الشركة صفقة استحواذ قيمتها مليار دولار.",
        "المال سيطر على المشاعر في هذا الزمن.",
        "يستهدف البرنامج خمسة آلاف حاج من الداخل.",
        "هذا يتوافق مع ما ذكرناه سابقا.",
        "توعد الله الكافرين بعذاب أليم.",
        "ديننا الحنيف يحرم الظلم.",
        "يعاقب بالسجن مدة لا تقل عن سنة كل من خالف النظام.",
        "سقطت الطائرة الصغيرة ولقي راكباها مصرعهما في المزرعة.",
        "لقي طفل حتفه حين انقلبت عليه خزانة أدراج في منزله.",
    ],
)
def test_minds_creed_law_trade_and_misfortune_are_no_events(text: str) -> None:
    assert events(text) == []


def test_who_dies_by_force_is_no_misfortune_though_a_vehicle_is_named() -> None:
    (attack,) = events("قُتل سائق حافلة برصاص مسلحين قرب الحدود.", "ASSAULT")

    assert attack.actor is not None


def test_a_court_convicts_and_a_state_condemns() -> None:
    assert one("دانت محكمة في باريس ثلاثة أشخاص بتهمة التزوير.", "SANCTION").mode == "convict"
    assert one("دانت الحكومة الأردنية الهجوم على المسجد.", "ACCUSE").actor is not None


def test_a_deed_led_to_has_its_injured() -> None:
    (attack,) = events("أدى الهجوم إلى إصابة خمسة جنود.", "ASSAULT")

    assert attack.injured is not None
    assert attack.injured.low == 5


def test_a_nationality_that_is_a_surname_too_is_an_actor_after_a_deed() -> None:
    assert parties(one("القصف التركي على القرية مستمر.", "ASSAULT"))[0] == ["التركي"]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        ("أرسلت السعودية مساعدات للسودان.", "AID", ["السعودية"], ["للسودان"]),
        ("قررت روسيا أن تدعم اليونان.", "SUPPORT", ["روسيا"], ["اليونان"]),
        ("أقدم مسلحون على قتل ثلاثة مدنيين.", "ASSAULT", ["مسلحون"], ["مدنيين"]),
        ("اقتحمت القوات المخيم.", "COERCE", ["القوات"], ["المخيم"]),
        ("دعا الوزير المواطنين إلى الهدوء.", "REQUEST", ["الوزير"], ["المواطنين"]),
        ("إنقاذ الشعب اليمني من المجاعة.", "AID", [], ["الشعب اليمني"]),
        ("مقتل فتاة وطفلين في القصف.", "ASSAULT", [], ["فتاة", "طفلين"]),
        ("قال الوزير «حاليا أوقف 590 شخصا في العاصمة».", "COERCE", [], ["شخصا"]),
    ],
)
def test_who_does_what_to_whom_where_the_two_stand_side_by_side(
    text: str, type_: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(one(text, type_)) == (actors, recipients)


def test_what_is_more_than_was_not_enough_has_been_done() -> None:
    assert one("لم يكتف التنظيم بقتل المدنيين.", "ASSAULT").factuality == "asserted"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("قتلى وجرحى في قصف على سوق المدينة.", "قصف"),
        ("تلقت الهيئة بلاغا عن تعرض سفينة تجارية لهجوم من زورق مجهول.", "تعرض سفينة تجارية لهجوم"),
        ("أشارت الهيئة إلى أن سفينة تجارية هاجمها زورق.", "هاجمها"),
        ("اتهم الجيش خصومه بإطلاق 18 قذيفة على المدينة.", "إطلاق 18 قذيفة"),
        ("هل قصفت الطائرة القافلة؟", "قصفت"),
    ],
)
def test_force_is_seen_where_words_of_trade_or_a_question_stand_beside_it(text: str, trigger: str) -> None:
    assert trigger in [e.text for e in events(text, "ASSAULT")]


def test_what_somebody_went_through_is_not_to_come() -> None:
    assert one("تحدث البيان عن تعرض سفينة لهجوم قبالة الساحل.", "ASSAULT").factuality == "asserted"


def test_a_strike_has_the_dead_told_before_it() -> None:
    strike = next(
        e
        for e in events("قُتل 14 مدنيا وأصيب 37 آخرون، صباح الثلاثاء، في قصف مدفعي طال السوق.")
        if e.text.endswith("قصف مدفعي")
    )

    assert strike.deaths is not None
    assert strike.injured is not None
    assert (strike.deaths.low, strike.injured.low) == (14, 37)


def test_a_shell_that_falls_kills_and_a_fall_does_not() -> None:
    assert events("لقي عامل يمني مصرعه إثر سقوط مقذوف عسكري في أرض زراعية.", "ASSAULT")
    assert not events("لقي عامل يمني مصرعه إثر سقوطه من مبنى قيد الإنشاء.", "ASSAULT")


def test_an_event_after_amma_is_asserted_and_lies_in_the_place_it_names() -> None:
    event = one("أما في تعز فقد تمكن ثوار المقاومة من قتل 36 متمردا.", "ASSAULT")
    assert event.factuality == "asserted"
    assert event.place is not None
    assert event.place.text == "تعز"


@pytest.mark.parametrize(
    "text",
    [
        "ولا يمنع ذلك من زيادة الوعي الطبي عند المرضى.",
        "تقضي اللوائح بحظر بيع الفحم منخفض الجودة.",
        "الاتفاق يحتوي على البنود اللازمة لمنع إيران من امتلاك سلاح نووي.",
    ],
)
def test_what_rules_and_things_prevent_is_no_coercion(text: str) -> None:
    assert not events(text, "COERCE")


def test_families_of_the_dead_and_care_for_the_wounded_are_no_attack() -> None:
    assert not events("أسهم المتطوعون في إسعاف جرحى الحرب أمس.", "ASSAULT")
    assert not events("تظاهرت عائلات القتلى أمام المحكمة.", "ASSAULT")


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("سقط ثلاثة قتلى في قصف مدفعي للحوثيين على تعز.", "ASSAULT", ["للحوثيين"]),
        ("تمكنت قوات الأمن من تطويق الحي والقبض على ثلاثة مسلحين.", "COERCE", ["قوات الأمن"]),
        ("دمر هجوم أوكراني محطة للطاقة.", "ASSAULT", ["أوكراني"]),
    ],
)
def test_whose_act_the_words_around_a_deed_tell(text: str, type_: str, actors: list[str]) -> None:
    found = events(text, type_)
    assert found
    assert {a for e in found for a in parties(e)[0]} == set(actors)


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("أودى الهجوم بحياة سائق شاحنة.", ["سائق شاحنة"]),
        ("أسفر الهجوم عن مقتل خمسة جنود.", ["جنود"]),
        ("حصد القصف أرواح 14 من المدنيين في السوق.", ["المدنيين"]),
        ("هاجمت طائرة مسيّرة، الثلاثاء 10 شوال 1446هـ الموافق 8 أبريل 2025م، محطة وقود.", ["محطة وقود"]),
        ("اندلعت اشتباكات على بعد نحو 80 كيلومترا غرب طرابلس.", []),
    ],
)
def test_who_suffers_is_neither_a_date_nor_a_measure(text: str, recipients: list[str]) -> None:
    assert parties(one(text, "ASSAULT"))[1] == recipients


def test_whoever_an_attack_killed_is_not_its_actor() -> None:
    found = events("استهدفت الغارة موكب قاسم سليماني قرب مطار بغداد، وأسفرت عن مقتله.", "ASSAULT")
    assert [parties(e) for e in found] == [([], ["موكب قاسم سليماني"])]


def test_a_relative_looks_back_past_an_age_in_parentheses() -> None:
    event = one("نعت الوزارة الشاب قيس دراغمة (22 عاما)، الذي أصيب برصاصة في الصدر.", "ASSAULT")
    assert parties(event)[1] == ["قيس دراغمة"]
