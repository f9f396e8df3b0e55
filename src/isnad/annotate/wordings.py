"""Words that take a side, and whose they are: partisan names of bodies and places, partisan words for deeds and people."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from isnad.annotate.view import TextView
from isnad.language.folding import fold
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged
from isnad.language.words import normal_root
from isnad.lexicon import Lexicon, schema
from isnad.lexicon.lexicon import folded_words
from isnad.lexicon.names import nisba_forms
from isnad.lexicon.trie import Trie
from isnad.records import Annotations, Mention, Wording

_AROUND = 4  # words on either side in which a condition is looked for
_BEFORE_PLACE = 3  # words after which the place must have begun: تحرير كامل مدينة الموصل


class Wordings:
    """Annotator `wordings.1`: needs mentions; gives `Annotations.wordings`."""

    name = "wordings.1"
    needs = ("mentions",)
    gives = ("wordings",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the partisan wordings of one article, in text order, none inside another."""
        table = _table(view.lexicon)
        found = [*_of_names(view, out, table), *_of_words(view, out, table)]
        found.sort(key=lambda w: (w.start, -w.end))
        end = 0
        for wording in found:
            if wording.start >= end:
                out.wordings.append(wording)
                end = wording.end


class _Table:
    """The wordings of a lexicon by what stands in a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.nouns: dict[str, list[schema.Wording]] = {}
        self.verbs: dict[str, list[schema.Wording]] = {}
        self.phrases: Trie[schema.Wording] = Trie()
        self.adjectives: dict[str, str] = {}
        self.heads: Trie[tuple[str, str]] = Trie()
        self.of, self.tells = remembered(self._of), remembered(self._tells)
        for wording in lexicon.wordings:
            for word in wording.words:
                self.nouns.setdefault(fold(word), []).append(wording)
            for verb in wording.verbs:
                self.verbs.setdefault(f"{normal_root(verb.root)}.{verb.form}", []).append(wording)
            for phrase in wording.phrases:
                self.phrases.add(folded_words(phrase), wording)
        for country in lexicon.countries.values():
            for loaded in country.loaded:
                if " " not in loaded.name:
                    self.adjectives.update(dict.fromkeys(nisba_forms(fold(loaded.name)), loaded.by))
        for institution in lexicon.institutions.values():
            for loaded in institution.loaded:
                self.heads.add(folded_words(loaded.name), (institution.id, loaded.by))

    def _tells(self, tagged: Tagged) -> bool:
        """Whether a word may be a wording or open one of several words."""
        return tagged.rest in self.phrases.root or bool(self.of(tagged))

    def _of(self, tagged: Tagged) -> list[schema.Wording]:
        """The wordings that a word may be."""
        if tagged.tag == "V":
            return _of_any(self.verbs, [verb.lemma for verb in tagged.verbs])
        if tagged.tag != "N":
            return []
        bare = tagged.rest.removeprefix("ال") if tagged.article else tagged.rest
        bases = [n.base for n in tagged.nouns]
        return _of_any(self.nouns, [bare, *bases, *(n.citation for n in tagged.nouns)])


def _of_any(known: dict[str, list[schema.Wording]], words: list[str]) -> list[schema.Wording]:
    if known.keys().isdisjoint(words):
        return []
    return [wording for word in dict.fromkeys(words) for wording in known.get(word, ())]


@lru_cache(maxsize=4)
def _table(lexicon: Lexicon) -> _Table:
    return _Table(lexicon)


# ---------------------------------------------------------------------- names


def _of_names(view: TextView, out: Annotations, table: _Table) -> Iterator[Wording]:
    for mention in out.mentions:
        by = _side(view, mention, table)
        if by:
            yield Wording(
                start=mention.start,
                end=mention.end,
                text=mention.text,
                id=mention.entity or "",
                neutral=_plain_name(view.lexicon, mention),
                by=by,
                entity=mention.entity,
            )


def _side(view: TextView, mention: Mention, table: _Table) -> str:
    """Whose wording a name is, empty for a name that takes no side."""
    words = folded_words(mention.text)
    if not words:
        return ""
    size, names = view.lexicon.names.longest(words[0], words[1:])
    for name in names if size == len(words) else ():
        if name.use == "loaded" and name.entity == mention.entity:
            return name.detail
    size, heads = table.heads.longest(words[0], words[1:])
    if heads and not any(name.use == "full" for name in names):
        return heads[0][1]
    return next((by for word in words if (by := table.adjectives.get(word))), "")


def _plain_name(lexicon: Lexicon, mention: Mention) -> str:
    entity = mention.entity or ""
    entry = lexicon.actors.get(entity) or lexicon.places.get(entity) or lexicon.countries.get(entity.upper())
    return entry.names[0] if entry is not None and entry.names else ""


# ---------------------------------------------------------------------- words


def _of_words(view: TextView, out: Annotations, table: _Table) -> Iterator[Wording]:
    places = {m.start for m in out.mentions if m.kind in ("GPE", "LOC", "FAC")}
    for first, last in view.sentences:
        i = first
        while i < last:
            if not table.tells(view.tags[i]):
                i += 1
                continue
            size, phrases = _phrase(view, table, i, last)
            if phrases:
                yield _wording(view, phrases[0], i, i + size)
                i += size
                continue
            tagged = view.tags[i]
            for wording in table.of(tagged):
                if _holds(view, wording, i, first, last) and (
                    wording.of is None or _before_a_place(view, places, i, last)
                ):
                    yield _wording(view, wording, i, i + 1)
                    break
            i += 1


def _phrase(view: TextView, table: _Table, i: int, last: int) -> tuple[int, list[schema.Wording]]:
    tagged = view.tags[i]
    if tagged.rest not in table.phrases.root:
        return 0, []
    following = [view.tokens[j].form for j in range(i + 1, min(i + 4, last))]
    return table.phrases.longest(tagged.rest, following)


def _holds(view: TextView, wording: schema.Wording, i: int, first: int, last: int) -> bool:
    if not (wording.only_with or wording.not_with):
        return True
    low, high = max(first, i - _AROUND), min(last, i + _AROUND + 1)
    near = " ".join(form for j in range(low, high) for form in (view.tokens[j].form, view.tags[j].rest))
    bare = near.replace(" ال", " ")
    around = f" {near} {bare} "
    if any(f" {fold(word)} " in around for word in wording.not_with):
        return False
    return not wording.only_with or any(f" {fold(word)} " in around for word in wording.only_with)


def _before_a_place(view: TextView, places: set[int], i: int, last: int) -> bool:
    """Whether a place begins right after token `i`, with no more than what kind of place it is between."""
    for j in range(i + 1, min(i + 1 + _BEFORE_PLACE, last)):
        token = view.tokens[j]
        if token.kind == "punct" or view.tags[j].tag not in ("N", "P", "X"):
            return False
        if any(token.start <= start < token.end for start in places):
            return True
    return False


def _wording(view: TextView, wording: schema.Wording, first: int, last: int) -> Wording:
    start, end = view.bare_start(first), view.tokens[last - 1].end
    return Wording(
        start=start, end=end, text=view.text[start:end], id=wording.id, neutral=wording.neutral, by=wording.by
    )
