"""Acts named by nouns that are still to come: set for a day, decided, provided for, threatened with, aimed at."""

from __future__ import annotations

from isnad.annotate.events.mood_words import PLANNED
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.statements.content import reporting_participle
from isnad.language.folding import words


def to_be_held(sentence: Sentence, k: int) -> bool:
    """Whether the verb behind an event noun says that it will take place: `أعلن أن جولة ثانية ستعقد في يناير`."""
    view, chunks = sentence.view, sentence.chunks
    if not chunks[k].nominal:
        return False
    for chunk in chunks[k + 1 : k + _TO_ITS_VERB]:
        if chunk.kind == "R" and chunk.first == chunks[k].last:
            continue  # المسيرة التي ستنطلق
        if chunk.kind == "V":
            tagged = view.tags[chunk.first]
            return tagged.prefix == "س" and any(v.lemma in _TAKING_PLACE for v in tagged.verbs)
        if chunk.kind not in ("PP", "B", "TIME", "T"):
            return False
    return False


_TO_ITS_VERB = 5  # chunks from an event noun to the verb that tells of it
_TAKING_PLACE = frozenset(
    {"عقد.1", "عقد.7", "جري.1", "جري.4", "طلق.7", "بدء.1", "قوم.4", "نظم.2", "تمم.1", "كون.1", "ءنف.10"}
)


def was_to_be(sentence: Sentence, head: int) -> bool:
    """Whether what follows says that an act was or is set for a time: `إضرابا للمعلمين كان مقررا يومي`, `زيارة بعثته التي كانت مقررة`,
    `الإضراب قائم في موعده`."""
    tags = sentence.view.tags
    for t in range(head + 1, min(sentence.last - 1, head + _SET_REACH)):
        if tags[t].tag == "." and tags[t].rest != '"':
            return False
        if tags[t].rest in _BEING:
            after = [tags[j].rest for j in range(t + 1, min(sentence.last, t + 3))]
            return any(w.removeprefix("ال").removesuffix("ا").removesuffix("ه") in _SET for w in after)
        if tags[t].rest in ("قايم", "قايمه") and tags[t + 1].rest == "في":
            return True
        if tags[t].tag == "S" or (tags[t].tag == "V" and not tags[t].enclitic):
            return False
    return False


_BEING = words("كان كانت كانا كانتا")
_SET = frozenset(
    w.removesuffix("ا").removesuffix("ه") for w in words("مقرر مبرمج مزمع مرتقب منتظر متوقع مخطط محدد معتزم")
)
_SET_REACH = 8  # tokens


def decided(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is what somebody decided: `رحب بقرار القيادة نشر الكتيبة`, and not `قرار الحكومة التوقيف`."""
    view, chunks = sentence.view, sentence.chunks
    before = sentence.nominal_before(k)
    if before is None or chunks[k].kind != "NP" or view.tags[head].article or chunks[k].coordinated:
        return False
    if before.prep in _IN_ANSWER_TO or view.tags[before.first - 1].rest in _IN_ANSWER:
        return False  # ردا على قرار الرئيس حل المجلس: it was carried out
    return (
        view.tags[before.head].rest.removeprefix("ال") == "قرار"
        and any(n.kind == "masdar" for n in view.tags[head].nouns)
        and before.last - before.head > 1
    )


_IN_ANSWER_TO = ("ردا على", "على خلفية", "بسبب", "إثر", "عقب")
_IN_ANSWER = words("ردا احتجاجا تنديدا رفضا استنكارا")


def provided_for(sentence: Sentence, k: int) -> bool:
    """Whether an act is what an agreement provides for or a side offers: `وثيقة تقضي بوقف … وتبادل`, `ناقشت الأطراف تمديد الهدنة`."""
    chunks, view = sentence.chunks, sentence.view
    for j in range(k - 1, max(-1, k - _TERMS_REACH), -1):
        chunk = chunks[j]
        if chunk.kind == "V":
            lemmas = {v.lemma for v in view.tags[chunk.first].verbs}
            if lemmas & _OFFERING:
                return k - j <= _OFFER_REACH
            if not lemmas & _PROVIDING:
                return False
            group = arguments(sentence, j).subject
            return group is not None and any(n.base in _DEALS for n in view.tags[group.chunk.head].nouns)
        if chunk.kind in ("S", "R") or (
            sentence.breaks(chunk) and view.tokens[chunk.first].form not in ("(", ")")
        ):
            return False
    return False


_TERMS_REACH = 10  # chunks from an act back to the verb of the agreement that provides for it
_OFFER_REACH = 4
_OFFERING = frozenset({"عرض.1", "قرح.8", "طرح.1", "نقش.3", "درس.1", "بحث.1"})
_PROVIDING = frozenset({"قضي.1", "نصص.1", "شمل.1", "ضمن.5", "نول.6", "سمح.1", "لحظ.1"})
_DEALS = words("اتفاق اتفاقية تفاهم وثيقة بند بنود خطة مبادرة مقترح تسوية مشروع صفقة هدنة مسودة")


def ahead(sentence: Sentence, head: int) -> bool:
    """`ويأتي ذلك قبل ساعات من انطلاق جولة مفاوضات`: what an article stands before is still to come."""
    tags = sentence.view.tags
    before = [tags[t].rest for t in range(max(sentence.first, head - _AHEAD_REACH), head)]
    if "قبل" not in before or "من" not in before[before.index("قبل") :]:
        return False
    first = next((v for v in tags[sentence.first].verbs), None)
    return first is not None and first.lemma == "ءتي.1" and first.features.tense == "imperfect"


_AHEAD_REACH = 5  # tokens


def aims(sentence: Sentence, k: int) -> set[str]:
    """What makes an aim of the phrase in chunk `k`: a preposition before those it is joined to (`بهدف تأكيد … والتعاون`),
    or an adjective of aiming before its own (`الرامية إلى تعزيز التعاون`)."""
    chunks, view = sentence.chunks, sentence.view
    j = k
    while j > 0 and chunks[j].kind == "NP" and chunks[j].coordinated:
        j -= 1
    found = {view.tags[chunks[j].first].rest} & PLANNED if j < k and chunks[j].kind == "PP" else set[str]()
    if chunks[k].kind == "PP" and chunks[k].prep == "إلى" and chunks[k].first > sentence.first:
        last = view.tags[chunks[k].first - 1]
        if {last.rest.removeprefix("ال"), last.citation} & _AIMING:
            found.add("بهدف")
    return found


_AIMING = words("هادف هادفة هادفين رام رامي رامية ساع ساعي ساعية سعيا هدفا")


def threatened_with(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a noun is what somebody threatens with, or begins, goes back to or joins to it: `لوّح بالعودة إلى الإضراب`, `ملوحة بتمديد
    الإضراب`, `توعدها بوقف المساعدات، فضلا عن فرض عقوبات`."""
    chunks, view = sentence.chunks, sentence.view
    if any(view.tags[t].rest not in _RESUMING for t in range(chunks[k].head, head)):
        return False
    joined = chunks[k].coordinated or (
        chunks[k].prep == "عن" and view.tags[chunks[k].first - 1].rest == "فضلا"
    )
    by = chunks[k].prep == "ب"
    for j in range(k - 1, max(-1, k - _THREAT_REACH), -1):
        chunk = chunks[j]
        if chunk.kind == "V":
            return by and any(v.lemma in _THREATENING for v in view.tags[chunk.first].verbs)
        if chunk.kind == "NP" and reporting_participle(view, chunk.first) in _THREATENING:
            return by
        if chunk.kind in ("S", "R", "Z") or sentence.breaks(chunk):
            return False
        by = by or chunk.prep == "ب"
        resumed = chunk.nominal and view.tags[chunk.head].rest.removeprefix("ال") in _RESUMING
        if not (joined or resumed or (by and not chunk.prep)):
            return False
    return False


_RESUMING = words(
    "عودة تمديد دخول لجوء استئناف تنفيذ خوض شن دعوة فرض مواصلة تصعيد العودة التصعيد الدخول اللجوء الدعوة بدء وقف إعلان"
)
_THREATENING = frozenset({"لوح.2", "هدد.2", "وعد.5"})
_THREAT_REACH = 9  # chunks
