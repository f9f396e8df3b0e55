"""Days and times that are part of a name and tell no time: `صحيفة الأهقار اليوم`, `ألف ليلة وليلة`, `قصر 22 مايو`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.annotate.times.values import Reading
from isnad.language.calendar import CONTEXT
from isnad.language.folding import fold, words
from isnad.language.sites import SITES

if TYPE_CHECKING:
    from isnad.annotate.view import TextView

_TITLES = CONTEXT["titles"]
_NAMED_AFTER_DAYS = SITES | words("ثورة انتفاضة حراك حركة حزب قوى تيار تحالف ائتلاف كتيبة لواء جيل جائزة")


def in_a_name(view: TextView, r: Reading) -> bool:
    """Whether `اليوم` closes the name of a paper: the article's own outlet, or what stands in quotation marks after a kind of
    outlet or alone (`«الأهقار اليوم»`); or a time that of a work or a custom (`ألف ليلة وليلة`, `خطب الجمعة`), or a day that
    of a place or a movement (`قصر 22 مايو`, `ثورة 25 يناير`)."""
    if any(
        f"{view.tokens[i].form} {view.tokens[i + 1].form}" in _TITLES
        for i in range(max(0, r.first - 1), min(r.last, len(view.tokens) - 1))
    ):
        return True
    if r.day and r.month and not r.year and r.first and _named_after_days(view, r.first - 1):
        return True
    if r.shift != ("D", 0) or r.last - r.first != 1 or r.first < 1 or view.tokens[r.first].form != "اليوم":
        return False
    return view.tokens[r.first - 1].form in _papers(view)


def _named_after_days(view: TextView, t: int) -> bool:
    """Whether what token `t` means takes its name from a day: a site, a movement, a revolution."""
    word = view.words[t]
    return word is not None and any(n.base in _NAMED_AFTER_DAYS and not n.definite for n in word.nouns)


def _papers(view: TextView) -> set[str]:
    """The words after which `اليوم` is part of a name in this article."""
    tokens = view.tokens
    found = {
        tokens[i - 1].form
        for i in range(2, len(tokens) - 1)
        if tokens[i].form == "اليوم" and tokens[i - 2].form == '"' and tokens[i + 1].form == '"'
    }
    words = fold(view.article.outlet or "").split()
    if len(words) > 1 and words[-1] == "اليوم":
        found.add(words[-2])
    return found
