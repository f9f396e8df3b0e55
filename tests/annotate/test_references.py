"""Who is meant by capitals that act, countries by their epithets, an article's own outlet, short forms at home, and pronouns on nouns."""

from __future__ import annotations

import pytest

import isnad
from annotated import entity, mentions

JORDAN = "دعا الأردن إلى التهدئة، وقال البرلمان الأردني في عمّان إن الحكومة الأردنية موافقة. "
SYRIA = "قصف الجيش السوري بلدة في سوريا، وقالت وزارة الدفاع السورية في دمشق إن المعارضة السورية انسحبت. "
PALESTINE = "قالت وزارة الصحة الفلسطينية في رام الله إن الجيش الإسرائيلي اقتحم جنين ونابلس وطوباس والخليل. "
MOROCCO = "قالت الحكومة المغربية في الرباط إن البرلمان المغربي صوت، وأكد المغرب دعمه. "
LIBYA = "قالت الحكومة الليبية في طرابلس إن بنغازي وسرت ومصراتة هادئة. "


@pytest.mark.parametrize(
    ("text", "body", "expected"),
    [
        ("قال المتحدث باسم الجيش الإسرائيلي إن القوة انسحبت.", "الجيش الإسرائيلي", "isr.army"),
        ("قال المتحدث باسم الخارجية الإيرانية إن الوفد وصل.", "الخارجية الإيرانية", "irn.foreign-ministry"),
        ("استقبل رئيس هيئة قناة السويس وفدا أمس.", "هيئة قناة السويس", "egy.suez-canal-authority"),
    ],
)
def test_the_body_that_an_office_is_of_is_a_mention(text: str, body: str, expected: str) -> None:
    assert entity(text, body) == expected


def test_the_kingdom_is_the_one_that_the_article_speaks_of() -> None:
    assert entity(JORDAN + "ورحبت المملكة بالاتفاق.", "المملكة") == "jor"
    assert entity(MOROCCO + "ورحبت المملكة بالاتفاق.", "المملكة") == "mar"
    assert "المملكة" not in mentions("زار الوزير المملكة المتحدة أمس.")


def test_a_body_is_of_the_kingdom_that_an_article_calls_so_wherever_its_story_is_set() -> None:
    text = (
        "بحثت وزارة الخارجية الهدنة في اليمن. وعبرت السعودية عن ترحيب المملكة بالاتفاق بين الحكومة اليمنية والحوثيين في صنعاء، "
        "وقالت المملكة إنها تدعم اليمن."
    )
    assert entity(text, "وزارة الخارجية") == "sau.foreign-ministry"


def test_an_article_in_egyptian_spelling_is_at_home_in_egypt() -> None:
    text = (
        "نفى مصدر بوزارة الخارجية ما نشر فى الصحف. وقال إن الوفد السودانى فى القاهرة، وإن مصر تدعم السودان فى محنته، "
        "وإن المحادثات فى مصر مستمرة."
    )
    assert entity(text, "وزارة الخارجية") == "egy.foreign-ministry"


@pytest.mark.parametrize(
    ("text", "capital", "government"),
    [
        ("وتحدثت عن مقابل مالي نفته واشنطن.", "واشنطن", True),
        ("استؤنفت العلاقات مع دمشق.", "دمشق", True),
        ("جرت محادثات بين واشنطن وطهران.", "طهران", True),
        ("وصل وفد من بغداد أمس.", "بغداد", True),
        ("باماكو تستدعي سفيرها لدى باريس.", "باماكو", True),
        ("وصل الوزير إلى واشنطن.", "واشنطن", False),
        ("استضافت دمشق الاجتماع.", "دمشق", False),
        ("غادرت الطائرة بغداد أمس.", "بغداد", False),
    ],
)
def test_a_capital_that_acts_is_its_government(text: str, capital: str, government: bool) -> None:
    assert (entity(text, capital) or "").endswith(".government") == government


def test_the_articles_outlet_is_known_where_the_text_names_it() -> None:
    text = "بغداد/ المرساة\nقال مصدر في الشرطة لـ«المرساة» إن الطريق مفتوح. وقال آخر للمرساة: لا جديد."
    found = [
        m.text for m in isnad.annotate(text, outlet="صحيفة المرساة").mentions if m.entity == "name:المرساه"
    ]
    assert len(found) == 3


def test_a_word_that_is_an_outlets_name_too_is_not_taken_for_it() -> None:
    outlet = "وكالة الجسر العراقية"
    found = isnad.annotate("قال مصدر لوكالة الجسر العراقية إن الجسر مغلق.", outlet=outlet).mentions
    assert [m.text for m in found if m.sector == "JRN"] == [outlet]


def test_a_short_form_stands_alone_where_the_article_is_at_home() -> None:
    assert (
        entity(PALESTINE + "وقال نادي الأسير إن العدد ارتفع.", "نادي الأسير")
        == "pse.palestinian-prisoners-club"
    )
    assert entity(MOROCCO + "وطوقت القوات المساعدة الساحة.", "القوات المساعدة") == "mar.auxiliary-forces"
    abroad = mentions(SYRIA + "وطوقت القوات المساعدة الساحة.")
    assert "القوات المساعدة" not in abroad
    assert abroad["القوات"].entity == "syr.saa"


def test_a_title_with_a_nationality_is_the_holder_named_before() -> None:
    text = "تحادث وزير الخارجية الإيراني مع نظيره القطري. ودعا الوزير القطري إلى التهدئة."
    assert entity(text, "الوزير القطري") == "qat.foreign-minister"


def test_the_ministry_is_that_of_the_minister_named_last() -> None:
    text = "تعهد وزير الداخلية الليبي بذلك في كلمة بثتها منصة الوزارة."
    assert entity(text, "الوزارة") == "lby.interior-ministry"


def test_a_body_is_known_by_its_members_pronoun_and_in_the_title() -> None:
    text = "النقابة تقرر الإضراب\nقال رئيس النقابة الوطنية للبحارة إدريس سالم إن نقابته ستضرب."
    name = entity(text, "النقابة الوطنية للبحارة")
    assert name is not None
    assert entity(text, "نقابته") == entity(text, "النقابة") == name


def test_the_ambassador_of_a_state_is_known_by_its_pronoun() -> None:
    assert entity("استدعت الحكومة العراقية سفيرها لدى الجزائر.", "سفيرها") == "irq.ambassador"


def test_letters_in_brackets_after_a_body_are_it() -> None:
    text = "قالت المنظمة الدولية للهجرة (IOM) إن الأسر نزحت. وأضافت IOM أن العدد ارتفع."
    assert [m.entity for m in isnad.annotate(text).mentions if m.text == "IOM"] == ["igo.iom", "igo.iom"]


def test_an_honorific_is_a_mention_of_the_dignitary() -> None:
    text = "زار وزير الصحة سالم المرزوقي مدينة عدن. وقال معاليه إن العمل مستمر."
    assert entity(text, "معاليه") == entity(text, "سالم المرزوقي")


@pytest.mark.parametrize(
    "text",
    [
        "ساعد ذلك في القضاء على الفساد.",
        "عاد الأمن والاستقرار إلى المدن.",
        "قدم المطعم السلطة والخبز.",
        "جولاته الخارجية كثيرة.",
    ],
)
def test_an_everyday_word_is_no_body_of_a_state(text: str) -> None:
    found = mentions(JORDAN + text)
    assert not {"القضاء", "الأمن", "السلطة", "الخارجية"} & found.keys()


def test_the_regime_is_the_one_that_the_article_names() -> None:
    text = "قصفت قوات النظام السوري البلدة. وقتلت قذائف النظام مدنيين. ويحتاج هذا النظام الصحي إلى دعم."
    found = [m.entity for m in isnad.annotate(text).mentions if m.text == "النظام" and m.entity]
    assert found == ["syr.government"]


def test_the_occupation_acts_in_an_article_of_palestine() -> None:
    assert entity(PALESTINE + "وأصيب فتى برصاص الاحتلال.", "الاحتلال") == "isr.government"
    assert "الاحتلال" not in mentions(PALESTINE + "وطالب بإنهاء الاحتلال.")


def test_forces_of_a_nationality_are_its_army() -> None:
    assert entity("اقتحمت قوات إسرائيلية المخيم.", "قوات إسرائيلية") == "isr.army"


def test_amman_in_a_dateline_is_the_capital_and_oman_has_its_vowel() -> None:
    text = "عمان 11 آذار (وكالة الشعلة)- قالت الحكومة الأردنية إن الأردن يرحب."
    assert (entity(text, "عمان") or "").startswith("jor")
    assert entity("قالت إيران إن عُمان توسطت، وشكرت الأردن والحكومة الأردنية.", "عُمان") == "omn"


def test_a_paper_of_a_name_that_several_have_is_that_of_the_articles_country() -> None:
    assert entity("قالت صحيفة «الوطن» إن الجيش السوري تقدم في سوريا.", "صحيفة «الوطن»") == "out.alwatan-sy"
    assert entity("قالت صحيفة «الوطن» إن المطر نزل.", "صحيفة «الوطن»") == "name:الوطن"


def test_where_somebody_was_born_is_not_muscat() -> None:
    found = mentions("عاد إلى مسقط رأسه في تكريت.")
    assert {name: m.entity for name, m in found.items()} == {"تكريت": "irq.tikrit"}


def test_a_small_place_is_not_looked_for_in_a_country_of_which_nothing_is_said() -> None:
    assert entity(LIBYA + "وسقطت قذيفة في حي الزهراء.", "حي الزهراء") == "name:حي-الزهراء"
    assert entity(SYRIA + "وفي حمص سقطت قذيفة في حي الزهراء.", "حي الزهراء") == "syr.zahra-homs"


def test_a_body_by_description_and_its_short_form_are_one() -> None:
    text = "ذكرت قيادة شرطة المحافظة أن الطريق مفتوح. وأضافت القيادة أن الحركة عادية."
    name = entity(text, "قيادة شرطة المحافظة")
    assert name is not None
    assert entity(text, "القيادة") == name


def test_a_partisan_word_needs_its_body_or_country() -> None:
    assert "الخوارج" not in mentions("وصف الخوارج ذلك بأنه فتنة.")


def test_a_ministry_is_known_in_a_headline_by_its_field() -> None:
    text = "الكهرباء تمدد المهلة\nقالت وزارة الكهرباء العراقية إن الإصلاح مستمر."
    assert entity(text, "الكهرباء") == "irq.electricity-ministry"
