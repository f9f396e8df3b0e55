"""Whom a sentence names away from the verb: who holds an office, whom a relative clause describes, whom it opens with.

`أوضح مدير مكتب الحملة في لبنان وليد الجلال أن`, `أكد مستشار الوزير رئيس المركز الدكتور عبد الله الربيعة أن`.
"""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments
from isnad.language.folding import words
from isnad.lexicon.given import given_names

_FAR = 12  # chunks between an office and its holder's name
_FIRST = "اول"  # الفريق أول
_TOLD = ("ل", "إلى", "مع", "عن")
_SOME = words("أحد إحدى بعض عدد معظم غالبية أغلب كل جميع كافة كبار")
_WHO = ("الذي", "التي")
_NEAR = 6  # chunks from a speech to the verb that tells of it
_OPENING = 3  # particles that open a sentence
_SINCE = words("إذ حيث فقد")
_VIEW = 3  # chunks of a clause that says what somebody has
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
            told = chunk.prep in _TOLD and any(m.kind in ("PER", "ROLE") for m in chunk.mentions)
            if told and not (i == k + 1 and _then_named(sentence, i)):
                return None  # قال المدير للوزير فلان
        elif chunk.kind == "NP":
            if _names(sentence, chunk) or _unmarked_name(sentence, i, limit):
                return None if chunk.coordinated else chunk
            if chunk.coordinated and animacy_of(sentence, chunk) == "people":
                return None  # المدير والوزير فلان
        elif not (
            (chunk.kind == "." and view.tokens[chunk.first].form in ("،", "/"))
            or (chunk.kind == "B" and view.tokens[chunk.first].form == _FIRST)
        ):
            return None
    return None


def _then_named(sentence: Sentence, i: int) -> bool:
    """Whether chunk `i` only says of whom an office is, since who holds it comes between commas: `عضو المكتب الاستشاري لقائد القوات،
    فلان الفلاني،`."""
    chunk = sentence.chunks[i]
    if chunk.prep != "ل" or any(m.kind == "PER" for m in chunk.mentions) or i + 3 >= len(sentence.chunks):
        return False
    return sentence.view.tokens[chunk.last].form == "،" and _between_commas(sentence, i + 2)


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
    animacy = animacy_of(sentence, chunk)
    return animacy == "people" or (
        animacy == "open" and (head.article or any(n.kind == "active" for n in head.nouns))
    )


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


def described_by(sentence: Sentence, k: int) -> Chunk | None:
    """The name that the relative clause of verb chunk `k` describes: right before its pronoun (`جوزيف الذي أعلن`), or before the
    office that stands between (`الدكتورة سعاد، الوزيرة السابقة، التي قالت`)."""
    chunks, view = sentence.chunks, sentence.view
    i = k - 1
    if i < 1 or chunks[i].kind != "R" or view.tokens[chunks[i].first].form not in _WHO:
        return None
    between = False
    for chunk in reversed(chunks[max(0, i - 4) : i]):
        comma = chunk.kind == "." and view.tokens[chunk.first].form == "،"
        if chunk.nominal and any(m.kind == "PER" for m in chunk.mentions):
            return chunk
        if chunk.nominal and not between and any(m.kind == "ROLE" for m in chunk.mentions):
            between = True
        elif not comma:
            return None
    return None


def speech_of(sentence: Sentence, k: int, around: Arguments) -> Chunk | None:
    """Whose words a relative clause tells, which takes them up by a pronoun: `كلمة لرئيس الجمعية فلان، رحب فيها بالحضور`."""
    chunks, view = sentence.chunks, sentence.view
    taken_up = any(p in ("في", "من") and view.tags[g.chunk.head].enclitic for p, g in around.phrases)
    if not taken_up:
        return None
    for chunk in reversed(chunks[max(0, k - _NEAR) : k]):
        if chunk.nominal and any(m.kind == "PER" for m in chunk.mentions):
            return chunk
        comma = chunk.kind == "." and view.tokens[chunk.first].form == "،"
        if not (chunk.nominal or chunk.kind == "R" or comma):
            return None
    return None


def _between_commas(sentence: Sentence, k: int) -> bool:
    """Whether chunk `k` is a name and nothing else, between two commas."""
    view, chunks = sentence.view, sentence.chunks
    around = (chunks[k - 1], chunks[k + 1])
    named = chunks[k].kind == "NP" and not chunks[k].coordinated and _names(sentence, chunks[k])
    return named and all(view.tokens[c.first].form == "،" for c in around)


def topic_of(sentence: Sentence, k: int) -> Chunk | None:
    """The name that opens the sentence, where only an insert between commas parts it from verb chunk `k`: `النائبة سعاد، وفي
    مدونة نشرتها، قالت`, `فلان، صاحب المشروع، يقول`."""
    chunks, view = sentence.chunks, sentence.view
    if view.tokens[chunks[0].first].form in ("اما", "واما") and view.tags[chunks[k].first].prefix.startswith(
        "ف"
    ):
        named = [c for c in chunks[1 : min(k, _OPENING)] if any(m.kind == "PER" for m in c.mentions)]
        return named[0] if named else None  # أما «فلان» فيقول
    if k > 2 and _between_commas(sentence, k - 2):
        return chunks[k - 2]  # قاضي المحافظة، فلان، قال
    if _has_a_view(sentence, k):
        return chunks[0]
    first = opening = _since_but(sentence, k)
    while first < k and chunks[first].kind in ("T", "C", "Z", "S") and first < opening + _OPENING:
        first += 1
    if first + 2 >= k or (view.tokens[chunks[k - 1].first].form != "،" and chunks[first + 1].kind != "R"):
        return None
    described = _described_topic(sentence, first, k)
    if described is not None:
        return described
    name, comma = chunks[first], chunks[first + 1]
    named = name.kind == "NP" and not name.coordinated and any(m.kind == "PER" for m in name.mentions)
    inserted = view.tokens[comma.first].form == "،" or comma.coordinated
    if named and comma.kind == "R" and view.tokens[comma.first].form in _WHO:
        verbs = [c for c in chunks[first + 1 : k] if c.kind in ("V", "S", ".")]
        return name if len(verbs) == 1 and verbs[0].kind == "V" else None  # فلان الذي يعيش هناك قال
    if not named or not inserted or any(c.kind == "S" for c in chunks[first + 1 : k]):
        return None
    return name


def _since_but(sentence: Sentence, k: int) -> int:
    """The chunk of the last لكن after a comma before verb chunk `k`, with no verb between; 0 where there is none."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    for i in range(k - 1, 0, -1):
        if chunks[i].kind == "V":
            return 0
        if tokens[chunks[i].first].form in _BUT and tokens[chunks[i].first - 1].form == "،":
            return i
    return 0


_BUT = words("لكن ولكن")


def _has_a_view(sentence: Sentence, k: int) -> bool:
    """Whether the sentence says of somebody before verb chunk `k` what is theirs, without a verb: `لعميد البلدية رأي آخر، إذ قال`."""
    chunks, view = sentence.chunks, sentence.view
    if chunks[0].prep != "ل" or view.tokens[chunks[k - 1].first].form not in _SINCE or k < _VIEW:
        return False
    if view.tokens[chunks[k - 2].first].form != "،" or any(c.kind == "V" for c in chunks[: k - 2]):
        return False
    return animacy_of(sentence, chunks[0]) in ("people", "body") and bool(chunks[0].mentions)


def _described_topic(sentence: Sentence, first: int, k: int) -> Chunk | None:
    """The phrase for somebody that opens the sentence, where one verb between commas says something of them before verb chunk `k`:
    `شاب من سكان الحي، رفض الكشف عن اسمه، قال`."""
    chunks, view = sentence.chunks, sentence.view
    name, comma = chunks[first], first + 1
    while comma < k and chunks[comma].kind == "PP":
        comma += 1
    commas = [i for i in range(first, k) if view.tokens[chunks[i].first].form == "،"]
    insert = chunks[comma + 1 : k - 1]
    if commas != [comma, k - 1] or name.kind != "NP" or animacy_of(sentence, name) != "people" or not insert:
        return None
    verbs = [c for c in insert if c.kind in ("V", "S")]
    return name if verbs == [insert[0]] and insert[0].kind == "V" else None
