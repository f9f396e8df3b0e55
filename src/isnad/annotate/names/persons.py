"""Personal names that no list holds, by their shape: after a title, or from a known given name on."""

from __future__ import annotations

from functools import lru_cache

from isnad.annotate.names.matching import ADMINISTRATIVE_HEADS
from isnad.annotate.view import TextView
from isnad.language.adjectives import ADJECTIVES
from isnad.language.animacy import acts_as_people
from isnad.language.folding import fold, words
from isnad.language.numbers import is_number_word
from isnad.lexicon import Lexicon
from isnad.lexicon.given import given_names as listed

_LINEAGE = words("بن ابن بنت")
_PARTICLES = words(
    "بن ابن بنت أبو أبي أبا أم عبد آل ولد بني بو دي دو دا فان فون لو لا الله الدين الإسلام الرحمن"
)
ORDINALS = words("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الأولى الثانية")
KUNYA = words("أبو أبي أبا أم")
_LONGEST = 5
_SHORT = 4
_NISBA = tuple(
    fold(e) for e in ("ي", "ية", "ون", "ين", "ات")
)  # عادل بوشناق has a surname that is a people's name too
_NEVER_LAST = ("ا", "ه", "ون", "ين", "ات", "ان")  # وفدا, مدينة, مسؤولين
_PEOPLE = words("الأهالي الأعادي الأراضي الليالي")
"""Everyday words that look like a family name in ي."""
_NOT_SURNAMES = words("الماضي الحالي الثاني الذي التي الرئيسي العسكري السياسي الأمني الرسمي التالي الجاري")


@lru_cache(maxsize=4)
def given_names(lexicon: Lexicon) -> frozenset[str]:
    """Words that open a personal name: listed given names and the first words of the lexicon's own people."""
    found = {
        fold(name.split()[0])
        for a in lexicon.actors.values()
        if a.kind == "PER"
        for name in a.names
        if " " in name
    }
    return listed().given | frozenset(n for n in found if len(n) > 2 and not n.startswith("ال"))


_NEVER_NAMES = words(
    "يدعى تدعى ولي العام العامة نظيره نظيرها نظيرهم نظيرته نظيرتها نظراؤه نظرائه نظراءه نظرائها"
)


class Persons:
    """Finds how far a personal name runs in one article."""

    def __init__(self, view: TextView) -> None:
        self.view = view
        self.given = given_names(view.lexicon)

    def after_title(self, i: int, last: int, *, strict: bool = False) -> int:
        """End of the personal name that begins at `i` right after an office; `i` itself if none does.

        `strict` (after a comma) wants a known given name or a word that is nothing else."""
        view = self.view
        if i >= last or not self._opens(i, strict):
            return i
        j = self.extend(i + 1, last)
        if (
            j < last
            and view.tokens[j - 1].form in self.given
            and (self._epithet(j) or self._closes(i, j, last))
        ):
            return j + 1
        if strict and self.rest_of_name(i, j, last):
            return j + 1
        if j == i + 1 and (
            strict or (view.tokens[i].form not in self.given and self._plain(i)) or self._phrase(i, last)
        ):
            return i
        return i if j == i + 2 and self.plain_idafa(i) else j  # زار الوزير بيت الله

    def _phrase(self, i: int, last: int) -> bool:
        """Whether a given name is rather a preposition with an everyday noun and what that is of: `أشاد الرئيس | بدور الجيش`."""
        view = self.view
        if not view.tags[i].prefix or view.tokens[i].form not in listed().ambiguous or i + 1 >= last:
            return False
        following = view.tags[i + 1]
        return following.tag == "N" and following.rest.removeprefix("ال") in view.morphology.nouns

    def _epithet(self, i: int) -> bool:
        """Whether an adjective after a given name can only be a family name: `مؤيد الطويل`."""
        tagged = self.view.tags[i]
        form = self.view.tokens[i].form
        return (
            tagged.tag == "N"
            and tagged.article
            and not tagged.prefix
            and form[2:] in ADJECTIVES
            and form not in _NOT_SURNAMES
            and form not in ORDINALS
            and form not in self.view.lexicon.adjectives
        )

    def _closes(self, i: int, j: int, last: int) -> bool:
        """Whether an everyday word is the second and last of a name: between a given name and a pause (`نائل فقهاء، الذي`)."""
        view = self.view
        tagged, following = view.tags[j], view.tags[j + 1] if j + 1 < last else None
        return (
            j == i + 1
            and tagged.tag == "N"
            and not (tagged.article or tagged.prefix or tagged.enclitic)
            and not view.tokens[j].form.endswith(_NEVER_LAST)
            and following is not None
            and (following.tag in ("S", "R") or view.tokens[j + 1].form in (".", "،", ":"))
            and all(n.kind == "PER" for n in view.lexicon.names.longest(view.tokens[j].form, ())[1])
        )

    def rest_of_name(self, i: int, j: int, last: int) -> bool:
        """Whether an everyday word with the article is the family name of whoever is named between commas: `، حسن القيام،`."""
        view = self.view
        if j != i + 1 or j + 1 >= last or i == 0 or view.tokens[i].form not in listed().given:
            return False
        tagged = view.tags[j]
        between = view.tokens[i - 1].form == "،" and view.tokens[j + 1].form == "،"
        return (
            between
            and tagged.tag == "N"
            and tagged.article
            and not tagged.prefix
            and view.tokens[j].form not in ORDINALS
        )

    def _never(self, i: int) -> bool:
        """Whether a word is part of nobody's name: a form of كان, a number, `نظيره`, `ولي` of `ولي العهد`."""
        form, word = self.view.tokens[i].form, self.view.words[i]
        return (
            form in _NEVER_NAMES
            or is_number_word(form)
            or (word is not None and any(v.lemma == "كون.1" for v in word.verbs))
        )

    def _opens(self, i: int, strict: bool) -> bool:
        view = self.view
        word, tagged = view.words[i], view.tags[i]
        if (
            word is None
            or tagged.tag in ("P", "S", "R", "Z", "T", "C", "D", "O", "B")
            or tagged.tag == "."
            or tagged.tag == "#"
        ):
            return False
        form = view.tokens[i].form
        if self._never(i):
            return False
        if form.startswith("ال") and form[2:] in ADJECTIVES and not form.endswith(_NISBA):
            return False  # رئيس هيئة النقل العام
        if form in ORDINALS:
            return False  # اللواء الثالث
        if word.article and view.lexicon.office_names.longest(form, ())[0]:
            return False  # نائب مساعد الوزير
        if form in self.given or form in _PARTICLES:
            return True
        following = view.words[i + 1] if i + 1 < len(view.words) else None
        if (
            tagged.prefix
            or word.article
            or len(form) < 3
            or (tagged.enclitic and (following is None or following.known))
        ):
            return False
        if tagged.tag == "V" and not _only_homograph(word.verbs):
            return False
        if form in view.lexicon.adjectives or form in view.morphology.nouns:
            return False
        if strict:
            return not self._plain(i) and not word.verbs
        return not self._plain(i) or form in view.morphology.names

    def _plain(self, i: int) -> bool:
        """Whether a word is known as it stands, not only as some stem with a pronoun."""
        word = self.view.words[i]
        return (
            word is not None
            and word.known
            and (bool(word.function) or bool(word.verbs) or any(not n.enclitic for n in word.nouns))
        )

    def between_commas(self, i: int, last: int) -> int:
        """End of a name of two to four words that stands between commas after an office; `i` if none does."""
        view = self.view
        j = i
        while (
            j < last
            and j - i < 5
            and view.tags[j].tag in ("N", "X")
            and not view.tags[j].prefix
            and view.tokens[j].form not in view.lexicon.adjectives
        ):
            j += 1
        closed = j < last and view.tokens[j].form in ("،", '"', ")")
        first = view.words[i] if i < last else None
        if (
            not closed
            or not 2 <= j - i <= 4
            or (first is not None and first.article)
            or any(n.kind != "noun" for n in view.tags[i].nouns)
        ):
            return i
        return j

    def from_given_name(self, i: int, last: int) -> int:
        """End of a name that opens at `i` with a known given name, at least two words long; `i` if there is none."""
        view = self.view
        tagged, word = view.tags[i], view.words[i]
        if word is not None and tagged.rest in KUNYA and tagged.tag == "N":
            return self._kunya(i, last)
        if word is None or word.function:
            return i
        if view.tokens[i].form == "عبد" and i + 1 < last and view.tags[i + 1].article:
            return max(i + 2, self.extend(i + 2, last))
        rest = tagged.rest
        if rest not in self.given or tagged.prefix not in ("", "و", "ل", "ب", "ف"):
            return i
        j = self.extend(i + 1, last)
        if j == i + 1 or (rest == "نظيره" and view.tokens[i].text.endswith("ه")):
            return i  # ونظيره سامر نجم: another of his office
        common = rest in listed().ambiguous or (rest in view.morphology.nouns and rest not in listed().given)
        if common and not any(self._strong(k) for k in range(i + 1, j)):
            return i
        return i if j == i + 2 and self.plain_idafa(i) else j

    def plain_idafa(self, i: int) -> bool:
        """Whether two everyday words make a phrase and no name: `فرحة العيد`, `بيت الله`."""
        nouns, second = self.view.morphology.nouns, self.view.tokens[i + 1].form
        if self.view.tags[i].rest.startswith("ال") and self.view.tags[i].rest[2:] in nouns:
            return not (i > 0 and self.view.tags[i - 1].tag == "V")  # العيد السعيد
        owned = second == "الله" or (
            second.startswith("ال") and second[2:] in nouns and not second.endswith("ي")
        )
        return self.view.tags[i].rest in nouns and owned and not (i > 0 and self.view.tags[i - 1].tag == "V")

    def _kunya(self, i: int, last: int) -> int:
        """End of a kunya that opens at `i`: `أبو محمد الشامي`, `أم خالد`; `i` if no given name follows it."""
        view = self.view
        if i + 1 >= last or view.tokens[i + 1].form not in self.given:
            return i
        if i > 0 and view.tags[i - 1].rest in ADMINISTRATIVE_HEADS:
            return i  # قرية أبو علي
        return max(i + 2, self.extend(i + 2, last))

    def _strong(self, i: int) -> bool:
        """Whether a word is a name and nothing else that we know."""
        form = self.view.tokens[i].form
        word = self.view.words[i]
        return (
            form in self.given
            or form in _PARTICLES
            or (word is not None and not word.known and not word.verbs)
            or (
                word is not None
                and word.article
                and form.endswith("ي")
                and form not in _NOT_SURNAMES
                and not acts_as_people(form, word.nouns)  # طالب الأهالي بفتح الطريق
            )
            or (form in self.view.lexicon.adjectives and not form.endswith(_NISBA))
        )

    def _father(self, i: int) -> bool:
        """Whether a word after بن is a name whatever else it may be: `عبد الحق بن | يخلف`."""
        word = self.view.words[i]
        return self.view.tokens[i - 1].form in _LINEAGE and word is not None and not word.function

    def extend(self, i: int, last: int) -> int:
        """Where a name that has begun before `i` ends."""
        view = self.view
        j = i
        while j < last and j - i < _LONGEST - 1:
            goes_on = self._continues(j) and not self._never(j) and not self._begins_office(j, last)
            if not goes_on and not (j > 0 and self._father(j)):
                break
            j += 1
        while (
            j > i
            and view.tokens[j - 1].form in _PARTICLES
            and view.tokens[j - 1].form not in ("الله", "الدين", "الاسلام", "الرحمن")
        ):
            j -= 1
        return j

    def _begins_office(self, i: int, last: int) -> bool:
        """Whether an office with what it is of begins at `i` (`سالم بن مرزوق قائد اللواء`)."""
        view = self.view
        following = view.words[i + 1] if i + 1 < last else None
        return (
            following is not None
            and following.article
            and view.tokens[i].form not in _PARTICLES
            and bool(view.lexicon.office_names.longest(view.tokens[i].form, ())[0])
        )

    def _continues(self, i: int) -> bool:
        view = self.view
        word, tagged = view.words[i], view.tags[i]
        if word is None:
            return False
        form = view.tokens[i].form
        if form in self.given and tagged.tag == "V" and not word.nouns:
            return False  # مروان عودة ناشد
        if form in _PARTICLES or form in self.given:
            return not word.function or form in _PARTICLES or tagged.tag == "N"
        if (
            form.startswith("با")
            and len(form) > _SHORT
            and not word.article
            and not word.verbs
            and all(n.kind == "noun" and n.base not in view.morphology.nouns for n in tagged.nouns)
        ):
            return True  # باحميد، باوزير
        if (
            tagged.tag != "N"
            or tagged.prefix
            or (tagged.enclitic and not word.article)
            or (form in view.lexicon.adjectives and form.endswith(_NISBA))
        ):
            return False
        if word.article and form.endswith("ي") and len(form) > 4 and form not in _NOT_SURNAMES | _PEOPLE:
            return True  # البوعيشي، الجواري: a family name, whatever else the word may mean
        if form in view.morphology.nouns or (form.startswith("ال") and form[2:] in view.morphology.nouns):
            return False
        if form.endswith("ا") and form[:-1] in view.morphology.nouns:
            return False  # وفدا
        if any(n.kind != "noun" for n in tagged.nouns) and form not in view.morphology.names:
            return False
        return len(form) > 2


def _only_homograph(verbs: tuple[object, ...]) -> bool:
    return len(verbs) == 0
