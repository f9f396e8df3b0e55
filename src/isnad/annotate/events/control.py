"""Whose act a noun tells: who is said to do it by the verb that governs it.

`هدد بفرض عقوبات`, `دخلت المخيم لتوقيف مطلوبين`: the subject of that verb. `دعا الحكومة إلى توقيفهم`, `دفع الفصائل إلى مهاجمة الحراس`: who is
asked or driven to. `اتهم الجماعة بتدبير العملية`, `نسب الهجوم إلى الجماعة`: who is accused. `قُتل سائقان عندما فتح مسلحون النار`: who opened fire.
"""

from __future__ import annotations

import itertools

from isnad.annotate.events.bonds import denied_bond
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.parties import acting, as_party, parties, sector_of
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import Frames, bare
from isnad.annotate.grammar.agency import animacy_of, can_act
from isnad.annotate.grammar.agreement import means
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.subjects import ASKING, subject_of
from isnad.annotate.grammar.topics import auxiliary
from isnad.annotate.statements.content import reporting_participle
from isnad.language.folding import words

_CONTROLS = 8  # chunks from an act back to the verb that governs it: أعلنت الوزارة، الاثنين، فرض عقوبات
_DRIVING = frozenset(
    {"دفع.1", "جبر.4", "رغم.4", "حمل.1", "ضرر.8", "كلف.2", "خول.2", "لزم.4", "قنع.4", "حرض.2", "شجع.2"}
)
_PERFORMING = frozenset(
    {
        "ردد.1", "لقي.4", "شنن.1", "نفذ.2", "وجه.2", "جري.4", "فرض.1", "نظم.2", "هدد.2", "حول.3", "رفض.1", "رءي.1", "طلق.4", "عقد.1", "ركب.8", "خوض.1",
        "قوم.1", "قدم.4", "قرر.2", "عزم.8", "نوي.1", "خطط.2", "شرع.1", "بدء.1", "وصل.3", "ءنف.10", "ختم.1", "ختم.8", "ردد.5", "تبع.3", "شرك.3", "ضمم.7", "بني.5", "عرف.8", "سعي.1", "عمد.1", "بدر.3", "دبر.2", "نجح.1", "فشل.1", "خفق.4", "ولي.5", "كون.1", "مكن.5", "طوع.10",
    }
)  # fmt: skip
_COMMITTING = frozenset({
    "هدد.2", "وعد.1", "عهد.5", "قرر.2", "علن.4", "بدء.1", "وصل.3", "حول.3", "عزم.8", "لوح.2", "رفض.1", "نوي.1", "خطط.2", "قوم.1", "ءنف.10", "درس.1", "بحث.1",
    "ردد.1", "وعد.5", "شرع.1", "وقف.4", "كدد.4", "ءكد.2", "نفذ.2", "تبع.3", "كثف.2", "قبل.1", "عرض.1", "لزم.8", "لجء.1", "مدد.2", "علق.2", "لغي.4", "ءجل.2", "نهي.4",
    "جدد.2", "صعد.2", "وسع.2", "بشر.3", "مكن.5", "كفي.8", "سهم.3", "سهم.4", "دخل.1", "سرع.3", "عود.3", "دفع.1", "نفي.1",
})  # fmt: skip
_ORDERING = frozenset({"ءمر.1", "ءذن.1", "وجه.2", "وعز.4"})
"""Verbs of ordering something, which needs nobody told to do it: `أمر القاضي بحبس المتهم`."""
_ATTRIBUTING = frozenset({"نسب.1", "عزو.1"})
_CHARGED = words(
    "متهم متهمه متهمين متهمون مسؤول مسؤولين مسؤولون مسؤوله مسئولين متورط متورطين متورطون ضالع ضالعين ضالعون"
)
_WHEN = words("عندما حين حينما لما بعدما إذ")
_MARKS = ('"', "(", ")")
_STARTING = words(
    "عملية حملة بدء استئناف إعادة مواصلة تنفيذ شن فرض إجراء عقد تنظيم بعض أي استمرار إرسال إيصال إدخال توزيع تقديم توفير تسيير إيفاد إسقاط فتح"
)
_BETWEEN = frozenset({"AGREE", "CONSULT", "COOPERATE"})
INCURSIONS = frozenset({"assault.incursion", "coerce.raid"})
SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN", "REJECT", "SUPPORT", "CONCEDE"})
_DONE_BY_THEIR_WILL = frozenset(
    {"COERCE", "AID", "MOBILIZE", "ASSAULT", "SANCTION", "RETREAT", "CONSULT", "PROTEST"}
)


def control(drafts: list[Draft], frames: Frames) -> None:
    """Give the events of one sentence that lack an actor the one that the words around them give them."""
    for draft in drafts:
        if not draft.actors:
            _parted(draft, frames)
        if not draft.actors:
            _governed(draft, frames)
    for i, draft in enumerate(drafts):
        if draft.trigger.unit.frame.id == "accuse.allege" and draft.recipients:
            _accused(draft, drafts[i + 1 :])
    for draft in drafts:
        if not draft.actors and draft.trigger.unit.frame.type == "ASSAULT":
            _attributed(draft, frames)
    _when(drafts)
    _further_victims(drafts)
    for draft in drafts:
        if not draft.actors:
            _announced(draft)


def _parted(draft: Draft, frames: Frames) -> None:
    """By those whose part in it is denied: `لا علاقة لقواته بقصف المطار`."""
    if draft.trigger.unit.frame.id == "assault.no-part":
        _with_no_part(draft, frames)
        return
    bond = denied_bond(draft.sentence, draft.trigger)
    if bond is not None and bond.owner is not None:
        taken = {r.text for r in draft.recipients}
        found = parties(draft.sentence, bond.owner, frames)
        draft.actors = [acting(draft.sentence.view.lexicon, p) for p in found if p.text not in taken]
        draft.alleged = bond.factuality == "denied" and bool(draft.actors)


def _with_no_part(draft: Draft, frames: Frames) -> None:
    """Who denies a part in a deed told before, or of whom that is said: `سارعت الكتائب إلى نفي أي | صلة لها بها`."""
    sentence, trigger = draft.sentence, draft.trigger
    pronoun = sentence.view.tags[trigger.first].enclitic or sentence.view.tags[trigger.first + 1].enclitic
    for j in sentence.verbs_before(trigger.chunk, 2 * _CONTROLS):
        who = subject_of(sentence, j)
        if who is not None and animacy_of(sentence, who.chunk) in ("people", "body"):
            if not pronoun or means(sentence, who.chunk, pronoun, bool(who.others)):
                draft.actors = [acting(sentence.view.lexicon, p) for p in parties(sentence, who, frames)]
                draft.alleged = bool(draft.actors)
            return


def _announced(draft: Draft) -> None:
    """The armed body or police that a title names before a colon did what it announces: `العمليات المشتركة: إلقاء القبض على أربعة`; of
    what others do it but tells (`الجيش: مقتل ثلاثة`, `الشرطة: هجوم على مسجد`)."""
    sentence, trigger = draft.sentence, draft.trigger
    chunks = sentence.chunks
    frame = trigger.unit.frame
    own = frame.type == "COERCE" or frame.id == "assault.eliminate"
    if (
        trigger.verbal
        or not own
        or trigger.chunk != _AFTER_COLON
        or trigger.first != chunks[trigger.chunk].start
    ):
        return
    if chunks[0].kind != "NP" or sentence.view.tokens[chunks[1].first].form != ":":
        return
    body = next((m for m in chunks[0].mentions if m.kind == "ORG" and m.sector in _WITH_FORCE), None)
    if body is not None:
        draft.actors = [as_party(body)]


_AFTER_COLON = 2  # chunk after a title's first phrase and its colon
_WITH_FORCE = ("MIL", "COP", "SPY", "PRM")


def _governed(draft: Draft, frames: Frames) -> None:
    """By the verb that governs a verbal noun."""
    trigger, sentence = draft.trigger, draft.sentence
    if trigger.verbal or (
        trigger.unit.frame.type == "CONSULT"
        and not (_taken_part(draft) or _asked_of(sentence, trigger.chunk) or _begun(draft))
    ):
        return
    if sentence.view.tags[trigger.first].article and not (
        _infinitive(draft) or _held(draft) or _managed(draft) or _taken_part(draft)
    ):
        return
    if trigger.unit.frame.type == "ASSAULT" and trigger.pronoun_role == "actor":
        return  # الضغط على إسرائيل لوقف عدوانها: whose it is, its pronoun says
    of_it = trigger.unit.roles.get("idafa")
    if of_it not in ("recipient", "theme", "none", None) and trigger.unit.kind not in ("masdar", "phrase"):
        return
    chunks = sentence.chunks
    undertaking = _undertaken(sentence, trigger.chunk)
    if undertaking is not None and trigger.first == chunks[trigger.chunk].head:
        draft.actors = [acting(sentence.view.lexicon, p) for p in parties(sentence, undertaking, frames)]
        return
    if chunks[trigger.chunk].kind == "PP" and chunks[trigger.chunk].prep not in _COMPLETING:
        return  # هدد بطرد المفتشين بعد إدراج المصرف
    j = _governor(sentence, trigger.chunk)
    if j < 0:
        return
    if chunks[j].kind != "V":
        group = None
        told = reporting_participle(sentence.view, chunks[j].first)
        if told in _JUDGING:
            return  # واصفا | احتجازه بالمشين: others' deed
        asks = told in ASKING
        if trigger.unit.frame.type != "ASSAULT" and not asks:
            group = _main_subject(sentence, j)
    else:
        group = _controller(sentence, j, draft)
    if group is None or group.chunk.first <= trigger.first < group.chunk.last or _of_deeds(sentence, group):
        return
    taken = {r.text for r in draft.recipients}
    lexicon = sentence.view.lexicon
    draft.actors = [acting(lexicon, p) for p in parties(sentence, group, frames) if p.text not in taken]


def _of_deeds(sentence: Sentence, group: Group) -> bool:
    """Whether a phrase names a deed and nobody: `يتم | التصدي`."""
    heads = [sentence.view.tags[c.head].nouns for c in group.all if not c.mentions]
    deeds = len(heads) == len(group.all) and all(
        bool(nouns) and all(n.kind == "masdar" for n in nouns) for nouns in heads
    )
    return deeds and animacy_of(sentence, group.chunk) not in ("people", "body")


def _taken_part(draft: Draft) -> bool:
    """Whether talks are what somebody takes part in: `شارك وسيط محلي في التفاوض`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    j = _governor(sentence, k) if sentence.chunks[k].prep == "في" else -1
    if j < 0 or draft.trigger.unit.frame.type != "CONSULT":
        return False
    return any(v.lemma == "شرك.3" for v in sentence.view.tags[sentence.chunks[j].first].verbs)


def _begun(draft: Draft) -> bool:
    """Whether talks are what a noun of beginning or holding stands before: `وعد بفتح | مفاوضات مع النقابات`."""
    sentence, trigger = draft.sentence, draft.trigger
    chunk = sentence.chunks[trigger.chunk]
    return (
        chunk.prep in ("ب", "في")
        and chunk.head < trigger.first
        and bare(sentence.view.tags[chunk.head].rest) in _STARTING
    )


def _undertaken(sentence: Sentence, k: int) -> Group | None:
    """Who undertakes the act in chunk `k` by the noun that says so: `قيام وحدات من الجيش بقصف`, `ضلوع قواته في الهجوم`."""
    chunks, view = sentence.chunks, sentence.view
    if chunks[k].kind != "PP" or chunks[k].prep not in ("ب", "في", "على", "ل", "عن"):
        return None
    for chunk in reversed(chunks[max(0, k - _PHRASES) : k]):
        if not chunk.nominal:
            return None
        head = view.tags[chunk.head]
        if not any(n.base in _UNDERTAKING for n in head.nouns):
            continue
        if chunk.last - chunk.head > 1:
            inner = Chunk("NP", chunk.head + 1, chunk.last, chunk.head + 1, mentions=chunk.mentions)
            return Group(inner) if animacy_of(sentence, inner) in ("people", "body") else None
        return None
    return None


_PHRASES = 3  # between a noun of undertaking and the act
_UNDERTAKING = words("قيام إقدام ضلوع تورط مسؤولية مسئولية استعداد عزم اعتزام مشاركة نية")
_BY_MEANS = ("عبر", "من خلال", "عن طريق")
"""Before what somebody does to bring something else about: `ردت إسرائيل عبر اغتيال قائد`."""
_COMPLETING = ("ب", "إلى", "من", "على", "ل", "في", "عن", *_BY_MEANS)


def _held(draft: Draft) -> bool:
    """Whether a strike or sit-in is what somebody announces, holds or ends: `أعلنت القوى الحداد والإضراب الشامل`."""
    frame = draft.trigger.unit.frame
    wanted = _HOLDING if frame.type == "PROTEST" else _LAYING if frame.id == "coerce.arrest" else None
    if wanted is None:
        return False
    j = _governor(draft.sentence, draft.trigger.chunk)
    chunk = draft.sentence.chunks[j]
    return (
        j >= 0
        and chunk.kind == "V"
        and any(v.lemma in wanted for v in draft.sentence.view.tags[chunk.first].verbs)
    )


_LAYING = frozenset({"لقي.4"})  # ألقت، أمس، القبض على
_HOLDING = frozenset(
    {"علن.4", "قرر.2", "نفذ.2", "خوض.1", "نظم.2", "علق.2", "نهي.4", "بدء.1", "وصل.3", "دخل.1", "ضمم.7"}
)


def _infinitive(draft: Draft) -> bool:
    """Whether a definite verbal noun is what a verb takes with its preposition: `تعهدت بالإفراج عن`, `هدد بالاعتصام`,
    or stands beside one that is: `تمكنت من تطويق المنطقة والقبض على ثلاثة`."""
    trigger, sentence = draft.trigger, draft.sentence
    chunk = sentence.chunks[trigger.chunk]
    if trigger.unit.kind not in ("masdar", "phrase") or trigger.unit.frame.type == "ASSAULT":
        return False
    if chunk.coordinated and chunk.start == trigger.first:
        before = sentence.chunks[trigger.chunk - 1]
        deeds = sentence.view.tags[before.head].nouns if before.kind == "PP" else ()
        return before.prep in ("ب", "من") and any(n.kind == "masdar" for n in deeds)
    if chunk.head != trigger.first:
        return False
    return (chunk.kind == "PP" and chunk.prep in ("ب", "من")) or _asked_of(sentence, trigger.chunk)


def _asked_of(sentence: Sentence, k: int) -> bool:
    """Whether the phrase at chunk `k` is what somebody is asked for: `طلبت من الحكومة | الإفراج عن السجناء`, `دعا الجيش خصومه | إلى
    الانسحاب`."""
    chunk = sentence.chunks[k]
    j = _governor(sentence, k) if chunk.kind == "NP" or chunk.prep == "إلى" else -1
    if j < 0 or sentence.chunks[j].kind != "V":
        return False
    around = arguments(sentence, j)
    asked = around.phrase("من") if chunk.kind == "NP" else next(iter(around.objects), None)
    lemmas = {v.lemma for v in sentence.view.tags[sentence.chunks[j].first].verbs}
    return bool(lemmas & ASKING) and asked is not None and asked.chunk.first < chunk.first


def _managed(draft: Draft) -> bool:
    """Whether a definite noun of force is what somebody brought off: `تمكنت مفرزة، ليلة أمس، من القضاء على ثلاثة`, `نجح في القضاء على`."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunk = sentence.chunks[k]
    if chunk.kind != "PP" or chunk.prep not in ("من", "في") or chunk.head != draft.trigger.first:
        return False
    j = _governor(sentence, k)
    return j >= 0 and any(
        v.lemma in _BRINGING_OFF for v in sentence.view.tags[sentence.chunks[j].first].verbs
    )


_BRINGING_OFF = frozenset({"مكن.5", "نجح.1"})


def _governor(sentence: Sentence, k: int) -> int:
    """The verb chunk, or that of a participle of saying, that the noun in chunk `k` completes; -1 if there is none. An insert
    between commas is passed over: `تعهد الوزير، في كلمة بثتها الوزارة، بفتح المعبر`."""
    chunks, view = sentence.chunks, sentence.view
    j, lowest = k - 1, max(-1, k - _CONTROLS)
    while j > lowest:
        chunk = chunks[j]
        if chunk.kind == "V":
            return j
        if view.tokens[chunk.first].form == "،" and lowest >= k - _CONTROLS:
            opening = _insert(sentence, j)
            if opening > 0 or (j == k - 1 and chunks[j - 1].kind in ("TIME", "B")):
                j = opening - 1 if opening > 0 else j - 1  # ألقت الشرطة أمس، القبض على ثلاثة
                lowest = max(-1, k - 2 * _CONTROLS)
                continue
        if chunk.kind in ("S", "R") or (chunk.kind == "." and view.tokens[chunk.first].form not in _MARKS):
            return -1
        participle = chunk.kind == "NP" and reporting_participle(view, chunk.first) is not None
        if participle and j > 0 and chunks[j - 1].kind != "V":
            return j
        j -= 1
    return -1


def _insert(sentence: Sentence, j: int) -> int:
    """The comma before the phrase, the time or the relative clause that the comma at chunk `j` ends; 0 if it ends none."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    opening = next(
        (i for i in range(j - 1, max(-1, j - _CONTROLS), -1) if tokens[chunks[i].first].form == "،"), 0
    )
    return opening if chunks[opening + 1].kind in ("PP", "TIME", "R", "B") else 0


def _main_subject(sentence: Sentence, j: int) -> Group | None:
    """The subject of the clause that a participle at chunk `j` goes with: `اتهم الجيش الجماعة …، معلنا إرسال تعزيزات`; where it is what is
    said of the noun of إن, that noun: `قالت المصادر إن المقاومة مستمرة في تمشيط المناطق`."""
    chunks = sentence.chunks
    added = sentence.view.tokens[chunks[j - 1].first].form == "،"
    for i in range(j - 1, -1, -1):
        if chunks[i].kind == "S" and not added:
            return Group(chunks[i + 1]) if i + 1 < j and chunks[i + 1].kind == "NP" else None
        if sentence.chunks[i].kind == "V" and not auxiliary(sentence, i):
            found = arguments(sentence, i)
            if not found.relative:
                return subject_of(sentence, i)
    return None


def _controller(sentence: Sentence, j: int, draft: Draft) -> Group | None:
    """Whose act the noun of an event is by the verb at chunk `j`."""
    chunks, trigger = sentence.chunks, draft.trigger
    lemmas = {v.lemma for v in sentence.view.tags[chunks[j].first].verbs}
    around = arguments(sentence, j)
    chunk = chunks[trigger.chunk]
    heads = (
        trigger.first in (chunk.head, chunk.start) or bare(sentence.view.tags[chunk.head].rest) in _STARTING
    )
    if not heads or (draft.recipients and trigger.unit.frame.type in _BETWEEN and not _begun(draft)):
        return None  # بحث فكرة هدنة; اتفاق بين بغداد وأربيل
    before = [g for g in around.objects if g.chunk.first < chunk.first]
    between = [c for c in chunks[j + 1 : trigger.chunk] if c.nominal]
    if any(_a_call(sentence, c) for c in between) and not lemmas & ASKING:
        return None  # جدد الوزير الدعوة | إلى وقف القتال، تظاهروا للمطالبة | بالإفراج عنهم
    if lemmas & ASKING:
        asked = around.phrase("من", "ل")
        if asked is not None and asked.chunk.first < chunk.first and can_act(sentence, asked.chunk):
            return asked
        if before:
            return before[0]
        return _by_its_own_hand(sentence, j) if lemmas & _ORDERING and chunk.prep == "ب" else None
    if lemmas & _ORDERING:
        return before[0] if before else _by_its_own_hand(sentence, j)
    if lemmas & _DRIVING and chunk.prep in ("إلى", "على") and before:
        return before[0]
    told = chunk.prep == "عن" or any(g.chunk is chunk for g in around.objects)
    if told and lemmas & _ANNOUNCING and _own_fire(sentence, j, draft):
        return subject_of(sentence, j)
    performing = lemmas & _PERFORMING and not (
        "ردد.1" in lemmas and chunk.prep == "على"
    )  # ترد على قتل المدنيين
    willed = performing or (lemmas & _COMMITTING and trigger.unit.frame.type != "ASSAULT")
    means = chunk.prep == "ل" or chunk.prep in _BY_MEANS
    purpose = chunk.kind == "PP" and means and chunk.head == trigger.first and not _happens(trigger)
    if willed or (
        purpose and trigger.unit.frame.type in _DONE_BY_THEIR_WILL and not trigger.unit.frame.lethal
    ):
        return subject_of(sentence, j)
    return None


def _a_call(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is what somebody calls on others with, whose deed what they call for is not: `وجه نداء | إلى`, `كرر الدعوة | إلى`."""
    return any(n.base in _CALLS for n in sentence.view.tags[chunk.head].nouns)


_JUDGING = frozenset(
    {"وصف.1", "نقد.8", "نكر.10", "دين.4", "شجب.1", "ندد.2", "رحب.2", "ءيد.2", "عبر.8", "حيي.2", "شيد.4"}
)
_CALLS = words("دعوة دعوات نداء نداءات مناشدة مناشدات مطالبة مطالبات مطلب مطالب توصية")


def _by_its_own_hand(sentence: Sentence, j: int) -> Group | None:
    """The prosecutors, the judge or the police whose order is itself the act, by the verb at chunk `j`: `أمر القاضي بحبس المتهم`; whom a
    minister orders to do something is left open."""
    subject = subject_of(sentence, j)
    if subject is None:
        return None
    named = {m.sector for m in subject.chunk.mentions}
    told = sector_of(sentence.view.lexicon, [bare(sentence.view.tags[subject.chunk.head].rest)])
    return subject if (named | {told}) & {"JUD", "COP"} else None


def _own_fire(sentence: Sentence, j: int, draft: Draft) -> bool:
    """Whether an armed body that announces or denies an act of force tells of its own: `أعلن الجيش | قصف مواقع`, `نفت الكتيبة | استهداف
    مدنيين`; not of what befell it or its side."""
    trigger = draft.trigger
    masdar = any(n.kind == "masdar" for n in sentence.view.tags[trigger.first].nouns)
    fire = masdar and trigger.unit.frame.id in _FIRE
    if trigger.unit.frame.type != "ASSAULT" or not (fire or _of_foes(draft)):
        return False
    subject = subject_of(sentence, j)
    if subject is None or not _armed(sentence, subject):
        return False
    own = {m.entity for m in subject.chunk.mentions if m.entity} | {m.country for m in subject.chunk.mentions}
    return not any(
        (p.entity and p.entity in own)
        or (p.country and p.country in own and p.sector in _WITH_FORCE)
        or (p.start is not None and sentence.view.tags[sentence.view.token_at(p.start)].enclitic)
        for p in draft.recipients
    )


def _of_foes(draft: Draft) -> bool:
    """Whether those killed are such as an army kills: `أعلن الجيش | مقتل أربعة مسلحين`."""
    sentence = draft.sentence
    if draft.trigger.unit.frame.id not in _DEATHS or draft.trigger.verbal or not draft.recipients:
        return False
    heads = [
        sentence.view.tags[sentence.view.token_at(p.start)] for p in draft.recipients if p.start is not None
    ]
    return all(any(n.citation in _FOES for n in head.nouns) for head in heads)


_DEATHS = frozenset({"assault.kill", "assault.die-by-force"})
_FOES = words("مسلح إرهابي مهرب متسلل انتحاري تكفيري متمرد متطرف")


def _armed(sentence: Sentence, group: Group) -> bool:
    """Whether a phrase names an armed body or group: `الجيش`, `كتائب النصر`, `مجموعة مسلحة`."""
    view = sentence.view
    sectors = {m.sector for m in group.chunk.mentions}
    heads = (bare(view.tags[t].rest) for t in range(group.chunk.start, group.chunk.last))
    return bool(sectors & {"MIL", "PRM", "REB", "UAF"}) or any(h in _BANDS for h in heads)


_ANNOUNCING = frozenset({"علن.4", "بني.5", "نفي.1", "ءكد.2", "دعو.8"})
_BANDS = words(
    "جماعة مجموعة مسلح مسلحة مسلحون مسلحين كتائب كتيبة سرايا ألوية لواء فصيل فصائل ميليشيا مليشيا جيش تحالف طيران قوات مقاومة"
)
_FIRE = frozenset(
    {
        "assault.shell",
        "assault.airstrike",
        "assault.attack",
        "assault.drone",
        "assault.bomb",
        "assault.intercept",
        "assault.eliminate",
        "assault.shoot",
    }
)


def _happens(trigger: Trigger) -> bool:
    """Whether a noun tells what comes to pass and what nobody sets out to do: `تعرض موكبه | لانفجار`."""
    return trigger.unit.frame.roles.get("subject", "actor") != "actor"


def _accused(act: Draft, following: list[Draft]) -> None:
    """Whoever is accused did what they are accused of."""
    sentence = act.sentence
    first = max(
        act.trigger.chunk,
        *(
            sentence.chunk_of(sentence.view.token_at(r.start))
            for r in act.recipients[:1]
            if r.start is not None
        ),
        0,
    )
    for draft in following:
        trigger = draft.trigger
        what = sentence.chunks[trigger.chunk]
        charged = what.prep == "ب" and what.head == trigger.first  # برفض التفاوض
        if trigger.chunk < first or (trigger.unit.frame.type in SPEECH_ACTS and not charged):
            return
        between = sentence.chunks[first + 1 : trigger.chunk]
        if any(c.kind in ("R", "C") or (c.kind == "V" and c.coordinated) for c in between):
            return
        if any(c.kind == "." and sentence.view.tokens[c.first].form in (":", "؛", ".", "،") for c in between):
            return
        if not draft.actors:
            names = {p.text for p in draft.recipients}
            draft.actors, draft.alleged = [r for r in act.recipients if r.text not in names], True


def _attributed(draft: Draft, frames: Frames) -> None:
    """`نسب الجيش الهجوم إلى الجماعة`, `المسؤولين عن القصف`: whom the words around an act of force put it down to."""
    sentence, k = draft.sentence, draft.trigger.chunk
    chunks, view = sentence.chunks, sentence.view
    if draft.trigger.verbal:
        return
    for j in range(k - 1, max(-1, k - _CONTROLS), -1):
        chunk = chunks[j]
        if chunk.kind == "V":
            if {v.lemma for v in view.tags[chunk.first].verbs} & _ATTRIBUTING:
                found = arguments(sentence, j)
                to = found.phrase("إلى", "ل")
                if to is not None and any(g.chunk.first == chunks[k].first for g in found.objects):
                    draft.actors, draft.alleged = parties(sentence, to, frames), True
            return
        if chunk.kind in ("S", "R", "."):
            return
    own = chunks[k]
    if own.kind == "PP" and own.prep in ("عن", "ب", "في") and k > 0 and chunks[k - 1].nominal:
        described = chunks[k - 1]
        last = described.last - 1
        if bare(view.tags[last].rest) in _CHARGED:
            draft.actors, draft.alleged = parties(sentence, Group(described), frames), True


def _further_victims(drafts: list[Draft]) -> None:
    """`قُتل سبعة في هجوم شنه مسلحون، وخُطف ستة آخرون`: what befell others is by those who did the first."""
    for force, draft in itertools.pairwise(drafts):
        sentence, trigger = draft.sentence, draft.trigger
        if draft.actors or not force.actors or not trigger.verbal or trigger.unit.frame.type != "ASSAULT":
            continue
        if force.trigger.unit.frame.type != "ASSAULT" or not sentence.chunks[trigger.chunk].coordinated:
            continue
        others = any(
            n.base in _OTHERS
            for p in draft.recipients
            if p.end is not None
            for n in sentence.view.tags[sentence.view.token_at(p.end - 1)].nouns
        )
        if others and draft.factuality == force.factuality:
            draft.actors = list(force.actors)


_OTHERS = words("آخر آخرون آخرين أخرى")


def _when(drafts: list[Draft]) -> None:
    """`قُتل سائقان واختُطف آخرون عندما فتح مسلحون النار`: who used force is whose force it was, told a second time."""
    for i, draft in enumerate(drafts):
        frame = draft.trigger.unit.frame
        if (
            draft.actors
            or frame.type != "ASSAULT"
            or not (frame.lethal or frame.injures or frame.id == "assault.abduct")
        ):
            continue
        for force in drafts[i + 1 :]:
            sentence = force.sentence
            if force.trigger.unit.frame.id in INCURSIONS:
                break
            if force.trigger.unit.frame.type != "ASSAULT" or not force.actors or not force.trigger.verbal:
                continue
            between = sentence.chunks[draft.trigger.chunk + 1 : force.trigger.chunk]
            if any(sentence.view.tags[c.first].rest in _WHEN for c in between) and not any(
                c.kind == "R" or sentence.breaks(c) for c in between
            ):
                draft.actors = list(force.actors)
                draft.place = draft.place or force.place
            break
