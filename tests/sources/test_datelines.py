"""The day of an article from its own first lines."""

from __future__ import annotations

import pytest

from isnad.sources import article_from_text

BODY = "قال الوزير إن الطريق مفتوح أمام الشاحنات، وإن العمل في الميناء مستمر حتى المساء."


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("العجيلات (ليبيا) 5 يوليو 2025 (وكالة الندى) - ", "2025-07-05"),
        ("الخرطوم ٥ تموز/يوليو ٢٠٢٥ - ", "2025-07-05"),
        ("السبت 20 آب 2022 - 05:31 | عدد القراءات 874\n", "2022-08-20"),
        ("أضيف بتاريخ: ١٠ تشرين الأول ٢٠٢٢ | آخر تحديث 11:05\n", "2022-10-10"),
    ],
)
def test_a_dateline_or_a_stamp_dates_an_article_that_nothing_else_dates(opening: str, day: str) -> None:
    article = article_from_text(opening + BODY)
    assert (article.published, article.published_from) == (day, "dateline")


@pytest.mark.parametrize(
    "opening",
    [
        "الخرطوم 5 يوليو - ",
        "أين كنت في 16 آب/أغسطس 2022؟\n",
        "زار الوزير في 5 يوليو 2025 مدينة الخرطوم، ثم عاد إلى العاصمة مساء. ",
    ],
)
def test_a_date_without_a_year_or_in_a_sentence_dates_nothing(opening: str) -> None:
    article = article_from_text(opening + BODY)
    assert (article.published, article.published_from) == (None, None)


def test_metadata_goes_before_the_dateline() -> None:
    article = article_from_text("الخرطوم 5 يوليو 2025 (وكالة) - " + BODY, published="2025-07-06")
    assert (article.published, article.published_from) == ("2025-07-06", "metadata")
