"""Who holds an office: the name after it, past what it is of and where, and past further offices.

`أوضح مدير مكتب الحملة في لبنان وليد الجلال أن`, `أكد مستشار الوزير رئيس المركز الدكتور عبد الله الربيعة أن`.
"""

from __future__ import annotations

from isnad.annotate.agency import animacy_of
from isnad.annotate.syntax import Chunk, Sentence
from isnad.language.folding import words
from isnad.lexicon.given import given_names

_FAR = 12  # chunks between an office and its holder's name
_TOLD = ("ل", "إلى", "مع", "عن")
_SOME = words("أحد إحدى بعض عدد معظم غالبية أغلب كل جميع كافة كبار")
_LEAST = 2  # words of a name that nobody has marked as one


def holder_of(sentence: Sentence, k: int, limit: int) -> Chunk | None:
    """The phrase that names the one whom chunk `k` describes by an office, before token `limit`, or None."""
    chunks, view = sentence.chunks, sentence.view
    if not _describes_one(sentence, chunks[k]):
        return None
    for i in range(k + 1, min(k + _FAR, len(chunks))):
        chunk = chunks[i]
        if chunk.first >= limit:
            return None
        if chunk.kind == "PP":
            if chunk.prep in _TOLD and any(m.kind in ("PER", "ROLE") for m in chunk.mentions):
                return None  # قال المدير للوزير فلان
        elif chunk.kind == "NP":
            if _names(sentence, chunk) or _unmarked_name(sentence, i, limit):
                return None if chunk.coordinated else chunk
            if chunk.coordinated and animacy_of(sentence, chunk) == "people":
                return None  # المدير والوزير فلان
        elif not (chunk.kind == "." and view.tokens[chunk.first].form in ("،", "/")):
            return None
    return None


def _describes_one(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase describes one person without naming them."""
    view = sentence.view
    head = view.tags[chunk.head]
    if chunk.kind != "NP" or any(m.kind == "PER" for m in chunk.mentions):
        return False
    if any(view.tags[t].rest in _SOME for t in range(chunk.start, chunk.head + 1)):
        return False
    if head.rest.endswith(("ون", "ين")) or any(n.number in ("p", "d") for n in head.nouns):
        return False
    return animacy_of(sentence, chunk) in ("people", "open")


def _names(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is somebody's name, with or without title or office before it; and no thing of theirs."""
    person = next((m for m in chunk.mentions if m.kind == "PER"), None)
    if person is None:
        return False
    titled = sentence.view.token_at(person.start) <= chunk.head + 1  # اللواء فلان
    return titled or animacy_of(sentence, chunk) in ("people", "open")


def _unmarked_name(sentence: Sentence, i: int, limit: int) -> bool:
    """Whether chunk `i` is a name nobody has marked, right before what is said: it begins with a given name."""
    view, chunk = sentence.view, sentence.chunks[i]
    following = sentence.chunks[i + 1] if i + 1 < len(sentence.chunks) else None
    if following is None or chunk.mentions or chunk.last - chunk.first < _LEAST:
        return False
    closed = following.first >= limit or (following.kind == "." and following.last >= limit)
    head = view.tags[chunk.first]
    return closed and not head.prefix and not head.article and head.rest in given_names().given
