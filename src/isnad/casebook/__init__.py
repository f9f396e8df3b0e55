"""The SQLite file: schema, writing, queries, full-text search."""

from isnad.casebook.book import Casebook
from isnad.casebook.corrections import CorrectionLog, read_log
from isnad.casebook.filters import IncidentFilter
from isnad.casebook.fulltext import Snippet
from isnad.casebook.queries import Evidence, Hit
from isnad.casebook.writing import Outcome, fingerprint

__all__ = [
    "Casebook",
    "CorrectionLog",
    "Evidence",
    "Hit",
    "IncidentFilter",
    "Outcome",
    "Snippet",
    "fingerprint",
    "read_log",
]
