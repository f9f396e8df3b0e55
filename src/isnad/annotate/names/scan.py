"""The scan of a text for names by lexicon and grammar, left to right, longest match first."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from isnad.annotate.grammar.endings import calls_on
from isnad.annotate.names.countries import PLACE_PREPOSITIONS
from isnad.annotate.names.matching import (
    ADMINISTRATIVE_HEADS,
    BODY_HEADS,
    FACILITY_HEADS,
    OUTLET_MARKERS,
    Match,
    matcher,
)
from isnad.annotate.names.offices import OfficeReader
from isnad.annotate.names.persons import KUNYA, given_names
from isnad.annotate.names.sites import NAMED_AFTER_PEOPLE, PLACE_ADJECTIVES, VESSELS
from isnad.language.folding import fold, words
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged
from isnad.lexicon import Lexicon, Name

_HOUSES = words("مستشفى مدرسة جامع مسجد ثانوية قاعة صالة مستوصف")
_NAMED_SITES = FACILITY_HEADS | NAMED_AFTER_PEOPLE
_NEVER_QUALIFYING = words("قاضي محامي مفتي والي جندي شرطي خوري داعي مغني ولي مولوي مولى ليدي أفندي")


_HEADS = _NAMED_SITES | VESSELS | BODY_HEADS | OUTLET_MARKERS | ADMINISTRATIVE_HEADS | KUNYA | words("عبد")


class Scan(OfficeReader):
    """The scan of one sentence, left to right, longest match first."""

    def scan(self) -> None:
        """Find the names of the sentence."""
        tokens, tags, begins = self.view.tokens, self.view.tags, _begins(self.view.lexicon)
        i = self.first
        while i < self.last:
            i = max(i + 1, self._at(i)) if begins(tokens[i].form, tags[i]) else i + 1

    def _at(self, i: int) -> int:
        view = self.view
        tag = view.tags[i].tag
        match = self.matcher.at(view, i, self.last)
        if match is not None and self._cuts_a_name(match):
            match = None
        if (
            tag == "N"
            and view.tags[i].rest in _NAMED_SITES
            and not view.tags[i].article
            and not (match is not None and match.names and match.length > 2)  # جسر الملك حسين
        ):
            end = self._named_after(i)
            if end > i:
                return end
        if tag == "N" and view.tags[i].rest.removeprefix("ال") in VESSELS:
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
        if match.length == 1 and (self._qualifies(i) or calls_on(view, i)):
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
        at = match.first - 1
        quoted = (
            at >= self.first and view.tokens[at].form == '"' and not self._behind_an_outlet(match.first, at)
        )
        if quoted and at > self.first:
            at -= 1
        before, bare = (view.tokens[at].form, view.tags[at].rest) if at >= self.first else ("", "")
        marked = not OUTLET_MARKERS.isdisjoint((before, bare, bare.removeprefix("ال")))
        if marked and not quoted and bare == "وكاله" and view.tokens[match.first].form == "الانباء":
            marked = False  # وكالة الأنباء المتوسطية: no paper of that name
        for name in match.names:
            if name.use == "marked" and not (marked or (quoted and name.group == "outlet")):
                continue
            if name.use == "weak" and not (
                before in ADMINISTRATIVE_HEADS or before in FACILITY_HEADS or bare in ADMINISTRATIVE_HEADS
                or (view.tags[match.first - 1].tag == "P" and before in PLACE_PREPOSITIONS if match.first > self.first else False)
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

    def _name(self, match: Match, usable: tuple[Name, ...]) -> int:
        view = self.view
        head = match.first - 1
        name = usable[0]
        places = tuple(n for n in usable if n.kind in ("GPE", "LOC", "FAC"))
        if places and head >= self.first and not match.prefix and view.tokens[head].kind == "word":
            form = view.tags[head].rest
            if form in ADMINISTRATIVE_HEADS or form in FACILITY_HEADS:
                return self._headed(head, match, places)
        if name.kind == "PER" and name.use == "short" and not match.prefix and self._hospital(head):
            return self._namesake(head, match.last)  # مستشفى البشير
        item = self._add(match.first, match.last, match.prefix, name.kind, "lexicon", names=usable)
        item.key = fold(view.text[item.start : view.tokens[match.last - 1].end])
        last = match.last
        if name.kind == "FAC":
            while (
                last < self.last and view.tags[last].tag == "N" and view.tokens[last].form in PLACE_ADJECTIVES
            ):
                last += 1
            item.last = last
        if name.kind == "PER":
            last = item.last = self._lineage(last)
        return last

    def _cuts_a_name(self, match: Match) -> bool:
        """Whether a match ends within the quotation marks that open in it, whose name goes on: `شركة «معادن | موريتانيا»`."""
        tokens = self.view.tokens
        marks = [t for t in range(match.first + 1, match.last) if tokens[t].form == '"']
        if len(marks) != 1 or not match.names or match.last >= self.last or tokens[match.last].form == '"':
            return False
        return self._closing(marks[0] + 1) >= match.last

    def _behind_an_outlet(self, i: int, mark: int) -> bool:
        """Whether a word stands behind the mark that closes an outlet's name, and is but its adjective: `وكالة «رويترز» الإخبارية`."""
        closes = self.view.tokens[mark].end < self.view.tokens[i].start
        before = self.found[-1] if self.found else None
        named = before is not None and mark <= before.last <= mark + 1
        return closes and named and before is not None and any(n.group == "outlet" for n in before.names)

    def _hospital(self, i: int) -> bool:
        """Whether token `i` is a house that bears somebody's name, with nothing between."""
        return i >= self.first and self.view.tags[i].rest in _HOUSES and not self.view.tags[i].article

    def _unlisted(self, i: int) -> int:
        """A name that no list holds: a given name with what follows it, a place after its kind, an adjective of nationality."""
        view = self.view
        tagged = view.tags[i]
        if tagged.tag not in ("N", "X"):
            return i + 1
        end = self._body(i)
        if end > i:
            return end
        end = self._two_with_a_title(i)
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

    def _two_with_a_title(self, i: int) -> int:
        """The two people whom an office in the dual names, from token `i`; where the second ends: `النائبان | خليفة الراجحي | وبدر المشوط`."""
        view, tags = self.view, self.view.tags
        if not of_two(tags[i]) or not any(
            view.lexicon.office_names.longest(n.base.removeprefix("ال"), ())[0] for n in tags[i].nouns
        ):
            return i
        first = i + 1
        while first < self.last and tags[first].article and tags[first].rest.endswith(tags[i].rest[-2:]):
            first += 1  # النائبان المعارضان
        second = self.persons.after_title(first, self.last)
        if second <= first or second >= self.last or not tags[second].prefix.startswith("و"):
            return i
        end = self.persons.extend(second + 1, self.last)
        if end == second + 1 or tags[second].article:
            return i
        for begin, stop, prefix in ((first, second, ""), (second, end, tags[second].prefix)):
            item = self._add(begin, stop, prefix, "PER", "title")
            item.key = fold(view.text[item.start : view.tokens[stop - 1].end])
        return end


def of_two(tagged: Tagged) -> bool:
    """Whether a definite noun is of two by its ending: `النائبان`, `الوزيرين`."""
    return (
        tagged.article and tagged.rest.endswith(("ان", "ين")) and any(n.number == "d" for n in tagged.nouns)
    )


@lru_cache(maxsize=4)
def _begins(lexicon: Lexicon) -> Callable[[str, Tagged], bool]:
    """Whether a name may begin at a word, by its folded form and its reading alone; most words can be passed over."""
    openings, heads = matcher(lexicon).openings, _HEADS.union(given_names(lexicon), lexicon.adjectives)

    @remembered
    def begins(form: str, tagged: Tagged) -> bool:
        if tagged.tag in (".", "#"):
            return False
        if openings(form).ways:
            return True
        if tagged.tag == "N" and of_two(tagged):
            return True
        return tagged.tag in ("N", "X") and not heads.isdisjoint(
            (form, tagged.rest, tagged.rest.removeprefix("ال"))
        )

    return begins
