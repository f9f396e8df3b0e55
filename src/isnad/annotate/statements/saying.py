"""Verbs that report: whether a verb is one of saying where it stands, by what is near it."""

from __future__ import annotations

from typing import NamedTuple

from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.groups import Arguments
from isnad.annotate.statements.anonymity import refusal_at
from isnad.annotate.statements.clauses import THAT
from isnad.annotate.statements.cues import CueVerb
from isnad.annotate.statements.reading import Reading
from isnad.annotate.view import TextView
from isnad.language.folding import words

_NEAR = 20  # tokens after a verb in which what makes it one of saying may come
_NEXT = 6  # tokens in which what makes it another verb comes


class Saying(NamedTuple):
    """A word of saying: chunk `k` of its sentence, what it means (`cue`) and what stands around it."""

    sentence: Sentence
    k: int
    cue: CueVerb
    around: Arguments


def sense_of_saying(reading: Reading, sentence: Sentence, token: int, lemmas: list[str]) -> CueVerb | None:
    """The first reporting sense of a word that has these lemmas, or None: `أشار إلى أن` reports, `أشار بيده` does not."""
    verbs = reading.cues.verbs
    senses = [cue for lemma in lemmas if lemma in verbs for cue in verbs[lemma]]
    if not senses:
        return None
    if refusal_at(reading, token, sentence.last) or (
        token > sentence.first and refusal_at(reading, token - 1, sentence.last)
    ):
        return None
    tokens = reading.view.tokens
    near = [tokens[j].form for j in range(token + 1, _clause_stop(reading.view, token, sentence.last))]
    if token > sentence.first and tokens[token - 1].form == _SO:
        senses = sorted(senses, key=lambda cue: _SO not in cue.only_with)
        near.append(_SO)
    for cue in senses:
        if cue.only_with and not any(_stands(w, near) for w in cue.only_with):
            continue
        if cue.not_with and any(_stands(w, near[:_NEXT]) for w in cue.not_with):
            continue
        return cue
    return None


_SO = "هكذا"
"""Between a quotation and a verb that tells whose it is: `«…»، هكذا لخص المدير ما جرى`."""


def _clause_stop(view: TextView, token: int, last: int) -> int:
    """The token before which what makes a verb one of saying must come: where the next clause is joined, or far on."""
    stop = min(token + _NEAR, last)
    for j in range(token + 1, stop):
        joined = view.tags[j].tag == "V" and view.tags[j].prefix.startswith(("و", "ف"))
        if (joined and view.tokens[j].form not in _BESIDE) or view.tokens[j].form in _NEXT_CLAUSE:
            return j
    return stop


_BESIDE = words("وكان وكانت وقال وقالت وأكد وأكدت")
_NEXT_CLAUSE = words("لكن لكنه لكنها ولكن ولكنه ولكنها حيث إذ بينما فيما")


def _stands(word: str, near: list[str]) -> bool:
    """Whether a word of a cue's condition stands among the forms, proclitics seen through."""
    if word in ('"', "«"):
        return '"' in near
    if word == "ان":
        return not THAT.isdisjoint(near)
    return any(
        f == word
        or (len(word) == 1 and f.startswith(word))
        or (f.endswith(word) and len(f) - len(word) <= 2 and len(word) > 1)
        for f in near
    )


def marked_passive(view: TextView, token: int, cue: CueVerb) -> bool:
    """Whether a verb is marked passive (`لم تُبلَّغ`): its subject is told, not telling."""
    if cue.source:
        return False
    text = view.tokens[token].text
    offset = len(view.tags[token].prefix)
    return text[offset + 1 : offset + 2] == "ُ" and not any(
        v.lemma.endswith((".2", ".3", ".4")) and v.features.tense == "imperfect" and "َ" not in text
        for v in view.tags[token].verbs
    )
