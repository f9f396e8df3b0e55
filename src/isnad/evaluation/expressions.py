"""Cleaning, times and quantities of one article against gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.layers import Layer
from isnad.evaluation.locating import Ground, Place, overlap
from isnad.evaluation.matching import SAME_WORDS, assign, token_f1, words_of
from isnad.evaluation.subject import Subject
from isnad.records import Quantity, Time


def score_cleaning(subject: Subject, table: Table) -> None:
    """Share of junk strings that are gone and of kept strings that are there; white space is one blank."""
    text = subject.found.article.text
    squeezed = " ".join(text.split())
    stays = [
        j for j in subject.gold.junk if j in text or (j.strip() == j and " ".join(j.split()) in squeezed)
    ]
    lost = [k for k in subject.gold.keep if k not in text and " ".join(k.split()) not in squeezed]
    junk, keep = len(subject.gold.junk), len(subject.gold.keep)
    add(table, "cleaning.junk", Counts.share(junk - len(stays), junk))
    add(table, "cleaning.keep", Counts.share(keep - len(lost), keep))
    for string in stays:
        subject.note("cleaning", "junk left in", subject.ground.one(string), gold=string)
    for string in lost:
        why = next((r.why for r in subject.found.article.removed if string in r.text), "")
        subject.note("cleaning", "content lost", None, gold=string, detail=why)


def score_times(subject: Subject, table: Table) -> None:
    """Times by value at an overlapping span; `times.span` takes any value, `times.mod` is of the matched."""
    gold, found = subject.gold.times, subject.found.times
    places = placed(subject.ground, [t.text for t in gold])
    fits = _fits(places, found)
    alike = {pair: share for pair, share in fits.items() if gold[pair[0]].value == found[pair[1]].value}
    matched = assign(alike)
    touched = assign({pair: (pair in alike, share) for pair, share in fits.items()})
    add(table, "times.value", Counts.of(len(matched), len(found), len(gold)))
    add(table, "times.span", Counts.of(len(touched), len(found), len(gold)))
    add(table, "times.mod", _share(gold[g].mod == found[s].mod for g, s in matched.items()))
    for g, s in matched.items():
        if gold[g].mod != found[s].mod:
            subject.note("times", "mod", _at(found[s]), str(gold[g].mod), str(found[s].mod))
    _note_expressions(
        subject, "times", matched, touched, places,
        [f"{t.text} = {_time(t.value, t.mod)}" for t in gold],
        found, [f"{t.text} = {_time(t.value, t.mod)} ({t.anchored_on})" for t in found],
    )  # fmt: skip


def score_quantities(subject: Subject, table: Table) -> None:
    """Quantities by bounds at an overlapping span; `approx` and the counted noun over the matched."""
    gold, found = subject.gold.quantities, subject.found.quantities
    places = placed(subject.ground, [q.text for q in gold])
    fits = _fits(places, found)
    alike = {
        (g, s): share
        for (g, s), share in fits.items()
        if (gold[g].low, gold[g].high) == (found[s].low, found[s].high)
    }
    matched = assign(alike)
    touched = assign({pair: (pair in alike, share) for pair, share in fits.items()})
    add(table, "quantities.value", Counts.of(len(matched), len(found), len(gold)))
    add(table, "quantities.span", Counts.of(len(touched), len(found), len(gold)))
    add(table, "quantities.approx", _share(gold[g].approx == found[s].approx for g, s in matched.items()))
    named = [(g, s) for g, s in matched.items() if gold[g].noun is not None]
    add(table, "quantities.noun", _share(same_noun(gold[g].noun or "", found[s].noun) for g, s in named))
    for g, s in matched.items():
        if gold[g].approx != found[s].approx:
            subject.note("quantities", "approx", _at(found[s]), str(gold[g].approx), str(found[s].approx))
    for g, s in named:
        if not same_noun(gold[g].noun or "", found[s].noun):
            subject.note("quantities", "noun", _at(found[s]), gold[g].noun or "∅", found[s].noun or "∅")
    _note_expressions(
        subject, "quantities", matched, touched, places,
        [f"{q.text} = {_bounds(q.low, q.high)} {q.noun or ''}" for q in gold],
        found, [f"{q.text} = {_bounds(q.low, q.high)} {q.noun}" for q in found],
    )  # fmt: skip


def same_noun(gold: str, system: str) -> bool:
    """Whether counted nouns share their words."""
    return token_f1(words_of(gold), words_of(system)) >= SAME_WORDS


# ---------------------------------------------------------------- placing


def placed(ground: Ground, texts: Sequence[str]) -> list[tuple[Place, ...]]:
    """Where each gold string may stand. Gold names no offset for a string that occurs more than once.

    An occurrence inside one of a longer gold string is taken only where there is no other. Strings given as
    often as they occur are taken in text order; given less often, each may be any of them.
    """
    whole = {text: _whole_words(ground.text, ground.all(text)) for text in dict.fromkeys(texts)}
    for text, places in whole.items():
        longer = [p for other, ps in whole.items() if len(other) > len(text) and text in other for p in ps]
        free = [p for p in places if not any(a <= p[0] and p[1] <= b for a, b in longer)]
        whole[text] = free or places
    times: dict[str, int] = {}
    found: list[tuple[Place, ...]] = []
    for text in texts:
        places = whole[text]
        nth = times.get(text, 0)
        times[text] = nth + 1
        if texts.count(text) == len(places):
            found.append((places[nth],))
        else:
            found.append(tuple(places))
    return found


def _whole_words(text: str, places: list[Place]) -> list[Place]:
    """The places that end at a word's end, if any do (no `اليوم` in `اليومية`); proclitics may precede."""
    whole = [p for p in places if not text[p[1] : p[1] + 1].isalnum() or not text[p[1] - 1].isalnum()]
    return whole or places


def _fits(
    places: Sequence[tuple[Place, ...]], found: Sequence[Time] | Sequence[Quantity]
) -> dict[tuple[int, int], int]:
    """Pairs whose spans overlap, with how much."""
    fits: dict[tuple[int, int], int] = {}
    for g, candidates in enumerate(places):
        for s, item in enumerate(found):
            share = max((overlap(p, _at(item)) for p in candidates), default=0)
            if share:
                fits[g, s] = share
    return fits


def _note_expressions(
    subject: Subject,
    layer: Layer,
    matched: dict[int, int],
    touched: dict[int, int],
    places: Sequence[tuple[Place, ...]],
    gold: Sequence[str],
    found: Sequence[Time] | Sequence[Quantity],
    system: Sequence[str],
) -> None:
    wrong = {g: s for g, s in touched.items() if g not in matched and s not in matched.values()}
    for g, s in wrong.items():
        subject.note(layer, "wrong value", _at(found[s]), gold[g], system[s])
    for g in range(len(gold)):
        if g not in matched and g not in wrong:
            subject.note(layer, "missed", places[g][0] if places[g] else None, gold[g])
    for s in range(len(found)):
        if s not in matched.values() and s not in wrong.values():
            subject.note(layer, "false alarm", _at(found[s]), "", system[s])


def _at(item: Time | Quantity) -> Place:
    return item.start, item.end


def _share(answers: Iterable[bool]) -> Counts:
    listed = list(answers)
    return Counts.share(sum(listed), len(listed))


def _time(value: str, mod: str | None) -> str:
    return f"{value} {mod}" if mod else value


def _bounds(low: float | None, high: float | None) -> str:
    if low == high and low is not None:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"
