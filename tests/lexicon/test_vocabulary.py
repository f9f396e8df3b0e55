"""A shared paradigm is the paradigm itself, and the vocabulary gives back what was conjugated."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from isnad.language.conjugation import conjugate
from isnad.language.derivation import derived
from isnad.language.words import Morphology, VerbEntry, is_read, vocabulary
from isnad.lexicon import load


def readings_of(verbs: Iterable[VerbEntry]) -> dict[str, set[tuple[str, object]]]:
    """Each written form with its readings, verb by verb, without sharing."""
    found: dict[str, set[tuple[str, object]]] = {}
    for verb in verbs:
        try:
            paradigm = conjugate(verb.root, verb.form, verb.vowel)
        except ValueError:
            continue
        for form, features in paradigm:
            if is_read(features):
                found.setdefault(form, set()).add((verb.lemma, features))
    return found


def test_every_verb_of_the_lexicon_is_conjugated_as_by_itself() -> None:
    lexicon = load()
    expected = readings_of(lexicon.verb_entries.values())
    assert {form: set(lexicon.morphology.readings(form)) for form in expected} == expected


@pytest.mark.parametrize("form", range(1, 11))
@pytest.mark.parametrize(
    "root", ["قتل", "ضرب", "زحم", "حشد", "شهد", "درج", "عدد", "ممر", "ثبت", "نصر", "سلم", "ككب"]
)
def test_roots_of_every_make_keep_their_own_letters(root: str, form: int) -> None:
    verb = VerbEntry(root, form)
    made = vocabulary([verb], [], {})
    morphology = Morphology(made)
    expected = readings_of([verb])
    assert set(made.forms) == set(expected)
    assert all(set(morphology.readings(written)) == readings for written, readings in expected.items())
    if expected:
        nouns = {(d.form, (verb.lemma, d.kind)) for d in derived(root, form)}
        assert {(noun, reading) for noun, found in made.nominals.items() for reading in found} == nouns


def test_a_verb_of_no_known_form_is_left_out() -> None:
    made = vocabulary([VerbEntry("ضرب", 17), VerbEntry("كتب", 1)], [], {})
    assert made.lemmas == ["كتب.1"]
