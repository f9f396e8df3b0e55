"""The words that tell an event: those of its triggers alone, without what stands between them."""

from __future__ import annotations

import pytest

from isnad import annotate
from isnad.records import Event


def first(text: str, kind: str = "ASSAULT") -> Event:
    return next(e for e in annotate(text).events if e.type == kind)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("شنت الطائرات الحربية فجر أمس غارات على بلدة كفر زيتا.", ["شنت", "غارات"]),
        ("قُتل خمسة عمال وأصيب ثلاثة في انفجار عبوة ناسفة.", ["قُتل", "أصيب", "انفجار"]),
        ("أطلق الحراس النار على المزارعين.", ["أطلق", "النار"]),
        ("قصفت المدفعية قرية الزيتون.", ["قصفت"]),
    ],
)
def test_each_word_that_tells_an_event_is_listed_alone(text: str, told: list[str]) -> None:
    event = first(text)
    assert [word.text.split()[0] for word in event.words] == told
    assert all(event.text and text[w.start : w.end] == w.text for w in event.words)
