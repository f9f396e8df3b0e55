"""Furniture of a page that no rule names, known by its shape: breadcrumbs, menus in a line, stamps, calls to the reader.

Only lines before the first and after the last real paragraph are looked at, and none that tells what the body tells.
"""

from __future__ import annotations

import re

from isnad.language.folding import fold
from isnad.sources.boilerplate import Rules
from isnad.sources.datelines import dateline_date
from isnad.sources.overlap import body_stems, share
from isnad.sources.sheet import Line, body_range

_TRAIL = re.compile(r"""\s(?:"|>|::|·|•)\s|☰""")  # folded: » and › are "
_BARS = re.compile(r"\s*\|\s*")
_GAPS = re.compile(r"[ \t]{2,}")
_PART_WORDS = 4
"""Most words of a part of a menu or trail."""
_COLUMNS = 3
"""Names with nothing but gaps between them are a menu from so many on: two are an author and a town."""
_LINE_WORDS = 18
"""Longer lines are no furniture."""
_TOLD = 0.5
"""A line that shares so many of its words with the body is its title."""
_STAMP = re.compile(r"\b\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}\b|\b\d{4} ?[-/.] ?\d{1,2} ?[-/.] ?\d{1,2}\b")
_STAMP_WORDS = 7
_CALL = re.compile(
    "(?:"
    + "|".join(
        re.escape(fold(words))
        for words in (
            "اشترك", "حمل تطبيق", "تابعوا", "تابعونا", "انضم", "علق على", "قيم", "تقييمك", "راسل", "أضف تعليق", "كن أول من", "شارك على",
            "انشر على", "أرسل رأيك", "أرسل مقالك", "ارسل لنا", "اضغط", "إقرأ", "اقرأ", "استمع", "تصفح", "توصل ب", "نسخ الرابط",
            "نسخة للطباعة", "طباعة |", "لمتابعة آخر", "للاشتراك", "للتواصل", "للاطلاع على", "هل وجدت خطأ", "هل أعجبك", "لا توجد تعليقات",
            "تعليقات الزوار", "التعليقات", "كل أعداد", "هذه المادة محمية", "الرجاء تفعيل", "يرجى الدخول", "مقالات أخرى", "خبر سابق",
            "فيديو ذو صلة", "التالي:", "السابق:", "الخبر قيد التحديث", "إعلان", "إشهار", "أنت الآن تتصفح", "الأخبار العاجلة لحظة", "مشاهدات",
            "عدد القراءات", "وقت القراءة", "من نحن",
        )
    )
    + ")"
)  # fmt: skip
_ANYWHERE = re.compile("★|" + "|".join(
    re.escape(fold(words))
    for words in ("غير مسؤولة عن محتوى", "تخضع لحقوق", "بريدك الإلكتروني", "متاحة للمشتركين", "سجل الدخول", "اشترك الآن", "على واتساب - انضم",
                  "عبر تطبيق", "تسجيل الدخول", "إنشاء حساب", "على تليغرام", "على التلغرام", "على تلغرام", "في تليغرام")
))  # fmt: skip


def furniture(lines: list[Line], rules: Rules, title: str | None) -> None:
    """Mark furniture around the body by its shape; the title, and what tells as much as the body does, stay."""
    first, last = body_range(lines)
    if last < 0:
        return
    body = body_stems(lines, first, last)
    known = fold(title).strip() if title else None
    for i, line in enumerate(lines):
        if first <= i <= last or not line.is_open or line.size > _LINE_WORDS or line.key == known:
            continue
        if rules.keep.fullmatch(line.key):
            continue
        line.why = _why(line.key, line.size, told=share(line, body) >= _TOLD)


def _why(key: str, size: int, *, told: bool) -> str | None:
    if _CALL.match(key.lstrip('[("')) or _ANYWHERE.search(key):
        return None if told and size > _PART_WORDS else "read-more"
    if _stamp(key, size):
        return "byline-cms"
    if _trail(key, told=told):
        return "menu"
    return None


def _stamp(key: str, size: int) -> bool:
    """Whether a line is but the date of the page with who wrote it."""
    if key.rstrip().endswith((".", "؟")) or size > _STAMP_WORDS + _PART_WORDS:
        return False
    return (_STAMP.search(key) is not None and size <= _STAMP_WORDS) or (
        dateline_date(key) is not None and not re.search(r"\s[-–—]\s*$", key)
    )


def _trail(key: str, *, told: bool) -> bool:
    """Whether a line is a row of short names of pages: `محليات › جازان`, `الرئيسية | سياسة | اقتصاد`."""
    if key.strip().endswith((".", "؟", ":", '"')) or key.strip().startswith('"'):
        return False
    if _TRAIL.search(f" {key} "):
        parts = [p for p in _TRAIL.split(f" {key} ") if p.strip()]
        return all(len(p.split()) <= _PART_WORDS for p in parts)
    bars = [p for p in _BARS.split(key) if p.strip()]
    parts = bars if len(bars) > 1 else [p for p in _GAPS.split(key) if p.strip()]
    short = all(len(p.split()) <= _PART_WORDS for p in parts)
    return short and (len(parts) > _COLUMNS or (len(bars) > 1 and (len(bars) > 2 or not told)))
