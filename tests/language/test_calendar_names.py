"""The months of every Arab country, as the Unicode locale data (CLDR, by way of Babel) name them."""

from __future__ import annotations

import pytest

import isnad

babel_dates = pytest.importorskip("babel.dates", reason="Babel holds the CLDR names to compare with")

_CODES = "DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE"
COUNTRIES = _CODES.split()


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_month_of_a_country_is_read(country: str) -> None:
    names = babel_dates.get_month_names("wide", locale=f"ar_{country}")
    for month, name in names.items():
        found = isnad.annotate(f"عقد اللقاء في 12 {name} 2019 في العاصمة.").times
        assert [t.value for t in found] == [f"2019-{month:02}-12"], f"{name} of {country}"


def test_every_weekday_is_read() -> None:
    names = babel_dates.get_day_names("wide", locale="ar")
    for number, name in names.items():
        found = isnad.annotate(f"عقد اللقاء يوم {name} في العاصمة.", published="2024-03-14").times
        assert [t.value for t in found] == [f"2024-03-{[11, 12, 13, 14, 8, 9, 10][number]:02}"], name
