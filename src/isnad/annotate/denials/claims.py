"""The claim that a denial of the same article denies, where the article tells it."""

from __future__ import annotations

import re

from isnad.annotate.statements.denied import CLAIMED
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.records import Annotations, Denial, Party, Span, Statement


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


def _span(statement: Statement) -> Span:
    return Span(text=statement.text, start=statement.start, end=statement.end)


def claim_beside(view: TextView, out: Annotations, denial: Denial) -> Statement | None:
    """What another says in the sentence of a denial, which it denies: a charge before it, what it points at (`قال إن الشركة دفعت، ونفى
    الوزير ذلك`), what it is set against (`تحدثت صفحات عن فرار سجناء، إلا أن …`), or what it comes after (`نافيا دفع فدية، بعدما تحدث
    موقع عن دفعها`)."""
    if denial.retraction:
        return None
    first, last = view.sentences[view.sentence_of(view.token_at(denial.start))]
    low, high = view.tokens[first].start, view.tokens[last - 1].end
    others = [
        s
        for s in out.statements
        if low <= s.start < high and s.stance not in _DENYING and not _one_speaker(s.speaker, denial.who)
    ]
    before = sorted((s for s in others if s.end <= denial.start + 1), key=lambda s: s.end)
    if before:
        charges = [s for s in before if s.stance in _CHARGING]
        if charges:
            return charges[-1]
        explicit = denial.statement is None or out.statements[denial.statement].stance == "deny"
        common = _stems_of(view, denial.start, denial.end) & _stems(view, before[-1])
        if (explicit or common) and _set_against(view, before[-1], denial, low):
            return before[-1]
    own = _stems_of(view, denial.start, denial.end)
    for later in others:
        if later.cue is None or later.cue.start < denial.end or later.start < denial.end:
            continue
        between = fold(view.text[denial.end : later.cue.start])
        if _COMES_AFTER.search(between) and own & _stems(view, later):
            return later
    return None


_DENYING = ("deny", "retract", "demand", "condemn", "praise", "ask", "promise")
_CHARGING = ("accuse", "claim")
_COMES_AFTER = re.compile(fold(r"^[\s،»\"]*(?:وذلك\s+)?(?:بعدما|بعد أن|عقب|غداة|ردا على)[^،؛.]*$"))


def _set_against(view: TextView, claim: Statement, denial: Denial, low: int) -> bool:
    """Whether a denial is set against what another said before it in the sentence, or points at it."""
    between = fold(view.text[claim.end : denial.start])
    if _POINTS_BACK.search(between) or _BUT.search(between) or _BUT.match(fold(denial.text)):
        return True
    if _points(view, denial):
        return True
    weak = _WHILE.search(between) or _WHILE.match(fold(view.text[low : low + _OPENING]))
    own = _stems_of(view, denial.start, denial.end)
    return bool(weak and own & _stems(view, claim))


_OPENING = 12  # characters in which a sentence opens with وبينما
_POINTS_BACK = re.compile(fold(r"(?:وهو ما|وهي ما|الأمر الذي|قبل أن)\s*$"))
_BUT = re.compile(fold(r"(?<!\w)و?(?:لكن(?:ه|ها|هم)?|غير أن|بيد أن|إلا أن)(?!\w)"))
_WHILE = re.compile(fold(r"(?<!\w)و?(?:بينما|فيما|في حين|في ما|في وقت)(?!\w)"))


def _points(view: TextView, denial: Denial) -> bool:
    """Whether a denial but points at what it denies: `نفى ذلك`, `ينفي الرواية`."""
    first, last = view.token_at(denial.start), view.token_at(denial.end - 1) + 1
    for t in range(first, last):
        tagged = view.tags[t]
        if tagged.rest in _THAT and (t + 1 >= last or not view.tags[t + 1].article):
            return True
        if tagged.article and tagged.rest.removeprefix("ال") in CLAIMED and t + 1 >= last:
            return True
    return False


_THAT = words("ذلك هذا")


def _one_speaker(one: Party | None, two: Party | None) -> bool:
    """Whether what one says and what the other denies come from one speaker, as far as can be told."""
    if one is None or two is None:
        return False
    return one.text == two.text or bool(one.entity and one.entity == two.entity)


def number_before(view: TextView, out: Annotations, denial: Denial) -> Statement | None:
    """The number that a denial points at, as another told it last before: `ورد النائب بأن هذا الرقم لا يمت إلى الحقيقة بصلة`."""
    start = denial.start if denial.statement is None else out.statements[denial.statement].start
    first, last = view.token_at(min(start, denial.start)), view.token_at(denial.end - 1) + 1
    points = any(
        view.tags[t].rest in _THIS and view.tags[t + 1].rest in _NUMBERS for t in range(first, last - 1)
    )
    if not points:
        return None
    for other in sorted(out.statements, key=lambda s: -s.start):
        if other.end > denial.start or other.stance in _DENYING or _one_speaker(other.speaker, denial.who):
            continue
        if any(other.start <= q.start < other.end for q in out.quantities):
            return other
    return None


_THIS = words("هذا هذه")
_NUMBERS = words("الرقم الأرقام العدد الأعداد الحصيلة الإحصائية الإحصاءات النسبة التقديرات")


def share_claims(view: TextView, out: Annotations) -> None:
    """Give each denial the claim that it names, and the others of the article that deny the same the claim of theirs."""
    named: list[tuple[Denial, Span]] = []
    for denial in out.denials:
        beside = claim_beside(view, out, denial) or number_before(view, out, denial)
        claim = _told_within(out, denial) or (_span(beside) if beside is not None else None)
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
