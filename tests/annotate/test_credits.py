"""Credit lines: what is one, what is none, and under which name."""

from __future__ import annotations

from pathlib import Path

import pytest

import isnad
from isnad.records import Credit, SetAside

BODY = (
    "أعلنت وزارة الداخلية اليوم أن تسعة أشخاص قتلوا وأصيب آخرون بجروح في هجوم نفذته طائرة مسيرة "
    "على محطة للنفط في جنوب البلاد."
)
SAMPLES = Path(isnad.__file__).parent / "samples"


def credits_of(text: str, outlet: str | None = None, title: str | None = None) -> list[Credit]:
    return isnad.annotate(text, outlet=outlet, title=title).credits


def found(
    text: str, outlet: str | None = None, title: str | None = None
) -> list[tuple[str, str | None, str]]:
    return [(c.text, c.entity, c.kind) for c in credits_of(text, outlet, title)]


@pytest.mark.parametrize(
    ("dateline", "text", "entity"),
    [
        ("واشنطن (رويترز) - ", "رويترز", "out.reuters"),
        ("دبي 16 يناير (رويترز) - ", "رويترز", "out.reuters"),
        ("القاهرة - رويترز\n", "رويترز", "out.reuters"),
        ("بيروت - رويترز: ", "رويترز", "out.reuters"),
        ("بيروت - رويترز ", "رويترز", "out.reuters"),
        ("رويترز (برلين)\n", "رويترز", "out.reuters"),
        ("بيروت/ الأناضول\n", "الأناضول", "out.anadolu"),
        ("القدس المحتلة/ عبد الرؤوف أرناؤوط/ الأناضول\n", "الأناضول", "out.anadolu"),
        ("(أ ف ب) – ", "أ ف ب", "out.afp"),
        ("طرابلس 9 أغسطس 2021 (وال) - ", "وال", "out.lana"),
        ("لندن: «الشرق الأوسط»\n", "الشرق الأوسط", "out.asharq-alawsat"),
        ("صحيفة المرصد: ", "صحيفة المرصد", "out.almarsd"),
    ],
)
def test_a_dateline_names_an_outlet_of_the_lexicon(dateline: str, text: str, entity: str) -> None:
    assert [(c.text, c.entity) for c in credits_of(dateline + BODY)] == [(text, entity)]


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        (f"واشنطن (فرقد) - {BODY}", "فرقد", "name:فرقد"),
        (f"العراق/ فرقد- {BODY}", "فرقد", "name:فرقد"),
        (f"غزة - وكالة فرقد - {BODY}", "وكالة فرقد", "name:فرقد"),
        (f"أنواء برس/ تونس\n{BODY}", "أنواء برس", "name:انواء-برس"),
        (f"{BODY}\n(وكالة فرقد للأنباء)", "وكالة فرقد للأنباء", "name:فرقد"),
        (f"{BODY}\n(فرقد)", "فرقد", "name:فرقد"),
    ],
)
def test_an_unknown_agency_is_known_by_its_shape_and_place(text: str, name: str, entity: str) -> None:
    assert found(text) == [(name, entity, "agency")]


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("\n(رويترز)", [("رويترز", "out.reuters", "agency")]),
        ("\nأ ف ب", [("أ ف ب", "out.afp", "agency")]),
        (" (أ. ف. ب)", [("أ. ف. ب", "out.afp", "agency")]),
        (" «الفرنسية»", [("الفرنسية", "out.afp", "agency")]),
        ("\nAFP", [("AFP", "out.afp", "agency")]),
        ("\nReuters", [("Reuters", "out.reuters", "agency")]),
        ("\nالمصدر: صحيفة نيويورك تايمز", [("صحيفة نيويورك تايمز", "out.nyt", "outlet")]),
        (" المصدر: رويترز", [("رويترز", "out.reuters", "agency")]),
        ("\nالمصدر : رويترز + وكالات", [("رويترز", "out.reuters", "agency"), ("وكالات", None, "agency")]),
        ("\nالمصدر: مرصد الفيافي", [("مرصد الفيافي", "name:مرصد-الفيافي", "outlet")]),
        ("\nنقلا عن صحيفة الغارديان", [("صحيفة الغارديان", "out.guardian", "outlet")]),
        ("\nالمصدر: وكالة الأنباء السعودية (واس)", [("وكالة الأنباء السعودية", "out.spa", "agency")]),
    ],
)
def test_a_credit_closes_the_article(ending: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert found(BODY + ending) == expected


def test_a_bracket_inside_the_last_full_stop_is_a_credit() -> None:
    assert found(BODY[:-1] + " (أ ف ب).") == [("أ ف ب", "out.afp", "agency")]


@pytest.mark.parametrize("word", ["وكالات", "متابعات", "متابعة"])
def test_agencies_in_general_have_no_entity(word: str) -> None:
    assert found(f"{word}\n{BODY}") == [(word, None, "agency")]
    assert found(f"عواصم - {word}\n{BODY}") == [(word, None, "agency")]


def test_own_work_names_no_agency() -> None:
    assert found(f"خاص\n{BODY}") == [("خاص", None, "outlet")]


def test_agencies_joined_by_a_conjunction_are_each_credited() -> None:
    expected = [("فرانس برس", "out.afp", "agency"), ("رويترز", "out.reuters", "agency")]
    assert found(f"بغداد - فرانس برس ورويترز\n{BODY}") == expected


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("واشنطن – الناس نيوز ::\n", "الناس نيوز"),
        ("دروب القدس/ م.ن\n", "دروب القدس الإخبارية"),
        ("لندن: «الشرق الأوسط أونلاين»\n", "الشرق الأوسط"),
        ("المصدر: رمال الشاطئ\n", "شبكة رمال الشاطئ"),
    ],
)
def test_the_outlet_itself_is_no_credit(line: str, outlet: str) -> None:
    assert found(line + BODY, outlet=outlet) == []


def test_the_masthead_stands_for_an_outlet_that_metadata_lack() -> None:
    assert found(f"مرايا فزان\nطرابلس - مرايا فزان\n{BODY}\nالمصدر: مرايا فزان") == []


@pytest.mark.parametrize(
    "text",
    [
        f"الرياض - نايف الحمري\n{BODY}",
        f"صنعاء (أحمد الشميري) - {BODY}",
        f"عدن (جنوب اليمن) - {BODY}",
        f"اليوم – الخميس – {BODY}",
        f"ترجمة: سمير الفلاني\n{BODY}",
        f"{BODY}\nالمصدر: مصادر محلية",
        f"{BODY}\n(يتبع)",
    ],
)
def test_places_people_days_and_unnamed_sources_are_no_credits(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"قالت رويترز إن {BODY}",
        f"{BODY[:-1]} بحسب وكالة الأنباء السعودية (واس).",
        f"{BODY}\nقبل أيام نشرت (صحيفة الغارديان) تقريرا عن القتلى في الهجوم الأخير على المحطة.\n{BODY}",
        f"رويترز: إيران تستعد للرد\n{BODY}",
        f"{BODY} ونقلت عنه رويترز قوله.\n{BODY}",
    ],
)
def test_a_source_named_in_the_text_is_no_credit(text: str) -> None:
    assert found(text) == []


def test_the_samples_credit_whom_their_readme_says() -> None:
    expected = {
        "a01": {None}, "a02": {"name:فرقد"}, "a03": {"name:فرقد"}, "a04": {"name:فرقد"}, "a05": {"name:فرقد"},
        "a07": {"out.nyt"}, "a08": {None}, "b01": {"name:ديمه"}, "b08": {"name:انواء-برس"}, "b11": {None},
        "d01": {"name:ديمه"},
    }  # fmt: skip
    credited: dict[str, set[str | None]] = {}
    for item in isnad.annotate_paths(SAMPLES / "articles", metadata=SAMPLES / "articles.jsonl"):
        assert not isinstance(item, SetAside)
        for credit in item.credits:
            assert item.article.text[credit.start : credit.end] == credit.text
            credited.setdefault(item.article.id, set()).add(credit.entity)
    assert credited == expected
