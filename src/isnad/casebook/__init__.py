"""The SQLite file: schema, writing, queries, full-text search."""

from isnad.casebook.book import Casebook
from isnad.casebook.facets import FacetValue
from isnad.casebook.filters import IncidentFilter
from isnad.casebook.fulltext import Snippet
from isnad.casebook.queries import Evidence, Membership
from isnad.casebook.searching import Hit
from isnad.casebook.writing import Outcome, fingerprint

__all__ = [
    "Casebook",
    "Evidence",
    "FacetValue",
    "Hit",
    "IncidentFilter",
    "Membership",
    "Outcome",
    "Snippet",
    "fingerprint",
]
