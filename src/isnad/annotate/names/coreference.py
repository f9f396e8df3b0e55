"""Who is meant by a body without its country, a title without its holder, a description: `الوزارة`, `الحركة`, `الوزير`.

What is decided rests on the article alone, nearest first; a title of two people in turn, and a kind that something without a
name has been of since, mean nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import BODY_HEADS, OUTLET_MARKERS
from isnad.annotate.names.persons import Persons
from isnad.annotate.names.references import (
    acronyms,
    counterparts,
    own_countries,
    own_officers,
    spokesmen_of,
)
from isnad.annotate.names.states import bodies_of_states
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.animacy import acts_as_people
from isnad.language.folding import fold, words

_MODIFIED = words("نفسه نفسها ذاته ذاتها المذكور المذكورة المعني المعنية")
_HEADS = (
    BODY_HEADS
    | OUTLET_MARKERS
    | words(
        "وزارة ميليشيا مليشيا فصيل مديرية إدارة دائرة قيادة نقابة لجان بلدية مصرف مستشفى محكمة سفارة جريدة إذاعة غرفة قوات جهاز مصلحة ديوان صندوق سلطة"
    )
)
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
    _add(found, _descriptions(view, found))
    _titles(view, found)
    elsewhere = counterparts(view, found)
    nationalities = {f.last for f in elsewhere}
    found[:] = [f for f in found if not (f.kind == "NORP" and f.last in nationalities)]
    _add(found, elsewhere)
    _titles(view, found)
    _add(found, own_countries(view, found))
    _add(found, own_officers(view, found))


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
    return named and longer[0] in _HEADS and list(longer[1 : 1 + len(name)]) == list(name)


def _descriptions(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The definite nouns that mean a body named before with this kind: `حركة النهضة … الحركة`."""
    taken = {i for f in found for i in range(f.first, f.last) if f.entity}
    weak = {f.first: f for f in found if not f.entity and f.last - f.first == 1}
    heads: dict[str, Found] = {}
    bodies = {f.first: f for f in found if f.kind in ("ORG", "FAC") and f.entity}
    ministers = {f.first: f for f in found if f.kind == "ROLE" and f.country and f.key.endswith("-minister")}
    begins = {f.first for f in found}
    added: list[Found] = []
    headline, ahead = _headline(view), _ahead(view, bodies.values())
    for i, tagged in enumerate(view.tags):
        item = bodies.get(i)
        if i in ministers and item is None:
            ministry = _ministry(view, ministers[i])
            if ministry is not None and heads.get(_MINISTRY, ministry).country == ministry.country:
                heads[_MINISTRY] = ministry
            continue
        if item is not None:
            for head in _kinds(view, item):
                heads[head] = item
            continue
        bare = tagged.rest.removeprefix("ال")
        owned = _owned(view, i)
        if not owned and bare not in _KINDS:
            continue
        if tagged.tag == "N" and not tagged.article and i not in taken:
            heads.pop(bare, None)  # another of the kind, and no name: شبكة الطرق … الشبكة
        if i in taken or not (owned or (tagged.article and not tagged.enclitic)):
            continue
        if not owned and (
            _somewhere(view, i) or _of_many(view, i) or not (i + 1 in begins or _stands_alone(view, i))
        ):
            continue
        known = heads.get(owned) if owned else heads.get(bare)
        if known is None and not owned and (bare not in _THINGS_TOO or _reports(view, i)):
            known = _of_its_class(bare, i, found)
        if known is None and not owned and i < headline:
            known = ahead.get(bare)
        if known is None or (owned and view.sentence_of(i) - view.sentence_of(known.first) > _OWNERS):
            continue
        again = weak.get(i)
        if again is None:
            start = view.tokens[i].start if owned and tagged.tag == "V" else view.bare_start(i)
            again = Found(i, i + 1, start, known.kind, "description")
            added.append(again)
        again.kind, again.rule = known.kind, "description"
        again.entity, again.en, again.country, again.sector = (
            known.entity,
            known.en,
            known.country,
            known.sector,
        )
    return added


_SITES = OUTLET_MARKERS | words("مستشفى جامعة مركز محكمة سفارة غرفة نادي بلدية معهد حملة")
_MINISTRY = fold("وزارة")
_OWNED = words(
    "قوات قوة وزارة نقابة حركة حزب جماعة منظمة هيئة جمعية شركة تنظيم فصيل مؤسسة رابطة اتحاد مجلس مكتب"
)


def _of_many(view: TextView, i: int) -> bool:
    """Whether a noun for forces means no one body here: it does nothing, or is told apart (`القوات التي دربت`)."""
    tags = view.tags
    if tags[i].rest.removeprefix("ال") not in (_FORCES, fold("قوة")):
        return False
    before = tags[i - 1] if i else None
    acts = before is not None and (before.tag == "V" or before.rest in ("ان", "أن", "إن", "لكن"))
    return not acts or (i + 1 < len(tags) and tags[i + 1].tag == "R")


def _owned(view: TextView, i: int) -> str:
    """The kind of body that a noun with its member's pronoun names (`نقابته`, `وزارته`), or an empty string."""
    tagged = view.tags[i]
    kind = _OWNED_FORMS.get(view.tokens[i].form) or _OWNED_FORMS.get(tagged.rest)
    return kind if kind and tagged.tag in ("N", "V") else ""


def _with_pronouns(kinds: Iterable[str]) -> dict[str, str]:
    """The nouns for bodies with the pronouns of their members, each with its noun: `نقابته`; and `قواتنا`."""
    forms = {
        (kind.removesuffix("ه") + "ت" if kind.endswith("ه") else kind) + p: kind
        for kind in kinds
        for p in _THEIRS
    }
    return forms | {_FORCES + "نا": _FORCES}


_OWNERS = 3  # sentences back to the body whose member is spoken of
_FORCES = fold("قوات")
_THEIRS = ("ها", "هم", "ه")
_OWNED_FORMS = _with_pronouns(_OWNED)


def _ministry(view: TextView, minister: Found) -> Found | None:
    """The ministry of a minister whose country is known."""
    of = view.lexicon.offices[minister.key].of if minister.key in view.lexicon.offices else None
    if of is None or not minister.country or of not in view.lexicon.institutions:
        return None
    ministry = Found(
        minister.first, minister.last, minister.start, "ORG", "composition", country=minister.country
    )
    ministry.entity, ministry.en = view.lexicon.state_body(minister.country, of)
    ministry.sector = view.lexicon.institutions[of].sector
    return ministry


def _somewhere(view: TextView, i: int) -> bool:
    """Whether a noun after a preposition is rather a place than a body: `وصلت إلى الموقع`."""
    tagged = view.tags[i]
    if tagged.rest.removeprefix("ال") not in _SITES:
        return False
    governed = tagged.prefix.endswith(("ب", "ل")) or (i > 0 and view.tags[i - 1].tag == "P")
    return governed and not acts_as_people(tagged.rest, tagged.nouns)


def _headline(view: TextView) -> int:
    """How many tokens the article's first line has, if it is a title."""
    end = view.text.strip().find("\n")
    return view.token_at(end) if 0 < end < _TITLE_LENGTH else 0


def _ahead(view: TextView, bodies: Iterable[Found]) -> dict[str, Found]:
    """The bodies that an article names in full, by the kinds of which it has but one."""
    named: defaultdict[str, dict[str, Found]] = defaultdict(dict)
    for item in bodies:
        for head in _kinds(view, item) if item.rule != "sequence" else ():
            named[head].setdefault(item.entity or "", item)
    return {head: next(iter(items.values())) for head, items in named.items() if len(items) == 1}


_TITLE_LENGTH = 150  # characters of a title


def _reports(view: TextView, i: int) -> bool:
    """Whether a noun that may be a site or a cable net (`الموقع`, `الشبكة`) speaks, is spoken to or has a reporter here."""
    before = view.tags[i - 1] if i else None
    if before is None:
        return False
    if before.tag == "V":
        return any(v.lemma in _REPORTING for v in before.verbs)
    if before.tag == "N" and before.rest in _STAFF:
        return True
    first = view.sentences[view.sentence_of(i)][0]
    heard = range(max(first, i - _HEARD), i)
    return view.tags[i].prefix == "ل" and any(
        v.lemma in _REPORTING for j in heard for v in view.tags[j].verbs
    )


_HEARD = 8  # words back to the verb of who spoke to an outlet
_THINGS_TOO = words("موقع شبكة قناة منصة محطة مجلة")
_STAFF = words("مراسل مراسلة مراسلي محرر محررة موفد موفدة كاميرا عدسة تحرير صحفيي طاقم")
_REPORTING = frozenset(
    [
        "قول.1",
        "ءكد.2",
        "ذكر.1",
        "نقل.1",
        "ورد.4",
        "نشر.1",
        "فيد.4",
        "كشف.1",
        "ضيف.4",
        "شور.4",
        "لقي.5",
        "سنو.5",
        "سني.5",
        "وضح.4",
        "صرح.2",
        "علم.1",
        "بثث.1",
        "روي.1",
        "حصل.1",
    ]
)


def _of_its_class(noun: str, i: int, found: Sequence[Found]) -> Found | None:
    """The one armed group or paper named before token `i`, where a noun says no more than that; None for none or several."""
    sectors = _CLASSES.get(noun)
    if sectors is None:
        return None
    known = [f for f in found if f.first < i and f.kind == "ORG" and f.entity and f.sector in sectors]
    return known[-1] if len({f.entity for f in known}) == 1 else None


_CLASSES: dict[str, frozenset[str]] = {
    **dict.fromkeys(words("فصيل ميليشيا مليشيا تنظيم جماعة حركة"), frozenset({"UAF", "REB", "PRM"})),
    **dict.fromkeys(words("صحيفة جريدة وكالة قناة شبكة موقع مجلة إذاعة"), frozenset({"JRN"})),
}


_KINDS = _HEADS | _CLASSES.keys()


def _kinds(view: TextView, item: Found) -> set[str]:
    """The nouns by which a body may be meant later: that before its name here, and those that the lexicon's forms begin with."""
    found: set[str] = set()
    for i in (item.first, item.first - 1):
        bare = view.tags[i].rest.removeprefix("ال") if i >= 0 else ""
        whole = item.first == i and item.last - i > 1  # الهيئة الخيرية الأردنية
        if bare in _HEADS and (whole or not view.tags[i].article):
            found |= {bare, _SYNONYMS.get(bare, bare)}
    actor = view.lexicon.actors.get(item.entity or "")
    for name in actor.names if actor is not None and actor.kind != "PER" else ():
        first = fold(name.split()[0])
        if first in _HEADS:
            found.add(first)
    return found


_SYNONYMS = {fold("بنك"): fold("مصرف"), fold("مصرف"): fold("بنك"), fold("صحيفة"): fold("جريدة")}


def _stands_alone(view: TextView, i: int) -> bool:
    """Whether a definite noun has nothing after it that makes it another's: no adjective (`الحركة الإسلامية`)."""
    if i + 1 >= len(view.tags):
        return True
    following = view.tags[i + 1]
    if following.tag != "N" or not following.article or following.prefix:
        return True
    if i > 0 and view.tags[i - 1].tag == "V" and not adjectival(following):
        return True  # رفضت الإدارة | التفاوض
    offices = view.lexicon.office_names.longest(view.tokens[i + 1].form, ())[1]
    if any(view.lexicon.offices[office].rank for office, _ in offices):
        return True  # مدير المستشفى الدكتور …
    return view.tokens[i + 1].form in _MODIFIED


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
    headline = _headline(view)
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
