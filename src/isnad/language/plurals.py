"""From a plural to its singular: broken plurals by pattern and list, sound ones and duals by rule.

`data/plurals.yaml` names the singulars of each pattern, from which the plural is made (`مكتب` of مفاعل: `مكاتب`),
and lists the pairs that follow none. All here is folded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tables import read_table


def _three(word: str) -> tuple[str, str, str] | None:
    """The radicals of a word of three letters, or of two of which the second is doubled (`حد`)."""
    if len(word) == 2:
        return word[0], word[1], word[1]
    if len(word) == 3:
        middle = "و" if word[1] == "ا" else word[1]  # باب, حال
        return word[0], middle, word[2]
    return None


def _without_vowel(word: str) -> tuple[str, str, str] | None:
    """The radicals of فاعل, فعيل, فعال, فعول."""
    if len(word) != 4:
        return None
    if word[1] == "ا":
        return word[0], word[2], word[3]
    return (word[0], word[1], word[3]) if word[2] in "ايو" else None


def _three_or_more(word: str) -> tuple[str, str, str] | None:
    return _three(word) if len(word) < 4 else _without_vowel(word)


def _doubled(c1: str, c2: str, c3: str) -> str:
    return c1 + c2 if c2 == c3 else c1 + c2 + c3


def _on(take: Callable[[str], tuple[str, str, str] | None], make: Callable[[str, str, str], str]) -> Maker:
    def made(word: str) -> str | None:
        radicals = take(word)
        return make(*radicals) if radicals else None

    return made


def _fuul(c1: str, c2: str, c3: str) -> str:
    return f"{c1}{c2}و{c3}"


def _four(word: str) -> str | None:
    """مفاعل, and every plural of four letters: `عناصر`, `اصابع`, `مهام`."""
    if len(word) == 3:
        return f"{word[:2]}ا{word[2]}"
    return f"{word[:2]}ا{word[2:]}" if len(word) == 4 else None


def _five(word: str) -> str | None:
    """مفاعيل, and every plural of four letters whose singular has a long vowel: `صناديق`, `قوانين`."""
    if len(word) != 5 or word[3] not in "ايو":
        return None
    second = "و" if word[1] == "ا" else word[1]
    return f"{word[0]}{second}ا{word[2]}ي{word[4]}"


def _fawail(word: str) -> str | None:
    return f"{word[0]}وا{word[2:]}" if len(word) in (3, 4) and word[1] == "ا" else None


def _fail(word: str) -> str | None:
    return f"{word[:2]}اي{word[3]}" if len(word) == 4 and word[2] in "ايو" else None


def _faaya(word: str) -> str | None:
    return f"{word[:2]}ايا" if len(word) == 3 and word[2] == "ي" else None


def _fual(word: str) -> str | None:
    """غرفة غرف, قصة قصص, مدينة مدن."""
    if len(word) == 4:
        radicals = _without_vowel(word)
        return "".join(radicals) if radicals else None
    if len(word) == 2:
        return word + word[1]
    return word.replace("ا", "") if len(word) == 3 else None


def _afilla(c1: str, c2: str, c3: str) -> str:
    return f"ا{_doubled(c1, c2, 'ي' if c3 == 'ء' else c3)}ه"


def _afila(word: str) -> str | None:
    if len(word) == 3 and word[2] == "ي":
        return f"ا{word}اء"
    radicals = _without_vowel(word)
    return f"ا{_doubled(*radicals)}اء" if radicals else None


def _fuat(word: str) -> str | None:
    return f"{word[0]}{word[2]}اه" if len(word) == 4 and word[1] == "ا" and word[3] == "ي" else None


def _faalila(word: str) -> str | None:
    return f"{word[:2]}ا{word[2]}{word[4]}ه" if len(word) == 5 and word[3] in "ايو" else None


Maker = Callable[[str], "str | None"]
_PATTERNS: Mapping[str, Maker] = {
    fold(name): make
    for name, make in {
        "أفعال": _on(_three, lambda a, b, c: f"ا{a}{b}ا{c}"),
        "فعول": _on(_three, _fuul),
        "فعال": _on(_three_or_more, lambda a, b, c: f"{a}{b}ا{c}"),
        "فعل": _fual,
        "مفاعل": _four,
        "مفاعيل": _five,
        "فواعل": _fawail,
        "فعائل": _fail,
        "فعايا": _faaya,
        "فعلاء": _on(_without_vowel, lambda a, b, c: f"{a}{b}{c}اء"),
        "أفعلاء": _afila,
        "أفعلة": _on(_without_vowel, _afilla),
        "فعال2": _on(_without_vowel, lambda a, b, c: f"{a}{b}ا{c}"),
        "فعلة": _on(_without_vowel, lambda a, b, c: f"{a}{b}{c}ه"),
        "فعاة": _fuat,
        "فعلى": _on(_without_vowel, lambda a, b, c: f"{a}{b}{c}ي"),
        "فعلان": _on(_three_or_more, lambda a, b, c: f"{a}{b}{c}ان"),
        "أفعل": _on(_three_or_more, lambda a, b, c: f"ا{a}{b}{c}"),
        "فعاللة": _faalila,
    }.items()
}


def broken_plural(singular: str, pattern: str) -> str | None:
    """The folded plural of a singular by a pattern, or None where the singular has not its shape.

    >>> [broken_plural(s, p) for s, p in (("مدينة", "فعل"), ("قانون", "مفاعيل"), ("حد", "فعول"), ("ألم", "أفعال"))]
    ['مدن', 'قوانين', 'حدود', 'الام']
    """
    made = _PATTERNS[fold(pattern)](fold(singular.removesuffix("ة")))
    return made.replace("اا", "ا", 1) if made else None


@cache
def singulars() -> dict[str, str]:
    """Folded broken and irregular plurals, each with its folded singular. Needed where a vocabulary is made."""
    raw = read_table("plurals")
    found = {fold(plural): fold(singular) for plural, singular in raw["pairs"].items()}
    for pattern, words in raw["patterns"].items():
        for word in words:
            made = broken_plural(word, pattern)
            if made:
                found.setdefault(made, fold(word))
    return found


class Singulars(NamedTuple):
    """Under which form a dictionary has a noun; all words here are folded.

    `broken` maps plurals to singulars, `nouns` are known, `nominals` maps verbal nouns and participles to their verbs
    and kinds, `adjectives` are masculine.
    """

    broken: dict[str, str]
    nouns: set[str]
    nominals: dict[str, list[tuple[str, str]]]
    adjectives: set[str]

    def citation(self, base: str, stem: str, number: str, *, below: bool = False) -> str:
        """The citation form of a noun that stands as `stem` in the text (without proclitics, article and pronoun)
        and was read as `base` in `number`; `below` tells that it is written with إ, which no plural is."""
        if stem.endswith("ات") and len(stem) > 3 and (number == "p" or base == stem):
            return self.broken.get(stem) or self._of_sound_feminine(stem[:-2])
        if number != "s":
            return base
        if stem == base + "ه":
            return base if self._adjective(base) else stem
        if base.endswith("ه") and base[:-1] in self.adjectives:
            return base[:-1]
        if base.endswith("ا") and len(base) > 3 and base[-2] != "ي" and self._known(base[:-1]):
            base = base[:-1]  # شخصا
        plain = self.broken.get(base)
        if plain is None and base.endswith("ا"):
            plain = self.broken.get(base[:-1])
        return plain if plain and not below else self._of_ending(base)

    def breaks(self, plural: str, singular: str) -> bool:
        """Whether a word is the broken plural of another."""
        return self.broken.get(plural) == singular

    def _adjective(self, base: str) -> bool:
        return (
            base in self.adjectives
            or base.endswith("ي")
            or any(kind != "masdar" for _, kind in self.nominals.get(base, ()))
        )

    def _known(self, word: str) -> bool:
        return word in self.nouns or word in self.nominals

    def _of_sound_feminine(self, stem: str) -> str:
        """شركات شركة, but انتخابات انتخاب."""
        feminine = stem + "ه"
        if len(stem) < 3:
            return feminine if feminine in self.nouns else stem + "ات"
        if stem in self.nouns and any(
            kind == "masdar" and not verb.endswith(".1") for verb, kind in self.nominals.get(stem, ())
        ):
            return stem
        if self._known(feminine):
            return feminine
        return stem if self._known(stem) else feminine

    def _of_ending(self, word: str) -> str:
        """The singular of a sound plural or dual that is known as it stands: `مستثمرون`, `منطقتان`; else the word."""
        if len(word) < 6:
            return word
        if word.endswith(("تان", "تين")) and word[:-3] + "ه" in self.nouns:
            return word[:-3] + "ه"
        if word.endswith(("ون", "ين")) and self._known(word[:-2]):
            if any(kind == "masdar" for _, kind in self.nominals.get(word, ())):
                return word
            return word[:-2]
        return word
