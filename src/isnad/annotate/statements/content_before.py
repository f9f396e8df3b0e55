"""Content that stands before its verb of saying: `…، على ما قال`, `وهو ما أكده`, `«…»، يقول خضر`."""

from __future__ import annotations

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments
from isnad.annotate.statements.clauses import clause_start
from isnad.annotate.statements.content import clause_end, participle_cue
from isnad.annotate.statements.new_reports import COMMENTING
from isnad.annotate.statements.reading import BEFORE, Reading, Reported
from isnad.language.folding import words

_AS = words("حسبما ما لما كما مثلما")
_ACCORDING = words("وفق وفقا حسب بحسب طبقا على بناء استنادا")
_AS_WHAT = words("على في فوق")
_IN_ANSWER = words("ردا رد الرد تعليقا تعليق احتجاجا اعتراضا بناء اعتمادا")
_THAT_IT = words("أنه أنها أنهم إنه إنها إنهم بأنه بأنها بأنهم")
_OWN_THAT = 4  # chunks from a verb to its أن
_BEFORE_AS = ("وفق", "وفقا", "حسب", "طبقا")
_OF_THAT = frozenset({("امر", "الذي")})
_BETWEEN = frozenset({"،", ".", "..", "...", "هكذا", "بهذه", "الكلمات"})
_FAR = 5  # tokens between a quotation and its verb
_PHRASE = 22  # tokens of a source phrase
_WHO = ("الذي", "التي", "الذين")
_MARKS = 2  # characters that close what was said before it is taken up
_LEAST = 3  # tokens of a clause, words of a quotation


def told_before(reading: Reading, sentence: Sentence, k: int) -> Reported | None:
    """The clause before `حسبما أبلغ مسؤولان الصحيفة`, `على ما قال`."""
    view = reading.view
    token = sentence.chunks[k].first
    if token - 1 <= sentence.first or view.tokens[token - 1].form not in _AS:
        return None
    leant = view.tags[token - 2].rest in _ACCORDING
    if view.tokens[token - 1].form == "ما":
        if not (leant or view.tags[token - 2].rest in _AS_WHAT):
            return None  # بسبب ما قالت الوزارة إنه عطل
        if _says_what_it_is(sentence, k):
            return None
    if view.tokens[token - 1].form == "لما" and not leant:
        return None  # لا صحة لما تردد
    if view.tags[token - 2].rest in _AS_WHAT and view.tags[token - 3].rest in _IN_ANSWER:
        return None  # ردا على ما تداولته المواقع
    stop = token - 1
    while stop > sentence.first and (
        (view.tags[stop - 1].tag in ("P", ".") and not view.tags[stop - 1].enclitic)
        or view.tags[stop - 1].rest in _BEFORE_AS
    ):
        stop -= 1
    if stop <= sentence.first:
        return _told_ahead(reading, sentence, k) if leant else None
    begin = clause_start(reading, sentence, stop)
    content = Reported(BEFORE, view.tokens[begin].start, view.tokens[stop - 1].end, False)
    whole = with_its_rest(reading, sentence, content, token)
    return whole if whole.end > content.end or stop - sentence.first >= _LEAST else None


def _told_ahead(reading: Reading, sentence: Sentence, k: int) -> Reported | None:
    """The clause that comes after `بحسب ما ذكرته الوزارة،` where that opens its sentence."""
    start = after_phrase(sentence, k)
    if start is None or start - sentence.chunks[k].first < _LEAST - 1:
        return None
    tokens = reading.view.tokens
    last = clause_end(sentence, reading.cues, start, reading.quotes)
    return Reported(start, tokens[start].start, tokens[last - 1].end, False) if last > start else None


def after_phrase(sentence: Sentence, k: int) -> int | None:
    """Where the content begins after a source phrase of chunk `k` that opens its sentence: past the comma, at `فإن` or `فقد`, or at
    the next verb or noun."""
    chunks, view = sentence.chunks, sentence.view
    if k + 1 < len(chunks) and chunks[k].nominal and _whole(sentence, chunks[k]):
        following = chunks[k + 1]
        if following.kind == "V" and not following.coordinated:
            return following.first  # وحسب الوكالة يسود المدينة هدوء
    for i in range(k + 1, len(chunks)):
        first = chunks[i].first
        if chunks[i].kind == "." and view.tokens[first].form in ("،", ":"):
            if i + 1 >= len(chunks):
                return None
            following = chunks[i + 1]
            # وفقا لما نقلته الصحيفة، عن مسؤولين …، فإن: the source goes on past the first comma
            if following.kind == "R" or (following.kind == "PP" and following.prep == "عن"):
                continue
            return following.first
        if chunks[i].kind == "S" and (i - k > 1 or view.tokens[first].form.startswith("ف")):
            return first  # وفق الناطق فإن
        if chunks[i].kind in ("T", "V") and view.tags[first].prefix == "ف":
            return first  # بحسب المصدر فقد
    return chunks[k + 1].first if k + 1 < len(chunks) and chunks[k + 1].kind in ("V", "NP") else None


def _whole(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is definite, so that no verb behind it describes it: `حسب الوكالة`, and not `وفقا لمصادر تحدثت`."""
    tags = sentence.view.tags
    named = any(m.kind in ("ORG", "PER", "GPE") for m in chunk.mentions)
    return named or tags[chunk.head].definite or tags[chunk.last - 1].definite


def _says_what_it_is(sentence: Sentence, k: int) -> bool:
    """Whether the verb after ما has an أن of its own with a pronoun for ما: `على ما قال الوزير إنه خطأ`."""
    for chunk in sentence.chunks[k + 1 : k + _OWN_THAT]:
        if chunk.kind == "S":
            return sentence.view.tags[chunk.first].rest in _THAT_IT
        if chunk.kind not in ("NP", "PP", "TIME"):
            return False
    return False


def with_its_rest(reading: Reading, sentence: Sentence, content: Reported, source: int) -> Reported:
    """Content that a source phrase between commas interrupts, with what comes of it after: `وتضم القائمة، بحسب المنظمة،
    مهندسين`. `source` is a token of the phrase."""
    view, chunks = reading.view, sentence.chunks
    stop = view.token_at(content.end - 1) + 1
    comma = next(
        (t for t in range(source, min(source + _PHRASE, sentence.last - 1)) if view.tokens[t].form == "،"),
        None,
    )
    if comma is None or stop >= sentence.last or view.tokens[stop].form not in ("،", "-"):
        return content
    if any(view.tags[t].tag == "R" and view.tokens[t].form.endswith(_WHO) for t in range(source, comma)):
        return content  # وفق الوكالة التي أفادت بأن …
    first = comma + 1
    chunk = chunks[sentence.chunk_of(first)]
    opens = first in reading.quotes.by_token
    if (
        chunk.coordinated
        or (chunk.kind in ("S", "C", "R", ".") and not opens)
        or participle_cue(view, reading.cues, first)
    ):
        return content
    told = any(view.tags[t].tag == "V" for t in range(view.token_at(content.start), stop))
    if chunk.kind == "V" and told:
        return content
    last = clause_end(sentence, reading.cues, first, reading.quotes)
    return content._replace(end=view.tokens[last - 1].end) if last > first else content


def of_its_own(sentence: Sentence, k: int, around: Arguments) -> bool:
    """Whether the أن of a verb in `كما أكد فلان أن` is its own: كما and مثلما go with either, unless the clause about them goes on
    after whose words it is (`اللجنة كما ذكر البيان ستكتفي`)."""
    view, token = sentence.view, sentence.chunks[k].first
    if not token or view.tokens[token - 1].form not in ("كما", "مثلما"):
        return False
    return not (around.end < len(sentence.chunks) and sentence.chunks[around.end].kind == "V")


def told_as_well(reading: Reading, sentence: Sentence, k: int) -> Reported | None:
    """The clause before `وهو ما أكده مصدر`, `الأمر الذي نفته واشنطن`."""
    view = reading.view
    token = sentence.chunks[k].first
    if not view.tags[token].enclitic or token - 2 <= sentence.first:
        return None
    if (view.tags[token - 2].rest, view.tokens[token - 1].form) not in COMMENTING | _OF_THAT:
        return None
    subject = arguments(sentence, k).subject
    if subject is None or subject.chunk.first < token:
        return None  # وهو ما لاحظه مني
    stop = token - 2
    while stop > sentence.first and view.tokens[stop - 1].form in ("،", "-"):
        stop -= 1
    end = view.tokens[stop - 1].end
    if any(abs(d.end - end) <= _MARKS and d.start < end for d in reading.of_sentence(sentence)):
        # يتهم الجيش خصمه بتدبير الهجوم، | وهو ما تنفيه | القوات: of what another has said
        return Reported(BEFORE, view.tokens[token - 2].start, view.tokens[token].end, False)
    return _clause_before(reading, sentence, stop)


def _clause_before(reading: Reading, sentence: Sentence, stop: int) -> Reported | None:
    """The clause that ends before token `stop`, unless it is too short to be one."""
    if stop - sentence.first < _LEAST:
        return None
    tokens = reading.view.tokens
    begin = clause_start(reading, sentence, stop)
    return Reported(BEFORE, tokens[begin].start, tokens[stop - 1].end, False)


def quoted_before(reading: Reading, sentence: Sentence, k: int) -> Reported | None:
    """A quotation that its verb of saying follows: `«…»، يقول خضر`, `"…"، هكذا لخص المدير`."""
    view, quotes = reading.view, reading.quotes
    verb = sentence.chunks[k].first
    j = verb - 1
    while j >= 0 and view.tokens[j].form in _BETWEEN and verb - j < _FAR:
        j -= 1
    if j < 0 or view.tokens[j].form != '"':
        return None
    opening = next(
        (t for t, pair in quotes.by_token.items() if t < j and view.tokens[j].start == pair[1]), None
    )
    if opening is None or opening in reading.claimed or (opening and view.tokens[opening - 1].form == ":"):
        return None
    start, end = quotes.by_token[opening]
    if len(view.text[start:end].split()) < _LEAST:
        return None
    reading.claimed.add(opening)
    return Reported(BEFORE, start, end, True)


def said_after(reading: Reading, sentence: Sentence, k: int, around: Arguments) -> Reported | None:
    """A clause whose verb of saying follows with its subject: `620 أسرة غادرت بيوتها، تقول المنظمة`."""
    view = reading.view
    token = sentence.chunks[k].first
    says = any(v.lemma == "قول.1" for v in view.tags[token].verbs) and not view.tags[token].prefix
    if not says or token == sentence.first or view.tokens[token - 1].form != "،":
        return None
    if around.subject is None or around.preverbal or around.objects:
        return None
    stop = token - 1
    begin = clause_start(reading, sentence, stop)
    if stop - begin < _LEAST or not any(view.tags[t].tag == "V" for t in range(begin, stop)):
        return None
    return Reported(BEFORE, view.tokens[begin].start, view.tokens[stop - 1].end, False)
