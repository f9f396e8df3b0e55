"""The system's words for one side of a sentence's event, bounded as the annotators of the gold standard bound theirs.

They mark the word that tells what came of a deed (`قُتل خمسة في انفجار`: the verb alone) rather than the deed, and the dead rather
than what brought them about (`أدى إلى مقتل`); a light verb with its noun, without what stands between (`شنّت … غارات`); a deed
rather than who claims it; all parties of a side, each name with the office before it; and for the target of a protest whom it is
against or else, as the sentence goes on, whom a further one is against or of whom something is asked (`للمطالبة باستقالة الحكومة`), or
else the public body before which it is held; what a bomb goes off next to, where it is not told whom it hit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from isnad.annotate.events.parties import sector_of
from isnad.annotate.frames import bare
from isnad.language.folding import words
from isnad.language.tokens import tokenise
from isnad.lexicon import load
from isnad.records import Annotations, Event, Party, TellingWord

SIDES = ("source", "verb", "target")
_CLAIM = "assault.claim"
_RIOT = "protest.riot"
_ON_THINGS = frozenset({_RIOT, "protest.obstruct"})
_BROUGHT_ABOUT = "assault.result"
_HURT, _LAST_WORD, _DIED = 1, 2, 3  # the last of the words that bring about says what: أدى إلى | مقتل


class SystemSide(NamedTuple):
    """The system's words for one side of the event, with the country and sector of its first party."""

    words: list[str]
    country: str | None = None
    sector: str | None = None


def system_side(found: Annotations, event: Event | None, side: str) -> SystemSide:
    """The words for one of `SIDES`; none where there is no event."""
    if event is None:
        return SystemSide([])
    text = found.article.text
    if side == "verb":
        return SystemSide([form for word in _telling(event) for form in touched(text, word.start, word.end)])
    first, parties = (event.actor, event.actors) if side == "source" else (event.recipient, event.recipients)
    parties = parties or ([first] if first is not None else [])
    if side == "target" and event.type == "PROTEST":
        parties = _somebody(event) or _addressed(found, event) or _stood_before(event)
    if side == "target" and event.type == "ASSAULT":
        parties = parties or _beside(found, event)
    if side == "source" and event.type == "PROTEST":
        parties = parties or _protesters(found, event)
    if not parties:
        return SystemSide([])
    forms = [form for party in parties for form in _of_party(found, party)]
    return SystemSide(forms, parties[0].country, parties[0].sector)


def _protesters(found: Annotations, protest: Event) -> list[Party]:
    """The first protesters whom the sentence names, where it is not told whose the protest is: `وقال المتظاهرون إن هدف المظاهرة …`."""
    first, last = next(((s, e) for s, e in found.sentences if s <= protest.start < e), (0, 0))
    token = next(
        (t for t in tokenise(found.article.text) if first <= t.start < last and bare(t.form) in _OUT), None
    )
    return [Party(text=token.text, start=token.start, end=token.end)] if token is not None else []


_OUT = words("متظاهر متظاهرا متظاهرون متظاهرين متظاهرات متظاهرو محتجون محتجين معتصمون معتصمين مضربون مضربين")


def _somebody(protest: Event) -> list[Party]:
    """Whom a protest is against; of what is burned, blocked or taken only whose it is known to be: no shops, roads and cars."""
    if protest.frame not in _ON_THINGS:
        return protest.recipients
    return [p for p in protest.recipients if p.sector or p.country or p.entity]


def _addressed(found: Annotations, protest: Event) -> list[Party]:
    """Whom a later protest of the sentence is against, or of whom something is asked after it."""
    after = [e for e in found.events if e.start > protest.start]
    later = [e for e in after if e.recipients and e.frame != _RIOT]
    told = [e for e in later if e.type == "PROTEST"] or [e for e in later if e.type == "REQUEST"]
    told = told or [e for e in later if e.factuality == "demanded"]
    if told:
        return told[0].recipients
    return next((e.actors for e in after if e.factuality == "demanded" and e.actors), list[Party]())


def _stood_before(protest: Event) -> list[Party]:
    """The embassy, council or ministry that a protest is before, by the words of its place."""
    place = protest.place
    if place is None or place.start is None or protest.frame in _ON_THINGS:
        return []
    forms = [bare(form) for form in words_of(place.text.split())]
    if not any(sector_of(load(), forms[i:]) for i in range(min(len(forms), _HEAD))):
        return []
    text = place.text.split(maxsplit=1)[-1] if len(forms) > 1 and forms[0] in _SEATS else place.text
    end = place.start + len(place.text)
    return [Party(text=text, start=end - len(text), end=end)]


def _beside(found: Annotations, assault: Event) -> list[Party]:
    """What something blows up next to or in the middle of: `انفجرت قنبلة أمام | مبنى البلدية في المدينة`."""
    if assault.frame not in _BLASTS:
        return []
    text = found.article.text
    end = next((e for s, e in found.sentences if s <= assault.start < e), len(text))
    tokens = [t for t in tokenise(text) if assault.start <= t.start and t.end <= end]
    at = next((i for i, t in enumerate(tokens) if t.form in _NEAR), None)
    if at is None:
        return []
    at += 1 + (at + 1 < len(tokens) and tokens[at + 1].form == "من")
    last = at
    while last < len(tokens) and tokens[last].kind != "punct" and tokens[last].form not in _ELSEWHERE:
        last += 1
    if last == at:
        return []
    start, end = tokens[at].start, tokens[last - 1].end
    if any(m.kind in ("GPE", "LOC") and m.start <= start < m.end for m in found.mentions):
        return []  # قرب بعقوبة
    return [Party(text=text[start:end], start=start, end=end)]


_BLASTS = frozenset({"assault.explode", "assault.bomb", "assault.suicide-attack"})
_NEAR = words("قرب بالقرب أمام بجانب بجوار وسط داخل خارج بمحاذاة")
_ELSEWHERE = words(
    "في من على إلى عند قرب بالقرب وسط أمام شمال جنوب شرق غرب شمالي جنوبي شرقي غربي أمس اليوم مما ما عندما حيث التي الذي بعد قبل لدى خلال أثناء"
)
_SEATS = words("مبنى مقر مقار بناية")
_HEAD = 2  # words among which a place says what it is: مقر | السفارة


def _telling(event: Event) -> Sequence[TellingWord | Event]:
    """The words by which an event is told most plainly."""
    words = [w for w in event.words if w.frame != _CLAIM] or event.words
    if not words:
        return [event]
    ranks = [_outcome(w.frame) for w in words]
    if max(ranks) == _LAST_WORD:
        return [
            next(w for w, rank in zip(reversed(words), reversed(ranks), strict=True) if rank == _LAST_WORD)
        ]
    if max(ranks):
        return [words[ranks.index(max(ranks))]]
    own = event.frame if any(w.frame == event.frame for w in words) else words[0].frame
    return [w for w in words if w.frame == own]


@cache
def _outcomes() -> dict[str, int]:
    found = {
        frame.id: _DIED if frame.lethal else _HURT for frame in load().frames if frame.lethal or frame.injures
    }
    return {**found, _BROUGHT_ABOUT: _LAST_WORD}


def _outcome(frame: str) -> int:
    """What a frame says came of a deed, the plainest the highest; 0 where it says nothing of it."""
    return _outcomes().get(frame, 0)


def _of_party(found: Annotations, party: Party) -> list[str]:
    if party.start is None or party.end is None:
        return words_of(party.text.split())
    return touched(found.article.text, _with_office(found, party.start), party.end)


def _with_office(found: Annotations, start: int) -> int:
    """Where the office or rank right before a name begins: `الوزير فلان`."""
    between = (
        m.start
        for m in found.mentions
        if m.kind == "ROLE" and m.start < start and _joined(found, m.end, start)
    )
    return min(between, default=start)


def _joined(found: Annotations, end: int, start: int) -> bool:
    return end <= start and not found.article.text[end:start].strip(" ،")


def touched(text: str, start: int, end: int) -> list[str]:
    """The folded words that a span touches, proclitics left on, as the annotators marked whole words."""
    return [t.form for t in tokenise(text) if t.kind != "punct" and t.start < end and start < t.end]


def words_of(tokens: Sequence[str]) -> list[str]:
    """The folded words of an annotator's tokens."""
    return [t.form for token in tokens for t in tokenise(token) if t.kind != "punct"]
