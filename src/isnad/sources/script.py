"""Is a text Arabic? By its letters first; where Persian or Urdu ones stand, by a language identifier."""

from __future__ import annotations

import re
from typing import cast

from isnad.errors import InputError

_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
MIN_SHARE = 0.5
"""At least this share of a text's letters is in Arabic script."""
_FOREIGN = re.compile(r"[پچژگکیٹڈڑںھہےۓټډړښڼېۍڭۇۆۈەڵێ]")
_ONLY_ARABIC = re.compile(r"[ةىكي]")
_SIGNS = re.compile(r"(?<!\w)(?:است|این|که|برای|های|ہے|کے|میں|اور|دی|په|چې|ده|لە|بۆ)(?!\w)")
_NAMES = {"fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ug": "Uyghur", "ku": "Kurdish"}
_LANGUAGES = frozenset({"ar", *_NAMES})


def check_arabic(text: str) -> None:
    """Pass a text that is Arabic.

    Raises `InputError`: E106 where less than half of the letters are Arabic script, E107 where the script is
    Arabic and the language another.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(len, _LETTERS.findall(sample)))
    arabic = sum(map(len, _ARABIC.findall(sample)))
    if not letters or arabic < MIN_SHARE * letters:
        share = round(100 * arabic / letters) if letters else 0
        raise InputError("E106", f"the text is not Arabic: {share} % of its letters are in Arabic script")
    foreign = len(_FOREIGN.findall(sample))
    if foreign * 33 < arabic and not _SIGNS.search(sample):
        return
    language = _identify(sample)
    own = len(_ONLY_ARABIC.findall(sample))
    if language != "ar" and (foreign > own or foreign * 20 >= arabic):
        raise InputError("E107", f"the text is {_NAMES.get(language, language)}, not Arabic")


def _identify(sample: str) -> str:
    """The likeliest of the languages that are written in Arabic letters."""
    import py3langid

    ranked = cast("list[tuple[str, float]]", py3langid.rank(sample))
    return max((pair for pair in ranked if pair[0] in _LANGUAGES), key=lambda pair: pair[1])[0]
