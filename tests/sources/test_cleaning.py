from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.language.folding import INVISIBLE
from isnad.sources import Cleaned, clean
from isnad.sources.boilerplate import rules

PAGES = yaml.safe_load((Path(__file__).parent / "data" / "pages.yaml").read_text(encoding="utf-8"))
BODY = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."
MORE = "وأضاف أن الانسحاب يكتمل خلال أسبوعين وأن لجنة مشتركة تشرف على تنفيذه في كل الأحياء."


def without(text: str) -> str:
    return clean(f"{BODY}\n{text}\n{MORE}").text


def removed(text: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.why) for piece in clean(text).removed]


def check_pieces(raw: str, cleaned: Cleaned) -> None:
    """The clean text is the raw text less pieces; what is gone is recorded or blank."""
    at_clean = at_raw = 0
    kept = bytearray(len(raw))
    for clean_start, raw_start, length in cleaned.pieces:
        assert length > 0
        assert clean_start == at_clean
        assert raw_start >= at_raw
        assert cleaned.text[clean_start : clean_start + length] == raw[raw_start : raw_start + length]
        kept[raw_start : raw_start + length] = b"\x01" * length
        at_clean, at_raw = clean_start + length, raw_start + length
    assert at_clean == len(cleaned.text)
    for piece in cleaned.removed:
        end = piece.raw_start + len(piece.text)
        assert raw[piece.raw_start : end] == piece.text
        assert not any(kept[piece.raw_start : end])
        kept[piece.raw_start : end] = b"\x01" * len(piece.text)
    lost = [raw[i] for i in range(len(raw)) if not kept[i]]
    assert all(char.isspace() or char in INVISIBLE for char in lost)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_page_loses_its_furniture_and_nothing_else(page: dict[str, list[str]]) -> None:
    cleaned = clean(str(page["text"]))
    check_pieces(str(page["text"]), cleaned)
    assert [text for text in page["junk"] if text in cleaned.text] == []
    assert [text for text in page["keep"] if text not in cleaned.text] == []


SCRAPS = [line for page in PAGES for line in str(page["text"]).split("\n")]
ODD = st.text(
    alphabet='اأبةتىي \u064b\u0640\u200f\ufeff.,،؟"»()[]{}<>/:|\n\r\u2028\t\u00a0abcA1٣ﻻ', max_size=40
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from([*SCRAPS, BODY, MORE, ""]), ODD), max_size=14),
    st.sampled_from(["\n", " ", "\r\n"]),
)
def test_every_character_is_kept_or_recorded(lines: list[str], joint: str) -> None:
    raw = joint.join(lines)
    check_pieces(raw, clean(raw))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([BODY, MORE, "مشاركة :", "fbpx", "اقرأ أيضا: عنوان خبر آخر", "12 مشاهدة"]), max_size=8
    )
)
def test_cleaning_a_clean_text_changes_nothing(lines: list[str]) -> None:
    once = clean("\n".join(lines)).text
    assert clean(once).text == once


@pytest.mark.parametrize(
    "line",
    [
        "شارك هذا الموضوع:",
        "شارك الخبر",
        "شاركها فيسبوك تويتر لينكدإن",
        "انقر للمشاركة على فيسبوك (فتح في نافذة جديدة)",
        "معجب بهذه:",
        "تحميل...",
        "أخبار ذات صلة",
        "الأكثر قراءة",
        "قد يعجبك أيضاً",
        "تابعونا على فيسبوك وتويتر",
        "تم نسخ الرابط",
        "نسخ الرابط",
        "طباعة",
        "أرسل إلى صديق",
        "حجم الخط",
        "آخر تحديث: الأحد 16 نوفمبر 2025 - 09:10 م",
        "نشر بتاريخ: 31/08/2013 ( آخر تحديث: 01/09/2013 الساعة: 01:31 )",
        "عدد المشاهدات: 1٬204",
        "التعليقات (3)",
        "اترك تعليقاً",
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
        "سياسة الخصوصية",
        "جميع الحقوق محفوظة © 2023",
        "WhatsApp",
        "إعلان",
        "ADVERTISEMENT",
        "Read More",
        "اظهر المزيد",
        "زر الذهاب إلى الأعلى",
        "مدة القراءة: 4 دقائق",
        "كلمات دلالية: العراق، بغداد",
        "#العراق #بغداد #الحشد_الشعبي",
        "https://example.org/news/123",
        "@newsroom_ar",
        "image-300x200.jpg",
        "1024x768",
        "استطلاع: هل تؤيد الاتفاق؟ نعم لا لا أدري",
        "صورة أرشيفية",
        "اشترك في النشرة البريدية",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك",
        "بواسطة admin",
        "Print this post",
    ],
)
def test_furniture_line_goes(line: str) -> None:
    assert line not in without(line)


@pytest.mark.parametrize(
    "line",
    [
        "شارك آلاف المتظاهرين في المسيرة وسط العاصمة",
        "تابع الوفد محادثاته في القاهرة على مستوى الخبراء",
        "شاهد عيان قال إن الطائرة حلقت على علو منخفض",
        "المصدر: وكالة الأنباء العراقية",
        "(أ ف ب)",
        "وكالات",
        "العراق/ نبأ-",
        "واشنطن – الناس نيوز ::",
        "كتب: أحمد صالح",
        "طباعة العملة الجديدة تبدأ الشهر المقبل",
        "قال الوزير: «اقرأ أيضا ما كتبوه عنا»، وابتسم",
        "إعلان حالة الطوارئ في المدينة بعد السيول",
        "نشر الجيش قواته على الحدود",
        "التعليقات الصادرة عن الوزارة لم تقنع المحتجين",
        "استطلاع: نصف اللبنانيين يؤيدون الاتفاق",
        "مشاركة قوات من ثلاث دول في المناورات",
        "حقوق النازحين محفوظة بموجب القانون",
        "5200 جندي",
    ],
)
def test_line_that_only_looks_like_furniture_stays(line: str) -> None:
    assert line in without(line)


def test_comma_between_paragraphs_goes_and_leaves_the_full_stop() -> None:
    raw = 'استغل التنظيم الوضع الراهن., وأفادت صحيفة بأن القوات عادت., "لا انسحاب"., ودعا هود إلى التعجيل.'
    cleaned = clean(raw)
    assert (
        cleaned.text
        == 'استغل التنظيم الوضع الراهن. وأفادت صحيفة بأن القوات عادت. "لا انسحاب". ودعا هود إلى التعجيل.'
    )
    assert {(piece.text, piece.why) for piece in cleaned.removed} == {(",", "joiner")}


def test_share_bar_stuck_to_a_sentence_goes() -> None:
    assert clean(f"{BODY}\n{MORE} مشاركة : فيسبوك تويتر").text == f"{BODY}\n{MORE}"


def test_related_link_between_sentences_goes_where_it_is_delimited() -> None:
    assert clean(f"{BODY} اقرأ أيضاً: مقتل ثلاثة في انفجار. {MORE}").text == f"{BODY} {MORE}"


def test_headlines_after_a_heading_go_and_the_next_sentence_stays() -> None:
    text = without("اقرأ أيضا\nوزير الدفاع يزور الجبهة\nتعزيزات تصل إلى المطار\nوقال شهود إن الطريق مغلق")
    assert text == f"{BODY}\nوقال شهود إن الطريق مغلق\n{MORE}"


def test_title_told_again_goes_but_the_first_stays() -> None:
    title = "القوات تبدأ الانسحاب من المدينة"
    cleaned = clean(f"{title}\n{title}\n{title} - صحيفة الوطن\n{BODY}\n{MORE}\n{title}")
    assert cleaned.text == f"{title}\n{BODY}\n{MORE}"
    assert [piece.why for piece in cleaned.removed] == ["title-repeat"] * 3


def test_ticker_above_the_body_goes_and_the_title_stays() -> None:
    others = [
        "أسعار الذهب اليوم في السوق",
        "منتخب الشباب يفوز على الأردن",
        "ارتفاع درجات الحرارة غدا الجمعة",
        "حفل موسيقي كبير في دبي",
    ]
    cleaned = clean("\n".join([*others, "القوات تبدأ الانسحاب من المدينة", BODY, MORE]))
    assert cleaned.text == f"القوات تبدأ الانسحاب من المدينة\n{BODY}\n{MORE}"
    assert {piece.why for piece in cleaned.removed} == {"ticker"}


def test_dateline_in_the_run_of_short_lines_stays() -> None:
    others = [
        "أسعار الذهب اليوم في السوق",
        "منتخب الشباب يفوز على الأردن",
        "ارتفاع درجات الحرارة غدا الجمعة",
        "حفل موسيقي كبير في دبي",
    ]
    assert "بغداد – رويترز" in clean("\n".join([*others, "بغداد – رويترز", BODY, MORE])).text


def test_caption_that_the_body_repeats_goes_and_the_sentence_of_the_body_stays() -> None:
    sentence = "واجهت القوات الأميركية العديد من الهجمات في الشرق الأوسط، وخاصة في العراق وسوريا."
    cleaned = clean(f"{sentence} (رويترز)\n{BODY}\n{sentence}\n{MORE}")
    assert cleaned.text == f"{BODY}\n{sentence}\n{MORE}"
    assert [piece.why for piece in cleaned.removed] == ["caption"]


@pytest.mark.parametrize(
    "credit", ["(جيتي)", "(غيتي إيمجز)", "(Getty)", "(تصوير: علي حسن)", "/ Gettyimages.ru", "(أرشيف)"]
)
def test_photo_caption_above_the_body_goes(credit: str) -> None:
    caption = f"جنود أميركيون في قاعدة عين الأسد غربي العراق {credit}"
    assert (
        clean(f"القوات تبدأ الانسحاب\n{caption}\n{BODY}\n{MORE}").text
        == f"القوات تبدأ الانسحاب\n{BODY}\n{MORE}"
    )


def test_date_above_the_body_goes_and_a_date_heading_within_stays() -> None:
    cleaned = clean(f"الخميس 16 يناير 2020\n{BODY}\n5 يناير 2020\n{MORE}")
    assert cleaned.text == f"{BODY}\n5 يناير 2020\n{MORE}"
    assert [piece.why for piece in cleaned.removed] == ["date-strip"]


def test_shortcode_goes_with_its_caption() -> None:
    assert (
        removed(f'[caption id="a" width="3"]<img src="x.jpg"/> مقاتلون في الخرطوم[/caption]\n{BODY}')[0][1]
        == "shortcode"
    )


def test_text_of_nothing_but_furniture_comes_out_empty() -> None:
    assert clean("fbpx\nمشاركة :\nRead More\n0 تعليق").text == ""


def test_junk_in_another_spelling_is_known() -> None:
    assert clean(f"{BODY}\nمُشـــاركة :\nإقرأ أيضًا: تعزيزات تصل").text == BODY


def test_seeds_lose_their_junk_and_keep_their_text(shared: Path) -> None:
    for folder in (shared / "gold" / "seeds",):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))["articles"]
        for name, article in gold.items():
            text = clean((folder / "articles" / f"{name}.txt").read_text(encoding="utf-8")).text
            assert [junk for junk in article["junk"] if junk in text] == []
            assert [kept for kept in article["keep"] if kept not in text] == []


def test_real_newspaper_text_is_hardly_touched(shared: Path) -> None:
    """Newspaper text that was clean from the start: cleaning takes less than one word in 500."""
    import zipfile

    with zipfile.ZipFile(shared / "data" / "saudinewsnet" / "2015-07-22.zip") as archive:
        articles = json.loads(archive.read(archive.namelist()[0]))[:400]
    texts = [a["content"] for a in articles if len(a["content"].split()) > 40 and a["source"] != "alriyadh"]
    lost = sum(len(piece.text.split()) for text in texts for piece in clean(text).removed)
    assert len(texts) > 100
    assert lost * 500 < sum(len(text.split()) for text in texts)


@pytest.mark.parametrize(
    "unit",
    ["[caption ", "<a ", "(", "قال ", "مشاركة ", ". ", "شارك على ", "http://a ", "{a", "#ا ", "\n1", '"., '],
)
def test_time_grows_with_length_only(unit: str) -> None:
    rules()
    times: list[float] = []
    for size in (4_000, 40_000):
        text = (BODY + "\n") + unit * (size // len(unit))
        begin = time.perf_counter()
        clean(text)
        times.append(time.perf_counter() - begin)
    assert times[1] < 40 * times[0] + 0.3


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("محليات › جازان", "menu"),
        ("بوابة الندى » أخبار محلية » أمن", "menu"),
        ("مدى الإخبارية :: محليات", "menu"),
        ("إذاعة الندى FM | البث المباشر | بودكاست | اتصل بنا", "menu"),
        ("السبت 20 آب 2022 - 05:31 | عدد القراءات 874", "byline-cms"),
        ("كتبه: هيئة التحرير في الأربعاء 15 مايو 2024", "byline-cms"),
        ("هل وجدت خطأ؟ راسل المحرر", "read-more"),
        ("حمّل تطبيق الندى على هاتفك", "read-more"),
        ("تقييمك للخبر: ★★★☆☆", "read-more"),
    ],
)
def test_furniture_around_the_body_is_known_by_its_shape(line: str, why: str) -> None:
    text = f"{line}\nالقوات تنسحب من المدينة بعد اتفاق\n{BODY}\n{MORE}"
    assert (line, why) in removed(text)


@pytest.mark.parametrize(
    "line",
    [
        "طلال عبدالله  جدة",
        "دمشق - سالم الجابري",
        "لبنان | القوات تنسحب من المدينة بعد اتفاق الوجهاء",
        "ودّع صديقه وغاب",
    ],
)
def test_bylines_titles_and_short_lines_of_the_body_stay(line: str) -> None:
    assert line in clean(f"{line}\n{BODY}\n{MORE}").text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("[ف] [ت] [و] انسخ الرابط https://nada.example/?p=1", "share-bar"),
        ("👍 أعجبني 12 💬 تعليق 3 ↪ مشاركة 4", "share-bar"),
        ("قروب الواتساب (3) اضغط هنا للانضمام", "follow-us"),
        ("استمع إلى المقال", "read-more"),
        ("حمّل التقرير كاملا PDF (2 MB)", "read-more"),
        ("المقال السابق: بيان من النقابة", "read-more"),
        ("إعلان - شقق للبيع بأقساط ميسرة", "ad"),
        ("مواضيع: الندى، المرفأ، الموانئ", "tags"),
        ("صحيفة الندى – تصدر عن دار الندى للنشر", "menu"),
    ],
)
def test_shapes_of_furniture_that_small_sites_use_are_known(line: str, why: str) -> None:
    text = f"{line}\nالقوات تنسحب من المدينة بعد اتفاق\n{BODY}\n{MORE}"
    assert (line, why) in removed(text)
