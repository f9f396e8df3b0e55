"""Annotated articles in any number, made of the sentences of a few: each sentence with all that was read in it.

Annotating 100,000 articles takes hours; moving what was read in a sentence to another place and day takes a moment. The
sentences of the given articles are dealt out anew, each once a round; from the second round on a part of the words that no
record rests on is changed for other words, so that no two rounds share a passage. Among the articles stand planted ones:
copies of others, and happenings that several articles of near days tell in other words. What is planted is told with each
article, so that what linking finds can be scored. All of it follows from the seed.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from isnad.records import Annotations, Article, Denial, Event, Pledge, Record, Statement

OUTLETS = 60
_FIRST_DAY = date(2010, 1, 1)
_SENTENCES = 4, 12
_WORDS = 6
"""Words of a sentence that is dealt out, at least."""
_PASSAGE = 8
"""Words in a row that two sentences of the stock do not share."""
_OTHER_WORDS = 0.3
"""The share of the words without a record that are other words in another round or telling."""
_COPIES, _EDITED = 0.06, 0.5
"""The share of articles of which another is a copy, and of the copies those that are edited."""
_TOLD = 0.04
"""Happenings for each article: each is told by as many articles as `_TELLERS` says."""
_TELLERS = 2, 5
_TYPES = frozenset(("ASSAULT", "PROTEST", "COERCE", "CONSULT", "AID"))
_SURE = 0.6
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"times\[(\d+)\]")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Made(NamedTuple):
    """An article with what is planted in it: of which article it is a copy, and the happening it tells with the place of the
    event that tells it."""

    item: Annotations
    copy_of: str | None = None
    happening: int | None = None
    event: tuple[int, int] | None = None


class Piece(NamedTuple):
    """A sentence with its records, at offset 0; `day` is that of its article."""

    records: bytes
    day: date
    core: int | None = None
    """The event, by its place in the list, for which the sentence can stand as the telling of a happening."""


class Stock:
    """The sentences of some articles, and the words that stand in no record."""

    def __init__(self, items: Iterable[Annotations]) -> None:
        self.pieces: list[Piece] = []
        self.cores: list[tuple[Piece, ...]] = []
        words: set[str] = set()
        seen: set[int] = set()
        for item in items:
            found = [piece for piece in _pieces(item) if _is_new(piece, seen)]
            words.update(w for piece in found for w in _free_words(_decoded(piece)))
            core = next((n for n, piece in enumerate(found) if piece.core is not None), None)
            if core is not None:
                self.cores.append(tuple(found[core : core + 2]))
                del found[core : core + 2]
            self.pieces += found
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(words):
            self._by_length.setdefault(min(len(word), 8), []).append(word)

    def other_word(self, word: str, chance: random.Random) -> str:
        """Some word about as long."""
        return chance.choice(self._by_length[min(len(word), 8)])


def _pieces(item: Annotations) -> Iterator[Piece]:
    published = item.article.published or ""
    day = date.fromisoformat(published[:10]) if _DAY.match(published) else _FIRST_DAY
    for start, end in item.sentences:
        if len(item.article.text[start:end].split()) < _WORDS:
            continue
        made = _cut(item, start, end)
        records = msgspec.msgpack.encode(made)
        core = next((n for n, e in enumerate(made.events) if _can_be_planted(e, made, day)), None)
        yield Piece(records, day, core)


def _is_new(piece: Piece, seen: set[int]) -> bool:
    """Whether no sentence before shares a passage with this one: among the given articles are copies too."""
    words = _decoded(piece).article.text.split()
    runs = {hash(tuple(words[n : n + _PASSAGE])) for n in range(max(1, len(words) - _PASSAGE + 1))}
    new = runs.isdisjoint(seen)
    seen |= runs
    return new


def _can_be_planted(event: Event, made: Annotations, day: date) -> bool:
    """Whether an event is told so that two tellings of it can be known for one: what, on which day, where, who."""
    if event.type not in _TYPES or event.factuality != "asserted" or event.confidence < _SURE:
        return False
    if event.date is None or not _DAY.fullmatch(event.date) or event.presupposed or event.background:
        return False
    near = abs((date.fromisoformat(event.date) - day).days) <= 2
    told = sum(e.type == event.type for e in made.events)
    where = event.place is not None and event.place.entity is not None
    return near and told == 1 and where and bool(event.actors or event.recipients)


def _decoded(piece: Piece) -> Annotations:
    return msgspec.msgpack.decode(piece.records, type=Annotations)


def _cut(item: Annotations, start: int, end: int) -> Annotations:
    """What was read in one sentence, with offsets from its beginning; what lies outside is forgotten."""

    def inside(record: Record) -> bool:
        return start <= getattr(record, "start", -1) and getattr(record, "end", end + 1) <= end

    times = [n for n, t in enumerate(item.times) if inside(t)]
    statements = [n for n, s in enumerate(item.statements) if inside(s)]
    number = {old: new for new, old in enumerate(statements)}
    whole = msgspec.msgpack.decode(
        msgspec.msgpack.encode(
            Annotations(
                article=Article(id="", source="", text=item.article.text[start:end]),
                made_by=item.made_by,
                sentences=[(0, end - start)],
                mentions=[m for m in item.mentions if inside(m)],
                times=[item.times[n] for n in times],
                quantities=[q for q in item.quantities if inside(q)],
                statements=[item.statements[n] for n in statements],
                events=[e for e in item.events if inside(e)],
                pledges=[p for p in item.pledges if inside(p)],
                denials=[d for d in item.denials if inside(d)],
            )
        ),
        type=Annotations,
    )
    for event in whole.events:
        found = _TIME.fullmatch(event.date_from or "")
        if found is not None:
            at = int(found[1])
            event.date_from = f"times[{times.index(at)}]" if at in times else None
    for record in (*whole.events, *whole.pledges, *whole.denials):
        record.statement = number.get(record.statement) if record.statement is not None else None
    for statement in whole.statements:
        statement.within = number.get(statement.within) if statement.within is not None else None
        if statement.cue is not None and not inside(statement.cue):
            statement.cue = None
    for denial in whole.denials:
        if denial.denies is not None and not inside(denial.denies):
            denial.denies = None
    for record in _spanned(whole):
        if not inside(record):
            record.start = record.end = None
    _move(whole, lambda offset: offset - start, None)
    return whole


_LISTS = ("mentions", "times", "quantities", "statements", "events", "pledges", "denials")
_WITHIN: dict[type[Record], tuple[str, ...]] = {
    Annotations: _LISTS,
    Statement: ("cue", "speaker", "chain"),
    Event: ("actor", "recipient", "actors", "recipients", "place", "deaths", "injured", "words"),
    Pledge: ("who",),
    Denial: ("who", "denies"),
}
"""The fields of a record that hold others."""


def _records(record: Record) -> Iterator[Record]:
    """The records within a record, of whatever depth."""
    for name in _WITHIN.get(type(record), ()):
        value: Record | list[Record] | None = getattr(record, name)
        for one in value if isinstance(value, list) else (value,):
            if one is not None:
                yield one
                yield from _records(one)


def _spanned(record: Record) -> Iterator[Any]:
    """The records within a record that point at words; of many kinds, which have no class of their own."""
    return (one for one in _records(record) if getattr(one, "start", None) is not None)


def _move(item: Annotations, to: Callable[[int], int], text: str | None) -> None:
    """Move every offset; with a text, give each record its words anew."""
    for record in _spanned(item):
        record.start, record.end = to(record.start), to(record.end)
        proper = getattr(record, "proper", None)
        if proper is not None:
            record.proper = to(proper[0]), to(proper[1])
        if text is not None and hasattr(record, "text"):
            record.text = text[record.start : record.end]


def _resting(item: Annotations) -> list[tuple[int, int]]:
    """The stretches of a sentence in which every word is some record's; those of statements and their like hold other words too."""
    around = (*item.statements, *item.pledges, *item.denials)
    wide = {id(record) for record in around} | {id(d.denies) for d in item.denials}
    return [
        (start, end)
        for record in _records(item)
        if id(record) not in wide and isinstance(start := getattr(record, "start", None), int)
        and isinstance(end := getattr(record, "end", None), int)
    ]  # fmt: skip


def _free(item: Annotations) -> Iterator[re.Match[str]]:
    """The words of a sentence that stand in no record."""
    resting = _resting(item)
    for found in _WORD.finditer(item.article.text):
        if not any(start < found.end() and found.start() < end for start, end in resting):
            yield found


def _free_words(item: Annotations) -> Iterator[str]:
    return (found[0] for found in _free(item))


# ---------------------------------------------------------------- articles


class Maker:
    """Makes articles of a stock of sentences, so many a day."""

    def __init__(self, stock: Stock, seed: int, per_day: int) -> None:
        self._stock = stock
        self._seed = seed
        self._per_day = per_day
        self._dealt = self._deal()
        self._made = 0
        self._happenings = 0

    def articles(self, count: int) -> Iterator[Made]:
        """So many articles, in the order of their days but for what is planted a day or two later."""
        return islice(self._all(), count)

    def _all(self) -> Iterator[Made]:
        while True:
            chance = random.Random(f"{self._seed}:{self._made}")
            lot = chance.random()
            if lot < _COPIES:
                yield from self._copied(chance)
            elif lot < _COPIES + _TOLD:
                yield from self._told(chance)
            else:
                yield Made(self._article(self._day, self._some(chance), chance))

    @property
    def _day(self) -> date:
        return _FIRST_DAY + timedelta(self._made // self._per_day)

    def _deal(self) -> Iterator[tuple[Piece, bool]]:
        """The sentences without end, each once a round, with whether it was dealt before."""
        again = False
        for number in range(10**9):
            order = list(range(len(self._stock.pieces)))
            random.Random(f"{self._seed}:round:{number}").shuffle(order)
            yield from ((self._stock.pieces[n], again) for n in order)
            again = True

    def _some(self, chance: random.Random, size: int | None = None) -> list[Annotations]:
        day, size = self._day, size or chance.randint(*_SENTENCES)
        return [self._worded(p, day, chance if a else None) for p, a in islice(self._dealt, size)]

    def _worded(
        self, piece: Piece, day: date, chance: random.Random | None, share: float = _OTHER_WORDS
    ) -> Annotations:
        """A sentence as told on a day: its dates moved with it, and with `chance` a share of its free words changed."""
        item = _decoded(piece)
        _redate(item, day - piece.day)
        if chance is None:
            return item
        text: list[str] = []
        at, starts, deltas = 0, [0], [0]
        old = item.article.text
        for found in _free(item):
            if chance.random() < share:
                word = self._stock.other_word(found[0], chance)
                text += [old[at : found.start()], word]
                at = found.end()
                starts.append(at)
                deltas.append(deltas[-1] + len(word) - len(found[0]))
        new = "".join([*text, old[at:]])
        _move(item, lambda offset: offset + deltas[bisect_right(starts, offset) - 1], new)
        item.article.text = new
        item.sentences = [(0, len(new))]
        return item

    def _article(
        self, day: date, sentences: Sequence[Annotations], chance: random.Random, outlet: int | None = None
    ) -> Annotations:
        """One article of these sentences, published on a day."""
        number = self._made
        self._made += 1
        whole = Annotations(
            article=Article(
                id=f"a{number:07}",
                source=f"{number:07}",
                outlet=f"جريدة رقم {chance.randrange(OUTLETS) if outlet is None else outlet}",
                published=day.isoformat(),
            ),
            made_by=sentences[0].made_by,
        )
        text, at = "", 0
        for one in sentences:
            at = len(text)
            _move(one, lambda offset, at=at: offset + at, None)
            times, statements = len(whole.times), len(whole.statements)
            for event in one.events:
                if event.date_from and (found := _TIME.fullmatch(event.date_from)):
                    event.date_from = f"times[{int(found[1]) + times}]"
            for record in (*one.events, *one.pledges, *one.denials):
                if record.statement is not None:
                    record.statement += statements
            for statement in one.statements:
                if statement.within is not None:
                    statement.within += statements
            whole.sentences.append((at, at + len(one.article.text)))
            for name in _LISTS:
                getattr(whole, name).extend(getattr(one, name))
            text += one.article.text + "\n"
        whole.article.text = text
        whole.article.title = text.split("\n", 1)[0][:80]
        return whole

    def _copied(self, chance: random.Random) -> Iterator[Made]:
        """An article and another that copies it: to the letter, or without its end, with another beginning and other words."""
        day, sentences = self._day, self._some(chance)
        again = msgspec.msgpack.decode(msgspec.msgpack.encode(sentences), type=list[Annotations])
        first = self._article(day, sentences, chance)
        yield Made(first)
        later = day + timedelta(chance.choice((0, 0, 1)))
        if chance.random() < _EDITED and len(again) > _SENTENCES[0]:
            again = [*self._some(chance, 1), *again[1:-1]]
        yield Made(self._article(later, again, chance), copy_of=first.article.source)

    def _told(self, chance: random.Random) -> Iterator[Made]:
        """Several articles that tell one happening, each in other words and among other sentences."""
        core = self._stock.cores[self._happenings % len(self._stock.cores)]
        number, day = self._happenings, self._day
        self._happenings += 1
        outlets = chance.sample(range(OUTLETS), chance.randint(*_TELLERS))
        for n, outlet in enumerate(outlets):
            told = [self._worded(piece, day, chance if n else None) for piece in core]
            at = core[0].core
            assert at is not None
            event = told[0].events[at]
            place = event.start, event.end
            published = day + timedelta(chance.choice((0, 0, 1)) if n else 0)
            rest = self._some(chance)
            yield Made(
                self._article(published, [*told, *rest], chance, outlet), happening=number, event=place
            )


def _redate(item: Annotations, by: timedelta) -> None:
    """Move the days that a sentence tells."""
    for time in item.times:
        time.value = _moved(time.value, by) or time.value
    for event in item.events:
        event.date = _moved(event.date, by)
    for pledge in item.pledges:
        pledge.due = _moved(pledge.due, by)


def _moved(value: str | None, by: timedelta) -> str | None:
    if value is None or not _DAY.fullmatch(value):
        return value
    return (date.fromisoformat(value) + by).isoformat()
