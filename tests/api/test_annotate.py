"""What `isnad.annotate` refuses, and how it says so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import isnad
from isnad.errors import IsnadError

TEXT = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء."


@pytest.mark.parametrize(("text", "kind"), [(None, "NoneType"), (b"x", "bytes"), (7, "int")])
def test_what_is_no_text_is_refused_by_its_type(text: Any, kind: str) -> None:
    with pytest.raises(TypeError, match=f"text must be str, not {kind}"):
        isnad.annotate(text)


def test_a_field_that_is_no_text_is_refused_by_its_name() -> None:
    wrong: Any = 7
    with pytest.raises(TypeError, match="outlet must be str, not int"):
        isnad.annotate(TEXT, outlet=wrong)


@pytest.mark.parametrize("published", ["garbage", "2024-13-45", "05/01/2020"])
def test_a_date_that_is_none_is_refused_with_a_code(published: str) -> None:
    with pytest.raises(IsnadError, match="E402"):
        isnad.annotate(TEXT, published=published)


@pytest.mark.parametrize("published", ["2024-01-26", "2024-01-26T10:00:00Z", date(2024, 1, 26)])
def test_a_date_is_taken_as_text_or_date(published: str | date) -> None:
    assert isnad.annotate(TEXT, published=published).article.published == "2024-01-26"
    assert isnad.annotate(TEXT, published="").article.published is None
