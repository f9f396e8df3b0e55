"""Speakers: who can say something, who is meant where no name stands, and who says nothing."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Statement


def statements(text: str) -> list[Statement]:
    return isnad.annotate(text, published="2024-03-14").statements


def speakers(text: str) -> list[str]:
    return [s.speaker.text for s in statements(text) if s.speaker is not None]


@pytest.mark.parametrize(
    "text",
    [
        "السيارات تؤكد أن الطريق مزدحم.",
        "المباني المهدمة تؤكد أن القصف كان عنيفا.",
        "لم تعلن أي جهة أن الهجوم من فعلها.",
        "من أعلن أن المعبر مفتوح؟",
    ],
)
def test_things_and_questions_say_nothing(text: str) -> None:
    assert statements(text) == []


def test_figures_are_a_document_that_can_be_quoted() -> None:
    (said,) = statements("الأرقام تؤكد أن الاقتصاد يتراجع.")
    assert [link.kind for link in said.chain] == ["document"]


def test_a_participle_in_the_singular_is_not_said_by_the_many_before_it() -> None:
    text = "قال مدير البلدية إن الحظيرة آمنة. وانتظر أصحاب الحيوانات القرار، مؤكدا أن التعويض غير كاف."
    assert speakers(text) == ["مدير البلدية", "مدير البلدية"]


def test_a_participle_is_said_by_the_subject_of_its_sentence() -> None:
    assert speakers("استقبل الوزير وفدا من التجار، مؤكدا أن الميناء سيفتح.") == ["الوزير"]


def test_who_speaks_in_a_quotation_is_forgotten_when_it_is_closed() -> None:
    text = "قال الطبيب: «المريض بخير كما ترون، وقال لي أحد المرضى إن الطعام جيد هنا». وأردف أن العلاج مستمر."
    assert speakers(text) == ["الطبيب", "أحد المرضى", "الطبيب"]


@pytest.mark.parametrize("prayer", ["سائلا الله أن يحفظ البلاد", "داعيا الله أن يحفظ البلاد"])
def test_a_prayer_is_no_statement(prayer: str) -> None:
    (said,) = statements(f"قال الوزير إن الأمطار غزيرة، {prayer}.")
    assert said.text == "إن الأمطار غزيرة"


@pytest.mark.parametrize(
    "text",
    ['وتابع "أبو سعيد": سنعود إلى البلدة غدا.', 'وأشار "أبو سعيد" إلى أننا سنعود إلى البلدة غدا.'],
)
def test_a_name_in_quotation_marks_speaks_and_is_not_what_is_said(text: str) -> None:
    (said,) = statements(text)
    assert said.speaker is not None
    assert said.speaker.text == "أبو سعيد"
    assert "سنعود إلى البلدة غدا" in said.text


def test_a_statement_that_says_something_speaks_for_whoever_issued_it() -> None:
    (said,) = statements("جاء في بيان صادر عن وزارة الداخلية أن المعبر مغلق.")
    assert said.text == "أن المعبر مغلق"
    assert [link.text for link in said.chain] == ["وزارة الداخلية"]


def test_a_verb_with_a_noun_of_blame_is_an_accusation() -> None:
    (said,) = statements("حمّل الوزير إسرائيل مسؤولية الحادث.")
    assert (said.stance, said.text) == ("accuse", "مسؤولية الحادث")
    assert said.speaker is not None
    assert said.speaker.text == "الوزير"


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("620 أسرة غادرت بيوتها، تقول المنظمة.", "620 أسرة غادرت بيوتها", "المنظمة"),
        ("«لن نغادر هذه الأرض أبدا»، يقول خضر.", "لن نغادر هذه الأرض أبدا", "خضر"),
    ],
)
def test_what_is_said_may_stand_before_its_verb(text: str, content: str, speaker: str) -> None:
    (said,) = statements(text)
    assert said.text == content
    assert said.speaker is not None
    assert said.speaker.text == speaker


def test_a_paper_leant_on_speaks_for_whose_it_is() -> None:
    (said,) = statements("أغلقت الشرطة الطريق، وفق بلاغ لوزارة الداخلية.")
    assert [link.text for link in said.chain] == ["وزارة الداخلية"]


def test_what_is_done_on_request_is_not_said_by_who_asks() -> None:
    assert statements("أغلقت الشرطة الطريق بناء على طلب الحكومة.") == []


@pytest.mark.parametrize("honorific", ["معاليه", "سموه"])
def test_an_honorific_means_the_person_with_an_office_named_first(honorific: str) -> None:
    text = f"زار وزير الصحة سالم المرزوقي مدينة عدن. وقال {honorific} إن العمل مستمر."
    assert speakers(text) == ["سالم المرزوقي"]


def test_a_name_between_commas_says_who_holds_the_office() -> None:
    assert speakers("وقال إن رئيس البلدية، سالم المرزوقي، نفى إلغاء الإضراب.") == ["سالم المرزوقي"]


def test_what_a_report_received_tells_is_not_said_by_the_speaker_before_it() -> None:
    text = "قال الوزير إن الطريق آمن. وتلقى الدفاع المدني بلاغا يفيد بأن جدارا سقط."
    assert [s.text for s in statements(text)] == ["إن الطريق آمن"]


def test_a_source_phrase_inside_a_statement_is_its_nearer_link() -> None:
    (said,) = statements("وتابع المصدران، وفق صحيفة الشرق، أن الاتفاق قريب.")
    assert [link.text for link in said.chain] == ["الشرق", "المصدران"]


def test_an_outlet_that_was_told_is_the_nearer_link() -> None:
    (said,) = statements("قال المصدر لوكالة رويترز إن الاتفاق قريب.")
    assert [link.text for link in said.chain] == ["وكالة رويترز", "المصدر"]


def test_a_statement_inside_another_takes_its_chain() -> None:
    inner = statements("قال المتحدث باسم الجيش إن وزارة الدفاع أعلنت أن الطريق مفتوح.")[1]
    assert [link.text for link in inner.chain] == ["المتحدث باسم الجيش", "وزارة الدفاع"]
    assert inner.within == 0


def test_a_request_not_to_be_named_makes_the_source_unnamed_and_is_no_statement() -> None:
    (said,) = statements("قال مسؤول طلب عدم الكشف عن هويته إن المفاوضات تسير ببطء.")
    assert said.anonymous
    assert said.text == "إن المفاوضات تسير ببطء"


def test_if_with_a_perfect_opens_no_content() -> None:
    assert statements("أكد المسؤول إن هي أجبرت على الرحيل فلن تعود.") == []


def test_what_is_mentioned_by_nobody_has_no_speaker() -> None:
    assert statements("قال الوزير إن الطريق آمن. يذكر أن المعبر أغلق العام الماضي.")[1:] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ويرى الخبير الملاحي أنور باحميد أن الأقساط سترتفع.", "أنور باحميد"),
        ("وقال الطبيب المناوب كمال شقير إن الجريحين بخير.", "كمال شقير"),
        ("وقال المتحدث باسمها كاظم مهرزاد إن الاتفاق قريب.", "كاظم مهرزاد"),
        ("قال عبد الملك الشرفي إن الطريق مغلق.", "عبد الملك الشرفي"),
        ("أكد عضو اللجنة في صنعاء عبد الملك الشرفي أن الطريق مغلق.", "عبد الملك الشرفي"),
    ],
)
def test_who_is_named_after_an_office_and_its_adjectives_speaks(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم الجيش الإسرائيلي إن القوة انسحبت.",
        "قال متحدث باسم وزارة الداخلية إن الطريق مفتوح.",
        "قال المندوب الروسي إن النص سيئ.",
        "قالت لجان مقاومة أم روابة إن السوق مغلق.",
    ],
)
def test_who_speaks_for_a_body_is_no_unnamed_source(text: str) -> None:
    (said,) = statements(text)
    assert not said.anonymous


@pytest.mark.parametrize(
    "text",
    [
        "وقع الطرفان العقد على أن تلتزم الشركة بالموعد.",
        "قدم الوزير الأرقام دون أن يفصح عن أسماء الجهات.",
        "كتبت مقالا بعنوان «تكشف يوميات زوجة عن أسرار بيتها».",
        "عمال خدمة. واللاعبين: سالم المرزوقي وناصر الحكمي.",
        "وتختلف مدة العمل حسب النقش والحجم.",
        "الفول والأرز يعتبران مصدرين جيدين للغذاء كما أن أسعارهما رخيصة.",
    ],
)
def test_stipulations_titles_lists_and_measures_say_nothing(text: str) -> None:
    assert statements(text) == []


def test_many_children_do_not_speak_in_the_singular() -> None:
    text = "قال المشرف إن العروض مستمرة. ويشارك يوميا 70 طفلا، مشيرا إلى أن اللعبة محبوبة."
    assert speakers(text) == ["المشرف", "المشرف"]


def test_who_a_source_is_loyal_to_does_not_speak() -> None:
    text = "وصل الرئيس اليمني عبد ربه منصور هادي إلى عدن. وأفادت مصادر عسكرية موالية لهادي بأن الطريق مغلق."
    (said,) = statements(text)
    assert said.anonymous


def test_what_a_source_phrase_interrupts_is_said_as_a_whole() -> None:
    (said,) = statements("وتضم القائمة، بحسب منظمة حقوقية في أوسلو، مهندسين ومترجمة وثلاثة باحثين.")
    assert said.text.startswith("وتضم القائمة")
    assert said.text.endswith("وثلاثة باحثين")


@pytest.mark.parametrize("rest", ["مشيرة إلى أن التحقيق مستمر", "فيما أصيب سبعة", "وأغلقت الطريق"])
def test_a_new_clause_after_a_source_phrase_is_not_its_own(rest: str) -> None:
    said = statements(f"قتل ثلاثة أشخاص في الهجوم، بحسب الشرطة، {rest}.")[0]
    assert said.text == "قتل ثلاثة أشخاص في الهجوم"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("«الشاطئ الجديد»: قذائف قتلت سبعة في البلدة", "الشاطئ الجديد", "قذائف قتلت سبعة في البلدة"),
        (
            "مصدر مسؤول بالخارجية: لا صحة لما تردد عن الزيارة",
            "مصدر مسؤول بالخارجية",
            "لا صحة لما تردد عن الزيارة",
        ),
    ],
)
def test_who_stands_before_the_colon_of_a_headline_says_it(text: str, speaker: str, content: str) -> None:
    (said,) = statements(text)
    assert said.speaker is not None
    assert (said.speaker.text, said.text) == (speaker, content)


@pytest.mark.parametrize("told", ["عن انتشار رتل عسكري", "من أن الرتل انتشر"])
def test_what_is_denied_is_what_another_told_and_his_word_is_his_own(told: str) -> None:
    denial, claim = statements(f"نفى الوزير ما أورده موقع «الضفتان» {told}.")
    assert (denial.stance, [link.text for link in denial.chain]) == ("deny", ["الوزير"])
    assert denial.text.startswith("ما أورده")
    assert [link.text for link in claim.chain] == ["موقع «الضفتان»"]


def test_the_subject_of_kana_asks_whom_the_verb_names_after_it() -> None:
    (said,) = statements("وكان رئيس البلدية سالم المرزوقي ناشد الصليب الأحمر إرسال وحدات دم.")
    assert said.speaker is not None
    assert (said.speaker.text, said.text) == ("سالم المرزوقي", "إرسال وحدات دم")


def test_a_thing_to_which_a_figure_is_put_is_an_estimate() -> None:
    (said,) = statements("وقدرت المؤسسة، في بيان، الخسائر بنحو 70 ألف برميل.")
    assert said.text == "الخسائر بنحو 70 ألف برميل"


def test_a_body_in_quotation_marks_after_a_verb_is_no_quotation() -> None:
    assert all(
        "مرصد" not in s.text for s in statements("اتهم «مرصد العاصي لحقوق الإنسان» قوات الأمن بقصف المخيم.")
    )


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وقال بيان لوزارة النقل العراقية إن الطريق مفتوح.", "وزارة النقل العراقية"),
        (
            "وارتفع العدد كثيرا هذا الشهر، حسبما كشف عنه بيان لرابطة أهالي المفقودين صدر أمس.",
            "رابطة أهالي المفقودين",
        ),
        ("وبحسب أرقام أولية أصدرتها رابطة أهالي المفقودين، نزحت مئة أسرة.", "رابطة أهالي المفقودين"),
    ],
)
def test_a_paper_speaks_for_whoever_issued_it(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_who_issues_a_statement_speaks_in_it() -> None:
    text = "أصدر فصيل «سرايا الندى» بيانا قال فيه إنه لا يعرف المهاجمين."
    (said,) = statements(text)
    assert said.speaker is not None
    assert said.speaker.text == "فصيل «سرايا الندى»"
    assert not said.chain[-1].anonymous


def test_a_name_in_quotation_marks_can_speak() -> None:
    text = "اتهم «مرصد الوادي لحقوق الإنسان» المعارض، اليوم الأربعاء، القوات الحكومية بقصف البلدة."
    assert speakers(text) == ["مرصد الوادي لحقوق الإنسان"]


def test_the_name_between_commas_is_whom_a_source_phrase_describes() -> None:
    text = "ارتفع العدد إلى 27 قتيلا، بحسب المديرة العامة للصحة في الولاية، الدكتورة إيمان الفكي. وأشارت إلى أن المشفى ممتلئ."
    assert speakers(text) == ["إيمان الفكي", "إيمان الفكي"]


def test_what_tells_of_a_speaker_may_stand_between_the_verb_and_the_quotation() -> None:
    text = "وتابع سالم الجابري، الذي قضى عشرين سنة في الميناء قبل أن يتقاعد: «راسلنا الوزارة ولم ترد علينا»."
    assert speakers(text) == ["سالم الجابري"]


def chains(text: str) -> list[str]:
    return [" ← ".join(link.text for link in s.chain) for s in statements(text)]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ('نقلت قناة "الضفاف" عن صحيفة "أوفوك" التركية عن مسؤول في وزارة الطاقة أن أنقرة وافقت.', 'قناة "الضفاف" ← صحيفة "أوفوك" ← مسؤول في وزارة الطاقة'),
        ("أوردت صحيفة «نوردبلات»، في عددها الصادر الجمعة، نقلا عن دبلوماسي غربي، أن الاتفاق قريب.", "صحيفة «نوردبلات» ← دبلوماسي غربي"),
        ("وكان موقع «بوابة الندى» قد أورد، نقلا عن صحيفة «هشاعوت» العبرية، عن ضابط رفيع، أن الأمر انتهى.", "موقع «بوابة الندى» ← صحيفة «هشاعوت» ← ضابط رفيع"),
        ("ونقلت صحيفة «المرسى» عن مدير مستشفى البلدة، الدكتور سالم الشيخ إدريس، قوله إن القتلى عشرة.", "صحيفة «المرسى» ← سالم الشيخ إدريس"),
    ],
)  # fmt: skip
def test_an_outlet_has_it_from_another_and_that_from_somebody(text: str, chain: str) -> None:
    assert chains(text)[0] == chain


def test_what_somebody_calls_a_thing_is_his_word_for_it() -> None:
    (said,) = statements("وندد الجيش المالي، في بيان صدر ليل الثلاثاء، بما سماه «عملا جبانا».")
    assert (said.text, said.speaker and said.speaker.text) == ("عملا جبانا", "الجيش المالي")
    assert statements("وزار الوفد ما يسمى «الحي الصيني» أمس.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("ودعت الحكومة الطرفين إلى ضبط النفس، وعرضت التوسط بينهما.", "إلى ضبط النفس"),
        ("ودان الوزير «الخطوة العدائية».", "«الخطوة العدائية»"),
        ('وتوعد الجيش بالرد "بقوة على مصادر النيران".', 'بالرد "بقوة على مصادر النيران"'),
        ("ونجا من الركاب 44، بينما لا يزال ثلاثة مفقودين، وفق الهلال الأحمر.", "ونجا من الركاب 44، بينما لا يزال ثلاثة مفقودين"),
        ("وقال سالم الجابري، وهو يمسح نظارته: «جئنا نطالب بحقنا فلم يسمعنا أحد».", "جئنا نطالب بحقنا فلم يسمعنا أحد"),
        ("ردّ رئيس البلدية سالم الجابري، وكان واقفا إلى جانبه، بأن «الناس يعرفون الجواب».", "بأن «الناس يعرفون الجواب»"),
        ("وكتب المتحدث باسمها، الرائد حمدان عبد الجبار، على منصة إكس: «قواتنا بعيدة عن المدينة».", "قواتنا بعيدة عن المدينة"),
    ],
)  # fmt: skip
def test_where_what_is_said_begins_and_ends(text: str, content: str) -> None:
    assert statements(text)[0].text == content


def test_the_head_of_a_site_named_after_a_king_speaks_and_not_the_king() -> None:
    text = "وقال مدير مستشفى الملك فهد التخصصي ببريدة الدكتور إبراهيم الرشيدي إن المشروع سيكتمل."
    (statement,) = isnad.annotate(text, published="2024-03-14").statements
    assert statement.speaker
    assert statement.speaker.text == "إبراهيم الرشيدي"


def test_what_is_thought_of_an_indefinite_noun_has_no_speaker() -> None:
    text = "وضبطت فرق الأمن خلال عملياتها مشتبها يعتقد أنه مسؤول التنظيم في العاصمة أنقرة."
    assert isnad.annotate(text, published="2024-03-14").statements == []


def test_the_wounded_do_not_speak() -> None:
    text = "خلف القصف 43 قتيلا وجرح 173 آخرين، بينما أشار مدير عام الصحة إلى ارتفاع الأعداد، وقال إن «57 مدنيا قتلوا»."
    last = isnad.annotate(text, published="2024-03-14").statements[-1]
    assert last.speaker
    assert last.speaker.text == "مدير عام الصحة"


@pytest.mark.parametrize(
    "office",
    [
        "رئيس اللجنة المنظمة للمهرجان الدولي للتمور في الواحة رئيس مجلس إدارة الجمعية",
        "مدير عام الإدارة العامة للعلاقات والإعلام بالوزارة اللواء",
        "المتحدث الرسمي للهلال الأحمر بالباحة",
        "مدير مهرجان الربيع للتسوق",
    ],
)
def test_the_name_after_an_office_and_what_it_is_of_speaks(office: str) -> None:
    assert speakers(f"أوضح {office} سالم بن فهد النعيمي أن الفعاليات تبدأ غدا.") == ["سالم بن فهد النعيمي"]


def test_a_colleague_told_is_not_who_holds_the_office() -> None:
    assert speakers("قال مدير الميناء للوزير سالم النعيمي إن السفينة وصلت.") == ["مدير الميناء"]


def test_a_name_that_nobody_knows_speaks_before_its_clause() -> None:
    assert speakers("أوضح ديس سبنلك، وهو طبيب، أن المراقبة غير مفيدة.") == ["ديس سبنلك"]


def test_whom_one_thanks_does_not_speak() -> None:
    assert speakers("رفع الشيخ سالم النعيمي تقريره إلى المجلس، وشكر أبناء المنطقة على تنظيم الجائزة.") == [
        "سالم النعيمي"
    ]


def test_who_thanks_them_speaks() -> None:
    assert speakers("وشكرهم المدير سالم النعيمي على تعاونهم.") == ["سالم النعيمي"]


def test_a_relative_clause_tells_of_the_name_before_the_office() -> None:
    assert speakers(
        "وورد اسم الدكتورة سعاد النعيمي، وزيرة الثقافة السابقة، التي قالت إن القائمة لم تكتمل."
    ) == ["سعاد النعيمي"]


def test_an_indefinite_object_is_no_speaker() -> None:
    assert "شخصا" not in speakers("صدم السائق شخصا يؤكد أن الشارع مغلق.")


@pytest.mark.parametrize(
    "topic",
    [
        "أما النائبة سعاد النعيمي، وفي مدونة نشرت على صفحتها، قالت إن القرار خاطئ.",
        "سعاد النعيمي، صاحبة المشروع والمساهمة في مراحله الأولى، تقول إن القرار خاطئ.",
    ],
)
def test_the_name_that_opens_the_sentence_speaks_past_an_insert(topic: str) -> None:
    assert speakers(f"قال فهد الراجح إن الأمر معقد. {topic}")[-1] == "سعاد النعيمي"


def test_whom_the_sentence_before_is_about_goes_on_to_speak() -> None:
    text = (
        "قال فهد الراجح إن الأمر معقد. وافتتح المهندس سالم النعيمي المعرض صباح أمس. وأضاف أن الزوار كثيرون."
    )
    assert speakers(text)[-1] == "سالم النعيمي"


def test_a_relative_clause_tells_what_the_name_before_it_announced() -> None:
    text = "قال مسؤول إن فهد الراجح يسعى إلى اختيار خليفة للمدرب سالم النعيمي الذي أعلن استقالته من منصبه."
    assert "سالم النعيمي" in speakers(text)


def test_a_participle_goes_with_who_acts_in_the_clause_before_it() -> None:
    text = (
        "أوضح فهد الراجح أن الدوريات تعمل، فيما وجه القائد سالم النعيمي شكره للعاملين، مؤكدا أن العمل مستمر."
    )
    assert speakers(text)[-1] == "سالم النعيمي"


def test_by_the_tongue_of_somebody_tells_who_speaks_on() -> None:
    text = (
        "دعت البلاد إلى خطوات جادة. جاء ذلك على لسان المندوب سالم النعيمي في الاجتماع. وأوضح أنه يجب العمل."
    )
    assert speakers(text)[-1] == "سالم النعيمي"


def test_several_who_point_out_are_not_one_person() -> None:
    assert speakers("زار فهد الراجح الحي، مشيرين إلى أن الماء مقطوع.") == []


@pytest.mark.parametrize(
    "text",
    [
        "رحب فهد الراجح بالقرار. أما «سالم النعيمي» فيقول: القرار جاء في وقته وله ما بعده.",
        "رئيس بلدية الواحة، سالم النعيمي، قال: إن القرار جاء في وقته.",
    ],
)
def test_who_is_named_before_the_verb_speaks(text: str) -> None:
    assert speakers(text)[-1] == "سالم النعيمي"


def test_who_is_named_after_a_heading_without_a_stop_speaks() -> None:
    text = "خدمات أساسية وأشار صلاح النعيمي -مالك متجر- إلى أن القرار جاء في وقته."
    assert speakers(text) == ["صلاح النعيمي"]


def test_a_family_name_that_is_also_a_nationality_means_who_bears_it() -> None:
    said = isnad.annotate(
        "قال سالم الفارسي إن السوق هادئة. وقال فهد الراجح إنها خطرة. ويؤكد الفارسي أنها تعافت."
    )
    assert said.statements[-1].chain[-1].entity == said.statements[0].chain[-1].entity


def test_whom_one_blames_does_not_speak() -> None:
    assert speakers("زارت جمعية الحقوق المصابين، وحملت المستشفى المسؤولية الكاملة عن ذلك.") == [
        "جمعية الحقوق"
    ]


def test_their_assurance_is_that_of_those_it_is_had_from() -> None:
    assert speakers("قال فهد الراجح إن الأمر معقد. ونقل عن مصادر في البلدية تأكيدهم أنهم سيعملون.")[-1] == (
        "مصادر في البلدية"
    )


def test_some_are_several_and_no_single_speaker_goes_on() -> None:
    text = "قال سالم النعيمي إن السوق هادئة. ويرى البعض أنها خطرة. وأضاف أن الأسعار ستنخفض."
    assert speakers(text) == ["سالم النعيمي", "البعض", "سالم النعيمي"]


def test_whose_speech_it_is_welcomes_in_it() -> None:
    text = "وبدأ الحفل بكلمة لرئيس الجمعية المهندس سالم النعيمي، رحب فيها بالضيوف والحضور."
    assert speakers(text) == ["سالم النعيمي"]


def test_a_verbal_noun_alone_is_no_name() -> None:
    assert "اعتماد" not in speakers(
        "قال سالم النعيمي إن الأمر مهم. وتم اعتماد المشاريع. وأكد أن العمل مستمر."
    )


def test_what_a_thing_does_is_not_said_by_it() -> None:
    text = "قال سالم النعيمي إن الحي تغير. وأصبح الحي مدينة جاذبة تحولت إلى معلم، لافتا إلى أن الزوار كثيرون."
    assert speakers(text)[-1] == "سالم النعيمي"


def test_the_subject_of_what_is_told_of_a_country_does_not_go_on() -> None:
    text = "وقال سالم النعيمي إن البلاد بلد ينتهك الحقوق ، واتهم الوزير بالفشل في التفاوض."
    assert set(speakers(text)) == {"سالم النعيمي"}


def test_the_spokesman_who_spoke_goes_on() -> None:
    said = isnad.annotate("وفد تأخر الجيش؛ فقد تحدث ناطقه الرسمي عن القصف، وأنذر بأن الرد قريب.").statements
    assert [s.chain[-1].text for s in said] == ["ناطقه الرسمي", "ناطقه الرسمي"]
    assert not any(s.anonymous for s in said)


@pytest.mark.parametrize(
    "noun", ["أعدم كثيرون إثر اتهامات بمعارضة الثورة.", "عمت الفوضى البلاد إثر إعلان ترشيحه."]
)
def test_a_noun_of_saying_that_tells_not_whose_it_is_opens_no_statement(noun: str) -> None:
    assert speakers(f"قال سالم النعيمي إن الأمر مهم. {noun}") == ["سالم النعيمي"]


def test_remarks_of_somebody_are_theirs() -> None:
    text = "كشفت تصريحات لوزير الدفاع سالم النعيمي، قبيل سفره إلى الواحة، عن أن الصفقة اكتملت."
    assert speakers(text)[0] == "سالم النعيمي"


def test_a_member_of_the_party_of_an_officeholder_speaks_and_not_the_officeholder() -> None:
    text = "وقال القيادي في حزب الرئيس السابق سالم النعيمي إن الاقتراع تأخر."
    assert speakers(text)[0].startswith("القيادي في حزب")


def test_whom_a_relative_clause_describes_at_the_head_of_the_sentence_speaks() -> None:
    text = "قال سعيد المري إن الحي آمن. إلا أن خالد النعيمي الذي يعيش في مبنى مجاور قال إنه غير آمن."
    assert speakers(text)[-1] == "خالد النعيمي"


def test_has_shown_opens_a_sentence_before_its_subject_and_that() -> None:
    assert speakers("وبين سالم النعيمي أن السوق هادئة.") == ["سالم النعيمي"]
    assert speakers("وبين الجبلين قرية قال سالم النعيمي إنها قديمة.") == ["سالم النعيمي"]


def test_what_the_writer_says_in_the_first_person_has_no_speaker_of_before() -> None:
    assert speakers("قال سالم النعيمي إن السوق هادئة. وأعتقد أنها ستتعافى.") == ["سالم النعيمي"]


def test_what_this_is_deemed_is_said_by_nobody() -> None:
    text = "قال سالم النعيمي إن الصيد مهم. لكن أهمله الجميع، فهذا يعتبر خطأ كبيرا."
    assert speakers(text) == ["سالم النعيمي"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("واعتصم عشرات من أهالي المفقودين أمام الولاية مطالبين بتكثيف البحث.", "أهالي المفقودين"),
        ("واكتفت وزارة المالية ببيان قالت فيه إنها ستدفع الرواتب.", "وزارة المالية"),
        ("وأفرج عن المحامي سالم النعيمي، وقال إنه تعرض للضرب.", "سالم النعيمي"),
        ("وقال شقيق سالم النعيمي إن الشرطة أوقفته.", "شقيق سالم النعيمي"),
        ("ندد المدير سالم النعيمي بالحادث الذي وصفه بأنه «جريمة بشعة بحق الأبرياء».", "سالم النعيمي"),
        ("المجلس ينفي إبرام عقد مع الشركة والوزارة تلوح بتعليق الدعم.", "الوزارة"),
    ],
)  # fmt: skip
def test_who_speaks_is_found_past_counts_papers_and_passives(text: str, speaker: str) -> None:
    last = statements(text)[-1].speaker
    assert last is not None
    assert last.text == speaker


@pytest.mark.parametrize(
    ("source", "anonymous"),
    [("متحدث باسم الصندوق", False), ("التقرير", False), ("تقرير", True), ("مصدر طبي", True)],
)
def test_whoever_speaks_for_somebody_is_not_anonymous(source: str, anonymous: bool) -> None:
    assert statements(f"وقال {source} إن الأمر انتهى.")[0].anonymous is anonymous


def test_a_spokesman_whom_that_puts_in_the_accusative_is_no_participle() -> None:
    (said,) = statements("وجاء في الخبر، فإن متحدثا باسم المنظمة شدد على أن الطريق مغلق.")
    assert said.speaker is not None
    assert said.speaker.text.startswith("متحدثا")


def test_a_deed_before_a_colon_says_nothing() -> None:
    assert statements("اختطاف رئيس الحركة: الشارع يسأل عن مصيره منذ يومين") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ووفق الناطق باسم مجلس قيادة المقاومة الشعبية علي الأحمدي فإن المقاومة سيطرت على المطار.", "علي الأحمدي"),
        ("بحسب محافظ عدن في اليمن نايف البكري فإن ثلاثة توفوا.", "نايف البكري"),
        ("وبحسب الوزارة فإن الأعمال مستمرة.", "الوزارة"),
    ],
)  # fmt: skip
def test_whom_a_source_phrase_leans_on_may_be_named_behind_the_office(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


def test_a_spokesman_pointed_at_is_the_one_named_before() -> None:
    text = "ووفق الناطق باسم مجلس المقاومة علي الأحمدي فإن المطار سقط. وأوضح هذا الناطق باسم القوات أن القتال مستمر. وأكد المتحدث نفسه ذلك وقال إن القوات تقدمت."
    assert {s.chain[-1].entity for s in statements(text)} == {"name:علي-الاحمدي"}


def test_a_spokesman_pointed_at_is_not_one_of_another_body_told_of_since() -> None:
    text = "قال المتحدث باسم الجيش أحمد سالم إن الهجوم فشل. وقال متحدث باسم الشرطة إن ثلاثة قتلوا. وأضاف المتحدث أن التحقيق مستمر."
    assert statements(text)[-1].chain[-1].entity is None


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("وهدد أعيان المنطقة بإغلاق الحقل، حسب عضو في مجلس البلدة.", "عضو في مجلس البلدة ← أعيان المنطقة"),
        ("وأكد عضو في الوفد، فضل عدم ذكر اسمه، للموقع أن البند سقط.", "عضو في الوفد"),
        ("قتلت غارة عشرين شخصا، وفق ما أعلن حينها المجلس البلدي.", "المجلس البلدي"),
        ("وقالت الشركة إن فرقها أعادت التيار.", "الشركة"),
    ],
)
def test_through_whom_the_words_came(text: str, chain: str) -> None:
    assert chains(text)[-1] == chain


def test_the_army_of_a_state_is_meant_by_its_pronoun() -> None:
    text = "وعدّ الأردن التهريب خطرا، وقد أعلن جيشه أنه قتل أربعة مهربين."
    assert statements(text)[-1].chain[-1].entity == "jor.army"


def test_what_is_quoted_within_a_quotation_ends_with_it() -> None:
    text = "وأضاف الوزير سالم العامري: «قالوا لي أن الكاتب يهاجم البلاد، فتذكرت قول الشاعر: لا تأمن الدهر يوما» وعاتب العامري في تغريدة له الناس قائلا «عتبي الشديد على من يعطي لهذا الكلام قدرا وأهمية»."
    (last,) = [s for s in statements(text) if s.text.startswith("عتبي")]
    assert last.speaker is not None
    assert last.speaker.entity == "name:سالم-العامري"
    assert all("وعاتب" not in s.text for s in statements(text))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«العملية أودت بحياة ثلاثة».. هكذا لخص مدير المستشفى نبيل الأغبري الموقف.", "نبيل الأغبري"),
        ("«بقينا متشبثين بالخشب حتى طلع النهار»، هكذا لخص موسى، وهو شاب من مالي، ما عاشه.", "موسى"),
        (
            "أوقع التفجير خمسة قتلى، وهو رقم نفته قيادة شرطة كركوك، مؤكدة أن الضحايا اثنان.",
            "قيادة شرطة كركوك",
        ),
        ("صاحب متجر قريب، اكتفى بذكر اسمه الأول، قال إن الشاب هدد عمه.", "صاحب متجر قريب"),
        ("نازحة في الأربعين، جلست قرب خيمتها، تقول إن الطعام نفد.", "نازحة"),
    ],
)
def test_who_speaks_stands_behind_or_before_what_is_inserted(text: str, speaker: str) -> None:
    assert statements(text)[-1].chain[-1].text == speaker
