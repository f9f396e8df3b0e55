"""A source, and the noun phrase that may name one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import EllipsisType

from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.view import TextView
from isnad.language.conjugation import Features
from isnad.language.folding import fold, words
from isnad.language.tagging import Tagged
from isnad.records import Link, LinkKind, Mention, Party


@dataclass(slots=True, frozen=True)
class Source:
    """A source: its words and span (none where only context names it), what it is, and how it agrees. `via` are the nearer
    sources through which it was reached when it last spoke, `quotation` is the one in which it did."""

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
    quotation: tuple[int, int] | None = None

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


class Phrase:
    """A noun phrase that may name a source, with what is asked of it again and again."""

    def __init__(self, sentence: Sentence, chunk: Chunk, features: Features | None) -> None:
        self.sentence, self.chunk, self.features = sentence, chunk, features
        self.view = sentence.view
        self.tagged = self.view.tags[chunk.head]
        self.rest = self.tagged.rest
        self.bare = self.rest.removeprefix("ال") if self.tagged.article else self.rest
        self.feminine = None if features is None else features.gender == "f"
        counted = chunk.head > chunk.start and any(
            self.view.tags[t].rest in _SEVERAL for t in range(chunk.start, chunk.head)
        )
        several = (
            counted
            or self.bare in _MANY
            or (
                self.rest.endswith(("ون", "ين"))
                and any(n.number == "p" for n in self.tagged.nouns)
                and not any(n.base in (self.rest, self.bare) for n in self.tagged.nouns)
            )
        )
        self.plural = True if several or (features is not None and features.number != "s") else None
        self.role = self.mention_of("ROLE")
        self.no_source = False

    def mention_of(self, kind: str) -> Mention | None:
        """The first mention of a kind in the phrase."""
        return next((m for m in self.chunk.mentions if m.kind == kind), None)

    @cached_property
    def head_mention(self) -> Mention | None:
        """The mention that the head of the phrase belongs to, people and offices aside."""
        return head_mention(self.sentence, self.chunk)

    @cached_property
    def span(self) -> tuple[int, int, str]:
        """Start, end and text of the phrase."""
        return phrase_span(self.sentence, self.chunk)

    @property
    def start(self) -> int:
        """Where it starts."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.span[1]

    @property
    def text(self) -> str:
        """Its words."""
        return self.span[2]

    @cached_property
    def count(self) -> int | None:
        """How many it speaks of."""
        return _count(self.sentence, self.chunk)

    def source(
        self, mention: Mention, kind: LinkKind, *, country: str | None, sector: str | None = "JRN",
        feminine: bool | EllipsisType | None = ..., plural: bool | EllipsisType | None = ...,
    ) -> Source:  # fmt: skip
        """The source that a mention of the phrase names."""
        return Source(
            mention.text, mention.start, mention.end, mention.entity, kind, country=country, sector=sector,
            feminine=self.feminine if feminine is ... else feminine,
            plural=self.plural if plural is ... else plural,
        )  # fmt: skip

    def plain(self, kind: LinkKind, *, anonymous: bool = False) -> Source:
        """The source in the words of the phrase."""
        return Source(
            self.text, self.start, self.end, None, kind, anonymous, self.count,
            feminine=self.feminine, plural=self.plural,
        )  # fmt: skip


def no_name(tagged: Tagged) -> bool:
    """Whether a word alone is hardly a name: `هنا`, or a verbal noun of more than four letters (`اعتماد`)."""
    deed = len(tagged.rest) > 4 and any(n.kind == "masdar" and n.base == tagged.rest for n in tagged.nouns)
    return deed or tagged.rest in ("هنا", "هناك")


_BODIES_BY_NOUN = words("قوات جيش شرطة سلطات حكومة إدارة قيادة رئاسة بحرية")


_BUT = words("لكن ولكن")


def after_inna(view: TextView, start: int) -> bool:
    """Whether a noun at token `start` stands behind إن or one of its sisters, which put it into the accusative: `لكن مصدرا قال`."""
    if start == 0:
        return False
    return view.tags[start - 1].tag == "S" or view.tokens[start - 1].form in _BUT


def heads_a_named_body(sentence: Sentence, role: Mention) -> bool:
    """Whether an office is of one body or place with a name of its own: `مدير جامعة الملك خالد`."""
    return any(
        m.kind in ("ORG", "FAC") and m.rule == "composition" and role.start < m.start and m.end <= role.end
        for m in sentence.out.mentions
    )


def in_marks(phrase: Phrase) -> bool:
    """Whether a phrase stands by itself in quotation marks: a name."""
    tokens, chunk = phrase.view.tokens, phrase.chunk
    return (
        chunk.start > 0
        and chunk.last < len(tokens)
        and tokens[chunk.start - 1].form == '"'
        and tokens[chunk.last].form == '"'
    )


def agrees(source: Source, features: Features) -> bool:
    """Whether a verb form agrees with a source in person, gender and number."""
    if features.person != 3:
        return True
    if source.feminine is not None and features.number == "s" and source.feminine != (features.gender == "f"):
        return False
    if features.number in ("p", "d"):
        return bool(source.plural) or (source.count or 1) > 1
    return not source.plural


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


def human(sentence: Sentence, chunk: Chunk) -> bool:
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
    for t in range(max(chunk.head, chunk.start) + 1, chunk.last):
        if view.tags[t].rest in _SAYING_OF_HIS or (
            view.tags[t].rest in _REFUSING and t + 1 < len(view.tags) and view.tags[t + 1].rest in _REFUSED
        ):
            last = t  # مصدر قضائي | قوله، مصدر أمني | طلب عدم ذكر اسمه
            break
        if view.tags[t].rest in _TRUTH and t + 1 < chunk.last and view.tags[t + 1].rest in _OF_CLAIMS:
            last = t  # مصادر مطلعة | صحة الأنباء
            break
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


_TRUTH = words("صحة دقة مضمون")
_OF_CLAIMS = words(
    "الخبر الأخبار النبأ الأنباء المعلومات التقارير التقرير الشائعات الإشاعات المزاعم الادعاءات الاتهامات ما"
)
_SAYING_OF_HIS = words("قوله قولها قولهم قولهما")
_REFUSING = words("طلب رفض فضل اشترط آثر طلبت رفضت فضلت")
_REFUSED = words("عدم الكشف كشف ذكر نشر الإفصاح الإدلاء حجب إغفال ألا أن")


def head_mention(sentence: Sentence, chunk: Chunk) -> Mention | None:
    """The mention that the head of a phrase belongs to, offices aside."""
    head = sentence.view.tokens[chunk.head]
    return next(
        (m for m in chunk.mentions if m.kind != "ROLE" and m.start <= head.end - 1 and m.end > head.start),
        None,
    )


_MANY = words("بعض عديد كثير كثيرون كثيرين آخرون آخرين جميع أغلبية غالبية ناس")


_SEVERAL = words("جميع معظم غالبية أغلب كل بعض عدد عدة كافة مختلف سائر")


_GROUPS = words(
    "قوات عناصر مسلحون مسلحين مقاتلون مقاتلين مسؤولون مسؤولين أهالي سكان نشطاء جنود ضباط فصائل جماعات ميليشيات جهات مصادر"
)


def some_members(phrase: Phrase, mention: Mention) -> bool:
    """Whether a mention means some members of a body, or one of many such, rather than the body: `قوات أميركية`, `جماعة مسلحة`."""
    if mention.kind == "NORP" and mention.rule == "adjective":
        return True
    lexicon, last = phrase.view.lexicon, phrase.chunk.last - 1
    closed = phrase.tagged.definite or phrase.view.tags[last].definite or phrase.bare in _BODIES_BY_NOUN
    if mention.rule == "composition" and mention.entity:
        institution = lexicon.institutions.get(mention.entity.split(".", 1)[-1])
        if institution is not None and institution.generic:
            return phrase.bare not in _BODIES_BY_NOUN
        return not phrase.tagged.article and mention.kind == "ORG" and phrase.bare in _GROUPS
    if mention.entity is not None:
        return False
    if phrase.bare in _GROUPS:
        return True
    return not closed and mention.rule in ("generic", "institution", "composition")


def of_another(phrase: Phrase, person: Mention) -> bool:
    """Whether the office before a name belongs to the noun before it, so that the phrase is about another: `القيادي في حزب
    الرئيس فلان`."""
    roles = [m for m in phrase.chunk.mentions if m.kind == "ROLE" and m.end < person.start]
    if len(roles) < 2:
        return False
    outer, office = roles[0], roles[-1]
    joined = office.start == outer.end + 1 and person.start == office.end + 1
    annexed = " في " in outer.text and not outer.text.split()[-1].startswith("ال")
    return joined and annexed and office.text.startswith("ال")
