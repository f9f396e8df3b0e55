"""What a source phrase may lean on: `وفق مصادر`, `حسب نتائج الفرز`; `حسب الرغبة` and `وفق الخطة` are but a manner."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of, animacy_of_word
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.names.matching import OUTLET_MARKERS
from isnad.annotate.statements.cues import Cues
from isnad.language.folding import words

INFORMING = words(
    "برنامج مؤشر مؤشرات جدول جداول خريطة خرائط نموذج نماذج خطة خطط قائمة قوائم لائحة سجل سجلات كشف كشوف رادار أقمار صور تسجيل تسجيلات تعداد "
    "مسح توقعات تقديرات حسابات نتائج حصيلة إحصاء إحصائية نشرة تقييم تحليل تحليلات تحقيق تحقيقات تحريات فحوص اختبارات"
)
"""Things that inform: a source where they are definite, and so somebody's."""
_MANNERS = words("خطة خطط جدول جداول نموذج نماذج قائمة قوائم لائحة تقويم اختبارات")
_PAPERS = words(
    "بلاغ أرقام معطيات إحصاءات إحصائيات بيان بيانات تقرير تقارير وثيقة وثائق دراسة دراسات مذكرة رسالة استطلاع نص نسخة محضر مصدر مصادر رأي خبر وكالة نظرية مقياس"
)
_ON_THE_WEB = words("الإلكتروني الرسمي على الالكتروني")
_SAYING = ("assert", "claim", "speculate", "quote", "deny", "reveal", "warn")


def _issued(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the verb behind an indefinite paper tells who gave it, by a pronoun: `حصيلة أعلنتها المديرية`."""
    k = sentence.chunk_of(chunk.head)
    verb = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
    return verb is not None and verb.kind == "V" and bool(sentence.view.tags[verb.first].enclitic)


def authority(sentence: Sentence, cues: Cues, noun: int) -> bool:
    """Whether what begins at token `noun` after a source phrase can be a source: somebody, a paper, or what somebody said."""
    view = sentence.view
    if view.tokens[noun].form == "ما":
        told = view.tags[noun + 1].verbs if noun + 1 < sentence.last else ()
        return any(v.lemma in cues.verbs for v in told)
    chunk = sentence.chunks[sentence.chunk_of(noun)]
    if not chunk.nominal:
        return True
    head = max(noun, chunk.head)
    tagged = view.tags[head]
    bare = tagged.rest.removeprefix("ال")
    if bare == "موقع" or any(n.base == "موقع" for n in tagged.nouns):
        return not tagged.enclitic or view.tokens[head + 1].form in _ON_THE_WEB
    if bare in cues.anonymous or bare in _PAPERS or bare in OUTLET_MARKERS:
        return True
    if bare in _MANNERS:
        return False
    if bare in INFORMING or any(n.base in INFORMING for n in tagged.nouns):
        return (
            tagged.definite
            or view.tags[chunk.last - 1].definite
            or bool(chunk.mentions)
            or _issued(sentence, chunk)
        )
    cue, _ = cues.of_noun(tagged)
    if cue is not None and cue.stance in _SAYING:
        return True
    if chunk.mentions and view.token_at(chunk.mentions[0].start) <= head:
        return True
    match animacy_of_word(view, head) if head > chunk.head else animacy_of(sentence, chunk):
        case "people" | "body":
            return True
        case "thing":
            return False
        case "open":
            return not any(n.kind != "active" for n in tagged.nouns)
