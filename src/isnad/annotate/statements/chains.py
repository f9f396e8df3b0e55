"""The attribution chain of a statement: the outlet through which it came, its speaker, and whom the speaker quotes.

`نقلت وكالة رويترز عن مسؤولين عراقيين قولهم إن …`: `وكالة رويترز ← مسؤولين عراقيين`.
"""

from __future__ import annotations

from dataclasses import replace

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.statements.anonymity import refuses_name
from isnad.annotate.statements.owners import issuer_of
from isnad.annotate.statements.reading import Reading, named_apart
from isnad.annotate.statements.saying import Saying
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.speakers import speaker_of, subject_of
from isnad.language.conjugation import Features
from isnad.language.folding import fold, words

_PUBLISHING = frozenset(
    {"نشر.1", "بثث.1", "ورد.4", "نقل.1", "ذيع.4", "وزع.2", "حصل.1", "لقي.5", "جري.4", "عرض.1"}
)
_TELLING = frozenset({"حدث.5", "صرح.2", "قول.1", "دلو.4"})
_REMARKS = words("تصريحات تصريح تعليقات أقوال كلمات")
PRESS = ("outlet", "agency")
"""The kinds of source that pass on what others say."""


def chain_of(reading: Reading, saying: Saying, features: Features, content: int) -> list[Source] | None:
    """The chain of a verb of saying whose content begins at token `content`; None where nobody speaks."""
    sentence, k, cue, around = saying
    sources = reading.sources
    subject = subject_of(sentence, k, around)
    speaker = _told_by(reading, saying) or speaker_of(reading, saying, subject, features, content)
    if speaker is None:
        return None
    if speaker.kind == "document" and speaker.start is not None:
        n = sentence.chunk_of(reading.view.token_at(speaker.start))
        speaker = issuer_of(reading, sentence, n, sentence.chunks[n]) or speaker  # قال بيان للوزارة إن
    explicit = subject is not None and speaker.start is not None
    via = speaker.via or (sources.last_via(speaker) if explicit and speaker.entity else ())
    chain = [*via, speaker]
    if cue.source or cue.id == "relay":
        found = origins(reading, sentence, around, cue.source or "عن", content)
        if cue.id == "relay" and found and subject is None and speaker.kind not in PRESS:
            chain = []  # ونُقل عن مصادر: nobody passes it on
        chain += found
    through = outlet_told(reading, saying, content)
    if through is not None and not any(same_source(through, s) for s in chain):
        chain.insert(0, through)
    if len(chain) > 1 and sources.own_outlet(chain[0], sentence):
        chain = chain[1:]
    chain = distinct(chain)
    root = chain[-1]
    end = around.end
    if content >= 0:
        end = max(end, sentence.chunk_of(min(content, sentence.last - 1)))
    unnamed = root.kind not in PRESS and (root.entity is None or root.kind != "person")
    if unnamed and not root.anonymous and refuses_name(reading, sentence, k, end):
        root = replace(root, anonymous=True)
    if root.media is None:
        root = replace(root, media=_medium(reading, around))
    return [*chain[:-1], root]


def _told_by(reading: Reading, saying: Saying) -> Source | None:
    """Whose remarks tell it, where they are the subject and their owner comes after ل: `كشفت تصريحات لوزير الدفاع فلان عن أن`."""
    sentence, k, _, around = saying
    if around.subject is None or around.preverbal or sentence.chunk_of(around.subject.chunk.head) != k + 1:
        return None
    chunk = around.subject.chunk
    following = sentence.chunks[k + 2] if k + 2 < len(sentence.chunks) else None
    if reading.view.tags[chunk.head].rest not in _REMARKS or following is None or following.prep != "ل":
        return None
    return issuer_of(reading, sentence, k + 1, chunk)


def same_source(a: Source, b: Source) -> bool:
    """Whether two sources are one: the same entity, or the same words where neither is known."""
    return a.entity == b.entity if a.entity or b.entity else a.text == b.text


def distinct(chain: list[Source]) -> list[Source]:
    """A chain in which no link stands twice."""
    kept: list[Source] = []
    for source in chain:
        if not any(source.entity and source.entity == other.entity for other in kept):
            kept.append(source)
    return kept


def chain_so_far(reading: Reading, sentence: Sentence, speaker: Source) -> list[Source]:
    """The chain through which a speaker has just spoken in the sentence."""
    for draft in reversed(reading.of_sentence(sentence)):
        if same_source(draft.chain[-1], speaker):
            return list(draft.chain)
    return [speaker]


def origins(reading: Reading, sentence: Sentence, around: Arguments, prep: str, content: int) -> list[Source]:
    """From whom, and from whom those have it: `نقلت الصحيفة عن وكالة عن مسؤول`; only the press passes on."""
    found: list[Source] = []
    for preposition, group in around.phrases:
        if preposition != prep or 0 <= content <= group.chunk.first:
            continue
        if prep == "إلى" and (
            0 <= content < group.chunk.last or _addressed(sentence, sentence.chunk_of(group.chunk.first))
        ):
            continue
        name = named_apart(sentence, sentence.chunk_of(group.chunk.first))
        source = reading.sources.from_group(sentence, group if name is None else Group(name), around)
        if source is None:
            break
        found.append(source)
        if source.kind not in PRESS:
            break
    return found


def _addressed(sentence: Sentence, k: int) -> bool:
    """Whether chunk `k` says to whom a letter is written, in which something is laid to something else: `عزا المسؤول، في رسالة إلى المركز،
    التأخير إلى`."""
    before = sentence.chunks[k - 1] if k else None
    return before is not None and before.kind == "PP" and sentence.view.tags[before.head].rest in _LETTERS


_LETTERS = words("رسالة رد خطاب مذكرة برقية كتاب رسائل")


def outlet_told(reading: Reading, saying: Saying, content: int) -> Source | None:
    """The outlet that was told, not that of the article: `قال لرويترز`, `أبلغ الوكالة`, `في مقابلة مع قناة …`."""
    for group in _told(reading, saying, content):
        if 0 <= content <= group.chunk.first:
            continue
        source = reading.sources.from_group(saying.sentence, group)
        if source is not None and fold(source.text) in _DAYS and group in saying.around.objects:
            continue  # قال «مركز فلان» اليوم إن
        if source is not None and source.kind in PRESS:
            own = reading.sources.own_outlet(source, saying.sentence) or _only_called(source)
            return None if own else source
    return None


_DAYS = words("اليوم الغد الآن المساء الصباح")


def _only_called(source: Source) -> bool:
    """Whether an outlet is but called by its kind where the article has named none, and so is the one that publishes it: `للموقع`; an
    agency so called is the one whose report it carries."""
    return source.kind == "outlet" and source.entity is None and len(source.text.split()) == 1


def _told(reading: Reading, saying: Saying, content: int) -> list[Group]:
    """The phrases near a verb of saying that may name the outlet that was told, likeliest first."""
    sentence, _, cue, around = saying
    chunks = sentence.chunks
    groups = [g for p, g in around.phrases if p in ("ل", "إلى", "مع", "على", "عبر")]
    groups += _in_brackets(saying, content)
    if content >= 0:  # وعلق فلان، …، قائلا لوكالة …: «»
        seen = {id(g.chunk) for g in groups}
        groups += [
            Group(c)
            for c in chunks
            if c.kind == "PP"
            and c.prep in ("ل", "إلى", "مع")
            and chunks[around.end - 1].first <= c.first < content
            and id(c) not in seen
        ]
        groups += _published(sentence, around, content)
    if cue.stance != "demand" and ("object" in cue.to or cue.id in ("say", "reveal")):
        groups += around.objects
    k = around.end
    if k < len(chunks) and chunks[k].kind == "V" and around.subject is not None:
        verbs = reading.view.tags[chunks[k].first].verbs
        if any(v.lemma in _TELLING for v in verbs):  # مصادر تحدثت لرويترز
            groups += [g for p, g in arguments(sentence, k).phrases if p in ("ل", "إلى", "مع")]
    return groups


def _in_brackets(saying: Saying, content: int) -> list[Group]:
    """The outlet in brackets between a verb of saying and its content: `وقال فلان (رويترز) إن`, `لـ(رويترز)`."""
    sentence, view = saying.sentence, saying.sentence.view
    found: list[Group] = []
    for chunk in sentence.chunks[saying.k + 1 :]:
        if chunk.first >= content:
            break
        for mention in chunk.mentions:
            first, last = view.token_at(mention.start), view.token_at(mention.end - 1) + 1
            bracketed = (
                view.tokens[first - 1].form == "("
                and view.tokens[min(last, len(view.tokens) - 1)].form == ")"
            )
            if bracketed and mention.sector == "JRN" and mention.kind == "ORG":
                found.append(Group(Chunk("NP", first, last, first, mentions=[mention])))
    return found


def _published(sentence: Sentence, around: Arguments, content: int) -> list[Group]:
    """Who published or obtained the words, in a relative clause before them: `في تقرير نشرته وكالة …`."""
    found: list[Group] = []
    after = sentence.chunks[max(0, around.end - 1)].first
    for k, chunk in enumerate(sentence.chunks):
        if chunk.kind != "V" or not after <= chunk.first < content:
            continue
        if any(v.lemma in _PUBLISHING for v in sentence.view.tags[chunk.first].verbs):
            inner = arguments(sentence, k)
            found += [g for g in (inner.subject, *inner.objects) if g is not None]
    return found


def _medium(reading: Reading, around: Arguments) -> str | None:
    """By what the words were given: `في بيان`, `عبر حسابه`."""
    for prep, group in around.phrases:
        if prep in ("في", "عبر", "على", "خلال", "ب"):
            head = reading.view.tags[group.chunk.head].rest.removeprefix("ال")
            if kind := reading.cues.media.get(head):
                return kind
    return None
