"""Quantities: how many of what, exact, approximate or bounded.

Vague words have fixed ranges (بضعة 3–9, عشرات 20–99, مئات 200–999, آلاف 2,000–9,999); `نحو` keeps the value and
sets `approx`; `أكثر من` leaves the upper side open, `أقل من` the lower. Dates, ages, ordinals, clock times, scores
and the numbers of names (المادة 5, اللواء 17) are no quantities.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from isnad.language.calendar import look_up
from isnad.language.duals import duality
from isnad.language.folding import fold
from isnad.language.numbers import Number, figures, is_number_word, multiplier, read_number, read_ordinal
from isnad.records import Annotations, Quantity

if TYPE_CHECKING:
    from isnad.annotate.view import TextView


class _Tables(NamedTuple):
    """Phrases by their first or last word, longest first, as (words, meaning)."""

    units: dict[str, list[tuple[tuple[str, ...], str]]]
    before: dict[str, list[tuple[tuple[str, ...], str]]]
    after: dict[str, list[tuple[tuple[str, ...], str]]]
    names: frozenset[str]


def _load() -> _Tables:
    source = resources.files("isnad.language") / "data" / "measures.yaml"
    raw: dict[str, Any] = yaml.safe_load(source.read_text("utf-8"))
    units: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def add(
        table: dict[str, list[tuple[tuple[str, ...], str]]], phrase: str, meaning: str, last: bool = False
    ) -> None:
        forms = tuple(fold(phrase).split())
        table.setdefault(forms[-1] if last else forms[0], []).append((forms, meaning))

    for section in ("units", "currencies"):
        for code, names in raw[section].items():
            for name in names:
                add(units, name, code)
    for meaning in ("approximate", "at_least", "at_most"):
        for phrase in raw[meaning]:
            add(before, phrase, meaning, last=True)
        for phrase in raw[f"after_{meaning}"]:
            add(after, phrase, meaning)
    for table in (units, before, after):
        for options in table.values():
            options.sort(key=lambda o: -len(o[0]))
    return _Tables(units, before, after, frozenset(fold(w) for w in raw["names"]))


_T = _load()
_VAGUE = {
    "بضعه": (3, 9),
    "بضع": (3, 9),
    "عشرات": (20, 99),
    "ميات": (200, 999),
    "مايات": (200, 999),
    "الاف": (2000, 9999),
    "ملايين": (2e6, 9999999),
    "مليارات": (2e9, 9999999999),
}
_SCALES = {"الالاف": 1e3, "الاف": 1e3, "الملايين": 1e6, "ملايين": 1e6, "المليارات": 1e9}
_PREFIXES = ("", "و", "ب", "ل", "ف", "ك", "وب", "ول")
_CHANGES = frozenset(
    [
        "ارتفع",
        "ارتفعت",
        "انخفض",
        "انخفضت",
        "زاد",
        "زادت",
        "تراجع",
        "تراجعت",
        "خفض",
        "رفع",
        "هبط",
        "صعد",
        "تقلص",
        "ليرتفع",
        "قفز",
        "خفضت",
        "رفعت",
    ]
)
_FUNCTION_NEXT = frozenset(
    [
        "من",
        "في",
        "علي",
        "الي",
        "عن",
        "مع",
        "بين",
        "او",
        "ان",
        "التي",
        "الذي",
        "الذين",
        "منهم",
        "بينهم",
        "قبل",
        "بعد",
        "حتي",
    ]
)
_TRIGGERS: dict[str, int] = {}
_NO, _NUMBER, _VAGUE_WORD = 0, 1, 2


class Quantities:
    """Annotator `quantities.1`: needs times, which it keeps clear of; gives `Annotations.quantities`."""

    name = "quantities.1"
    needs = ("times",)
    gives = ("quantities",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the quantities of one article, in text order."""
        reader = _Reader(view, out)
        for first, last in view.sentences:
            i = first
            while i < last:
                found = reader.at(i, first, last)
                if found is None:
                    i += 1
                    continue
                quantity, end = found
                out.quantities.append(quantity)
                i = max(end, i + 1)


def _kind(form: str) -> int:
    known = _TRIGGERS.get(form)
    if known is None:
        if len(_TRIGGERS) > 200_000:
            _TRIGGERS.clear()
        if _vague(form) is not None:
            known = _VAGUE_WORD
        elif is_number_word(form) or (
            form.removeprefix("و").removeprefix("ب").removeprefix("ل") in ("نصف", "ربع", "ثلث")
        ):
            known = _NUMBER
        else:
            known = _NO
        _TRIGGERS[form] = known
    return known


def _vague(form: str) -> tuple[int, bool, str] | None:
    """(letters of proclitics, definite, word) of a vague count."""
    for prefix in _PREFIXES:
        if form.startswith(prefix) and prefix != "ك":
            rest = form[len(prefix) :]
            if rest in _VAGUE:
                return len(prefix), False, rest
            if rest.startswith("ال") and rest[2:] in _VAGUE:
                return len(prefix), True, rest[2:]
    return None


class _Reader:
    """One article: its tokens, folded forms, and which characters the times have taken."""

    def __init__(self, view: TextView, out: Annotations) -> None:
        self.view = view
        self.tokens = view.tokens
        self.forms = [t.form for t in view.tokens]
        self.nouns = view.morphology.nouns
        taken: set[int] = set()
        for time in out.times:
            i = view.token_at(time.start)
            while i < len(self.tokens) and self.tokens[i].start < time.end:
                if self.tokens[i].end > time.start:
                    taken.add(i)
                i += 1
        self.taken = taken
        self.last_dual = self.last_name = -2
        self.first = self.limit = 0

    def at(self, i: int, first: int, last: int) -> tuple[Quantity, int] | None:
        """The quantity that begins at token `i` of the sentence `[first, last)`, and the token after it."""
        if i in self.taken:
            return None
        self.first, self.limit = first, last
        token = self.tokens[i]
        if token.kind == "number":
            return self._number(i)
        if token.kind != "word":
            return None
        kind = _kind(token.form)
        if kind == _NUMBER:
            return self._number(i)
        if kind == _VAGUE_WORD:
            return self._vague(i)
        if token.form.endswith(("ان", "ين", "هما", "هم", "ها", "نا")):
            return self._dual(i)
        return None

    # ------------------------------------------------------------------ numbers

    def _number(self, i: int) -> tuple[Quantity, int] | None:
        number = self._read(i)
        if number is None or self._is_name(i, number):
            return None
        low = high = number.value
        end = number.end
        start_token, bound = self._before(i)
        ranged = self._range(i, number)
        if ranged is not None:
            low, high, end, from_between = ranged
            if end < self.limit and self._is_time(self.forms[end], high):
                return None
            if from_between and start_token == i:
                start_token = i - 1
        unit, unit_end, money = self._unit(end)
        noun = "" if unit == "%" else money or self._noun(i, end, number.definite)
        if ranged is None and not self._is_count(i, number, unit, noun, bound):
            return None
        after = self._after(unit_end if unit else end, noun)
        bound = bound or after
        approx = bound == "approximate" or after == "approximate"
        low_out: float | None = None if bound == "at_most" else low
        high_out: float | None = None if bound == "at_least" else high
        start = self._start(start_token, number.skip if start_token == i else None)
        span_end = self.tokens[(unit_end if unit == "%" else end) - 1].end
        quantity = Quantity(
            text=self.view.text[start:span_end], start=start, end=span_end, low=low_out, high=high_out,
            approx=approx, noun=noun, unit=unit,
        )  # fmt: skip
        return quantity, max(end, unit_end if unit == "%" else end)

    def _read(self, i: int) -> Number | None:
        number = read_number(self.forms, i)
        if number is None or number.end > self.limit or any(k in self.taken for k in range(i, number.end)):
            return None
        end, forms = number.end, self.forms
        if (
            end + 2 < self.limit
            and forms[end] == "("
            and forms[end + 2] == ")"
            and figures(forms[end + 1]) == number.value
        ):
            return number._replace(end=end + 3)  # ثلاثة (3)
        if (
            number.figures
            and i > self.first
            and forms[i - 1] == "("
            and end + 1 < self.limit
            and forms[end] == ")"
        ):
            if (scale := multiplier(forms[end + 1])) is not None:
                return number._replace(value=number.value * scale, end=end + 2)
        if number.figures and len(self.forms[i]) <= 3 and number.end == i + 1 and i + 1 < self.limit:
            joined = self.forms[i + 1]
            gap = self.view.text[self.tokens[i].end : self.tokens[i + 1].start]
            if (
                len(joined) == 3
                and joined.isdigit()
                and gap in (" ", "\u00a0", "\u202f")
                and not self.forms[i].startswith("0")
            ):
                value = float(self.forms[i] + joined) if self.forms[i].isdigit() else number.value
                follow = multiplier(self.forms[i + 2]) if i + 2 < self.limit else None
                return Number(value * (follow or 1), i + (3 if follow else 2), figures=True)
        return number

    def _is_name(self, i: int, number: Number) -> bool:
        """Whether the number is part of a name, a place in an order, a score, a list mark or a telephone number."""
        before = self.forms[i - 1] if i > self.first else ""
        after = self.forms[number.end] if number.end < self.limit else ""
        if (before in ("و", "،", "او") and self.last_name == i - 2) or (before and self.last_name == i - 1):
            self.last_name = i
            return True
        if before == "ال" and i - 1 > self.first:
            before = self.forms[i - 2]
            if (
                number.value <= 200
                and not self._plain_noun(number.end)
                and not self._unit(number.end)[0]
                and not _many(before)
            ):
                return True
        if before in ("(", ":", "-") and i - 2 >= self.first and self.forms[i - 2] in _T.names:
            return True
        if (
            before in _T.names
            or before.removeprefix("و").removeprefix("ب") in _T.names
            or before.removeprefix("لل") in _T.names
        ):
            self.last_name = number.end - 1
            return True
        if after in ("ه", "م") and number.figures and not self._unit(number.end)[0]:
            return True
        token = self.tokens[i]
        if i and token.kind == "number":
            previous = self.tokens[i - 1]
            glued = previous.end == token.start
            if glued and previous.form in ("م", "كم", "سم"):
                return True
            if (
                after == "."
                and len(self.forms[i]) <= 2
                and number.end + 1 < len(self.tokens)
                and self.tokens[number.end].end == self.tokens[number.end + 1].start
            ):
                return True
            if (glued and previous.kind == "latin") or (
                previous.kind == "latin" and after not in ("%",) and not self._plain_noun(number.end)
            ):
                return True
            if (
                glued
                and previous.form in ("-", "/", ".", ":")
                and i > 1
                and self.tokens[i - 2].end == previous.start
                and self.tokens[i - 2].kind in ("latin", "word")
            ):
                return True
            if glued and previous.form in ("#", "@", "+", "/", "_"):
                return True
            if len(self.forms[i]) >= 7 and self.forms[i].isdigit() and not self._plain_noun(number.end):
                return True
            if self.forms[i].startswith("0") and self.forms[i].isdigit():
                return True
        if token.kind == "number" and number.end < self.limit:
            following = self.tokens[number.end]
            if following.kind == "latin" and following.start == self.tokens[number.end - 1].end:
                return True
            if (
                i == self.first
                and after in ("-", ".", ")", "_")
                and not (after == "-" and self.tokens[number.end].start == self.tokens[i].end)
            ):
                return True
            if (
                after in ("-", ":", "/")
                and number.end + 1 < self.limit
                and self.tokens[number.end + 1].kind == "number"
                and number.figures
            ):
                return self._is_score(i, number)
            if after == "-" and number.end + 1 < self.limit and self.forms[number.end + 1] == "صفر":
                return True
        if (
            token.kind == "number"
            and before in ("-", ":", "/")
            and i - 2 >= self.first
            and self.tokens[i - 2].kind == "number"
        ):
            return not self._plain_noun(number.end)
        if (
            i > self.first
            and not number.figures
            and read_ordinal(self.forms, i - 1) is not None
            and self.forms[i] in ("عشر", "عشره")
        ):
            return True
        if (
            before.startswith(("ال", "وال"))
            and self.forms[i].startswith("وال")
            and (whole := read_ordinal(self.forms, i - 1))
            and whole.end > i
        ):
            return True
        if after == ")" and number.end + 1 < self.limit:
            after = self.forms[number.end + 1]
        elif after == "من" and number.end + 1 < self.limit:
            month = look_up(self.forms[number.end + 1])
            return month is not None and month.kind in ("month", "hijri")
        if not number.figures and number.value == 2 and self.last_dual >= i - 2:
            return True
        return self._is_time(after, number.value)

    def _is_time(self, after: str, value: float) -> bool:
        unit = look_up(after) if after else None
        if (
            unit is not None
            and unit.kind in ("unit", "many")
            and not unit.skip
            and unit.value in ("D", "W", "M", "Y", "DE", "CE", "TH", "TM", "TS", "TNI")
        ):
            return True
        return unit is not None and unit.kind in ("month", "hijri") and value <= 31

    def _is_score(self, i: int, number: Number) -> bool:
        """`2-1` and `20/30` without a counted noun; `20-30 شخصا` is a range."""
        second = read_number(self.forms, number.end + 1)
        return (
            second is None
            or second.value <= number.value
            or not (self._plain_noun(second.end) or self._unit(second.end)[0])
        )

    def _is_count(self, i: int, number: Number, unit: str | None, noun: str, bound: str | None) -> bool:
        """Whether a number that no name claims counts something."""
        if unit or bound:
            return True
        if (
            number.figures
            and i > self.first
            and self.forms[i - 1] == "("
            and (i - 1 == self.first or self.forms[i - 2] in (".", "*", '"', "»", ":"))
        ):
            return False
        value, form = number.value, self.forms[i]
        if not number.figures and number.end == i + 1:
            if value == 1 or (value == 2 and number.definite):
                return False
            bare = form[number.skip :]
            if bare in ("ست", "سبع", "الف", "خمس", "تسع", "ثمان", "عشر", "الفا", "ثلاث", "اربع") and not noun:
                return False
            if (bare == "الف" and not noun) or (
                bare in ("خمس", "سبع", "عشر", "ثمن") and noun.startswith("ال")
            ):
                return False
            if number.definite and value == 100:
                return False
            if value % 10 == 0 and 20 <= value <= 90 and number.definite and not noun:
                return False
        if number.figures and value == 1 and not noun:
            return False
        before = self.forms[i - 1] if i > self.first else ""
        plain_year = number.figures and form.isdigit() and len(form) == 4 and 1850 <= value <= 2100
        if plain_year and not noun:
            return False
        if number.figures and before == "(" and self.forms[number.end : number.end + 1] == [")"] and not noun:
            outer = self._noun_at(number.end + 1)
            return (bool(outer) and not outer.startswith("ال")) or value >= 1000
        return True

    # ------------------------------------------------------------------ what stands around a number

    def _before(self, i: int) -> tuple[int, str | None]:
        """Where the phrase before the number begins, and whether it approximates or bounds."""
        j = i - 1
        if j > self.first and self.forms[j] in ("ال", "("):
            j -= 1
        if j < self.first:
            return i, None
        options: list[tuple[tuple[str, ...], str]] | None = _T.before.get(self.forms[j])
        bare = 0
        if options is None:
            for prefix in _PREFIXES[1:]:
                if self.forms[j].startswith(prefix) and (
                    options := _T.before.get(self.forms[j][len(prefix) :])
                ):
                    bare = len(prefix)
                    break
        for words, meaning in options or []:
            first = j - len(words) + 1
            if first < self.first or (bare and len(words) > 1):
                continue
            head = self.forms[first]
            if self.forms[first + 1 : j + 1] == list(words[1:]) and (
                head == words[0] or (head.endswith(words[0]) and head[: -len(words[0])] in _PREFIXES)
            ):
                if meaning == "at_most" and words == ("حتي",) and not self._reaches(j):
                    return i, None
                return first, meaning
        return i, None

    def _reaches(self, j: int) -> bool:
        """حتى bounds a count only after a verb of reaching."""
        return j > self.first and self.forms[j - 1] in ("يصل", "تصل", "وصل", "يصل،")

    def _start(self, i: int, skip: int | None) -> int:
        """Text offset of token `i` without its proclitics."""
        token = self.tokens[i]
        if token.kind != "word":
            return token.start
        if skip is None:
            skip = 0
            if token.form not in _T.before:
                for prefix in _PREFIXES[1:]:
                    rest = token.form[len(prefix) :]
                    if token.form.startswith(prefix) and rest in _FIRST_WORDS:
                        skip = len(prefix)
                        break
        position = 0
        for _ in range(skip):
            position += 1
            while position < len(token.text) and (
                "\u064b" <= token.text[position] <= "\u0652" or token.text[position] == "\u0640"
            ):
                position += 1
        return token.start + position

    def _after(self, end: int, noun: str) -> str | None:
        """`على الأقل`, `تقريبا` after the number or its noun."""
        for j in (end, end + 1, end + 2):
            if j >= self.limit:
                return None
            for words, meaning in _T.after.get(self.forms[j], ()):
                if tuple(self.forms[j : j + len(words)]) == words and j + len(words) <= self.limit:
                    return meaning
            if not noun or self.tokens[j].kind == "punct":
                return None
        return None

    def _range(self, i: int, number: Number) -> tuple[float, float, int, bool] | None:
        """`بين 20 و30`, `من 5 إلى 7`, `20-30`, `ثلاثة أو أربعة`: (low, high, end, whether بين begins it)."""
        j = number.end
        if j + 1 > self.limit - 1 and not (j < self.limit and self.forms[j].startswith("و")):
            return None
        joint = self.forms[j]
        before = self.forms[i - 1] if i > self.first else ""
        between = before in ("بين", "وبين", "مابين")
        rising = before in ("من", "ومن") and joint in ("الي", "حتي")
        if between and joint.startswith("و") and joint != "و":
            second = read_number(self.forms, j)
        elif (
            (between and joint == "و")
            or (rising and not self._changes(i))
            or (joint in ("او", "الي") and not self._changes(i))
            or joint == "-"
        ):
            second = read_number(self.forms, j + 1)
        else:
            return None
        if second is None or second.end > self.limit or any(k in self.taken for k in range(j, second.end)):
            return None
        low, high = number.value, second.value
        scale = multiplier(self.forms[second.end - 1])
        if scale and low < 1000 and low < high / scale:
            low *= scale
        if low >= high:
            return None
        return low, high, second.end, between

    def _changes(self, i: int) -> bool:
        return any(f.removeprefix("و") in _CHANGES for f in self.forms[max(self.first, i - 7) : i])

    def _unit(self, end: int) -> tuple[str | None, int, str]:
        """A measure or currency after the number: (code, token after it, its word as written where it is money)."""
        if end >= self.limit:
            return None, end, ""
        for words, code in _T.units.get(self.forms[end], ()):
            stop = end + len(words)
            if stop <= self.limit and tuple(self.forms[end:stop]) == words:
                return code, stop, self.tokens[end].text
        return None, end, ""

    def _plain_noun(self, i: int) -> bool:
        """Whether an indefinite noun stands at `i`, as after a number that counts."""
        return self._noun_at(i) != ""

    def _noun_at(self, i: int) -> str:
        if i >= self.limit or self.tokens[i].kind != "word" or i in self.taken:
            return ""
        form = self.forms[i]
        if form in _FUNCTION_NEXT or (len(form) < 3 and form not in ("طن", "كم", "كغ")):
            return ""
        tagged = self.view.tags[i]
        if tagged.tag != "N" or self._proclitic(i):
            return ""
        return self.tokens[i].text

    def _proclitic(self, i: int) -> bool:
        """A conjunction or preposition glued to the word: it begins another phrase."""
        form = self.forms[i]
        if form in self.nouns or form[0] not in "وبلفك":
            return False
        return (
            bool(self.view.tags[i].prefix) or form[1:] in self.nouns or form[1:3] == "ال" or form[:2] == "لل"
        )

    def _noun(self, i: int, end: int, definite: bool) -> str:
        """The counted noun: after the number, after من, or before a definite number (`الجنود الثلاثة`)."""
        j = end
        while j < self.limit and self.forms[j] in (")", '"', "»", "«", "("):
            j += 1
        if (
            definite
            and i > self.first
            and self.forms[i - 1].startswith(("ال", "لل", "وال", "بال"))
            and self.tokens[i - 1].kind == "word"
        ):
            tagged = self.view.tags[i - 1]
            head = (
                i - 2
                if i - 2 >= self.first
                and self.view.tags[i - 2].tag == "N"
                and self.forms[i - 2].startswith(("ال", "لل", "وال", "بال"))
                else i - 1
            )
            if tagged.tag == "N":
                return self.tokens[head].text
        noun = self._noun_at(j)
        if noun:
            return noun
        if j + 1 < self.limit and self.forms[j] == "من":
            return self._noun_at(j + 1)
        return ""

    # ------------------------------------------------------------------ vague counts and duals

    def _vague(self, i: int) -> tuple[Quantity, int] | None:
        found = _vague(self.forms[i])
        if found is None:
            return None
        skip, definite, word = found
        before = self.forms[i - 1] if i > self.first else ""
        if (definite and skip and self.forms[i][skip - 1] == "ب") or (
            before and (self.tokens[i - 1].kind == "number" or is_number_word(before))
        ):
            return None
        low, high = _VAGUE[word]
        end = i + 1
        if end < self.limit:
            scale = _SCALES.get(self.forms[end])
            inner = _VAGUE.get(self.forms[end])
            if scale is not None and word not in ("الاف", "ملايين"):
                low, high, end = low * scale, (high + 1) * scale - 1, end + 1
            elif word in ("بضع", "بضعه") and inner is not None:
                step = {"عشرات": 10, "ميات": 100, "مايات": 100}.get(self.forms[end])
                if step:
                    low, high, end = low * step, (high + 1) * step - 1, end + 1
        noun = self._noun(i, end, False)
        after = look_up(self.forms[end]) if end < self.limit else None
        if after is not None and after.kind in ("many", "unit") and not after.skip:
            return None
        if word in ("بضع", "بضعه") and not noun and end == i + 1:
            return None
        unit, _, money = self._unit(end)
        start_token, bound = self._before(i)
        start = self._start(start_token, skip if start_token == i else None)
        span_end = self.tokens[end - 1].end
        return Quantity(
            text=self.view.text[start:span_end], start=start, end=span_end, low=None if bound == "at_most" else low,
            high=None if bound == "at_least" else high, approx=True, noun=money or noun, unit=unit,
        ), end  # fmt: skip

    def _dual(self, i: int) -> tuple[Quantity, int] | None:
        """A noun in the dual; adjectives that agree with it are part of the same two."""
        word = self.view.words[i]
        if word is None:
            return None
        judged = duality(self.tokens[i].text, word, self.nouns)
        if judged == "no":
            return None
        if self.last_dual == i - 1:
            self.last_dual = i
            return None
        if judged == "open" and not self._agrees(i):
            return None
        tagged = self.view.tags[i]
        if (
            (tagged.tag not in ("N", "B") and not self.forms[i].endswith("هما"))
            or look_up(self.forms[i]) is not None
            or (i > self.first and self.forms[i - 1] in ("كلا", "كلتا", "ال"))
        ):
            return None
        before = self.forms[i - 1] if i > self.first else ""
        if (
            self.forms[i].startswith("ال")
            and before in self.view.morphology.names
            and before not in self.nouns
        ):
            return None  # a family name: محمد العيبان
        self.last_dual = i
        entry_before = self.forms[i - 1] if i > self.first else ""
        if entry_before.isdigit() or is_number_word(entry_before):
            return None
        prefix = (
            tagged.prefix
            if self.forms[i] not in self.nouns and not self.forms[i].startswith(("لل", "ولل"))
            else ""
        )
        start = self._start(i, len(prefix))
        text = self.view.text[start : self.tokens[i].end]
        return Quantity(text=text, start=start, end=self.tokens[i].end, low=2, high=2, noun=text), i + 1

    def _agrees(self, i: int) -> bool:
        """Whether its neighbours agree in the dual: هذين, اللذين, اثنين, or an adjective that can only be one."""
        if i > self.first and self.forms[i - 1] in _DUAL_BEFORE:
            return True
        for j in range(i + 1, min(i + 4, self.limit)):
            form = self.forms[j]
            if form in ("اللذين", "اللذان", "اللتين", "اثنين", "الاثنين", "هما", "كليهما"):
                return True
            word = self.view.words[j]
            if word is None or not form.endswith("ين"):
                return False
            if duality(self.tokens[j].text, word, self.nouns) == "sure" and form.startswith(
                "ال"
            ) == self.forms[i].startswith("ال"):
                return True
        return False


_DUAL_BEFORE = frozenset(
    ["هذين", "هاتين", "هذان", "هاتان", "كلا", "كلتا", "كلي", "كلتي", "لهذين", "بهذين", "هذَين"]
)
_MANY = frozenset(
    fold(
        "الدول القتلى الجرحى الضحايا الجنود الأسرى الرهائن الركاب المقاعد القادة البلدان الشهداء الفرق الأندية المراكز المدن"
    ).split()
)


def _many(form: str) -> bool:
    """Whether a definite noun before `الـ8` looks like a plural, so that the number counts it."""
    return form.startswith("ال") and (
        form.endswith(("ات", "ين", "ون")) or form.startswith("الا") or form in _MANY
    )


_FIRST_WORDS = frozenset(words[0] for options in _T.before.values() for words, _ in options)
