"""The lexicon: names, frames and cues as data, with their loader and checker."""

from isnad.lexicon.lexicon import Lexicon, Name, load

__all__ = ["Lexicon", "Name", "load"]
