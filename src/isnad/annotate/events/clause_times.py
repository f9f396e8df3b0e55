"""Whether a time is that of an act, by the clauses between the two: relative clauses, causes, what was before or after."""

from __future__ import annotations

from isnad.annotate.events.trigger import Trigger
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.phrases import why
from isnad.language.folding import words
from isnad.records import Time

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
_FOLLOWING = frozenset({"عقب.4", "عقب.1", "تلو.1", "سبق.1", "سبب.2", "خلف.1"})
"""Verbs whose object happened at another time than they tell of."""
OF_DEEDS = frozenset({"ACCUSE", "THREATEN"})
_THEN = words("حينئذ حينذاك آنذاك عندئذ وقتئذ وقتذاك حينها وقتها يومها")
_DURING = ("خلال", "أثناء", "إبان")
_WHEN = words("حين حينما عندما لحظة ساعة")
_CHAIN = 6  # chunks of what a protest is about
_ABOUT = ("على خلفية", "بسبب")


def told_of_another(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
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


def within_a_relative(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands in a relative clause between commas that is over before an act: `قوات الدعم، التي تخوض حربا منذ أبريل، نفت صلتها
    بالهجوم`."""
    view, chunks = sentence.view, sentence.chunks
    k = sentence.chunk_of(view.token_at(time.start))
    if k >= trigger.chunk:
        return False
    comma = [j for j in range(k + 1, trigger.chunk) if view.tokens[chunks[j].first].form == "،"]
    if not comma or chunks[comma[0] + 1].coordinated:
        return False
    for j in range(k - 1, 0, -1):
        if chunks[j].kind == "R":
            return view.tokens[chunks[j - 1].first].form == "،"
        if chunks[j].kind == "S" or view.tokens[chunks[j].first].form == "،":
            return False
    return False


def of_the_cause(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
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


def in_relative(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Whether a time stands in a relative clause that begins after an act of speech: `أدان التفجير الذي وقع الاثنين`."""
    if trigger.unit.frame.type not in OF_DEEDS:
        return False
    view = sentence.view
    at = sentence.chunk_of(view.token_at(time.start))
    between = sentence.chunks[trigger.chunk + 1 : at]
    return any(c.kind == "R" for c in between) and not any(
        c.kind == "." and view.tokens[c.first].form == "،" for c in between
    )


def at_that_time(sentence: Sentence, trigger: Trigger) -> bool:
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


def of_a_reaction(sentence: Sentence, trigger: Trigger, time: Time) -> bool:
    """Whether a time told before an act is that of the reaction, the call or the talk which the act is only the object of: `أدان الرئيس، الخميس،
    | مقتل ثلاثة جنود`, `دعا أمس إلى التحقيق في | الهجوم`."""
    if trigger.verbal or trigger.unit.frame.type in _SAID:
        return False
    chunks, tags = sentence.chunks, sentence.view.tags
    at = sentence.chunk_of(sentence.view.token_at(time.start))
    for j in range(trigger.chunk - 1, max(-1, trigger.chunk - _REACTION), -1):
        chunk = chunks[j]
        if chunk.kind in ("S", "R") or sentence.breaks(chunk):
            return False
        if chunk.kind == "V":
            reacting = any(v.lemma in _REACTING for v in tags[chunk.first].verbs)
            inquired = any(
                n.base in _INQUIRING
                for t in range(chunks[max(at, j)].last, trigger.first)
                for n in tags[t].nouns
            )
            return (reacting or inquired) and at < trigger.chunk and not _within_a_deed(sentence, j, at)
    return False


def _within_a_deed(sentence: Sentence, verb: int, at: int) -> bool:
    """Whether a deed is named between a verb and a time behind it, of which the time may be: `أدان | هجوم الأحد | ومقتل المارة`."""
    phrases = [c for c in sentence.chunks[verb + 1 : at] if c.nominal and not c.mentions]
    return any(n.kind == "masdar" for c in phrases for n in sentence.view.tags[c.head].nouns)


_INQUIRING = words(
    "اتهام اتهامات تهمة تهم بحث تحقيق تحقيقات كشف استجلاء معرفة مناقشة تقصي دراسة ملابسات تداعيات"
)
"""Nouns of looking into what happened before: `أوفد، السبت، بعثة لبحث | مقتل سبعة`."""
_REACTION = 12  # chunks from an act back to the verb that reacts to it
_SAID = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT"})
_REACTING = frozenset(
    {"دين.4", "شجب.1", "نكر.10", "ندد.2", "رحب.2", "نعي.1", "نقد.8", "حجج.8", "ءسف.5", "حيي.2", "هنء.2", "وصف.1", "نقش.3", "دعو.1", "طلب.3", "نشد.3", "حثث.1", "شيد.4"}
)  # fmt: skip


def of_an_entry(sentence: Sentence, time: Time) -> bool:
    """Whether a time opens an entry of a chronology, all of which is of that day: `4 نوفمبر: القاضي يوجه الاتهام ويأمر بالسجن`."""
    view, chunks = sentence.view, sentence.chunks
    return (
        len(chunks) > 1
        and sentence.chunk_of(view.token_at(time.start)) == 0
        and view.tokens[chunks[1].first].form == ":"
    )


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
    if before.prep in _BEFORE_OR_AFTER and not (in_protest and sentence.temporal(before)):
        return True
    return _behind_a_cause(sentence, k)


def _behind_a_cause(sentence: Sentence, k: int) -> bool:
    """Whether the noun at chunk `k` belongs to what a protest is about: `تظاهروا الثلاثاء احتجاجا على وفاة شاب أثناء احتجازه`."""
    chunks = sentence.chunks
    for i in range(k - 1, max(-1, k - _CHAIN), -1):
        if not chunks[i].nominal:
            return False
        if why(sentence, chunks[i]) or chunks[i].prep in _ABOUT:
            return True
    return False


def phrase_end(sentence: Sentence, trigger: Trigger) -> int:
    """Text offset where the phrase of an event noun ends: at a comma, or a verb that is not in its relative clause."""
    view, chunks = sentence.view, sentence.chunks
    for k in range(trigger.chunk + 1, len(chunks)):
        comma = chunks[k].kind == "." and view.tokens[chunks[k].first].form in ("،", "؛")
        if comma or (chunks[k].kind == "V" and chunks[k].coordinated):
            return view.tokens[chunks[k].first].start
    return view.tokens[sentence.last - 1].end
