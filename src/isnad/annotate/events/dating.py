"""Which time expression dates an event: that of its clause, else of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from isnad.annotate.events.clause_times import (
    OF_DEEDS,
    at_that_time,
    in_relative,
    of_a_reaction,
    of_an_entry,
    of_another_time,
    of_the_cause,
    phrase_end,
    told_of_another,
    within_a_relative,
)
from isnad.annotate.events.terms import end_of_term, is_limit, moved
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Annotations, Time

_SOURCE = re.compile(r"times\[(\d+)\]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_MARKS = "«\"“”‘'‹„"

CLAIM = "assault.claim"
_TOLLS = frozenset({"assault.dead-counted", "coerce.arrested-counted"})
"""Frames that only count whom a deed befell, which the sentence goes on to tell: `14 معتقلا: تلك حصيلة عملية طاولت فجر الاثنين المخيم`."""
BEGINNING = 3
"""Number of sentences with which an article sets its scene, the headline and the dateline among them."""
_FRESH = 7  # days from a happening to the article that tells it as news

_WEEK = re.compile(r"\d{4}-W\d\d(?!\d)")
_DATED = re.compile(r"(\d{4}|XXXX)(-(\d\d|XX|W\d\d|WXX|Q\d|SU|WI|SP|FA)(-(\d\d|XX|\d))?)?")


def iso_date(value: str) -> str | None:
    """The ISO date in a TIMEX3 value, as precise as it is, a week as `2025-W27`; None where it holds none
    (PRESENT_REF, P3D)."""
    if week := _WEEK.match(value):
        return week.group(0)
    match = _DATED.match(value)
    if match is None or "W" in value or "Q" in value or value[4:7] in ("-SU", "-WI", "-SP", "-FA"):
        return match.group(1) if match and match.group(1) != "XXXX" else None
    found = match.group(0)
    if found.startswith("XXXX-XX"):
        return None
    return None if found == "XXXX" else found


def first_day(value: str) -> str:
    """An ISO date made comparable with others as text: a week is its Monday, all else stays as it is.

    >>> first_day("2025-W27"), first_day("2025-07")
    ('2025-06-30', '2025-07')
    """
    if _WEEK.fullmatch(value) is None:
        return value
    try:
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 1).isoformat()
    except ValueError:
        return value[:4]


class Dating:
    """Dates the triggers of an article."""

    def __init__(self, view: TextView, out: Annotations) -> None:
        self.view, self.out = view, out
        self.times = [(i, t, self._day(t)) for i, t in enumerate(out.times) if not is_limit(view, t)]

    def _day(self, time: Time) -> str | None:
        """The ISO date in a time: that of `مطلع العام` is its first month, that of `قبل نهاية العام` its last day."""
        day, view = iso_date(time.value), self.view
        if day is None or len(day) != len("2024") or time.type != "DATE":
            return day
        first = view.token_at(time.start)
        if time.mod == "START" and view.tags[first].rest in _OPENING:
            return f"{day}-01"
        by = first > 0 and view.tags[first - 1].rest in _BY
        return f"{day}-12-31" if by and time.mod == "END" and view.tags[first].rest in _ENDING else day

    def of(
        self, sentence: Sentence, trigger: Trigger, *, until: str | None = None, to_come: bool = False
    ) -> tuple[str | None, str | None]:
        """The date of a trigger and where it is from (`times[i]`), or (None, None).

        With `until`, an ISO date, no later one is taken: what an article tells as done lies before it. With `to_come` only a time told behind
        the trigger is taken that is not over at publication: `اتفقا أمس على عقد جولة ثالثة في 27 آذار`."""
        view = sentence.view
        low, high = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
        here = [(i, t, d) for i, t, d in self.times if low <= t.start < high]
        if not here:
            return None, None
        if trigger.unit.frame.id == CLAIM:
            return None, None  # the day of the claim is not that of what is claimed
        counted = self._counted(sentence, trigger, here)
        if counted is not None:
            return counted
        later = self._later(sentence, trigger, here)
        if later is not None and not to_come:
            return later
        dated = [(i, t, d) for i, t, d in here if d is not None and t.type in ("DATE", "TIME")]
        quoted = self._quotation(view.text, view.tokens[trigger.first].start)
        if quoted is not None:  # «…»، قال الطبيب بعد ظهر الأحد: the day of the words is not that of the deed
            dated = [x for x in dated if quoted[0] <= x[1].start < quoted[1]]
        offset = view.tokens[trigger.first].start
        apart = [x for x in dated if self._said_apart(x[1], offset)]
        dated = [x for x in dated if x not in apart]
        dated = [x for x in dated if not self._of_the_charge(x[1], view.tokens[trigger.first].start)]
        dated = [x for x in dated if not self._of_another_saying(x[1], view.tokens[trigger.last - 1].end)]
        dated = [x for x in dated if not within_a_relative(sentence, trigger, x[1])]
        dated = [x for x in dated if not of_a_reaction(sentence, trigger, x[1])]
        dated = [x for x in dated if not self.of_a_writing(x[1], trigger)]
        dated = [x for x in dated if not self._of_something_named(x, trigger)]
        dated = [x for x in dated if not self._set_for_another(x[1], trigger)]
        dated = [x for x in dated if not self._since_another(sentence, x[1], trigger)]
        if until is not None:
            dated = [x for x in dated if first_day(x[2] or "") <= until]
        if to_come:
            offset, published = view.tokens[trigger.first].start, (self.out.article.published or "")[:10]
            dated = [x for x in dated if x[1].start > offset and (x[2] or "") >= published[: len(x[2] or "")]]
        if not dated and self._denied(offset):
            i, day = next(((i, d) for i, _, d in apart if _DAY.fullmatch(d)), (-1, None))
            return day, f"times[{i}]" if day is not None else None
        if not dated:
            return None, None
        start, end = self._clause(sentence, trigger)
        if (
            trigger.unit.frame.type in OF_DEEDS
        ):  # متهمة إياها بنقل نفط بين 2020 و2024: years are those of the deed
            position = view.tokens[trigger.first].start
            dated = [x for x in dated if x[1].start < position or _DAY.fullmatch(x[2] or "")]
        if not trigger.verbal and of_another_time(sentence, trigger):
            start = view.tokens[trigger.last - 1].end  # بعد سلسلة هجمات: not on the day of what followed
            end = min(end, phrase_end(sentence, trigger))
        inside = [
            x for x in dated if start <= x[1].start < end and not told_of_another(sentence, trigger, x[1])
        ]
        if not trigger.verbal:
            inside = [x for x in inside if not of_the_cause(sentence, trigger, x[1])] or inside
        if inside:
            position = view.tokens[trigger.first].start
            chosen = min(
                inside, key=lambda x: (0 if x[1].start > position else 1, abs(x[1].start - position))
            )
            i, _, d = self._first_of_several(chosen, dated)
            return d, f"times[{i}]"
        shared = [x for x in dated if x[1].start < view.tokens[trigger.first].start]
        if shared and (at_that_time(sentence, trigger) or of_an_entry(sentence, shared[-1][1])):
            return shared[-1][2], f"times[{shared[-1][0]}]"
        only = (
            dated[0]
            if len(dated) == 1
            and (trigger.verbal or trigger.unit.frame.id in _TOLLS)
            and dated[0][1].start > view.tokens[trigger.first].start
            and not in_relative(sentence, trigger, dated[0][1])
            and not told_of_another(sentence, trigger, dated[0][1])
            else None
        )
        if only is not None:
            return only[2], f"times[{only[0]}]"  # …، بحسب مصادر تحدثت لرويترز الثلاثاء
        return None, None

    def _first_of_several(
        self, chosen: tuple[int, Time, str], dated: Sequence[tuple[int, Time, str]]
    ) -> tuple[int, Time, str]:
        """The first of the days joined by *and* of which one is chosen: `أضربوا يومي 9 و10 شباط`."""
        for other in reversed([x for x in dated if x[1].start < chosen[1].start]):
            between = self.view.text[other[1].end : chosen[1].start].strip()
            if (
                between != "و"
                or (other[2] or "") > (chosen[2] or "")
                or len(other[2] or "") < len("2024-01-31")
            ):
                break
            token = self.view.token_at(other[1].start)
            if token and self.view.tags[token - 1].rest in _RANGE:
                break
            chosen = other
        return chosen

    def of_an_earlier_time(self, sentence: Sentence, trigger: Trigger) -> tuple[str | None, str | None]:
        """The time long past of which a sentence told before it comes to a trigger: `وفاة شاب في يونيو 2021 بعد توقيفه، ما أثار احتجاجات`."""
        published = (self.out.article.published or "")[:10]
        if not _DAY.fullmatch(published):
            return None, None
        fresh = (date.fromisoformat(published) - timedelta(days=_FRESH)).isoformat()
        low, offset = sentence.view.tokens[sentence.first].start, sentence.view.tokens[trigger.first].start
        for i, time, day in reversed(self.times):
            if not (low <= time.start < offset and time.type == "DATE" and day is not None):
                continue
            past = first_day(day) < fresh[: len(day)] and len(day) > len("2021")
            apart = self._in_what_is_said(time.start) != self._in_what_is_said(offset)
            if past and not apart and not self._told_aside(sentence, time) and not self._has_term(trigger):
                return day, f"times[{i}]"
            return None, None
        return None, None

    def _in_what_is_said(self, offset: int) -> int | None:
        """The statement, by its number, that an offset stands in; the first where there are more."""
        return next((i for i, s in enumerate(self.out.statements) if s.start <= offset < s.end), None)

    def _told_aside(self, sentence: Sentence, time: Time) -> bool:
        """Whether a time is one since which something lasts, or that of what a clause adds: `كانوا قد اختطفوا يوم 14 ماي`."""
        tags, first = sentence.view.tags, sentence.view.token_at(time.start)
        for t in range(first - 1, sentence.first - 1, -1):
            if tags[t].rest in _ASIDE:
                return t > sentence.first + 1 or tags[t].rest == "منذ"
            if tags[t].tag == ".":
                return False
        return False

    def _has_term(self, trigger: Trigger) -> bool:
        """Whether a stretch of time right behind a trigger says how far from that day it was: `خُطف قبل ذلك بيومين`."""
        end = self.view.tokens[trigger.last - 1].end
        return any(t.type == "DURATION" and end < t.start < end + _NEAR_TERM for t in self.out.times)

    def _of_something_named(self, dated: tuple[int, Time, str | None], trigger: Trigger) -> bool:
        """Whether a month or year only says which of its kind something else is: `رفضا لانتخابات يوليو`, `اتفاق 2015`."""
        _, time, day = dated
        t = self.view.token_at(time.start) - 1
        if t < 0 or trigger.first <= t < trigger.last or len(day or "") >= len("2021-01-01"):
            return False
        before = self.view.tags[t]
        return (
            before.tag == "N"
            and not before.article
            and not before.enclitic
            and self.view.tokens[t].end + 1 >= time.start
            and any(n.base in _HELD_AT_TIMES for n in before.nouns)
        )

    def _set_for_another(self, time: Time, trigger: Trigger) -> bool:
        """Whether a time is that for which something else is set: `للمطالبة برحيله ورفضا للانتخابات المقررة في الرابع من تموز`."""
        tags, first = self.view.tags, self.view.token_at(time.start)
        for t in range(first - 1, max(trigger.last, first - _TO_ITS_DAY) - 1, -1):
            if tags[t].article and bare(tags[t].rest) in _SET:
                return t - trigger.last > 1
        return False

    def _since_another(self, sentence: Sentence, time: Time, trigger: Trigger) -> bool:
        """Whether a time is that of something since which an act before it goes on: `قتل 6500 شخص منذ اندلاع الحرب في أبريل`."""
        tags = self.view.tags
        for t in range(self.view.token_at(time.start) - 1, max(trigger.last, sentence.first) - 1, -1):
            if tags[t].tag in (".", "V", "S", "R"):
                return False
            if tags[t].rest == "منذ":
                return any(n.kind == "masdar" for n in tags[t + 1].nouns)
        return False

    def of_its_telling(self, trigger: Trigger, day: str | None, source: str | None) -> bool:
        """Whether a day not after publication, told before what is to come, is that of the demand or the promise: `طالب أمس بالإفراج عنهم`."""
        published = self.out.article.published
        match = _SOURCE.fullmatch(source or "")
        if published is None or day is None or match is None or trigger.verbal:
            return False
        told = self.out.times[int(match.group(1))].start < self.view.tokens[trigger.first].start
        return told and first_day(day) <= published[:10]

    def behind(self, sentence: Sentence, trigger: Trigger, source: str | None) -> bool:
        """Whether the time that a date is from (`times[i]`) stands behind a trigger, and for a verb before all that is joined to it."""
        match = _SOURCE.fullmatch(source or "")
        if match is None:
            return False
        start = self.out.times[int(match.group(1))].start
        if start <= self.view.tokens[trigger.first].start:
            return False
        between = sentence.chunks[trigger.chunk + 1 : sentence.chunk_of(self.view.token_at(start))]
        return not (trigger.verbal and any(c.coordinated for c in between))

    def over_a_time(self, sentence: Sentence, trigger: Trigger) -> bool:
        """Whether what is told happened over a stretch of days and not on one: `قُتل خلال اليومين الماضيين 30 مسلحا`, `حوادث شهدتها في الشهرين
        الأخيرين`."""
        start, end = self._clause(sentence, trigger)
        tags = self.view.tags
        for time in self.out.times:
            if not start <= time.start < end or (time.type == "DATE" and iso_date(time.value) is not None):
                continue
            last = self.view.token_at(time.end - 1)
            if any(tags[t].rest.startswith(_LAST_ONES) for t in range(last, min(last + 2, sentence.last))):
                return True
        return False

    def due(self, sentence: Sentence, trigger: Trigger) -> tuple[str | None, str | None]:
        """The day by which what is planned or threatened shall be done: `بطرد المفتشين في غضون عشرة أيام`."""
        published = self.out.article.published
        if published is None:
            return None, None
        start, end = self._clause(sentence, trigger)
        start = sentence.view.tokens[trigger.first].start
        for i, time, _ in self.times:
            day = end_of_term(sentence.view, time, published) if start < time.start < end else None
            if day is not None:
                return day, f"times[{i}]"
        return None, None

    def scene(self, trigger: Trigger) -> tuple[str, str] | None:
        """The day that the beginning of an article sets for its first act, and where it is from: `لم تكد المدينة تفيق، صباح 11 تموز`."""
        published = (self.out.article.published or "")[:10]
        if not _DAY.fullmatch(published):
            return None
        earliest = (date.fromisoformat(published) - timedelta(days=_FRESH)).isoformat()
        for i, time, day in self.times:
            if self.view.sentence_of(self.view.token_at(time.start)) > BEGINNING:
                return None
            fresh = day is not None and _DAY.fullmatch(day) and earliest <= day <= published
            if day is not None and fresh and not self.of_a_writing(time, trigger):
                return day, f"times[{i}]"
        return None

    def lasting(self, source: str | None) -> bool:
        """Whether the time that a date is from (`times[i]`) is one since which something lasts: `تخوض حربا منذ 15 نيسان`."""
        match = _SOURCE.fullmatch(source or "")
        if match is None:
            return False
        first = self.view.token_at(self.out.times[int(match.group(1))].start)
        return any(self.view.tags[t].rest == "منذ" for t in range(max(0, first - 1), first + 1))

    def _said_apart(self, time: Time, offset: int) -> bool:
        """Whether a time stands in what somebody says of another matter behind: `فرض عقوبات عليه، متهمة إياه بنقل نفط عام 2020`."""
        return any(
            offset < s.start <= time.start < s.end and s.cue is not None and offset < s.cue.start
            for s in self.out.statements
        )

    def _denied(self, offset: int) -> bool:
        """Whether an act is what somebody denies, who may go on to say of what day: `نفى الجيش قصف البلدة، وقال إن طائراته لم تحلق الأحد`."""
        return any(s.stance == "deny" and s.start <= offset < s.end for s in self.out.statements)

    def _of_another_saying(self, time: Time, offset: int) -> bool:
        """Whether a time is that of a saying told behind an act, between its verb and what is said: `نفى الجيش قصف البلدة، وقال الناطق في
        إيجاز مساء أمس إن طائراته لم تحلق`."""
        return any(
            s.cue is not None
            and offset < s.cue.start < time.start < s.start
            and "." not in self.view.text[s.cue.start : s.start]
            for s in self.out.statements
        )

    def _of_the_charge(self, time: Time, offset: int) -> bool:
        """Whether a time is that of the charge or denial in which an act is told: `اتهم المرصد، الأربعاء، الجيش بقصف المخيم`."""
        return any(
            s.stance in ("accuse", "deny")
            and s.start <= offset < s.end
            and s.cue is not None
            and s.cue.start < time.start < s.start
            for s in self.out.statements
        )

    def of_a_writing(self, time: Time, trigger: Trigger) -> bool:
        """Whether a time dates the writing in which an act behind it is told, and so not the act: `قال الجيش في بيان الخميس إن`, `نددت
        الوزارة في بيان أصدرته الجمعة بالهجوم`."""
        view = self.view
        offset = view.tokens[trigger.first].start
        if trigger.unit.frame.type in _WORDS or time.start > offset:
            return False
        if trigger.verbal and not any(
            s.cue is not None and s.cue.start < time.start < s.start <= offset < s.end
            for s in self.out.statements
        ):
            return False
        token = view.token_at(time.start)
        for t in range(token - 1, max(-1, token - _OF_A_WRITING), -1):
            if view.tags[t].tag in (".", "S"):
                return False
            if any(n.base in _WRITINGS for n in view.tags[t].nouns):
                return True
        return False

    def _quotation(self, text: str, offset: int) -> tuple[int, int] | None:
        """The direct speech, between its quotation marks, in which an offset stands."""
        for said in self.out.statements:
            if (
                said.kind == "direct"
                and said.start <= offset < said.end
                and text[max(0, said.start - 1)] in _MARKS
            ):
                return said.start, said.end
        return None

    def _counted(
        self, sentence: Sentence, trigger: Trigger, here: list[tuple[int, Time, str | None]]
    ) -> tuple[str, str] | None:
        """`في 5 كانون الثاني أي بعد يومين من مقتل …`: the killing is two days before the date told."""
        view = sentence.view
        for _i, time, _ in here:
            match = re.fullmatch(r"PT?(\d+)([HDWMY])", time.value)
            if match is None or time.type != "DURATION":
                continue
            after = view.token_at(time.end - 1) + 1
            before = view.token_at(time.start)
            if not (view.tags[before].rest == "بعد" or (before > 0 and view.tags[before - 1].rest == "بعد")):
                continue
            after += view.tags[min(after, sentence.last - 1)].rest in _ABOUT_SO
            if not (after < sentence.last and view.tags[after].rest in ("من", "علي")):
                continue
            announced = any(n.base in _TELLING for n in view.tags[min(after + 1, sentence.last - 1)].nouns)
            if not after < trigger.first <= after + (_ANNOUNCED if announced else 2):
                continue
            known = [
                (j, d) for j, t, d in here if d is not None and _DAY.fullmatch(d) and t.start < time.start
            ]
            if known and match.group(2) in "DWH":
                j, day = known[-1]
                days = round(int(match.group(1)) * {"W": 7, "D": 1, "H": 1 / 24}[match.group(2)])
                return (date.fromisoformat(day) - timedelta(days=days)).isoformat(), f"times[{j}]"
            now = (self.out.article.published or "")[: len("2024-01")]
            if match.group(2) in "MY" and time.value[1] != "T" and now:
                then = moved(now, time.value, -1) or ""
                return (then if match.group(2) == "M" else then[: len("2024")]), f"times[{_i}]"
            return None
        return None

    def _later(
        self, sentence: Sentence, trigger: Trigger, here: list[tuple[int, Time, str | None]]
    ) -> tuple[str, str] | None:
        """The day that lies so far from the one told before in the sentence: `اعتقل في 3 أيار وأفرج عنه بعد يومين`, `خُطف قبل ذلك بيومين`,
        `أعلنت بعده بأسبوع`, `أطلق سراحه في اليوم التالي`."""
        view = self.view
        start, end = self._clause(sentence, trigger)
        offset = view.tokens[trigger.first].start
        for _, time, _ in here:
            if not start <= time.start < end:
                continue
            sign = self._step(sentence, trigger, time)
            if sign == 0:
                continue
            known = [
                (i, d)
                for i, t, d in here
                if d is not None and len(d) >= _A_MONTH and t.start < min(offset, time.start)
            ]
            if not known or _WEEK.match(known[-1][1]):
                return None
            i, day = known[-1]
            value = "P1D" if time.type != "DURATION" else time.value
            then = moved(day, value, sign)
            return (then, f"times[{i}]") if then is not None else None
        return self._on_the_second_day(sentence, (start, end), offset, here)

    def _on_the_second_day(
        self,
        sentence: Sentence,
        clause: tuple[int, int],
        offset: int,
        here: list[tuple[int, Time, str | None]],
    ) -> tuple[str, str] | None:
        """The day after the one told before in the sentence: `أضربوا الأربعاء والخميس واعتصموا في اليوم الثاني`."""
        view = self.view
        for t in range(sentence.first + 1, sentence.last):
            if view.tags[t].rest != "الثاني" or view.tags[t - 1].rest != "اليوم":
                continue
            at = view.tokens[t].start
            further = t + 1 < sentence.last and view.tags[t + 1].rest in _FROM_WHAT
            known = [
                (i, x, d)
                for i, x, d in here
                if d is not None and _DAY.fullmatch(d) and x.start < min(at, offset)
            ]
            if not clause[0] <= at < clause[1] or further or not known:
                continue
            i, _, day = self._first_of_several(known[-1], known)
            then = moved(day, "P1D", 1)
            return (then, f"times[{i}]") if then is not None else None
        return None

    def _step(self, sentence: Sentence, trigger: Trigger, time: Time) -> int:
        """1 for a stretch of time that leads on from the day told before, -1 for one that leads back from it, 0 for others."""
        tags, first, last = self.view.tags, self.view.token_at(time.start), self.view.token_at(time.end - 1)
        if time.type != "DURATION":
            following = self.view.tags[last].rest in _NEXT and tags[first].rest == "اليوم"
            return int(following)
        before = tags[first - 1] if first > sentence.first else None
        if tags[first].prefix == "ب" and before is not None:
            back = [t for t in range(max(sentence.first, first - 2), first) if tags[t].rest.startswith(_BACK)]
            pointed = before.rest == "ذلك" or bool(before.enclitic)
            if not pointed or not back:
                return 0
            return 1 if tags[back[0]].rest.startswith("بعد") else -1
        after = tags[last + 1].rest if last + 1 < sentence.last else ""
        on = (
            tags[first].rest == "بعد" and trigger.verbal and trigger.first < first and after not in _FROM_WHAT
        )
        return int(on)

    def _clause(self, sentence: Sentence, trigger: Trigger) -> tuple[int, int]:
        """Text offsets of the clause around a trigger: bounded by the finite verbs on either side."""
        view, chunks = sentence.view, sentence.chunks
        k = trigger.chunk
        last = trigger.around.end if trigger.around is not None else k + 1
        i = k - 1
        while i >= 0:
            chunk = chunks[i]
            if chunk.kind == "V" or (chunk.kind == "S" and not trigger.verbal) or chunk.kind == "R":
                break
            if (
                chunk.kind == "S"
                and trigger.verbal
                and view.tags[chunk.first].rest not in ("ان", "بان")
                and not view.tags[chunk.first].enclitic
            ):
                break
            i -= 1
        if i >= 0 and chunks[i].kind == "V" and not trigger.verbal:
            i -= 1
            while (
                i >= 0
                and chunks[i].kind in ("TIME", "PP", ".", "B")
                and not (chunks[i].kind == "." and view.tokens[chunks[i].first].form in ("؛", "."))
            ):
                i -= 1
        j = max(last, trigger.chunk + 1)
        crossed = trigger.verbal
        if not trigger.verbal and j < len(chunks) and chunks[j].kind == "R":
            j += 1  # الهجوم الذي وقع الثلاثاء
        while j < len(chunks):
            if chunks[j].kind in ("V", "R", "S"):
                if crossed or chunks[j].kind != "V":
                    break
                crossed = True
            j += 1
        start = view.tokens[chunks[i + 1].first].start
        end = view.tokens[chunks[min(j, len(chunks)) - 1].last - 1].end
        return start, end


_HELD_AT_TIMES = words(
    "انتخاب انتخابات اقتراع استفتاء قمة مؤتمر اتفاق اتفاقية معاهدة حرب ثورة انتفاضة انقلاب دستور قانون موازنة ميزانية مونديال دورة نسخة أحداث هجمات تفجيرات احتجاجات مظاهرات مجزرة"
)
"""What is told apart from others of its kind by its month or year."""

_ASIDE = words("كان كانت كانوا كانا الذي التي الذين منذ")
_A_MONTH = len("2024-01")
_RANGE = words("بين من")
_NEXT = words("التالي الموالي")
_BACK = ("بعد", "قبل")
_FROM_WHAT = words("من على علي عن")
_LAST_ONES = ("الماضي", "الاخير", "المنصرم", "الفايت", "السابق")
_ABOUT_SO = words("تقريبا")
_TELLING = words("إعلان إبرام توقيع توصل اعلان")
_ANNOUNCED = 8  # tokens from *after* to what was announced
_OPENING = words("مطلع مستهل بداية")
_ENDING = words("نهاية انقضاء ختام انتهاء")
_BY = words("قبل بحلول")
_SET = words("مقرر مقررة مزمع مزمعة مرتقب مرتقبة منتظر منتظرة متوقع متوقعة محدد محددة")
_TO_ITS_DAY = 5  # tokens from a day back to the word that says that something is set for it
_NEAR_TERM = 15  # characters from an act to a stretch of time that belongs to it
_OF_A_WRITING = 5  # tokens from a time back to the statement that it dates
_WORDS = frozenset({"SUPPORT", "REJECT", "REQUEST", "ACCUSE", "THREATEN"})
"""What is done by saying it: `شددت في بيان أمس على تضامنها`."""
_WRITINGS = words("بيان تصريح تقرير خطاب رسالة تغريدة منشور تدوينة مؤتمر مقابلة بلاغ")
