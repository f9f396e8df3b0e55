"""What Isnad reads in a sentence, as tests ask for it."""

from __future__ import annotations

import isnad
from isnad.annotate.view import TextView
from isnad.language.tokens import sentences, tokenise
from isnad.lexicon import load
from isnad.records import Article, Mention


def view_of(text: str) -> TextView:
    """The view of a text with the lexicon's own data."""
    return TextView(Article(id="", source="", text=text), load())


def pieces(text: str) -> list[str]:
    """The texts of the sentences of a text."""
    tokens = tokenise(text)
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in sentences(text, tokens)]


def mentions(text: str, outlet: str | None = None) -> dict[str, Mention]:
    """The mentions of an article of March 2024 by their words, of those with the same words the last."""
    return {m.text: m for m in isnad.annotate(text, published="2024-03-14", outlet=outlet).mentions}


def entity(text: str, name: str, outlet: str | None = None) -> str | None:
    """The entity of the mention with these words; fails where there is none."""
    return mentions(text, outlet)[name].entity
