"""Who is said to know: the last link of a chain, brought to an identity that can be compared across articles.

A spokesman, a statement or an account of a body is the body. A definite description (`المصدر`) is the source
that the article described before. A paper's own correspondent is the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from isnad.language.folding import fold
from isnad.lexicon import Lexicon
from isnad.link.offices import SPOKESMAN, Offices, body_meant
from isnad.link.reading import Reading
from isnad.link.source_keys import entity_key, source_key
from isnad.link.voices import Outlets, Voice
from isnad.records import Link, Mention

RootKind = Literal["outlet", "person", "body", "unnamed"]

_REPORTER = re.compile(fold(r"^(?:ال)?(?:مراسل|موفد|مندوب)"))
_OFFICIALS = frozenset(("official source", "official", "security source", "military source", "spokesperson"))
_VAGUE = frozenset(("source", "unnamed person", "unknown"))
_COMMENTATOR = frozenset(("expert",))
_MEDICAL = re.compile(fold(r"مستشف|طبي|صحي[ةه]?\b|إسعاف|مشرح"))
_DOCUMENT = re.compile(fold(r"^(?:ال)?(?:بيان|تقرير|وثيقة|منشور|تسجيل)"))


class Identity(NamedTuple):
    """A root made comparable. `key` is equal for equal roots of a kind; for the unnamed, `via` are the
    outlets
    they were reached through, `family` what they are described as, `body` where they belong; `speaks_for` are the keys of the
    office or the body that a person, or the holder of an office, heads."""

    kind: RootKind
    key: str
    via: frozenset[str] = frozenset()
    family: str = ""
    country: str | None = None
    body: str | None = None
    comments: bool = False
    speaks_for: frozenset[str] = frozenset()


class Roots:
    """Finds the identity of the root of each statement."""

    def __init__(self, lexicon: Lexicon, outlets: Outlets, readings: Sequence[Reading]) -> None:
        self._lexicon = lexicon
        self._outlets = outlets
        self._described = _descriptions(lexicon)
        self._offices = Offices(lexicon, readings)
        self._cached: dict[str, list[Identity | None]] = {}

    def of_statement(self, reading: Reading, index: int, voice: Voice) -> Identity | None:
        """The identity of the root of a statement of an article; None where its chain is empty."""
        known = self._cached.get(reading.source)
        if known is None:
            known = self._cached[reading.source] = []
            for statement in reading.item.statements:
                known.append(self._identify(reading, statement.chain, voice, known))
        return known[index] if 0 <= index < len(known) else None

    def of_link(self, reading: Reading, link: Link, voice: Voice) -> Identity:
        """The identity of a source that stands by itself."""
        return self._identify(reading, [link], voice, []) or Identity("body", fold(link.text))

    def voice_of(self, entity: str | None, text: str) -> str:
        """The key of whoever a root speaks for: a spokesman's is his body's."""
        key = source_key(entity, text)
        return self._offices.spokesmen.get(key, key)

    def through(self, links: Iterable[Link]) -> frozenset[str]:
        """The keys of the outlets and agencies among some links."""
        keys = (
            self._outlets.key(n.text, n.entity)
            for n in links
            if n.kind in ("outlet", "agency") and not n.anonymous
        )
        return frozenset(k for k in keys if k)

    # ------------------------------------------------------------ one root

    def _identify(
        self, reading: Reading, chain: list[Link], voice: Voice, before: list[Identity | None]
    ) -> Identity | None:
        if not chain:
            return None
        root = chain[-1]
        via = self.through(chain[-2:-1]) or (
            frozenset((_plain(chain[-2]),)) if len(chain) > 1 else voice.reaches_through
        )
        folded = fold(root.text)
        if _is_own_outlet(reading, folded):
            return Identity("outlet", min(voice.speaks_for), via)
        if _REPORTER.match(folded):
            named = next(
                (m for m in self._inside(reading, root) if (m.entity or "").startswith("out.")), None
            )
            key = self._outlets.key(named.text, named.entity) if named else None
            return Identity("outlet", key or min(voice.speaks_for), via)
        if root.kind in ("outlet", "agency") and not root.anonymous:
            key = self._outlets.key(root.text, root.entity)
            if key:
                return Identity("outlet", key, via)
        if root.kind == "document" or _DOCUMENT.match(folded):
            body = self._body(reading, root)
            if body:
                return Identity("body", body, via)
            if (earlier := _last(before, ("body", "person"))) is not None:
                return earlier
            return Identity("unnamed", "document", via, "document", None, None)
        person = self._person(reading, root)
        if person is not None:
            body = self._offices.spokesmen.get(person)
            if body:
                return Identity("body", body, via)
            comments = self._comments(reading, root)
            return Identity("person", person, via, comments=comments, speaks_for=self._offices.of(person))
        if SPOKESMAN.search(folded):
            body = self._body(reading, root)
            if body:
                return Identity("body", body, via)
        if root.anonymous:
            return self._unnamed(reading, root, via, before, len(chain) > 1)
        body = self._body(reading, root) or _plain(root)
        return Identity("body", body, via, speaks_for=self._offices.of(body))

    def _unnamed(
        self, reading: Reading, root: Link, via: frozenset[str], before: list[Identity | None], has_via: bool
    ) -> Identity:
        folded = fold(root.text)
        words = folded.split()
        family = self.family(folded) or str(root.kind)
        country = self._country(reading, root)
        definite = bool(words) and words[0].startswith("ال")
        inside = [
            m
            for m in self._inside(reading, root)
            if m.kind in ("ORG", "FAC") and m.entity and not (m.entity or "").startswith("out.")
        ]
        body = entity_key(inside[0]) if inside else None
        if definite and len(words) <= 3:
            for earlier in reversed(before):
                if earlier is None or earlier.kind != "unnamed":
                    continue
                vague = family in _VAGUE or earlier.family in _VAGUE
                reached = not has_via or not earlier.via or bool(earlier.via & via)
                if (earlier.family == family or vague) and reached:
                    return earlier
        return Identity("unnamed", family, via, family, country, body, family in _COMMENTATOR)

    def family(self, folded: str) -> str:
        """What an unnamed source is described as, in the lexicon's words; officials of all kinds are one
        family.
        """
        if _MEDICAL.search(folded):
            return "medical source"
        words = [w.removeprefix("ال") for w in folded.split()]
        for start in range(min(2, len(words))):
            for size in (3, 2, 1):
                found = self._described.get(tuple(words[start : start + size]))
                if found and len(words[start : start + size]) == size:
                    return "official" if found in _OFFICIALS else found
        return ""

    def _country(self, reading: Reading, link: Link) -> str | None:
        for word in fold(link.text).split():
            code = self._lexicon.adjectives.get(word)
            if code:
                return code
        return next((m.country for m in self._inside(reading, link) if m.country), None)

    def _comments(self, reading: Reading, link: Link) -> bool:
        """Whether a person is introduced as one who explains (`الباحث`, `المحلل`): no witness."""
        if link.start is None:
            return False
        before = fold(reading.text[max(0, link.start - 60) : link.start])
        return any(self.family(w) in _COMMENTATOR for w in before.split()[-6:])

    # ------------------------------------------------------------ bodies and persons

    def _inside(self, reading: Reading, link: Link) -> list[Mention]:
        if link.start is None or link.end is None:
            return []
        return reading.mentions_in(link.start, link.end)

    def _person(self, reading: Reading, link: Link) -> str | None:
        found = next((m for m in self._inside(reading, link) if m.kind == "PER"), None)
        if found is not None:
            return entity_key(found)
        if link.kind == "person" and not link.anonymous:
            return _plain(link)
        if link.start is None and any(
            m.kind == "PER" and m.entity == link.entity for m in reading.item.mentions
        ):
            return _plain(link)  # one who speaks on, under his office
        actor = self._lexicon.actors.get(link.entity or "")
        return link.entity if actor is not None and actor.kind == "PER" else None

    def _body(self, reading: Reading, link: Link) -> str | None:
        """The key of the body that a link is or speaks for."""
        inside = [m for m in self._inside(reading, link) if m.kind in ("ORG", "NORP", "GPE") and m.entity]
        named = next((m for m in inside if m.kind == "ORG"), inside[0] if inside else None)
        if named is not None and not (named.entity or "").startswith("out."):
            return entity_key(named)
        if link.entity and not SPOKESMAN.search(fold(link.text)):
            return source_key(link.entity, link.text)
        words = fold(link.text).split()
        for word in reversed(words):
            resolved = body_meant(reading, word, link.start if link.start is not None else len(reading.text))
            if resolved:
                return resolved
        return source_key(link.entity, link.text) if link.entity else None


def _is_own_outlet(reading: Reading, folded: str) -> bool:
    """Whether a body is what publishes the article, named in full or by the first words of its name (`مركز الرصد`)."""
    own, words = fold(reading.article.outlet or "").split(), folded.split()
    return len(words) > 1 and own[: len(words)] == words


def _last(before: list[Identity | None], kinds: tuple[RootKind, ...]) -> Identity | None:
    return next((i for i in reversed(before) if i is not None and i.kind in kinds), None)


def _descriptions(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for entry in lexicon.anonymity:
        for name in entry.names:
            found.setdefault(tuple(w.removeprefix("ال") for w in fold(name).split()), entry.en)
    return found


def _plain(link: Link) -> str:
    return source_key(link.entity, link.text)
