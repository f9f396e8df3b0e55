"""What the pieces of the time grammar share: the text, and the pieces that call one another."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from isnad.annotate.times.values import Reading
from isnad.language.calendar import Entry
from isnad.language.numbers import Number
from isnad.language.tokens import Token


class Pieces(ABC):
    """One text under reading. A piece takes a token index and a reading, fills free slots of the reading, and gives
    the index after what it took, or None; `limit` is the end of the sentence."""

    text: str
    tokens: list[Token]
    forms: list[str]
    limit: int
    numeric: dict[int, re.Match[str]]
    years: set[int]

    @abstractmethod
    def after_year(self, j: int, r: Reading) -> int:
        """Past the era mark (هـ, م) and `الموافق`'s comma."""

    @abstractmethod
    def distance(self, i: int, r: Reading) -> int | None:
        """A counted span after بعد or منذ."""

    @abstractmethod
    def duration(self, i: int, r: Reading) -> int | None:
        """A number and a unit without قبل or بعد; ages are none."""

    @abstractmethod
    def eve(self, i: int, r: Reading) -> int | None:
        """`عشية عيد الأضحى`: the evening before it, `i` at the feast."""

    @abstractmethod
    def figures(self, i: int, r: Reading) -> int | None:
        """What begins with figures: a numeric date, a time, a day, a year, a count of units."""

    @abstractmethod
    def head(self, i: int) -> Entry | None:
        """A word that may open a phrase (`كانون`, `تشرين`, `عيد`)."""

    @abstractmethod
    def hour(self, i: int, r: Reading) -> int | None:
        """الساعة with its hour, in words or figures."""

    @abstractmethod
    def indefinite_day(self, i: int, r: Reading) -> int | None:
        """`يوم` before a weekday, أمس, or a date."""

    @abstractmethod
    def midnight(self, i: int, r: Reading) -> int | None:
        """`منتصف الليل`, with its day."""

    @abstractmethod
    def month(self, i: int, entry: Entry, r: Reading, end: int | None = None) -> int | None:
        """A month by name, with its name in another calendar beside it."""

    @abstractmethod
    def month_after_number(self, i: int) -> bool:
        """Whether a month follows a figure."""

    @abstractmethod
    def month_name(self, i: int) -> tuple[str, int, int] | None:
        """(kind, number, end) of a month's name at `i`, one word or two."""

    @abstractmethod
    def month_name_at(self, i: int) -> bool:
        """Whether a month is named at the token."""

    @abstractmethod
    def number(self, i: int) -> Number | None:
        """A cardinal within the sentence."""

    @abstractmethod
    def numbered_feast_day(self, i: int, r: Reading) -> int | None:
        """`اليوم الثاني لعيد الفطر`, `اليوم الثالث من أيام العيد`, `i` at the ordinal."""

    @abstractmethod
    def nth(self, i: int, entry: Entry, r: Reading) -> int | None:
        """`ثاني أيام عيد الفطر`, `ثالث يوم من العيد`."""

    @abstractmethod
    def before_noon(self, i: int, r: Reading) -> int | None:
        """`قبل ظهر الجمعة`, `العاشرة قبل الظهر`."""

    @abstractmethod
    def before_christ(self, i: int) -> int | None:
        """Past `قبل الميلاد` or `ق.م.` at `i`."""

    @abstractmethod
    def part(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A part of the day, before its day or after it."""

    @abstractmethod
    def part_adverb(self, i: int) -> bool:
        """صباحا, مساء … right after an hour."""

    @abstractmethod
    def piece(self, i: int, r: Reading) -> int | None:
        """One piece at `i` that fits what `r` has; the index after it."""

    @abstractmethod
    def plain_year(self, i: int) -> bool:
        """Whether the token is a year in four figures."""

    @abstractmethod
    def spelt(self, i: int, r: Reading) -> int | None:
        """An ordinal day (`الخامس من يناير`), or a duration counted in words."""

    @abstractmethod
    def today(self, i: int, r: Reading) -> int | None:
        """`اليوم`, `ذلك اليوم`, `اليوم التالي`."""

    @abstractmethod
    def unit(self, i: int, entry: Entry, r: Reading) -> int | None:
        """A single unit: the week, today, the year 2014."""

    @abstractmethod
    def year_number(self, i: int, year: int, r: Reading) -> int | None:
        """Four figures as a year, where their neighbours say so."""
