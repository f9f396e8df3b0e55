"""Sources that would not be named: `طلب عدم الكشف عن هويته`, `اشترطا ألا يُنشر اسماهما`."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.statements.reading import Reading
from isnad.language.folding import fold

_REFUSING = tuple(fold(w) for w in ("عدم", "رفض", "طلب", "طالب", "اشترط", "فضل", "ألا", "دون", "لم"))
_NAME_WORDS = tuple(
    fold(w) for w in ("اسمه", "اسمها", "اسميهما", "اسماهما", "أسمائهم", "أسماءهم", "هويت", "هويات")
)
_SHORT = 8  # words of a content that may be but a refusal
_FIRST = 3  # words of it in which it refuses
_FAR = 8  # chunks after a clause in which the refusal may come


def refusal_at(reading: Reading, j: int, last: int) -> bool:
    """Whether a phrase that refuses a name begins at token `j`; it is looked for up to token `last`."""
    tokens, refusals = reading.view.tokens, reading.cues.refusals
    form = tokens[j].form
    for opening in (form, form[1:] if form[:1] in "وف" else form):
        if opening in refusals.root:
            following = [tokens[n].form for n in range(j + 1, min(j + 7, last))]
            if refusals.longest(opening, following)[0]:
                return True
    if not form.lstrip("وفب").startswith(_REFUSING):
        return False
    return any(tokens[n].form.startswith(_NAME_WORDS) for n in range(j + 1, min(j + 6, last)))


def refuses_name(reading: Reading, sentence: Sentence, k: int, end: int) -> bool:
    """Whether the clause of chunk `k`, which ends at chunk `end`, says that its source would not be named."""
    first = sentence.chunks[k].first
    last = sentence.chunks[min(end + _FAR, len(sentence.chunks) - 1)].last
    return any(refusal_at(reading, j, last) for j in range(first, last))


def only_of_names(reading: Reading, start: int, end: int) -> bool:
    """Whether a short content is only that somebody's name be not told, and not of one whose name is unknown (`أن زورقا لم تُعرف هويته
    هاجمها`)."""
    text = [fold(w) for w in reading.view.text[start:end].split()]
    refusing = any(w.startswith(_REFUSING) for w in text[:_FIRST])
    return len(text) <= _SHORT and refusing and any(w.startswith(_NAME_WORDS) for w in text)
