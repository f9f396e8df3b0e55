"""What an article tells of how a pledge stands: that it was kept or missed, or that its term is longer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from isnad.language.folding import fold
from isnad.language.tokens import Token, tokenise
from isnad.lexicon import load
from isnad.link.days import days
from isnad.link.keys import keys
from isnad.link.reading import Reading
from isnad.link.stems import content_stems, stem
from isnad.link.vocabulary import vocabulary
from isnad.records import Pledge, PledgeStatus

_ALIKE = 0.3
"""The share of the weight of a pledge's words that a sentence which tells of it must have."""
_MUCH_ALIKE = 0.45
"""The same of one that tells of a pledge with no day by which it is due."""
_STRIKING = 0.55
"""The same of one that does not name who made the pledge."""
_TELLING = 0.42
"""The same of one outside the story that names them with more than one word."""
_DEADLINE = 0.2
"""The same of one that says that a term was extended."""


class Asked(NamedTuple):
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


def told_beside(reading: Reading, pledge: Pledge) -> PledgeStatus | None:
    """What the sentence of a pledge itself says of it, where it looks back: `وعد بنشره فلم يصدر`, `كما وعد الجيش`."""
    start, end = reading.sentence_span(pledge.start)
    sentence = fold(reading.text[start:end])
    beside = _without_pledges(reading, start, end)
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


def told_in(reading: Reading, asked: Asked, *, passed: bool, outside: bool) -> PledgeStatus | None:
    """What an article tells of a pledge: the sentence that is likest to it and says anything of how it stands."""
    weights, party, due = asked.weights, asked.party, asked.due
    best: tuple[float, PledgeStatus, int] | None = None
    longer = 0.0
    for n, (start, end) in enumerate(reading.sentences):
        shared = weights.keys() & reading.sentence_keys(n)
        if len(shared) < 2 or not shared & asked.own or not asked.whole:
            continue
        likeness = sum(weights[k] for k in shared) / asked.whole
        named = bool(party & reading.stems_at(start)) or _names_the_day(reading, start, end, due)
        theirs = len(asked.maker & reading.stems_at(start)) >= _NAMED_BY
        if likeness < (_TELLING if theirs else _STRIKING) and (outside or (party and not named)):
            continue
        if outside and not named:
            continue
        sentence = fold(reading.text[start:end])
        if (
            due
            and likeness >= (_DEADLINE if named else _STRIKING)
            and _is_extended(sentence, shared & asked.pledged)
        ):
            longer = max(longer, likeness)
        if likeness < (_ALIKE if due else _MUCH_ALIKE):
            continue
        status = _cue(sentence, _without_pledges(reading, start, end), shared, asked, passed)
        if status is None and not passed and named and likeness >= _STRIKING:
            status = _done_early(sentence, shared)
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


def _names_the_day(reading: Reading, start: int, end: int, due: str | None) -> bool:
    """Whether a sentence speaks of a promise for the very day: `لم تنشر النتائج في الموعد الذي وعدت به، وهو 25 أكتوبر`."""
    if due is None or not any(t.value[:10] == due for t in reading.item.times if start <= t.start < end):
        return False
    return bool(_PROMISED.search(fold(reading.text[start:end])))


_NAMED_BY = 2
"""Words of whoever made a pledge that name them beyond doubt."""
_CLEARER = 0.3
"""How much likelier a sentence that tells of keeping must be than one that tells of a longer term."""


def _goes_on_later(reading: Reading, sentence: int, asked: Asked, due: str) -> bool:
    """Whether right behind a sentence that says that something was not done another says that its term is longer, or names a later day
    for it: `مضى الموعد ولم تدخل شاحنة. وقال المتحدث إن الجانبين مددا المهلة`."""
    for n in range(sentence + 1, min(sentence + 1 + _BEHIND, len(reading.sentences))):
        start, end = reading.sentences[n]
        shared = asked.weights.keys() & reading.sentence_keys(n)
        text = fold(reading.text[start:end])
        if _TURN.match(text):
            return False
        if shared & asked.own and (_is_extended(text, frozenset()) or _is_put_off(reading, n, due)):
            return True
    return False


_TURN = re.compile(fold(r"و?(?:أما|في المقابل|على صعيد|من جهة أخرى|إلى ذلك|في سياق)\s"))
_BEHIND = 2
"""Sentences behind the one that tells of a pledge in which it is told on."""


def _is_extended(sentence: str, words: Iterable[str]) -> bool:
    """Whether a folded sentence says that a term is longer, the term of what was pledged: the cue stands by the word for a term or
    by one of the pledge."""
    sentence = _INSERT.sub(" ", sentence)
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


_INSERT = re.compile(r"،(?!\s*و)[^،؛.]{0,60}،")
"""What stands between commas: `أرجأت العاصمة، على لسان ناطق، إعلان موقفها`."""
_LENGTHS = keys(
    content_stems(
        "يوم يوما يومين أيام أسبوع أسبوعين أسابيع شهر شهرا شهرين أشهر ساعة ساعتين ساعات عام عاما سنة واحد ثلاثة أربعة خمسة "
        "ستة سبعة ثمانية تسعة عشرة عشر عشرين ثلاثين غضون خلال قبل بعد نهاية مطلع منتصف أواخر أوائل "
        "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار نيسان أيار حزيران تموز آب "
        "أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت غشت شتنبر نونبر دجنبر السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة"
    )
)
"""Words of how long, which a term and its extension share with any other."""
_BY = 32
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


_BEFORE_VERBS = frozenset(
    fold("قد وقد فقد لقد الذي التي الذين أنه أنها أنهم إنه إنها إنهم حين عندما بعدما حيث ثم ما").split()
)


def _is_ahead(token: Token) -> bool:
    """Whether a word is a verb that can only be a future: `سيصدر`."""
    read = load().morphology.word(token.text)
    return bool(read.verbs) and not read.nouns and all(v.future for v in read.verbs)


def _cue(
    sentence: str, beside: str, shared: Iterable[str], asked: Asked, passed: bool
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


def _done_early(sentence: str, shared: Iterable[str]) -> PledgeStatus | None:
    """What a sentence before the day of a pledge says of it: `kept` where it was done today or has been, not where it is begun or
    promised again."""
    if _PROMISED_AGAIN.search(sentence) or _OUGHT.search(sentence) or _BEGUN.search(sentence):
        return None
    if _ANNOUNCED_DONE.search(sentence) and _TODAY.search(sentence):
        return "kept"
    return "kept" if _nearest(sentence, frozenset(shared), ought=False) == "kept" else None


_PROMISED_AGAIN = re.compile(
    fold(_AND + r"(?:[يت]?عد(?:ت|وا)? ب|وعد|تعهد|[يت]تعهد|التزم|ملتزم|عزم|أن[هـ]ا? س|قرر)")
)
_BEGUN = re.compile(
    fold(
        _AND + r"(?:بدأ|بدأت|[يت]بدأ|باشر|باشرت|شرع|شرعت|تواصل|يواصل|بدء|انطلقت? أعمال|تمهيدا|استعدادا)(?=\s)"
    )
)
_ANNOUNCED_DONE = re.compile(
    fold(
        _AND
        + r"أعلنت? (?:[\w«»\"]+ ){1,6}(?:إعادة|إتمام|اكتمال|إنجاز|استكمال|انتهاء|افتتاح|فتح|تسليم|صرف|وصول)\s"
    )
)
_TODAY = re.compile(fold(_AND + r"(?:اليوم|أمس|أول من أمس|صباح|مساء|ظهر)(?=\s|$|[،.])"))


def _true_to_it(sentence: str, asked: Asked) -> bool:
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
    without = (
        (words[n - 1].start, t.end)
        for n, t in enumerate(words)
        if n and words[n - 1].form in _WITHOUT and wanted & keys((stem(t.form),))
    )
    missed = _distance(chain(without, (m.span() for m in _MISSED.finditer(sentence))), places)
    near = ((n, t) for n, t in enumerate(words) if _distance([(t.start, t.end)], places) <= _REACH)
    done = ((t.start, t.end) for n, t in near if _done(t, words[n - 1].form if n else ""))
    kept = _distance(chain(done, (m.span() for m in _KEPT.finditer(sentence))), places)
    if missed <= min(kept, _REACH):
        return "missed"
    ahead = ought or _AHEAD.search(sentence) or any(map(_is_ahead, words))
    return "kept" if kept <= _REACH and not ahead else None


_WITHOUT = frozenset(fold("دون بدون عدم لعدم بعدم").split())
_REACH = 45
"""Characters between a cue and a word of the pledge."""


def _distance(cues: Iterable[tuple[int, int]], places: Sequence[int]) -> int:
    """How near a cue comes to one of some places; beyond `_REACH` where there is none."""
    return min((min(abs(p - start), abs(p - end)) for start, end in cues for p in places), default=_REACH + 1)
