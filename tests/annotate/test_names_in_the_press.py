"""Names and times as sites and papers of many countries write them: what is one name, whose country, which day.

People and bodies are invented.
"""

from __future__ import annotations

import pytest

from isnad import annotate


def named(text: str, published: str = "2025-03-10") -> dict[str, tuple[str, str | None]]:
    """The names of a text with their kinds and entities."""
    return {m.text: (m.kind, m.entity) for m in annotate(text, published=published).mentions}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال محافظ مأدبا، حسن القيام، إن الفرق عثرت على الفتاة.", "حسن القيام"),
        ("قال رئيس جمعية القضاة التونسيين أنس الحمداني إن القرار ظالم.", "أنس الحمداني"),
        ("حذّر قائد المنطقة الفريق أول سالم إبراهيم نعمان من التصعيد.", "سالم إبراهيم نعمان"),
        ("أوقفت الدورية شخصا ثانيا يدعى محمد ربيع البدري قرب الجسر.", "محمد ربيع البدري"),
    ],
)  # fmt: skip
def test_one_person_by_the_whole_name(text: str, person: str) -> None:
    assert [name for name, (kind, _) in named(text).items() if kind == "PER"] == [person]


def test_a_quarter_called_after_a_city_is_another_place() -> None:
    kind, entity = named("استهدف المسلحون حي دار السلام في محيط مقديشو.")["حي دار السلام"]
    assert kind == "GPE"
    assert entity is not None
    assert entity.startswith("name:")


def test_a_hospital_called_after_somebody_is_no_person() -> None:
    assert named("نقل الجرحى إلى مستشفى البشير الحكومي في مأدبا.")["مستشفى البشير"][0] == "FAC"


def test_an_adjective_behind_a_quoted_agency_is_no_paper() -> None:
    assert "الإخبارية" not in named('قالت وكالة "رويترز" الإخبارية إن ثلاثة أصيبوا.')


def test_a_name_in_quotation_marks_is_not_cut() -> None:
    assert 'شركة "معادن موريتانيا"' in named('فرضت شركة "معادن موريتانيا" رسوما في نواكشوط.')


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("توجه الجرحى من درعا إلى عمان عبر معبر نصيب.", "jor.amman"),
        ("وقع حريق كبير في عمان مساء.", "jor.amman"),
        ("دعت قطر وعمان والكويت إلى التهدئة.", "omn"),
        ("زار عمان وفد من طهران وصنعاء. وقالت وزارة الخارجية الإيرانية إن الزيارة مهمة.", "omn"),
    ],
)  # fmt: skip
def test_a_country_or_a_capital_by_the_countries_beside_it(text: str, entity: str) -> None:
    assert named(text)["عمان"][1] == entity


def test_the_minister_of_a_country_is_not_of_the_capital_of_its_name() -> None:
    assert named("وصل وزير خارجية عمان إلى طهران.")["وزير خارجية عمان"][1] == "omn.foreign-minister"


def test_an_agency_from_abroad_says_nothing_of_whose_police_it_is() -> None:
    text = "أغلق محتجون طريقا في محافظة بابل. وقال شاهد للأناضول إنهم جاؤوا من كربلاء. وقال آخر للأناضول إن الشرطة انسحبت إلى الحلة."
    assert named(text)["الشرطة"][1] == "irq.police"


def test_a_radio_station_is_no_agency() -> None:
    text = "أغلق محتجون إذاعة الديوانية. وقال مصدر للأناضول إنهم أجبروا العاملين في الإذاعة على وقف البث."
    assert "الإذاعة" not in named(text)


def test_a_paper_of_many_countries_is_that_of_the_one_spoken_of() -> None:
    text = "فتح القضاء الجزائري تحقيقا في الجزائر العاصمة. وبحسب صحيفة الشروق، أحيل الملف إلى المحكمة."
    assert any(entity == "out.echorouk-dz" for _, entity in named(text).values())


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("أعلن الوزير أمس الخميس البيان. وبدأ القتال أمس الأربعاء وأول أمس الثلاثاء.", "2018-09-21", ["2018-09-20", "2018-09-19", "2018-09-18"]),
        ("وقعت اشتباكات أمس وأول من أمس في المدينة.", "2018-09-21", ["2018-09-20", "2018-09-19"]),
        ("وصل الوفد اليوم الخميس. وأحرق المحتجون اليوم السبت مركزا.", "2017-11-30", ["2017-11-30", "2017-11-25"]),
        ("قالت الشرطة إن مهاجمين فجرا سيارتين ملغومتين أمس.", "2014-10-13", ["2014-10-12"]),
    ],
)  # fmt: skip
def test_days_by_their_names(text: str, published: str, days: list[str]) -> None:
    assert [t.value for t in annotate(text, published=published).times] == days
