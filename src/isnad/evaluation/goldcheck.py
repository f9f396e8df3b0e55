"""The gold format's own rules: every string of gold stands in its article, an anchor once, names agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from isnad.errors import InputError
from isnad.evaluation.goldformat import ArticleGold, GoldFolder, StoryGold, read_gold


class _Row(msgspec.Struct):
    """A line of `articles.jsonl`, as far as it is checked."""

    id: str


def faults(path: Path) -> list[str]:
    """What is wrong with a storyline's folder, one sentence a fault; empty where it is sound.

    Raises `InputError`: E101 no `gold.json` or no articles, E110 not the gold format (unknown types, fields missing).
    """
    folder = read_gold(path)
    texts = {p.stem: p.read_text("utf-8") for p in sorted(folder.articles.glob("*.txt"))}
    found = list(_names(folder, texts))
    for name, gold in folder.gold.articles.items():
        found += [f"{name} {fault}" for fault in _article(gold, texts.get(name, ""))]
    return [*found, *_story(folder.gold.story, folder.gold.articles, texts)]


def _names(folder: GoldFolder, texts: dict[str, str]) -> Iterator[str]:
    told = set(folder.gold.articles)
    if told != set(texts):
        yield f"gold and article files differ: {_listed(told ^ set(texts))}"
    if folder.sidecar is None:
        yield "no articles.jsonl"
        return
    try:
        rows = msgspec.json.Decoder(_Row).decode_lines(folder.sidecar.read_bytes())
    except msgspec.DecodeError as error:
        raise InputError(
            "E110", f"{folder.sidecar} has a line that is no article's metadata: {error}"
        ) from error
    if sorted(told) != sorted(row.id for row in rows):
        yield f"gold and articles.jsonl differ: {_listed(told ^ {row.id for row in rows}) or 'an id stands twice'}"


def _article(gold: ArticleGold, text: str) -> Iterator[str]:
    yield from _within("junk", gold.junk, text)
    yield from _within("keep", gold.keep, text)
    yield from _within("time", [t.text for t in gold.times], text)
    yield from (f"time without a value: {t.text}" for t in gold.times if not t.value)
    yield from _within("quantity", [q.text for q in gold.quantities], text)
    yield from _once("statement", [s.anchor for s in gold.statements], text)
    for statement in gold.statements:
        yield from _within("chain", statement.chain, text)
        yield from _within("speaker", [statement.speaker], text)
    yield from _once("event", [e.anchor for e in gold.events], text)
    for entity in gold.entities:
        yield from _once("entity", [m.anchor for m in entity.mentions], text)
        for mention in entity.mentions:
            if mention.anchor.count(mention.text) != 1:
                yield f"mention not once in its anchor: {mention.text}"
    for event in gold.events:
        yield from _within("event", [event.actor, event.recipient, event.place], text)


def _story(story: StoryGold, articles: dict[str, ArticleGold], texts: dict[str, str]) -> Iterator[str]:
    anchors = {(name, e.anchor) for name, gold in articles.items() for e in gold.events}
    for pair in story.duplicates:
        yield from (f"duplicate: no article {a}" for a in (pair.a, pair.b) if a not in articles)
    for incident in story.incidents:
        for mention in incident.mentions:
            if (mention.article, mention.anchor) not in anchors:
                yield f"incident {incident.key}: no event of {mention.article} has the anchor {mention.anchor!r}"
    if sorted(a for line in story.storylines for a in line) != sorted(articles):
        yield "storylines do not hold every article once"
    for figure in story.figures:
        for value in figure.values:
            yield from _within(f"figure in {value.article}", [value.text], texts.get(value.article, ""))
    pointing = [("pledge", p.article, p.anchor) for p in story.pledges]
    pointing += [("denial", d.article, d.anchor) for d in story.denials]
    pointing += [("claim denied", d.denies.article, d.denies.anchor) for d in story.denials]
    for what, article, anchor in pointing:
        yield from _once(f"{what} in {article}", [anchor], texts.get(article, ""))


def _within(what: str, strings: Iterable[str | None], text: str) -> Iterator[str]:
    yield from (f"{what}: not in the article: {s!r}" for s in strings if s and s not in text)


def _once(what: str, anchors: Iterable[str], text: str) -> Iterator[str]:
    for anchor in anchors:
        count = text.count(anchor) if anchor else 0
        if count != 1:
            yield f"{what}: the anchor stands {count} times: {anchor!r}"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))
