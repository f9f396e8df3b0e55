"""What five real articles must give: from a folder to a casebook, its chronicle and its annotations.

The articles are two of January 2020, on the resumption of joint operations in Iraq, and three of 2024.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

import isnad
from isnad.records import Annotations, Chronicle, Event, Figure, Incident, Ref, Span, Statement

A000 = "000_b26a2ba1ad756405.txt"
A001 = "001_213c061cbfe19d7b.txt"
A002 = "002_073d70a8ba835e1b.txt"
A003 = "003_ace4e7b5fae29193.txt"
A004 = "004_436030ee0ecb273d.txt"

RESUMPTION = {
    A000: "الولايات المتحدة استأنفت بالفعل، الأربعاء، عملياتها العسكرية المشتركة",
    A002: "واصلت الولايات المتحدة الأمريكية عملياتها العسكرية المشتركة",
}
KILLING = [
    (A000, "اغتيال قائد فيلق القدس"),
    (A000, "اغتيال سليماني بغارة جوية أميركية"),
    (A000, "مقتل قائد فيلق القدس في الحرس الثوري الإيراني الجنرال قاسم سليماني بغارة"),
    (A000, "واستهدفت الولايات المتحدة سليماني"),
    (A002, "مقتل الجنرال “قاسم سليماني”"),
    (A002, "مقتل الجنرال الإيراني “قاسم سليماني”، بغارة أمريكية"),
]
RENEWED_ATTACKS = "أعلنت في بيان أمس الأحد استئناف استهداف القواعد الأميركية"


class Told(NamedTuple):
    """What the casebook of the five articles tells: its chronicle, read from JSON, and each article."""

    chronicle: Chronicle
    articles: dict[str, Annotations]

    def text(self, source: str) -> str:
        return self.articles[source].article.text

    def covers(self, ref: Ref, source: str, anchor: str) -> bool:
        """Whether a span of an article overlaps these words of it."""
        return ref.article == source and overlaps(ref, self.text(source), anchor)

    def incidents_at(self, source: str, anchor: str) -> list[Incident]:
        return [
            incident
            for incident in self.chronicle.incidents
            if any(self.covers(ref, source, anchor) for ref in incident.events)
        ]

    def figures_at(self, source: str, amount: int) -> list[Figure]:
        return [
            figure
            for figure in self.chronicle.figures
            if any(value.article == source and value.low == amount for value in figure.values)
        ]

    def events_at(self, source: str, anchor: str) -> list[Event]:
        return [event for event in self.articles[source].events if overlaps(event, self.text(source), anchor)]

    def statement_at(self, source: str, anchor: str) -> Statement:
        """The innermost statement whose content holds these words."""
        start = self.text(source).index(anchor)
        found = [s for s in self.articles[source].statements if s.start <= start < s.end]
        assert found, f"no statement holds {anchor!r}"
        return min(found, key=lambda s: s.end - s.start)


def overlaps(span: Span | Ref, text: str, anchor: str) -> bool:
    assert text.count(anchor) == 1, f"{anchor!r} stands {text.count(anchor)} times in the text"
    start = text.index(anchor)
    return span.start < start + len(anchor) and start < span.end


def tell(casebook: Path, folder: Path) -> Told:
    report = isnad.build(casebook, folder)
    assert report.set_aside == []
    assert report.new == 5
    with isnad.open(casebook) as book:
        chronicle = msgspec.json.decode("".join(book.chronicle_json()), type=Chronicle)
        return Told(chronicle, {found.article.source: found for found in book.articles()})


@pytest.fixture(scope="module")
def told(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The seeds with their sidecar, `articles.jsonl`, which gives the dates."""
    return tell(tmp_path_factory.mktemp("seeds") / "seeds.casebook", shared / "seeds")


@pytest.fixture(scope="module")
def undated(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The seeds without their sidecar."""
    folder = tmp_path_factory.mktemp("undated")
    for path in (shared / "seeds").glob("*.txt"):
        shutil.copy(path, folder / path.name)
    return tell(folder / "seeds.casebook", folder)


# ---------------------------------------------------------------- the resumption of joint operations


@pytest.fixture
def resumption(told: Told) -> Incident:
    found = told.incidents_at(A000, RESUMPTION[A000])
    assert len(found) == 1
    return found[0]


def test_two_outlets_tell_one_resumption(told: Told, resumption: Incident) -> None:
    assert [incident.id for incident in told.incidents_at(A002, RESUMPTION[A002])] == [resumption.id]
    assert resumption.type == "COOPERATE"
    assert resumption.basis == "asserted"
    assert {A000, A002} <= set(resumption.articles)


def test_the_resumption_is_dated_by_the_weekday_of_the_report(resumption: Incident) -> None:
    assert resumption.date == "2020-01-15"


def test_the_resumption_has_one_independent_source(resumption: Incident) -> None:
    assert resumption.independent_sources == 1
    assert {report.group for report in resumption.reports} <= {0, None}


def test_the_source_of_the_resumption_is_the_paper_and_its_unnamed_officials(resumption: Incident) -> None:
    links = [link for report in resumption.reports if report.group == 0 for link in report.chain]
    assert any(link.entity == "out.nyt" for link in links)
    roots = [root for root in resumption.roots if root.entity == "out.nyt" or root.anonymous]
    assert roots
    assert any(root.anonymous and "مسؤول" in root.text for root in resumption.roots)


def test_the_resumption_says_why_its_sources_are_one(told: Told, resumption: Incident) -> None:
    assert resumption.why
    assert resumption.why_en
    joined = {report.article for report in resumption.reports if report.group == 0}
    pairs = [{pair.a, pair.b} for pair in told.chronicle.duplicates if pair.relation == "rewrite"]
    assert joined >= {A000, A002} or {A000, A002} in pairs


# ---------------------------------------------------------------- the killing of Soleimani


@pytest.fixture
def killing(told: Told) -> Incident:
    found = told.incidents_at(A000, "واستهدفت الولايات المتحدة سليماني")
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("source", "anchor"), KILLING)
def test_every_mention_of_the_killing_is_one_incident(
    told: Told, killing: Incident, source: str, anchor: str
) -> None:
    assault = [incident.id for incident in told.incidents_at(source, anchor) if incident.type == "ASSAULT"]
    assert assault == [killing.id]


def test_the_killing_is_dated_by_the_one_article_that_dates_it(killing: Incident) -> None:
    assert killing.date == "2020-01-03"


def test_the_attackers_are_american(killing: Incident) -> None:
    assert killing.actors
    assert {actor.country for actor in killing.actors} == {"USA"}


def test_the_killing_was_at_baghdad_airport(killing: Incident) -> None:
    assert killing.place is not None
    assert "مطار بغداد" in killing.place.text


# ---------------------------------------------------------------- figures


def test_american_troops_in_iraq_are_one_figure_that_fell(told: Told) -> None:
    figures = told.figures_at(A000, 5200)
    assert len(figures) == 1
    values = {value.article: (value.low, value.high) for value in figures[0].values}
    assert values == {A000: (5200, 5200), A001: (2500, 2500), A003: (2500, 2500), A004: (2500, 2500)}
    assert figures[0].kind == "update"


def test_the_values_of_a_figure_stand_in_the_order_of_time(told: Told) -> None:
    (figure,) = told.figures_at(A000, 5200)
    days = [value.as_of or "" for value in figure.values]
    assert days == sorted(days)
    assert figure.values[0].article == A000
    assert days[0].startswith("2020-01")


def test_about_2500_stays_about(told: Told) -> None:
    (figure,) = told.figures_at(A001, 2500)
    assert all(value.approx for value in figure.values if value.low == 2500)


def test_american_troops_in_syria_are_another_figure(told: Told) -> None:
    figures = told.figures_at(A001, 900)
    assert len(figures) == 1
    assert {value.article: value.low for value in figures[0].values} == {A001: 900, A003: 900}


# ---------------------------------------------------------------- an announcement and its denial


def test_a_denial_in_the_same_sentence_denies_the_announcement(told: Told) -> None:
    text = told.text(A004)
    denials = [
        denial
        for denial in told.chronicle.denials
        if denial.article == A004
        and overlaps(Ref(article=A004, start=denial.start, end=denial.end), text, "تنفيه")
    ]
    assert len(denials) == 1
    denied = denials[0].denies
    assert denied is not None
    assert told.covers(denied, A004, RENEWED_ATTACKS)


def test_what_was_denied_is_not_asserted(told: Told) -> None:
    events = told.events_at(A004, RENEWED_ATTACKS)
    assert events
    assert "asserted" not in {event.factuality for event in events}
    assert all(incident.basis != "asserted" for incident in told.incidents_at(A004, RENEWED_ATTACKS))
    assert all(incident.independent_sources == 0 for incident in told.incidents_at(A004, RENEWED_ATTACKS))


# ---------------------------------------------------------------- chains and speakers


def test_the_drones_are_told_by_the_agency_on_the_word_of_military_sources(told: Told) -> None:
    events = told.events_at(A003, "استهدفت طائرتان مسيرتان مسلحتان")
    (event,) = [event for event in events if event.type == "ASSAULT"]
    assert event.date == "2024-07-16"
    assert event.mode == "drone"
    assert event.place is not None
    assert "عين الأسد" in event.place.text
    assert event.statement is not None
    chain = told.articles[A003].statements[event.statement].chain
    assert [link.text for link in chain] == ["رويترز", "مصادر عسكرية عراقية"]
    assert [link.anonymous for link in chain] == [False, True]


def test_the_long_quotation_is_its_speakers_through_the_agency(told: Told) -> None:
    said = told.statement_at(A003, "فصائل المقاومة العراقية أوقفت سابقاً")
    assert said.kind == "direct"
    assert said.speaker is not None
    assert said.speaker.text == "علي الفتلاوي"
    assert len(said.chain) == 2
    assert "شفق نيوز" in said.chain[0].text
    assert said.chain[1].text == "علي الفتلاوي"
    assert said.text.endswith("الأميركية في العراق")


def test_the_plan_to_leave_gives_two_pledges(told: Told) -> None:
    text = told.text(A003)
    anchors = {
        "2024-09": "تبدأ قوات التحالف بقيادة الولايات المتحدة الانسحاب في سبتمبر",
        "2025-09": "وتنهي مهمتها بحلول سبتمبر/أيلول 2025",
    }
    for due, anchor in anchors.items():
        found = [
            pledge
            for pledge in told.chronicle.pledges
            if pledge.article == A003
            and pledge.due == due
            and overlaps(Ref(article=A003, start=pledge.start, end=pledge.end), text, anchor)
        ]
        assert len(found) == 1, due
    assert len([p for p in told.chronicle.pledges if p.article == A003 and p.due in anchors]) == 2


def said_by(told: Told, said: Statement, *names: str) -> bool:
    """Whether a statement's speaker is who one of these names or offices names in article 001."""
    if said.speaker is None:
        return False
    entities = {m.entity for m in told.articles[A001].mentions if m.text in names} - {None}
    return said.speaker.entity in entities or any(name in said.speaker.text for name in names)


AUSTIN = ("لويد أوستن", "أوستن", "وزير الدفاع الأميركي")
ALBARES = ("خوسيه مانويل ألباريس", "ألباريس", "وزير الخارجية الإسباني")


@pytest.mark.parametrize(
    "words",
    [
        'بدء "اجتماعات" فرق العمل',
        "سيتمّ التحقّق من",
        "تهديد داعش والمتطلّبات العملياتية",
        "التشاور مع شركاء التحالف",
    ],
)
def test_the_american_minister_has_his_own_words(told: Told, words: str) -> None:
    said = told.statement_at(A001, words)
    assert said_by(told, said, *AUSTIN)
    assert not said.anonymous


@pytest.mark.parametrize(
    "words",
    [
        "الهجمات ضد القوات الأجنبية يجب أن تتوقف",
        "نحن هنا بناء على طلب الحكومة العراقية",
        "من الضروري تجنّب اتساع الأزمة في غزة",
    ],
)
def test_the_spanish_minister_has_his_own_words(told: Told, words: str) -> None:
    said = told.statement_at(A001, words)
    assert said_by(told, said, *ALBARES)
    assert said.kind == "direct"
    assert not said.anonymous


@pytest.mark.parametrize(
    "words",
    ["يتعلق بمفاوضات حول انسحاب", "ضرورة الانتقال إلى علاقة ثنائية", "موعد لهذا الانتقال المحتمل"],
)
def test_the_unnamed_official_has_his_own_words(told: Told, words: str) -> None:
    said = told.statement_at(A001, words)
    assert said.speaker is not None
    assert "مسؤول" in said.speaker.text
    assert said.anonymous
    assert not said_by(told, said, *AUSTIN)


# ---------------------------------------------------------------- times


def value_of(found: Annotations, words: str) -> list[str]:
    return [time.value for time in found.times if time.text == words]


def test_a_day_and_month_take_their_year_from_the_date_of_publication(told: Told) -> None:
    assert told.articles[A000].article.published == "2020-01-16"
    assert value_of(told.articles[A000], "5 كانون الثاني/يناير") == ["2020-01-05"]


def test_without_a_date_of_publication_the_year_stays_unknown(undated: Told) -> None:
    assert undated.articles[A000].article.published is None
    assert value_of(undated.articles[A000], "5 كانون الثاني/يناير") == ["XXXX-01-05"]


# ---------------------------------------------------------------- cleaning

JUNK = [
    (A001, "مشاركة :"),
    (A002, "fbpx"),
    (A002, "Read More"),
    (A002, "اظهر المزيد"),
    (A002, "مقالات ذات صلة"),
    (A002, "زر الذهاب إلى الأعلى"),
]
KEEP = [
    (A001, "ويتواجد في العراق ما يقرب من 2500 جندي أميركي"),
    (A001, "استهدفت ليل الثلاثاء مواقع لفصائل مسلّحة موالية لإيران."),
    (A002, "الولايات المتحدة باقية في العراق"),
    (A002, "للنظام الإيراني وعائلة الجنرال القتيل."),
    (A004, "أكدت المتحدثة الإقليمية باسم وزارة الخارجية الأميركية"),
    (A004, "قبل أن يهزمه التحالف الدولي."),
]


@pytest.mark.parametrize(("source", "words"), JUNK)
def test_junk_is_removed_and_listed_with_its_reason(told: Told, source: str, words: str) -> None:
    assert words not in told.text(source)
    assert any(words in piece.text and piece.why for piece in told.articles[source].article.removed)


@pytest.mark.parametrize(("source", "words"), KEEP)
def test_real_sentences_are_kept(told: Told, source: str, words: str) -> None:
    assert words in told.text(source)


@pytest.mark.parametrize("source", [A000, A003])
def test_gold_junk_is_gone_and_gold_content_stays(told: Told, shared: Path, source: str) -> None:
    gold = json.loads((shared / "gold" / "seeds" / "gold.json").read_text(encoding="utf-8"))
    annotated = gold["articles"][source[:3]]
    assert [words for words in annotated["junk"] if words in told.text(source)] == []
    assert [words for words in annotated["keep"] if words not in told.text(source)] == []


# ---------------------------------------------------------------- who struck whom


@pytest.mark.parametrize("sentence", ["شنت أمريكا ضربة جوية على العراق", "شنت أمريكا ضربة جوية العراق"])
def test_who_struck_and_who_was_struck(sentence: str) -> None:
    (event,) = isnad.annotate(sentence).events
    assert event.type == "ASSAULT"
    assert event.actor is not None
    assert event.actor.country == "USA"
    assert event.recipient is not None
    assert event.recipient.country == "IRQ"
