"""What its phrase and its verb say of an event noun: whether it was done, is to come, asked for, possible, or was not done."""

from __future__ import annotations

from isnad.annotate.events.duties import owed
from isnad.annotate.events.granted import ON_OCCASION, broken, known_of
from isnad.annotate.events.mood_words import INTENTION, MODAL, OBLIGATION, PLANNED, POSSIBLE
from isnad.annotate.events.rumours import in_denial, rumoured, suspects
from isnad.annotate.events.to_come import (
    ahead,
    aims,
    decided,
    provided_for,
    threatened_with,
    to_be_held,
    was_to_be,
)
from isnad.annotate.events.verb_moods import excepted, is_deemed, of_verb
from isnad.annotate.grammar.chunks import Sentence
from isnad.language.folding import words
from isnad.records import Factuality


def of_noun(sentence: Sentence, k: int, head: int, *, to_come: bool = False) -> Factuality | None:
    """Factuality that its phrase gives to an event noun at token `head` in chunk `k`; `to_come` says that it is an act that agreements
    provide for and sides offer one another."""
    if ahead(sentence, head) or (to_come and provided_for(sentence, k)):
        return "planned"
    if sentence.chunks[k].kind == "PP" and sentence.chunks[k].prep in ("دون", "بدون", "من دون"):
        return "negated"
    if broken(sentence, k, head):
        return None
    if known_of(sentence, k, head) and not to_come:
        return "asserted"
    if rumoured(sentence, head) or in_denial(sentence, k, head):
        return "denied"
    if was_to_be(sentence, head) or to_be_held(sentence, k) or decided(sentence, k, head):
        return "planned"
    if threatened_with(sentence, k, head):
        return "threatened"
    if owed(sentence, k, head):
        return "demanded"
    if to_come and _needed_too(sentence, k):
        return "demanded"
    said = _by_words_around(sentence, k, head)
    if said is not None:
        return said
    j = _verb_before(sentence, k)
    if j >= 0:
        supposed = _supposed(sentence, j, k, head)
        if supposed is not None:
            return supposed
        if _not_of_it(sentence, j, k, head):
            return None
        governed = _governed(sentence, j, k, head, to_come=to_come)
        if governed is not None:
            return governed
    if _failed(sentence, k):
        return "negated"
    if _in_case(sentence, k):
        return "conditional"
    return "planned" if _aimed_at(sentence, k, head) else None


def _by_words_around(sentence: Sentence, k: int, head: int) -> Factuality | None:
    """What the words right before a noun say of it (`عدم التوصل`, `احتمال اندلاع`), or an adjective right after it (`الجولة المقبلة`)."""
    before = _words_before(sentence, k, head)
    if before & _GOING_ON and _answered(sentence, head):
        return "conditional"
    if before & _NEGATION_NOUNS:
        return "negated"
    if before & OBLIGATION:
        return "demanded"
    if before & PLANNED:
        return "planned"
    if before & POSSIBLE:
        return "conditional"
    after = sentence.view.tags[head + 1].rest if head + 1 < sentence.last else ""
    if after in _COMING:
        return "planned"
    return "conditional" if after in _LIKELY else None


def _needed_too(sentence: Sentence, k: int) -> bool:
    """Whether و joins an act to others of which the first is said to be needed: `ضرورة وقف القتال | وإدخال المساعدات`."""
    chunks, tags = sentence.chunks, sentence.view.tags
    if not chunks[k].coordinated or chunks[k].kind != "NP":
        return False
    for chunk in reversed(chunks[max(0, k - _NEEDED_REACH) : k]):
        if chunk.kind in ("V", "S", "R", "Z") or sentence.breaks(chunk):
            return False
        if any(tags[t].rest in _NEED for t in range(chunk.first, chunk.last)):
            return True
    return False


_NEED = words("ضرورة وجوب")
_NEEDED_REACH = 8  # chunks from a further act back to the need of the first


def _words_before(sentence: Sentence, k: int, head: int) -> set[str]:
    """The words before a noun that can say something of it, with and without their article: those of its phrase, a word by itself
    before that (`عدم | قصف`), of a longer phrase the words of plans and chances (`خطة الحكومة | لإجلاء`), and those of aiming."""
    tags, chunk = sentence.view.tags, sentence.chunks[k]
    before = {tags[t].rest for t in range(chunk.first, head)} | aims(sentence, k)
    previous = sentence.chunks[k - 1] if k > 0 else None
    if previous is not None and previous.kind in ("PP", "NP", "B", "P", "Z"):
        if previous.kind == "Z" or previous.last - previous.first == 1:
            before.add(tags[previous.first].rest)
        elif previous.nominal and chunk.kind == "PP" and chunk.prep in ("ل", "على", "في", "ب"):
            before |= {tags[t].rest for t in range(previous.first, previous.last)} & (PLANNED | POSSIBLE)
    return {b.removeprefix("ال") for b in before} | before


def _verb_before(sentence: Sentence, k: int) -> int:
    """The verb chunk that may govern the noun in chunk `k`; -1 where none stands near in its clause."""
    for j in range(k - 1, max(-1, k - _VERB_REACH), -1):
        if sentence.chunks[j].kind == "V":
            return j
        if sentence.chunks[j].kind in (".", "S", "R"):
            return -1
    return -1


_VERB_REACH = 4  # chunks


def _supposed(sentence: Sentence, j: int, k: int, head: int) -> Factuality | None:
    """What a verb of holding unlikely, or one told as a condition or a chance, makes of the noun after it: `استبعد إبرام اتفاق`, `قد يشن
    هجوما`, `إن تكرر الاعتداء`."""
    chunks, tags = sentence.chunks, sentence.view.tags
    verbs = tags[chunks[j].first].verbs
    if any(v.lemma == "بعد.10" for v in verbs) and not _linked(sentence, j, head):
        return "conditional" if _denied(sentence, j) else "negated"
    before = chunks[j - 1] if j > 0 else None
    if before is not None and before.kind == "S" and tags[before.first].rest in ("اذا", "لو"):
        return "conditional"
    chance = before is not None and before.kind == "T" and tags[before.first].rest in MODAL
    if chance and all(v.features.tense == "imperfect" for v in verbs):
        return "conditional"
    if j == k - 1 and of_verb(sentence, j, material=False) == "conditional":
        return "conditional"
    return None


def _not_of_it(sentence: Sentence, j: int, k: int, head: int) -> bool:
    """Whether the negation of the verb in chunk `j` leaves alone what it takes: `لم يكتف بقتل المدنيين`, `لم تمض ساعات على المجزرة`, `لم تُنشر
    نتائج التحقيق`."""
    if not _denied(sentence, j):
        return False
    if sentence.chunks[k].prep in _BESIDE_IT:
        return True  # لم يعد للهدنة معنى | بعد الغارات
    tags, verb = sentence.view.tags, sentence.chunks[j].first
    lemmas = {v.lemma for v in tags[verb].verbs}
    if lemmas & _NO_DENIAL or (lemmas & _PREVENT and j == k - 1):
        return True
    return excepted(sentence, verb) or tags[head].rest in _PAPERS_OF


def _governed(sentence: Sentence, j: int, k: int, head: int, *, to_come: bool) -> Factuality | None:
    """What the verb in chunk `j` makes of the noun that it takes: `لم تنفذ هجوما`, `يعتزم زيارة`, `منع تنظيم`, `سيعقد جلسة`."""
    chunk, tagged = sentence.chunks[k], sentence.view.tags[sentence.chunks[j].first]
    lemmas = {v.lemma for v in tagged.verbs}
    if _denied(sentence, j) and not _possessed(sentence, k, head):
        return "negated"
    beside = chunk.kind == "PP" and chunk.prep in ON_OCCASION
    if lemmas & INTENTION and not beside and not is_deemed(sentence, j):
        return "planned"
    if lemmas & _PREVENT or (to_come and lemmas & _CALLED_OFF):
        return "negated"  # ألغى الرئيس لقاءه مع الوفد
    if to_come and lemmas & _PUT_OFF:
        return "planned"
    if lemmas & _PONDERING and not sentence.view.tags[head].article:
        return "planned"  # يدرس الاتحاد فرض عقوبات
    return "planned" if "س" in tagged.prefix else None


def _denied(sentence: Sentence, j: int) -> bool:
    return j > 0 and sentence.chunks[j - 1].kind == "Z"


_COMING = words("المقبل المقبلة القادم القادمة المرتقب المرتقبة المقرر المقررة المزمع المزمعة")
_LIKELY = words("المحتمل المحتملة محتمل محتملة وشيك وشيكة")
_NEGATION_NOUNS = words("عدم دون بدون انعدام غياب منع نفي تجنب تفادي رفض استبعاد")
_PREVENT = frozenset({"منع.1", "فدي.6", "جنب.5", "حبط.4", "حول.1"})
_CALLED_OFF = frozenset({"لغي.4"})
_PUT_OFF = frozenset({"ءجل.2", "رجء.4"})
_PONDERING = frozenset({"درس.1"})
_NO_DENIAL = frozenset(
    {"كفي.8", "مضي.1", "مرر.1", "سلم.1", "علم.1", "عرف.1", "ندم.1", "نسي.1", "كيد.1", "وضح.8", "حيد.1", "رجع.6", "خلي.5", "نزل.6", "نصل.5", "علق.2", "ردد.1", "جوب.10", "كشف.1", "حدد.2"}
)  # fmt: skip
_BESIDE_IT = frozenset({"بعد", "عقب", "إثر", "منذ", "غداة", "رغم", "بسبب", "جراء"})
_PAPERS_OF = words("نتائج خلاصات تقرير لجنة محضر ملف")


def _linked(sentence: Sentence, j: int, head: int) -> bool:
    """Whether a link that something else has with an event stands between it and the verb in chunk `j`: `استبعد أي صلة بين الحادثة والهجوم`."""
    return any(suspects(sentence.view.tags[t]) for t in range(sentence.chunks[j].first, head))


def _possessed(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a definite event noun only belongs to what its phrase is about: `لم تتضح أسباب الانفجار`."""
    chunk, tagged = sentence.chunks[k], sentence.view.tags[head]
    return tagged.article and any(sentence.view.tags[t].tag == "N" for t in range(chunk.first, head))


def _answered(sentence: Sentence, head: int) -> bool:
    """`استمرار الغارات سيقابل برد`: what goes on, or comes again, is a condition of what will answer it."""
    return any(
        t.tag == "V" and "س" in t.prefix for t in sentence.view.tags[head + 1 : min(head + 6, sentence.last)]
    )


_GOING_ON = words("استمرار مواصلة تكرار أي")


def _failed(sentence: Sentence, k: int) -> bool:
    """`أخفق مجلس الأمن، الجمعة، في إقرار النص`: what somebody failed in, or kept from, was not done."""
    chunks, view = sentence.chunks, sentence.view
    if chunks[k].kind != "PP" or chunks[k].prep not in ("في", "عن"):
        return False
    for j in range(k - 1, max(-1, k - _FAILING_REACH), -1):
        if chunks[j].kind == "V":
            return any(v.lemma in _FAILING for v in view.tags[chunks[j].first].verbs)
        if chunks[j].kind in ("S", "R"):
            return False
    return False


_FAILING = frozenset({"خفق.4", "فشل.1", "عجز.1", "منع.8"})
_FAILING_REACH = 7  # chunks


def _in_case(sentence: Sentence, k: int) -> bool:
    """`وفي حال استمرار المليشيات بأي أعمال أو تحركات عسكرية`: what stands in the condition, up to its main clause."""
    chunks, view = sentence.chunks, sentence.view
    for j in range(k, max(-1, k - _FAILING_REACH), -1):
        chunk = chunks[j]
        if chunk.kind in ("V", "S", "R") or (chunk.kind == "." and view.tokens[chunk.first].form != '"'):
            return False
        if (
            chunk.kind == "PP"
            and chunk.prep == "في"
            and any(view.tags[t].rest in _CASE for t in range(chunk.first, min(chunk.first + 2, chunk.last)))
        ):
            return True
    return False


_CASE = words("حال حالة")


def _aimed_at(sentence: Sentence, k: int, head: int) -> bool:
    """Whether ل before a deed says that it is the aim: `توجه الوفد إلى مسقط لتوقيع الاتفاق`; not `لأكثر من ستين هجوما`, `تعرضت لهجوم`."""
    chunk, tagged = sentence.chunks[k], sentence.view.tags[head]
    return (
        chunk.kind == "PP"
        and chunk.prep == "ل"
        and (chunk.head == head or _organised(sentence, chunk.head))
        and any(n.kind == "masdar" for n in tagged.nouns)
        and not (tagged.article and (_belongs(sentence, k) or _condemned(sentence, k)))
        and not _undergone(sentence, k)
        and not _fulfilled(sentence, k)
    )


def _organised(sentence: Sentence, t: int) -> bool:
    """Whether a noun says that what follows it is set up or carried out: `لتنظيم الوقفات`, `لإجراء مشاورات`."""
    return any(n.base in _SETTING_UP for n in sentence.view.tags[t].nouns)


_SETTING_UP = words("تنظيم إجراء عقد تنفيذ شن إقامة بدء استئناف إطلاق فتح تقديم توقيع إبرام إنهاء وقف مواصلة")


def _undergone(sentence: Sentence, k: int) -> bool:
    """Whether what stands after ل is what somebody went through: `تعرض سفينة لهجوم`, `تعرضه للضرب`."""
    view = sentence.view
    return any(
        n.lemma == "عرض.5"
        for chunk in sentence.chunks[max(0, k - 2) : k]
        for n in view.tags[chunk.head].nouns
        if chunk.nominal
    )


def _belongs(sentence: Sentence, k: int) -> bool:
    """Whether a definite noun after ل only owns what stands before it: `الثمرات المهمة للاتفاق`."""
    before = sentence.nominal_before(k)
    if before is None:
        return False
    return not any(n.kind in ("masdar", "active") for n in sentence.view.tags[before.head].nouns)


def _condemned(sentence: Sentence, k: int) -> bool:
    """Whether what stands after ل is what a noun before it condemns: `إدانة بلاده للاعتداء`, `استنكارها للهجوم`."""
    before = sentence.nominal_before(k)
    if before is None:
        return False
    return any(
        n.lemma in _CONDEMNING for t in range(before.first, before.last) for n in sentence.view.tags[t].nouns
    )


_CONDEMNING = frozenset({"دين.4", "شجب.1", "نكر.10", "ندد.2", "رفض.1", "نقد.8"})


def _fulfilled(sentence: Sentence, k: int) -> bool:
    """Whether ل does not tell an aim: `تعرضت السفينة لهجوم`, `تنفيذا لاتفاق مسقط`."""
    chunks, view = sentence.chunks, sentence.view
    if chunks[k].first > sentence.first and view.tags[chunks[k].first - 1].rest in _FULFILLING:
        return True
    for j in range(k - 1, max(-1, k - _UNDERGONE_REACH), -1):
        if chunks[j].kind == "V" and any(v.lemma in _UNDERGOING for v in view.tags[chunks[j].first].verbs):
            return True
        if chunks[j].kind == "S":
            return False
    return False


_FULFILLING = words("تنفيذا طبقا وفقا تبعا استجابة استنادا خرقا انتهاكا نتيجة خلافا ردا تطبيقا")
_UNDERGONE_REACH = 12  # chunks
_UNDERGOING = frozenset({"عرض.5", "خضع.1", "صدي.5"})
