"""What a word can be: its clitics, and its readings as verb, noun or function word.

A reading is settled by `language.tagging` in its sentence; here stands what is possible out of context. Each
word type is analysed once and remembered, so that running text costs a dictionary look-up a token.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from isnad.language.clitics import (
    BEFORE_PRONOUN,
    DEMONSTRATIVES,
    FOREIGN_W,
    HAMZA_AFTER_ARTICLE,
    SHORT_PRONOUNS,
    TAKES_PRONOUN,
    bases_in_maqsura,
    conjunctions_of,
    enclitics_of,
    hamza_second,
    noun_bases,
    noun_splits,
    pronoun_cost,
    rest_of,
)
from isnad.language.conjugation import Features, conjugate
from isnad.language.derivation import Derived, derived
from isnad.language.folding import FOREIGN_FORMS, INVISIBLE, MARKS, PRESENTATION, TATWEEL, fold
from isnad.language.plurals import Singulars, singulars
from isnad.language.tokens import BREAKS
from isnad.language.wordlists import WordLists, word_lists

_LEAN: dict[int, str | None] = {
    **{ord(c): None for c in MARKS + TATWEEL + INVISIBLE},
    **PRESENTATION,
    **{ord(c): plain for c, plain in FOREIGN_FORMS.items()},
}
_COMBINING_HAMZA = re.compile("[\u0653-\u0655]")


class VerbEntry(NamedTuple):
    """A verb of the lexicon: radicals (`ء` for hamza), form, imperfect vowel where needed, verbal nouns."""

    root: str
    form: int
    vowel: str | None = None
    masdars: tuple[str, ...] = ()

    @property
    def lemma(self) -> str:
        """The verb's key, as `هجم.3`."""
        return f"{self.root}.{self.form}"


class VerbReading(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A word read as a verb: its lemma, features, proclitics and object pronoun (folded, or empty). Compared by identity."""

    lemma: str
    features: Features
    prefix: str
    future: bool
    enclitic: str


class NounReading(msgspec.Struct, frozen=True, gc=False):
    """A word read as a noun. `base` is its folded form without article, clitics and regular ending; `number`
    is `s`, `d` or `p` where the ending tells; `kind` is `noun`, `masdar`, `active` or `passive`, the last
    three with the verb's `lemma`; `prefix` holds و ف ب ل ك, the article is `definite`; `citation` is the folded
    form under which a dictionary has the noun: the singular, of adjectives the masculine; `broken` tells a
    broken plural, which no ending shows."""

    base: str
    prefix: str
    definite: bool
    enclitic: str
    number: str
    kind: str = "noun"
    lemma: str | None = None
    citation: str = ""
    broken: bool = False


class Word(msgspec.Struct, frozen=True, eq=False, gc=False):
    """All that a word type can be; compared by identity, as each is made once.

    `function` names its classes as a function word (`preposition` …), `prefix` and `rest` its likeliest split
    into proclitics and the word proper (article kept), `known` whether that is attested, `article` whether
    what is left begins with the article.
    """

    form: str
    function: tuple[str, ...]
    function_prefix: str
    function_enclitic: str
    verbs: tuple[VerbReading, ...]
    nouns: tuple[NounReading, ...]
    prefix: str
    rest: str
    known: bool
    article: bool


def normal_root(root: str) -> str:
    """Radicals as the conjugator wants them: every hamza as ء."""
    return root.translate(str.maketrans("أإآؤئا", "ءءءءءء"))


def lean(surface: str) -> str:
    """The word in plain letters without marks, tatweel and breaks, hamza seats kept."""
    if _COMBINING_HAMZA.search(surface):
        surface = unicodedata.normalize("NFC", surface)
    word = surface.translate(_LEAN)
    return word if word.isalpha() else BREAKS.sub("", word) or word


class Vocabulary(msgspec.Struct, array_like=True, gc=False):
    """What the analyser knows, as plain data that can be stored. Made by `vocabulary`.

    `forms` maps each written verb form to its readings, each a number: the place of its lemma in `lemmas`
    times `SHARE` plus that of its features in `features`. `nominals` maps verbal nouns and participles to
    (lemma, kind). `nouns` and `names` are folded, `functions` maps a function word to its classes, `homographs`
    are the nouns that are also verbs as written: nouns only where article or preposition say so; `singulars` maps
    broken plurals to their singulars; `adjectives` are masculine; `in_ha` are
    nouns whose last letter is ه and neither ة nor a pronoun (`وجه`), `in_maqsura` those in ى (`قتلى`).
    """

    lemmas: list[str]
    features: list[Features]
    forms: dict[str, list[int]]
    nominals: dict[str, list[tuple[str, str]]]
    nouns: set[str]
    names: set[str]
    functions: dict[str, tuple[str, ...]]
    homographs: set[str]
    singulars: dict[str, str]
    adjectives: set[str]
    in_ha: set[str]
    in_maqsura: set[str]


WORDS_KEPT = 200_000
"""Word types whose analysis is kept, those met longest ago forgotten first: some 200 MB at most."""
SHARE = 1024
"""More than there are kinds of features."""


def vocabulary(
    verbs: Iterable[VerbEntry],
    nouns: Iterable[str],
    functions: Mapping[str, Iterable[str]],
    names: Iterable[str] = (),
) -> Vocabulary:
    """The vocabulary of these words.

    `verbs` are conjugated in full (one of a root or form that does not exist is left out); `nouns` and
    `names` are known as they stand (names: any word of a known name); `functions` maps a class to its words.
    """
    lemmas: list[str] = []
    kinds: dict[Features, int] = {}
    forms: dict[str, list[int]] = {}
    nominals: dict[str, list[tuple[str, str]]] = {}
    for verb in verbs:
        try:
            paradigm, regular = _paradigm(verb.root, verb.form, verb.vowel)
        except ValueError:
            continue
        lemma, first = verb.lemma, len(lemmas) * SHARE
        lemmas.append(lemma)
        for form, features in paradigm:
            code = first + kinds.setdefault(features, len(kinds))
            readings = forms.get(form)
            if readings is None:
                forms[form] = [code]
            elif code not in readings:
                readings.append(code)
        listed = [(fold(m), "masdar") for m in verb.masdars]
        own = [(d.form, d.kind) for d in regular if not (listed and d.kind == "masdar")]
        for form, kind in listed + own:
            known = nominals.setdefault(form, [])
            if (lemma, kind) not in known:
                known.append((lemma, kind))
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in functions.items():
        for word in words:
            classes[word] = (*classes.get(word, ()), name)
    listed = word_lists()
    return Vocabulary(
        lemmas,
        list(kinds),
        forms,
        nominals,
        {w for w in map(fold, nouns) if not _carries_clitic(w, listed, 3)} | listed.nouns,
        {w for w in map(fold, names) if not (_carries_clitic(w, listed) or _conjugated(w, forms))}
        | listed.names,
        classes,
        set(listed.homographs),
        singulars(),
        set(listed.adjectives),
        set(listed.in_ha),
        set(listed.in_maqsura),
    )


def _conjugated(word: str, forms: Mapping[str, object]) -> bool:
    """Whether a word is a verb of *they*, whatever place is written so: `اوقفوا`."""
    return word.endswith("وا") and word in forms


def _carries_clitic(word: str, listed: WordLists, least_after_b: int = 4) -> bool:
    """Whether a word comes from inside a longer name, with a proclitic on it: `وحقوق`, `لكرة`, `باعمال`, `باسم`."""
    if word in listed.cut:
        return True
    if word in listed.nouns or word in listed.names:
        return False
    if word[:1] in ("و", "ف") and word[1:] in ("كان", "كانت", "قال", "قالت"):
        return True
    least = {"و": 3, "ل": 3, "ب": least_after_b}.get(word[:1])
    return least is not None and len(word) > least and word[1:] in listed.nouns


_REGULAR = frozenset("بجحخرشعغفقكلمهسصضطظدذزث")
_CHANGES_EIGHTH = frozenset("صضطظدذزث")
_BLANKS = "\ue001\ue002\ue003\ue004"


def _paradigm(root: str, form: int, vowel: str | None) -> tuple[list[tuple[str, Features]], list[Derived]]:
    """The forms of a verb to be read and its regular derivatives; raises ValueError as `conjugate` does.

    Roots of letters that change nothing and meet no letter of an affix share the paradigm of their form,
    which is conjugated once with blanks for radicals.
    """
    if (
        not _REGULAR.issuperset(root)
        or any(a == b for a, b in pairwise(root))
        or (form == 8 and root[0] in _CHANGES_EIGHTH)
    ):
        return [(w, f) for w, f in conjugate(root, form, vowel) if is_read(f)], derived(root, form, vowel)
    words, features, nouns = _blank_paradigm(len(root), form, vowel)
    filled = words.translate({ord(b): r for b, r in zip(_BLANKS, root, strict=False)}).split()
    size = len(features)
    return (
        list(zip(filled[:size], features, strict=True)),
        [Derived(w, n.kind) for w, n in zip(filled[size:], nouns, strict=True)],
    )


def is_read(features: Features) -> bool:
    """Whether a form is looked for in text: not the subjunctive, which is written as the indicative or the jussive,
    not the *you* that is written as *she* or hardly ever, and no imperative."""
    match features:
        case Features(tense="subjunctive" | "imperative"):
            return False
        case Features(tense="perfect"):
            return True
        case Features(person=2, number=number, gender=gender):
            return (number, gender) in (("s", "f"), ("p", "m"))
        case _:
            return True


@lru_cache(maxsize=256)
def _blank_paradigm(radicals: int, form: int, vowel: str | None) -> tuple[str, list[Features], list[Derived]]:
    """A paradigm of blanks: its forms, then its derivatives, in one text; the features; the derivatives."""
    paradigm = [(w, f) for w, f in conjugate(_BLANKS[:radicals], form, vowel) if is_read(f)]
    nouns = derived(_BLANKS[:radicals], form, vowel)
    text = " ".join([*(w for w, _ in paradigm), *(n.form for n in nouns)])
    return text, [f for _, f in paradigm], nouns


class Morphology:
    """The word analyser over a vocabulary: `word` gives the analysis of a word as it stands in the text, `prepositions` maps
    those of one word, folded, to their natural spelling."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.nominals = vocabulary.nominals
        self.nouns = vocabulary.nouns
        self.names = vocabulary.names
        self.functions = _as_misspelt(vocabulary.functions)
        self._spelt_out = frozenset(vocabulary.functions)
        self.prepositions = {
            fold(word): word
            for word, kinds in reversed(vocabulary.functions.items())
            if "preposition" in kinds
        }
        self._homographs = vocabulary.homographs
        self._bases = self.nouns | self.names | self._homographs | self.nominals.keys()
        self._in_ha = vocabulary.in_ha
        self._in_maqsura = vocabulary.in_maqsura
        self._singulars = Singulars(
            vocabulary.singulars, vocabulary.nouns, vocabulary.nominals, vocabulary.adjectives
        )
        self._broken = set(vocabulary.singulars)
        self._forms = vocabulary.forms
        self._lemmas = vocabulary.lemmas
        self._features = vocabulary.features
        self.word = lru_cache(maxsize=WORDS_KEPT)(self._word)

    def readings(self, form: str) -> list[tuple[str, Features]]:
        """The verbs a folded form without clitics may belong to: (lemma, features)."""
        return [
            (self._lemmas[code // SHARE], self._features[code % SHARE]) for code in self._forms.get(form, ())
        ]

    def _word(self, surface: str) -> Word:
        """The analysis of a word as it stands in the text."""
        return self._analyse(lean(surface), tanwin="ً" in surface[-2:])

    # ------------------------------------------------------------------ analysis of one type

    def _analyse(self, word: str, *, tanwin: bool) -> Word:
        form = fold(word)
        function, function_prefix, function_enclitic = self._function(word)
        verbs = () if tanwin else tuple(self._verbs(word, form))
        nouns = self._pronoun_first(word, [*self._nouns(word, form, tanwin=tanwin)])
        if verbs and any(n.enclitic and n.base in self._in_maqsura for n in nouns):
            verbs = ()  # قتلانا: hardly ever the two who killed us
        prefix, rest, known = self._split(word, form, function_prefix if function else None, verbs, nouns)
        raw = word[len(prefix) :] if len(word) == len(form) else rest
        article = rest.startswith("ال") and len(rest) > 3 and raw[:1] not in "أإآ"
        return Word(
            form, function, function_prefix, function_enclitic, verbs, nouns, prefix, rest, known, article
        )

    def _function(self, word: str) -> tuple[tuple[str, ...], str, str]:
        """Function-word classes of a word, with its proclitic and pronoun. Hamza and ى/ي count here."""
        conjunctions = conjunctions_of(word)
        for prefix in conjunctions:
            if prefix and len(word) < 3:
                continue
            rest = word[len(prefix) :]
            classes = self.functions.get(rest)
            if classes and not (prefix and self._a_noun(word, prefix, rest)):
                return classes, prefix, next((e for _, e in _with_pronoun(rest)), "")
        for prefix in conjunctions:
            if prefix and len(word) < 4:
                continue
            rest = word[len(prefix) :]
            for base, enclitic in _with_pronoun(rest):
                classes = self.functions.get(base)
                if classes:
                    return classes, prefix, enclitic
            if rest in SHORT_PRONOUNS:
                return ("preposition",), prefix, rest[1:]
        bare = word[1:]
        if len(word) > 3 and word[0] in "بكل" and bare in DEMONSTRATIVES:
            return ("preposition", "demonstrative"), word[0], ""
        return (), "", ""

    def _a_noun(self, word: str, prefix: str, rest: str) -> bool:
        """Whether what looks like a conjunction and a function word is one noun: `واحد`, `فردا`, `فلكي`."""
        form = fold(word)
        if rest not in self._spelt_out and _other_ya(rest) not in self._spelt_out:
            return form in self.nouns
        return (
            prefix == "ف"
            and word[-1] != "ى"
            and ((form in self.nouns and len(form) > 3) or (form.endswith("ا") and form[:-1] in self.nouns))
        )

    def _verbs(self, word: str, form: str) -> Iterable[VerbReading]:
        if word.endswith("ة") or len(form) < 2 or HAMZA_AFTER_ARTICLE.match(word):
            return
        seen: set[tuple[str, Features, str]] = set()
        for prefix in _VERB_PREFIXES.get(form[0], ("",)):
            if not form.startswith(prefix):
                continue
            for future in (False, True) if form[len(prefix) : len(prefix) + 1] == "س" else (False,):
                start = len(prefix) + future
                stem, raw = form[start:], word[start:] if len(word) == len(form) else form[start:]
                if len(stem) < 2 or (stem.startswith("ال") and not self._begins_with_al(stem)):
                    continue
                if not prefix and word[0] in "وبلكف" and hamza_second(word, form):
                    continue  # وآسيا is no واسيا
                for readings, enclitic in self._stems(stem) or self._without_alif(form, stem):
                    for lemma, features in readings:
                        if raw.startswith("إ") and not _joined(lemma, features):
                            continue
                        if future and features.tense != "imperfect":
                            continue
                        if "ل" in prefix and not _after_lam(lemma, features):
                            continue
                        if _wants_madda(lemma, features, stem) and raw[:1] != "آ":
                            continue  # سامر is no سآمر
                        if form.startswith("وو") and not prefix and features.voice == "passive":
                            continue  # ووقع is و + وقع
                        key = (lemma, features, prefix)
                        if key not in seen:
                            seen.add(key)
                            yield VerbReading(lemma, features, prefix, future, enclitic)

    def _begins_with_al(self, stem: str) -> bool:
        """Whether a verb begins with what looks like the article: `التقت`, `التقته`, `ألقاها`."""
        if stem in self._forms:
            return True
        bases = [stem.removesuffix(enclitic) for enclitic in enclitics_of(stem)]
        return any(f in self._forms for base in bases for f in (base, f"{base}ا", f"{base[:-1]}ي"))

    def _without_alif(self, form: str, stem: str) -> list[tuple[list[tuple[str, Features]], str]]:
        """The verbs of *they* whose last ا careless spelling leaves out: `ضربو`, `وهربو`; no name or noun in و."""
        if (
            not stem.endswith("و")
            or len(stem) < 3
            or any(w in known for w in (form, stem) for known in (self.nouns, self.names))
        ):
            return []
        found = [r for r in self.readings(stem + "ا") if r[1].person == 3]
        return [(found, "")] if found else []

    def _stems(self, stem: str) -> list[tuple[list[tuple[str, Features]], str]]:
        return list(self._known_stems(stem))

    def _known_stems(self, stem: str) -> Iterable[tuple[list[tuple[str, Features]], str]]:
        found = self.readings(stem)
        if found:
            yield found, ""
        for enclitic in enclitics_of(stem):
            if len(stem) - len(enclitic) >= 2 and enclitic != "ي":
                base = stem[: -len(enclitic)]
                hits = self.readings(base)
                if base.endswith("و"):
                    hits += self.readings(base + "ا")
                if base.endswith("ا"):
                    hits += [
                        r for r in self.readings(base[:-1] + "ي") if r[1].person != 2 and r[1].number != "d"
                    ]
                if base == "را":
                    hits += self.readings("راي")  # رآه
                if hits:
                    yield hits, enclitic

    def _nouns(self, word: str, form: str, *, tanwin: bool) -> Iterable[NounReading]:
        seen: set[NounReading] = set()
        nouns, names, nominals, bases = self.nouns, self.names, self.nominals, self._bases
        in_ta = word.endswith("ة")
        seated, with_article = hamza_second(word, form), HAMZA_AFTER_ARTICLE.match(word) is not None
        aligned = len(word) == len(form)
        for prefix, definite, core in noun_splits(form):
            below = aligned and word[len(form) - len(core)] == "إ"
            if len(core) < 2 or (definite and word[len(prefix) : len(prefix) + 1] in "أإآ"):
                continue
            if with_article and not definite and not prefix:
                continue  # والأهم is و + الأهم
            above = aligned and word[len(form) - len(core)] == "أ"
            found = noun_bases(core, definite, word)
            if not definite:
                found += [(b, "s", e) for b, e in bases_in_maqsura(core) if b in self._in_maqsura]
            for base, number, enclitic in found:
                if base not in bases:
                    continue
                readings = nominals.get(base, ())
                if in_ta and base == core[:-1] and core in nouns:
                    readings = [r for r in readings if r[1] != "masdar"]  # نسبة is no نسب
                if (
                    above
                    and (base in nouns or base in self._broken)
                    and any(kind == "masdar" for _, kind in readings)
                ):
                    readings = ()  # أبعاد is no إبعاد
                if definite and number == "s" and not enclitic:
                    readings = [r for r in readings if not _shortened(base, *r)]  # الغاز is no الغازي
                known = base in nouns
                if not known and base == core and base in names:
                    # دوراً is no town of Dura, وآسيا no name
                    known = not (tanwin and base == core and core[-1] == "ا") and not (
                        seated and base == form
                    )
                if not known and (definite or prefix.endswith(("ب", "ل", "ك"))):
                    known = base in self._homographs
                if not readings and not known:
                    continue
                stem = core[: -len(enclitic)] if enclitic else core
                cited = self._singulars.citation(base, stem, number, below=below)
                plural = number == "s" and self._singulars.breaks(base, cited)
                masculine = number == "p" and stem.endswith(("و", "ون"))
                items = [
                    NounReading(base, prefix, definite, enclitic, number, k, lemma, cited, plural)
                    for lemma, k in readings
                    if not (masculine and k == "masdar")  # ضربونا: no deeds of ours
                ]
                if known and not readings:
                    items = [
                        NounReading(base, prefix, definite, enclitic, number, citation=cited, broken=plural)
                    ]
                for item in items:
                    if item not in seen:
                        seen.add(item)
                        yield item

    def _pronoun_first(self, word: str, nouns: list[NounReading]) -> tuple[NounReading, ...]:
        """The readings of a word in ه or ها, its pronoun first where what is before that is a noun: `عمله` is no عملة."""
        if word.endswith(("ه", "ها")) and not any(
            (n.definite and len(n.base) > 2)
            or (not n.enclitic and n.base in self._in_ha and n.base == n.citation)
            for n in nouns
        ):
            least = 1 if word.endswith("ها") else 2  # حلها can be no حلهة
            nouns.sort(key=lambda n: not (n.enclitic in ("ه", "ها") and len(n.base) > least))
        return tuple(nouns)

    def _split(
        self,
        word: str,
        form: str,
        function_prefix: str | None,
        verbs: tuple[VerbReading, ...],
        nouns: tuple[NounReading, ...],
    ) -> tuple[str, str, bool]:
        """The likeliest proclitics of a word and what is left, by what is attested."""
        if function_prefix is not None:
            return function_prefix, form[len(function_prefix) :], True
        seated = hamza_second(word, form)
        if form in self.nouns or (form in self.names and not seated):
            return "", form, True
        candidates = [
            (self._noun_cost(n, form), n.prefix, rest_of(form, n.prefix, n.definite)) for n in nouns
        ]
        candidates += [(_verb_cost(v), v.prefix, form[len(v.prefix) :]) for v in verbs]
        if candidates and not (seated and self._before_quantifier(word)):
            _, prefix, rest = min(candidates)
            return prefix, rest, True
        prefix = self._before_quantifier(word)
        if prefix:
            return prefix, form[len(prefix) :], True
        for prefix, definite, core in noun_splits(form):
            if prefix and definite and len(core) > 2:
                return prefix, "ال" + core, False
        if form.startswith("ال") and len(form) > 4:
            return "", form, False
        if seated and form[0] in "وبلك" and len(form) > 4:
            return form[0], form[1:], False
        if form[0] == "و" and len(form) > 4 and not FOREIGN_W.match(form):
            return "و", form[1:], False
        return "", form, False

    def _before_quantifier(self, word: str) -> str:
        """The preposition, with a conjunction, before a pronoun or quantifier: `لبعض`, `وبكل`, `بعدم`, `لأي`."""
        for prefix in _BEFORE_QUANTIFIERS:
            rest = word[len(prefix) :]
            if (
                word.startswith(prefix)
                and len(rest) > 1
                and not _QUANTIFIERS.isdisjoint(self.functions.get(rest, ()))
            ):
                return prefix
        return ""

    def _noun_cost(self, noun: NounReading, form: str) -> int:
        """How far-fetched a noun reading is: each proclitic, ending and pronoun has its price."""
        whole = noun.base in self.nouns or noun.base in self.names
        cost = len(noun.prefix) * 2 + (not whole) + (noun.number != "s")
        cost += pronoun_cost(noun.enclitic)
        if not noun.enclitic and form.endswith("ه") and noun.number == "s" and not noun.base.endswith("ه"):
            cost += 2  # بعدة
        if noun.number == "p" and noun.enclitic and noun.kind == "noun" and not noun.base.endswith("ه"):
            cost += 2  # وحياتنا is و + حياة
        return cost


_VERB_PREFIXES = {"و": ("", "و", "ول"), "ف": ("", "ف", "فل"), "ل": ("", "ل")}
"""What may stand before a verb, by the first letter of the word; nothing before others."""
_ON_FUNCTION_WORDS = ("هما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")
_QUANTIFIERS = frozenset(["pronoun", "demonstrative", "negation"])
_BEFORE_QUANTIFIERS = ("ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


def _verb_cost(verb: VerbReading) -> int:
    if verb.lemma == "كون.1" and verb.features.tense == "perfect":
        return 0  # فكان is no dual of فك
    return len(verb.prefix) * 2 + pronoun_cost(verb.enclitic)


def _wants_madda(lemma: str, features: Features, stem: str) -> bool:
    """Whether a reading is an *I* whose prefix and first radical make one آ: `آمل`, `آخذ`."""
    return features.person == 1 and features.number == "s" and lemma[0] == "ء" and stem[1:2] == lemma[1]


def _joined(lemma: str, features: Features) -> bool:
    """Whether a form begins with the ا of connection, which careless spelling writes إ: `إتهم`, `وإستهدفت`."""
    return features.tense == "perfect" and lemma.rpartition(".")[2] in ("7", "8", "9", "10")


def _shortened(base: str, lemma: str, kind: str) -> bool:
    """Whether a form is an active participle without its last letter, as only the indefinite has it: `داع` of `الداعي`."""
    return kind == "active" and lemma.split(".")[0].endswith(("و", "ي")) and not base.endswith("ي")


def _after_lam(lemma: str, features: Features) -> bool:
    """Whether a form may carry ل: a jussive or subjunctive (`ليعيش`), or كان in the answer to لو (`لكان`)."""
    if features.tense == "perfect":
        return lemma == "كون.1" and features.person == 3
    return features.tense == "jussive" or (features.number == "s" and features.person == 3)


def _with_pronoun(word: str) -> Iterator[tuple[str, str]]:
    """The function word and the pronoun that a word may be joined of: `عليهم`, `لأنها`, `بعضها`."""
    for enclitic in _ON_FUNCTION_WORDS if word[-1] in "امنهكي" else ():
        if word.endswith(enclitic) and len(word) > len(enclitic):
            base = word[: -len(enclitic)]
            base = BEFORE_PRONOUN.get(base, base)
            if base in TAKES_PRONOUN:
                yield base, enclitic


def _as_misspelt(functions: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The function words, and each as it is also found: without hamza (`الى`, `لانه`), with ى for ي and the reverse
    (`فى`, `حتي`), with ة for ه (`هذة`). What is so another word is left to it (`علي`)."""
    found: dict[str, tuple[str, ...]] = {}
    for word, classes in functions.items():
        for spelling in (word, _other_ya(word), "هذة" if word == "هذه" else word):
            bare = spelling.translate(_NO_HAMZA)
            found.setdefault(spelling, classes)
            if bare not in _OTHER_WORDS and (len(bare) > 2 or bare in _SHORT_WITHOUT_HAMZA):
                found.setdefault(bare, classes)
    for word in _OTHER_WORDS.difference(functions):
        found.pop(word, None)
    return {**found, **functions}


def _other_ya(word: str) -> str:
    """The word with ى for its last ي or the reverse, as Egyptian and Iraqi papers write."""
    return word[:-1] + {"ي": "ى", "ى": "ي"}.get(word[-1], word[-1])


_NO_HAMZA = str.maketrans("أإؤ", "ااو")
_SHORT_WITHOUT_HAMZA = frozenset(["او", "اي", "اذ"])
_OTHER_WORDS = frozenset(["علي", "سوي", "كان", "اما", "الا", "سال", "اول", "احدي", "بلي"])
"""Words of their own that a function word is also spelt as."""
