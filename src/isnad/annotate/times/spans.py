"""Durations and distances: counted units, قبل and بعد, the last three days, every week."""

from __future__ import annotations

from isnad.annotate.times.pieces import Pieces
from isnad.annotate.times.values import Reading
from isnad.language.calendar import CONTEXT, Entry, look_up
from isnad.language.numbers import Number, read_number

_DURATION_SIGNS = CONTEXT["duration_signs"]
_VAGUE = CONTEXT["vague"]
_AGE_SIGNS = CONTEXT["age_signs"]
_LATEST = CONTEXT["latest"]
_FEW = CONTEXT["few"]
_ONE = frozenset(("D", "W", "M", "Y", "DE", "TH", "TM"))
_WHOLE = frozenset(
    ("كامل", "كامله", "كاملا", "واحد", "واحده", "واحدا", "اخر", "اخري", "اضافي", "اضافيا", "اضافيه")
)
_LASTING = frozenset((
    "استغرق", "استغرقت", "تستغرق", "يستغرق", "استمر", "استمرت", "تستمر", "يستمر", "دام", "دامت", "تدوم", "يدوم", "يطول", "تطول", "امتد",
    "امتدت", "يمتد", "تمتد", "تمضي", "يمضي", "تمض", "يمض", "مضت", "مضي", "يمر", "تمر", "مر", "مرت", "لمده", "مده", "مدي", "طوال", "طيله",
))  # fmt: skip
_WITHIN = frozenset(("خلال", "غضون", "ظرف", "اقصاه", "اقصاها", "يتجاوز", "تتجاوز", "يتعدي", "تتعدي"))
_EDGES = {"الاولي": "START", "الباكره": "START", "المبكره": "START", "الاخيره": "END", "المتاخره": "END"}
_LONG = frozenset(("طويله", "طوال", "عديده", "عده", "كثيره", "قليله", "معدوده", "متتاليه", "متواصله"))
_ISO = {
    "D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "DE": "P{}DE",
    "CE": "P{}CE", "TH": "PT{}H", "TM": "PT{}M", "TS": "PT{}S", "TNI": "P{}D",
}  # fmt: skip


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
    if unit == "TH" and 0 < count < 1:
        return f"PT{count * 60:g}M"  # نصف ساعة
    return _ISO[unit].format(f"{count:g}")


class Spans(Pieces):
    """Durations and distances: counted units, قبل and بعد, the last three days, every week."""

    def number(self, i: int) -> Number | None:
        """A cardinal within the sentence."""
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
        number = self.number(i)
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
            return self.plain_year(i + 1)
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

    def duration(self, i: int, r: Reading) -> int | None:
        """A number and a unit without قبل or بعد; ages are none."""
        if (one := self._one_unit(i, r)) is not None:
            return one
        counted = self._counted(i)
        if counted is None or (
            look_up(self.forms[i]) is not None and self.forms[i] != "نصف" and self.forms[i] not in _VAGUE
        ):
            return None
        count, unit, end = counted
        number = self.number(i)
        before = self.forms[i - 1] if i else ""
        if self._is_age(i, end, unit):
            return None
        if number is not None and unit == "M" and self.month_name_at(end):
            return None
        if before in ("المتر", "/", ":"):
            return None
        direction = look_up(self.forms[end]) if end < self.limit else None
        if direction is not None and direction.kind == "direction" and direction.definite:
            end += 1
        r.duration = duration(count, unit)
        return end

    def _one_unit(self, i: int, r: Reading) -> int | None:
        """One unit without its number: `ساعة كاملة`, `يوما واحدا`, `لم يطل الأمر شهرا`, `هدنة مدتها أسبوع`, `خلال شهر`."""
        entry = look_up(self.forms[i])
        if entry is None or entry.kind != "unit" or entry.definite or entry.value not in _ONE:
            return None
        before = self.forms[i - 1] if i else ""
        after = self.forms[i + 1] if i + 1 < self.limit else ""
        whole = after in _WHOLE
        more = before == "من" and i > 1 and self.forms[i - 2] in ("اكثر", "اقل", "ازيد", "لاكثر", "لاقل")
        lasted = (
            before in _LASTING
            or (before == "الامر" and entry.core.endswith("ا"))
            or before.endswith(("مدتها", "مدته", "زمنها"))
        )
        within = before in _WITHIN and not after.startswith("ال")
        if not (whole or more or lasted or within) or self._is_age(i, i + 1 + whole, entry.value):
            return None
        if not whole and self._dated_unit(i, entry):
            return None
        r.duration = duration(1, entry.value)
        end, half = (i + 2, 0.0) if whole else self._half(i + 1)
        if half:
            r.duration = duration(1 + half, entry.value)
        if more:
            r.start, r.first = self.tokens[i - 2].start, i - 2
            r.mod = "LESS_THAN" if self.forms[i - 2] in ("اقل", "لاقل") else "MORE_THAN"
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

    def pair(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`عامي 2011 و2012`, `يومي الخميس والجمعة`, `اليومين الماضيين`."""
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        if entry.definite:
            return self._span_of(i, i + 1, 2, entry.value, r)
        if not self._construct(i):
            return self._duration_after(i, r)
        after = self.tokens[i + 1]
        if entry.value == "Y" and after.kind == "number" and self.plain_year(i + 1):
            r.year = int(after.form)
            self.years.add(i + 1)
            return i + 2
        if entry.value == "D":
            following = look_up(after.form)
            if (following is not None and following.kind == "weekday") or after.kind == "number":
                return self.piece(i + 1, r)
        if entry.value == "M" and (found := self.month_name(i + 1)) is not None:
            return self.month(i + 1, Entry(found[0], found[1], 0, False, ""), r, found[2])
        return None

    def many(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`الأيام الثلاثة الماضية`, `السنوات الأخيرة`, `لأشهر`."""
        if not r.empty or r.mod:
            return None
        if entry.value == "TH" and (hours := self._hours_of(i, entry, r)) is not None:
            return hours
        if not entry.definite:
            return self._duration_after(i, r)
        j, count = i + 1, None
        if (
            j < self.limit and (number := self.number(j)) is not None and (number.definite or number.figures)
        ) or (
            j < self.limit
            and self.forms[j] == "ال"
            and (number := self.number(j + 1) if j + 1 < self.limit else None) is not None
        ):
            j, count = number.end, number.value
        return self._span_of(i, j, count, entry.value, r)

    def _hours_of(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`ساعات الصباح الأولى`, `الساعات الأولى من الصباح`: the beginning or end of a part of the day."""
        words = self.forms[i + 1 : min(i + 4, self.limit)]
        if not entry.definite and len(words) > 1 and words[1] in _EDGES:
            part, end, edge = words[0], i + 3, words[1]
        elif entry.definite and len(words) > 2 and words[0] in _EDGES and words[1] == "من":
            part, end, edge = words[2], i + 4, words[0]
        else:
            return None
        found = look_up(part)
        if found is None or found.kind != "part" or not found.definite:
            return None
        r.part, r.mod = found.value, _EDGES[edge]
        return end

    def _span_of(self, i: int, j: int, count: float | None, unit: str, r: Reading) -> int | None:
        while j < self.limit and self.forms[j] in _FEW:
            j += 1
        entry = look_up(self.forms[j]) if j < self.limit else None
        if entry is None or entry.kind != "direction" or not entry.definite or entry.skip:
            if count is not None and j > i + 1 and self.forms[j - 1].startswith("ال"):
                r.duration = duration(count, unit)  # مهلة الأيام الثلاثة
                return j
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
        long = counted[2] < self.limit and self.forms[counted[2]] in _LONG
        adverb = entry.core.endswith("ا") or before in _LASTING
        if (
            entry.kind == "many"
            and before not in _DURATION_SIGNS
            and not long
            and not adverb
            and not (entry.skip and self.forms[i][entry.skip - 1] == "ل")
        ):
            return None
        if long and entry.kind == "many":
            r.duration = duration(counted[0], counted[1])
            return counted[2] + 1
        if self._is_age(i, counted[2], entry.value):
            return None
        r.duration = duration(counted[0], counted[1])
        return counted[2]

    def before(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`قبل ثلاثة أيام` is a date; `قبل يومين من` a distance from what follows."""
        if (noon := self.before_noon(i, r)) is not None:
            return noon
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
            self.unit(j, look_up(self.forms[j]) or Entry("unit", "D", 0, False, ""), Reading(first=j))
            is not None
        )

    def distance(self, i: int, r: Reading) -> int | None:
        """A counted span after بعد or منذ."""
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

    def since(self, i: int, entry: Entry, r: Reading) -> int | None:
        """منذ with a span of time."""
        if not r.empty or r.mod or i + 1 >= self.limit:
            return None
        return self.distance(i, r)

    def every(self, i: int, entry: Entry, r: Reading) -> int | None:
        """كل with a unit, a weekday or a count of units."""
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
