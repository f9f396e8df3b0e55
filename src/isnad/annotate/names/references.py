"""Whom a noun with a pronoun means: `نظيره العراقي`, `بلاده`, `سفيرها`; and the letters after a name: `(IOM)`."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.names.found import Found
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.lexicon import Lexicon

NEAR = 1  # sentences back to whoever a pronoun means


def counterparts(view: TextView, found: Sequence[Found]) -> list[Found]:
    """Who holds the same office elsewhere: `وزير الخارجية التركي … نظيره العراقي`."""
    taken = {i for f in found if f.kind == "ROLE" for i in range(f.first, f.last)}
    added: list[Found] = []
    for i in range(len(view.tokens) - 1):
        if view.tags[i].rest not in _COUNTERPART or i in taken:
            continue
        country = view.lexicon.adjectives.get(view.tokens[i + 1].form)
        held = next(
            (
                f
                for f in reversed(found)
                if f.first < i and f.kind == "ROLE" and f.key in view.lexicon.offices
            ),
            None,
        )
        if country is None or held is None or view.sentence_of(i) - view.sentence_of(held.first) > NEAR:
            continue
        office = view.lexicon.offices[held.key]
        item = Found(i, i + 2, view.bare_start(i), "ROLE", "description", key=held.key)
        item.country, item.sector = country, office.sector
        if held.entity:
            item.entity = f"{country.lower()}.{held.entity.partition('.')[2]}"
            item.en = f"{view.lexicon.countries[country].en_adjective} {office.en}".strip()
        added.append(item)
    return added


def spokesmen_of(view: TextView, found: Sequence[Found]) -> None:
    """Give who speaks for a body by its pronoun (`المتحدث باسمها كاظم مهرزاد`) its country and sector, his name too."""
    people = {f.first: f for f in found if f.kind == "PER"}
    for role in found:
        if role.kind != "ROLE" or role.country or view.tokens[role.last - 1].form not in _FOR_THEM:
            continue
        body = next((f for f in reversed(found) if f.last <= role.first and f.kind == "ORG"), None)
        if body is None or view.sentence_of(role.first) - view.sentence_of(body.first) > NEAR:
            continue
        for item in (role, people.get(role.last)):
            if item is not None:
                item.country, item.sector = item.country or body.country, body.sector or item.sector


def own_countries(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The country of whoever was named last before its pronoun: `قال الوزير التركي إن بلاده ستنسحب`."""
    added: list[Found] = []
    for i, tagged in enumerate(view.tags):
        if not tagged.enclitic or tagged.rest not in _OWN_COUNTRY:
            continue
        holder = next(
            (f for f in reversed(found) if f.last <= i and f.kind in ("PER", "ROLE") and f.country), None
        )
        country = view.lexicon.countries.get((holder.country if holder else None) or "")
        if holder is None or country is None or view.sentence_of(i) - view.sentence_of(holder.first) > NEAR:
            continue
        item = Found(i, i + 1, view.bare_start(i), "GPE", "description")
        item.entity, item.en, item.country = country.code.lower(), country.en, country.code
        added.append(item)
    return added


def own_officers(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The ambassador or spokesman of the state or army that a sentence has named: `استدعت الحكومة المالية سفيرها`."""
    added: list[Found] = []
    taken = {i for f in found if f.entity for i in range(f.first, f.last)}
    for i, tagged in enumerate(view.tags):
        office = _OFFICERS.get(tagged.rest.removesuffix("ها").removesuffix("ه")) if tagged.enclitic else None
        if office is None or i in taken:
            continue
        owner = _owner(view, found, i)
        if owner is None or owner.country is None:
            continue
        last = i + 1
        while last < len(view.tokens) and view.tokens[last].form in _OFFICIAL:
            last += 1
        key = _spokesman(view.lexicon, owner) if office == "spokesman" else office
        if key is None:
            continue
        item = Found(i, last, view.bare_start(i), "ROLE", "description", key=key, country=owner.country)
        entry = view.lexicon.offices[key]
        item.entity, item.sector = f"{owner.country.lower()}.{key}", entry.sector
        item.en = f"{view.lexicon.countries[owner.country].en_adjective} {entry.en}".strip()
        added.append(item)
    return added


def own_bodies(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The army, government or parliament of the state that a sentence has named: `عدّ الأردن التهريب خطرا، وقد أعلن جيشه`."""
    added: list[Found] = []
    taken = {i for f in found if f.entity for i in range(f.first, f.last)}
    for i, tagged in enumerate(view.tags):
        kind = _OWN_BODIES.get(tagged.rest.removesuffix(tagged.enclitic)) if tagged.enclitic in _ITS else None
        owner = _owner(view, found, i) if kind is not None and i not in taken else None
        if kind is None or owner is None or owner.country is None or owner.kind != "GPE":
            continue
        item = Found(i, i + 1, view.bare_start(i), "ORG", "description", country=owner.country)
        item.entity, item.en = view.lexicon.state_body(owner.country, kind)
        item.sector = view.lexicon.institutions[kind].sector
        added.append(item)
    return added


def _owner(view: TextView, found: Sequence[Found], i: int) -> Found | None:
    """The state, or body of one, that a pronoun on token `i` means: the last in its sentence to have done something, else the last."""
    first = view.sentences[view.sentence_of(i)][0]
    before = [
        f
        for f in found
        if first <= f.first
        and f.last <= i
        and f.kind in ("GPE", "ORG")
        and f.country in view.lexicon.countries
    ]
    subjects = [f for f in before if f.first == first or view.tags[f.first - 1].tag == "V"]
    likely = subjects or before
    return likely[-1] if likely else None


def _spokesman(lexicon: Lexicon, body: Found) -> str | None:
    """The office of who speaks for a state's body: `army-spokesman`; None for a body that has none of its own."""
    for office in lexicon.offices.values():
        spokesman = office.id.endswith("-spokesman") and office.of in lexicon.institutions and body.country
        if spokesman and lexicon.state_body(body.country or "", office.of or "")[0] == body.entity:
            return office.id
    return None


def acronyms(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The letters in brackets after a body's name, and wherever they stand again: `المنظمة الدولية للهجرة (IOM)`, `(أ ن م)`."""
    added: list[Found] = []
    known: dict[str, Found] = {}
    for item in found:
        if (
            item.kind != "ORG"
            or not item.entity
            or item.last >= len(view.tokens)
            or view.tokens[item.last].text != "("
        ):
            continue
        last = item.last + 1
        while last < len(view.tokens) and last - item.last < _LETTERS and _letters(view.tokens[last].text):
            last += 1
        if last == item.last + 1 or last >= len(view.tokens) or view.tokens[last].text != ")":
            continue
        added.append(_again(view, item, item.last + 1, last))
        if last == item.last + 2:
            known.setdefault(view.tokens[item.last + 1].text, item)
    if not known:
        return added
    begun = {f.first for f in added}
    for i, token in enumerate(view.tokens):
        item = known.get(token.text)
        if item is not None and i > item.last and i not in begun:
            added.append(_again(view, item, i, i + 1))
    return added


def _letters(text: str) -> bool:
    """Whether a token is an acronym, or a letter of one."""
    return (text.isascii() and text.isupper() and text.isalpha()) or (len(text) == 1 and text.isalpha())


def _again(view: TextView, item: Found, first: int, last: int) -> Found:
    again = Found(first, last, view.tokens[first].start, "ORG", "repetition", proper=(first, last))
    again.entity, again.en, again.country, again.sector = item.entity, item.en, item.country, item.sector
    return again


_LETTERS = 8  # tokens of an acronym
_COUNTERPART = words("نظيره نظيرها نظيرته نظيرتها نظيرهم")
_OWN_COUNTRY = words("بلاده بلادها بلدهم بلده بلادهم")
_FOR_THEM = words("باسمها باسمه باسمهم باسمهما")
_OFFICERS = {
    "سفير": "ambassador",
    "سفيرت": "ambassador",
    "ناطق": "spokesman",
    "متحدث": "spokesman",
    "قنصل": "consul",
}
_OWN_BODIES = {"جيش": "army", "حكومت": "government", "برلمان": "parliament", "شرطت": "police"}
_ITS = ("ه", "ها")
_OFFICIAL = words("الرسمي العام العسكري السابق")
