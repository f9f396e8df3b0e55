"""Errors that Isnad raises: one base, few kinds, each with a stable code.

A code names what went wrong (`E1xx` input, `E2xx` lexicon, `E3xx` casebook, `E4xx` use); the message
says which input it is about and what can be done. Codes never change meaning.
"""

from __future__ import annotations


class IsnadError(Exception):
    """Anything that Isnad refuses, as `[E123] what is wrong with which input; what to do`.

    `code` is the stable code, `what` the sentence after it.
    """

    def __init__(self, code: str, what: str) -> None:
        super().__init__(f"[{code}] {what}")
        self.code = code
        self.what = what

    def __reduce__(self) -> tuple[type[IsnadError], tuple[str, str]]:
        """As it goes from one process to another."""
        return type(self), (self.code, self.what)


class InputError(IsnadError):
    """An article, sidecar line or path that cannot be read (`E101` and up)."""


class LexiconError(IsnadError):
    """A lexicon file that does not fit its schema (`E201` and up)."""


class CasebookError(IsnadError):
    """A casebook that cannot be opened, written or understood (`E301` and up)."""


class UsageError(IsnadError):
    """A request that makes no sense: an unknown id, a date that is no date (`E401` and up)."""
