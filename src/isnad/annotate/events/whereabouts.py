"""Where an act was by the verb that tells it: where people are led, sent, let in and kept out, where they went for it, where it was said."""

from __future__ import annotations

from isnad.annotate.events.locating import (
    HOMES,
    ON_THE_GROUND,
    VAGUE,
    anywhere,
    area,
    is_site,
    named_in,
    site_at,
    somewhere_in,
)
from isnad.annotate.events.parties import finest, place_of
from isnad.annotate.events.setting import FAR, SEEING, away
from isnad.annotate.events.trigger import OF_WORDS, Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.agreement import means
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.subjects import subject_of
from isnad.language.folding import words
from isnad.records import Place

_SEEN = 5  # chunks from an act back to the verb that says who lived through it
_STATEMENTS = words("بيان تصريح تصريحات كلمة خطاب خطبة مؤتمر إيجاز ندوة إحاطة")
_LEADING = frozenset({"assault.abduct", "coerce.arrest", "coerce.seize-property", "coerce.seize-ship"})
_TO_LEAD = frozenset({"قود.8", "سوق.1", "جرر.1", "قطر.1"})
_LED = 6  # chunks from a verb of leading away to where
_GOING = frozenset(
    {
        "دخل.1",
        "وصل.1",
        "زور.1",
        "وجه.5",
        "قحم.8",
        "عود.1",
        "قدم.1",
        "سفر.3",
        "ذهب.1",
        "دهم.1",
        "دهم.3",
        "غدر.3",
    }
)
_ENTRY = words("دخول وصول عبور مغادرة اقتراب بلوغ خروج")


def told_site(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Somewhere without a name among the phrases that say where an act was: `دفع بتعزيزات إلى الشريط الحدودي`, `قصف على بلدة ملح`."""
    if trigger.unit.frame.type not in ON_THE_GROUND:
        return None
    for group in (*trigger.places, *(g for g in trigger.recipients if g.chunk.prep == "على")):
        chunk = group.chunk
        if (
            chunk.prep == "من"
            or away(sentence, chunk)
            or any(m.kind in ("PER", "ROLE") for m in chunk.mentions)
        ):
            continue
        vague = chunk.last - chunk.head == 1 and sentence.view.tags[chunk.head].rest in VAGUE
        if (is_site(sentence, chunk.head) or area(sentence, chunk)) and not vague:
            return site_at(sentence, chunk)
    return None


def seen_by(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The place that a verb before the act says lived through it, its subject told or carried over: `لكنها شهدت اشتباكا`."""
    if trigger.verbal or trigger.unit.frame.type not in ON_THE_GROUND:
        return None
    for k in range(trigger.chunk - 1, max(-1, trigger.chunk - 1 - _SEEN), -1):
        chunk = sentence.chunks[k]
        if chunk.kind == "V":
            if not {v.lemma for v in sentence.view.tags[chunk.first].verbs} & SEEING:
                return None
            subject = subject_of(sentence, k)
            return somewhere_in(sentence, subject.chunk) if subject is not None else None
        if chunk.kind in ("S", "R", "C"):
            return None
    return None


def where(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The place that `حيث` takes up before an act: `عند حاجز حزم، حيث أُفرج عن ثلاثة معتقلين`."""
    if trigger.unit.frame.type not in ON_THE_GROUND:
        return None
    view, chunks = sentence.view, sentence.chunks
    verbs = 0
    for k in range(trigger.chunk - 1, 0, -1):
        verbs += chunks[k].kind == "V"
        if verbs > 1 and not trigger.verbal:
            return None
        if chunks[k].kind == "S" and view.tags[chunks[k].first].rest == "حيث":
            before = chunks[k - 1] if view.tokens[chunks[k - 1].first].form != "،" else chunks[max(0, k - 2)]
            return somewhere_in(sentence, before) if before.nominal else None
        if chunks[k].kind in ("S", "R", "C") or view.tokens[chunks[k].first].form in ("؛", "."):
            return None
    return None


def said_at(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where the statement was made by which somebody pledges, asks or threatens: `تعهد، في تصريح أدلى به أمس في السرايا، بإعلان النتائج`,
    `أمهل التجمع، في بيان تلاه أمام البوابة، السلطات 48 ساعة`."""
    chunks, k = sentence.chunks, trigger.chunk
    if not trigger.verbal or trigger.unit.frame.type not in OF_WORDS:
        return None
    start = next((i for i in range(k + 1, min(k + _LED, len(chunks))) if _statement(sentence, i)), -1)
    for chunk in chunks[start + 1 : start + _LED] if start > 0 else ():
        if chunk.kind in ("S", "R", ".") or (chunk.kind == "V" and chunk.coordinated):
            return None
        if chunk.prep in ("في", "ب", "أمام"):
            place = anywhere(sentence, chunk)
            if place is not None and place.precision != "country":
                return place
    return None


def _statement(sentence: Sentence, k: int) -> bool:
    """Whether chunk `k` opens, behind a comma, what is said of the statement in which somebody acts."""
    view, chunk = sentence.view, sentence.chunks[k]
    comma = view.tokens[sentence.chunks[k - 1].first].form == "،"
    return comma and chunk.prep in ("في", "خلال") and bare(view.tags[chunk.head].rest) in _STATEMENTS


def led_to(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where somebody is led away to, or from: `اقتادوا السائقين إلى غابة واغادو`, `اقتادت عشرة شبان من محيط المفوضية`."""
    if trigger.unit.frame.id not in _LEADING:
        return None
    view, chunks = sentence.view, sentence.chunks
    led = any(v.lemma in _TO_LEAD for v in view.tags[trigger.first].verbs) or any(
        n.lemma in _TO_LEAD for n in view.tags[trigger.first].nouns
    )
    for k in range(trigger.chunk + 1, min(trigger.chunk + _LED, len(chunks))):
        chunk = chunks[k]
        if chunk.kind in ("V", "S", "R", "."):
            return None
        if chunk.prep.startswith("من") or (led and chunk.prep in ("إلى", "نحو", "باتجاه", "صوب")):
            home = any(n.base in HOMES for n in view.tags[chunk.head].nouns)
            place = None if home else somewhere_in(sentence, chunk)
            if place is not None:
                return place
    return None


def entered(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where those went who went there for an act: `دخلت القوة المخيم لتوقيف مطلوبين`, `سيزور بغداد للمشاركة في الاجتماع`."""
    view, chunks = sentence.view, sentence.chunks
    k = trigger.chunk
    if trigger.verbal or trigger.unit.frame.type not in ON_THE_GROUND:
        return None
    if chunks[k].prep != "ل" and not (k and chunks[k].prep == "في" and chunks[k - 1].prep == "ل"):
        return None
    for i in range(k - 1, max(-1, k - _LED), -1):
        if chunks[i].kind in ("S", "R", "."):
            return None
        if chunks[i].kind != "V":
            continue
        if not {v.lemma for v in view.tags[chunks[i].first].verbs} & _GOING:
            return None
        found = arguments(sentence, i)
        groups = [*found.objects, *(g for prep, g in found.phrases if prep == "إلى")]
        return next((p for g in groups if (p := somewhere_in(sentence, g.chunk)) is not None), None)
    return None


def barred(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where somebody is kept from coming: `منعوا مركبة إسعاف من دخول أزقة المخيم`, `منعت دخول المنظمات إلى القطاع`."""
    if trigger.unit.frame.id != "coerce.restrict":
        return None
    view, chunks = sentence.view, sentence.chunks
    for k in range(trigger.chunk, min(trigger.chunk + _LED, len(chunks))):
        chunk = chunks[k]
        if chunk.kind in ("S", "R", ".") or (chunk.kind == "V" and k > trigger.chunk):
            return None
        start = max(chunk.head, trigger.first + 1)
        entry = next((t for t in range(start, chunk.last) if bare(view.tags[t].rest) in _ENTRY), -1)
        if entry < 0 or not chunk.nominal:
            continue
        into = [
            p
            for m in chunk.mentions
            if m.start > view.tokens[entry].start and (p := place_of(view.lexicon, m)) is not None
        ]
        if into:
            return finest(into)
        if entry + 1 < chunk.last and is_site(sentence, entry + 1):
            start, end, text = view.span(entry + 1, chunk.last)
            return Place(text=text, start=start, end=end, precision="site")
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        return somewhere_in(sentence, after) if after is not None and after.prep == "إلى" else None
    return None


def of_subject(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where those are who act, told between them and their verb: `إن قوات الأمن في بورتسودان احتجزت 34 شخصا`."""
    around = trigger.around
    if (
        not trigger.verbal
        or around is None
        or around.subject is None
        or trigger.unit.frame.type not in ON_THE_GROUND
    ):
        return None
    if not around.preverbal or around.relative:
        return None
    first = sentence.chunk_of(around.subject.chunk.first)
    for chunk in sentence.chunks[first + 1 : trigger.chunk]:
        if chunk.kind != "PP":
            return None
        if chunk.prep in ("في", "ب"):
            return named_in(sentence, chunk)
    return None


def of_pronoun(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where the pronoun of `فيه` says that an act was: the place named last before it: `سوق عرسال … دوّى فيه انفجار`."""
    view, chunks = sentence.view, sentence.chunks
    if trigger.around is None or not trigger.verbal or trigger.unit.frame.type not in ON_THE_GROUND:
        return None
    for prep, group in trigger.around.phrases:
        pronoun = view.tags[group.chunk.head].enclitic
        if prep != "في" or not pronoun or view.tags[group.chunk.head].tag != "P":
            continue
        for chunk in reversed(chunks[max(0, trigger.chunk - FAR) : trigger.chunk]):
            if not chunk.nominal or not means(sentence, chunk, pronoun, others=False):
                continue
            place = finest([p for m in chunk.mentions if (p := place_of(view.lexicon, m)) is not None])
            if place is not None:
                return place
            if is_site(sentence, chunk.head):
                return site_at(sentence, chunk)
    return None
