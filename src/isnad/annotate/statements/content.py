"""Reported content: where it begins after its cue, and where it ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection

from isnad.annotate.grammar.agency import animacy_of_word
from isnad.annotate.grammar.chunks import Sentence
from isnad.annotate.names.matching import BODY_HEADS, OUTLET_MARKERS
from isnad.annotate.statements.authorities import authority
from isnad.annotate.statements.cues import Cues
from isnad.annotate.statements.new_reports import (
    as_well,
    commented,
    contrasts,
    denies_it,
    opens_report,
    reports,
    says_besides,
    says_later,
)
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.language.remembered import remembered
from isnad.language.words import Word

_LONGEST_QUOTE = 4000  # code points


class Quotes:
    """The quotation marks of an article paired: start and end offsets of what stands inside.

    Straight marks are read by what touches them: one after a space and before a word opens, one after a word closes.
    A stray closing mark is passed over; an opening one never closed runs to the end of its paragraph.
    """

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.pairs: list[tuple[int, int]] = []
        self.by_token: dict[int, tuple[int, int]] = {}
        stack: list[tuple[int, int, str]] = []
        for i, token in enumerate(view.tokens):
            if token.kind != "punct" or token.form != '"':
                continue
            if stack and token.start - stack[0][1] > _LONGEST_QUOTE:
                stack.clear()
            side = _side(view, i)
            if side == "open" or (side == "either" and not stack):
                if stack and token.text == '"' and stack[-1][2] == '"':
                    self._unclosed(stack.pop(), token.start)
                stack.append((i, token.end, token.text))
            elif stack:
                opened, start, _ = stack.pop()
                if token.start > start:
                    self._pair(opened, start, token.start)
        for opened in stack:
            self._unclosed(opened, len(view.text))
        self.pairs.sort()
        self._longest = max((end - start for start, end in self.pairs), default=0)

    def _pair(self, token: int, start: int, end: int) -> None:
        self.pairs.append((start, end))
        self.by_token[token] = (start, end)

    def _unclosed(self, opened: tuple[int, int, str], limit: int) -> None:
        """A quotation never closed runs to the end of its paragraph, or to the next that opens."""
        token, start, _ = opened
        end = self.view.text.find("\n", start)
        end = min(limit, len(self.view.text) if end < 0 else end)
        while end > start and self.view.text[end - 1].isspace():
            end -= 1
        if 0 < end - start <= _LONGEST_QUOTE:
            self._pair(token, start, end)

    def around(self, offset: int) -> tuple[int, int] | None:
        """The innermost quotation that holds an offset, or None."""
        holding = (p for p in self._near(offset, offset + 1) if p[0] <= offset < p[1])
        return min(holding, key=lambda p: p[1] - p[0], default=None)

    def quoted_words(self, start: int, end: int) -> int:
        """How many words of a span stand in quotation marks, names in marks left out."""
        count = 0
        for a, b in self._near(start, end):
            low, high = max(a, start), min(b, end)
            if low < high and not self._name(a, b):
                count = max(count, len(self.view.text[low:high].split()))
        return count

    def _near(self, start: int, end: int) -> list[tuple[int, int]]:
        """The quotations that may reach into a span, found without a look at all of the article's."""
        first = bisect_left(self.pairs, (start - self._longest, 0))
        return self.pairs[first : bisect_left(self.pairs, (end, 0))]

    def _name(self, start: int, end: int) -> bool:
        """Whether what stands in quotation marks is the name of a body: `«كتيبة وادي الزيتون»`."""
        view = self.view
        first, last = view.token_at(start), view.token_at(end - 1) + 1
        if last - first > _NAME or view.tags[first].rest not in _NAMED:
            return False
        return all(view.tags[t].tag in ("N", "X", "#") for t in range(first, last))


def _side(view: TextView, i: int) -> str:
    """Whether the quotation mark at token `i` opens or closes, or might do `either`."""
    token = view.tokens[i]
    if token.text in "«„":
        return "open"
    if token.text == "»":
        return "close"
    before = view.text[token.start - 1 : token.start] if token.start else " "
    after = view.text[token.end : token.end + 1] or " "
    free_before = before.isspace() or before in "([:ـ،-–«"
    free_after = after.isspace() or after in ")].,،؛:؟!…»"
    if free_before and not free_after:
        return "open"
    if free_after and not free_before:
        return "close"
    if token.text == "“":
        return "open"
    if token.text == "”" and not free_before:
        return "close"
    return "either"


_NAME = 6  # tokens of a name in quotation marks
_NAMED = BODY_HEADS | OUTLET_MARKERS | words("كتيبة سرية كتائب سرايا قوة قوات بنك")
_VERB_FAR = 15  # tokens from a content back to its verb
_CUTS = words("بينما فيما")
_KNOWING = words("علما علماً")
_WHILE = words("حين وقت الوقت")
_BUT = words("لكن ولكن")
_BUT_THAT = words("غير بيد إلا")
_BUT_HE = words("لكنه لكنها لكنهم لكنهما ولكنه ولكنها ولكنهم ولكنهما")
_NEXT_VERB = 4  # chunks from لكن to the verb of its clause
_INNA = words("إن أن كأن لأن لكن بأن وأن وإن فإن لعل")


def clause_end(sentence: Sentence, cues: Cues, i: int, quotes: Quotes, *, nominal: bool = False) -> int:
    """Token where reported content that begins at token `i` ends, within its sentence; `nominal` content is no clause, and a
    verb joined by و is none of its."""
    view = sentence.view
    deeds = False
    j = i
    inside_until = -1
    while j < sentence.last:
        if j in quotes.by_token and view.tokens[j].start >= inside_until:
            inside_until = quotes.by_token[j][1]
        token = view.tokens[j]
        if token.start < inside_until:
            j += 1
            continue
        deeds = deeds or (view.tags[j].tag in ("V", "S") and not view.tags[j].prefix.startswith("و"))
        if nominal and j > i and _goes_on(view, cues, j, deeds, since=i):
            return j - 1 if view.tokens[j - 1].form == "،" else j
        if token.form in ("،", "؛") and j + 1 < sentence.last and j > i:
            if _new_cue(sentence, cues, j + 1, nominal=nominal):
                return j
        elif (
            j > i
            and token.kind == "word"
            and (_attributes(sentence, cues, j) or _participle_opens(view, cues, j))
        ):
            return j - 1 if view.tokens[j - 1].form == "،" else j
        elif (
            j > i + 2
            and view.tags[j].tag == "V"
            and view.tags[j].prefix.startswith("و")
            and opens_report(sentence, cues, j)
        ):
            return j
        j += 1
    last = sentence.last
    while (
        last > i + 1
        and view.tokens[last - 1].kind == "punct"
        and view.tokens[last - 1].form in (".", "،", "؟", "!", "؛", "...")
    ):
        last -= 1
    return last


def _goes_on(view: TextView, cues: Cues, j: int, deeds: bool, *, since: int) -> bool:
    """Whether the verb at `j` is joined to the one whose content is a noun phrase: `دعت إلى ضبط النفس، وعرضت التوسط`."""
    tagged = view.tags[j]
    if tagged.rest == "ثم" and view.tokens[j - 1].form == "،" and j + 1 < len(view.tags):
        return any(v.features.tense == "perfect" for v in view.tags[j + 1].verbs[:1])  # هدد بالانسحاب، ثم عاد
    if tagged.tag != "V" or not tagged.prefix.startswith("و"):
        return False
    after_comma = view.tokens[j - 1].form == "،"
    if not deeds:
        return not rather_noun(view, j, after_comma=after_comma and not _of_other_gender(view, since, j))
    said = any(v.lemma in cues.verbs for v in tagged.verbs)
    return said and after_comma


def _of_other_gender(view: TextView, i: int, j: int) -> bool:
    """Whether the last verb before token `i` is feminine and the one at `j` is not, so that hers it cannot be: `حثت الوزارة على
    المشاركة، ونقل الصورة`."""
    before = next((t for t in range(i - 1, max(-1, i - _VERB_FAR), -1) if view.tags[t].tag == "V"), None)
    if before is None:
        return False
    one, two = view.tags[before].verbs[0].features, view.tags[j].verbs[0].features
    return one.gender == "f" and one.tense == "perfect" and two.gender == "m" and two.tense == "perfect"


def rather_noun(view: TextView, j: int, *, after_comma: bool) -> bool:
    """Whether a word joined by و to a noun phrase, which looks like a verb, is rather one more noun: `ضرورة الحوار ونشر الوعي`;
    after a comma only where it tells whose it is (`، وتمكنها من`)."""
    word = view.words[j]
    if word is None or (j + 1 < len(view.tags) and view.tags[j + 1].tag == "S"):
        return False
    if any(n.kind == "active" for n in word.nouns) and animacy_of_word(view, j) == "people":
        return True  # وصاحب السمو
    nouns = [n for n in word.nouns if n.kind == "masdar" or n.number == "p" or n.broken]
    return any(n.enclitic or not after_comma for n in nouns)


def participle_cue(view: TextView, cues: Cues, j: int) -> str | None:
    """The lemma of a reporting participle in ḥāl position at token `j` (`مضيفاً`, `مشيرة`, `محملا …المسؤولية`), or None."""
    return reporting_participle(view, j, cues.verbs) or _with_its_noun(view, cues, j)


def _with_its_noun(view: TextView, cues: Cues, j: int) -> str | None:
    """The lemma of a participle that with a noun behind it accuses: `محملا الحكومة مسؤولية ما جرى`."""
    lemma = reporting_participle(view, j, _BLAMING) if view.tags[j].tag in ("N", "B") else None
    if lemma is None:
        return None
    near = {view.tags[t].rest.removeprefix("ال") for t in range(j + 1, min(j + _NOUN_NEAR, len(view.tags)))}
    return lemma if any(noun[0].removeprefix("ال") in near for _, noun in cues.verb_phrases[lemma]) else None


_BLAMING = frozenset({"حمل.2"})
_NOUN_NEAR = 10  # tokens from a participle to the noun that makes it one of saying


def reporting_participle(view: TextView, j: int, lemmas: Collection[str] | None = None) -> str | None:
    """The lemma of an active participle in ḥāl position at token `j`, one of `lemmas` where they are given, or None."""
    tagged, word = view.tags[j], view.words[j]
    found = _active(word) if word is not None else ()
    if not found or tagged.tag not in ("N", "B") or tagged.article or tagged.prefix.lstrip("و"):
        return None
    if j > 0 and view.tags[j - 1].tag == "P" and not view.tags[j - 1].enclitic:
        return None  # أعرب عن أمله
    text = view.tokens[j].text
    form = tagged.rest
    if not (text.endswith(("ا", "اً", "ًا", "ة", "ةً", "ين", "َين")) or form.endswith(("ا", "ه", "ين"))):
        return None
    if _describes(view, j) or _named_by_that(view, j) or _student(view, j):
        return None
    return next((lemma for lemma in found if lemmas is None or lemma in lemmas), None)


@remembered
def _active(word: Word) -> tuple[str, ...]:
    """The lemmas of the verbs of which a word may be an active participle by itself."""
    return tuple(
        noun.lemma
        for noun in word.nouns
        if noun.kind == "active" and noun.lemma and not noun.enclitic and noun.prefix in ("", "و")
    )


def _student(view: TextView, j: int) -> bool:
    """Whether طالبا is a student and nobody who asks: `اعتقلت الشرطة طالبا يدرس الهندسة`, but `طالبا من الحكومة`, `طالبا العفو`."""
    if view.tags[j].rest != "طالبا":
        return False
    after = view.tags[j + 1] if j + 1 < len(view.tags) else None
    return (
        after is None
        or after.tag in ("V", ".")
        or after.rest == "في"
        or (after.tag == "N" and not after.article and not after.enclitic and not after.prefix)
    )


def _named_by_that(view: TextView, j: int) -> bool:
    """Whether an accusative is but the noun of إن before it, or an office: `فإن متحدثا باسم المؤسسة شدد`."""
    if j > 0 and view.tags[j - 1].tag == "S" and view.tags[j - 1].rest in _INNA:
        return True
    return j + 1 < len(view.tags) and view.tokens[j + 1].form == "باسم"


def _describes(view: TextView, j: int) -> bool:
    """Whether a participle in ة is the adjective of the indefinite noun before it: `مصادر مطلعة`."""
    if j == 0 or not view.tokens[j].text.endswith("ة") or view.tags[j].prefix:
        return False
    before = view.tags[j - 1]
    return (
        before.tag == "N"
        and not (before.article or before.enclitic)
        and bool(before.nouns)
        and before.nouns[0].kind == "noun"
    )


def _new_cue(sentence: Sentence, cues: Cues, j: int, *, nominal: bool) -> bool:
    """Whether after a comma, at token `j`, another report begins, or whose words these were."""
    view = sentence.view
    if participle_cue(view, cues, j) is not None:
        return True
    if view.tags[j].rest in _CUTS and view.tags[j].tag in ("S", "C"):
        return nominal or contrasts(sentence, cues, j) or _sourced(sentence, cues, j)
    if view.tokens[j].form == "في" and view.tokens[j + 1].form in _WHILE:
        return contrasts(sentence, cues, j) or _sourced(sentence, cues, j)
    if nominal and view.tokens[j].form in _BUT_HE:
        return view.tags[j + 1].tag == "V"  # رحبوا بالقرار، لكنهم طالبوا
    if view.tokens[j].form in _BUT:
        return _but_says(sentence, cues, j)
    if view.tokens[j].form in _BUT_THAT and j + 1 < sentence.last and view.tags[j + 1].rest == "ان":
        return _but_says(sentence, cues, j + 1)  # غير أن | الطبيب قال
    if _attributes(sentence, cues, j) or as_well(sentence, cues, j) or says_later(sentence, cues, j):
        return True
    if _aside(view, j) or commented(sentence, cues, j):
        return True
    if view.tags[j].rest == "قد" and view.tags[j].prefix == "و" and view.tags[j + 1].tag == "V":
        return says_besides(sentence, cues, j + 1)
    return view.tags[j].tag == "V" and reports(sentence, cues, j)


def _aside(view: TextView, j: int) -> bool:
    """Whether at token `j` whoever writes adds what is known besides: `، علما أن …`."""
    if view.tokens[j].form not in _KNOWING or j + 1 >= len(view.tags):
        return False
    return view.tags[j + 1].tag == "S" and view.tags[j + 1].rest.removeprefix("ب").startswith("ان")


def _sourced(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether the clause that a contrast opens at token `j` has a source of its own behind it, no outlet: `، فيما نزح الآلاف، وفق
    الأمم المتحدة`."""
    view = sentence.view
    for t in range(j + 2, sentence.last - 1):
        if view.tokens[t].form != "،":
            continue
        found = source_phrase(view, cues, t + 1, sentence.last)
        if found is not None and authority(sentence, cues, found[0]):
            chunk = sentence.chunks[sentence.chunk_of(found[0])]
            return not any(m.sector == "JRN" for m in chunk.mentions)
    return False


def _but_says(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether after لكن at token `j` somebody named or of an office says something: `لكن رئيس النقابة حذر من أن`."""
    chunks = sentence.chunks
    k = sentence.chunk_of(j)
    i = k + 1
    last = min(k + _NEXT_VERB, len(chunks))
    while i < last:
        if chunks[i].kind == "V":
            said = chunks[i].first
            return i > k + 1 and (opens_report(sentence, cues, said) or denies_it(sentence, cues, said))
        closing = _apposition_end(sentence, i) if i > k + 1 else i
        if closing > i:
            i, last = closing + 1, min(closing + _NEXT_VERB, len(chunks))
            continue
        if chunks[i].kind not in ("NP", "PP", "TIME"):
            return False
        i += 1
    return False


def _apposition_end(sentence: Sentence, i: int) -> int:
    """The comma that closes what the comma of chunk `i` opens beside a name, nouns alone: `لكن المحامي فلان، عضو هيئة الدفاع، قال`;
    `i` where there is none."""
    chunks, tokens = sentence.chunks, sentence.view.tokens
    if tokens[chunks[i].first].form != "،":
        return i
    for n in range(i + 1, min(i + _BESIDE_NAME, len(chunks))):
        if tokens[chunks[n].first].form == "،":
            return n
        if chunks[n].kind not in ("NP", "PP", "TIME") and tokens[chunks[n].first].form not in ('"', "(", ")"):
            return i
    return i


_BESIDE_NAME = 7  # chunks of what stands beside a name between commas


def _participle_opens(view: TextView, cues: Cues, j: int) -> bool:
    """Whether a reporting participle without a comma before it has content right behind it: `… مشيرا إلى أن`."""
    if j + 2 >= len(view.tags) or view.tags[j].tag != "N" or participle_cue(view, cues, j) is None:
        return False
    before = view.tags[j - 1]
    if view.tags[j - 2].tag == "S" or (before.rest.endswith("ا") and not before.definite):
        return False  # أن المصارف مدركة أن، نفيا قاطعا أن
    after = j + 1
    if view.tags[after].tag == "P" and not view.tags[after].enclitic:
        after += 1
    if view.tags[after].tag == "S":
        return view.tags[after].rest.removeprefix("ب").startswith("ان")
    return view.tags[j].rest in _POINTING and view.tags[j + 1].rest == "الي" and view.tags[after].tag == "N"


_POINTING = words("مشيرا مشيرة مشيرين لافتا لافتة منبها منبهة")
"""Participles of pointing at something, which with إلى are hardly anything but a report."""


def _attributes(sentence: Sentence, cues: Cues, j: int) -> bool:
    """Whether at token `j` stands whose words they are: a source phrase with a source, or `على حد قوله`."""
    view = sentence.view
    if view.tokens[j].form not in cues.attributing:
        return False
    found = source_phrase(view, cues, j, sentence.last)
    if found is not None and (found[1] == "as-said" or authority(sentence, cues, found[0])):
        return True
    return _tail(view, cues, j, sentence.last)


def source_phrase(view: TextView, cues: Cues, j: int, last: int) -> tuple[int, str, str] | None:
    """A source phrase at token `j`: (token after it, cue id, clitic its noun must carry), or None."""
    form = view.tokens[j].form
    if form not in cues.openings:
        return None
    for first in (form, form[1:]) if form.startswith("و") else (form,):
        if first not in cues.phrases.root:
            continue
        following = [view.tokens[k].form for k in range(j + 1, min(j + 6, last))]
        while True:
            size, items = cues.phrases.longest(first, following)
            for item in items:
                if j + size >= last:
                    continue
                if item.clitic and not view.tokens[j + size].form.startswith(item.clitic):
                    continue
                return j + size, item.id, item.clitic
            if size < 2:
                break
            following = following[: size - 2]  # بحسب بيان | جديد لوزارة الصحة: the shorter phrase
    return None


def _tail(view: TextView, cues: Cues, j: int, last: int) -> bool:
    form = view.tokens[j].form
    if form not in cues.tails.root:
        return False
    return cues.tails.longest(form, [view.tokens[k].form for k in range(j + 1, min(j + 5, last))])[0] > 0
