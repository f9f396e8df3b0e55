"""Who claimed what a denial denies: the sentence, in its own article or an earlier one, that shares most of its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from isnad.link.reading import Reading, content_stems, skeleton
from isnad.records import Denial, Ref

_DAYS_BACK = 21
"""Days within which a claim is denied."""
_MOST = 1_000
"""Sentences from which on a word in all of them tells nothing."""
_ALIKE = 0.3
"""The share of the weight of a denial's words that the claim's sentence must have."""
_LEAST = 2  # words in common
_BRIEF = 5  # words of a denial that says too little by itself, so that its sentence is read
_LAID_TO_SOMEBODY = 0.05  # what a claim on somebody's word is ahead of one in a headline
_AT_HOME = 0.05  # what a claim in the denial's own article is ahead of others


class Claim(NamedTuple):
    """A claim where it stands, and the event of its article that it tells, if any."""

    reading: Reading
    ref: Ref
    event: int | None


class Claims:
    """The sentences of some articles that may hold what their denials deny, by their words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        wanted: set[str] = set()
        for reading in readings:
            for denial in reading.item.denials:
                wanted |= _asked(reading, denial)
        self._number = sum(len(r.sentences) for r in readings)
        self._by_word: defaultdict[str, list[tuple[Reading, int]]] = defaultdict(list)
        for reading in readings if wanted else ():
            denying = {reading.sentence_of(d.start) for d in reading.item.denials}
            for n, stems in enumerate(reading.sentence_stems):
                if n not in denying:
                    for word in wanted.intersection(map(skeleton, stems)):
                        self._by_word[word].append((reading, n))

    def closest(self, reading: Reading, denial: Denial) -> Claim | None:
        """The claim that a denial of an article denies; None where no sentence is like enough to it."""
        words = {w: self._by_word.get(w, []) for w in _asked(reading, denial)}
        weights = {w: log(1 + self._number / (1 + len(found))) for w, found in words.items()}
        whole = sum(weights.values())
        scores: defaultdict[tuple[int, int], float] = defaultdict(float)
        shared: Counter[tuple[int, int]] = Counter()
        pool: dict[tuple[int, int], tuple[Reading, int]] = {}
        for word in sorted(words):
            for other, n in words[word] if len(words[word]) <= _MOST else ():
                key = id(other), n
                if key in pool or _in_time(other, reading):
                    pool[key] = other, n
                    scores[key] += weights[word] / whole
                    shared[key] += 1
        best: tuple[float, Reading, int] | None = None
        for key, (other, n) in pool.items():
            score = scores[key] + _LAID_TO_SOMEBODY * _attributed(other, n) + _AT_HOME * (other is reading)
            if shared[key] < _LEAST or scores[key] < _ALIKE:
                continue
            if best is None or (-score, *other.order, n) < (-best[0], *best[1].order, best[2]):
                best = score, other, n
        return _claim_in(best[1], best[2], set(words)) if best is not None else None


def _asked(reading: Reading, denial: Denial) -> set[str]:
    """The words of a denial; those of its sentence where it is brief."""
    stems = content_stems(denial.text)
    if len(denial.text.split()) <= _BRIEF:
        stems |= reading.sentence_stems[reading.sentence_of(denial.start)]
    return {skeleton(s) for s in stems}


def _in_time(claim: Reading, denial: Reading) -> bool:
    if claim.published is None or denial.published is None:
        return True
    return 0 <= denial.published.first - claim.published.first <= _DAYS_BACK


def _attributed(reading: Reading, sentence: int) -> bool:
    start, end = reading.sentences[sentence]
    return any(s.start < end and s.end > start and s.stance != "deny" for s in reading.item.statements)


def _claim_in(reading: Reading, sentence: int, words: Iterable[str]) -> Claim:
    """The event of a sentence whose words are likest, else the statement there, else the sentence."""
    start, end = reading.sentences[sentence]
    asked = set(words)

    def likeness(n: int) -> tuple[int, int]:
        return len(asked & {skeleton(s) for s in content_stems(reading.item.events[n].text)}), -n

    events = [
        n for n, e in enumerate(reading.item.events) if start <= e.start < end and e.factuality == "asserted"
    ]
    if events:
        n = max(events, key=likeness)
        event = reading.item.events[n]
        return Claim(reading, Ref(article=reading.source, start=event.start, end=event.end), n)
    said = next((s for s in reading.item.statements if start <= s.start < end), None)
    if said is not None:
        start, end = said.start, min(said.end, end)
    return Claim(reading, Ref(article=reading.source, start=start, end=end), None)
