"""The grammar of time expressions: from a token where one may begin to a `Reading`.

An expression is a chain of pieces (`مساء` + `الخميس` + `5 يناير` + `الماضي`), each of which
fills slots of the
reading that are still free; between pieces stand at most a comma, dash, bracket, `من`, `في` or `الموافق`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from isnad.annotate.times.days import Days
from isnad.annotate.times.feasts import Feasts
from isnad.annotate.times.months import Months
from isnad.annotate.times.spans import Spans
from isnad.annotate.times.values import Reading
from isnad.annotate.times.years import Years
from isnad.language.calendar import Entry, look_up, phrase_at, phrase_head
from isnad.language.numbers import read_number, read_ordinal
from isnad.language.tokens import Token

_SPELT = {"مساءا": "مساء"}
"""How the accusative of a part of the day is misspelt."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_ARABIC_DIGIT = re.compile("[٠-٩۰-۹]")
_NUMERIC = re.compile(
    r"(?<![\d/.:\-])(\d{1,4})[ \u200f]?[ ]?([/\-:.–])[ \u200f]?[ ]?(\d{1,2})"
    r"[ \u200f]?[ ]?\2[ \u200f]?[ ]?(\d{1,4})(?!\d)"
)


Handler = Callable[[int, Entry, Reading], "int | None"]


class Grammar(Days, Feasts, Months, Years, Spans):
    """The pieces of one text, found on demand. `find(i, limit)` reads the expression that
    begins at token `i` and
    ends before `limit` (the sentence's end)."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.forms = [_SPELT.get(t.form, t.form) for t in tokens]
        self.limit = len(tokens)
        self.numeric = self._numeric_dates()
        self.handlers: dict[str, Handler] = {
            "weekday": self.weekday, "day": self.day, "first": self.first, "part": self.part,
            "month": self.month,
            "hijri": self.month, "libya": self.month, "unit": self.unit, "pair": self.pair, "many": self.many,
            "before": self.before, "after": self.after, "since": self.since, "this": self.this,
            "that": self.that,
            "edge": self.edge, "direction": self.direction, "season": self.season, "quarter": self.fraction,
            "half": self.fraction, "decade": self.decade, "every": self.every, "zone": self.zone_name,
            "reference": self._reference, "set": self._set, "nth": self.nth,
        }  # fmt: skip
        self.years: set[int] = set()  # tokens read as years, which a list or range may go on from

    def _numeric_dates(self) -> dict[int, re.Match[str]]:
        text = self.text.translate(_DIGITS) if _ARABIC_DIGIT.search(self.text) else self.text
        return {m.start(): m for m in _NUMERIC.finditer(text)}

    def find(self, i: int, limit: int) -> Reading | None:
        """The expression that begins at token `i`; None where there is none."""
        self.limit = limit
        r = Reading(first=i, start=self.tokens[i].start + self._skip(i))
        end = self.piece(i, r)
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
            end = self.piece(r.last, r)
            if end is None:
                start = self._connected(r, opened)
                if start is None:
                    break
                end = self.piece(start, r)
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
        if form == "الموافق" and r.month is not None and r.day is not None:
            return None  # the same day in the other calendar is a time of its own
        if form == "الي" and r.part == "NI" and r.weekday is not None and self._complements(after, r):
            return after  # ليل الثلاثاء إلى الأربعاء
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
                return self.tokens[i].start in self.numeric or self.month_after_number(i)
            return (
                not has_date
                and (r.weekday is not None or r.shift is not None)
                and (self.tokens[i].start in self.numeric or self.month_after_number(i))
            )
        entry = look_up(self.forms[i])
        if entry is None:
            return False
        if entry.kind == "weekday":
            if r.part == "NI" and r.weekday is not None:
                return entry.definite and entry.value == r.weekday % 7 + 1  # ليل الخميس - الجمعة
            return (
                entry.definite
                and entry.skip == 0
                and r.weekday is None
                and (has_date or (r.shift is not None and r.shift[0] == "D"))
            )
        if entry.kind == "unit" and entry.value == "TH" and entry.definite:
            return has_date or r.weekday is not None or (r.shift is not None and r.shift[0] == "D")
        return False

    def _skip(self, i: int) -> int:
        """Characters of proclitics before the word at `i`, marks and tatweel counted."""
        token = self.tokens[i]
        if token.kind != "word":
            return 0
        entry = look_up(token.form) if look_up(token.form) else self.head(i)
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

    def head(self, i: int) -> Entry | None:
        """A word that may open a phrase (`كانون`, `تشرين`, `عيد`)."""
        return phrase_head(self.forms[i])

    def piece(self, i: int, r: Reading) -> int | None:
        """One piece at `i` that fits what `r` has; the index after it."""
        if i >= self.limit:
            return None
        token = self.tokens[i]
        if token.kind == "number":
            return self.figures(i, r)
        if token.kind != "word":
            return None
        first = r.empty and r.mod is None
        phrase = self._phrase(i, r, first)
        if phrase is not None:
            return phrase
        entry = look_up(token.form)
        if entry is not None and (first or not entry.skip or entry.kind in ("zone",)):
            handler = self.handlers.get(entry.kind)
            if handler is not None:
                end = handler(i, entry, r)
                if end is not None:
                    return end
        elif entry is not None and entry.kind == "unit" and token.form in ("لعام", "للعام"):
            return self.unit(i, entry, r)
        if first or r.mod or (r.weekday and r.day is None) or r.part or (r.clock and r.month is None):
            return self.spelt(i, r)
        return None

    def _phrase(self, i: int, r: Reading, first: bool) -> int | None:
        head = self.head(i)
        if head is None or (head.skip and not first and r.clock is None):
            return None
        found = phrase_at(self.forms, i, head.core)
        if found is None or found[1] > self.limit:
            return None
        phrase, end = found
        if head.skip and not first and phrase.kind != "zone":
            return None
        if phrase.kind in ("month", "hijri", "libya"):
            return self.month(i, Entry(phrase.kind, phrase.value, head.skip, False, head.core), r, end)
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
            return self.feast(phrase, end, r)
        return None

    def _reference_phrase(self, end: int, value: str, r: Reading) -> int | None:
        """`وقت سابق اليوم`, `وقت لاحق هذا الشهر` mean the day or month named after them."""
        if end < self.limit and value != "PRESENT_REF":
            j = end + 1 if self.forms[end] == "من" and end + 1 < self.limit else end
            entry = look_up(self.forms[j])
            if entry is not None and (
                entry.kind in ("day", "this") or (entry.kind in ("unit", "weekday") and entry.definite)
            ):
                inner = self.piece(j, r)
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
