"""Shallow syntax: each sentence as a row of chunks.

Arabic order does most of the work. A noun phrase is a head with its idafa, adjectives and names; two of them in a
row after a verb are subject and object, and where one ends and the next begins is told by definiteness, case
endings and names. No tree is built: what events and statements need is who stands where around a verb.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.annotate.grammar.endings import accusative, calls_on, in_nun, keeps_nun, unfolded
from isnad.annotate.view import TextView
from isnad.language.adjectives import ADJECTIVES, adjectival, plain_adjective
from isnad.language.animacy import acts_as_people, animacy
from isnad.language.folding import fold, words
from isnad.language.numbers import PARTS
from isnad.language.prepositions import COMPOUNDS, LONGEST
from isnad.language.tagging import Tagged
from isnad.records import Annotations, Mention


class Chunk(msgspec.Struct):
    """A piece of a sentence: tokens `[first, last)`.

    `kind` is `V` verb, `NP`, `PP` (with its `prep`), `S` subordinator, `R` relative, `Z` negation, `T` particle,
    `B` adverb, `C` conjunction, `TIME` (a bare time expression), `.` punctuation. `coordinated` where و joins it to what stands
    before; `head` is the token of its head noun, `inner` where its noun phrase begins after a free preposition.
    """

    kind: str
    first: int
    last: int
    head: int
    prep: str = ""
    coordinated: bool = False
    mentions: list[Mention] = msgspec.field(default_factory=list[Mention])
    inner: int = -1

    @property
    def start(self) -> int:
        """The token where its noun phrase begins, any free preposition left out."""
        return self.inner if self.inner >= 0 else self.first

    @property
    def nominal(self) -> bool:
        """Whether it holds a noun phrase."""
        return self.kind in ("NP", "PP")

    def with_mentions(self, mentions: list[Mention]) -> Chunk:
        """The same piece with other names in it."""
        return Chunk(
            self.kind, self.first, self.last, self.head, self.prep, self.coordinated, mentions, self.inner
        )


_PREDETERMINERS = words(
    "مثل كل جميع بعض معظم أغلب غالبية عدد أحد إحدى بضعة بضع عدة مجموعة آلاف مئات عشرات ملايين نصف ثلث ربع كافة كلا كلتا سائر مختلف أكثر أقل نحو حوالي قرابة زهاء أي أية ثمة كبار نفس ذات"
)
_BROKEN_ADJECTIVES = words(
    "جدد كبار صغار قدامى أوائل أواخر عظام كرام أجانب عرب أكراد أتراك أعراب جرحى قتلى مرضى أسرى شبان"
)
_OPPOSED = fold("المعارضة")
_GROUPS = words("فصائل قوى قوات أحزاب جماعات كتل أطراف حركات شخصيات كتائب ميليشيات صحف")
_OF_WIDE = words("واسع طويل قصير رفيع متعدد بعيد متوسط عالي كثير شديد محدود سريع")
"""Adjectives with a noun that says in what: `واسع النطاق`, `متعدد الجنسيات`; without ة."""
_REACH = words("النطاق الأمد المدى المستوى الجنسيات الأطراف الأغراض اللهجة التأثير الخطورة الأجل الحجم")
_THESE_SAME = words("هذا هذه هؤلاء تلك ذلك هذين هاتين")
_SOME_OF_THEM = words(
    "أبناء سكان أهالي أهل قادة أعضاء عناصر أفراد ضحايا مثل كل جميع بعض معظم غالبية أصحاب منفذي مرتكبي"
)
_PEOPLES = words("أجانب عرب أكراد أتراك أعراب جدد كبار صغار قدامى")
_COLLECTIVES = words("ناس شباب أهالي أهل بدو قوم شعب جمهور ركاب سكان عمال طلاب")
_OWNERS_OF_NOTHING = words(
    "شاب شبان شابة شابان شابين رجل امرأة طفل طفلة فتى فتاة فتية صبي قراصنة لصوص لص شخص أشخاص انتحاري انتحارية إرهابي إرهابيين "
    "مواطن مواطنة لاجئ نازح مهاجر متظاهر متظاهرة محتج مسلح ملثم ملثمان مجهول مجهولان مستوطن غاضب"
)
"""Indefinite people that no noun after them belongs to: it is what they do something to."""
_CRAFT = words("زورق قارب مركب سفينة باخرة ناقلة عبارة سيارة شاحنة حافلة مركبة عربة دراجة قطار طائرة مروحية")
"""What moves on water, wheels or wings: one is not of another behind a word that says of which kind the first is."""
_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF"})
"""Sectors of those who bear arms."""
_FEW = 10
_SCORES = words(
    "مئة مائة ألف آلاف مليون عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
)
_NOMINAL = ("N", "X", "#", "O", "D")
_THESE = words("هذا هذه هؤلاء تلك")
"""Demonstratives that may bear a preposition before a noun; with `ذلك` it is rather an adverb (`لذلك`)."""
_ABOUT = words("نحو حوالي قرابة زهاء")
_COMPARING = words("أكثر أقل")
_COUNTING = _ABOUT | _COMPARING | words("ما")
_BOUNDS = tuple(
    tuple(fold(w) for w in bound.split())
    for bound in (
        "لا يقل عن",
        "يزيد على",
        "يزيد عن",
        "يربو على",
        "يربو عن",
        "يقارب",
        "يناهز",
        "يفوق",
        "مجموعه",
    )
)
"""What follows `ما` before a count: at least so many, or about so many."""
_OF_WHICH = words("عدد أحد أكثر أقل كل مجموعة أيا عشرات مئات آلاف ملايين")
"""Words that count or take from what follows `من`."""
_BRACKETED = 3
"""Tokens of a number in brackets."""
_AMOUNTS = words("كمية كميات مجموعات أعداد عددا عدد أعدادا")
_TOWARDS = frozenset({"وجه.5", "وجه.8", "طلق.7", "سير.1", "زحف.1", "قدم.5", "وجه.2", "طلق.4"})
_ONE_OR_TWO = words("واحد واحدا واحدة اثنين اثنتين اثنان اثنتان")
_TOWNS = words("المدينة العاصمة البلدة القرية الجزيرة الولاية المحافظة المديرية")
_THEIRS = ("ها", "هم", "هما", "هن", "نا")
_OF_THEM = tuple(words("إحدى أحد بعض نفس ذات أنفس معظم غالبيت جميع كل إحدا"))
_ONES_END = words("مصرع حتف")
_ONLY_ADJECTIVES = words("كبرى صغرى كبير كبيرة صغيرة جديد جديدة عديدة كثيرة بارزة بارز رئيسية عدة أخرى")
"""Adjectives that no noun depends on."""
_THE_SECOND = words("الأول الثاني الثالث الرابع الآخر")
_SEVERAL = words("عدة")
_TENS_OF_THEM = words("العشرات المئات الآلاف")
"""Counts of people that nothing is of: `شيع الآلاف | جثمان القتيل`."""
_STANDS = words("معارضة موالية منافسة حاكمة مؤيدة متحالفة متمردة مشاركة")
"""On whose side several parties or factions are, where the word might be a verbal noun as well."""
AROUND = words("وسط شمالي جنوبي شرقي غربي قرب")
"""Nouns that say where, and go on with no phrase."""
_OPEN_COMPOUNDS = frozenset(first for first, *_ in COMPOUNDS)
_HONORIFICS = words("السيد السيدة السادة الأستاذ الأخ")
MASCULINE_IN_TA = words(
    "قادة سادة ساسة طلبة أئمة إخوة خليفة علامة أساتذة قضاة رعاة غزاة دعاة ولاة هواة رماة مشاة جناة عصاة طغاة بغاة هداة بناة "
    "قراصنة أساقفة سماسرة تلامذة جبابرة باعة كتبة سحرة كفرة ورثة خونة قتلة مارة حفظة"
)
MASCULINE_STATES = words(
    "عراق أردن لبنان سودان مغرب يمن صومال سنغال نيجر تشاد باكستان فاتيكان كيان احتلال اتحاد"
)
"""States that a verb and an adjective treat as a man, as they do no other."""
_ALPHA3 = 3  # letters of a state's id
_ANY = words("أي أية")
_RANKS_WITH_FIRST = words("الفريق فريق الملازم ملازم الرقيب رقيب الوكيل وكيل العريف عريف")


class Sentence:
    """One sentence of an article as `chunks`, in order. `index` is its number, tokens `[first, last)`."""

    def __init__(
        self, view: TextView, out: Annotations, index: int, mentions: dict[int, Mention], times: set[int]
    ) -> None:
        self.view, self.out, self.index = view, out, index
        self.first, self.last = view.sentences[index]
        self._mentions = mentions
        self._times = times
        self._numbers = {
            i
            for i in range(self.first, self.last)
            if view.tokens[i].form in _NUMBERS or view.tags[i].rest in _NUMBERS
        }
        self.arguments: dict[int, object] = {}
        self.chunks = self._chunks()
        self._by_token = {t: k for k, c in enumerate(self.chunks) for t in range(c.first, c.last)}

    def _chunks(self) -> list[Chunk]:
        found: list[Chunk] = []
        i = self.first
        while i < self.last:
            chunk = self._chunk(i)
            before = found[-1] if found else None
            if chunk.kind == "NP" and before is not None and before.kind == "C":
                chunk.coordinated |= self.view.tokens[before.first].form in ("و", "او")
            elif chunk.kind == "NP" and self._opened_after_and(found):
                chunk.coordinated = True  # بين الجيش و«الدعم السريع»
            found.append(chunk)
            i = chunk.last
        return found

    def _opened_after_and(self, found: list[Chunk]) -> bool:
        """Whether the last chunk is a quotation mark right behind a و that stands alone."""
        if len(found) < 2 or found[-2].kind != "C" or self.view.tokens[found[-1].first].form != '"':
            return False
        if self.view.tokens[found[-2].first].form != "و" or found[-2].last != found[-1].first:
            return False
        closing = next(
            (t for t in range(found[-1].last, self.last) if self.view.tokens[t].form == '"'), self.last
        )
        return closing + 1 >= self.last or self.view.tags[closing + 1].tag not in (
            "V",
            "Z",
            "T",
        )  # و«قسد» تنفي

    def temporal(self, chunk: Chunk) -> bool:
        """Whether a chunk is a time expression, bare or in a preposition."""
        return chunk.kind == "TIME" or chunk.head in self._times

    def chunk_of(self, token: int) -> int:
        """Index of the chunk that holds a token."""
        return self._by_token.get(token, 0)

    def breaks(self, chunk: Chunk) -> bool:
        """Whether a chunk is a mark that ends a clause: any but a comma and a quotation mark."""
        return chunk.kind == "." and self.view.tokens[chunk.first].form not in ("،", '"')

    def nominal_before(self, k: int) -> Chunk | None:
        """The phrase of a noun right before chunk `k`."""
        return self.chunks[k - 1] if k > 0 and self.chunks[k - 1].nominal else None

    def verbs_before(self, k: int, within: int | None = None) -> Iterator[int]:
        """Indices of the verb chunks before chunk `k`, the nearest first; only of the `within` chunks before it, if given."""
        end = 0 if within is None else max(0, k - within)
        return (j for j in range(k - 1, end - 1, -1) if self.chunks[j].kind == "V")

    # ------------------------------------------------------------------ chunking

    def _chunk(self, i: int) -> Chunk:
        view = self.view
        tagged = view.tags[i]
        if tagged.tag in ("C", "V") and self._named(i):
            return self._nominal(i, tagged)  # أم درمان
        if tagged.rest in _COUNTING and (self._more_than(i) or self._about(i) or self._at_least(i)):
            return self._nominal(i, tagged)
        match tagged.tag:
            case "V" if i in self._times and not tagged.prefix:
                return self._time(i)  # فجر اليوم
            case "V":
                return Chunk("V", i, i + 1, i, coordinated=tagged.prefix.startswith(("و", "ف")))
            case "P":
                return self._prepositional(i, tagged)
            case "N" | "X" | "#" | "O" | "D":
                return self._nominal(i, tagged)
            case "." if (
                self._bracketed(i) and i + _BRACKETED < self.last and view.tags[i + _BRACKETED].tag == "N"
            ):
                return self._nominal(i, tagged)  # مقتل | (20) شخصا
            case "S" | "R" | "Z" | "T" | "B" | "C":
                return Chunk(tagged.tag, i, i + 1, i, coordinated=tagged.prefix.startswith("و"))
            case _:
                if i in self._times:
                    return self._time(i)
                return Chunk(".", i, i + 1, i)

    def _many(self, i: int) -> bool:
        """Whether the number at `i` has its noun in the singular: eleven and more."""
        form = self.view.tokens[i].form
        if form.isdigit():
            return int(form) > _FEW
        rest = self.view.tags[i].rest
        return rest in _SCORES or rest.removeprefix("ال") in _SCORES

    def _about(self, i: int) -> bool:
        """Whether a count opens with a word for *about* at `i`, which elsewhere is *towards*: `تجمع نحو 500 متظاهر`."""
        tags = self.view.tags
        if tags[i].rest not in _ABOUT or tags[i].enclitic or i + 1 >= self.last:
            return False
        towards = i > self.first and any(v.lemma in _TOWARDS for v in tags[i - 1].verbs)
        return not towards and (tags[i + 1].tag == "#" or i + 1 in self._numbers)

    def _more_than(self, i: int) -> bool:
        """Whether a count opens with a comparison at `i`: `أكثر من 9 آلاف شخص`."""
        tags = self.view.tags
        return (
            tags[i].rest in _COMPARING
            and i + 2 < self.last
            and tags[i + 1].rest == "من"
            and (tags[i + 2].tag == "#" or i + 2 in self._numbers)
        )

    def _at_least(self, i: int) -> int:
        """How many words from `i` on say *no fewer than* or *some* before a count: `ما لا يقل عن عشرة شبان`, `ما يقارب 200 منقب`;
        0 if none do."""
        if self.view.tags[i].rest != "ما":
            return 0
        forms = [self.view.tokens[k].form for k in range(i + 1, min(i + 5, self.last))]
        for bound in _BOUNDS:
            size = len(bound) + 1
            if tuple(forms[: len(bound)]) == bound and i + size < self.last:
                counted = i + size
                return size if self.view.tags[counted].tag == "#" or counted in self._numbers else 0
        return 0

    def _bracketed(self, i: int) -> bool:
        """Whether a number in brackets stands at `i`, as Gulf newspapers write counts: `(20) شخصا`."""
        view = self.view
        return (
            view.tokens[i].form == "("
            and i + 2 < self.last
            and view.tags[i + 1].tag == "#"
            and view.tokens[i + 2].form == ")"
        )

    def _amount(self, i: int) -> int:
        """How many words from `i` on only say how much there is of what follows: `كميات كبيرة من | الأسلحة`; 0 if none do."""
        tags, j = self.view.tags, i + 1
        if tags[i].rest not in _AMOUNTS or tags[i].enclitic or tags[i].article:
            return 0
        if j < self.last and tags[j].tag == "N" and adjectival(tags[j]) and not tags[j].article:
            j += 1
        of = j + 1 < self.last and tags[j].rest == "من" and not tags[j].enclitic
        return j + 1 - i if of and tags[j + 1].tag in ("N", "X") else 0

    def _time(self, i: int, prep: str = "") -> Chunk:
        j = i + 1
        while j < self.last and (
            j in self._times or (self.view.tags[j].rest in _CORRESPONDING and j + 1 in self._times)
        ):
            j += 1
        return Chunk("PP" if prep else "TIME", i, j, i, prep)

    def _prepositional(self, i: int, tagged: Tagged) -> Chunk:
        view = self.view
        compound = self._compound(i)
        if compound is not None:
            return compound
        prep = unfolded(view, tagged.rest if not tagged.enclitic else tagged.rest[: -len(tagged.enclitic)])
        j = i + 1
        if (
            tagged.enclitic
            or j >= self.last
            or (tagged.prefix and tagged.prefix[-1] in "بكل" and view.tags[i].rest in _DEMONSTRATIVES)
        ):
            if not tagged.enclitic and j < self.last and view.tags[i].rest in _THESE and view.tags[j].article:
                np = self._noun_phrase(j)  # مقاطعتهم لهذه الانتخابات
                prep = tagged.prefix[-1]
                return Chunk("PP", i, np.last, np.head, prep, tagged.prefix.startswith("و"), np.mentions, j)
            return Chunk("PP", i, i + 1, i, prep, tagged.prefix.startswith("و"))
        if view.tags[j].tag == "." and view.tokens[j].form == '"' and j + 1 < self.last:
            j += 1
        if j in self._times:
            time = self._time(j)
            return Chunk("PP", i, time.last, j, prep, tagged.prefix.startswith("و"), inner=j)
        if view.tags[j].rest == "اول" and view.tags[j].tag == "B" and j + 1 < self.last:
            j += 1  # في أول رد
        if view.tags[j].tag in ("N", "X", "#", "O", "D") or self._named(j):
            np = self._noun_phrase(j)
            return Chunk("PP", i, np.last, np.head, prep, tagged.prefix.startswith("و"), np.mentions, j)
        return Chunk("PP", i, i + 1, i, prep, tagged.prefix.startswith("و"))

    def _nominal(self, i: int, tagged: Tagged) -> Chunk:
        if i in self._times and i not in self._mentions:
            chunk = self._time(i)
            clitic = tagged.prefix.lstrip("وف")
            chunk.coordinated = tagged.prefix.startswith("و")
            if clitic:
                chunk.kind, chunk.prep = "PP", clitic
            return chunk
        coordinated = tagged.prefix.startswith("و")
        compound = self._compound(i)
        if compound is not None:
            return compound
        np = self._noun_phrase(i)
        np.coordinated = coordinated
        clitic = tagged.prefix.lstrip("وف")
        if clitic:
            np.kind, np.prep = "PP", clitic
        return np

    def _compound(self, i: int) -> Chunk | None:
        """The phrase that a preposition of several words opens at token `i`, or a noun that serves as one."""
        size = self._compound_size(i)
        if not size:
            return None
        np = self._noun_phrase(i + size)
        coordinated = self.view.tags[i].prefix.startswith("و")
        return Chunk(
            "PP", i, np.last, np.head, COMPOUNDS[self._words(i, size)], coordinated, np.mentions, i + size
        )

    def _compound_size(self, i: int) -> int:
        """How many tokens from `i` on are a preposition of several words, or a noun that serves as one; 0 if none is there."""
        if self._without_conjunction(i) not in _OPEN_COMPOUNDS:
            return 0
        for size in range(min(LONGEST, self.last - i - 1), 0, -1):
            following = self.view.tags[i + size]
            opens = following.tag in ("N", "X", "#") if size == 1 else following.tag in _NOMINAL
            if opens and (size > 1 or not following.prefix) and self._words(i, size) in COMPOUNDS:
                return size
        return 0

    def _words(self, i: int, size: int) -> tuple[str, ...]:
        """The folded words from token `i` on, a و or ف before the first left out."""
        return (self._without_conjunction(i), *[t.form for t in self.view.tokens[i + 1 : i + size]])

    def _without_conjunction(self, i: int) -> str:
        """The folded word of token `i`, a و or ف before it left out."""
        form, prefix = self.view.tokens[i].form, self.view.tags[i].prefix
        return form[len(prefix) - len(prefix.lstrip("وف")) :] if prefix else form

    def _complete(self, j: int) -> bool:
        """Whether a pronoun ends a quantifier, so that nothing more belongs to it: `إحداها`, `بعضهم`, `نفسها`."""
        rest = self.view.tags[j].rest
        return rest.endswith(_THEIRS) and rest.startswith(_OF_THEM)

    def _why(self, j: int) -> bool:
        """Whether a word is an indefinite deed in the accusative, which says why or how, and not how many of what."""
        tagged = self.view.tags[j]
        return (
            tagged.rest.endswith("ا")
            and not tagged.article
            and any(n.kind == "masdar" and n.base == tagged.rest[:-1] for n in tagged.nouns)
        )

    def _noun_phrase(self, i: int) -> Chunk:
        """The noun phrase that begins at token `i`."""
        view, tags, numbers = self.view, self.view.tags, self._numbers
        mentions: list[Mention] = []
        j = i + (self._at_least(i) or self._amount(i) or (_BRACKETED if self._bracketed(i) else 0))
        # numbers, quantifiers and demonstratives before the head
        while j < self.last and (
            tags[j].tag in ("#", "O", "D")
            or (tags[j].rest in _PREDETERMINERS and tags[j].tag in ("N", "P", "O"))
            or (j == i and tags[j].rest in _COMPARING and self._more_than(j))
            or j in numbers
        ):
            if j > i and tags[j].prefix.startswith("و") and tags[j].tag != "#" and j not in numbers:
                break
            if tags[j].tag == "O" and self._complete(j):
                return Chunk("NP", i, j + 1, j)  # إحداها | متظاهر، نفسها | ردا
            if tags[j].rest == "مجموعه" and j + 1 < self.last and tags[j + 1].rest != "من":
                break  # مجموعة مسلحة
            j += 1
            if (
                j < self.last
                and tags[j].tag == "P"
                and tags[j].rest == "من"
                and tags[j - 1].rest in _OF_WHICH
                and not tags[j].enclitic
            ):
                j += 1
        if (
            j >= self.last
            or (tags[j].tag not in ("N", "X") and not self._named(j))
            or (j > i and (tags[j].prefix or (j in self._times and tags[j].article)))  # أصيب 173 اليوم
            or (j > i and tags[j - 1].article and self._why(j))  # تظاهر المئات | احتجاجا
            or (j > i and tags[j - 1].rest in _TENS_OF_THEM and not (tags[j].article and adjectival(tags[j])))
        ):
            return Chunk("NP", i, max(j, i + 1), i, mentions=mentions)
        if j > i and tags[j - 1].article and tags[j].tag == "N" and tags[j].rest.endswith("ا"):
            return Chunk("NP", i, j, j - 1, mentions=mentions)  # تظاهر العشرات | تنديدا
        head = j
        if calls_on(view, j):
            return Chunk("NP", i, j + 1, j)
        definite_closed = False
        while j < self.last:
            mention = self._mentions.get(j)
            if mention is not None and j > head and self._adjective_of(j, mention):
                mention = None
            if mention is not None:
                if j > head and (
                    self._another_name(mentions, mention) or not self._joins_mention(head, j, mention)
                ):
                    break
                end = view.token_at(mention.end - 1) + 1
                mentions.append(mention)
                j = end
                # قائد | نادي النصر: an office left open goes on to what it is of
                definite_closed = not (
                    (mention.kind == "ROLE" or mention.rule == "institution")
                    and mention.entity is None
                    and mention.country is None
                    and not tags[j - 1].definite
                    and not accusative(view, j - 1)
                    and not keeps_nun(tags[j - 1])
                )
                if (
                    mention.kind == "ROLE"
                    and j < self.last
                    and j in self._mentions
                    and self._mentions[j].kind == "PER"
                ):
                    continue
                if mention.kind in ("PER", "GPE", "LOC") and not (
                    mention.kind == "GPE" and mention.rule == "adjective"
                ):
                    j = self._adjectives(j, nationality=mention.kind == "PER")
                    break
                continue
            if j > head and self._un(head, j):
                j += 2
                continue
            if j == head + 1 and not definite_closed and self._of_this(head):
                j += 2  # أبناء هذا الشعب
                definite_closed = True
                continue
            if j > head and tags[j].rest == "اول" and tags[j - 1].rest in _RANKS_WITH_FIRST:
                j += 1  # الفريق أول | فلان
                continue
            if j > head and not self._continues(head, j, definite_closed):
                break
            definite_closed = definite_closed or tags[j].definite
            j += 1
        j = self._appositions(j, mentions)
        return Chunk("NP", i, max(j, i + 1), head, mentions=mentions)

    def _another_name(self, mentions: list[Mention], mention: Mention) -> bool:
        """Whether a name after a name that is whole by itself begins another phrase: `اتهمت فتح | حركة حماس`."""
        if not mentions or mention.rule == "adjective":
            return False
        last = mentions[-1]
        if mention.kind in ("ROLE", "FAC"):  # استهدفت حركة حماس | رئيس البلدية
            return last.kind in ("ORG", "GPE") and last.rule == "lexicon"
        if mention.kind not in ("ORG", "GPE", "PER"):
            return False
        return last.kind in ("ORG", "PER", "GPE") and last.rule == "lexicon" and last.entity is not None

    def _un(self, head: int, j: int) -> bool:
        """Whether an adjective with its negation goes on: `المحادثات غير المباشرة`, `مصدر غير معروف`."""
        tags = self.view.tags
        if tags[j].rest != "غير" or tags[j].prefix or tags[j].enclitic or j + 1 >= self.last:
            return False
        return (
            tags[j + 1].tag == "N" and not tags[j + 1].prefix and tags[j + 1].article == tags[head].definite
        )

    def _of_this(self, head: int) -> bool:
        """Whether a deed, a thing or some of a people is of what a demonstrative points at right after it: `إقرار هذا القانون`, `أبناء هذا
        الشعب`; not somebody who does something to it (`نفى مسؤول | هذه الأنباء`)."""
        tags, j = self.view.tags, head + 1
        if j + 1 >= self.last or tags[j].tag != "D" or tags[j].prefix or tags[j].rest not in _THESE_SAME:
            return False
        if (
            tags[head].definite
            or tags[head].tag != "N"
            or accusative(self.view, head)
            or keeps_nun(tags[head])
        ):
            return False
        if not tags[j + 1].article or tags[j + 1].prefix or {j, j + 1} & self._times:
            return False
        deed = any(n.kind == "masdar" for n in tags[head].nouns)
        return deed or tags[head].rest in _SOME_OF_THEM

    def _named(self, i: int) -> bool:
        """Whether a name of several words begins at `i`, whatever its first word may be elsewhere."""
        mention = self._mentions.get(i)
        return (
            mention is not None
            and mention.start >= self.view.tokens[i].start
            and mention.end > self.view.tokens[i].end
        )

    def _adjective_of(self, j: int, mention: Mention) -> bool:
        """Whether a word for people only describes the definite noun before it: `السطو المسلح`, `الهجوم الانتحاري`."""
        tags = self.view.tags
        before, tagged = tags[j - 1], tags[j]
        if (
            mention.kind == "ROLE"
            and mention.end <= self.view.tokens[j].end
            and not tagged.article
            and not tagged.prefix
            and before.tag == "N"
            and any(tags[t].rest in ("مصدر", "مصادر") for t in range(max(self.first, j - 2), j))
        ):
            return True  # مصدر عسكري مسؤول
        return (
            mention.kind in ("ROLE", "NORP")
            and mention.rule != "adjective"
            and mention.end <= self.view.tokens[j].end
            and before.article
            and tagged.article
            and not tagged.prefix
            and adjectival(tagged)
            and animacy(before.rest, before.nouns, self.view.lexicon.morphology.nouns) == "thing"
        )

    def _fellows(self, before: Tagged, j: int, mention: Mention) -> bool:
        """Whether the name of a movement's people only says of which side those right before it are: `المقاتلين | الحوثيين`."""
        tagged, ending = self.view.tags[j], before.rest[-2:]
        one = self.view.token_at(mention.end - 1) == j and mention.kind in ("ORG", "NORP")
        several = ending in ("ون", "ين") and any(n.number == "p" for n in before.nouns)
        return one and several and before.article and not tagged.prefix and tagged.rest.endswith(ending)

    def _joins_mention(self, head: int, j: int, mention: Mention) -> bool:
        """Whether a name at `j` belongs to the phrase whose head is at `head`: idafa, title or apposition."""
        tags = self.view.tags
        prefix = tags[j].prefix
        if self._described(head, j - 1) and mention.rule != "adjective":
            return False  # مجموعة مسلحة | رئيس البلدية
        if prefix and self.view.bare_start(j) <= mention.start and mention.start > self.view.tokens[j].start:
            return False
        if prefix.endswith("ل") and tags[j].article and j > head:
            return False  # مساعدات | للسودان
        before = tags[j - 1]
        if (
            mention.rule == "adjective"
            or self._of_a_people(before, tags[j])
            or self._fellows(before, j, mention)
        ):
            return True
        if tags[j].article and mention.kind != "PER" and self._ends_a_state(j - 1, head):
            return False  # شل قضاة تونس | المحاكم
        if before.rest == "اول" and tags[j - 2].rest in _RANKS_WITH_FIRST:
            return mention.kind == "PER"
        if j - 1 > head and not before.article and j - 1 not in self._mentions and plain_adjective(before):
            return False  # ضربة جوية | العراق: nothing is owned by an adjective
        if keeps_nun(before):
            return False
        if (
            j - 1 == head
            and before.rest in _OWNERS_OF_NOTHING
            and mention.kind in ("ROLE", "ORG", "FAC")
            and self.view.token_at(mention.end - 1) > j
        ):
            return False  # قتل مسلح | مدير المدرسة
        if (
            accusative(self.view, j)
            and not tags[j].article
            and not accusative(self.view, j - 1)
            and not before.definite
        ):
            return False  # طعن شاب | جنديا إسرائيليا
        if before.rest in _HONORIFICS and mention.kind == "ROLE" and not prefix:
            return True  # السيد الوزير
        if (
            before.definite
            and mention.kind in ("GPE", "LOC")
            and (tags[head].rest in _TOWNS or before.rest in _TOWNS)
        ):
            return True  # في المدينة السويسرية جنيف، اجتياح العاصمة صنعاء
        if before.definite:
            # definite noun, then a name: a title or apposition (الوزير فلان) for people, else a new phrase
            inner = self._mentions.get(head)
            offices = self.view.lexicon.office_names
            titled = (
                (inner is not None and inner.kind in ("ROLE", "NORP"))
                or bool(offices.longest(tags[head].rest, ())[0])
                or bool(offices.longest(before.rest.removeprefix("ال"), ())[0])  # استشهاد العقيد فلان
                or self._title_before(head, j)
                or (j - 1 == head and before.rest in _PEERS)  # ونظيره | فلان
            )
            return mention.kind == "PER" and titled and before.rest not in _NOT_TITLES
        return not accusative(self.view, j - 1)

    def _ends_a_state(self, j: int, head: int) -> bool:
        """Whether the name of a country or a town ends at `j`, which owns nothing further."""
        return any(
            ((m.kind == "GPE" and m.rule != "adjective") or (m.rule == "composition" and m.country))
            and self.view.token_at(m.end - 1) == j
            for t in range(head, j + 1)
            if (m := self._mentions.get(t)) is not None
        )

    def _title_before(self, head: int, j: int) -> bool:
        """Whether a title stands before `j` with its adjectives only between them: `مقتل الجنرال الإيراني قاسم سليماني`."""
        view, tags = self.view, self.view.tags
        k = j - 1
        while (
            k > head
            and (view.tokens[k].form in view.lexicon.adjectives or adjectival(tags[k]))
            and tags[k].article
        ):
            if view.lexicon.office_names.longest(tags[k].rest.removeprefix("ال"), ())[0]:
                return True
            k -= 1
        return k > head and tags[k].article and bool(view.lexicon.office_names.longest(tags[k].rest, ())[0])

    def _continues(self, head: int, j: int, definite_closed: bool) -> bool:
        """Whether the noun at `j` goes on with the phrase: idafa or adjective."""
        view, tags = self.view, self.view.tags
        tagged, before = tags[j], tags[j - 1]
        number = j in self._numbers
        if number and tagged.article and before.article and not tagged.prefix:
            return True  # الأبراج الثلاثة
        if tagged.rest in _ONE_OR_TWO and not (tagged.prefix or before.definite):
            return j - 1 == head or not accusative(view, j - 1)  # دولار واحد، سائقين اثنين
        if self._several(j):
            return True  # صواريخ عدة
        if tagged.tag not in ("N", "X") or j in self._times or number:
            return False
        if tagged.rest == _FINANCIAL and before.article and not before.prefix:
            return True  # المؤسسات المالية, but وزارة المالية
        if tagged.rest in _OF_LOOKS or (before.rest in _OF_LOOKS and tagged.article):
            return True  # مسلحون مجهولو الهوية
        if tagged.prefix or tagged.rest in _QUANTIFIERS or tagged.rest in AROUND or self._compound_size(j):
            return False  # اشتباكات | وسط المدينة
        if tagged.tag == "X":
            return before.tag == "X" or not before.definite
        if before.enclitic and not tagged.definite:
            return False
        if tagged.enclitic and tagged.rest.removesuffix(tagged.enclitic) in _ONES_END:
            return False  # لقي عامل | مصرعه
        if (
            j - 1 == head
            and before.rest in _OWNERS_OF_NOTHING
            and not tagged.article
            and not (adjectival(tagged) and not self._owned(j))
        ):
            return False  # رشق شبان | دورية, اخترق قراصنة | موقع الوزارة
        if j - 1 > head and tagged.rest in _CRAFT and tags[head].rest in _CRAFT:
            return False  # صدم زورق دورية | قارب الصيادين
        if j - 1 == head and not tagged.definite and self._armed(head) and self._others(j):
            return False  # اغتصب جنود | نساء
        if j - 1 == head and head > self.first and self._many(head - 1) and not adjectival(tagged):
            return False  # ألف شخص | هتافات: what is counted in the singular owns nothing
        if head > 0 and tags[head - 1].rest in _ANY and (tagged.enclitic or tagged.article):
            return False  # لم تعلن أي جهة | مسؤوليتها, ولم تتبن أي جهة | الهجوم
        if not tagged.article and not before.article and accusative(view, j) and adjectival(tagged):
            both = accusative(view, j - 1)
            if both or any(n.base + "ا" == before.rest for n in before.nouns):
                return True  # مسؤولا كبيرا
        if tagged.article and self._beside_a_name(j):
            return False
        if tagged.rest in _THE_SECOND and j in self._behind_several(head, j):
            return False  # قتلت قوات الأمن | الثاني
        if definite_closed or before.definite:
            if not tagged.article or (self._titles(j) and before.rest not in _HONORIFICS):
                return False
            if j - 1 == head and not self._agreeing(before, j):
                return False  # داهم الجنود | الحي
            if tagged.rest in _SITES_TOO and (self._acting(head) or j - 1 > head):
                return False  # دخل الجيش | المخيم, but الاتفاق الموقع في جدة
            prisoners = any(n.broken and n.kind == "noun" for n in tagged.nouns) and tagged.rest.endswith("ي")
            if prisoners and acts_as_people(tagged.rest, tagged.nouns) and not self._of_men(tags[head]):
                return False  # رشت الوحدة | الأسرى
            if self._of_others(tags[head], before, tagged):
                return False  # منعت السلطات | المصلين, أمهل المجلس | المعتصمين
            if j - 1 > head and not tagged.prefix and not self._agreeing(tags[head], j) and self._person(j):
                return False  # أحالت النيابة العامة | السائق
            itself = any(
                n.kind == "masdar" and n.base == tags[head].rest.removeprefix("ال") for n in tags[head].nouns
            )  # الطيران
            if (
                before.article
                and before.rest.removeprefix("ال").removesuffix("ه") in _OF_WIDE
                and tagged.rest in _REACH
            ):
                return True  # الهجوم الواسع النطاق
            if j - 1 == head and self._of_such(tags[head], tagged):
                return True  # الفصائل المعارضة, البراميل المتفجرة
            if j - 1 == head and self._of_a_people(before, tagged):
                return True  # المسؤولون الأكراد
            if not itself and in_nun(tags[head]) and not tagged.rest.endswith(("ون", "ان")):
                return False  # الطرفان | المفاوضات، المحتجون | المعتصمين
            if before.enclitic and j - 1 == head and tagged.rest.endswith("يه"):
                return True  # اجتماعاتهم الدورية: what is theirs owns nothing
            return adjectival(tagged) or (
                j - 1 == head and before.article and tagged.rest.removeprefix("ال") in ADJECTIVES
            )
        if accusative(view, j):
            # هجوما صاروخيا: both accusative go together; else a new phrase or an adverbial
            both = accusative(view, j - 1) or (before.rest.endswith("ات") and tagged.rest.endswith("ه"))
            return both and adjectival(tagged)  # but not هدمت جرافات | منزلا
        if accusative(view, j - 1):
            return tagged.rest in _FURTHER and j - 1 == head  # مع 22 معتقلا آخرين
        if keeps_nun(before):  # متظاهرون غاضبون, but متظاهرون | مبنى
            return adjectival(tagged) and not tagged.article and tagged.rest.endswith(("ون", "ين", "ان"))
        if self._described(head, j - 1):
            return adjectival(tagged) and not tagged.article  # مجموعة مسلحة | وزيرا سابقا
        return not (
            any(n.kind == "active" and n.lemma for n in tagged.nouns)
            and not tagged.article
            and not any(n.enclitic for n in tagged.nouns)
            and tagged.rest.endswith("ا")
        )

    def _several(self, j: int) -> bool:
        """Whether the word at `j` says of the indefinite plural right before it that there are several: `صواريخ عدة`; not one that counts
        what follows it (`استهدف مسلحون | عدة قرى`)."""
        tags = self.view.tags
        if tags[j].rest not in _SEVERAL or tags[j].prefix or tags[j].enclitic or tags[j - 1].definite:
            return False
        if tags[j - 1].tag != "N" or j - 1 in self._times:
            return False
        counted = tags[j + 1] if j + 1 < self.last else None
        return counted is None or counted.tag not in ("N", "X") or bool(counted.prefix) or adjectival(counted)

    def _behind_several(self, head: int, j: int) -> tuple[int, ...]:
        """`j`, where the phrase up to it is the name of a body that is feminine or several, which no masculine ordinal describes."""
        named = next((m for t in range(head, j) if (m := self._mentions.get(t)) is not None), None)
        several = self.view.tags[head].rest.endswith(("ات", "ه"))
        if named is None or named.kind != "ORG" or not several:
            return ()
        return (j,) if self.view.token_at(named.end - 1) == j - 1 else ()

    def _described(self, head: int, j: int) -> bool:
        """Whether the indefinite word at `j` is an adjective of the head, so that it owns nothing: `مجموعة مسلحة`, `فصيل مسلح`."""
        tags = self.view.tags
        first, tagged = tags[head], tags[j]
        if j <= head or first.definite or tagged.definite or tagged.prefix or tagged.enclitic:
            return False
        if j > head + 1:  # أحزاب معارضة كبرى | دعوة رئيس الدولة
            qualified = adjectival(tags[j - 1]) or tags[j - 1].rest in _STANDS
            return tagged.rest in _ONLY_ADJECTIVES and j - 1 not in self._mentions and qualified
        if tagged.rest in _STANDS and any(n.broken for n in first.nouns):
            return True  # أحزاب معارضة | دعوة الرئيس
        if j == head + 1 and tagged.rest in _ONLY_ADJECTIVES:
            return True
        bare = tagged.rest.removesuffix("ه")
        if (
            bare not in ADJECTIVES
            or bare + "ه" not in ADJECTIVES
            or not any(n.kind == "noun" for n in first.nouns)
        ):
            return False
        if tagged.rest in _COLLECTIVES or any(n.kind == "masdar" for n in tagged.nouns):
            return False
        return tagged.rest.endswith("ه") == first.rest.endswith(("ه", "ات"))

    def _of_others(self, head: Tagged, before: Tagged, tagged: Tagged) -> bool:
        """Whether a plural of men can be no adjective of a head, which is none, nor of the word `before` it: `المجلس العسكري |
        المعتصمين`."""
        several = tagged.rest.endswith(("ين", "ون")) and any(n.number == "p" for n in tagged.nouns)
        if not several and tagged.rest not in _MEN:
            return False
        if head.rest.endswith(("ه", "ات")):
            return True
        if before.rest.endswith(("ين", "ون", "ان")):
            return False  # بلد الحرمين الشريفين
        known = any(n.kind == "noun" for n in head.nouns)
        return known and not self._of_men(head)

    def _of_men(self, head: Tagged) -> bool:
        """Whether a noun means several men, or people of whom nothing else is told: `الجنود`, `الشباب`, but not `المجلس`, `الدول`."""
        if head.rest.endswith(("ون", "ين", "ان")) or head.rest.removeprefix("ال") in _COLLECTIVES:
            return True
        match animacy(head.rest, head.nouns, self.view.lexicon.morphology.nouns):
            case "people":
                return True
            case "body":
                return False
            case _:
                return any(n.broken or n.number in ("p", "d") for n in head.nouns)

    def _owned(self, j: int) -> bool:
        """Whether a noun without article is of the definite noun or name right after it, as no adjective is: `موقع الوزارة`."""
        k = j + 1
        if k >= self.last or self.view.tags[k].prefix or self.view.tags[k].tag != "N":
            return False
        mention = self._mentions.get(k)
        return not keeps_nun(self.view.tags[j]) and (
            self.view.tags[k].article or (mention is not None and mention.kind in ("ORG", "GPE", "FAC"))
        )

    def _armed(self, head: int) -> bool:
        """Whether a noun without article is for armed men, who belong to a body and to nobody else: `جنود`, `مسلحين`."""
        view = self.view
        tagged = view.tags[head]
        if tagged.definite or animacy(tagged.rest, tagged.nouns, view.lexicon.morphology.nouns) != "people":
            return False
        _, found = view.lexicon.institution_names.longest(view.tags[head].rest, ())
        bodies = [view.lexicon.institutions[name] for name, _ in found]
        return any(body.generic and body.sector in _ARMED for body in bodies)

    def _others(self, j: int) -> bool:
        """Whether an indefinite noun means people by itself, and is no adjective."""
        tagged = self.view.tags[j]
        known = self.view.lexicon.morphology.nouns
        return not adjectival(tagged) and animacy(tagged.rest, tagged.nouns, known) == "people"

    def _beside_a_name(self, j: int) -> bool:
        """Whether several people stand right after a state, a body or an officer, which they do not describe: `واشنطن | المتظاهرين`,
        `الأمم المتحدة | الأسرى`."""
        view, tagged = self.view, self.view.tags[j]
        if self._of_another_sex(j):
            return True  # رفضت إثيوبيا | المقترح
        if view.tokens[j].form in view.lexicon.adjectives or not acts_as_people(tagged.rest, tagged.nouns):
            return False
        if not (
            tagged.rest.endswith(("ين", "ون")) or any(n.broken for n in tagged.nouns) or tagged.rest in _MEN
        ):
            return False
        before = view.tokens[j - 1]
        named = next(
            (m for m in self._mentions.values() if m.start <= before.start and m.end >= before.end), None
        )
        if named is None:
            return False
        if named.kind == "ROLE" and not (view.tags[j - 1].definite or adjectival(view.tags[j - 1])):
            return False  # رئيس حزب | الوطنيين
        if named.kind == "ROLE":
            first = view.tags[view.token_at(named.start)]
            return not any(
                n.broken or n.number in ("p", "d") for n in first.nouns
            )  # وزير الداخلية | المتظاهرين
        return named.kind in ("GPE", "ORG") and named.rule != "adjective"

    def _of_a_people(self, before: Tagged, tagged: Tagged) -> bool:
        """Whether a definite word is a broken plural that says of what people or kind those right before it are: `المسؤولون | الأكراد`."""
        several = before.article and before.rest.endswith(("ون", "ين"))
        own = tagged.article and not tagged.prefix and tagged.rest.removeprefix("ال") in _PEOPLES
        return several and own and any(n.number == "p" for n in before.nouns)

    def _of_such(self, head: Tagged, tagged: Tagged) -> bool:
        """Whether a feminine participle describes the broken plural of things or groups right before it."""
        if not (head.article and tagged.article and tagged.rest.endswith("ه")) or tagged.prefix:
            return False
        if tagged.rest == _OPPOSED:
            return head.rest.removeprefix("ال") in _GROUPS
        known = self.view.lexicon.morphology.nouns
        return (
            any(n.broken for n in head.nouns)
            and any(n.kind in ("active", "passive") for n in tagged.nouns)
            and animacy(head.rest, head.nouns, known) == "thing"
        )

    def _of_another_sex(self, j: int) -> bool:
        """Whether a masculine word stands right after the name of a state that is feminine."""
        named, tagged = self._mentions.get(j - 1), self.view.tags[j]
        if named is None or named.kind != "GPE" or named.rule == "adjective":
            return False
        state = len(named.entity or "") == _ALPHA3 and self.view.token_at(named.end - 1) == j - 1
        he = self.view.tags[j - 1].rest.removeprefix("ال") in MASCULINE_STATES
        return state and not he and not tagged.rest.endswith(("ه", "ي", "ى"))

    def _person(self, j: int) -> bool:
        """Whether a word is one who does something, and no adjective of the language: `السائق`."""
        tagged = self.view.tags[j]
        return (
            tagged.rest.removeprefix("ال") not in ADJECTIVES
            and acts_as_people(tagged.rest, tagged.nouns)
            and any(n.number == "s" for n in tagged.nouns)
        )

    def _acting(self, i: int) -> bool:
        """Whether a noun means people or a body."""
        tagged = self.view.tags[i]
        return animacy(tagged.rest, tagged.nouns, self.view.lexicon.morphology.nouns) in ("people", "body")

    def _agreeing(self, head: Tagged, j: int) -> bool:
        """Whether a definite word can by its gender and number be an adjective of the feminine or plural noun right before it."""
        tagged, text = self.view.tags[j], self.view.tokens[j].text
        inflected = (
            tagged.rest.endswith(("ه", "ات", "ون", "ين", "ان", "ا", "اء"))
            or text.endswith("ى")
            or any(n.broken or n.number in ("p", "d") for n in tagged.nouns)
            or self.view.tokens[j].form in self.view.lexicon.adjectives
        )
        people = acts_as_people(head.rest, head.nouns)
        bare = head.rest.removeprefix("ال")
        broken = any(n.broken for n in head.nouns) or bare in _COLLECTIVES
        if (
            tagged.rest.endswith(("ون", "ين"))
            and people
            and not broken
            and any(n.number == "p" for n in tagged.nouns)
        ):
            return head.rest.endswith(("ون", "ين", "ه", "ات"))  # دعا الوزير | المواطنين
        if inflected or not tagged.nouns or tagged.rest.removeprefix("ال") in _BROKEN_ADJECTIVES:
            return True
        if head.rest.endswith(("ه", "ات")):
            return bare in MASCULINE_IN_TA or not any(n.base == bare or n.number == "p" for n in head.nouns)
        return not (broken and people)

    def _titles(self, j: int) -> bool:
        """Whether a definite title at `j` opens the name of a person right after it: `لأمانة المنطقة المهندس تركي`."""
        mention = self._mentions.get(j + 1)
        if mention is None or mention.kind != "PER" or j + 1 >= self.last:
            return False
        return self.view.tokens[j].form not in self.view.lexicon.adjectives

    def _adjectives(self, j: int, *, nationality: bool) -> int:
        tags = self.view.tags
        adjectives = self.view.lexicon.adjectives
        while (
            j < self.last
            and tags[j].tag == "N"
            and not tags[j].prefix
            and tags[j].article
            and (self.view.tokens[j].form in adjectives if nationality else adjectival(tags[j]))
            and tags[j].rest not in _SITES_TOO
            and not self._beside_a_name(j)
            and j not in self._times
            and (j not in self._mentions or self._mentions[j].rule == "adjective")  # العجيلات الليبية
        ):
            j += 1
        return j

    def _appositions(self, j: int, mentions: list[Mention]) -> int:
        """A name in quotation marks or brackets right after the phrase: `حركة «…»`, `الدولة الإسلامية (داعش)`."""
        view = self.view
        if j < self.last and view.tokens[j].form in ('"', "(") and view.tokens[j].text not in ("»", "”"):
            closing = '"' if view.tokens[j].form == '"' else ")"
            for k in range(j + 1, min(j + 6, self.last)):
                if view.tokens[k].form == closing:
                    inner = [self._mentions[t] for t in range(j + 1, k) if t in self._mentions]
                    if closing == ")" and len(inner) != 1:
                        return j
                    if closing == '"' and (
                        (view.tags[j + 1].tag == "V" and j + 1 not in self._mentions)
                        or not (inner or not view.tags[j - 1].definite)
                        or (self._beyond_naming(j, mentions) and not any(m.kind == "PER" for m in inner))
                    ):
                        return j
                    mentions.extend(inner)
                    return k + 1
        if (
            j < self.last
            and j in self._mentions
            and self._mentions[j].kind == "PER"
            and self._mentions[j].start <= view.tokens[j].start
            and mentions
            and mentions[-1].kind == "ROLE"
        ):
            mentions.append(self._mentions[j])
            return view.token_at(self._mentions[j].end - 1) + 1
        return j

    def _beyond_naming(self, j: int, mentions: list[Mention]) -> bool:
        """Whether the phrase before `j` is of a state or one of its powers, which a name in quotation marks does not name: `هاجم الجيش |
        «الدعم السريع»`, `قصفت إسرائيل | «حزب الله»`."""
        view, tags = self.view, self.view.tags
        last = mentions[-1] if mentions else None
        if last is not None and last.kind == "GPE" and last.rule != "adjective":
            return view.token_at(last.end - 1) == j - 1 and view.token_at(last.start) == j - 1
        k = j - 1
        while k > self.first and view.tokens[k].form in view.lexicon.adjectives:
            k -= 1
        return tags[k].article and tags[k].rest.removeprefix("ال") in _POWERS


_POWERS = words(
    "جيش حكومة شرطة رئيس رئاسة وزير وزارة نيابة سلطات سلطة برلمان محكمة معارضة طيران تحالف خارجية داخلية دفاع قضاء نظام احتلال قوات أمن ملك أمير"
)
_FINANCIAL = fold("المالية")
_PEERS = words("نظيره نظيرها نظيرته نظيرتها")
_FURTHER = words("آخرين آخرون")
_OF_LOOKS = words("مجهولو مجهولي معروفو معروفي ملثمو ملثمي مقنعو متعددو متعددي محدودو محدودي")
_QUANTIFIERS = words("العديد الكثير المزيد الآلاف المئات العشرات بناء ردا")
_NOT_TITLES = words("الماضي المقبل القادم الجاري الحالي اليوم الآن")
_CORRESPONDING = words("الموافق الموافقة")
"""Between the dates of two calendars."""
_MEN = words("الأسرى الجرحى القتلى المرضى الشهداء الضحايا اللاجئين النازحين")
_SITES_TOO = words("المخيم الموقع المركز المحيط المجمع")
"""Participles by their form that are sites after whoever enters or strikes them."""
_DEMONSTRATIVES = words("هذا هذه هذين هاتين هؤلاء ذلك تلك ذاك")
NUMBER_WORDS = PARTS.keys() - words("أحد إحدى ميتا") | words("بضعة بضع عشرات مئات")
"""Words that number: *one of* (`أحد`) picks, and `ميتا` is rather *dead* than *two hundred*."""

_NUMBERS = NUMBER_WORDS | {"ال" + word for word in NUMBER_WORDS}


def sentence_chunks(view: TextView, out: Annotations) -> list[Sentence]:
    """All sentences of an article, with its mentions and times laid into their chunks: made once for all layers that see
    the same mentions and times."""
    key = (len(out.mentions), len(out.times))
    kept = view.chunked.get(key)
    if kept is None:
        kept = view.chunked[key] = _sentences(view, out)
    return kept


def _sentences(view: TextView, out: Annotations) -> list[Sentence]:
    mentions: dict[int, Mention] = {}
    end = 0
    for mention in out.mentions:
        if mention.start >= end:  # not a name within the name before it
            mentions[view.token_at(mention.start)] = mention
            end = mention.end
    times: set[int] = set()
    for time in out.times:
        times.update(range(view.token_at(time.start), view.token_at(time.end - 1) + 1))
    return [Sentence(view, out, k, mentions, times) for k in range(len(view.sentences))]
