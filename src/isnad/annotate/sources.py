"""Who speaks: from a noun phrase to a link of an attribution chain, and whom the article has quoted before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from isnad.annotate.agency import can_act
from isnad.annotate.arguments import Arguments, Group
from isnad.annotate.cues import Cues
from isnad.annotate.matching import OUTLET_MARKERS, government_seat
from isnad.annotate.syntax import Chunk, Sentence
from isnad.language.conjugation import Features
from isnad.language.folding import fold, words
from isnad.lexicon.given import given_names
from isnad.records import Link, LinkKind, Mention, Party


@dataclass(slots=True, frozen=True)
class Source:
    """A source: its words and span (none where only context names it), what it is, and how it agrees. `via` are the nearer
    sources through which it was reached when it last spoke."""

    text: str
    start: int | None
    end: int | None
    entity: str | None = None
    kind: LinkKind = "unknown"
    anonymous: bool = False
    count: int | None = None
    media: str | None = None
    country: str | None = None
    sector: str | None = None
    feminine: bool | None = None
    plural: bool | None = None
    via: tuple[Source, ...] = ()

    def link(self) -> Link:
        """It as a link of a chain."""
        return Link(text=self.text, start=self.start, end=self.end, entity=self.entity, kind=self.kind,
                    anonymous=self.anonymous, count=self.count, media=self.media)  # fmt: skip

    def party(self) -> Party:
        """It as the speaker of a statement."""
        return Party(
            text=self.text,
            start=self.start,
            end=self.end,
            entity=self.entity,
            country=self.country,
            sector=self.sector,
        )


_SECTOR_KINDS: dict[str, LinkKind] = {
    "MIL": "military", "GOV": "official", "LEG": "official", "JUD": "official", "COP": "official", "SPY": "official",
    "PRM": "group", "REB": "group", "UAF": "group", "PTY": "group", "OPP": "group", "ELI": "person",
}  # fmt: skip
_OUTLET_WORDS = words("الصحيفة الوكالة القناة الموقع المجلة الجريدة الشبكة الإذاعة المحطة التلفزيون")
_OF_NEWS = words("للأنباء الأنباء للإعلام الإخبارية الإخباري اليومية الإلكترونية الدولية الوطنية")
_DOCUMENTS = words(
    "بلاغ البلاغ أرقام معطيات إحصاءات إحصائيات بيان تقرير وثيقة وثائق دراسة مذكرة رسالة استطلاع تقارير بيانات نص نسخة محضر البيان التقرير الوثيقة الدراسة المذكرة الوثائق"
)
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

    def remember(self, source: Source) -> None:
        """Note that a source has spoken."""
        self.history.append(source)

    def carried(self, features: Features | None) -> Source | None:
        """The last speaker who agrees with a verb that names none."""
        for source in reversed(self.history[-12:]):
            if features is None or _agrees(source, features):
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
            frozenset(re.findall(r"\w+", text)) - OUTLET_MARKERS - _OUTLET_WORDS - _OF_NEWS
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
        chunk = group.chunk
        view = sentence.view
        head = chunk.head
        tagged = view.tags[head]
        feminine = None if features is None else features.gender == "f"
        plural = None if features is None or features.number == "s" else True
        person = next((m for m in chunk.mentions if m.kind == "PER"), None)
        role = next((m for m in chunk.mentions if m.kind == "ROLE"), None)
        if person is not None:
            sector = person.sector or (role.sector if role else None)
            country = person.country or (role.country if role else None)
            return Source(
                person.text,
                person.start,
                person.end,
                person.entity,
                _kind_of(sector, "person"),
                False,
                None,
                None,
                country,
                sector,
                feminine,
                plural,
            )
        start, end, text = phrase_span(sentence, chunk)
        mention = self._head_mention(sentence, chunk)
        kind: LinkKind
        bare = tagged.rest.removeprefix("ال") if tagged.article else tagged.rest
        if (
            mention is not None
            and mention.entity
            and mention.sector == "JRN"
            and mention.entity.startswith("name:")
        ):
            kind = "agency" if bare == fold("وكالة") else "outlet"
            return Source(
                mention.text,
                mention.start,
                mention.end,
                mention.entity,
                kind,
                sector="JRN",
                feminine=feminine,
            )
        if mention is not None and mention.entity and mention.entity.startswith("out."):
            outlet = view.lexicon.outlets.get(mention.entity)
            if outlet is not None and outlet.kind == "platform":
                return None
            kind = "agency" if outlet is not None and outlet.kind == "agency" else "outlet"
            return Source(
                mention.text,
                mention.start,
                mention.end,
                mention.entity,
                kind,
                False,
                None,
                None,
                None,
                "JRN",
                True if kind == "agency" else feminine,
            )
        if bare in _PLATFORMS:
            return None
        if bare in _REPORTERS and any((m.sector == "JRN" and m.kind == "ORG") for m in chunk.mentions):
            inner = next(m for m in chunk.mentions if (m.sector == "JRN" and m.kind == "ORG"))
            return self._outlet(sentence, inner)
        if tagged.rest in _OUTLET_WORDS or (bare in OUTLET_MARKERS):
            known = next((s for s in reversed(self.history) if s.kind in ("outlet", "agency")), None)
            outlet_mention = next((m for m in chunk.mentions if m.sector == "JRN" and m.kind == "ORG"), None)
            kind = "agency" if bare in ("وكاله",) else "outlet"
            if outlet_mention:
                entry = view.lexicon.outlets.get(outlet_mention.entity or "")
                kind = "agency" if entry is not None and entry.kind == "agency" else kind
                return Source(
                    outlet_mention.text,
                    outlet_mention.start,
                    outlet_mention.end,
                    outlet_mention.entity,
                    kind,
                    False,
                    sector="JRN",
                    feminine=feminine,
                )
            known = known or self._mentioned_outlet(sentence, head)
            if tagged.article and known is not None:
                return Source(
                    text, start, end, known.entity, known.kind, False, sector="JRN", feminine=feminine
                )
            if not tagged.article and chunk.last - chunk.head < 2:
                return None
            entity = (
                None
                if tagged.article
                else "name:"
                + fold(view.text[view.tokens[chunk.head + 1].start : end]).replace('"', "").replace(" ", "-")
            )
            return Source(text, start, end, entity, kind, False, sector="JRN", feminine=feminine)
        count = _count(sentence, chunk)
        if mention is not None and mention.kind == "LOC":
            return None
        if mention is not None and mention.kind in ("ORG", "GPE", "FAC", "NORP"):
            anonymous = (
                (mention.entity is None and not tagged.definite)
                or (bare in self.cues.anonymous)
                or (
                    mention.rule == "composition"
                    and not tagged.article
                    and mention.kind == "ORG"
                    and not _named_body(mention)
                )
            )
            if mention.kind == "NORP" and mention.rule == "adjective":
                anonymous = True
            if mention.rule == "composition" and mention.entity and bare not in _BODIES_BY_NOUN:
                institution = view.lexicon.institutions.get(mention.entity.split(".", 1)[-1])
                anonymous = anonymous or (institution is not None and institution.generic)
            kind = _kind_of(mention.sector, "official" if mention.kind == "GPE" else "unknown")
            if bare in self.cues.anonymous:
                kind = _link_kind(self.cues.anonymous[bare], kind)
                text2 = self._with_complement(sentence, chunk, arguments)
                if text2 is not None:
                    start, end, text = text2
                return Source(
                    text,
                    start,
                    end,
                    None,
                    kind,
                    True,
                    count,
                    None,
                    mention.country,
                    mention.sector,
                    feminine,
                    plural,
                )
            seat = (
                government_seat(view.lexicon, mention.text, mention.country)
                if mention.kind == "GPE"
                else None
            )
            return Source(
                mention.text,
                mention.start,
                mention.end,
                f"{seat.lower()}.government" if seat else mention.entity,
                kind,
                anonymous,
                count,
                None,
                mention.country,
                mention.sector,
                feminine,
                plural,
            )
        if bare in _DOCUMENTS and bare not in self.cues.anonymous:
            return self._document(sentence, chunk, (start, end, text), feminine)
        known_kind = self.cues.anonymous.get(bare) or self.cues.anonymous.get(tagged.rest)
        if role is None and known_kind is None and mention is None and not can_act(sentence, chunk):
            return None
        if role is not None and role.entity and known_kind is None:
            return Source(
                text,
                start,
                end,
                role.entity,
                _kind_of(role.sector, "official"),
                False,
                count,
                None,
                role.country,
                role.sector,
                feminine,
                plural,
            )
        if tagged.article and (tagged.rest in _PERSON_WORDS or role is not None or known_kind):
            same = self._same_described(bare, features)
            if same is not None:
                return replace(same, text=text, start=start, end=end)
            if role is not None and known_kind is None:
                return Source(
                    text,
                    start,
                    end,
                    role.entity,
                    _kind_of(role.sector, "official"),
                    False,
                    count,
                    None,
                    role.country,
                    role.sector,
                    feminine,
                    plural,
                )
        if known_kind is None and role is None and tagged.rest in given_names().given and not tagged.article:
            return Source(text, start, end, None, "person", feminine=feminine)
        if known_kind is None and self._named(sentence, chunk):
            kind = _kind_of(role.sector if role else None, "unknown")
            return Source(text, start, end, None, kind, False, count, None, None, None, feminine, plural)
        if known_kind or role is not None or _human(sentence, chunk):
            span = self._with_complement(sentence, chunk, arguments)
            if span is not None:
                start, end, text = span
            kind = _link_kind(known_kind, _kind_of(role.sector if role else None, "unknown"))
            country = next((m.country for m in chunk.mentions if m.country), None)
            return Source(
                text,
                start,
                end,
                None,
                kind,
                True,
                count,
                None,
                country,
                role.sector if role else None,
                feminine,
                plural,
            )
        if tagged.article and tagged.rest not in _NO_SPEAKERS and arguments is not None:
            loose = not self._named(sentence, chunk) or bare in self.cues.anonymous
            return Source(text, start, end, None, "unknown", loose, count, None, None, None, feminine, plural)
        if (
            arguments is not None
            and features is not None
            and tagged.tag in ("N", "X")
            and tagged.rest not in _NO_SPEAKERS
            and chunk.last - chunk.first <= 6
        ):
            return Source(
                text,
                start,
                end,
                None,
                "unknown",
                not self._proper(sentence, head),
                count,
                None,
                None,
                None,
                feminine,
                plural,
            )
        return None

    def _named(self, sentence: Sentence, chunk: Chunk) -> bool:
        """Whether a phrase names one body or person: something in quotation marks, a word nobody knows, a definite singular."""
        view = sentence.view
        head = view.tags[chunk.head]
        if any(view.tokens[t].form == '"' for t in range(chunk.first, chunk.last)):
            return True
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

    def _head_mention(self, sentence: Sentence, chunk: Chunk) -> Mention | None:
        head = sentence.view.tokens[chunk.head]
        return next(
            (
                m
                for m in chunk.mentions
                if m.kind != "ROLE" and m.start <= head.end - 1 and m.end > head.start
            ),
            None,
        )

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
        definite = sentence.view.tags[chunk.head].article
        return Source(text, start, end, None, "document", not definite, None, "document", feminine=feminine)

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
            ) and (features is None or _agrees(source, features)):
                return source
        return None

    def _with_complement(
        self, sentence: Sentence, chunk: Chunk, arguments: Arguments | None
    ) -> tuple[int, int, str] | None:
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
        start, end = view.bare_start(chunk.start), view.tokens[following.last - 1].end
        return start, end, view.text[start:end]


BODIES = words("تنظيم تحالف تجمع تشكيل ائتلاف اتحاد تيار تكتل مجلس قيادة رئاسة إدارة دفاع شهود ادعاء نيابة")
_BODIES_BY_NOUN = words("قوات جيش شرطة سلطات حكومة إدارة قيادة رئاسة بحرية")
_PARTITIVES = words("أحد إحدى بعض عدد أبناء سكان أهالي شهود عناصر قادة مسؤولو أعضاء نشطاء عضو")
_REPORTERS = words("مراسل مراسلة موفد مندوب مراسلو مراسلي محرر مبعوث")
_PLATFORMS = words("منصة صفحة حساب")
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


def _agrees(source: Source, features: Features) -> bool:
    if features.person != 3:
        return True
    if source.feminine is not None and features.number == "s" and source.feminine != (features.gender == "f"):
        return False
    if features.number in ("p", "d"):
        return bool(source.plural) or (source.count or 1) > 1
    return not source.plural


def _kind_of(sector: str | None, default: LinkKind) -> LinkKind:
    return _SECTOR_KINDS.get(sector or "", default)


def _link_kind(name: str | None, default: LinkKind) -> LinkKind:
    match name:
        case "official" | "military" | "witness" | "document" | "group" | "person" | "outlet" | "agency":
            return name
        case _:
            return default


def _named_body(mention: Mention) -> bool:
    """Whether a composed entity is one body (a ministry) rather than some members of it (`قوات أميركية`)."""
    return mention.text.startswith(("وزارة", "رئاسة", "هيئة", "مجلس", "حكومة", "جيش"))


_NUMBERS = {
    fold(w): n
    for w, n in {"اثنان": 2, "اثنين": 2, "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "خمسة": 5, "ستة": 6}.items()
}


def _count(sentence: Sentence, chunk: Chunk) -> int | None:
    """How many sources a phrase speaks of, where it says."""
    view = sentence.view
    for i in range(chunk.start, chunk.head + 1):
        number = _NUMBERS.get(view.tags[i].rest)
        if number:
            return number
        if view.tags[i].tag == "#" and view.tokens[i].form.isdigit() and int(view.tokens[i].form) < 100:
            return int(view.tokens[i].form)
    head = view.tags[chunk.head]
    if head.rest.endswith(("ان", "تان")) and any(n.number == "d" for n in head.nouns):
        return 2
    text = view.tokens[chunk.head].text
    if head.rest.endswith("ين") and ("َي" in text or "َيْن" in text):
        return 2
    return None


def _human(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the head is a common noun for people or a body of the lexicon."""
    tagged = sentence.view.tags[chunk.head]
    lexicon = sentence.view.lexicon
    bare = tagged.rest.removeprefix("ال") if tagged.article else tagged.rest
    for form in (tagged.rest, bare, "ال" + bare):
        if lexicon.institution_names.longest(form, ())[0] or lexicon.office_names.longest(form, ())[0]:
            return True
    return any(n.kind == "active" and n.number in ("p", "d") for n in tagged.nouns)


def phrase_span(sentence: Sentence, chunk: Chunk) -> tuple[int, int, str]:
    """Start, end and text of the noun phrase of a chunk, without preposition, proclitics and stray quotation marks."""
    view = sentence.view
    start = view.bare_start(chunk.start)
    last = chunk.last
    while (
        last - 1 > chunk.start
        and view.tokens[last - 1].kind == "punct"
        and view.tokens[last - 1].form not in (")", '"')
    ):
        last -= 1
    end = view.tokens[last - 1].end
    text = view.text[start:end]
    if text and text[-1] in '”»"' and not any(c in text[:-1] for c in '“«"'):
        end -= 1
        text = text[:-1]
    return start, end, text
