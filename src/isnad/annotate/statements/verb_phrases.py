"""Verbs that say something only with a noun: `حمّل … مسؤولية`, `جاء في بيان … أن`, `اكتفى بالقول إن`."""

from __future__ import annotations

from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group, likeliest
from isnad.annotate.statements.chains import chain_of
from isnad.annotate.statements.clauses import THAT, clause, governed, is_that, that_clause
from isnad.annotate.statements.content import clause_end
from isnad.annotate.statements.cues import CueVerb
from isnad.annotate.statements.inserts import past_insert
from isnad.annotate.statements.owners import owner_of
from isnad.annotate.statements.reading import Reading, Reported, tail
from isnad.annotate.statements.saying import Saying, sense_of_saying
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.speech import after_colon
from isnad.language.folding import fold, words

_ALL_OF = words("كامل كل جميع")  # كامل المسؤولية
_STANDS_IN = frozenset({"جيء.1", "ورد.1"})
_FAR = 8  # chunks from the verb to its noun, or to the أن of what a document says
_FAR_TOKENS = 14  # tokens from القول to what is said


def read_document(reading: Reading, sentence: Sentence, k: int) -> bool:
    """`جاء في بيان صادر عن الوزارة أن`, `ورد في الحكم أن`: the document speaks, or whose it is."""
    view, chunks = reading.view, sentence.chunks
    if not any(v.lemma in _STANDS_IN for v in view.tags[chunks[k].first].verbs) or k + 2 >= len(chunks):
        return False
    paper = chunks[k + 1]
    if view.tokens[paper.first].form == "ذلك":
        _note_tongue(reading, sentence, k)
        return False
    if paper.kind != "PP" or paper.prep not in ("في", "ب") or paper.inner < 0:
        return False
    noun = reading.cues.of_noun(view.tags[paper.head])[0]
    if noun is None or noun.stance != "assert":
        return False
    that, owner = _issuer_and_that(reading, sentence, k + 2)
    if that is None:
        return False
    if owner is None and paper.last - paper.head > 1 and not view.tags[paper.head].article:
        owner = owner_of(reading, sentence, tail(paper, paper.head).chunk, "")
    if owner is None:
        whole = Chunk("NP", paper.inner, paper.last, paper.head, mentions=paper.mentions)
        owner = reading.sources.from_group(sentence, Group(whole))
    if owner is None:
        return False
    content = that_clause(reading, sentence, that.first)
    cue = (paper.head, paper.head + 1)
    reading.keep(sentence, content, [owner], cue=cue, stance="assert", rule=noun.id)
    return True


def _note_tongue(reading: Reading, sentence: Sentence, k: int) -> None:
    """Note who said what the sentences before tell: `جاء ذلك على لسان المندوب الدائم`."""
    for chunk in sentence.chunks[k + 2 : k + _FAR]:
        if chunk.kind == "PP" and chunk.prep == "على لسان":
            source = reading.sources.from_group(sentence, Group(chunk))
            if source is not None:
                reading.sources.remember(source)
            return


def _issuer_and_that(reading: Reading, sentence: Sentence, k: int) -> tuple[Chunk | None, Source | None]:
    """From chunk `k` on, past phrases and commas: the أن of what a document says, and the first who is said to issue it."""
    owner: Source | None = None
    for chunk in sentence.chunks[k : k + _FAR - 1]:
        if chunk.kind == "PP" and chunk.prep in ("عن", "ل", "من") and owner is None:
            owner = reading.sources.from_group(sentence, Group(chunk))
        elif chunk.kind == "S" and reading.view.tags[chunk.first].rest in THAT:
            return chunk, owner
        elif not (
            chunk.kind in ("NP", "TIME", "B", "PP")
            or reading.view.tokens[chunk.first].form in ("،", "(", ")")
        ):
            return None, owner
    return None, owner


def read_verb_phrase(reading: Reading, sentence: Sentence, k: int) -> bool:
    """A verb with a noun that makes it one of saying: `حمّل الوزير الحكومة مسؤولية الحادث`."""
    view, chunks = reading.view, sentence.chunks
    token = chunks[k].first
    verbs = view.tags[token].verbs
    if not any(v.lemma in reading.cues.verb_phrases for v in verbs):
        return False
    around = past_insert(sentence, reading.cues, k, arguments(sentence, k))
    behind = [g.chunk for g in (*around.objects, *(g for _, g in around.phrases))]
    near = list(range(k + 1, min(around.end, k + _FAR)))
    near += [i for i in (sentence.chunk_of(c.head) for c in behind) if i not in near and i > k]
    for lemma in dict.fromkeys(v.lemma for v in verbs):
        for cue, noun in reading.cues.verb_phrases.get(lemma, ()):
            content = _phrase_content(reading, sentence, near, cue, noun)
            if content is None:
                continue
            saying = Saying(sentence, k, cue, around)
            chain = chain_of(reading, saying, likeliest(verbs), content.start)
            if not chain:
                continue
            reported = _of_phrase(reading, sentence, content)
            reading.keep(sentence, reported, chain, cue=(token, token + 1), stance=cue.stance, rule=cue.id)
            return True
    return False


def _of_phrase(reading: Reading, sentence: Sentence, content: Chunk) -> Reported:
    """The content that begins with a phrase."""
    view = reading.view
    last = clause_end(sentence, reading.cues, content.start, reading.quotes, nominal=True)
    start, end = view.tokens[content.start].start, view.tokens[max(last, content.last) - 1].end
    if content.first < content.start and view.tags[content.first].tag == "P":
        start = view.bare_start(content.first)
    return Reported(content.start, start, end, reading.is_quoted(start, end))


def blamed(reading: Reading, sentence: Sentence, k: int, lemma: str) -> tuple[CueVerb, Reported] | None:
    """What a participle with a noun tells, and as what: `محملا الحكومة مسؤولية الحادث`."""
    near = list(range(k, min(k + _FAR, len(sentence.chunks))))
    stop = next((i for i in near[1:] if sentence.chunks[i].kind in ("V", "S", "Z")), near[-1] + 1)
    for cue, noun in reading.cues.verb_phrases.get(lemma, ()):
        content = _phrase_content(reading, sentence, [i for i in near if i < stop], cue, noun)
        if content is not None:
            return cue, _of_phrase(reading, sentence, content)
    return None


def _phrase_content(
    reading: Reading, sentence: Sentence, near: list[int], cue: CueVerb, noun: tuple[str, ...]
) -> Chunk | None:
    """The noun of a verb phrase among the chunks `near`, where it is itself what is said, else the phrase after it. A noun of
    several words stands whole in its chunk (`أصابع الاتهام`)."""
    chunks, tokens = sentence.chunks, reading.view.tokens
    for j in near:
        chunk = chunks[j]
        if not chunk.nominal:
            continue
        head = chunk.head + (reading.view.tags[chunk.head].rest in _ALL_OF and chunk.head + 1 < chunk.last)
        if reading.view.tags[head].rest.removeprefix("ال") == noun[0]:
            if tuple(t.form for t in tokens[head + 1 : chunk.last][: len(noun) - 1]) != noun[1:]:
                continue
            if "object" in cue.content:
                return chunk
            following = (c for c in chunks[j + 1 : j + 3] if c.kind == "PP" and c.prep in cue.content)
            return next(following, None)
    return None


def read_by_the_word(reading: Reading, sentence: Sentence, k: int) -> bool:
    """`اكتفت الوكالة بالقول إن`, `اكتفى البيان بالحديث عن`: the verb before has the speaker, the noun of saying the content."""
    view, chunks = reading.view, sentence.chunks
    chunk = chunks[k]
    lemma = _WORDS.get(view.tags[chunk.head].rest)
    if chunk.kind != "PP" or chunk.prep not in ("ب", "على", "إلى") or lemma is None:
        return False
    cue = sense_of_saying(reading, sentence, chunk.head, [lemma])
    verb = next(sentence.verbs_before(k), None)
    if cue is None or verb is None:
        return False
    if lemma != _OF_SAYING and not any(v.lemma in _CONTENT_WITH for v in view.tags[chunks[verb].first].verbs):
        return False
    about = chunks[k + 1] if k + 1 < len(chunks) else None
    if (
        lemma != _OF_SAYING
        and about is not None
        and about.kind == "PP"
        and about.prep in cue.content
        and about.inner >= 0
    ):
        last = clause_end(sentence, reading.cues, about.start, reading.quotes, nominal=True)
        start, end = view.bare_start(about.first), view.tokens[max(last, about.last) - 1].end
        content = Reported(about.start, start, end, reading.is_quoted(start, end))
        return _keep_word(reading, sentence, k, verb, cue, content)
    for j in range(chunk.last, min(chunk.last + _FAR_TOKENS, sentence.last)):
        opens = is_that(view, j) and governed(view, j)
        if opens or (view.tokens[j].form == ":" and j + 1 < sentence.last):
            content = clause(reading, sentence, j) if opens else after_colon(reading, sentence, j)
            return _keep_word(reading, sentence, k, verb, cue, content)
    return False


def _keep_word(
    reading: Reading, sentence: Sentence, k: int, verb: int, cue: CueVerb, content: Reported
) -> bool:
    """Keep what the noun of saying of chunk `k` reports, of whoever is the subject of the verb before."""
    saying = Saying(sentence, verb, cue, arguments(sentence, verb))
    features = likeliest(reading.view.tags[sentence.chunks[verb].first].verbs)
    chain = chain_of(reading, saying, features, content.token)
    if chain is not None:
        head = sentence.chunks[k].head
        reading.keep(sentence, content, chain, cue=(head, head + 1), stance=cue.stance, rule=cue.id)
    return True


_OF_SAYING = "قول.1"
_WORDS = {
    fold(noun): lemma
    for noun, lemma in {"القول": _OF_SAYING, "الحديث": "حدث.5", "الإشارة": "شور.4", "التأكيد": "ءكد.2", "التلميح": "لمح.2",
                        "التذكير": "ذكر.2", "الإعراب": "عرب.4", "التعبير": "عبر.2", "التشديد": "شدد.2", "الإعلان": "علن.4"}.items()
}  # fmt: skip
_CONTENT_WITH = frozenset({"كفي.8", "قنع.8", "حرص.1", "سرع.3", "بدر.3", "عود.1", "ضرر.8", "عمد.1", "لجء.1"})
