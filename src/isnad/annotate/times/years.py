"""Years, centuries, decades, seasons and parts of a year; the week, month or year that an
adjective points to."""

from __future__ import annotations

from isnad.annotate.times.pieces import Pieces
from isnad.annotate.times.values import Reading, hijri_year
from isnad.language.calendar import CONTEXT, Entry, look_up
from isnad.language.numbers import read_ordinal

_SAME = CONTEXT["same"]
_YEAR_SIGNS = CONTEXT["year_signs"]
_GENERAL = CONTEXT["general"]
_LATEST = CONTEXT["latest"]


_RECENT_HIJRI = 1300  # 1883: an earlier year of the Hijra is written with its mark
_OF_YEAR = ("من", "للعام", "لعام")


class Years(Pieces):
    """Years, centuries, decades, seasons and parts of a year; the week, month or year that an
    adjective points to."""

    def year_number(self, i: int, year: int, r: Reading) -> int | None:
        """Four figures as a year, where their neighbours say so."""
        before = self.forms[i - 1] if i else ""
        mark = self.forms[i + 1] if i + 1 < self.limit else ""
        hijri = mark == "ه" or (r.hijri and year < 1600)
        if not (1000 <= year <= 2100):
            return None
        if r.month is not None or r.sub is not None or r.feast is not None:
            if r.year is not None or r.direction is not None or (r.hijri and year >= 1600 and r.month):
                return None
            if year < _RECENT_HIJRI and mark not in ("ه", "م") and not self._no_counted_noun(i + 1):
                return None  # في جمادى الآخرة 1063 صفقة
            r.year, r.hijri = year, hijri or (r.hijri and year < 1600)
            return self.after_year(i + 1, r)
        if not r.empty:
            return None
        if hijri or (mark == "م" and year >= 1500):
            r.year, r.hijri = year, hijri
            return self.after_year(i + 1, r)
        if not 1800 <= year <= 2100:
            return None
        if (mark in ("-", "/") and i + 2 < self.limit and self.plain_year(i + 2)) or (
            before in ("-", "/") and i > 1 and self.plain_year(i - 2)
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

    def before_christ(self, i: int) -> int | None:
        """Past `قبل الميلاد` or `ق.م.` at `i`."""
        for era in (["قبل", "الميلاد"], ["قم"]):
            if self.forms[i : i + len(era)] == era and i + len(era) <= self.limit:
                return i + len(era)
        return None

    def plain_year(self, i: int) -> bool:
        """Whether the token is a year in four figures."""
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
            if len(form) <= 4 and (era := self.before_christ(j + 1)) is not None:
                r.fixed = f"BC{year:04d}"
                return era
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
            end = self.after_year(j + 1, r)
            return (
                end + 1 if self.forms[j - 1] == "(" and end < self.limit and self.forms[end] == ")" else end
            )
        number = self.number(j)
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

    def unit(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A single unit: the week, today, the year 2014."""
        unit, j = entry.value, i + 1
        after = self.forms[j] if j < self.limit else ""
        if unit == "TH" and entry.definite:
            return self.hour(i, r)
        if unit == "Y" and (end := self._year_word(i, entry, r)) is not None:
            return end
        if unit == "M" and not entry.definite:
            if j < self.limit and (found := self.month_name(j)) is not None and r.month is None:
                return self.month(j, Entry(found[0], found[1], 0, False, ""), r, found[2])
            return None
        if unit == "D" and not entry.definite:
            return self.indefinite_day(i, r)
        if unit == "TNI" and not entry.definite:
            return self.part(i, entry._replace(value="NI"), r)
        if not entry.definite:
            return None
        if unit == "D" and after not in _SAME:
            return self.today(i, r)
        return self._turned(i, entry, r)

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
            if (era := self.before_christ(century.end)) is not None:
                r.fixed = f"BC{century.value - 1:02d}"
                return era
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
                and (before == "" or self.forms[j : j + 1] != ["الاولي"])
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

    def this(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`هذا الأسبوع`, `هذا الصيف`."""
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
            return self.unit(j, following, r)
        return None

    def that(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`ذلك العام`: the one named before."""
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
        return self.unit(j, following, r)

    def edge(self, i: int, entry: Entry, r: Reading) -> int | None:
        """مطلع, منتصف, نهاية before a time."""
        if not r.empty or r.mod or i + 1 >= self.limit or entry.definite:
            return None
        if entry.core == "منتصف" and self.forms[i + 1] in ("الليل", "ليل", "ليله", "النهار"):
            return self.midnight(i, r)
        r.mod = entry.value
        if self.forms[i + 1] in ("الجاري", "الحالي", "المقبل", "القادم", "الماضي"):
            turned = look_up(self.forms[i + 1])
            r.shift = ("M", turned.value if turned else 0)
            return i + 2
        j = i + 2 if self.forms[i + 1] == "ال" and i + 2 < self.limit else i + 1
        end = self.piece(j, r)
        if (
            end is None
            or r.duration is not None
            or (r.fixed or "").endswith("REF")
            or (r.shift and r.shift[0] == "D" and not r.part)
        ):
            r.mod = None
            return None
        return end

    def direction(self, i: int, entry: Entry, r: Reading) -> int | None:
        """الماضي, الجاري, المقبل after a month, weekday, season or feast."""
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

    def season(self, i: int, entry: Entry, r: Reading) -> int | None:
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
            if j < self.limit and self.plain_year(j):
                return j
            if after is not None and after.kind == "unit" and after.value == "Y":
                end = self.unit(j, after, r)
                if end is not None:
                    return end
        r.sub = None
        return None

    def fraction(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`الربع الأول من 2023`, `النصف الثاني من العام الجاري`, `الربع الحالي`."""
        if not entry.definite or not r.empty:
            return None
        letter = "Q" if entry.kind == "quarter" else "H"
        j = i + 1
        if (
            letter == "Q"
            and j < self.limit
            and not (self.forms[j] == "الاخير" and j + 1 < self.limit and self.forms[j + 1] in _OF_YEAR)
            and (turn := look_up(self.forms[j]))
            and turn.kind == "direction"
            and turn.definite
        ):
            r.sub = "Q"
            r.direction = turn.value
            return j + 1
        parts = 4 if letter == "Q" else 2
        if j < self.limit and self.forms[j] == "الاخير":
            number, k = parts, j + 1
        else:
            ordinal = read_ordinal(self.forms, j) if j < self.limit else None
            if ordinal is None or ordinal.value > parts:
                return None
            number, k = ordinal.value, ordinal.end
        if k >= self.limit:
            return None
        if letter == "H" and self.forms[k] in ("من", "لشهر") and k + 1 < self.limit and r.mod is None:
            m = k + 2 if self.forms[k + 1] == "شهر" and k + 2 < self.limit else k + 1
            named = self.month_name(m)
            if named is not None:
                r.mod = "START" if number == 1 else "END"  # النصف الثاني من أبريل
                end = self.month(m, Entry(named[0], named[1], 0, False, ""), r, named[2])
                if end is not None:
                    return end
                r.mod = None
        if self.forms[k] in _OF_YEAR:
            k = k + 1 if self.forms[k] == "من" else k
            r.sub = f"{letter}{number}"
            entry_k = look_up(self.forms[k]) if k < self.limit else None
            if k < self.limit and self.plain_year(k):
                r.year = int(self.forms[k])
                return k + 1
            if (entry_k is not None and entry_k.value == "Y") or (
                entry_k is not None and entry_k.kind == "this"
            ):
                if entry_k.kind == "this":
                    end = self.this(k, entry_k, r)
                else:
                    end = self.unit(k, entry_k, r)
                    if end is None and entry_k.definite:
                        r.shift, end = ("Y", 0), k + 1
                if end is not None:
                    return end
        r.sub = None
        return None

    def decade(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`الثمانينات`, `ثمانينات القرن الماضي`."""
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
