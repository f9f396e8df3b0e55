"""Content in quotation marks or after a colon, and what in quotation marks is but a name."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.statements.clauses import is_that
from isnad.annotate.statements.content import clause_end
from isnad.annotate.statements.reading import Reading, Reported
from isnad.annotate.view import TextView
from isnad.language.folding import words

_NAMING = words(
    "يسمى تسمى يدعى تدعى المسمى المسماة باسم اسم بعنوان عنوان شعار عملية حركة حزب تنظيم جماعة صحيفة قناة موقع"
)
_TITLING = words("عنوان شعار اسم مسمى مسلسل فيلم كتاب رواية مسرحية أغنية")
_NAME_LONG_AT_MOST = 3  # words of a name in quotation marks before what its bearer says
_NAME_LONG = 7  # words: longer than any name in quotation marks
_IN_THE_WORDS = 3  # words in quotation marks from which on they are the speaker's


def quotation(reading: Reading, j: int) -> Reported:
    """The quotation that opens at token `j`; it has its speaker."""
    start, end = reading.quotes.by_token[j]
    reading.claimed.add(j)
    return Reported(j, start, end, len(reading.view.text[start:end].split()) >= _IN_THE_WORDS)


def after_colon(reading: Reading, sentence: Sentence, j: int) -> Reported:
    """What stands after the colon at token `j`: a quotation, else a clause."""
    if j + 1 in reading.quotes.by_token:
        return quotation(reading, j + 1)
    tokens = reading.view.tokens
    last = clause_end(sentence, reading.cues, j + 1, reading.quotes)
    return Reported(j + 1, tokens[j + 1].start, tokens[last - 1].end, False)


def is_speech(reading: Reading, j: int, cue: int) -> bool:
    """Whether the quotation that opens at token `j` is what the word at `cue` reports, and no name or term in marks."""
    view = reading.view
    start, end = reading.quotes.by_token[j]
    size = len(view.text[start:end].split())
    before = view.tags[j - 1]
    if before.rest in _NAMING or (size <= _NAME_LONG_AT_MOST and _named_then_says(view, end)):
        return False
    if j - 1 == cue and size <= _NAME_LONG and not _sentence_like(view, start, end):
        return False  # اتهم «مرصد العاصي لحقوق الإنسان» القوات
    if size >= 4 and (_sentence_like(view, start, end) or before.tag in ("S", ".") or j - 1 == cue):
        return True
    return (
        j - 1 == cue
        or before.tag == "S"
        or (size >= 2 and before.tag == "." and view.tokens[j - 1].form in ("،", ":"))
    )


def is_title(reading: Reading, token: int) -> bool:
    """Whether a token stands in the title of a work or an event: `مقال بعنوان «تكشف يوميات زوجة»`."""
    view = reading.view
    around = reading.quotes.around(view.tokens[token].start)
    if around is None:
        return False
    mark = view.token_at(around[0]) - 1  # the opening mark is no part of what it opens
    if view.tokens[mark].form != '"':
        mark += 1
    return mark > 0 and view.tags[mark - 1].rest.removeprefix("ال") in _TITLING


def _named_then_says(view: TextView, end: int) -> bool:
    """Whether after a quotation that ends at offset `end` comes what somebody says, so that it names them:
    `وأشار "فلان" إلى أن`, `وتابع "فلان":`."""
    after = view.token_at(end - 1) + 1
    while after < len(view.tokens) and view.tokens[after].form == '"':
        after += 1
    if after + 1 >= len(view.tokens):
        return False
    form = view.tags[after].rest
    return is_that(view, after) or form == ":" or (form in ("الي", "علي", "عن") and is_that(view, after + 1))


def _sentence_like(view: TextView, start: int, end: int) -> bool:
    """Whether words in quotation marks say something: more than the nouns of a name."""
    first, last = view.token_at(start), view.token_at(end - 1) + 1
    return last - first > _NAME_LONG or any(
        view.tags[t].tag in ("V", "S", "R", "Z", "T", "C", "D", "P", "O", "B") for t in range(first, last)
    )
