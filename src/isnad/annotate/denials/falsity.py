"""What is called false without a verb of denying: `لا صحة لما نُشر`, `عارية تماما من الصحة`, `وصف التقرير بأنه كاذب`."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.statements.cues import Cues
from isnad.annotate.statements.denied import CLAIMED, UTTERLY
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Statement


def called_false(sentence: Sentence, cues: Cues) -> Iterator[tuple[int, int, bool]]:
    """The token spans `[first, after)` of a sentence's phrases that call something false, with whether it is what stands before: of
    `لا صحة لخبر` it is what follows."""
    view, t = sentence.view, sentence.first
    while t < sentence.last:
        after = _phrase(sentence, cues, t)
        if after:
            yield t, after, True
        elif _no_truth(view, t, sentence.last):
            after = t + _NO_TRUTH
            yield t, after, False
        elif _no_bond(view, t, sentence.last):
            after = t + _NO_BOND
            yield t, min(after, sentence.last), True
        t = max(t + 1, after)


def _phrase(sentence: Sentence, cues: Cues, t: int) -> int:
    """The token after a phrase of falsity at token `t`, past words of how much within it (`عارية تماما من الصحة`); 0 without one."""
    view, trie = sentence.view, cues.retractions
    form = view.tokens[t].form
    following = [
        j for j in range(t + 1, min(t + _LONGEST, sentence.last)) if view.tags[j].rest not in _HOW_MUCH
    ]
    for opening in dict.fromkeys((form, form[1:]) if form[0] in "وف" else (form,)):
        if opening not in trie.root:
            continue
        size, items = trie.longest(opening, [view.tokens[j].form for j in following[:_WORDS]])
        if size >= _SHORTEST and any(i.startswith("retract") for i in items):
            return following[size - 2] + 1
    return 0


_LONGEST, _WORDS, _SHORTEST = 10, 6, 2
_HOW_MUCH = UTTERLY | words("إطلاقا البتة بالمرة أبدا بالكامل")


def _no_truth(view: TextView, t: int, last: int) -> bool:
    """Whether at token `t` something is said to have no ground, with what: `لا صحة لما`, `لا أساس لهذه الأنباء`."""
    if t + _NO_TRUTH > last or view.tags[t].rest != "لا" or view.tags[t + 1].rest not in _TRUTH:
        return False
    return view.tags[t + 2].prefix.startswith("ل") and not view.tags[t + 2].enclitic


def _no_bond(view: TextView, t: int, last: int) -> bool:
    """Whether at token `t` something is said to have nothing to do with the truth or with somebody: `لا تمت إلى الوزارة بصلة`."""
    if t + 2 >= last or view.tags[t].rest != "لا" or view.tags[t + 1].rest not in _BELONGS:
        return False
    return any(view.tokens[j].form == "بصله" for j in range(t + 2, min(t + _NO_BOND, last)))


_NO_BOND = 6  # tokens of لا يمت إلى … بصلة at most
_BELONGS = words("يمت تمت")
_NO_TRUTH = 3  # tokens of لا صحة لما
_TRUTH = words("صحة أساس أصل سند")


def calls_false(view: TextView, statement: Statement) -> bool:
    """Whether somebody's words call a claim false: `إن هذه الاتهامات باطلة`, `وصف التقرير بأنه كاذب`, where the claim is named in them
    or is what the verb of calling has for its object."""
    first, last = view.token_at(statement.start), view.token_at(statement.end - 1) + 1
    named = first if _object_is_claim(view, statement, first) else -1
    for t in range(first, min(last, first + _NEAR)):
        tagged = view.tags[t]
        bare = tagged.rest.removeprefix("ال") if tagged.article else tagged.rest
        if named >= 0 and t - named <= _NEAR and _false(view, t, bare):
            return True
        if tagged.tag == "V" and t > first and named < 0:
            return False
        if (bare in CLAIMED or bare in _PUBLISHED) and (tagged.article or view.tags[t - 1].rest in _THIS):
            named = t
    return False


def _false(view: TextView, t: int, bare: str) -> bool:
    """Whether token `t` says that something is false, and describes no noun with the article (`الأخبار الكاذبة`); in marks or after
    ب it may have one (`وصفها ب«الكاذبة»`)."""
    tagged = view.tags[t]
    if bare not in _FALSE or view.tags[t - 1].rest in ("غير", "ليس", "ليست"):
        return False
    return not tagged.article or tagged.prefix.endswith("ب") or view.tokens[t - 1].form == '"'


def _object_is_claim(view: TextView, statement: Statement, first: int) -> bool:
    """Whether between a verb of calling and what it calls it stands a claim: `وصف هذه الاتهامات بأنها`."""
    if statement.cue is None or statement.rule != "judge":
        return False
    behind = range(view.token_at(statement.cue.end - 1) + 1, first)
    rests = [view.tags[t].rest.removeprefix("ال") for t in behind]
    return any(r in CLAIMED for r in rests[:_NEAR])


_PUBLISHED = words("وثيقة وثائق كتاب منشور بيان تعميم صورة صور تسجيل تصريح رسالة كلام حساب حملة")
"""What goes round and may be forged."""
_NEAR = 9  # tokens from a claim to what it is called
_THIS = words("هذه هذا تلك كل جميع")
_FALSE = words(
    "كاذب كاذبة كاذبا كذب باطل باطلة باطلا مفبرك مفبركة ملفق ملفقة مختلق مختلقة زائف زائفة مزيف مزيفة مضلل مضللة مغلوط مغلوطة "
    "مزور مزورة افتراء افتراءات أكاذيب أكذوبة كذبة عار عارية مزعوم مزعومة واه واهية سخيف سخيفة سخيفا"
)
