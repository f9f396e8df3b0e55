"""Who is meant by a body without its country, a title without its holder, a description: `الوزارة`, `الحركة`, `الوزير`.

What is decided rests on the article alone, nearest first; a title of two people in turn, and a kind that something without a
name has been of since, mean nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from isnad.annotate.names.descriptions import KIND_NOUNS, descriptions, headline_of
from isnad.annotate.names.found import Found
from isnad.annotate.names.persons import Persons
from isnad.annotate.names.references import (
    acronyms,
    counterparts,
    own_bodies,
    own_countries,
    own_officers,
    spokesmen_of,
)
from isnad.annotate.names.states import bodies_of_states
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words

_TITLES = words(
    "وزير رئيس متحدث ناطق مدير نائب قائد مبعوث سفير محافظ وكيل أمين مندوب ممثل قاضي جنرال عميد لواء مسؤول"
)


def resolve(view: TextView, found: list[Found]) -> None:
    """Settle, in an article's names in text order, who is meant; add the descriptions that mean somebody named before."""
    _holders(view, found)
    _whole_offices(found)
    found.sort(key=lambda f: (f.start, -f.last))
    bodies_of_states(view, found)
    found.sort(key=lambda f: (f.start, -f.last))
    _same_bodies(found)
    _add(found, acronyms(view, found))
    spokesmen_of(view, found)
    _add(found, descriptions(view, found))
    _titles(view, found)
    elsewhere = counterparts(view, found)
    nationalities = {f.last for f in elsewhere}
    found[:] = [f for f in found if not (f.kind == "NORP" and f.last in nationalities)]
    _add(found, elsewhere)
    _titles(view, found)
    _add(found, own_countries(view, found))
    _add(found, own_officers(view, found))
    _add(found, own_bodies(view, found))


def _add(found: list[Found], added: Sequence[Found]) -> None:
    """Put names into the found ones; what stood in their place without an entity goes."""
    if not added:
        return
    places = {i for item in added for i in range(item.first, item.last)}
    found[:] = [
        f
        for f in found
        if (f.entity and f.rule != "sequence")
        or f.last - f.first > 1
        or f.kind == "ROLE"
        or f.first not in places
    ]
    found += added
    found.sort(key=lambda f: (f.start, -f.last))


def _holders(view: TextView, found: list[Found]) -> None:
    """An office goes as far as its holder's name: `رئيس اللجنة الوطنية للأسرى | أحمد المداني`; not over another office, nor over
    what is done or given (`استقبل الرئيس وفدا برئاسة سالم`)."""
    people = {f.first: f for f in found if f.kind == "PER" and f.last - f.first > 1}
    offices = view.lexicon.offices
    named = {i for f in found if f.kind in ("ORG", "GPE", "LOC", "FAC") for i in range(f.first, f.last)}
    borne = {f.first: f.last for f in found if f.kind == "FAC" and f.rule == "composition"}
    inside = {
        i
        for f in found
        if f.kind == "PER" or (f.kind == "ROLE" and f.key in offices and not f.plural)
        for i in range(f.first, f.last)
    }
    persons = Persons(view)
    for item in list(found):
        if item.kind != "ROLE" or item.last in people:
            continue
        j, stop = item.last, min(item.last + _COMPLEMENT, view.sentences[view.sentence_of(item.first)][1])
        while j < stop and j not in inside:
            if j in borne:  # زار الوزير | مستشفى الملك فهد: the king is not the minister
                if view.tags[j - 1].article:
                    break
                j = borne[j]
                continue
            if j > item.last and view.tags[j - 1].article and not view.tags[j].article:
                end = persons.after_title(j, stop, strict=True)
                if end > j + 1:  # رئيس نادي السباحة | مؤيد الطويل
                    people[j] = _person(view, j, end)
                    found.append(people[j])
                    break
            if not (j in named or _complements(view, j)):
                break
            j += 1
        if j > item.last and j in people:
            item.last = j


def _whole_offices(found: Sequence[Found]) -> None:
    """An office goes as far as the body that begins in it: `رئيس | اللجنة الوطنية لشؤون الأسرى`."""
    offices = {i: f for f in found if f.kind == "ROLE" for i in range(f.first + 1, f.last)}
    for item in found:
        office = offices.get(item.first)
        if office is not None and item.kind == "ORG" and item.rule == "description":
            office.last = max(office.last, item.last)


def _person(view: TextView, first: int, last: int) -> Found:
    person = Found(first, last, view.tokens[first].start, "PER", "title", proper=(first, last))
    person.key = " ".join(t.form for t in view.tokens[first:last])
    person.entity = "name:" + person.key.replace(" ", "-")
    return person


def _complements(view: TextView, i: int) -> bool:
    """Whether a word may stand in what an office is of: a noun or adjective with the article, also after ل; a noun that the next
    one owns; في and its like."""
    tagged = view.tags[i]
    following = view.tags[i + 1] if i + 1 < len(view.tags) else None
    if tagged.tag == "P":
        return tagged.rest in _OF
    if tagged.tag != "N" or tagged.prefix not in ("", "ل") or tagged.enclitic:
        return False
    owned = following is not None and following.tag == "N" and following.article and not following.prefix
    return tagged.article or (owned and not view.tokens[i].form.endswith("ا"))


_COMPLEMENT = 6  # words between an office and its holder's name
_OF = words("في لدى")


def _same_bodies(found: Sequence[Found]) -> None:
    """A body by a shorter form of its name is the same: `مرصد العاصي`, `مرصد العاصي لحقوق الإنسان`; also where its kind stands with
    one of them alone: `بنك «سهند»`, `بنك سهند للتجارة`."""
    bodies = [f for f in found if f.kind in ("ORG", "FAC") and (f.entity or "").startswith("name:")]
    ids = sorted({f.entity or "" for f in bodies}, key=len)
    named = {f.entity for f in bodies if f.rule in ("head", "repetition") and f.kind == "ORG"}
    longer: dict[str, str] = {}
    for n, short in enumerate(ids):
        name = short.removeprefix("name:").split("-")
        fuller = [
            i for i in ids[n + 1 :] if _begins(i.removeprefix("name:").split("-"), name, short in named)
        ]
        if fuller and (len(name) > 1 or short in named) and all(fuller[-1].startswith(f) for f in fuller):
            longer[short] = fuller[-1]
    for item in bodies:
        item.entity = longer.get(item.entity or "", item.entity)


def _begins(longer: Sequence[str], name: Sequence[str], named: bool) -> bool:
    """Whether a longer name begins with a shorter one, or with its kind and then it."""
    if len(name) > 1 and list(longer[: len(name)]) == list(name) and len(longer) > len(name):
        return True
    return named and longer[0] in KIND_NOUNS and list(longer[1 : 1 + len(name)]) == list(name)


def _titles(view: TextView, found: Sequence[Found]) -> None:
    """A title alone means the one who was named with it: `وزير الخارجية هاكان فيدان … الوزير`."""
    holders: dict[str, list[Found]] = {}
    people = {f.first: f for f in found if f.kind == "PER" and f.entity}
    _in_headline(view, found, people)
    for item in found:
        if item.kind != "ROLE":
            continue
        head = view.tags[item.first].rest
        again = item.rule == "description" and item.key.endswith("-minister")  # نظيره القطري
        bare = _MINISTER if again else head.removeprefix("ال")
        if bare not in _TITLES:
            continue
        person = people.get(item.last)
        if person is not None:
            holders.setdefault(bare, []).append(person)
        elif item.last - item.first > 1 or not head.startswith("ال"):
            _meant_of_country(view, item, holders.get(bare, ()))
            holders.setdefault(bare, []).append(item)
        elif item.entity is None and holders.get(bare):
            _meant(item, holders[bare])


def _in_headline(view: TextView, found: Sequence[Found], people: Mapping[int, Found]) -> None:
    """An office in the title without its holder is held by the only one whom the article names with it: `وكيل الخارجية يبحث …`."""
    headline = headline_of(view)
    named: defaultdict[str, dict[str, Found]] = defaultdict(dict)
    for item in found:
        if item.kind == "ROLE" and item.last in people and item.first >= headline:
            person = people[item.last]
            named[item.key].setdefault(person.entity or "", person)
    for item in found:
        if item.kind != "ROLE" or item.entity or item.plural or item.first >= headline:
            continue
        if item.last - item.first > 1 and item.last not in people and len(named[item.key]) == 1:
            _meant(item, list(named[item.key].values()))


def _meant_of_country(view: TextView, item: Found, holders: Sequence[Found]) -> None:
    """A title with no more than a nationality (`الوزير القطري`) means the last holder of that country, unless two had it."""
    if item.country is None or item.last - item.first != _TITLE or item.key not in _PLAIN_OFFICES:
        return
    if view.lexicon.adjectives.get(view.tokens[item.last - 1].form) != item.country:
        return
    _meant(item, [h for h in holders if h.country == item.country and h.entity])


_MINISTER = fold("وزير")
_TITLE = 2  # words of a title with its nationality
_PLAIN_OFFICES = frozenset(
    [
        "minister",
        "ambassador",
        "spokesman",
        "commander",
        "official",
        "special-envoy",
        "representative",
        "adviser",
    ]
)


def _meant(item: Found, holders: Sequence[Found]) -> None:
    """Give a title its last holder, unless the one named before had it too and is another."""
    last = holders[-1] if holders else item
    if last is not item and last.entity and len({h.entity for h in holders[-2:]}) == 1:
        item.entity, item.en, item.country = last.entity, last.en, last.country
        item.sector, item.rule = last.sector or item.sector, "description"
