"""What is denied by calling it but a claim: `نفى مزاعم استهداف`, `لا صحة لما تردد عن تهديد`; and the verbs of denying."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence
from isnad.language.folding import words
from isnad.language.tagging import Tagged


def rumoured(sentence: Sentence, head: int) -> bool:
    """Whether an event is but a claim that is denied: `لا صحة لما تردد عن تهديد`, `نفى مزاعم استهداف`."""
    tags = sentence.view.tags
    low = max(sentence.first, head - _RUMOUR_REACH)
    for t in range(head - 1, low - 1, -1):
        tagged = tags[t]
        if (tagged.tag == "." and tagged.rest not in ('"', "،")) or suspects(tagged):
            return False  # نفت اعتقال متهمين بتفجير: the bombing is taken for granted
        if not _told(sentence, t):
            continue
        if t > sentence.first and tags[t - 1].rest == "لا":
            return True
        if t > sentence.first + 1 and tags[t - 1].rest == "صحه" and tags[t - 2].rest == "لا":
            return True  # لا صحة لما يتداول عن قصف المطار
        if any(denies(tags[j]) for j in range(sentence.first, t)):
            return True
        return tagged.rest not in _RUMOURS and _called_false(sentence, head)
    return False


_RUMOUR_REACH = 12  # tokens


def _told(sentence: Sentence, t: int) -> bool:
    """Whether a token is a word for what is only told: `مزاعم`, `خبر`, or `ما` before a verb of telling (`ما نشرته الصحيفة`)."""
    tags = sentence.view.tags
    rest = tags[t].rest.removeprefix("ال")
    if rest in _RUMOURS or rest in _NEWS:
        return True
    if rest in _WHEN:  # أخطأت حين تحدثت عن احتجاز
        return t > sentence.first and any(v.lemma == "خطء.4" for v in tags[t - 1].verbs)
    return (
        tags[t].rest in _WHAT
        and t + 1 < sentence.last
        and any(v.lemma in _TELLING for v in tags[t + 1].verbs)
    )


def _called_false(sentence: Sentence, head: int) -> bool:
    """`ما نشر عن استشهاد الأسير عار عن الصحة`: what is told is called false behind."""
    tags = sentence.view.tags
    return any(
        tags[t].rest in _FALSE and (t + 2 < sentence.last and tags[t + 2].rest.endswith(("صحه", "صواب")))
        for t in range(head, sentence.last)
    )


_RUMOURS = words("صحة مزاعم رواية روايات ادعاء ادعاءات أنباء شائعة شائعات إشاعات أقاويل")
_NEWS = words("خبر أخبار")
_WHAT = words("ما مما عما لما")
_WHEN = words("حين عندما")
_FALSE = words("عار عارية مجاف")
_TELLING = frozenset(
    {"نشر.1", "ورد.4", "ذكر.1", "دول.6", "ردد.5", "شيع.4", "بثث.1", "نقل.1", "قول.1", "روج.2", "شيع.1", "حدث.5", "علن.4", "ورد.1", "صرح.2", "وصف.1", "روي.1", "زعم.1"}
)  # fmt: skip


def suspects(tagged: Tagged) -> bool:
    """Whether a word stands between an act and another that is taken for granted: who is arrested over an attack, or has no link with it."""
    return tagged.rest.removeprefix("ال") in _SUSPECTS


_SUSPECTS = words("متهم متهمين متهما مشتبه مشتبها مدان مدانين متورط متورطين ضالع ضالعين صلة تهمة خلفية علاقة")


def denies(tagged: Tagged) -> bool:
    """Whether a word is a verb of denying, its noun or its participle."""
    return any(v.lemma in DENYING for v in tagged.verbs) or any(n.lemma in DENYING for n in tagged.nouns)


def in_denial(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is what somebody denies by a participle right before it: `…، نافيا استخدام الرصاص المطاطي`."""
    first = sentence.chunks[k].first
    if first <= sentence.first or sentence.chunks[k].head != head:
        return False
    before = sentence.view.tags[first - 1]
    return any(n.lemma in DENYING and n.kind == "active" for n in before.nouns)


DENYING = frozenset({"نفي.1", "كذب.2", "دحض.1", "فند.2", "نكر.4", "عذر.8", "خطء.4"})
