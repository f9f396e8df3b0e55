"""Records of news as the press of many countries writes it: nobody is made to do, suffer or ask for what the text does not say."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Event

PUBLISHED = "2025-03-14"
"""A Friday."""


def events(text: str) -> list[Event]:
    return isnad.annotate(text, published=PUBLISHED).events


def event(text: str, word: str) -> Event:
    return next(e for e in events(text) if word in e.text)


def parties(text: str, word: str) -> tuple[list[str], list[str]]:
    found = event(text, word)
    return [p.text for p in found.actors], [p.text for p in found.recipients]


@pytest.mark.parametrize(
    ("text", "word", "actors", "recipients"),
    [
        # ل after a noun of force says whose it is where a target is told
        (
            "أسفر قصف للقوات البورمية على دير في راخين عن مقتل تسعة رهبان.",
            "قصف",
            ["للقوات البورمية"],
            ["دير"],
        ),
        ("استهدف قصف مماثل للحوثيين منزل الوالي.", "استهدف", ["للحوثيين"], ["منزل الوالي"]),
        # the body beside a verbal noun does it to whom ل names
        ("ندد المرصد باعتقال جهاز الأمن للعقيد سامر الدهان.", "اعتقال", ["جهاز الأمن"], ["سامر الدهان"]),
        ("أثار اعتقال الدرك للناشط احتجاجات.", "اعتقال", ["الدرك"], ["للناشط"]),
        # who accuses, behind a statement of theirs
        (
            "وفي بيان لها اتهمت نقابة الممرضين، وزارة الصحة بالمماطلة.",
            "اتهمت",
            ["نقابة الممرضين"],
            ["وزارة الصحة"],
        ),
        # a head of somebody is one; that of the body is none
        ("اعتقلت الشرطة رأس الشبكة في وهران.", "اعتقلت", ["الشرطة"], ["رأس الشبكة"]),
        ("أصاب الحراس عاملا في الصدر.", "أصاب", ["الحراس"], ["عاملا"]),
        # who is charged with a task
        (
            "علق رئيس الحكومة مهام الوالي، وكلف وزير العدل نادر الهمامي بتسيير الولاية.",
            "كلف",
            ["رئيس الحكومة"],
            ["نادر الهمامي"],
        ),
        # whose words are passed on
        (
            "نقلت صحيفتا الأفق والميزان عن الجيش قوله إنه دمر خمس مدرعات للمتمردين.",
            "دمر",
            ["الجيش"],
            ["مدرعات للمتمردين"],
        ),
        (
            "قالت مصادر تابعة للمتمردين إنهم سيطروا على معسكر الوادي.",
            "سيطروا",
            ["للمتمردين"],
            ["معسكر الوادي"],
        ),
        # what a verb that is never without an object hits
        (
            "شنت مقاتلات التحالف غارات استهدفت بها، تجمعات للمسلحين.",
            "استهدفت",
            ["مقاتلات التحالف"],
            ["تجمعات للمسلحين"],
        ),
        # those among the dead do not attack
        ("قتل تسعة رعاة، بينهم صبية، في قصف عنيف للجيش طال سوق البلدة.", "قتل", ["للجيش"], ["رعاة"]),
        # several behind what they count, and no recipient behind من
        ("رصد الجيش إطلاق قذائف عدة من جزيرة سقطرى.", "إطلاق قذائف", [], []),
        # whom a body or a house is of
        ("شيع الآلاف جثمان صياد قتله خفر السواحل قرب صفاقس.", "قتله", ["خفر السواحل"], ["صياد"]),
        ("فجر الجنود منزل شاب اعتقل قبل عام في الخليل.", "اعتقل", [], ["شاب"]),
        # of what a place is full
        ("دمر القصف متاجر ومنازل في الحي المكتظ بالنازحين.", "دمر", [], ["متاجر", "منازل"]),
        # who was beaten tells it
        ('قال أحد الناجين "ضربونا بالعصي".', "ضربونا", [], []),
        ("قال الصياد إن الجنود أوقفوه، مضيفا «ضربوني».", "ضربوني", [], ["الصياد"]),
        # a call is not a deed of whoever makes it
        ("جدد البرلمان الأفريقي الدعوة إلى وقف القتال.", "وقف القتال", [], []),
        # a sit-in that is broken up is nobody's who breaks it up
        ("تدخلت الشرطة لتفريق وقفة احتجاجية.", "وقفة", [], []),
        # a group by the name that it gives itself
        (
            "أعلنت مجموعة تطلق على نفسها «أشبال الساحل»، في شريط مصور، إسقاط مروحية مالية.",
            "إسقاط",
            ["مجموعة"],
            ["مروحية مالية"],
        ),
        # who is given arms or medicine
        ("تسلم المغرب ست مروحيات أباتشي من الولايات المتحدة.", "تسلم", ["الولايات المتحدة"], ["المغرب"]),
        ("تسلمت وزارة الصحة الجيبوتية أدوية من الكويت.", "تسلمت", ["الكويت"], ["وزارة الصحة الجيبوتية"]),
        # whose funding is halted
        ("قررت النرويج تعليق تمويل الجمعية الزراعية.", "تعليق تمويل", ["النرويج"], ["الجمعية الزراعية"]),
        # a verb opens the sentence
        ("ونظم الصيادلة وقفة احتجاجية أمام الوزارة.", "نظم", ["الصيادلة"], []),
        # those before a deed by the military of whom the topic tells
        ("الجيش التشادي أوضح أنه أحبط محاولة تهريب.", "أحبط", ["الجيش التشادي"], []),
        ("الجيش التشادي ذكر أنه قصف مواقع للمتمردين.", "قصف", ["الجيش التشادي"], ["مواقع للمتمردين"]),
        # wounds, times of day, a hold and help are nobody
        ("أسفر الانفجار عن إصابة عشرين راعيا بجروح بليغة.", "الانفجار", [], ["راعيا"]),
        (
            "استعاد الجيش التشادي، بمساندة جوية، السيطرة على منطقة بحر الغزال.",
            "استعاد",
            ["الجيش التشادي"],
            ["منطقة بحر الغزال"],
        ),
        (
            "سيطرت القوات المالية معززة بدبابات ومئات المقاتلين على قرية الزويرة.",
            "سيطرت",
            ["القوات المالية"],
            ["قرية الزويرة"],
        ),
        ("أمر القاضي بحبس عشرة صيادين لمدة شهر احتياطيا.", "أمر", ["القاضي"], []),
        # the dead kill nobody
        (
            "أفاد مسؤول بأن تسعة حراس قتلوا بعد اقتحام مسلحين من الحركة فندقا في كيسمايو.",
            "قتلوا",
            [],
            ["حراس"],
        ),
        ("قتل ستة من الصيادين نتيجة انفجار لغم.", "قتل", [], ["الصيادين"]),
        ("قتلت قوات الأمن الثاني قبل أن يفجر نفسه.", "قتلت", ["قوات الأمن"], ["الثاني"]),
        # whose the place is near which there was force
        ("استهدفت غارة شاحنة قرب حاجز للجيش الصومالي.", "استهدفت", [], []),
        # what an attack destroyed is what it was aimed at
        ("قال شاهد إن مسيرة تركية استهدفت الشاحنة بصاروخين، ما أدى إلى تدميرها.", "تدميرها", [], ["الشاحنة"]),
        # people who are driven out
        ("أكد الطرفان الرفض القاطع لمحاولات تهجير الفلسطينيين.", "تهجير", [], ["الفلسطينيين"]),
        # of others' deeds that somebody judges
        ("انتقد الوزير باريس، واصفا احتجاز الكاتب نبيل عبود بالأمر المشين.", "احتجاز", [], ["نبيل عبود"]),
        ("اتهم الوزير الحزب، معلنا إرسال تعزيزات إلى الحدود.", "إرسال تعزيزات", ["الوزير"], []),
        # several groups are she
        ("أضاف أن الفصائل استجابت لبيان الرئاسة، وأعلنت انسحابها من المدينة.", "انسحابها", ["الفصائل"], []),
        # a town is cleared
        ("تم إخلاء بلدة الشويحي من المقاتلين.", "إخلاء", [], []),
        # what has no doer in it, and whose it is
        (
            "قال الوزير إن الجيش شن غارات وقصف بالمدفعية الأحد مواقع المتمردين.",
            "قصف",
            ["الجيش"],
            ["مواقع المتمردين"],
        ),
        (
            "وقع ذلك بعد تبني الحركة الأربعاء قتل حارسين نيجريين عثر على جثتيهما.",
            "قتل",
            [],
            ["حارسين نيجريين"],
        ),
        (
            "دخلت أبوجا الحملة لمحاربة «بوكو حرام» بشن أولى غاراتها على معسكر لها.",
            "غاراتها",
            ["أبوجا"],
            ["معسكر"],
        ),
        ("أمر الوزير بنقل المساعدات من مستودعات الهلال إلى محافظة عدن.", "أمر", ["الوزير"], []),
        (
            "طوقت المقاومة قاعدة الشهباء الجوية ذات الأهمية الكبيرة.",
            "طوقت",
            ["المقاومة"],
            ["قاعدة الشهباء الجوية"],
        ),
        ("عقد اجتماع مشترك لوزراء الخارجية والدفاع العرب في القاهرة.", "اجتماع", ["وزراء الخارجية"], []),
        # nobody claims it
        ("ولم تعلن أي جهة مسؤوليتها عن الهجوم.", "مسؤوليتها", [], []),
    ],
)
def test_by_whom_and_to_whom(text: str, word: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(text, word) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("دعا المبعوث إلى وقف إطلاق النار والإفراج عن الرهائن.", "الإفراج", "demanded"),
        ("كرر الاتحاد الأفريقي الدعوة إلى سحب القوات وتقديم مساعدات عاجلة.", "مساعدات", "demanded"),
        ("طالبت الرابطة بإطلاق سراح المدون ورفع الحظر عن الصحيفة.", "رفع", "demanded"),
        ("دعا المفتي الحكومة إلى أن تطلق سراح السجناء.", "تطلق سراح", "demanded"),
        ("يجب على جوبا أن تطلق سراح المحتجزين.", "تطلق سراح", "demanded"),
        ("شدد السفير على ضرورة وقف القتال وإدخال المساعدات وتبادل الأسرى.", "إدخال", "demanded"),
        ("شدد السفير على ضرورة وقف القتال وإدخال المساعدات الطبية وتبادل الأسرى.", "تبادل", "demanded"),
        # what is to be looked into, or condemned, has been done, and so has what others do
        ("طالبت الأسرة بالتحقيق في مقتل ابنها واعتقال زميله.", "اعتقال", "asserted"),
        ("طالب الحزب بالعفو عن السجناء ورفع المحتجون لافتات.", "رفع", "asserted"),
        ("دعت النقابة إلى وقفة للتنديد بسقوط قتلى بين العمال.", "سقوط", "asserted"),
    ],
)
def test_what_is_asked_for_beside_something_else(text: str, word: str, factuality: str) -> None:
    assert event(text, word).factuality == factuality


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("أدان الاتحاد الأفريقي، الأربعاء، مقتل سبعة جنود في هجوم شمال مالي.", "مقتل", None),
        ("نددت بوركينا فاسو أمس باغتيال الضابط في باماكو.", "اغتيال", None),
        ("أوفدت أنقرة، الاثنين، بعثة إلى نيامي لبحث ملابسات مقتل سبعة من رعاياها.", "مقتل", None),
        # the day of the deed itself
        ("أدان الاتحاد الأفريقي مقتل سبعة جنود يوم الأربعاء في مالي.", "مقتل", "2025-03-12"),
        ("أدان الاتحاد الأفريقي هجوم الأربعاء في مالي.", "هجوم", "2025-03-12"),
    ],
)
def test_the_day_of_a_reaction_is_not_that_of_the_deed(text: str, word: str, date: str | None) -> None:
    assert event(text, word).date == date


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("سقطت قذائف على قرية تل الورد شرق مدينة حماة.", "قذائف", "قرية تل الورد"),
        ("هاجم مسلحون قرية أم الحجل غرب مدينة النهود.", "هاجم", "قرية أم الحجل"),
        # a village without a name says less than the town
        ("وقع انفجار في قرية صغيرة شرق مدينة حماة.", "انفجار", "مدينة حماة"),
    ],
)
def test_a_village_by_its_name_before_the_town_that_it_is_near(text: str, word: str, place: str) -> None:
    found = event(text, word).place
    assert found is not None
    assert found.text == place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصفت الطائرات مدرسة تابعة للأمم المتحدة لجأ إليها نازحون.", "REQUEST"),
        ("لجأ آلاف السكان إلى مقر بعثة الأمم المتحدة في ملكال.", "REQUEST"),
        ("عبر المعتصمون عن إدانتهم واستنكارهم لهذا القرار.", "SANCTION"),
        ("دفعت الحكومة القوات إلى التدخل.", "MOBILIZE"),
        ("اعترضت القوات الأمنية مسيرة المتضامنين قرب المحطة.", "ASSAULT"),
        ("علقت الدنمارك تمويل الجمعية.", "AID"),
        ("قضت محكمة نواكشوط أمس ببراءة جميع المتهمين.", "SANCTION"),
        ("وقف النواب لإنشاد النشيد الوطني.", "COERCE"),
        ("قصفت مدفعية الجيش تعزيزات للمتمردين.", "MOBILIZE"),
    ],
)
def test_what_is_no_such_event(text: str, kind: str) -> None:
    assert kind not in {e.type for e in events(text)}


def test_what_a_denial_stands_beside_is_not_denied() -> None:
    assert event("لم يعد للتفاهم أي معنى بعد قصف الجيش القرية.", "قصف").factuality == "asserted"


def test_the_dead_of_an_attack_before_are_not_those_of_the_next() -> None:
    found = event("وقع الهجوم بعد يومين من تفجير أوقع 30 قتيلا في نيامي.", "الهجوم")
    assert found.deaths is None


def test_who_attacks_in_words_and_goes_on_to_blame_is_not_violent() -> None:
    found = event("كثيرا ما يهاجم الرئيس الغابوني المعارضة ويندد بما يصفه بالفوضى.", "يهاجم")
    assert found.type == "ACCUSE"


def test_a_body_that_is_turned_to_is_asked() -> None:
    found = event("لجأت جيبوتي إلى مجلس الأمن.", "لجأت")
    assert found.type == "REQUEST"
    assert [p.text for p in found.recipients] == ["مجلس الأمن"]


@pytest.mark.parametrize(
    ("text", "word", "actors"),
    [
        ("وافق المصرف المركزي على طلب شركة الكهرباء تأجيل الأقساط.", "طلب", ["شركة الكهرباء"]),
        ("وافقت المحكمة على طلب إعادة النظر الذي قدمه الدفاع.", "طلب", ["الدفاع"]),
    ],
)
def test_a_request_that_is_agreed_to_was_made_before_and_by_others(
    text: str, word: str, actors: list[str]
) -> None:
    found = event(text, word)

    assert found.factuality == "asserted"
    assert [p.text for p in found.actors] == actors


def test_what_is_agreed_on_is_still_to_come() -> None:
    assert event("وافق الطرفان على هدنة في الجنوب.", "هدنة").factuality == "planned"
