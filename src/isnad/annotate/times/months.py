"""Months by name, in one calendar or two, and numeric dates."""

from __future__ import annotations

import re

from isnad.annotate.times import clock
from isnad.annotate.times.pieces import Pieces
from isnad.annotate.times.values import Reading
from isnad.language.calendar import AMBIGUOUS_MONTHS, CONTEXT, LIBYAN_MONTHS, Entry, look_up, phrase_at
from isnad.language.numbers import Ordinal, read_ordinal

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_STAMP = re.compile(r"[ .,،Tt\-–]{1,3}(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])")
_BLESSED = CONTEXT["blessed"]
_DAY_SIGNS = frozenset(
    ("في", "وفي", "يوم", "حتي", "وحتي", "الي", "والي", "منذ", "ليل", "مساء", "صباح", "فجر")
)
_THIS_MONTH = frozenset(("ماضي", "منصرم", "فايت", "مقبل", "قادم"))
_MONTH_SIGNS = CONTEXT["month_signs"]
_SAME = CONTEXT["same"]


class Months(Pieces):
    """Months by name, in one calendar or two, and numeric dates."""

    def month_name(self, i: int) -> tuple[str, int, int] | None:
        """(kind, number, end) of a month's name at `i`, one word or two."""
        form = self.forms[i]
        head = self.head(i)
        if head is not None and not head.skip:
            found = phrase_at(self.forms, i, head.core)
            if found is not None and found[0].kind in ("month", "hijri", "libya"):
                return found[0].kind, found[0].value, found[1]
        if form in LIBYAN_MONTHS:
            return "libya", LIBYAN_MONTHS[form], i + 1
        entry = look_up(form)
        if entry is not None and not entry.skip and entry.kind in ("month", "hijri"):
            if form == "اب" and not self._august(i):
                return None
            return entry.kind, entry.value, i + 1
        return None

    def _august(self, i: int) -> bool:
        """Whether اب is August and no father: written with its madda, or a year, a pointer or its other name follows."""
        if "آ" in self.tokens[i].text:
            return True
        j = i + 2 if self.forms[i + 1 : i + 2] in (["/"], ["("], ["-"]) else i + 1
        if j >= self.limit:
            return False
        entry = look_up(self.forms[j])
        if entry is not None and entry.kind == "month":
            return entry.value == 8
        pointed = entry is not None and entry.kind == "direction" and entry.definite and not entry.skip
        return j == i + 1 and (pointed or self.plain_year(j))

    def month(self, i: int, entry: Entry, r: Reading, end: int | None = None) -> int | None:
        """A month by name, with its name in another calendar beside it."""
        if r.month is not None:
            return None
        beside = r.shift is not None and r.shift[0] == "D" and r.day is not None  # أمس الثلاثاء 10 شوال
        if r.duration or r.sub or (r.shift and not beside) or r.same or r.fixed:
            return None
        end = i + 1 if end is None else end
        if (entry.core == "اب" and not self._august(i)) or (
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
            beside = self.month_name(end) if end < self.limit else None
            return (
                (beside is not None and beside[1] == entry.value)
                or (dated and after != "(")
                or (after in ("/", "(") and self.month_name_at(end + 1))
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

    def month_name_at(self, i: int) -> bool:
        """Whether a month is named at the token."""
        return i < self.limit and self.month_name(i) is not None

    def _second_name(self, end: int, r: Reading) -> int:
        """`/يناير`, `(يناير)`, `- يناير`, or a second name right beside the first."""
        for marks in (("/",), ("(",), ("-",), ()):
            j = end + len(marks)
            if j >= self.limit or (marks and self.forms[end] != marks[0]):
                continue
            found = self.month_name(j)
            if found is None or found[1] != r.month or (found[0] == "hijri") != r.hijri:
                continue
            j = found[2]
            if marks == ("(",):
                if j < self.limit and self.forms[j] == ")":
                    return j + 1
                continue
            return j
        return end

    def figures(self, i: int, r: Reading) -> int | None:
        """What begins with figures: a numeric date, a time, a day, a year, a count of units."""
        token = self.tokens[i]
        match = self.numeric.get(token.start)
        if match is not None and (end := self._numeric_date(match, i, r)) is not None:
            return end
        if (end := self._day_and_month(i, r)) is not None:
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
            and self.part_adverb(i + 1)
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
        if form.isdigit() and len(form) == 4 and (end := self.year_number(i, int(form), r)) is not None:
            return end
        if r.empty and not r.mod:
            return self.duration(i, r)
        return None

    def _day_and_month(self, i: int, r: Reading) -> int | None:
        """`بتاريخ 6/6`, `يوم الجمعة 21/11`: a day and a month without a year, where a word before them says that they are a date."""
        if r.day or r.month or i + 2 >= self.limit or self.forms[i + 1] not in ("/", "-"):
            return None
        said = r.weekday is not None or (i and self.forms[i - 1] in ("بتاريخ", "تاريخ", "يوم", "الموافق"))
        day, month = self.forms[i], self.forms[i + 2]
        if not said or not (day.isdigit() and month.isdigit()) or self.forms[i + 3 : i + 4] in (["/"], ["-"]):
            return None
        if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
            return None
        r.day, r.month = int(day), int(month)
        return i + 3

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
                return self.after_year(j, r)
        r.year, r.month, r.day, r.hijri = year, month, day, hijri
        j = self.after_year(j, r)
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

    def after_year(self, j: int, r: Reading) -> int:
        """Past the era mark (هـ, م) and `الموافق`'s comma."""
        if j < self.limit and self.forms[j] in ("ه", "م", "هجري", "هجريه", "ميلادي", "ميلاديه", "للهجره"):
            if self.forms[j] in ("ه", "هجري", "هجريه", "للهجره"):
                r.hijri = True
            return j + 1
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
        found = self.month_name(k)
        if found is not None:
            if again:
                if found[0] == "hijri":
                    return None
                r.month, r.day, r.year, r.hijri = None, None, None, False
            if (r.shift and r.shift[0] != "D") or r.duration or r.sub:
                return None
            r.day = day
            return self.month(k, Entry(found[0], found[1], 0, False, ""), r, found[2])
        entry = look_up(self.forms[k])
        if k == j and not again and r.empty and self._day_sign(r.first):
            if self.forms[k] == "منه":
                r.day, r.of_month = day, True
                return k + 1
            if entry is not None and entry.kind == "direction" and entry.core in _THIS_MONTH:
                r.day, r.shift = day, ("M", int(entry.value))
                return k + 1
        if again or (k == j and self.forms[k] not in ("الجاري", "الحالي", "الشهر")):
            return self._range_start(j, day, r)
        if self.forms[k] in ("الجاري", "الحالي") and k == j:
            r.day, r.shift = day, ("M", 0)
            return k + 1
        if (
            entry is not None
            and entry.kind in ("unit", "this")
            and (k == j or (self.forms[j] == "من" and k == j + 1))
        ):
            u = k + 1 if entry.kind == "this" else k
            unit = look_up(self.forms[u]) if u < self.limit else None
            if unit is not None and unit.value == "M" and unit.definite and u + 1 <= self.limit:
                after = self.forms[u + 1] if u + 1 < self.limit else ""
                if after in _SAME and entry.kind == "unit" and r.empty:
                    r.day, r.of_month = day, True  # في 15 من الشهر نفسه
                    return u + 2
                direction = look_up(after) if after else None
                turned = direction is not None and direction.kind == "direction" and direction.definite
                if turned or entry.kind == "this":
                    r.day, r.shift = day, ("M", direction.value if turned and direction else 0)
                    return u + 2 if turned else u + 1
        return self._range_start(j, day, r)

    def _day_sign(self, first: int) -> bool:
        """Whether what stands before the number that begins at `first` calls for a day."""
        before = self.forms[first - 1] if first else ""
        if before == "ال" and first > 1:
            before = self.forms[first - 2]
        return before in _DAY_SIGNS

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
        if m >= self.limit or self.month_name(m) is None:
            return None
        if self.forms[j] == "و" and int(form) <= day:
            return None
        r.day, r.bare_day = day, True
        return j

    def spelt(self, i: int, r: Reading) -> int | None:
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
            if self.part_adverb(end):
                r.clock = spoken
                return end
            if (hour := self._hour_of_day(end, spoken, r)) is not None:
                return hour
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
            if after in ("من", "منه", "لشهر", "الجاري") or look_up(after) is not None:
                end = self._day_number(ordinal.end, ordinal.value, r)
                if end is not None:
                    return end
        return self.duration(i, r) if r.empty and not r.mod else None

    def _hour_of_day(self, end: int, spoken: str, r: Reading) -> int | None:
        """`الثالثة من بعد ظهر أمس`, `السادسة صباح الأول من يونيو`, `الحادية عشرة من ليل أمس`: the part of day after the hour."""
        k = end + 1 if end < self.limit and self.forms[end] == "من" else end
        words = self.forms[k : min(k + 2, self.limit)]
        if len(words) < 2:
            return None
        noon = words[1] in ("ظهر", "الظهر", "الزوال", "زوال")
        if words[0] in ("بعد", "قبل") and noon:
            r.clock = clock.in_part(spoken, "AF" if words[0] == "بعد" else "MO")
            return k + 2
        entry = look_up(words[0])
        if entry is None or entry.kind != "part" or entry.skip:
            return None
        r.clock = clock.in_part(spoken, entry.value)
        return k + 1

    def _ordinal_pair(self, one: Ordinal) -> bool:
        """`السابع والثامن من تموز`, `من السابع إلى العاشر من مايو`: the month stands with the second."""
        form = self.forms[one.end]
        start = one.end + 1 if form in ("الي", "حتي", "و", "او") else one.end
        if start == one.end and not form.startswith("وال"):
            return False
        two = read_ordinal(self.forms, start) if start < self.limit else None
        if two is None or two.value <= one.value or two.end + 1 >= self.limit or self.forms[two.end] != "من":
            return False
        return self.month_name(two.end + 1) is not None

    def month_after_number(self, i: int) -> bool:
        """Whether a month follows a figure."""
        j = i + 1
        while j < self.limit and self.forms[j] in ("من", "شهر"):
            j += 1
        return j < self.limit and self.month_name(j) is not None
