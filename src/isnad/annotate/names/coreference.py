"""Who is meant by a body without its country, a title without its holder, a description: `الوزارة`, `الحركة`, `الوزير`.

What is decided rests on the article alone, nearest first; where two could be meant, neither is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import BODY_HEADS, OUTLET_MARKERS
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.lexicon import Lexicon
from isnad.lexicon.lexicon import folded_words

_OF_THE_STATE = frozenset(
    [
        "government",
        "cabinet",
        "authorities",
        "presidency",
        "presidential-council",
        "sovereignty-council",
        "royal-court",
        "prime-ministry",
        "national-security-council",
        "treasury",
        "parliament",
        "shura-council",
        "senate",
        "lower-house",
        "army",
        "general-command",
        "joint-operations",
        "general-staff",
        "military-command",
        "air-force",
        "air-defence",
        "navy",
        "coast-guard",
        "land-forces",
        "special-forces",
        "republican-guard",
        "presidential-guard",
        "royal-guard",
        "national-guard",
        "border-guard",
        "military-intelligence",
        "military-judiciary",
        "military-police",
        "security-forces",
        "internal-security-forces",
        "general-security",
        "state-security",
        "national-security-service",
        "counter-terrorism-service",
        "police",
        "federal-police",
        "judicial-police",
        "gendarmerie",
        "customs",
        "prisons",
        "intelligence-service",
        "judiciary",
        "supreme-court",
        "prosecution",
        "anti-corruption",
        "audit-bureau",
        "central-bank",
        "statistics-office",
        "election-commission",
        "civil-defence",
        "red-crescent",
        "national-red-cross",
        "meteorology",
        "civil-aviation",
        "stock-exchange",
    ]
)
"""Bodies of which a state has one."""
_NO_STATE = frozenset({"IGO", "NGO"})
_LEAST = 3
"""Names of a country from which on an article can be at home there."""
_SHARE = 0.5
"""The share of the article's names that its home country has at least."""
_DATELINE = 60
"""Characters of the text within which a dateline stands."""
_MODIFIED = words("نفسه نفسها ذاته ذاتها المذكور المذكورة المعني المعنية")
_HEADS = (
    BODY_HEADS
    | OUTLET_MARKERS
    | words(
        "وزارة ميليشيا مليشيا فصيل مديرية إدارة دائرة قيادة نقابة لجان بلدية مصرف مستشفى محكمة سفارة جريدة إذاعة غرفة"
    )
)
_TITLES = words(
    "وزير رئيس متحدث ناطق مدير نائب قائد مبعوث سفير محافظ وكيل أمين مندوب ممثل قاضي جنرال عميد لواء مسؤول"
)


def resolve(view: TextView, found: list[Found]) -> None:
    """Settle, in an article's names in text order, who is meant; add the descriptions that mean somebody named before."""
    _holders(view, found)
    _states(view, found)
    _same_bodies(found)
    found += _descriptions(view, found)
    found.sort(key=lambda f: (f.start, -f.last))
    _titles(view, found)


def _holders(view: TextView, found: Sequence[Found]) -> None:
    """An office goes as far as its holder's name: `رئيس اللجنة الوطنية للأسرى | أحمد المداني`."""
    people = {f.first: f for f in found if f.kind == "PER" and f.last - f.first > 1}
    inside = {i for f in found if f.kind == "PER" for i in range(f.first, f.last)}
    for item in found:
        if item.kind != "ROLE" or item.last in people:
            continue
        j = item.last
        while (
            j - item.last < _COMPLEMENT and j < len(view.tags) and j not in inside and _complements(view, j)
        ):
            j += 1
        if j > item.last and j in people and view.sentence_of(item.first) == view.sentence_of(j):
            item.last = j


def _complements(view: TextView, i: int) -> bool:
    """Whether a word may stand in what an office is of: a noun or adjective, alone or after ل, ب or في."""
    tagged = view.tags[i]
    return (tagged.tag == "N" and tagged.prefix in ("", "ل", "ب")) or (
        tagged.tag == "P" and tagged.rest in _OF
    )


_COMPLEMENT = 6  # words between an office and its holder's name
_OF = words("في ل ب لدى لشؤون")


def home(view: TextView, found: Sequence[Found]) -> str | None:
    """The country that an article is at home in; None where it is not certain.

    It is that of most of the article's names, if they are many enough and its dateline or outlet is not of another; that of its
    outlet where it is named next to the most."""
    counts = Counter(f.country for f in found if f.country and f.country not in _NO_STATE)
    if not counts:
        return None
    country, number = counts.most_common(1)[0]
    dated = next((f.country for f in found if f.start < _DATELINE and f.kind == "GPE" and f.country), None)
    outlet = _outlet(view)
    if outlet is not None and outlet != country and 2 * counts[outlet] >= number and dated in (None, outlet):
        return outlet
    sure = number >= _LEAST and number >= _SHARE * counts.total()
    return (
        country if (sure and dated in (None, country)) or (country == outlet and number >= _LEAST) else None
    )


def _outlet(view: TextView) -> str | None:
    """The country of the article's outlet, where the lexicon knows it."""
    first, *rest = folded_words(view.article.outlet or "") or ("",)
    size, names = view.lexicon.names.longest(first, rest)
    return next((n.country for n in names if n.group == "outlet" and size == len(rest) + 1), None)


def _states(view: TextView, found: Sequence[Found]) -> None:
    """Give bodies of which every state has one the article's own state, where nothing says another."""
    open_items = [
        f
        for f in found
        if f.entity is None
        and f.country is None
        and view.tags[f.last - 1].article
        and (_state_body(view.lexicon, f) or _state_office(view.lexicon, f))
    ]
    if not open_items:
        return
    country = home(view, found)
    if country is None:
        return
    state = view.lexicon.countries.get(country)
    for item in open_items:
        kind = item.institution or item.key
        item.country, item.entity = country, f"{country.lower()}.{kind}"
        entry = view.lexicon.institutions.get(kind) or view.lexicon.offices.get(kind)
        item.en = f"{state.en_adjective} {entry.en}" if state and entry else None
        item.rule = "home"


def _state_body(lexicon: Lexicon, item: Found) -> bool:
    """Whether an item is a body of which a state has one, named without its state."""
    institution = item.institution or ""
    one = institution in _OF_THE_STATE or (
        institution.endswith("-ministry") and institution in lexicon.institutions
    )
    return one and item.rule == "institution"


def _state_office(lexicon: Lexicon, item: Found) -> bool:
    """Whether an item is an office that heads such a body: `وزير الخارجية`."""
    entry = lexicon.offices.get(item.key)
    return (
        item.kind == "ROLE" and item.rule == "title" and entry is not None and item.key.endswith("-minister")
    )


def _same_bodies(found: Sequence[Found]) -> None:
    """A body by a shorter form of its name is the same: `مرصد العاصي`, `مرصد العاصي لحقوق الإنسان`."""
    bodies = [f for f in found if f.kind == "ORG" and (f.entity or "").startswith("name:")]
    ids = sorted({f.entity or "" for f in bodies}, key=len)
    longer: dict[str, str] = {}
    for n, short in enumerate(ids):
        fuller = [i for i in ids[n + 1 :] if i.startswith(short + "-")]
        if "-" in short and len({i.split("-")[len(short.split("-"))] for i in fuller}) == 1:
            longer[short] = fuller[-1]
    for item in bodies:
        item.entity = longer.get(item.entity or "", item.entity)


def _descriptions(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The definite nouns that mean a body named before with this kind: `حركة النهضة … الحركة`."""
    taken = {i for f in found for i in range(f.first, f.last) if f.entity}
    weak = {f.first: f for f in found if not f.entity and f.last - f.first == 1}
    heads: dict[str, Found] = {}
    bodies = {f.first: f for f in found if f.kind in ("ORG", "FAC") and f.entity}
    begins = {f.first for f in found}
    added: list[Found] = []
    for i, tagged in enumerate(view.tags):
        item = bodies.get(i)
        if item is not None:
            for head in _kinds(view, item):
                heads[head] = item
            continue
        bare = tagged.rest.removeprefix("ال")
        if (
            i in taken
            or not tagged.article
            or tagged.enclitic
            or not (i + 1 in begins or _stands_alone(view, i))
        ):
            continue
        known = heads.get(bare) or _of_its_class(bare, i, found)
        if known is None:
            continue
        again = weak.get(i)
        if again is None:
            again = Found(i, i + 1, view.bare_start(i), known.kind, "description")
            added.append(again)
        again.kind, again.rule = known.kind, "description"
        again.entity, again.en, again.country, again.sector = (
            known.entity,
            known.en,
            known.country,
            known.sector,
        )
    return added


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


def _kinds(view: TextView, item: Found) -> set[str]:
    """The nouns by which a body may be meant later: that before its name here, and those that the lexicon's forms begin with."""
    found: set[str] = set()
    for i in (item.first, item.first - 1):
        if i >= 0 and (view.tags[i].rest in _HEADS) and not view.tags[i].article:
            found.add(view.tags[i].rest)
    actor = view.lexicon.actors.get(item.entity or "")
    for name in actor.names if actor is not None and actor.kind != "PER" else ():
        first = fold(name.split()[0])
        if first in _HEADS:
            found.add(first)
    return found


def _stands_alone(view: TextView, i: int) -> bool:
    """Whether a definite noun has nothing after it that makes it another's: no adjective (`الحركة الإسلامية`)."""
    if i + 1 >= len(view.tags):
        return True
    following = view.tags[i + 1]
    if following.tag != "N" or not following.article or following.prefix:
        return True
    return view.tokens[i + 1].form in _MODIFIED


def _titles(view: TextView, found: Sequence[Found]) -> None:
    """A title alone means the one who was named with it: `وزير الخارجية هاكان فيدان … الوزير`."""
    holders: dict[str, list[Found]] = {}
    people = {f.first: f for f in found if f.kind == "PER" and f.entity}
    for item in found:
        if item.kind != "ROLE":
            continue
        head = view.tags[item.first].rest
        bare = head.removeprefix("ال")
        if bare not in _TITLES:
            continue
        person = people.get(item.last)
        if person is not None:
            holders.setdefault(bare, []).append(person)
        elif item.last - item.first > 1 or not head.startswith("ال"):
            if item.entity:
                holders.setdefault(bare, []).append(item)
        elif item.entity is None and holders.get(bare):
            _meant(item, holders[bare])


def _meant(item: Found, holders: Sequence[Found]) -> None:
    last = holders[-1]
    if len({h.entity for h in holders[-2:]}) == 1 or len({h.entity for h in holders}) == 1:
        item.entity, item.en, item.country = last.entity, last.en, last.country
        item.sector, item.rule = last.sector or item.sector, "description"
