"""What stands around a number: approximation, bounds, unit, counted noun, and what makes it no
count at all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from isnad.language.calendar import look_up
from isnad.language.measures import MEASURES, Options
from isnad.language.numbers import Number, figures, multiplier, read_number, read_ordinal
from isnad.records import Annotations, Span

if TYPE_CHECKING:
    from isnad.annotate.view import TextView

PREFIXES = ("", "و", "ب", "ل", "ف", "ك", "وب", "ول")
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
_FIRST_WORDS = frozenset(words[0] for options in MEASURES.before.values() for words, _ in options)


_PROPER = frozenset({"PER", "GPE", "LOC", "FAC"})


def _tokens_of(view: TextView, spans: Iterable[Span]) -> set[int]:
    """The tokens that any of the spans reaches."""
    found: set[int] = set()
    for span in spans:
        i = view.token_at(span.start)
        while i < len(view.tokens) and view.tokens[i].start < span.end:
            if view.tokens[i].end > span.start:
                found.add(i)
            i += 1
    return found


class Numbers:
    """One article: its tokens, folded forms, and which of them the times have taken."""

    def __init__(self, view: TextView, out: Annotations) -> None:
        self.view = view
        self.tokens = view.tokens
        self.forms = [t.form for t in view.tokens]
        self.nouns = view.morphology.nouns
        self.taken = _tokens_of(view, out.times)
        self.proper = _tokens_of(view, [m for m in out.mentions if m.kind in _PROPER])
        self.last_dual = self.last_name = -2
        self.first = self.limit = 0

    def read(self, i: int) -> Number | None:
        """The number at a token, with a repetition in brackets or figures parted by spaces taken in."""
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
        bracketed = i > self.first and end + 1 < self.limit and forms[i - 1] == "(" and forms[end] == ")"
        scale = multiplier(forms[end + 1]) if bracketed and number.figures else None
        if scale is not None:
            return number._replace(value=number.value * scale, end=end + 2)  # (440) ألف
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

    def _figure_of(self, before: str, number: Number) -> bool:
        """Whether رقم stands before a count written in words: `رقم خمسة مختطفين`."""
        return before in ("رقم", "الرقم") and not number.figures and self._plain_noun(number.end)

    def is_name(self, i: int, number: Number) -> bool:
        """Whether the number is part of a name, a place in an order, a score, a list mark or a
        telephone number."""
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
                and not self.unit(number.end)[0]
                and not _many(before)
            ):
                return True
        if before in ("(", ":", "-") and i - 2 >= self.first and self.forms[i - 2] in MEASURES.names:
            return True
        if (
            before in MEASURES.names
            or before.removeprefix("و").removeprefix("ب") in MEASURES.names
            or before.removeprefix("لل") in MEASURES.names
        ) and not (self._totals(i - 1, number) or self._figure_of(before, number)):
            self.last_name = number.end - 1
            return True
        if after in ("ه", "م") and number.figures and not self.unit(number.end)[0]:
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
                return self._is_score(number)
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
        return self.is_time(after, number.value)

    def _totals(self, i: int, number: Number) -> bool:
        """`ما مجموعه 20`: the sum of it, no group (مجموعة) of that name."""
        return self.tokens[i].text.endswith("مجموعه") and not number.definite

    def is_time(self, after: str, value: float) -> bool:
        """Whether the word after a number makes it a duration, an age or a date."""
        unit = look_up(after) if after else None
        if (
            unit is not None
            and unit.kind in ("unit", "many")
            and not unit.skip
            and unit.value in ("D", "W", "M", "Y", "DE", "CE", "TH", "TM", "TS", "TNI")
        ):
            return True
        return unit is not None and unit.kind in ("month", "hijri") and value <= 31

    def _is_score(self, number: Number) -> bool:
        """`2-1` and `20/30` without a counted noun; `20-30 شخصا` is a range."""
        second = read_number(self.forms, number.end + 1)
        return (
            second is None
            or second.value <= number.value
            or not (self._plain_noun(second.end) or self.unit(second.end)[0])
        )

    def is_count(self, i: int, number: Number, unit: str | None, noun: str, bound: str | None) -> bool:
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

    def before(self, i: int) -> tuple[int, str | None]:
        """Where the phrase before the number begins, and whether it approximates or bounds."""
        j = i - 1
        if j > self.first and self.forms[j] in ("ال", "("):
            j -= 1
        if j < self.first:
            return i, None
        options: Options | None = MEASURES.before.get(self.forms[j])
        bare = 0
        if options is None:
            for prefix in PREFIXES[1:]:
                if self.forms[j].startswith(prefix) and (
                    options := MEASURES.before.get(self.forms[j][len(prefix) :])
                ):
                    bare = len(prefix)
                    break
        if options is None:
            return i, None
        for words, meaning in options:
            first = j - len(words) + 1
            if first < self.first or (bare and first < j):
                continue
            head = self.forms[first]
            if self.forms[first + 1 : j + 1] == list(words[1:]) and (
                head == words[0] or (head.endswith(words[0]) and head[: -len(words[0])] in PREFIXES)
            ):
                if meaning == "at_most" and " ".join(words) == "حتي" and not self._reaches(j):
                    return i, None
                return first, meaning
        return i, None

    def _reaches(self, j: int) -> bool:
        """حتى bounds a count only after a verb of reaching."""
        return j > self.first and self.forms[j - 1] in ("يصل", "تصل", "وصل", "يصل،")

    def after(self, end: int, noun: str) -> str | None:
        """`على الأقل`, `تقريبا` after the number or its noun."""
        for j in (end, end + 1, end + 2):
            if j >= self.limit:
                return None
            for words, meaning in MEASURES.after.get(self.forms[j], ()):
                if tuple(self.forms[j : j + len(words)]) == words and j + len(words) <= self.limit:
                    return meaning
            if not noun or self.tokens[j].kind == "punct":
                return None
        return None

    def range(self, i: int, number: Number) -> tuple[float, float, int, bool] | None:
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
        return any(f.removeprefix("و") in MEASURES.changes for f in self.forms[max(self.first, i - 7) : i])

    def unit(self, end: int) -> tuple[str | None, int, str]:
        """A measure or currency after the number: (code, token after it, its word as written
        where it is money)."""
        if end >= self.limit:
            return None, end, ""
        power = self._power(end + 1)
        if power and (options := MEASURES.units.get(self.forms[end] + power)):
            return options[0][1], end + 2, self.view.text[self.tokens[end].start : self.tokens[end + 1].end]
        for words, code in MEASURES.units.get(self.forms[end], ()):
            stop = end + len(words)
            if stop <= self.limit and tuple(self.forms[end:stop]) == words:
                return code, stop, self.tokens[end].text
        return None, end, ""

    def _power(self, i: int) -> str:
        """The 2 or 3 glued to a unit: `كم2`, `م²`."""
        if i >= self.limit or self.tokens[i].start != self.tokens[i - 1].end:
            return ""
        return {"2": "2", "²": "2", "3": "3", "³": "3"}.get(self.forms[i], "")

    def sign(self, i: int) -> str | None:
        """The unit of a sign glued before the figures at `i`: `%15`, `$5`. A sign after other figures is theirs."""
        if (
            i <= self.first
            or self.tokens[i].kind != "number"
            or self.tokens[i - 1].end != self.tokens[i].start
        ):
            return None
        if i - 1 > self.first and self.tokens[i - 2].kind == "number":
            return None
        options = MEASURES.units.get(self.forms[i - 1]) if self.tokens[i - 1].kind == "punct" else None
        return options[0][1] if options else None

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

    def noun(self, i: int, end: int, definite: bool) -> str:
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
        if j + 1 >= self.limit or self.forms[j] != "من":
            return ""
        whole = read_number(self.forms, j + 2) if j + 2 < self.limit else None
        if whole is not None and self.forms[j + 1] in MEASURES.wholes:
            return self._noun_at(whole.end)
        return self._noun_at(j + 1)

    def start(self, i: int, skip: int | None) -> int:
        """Text offset of token `i` without its proclitics."""
        token = self.tokens[i]
        if token.kind != "word":
            return token.start
        if skip is None:
            skip = 0
            if token.form not in MEASURES.before:
                for prefix in PREFIXES[1:]:
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


def _many(form: str) -> bool:
    """Whether a definite noun before `الـ8` looks like a plural, so that the number counts it."""
    return form.startswith("ال") and (
        form.endswith(("ات", "ين", "ون")) or form.startswith("الا") or form in MEASURES.plurals
    )
