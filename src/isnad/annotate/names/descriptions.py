"""Bodies meant by their kind alone: `حركة النهضة … الحركة`, `نقابته`, the ministry of the minister named last, the paper that speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import BODY_HEADS, OUTLET_MARKERS
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.animacy import acts_as_people
from isnad.language.folding import fold, words
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged

_MODIFIED = words("نفسه نفسها ذاته ذاتها المذكور المذكورة المعني المعنية")
KIND_NOUNS = (
    BODY_HEADS
    | OUTLET_MARKERS
    | words(
        "وزارة ميليشيا مليشيا فصيل مديرية إدارة دائرة قيادة نقابة لجان بلدية مصرف مستشفى محكمة سفارة جريدة إذاعة غرفة قوات جهاز مصلحة ديوان صندوق سلطة"
    )
)


def descriptions(view: TextView, found: Sequence[Found]) -> list[Found]:
    """The definite nouns that mean a body named before with this kind: `حركة النهضة … الحركة`."""
    taken = {i for f in found for i in range(f.first, f.last) if f.entity}
    weak = {f.first: f for f in found if not f.entity and f.last - f.first == 1}
    heads: dict[str, Found] = {}
    bodies = {f.first: f for f in found if f.kind in ("ORG", "FAC") and f.entity}
    ministers = {f.first: f for f in found if f.kind == "ROLE" and f.country and f.key.endswith("-minister")}
    begins = {f.first for f in found}
    added: list[Found] = []
    headline, ahead = headline_of(view), _ahead(view, bodies.values())
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
        owned = _owned(view.tokens[i].form, tagged)
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
            known = _of_its_class(view, bare, i, found)
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
    acts = before is not None and (before.tag == "V" or before.rest in ("ان", "لكن"))
    return not acts or (i + 1 < len(tags) and tags[i + 1].tag == "R")


@remembered
def _owned(form: str, tagged: Tagged) -> str:
    """The kind of body that a noun with its member's pronoun names (`نقابته`, `وزارته`), or an empty string."""
    kind = _OWNED_FORMS.get(form) or _OWNED_FORMS.get(tagged.rest)
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


def headline_of(view: TextView) -> int:
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
        "سني.5",
        "وضح.4",
        "صرح.2",
        "علم.1",
        "بثث.1",
        "روي.1",
        "حصل.1",
    ]
)


def _of_its_class(view: TextView, noun: str, i: int, found: Sequence[Found]) -> Found | None:
    """The one armed group or paper named before token `i`, where a noun says no more than that; None for none or several, or where the
    one is known for another kind of outlet (`الإذاعة` is no agency)."""
    sectors = _CLASSES.get(noun)
    if sectors is None:
        return None
    known = [f for f in found if f.first < i and f.kind == "ORG" and f.entity and f.sector in sectors]
    if len({f.entity for f in known}) != 1:
        return None
    outlet = view.lexicon.outlets.get(known[-1].entity or "")
    other = outlet is not None and noun in _ONLY and outlet.kind not in _ONLY[noun]
    return None if other else known[-1]


_ONLY = {
    fold("وكالة"): ("agency",),
    fold("قناة"): ("broadcaster",),
    fold("إذاعة"): ("radio", "broadcaster"),
}
"""Nouns that mean some kinds of outlet alone."""


_CLASSES: dict[str, frozenset[str]] = {
    **dict.fromkeys(words("فصيل ميليشيا مليشيا تنظيم جماعة حركة"), frozenset({"UAF", "REB", "PRM"})),
    **dict.fromkeys(words("صحيفة جريدة وكالة قناة شبكة موقع مجلة إذاعة"), frozenset({"JRN"})),
}


_KINDS = KIND_NOUNS.union(_CLASSES)


def _kinds(view: TextView, item: Found) -> set[str]:
    """The nouns by which a body may be meant later: that before its name here, and those that the lexicon's forms begin with."""
    found: set[str] = set()
    for i in (item.first, item.first - 1):
        bare = view.tags[i].rest.removeprefix("ال") if i >= 0 else ""
        whole = item.first == i and item.last - i > 1  # الهيئة الخيرية الأردنية
        if bare in KIND_NOUNS and (whole or not view.tags[i].article):
            found |= {bare, _SYNONYMS.get(bare, bare)}
    actor = view.lexicon.actors.get(item.entity or "")
    for name in actor.names if actor is not None and actor.kind != "PER" else ():
        first = fold(name.split()[0])
        if first in KIND_NOUNS:
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
