"""The words of the interface in English and Arabic, with their plurals."""

from __future__ import annotations

import re
from datetime import date as Day
from functools import cache
from importlib.resources import files
from typing import Literal, cast

import yaml

from isnad.casebook.chronicle_writing import day_range

Language = Literal["en", "ar"]
Forms = dict[str, str]


class Labels:
    """The words in one language.

    >>> Labels("en")("articles", 9), Labels("ar")("independent_sources", 2)
    ('9 articles', 'مصدران مستقلان')
    """

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.direction = "rtl" if language == "ar" else "ltr"

    def __call__(self, name: str, n: int | None = None) -> str:
        """The word `name`, for `n` things where it counts; a name that is no label comes back as it is."""
        entry = _words().get(name)
        if entry is None:
            return name
        word = entry[self.language]
        if isinstance(word, str):
            return word
        count = n or 0
        form = word.get(plural_category(count, self.language)) or word["other"]
        return form.replace("{n}", f"{count:,}")

    def date(self, value: str | None) -> str:
        """An ISO date in words, as precise as it is, a week by its Monday; anything else as it stands.

        >>> Labels("en").date("2020-01-05"), Labels("ar").date("2024-09"), Labels("en").date("XXXX-01-05")
        ('5 January 2020', 'أيلول/سبتمبر 2024', '5 January (year unknown)')
        """
        if value is not None and (week := re.fullmatch(r"\d{4}-W\d\d", value)):
            monday = day_range(week.group())[0]
            return f"{self('week_of')} {self.date(monday)}" if monday else value
        found = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?(?:T.*)?", value or "")
        if found is None or not 1 <= int(found[2]) <= 12:
            return value or self("undated")
        day = f"{int(found[3])} " if found[3] else ""
        year = found[1] if found[1] != "XXXX" else f"({self('year_unknown')})"
        return f"{day}{self(f'month_{int(found[2])}')} {year}"

    def weekday(self, day: str) -> str:
        """The name of an ISO day's weekday.

        >>> Labels("en").weekday("2024-05-03"), Labels("ar").weekday("2024-05-03")
        ('Friday', 'الجمعة')
        """
        return self(f"weekday_{Day.fromisoformat(day).weekday()}")

    def short_date(self, value: str) -> str:
        """A day, month or year for an axis: `3 May`, `May 2024`, `2024`; in Arabic, whose months are long, in digits.

        >>> Labels("en").short_date("2024-05-03"), Labels("ar").short_date("2024-05"), Labels("ar").short_date("2024")
        ('3 May', '5/2024', '2024')
        """
        year, _, rest = value.partition("-")
        if not rest:
            return year
        month, _, day = rest.partition("-")
        if self.language == "ar":
            return f"{int(day)}/{int(month)}" if day else f"{int(month)}/{year}"
        name = self(f"month_{int(month)}")[:3]
        return f"{int(day)} {name}" if day else f"{name} {year}"

    def between(self, low: float | None, high: float | None, *, approx: bool = False) -> str:
        """A count or range in words and digits; `?` where nothing is known.

        >>> Labels("en").between(150, None), Labels("ar").between(20, 20, approx=True)
        ('at least 150', 'نحو 20')
        """
        if low is None and high is None:
            return "?"
        if high is None:
            return f"{self('at_least')} {number(low)}"
        if low is None:
            return f"{self('up_to')} {number(high)}"
        if low == high:
            return f"{self('about')} {number(low)}" if approx else number(low)
        return self("between").replace("{low}", number(low)).replace("{high}", number(high))


@cache
def labels(language: Language) -> Labels:
    """The labels of a language."""
    return Labels(language)


def number(value: float | None) -> str:
    """A number with thousands separated: `5,200`, `2.5`."""
    if value is None:
        return "?"
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def plural_category(n: int, language: Language) -> str:
    """CLDR's plural category of `n`: Arabic has six, English two (and `zero` where a label has it).

    >>> [plural_category(n, "ar") for n in (0, 1, 2, 3, 11, 100)]
    ['zero', 'one', 'two', 'few', 'many', 'other']
    """
    if n in (0, 1):
        return ("zero", "one")[n]
    if language == "en":
        return "other"
    if n == 2:
        return "two"
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


@cache
def _words() -> dict[str, dict[str, str | Forms]]:
    text = files("isnad.web").joinpath("labels.yaml").read_text(encoding="utf-8")
    return cast(
        "dict[str, dict[str, str | Forms]]", yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    )
