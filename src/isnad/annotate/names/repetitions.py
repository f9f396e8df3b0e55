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
    """Later surnames and short forms of the people the article named in full."""
    known: dict[str, Found] = {}
    for item in found:
        if item.kind != "PER" or item.last - item.first < 2:
            continue
        full = view.text[item.start : view.tokens[item.last - 1].end]
        surname = surname_of(full)
        if surname and len(fold(surname)) > 2:
            known.setdefault(fold(surname), item)
    if not known:
        return []
    taken = {i for item in found for i in range(item.first, item.last)}
    openings = {name.split(" ", 1)[0] for name in known}
    added: list[Found] = []
    size = len(view.tokens)
    for i, token in enumerate(view.tokens):
        if (
            token.kind != "word"
            or (token.form not in openings and view.tags[i].rest not in openings)
            or i in taken
        ):
            continue
        for prefix, rest in ((view.tags[i].prefix, view.tags[i].rest), ("", view.tokens[i].form)):
            item = known.get(rest)
            last = i + 1
            if item is None and i + 1 < size:
                item = known.get(f"{rest} {view.tokens[i + 1].form}")
                last = i + 2
            if item is None or not _may_repeat(view, i, rest):
                continue
            word = view.words[i]
            if (
                i < item.first
                or (word is not None and rest in view.morphology.nouns and not rest.startswith("ال"))
            ) and i < item.first:
                continue
            start = view.tokens[i].start + view.clitic_length(i, prefix)
            added.append(
                Found(
                    i,
                    last,
                    start,
                    "PER",
                    "repetition",
                    entity=item.entity,
                    en=item.en,
                    country=item.country,
                    sector=item.sector,
                )
            )
            break
    return added


def bodies_again(view: TextView, found: list[Found]) -> list[Found]:
    """Later mentions of a body that the article named with its kind: `«رايات الجنوب»`, `رايات الجنوب`."""
    known: dict[str, tuple[list[str], Found]] = {}
    for item in found:
        if item.rule == "head" and item.kind == "ORG" and item.key:
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
            if len(words) == 1 and not quoted and item.sector != "JRN":
                continue
            start = token.start + view.clitic_length(i, prefix)
            added.append(
                Found(i, i + len(words), start, "ORG", "repetition", entity=item.entity, sector=item.sector)
            )
            break
    return added
