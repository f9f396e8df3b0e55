"""Content that is a clause: `أن …`, `إن …`, with the quotation it opens, and the clause that stands before its cue."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.grammar.endings import unfolded
from isnad.annotate.statements.content import clause_end
from isnad.annotate.statements.eventive import EVENTIVE
from isnad.annotate.statements.reading import Reading, Reported
from isnad.annotate.view import TextView
from isnad.language.folding import words

THAT = words(
    "أن أنه أنها أنهم أننا أنني أنهما إن إنه إنها إنهم إننا إنني إنهما بأن بأنه بأنها بأنهم بأننا بأنني بأنهما أني إني بان ألا"
)
GOVERNING = ("على", "إلى", "من", "عن", "في", "ب")
_OTHERWISE = words("إذ حيث إلا غير كما بيد سوى سيما رغم علما لولا فضلا")
_PREDICATES = words(
    "الواضح المؤكد المتوقع المقرر المرجح المنتظر الممكن المحتمل الضروري المهم الطبيعي المعروف الملاحظ اللافت المفترض الأفضل الصعب السهل المستبعد المفروض الواجب اللازم المعلوم الثابت"
)
_ESPECIALLY = words("خاصة خصوصا")
_MEANWHILE = ("حيث",)
_SAYING_IN_MARKS = 25  # characters of a quotation after أن that may be but a name
_WORDS_IN_MARKS = 4  # words from which on it is no name


def is_that(view: TextView, j: int) -> bool:
    """Whether token `j` is a word that opens a reported clause: `أن`, `إنه`, `بأنها`."""
    return view.tags[j].tag == "S" and view.tags[j].rest in THAT


def governed(view: TextView, j: int) -> bool:
    """Whether an أن is a verb's own: not that of `قبل أن`, `من دون أن`, `إلا أن`, `علما بأن`."""
    before = view.tags[j - 1]
    if before.article and before.rest in _PREDICATES and view.tags[j - 2].rest == "من":
        return False  # ومن الواضح أن
    form = view.tokens[j - 1].form.removeprefix("و")
    if before.rest in _OTHERWISE or form in _OTHERWISE:
        return False
    if form in _ESPECIALLY and (before.prefix or view.tags[j - 2].tag == "."):
        return False
    return before.tag != "P" or bool(before.enclitic) or unfolded(view, before.rest) in GOVERNING


def that_clause(reading: Reading, sentence: Sentence, j: int) -> Reported:
    """The clause that the أن at token `j` opens, with the noun whose it is: `توقع احتمال أن يكون …`."""
    found = clause(reading, sentence, j)
    view, k = reading.view, sentence.chunk_of(j)
    before = sentence.chunks[k - 1] if k else None
    if (
        before is not None
        and before.kind == "NP"
        and before.last == j
        and not view.tags[before.head].article
        and view.tags[before.head].rest in EVENTIVE
    ):
        return found._replace(token=before.first, start=view.bare_start(before.first))
    return found


def clause(reading: Reading, sentence: Sentence, j: int) -> Reported:
    """The clause from token `j` on; the quotations in it have their speaker."""
    view, quotes = reading.view, reading.quotes
    if j + 1 < sentence.last and j + 1 in quotes.by_token:
        start, end = quotes.by_token[j + 1]
        if end - start > _SAYING_IN_MARKS or len(view.text[start:end].split()) >= _WORDS_IN_MARKS:
            reading.claimed.add(j + 1)
            last = clause_end(sentence, reading.cues, j, quotes)
            return Reported(j, view.tokens[j].start, max(end, view.tokens[last - 1].end), True)
    last = clause_end(sentence, reading.cues, j, quotes)
    start, end = view.tokens[j].start, view.tokens[last - 1].end
    for t in range(j, last):
        if t in quotes.by_token:
            reading.claimed.add(t)
            end = max(end, quotes.by_token[t][1])
    return Reported(j, start, end, reading.is_quoted(start, end))


def clause_start(reading: Reading, sentence: Sentence, stop: int) -> int:
    """The token where the clause that ends before token `stop` begins: after `حيث`, or after a statement and its comma."""
    view = reading.view
    for j in range(stop - 1, sentence.first, -1):
        if (
            view.tags[j].tag == "S"
            and view.tags[j].rest in _MEANWHILE
            and any(view.tags[t].tag == "V" for t in range(j, stop))
        ):
            return j
    begin = sentence.first
    for draft in reading.of_sentence(sentence):
        if draft.end >= view.tokens[stop - 1].end:
            continue
        token = view.token_at(draft.end - 1) + 1
        if sentence.first < token < stop - 2 and view.tokens[token].form == "،":
            begin = max(begin, token + 1)
    return begin
