"""What the sequence model sees of each token: its own word, once per word type; its reading; what the rules made of it.

Every feature is a short string; that of a neighbour has its distance before it (`-1r=مدينة`). The same strings are made
for training and for reading, so that a model is nothing but weights over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import (
    ADMINISTRATIVE_HEADS,
    BODY_HEADS,
    FACILITY_HEADS,
    OUTLET_MARKERS,
)
from isnad.annotate.view import TextView
from isnad.language.tokens import Token
from isnad.language.words import Word
from isnad.lexicon import Lexicon
from isnad.lexicon.given import given_names
from isnad.lexicon.trie import Node, longest_from

WINDOW = (-2, -1, 0, 1, 2)
"""How far from a token its features look."""
OUTSIDE = "END"
"""The feature of a neighbour that the sentence does not have."""
_LONGEST = 6  # tokens of a gazetteer name
_SIZES = 8  # letters from which on words are equally long


class TypeFeatures(NamedTuple):
    """Features of a word type: `here` for the word itself, `near` for its neighbours too, `wide` as far as two words away.

    `groups` are the lists of the lexicon that it stands in, joined to one value."""

    here: tuple[str, ...]
    near: tuple[str, ...]
    wide: tuple[str, ...]
    groups: str

    @property
    def strings(self) -> tuple[str, ...]:
        """All of them; weights at a distance from which one is not seen are none."""
        return self.here + self.near + self.wide

    def seen_from(self, distance: int) -> tuple[str, ...]:
        """What a token sees of this word that stands `distance` words after it (before it, if negative)."""
        if distance == 0:
            return self.strings
        return self.wide if abs(distance) > 1 else self.near + self.wide


Reading = tuple[str, str, str]
"""What is known of a token in its sentence, apart from the word: its tag, the rules' name there, a gazetteer name."""


def reading_features(reading: Reading) -> tuple[str, ...]:
    """The feature strings of what is known of a token."""
    tag, rule, listed = reading
    return (f"t={tag}", f"R={rule}", f"M={listed}")


class Features:
    """Makes the features of tokens with one lexicon; those of a word type are made once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        given = given_names()
        self._lists = (
            ("g", given.given), ("ga", given.ambiguous), ("fam", given.family), ("nat", lexicon.adjectives),
        )  # fmt: skip
        self._heads = (
            ("bh", BODY_HEADS), ("ah", ADMINISTRATIVE_HEADS), ("fh", FACILITY_HEADS), ("om", OUTLET_MARKERS),
        )  # fmt: skip

    def of_type(self, token: Token, word: Word | None) -> TypeFeatures:
        """The features of a word type."""
        if word is None:
            return TypeFeatures((), (), (f"w={token.form if token.kind == 'punct' else token.kind}",), "-")
        rest = word.rest
        bare = rest[2:] if word.article else rest
        groups = list(self._groups(token.form, rest, bare))
        flags = (
            ("K" if word.known else "k")
            + ("V" if word.verbs else "")
            + ("N" if word.nouns else "")
            + ("A" if word.article else "")
            + ("F" if word.function else "")
        )
        wide = [f"w={token.form}", f"r={rest}", f"fl={flags}", f"G={'+'.join(groups)}"]
        wide += [f"c={group}" for group in groups]
        if word.nouns:
            wide += [f"nk={word.nouns[0].kind}", f"cit={word.nouns[0].citation}"]
        if word.verbs:
            wide.append(f"lem={word.verbs[0].lemma}")
        near = [f"p={word.prefix}", f"len={min(len(rest), _SIZES)}"]
        near += [f"s{n}={rest[-n:]}" for n in (2, 3)] + [f"a{n}={bare[:n]}" for n in (2, 3)]
        framed = f"^{bare}$"
        here = sorted({f"g{n}={framed[k : k + n]}" for n in (3, 4) for k in range(len(framed) - n + 1)})
        return TypeFeatures(tuple(here), tuple(near), tuple(wide), "+".join(groups) or "-")

    def _groups(self, form: str, rest: str, bare: str) -> Iterator[str]:
        for key, members in self._lists:
            if rest in members or form in members:
                yield key
        for key, members in self._heads:
            if bare in members:
                yield key
        if self.lexicon.office_names.longest(rest, ())[0]:
            yield "off"
        if self.lexicon.institution_names.longest(rest, ())[0]:
            yield "ins"
        listed = self.lexicon.gazetteer.longest(rest, ())[1] or self.lexicon.gazetteer.longest(form, ())[1]
        yield from sorted(listed)

    def opens(self, view: TextView, i: int) -> bool:
        """Whether the word of token `i` may open a gazetteer name of several words."""
        return any(node.next for node in self._nodes(view, i))

    def _nodes(self, view: TextView, i: int) -> list[Node[str]]:
        """Where the word of token `i` leads in the gazetteer, as it stands and without its proclitics."""
        root, word = self.lexicon.gazetteer.root, view.words[i]
        nodes = (root.get(view.tokens[i].form), root.get(word.rest) if word is not None else None)
        return [node for node in nodes if node is not None]

    def readings(self, view: TextView, found: Sequence[Found], openings: Iterable[int]) -> list[Reading]:
        """What is known of the tokens of an article; `found` are the rules' names in it, `openings` the tokens, in order, at
        which a gazetteer name of several words may open."""
        rules = ["O"] * len(view.tokens)
        for item in found:
            shape = f"{item.kind}/{item.rule}/{item.names[0].use if item.names else ''}"
            for i in range(item.first, item.last):
                rules[i] = f"{'B' if i == item.first else 'I'}-{shape}"
        listed = self._listed(view, openings)
        return [(tagged.tag, rule, name) for tagged, rule, name in zip(view.tags, rules, listed, strict=True)]

    def _listed(self, view: TextView, openings: Iterable[int]) -> list[str]:
        """Which tokens stand in a gazetteer name of several words."""
        listed = ["O"] * len(view.tokens)
        tokens = view.tokens
        end = 0
        for i in openings:
            if i < end or i + 1 == len(tokens):
                continue
            second = tokens[i + 1].form
            nodes = [node for node in self._nodes(view, i) if second in node.next]
            if not nodes:
                continue
            last = view.sentences[view.sentence_of(i)][1]
            following = [tokens[j].form for j in range(i + 1, min(i + _LONGEST, last))]
            for node in nodes:
                size, kinds = longest_from(node, following)
                if size > 1:
                    end = i + size
                    kind = "+".join(sorted(kinds))
                    for j in range(i, end):
                        listed[j] = f"{'B' if j == i else 'I'}-{kind}"
                    break
        return listed


def around(groups: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """For each token of a sentence the groups and then the tags of the word before, itself, and the word after."""
    framed, marked = ("^", *groups, "$"), ("^", *tags, "$")
    yield from zip(framed, framed[1:], framed[2:], marked, marked[1:], marked[2:], strict=False)


def pair_features(neighbours: tuple[str, ...]) -> tuple[str, ...]:
    """What the neighbourhood of a token adds: groups of word pairs, tags of three words."""
    before, here, after, *tags = neighbours
    return (f"b-={before}|{here}", f"b+={here}|{after}", f"t3={''.join(tags)}")


_HERE = ("g3=", "g4=")
_NEAR = ("p=", "len=", "s2=", "s3=", "a2=", "a3=")


def is_seen(feature: str, distance: int) -> bool:
    """Whether a feature of a word is seen from so far away: letters from beside it at most, their runs from nowhere else."""
    return distance == 0 or not feature.startswith(_HERE if abs(distance) == 1 else _HERE + _NEAR)


@lru_cache(maxsize=4)
def features_of(lexicon: Lexicon) -> Features:
    """The features with a lexicon, made once."""
    return Features(lexicon)
