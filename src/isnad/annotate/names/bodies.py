"""Bodies: institutions with their country and their fields, and bodies that no list holds, by their kind and name."""

from __future__ import annotations

from isnad.annotate.grammar.endings import keeps_nun
from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import (
    ARMED_HEADS,
    BODY_HEADS,
    OUTLET_MARKERS,
    Match,
)
from isnad.annotate.names.sites import SiteReader
from isnad.language.adjectives import adjectival
from isnad.language.folding import fold, words

_FORCES = "القوات"
_FIELDS = words(
    "الأنباء الإعلام النفط الغاز الاتصالات الطيران الدراسات البحوث الأبحاث التنمية الإغاثة الصحافة"
)
BODY_ADJECTIVES = words(
    "المسلحة المسلح العسكرية العسكري الأمنية الأمني الجوية الجوي البحرية البرية الخاصة الاتحادية "
    "الفيدرالية الوطنية الوطني المركزي المركزية العليا الأعلى الانتقالية الانتقالي المؤقتة المحلية الحاكم "
    "الحاكمة النظامية الرسمية الرسمي المكلف مسلحة مسلح عسكرية عسكري أمنية أمني"
)
_PORTFOLIOS = words(
    "التعاون التجارة الصناعة الاستثمار السكان البيئة المياه الري الزراعة الثروة المعادن الطاقة الكهرباء التخطيط المغتربين شؤون الشؤون الهجرة السياحة "
    "الآثار الثقافة الفنون الإعلام الاتصال الشباب الرياضة التعليم التربية البحث التكوين الإسكان السكن السكنى المرافق النقل اللوجيستيك المواصلات الاتصالات "
    "التكنولوجيا الرقمنة العمل التشغيل الضمان الأوقاف الإرشاد البلديات الإنماء الإنتاج التموين الاقتصاد المالية التنمية التضامن الأسرة المرأة الطفولة "
    "الجالية الجماعات الصيد الغابات العدل الحريات حقوق الإصلاح التهيئة التعمير العمران الإدماج الحماية الوقاية الموارد المهجرين "
    "المغاربة التونسيين المصريين الموريتانيين الليبيين السوريين الفلسطينيين العراقيين"
)
_SEATED = frozenset(["authorities", "government", "regime", "presidency", "authorities-generic"])
"""Bodies that are those of a state where they sit in its capital."""


class BodyReader(SiteReader):
    """Reads ministries, armies, parties, outlets."""

    def _institution(self, match: Match) -> int:
        view, lexicon = self.view, self.view.lexicon
        institution, bound = match.institutions[0]
        entry = lexicon.institutions[institution]
        last = self._portfolio(match.last) if institution.endswith("-ministry") else match.last
        country = entry.country
        adjectives = 0
        while last < self.last and view.tags[last].tag in ("N", "R", "V") and adjectives < 3:
            found = self._adjective(last)
            if found and not (view.tags[last].prefix and view.tags[last].rest not in lexicon.adjectives):
                country = country or found
                last += 1
                break
            if view.tokens[last].form in BODY_ADJECTIVES:
                last += 1
                adjectives += 1
                continue
            break
        if (
            country is None
            and last < self.last
            and not (keeps_nun(view.tags[last - 1]) or view.tags[last - 1].article)
        ):
            following = self.matcher.at(view, last, self.last)
            if (
                following
                and not following.prefix
                and following.names
                and following.names[0].group in ("country",)
            ):
                country = following.names[0].country
                last = following.last
        if country is None and entry.id in _SEATED:
            country = self._seat_of_state(last)
        if country and institution == "parliament" and last < self.last and self._has_a_field(last):
            return last  # المجلس الوطني الكويتي | للثقافة
        if bound and country is None:
            return match.last if match.offices == () else self._office(match)
        if entry.generic and country is None:
            self._add(
                match.first,
                match.last,
                match.prefix,
                "ORG",
                "generic",
                sector=entry.sector,
                institution=institution,
                key="generic",
            )
            inner = self.matcher.at(view, match.first + 1, self.last) if match.length > 1 else None
            named = inner is not None and inner.last >= match.last and inner.institutions and not inner.prefix
            return match.first + 1 if named else match.last  # أفراد | الجيش
        base = entry.same_as or institution
        entity, en = lexicon.state_body(country, institution) if country else (None, entry.en or None)
        if country and institution == "troops" and match.length == 1:
            entity, en = lexicon.state_body(country, "army", _FORCES)  # قوات إسرائيلية
        kind = entry.kind if entry.kind in ("ORG", "FAC", "NORP") else "ORG"
        self._add(match.first, last, match.prefix, kind, "composition" if country else "institution", entity=entity, en=en,
                  country=country, sector=entry.sector, institution=base)  # fmt: skip
        return last

    def _has_a_field(self, i: int) -> bool:
        """Whether a word says what a body is for: `للثقافة`."""
        tagged = self.view.tags[i]
        return (
            tagged.tag == "N"
            and tagged.prefix == "ل"
            and tagged.article
            and tagged.rest not in self.view.lexicon.adjectives
        )

    def _seat_of_state(self, i: int) -> str | None:
        """The country in whose capital a body that governs sits: `السلطات | في دمشق`."""
        view = self.view
        if i + 1 >= self.last or view.tokens[i].form != "في":
            return None
        place = self.matcher.at(view, i + 1, self.last)
        names = place.names if place is not None and not place.prefix else ()
        return next(
            (n.country for n in names if n.group in ("government", "country") and n.use == "full"), None
        )

    def _portfolio(self, i: int) -> int:
        """Where the other fields of a ministry end: `وزارة الخارجية | والتعاون الإفريقي والمغاربة المقيمين بالخارج`."""
        tags, tokens = self.view.tags, self.view.tokens
        j = i
        while j < self.last and tags[j].tag == "N" and tags[j].prefix == "و" and tags[j].rest in _PORTFOLIOS:
            owner = not tags[j].article  # وشؤون المغتربين
            j += 1
            while (
                j < self.last
                and tags[j].tag == "N"
                and tags[j].article
                and (not tags[j].prefix or tokens[j].form == "بالخارج")
                and (owner or tokens[j].form == "بالخارج" or adjectival(tags[j]))
                and not self._adjective(j)
            ):
                owner = False
                j += 1
            if j + 1 < self.last and tokens[j].form == "في" and tokens[j + 1].form == "الخارج":
                j += 2
        return j

    def _body(self, i: int) -> int:
        """A body that no list holds, by its kind and its name: `تنظيم «رايات الجنوب»`, `وكالة ديمة للأنباء`; `i` if none."""
        view = self.view
        rest = view.tags[i].rest
        outlet = rest in OUTLET_MARKERS
        if not (outlet or rest in BODY_HEADS) or view.tags[i].article or i + 2 >= self.last:
            return i
        first = i + 1
        if i > self.first and view.tokens[i - 1].form == '"' and view.tokens[i - 1].text not in ("»", "”"):
            last = self._closing(i)  # «مرصد العاصي لحقوق الإنسان»
            if last < i + 2:
                return i
            first, end = i, last
        elif view.tokens[first].form == '"':
            last = self._closing(first + 1)
            if not last or last == first + 1:
                return i
            first, end = first + 1, last + 1
        else:
            last = first
            while last < self.last and last - first < 2 and self._unknown(last):
                last += 1
            if last == first and self._of_field(first + 1) and view.tags[first].tag in ("N", "X"):
                last = first + 1  # وكالة ديمة للأنباء
            if last == first:
                return i
            end = last
            while self._of_field(end):
                end += 1
        key = fold(view.text[view.tokens[first].start : view.tokens[last - 1].end]).replace('"', "")
        sector = (
            "JRN" if outlet else ("PTY" if rest == fold("حزب") else "UAF" if rest in ARMED_HEADS else None)
        )
        item = self._add(i, end, view.tags[i].prefix, "ORG", "head", sector=sector, key=key)
        item.entity = "name:" + key.replace(" ", "-")
        self._known_outlet(item)
        return end

    def _known_outlet(self, item: Found) -> None:
        """Give an outlet named with its kind the id that the lexicon has for it: `فضائية «الجزيرة»`."""
        first, *rest = item.key.split()
        size, names = self.view.lexicon.names.longest(first, rest)
        outlets = tuple(n for n in names if n.group == "outlet") if size == len(rest) + 1 else ()
        if item.sector != "JRN" or not outlets:
            return
        if len({n.entity for n in outlets}) > 1:
            item.names = outlets  # صحيفة «الوطن»: which one, the article's countries tell
            return
        item.entity, item.en, item.country = outlets[0].entity, outlets[0].en or None, outlets[0].country

    def _of_field(self, i: int) -> bool:
        """Whether a word says what field a body works in: `للأنباء`, `للدراسات`."""
        return i < self.last and self.view.tags[i].prefix == "ل" and self.view.tags[i].rest in _FIELDS
