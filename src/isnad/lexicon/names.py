"""Names as they are matched: folded words, surnames, the inflections of a nationality."""

from __future__ import annotations

from functools import lru_cache

from isnad.language.folding import fold
from isnad.language.tokens import is_plain, tokenise

_LAST_OF_COMPOUND = frozenset(
    fold(w) for w in ("الله", "الدين", "الإسلام", "الرحمن", "العزيز", "الملك", "الحق", "الإله")
)
_COMPOUND_HEADS = frozenset(
    fold(w)
    for w in (
        "عبد",
        "أبو",
        "أبي",
        "أبا",
        "بن",
        "ابن",
        "آل",
        "بو",
        "ولد",
        "بني",
        "فان",
        "دي",
        "دو",
        "ذو",
        "أم",
    )
)


@lru_cache(maxsize=100_000)
def folded_words(name: str) -> tuple[str, ...]:
    """A name as the trie wants it: its folded tokens, punctuation left out."""
    if is_plain(name):
        return tuple(fold(name).split(" "))
    return tuple(t.form for t in tokenise(name) if t.kind != "punct")


def surname_of(name: str) -> str | None:
    """The part of a personal name that stands for it later: its last word, compounds kept whole.

    >>> surname_of("محمد بن سلمان"), surname_of("حسن نصر الله"), surname_of("قاسم سليماني")
    ('بن سلمان', 'نصر الله', 'سليماني')
    """
    words = name.split()
    if len(words) < 2:
        return None
    size = 1
    if fold(words[-1]) in _LAST_OF_COMPOUND and len(words) > 2:
        size = 2
    while size < len(words) and fold(words[-size - 1]) in _COMPOUND_HEADS and size + 1 < len(words):
        size += 1
    if size >= len(words):
        return None
    surname = " ".join(words[-size:])
    return surname if len(surname) > 2 else None


def nisba_forms(base: str) -> list[str]:
    """Every inflection of a folded nationality adjective, with and without the article.

    >>> nisba_forms("عراقي")[:4]
    ['عراقي', 'عراقيه', 'عراقيون', 'عراقيين']
    """
    endings = ("", "ه", "ون", "ين", "ان", "ات", "تان", "تين", "ا") if base.endswith("ي") else ("",)
    forms = [base + e for e in endings]
    return forms + ["ال" + f for f in forms]
