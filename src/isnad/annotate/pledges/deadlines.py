"""By when something is due: the times of an article that lie ahead of it, and the stretches within which it shall be done."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from isnad.annotate.events.dating import first_day, iso_date
from isnad.annotate.events.terms import end_of_term
from isnad.annotate.frames import bare
from isnad.annotate.pledges.clauses import Deadline, by_when
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.records import Annotations, Time


def _last_day(month: str) -> str:
    """The last day of a month: `قبل نهاية آب`."""
    year, number = int(month[:4]), int(month[5:7])
    return f"{month}-{monthrange(year, number)[1]}"


def _week_end(week: str) -> str:
    """The last day of a week: what is due within it is due by then."""
    return (date.fromisoformat(first_day(week)) + timedelta(days=6)).isoformat()


def _is_over(view: TextView, time: Time) -> bool:
    """Whether a stretch of time is one that has passed: `رغم انقضاء مهلة الأيام العشرة`, `لم تعد الخط في مهلة الأيام الثلاثة`."""
    first = view.token_at(time.start)
    return any(view.tags[t].rest in _OVER for t in range(max(0, first - 4), first)) or (
        view.tokens[first].form.startswith("ال")
    )


def _ends_on(view: TextView, out: Annotations, time: Time) -> str | None:
    """The day on which a stretch ends where the text says it: `ثلاثة أيام تنتهي يوم الأربعاء`."""
    for other in out.times:
        between = view.text[time.end : other.start] if other.start > time.end else ""
        if other.type == "DATE" and len(between) <= _ENDING_AT and "نتهي" in between:
            return iso_date(other.value)
    return None


_ENDING_AT = 22


def _counted_from(view: TextView, out: Annotations, term: Time, published: str) -> str:
    """The day from which a term runs: that on which its sentence says, before it, that it was set
    (`تعهدت اللجنة يوم الجمعة 21 حزيران بإطلاق سراحه خلال 48 ساعة`), else that of publication."""
    first = view.tokens[view.sentences[view.sentence_of(view.token_at(term.start))][0]].start
    days = [
        day
        for t in out.times
        if t.type in ("DATE", "TIME") and first <= t.start < t.end <= term.start
        and (day := (iso_date(t.value) or "")[:_DAY]) and len(day) == _DAY and day < published[:_DAY]
    ]  # fmt: skip
    return days[-1] if days and not days[-1].startswith("X") else published


_DAY = len("2024-01-31")


def day_promised(view: TextView, out: Annotations, start: int, end: int) -> str | None:
    """The day by which what is promised in `[start, end)` was to be done, though it has passed: `تعهدت بدفعها قبل نهاية أيار`."""
    for time in out.times:
        if time.type not in ("DATE", "TIME") or not start <= time.start < end:
            continue
        day = _whole(view, time, iso_date(time.value))
        if day is not None and by_when(view, time.start):
            return day
    return None


def _whole(view: TextView, time: Time, due: str | None) -> str | None:
    """The last day of a week, or of a month or year whose end is meant (`قبل نهاية آب`), the middle one of a month up to whose middle
    it runs (`قبل منتصف آب`)."""
    if due is None or due.startswith("XXXX"):
        return None  # نهاية أغسطس, of no year
    if "W" in due:
        return _week_end(due)
    if time.mod == "MID" and len(due) == len("2025-08") and by_when(view, time.start):
        return f"{due}-15"
    if time.mod != "END" or len(time.value) != len(due):
        return due
    if len(due) == len("2025"):
        return f"{due}-12-31"
    return _last_day(due) if len(due) == len("2025-08") else due


def _coming(view: TextView, time: Time, due: str, published: str) -> str:
    """A day of the week up to which a term runs, set by a verb of the past, lies ahead all the same: `أمهلها حتى الثلاثاء`."""
    near = len(due) == _DAY and len(published) >= _DAY and _given(view, time)
    if not near or not any(fold(w) in _NAMES for w in time.text.split()[:_WEEKDAY]):
        return due
    if len(time.text.split()) > _WEEKDAY or any(c.isdigit() for c in time.text) or "ماضي" in time.text:
        return due
    then, now = date.fromisoformat(due), date.fromisoformat(published[:_DAY])
    return (then + timedelta(days=_WEEK)).isoformat() if 0 <= (now - then).days < _WEEK else due


def _given(view: TextView, time: Time) -> bool:
    """Whether before a time its sentence says that a term is given up to it, or something is put off to it."""
    at = view.token_at(time.start)
    before = range(view.sentences[view.sentence_of(at)][0], at)
    to_it = any(view.tags[t].rest in _TO for t in range(max(before.start, at - 2), at))
    if not (to_it or by_when(view, time.start)):
        return False
    put_off = to_it and any(bare(view.tags[t].rest) in _LATER for t in before)
    return put_off or any(v.lemma in _GIVING for t in before for v in view.tags[t].verbs)


_TO = words("إلى حتى لغاية")
_LATER = words("تأجيل إرجاء تمديد ترحيل")
_GIVING = frozenset({"مهل.4", "منح.1", "عطي.4", "حدد.2", "رجء.4", "ءجل.2", "ءجل.5", "مدد.2"})
_WEEK, _WEEKDAY = 7, 3  # days of a week; words of a day of the week (ظهر يوم الاثنين)
_NAMES = words("السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة")


def deadlines_of(view: TextView, out: Annotations) -> list[Deadline]:
    """The times of an article that lie ahead of it, and stretches within which something is due, counted from its date."""
    published = out.article.published
    found: list[Deadline] = []
    for time in out.times:
        due = None
        if time.type in ("DATE", "TIME"):
            due = iso_date(time.value) if published is not None else None
            due = _whole(view, time, due)
            if due is not None and published is not None:
                due = _coming(view, time, due, published)
            if due is not None and published is not None and due <= published[: len(due)]:
                due = None
        elif time.type == "DURATION" and published is not None and not _is_over(view, time):
            due = _ends_on(view, out, time) or end_of_term(
                view, time, _counted_from(view, out, time, published)
            )
        if due is not None:
            found.append((time, due))
    return found


_OVER = words("انقضاء انتهاء مرور مضي")
