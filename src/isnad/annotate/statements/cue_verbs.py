"""Statements that a verb of saying opens: `قال الوزير إن …`, `نفت الوزارة وجود …`."""

from __future__ import annotations

from dataclasses import replace

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import feminine
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, likeliest
from isnad.annotate.statements.anonymity import only_of_names
from isnad.annotate.statements.chains import chain_of
from isnad.annotate.statements.content import rather_noun
from isnad.annotate.statements.content_before import (
    of_its_own,
    quoted_before,
    said_after,
    told_as_well,
    told_before,
)
from isnad.annotate.statements.cues import CueVerb
from isnad.annotate.statements.eventive import eventive
from isnad.annotate.statements.inserts import past_insert
from isnad.annotate.statements.reading import Reading, Reported
from isnad.annotate.statements.saying import Saying, marked_passive, sense_of_saying
from isnad.annotate.statements.speakers import prayer
from isnad.annotate.statements.speech import is_title
from isnad.annotate.statements.verb_content import content_of, told_of
from isnad.language.folding import words

_NEGATED = {"deny": "admit", "assert": "deny-saying"}
_BEFORE_STIPULATIONS = words("على دون بدون")
_OF_WHAT_IT_IS = ("say", "confirm", "reveal", "continue")
_IF = words("لو إذا")
_WHILE_HE = words("وهو وهي وهم")
_LIKE = words("كما مثلما")
_TO_COME = ("promise", "threaten", "demand", "speculate")
_DEEMING = frozenset({"عبر.8", "عدد.1"})
_THIS = words("هذا هذه ذلك تلك")
_SEEING = frozenset({"رءي.1"})
_WHO = ("الذي", "التي", "الذين", "اللذان", "اللذين")


def read_verb(reading: Reading, sentence: Sentence, k: int) -> None:
    """Keep the statement that the verb of chunk `k` opens, if it is one of saying with somebody to say it."""
    view, chunks = reading.view, sentence.chunks
    token = chunks[k].first
    tagged = view.tags[token]
    if not any(v.lemma in reading.cues.verbs for v in tagged.verbs):
        return
    cue = sense_of_saying(reading, sentence, token, _lemmas(sentence, k))
    if cue is None:
        return
    if cue.id == "reply" and _shall(sentence, k):
        return  # سنرد في الزمان والمكان المناسبين
    if _stipulated(sentence, k) or is_title(reading, token) or _one_more_noun(reading, sentence, token):
        return
    if (
        _said_by_me(reading, sentence, k, cue)
        or _supposed(sentence, k, cue)
        or _of_ours(sentence, k)
        or _purpose(sentence, token, cue)
        or _points(sentence, k)
    ):
        return
    features = likeliest(tagged.verbs)
    relayed_by_whom = cue.id == "relay" and _after_relative(sentence, k)
    unsaid = features.voice == "passive" and not cue.source and cue.id != "relay"  # قيل، دين
    if unsaid or features.person == 1 or relayed_by_whom or marked_passive(view, token, cue):
        return
    around = past_insert(sentence, reading.cues, k, arguments(sentence, k))
    saying = Saying(sentence, k, cue, _outlet_told(reading, sentence, cue, around))
    if cue.id == "speculate" and _impersonal(saying):
        return
    content = _content(reading, saying, pronoun=bool(tagged.enclitic))
    if content is None:
        return
    chain = chain_of(reading, saying, features, content.token)
    if chain is None or prayer(sentence, saying.around):
        return
    if only_of_names(
        reading, content.start, content.end
    ):  # اشترطا ألا يُنشر اسماهما: no statement but a refusal
        history = reading.sources.history
        if history:
            history[-1] = replace(history[-1], anonymous=True)
        return
    negated = k > 0 and chunks[k - 1].kind == "Z"
    if negated and cue.id == "responsibility":
        return  # لم تتبن أي جهة العملية
    stance = _negated(cue) if negated else cue.stance
    reading.keep(sentence, content, chain, cue=(token, token + 1), stance=stance, rule=cue.id)


def _outlet_told(reading: Reading, sentence: Sentence, cue: CueVerb, around: Arguments) -> Arguments:
    """The arguments of a verb of telling somebody, those of an outlet before whoever told it turned round: `أبلغ رويترز مسؤول`."""
    if "object" not in cue.through or around.subject is None or around.preverbal or not around.objects:
        return around
    told, teller = around.subject, around.objects[0]
    press = any(m.sector == "JRN" and m.kind == "ORG" for m in told.chunk.mentions)
    if not press or animacy_of(sentence, teller.chunk) not in ("people", "open"):
        return around
    if (
        any(m.kind == "ORG" for m in teller.chunk.mentions)
        and reading.sources.from_group(sentence, teller) is None
    ):
        return around
    return Arguments(
        teller, [told, *around.objects[1:]], around.phrases, around.resumptive, around.preverbal, around.relative, around.end
    )  # fmt: skip


def _said_by_me(reading: Reading, sentence: Sentence, k: int, cue: CueVerb) -> bool:
    """Whether the verb, where it is one of saying, can only be in the first or second person: `وأعتقد أن`, in which the hamza
    shows it."""
    view, first = sentence.view, sentence.chunks[k].first
    verbs = [v for v in view.tags[first].verbs if cue in reading.cues.verbs.get(v.lemma, ())]
    eighth = all(v.lemma.endswith(".8") for v in verbs)
    if verbs and eighth and cue.id == "speculate" and view.tokens[first].text.lstrip("وف").startswith("أ"):
        return True
    return bool(verbs) and all(v.features.person != 3 for v in verbs)


def _supposed(sentence: Sentence, k: int, cue: CueVerb) -> bool:
    """Whether the verb tells what shall or may be done, and so reports nothing: `إذا لم تلتزم طهران`, `يجب أن يلتزم بعقده`."""
    view, i = sentence.view, k - 1
    if cue.id == "promise" and any(v.lemma == "لزم.8" for v in view.tags[sentence.chunks[k].first].verbs):
        return all(v.features.tense != "perfect" for v in view.tags[sentence.chunks[k].first].verbs)
    if i > 0 and sentence.chunks[i].kind == "Z":
        i -= 1
    return i >= 0 and view.tokens[sentence.chunks[i].first].form in _IF


def _shall(sentence: Sentence, k: int) -> bool:
    """Whether the verb tells what shall be: `سترد`, `سوف يرد`."""
    view, token = sentence.view, sentence.chunks[k].first
    return view.tags[token].prefix.endswith("س") or (token > 0 and view.tokens[token - 1].form == "سوف")


def _of_ours(sentence: Sentence, k: int) -> bool:
    """Whether the verb is rather *we said* than what somebody said of us: `كما ذكرنا`."""
    if k + 1 < len(sentence.chunks) and sentence.chunks[k + 1].kind == "NP":
        return False  # هددنا صاحب الأرض
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    ours = any(v.features.person == 1 and v.features.number != "s" and not v.enclitic for v in verbs)
    return ours and all(v.enclitic == "نا" for v in verbs if v.features.person == 3)


def _purpose(sentence: Sentence, token: int, cue: CueVerb) -> bool:
    """Whether the verb tells what for or what shall be, and so no report: `طلبت منه ذلك لتتكفل بعلاجه`, `فليسأل نفسه`."""
    return sentence.view.tags[token].prefix.endswith("ل") and cue.stance not in (
        "assert",
        "quote",
        "reveal",
        "deny",
    )


def _points(sentence: Sentence, k: int) -> bool:
    """Whether the verb is what somebody does with the hand while speaking: `وهو يشير إلى نوافذ بيته`."""
    view, chunks = sentence.view, sentence.chunks
    verbs = view.tags[chunks[k].first].verbs
    if not any(v.lemma == "شور.4" and v.features.tense != "perfect" for v in verbs) or k < 1:
        return False
    if view.tokens[chunks[k - 1].first].form not in _WHILE_HE or k + 1 >= len(chunks):
        return False
    return chunks[k + 1].kind == "PP" and chunks[k + 1].inner >= 0 and not eventive(view, chunks[k + 1])


def _deemed(saying: Saying) -> bool:
    """`يعتبر هذا المشروع منظومة`, `كما يعد المعرض فرصة`: is deemed, by nobody."""
    sentence, k, _, around = saying
    view = sentence.view
    verbs = view.tags[sentence.chunks[k].first].verbs
    if not any(v.lemma in _DEEMING for v in verbs) or any(v.features.tense == "perfect" for v in verbs):
        return False
    clause = around.end < len(sentence.chunks) and sentence.chunks[around.end].kind == "S"
    first = sentence.chunks[k].first
    if first > sentence.first and view.tags[first - 1].rest in _THIS and not clause:
        return True  # فهذا يعتبر خطأ
    if k + 1 >= len(sentence.chunks) or sentence.chunks[k + 1].kind != "NP" or around.preverbal:
        return False
    chunk = sentence.chunks[k + 1]
    return not clause and view.tags[chunk.head].definite and animacy_of(sentence, chunk) == "thing"


def _one_more_noun(reading: Reading, sentence: Sentence, token: int) -> bool:
    """Whether a word within nominal content is rather joined to its nouns: `أهمية الدعم ونشر الوعي`."""
    view = reading.view
    if not view.tags[token].prefix.startswith("و") or view.tags[token].verbs[0].features.tense != "perfect":
        return False
    at = view.tokens[token].start
    for draft in reading.of_sentence(sentence):
        if (
            draft.start <= at < draft.end
            and not draft.direct
            and view.tags[view.token_at(draft.start)].tag != "S"
        ):
            return rather_noun(view, token, after_comma=view.tokens[token - 1].form == "،")
    return False


def _lemmas(sentence: Sentence, k: int) -> list[str]:
    """The lemmas that the verb of chunk `k` may have where it stands: a jussive needs its particle (`لا يجب` is no أجاب), and a
    thing of masculine gender before it a verb that agrees (`الأمر تطلب` is no طلب)."""
    view, chunk = sentence.view, sentence.chunks[k]
    tagged = view.tags[chunk.first]
    before = sentence.chunks[k - 1] if k else None
    jussive = "ل" in tagged.prefix or (
        before is not None and view.tags[before.first].rest in ("لم", "لما", "لا")
    )
    prohibited = before is None or view.tags[before.first].rest != "لا"
    verbs = [v for v in tagged.verbs if v.features.tense != "jussive" or (jussive and prohibited)]
    if (
        before is not None
        and before.kind == "NP"
        and not before.coordinated
        and _thing_of_men(sentence, before)
    ):
        masculine = [v for v in verbs if v.features.gender != "f" or v.features.person != 3]
        verbs = masculine or verbs
    return list(dict.fromkeys(v.lemma for v in verbs))


def _thing_of_men(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is a definite thing in the masculine singular."""
    head = sentence.view.tags[chunk.head]
    if not head.article or feminine(sentence, chunk) or animacy_of(sentence, chunk) != "thing":
        return False
    return bool(head.nouns) and all(n.number == "s" and not n.broken for n in head.nouns)


def _impersonal(saying: Saying) -> bool:
    """`ضبطت مشتبها يعتقد أنه زعيم التنظيم`, `في أحد المواقع يعتقد أنه بجدة`: in a clause that describes an indefinite noun the verb
    says what is thought, by nobody who is named."""
    sentence, k, _, around = saying
    view, chunk = sentence.view, sentence.chunks[k]
    tagged, j = view.tags[chunk.first], chunk.first - 1
    past = any(v.features.tense == "perfect" for v in tagged.verbs)
    behind = around.subject is not None and around.subject.chunk.first > chunk.first
    if behind or past or tagged.prefix or j < sentence.first or view.tags[j].tag != "N":
        return False
    if chunk.last >= sentence.last or view.tokens[chunk.last].form.removeprefix("ب") not in _THAT_IT:
        return False
    one_of = j > sentence.first and view.tags[j - 1].rest in _ONE_OF
    return one_of or not (view.tags[j].article or view.tags[j].enclitic)


_THAT_IT = words("أنه أنها أنهم أنهما أنهن")
_ONE_OF = words("أحد إحدى")


def _content(reading: Reading, saying: Saying, *, pronoun: bool) -> Reported | None:
    """What the verb reports, after it or before it; `pronoun` says whether it has one for its object."""
    sentence, k, cue, around = saying
    if cue.id == "call":
        return content_of(reading, saying) if pronoun else None  # ما سماه «عدوانا», and not ما يسمى
    if (
        pronoun
        and k > 0
        and sentence.chunks[k - 1].kind == "R"
        and reading.view.tokens[sentence.chunks[k - 1].first].form == "ما"
    ):
        inner = told_of(reading, sentence, k)
        if inner is not None:
            return inner
    told = told_before(reading, sentence, k)
    if told is None and cue.id != "relay":
        told = told_as_well(reading, sentence, k)
    first = sentence.chunks[k].first
    if told is not None and cue.stance in _TO_COME and reading.view.tokens[first - 1].form in _LIKE:
        told = told if _to_come(reading, told) else None  # وغابت الطائرات كما وعد الجيش
    if _deemed(saying):
        return None
    among = bool(around.phrases) and around.phrases[0][0] == "من"
    if among and any(v.lemma in _DEEMING for v in reading.view.tags[first].verbs):
        return None  # تعتبر من أكبر العائلات
    if (
        pronoun
        and told is None
        and any(v.lemma in _SEEING for v in reading.view.tags[sentence.chunks[k].first].verbs)
    ):
        return None  # يراه في منصب المسؤولية
    if around.relative and pronoun and told is None and cue.id not in ("judge", "call"):
        return None  # في معلومة لم يؤكدها الجيش
    content = None
    itself = pronoun and "object" not in cue.to and cue.id in _OF_WHAT_IT_IS  # أكدها الوزير
    if (
        not itself
        and (told is None or of_its_own(sentence, k, around))
        and not (cue.id == "relay" and pronoun)
    ):
        content = content_of(reading, saying)
    return (
        content
        or told
        or told_as_well(reading, sentence, k)
        or quoted_before(reading, sentence, k)
        or said_after(reading, sentence, k, around)
    )


def _to_come(reading: Reading, content: Reported) -> bool:
    """Whether a clause tells of what shall be."""
    view = reading.view
    verbs = (view.tags[t] for t in range(view.token_at(content.start), view.token_at(content.end - 1) + 1))
    return any(
        v.features.tense != "perfect" for tagged in verbs if tagged.tag == "V" for v in tagged.verbs[:1]
    )


def _stipulated(sentence: Sentence, k: int) -> bool:
    """Whether the verb is one of what shall be or is not done: `على أن تلتزم`, `دون أن يفصح`."""
    view, chunks = sentence.view, sentence.chunks
    if k < 2 or view.tokens[chunks[k - 1].first].form not in ("ان", "الا"):
        return False
    before = view.tags[chunks[k - 1].first - 1]
    return before.rest in _BEFORE_STIPULATIONS and not before.enclitic


def _negated(cue: CueVerb) -> str:
    """The stance of a negated verb: `لم ينف` admits."""
    return cue.negated or _NEGATED.get(cue.stance, cue.stance)


def _after_relative(sentence: Sentence, k: int) -> bool:
    """Whether the verb chunk `k` stands right after a relative pronoun."""
    before = sentence.chunks[k - 1] if k else None
    return (
        before is not None and before.kind == "R" and sentence.view.tokens[before.first].form.endswith(_WHO)
    )
