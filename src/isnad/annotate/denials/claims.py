"""The claim that a denial of the same article denies, where the article tells it."""

from __future__ import annotations

from isnad.annotate.view import TextView
from isnad.records import Annotations, Denial, Span, Statement


def _told_within(out: Annotations, denial: Denial) -> Span | None:
    """The claim that a denial names itself, by whom it was made: `نفى الصندوق إبرام عقد، بعد يوم من إعلان الوزيرة "اتفاقا"`,
    `كذّب ما أعلنته الوزيرة بخصوص القرض`."""
    for other in out.statements:
        cue = other.cue
        if cue is None or other.stance in ("deny", "retract") or other.speaker is None:
            continue
        inside = denial.start < cue.start and other.end <= denial.end and cue.start < other.start
        other_voice = denial.who is None or other.speaker.text != denial.who.text
        if other.anonymous or other.chain[-1].kind in ("outlet", "agency", "document"):
            continue  # what the press told stands where it told it
        if inside and other_voice and other.rule in _ANNOUNCING:
            return Span(text=out.article.text[cue.start : other.end], start=cue.start, end=other.end)
    return None


_ANNOUNCING = (
    "announce",
    "say",
    "claim",
    "confirm",
    "relay",
    "reveal",
    "n-statement",
    "n-claim",
    "n-report",
    "according-to",
)


def share_claims(view: TextView, out: Annotations) -> None:
    """Give each denial the claim that it names, and the others of the article that deny the same the claim of theirs."""
    named: list[tuple[Denial, Span]] = []
    for denial in out.denials:
        claim = _told_within(out, denial)
        if claim is not None:
            denial.denies = claim
            named.append((denial, claim))
    for denial in out.denials:
        if any(denial is d for d, _ in named):
            continue
        own = _stems_of(view, denial.start, denial.end)
        for other, claim in named:
            common = own & (_stems_of(view, other.start, other.end) | _stems_of(view, claim.start, claim.end))
            if len(common) >= _IN_COMMON:
                denial.denies = claim
                break


_IN_COMMON = 2  # stems that two denials of one claim have in common


def same_claim(view: TextView, out: Annotations, index: int) -> Span | None:
    """The earlier statement of someone else whose words the denied content repeats most, if it shares enough."""
    denial = out.statements[index]
    own = _stems(view, denial)
    best: Statement | None = None
    most = 0.34
    for other in out.statements:
        if other.start >= denial.start or other.end > denial.start or other.stance == "deny":
            continue
        theirs = _stems(view, other)
        if not own or not theirs:
            continue
        share = len(own & theirs) / min(len(own), len(theirs))
        if share > most and len(own & theirs) >= 2:
            best, most = other, share
    return Span(text=best.text, start=best.start, end=best.end) if best is not None else None


def _stems(view: TextView, statement: Statement) -> set[str]:
    return _stems_of(view, statement.start, statement.end)


def _stems_of(view: TextView, start: int, end: int) -> set[str]:
    first, last = view.token_at(start), view.token_at(end - 1) + 1
    return {
        view.tags[t].rest.removeprefix("ال")[:5]
        for t in range(first, last)
        if view.tags[t].tag in ("N", "V") and len(view.tags[t].rest) > 3
    }
