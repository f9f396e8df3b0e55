"""Who claimed what a denial denies: the sentence, in its own article or an earlier one, that shares most of its words.

What an article denies twice is denied once: a headline, a second clause (`لم نعتقل أحدا`) and a retraction that says no
more than that the news was wrong go with the denial beside them that says what was claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

import numpy as np

from isnad.language.folding import fold, words
from isnad.link.concordance import Concordance
from isnad.link.keys import keys
from isnad.link.kinship import Kinship, Names
from isnad.link.reading import Reading
from isnad.link.stems import content_stems, skeleton, stem
from isnad.records import Denial, Ref

_DAYS_BACK = 30
"""Days within which a claim is denied."""
_MOST = 1_000
"""Sentences from which on a word in all of them tells nothing."""
_HEAVY = 7
"""Words of a denial whose weight is the measure: no claim repeats them all."""
_ALIKE = 0.34
_LONG = 30  # stems of a sentence from which on words in common tell less
_SELF = 0.6  # the share of words in common of a denial told twice
_FAR_ALIKE = (
    0.42  # the same of an article that neither tells of one incident with the denial's nor is named there
)
_LEAST = 2  # words in common
_BRIEF = 3  # words of a denial that says too little by itself
_SAID, _AROUND = 0.6, 0.4  # what the words of its statement and of its sentence weigh beside its own
_LAID_TO_SOMEBODY = 1.1  # how much more likely a claim is on somebody's word
_CHARGED = 1.25  # the same of a charge
_NAMED = 1.5  # of what an outlet tells that the denial names
_AT_HOME = 1.1  # of what the denial's own article tells
_JUST_BEFORE, _AT_HAND = 3, 1.2  # sentences before a denial that it mostly speaks of
_AFTER = 0.6  # of what the article tells after the denial
_SAME_DEED = 1.3  # of a sentence with an event of the type denied
_HEADLINE = 0.75
_DENIED_ITSELF = 0.6  # of a sentence that denies something
_OTHERS = 0.7  # what the likeness to another denial of the same thing counts
_NAMES = 3  # rare names in common of two articles of one matter
_BESIDE = 3  # sentences within which two denials deny one thing
_FIRST, _COPIED = (
    0.85,
    0.6,
)  # the share of the best likeness with which an earlier telling is the claim, in another text or the same


class Claim(NamedTuple):
    """A claim where it stands, how like the denial it is, and the event of its article that it tells, if any."""

    reading: Reading
    ref: Ref
    event: int | None
    score: float


class _Query(NamedTuple):
    """The words of a denial with their weights, those that are its own, and the names in its sentence."""

    weights: dict[str, float]
    own: frozenset[str]
    sentence: int
    deeds: frozenset[str]


class Claims:
    """The sentences of some articles that may hold what their denials deny, by their words."""

    def __init__(self, readings: Sequence[Reading], originals: Mapping[str, str], kinship: Kinship) -> None:
        self._kinship = kinship
        self._names = Names(readings)
        self._originals = originals
        self._readings = {r.source: r for r in readings}
        self._queries = {r.source: [_query(r, d) for d in r.item.denials] for r in readings if r.item.denials}
        wanted = {word for queries in self._queries.values() for q in queries for word in q.weights}
        self._where = Concordance(readings, wanted)

    def of(self, reading: Reading) -> list[Claim | None]:
        """The claim of each denial of an article; None where no sentence is like enough to it."""
        denials, queries = reading.item.denials, self._queries.get(reading.source, [])
        ranked = [self._ranked(reading, q) for q in queries]
        found: list[Claim | None] = []
        for i, (denial, query) in enumerate(zip(denials, queries, strict=True)):
            pooled = dict(ranked[i])
            for j, other in enumerate(queries):
                if j != i and _of_one_thing(denial, query, other, alone=not ranked[i]):
                    for place, score in ranked[j].items():
                        pooled[place] = pooled.get(place, 0.0) + score * _OTHERS
            found.append(self._first_told(self._in_own_words(reading, pooled), query))
        return found

    def _ranked(self, reading: Reading, query: _Query) -> dict[tuple[str, int], float]:
        """The sentences that are like a denial, by article and place, with how like they are."""
        said = fold(reading.text[slice(*reading.sentences[query.sentence])])
        found: dict[tuple[str, int], float] = {}
        for other, n, likeness in self._sharing(reading, query):
            just_before = other is reading and 0 < query.sentence - n <= _JUST_BEFORE
            score = (
                likeness
                * min(1.0, sqrt(_LONG / len(other.sentence_stems[n])))
                * _standing(other, n, said)
                * (_AT_HOME if other is reading else 1.0)
            )
            score *= _AT_HAND if just_before else _AFTER if other is reading and n > query.sentence else 1.0
            score *= _SAME_DEED if query.deeds & _deeds(other, *other.sentences[n]) else 1.0
            if score < _ALIKE or (other is not reading and self._is_the_denial(query, other, n)):
                continue
            if other is reading or self._of_the_matter(reading, query, other, n, said, score):
                found[other.source, n] = score
        return found

    def _sharing(self, reading: Reading, query: _Query) -> Iterator[tuple[Reading, int, float]]:
        """The sentences, none that denies, that have enough of the words of a denial, with their part of the weight of all."""
        weights = {
            word: weight * log(1 + self._where.total / (1 + self._where.count(word)))
            for word, weight in query.weights.items()
        }
        whole = sum(sorted(weights.values())[-_HEAVY:])
        words = [word for word in sorted(weights) if self._where.count(word) <= _MOST]
        numbers, (likeness, shared, told) = self._where.sums(
            words,
            [weights[word] / whole for word in words],
            [1.0] * len(words),
            [float(word in query.own) for word in words],
        )
        before = range(max(0, query.sentence - _JUST_BEFORE), query.sentence)
        enough = (shared >= _LEAST) & (told >= _LEAST)
        enough |= np.isin(numbers, [self._where.number(reading, n) for n in before])
        denying = {reading.sentence_of(d.start) for d in reading.item.denials}
        for at in np.flatnonzero(enough).tolist():
            other, n = self._where.place(int(numbers[at]))
            if n in denying if other is reading else not _in_time(other, reading):
                continue
            if shared[at] >= _LEAST or n > 0:  # one word will do just before, but not of the headline
                yield other, n, float(likeness[at])

    def _of_the_matter(
        self, reading: Reading, query: _Query, other: Reading, sentence: int, said: str, score: float
    ) -> bool:
        """Whether a sentence of another article speaks of what is denied."""
        if self._kinship.related(reading.source, other.source) or _is_named(other, said):
            return True
        if score < _FAR_ALIKE:
            return False
        ours = self._names.rare(reading, query.sentence - 1, query.sentence + 1)
        if not ours.isdisjoint(self._names.rare(other, sentence - 1, sentence + 1)):
            return True
        everywhere = self._names.rare(reading, 0, len(reading.sentences))
        return len(everywhere & self._names.rare(other, 0, len(other.sentences))) >= _NAMES

    def _is_the_denial(self, query: _Query, other: Reading, sentence: int) -> bool:
        """Whether a sentence of another article is the denial itself, told there too."""
        theirs = other.sentence_keys(sentence)
        ours = query.weights.keys()
        return len(ours & theirs) >= _SELF * min(len(ours), len(theirs)) and any(
            other.sentence_of(d.start) == sentence for d in other.item.denials
        )

    def _in_own_words(
        self, reading: Reading, scores: Mapping[tuple[str, int], float]
    ) -> Mapping[tuple[str, int], float]:
        """The sentences without those of copies of the article, where it has a likely one itself: each copy denies what it tells."""
        most = max(scores.values(), default=0.0)
        if not any(
            source == reading.source and score >= most * _COPIED for (source, _), score in scores.items()
        ):
            return scores
        text = self._original(reading)
        return {
            key: score
            for key, score in scores.items()
            if key[0] == reading.source or self._original(self._readings[key[0]]) != text
        }

    def _first_told(self, scores: Mapping[tuple[str, int], float], query: _Query) -> Claim | None:
        """The likeliest sentence, or one nearly as likely of an earlier article."""
        if not scores:
            return None
        best, most = max(scores.items(), key=lambda t: (t[1], t[0]))
        text = self._original(self._readings[best[0]])
        likely: list[tuple[Reading, float, int]] = []
        for (source, n), score in scores.items():
            reading = self._readings[source]
            if score >= most * (_COPIED if self._original(reading) == text else _FIRST):
                likely.append((reading, score, n))
        reading, score, n = min(likely, key=lambda r: (*r[0].order, -r[1], r[2]))
        return _claim_in(reading, n, query.own, score)

    def _original(self, reading: Reading) -> str:
        return self._originals.get(reading.source, reading.source)


def _query(reading: Reading, denial: Denial) -> _Query:
    """The words of a denial, which are those of the content denied where it is a statement, and of its sentence."""
    sentence = reading.sentence_of(denial.start)
    own = keys(content_stems(denial.text)) - _CUES
    if denial.who is not None and len(own) > _BRIEF:
        own -= keys(content_stems(denial.who.text))
    start, end = denial.start, denial.end
    said = frozenset[str]()
    if denial.statement is not None:
        statement = reading.item.statements[denial.statement]
        said = keys(content_stems(statement.text)) - _CUES
        start, end = min(start, statement.start), max(end, statement.end)
    around = reading.sentence_keys(sentence) - _CUES
    if denial.who is not None and _HAND.search(fold(reading.text[denial.start : denial.end])):
        own |= keys(content_stems(denial.who.text)) - _CUES  # whoever has no hand in it was named with it
    if len(own) < _LEAST:
        own |= said if len(said) >= _LEAST else around
    weights = dict.fromkeys(around, _AROUND) | dict.fromkeys(said, _SAID) | dict.fromkeys(own, 1.0)
    return _Query(weights, own, sentence, _deeds(reading, start, end))


_HAND = re.compile(fold(r"ضلوع|علاق[ةته]|صل[ةته]|تورط|مسؤولي[ةته]|وقوف|دور|يد"))


def _deeds(reading: Reading, start: int, end: int) -> frozenset[str]:
    """The types of the events told within a stretch of text."""
    return frozenset(e.type for e in reading.item.events if start <= e.start < end)


_CUES = frozenset(
    skeleton(stem(w))
    for w in words(
        "نفى نفت نفي ينفي تنفي نافيا كذب تكذيب صحة خبر الخبر أنباء معلومات ادعاء ادعاءات مزاعم زعم تقرير تقارير نشر نشرته "
        "نشرت أورد أورده أوردته تداول تداولته تداولت تردد بيان تصريح تصريحات وكالة صحيفة موقع قناة إذاعة أمر شأن قاطعا جملة "
        "وتفصيلا عار أساس حصيلة تصويب صواب خطأ أخطأت سحب سحبت حذف حذفت اعتذر تراجع إعلام وسائل متحدث ناطق رسمي باسم مصدر مسؤول"
    )
)


def _of_one_thing(denial: Denial, query: _Query, other: _Query, *, alone: bool) -> bool:
    """Whether two denials of an article may deny one thing: of one sentence or near one another with words in common, one in
    the headline, or, where no claim is found for it, one that says too little."""
    near = abs(query.sentence - other.sentence) <= _BESIDE
    common = len(query.own & other.own)
    if near and common:
        return True
    if min(query.sentence, other.sentence) == 0 and common:
        return alone or common >= _LEAST
    says_little = len(query.own) <= _BRIEF or denial.retraction
    return alone and says_little and 0 <= query.sentence - other.sentence <= 2 * _BESIDE


def _standing(reading: Reading, sentence: int, denied_in: str) -> float:
    """How much likelier a sentence is to be a claim than others, whatever its words."""
    start, end = reading.sentences[sentence]
    factor = _HEADLINE if sentence == 0 else 1.0
    if any(s.start < end and s.end > start and s.stance != "deny" for s in reading.item.statements):
        factor *= _LAID_TO_SOMEBODY
    if any(start <= e.start < end and (e.type == "ACCUSE" or e.alleged) for e in reading.item.events):
        factor *= _CHARGED
    if any(d.start < end and start < d.end for d in reading.item.denials):
        factor *= _DENIED_ITSELF
    return factor * _NAMED if _is_named(reading, denied_in) else factor


_KINDS = words("صحيفة جريدة وكالة موقع قناة إذاعة شبكة للأنباء الأنباء أنباء الإخبارية مجلة")


def _is_named(reading: Reading, denied_in: str) -> bool:
    """Whether a sentence names the outlet of an article: `ما نشرته وكالة الرافد`."""
    name = [w for w in fold(reading.article.outlet or "").split() if w not in _KINDS]
    return bool(name) and " ".join(name[:2]) in denied_in


def _in_time(claim: Reading, denial: Reading) -> bool:
    if claim.published is None or denial.published is None:
        return True
    return 0 <= denial.published.first - claim.published.first <= _DAYS_BACK


def _claim_in(reading: Reading, sentence: int, asked: Iterable[str], score: float) -> Claim:
    """The claim of a sentence: what is said there, else the whole; with the event whose words are likest."""
    start, end = reading.sentences[sentence]
    own = frozenset(asked)

    def likeness(n: int) -> tuple[int, int]:
        return len(own & set(map(skeleton, content_stems(reading.item.events[n].text)))), -n

    events = [
        n for n, e in enumerate(reading.item.events) if start <= e.start < end and e.factuality == "asserted"
    ]
    event = max(events, key=likeness, default=None)
    return Claim(reading, Ref(article=reading.source, start=start, end=end), event, score)
