"""Whom an office that points back means: `هذا الناطق باسم القوات`, `المتحدث` after `الناطق باسم المجلس علي الأحمدي`."""

from __future__ import annotations

from isnad.annotate.statements.source import Phrase
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.records import Mention

SPOKESMEN = words("متحدث متحدثة ناطق ناطقة")
"""Those who speak for others."""
_THIS = words("هذا هذه ذات نفس")
_OFFICE_WORDS = 8  # words between an office and its holder's name


def pointed_at(phrase: Phrase) -> Mention | None:
    """The person named before with the office that a phrase points at, or None where it points at nobody."""
    return _holder(phrase) if _points_back(phrase) else None


def _points_back(phrase: Phrase) -> bool:
    """Whether a phrase points at somebody named before: `هذا الناطق باسم القوات`, `المتحدث نفسه`, `المتحدث`."""
    chunk = phrase.chunk
    alone = phrase.bare in SPOKESMEN and phrase.tagged.article and chunk.last - chunk.start == 1
    return alone or phrase.view.tags[chunk.start].rest in _THIS


def _holder(phrase: Phrase) -> Mention | None:
    """The person named with the same office before a phrase, where no other was told of since: `الناطق باسم المجلس علي
    الأحمدي`, not when a `متحدث باسم الشرطة` spoke later."""
    people = [m for m in phrase.sentence.out.mentions if m.kind == "PER" and m.end <= phrase.start]
    for office in reversed(phrase.sentence.out.mentions):
        if office.kind != "ROLE" or office.end > phrase.start:
            continue
        word = fold(office.text.split()[0])
        bare = word.removeprefix("ال")
        if bare != phrase.bare and not (bare in SPOKESMEN and phrase.bare in SPOKESMEN):
            continue
        person = next((m for m in people if m.start >= office.end), None)
        if person is not None and _stand_together(phrase.view, office.end, person.start):
            return person
        if word == bare:
            return None
    return None


def _stand_together(view: TextView, start: int, end: int) -> bool:
    """Whether but nouns stand between two offsets, as between an office and its holder's name."""
    between = range(view.token_at(start), view.token_at(end))
    return len(between) <= _OFFICE_WORDS and all(view.tags[t].tag in ("N", "P", "A", "X") for t in between)
