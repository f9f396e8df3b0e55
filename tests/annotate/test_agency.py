"""Agency: which phrases name somebody who can speak and act."""

from __future__ import annotations

import pytest

from isnad.annotate.grammar.agency import animacy_of, can_act
from isnad.annotate.grammar.chunks import Chunk, Sentence, sentence_chunks
from isnad.annotate.view import TextView
from isnad.language.animacy import animacy
from isnad.lexicon import load
from isnad.records import Annotations, Article, MadeBy


def subject(text: str) -> tuple[Sentence, Chunk]:
    """The first noun phrase after the verb that opens a sentence; names are not looked for."""
    article = Article(id="a", source="a", text=text)
    out = Annotations(article=article, made_by=MadeBy(isnad="", layers={}, lexicon=""))
    sentence = sentence_chunks(TextView(article, load()), out)[0]
    return sentence, next(c for c in sentence.chunks if c.kind == "NP")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("وصل المتظاهرون إلى الساحة.", "people"),
        ("وصل عشرات المتظاهرين إلى الساحة.", "people"),
        ("وصل ثلاثة جنود إلى الساحة.", "people"),
        ("أعلنت الوزارة القرار.", "body"),
        ("وصلت السيارات إلى الساحة.", "thing"),
        ("وصلت عشرات السيارات إلى الساحة.", "thing"),
    ],
)
def test_a_phrase_means_what_its_head_or_what_is_counted_means(text: str, meaning: str) -> None:
    assert animacy_of(*subject(text)) == meaning


@pytest.mark.parametrize(
    ("text", "able"),
    [
        ("أعلن المتظاهرون القرار.", True),
        ("أعلنت الوزارة القرار.", True),
        ("وصلت السيارات إلى الساحة.", False),
        ('أعلنت "السيارات" القرار.', True),
    ],
)
def test_people_bodies_and_names_in_marks_can_act_and_things_cannot(text: str, able: bool) -> None:
    assert can_act(*subject(text)) is able


def test_what_a_noun_means_does_not_depend_on_what_was_asked_before() -> None:
    morphology = load().morphology
    word = morphology.word("مزلاج")
    assert "مزلاج" not in morphology.nouns
    assert animacy(word.rest, word.nouns, ()) == "open"
    assert animacy(word.rest, word.nouns, {"مزلاج"}) == "thing"
