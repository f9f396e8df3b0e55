"""The outlet of an article where its text names it: `قال لـ«المرفأ»`, `(الضفة)`, `وكالة الساحل`."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import OUTLET_MARKERS
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.lexicon.lexicon import folded_words

_TRAILING = words("للأنباء الإخبارية الإخباري للأخبار الإعلامية الإعلامي")
_LEAST_LETTERS = 3
_DASHES = frozenset("-–—/:")


def own_outlet(view: TextView, found: list[Found]) -> list[Found]:
    """The mentions of the article's outlet; what was found in their place (`الضفة`, the West Bank) is taken out."""
    bare = _name(view)
    if not bare:
        return []
    names = [*_shorter(view, bare)]
    openings = OUTLET_MARKERS | {name[0] for name in names}
    added: list[Found] = []
    for i, (token, tagged) in enumerate(zip(view.tokens, view.tags, strict=True)):
        if token.form not in openings and tagged.rest not in openings:
            continue
        item = next((m for n in names if (m := _mention(view, i, n)) is not None), None)
        if item is None:
            continue
        inside = [f for f in found if f.first < item.last and item.first < f.last]
        if any(f.first < item.first or f.last > item.last or _is_outlet(f) for f in inside):
            continue
        for other in inside:
            found.remove(other)
        _identify(view, item, bare)
        added.append(item)
    return added


def _is_outlet(item: Found) -> bool:
    return item.sector == "JRN" and bool(item.entity)


def _name(view: TextView) -> tuple[str, ...]:
    """The outlet's name without the word that says what it is (`الساحل` of `وكالة الساحل للأنباء`); empty where none is given."""
    parts = folded_words(view.article.outlet or "")
    while len(parts) > 1 and parts[-1] in _TRAILING:
        parts = parts[:-1]
    bare = parts[1:] if len(parts) > 1 and parts[0] in OUTLET_MARKERS else parts
    return bare if sum(map(len, bare)) >= _LEAST_LETTERS else ()


def _shorter(view: TextView, bare: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The name, and what is left of it without where it is at home: `الجسر` of `الجسر العراقية`."""
    yield bare
    if len(bare) > 1 and (bare[-1] in view.lexicon.adjectives or bare[-1] in _REACH):
        yield bare[:-1]


_REACH = words("الدولي الدولية العربي العربية العالمية الوطنية المحلية")


def _mention(view: TextView, i: int, bare: tuple[str, ...]) -> Found | None:
    """The mention of the outlet that begins at token `i`, or None."""
    for prefix, form in _openings(view, i):
        if form in OUTLET_MARKERS:
            first = i + 1
            quoted = first < len(view.tokens) and view.tokens[first].form == '"'
            first += quoted
            last = first + len(bare)
            if _forms(view, first, last) != bare:
                continue
            while last < len(view.tokens) and view.tokens[last].form in _TRAILING:
                last += 1
            return _found(view, i, last + quoted, prefix, (first, last))
        if (form, *_forms(view, i + 1, i + len(bare))) == bare and _said_to_be(
            view, i, i + len(bare), prefix
        ):
            return _found(view, i, i + len(bare), prefix, (i, i + len(bare)))
    return None


def _openings(view: TextView, i: int) -> Iterator[tuple[str, str]]:
    token, tagged = view.tokens[i], view.tags[i]
    if token.kind == "word":
        yield "", token.form
        if tagged.prefix:
            yield tagged.prefix, tagged.rest


def _forms(view: TextView, first: int, last: int) -> tuple[str, ...]:
    return tuple(t.form for t in view.tokens[first:last])


def _said_to_be(view: TextView, first: int, last: int, prefix: str) -> bool:
    """Whether the bare name of the outlet stands for it here: in quotation marks or brackets, in the line that opens or closes the
    text, or as whom somebody spoke to (`قال للجسر: …`)."""
    before = view.tokens[first - 1].text if first else "\n"
    after = view.tokens[last].text if last < len(view.tokens) else "\n"
    if first and view.tokens[first - 1].form == '"' and _closes(view, last):
        return True
    if before == "(" and after == ")":
        return True
    start, end = view.tokens[first].start, view.tokens[last - 1].end
    opens = view.text[:start].rstrip(' "«“(').endswith("\n") or not view.text[:start].strip()
    if opens and (after in _DASHES or view.text[end : end + 1] == "\n"):
        return True
    line = view.text[view.text.rfind("\n", 0, start) + 1 : start]
    if before in _DASHES and len(line) < _DATELINE:
        return True
    if before == "مع" and _spoke(view, first):
        return True
    if prefix == "ل":
        return after == ":" or _begins_content(view, last) or _spoke(view, first)
    return False


_DATELINE = 40
_CONTENT = words("إن أن إنه إنها أنه أنها")
_SPEECH = words("قال أكد أوضح صرح أضاف كشف ذكر أفاد روى تصريح تصريحات حديث اتصال قالت أكدت أوضحت كشفت أفادت")
_BACK = 12


def _closes(view: TextView, last: int) -> bool:
    return last < len(view.tokens) and view.tokens[last].form == '"'


def _begins_content(view: TextView, last: int) -> bool:
    return last < len(view.tokens) and view.tokens[last].form in _CONTENT


def _spoke(view: TextView, first: int) -> bool:
    """Whether somebody speaks in the sentence before token `first`."""
    begin = view.sentences[view.sentence_of(first)][0]
    return any(view.tags[i].rest in _SPEECH for i in range(max(begin, first - _BACK), first))


def _found(view: TextView, first: int, last: int, prefix: str, proper: tuple[int, int]) -> Found:
    start = view.tokens[first].start + view.clitic_length(first, prefix)
    return Found(first, last, start, "ORG", "repetition", sector="JRN", proper=proper)


def _identify(view: TextView, item: Found, bare: tuple[str, ...]) -> None:
    """Give the outlet the lexicon's id, or one made of its name."""
    size, names = view.lexicon.names.longest(bare[0], bare[1:])
    known = next((n for n in names if n.group == "outlet"), None) if size == len(bare) else None
    item.key = " ".join(bare)
    if known is not None:
        item.entity, item.en, item.country = known.entity, known.en or None, known.country
    else:
        item.entity = "name:" + "-".join(bare)
