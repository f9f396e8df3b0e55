"""Days and hours: weekdays, today and yesterday, parts of the day, clock times."""

from __future__ import annotations

from isnad.annotate.times import clock
from isnad.annotate.times.pieces import Pieces
from isnad.annotate.times.values import Reading
from isnad.language.calendar import AMBIGUOUS_MONTHS, CONTEXT, WORDS, Entry, look_up
from isnad.language.folding import words
from isnad.language.numbers import read_ordinal

_PAPERS = CONTEXT["papers"]
_NOT_TODAY = CONTEXT["not_today"]


_GENERATIONS = CONTEXT["generations"]
_MEASURES = CONTEXT["measures"]
_OF_TODAY = words("اليوم الأمس الغد السبت الأحد الإثنين الاثنين الثلاثاء الأربعاء الخميس الجمعة")


_AND_FIRST = "واول"


class Days(Pieces):
    """Days and hours: weekdays, today and yesterday, parts of the day, clock times."""

    def weekday(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A weekday with its article, or after يوم."""
        if r.weekday is not None:  # ليل الثلاثاء الأربعاء: the first of the two
            return (
                i + 1
                if r.part == "NI" and entry.definite and entry.value == r.weekday % 7 + 1 and r.last <= i
                else None
            )
        before = self.forms[i - 1] if i else ""
        if not entry.definite and not before.endswith("يوم"):
            return None
        if entry.core == "احد" and (not entry.definite or self.forms[i + 1 : i + 2] in (["عشر"], ["عشره"])):
            return None  # الأحد عشر قتيلا
        if r.duration or (r.clock and r.month) or r.sub or r.fixed or r.same:
            return None
        if r.empty and before in ("صلاه", "خطبه", "سوق", "حزب", "لصلاه", "وصلاه", "جريده", "عمليه", "قريه"):
            return None
        if i + 1 < self.limit and self.forms[i + 1] in ("العظيمه", "الحزينه", "الاسود", "السوداء", "البيضاء"):
            return None
        r.weekday = entry.value
        return i + 1

    def day(self, i: int, entry: Entry, r: Reading) -> int | None:
        """أمس, غدا, أمس الأول."""
        if r.shift is not None or r.month is not None or r.weekday is not None or r.fixed or r.sub:
            return None
        if entry.core == "غد" and not entry.definite and not (self.forms[i - 1] in ("بعد", "يوم") or r.part):
            return None
        if entry.core == "غد" and i and self.forms[i - 1] in _GENERATIONS and r.empty:
            r.fixed = "FUTURE_REF"  # قائد الغد
            return i + 1
        r.shift = ("D", entry.value)
        end = i + 1
        if entry.value == -1 and end < self.limit and self.forms[end] in ("الاول", "الاولي"):
            r.shift = ("D", -2)
            end += 1
        before = self.forms[i - 2 : i] if i > 1 and self.forms[i - 1] == "من" else self.forms[i - 1 : i]
        if entry.core == "امس" and before[:1] == [_AND_FIRST]:
            r.shift = ("D", -2)  # وأول أمس
        if entry.core == "بارحه":
            r.part = r.part or None
        return end

    def first(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`أول من أمس`, `أول أمس`, `أول أيام عيد الفطر`, `أول مارس`, `فاتح ماي`."""
        if r.shift is not None or entry.definite:
            return None
        if (end := self.nth(i, entry._replace(value=1), r)) is not None:
            return end
        j = i + 2 if i + 1 < self.limit and self.forms[i + 1] == "من" else i + 1
        if j < self.limit and self.forms[j] in ("امس", "الامس"):
            r.shift = ("D", -2)
            return j + 1
        after = self.forms[i + 1] if i + 1 < self.limit else ""
        opens = entry.core == "غره" or (
            entry.core == "فاتح" and after != "مارس"
        )  # the Maghreb's first of a month
        if after and (opens or after not in AMBIGUOUS_MONTHS):
            k = i + 2 if self.forms[i + 1] == "شهر" and i + 2 < self.limit else i + 1
            found = self.month_name(k)
            if found is not None and (found[0] == "month" or entry.core == "غره"):
                r.day = 1
                return self.month(k, Entry(found[0], found[1], 0, False, ""), r, found[2])
        return None

    def part(self, i: int, entry: Entry, r: Reading) -> int | None:
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
        if entry.core == "عصر" and entry.definite and after.startswith("ال") and after not in _OF_TODAY:
            return None  # العصر الجاهلي
        if entry.core == "عشيه" and r.empty and (feast := self.eve(end, r)) is not None:
            return feast
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
            return self.piece(end, r)
        k = end + 1 if after in ("يوم", "من") and end + 1 < self.limit else end
        if after == "(" and end + 1 < self.limit:
            k = end + 1
        nxt = look_up(self.forms[k]) if k < self.limit else None
        if nxt is not None and nxt.kind in ("weekday", "day") and nxt.skip == 0:
            r.part = entry.value
            got = self.piece(k, r)
            if got is None:
                r.part = None
            elif after == "(" and got < self.limit and self.forms[got] == ")":
                got += 1
            return got
        if nxt is not None and nxt.kind == "first" and (got := self.first(k, nxt, r)) is not None:
            r.part = entry.value  # مساء أول من أمس
            return got
        if nxt is not None and nxt.kind in ("first", "nth"):  # مساء أول أيام عيد الفطر
            feast = self.nth(k, nxt._replace(value=nxt.value or 1), r)
            if feast is not None:
                r.part = entry.value
                return feast
        if k < self.limit and (
            self.tokens[k].start in self.numeric
            or (self.tokens[k].kind == "number" and self.month_after_number(k))
        ):
            r.part = entry.value
            return self.piece(k, r)
        if (adverb and entry.core not in ("سحرا", "عصرا")) or (
            adverb and entry.core == "عصرا" and i and self.tokens[i - 1].kind == "number"
        ):
            r.part = entry.value
            return end
        if (
            entry.definite
            and i
            and self.forms[i - 1] in ("في", "خلال", "منذ", "حتي", "هذا", "هذه", "عند", "مع")
            and entry.core in ("صباح", "مساء", "ليل", "فجر", "ظهر", "عصر", "مغرب")
        ):
            if self.forms[i - 1] in ("هذا", "هذه"):
                r.shift = ("D", 0)
            r.part = entry.value
            return end
        return None

    def indefinite_day(self, i: int, r: Reading) -> int | None:
        """`يوم` before a weekday, أمس, or a date."""
        j = i + 1
        if j >= self.limit:
            return None
        token = self.tokens[j]
        entry = look_up(token.form)
        if token.kind == "number":
            if token.start in self.numeric or self._day_like(j):
                return self.figures(j, r)
            return None
        if entry is not None and not entry.skip and entry.kind in ("weekday", "day"):
            return self.piece(j, r)
        if entry is not None and entry.kind == "unit" and entry.value == "D" and entry.definite:
            return self.piece(j, r)
        ordinal = read_ordinal(self.forms, j)
        if ordinal is not None and not ordinal.skip:
            return self.spelt(j, r)
        return None

    def _day_like(self, j: int) -> bool:
        form = self.forms[j]
        return form.isdigit() and 1 <= int(form) <= 31

    def today(self, i: int, r: Reading) -> int | None:
        """`اليوم`, `ذلك اليوم`, `اليوم التالي`."""
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
        if (feast := self.numbered_feast_day(i + 1, r)) is not None:
            return feast
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
        if before in _GENERATIONS and r.empty:
            r.fixed = "PRESENT_REF"  # شباب اليوم
            return i + 1
        if before == "في" and i > 2 and r.empty and self._measured_before(i - 1):
            r.duration, r.repeated = "P1D", True  # 140 لترا في اليوم
            return i + 1
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

    def _measured_before(self, i: int) -> bool:
        """Whether a number and what it counts stand before a token: `140 لترا | في`, not `في 20 مدينة | في`."""
        counted = self.tokens[i - 1]
        return (
            self.tokens[i - 2].kind == "number"
            and counted.kind == "word"
            and (self.forms[i - 1] in _MEASURES or self.forms[i - 1].removesuffix("ا") in _MEASURES)
        )

    def after(self, i: int, entry: Entry, r: Reading) -> int | None:
        """بعد before a distance, `بعد غد`, `بعد الظهر`."""
        if (
            r.clock is not None
            and i + 1 < self.limit
            and self.forms[i + 1] in ("الظهر", "ظهر", "الزوال", "زوال")
        ):
            r.clock = clock.in_part(r.clock, "AF")
            return i + 2
        if i + 1 < self.limit and self.forms[i + 1] in ("ظهر", "الظهر", "منتصف"):
            return self._after_noon(i, r)
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        if self.forms[i + 1] in ("العصر", "الزوال"):
            r.part = "AF"
            return i + 2
        if self.forms[i + 1] in ("غد", "الغد"):
            r.shift = ("D", 2)
            return i + 2
        return self.distance(i, r)

    def before_noon(self, i: int, r: Reading) -> int | None:
        """`قبل ظهر الجمعة`, `العاشرة قبل الظهر`."""
        if self.forms[i + 1 : i + 2] not in (["ظهر"], ["الظهر"]) or i + 1 >= self.limit:
            return None
        if r.clock is not None:
            r.clock = clock.in_part(r.clock, "MO")
            return i + 2
        return self._by_noon(i, "MO", r)

    def _after_noon(self, i: int, r: Reading) -> int | None:
        return None if self.forms[i + 1] == "منتصف" else self._by_noon(i, "AF", r)

    def _by_noon(self, i: int, part: str, r: Reading) -> int | None:
        """The half of the day on one side of noon, with the day after it or before it."""
        if r.part is not None:
            return None
        if not r.empty:
            r.part = part
            return i + 2
        saved = i + 2
        r.part = part
        end = self.piece(saved, r)
        if end is None:
            return saved if self.forms[i + 1] == "الظهر" else None
        return end

    def midnight(self, i: int, r: Reading) -> int | None:
        """`منتصف الليل`, with its day."""
        r.part, r.mod = "NI", "MID"
        j = i + 2
        if j < self.limit:
            inner = self.piece(j, r)
            if inner is not None:
                return inner
        return j if self.forms[i + 1] == "الليل" else None

    def hour(self, i: int, r: Reading) -> int | None:
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

    def zone_name(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A time zone after a clock time."""
        if r.clock is None:
            return None
        r.zone = entry.value
        return i + 1

    def part_adverb(self, i: int) -> bool:
        """صباحا, مساء … right after an hour."""
        return i < self.limit and self.forms[i] in ("صباحا", "مساء", "ظهرا", "عصرا", "فجرا", "ليلا")
