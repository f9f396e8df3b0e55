"""Which time expression dates an event: that of its clause, else of its sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta

from isnad.annotate.events.terms import end_of_term, is_limit
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.phrases import why
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Annotations, Time

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BEFORE_OR_AFTER = frozenset(
    {
        "بعد",
        "قبل",
        "عقب",
        "إثر",
        "منذ",
        "غداة",
        "في أعقاب",
        "قبيل",
        "بعيد",
        "ردا على",
        "على خلفية",
        "بسبب",
        "جراء",
    }
)
_MARKS = "«\"“”‘'‹„"
_FOLLOWING = frozenset({"عقب.4", "عقب.1", "تلو.1", "سبق.1", "سبب.2", "خلف.1"})
"""Verbs whose object happened at another time than they tell of."""
CLAIM = "assault.claim"
_TOLLS = frozenset({"assault.dead-counted", "coerce.arrested-counted"})
"""Frames that only count whom a deed befell, which the sentence goes on to tell: `14 معتقلا: تلك حصيلة عملية طاولت فجر الاثنين المخيم`."""
BEGINNING = 3
"""Number of sentences with which an article sets its scene, the headline and the dateline among them."""
_FRESH = 7  # days from a happening to the article that tells it as news
_OF_DEEDS = frozenset({"ACCUSE", "THREATEN"})
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
        self.times = [(i, t, iso_date(t.value)) for i, t in enumerate(out.times) if not is_limit(view, t)]

    def of(
        self, sentence: Sentence, trigger: Trigger, *, until: str | None = None
    ) -> tuple[str | None, str | None]:
        """The date of a trigger and where it is from (`times[i]`), or (None, None).

        With `until`, an ISO date, no later one is taken: what an article tells as done lies before it."""
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
        dated = [(i, t, d) for i, t, d in here if d is not None and t.type in ("DATE", "TIME")]
        quoted = self._quotation(view.text, view.tokens[trigger.first].start)
        if quoted is not None:  # «…»، قال الطبيب بعد ظهر الأحد: the day of the words is not that of the deed
            dated = [x for x in dated if quoted[0] <= x[1].start < quoted[1]]
        dated = [x for x in dated if not self._said_apart(x[1], view.tokens[trigger.first].start)]
        dated = [x for x in dated if not self._of_the_charge(x[1], view.tokens[trigger.first].start)]
        dated = [x for x in dated if not self.of_a_writing(x[1], trigger)]
        dated = [x for x in dated if not self._of_something_named(x, trigger)]
        dated = [x for x in dated if not self._since_another(sentence, x[1], trigger)]
        if until is not None:
            dated = [x for x in dated if first_day(x[2] or "") <= until]
        if not dated:
            return None, None
        start, end = self._clause(sentence, trigger)
        if (
            trigger.unit.frame.type in _OF_DEEDS
        ):  # متهمة إياها بنقل نفط بين 2020 و2024: years are those of the deed
            position = view.tokens[trigger.first].start
            dated = [x for x in dated if x[1].start < position or _DAY.fullmatch(x[2] or "")]
        if not trigger.verbal and of_another_time(sentence, trigger):
            start = view.tokens[trigger.last - 1].end  # بعد سلسلة هجمات: not on the day of what followed
            end = min(end, _phrase_end(sentence, trigger))
        inside = [
            x for x in dated if start <= x[1].start < end and not _told_of_another(sentence, trigger, x[1])
        ]
        if not trigger.verbal:
            inside = [x for x in inside if not _of_the_cause(sentence, trigger, x[1])] or inside
        if inside:
            position = view.tokens[trigger.first].start
            i, _, d = min(
                inside, key=lambda x: (0 if x[1].start > position else 1, abs(x[1].start - position))
            )
            return d, f"times[{i}]"
        shared = [x for x in dated if x[1].start < view.tokens[trigger.first].start]
        if shared and (_at_that_time(sentence, trigger) or _of_an_entry(sentence, shared[-1][1])):
            return shared[-1][2], f"times[{shared[-1][0]}]"
        only = (
            dated[0]
            if len(dated) == 1
            and (trigger.verbal or trigger.unit.frame.id in _TOLLS)
            and dated[0][1].start > view.tokens[trigger.first].start
            and not _in_relative(sentence, trigger, dated[0][1])
            and not _told_of_another(sentence, trigger, dated[0][1])
            else None
        )
        if only is not None:
            return only[2], f"times[{only[0]}]"  # …، بحسب مصادر تحدثت لرويترز الثلاثاء
        return None, None

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

    def _since_another(self, sentence: Sentence, time: Time, trigger: Trigger) -> bool:
        """Whether a time is that of something since which an act before it goes on: `قتل 6500 شخص منذ اندلاع الحرب في أبريل`."""
        tags = self.view.tags
        for t in range(self.view.token_at(time.start) - 1, max(trigger.last, sentence.first) - 1, -1):
            if tags[t].tag in (".", "V", "S", "R"):
                return False
            if tags[t].rest == "منذ":
                return any(n.kind == "masdar" for n in tags[t + 1].nouns)
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
        match = re.fullmatch(r"times\[(\d+)\]", source or "")
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
            if not (
                after < sentence.last
                and view.tags[after].rest in ("من", "علي")
                and after < trigger.first <= after + 2
            ):
                continue
            known = [
                (j, d) for j, t, d in here if d is not None and _DAY.fullmatch(d) and t.start < time.start
            ]
            if known and match.group(2) in "DWH":
                j, day = known[-1]
                days = round(int(match.group(1)) * {"W": 7, "D": 1, "H": 1 / 24}[match.group(2)])
                return (date.fromisoformat(day) - timedelta(days=days)).isoformat(), f"times[{j}]"
            return None
        return None

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


def _told_of_another(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands in a relative clause on somebody or something, away from the act: `قطعت العلاقات مع الأسد الذي ورث الحكم عام 2000`."""
    view, chunks = sentence.view, sentence.chunks
    k = sentence.chunk_of(view.token_at(time.start))
    for j in range(k - 1, trigger.chunk + 1, -1):
        if chunks[j].kind == "R":
            if chunks[j - 1].prep in _DURING:
                return False  # أوقفت 23 شخصا خلال الاحتجاجات التي شهدتها المدينة الثلاثاء
            return any(c.kind == "V" for c in chunks[j + 1 : k])
        if chunks[j].kind == "." and view.tokens[chunks[j].first].form == "،":
            return False
    return False


def _of_the_cause(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands with what an event noun came after or from, be that told behind it (`مناقشة الاستجواب على خلفية فض اعتصام يوم
    الجمعة`) or before it and done with (`أنهى المجلس الجلسة إثر اعتصام الجمعة، وذلك بتقديم طلب`)."""
    view, chunks = sentence.view, sentence.chunks
    k = sentence.chunk_of(view.token_at(time.start))
    if k > trigger.chunk:
        return any(c.kind == "PP" and c.prep in _BEFORE_OR_AFTER for c in chunks[trigger.chunk + 1 : k])
    comma = any(c.kind == "." and view.tokens[c.first].form == "،" for c in chunks[k + 1 : trigger.chunk])
    if not comma:
        return False
    for chunk in reversed(chunks[:k]):
        if chunk.kind in ("V", "S", "R", "."):
            return False
        if chunk.kind == "PP" and chunk.prep in _BEFORE_OR_AFTER:
            return True
    return False


def _in_relative(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands in a relative clause that begins after an act of speech: `أدان التفجير الذي وقع الاثنين`."""
    if trigger.unit.frame.type not in _OF_DEEDS:
        return False
    view = sentence.view
    at = sentence.chunk_of(view.token_at(time.start))
    between = sentence.chunks[trigger.chunk + 1 : at]
    return any(c.kind == "R" for c in between) and not any(
        c.kind == "." and view.tokens[c.first].form == "،" for c in between
    )


def _at_that_time(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an act happened when what stands before it did: `كانا عائدين عصر أمس، حين انفجر بهما لغم`, `وفجّر آخرون بالتزامن`,
    `حين أشعل مقتل شاب احتجاجات`, `وأوفدت الحكومة حينئذ لجنة تحقيق`."""
    view, chunks, k = sentence.view, sentence.chunks, trigger.chunk
    if trigger.verbal and any(view.tags[c.head].rest == "تزامن" for c in chunks[k + 1 : k + 4]):
        return True
    reach = chunks[max(0, k - 4) : k] if not trigger.verbal else chunks[k + 1 : k + 4]
    if any(view.tags[c.first].rest in _THEN for c in reach):
        return True
    verbs = 0
    for i in range(k - 1, max(-1, k - 4), -1):
        if chunks[i].kind == "S":
            return view.tags[chunks[i].first].rest in _WHEN
        if chunks[i].kind == "R" or (
            chunks[i].kind == "V" and (trigger.verbal or verbs or chunks[i].coordinated)
        ):
            return False
        verbs += chunks[i].kind == "V"
    return False


def _of_an_entry(sentence: Sentence, time: Time) -> bool:
    """Whether a time opens an entry of a chronology, all of which is of that day: `4 نوفمبر: القاضي يوجه الاتهام ويأمر بالسجن`."""
    view, chunks = sentence.view, sentence.chunks
    return (
        len(chunks) > 1
        and sentence.chunk_of(view.token_at(time.start)) == 0
        and view.tokens[chunks[1].first].form == ":"
    )


_THEN = words("حينئذ حينذاك آنذاك عندئذ وقتئذ وقتذاك حينها وقتها يومها")
_DURING = ("خلال", "أثناء", "إبان")
_HELD_AT_TIMES = words(
    "انتخاب انتخابات اقتراع استفتاء قمة مؤتمر اتفاق اتفاقية معاهدة حرب ثورة انتفاضة انقلاب دستور قانون موازنة ميزانية مونديال دورة نسخة أحداث هجمات تفجيرات احتجاجات مظاهرات مجزرة"
)
"""What is told apart from others of its kind by its month or year."""

_ASIDE = words("كان كانت كانوا كانا الذي التي الذين منذ")
_NEAR_TERM = 15  # characters from an act to a stretch of time that belongs to it
_OF_A_WRITING = 5  # tokens from a time back to the statement that it dates
_WORDS = frozenset({"SUPPORT", "REJECT", "REQUEST", "ACCUSE", "THREATEN"})
"""What is done by saying it: `شددت في بيان أمس على تضامنها`."""
_WRITINGS = words("بيان تصريح تقرير خطاب رسالة تغريدة منشور تدوينة مؤتمر مقابلة بلاغ")


_WHEN = words("حين حينما عندما لحظة ساعة")


def of_another_time(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an event noun stands behind after, before, because of, or is what something followed (`أعقب مقتل فلان`); what is done in
    protest is not (`أغلقوه منذ أيار احتجاجا`)."""
    chunks, k = sentence.chunks, trigger.chunk
    if chunks[k].kind == "PP" and chunks[k].prep in _BEFORE_OR_AFTER:
        return True
    before = chunks[k - 1] if k else None
    if before is None:
        return False
    if before.kind == "V":
        return any(v.lemma in _FOLLOWING for v in sentence.view.tags[before.first].verbs)
    in_protest = trigger.unit.frame.type == "PROTEST" and why(sentence, chunks[k])
    return before.prep in _BEFORE_OR_AFTER and not (in_protest and sentence.temporal(before))


def _phrase_end(sentence: Sentence, trigger: Trigger) -> int:
    """Text offset where the phrase of an event noun ends: at a comma, or a verb that is not in its relative clause."""
    view, chunks = sentence.view, sentence.chunks
    for k in range(trigger.chunk + 1, len(chunks)):
        comma = chunks[k].kind == "." and view.tokens[chunks[k].first].form in ("،", "؛")
        if comma or (chunks[k].kind == "V" and chunks[k].coordinated):
            return view.tokens[chunks[k].first].start
    return view.tokens[sentence.last - 1].end
