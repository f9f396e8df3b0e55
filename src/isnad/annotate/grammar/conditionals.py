"""Whether a clause is a condition: its إن is told from أن and from the إنّ of emphasis, which folding makes one."""

from __future__ import annotations

from isnad.annotate.view import TextView
from isnad.language.folding import words

_CONDITION = words("إذا لو لولا كلما")
_IF = ("إن", "إنْ")


def conditional(view: TextView, j: int) -> bool:
    """Whether the word at token `j` opens a condition: `إذا`, `لو`, or an إن with a verb in the past or لم right after it,
    or after a pronoun (`إن هي أجبرت`)."""
    if view.tags[j].rest in _CONDITION:
        return True
    if view.tokens[j].text.lstrip("وف") not in _IF:
        return False
    following = view.tags[j + 1 : j + 3]
    if following and following[0].tag == "O":
        following = following[1:]
    if not following:
        return False
    past = following[0].tag == "V" and any(v.features.tense == "perfect" for v in following[0].verbs)
    return past or following[0].rest == "لم"
