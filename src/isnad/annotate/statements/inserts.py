"""What of a verb of saying comes after an insert between commas: `تعهد الوزير، خلال زيارة بدأها أمس، بضخ …`.

The arguments of a verb end where another verb begins. Where that verb stands in an insert, the clause of saying goes on
behind its closing comma.
"""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.statements.content import participle_cue
from isnad.annotate.statements.cues import Cues
from isnad.annotate.statements.eventive import eventive
from isnad.language.folding import words

_FAR = 18  # chunks that an insert may have
_DEEP = 5  # chunks from the opening comma to the first verb of an insert
_ASIDE = words("وهو وهي وهم وهما")
_SINCE = words("بعدما بعد بعيد عقب إثر عندما حين حينما لدى خلال أثناء غداة عشية فيما قبل قبيل")
_UNNAMED = words("طلب طلبت طلبوا طلبا رفض رفضت رفضوا فضل فضلت فضلوا اشترط اشترطت اشترطوا لم")
_TELLING = words("بحسب حسب وفق وفقا نقلا طبقا")


def past_insert(sentence: Sentence, cues: Cues, k: int, around: Arguments) -> Arguments:
    """The arguments of the verb of chunk `k` with those that stand behind an insert; `around` itself where there is none. Its `end`
    stays where the insert begins."""
    chunks = sentence.chunks
    stop = around.end
    if stop >= len(chunks) or chunks[stop].kind not in ("V", "R", "S", "Z"):
        return around
    if _describes(sentence, cues, k, stop, around):
        phrases, objects = _deeds_behind(sentence, cues, k, stop + 1)
        return around.with_more(objects, phrases) if phrases or objects else around
    opening = next(
        (i for i in range(stop - 1, max(k, stop - _DEEP) - 1, -1) if i > k and _comma(sentence, i)), None
    )
    if opening is None or not _opens_insert(sentence, opening + 1, stop):
        return around
    closing = _closing(sentence, stop)
    if closing is None or closing + 1 >= len(chunks):
        return around
    phrases, objects = _behind(sentence, cues, k, closing + 1)
    if not phrases and not objects:
        return around
    return around.with_more(objects, phrases)


def _describes(sentence: Sentence, cues: Cues, k: int, stop: int, around: Arguments) -> bool:
    """Whether the verb of chunk `stop` describes the indefinite paper or subject before it: `في بيان أصدرته الجمعة`, `في بيان تلقت
    الوكالة نسخة منه`, `جماعة تطلق على نفسها`."""
    view, chunks = sentence.view, sentence.chunks
    before, verb = chunks[stop - 1], view.tags[chunks[stop].first]
    if chunks[stop].kind != "V" or verb.prefix or stop - 1 <= k or view.tags[before.head].definite:
        return False
    if around.subject is not None and around.subject.chunk is before and not around.preverbal:
        return not any(v.lemma in cues.verbs for v in verb.verbs)
    papers = before.kind == "PP" and before.prep in ("في", "عبر") and view.tags[before.head].rest in PAPERS
    if not papers:
        return False
    if verb.enclitic:
        return True
    near = (
        view.tokens[t].form for t in range(chunks[stop].last, min(chunks[stop].last + _COPY, sentence.last))
    )
    return any(form in _OF_IT for form in near)


_COPY = 7  # tokens from a verb to the paper it takes up: تلقت «المتوسط الآن» نسخة منه
_OF_IT = words("منه منها")
PAPERS = words(
    "بيان تغريدة تصريح تصريحات مقابلة حديث رسالة تقرير مؤتمر كلمة خطاب منشور تسجيل مقال بلاغ مذكرة تدوينة إيجاز"
)


def _deeds_behind(
    sentence: Sentence, cues: Cues, k: int, first: int
) -> tuple[list[tuple[str, Group]], list[Group]]:
    """Of the phrases from chunk `first` on, up to the next clause, those that tell of something done, a comma or two between."""
    view, chunks = sentence.view, sentence.chunks
    phrases: list[tuple[str, Group]] = []
    objects: list[Group] = []
    while first < len(chunks):
        some, more = _behind(sentence, cues, k, first)
        phrases += [(p, g) for p, g in some if eventive(view, g.chunk)]
        objects += [g for g in more if eventive(view, g.chunk)]
        closing = next(
            (
                i
                for i in range(first, len(chunks))
                if chunks[i].kind in ("V", "R", "S", "Z") or _comma(sentence, i)
            ),
            None,
        )
        if phrases or objects or closing is None or not _comma(sentence, closing):
            break
        first = closing + 1
    return phrases, objects


def _comma(sentence: Sentence, i: int) -> bool:
    chunk = sentence.chunks[i]
    return chunk.kind == "." and sentence.view.tokens[chunk.first].form == "،"


def _opens_insert(sentence: Sentence, i: int, stop: int) -> bool:
    """Whether chunk `i` after a comma opens an insert whose first verb or subordinator is chunk `stop`."""
    view, chunk = sentence.view, sentence.chunks[i]
    if chunk.coordinated and view.tokens[chunk.first].form not in _ASIDE:
        return False
    form = view.tokens[chunk.first].form
    if chunk.kind == "V" or chunk.kind == "Z":
        return form in _UNNAMED
    if chunk.kind == "R" or form in _ASIDE or form in _TELLING:
        return True
    if chunk.kind == "S":
        return form in _SINCE
    if chunk.kind == "PP":
        return stop > i
    return False


def _closing(sentence: Sentence, stop: int) -> int | None:
    """The comma that closes an insert, whose verbs are one and those joined to it."""
    chunks = sentence.chunks
    for i in range(stop, min(stop + _FAR, len(chunks))):
        chunk = chunks[i]
        if _comma(sentence, i):
            return i
        if chunk.kind == "." and sentence.view.tokens[chunk.first].form not in ('"', "(", ")", "-"):
            return None
    return None


def _behind(
    sentence: Sentence, cues: Cues, k: int, first: int
) -> tuple[list[tuple[str, Group]], list[Group]]:
    """The phrases and noun phrases from chunk `first` on, up to the next comma or clause, that belong to the verb of chunk `k`."""
    view, chunks = sentence.view, sentence.chunks
    lemmas = {v.lemma for v in view.tags[chunks[k].first].verbs}
    phrases: list[tuple[str, Group]] = []
    objects: list[Group] = []
    i = first
    while i < len(chunks):
        chunk = chunks[i]
        if chunk.kind == "PP" and not (i == first and chunk.coordinated):
            phrases.append((chunk.prep, Group(chunk)))
        elif chunk.kind == "NP" and any(
            n.kind == "masdar" and n.lemma in lemmas for n in view.tags[chunk.head].nouns
        ):
            pass  # نفى …، نفيا قاطعا
        elif chunk.kind == "NP" and not chunk.coordinated:
            if participle_cue(view, cues, chunk.first) is not None or _then_verb(chunks, i):
                break
            objects.append(Group(chunk))
        elif chunk.kind == "NP" and (objects or phrases):
            (objects[-1] if objects else phrases[-1][1]).others.append(chunk)
        elif chunk.kind not in ("TIME", "B") and view.tokens[chunk.first].form not in ('"', "(", ")"):
            break
        i += 1
    return phrases, objects


def _then_verb(chunks: list[Chunk], i: int) -> bool:
    """Whether a verb follows, so that the noun phrase is rather its subject."""
    return i + 1 < len(chunks) and chunks[i + 1].kind == "V"
