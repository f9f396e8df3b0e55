"""How far a party's phrase goes: to which body people belong, whose a thing is, and what an adjective needs behind it."""

from __future__ import annotations

from isnad.annotate.frames import bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.phrases import hedge
from isnad.annotate.grammar.subjects import ASKING
from isnad.language.folding import words
from isnad.language.sites import SITES

LONGEST = 9
"""Tokens of a party's phrase."""


def whole_of(sentence: Sentence, chunk: Chunk) -> Chunk | None:
    """The phrase that says of which body a group of people is, right after it: `دورية | من شعبة المعلومات`, `وفد | من وزارة الداخلية`."""
    view, following = sentence.view, _right_after(sentence, chunk)
    if following is None:
        return None
    group = any(n.base in _GROUPS for n in view.tags[chunk.head].nouns)
    if following.prep == "عن":
        return following if any(n.base in _DELEGATES for n in view.tags[chunk.head].nouns) else None
    if following.prep not in ("من", "ل") or not group or _asked(sentence, chunk, following):
        return None
    inner = Chunk("NP", following.head, following.last, following.head, mentions=following.mentions)
    if any(m.kind in ("GPE", "LOC", "FAC") and m.rule != "adjective" for m in following.mentions[:1]):
        return None  # قتل ثلاثة من دمشق: where from
    return following if animacy_of(sentence, inner) in ("people", "body") else None


def _right_after(sentence: Sentence, chunk: Chunk) -> Chunk | None:
    """The phrase with a preposition right after a short one, which may say more of it; not one that parts two sides (`من جهة أخرى`)."""
    k = sentence.chunk_of(chunk.last - 1) + 1
    following = sentence.chunks[k] if k < len(sentence.chunks) else None
    if following is None or following.kind != "PP" or hedge(sentence, following):
        return None
    short = chunk.last - chunk.head <= _WORDS_OF_A_GROUP and following.last - following.first <= LONGEST
    return following if short and following.first == chunk.last else None


def _asked(sentence: Sentence, chunk: Chunk, following: Chunk) -> bool:
    """Whether من after somebody says whom they ask: `طلبت اللجنة | من الوزارة`."""
    k = sentence.chunk_of(chunk.head)
    if following.prep != "من" or k == 0 or sentence.chunks[k - 1].kind != "V":
        return False
    return any(v.lemma in ASKING for v in sentence.view.tags[sentence.chunks[k - 1].first].verbs)


def belongs(sentence: Sentence, chunk: Chunk) -> Chunk | None:
    """The phrase right after one or more people not told before, or something of theirs, that says to which body they belong: `ضابطا
    | في الشرطة`, `مهاجما | من الحركة`, `قائدا | للحركة`."""
    view, following = sentence.view, _right_after(sentence, chunk)
    if following is None:
        return None
    if view.tags[chunk.head].definite or following.prep not in ("من", "في", "ل"):
        return None
    if any(_somewhere(sentence, t) for t in range(following.head, following.last)):
        return None  # مسلحون في أطراف المدينة
    if bare(view.tags[following.head].rest) in _SORTS:
        return None
    inner = Chunk("NP", following.head, following.last, following.head, mentions=following.mentions)
    place = any(m.kind in ("GPE", "LOC", "FAC") and m.rule != "adjective" for m in following.mentions[:1])
    if place and following.prep != "من":
        return None
    if animacy_of(sentence, inner) not in ("people", "body"):
        return None
    people = animacy_of(sentence, chunk) == "people"
    return following if people or following.prep == "ل" else None


def _somewhere(sentence: Sentence, token: int) -> bool:
    tagged = sentence.view.tags[token]
    return bare(tagged.rest) in SITES or any(n.base in SITES for n in tagged.nouns)


_SORTS = words("فئة جيل سن عمر مواليد نوع طراز")
"""What says of which sort somebody is, and not where they belong: `لاعب من فئة الناشئين`."""
_WORDS_OF_A_GROUP = 3
_GROUPS = words(
    "قوة دورية وفد وحدة مجموعة مفرزة مفارز فريق لجنة كتيبة سرية فصيلة رتل أرتال دوريات وحدات عناصر أفراد محتج متظاهر تجمع"
)
_DELEGATES = words("ممثل ممثلون ممثلين مندوب مندوبون مندوبين نائب وفد")


def with_its_phrase(sentence: Sentence, last: int) -> int:
    """Where a phrase ends whose last adjective says little without what follows it: `حافلة تابعة للشرطة` to its end, `الرجل | البالغ من
    العمر` before it."""
    view = sentence.view
    quality = {n.citation for n in view.tags[last - 1].nouns}
    if last >= sentence.last or quality.isdisjoint(_WITH_A_PHRASE):
        return last
    following = sentence.chunks[sentence.chunk_of(last)]
    if following.kind != "PP" or following.first != last:
        return last
    if following.last - following.first > LONGEST:
        return last if quality.isdisjoint(_EMPTY_ALONE) else last - 1
    if any(following.prep in _TAKING.get(word, ()) for word in quality):
        return following.last
    return last if quality.isdisjoint(_EMPTY_ALONE) else last - 1


def belonging_to(sentence: Sentence, chunk: Chunk) -> Chunk | None:
    """Whose a weapon is said to be: `طائرة مسيّرة تابعة | للجيش`, `طائرة | بدون طيار تابعة | للجيش`."""
    chunks = sentence.chunks
    k = sentence.chunk_of(chunk.last - 1) + 1
    last = chunk.last
    if k < len(chunks) and chunks[k].prep in _WITHOUT and chunks[k].first == last:
        last, k = chunks[k].last, k + 1
    quality = {n.citation for n in sentence.view.tags[last - 1].nouns}
    if k >= len(chunks) or quality.isdisjoint(_BELONGING):
        return None
    following = chunks[k]
    if following.prep != "ل" or animacy_of(sentence, following) not in ("people", "body"):
        return None
    return Chunk("NP", following.head, following.last, following.head, mentions=following.mentions)


_WITHOUT = ("بدون", "بلا", "من دون", "دون")
_BELONGING = words("تابع مملوك عائد")
_TO_OR_AGAINST = words("معارض مناهض مناوئ موال موالي مؤيد مناصر معاد معادي منتم منتمي محاذ محاذي مجاور")
_TAKING = {
    **dict.fromkeys(_BELONGING, ("ل",)),
    **dict.fromkeys(_TO_OR_AGAINST, ("ل", "إلى")),
    **dict.fromkeys(words("محيط مرتبط محسوب مشتبه متمركز منتشر"), ("ب",)),
    **dict.fromkeys(words("مقرب قريب مدعوم مكون قادم مؤلف"), ("من",)),
    **dict.fromkeys(words("متحالف متعاون متضامن"), ("مع",)),
    **dict.fromkeys(words("مؤد مؤدي"), ("إلى",)),
    **dict.fromkeys(words("منضو منضوي"), ("تحت", "في")),
}
"""The prepositions that adjectives take to say what they are about: `المناهضون للفاشية`, `المحيطة بالقطاع`."""
_EMPTY_ALONE = _BELONGING | words("بالغ واقع كائن متوقف")
"""Adjectives that say nothing without what follows."""
_WITH_A_PHRASE = _EMPTY_ALONE | frozenset(_TAKING)
