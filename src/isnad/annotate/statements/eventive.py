"""Nouns that tell of something done or being, and so can be what is said: `نفى وجود`, `دعا إلى إنهاء`."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of_word
from isnad.annotate.grammar.chunks import Chunk
from isnad.annotate.statements.sources import BODIES
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.derivation import masdar_shaped
from isnad.language.folding import words

EVENTIVE = words(
    "ضلوع صلة علاقة دور تورط مقتل مصرع استشهاد إصابة وفاة سقوط انفجار حصيلة تعرض انطلاق نية قرار خطة سحب إغلاق هجوم هجمات غارة غارات ضربة ضربات اتفاق هدنة زيارة لقاء اجتماع مفاوضات محادثات عملية عمليات حرب دعم وجود عزم نية حديث أي وقف ضرورة أهمية خطورة احتمال إمكانية مسؤولية مزاعم ادعاءات أنباء شائعات إشاعات "
    "خطوة خطوات إجراء إجراءات ممارسات تصرف تصرفات حادث حادثة حوادث أحداث جريمة جرائم مجزرة مجازر اغتيال اعتداء اعتداءات تصعيد سياسة سياسات تصريحات موقف مواقف جهود مبادرة دقة صحة كذب مشروع حداد إضراب نفير طوارئ استنفار جولة جولات خلاف أزمة تهديد تهديدات حملة حملات فشل نجاح عودة فرضية فرضيات احتمالية نظرية سيناريو حوار"
)


def eventive(view: TextView, chunk: Chunk) -> bool:
    """Whether a noun phrase tells of something done or being: a verbal noun, or a noun of event."""
    tagged = view.tags[chunk.head]
    if chunk.mentions:
        first = chunk.mentions[0]
        if view.token_at(first.start) <= chunk.head < view.token_at(first.end - 1) + 1:
            return False
    bare = tagged.rest.removeprefix("ال")
    if bare == "حاله" and chunk.head + 1 < chunk.last:
        return view.tags[chunk.head + 1].rest.removeprefix("ال") in _STATES
    deeds = [n for n in tagged.nouns if n.kind == "masdar"]
    if deeds:
        if all(n.number == "p" for n in deeds) and animacy_of_word(view, chunk.head) in ("people", "body"):
            return False  # القوات الموالية
        return bare not in BODIES or _doing(view, chunk)
    if masdar_shaped(tagged.rest) and animacy_of_word(view, chunk.head) == "open":
        return True  # إسكات السلاح
    return bare in EVENTIVE or any(n.base in EVENTIVE for n in tagged.nouns)


_STATES = words("طوارئ قوة استنفار تأهب حداد إضراب حرب تعبئة")
"""Of what a state is declared: `حالة الطوارئ`, `حالة القوة القاهرة`."""


def eventive_or_any(view: TextView, chunk: Chunk) -> bool:
    """Whether a noun phrase tells of something done or being, `أي` before it or not: `أي صلة`, `وقوع أي تسرب`."""
    return eventive(view, chunk) or view.tags[chunk.start].rest == "اي"


_EITHER = words("تنظيم تشكيل تجمع دفاع إدارة")
"""Bodies that are deeds with an indefinite noun after them: `تنظيم مسيرة`, `تشكيل لجنة`."""


def _doing(view: TextView, chunk: Chunk) -> bool:
    if view.tags[chunk.head].rest not in _EITHER or chunk.last - chunk.head < 2 or chunk.mentions:
        return False
    following = view.tags[chunk.head + 1]
    return following.tag == "N" and not following.definite and not adjectival(following)


def eventive_idafa(view: TextView, chunk: Chunk) -> bool:
    """Whether the word after the head is a verbal noun in its idafa: `تأكيد بدء الاجتماعات`."""
    if chunk.last - chunk.head < 2:
        return False
    following = view.tags[chunk.head + 1]
    return (
        any(n.kind == "masdar" for n in following.nouns)
        and not following.article
        and following.rest not in BODIES
    )


def named_head(view: TextView, chunk: Chunk) -> bool:
    """Whether the phrase's head is itself a name."""
    return any(view.token_at(m.start) <= chunk.head <= view.token_at(m.end - 1) for m in chunk.mentions)
