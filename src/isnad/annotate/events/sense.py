"""Words of events that tell none: on the pitch, in the weather, on the market, in names and wishes."""

from __future__ import annotations

import itertools

from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.locating import is_site
from isnad.annotate.frames import bare
from isnad.annotate.grammar.agency import animacy_of, animacy_of_word
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.grammar.subjects import subject_of
from isnad.language.animacy import animacy
from isnad.language.folding import fold, words

_WEATHER = words(
    "إرهاب فساد أزمة وباء مرض فيروس قرش كلب كلاب ذئب أفعى نحل رياح أمطار سيول عاصفة عواصف موجة ثلوج حرارة غبار أتربة صاعقة صواعق برق سيل فيضان هزة حريق منخفض ثلج أمواج رمال مياه برد صقيع إعصار فيضانات أعاصير زلزال زلازل جراد كارثة كوارث موجات طقس مناخ جفاف مجاعة تسونامي انهيارات"
)
_DISASTERS = words(
    "فيضان فيضانات سيول سيل زلزال زلازل إعصار أعاصير عاصفة عواصف كارثة كوارث جفاف تسونامي حريق حرائق أمطار ثلوج طقس مناخ بركان انهيارات"
)
_FORCING = frozenset(
    {"coerce.deport", "coerce.restrict", "coerce.siege", "coerce.seize-property", "coerce.seize-territory"}
)
"""Frames of driving people away, which floods do too."""
_OWING_TO = ("بسبب", "جراء", "نتيجة", "إثر", "بفعل", "من جراء", "إلى", "من")
_MARKET = words(
    "هوامش أسعار سعر أسواق سوق أسهم اقتصاد عملة نمو أرباح مبيعات ميزانية بورصة تضخم سياحة قطاع صادرات استثمارات مؤشر ربح ليرة جنيه دولار دينار"
)
_BOMBED = words("سوق أسواق قطاع")
"""Words of trade for what also stands on the ground."""
_WILLED = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
_WILLED_DEEDS = frozenset({"COOPERATE", "CONSULT", "AID", "SUPPORT", "RETREAT", "CONCEDE", "AGREE"})
_NEEDING_SOMEBODY = frozenset({"AGREE", "SUPPORT", "CONCEDE", "AID", "REJECT", "THREATEN", "ACCUSE"})
_FOR_WHICH_BODIES_ARE = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "AGREE", "ACCUSE", "MOBILIZE"})
_ABSTRACT = words(
    "اجتماع لقاء حوار جهود جهد مفاوضات محادثات مباحثات اتفاق اتفاقية هدنة فرصة فرص مشروع خطة آمال أمل ثقة علاقات علاقة مساعي استقرار أمن وحدة سيادة مصداقية "
    "اقتصاد مستقبل حياة أسس قيم مبادئ فكرة روح مشاعر"
)
_METAPHORS = frozenset({"ASSAULT", "COERCE", "RETREAT", "REJECT", "AID", "THREATEN", "PROTEST"})
_MINDS = words(
    "وعي عقل عقول قلب قلوب مشاعر عواطف نفوس أفكار فكر ذاكرة ذوق لغة منطق مخيلة خيال ضمير ضمائر أحلام غضب خوف قلق حزن فرح ملل حب كراهية شهوة شهوات عادات فضول تمدن حداثة "
    "موضة ملل صمت يأس إحباط غرور كسل جهل شائعات روتين شعر قصيدة أغنية ألحان"
)
_ABSTRACT_DOERS = words(
    "مال وقت زمن كلمات كلام جمال موسيقى أزياء طعام نعاس نوم ذعر هلع رعب دهشة ذهول صمت ظلام"
)
_CALLING = frozenset({"نشد.3", "حثث.1", "طلب.3", "هيب.4"})
_PAPERS = words(
    "بيان قرار تقرير رسالة مذكرة وثيقة إعلان خطاب كلمة تصريح تصريحات مشروع قانون حكم اتفاق اتفاقية اجتماع قمة مؤتمر جلسة بلاغ مرسوم توصية توصيات ورقة مبادرة مكالمة"
)
_ANYTHING = words("شيء شيئا أمر ما")
_ACTS_OF = words("هذا خلال بعد قبل منذ بدء استمرار وقف إنهاء صد رد ضحايا ظل أيام آثار شن")
_VEHICLES = words(
    "طائرة طائرات سيارة سيارات مركبة مركبات عربة عربات سفينة سفن قارب قوارب زورق رجل رجال غرفة خط"
)
_OF_PEOPLE = frozenset({"assault.wound", "coerce.arrest", "consult.visit", "consult.receive"})
_HARMING = frozenset(
    {"assault.kill", "assault.wound", "assault.die-by-force", "assault.result", "assault.destroy"}
)
_ACCIDENTS = words(
    "صاعقة صواعق زلزال هزة سيل سيول فيضان فيضانات عاصفة إعصار حادث حوادث تصادم اصطدام دهس انقلاب غرق حريق حرائق انهيار تدافع صعق اختناق تسمم وباء مرض سقوط "
    "تحطم عطل جلطة نوبة حرارة برد"
)
_FALLEN = words("قتلى قتيل ضحايا شهداء شهيد جرحى جريح مصابين")
"""Those who fall, where a falling is no accident: `أسفر القصف عن سقوط ضحايا`."""
_WITHOUT_HAND = frozenset({"assault.wound", "assault.die-by-force", "assault.result"})
"""Frames whose words say that people died or were hurt, and not by whose hand."""
_MISFORTUNES = words(
    "مرور سيل سيول فيضان فيضانات زلزال عاصفة إعصار صاعقة تصادم اصطدام غرق اختناق تسمم تدافع صعق جلطة انزلاق حرارة برد وباء"
)
_CRAFT = words("طائرة طائرات مروحية طوافة حافلة باص قطار قارب مركب سفينة سيارة شاحنة منطاد مصعد")
_CRASH = words("سقوط تحطم انقلاب جنوح خروج اصطدام")
_FALLING = frozenset({"سقط.1", "حطم.5", "قلب.7", "جنح.1", "هوي.1", "صدم.8"})
_OVERTURNING = frozenset({"قلب.7", "غرق.1", "خنق.8", "زلق.7", "دهور.2"})
_FORCE = words(
    "هجوم هجمات اعتداء اعتداءات قصف غارة غارات تفجير تفجيرات انفجار انفجارات لغم ألغام عبوة عبوات قنبلة قنابل قذيفة قذائف صاروخ صواريخ رصاص رصاصة رصاصات نار نيران اشتباك "
    "اشتباكات مواجهات معركة معارك مسلح مسلحون مسلحين جيش قوات جنود إرهابي إرهابيون إرهابيين انتحاري ميليشيا مليشيا مسيرة طعن جريمة قتل قتال حرب عدوان إسقاط طلق شظايا مقذوف مقذوفات اقتحام كمين إرهاب عنف"
)
"""Words of force: where one stands in the sentence, the dead are not put down to misfortune."""
_NEAR = 4  # chunks from a killing to how it came about
_NAME_WORDS = ("اسم", "هوي")


def out_of_place(draft: Draft, following: Draft | None, before: list[Draft], *, sport: bool) -> bool:
    """Whether an event is no event: force in a match report without dead, wind that attacks, prices that are struck, a law
    that supports, a wish for nothing in particular, a source that asks not to be named."""
    frame = draft.trigger.unit.frame
    if sport and draft.deaths is None and not _of_state(draft):
        return True
    if _on_minds(draft) or _by_god(draft) or _of_law(draft):
        return True
    if (
        _in_solidarity(draft)
        or _those_held(draft)
        or _for_comment(draft)
        or _no_talks(draft)
        or _called_so(draft)
        or _needed(draft)
        or _called(draft)
        or _of_grief(draft)
        or _met_with_a_deed(draft)
        or _for_refuge(draft)
        or _driven(draft)
    ):
        return True
    if frame.type == "ASSAULT":
        if frame.id in _HARMING and draft.mode is None and _by_gas(draft):
            return True
        return (
            _by_nature(draft)
            or _by_accident(draft)
            or _an_enemy(draft)
            or _of_a_thing(draft)
            or _in_words(draft)
        )
    if frame.id in _OF_PEOPLE and _of_a_thing(draft):
        return True
    if frame.id in _FORCING and (_by_nature(draft) or _owing_to_nature(draft)):
        return True
    if _by_a_thing(draft) or _of_a_name(draft):
        return True
    if frame.type in ("REQUEST", "REJECT") and _asks_for_anonymity(draft):
        return True
    if frame.id == "agree.willing" and not (
        following is not None and following.trigger.unit.frame.type in _WILLED_DEEDS
    ):
        return not draft.recipients
    return _empty(draft) and not _named_again(draft, before)


def _of_grief(draft: Draft) -> bool:
    """Whether somebody dies by something else than wounds: `توفيت متأثرة | لرفض طلبها`, `متأثرا | من المرض`."""
    if draft.trigger.unit.frame.id != "assault.die-of-wounds":
        return False
    tags = draft.sentence.view.tags
    moved = next(
        (t for t in range(draft.trigger.first, draft.sentence.last - 1) if tags[t].rest.startswith(_MOVED)),
        -1,
    )
    return moved >= 0 and tags[moved + 1].prefix != "ب" and tags[moved + 1].tag != "P"


_MOVED = fold("متأثر")


def _driven(draft: Draft) -> bool:
    """Whether troops are driven to do something, and not sent anywhere: `دفع ذلك القوات إلى التدخل`."""
    trigger, sentence = draft.trigger, draft.sentence
    if trigger.unit.frame.type != "MOBILIZE" or trigger.around is None:
        return False
    if not any(v.lemma == "دفع.1" for v in sentence.view.tags[trigger.first].verbs):
        return False
    if any("ب" in sentence.view.tags[t].prefix for t in trigger.words):
        return False
    deeds = [g.chunk for p, g in trigger.around.phrases if p in ("إلى", "ل")]
    return any(
        not c.mentions and any(n.kind == "masdar" for n in sentence.view.tags[c.head].nouns) for c in deeds
    )


def _for_refuge(draft: Draft) -> bool:
    """Whether people take refuge somewhere, and turn to nobody: `مدرسة لجأ إليها نازحون`, `لجأ السكان إلى مقر الأمم المتحدة`; but not `لجأت
    الحكومة إلى مجلس الأمن`."""
    trigger, view = draft.trigger, draft.sentence.view
    head = view.tags[trigger.first]
    turning = any(v.lemma == _TURNING for v in head.verbs) or any(n.lemma == _TURNING for n in head.nouns)
    if trigger.unit.frame.id != "request.help-cry" or not turning:
        return False
    return not any(_a_body(draft.sentence, g.chunk) for g in trigger.recipients)


def _a_body(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether what heads a phrase is a body, and no site of one: `محكمة`, but not `مقر المحكمة`."""
    at = sentence.view.tokens[chunk.head].end - 1
    named = any(m.kind in ("ORG", "GPE") and m.start <= at < m.end for m in chunk.mentions)
    return named or (not is_site(sentence, chunk.head) and animacy_of(sentence, chunk) == "body")


_TURNING = "لجء.1"


def _on_minds(draft: Draft) -> bool:
    """What is done to minds and feelings, or by them: `السطو على الوعي`, `المال سيطر على المشاعر`, `يرفضها المنطق`."""
    trigger, view = draft.trigger, draft.sentence.view
    if trigger.unit.frame.type not in _METAPHORS:
        return False
    doing = [*trigger.actors]
    if trigger.around is not None and trigger.around.subject is not None:
        doing.append(trigger.around.subject)

    def named(groups: list[Group]) -> set[str]:
        chunks = [g.chunk for g in groups if g.chunk.start != trigger.first and not g.chunk.mentions]
        return {bare(view.tags[c.head].rest) for c in chunks}

    return bool(named([*doing, *trigger.recipients]) & _MINDS or named(doing) & _ABSTRACT_DOERS)


def _in_words(draft: Draft) -> bool:
    """Whether whoever attacks does it in words, as reviewers and readers do: `هاجم نقاد العمل بسبب جرعة العنف`."""
    trigger, view = draft.trigger, draft.sentence.view
    if trigger.unit.frame.id != "assault.attack" or not trigger.verbal or draft.deaths is not None:
        return False
    heads = [view.tags[g.chunk.head] for g in trigger.actors or trigger.recipients]
    return bool(heads) and all(any(n.base in _CRITICS for n in head.nouns) for head in heads)


_CRITICS = words("ناقد نقاد معلق مغرد متابع مشاهد قارئ قراء كاتب كتاب")


def _in_solidarity(draft: Draft) -> bool:
    """What another act is done out of: `قطع السائقون الطريق تضامنا مع المضربين`."""
    trigger = draft.trigger
    if trigger.verbal or trigger.unit.frame.id != "support.back":
        return False
    return draft.sentence.view.tags[trigger.first].rest in _OUT_OF


_OUT_OF = words("تضامنا تأييدا دعما مساندة مؤازرة")


def _for_comment(draft: Draft) -> bool:
    """What reporters ask for and do not get: `لم ترد الوزارة على طلب للتعليق`."""
    trigger, view = draft.trigger, draft.sentence.view
    if trigger.verbal and trigger.unit.frame.id == "reject.general":
        before = draft.sentence.chunks[trigger.chunk - 1] if trigger.chunk > 0 else None
        replied = any(v.lemma == "ردد.1" for v in view.tags[trigger.first].verbs)
        return replied and before is not None and before.kind == "Z"
    if trigger.unit.frame.type != "REQUEST":
        return False
    ahead = view.tags[trigger.last : min(trigger.last + 3, draft.sentence.last)]
    return any(t.prefix == "ل" and t.rest in _COMMENT for t in ahead)


_COMMENT = words("التعليق تعليق")


def _no_talks(draft: Draft) -> bool:
    """Visits of kin and lawyers (`منعت زوجته من زيارته`), what is paid for something (`أطلقه لقاء 40 ألف دولار`), a call in which somebody
    only tells of something (`أكد في اتصال هاتفي أن`)."""
    trigger, view = draft.trigger, draft.sentence.view
    frame = trigger.unit.frame.id
    if frame == "consult.visit":
        around = range(
            max(draft.sentence.first, trigger.first - _KIN_NEAR), min(trigger.last + 2, draft.sentence.last)
        )
        return any(n.base in _VISITORS for t in around for n in view.tags[t].nouns[:3])
    if trigger.verbal:
        return False
    if (
        frame == "consult.meet"
        and view.tags[trigger.first].rest == "لقاء"
        and trigger.last < draft.sentence.last
    ):
        after = view.tags[trigger.last]
        return after.tag == "#" or after.rest in NUMBER_WORDS or after.rest in _PAID
    chunk = draft.sentence.chunks[trigger.chunk]
    return frame == "consult.phone" and chunk.prep == "في" and not (draft.actors or draft.recipients)


_KIN_NEAR = 4  # tokens
_VISITORS = words(
    "زوجة زوجته والد والدة والدته والده شقيق شقيقة شقيقه شقيقته ذوو ذوي ذويه ذويهم ذويها ذووه عائلة عائلته عائلتها محام محامي محاميه محامين"
)
_PAID = words("مبلغ فدية أجر مقابل بدل")


def _called_so(draft: Draft) -> bool:
    """What somebody calls a deed: `وصف القصف بأنه جريمة حرب`, `اعتبره إبادة`."""
    trigger, view = draft.trigger, draft.sentence.view
    if trigger.verbal or trigger.unit.frame.id != "assault.massacre":
        return False
    t = trigger.first - 1
    if t > draft.sentence.first and view.tokens[t].form == '"':
        t -= 1
    return t >= draft.sentence.first and view.tags[t].rest in _THAT_IT_IS


_THAT_IT_IS = words("أنه أنها بأنه بأنها إنه إنها")


def _needed(draft: Draft) -> bool:
    """A consent that is only needed: `يحتاج طرح الثقة إلى موافقة 25 نائبا`, `حاجتها إلى موافقة المجلس`."""
    trigger, sentence = draft.trigger, draft.sentence
    if (
        trigger.verbal
        or trigger.unit.frame.id != "agree.accept"
        or sentence.chunks[trigger.chunk].prep != "إلى"
    ):
        return False
    for chunk in reversed(sentence.chunks[max(0, trigger.chunk - _KIN_NEAR) : trigger.chunk]):
        tagged = sentence.view.tags[chunk.head]
        if any(v.lemma == "حوج.8" for v in sentence.view.tags[chunk.first].verbs) or any(
            n.base in _NEED for n in tagged.nouns
        ):
            return True
    return False


_NEED = words("حاجة")


def _those_held(draft: Draft) -> bool:
    """People who are still where they are held, named and not told to be held: `لا يزال عشرات الموقوفين في المخيم`."""
    trigger = draft.trigger
    if trigger.unit.frame.id != "coerce.held" or not trigger.verbal:
        return False
    return any(draft.sentence.view.tags[t].article for t in trigger.words)


def _called(draft: Draft) -> bool:
    """What somebody is called: `رجل يُدعى أبا سالم`, which is no accusing."""
    trigger = draft.trigger
    text = draft.sentence.view.tokens[trigger.first].text
    return (
        trigger.verbal
        and trigger.unit.frame.id == "accuse.allege"
        and text.endswith(("يدعى", "تدعى", "يُدعى", "تُدعى"))
    )


def _met_with_a_deed(draft: Draft) -> bool:
    """What is met with an act and by nobody: `سيُقابل أي اعتداء بإغلاق المضيق`."""
    trigger, around = draft.trigger, draft.trigger.around
    if trigger.unit.frame.id != "consult.meet" or not trigger.verbal or around is None or around.objects:
        return False
    lemmas = {v.lemma for v in draft.sentence.view.tags[trigger.first].verbs}
    return "قبل.3" in lemmas and any(prep == "ب" for prep, _ in around.phrases)


def _by_god(draft: Draft) -> bool:
    """`توعد الله الكافرين`: creed, no news."""
    around, view = draft.trigger.around, draft.sentence.view
    if around is None:
        return False
    subject = around.subject or (around.objects[0] if around.objects else None)
    return subject is not None and view.tokens[subject.chunk.head].form in ("الله", "ربنا", "ربكم")


def _of_law(draft: Draft) -> bool:
    """What a rule says of whoever breaks it: `يعاقب بالسجن مدة لا تقل عن سنة كل من خالف النظام`."""
    trigger, view = draft.trigger, draft.sentence.view
    if not trigger.verbal or trigger.unit.frame.type not in ("SANCTION", "COERCE") or draft.actors:
        return False
    if any(v.features.tense == "perfect" for v in view.tags[trigger.first].verbs):
        return False
    forms = [
        view.tokens[i].form for i in range(trigger.last, min(draft.sentence.last, trigger.last + _CLAUSE))
    ]
    return any(a == "كل" and b == "من" for a, b in itertools.pairwise(forms))


_CLAUSE = 14  # tokens in which a rule names whom it is for


def _named_again(draft: Draft, before: list[Draft]) -> bool:
    """Whether a definite noun means an act of its kind that was told before: `ورحبت الجامعة بالاتفاق`."""
    trigger = draft.trigger
    return draft.sentence.view.tags[trigger.first].article and any(
        d.trigger.unit.frame.type == trigger.unit.frame.type for d in before
    )


def _of_state(draft: Draft) -> bool:
    """Whether a party is a state or one of its bodies."""
    return any(
        p.sector in ("GOV", "COP", "JUD", "LEG") or (p.entity and p.entity == (p.country or "").lower())
        for p in (*draft.actors, *draft.recipients)
    )


def _owing_to_nature(draft: Draft) -> bool:
    """Whether people were driven away by what nobody does: `أجبروا على الفرار بسبب الفيضانات`, `شُردوا، ويرجع ذلك إلى أعاصير`."""
    view = draft.sentence.view
    return all(p.sector in (None, "CVL") and not p.country for p in draft.actors) and any(
        c.prep in _OWING_TO and bare(view.tags[c.head].rest) in _DISASTERS
        for c in draft.sentence.chunks[draft.trigger.chunk + 1 :]
    )


def _by_nature(draft: Draft) -> bool:
    """Wind that attacks, a crisis that strikes markets."""
    view = draft.sentence.view
    around = draft.trigger.around
    heads = {bare(view.tags[g.chunk.head].rest) for g in draft.trigger.actors}
    if around is not None and around.subject is not None:
        heads.add(bare(view.tags[around.subject.chunk.head].rest))
    struck = {bare(view.tags[view.token_at(p.start)].rest) for p in draft.recipients if p.start is not None}
    if (
        draft.actors
        or draft.trigger.unit.frame.id != "assault.attack"
        or (around is not None and around.subject is None)
    ):
        struck -= _BOMBED  # قصفت القوات السوق, قصف السوق; and not: ضربت الأزمة السوق
    if heads & _WEATHER or struck & _MARKET:
        return True
    return (
        draft.trigger.verbal
        and around is not None
        and bool(around.objects)
        and around.objects[0].chunk.head not in draft.trigger.words  # خرقت الهدنة
        and _deed(draft, around.objects[0].chunk)
    )


def _by_accident(draft: Draft) -> bool:
    """Killed or hurt by no hand: `مقتل ثلاثة في حادث سير`, `الصاعقة أدت إلى إصابة شخصين`."""
    trigger, sentence = draft.trigger, draft.sentence
    if trigger.unit.frame.id not in _HARMING:
        return False
    if (
        trigger.unit.frame.id in _WITHOUT_HAND
        and not draft.actors
        and draft.mode is None
        and _misfortune(draft)
    ):
        return True
    view, chunks = sentence.view, sentence.chunks
    for chunk in chunks[trigger.chunk : trigger.chunk + _NEAR]:
        if chunk.kind in ("S", "R") or (chunk.kind == "V" and chunk.first > trigger.first):
            break
        if (
            chunk.kind == "PP"
            and chunk.first >= trigger.first
            and not _ACCIDENTS.isdisjoint(
                {
                    bare(view.tags[chunk.head].rest),
                    *(n.base for n in view.tags[chunk.head].nouns if n.enclitic),
                }
            )
            and not any(bare(view.tags[t].rest) in _FORCE | _FALLEN for t in range(chunk.head, chunk.last))
        ):
            return True  # إثر سقوط المبنى, but not سقوط قذيفة
    if trigger.verbal or trigger.chunk == 0:
        return False
    for k in range(trigger.chunk, max(-1, trigger.chunk - 3), -1):
        if chunks[k].kind == "V":
            subject = arguments(sentence, k).subject
            return subject is not None and bare(view.tags[subject.chunk.head].rest) in _ACCIDENTS | _WEATHER
    return False


def _by_gas(draft: Draft) -> bool:
    """Whether the sentence tells of a gas cylinder that burst: `أصيب ثلاثة بانفجار أسطوانة غاز داخل مطعم`."""
    view, sentence = draft.sentence.view, draft.sentence
    return any(
        bare(view.tags[t].rest) in _CYLINDERS and bare(view.tags[t + 1].rest).startswith("غاز")
        for t in range(sentence.first, sentence.last - 1)
    )


_CYLINDERS = words("أسطوانة أسطوانات اسطوانة اسطوانات قارورة جرة قنينة أنبوبة")


def _misfortune(draft: Draft) -> bool:
    """Whether the sentence tells of a misfortune and of nothing that people do to one another: `سقطت الطائرة ولقي راكباها مصرعهما`."""
    view, sentence = draft.sentence.view, draft.sentence
    bases = {bare(view.tags[t].rest) for t in range(sentence.first, sentence.last)}
    bases |= {n.base for t in range(sentence.first, sentence.last) for n in view.tags[t].nouns[:2]}
    lemmas = {v.lemma for t in range(sentence.first, sentence.last) for v in view.tags[t].verbs}
    if bases & _FORCE:
        return False
    fell = bool(bases & _CRAFT) and bool(lemmas & _FALLING or bases & _CRASH)
    return fell or bool(bases & _MISFORTUNES) or bool(lemmas & _OVERTURNING)


def _of_a_thing(draft: Draft) -> bool:
    """A deed that is done to people, done to a thing by nobody who uses force: `إيقاف الخدمات`, `أصاب المسمار الإطار`."""
    trigger, view = draft.trigger, draft.sentence.view
    if trigger.unit.frame.id not in _OF_PEOPLE or draft.mode is not None or not draft.recipients:
        return False
    if trigger.unit.frame.type == "ASSAULT":
        active = any(v.features.voice == "active" for v in view.tags[trigger.first].verbs)
        subject = trigger.around.subject if active and trigger.around is not None else None
        if subject is None or animacy_of(draft.sentence, subject.chunk) != "thing":
            return False
    for party in draft.recipients:
        if party.start is None or party.entity or party.sector or party.country:
            return False
        at = view.token_at(party.start)
        if animacy_of_word(view, at) != "thing" or is_site(draft.sentence, at):
            return False
    return True


def _an_enemy(draft: Draft) -> bool:
    """`طيران العدوان`, `دول العدوان`: a name for the other side, no act."""
    view, first = draft.sentence.view, draft.trigger.first
    if (
        draft.trigger.verbal
        or view.tags[first].rest not in ("العدوان", "الاحتلال")
        or first <= draft.sentence.first
    ):
        return False
    before = view.tags[first - 1]
    return (
        before.tag == "N" and not before.article and not before.enclitic and bare(before.rest) not in _ACTS_OF
    )


def _deed(draft: Draft, chunk: Chunk) -> bool:
    """Whether a phrase names a deed or a meeting, which nobody bombs: `ينسف الاجتماع`."""
    tagged = draft.sentence.view.tags[chunk.head]
    return bare(tagged.rest) in _ABSTRACT and not chunk.mentions


def _by_a_thing(draft: Draft) -> bool:
    """An act of will whose subject is a thing: `القرار يعزز`, `فيما يتصل بالملف`. Papers and meetings speak for people."""
    trigger = draft.trigger
    around = trigger.around
    if not trigger.verbal or around is None or trigger.unit.frame.type not in _WILLED:
        return False
    verbs = draft.sentence.view.tags[trigger.first].verbs
    if all(v.features.voice == "passive" or v.features.person == 1 for v in verbs):
        return False  # وُعدنا بخلاصاته
    if any(v.lemma in _CONDEMNING for v in verbs):
        return False  # أدانت النهضة توقيف نائبها
    pointing = around.subject.chunk.head if around.subject is not None else trigger.first - 1
    if draft.sentence.view.tags[pointing].tag == "D":
        return True  # هذا يتوافق مع ما ذكرناه
    if around.relative and around.subject is None:
        who = subject_of(draft.sentence, trigger.chunk)
        calls = any(v.lemma == "وصف.1" for v in verbs)
        if who is not None and not calls and animacy_of(draft.sentence, who.chunk) in ("people", "body"):
            return False  # رئيس البلدية الذي وعدهم
        return not _taken_up(draft, around)
    subject = around.subject
    if subject is not None and subject.chunk.head in trigger.words:
        return False  # حضر اللقاء من الجانب السوري وزيره
    if subject is not None and not (around.preverbal or around.objects or around.phrases):
        return False  # حثت جميع التشكيلات: rather the object
    if subject is None or draft.actors or subject.chunk.kind not in ("NP", "PP"):
        return False
    if not around.preverbal and _rather_the_object(draft, subject.chunk):
        return False
    view = draft.sentence.view
    head = view.tokens[subject.chunk.head]
    if trigger.unit.roles.get("subject", "actor") != "actor" or any(
        m.start < head.end and m.end > head.start for m in subject.chunk.mentions
    ):
        return False
    if view.tags[subject.chunk.head].rest in _ANYTHING:
        return True
    if bare(view.tags[subject.chunk.head].rest) in _PAPERS:
        return False
    if trigger.unit.frame.type == "AID" and bare(view.tags[subject.chunk.head].rest) in _VEHICLES:
        return False  # أنقذت سفينة إنسانية ثمانين مهاجرا
    if any(v.lemma in _CALLING for v in verbs) and not around.preverbal:
        return False  # وناشد وسائل الإعلام: rather who is called on
    return animacy_of(draft.sentence, subject.chunk) == "thing"


def _rather_the_object(draft: Draft, chunk: Chunk) -> bool:
    """Whether what stands after a verb is what is done and not who does it: `رُفع الحظر عن الحزب`, `رفضت منح التأشيرة`."""
    trigger, tagged = draft.trigger, draft.sentence.view.tags[chunk.head]
    if trigger.unit.frame.type == "CONCEDE" and bare(tagged.rest) in trigger.unit.only_with:
        return True
    verbs = draft.sentence.view.tags[trigger.first].verbs
    feminine = all(v.features.gender == "f" and v.features.tense == "perfect" for v in verbs)
    masdar = any(n.kind == "masdar" for n in tagged.nouns) and not tagged.rest.endswith(("ه", "ات"))
    return feminine and masdar and trigger.unit.frame.type in ("REJECT", "REQUEST", "AGREE")


_CONDEMNING = frozenset({"دين.4", "شجب.1", "نكر.10", "ندد.2"})


def _taken_up(draft: Draft, around: Arguments) -> bool:
    """Whether a pronoun of a relative clause takes up what it is about, so that another did it: `العملية التي نسبها إلى`,
    `النتائج التي وعدت بها`. Of the present it rather describes (`الفكرة التي تدعمها`), and so does a clause that says what
    somebody called it (`الهجوم الذي وصفه بالجبان`)."""
    tags, first = draft.sentence.view.tags, draft.trigger.first
    before = draft.sentence.chunks[draft.trigger.chunk - 1] if draft.trigger.chunk > 0 else None
    if before is None or before.kind != "R":
        return False
    if any(v.features.tense != "perfect" or v.lemma == "وصف.1" for v in tags[first].verbs):
        return False
    pronouns = {
        tags[first].enclitic,
        *(tags[g.chunk.head].enclitic for _, g in around.phrases if tags[g.chunk.head].tag == "P"),
    }
    return _TAKEN_UP_BY.get(tags[before.first].rest, "") in pronouns - {""}


_TAKEN_UP_BY = {
    "الذي": "ه",
    "التي": "ها",
    "الذين": "هم",
    "اللذين": "هما",
    "اللذان": "هما",
    "اللتين": "هما",
    "اللتان": "هما",
}


def _of_a_name(draft: Draft) -> bool:
    """A deed that only says what a vehicle, a team or an office is for: `طائرة إسعاف`, `فريق الإنقاذ`, `لجنة التحقيق`."""
    trigger = draft.trigger
    if trigger.verbal or trigger.unit.frame.type not in _FOR_WHICH_BODIES_ARE:
        return False
    view = draft.sentence.view
    first = trigger.first
    if first <= draft.sentence.first or view.tags[first].prefix:
        return False
    before = view.tags[first - 1]
    if before.tag != "N" or before.article or before.enclitic or before.rest in _FORMING:
        return False  # تشكيل لجنة تحقيق
    return (
        bare(before.rest) in _VEHICLES
        or animacy(before.rest, before.nouns, view.lexicon.morphology.nouns) == "body"
    )


_FORMING = words("تشكيل تكوين إنشاء تأسيس إيفاد")


def _asks_for_anonymity(draft: Draft) -> bool:
    """`طلبا عدم كشف هويتيهما`, `رفض الإفصاح عن اسمه`."""
    view = draft.sentence.view
    last = min(draft.trigger.last + 7, draft.sentence.last)
    return any(
        view.tags[i].rest.startswith(_NAME_WORDS) and view.tags[i].enclitic
        for i in range(draft.trigger.last, last)
    )  # and not: طالب الناطق باسم المحتجين


def _empty(draft: Draft) -> bool:
    """A noun of will with nothing filled: `الحرص`, `رغبته`, `الدعم`, of nobody for nobody."""
    trigger = draft.trigger
    if (
        trigger.verbal
        or trigger.absorbed
        or trigger.unit.frame.type not in _NEEDING_SOMEBODY
        or trigger.unit.kind == "phrase"
    ):
        return False
    if draft.actors or draft.recipients or draft.place is not None or draft.date is not None:
        return False
    complement = draft.sentence.view.tags[trigger.last] if trigger.last < draft.sentence.last else None
    if trigger.unit.frame.id == "support.sign" and complement is not None and complement.definite:
        return False  # مصادقة المجلس الوطني على المعاهدة
    lifted = (
        trigger.unit.frame.id in ("concede.ease", "concede.suspend-attacks")
        and complement is not None
        and bare(complement.rest) in trigger.unit.only_with
    )
    return not lifted  # طالبوا بإلغاء حظر التجول: of what, it says itself
