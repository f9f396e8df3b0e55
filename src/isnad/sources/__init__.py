"""From bytes to `Article`: files, encodings, pages, metadata and cleaning."""

from isnad.sources.articles import article_from_text
from isnad.sources.cleaning import Cleaned, clean
from isnad.sources.codes import CODES
from isnad.sources.reading import read, read_located

__all__ = ["CODES", "Cleaned", "article_from_text", "clean", "read", "read_located"]
