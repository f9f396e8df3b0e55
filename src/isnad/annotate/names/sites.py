"""Places by their kind: `محافظة الأنبار`, `بلدة كفركلا`, what bears a ruler's name, ships."""

from __future__ import annotations

from isnad.annotate.names.matching import (
    ADMINISTRATIVE_HEADS,
    FACILITY_HEADS,
    Match,
)
from isnad.annotate.names.sentence_reader import SentenceReader
from isnad.language.adjectives import adjectival
from isnad.language.animacy import animacy
from isnad.language.folding import fold, words
from isnad.lexicon import Name

_RULERS = words("الملك الأمير الأميرة الملكة الشيخ الشيخة السلطان الإمام الخليفة الرئيس الشهيد")
NAMED_AFTER_PEOPLE = words(
    "مركز مؤسسة جائزة مجمع مدينة قاعة برج كلية مدرسة معهد مكتبة متحف حديقة استاد كرسي مشروع كأس"
)
_QUARTERS = words("حي شارع ساحة ميدان دوار")
VESSELS = words("سفينة ناقلة زورق باخرة يخت عبارة قارب غواصة مدمرة فرقاطة بارجة")
PLACE_ADJECTIVES = words(
    "الدولي الدولية الجوي الجوية البحري البحرية العسكري العسكرية البري الحدودي النفطي المركزي الشمالية "
    "الجنوبية الشرقية الغربية القديمة الكبرى الجديدة"
)


_VILLAGES = words("قرية بلدة ناحية عزلة")
_NO_VILLAGES = words("ما غير ذات أخرى أشباح أطفال سياحة")


class SiteReader(SentenceReader):
    """Reads places and what is built or sails."""

    def _headed(self, head: int, match: Match, usable: tuple[Name, ...]) -> int:
        """A place with its kind before it: `محافظة الأنبار`, `مطار بغداد الدولي`."""
        view = self.view
        form = view.tags[head].rest
        last = match.last
        while last < self.last and view.tags[last].tag == "N" and view.tokens[last].form in PLACE_ADJECTIVES:
            last += 1
        if self.found and self.found[-1].last > head:
            self.found.pop()
        if form in _QUARTERS and all(n.detail == "city" for n in usable if n.kind == "GPE"):
            return self._namesake(head, last)
        item = self._add(head, last, view.tags[head].prefix, "GPE", "composition", names=usable)
        if form in FACILITY_HEADS and usable[0].kind != "FAC":
            item.kind = "FAC"
            item.key = "facility"
        return last

    def _namesake(self, head: int, last: int) -> int:
        """A quarter or street called after a city, which is another place: `حي دار السلام`, `شارع بغداد`."""
        view = self.view
        item = self._add(
            head, last, view.tags[head].prefix, "GPE" if view.tags[head].rest == "حي" else "FAC", "head"
        )
        item.key = fold(view.text[item.start : view.tokens[last - 1].end])
        item.entity = "name:" + item.key.replace(" ", "-")
        return last

    def _place_after_head(self, i: int) -> int:
        """`بلدة كفركلا`: an unknown word or two after the kind of a place is its name."""
        view = self.view
        j = i + 1
        if j < self.last and view.tokens[j].form == '"':
            return i + 1
        match = self.matcher.at(view, j, self.last) if j < self.last else None
        if match and match.names and not match.prefix:
            return i + 1  # the scan goes on and `_headed` takes both
        while j < self.last and j - i <= 2:
            word = view.words[j]
            if word is None or word.known or view.tags[j].prefix or view.tags[j].tag != "N" or word.function:
                break
            j += 1
        if j == i + 1 and self._village(i):
            j = i + 2
        if j == i + 1:
            return i + 1
        item = self._add(
            i, j, view.tags[i].prefix, "GPE" if view.tags[i].rest in ADMINISTRATIVE_HEADS else "FAC", "head"
        )
        item.key = fold(view.text[view.tokens[i + 1].start : view.tokens[j - 1].end])
        item.entity = "name:" + item.key.replace(" ", "-")
        return j

    def _village(self, i: int) -> bool:
        """Whether an everyday word after a village or town is its name: `قرية | الشعاب`, `بلدة | ملح`; not whose or of what sort it is
        (`بلدة الضحية`, `قرية صغيرة`)."""
        view, j = self.view, i + 1
        if j >= self.last or view.tags[i].rest not in _VILLAGES:
            return False
        tagged = view.tags[j]
        if (
            tagged.tag != "N"
            or tagged.prefix
            or tagged.enclitic
            or animacy(tagged.rest, tagged.nouns, ()) == "people"
        ):
            return False
        if tagged.article:
            return not any(n.kind in ("active", "passive") for n in tagged.nouns)
        following = view.tags[j + 1] if j + 1 < self.last else None
        owns = following is not None and following.tag == "N" and following.article and not following.prefix
        plain = bool(tagged.nouns) and all(n.kind == "noun" and n.number == "s" for n in tagged.nouns)
        return plain and not owns and not adjectival(tagged) and tagged.rest not in _NO_VILLAGES

    def _named_after(self, i: int) -> int:
        """A place or foundation that bears a ruler's name: `مطار الملك خالد الدولي`, `مركز الأمير سلطان`; `i` if none."""
        view = self.view
        if i + 2 >= self.last or view.tokens[i + 1].form not in _RULERS:
            return i
        end = self.persons.after_title(i + 2, self.last, strict=True)
        if end <= i + 2:
            if view.tokens[i + 2].form not in self.persons.given:
                return i
            end = self.persons.extend(i + 3, self.last)  # جامعة الملك خالد
        end = self._lineage(end)
        while end < self.last and view.tokens[end].form in PLACE_ADJECTIVES:
            end += 1
        item = self._add(i, end, view.tags[i].prefix, "FAC", "composition")
        item.key = " ".join([view.tags[i].rest, *(t.form for t in view.tokens[i + 1 : end])])
        item.entity = "name:" + item.key.replace(" ", "-")
        item.proper = (i + 1, end)
        return end

    def _vessel(self, i: int) -> int:
        """A ship by its name in quotation marks: `سفينة الشحن «لؤلؤة صلالة»`; `i` if none is given."""
        view = self.view
        opening = next((j for j in range(i + 1, min(i + 4, self.last)) if view.tokens[j].form == '"'), 0)
        if not opening or any(view.tags[j].tag != "N" for j in range(i + 1, opening)):
            return i
        last = self._closing(opening + 1)
        if last <= opening + 1:
            return i
        item = self._add(opening + 1, last, "", "FAC", "vessel", proper=(opening + 1, last))
        item.key = fold(view.text[item.start : view.tokens[last - 1].end])
        item.entity = "name:" + item.key.replace(" ", "-")
        return last + 1
