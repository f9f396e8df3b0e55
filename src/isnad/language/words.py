"""What a word can be: its clitics, and its readings as verb, noun or function word.

A reading is settled by `language.tagging` in its sentence; here stands what is possible out of context. Each
word type is analysed once and remembered, so that running text costs a dictionary look-up a token.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from isnad.language.conjugation import Derived, Features, conjugate, derived
from isnad.language.folding import INVISIBLE, MARKS, TATWEEL, fold

_LEAN = {ord(c): None for c in MARKS + TATWEEL + INVISIBLE}
_BREAKS = re.compile(r"[.·•*_ ]")

CONJUNCTIONS = ("", "و", "ف")
NOUN_PREPOSITIONS = ("", "ب", "ل", "ك")
ENCLITICS = ("هما", "كما", "كم", "كن", "هم", "هن", "ها", "نا", "ني", "ه", "ك", "ي")


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


class VerbReading(NamedTuple):
    """A word read as a verb: its lemma, features, proclitics and object pronoun (folded, or empty)."""

    lemma: str
    features: Features
    prefix: str
    future: bool
    enclitic: str


class NounReading(NamedTuple):
    """A word read as a noun. `base` is its folded form without article, clitics and regular ending; `number`
    is `s`, `d` or `p` where the ending tells; `kind` is `noun`, `masdar`, `active` or `passive`, the last
    three with the verb's `lemma`; `prefix` holds و ف ب ل ك, the article is `definite`."""

    base: str
    prefix: str
    definite: bool
    enclitic: str
    number: str
    kind: str = "noun"
    lemma: str | None = None


class Word(NamedTuple):
    """All that a word type can be.

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
    """The word without marks, tatweel and breaks, hamza seats kept."""
    word = surface.translate(_LEAN)
    return _BREAKS.sub("", word) if len(word) > 2 else word


class Vocabulary(msgspec.Struct, array_like=True, gc=False):
    """What the analyser knows, as plain data that can be stored. Made by `vocabulary`.

    `forms` maps each written verb form to its readings, each a number: the place of its lemma in `lemmas`
    times `SHARE` plus that of its features in `features`. `nominals` maps verbal nouns and participles to
    (lemma, kind). `nouns` and `names` are folded, `functions` maps a function word to its classes.
    """

    lemmas: list[str]
    features: list[Features]
    forms: dict[str, list[int]]
    nominals: dict[str, list[tuple[str, str]]]
    nouns: set[str]
    names: set[str]
    functions: dict[str, tuple[str, ...]]


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
    return Vocabulary(
        lemmas, list(kinds), forms, nominals, {fold(w) for w in nouns}, {fold(w) for w in names}, classes
    )


_REGULAR = frozenset("بجحخرشعغفقكلمهسصضطظدذزث")
_CHANGES_EIGHTH = frozenset("صضطظدذزث")
_BLANKS = "\ue001\ue002\ue003\ue004"


def _paradigm(root: str, form: int, vowel: str | None) -> tuple[list[tuple[str, Features]], list[Derived]]:
    """The conjugation and regular derivatives of a verb; raises ValueError as `conjugate` does.

    Roots of letters that change nothing and meet no letter of an affix share the paradigm of their form,
    which is conjugated once with blanks for radicals.
    """
    if (
        not _REGULAR.issuperset(root)
        or any(a == b for a, b in pairwise(root))
        or (form == 8 and root[0] in _CHANGES_EIGHTH)
    ):
        return conjugate(root, form, vowel), derived(root, form, vowel)
    words, features, nouns = _blank_paradigm(len(root), form, vowel)
    filled = words.translate({ord(b): r for b, r in zip(_BLANKS, root, strict=False)}).split()
    size = len(features)
    return (
        list(zip(filled[:size], features, strict=True)),
        [Derived(w, n.kind) for w, n in zip(filled[size:], nouns, strict=True)],
    )


@lru_cache(maxsize=256)
def _blank_paradigm(radicals: int, form: int, vowel: str | None) -> tuple[str, list[Features], list[Derived]]:
    """A paradigm of blanks: its forms, then its derivatives, in one text; the features; the derivatives."""
    paradigm = conjugate(_BLANKS[:radicals], form, vowel)
    nouns = derived(_BLANKS[:radicals], form, vowel)
    text = " ".join([*(w for w, _ in paradigm), *(n.form for n in nouns)])
    return text, [f for _, f in paradigm], nouns


class Morphology:
    """The word analyser over a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.nominals = vocabulary.nominals
        self.nouns = vocabulary.nouns
        self.names = vocabulary.names
        self.functions = _without_hamza(vocabulary.functions)
        self._forms = vocabulary.forms
        self._lemmas = vocabulary.lemmas
        self._features = vocabulary.features
        self._words: dict[str, Word] = {}

    def readings(self, form: str) -> list[tuple[str, Features]]:
        """The verbs a folded form without clitics may belong to: (lemma, features)."""
        return [
            (self._lemmas[code // SHARE], self._features[code % SHARE]) for code in self._forms.get(form, ())
        ]

    def word(self, surface: str) -> Word:
        """The analysis of a word as it stands in the text."""
        found = self._words.get(surface)
        if found is None:
            if len(self._words) > 500_000:
                self._words.clear()
            found = self._words[surface] = self._analyse(lean(surface))
        return found

    # ------------------------------------------------------------------ analysis of one type

    def _analyse(self, word: str) -> Word:
        form = fold(word)
        function, function_prefix, function_enclitic = self._function(word)
        verbs = tuple(self._verbs(word, form))
        nouns = tuple(self._nouns(word, form))
        prefix, rest, known = self._split(form, function_prefix if function else None, verbs, nouns)
        raw = word[len(prefix) :] if len(word) == len(form) else rest
        article = rest.startswith("ال") and len(rest) > 3 and raw[:1] not in "أإآ"
        return Word(
            form, function, function_prefix, function_enclitic, verbs, nouns, prefix, rest, known, article
        )

    def _function(self, word: str) -> tuple[tuple[str, ...], str, str]:
        """Function-word classes of a word, with its proclitic and pronoun. Hamza and ى/ي count here."""
        for prefix in CONJUNCTIONS:
            if not word.startswith(prefix) or (prefix and len(word) < 3):
                continue
            rest = word[len(prefix) :]
            classes = self.functions.get(rest)
            if classes:
                return classes, prefix, ""
        for prefix in CONJUNCTIONS:
            if not word.startswith(prefix) or (prefix and len(word) < 4):
                continue
            rest = word[len(prefix) :]
            for enclitic in ("هما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي"):
                if rest.endswith(enclitic) and len(rest) > len(enclitic):
                    base = rest[: -len(enclitic)]
                    base = {"علي": "على", "إلي": "إلى", "الي": "إلى", "لدي": "لدى"}.get(base, base)
                    if base in _TAKES_PRONOUN:
                        classes = self.functions.get(base)
                        if classes:
                            return classes, prefix, enclitic
            if rest in _SHORT_PRONOUNS:
                return ("preposition",), prefix, rest[1:]
        bare = word[1:]
        if len(word) > 3 and word[0] in "بكل" and bare in _DEMONSTRATIVES:
            return ("preposition", "demonstrative"), word[0], ""
        return (), "", ""

    def _verbs(self, word: str, form: str) -> Iterable[VerbReading]:
        if word.endswith(("ة", "اً", "ًا", "ءً")) or len(form) < 2:
            return
        seen: set[tuple[str, Features, str]] = set()
        for prefix in ("", "و", "ف", "ل", "ول", "فل"):
            if not form.startswith(prefix):
                continue
            for future in (False, True):
                start = len(prefix)
                if future:
                    if form[start : start + 1] != "س":
                        continue
                    start += 1
                stem, raw = form[start:], word[start:] if len(word) == len(form) else form[start:]
                if len(stem) < 2 or (stem.startswith("ال") and stem not in self._forms):
                    continue
                if raw.startswith("إ"):
                    continue
                for readings, enclitic in self._stems(stem):
                    for lemma, features in readings:
                        if future and features.tense != "imperfect":
                            continue
                        if "ل" in prefix and features.tense != "jussive":
                            continue
                        key = (lemma, features, prefix)
                        if key not in seen:
                            seen.add(key)
                            yield VerbReading(lemma, features, prefix, future, enclitic)

    def _stems(self, stem: str) -> Iterable[tuple[list[tuple[str, Features]], str]]:
        found = self.readings(stem)
        if found:
            yield found, ""
        for enclitic in ENCLITICS:
            if stem.endswith(enclitic) and len(stem) - len(enclitic) >= 2 and enclitic != "ي":
                base = stem[: -len(enclitic)]
                hits = self.readings(base)
                if base.endswith("و"):
                    hits += self.readings(base + "ا")
                if base.endswith("ا"):
                    hits += [
                        r for r in self.readings(base[:-1] + "ي") if r[1].person == 3 and r[1].number == "s"
                    ]
                if hits:
                    yield hits, enclitic

    def _nouns(self, word: str, form: str) -> Iterable[NounReading]:
        seen: set[NounReading] = set()
        for prefix, definite, core in noun_splits(form):
            if len(core) < 2 or (definite and word[len(prefix) : len(prefix) + 1] in "أإآ"):
                continue
            for base, number, enclitic in _noun_bases(core, definite, word):
                known = base in self.nouns or (base in self.names and number == "s")
                readings = self.nominals.get(base, ())
                if not readings and not known:
                    continue
                items = [
                    NounReading(base, prefix, definite, enclitic, number, k, lemma) for lemma, k in readings
                ]
                if known and not items:
                    items = [NounReading(base, prefix, definite, enclitic, number)]
                for item in items:
                    if item not in seen:
                        seen.add(item)
                        yield item

    def _split(
        self,
        form: str,
        function_prefix: str | None,
        verbs: tuple[VerbReading, ...],
        nouns: tuple[NounReading, ...],
    ) -> tuple[str, str, bool]:
        """The likeliest proclitics of a word and what is left, by what is attested."""
        if function_prefix is not None:
            return function_prefix, form[len(function_prefix) :], True
        if form in self.nouns or form in self.names:
            return "", form, True
        candidates: list[tuple[int, str, str]] = []
        for noun in nouns:
            whole = noun.base in self.nouns or noun.base in self.names
            cost = (
                len(noun.prefix) * 2 + (0 if whole else 1) + (1 if noun.number != "s" or noun.enclitic else 0)
            )
            candidates.append((cost, noun.prefix, _rest(form, noun.prefix, noun.definite)))
        for verb in verbs:
            candidates.append(
                (len(verb.prefix) * 2 + (1 if verb.enclitic else 0), verb.prefix, form[len(verb.prefix) :])
            )
        if candidates:
            _, prefix, rest = min(candidates)
            return prefix, rest, True
        for prefix, definite, core in noun_splits(form):
            if prefix and definite and len(core) > 2:
                return prefix, "ال" + core, False
        if form.startswith("ال") and len(form) > 4:
            return "", form, False
        if form[:1] in ("و", "ف") and len(form) > 4 and form[0] == "و":
            return form[0], form[1:], False
        return "", form, False


def _rest(form: str, prefix: str, definite: bool) -> str:
    """What is left of a folded form without its proclitics; the article swallowed by ل is given back."""
    rest = form[len(prefix) :]
    return "ا" + rest if definite and not rest.startswith("ال") else rest


def noun_splits(form: str) -> list[tuple[str, bool, str]]:
    """Ways to take proclitics and article off a folded noun: (proclitics, definite, what is left)."""
    found: list[tuple[str, bool, str]] = []
    for conjunction in CONJUNCTIONS:
        if not form.startswith(conjunction):
            continue
        rest = form[len(conjunction) :]
        for preposition in NOUN_PREPOSITIONS:
            if not rest.startswith(preposition):
                continue
            core = rest[len(preposition) :]
            if preposition == "ل" and core.startswith("ل") and len(core) > 2:
                found.append((conjunction + "ل", True, core[1:]))
            if core.startswith("ال") and len(core) > 3:
                found.append((conjunction + preposition, True, core[2:]))
            if core:
                found.append((conjunction + preposition, False, core))
    return found


def _noun_bases(core: str, definite: bool, word: str) -> list[tuple[str, str, str]]:
    """Bases of a noun without proclitics and article: (base, number, enclitic), the whole form first."""
    found = [(core, "s", "")]

    def endings(stem: str, enclitic: str) -> None:
        if len(stem) > 3:
            if stem.endswith(("تان", "تين")):
                found.append((stem[:-3] + "ه", "d", enclitic))
                found.append((stem[:-3], "d", enclitic))
            if stem.endswith(("ان", "ين")):
                found.append((stem[:-2], "d" if stem.endswith("ان") else "p", enclitic))
            if stem.endswith("ون"):
                found.append((stem[:-2], "p", enclitic))
            if stem.endswith("ات"):
                found.append((stem[:-2], "p", enclitic))
                found.append((stem[:-2] + "ه", "p", enclitic))
        if len(stem) > 2 and stem.endswith("ه"):
            found.append((stem[:-1], "s", enclitic))
        if len(stem) > 2 and stem.endswith("ا") and not enclitic:
            found.append((stem[:-1], "s", enclitic))

    endings(core, "")
    if not definite:
        if core.endswith(("تي", "تا")) and len(core) > 4:  # construct dual: غارتي، غارتا
            found.append((core[:-2] + "ه", "d", ""))
        if not word.endswith("ة"):
            for enclitic in ENCLITICS:
                if core.endswith(enclitic) and len(core) - len(enclitic) >= 2:
                    stem = core[: -len(enclitic)]
                    found.append((stem, "s", enclitic))
                    if stem.endswith("ت"):
                        found.append((stem[:-1] + "ه", "s", enclitic))
                    if stem.endswith(("و", "ي")) and len(stem) > 3:
                        found.append((stem[:-1] + "ء", "s", enclitic))
                        found.append((stem[:-1], "p", enclitic))
                    endings(stem, enclitic)
    return found


def _without_hamza(functions: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The function words with, for those that begin with a hamza, their spelling without it (`الى`, `اثناء`)."""
    plain = {"ا" + w[1:]: classes for w, classes in functions.items() if w[0] in "أإ" and len(w) > 2}
    return {**plain, **functions}


_TAKES_PRONOUN = frozenset(
    [
        "في",
        "من",
        "إلى",
        "على",
        "عن",
        "مع",
        "عند",
        "لدى",
        "بين",
        "خلال",
        "قبل",
        "بعد",
        "أثناء",
        "فوق",
        "تحت",
        "أمام",
        "خلف",
        "وراء",
        "داخل",
        "خارج",
        "وسط",
        "ضمن",
        "عبر",
        "حول",
        "تجاه",
        "إزاء",
        "حيال",
        "قرب",
        "جنب",
        "ضد",
        "دون",
        "بدون",
        "سوى",
        "بسبب",
        "إثر",
        "عقب",
        "بموجب",
        "بشأن",
        "بخصوص",
        "بحق",
        "بجانب",
        "لصالح",
        "من",
        "عن",
        "أن",
        "إن",
        "لأن",
        "كأن",
        "لكن",
        "بأن",
        "نحو",
        "غير",
        "منذ",
        "عدا",
    ]
)
_SHORT_PRONOUNS = frozenset(
    [
        "له",
        "لها",
        "لهم",
        "لهما",
        "لهن",
        "لنا",
        "لي",
        "لك",
        "لكم",
        "به",
        "بها",
        "بهم",
        "بهما",
        "بهن",
        "بنا",
        "بي",
        "بك",
        "بكم",
    ]
)
_DEMONSTRATIVES = frozenset(["هذا", "هذه", "هذين", "هاتين", "هؤلاء", "ذلك", "تلك"])
