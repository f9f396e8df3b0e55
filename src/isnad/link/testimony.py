"""Which mentions of an incident testify to it: what a reaction is about, what a demand, a promise or a denial names, is taken
for granted; an accusation asserts the act that it lays to somebody.
"""

from __future__ import annotations

from isnad.language.folding import fold, words
from isnad.link.clusters import Told, act_of
from isnad.records import Statement

_GRANTING = frozenset({"demand", "ask", "condemn", "praise", "deny", "threaten"})
"""Stances under which an act told as having happened is only what the words are about."""
_COMMITTING = "promise"
"""The stance under which a known act (`ملابسات الحادث`) is."""
_REACTING = frozenset({"condemn", "praise"})
_NAMING = "call"
"""The cue of words for a thing: `ما سماه «العدوان»`."""
_LAID_TO = words(
    "وقوف وراء خلف مسؤولية مسئولية تبعة تبعات وزر عن في من ضلوع تورط مشاركة تنفيذ تدبير ارتكاب شن تخطيط ل إعداد افتعال قيام إقدام على ب كامل كاملة"
) | {""}
"""Words between an accusation's verb and the act it lays to somebody: `بالوقوف وراء الهجوم`, `مسؤولية مقتل`."""
_LAYING = tuple(fold(w) for w in ("نسب", "عزا", "عزت", "عزو", "أسند", "حمل"))
"""Verbs that lay an act to somebody: `نسبت الحكومة الهجوم إلى …`."""


def testifies(mention: Told) -> bool:
    """Whether a mention is told as having happened, or as coming, by somebody who vouches for it."""
    at = mention.event.statement
    statements = mention.reading.item.statements
    statement = statements[at] if at is not None and 0 <= at < len(statements) else None
    if statement is None:
        return not mention.event.presupposed
    if _lays_to_somebody(mention, statement):
        return True
    if mention.event.presupposed or _reacts(statement, statements):
        return False
    if mention.factuality != "asserted":
        return True
    if statement.stance == _COMMITTING:
        return not act_of(mention.event).startswith("ال")
    return statement.stance not in _GRANTING and statement.rule != _NAMING


def _reacts(statement: Statement, statements: list[Statement]) -> bool:
    """Whether a statement, or one that it stands in, condemns or welcomes."""
    if statement.stance in _REACTING:
        return True
    outer = statement.within
    return outer is not None and statements[outer].stance in _REACTING


def _lays_to_somebody(mention: Told, statement: Statement) -> bool:
    """Whether a mention is the act of which somebody is accused, not one that the accusation only speaks of (`التستر على القتل`)."""
    cue = fold(statement.cue.text) if statement.cue is not None else ""
    if statement.stance != "accuse" and not cue.lstrip("وف").startswith(_LAYING):
        return False
    between = fold(mention.reading.text[statement.start : mention.event.start]).split()
    with_b = [n for n, word in enumerate(between) if word.startswith("ب")]
    last = between[with_b[-1] if with_b else 0 :]  # اتهم مقاتلين | بالجبال | بالوقوف وراء الهجوم
    return all(w.removeprefix("ب").removeprefix("ال") in _LAID_TO for w in last)
