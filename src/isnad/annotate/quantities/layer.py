"""Quantities: how many of what, exact, approximate or bounded.

Vague words have fixed ranges (بضعة 3–9, عشرات 20–99, مئات 200–999, آلاف 2,000–9,999); `نحو` keeps the value and
sets `approx`; `أكثر من` leaves the upper side open, `أقل من` the lower. A part of a whole (`ثلثا السكان`) has the
unit `share` and no noun: nothing was counted. Dates, ages, ordinals, clock times, scores and the numbers of names
(المادة 5, اللواء 17) are no quantities.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from isnad.annotate.quantities.numbered import PREFIXES, Numbers
from isnad.language.calendar import look_up
from isnad.language.duals import construct_dual, duality
from isnad.language.measures import MEASURES
from isnad.language.numbers import Number, is_number_word, read_number, read_share
from isnad.language.remembered import remembered
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
    "ملايين": (2_000_000, 9_999_999),
    "مليارات": (2_000_000_000, 9_999_999_999),
}
_SCALES = {
    "الالاف": 1_000,
    "الاف": 1_000,
    "الملايين": 1_000_000,
    "ملايين": 1_000_000,
    "المليارات": 1_000_000_000,
}
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


@remembered
def _kind(form: str) -> int:
    """Which kind of quantity may begin at a word."""
    if _vague(form) is not None:
        return _VAGUE_WORD
    if is_number_word(form) or read_share([form], 0) is not None:
        return _NUMBER
    return _DUAL if form.endswith(("ان", "ين", "هما", "هم", "ها", "نا", "ي")) else _NO


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
            return self._share(i) or self._number(i)
        if kind == _VAGUE_WORD:
            return self._vague(i)
        return self._dual(i) if kind == _DUAL else None

    def _number(self, i: int) -> tuple[Quantity, int] | None:
        number, share = self.read(i), read_share(self.forms, i)
        if number is None or (share is not None and number.end < share.end) or self.is_name(i, number):
            return None
        low = high = number.value
        end = number.end
        sign = self.sign(i)
        start_token, bound = self.before(i - 1 if sign else i)
        ranged = self.range(i, number)
        if ranged is not None:
            low, high, end, from_between = ranged
            if end < self.limit and self.is_time(self.forms[end], high):
                return None
            if from_between and start_token == i:
                start_token = i - 1
        unit, unit_end, money = self.unit(end)
        if unit is None and sign:
            unit, money = sign, self.tokens[i - 1].text
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

    def _share(self, i: int) -> tuple[Quantity, int] | None:
        """`ثلثا السكان`, `ثلاثة أرباع المدينة`: a part of a whole, which counts as one."""
        share = read_share(self.forms, i)
        if share is None or share.end >= self.limit or not self._whole(i, share):
            return None
        start_token, bound = self.before(i)
        start = self.start(start_token, share.skip if start_token == i else None)
        end = self.tokens[share.end - 1].end
        quantity = Quantity(
            text=self.view.text[start:end], start=start, end=end, approx=bound == "approximate", unit="share",
            low=None if bound == "at_most" else share.value, high=None if bound == "at_least" else share.value,
        )  # fmt: skip
        return quantity, share.end

    def _whole(self, i: int, share: Number) -> bool:
        """Whether a definite whole follows the share: `السكان`, `سكان المدينة`; ونصف ends a number or a time."""
        j = share.end + 1 if self.forms[share.end] == "من" and share.end + 1 < self.limit else share.end
        form = self.forms[j]
        if self.forms[i][:1] == "و" and share.skip and share.end == i + 1 and share.value <= 0.5:
            return False
        if form in MEASURES.no_share or look_up(form) is not None or is_number_word(form) or j in self.taken:
            return False
        tagged = self.view.tags[j]
        if tagged.tag != "N" or tagged.prefix:
            return False
        following = self.view.tags[j + 1] if j + 1 < self.limit else None
        return tagged.definite or (following is not None and following.tag == "N" and following.article)

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
            elif word in ("بضع", "بضعه") and (ten := self._ten(end)) is not None:
                low, high, end = low + int(ten.value), high + int(ten.value), ten.end
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

    def _ten(self, i: int) -> Number | None:
        """The tens that بضع adds to: `بضعة عشر`, `بضع وعشرون`."""
        ten = read_number(self.forms, i)
        return ten if ten is not None and 10 <= ten.value <= 90 and ten.value % 10 == 0 else None

    def _dual(self, i: int) -> tuple[Quantity, int] | None:
        """A noun in the dual; adjectives that agree with it are part of the same two."""
        word = self.view.words[i]
        if word is None:
            return None
        if self.forms[i].endswith("ي"):
            return self._construct(i)
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

    def _construct(self, i: int) -> tuple[Quantity, int] | None:
        """A dual before its genitive: `محافظتي نينوى وصلاح الدين`, `حالتي غرق`, `وزيري الخارجية والدفاع`."""
        gender = construct_dual(self.forms[i], self.nouns)
        tagged = self.view.tags[i]
        if gender is None or tagged.tag != "N" or tagged.article or i in self.proper or i + 1 >= self.limit:
            return None
        following = self.view.tags[i + 1]
        if following.tag != "N" or following.prefix or look_up(self.forms[i]) is not None:
            return None
        joined = self._joined_nouns(i + 1)
        if gender == "masculine" and not (joined and self._governed(i)):
            return None
        if following.article and not joined:
            return None
        start = self.view.bare_start(i)
        end = self.tokens[i].end
        text = self.view.text[start:end]
        return Quantity(text=text, start=start, end=end, low=2, high=2, noun=text), i + 1

    def _joined_nouns(self, i: int) -> bool:
        """Whether و joins a second noun to the one at `i`, at most an adjective or genitive between them."""
        tags = self.view.tags
        for j in range(i + 1, min(i + 4, self.limit)):
            if tags[j].tag != "N":
                return False
            if tags[j].prefix == "و":
                return True
        return False

    def _governed(self, i: int) -> bool:
        """Whether a verb or preposition governs the noun, which therefore is no adjective."""
        prefix = self.view.tags[i].prefix
        return prefix[-1:] in ("ب", "ل") or (i > self.first and self.view.tags[i - 1].tag in ("V", "P"))

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
