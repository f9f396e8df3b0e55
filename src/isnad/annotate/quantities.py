"""Quantities: how many of what, exact, approximate or bounded.

Vague words have fixed ranges (بضعة 3–9, عشرات 20–99, مئات 200–999, آلاف 2,000–9,999); `نحو`
keeps the value and
sets `approx`; `أكثر من` leaves the upper side open, `أقل من` the lower. Dates, ages, ordinals,
clock times, scores
and the numbers of names (المادة 5, اللواء 17) are no quantities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.annotate.numbered import PREFIXES, Numbers
from isnad.language.calendar import look_up
from isnad.language.duals import duality
from isnad.language.measures import MEASURES
from isnad.language.numbers import is_number_word
from isnad.records import Annotations, Quantity

if TYPE_CHECKING:
    from isnad.annotate.view import TextView

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
_TRIGGERS: dict[str, int] = {}
_NO, _NUMBER, _VAGUE_WORD, _DUAL = 0, 1, 2, 3


class Quantities:
    """Annotator `quantities.1`: needs times and names, which it keeps clear of; gives `Annotations.quantities`."""

    name = "quantities.1"
    needs = ("times", "mentions")
    gives = ("quantities",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the quantities of one article, in text order."""
        reader = _Reader(view, out)
        tokens = view.tokens
        for first, last in view.sentences:
            i = first
            while i < last:
                token = tokens[i]
                if token.kind != "number" and (token.kind != "word" or _kind(token.form) == _NO):
                    i += 1
                    continue
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
            known = _DUAL if form.endswith(("ان", "ين", "هما", "هم", "ها", "نا")) else _NO
        _TRIGGERS[form] = known
    return known


def _vague(form: str) -> tuple[int, bool, str] | None:
    """(letters of proclitics, definite, word) of a vague count."""
    for prefix in PREFIXES:
        if form.startswith(prefix) and prefix != "ك":
            rest = form[len(prefix) :]
            if rest in _VAGUE:
                return len(prefix), False, rest
            if rest.startswith("ال") and rest[2:] in _VAGUE:
                return len(prefix), True, rest[2:]
    return None


class _Reader(Numbers):
    """Reads the quantity at a token: a number, a vague word or a dual."""

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
        return self._dual(i) if kind == _DUAL else None

    def _number(self, i: int) -> tuple[Quantity, int] | None:
        number = self.read(i)
        if number is None or self.is_name(i, number):
            return None
        low = high = number.value
        end = number.end
        start_token, bound = self.before(i)
        ranged = self.range(i, number)
        if ranged is not None:
            low, high, end, from_between = ranged
            if end < self.limit and self.is_time(self.forms[end], high):
                return None
            if from_between and start_token == i:
                start_token = i - 1
        unit, unit_end, money = self.unit(end)
        noun = "" if unit == "%" else money or self.noun(i, end, number.definite)
        if ranged is None and not self.is_count(i, number, unit, noun, bound):
            return None
        after = self.after(unit_end if unit else end, noun)
        bound = bound or after
        approx = bound == "approximate" or after == "approximate"
        low_out: float | None = None if bound == "at_most" else low
        high_out: float | None = None if bound == "at_least" else high
        start = self.start(start_token, number.skip if start_token == i else None)
        span_end = self.tokens[(unit_end if unit == "%" else end) - 1].end
        quantity = Quantity(
            text=self.view.text[start:span_end], start=start, end=span_end, low=low_out, high=high_out,
            approx=approx, noun=noun, unit=unit,
        )  # fmt: skip
        return quantity, max(end, unit_end if unit == "%" else end)

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
        noun = self.noun(i, end, False)
        after = look_up(self.forms[end]) if end < self.limit else None
        if after is not None and after.kind in ("many", "unit") and not after.skip:
            return None
        if word in ("بضع", "بضعه") and not noun and end == i + 1:
            return None
        unit, _, money = self.unit(end)
        start_token, bound = self.before(i)
        start = self.start(start_token, skip if start_token == i else None)
        span_end = self.tokens[end - 1].end
        return Quantity(
            text=self.view.text[start:span_end], start=start, end=span_end,
            low=None if bound == "at_most" else low,
            high=None if bound == "at_least" else high, approx=True, noun=money or noun, unit=unit,
        ), end  # fmt: skip

    def _dual(self, i: int) -> tuple[Quantity, int] | None:
        """A noun in the dual; adjectives that agree with it are part of the same two."""
        word = self.view.words[i]
        if word is None:
            return None
        judged = duality(self.tokens[i].text, word, self.nouns)
        if judged == "no" or i in self.proper:
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
        start = self.start(i, len(prefix))
        text = self.view.text[start : self.tokens[i].end]
        return Quantity(text=text, start=start, end=self.tokens[i].end, low=2, high=2, noun=text), i + 1

    def _agrees(self, i: int) -> bool:
        """Whether its neighbours agree in the dual: هذين, اللذين, اثنين, or an adjective that
        can only be one."""
        if i > self.first and self.forms[i - 1] in MEASURES.dual_before:
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
