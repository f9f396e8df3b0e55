import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.annotate.times.layer import Times
from isnad.annotate.view import TextView
from isnad.lexicon import load
from isnad.records import Annotations, Article, Time

CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "data" / "times.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def times_of(text: str, published: str | None = None) -> list[Time]:
    article = Article(id="a", source="a.txt", text=text, published=published)
    out = Annotations(article=article)
    Times()(TextView(article, load()), out)
    return out.times


@pytest.mark.parametrize(("text", "published", "values"), CASES)
def test_expressions_have_their_values(text: str, published: str, values: str) -> None:
    found = times_of(text, published or None)
    assert " ; ".join(t.value + (f":{t.mod}" if t.mod else "") for t in found) == values
    for time in found:
        assert text[time.start : time.end] == time.text


def test_spans_leave_out_proclitics_and_take_in_the_whole_expression() -> None:
    found = times_of("والاثنين، وبحلول سبتمبر/أيلول 2025 وقبل ثلاثة أيام", "2024-07-23")
    assert [t.text for t in found] == ["الاثنين", "سبتمبر/أيلول 2025", "قبل ثلاثة أيام"]


def test_vowel_marks_and_tatweel_do_not_hide_a_date() -> None:
    found = times_of("وَقَعَ ذٰلِكَ يَوْمَ الْخَمِيسِ", "2024-01-26")
    assert [(t.text, t.value) for t in found] == [("يَوْمَ الْخَمِيسِ", "2024-01-25")]


def test_without_a_publication_date_nothing_is_guessed() -> None:
    found = times_of("قال أمس والخميس وفي 5 يناير والشهر الماضي والعام الماضي والأسبوع المقبل")
    assert all("X" in t.value for t in found)
    assert [t.value for t in found] == [
        "XXXX-XX-XX",
        "XXXX-WXX-4",
        "XXXX-01-05",
        "XXXX-XX",
        "XXXX",
        "XXXX-WXX",
    ]
    assert all(t.anchored_on is None for t in found)


def test_relative_values_say_what_they_were_counted_from() -> None:
    found = times_of("في 5 يناير 2020 وفي اليوم نفسه، وأمس وعام 2014", "2020-01-16")
    assert [(t.value, t.anchored_on) for t in found] == [
        ("2020-01-05", None), ("2020-01-05", "times[0]"), ("2020-01-15", "published"), ("2014", None),
    ]  # fmt: skip


def test_a_named_today_moves_the_day_the_article_speaks_from() -> None:
    found = times_of("أعلن اليوم (الاثنين). وقال أمس إنه سيصل غدا", "2015-07-21")
    assert [t.value for t in found] == ["2015-07-20", "2015-07-19", "2015-07-21"]


def test_types_follow_timex3() -> None:
    found = times_of("مساء الخميس، استمر ثلاثة أيام، يوميا، عام 2014", "2024-01-26")
    assert [t.type for t in found] == ["TIME", "DURATION", "SET", "DATE"]


GREGORIAN = {
    "egypt": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "levant": [
        "كانون الثاني",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "آب",
        "أيلول",
        "تشرين الأول",
        "تشرين الثاني",
        "كانون الأول",
    ],
    "morocco": [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ],
    "algeria": [
        "جانفي",
        "فيفري",
        "مارس",
        "أفريل",
        "ماي",
        "جوان",
        "جويلية",
        "أوت",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    "mauritania": [
        "يناير",
        "فبراير",
        "مارس",
        "إبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغشت",
        "شتمبر",
        "أكتوبر",
        "نوفمبر",
        "دجمبر",
    ],
    "libya": [
        "أينار",
        "النوار",
        "الربيع",
        "الطير",
        "الماء",
        "الصيف",
        "ناصر",
        "هانيبال",
        "الفاتح",
        "التمور",
        "الحرث",
        "الكانون",
    ],
}
HIJRI = [
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان",
    "شوال",
    "ذي القعدة", "ذي الحجة",
]  # fmt: skip
ONES = ["", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"]
TEN = {20: "العشرين", 30: "الثلاثين"}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def ordinal(day: int) -> str:
    if day <= 10:
        return ONES[day]
    if day < 20:
        return ("الحادي" if day == 11 else ONES[day - 10]) + " عشر"
    tens = TEN[day // 10 * 10]
    if day % 10 == 0:
        return tens
    return ("الحادي" if day % 10 == 1 else ONES[day % 10]) + " و" + tens


@settings(max_examples=400, deadline=None)
@given(
    days,
    st.sampled_from(sorted(GREGORIAN)),
    st.sampled_from(["{d} {m} {y}", "{d} من {m} {y}", "{o} من {m} عام {y}", "{d} {m} من عام {y}"]),
    st.booleans(),
)
def test_every_date_in_every_month_set_reads_back(day: date, names: str, form: str, eastern: bool) -> None:
    text = "وقع في " + form.format(
        d=day.day, o=ordinal(day.day), m=GREGORIAN[names][day.month - 1], y=day.year
    )
    found = times_of(text.translate(EASTERN) if eastern else text)
    assert [t.value for t in found] == [day.isoformat()]


@settings(max_examples=300, deadline=None)
@given(
    days,
    st.sampled_from(["egypt", "algeria", "morocco"]),
    st.sampled_from(["{a}/{b}", "{a} / {b}", "{a} ({b})", "{a} {b}", "{b}/{a}", "{b} ({a})"]),
)
def test_dual_names_are_one_month(day: date, names: str, form: str) -> None:
    month = form.format(a=GREGORIAN["levant"][day.month - 1], b=GREGORIAN[names][day.month - 1])
    found = times_of(f"قتل في {day.day} {month} {day.year} رجل")
    assert [t.value for t in found] == [day.isoformat()]


@settings(max_examples=300, deadline=None)
@given(
    days,
    st.sampled_from(
        [
            "{d}/{m}/{y}",
            "{y}/{m}/{d}",
            "{d}-{m}-{y}",
            "{d} - {m} - {y}",
            "{y}-{m:02}-{d:02}",
            "{d}.{m}.{y}",
            "{d} /{m} /{y}",
        ]
    ),
    st.booleans(),
)
def test_numeric_dates_read_back(day: date, form: str, eastern: bool) -> None:
    text = "بتاريخ " + form.format(d=day.day, m=day.month, y=day.year)
    found = times_of(text.translate(EASTERN) if eastern else text)
    assert [t.value for t in found] == [day.isoformat()]


@settings(max_examples=300, deadline=None)
@given(st.dates(date(1925, 1, 1), date(2076, 1, 1)), st.booleans())
def test_hijri_dates_read_back(day: date, numeric: bool) -> None:
    year, month, dom = Gregorian.fromdate(day).to_hijri().datetuple()
    text = f"{dom}/{month}/{year}هـ" if numeric else f"{dom} {HIJRI[month - 1]} {year}هـ"
    assert [t.value for t in times_of("وقع في " + text)] == [day.isoformat()]


@settings(max_examples=100, deadline=None)
@given(days.filter(lambda d: d.year < 2100), st.integers(1, 30))
def test_days_ago_are_counted(day: date, count: int) -> None:
    found = times_of(f"قبل {count} يوما", day.isoformat())
    assert found[0].value == (day - timedelta(days=count)).isoformat()


def test_seeds_are_read_right(shared: Path) -> None:
    seeds = shared / "gold" / "seeds"
    gold = json.loads((seeds / "gold.json").read_text("utf-8"))["articles"]
    published = {
        (row := json.loads(line))["id"]: row["published"]
        for line in (seeds / "articles.jsonl").read_text("utf-8").splitlines()
    }
    right = wanted = got = 0
    for key, article in gold.items():
        text = (seeds / "articles" / f"{key}.txt").read_text("utf-8")
        found = times_of(text, published[key])
        wanted, got = wanted + len(article["times"]), got + len(found)
        left = list(found)
        for item in article["times"]:
            hit = next(
                (
                    t
                    for t in left
                    if t.value == item["value"] and item["text"] in text[t.start - 3 : t.end + 3]
                ),
                None,
            )
            if hit is not None:
                left.remove(hit)
                right += 1
    assert 2 * right / (wanted + got) >= 0.97


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("وفرض حظر تجول من العاشرة مساء حتى الخامسة صباحا", ["T22:00", "T05:00"]),
        ("وهدد بالدعوة إلى إضراب عام يوم 31 مارس", ["2022-03-31"]),
        ("وأرجأ الوزراء البت إلى النصف الثاني من أبريل", ["2022-04"]),
        ("ولم تنشر النتائج التي وعد بإعلانها قبل 5 فبراير", ["2022-02-05"]),
        ("غادروا قبل نصف ساعة من الهجوم", ["PT30M"]),
        ("خلال الأسبوع الفارط وقبل متم مارس المقبل", ["2022-W07", "2022-03"]),
        ("بين 3 يناير و15 من الشهر نفسه", ["2022-01-03", "2022-01-15"]),
    ],
)
def test_hours_of_every_day_and_dates_of_what_is_called_for(text: str, values: list[str]) -> None:
    assert [t.value for t in times_of(text, "2022-02-25")] == values


def test_an_undated_article_speaks_from_its_dateline() -> None:
    found = times_of("(نيروبي، 21 نوفمبر 2023) – قالت المنظمة أمس إن الطريق مغلق.")
    assert [t.value for t in found] == ["2023-11-21", "2023-11-20"]
    assert found[1].anchored_on == "times[0]"


@pytest.mark.parametrize(
    "text",
    [
        "قصف الطيران قصر 22 مايو في عدن.",
        "وقع الحادث في شارع 14 تموز ببغداد.",
        "تغيرت الأمور بعد ثورة 25 يناير.",
    ],
)
def test_a_day_after_which_a_place_or_a_revolution_is_called_is_no_time(text: str) -> None:
    assert times_of(text, "2015-07-22") == []
