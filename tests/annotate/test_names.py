"""Names: who and where, whatever else their words may mean."""

from __future__ import annotations

import pytest

import isnad


def names(text: str) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in isnad.annotate(text, published="2024-03-14").mentions]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("أعلنت القيادة استشهاد العقيد سالم بن مرزوق قائد اللواء الثالث.", "سالم بن مرزوق"),
        ("قال العقيد سالم المرزوقي إن القوات تقدمت.", "سالم المرزوقي"),
        ("التقى العميد سالم بن ناصر قائد اللواء الثالث.", "سالم بن ناصر"),
    ],
)
def test_a_given_name_after_a_rank_is_a_person_even_where_a_town_has_it_too(text: str, person: str) -> None:
    found = names(text)
    assert (person, "PER") in found
    assert all(kind != "GPE" for _, kind in found)
    assert all("الثالث" not in name for name, kind in found if kind == "PER")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("زار الرئيس بيروت الأحد.", "بيروت"),
        ("زار وزير الدفاع أم درمان.", "أم درمان"),
        ("وصل السفير السعودي عدن.", "عدن"),
    ],
)
def test_a_definite_office_owns_no_place_after_it(text: str, place: str) -> None:
    assert (place, "GPE") in names(text)


def test_an_office_owns_the_place_it_governs() -> None:
    assert ("محافظ بيروت", "ROLE") in names("التقى محافظ بيروت وفدا من السكان.")


@pytest.mark.parametrize(
    "text",
    [
        "أصيب الشاب برصاصة في الصدر ونقل إلى المستشفى.",
        "وطلبوا من الآن البدء بالعمل.",
        "ورفض بلاتر طلب الاتحاد.",
    ],
)
def test_everyday_words_that_a_far_town_is_called_by_are_no_place(text: str) -> None:
    assert all(kind != "GPE" for _, kind in names(text))


def test_a_town_called_by_an_everyday_word_is_a_place_where_it_is_said_to_be_one() -> None:
    assert ("الهبيط", "GPE") in [
        (n.removeprefix("بلدة "), k) for n, k in names("قصف الطيران بلدة الهبيط في ريف إدلب.")
    ]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("قال أبو محمد إن القصف مستمر.", "أبو محمد"),
        ("وقالت أم خالد لرويترز إنها نزحت.", "أم خالد"),
    ],
)
def test_a_kunya_names_a_person(text: str, person: str) -> None:
    assert (person, "PER") in names(text)


def test_or_between_two_names_in_a_question_is_no_kunya() -> None:
    assert all("أم" not in n.split() for n, _ in names("لا نعرف هل غادر أم خالد بقي."))


def test_a_clitic_before_a_town_of_two_words_is_left_out() -> None:
    assert ("أم روابة", "GPE") in names("سقطت قذيفة بأم روابة أمس.")


@pytest.mark.parametrize(
    ("text", "office", "outlet"),
    [
        ("قال وزير الدفاع اليمني لوكالة رويترز إن الطريق مغلق.", "وزير الدفاع اليمني", "وكالة رويترز"),
        ("قال الرئيس الأوكراني لصحيفة بيلد إن الطريق مغلق.", "الرئيس الأوكراني", "صحيفة بيلد"),
        ("قال وزير الخارجية اليمني لقناة الجزيرة إن الطريق مغلق.", "وزير الخارجية اليمني", "قناة الجزيرة"),
    ],
)
def test_the_outlet_that_an_official_spoke_to_is_no_part_of_the_office(
    text: str, office: str, outlet: str
) -> None:
    assert {(office, "ROLE"), (outlet, "ORG")} <= set(names(text))


def test_the_director_of_an_agency_holds_an_office_of_it() -> None:
    assert ("المدير العام لوكالة الأنباء السعودية", "ROLE") in names(
        "قال المدير العام لوكالة الأنباء السعودية إن الاجتماع عقد."
    )


def test_a_surname_is_the_person_named_before_and_not_the_place_called_so() -> None:
    text = "أعلن محافظ البنك المركزي علي الأحمدي رفع الفائدة. وأكد الأحمدي أن القرار نهائي."
    people = [m.entity for m in isnad.annotate(text, published="2024-03-14").mentions if m.kind == "PER"]
    assert len(people) == 2
    assert len(set(people)) == 1


def test_in_the_place_called_like_somebody_is_a_place() -> None:
    text = "أعلن محافظ البنك المركزي علي الأحمدي رفع الفائدة. ووصل الوفد إلى محافظة الأحمدي."
    assert [k for n, k in names(text) if n.endswith("الأحمدي")] == ["PER", "GPE"]


@pytest.mark.parametrize(
    "text", ["قال المهندس", "قال الخبير الملاحي", "قال المتحدث باسمها", "قال عبد", "قالت أم"]
)
def test_a_text_may_end_with_an_office_or_half_a_name(text: str) -> None:
    names(text)


@pytest.mark.parametrize(
    "text",
    [
        "فرضت الوزارة عقوبات مالية على الشركة.",
        "أعلن البنك عن تسهيلات مالية جديدة.",
        "قال محلل مالي إن السوق تراجعت.",
        "أطلقت الوكالة مسبارا قمريا جديدا.",
        "اجتاحت سيول جارفة المدينة.",
    ],
)
def test_an_everyday_word_is_no_country_without_support(text: str) -> None:
    assert all(m.country is None for m in isnad.annotate(text).mentions)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قال مسؤول مالي في باماكو إن الجيش المالي هاجم الموقع.", "MLI"),
        ("اندلع قتال في مالي، وقال الجيش المالي إنه صد الهجوم.", "MLI"),
        ("أعلنت سيول إجراء مناورات، وردت كوريا الجنوبية على الاتهام.", "KOR"),
        ("نقلت عن مسؤول كندي قوله إن بلاده مستعدة.", "CAN"),
    ],
)
def test_an_everyday_word_is_a_country_where_the_article_speaks_of_it(text: str, country: str) -> None:
    found = [m for m in isnad.annotate(text).mentions if m.country]
    assert len(found) >= (1 if country == "CAN" else 2)
    assert {m.country for m in found} == {country}


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        (
            "قالت حركة المقاومة الإسلامية (حماس) إنها ترفض العرض.",
            "حركة المقاومة الإسلامية (حماس)",
            "pse.hamas",
        ),
        ("وصل بان كي-مون إلى بيروت.", "بان كي-مون", "igo.ban-ki-moon"),
        ("اجتمعت اللجنة العسكرية المشتركة 5+5 في سرت.", "اللجنة العسكرية المشتركة 5+5", "lby.committee-5-5"),
        ("قررت أوبك+ خفض الإنتاج.", "أوبك+", "igo.opec-plus"),
        ("زار الوزير جهة الرباط - سلا - القنيطرة.", "الرباط - سلا - القنيطرة", "mar.rabat-sale-kenitra"),
    ],
)
def test_a_name_with_marks_inside_is_found_whole(text: str, name: str, entity: str) -> None:
    assert any(name in m.text and m.entity == entity for m in isnad.annotate(text).mentions)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("قال المدرب أمين إن الفريق جاهز.", "name of somebody known"),
        ("اجتمع المدير طارق بالوفد.", "name of somebody known"),
        ("أكد أن الأمير كان سعيدا.", "كان"),
        ("طلب المدير ألا يحضروا.", "ألا"),
    ],
)
def test_an_everyday_word_after_a_title_is_nobody_famous(text: str, wrong: str) -> None:
    people = [m for m in isnad.annotate(text).mentions if m.kind == "PER"]
    assert all(m.text != wrong and (m.entity or "").startswith("name:") for m in people)


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("قال الوزير لافروف إن بلاده مستعدة.", "rus.sergei-lavrov"),
        ("قال الرئيس المصري السيسي إن بلاده مستعدة.", "egy.abdel-fattah-al-sisi"),
    ],
)
def test_a_rare_surname_after_a_title_is_whom_the_lexicon_knows(text: str, entity: str) -> None:
    assert entity in {m.entity for m in isnad.annotate(text).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "وصل أحمد بن محمد علي إلى جدة. وتحدث على هامش اللقاء، وكان حاضرا على أهبة الاستعداد.",
        "أقيم حفل فرحة العيد في الرياض. ووزعت الهدايا طوال أيام العيد.",
        "شكر الوزير الجميع بمناسبة العيد السعيد.",
        "زار الوزير بيت الله الحرام. ونسأل الله التوفيق.",
        "حضر رئيس هيئة النقل العام الحفل.",
        "رفع الشكر إلى سمو ولي عهده الأمين.",
    ],
)
def test_particles_and_everyday_words_are_no_people(text: str) -> None:
    people = {m.text for m in isnad.annotate(text).mentions if m.kind == "PER"}
    assert people <= {"أحمد بن محمد علي"}


def test_a_surname_is_taken_up_where_somebody_speaks() -> None:
    found = isnad.annotate("قال فهد بن ناصر الجديع إن الطريق مغلق. وأوضح الجديع أن العمل جار.")
    assert [m.text for m in found.mentions if m.kind == "PER"] == ["فهد بن ناصر الجديع", "الجديع"]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("زار الوزير مستشفى الملك فهد التخصصي في بريدة.", "مستشفى الملك فهد التخصصي"),
        ("نقل المصابون إلى جامعة الملك خالد.", "جامعة الملك خالد"),
        ("قصف الطيران مدرسة الشهيد عمر المختار.", "مدرسة الشهيد عمر المختار"),
    ],
)
def test_whoever_a_site_is_named_after_is_not_spoken_of(text: str, site: str) -> None:
    found = isnad.annotate(text).mentions
    assert site in [m.text for m in found if m.kind == "FAC"]
    assert not any(m.kind == "PER" for m in found)


def test_what_only_looks_like_a_name_is_none() -> None:
    def named(text: str) -> list[str | None]:
        return [m.entity or m.kind for m in isnad.annotate(text).mentions]

    assert "ROLE" not in named("احتشد متظاهرون أمام المسجد.")
    assert "ROLE" in named("وقال امام المسجد إن الصلاة أقيمت.")
    assert "sau.jeddah" not in named("وتروي أم محمود، وهي جدة في السبعين، ما جرى.")
    assert all("اودى" not in (name or "") for name in named("قُتل سائق في اعتداء أودى بحياة خمسة."))


def test_a_town_after_and_is_of_the_country_named_before_it() -> None:
    def towns(text: str) -> list[str | None]:
        return [m.entity for m in isnad.annotate(text).mentions if m.kind == "GPE"]

    assert towns("تراجعت الأسعار في مكة وجدة.") == ["sau.mecca", "sau.jeddah"]
    assert "mar.oujda" in towns("وصل إلى فاس ووجدة.")


def test_an_outlet_of_everyday_name_is_known_by_the_word_before_it_with_its_clitics() -> None:
    found = isnad.annotate("قال الوزير لفضائية العربية إن القوات انسحبت.").mentions
    assert "out.alarabiya" in {m.entity for m in found}


def test_a_name_does_not_go_on_into_what_is_said() -> None:
    found = isnad.annotate("وذكرت أم سعد أن صناعة الخوص مهمة.").mentions
    assert [(m.text, m.kind) for m in found] == [("أم سعد", "PER")]
