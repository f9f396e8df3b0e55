"""An act told again: what dates it elsewhere in the article, and whether a bare noun takes up anything told."""

from __future__ import annotations

from isnad.annotate.events.clause_times import of_another_time
from isnad.annotate.events.dating import BEGINNING, Dating
from isnad.annotate.events.drafts import Draft
from isnad.annotate.events.joining import TOLLS
from isnad.annotate.events.recasting import of_protesters
from isnad.annotate.events.terms import moved
from isnad.annotate.events.trigger import OF_FORCE
from isnad.annotate.frames import bare
from isnad.annotate.grammar.arguments import arguments
from isnad.language.adjectives import adjectival
from isnad.language.folding import fold, words
from isnad.records import Party


def corefer(drafts: list[Draft], dating: Dating) -> None:
    """An event named again by a definite noun (`الهجوم`) takes the date of the one it means; so do retellings and headlines."""
    for i, draft in enumerate(drafts):
        if draft.trigger.unit.frame.id in OF_A_DEED:
            _as_told(draft, drafts[:i])
        if (
            draft.trigger.unit.frame.id == _ANAPHOR
        ):  # `الحادث`: what fills it stands with the act that it takes up
            draft.actors, draft.recipients, draft.place = draft.actors if draft.alleged else [], [], None
            draft.date = draft.date_from = None
        if draft.date is not None and len(draft.date) >= _A_DAY:
            continue
        if draft.date is None and dating.over_a_time(draft.sentence, draft.trigger):
            continue
        kind = draft.trigger.unit.frame.type
        others = [
            (j, d)
            for j, d in enumerate(drafts)
            if j != i and _tells(d, kind) and _dates(draft, d) and not dating.lasting(d.date_from)
        ]
        if any(len(d.date or "") >= _A_DAY for _, d in others):  # no month long past dates what is news
            others = [(j, d) for j, d in others if len(d.date or "") >= _A_DAY]
        before, after = [d for j, d in reversed(others) if j < i], [d for j, d in others if j > i]
        same = next((d for d in before if _compatible(draft, d) or _same_toll_or_place(draft, d)), None)
        if same is None:
            same = next((d for d in after if _shares_party(draft, d) or _same_toll_or_place(draft, d)), None)
        if same is None and after and _titled(draft, after[0]):
            same = after[0]
        if same is not None:
            draft.date, draft.date_from = same.date, same.date_from
    _date_by_story(drafts, dating)


def _as_told(draft: Draft, before: list[Draft]) -> None:
    """Give `بتنفيذه`, `ضلوعها فيها` the kind and the day of the deed it takes up, and its own denial: `لا علاقة له به` denies."""
    deed = _deed_before(draft, before)
    if deed is None:
        return
    if draft.factuality == "negated":
        draft.factuality = "denied"
    if deed.trigger.unit.frame.type != "ASSAULT":
        draft.recast(deed.trigger.unit.frame)
    draft.date, draft.date_from, draft.place = deed.date, deed.date_from, None


def _blamed(draft: Draft, before: list[Draft]) -> bool:
    """Whether somebody is charged with the deed that a word takes up: `اتهم الجماعة بتنفيذه`, `يشتبه في ضلوعهم فيه`, and not
    `القرار … بادروا إلى تنفيذه`."""
    view, trigger = draft.sentence.view, draft.trigger
    if view.tags[trigger.last - 1].rest == "جريمه":
        return False  # ارتكاب جريمة: of any kind
    if draft.alleged or any(
        d.sentence is draft.sentence and d.trigger.unit.frame.type == "ACCUSE" for d in before
    ):
        return True
    return any(bare(view.tags[t].rest) in _CHARGING for t in range(draft.sentence.first, trigger.first))


_CHARGING = words(
    "اتهام اتهامه اتهامها اتهامهم متهم متهمين متهما تهمة يشتبه تشتبه مشتبه مشتبها شبهة مسؤولية حمل حملت أقر اعترف اعترفوا اعترفت تبنى تبنت"
)


def _deed_before(draft: Draft, before: list[Draft]) -> Draft | None:
    """The deed told last before a word that takes one up, of the sentence or the few before it."""
    for deed in reversed(before):
        frame = deed.trigger.unit.frame
        if draft.sentence.index - deed.sentence.index > _LATELY:
            return None
        if frame.id in _ANSWERS:
            continue  # وأوقفت الشرطة شابين يشتبه في ضلوعهما فيه
        if frame.type in OF_FORCE and frame.id not in OF_A_DEED and deed.factuality in ("asserted", "denied"):
            return deed
    return None


OF_A_DEED = frozenset({"assault.taken-up", "assault.no-part"})
_ANSWERS = frozenset({"coerce.arrest", "coerce.custody", "coerce.arrested-counted", "coerce.raid"})
"""What is done to those suspected of a deed, and no deed that they are charged with."""


def _tells(draft: Draft, kind: str) -> bool:
    """Whether an event is an act of a kind, and no word that only takes one up."""
    frame = draft.trigger.unit.frame
    return frame.type == kind and frame.id != _ANAPHOR and frame.id not in OF_A_DEED


def _date_by_story(drafts: list[Draft], dating: Dating) -> None:
    """What an article leaves undated is of the day of its story, where it is of the story's kind and goes on telling it."""
    for draft in drafts:
        if draft.date is None and draft.factuality in ("asserted", "denied"):
            draft.date, draft.date_from = dating.of_an_earlier_time(draft.sentence, draft.trigger)
    _set_scene(drafts, dating)
    _date_protests(drafts)
    for kind in _OF_ONE_STORY:
        mine = [
            d for d in drafts if d.trigger.unit.frame.type == kind and d.factuality in ("asserted", "denied")
        ]
        dated = [d for d in mine if d.date is not None and len(d.date) >= _A_DAY and _tells(d, kind)]
        dated = [d for d in dated if not dating.lasting(d.date_from)]
        of_now = _story([d for d in dated if not _told_as_past(d)])
        story = of_now or _story(dated)
        if story is None:
            continue
        for i, draft in enumerate(mine):
            if draft.date is not None or _told_as_past(draft):
                continue
            if dating.over_a_time(draft.sentence, draft.trigger):
                continue
            if _left(mine[:i], story):
                continue
            if _again(draft, mine) or (of_now is not None and _of_the_story(draft, mine, story)):
                draft.date, draft.date_from = story.date, story.date_from
    _date_same_day(drafts, dating.out.article.published)
    _date_protests(drafts)


def _date_protests(drafts: list[Draft]) -> None:
    """What protesters do and suffer, and what is told with it in its sentence, is of the day of the one protest that an article dates."""
    dated = [
        d
        for d in drafts
        if _tells(d, "PROTEST")
        and d.date is not None
        and len(d.date) >= _A_DAY
        and d.factuality == "asserted"
    ]
    story = _story([d for d in dated if not _told_as_past(d)])
    if story is None or len({d.date for d in dated}) > 1:
        return
    scenes: set[int] = set()
    for draft in drafts[drafts.index(story) :]:
        if (
            draft.trigger.unit.frame.type not in _SCENES
            or draft.factuality != "asserted"
            or _told_as_past(draft)
        ):
            continue
        if draft.date is not None:
            continue
        if _of_protesters(draft):
            scenes.add(draft.sentence.index)
        if draft.sentence.index in scenes and not of_another_time(draft.sentence, draft.trigger):
            draft.date, draft.date_from = story.date, story.date_from


def _of_protesters(draft: Draft) -> bool:
    """Whether those who act or suffer are protesters, or force is used as on a crowd."""
    return draft.trigger.unit.frame.id == "assault.crowd-control" or any(
        of_protesters(draft, p) for p in (*draft.actors, *draft.recipients)
    )


def _set_scene(drafts: list[Draft], dating: Dating) -> None:
    """Acts of force that an article begins with and nothing in it dates are of the day that its beginning sets."""
    acts = [d for d in drafts if d.trigger.unit.frame.type in _SCENES]
    first = next((d for d in acts if _begins(d) and d.trigger.verbal and not _told_as_past(d)), None)
    if first is None or any(d.date is not None for d in acts):
        return
    scene = dating.scene(first.trigger)
    if scene is not None:
        first.date, first.date_from = scene


def _story(dated: list[Draft]) -> Draft | None:
    """The dated act that an article is about: where all are of one day the first, else the one that it begins with."""
    if not dated:
        return None
    first = dated[0]
    one = len({d.date for d in dated}) == 1
    return first if one or first.sentence.index <= BEGINNING else None


def _left(before: list[Draft], story: Draft) -> bool:
    """Whether the article told an act of another day last, and is not back with its story."""
    dated = (d for d in reversed(before) if d.date is not None and len(d.date) >= _A_DAY)
    last = next((d for d in dated if not _told_as_past(d)), story)
    return last.date != story.date


def _told_as_past(draft: Draft) -> bool:
    """Whether an act is told as what was before the story: `وكانت المدينة قد شهدت`, `وسبق أن`."""
    view, sentence = draft.sentence.view, draft.sentence
    opening = [view.tags[i].rest for i in range(sentence.first, min(sentence.last, sentence.first + 2))]
    return any(rest in _BEFORE_THE_STORY for rest in opening) and not _said_before(draft)


def _said_before(draft: Draft) -> bool:
    """Whether it is the saying that was before: `وكان الجيش قال في بيان إن أربعة قتلوا`."""
    chunks, k = draft.sentence.chunks, draft.trigger.chunk
    content = next((i for i in range(k) if chunks[i].kind == "S"), -1)
    if content < 0 or draft.statement is None:
        return False
    return sum(c.kind == "V" for c in chunks[:content]) == _WAS_AND_SAID


_WAS_AND_SAID = 2  # verbs of `كان … قال`


def _date_same_day(drafts: list[Draft], published: str | None) -> None:
    """What an article of the very day of an attack tells as done since, was done that day (`واعتقلت القوات أربعة أشخاص`); what one of the days
    after tells of nothing but that day was so too, where it is of those who acted then."""
    day = (published or "")[:_A_DAY]
    acts = [
        d
        for d in drafts
        if d.trigger.unit.frame.type in _STORIES and d.date is not None and d.factuality == "asserted"
    ]
    today = next((d for d in acts if d.date == day and _begins(d)), None)
    story = today if today is not None else _only_day(acts, day)
    if not day or story is None:
        return
    known = [p for d in acts for p in (*d.actors, *d.recipients)]
    for draft in drafts[drafts.index(story) + 1 :]:
        tagged = draft.sentence.view.tags[draft.trigger.first]
        if (
            draft.date is None
            and draft.factuality == "asserted"
            and draft.trigger.verbal
            and draft.trigger.unit.frame.type in _STORIES
            and any(v.features.tense == "perfect" for v in tagged.verbs)
            and not _told_as_past(draft)
            and (today is not None or _overlap(draft.actors, known))
        ):
            draft.date, draft.date_from = story.date, story.date_from


def _only_day(acts: list[Draft], published: str) -> Draft | None:
    """The act that an article begins with, where all that it dates was on that day, shortly before publication."""
    first = next((d for d in acts if _begins(d) and d.trigger.verbal and len(d.date or "") == _A_DAY), None)
    if first is None or first.date is None or {d.date for d in acts} != {first.date}:
        return None
    earliest = moved(published, _JUST, -1) if len(published) == _A_DAY else None
    return first if earliest is not None and earliest <= first.date <= published else None


_JUST = "P3D"  # within which an article tells of what has just happened


def _begins(draft: Draft) -> bool:
    """Whether an act told as done stands where an article begins."""
    return draft.sentence.index <= BEGINNING and draft.factuality == "asserted"


_MARKS = '«»"“”()'
_A_DAY = len("2024-01-31")
_BEFORE_THE_STORY = words("كان كانت كانوا كانا كانتا سبق سبقت")
_SCENES = ("ASSAULT", "COERCE", "RETREAT", "PROTEST")
_STORIES = ("ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE", "AID")
_OF_ONE_STORY = ("ASSAULT", "SANCTION", "COERCE", "RETREAT", "CONSULT", "PROTEST")


def _again(draft: Draft, others: list[Draft]) -> bool:
    """Whether an undated act may be the one told of: named as known, or of the same party, toll or place."""
    view = draft.sentence.view
    if not draft.trigger.verbal and view.tags[draft.trigger.first].article:
        return True
    return any(
        o is not draft and o.date is not None and (_shares_party(draft, o) or _same_toll_or_place(draft, o))
        for o in others
    )


def _of_the_story(draft: Draft, others: list[Draft], story: Draft) -> bool:
    """Whether an undated act can be part of what the article tells of: one act, nowhere else than that, and for an arrest no other person's."""
    named = any((p.entity or "").startswith("name:") for p in story.recipients)
    another = bool(draft.recipients) and not _overlap(draft.recipients, story.recipients)
    if named and another and draft.trigger.unit.frame.type == "COERCE":
        return False
    if any(n.number == "p" for n in draft.sentence.view.tags[draft.trigger.first].nouns):
        return False  # الاعتداءات
    if any(o.date is not None and o.sentence is draft.sentence for o in others):
        return True
    places = {o.place.entity for o in others if o.date is not None and o.place is not None and o.place.entity}
    return draft.place is None or draft.place.entity is None or not places or draft.place.entity in places


def _dates(draft: Draft, other: Draft) -> bool:
    """Whether another event's date is known and can be this one's; what was denied dates nothing that is asserted."""
    if other.factuality == "denied" and draft.factuality == "asserted":
        if not draft.trigger.verbal and _shares_party(draft, other):
            draft.presupposed = True  # the denied act named again, as if it stood
        return False
    return other.date is not None and (draft.date is None or other.date.startswith(draft.date))


def _titled(draft: Draft, other: Draft) -> bool:
    """Whether one stands in the headline and the other is the first of its kind in the story, with no party that disagrees."""
    if (
        draft.sentence.index > 0
        or other.sentence.index == 0
        or draft.factuality not in ("asserted", "denied")
    ):
        return False
    for mine, theirs in ((draft.actors, other.actors), (draft.recipients, other.recipients)):
        countries = {p.country for p in mine}, {p.country for p in theirs}
        if (
            mine
            and theirs
            and not _overlap(mine, theirs)
            and all(p.entity for p in (*mine, *theirs))
            and not (countries[0] & countries[1] - {None})
        ):
            return False
    return True


def _same_toll_or_place(draft: Draft, other: Draft) -> bool:
    """Whether two tellings share their dead or their place."""
    if draft.trigger.unit.frame.type != "ASSAULT":
        return False
    if draft.deaths is not None and other.deaths is not None:
        return draft.deaths.low == other.deaths.low
    if (draft.trigger.unit.frame.id == _ON_CROWDS) != (other.trigger.unit.frame.id == _ON_CROWDS):
        return False  # what is done to a crowd is no attack elsewhere in its town
    if draft.place is not None and other.place is not None:
        return (
            draft.place.entity == other.place.entity and draft.place.entity is not None
        ) or draft.place.text == other.place.text
    return False


_ON_CROWDS = "assault.crowd-control"


def _compatible(draft: Draft, other: Draft) -> bool:
    view = draft.sentence.view
    anaphoric = (
        not draft.trigger.verbal
        and view.tags[draft.trigger.first].article
        and (draft.alleged or not draft.actors)
        and not draft.recipients
    )
    if anaphoric:
        return draft.sentence.index - other.sentence.index <= 4
    return _shares_party(draft, other)


def _shares_party(draft: Draft, other: Draft) -> bool:
    """Whether the two share a party and none of their known ones disagree."""
    if draft.factuality != other.factuality and not {draft.factuality, other.factuality} <= {
        "asserted",
        "denied",
    }:
        return False
    if draft.trigger.unit.frame.type not in (
        "ASSAULT",
        "COOPERATE",
        "CONSULT",
        "RETREAT",
        "COERCE",
        "SANCTION",
        "PROTEST",
        "MOBILIZE",
    ):
        return False
    shared = False
    for mine, theirs in ((draft.actors, other.actors), (draft.recipients, other.recipients)):
        if not mine or not theirs:
            continue
        if _overlap(mine, theirs):
            shared = True
        else:
            return False
    return shared and bool(draft.recipients or draft.actors)


def _overlap(mine: list[Party], theirs: list[Party]) -> bool:
    for a in mine:
        for b in theirs:
            if a.entity and b.entity:
                if a.entity == b.entity:
                    return True
                continue
            if _words_of(a) & _words_of(b):
                return True
    return False


def _words_of(party: Party) -> set[str]:
    """The words of a party without articles and quotation marks: `الناقلة «ليدا»` is a `ناقلة`."""
    return {bare(fold(w.strip(_MARKS))) for w in party.text.split()}


def generic(draft: Draft, before: list[Draft]) -> bool:
    """Whether a bare definite noun (`القتل`, `الاغتيالات`) means no event told: nothing fills it and nothing like it came before."""
    trigger = draft.trigger
    if trigger.unit.frame.id in OF_A_DEED:
        blamed = trigger.unit.frame.id == "assault.taken-up" and _blamed(draft, before)
        return _deed_before(draft, before) is None or not (blamed or draft.factuality == "denied")
    if trigger.unit.frame.id in TOLLS:
        known = draft.deaths is not None or draft.injured is not None
        return not known or _only_named(draft) or not _attacked(draft, before)
    if trigger.unit.frame.id == _ANAPHOR:
        struck = draft.sentence.view.tags[trigger.first].rest.endswith(("ضربه", "ضربات"))
        acts = any(t.unit.frame.type == "ASSAULT" for t in trigger.absorbed)
        return not (struck and acts) and not _taken_up(draft, before)
    if (
        trigger.verbal
        or (draft.actors and not draft.alleged)
        or draft.recipients
        or draft.place is not None
        or (trigger.unit.frame.type == "ASSAULT" and (draft.deaths or draft.injured))
        or trigger.absorbed
    ):
        return False
    if not draft.sentence.view.tags[trigger.first].article or trigger.unit.frame.type not in (
        "ASSAULT",
        "COERCE",
        "PROTEST",
    ):
        return False
    if trigger.unit.frame.type == "PROTEST" and (_told_apart(draft) or _takes_place(draft)):
        return False
    return not any(d.trigger.unit.frame.type == trigger.unit.frame.type for d in before)


def _only_named(draft: Draft) -> bool:
    """Whether the words of a toll name it as known, or those it counts: `كذّب هذه الحصيلة`, `أما القتيلان`."""
    view, first = draft.sentence.view, draft.trigger.first
    if draft.trigger.unit.frame.id == "assault.toll-counted":
        return view.tags[first].article or view.tags[first].rest.endswith(("ين", "ان"))
    return first > draft.sentence.first and view.tags[first - 1].tag == "D"


def _attacked(draft: Draft, before: list[Draft]) -> bool:
    """Whether a toll can be that of an attack told not far before."""
    return any(
        d.trigger.unit.frame.id in _ATTACKS | _KILLINGS
        and d.factuality == "asserted"
        and 0 <= draft.sentence.index - d.sentence.index <= _TOLL_LATELY
        for d in before
    )


_KILLINGS = frozenset(
    {"assault.kill", "assault.die-by-force", "assault.dead-counted", "assault.undergo-aerial"}
)
_TOLL_LATELY = 8  # sentences


def _told_apart(draft: Draft) -> bool:
    """Whether a definite noun is one by its quality: `الإضراب الشامل`, `الإضراب العام الذي شهدته المدينة`."""
    view, last = draft.sentence.view, draft.trigger.last
    described = draft.trigger.last - draft.trigger.first > 1
    following = view.tags[last] if last < draft.sentence.last else None
    return described or (following is not None and following.article and adjectival(following))


def _takes_place(draft: Draft) -> bool:
    """Whether a verb tells of a definite protest that it began, went on or how many it was of: `المسيرة ضمت 300 طالب`, `انطلقت المظاهرة`."""
    sentence, chunks = draft.sentence, draft.sentence.chunks
    near = range(max(0, draft.trigger.chunk - 1), min(len(chunks), draft.trigger.chunk + _TO_ITS_VERB))
    for k in near:
        verbs = sentence.view.tags[chunks[k].first].verbs
        if chunks[k].kind != "V" or not any(v.lemma in _HAPPENING for v in verbs):
            continue
        subject = arguments(sentence, k).subject
        if subject is not None and subject.chunk.head == draft.trigger.first:
            return True
    return False


_TO_ITS_VERB = 4  # chunks from a protest to the verb that tells of it
_HAPPENING = frozenset(
    {"ضمم.1", "طلق.7", "جوب.1", "خرج.1", "بدء.1", "نهي.8", "خلل.5", "جري.1", "عمم.1", "حشد.8"}
)
_ANAPHOR = "assault.anaphor"
_ATTACKS = frozenset(
    f"assault.{kind}"
    for kind in (
        "attack", "shell", "airstrike", "bomb", "explode", "drone", "shoot", "suicide-attack", "assassinate", "massacre", "clash", "undergo", "claim",
        "incursion",
    )
)  # fmt: skip
_LATELY = 4  # sentences from an act to a word that only takes it up


def _taken_up(draft: Draft, before: list[Draft]) -> bool:
    """Whether a definite `الحادث`, `العملية` without an adjective means an assault told not far before."""
    view, trigger = draft.sentence.view, draft.trigger
    tagged = view.tags[trigger.first]
    following = view.tags[trigger.last] if trigger.last < draft.sentence.last else None
    qualified = following is not None and following.article and not following.prefix and adjectival(following)
    if not tagged.article or tagged.enclitic or qualified or any(n.number == "p" for n in tagged.nouns):
        return False
    earlier = view.tags[trigger.first - 1] if trigger.first > draft.sentence.first else None
    located = (
        following is not None and following.tag == "P" and earlier is not None and earlier.tag in ("N", ".")
    )
    if tagged.rest == "الواقعه" and located:
        return False  # تعز، الواقعة إلى الجنوب
    return any(
        d.trigger.unit.frame.id in _ATTACKS
        and d.factuality in ("asserted", "denied")
        and 0 <= draft.sentence.index - d.sentence.index <= _LATELY
        for d in before
    )
