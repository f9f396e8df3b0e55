"""Which of its namesakes a name means: settled by what else the article speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence

from isnad.annotate.names.found import Found
from isnad.annotate.names.homeland import home
from isnad.annotate.names.homonyms import country_or_capital, doubtful
from isnad.annotate.names.matching import ADMINISTRATIVE_HEADS
from isnad.annotate.view import TextView
from isnad.language.adjectives import ADJECTIVES
from isnad.language.folding import fold, words
from isnad.lexicon import Name
from isnad.lexicon.compiled import AT_HOME, EVERYDAY
from isnad.lexicon.lexicon import surname_of


def _may_stand_for(view: TextView, item: Found, name: Name) -> bool:
    """Whether a surname after a title may mean someone whose full name the article does not give: of the title's country;
    a surname that is an everyday word, or many a man's first name (`الوزير عبد القادر`), only with that country told, or in his own
    office (`الرئيس الأسد`)."""
    if name.detail != EVERYDAY and not view.tokens[item.first].form.startswith("عبد"):
        return item.country in (None, name.country)
    held = view.lexicon.actors[name.entity].office or ""
    return item.country == name.country or (item.country is None and held.partition(".")[2] == item.office)


def _of_its_kind(view: TextView, item: Found, name: Name) -> bool:
    """Whether a place is what the word before it says: a province after `محافظة`, else the town of that name."""
    place = view.lexicon.places.get(name.entity)
    if place is None:
        return False
    headed = (item.first > 0 and view.tags[item.first - 1].rest in _PROVINCES) or view.tags[
        item.first
    ].rest in _PROVINCES
    return (place.kind in _TOWNS) != headed


_TOWNS = frozenset({"city", "town", "village", "quarter", "camp"})
_PROVINCES = words("محافظة ولاية إقليم منطقة إمارة مقاطعة جهة عمالة")


def _no_name(view: TextView, item: Found) -> bool:
    """Whether what looks like a surname after a title is a verb, particle or adjective: `الأمير كان`, `النقل العام`."""
    word = view.words[item.first]
    if item.last - item.first > 1 or word is None:
        return False
    form = view.tokens[item.first].form
    adjective = form.startswith("ال") and form[2:] in ADJECTIVES
    return bool(word.function) or adjective or any(v.lemma == "كون.1" for v in word.verbs)


def settle(view: TextView, found: list[Found]) -> None:
    """Choose among namesakes by what the article speaks of; drop short forms whose full form never comes."""
    countries: Counter[str] = Counter()
    entities: set[str] = set()
    mentioned: Counter[str] = Counter()
    for item in found:
        sure = {n.country for n in item.names if n.use != "weak"} if item.names else {item.country}
        if len(sure) == 1 and None not in sure and not any(n.detail == AT_HOME for n in item.names):
            countries.update(c for c in sure if c)
        mentioned.update({n.entity for n in item.names})
        said = ("full",) if item.last - item.first == 1 else ("full", "loaded")
        entities.update(n.entity for n in item.names if n.use in said)
    forms = {t.form for t in view.tokens}
    found[:] = [f for f in found if not doubtful(view, f, countries, forms)]
    _surnames_before_nationalities(view, found)
    _surnames_before_places(view, found)
    kept: list[Found] = []
    at_home: list[Found] = []
    institutions: dict[str, Found] = {}
    for item in found:
        if item.names:
            options = [
                n for n in item.names if n.use != "short" or n.entity in entities or item.rule == "title"
            ]
            options = [n for n in options if not _unheard_of(n, item, countries, entities, mentioned)]
            if not options and any(_stands_at_home(n) for n in item.names):
                at_home.append(item)
            if not options:
                continue
            if item.rule == "title" and all(n.use == "short" for n in options):
                options = [n for n in options if n.entity in entities or _may_stand_for(view, item, n)]
                if len({n.entity for n in options}) > 1:
                    options = [n for n in options if n.entity in entities]
                if not options and _no_name(view, item):
                    continue
                if not options:
                    item.names = ()
                    item.entity = "name:" + item.key.replace(" ", "-")
                    kept.append(item)
                    continue
            if len({n.country for n in options if n.group in ("country", "government")}) > 1:
                options = country_or_capital(view, item, options, countries)
            if _far_away(options, countries, mentioned) or _one_of_several_outlets(options, countries):
                item.names = ()
                item.entity = "name:" + (item.key or _form(view, item)).replace(" ", "-")
                kept.append(item)
                continue
            known = [n for n in options if n.use == "short" and n.entity in entities]
            best = give(view, item, known or options, countries)
            if item.key == "facility":
                inner = best.entity
                item.entity = (
                    f"name:{fold(view.text[item.start : view.tokens[item.last - 1].end]).replace(' ', '-')}"
                )
                item.key = inner
                item.en = None
            elif item.rule != "composition":
                item.kind = best.kind
        elif item.kind == "PER" and item.entity is None:
            item.entity = "name:" + item.key.replace(" ", "-")
        if item.institution and item.key != "generic":
            if item.entity:
                institutions[item.institution] = item
            elif item.institution in institutions and _same_kind(view, item, institutions[item.institution]):
                known = institutions[item.institution]
                item.entity, item.country, item.en, item.rule = (
                    known.entity,
                    known.country,
                    known.en,
                    "repetition",
                )
        kept.append(item)
    found[:] = [k for k in kept if k.key != "generic"]
    if at_home:
        found += _settled_at_home(view, found, at_home, countries)
        found.sort(key=lambda f: f.first)


def _same_kind(view: TextView, item: Found, known: Found) -> bool:
    """Whether a body without its state can be the one of its kind named before: of those of which a state has many only by the same
    noun (`الجامعة`, not `الجامعات`)."""
    if item.institution == "regime":
        return False
    if view.lexicon.institutions[item.institution or ""].per_state:
        return True
    first, before = (view.tags[f.first].rest.removeprefix("ال") for f in (item, known))
    return first == before


def _unheard_of(
    name: Name,
    item: Found,
    countries: Mapping[str, int],
    entities: Container[str],
    mentioned: Mapping[str, int],
) -> bool:
    """Whether a partisan word (`الخوارج`) is said of a body of whose country the article does not speak, nor of itself."""
    if name.use != "loaded" or item.last - item.first > 1 or name.entity in entities:
        return False
    return countries.get(name.country or "", 0) <= mentioned.get(name.entity, 0)


def _one_of_several_outlets(options: Sequence[Name], countries: Mapping[str, int]) -> bool:
    """Whether a name is that of outlets in several countries (`صحيفة الوطن`), of which the article speaks of none most."""
    if len({n.entity for n in options}) == 1 or any(n.group != "outlet" for n in options):
        return False
    told = sorted((countries.get(n.country or "", 0) for n in options), reverse=True)
    return told[0] == told[1]


def _stands_at_home(name: Name) -> bool:
    """Whether a short form of a body stands without its full one in articles of its country."""
    return name.use == "short" and name.detail == AT_HOME and name.kind != "PER"


def _is_of(view: TextView, name: Name, country: str) -> bool:
    """Whether the press of a country means a body by its short form."""
    actor = view.lexicon.actors.get(name.entity)
    return name.country == country or (actor is not None and country in actor.home)


def _settled_at_home(
    view: TextView, found: Sequence[Found], items: Sequence[Found], countries: Mapping[str, int]
) -> list[Found]:
    """Of bodies by short forms alone (`الأمن العام`), those that the article's own country has; the others as bodies of a kind,
    where their words say one (`القوات المشتركة`)."""
    at_home = home(view, found)
    settled: list[Found] = []
    for item in items:
        fits = [n for n in item.names if at_home and _stands_at_home(n) and _is_of(view, n, at_home.country)]
        if len({n.entity for n in fits}) == 1:
            best = give(view, item, fits, countries)
            item.kind = best.kind
            settled.append(item)
            continue
        form = [view.tags[item.first].rest, *(t.form for t in view.tokens[item.first + 1 : item.last])]
        size, kinds = view.lexicon.institution_names.longest(form[0], form[1:])
        if size != len(form) or kinds[0][1]:
            continue
        entry = view.lexicon.institutions[kinds[0][0]]
        if not entry.generic:
            item.names, item.rule, item.sector = (), "institution", entry.sector
            item.institution, item.kind = entry.same_as or entry.id, entry.kind
            settled.append(item)
    return settled


def _form(view: TextView, item: Found) -> str:
    return fold(view.text[item.start : view.tokens[item.last - 1].end])


def _far_away(options: Sequence[Name], countries: Mapping[str, int], mentioned: Mapping[str, int]) -> bool:
    """Whether a small place is of a country that the article does not speak of otherwise, while it speaks of another: there is a
    `حي الزهراء` in many towns."""
    if not all(n.group == "place" and n.detail in _SMALL and n.use != "loaded" for n in options):
        return False
    told = max(countries.get(n.country or "", 0) - mentioned.get(n.entity, 0) for n in options)
    return (
        told <= 0
        and max((v for c, v in countries.items() if c not in {n.country for n in options}), default=0) > 1
    )


_SMALL = frozenset(["quarter", "village", "camp", "site", "district", "field", "base", "town"])


def give(view: TextView, item: Found, names: Sequence[Name], countries: Mapping[str, int]) -> Name:
    """Give an item the likeliest of the names that it can be, in an article that speaks so often of these countries."""
    best = max(
        names,
        key=lambda n: (
            n.use == "full" and n.group == "actor",
            n.group == "country",
            n.group == "outlet",
            countries.get(n.country or "", 0),
            n.group == "place",
            _of_its_kind(view, item, n),
            n.use == "full",
        ),
    )
    item.entity, item.en, item.country, item.sector = best.entity, best.en or None, best.country, best.sector
    return best


def _surnames_before_nationalities(view: TextView, found: list[Found]) -> None:
    """`السوداني` is the prime minister, not a nationality, where the article names محمد شياع السوداني."""
    surnames = {view.tokens[f.last - 1].form for f in found if f.kind == "PER" and f.last - f.first > 1}
    surnames &= view.lexicon.adjectives.keys()
    if not surnames:
        return
    for item in list(found):
        if item.kind == "PER" or item.last < 1 or view.tokens[item.last - 1].form not in surnames:
            continue
        if item.rule == "adjective":
            found.remove(item)
        elif item.kind == "ROLE" and item.last - item.first > 1:
            item.last -= 1
            item.country = item.entity = None


def _surnames_before_places(view: TextView, found: list[Found]) -> None:
    """`الأحمدي` is the man named `علي الأحمدي` before, not the Kuwaiti governorate, unless something is in it."""
    people: dict[str, int] = {}
    for item in found:
        if item.kind == "PER" and item.last - item.first > 1:
            full = view.text[item.start : view.tokens[item.last - 1].end]
            people.setdefault(fold(surname_of(full) or ""), item.first)
    for item in list(found):
        form = fold(view.text[item.start : view.tokens[item.last - 1].end])
        if people.get(form, item.first) >= item.first or any(
            n.kind not in ("GPE", "LOC") for n in item.names
        ):
            continue
        before = view.tags[item.first - 1]
        if (
            item.names
            and before.tag != "P"
            and not view.tags[item.first].prefix
            and before.rest not in ADMINISTRATIVE_HEADS
        ):
            found.remove(item)
