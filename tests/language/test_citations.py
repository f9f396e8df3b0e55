"""Under which form a dictionary has a noun of the text."""

import pytest

from isnad.annotate.view import TextView
from isnad.language.plurals import singulars
from isnad.lexicon import load
from isnad.records import Article

CITATIONS = {
    "الدول": "دوله",
    "المدن": "مدينه",
    "قوانين": "قانون",
    "والمصانع": "مصنع",
    "بالصواريخ": "صاروخ",
    "شوارعها": "شارع",
    "أسلحة": "سلاح",
    "الأطباء": "طبيب",
    "وزراء": "وزير",
    "القضايا": "قضيه",
    "قضاة": "قاضي",
    "الجرحى": "جريح",
    "طلاب": "طالب",
    "آلام": "الم",
    "النساء": "امراه",
    "شركات": "شركه",
    "الانتخابات": "انتخاب",
    "القوات": "قوه",
    "خلافات": "خلاف",
    "زيادات": "زياده",
    "المستثمرون": "مستثمر",
    "المهاجرين": "مهاجر",
    "غارتان": "غاره",
    "دولتين": "دوله",
    "شخصاً": "شخص",
    "عمله": "عمل",
    "عمرها": "عمر",
    "زوجته": "زوجه",
    "حلفاؤها": "حليف",
    "أعلام": "علم",
    "إعلام": "اعلام",
    "إجراء": "اجراء",
    "قانون": "قانون",
    "تعيين": "تعيين",
    "مليون": "مليون",
    "كبيرة": "كبير",
    "مدينة": "مدينه",
}


@pytest.mark.parametrize("word", CITATIONS)
def test_a_noun_is_cited_in_the_singular(word: str) -> None:
    view = TextView(Article(id="", source="", text=f"في {word}"), load())
    assert view.tags[1].citation == CITATIONS[word]


@pytest.mark.parametrize(
    ("word", "pronoun"),
    [
        ("عمله", "ه"),
        ("قرارها", "ها"),
        ("جنيه", ""),
        ("اتجاه", ""),
        ("مياه", ""),
        ("الحديثه", ""),
        ("عملة", ""),
    ],
)
def test_a_last_ha_is_a_pronoun_where_the_noun_has_none(word: str, pronoun: str) -> None:
    view = TextView(Article(id="", source="", text=f"في {word}"), load())
    assert view.tags[1].enclitic == pronoun


def test_broken_plurals_are_told_from_singulars() -> None:
    word = load().morphology.word
    assert word("أصحاب").nouns[0].broken
    assert not word("صاحب").nouns[0].broken


def test_no_plural_is_its_own_singular_and_none_is_lost() -> None:
    known = singulars()
    assert len(known) >= 2500
    assert [plural for plural, singular in known.items() if plural == singular] == []
