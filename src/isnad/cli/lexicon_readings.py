"""What a form means to the lexicon, and by which way: the lines of `isnad lexicon show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.language.words import NounReading
    from isnad.lexicon import Lexicon, Name
    from isnad.lexicon.schema import Cue, Frame


def readings(lexicon: Lexicon, words: str) -> Iterator[str]:
    """A line for each reading of a form: names, heads of names, what is composed of them, words of the language
    with their grammar, numbers and dates, event frames and reporting cues."""
    from isnad.lexicon.lexicon import folded_words

    key = folded_words(words)
    if not key:
        return
    named = list(_names(lexicon, key))
    yield from named
    if len(key) > 1 and not named:
        yield from _composed(lexicon, words)
    if len(key) == 1:
        yield from _adjective(lexicon, key[0])
        yield from _grammar(lexicon, words)
    yield from _numbers(words)
    yield from _units(lexicon, words, key)


def _line(kind: str, *facts: object) -> str:
    return f"{kind:<12} " + " · ".join(str(fact) for fact in facts if fact not in (None, "", ()))


def _names(lexicon: Lexicon, key: tuple[str, ...]) -> Iterator[str]:
    length, items = lexicon.names.longest(key[0], key[1:])
    if length == len(key):
        yield from (_name(lexicon, item) for item in items)
    for kind, trie in (("institution", lexicon.institution_names), ("office", lexicon.office_names)):
        length, heads = trie.longest(key[0], key[1:])
        if length == len(key):
            yield from (
                _line(kind, name, "plural" if kind == "office" and other else "") for name, other in heads
            )


_USES = {
    "short": "only after its full name in the article",
    "marked": "only after a word such as صحيفة or in quotation marks",
    "weak": "only after a preposition of place, as it is a common word too",
}


def _name(lexicon: Lexicon, item: Name) -> str:
    if item.use == "loaded":
        use = f"partisan wording of {item.detail or 'some'}"
    else:
        use = _USES.get(item.use, "")
    point = lexicon.coordinates.get(item.entity)
    place = lexicon.places.get(item.entity)
    return _line(
        "name",
        item.entity,
        item.kind,
        item.country,
        item.sector,
        item.en,
        item.group,
        f"{point[0]:.2f}, {point[1]:.2f}" if point else "",
        f"GeoNames {place.geonames}" if place and place.geonames else "",
        use,
    )


def _composed(lexicon: Lexicon, words: str) -> Iterator[str]:
    """What the grammar of names makes of the words: `وزارة الخارجية العراقية`."""
    from isnad.annotate import annotate
    from isnad.records import Article

    article = Article(id="form", source="form", text=words, raw=words, pieces=[(0, 0, len(words))])
    for mention in annotate(article, lexicon).mentions:
        facts = (mention.text, mention.entity, mention.kind, mention.country, mention.sector, mention.name_en)
        yield _line("composed", *facts, f"rule {mention.rule}")


def _adjective(lexicon: Lexicon, form: str) -> Iterator[str]:
    country = lexicon.adjectives.get(form)
    if country:
        doubtful = form in lexicon.doubtful_adjectives
        yield _line(
            "nationality",
            country,
            "an everyday word too: only where the article speaks of the country" if doubtful else "",
        )


def _grammar(lexicon: Lexicon, surface: str) -> Iterator[str]:
    word = lexicon.morphology.word(surface)
    if word.function:
        joined = _joined(word.function_prefix, word.function_enclitic)
        yield _line("function", ", ".join(word.function), joined)
    merged: dict[tuple[str, str, str, str], list[str]] = {}
    for verb in word.verbs:
        f = verb.features
        key = (
            verb.lemma,
            _joined(verb.prefix + ("س" if verb.future else ""), verb.enclitic),
            f.tense,
            f.voice,
        )
        merged.setdefault(key, []).append(f"{f.person}{'' if f.person == 1 else f.gender}{f.number}")
    for (lemma, joined, tense, voice), persons in merged.items():
        yield _line(
            "verb",
            f"{lemma} ({_dictionary(lexicon, lemma)})",
            tense,
            voice,
            "/".join(dict.fromkeys(persons)),
            joined,
        )
    for noun in word.nouns:
        yield _line("noun", *_noun(noun))


def _joined(prefix: str, enclitic: str) -> str:
    return " ".join(
        part for part in (f"{prefix}+" if prefix else "", f"+{enclitic}" if enclitic else "") if part
    )


_NUMBERS = {"s": "singular", "d": "dual", "p": "plural"}


def _noun(noun: NounReading) -> Iterator[str]:
    yield noun.citation or noun.base
    yield noun.kind if noun.kind in ("noun", "masdar") else f"{noun.kind} participle"
    yield f"of {noun.lemma}" if noun.lemma else ""
    yield "broken plural" if noun.broken else _NUMBERS[noun.number]
    yield "definite" if noun.definite else ""
    yield _joined(noun.prefix, noun.enclitic)


def _dictionary(lexicon: Lexicon, lemma: str) -> str:
    """A verb as dictionaries head it: the perfect of the third person singular."""
    from isnad.language.conjugation import conjugate

    entry = lexicon.verb_entries.get(lemma)
    return conjugate(entry.root, entry.form, entry.vowel)[0][0] if entry else lemma


def _numbers(words: str) -> Iterator[str]:
    from isnad.language.calendar import look_up
    from isnad.language.numbers import read_number
    from isnad.language.numbers import words as number_words

    forms = number_words(words)
    number = read_number(forms, 0) if forms else None
    if number is not None and number.end == len(forms):
        yield _line("number", f"{number.value:g}")
    time = look_up(forms[0]) if len(forms) == 1 else None
    if time is not None:
        yield _line("calendar", time.kind, time.value)


def _units(lexicon: Lexicon, words: str, key: tuple[str, ...]) -> Iterator[str]:
    """The frames and cues that a form may belong to, with the unit that leads there."""
    for kind, units in (("frame", lexicon.frames), ("cue", lexicon.cues)):
        for unit in units:
            ways = list(dict.fromkeys(_ways(lexicon, unit, words, key)))
            if ways:
                sense = getattr(unit, "type", None) or f"stance {getattr(unit, 'stance', '')}"
                yield _line(kind, unit.id, sense, getattr(unit, "mode", None), ", ".join(ways))


def _ways(lexicon: Lexicon, unit: Frame | Cue, words: str, key: tuple[str, ...]) -> Iterator[str]:
    from isnad.language.folding import fold
    from isnad.language.words import normal_root
    from isnad.lexicon.lexicon import folded_words

    first = lexicon.morphology.word(words.split()[0])
    lemmas = {reading.lemma for reading in first.verbs} | {n.lemma for n in first.nouns if n.kind == "masdar"}
    rest = tuple(word.removeprefix("ال") for word in key[1:])
    if not rest:
        bases = {n.base for n in first.nouns} | {fold(words)}
        for verb in unit.verbs:
            lemma = f"{normal_root(verb.root)}.{verb.form}"
            if lemma in lemmas:
                yield f"verb {lemma}" + _condition(verb.only_with, verb.not_with)
        yield from (f"noun {noun}" for noun in unit.nouns if fold(noun) in bases)
    for phrase in unit.phrases:
        if tuple(w.removeprefix("ال") for w in folded_words(phrase)) == (key[0].removeprefix("ال"), *rest):
            yield f"phrase {phrase}"
    for phrase in unit.verb_phrases:
        fixed = tuple(w.removeprefix("ال") for word in phrase.words for w in folded_words(word))
        if f"{normal_root(phrase.verb.root)}.{phrase.verb.form}" in lemmas and rest in ((), fixed):
            yield f"verb with {' '.join(phrase.words)}"
    for light in getattr(unit, "light", ()):
        if any(f"{normal_root(verb.root)}.{verb.form}" in lemmas for verb in light.verbs):
            yield from _carried(light.nouns, rest)


def _carried(nouns: list[str], rest: tuple[str, ...]) -> Iterator[str]:
    """The nouns that a light verb carries: the one that follows it in the form, else how many."""
    from isnad.lexicon.lexicon import folded_words

    if not rest:
        yield f"light verb with {nouns[0]}" + (f" and {len(nouns) - 1} more" if len(nouns) > 1 else "")
    accusative = tuple(word.removesuffix("ا") for word in rest)
    for noun in nouns:
        if rest and tuple(w.removeprefix("ال").removesuffix("ا") for w in folded_words(noun)) == accusative:
            yield f"light verb with {noun}"
            return


def _condition(only: Iterable[str], never: Iterable[str]) -> str:
    told = [f"with {', '.join(only)}"] if only else []
    told += [f"not with {', '.join(never)}"] if never else []
    return f" ({'; '.join(told)})" if told else ""
