"""Names that a model proposes: evidence for the names layer, no mentions yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from isnad.language.clitics import noun_splits
from isnad.lexicon.given import given_names
from isnad.records import MentionKind

if TYPE_CHECKING:
    from isnad.annotate.view import TextView


class Proposal(NamedTuple):
    """A proper name in the tokens `[first, last)` of an article, its kind (MISC is a name of something else: a cup, a
    currency, a book), and how probable the model holds it (0 to 1)."""

    first: int
    last: int
    kind: MentionKind | Literal["MISC"]
    probability: float


class NamesModel(Protocol):
    """A model of the user's own that the names layer hears. `name` is its kind with its version, a dot between, and what it was
    made from (`neural.1 sha256:…`)."""

    @property
    def name(self) -> str:
        """Its name and version, kept with what it helped to make."""
        ...

    def prepare(self, view: TextView) -> None:
        """Lay before the names layer what this model sees in an article, or itself; depends on nothing but the article."""
        ...


def proclitics(view: TextView, i: int) -> str:
    """The proclitics of the first word of a name: none where the whole word is listed as a name (`باسم`, `وليد`), else those
    that leave a listed one, else those that the word's reading as a noun has."""
    form, tagged = view.tokens[i].form, view.tags[i]
    if listed(view, form):
        return ""
    for prefix, _, core in noun_splits(form):
        if prefix and listed(view, core):
            return prefix
    return "" if "س" in tagged.prefix or tagged.tag == "V" else tagged.prefix


def listed(view: TextView, word: str) -> bool:
    """Whether a folded word is a given name, or stands in the gazetteer."""
    return word in given_names().given or word in view.lexicon.gazetteer.root
