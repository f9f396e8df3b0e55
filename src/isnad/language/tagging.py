"""Settles in its sentence what each word is: verb, noun, preposition …

Out of context `قتل` may be *he killed*, *was killed* or *killing*. Order decides most of it: after a preposition
stands a noun, after لم a verb, a clause opens with its verb. Words that only one reading fits are left alone.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import msgspec

from isnad.language.animacy import acts_as_people
from isnad.language.auxiliaries import BEGINNING, KANA
from isnad.language.folding import fold
from isnad.language.folding import words as folded_set
from isnad.language.numbers import is_number_word
from isnad.language.remembered import remembered
from isnad.language.sites import SITES
from isnad.language.tables import read_table
from isnad.language.tokens import Token
from isnad.language.words import NounReading, VerbReading, Word, lean

# Tags: V verb, N noun or adjective, P preposition, C conjunction, S subordinator, R relative, D demonstrative,
# Z negation, T verbal particle, O pronoun or quantifier, B adverb, # number, X Latin, . punctuation
Tag = str


class Tagged(msgspec.Struct, frozen=True, eq=False, gc=False):
    """One token with its settled reading. `prefix` holds the proclitics (و ف ب ل ك and, for verbs, س).

    Tokens of the same type that are read alike share one, so it is compared by identity."""

    tag: Tag
    prefix: str
    rest: str
    verbs: tuple[VerbReading, ...] = ()
    nouns: tuple[NounReading, ...] = ()
    enclitic: str = ""
    definite: bool = False
    article: bool = False

    @property
    def citation(self) -> str:
        """The folded form under which a dictionary has this noun: its singular, of adjectives the masculine."""
        return self.nouns[0].citation if self.nouns else self.rest.removeprefix("ال")


_PRIORITY = (
    ("preposition", "P"), ("relative", "R"), ("negation", "Z"), ("particle", "T"),
    ("demonstrative", "D"), ("conjunction", "C"), ("pronoun", "O"), ("adverb", "B"),
)  # fmt: skip
_WITH_HAMZA = (
    "أن أنه أنها أنهم أننا أنني أني إن إنه إنها إنهم إننا إنني إني بأن لأن كأن كي لكي عندما حينما بعدما قبلما بينما حيث حين "
    "ريثما طالما كلما مهما لو إذا فيما مثلما ألا لئلا أنهما إنهما كيلا كيف متى أين هل إذ لما مما كما حسبما "
    "ماذا لماذا كم بحيث كأنما كيفما وقتما حالما لكيلا مادام مادامت أينما حيثما"
)
SUBORDINATORS = frozenset(_WITH_HAMZA.split()) | frozenset(
    _WITH_HAMZA.replace("أ", "ا").replace("إ", "ا").split()
)
NOUNISH = frozenset(
    [
        "مثل",
        "شبه",
        "بناء",
        "نتيجة",
        "جنب",
        "قصد",
        "وسط",
        "أعلى",
        "أسفل",
        "أقصى",
        "جانب",
        "بدل",
        "عوض",
        "ردا",
        "فضلا",
        "علاوة",
        "إضافة",
    ]
)
"""Prepositions that are read as the nouns that they are too."""
_TAKES_CLAUSE = frozenset(["منذ", "مذ", "حتي", "حين", "يوم", "بعدما", "قبلما"])
_VERBAL_PARTICLES = frozenset(["قد", "لقد", "سوف", "لم", "لن"])


def tag(tokens: list[Token], words: list[Word | None], first: int, last: int) -> list[Tagged]:
    """Tag the sentence `tokens[first:last]`; `words` are parallel to `tokens` (None for what is no word)."""
    found: list[Tagged] = []
    for i in range(first, last):
        token, word = tokens[i], words[i]
        if word is None:
            kind = {"number": "#", "latin": "X"}.get(token.kind, ".")
            found.append(_unanalysed(kind, token.form))
            continue
        if not word.verbs:
            if not word.function and word.form not in _BY_CONTEXT:
                found.append(_noun(word))
                continue
            if not word.nouns and word.form not in _FUNCTIONS_BY_CONTEXT:
                function = _function(token.text, word)
                if function is not None:
                    found.append(function)
                    continue
        previous = found[-1] if found else None
        found.append(
            _settle(
                token,
                word,
                previous,
                found,
                tokens[i + 1] if i + 1 < last else None,
                words[i + 1] if i + 1 < last else None,
                words[i + 1 : min(i + 1 + _AHEAD, last)],
            )
        )
    return found


@remembered
def _unanalysed(tag: Tag, form: str) -> Tagged:
    """The reading of what is no Arabic word."""
    return Tagged(tag, "", form)


_BY_CONTEXT = frozenset({"فقد", "لما", "ولما", "كم", "لقاء"})
"""What may be no noun even where it is known for neither a verb nor a function word."""
_FUNCTIONS_BY_CONTEXT = _BY_CONTEXT | {"علي"}
"""Function words that what stands beside them may make something else."""
_AHEAD = 8
"""How many words further a word may look for what settles it."""


def _settle(
    token: Token,
    word: Word,
    previous: Tagged | None,
    before: list[Tagged],
    after: Token | None,
    next_word: Word | None,
    ahead: list[Word | None],
) -> Tagged:
    if word.form == "فقد" and next_word is not None and (_perfect(next_word) or _told(next_word)):
        return Tagged("T", "ف", "قد")  # فقد أُحرقت
    if (
        "adverb" in word.function
        and word.form.endswith("ا")
        and previous is not None
        and previous.tag == "N"
        and not previous.definite
        and previous.rest.endswith("ا")
        and any(n.base == previous.rest[:-1] for n in previous.nouns)
        and word.nouns
    ):
        return _noun(word)  # مصدرا محليا
    if (
        "adverb" in word.function
        and word.form.endswith("يا")
        and previous is not None
        and previous.tag == "#"
    ):
        return _noun(word)  # نحو 30 عسكريا
    if word.form == "علي" and next_word is not None and _on_all(next_word):
        return Tagged("P", "", "علي")  # علي كل الناس, as careless sites write
    if word.form.startswith("برد"):
        answer = _with_an_answer(word, before)
        if answer is not None:
            return answer
    if word.rest in _rather_nouns() and word.nouns:
        return _noun(word)
    spelt_out = (
        bool(word.verbs)
        and "preposition" in word.function
        and ("ّ" in token.text or _tells(word, previous, next_word, ahead) or _voices(word, ahead))
    )  # بيّن، عبّر عن
    if word.form in ("لما", "ولما") and next_word is not None and _has_object(next_word):
        return Tagged("R", word.form[:-1], "ما")  # شكره لما قدمه
    if (
        word.form == "من"
        and previous is not None
        and previous.rest == "كل"
        and next_word is not None
        and (_perfect(next_word) or any(v.lemma == "كون.1" for v in next_word.verbs))
    ):
        return Tagged("R", "", "من")  # على كل من كان في الصالة
    if word.form == _IN_RETURN and (
        (after is not None and after.kind == "number")
        or (next_word is not None and next_word.form in _PRICES)
    ):
        return Tagged("P", "", _IN_RETURN)  # أطلق سراحه لقاء 40 ألف دولار
    if word.form == "من" and next_word is not None and _they_do(next_word):
        return Tagged("R", "", "من")  # بسجن من يطالبون بالعدالة
    if word.form == "قبلي" and previous is not None and previous.tag == "N" and not previous.definite:
        return _noun(word)  # فصيل قبلي
    if word.form == "فجرا" and _two_before(previous) and _may_be_object(next_word):
        return _verb(tuple(v for v in word.verbs if not v.prefix), word)  # مهاجمين فجرا سيارتين
    if word.form == "راي" and token.text.endswith("أي") and word.nouns:
        return _noun(word)  # له رأي آخر, and not رأى
    if word.form == "كم" and previous is not None and previous.tag == "#":
        return Tagged("N", "", "كم")  # 5 كم
    if (
        word.function
        and not spelt_out
        and not (word.function_prefix == "ف" and any(not v.prefix for v in word.verbs))
    ):
        function = _function(token.text, word)
        if function is not None:
            return function
    verbs = word.verbs
    if (
        previous is not None
        and previous.tag in ("N", "X")
        and verbs
        and all(v.enclitic == "ك" for v in verbs)
    ):
        return _noun(word)  # سهم أدنك: nothing is done to a reader
    if (
        word.rest.startswith("ال")
        and _hamza_first(token, word)
        and any(v.features.person == 3 for v in verbs)
        and not is_number_word(word.rest)
        and all(n.base == word.rest or n.definite for n in word.nouns)
    ):
        return _verb(verbs, word)  # وألحق: no article is written with hamza
    if previous is not None and previous.rest == "هكذا" and _of_him(verbs):
        return _verb(verbs, word)  # هكذا لخص المدير ما جرى
    if word.form == "ترفع" and verbs and next_word is not None and next_word.form == "علم":
        return _verb(verbs, word)  # ناقلة ترفع علم بنما
    if word.form in _REACHED and verbs and next_word is not None and next_word.nouns and not next_word.prefix:
        return _verb(verbs, word)  # قصف للمسلحين في البلدة طال سوقا
    if (
        word.form in _CALLS_ITSELF
        and verbs
        and [w.form if w is not None else "" for w in ahead[:2]] in _ON_ITSELF
    ):
        return _verb(verbs, word)  # جماعة تطلق على نفسها «أنصار الوادي»
    if word.form == "صاحب" and next_word is not None and next_word.nouns and not next_word.article:
        return _noun(word)  # صاحب متجر قريب
    if verbs and word.prefix.endswith("ل") and _cut_short(word):
        return _verb(verbs, word)  # وقفت لترد على السؤال
    if word.form in _WAS and verbs and (previous is None or previous.rest not in _CANNES):
        return _verb(verbs, word)  # سيارة كان يستقلها
    if (
        previous is not None
        and previous.tag == "P"
        and not previous.enclitic
        and not word.prefix.startswith(("و", "ف"))
        and previous.rest not in _TAKES_CLAUSE
    ):
        return _noun(word)
    if (
        not verbs
        or token.text.endswith(("اً", "ًا", "ةً", "ٌ", "ٍ"))
        or (
            not word.prefix
            and all(v.prefix for v in verbs)
            and any(n.base == word.form for n in word.nouns)
            and not (word.form in _RATHER_VERBS and previous is None)
        )
    ):
        return _noun(word)
    if word.nouns and (
        _second_of_two(word, before)
        or (previous is not None and previous.rest in _ONE_OF and not previous.enclitic and not word.prefix)
    ):
        return _noun(word)  # إحدى أبرز الفصائل
    if len(before) > 1 and before[-1].rest == '"' and before[-2].rest in _NAMED and before[-2].tag == "N":
        return _noun(word)  # صحيفة «أوفوك»
    if (
        all(v.features.number == "d" for v in verbs)
        and any(n.base == word.form[:-1] for n in word.nouns)
        and not _marked_passive(token, word)
    ):
        if _of_two(previous, before) and not token.text.endswith("ًا"):
            return _verb(verbs, word)
        return _noun(word)  # وفدا
    if any(n.kind == "noun" and n.base == word.form for n in word.nouns) and all(
        v.features.number == "p" and v.features.gender == "f" for v in verbs
    ):
        return _noun(word)  # لجان is no لجأن
    if word.nouns and previous is not None and previous.tag == "N" and all(v.enclitic == "ني" for v in verbs):
        return _noun(word)  # متعاقد مدني: no "he extended me"
    if all(v.enclitic and v.features.person != 3 for v in verbs) and any(
        n.kind in ("active", "passive") for n in word.nouns
    ):
        return _noun(word)  # متهما: no "you died them"
    if (
        word.form.endswith("ا")
        and all(v.enclitic for v in verbs)
        and any(n.kind == "active" and not n.enclitic and n.base == word.form[:-1] for n in word.nouns)
    ):
        return _noun(word)  # منوها بـ: no "they left her"
    if word.form.removeprefix("و").removeprefix("ف") == "قال":
        return _verb(verbs, word)  # وقال: no "and a loather"
    doubled = _doubled(token, word)
    if doubled and (previous is None or previous.tag in _BEFORE_VERBS):
        return _verb(doubled, word)  # حمّل، وفجّر
    final = _spelt_at_the_end(token, word)
    if final and (previous is None or previous.tag in _BEFORE_VERBS or previous.rest == "حتي"):
        return _verb(final, word)
    marked = _marked_passive(token, word)
    if all(v.features.number == "d" for v in verbs) and any(
        n.kind != "noun" and not n.enclitic for n in word.nouns
    ):
        return _noun(word)  # نافيا، توقفا
    verbs = _spelt_so(token, _in_mood(verbs, previous))
    if not marked and _owned(word, previous, before, next_word):
        return _noun(word)
    if previous is None and not marked and _heads_a_title(word, next_word, ahead):
        return _noun(word)
    if word.form in _ANSWERED and next_word is not None and next_word.article and _on_follows(ahead):
        verbs = tuple(v for v in verbs if v.prefix == "و" and v.lemma == "ردد.1") or verbs
    if not _could_be_noun(token, word) or marked or _no_adjective(word, previous):
        return _verb(verbs, word, marked=marked or "ُ" in token.text)
    return (
        _verb(verbs, word) if _reads_as_verb(token, word, previous, before, after, next_word) else _noun(word)
    )


def _hamza_first(token: Token, word: Word) -> bool:
    """Whether a word is written with أ or إ after its proclitics."""
    return lean(token.text)[len(word.prefix) :].startswith(("أ", "إ"))


def _second_of_two(word: Word, before: list[Tagged]) -> bool:
    """Whether a word with و is the second of those that بين stands before: `بين درع الجبل | وفجر العز`."""
    if not word.prefix.startswith("و"):
        return False
    for tagged in before[: -_FIRST_OF_TWO - 1 : -1]:
        if tagged.tag == "P":
            return tagged.rest == "بين" and not tagged.enclitic
        if tagged.tag != "N" or tagged.prefix:
            return False
    return False


_ONE_OF = folded_set("أحد إحدى أي أية")
_FIRST_OF_TWO = 3  # words of the first of two after بين


def _may_be_object(word: Word | None) -> bool:
    """Whether a word is a bare noun, which a verb before it may have for its object."""
    return word is not None and bool(word.nouns) and not (word.prefix or word.function or word.article)


def _two_before(previous: Tagged | None) -> bool:
    """Whether the word before is an indefinite noun of two, by its ending."""
    return (
        previous is not None
        and previous.tag == "N"
        and not previous.definite
        and previous.rest.endswith(("ين", "ان"))
    )


def _of_two(previous: Tagged | None, before: list[Tagged]) -> bool:
    """Whether a word in ا stands right after two of whom a clause is, so that it says what they did or suffered: `أن شخصين | قتلا`."""
    if not _two_before(previous):
        return False
    opens = [t for t in before[-4:-1] if t.rest != '"']
    if len(opens) > 1 and _two_before(opens[-1]):
        opens.pop()  # أن عاملين أجنبيين | خطفا
    return bool(opens) and opens[-1].tag in ("S", ".") and not _clause_has_verb(before)


def _they_do(word: Word) -> bool:
    """Whether a word can only be an imperfect verb of several: `يطالبون`."""
    return (
        word.form.startswith("ي")
        and word.form.endswith(("ون", "وا"))
        and not word.nouns
        and any(v.features.tense != "perfect" and v.features.number == "p" for v in word.verbs)
    )


def _on_all(word: Word) -> bool:
    """Whether a word cannot be the second name of somebody called علي: a quantifier, a demonstrative or a relative pronoun."""
    return not _NO_NAMES.isdisjoint(word.function) and not word.prefix and word.form not in ("بن", "ابن")


_NO_NAMES = frozenset({"pronoun", "demonstrative", "relative"})


def _with_an_answer(word: Word, before: list[Tagged]) -> Tagged | None:
    """`برد` as *with an answer* and no cold, where somebody threatens or promises it: `هدد برد قاس`, `متوعدا برده`."""
    readings = tuple(n for n in word.nouns if n.prefix == "ب" and n.kind == "masdar" and n.base == "رد")
    if not readings or not any(
        not _ANSWERING.isdisjoint((*(v.lemma for v in t.verbs), *(n.lemma for n in t.nouns)))
        for t in before[-_ANSWER_REACH:]
    ):
        return None
    nouns = tuple(n for n in readings if word.form.endswith(n.enclitic or "د")) or readings
    return Tagged("N", "ب", word.form[1:], (), nouns, nouns[-1].enclitic, bool(nouns[-1].enclitic))


_ANSWERING = frozenset({"وعد.5", "هدد.2", "لوح.2", "عهد.5", "نذر.4", "قبل.3", "طلب.3", "حذر.2"})
_ANSWER_REACH = 6


@cache
def _rather_nouns() -> frozenset[str]:
    """The words of `data/homographs.yaml`, folded."""
    return frozenset(fold(w) for w in read_table("homographs")["nouns"])


def _no_adjective(word: Word, previous: Tagged | None) -> bool:
    """Whether a participle cannot describe the noun in the accusative before it, so that the word is its verb: `بياناً قال فيه`."""
    return (
        previous is not None
        and previous.tag == "N"
        and not previous.definite
        and previous.rest.endswith("ا")
        and any(n.base == previous.rest[:-1] for n in previous.nouns)
        and not word.prefix
        and not word.form.endswith(("ا", "ه", "ات", "ين"))
        and all(n.kind in ("active", "passive") for n in word.nouns)
        and any(v.features.tense == "perfect" and not v.prefix for v in word.verbs)
    )


def _tells(word: Word, previous: Tagged | None, next_word: Word | None, ahead: list[Word | None]) -> bool:
    """Whether `بين` is *has shown*: after قد, or, opening the sentence or after كما, before its subject and أن."""
    if next_word is None or not (next_word.article or not next_word.known or previous is None):
        return False
    if previous is None and word.rest != "بين":
        return False
    if previous is None:  # وبين فلان أن
        that = next(
            (n for n, w in enumerate(ahead[1:6], 1) if w is not None and w.form in _THAT_OF_TELLING), 0
        )
        return that > 0 and not any(w is not None and w.prefix.startswith("و") for w in ahead[:that])
    if previous.tag == "T" and previous.rest in ("قد", "لقد"):
        return True
    return previous.rest == "كما" and any(
        w is not None and w.form in ("ان", "انه", "انها") for w in ahead[1:5]
    )


_THAT_OF_TELLING = frozenset({"ان", "انه", "انها", "بان"})


def _voices(word: Word, ahead: list[Word | None]) -> bool:
    """Whether `عبر` is *has voiced*, which needs its عن: `عبر الوزير عن ارتياحه`, not `عبر الحدود عن طريق`."""
    if word.rest != "عبر":
        return False
    for one, two in pairwise(ahead):
        if one is None or two is None or (one.verbs and not one.nouns):
            return False
        if one.form == "عن":
            return two.form not in ("طريق", "بعد")
    return False


def _has_object(word: Word) -> bool:
    """Whether a word can only be a verb with its object pronoun: `قدمه`."""
    return bool(word.verbs) and all(v.enclitic for v in word.verbs) and not word.function


def _cut_short(word: Word) -> bool:
    """Whether the only nouns that a word can be are verbal nouns without their last radical, as only indefinite ones are: `ترد` of `تردى`."""
    return bool(word.nouns) and all(
        n.kind == "masdar"
        and n.lemma is not None
        and n.lemma[2] in "وي"
        and n.lemma[3:] in (".5", ".6")
        and not n.base.endswith("ي")
        for n in word.nouns
    )


def _owned(word: Word, previous: Tagged | None, before: list[Tagged], next_word: Word | None) -> bool:
    """Whether a word that may be a verb with its object is a noun with its owner: `بلغ عددهم`, `رده على`, `ولي عهده`."""
    if not all(v.enclitic for v in word.verbs):
        return False
    if not any(n.enclitic and not n.prefix and n.kind != "active" for n in word.nouns):
        return False
    if previous is not None and previous.tag == "V":
        return previous.verbs[0].lemma not in _AUXILIARIES
    if previous is not None and previous.rest.endswith("ولي") and previous.tag == "N":
        return True
    if (
        previous is not None
        and previous.tag == "N"
        and not (previous.definite or previous.enclitic)
        and any(n.kind == "masdar" for n in previous.nouns)
        and all(n.kind == "masdar" for n in word.nouns if n.enclitic)
    ):
        return not _takes_up(previous, word, next_word)  # وفرض سيطرتها, but هجوم شنه مسلحون
    if previous is not None and previous.tag == "N" and previous.article and _clause_has_verb(before):
        return next_word is None or bool(next_word.prefix or next_word.function)  # أدركت البلدان حاجتها إلى
    if previous is not None and previous.tag not in (".", "C", "B"):
        return False
    if next_word is None or word.prefix:
        return False
    later = not next_word.nouns and any(v.features.tense == "perfect" for v in next_word.verbs)
    return (
        later or next_word.prefix[-1:] in ("ل", "ب", "ك") or not _PHRASE_WORDS.isdisjoint(next_word.function)
    )


def _takes_up(previous: Tagged, word: Word, next_word: Word | None) -> bool:
    """Whether a verb takes up the deed before it by a pronoun and has its subject after it: `هجوم شنه مسلحون`, `قصف نفذه الجيش`."""
    feminine = previous.rest.endswith("ه") or any(n.number == "p" for n in previous.nouns)
    if not any(
        v.enclitic == ("ها" if feminine else "ه") and v.features.tense == "perfect" for v in word.verbs
    ):
        return False
    if next_word is None or next_word.prefix or next_word.function or not next_word.nouns:
        return False
    describes = next_word.rest.endswith(("ي", "يه")) or any(n.kind != "noun" for n in next_word.nouns)
    return not (next_word.article and describes)  # فرض سيطرته الكاملة


_PHRASE_WORDS = frozenset({"preposition", "adverb"})


def _heads_a_title(word: Word, next_word: Word | None, ahead: list[Word | None]) -> bool:
    """Whether a sentence opens with a verbal noun that looks like its verb: `قصف مواقع للحوثيين`, `وقف القتال`,
    `قصف الطيران يوقع قتلى`."""
    if next_word is None or len(word.form) != 3 or next_word.form.endswith("ا"):
        return False
    lemmas = {v.lemma for v in word.verbs}
    readings = [n for n in word.nouns if n.base == word.form]
    if lemmas & (_OF_BODIES | _AUXILIARIES) or not readings:
        return False  # قتل جنود، خطف صحافي
    if any(
        before is not None and later is not None and _main_verb(before, later)
        for before, later in pairwise(ahead)
    ):
        return True
    if not any(n.kind == "masdar" for n in readings):
        return False
    acts = acts_as_people(next_word.rest, next_word.nouns)
    if "وقف.1" in lemmas:
        return not acts and (bool(next_word.nouns) or next_word.article)
    thing = bool(next_word.nouns) and not acts and next_word.known and not next_word.function
    deed_or_many = all(
        not n.enclitic and (n.kind == "masdar" or n.broken or n.number == "p") for n in next_word.nouns
    )
    return thing and not next_word.article and not next_word.prefix and deed_or_many


_OF_BODIES = frozenset(
    {"قتل.1", "جرح.1", "خطف.1", "نقل.1", "طرد.1", "سجن.1", "عزل.1", "نفي.1", "ضرب.1", "جعل.1"}
)
"""Verbs that open titles in the passive, so that what is written after them is whom it befalls; and `جعل`."""


def _main_verb(previous: Word, word: Word) -> bool:
    """Whether a word can only be the verb of a sentence that has opened with its subject: no clause on what stands
    before it, which is definite."""
    return (
        previous.article
        and not previous.function
        and not word.nouns
        and not word.function
        and bool(word.verbs)
        and all(
            v.features.tense == "imperfect"
            and v.features.person == 3
            and v.features.number == "s"
            and not v.prefix
            and not v.enclitic
            for v in word.verbs
            if v.features.tense != "jussive"
        )
        and word.form[:1] == "ي"
    )


_ANSWERED = frozenset({"ورد", "وردت"})


def _on_follows(ahead: list[Word | None]) -> bool:
    """Whether what one answers stands after him who answers: `ورد الوزير على الاتهامات`."""
    return any(w is not None and w.form == "علي" for w in ahead[1:4])


def _spelt_at_the_end(token: Token, word: Word) -> tuple[VerbReading, ...]:
    """The verbs that a word's last letter tells: ى of a perfect, where no noun is written so (`أدى`, `نفى`), and a
    doubled root after و (`وردّ`)."""
    text = token.text
    if text.endswith("ى") and not word.function and word.form not in _COMPARATIVES:
        only_deeds = all(n.kind == "masdar" for n in word.nouns)
        if any(n.broken for n in word.nouns):
            return ()
        return tuple(
            v
            for v in word.verbs
            if v.features.tense == "perfect"
            and v.features.person == 3
            and v.features.number == "s"
            and (only_deeds or not v.lemma.endswith(".1"))
        )
    if text.endswith("ّ") and len(word.form) > 2:
        return tuple(
            v
            for v in word.verbs
            if v.prefix and v.lemma[1:2] == v.lemma[2:3] and v.features.tense == "perfect"
        )
    return ()


def _doubled(token: Token, word: Word) -> tuple[VerbReading, ...]:
    """The perfect verbs that a shadda on the middle radical tells, where the noun so written is but the verbal noun of the simple
    verb, which has none: `حمّل`, `فجّر`."""
    if len(word.rest) != _RADICALS or word.article or any(n.kind != "masdar" for n in word.nouns):
        return ()
    letters = token.text.rstrip("\u064e")
    if letters[-2:-1] != "ّ" and not letters.endswith("َّ" + letters[-1:]):
        return ()
    return tuple(
        v for v in word.verbs if v.lemma.endswith(".2") and v.features.tense == "perfect" and not v.enclitic
    )


_RADICALS = 3
_BEFORE_VERBS = frozenset({"N", "X", "#", ".", "S", "R", "Z", "T", "C", "B"})
_COMPARATIVES = frozenset(
    fold(w) for w in ("أقصى", "أدنى", "أعلى", "أغلى", "أقوى", "أغنى", "أولى", "أرقى", "أسمى", "أنقى", "أذكى")
)


def _in_mood(verbs: tuple[VerbReading, ...], previous: Tagged | None) -> tuple[VerbReading, ...]:
    """The readings that fit the mood: the short jussive (`يستعد` of `يستعيد`, `نشر` of `نشري`) stands only after لم, لا, لما, the
    ل of command and the particles of condition."""
    if previous is not None and (previous.tag in ("Z", "S", "R") or previous.rest in _CONDITIONAL):
        return verbs
    full = tuple(
        v
        for v in verbs
        if not (v.features.tense == "jussive" and (v.features.number == "s" or v.features.person == 1))
        or "ل" in v.prefix
    )
    return full or verbs


def _spelt_so(token: Token, verbs: tuple[VerbReading, ...]) -> tuple[VerbReading, ...]:
    """The readings whose root has the hamza that is written on و: `يؤدي` is not `يودي`."""
    if "ؤ" not in token.text:
        return verbs
    return tuple(v for v in verbs if "ء" in v.lemma) or verbs


_NAMED = folded_set(
    "صحيفة جريدة قناة موقع وكالة مجلة إذاعة راديو شبكة منصة حزب حركة فصيل تنظيم كتيبة لواء سرايا جماعة فيلم كتاب سفينة ناقلة باخرة عملية حملة برنامج بنك شركة مرصد"
)
"""Nouns that bear the name in quotation marks after them."""
_RATHER_VERBS = folded_set("ودان ونظم")
"""Names that at the head of a sentence are rather a verb with و: `ودان الوزير الهجوم`."""
_ADVERBS = frozenset(["هكذا", "هنا", "هناك", "هنالك", "كذلك", "كذا"])
_BEFORE_NOUNS = frozenset(["غير", "عدم", "دون", "بدون", "بلا", "سوي"])
_CONDITIONAL = frozenset(["من", "مهما", "اينما", "ان", "ما", "حيثما", "لما"])


def _told(word: Word) -> bool:
    """Whether a word of four letters or more is in form a perfect verb without a pronoun: `فقد تحدث`, and not `فقد عمله`."""
    return (
        len(word.form) > 3
        and not word.article
        and not word.prefix
        and any(
            v.features.tense == "perfect" and v.features.person == 3 and not v.enclitic and not v.prefix
            for v in word.verbs
        )
        and not any(n.kind == "noun" or n.enclitic for n in word.nouns)
    )


def _perfect(word: Word) -> bool:
    """Whether a word can be a verb in the perfect and is no known noun, but a participle at most (`فقد عاد`)."""
    return any(v.features.tense == "perfect" for v in word.verbs) and not any(
        n.base == word.form and n.kind != "active" for n in word.nouns
    )


def _marked_passive(token: Token, word: Word) -> bool:
    """Whether a damma on the first radical shows a passive perfect (`قُتل`)."""
    place = token.text.find("ُ")
    augmented = word.rest.startswith("ا") and len(word.rest) > 4  # احتُجز، استُهدف
    return 0 < place <= len(word.prefix) + (3 if augmented else 1) and any(
        v.features.tense == "perfect" and v.features.voice == "passive" for v in word.verbs
    )


@remembered
def _function(written: str, word: Word) -> Tagged | None:
    classes = word.function
    surface = lean(written)
    bare = surface[len(word.function_prefix) :] if len(surface) > len(word.function_prefix) else surface
    if bare in NOUNISH and not word.function_enclitic:
        return None
    if bare in SUBORDINATORS or (
        word.function_enclitic
        and "adverb" not in classes  # حينها
        and bare.removesuffix(word.function_enclitic) in SUBORDINATORS
    ):
        return Tagged("S", word.function_prefix, word.rest, enclitic=word.function_enclitic)
    if bare in _VERBAL_PARTICLES:
        return Tagged("Z" if bare in ("لم", "لن") else "T", word.function_prefix, word.rest)
    if bare == "أي":
        return Tagged("O", word.function_prefix, word.rest)  # أي صلة
    for name, label in _PRIORITY:
        if name in classes:
            if label in ("O", "B") and word.nouns and word.nouns[0].definite:
                return None
            return Tagged(label, word.function_prefix, word.rest, enclitic=word.function_enclitic)
    return None


@remembered
def _noun(word: Word) -> Tagged:
    """The noun reading of a word."""
    nouns = tuple(n for n in word.nouns if n.prefix == word.prefix) or word.nouns
    enclitic = nouns[0].enclitic if nouns else ""
    if enclitic == "ي":
        enclitic = ""  # قيمي is rather of values than my values
    return Tagged(
        "N", word.prefix, word.rest, (), nouns, enclitic, word.article or bool(enclitic), word.article
    )


@remembered
def _verb(verbs: tuple[VerbReading, ...], word: Word, *, marked: bool = False) -> Tagged:
    best = verbs if len(verbs) == 1 else _likeliest(verbs, marked=marked)
    first = best[0]
    prefix = first.prefix + ("س" if first.future else "")
    return Tagged("V", prefix, word.form[len(prefix) :], best, word.nouns, first.enclitic)


def _likeliest(verbs: tuple[VerbReading, ...], *, marked: bool) -> tuple[VerbReading, ...]:
    costs = [_cost(v) for v in verbs]
    least = min(costs)
    best = [v for v, cost in zip(verbs, costs, strict=True) if cost == least]
    active = {v.lemma for v in best if v.features.voice == "active" and v.features.person == 3}
    if active and not marked:  # يدعي is rather *he alleges* than *he is called*
        best = [v for v in best if v.lemma in active]
    return tuple(sorted(best, key=_rarity))


_LIKELY = frozenset(
    [
        "مكن.4",
        "وجب.1",
        "جري.1",
        "ظهر.1",
        "لقي.5",
        "كون.1",
        "عود.1",
        "وضح.4",
        "طلق.4",
        "حبب.4",
        "شرف.4",
        "وفي.5",
        "ولي.5",
        "قوم.4",
        "نشء.4",
        "نتج.4",
        "ريد.4",
        "عرب.4",
        "وجد.1",
        "همم.1",
        "لزم.4",
        "ميز.2",
        "دعو.1",
    ]
)
"""The likeliest of verbs that are written alike (`يمكن` is rather *can* than *enables*)."""


def _rarity(verb: VerbReading) -> tuple[bool, bool]:
    return verb.lemma not in _LIKELY, verb.features.tense == "jussive" and "ل" not in verb.prefix


def _cost(verb: VerbReading) -> int:
    """How far-fetched a reading is: duals, second persons and feminine plurals are rare in news (`ودعا` is و + دعا)."""
    features = verb.features
    rare = (
        (features.number == "d")
        + (features.person == 2)
        + (features.number == "p" and features.gender == "f")
        + (features.voice == "passive" and verb.lemma.endswith((".3", ".6")))  # ووعد
    )
    farewell = 2 * (verb.lemma == "ودع.2")  # ودعت is rather و + دعت
    return 3 * rare + 2 * (features.person == 1) + len(verb.prefix) + (2 if verb.enclitic else 0) + farewell


def _could_be_noun(token: Token, word: Word) -> bool:
    """Whether a word with a verb reading may also be a noun."""
    if token.text.endswith(("ة", "اً", "ًا")):
        return True
    if any(n.kind != "noun" or not n.enclitic for n in word.nouns):
        return True
    form = word.form
    if form[:1] in "يت" or (form[:2] in ("سي", "ست", "وي", "وت", "في") and len(form) > 4):
        return False
    # A bare three-letter perfect is homograph with its verbal noun; longer or suffixed ones, and those in ي, rarely are.
    return (
        len(word.rest) <= 4
        and not word.rest.endswith("ي")
        and any(
            v.lemma.endswith(".1")
            and v.features.tense == "perfect"
            and v.features.person == 3
            and v.features.number == "s"
            for v in word.verbs
        )
    )


def _whose(word: Word, next_word: Word | None) -> bool:
    """Whether a word that is a perfect with a pronoun by its letters is rather somebody's something, of which a verb goes on to tell:
    `إن فرقها أعادت التيار`."""
    perfect = all(v.enclitic and v.features.tense == "perfect" for v in word.verbs)
    told = next_word is not None and bool(next_word.verbs) and not next_word.prefix.startswith(("و", "ف"))
    return perfect and any(n.enclitic and (told or n.kind == "noun") for n in word.nouns)


def _reads_as_verb(
    token: Token,
    word: Word,
    previous: Tagged | None,
    before: list[Tagged],
    after: Token | None,
    next_word: Word | None,
) -> bool:
    verbs = word.verbs
    if any(
        v.future and (v.features.person != 1 or v.features.number == "p" or "أ" in token.text) for v in verbs
    ):
        return not (
            all(v.enclitic for v in verbs)
            and any(n.base == word.form and n.kind == "noun" for n in word.nouns)
        )  # and سادس is no سأدس, سيبراني no سيبرئني
    features = _in_mood(verbs, previous)[0].features
    imperfect = any(v.features.tense in ("imperfect", "jussive") for v in verbs)
    if (
        imperfect
        and all(v.features.person != 3 for v in verbs if v.features.tense != "perfect")
        and not any(v.features.tense == "perfect" for v in verbs)
        and (word.nouns or (previous is not None and previous.tag in ("P", "N")))
    ):
        # first and second persons are rare in news prose: نقل, أعلن
        return (
            previous is not None
            and previous.tag in ("T", "Z", "S")
            and not any(n.definite for n in word.nouns)
        )
    if (
        previous is not None
        and previous.tag in ("P", "D")
        and previous.rest not in _ADVERBS  # هكذا لخص
        and not (previous.rest == "ذلك" and not word.article)  # إلى ذلك قتلت, but ذلك القصف
        and not previous.enclitic  # من جانبه أبان
        and previous.rest not in _TAKES_CLAUSE
        and not word.prefix.startswith(("و", "ف"))
    ):
        return False
    if (
        previous is not None
        and previous.rest in ("لا", "ولا")
        and verbs
        and all(v.features.tense == "perfect" for v in verbs)
    ):
        return False  # لا شك، لا خوف
    if previous is not None and previous.tag in ("T", "Z", "R"):
        return previous.rest not in _BEFORE_NOUNS
    if previous is not None and previous.tag == "S":
        if (
            previous.rest == "ان"
            and _whose(word, next_word)
            and len(before) > 1
            and before[-2].tag in ("N", "X")
        ):
            return False  # قالت الشركة إن فرقها
        if (
            previous.rest == "ان"
            and any(v.features.number != "d" for v in verbs)
            and not any(n.base == word.form for n in word.nouns)
        ):
            return True  # إن ظلت البوابة موصدة
        if (
            _taken_up(previous, word)
            and next_word is not None
            and (
                next_word.article
                or is_number_word(next_word.form)
                or (next_word.form.endswith(("ا", "ات")) and not next_word.prefix and bool(next_word.nouns))
                or (next_word.prefix == "ب" and bool(next_word.nouns) and len(word.form) == _RADICALS)
                or _things(next_word)
            )
        ):
            return True  # إنه فتح تحقيقا, أنه دفع بتعزيزات, أنه قصف مواقع
        return imperfect or previous.rest in (
            "هل",
            "عندما",
            "حينما",
            "بعدما",
            "حيث",
            "فيما",
            "بينما",
            "حين",
            "مما",
            "كما",
            "لما",
            "حسبما",
            "مثلما",
            "اذ",
            "اذا",
            "لو",
        )
    if (
        previous is not None
        and previous.rest in ("هو", "هي")
        and len(word.form) == 3
        and any(n.kind == "noun" and n.base == word.form for n in word.nouns)
    ):
        return False  # وهو رقم نفته القيادة
    if (
        previous is not None
        and previous.rest in ("هو", "هي", "وهو", "وهي")
        and word.form in _STUDENTS
        and (next_word is None or next_word.prefix != "ب")
    ):
        return False  # هو طالب هندسة, but هو طالب بالتحقيق
    if (
        previous is not None
        and previous.rest == "حتي"
        and any(v.enclitic and v.features.tense == "perfect" for v in verbs)
        and next_word is not None
        and next_word.article
    ):
        return True  # حتى توعدها الاتحاد
    opens = previous is None or previous.tag in (".", "B", "C", "O") or previous.rest == "ذلك"
    has_verb = _clause_has_verb(before)
    if next_word is not None and _nominative(next_word) and _of_him(verbs) and not has_verb:
        return True  # خطف مسلحون, قتل جنديان: no verbal noun has the nominative after it
    noun_known = any(
        (not n.enclitic or (n.kind == "masdar" and word.form.startswith("ت")))
        and not (n.prefix == "ف" and not verbs[0].prefix)  # دبابات روسية فتحت النار: no ف before تحت
        for n in word.nouns
    )
    suffixed = any(
        v.features.gender == "f" or v.features.number != "s" for v in verbs if v.features.tense == "perfect"
    )
    if imperfect and word.form[:1] in "يتو" and not noun_known:
        return True
    if (
        imperfect
        and not has_verb
        and word.form.startswith("ي")
        and previous is not None
        and previous.tag in ("N", "X")
        and next_word is not None
        and not next_word.article
        and any(n.kind == "masdar" for n in next_word.nouns)
    ):
        return True  # الأردن يدين اقتحام
    headline = (
        not has_verb and previous is not None and previous.tag in ("N", "X") and word.form.startswith("ت")
    )
    if (
        imperfect
        and headline
        and next_word is not None
        and not next_word.function
        and not word.article
        and len(before) < 5
    ):
        return True  # اشتباكات براك تخلف قتلى
    if (
        previous is not None
        and previous.tag == "N"
        and not previous.definite
        and any(v.features.tense == "perfect" and v.features.person == 3 for v in verbs)
        and all(v.enclitic for v in verbs)
        and next_word is not None
        and (next_word.article or (bool(next_word.nouns) and not next_word.prefix and not next_word.function))
    ):
        return True  # غارة شنها الطيران, غارة شنها طيران التحالف
    if (
        previous is not None
        and previous.tag == "N"
        and not previous.definite
        and features.tense == "perfect"
        and features.person == 3
        and not word.nouns
        and not word.prefix
        and next_word is not None
        and next_word.article
    ):
        return True  # قصف مدفعي طال السوق
    if (
        previous is not None
        and previous.tag == "N"
        and not previous.definite
        and features.tense == "perfect"
        and features.person == 3
        and not word.prefix
        and next_word is not None
        and ("preposition" in next_word.function or next_word.form in _DURING_IT)
        and (bool(next_word.function_enclitic) or word.form in _HAPPENED or next_word.form in _DURING_IT)
        and previous.rest not in _RANKS
    ):
        return True  # خطوة رد عليها القضاة, هجوم وقع في البلدة
    if previous is not None and word.form in _BEFALLING and _somebody_indefinite(previous):
        return True  # جنازة شرطي قتل في هجوم
    conjunct = verbs[0].prefix.startswith(("و", "ف")) and (
        bool(word.prefix) or all(n.prefix for n in word.nouns)  # الذي فاز فيلمه
    )
    if word.prefix.startswith("ف") and verbs[0].prefix.startswith("ف") and features.person == 3:
        return True  # أما فلان فقال
    if opens:
        if previous is not None and previous.tag == "." and previous.rest in ('"', "(") and has_verb:
            return suffixed
        # an opening bare noun in construct (قصف مواقع) against a verb (قصف الطيران): the article after it tells
        if previous is None or not has_verb or conjunct:
            return True
        return suffixed or (next_word is not None and next_word.rest.startswith("ال"))
    if conjunct and next_word is not None and _nominative(next_word) and _of_him(verbs):
        return True  # وجرح آخران
    counted = next_word is not None and is_number_word(next_word.form)
    if conjunct and counted and previous is not None and previous.tag == "V" and _of_him(verbs):
        return True  # قُتل | وجرح سبعة: nothing stands between for a noun to be joined to
    if conjunct and _one_of_deeds(word, before):
        return False  # ضرورة وقف القتال وإدخال المساعدات وتبادل الأسرى
    if conjunct:
        masdars_before = (
            previous is not None
            and previous.tag == "N"
            and (previous.rest in _LIKE_VERBAL_NOUNS or any(n.kind == "masdar" for n in previous.nouns))
        )
        opens_next = next_word is not None and (
            next_word.article
            or not next_word.known
            or "preposition" in next_word.function
            or bool(next_word.function_enclitic)  # وقتل خلالها متظاهر
        )
        number_next = after is not None and after.kind == "number"
        if word.rest == "طالب" and next_word is not None and next_word.prefix == "ب" and next_word.nouns:
            return next_word.rest.removeprefix("ال") not in _SCHOOLS  # وطالب بتحقيق, no student of a school
        return suffixed or _goes_on(word, before) or ((opens_next or number_next) and not masdars_before)
    if suffixed and not noun_known:
        return True
    if (
        len(before) > 1
        and before[-1].rest == "وقت"
        and before[-2].rest == "في"
        and any(v.features.tense == "perfect" and v.features.person == 3 for v in verbs)
    ):
        return True  # في وقت نفت الوزارة
    if previous is not None and previous.tag == "V":
        hers = imperfect and all(f.gender == "f" for f in (v.features for v in verbs) if f.tense != "perfect")
        other = hers and previous.rest in _HE_WAS  # كان تحالف معارض دعا: an alliance, and not "she allies"
        return previous.verbs[0].lemma in _AUXILIARIES and ((imperfect and not other) or not noun_known)
    if (
        previous is not None
        and ((not has_verb and previous.definite) or (word.form in _CLAIMING and previous.tag == "N"))
        and next_word is not None
        and next_word.form in _THAT_OF_TELLING
        and any(v.features.tense == "perfect" and v.features.person == 3 for v in verbs)
    ):
        return True  # الناطق أوضح أن
    if previous is not None and previous.article and _what_is_told_of(word, before):
        return False  # منذ إعلان الجيش عزل الرئيس, بعد تبني الحزب الأربعاء قتل شرطيين
    if not has_verb and features.tense == "perfect" and previous is not None and previous.tag in ("N", "X"):
        # subject first: الجيش قصف مواقع
        keeps_nun = previous.rest.endswith(("ين", "ان", "ون")) and any(
            n.number in ("d", "p") for n in previous.nouns
        )
        if keeps_nun and next_word is not None and next_word.article:
            return True  # بعد يومين طالب البرلمان
        accusative = previous.rest.endswith("ا") and (
            (len(before) > 1 and before[-2].tag == "S")  # إن انفجارا هز
            or (
                len(before) > 2 and before[-3].tag == "S" and before[-2].rest.endswith("ا")
            )  # أن مصدرا محليا تحدث
        )
        opened = (
            len(before) > 2
            and before[0].tag in ("P", "B")
            and before[-2].tag == "N"
            and next_word is not None
            and next_word.article
        )  # وفي سياق متصل ذكر الناطق
        return previous.definite or not previous.nouns or accusative or not word.nouns or opened
    return bool(imperfect and not noun_known)


_IN_RETURN = fold("لقاء")
_PRICES = folded_set("فدية مبلغ أجر مال مليون ألف عشرات مئات")
_STUDENTS = folded_set("طالب طالبة")
_WAS = folded_set("كان وكان فكان كانت وكانت فكانت تم وتم فتم")
_HE_WAS = folded_set("كان وكان فكان")
_CANNES = folded_set("مهرجان مدينة في")
"""Words before the town of that name."""
_RANKS = folded_set("اول اخر اي كل ابرز اسرع ثاني ثالث بعض احدث")
"""Words that rank or count the deed after them: `في أول رد عليها`."""


def _nominative(word: Word) -> bool:
    """Whether a word is a plural or dual of people in the nominative by its ending: `مسلحون`, `جنديان`."""
    if word.prefix or word.article or word.verbs:
        return False
    number = "p" if word.rest.endswith("ون") else "d" if word.rest.endswith("ان") else ""
    return bool(number) and any(n.number == number and n.base != word.rest for n in word.nouns)


def _of_him(verbs: tuple[VerbReading, ...]) -> bool:
    """Whether a word can be a perfect verb of the third person singular."""
    return any(
        v.features.tense == "perfect"
        and v.features.person == 3
        and v.features.number == "s"
        and not v.enclitic
        for v in verbs
    )


def _goes_on(word: Word, before: list[Tagged]) -> bool:
    """Whether an imperfect after و has the person of the imperfect before it, and its noun is but a deed: `تحاصر منزلا … وتطلق`."""
    earlier = next((t for t in reversed(before) if t.tag == "V"), None)
    if earlier is None or word.form[1:2] not in ("ي", "ت") or earlier.rest[:1] != word.form[1:2]:
        return False
    if before[-1].tag in ("P", "V") or any(n.kind == "masdar" for n in before[-1].nouns):
        return False
    return (
        all(v.features.tense in ("imperfect", "jussive") for v in earlier.verbs)
        and any(v.features.tense == "imperfect" and v.features.person == 3 for v in word.verbs)
        and all(n.kind == "masdar" and not n.enclitic for n in word.nouns)
    )


def _taken_up(previous: Tagged, word: Word) -> bool:
    """Whether a word can be the perfect verb of the pronoun of `إنه`, and its noun only a deed: `إنه رفض المقترح`, not `إنه حق الشعب`."""
    masculine, feminine = previous.rest.endswith("انه"), previous.rest.endswith("انها")
    return (
        (masculine or feminine)
        and all(n.kind == "masdar" for n in word.nouns)
        and any(
            v.features.tense == "perfect"
            and v.features.person == 3
            and v.features.number == "s"
            and v.features.gender == ("m" if masculine else "f")
            and not v.prefix
            for v in word.verbs
        )
    )


def _one_of_deeds(word: Word, before: list[Tagged]) -> bool:
    """Whether a word with و that can be a verbal noun stands in a row of such nouns with و, no verb since the one before."""
    if not any(n.kind == "masdar" and not n.enclitic for n in word.nouns):
        return False
    for tagged in reversed(before[-_ROW:]):
        if tagged.tag in ("V", "S", "R", ".", "Z"):
            return False
        if tagged.tag == "N" and tagged.prefix == "و" and any(n.kind == "masdar" for n in tagged.nouns):
            return not tagged.definite
    return False


def _what_is_told_of(word: Word, before: list[Tagged]) -> bool:
    """Whether a word that can be a verbal noun stands behind a noun of announcing or claiming and who does it, no verb in between."""
    if word.prefix or not any(n.kind == "masdar" for n in word.nouns):
        return False
    for tagged in reversed(before[-_ROW:]):
        if tagged.tag in ("V", "S", "R", ".", "Z"):
            return False
        if tagged.rest in _TOLD_OF and not tagged.article:
            return True
    return False


_TOLD_OF = folded_set("إعلان تبني")
_ROW = 5  # tokens back to the deed before in a row


def _things(word: Word) -> bool:
    """Whether a word can only be several things or a site, to which something is done, and describes nothing: `مواقع`, `مبنى`."""
    if word.prefix or word.article or word.verbs:
        return False
    return any((n.broken or n.base in SITES) and not n.enclitic for n in word.nouns)


def _somebody_indefinite(tagged: Tagged) -> bool:
    """Whether a word is for one person not told before, who owns no killing and commits none: `شرطي`, but not `مرتكب`."""
    if tagged.tag != "N" or tagged.definite or tagged.enclitic or tagged.rest in _COMMITTING:
        return False
    one = not any(n.number in ("p", "d") or n.broken for n in tagged.nouns)
    return one and acts_as_people(tagged.rest, tagged.nouns)


_BEFALLING = folded_set("قتل خطف جرح")
_COMMITTING = folded_set("مرتكب منفذ مدبر محاول شاهد")
_CLAIMING = folded_set("زعم ذكر أكد أعلن أوضح ادعى")
_REACHED = folded_set("طال")
_CALLS_ITSELF = folded_set("تطلق يطلق أطلقت أطلق يطلقون")
_ON_ITSELF = tuple([fold("على"), fold(w)] for w in ("نفسه", "نفسها", "أنفسهم"))
_DURING_IT = folded_set("خلاله خلالها أثناءه أثناءها إثره إثرها بعده بعدها")
_HAPPENED = folded_set("وقع جرى حدث دار نشب عثر")
"""Verbs that say of an event where or when it was."""
_SCHOOLS = folded_set(
    "جامعة كلية مدرسة معهد صف قسم مرحلة سنة ثانوية دكتوراه ماجستير أكاديمية إعدادية متوسطة فصل"
)
_LIKE_VERBAL_NOUNS = frozenset({"مقتل", "مصرع", "مجزره", "سقوط", "المقتل", "نزوح", "احراق"})
_AUXILIARIES = KANA | BEGINNING


_INSERT = 5  # tokens of a day, a place or a name between two commas, through which a clause goes on


def _clause_has_verb(before: list[Tagged]) -> bool:
    i = len(before) - 1
    while i >= 0:
        item = before[i]
        if item.tag == "V" and not all(v.lemma == "كون.1" for v in item.verbs):
            return True
        if item.tag == "." and item.rest == "،":
            opening = next(
                (
                    j
                    for j in range(i - 1, max(-1, i - 2 - _INSERT), -1)
                    if before[j].tag in (".", "V", "S", "R")
                ),
                -1,
            )
            if (
                opening >= 0
                and before[opening].tag == "."
                and before[opening].rest == "،"
                and i - opening > 1
            ):
                i = opening - 1  # أعلنت الوزارة، الاثنين، فرض عقوبات
                continue
            return False
        if item.tag in ("S", "R") or (item.tag == "." and item.rest in ("؛", ":", "..", "...")):
            return False
        i -= 1
    return False
