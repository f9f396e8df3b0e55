"""Pledges and deadlines, and how each stands as far as later articles tell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from isnad.language.folding import fold
from isnad.link.days import days
from isnad.link.reading import Reading, content_stems
from isnad.link.storylines import Neighbourhood
from isnad.records import LinkedPledge, Pledge, PledgeStatus

_EXTENDED = re.compile(fold(r"تمديد|مدد|مددت|تأجيل|أرجأ|أرجئ|تأجل|مهلة جديدة|مهلة إضافية"))
_MISSED = re.compile(
    fold(
        r"(?:انقض|انته)\w* .{0,40}(?:مهلة|أجل|موعد)|دون أن (?:ي|ت)|من دون تنفيذ|دون تنفيذ|\bلم (?:ي|ت)\w+"
        r"|تأخر|تأخير|أخل(?:ت|وا)?\b|أخفق|تخلف|لا تزال قائمة|لا يزال"
    )
)
_KEPT = re.compile(
    fold(
        r"صامد|\bأتم|اكتمل|استكمل|أنجز|نفذت? |التزم|وفى|وفت |\bتم(?:ت)? |أخل[ىي]|انسحبت? |سلمت? |أفرجت? "
        r"|أطلقت? سراح|بدأ سريان|دخل حيز"
    )
)
_ALIKE = 0.3


def link_pledges(
    readings: Sequence[Reading], originals: dict[str, str], near: Neighbourhood
) -> list[LinkedPledge]:
    """The pledges of all articles in canonical order, those of copies too; copies tell nothing new of how they stand."""
    found: list[LinkedPledge] = []
    for reading in readings:
        others = [r for r in near.of(reading) if originals[r.source] == r.source]
        for pledge in reading.item.pledges:
            who = pledge.who.text if pledge.who else _speaker(reading, pledge)
            status = _status(reading, pledge, others)
            found.append(
                LinkedPledge(
                    article=reading.source,
                    start=pledge.start,
                    end=pledge.end,
                    text=pledge.text,
                    who=who,
                    due=pledge.due,
                    status=status,
                )
            )
    return found


def _speaker(reading: Reading, pledge: Pledge) -> str | None:
    statements = reading.item.statements
    if pledge.statement is not None and 0 <= pledge.statement < len(statements):
        speaker = statements[pledge.statement].speaker
        return speaker.text if speaker else None
    return None


def _status(reading: Reading, pledge: Pledge, others: Sequence[Reading]) -> PledgeStatus:
    """What later articles of the same story say of a pledge: the last word counts."""
    due = days(pledge.due)
    stems = content_stems(pledge.text)
    last = reading.published.last if reading.published else None
    told: PledgeStatus | None = None
    for other in sorted(others, key=lambda r: r.order):
        if (
            other.published is None
            or reading.published is None
            or other.published.first <= reading.published.last
        ):
            continue
        last = max(last or 0, other.published.last)
        told = _told_in(other, stems, passed=due is None or other.published.first >= due.first) or told
    if told is not None:
        return told
    if due is None or last is None:
        return "unknown"
    return "open" if due.last >= last else "unknown"


def _told_in(other: Reading, stems: frozenset[str], *, passed: bool) -> PledgeStatus | None:
    best: tuple[float, PledgeStatus] | None = None
    for (start, end), wording in zip(other.sentences, other.sentence_stems, strict=True):
        if len(stems) < 2 or not wording:
            continue
        shared = len(stems & wording) / len(stems)
        if shared < _ALIKE or len(stems & wording) < 2:
            continue
        status = _cue(fold(other.text[start:end]), passed)
        if status is not None and (best is None or shared > best[0]):
            best = shared, status
    return best[1] if best is not None else None


def _cue(sentence: str, passed: bool) -> PledgeStatus | None:
    if _EXTENDED.search(sentence):
        return "extended"
    if passed and _KEPT.search(sentence) and not re.search(fold(r"انقض|دون أن"), sentence):
        return "kept"
    if passed and _MISSED.search(sentence):
        return "missed"
    return None
