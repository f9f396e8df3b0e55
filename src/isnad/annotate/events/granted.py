"""Acts that are taken for granted where they are named: what something is done in answer to, looked into, or done on occasion of."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import Sentence
from isnad.language.folding import words


def known_of(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is taken as done: it is what something is done in protest or in answer to, or known by what is asked or told of it."""
    return _what_for(sentence, k) or _of_the_done(sentence, k, head) or _looked_into(sentence, k, head)


def _looked_into(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is what is investigated, or what somebody is answerable or suspected for: `على السلطات فتح تحقيق في مقتل أربعة`,
    `طالب بمعاقبة المسؤولين عن الهجوم`."""
    chunk, view = sentence.chunks[k], sentence.view
    before = sentence.nominal_before(k)
    if before is None or chunk.kind != "PP" or chunk.prep not in ("في", "عن", "ب"):
        return False
    return any(
        n.base in (_INQUIRIES if chunk.prep == "في" else _ANSWERABLE)
        for t in range(before.first, before.last)
        for n in view.tags[t].nouns
    )


_INQUIRIES = words("تحقيق تحقيقات متورط ضالع مشتبه")
_ANSWERABLE = words("مسؤول مسؤولون مسؤولين متهم مدان")


def _what_for(sentence: Sentence, k: int) -> bool:
    """Whether a deed is what something is done in protest or in answer to, so that it was done: `دعا إلى وقفة احتجاجا على اعتقال النقيب`."""
    chunk = sentence.chunks[k]
    if chunk.prep not in ("على", "ب") or chunk.first <= sentence.first:
        return False
    before = sentence.view.tags[chunk.first - 1]
    return before.tag == "N" and before.rest in _IN_ANSWER


_IN_ANSWER = words("احتجاجا تنديدا استنكارا ردا انتقاما اعتراضا")


def _of_the_done(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a deed is known by what is asked or told of it: `تعهد بإعلان نتائج التحقيق`, `طالب بالكشف عن مكان احتجاز الشابين`."""
    view, chunk = sentence.view, sentence.chunks[k]
    return any(view.tags[t].rest.removeprefix("ال") in _OF_THE_DONE for t in range(chunk.first, head + 1))


_OF_THE_DONE = words("نتائج نتيجة خلاصات مكان أماكن ملابسات ظروف خلفيات مرتكبي منفذي ضحايا مصير")


def on_occasion(sentence: Sentence, k: int) -> bool:
    """Whether the phrase in chunk `k` only says on what occasion something else is done: `في ختام اجتماع طارئ`, `عقب لقائهما`."""
    chunk = sentence.chunks[k]
    if chunk.kind != "PP":
        return False
    closing = chunk.prep == "في" and sentence.view.tags[chunk.head].rest in _CLOSING
    return closing or chunk.prep in ON_OCCASION or chunk.prep == "على هامش"


_CLOSING = words("ختام مستهل أعقاب")
ON_OCCASION = frozenset({"بعد", "عقب", "إثر", "خلال", "أثناء", "غداة", "لدى"})
"""Prepositions of what goes with an intention and is none itself: `تعهد بعد لقائه الرئيس بأن`."""


def broken(sentence: Sentence, k: int, head: int) -> bool:
    """Whether a promise is named as given before, by who broke or kept it: `إذا أخلّت الحكومة بتعهداتها`, `نكثت وعودها`."""
    tagged = sentence.view.tags[head]
    if not any(n.base in _PROMISES for n in tagged.nouns) or not (tagged.enclitic or tagged.article):
        return False
    for chunk in reversed(sentence.chunks[max(0, k - 3) : k]):
        if chunk.kind == "V":
            return any(v.lemma in _KEEPING for v in sentence.view.tags[chunk.first].verbs)
    return False


_PROMISES = words("تعهد وعد وعود عهد عهود التزام")
_KEEPING = frozenset(
    {"خلل.4", "نكث.1", "خلف.4", "وفي.1", "وفي.4", "لزم.8", "نقض.1", "خرق.1", "نهك.8", "حرم.8", "نفذ.2", "رجع.6"}
)  # fmt: skip
