"""The dead and hurt that a clause counts: `قُتل ثلاثة`, `خلّف الهجوم 14 قتيلا`, `ارتفع إلى أربعة عدد القتلى`."""

from __future__ import annotations

import re

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import plural
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.records import Annotations, Count, Quantity

_KILLING = words("مقتل قتل استشهاد مصرع وفاة")


_HURTING = words("إصابة جرح")


_DEAD = words("قتيل قتيلا قتلى شهيد شهيدا شهداء ضحية ضحايا جثة جثث قتيلين قتيلان شهيدين شهيدان")


_HURT = words("جريح جريحا جرحى مصاب مصابا مصابين مصابون إصابة إصابات جريحين جريحان مصابان")


def casualties(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """Dead and injured that the clause counts."""
    if trigger.unit.frame.type not in ("ASSAULT", "PROTEST", "COERCE"):
        return
    view = sentence.view
    _toll_apart(sentence, trigger, draft, out)
    if trigger.unit.frame.id == "assault.toll":
        _toll_itself(sentence, trigger, draft, out)
    for part in (trigger, *trigger.absorbed):
        frame = part.unit.frame
        lethal = frame.lethal or any(n.base in _KILLING for t in part.words for n in view.tags[t].nouns)
        hurts = frame.injures or any(n.base in _HURTING for t in part.words for n in view.tags[t].nouns)
        if not (lethal or hurts):
            continue
        for both in (_together(sentence, group, out) for group in part.recipients):
            if both is not None and lethal:
                draft.deaths = draft.deaths or both
            elif both is not None:
                draft.injured = draft.injured or both
        for t in {part.first, *part.words}:
            count = _after(view, out, t, sentence.last)
            if count is not None and any(n.base in _KILLING for n in view.tags[t].nouns):
                draft.deaths = draft.deaths or count
            elif count is not None and any(n.base in _HURTING for n in view.tags[t].nouns):
                draft.injured = draft.injured or count
        if (draft.deaths if lethal else draft.injured) is not None:
            continue
        for group in part.recipients:
            for chunk in group.all:
                count = _counted(view, out, chunk.first, chunk.last)
                if count is None:
                    continue
                if lethal and draft.deaths is None:
                    draft.deaths = count
                elif hurts and draft.injured is None:
                    draft.injured = count
        if lethal and draft.deaths is None:
            draft.deaths = _single(sentence, part)
        elif hurts and draft.injured is None:
            draft.injured = _single(sentence, part)
    low, high = trigger.first, max(t.last for t in (trigger, *trigger.absorbed))
    first = view.tokens[max(sentence.first, low - 6)].start
    last = view.tokens[min(sentence.last, high + 20) - 1].end
    for quantity in out.quantities:
        if not first <= quantity.start < last or quantity.noun == "":
            continue
        noun = re.sub(r"[ًٌٍَُِّْ]", "", quantity.noun)
        form = bare(view.tags[view.token_at(quantity.end - 1)].rest)
        if _counted_elsewhere(view, high, quantity, toll=trigger.unit.frame.id == "assault.toll"):
            continue
        value = _count(quantity)
        head = bare(next(iter(view.morphology.word(noun.split()[0]).rest.split()), ""))
        if (head in _DEAD or form in _DEAD) and draft.deaths is None:
            draft.deaths = value
        elif (head in _HURT or form in _HURT) and draft.injured is None and not _died(view, quantity.start):
            draft.injured = value


def _counted_elsewhere(view: TextView, high: int, quantity: Quantity, *, toll: bool) -> bool:
    """Whether a number of dead is that of another telling: of whose kin acts (`قطع أقارب القتيلين الطريق`), or a toll named in between
    (`وفاة المرأة متأثرة بجروحها، ما يرفع حصيلة الضربة إلى أربعة قتلى`)."""
    token = view.token_at(quantity.start)
    if token > 0 and any(n.base in _KIN for n in view.tags[token - 1].nouns):
        return True
    if not toll and any(_another_attack(view, t) for t in range(high, token - 2)):
        return True
    return not toll and any(bare(view.tags[t].rest) == "حصيله" for t in range(high, token))


def _another_attack(view: TextView, t: int) -> bool:
    """Whether an attack that another came after is told behind token `t`: `وقع الهجوم | بعد يومين من اعتداء أوقع 30 قتيلا`."""
    if view.tags[t].rest not in _AFTER:
        return False
    ahead = view.tags[t + 1 : t + 5]
    return any(n.base in _ATTACKS for tagged in ahead if not tagged.article for n in tagged.nouns)


_AFTER = words("بعد غداة عقب")
_ATTACKS = words("هجوم هجمات اعتداء تفجير تفجيرات غارة غارات مجزرة عملية")


_KIN = words("أقارب قريب أهالي أهل ذوو ذوي عائلات عائلة أسر أسرة والد أشقاء")


def _together(sentence: Sentence, group: Group, out: Annotations) -> Count | None:
    """The sum of those whom و joins: `قُتل جندي ومدنيان`, `ثلاثة جنود وخمسة مسلحين`; None where one of them is not counted."""
    if not group.others:
        return None
    view, low, high = sentence.view, 0, 0
    for chunk in group.all:
        count = _counted(view, out, chunk.first, chunk.last)
        if count is None and _one_of_them(sentence, chunk):
            low, high = low + 1, high + 1
        elif count is None or count.low is None or count.high is None or _a_deed(sentence, chunk):
            return None  # مقتل ستة أشخاص واحتراق صهريجين
        else:
            low, high = low + count.low, high + count.high
    start, end, text = view.span(group.all[0].first, group.all[-1].last)
    return Count(low=low, high=high, text=text, start=start, end=end)


def _a_deed(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase begins with a verbal noun, and so counts nobody who is joined to others."""
    tags = sentence.view.tags
    return any(n.kind == "masdar" for n in tags[chunk.first].nouns) and tags[chunk.first].tag != "#"


def _one_of_them(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase means one person who is not named: `جندي`."""
    head = sentence.view.tags[chunk.head]
    if head.definite or animacy_of(sentence, chunk) != "people" or plural(sentence, chunk):
        return False
    return bool(head.nouns) and all(n.number == "s" and not n.broken for n in head.nouns)


def _single(sentence: Sentence, part: Trigger) -> Count | None:
    """One, where a single person is told to have suffered, and no list: `قُتل متعاقد مدني`, `استشهاد الشاب فلان`."""
    if len(part.recipients) != 1 or part.recipients[0].others:
        return None
    view, chunk = sentence.view, part.recipients[0].chunk
    head = view.tags[chunk.head]
    named = any(m.kind == "PER" and " " in m.text for m in chunk.mentions)
    if chunk.start != chunk.head or animacy_of(sentence, chunk) != "people" or plural(sentence, chunk):
        return None
    one = bool(head.nouns) and all(n.number == "s" and not n.broken for n in head.nouns)
    if not (named or (one and (not head.definite or part.unit.frame.id == "assault.die-of-wounds"))):
        return None
    start, end, text = view.span(chunk.head, chunk.last)
    return Count(low=1, high=1, text=text, start=start, end=end)


def _died(view: TextView, start: int) -> bool:
    """Whether those hurt who are counted from `start` on are told to have died: `بعد وفاة | اثنين من المصابين`."""
    token = view.token_at(start)
    return token > 0 and bare(view.tags[token - 1].rest) in _DYING


_DYING = words("وفاة موت مقتل استشهاد ارتقاء رحيل")


def _toll_itself(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """The numbers of a toll that stand without the dead or hurt they count: `عدد القتلى 11 والجرحى 27`, `الحصيلة ترتفع إلى 16`."""
    view = sentence.view
    last = min(sentence.last, trigger.last + _TOLL_REACH)
    for quantity in out.quantities:
        token = view.token_at(quantity.start)
        if not trigger.first < token < last or quantity.unit is not None:
            continue
        if any(v.tag == "." and v.rest in _STOPS for v in view.tags[trigger.last : token]):
            return
        counted = {
            bare(view.tags[view.token_at(quantity.end - 1)].rest),
            bare(fold(next(iter(quantity.noun.split()), ""))),
        }
        if quantity.noun and not counted & (_DEAD | _HURT):
            continue
        hurt = bare(view.tags[token - 1].rest) in _HURT or bool(counted & _HURT)
        if hurt and draft.injured is None:
            draft.injured = _count(quantity)
        elif not hurt and draft.deaths is None:
            draft.deaths = _count(quantity)


_TOLL_REACH = 14  # tokens
_STOPS = frozenset({".", "..", "...", "؛"})
_TOLL_OF = 4  # tokens before an act, in which its toll may be named


_TOLL = words("حصيلة عدد")


_REACHING = frozenset({"رفع.8", "وصل.1", "بلغ.1", "زيد.8", "صعد.1"})


def _toll_apart(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> None:
    """The toll of an act where its number stands apart: `ارتفع إلى أربعة عدد قتلى الهجوم`, `ارتفعت حصيلة الهجوم … إلى أربعة`."""
    view = sentence.view
    before = [
        bare(view.tags[t].rest) for t in range(max(sentence.first, trigger.first - _TOLL_OF), trigger.first)
    ]
    if trigger.verbal or not any(w in _TOLL for w in before):
        return
    if not any(
        v.lemma in _REACHING for t in range(sentence.first, sentence.last) for v in view.tags[t].verbs
    ):
        return
    first, last = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
    for quantity in out.quantities:
        if not first <= quantity.start < last or quantity.unit is not None:
            continue
        token = view.token_at(quantity.start)
        if token == sentence.first or view.tokens[token - 1].form != "الي":
            continue
        if any(w in _HURT for w in before):
            draft.injured = draft.injured or _count(quantity)
        else:
            draft.deaths = draft.deaths or _count(quantity)
        return


_OPENING = frozenset({"(", '"'})


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _after(view: TextView, out: Annotations, noun: int, last: int) -> Count | None:
    """The number that a noun of killing or wounding governs: `مقتل أربعة`, `إصابة أكثر من 30`."""
    bracket = noun + 1 < last and view.tokens[noun + 1].form in _OPENING  # مقتل (20) شخصا, مقتل "40 مواطنا"
    start, limit = view.tokens[noun].end, view.tokens[min(noun + 1 + bracket, last - 1)].end
    for quantity in out.quantities:
        if start <= quantity.start < limit and quantity.unit is None:
            return _count(quantity)
    return None


def _count(quantity: Quantity) -> Count:
    return Count(
        low=_whole(quantity.low),
        high=_whole(quantity.high),
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
    )


def _counted(view: TextView, out: Annotations, first: int, last: int) -> Count | None:
    """The number of people that a phrase counts: the first of its quantities without a unit."""
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    for quantity in out.quantities:
        if start <= quantity.start < end and quantity.unit is None:
            return _count(quantity)
    return None
