"""Words that would do something to a reader are no verbs in news."""

from __future__ import annotations

import isnad


def test_a_share_named_after_its_company_condemns_nobody() -> None:
    assert not [
        e for e in isnad.annotate("واحتل سهم أدنك المركز الأول بحجم التداولات.").events if e.type == "ACCUSE"
    ]
