"""Offices with what they are of, and the person named after them: `رئيس مجلس النواب المصري فلان`."""

from __future__ import annotations

from isnad.annotate.grammar.endings import accusative, keeps_nun
from isnad.annotate.names.bodies import BODY_ADJECTIVES, BodyReader
from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import (
    BODY_HEADS,
    FACILITY_HEADS,
    OUTLET_MARKERS,
    Match,
)
from isnad.annotate.names.persons import ORDINALS
from isnad.annotate.names.sites import NAMED_AFTER_PEOPLE
from isnad.language.adjectives import adjectival
from isnad.language.folding import fold, words
from isnad.lexicon import Name
from isnad.lexicon.compiled import AT_HOME

_MODIFIERS_OF_OFFICE = words(
    "السابق السابقة الأسبق الحالي الحالية الجديد الجديدة المؤقت المكلف المنتخب الراحل المستقيل المنتهية ولايته"
)
_OF_OUTLETS = words("مدير مديرة مدراء عام تحرير تنفيذي مراسل مراسلة محرر محررة موفد إدارة سابق")
_ADJECTIVES = 2  # after an office, before its holder's name
_SPOKEN_FOR = words("باسم بإسم وكيل وكيلة")
_MINISTERS = words("وزير وزيرة الوزير الوزيرة وزراء")
"""After them stands the field of an office, and not the body that it is of, as after those."""
_OF_AN_OFFICE = _MODIFIERS_OF_OFFICE | BODY_ADJECTIVES | words("باسمه باسمها باسمهم باسمهما باسمنا")
_STATE_OFFICES = frozenset(
    [
        "president",
        "head-of-state",
        "king",
        "emir",
        "crown-prince",
        "prime-minister",
        "sultan",
        "vice-president",
        "supreme-leader",
    ]
)


def _of_a_state(office: str, complement: Match) -> Name:
    """The reading of a name after an office: of that of a state, the country's (`وزير خارجية عمان`), else the first."""
    if office.endswith("-minister") or office in _STATE_OFFICES:
        return next((n for n in complement.names if n.group == "country"), complement.names[0])
    return complement.names[0]


def _english(adjective: str, noun: str) -> str | None:
    return f"{adjective} {noun}".strip() or None


class OfficeReader(BodyReader):
    """Reads offices and their holders."""

    def _office(self, match: Match) -> int:
        """An office with what it is of, and the person named after it."""
        view, lexicon = self.view, self.view.lexicon
        office, plural = match.offices[0]
        entry = lexicon.offices[office]
        head = view.tags[match.first - 1] if match.first > self.first else None
        if (
            plural
            and head is not None
            and head.rest in BODY_HEADS
            and not head.article
            and view.tags[match.first].article
        ):
            return match.last  # لجنة الحكام
        last = self._portfolio(match.last) if office.endswith("-minister") else match.last
        country, sector = entry.country, entry.sector
        body: str | None = None
        adjectives = 0
        placed = named_body = False
        bodies: list[Found] = []
        quote = next((t for t in range(match.first + 1, match.last) if view.tokens[t].form == '"'), None)
        if quote is not None:  # قائد «كتيبة النور»
            bodies = self._within(quote + 1)
            last = (self._closing(quote + 1) or quote - 1) + 1
        for _ in range(3 if quote is None else 0):
            if last >= self.last:
                break
            closed = (
                view.tags[last - 1].article and not view.tags[last].article and not view.tags[last].prefix
            )
            found = None if closed and match.length == 1 else self._adjective(last)  # المهندس | تركي الحكمي
            if found:
                country = country or found
                adjectives += 1
                last += 1
                continue
            if view.tokens[last].form in _OF_AN_OFFICE:
                last += 1
                continue
            if view.tokens[last].form == '"' and not entry.rank and last == match.last:
                closing = self._closing(last + 1)  # آمر «قوة حماية الساحل» عادل بوشناق
                if (
                    closing > last + 1
                    and self.persons.after_title(closing + 1, self.last, strict=True) > closing + 1
                ):
                    last = closing + 1
                    break
            named_after = self._seat(match, last)
            if named_after is not None:
                bodies.append(named_after)
                last = named_after.last
                continue
            complement = self.matcher.at(view, last, self.last)
            if (
                complement is None
                or (complement.prefix and complement.prefix not in ("ب", "ل"))
                or (complement.prefix == "ب" and complement.offices)  # اجتمع الرئيس | برئيس الحزب
                or view.tags[last].tag == "V"
                or (closed and not complement.names)  # رئيس نادي الأسير | مؤيد الطويل
                or self._another_body(last, complement)
                or self._of_other_people(office, last, complement)
                or self._told(complement)
            ):
                break
            if complement.institutions and not complement.offices:
                if (
                    (placed or adjectives or view.tags[last - 1].article)
                    and view.tags[last].article
                    and not complement.prefix
                ):
                    break  # دعا الوزير | المواطنين, مدير مديرية المخا | المليشيا
                before = len(self.found)
                last = self._institution(complement)
                if len(self.found) > before:
                    inner = self.found.pop()
                    bodies.append(inner)
                    country, body = inner.country or country, inner.entity
                    sector = inner.sector or sector
                continue
            at_home = bool(complement.names) and complement.names[0].detail == AT_HOME
            if at_home and complement.length > 1 and complement.prefix != "ب" and not closed:
                named_body = True
                bodies.append(self._named_within(complement))  # رئيس | نادي الأسير
                last = complement.last
                continue
            if (
                complement.names
                and complement.names[0].kind in ("ORG", "GPE", "LOC", "NORP")
                and complement.names[0].use in ("full", "loaded")
                and not (
                    complement.names[0].kind in ("GPE", "LOC")
                    and (adjectives or view.tags[last - 1].article or entry.rank)
                    and not (complement.prefix == "ب" and bodies)  # مستشفى الملك فهد التخصصي ببريدة
                )  # زار الوزير (الفرنسي) | بيروت
            ):
                inner_name = _of_a_state(office, complement)
                country = inner_name.country or country
                sector = (
                    inner_name.sector
                    if inner_name.kind == "ORG" and inner_name.sector and sector in (None, "UNK")
                    else sector
                )
                body = inner_name.entity
                placed = inner_name.kind in ("GPE", "LOC")
                named_body = named_body or (inner_name.kind == "ORG" and inner_name.group == "actor")
                if inner_name.kind == "ORG" or complement.prefix == "ب":  # رئيس | هيئة قناة السويس
                    bodies.append(self._named_within(complement))
                last = complement.last
                continue
            break
        last = self._described(last)
        if not entry.rank:
            entity = (
                f"{country.lower()}.{entry.stands_for or office}"
                if country
                and not plural
                and not named_body
                and (entry.of or entry.country or office in _STATE_OFFICES)
                else None
            )
            en = _english(
                lexicon.countries[country].en_adjective if country in lexicon.countries else "", entry.en
            )
            self._add(match.first, last, match.prefix, "ROLE", "composition" if country or body else "title", entity=entity, en=en,
                      country=country, sector=sector, key=office, plural=plural)  # fmt: skip
            self.found += [inner for inner in bodies if inner.first > match.first] or self._body_within(
                match, last, country
            )
        if plural:
            return last
        if last + 1 < self.last and view.tags[last].tag == "P" and view.tags[last].rest in ("في", "لدي"):
            place = self.matcher.at(view, last + 1, self.last)
            if place and not place.prefix and place.names and place.names[0].kind in ("GPE", "LOC"):
                before = len(self.found)
                end = self._person(place.last, country, sector, office)
                if end > place.last:
                    self.found.insert(
                        before,
                        Found(
                            place.first,
                            place.last,
                            view.tokens[place.first].start,
                            place.names[0].kind,
                            "lexicon",
                            names=place.names,
                        ),
                    )
                    return end
        end = self._person(last, country, sector, office)
        return end if end > last or entry.rank else self._set_apart(last, country, sector)

    def _another_body(self, last: int, complement: Match) -> bool:
        """Whether a body named after an office that the article has closed is somebody else: `انتقد وزير الداخلية | حزب الله`."""
        tags = self.view.tags
        return (
            bool(complement.names)
            and complement.names[0].kind in ("ORG", "FAC")
            and not complement.prefix
            and tags[last - 1].article
            and tags[last].tag != "P"
        )

    def _within(self, i: int) -> list[Found]:
        """The name in quotation marks that begins at `i`, within a longer phrase."""
        before = len(self.found)
        self._at(i)
        found = self.found[before:]
        del self.found[before:]
        return found

    def _named_within(self, match: Match) -> Found:
        """The body of the lexicon that a part of an office's phrase names."""
        view = self.view
        start = view.tokens[match.first].start + view.clitic_length(match.first, match.prefix)
        names = tuple(n for n in match.names if n.kind == match.names[0].kind and n.use != "marked")
        item = Found(match.first, match.last, start, names[0].kind, "lexicon", names=names)
        item.key = fold(view.text[start : view.tokens[match.last - 1].end])
        return item

    def _body_within(self, match: Match, last: int, country: str | None) -> list[Found]:
        """The body that an office's own words end in: `وكيل | وزارة النفط`, `المتحدث باسم | الجيش الإسرائيلي`; not what is but
        the field of an office (`وزير | الخارجية`)."""
        view, lexicon = self.view, self.view.lexicon
        for i in range(match.first + 1, match.last):
            body = self.matcher.at(view, i, last)
            field = view.tags[match.first].rest in _MINISTERS and view.tokens[i - 1].form not in _SPOKEN_FOR
            if (
                body is None
                or body.last < match.last
                or body.prefix not in ("", "ل")
                or (view.tags[i].article and field)
            ):
                continue
            if body.names and body.names[0].kind == "ORG" and body.names[0].group == "actor":
                return [self._named_within(body)]
            if not body.institutions:
                continue
            institution, bound = body.institutions[0]
            entry = lexicon.institutions[institution]
            if bound or not entry.per_state:
                continue
            country = country or entry.country
            end = body.last
            while end < last and self._adjective(end) == country is not None:
                end += 1
            inner = Found(
                i, end, view.tokens[i].start + view.clitic_length(i, body.prefix), entry.kind,
                "composition" if country else "institution",
            )  # fmt: skip
            inner.entity, inner.en = lexicon.state_body(country, institution) if country else (None, entry.en)
            inner.country, inner.sector = country, entry.sector
            inner.institution = entry.same_as or institution
            return [inner]
        return []

    def _of_other_people(self, office: str, last: int, complement: Match) -> bool:
        """Whether what follows an office that ends before `last` is other people, whom no such office is of: `اتهم ناشطون | النظام`,
        `اغتصب جنود | نساء`, `اجتمع الرئيس | بنواب المعارضة`; but `محامي الضحايا`, `جنود الاحتلال`."""
        lexicon = self.view.lexicon
        view = self.view
        if not complement.prefix and keeps_nun(view.tags[last - 1]):
            return True
        if accusative(view, last) and not accusative(view, last - 1):
            return True  # أصاب شرطي | شابا
        if not complement.institutions or lexicon.institutions[complement.institutions[0][0]].kind != "NORP":
            return False
        if complement.prefix:
            return complement.prefix == "ب"
        tagged = view.tags[last]
        group = lexicon.institutions.get(lexicon.offices[office].of or "")
        return not (tagged.article or adjectival(tagged)) and group is not None and group.generic

    def _told(self, complement: Match) -> bool:
        """Whether a body after an office is the outlet that its holder spoke to: `الوزير لوكالة رويترز`, `لقناة الجزيرة`."""
        if (
            complement.prefix != "ل"
            or self.view.tags[complement.first - 1].rest.removeprefix("ال") in _OF_OUTLETS
        ):
            return False
        return self.view.tags[complement.first].rest in OUTLET_MARKERS or any(
            n.group == "outlet" for n in complement.names
        )

    def _described(self, i: int) -> int:
        """Where the adjectives of an office end at whose person a name follows: `الخبير الملاحي أنور`; else `i`."""
        view = self.view
        if not 0 < i < self.last:
            return i
        article = view.tags[i - 1].article
        j = i
        while j < self.last and j - i < _ADJECTIVES and self._describes(j, article):
            j += 1
        named = j > i and self.persons.after_title(j, self.last, strict=True) > j
        return j if named else i

    def _describes(self, j: int, article: bool) -> bool:
        tagged = self.view.tags[j]
        form = self.view.tokens[j].form
        following = self.view.tokens[j + 1].form if j + 1 < self.last else ""
        return (
            tagged.tag == "N"
            and tagged.article == article
            and not tagged.prefix
            and not tagged.enclitic
            and adjectival(tagged)
            and (form not in self.persons.given or (article and following in self.persons.given))
        )

    def _set_apart(self, i: int, country: str | None, sector: str | None) -> int:
        """A name between commas after an office and its field: `مساعد الوزير لشؤون …، فلان الفلاني، `."""
        view = self.view
        j = i
        while j < self.last and j - i <= 6 and view.tags[j].tag in ("N", "P") and view.tokens[j].form != "،":
            j += 1
        if j == self.last or view.tokens[j].form != "،":
            return i
        first = j + 1
        if first < self.last and view.tokens[first].form == '"':
            first += 1
        match = self.matcher.at(view, first, self.last) if first < self.last else None
        if (
            match is not None
            and match.names
            and match.names[0].kind == "PER"
            and not match.prefix
            and match.names[0].use != "short"
        ):
            return i  # the scan finds it
        end = self.persons.between_commas(first, self.last)
        if end <= first or (match is not None and match.length > 1):
            return i
        item = self._add(first, end, "", "PER", "title", country=country, sector=sector)
        item.key = fold(view.text[item.start : view.tokens[end - 1].end])
        return i

    def _person(self, i: int, country: str | None, sector: str | None, office: str) -> int:
        """The personal name that follows an office, from token `i`; returns where it ends."""
        view = self.view
        j = i
        while j < self.last and view.tokens[j].form in ('"', "،", "(") and j - i < 2:
            j += 1
        comma = j > i and any(view.tokens[k].form in ("،", "(") for k in range(i, j))
        if j >= self.last or view.tokens[j].form in ORDINALS or view.tokens[j].text == "رأي":
            return i
        match = self.matcher.at(view, j, self.last)
        if match and match.offices and view.lexicon.offices[match.offices[0][0]].rank and not match.prefix:
            return self._office(match)
        people = match.offices or match.institutions if match else ()
        if match and match.names and people and all(n.use == "short" for n in match.names):
            return i  # جمعية القضاة, and nobody's family name
        if match and not match.prefix and match.names and match.names[0].kind == "PER":
            people = tuple(n for n in match.names if n.kind == "PER")
            short = all(n.use == "short" for n in people)
            item = self._add(
                match.first,
                match.last,
                "",
                "PER",
                "title" if short else "lexicon",
                names=people,
                country=country,
                sector=sector,
                office=office,
            )
            item.key = fold(view.text[item.start : view.tokens[match.last - 1].end])
            end = self.persons.extend(match.last, self.last)
            if comma and self.persons.rest_of_name(j, end, self.last):
                end += 1  # ، حسن القيام،
            if short and end > match.last:
                item.names = ()
                item.last = end
                item.key = fold(view.text[item.start : view.tokens[end - 1].end])
            elif not short:
                item.last = self._lineage(match.last)
            return item.last
        if match and not match.prefix and match.length > 1:
            return i
        if match and match.names and match.names[0].kind in ("GPE", "LOC") and match.names[0].use != "weak":
            return i
        end = self.persons.after_title(j, self.last, strict=comma)
        if end <= j:
            return i
        item = self._add(j, end, "", "PER", "title", country=country, sector=sector)
        item.key = fold(view.text[item.start : view.tokens[end - 1].end])
        return end

    def _seat(self, office: Match, last: int) -> Found | None:
        """The hospital, university or centre named after a ruler that an office is of, taken out of what is found:
        `مدير مستشفى | الملك فهد`, `رئيس | مركز الأمير سلطان`."""
        view, heads = self.view, FACILITY_HEADS | NAMED_AFTER_PEOPLE
        for head in (last, last - 1):
            tagged = view.tags[head]
            closed = view.tags[head - 1].article  # زار الوزير | مستشفى الملك فهد
            if head > office.first and tagged.rest in heads and not tagged.article and not closed:
                end = self._named_after(head)
                if end > last:
                    return self.found.pop()
        return None
