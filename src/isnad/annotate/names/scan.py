"""The scan of a text for names by lexicon and grammar, left to right, longest match first."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotate.names.found import Found
from isnad.annotate.names.matching import (
    ADMINISTRATIVE_HEADS,
    ARMED_HEADS,
    BODY_HEADS,
    FACILITY_HEADS,
    OUTLET_MARKERS,
    Match,
    matcher,
)
from isnad.annotate.names.persons import KUNYA, ORDINALS, Persons
from isnad.annotate.view import TextView
from isnad.language.adjectives import adjectival
from isnad.language.folding import fold, words
from isnad.language.tagging import Tagged
from isnad.lexicon import Name
from isnad.lexicon.compiled import AT_HOME

_MODIFIERS_OF_OFFICE = words(
    "السابق السابقة الأسبق الحالي الحالية الجديد الجديدة المؤقت المكلف المنتخب الراحل المستقيل المنتهية ولايته"
)
_OF_OUTLETS = words("مدير مديرة مدراء عام تحرير تنفيذي مراسل مراسلة محرر محررة موفد إدارة سابق")
_ADJECTIVES = 2  # after an office, before its holder's name
_NAME = 6  # tokens of a name in quotation marks
_LINEAGE = frozenset(fold(w) for w in ("بن", "ابن", "بنت", "آل"))

_FORCES = "القوات"
_SPOKEN_FOR = words("باسم بإسم وكيل وكيلة")
_MINISTERS = words("وزير وزيرة الوزير الوزيرة وزراء")
"""After them stands the field of an office, and not the body that it is of, as after those."""
_NEVER_QUALIFYING = words("قاضي محامي مفتي والي جندي شرطي خوري داعي مغني ولي مولوي مولى ليدي أفندي")


_OF_NATIONS = words(
    "سفارة سفير سفيرة سفراء قنصلية قنصل جيش قوات جندي جنود شرطة طيران حدود أراض أراضي جنسية منتخب"
)


class Countries:
    """The countries of which the article speaks in names that are nothing else; worked out when first asked for."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._named: frozenset[str] | None = None

    def named(self, country: str | None) -> bool:
        """Whether the article speaks of this country for certain (`باماكو`, `في مالي`)."""
        if self._named is None:
            self._named = frozenset(self._sure())
        return country in self._named

    def of_adjective(self, form: str, i: int) -> str | None:
        """The country of a nationality adjective at token `i`; of one that is an everyday word too (`مالي`) only where
        it follows what nations have (`السفارة المالية`) or the country is named."""
        lexicon, country = self._view.lexicon, self._view.lexicon.adjectives.get(form)
        if form not in lexicon.doubtful_adjectives or self.named(country):
            return country
        return country if i > 0 and self._view.tags[i - 1].rest.removeprefix("ال") in _OF_NATIONS else None

    def _sure(self) -> Iterator[str]:
        view, known = self._view, matcher(self._view.lexicon)
        for i, token in enumerate(view.tokens):
            match = known.at(view, i, min(i + 4, len(view.tokens))) if token.kind == "word" else None
            for name in match.names if match else ():
                governed = i > 0 and view.tags[i - 1].rest in _PLACE_PREPOSITIONS
                if name.country and name.group != "outlet" and (name.use == "full" or governed):
                    yield name.country


class Scan:
    """The scan of one sentence, left to right, longest match first."""

    def __init__(
        self,
        view: TextView,
        persons: Persons,
        countries: Countries,
        found: list[Found],
        first: int,
        last: int,
    ) -> None:
        self.view, self.persons, self.found = view, persons, found
        self.countries = countries
        self.first, self.last = first, last
        self.matcher = matcher(view.lexicon)

    def scan(self) -> None:
        """Find the names of the sentence."""
        i = self.first
        while i < self.last:
            i = max(i + 1, self._at(i))

    def _at(self, i: int) -> int:
        view = self.view
        tag = view.tags[i].tag
        if view.tokens[i].kind in ("punct", "number"):
            return i + 1
        match = self.matcher.at(view, i, self.last)
        if (
            tag == "N"
            and view.tags[i].rest in FACILITY_HEADS | _NAMED_AFTER_PEOPLE
            and not view.tags[i].article
            and not (match is not None and match.names and match.length > 2)  # جسر الملك حسين
        ):
            end = self._named_after(i)
            if end > i:
                return end
        if tag == "N" and view.tags[i].rest.removeprefix("ال") in _VESSELS:
            end = self._vessel(i)
            if end > i:
                return end
        if tag == "N" and (match is None or (match.length == 1 and not match.names)):
            end = self._body(i)
            if end > i:
                return end
        if match is None:
            return self._unlisted(i)
        if (
            match.names
            and match.names[0].kind == "PER"
            and all(n.use == "weak" or (n.use == "short" and n.kind == "PER") for n in match.names)
        ):
            end = self.persons.from_given_name(i, self.last)
            if end > i + 1 and (end > match.last or match.length == 1 or view.tags[i].rest in KUNYA):
                item = self._add(i, end, view.tags[i].prefix, "PER", "given-name")
                item.key = fold(view.text[item.start : view.tokens[end - 1].end])
                return end
        if (
            match.offices
            and match.names
            and all(n.kind == "PER" and n.use in ("short", "weak") for n in match.names)
            and self.persons.after_title(match.last, self.last, strict=True) > match.last
        ):
            return self._office(match)  # المهندس تركي: a title, and no namesake of the famous
        if self._of_a_nation(i, match):
            return self._unlisted(i)
        if match.names and not (
            match.institutions and match.length == 1 and all(n.use != "full" for n in match.names)
        ):
            usable = self._usable(match)
            if usable and (
                match.length > 1
                or tag in ("N", "X")
                or match.prefix
                or all(n.group in ("country", "government") for n in usable)
            ):
                if match.length == 1 and view.tags[i].tag == "V" and not match.prefix:
                    return i + 1
                return self._name(match, usable)
        if match.length == 1 and self._qualifies(i):
            return self._unlisted(i)
        if match.institutions and not (
            match.offices and view.lexicon.institutions[match.institutions[0][0]].generic
        ):
            return self._institution(match)
        if match.offices:
            return self._office(match)
        return self._unlisted(i)

    def _of_a_nation(self, i: int, match: Match) -> bool:
        """Whether a word that is a surname too is a nationality by the noun before it: `القصف التركي`, no Mr. al-Turki."""
        view = self.view
        if (
            match.length > 1
            or i == self.first
            or any(n.kind != "PER" or n.use == "full" for n in match.names)
        ):
            return False
        before, tagged = view.tags[i - 1], view.tags[i]
        if before.tag != "N" or not before.article or not tagged.article or tagged.prefix:
            return False
        named = bool(self.found) and self.found[-1].last == i and self.found[-1].kind in ("PER", "ROLE")
        return (
            view.tokens[i].form in view.lexicon.adjectives
            and not named
            and before.rest not in self.persons.given
        )

    def _qualifies(self, i: int) -> bool:
        """Whether a word in ي only says of what kind the noun before it is: `الدور العسكري`, `تفجير انتحاري`."""
        view = self.view
        tagged = view.tags[i]
        bare = tagged.rest.removeprefix("ال")
        if i == self.first or tagged.prefix:
            return False
        before = view.tags[i - 1]
        if self._for_something(i, before):
            return True
        if not bare.endswith(("ي", "يه")) or bare in _NEVER_QUALIFYING:
            return False
        if self.found and self.found[-1].last == i and self.found[-1].kind == "ORG" and tagged.article:
            return bare not in self.persons.given  # تنظيم داعش الإرهابي
        return (
            before.tag == "N"
            and before.article == tagged.article
            and not before.enclitic
            and not (self.found and self.found[-1].last == i)
        )

    def _for_something(self, i: int, before: Tagged) -> bool:
        """Whether a participle says what the people before it do: `الموظف المسؤول عن الطلب`, `المدرسين الباحثين عن عمل`."""
        tagged = self.view.tags[i]
        following = self.view.tags[i + 1] if i + 1 < self.last else None
        return (
            tagged.article
            and before.tag == "N"
            and before.article
            and following is not None
            and following.tag == "P"
            and following.rest == "عن"
        )

    def _usable(self, match: Match) -> tuple[Name, ...]:
        """The readings of a match that its context allows."""
        view, kept = self.view, list[Name]()
        before = view.tokens[match.first - 1].form if match.first > self.first else ""
        quoted = before == '"'
        if quoted and match.first - 1 > self.first:
            before = view.tokens[match.first - 2].form
        bare = before.lstrip("وفبلك") if before not in OUTLET_MARKERS else before
        marked = (
            before in OUTLET_MARKERS or bare in OUTLET_MARKERS or before.removeprefix("ال") in OUTLET_MARKERS
        )
        for name in match.names:
            if name.use == "marked" and not (
                marked or (quoted and match.length >= 1 and name.group == "outlet")
            ):
                continue
            if name.use == "weak" and not (
                before in ADMINISTRATIVE_HEADS or before in FACILITY_HEADS or bare in ADMINISTRATIVE_HEADS
                or (view.tags[match.first - 1].tag == "P" and before in _PLACE_PREPOSITIONS if match.first > self.first else False)
                or match.prefix.endswith("ب")
                or (name.group in ("country", "government") and self.countries.named(name.country))
            ):  # fmt: skip
                continue
            if (
                name.group == "outlet"
                and not marked
                and match.length == 1
                and any(n.group != "outlet" for n in match.names)
            ):
                continue
            kept.append(name)
        if marked and any(n.group == "outlet" for n in kept):
            kept = [n for n in kept if n.group == "outlet"]
        return tuple(kept)

    def _add(self, first: int, last: int, prefix: str, kind: str, rule: str, **values: object) -> Found:
        view = self.view
        start = view.tokens[first].start + view.clitic_length(first, prefix)
        item = Found(first, last, start, kind, rule)
        for key, value in values.items():
            setattr(item, key, value)
        self.found.append(item)
        return item

    def _name(self, match: Match, usable: tuple[Name, ...]) -> int:
        view = self.view
        head = match.first - 1
        name = usable[0]
        if (
            name.kind in ("GPE", "LOC", "FAC")
            and head >= self.first
            and not match.prefix
            and view.tokens[head].kind == "word"
        ):
            form = view.tags[head].rest
            if form in ADMINISTRATIVE_HEADS or form in FACILITY_HEADS:
                return self._headed(head, match, usable)
        item = self._add(match.first, match.last, match.prefix, name.kind, "lexicon", names=usable)
        item.key = fold(view.text[item.start : view.tokens[match.last - 1].end])
        last = match.last
        if name.kind == "FAC":
            while (
                last < self.last
                and view.tags[last].tag == "N"
                and view.tokens[last].form in _PLACE_ADJECTIVES
            ):
                last += 1
            item.last = last
        if name.kind == "PER":
            last = item.last = self._lineage(last)
        return last

    def _lineage(self, j: int) -> int:
        """Where the father's names and the house after a person's known name end: `الملك سلمان | بن عبدالعزيز آل سعود`."""
        tokens, tags = self.view.tokens, self.view.tags
        while j + 1 < self.last and tokens[j].form in _LINEAGE and tags[j + 1].tag in ("N", "X"):
            j += 3 if tokens[j + 1].form in ("عبد", "ابو", "ابي") and j + 2 < self.last else 2
        return j

    def _headed(self, head: int, match: Match, usable: tuple[Name, ...]) -> int:
        """A place with its kind before it: `محافظة الأنبار`, `مطار بغداد الدولي`."""
        view = self.view
        form = view.tags[head].rest
        last = match.last
        while last < self.last and view.tags[last].tag == "N" and view.tokens[last].form in _PLACE_ADJECTIVES:
            last += 1
        if self.found and self.found[-1].last > head:
            self.found.pop()
        item = self._add(head, last, view.tags[head].prefix, "GPE", "composition", names=usable)
        if form in FACILITY_HEADS and usable[0].kind != "FAC":
            item.kind = "FAC"
            item.key = "facility"
        return last

    def _adjective(self, i: int) -> str | None:
        """The country of the nationality adjective at token `i`, or None."""
        if i >= self.last or self.view.tokens[i].kind != "word":
            return None
        return self.countries.of_adjective(self.view.tokens[i].form, i)

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
            if view.tokens[last].form in _BODY_ADJECTIVES:
                last += 1
                adjectives += 1
                continue
            break
        if country is None and last < self.last:
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
                or (complement.prefix == "ب" and complement.offices)  # اجتمع الرئيس | بقادة الأحزاب
                or view.tags[last].tag == "V"
                or (closed and not complement.names)  # رئيس نادي الأسير | مؤيد الطويل
                or self._told(complement)
            ):
                break
            if complement.institutions and not complement.offices:
                if (
                    (placed or view.tags[last - 1].article)
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
                inner_name = complement.names[0]
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
        if j >= self.last or view.tokens[j].form in ORDINALS:
            return i
        match = self.matcher.at(view, j, self.last)
        if match and match.offices and view.lexicon.offices[match.offices[0][0]].rank and not match.prefix:
            return self._office(match)
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

    def _unlisted(self, i: int) -> int:
        """A name that no list holds: a given name with what follows it, a place after its kind, an adjective of nationality."""
        view = self.view
        tagged = view.tags[i]
        if tagged.tag not in ("N", "X"):
            return i + 1
        end = self._body(i)
        if end > i:
            return end
        end = self.persons.from_given_name(i, self.last)
        if end > i:
            item = self._add(i, end, tagged.prefix, "PER", "given-name")
            item.key = fold(view.text[item.start : view.tokens[end - 1].end])
            return end
        countries = self.countries
        country = countries.of_adjective(tagged.rest, i) or countries.of_adjective(view.tokens[i].form, i)
        if country:
            low = country.lower()
            self._add(i, i + 1, tagged.prefix if tagged.rest in view.lexicon.adjectives else "", "NORP", "adjective", entity=low,
                      country=country, en=view.lexicon.countries[country].en_adjective)  # fmt: skip
            return i + 1
        if (tagged.rest in ADMINISTRATIVE_HEADS or tagged.rest in FACILITY_HEADS) and not tagged.definite:
            return self._place_after_head(i)
        return i + 1

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
        while end < self.last and view.tokens[end].form in _PLACE_ADJECTIVES:
            end += 1
        item = self._add(i, end, view.tags[i].prefix, "FAC", "composition")
        item.key = " ".join([view.tags[i].rest, *(t.form for t in view.tokens[i + 1 : end])])
        item.entity = "name:" + item.key.replace(" ", "-")
        item.proper = (i + 1, end)
        return end

    def _seat(self, office: Match, last: int) -> Found | None:
        """The hospital, university or centre named after a ruler that an office is of, taken out of what is found:
        `مدير مستشفى | الملك فهد`, `رئيس | مركز الأمير سلطان`."""
        view, heads = self.view, FACILITY_HEADS | _NAMED_AFTER_PEOPLE
        for head in (last, last - 1):
            tagged = view.tags[head]
            closed = view.tags[head - 1].article  # زار الوزير | مستشفى الملك فهد
            if head > office.first and tagged.rest in heads and not tagged.article and not closed:
                end = self._named_after(head)
                if end > last:
                    return self.found.pop()
        return None

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

    def _closing(self, first: int) -> int:
        """The mark that closes the name of a body in quotation marks from token `first` on; 0 where it is no name."""
        view = self.view
        last = next((j for j in range(first, min(first + _NAME, self.last)) if view.tokens[j].form == '"'), 0)
        return 0 if any(view.tags[j].tag in ("V", "S") for j in range(first, last)) else last

    def _unknown(self, i: int) -> bool:
        """Whether a word is nothing that the lexicon or the language knows."""
        word, tagged = self.view.words[i], self.view.tags[i]
        return (
            word is not None and tagged.tag == "N" and not tagged.prefix and not word.known and not word.verbs
        )

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
        if j == i + 1:
            return i + 1
        item = self._add(
            i, j, view.tags[i].prefix, "GPE" if view.tags[i].rest in ADMINISTRATIVE_HEADS else "FAC", "head"
        )
        item.key = fold(view.text[view.tokens[i + 1].start : view.tokens[j - 1].end])
        item.entity = "name:" + item.key.replace(" ", "-")
        return j


_RULERS = words("الملك الأمير الأميرة الملكة الشيخ الشيخة السلطان الإمام الخليفة الرئيس الشهيد")
_NAMED_AFTER_PEOPLE = words(
    "مركز مؤسسة جائزة مجمع مدينة قاعة برج كلية مدرسة معهد مكتبة متحف حديقة استاد كرسي مشروع كأس"
)
_VESSELS = words("سفينة ناقلة زورق باخرة يخت عبارة قارب غواصة مدمرة فرقاطة بارجة")
_FIELDS = words(
    "الأنباء الإعلام النفط الغاز الاتصالات الطيران الدراسات البحوث الأبحاث التنمية الإغاثة الصحافة"
)
_PLACE_PREPOSITIONS = words(
    "في إلى من قرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط نحو داخل خارج حول عبر باتجاه صوب بين"
)
_PLACE_ADJECTIVES = words(
    "الدولي الدولية الجوي الجوية البحري البحرية العسكري العسكرية البري الحدودي النفطي المركزي الشمالية "
    "الجنوبية الشرقية الغربية القديمة الكبرى الجديدة"
)
_BODY_ADJECTIVES = words(
    "المسلحة المسلح العسكرية العسكري الأمنية الأمني الجوية الجوي البحرية البرية الخاصة الاتحادية "
    "الفيدرالية الوطنية الوطني المركزي المركزية العليا الأعلى الانتقالية الانتقالي المؤقتة المحلية الحاكم "
    "الحاكمة النظامية الرسمية الرسمي المكلف مسلحة مسلح عسكرية عسكري أمنية أمني"
)
_OF_AN_OFFICE = _MODIFIERS_OF_OFFICE | _BODY_ADJECTIVES | words("باسمه باسمها باسمهم باسمهما باسمنا")
_PORTFOLIOS = words(
    "التعاون التجارة الصناعة الاستثمار السكان البيئة المياه الري الزراعة الثروة المعادن الطاقة الكهرباء التخطيط المغتربين شؤون الشؤون الهجرة السياحة "
    "الآثار الثقافة الفنون الإعلام الاتصال الشباب الرياضة التعليم التربية البحث التكوين الإسكان السكن السكنى المرافق النقل اللوجيستيك المواصلات الاتصالات "
    "التكنولوجيا الرقمنة العمل التشغيل الضمان الأوقاف الإرشاد البلديات الإنماء الإنتاج التموين الاقتصاد المالية التنمية التضامن الأسرة المرأة الطفولة "
    "الجالية الجماعات الصيد الغابات العدل الحريات حقوق الإصلاح التهيئة التعمير العمران الإدماج الحماية الوقاية الموارد المهجرين "
    "المغاربة التونسيين المصريين الموريتانيين الليبيين السوريين الفلسطينيين العراقيين"
)
_SEATED = frozenset(["authorities", "government", "regime", "presidency", "authorities-generic"])
"""Bodies that are those of a state where they sit in its capital."""
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


def _english(adjective: str, noun: str) -> str | None:
    return f"{adjective} {noun}".strip() or None
