"""From bytes to `Article`: files, encodings, pages, metadata and cleaning."""

from isnad.sources.articles import article_from_text
from isnad.sources.cleaning import Cleaned, clean
from isnad.sources.codes import CODES
from isnad.sources.reading import pieces, read, read_located, read_piece

__all__ = ["CODES", "Cleaned", "article_from_text", "clean", "pieces", "read", "read_located", "read_piece"]
