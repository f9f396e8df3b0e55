"""What governs a clause opened by أن, and so says whether what it tells was done: `يجب أن`, `اتفقا على أن`, `نفى أن`, `بعد أن`."""

from __future__ import annotations

from isnad.annotate.events.duties import incumbent
from isnad.annotate.events.mood_words import INTENTION, OBLIGATION, PLANNED, POSSIBLE
from isnad.annotate.events.rumours import DENYING, rumoured
from isnad.annotate.grammar.chunks import Sentence
from isnad.language.folding import words
from isnad.records import Factuality


def under_an(sentence: Sentence, i: int, k: int) -> Factuality | None:
    """The mood of a clause opened by أن with an imperfect: what governs it stands before."""
    view, chunks = sentence.view, sentence.chunks
    if i > 0 and view.tags[chunks[i].first - 1].rest in _WITHOUT:
        return "negated"  # من دون أن تعتقل أحدا
    stipulated = _stipulated(sentence, i)
    if stipulated is not None:
        return stipulated
    if chunks[i].coordinated:  # على الوالي أن يفي بوعده … وأن يرفع الحظر
        first = next((j for j in range(i - 1, max(-1, i - _AND_THAT), -1) if chunks[j].kind == "S"), -1)
        same = first >= 0 and view.tags[chunks[first].first].rest == "ان"
        return under_an(sentence, first, k) if same and not chunks[first].coordinated else None
    for j in range(i - 1, max(-1, i - 6), -1):
        chunk = chunks[j]
        if sentence.breaks(chunk):
            return None
        if chunk.kind == ".":
            continue
        forms = {view.tags[t].rest for t in range(chunk.first, chunk.last)}
        if forms & OBLIGATION or (j == i - 1 and incumbent(sentence, j)):
            return "demanded"
        if forms & PLANNED:
            return "planned"
        if forms & POSSIBLE:
            return "conditional"
        if forms & _IS_NOT:
            return "negated"  # ليس الحل أن تُحشد الأساطيل
        if chunk.kind == "V":
            lemmas = {v.lemma for v in view.tags[chunk.first].verbs}
            if lemmas & _OBLIGATION_VERBS:
                return "demanded"
            if lemmas & _NOT_TO_HAPPEN:
                return "negated"  # كادت الطائرات أن تقصف
            if lemmas & _WISHING and k + 1 < len(chunks) and chunks[k + 1].kind == "NP":
                return "demanded"  # تريد بغداد أن تنسحب القوات
            if lemmas & INTENTION or lemmas & _AWAITING:
                return "planned"
            if lemmas & _SUPPOSING:
                return "conditional"
            return None
        if chunk.kind == "S":
            return None
    return None


_IS_NOT = words("ليس ليست")
_AWAITING = frozenset({"نظر.8", "رقب.8", "رقب.5"})
_WISHING = frozenset({"ريد.4", "رغب.1"})
_SUPPOSING = frozenset({"مكن.4", "حمل.8", "رجح.2", "وقع.5", "خشي.1", "بعد.10"})
_AND_THAT = 14  # chunks back to the first of two clauses opened by أن
_WITHOUT = words("دون بدون")
_OBLIGATION_VERBS = frozenset({"وجب.1", "بغي.7", "عين.5", "لزم.1"})
_NOT_TO_HAPPEN = frozenset({"كيد.1", "حرم.2", "حظر.1", "منع.1", "نهي.1", "جنب.5", "فدي.6"})


def _stipulated(sentence: Sentence, i: int) -> Factuality | None:
    """What `على أن` at chunk `i` makes of its clause: what was agreed on (`اتفقا على أن تغادر القوات`, `…، على أن يبدأ الصرف في مايو`) is to
    come, what somebody insists on (`شدد على أن تفتح السلطات تحقيقا`) is asked for."""
    view, chunks = sentence.view, sentence.chunks
    on = chunks[i].first - 1
    if on <= sentence.first or view.tags[on].rest not in _ON:
        return None
    if view.tokens[on - 1].form == "،":
        return "planned"
    for j in range(i - 1, max(-1, i - _ON_REACH), -1):
        if chunks[j].kind == "V":
            lemmas = {v.lemma for v in view.tags[chunks[j].first].verbs}
            if lemmas & _AGREEING:
                return "planned"
            return "demanded" if lemmas & _INSISTING else None
    return None


_ON = words("على")
_ON_REACH = 8  # chunks
_AGREEING = frozenset({"وفق.8", "وفق.6", "نصص.1", "وفق.3"})
_INSISTING = frozenset({"شدد.2", "حرص.1", "ءكد.2", "صرر.4"})


def denied_before(sentence: Sentence, i: int) -> bool:
    """Whether the clause that chunk `i` opens is what somebody denies: `نفى أن يكون المعبر قد أغلق`, `نفى ما نشر من أن`."""
    view, chunks = sentence.view, sentence.chunks
    if view.tags[chunks[i].first].rest.lstrip("ب") != "ان":
        return False
    if i > 0 and chunks[i - 1].kind == "V":
        return any(v.lemma in DENYING for v in view.tags[chunks[i - 1].first].verbs)
    return rumoured(sentence, chunks[i].first)


def after(sentence: Sentence, token: int) -> bool:
    """Whether the conjunction at a token says that something was done before: `بعدما`, `بعد أن`."""
    tags = sentence.view.tags
    if tags[token].rest == "ان" and token > sentence.first:
        return tags[token - 1].rest in _AFTER
    return tags[token].rest in _AFTER


_AFTER = words("بعدما بعد عقب")
