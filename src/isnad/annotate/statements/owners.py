"""Whose words a noun of saying or a paper tells: `دعوة الحكومة`, `تصريحاته`, `وفق بلاغ لوزارة الداخلية`."""

from __future__ import annotations

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.statements.authorities import INFORMING
from isnad.annotate.statements.reading import Reading, tail
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.sources import DOCUMENTS
from isnad.annotate.statements.speakers import speaker_of_sentence
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.folding import words
from isnad.records import Mention


def owner_of(reading: Reading, sentence: Sentence, chunk: Chunk, enclitic: str) -> Source | None:
    """Whose saying the head of a phrase tells: idafa, adjective of nationality, or the pronoun `enclitic`."""
    view, head = reading.view, chunk.head
    mention = next((m for m in chunk.mentions if m.start >= view.tokens[head].end), None)
    if (
        mention is not None
        and mention.kind == "ROLE"
        and " " not in mention.text
        and _with_adjective(view, head)
    ):
        mention = None  # تصريحات صحافية
    if mention is not None:
        named = Chunk(
            "NP", head + 1, chunk.last, view.token_at(mention.start), mentions=_titled(chunk, mention)
        )
        return reading.sources.from_group(sentence, Group(named))
    k = sentence.chunk_of(head)
    if enclitic in _THEIRS:
        several = _several_before(reading, sentence, k)
        if several is not None:
            return several
    if enclitic:
        return speaker_of_sentence(reading, sentence, k) or reading.sources.carried(
            None, view.tokens[head].start
        )
    if chunk.last - head < 2 or _with_adjective(view, head):
        return speaker_of_sentence(reading, sentence, k)
    if view.tags[head].article or view.tags[head + 1].rest in _OF_GOD:
        return None
    return reading.sources.from_group(sentence, tail(chunk, head + 1))


def _with_adjective(view: TextView, head: int) -> bool:
    """Whether the word after a noun describes it, and is no owner: in `رواية المصدر` the article is on the second alone."""
    return adjectival(view.tags[head + 1]) and (view.tags[head].definite or not view.tags[head + 1].article)


def _titled(chunk: Chunk, mention: Mention) -> list[Mention]:
    """A mention with the name that stands right behind it, where it is an office: `إعلان وزيرة المالية سهير بن رجب`."""
    after = next((m for m in chunk.mentions if m.kind == "PER" and m.start == mention.end + 1), None)
    return [mention, after] if mention.kind == "ROLE" and after is not None else [mention]


_OF_GOD = words("الله المولى الباري الخالق الحق")
_THEIRS = ("هم", "هما", "هن")
_NEAR = 4  # chunks back to whom a pronoun means


def _several_before(reading: Reading, sentence: Sentence, k: int) -> Source | None:
    """From whom it is had, where several are: `نقل عن مصادر في الحزب تأكيدهم`."""
    for chunk in reversed(sentence.chunks[max(0, k - _NEAR) : k]):
        if chunk.kind == "PP" and chunk.prep == "عن":
            return reading.sources.from_group(sentence, Group(chunk))
        if chunk.kind not in ("PP", "NP", "TIME"):
            return None
    return None


def issuer_of(reading: Reading, sentence: Sentence, k: int, chunk: Chunk) -> Source | None:
    """Whose words the paper that a phrase names is: `رواية المصدر`, `بلاغ لوزارة الداخلية`; None where it is no paper."""
    tagged = reading.view.tags[chunk.head]
    paper = reading.cues.of_noun(tagged)[0]
    told = paper is not None and paper.stance in ("assert", "claim", "speculate")
    bare = tagged.rest.removeprefix("ال")
    given = bare in INFORMING and k + 1 < len(sentence.chunks) and sentence.chunks[k + 1].kind == "V"
    if not told and bare not in DOCUMENTS and not given:
        return None  # بناء على طلب الحكومة
    after = sentence.chunks[k + 1 : k + 3]
    described = chunk.last - chunk.head == 2 and bool(after) and after[0].prep in ("ل", "عن")
    if (
        chunk.last - chunk.head > 1
        and not _with_adjective(reading.view, chunk.head)
        and not (described and not any(reading.view.tags[t].definite for t in range(chunk.head, chunk.last)))
    ):
        return owner_of(reading, sentence, chunk, "")  # and not: بيان جديد لوزارة الصحة
    if len(after) == 2 and after[0].kind == "NP" and adjectival(reading.view.tags[after[0].head]):
        after = after[1:]  # بيان صادر عن الوزارة
    if after and after[0].kind == "PP" and after[0].prep in ("ل", "عن"):
        return reading.sources.from_group(sentence, Group(after[0]))
    if after and after[0].kind == "V":
        around = arguments(sentence, k + 1)  # أرقام أصدرتها المنظمة
        if around.resumptive is not None and around.subject is not None:
            return reading.sources.from_group(sentence, around.subject)
    return None
