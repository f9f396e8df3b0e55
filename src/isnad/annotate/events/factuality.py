"""Did it happen? What its clause or phrase says of an event, weighed against the statement that it stands in."""

from __future__ import annotations

from isnad.annotate.events.bonds import denied_bond, parted_from
from isnad.annotate.events.control import SPEECH_ACTS
from isnad.annotate.events.dating import CLAIM
from isnad.annotate.events.demands import asked_with_that, beside_what_is_willed
from isnad.annotate.events.denied import left_alone, refused
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.granted import on_occasion
from isnad.annotate.events.noun_moods import of_noun
from isnad.annotate.events.retelling import OF_A_DEED
from isnad.annotate.events.trigger import MATERIAL, Trigger
from isnad.annotate.events.verb_moods import of_verb
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Sentence
from isnad.language.folding import words
from isnad.language.tagging import Tagged
from isnad.records import Annotations, Factuality, Statement

_PROVIDED = frozenset({"RETREAT", "AID", "COOPERATE", "CONSULT", "CONCEDE"})
"""Types of what agreements provide for and sides offer one another."""


def factuality_of(sentence: Sentence, trigger: Trigger, draft: Draft, out: Annotations) -> Factuality:
    """Whether an event was done: its own words say it, or else the statement whose content it heads; asserted where neither does."""
    frame = trigger.unit.frame
    statement = out.statements[draft.statement] if draft.statement is not None else None
    own = _of_its_words(sentence, trigger)
    if own == "planned" and frame.type in MATERIAL and _of_the_speaker(draft, statement):
        own = "threatened"
    if own == "planned" and frame.id == "assault.retaliate":
        return "threatened"  # سنرد في الزمان والمكان المناسبين
    if frame.id in OF_A_DEED and parted_from(sentence, trigger, statement):
        return "denied"
    bond = denied_bond(sentence, trigger)
    if bond is not None:
        return bond.factuality
    if _taken_back(sentence, trigger, out):
        return "denied"
    by = _of_statement(sentence, trigger, statement) if statement is not None else None
    if by == "denied" and own in (None, "asserted", "planned"):
        return "negated" if statement is not None and refused(sentence, trigger, statement) else "denied"
    if own == "planned" and by == "threatened":
        return "threatened"
    if own == "planned" and statement is not None and _asked_for(sentence, trigger, statement):
        return "demanded"
    if own is None and by is None and asked_with_that(sentence, trigger):
        return "demanded"
    if own == "negated" and frame.id == CLAIM:
        return "asserted"  # ولم تتبن الهجوم أي جهة: the attack is told, nobody's word for it denied
    return own or by or "asserted"


def _of_its_words(sentence: Sentence, trigger: Trigger) -> Factuality | None:
    kind = trigger.unit.frame.type
    if trigger.verbal:
        return of_verb(sentence, trigger.chunk, material=kind in MATERIAL)
    return of_noun(sentence, trigger.chunk, trigger.first, to_come=kind in _PROVIDED)


def _of_the_speaker(draft: Draft, statement: Statement | None) -> bool:
    """Whether it is who speaks that does it: `قال الجيش إنه سيقصف المدينة`."""
    speaker = statement.speaker if statement is not None else None
    return speaker is not None and any(a.entity and a.entity == speaker.entity for a in draft.actors)


def _taken_back(sentence: Sentence, trigger: Trigger, out: Annotations) -> bool:
    """Whether an event stands in what a retraction takes back."""
    start = sentence.view.bare_start(trigger.first)
    return any(
        d.denies is not None and d.denies.start <= start < d.denies.end and d.retraction for d in out.denials
    )


def _of_statement(sentence: Sentence, trigger: Trigger, statement: Statement) -> Factuality | None:
    """Factuality that the stance of its statement gives to the event that heads its content."""
    if not _heads(sentence, trigger, statement):
        return None
    by = _by_stance(statement, material=trigger.unit.frame.type in MATERIAL)
    if by in ("planned", "demanded", "threatened") and _told_besides(sentence, trigger, statement):
        return None
    if by == "denied" and left_alone(sentence, trigger, statement):
        return None
    if by == "conditional" and _no_guess(sentence, trigger, statement):
        return None
    if by == "demanded" and not trigger.verbal and on_occasion(sentence, trigger.chunk):
        return None
    if by == "demanded" and _reacted_to(sentence, trigger, statement):
        return None
    return by


def _by_stance(statement: Statement, *, material: bool) -> Factuality | None:
    """What a stance makes of its content: force that is promised is threatened, and what is no force is not."""
    factuality = _STANCES.get(statement.stance)
    if factuality == "planned" and material:
        return "threatened"
    if factuality == "threatened" and not material:
        return "planned"
    return factuality


_STANCES: dict[str, Factuality] = {
    "deny": "denied", "demand": "demanded", "promise": "planned", "threaten": "threatened", "speculate": "conditional", "warn": "conditional", "ask": "conditional",
}  # fmt: skip


def _heads(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether the event is what the content says, and not something it mentions along the way."""
    view = sentence.view
    start = view.bare_start(trigger.first)
    between = view.text[statement.start : start]
    if "." in between or "؟" in between:
        return False
    first = view.token_at(statement.start)
    tags = view.tags[first : trigger.first]
    if statement.stance in ("demand", "promise", "threaten", "warn", "ask"):
        joined = beside_what_is_willed(sentence, trigger, statement)
        if trigger.verbal:
            return joined or not any(t.tag in ("V", "R") for t in tags)
        if view.tags[trigger.first].article and len(tags) > 1:
            return joined
        return joined or sum(t.tag == "N" for t in tags) <= _HEADING
    if trigger.verbal:
        return sum(t.tag == "V" for t in tags) <= 1 and not any(t.tag == "R" for t in tags)
    return sum(t.tag == "V" and not _being(t) for t in tags) == 0 and not any(t.tag == "R" for t in tags)


_HEADING = 2  # nouns before one that still heads what is said


def _being(tagged: Tagged) -> bool:
    """Whether a verb is كان: `نفى أن يكون المعتقل قد تعرض للضرب`."""
    return any(v.lemma == "كون.1" for v in tagged.verbs)


def _asked_for(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether an act is what that which is asked for is for: `طالبت السلطات بالتحرك لتحرير المختطفين`, `دعت إلى إيفاد فريق لتقصي الحقائق`."""
    view = sentence.view
    if statement.stance != "demand" or trigger.verbal or sentence.chunks[trigger.chunk].prep != "ل":
        return False
    between = view.tags[view.token_at(statement.start) : trigger.first]
    return len(between) <= _ASKED_REACH and not any(
        t.tag in ("V", "R", "S") or t.rest == "،" for t in between
    )


_ASKED_REACH = 8  # tokens


def _told_besides(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether an act of speech stands beside what is promised or asked for and not in it: a perfect (`تعهده بتنظيم الانتخابات ودعا الأحزاب`),
    a participle (`مطالبة بالإفراج عنه وملوّحة باللجوء إلى القضاء`)."""
    if trigger.verbal and _by_others(sentence, trigger):
        return True
    if trigger.unit.frame.type not in SPEECH_ACTS:
        return False
    if trigger.verbal:
        perfect = all(v.features.tense == "perfect" for v in sentence.view.tags[trigger.first].verbs)
        return perfect and not beside_what_is_willed(sentence, trigger, statement)
    return trigger.around is not None and trigger.unit.kind == "verb"


def _reacted_to(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether an act is what people are called on to condemn, mourn or look into, and so has been done: `دعت إلى وقفة للتنديد بسقوط | قتلى`,
    `طالب بالتحقيق في | مقتله`."""
    tags = sentence.view.tags[sentence.view.token_at(statement.start) : trigger.first]
    if trigger.unit.frame.type in SPEECH_ACTS or trigger.verbal:
        return False
    return any(n.lemma in _REACTIONS and n.kind == "masdar" for t in tags for n in t.nouns)


_REACTIONS = frozenset({"ندد.2", "دين.4", "نكر.10", "شجب.1", "حجج.8", "حقق.2", "حيي.4", "رثي.1"})


def _by_others(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a perfect joined by و has people or a body behind it that do it, which nobody asked for: `طالب بالعفو ورفع | المحتجون لافتات`."""
    around = trigger.around
    if around is None or around.subject is None or around.preverbal:
        return False
    if not sentence.chunks[trigger.chunk].coordinated:
        return False
    perfect = any(v.features.tense == "perfect" for v in sentence.view.tags[trigger.first].verbs)
    return perfect and animacy_of(sentence, around.subject.chunk) in ("people", "body")


def _no_guess(sentence: Sentence, trigger: Trigger, statement: Statement) -> bool:
    """Whether what is guessed at is another thing than whether it happened: how many (`قدّرت عدد المعتصمين بأكثر من 400`), or what nobody
    can await, being past (`الذي كان ينتظر أن أربعة ملثمين أطلقوا النار`)."""
    view = sentence.view
    if statement.stance != "speculate" or statement.cue is None:
        return False
    lemmas = {v.lemma for v in view.tags[view.token_at(statement.cue.start)].verbs}
    if trigger.verbal:
        past = all(v.features.tense == "perfect" for v in view.tags[trigger.first].verbs)
        return past and bool(lemmas & {"نظر.8", "رقب.8", "وقع.5"})
    head = view.tags[trigger.first].rest.removeprefix("ال")
    before = view.tags[trigger.first - 1].rest if trigger.first > sentence.first else ""
    return "قدر.2" in lemmas and bool({head, before} & _COUNTS)


_COUNTS = words("عدد حصيلة أعداد")
