"""Joins what the rules found with what the sequence model sees: new names, wider or other ones, and names it does not believe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from isnad.annotate.frames import frames_of
from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import (
    ADMINISTRATIVE_HEADS,
    ARMED_HEADS,
    BODY_HEADS,
    FACILITY_HEADS,
    OUTLET_MARKERS,
    matcher,
)
from isnad.annotate.names.persons import KUNYA, Persons
from isnad.annotate.names.proposals import Proposal, listed, proclitics
from isnad.annotate.names.settling import give
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.lexicon import Name
from isnad.lexicon.given import given_names

_CLASSES: dict[str, Literal["PER", "LOC", "ORG"]] = {
    "PER": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG",
}  # fmt: skip
"""The kinds between which models tell for certain."""
_LEAST = 0.5
"""Probability under which the model is not heard."""
_AGAINST_A_PLACE = 0.8
"""Probability from which on the model overrules a place that the lexicon knows."""
_TANWIN = "\u064b"
_CONCEIVABLE = 0.1
"""Probability of any name under which one that rests on little is dropped."""
_BY_SHAPE = frozenset({"given-name", "title"})


def merge(
    view: TextView, found: list[Found], proposals: Sequence[Proposal], chances: Mapping[int, float]
) -> None:
    """Add to `found` what only the model sees, mark in each item where the model sees its proper name, and drop names by the
    shape of a word alone that it does not see. A name of another class within an item (`الأمين العام لـ[الأمم المتحدة]`) becomes
    an item of its own, after the one that holds it."""
    names = [
        _before_its_object(view, _without_verb(view, p))._replace(kind=_CLASSES[p.kind])
        for p in proposals
        if p.kind in _CLASSES and not _over_a_clause(view, p)
    ]
    joined = _Joined(view, [f for f in found if not _unlikely(view, f, chances)])
    for name in names:
        if name.probability >= _LEAST and not _everyday(view, name):
            joined.take(name)
    joined.leave_out_parts_of_titles()
    found[:] = sorted(joined.items, key=lambda f: (f.first, -f.last))


def _over_a_clause(view: TextView, proposal: Proposal) -> bool:
    """Whether a proposal goes on into what somebody says: `ذكرت [أم سعد أن صناعة الخوص] مهمة`; no name has such an أن in it."""
    return any(view.tags[t].tag == "S" for t in range(proposal.first + 1, proposal.last))


def _without_verb(view: TextView, proposal: Proposal) -> Proposal:
    """A proposal less the verb that it begins with: `وتروي [أم محمود]`."""
    tagged, form = view.tags[proposal.first], view.tokens[proposal.first].form
    if tagged.tag == "V" and not listed(view, form) and proposal.last - proposal.first > 1:
        return proposal._replace(first=proposal.first + 1)
    return proposal


def _before_its_object(view: TextView, proposal: Proposal) -> Proposal:
    """A proposal up to what somebody of that name did: `[الاتحاد العام للشغل] إضرابا للمعلمين`, an indefinite deed by its ending."""
    for t in range(proposal.first + 1, proposal.last):
        tagged, form = view.tags[t], view.tokens[t].form
        deed = form.endswith("ا") and any(n.kind == "masdar" and n.base == form[:-1] for n in tagged.nouns)
        if deed and not tagged.article and not listed(view, form):
            return proposal._replace(last=t)
    return proposal


def _everyday(view: TextView, proposal: Proposal) -> bool:
    """Whether what the model takes for a name is everyday language for certain: `قال لي`, `سمعت صفيراً`, `قال مالك الشاحنة`."""
    first, last = proposal.first, proposal.last
    if all((word := view.words[i]) is not None and word.function for i in range(first, last)):
        return True
    if last - first == 1 and view.tags[first].tag == "V" and not listed(view, view.tokens[first].form):
        return True  # وترأس أول اجتماع
    if any(_TANWIN in view.tokens[i].text and view.tokens[i].form.endswith("ا") for i in range(first, last)):
        return True
    if proposal.kind != "PER":
        return False
    if last - first == 1 and any(n.number == "d" for n in view.tags[first].nouns):
        return view.tokens[first].form not in given_names().given  # استشهد شابان
    return last - first == 2 and (_owned(view, last - 1) or Persons(view).plain_idafa(first))


def _owned(view: TextView, i: int) -> bool:
    """Whether a second word is an everyday thing that the first has: `مالك الشاحنة`."""
    form = view.tokens[i].form
    everyday = form[2:] in view.morphology.nouns and form not in view.lexicon.gazetteer.root
    return view.tags[i].article and form.endswith("ه") and everyday


def _unlikely(view: TextView, item: Found, chances: Mapping[int, float]) -> bool:
    """Whether a name that rests on the shape of a word alone is none, as the model sees no name there."""
    if max(chances.get(i, 0) for i in range(item.first, item.last)) >= _CONCEIVABLE:
        return False
    if item.rule == "given-name":
        return view.tags[item.first].rest not in KUNYA
    if not item.names or any(n.group != "geonames" for n in item.names):
        return False
    if item.start > view.tokens[item.first].start and view.tokens[item.first].text[0] == "ك":
        return True  # كورونا
    word, nouns = view.words[item.first], view.morphology.nouns
    return word is not None and any(n.base in nouns for n in word.nouns)


class _Quoted(NamedTuple):
    """A short phrase in quotation marks, folded, from token `first` on; `called` where a word before it says that it is a
    name, or it begins with the name of a thing that neither happens nor is a place."""

    first: int
    text: str
    called: bool


def _quoted(view: TextView, item: Found) -> _Quoted | None:
    """The phrase in quotation marks that an item ends, or is; None where there is none."""
    tokens = view.tokens
    if item.last >= len(tokens) or tokens[item.last].form != '"':
        return None
    earliest = max(item.first - _TITLE - 1, -1)
    opening = next((i for i in range(item.first - 1, earliest, -1) if tokens[i].form == '"'), None)
    if opening is None or any(view.tags[i].tag != "N" for i in range(opening + 1, item.first)):
        return None
    before = view.tags[opening - 1].rest.removeprefix("ال") if opening else ""
    text = " ".join(t.form for t in tokens[opening + 1 : item.last])
    head = view.tags[opening + 1]
    thing = (
        head.nouns and not head.article and head.rest not in ADMINISTRATIVE_HEADS | FACILITY_HEADS | _SIDES
    )
    event = bool(frames_of(view.lexicon).of_noun(head)[0])
    return _Quoted(opening + 1, text, before in _CALLED or bool(thing and not event))


_TITLE = 3  # words of a name in quotation marks before the place in it
_CALLED = (
    OUTLET_MARKERS | BODY_HEADS | words("برنامج فيلم مسلسل كتاب رواية مسرحية أغنية تطبيق حساب صفحة مشروع")
)
_SITES = words(
    "محطة حقل مصفاة معبر مخيم جسر سد منفذ طريق شارع ميدان ساحة حي"
)  # ORG after them is a place: محطة تل الرمث
_BEARERS = FACILITY_HEADS | words(
    "كلية معهد مدرسة برج"
)  # a person's name after them is a place's: كلية جورج تاون
_HOUSES = words("بيت دار قصر قلعة برج")
_NATURE = words("جبل نهر بحر بحيرة خليج وادي جزيرة صحراء مضيق سهل هضبة واحة شلالات جبال جزر")
_SIDES = words("شمال جنوب شرق غرب وسط")


class _Joined:
    """The names of an article while proposals are laid over them."""

    def __init__(self, view: TextView, items: list[Found]) -> None:
        self.view, self.items = view, items
        self._at = {i: item for item in items for i in range(item.first, item.last)}
        self._countries = Counter(item.country for item in items if item.country)

    def take(self, proposal: Proposal) -> None:
        """Lay one proposal over the items."""
        first, last = proposal.first, proposal.last
        items = list({id(t): t for i in range(first, last) if (t := self._at.get(i))}.values())
        for item in items:
            self._make_room(item, proposal)
        items = [item for item in items if self._at.get(max(item.first, first)) is item]
        if not items:
            self._add(proposal)
        elif len(items) == 1 and items[0].first <= first and last <= items[0].last:
            self._within(items[0], proposal)
        elif all(self._gives_way(item, proposal) for item in items):
            for item in items:
                self._drop(item)
            self._add(proposal)
        elif len(items) == 1 and first <= items[0].first and items[0].last <= last:
            self._widen(items[0], proposal)

    def _make_room(self, item: Found, proposal: Proposal) -> None:
        """A common noun for a body goes where a name goes on after it (`جامعة ريكو`); an office ends where one begins that goes
        beyond it (`الأمين العام | لحزب النهوض`)."""
        beyond = item.last < proposal.last
        if (
            item.rule in ("institution", "generic")
            and not item.entity
            and beyond
            and proposal.first <= item.first
        ):
            self._drop(item)
        elif item.kind == "ROLE" and item.first < proposal.first < item.last and beyond:
            for i in range(proposal.first, item.last):
                if self._at.get(i) is item:
                    del self._at[i]
            item.last = proposal.first

    def leave_out_parts_of_titles(self) -> None:
        """Drop names that only stand in what something is called: the ship «لؤلؤة صلالة», the site «درب الشام»."""
        titles = {item.key for item in self.items if item.rule == "vessel"}
        quoted = [(i, t) for i in self.items if i.rule != "vessel" and (t := _quoted(self.view, i))]
        titles |= {
            t.text for i, t in quoted if t.called and _CLASSES.get(i.kind) == "LOC" and i.first > t.first
        }
        for item, title in quoted:
            if title.text in titles:
                self._drop(item)

    def _within(self, item: Found, proposal: Proposal) -> None:
        """A proposal over the same words as an item, or over some of them."""
        if item.rule in ("vessel", "head") or (
            proposal.kind == "PER" and item.kind == "FAC" and item.rule == "composition"
        ):  # the king whose name a hospital bears is not spoken of
            item.proper = item.proper or (proposal.first, proposal.last)
            return
        whole = (item.first, item.last) == (proposal.first, proposal.last)
        if _CLASSES.get(item.kind) == proposal.kind and not (
            item.rule == "given-name" and not whole and self.view.tags[item.first].rest not in KUNYA
        ):
            item.proper = item.proper or (proposal.first, proposal.last)
        elif whole:
            if self._gives_way(item, proposal):
                self._drop(item)
                self._add(proposal)
            else:
                item.proper = (item.first, item.last)
        elif item.kind == "PER" and self.view.tags[item.first].rest in KUNYA:
            item.proper = (item.first, item.last)  # أم محمود
        elif item.rule in _BY_SHAPE and not item.names and item.kind == "PER":
            self._drop(item)
            self._add(proposal)
        else:
            self._add(proposal)

    def _widen(self, item: Found, proposal: Proposal) -> None:
        """A proposal that goes on beyond an item that it may not replace: the item's name is longer than the lexicon has it."""
        if _CLASSES.get(item.kind) == proposal.kind:
            self._drop(item)
            item.first, item.last, item.proper = (
                proposal.first,
                proposal.last,
                (proposal.first, proposal.last),
            )
            item.start = self.view.bare_start(item.first)
            self._place(item)
        else:
            item.proper = (item.first, item.last)

    def _gives_way(self, item: Found, proposal: Proposal) -> bool:
        """Whether the model's reading may replace an item: not where it is an actor or office that the lexicon knows by this
        name, unless a longer personal name goes on after it (`محمد البشير ولد المختار`)."""
        whole = (item.first, item.last) == (proposal.first, proposal.last)
        if item.rule == "vessel":
            return False
        known = any(n.group in ("actor", "outlet") and n.use == "full" for n in item.names)
        if item.kind in ("ROLE", "NORP") or item.rule in ("composition", "institution"):
            inside = proposal.first <= item.first and item.last <= proposal.last
            return inside and not whole and (item.rule == "adjective" or item.kind == "ROLE")
        if known and item.kind == "PER":
            return proposal.kind == "PER" and proposal.last > item.last
        return not known and not (whole and self._vouched_for(item, proposal))

    def _vouched_for(self, item: Found, proposal: Proposal) -> bool:
        """Whether a place of the lexicon stands against a model that sees something else in its very words: its name has
        several words, or the article speaks of its country elsewhere (`في كركوك وصلاح الدين`)."""
        places = [n for n in item.names if n.group == "place"]
        if places and (item.last - item.first > 1 or proposal.probability < _AGAINST_A_PLACE):
            return True
        return proposal.kind == "PER" and any(self._countries[n.country or ""] > 2 for n in places)

    def _drop(self, item: Found) -> None:
        self.items = [other for other in self.items if other is not item]
        for i in range(item.first, item.last):
            if self._at.get(i) is item:
                del self._at[i]

    def _place(self, item: Found) -> None:
        self.items.append(item)
        self._at.update((i, item) for i in range(item.first, item.last) if i not in self._at)

    def _add(self, proposal: Proposal) -> None:
        """A name that the model sees; what the lexicon knows under these very words, where it fits."""
        view, (first, last, kind, _) = self.view, proposal
        prefix = proclitics(view, first)
        match = matcher(view.lexicon).at(view, first, last)
        names: tuple[Name, ...] = ()
        if match is not None and match.last == last:
            fits = (n for n in match.names if _CLASSES.get(n.kind) == kind)
            names = tuple(n for n in fits if n.use != "short" or kind == "ORG")  # القاعدة, where it is a body
            prefix = match.prefix if names else prefix
        word = view.words[first]
        if (
            not names
            and last - first == 1
            and view.tags[first].tag == "V"
            and word is not None
            and not word.nouns
        ):
            return  # اعتداء أودى بحياة: a verb, and no name
        start = view.tokens[first].start + view.clitic_length(first, prefix)
        item = Found(first, last, start, kind, "sequence", proper=(first, last))
        item.key = self._key(first, last, prefix)
        if names:
            self._link(item, names)
        else:
            self._key_without_kind(item)
            head = view.tags[first - 1].rest if first > 0 else ""
            if kind == "LOC" or (kind == "ORG" and head in _SITES) or (kind == "PER" and head in _BEARERS):
                self._place_with_its_kind(item)
            elif kind == "PER" and view.tags[first].rest in _HOUSES and not view.tags[first].article:
                item.kind = "FAC"
            item.entity = "name:" + item.key.replace(" ", "-")
        self._place(item)

    def _key(self, first: int, last: int, prefix: str) -> str:
        """A name's words, folded, the article that ل has swallowed put back (`للاتحاد القاري`)."""
        tokens, tagged = self.view.tokens, self.view.tags[first]
        opening = tokens[first].form
        if prefix:
            opening = tagged.rest if tagged.prefix == prefix else opening[len(prefix) :]
        return " ".join([opening, *(t.form for t in tokens[first + 1 : last])]).replace('"', "").strip()

    def _place_with_its_kind(self, item: Found) -> None:
        """A place that no list holds: a town or state unless the word before it says another thing, which is then part of it
        (`شارع طريف`, `جبل حفيت`)."""
        item.kind = "GPE"
        head = item.first - 1
        if head < 0 or head in self._at or item.start > self.view.tokens[item.first].start:
            return
        tagged = self.view.tags[head]
        if tagged.article or tagged.enclitic or tagged.rest not in _BEARERS | ADMINISTRATIVE_HEADS | _NATURE:
            return
        item.first, item.start = head, self.view.bare_start(head)
        if tagged.rest in _NATURE:
            item.kind = "LOC"
        elif tagged.rest in _BEARERS:
            item.kind, item.key = "FAC", f"{tagged.rest} {item.key}"

    def _key_without_kind(self, item: Found) -> None:
        """A body is known by its name without its kind, as `بنك «سهند»` is, unless what is left names something else
        (`جامعة القاهرة`)."""
        view, head = self.view, self.view.tags[item.first]
        if (
            item.kind != "ORG"
            or item.last - item.first < 2
            or head.article
            or head.rest not in BODY_HEADS | OUTLET_MARKERS
        ):
            return
        rest = [t.form for t in view.tokens[item.first + 1 : item.last]]
        if not any(n.use == "full" for n in view.lexicon.names.longest(rest[0], rest[1:])[1]):
            item.key = " ".join(rest).replace('"', "").strip()
            item.sector = (
                "JRN" if head.rest in OUTLET_MARKERS else "UAF" if head.rest in ARMED_HEADS else None
            )

    def _link(self, item: Found, names: Sequence[Name]) -> None:
        best = give(self.view, item, names, self._countries)
        item.names, item.kind, item.rule = tuple(names), best.kind, "lexicon"
