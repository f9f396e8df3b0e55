"""Where names, bodies and offices of the lexicon stand in a text, clitics and quotation marks seen through."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.annotate.view import TextView
from isnad.language.clitics import noun_splits
from isnad.language.folding import fold, words
from isnad.language.remembered import remembered
from isnad.lexicon import Lexicon, Name
from isnad.lexicon.trie import Node, longest_from

LONGEST = 11  # words of the longest name looked for
_INSIDE_NAMES = frozenset('"-–.+()')  # بان كي-مون، حركة المقاومة الإسلامية (حماس)، لجنة 5+5


class Match(msgspec.Struct, frozen=True, gc=False):
    """A lexicon entry in the text: tokens `[first, last)`, what it may be, and the proclitics left out of it."""

    first: int
    last: int
    prefix: str
    names: tuple[Name, ...] = ()
    institutions: tuple[tuple[str, bool], ...] = ()
    offices: tuple[tuple[str, bool], ...] = ()

    @property
    def length(self) -> int:
        """How many tokens it spans."""
        return self.last - self.first


class Opening(msgspec.Struct, frozen=True):
    """A way in which a word may open an entry: its proclitics, the entry's first word, and where that leads in each trie."""

    prefix: str
    first: str
    names: Node[Name] | None
    institutions: Node[tuple[str, bool]] | None
    offices: Node[tuple[str, bool]] | None

    @property
    def nodes(self) -> tuple[Node[Name] | Node[tuple[str, bool]], ...]:
        """Where the word leads at all."""
        return tuple(node for node in (self.names, self.institutions, self.offices) if node is not None)


class Openings(NamedTuple):
    """The ways in which a word may open an entry, the whole word first, and by what words entries of several then go on."""

    ways: tuple[Opening, ...]
    seconds: tuple[Container[str], ...]


_CLOSING = frozenset('")')


def _opened(view: TextView, first: int, end: int) -> bool:
    """Whether the mark after tokens `[first, end)` closes one that was opened among them."""
    inside = [view.tokens[i].form for i in range(first, end)]
    if view.tokens[end].form == '"':
        return inside.count('"') % 2 == 1
    return inside.count("(") > inside.count(")")


class Matcher:
    """Finds the longest lexicon entry at each token. Kept per lexicon: what a word type may open is remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.openings = remembered(self._openings)

    def _openings(self, form: str) -> Openings:
        """What a folded word may open."""
        options = [("", form)]
        for prefix, definite, core in noun_splits(form):
            if prefix and len(core) > 1:
                options.append((prefix, "ال" + core if definite else core))
        ways = tuple(o for p, w in dict.fromkeys(options) if (o := self._opening(p, w)) is not None)
        return Openings(ways, tuple(node.next for way in ways for node in way.nodes if node.next))

    def _opening(self, prefix: str, word: str) -> Opening | None:
        lexicon = self.lexicon
        opening = Opening(
            prefix,
            word,
            lexicon.names.root.get(word),
            lexicon.institution_names.root.get(word),
            lexicon.office_names.root.get(word),
        )
        return opening if opening.nodes else None

    def _following(
        self, view: TextView, i: int, last: int, seconds: Sequence[Container[str]]
    ) -> tuple[list[str], list[int]]:
        """The words after token `i` that an entry it opens may go on with, and where they stand; none where no entry goes on with
        the first of them."""
        following: list[str] = []
        positions: list[int] = []
        j = i + 1 if seconds else last
        while j < last and len(following) < LONGEST:
            next_token = view.tokens[j]
            if next_token.kind == "punct":
                if next_token.form in _INSIDE_NAMES and j + 1 < last:
                    j += 1
                    continue
                break
            if not following and not any(next_token.form in words for words in seconds):
                break
            following.append(next_token.form)
            positions.append(j)
            j += 1
        return following, positions

    def at(self, view: TextView, i: int, last: int) -> Match | None:
        """The longest entry that opens at token `i` of the sentence ending at `last`, or None."""
        token = view.tokens[i]
        if token.kind == "punct" or token.kind == "number":
            return None
        openings, seconds = self.openings(token.form)
        if not openings:
            return None
        closed = view.tags[i].tag in ("P", "S", "R", "Z", "T", "C", "D")
        following, positions = self._following(view, i, last, seconds)
        best: Match | None = None
        preferred = view.tags[i].prefix
        word = view.words[i]
        for opening in openings:
            prefix, first = opening.prefix, opening.first
            whole = prefix and not preferred and word is not None and word.known
            if whole and prefix == "ك" and not first.startswith("ال"):
                continue  # كبير على: no بير علي
            alone = not (whole and len(first) < 4)
            n, names = longest_from(opening.names, following)
            k, institutions = longest_from(opening.institutions, following)
            o, offices = longest_from(opening.offices, following)
            size = max(n, k, o)
            joined = (
                prefix == "و" and n == size and best is not None and self._beside(view, i, names, best.names)
            )
            if size == 0 or (size == 1 and (closed or not (alone or joined))):
                continue
            said = i > 0 and view.tags[i - 1].tag == "V" and not token.text.startswith("أ")
            if n < size and view.tags[i].tag == "P" and not said:
                continue  # أمام المسجد: no imam, but قال امام المسجد
            end = positions[size - 2] + 1 if size > 1 else i + 1
            if end < last and view.tokens[end].form in _CLOSING and _opened(view, i, end):
                end += 1  # صحيفة «نيويورك تايمز»
            match = Match(
                i, end, prefix,
                tuple(names) if n == size else (),
                tuple(institutions) if k == size else (),
                tuple(offices) if o == size else (),
            )  # fmt: skip
            if (
                best is None
                or match.length > best.length
                or (match.length == best.length and match.prefix == preferred and best.prefix != preferred)
                or (joined and match.length == best.length)
            ):
                best = match
        return best

    def _beside(self, view: TextView, i: int, joined: Sequence[Name], whole: Sequence[Name]) -> bool:
        """Whether a word with و is rather another town of the country named before it than a town by itself: `مكة وجدة`."""
        if i == 0 or not (joined and whole):
            return False
        _, before = self.lexicon.names.longest(view.tokens[i - 1].form, ())
        near = {n.country for n in before if n.kind == "GPE"}
        return any(n.country in near for n in joined) and not any(n.country in near for n in whole)


@lru_cache(maxsize=4)
def matcher(lexicon: Lexicon) -> Matcher:
    """The matcher of a lexicon, made once."""
    return Matcher(lexicon)


OUTLET_MARKERS = words(
    "صحيفة جريدة قناة موقع وكالة تلفزيون إذاعة شبكة مجلة منصة محطة فضائية راديو يومية أسبوعية بوابة الصحيفة وصحيفة"
)
ARMED_HEADS = words("تنظيم حركة جماعة كتيبة كتائب لواء ألوية جبهة ميليشيا ميليشيات سرايا فصيل قوة عصابة")
BODY_HEADS = ARMED_HEADS | words(
    "حزب تيار ائتلاف تحالف تكتل منظمة مؤسسة جمعية شركة مركز مرصد لجنة نقابة رابطة هيئة اتحاد شبكة مجموعة معهد جامعة مستشفى مصرف بنك نادي مبادرة مجلس تجمع حملة بعثة"
)
ADMINISTRATIVE_HEADS = words(
    "محافظة ولاية مدينة بلدة قرية إقليم منطقة مديرية قضاء ناحية ريف ضاحية بلدية مقاطعة قصبة دائرة عزلة معتمدية جهة عمالة إمارة محلية لواء مركز "
    "المحافظة الولاية المدينة البلدة القرية"
)
FACILITY_HEADS = words(
    "مطار قاعدة معسكر ميناء مخيم معبر سجن مستشفى جامعة مسجد كنيسة سوق جسر حي شارع ساحة ميدان قصر محطة حقل مصفاة جبل وادي نهر بحيرة جزيرة مضيق خليج "
    "سد ثكنة مجمع ملعب فندق دوار منفذ حاجز سفارة قنصلية حقول طريق مثلث"
)


def government_seat(lexicon: Lexicon, text: str, country: str | None) -> str | None:
    """The country whose capital `text` names, where it is the country given: `بغداد` for IRQ; else None."""
    entry = lexicon.countries.get(country or "")
    if entry is None or entry.capital is None:
        return None
    return entry.code if fold(text) == fold(entry.capital) else None
