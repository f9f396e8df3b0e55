"""The layers, in running order; `check` proves that each finds what it needs."""

from __future__ import annotations

from typing import Protocol

from isnad.annotate.credits.layer import Credits
from isnad.annotate.denials.layer import Denials
from isnad.annotate.events.layer import Events
from isnad.annotate.identities import Identities
from isnad.annotate.names.layer import Names
from isnad.annotate.pledges.layer import Pledges
from isnad.annotate.quantities.layer import Quantities
from isnad.annotate.statements.layer import Statements
from isnad.annotate.times.layer import Times
from isnad.annotate.view import TextView
from isnad.annotate.wordings import Wordings
from isnad.records import Annotations


class Layer(Protocol):
    """An annotator: named with its version, declaring what it needs and gives."""

    @property
    def name(self) -> str:
        """Its name and version."""
        ...

    @property
    def needs(self) -> tuple[str, ...]:
        """The lists of `Annotations` it reads."""
        ...

    @property
    def gives(self) -> tuple[str, ...]:
        """The lists of `Annotations` it fills."""
        ...

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append this layer's records to `out`, in text order."""
        ...


LAYERS: dict[str, Layer] = {
    "times": Times(),
    "names": Names(),
    "quantities": Quantities(),
    "credits": Credits(),
    "statements": Statements(),
    "denials": Denials(),
    "events": Events(),
    "identities": Identities(),
    "pledges": Pledges(),
    "wordings": Wordings(),
}
