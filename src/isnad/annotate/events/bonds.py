"""Whose part in a deed, or whose mind to do it, somebody denies: `لا علاقة لقواته بقصف المطار`, `لا نية لدى الجيش لاقتحام المخيم`.

A deed named so is told as somebody's, and denied of them: by whom it was done if not by them is not said. What nobody has a mind to
do is not done.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from isnad.annotate.events.rumours import denies
from isnad.annotate.events.trigger import OF_FORCE, Trigger
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.subjects import antecedent, subject_of
from isnad.language.folding import words
from isnad.records import Statement

_REACH = 9  # tokens from a deed back to the word for a part in it
_DENIED_AT = 7  # tokens from that word back to what denies it
_PARTS = words("صلة علاقة شأن دخل ضلوع تورط مسؤولية مسئولية مشاركة دور يد")
_NO = words("لا ليس ليست لم لن بلا دون")
_MINDS = words("نية نوايا رغبة خطة خطط")


class Bond(NamedTuple):
    """What the denial of somebody's part in a deed makes of it; `owner`, where the text says whose: a phrase of its own, or whom a
    pronoun means."""

    factuality: Literal["denied", "negated"]
    owner: Group | None


def denied_bond(sentence: Sentence, trigger: Trigger) -> Bond | None:
    """The part in the deed of a noun, or the mind to do it, that somebody denies having; None where there is no such word, where
    it is the link of something else (`صلة بين الحادثة والهجوم`, `لا صلة للعملية بالاقتتال`), or where nobody denies it."""
    if trigger.verbal:
        return None
    at = _word(sentence, trigger)
    if at is None or not _denied(sentence, at):
        return None
    mind = _bare(sentence, at) in _MINDS
    if not mind and trigger.unit.frame.type not in OF_FORCE:
        return None
    owner = _owner(sentence, trigger, at)
    if owner is not None and animacy_of(sentence, owner.chunk) not in ("people", "body"):
        return None
    return Bond("negated" if mind else "denied", owner)


def parted_from(sentence: Sentence, trigger: Trigger, statement: Statement | None) -> bool:
    """Whether somebody says that they had no part in a deed: `نفى أن تكون له يد فيه`, `لا علاقة لنا به`, `إلى نفي ضلوعها فيها`."""
    if statement is not None and statement.stance == "deny":
        return True
    tags = sentence.view.tags
    for t in range(trigger.first - 1, max(sentence.first - 1, trigger.first - _PART_REACH), -1):
        if tags[t].tag == "." and tags[t].rest != '"':
            return False
        if tags[t].rest in _NO_PART or denies(tags[t]):
            return True
    return False


_PART_REACH = 7  # tokens back to the word that denies a part in a deed
_NO_PART = words("لا ليس ليست ليسوا لم بلا دون")


def own_bond(sentence: Sentence, t: int) -> bool:
    """Whether it is one's own link that is named: `أي صلة لها بالهجوم`, `علاقته بالتفجير`, and not `صلة بين الحادثتين`."""
    tags = sentence.view.tags
    if _bare(sentence, t) not in _PARTS:
        return False
    after = tags[t + 1] if t + 1 < sentence.last else None
    return bool(tags[t].enclitic) or (
        after is not None and after.tag == "P" and bool(after.enclitic) and after.rest.startswith("ل")
    )


def _word(sentence: Sentence, trigger: Trigger) -> int | None:
    tags, chunk = sentence.view.tags, sentence.chunks[trigger.chunk]
    linked = tags[trigger.first].prefix in ("ب", "ل") or (
        chunk.kind == "PP" and chunk.prep in ("ب", "ل", "في", "عن")
    )
    if not linked:
        return None
    for t in range(trigger.first - 1, max(sentence.first - 1, trigger.first - _REACH), -1):
        tagged = tags[t]
        if tagged.tag == "N" and (_bare(sentence, t) in _PARTS or _bare(sentence, t) in _MINDS):
            return t
        if tagged.tag in ("V", "S", "R") or tagged.rest in ("بين", "،"):
            return None
    return None


def _bare(sentence: Sentence, t: int) -> str:
    tagged = sentence.view.tags[t]
    return tagged.rest.removeprefix("ال").removesuffix(tagged.enclitic)


def _denied(sentence: Sentence, at: int) -> bool:
    tags = sentence.view.tags
    for t in range(at - 1, max(sentence.first - 1, at - _DENIED_AT), -1):
        if tags[t].rest in _NO or denies(tags[t]):
            return True
        if tags[t].tag == "R" or (tags[t].tag == "." and tags[t].rest not in ('"', "،")):
            return False
    return False


def _owner(sentence: Sentence, trigger: Trigger, at: int) -> Group | None:
    view, chunks = sentence.view, sentence.chunks
    k = sentence.chunk_of(at)
    if view.tags[at].enclitic:
        return _meant(sentence, k, view.tags[at].enclitic)
    following: Chunk | None = chunks[k + 1] if k + 1 < len(chunks) else None
    before = chunks[k - 1] if k > 0 else None
    if before is not None and before.prep == "لدى" and before.inner >= 0:
        return Group(before)  # ليس لدى قواته نية
    if following is None or following.first >= trigger.first:
        return _meant(sentence, k, "")
    further = chunks[k + 2] if k + 2 < len(chunks) else None
    if view.tokens[following.first].form.startswith(_OF_THIS):
        return Group(further) if further is not None and further.kind == "NP" else Group(following)
    if following.prep not in ("ل", "لدى"):
        return _meant(sentence, k, "")
    head = view.tags[following.first]
    if head.tag == "P" and head.enclitic and following.last - following.first == 1:
        return _meant(sentence, k, head.enclitic)
    if further is not None and further.prep == "من" and view.tags[following.head].rest in _ANY:
        following = further  # لأي | من مقاتليها
    return Group(following)


_ANY = words("أي أية أحد")
_OF_THIS = ("لهذ", "لتلك", "لذلك")


def _meant(sentence: Sentence, k: int, pronoun: str) -> Group | None:
    """Who is meant by a pronoun on the word in chunk `k`, or, without one, by what is left out: who denies it."""
    chunks = sentence.chunks
    for j in range(k - 1, -1, -1):
        if chunks[j].kind == "NP" and j > 0 and chunks[j - 1].kind == "S":
            return Group(chunks[j])  # أن العملية لا صلة لها
        if chunks[j].kind == "V":
            speaker = subject_of(sentence, j)
            if speaker is not None:
                return speaker
            break
    return antecedent(sentence, k, pronoun, None) if pronoun else None
