"""What incidents are called: nobody twice, nothing left open, in English where English is known."""

from __future__ import annotations

import re

import pytest

from isnad.lexicon import load
from isnad.link.names_en import EnglishNames
from isnad.link.reading import Reading
from isnad.link.titles import date_ar, date_en, incident_titles
from isnad.records import Event, Incident, IncidentPlace, Mention, Party
from isnad.web.labels import labels
from making import Maker


def titles(
    *,
    type: str = "THREATEN",
    actors: tuple[Party, ...] = (),
    recipients: tuple[Party, ...] = (),
    place: IncidentPlace | None = None,
    readings: tuple[Reading, ...] = (),
) -> tuple[str, str]:
    incident = Incident(
        id="x",
        type=type,  # pyright: ignore[reportArgumentType]
        date="2020-01-05",
        place=place,
        actors=list(actors),
        recipients=list(recipients),
    )
    return incident_titles(incident, EnglishNames(load(), readings))


GOVERNMENT = Party(text="الحكومة", sector="GOV")
SOLEIMANI = Party(text="قاسم سليماني", entity="irn.qasem-soleimani", country="IRN", sector="MIL")


def test_quotation_marks_in_a_title_are_closed() -> None:
    group = Party(text="تنظيم «رايات الجنوب»", sector="UAF")
    assert titles(actors=(group,))[0].startswith("تهديد: تنظيم «رايات الجنوب»، 5 ")
    long = Party(text="من مسلحي لواء «رايات الجنوب الحر في سبها»")
    assert titles(actors=(long,))[0].startswith("تهديد: من مسلحي لواء «رايات الجنوب الحر»، 5 ")


@pytest.mark.parametrize(
    ("recipients", "arabic"),
    [
        ((GOVERNMENT, GOVERNMENT), "الحكومة"),
        ((Party(text="الحكومة العراقية", entity="irq.government"), GOVERNMENT), "الحكومة العراقية"),
        (
            (Party(text="طائرة"), Party(text="طائرة مسيّرة أميركية", entity="usa.drones")),
            "طائرة مسيّرة أميركية",
        ),
        ((SOLEIMANI, Party(text="سليماني", country="IRN")), "قاسم سليماني"),
        ((GOVERNMENT, Party(text="البرلمان", sector="LEG")), "الحكومة والبرلمان"),
        ((Party(text="شخصا"), Party(text="أحياء المدينة")), "أحياء المدينة"),
        ((Party(text="أشخاص"),), "أشخاص"),
    ],
)
def test_a_party_is_named_once(recipients: tuple[Party, ...], arabic: str) -> None:
    assert titles(recipients=recipients)[0] == f"تهديد: {arabic}، 5 كانون الثاني/يناير 2020"


def test_those_who_meet_are_named_once_on_whichever_side() -> None:
    arabic, english = titles(type="CONSULT", actors=(GOVERNMENT,), recipients=(GOVERNMENT, SOLEIMANI))
    assert arabic.startswith("مشاورات: الحكومة وقاسم سليماني، ")
    assert english == "Consultations: government and Qasem Soleimani, 5 January 2020"


def test_a_place_that_is_what_was_struck_is_named_once() -> None:
    place = IncidentPlace(text="محطة تل الرمث")
    assert titles(recipients=(Party(text="محطة تل الرمث"),), place=place)[0].count("محطة") == 1


def appointed(text: str, office: str, name: str) -> Reading:
    """An article that names an officer by his office in one event."""
    made = Maker("a", text)
    start, person = text.index(office), text.index(name)
    made.item.mentions = sorted(
        [
            Mention(text=office, start=start, end=start + len(office), kind="ROLE", country="IRN"),
            Mention(
                text=name, start=person, end=person + len(name), kind="PER", entity="irn.qasem-soleimani"
            ),
        ],
        key=lambda mention: mention.start,
    )
    struck = Party(text=office, start=start, end=start + len(office), country="IRN")
    made.item.events.append(
        Event(text="قتل", start=0, end=3, type="ASSAULT", recipient=struck, recipients=[struck])
    )
    return Reading(made.item)


@pytest.mark.parametrize(
    "text",
    [
        "قتل قائد فيلق القدس الفريق قاسم سليماني في بغداد.",
        "قتل قائد فيلق القدس قاسم سليماني في بغداد.",
        "قتل قائد فيلق القدس (قاسم سليماني) في بغداد.",
        "قتل قاسم سليماني، قائد فيلق القدس، في بغداد.",
    ],
)
def test_a_person_and_the_office_beside_his_name_are_one(text: str) -> None:
    reading = appointed(text, "قائد فيلق القدس", "قاسم سليماني")
    both = (SOLEIMANI, Party(text="قائد فيلق القدس", country="IRN", sector="MIL"))
    assert titles(recipients=both, readings=(reading,))[1] == "Threat: Qasem Soleimani, 5 January 2020"


@pytest.mark.parametrize(
    "text",
    ["قتل قائد فيلق القدس وقاسم سليماني في بغداد.", "قتل قائد فيلق القدس؛ قاسم سليماني في بغداد."],
)
def test_a_person_and_another_s_office_are_two(text: str) -> None:
    reading = appointed(text, "قائد فيلق القدس", "قاسم سليماني")
    both = (SOLEIMANI, Party(text="قائد فيلق القدس", country="IRN", sector="MIL"))
    assert "وقائد فيلق القدس" in titles(recipients=both, readings=(reading,))[0]


@pytest.mark.parametrize(
    ("text", "entity", "english"),
    [
        ("بغداد", "irq.baghdad-gov", "Baghdad"),
        ("بغداد", "irq.capital", "Baghdad"),
        ("محافظة بغداد", "irq.baghdad-gov", "Baghdad Governorate"),
        ("مدينة الكفرة", "lby.kufra-adm1", "Kufra"),
        ("طرابلس", "lby.tripoli-adm1", "Tripoli"),
        ("بلدية سبها", "lby.sabha-adm1", "Sabha district"),
        ("الأنبار", "irq.anbar", "Anbar"),
        ("غزة", "pse.gaza-adm1", "Gaza"),
        ("الشرقية", "sau.eastern-province", "Eastern Province"),
    ],
)
def test_a_town_is_not_called_a_governorate(text: str, entity: str, english: str) -> None:
    assert titles(recipients=(Party(text=text, entity=entity),))[1] == f"Threat: {english}, 5 January 2020"


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("الحكومة", "government"),
        ("مسلحين", "gunmen"),
        ("الرئيس", "president"),
        ("قاسم سليماني", "Qasem Soleimani"),
        ("المساعدة", "المساعدة"),
        ("عائلات الضحايا", "عائلات الضحايا"),
        ("بوعلام تيميزار", "بوعلام تيميزار"),
    ],
)
def test_english_is_written_where_the_words_have_it(text: str, english: str) -> None:
    assert titles(recipients=(Party(text=text),))[1] == f"Threat: {english}, 5 January 2020"


def test_an_office_composed_in_an_article_has_its_english_in_the_singular_only() -> None:
    made = Maker("a", "التقى قادة عراقيين وقائد الفرقة.")
    for words, english in (("قادة عراقيين", "Iraqi commander"), ("قائد الفرقة", "division commander")):
        made.item.mentions.append(Mention(**made.span(words), kind="ROLE", name_en=english))  # pyright: ignore[reportArgumentType]
    english = EnglishNames(load(), [Reading(made.item)])
    assert english.of(Party(text="قائد الفرقة")) == "division commander"
    assert english.of(Party(text="قادة عراقيين")) == "قادة عراقيين"


def test_titles_and_pages_write_a_week_by_its_monday() -> None:
    assert date_ar("2025-W27") == labels("ar").date("2025-W27") == "أسبوع 30 حزيران/يونيو 2025"
    assert date_en("2025-W27") == labels("en").date("2025-W27") == "week of 30 June 2025"


@pytest.mark.parametrize("month", range(1, 13))
def test_titles_and_pages_write_a_date_alike(month: int) -> None:
    date = f"2020-{month:02}-15"
    assert date_ar(date) == labels("ar").date(date)
    assert re.fullmatch(r"15 \S.*/\S+ 2020", date_ar(date))
