"""On whom an act lies that is still to be done: `على السلطات الإفراج عن المحتجزين`, `على الوالي أن يفي بوعده`."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of, can_act
from isnad.annotate.grammar.chunks import Chunk, Sentence


def incumbent(sentence: Sentence, j: int) -> bool:
    """Whether the phrase in chunk `j` opens its clause and says whose duty it is: `على الوالي | أن يفي`, `إن على السلطات | الإفراج`."""
    chunk = sentence.chunks[j]
    if chunk.kind != "PP" or chunk.prep != "على" or animacy_of(sentence, chunk) not in ("people", "body"):
        return False
    return _opens(sentence, j) or _listed(sentence, j)


def owed(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a noun is what somebody has to do, said by `على` at the head of the clause: `على السلطات الإفراج عن المحتجزين`, and
    what is joined to it: `إن على السلطات فتح تحقيق … والإفراج عن`."""
    chunks, view = sentence.chunks, sentence.view
    if head != chunks[k].head or not any(n.kind == "masdar" for n in view.tags[head].nouns):
        return False
    for j in range(k - 1, max(-1, k - _DUTY_REACH), -1):
        if chunks[j].kind == "PP" and incumbent(sentence, j):
            direct = j == k - 1
            return (direct and chunks[k].kind == "NP") or chunks[k].coordinated
        if chunks[j].kind in ("S", "R"):
            return False
    return False


_DUTY_REACH = 16  # chunks


def on_whom(sentence: Sentence, k: int) -> Chunk | None:
    """On whom the act in chunk `k` is said to lie, its clause beginning with `على`: `على السلطات الإفراج عن`, `على الوالي أن يفي بوعده
    وأن ينشر`."""
    chunks, tags = sentence.chunks, sentence.view.tags
    chunk = chunks[k]
    verb = chunk.kind == "V"
    if not verb and not any(n.kind == "masdar" for n in tags[chunk.head].nouns):
        return None
    if verb and not (chunks[k - 1].kind == "S" and tags[chunks[k - 1].first].rest == "ان"):
        return None
    if not verb and chunk.kind != "NP":
        return None
    joined = chunks[k - 1].coordinated if verb else chunk.coordinated
    for j in range(k - 1, max(-1, k - _BOUND_REACH), -1):
        before = chunks[j]
        if before.kind == "PP" and before.prep == "على" and _opens(sentence, j):
            near = j == k - 1 or (verb and j == k - 2)
            first = chunks[j + 1]
            lies = first.kind == "S" or any(n.kind == "masdar" for n in tags[first.head].nouns)
            return before if (near or (joined and lies)) and can_act(sentence, before) else None
        if sentence.breaks(before) and _mark(sentence, j) not in ("(", ")"):
            return None
        if not joined and before.kind in ("V", "R", "C"):
            return None
    return None


_BOUND_REACH = 12  # chunks back to the one on whom it lies


def _opens(sentence: Sentence, j: int) -> bool:
    """Whether chunk `j` begins a clause: at the head of its sentence, after إن or أن, after a colon or a full stop."""
    return j == 0 or sentence.chunks[j - 1].kind == "S" or _mark(sentence, j - 1) in (":", "..", "...", ".")


def _listed(sentence: Sentence, j: int) -> bool:
    """Whether chunk `j` stands after the dash of a list: `- على السلطات`."""
    return j > 0 and _mark(sentence, j - 1) in ("-", "–")


def _mark(sentence: Sentence, j: int) -> str:
    chunk = sentence.chunks[j]
    return sentence.view.tokens[chunk.first].form if chunk.kind == "." else ""
