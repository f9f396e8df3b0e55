"""Function words: with their pronouns, and as they are also spelt."""

from __future__ import annotations

import pytest

import isnad
from isnad.language.words import Word
from isnad.lexicon import load


def word(surface: str) -> Word:
    return load().morphology.word(surface)


@pytest.mark.parametrize(
    ("surface", "kind", "prefix", "pronoun"),
    [
        ("أنه", "subordinator", "", "ه"),
        ("وأنهم", "subordinator", "و", "هم"),
        ("لأنها", "subordinator", "", "ها"),
        ("لكنه", "conjunction", "", "ه"),
        ("نفسه", "pronoun", "", "ه"),
        ("أنفسهم", "pronoun", "", "هم"),
        ("بعضهم", "pronoun", "", "هم"),
        ("كلها", "pronoun", "", "ها"),
        ("كليهما", "pronoun", "", "هما"),
        ("إحداها", "pronoun", "", "ها"),
        ("غيره", "pronoun", "", "ه"),
        ("وحده", "adverb", "", "ه"),
        ("لديه", "pronoun", "", "ه"),
        ("عليهم", "preposition", "", "هم"),
        ("منا", "preposition", "", "نا"),
    ],
)
def test_a_pronoun_is_cut_from_the_word_that_takes_it(
    surface: str, kind: str, prefix: str, pronoun: str
) -> None:
    found = word(surface)
    assert kind in found.function
    assert (found.function_prefix, found.function_enclitic) == (prefix, pronoun)


@pytest.mark.parametrize(
    ("surface", "meant"),
    [
        ("فى", "في"),
        ("التى", "التي"),
        ("الذى", "الذي"),
        ("إلي", "إلى"),
        ("الي", "إلى"),
        ("حتي", "حتى"),
        ("او", "أو"),
        ("هذة", "هذه"),
        ("هولاء", "هؤلاء"),
        ("بانه", "بأنه"),
        ("لانها", "لأنها"),
        ("كانه", "كأنه"),
        ("ﻋﻠﻰ", "على"),
        ("ﻷﻧﻪ", "لأنه"),
        ("فی", "في"),
        ("وفى", "وفي"),
    ],
)
def test_a_function_word_is_known_as_it_is_also_spelt(surface: str, meant: str) -> None:
    found, right = word(surface), word(meant)
    assert right.function
    assert found.function == right.function
    assert found.function_prefix == right.function_prefix
    assert found.function_enclitic == right.function_enclitic


@pytest.mark.parametrize("surface", ["علي", "كان", "كانوا", "واحد", "فردا", "وفد"])
def test_what_is_another_word_is_left_to_it(surface: str) -> None:
    assert not word(surface).function


@pytest.mark.parametrize(
    ("surface", "prefix", "rest"),
    [("باسم", "ب", "اسم"), ("باسمها", "ب", "اسمها"), ("بقتل", "ب", "قتل"), ("بقتلهم", "ب", "قتلهم")],
)
def test_a_preposition_is_cut_from_a_short_noun(surface: str, prefix: str, rest: str) -> None:
    found = word(surface)
    assert (found.prefix, found.rest) == (prefix, rest)


def test_an_article_without_alif_maqsura_has_its_places_and_parties_all_the_same() -> None:
    found = isnad.annotate("قتل 3 جنود فى هجوم شنه مسلحون علي حاجز فى سيناء، ونقل المصابون إلي العريش.")
    assert found.events[0].place
    assert found.events[0].place.text == "سيناء"
    assert found.events[0].recipient
    assert found.events[0].recipient.text == "جنود"


def test_the_name_ali_stays_a_name_where_prepositions_are_misspelt() -> None:
    found = isnad.annotate("قال علي لاريجاني إن إيران لن تذهب إلي الحرب.")
    assert [m.text for m in found.mentions if m.kind == "PER"] == ["علي لاريجاني"]
