"""The grammar of time expressions: from a token where one may begin to a `Reading`.

An expression is a chain of pieces (`مساء` + `الخميس` + `5 يناير` + `الماضي`), each of which fills slots of the
reading that are still free; between pieces stand at most a comma, dash, bracket, `من`, `في` or `الموافق`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from isnad.annotate import clock
from isnad.annotate.timevalues import Reading, hijri_year
from isnad.language.calendar import (
    AMBIGUOUS_MONTHS,
    LIBYAN_MONTHS,
    WORDS,
    Entry,
    look_up,
    phrase_at,
    phrase_head,
)
from isnad.language.numbers import Number, Ordinal, read_number, read_ordinal
from isnad.language.tokens import Token

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMERIC = re.compile(
    r"(?<![\d/.:\-])(\d{1,4})[ \u200f]?[ ]?([/\-:.–])[ \u200f]?[ ]?(\d{1,2})[ \u200f]?[ ]?\2[ \u200f]?[ ]?(\d{1,4})(?!\d)"
)
_STAMP = re.compile(r"[ .,،Tt\-–]{1,3}(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_SAME = frozenset(["نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "عينها"])
_BLESSED = frozenset(
    ["المبارك", "الفضيل", "الكريم", "المعظم", "المكرم", "الحرام", "المبارك،", "الاغر", "الخير"]
)
_MONTH_SIGNS = frozenset(
    [
        "شهر",
        "شهري",
        "في",
        "من",
        "منذ",
        "حتي",
        "خلال",
        "مطلع",
        "بدايه",
        "اوايل",
        "مستهل",
        "منتصف",
        "نهايه",
        "اواخر",
        "اواسط",
        "ختام",
        "بين",
        "الي",
        "بحلول",
        "حلول",
        "لشهر",
        "بشهر",
        "اول",
        "غره",
        "وفي",
        "ففي",
        "ومنذ",
        "وحتي",
        "والي",
        "ومن",
        "قبل",
        "بعد",
        "قبيل",
        "لغايه",
    ]
)
_YEAR_SIGNS = frozenset(
    [
        "في",
        "وفي",
        "منذ",
        "ومنذ",
        "خلال",
        "حتي",
        "وحتي",
        "بين",
        "من",
        "ومن",
        "الي",
        "والي",
        "قبل",
        "بعد",
        "بحلول",
        "اواخر",
        "اوايل",
        "مطلع",
        "نهايه",
        "بدايه",
        "منتصف",
        "موسم",
        "لموسم",
        "الموسم",
        "مونديال",
        "كاس",
        "وبين",
    ]
)
_GENERAL = frozenset(  # after these العام is "general"
    [
        "الامين",
        "الراي",
        "المدير",
        "النايب",
        "المدعي",
        "الادعاء",
        "القطاع",
        "القايد",
        "الموتمر",
        "المجلس",
        "الاتحاد",
        "المفتش",
        "الامن",
        "الطريق",
        "المشرف",
        "التعليم",
        "للراي",
        "بالراي",
        "الصالح",
        "المال",
        "الطب",
        "للقطاع",
        "بالقطاع",
        "والقطاع",
        "النفع",
        "السكرتير",
        "المفوض",
        "المحامي",
        "الحاكم",
        "المنسق",
        "مدير",
        "امين",
        "الحق",
        "القاءيد",
        "السياق",
        "الاطار",
        "المخطط",
        "المستوي",
        "الوضع",
        "الاتجاه",
        "الشكل",
        "الذوق",
        "الدين",
        "الانفاق",
        "الوكيل",
        "المراقب",
        "العامل",
        "القضاء",
        "النقل",
    ]
)
_PAPERS = frozenset(["صحيفه", "جريده", "موقع", "قناه", "المصري", "عين", "بوابه", "لصحيفه", "بصحيفه"])
_NOT_TODAY = frozenset(
    [
        "الاول",
        "الثاني",
        "الثالث",
        "الرابع",
        "الخامس",
        "السادس",
        "السابع",
        "الاخير",
        "الواحد",
        "العالمي",
        "الوطني",
        "الدولي",
        "الذي",
        "الدراسي",
        "الكامل",
    ]
)
_DURATION_SIGNS = frozenset(
    [
        "عده",
        "بضعه",
        "بضع",
        "بعض",
        "خلال",
        "طوال",
        "طيله",
        "مدي",
        "غضون",
        "لمده",
        "مده",
        "بعد",
        "قبل",
        "منذ",
        "ظرف",
        "لعده",
        "منذو",
        "عبر",
        "قبيل",
        "بعيد",
        "لبضعه",
        "لبضع",
        "مدار",
    ]
)
_VAGUE = frozenset(["عده", "بضعه", "بضع", "بعض", "لعده", "لبضعه", "لبضع"])
_AGE_SIGNS = frozenset(
    [
        "العمر",
        "عمره",
        "عمرها",
        "عمرهم",
        "عمر",
        "بعمر",
        "سن",
        "اعمارهم",
        "عاما:",
        "بالغه",
        "والبالغ",
        "البالغ",
        "البالغه",
        "يبلغ",
        "تبلغ",
    ]
)
_LATEST = frozenset(
    ["اخير", "اخيره", "اخيرين", "اخيرتين"]
)  # last of several, except of a span that reaches today
_FEW = frozenset(["القليله", "المعدوده", "العشر"])
_ISO = {
    "D": "P{}D",
    "W": "P{}W",
    "M": "P{}M",
    "Y": "P{}Y",
    "DE": "P{}DE",
    "CE": "P{}CE",
    "TH": "PT{}H",
    "TM": "PT{}M",
    "TS": "PT{}S",
    "TNI": "P{}D",
}


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of a count of units; an unknown count is X, decades and centuries are years.

    >>> duration(3, "M"), duration(None, "W"), duration(2, "DE"), duration(20, "TM")
    ('P3M', 'PXW', 'P20Y', 'PT20M')
    """
    if unit in ("DE", "CE"):
        years = {"DE": 10, "CE": 100}[unit]
        return f"P{count * years:g}Y" if count is not None else {"DE": "PXDE", "CE": "PXCE"}[unit]
    if count is None:
        return (
            {"TH": "PXH", "TM": "PXM", "TS": "PXS"}.get(unit, _ISO[unit].format("X"))
            if unit != "TM"
            else "PTXM"
        )
    return _ISO[unit].format(f"{count:g}")


class Grammar:
    """The pieces of one text, found on demand. `find(i, limit)` reads the expression that begins at token `i` and
    ends before `limit` (the sentence's end)."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.forms = [t.form for t in tokens]
        self.limit = len(tokens)
        self.numeric = self._numeric_dates()
        self.years: set[int] = set()  # tokens read as years, which a list or range may go on from

    def _numeric_dates(self) -> dict[int, re.Match[str]]:
        return {m.start(): m for m in _NUMERIC.finditer(self.text.translate(_DIGITS))}

    # ------------------------------------------------------------------ the chain

    def find(self, i: int, limit: int) -> Reading | None:
        """The expression that begins at token `i`; None where there is none."""
        self.limit = limit
        r = Reading(first=i, start=self.tokens[i].start + self._skip(i))
        end = self._piece(i, r)
        if end is None:
            return None
        r.last, r.end = end, max(r.end, self.tokens[end - 1].end)
        if not r.repeated and r.duration is None and not (r.fixed and r.fixed.endswith("REF")):
            self._extend(r)
        if r.empty:
            return None
        r.end = max(r.end, self.tokens[r.last - 1].end)
        return r

    def _extend(self, r: Reading) -> None:
        """Take further pieces while they fit."""
        opened = False
        while r.last < self.limit:
            end = self._piece(r.last, r)
            if end is None:
                start = self._connected(r, opened)
                if start is None:
                    break
                end = self._piece(start, r)
                if end is None:
                    break
                if self.forms[r.last] in "([" and start > r.last:
                    opened = True
            r.last = end
            if opened and r.last < self.limit and self.forms[r.last] in ")]":
                r.last += 1
                opened = False

    def _connected(self, r: Reading, opened: bool) -> int | None:
        """Past what may stand between two pieces at `r.last`: where the next piece would begin."""
        i = r.last
        form = self.forms[i]
        after = i + 1
        if after >= self.limit:
            return None
        if form in ("(", "["):
            if self.forms[after] in ("يوم", "الموافق"):
                after += 1
            return after
        if form in ("-", "،", ",", "/", ":", "الموافق", "=") or (form == "يوم" and r.part):
            if (
                form in ("-", "،", ",", "/")
                and r.month is not None
                and r.day is None
                and r.year is None
                and r.shift is None
            ):
                return None
            if (
                form in ("،", ",", "-")
                and self.forms[after] in ("الموافق", "يوم", "بتاريخ")
                and after + 1 < self.limit
            ):
                after += 1
            if form in ("-", "،", ",", "/", ":", "=") and not self._complements(after, r):
                return None
            return after
        if form in ("من", "في", "بتاريخ", "لعام", "للعام", "يوم", "شهر"):
            entry = look_up(self.forms[after])
            if form == "لعام":
                return i
            if form == "للعام":
                return i
            if entry is None and form in ("من", "في") and self.forms[after] == "يوم":
                return after
            if entry is None:
                return after if form == "في" and r.clock and self.tokens[after].kind == "number" else None
            if (
                form == "من"
                and (r.month or r.sub or r.part or r.mod or r.fixed or r.day or r.clock)
                and entry.kind in ("unit", "this", "month", "hijri", "weekday", "day", "part", "direction")
            ):
                return after
            if (
                form == "في"
                and r.clock is not None
                and r.day is None
                and r.shift is None
                and r.weekday is None
            ):
                return after
            if form in ("بتاريخ", "شهر"):
                return after
            if form == "يوم" and r.clock is not None:
                return i
        return None

    def _complements(self, i: int, r: Reading) -> bool:
        """After a comma or dash: a date beside its weekday or relative day, or the other way round."""
        has_date = r.month is not None and r.day is not None
        if self.tokens[i].kind == "number":
            if has_date and r.hijri:
                return self.tokens[i].start in self.numeric or self._month_after_number(i)
            return (
                not has_date
                and (r.weekday is not None or r.shift is not None)
                and (self.tokens[i].start in self.numeric or self._month_after_number(i))
            )
        entry = look_up(self.forms[i])
        if entry is None:
            return False
        if entry.kind == "weekday":
            return (
                entry.definite
                and entry.skip == 0
                and r.weekday is None
                and (has_date or (r.shift is not None and r.shift[0] == "D"))
            )
        if entry.kind == "unit" and entry.value == "TH" and entry.definite:
            return has_date or r.weekday is not None or (r.shift is not None and r.shift[0] == "D")
        return False

    def _month_after_number(self, i: int) -> bool:
        j = i + 1
        while j < self.limit and self.forms[j] in ("من", "شهر"):
            j += 1
        return j < self.limit and self._month_name(j) is not None

    # ------------------------------------------------------------------ what may open

    def _skip(self, i: int) -> int:
        """Characters of proclitics before the word at `i`, marks and tatweel counted."""
        token = self.tokens[i]
        if token.kind != "word":
            return 0
        entry = look_up(token.form) if look_up(token.form) else self._head(i)
        letters = entry.skip if entry else 0
        if entry is None:
            number = read_number(self.forms, i) or read_ordinal(self.forms, i)
            letters = number.skip if number else 0
        position = 0
        while letters and position < len(token.text):
            position += 1
            letters -= 1
            while (position < len(token.text) and "\u064b" <= token.text[position] <= "\u0652") or token.text[
                position : position + 1
            ] == "\u0640":
                position += 1
        return position

    def _head(self, i: int) -> Entry | None:
        """A word that may open a phrase (`كانون`, `تشرين`, `عيد`)."""
        return phrase_head(self.forms[i])

    def _piece(self, i: int, r: Reading) -> int | None:
        """One piece at `i` that fits what `r` has; the index after it."""
        if i >= self.limit:
            return None
        token = self.tokens[i]
        if token.kind == "number":
            return self._figures(i, r)
        if token.kind != "word":
            return None
        first = r.empty and r.mod is None
        phrase = self._phrase(i, r, first)
        if phrase is not None:
            return phrase
        entry = look_up(token.form)
        if entry is not None and (first or not entry.skip or entry.kind in ("zone",)):
            handler = self._handlers.get(entry.kind)
            if handler is not None:
                end = handler(self, i, entry, r)
                if end is not None:
                    return end
        elif entry is not None and entry.kind == "unit" and token.form in ("لعام", "للعام"):
            return self._unit(i, entry, r)
        if first or r.mod or (r.weekday and r.day is None) or r.part:
            return self._spelt(i, r)
        return None

    # ------------------------------------------------------------------ phrases and fixed references

    def _phrase(self, i: int, r: Reading, first: bool) -> int | None:
        head = self._head(i)
        if head is None or (head.skip and not first and r.clock is None):
            return None
        found = phrase_at(self.forms, i, head.core)
        if found is None or found[1] > self.limit:
            return None
        phrase, end = found
        if head.skip and not first and phrase.kind != "zone":
            return None
        if phrase.kind in ("month", "hijri", "libya"):
            return self._month(i, Entry(phrase.kind, phrase.value, head.skip, False, head.core), r, end)
        if phrase.kind == "zone":
            if r.clock is None:
                return None
            r.zone = phrase.value
            return end
        if not first:
            return None
        if phrase.kind == "reference":
            return self._reference_phrase(end, phrase.value, r)
        if phrase.kind == "set":
            r.duration, r.repeated = phrase.value, True
            return end
        if phrase.kind in ("feast", "feast_hijri"):
            month, day = (int(p) for p in phrase.value.split("-"))
            r.feast = (month, day, phrase.kind == "feast_hijri")
            while end < self.limit and self.forms[end] in _BLESSED:
                end += 1
            return end
        return None

    def _reference_phrase(self, end: int, value: str, r: Reading) -> int | None:
        """`وقت سابق اليوم`, `وقت لاحق هذا الشهر` mean the day or month named after them."""
        if end < self.limit and value != "PRESENT_REF":
            j = end + 1 if self.forms[end] == "من" and end + 1 < self.limit else end
            entry = look_up(self.forms[j])
            if entry is not None and (
                entry.kind in ("day", "this") or (entry.kind in ("unit", "weekday") and entry.definite)
            ):
                inner = self._piece(j, r)
                if inner is not None and not r.empty:
                    return inner
        r.fixed = value
        return end

    def _reference(self, i: int, entry: Entry, r: Reading) -> int | None:
        if not r.empty or r.mod:
            return None
        r.fixed = entry.value
        return i + 1

    def _set(self, i: int, entry: Entry, r: Reading) -> int | None:
        if not r.empty:
            return None
        r.duration, r.repeated = entry.value, True
        return i + 1

    def _every(self, i: int, entry: Entry, r: Reading) -> int | None:
        if not r.empty or i + 1 >= self.limit:
            return None
        j = i + 2 if self.forms[i + 1] == "يوم" and i + 2 < self.limit else i + 1
        after = look_up(self.forms[j])
        if (
            after is not None
            and after.kind == "weekday"
            and after.skip == 0
            and (not after.definite or j > i + 1)
        ):
            r.weekday, r.repeated = after.value, True
            return j + 1
        counted = self._counted(i + 1)
        if counted is None:
            return None
        r.duration, r.repeated = duration(counted[0], counted[1]), True
        return counted[2]

    # ------------------------------------------------------------------ days

    def _weekday(self, i: int, entry: Entry, r: Reading) -> int | None:
        if r.weekday is not None:  # ليل الثلاثاء الأربعاء: the first of the two
            return (
                i + 1
                if r.part == "NI" and entry.definite and entry.value == r.weekday % 7 + 1 and r.last <= i
                else None
            )
        before = self.forms[i - 1] if i else ""
        if not entry.definite and not before.endswith("يوم"):
            return None
        if entry.core == "احد" and not entry.definite:
            return None
        if r.duration or (r.clock and r.month) or r.sub or r.fixed or r.same:
            return None
        if r.empty and before in ("صلاه", "خطبه", "سوق", "حزب", "لصلاه", "وصلاه", "جريده", "عمليه", "قريه"):
            return None
        if i + 1 < self.limit and self.forms[i + 1] in ("العظيمه", "الحزينه", "الاسود", "السوداء", "البيضاء"):
            return None
        r.weekday = entry.value
        return i + 1

    def _day(self, i: int, entry: Entry, r: Reading) -> int | None:
        """أمس, غدا, أمس الأول."""
        if r.shift is not None or r.month is not None or r.weekday is not None or r.fixed or r.sub:
            return None
        if entry.core == "غد" and not entry.definite and not (self.forms[i - 1] in ("بعد", "يوم") or r.part):
            return None
        r.shift = ("D", entry.value)
        end = i + 1
        if entry.value == -1 and end < self.limit and self.forms[end] in ("الاول", "الاولي"):
            r.shift = ("D", -2)
            end += 1
        if entry.core == "بارحه":
            r.part = r.part or None
        return end

    def _first(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`أول من أمس`, `أول أمس`, `أول أيام عيد الفطر`, `أول مارس`."""
        if r.shift is not None or entry.definite:
            return None
        j = i + 2 if i + 1 < self.limit and self.forms[i + 1] == "من" else i + 1
        if j < self.limit and self.forms[j] in ("امس", "الامس"):
            r.shift = ("D", -2)
            return j + 1
        if i + 1 < self.limit and self.forms[i + 1] not in AMBIGUOUS_MONTHS:
            k = i + 2 if self.forms[i + 1] == "شهر" and i + 2 < self.limit else i + 1
            found = self._month_name(k)
            if found is not None and found[0] == "month":
                r.day = 1
                return self._month(k, Entry("month", found[1], 0, False, ""), r, found[2])
        return None

    def _part(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A part of the day, before its day or after it."""
        if r.part is not None or r.sub or r.fixed:
            return None
        end = i + 1
        after = self.forms[end] if end < self.limit else ""
        adverb = (entry.core.endswith("ا") and entry.core not in WORDS) or self.tokens[i].text.endswith(
            ("ً", "اً", "ءً")
        )
        if r.clock is not None:
            r.clock = clock.in_part(r.clock, entry.value)
            return end
        if entry.core in ("ليله", "ليل") and after in ("القدر",):
            return None
        if (
            (r.shift is not None and r.shift[0] == "D")
            or r.weekday is not None
            or (r.day is not None and r.month is not None)
            or r.same == "D"
        ):
            if entry.core in ("مغرب", "عشاء") or (entry.definite and entry.core not in WORDS):
                return None
            r.part = entry.value
            return end
        if not r.empty:
            return None
        if after in ("اليوم", "امس", "غد", "الغد", "الامس", "البارحه", "ذلك"):
            r.part = entry.value
            return self._piece(end, r)
        k = end + 1 if after in ("يوم", "من") and end + 1 < self.limit else end
        if after == "(" and end + 1 < self.limit:
            k = end + 1
        nxt = look_up(self.forms[k]) if k < self.limit else None
        if nxt is not None and nxt.kind in ("weekday", "day") and nxt.skip == 0:
            r.part = entry.value
            got = self._piece(k, r)
            if got is None:
                r.part = None
            elif after == "(" and got < self.limit and self.forms[got] == ")":
                got += 1
            return got
        if k < self.limit and (
            self.tokens[k].start in self.numeric
            or (self.tokens[k].kind == "number" and self._month_after_number(k))
        ):
            r.part = entry.value
            return self._piece(k, r)
        if (adverb and entry.core not in ("سحرا", "عصرا")) or (
            adverb and entry.core == "عصرا" and i and self.tokens[i - 1].kind == "number"
        ):
            r.part = entry.value
            return end
        if (
            entry.definite
            and i
            and self.forms[i - 1] in ("في", "خلال", "منذ", "حتي", "هذا", "هذه")
            and entry.core in ("صباح", "مساء", "ليل", "فجر", "ظهر")
        ):
            if self.forms[i - 1] in ("هذا", "هذه"):
                r.shift = ("D", 0)
            r.part = entry.value
            return end
        return None

    # ------------------------------------------------------------------ months

    def _month_name(self, i: int) -> tuple[str, int, int] | None:
        """(kind, number, end) of a month's name at `i`, one word or two."""
        form = self.forms[i]
        head = self._head(i)
        if head is not None and not head.skip:
            found = phrase_at(self.forms, i, head.core)
            if found is not None and found[0].kind in ("month", "hijri", "libya"):
                return found[0].kind, found[0].value, found[1]
        if form in LIBYAN_MONTHS:
            return "libya", LIBYAN_MONTHS[form], i + 1
        entry = look_up(form)
        if entry is not None and not entry.skip and entry.kind in ("month", "hijri"):
            if form == "اب" and not self.tokens[i].text.startswith("آ"):
                return None
            return entry.kind, entry.value, i + 1
        return None

    def _month(self, i: int, entry: Entry, r: Reading, end: int | None = None) -> int | None:
        """A month by name, with its name in another calendar beside it."""
        if r.month is not None:
            return None
        if r.duration or r.sub or r.shift or r.same or r.fixed:
            return None
        end = i + 1 if end is None else end
        if (entry.core == "اب" and "آ" not in self.tokens[i].text) or (
            self.forms[i] == "صفر" and self.forms[i - 1] in ("-", "/", "الي", ":")
        ):
            return None
        if not self._is_month(i, entry, r, end):
            return None
        r.month, r.hijri = entry.value, entry.kind == "hijri"
        while r.hijri and end < self.limit and self.forms[end] in _BLESSED:
            end += 1
        return self._second_name(end, r)

    def _is_month(self, i: int, entry: Entry, r: Reading, end: int) -> bool:
        before = self.forms[i - 1] if i else ""
        coalition = self.forms[i - 2] if before.isdigit() and i > 1 else before
        if coalition in ("قوي", "فريق", "حركه", "تحالف", "مدينه", "لقوي", "وقوي"):
            return False
        if r.day is not None or before.endswith("شهر") or before == "شهري":
            return True
        if entry.kind == "libya":
            return False
        after = self.forms[end] if end < self.limit else ""
        nxt = look_up(after) if after else None
        dated = (
            (after.isdigit() and len(after) == 4)
            or after in ("/", "(")
            or (nxt is not None and nxt.kind in ("direction",) and nxt.definite)
        )
        signed = before in _MONTH_SIGNS or r.mod is not None or bool(entry.skip)
        if entry.kind == "hijri":
            if " " in entry.core or end > i + 1:
                return True
            if after in ("المبارك", "الفضيل", "الكريم"):
                return True
            numbered = after.isdigit() and len(after) == 4
            return (
                numbered
                or (dated and after not in "/(")
                or (
                    entry.core in ("رمضان", "شوال")
                    and before in _MONTH_SIGNS
                    and before not in ("من", "بين", "الي", "ومن")
                )
            )
        if entry.core in AMBIGUOUS_MONTHS or self.forms[i] in AMBIGUOUS_MONTHS:
            beside = self._month_name(end) if end < self.limit else None
            return (
                (beside is not None and beside[1] == entry.value)
                or (dated and after != "(")
                or (after in ("/", "(") and self._month_name_at(end + 1))
                or (signed and self._not_verb(i, end))
            )
        return True

    def _not_verb(self, i: int, end: int) -> bool:
        """مارس after في, not after من (who practised)."""
        return not (
            self.forms[i - 1] == "من"
            and self.forms[i] in ("مارس", "جوان", "ماي")
            and self.forms[end : end + 1] not in (["الي"], ["حتي"])
        )

    def _month_name_at(self, i: int) -> bool:
        return i < self.limit and self._month_name(i) is not None

    def _second_name(self, end: int, r: Reading) -> int:
        """`/يناير`, `(يناير)`, `- يناير`, or a second name right beside the first."""
        for marks in (("/",), ("(",), ("-",), ()):
            j = end + len(marks)
            if j >= self.limit or (marks and self.forms[end] != marks[0]):
                continue
            found = self._month_name(j)
            if found is None or found[1] != r.month or (found[0] == "hijri") != r.hijri:
                continue
            j = found[2]
            if marks == ("(",):
                if j < self.limit and self.forms[j] == ")":
                    return j + 1
                continue
            return j
        return end

    # ------------------------------------------------------------------ figures

    def _figures(self, i: int, r: Reading) -> int | None:
        token = self.tokens[i]
        match = self.numeric.get(token.start)
        if match is not None and (end := self._numeric_date(match, i, r)) is not None:
            return end
        form = token.form
        if (
            r.clock is None
            and (time := clock.figures(self.text, self.tokens, i, self.limit)) is not None
            and (r.month is None or r.day)
        ):
            r.clock, end = time
            return end
        if (
            r.clock is None
            and form.isdigit()
            and len(form) <= 2
            and 1 <= int(form) <= 12
            and self._part_adverb(i + 1)
        ):
            r.clock = f"{int(form):02d}:00"
            return i + 1
        if form.isdigit() and len(form) <= 2 and 1 <= int(form) <= 31:
            if (
                r.empty
                and i
                and self.forms[i - 1] in ("قوي", "لقوي", "فريق", "وقوي", "مدينه", "بمدينه", "تحالف")
            ):
                return None
            end = self._day_number(i + 1, int(form), r)
            if end is not None:
                return end
        if form.isdigit() and len(form) == 4 and (end := self._year_number(i, int(form), r)) is not None:
            return end
        if r.empty and not r.mod:
            return self._duration(i, r)
        return None

    def _numeric_date(self, match: re.Match[str], i: int, r: Reading) -> int | None:
        """`26 /9 /1436هـ`, `2018:09:22.10:10`, `27 - 12 - 2016`, `2015/7/21`."""
        a, b, c = (int(g) for g in (match[1], match[3], match[4]))
        long_first, long_last = len(match[1]) == 4, len(match[4]) == 4
        end_char = match.end()
        j = i
        while j < len(self.tokens) and self.tokens[j].start < end_char:
            j += 1
        mark = self.forms[j] if j < self.limit else ""
        if not long_first and not long_last:
            signed = (
                mark in ("ه", "م")
                or (i and self.forms[i - 1] in ("بتاريخ", "تاريخ", "الموافق", "يوم"))
                or r.weekday is not None
            )
            if match[2] != "/" or not signed or len(match[4]) != 2:
                return None
            c += 1400 if mark == "ه" else 2000
        year, x, y = (a, c, b) if long_first else (c, a, b)
        if long_first and len(match[4]) > 2:
            return None
        day, month = (x, y) if y <= 12 else (y, x)
        if not (1 <= month <= 12 and 1 <= day <= 31) or not (1300 <= year <= 1500 or 1600 <= year <= 2100):
            return None
        hijri = year < 1600
        if r.month is not None:  # the Hijri date's Gregorian equivalent, or the other way round
            if r.hijri == hijri or r.day is None:
                return None
            if hijri:
                return self._after_year(j, r)
        r.year, r.month, r.day, r.hijri = year, month, day, hijri
        j = self._after_year(j, r)
        if (
            (
                stamp := _STAMP.match(
                    self.text.translate(_DIGITS) if not self.text.isascii() else self.text, end_char
                )
            )
            and int(stamp[1]) < 24
            and int(stamp[2]) < 60
        ):
            r.clock, end_char = f"{int(stamp[1]):02d}:{stamp[2]}", stamp.end()
            while j < len(self.tokens) and self.tokens[j].start < end_char:
                j += 1
        return j

    def _day_number(self, j: int, day: int, r: Reading) -> int | None:
        """What follows a day of the month: its month by name, or `من الشهر الجاري`, `الجاري`."""
        again = r.month is not None and r.day is not None and r.hijri
        if (r.day is not None or r.month is not None) and not again:
            return None
        k = j
        while k < self.limit and k < j + 2 and self.forms[k] in ("من", "شهر", "/", "-", "لشهر"):
            k += 1
        if k >= self.limit:
            return None
        found = self._month_name(k)
        if found is not None:
            if again:
                if found[0] == "hijri":
                    return None
                r.month, r.day, r.year, r.hijri = None, None, None, False
            if (r.shift and r.shift[0] != "D") or r.duration or r.sub:
                return None
            r.day = day
            return self._month(k, Entry(found[0], found[1], 0, False, ""), r, found[2])
        if again or (k == j and self.forms[k] not in ("الجاري", "الحالي", "الشهر")):
            return self._range_start(j, day, r)
        if self.forms[k] in ("الجاري", "الحالي") and k == j:
            r.day, r.shift = day, ("M", 0)
            return k + 1
        entry = look_up(self.forms[k])
        if (
            entry is not None
            and entry.kind in ("unit", "this")
            and (k == j or (self.forms[j] == "من" and k == j + 1))
        ):
            u = k + 1 if entry.kind == "this" else k
            unit = look_up(self.forms[u]) if u < self.limit else None
            if unit is not None and unit.value == "M" and unit.definite and u + 1 <= self.limit:
                direction = look_up(self.forms[u + 1]) if u + 1 < self.limit else None
                turned = direction is not None and direction.kind == "direction" and direction.definite
                if turned or entry.kind == "this":
                    r.day, r.shift = day, ("M", direction.value if turned and direction else 0)
                    return u + 2 if turned else u + 1
        return self._range_start(j, day, r)

    def _range_start(self, j: int, day: int, r: Reading) -> int | None:
        """`من 5 إلى 7 يناير`, `5 و6 يناير`: the first day takes its month from the second."""
        if not r.empty or j + 2 >= self.limit or self.forms[j] not in ("الي", "و", "حتي", "-", "او"):
            return None
        k = j + 2 if self.forms[j + 1] == "يوم" else j + 1
        form = self.forms[k]
        if not (form.isdigit() and 1 <= int(form) <= 31 and k + 1 < self.limit):
            return None
        m = k + 1
        while m < self.limit and m < k + 3 and self.forms[m] in ("من", "شهر"):
            m += 1
        if m >= self.limit or self._month_name(m) is None:
            return None
        if self.forms[j] == "و" and int(form) <= day:
            return None
        r.day, r.bare_day = day, True
        return j

    def _year_number(self, i: int, year: int, r: Reading) -> int | None:
        before = self.forms[i - 1] if i else ""
        mark = self.forms[i + 1] if i + 1 < self.limit else ""
        hijri = mark == "ه" or (r.hijri and year < 1600)
        if not (1000 <= year <= 2100):
            return None
        if r.month is not None or r.sub is not None or r.feast is not None:
            if r.year is not None or r.direction is not None or (r.hijri and year >= 1600 and r.month):
                return None
            r.year, r.hijri = year, hijri or (r.hijri and year < 1600)
            return self._after_year(i + 1, r)
        if not r.empty:
            return None
        if hijri or (mark == "م" and year >= 1500):
            r.year, r.hijri = year, hijri
            return self._after_year(i + 1, r)
        if not 1800 <= year <= 2100:
            return None
        if (mark in ("-", "/") and i + 2 < self.limit and self._plain_year(i + 2)) or (
            before in ("-", "/") and i > 1 and self._plain_year(i - 2)
        ):
            r.year = year
            return i + 1
        listed = before in ("و", "او", "-", "/", "،", "الي", "حتي") and i - 2 in self.years
        bracketed = before == "(" and mark == ")" and 1900 <= year <= 2050
        if listed or bracketed or r.mod or (before in _YEAR_SIGNS and self._no_counted_noun(i + 1)):
            if self._measured(i + 1):
                return None
            r.year = year
            self.years.add(i)
            return i + 1
        return None

    def _plain_year(self, i: int) -> bool:
        form = self.forms[i]
        return form.isdigit() and len(form) == 4 and 1800 <= int(form) <= 2100

    def _measured(self, i: int) -> bool:
        form = self.forms[i] if i < self.limit else ""
        return form in (
            "%",
            "الف",
            "الفا",
            "مليون",
            "دولار",
            "ريال",
            "متر",
            "مترا",
            "كيلومتر",
            "كلم",
            "كم",
            "نقطه",
            "شخص",
            "شخصا",
        )

    def _no_counted_noun(self, i: int) -> bool:
        if i >= self.limit or self.tokens[i].kind != "word":
            return True
        form = self.forms[i]
        if (
            form.startswith(("ال", "و", "ف", "ب", "ل", "لل", "ي", "ت", "س"))
            or len(form) <= 3
            or form in _YEAR_SIGNS
        ):
            return True
        return not (
            form.endswith("ا")
            or form.endswith("ه")
            or look_up(form) is not None
            or self.tokens[i].text.endswith(("ة", "اً", "ًا"))
        )

    def _after_year(self, j: int, r: Reading) -> int:
        """Past the era mark (هـ, م) and `الموافق`'s comma."""
        if j < self.limit and self.forms[j] in ("ه", "م", "هجري", "هجريه", "ميلادي", "ميلاديه", "للهجره"):
            if self.forms[j] in ("ه", "هجري", "هجريه", "للهجره"):
                r.hijri = True
            return j + 1
        return j

    # ------------------------------------------------------------------ numbers in words

    def _spelt(self, i: int, r: Reading) -> int | None:
        """An ordinal day (`الخامس من يناير`), or a duration counted in words."""
        ordinal = read_ordinal(self.forms, i)
        if (
            ordinal is not None
            and ordinal.value <= 12
            and r.clock is None
            and self.forms[i][-1:] == "ه"
            and (not ordinal.skip or r.empty)
        ):
            spoken, end = clock.minutes(f"{ordinal.value:02d}:00", self.forms, ordinal.end, self.limit)
            if self._part_adverb(end):
                r.clock = spoken
                return end
        if (
            ordinal is not None
            and ordinal.end < self.limit
            and ordinal.value <= 31
            and (not ordinal.skip or r.empty)
        ):
            after = self.forms[ordinal.end]
            if r.empty and self._ordinal_pair(ordinal):
                r.day, r.bare_day = ordinal.value, True
                return ordinal.end
            if after in ("من", "لشهر", "الجاري") or look_up(after) is not None:
                end = self._day_number(ordinal.end, ordinal.value, r)
                if end is not None:
                    return end
        return self._duration(i, r) if r.empty and not r.mod else None

    def _ordinal_pair(self, one: Ordinal) -> bool:
        """`السابع والثامن من تموز`, `من السابع إلى العاشر من مايو`: the month stands with the second."""
        form = self.forms[one.end]
        start = one.end + 1 if form in ("الي", "حتي", "و", "او") else one.end
        if start == one.end and not form.startswith("وال"):
            return False
        two = read_ordinal(self.forms, start) if start < self.limit else None
        if two is None or two.value <= one.value or two.end + 1 >= self.limit or self.forms[two.end] != "من":
            return False
        return self._month_name(two.end + 1) is not None

    def _part_adverb(self, i: int) -> bool:
        """صباحا, مساء … right after an hour."""
        return i < self.limit and self.forms[i] in ("صباحا", "مساء", "ظهرا", "عصرا", "فجرا", "ليلا")

    def _number(self, i: int) -> Number | None:
        number = read_number(self.forms, i)
        return number if number is not None and number.end <= self.limit else None

    def _counted(self, i: int) -> tuple[float | None, str, int] | None:
        """A count of units at `i`: (count or None for a vague one, unit, end)."""
        if i >= self.limit:
            return None
        entry = look_up(self.forms[i])
        if entry is not None and not entry.definite:
            if entry.kind == "pair" and not self._construct(i):
                return 2, entry.value, i + 1
            if entry.kind == "many":
                construct = (
                    i + 1 < self.limit
                    and self.forms[i + 1].startswith("ال")
                    and self.forms[i + 1] not in ("الي", "الا")
                )
                construct = construct or (i + 1 < self.limit and self.forms[i + 1] in ("عيد", "رمضان", "شهر"))
                if construct and i and self.forms[i - 1] not in ("قبل", "منذ"):
                    return None
                return None, entry.value, i + 1
            if entry.kind == "unit" and entry.core not in ("ربع",):
                if i + 1 < self.limit and self.forms[i + 1] in ("واحد", "واحده"):
                    return 1, entry.value, i + 2
                end, half = self._half(i + 1)
                return 1 + half, entry.value, end
        if self.forms[i] in _VAGUE and i + 1 < self.limit:
            unit = look_up(self.forms[i + 1])
            if unit is not None and unit.kind == "many" and not unit.skip and not unit.definite:
                return None, unit.value, i + 2
            return None
        if (
            self.forms[i] == "نصف"
            and i + 1 < self.limit
            and (unit := look_up(self.forms[i + 1]))
            and unit.kind == "unit"
            and not unit.definite
        ):
            return 0.5, unit.value, i + 2
        number = self._number(i)
        if number is None or number.end >= self.limit:
            return None
        unit = look_up(self.forms[number.end])
        if unit is None or unit.skip or unit.kind not in ("unit", "many") or unit.definite:
            return None
        if unit.kind == "unit" and self._dated_unit(number.end, unit):
            return None
        end, half = self._half(number.end + 1)
        return number.value + half, unit.value, end

    def _dated_unit(self, i: int, unit: Entry) -> bool:
        """`عام 2014`, `يوم السبت` after a figure of something else."""
        if i + 1 >= self.limit:
            return False
        after = look_up(self.forms[i + 1])
        if unit.value == "Y":
            return self._plain_year(i + 1)
        return unit.value == "D" and after is not None and after.kind == "weekday" and after.definite

    def _half(self, i: int) -> tuple[int, float]:
        if i < self.limit and self.forms[i] == "ونصف":
            if i + 1 < self.limit and (u := look_up(self.forms[i + 1])) and u.kind == "unit" and u.definite:
                return i + 2, 0.5
            return i + 1, 0.5
        return i, 0.0

    def _construct(self, i: int) -> bool:
        """عامي، يومي، شهري: the dual before a noun, never a count by itself."""
        return self.forms[i].endswith("ي")

    def _duration(self, i: int, r: Reading) -> int | None:
        """A number and a unit without قبل or بعد; ages are none."""
        counted = self._counted(i)
        if counted is None or (
            look_up(self.forms[i]) is not None and self.forms[i] != "نصف" and self.forms[i] not in _VAGUE
        ):
            return None
        count, unit, end = counted
        number = self._number(i)
        before = self.forms[i - 1] if i else ""
        if self._is_age(i, end, unit):
            return None
        if number is not None and unit == "M" and self._month_name_at(end):
            return None
        if before in ("المتر", "/", ":"):
            return None
        direction = look_up(self.forms[end]) if end < self.limit else None
        if direction is not None and direction.kind == "direction" and direction.definite:
            end += 1
        r.duration = duration(count, unit)
        return end

    def _is_age(self, i: int, end: int, unit: str) -> bool:
        if unit not in ("Y", "M"):
            return False
        if i and self.forms[i - 1] == "(" and end < self.limit and self.forms[end] in (")", "،", ","):
            return True
        near = self.forms[max(0, i - 3) : i]
        if any(f in _AGE_SIGNS or f.endswith(("عمره", "عمرها", "العمر")) for f in near):
            return True
        return (
            end + 1 < self.limit
            and self.forms[end] in ("من",)
            and self.forms[end + 1] in ("العمر", "عمره", "عمرها")
        )

    # ------------------------------------------------------------------ units: the week, this month, last year

    def _unit(self, i: int, entry: Entry, r: Reading) -> int | None:
        unit, j = entry.value, i + 1
        after = self.forms[j] if j < self.limit else ""
        if unit == "TH" and entry.definite:
            return self._hour(i, r)
        if unit == "Y" and (end := self._year_word(i, entry, r)) is not None:
            return end
        if unit == "M" and not entry.definite:
            if j < self.limit and (found := self._month_name(j)) is not None and r.month is None:
                return self._month(j, Entry(found[0], found[1], 0, False, ""), r, found[2])
            return None
        if unit == "D" and not entry.definite:
            return self._indefinite_day(i, r)
        if unit == "TNI" and not entry.definite:
            return self._part(i, entry._replace(value="NI"), r)
        if not entry.definite:
            return None
        if unit == "D" and after not in _SAME:
            return self._today(i, r)
        return self._turned(i, entry, r)

    def _indefinite_day(self, i: int, r: Reading) -> int | None:
        """`يوم` before a weekday, أمس, or a date."""
        j = i + 1
        if j >= self.limit:
            return None
        token = self.tokens[j]
        entry = look_up(token.form)
        if token.kind == "number":
            if token.start in self.numeric or self._day_like(j):
                return self._figures(j, r)
            return None
        if entry is not None and not entry.skip and entry.kind in ("weekday", "day"):
            return self._piece(j, r)
        if entry is not None and entry.kind == "unit" and entry.value == "D" and entry.definite:
            return self._piece(j, r)
        ordinal = read_ordinal(self.forms, j)
        if ordinal is not None and not ordinal.skip:
            return self._spelt(j, r)
        return None

    def _day_like(self, j: int) -> bool:
        form = self.forms[j]
        return form.isdigit() and 1 <= int(form) <= 31

    def _today(self, i: int, r: Reading) -> int | None:
        before = self.forms[i - 1] if i else ""
        after = self.forms[i + 1] if i + 1 < self.limit else ""
        if r.shift is not None or r.weekday is not None or r.month is not None or r.fixed or r.sub:
            return None
        if before in ("ذلك", "ذاك", "نفس", "ذات"):
            r.same = "D"
            return i + 1
        if after in ("التالي", "الموالي"):
            r.same, r.same_shift = "D", 1
            return i + 2
        if after in ("السابق",):
            r.same, r.same_shift = "D", -1
            return i + 2
        if (
            after in ("الماضي", "المقبل", "القادم")
            or after in _NOT_TODAY
            or (before in ("في", "وفي") and after in ("الذي",))
        ):
            return None
        station = before == "روسيا" and (
            i < 2 or self.forms[i - 2] not in ("في", "الي", "من")
        )  # the broadcaster's name
        if ((before in _PAPERS or station) and r.empty) or (
            before in '«“"' and after in ("»", "”", '"') and before
        ):
            return None
        if before in ("طوال", "طيله", "مدار") and r.empty:
            r.duration = "P1D"
            return i + 1
        if before in ("مرات", "مرتين", "مره", "ساعات", "ساعه") or (
            before == "في"
            and i > 1
            and self.forms[i - 2] in ("مره", "مرات", "برميل", "ساعات", "مرتين", "ساعه")
        ):
            r.duration, r.repeated = "P1D", True
            return i + 1
        r.shift = ("D", 0)
        return i + 1

    def _turned(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A definite unit with what points it: `الأسبوع الماضي`, `هذا الشهر`, `مطلع العام`, `العام نفسه`."""
        unit, j = entry.value, i + 1
        before = self.forms[i - 1] if i else ""
        after = self.forms[j] if j < self.limit else ""
        if entry.core == "عام" and before in _GENERAL:
            return None
        if r.shift is not None or r.same or r.fixed or r.duration:
            return None
        if after in _SAME:
            r.same = unit
            return j + 1
        if unit == "D":
            return None
        if before in ("ذلك", "تلك", "ذاك") and unit in ("W", "M", "Y", "TNI"):
            r.same = "D" if unit == "TNI" else unit
            if unit == "TNI":
                r.part = "NI"
            return j
        if (
            unit == "CE"
            and (century := read_ordinal(self.forms, j)) is not None
            and century.end <= self.limit
        ):
            if century.end < self.limit and self.forms[century.end] == "الهجري":
                r.fixed = f"{hijri_year(century.value * 100 - 50) // 100:02d}"
                return century.end + 1
            r.fixed = f"{century.value - 1:02d}"
            return century.end + (self.forms[century.end : century.end + 1] == ["الميلادي"])
        amount, j = self._pointer(j)
        pointed = amount is not None
        if not pointed and before in ("هذا", "هذه", "لهذا", "بهذا", "لهذه", "وهذا", "هذي"):
            amount, pointed = 0, True
        if not pointed and (r.mod or r.month or r.sub or r.day) and unit in ("W", "M", "Y"):
            if r.mod is None and after not in ("،", ".", ")", ""):
                return None
            amount, j = 0, i + 1
            if unit == "Y" and r.mod is None and r.month is None:
                return None
        if unit in ("TS", "TM", "TH"):
            return None
        if amount is None:
            if (
                unit == "TNI"
                and entry.core == "ليله"
                and (before == "" or not self.forms[j : j + 1] == ["الاولي"])
            ):
                r.shift, r.part = ("D", 0), "NI"
                return i + 1
            return None
        if unit == "TNI":
            r.shift, r.part = ("D", amount), "NI"
        elif (
            r.sub == "Q"
            or (r.month is not None and unit == "Y")
            or (r.sub and unit == "Y")
            or (r.feast and unit == "Y")
        ):
            r.shift = ("Y", amount)
        elif r.month is not None:
            return None
        else:
            r.shift = (unit, amount)
        return j

    def _pointer(self, j: int) -> tuple[int | None, int]:
        """الماضي -1, قبل الماضي -2, الجاري 0, المقبل 1, بعد المقبل 2, with an adjective in between."""
        k = j
        if k < self.limit and self.forms[k] in ("المالي", "الدراسي", "الهجري", "الميلادي", "الجامعي"):
            k += 1
        form = self.forms[k] if k < self.limit else ""
        if form in ("قبل", "بعد") and k + 1 < self.limit:
            entry = look_up(self.forms[k + 1])
            if (
                entry is not None
                and entry.kind == "direction"
                and entry.definite
                and entry.value == (-1 if form == "قبل" else 1)
            ):
                return entry.value * 2, k + 2
        entry = look_up(form) if form else None
        if (
            entry is not None
            and entry.kind == "direction"
            and entry.definite
            and not entry.skip
            and entry.core not in _LATEST
        ):
            return int(entry.value), k + 1
        return None, j

    def _year_word(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`عام 2014`, `العام 1436هـ`, `سنة ألفين وأربعة عشر`, `عام 67`."""
        j = i + 1
        if r.year is not None or r.shift is not None or r.weekday is not None or j >= self.limit:
            return None
        if self.forms[j] in ("الهجري", "الميلادي") and j + 1 < self.limit:
            j += 1
        if (
            self.forms[j] == "("
            and j + 2 < self.limit
            and self.forms[j + 2] == ")"
            and len(self.forms[j + 1]) == 4
        ):
            j += 1
        form = self.forms[j]
        if form.isdigit():
            year = int(form)
            if len(form) == 2 and 20 <= year <= 99 and not entry.definite and r.month is None:
                if look_up(self.forms[j + 1] if j + 1 < self.limit else "") is not None:
                    return None
                r.year = 1900 + year
                return j + 1
            mark = self.forms[j + 1] if j + 1 < self.limit else ""
            marked = mark in ("ه", "هجري", "هجريه", "للهجره")
            if not ((1000 <= year <= 2100 and len(form) == 4) or (marked and len(form) in (2, 3))):
                return None
            r.hijri = marked or (1400 <= year <= 1480) or r.hijri
            r.year = year
            self.years.add(j)
            end = self._after_year(j + 1, r)
            return (
                end + 1 if self.forms[j - 1] == "(" and end < self.limit and self.forms[end] == ")" else end
            )
        number = self._number(j)
        if (
            number is not None
            and not number.skip
            and not number.definite
            and 1000 <= number.value <= 2100
            and number.value == int(number.value)
        ):
            r.year = int(number.value)
            return number.end
        return None

    def _pair(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`عامي 2011 و2012`, `يومي الخميس والجمعة`, `اليومين الماضيين`."""
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        if entry.definite:
            return self._span_of(i, i + 1, 2, entry.value, r)
        if not self._construct(i):
            return self._duration_after(i, r)
        after = self.tokens[i + 1]
        if entry.value == "Y" and after.kind == "number" and self._plain_year(i + 1):
            r.year = int(after.form)
            self.years.add(i + 1)
            return i + 2
        if entry.value == "D":
            following = look_up(after.form)
            if (following is not None and following.kind == "weekday") or after.kind == "number":
                return self._piece(i + 1, r)
        if entry.value == "M" and (found := self._month_name(i + 1)) is not None:
            return self._month(i + 1, Entry(found[0], found[1], 0, False, ""), r, found[2])
        return None

    def _many(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`الأيام الثلاثة الماضية`, `السنوات الأخيرة`, `لأشهر`."""
        if not r.empty or r.mod:
            return None
        if not entry.definite:
            return self._duration_after(i, r)
        j, count = i + 1, None
        if (
            j < self.limit and (number := self._number(j)) is not None and (number.definite or number.figures)
        ) or (
            j < self.limit
            and self.forms[j] == "ال"
            and (number := self._number(j + 1) if j + 1 < self.limit else None) is not None
        ):
            j, count = number.end, number.value
        return self._span_of(i, j, count, entry.value, r)

    def _span_of(self, i: int, j: int, count: float | None, unit: str, r: Reading) -> int | None:
        while j < self.limit and self.forms[j] in _FEW:
            j += 1
        entry = look_up(self.forms[j]) if j < self.limit else None
        if entry is None or entry.kind != "direction" or not entry.definite or entry.skip:
            return None
        if unit in ("TM", "TS") and entry.core in _LATEST and count is None:
            return None
        if count is None and (unit in ("D", "W", "M", "Y", "TH", "DE", "TM")):
            if entry.value == 1:
                r.fixed = "FUTURE_REF"
                return j + 1
            if entry.value == 0:
                r.fixed = "PRESENT_REF"
                return j + 1
        r.duration = duration(count, unit)
        return j + 1

    def _duration_after(self, i: int, r: Reading) -> int | None:
        """An uncounted plural or dual: a duration only after a word that asks for one."""
        entry = look_up(self.forms[i])
        counted = self._counted(i)
        if entry is None or counted is None:
            return None
        before = self.forms[i - 1] if i else ""
        if (
            entry.kind == "many"
            and before not in _DURATION_SIGNS
            and not (entry.skip and self.forms[i][entry.skip - 1] == "ل")
        ):
            return None
        if self._is_age(i, counted[2], entry.value):
            return None
        r.duration = duration(counted[0], counted[1])
        return counted[2]

    # ------------------------------------------------------------------ before, after, since, this

    def _before(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`قبل ثلاثة أيام` is a date; `قبل يومين من` a distance from what follows."""
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        j = i + 2 if self.forms[i + 1] in ("نحو", "حوالي", "قرابه", "زهاء") and i + 2 < self.limit else i + 1
        counted = self._counted(j)
        if counted is None:
            return None
        count, unit, end = counted
        bare = look_up(self.forms[j])
        if bare is not None and bare.kind == "unit" and self._dates_unit(j):
            return None
        if j > i + 1:
            r.mod = "APPROX"
        if (
            (
                end < self.limit
                and self.forms[end] in ("من", "علي")
                and (end + 1 >= self.limit or self.forms[end + 1] not in ("الان", "اليوم"))
            )
            or count is None
            or unit[0] == "T"
            or count != int(count)
        ):
            r.duration = duration(count, unit)
            return end
        if end + 1 < self.limit and self.forms[end] == "من" and self.forms[end + 1] in ("الان", "اليوم"):
            end += 2
        r.shift = (unit, -int(count))
        return end

    def _dates_unit(self, j: int) -> bool:
        """Whether the unit at `j` is itself dated: عام 2003, شهر رمضان, يوم الخميس."""
        return (
            self._unit(j, look_up(self.forms[j]) or Entry("unit", "D", 0, False, ""), Reading(first=j))
            is not None
        )

    def _after(self, i: int, entry: Entry, r: Reading) -> int | None:
        if r.clock is not None and i + 1 < self.limit and self.forms[i + 1] in ("الظهر", "ظهر"):
            r.clock = clock.in_part(r.clock, "AF")
            return i + 2
        if i + 1 < self.limit and self.forms[i + 1] in ("ظهر", "الظهر", "منتصف"):
            return self._after_noon(i, r)
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        if self.forms[i + 1] in ("غد", "الغد"):
            r.shift = ("D", 2)
            return i + 2
        return self._distance(i, r)

    def _after_noon(self, i: int, r: Reading) -> int | None:
        if self.forms[i + 1] == "منتصف":
            return None
        if r.part is not None:
            return None
        if not r.empty:
            r.part = "AF"
            return i + 2
        saved = i + 2
        r.part = "AF"
        end = self._piece(saved, r)
        if end is None:
            return saved if self.forms[i + 1] == "الظهر" else None
        return end

    def _distance(self, i: int, r: Reading) -> int | None:
        j = (
            i + 2
            if self.forms[i + 1] in ("نحو", "حوالي", "قرابه", "زهاء", "اكثر") and i + 2 < self.limit
            else i + 1
        )
        if self.forms[i + 1] == "اكثر" and j < self.limit and self.forms[j] == "من":
            j += 1
        counted = self._counted(j)
        if counted is None:
            return None
        bare = look_up(self.forms[j])
        if bare is not None and bare.kind == "unit" and self._dates_unit(j):
            return None
        if self._is_age(j, counted[2], counted[1]):
            return None
        if j > i + 1 and self.forms[i + 1] != "اكثر":
            r.mod = "APPROX"
        r.duration = duration(counted[0], counted[1])
        return counted[2]

    def _since(self, i: int, entry: Entry, r: Reading) -> int | None:
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        return self._distance(i, r)

    def _this(self, i: int, entry: Entry, r: Reading) -> int | None:
        j = i + 1
        following = look_up(self.forms[j]) if j < self.limit else None
        if following is None or not following.definite or following.skip:
            return None
        if following.kind == "season" and r.empty:
            r.sub, r.direction = following.value, 0
            return j + 1
        if following.kind == "part" and r.empty and following.core in ("صباح", "مساء", "فجر", "ليله", "ظهر"):
            r.shift, r.part = ("D", 0), following.value
            return j + 1
        if following.kind == "unit" and following.value in ("D", "W", "M", "Y", "TNI"):
            if following.core == "عام" and not (r.empty or r.month or r.sub or r.feast or r.mod):
                return None
            return self._unit(j, following, r)
        return None

    def _that(self, i: int, entry: Entry, r: Reading) -> int | None:
        j = i + 1
        following = look_up(self.forms[j]) if j < self.limit else None
        if (
            following is None
            or not following.definite
            or following.skip
            or following.kind != "unit"
            or not (r.empty or r.month or r.part or r.clock)
        ):
            return None
        if following.value not in ("D", "W", "M", "Y", "TNI"):
            return None
        return self._unit(j, following, r)

    # ------------------------------------------------------------------ edges, directions, seasons, decades

    def _edge(self, i: int, entry: Entry, r: Reading) -> int | None:
        """مطلع, منتصف, نهاية before a time."""
        if not r.empty or r.mod or i + 1 >= self.limit or entry.definite:
            return None
        if entry.core == "منتصف" and self.forms[i + 1] in ("الليل", "ليل", "ليله", "النهار"):
            return self._midnight(i, r)
        r.mod = entry.value
        if self.forms[i + 1] in ("الجاري", "الحالي", "المقبل", "القادم", "الماضي"):
            turned = look_up(self.forms[i + 1])
            r.shift = ("M", turned.value if turned else 0)
            return i + 2
        j = i + 2 if self.forms[i + 1] == "ال" and i + 2 < self.limit else i + 1
        end = self._piece(j, r)
        if (
            end is None
            or r.duration is not None
            or (r.fixed or "").endswith("REF")
            or (r.shift and r.shift[0] == "D" and not r.part)
        ):
            r.mod = None
            return None
        return end

    def _midnight(self, i: int, r: Reading) -> int | None:
        r.part, r.mod = "NI", "MID"
        j = i + 2
        if j < self.limit:
            inner = self._piece(j, r)
            if inner is not None:
                return inner
        return j if self.forms[i + 1] == "الليل" else None

    def _direction(self, i: int, entry: Entry, r: Reading) -> int | None:
        if (
            not entry.definite
            or r.direction is not None
            or r.year is not None
            or r.shift is not None
            or r.same
            or entry.core in ("تالي", "سابق", "سابقه")
        ):
            return None
        if r.month is None and r.weekday is None and r.sub is None and r.feast is None:
            return None
        r.direction = entry.value
        return i + 1

    def _season(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`صيف 2014`, `الصيف الماضي`, `صيف العام الماضي`; الربيع العربي is no season."""
        if not r.empty:
            return None
        j = i + 1
        after = look_up(self.forms[j]) if j < self.limit else None
        r.sub = entry.value
        if entry.definite:
            if after is not None and after.kind == "direction" and after.definite:
                return j
            if i and self.forms[i - 1] in ("هذا", "فصل") and self.forms[j : j + 1] != ["العربي"]:
                return j
            if r.mod:
                return j
        else:
            if j < self.limit and self._plain_year(j):
                return j
            if after is not None and after.kind == "unit" and after.value == "Y":
                end = self._unit(j, after, r)
                if end is not None:
                    return end
        r.sub = None
        return None

    def _fraction(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`الربع الأول من 2023`, `النصف الثاني من العام الجاري`, `الربع الحالي`."""
        if not entry.definite or not r.empty:
            return None
        letter = "Q" if entry.kind == "quarter" else "H"
        j = i + 1
        if (
            letter == "Q"
            and j < self.limit
            and (turn := look_up(self.forms[j]))
            and turn.kind == "direction"
            and turn.definite
        ):
            r.sub = "Q"
            r.direction = turn.value
            return j + 1
        ordinal = read_ordinal(self.forms, j) if j < self.limit else None
        if ordinal is None or ordinal.value > (4 if letter == "Q" else 2) or ordinal.end >= self.limit:
            return None
        k = ordinal.end
        if self.forms[k] in ("من", "للعام", "لعام"):
            k = k + 1 if self.forms[k] == "من" else k
            r.sub = f"{letter}{ordinal.value}"
            entry_k = look_up(self.forms[k]) if k < self.limit else None
            if k < self.limit and self._plain_year(k):
                r.year = int(self.forms[k])
                return k + 1
            if (entry_k is not None and entry_k.value == "Y") or (
                entry_k is not None and entry_k.kind == "this"
            ):
                if entry_k.kind == "this":
                    end = self._this(k, entry_k, r)
                else:
                    end = self._unit(k, entry_k, r)
                    if end is None and entry_k.definite:
                        r.shift, end = ("Y", 0), k + 1
                if end is not None:
                    return end
        r.sub = None
        return None

    def _decade(self, i: int, entry: Entry, r: Reading) -> int | None:
        if not r.empty:
            return None
        j = i + 1
        if (
            j + 1 < self.limit
            and self.forms[j] == "من"
            and self.forms[j + 1] in ("عمره", "عمرها", "العمر", "عمرهم")
        ):
            return None
        k = j + 1 if j < self.limit and self.forms[j] == "من" else j
        century = 19
        if k + 1 < self.limit and self.forms[k] == "القرن":
            ordinal = read_ordinal(self.forms, k + 1)
            if ordinal is not None:
                century, j = ordinal.value - 1, ordinal.end
            elif self.forms[k + 1] in ("الماضي", "المنصرم", "الفايت"):
                j = k + 2
        elif not entry.definite:
            return None
        elif j < self.limit and self.forms[j] in ("الهجريه", "الهجري"):
            r.fixed = f"{hijri_year(1305 + entry.value) // 10}"
            return j + 1
        r.fixed = f"{century}{entry.value // 10}"
        return j

    def _hour(self, i: int, r: Reading) -> int | None:
        """الساعة with its hour, in words or figures."""
        if r.clock is not None:
            return None
        found = clock.after_hour(self.text, self.tokens, self.forms, i + 1, self.limit)
        if found is None:
            return None
        r.clock, end = found
        if r.part is not None:
            r.clock, r.part = clock.in_part(r.clock, r.part), None
        return end

    def _zone(self, i: int, entry: Entry, r: Reading) -> int | None:
        if r.clock is None:
            return None
        r.zone = entry.value
        return i + 1

    _Handler = Callable[["Grammar", int, Entry, Reading], "int | None"]
    _handlers: dict[str, _Handler] = {
        "weekday": _weekday, "day": _day, "first": _first, "part": _part, "month": _month, "hijri": _month, "libya": _month,
        "unit": _unit, "pair": _pair, "many": _many, "before": _before, "after": _after, "since": _since, "this": _this,
        "that": _that, "edge": _edge, "direction": _direction, "season": _season, "quarter": _fraction, "half": _fraction,
        "decade": _decade, "reference": _reference, "set": _set, "every": _every, "zone": _zone,
    }  # fmt: skip
