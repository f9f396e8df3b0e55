"""What a lexical unit wants or shuns around its trigger: `with` and `not_with` of the frames."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from isnad.annotate.events.locating import is_site
from isnad.annotate.events.parties import sector_of
from isnad.annotate.frames import Unit, bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.endings import unfolded
from isnad.annotate.grammar.groups import Arguments
from isnad.annotate.grammar.subjects import subject_of
from isnad.language.adjectives import plain_adjective
from isnad.language.folding import words

_DEMANDED = frozenset({"@armed", "@place"})
"""What must hold beside the words of a condition, where words stand with it."""
_ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP", "SPY"})
_MATERIEL = words(
    "آليات دبابات مدرعات دورية دوريات رتل أرتال تعزيزات كتيبة كتائب لواء سرية فصائل فصيل جرافات"
)

PROTESTERS = words("متظاهر محتج معتصم مشاغب متظاهرو محتجو معتصمو")
"""People by what they are out for."""
_HEADS = 4  # words of a phrase among which it says who they are, past their count


class Conditions:
    """The conditions of units in one sentence; `named` are its tokens within names."""

    def __init__(self, sentence: Sentence, named: set[int]) -> None:
        self.sentence, self.view, self.named = sentence, sentence.view, named
        self._phrases: dict[tuple[int, int], _Row] = {}
        self._windows: dict[tuple[int, int], _Row] = {}

    def _near(self, first: int, last: int) -> _Row:
        """The words of the trigger's own phrase: back to the last stop or verb, on to the next comma."""
        known = self._phrases.get((first, last))
        if known is None:
            known = self._phrases[first, last] = _Row(self._phrase(first, last))
        return known

    def _phrase(self, first: int, last: int) -> str:
        view = self.view
        low = first
        while (
            low > self.sentence.first
            and first - low < 3
            and view.tags[low - 1].tag not in (".", "V", "S", "R")
        ):
            low -= 1
        high = last
        while (
            high < self.sentence.last
            and high - last < 9
            and not (view.tags[high].tag == "." and view.tokens[high].form != '"')
        ):
            high += 1
        return (
            " "
            + " ".join(
                "|"
                if t in self.named or first <= t < last or self._of_another(t, first)
                else bare(view.tags[t].rest)
                for t in range(low, high)
            )
            + " "
        )

    def _of_another(self, t: int, first: int) -> bool:
        """Whether a word before a trigger is but an adjective of another noun: `سفينة | تجارية | لهجوم`."""
        return t < first and plain_adjective(self.view.tags[t]) and self.view.tags[t - 1].tag == "N"

    def _window(self, first: int, last: int) -> _Row:
        """The words around a trigger, and under which forms a list may have them."""
        known = self._windows.get((first, last))
        if known is None:
            tags = self.view.tags[max(self.sentence.first, first - 3) : min(self.sentence.last, last + 12)]
            words = " ".join([bare(t.rest) for t in tags])
            known = _Row(f" {words} {' '.join([n.base for t in tags for n in t.nouns[:3]])} ")
            self._windows[first, last] = known
        return known

    def holds(self, unit: Unit, first: int, last: int, around: Arguments | None) -> bool:
        """Whether the words that a unit wants or shuns say that it is meant; none speaks against what protesters do."""
        if "@protesters" in unit.only_with:
            return self._by_protesters(first, around)
        if unit.not_with and self._near(first, last).has(unit.not_with):
            return False
        if not self._by_and_where(unit, first, last, around):
            return False
        if _DEMANDED.issuperset(unit.only_with):
            return True
        if "@people" in unit.only_with and self._of_people(last, around):
            return True
        if "@object" in unit.only_with and around is not None:
            held = _Row(self._of_object(around)).has(unit.only_with)
        else:
            held = self._window(first, last).has(unit.only_with, lambda: self._heads(around))
        if held:
            return True
        preps = {p for p, _ in around.phrases} if around is not None else set[str]()
        return bool(preps) and any(len(w) <= 3 and unfolded(self.view, w) in preps for w in unit.only_with)

    def _by_and_where(self, unit: Unit, first: int, last: int, around: Arguments | None) -> bool:
        """Whether it is men at arms who do it, and a place to which it is done, where a unit asks for either: `دخلت القوات المدينة`."""
        if "@armed" in unit.only_with and not self._armed(first, last, around):
            return False
        return "@place" not in unit.only_with or self._of_place(unit, last, around)

    def _armed(self, first: int, last: int, around: Arguments | None) -> bool:
        if around is None:
            return any(self._bears_arms(c) for c in self._next(last))
        subject = around.subject or subject_of(self.sentence, self.sentence.chunk_of(first))
        return subject is not None and any(self._bears_arms(c) for c in subject.all)

    def _bears_arms(self, chunk: Chunk) -> bool:
        """Whether a phrase means soldiers, fighters or police: by the name it begins with, else by its words."""
        head = self.view.tokens[chunk.head]
        sectors = [m.sector for m in chunk.mentions if m.start <= head.start < m.end]
        forms = [bare(t.rest) for t in self.view.tags[chunk.head : chunk.last]]
        bases = [n.base for n in self.view.tags[chunk.head].nouns[:2]]
        return (
            not _ARMED.isdisjoint(sectors)
            or not _MATERIEL.isdisjoint([*forms[:1], *bases])
            or any(sector_of(self.view.lexicon, f) in _ARMED for f in (forms, *([b] for b in bases)))
        )

    def _by_protesters(self, first: int, around: Arguments | None) -> bool:
        """Whether those who do what a verb tells are protesters, counted ones too: `عشرات من المتظاهرين`."""
        if around is None:
            return False
        subject = around.subject or subject_of(self.sentence, self.sentence.chunk_of(first))
        if subject is None:
            return False
        chunk = subject.chunk
        k = self.sentence.chunk_of(chunk.last - 1)
        of_whom = [c for c in self.sentence.chunks[k + 1 : k + 2] if c.prep == "من" and c.first == chunk.last]
        tokens = [t for c in (chunk, *of_whom) for t in range(c.start, min(c.last, c.start + _HEADS))]
        return any(n.base in PROTESTERS for t in tokens for n in self.view.tags[t].nouns)

    def _of_place(self, unit: Unit, last: int, around: Arguments | None) -> bool:
        if around is None:
            told = (c for c in self._next(last) if not c.prep or c.prep in self._toward(unit))
            return any(self._somewhere(c) for c in told)
        groups = [*around.objects[:1], *([around.resumptive] if around.resumptive is not None else [])]
        groups += [g for p, g in around.phrases if p in self._toward(unit)]
        if not groups and around.subject is not None and unit.roles.get("object", "recipient") == "recipient":
            groups.append(around.subject)  # حُررت المدينة
        return any(self._somewhere(g.chunk) for g in groups)

    def _toward(self, unit: Unit) -> set[str]:
        """The prepositions before what a deed is done to; في only says where it is done."""
        return {p for p, role in unit.roles.items() if role in ("recipient", "place") and p != "في"}

    def _somewhere(self, chunk: Chunk) -> bool:
        head = self.view.tokens[chunk.head].start
        named = any(m.kind in ("GPE", "LOC", "FAC") and m.start <= head < m.end for m in chunk.mentions)
        return named or is_site(self.sentence, chunk.head)

    def _next(self, last: int) -> list[Chunk]:
        """What follows a noun in its own phrase, and the phrase after it: `دخول | القوات المدينة`."""
        if last >= self.sentence.last:
            return []
        k = self.sentence.chunk_of(last)
        own = self.sentence.chunks[k]
        rest = [Chunk("NP", last, own.last, last, mentions=own.mentions)] if own.first < last else [own]
        return rest + [c for c in self.sentence.chunks[k + 1 : k + 2] if c.kind in ("NP", "PP")]

    def _of_object(self, around: Arguments) -> str:
        """The words of what a verb is done to, and of its subject where it is done to nothing: `نشرت الشرطة | فيديو`."""
        groups = [*around.objects, *([around.resumptive] if around.resumptive is not None else [])]
        if around.subject is not None and not groups:
            groups.append(around.subject)
        found: list[str] = []
        for chunk in (c for g in groups for c in g.all):
            for tagged in self.view.tags[chunk.start : chunk.last]:
                found += [bare(tagged.rest), *(n.base for n in tagged.nouns[:3])]
        return " " + " ".join(found) + " "

    def _heads(self, around: Arguments | None) -> str:
        """The heads of a verb's arguments, however far they stand: `قضت مفارز مشتركة للجيش، السبت، على أربعة إرهابيين`."""
        if around is None:
            return ""
        groups = [*around.objects, *(g for _, g in around.phrases)]
        groups += [g for g in (around.subject, around.resumptive) if g is not None]
        found: list[str] = []
        for group in groups:
            tagged = self.view.tags[group.chunk.head]
            found += [bare(tagged.rest), *(n.base for n in tagged.nouns[:3])]
        return " ".join(found) + " "

    def _of_people(self, last: int, around: Arguments | None) -> bool:
        """Whether it is people that a verb or its noun is done to: an object or, without one, the subject; or the idafa."""
        sentence = self.sentence
        if around is not None:
            groups = around.objects[:1] or [
                g for g in (around.resumptive or around.subject,) if g is not None
            ]
            if not around.objects and last > 0 and self._of_men(last - 1):
                return True  # أربعة أُوقفوا
            return any(animacy_of(sentence, g.chunk) == "people" for g in groups)
        if last >= sentence.last:
            return False
        chunk = sentence.chunks[sentence.chunk_of(last)]
        if self.view.tags[last].tag not in ("N", "X", "#", "O") or chunk.kind not in ("NP", "PP"):
            return False
        return animacy_of(sentence, Chunk("NP", last, chunk.last, last, mentions=chunk.mentions)) == "people"

    def _of_men(self, token: int) -> bool:
        """Whether a verb in the plural of men can be passive: it befalls people."""
        verbs = self.view.tags[token].verbs
        return (
            bool(verbs)
            and all(v.features.number == "p" and v.features.gender == "m" for v in verbs)
            and any(v.features.voice == "passive" for v in verbs)
        )


class _Row:
    """A row of words, a space around each."""

    def __init__(self, text: str) -> None:
        self.text, self.words = text, frozenset(text.split(" "))

    def has(self, words: tuple[str, ...], further: Callable[[], str] = str) -> bool:
        """Whether one of the words or phrases stands in it, as it is or in the accusative (`مثال`, `مثالا`), or in it and what
        stands `further`, which is asked for only then."""
        single, phrases = _sought(words)
        if not single.isdisjoint(self.words):
            return True
        more = further()
        if more and not single.isdisjoint(more.split(" ")):
            return True
        return any(phrase in self.text + more for phrase in phrases)


@lru_cache(maxsize=4096)
def _sought(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """What the words of a condition look like in a row of words: those by themselves, and phrases with a space around."""
    written = [form for word in words for form in (word, word + "ا")]
    return frozenset(w for w in written if " " not in w), tuple(f" {w} " for w in written if " " in w)
