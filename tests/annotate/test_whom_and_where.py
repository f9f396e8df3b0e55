"""Whom an event befell and where it was, beyond the words right beside its trigger."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event


def event(text: str, trigger: str) -> Event:
    found = isnad.annotate(text, published="2024-03-15").events
    return next(e for e in found if f" {e.text}".rfind(f" {trigger}") >= 0)


def recipient_of(text: str, trigger: str) -> str | None:
    found = event(text, trigger).recipient
    return found.text if found else None


def place_of(text: str, trigger: str) -> str | None:
    found = event(text, trigger).place
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        # who is asked need be no person, but is no deed
        ("وطلبت الهيئة من السفن العابرة توخي الحذر.", "طلبت", "السفن العابرة"),
        ("ناشدت الوزارة وسائل الإعلام تحري الدقة.", "ناشدت", "وسائل الإعلام"),
        ('دعت البعثة "كل الشركاء إلى ضبط النفس والتهدئة".', "دعت", "الشركاء"),
        ("تابعت اللجان عملها، مناشدة الطرفين فتح ممر آمن.", "مناشدة", "الطرفين"),
        # those of whom somebody is none, or one
        ("لم يحتجز خفر السواحل أحداً من الصيادين.", "يحتجز", "الصيادين"),
        ("قالت الوزارة إنها لم توقف أحدا.", "توقف", None),
        # a pronoun that takes up what stands before its verb
        ("وصل سجناء أفرجت عنهم السلطات، في أول خطوة من نوعها.", "أفرجت", "سجناء"),
        ("كشفت المحامية مصير الناشطة بعد اختطافها في طرابلس.", "اختطافها", "الناشطة"),
        ("غضب بعد وفاة شاب في الرابعة والعشرين من العمر أثناء احتجازه.", "احتجازه", "شاب"),
        # behind كان and an insert
        ("كان بائع السمك، العامل في سوق الميناء، قد اعتقل ليل الأحد.", "اعتقل", "بائع السمك"),
        # how many of them, whatever words say so
        ("اعتقلت الشرطة ما لا يقل عن عشرة طلاب.", "اعتقلت", "طلاب"),
        ("أوقفت المصالح الأمنية ما يقارب 30 متظاهرا.", "أوقفت", "متظاهرا"),
        ("قالت الوزارة إن أربعة مدنيين قتلوا وأصيب خمسة.", "قتلوا", "مدنيين"),
        # to whom something befell, by the noun that says so
        ("نفت وزارة الداخلية تعرض الموقوف للتعذيب.", "تعرض", "الموقوف"),
        ("أثارت وفاة شاب غضبا بعد أنباء عن تعرضه للتعذيب.", "تعرضه", "شاب"),
        # what force is for names whom it hits, and is no recipient itself
        ("أطلقت الشرطة الغاز المسيل للدموع لتفريق محتجين في المدينة.", "أطلقت", "محتجين"),
        # an adjective of the body is nobody, nor is whom a thing asked for is to be done to
        ("طالب النواب بتشكيل لجنة تحقيق برلمانية.", "طالب", None),
        ("أمر القاضي بعرض الجثة على طبيب شرعي.", "أمر", None),
        # what stands beside a name is no party
        ("فرضت وزارة الخزانة عقوبات على «بنك الرمال» ومقره دمشق.", "فرضت", "بنك الرمال"),
        ("وعد الوالي، في تصريح لإذاعة الساحل، بفتح الطريق.", "وعد", None),
        ("تعهد الوزير، خلال مؤتمر صحفي، بدفع 200 ألف دينار، قائلا إن المبلغ جاهز.", "تعهد", None),
        # against whom a threat is
        ("هدد المسلحون بطرد المفتشين من الموقع.", "هدد", "المفتشين"),
        ("هددت النقابة بالإضراب إذا لم تستجب الوزارة لمطالبها.", "هددت", "الوزارة"),
        ("هدد التجار بإغلاق الطريق الوطنية.", "هدد", None),
        # whom a strike hit
        ("قُتل 14 مدنيا وأصيب 37 آخرون، صباح الثلاثاء، في قصف مدفعي طال السوق الكبير.", "قصف", "مدنيا"),
        ("استشهاد الأسير محمد حمدان في السجن.", "استشهاد", "محمد حمدان"),
        # roads and crossings are where it happens, buildings are stormed
        ("قطع المحتجون الطريق المؤدي إلى الميناء.", "قطع", None),
        ("أغلقت السلطات معبر الجنوب الحدودي.", "أغلقت", None),
        ("قصفت المدفعية تجمعا للنازحين.", "قصفت", "تجمعا للنازحين"),
    ],
)  # fmt: skip
def test_whom_an_event_befell(text: str, trigger: str, recipient: str | None) -> None:
    assert recipient_of(text, trigger) == recipient


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # a distance, where it is the act's and not a town's
        ("فتح مسلحون النار على قافلة، على بعد 40 كيلومترا من معبر الرمال.", "فتح", "معبر الرمال"),
        ("اندلعت اشتباكات في بلدة الرمادي الواقعة على بعد 100 كيلومتر من بغداد.", "اشتباكات", "بلدة الرمادي"),
        # a pronoun
        ("لم يكد سوق عرسال يغلق أبوابه حتى دوّى فيه انفجار.", "دوّى", "سوق عرسال"),
        # between a verb and its object
        ("أعلنت القوى الوطنية في محافظة طوباس الحداد والإضراب الشامل.", "الإضراب", "محافظة طوباس"),
        # what the clause on an act says it shook, or that saw it
        ("قال الناطق إن المواجهات التي هزت العجيلات أوقعت قتلى.", "المواجهات", "العجيلات"),
        ("شهدت مدينة بعقوبة هجوما بقذائف الهاون.", "شهدت", "مدينة بعقوبة"),
        # a site beside the act, the outskirts of what no list has, the province around
        ("ارتفع عدد قتلى مجزرة السوق إلى 21.", "مجزرة", "السوق"),
        ("قُتل ثلاثة في الهجوم الذي وقع الثلاثاء بضواحي تيرمان.", "قُتل", "تيرمان"),
        # the town that strikes
        ("طوباس أضربت اليوم حدادا على الشهداء.", "أضربت", "طوباس"),
        # past a name that is only told
        ("تعرضت سفينة تدعى «لؤلؤة البحر» لهجوم قبالة سواحل عدن.", "تعرضت", "عدن"),
        # no place: any school, and what talks are about
        ("أصابت قذيفة مدرسة.", "أصابت", None),
        ("بحث الوزير مع المبعوث فكرة هدنة إنسانية في اليمن.", "بحث", None),
    ],
)  # fmt: skip
def test_where_an_event_was(text: str, trigger: str, place: str | None) -> None:
    assert place_of(text, trigger) == place


def test_what_somebody_suffered_in_an_act_is_that_act() -> None:
    events = isnad.annotate(
        "قُتل 14 مدنيا وأصيب 37 آخرون، صباح الثلاثاء، في قصف مدفعي طال السوق الكبير."
    ).events
    assert [e.text for e in events] == ["قُتل 14 مدنيا وأصيب 37 آخرون، صباح الثلاثاء، في قصف مدفعي"]
    assert events[0].deaths
    assert events[0].deaths.low == 14
    assert events[0].injured
    assert events[0].injured.low == 37


def test_what_an_act_brought_about_later_in_its_clause_is_that_act() -> None:
    events = isnad.annotate("ذكر الناطق أن المواجهات التي هزت المدينة مساء الجمعة خلفت أربعة قتلى.").events
    assert [e.text for e in events] == ["المواجهات"]
    assert events[0].deaths
    assert events[0].deaths.low == 4


def test_a_toll_apart_from_its_noun_is_that_of_the_act() -> None:
    text = "ارتفع إلى أربعة عدد قتلى الهجوم على السفينة."
    found = event(text, "الهجوم")
    assert found.deaths
    assert found.deaths.low == 4


def test_whom_gunmen_lead_away_is_abducted() -> None:
    assert event("اقتاد مسلحون مجهولون أربعة سائقين إلى الغابة.", "اقتاد").type == "ASSAULT"
    assert event("اقتادت الشرطة أربعة مشتبه فيهم إلى المركز.", "اقتادت").type == "COERCE"


def test_a_raid_in_which_people_are_killed_is_an_assault() -> None:
    text = "استشهد شابان برصاص الجيش، فجر اليوم، خلال اقتحام مدينة طوباس."
    assert event(text, "اقتحام").type == "ASSAULT"
    assert event("نفذت الشرطة عملية اقتحام لمبنى وسط العاصمة.", "اقتحام").type == "COERCE"


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("نفى مصدر ادعاءات عن قيام وحدات من الجيش بقصف تجمع للنازحين.", "قصف", "وحدات من الجيش"),
        ("أوقفت دورية من شعبة المعلومات شقيق المشتبه فيه.", "أوقفت", "دورية من شعبة المعلومات"),
        ("أكد نائب الرئيس، خلال استقباله في مكتبه وفدا أوروبيا، أهمية الحوار.", "خلال استقباله", "وفدا أوروبيا"),
        ("هددت طهران بطرد المفتشين بعد اعتقال قبطان السفينة.", "اعتقال", None),
    ],
)  # fmt: skip
def test_who_undertakes_an_act(text: str, trigger: str, actor: str | None) -> None:
    found = event(text, trigger).actor
    assert (found.text if found else None) == actor


def test_an_operation_was_where_it_reached() -> None:
    assert place_of("أصيب ثلاثة في غارات طاولت فجر الاثنين مدينة النبطية.", "غارات") == "مدينة النبطية"


def test_the_name_behind_a_common_noun_is_whom_a_deed_befell() -> None:
    text = "أقدمت ميليشيات الانقلاب على اختطاف المناضل المنذر الوسلاتي رئيس حركة الميثاق من أمام منزله."
    assert recipient_of(text, "اختطاف") == "المنذر الوسلاتي"


def test_a_number_is_nobody_that_an_act_befell() -> None:
    burnt = event("أُحرقت ثلاث شاحنات من أصل نحو اثنتي عشرة كانت متجهة إلى باماكو.", "أُحرقت")
    assert [p.text for p in burnt.recipients] == ["شاحنات"]


def test_stones_and_tyres_of_protesters_are_part_of_the_protest() -> None:
    text = "فرقت الشرطة محتجين رشقوها بالحجارة وأضرموا النار في إطارات."
    assert [e.type for e in isnad.annotate(text).events] == ["ASSAULT", "PROTEST", "PROTEST"]
    assert [e.type for e in isnad.annotate("رشق شبان دورية الجيش بالحجارة.").events] == ["ASSAULT"]


def test_who_is_stopped_from_working_is_not_arrested() -> None:
    assert event("أوقفت الوزارة عن العمل أربعة من أفراد المفوضية.", "أوقفت").type == "SANCTION"
    assert event("أوقفت الشرطة أربعة من أفراد العصابة.", "أوقفت").type == "COERCE"


def test_to_order_an_inquiry_is_a_demand_and_what_is_demanded() -> None:
    found = isnad.annotate("أمرت النيابة العامة بفتح تحقيق في الحادث.").events
    assert [(e.type, e.factuality) for e in found][:2] == [("REQUEST", "asserted"), ("ACCUSE", "demanded")]


def test_a_cause_of_protests_explodes_nothing() -> None:
    assert "ASSAULT" not in {e.type for e in isnad.annotate("فجّر القرار احتجاجات واسعة في المدن.").events}
