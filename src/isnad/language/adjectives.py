"""Adjectives: which nouns of the language describe another noun, from `data/adjectives.yaml` and by pattern."""

from __future__ import annotations

from isnad.language.folding import fold, words
from isnad.language.remembered import remembered
from isnad.language.tables import read_table
from isnad.language.tagging import Tagged

_NISBA = ("ي", "يه", "يون", "يين", "يان", "يتان", "يتين", "يات")
_DETERMINING = words(
    "أول أولى ثاني ثانية ثالث ثالثة أعلى عليا أدنى أوسط رئيس رئيسة أخر آخرين آخرون سلام عرب أكراد عزل قريب لازم"
)
"""What is no adjective by itself and stands as one in names and counts (`القائد الأعلى`, `الدرجة الأولى`)."""


def _load() -> tuple[frozenset[str], frozenset[str]]:
    raw = read_table("adjectives")
    nouns = {fold(str(w)) for w in (*raw["nouns_in_ta"], *raw["nouns"])}
    bases = [fold(str(w)) for w in (*raw["words"], *raw["both"])]
    forms = {
        form
        for base in bases
        for form in (base, base + "ه", base + "ون", base + "ين", base + "ات", base + "ان")
    }
    return frozenset((forms - nouns) | _DETERMINING), frozenset(nouns)


ADJECTIVES, _NOUNS = _load()
"""Every adjective as it is written without clitics, folded, feminines and sound plurals among them."""


@remembered
def adjectival(tagged: Tagged) -> bool:
    """Whether a noun can be an adjective: one of the language's, a nisba, or a participle."""
    rest = tagged.rest.removeprefix("ال") if tagged.article else tagged.rest
    if rest in ADJECTIVES:
        return True
    if rest in _NOUNS:
        return False
    if any(n.base in ADJECTIVES and n.base + "ه" not in _NOUNS for n in tagged.nouns):
        return True
    if rest.endswith(_NISBA) and len(rest) > 3 and rest not in _NO_NISBA:
        return True
    if any(n.kind in ("active", "passive") for n in tagged.nouns):
        return True
    return rest.endswith("ا") and (rest[:-1].endswith("ي") or rest[:-1] in ADJECTIVES)


@remembered
def plain_adjective(tagged: Tagged) -> bool:
    """Whether an indefinite word is an adjective and no participle that may take an object."""
    if any(n.kind in ("active", "passive") for n in tagged.nouns):
        return False
    return tagged.rest in ADJECTIVES or (
        tagged.rest.endswith(("يه", "ي"))
        and adjectival(tagged)
        and not any(n.kind != "noun" for n in tagged.nouns)
    )


_NO_NISBA = words("شقيق شقيقة صديق صديقة مجاور مجاورة عمليات")
