"""Where an act was when its own arguments do not say: in the clause around it, or at the head of its sentence."""

from __future__ import annotations

from collections.abc import Callable

from isnad.annotate.events.locating import ON_THE_GROUND, anywhere, named_in, site_in, somewhere_in
from isnad.annotate.events.parties import place_of
from isnad.annotate.events.roles import LOCATIVE
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.statements.content import reporting_participle
from isnad.language.folding import words
from isnad.records import Place

_WHERE = words("وسط شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب ضواحي أطراف محيط مدخل مداخل مشارف")
_DIRECTIONS = frozenset({"شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "قرب", "وسط"})
_CUTS = words("فيما بينما حين عندما بعدما قبلما حيث ان انه انها انهم بان بل")
FAR = 15  # chunks after an act in which its place may still come


def named(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The place with a name in the clause of an act after it, else the one that opens its sentence."""
    ground = trigger.unit.frame.type in ON_THE_GROUND
    place = _after(sentence, trigger, named_in) if ground else None
    return (
        place
        or _fronted(sentence, trigger)
        or _heading(sentence, trigger)
        or _scene(sentence, trigger)
        or (_after(sentence, trigger, _near, _from_afar) if ground else None)
        or _between(sentence, trigger)
        or _witnessed(sentence, trigger)
    )


def site(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Somewhere without a name in the clause of an act after it: `في القرى القريبة`."""
    return _after(sentence, trigger, site_in) if trigger.unit.frame.type in ON_THE_GROUND else None


IN_WHICH = ("في", "خلال", "أثناء", "إثر", "جراء")
"""Prepositions before what somebody was hurt in, or came to pass in."""


def _after(
    sentence: Sentence,
    trigger: Trigger,
    read: Callable[[Sentence, Chunk], Place | None],
    where: Callable[[Sentence, Chunk, Trigger], bool] | None = None,
) -> Place | None:
    view, chunks = sentence.view, sentence.chunks
    where = where or _locative
    topical = _topical(sentence, trigger)
    told = {part.chunk for part in trigger.absorbed}
    resume = 0
    far = FAR if where is _locative else 2 * FAR
    for k in range(trigger.chunk, min(trigger.chunk + far, len(chunks))):
        chunk = chunks[k]
        if k < resume:
            continue
        if k > trigger.chunk:
            if chunk.kind == "R" and k == trigger.chunk + 1 and not trigger.verbal:
                continue  # الهجوم الذي وقع بضواحي المدينة
            if chunk.kind == "R":
                resume = _past_insert(sentence, k)
                if resume == 0 and not _of_something_struck(sentence, trigger, k):
                    return None
                continue
            if chunk.kind in ("V", "Z", "T", "S") and chunk.coordinated and k not in told:
                return None
            aside = _aside(sentence, k)
            if aside:
                resume = aside
                continue
            own = chunk.kind == "Z" and k - 1 == trigger.chunk  # القتال لم يتوقف في الخرطوم
            if not own and _of_another(sentence, k):
                return None
            if topical and chunk.kind == "NP" and k > topical:
                return None  # بحث معه فكرة هدنة في الإقليم
            if chunk.kind in ("S", "C") and view.tags[chunk.first].rest in _CUTS:
                return None
            if chunk.kind == "." and view.tokens[chunk.first].form in ("؛", ".", ":"):
                return None
        if k == trigger.chunk and chunk.kind != "PP":
            continue
        place = read(sentence, chunk) if where(sentence, chunk, trigger) else None
        if place is not None and chunk.prep in _DIRECTIONS and chunks[k - 1].prep in ("في", "ب", "على"):
            place = site_in(sentence, chunks[k - 1]) or place  # في خربة عينون شرق طوباس
        if place is not None and not (place.precision == "country" and trigger.unit.frame.type == "CONSULT"):
            return place  # talks … on the truce in Yemen are not held there
    return None


def _aside(sentence: Sentence, k: int) -> int:
    """The chunk behind what a clause between commas adds on somebody, which begins at chunk `k`: `، وهو عامل في ميناء الصيد، مساء الأحد`;
    that behind the sentence where no comma ends it, and 0 where there is none."""
    view, chunks = sentence.view, sentence.chunks
    first = chunks[k].first
    if view.tokens[chunks[k - 1].first].form != "،" or view.tags[first].rest not in _HE:
        return 0
    if not view.tags[first].prefix.startswith("و"):
        return 0
    for j in range(k + 1, min(k + _INSERT, len(chunks))):
        if view.tokens[chunks[j].first].form == "،":
            return j + 1
    return len(chunks)


_HE = words("هو هي هم هما هن")


def _of_another(sentence: Sentence, k: int) -> bool:
    """Whether chunk `k` opens what is told of another act, whose place what follows is: `كما أضرب الحمالون في الميناء`,
    `، ملوحا بالاعتصام أمام القصر`; or it says in what somebody did not do what was asked: `سيارة لم تتوقف عند الحاجز`."""
    view, chunk = sentence.view, sentence.chunks[k]
    if chunk.kind == "S":
        return view.tags[chunk.first].rest == "كما"
    if chunk.kind == "Z":
        verb = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
        return sentence.chunks[k - 1].nominal and verb is not None and verb.kind == "V"
    comma = view.tokens[sentence.chunks[k - 1].first].form == "،"
    if not comma or chunk.kind != "NP" or chunk.coordinated:
        return False
    return reporting_participle(view, chunk.first) is not None


def _topical(sentence: Sentence, trigger: Trigger) -> int:
    """The chunk of a verb of talking about something, whose object opens what a place after it may belong to; 0 for others."""
    if trigger.unit.frame.id != "consult.talks" or not trigger.verbal or trigger.around is None:
        return 0
    objects = trigger.around.objects
    return sentence.chunk_of(objects[0].chunk.first) if objects else 0


def _witnessed(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The place that the clause on an act says it shook, or that saw it: `المواجهات التي هزت العجيلات`, `الإضراب الذي شهدته الولاية`."""
    chunks, view = sentence.chunks, sentence.view
    if trigger.verbal:
        return None
    for k in range(trigger.chunk + 1, min(trigger.chunk + _NEAR, len(chunks))):
        if chunks[k].kind == "V":
            lemmas = {v.lemma for v in view.tags[chunks[k].first].verbs}
            found = arguments(sentence, k)
            objects = [] if view.tags[chunks[k].first].enclitic else found.objects
            groups = [*objects, *([found.subject] if found.subject is not None else [])]
            if not lemmas & (_SHAKING if objects else SEEING | _SHAKING):
                return None
            for group in groups:
                if group.chunk.first > trigger.first:
                    place = somewhere_in(sentence, group.chunk)
                    if place is not None:
                        return place
            return None
        if chunks[k].kind not in ("R", "B", "TIME", "PP"):
            return None
    return None


_SHAKING = frozenset({"هزز.1", "ضرب.1", "طول.1", "طول.3", "عصف.1", "جوح.8", "عمم.1"})
SEEING = frozenset({"عرض.5", "شهد.1", "عرف.1", "عيش.1", "ضيف.10", "حضن.8"})


def _near(sentence: Sentence, chunk: Chunk) -> Place | None:
    """A place that a distance is counted from: the act was in its region."""
    place = anywhere(sentence, chunk)
    if place is not None:
        place.precision = "region"
    return place


def _between(sentence: Sentence, trigger: Trigger) -> Place | None:
    """The place between a verb and the act that is its object: `أعلنت القوى في محافظة طوباس الإضراب الشامل`."""
    if trigger.verbal or trigger.unit.frame.type not in ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE"):
        return None
    if sentence.chunks[trigger.chunk].kind != "NP":
        return None
    for chunk in reversed(sentence.chunks[max(0, trigger.chunk - _NEAR) : trigger.chunk]):
        if chunk.kind in ("V", "S", "R", "."):
            return None
        if chunk.kind == "PP" and chunk.prep == "في":
            return anywhere(sentence, chunk)
    return None


_NEAR = 4  # chunks before an act, back to where its verb says it is


def _from_afar(sentence: Sentence, chunk: Chunk, trigger: Trigger) -> bool:
    """Whether the distance to a place says where an act was: `على بعد 18 ميلا غرب ميناء المخا`; not where it only says where a
    town lies (`الواقعة على بعد`)."""
    tags = sentence.view.tags
    if chunk.kind != "PP" or chunk.first <= trigger.first:
        return False
    if not (chunk.prep in ("من", "عن") or chunk.prep.startswith(("إلى ال", "شمال", "جنوب", "شرق", "غرب"))):
        return False
    window = range(max(trigger.last, chunk.first - _MEASURED), chunk.first)
    start = next((t for t in window if tags[t].rest in ("بعد", "مسافه")), -1)
    if start < 1 or not any(tags[t].rest in _DISTANCE for t in window if t > start):
        return False
    before = tags[start - 2] if start - 2 >= sentence.first else None
    return before is None or not before.rest.removeprefix("ال").startswith(_LYING)


_LYING = ("واقع", "كائن", "تقع", "يقع", "تبعد", "يبعد")


def _past_insert(sentence: Sentence, k: int) -> int:
    """The chunk after the comma that ends a relative clause between commas, which begins at chunk `k`; 0 if it is none."""
    view, chunks = sentence.view, sentence.chunks
    if k == 0 or view.tokens[chunks[k - 1].first].form != "،":
        return 0
    for j in range(k + 1, min(k + _INSERT, len(chunks))):
        if chunks[j].kind == "." and view.tokens[chunks[j].first].form == "،":
            return j + 1 if j + 1 < len(chunks) and not chunks[j + 1].coordinated else 0
    return 0


def _of_something_struck(sentence: Sentence, trigger: Trigger, k: int) -> bool:
    """Whether the relative clause at chunk `k` says of a thing that is struck what and where it is (`قصفت مدرسة يتخذها … بمنطقة حزيز`),
    or what the crowd did that is dispersed (`لتفريق الشبان الذين حاولوا الوصول إلى القصر في حي الزهور`)."""
    before = sentence.chunks[k - 1]
    if trigger.unit.frame.id == "assault.crowd-control":
        return True
    struck = trigger.unit.frame.type == "ASSAULT" and any(before in g.all for g in trigger.recipients)
    return struck and animacy_of(sentence, before) == "thing"


_INSERT = 9  # chunks of a relative clause between commas


def _locative(sentence: Sentence, chunk: Chunk, trigger: Trigger) -> bool:
    view = sentence.view
    if chunk.first <= trigger.first < chunk.last:
        return False
    if chunk.kind == "PP":
        if chunk.prep == "من":
            return trigger.unit.frame.id == "retreat.withdraw" or _of_whose_parts(sentence, chunk)
        if chunk.prep == "على":
            return bare(view.tags[chunk.head].rest) in _ALONG and chunk.last - chunk.head > 1
        return (chunk.prep in LOCATIVE or chunk.prep in ("في", "ب")) and not away(sentence, chunk)
    return chunk.kind == "NP" and view.tags[chunk.start].rest in _WHERE


def _of_whose_parts(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether an act was in parts of a place: `في أحياء عدة | من العاصمة`."""
    k = sentence.chunk_of(chunk.start)
    for before in reversed(sentence.chunks[max(0, k - _PAST_COUNT) : k]):
        if before.kind == "PP":
            parts = any(n.base in _PARTS for n in sentence.view.tags[before.head].nouns)
            return before.prep == "في" and not before.mentions and parts
    return False


_PAST_COUNT = 2  # chunks back past a word of how many
_PARTS = words(
    "حي أحياء منطقة مناطق جزء أجزاء شارع شوارع ناحية نواح أنحاء أرجاء ضواحي موقع مواقع مدينة مدن بلدة بلدات قرية قرى"
)

_ALONG = words("طريق حدود مشارف أطراف ضفاف ضفة شاطئ ساحل سواحل تخوم جسر أوتوستراد كورنيش خط محور")
"""Where one is with على: `على طريق دمشق`, `على الحدود الشمالية`."""


def away(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a place is only what a distance is counted from: `الواقعة على بعد 80 كيلومترا إلى الغرب من العاصمة`."""
    if not chunk.prep.startswith(("إلى ال", "شمال", "جنوب", "شرق", "غرب")):
        return False
    before = range(max(sentence.first, chunk.first - _MEASURED), chunk.first)
    return any(sentence.view.tags[t].rest in _DISTANCE for t in before)


_MEASURED = 6  # tokens of a distance
_DISTANCE = words("كيلومتر كيلومترا كيلومترات كلم كم ميل ميلا أميال مسافة")


_SINCE = words("بعدما بعد إذ حيث")


def _heading(sentence: Sentence, trigger: Trigger) -> Place | None:
    """`المخا: مقتل بحارين`: the town that a title names first; a capital there speaks."""
    view, chunks = sentence.view, sentence.chunks
    part = chunks[0].prep in _DIRECTIONS
    if trigger.chunk < 2 or not (chunks[0].kind == "NP" or part) or len(chunks[0].mentions) > 2:
        return None
    alone = chunks[0].last - chunks[0].first == 1
    if (
        view.tokens[chunks[1].first].form not in ((":", "..", "...") if alone else (":",))
        or trigger.unit.frame.type not in ON_THE_GROUND
    ):
        return None
    town = chunks[0].mentions[0] if chunks[0].mentions else None
    if (
        town is None
        or town.kind not in ("GPE", "LOC")
        or (town.entity or "").endswith((".capital", ".government"))
    ):
        return None
    place = place_of(view.lexicon, town)
    return place if place is not None and (place.precision != "country" or part) else None


def _scene(sentence: Sentence, trigger: Trigger) -> Place | None:
    """Where the first part of a headline says that all of it was: `ليلة ساخنة في حورتعلا: 3 قتلى`."""
    view, chunks = sentence.view, sentence.chunks
    if trigger.unit.frame.type not in ON_THE_GROUND:
        return None
    for k in range(min(trigger.chunk - 2, _HEADED)):
        night = chunks[k].nominal and bare(view.tags[chunks[k].head].rest) in _NIGHTS
        if night and chunks[k + 1].prep.startswith(("في", "ب")):
            parted = view.tokens[chunks[k + 2].first].form in (":", "..", "...")
            return named_in(sentence, chunks[k + 1]) if parted else None
    return None


_HEADED = 4  # chunks within which a headline sets its scene
_NIGHTS = words("ليلة ليل يوم نهار صباح مساء فجر جمعة سبت أحد اثنين ثلاثاء أربعاء خميس أسبوع ساعات")


def _fronted(sentence: Sentence, trigger: Trigger) -> Place | None:
    """`وفي نيويورك، صوّتت روسيا …`: the place at the head of the sentence is that of its main clause; `أما في تعز فقد قُتل`
    that of all of it."""
    view, chunks = sentence.view, sentence.chunks
    if len(chunks) > 1 and view.tags[chunks[0].first].rest == "اما" and chunks[1].prep in ("في", "ب"):
        return named_in(sentence, chunks[1])
    if not chunks or chunks[0].kind != "PP" or chunks[0].prep not in ("في", "ب"):
        return None
    between = chunks[1 : trigger.chunk]
    if any(c.kind == "R" or (c.kind == "S" and view.tags[c.first].rest not in _SINCE) for c in between):
        return None
    if not trigger.verbal:
        return None
    comma = len(chunks) > 1 and chunks[1].kind == "." and view.tokens[chunks[1].first].form == "،"
    if not comma and not (len(chunks) > 1 and chunks[1].kind == "V"):
        return None
    return named_in(sentence, chunks[0])
