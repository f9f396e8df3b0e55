"""Whose words a report is, where a phrase tells it before, behind or beside. People, outlets and places are invented."""

from __future__ import annotations

import pytest

from isnad import annotate

Told = list[tuple[list[str], str]]


def told(text: str) -> Told:
    """The chains of the statements of a text, each with how its content begins."""
    return [
        ([link.text for link in s.chain], s.text) for s in annotate(text, published="2024-03-15").statements
    ]


def chains(text: str) -> list[list[str]]:
    return [chain for chain, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("بحسب ما ذكرته الوزارة، فإن الوفد وصل أمس.", ["الوزارة"], "فإن الوفد وصل أمس"),
        ("ووفق ما ذكرت صحيفة البلاد، وصل الوفد أمس.", ["صحيفة البلاد"], "وصل الوفد أمس"),
        ("غادر الوفد المدينة أمس، وهو ما أكده الوزير.", ["الوزير"], "غادر الوفد المدينة أمس"),
        ("غادر الوفد المدينة أمس، وهو ما نفته الوزارة.", ["الوزارة"], "غادر الوفد المدينة أمس"),
        ("ارتفعت الحصيلة إلى عشرة قتلى، بحسب بيان جديد لوزارة الصحة.", ["وزارة الصحة"], "ارتفعت الحصيلة إلى عشرة قتلى"),
        ("وروت سعاد الغول كيف اقتحم الجنود البيت.", ["سعاد الغول"], "كيف اقتحم الجنود البيت"),
    ],
)  # fmt: skip
def test_a_phrase_gives_its_clause_a_source(text: str, chain: list[str], content: str) -> None:
    assert told(text) == [(chain, content)]


def test_a_statement_of_somebody_described_before_is_theirs() -> None:
    text = "قال مصدر أمني إن الطريق مغلق. وحسب رواية المصدر، فقد أُحرقت ثلاث شاحنات."
    assert chains(text) == [["مصدر أمني"], ["المصدر"]]


def test_what_an_agency_opens_is_said_by_whom_it_quotes() -> None:
    text = "وبحسب ما أوردته وكالة الساحل للأنباء، فإن متحدثا باسم المؤسسة المالية شدد على أن الاتفاق بعيد."
    ((chain, content),) = told(text)
    assert chain[0] == "وكالة الساحل للأنباء"
    assert chain[1].startswith("متحدثا باسم المؤسسة")
    assert content == "أن الاتفاق بعيد"


def test_a_spokesman_of_a_body_is_named_by_it() -> None:
    found = annotate("قالت الوكالة إن متحدثا باسم المؤسسة المالية شدد على أن الاتفاق بعيد.").statements[-1]
    assert not found.anonymous


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وهددت الرابطة بالاعتصام أمام المقر، علماً أنها كانت قد علقت احتجاجاتها.", "بالاعتصام أمام المقر"),
        ("وقال الوزير إن القرار نهائي، وقد أعلن المجلس الرئاسي أمس حل اللجنة.", "إن القرار نهائي"),
        ("ولا يزال الجيش يتهم خصمه بتدبير الهجوم، وهو ما تنفيه القوات المشتركة.", "بتدبير الهجوم"),
        ("وهدد الوفد بالانسحاب من المحادثات، ثم عاد إلى القاعة بعد اتصال هاتفي.", "بالانسحاب من المحادثات"),
    ],
)
def test_what_is_added_is_no_more_of_the_report(text: str, content: str) -> None:
    assert told(text)[0][1] == content


def test_who_denies_what_another_has_said_is_told_apart() -> None:
    text = "ولا يزال الجيش يتهم خصمه بتدبير الهجوم، وهو ما تنفيه القوات المشتركة."
    assert told(text)[1] == (["القوات المشتركة"], "وهو ما تنفيه")


@pytest.mark.parametrize(
    "text",
    [
        "كانت الهدنة قد بدأت الأحد، وغابت الطائرات عن السماء كما وعد الجيش.",
        "قال الوزير إن الطريق مفتوح. ولم تتبن أي جهة العملية حتى الآن.",
        "وعاش سالم الغول هناك، وهو ما لاحظه مني وبدأ يسألني.",
    ],
)
def test_what_nobody_reports_is_no_statement(text: str) -> None:
    assert all(content.startswith("إن الطريق") for _, content in told(text))


def test_what_a_hand_points_at_and_a_report_to_be_published_are_no_statements() -> None:
    pointing = "«رأيت ثلاث طائرات صغيرة»، يقول حسين الخضر للصحيفة، وهو يشير إلى نوافذ بيته التي تكسر زجاجها."
    assert [content for _, content in told(pointing)] == ["رأيت ثلاث طائرات صغيرة"]
    promised = "وتعهد خفر السواحل بنشر تقرير مفصل عن ملابسات الحادث."
    assert [content for _, content in told(promised)] == ["بنشر تقرير مفصل عن ملابسات الحادث"]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("نقلت صحيفة البلاد عن مصدر قضائي مطلع قوله إن الإيقاف تم دون إذن.", "مصدر قضائي مطلع"),
        ("ونقلت قناة الأفق عن مصدر أمني طلب عدم ذكر اسمه أن المستودع كان مليئا.", "مصدر أمني"),
        ("مقرّبون منه أكدوا في دردشة مع الصحافيين أنه واكب التفاصيل كلها.", "مقرّبون"),
    ],
)
def test_a_source_is_named_without_what_is_said_of_it(text: str, root: str) -> None:
    assert chains(text)[0][-1] == root


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("وتسري الهدنة من الصباح، وفق نص الاتفاق.", False),
        ("واتفق الجانبان على تشكيل لجنة، وفق بيان مشترك صدر أمس.", False),
        ("بلغ عدد المهاجرين ألفا، وفق بيانات مصلحة الجمارك.", False),
        ("بلغ عدد المهاجرين ألفا، وفق تقارير صحافية.", True),
    ],
)
def test_a_paper_that_can_be_asked_for_is_not_anonymous(text: str, anonymous: bool) -> None:
    assert [s.anonymous for s in annotate(text).statements] == [anonymous]


def test_an_answer_to_what_goes_round_does_not_tell_it() -> None:
    text = "أصدر فصيل الوعد بيانا قال فيه إنه لا علاقة له بالهجوم، ردا على ما تداولته مواقع محلية."
    assert not any("مواقع محلية" in chain for chain in chains(text))
