"""Where an act was: before and in buildings, on closed roads, in villages, and where a clause goes on."""

from __future__ import annotations

import pytest

import isnad


def place_of(text: str, trigger: str) -> str | None:
    found = next(e for e in isnad.annotate(text, published="2024-03-15").events if trigger in e.text)
    return found.place.text if found.place else None


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        # a public body is somewhere too, by its seat
        ("خرج أهل المدينة في تظاهرات حاشدة أمام أمانة الحكومة.", "خرج", "أمانة الحكومة"),
        ("نظم العشرات منهم وقفة احتجاجية أمام مباني الوزارة.", "وقفة", "مباني الوزارة"),
        ("احتجزته الشرطة في مفوضية للشرطة.", "احتجزته", "مفوضية"),
        # what is closed is where it was closed
        ("قطع سائقو الشاحنات أوتوستراد شارل الحلو بالاتجاهين.", "قطع", "أوتوستراد شارل الحلو"),
        ("قال الوزير إن الجيش نشر كتيبة في المنطقة وأغلق مواقع التنقيب.", "أغلق", "مواقع التنقيب"),
        ("قام الأهالي بقطع الطريق الدولي بالإطارات.", "قطع", "الطريق الدولي"),
        # what lived through it, told or carried over
        ("وبقيت المدينة بعيدة عن المعارك، لكنها شهدت في أيلول اشتباكا محدودا.", "اشتباكا", "المدينة"),
        # a raid of a village is on it
        ("يشيع أهالي قرية الرمانة ضحايا غارة الرمانة.", "غارة", "الرمانة"),
        ("قُتل ستة أشخاص بقصف على بلدة ملح.", "قُتل", "بلدة ملح"),
        # what comes of an act was where it was
        ("فرّقت الشرطة مسيرة في شارع النصر، فأصيب 15 متظاهرا.", "أصيب", "شارع النصر"),
        # of those who act, between them and their verb
        ("قالت الشبكة إن قوات الأمن في بورتسودان احتجزت 34 شخصا.", "احتجزت", "بورتسودان"),
        # who comes from somewhere does not act there
        ("قال الشاهد إن المسلحين قصفونا من الجبل.", "قصفونا", None),
    ],
)
def test_where_an_act_was(text: str, trigger: str, place: str | None) -> None:
    assert place_of(text, trigger) == place


def test_a_visitor_received_is_he_who_visits() -> None:
    found = isnad.annotate("استقبلت الجزائر وزير الخارجية الفرنسي في زيارة دامت يومين.").events
    visit = next(e for e in found if "زيارة" in e.text)
    assert visit.actor is not None
    assert visit.actor.text == "وزير الخارجية الفرنسي"
    assert visit.recipient is not None
    assert visit.recipient.text == "الجزائر"


def test_a_month_that_names_an_election_dates_nothing_else() -> None:
    found = isnad.annotate("تظاهر الآلاف في العاصمة رفضا لانتخابات يوليو.", published="2024-03-15").events
    assert all(e.date is None for e in found)
