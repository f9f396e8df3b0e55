"""Following a folder, or feeds, into a casebook: what `isnad watch` does. The only room that reaches for the network."""

from isnad.following.rounds import look

__all__ = ["look"]
