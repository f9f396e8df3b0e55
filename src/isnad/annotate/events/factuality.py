"""Did it happen? Factuality of an event from negation, tense, modality and the statement it stands in."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.conditionals import conditional
from isnad.annotate.statements.content import reporting_participle
from isnad.language.auxiliaries import BEGINNING, KANA
from isnad.language.folding import words
from isnad.language.tagging import Tagged
from isnad.records import Factuality, Statement

_COMING = words("المقبل المقبلة القادم القادمة المرتقب المرتقبة المقرر المقررة المزمع المزمعة")
_LIKELY = words("المحتمل المحتملة محتمل محتملة وشيك وشيكة")
_MODAL = words("قد ربما لعل عل")
_AFTER = words("بعدما بعد عقب")
_POSSIBLE = words(
    "احتمال إمكانية احتمالات يحتمل المحتمل يمكن ممكن فرضية سيناريو مخاوف خوفا تخوفا خشية تحسبا مخافة خطر مرهون مرهونة مشروط مشروطة رهن رهنا رهينة"
)
_PLANNED = words(
    "المقرر المنتظر المرتقب المتوقع المزمع المخطط خطة خطط نية عزم استعداد استعدادا تمهيدا موعد مقرر مزمع مقررة مزمعة مرتقب مرتقبة استعدادات ترتيبات بهدف بغية أجل بغرض إمكان فكرة مقترح مقترحا مقترحات اقتراح مهلة"
)
_INTENTION = frozenset(
    {
        "عزم.8",
        "خطط.2",
        "نوي.1",
        "عدد.10",
        "قرر.2",
        "وعد.1",
        "عهد.5",
        "زمع.4",
        "سعي.1",
        "حول.3",
        "هيء.5",
        "ريد.4",
        "طلع.5",
        "ءمل.1",
        "طمح.1",
        "عرض.1",
        "قرح.8",
    }
)
_OBLIGATION = words("حاجة الحاجة يجب ينبغي ضرورة وجوب لابد بضرورة يتعين يلزم ضروري الضروري المطلوب")
_OBLIGATION_VERBS = frozenset({"وجب.1", "بغي.7", "عين.5", "لزم.1"})
_NEGATION_NOUNS = words("عدم دون بدون انعدام غياب منع نفي تجنب تفادي رفض استبعاد")
_WITHOUT = words("دون بدون")
_FAILING = frozenset({"خفق.4", "فشل.1", "عجز.1", "منع.8"})
_FULFILLING = words("تنفيذا طبقا وفقا تبعا استجابة استنادا خرقا انتهاكا نتيجة خلافا ردا تطبيقا")
_NOT_TO_HAPPEN = frozenset({"كيد.1", "حرم.2", "حظر.1", "منع.1", "نهي.1", "جنب.5", "فدي.6"})
_CALLED_OFF = frozenset({"لغي.4"})
_PUT_OFF = frozenset({"ءجل.2", "رجء.4"})
_PONDERING = frozenset({"درس.1"})
_PREVENT = frozenset({"منع.1", "فدي.6", "جنب.5", "حبط.4", "حول.1"})

STANCES: dict[str, Factuality] = {
    "deny": "denied", "demand": "demanded", "promise": "planned", "threaten": "threatened", "speculate": "conditional", "warn": "conditional", "ask": "conditional",
}  # fmt: skip


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
            if _except(sentence, chunks[k].first):
                return None  # لم يُرفع الحظر إلا في
            return "conditional" if _unless(sentence, i) else "negated"
        if chunk.kind == "T":
            if form == "سوف":
                return "planned"
            if form in _MODAL and imperfect:
                return "conditional"
        elif chunk.kind == "B" and form in _MODAL:
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
            if not imperfect and _denied_before(sentence, i):
                return "denied"
            if not imperfect and _after(sentence, chunk.first):
                return "asserted"  # وتعهد بإصلاح الخط بعدما دمّرته الجرافات
            if form in ("هل", "كي", "لكي"):
                return "planned" if form != "هل" else "conditional"
            if (imperfect and form.startswith("ان")) or (form.startswith("بان") and imperfect):
                return _under_an(sentence, i, k)
            break
        elif chunk.kind == "V":
            lemmas = {v.lemma for v in view.tags[chunk.first].verbs}
            if lemmas & _INTENTION and imperfect and not _is_deemed(sentence, i):
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
        if chunk.kind in ("S", "R") or (
            chunk.kind == "." and view.tokens[chunk.first].form not in ("،", '"')
        ):
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
    opened = before is not None and before.kind == "S" and before.last == chunks[k].first
    if before is None or not opened or view.tags[before.first].rest.lstrip("ب") != "ان":
        return False
    written_below = view.tokens[before.first].text.lstrip("وف").startswith("إ")
    return not written_below and not _after(sentence, before.first)


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
            first = chunk.head + 1 < chunk.last and view.tags[chunk.head + 1]
            return bool(first) and not view.tags[chunk.head + 1].article
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


def _imperfect(tagged: Tagged) -> bool:
    return bool(tagged.verbs) and all(v.features.tense in ("imperfect", "jussive") for v in tagged.verbs)


def _except(sentence: Sentence, verb: int) -> bool:
    """Whether what is negated is excepted from soon after: `لم يُرفع حظر التجول إلا في 2 ديسمبر`, so that it was done."""
    view = sentence.view
    for t in range(verb + 1, min(sentence.last, verb + _EXCEPTION_REACH)):
        if view.tags[t].tag in (".", "S", "R"):
            return False
        if view.tags[t].rest in _NONE_BUT:
            return True  # لم يتسلم سوى تسعة ملايين
        if view.tags[t].rest == "الا" and view.tokens[t].text.lstrip("و").startswith("إل"):
            after = view.tags[t + 1].rest if t + 1 < sentence.last else ""
            return after in (
                "في",
                "بعد",
                "يوم",
                "مساء",
                "صباح",
                "امس",
                "فجر",
                "ليل",
                "مطلع",
                "منتصف",
                "نهاية",
                "ان",
            )
    return False


_NONE_BUT = words("سوى")
_EXCEPTION_REACH = 9


def _denied_before(sentence: Sentence, i: int) -> bool:
    """Whether the clause that chunk `i` opens is what somebody denies: `نفى أن يكون المعبر قد أغلق`, `نفى ما نشر من أن`."""
    view, chunks = sentence.view, sentence.chunks
    if view.tags[chunks[i].first].rest.lstrip("ب") != "ان":
        return False
    if i > 0 and chunks[i - 1].kind == "V":
        return any(v.lemma in _DENYING for v in view.tags[chunks[i - 1].first].verbs)
    return _rumoured(sentence, chunks[i].first)


def _after(sentence: Sentence, token: int) -> bool:
    """Whether the conjunction at a token says that something was done before: `بعدما`, `بعد أن`."""
    tags = sentence.view.tags
    if tags[token].rest == "ان" and token > sentence.first:
        return tags[token - 1].rest in _AFTER
    return tags[token].rest in _AFTER


def _unless(sentence: Sentence, i: int) -> bool:
    """Whether the negation at chunk `i` is that of a condition: `إذا لم`, `ما لم`."""
    chunks, view = sentence.chunks, sentence.view
    before = chunks[i - 1] if i > 0 else None
    if before is None or view.tokens[chunks[i].first].form != "لم":
        return False
    form = view.tags[before.first].rest
    return form == "ما" or (before.kind == "S" and conditional(view, before.first))


def _is_deemed(sentence: Sentence, k: int) -> bool:
    """Whether `يعد` is *is deemed* (`يعد أول هجوم`) and not *promises*, which takes ب or أن."""
    chunks = sentence.chunks
    lemmas = {v.lemma for v in sentence.view.tags[chunks[k].first].verbs}
    if not {"عدد.1", "وعد.1"} <= lemmas:
        return False
    following = chunks[k + 1 : k + 4]
    return not any(c.prep == "ب" or c.kind == "S" for c in following)


def _under_an(sentence: Sentence, i: int, k: int) -> Factuality | None:
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
        return _under_an(sentence, first, k) if same and not chunks[first].coordinated else None
    for j in range(i - 1, max(-1, i - 6), -1):
        chunk = chunks[j]
        if chunk.kind == ".":
            if view.tokens[chunk.first].form in ("،", '"'):
                continue
            return None
        forms = {view.tags[t].rest for t in range(chunk.first, chunk.last)}
        if forms & _OBLIGATION or (j == i - 1 and _incumbent(sentence, j)):
            return "demanded"
        if forms & _PLANNED:
            return "planned"
        if forms & _POSSIBLE:
            return "conditional"
        if forms & _IS_NOT:
            return "negated"  # ليس الحل أن تُحشد الأساطيل
        if chunk.kind == "V":
            lemmas = {v.lemma for v in view.tags[chunk.first].verbs}
            if lemmas & _OBLIGATION_VERBS:
                return "demanded"
            if lemmas & _NOT_TO_HAPPEN:
                return "negated"  # كادت الطائرات أن تقصف
            if lemmas & {"ريد.4", "رغب.1"} and k + 1 < len(chunks) and chunks[k + 1].kind == "NP":
                return "demanded"  # تريد بغداد أن تنسحب القوات
            if lemmas & _INTENTION or lemmas & _AWAITING:
                return "planned"
            if lemmas & {"مكن.4", "حمل.8", "رجح.2", "وقع.5", "خشي.1", "بعد.10"}:
                return "conditional"
            return None
        if chunk.kind == "S":
            return None
    return None


_IS_NOT = words("ليس ليست")
_AWAITING = frozenset({"نظر.8", "رقب.8", "رقب.5"})
_AND_THAT = 14  # chunks back to the first of two clauses opened by أن


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


def _incumbent(sentence: Sentence, j: int) -> bool:
    """Whether the phrase in chunk `j` opens its clause and says whose duty it is: `على الوالي | أن يفي`, `إن على السلطات | الإفراج`."""
    chunk, view = sentence.chunks[j], sentence.view
    if chunk.kind != "PP" or chunk.prep != "على" or animacy_of(sentence, chunk) not in ("people", "body"):
        return False
    before = sentence.chunks[j - 1] if j > 0 else None
    return (
        before is None
        or before.kind == "S"
        or (before.kind == "." and view.tokens[before.first].form in (":", "..", "...", "-", "–", "."))
    )


def of_noun(sentence: Sentence, k: int, head: int, *, to_come: bool = False) -> Factuality | None:
    """Factuality that its phrase gives to an event noun at token `head` in chunk `k`; `to_come` says that it is an act that agreements
    provide for and sides offer one another."""
    view, chunks = sentence.view, sentence.chunks
    chunk = chunks[k]
    before = {view.tags[t].rest for t in range(chunk.first, head)}
    if k > 0 and chunks[k - 1].kind in ("PP", "NP", "B", "P", "Z") and chunks[k - 1].last == chunk.first:
        previous = chunks[k - 1]
        if previous.kind == "Z" or (previous.last - previous.first == 1):
            before.add(view.tags[previous.first].rest)
        elif previous.kind in ("PP", "NP") and (chunk.kind == "PP" and chunk.prep in ("ل", "على", "في", "ب")):
            before |= {view.tags[t].rest for t in range(previous.first, previous.last)} & (
                _PLANNED | _POSSIBLE
            )
    before |= _purpose(sentence, k)
    if _ahead(sentence, head) or (to_come and _provided_for(sentence, k)):
        return "planned"
    if chunk.kind == "PP" and chunk.prep in ("دون", "بدون", "من دون"):
        return "negated"
    if broken(sentence, k, head):
        return None
    bare_before = {b.removeprefix("ال") for b in before} | before
    if known_of(sentence, k, head) and not to_come:
        return "asserted"
    if _rumoured(sentence, head) or _in_denial(sentence, k, head):
        return "denied"
    if _was_to_be(sentence, head) or _to_be_held(sentence, k) or _decided(sentence, k, head):
        return "planned"
    if _threatened_with(sentence, k, head):
        return "threatened"
    if _owed(sentence, k, head):
        return "demanded"
    if bare_before & _GOING_ON and _answered(sentence, head):
        return "conditional"
    if bare_before & _NEGATION_NOUNS:
        return "negated"
    if bare_before & _OBLIGATION:
        return "demanded"
    if bare_before & _PLANNED:
        return "planned"
    if bare_before & _POSSIBLE:
        return "conditional"
    after = view.tags[head + 1].rest if head + 1 < sentence.last else ""
    if after in _COMING:
        return "planned"
    if after in _LIKELY:
        return "conditional"
    for j in range(k - 1, max(-1, k - 4), -1):
        if chunks[j].kind == "V":
            tags = view.tags[chunks[j].first]
            lemmas = {v.lemma for v in tags.verbs}
            denied = j > 0 and chunks[j - 1].kind == "Z"
            if "بعد.10" in lemmas and _is_object(j, k) and not _linked(sentence, chunks[j].first, head):
                return "conditional" if denied else "negated"
            if j > 0 and chunks[j - 1].kind == "S" and view.tags[chunks[j - 1].first].rest in ("اذا", "لو"):
                return "conditional"
            if (
                j > 0
                and chunks[j - 1].kind == "T"
                and view.tags[chunks[j - 1].first].rest in _MODAL
                and all(v.features.tense == "imperfect" for v in tags.verbs)
            ):
                return "conditional"
            if j == k - 1 and of_verb(sentence, j, material=False) == "conditional":
                return "conditional"  # إن تكرر الاعتداء
            if denied and (lemmas & _NO_DENIAL or (lemmas & _PREVENT and j == k - 1)):
                return None  # لم يكتف بقتل المدنيين، لم تمض ساعات على المجزرة
            if denied and (_except(sentence, chunks[j].first) or view.tags[head].rest in _PAPERS_OF):
                return None  # لم تُنشر نتائج التحقيق
            if denied and _is_object(j, k) and not _possessed(sentence, k, head):
                return "negated"
            on_occasion = chunk.kind == "PP" and chunk.prep in _ON_OCCASION
            if lemmas & _INTENTION and _is_object(j, k) and not on_occasion and not _is_deemed(sentence, j):
                return "planned"
            if lemmas & _PREVENT and _is_object(j, k):
                return "negated"
            if to_come and lemmas & _CALLED_OFF and _is_object(j, k):
                return "negated"  # ألغى الرئيس لقاءه مع الوفد
            if to_come and lemmas & _PUT_OFF and _is_object(j, k):
                return "planned"
            if lemmas & _PONDERING and _is_object(j, k) and not view.tags[head].article:
                return "planned"  # يدرس الاتحاد فرض عقوبات
            if "س" in tags.prefix and _is_object(j, k):
                return "planned"
            break
        if chunks[j].kind in (".", "S", "R"):
            break
    if _failed(sentence, k):
        return "negated"
    if _in_case(sentence, k):
        return "conditional"
    if (
        chunk.kind == "PP"
        and chunk.prep == "ل"
        and (chunk.head == head or _organised(sentence, chunk.head))  # not لأكثر من ستين هجوما
        and any(n.kind == "masdar" for n in view.tags[head].nouns)
        and not (view.tags[head].article and (_belongs(sentence, k) or _condemned(sentence, k)))
        and not _undergone(sentence, k)
        and not _fulfilled(sentence, k)
    ):
        return "planned"
    return None


def _in_denial(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is what somebody denies by a participle right before it: `…، نافيا استخدام الرصاص المطاطي`."""
    first = sentence.chunks[k].first
    if first <= sentence.first or sentence.chunks[k].head != head:
        return False
    before = sentence.view.tags[first - 1]
    return any(n.lemma in _DENYING and n.kind == "active" for n in before.nouns)


def on_occasion(sentence: Sentence, k: int) -> bool:
    """Whether the phrase in chunk `k` only says on what occasion something else is done: `في ختام اجتماع طارئ`, `عقب لقائهما`."""
    chunk = sentence.chunks[k]
    if chunk.kind != "PP":
        return False
    closing = chunk.prep == "في" and sentence.view.tags[chunk.head].rest in _CLOSING
    return closing or chunk.prep in _ON_OCCASION or chunk.prep == "على هامش"


_CLOSING = words("ختام مستهل أعقاب")


def known_of(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is taken as done: it is what something is done in protest or in answer to, or known by what is asked or told of it."""
    return _what_for(sentence, k) or _of_the_done(sentence, k, head) or _looked_into(sentence, k, head)


def _looked_into(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is what is investigated, or what somebody is answerable or suspected for: `على السلطات فتح تحقيق في مقتل أربعة`,
    `طالب بمعاقبة المسؤولين عن الهجوم`."""
    chunk, view = sentence.chunks[k], sentence.view
    if chunk.kind != "PP" or chunk.prep not in ("في", "عن", "ب") or k == 0:
        return False
    before = sentence.chunks[k - 1]
    if not before.nominal or before.last != chunk.first:
        return False
    return any(
        n.base in (_INQUIRIES if chunk.prep == "في" else _ANSWERABLE)
        for t in range(before.first, before.last)
        for n in view.tags[t].nouns
    )


_INQUIRIES = words("تحقيق تحقيقات متورط ضالع مشتبه")
_ANSWERABLE = words("مسؤول مسؤولون مسؤولين متهم مدان")


def _what_for(sentence: Sentence, k: int) -> bool:
    """Whether a deed is what something is done in protest or in answer to, so that it was done: `دعا إلى وقفة احتجاجا على اعتقال النقيب`."""
    chunk = sentence.chunks[k]
    if chunk.prep not in ("على", "ب") or chunk.first <= sentence.first:
        return False
    before = sentence.view.tags[chunk.first - 1]
    return before.tag == "N" and before.rest in _IN_ANSWER


_IN_ANSWER = words("احتجاجا تنديدا استنكارا ردا انتقاما اعتراضا")


def _of_the_done(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is known by what is asked or told of it: `تعهد بإعلان نتائج التحقيق`, `طالب بالكشف عن مكان احتجاز الشابين`."""
    view, chunk = sentence.view, sentence.chunks[k]
    return any(view.tags[t].rest.removeprefix("ال") in _OF_THE_DONE for t in range(chunk.first, head + 1))


_OF_THE_DONE = words("نتائج نتيجة خلاصات مكان أماكن ملابسات ظروف خلفيات مرتكبي منفذي ضحايا مصير")


def _organised(sentence: Sentence, t: int) -> bool:
    """Whether a noun says that what follows it is set up or carried out: `لتنظيم الوقفات`, `لإجراء مشاورات`."""
    return any(n.base in _SETTING_UP for n in sentence.view.tags[t].nouns)


_SETTING_UP = words("تنظيم إجراء عقد تنفيذ شن إقامة بدء استئناف إطلاق فتح تقديم توقيع إبرام إنهاء وقف مواصلة")
_ON_OCCASION = frozenset({"بعد", "عقب", "إثر", "خلال", "أثناء", "غداة", "لدى"})
"""Prepositions of what goes with an intention and is none itself: `تعهد بعد لقائه الرئيس بأن`."""


def _to_be_held(sentence: Sentence, k: int) -> bool:
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


def _decided(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is what somebody decided: `رحب بقرار القيادة نشر الكتيبة`, and not `قرار الحكومة التوقيف`."""
    view, chunks = sentence.view, sentence.chunks
    if k == 0 or chunks[k].kind != "NP" or view.tags[head].article or chunks[k].coordinated:
        return False
    before = chunks[k - 1]
    return (
        before.nominal
        and before.last == chunks[k].first
        and view.tags[before.head].rest.removeprefix("ال") == "قرار"
        and any(n.kind == "masdar" for n in view.tags[head].nouns)
        and before.last - before.head > 1
    )


_TO_ITS_VERB = 5  # chunks from an event noun to the verb that tells of it
_TAKING_PLACE = frozenset(
    {"عقد.1", "عقد.7", "جري.1", "جري.4", "طلق.7", "بدء.1", "قوم.4", "نظم.2", "تمم.1", "كون.1", "ءنف.10"}
)


def _was_to_be(sentence: Sentence, head: int) -> bool:
    """Whether what follows says that an act was or is set for a time: `إضرابا للمعلمين كان مقررا يومي`, `زيارة بعثته التي كانت مقررة`,
    `الإضراب قائم في موعده`."""
    tags = sentence.view.tags
    for t in range(head + 1, min(sentence.last - 1, head + _SET_REACH)):
        if tags[t].tag == "." and tags[t].rest not in ('"',):
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


def _threatened_with(sentence: Sentence, k: int, head: int) -> bool:
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
        if chunk.kind in ("S", "R", "Z") or (
            chunk.kind == "." and view.tokens[chunk.first].form not in ("،", '"')
        ):
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


def _owed(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a noun is what somebody has to do, said by `على` at the head of the clause: `على السلطات الإفراج عن المحتجزين`, and
    what is joined to it: `إن على السلطات فتح تحقيق … والإفراج عن`."""
    chunks, view = sentence.chunks, sentence.view
    if head != chunks[k].head or not any(n.kind == "masdar" for n in view.tags[head].nouns):
        return False
    for j in range(k - 1, max(-1, k - _DUTY_REACH), -1):
        if chunks[j].kind == "PP" and _incumbent(sentence, j):
            direct = j == k - 1
            return (direct and chunks[k].kind == "NP") or chunks[k].coordinated
        if chunks[j].kind in ("S", "R"):
            return False
    return False


_DUTY_REACH = 16  # chunks


def _answered(sentence: Sentence, head: int) -> bool:
    """`استمرار الغارات سيقابل برد`: what goes on, or comes again, is a condition of what will answer it."""
    return any(
        t.tag == "V" and "س" in t.prefix for t in sentence.view.tags[head + 1 : min(head + 6, sentence.last)]
    )


_GOING_ON = words("استمرار مواصلة تكرار أي")


def _provided_for(sentence: Sentence, k: int) -> bool:
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
            chunk.kind == "." and view.tokens[chunk.first].form not in ("،", '"', "(", ")")
        ):
            return False
    return False


_TERMS_REACH = 10  # chunks from an act back to the verb of the agreement that provides for it
_OFFER_REACH = 4
_OFFERING = frozenset({"عرض.1", "قرح.8", "طرح.1", "نقش.3", "درس.1", "بحث.1"})
_PROVIDING = frozenset({"قضي.1", "نصص.1", "شمل.1", "ضمن.5", "نول.6", "سمح.1", "لحظ.1"})
_DEALS = words("اتفاق اتفاقية تفاهم وثيقة بند بنود خطة مبادرة مقترح تسوية مشروع صفقة هدنة مسودة")


def broken(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a promise is named as given before, by who broke or kept it: `إذا أخلّت الحكومة بتعهداتها`, `نكثت وعودها`."""
    tagged = sentence.view.tags[head]
    if not any(n.base in _PROMISES for n in tagged.nouns) or not (tagged.enclitic or tagged.article):
        return False
    for chunk in reversed(sentence.chunks[max(0, k - 3) : k]):
        if chunk.kind == "V":
            return any(v.lemma in _KEEPING for v in sentence.view.tags[chunk.first].verbs)
    return False


_PROMISES = words("تعهد وعد وعود عهد عهود التزام")
_KEEPING = frozenset(
    {
        "خلل.4",
        "نكث.1",
        "خلف.4",
        "وفي.1",
        "وفي.4",
        "لزم.8",
        "نقض.1",
        "خرق.1",
        "نهك.8",
        "حرم.8",
        "نفذ.2",
        "رجع.6",
    }
)


def _undergone(sentence: Sentence, k: int) -> bool:
    """Whether what stands after ل is what somebody went through: `تعرض سفينة لهجوم`, `تعرضه للضرب`."""
    view = sentence.view
    return any(
        n.lemma == "عرض.5"
        for chunk in sentence.chunks[max(0, k - 2) : k]
        for n in view.tags[chunk.head].nouns
        if chunk.nominal
    )


def _condemned(sentence: Sentence, k: int) -> bool:
    """Whether what stands after ل is what a noun before it condemns: `إدانة بلاده للاعتداء`, `استنكارها للهجوم`."""
    before = sentence.chunks[k - 1] if k > 0 else None
    if before is None or not before.nominal or before.last != sentence.chunks[k].first:
        return False
    return any(
        n.lemma in _CONDEMNING for t in range(before.first, before.last) for n in sentence.view.tags[t].nouns
    )


_CONDEMNING = frozenset({"دين.4", "شجب.1", "نكر.10", "ندد.2", "رفض.1", "نقد.8"})


def _belongs(sentence: Sentence, k: int) -> bool:
    """Whether a definite noun after ل only owns what stands before it: `الثمرات المهمة للاتفاق`."""
    before = sentence.chunks[k - 1] if k > 0 else None
    if before is None or not before.nominal or before.last != sentence.chunks[k].first:
        return False
    view = sentence.view
    return not any(n.kind in ("masdar", "active") for n in view.tags[before.head].nouns)


def _possessed(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a definite event noun only belongs to what its phrase is about: `لم تتضح أسباب الانفجار`."""
    chunk, tagged = sentence.chunks[k], sentence.view.tags[head]
    return tagged.article and any(sentence.view.tags[t].tag == "N" for t in range(chunk.first, head))


def _linked(sentence: Sentence, low: int, head: int) -> bool:
    """Whether between two tokens stands a link that something else has with an event: `استبعد أي صلة بين الحادثة والهجوم`."""
    return any(sentence.view.tags[t].rest.removeprefix("ال") in SUSPECTS for t in range(low, head))


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


_NO_DENIAL = frozenset(
    {
        "كفي.8",
        "مضي.1",
        "مرر.1",
        "سلم.1",
        "علم.1",
        "عرف.1",
        "ندم.1",
        "نسي.1",
        "كيد.1",
        "وضح.8",
        "حيد.1",
        "رجع.6",
        "خلي.5",
        "نزل.6",
        "نصل.5",
        "علق.2",
        "ردد.1",
        "جوب.10",
        "كشف.1",
        "حدد.2",
    }
)
_PAPERS_OF = words("نتائج خلاصات تقرير لجنة محضر ملف")
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


_UNDERGONE_REACH = 12  # chunks
_UNDERGOING = frozenset({"عرض.5", "خضع.1", "صدي.5"})


def _ahead(sentence: Sentence, head: int) -> bool:
    """`ويأتي ذلك قبل ساعات من انطلاق جولة مفاوضات`: what an article stands before is still to come."""
    tags = sentence.view.tags
    before = [tags[t].rest for t in range(max(sentence.first, head - _AHEAD_REACH), head)]
    if "قبل" not in before or "من" not in before[before.index("قبل") :]:
        return False
    first = next((v for v in tags[sentence.first].verbs), None)
    return first is not None and first.lemma == "ءتي.1" and first.features.tense == "imperfect"


_AHEAD_REACH = 5  # tokens


def _purpose(sentence: Sentence, k: int) -> set[str]:
    """What makes an aim of the phrase in chunk `k`: a preposition before those it is joined to (`بهدف تأكيد … والتعاون`),
    or an adjective of aiming before its own (`الرامية إلى تعزيز التعاون`)."""
    chunks, view = sentence.chunks, sentence.view
    j = k
    while j > 0 and chunks[j].kind == "NP" and chunks[j].coordinated:
        j -= 1
    found = {view.tags[chunks[j].first].rest} & _PLANNED if j < k and chunks[j].kind == "PP" else set[str]()
    if chunks[k].kind == "PP" and chunks[k].prep == "إلى" and chunks[k].first > sentence.first:
        last = view.tags[chunks[k].first - 1]
        if {last.rest.removeprefix("ال"), last.citation} & _AIMING:
            found.add("بهدف")
    return found


_AIMING = words("هادف هادفة هادفين رام رامي رامية ساع ساعي ساعية سعيا هدفا")


def _rumoured(sentence: Sentence, head: int) -> bool:
    """Whether an event is but a claim that is denied: `لا صحة لما تردد عن تهديد`, `نفى مزاعم استهداف`."""
    tags = sentence.view.tags
    low = max(sentence.first, head - _RUMOUR_REACH)
    for t in range(head - 1, low - 1, -1):
        tagged = tags[t]
        if (tagged.tag == "." and tagged.rest not in ('"', "،")) or tagged.rest.removeprefix(
            "ال"
        ) in SUSPECTS:
            return False  # نفت اعتقال متهمين بتفجير: the bombing is taken for granted
        if not _told(sentence, t):
            continue
        if t > sentence.first and tags[t - 1].rest == "لا":
            return True
        if t > sentence.first + 1 and tags[t - 1].rest == "صحه" and tags[t - 2].rest == "لا":
            return True  # لا صحة لما يتداول عن قصف المطار
        if any(denies(tags[j]) for j in range(sentence.first, t)):
            return True
        return tagged.rest not in _RUMOURS and _called_false(sentence, head)
    return False


def _told(sentence: Sentence, t: int) -> bool:
    """Whether a token is a word for what is only told: `مزاعم`, `خبر`, or `ما` before a verb of telling (`ما نشرته الصحيفة`)."""
    tags = sentence.view.tags
    rest = tags[t].rest.removeprefix("ال")
    if rest in _RUMOURS or rest in _NEWS:
        return True
    if rest in _WHEN:  # أخطأت حين تحدثت عن احتجاز
        return t > sentence.first and any(v.lemma == "خطء.4" for v in tags[t - 1].verbs)
    return (
        tags[t].rest in _WHAT
        and t + 1 < sentence.last
        and any(v.lemma in _TELLING for v in tags[t + 1].verbs)
    )


def _called_false(sentence: Sentence, head: int) -> bool:
    """`ما نشر عن استشهاد الأسير عار عن الصحة`: what is told is called false behind."""
    tags = sentence.view.tags
    return any(
        tags[t].rest in _FALSE and (t + 2 < sentence.last and tags[t + 2].rest.endswith(("صحه", "صواب")))
        for t in range(head, sentence.last)
    )


_NEWS = words("خبر أخبار")
_WHAT = words("ما مما عما لما")
_WHEN = words("حين عندما")
_FALSE = words("عار عارية مجاف")
_TELLING = frozenset(
    {"نشر.1", "ورد.4", "ذكر.1", "دول.6", "ردد.5", "شيع.4", "بثث.1", "نقل.1", "قول.1", "روج.2", "شيع.1", "حدث.5", "علن.4", "ورد.1", "صرح.2", "وصف.1", "روي.1", "زعم.1"}
)  # fmt: skip
SUSPECTS = words("متهم متهمين متهما مشتبه مشتبها مدان مدانين متورط متورطين ضالع ضالعين صلة تهمة خلفية علاقة")
"""Words between an act and another that is taken for granted: who is arrested over an attack, or has no link with it."""
BONDS = words("صلة علاقة يد دور ضلوع تورط مسؤولية مسئولية")
"""Words for one's own part in an act."""
_RUMOURS = words("صحة مزاعم رواية روايات ادعاء ادعاءات أنباء شائعة شائعات إشاعات أقاويل")
_DENYING = frozenset({"نفي.1", "كذب.2", "دحض.1", "فند.2", "نكر.4", "عذر.8", "خطء.4"})
_RUMOUR_REACH = 12  # tokens


def denies(tagged: Tagged) -> bool:
    """Whether a word is a verb of denying, its noun or its participle."""
    return any(v.lemma in _DENYING for v in tagged.verbs) or any(n.lemma in _DENYING for n in tagged.nouns)


def _is_object(verb: int, noun: int) -> bool:
    return noun - verb <= 3


def by_statement(statement: Statement, *, heads_content: bool, material: bool) -> Factuality | None:
    """Factuality that the stance of its statement gives to the event that heads its content."""
    if not heads_content:
        return None
    factuality = STANCES.get(statement.stance)
    if factuality == "planned" and material:
        return "threatened"
    if factuality == "threatened" and not material:
        return "planned"
    return factuality
