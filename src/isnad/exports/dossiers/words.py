"""The words of a dossier: those of the interface, handed in by whoever calls, and the few that it has not."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Protocol

import msgspec


class Interface(Protocol):
    """The interface's words in one language, as `isnad.web.labels.labels` gives them."""

    @property
    def language(self) -> str:
        """`en` or `ar`."""
        ...

    def __call__(self, name: str, n: int | None = None) -> str:
        """The word of a name, for `n` things where it counts; a name that is no word comes back as it is."""
        ...

    def date(self, value: str | None) -> str:
        """An ISO date in words."""
        ...

    def between(self, low: float | None, high: float | None, *, approx: bool = False) -> str:
        """A count or range in words and digits."""
        ...


class Words:
    """The words in the language of `interface`."""

    def __init__(self, interface: Interface) -> None:
        self._interface = interface
        self.language = interface.language
        self.is_arabic = interface.language == "ar"
        self.direction = "rtl" if self.is_arabic else "ltr"
        self.date = interface.date
        self.between = interface.between

    def __call__(self, name: str, n: int | None = None, **given: str) -> str:
        """The word of a name, with what is given put in its places."""
        own = _own().get(name)
        word = self._interface(name, n) if own is None else own["ar" if self.is_arabic else "en"]
        for place, value in given.items():
            word = word.replace("{" + place + "}", value)
        return word

    def titled(self, arabic: str, english: str | None) -> str:
        """A title in the language, the Arabic one where there is no English."""
        return arabic if self.is_arabic or not english else english

    def listed(self, values: list[str]) -> str:
        """Several names in a row."""
        return ("، " if self.is_arabic else ", ").join(values)


@cache
def _own() -> dict[str, dict[str, str]]:
    text = files("isnad.exports.dossiers").joinpath("words.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=dict[str, dict[str, str]])
