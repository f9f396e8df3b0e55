"""Words that only look like verbs done to a reader, or like two of something."""

from __future__ import annotations

import isnad


def test_a_share_named_after_its_company_condemns_nobody() -> None:
    assert not [
        e for e in isnad.annotate("واحتل سهم أدنك المركز الأول بحجم التداولات.").events if e.type == "ACCUSE"
    ]


def test_a_festival_is_one() -> None:
    assert not isnad.annotate("انطلاق مهرجان الربيع في المدينة.").quantities
