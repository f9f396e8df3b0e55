"""Words brought to light stems, by which wordings are compared; never shown."""

from __future__ import annotations

from functools import lru_cache

from isnad.language.folding import fold
from isnad.language.tokens import tokenise
from isnad.link.vocabulary import vocabulary

_PREFIXES = ("وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال")
_SUFFIXES = (
    "تهما",
    "تهم",
    "تها",
    "هما",
    "ات",
    "ان",
    "ون",
    "ين",
    "تين",
    "يه",
    "ها",
    "هم",
    "ته",
    "ه",
    "ي",
    "ا",
)


@lru_cache(maxsize=300_000)
def stem(form: str) -> str:
    """A folded word without its commonest clitics and endings, for comparing wordings: light, never shown.

    >>> stem("والعمليات"), stem("عمليه"), stem("للحكومه")
    ('عمل', 'عمل', 'حكوم')
    """
    word = form
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    else:
        if word[:1] in "وفبل" and len(word) >= 5:
            word = word[1:]
    for _ in range(3):
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) - len(suffix) >= 3:
                word = word[: -len(suffix)]
                break
    return word


_WEAK = str.maketrans("", "", "اوي")


def skeleton(stem: str) -> str:
    """A stem without long vowels and endings, alike for a verb and its noun.

    >>> skeleton("اعتقال"), skeleton("اعتقلت"), skeleton("قصفت"), skeleton("تهديد")
    ('عتقل', 'عتقل', 'قصف', 'هدد')
    """
    if len(stem) == 5 and stem[0] == "ت" and stem[3] == "ي":
        stem = stem[1:]  # تفعيل
    bare = stem.translate(_WEAK)
    return (bare[:-1] if len(bare) > 3 and bare[-1] in "تهن" else bare)[:4] or stem


STOP_STEMS = frozenset(stem(fold(w)) for w in vocabulary().stop.split())
"""Stems that tell nothing of what a text is about."""


@lru_cache(maxsize=50_000)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the telling words of a short text."""
    found = (stem(t.form) for t in tokenise(text) if t.kind in ("word", "number"))
    return frozenset(s for s in found if len(s) > 1 and s not in STOP_STEMS)
