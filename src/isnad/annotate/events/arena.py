"""Public affairs: whether an article, or an event of it, is of states, politics, war and unrest, the field of PLOVER, or of
private life or sport.

`التعاون` of two companies, the `استقبال` of a hotel and the `موافقة` of a bank are events by their words alone. A soft act
is kept where a party of public life takes part in it, or where the article is about public life as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from isnad.annotate.events.drafts import Draft
from isnad.annotate.frames import Frames, bare
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged
from isnad.records import Party

_PUBLIC_SECTORS = frozenset(
    ["GOV", "MIL", "COP", "JUD", "LEG", "REB", "PRM", "PTY", "UAF", "SPY", "OPP", "ELI", "IGO"]
)
_PUBLIC_CONTEXTS = frozenset(
    [
        "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy", "pro_autocracy",
        "legal", "human_rights", "rights_freedoms", "repression", "human_security", "diplomatic", "territory", "peacekeeping", "asylum",
        "migration", "terrorism", "cbrn",
    ]
)  # fmt: skip
_SOFT = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT"})
_HARD = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "THREATEN", "ACCUSE", "RETREAT"})
_SPORT = frozenset(
    bare(w)
    for w in words(
        "مباراة مباريات مرمى شوط دوري كأس منتخب هداف تعادل ركلة لاعب لاعبين لاعبو لاعبا مدرب ملعب ملاعب كرة استاد إعارة رياضي "
        "نادي أندية محترف محترفين احتراف مشجع مشجعين مشجعي انتقالات نهائيات فيفا يويفا "
        "رياضية ميدالية تصفيات كروي كروية ودية تأهل ركنية بطولة أولمبياد حكام مونديال"
    )
)
_OF_SPORT = 3  # different words of sport in an article of sport
_SHORT = 110  # tokens up to which two do
_TOO_LITTLE = 50  # tokens that say too little of what their article is about
_ENOUGH = 2  # words of public contexts, or hard acts with a party, that make an article one of public affairs


Affairs = Literal["public", "private", "sport"]


def affairs(view: TextView, frames: Frames, drafts: Iterable[Draft]) -> Affairs:
    """What an article is about, by its vocabulary and by what is done in it."""
    hard = sum(
        d.trigger.unit.frame.type in _HARD and any(public(p) for p in (*d.actors, *d.recipients))
        for d in drafts
    )
    sport = len(frozenset[str]().union(*map(_of_sport, view.tags)))
    if sport >= 2 * _OF_SPORT or (sport >= (_OF_SPORT if len(view.tags) > _SHORT else 2) and hard < _ENOUGH):
        return "sport"
    if len(view.tags) < _TOO_LITTLE:
        return "public"
    return "public" if hard + _public_words(view, frames, _ENOUGH - hard) >= _ENOUGH else "private"


@remembered
def _of_sport(tagged: Tagged) -> frozenset[str]:
    """The words of sport that a word may be."""
    return _SPORT.intersection((bare(tagged.rest), *(n.base for n in tagged.nouns if n.enclitic)))


def _public_words(view: TextView, frames: Frames, enough: int) -> int:
    """How many different words of public life an article has, counted up to `enough`."""
    tags = view.tags
    found: set[str] = set()
    for i, tagged in enumerate(tags):
        if len(found) >= enough:
            break
        first = bare(tagged.rest)
        if first in frames.contexts.root:
            size, contexts = frames.contexts.longest(first, [bare(t.rest) for t in tags[i + 1 : i + 5]])
            if size and not _PUBLIC_CONTEXTS.isdisjoint(contexts):
                found.add(first)
    return len(found)


def public(party: Party) -> bool:
    """Whether a party is one of public life: a state or its people, a body of states, an armed or a political one."""
    if party.sector in _PUBLIC_SECTORS or party.country == "IGO":
        return True
    country = (party.country or "").lower()
    return bool(country) and party.sector is None and party.entity in (None, country, f"{country}.government")


def private(draft: Draft, about: Affairs) -> bool:
    """Whether an event is a soft act of private life; `about` says what its article tells of."""
    trigger = draft.trigger
    kind = trigger.unit.frame.type
    if kind not in _SOFT:
        return False
    known = [p for p in (*draft.actors, *draft.recipients) if public(p)]
    if kind == "COOPERATE" and not trigger.verbal and trigger.unit.kind == "noun":
        return not (draft.actors and draft.recipients and known)  # بالتعاون مع البلدية
    if trigger.unit.frame.id == "support.praise":
        return not (known and about == "public")
    return not known and about != "public"
