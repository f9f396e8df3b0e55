"""Where credits stand in an article, and whom they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal, NamedTuple

from isnad.annotate.credits.lines import BODY_WORDS, LONGEST_PART, Line, Part, body_line, lines_of, parts_of
from isnad.annotate.names.matching import OUTLET_MARKERS
from isnad.annotate.view import TextView
from isnad.language.folding import fold, words
from isnad.language.tokens import Token, tokenise
from isnad.records import Annotations, Mention

HEAD_LINES = 12
TAIL_LINES = 12
"""How many lines above the body's first and at the end may be credits; elsewhere only marked ones are."""
BODY_LINES = 3
"""A dateline opens one of the body's first so many lines."""
LONGEST_HEADER, LONGEST_UNKNOWN = 18, 4
LAST_SENTENCE, MASTHEAD_WORDS = 8, 5

_GENERAL = words(
    "وكالات الوكالات متابعات المتابعات متابعة رصد مواقع صحف وسائل إعلام أنباء الأنباء إلكترونية خاص حصري "
    "عالمية دولية إخبارية التواصل الاجتماعي"
)
_GENERAL_HEADS = words("وكالات الوكالات متابعات المتابعات متابعة رصد مواقع صحف وسائل خاص")
_OWN_WORK = words("خاص حصري")
_MEDIA = words(
    "نيوز برس بريس press news أنباء للأنباء وكالة صحيفة جريدة قناة شبكة موقع إذاعة راديو تلفزيون بوابة "
    "مجلة منصة الإخبارية الإخباري الإعلامية الإعلامي أونلاين تايمز بوست ميديا"
)
_TAILS = words("للأنباء الأنباء الإخبارية الإخباري الإعلامية الفضائية الإلكترونية الإلكتروني أونلاين")
_PLACE_WORDS = words("عواصم العواصم عاصمة العاصمة المحتلة")
_NOT_OUTLETS = words(
    "من في على عن إلى مع بقلم كتب كتبت مراسل مراسلنا مراسلة مكتب موفد الموفد إعداد تحرير تقرير تحليل تحقيق "
    "حوار مقال رأي ترجمة تصوير عدسة أرشيف أرشيفية صورة صور فيديو شاهد يتبع انتهى انتهت تمت تحديث محدث عاجل "
    "بتصرف المزيد محليات المحليات سياسة رياضة اقتصاد ثقافة منوعات أخبار الأخبار شمال جنوب شرق غرب وسط شمالي "
    "جنوبي شرقي غربي الآن اليوم أمس غدا صحفي صحفية يومية أسبوعية مستقلة photo file getty"
)
_TIME_WORDS = words("اليوم أمس الآن غدا الليلة الخميس الجمعة السبت الأحد الاثنين الثلاثاء الأربعاء")
_NO_NAMES = words("المصدر مصدر وكالة صحيفة جريدة قناة موقع شبكة مجلة إذاعة الوكالة الصحيفة الموقع القناة")
_GLOSSED = words("وكالة أنباء الأنباء صحيفة جريدة قناة تلفزيون شبكة إذاعة الوكالة مجلة هيئة")
_PUBLIC_SOURCES = words("مصادر المصادر مصدر المصدر")

_LABEL = re.compile(
    r"\s*[(\[]?\s*(?:(?:المصادر|المصدر|مصدر(?: ال(?:خبر|مقال|تقرير|ماده))?|بالاتفاق مع|ترجمه|source)"
    r"\s*[:/|\-]+|نقلا عن\s*:?|عن\s*:)\s*"
)
_INLINE_LABEL = re.compile(r"(?<![^\s.(\])؟!\"])(?:المصادر|المصدر|source)\s*:\s*")
_MARKED = ("المصدر", "المصادر", "نقلا عن", "نقلاً عن")

Kind = Literal["place", "own", "outlet", "general", "filler", "unknown"]


class Source(NamedTuple):
    """A credited source, or what a part was read as: its tokens, entity and whether it is an agency."""

    kind: Kind
    first: int
    last: int
    entity: str | None = None
    agency: bool = False
    sure: bool = True
    platform: bool = False


class Reader:
    """Reads the lines of one article where credits may stand."""

    def __init__(self, view: TextView, out: Annotations) -> None:
        self.view, self.out, self.tokens = view, out, view.tokens
        self.names = view.lexicon.names
        self.lines = list(lines_of(view))
        self.body = body_line(view, self.lines)
        self._mentions = [m.start for m in out.mentions]
        self._times = [t.start for t in out.times]
        self.own, self.own_entities = self._own()

    def _own(self) -> tuple[tuple[str, ...], frozenset[str]]:
        """The bare name of the article's outlet and its ids; without metadata, a masthead is taken for it."""
        name = self.view.article.outlet or self._masthead()
        if not name:
            return (), frozenset()
        forms = _forms(tokenise(name))
        return _bare(forms), frozenset(entity for entity, _, _ in self._outlets(forms))

    def _masthead(self) -> str | None:
        """The first line above the body where it is a bare name and no agency's: `المدار | الرئيسية`."""
        if not self.body:
            return None
        first, last = self.lines[0].first, self.lines[0].last
        last = next((i for i in range(first, last) if self.tokens[i].text == "|"), last)
        forms = [t.form for t in self.tokens[first:last]]
        if not 0 < len(forms) <= MASTHEAD_WORDS or any(t.kind == "punct" for t in self.tokens[first:last]):
            return None
        if not _GENERAL_HEADS.isdisjoint(forms) or any(o[1] == "agency" for o in self._outlets(forms)):
            return None
        return self.view.span(first, last)[2]

    # ------------------------------------------------------------------ where credits stand

    def sources(self) -> Iterator[Source]:
        """Every credited source, line by line."""
        size = len(self.lines)
        for n, line in enumerate(self.lines):
            length = line.last - line.first
            at_edge = n < min(self.body, HEAD_LINES) or n >= size - TAIL_LINES
            is_body = length >= BODY_WORDS or (n >= self.body and self._ends(line.last - 1))
            if not is_body and length <= LONGEST_HEADER:
                if at_edge or any(mark in self.view.text[line.start : line.end] for mark in _MARKED):
                    found = list(self._lone(line, n))
                    yield from found
                    if found:
                        continue
                if n < self.body:
                    continue
            if self.body <= n < self.body + BODY_LINES:
                yield from self._dateline(line)
            if n >= self.body:
                yield from self._tail(line, n)

    def _lone(self, line: Line, n: int) -> Iterator[Source]:
        """A line that is nothing but credit, place and date."""
        text = self.view.text[line.start : line.end]
        folded = fold(text)
        label = _LABEL.match(folded)
        if label and len(folded) == len(text):
            yield from self._labelled(
                self.view.token_at(line.start + label.end()),
                line.last,
                "نقلا" in label[0] or "ترجم" in label[0],
            )
            return
        if label:
            first = (
                next(
                    (i for i in range(line.first, line.last) if self.tokens[i].text in ":/|-"), line.first + 1
                )
                + 1
            )
            yield from self._labelled(first, line.last, "نقلا" in label[0])
            return
        parts, end = parts_of(self.tokens, line.first, line.last)
        if end < line.last or not parts:
            return
        read = [self._read(part) for part in parts]
        after_body = n > self.body
        if len(parts) == 1:
            yield from self._alone(parts[0], read[0], n, after_body)
            return
        if any("|" in p.after for p in parts) or any(map(self._says_more, parts, read)):
            return
        yield from self._header(parts, read, strict=False)

    def _says_more(self, part: Part, read: list[Source]) -> bool:
        """Whether a part tells something: what follows a colon, or more words than a name has."""
        size = part.last - part.first
        return read[0].kind == "unknown" and (size > LONGEST_UNKNOWN or (":" in part.before and size > 1))

    def _alone(self, part: Part, read: list[Source], n: int, after_body: bool) -> Iterator[Source]:
        """A line of one part: an outlet by itself, in brackets or before a colon."""
        for source in read:
            if source.kind == "general":
                yield source
            elif source.kind == "outlet" and not source.platform:
                held = part.bracketed or ":" in part.after
                if held or (source.sure and (source.agency or n > 0)):
                    yield source
            elif source.kind == "unknown":
                forms = self._part_forms(source)
                agency = forms[0] == "وكاله" and len(forms) > 1
                if (agency and (part.bracketed or forms[-1] == "للانباء")) or (
                    part.bracketed and after_body and self._may_be_outlet(source, after_body)
                ):
                    yield self._named(source)

    def _labelled(self, first: int, last: int, strict: bool) -> Iterator[Source]:
        """What follows `المصدر:`: any name but a person's; `strict`, after `نقلا عن`, only an outlet's."""
        if "http" in self.view.text[self.tokens[min(first, last - 1)].start : self.tokens[last - 1].end]:
            return
        parts, end = parts_of(self.tokens, first, last)
        if end < last or sum(p.last - p.first for p in parts) > 14:
            return
        for part in parts:
            for source in self._read(part):
                if source.kind == "general" or source.kind == "outlet":
                    yield source
                elif source.kind == "unknown" and self._may_be_credited(source, strict):
                    yield self._named(source)

    def _dateline(self, line: Line) -> Iterator[Source]:
        """The opening of a body line up to the last separator before its first sentence."""
        last = min(line.last, line.first + LONGEST_HEADER)
        parts, _ = parts_of(self.tokens, line.first, last)
        read = [self._read(part) for part in parts]
        told = next((k for k, part in enumerate(parts) if self._is_prose(part, read[k])), len(parts))
        del parts[told:]
        while parts and not any(mark in parts[-1].after for mark in "-:/)"):
            parts.pop()
        if parts and len(parts) < 3 and ("-" in parts[-1].after or "/" in parts[-1].after):
            yield from self._run_on(parts[-1], line.last)
        if parts:
            yield from self._header(parts, read[: len(parts)], strict=True)

    def _is_prose(self, part: Part, read: list[Source]) -> bool:
        """Whether an unknown part is the sentence already: a verb first or a preposition in it."""
        tags = self.view.tags
        return read[0].kind == "unknown" and (
            (part.last - part.first > 1 and tags[part.first].tag == "V")
            or any(tags[i].tag in ("P", "S", "R", "C") for i in range(part.first, part.last))
        )

    def _run_on(self, place: Part, last: int) -> Iterator[Source]:
        """`بيروت - رويترز أعلنت …`: an agency between the dateline's dash and the sentence."""
        first = place.last
        while first < last and self.tokens[first].kind == "punct":
            first += 1
        forms = [t.form for t in self.tokens[first : min(last, first + LONGEST_PART)]]
        if not forms or not any(s.kind == "place" for s in self._read(place)):
            return
        size, items = self.names.longest(forms[0], forms[1:])
        if 0 < size < len(forms) and self.view.tags[first + size].tag == "V":
            for name in items:
                if name.group == "outlet" and name.detail == "agency" and name.use == "full":
                    yield Source("outlet", first, first + size, name.entity, True)
                    return

    def _header(self, parts: list[Part], read: list[list[Source]], strict: bool) -> Iterator[Source]:
        """The sources of a dateline or byline, once all its parts are understood."""
        flat = [s for group in read for s in group]
        has_place = any(s.kind == "place" for s in flat)
        general = any(s.kind == "general" for s in flat)
        exclusive = any(s.kind == "general" and not s.agency for s in flat)
        firm = has_place or general or any(s.kind == "own" or (s.kind == "outlet" and s.sure) for s in flat)
        for k, (part, group) in enumerate(zip(parts, read, strict=True)):
            for source in group:
                if source.kind == "general":
                    byline = k + 1 < len(parts) and (":" in part.after or "/" in part.after)
                    if not (byline and read[k + 1][0].kind == "unknown"):
                        yield source
                elif source.kind == "outlet" and not source.platform:
                    held = part.quoted or part.bracketed or has_place or general
                    alone = len(parts) == 1 and (source.sure or ":" in part.after)
                    if held or alone or (source.sure and (source.agency or k == 0)):
                        yield source
                elif exclusive:
                    continue
                elif source.kind == "unknown" and self._placed(k, parts, read, has_place, firm, strict):
                    yield self._named(source)

    def _placed(
        self, k: int, parts: list[Part], read: list[list[Source]], has_place: bool, firm: bool, strict: bool
    ) -> bool:
        """Whether an unknown part of a header stands where an outlet's name stands, and looks like one."""
        part, source = parts[k], read[k][0]
        if not self._may_be_outlet(source, False):
            return False
        size = source.last - source.first
        shaped = self._shaped(source)
        after_place = k > 0 and read[k - 1][0].kind == "place"
        closed = not strict or any(mark in part.after for mark in "-:/")
        if part.bracketed:
            return (
                closed and size <= 3 and (after_place or (k == 0 and size == 1 and not self._is_noun(source)))
            )
        if shaped and (
            has_place or (firm and size <= 3) or (len(parts) == 1 and strict and ":" in part.after)
        ):
            return closed
        beside = "/" in part.before or (
            k + 1 < len(parts) and read[k + 1][0].kind == "place" and "/" in part.after
        )
        return size == 1 and closed and has_place and beside

    def _tail(self, line: Line, n: int) -> Iterator[Source]:
        """Brackets behind a paragraph, and a last sentence that is nothing but credit."""
        tokens, last = self.tokens, line.last
        while last > line.first and tokens[last - 1].text in (".", "،"):
            last -= 1
        if n >= len(self.lines) - 3:
            start = tokens[max(line.first, last - LAST_SENTENCE)].start
            label = _INLINE_LABEL.search(self.view.text, start, line.end)
            if label and label.end() < line.end:
                yield from self._labelled(self.view.token_at(label.end()), line.last, False)
                return
        if last - line.first > LAST_SENTENCE and tokens[last - 1].text in (")", "]"):
            yield from self._bracket(line, last, n)
            return
        if n < len(self.lines) - 2:
            return
        first = self.view.sentences[self.view.sentence_of(line.last - 1)][0]
        if line.first < first and last - first <= LAST_SENTENCE - 2:
            parts, end = parts_of(tokens, first, last)
            read = [s for part in parts for s in self._read(part)]
            if end >= last and read and all(s.kind in ("outlet", "general", "place", "own") for s in read):
                quoted = {part.first for part in parts if part.quoted}
                for source in read:
                    agency = source.kind == "outlet" and source.agency
                    if source.kind == "general" or (agency and (source.sure or source.first in quoted)):
                        yield source

    def _bracket(self, line: Line, last: int, n: int) -> Iterator[Source]:
        """`… السلطات. (رويترز)`; without a stop before it only behind the last paragraph and as no gloss."""
        tokens = self.tokens
        opening = last - 2
        while (
            opening > line.first
            and tokens[opening].text not in ("(", "[")
            and last - opening <= LAST_SENTENCE + 2
        ):
            opening -= 1
        if opening <= line.first or tokens[opening].text not in ("(", "["):
            return
        stopped = self._ends(opening - 1)
        final = not any(later.last - later.first >= BODY_WORDS for later in self.lines[n + 1 :])
        if not stopped and (not final or self._glosses(opening)):
            return
        parts, _ = parts_of(tokens, opening, last)
        read = [s for part in parts for s in self._read(part)]
        if any(s.kind in ("filler", "place") for s in read[:1]):
            return
        for source in read:
            if source.kind == "general" or (
                source.kind == "outlet" and not source.platform and (stopped or source.agency)
            ):
                yield source
            elif source.kind == "unknown" and stopped and final and self._may_be_outlet(source, True):
                yield self._named(source)

    def _glosses(self, opening: int) -> bool:
        """Whether a bracket only repeats the name before it: `وكالة الأنباء السعودية (واس)`."""
        before = self.tokens[max(0, opening - 5) : opening]
        return any(t.form in _GLOSSED or t.form[1:] in _GLOSSED for t in before)

    def _ends(self, i: int) -> bool:
        return self.tokens[i].text in (".", "؟", "!", "?", "…") or (
            self.tokens[i].form == '"' and i > 0 and self.tokens[i - 1].text in (".", "؟", "!")
        )

    # ------------------------------------------------------------------ what a part is

    def _read(self, part: Part) -> list[Source]:
        """What a part says; several outlets where و joins them."""
        first, last = part.first, part.last
        while first < last - 1 and self.tokens[first].form in _OWN_WORK:
            return [Source("general", first, first + 1, None, False)]
        whole = self._whole(first, last, part.quoted)
        if whole is not None:
            return [whole]
        for k in range(first + 1, last):
            if self.tokens[k].form[:1] != "و":
                continue
            lone = self.tokens[k].form == "و"
            left = self._whole(first, k, part.quoted)
            right = (
                self._whole(k + 1, last, part.quoted)
                if lone and k + 1 < last
                else self._whole(k, last, part.quoted, "و")
            )
            if left and right and left.kind != "filler" and right.kind != "filler":
                return [left, right]
        return [Source("unknown", first, last)]

    def _whole(self, first: int, last: int, quoted: bool, prefix: str = "") -> Source | None:
        """What all the words of a part together are, or None."""
        forms = [t.form for t in self.tokens[first:last]]
        if prefix:
            forms[0] = forms[0].removeprefix(prefix)
        if all(f.removeprefix("و") in _GENERAL or f in _GENERAL for f in forms) and any(
            f in _GENERAL_HEADS or f.removeprefix("و") in _GENERAL_HEADS for f in forms
        ):
            return Source("general", first, last, None, not set(forms) <= _OWN_WORK)
        if not quoted and all(f in _TIME_WORDS for f in forms):
            return Source("filler", first, last)
        bare = _bare(forms)
        if self.own and (
            bare[: len(self.own)] == self.own or (len(bare) > 1 and self.own[: len(bare)] == bare)
        ):
            return Source("own", first, last)
        size, items = self.names.longest(forms[0], forms[1:])
        place = size == len(forms) and any(i.kind in ("GPE", "LOC", "FAC") for i in items)
        outlets = self._outlets(forms)
        if outlets and not (place and not quoted):
            if self.own_entities & {o[0] for o in outlets}:
                return Source("own", first, last)
            entity, kind, use = next((o for o in outlets if o[2] == "full"), outlets[0])
            return Source("outlet", first, last, entity, kind == "agency", use == "full", kind == "platform")
        if place or all(f in _PLACE_WORDS or self._is_place(f) for f in forms):
            return Source("place", first, last)
        return self._dated(first, last, forms)

    def _dated(self, first: int, last: int, forms: list[str]) -> Source | None:
        """A date, a place with its date (`دبي 16 يناير`) or with what it is (`بلدة كفركلا`), or None."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        at = bisect_left(self._times, start)
        if at < len(self._times) and self._times[at] < end:
            time = self.out.times[at]
            if time.start == start and time.end >= end:
                return Source("filler", first, last)
            words_before = [t.form for t in self.tokens[first:last] if t.start < time.start]
            if words_before and time.end >= end:
                size, items = self.names.longest(words_before[0], words_before[1:])
                if size == len(words_before) and any(i.kind in ("GPE", "LOC", "FAC") for i in items):
                    return Source("place", first, last)
        if any(f[:1].isdigit() for f in forms):
            return Source("filler", first, last)
        at = bisect_left(self._mentions, start)
        if at < len(self._mentions):
            mention = self.out.mentions[at]
            if mention.start == start and mention.end >= end and mention.kind in ("GPE", "LOC", "FAC"):
                return Source("place", first, last)
            named = mention.kind in ("PER", "ROLE") and not _guessed(mention)
            if mention.start < end and named and not self._has_media(forms):
                return Source("filler", first, last)
        return None

    def _is_place(self, form: str) -> bool:
        size, items = self.names.longest(form, ())
        return size == 1 and any(i.kind in ("GPE", "LOC", "FAC") for i in items)

    def _outlets(self, forms: list[str]) -> list[tuple[str, str, str]]:
        """(id, kind, use) of the outlets these words name, less `صحيفة` before and a nationality behind."""
        options = [forms]
        if len(forms) > 1 and forms[0] in OUTLET_MARKERS:
            options.append(forms[1:])
        if len(forms) > 1 and (forms[-1] in self.view.lexicon.adjectives or forms[-1] in _TAILS):
            options += [o[:-1] for o in options if len(o) > 1]
        for n, option in enumerate(options):
            if not option:
                continue
            size, items = self.names.longest(option[0], option[1:])
            found = [(i.entity, i.detail, "full" if n else i.use) for i in items if i.group == "outlet"]
            if size == len(option) and found:
                return found
        return []

    def _part_forms(self, source: Source) -> list[str]:
        return [t.form for t in self.tokens[source.first : source.last]]

    def _has_media(self, forms: list[str]) -> bool:
        return not _MEDIA.isdisjoint(forms)

    def _shaped(self, source: Source) -> bool:
        """Whether an unknown name has the shape of an outlet's: a media word and a name beside it."""
        forms = self._part_forms(source)
        return (
            len(forms) > 1
            and self._has_media(forms)
            and bool(_bare(forms))
            and not _NO_NAMES.issuperset(forms)
        )

    def _may_be_outlet(self, source: Source, tail: bool) -> bool:
        """Whether nothing speaks against an unknown part being an outlet; in the `tail` it is no noun."""
        forms = self._part_forms(source)
        if len(forms) > LONGEST_UNKNOWN or not _NOT_OUTLETS.isdisjoint(forms) or set(forms) <= _NO_NAMES:
            return False
        if any(len(f) < 3 for f in forms) or self._covered(source, ("PER", "GPE", "LOC", "NORP", "ROLE")):
            return False
        return not tail or self._shaped(source) or (len(forms) == 1 and not self._is_noun(source))

    def _may_be_credited(self, source: Source, strict: bool) -> bool:
        """Whether an unknown name after a label is one: no person, no clause, no `مصادر محلية`."""
        forms = self._part_forms(source)
        if strict and not self._shaped(source):
            return False
        if forms[0] in _PUBLIC_SOURCES or set(forms) <= _NO_NAMES or self._covered(source, ("PER", "ROLE")):
            return False
        if any(f.isdigit() or f in ("من", "ان", "انه", "لم", "لا", "قال", "كتب") for f in forms):
            return False
        return len("".join(forms)) > 2 and (len(forms) < 3 or self.view.tags[source.first].tag != "V")

    def _is_noun(self, source: Source) -> bool:
        forms = self._part_forms(source)
        return any(
            f in self.view.morphology.nouns or f.removeprefix("ال") in self.view.morphology.nouns
            for f in forms
        )

    def _covered(self, source: Source, kinds: tuple[str, ...]) -> bool:
        """Whether a mention of one of these kinds opens the part."""
        if self._shaped(source):
            return False
        start, end = self.tokens[source.first].start, self.tokens[source.last - 1].end
        at = bisect_left(self._mentions, start)
        if at == len(self._mentions) or self._mentions[at] >= end:
            return False
        mention = self.out.mentions[at]
        return mention.kind in kinds and not _guessed(mention)

    def _named(self, source: Source) -> Source:
        """An outlet the lexicon does not know, under the name it has without `وكالة` and `للأنباء`."""
        forms = self._part_forms(source)
        first, last = source.first, source.last
        around = {t.text for t in (*self.tokens[max(0, first - 1) : first], *self.tokens[last : last + 1])}
        agency = forms[0] == "وكاله" or forms[-1] == "للانباء" or not around.isdisjoint("(/")
        agency = agency or f"وكالة {self.view.span(first, last)[2]}" in self.view.text
        agency = agency and forms[0] not in OUTLET_MARKERS - {"وكاله"}
        return source._replace(
            kind="outlet", entity="name:" + "-".join(_bare(forms)), agency=agency, sure=False
        )


def _forms(tokens: list[Token]) -> list[str]:
    return [t.form for t in tokens if t.kind != "punct"]


def _bare(forms: list[str]) -> tuple[str, ...]:
    """A name without `وكالة`, `صحيفة` before it and `للأنباء`, `الإخبارية` behind it."""
    first, last = 0, len(forms)
    while first < last - 1 and forms[first] in OUTLET_MARKERS:
        first += 1
    while last - 1 > first and forms[last - 1] in _TAILS:
        last -= 1
    return tuple(forms[first:last])


def _guessed(mention: Mention) -> bool:
    """Whether a name of one word is a person's for the sequence model alone: it may be a paper's as well (`(ديمة)`)."""
    return mention.kind == "PER" and mention.rule == "sequence" and " " not in mention.text
