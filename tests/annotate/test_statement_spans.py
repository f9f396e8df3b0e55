"""Statements: where what is said ends, and where the next report begins."""

from __future__ import annotations

import pytest

import isnad


def said(text: str) -> list[tuple[str, str]]:
    """Speaker and content of each statement, in text order."""
    return [(s.chain[-1].text, s.text) for s in isnad.annotate(text, published="2024-03-14").statements]


def contents(text: str) -> list[str]:
    return [content for _, content in said(text)]


@pytest.mark.parametrize(
    "manner",
    [
        "حسب الرغبة",
        "وفق الخطة المعتمدة",
        "بحسب حجم الشحنة",
        "وفق جدول زمني محدد",
        "حسب ما خطط له",
        "بحسب موقعها",
    ],
)
def test_a_manner_is_no_source_and_stays_in_the_content(manner: str) -> None:
    assert contents(f"أوضح المدير سالم النعيمي أن الأسعار تتغير {manner} في كل حي.") == [
        f"أن الأسعار تتغير {manner} في كل حي"
    ]


@pytest.mark.parametrize("source", ["مصادر أمنية", "تقارير رسمية", "وزارة النقل", "البرنامج الوطني للسلامة"])
def test_a_source_ends_the_content(source: str) -> None:
    first, *_ = contents(f"أوضح المدير سالم النعيمي أن الجسر انهار بحسب {source}.")
    assert first == "أن الجسر انهار"


@pytest.mark.parametrize(
    "more", ["ونشر الوعي بين الشباب", "ودول الجوار", "وبذل مزيد من الجهد", "ورفعه إلى المجلس"]
)
def test_a_noun_joined_to_nominal_content_is_part_of_it(more: str) -> None:
    (content,) = contents(f"أكد المدير سالم النعيمي أهمية دعم المركز {more}.")
    assert content.endswith(more)


def test_a_verb_joined_to_nominal_content_is_none_of_it() -> None:
    (content,) = contents("أكد المدير سالم النعيمي أهمية الحوار وتوجهت السيارة إلى الميناء.")
    assert content == "أهمية الحوار"


@pytest.mark.parametrize(
    ("tail", "belongs"),
    [
        ("فيما ستبلغ المحطات عشرين محطة", True),
        ("بينما لا تشكل البقية نسبة كبيرة", True),
        ("فيما خالف المهندس فهد الراجح هذا الرأي", False),
        ("بينما أكد السكان عكس ذلك", False),
    ],
)
def test_a_contrast_belongs_to_the_content_unless_somebody_else_acts_in_it(tail: str, belongs: bool) -> None:
    first, *_ = contents(f"أوضح المدير سالم النعيمي أن الخط يمتد إلى الميناء، {tail}.")
    assert first.endswith(tail) == belongs


@pytest.mark.parametrize(
    "following",
    [
        "كما شكر الأهالي على تعاونهم",
        "كما دعا الشركات إلى الالتزام",
        "وطالب الشركات بالالتزام",
        "وأشاد بجهود العاملين",
        "مقدما شكره للعاملين",
    ],
)
def test_another_report_after_a_comma_is_none_of_the_content(following: str) -> None:
    first, *_ = contents(f"قال المدير سالم النعيمي إن المشروع انتهى، {following}.")
    assert first == "إن المشروع انتهى"


def test_as_they_threatened_tells_whose_words_they_were() -> None:
    assert [speaker for speaker, _ in said("قال العضو إن أعضاءها يستقيلون، كما هددت اللجنة.")] == [
        "اللجنة",
        "العضو",
    ]


def test_more_of_the_same_after_as_well_stays_in_the_content() -> None:
    (content,) = contents("قال المدير سالم النعيمي إن المركز استقبل ألف زائر، كما نظم عشر ندوات.")
    assert content.endswith("كما نظم عشر ندوات")


def test_a_participle_of_saying_ends_the_content_without_a_comma() -> None:
    assert contents("أعلن المدير سالم النعيمي أن الطريق فُتح مشيرا إلى أن العمل استغرق عامين.") == [
        "أن الطريق فُتح",
        "أن العمل استغرق عامين",
    ]


def test_a_latin_comma_is_a_comma() -> None:
    assert contents("أعلن المدير سالم النعيمي أن الطريق فُتح, مشيرا إلى أن العمل استغرق عامين.") == [
        "أن الطريق فُتح",
        "أن العمل استغرق عامين",
    ]


def test_an_accusative_participle_in_heh_is_no_verb() -> None:
    assert said("قال المدير سالم النعيمي إن العمل انتهى، منوها بجهود الفريق.") == [
        ("سالم النعيمي", "إن العمل انتهى"),
        ("سالم النعيمي", "بجهود الفريق"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "تنظم المدرسة اختبارا سنويا، كما أن لديها برامج تبادل.",
        "دعت المدرسة الطلاب إلى اختبار سنوي، علما بأن الأماكن محدودة.",
    ],
)
def test_a_clause_that_another_word_governs_is_not_what_is_said(other: str) -> None:
    assert not any(c.startswith(("أن", "بأن")) for c in contents(other))


@pytest.mark.parametrize(
    "deed",
    [
        "تقيم البلدية حفلا كبيرا في الساحة.",
        "أدلى الناخبون بأصواتهم في المدارس.",
        "اطلع الوزير على سير العمل في الميناء.",
        "يدل الحادث على ضعف الرقابة.",
        "ارتفع العدد ليبلغ نحو ألف جهاز مقارنة بزيادة قدرها مئة.",
        "جاء اللاعب إلى النادي لتأكيد جدارته.",
        "لا يجب أن يغلق الطريق في الليل.",
        "الأمر تطلب نقل أربعة من المصابين.",
    ],
)
def test_what_is_no_saying_opens_no_statement(deed: str) -> None:
    assert contents(f"قال المدير سالم النعيمي إن اليوم عطلة. {deed}") == ["إن اليوم عطلة"]


def test_an_insert_between_dashes_is_passed_over() -> None:
    assert said("وأكد سعيد المالكي -أستاذ المناهج وطرق التدريس بالجامعة- على أن التعليم يواجه صعوبات.") == [
        ("سعيد المالكي", "أن التعليم يواجه صعوبات")
    ]


def test_said_joined_to_a_noun_phrase_is_a_verb() -> None:
    assert contents(
        'أكد المدير سالم النعيمي أنه يعمل لخدمة المدينة وقال: "هذه المدينة تستحق منا كل جهد".'
    ) == [
        "أنه يعمل لخدمة المدينة",
        "هذه المدينة تستحق منا كل جهد",
    ]


def test_the_that_of_a_relative_clause_between_is_not_the_verbs_own() -> None:
    first, *_ = contents("أصر المدير سالم النعيمي على صحة البيان الذي أشار إلى أن الطريق مغلق.")
    assert first.startswith("على صحة البيان")


def test_a_masculine_verb_joined_to_what_she_asks_is_a_noun() -> None:
    (content,) = contents("حثت الوزارة الصحف على المشاركة في الحملة، ونقل الصورة كاملة إلى القراء.")
    assert content.endswith("ونقل الصورة كاملة إلى القراء")


def test_what_is_counted_among_the_greatest_is_not_said() -> None:
    assert contents("تعتبر الأسرة من أكبر الأسر ولها امتداد في المدينة.") == []


@pytest.mark.parametrize(
    "deed",
    [
        "كما يعد هذا المعرض فرصة كبيرة للشباب.",
        "زاد الإقبال، مما يشير إلى نجاح الفكرة.",
        "زاد الإقبال كما ذكرنا سابقا في هذا الباب.",
        "يتكفل الصوم بمعالجة الغضب.",
        "قدمت طلبا إلى الوزارة لتتكفل بعلاجه.",
        "سمي الجبل سراة كما قيل لظهر الدابة سراة.",
    ],
)
def test_what_nobody_says_opens_no_statement(deed: str) -> None:
    assert contents(f"قال المدير سالم النعيمي إن اليوم عطلة. {deed}") == ["إن اليوم عطلة"]


def test_the_that_of_what_turned_out_is_not_what_is_said() -> None:
    text = "أدلى المدير سالم النعيمي بمعلومات عن الجناة الذين اتضح أنهم من المطلوبين."
    assert not any(c.startswith("أنهم") for c in contents(text))


@pytest.mark.parametrize(
    "deed",
    [
        "سيعود الاتفاق إذا لم تلتزم البلاد بالشروط.",
        "اللاعب يجب أن يلتزم بعقده.",
        "لا يجدي ذلك لو طالب السكان بالتعويض.",
    ],
)
def test_what_may_or_must_be_opens_no_statement(deed: str) -> None:
    assert contents(f"قال المدير سالم النعيمي إن اليوم عطلة. {deed}") == ["إن اليوم عطلة"]


def test_a_person_joined_to_nominal_content_is_part_of_it() -> None:
    (content,) = contents("رحب المدير سالم النعيمي بأمير المنطقة، وصاحب الفكرة المهندس فهد الراجح.")
    assert content.endswith("فهد الراجح")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وتعهد المدير سالم النعيمي، خلال زيارة بدأها أمس والتقى فيها الأهالي، ببناء جسر جديد.", "ببناء جسر جديد"),
        ("واتهمت نقابتهم، في بيان تلقت الصحيفة نسخة منه، الوزارة برفض التفاوض.", "برفض التفاوض"),
        ("وحملت الحركة، في بيان أصدره مكتبها، رئيس الحكومة المسؤولية الكاملة عن سلامته.", "المسؤولية الكاملة عن سلامته"),
        ("وشدد المدير سالم النعيمي، في تغريدة له، على أن الطريق مغلق.", "أن الطريق مغلق"),
        ("وأكدت المديرة سعاد النعيمي إرسال شحنة من الأدوية، على أن تصل الأحد.", "إرسال شحنة من الأدوية، على أن تصل الأحد"),
    ],
)  # fmt: skip
def test_what_is_said_is_found_behind_an_insert(text: str, content: str) -> None:
    assert content in contents(text)


def test_a_contrast_with_a_source_of_its_own_is_another_statement() -> None:
    text = "ويرى خبراء أن الحصيلة أقل من الواقع، فيما نزح أكثر من ألف شخص، وفق الأمم المتحدة."
    first, second = contents(text)
    assert first == "أن الحصيلة أقل من الواقع"
    assert "نزح" in second


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("واكتفى بيان الشرطة بالحديث عن 11 قتيلا و27 مصابا.", "عن 11 قتيلا و27 مصابا"),
        ("وأمهل الاتحاد الحكومة 48 ساعة لصرف الرواتب.", "48 ساعة لصرف الرواتب"),
        ("وأغلق المصنع بسبب ما قالت الشركة إنه خلل في الخط.", "إنه خلل في الخط"),
        ("ووجهت الشرطة أصابع الاتهام إلى عصابة من المهربين.", "إلى عصابة من المهربين"),
        ("وهدد الجيش برد قاس.", "برد قاس"),
        ("وأعلن الاتحاد من جانبه تنظيم مسيرة سلمية.", "تنظيم مسيرة سلمية"),
        ("وقدر المرصد عدد القتلى بأكثر من ألف.", "عدد القتلى بأكثر من ألف"),
    ],
)
def test_verbs_report_by_a_noun_of_saying_a_term_or_a_figure(text: str, content: str) -> None:
    assert contents(text) == [content]


def test_the_object_of_a_verbal_noun_of_saying_is_a_statement() -> None:
    found = contents("نفت الشركة وجود تسرب، بعد يوم من إعلان وزيرة الصحة سعاد النعيمي إصابة عشرين عاملا.")
    assert "إصابة عشرين عاملا" in found
