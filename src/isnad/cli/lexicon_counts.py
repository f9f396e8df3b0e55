"""What the lexicon holds, counted by kind and by country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.lexicon import Lexicon
    from isnad.lexicon.schema import Cue, Frame

_KINDS = ("countries", "actors", "places", "outlets", "institutions", "offices", "frames", "cues")
_PEOPLES = {"PER": "people", "ORG": "bodies", "NORP": "groups"}
_COLUMNS = ("people", "bodies", "groups", "places", "outlets")


def totals(lexicon: Lexicon) -> Iterator[str]:
    """A line for each kind of entry."""
    for kind in _KINDS:
        yield f"{len(getattr(lexicon, kind)):>8,} {kind}"


def counts(lexicon: Lexicon) -> Iterator[str]:
    """The totals; names and wordings; lexical units by event type and cues by stance; entries by country."""
    yield from totals(lexicon)
    groups = (lexicon.actors, lexicon.places, lexicon.countries, lexicon.outlets)
    yield f"{sum(len(entry.names) for group in groups for entry in group.values()):>8,} names of these, spelling variants among them"
    groups = (lexicon.actors, lexicon.places, lexicon.countries, lexicon.institutions)
    yield f"{sum(len(entry.loaded) for group in groups for entry in group.values()):>8,} partisan wordings"
    yield from _listed("lexical units by event type", _units((frame.type, frame) for frame in lexicon.frames))
    yield from _listed("reporting cues by stance", _units((cue.stance, cue) for cue in lexicon.cues))
    yield from _by_country(lexicon)


def _units(groups: Iterator[tuple[str, Frame | Cue]]) -> Counter[str]:
    """How many verbs, nouns, phrases and light-verb phrases each group has; the same one twice counts once."""
    seen: dict[str, set[object]] = {}
    for name, entry in groups:
        units = seen.setdefault(name, set())
        units |= {(verb.root, verb.form) for verb in entry.verbs}
        units |= {*entry.nouns, *entry.phrases}
        units |= {(phrase.verb.root, phrase.verb.form, *phrase.words) for phrase in entry.verb_phrases}
        units |= {
            (verb.root, verb.form, noun)
            for light in getattr(entry, "light", ())
            for verb in light.verbs
            for noun in light.nouns
        }
        units |= {*getattr(entry, "tails", ()), *getattr(entry, "participles", ())}
    return Counter({name: len(units) for name, units in seen.items()})


def _listed(title: str, numbers: Counter[str]) -> Iterator[str]:
    yield ""
    yield f"{numbers.total():>8,} {title}"
    for name, number in numbers.most_common():
        yield f"{number:>8,}   {name}"


def _by_country(lexicon: Lexicon) -> Iterator[str]:
    table: dict[str, Counter[str]] = {code: Counter() for code in lexicon.countries}
    for actor in lexicon.actors.values():
        table.setdefault(actor.country or "–", Counter())[_PEOPLES[actor.kind]] += 1
    for place in lexicon.places.values():
        table.setdefault(lexicon.place_country(place.id) or "–", Counter())["places"] += 1
    for outlet in lexicon.outlets.values():
        table.setdefault(outlet.country or "–", Counter())["outlets"] += 1
    yield ""
    yield f"{'country':<8}" + "".join(f"{column:>9}" for column in _COLUMNS)
    for code, row in sorted(table.items(), key=lambda item: (-item[1].total(), item[0])):
        if row:
            yield f"{code:<8}" + "".join(f"{row[column]:>9,}" for column in _COLUMNS)
