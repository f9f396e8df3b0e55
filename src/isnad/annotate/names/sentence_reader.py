"""What the readers of names share: the sentence, what is found in it, and how a find is noted."""

from __future__ import annotations

from isnad.annotate.names.countries import Countries
from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import Match, matcher
from isnad.annotate.names.persons import Persons
from isnad.annotate.view import TextView
from isnad.language.folding import fold

_NAME = 6  # tokens of a name in quotation marks
_LINEAGE = frozenset(fold(w) for w in ("بن", "ابن", "بنت", "آل"))


class SentenceReader:
    """Reads names in one sentence, tokens `[first, last)`; what it finds it appends to `found`."""

    def __init__(
        self,
        view: TextView,
        persons: Persons,
        countries: Countries,
        found: list[Found],
        first: int,
        last: int,
    ) -> None:
        self.view, self.persons = view, persons
        self.found: list[Found] = found
        self.countries = countries
        self.first, self.last = first, last
        self.matcher = matcher(view.lexicon)

    def _add(self, first: int, last: int, prefix: str, kind: str, rule: str, **values: object) -> Found:
        view = self.view
        start = view.tokens[first].start + view.clitic_length(first, prefix)
        item = Found(first, last, start, kind, rule)
        for key, value in values.items():
            setattr(item, key, value)
        self.found.append(item)
        return item

    def _lineage(self, j: int) -> int:
        """Where the father's names and the house after a person's known name end: `الملك سلمان | بن عبدالعزيز آل سعود`."""
        tokens, tags = self.view.tokens, self.view.tags
        while j + 1 < self.last and tokens[j].form in _LINEAGE and tags[j + 1].tag in ("N", "X"):
            j += 3 if tokens[j + 1].form in ("عبد", "ابو", "ابي") and j + 2 < self.last else 2
        return j

    def _closing(self, first: int) -> int:
        """The mark that closes the name of a body in quotation marks from token `first` on; 0 where it is no name."""
        view = self.view
        last = next((j for j in range(first, min(first + _NAME, self.last)) if view.tokens[j].form == '"'), 0)
        return 0 if any(view.tags[j].tag in ("V", "S") for j in range(first, last)) else last

    def _adjective(self, i: int) -> str | None:
        """The country of the nationality adjective at token `i`, or None."""
        if i >= self.last or self.view.tokens[i].kind != "word":
            return None
        return self.countries.of_adjective(self.view.tokens[i].form, i)

    def _unknown(self, i: int) -> bool:
        """Whether a word is nothing that the lexicon or the language knows."""
        word, tagged = self.view.words[i], self.view.tags[i]
        return (
            word is not None and tagged.tag == "N" and not tagged.prefix and not word.known and not word.verbs
        )

    def _at(self, i: int) -> int:
        """Read what begins at token `i`; returns the token to go on from."""
        raise NotImplementedError

    def _office(self, match: Match) -> int:
        """Read an office with what it is of and who is named after it; returns the token to go on from."""
        raise NotImplementedError
