"""The state that a body, office or country has when its name tells none: `الجيش`, `وزير الداخلية`, `المملكة`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from isnad.annotate.names.found import Found
from isnad.annotate.names.homeland import Home, home, settings
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.folding import fold, words
from isnad.lexicon import Lexicon


def bodies_of_states(view: TextView, found: list[Found]) -> None:
    """Give the bodies and offices of which every state has one their state, where their names tell none: that of the only one of
    the kind that is named in full, or the article's own; add the countries that are meant by an epithet, and drop the
    bodies that are everyday words here (`القضاء على الفساد`)."""
    found[:] = [f for f in found if not _everyday(view, f)]
    _regimes(view, found)
    open_items = [
        f
        for f in found
        if not f.entity
        and not f.country
        and view.tags[f.last - 1].article
        and _one_of_a_state(view.lexicon, f)
        and not _qualified(view, f.last)
    ]
    named = _epithets(view, found)
    if not open_items and not named and not any(f.institution or f.country for f in found):
        return
    at_home = home(view, found)
    found += _countries_meant(view, named, at_home.country if at_home else None, found)
    sure = at_home.country if at_home and at_home.sure else None
    found += _ministries_acting(view, sure, found)
    found += _states_addressed(view, sure, found)
    found += _occupation(view, found)
    _described(view, found, at_home)
    if not open_items:
        return
    elsewhere = settings(view, found)
    told: defaultdict[str, set[str]] = defaultdict(set)
    for item in found:
        if item.institution and item.entity:
            told[item.institution].add(item.entity)
    people = {f.first: f.country for f in found if f.kind == "PER" and f.country}
    for item in open_items:
        holder = people.get(item.last) if item.kind == "ROLE" else None
        if holder is not None:
            _give(view, item, holder)  # نائب الرئيس | جون بايدن
            continue
        bodies = told[item.institution or ""] | _named_so(view.lexicon, item, found)
        if (at_home is None or not at_home.sure) and len(bodies) == 1:
            item.entity = next(iter(bodies))  # الجيش … الجيش السوداني
            same = next(f for f in found if f.entity == item.entity)
            item.en, item.country, item.rule = same.en, same.country, "repetition"
            continue
        country = elsewhere.get(view.sentence_of(item.first)) or (at_home.country if at_home else None)
        if country is not None and not (country in _MONARCHIES and _of_republics(view.lexicon, item)):
            _give(view, item, country)


def _described(view: TextView, found: Sequence[Found], at_home: Home | None) -> None:
    """Give bodies of which a state has many, named by more than their kind (`المحكمة الجزائية`), an id of their words, with the
    article's own country where it is sure."""
    for item in found:
        if (
            item.entity
            or item.rule != "institution"
            or item.last - item.first < _WORDS
            or not item.institution
        ):
            continue
        entry = view.lexicon.institutions[item.institution]
        if entry.per_state or entry.generic or not view.tags[item.last - 1].article or item.kind == "NORP":
            continue
        forms = [view.tags[item.first].rest, *(t.form for t in view.tokens[item.first + 1 : item.last])]
        if at_home is not None and at_home.sure and not item.country:
            item.country = at_home.country
        item.entity = "name:" + "-".join([*forms, *([item.country.lower()] if item.country else [])])


_WORDS = 2  # of a body that is named by more than its kind


def _of_republics(lexicon: Lexicon, item: Found) -> bool:
    """Whether an item is a president's office or his deputy's."""
    office = lexicon.offices.get(item.key)
    return item.institution == _PRESIDENCY or (office is not None and office.of == _PRESIDENCY)


_PRESIDENCY = "presidency"
_MONARCHIES = frozenset(
    ["SAU", "JOR", "MAR", "BHR", "OMN", "KWT", "QAT", "GBR", "ESP", "SWE", "NOR", "NLD", "BEL", "DNK"]
)


def _qualified(view: TextView, i: int) -> bool:
    """Whether an adjective after a body or office makes it another one: `المخابرات | الخارجية`."""
    if i >= len(view.tags):
        return False
    tagged = view.tags[i]
    return (
        tagged.tag == "N"
        and tagged.article
        and not tagged.prefix
        and (adjectival(tagged) or view.tokens[i].form in _FOREIGN)
        and view.tokens[i].form not in _OF_TIME
        and not view.lexicon.office_names.longest(view.tokens[i].form, ())[0]
    )


_FOREIGN = words("الخارجية الداخلية")
_OF_TIME = words(
    "السابق السابقة الحالي الحالية الجديد الجديدة المؤقت المؤقتة المكلف المكلفة الأسبق المختص المختصة المعني المعنية الاتحادي الاتحادية الفيدرالي الفيدرالية الرسمي الرسمية نفسه نفسها ذاته ذاتها"
)


def _give(view: TextView, item: Found, country: str) -> None:
    item.country, item.rule = country, "home"
    if item.institution:
        form = " ".join(
            [view.tags[item.first].rest, *(t.form for t in view.tokens[item.first + 1 : item.last])]
        )
        item.entity, item.en = view.lexicon.state_body(country, item.institution, form)
        return
    state, office = view.lexicon.countries.get(country), view.lexicon.offices[item.key]
    item.entity = f"{country.lower()}.{office.stands_for or item.key}"
    item.en = f"{state.en_adjective if state else ''} {office.en}".strip()


def _named_so(lexicon: Lexicon, item: Found, found: Sequence[Found]) -> set[str]:
    """The bodies of states that an article names in full (`الجيش السوداني`) of the kind that a shorter name says (`الجيش`)."""
    if not item.institution:
        return set()
    named = [
        f
        for f in found
        if f.entity and f.country and f.kind == "ORG" and f.institution in (None, item.institution)
    ]
    bodies = {lexicon.state_body(f.country, item.institution)[0] for f in named if f.country}
    return {f.entity for f in named if f.entity and f.entity in bodies}


def _one_of_a_state(lexicon: Lexicon, item: Found) -> bool:
    """Whether an item is a body or office of which a state has one, named without its state."""
    if item.kind == "ROLE":
        office = lexicon.offices.get(item.key)
        if office is None or item.plural or not office.per_state:
            return False
        return item.rule == "title" and item.last - item.first > 1
    institution = lexicon.institutions.get(item.institution or "")
    return item.rule == "institution" and institution is not None and institution.per_state


def _everyday(view: TextView, item: Found) -> bool:
    """Whether a body named by one word alone is that word in its everyday sense: it is none that does something, or whose people
    do (`قالت الخارجية`, `مصدر في الأمن`; not `السلطة والخبز`, `القضاء على الفقر`)."""
    if item.rule != "institution" or item.last - item.first > 1 or item.entity:
        return False
    if view.tokens[item.first].form not in _DOUBTFUL and view.tags[item.first].rest not in _DOUBTFUL:
        return False
    following = view.tags[item.last] if item.last < len(view.tags) else None
    if following is not None and following.tag == "P" and following.rest in ("علي", "عن"):
        return True
    if following is not None and following.prefix == "و" and following.rest in _WITH_SAFETY:
        return True
    first, _ = view.sentences[view.sentence_of(item.first)]
    before = view.tags[item.first - 1] if item.first > first else None
    if before is None or before.tag in ("V", "S", "."):
        return following is None or (before is None and following.tag != "V")
    prefix = view.tags[item.first].prefix
    if before.tag == "P" and item.first - 2 >= first:
        before = view.tags[item.first - 2]
        return before.rest not in _PEOPLE and before.citation not in _PEOPLE
    if prefix and prefix != "و":
        return before.rest not in _PEOPLE and before.citation not in _PEOPLE
    return before.article or not (before.rest in _PEOPLE or before.citation in _PEOPLE)


_DOUBTFUL = words(
    "الأمن القضاء السلطة الأسطول الأركان الخارجية الداخلية البحرية الادعاء البلاط الرئاسة النيابة النجدة الإسعاف"
)
"""Bodies whose names of one word are everyday words or adjectives too."""
_WITH_SAFETY = words("الأمان السلامة الاستقرار السلم السلام القدر الطمأنينة النظام التنمية العدالة")
_PEOPLE = words(
    "متحدث ناطق مسؤول مسئول مصدر مصادر مسؤولين رجال رجل عناصر عنصر أفراد ضابط ضباط جهاز أجهزة قوات قوى قيادة مدير وزير وزارة سفير بيان "
    "قرار تصريح تصريحات وكيل دبلوماسي متحدثة ناطقة باسم رئيس نائب قائد دورية دوريات سيارات موظف موظفي أمام لدى عن من إلى مع بحسب وفق"
)
"""Those by whom a body speaks or acts, and what it says."""


def _epithets(view: TextView, found: Sequence[Found]) -> list[int]:
    """The tokens that mean a country by its epithet alone: `المملكة`, and not `المملكة المتحدة`."""
    taken = {i for f in found for i in range(f.first, f.last) if f.kind != "ROLE"}
    return [
        i
        for i, tagged in enumerate(view.tags)
        if tagged.rest in view.lexicon.epithets
        and i not in taken
        and not tagged.enclitic
        and not _belongs_on(view, i + 1)
    ]


def _belongs_on(view: TextView, i: int) -> bool:
    """Whether a word with the article goes on with the noun before it: `المملكة | المتحدة`."""
    if i >= len(view.tags):
        return False
    tagged = view.tags[i]
    return tagged.tag == "N" and tagged.article and not tagged.prefix and view.tokens[i].form.endswith("ه")


def _countries_meant(
    view: TextView, named: Sequence[int], at_home: str | None, found: Sequence[Found]
) -> list[Found]:
    """The countries meant by epithets: the article's own, else the one of those so called that it names most."""
    counts = Counter(f.country for f in found if f.country)
    added: list[Found] = []
    for i in named:
        called = view.lexicon.epithets[view.tags[i].rest]
        country = at_home if at_home in called else _most(counts, called)
        if country is None:
            continue
        if i > 0 and view.tags[i - 1].rest in _SEATS_ABROAD and not view.tags[i - 1].article:
            added.append(_abroad(view, i, country))
            continue
        state = i > 0 and view.tokens[i - 1].form == "لدي"  # السفير لدى المملكة: no place
        item = Found(
            i, i + 1, view.bare_start(i), "ORG" if state else "GPE", "home", country=country, sector="GOV"
        )
        item.entity, item.en = country.lower(), view.lexicon.countries[country].en
        added.append(item)
    return added


def _abroad(view: TextView, i: int, country: str) -> Found:
    """A state's embassy or ambassador, its state called by an epithet: `سفارة المملكة في باماكو`."""
    kind, key = _SEATS_ABROAD[view.tags[i - 1].rest]
    item = Found(
        i - 1, i + 1, view.bare_start(i - 1), kind, "composition", country=country, sector="GOV", key=key
    )
    item.entity = f"{country.lower()}.{key}"
    entry = view.lexicon.offices.get(key) or view.lexicon.institutions[key]
    item.en = f"{view.lexicon.countries[country].en_adjective} {entry.en}"
    return item


_SEATS_ABROAD = {
    fold("سفارة"): ("FAC", "embassy"), fold("قنصلية"): ("FAC", "consulate"), fold("سفير"): ("ROLE", "ambassador"),
    fold("سفيرة"): ("ROLE", "ambassador"),
}  # fmt: skip


def _most(counts: Mapping[str, int], countries: frozenset[str]) -> str | None:
    """The one of some countries that is named most; None where none is, or two are as often."""
    (best, number), *others = sorted(((c, counts.get(c, 0)) for c in countries), key=lambda p: (-p[1], p[0]))
    return best if number and all(n < number for _, n in others) else (best if len(countries) == 1 else None)


def _regimes(view: TextView, found: Sequence[Found]) -> None:
    """`النظام`, where an article writes of one country's (`النظام السوري`), is its government."""
    named = {
        country
        for i in range(len(view.tokens) - 1)
        if view.tags[i].rest == _REGIME
        for country in [view.lexicon.adjectives.get(view.tokens[i + 1].form)]
        if country
    }
    if len(named) != 1:
        return
    country = named.pop()
    for item in found:
        before = view.tags[item.first - 1] if item.first else None
        acts = before is not None and (before.tag == "V" or before.rest in _OF_A_REGIME)
        if item.institution == "regime" and not item.entity and item.last - item.first == 1 and acts:
            item.country, item.rule = country, "repetition"
            item.entity, item.en = view.lexicon.state_body(country, "government")


def _ministries_acting(view: TextView, at_home: str | None, found: Sequence[Found]) -> list[Found]:
    """The ministries that a headline calls by their field alone (`الكهرباء تمدد المهلة`, `الصحة: …`): of the article's own country, or
    as it names them in full."""
    told = {
        f.institution: f for f in found if f.institution and f.entity and f.rule in ("composition", "home")
    }
    taken = {i for f in found for i in range(f.first, f.last)}
    added: list[Found] = []
    fields = _fields(view.lexicon)
    for i, tagged in enumerate(view.tags):
        ministry = fields.get(tagged.rest)
        if ministry is None or i in taken or tagged.enclitic or tagged.prefix not in ("", "و"):
            continue
        if not _headline_subject(view, i):
            continue
        same = told.get(ministry)
        country = same.country if same else at_home
        if country is None:
            continue
        item = Found(i, i + 1, view.bare_start(i), "ORG", "home", country=country, institution=ministry)
        item.entity, item.en = view.lexicon.state_body(country, ministry)
        item.sector = view.lexicon.institutions[ministry].sector
        added.append(item)
    return added


@lru_cache(maxsize=4)
def _fields(lexicon: Lexicon) -> dict[str, str]:
    """The ministries by the word that stands for their field: `الكهرباء`."""
    return {
        fold(name): entry.id
        for entry in lexicon.institutions.values()
        if entry.id.endswith("ministry")
        for name in entry.bound
        if " " not in name and name.startswith("ال")
    }


def _headline_subject(view: TextView, i: int) -> bool:
    """Whether a word begins a clause and a verb in the feminine or a colon follows it."""
    first, last = view.sentences[view.sentence_of(i)]
    if i > first and view.tokens[i - 1].kind != "punct":
        return False
    if i + 1 >= last:
        return False
    if view.tokens[i + 1].text == ":":
        return True
    following, word = view.tags[i + 1], view.words[i + 1]
    if following.article or following.prefix or word is None:
        return False
    return any(
        v.features.gender == "f"
        and v.features.person == _THIRD
        and v.features.tense in ("perfect", "imperfect")
        for v in word.verbs
    )


_REGIME = "النظام"
_OF_A_REGIME = words(
    "قوات جيش طائرات طيران قذائف مدفعية عناصر حواجز سجون إعلام مناطق سيطرة صواريخ مروحيات ميليشيات رأس إسقاط ضد دعم سقوط قصف حلفاء جرائم"
)
_THIRD = 3


def _states_addressed(view: TextView, at_home: str | None, found: Sequence[Found]) -> list[Found]:
    """`الدولة`, of whom something is demanded: the article's own (`مطالبين الدولة بجمع السلاح`)."""
    taken = {i for f in found if f.entity for i in range(f.first, f.last)}
    added: list[Found] = []
    for i, tagged in enumerate(view.tags):
        if at_home is None or view.tokens[i].form != _STATE or i in taken or i == 0:
            continue
        before = view.tags[i - 1]
        lemmas = {v.lemma for v in before.verbs} | {n.lemma for n in before.nouns if n.kind == "active"}
        if tagged.prefix or lemmas.isdisjoint(_DEMANDING) or _qualified(view, i + 1):
            continue
        item = Found(i, i + 1, view.tokens[i].start, "ORG", "home", country=at_home, sector="GOV")
        item.entity, item.en = view.lexicon.state_body(at_home, "government")
        added.append(item)
    return added


def _occupation(view: TextView, found: Sequence[Found]) -> list[Found]:
    """`الاحتلال`, where it acts in an article that is mostly of Palestine and Israel: `رصاص الاحتلال`, not `إنهاء الاحتلال`."""
    counts = Counter(f.country for f in found if f.country)
    if 2 * (counts["PSE"] + counts["ISR"]) < max(counts.total(), _LEAST_NAMED):
        return []
    taken = {i for f in found if f.entity for i in range(f.first, f.last)}
    added: list[Found] = []
    for i, tagged in enumerate(view.tags):
        if tagged.rest != _OCCUPATION or i in taken or i == 0 or _qualified(view, i + 1):
            continue
        before = view.tags[i - 1]
        if tagged.prefix or not (before.tag == "V" or before.rest in _OF_THE_OCCUPATION):
            continue
        item = Found(i, i + 1, view.bare_start(i), "ORG", "loaded", country="ISR", sector="GOV")
        item.entity, item.en = view.lexicon.state_body("ISR", "government")
        added.append(item)
    return added


_STATE = fold("الدولة")
_OCCUPATION = fold("الاحتلال")
_DEMANDING = frozenset(["طلب.3", "دعو.1", "نشد.3", "حمل.2", "حثث.1", "ءخذ.3", "وهم.8"])
_LEAST_NAMED = 2
_OF_THE_OCCUPATION = words(
    "رصاص قوات جيش جنود سلطات سجون محاكم محكمة طائرات آليات شرطة جرافات مخابرات قنابل صواريخ مدفعية قصف عدوان حكومة إدارة اعتداءات انتهاكات جرائم "
    "دبابات مستوطنو وحدات حواجز دوريات مسيرات بنيران نيران ممارسات معتقلات سياسات"
)
