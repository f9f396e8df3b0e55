"""What is done on an occasion told before has its day and place, and what a participle adds to a deed has those of the deed."""

from __future__ import annotations

import pytest

from annotated import events_at

_MET = "اجتمع وزراء خارجية دول مجلس التعاون أمس في الرياض."
_SAT = "بعد جلسة امتدت أكثر من ست ساعات، انتهى مجلس الأمة الكويتي أمس من مناقشة الموازنة."


@pytest.mark.parametrize(
    ("text", "word", "date", "place"),
    [
        (
            f"{_MET} وعلى هامش الاجتماع، تعهدت السعودية تقديم 350 مليون دولار لليمن.",
            "تعهدت",
            "2024-03-13",
            "الرياض",
        ),
        (f"{_SAT} وفي ختام الجلسة، طالب النائب حمد الرجيب الحكومة بالاستقالة.", "طالب", "2024-03-13", None),
        (f"{_MET} وبالتزامن، تظاهر العشرات أمام السفارة.", "تظاهر", "2024-03-13", "السفارة"),
        ("تظاهر العشرات أمس أمام السفارة مطالبين بوقف الحرب.", "مطالبين", "2024-03-13", "السفارة"),
        # another occasion, and what somebody tells of another day
        (f"{_MET} وفي ختام المحاكمة، طالب النائب حمد الرجيب الحكومة بالاستقالة.", "طالب", None, None),
    ],
)
def test_an_occasion_lends_its_day_and_place(
    text: str, word: str, date: str | None, place: str | None
) -> None:
    event = events_at(text, word)[0]
    assert event.date == date
    assert (event.place.text if event.place else None) == place
