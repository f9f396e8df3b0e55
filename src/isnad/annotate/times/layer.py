"""Time expressions: finds them and gives their TIMEX3 values.

Grammar and values follow TimeML's TIMEX3; the words of every Arab calendar stand in
`language/data/calendar.yaml`.
An article that says `اليوم (الاثنين)` or `أمس الأحد` fixes the day it speaks from; it may
differ from the day of
publication by a day or two, and then relative expressions are counted from it.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import TYPE_CHECKING

from isnad.annotate.times.grammar import Grammar
from isnad.annotate.times.in_names import in_a_name
from isnad.annotate.times.values import Anchor, Kind, Reading, resolve
from isnad.language.calendar import CONTEXT, look_up, phrase_head
from isnad.language.numbers import is_number_word, read_ordinal
from isnad.language.remembered import remembered
from isnad.language.tokens import Token
from isnad.records import Annotations, Time

if TYPE_CHECKING:
    from isnad.annotate.view import TextView

_FUTURE = CONTEXT["future"]
_SCHEDULED = CONTEXT["scheduled"]
_CLAUSE = CONTEXT["clause"]
_REACH = 30  # tokens back in which the verb of the clause is sought


class Times:
    """Annotator `times.1`: needs tokens; gives `Annotations.times`."""

    name = "times.1"
    needs = ("tokens",)
    gives = ("times",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the time expressions of one article, in text order.

        Relative expressions are resolved against `out.article.published`; without it their value keeps X for
        what is unknown (`XXXX-01-05`, `XXXX-WXX-3`).
        """
        readings = read(view)
        if not readings:
            return
        published = _date(view.article.published)
        dateline = _dateline(readings, view) if published is None else None
        today = _speaking_day(readings, published) if dateline is None else _day_of(dateline)
        memory = _Memory(today, None if dateline is None else readings.index(dateline))
        for reading in readings:
            _settle_tense(reading, view)
            if reading.quoted and memory.speech_day(reading) is not None:
                out.times.append(memory.quoted_today(view.text, reading))
            else:
                out.times.append(memory.time(view.text, reading))


def read(view: TextView) -> list[Reading]:
    """All time expressions of the article, unresolved, in order; they do not overlap."""
    tokens = view.tokens
    grammar = Grammar(view.text, tokens)
    found: list[Reading] = []
    for first, last in view.sentences:
        i = first
        while i < last:
            token = tokens[i]
            if not (token.kind == "number" or (token.kind == "word" and _triggers(token.form))):
                i += 1
                continue
            reading = grammar.find(i, last)
            if reading is None:
                i += 1
                continue
            if in_a_name(view, reading) or _does(view, reading):
                i = max(reading.last, i + 1)
                continue
            _known_day(reading, tokens)
            reading.mod = reading.mod or _about(tokens, reading)
            found.append(reading)
            i = max(reading.last, i + 1)
    _date_weekdays(found, tokens)
    _share_years(found, tokens)
    _hours_of_every_day(found, tokens)
    return _share_months(found)


def _does(view: TextView, reading: Reading) -> bool:
    """Whether what looks like a time is a verb: `مهاجمين فجرا سيارتين`."""
    return (
        reading.last - reading.first == 1
        and view.tokens[reading.first].form == "فجرا"
        and view.tags[reading.first].tag == "V"
    )


def _date_weekdays(readings: list[Reading], tokens: list[Token]) -> None:
    """`يوم الخميس بتاريخ 30-07-2015م`: the weekday is that of the date beside it."""
    for a, b in itertools.pairwise(readings):
        if (
            a.weekday is None
            or a.day is not None
            or a.shift is not None
            or not (b.day and b.month and b.year)
        ):
            continue
        between = [t.form for t in tokens[a.last : b.first]]
        if "بتاريخ" in between and len(between) <= _BETWEEN:
            a.day, a.month, a.year, a.hijri = b.day, b.month, b.year, b.hijri


def _hours_of_every_day(readings: list[Reading], tokens: list[Token]) -> None:
    """`حظر تجول من العاشرة مساء حتى الخامسة صباحا`: hours from and to which, of no one day."""
    for a, b in itertools.pairwise(readings):
        if not (_bare_clock(a) and _bare_clock(b)) or a.first < 1:
            continue
        between = [t.form for t in tokens[a.last : b.first] if t.form not in ("الساعه", ")")]
        opens = {tokens[i].form for i in range(max(0, a.first - 2), a.first)}
        if len(between) <= _BETWEEN and not _TO.isdisjoint(between) and not _FROM.isdisjoint(opens):
            a.daily = b.daily = True


def _bare_clock(r: Reading) -> bool:
    """Whether a reading is an hour with nothing that says of which day."""
    return (
        r.clock is not None
        and r.shift is None
        and r.weekday is None
        and r.day is None
        and r.month is None
        and r.same is None
    )


_TO = frozenset(("حتي", "الي", "وحتي", "والي", "لغايه"))
_FROM = frozenset(("من", "بين", "ومن", "منذ"))
_BETWEEN = 2  # tokens between a weekday and its date
_ABOUT = frozenset(
    ("نحو", "حوالي", "قرابه", "زهاء", "يقارب", "يناهز", "يقرب", "حدود", "لنحو", "بنحو", "لقرابه")
)


def _about(tokens: list[Token], r: Reading) -> str | None:
    """APPROX where the words beside a time say that it is about that: `قرابة ثلاثة أيام`, `أربعين دقيقة تقريبا`."""
    if r.repeated or (r.fixed or "").endswith("REF"):
        return None
    before = tokens[r.first - 1].form if r.first else ""
    after = tokens[r.last].form if r.last < len(tokens) else ""
    return "APPROX" if before in _ABOUT or after == "تقريبا" else None


def _known_day(r: Reading, tokens: list[Token]) -> None:
    """`هجمات 11 سبتمبر` are those of one year, whatever the year of the article."""
    if (r.day, r.month, r.year) == (11, 9, None) and r.first and tokens[r.first - 1].form in _ATTACKS:
        r.year = 2001


_ATTACKS = CONTEXT["september_2001"]


@remembered
def _triggers(form: str) -> bool:
    """Whether a time expression may begin at a word."""
    return (
        look_up(form) is not None
        or phrase_head(form) is not None
        or is_number_word(form)
        or read_ordinal([form, ""], 0) is not None
        or form in ("عده", "لعده", "بضعه", "بضع", "وعده")
    )


def _share_years(found: list[Reading], tokens: list[Token]) -> None:
    """`من 5 إلى 7 يناير 2015`: what the first of a pair leaves open comes from the second."""
    for one, two in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if (one.day is None and one.month is None) or two.month is None or two.first - one.last > 2:
            continue
        between = [t.form for t in tokens[one.last : two.first]]
        if between and not set(between) <= {"و", "الي", "حتي", "-", "او", "يوم", "والي", "وحتي", "/"}:
            continue
        if one.bare_day:
            one.month, one.hijri, one.year, one.direction = two.month, two.hijri, two.year, two.direction
        elif (
            one.month is not None
            and one.year is None
            and two.year is not None
            and one.hijri == two.hijri
            and one.direction is None
        ):
            one.year = two.year if (one.month, one.day or 0) <= (two.month, two.day or 31) else two.year - 1


def _share_months(found: list[Reading]) -> list[Reading]:
    """`في 5 يناير ... وفي 25 منه`: the month is the one named last; where none was, there is no date."""
    kept: list[Reading] = []
    named: Reading | None = None
    for r in found:
        if r.of_month:
            if named is None:
                continue
            r.month, r.hijri, r.year, r.direction = named.month, named.hijri, named.year, named.direction
            r.shift = named.shift if named.shift and named.shift[0] in ("M", "Y") else None
        elif r.month is not None or (r.shift is not None and r.shift[0] == "M"):
            named = r
        kept.append(r)
    return kept


def _date(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _dateline(readings: list[Reading], view: TextView) -> Reading | None:
    """The full date of the dateline of an article that no metadata dates: `(نيروبي، 21 نوفمبر 2023) – قالت`."""
    for r in readings[:_FIRST_TIMES]:
        if r.hijri or r.day is None or r.month is None or r.year is None:
            continue
        sentence = view.sentence_of(r.first)
        start = view.sentences[sentence][0]
        if sentence > _HEAD or r.first - start > _INTO:
            continue
        opened = any(t.form == "(" for t in view.tokens[start : r.first])
        closed = any(t.form in (")", "-", ":") for t in view.tokens[r.last : r.last + _CLOSING])
        told = any(view.tags[i].tag == "V" for i in range(start, r.first))
        if closed and not told and (opened or r.first - start <= _PLACE):
            return r
    return None


def _day_of(r: Reading) -> date | None:
    try:
        return date(r.year or 1, r.month or 1, r.day or 1)
    except ValueError:
        return None


_FIRST_TIMES = 4  # times of an article among which its dateline has one
_HEAD = 4  # sentences in which a dateline stands
_INTO = 8  # tokens of a dateline before its date
_PLACE = 4  # tokens of a dateline before its date where no bracket opens it
_CLOSING = 3  # tokens after the date in which it closes


def _speaking_day(readings: list[Reading], published: date | None) -> date | None:
    """The day the article speaks from: publication, or a day up to five before or one after it
    where the text puts
    a weekday beside today, yesterday or tomorrow that only such a day fits."""
    if published is None:
        return None
    votes: dict[int, int] = {}
    for r in readings:
        if r.shift is None or r.shift[0] != "D" or r.weekday is None or r.month is not None:
            continue
        named = (published + timedelta(days=r.shift[1])).isoweekday()
        off = (r.weekday - named) % 7
        off = off - 7 if off > 1 else off
        votes[off] = votes.get(off, 0) + 1
    if not votes:
        return published
    best = max(votes, key=lambda o: (votes[o], o == 0))
    return published + timedelta(days=best)


class _Memory:
    """The dates given so far: what later expressions of the article lean on."""

    def __init__(self, today: date | None, dateline: int | None = None) -> None:
        self.today = today
        self.dateline = dateline
        self.count = 0
        self.last: tuple[int, str] | None = None
        self.last_day: tuple[int, str] | None = None
        self.last_day_sentence = -99
        self.spoken: date | None = None

    def time(self, text: str, r: Reading) -> Time:
        """The record of a reading, remembered for those after it."""
        type_, value, anchored = resolve(r, Anchor(self.today, self.last, self.last_day))
        if r.weekday is not None and self._before_speech(r, value):
            assert self.today is not None
            value = (self.today - timedelta(days=7)).isoformat() + value[10:]
        return self._keep(text, r, type_, value, anchored)

    def _before_speech(self, r: Reading, value: str) -> bool:
        """In an article that speaks from yesterday, a bare weekday of today's name is a week ago."""
        return (
            self.spoken is not None and self.today is not None and self.spoken < self.today
            and value[:10] == self.today.isoformat() and not r.future and r.direction is None
            and r.shift is None and r.month is None
        )  # fmt: skip

    def speech_day(self, r: Reading) -> date | None:
        """The day of the speech that a quoted `اليوم` stands in, if the text dates it shortly
        before today."""
        if self.today is None or self.last_day is None:
            return None
        day = _date(self.last_day[1])
        if day is None or not timedelta(0) < self.today - day <= timedelta(days=3):
            return None
        return day

    def quoted_today(self, text: str, r: Reading) -> Time:
        """`اليوم` in the words of someone who spoke on an earlier day."""
        day = self.speech_day(r)
        assert day is not None
        assert self.last_day is not None
        self.spoken = day
        kind: Kind = "TIME" if r.part else "DATE"
        value = day.isoformat() + (f"T{r.part}" if r.part else "")
        return self._keep(text, r, kind, value, f"times[{self.last_day[0]}]")

    def _keep(self, text: str, r: Reading, type_: Kind, value: str, anchored: str | None) -> Time:
        if anchored == "published" and self.dateline is not None:
            anchored = f"times[{self.dateline}]"
        if type_ in ("DATE", "TIME") and value[:1].isdigit():
            day = value.split("T")[0]
            self.last = (self.count, day)
            if len(day) == 10:
                self.last_day = (self.count, day)
        self.count += 1
        return Time(
            text=text[r.start : r.end],
            start=r.start,
            end=r.end,
            type=type_,
            value=value,
            mod=r.mod,
            anchored_on=anchored,
        )


# ---------------------------------------------------------------- tense and quotation


def _settle_tense(r: Reading, view: TextView) -> None:
    """Whether the clause of an expression speaks of the future; only where its value depends on it."""
    open_year = (r.month is not None or r.feast is not None) and r.year is None
    if r.shift == ("D", 0) and r.weekday is None:
        r.quoted = _in_quotation(view, r.first)
        r.future = False if view.article.published is None and _told_of(view, r.first) else None
        return
    if (
        r.direction is not None
        or r.shift is not None
        or not (open_year or r.weekday is not None or r.sub is not None)
    ):
        return
    r.future = _tense(view, r.first, r.last)
    r.term = open_year and _deadline(view, view.sentences[view.sentence_of(r.first)][0], r.first)
    r.ahead = open_year and _called_for(view, r.first)


def _tense(view: TextView, first: int, last: int) -> bool | None:
    """True for a future clause, False for a past one, None where no verb tells: the nearest verb before the
    expression, else the first one after it."""
    start, end = view.sentences[view.sentence_of(first)]
    tokens, tags = view.tokens, view.tags
    if _deadline(view, start, first):
        return True
    for i in range(first - 1, max(start, first - _REACH) - 1, -1):
        form = tokens[i].form
        if form in _CLAUSE:
            break
        if form in _FUTURE or (form in _SCHEDULED and tags[i].tag == "V"):
            return True
        tense = _verb_tense(view, i)
        if tense is not None:
            return tense
    for i in range(last, min(end, last + 8)):
        if tokens[i].form in _FUTURE:
            return True
        tense = _verb_tense(view, i)
        if tense is not None:
            return tense
    return None


def _called_for(view: TextView, first: int) -> bool:
    """Whether a date is that of a deed called for, promised, decided or put off: `هدد بالدعوة إلى إضراب يوم 31 مارس`, `إرجاء البت إلى مايو`."""
    start = view.sentences[view.sentence_of(first)][0]
    deed = False
    for i in range(first - 1, max(start, first - _REACH) - 1, -1):
        tagged = view.tags[i]
        if view.tokens[i].form in _CLAUSE:
            return False
        if tagged.tag == "V":
            return deed and any(v.lemma in _WILLING for v in tagged.verbs)
        for noun in tagged.nouns:
            if noun.kind == "masdar" and noun.lemma in _WILLING:
                return True
            deed = deed or noun.kind == "masdar"
    return False


_WILLING = frozenset(
    {
        "هدد.2", "وعد.5", "وعد.1", "عهد.5", "دعو.1", "طلب.3", "طلب.1", "قرر.2", "لوح.2", "وفق.8", "رجء.4", "ءجل.2", "مدد.2",
        "لزم.8", "عزم.8", "خطط.2", "حدد.2", "مهل.4", "نوي.1", "قرح.8", "وصي.4", "علن.4", "بلغ.4", "جدول.1", "برمج.1",
    }
)  # fmt: skip


def _verb_tense(view: TextView, i: int) -> bool | None:
    tagged = view.tags[i]
    if tagged.tag != "V" or not tagged.verbs:
        return None
    if any(v.future for v in tagged.verbs) or _intended(view, i):
        return True
    if all(v.features.tense == "perfect" for v in tagged.verbs):
        return False
    return None


def _told_of(view: TextView, i: int) -> bool:
    """Whether a verb right before or after `اليوم` tells of something done that day, and not of how things are nowadays."""
    for t in (*range(i - 1, max(-1, i - 4), -1), *range(i + 1, min(len(view.tokens), i + 3))):
        verbs = view.tags[t].verbs if view.tags[t].tag == "V" else ()
        if verbs:
            return all(v.features.tense == "perfect" and v.lemma != "كون.1" for v in verbs)
    return False


def _intended(view: TextView, i: int) -> bool:
    """Whether the verb at token `i` is what shall be done: `على أن تُنشر`, `قرر أن يجتمع`, and not `قبل أن يصل`."""
    imperfect = any(v.features.tense == "imperfect" for v in view.tags[i].verbs)
    if not imperfect or i < 2 or view.tokens[i - 1].form != "ان":
        return False
    return view.tokens[i - 2].form not in _REACHED


_REACHED = frozenset(("قبل", "بعد", "دون", "منذ", "الي", "غير", "بدون", "كاد", "كادت", "يمكن", "يجب"))
_UP_TO = frozenset(("حتي", "لغايه", "قبل", "موعدا", "اقصاه"))
_ENDING = frozenset(("انقضاء", "انتهاء", "حلول", "مضي", "انصرام", "متم", "موفي"))
_LASTED = frozenset({"مرر.10", "وصل.6", "دوم.1", "ظلل.1", "بقي.1", "نظر.8", "زيد.1"})


def _deadline(view: TextView, start: int, first: int) -> bool:
    """Whether a time is a term: after `حتى` or `قبل`, where nothing is said to have lasted or been done till then (`أعلن تمديد المهلة حتى
    الاثنين`, and not `نزحت 620 أسرة حتى الثلاثاء`)."""
    if first - start > 2 and view.tokens[first - 1].form in _ENDING:
        first -= 1  # قبل انقضاء شهر مارس
    if first <= start or view.tokens[first - 1].form not in _UP_TO:
        return False
    verbs = [i for i in range(start, first) if view.tags[i].tag == "V"]
    if any(v.lemma in _LASTED for i in verbs for v in view.tags[i].verbs):
        return False
    if view.tokens[first - 1].form != "حتي" or not verbs:
        return True
    if all(v.features.tense != "perfect" for v in view.tags[verbs[-1]].verbs):
        return True
    return any(n.kind == "masdar" for i in range(verbs[-1] + 1, first) for n in view.tags[i].nouns)


def _in_quotation(view: TextView, i: int) -> bool:
    """Whether token `i` stands inside a quotation of its sentence."""
    start = view.sentences[view.sentence_of(i)][0]
    depth = 0
    for token in view.tokens[start:i]:
        if token.text in ("«", "“", "„"):
            depth += 1
        elif token.text in ("»", "”"):
            depth = max(0, depth - 1)
        elif token.text == '"':
            depth = 0 if depth else 1
    return depth > 0
