"""Pledges and deadlines, and how each stands as far as its own article and later ones tell.

A pledge told by several articles is one: it is due when its first telling says, and what one article tells of how it
stands holds for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tokens import Token, tokenise
from isnad.lexicon import load
from isnad.link.concordance import Concordance
from isnad.link.days import Days, days
from isnad.link.keys import keys
from isnad.link.reading import Reading
from isnad.link.stems import content_stems, stem
from isnad.link.storylines import Neighbourhood
from isnad.link.vocabulary import vocabulary
from isnad.records import LinkedPledge, Party, Pledge, PledgeStatus

_ALIKE = 0.3
"""The share of the weight of a pledge's words that a sentence which tells of it must have."""
_MUCH_ALIKE = 0.45
"""The same of one that tells of a pledge with no day by which it is due."""
_STRIKING = 0.55
"""The same of one that does not name who made the pledge."""
_DEADLINE = 0.2
"""The same of one that says that a term was extended."""
_SAME = 0.5
"""The share of the shorter pledge's words that another telling of it must have."""
_HEAVY = 7
_SMALL = 30
"""Articles of a story that all speak of one thing."""
_MANY, _FEW = 300, 3
"""Sentences from which on a word finds no others, and words in common from which on a sentence is looked at."""
_AROUND, _BEFORE = (
    0.7,
    0.4,
)  # what the words of the sentence behind a pledge and before it weigh beside its own
_RETOLD = 21  # days within which a pledge is told again as the same


@dataclass(slots=True, eq=False)
class _Made:
    """A pledge where it stands, with its words: its own, those after it in its sentence, those before it."""

    reading: Reading
    pledge: Pledge
    who: str | None
    entity: str | None
    own: frozenset[str]
    around: frozenset[str]
    before: frozenset[str]
    due: str | None
    status: PledgeStatus | None = None

    @property
    def sentence(self) -> int:
        return self.reading.sentence_of(self.pledge.start)


def link_pledges(
    readings: Sequence[Reading], originals: dict[str, str], near: Neighbourhood
) -> list[LinkedPledge]:
    """The pledges of all articles in canonical order, those of copies too; copies tell nothing new of how they stand."""
    made = {r.source: [_made(r, p) for p in r.item.pledges] for r in readings}
    grouped: set[int] = set()
    words = (m.own | m.around | m.before for of_one in made.values() for m in of_one)
    where = Concordance(readings, frozenset[str]().union(*words))
    for reading in readings:
        for pledge in made[reading.source]:
            if id(pledge) in grouped:
                continue
            story = near.of(reading)
            group = [
                p for r in story for p in made[r.source] if p is pledge or _retells(p, pledge, originals)
            ]
            grouped.update(map(id, group))
            own = [r for r in story if originals[r.source] == r.source]
            if len(own) > _SMALL:  # a story of many things
                told = {m.reading.source for m in group}
                own = [r for r in own if r.source in told]
            _settle(group, own, _elsewhere(where, group, own), where)
    return [_linked(pledge) for reading in readings for pledge in made[reading.source]]


def _elsewhere(where: Concordance, group: Sequence[_Made], story: Sequence[Reading]) -> list[Reading]:
    """Articles outside a story that have many of a pledge's words in one sentence."""
    own = frozenset[str]().union(*(m.own | m.around for m in group))
    rare = [key for key in own if where.count(key) <= _MANY]
    numbers, (shared,) = where.sums(rare, [1.0] * len(rare))
    found = [where.place(number)[0] for number in numbers[shared >= _FEW].tolist()]
    known = {r.source for r in story}
    outside = {r.source: r for r in found if r.source not in known}
    return [outside[source] for source in sorted(outside)]


def _weight(where: Concordance, key: str) -> float:
    """The rarer a word is, the more it tells."""
    return log(1 + where.total / (1 + where.count(key)))


def _linked(made: _Made) -> LinkedPledge:
    pledge = made.pledge
    return LinkedPledge(
        article=made.reading.source, start=pledge.start, end=pledge.end, text=pledge.text, who=made.who,
        due=made.due, status=made.status or "unknown",
    )  # fmt: skip


def _made(reading: Reading, pledge: Pledge) -> _Made:
    who = pledge.who or _speaker(reading, pledge)
    own = keys(content_stems(pledge.text))
    start, end = reading.sentence_span(pledge.start)
    around = keys(content_stems(reading.text[pledge.end : end])) - own
    before = keys(content_stems(reading.text[start : pledge.start])) - own - around
    text, entity = (who.text, who.entity) if who is not None else (None, None)
    return _Made(reading, pledge, text, entity, own, around, before, pledge.due)


def _speaker(reading: Reading, pledge: Pledge) -> Party | None:
    statements = reading.item.statements
    if pledge.statement is not None and 0 <= pledge.statement < len(statements):
        return statements[pledge.statement].speaker
    return None


# ---------------------------------------------------------------- one pledge, told more than once


def _retells(one: _Made, other: _Made, originals: dict[str, str]) -> bool:
    """Whether a pledge of a later article, or of a copy, is another's told again."""
    first, second = sorted((other, one), key=lambda m: m.reading.order)
    if first.reading is second.reading or not _one_due(first, second):
        return False
    small = min(len(first.own), len(second.own))
    shared = len(first.own & second.own)
    if small < 2:
        return False
    if originals[first.reading.source] == originals[second.reading.source]:
        return shared >= 1 and (_one_party(first, second) or shared / small >= _SAME)
    whole = len((first.own | first.around) & (second.own | second.around))
    return _one_party(first, second) and (shared / small >= _SAME or (shared >= 2 and whole >= 4))


def _one_party(one: _Made, two: _Made) -> bool:
    if one.entity and one.entity == two.entity:
        return True
    return bool(one.who and two.who and content_stems(one.who) & content_stems(two.who))


def _one_due(first: _Made, second: _Made) -> bool:
    """Whether two tellings can have one due date: the same, none, or one counted from the later article's day instead."""
    a, b = days(first.due), days(second.due)
    told, again = first.reading.published, second.reading.published
    if a is None or b is None or told is None or again is None:
        return told is None or again is None or again.first - told.first <= _RETOLD
    later = again.first - told.first
    return 0 <= later <= _RETOLD and (a.overlaps(b) or 0 <= b.first - a.first <= later)


# ---------------------------------------------------------------- how it stands


def _settle(
    group: Sequence[_Made], story: Sequence[Reading], others: Sequence[Reading], where: Concordance
) -> None:
    """Give all tellings of a pledge the due date of the first and the status that the last word gives it."""
    ordered = sorted(group, key=lambda m: m.reading.order)
    due = next((m.due for m in ordered if m.due), None)
    status = _status(ordered, days(due), story, others, where)
    for made in group:
        made.due, made.status = due, status


def _status(
    group: Sequence[_Made],
    due: Days | None,
    story: Sequence[Reading],
    others: Sequence[Reading],
    where: Concordance,
) -> PledgeStatus:
    first = group[0]
    told: PledgeStatus | None = None
    last = first.reading.published.last if first.reading.published else None
    outside = {r.source for r in others}
    asked = _asked(group, where)
    for reading in sorted([*story, *others], key=lambda r: r.order):
        own = [m for m in group if m.reading is reading]
        if reading.published is not None and first.reading.published is not None:
            if reading.published.first < first.reading.published.first:
                continue
            if reading.source not in outside:
                last = max(last or 0, reading.published.last)
        if own:
            found = _first_said(own)
        elif reading.published is None or (
            first.reading.published is not None and reading.published.first > first.reading.published.last
        ):
            passed = due is None or reading.published is None or reading.published.first >= due.first
            found = _told_in(reading, asked, passed=passed, outside=reading.source in outside)
        else:
            continue
        if told != "extended":
            told = found or told
    if told is not None:
        return told
    if due is None or last is None or due.last >= last:
        return "open"
    return "unknown"


def _first_said(own: Sequence[_Made]) -> PledgeStatus | None:
    for made in own:
        if (said := _told_beside(made)) is not None:
            return said
    return None


def _told_beside(made: _Made) -> PledgeStatus | None:
    """What the sentence of a pledge itself says of it, where it looks back: `وعد بنشره فلم يصدر`, `كما وعد الجيش`."""
    start, end = made.reading.sentence_span(made.pledge.start)
    sentence = fold(made.reading.text[start:end])
    beside = _without_pledges(made.reading, start, end)
    if _AS_PROMISED.search(sentence) or (_IN_TIME.search(beside) and not _OUGHT.search(beside)):
        return "kept"
    if not _PROMISED.search(sentence) or not _LOOKING_BACK.search(sentence):
        return None
    return "missed" if _STILL_NOT.search(sentence) else None


def _without_pledges(reading: Reading, start: int, end: int) -> str:
    """A folded stretch of an article without what is promised in it: `تعهده بتنظيم الانتخابات في موعدها` tells of no keeping."""
    kept: list[str] = []
    for pledge in sorted(reading.item.pledges, key=lambda p: p.start):
        if pledge.end > start and pledge.start < end:
            kept.append(reading.text[start : max(start, pledge.start)])
            start = min(pledge.end, end)
    return fold(" ".join([*kept, reading.text[start:end]]))


class _Asked(NamedTuple):
    """The words of a pledge with what they weigh, and the weight of all that matter; those that are its own, those of what is pledged
    itself, those that name whoever made it or others of its sentence, those of its maker alone; and the last of its days, if it has
    any."""

    weights: dict[str, float]
    whole: float
    own: frozenset[str]
    pledged: frozenset[str]
    party: frozenset[str]
    maker: frozenset[str]
    due: str | None


def _asked(group: Sequence[_Made], where: Concordance) -> _Asked:
    """What all tellings of a pledge say of it."""
    weighed: dict[str, float] = {}
    for made in group:
        for words, weight in ((made.before, _BEFORE), (made.around, _AROUND), (made.own, 1.0)):
            weighed.update({k: max(weight, weighed.get(k, 0.0)) for k in words})
    weights = {k: w * _weight(where, k) for k, w in weighed.items()}
    none = frozenset[str]()
    return _Asked(
        weights,
        whole=sum(sorted(weights.values())[-_HEAVY:]),
        own=none.union(*(m.own | m.around for m in group)),
        pledged=none.union(*(m.own for m in group)),
        party=none.union(*map(_named, group)),
        maker=none.union(*(content_stems(m.who) for m in group if m.who)),
        due=max((m.due for m in group if m.due), default=None),
    )


def _told_in(reading: Reading, asked: _Asked, *, passed: bool, outside: bool) -> PledgeStatus | None:
    """What an article tells of a pledge: the sentence that is likest to it and says anything of how it stands."""
    weights, party, due = asked.weights, asked.party, asked.due
    best: tuple[float, PledgeStatus, int] | None = None
    longer = 0.0
    for n, (start, end) in enumerate(reading.sentences):
        shared = weights.keys() & reading.sentence_keys(n)
        if len(shared) < 2 or not shared & asked.own or not asked.whole:
            continue
        likeness = sum(weights[k] for k in shared) / asked.whole
        named = bool(party & reading.stems_at(start))
        if likeness < _STRIKING and (outside or (party and not named)):
            continue
        if outside and not named:
            continue
        sentence = fold(reading.text[start:end])
        if due and named and likeness >= _DEADLINE and _is_extended(sentence, shared & asked.pledged):
            longer = max(longer, likeness)
        if likeness < (_ALIKE if due else _MUCH_ALIKE):
            continue
        status = _cue(sentence, _without_pledges(reading, start, end), shared, asked, passed)
        if not due and not _PROMISED.search(sentence):
            continue
        if due and status == "kept" and _LATE.search(sentence):
            status = "missed"
        if due and status == "missed" and _is_put_off(reading, n, due):
            status = "extended"
        if status is not None and (best is None or likeness > best[0]):
            best = likeness, status, n
    if longer and (best is None or best[1] != "kept" or best[0] < longer + _CLEARER):
        return "extended"
    if best is not None and due and best[1] == "missed" and _goes_on_later(reading, best[2], asked, due):
        return "extended"
    return best[1] if best is not None else None


_CLEARER = 0.3
"""How much likelier a sentence that tells of keeping must be than one that tells of a longer term."""


def _goes_on_later(reading: Reading, sentence: int, asked: _Asked, due: str) -> bool:
    """Whether right behind a sentence that says that something was not done another says that its term is longer, or names a later day
    for it: `مضى الموعد ولم تدخل شاحنة. وقال المتحدث إن الجانبين مددا المهلة`."""
    for n in range(sentence + 1, min(sentence + 1 + _BEHIND, len(reading.sentences))):
        start, end = reading.sentences[n]
        shared = asked.weights.keys() & reading.sentence_keys(n)
        text = fold(reading.text[start:end])
        if shared & asked.own and (_is_extended(text, frozenset()) or _is_put_off(reading, n, due)):
            return True
    return False


_BEHIND = 2
"""Sentences behind the one that tells of a pledge in which it is told on."""


def _is_extended(sentence: str, words: Iterable[str]) -> bool:
    """Whether a folded sentence says that a term is longer, the term of what was pledged: the cue stands by the word for a term or
    by one of the pledge."""
    wanted = frozenset(words) - _LENGTHS
    near = [m.span() for m in _TERM.finditer(sentence)]
    near += [
        (t.start, t.end) for t in tokenise(sentence) if t.kind == "word" and wanted & keys((stem(t.form),))
    ]
    for cue in _EXTENDED.finditer(sentence):
        for first, last in near:
            between = sentence[last : cue.start()] if last <= cue.start() else sentence[cue.end() : first]
            if len(between) <= _BY and "،" not in between:
                return True
    return False


_LENGTHS = keys(
    content_stems(
        "يوم يوما يومين أيام أسبوع أسبوعين أسابيع شهر شهرا شهرين أشهر ساعة ساعتين ساعات عام عاما سنة واحد ثلاثة أربعة خمسة "
        "ستة سبعة ثمانية تسعة عشرة عشر عشرين ثلاثين غضون خلال قبل بعد نهاية مطلع منتصف أواخر أوائل "
        "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب "
        "أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة"
    )
)
"""Words of how long, which a term and its extension share with any other."""
_BY = 20
"""Characters between what says that a term is longer and the word for it."""


def _is_put_off(reading: Reading, sentence: int, due: str) -> bool:
    """Whether a sentence that says that something was not done names a later day on which it will be."""
    start, end = reading.sentences[sentence]
    by = days(due)
    later = [
        t for t in reading.item.times
        if start <= t.start < end and (on := days(t.value)) and by is not None and on.first > by.last
    ]  # fmt: skip
    ahead = [m.start() for m in _WILL.finditer(reading.text[start:end])]
    return any(0 < t.start - start - at <= _TO_COME for t in later for at in ahead)


_WILL = re.compile(r"(?:^|\s)[وف]?س[يتن][^\s]{3,}\s|(?:^|\s)سوف\s")
_TO_COME = 60
"""Characters between what will be and its day."""


def _named(made: _Made) -> frozenset[str]:
    """The words that name who made a pledge, or a body or place of its sentence."""
    found = content_stems(made.who) if made.who else frozenset[str]()
    start, end = made.reading.sentence_span(made.pledge.start)
    for mention in made.reading.mentions_in(start, end):
        found |= content_stems(mention.text)
    return found


_AND = r"(?:^|[\s«\"“(])[وف]?"
_AS_AGREED = re.compile(fold(_AND + r"(?:تنفيذا|بموجب|وفاء)(?=\s)"))
_TRUE_TO_IT = re.compile(
    fold(
        r"(?<!لم )(?<!\w)[وف]?(?:قد )?(?:وف[ىت]|أوف[ىت]|وفوا|أوفوا|بر|برت)\w? (?:\w+ ){0,4}ب(?:ما (?:كانت? )?(?:قد )?(?:تعهد|وعد|التزم|أعلن)|وعد|وعود|تعهد|التزام|عهد)"
    )
)
"""`وفت الجزائر بما تعهدت به`, `أوفى بوعده`."""
_LATE = re.compile(
    fold(
        r"متأخر[ةا]?\w* .{0,30}(?:عن|بعد)|بتأخير|بعد (?:\w+ ){0,4}(?:من )?(?:الموعد|المهلة|موعد|انقضاء|انتهاء)|بعد فوات|تجاوز(?:ت)? (?:الموعد|المهلة)"
    )
)
_AS_PROMISED = re.compile(fold(_AND + r"(?:كما (?:كان(?:ت)? قد )?(?:وعد|تعهد|التزم)|قبل (?:ال)?موعد)"))
_IN_TIME = re.compile(fold(_AND + r"(?:في ?|ب)موعد(?:ه|ها|هم|هما)"))
_PROMISED = re.compile(fold(_AND + r"(?:وعد|تعهد|التزم|قطع|مهلة|المهلة|أعلن)"))
_LOOKING_BACK = re.compile(fold(_AND + r"(?:الذي|التي|كانت?|رغم|مع أن|غير أن|لكن|إلا أن|فلم|بعدما)(?=\s)"))
_STILL_NOT = re.compile(
    fold(
        _AND + r"(?:لم (?:ي|ت|ن)[^\s]+|ظلت? |(?:ب)?(?:رغم|برغم) (?:انقضاء|انتهاء|مرور|مضي)"
        r"|حتى (?:اليوم|الآن|الساعة|كتابة|إعداد|اللحظة)|دون أن)"
    )
)
_EXTENDED = re.compile(
    fold(
        _AND
        + r"(?:ال|ب|ل|لل|بال)?(?<!عدم )(?<!لن )(?:تمديد|[تين]مدد|مدد(?:ت|ا|تا|وا)?|تأجيل|أرجأ(?:ت|ا|وا)?|أرجئت?|إرجاء|تأجلت?|أجلت|أجلوا|ترحيل|رحلت"
        + r"|مهلة جديدة|مهلة إضافية|مهلة أخرى|موعد جديد|موعدا جديدا|موعد آخر|استحال[ةه] إجراء|تعذر إجراء)\b"
    )
)
_TERM = re.compile(fold(_AND + r"(?:ال|بال|لل)?(?:مهلة|موعد|أجل|هدنة|موعدا)"))
_MISSED = re.compile(
    fold(
        _AND
        + r"(?:لم (?:ي|ت|ن)[^\s]+|لما (?:ي|ت)[^\s]+|من دون تنفيذ|دون تنفيذ|دون أن [يت][^\s]*|تأخر|تأخير|تأخرت|أخل|أخلت|أخلوا|أخفق|أخفقت|"
        r"تخلف|تخلفت|فشل|فشلت|لا تزال|لا يزال|ما زال|ما زالت|ظل|ظلت|(?:ب)?رغم (?:انقضاء|انتهاء)|تجاهل|نكث|تراجع|تراجعت|انقضت? .{0,60}دون)(?=\s|$|[،.])"
    )
)
_KEPT = re.compile(
    fold(_AND + r"(?:صامد[ةه]?|تنفيذا|بموجب|بدء|انطلاق|استئناف|إتمام)(?=\s|$|[،.])"),
)
_OUGHT = re.compile(
    fold(
        _AND
        + r"(?:على (?:\w+ ){1,3}أن|يجب|ينبغي|لا ?بد|يتعين|يتوجب|[أنيت]?طالبت?|مطالب\w*|ب?مطالبة|دعا|دعت|داعيا|داعية|[نيت]دعو|حث|حثت)(?=\s)"
    )
)
"""What ought to be or is asked for is not done yet: `على الوالي أن يفي بوعده`, `طالبوا بنشر النتائج`."""
_AHEAD = re.compile(
    fold(_AND + r"(?:سوف|لن|من المقرر|من المنتظر|(?:وعد|تعهد)ت?|[يت]عتزم|ينوي|يتوقع)(?=\s|$|[،.])")
)


def _done(token: Token, before: str) -> bool:
    """Whether a word tells in the perfect that something was done (`أفرجوا`, `اكتملت`). What may as well be a verbal noun (`نشر`, `رفع`)
    tells so only behind a word that a verb follows."""
    done = vocabulary().done
    word = load().morphology.word(token.text)
    if not any(
        v.features.tense == "perfect" and v.features.person == 3 and v.lemma in done for v in word.verbs
    ):
        return False
    noun = any(n.kind == "masdar" and not n.enclitic for n in word.nouns)
    return not noun or not before or before in _BEFORE_VERBS


_BEFORE_VERBS = frozenset(fold("قد وقد فقد لقد الذي التي الذين أنه أنها أنهم إنه إنها إنهم حين عندما بعدما حيث ثم ما").split())


def _is_ahead(token: Token) -> bool:
    """Whether a word is a verb that can only be a future: `سيصدر`."""
    read = load().morphology.word(token.text)
    return bool(read.verbs) and not read.nouns and all(v.future for v in read.verbs)


def _cue(
    sentence: str, beside: str, shared: Iterable[str], asked: _Asked, passed: bool
) -> PledgeStatus | None:
    """What a folded sentence says of the pledge it tells of, by the cue nearest to what was pledged; what is still ahead or asked for
    says nothing. `beside` is the sentence without what is promised in it."""
    if _AS_PROMISED.search(sentence) or _true_to_it(sentence, asked):
        return "kept"
    ought = bool(_OUGHT.search(beside))
    if passed and not ought and _IN_TIME.search(beside):
        return "kept"
    if not passed:
        return "kept" if _AS_AGREED.search(sentence) else None
    wanted = frozenset(shared)
    clause = _likeliest_clause(sentence, wanted)
    found = _nearest(clause, wanted, ought=ought) if clause != sentence else None
    return found or _nearest(sentence, wanted, ought=ought)


def _true_to_it(sentence: str, asked: _Asked) -> bool:
    """Whether a sentence says that whoever made a pledge was true to it: they are named near, where it is known who they are."""
    for found in _TRUE_TO_IT.finditer(sentence):
        near = sentence[max(0, found.start() - _NEAR_MAKER) : found.end() + _NEAR_MAKER]
        if not asked.maker or asked.maker & content_stems(near):
            return True
    return False


_NEAR_MAKER = 45
"""Characters between who is true to a pledge and the words that say so."""


def _likeliest_clause(sentence: str, wanted: frozenset[str]) -> str:
    """The part of a sentence between contrasts that has most of some words: `وفت بما أعلنته حين خفضت قواتها | ، لكنها لم تقل متى`."""
    parts = _CONTRAST.split(sentence)
    if len(parts) < 2:
        return sentence
    return max(parts, key=lambda part: len(wanted & keys(content_stems(part))))


_CONTRAST = re.compile(fold(r"،\s*(?=(?:لكن|ولكن|غير أن|إلا أن|بيد أن|فيما|بينما|في حين)\w*\s)"))


def _nearest(sentence: str, wanted: frozenset[str], *, ought: bool) -> PledgeStatus | None:
    """What the cue nearest to some words says, where any is near enough."""
    words = [t for t in tokenise(sentence) if t.kind == "word"]
    places = [t.start for t in words if wanted & keys((stem(t.form),))]
    missed = _distance((m.span() for m in _MISSED.finditer(sentence)), places)
    near = ((n, t) for n, t in enumerate(words) if _distance([(t.start, t.end)], places) <= _REACH)
    done = ((t.start, t.end) for n, t in near if _done(t, words[n - 1].form if n else ""))
    kept = _distance(chain(done, (m.span() for m in _KEPT.finditer(sentence))), places)
    if missed <= min(kept, _REACH):
        return "missed"
    ahead = ought or _AHEAD.search(sentence) or any(map(_is_ahead, words))
    return "kept" if kept <= _REACH and not ahead else None


_REACH = 45
"""Characters between a cue and a word of the pledge."""


def _distance(cues: Iterable[tuple[int, int]], places: Sequence[int]) -> int:
    """How near a cue comes to one of some places; beyond `_REACH` where there is none."""
    return min((min(abs(p - start), abs(p - end)) for start, end in cues for p in places), default=_REACH + 1)
