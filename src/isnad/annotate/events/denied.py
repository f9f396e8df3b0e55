"""What of a statement that denies is not denied: what stands beside it, what it comes after, what others are linked with."""

from __future__ import annotations

from isnad.annotate.events.bonds import own_bond
from isnad.annotate.events.control import SPEECH_ACTS
from isnad.annotate.events.rumours import suspects
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.grammar.chunks import Sentence
from isnad.language.folding import words
from isnad.language.tagging import Tagged
from isnad.records import Statement


def left_alone(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether an event that stands in what somebody denies or refuses is not denied with it."""
    if _proposed(sentence, statement) or _since(sentence, trigger, statement):
        return True
    if trigger.verbal:
        return _goes_on(sentence, trigger, statement)
    return _of_another(sentence, trigger, statement)


def _since(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """`نفى الصندوق التوصل إلى اتفاق، بعد يومين من إعلان الوزيرة …`: what a denial comes after, or before, is not denied."""
    view = sentence.view
    first = view.token_at(statement.start)
    return any(
        view.tags[t].rest in _AFTER
        and view.tags[t].tag == "P"
        and (not trigger.verbal or view.tokens[t - 1].form == "،")
        for t in range(first + 1, trigger.first)
    )


_AFTER = words("بعد عقب إثر غداة منذ قبل")


def _proposed(sentence: Sentence, statement: Statement) -> bool:
    """Whether what somebody refuses is what was called for, asked or offered, so that it was: `رفضت الأحزاب دعوة الرئيس إلى الحوار`."""
    first = sentence.view.tags[sentence.view.token_at(statement.start)]
    return any(n.base in _PROPOSALS for n in first.nouns) and _refuses(sentence, statement)


_PROPOSALS = words("دعوة دعوات طلب طلبات مطلب مطالب مطالبة عرض مقترح مقترحات اقتراح مبادرة")


def _goes_on(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """`نفى علاقته بالأمر وطالب بتحقيق`: a further verb after what is denied by a noun is the denier's own act; and what another clause
    tells is no part of it (`رفضت الإدارة التفاوض، فيما يواصل المعلمون الإضراب`, `إذا رفضت التفاوض فإن المعلمين سيضربون`)."""
    view = sentence.view
    first = view.token_at(statement.start)
    tags = view.tags[first : trigger.first]
    if trigger.unit.frame.type in SPEECH_ACTS and tags and tags[-1].rest == "،" and trigger.verbal:
        return sentence.chunks[trigger.chunk].coordinated  # ترفض مصر أن يعمل وحده، وتطالب بـ
    if tags and tags[0].tag == "N" and any(_opens_another(t) for t in tags):
        return True
    if any(t.tag in ("S", "R", "V") for t in tags):
        return False
    before = sentence.chunks[trigger.chunk - 1] if trigger.chunk > 0 else None
    own_subject = (
        before is not None and before.kind == "NP" and before.coordinated and before.head == before.first
    )
    return sentence.chunks[trigger.chunk].coordinated or own_subject  # ينفي إبرام اتفاق وأوروبا تلوّح


def _opens_another(tagged: Tagged) -> bool:
    """Whether a word opens a clause beside or after what a verb takes: `فيما`, `بينما`, and `فإن` of a condition."""
    return tagged.tag in ("S", "T") and (tagged.rest in _MEANWHILE or tagged.prefix == "ف")


_MEANWHILE = words("فيما بينما فإن فإنه فإنها فإنهم")


def _of_another(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """`نفى أي صلة له بالهجوم`, `نفت اعتقال متهمين بالتفجير`: what a link or a suspicion is with is not denied with it."""
    view = sentence.view
    first = view.token_at(statement.start)
    if statement.cue is not None:
        first = min(first, view.token_at(statement.cue.start))
    return any(
        suspects(view.tags[t]) and not (trigger.unit.frame.type == "ASSAULT" and own_bond(sentence, t))
        for t in range(max(sentence.first, first), trigger.first)
    )


def refused(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether what is denied is what somebody refused to do: `رفضت الوزارة استقبال ممثليهم`."""
    if trigger.verbal or sentence.view.bare_start(trigger.first) != statement.start:
        return False
    return _refuses(sentence, statement)


def _refuses(sentence: Sentence, statement: Statement) -> bool:
    """Whether the cue of a statement is a verb of refusing."""
    if statement.cue is None:
        return False
    tagged = sentence.view.tags[sentence.view.token_at(statement.cue.start)]
    return any(v.lemma == "رفض.1" for v in tagged.verbs)
