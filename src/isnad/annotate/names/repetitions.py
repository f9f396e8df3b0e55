"""Later mentions of those whom the article has named: surnames and short forms, bodies without their kind."""

from __future__ import annotations

from isnad.annotate.names.found import Found
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.lexicon.lexicon import surname_of


def _may_repeat(view: TextView, i: int, rest: str) -> bool:
    """Whether a word can be the surname of somebody named before: no particle or verb (`على`, `كان`), no name of God, and
    an everyday noun (`العيد`) only right after a verb."""
    word = view.words[i]
    if rest in _NO_SURNAMES or word is None or word.function or view.tags[i].tag not in ("N", "X"):
        return False
    nouns = view.morphology.nouns
    everyday = rest in nouns or (rest.startswith("ال") and rest[2:] in nouns)
    return not everyday or (i > 0 and view.tags[i - 1].tag == "V")


_NO_SURNAMES = words("الله الرحمن الدين رمضان")


def repetitions(view: TextView, found: list[Found]) -> list[Found]:
    """Later surnames and short forms of the people the article named in full; names of one word that the model saw are
    theirs too, also by the given name."""
    known, given = _people(view, found)
    bodies = {item.key: item for item in found if item.rule in ("head", "vessel") and item.key}
    for item in found:
        if item.rule == "sequence" and not item.names and item.last - item.first < 3:
            if item.key in bodies:  # أجدابيا (ديمة) … وكالة ديمة للأنباء
                item.kind, item.rule = bodies[item.key].kind, "repetition"
                _same_as(item, bodies[item.key])
                continue
            person = known.get(item.key) or (given.get(item.key) if item.kind == "PER" else None)
            if person is not None and person is not item:
                item.kind, item.rule = "PER", "repetition"
                _same_as(item, person)
    if not known:
        return []
    taken = {i for item in found for i in range(item.first, item.last)}
    openings = {name.split(" ", 1)[0] for name in known}
    added: list[Found] = []
    for i, token in enumerate(view.tokens):
        if (
            token.kind == "word"
            and i not in taken
            and (token.form in openings or view.tags[i].rest in openings)
        ):
            added += _again(view, known, i)
    return added


def _people(view: TextView, found: list[Found]) -> tuple[dict[str, Found], dict[str, Found]]:
    """Who is named in full, by surname, and by given name where nobody else has it."""
    known: dict[str, Found] = {}
    given: dict[str, Found] = {}
    shared: set[str] = set()
    for item in found:
        if item.kind != "PER" or item.last - item.first < 2:
            continue
        full = view.text[item.start : view.tokens[item.last - 1].end]
        surname = surname_of(full)
        if surname and len(fold(surname)) > 2:
            known.setdefault(fold(surname), item)
        first = fold(full.split()[0])
        if given.setdefault(first, item).entity != item.entity:
            shared.add(first)
    return known, {name: item for name, item in given.items() if name not in shared}


def _again(view: TextView, known: dict[str, Found], i: int) -> list[Found]:
    """The surname that token `i` repeats, if any."""
    for prefix, rest in ((view.tags[i].prefix, view.tags[i].rest), ("", view.tokens[i].form)):
        item = known.get(rest)
        last = i + 1
        if item is None and i + 1 < len(view.tokens):
            item = known.get(f"{rest} {view.tokens[i + 1].form}")
            last = i + 2
        if item is None or not _may_repeat(view, i, rest):
            continue
        everyday = rest in view.morphology.nouns and not rest.startswith("ال")
        if i < item.first and everyday:
            continue
        start = view.tokens[i].start + view.clitic_length(i, prefix)
        again = Found(i, last, start, "PER", "repetition", proper=(i, last))
        _same_as(again, item)
        return [again]
    return []


def _same_as(item: Found, person: Found) -> None:
    item.entity, item.en, item.country, item.sector = person.entity, person.en, person.country, person.sector


def _everyday(view: TextView, i: int, word: str) -> bool:
    """Whether the name of a paper is rather the everyday word here (`على مستوى الوطن`), as it does nothing."""
    known = word.removeprefix("ال") in view.morphology.nouns
    return known and not (i > 0 and view.tags[i - 1].tag == "V")


def bodies_again(view: TextView, found: list[Found]) -> list[Found]:
    """Other mentions of a body or ship that the article named with its kind: `«رايات الجنوب»`, `رايات الجنوب`."""
    known: dict[str, tuple[list[str], Found]] = {}
    for item in found:
        if item.key and (item.rule == "vessel" or (item.rule == "head" and item.kind == "ORG")):
            words = item.key.split()
            if len(words) > 1 or len(words[0]) > 3:
                known.setdefault(words[0], (words, item))
    if not known:
        return []
    taken = {i for item in found for i in range(item.first, item.last)}
    added: list[Found] = []
    for i, token in enumerate(view.tokens):
        if i in taken or token.kind != "word":
            continue
        for prefix, rest in (("", token.form), (view.tags[i].prefix, view.tags[i].rest)):
            if rest not in known:
                continue
            words, item = known[rest]
            if [t.form for t in view.tokens[i + 1 : i + len(words)]] != words[1:]:
                continue
            quoted = i > 0 and view.tokens[i - 1].form == '"'
            if len(words) == 1 and not quoted and (item.sector != "JRN" or _everyday(view, i, rest)):
                continue
            start = token.start + view.clitic_length(i, prefix)
            rule = "vessel" if item.rule == "vessel" else "repetition"
            again = Found(i, i + len(words), start, item.kind, rule, proper=(i, i + len(words)))
            again.entity, again.sector = item.entity, item.sector
            added.append(again)
            break
    return added


def villages_again(view: TextView, found: list[Found]) -> list[Found]:
    """Other mentions of a village or town that only its kind told for one: `قرية الشعاب`, `غارة الشعاب`; an everyday word of that name
    only where a place is looked for."""
    known = {item.key: item for item in found if item.rule == "head" and item.kind == "GPE" and item.key}
    if not known:
        return []
    taken = {i for item in found for i in range(item.first, item.last)}
    added: list[Found] = []
    for i, token in enumerate(view.tokens):
        item = known.get(view.tags[i].rest)
        if item is None or i in taken or token.kind != "word" or view.tags[i].tag != "N" or i == 0:
            continue
        word, before = view.words[i], view.tags[i - 1]
        everyday = word is None or word.known
        where = before.rest.removeprefix("ال") in _WHERE or view.tags[i].prefix == "ب"
        if everyday and not where:
            continue
        start = token.start + view.clitic_length(i, view.tags[i].prefix)
        again = Found(i, i + 1, start, "GPE", "repetition", proper=(i, i + 1))
        _same_as(again, item)
        again.key = item.key
        added.append(again)
    return added


_WHERE = words(
    "في قرب إلى غارة مجزرة قصف هجوم تفجير معركة حادثة حادث انفجار اشتباكات ضحايا قتيل قتلى شهداء شهيد أهالي أهل سكان وجهاء أعيان مختار شمال جنوب شرق غرب شمالي جنوبي شرقي غربي"
)
