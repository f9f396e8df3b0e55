"""What is done on an occasion told before has its day and place: `وفي ختام الجلسة، طلب النائب …`, `وعلى هامش الاجتماع، تعهدت …`."""

from __future__ import annotations

from typing import NamedTuple

from isnad.annotate.events.dating import Dating
from isnad.annotate.events.drafts import Draft, same_parties
from isnad.annotate.events.trigger import OF_WORDS
from isnad.annotate.frames import bare
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.statements.content import reporting_participle
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.records import Place, Time


class Occasion(NamedTuple):
    """A meeting, session, march or the like: its word, and when and where it was, as far as told."""

    word: str
    date: str | None
    date_from: str | None
    place: Place | None


def on_occasions(drafts: list[Draft], dating: Dating) -> None:
    """Give acts of a sentence that opens on an occasion told before the day and place of that occasion, where they have none, and
    what participles add to an act its own."""
    for i, draft in enumerate(drafts):
        if draft.factuality not in ("asserted", "denied", "negated") or not draft.trigger.verbal:
            continue
        if draft.date is not None and draft.place is not None:
            continue
        occasion = _occasion(draft, drafts[:i], dating)
        if occasion is None:
            continue
        if draft.date is None and occasion.date is not None:
            draft.date, draft.date_from = occasion.date, occasion.date_from
        if draft.place is None and draft.date == occasion.date:
            draft.place = occasion.place
    _with_its_verb(drafts)


def _occasion(draft: Draft, before: list[Draft], dating: Dating) -> Occasion | None:
    """The occasion that the sentence of an act opens on."""
    sentence = draft.sentence
    word = _opening_word(sentence, draft.trigger.chunk) or _closing_word(draft)
    if word is None:
        return None
    if word in _MEANWHILE:
        last = next((d for d in reversed(before) if d.sentence is not sentence), None)
        if last is None or sentence.index - last.sentence.index > 1 or last.date is None:
            return None
        return Occasion(word, last.date, last.date_from, None)
    same = [
        other
        for other in reversed(before)
        if other.factuality in ("asserted", "planned") and other.date is not None and _names(other, word)
    ]
    if not same:
        return _told(sentence, word, dating)
    day = same[0]
    place = next((other.place for other in same if other.date == day.date and other.place is not None), None)
    return Occasion(word, day.date, day.date_from, place)


def _with_its_verb(drafts: list[Draft]) -> None:
    """What a participle adds to a deed is of its day and place: `تظاهر العشرات أمام السفارة أمس مطالبين بوقف الحرب`."""
    for i, draft in enumerate(drafts):
        if draft.trigger.verbal or reporting_participle(draft.sentence.view, draft.trigger.first) is None:
            continue
        before = next((d for d in reversed(drafts[:i]) if _same_doing(d, draft)), None)
        if before is None:
            continue
        if draft.date is None:
            draft.date, draft.date_from = before.date, before.date_from
        if draft.place is None and draft.date == before.date:
            draft.place = before.place


def _same_doing(before: Draft, draft: Draft) -> bool:
    """Whether an act of the same sentence is of the same party and mood as another."""
    same = before.sentence is draft.sentence and bool(before.actors)
    return same and before.factuality == draft.factuality and same_parties(before.actors, draft.actors)


def at_meetings(drafts: list[Draft]) -> None:
    """Give what somebody says or promises at a meeting told behind it the place of that meeting: `طالب الوزراء، في ختام اجتماع عقدوه في
    الرياض، بالإفراج عن الناقلة`, `طالب المحافظ، خلال لقائه الوفد في مقر المحافظة، بحماية الطلبة`."""
    for i, draft in enumerate(drafts):
        if (
            draft.place is not None
            or not draft.trigger.verbal
            or draft.trigger.unit.frame.type not in OF_WORDS
        ):
            continue
        for other in drafts[i + 1 :]:
            chunks = draft.sentence.chunks
            between = chunks[draft.trigger.chunk + 1 : other.trigger.chunk]
            if any(c.kind in ("S", "R", "V") for c in between):
                break
            chunk = chunks[other.trigger.chunk]
            if other.trigger.unit.frame.type == "CONSULT" and chunk.prep in _AT:
                draft.place = other.place
                break


_AT = ("في", "خلال", "أثناء", "على هامش", "لدى", "عقب", "بعد", "إثر")


def _opening_word(sentence: Sentence, k: int) -> str | None:
    """The bare word of the occasion that the clause of chunk `k` opens on, or of what says that it happened meanwhile."""
    view, chunks = sentence.view, sentence.chunks
    if any(c.kind in ("S", "R") for c in chunks[:k]):
        return None  # وفي ختام الجلسة قال النائب إن المسلحين قتلوا
    for i, chunk in enumerate(chunks[: min(k, _OPENING)]):
        if chunk.kind == "V":
            return None
        tagged = view.tags[chunk.head]
        if chunk.kind == "B" and bare(tagged.rest) in _MEANWHILE and _comma(sentence, i + 1):
            return bare(tagged.rest)
        if chunk.kind == "PP" and bare(tagged.rest) in _MEANWHILE and _comma(sentence, i + 1):
            return bare(tagged.rest)
        word = _occasion_in(sentence, chunk)
        if word is not None:
            return word
    return None


def _closing_word(draft: Draft) -> str | None:
    """The bare word of the occasion on which a verb says what was done, told between it and that: `واتفق الجانبان، في ختام المباحثات، على`."""
    chunks, k = draft.sentence.chunks, draft.trigger.chunk
    for chunk in chunks[k + 1 : k + _BEHIND]:
        if chunk.kind in ("S", "R") or (chunk.kind == "V" and chunk.coordinated):
            return None
        word = _occasion_in(draft.sentence, chunk)
        if word is not None:
            return word
    return None


_BEHIND = 8  # chunks from a verb to the occasion told behind it


def _occasion_in(sentence: Sentence, chunk: Chunk) -> str | None:
    """The bare word of the occasion that a phrase names as known."""
    if chunk.kind != "PP" or chunk.prep not in _DURING:
        return None
    tags = sentence.view.tags
    for t in range(chunk.head, min(chunk.last, chunk.head + 3)):
        if tags[t].article and bare(tags[t].rest) in _OCCASIONS:
            return bare(tags[t].rest)
    return None


def _comma(sentence: Sentence, i: int) -> bool:
    """Whether a comma stands at chunk `i`, or right after `ذلك` there."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    if i < len(chunks) and tokens[chunks[i].first].form == "ذلك":
        i += 1
    return i < len(chunks) and tokens[chunks[i].first].form == "،"


def _names(draft: Draft, word: str) -> bool:
    """Whether the words of an event name an occasion, or are the deed of it: `اجتمع الوزراء` is `الاجتماع`."""
    view, trigger = draft.sentence.view, draft.trigger
    forms = {bare(view.tags[t].rest) for t in (trigger.words or range(trigger.first, trigger.last))}
    if word in forms:
        return True
    lemmas = {v.lemma for t in range(trigger.first, trigger.last) for v in view.tags[t].verbs}
    return bool(lemmas & _DEEDS.get(word, frozenset()))


def _told(sentence: Sentence, word: str, dating: Dating) -> Occasion | None:
    """An occasion that is no event by itself, dated by the sentence that names it last: `بعد جلسة امتدت …، انتهى المجلس أمس`."""
    view = sentence.view
    published = (dating.out.article.published or "9999")[:10]
    for t in range(sentence.first - 1, -1, -1):
        if view.tags[t].tag != "N" or bare(view.tags[t].rest) != word:
            continue
        low, high = view.sentences[view.sentence_of(t)]
        start, end = view.tokens[low].start, view.tokens[high - 1].end
        days = [
            (day, i)
            for i, time, day in dating.times
            if start <= time.start < end
            and day is not None
            and len(day) == len("2024-01-31")
            and day <= published
            and not _of_what_was_before(view, t, time)
        ]
        if len({day for day, _ in days}) == 1:
            return Occasion(word, days[0][0], f"times[{days[0][1]}]", None)
    return None


def _of_what_was_before(view: TextView, word: int, time: Time) -> bool:
    """Whether a time behind a word is that of what it came of: `ناقشت الجلسة أمس الاستجواب على خلفية فض اعتصام يوم الجمعة`."""
    between = {view.tags[t].rest for t in range(word + 1, view.token_at(time.start))}
    return not between.isdisjoint(_CAUSES)


_CAUSES = words("خلفية إثر بعد عقب بسبب منذ جراء أعقاب")
_OPENING = 5  # chunks within which a sentence says on what occasion
_DURING = ("في", "خلال", "أثناء", "على هامش", "لدى", "مع", "في أعقاب", "عقب", "بعد", "إثر", "قبيل", "في إطار")
_OCCASIONS = words(
    "اجتماع جلسة مؤتمر قمة لقاء زيارة محادثات مباحثات مفاوضات مشاورات جولة ندوة منتدى استجواب تظاهرة مظاهرة مسيرة وقفة اعتصام احتجاج احتجاجات "
    "مواجهات اشتباكات عملية هجوم حفل مراسم جنازة تشييع محاكمة"
)
_MEANWHILE = words("تزامن غضون أثناء موازاة") | {fold("بالتزامن"), fold("بالتوازي")}
_DEEDS = {
    fold("اجتماع"): frozenset({"جمع.8"}),
    fold("لقاء"): frozenset({"لقي.8", "قبل.10", "قبل.3"}),
    fold("زيارة"): frozenset({"زور.1"}),
    fold("محادثات"): frozenset({"بحث.1", "بحث.3", "حدث.3", "لقي.8"}),
    fold("مباحثات"): frozenset({"بحث.1", "بحث.3", "لقي.8"}),
    fold("تظاهرة"): frozenset({"ظهر.6"}),
    fold("مظاهرة"): frozenset({"ظهر.6"}),
    fold("اعتصام"): frozenset({"عصم.8"}),
}
"""Verbs whose deed an occasion is."""
