"""What particles, conjunctions and verbs around a verb say of whether it was done: negation, tense, condition, intention."""

from __future__ import annotations

from isnad.annotate.events.mood_words import INTENTION, MODAL
from isnad.annotate.events.that_clauses import after, denied_before, under_an
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.conditionals import conditional
from isnad.language.auxiliaries import BEGINNING, KANA
from isnad.language.folding import words
from isnad.language.tagging import Tagged
from isnad.records import Factuality


def of_verb(sentence: Sentence, k: int, *, material: bool) -> Factuality | None:
    """Factuality that the clause gives to the verb chunk `k`; None where it says nothing (then asserted).

    `material` is true for events of force, of which a future is planned rather than promised."""
    view, chunks = sentence.view, sentence.chunks
    tagged = view.tags[chunks[k].first]
    if "س" in tagged.prefix:
        return "planned"
    i = k - 1
    steps = 0
    imperfect = _imperfect_here(sentence, k)
    if imperfect and (_of_an_answer(sentence, k) or _of_a_body_to_be(sentence, k)):
        return "planned"
    while i >= 0 and steps < 5:
        chunk = chunks[i]
        form = view.tags[chunk.first].rest
        if chunk.kind == "Z":
            if _going_on(sentence, i):
                return None
            if excepted(sentence, chunks[k].first):
                return None  # لم يُرفع الحظر إلا في
            return "conditional" if _unless(sentence, i) else "negated"
        if chunk.kind == "T":
            if form == "سوف":
                return "planned"
            if form in MODAL and imperfect:
                return "conditional"
        elif chunk.kind == "B" and form in MODAL:
            return "conditional"
        elif chunk.kind == "S":
            if conditional(view, chunk.first):
                if form == "ان" and view.tags[chunk.first].prefix == "و":
                    break  # وإن كانت مناوشات قد دارت: even though
                return "conditional"
            if view.tokens[chunk.first].text.lstrip("وف") == "إن":
                break
            if i > 0 and chunks[i - 1].kind == "S" and view.tags[chunks[i - 1].first].rest == "لو":
                return "conditional"  # ولو أن الجيش انتشر
            if not imperfect and denied_before(sentence, i):
                return "denied"
            if not imperfect and after(sentence, chunk.first):
                return "asserted"  # وتعهد بإصلاح الخط بعدما دمّرته الجرافات
            if form in ("هل", "كي", "لكي"):
                return "planned" if form != "هل" else "conditional"
            if (imperfect and form.startswith("ان")) or (form.startswith("بان") and imperfect):
                return under_an(sentence, i, k)
            break
        elif chunk.kind == "V":
            lemmas = {v.lemma for v in view.tags[chunk.first].verbs}
            if lemmas & INTENTION and imperfect and not is_deemed(sentence, i):
                return "planned"
            if lemmas & (KANA | BEGINNING):
                i -= 1
                continue
            if chunks[k].coordinated:
                before = of_verb(sentence, i, material=material)
                if before == "conditional":
                    return "conditional"  # إذا تجرأت الحكومة وطالبت
                if before in ("planned", "demanded") and imperfect and _imperfect(view.tags[chunk.first]):
                    return before  # على الوالي أن يفي بوعده ويرفع الحظر
            break
        elif chunk.kind in (".", "R"):
            if view.tokens[chunk.first].form != '"':
                break
        elif chunk.kind == "PP" and chunk.prep == "في" and view.tags[chunk.head].rest in ("حال", "حاله"):
            return "conditional"
        i -= 1
        steps += 1
    if tagged.prefix.endswith("ل") and imperfect:
        return "planned"
    if imperfect and chunks[k].coordinated:
        return _as_the_verb_before(sentence, k, material=material)
    return None


def _as_the_verb_before(sentence: Sentence, k: int, *, material: bool) -> Factuality | None:
    """The mood that an imperfect joined by و shares with the one before it: `قد يعلق مساعدات قيمتها … ويفرض عقوبات`."""
    view, chunks = sentence.view, sentence.chunks
    for j in range(k - 1, max(-1, k - _JOINED_REACH), -1):
        chunk = chunks[j]
        if chunk.kind in ("S", "R") or sentence.breaks(chunk):
            return None
        if chunk.kind == "V":
            if not _imperfect(view.tags[chunk.first]):
                return None
            found = of_verb(sentence, j, material=material)
            return found if found in ("conditional", "planned", "demanded") else None
    return None


_JOINED_REACH = 12  # chunks


def _imperfect_here(sentence: Sentence, k: int) -> bool:
    """Whether a verb is imperfect, by its form or by an أن right before it: `أن تسلّم الوزارة الجثامين`, `من دون أن تفرج عنهم`; but `بعد
    أن تسلّم المفاتيح`."""
    view, chunks = sentence.view, sentence.chunks
    tenses = {v.features.tense for v in view.tags[chunks[k].first].verbs}
    if not tenses & {"imperfect", "jussive"}:
        return False
    if "perfect" not in tenses:
        return True
    before = chunks[k - 1] if k > 0 else None
    if before is None or before.kind != "S" or view.tags[before.first].rest.lstrip("ب") != "ان":
        return False
    written_below = view.tokens[before.first].text.lstrip("وف").startswith("إ")
    return not written_below and not after(sentence, before.first)


def _imperfect(tagged: Tagged) -> bool:
    return bool(tagged.verbs) and all(v.features.tense in ("imperfect", "jussive") for v in tagged.verbs)


def _going_on(sentence: Sentence, i: int) -> bool:
    """Whether the negation at chunk `i` is that of a verb of going on: `لا تزال تحتجزه`, `ما زالوا يحاصرون`."""
    following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
    if following is None or following.kind != "V":
        return False
    return any(v.lemma in _STILL for v in sentence.view.tags[following.first].verbs)


_STILL = frozenset({"زول.1", "فتء.1", "برح.1", "فكك.7"})


def _of_a_body_to_be(sentence: Sentence, k: int) -> bool:
    """Whether a verb only says what a body will do that is to be set up: `اتفقا على تشكيل لجنة مشتركة | تجتمع كل أسبوعين`."""
    view, chunks = sentence.view, sentence.chunks
    for j in range(k - 1, max(-1, k - _BODY_REACH), -1):
        chunk = chunks[j]
        if not chunk.nominal or chunk.first > chunk.head:
            return False
        if any(view.tags[t].rest.removeprefix("ال") in _FORMING for t in range(chunk.first, chunk.last)):
            return chunk.head + 1 < chunk.last and not view.tags[chunk.head + 1].article
    return False


_BODY_REACH = 4  # chunks back from a verb to the setting up of a body
_FORMING = words("تشكيل إنشاء تأسيس تكوين استحداث")


def _of_an_answer(sentence: Sentence, k: int) -> bool:
    """Whether a verb only says what an answer to come will do: `سيقابل برد | يطال المنشآت`."""
    chunks, view = sentence.chunks, sentence.view
    if k < 2 or not chunks[k - 1].nominal or view.tags[chunks[k - 1].head].article:
        return False
    answer = any(n.lemma == "ردد.1" for n in view.tags[chunks[k - 1].head].nouns)
    return answer and any(
        "س" in view.tags[c.first].prefix for c in chunks[max(0, k - 3) : k] if c.kind == "V"
    )


def excepted(sentence: Sentence, verb: int) -> bool:
    """Whether what is negated is excepted from soon after: `لم يُرفع حظر التجول إلا في 2 ديسمبر`, so that it was done."""
    view = sentence.view
    for t in range(verb + 1, min(sentence.last, verb + _EXCEPTION_REACH)):
        if view.tags[t].tag in (".", "S", "R"):
            return False
        if view.tags[t].rest in _NONE_BUT:
            return True  # لم يتسلم سوى تسعة ملايين
        if view.tags[t].rest == "الا" and view.tokens[t].text.lstrip("و").startswith("إل"):
            return t + 1 < sentence.last and view.tags[t + 1].rest in _WHEN
    return False


_NONE_BUT = words("سوى")
_WHEN = words("في بعد يوم مساء صباح أمس فجر ليل مطلع منتصف أن")
"""What begins a time when something was done: `إلا في`, `إلا بعد`, `إلا أن`."""
_EXCEPTION_REACH = 9  # tokens


def _unless(sentence: Sentence, i: int) -> bool:
    """Whether the negation at chunk `i` is that of a condition: `إذا لم`, `ما لم`."""
    chunks, view = sentence.chunks, sentence.view
    before = chunks[i - 1] if i > 0 else None
    if before is None or view.tokens[chunks[i].first].form != "لم":
        return False
    form = view.tags[before.first].rest
    return form == "ما" or (before.kind == "S" and conditional(view, before.first))


def is_deemed(sentence: Sentence, k: int) -> bool:
    """Whether `يعد` is *is deemed* (`يعد أول هجوم`) and not *promises*, which takes ب or أن."""
    chunks = sentence.chunks
    lemmas = {v.lemma for v in sentence.view.tags[chunks[k].first].verbs}
    if not {"عدد.1", "وعد.1"} <= lemmas:
        return False
    following = chunks[k + 1 : k + 4]
    return not any(c.prep == "ب" or c.kind == "S" for c in following)
