import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.language.numbers import figures, read_number, read_ordinal, read_share, words
from isnad.language.tokens import tokenise

CASES = {
    "ثلاثة عشر قتيلا": (13, 2),
    "أحد عشر شخصا": (11, 2),
    "إحدى عشرة طائرة": (11, 2),
    "اثني عشر جنديا": (12, 2),
    "واحد وعشرون": (21, 2),
    "خمسة وثلاثين جريحا": (35, 2),
    "مئة": (100, 1),
    "مائتي جندي": (200, 1),
    "مئتان وخمسون": (250, 2),
    "ثلاثمائة وخمسة وأربعين": (345, 3),
    "ثلاث مئة": (300, 2),
    "ألف وخمسمئة": (1500, 2),
    "ألفي جندي": (2000, 1),
    "ألفا جندي": (2000, 1),
    "20 ألفا": (20000, 2),
    "ثلاثة آلاف ومئتين": (3200, 3),
    "خمسة آلاف و200 جندي": (5200, 4),
    "مليون و162 ألف": (1162000, 4),
    "مليون ونصف المليون دولار": (1500000, 3),
    "مليونين ونصف المليون": (2500000, 3),
    "نصف مليون": (500000, 2),
    "2.5 مليار": (2.5e9, 2),
    "1,234.5": (1234.5, 1),
    "مئة ألف": (100000, 2),
    "مئة وخمسين ألف نازح": (150000, 3),
    "ألفين وأربعة عشر": (2014, 3),
    "ثلاثة وأربعة": (3, 1),
    "20 و30": (20, 1),
    "عشرون و عشرة": (20, 1),
    "بثلاثة": (3, 1),
    "والخمسة": (5, 1),
    "ألف و تسعمئة وثمانين": (1980, 4),
    "مئة وثلاثة عشر": (113, 3),
    "مئة وواحد وعشرون": (121, 3),
    "إحدى وعشرون امرأة": (21, 2),
    "أحد وعشرون": (21, 2),
    "مئة وإحدى وعشرين": (121, 3),
    "إحدى و عشرين": (21, 3),
    "ألفا وخمسمئة جندي": (1500, 2),
    "ألفا ومئتا شخص": (1200, 2),
    "ألفا من الصحابة": (1000, 1),
    "ألفان ومئتا جندي": (2200, 2),
    "مليونا دولار": (2e6, 1),
    "مليونا ونصف المليون": (1.5e6, 3),
    "نصف المليون": (500000, 2),
    "ثلاثة أرباع المليون": (750000, 3),
    "مليون وثلاثة أرباع المليون": (1750000, 4),
    "مليون وثلاثة أرباع": (1750000, 3),
    "ثلاثة ونصف مليون": (3500000, 3),
    "مليار ونصف مليون": (1000500000, 3),
    "ثلاثة ونصف": (3.5, 2),
    "ثلثمائة": (300, 1),
    "ثنتان": (2, 1),
    "خمسة ءالاف": (5000, 2),
    "935ر6 مليون": (6935000, 2),
    "1.250 %": (1.25, 1),
    "أحد الجنود": None,
    "كلمة": None,
}


@pytest.mark.parametrize("phrase", CASES)
def test_cardinals_are_read_with_their_end(phrase: str) -> None:
    forms = [
        w
        for token in words(phrase)
        for w in ([token[0], token[1:]] if token[0] == "و" and token[1:].isdigit() else [token])
    ]
    got = read_number(forms, 0)
    expected = CASES[phrase]
    assert (None if got is None else (got.value, got.end)) == expected


def test_a_mark_before_three_figures_parts_thousands() -> None:
    assert figures("12,500") == 12500
    assert figures("3.000") == 3000
    assert figures("0.125") == 0.125
    assert figures("1.234", multiplied=True) == 1.234
    assert figures("10.10.10") is None


@pytest.mark.parametrize(
    ("written", "value"), [("7ر1", 1.7), ("88ر0", 0.88), ("000ر22", 22000), ("67ر20593", 20593.67)]
)
def test_agencies_write_figures_from_right_to_left_around_their_mark(written: str, value: float) -> None:
    assert [t.kind for t in tokenise(written)] == ["number"]
    assert figures(written) == value


SHARES = {
    "ثلثا السكان": (2 / 3, 1), "ثلاثة أرباع المدينة": (0.75, 2), "بنصف العدد": (0.5, 1), "خمسة أرباع": None,
    "ثلاثة رجال": None,
}  # fmt: skip


@pytest.mark.parametrize("phrase", SHARES)
def test_shares_of_a_whole_are_read(phrase: str) -> None:
    got = read_share(words(phrase), 0)
    assert (None if got is None else (got.value, got.end)) == SHARES[phrase]


ORDINALS = {
    "الخامس من": (5, 1), "الثاني عشر من": (12, 2), "الحادي والعشرين": (21, 2), "العشرين": (20, 1),
    "التاسعة والنصف": (9, 1), "الواحدة": (1, 1), "الثانية عشرة": (12, 2), "خامس": None, "للثالث": (3, 1),
    "والثلاثين من": (30, 1), "الأولى": (1, 1), "الإحدى والعشرين": (21, 2), "الفاتح من": (1, 1),
}  # fmt: skip


@pytest.mark.parametrize("phrase", ORDINALS)
def test_definite_ordinals_are_read(phrase: str) -> None:
    got = read_ordinal(words(phrase), 0)
    assert (None if got is None else (got.value, got.end)) == ORDINALS[phrase]


_ONES = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
_TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
_HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def _below_thousand(n: int) -> str:
    parts = [_HUNDREDS[n // 100]]
    rest = n % 100
    if rest == 10:
        parts.append("عشرة")
    elif rest == 11:
        parts.append("أحد عشر")
    elif rest == 12:
        parts.append("اثنا عشر")
    elif 12 < rest < 20:
        parts.append(_ONES[rest - 10] + " عشر")
    else:
        parts += [_ONES[rest % 10], _TENS[rest // 10]]
    return " و".join(p for p in parts if p)


def spell(n: int) -> str:
    thousands, rest = divmod(n, 1000)
    parts: list[str] = []
    if thousands == 1:
        parts.append("ألف")
    elif thousands == 2:
        parts.append("ألفان")
    elif 3 <= thousands <= 10:
        parts.append(_below_thousand(thousands) + " آلاف")
    elif thousands:
        parts.append(_below_thousand(thousands) + " ألفا")
    if rest:
        parts.append(_below_thousand(rest))
    return " و".join(parts)


@given(st.integers(1, 999_999))
def test_every_number_in_words_reads_back(n: int) -> None:
    forms = words(spell(n))
    got = read_number(forms, 0)
    assert got is not None
    assert (got.value, got.end) == (n, len(forms))
