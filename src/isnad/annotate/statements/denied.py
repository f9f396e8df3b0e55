"""What is denied by the name of a claim: `فند خبر سقوط الطائرة`, `نفت جملة وتفصيلا الادعاءات الواردة فيه`, `نفى ما تم تداوله`."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.statements.cues import Cues
from isnad.annotate.statements.saying import Saying
from isnad.annotate.view import TextView
from isnad.language.folding import words

CLAIMED = words(
    "خبر أخبار نبأ أنباء شائعة شائعات إشاعة إشاعات رواية روايات معلومات معلومة تقرير تقارير مزاعم زعم ادعاء ادعاءات "
    "اتهام اتهامات تهمة تهم أكاذيب أقاويل افتراءات تصريحات فرضية فرضيات تسريبات تلميحات مقطع فيديو صحة دقة مضمون"
)
"""Nouns of what is claimed, which somebody may deny."""
UTTERLY = words("جملة تفصيلا نفيا قاطعا قطعيا تاما كليا تماما مطلقا بشدة")
_INNER_PARTS = words("صحة دقة مضمون خبر شائعة رواية")
_FAR = 8  # chunks from a verb of denying to what it denies
_ABOUT_FAR = 9  # tokens from what goes round to what it is about
_BEING_DONE = frozenset({"تمم.1", "جري.1"})
_ABOUT_WHICH = words("عن من حول بشأن بخصوص بأن")


def claims_denied(saying: Saying) -> list[Chunk]:
    """The claim by name that a verb of denying has for its object, past how utterly it is denied, where something says which claim
    it is; what is but pointed at (`نفى الخبر`) is none."""
    sentence, k, cue, around = saying
    if cue.id != "deny" or "object" not in cue.content:
        return []
    subject = None if around.subject is None or around.preverbal else around.subject.chunk
    for i in range(k + 1, min(k + _FAR, len(sentence.chunks))):
        chunk = sentence.chunks[i]
        mark = chunk.kind == "." and sentence.view.tokens[chunk.first].form in _MARKS
        if (chunk.kind in _BREAKS and not mark) or (chunk.coordinated and not _utterly(sentence, chunk)):
            return []
        if chunk.kind != "NP":
            continue
        if chunk is not subject and _claim(sentence, i):
            return [chunk]
        inner = _within(sentence.view, chunk)
        if inner is not None:
            return [inner]
    return []


_BREAKS = ("V", "S", "R", "Z", ".")
_MARKS = frozenset('"ـ')
"""Around an outlet to which it is denied: `ينفي لـ"الميدان" خبر`."""


def _utterly(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a chunk says but how something is denied: `جملة وتفصيلا`."""
    return sentence.view.tags[chunk.head].rest in UTTERLY


def _claim(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` names a claim, with what it is about or where it stands: `خبر سقوط طائرة`, `الادعاءات الواردة فيه`."""
    view, chunk = sentence.view, sentence.chunks[i]
    head = view.tags[chunk.head]
    if (head.rest.removeprefix("ال") if head.article else head.rest) not in CLAIMED or head.enclitic:
        return False
    following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
    if head.rest.removeprefix("ال") in _LIES:
        return following is not None and following.kind == "R"
    return chunk.last - chunk.head > 1 or (following is not None and following.kind in ("R", "PP", "S"))


_LIES = words("أكاذيب أقاويل افتراءات تهمة تهم")
"""What whoever denies calls it, and which of them it is only a clause says: `الأكاذيب التي روجها المشغل`."""


def _within(view: TextView, chunk: Chunk) -> Chunk | None:
    """The claim that stands right behind those who deny it, read as one phrase with them: `نفت مصادر مطلعة | صحة الأنباء`."""
    for t in range(chunk.head + 1, chunk.last - 1):
        tagged = view.tags[t]
        if tagged.rest in _INNER_PARTS and not (tagged.prefix or tagged.article or tagged.enclitic):
            return Chunk("NP", t, chunk.last, t)
    return None


def goes_round(sentence: Sentence, cues: Cues, j: int, rumour: frozenset[str]) -> bool:
    """Whether ما at token `j` is what goes round, with what it is about or where: `ما تم تداوله بشأن الإغلاق`, `ما جرى ترويجه`,
    `ما يتردد في بعض المواقع عن الإغلاق`."""
    view = sentence.view
    if j + 2 >= sentence.last:
        return False
    verbs, behind = view.tags[j + 1].verbs, view.tags[j + 2]
    if any(v.lemma in _BEING_DONE for v in verbs):
        told = [n.lemma for n in behind.nouns if n.kind == "masdar" and n.lemma]
        return any(lemma in cues.verbs or lemma in rumour for lemma in told)
    if not any(v.lemma in rumour or (v.features.voice == "passive" and v.lemma in cues.verbs) for v in verbs):
        return False
    for t in range(j + 2, min(j + _ABOUT_FAR, sentence.last)):
        if view.tags[t].tag in ("V", ".", "R"):
            return False
        if view.tags[t].rest in _ABOUT_WHICH:
            return True
    return False
