"""Whose act an event is, where the text has named the doer before, or only governs, accuses or hints at it."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event


def events(text: str) -> list[Event]:
    return isnad.annotate(text, published="2024-03-15").events


def actor_of(text: str, trigger: str) -> str | None:
    found = next(e for e in events(text) if e.text.startswith(trigger))
    return found.actor.text if found.actor else None


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        # a verb joined by و or ثم
        ("داهم الجنود الحي ثم فجّروا بيتا فيه.", "فجّروا", "الجنود"),
        ("أوقف الجنود سبعة أشخاص وصادروا بندقيتين.", "صادروا", "الجنود"),
        # after قبل أن، من دون أن
        ("خطف مسلحون سائق الحافلة قبل أن يحرقوا الحافلة.", "يحرقوا", "مسلحون"),
        ("دخل المسلحون القرية من دون أن يعتقلوا أحدا.", "يعتقلوا", "المسلحون"),
        # an أن clause of an act of one's own, and the pronoun of إنه
        ("نفت قوات الدعم السريع أن تكون قد قصفت السوق.", "قصفت", "قوات الدعم السريع"),
        ("قال الجيش اللبناني إنه فتح تحقيقا في ملابسات الحادث.", "فتح", "الجيش اللبناني"),
        # the topic of a clause, past its own phrases and inserts
        ("أفاد شهود بأن قوة كبيرة معززة بجرافة عسكرية اقتحمت المخيم.", "اقتحمت", "قوة كبيرة معززة"),
        (
            "زعم الجيش، في تغريدة نشرها صباح الخميس على حسابه، أنه فكّك خلية كانت تخطط للهجوم.",
            "فكّك",
            "الجيش",
        ),
        # what somebody adds of themselves
        (
            "قال الجيش إن مسلحين هاجموا القرية قبل أن يفروا، مضيفا أنه دفع بتعزيزات إلى الحدود.",
            "دفع",
            "الجيش",
        ),
        ("قال الوزير إن الجيش نشر كتيبة في المنطقة.", "نشر", "الجيش"),
        # a verbal noun that a verb governs
        ("أعلن الدرك الوطني، أمس الخميس، اعتقال ثلاثة أشخاص.", "اعتقال", "الدرك الوطني"),
        (
            "تعهد وزير الداخلية، في كلمة بثتها القناة الرسمية، بإعادة فتح معبر رأس جدير.",
            "إعادة فتح",
            "وزير الداخلية",
        ),
        ("قال الشهود إن القوة دخلت المخيم لتوقيف مطلوبين.", "توقيف", "القوة"),
        ("دعت الوزارة السلطات اللبنانية إلى توقيف مطلقي الصواريخ.", "توقيف", "السلطات اللبنانية"),
        (
            "أوضح المصدر أن المهاجمين، الذين كانوا على متن دراجات نارية، أضرموا النار في شاحنات.",
            "أضرموا",
            "المهاجمين",
        ),
        ("عزلت إدارة السجن خمسة من المضربين وصادرت الملح.", "صادرت", "إدارة السجن"),
        ("الأردن يدين اقتحام المدينة ويعلن تسيير قافلة مساعدات.", "تسيير", "الأردن"),
        ("أنهى محتجون، الأحد، اعتصامهم عند بوابة الحقل.", "اعتصامهم", "محتجون"),
        ("نفى مصدر عسكري استهداف قواتنا سفينة قبالة الساحل.", "استهداف", "قواتنا"),
        ('قال المتحدث سالم العبيدي: "لم نعتقل أحدا حتى الساعة".', "نعتقل", "سالم العبيدي"),
        ("رحبت الحكومة اليمنية بالتعهد، داعية المانحين إلى الوفاء به.", "داعية", "الحكومة اليمنية"),
        ("نظم الأهالي مسيرة في البلدة، فهاجمتهم قوات الأمن بالغاز.", "هاجمتهم", "قوات الأمن"),
        ("دخلت القوات واعتقلت ثلاثة من أبنائها.", "اعتقلت", "القوات"),
        ("قال الدبلوماسي إن عُمان تحفظت على مشروع القرار.", "تحفظت", "عُمان"),
        ("استدعت الكويت القائم بالأعمال الإيراني وسلمته مذكرة احتجاج.", "سلمته", "الكويت"),
        ("نفّذ العشرات من الأهالي أمس اعتصاما في البلدة.", "نفّذ", "الأهالي"),
        # whose weapon
        ("قذائف الجيش السوري قتلت سبعة نازحين في إدلب.", "قتلت", "الجيش السوري"),
        ("قُتل راع برصاص قناص في الوادي.", "قُتل", "قناص"),
        # force told a second time by what came of it
        ("قُتل سائقان عندما فتح مسلحون مجهولون النار على قافلة قرب المعبر.", "قُتل", "مسلحون مجهولون"),
    ],
)
def test_the_doer_is_found_where_the_sentence_has_named_him(text: str, trigger: str, actor: str) -> None:
    assert actor_of(text, trigger) == actor


@pytest.mark.parametrize(
    "text",
    [
        "تعرض الموقع لهجوم ليلا. واتهم الجيش المالي جماعة أنصار الوادي بتدبير الهجوم.",
        "تعرض الموقع لهجوم ليلا. ونسب الجيش المالي الهجوم إلى جماعة أنصار الوادي.",
    ],
)
def test_who_is_accused_of_an_attack_is_its_alleged_actor(text: str) -> None:
    attack = events(text)[-1]

    assert attack.text == "الهجوم"
    assert attack.actor is not None
    assert "أنصار الوادي" in attack.actor.text
    assert attack.alleged


def test_a_told_actor_is_not_alleged() -> None:
    (attack,) = (e for e in events("شن مسلحون هجوما على الموقع فجر أمس.") if e.type == "ASSAULT")

    assert attack.actor is not None
    assert not attack.alleged


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("اعتُقل الرجل الذي أوقف في الميناء، ثم هدد النقيب بالإضراب.", "اعتُقل"),
        ("وصل الوفد، واعتقلت ثلاثة أشخاص.", "اعتقلت"),
    ],
)
def test_nobody_is_named_where_nothing_agrees(text: str, trigger: str) -> None:
    assert actor_of(text, trigger) is None


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("إصابة شاب واعتقال ستة في اقتحام للمخيم.", "إصابة", "شاب"),
        ("شهد الاتفاق إطلاق نحو 900 أسير خلال ثلاثة أيام.", "إطلاق", "أسير"),
        (
            "تحدث المحافظ خلال لقائه، أمس، ممثلي منظمات دولية في مقر المحافظة.",
            "خلال لقائه",
            "ممثلي منظمات دولية",
        ),
    ],
)
def test_whom_a_verbal_noun_is_done_to(text: str, trigger: str, recipient: str) -> None:
    found = next(e for e in events(text) if e.text.startswith(trigger))

    assert found.recipient is not None
    assert found.recipient.text == recipient


def test_the_day_of_a_charge_is_not_that_of_the_act() -> None:
    text = "اتهم المرصد، اليوم الجمعة، قوات النظام السوري بقصف المخيم."

    assert next(e for e in events(text) if e.type == "ASSAULT").date is None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("المخا: مقتل بحارين في اعتداء على سفينة قمح.", "مقتل", "المخا"),
        ("إصابة شاب في اقتحام لمخيم الفارعة.", "إصابة", "مخيم الفارعة"),
        ("أصيب شاب حين توغلت قوة في مخيم الفارعة.", "أصيب", "مخيم الفارعة"),
        ("أطلق ملثمون النار على الحاجز.", "أطلق", "الحاجز"),
        ("أعلنت الوزارة إعادة فتح معبر رأس جدير.", "إعادة فتح", "معبر رأس جدير"),
        (
            "اندلعت اشتباكات وسط مدينة العجيلات، الواقعة على بعد 80 كيلومترا إلى الغرب من العاصمة طرابلس.",
            "اشتباكات",
            "مدينة العجيلات",
        ),
    ],
)
def test_where_an_act_was(text: str, trigger: str, place: str) -> None:
    found = next(e for e in events(text) if e.text.startswith(trigger))

    assert found.place is not None
    assert found.place.text == place


def test_verbs_joined_one_after_another_are_read_in_finite_time() -> None:
    text = (
        "هاجم المسلحون القرية وقتل وجرح وأصاب الرصاص ودمر وأحرق القصف المنازل، وأعلن وأكد وأضاف البيان ذلك."
    )

    assert events(text)


def test_who_sets_about_an_act_does_it() -> None:
    assert actor_of("عمدت القوات إلى قصف القرية.", "قصف") == "القوات"


def test_a_parenthesis_that_nothing_closes_hides_nobody() -> None:
    text = "قصفت (فجرا قوات الجيش السوداني مخازن للسلاح."
    assert actor_of(text, "قصفت") == "قوات الجيش السوداني"


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        # a joined verb behind a time
        ("هاجمت العصابات التي قطعت الطريق القافلة الأسبوع الماضي وقتلت السائقين.", "قتلت", "العصابات"),
        # a pronoun that cannot mean the head of its clause
        ("قال المحامي إن القوة التي تحتجزهم عذبت اثنين منهم.", "تحتجزهم", "القوة"),
    ],
)
def test_who_did_it_stays_with_what_is_told_next(text: str, trigger: str, actor: str) -> None:
    assert actor_of(text, trigger) == actor


def test_what_the_people_of_a_place_close_is_closed_in_protest() -> None:
    found = {e.text: e.type for e in events("هدد أعيان القبائل بإغلاق حقل الفيل النفطي.")}
    assert found["إغلاق"] == "PROTEST"


def test_stones_thrown_in_a_protest_are_a_riot_and_no_assault_with_simple_weapons() -> None:
    (riot,) = [e for e in events("رشق المتظاهرون الشرطة بالحجارة.") if e.type == "PROTEST"]
    assert riot.mode == "riot"


def test_the_words_of_an_act_begin_with_what_is_told_of_its_outcome() -> None:
    (clash,) = [e for e in events("قُتل خمسة أشخاص في اشتباكات قرب البلدة.") if e.type == "ASSAULT"]
    assert clash.text == "قُتل خمسة أشخاص في اشتباكات"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("أعلن الوزير أن جولة ثانية من المحادثات ستعقد في يناير المقبل.", "جولة"),
        ("رحب الحزب بقرار القيادة العامة نشر كتيبة حول الحقل.", "نشر"),
    ],
)
def test_what_is_to_be_held_or_was_decided_is_planned(text: str, trigger: str) -> None:
    assert next(e for e in events(text) if e.text.startswith(trigger)).factuality == "planned"


def test_reviewers_attack_in_words() -> None:
    assert events("هاجم نقاد العمل بسبب جرعة العنف.") == []


def test_who_tells_of_a_deed_is_not_who_does_it() -> None:
    text = "قالت المصادر إن المقاومة مستمرة في تمشيط المناطق."
    assert actor_of(text, "تمشيط") == "المقاومة"
