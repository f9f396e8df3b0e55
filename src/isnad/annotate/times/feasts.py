"""Feasts: their first day, the days after it, and the eve."""

from __future__ import annotations

from isnad.annotate.times.pieces import Pieces
from isnad.annotate.times.values import NEAREST_EID, Reading
from isnad.language.calendar import CONTEXT, Entry, Phrase, look_up, phrase_at
from isnad.language.numbers import read_ordinal

_BLESSED = CONTEXT["blessed"]
_DAYS = frozenset(("ايام", "يوم"))
_LAST_DAY = 5  # no feast is counted further


class Feasts(Pieces):
    """Feasts: their first day, the days after it, and the eve."""

    def feast(self, phrase: Phrase, end: int, r: Reading) -> int:
        """A feast by its name, which ends before `end`, and what it is called besides (`المبارك`)."""
        month, day = (int(p) for p in phrase.value.split("-"))
        r.feast = (month, day, phrase.kind == "feast_hijri")
        while end < self.limit and self.forms[end] in _BLESSED:
            end += 1
        return end

    def nth(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`ثاني أيام عيد الفطر`, `ثالث يوم من العيد`."""
        if not r.empty or r.mod or entry.definite or i + 1 >= self.limit or self.forms[i + 1] not in _DAYS:
            return None
        return self._feast_after(i + 2, int(entry.value), r)

    def numbered_feast_day(self, i: int, r: Reading) -> int | None:
        """`اليوم الثاني لعيد الفطر`, `اليوم الثالث من أيام العيد`, `i` at the ordinal."""
        ordinal = read_ordinal(self.forms, i) if i < self.limit and r.empty and not r.mod else None
        if ordinal is None or ordinal.skip or ordinal.value > _LAST_DAY:
            return None
        return self._feast_after(ordinal.end, ordinal.value, r)

    def eve(self, i: int, r: Reading) -> int | None:
        """`عشية عيد الأضحى`: the evening before it, `i` at the feast."""
        end = self._feast_after(i, 0, r)
        if end is not None:
            r.part = "EV"
        return end

    def _feast_after(self, i: int, day: int, r: Reading) -> int | None:
        """The feast at `i`, past `من أيام`, as the one whose day is meant; العيد alone is the nearest Eid."""
        while i < self.limit and self.forms[i] in ("من", "في", "ايام"):
            i += 1
        if i >= self.limit:
            return None
        head = self.head(i)
        found = phrase_at(self.forms, i, head.core) if head is not None else None
        if found is not None and found[1] <= self.limit and found[0].kind in ("feast", "feast_hijri"):
            end = self.feast(found[0], found[1], r)
        elif (entry := look_up(self.forms[i])) is not None and entry.kind == "eid" and entry.definite:
            r.feast, end = NEAREST_EID, i + 1
        else:
            return None
        r.feast_day = day - 1
        return end
