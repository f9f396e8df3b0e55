"""Who speaks: from a noun phrase to a link of an attribution chain, and whom the article has quoted before."""

from __future__ import annotations

import re
from dataclasses import replace

from isnad.annotate.grammar.agency import animacy_of, animacy_of_word, can_act
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.names.matching import OUTLET_MARKERS, government_seat
from isnad.annotate.statements.cues import Cues
from isnad.annotate.statements.pointing import SPOKESMEN, pointed_at
from isnad.annotate.statements.source import (
    Phrase,
    Source,
    after_inna,
    agrees,
    heads_a_named_body,
    human,
    in_marks,
    no_name,
    of_another,
    phrase_span,
    some_members,
)
from isnad.language.conjugation import Features
from isnad.language.folding import fold, words
from isnad.lexicon.given import given_names
from isnad.records import LinkKind, Mention

_SECTOR_KINDS: dict[str, LinkKind] = {
    "MIL": "military", "GOV": "official", "LEG": "official", "JUD": "official", "COP": "official", "SPY": "official",
    "PRM": "group", "REB": "group", "UAF": "group", "PTY": "group", "OPP": "group", "ELI": "person",
}  # fmt: skip
_OUTLET_WORDS = words("الصحيفة الوكالة القناة الموقع المجلة الجريدة الشبكة الإذاعة المحطة التلفزيون")
_OF_NEWS = words("للأنباء الأنباء للإعلام الإخبارية الإخباري اليومية الإلكترونية الدولية الوطنية")
DOCUMENTS = words(
    "تحقيقات التحقيقات فحوصات الفحوصات تحليل التحليل بلاغ البلاغ نشرة النشرة مسح المسح استبيان الاستبيان أرقام معطيات إحصاءات إحصائيات بيان تقرير وثيقة وثائق دراسة مذكرة رسالة استطلاع تقارير بيانات نص نسخة محضر البيان التقرير الوثيقة الدراسة المذكرة الوثائق"
)
"""Papers, which say what whoever issued them says."""
_NAME_WORDS = 3  # words of an outlet's name of which one may stand for it
_WHOSE = 2  # words after which an office says whose it is: الناطق باسم | وزارة الشؤون الخارجية
_PERSON_WORDS = words(
    "المسؤول المسؤولة الوزير الوزيرة الرئيس المتحدث المتحدثة الناطق الناطقة المصدر المسؤولان المسؤولون المسؤولين المصادر المصدران النائب السفير السفيرة القائد اللواء العميد القيادي المبعوث "
    "المبعوثة الدبلوماسي الضابط الجنرال الأمين المدير المديرة الدكتور الشيخ الطبيب الخبير المحلل الشاهد البيان الكاتب الناشط المحامي المندوب المندوبة الممثل"
)


class Sources:
    """Turns noun phrases of one article into sources and remembers who spoke."""

    def __init__(self, cues: Cues, outlet: str | None) -> None:
        self.cues = cues
        self.history: list[Source] = []
        self.outlet = fold(outlet) if outlet else None

    def remember(self, source: Source, *, before: int = 0) -> None:
        """Note that a source has spoken, before the last so many."""
        self.history.insert(len(self.history) - before, source)

    def carried(self, features: Features | None, at: int) -> Source | None:
        """The last speaker who agrees with a verb at offset `at` that names none; who spoke in a quotation closed since is
        forgotten (`وأضاف: «طلب المريض …». وأردف`)."""
        for source in reversed(self.history[-12:]):
            within = source.quotation
            if within is not None and not within[0] <= at < within[1]:
                continue
            if features is None or agrees(source, features):
                return replace(source, start=None, end=None)
        return None

    def last_via(self, source: Source) -> tuple[Source, ...]:
        """The nearer sources through which a named speaker was reached when quoted last."""
        return next((s.via for s in reversed(self.history) if s.entity == source.entity), ())

    def own_outlet(self, source: Source, sentence: Sentence) -> bool:
        """Whether a source is the very outlet that publishes the article."""
        if not self.outlet or not source.entity or source.kind not in ("outlet", "agency"):
            return False
        outlet = sentence.view.lexicon.outlets.get(source.entity)
        if outlet is not None:
            return self.outlet in {fold(n) for n in (*outlet.names, *outlet.marked)}
        own, named = (
            frozenset(
                _unbound(w) for w in set(re.findall(r"\w+", text)) - OUTLET_MARKERS - _OUTLET_WORDS - _OF_NEWS
            )
            for text in (self.outlet, fold(source.text))
        )
        return bool(named) and named <= own

    def from_group(
        self,
        sentence: Sentence,
        group: Group,
        arguments: Arguments | None = None,
        features: Features | None = None,
    ) -> Source | None:
        """The source that a noun phrase names, or None where it can be none (an abstract noun, a time)."""
        phrase = Phrase(sentence, group.chunk, features)
        whole = self._part_of(phrase, arguments)
        if whole is not None:
            return whole
        if phrase.rest in _ASKING or phrase.view.tags[group.chunk.start].rest == "اي":
            return None
        if self._known_by_nationality(phrase):
            named = self.by_surname(sentence, group.chunk)
            return named or self.carried(phrase.features, phrase.start) or self._mentioned(phrase)
        return (
            self._somebody(phrase)
            or self._press(phrase)
            or (None if phrase.no_source else self._body(phrase) or self._described(phrase, arguments))
        )

    def _part_of(self, phrase: Phrase, arguments: Arguments | None) -> Source | None:
        """Those of whom some speak: `عشرات من أهالي المفقودين`, `المئات من العمال`."""
        chunk, tags = phrase.chunk, phrase.view.tags
        if (
            chunk.start + 1 < chunk.head
            and tags[chunk.start].rest in _SCORES
            and tags[chunk.start + 1].rest == "من"
        ):
            those = Group(Chunk("NP", chunk.head, chunk.last, chunk.head, mentions=chunk.mentions))
            found = self.from_group(phrase.sentence, those, arguments, phrase.features)
            return None if found is None else replace(found, plural=True)
        k = phrase.sentence.chunk_of(phrase.chunk.head) + 1
        if phrase.bare not in _SCORES or k >= len(phrase.sentence.chunks):
            return None
        following = phrase.sentence.chunks[k]
        if following.kind != "PP" or following.prep != "من" or following.inner < 0:
            return None
        found = self.from_group(phrase.sentence, Group(following), arguments, phrase.features)
        return None if found is None else replace(found, plural=True)

    def by_surname(self, sentence: Sentence, chunk: Chunk) -> Source | None:
        """Somebody named before, of whom a phrase is but the family name: `السكاكر` after `عامر السكاكر`."""
        head = sentence.view.tags[chunk.head]
        if chunk.last - chunk.start != 1 or head.enclitic:
            return None
        start, end, text = phrase_span(sentence, chunk)
        for mention in sentence.out.mentions:
            if mention.start >= start:
                break
            if mention.kind == "PER" and fold(mention.text).split()[1:][-1:] == [head.rest]:
                kind = _kind_of(mention.sector, "person")
                return Source(
                    text, start, end, mention.entity, kind, country=mention.country, sector=mention.sector
                )
        return None

    def by_name(self, sentence: Sentence, chunk: Chunk, features: Features) -> Source:
        """Somebody of whom only the phrase tells, which is a name."""
        return Phrase(sentence, chunk, features).plain("unknown")

    def _somebody(self, phrase: Phrase) -> Source | None:
        """A person by name, or by an honorific whose pronoun means the one spoken of (`معاليه`)."""
        person, role = phrase.mention_of("PER"), phrase.role
        if person is not None and self._kin_of(phrase, person):
            return phrase.plain("person")
        if person is not None and not of_another(phrase, person):
            sector = person.sector or (role.sector if role else None)
            country = person.country or (role.country if role else None)
            return phrase.source(person, _kind_of(sector, "person"), country=country, sector=sector)
        named = self._kin_by_name(phrase) if person is None else None
        if named is not None:
            return named
        if phrase.rest in HONORIFICS:
            return self.carried(phrase.features, phrase.start) or self._mentioned(phrase)
        if (
            role is None
            and not phrase.tagged.article
            and phrase.rest in given_names().given
            and phrase.rest not in DOCUMENTS
            and phrase.rest not in self.cues.anonymous
            and not (phrase.chunk.last - phrase.chunk.head == 1 and no_name(phrase.tagged))
        ):
            return phrase.plain("person")
        return None

    def _kin_by_name(self, phrase: Phrase) -> Source | None:
        """Somebody's kin, with the name behind: `شقيقها كمال`."""
        head, view = phrase.chunk.head, phrase.view
        kin = any(n.enclitic and n.base in _KIN for n in phrase.tagged.nouns)
        after = head + 1
        if not kin or after >= phrase.sentence.last or view.tags[after].rest not in given_names().given:
            return None
        if view.tags[after].prefix or view.tags[after].article or view.tags[after].tag not in ("N", "X"):
            return None
        start, end = view.bare_start(head), view.tokens[after].end
        return replace(phrase.plain("person"), text=view.text[start:end], start=start, end=end)

    def _kin_of(self, phrase: Phrase, person: Mention) -> bool:
        """Whether a phrase means whoever is somebody to the person named right behind: `شقيق فلان`, `محامية فلان`."""
        head = phrase.chunk.head
        return (
            phrase.bare in _KIN
            and not phrase.tagged.definite
            and head + 1 < phrase.chunk.last
            and phrase.view.bare_start(head + 1) == person.start
        )

    def _mentioned(self, phrase: Phrase) -> Source | None:
        """The person with an office whom the article names first, before a phrase."""
        before = [
            m
            for m in phrase.sentence.out.mentions
            if m.kind == "PER" and m.end <= phrase.start and (m.sector or m.country)
        ]
        if not before:
            return None
        person = min(before, key=lambda m: m.start)
        kind = _kind_of(person.sector, "person")
        found = phrase.source(person, kind, country=person.country, sector=person.sector)
        return replace(found, start=None, end=None, feminine=None, plural=None)

    def _press(self, phrase: Phrase) -> Source | None:
        """An outlet or agency, by name, by its kind (`الصحيفة`) or through its reporter."""
        mention, bare, view = phrase.head_mention, phrase.bare, phrase.view
        if (
            mention is not None
            and mention.entity
            and mention.sector == "JRN"
            and mention.entity.startswith("name:")
        ):
            kind: LinkKind = "agency" if bare == fold("وكالة") else "outlet"
            return phrase.source(mention, kind, country=None, plural=None)
        if mention is not None and mention.entity and mention.entity.startswith("out."):
            outlet = view.lexicon.outlets.get(mention.entity)
            if outlet is not None and outlet.kind == "platform":
                phrase.no_source = True
                return None
            agency = outlet is not None and outlet.kind == "agency"
            return phrase.source(
                mention, "agency" if agency else "outlet", country=None, sector="JRN", plural=None,
                feminine=True if agency else phrase.feminine,
            )  # fmt: skip
        if bare in _PLATFORMS:
            phrase.no_source = True
            return None
        if self._own_name(phrase):
            return replace(phrase.plain("outlet"), entity=f"name:{bare}", sector="JRN", plural=None)
        named = next((m for m in phrase.chunk.mentions if m.sector == "JRN" and m.kind == "ORG"), None)
        site = None if named is None else view.lexicon.outlets.get(named.entity or "")
        if site is not None and site.kind == "platform":
            phrase.no_source = True  # موقع التواصل «فيسبوك»
            return None
        if bare in _REPORTERS and named is not None:
            return self._outlet(phrase.sentence, named)
        if bare in _REPORTERS and self._of_a_name(phrase):
            return replace(phrase.plain("outlet"), sector="JRN", plural=None)  # مراسل قرن برس
        if phrase.rest not in _OUTLET_WORDS and bare not in OUTLET_MARKERS:
            return None
        kind = "agency" if bare == "وكاله" else "outlet"
        if named is not None:
            entry = view.lexicon.outlets.get(named.entity or "")
            kind = "agency" if entry is not None and entry.kind == "agency" else kind
            return phrase.source(named, kind, country=None, sector="JRN", plural=None)
        known = next((s for s in reversed(self.history) if s.kind in ("outlet", "agency")), None)
        known = known or self._mentioned_outlet(phrase.sentence, phrase.chunk.head)
        if phrase.tagged.article and known is not None:
            return replace(phrase.plain(known.kind), entity=known.entity, sector="JRN", plural=None)
        if not phrase.tagged.article and phrase.chunk.last - phrase.chunk.head < 2:
            phrase.no_source = True
            return None
        name = (
            fold(view.text[view.tokens[phrase.chunk.head + 1].start : phrase.end])
            if not phrase.tagged.article
            else ""
        )
        entity = "name:" + name.replace('"', "").replace(" ", "-") if name else None
        return replace(phrase.plain(kind), entity=entity, sector="JRN", plural=None)

    def _own_name(self, phrase: Phrase) -> bool:
        """Whether a phrase is the publishing outlet by the word of its name: `وعلم المنبر من مصادر`, of «منبر الهامش»."""
        if not self.outlet or phrase.chunk.mentions or phrase.chunk.last - phrase.chunk.head > 1:
            return False
        names = {w.removeprefix("ال") for w in self.outlet.split()} - OUTLET_MARKERS - _OF_NEWS
        return phrase.tagged.article and phrase.bare in names and len(names) <= _NAME_WORDS

    def _of_a_name(self, phrase: Phrase) -> bool:
        """Whether what a reporter's noun says of whose is a name that nobody knows."""
        head, last = phrase.chunk.head, phrase.chunk.last
        if last - head < 2 or phrase.tagged.definite:
            return False
        word = phrase.view.words[head + 1]
        return phrase.view.tags[head + 1].tag == "X" or (word is not None and not word.known)

    def _body(self, phrase: Phrase) -> Source | None:
        """A body, a government by its capital or country, a people; some of its members are unnamed."""
        mention, bare = phrase.head_mention, phrase.bare
        community = mention is not None and (mention.entity or "").startswith("igo.")  # أوروبا
        if mention is not None and not community and (mention.kind == "LOC" or mention.rule == "vessel"):
            phrase.no_source = True
            return None
        branch = self._branch(phrase) if mention is None else None
        if branch is not None:
            return branch
        if mention is None or not (community or mention.kind in ("ORG", "GPE", "FAC", "NORP")):
            return None
        kind = _kind_of(mention.sector, "official" if mention.kind == "GPE" else "unknown")
        if bare in self.cues.anonymous and mention.rule != "head":  # and not فصيل «سرايا الوعد»
            start, end, text = self._with_complement(phrase.sentence, phrase.chunk) or phrase.span
            return replace(
                phrase.plain(_link_kind(self.cues.anonymous[bare], kind), anonymous=True),
                text=text, start=start, end=end, country=mention.country, sector=mention.sector,
            )  # fmt: skip
        seat = None
        if mention.kind == "GPE":
            seat = government_seat(phrase.view.lexicon, mention.text, mention.country)
        found = phrase.source(mention, kind, country=mention.country, sector=mention.sector)
        return replace(
            found,
            entity=f"{seat.lower()}.government" if seat else mention.entity,
            anonymous=some_members(phrase, mention),
            count=phrase.count,
        )

    def _branch(self, phrase: Phrase) -> Source | None:
        """The branch of a body that is named right behind: `فرع التنظيم في الصومال`, `جناح الحركة العسكري`."""
        if phrase.bare not in _BRANCHES or phrase.chunk.head + 1 >= phrase.chunk.last:
            return None
        start = phrase.view.bare_start(phrase.chunk.head + 1)
        whose = next((m for m in phrase.chunk.mentions if m.kind == "ORG" and m.start == start), None)
        if whose is None:
            return None
        found = phrase.plain(_kind_of(whose.sector, "group"))
        return replace(found, country=whose.country, sector=whose.sector)

    def _known_by_nationality(self, phrase: Phrase) -> bool:
        """Whether a phrase is but a nationality in the singular, of somebody spoken of before: `وأكد السويسري`."""
        chunk = phrase.chunk
        return (
            chunk.last - chunk.head == 1
            and phrase.tagged.article
            and phrase.rest in phrase.view.lexicon.adjectives
            and not phrase.rest.endswith(("ون", "ين", "يه"))
        )

    def paper(self, sentence: Sentence, chunk: Chunk) -> Source:
        """A thing that is leant on as if it were a document: `بحسب البرنامج الوطني`."""
        return Phrase(sentence, chunk, None).plain("document")

    def _described(self, phrase: Phrase, arguments: Arguments | None) -> Source | None:
        """A document, an office, or whoever is only described: `مسؤول في الوزارة`, `المصدر`."""
        sentence, chunk, tagged, bare, role = (
            phrase.sentence,
            phrase.chunk,
            phrase.tagged,
            phrase.bare,
            phrase.role,
        )
        if sentence.view.tags[chunk.last - 1].rest == "اخرين" and not chunk.prep:
            return None  # جرح 173 آخرين: a case in which nobody speaks
        if bare in DOCUMENTS and bare not in self.cues.anonymous:
            return self._document(sentence, chunk, phrase.span, phrase.feminine)
        known = (
            self.cues.anonymous.get(bare)
            or self.cues.anonymous.get(phrase.rest)
            or self._after_that(phrase)
            or self.unnamed_kind(sentence, chunk)
        )
        if known is None and role is None and in_marks(phrase):
            return phrase.plain("unknown")  # علمت «مرافئ» من مصدر
        able = role is not None or known is not None or can_act(sentence, chunk)
        if not able:
            return None
        held = None
        if role is not None and (known is None or role.entity is not None or bare in SPOKESMEN):
            # an office is named where it says whose it is, unless there are many such (`مسؤول أميركي`)
            owned = tagged.article or bare in SPOKESMEN
            own = (
                self._speaks_for(phrase)
                or role.entity is not None
                or (owned and (role.country is not None or len(role.text.split()) > 2))
                or heads_a_named_body(sentence, role)
                or any(n.enclitic and n.base in SPOKESMEN for n in tagged.nouns)  # ناطقه الرسمي
            )
            holder = self._named_holder(phrase)
            if holder is not None:
                return holder
            held = replace(
                phrase.plain(_kind_of(role.sector, "official"), anonymous=not own),
                entity=role.entity, country=role.country, sector=role.sector,
            )  # fmt: skip
            named = bare in SPOKESMEN and (
                self._speaks_for(phrase)
                or len(role.text.split()) > (1 if role.entity is not None else _WHOSE)
            )
            if own and (known is None or named):
                return held
        if tagged.article and (phrase.rest in _PERSON_WORDS or role is not None or known):
            same = self._same_described(bare, phrase.features)
            if same is not None:
                return replace(same, text=phrase.text, start=phrase.start, end=phrase.end)
            if held is not None:
                return replace(held, anonymous=False)
        if held is not None and not held.anonymous:
            return held
        if known is None and self._named(sentence, chunk):
            return phrase.plain(_kind_of(role.sector if role else None, "unknown"))
        if known or role is not None or human(sentence, chunk):
            start, end, text = self._with_complement(sentence, chunk) or phrase.span
            spoken_for = bare.removesuffix("ا") in SPOKESMEN and self._spoken_for(sentence, chunk)
            if spoken_for:
                return replace(
                    phrase.plain("official"), text=spoken_for[2], start=spoken_for[0], end=spoken_for[1]
                )
            country = next((m.country for m in chunk.mentions if m.country), None)
            kind = _link_kind(known, _kind_of(role.sector if role else None, "unknown"))
            told = (tagged.article and animacy_of(sentence, chunk) == "body") or (
                kind == "document" and _told_apart(sentence, chunk)
            )
            return replace(
                phrase.plain(kind, anonymous=not (told or self._governs(phrase))),
                text=text, start=start, end=end, country=country, sector=role.sector if role else None,
            )  # fmt: skip
        if arguments is None or phrase.rest in _NO_SPEAKERS:
            return None
        if tagged.article:
            return phrase.plain(
                "unknown",
                anonymous=not self._named(sentence, chunk) and animacy_of(sentence, chunk) != "body",
            )
        if phrase.features is None and animacy_of(sentence, chunk) == "body":
            return phrase.plain("unknown", anonymous=not self._named(sentence, chunk))  # بحسب منظمة حقوقية
        if phrase.features is not None and tagged.tag in ("N", "X") and chunk.last - chunk.first <= 6:
            return phrase.plain("unknown", anonymous=not self._proper(sentence, chunk.head))
        return None

    def unnamed_kind(self, sentence: Sentence, chunk: Chunk) -> str | None:
        """The kind of an unnamed source whose description has several words: `وسائل الإعلام`."""
        forms = [t.form for t in sentence.view.tokens[chunk.head : chunk.last]]
        found = self.cues.unnamed.longest(forms[0], forms[1:])[1] if forms else ()
        return found[0] if found else None

    def _speaks_for(self, phrase: Phrase) -> bool:
        """Whether a spokesman's phrase says of whom: `متحدث باسم الصندوق`, `ناطقا باسم الجماعة`."""
        head, tokens = phrase.chunk.head, phrase.view.tokens
        return (
            phrase.bare in SPOKESMEN
            and head + 2 < phrase.chunk.last
            and tokens[head + 1].form == "باسم"
            and phrase.view.tags[head + 2].definite
        )

    def _spoken_for(self, sentence: Sentence, chunk: Chunk) -> tuple[int, int, str] | None:
        """A spokesman with what is spoken for, where that is definite and stands in a phrase of its own: `متحدثا | باسم المؤسسة المالية`."""
        view, k = sentence.view, sentence.chunk_of(chunk.head)
        following = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
        if following is None or following.kind != "PP" or view.tokens[following.first].form != "باسم":
            return None
        if not view.tags[following.last - 1].definite:
            return None
        start, end = view.bare_start(chunk.start), view.tokens[following.last - 1].end
        return start, end, view.text[start:end]

    def _named_holder(self, phrase: Phrase) -> Source | None:
        """Who was named before with the office that a phrase points at."""
        person = pointed_at(phrase)
        if person is None:
            return None
        kind = _kind_of(person.sector, "person")
        found = phrase.source(person, kind, country=person.country, sector=person.sector)
        return replace(found, text=phrase.text, start=phrase.start, end=phrase.end)

    def _governs(self, phrase: Phrase) -> bool:
        """Whether a phrase is the one who holds an office of a place or body that it names: `والي داخلت نواذيبو`."""
        chunk = phrase.chunk
        return (
            phrase.bare in _GOVERNORS
            and not phrase.tagged.definite
            and any(
                m.kind in ("GPE", "LOC", "ORG", "FAC") and m.start >= phrase.view.tokens[chunk.head].end
                for m in chunk.mentions
            )
        )

    def _after_that(self, phrase: Phrase) -> str | None:
        """The kind of an unnamed source in the accusative that إن asks for: `فإن مصدرا`, `أن متحدثا`."""
        tagged, start = phrase.tagged, phrase.chunk.start
        if not tagged.rest.endswith("ا") or tagged.definite or not after_inna(phrase.view, start):
            return None
        return self.cues.anonymous.get(tagged.rest[:-1])

    def _named(self, sentence: Sentence, chunk: Chunk) -> bool:
        """Whether a phrase names one body or person: something in quotation marks, a word nobody knows, a definite singular."""
        view = sentence.view
        head = view.tags[chunk.head]
        if any(view.tokens[t].form == '"' for t in range(chunk.first, chunk.last)):
            return True
        named = any(
            m.kind in ("GPE", "ORG", "LOC") and view.token_at(m.end - 1) == chunk.last - 1
            for m in chunk.mentions
        )
        if named and chunk.last - chunk.head > 1 and animacy_of_word(view, chunk.head) == "body":
            return True  # لجان مقاومة أم روابة، دائرة صحة كركوك
        if head.rest.endswith(("ون", "ين")) or any(n.number in ("p", "d") for n in head.nouns):
            return False
        if head.article:
            return True
        last = view.words[chunk.last - 1]
        return (
            chunk.last - chunk.head > 1
            and (view.tags[chunk.last - 1].article or (last is not None and not last.known))
            and head.rest not in _PARTITIVES
        )

    def _proper(self, sentence: Sentence, head: int) -> bool:
        word = sentence.view.words[head]
        return word is not None and not word.known and not word.verbs

    def _mentioned_outlet(self, sentence: Sentence, before: int) -> Source | None:
        """The last outlet that the article names before a token."""
        limit = sentence.view.tokens[before].start
        found = None
        for mention in sentence.out.mentions:
            if mention.start >= limit:
                break
            if mention.sector == "JRN" and mention.kind == "ORG":
                found = mention
        if found is not None:
            return self._outlet(sentence, found)
        credit = next((c for c in sentence.out.credits if c.entity), None)
        if credit is None:
            return None
        return Source(credit.text, credit.start, credit.end, credit.entity, credit.kind, sector="JRN")

    def _outlet(self, sentence: Sentence, mention: Mention) -> Source:
        outlet = sentence.view.lexicon.outlets.get(mention.entity or "")
        kind: LinkKind = "agency" if outlet is not None and outlet.kind == "agency" else "outlet"
        return Source(mention.text, mention.start, mention.end, mention.entity, kind, sector="JRN")

    def _document(
        self, sentence: Sentence, chunk: Chunk, span: tuple[int, int, str], feminine: bool | None
    ) -> Source:
        """A statement or report: whose it is if it says so (`بيان للوزارة`), else itself."""
        owner = next((m for m in chunk.mentions if m.kind in ("ORG", "PER", "GPE") and m.entity), None)
        if owner is None:
            k = sentence.chunk_of(chunk.head)
            following = sentence.chunks[k + 1] if k + 1 < len(sentence.chunks) else None
            if following is not None and following.kind == "PP" and following.prep in ("ل", "من", "عن"):
                owner = next((m for m in following.mentions if m.kind in ("ORG", "PER") and m.entity), None)
                if owner is not None and chunk.last != following.first:
                    owner = None
        if owner is not None:
            return Source(
                owner.text,
                owner.start,
                owner.end,
                owner.entity,
                _kind_of(owner.sector, "official"),
                False,
                None,
                "statement",
                owner.country,
                owner.sector,
                feminine,
            )
        start, end, text = span
        return Source(
            text, start, end, None, "document", not _told_apart(sentence, chunk), None, "document",
            feminine=feminine,
        )  # fmt: skip

    def _same_described(self, bare: str, features: Features | None) -> Source | None:
        """The earlier speaker that a definite description (`المسؤول`) means."""
        for source in reversed(self.history):
            first = fold(source.text.split()[0]) if source.text else ""
            if first.removeprefix("ال") == bare:
                return source
        family = _FAMILIES.get(bare)
        if family is None:
            return None
        for source in reversed(self.history):
            if (
                source.kind in family or (source.kind == "person" and source.sector in ("GOV", "MIL", "LEG"))
            ) and (features is None or agrees(source, features)):
                return source
        return None

    def _with_complement(self, sentence: Sentence, chunk: Chunk) -> tuple[int, int, str] | None:
        """An unnamed source with where it belongs: `مسؤول في الحشد الشعبي`."""
        k = sentence.chunk_of(chunk.head)
        if k + 1 >= len(sentence.chunks):
            return None
        following = sentence.chunks[k + 1]
        if following.kind != "PP" or following.prep not in ("في", "من", "ب", "ل") or not following.mentions:
            return None
        if any(m.sector == "JRN" and m.kind == "ORG" for m in following.mentions) or all(
            m.kind == "LOC" for m in following.mentions
        ):
            return None
        view = sentence.view
        deed = view.tags[following.head]
        done = following.prep == "ب" and not deed.article and any(n.kind == "masdar" for n in deed.nouns)
        if done and animacy_of(sentence, following) != "body":
            return None  # طالب النواب | بإقالة الوزير
        start, end = view.bare_start(chunk.start), view.tokens[following.last - 1].end
        return start, end, view.text[start:end]


BODIES = words("تنظيم تحالف تجمع تشكيل ائتلاف اتحاد تيار تكتل مجلس قيادة رئاسة إدارة دفاع شهود ادعاء نيابة")
_PARTITIVES = words("أحد إحدى بعض عدد أبناء سكان أهالي شهود عناصر قادة مسؤولو أعضاء نشطاء عضو")
_SCORES = words("عشرات مئات آلاف مجموعة جمع حشد حشود")
_GOVERNORS = words("والي محافظ عمدة قائمقام متصرف معتمد مختار نقيب")
_BRANCHES = words("فرع جناح خلية ذراع كتلة مكتب لجنة أمانة شعبة")
_KIN = words("شقيق شقيقة والد والدة زوجة زوج نجل ابنة عم خال محامي محامية أرملة أخ أخت ابن صهر قريب")
_REPORTERS = words("مراسل مراسلة موفد مندوب مراسلو مراسلي محرر مبعوث")
_PLATFORMS = words("منصة صفحة حساب")
_ASKING = words("لماذا ماذا متى كيف أين")
_NO_SPEAKERS = words(
    "قائلة قائلا قائلين مضيفا مضيفة ذلك هذا هذه تلك وذلك الأمر الوضع اليوم أمس منه منها عليه أنه ما قد"
)
_FAMILIES: dict[str, tuple[str, ...]] = {
    fold(k): v
    for k, v in {
        "مسؤول": ("official", "military", "person"), "وزير": ("official",), "رئيس": ("official", "person"), "متحدث": ("official", "military", "group"),
        "ناطق": ("official", "military", "group"), "مصدر": ("unknown", "official", "military"), "قائد": ("military", "group"), "دبلوماسي": ("official",),
        "نائب": ("official", "person"), "سفير": ("official",), "مبعوث": ("official",), "قيادي": ("group", "person"), "متحدثة": ("official",), "مسؤولة": ("official",),
        "سفيرة": ("official",), "وزيرة": ("official",),
    }.items()
}  # fmt: skip


def _unbound(word: str) -> str:
    """A word of an outlet's name without the article, and without ل before it: `للجسر`."""
    return word.removeprefix("لل") if word.startswith("لل") else word.removeprefix("ال")


def _told_apart(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a paper is one that can be asked for: `التقرير`, `نص الاتفاق`, `بيان مشترك`; and no `تقرير` of whoever."""
    view = sentence.view
    joint = any(view.tags[t].rest in _JOINT for t in range(chunk.head + 1, chunk.last))
    return view.tags[chunk.head].article or view.tags[chunk.last - 1].definite or joint


_JOINT = words("مشترك مشتركا مشتركة")


def _kind_of(sector: str | None, default: LinkKind) -> LinkKind:
    return _SECTOR_KINDS.get(sector or "", default)


def _link_kind(name: str | None, default: LinkKind) -> LinkKind:
    match name:
        case "official" | "military" | "witness" | "document" | "group" | "person" | "outlet" | "agency":
            return name
        case _:
            return default


HONORIFICS = words(
    "معاليه معاليها سموه سموها سيادته سيادتها جلالته جلالتها فخامته فخامتها سعادته سعادتها دولته فضيلته غبطته نيافته قداسته"
)
