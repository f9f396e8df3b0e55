"""Figures over time, pledges and how they stand, storylines."""

from __future__ import annotations

from isnad.link import link
from isnad.link.counted import kind_of
from isnad.records import Annotations, FigureValue, Party, Pledge
from making import Maker, attack


def troops(source: str, number: str, value: float, published: str) -> Annotations:
    made = Maker(source, f"وينتشر في العراق {number} جندي أميركي لتدريب القوات المحلية.", published)
    made.name("العراق", "GPE", "irq", "IRQ")
    return made.quantity(number, value, "جندي").item


def test_the_same_count_years_apart_is_an_update() -> None:
    chronicle = link([troops("a", "5200", 5200, "2020-01-16"), troops("b", "2500", 2500, "2024-01-26")])
    figure = chronicle.figures[0]
    assert (figure.about, figure.about_en, figure.kind) == (
        "القوات الأميركية في العراق",
        "American troops in Iraq",
        "update",
    )
    assert [(v.low, v.as_of) for v in figure.values] == [(5200, "2020-01-16"), (2500, "2024-01-26")]


def test_a_number_only_one_article_gives_is_no_figure() -> None:
    assert link([troops("a", "5200", 5200, "2020-01-16")]).figures == []


def test_a_rising_toll_is_an_update_and_two_tolls_at_one_time_conflict() -> None:
    def values(*pairs: tuple[float, str]) -> list[FigureValue]:
        return [
            FigureValue(article=f"{n}", start=0, end=1, low=v, high=v, as_of=d)
            for n, (v, d) in enumerate(pairs)
        ]

    assert (
        kind_of(values((9, "2021-08-09"), (14, "2021-08-09"), (14, "2021-08-10"), (17, "2021-08-11")))
        == "update"
    )
    assert kind_of(values((2, "2021-08-16"), (11, "2021-08-16"))) == "conflict"
    assert (
        kind_of(values((2, "2021-08-16"), (11, "2021-08-16"), (11, "2021-08-17"), (2, "2021-08-17")))
        == "conflict"
    )
    assert kind_of(values((9, "2021-08-09"), (9, "2021-08-12"))) == "agree"


def test_the_toll_of_an_incident_is_a_figure() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10")
    figures = link([one, two]).figures
    assert [(f.kind, [v.low for v in f.values]) for f in figures] == [("agree", [8, 8])]
    assert "سبها" in figures[0].about


def pledge(text: str = "تعهدت رايات الجنوب بسحب مسلحيها من طريق براك قبل 10 سبتمبر.") -> Annotations:
    made = Maker("p", text, "2021-08-26")
    for word in ("براك", "رايات الجنوب"):
        made.name(word, "GPE" if word == "براك" else "ORG", f"lby.{len(word)}", "LBY")
    who = Party(text="رايات الجنوب", entity="lby.12")
    made.item.pledges.append(
        Pledge(**made.span("بسحب مسلحيها من طريق براك قبل 10 سبتمبر"), who=who, due="2021-09-10")
    )
    return made.item


def later(text: str, published: str = "2021-09-12") -> Annotations:
    made = Maker("q", text, published)
    for word in ("براك", "رايات الجنوب"):
        made.name(word, "GPE" if word == "براك" else "ORG", f"lby.{len(word)}", "LBY")
    return made.item


def test_a_pledge_nobody_has_come_back_to_is_open_until_due() -> None:
    found = link([pledge()]).pledges[0]
    assert (found.who, found.due, found.status) == ("رايات الجنوب", "2021-09-10", "open")


def test_a_later_article_tells_that_a_pledge_was_missed() -> None:
    text = "انقضت مهلة سحب مسلحي رايات الجنوب من طريق براك من دون أن ينسحبوا."
    assert [p.status for p in link([pledge(), later(text)]).pledges] == ["missed"]


def test_a_later_article_tells_that_a_pledge_was_kept() -> None:
    text = "انسحبت رايات الجنوب وتم سحب مسلحيها من طريق براك يوم الأربعاء."
    assert [p.status for p in link([pledge(), later(text)]).pledges] == ["kept"]


def test_articles_of_one_incident_make_a_storyline_and_a_stranger_stays_out() -> None:
    one = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
    two = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10")
    stranger = Maker("c", "فاز نادي الميناء على ضيفه بثلاثة أهداف في افتتاح الدورة.", "2021-08-10").item
    stories = link([one, two, stranger]).storylines
    assert [s.articles for s in stories] == [["a", "b"]]
    assert stories[0].title
    assert stories[0].incidents


def test_an_article_that_tells_an_incident_in_passing_belongs_to_another_storyline() -> None:
    def stories(third: Annotations) -> list[list[str]]:
        first = attack("a", "سجلت وزارة الداخلية الليبية فجر الاثنين")
        second = attack("b", "شهدت الضواحي الجنوبية قبل شروق الشمس", published="2021-08-10")
        chronicle = link([first, second, third])
        assert [sorted(i.articles) for i in chronicle.incidents] == [["a", "b", "c"]]
        return [sorted(s.articles) for s in chronicle.storylines]

    season = "\n".join(
        f"انتهى اللقاء بفوز «نادي الميناء {n}» على «فريق الجسر {n}» أمام جمهور ملأ المدرجات."
        for n in range(40)
    )
    assert stories(attack("c", "شهدت الأحياء الجنوبية صباحا")) == [["a", "b", "c"]]
    assert stories(attack("c", f"{season}\nشهدت الأحياء الجنوبية صباحا")) == [["a", "b"]]


def test_a_pledge_told_again_is_due_when_it_was_first_told() -> None:
    told_again = Maker("r", "ورايات الجنوب تعهدت بسحب مسلحيها من طريق براك قبل 10 سبتمبر.", "2021-08-27")
    told_again.name("رايات الجنوب", "ORG", "lby.12", "LBY")
    told_again.name("براك", "GPE", "lby.4", "LBY")
    who = Party(text="رايات الجنوب", entity="lby.12")
    told_again.item.pledges.append(
        Pledge(**told_again.span("بسحب مسلحيها من طريق براك قبل 10 سبتمبر"), who=who, due="2021-09-11")
    )
    first, second = link([pledge(), told_again.item]).pledges
    assert (first.due, second.due) == ("2021-09-10", "2021-09-10")


def test_a_pledge_is_not_missed_before_it_is_due() -> None:
    text = "ورايات الجنوب لم تسحب مسلحيها من طريق براك."
    assert [p.status for p in link([pledge(), later(text, "2021-09-02")]).pledges] == ["open"]


def test_what_is_done_after_its_day_was_not_kept() -> None:
    text = "تم سحب مسلحي رايات الجنوب من طريق براك متأخرا يومين عن الموعد."
    assert [p.status for p in link([pledge(), later(text)]).pledges] == ["missed"]


def test_what_was_not_done_and_will_be_on_a_later_day_is_put_off() -> None:
    text = "لم تسحب رايات الجنوب مسلحيها من طريق براك، وقالت إنها ستسحبهم في 30 سبتمبر."
    made = Maker("q", text, "2021-09-12").time("30 سبتمبر", "2021-09-30")
    made.name("رايات الجنوب", "ORG", "lby.12", "LBY").name("براك", "GPE", "lby.4", "LBY")
    assert [p.status for p in link([pledge(), made.item]).pledges] == ["extended"]


def test_whoever_is_said_to_have_been_true_to_it_kept_it_even_before_its_day() -> None:
    text = "وفت رايات الجنوب بما تعهدت به وسحبت مسلحيها من طريق براك."
    assert [p.status for p in link([pledge(), later(text, "2021-09-02")]).pledges] == ["kept"]


def test_a_longer_term_of_something_else_does_not_extend_a_pledge() -> None:
    text = "وعلى رايات الجنوب سحب مسلحيها من طريق براك، وكانت السلطات قد مددت حظر التجول عشرة أيام."
    assert [p.status for p in link([pledge(), later(text)]).pledges] != ["extended"]
