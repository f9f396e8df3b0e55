"""The countries that an article speaks of, and whose an adjective is by them."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotate.names.matching import (
    matcher,
)
from isnad.annotate.view import TextView
from isnad.language.folding import words

_OF_NATIONS = words(
    "سفارة سفير سفيرة سفراء قنصلية قنصل جيش قوات جندي جنود شرطة طيران حدود أراض أراضي جنسية منتخب"
)
PLACE_PREPOSITIONS = words(
    "في إلى من قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط نحو داخل خارج حول عبر باتجاه صوب بين"
)


class Countries:
    """The countries of which the article speaks in names that are nothing else; worked out when first asked for."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._named: frozenset[str] | None = None

    def named(self, country: str | None) -> bool:
        """Whether the article speaks of this country for certain (`باماكو`, `في مالي`)."""
        if self._named is None:
            self._named = frozenset(self._sure())
        return country in self._named

    def of_adjective(self, form: str, i: int) -> str | None:
        """The country of a nationality adjective at token `i`; of one that is an everyday word too (`مالي`) only where
        it follows what nations have (`السفارة المالية`) or the country is named."""
        lexicon, country = self._view.lexicon, self._view.lexicon.adjectives.get(form)
        if country is None or form not in lexicon.doubtful_adjectives or self.named(country):
            return country
        return country if i > 0 and self._view.tags[i - 1].rest.removeprefix("ال") in _OF_NATIONS else None

    def _sure(self) -> Iterator[str]:
        view, known = self._view, matcher(self._view.lexicon)
        for i, token in enumerate(view.tokens):
            match = known.at(view, i, min(i + 4, len(view.tokens))) if token.kind == "word" else None
            for name in match.names if match else ():
                governed = i > 0 and view.tags[i - 1].rest in PLACE_PREPOSITIONS
                if name.country and name.group != "outlet" and (name.use == "full" or governed):
                    yield name.country
