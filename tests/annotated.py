"""What Isnad reads in a sentence, as tests ask for it."""

from __future__ import annotations

import isnad
from isnad.annotate.view import TextView
from isnad.language.tokens import sentences, tokenise
from isnad.lexicon import load
from isnad.records import Article, Event, Mention


def view_of(text: str) -> TextView:
    """The view of a text with the lexicon's own data."""
    return TextView(Article(id="", source="", text=text), load())


def pieces(text: str) -> list[str]:
    """The texts of the sentences of a text."""
    tokens = tokenise(text)
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in sentences(text, tokens)]


PUBLISHED = "2024-03-14"
"""The day, a Thursday, on which the articles are published."""


def events_at(text: str, word: str) -> list[Event]:
    """The events of an article with a word in their triggers; fails where there is none."""
    found = [e for e in isnad.annotate(text, published=PUBLISHED).events if word in e.text]
    assert found, f"no event at {word}"
    return found


def mentions(text: str, outlet: str | None = None) -> dict[str, Mention]:
    """The mentions of an article by their words, of those with the same words the last."""
    return {m.text: m for m in isnad.annotate(text, published=PUBLISHED, outlet=outlet).mentions}


def entity(text: str, name: str, outlet: str | None = None) -> str | None:
    """The entity of the mention with these words; fails where there is none."""
    return mentions(text, outlet)[name].entity


def event_at(text: str, word: str) -> Event:
    """The first event of an article whose trigger begins with a word, else the first that has it; fails where there is none."""
    found = events_at(text, word)
    return next((e for e in found if e.text.startswith(word)), found[0])


def parties_at(text: str, word: str) -> tuple[str, str]:
    """The actors and the recipients of the event at a word, as they stand in the article, `+` between several."""
    told = event_at(text, word)
    return " + ".join(p.text for p in told.actors), " + ".join(p.text for p in told.recipients)
