"""Who does what to whom where one deed stands within the clause of another, and where words only describe those who are named."""

from __future__ import annotations

import pytest

import isnad
from annotated import event_at, parties_at


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # what a town is, is no party
        ("قال مسؤول إن شخصا قتل في اشتباكات بمدينة سرت إحدى مدن الساحل.", "قتل", "", "شخصا"),
        ("هاجم مسلحون دورية في مدينة الرمادي مركز المحافظة.", "هاجم", "مسلحون", "دورية"),
        ("قصف الطيران في مدينة تعز مركز الشرطة.", "قصف", "الطيران", "مركز الشرطة"),
        ("استهدف الهجوم في بغداد إحدى المدارس.", "استهدف", "", "المدارس"),
        # those counted are of the number, and nobody is asked
        ("أمر القاضي سامر نجم باحتجاز 5 من الناشطين على ذمة التحقيق.", "احتجاز", "سامر نجم", "الناشطين"),
        ("أمر القاضي سامر نجم باحتجاز 5 من الناشطين على ذمة التحقيق.", "أمر", "سامر نجم", ""),
        # the object of a deed whose doers are told is no object of the verb
        ("قتل أربعة أشخاص بعد يومين من إعلان الحكومة الحركة جماعة إرهابية.", "قتل", "", "أشخاص"),
        ("أدان الوزير رشق متظاهرين قوات الأمن بالحجارة.", "رشق", "متظاهرين", "قوات الأمن"),
        ("اندلعت مواجهات إثر اقتحام المستوطنين المسجد.", "اقتحام", "المستوطنين", "المسجد"),
        ("نددت المنظمة باستهداف الجيش المستشفى.", "نددت", "المنظمة", ""),
        ("أدانت الوزارة اعتقالهم من قبل الجيش.", "اعتقالهم", "الجيش", ""),
        # nobody blames without saying whom
        ("اتهمت المعارضة بتزوير النتائج.", "اتهمت", "", "المعارضة"),
        (
            "كثفت نقابة الأطباء تحركاتها ضد الوزارة، حيث تتهم «الداخلية» بالاعتداء على أعضائها.",
            "تتهم",
            "نقابة الأطباء",
            "الداخلية",
        ),
        ("قال النائب إن الحزب يرفض القرار، واتهم الوزير بالتقصير.", "اتهم", "النائب", "الوزير"),
        ("أعلن المحافظ الذي اتهم المقاتلين الأكراد بإطلاقها.", "اتهم", "المحافظ", "المقاتلين الأكراد"),
        # an office between commas belongs to whoever is named before it
        (
            "طالبت الدكتورة منى حسن، وكيلة نقابة الأطباء، بسرعة الإفراج عن المعتقلين.",
            "طالبت",
            "منى حسن",
            "",
        ),
        # what for
        ("استدعت الوزارة السفير الفرنسي احتجاجا على تصريحات الوزير.", "استدعت", "الوزارة", "السفير الفرنسي"),
        # a masculine word beside a state that is feminine, and a thing by its participle
        ("رفضت إثيوبيا المقترح المصري بشأن السد.", "رفضت", "إثيوبيا", ""),
        ("قدم الوسطاء مقترحا جديدا إلى الحركة.", "قدم", "الوسطاء", "الحركة"),
        # what only says where, when or how often something was, and what somebody is known as
        ("قتل ثلاثة جنود في هجوم وقع في بلدة حدودية.", "قتل", "", "جنود"),
        ("قال الجيش إن طائرات قصفت ثلاث مرات ناقلات نفط.", "قصفت", "طائرات", "ناقلات نفط"),
        ("سيطر تحالف مسلح يعرف باسم «فجر الساحل» على العاصمة.", "سيطر", "تحالف مسلح", "العاصمة"),
        ("وقع بعض النواب متحالفين مع الحركة على الاتفاق.", "وقع", "النواب", ""),
        ("قال الوسيط إن الأطراف مازالت تتحاور.", "تتحاور", "الأطراف", ""),
        ("يقتتلون من أجل السيطرة على البلاد بعد أربع سنوات على إسقاط الرئيس.", "السيطرة", "", "البلاد"),
        # a list goes on behind its commas
        (
            "أعرب الوزير خلال اجتماعه أمس بوكلاء الوزارة، ومديري المناطق، والمسؤولين فيها عن شكره.",
            "خلال اجتماعه",
            "الوزير",
            "وكلاء الوزارة + مديري المناطق + المسؤولين",
        ),
        ("وقع يوم الأحد بعض الجماعات المتحاربة على اتفاق مبدئي.", "وقع", "الجماعات المتحاربة", ""),
        # whose hand a place is taken from, a town where people meet, what is handed over, what is asked of whom
        (
            "انتزعت القوات السيطرة على بلدة السرو من يد مقاتلي التنظيم.",
            "انتزعت",
            "القوات",
            "بلدة السرو + مقاتلي التنظيم",
        ),
        ("اجتمع وزير الخارجية بنظيره التركي بأنقرة.", "اجتمع", "وزير الخارجية", "نظيره التركي"),
        ("وسلمت الطائرات الثلاث إلى المسؤولين في حفل.", "سلمت", "", "المسؤولين"),
        ("أهاب الناطق بالجميع مراقبة أطفالهم.", "أهاب", "الناطق", "الجميع"),
        ("استجاب أعضاء اللجنة لاقتراح السودان استئناف الجلسة.", "استجاب", "أعضاء اللجنة", "السودان"),
        ("استبعد رئيس حزب الوطنيين الأحرار استقالة الحكومة.", "استبعد", "رئيس حزب الوطنيين الأحرار", ""),
        ("تستخدم المقاتلات في العملية التي يشنها الجيش ضد التنظيم.", "يشنها", "الجيش", "التنظيم"),
        # a verb written with hamza is no noun with an article
        ("أنهى الرئيس مهام الوزير وألحق وزارته بوزارة الصيد.", "أنهى", "الرئيس", "الوزير"),
        # who holds an office is named right behind it; those who praise him have been told before
        ("وأشاد بجهود ولي العهد الأمير سالم بن نايف في حفظ الأمن.", "أشاد", "", "ولي العهد"),
        # a relative clause ends at its comma, and the main verb goes on
        (
            "من المقرر أن يلتقي الوزير الذي يقوم بجولة في المنطقة، رئيس الحكومة سامر نجم.",
            "يلتقي",
            "الوزير",
            "سامر نجم",
        ),
        (
            "من المقرر أن يلتقي الوزير الذي يقوم بجولة في المنطقة، رئيس الحكومة سامر نجم.",
            "يقوم",
            "الوزير",
            "",
        ),
        # with whose support, and what belongs to what is struck
        (
            "تمكنت القوات بدعم من طائرات التحالف ومسلحين موالين من استعادة البلدة.",
            "دعم",
            "طائرات التحالف + مسلحين موالين",
            "",
        ),
        ("كشف مصدر عن قصف طائرات التحالف لأربعة مخازن للذخيرة.", "قصف", "طائرات التحالف", "مخازن"),
        # on which of two sides
        ("دارت اشتباكات بين الجيش من جهة ومسلحين من جهة أخرى.", "دارت", "الجيش", "مسلحين"),
        # the pronoun of إنه acts, and what a call is
        (
            "قال المركز إنه تلقى نداء استغاثة وأرسل سفينة، وإنه أجلى مصابين من البحارة.",
            "أجلى",
            "المركز",
            "مصابين",
        ),
        # whose people fighters are, and of whom كان tells
        (
            "خاضت القوات اشتباكات مع المقاتلين الحوثيين في المدينة.",
            "خاضت",
            "القوات",
            "المقاتلين الحوثيين",
        ),
        (
            "وكان مقاتلون من الحوثيين ووحدات من الجيش موالية للرئيس السابق قد استولوا على عدن.",
            "استولوا",
            "مقاتلون + وحدات من الجيش",
            "عدن",
        ),
        # armed men are men, and no quality of their arrest
        ("أعلن الجيش اعتقال المسلحين ونقلهم إلى العاصمة.", "اعتقال", "الجيش", "المسلحين"),
        ("شن التنظيم هجومين مسلحين على المدينة.", "شن", "التنظيم", "المدينة"),
        # a deed joined to another is of those who did the first, a relative clause of the body told last
        (
            "بدأ التحالف حملته بعد شهور من تقدم المقاتلين من معاقلهم واستيلائهم على صنعاء.",
            "استيلائهم",
            "المقاتلين",
            "صنعاء",
        ),
        ("قال المتحدث باسم القوات التي تقاتل الحوثيين إن القتال مستمر.", "تقاتل", "القوات", "الحوثيين"),
        # of what one points at
        ("فرضت الدولة عقوبات على أبناء هذا الشعب.", "فرضت", "الدولة", "أبناء هذا الشعب"),
        # whose a barrier is, what is destroyed entirely, adjectives with their noun, who opposes
        ("قتل جنود في غارة أميركية على حاجز للجيش في الولاية.", "قتل", "أميركية", "جنود"),
        ("اندلعت النيران في الحاجز ودمر بالكامل.", "دمر", "", ""),
        ("يشن المتمردون هجومهم السنوي الواسع النطاق على القوات.", "يشن", "المتمردون", "القوات"),
        ("استهدفت الفصائل المعارضة مواقع للجيش.", "استهدفت", "الفصائل المعارضة", "مواقع للجيش"),
        ("دعت الحكومة المعارضة إلى الحوار.", "دعت", "الحكومة", "المعارضة"),
        (
            "استهدف الهجوم الذي وقع ظهر أمس (الاثنين)، المركز الثقافي في المدينة.",
            "استهدف",
            "",
            "المركز الثقافي",
        ),
        ("خرج المرشد ليتوعد واشنطن.", "يتوعد", "المرشد", "واشنطن"),
        # who leads one side parts it from no other; what a deed led to is nobody
        (
            "تستمر المعارك بين الجيش بقيادة سالم نجم وقوات الدعم بقيادة حمدان عادل.",
            "المعارك",
            "الجيش",
            "قوات الدعم",
        ),
        ("أدى قصف نفذته القوات أمس، إلى مقتل خمسة أشخاص.", "قصف", "القوات", "أشخاص"),
        ("احتج الآلاف على اعتقال السلطات قيادات نقابية.", "اعتقال", "السلطات", "قيادات نقابية"),
        # an alliance, not "she allies"
        ("وكان تحالف معارض للرئيس دعا أنصاره إلى التظاهر.", "دعا", "تحالف معارض", "أنصاره"),
    ],
)
def test_each_deed_keeps_its_own_parties(text: str, trigger: str, actors: str, recipients: str) -> None:
    assert parties_at(text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "رفضت إثيوبيا مقترحا مصريا بشأن ملء السد.",
        "رفضت إثيوبيا مقترحا من مصر بشأن ملء السد.",
    ],
)
def test_who_refuses_a_proposal_does_not_make_it(text: str) -> None:
    assert [e.type for e in isnad.annotate(text).events] == ["REJECT"]


def test_what_is_feared_has_not_happened_and_befalls_those_its_pronoun_means() -> None:
    text = "وصلت تعزيزات من قوات الأمن إلى محيط الوزارة خوفا من مهاجمتها من قبل محتجين."
    feared = event_at(text, "مهاجمتها")
    assert feared.factuality == "conditional"
    assert [p.text for p in feared.actors] == ["محتجين"]
    assert [p.text for p in feared.recipients] == ["الوزارة"]


def test_an_appeal_at_law_is_no_stabbing() -> None:
    told = isnad.annotate("قدم محامو الموقوفين طعنا أمام محكمة النقض، والحكم قابل للطعن.").events
    assert [e.type for e in told] == ["REJECT"]


def test_the_object_of_a_verbal_noun_in_nun_is_its_own() -> None:
    told = event_at("طالب المجلس بتأمين الحماية للسكان.", "طالب")
    assert told.recipients == []


def test_a_state_after_the_town_in_it_says_where_people_meet() -> None:
    met = event_at("دعت المنظمة الأطراف للاجتماع في مدينة الصخيرات بالمغرب.", "للاجتماع")
    assert "المغرب" not in {p.text for p in met.recipients}
    assert met.place is not None
    assert met.place.text == "مدينة الصخيرات"


def test_the_day_since_which_something_lasts_is_no_day_of_what_goes_on_since() -> None:
    killed = event_at("قتل أكثر من 6500 شخص منذ اندلاع الحرب في شرق البلاد في أبريل من العام الماضي.", "قتل")
    assert killed.date is None


def test_who_attacks_with_words_attacks_nobody() -> None:
    text = "هاجم رئيس الحركة إيلي سمعان خصومه، مشيرا إلى أنهم يعرقلون الحكم."
    assert event_at(text, "هاجم").type == "ACCUSE"
    assert event_at("هاجم الجيش القرية، مشيرا إلى أن فيها مسلحين.", "هاجم").type == "ASSAULT"


def test_a_further_demand_is_not_refused_with_what_stands_before_it() -> None:
    text = "ترفض مصر أن يعمل المكتب وحده، ويطالب المكتب بأن تحدد له مهام."
    assert event_at(text, "يطالب").factuality == "asserted"


@pytest.mark.parametrize(
    "text",
    [
        "قامت الفرقة بانتشال الجثة وتسليم حادث السيارة للشرطة.",
        "ما زال المدير يحتفظ بفكرة السفر.",
    ],
)
def test_neither_an_idea_nor_an_accident_is_held_or_let_go(text: str) -> None:
    assert isnad.annotate(text).events == []


def test_a_district_called_qada_is_not_done_away_with() -> None:
    told = isnad.annotate("قصف الطيران مواقع غربي قضاء مخمور وعلى الطريق بين البلدتين.").events
    assert [e.frame for e in told] == ["assault.shell"]


def test_a_curfew_after_a_seizure_is_an_act_of_its_own() -> None:
    told = isnad.annotate("وهذه أول مرة يفرض حظر التجوال بعد سيطرة التنظيم على المدينة.").events
    assert [e.frame for e in told] == ["coerce.curfew", "coerce.seize-territory"]


def test_those_killed_when_they_were_targeted_are_not_who_did_it() -> None:
    told = event_at("قال المرصد إن المصور قتل مع ثلاثة عناصر بينهم ضابطان جراء استهدافهم في الحي.", "قتل")
    assert told.actors == []
    assert [p.text for p in told.recipients] == ["المصور"]


def test_lorries_are_seized_and_not_abducted() -> None:
    assert event_at("احتجز الحوثيون 16 شاحنة محملة بالدقيق.", "احتجز").frame == "coerce.seize-property"
    assert event_at("احتجز الحوثيون 16 سائقا.", "احتجز").frame == "assault.abduct"


@pytest.mark.parametrize(
    "text",
    [
        "شردت الكوارث الطبيعية الملايين.",
        "ضربت موجات الطقس الحاد هايتي وكوبا.",
        "أجبر آلاف السكان على الفرار من بيوتهم بسبب الفيضانات.",
        "ضربت القوات خندقا أمنيا حول المدينة.",
    ],
)
def test_neither_nature_nor_a_ditch_is_violence(text: str) -> None:
    assert isnad.annotate(text).events == []


def test_what_is_quoted_has_no_subject_outside_its_marks() -> None:
    told = event_at('قال زامود "النزوح في ازدياد ويهدد بأن يصير أسوأ".', "يهدد")
    assert told.actors == []


def test_who_comments_suspends_nothing() -> None:
    told = isnad.annotate("علق الوزير على تصريح المرشد حول اتفاق الدول مع إيران.").events
    assert "SANCTION" not in {e.type for e in told}


def test_what_a_government_forbids_for_fear_of_an_epidemic_is_its_act() -> None:
    assert event_at("فرضت الحكومة قيودا على السفر بسبب الوباء.", "فرضت").type == "COERCE"


def test_lies_that_are_spread_are_no_troops() -> None:
    told = isnad.annotate("اتهم الجيش مجموعات تابعة للقوات بنشر أكاذيب.").events
    assert [e.type for e in told] == ["ACCUSE"]
