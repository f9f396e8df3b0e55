"""Where in a sentence another report begins: a verb of saying with content of its own, a contrast with another agent."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.statements.cues import Cues, CueVerb
from isnad.language.folding import words
from isnad.language.words import VerbReading

_FAR = 12  # tokens from a verb to the أن, the colon or the quotation mark of its content
_PEOPLE = ("PER", "ROLE")
_ACTS = ("demand", "praise", "condemn", "deny")
_NO_TAIL = ("praise", "condemn", "ask")
_CONTENT_WITH = frozenset({"كفي.8", "قنع.8"})  # اكتفى بالحديث عن
_FIRST = 3  # chunks after a conjunction in which its verb comes


def opens_report(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether the verb at token `j` reports and has an أن, a colon or a quotation mark after it as its own."""
    view = sentence.view
    if _cue(sentence, cues, j) is None:
        return False
    for t in range(j + 1, min(j + _FAR, sentence.last)):
        that = view.tags[t].tag == "S" and view.tags[t].rest.removeprefix("ب").startswith("ان")
        if that or view.tokens[t].form in ('"', ":"):
            return True
        if view.tags[t].tag == "V" and view.tags[t].prefix.startswith("و") and _cue(sentence, cues, t):
            return False
    return False


def reports(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether the verb at token `j` reports with content of its own, which may be a phrase: `وطالب المجلس بـ`, `وأشاد بـ`."""
    if opens_report(sentence, cues, j):
        return True
    cue = _cue(sentence, cues, j)
    if cue is None:
        return False
    around = arguments(sentence, sentence.chunk_of(j))
    if any(prep in cue.content and group.chunk.last > group.chunk.first for prep, group in around.phrases):
        return True
    asked = around.objects or around.subject
    return (
        bool(asked) and not cue.only_with and cue.stance in _ACTS and "object" in cue.content
    )  # وناشد الصحف تحري الدقة


def as_well(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether كما at token `j` goes on to another report (`كما شكر الوزير الأهالي على`), and neither to more of this one nor to
    whose words it is (`كما هددت اللجنة`)."""
    view = sentence.view
    if view.tokens[j].form != "كما" or j + 1 >= sentence.last:
        return False
    verb = j + 1
    if view.tags[verb].tag == "T" and verb + 1 < sentence.last:
        verb += 1  # كما قد دعا
    if view.tags[verb].tag != "V":
        return False
    cue = _cue(sentence, cues, verb)
    if cue is None:
        return _perfect(sentence, verb) and _new_agent(sentence, sentence.chunk_of(verb), _PEOPLE)
    return (
        cue.stance in _NO_TAIL or bool(_phrase_of(sentence, cue, verb)) or opens_report(sentence, cues, verb)
    )


def commented(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether at token `j` somebody else is said to confirm, deny or reject what was told: `وهو ما تنفيه «الدعم السريع»`."""
    view = sentence.view
    if j + 2 >= sentence.last or (view.tags[j].rest, view.tokens[j + 1].form) not in COMMENTING:
        return False
    told = [v for v in _third(sentence, j + 2) if v.lemma in cues.verbs]
    if not told or not view.tags[j + 2].enclitic:
        return False
    subject = arguments(sentence, sentence.chunk_of(j + 2)).subject
    return subject is not None and subject.chunk.first > j + 2


COMMENTING = frozenset(
    {
        ("هو", "ما"),
        ("هي", "ما"),
        ("وهو", "ما"),
        ("وهي", "ما"),
        ("الامر", "الذي"),
        ("هذا", "ما"),
        ("وهذا", "ما"),
    }
)
"""What takes up the clause before it: `وهو ما`, `الأمر الذي`."""


def says_besides(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether the verb at token `j`, behind `وقد`, is one of saying with somebody named for its subject: `، وقد أعلن المجلس`."""
    return _cue(sentence, cues, j) is not None and _new_agent(
        sentence, sentence.chunk_of(j), (*_PEOPLE, "ORG", "GPE")
    )


def says_later(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether قبل at token `j` goes on to what the speaker said afterwards: `، قبل أن تعلن`, `، قبل أن يعود إلى القول إن`."""
    view = sentence.view
    if view.tokens[j].form != "قبل" or j + 2 >= sentence.last or view.tokens[j + 1].form != "ان":
        return False
    told = _third(sentence, j + 2)
    if any(v.lemma in _RETURNING for v in told):
        return any(view.tags[t].rest in _WORDS_OF for t in range(j + 3, min(j + _WORD_FAR, sentence.last)))
    lemmas = [v.lemma for v in told if v.features.tense != "perfect" and v.lemma in cues.verbs]
    if denies_it(sentence, cues, j + 2):
        return True  # توقع مصدر تأجيل الموعد، قبل أن تنفي الرئاسة ذلك
    around = arguments(sentence, sentence.chunk_of(j + 2))
    own = around.subject is None or around.preverbal
    return bool(lemmas) and own and _has_content(sentence, cues, lemmas[0], j + 2)


def denies_it(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether the verb at token `j` denies what was told before it: `نفاه`, `نفى الجيش ذلك`."""
    if not any(cue.id == "deny" for v in _third(sentence, j) for cue in cues.verbs.get(v.lemma, ())):
        return False
    view = sentence.view
    if view.tags[j].enclitic:
        return True
    for t in range(j + 1, min(j + _WORD_FAR, sentence.last)):
        if view.tags[t].tag in ("V", "S", "."):
            return False
        if view.tokens[t].form == "ذلك":
            return view.tags[t - 1].tag != "P"
    return False


def _has_content(sentence: Sentence, cues: Cues, lemma: str, j: int) -> bool:
    """Whether behind the verb of saying at token `j` comes what it may tell: an أن, or a phrase with its preposition."""
    cue = cues.verbs[lemma][0]
    if bool(_phrase_of(sentence, cue, j)):
        return True
    return any(sentence.view.tags[t].tag == "S" for t in range(j + 1, min(j + _WORD_FAR, sentence.last)))


_RETURNING = frozenset({"عود.1", "رجع.1"})
_WORDS_OF = words("القول التأكيد الحديث بالقول ليقول ويقول ليؤكد")
_WORD_FAR = 6  # tokens from a verb to the noun of saying that it leads to, or to its أن


def contrasts(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether what فيما or بينما at token `j` opens is no more of a report: somebody named acts or says something there."""
    chunks = sentence.chunks
    k = sentence.chunk_of(j)
    verb = next((i for i in range(k + 1, min(k + 1 + _FIRST, len(chunks))) if chunks[i].kind == "V"), None)
    if verb is None:
        return False
    readings = _third(sentence, chunks[verb].first)
    if readings and (readings[0].lemma in cues.verbs or any(v.lemma in _CONTENT_WITH for v in readings)):
        return True
    return _new_agent(sentence, verb, (*_PEOPLE, "ORG"))


def _phrase_of(sentence: Sentence, cue: CueVerb, j: int) -> bool:
    """Whether the verb at token `j` has a phrase or an object that can be its content."""
    around = arguments(sentence, sentence.chunk_of(j))
    if any(prep in cue.content for prep, _ in around.phrases):
        return True
    return bool(around.objects) and "object" in cue.content


def _new_agent(sentence: Sentence, k: int, kinds: tuple[str, ...]) -> bool:
    """Whether the subject behind the verb of chunk `k` is somebody named, by a mention of one of `kinds`."""
    subject = arguments(sentence, k).subject
    if subject is None:
        return False
    head = sentence.view.tokens[subject.chunk.head]
    if any(m.kind == "PER" for m in subject.chunk.mentions):
        return animacy_of(sentence, subject.chunk) in ("people", "open")
    return any(m.kind in kinds and m.start < head.end and head.start < m.end for m in subject.chunk.mentions)


def _cue(sentence: Sentence, cues: Cues, j: int) -> CueVerb | None:
    """The reporting sense of the perfect verb at token `j`, the first of its readings that has one."""
    for verb in _third(sentence, j):
        if verb.features.tense == "perfect" and verb.lemma in cues.verbs:
            return cues.verbs[verb.lemma][0]
    return None


def _perfect(sentence: Sentence, j: int) -> bool:
    return any(v.features.tense == "perfect" for v in _third(sentence, j))


def _third(sentence: Sentence, j: int) -> list[VerbReading]:
    return [v for v in sentence.view.tags[j].verbs if v.features.person == 3]
