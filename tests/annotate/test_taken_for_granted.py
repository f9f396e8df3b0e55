"""What stands beside a condemnation or a call and is not what it is about. People and places are invented."""

from __future__ import annotations

import pytest

from isnad import annotate


@pytest.mark.parametrize(
    ("text", "type_", "granted"),
    [
        ("ندد الجيش المالي بالعملية، معلنا إرسال تعزيزات إلى محيط المدينة.", "MOBILIZE", False),
        ("وطالب محافظ الواحة، خلال لقائه أمس وفد منظمات دولية، بحماية الطلبة.", "CONSULT", False),
        ("وأوضح سالم الغول أن النيابة أذنت بفتح تحقيق وبالاحتفاظ بشخصين.", "COERCE", False),
        ("ودان اتحاد الصيادين الهجوم على السفينة.", "ASSAULT", True),
        ("وطالب اتحاد الصيادين بفتح تحقيق في الهجوم على السفينة.", "ASSAULT", True),
    ],
)
def test_a_reaction_takes_for_granted_only_what_it_is_about(text: str, type_: str, granted: bool) -> None:
    found = [e for e in annotate(text).events if e.type == type_]
    assert [e.presupposed for e in found] == [granted]
