"""Texts made to be slow: cleaning stays linear up to the longest text, annotation within its time or not at all.

`ISNAD_FUZZ=50` annotates the longest texts, too, and prints how long they take; that takes half an hour.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

import pytest
from worst import PIECES, worst

import isnad
from isnad.annotate import annotate
from isnad.datasets import annotating
from isnad.errors import InputError
from isnad.records import Annotations, SetAside
from isnad.sources import article_from_text
from isnad.sources.articles import MAX_TEXT

DEEP = int(os.environ.get("ISNAD_FUZZ", "1")) >= 50


def seconds_to_read(name: str, length: int) -> float:
    began = time.process_time()
    with suppress(InputError):
        article_from_text(worst(name, length))
    return time.process_time() - began


@pytest.mark.parametrize("name", sorted(PIECES))
def test_the_longest_text_is_cleaned_in_seconds(name: str) -> None:
    assert seconds_to_read(name, MAX_TEXT) < 10  # the slowest takes one


@pytest.mark.parametrize("name", sorted(PIECES))
def test_a_long_text_is_annotated_in_its_time(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    for length in (8_000, MAX_TEXT) if DEEP else (8_000,):
        try:
            article = article_from_text(worst(name, length))
        except InputError:
            return
        began = time.process_time()
        annotate(article)
        took = time.process_time() - began
        with capsys.disabled():
            if DEEP:
                print(f"\n{name}, {length:,} characters: {took:.1f} s", flush=True)
        assert DEEP or took < 30  # the slowest takes two


def test_a_text_over_the_limit_is_refused_at_once() -> None:
    began = time.process_time()
    with pytest.raises(InputError, match="E108"):
        article_from_text(worst("one line of news", 10_000_000))
    assert time.process_time() - began < 2


@pytest.mark.parametrize("processes", [1, 2])
def test_an_article_that_takes_too_long_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    if processes == 1:
        monkeypatch.setattr(annotating, "MAX_SECONDS", 0.4)
    for number in range(3 if processes == 1 else 40):
        text = worst("commas", 20_000) if number == 1 and processes == 1 else worst("days", 200)
        (tmp_path / f"{number:02}.txt").write_text(f"{text} {number}", encoding="utf-8")
    isnad.annotate(worst("days", 200))  # what is loaded on first use is loaded
    found = list(isnad.annotate_paths(tmp_path, processes=processes))
    refused = [(item.source, item.code) for item in found if isinstance(item, SetAside)]
    assert refused == ([("01.txt", "E192")] if processes == 1 else [])
    assert sum(isinstance(item, Annotations) for item in found) == len(found) - len(refused)


def test_there_is_no_clock_left_behind() -> None:
    import signal

    before = signal.getsignal(signal.SIGVTALRM)
    list(isnad.annotate_paths([]))
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before
