"""Words brought to light stems, by which wordings are compared; never shown."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tokens import is_plain, pieces, tokenise
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


_CLITICS = frozenset("وفبل")
_BEGINNING = {letter: [p for p in _PREFIXES if p[0] == letter] for letter in {p[0] for p in _PREFIXES}}
_ENDING = {letter: [s for s in _SUFFIXES if s[-1] == letter] for letter in {s[-1] for s in _SUFFIXES}}


@lru_cache(maxsize=300_000)
def stem(form: str) -> str:
    """A folded word without its commonest clitics and endings, for comparing wordings: light, never shown.

    >>> stem("والعمليات"), stem("عمليه"), stem("للحكومه")
    ('عمل', 'عمل', 'حكوم')
    """
    word = form
    for prefix in _BEGINNING.get(word[:1], ()):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            word = word[len(prefix) :]
            break
    else:
        if word[:1] in _CLITICS and len(word) >= 5:
            word = word[1:]
    for _ in range(3):
        for suffix in _ENDING.get(word[-1:], ()):
            if word.endswith(suffix) and len(word) - len(suffix) >= 3:
                word = word[: -len(suffix)]
                break
        else:
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


class Words(NamedTuple):
    """The folded words and numbers of some text, detached و left out, and the stems of those that are telling."""

    forms: tuple[str, ...]
    stems: tuple[str, ...]


def words_of(text: str) -> list[Words]:
    """The words of a text, piece by piece.

    >>> [forms for forms, _ in words_of("أعلنت «وزارة الصحة» اليوم، و 3 وكالات")]
    [('اعلنت',), ('وزاره',), ('الصحه',), ('اليوم',), (), ('3',), ('وكالات',)]
    """
    return [_words_in(piece.strip(_SIGNS)) for piece in pieces(text)]


_SIGNS = '،؛؟!:«»"()'
"""Signs around a word that are a token each, whatever the word; without them, there are half as many to remember."""


@lru_cache(maxsize=300_000)
def _words_in(piece: str) -> Words:
    bare = piece.rstrip(".")
    if len(bare) > 1 and is_plain(bare):
        form = fold(bare)
        return Words((form,), _telling((form,))) if bare == piece else _words_in(bare)
    tokens = [t for t in tokenise(piece) if t.kind != "punct"]
    forms = (t.form for t in tokens)
    return Words(
        tuple(form for form in forms if form != "و"), _telling(t.form for t in tokens if t.kind != "latin")
    )


def _telling(forms: Iterable[str]) -> tuple[str, ...]:
    stems = map(stem, forms)
    return tuple([s for s in stems if len(s) > 1 and s not in STOP_STEMS])


@lru_cache(maxsize=50_000)
def content_stems(text: str) -> frozenset[str]:
    """The stems of the telling words of a short text."""
    return frozenset(chain.from_iterable(words.stems for words in words_of(text)))
