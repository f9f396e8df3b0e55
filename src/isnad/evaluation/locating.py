"""Where a string of gold stands in the clean text.

Gold is copied from the article as delivered. A string is sought in the raw text and carried over to the clean
text by the article's pieces; failing that, in the clean text itself, at last under folding.
"""

from __future__ import annotations

from collections.abc import Sequence

from isnad.language.folding import Folded, fold
from isnad.language.tokens import sentences, tokenise
from isnad.records import Article

Place = tuple[int, int]
"""A span `[start, end)` of the clean text."""


class Ground:
    """An article's text prepared for finding gold in it and for quoting sentences."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self._folded = Folded(article.text)
        tokens = tokenise(self.text)
        self._sentences = [
            (tokens[a].start, tokens[b - 1].end) for a, b in sentences(self.text, tokens) if b > a
        ]

    def all(self, string: str) -> list[Place]:
        """Every span of the clean text where `string` stands, in text order; empty where it is not."""
        if not string:
            return []
        found: list[Place] = []
        if self.article.raw and self.article.pieces:
            for start, end in _occurrences(self.article.raw, string):
                place = self._clean(start, end)
                if place is not None:
                    found.append(place)
        if not found:
            found = _occurrences(self.text, string)
        if not found:
            folded = fold(string).strip()
            found = (
                [self._folded.original(a, b) for a, b in _occurrences(self._folded.text, folded)]
                if folded
                else []
            )
        return [place for place in dict.fromkeys(found) if place[1] > place[0]]

    def one(self, anchor: str) -> Place | None:
        """The span of an anchor; null where cleaning took it away."""
        found = self.all(anchor)
        return found[0] if found else None

    def sentence(self, place: Place) -> Place:
        """The span of the sentence (or sentences) that a span stands in."""
        touched = [(a, b) for a, b in self._sentences if a < place[1] and place[0] < b]
        if not touched:
            return place
        return min(touched[0][0], place[0]), max(touched[-1][1], place[1])

    def marked(self, place: Place) -> str:
        """The sentence of a span, the span within ⟦ ⟧."""
        start, end = self.sentence(place)
        text = self.text
        return " ".join(
            f"{text[start : place[0]]}⟦{text[place[0] : place[1]]}⟧{text[place[1] : end]}".split()
        )

    def _clean(self, raw_start: int, raw_end: int) -> Place | None:
        """The clean span of a raw span: what is left of it, from its first to its last character."""
        first: int | None = None
        last = 0
        for clean, raw, length in self.article.pieces:
            start, end = max(raw, raw_start), min(raw + length, raw_end)
            if start >= end:
                continue
            if first is None:
                first = clean + start - raw
            last = clean + end - raw
        return None if first is None else (first, last)


def reach(ground: Ground, places: Sequence[Place]) -> list[Place]:
    """Spans widened within their sentences up to the ones beside them; overlapping ones do not bound one another.

    >>> text = "قال إن الوضع هادئ وإن الطرق سالكة. انتهى البيان."
    >>> ground = Ground(Article(id="a", source="a", text=text))
    >>> [text[a:b].strip() for a, b in reach(ground, [(7, 12), (22, 27)])]
    ['قال إن الوضع هادئ وإن', 'هادئ وإن الطرق سالكة.']
    """
    widened: list[Place] = []
    for start, end in places:
        first, last = ground.sentence((start, end))
        first = max([first, *(b for _, b in places if first <= b <= start)])
        last = min([last, *(a for a, _ in places if end <= a <= last)])
        widened.append((first, last))
    return widened


def overlap(a: Place, b: Place) -> int:
    """How many characters two spans share.

    >>> overlap((0, 5), (3, 9))
    2
    """
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _occurrences(text: str, string: str) -> list[Place]:
    found: list[Place] = []
    start = text.find(string)
    while start >= 0:
        found.append((start, start + len(string)))
        start = text.find(string, start + 1)
    return found
