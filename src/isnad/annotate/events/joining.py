"""One happening, several triggers: force and its result, a noun and the clause that says who did it."""

from __future__ import annotations

from isnad.annotate.events.trigger import OF_FORCE, Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.subjects import fits, subject_of
from isnad.language.folding import words

_CAUSE = frozenset({"سفر.4", "ءدي.2", "سبب.5", "خلف.2", "ودي.4", "نتج.1", "وقع.4"})
_RESULT_PREPOSITIONS = frozenset(
    {
        "ب",
        "في",
        "إثر",
        "جراء",
        "خلال",
        "من",
        "عن",
        "إلى",
        "بعد",
        "عقب",
        "على يد",
        "على أيدي",
        "برصاص",
        "بنيران",
        "أثناء",
    }
)


def join(sentence: Sentence, triggers: list[Trigger]) -> list[Trigger]:
    """Force and its result in one clause are one event; a noun and the relative clause that says who did it too."""
    kept: list[Trigger] = []
    results = {
        **_tolls(sentence, triggers), **_of_protests(sentence, triggers), **_results(sentence, triggers), **_harm(sentence, triggers)
    }  # fmt: skip
    for i, trigger in enumerate(triggers):
        previous = kept[-1] if kept else None
        cause = results.get(i)
        if cause is not None:
            owner = next(
                t for t in (*kept, *triggers) if t is triggers[cause] or triggers[cause] in t.absorbed
            )
            if owner is not trigger:
                owner.absorbed.append(trigger)
                if owner.unit.frame.type == "COERCE" and trigger.unit.frame.lethal:
                    owner.unit = owner.unit._replace(frame=trigger.unit.frame)  # السطو الذي أودى بحياة سائق
                continue
        if previous is not None and _complement_of(sentence, previous, trigger):
            continue
        if previous is not None and any(
            _same_happening(sentence, part, trigger) for part in (previous, *previous.absorbed)
        ):
            previous.absorbed.append(trigger)
            continue
        kept.append(trigger)
    return [_act_first(sentence, t) for t in kept]


def _act_first(sentence: Sentence, trigger: Trigger) -> Trigger:
    """`ستة قتلى في اشتباكات`: the clashes are what happened, the dead what came of them."""
    if trigger.verbal or bare(sentence.view.tags[trigger.first].rest) not in _DEAD_OR_HURT:
        return trigger
    act = next((t for t in trigger.absorbed if not t.verbal and not _is_result(t)), None)
    if act is None:
        return trigger
    act.absorbed = [trigger, *(t for t in trigger.absorbed if t is not act)]
    trigger.absorbed = []
    return act


_DEAD_OR_HURT = words(
    "قتيل قتيلا قتلى شهيد شهيدا شهداء ضحايا جريح جريحا جرحى مصاب مصابا مصابين إصابة إصابات قتيلين قتيلان جريحين جريحان"
)


def _results(sentence: Sentence, triggers: list[Trigger]) -> dict[int, int]:
    """Which triggers (by index) are told as what an act of force led to: `أسفر هجوم استهدف … عن مقتل … وإصابة`,
    `انفجرت عبوة …، ما أدى إلى مقتل`; each with the index of the act."""
    view, chunks = sentence.view, sentence.chunks
    found: dict[int, int] = {}
    force = [i for i, t in enumerate(triggers) if t.unit.frame.type == "ASSAULT"]
    for c, chunk in enumerate(chunks):
        if chunk.kind != "V" or not {v.lemma for v in view.tags[chunk.first].verbs} & _CAUSE:
            continue
        end = _clause_after(sentence, c)
        after = [i for i in force if c <= triggers[i].chunk < end]
        results = [i for i in after if _is_result(triggers[i])]
        if not results:
            continue
        told = _told_of(sentence, c, triggers)
        if told >= 0:
            for i in results:
                found[i] = told
            continue
        if chunk.coordinated:
            continue  # … وأسفرت عن مقتله: a telling of its own
        if c > 0 and chunks[c - 1].kind == "R":
            acts = [i for i in force if triggers[i].chunk < c][-1:]
        else:
            acts = [i for i in after if i < results[0]]
        if not acts:
            continue
        for i in (*acts[1:], *results):
            found[i] = acts[0]
    return found


def _told_of(sentence: Sentence, c: int, triggers: list[Trigger]) -> int:
    """The act, by index, of which the verb of bringing about at chunk `c` tells what came of it: `هجوم … يوقف الضخ ويودي بحياة اثنين`,
    `المواجهات التي هزت المدينة خلفت أربعة قتلى`; -1 if there is none."""
    view, chunks = sentence.view, sentence.chunks
    own = arguments(sentence, c)
    if own.subject is not None and not own.preverbal and animacy_of(sentence, own.subject.chunk) == "body":
        return -1
    for i in range(len(triggers) - 1, -1, -1):
        act = triggers[i]
        if act.chunk >= c or act.unit.frame.type not in OF_FORCE or _is_result(act):
            continue
        between = chunks[act.chunk + 1 : c]
        if any(
            c.kind == "S" or (c.kind == "." and view.tokens[c.first].form in ("؛", ".", ":", ".."))
            for c in between
        ):
            return -1
        if act.verbal:
            group = subject_of(sentence, act.chunk)
            thing = group is not None and animacy_of(sentence, group.chunk) == "thing"
            return i if thing and group is not None and fits(sentence, c, group) else -1
        return i if fits(sentence, c, Group(chunks[act.chunk])) else -1
    return -1


def _harm(sentence: Sentence, triggers: list[Trigger]) -> dict[int, int]:
    """Which triggers are what somebody suffered in the act that a phrase after them names: `قُتل 14 مدنيا وأصيب 37، صباح الثلاثاء،
    في قصف مدفعي`."""
    view, chunks = sentence.view, sentence.chunks
    found: dict[int, int] = {}
    for i, act in enumerate(triggers):
        chunk = chunks[act.chunk]
        if (
            act.verbal
            or act.unit.frame.type != "ASSAULT"
            or _is_result(act)
            or act.unit.frame.id == "assault.anaphor"
        ):
            continue
        if chunk.kind != "PP" or chunk.prep not in _IN_AN_ACT or view.tags[act.first].article:
            continue
        for j in range(i - 1, -1, -1):
            harm = triggers[j]
            if not (harm.verbal and _is_result(harm)) or (
                harm.unit.kind == "light" and not harm.unit.frame.injures
            ):
                break
            if {v.lemma for v in view.tags[harm.first].verbs} & _CAUSE:
                break
            between = chunks[harm.chunk + 1 : act.chunk]
            if any(c.kind in ("S", "R", "Z", "C") or (c.kind == "V" and not c.coordinated) for c in between):
                break
            if any(c.kind == "." and view.tokens[c.first].form not in ("،", '"', "(", ")") for c in between):
                break
            found[j] = i
    return found


_IN_AN_ACT = ("في", "جراء", "إثر", "بسبب", "ب")


def _tolls(sentence: Sentence, triggers: list[Trigger]) -> dict[int, int]:
    """Which triggers only count the dead and hurt of an act that the sentence names: `ارتفعت حصيلة الهجوم إلى أربعة قتلى`,
    `تسلم المستشفى جثامين ثلاثة قتلى سقطوا في الهجوم`."""
    view = sentence.view
    found: dict[int, int] = {}
    acts = [
        i
        for i, t in enumerate(triggers)
        if t.unit.frame.type == "ASSAULT"
        and (not _is_result(t) or (not t.verbal and bare(view.tags[t.first].rest) in _BUTCHERY))
    ]
    for i, toll in enumerate(triggers):
        if toll.unit.frame.id in TOLLS:
            beside = [a for a in acts if _one_clause(sentence, triggers[a], toll)]
            owner = next((a for a in reversed(beside) if a < i), beside[0] if beside else -1)
            if owner < 0:
                owner = _counted_before(sentence, triggers, i, found)
            if owner >= 0:
                found[i] = owner
                continue
            for j in range(i + 1, len(triggers)):  # الحصيلة الأولى أشارت إلى سقوط تسعة قتلى
                counts = triggers[j].unit.frame.lethal and not triggers[j].verbal
                if (
                    not counts
                    or triggers[j].unit.frame.id in TOLLS
                    or not _one_clause(sentence, toll, triggers[j])
                ):
                    break
                found[j] = i
            continue
        if toll.verbal or not _is_result(toll) or not acts:
            continue
        if bare(view.tags[toll.first].rest) not in _DEAD_OR_HURT or not _counted_only(sentence, toll):
            continue
        before = [a for a in acts if a < i]
        found[i] = before[-1] if before else acts[0]
    return found


def _counted_before(sentence: Sentence, triggers: list[Trigger], i: int, found: dict[int, int]) -> int:
    """The toll, by index, that another only counts: `الحصيلة بلغت | 11 قتيلا`; -1 if it is another's count."""
    if i == 0 or triggers[i - 1].unit.frame.id not in _COUNTS:
        return -1
    before = triggers[i - 1]
    if not _one_clause(sentence, before, triggers[i]):
        return -1
    between = sentence.chunks[before.chunk + 1 : triggers[i].chunk]
    if before.unit.frame.id != "assault.toll" and any(c.kind in ("V", ".") for c in between):
        return -1
    return found.get(i - 1, i - 1)


def _one_clause(sentence: Sentence, act: Trigger, toll: Trigger) -> bool:
    """Whether a toll and an act stand in one clause, so that it is that of the act: `حصيلة الهجوم الذي …`, `هجوم …، لترتفع الحصيلة`."""
    view = sentence.view
    low, high = min(act.first, toll.first), max(act.first, toll.first)
    if any(view.tokens[t].form in _ENDS for t in range(low, high)):
        return False
    return not any(
        sentence.chunks[k].kind == "S" and view.tags[sentence.chunks[k].first].rest in _OPENERS
        for k in range(sentence.chunk_of(low) + 1, sentence.chunk_of(high))
    )


TOLLS = frozenset({"assault.toll", "assault.toll-counted"})
_COUNTS = TOLLS | {"assault.dead-counted"}
_ENDS = frozenset({".", "..", "...", "…", ":", "؛"})
_OPENERS = words("إذ فيما بينما حيث ان أن إن")


def _counted_only(sentence: Sentence, toll: Trigger) -> bool:
    """Whether dead or hurt are what is counted, carried or reached, by the words before them."""
    tags = sentence.view.tags
    window = range(max(sentence.first, toll.first - _COUNT_WINDOW), toll.first)
    return any(
        bare(tags[t].rest) in _COUNTING or any(n.base in _COUNTING for n in tags[t].nouns) for t in window
    )


_COUNT_WINDOW = 12
_BUTCHERY = words("مجزرة مجازر مذبحة مذابح")
_COUNTING = words("حصيلة عدد جثامين جثث جثة جثمان مجموع إجمالي رقم")


def _of_protests(sentence: Sentence, triggers: list[Trigger]) -> dict[int, int]:
    """Which triggers only say why and with what cries people protest: `تجمّع الشبان … احتجاجا على`, `ورددوا هتافات`."""
    view, chunks = sentence.view, sentence.chunks
    found: dict[int, int] = {}
    for i, trigger in enumerate(triggers):
        if trigger.unit.frame.type != "PROTEST" or i == 0:
            continue
        first = next((j for j in range(i) if triggers[j].unit.frame.type == "PROTEST"), -1)
        if first < 0:
            continue
        why = not trigger.verbal and view.tokens[trigger.first].text.rstrip("ًا").endswith("احتجاج")
        cries = trigger.unit.kind == "verb-phrase" and any(
            bare(view.tags[t].rest) in _CRIES for t in range(trigger.first, trigger.last)
        )
        if (why or cries) and not any(c.kind == "S" for c in chunks[triggers[first].chunk : trigger.chunk]):
            found[i] = first
    return found


_CRIES = words("هتافات شعارات لافتات يافطات أعلاما أعلام")


def _is_result(trigger: Trigger) -> bool:
    frame = trigger.unit.frame
    return frame.lethal or frame.injures or frame.id == "assault.result"


def _clause_after(sentence: Sentence, c: int) -> int:
    """The chunk where what the verb at `c` brings about ends."""
    view, chunks = sentence.view, sentence.chunks
    for k in range(c + 1, len(chunks)):
        item = chunks[k]
        if item.kind == "V" and item.coordinated:
            return k
        if item.kind == "S" or (item.kind == "." and view.tokens[item.first].form in ("؛", ".", ":")):
            return k
    return len(chunks)


def _complement_of(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    """Whether a noun only says what the event before it stops or concerns, or who brought it about: `تعليق الهجمات`, `حوار التعاون`,
    `محادثات برعاية قطر`."""
    if second.verbal:
        return False
    a, b = first.unit.frame.type, second.unit.frame.type
    if a in ("CONCEDE", "RETREAT") and b in ("ASSAULT", "COERCE", "MOBILIZE", "SANCTION"):
        if second.unit.frame.id == "coerce.curfew" or sentence.chunks[second.chunk].prep in _AFTER_OR_BY:
            return False  # رفع حظر التجول; تهدئة الأوضاع عقب الهجوم
        return second.chunk - first.chunk <= 1 and second.first - first.last <= 3
    if a == "AID" and b in ("AID", "SUPPORT") and sentence.chunks[second.chunk].prep == "ل":
        return 0 < second.chunk - first.chunk <= 2  # تقديم 350 مليون دولار | لدعم البنك المركزي
    if second.unit.frame.id == "consult.mediate" and sentence.chunks[second.chunk].prep == "ب":
        return a in ("CONSULT", "AGREE", "RETREAT")  # جولة من المحادثات بوساطة قطرية
    return a == "CONSULT" and b in ("COOPERATE", "AID", "SUPPORT") and second.chunk == first.chunk


_AFTER_OR_BY = (
    "بعد",
    "عقب",
    "إثر",
    "قبل",
    "منذ",
    "خلال",
    "بسبب",
    "رغم",
    "جراء",
    "غداة",
    "قبيل",
    "بعيد",
    "أثناء",
)


def _in_it(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    """Whether a verb tells who was killed or hurt in the act named right before it: `هجوما مماثلا | قُتل فيه ثلاثة`."""
    harms = second.unit.frame.lethal or second.unit.frame.injures
    if not harms or sentence.chunks[second.chunk].coordinated or second.around is None:
        return False
    noun = sentence.chunk_of(max(first.words, default=first.first))
    if second.chunk != noun + 1 or sentence.chunks[second.chunk].first != sentence.chunks[noun].last:
        return False
    after = sentence.chunks[second.chunk + 1] if second.chunk + 1 < len(sentence.chunks) else None
    tagged = sentence.view.tags[after.first] if after is not None else None
    return after is not None and after.prep == "في" and tagged is not None and tagged.enclitic in ("ه", "ها")


def _hits_too(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    """Whether a verb of hitting goes on about an act that a clause has described: `ضربة نفذتها طائرة واستهدفت سيارة`."""
    view, chunk = sentence.view, sentence.chunks[second.chunk]
    if not chunk.coordinated or second.around is None or not first.absorbed or not first.absorbed[-1].verbal:
        return False
    if not {v.lemma for v in view.tags[second.first].verbs} & _HITTING:
        return False
    if second.around.subject is not None and not second.around.preverbal:
        return False
    between = sentence.chunks[first.absorbed[-1].chunk + 1 : second.chunk]
    return not any(c.kind in ("V", "S", ".") for c in between) and fits(
        sentence, second.chunk, Group(sentence.chunks[first.chunk])
    )


def _they_do(sentence: Sentence, subject: Group | None) -> bool:
    """Whether a relative clause tells what people do, and not what the act before it was: `تفريق محتجين رشقوا الشرطة`."""
    head = sentence.view.tags[subject.chunk.head].rest if subject is not None else ""
    return subject is not None and head.endswith("ين") and animacy_of(sentence, subject.chunk) == "people"


def _by_what(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    """Whether a noun of force is what a verb of hitting is of: `استهدف | هجوم صاروخي | القاعدة`, `هزّ انفجار المدينة`."""
    around = first.around
    if around is None or around.subject is None or around.preverbal or first.unit.frame.type != "ASSAULT":
        return False
    if not {v.lemma for v in sentence.view.tags[first.first].verbs} & _HITTING:
        return False
    return sentence.chunk_of(second.first) == sentence.chunk_of(around.subject.chunk.first)


_HITTING = frozenset({"هدف.10", "طول.1", "هزز.1", "ضرب.1", "صوب.4"})


def _same_happening(sentence: Sentence, first: Trigger, second: Trigger) -> bool:
    a, b = first.unit.frame, second.unit.frame
    if a.type != b.type:
        return False
    if not first.verbal and first.first <= second.noun < first.last:
        return True  # الزيارة التي قام بها الوزير
    view, chunks = sentence.view, sentence.chunks
    between = chunks[first.chunk + 1 : second.chunk]
    if a.id == "assault.claim" and not second.verbal and second.chunk - first.chunk <= 3:
        return True
    if (
        first.verbal
        and not second.verbal
        and first.unit.kind != "light"
        and _by_what(sentence, first, second)
    ):
        return True
    if first.verbal and not second.verbal and first.around is not None and not b.lethal and not b.injures:
        # استأنفت … عملياتها المشتركة: the object names the act again
        groups = [
            *first.around.objects,
            *([first.around.subject] if first.around.subject and first.unit.kind == "verb-phrase" else []),
        ]
        if any(second.chunk == sentence.chunk_of(g.chunk.first) for g in groups):
            return True
    tokens = [view.tokens[t].form for t in range(first.last, second.first)]
    if "؛" in tokens or "." in tokens:
        return False
    if a.type == "AID" and not second.verbal and chunks[second.chunk].prep == "من":
        return second.chunk - first.chunk <= 2  # تقديم 30 شاحنة | من المساعدات
    if a.type == "ASSAULT":
        if b.id == "assault.crowd-control" and a.id == b.id and not second.verbal:
            purpose = chunks[second.chunk]  # أطلقت الغاز | لتفريق محتجين, استخدام الغاز | لتفريقهم
            if purpose.prep == "ل" and not any(c.kind in ("V", "S", "R") for c in between):
                return True
        if (
            first.verbal
            and second.verbal
            and chunks[second.chunk].coordinated
            and b.injures
            and (a.lethal or a.injures)
        ):
            return True  # قُتل تسعة وأصيب آخرون
        if (
            first.verbal
            and second.verbal
            and first.unit.kind != "light"
            and second.around is not None
            and second.around.relative
        ):
            return False
        if second.verbal and _in_it(sentence, first, second):
            return True
        if second.verbal and not first.verbal and _hits_too(sentence, first, second):
            return True
        if second.verbal and not first.verbal:
            # هجمات صاروخية استهدفت …، الهجمات التي شنتها …: the verb's subject or resumptive is the noun
            around = second.around
            if around is not None and not chunks[second.chunk].coordinated and "،" not in tokens[-2:-1]:
                heads = [g.chunk for g in (around.subject, around.resumptive) if g is not None]
                if (
                    not heads
                    and not view.tags[first.first].article
                    and not any(c.kind in ("V", "S", "R") for c in between)
                ):
                    return True  # هجوم بطائرتين، استهدف …
                if any(c.first <= first.first < c.last for c in heads):
                    return True
                if (
                    around.relative
                    and not _they_do(sentence, around.subject)
                    and not any(c.kind == "V" for c in between)
                    and sum(c.kind in ("NP", "PP") for c in between) <= 2
                ):
                    return True
                if (
                    around.subject is not None
                    and around.subject.chunk.first <= first.first < around.subject.chunk.last
                ):
                    return True
            return False
        if not second.verbal:
            chunk = chunks[second.chunk]
            if chunk.prep == "من" and chunks[second.chunk - 1].prep in ("بعد", "قبل", "منذ"):
                return False  # وجاءت الضربة بعد ساعات من سقوط قذائف
            if any(
                c.kind == "V" and not {v.lemma for v in view.tags[c.first].verbs} & _CAUSE for c in between
            ):
                return False
            if any(c.kind == "S" for c in between):
                return False
            caused = any(c.kind == "V" for c in between) or (
                second.chunk > 0 and chunks[second.chunk - 1].kind == "V"
            )
            injury = b.injures and (a.lethal or a.injures)
            if chunk.coordinated and not injury and not b.injures and not (a.lethal and b.lethal):
                return False
            if injury or b.injures:
                return True
            if (
                chunk.kind == "PP"
                and chunk.prep in _RESULT_PREPOSITIONS
                and (a.lethal != b.lethal or a.injures or not first.verbal or b.id == a.id)
            ):
                return (
                    "،" not in _without_insert(tokens)
                    or caused
                    or (chunk.prep == "ب" and tokens[-1:] == ["،"])
                )
            return (a.lethal != b.lethal and caused) or (
                chunk.kind == "NP" and second.chunk == first.chunk and first.last == second.first
            )
        return False
    if second.verbal and not first.verbal and second.around is not None:
        heads = [g.chunk for g in (second.around.subject, second.around.resumptive) if g is not None]
        return any(c.first <= first.first < c.last for c in heads) and second.unit.kind in (
            "light",
            "verb-phrase",
        )
    return not second.verbal and second.chunk == first.chunk and second.first == first.last


def _without_insert(tokens: list[str]) -> list[str]:
    """Words without what commas set apart on some of those told of: `خمسة أشخاص، بينهم ثلاثة سائقين، في هجوم`."""
    if tokens.count("،") != 2:
        return tokens
    first = tokens.index("،")
    last = tokens.index("،", first + 1)
    opens = tokens[first + 1 : first + 3]
    return tokens[:first] + tokens[last + 1 :] if not _AMONG.isdisjoint(opens) else tokens


_AMONG = words("بينهم بينهن منهم منهن معظمهم غالبيتهم أغلبهم جلهم أحدهم إحداهن جميعهم كلهم")
