"""One article as linking reads it: its words and stems, its sentences, its day, where each record stands.

Made once an article and shared by every question of this room.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property, lru_cache

import msgspec

from isnad.language.folding import words
from isnad.language.tokens import Token, tokenise
from isnad.link.days import Days, days
from isnad.link.keys import sentence_keys
from isnad.link.parties import names_state
from isnad.link.stems import words_of
from isnad.link.unrelated import unrelated
from isnad.records import Annotations, Mention, Time

_DATE_AFTER, _DATE_BEFORE = 12, 4
"""Characters between a span and a date after it or before it that still stands beside it."""
_STATE = 3
"""Letters of a state's id."""
_EVERYWHERE = words("إدارة قيادة لجنة لجان محكمة نيابة مكتب غرفة دائرة مديرية بلدية مصلحة هيئة")


class Reading:
    """An article's annotations with what linking looks up in them."""

    def __init__(self, item: Annotations) -> None:
        self._read(item)

    def __getstate__(self) -> tuple[bytes, tuple[list[str], list[frozenset[str]]]]:
        """What it is made of: the annotations, and what looking through the text has found."""
        return msgspec.msgpack.encode(self.item), self._scan

    def __setstate__(self, state: tuple[bytes, tuple[list[str], list[frozenset[str]]]]) -> None:
        self._read(msgspec.msgpack.decode(state[0], type=Annotations))
        self.__dict__["_scan"] = state[1]

    def _read(self, item: Annotations) -> None:
        self.item = item
        self.article = item.article
        self.source = item.article.source
        self.text = item.article.text
        self.sentences = item.sentences or [(0, len(self.text))]
        self._starts = [s for s, _ in self.sentences]
        self._mention_starts = [m.start for m in item.mentions]
        self._quantity_starts = [q.start for q in item.quantities]
        self.published: Days | None = days(item.article.published)
        self._names: dict[int, frozenset[str]] = {}

    @property
    def order(self) -> tuple[str, str]:
        """The canonical order of articles: by date, undated last, then by source."""
        return self.article.published or "~", self.source

    @cached_property
    def _scan(self) -> tuple[list[str], list[frozenset[str]]]:
        """The folded words of the text, and the content stems of each sentence, in one pass."""
        words: list[str] = []
        bags: list[frozenset[str]] = []
        for start, end in self.sentences:
            stems: set[str] = set()
            for forms, telling in words_of(self.text[start:end]):
                words += forms
                stems.update(telling)
            bags.append(frozenset(stems))
        return words, bags

    @cached_property
    def unrelated(self) -> list[tuple[int, int]]:
        """The sentences that name what the article says its own matter has nothing to do with."""
        return unrelated(self.text, self.sentences, self.words)

    @cached_property
    def home(self) -> str | None:
        """The town that the article is about: the one it names most, and more than once or as it begins."""
        towns = Counter(
            m.entity
            for m in self.item.mentions
            if m.kind == "GPE" and m.entity and len(m.entity) > _STATE and not names_state(m.entity)
        )
        best, count = next(iter(towns.most_common(1)), (None, 0))
        begins = any(
            m.entity == best for m in self.mentions_in(0, self.sentences[min(1, len(self.sentences) - 1)][1])
        )
        return best if count > 1 or begins else None

    @property
    def words(self) -> list[str]:
        """The folded words and numbers of the text, detached و left out."""
        return self._scan[0]

    @property
    def sentence_stems(self) -> list[frozenset[str]]:
        """The content stems of each sentence."""
        return self._scan[1]

    def sentence_keys(self, sentence: int) -> frozenset[str]:
        """The keys of the words of a sentence, by its index, and the numbers it gives."""
        return sentence_keys(self.sentence_stems[sentence]) | self.numbers_in(sentence)

    def numbers_in(self, sentence: int) -> frozenset[str]:
        """The keys of the numbers that a sentence gives."""
        start, end = self.sentences[sentence]
        first = bisect_right(self._quantity_starts, start - 1)
        last = bisect_right(self._quantity_starts, end - 1)
        if first == last:
            return frozenset()
        return frozenset(f"#{q.low:g}" for q in self.item.quantities[first:last] if q.low is not None)

    def sentence_of(self, offset: int) -> int:
        """Index of the sentence that holds a text offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_span(self, offset: int) -> tuple[int, int]:
        """The span of the sentence around an offset."""
        return self.sentences[self.sentence_of(offset)]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in `[start, end)`."""
        first = bisect_right(self._mention_starts, start - 1)
        found: list[Mention] = []
        for mention in self.item.mentions[first:]:
            if mention.start >= end:
                break
            found.append(mention)
        return found

    def times_in(self, start: int, end: int) -> list[Time]:
        """The time expressions that begin in `[start, end)`."""
        first = bisect_right(self.item.times, start - 1, key=lambda t: t.start)
        last = bisect_right(self.item.times, end - 1, key=lambda t: t.start)
        return self.item.times[first:last]

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens of a stretch of the text, offsets from its beginning; asked again soon they are remembered."""
        return _tokens(self.text[start:end])

    def names_at(self, offset: int) -> frozenset[str]:
        """The people, facilities and bodies (not states) named in the sentence around an offset."""
        index = self.sentence_of(offset)
        found = self._names.get(index)
        if found is None:
            start, end = self.sentences[index]
            found = frozenset(
                m.entity
                for m in self.mentions_in(start, end)
                if m.entity and m.kind in ("PER", "FAC", "ORG", "LOC", "GPE") and is_telling(m)
            )
            self._names[index] = found
        return found

    def stems_at(self, offset: int) -> frozenset[str]:
        """The content stems of the sentence around an offset."""
        return self.sentence_stems[self.sentence_of(offset)]

    def speaker_at(self, offset: int) -> str | None:
        """Whose words an offset stands in: the speaker of the shortest statement around it."""
        around = [s for s in self.item.statements if s.start <= offset < s.end and s.speaker is not None]
        nearest = min(around, key=lambda s: s.end - s.start, default=None)
        return nearest.speaker.text if nearest is not None and nearest.speaker is not None else None

    def date_beside(self, start: int, end: int) -> Time | None:
        """The date that stands right beside a span, within its sentence: up to 12 characters after it or 4 before."""
        first, last = self.sentence_span(start)
        for time in self.item.times:
            near = 0 <= time.start - end <= _DATE_AFTER or 0 <= start - time.end <= _DATE_BEFORE
            if near and first <= time.start < last and time.type == "DATE" and days(time.value):
                return time
        return None


@lru_cache(maxsize=512)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(tokenise(text))


def is_bare(mention: Mention) -> bool:
    """Whether a name says nothing of who it is beyond the article: a person's first name alone (`علي`), a body that every place has
    one of (`إدارة المستشفى`)."""
    entity = mention.entity or ""
    if not entity.startswith("name:"):
        return False
    first, *others = entity[5:].split("-")
    return not others if mention.kind == "PER" else len(others) == 1 and first in _EVERYWHERE


def is_press(mention: Mention) -> bool:
    """Whether an outlet or agency is named, which tells who reports and not what happened."""
    return mention.sector == "JRN" or (mention.entity or "").startswith("out.")


def is_telling(mention: Mention) -> bool:
    """Whether a name tells happenings apart: no state, government or outlet, and no bare first name (`علي`)."""
    entity = mention.entity or ""
    if is_bare(mention) or is_press(mention) or mention.kind == "NORP":
        return False
    return not (names_state(entity) or entity.endswith((".army", ".forces", ".parliament")))
