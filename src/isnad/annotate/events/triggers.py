"""Where events are told: triggers in a sentence, each with its frame and the arguments that its grammar gives it."""

from __future__ import annotations

from functools import lru_cache

from isnad.annotate.events.conditions import Conditions
from isnad.annotate.events.parties import sector_of
from isnad.annotate.events.roles import REASONS, Roles
from isnad.annotate.events.trigger import Trigger
from isnad.annotate.frames import Frames, Unit, bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import accusative, feminine
from isnad.annotate.grammar.arguments import arguments
from isnad.annotate.grammar.chunks import MASCULINE_STATES, NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.groups import Arguments, Group
from isnad.annotate.grammar.phrases import BY_AGENT, bare_deed, why
from isnad.annotate.grammar.subjects import antecedent, carried_over, subject_of
from isnad.annotate.statements.content import reporting_participle
from isnad.language.adjectives import adjectival
from isnad.language.folding import words
from isnad.language.remembered import remembered
from isnad.language.sites import SITES
from isnad.language.tagging import Tagged
from isnad.language.words import VerbReading


def bears_arms(group: Group) -> bool:
    """Whether a phrase names a body under arms."""
    return any(m.sector in _ARMED for m in group.chunk.mentions)


_ARMED = frozenset({"MIL", "REB", "PRM", "COP", "UAF"})
_ANAPHORIC_ONLY = frozenset(
    {
        "assault.kill",
        "assault.torture",
        "assault.sexual",
        "assault.abduct",
        "assault.destroy",
        "assault.crowd-control",
        "assault.beat",
    }
)
_ABOUT_A_DEED = frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN", "REJECT"})
_SAID = _ABOUT_A_DEED | {"SUPPORT"}
_PHASAL = words("تشغيل إطلاق تفعيل استئناف بدء مواصلة إجراء تنفيذ عقد تنظيم شن")
_GENERAL = words("عملية عمليات حملة حملات")
_STATIC = words("تعاون تنسيق شراكة")


@remembered
def _bases(tagged: Tagged) -> frozenset[str]:
    """The forms under which a list may have a noun."""
    return frozenset((bare(tagged.rest), *(n.base for n in tagged.nouns)))


@lru_cache(maxsize=4096)
def _first_words(nouns: frozenset[str]) -> frozenset[str]:
    """The first word of each noun of a light verb."""
    return frozenset(noun.split(" ", 1)[0] for noun in nouns)


_WORDS_AHEAD = 7  # words after a verb among which its fixed ones come
_KIN_AND_CARE = words(
    "عائلات عوائل أسر أهالي أهل ذوي ذوو أقارب أقرباء أبناء أطفال أرامل أمهات آباء إسعاف علاج معالجة مداواة تكريم رعاية قبور أضرحة"
)
_STRUCK = words("قتلى جرحى ضحايا شهداء مصابين مصابون قتيلين قتلانا جرحانا شهدائنا")


class Triggers:
    """Finds the triggers of one sentence, left to right; a token belongs to one trigger."""

    def __init__(self, frames: Frames, sentence: Sentence) -> None:
        self.frames, self.sentence, self.view = frames, sentence, sentence.view
        self.taken: set[int] = set()
        self.named: set[int] = set()
        for chunk in sentence.chunks:
            for mention in chunk.mentions:
                if (
                    mention.kind in ("ORG", "PER", "FAC", "LOC", "GPE", "ROLE")
                    and mention.rule != "adjective"
                    and mention.sector
                    != "BUS"  # أغلق | سوق الأسهم: what a company is called tells what was meant
                ):
                    first, last = self.view.token_at(mention.start), self.view.token_at(mention.end - 1)
                    self.named.update(range(first, last + 1))
        self.conditions = Conditions(sentence, self.named)
        self.roles = Roles(frames, sentence, self.named)

    def find(self) -> list[Trigger]:
        """All triggers, in order of their first token."""
        found: list[Trigger] = []
        for k, chunk in enumerate(self.sentence.chunks):
            if chunk.kind == "V":
                trigger = self._verb(k)
                if trigger is not None:
                    found.append(trigger)
                    self.taken.update(trigger.words)
        for k, chunk in enumerate(self.sentence.chunks):
            if chunk.kind in ("NP", "PP", "B", "TIME"):
                found += self._nominal(k)
        found.sort(key=lambda t: t.first)
        return found

    # ------------------------------------------------------------------ verbs

    def _verb(self, k: int) -> Trigger | None:
        chunk = self.sentence.chunks[k]
        token = chunk.first
        verbs = self.view.tags[token].verbs
        if not any(v.lemma in self.frames.lemmas for v in verbs):
            return None
        around = arguments(self.sentence, k)
        lemmas = [m for m in dict.fromkeys(v.lemma for v in verbs) if not self._rather_past(m, verbs, around)]
        options: list[tuple[int, int, Unit, int, int]] = []
        may_carry = any(lemma in self.frames.light for lemma in lemmas)
        carried = self._carried(around, token) if may_carry else []
        before = self._before_its_verb(around, token) if may_carry else []
        ahead = self._ahead(token) if any(lemma in self.frames.verb_phrases for lemma in lemmas) else []
        for lemma in lemmas:
            for unit, following in self.frames.verb_phrases.get(lemma, ()):
                end = self._fixed(token, ahead, following)
                if end and self.conditions.holds(unit, token, end, around):
                    options.append((0, 0, unit, end, end - len(following)))
                elif self._turned(around, following) and self.conditions.holds(
                    unit, token, token + 1, around
                ):
                    options.append((0, 1, unit, token + 1, token))
            for light in self.frames.light.get(lemma, ()):
                head, end = self._carries(carried, light.nouns, token)
                if not end:
                    head = next((t for t in before if self._noun_size(t, light.nouns)), -1)
                    end = token + 1 if head >= 0 else 0
                if end and self._names_another(head, end):
                    continue
                if end and self.conditions.holds(light.unit, token, end, around):
                    options.append((1, -self._noun_size(head, light.nouns), light.unit, end, head))
            for unit in self.frames.verbs.get(lemma, ()):
                if self.conditions.holds(unit, token, token + 1, around):
                    # توجه المتظاهرون إلى المقر: no visit
                    theirs = unit.frame.mode == "demo" and "@protesters" in unit.only_with
                    options.append((2 if unit.only_with else 3, -int(theirs), unit, token + 1, token))
        if not options:
            return None
        rank, turned, unit, end, head = min(options, key=lambda o: (o[0], o[1], o[2].order))
        if unit.frame.id == "coerce.restrict" and rank > 1 and self._by_a_deed(around):
            return None  # لم يمنع إغلاق الجسور آلاف الشبان
        trigger = Trigger(token, token + 1, k, unit, True, around)
        trigger.words = {token}
        trigger.noun = head if rank == 1 and head < token else -1
        if trigger.noun >= 0 and unit.frame.type == "ASSAULT" and bare(self.view.tags[head].rest) in _GENERAL:
            self.taken.add(head)  # العملية التي يشنها الجيش
        if rank == 0 and turned and around.subject is not None:
            trigger.words.add(around.subject.chunk.head)
        if end > token + 1:
            trigger.words.update(range(head, end))
            self.taken.update(trigger.words)
            trigger.last = end if end - token <= 6 else token + 1
            self.roles.of_noun(
                trigger, head if unit.kind == "light" else end - 1, unit, light=unit.kind == "light"
            )
        self._verb_roles(trigger, verbs)
        return trigger

    def _rather_past(self, lemma: str, verbs: tuple[VerbReading, ...], around: Arguments) -> bool:
        """Whether a word in ت is rather the perfect of another verb than the imperfect of this one, by a subject after it that is not
        feminine: `تعاقب رؤساء البلديات على المنصة`."""
        own = [v.features for v in verbs if v.lemma == lemma]
        others = [v.features for v in verbs if v.lemma != lemma]
        if not others or not all(f.tense != "perfect" and f.gender == "f" for f in own):
            return False
        if not any(f.tense == "perfect" and f.person == 3 for f in others):
            return False
        if around.subject is None or around.preverbal or around.relative or self._under_an(around):
            return False
        before = self.sentence.chunk_of(around.subject.chunk.first) - 2
        if (
            before >= 0
            and self.sentence.chunks[before].kind == "NP"
            and self._she(self.sentence.chunks[before])
        ):
            return False  # مصر تدين الهجوم
        named = any(m.kind in ("GPE", "ORG") for m in around.subject.chunk.mentions)
        if named and not self._he(around.subject.chunk):
            return False
        return feminine(self.sentence, around.subject.chunk) is not True

    def _under_an(self, around: Arguments) -> bool:
        """Whether أن stands right before the verb of these arguments, which is imperfect behind it: `عليها أن | تطلق سراحهم`."""
        k = self.sentence.chunk_of(around.subject.chunk.start) - 1 if around.subject is not None else 0
        before = self.sentence.chunks[k - 1] if k > 0 else None
        return before is not None and before.kind == "S" and self.view.tags[before.first].rest == "ان"

    def _he(self, chunk: Chunk) -> bool:
        """Whether the name of a state or body begins with a word that is masculine by its form: `المغرب`, `الجيش`."""
        head = self.view.tags[chunk.head]
        if head.rest.removeprefix("ال") in MASCULINE_STATES:
            return True
        return head.article and bool(head.nouns) and not head.rest.endswith(("ه", "ا", "ات", "ي"))

    def _she(self, chunk: Chunk) -> bool:
        """Whether a phrase can be the feminine subject of the verb behind it: a named state or body, or a feminine noun with the article."""
        if any(m.kind in ("GPE", "ORG") for m in chunk.mentions):
            return True
        return self.view.tags[chunk.head].article and feminine(self.sentence, chunk) is True

    def _by_a_deed(self, around: Arguments) -> bool:
        """Whether what keeps somebody from something is a deed, and nobody."""
        if around.subject is None or around.preverbal or around.subject.chunk.mentions:
            return False
        if animacy_of(self.sentence, around.subject.chunk) in ("people", "body"):
            return False
        return any(n.kind == "masdar" for n in self.view.tags[around.subject.chunk.head].nouns)

    def _turned(self, around: Arguments, following: tuple[str, ...]) -> bool:
        """Whether the fixed word of a verb stands before it as its subject: `قذيفة سقطت على مدرسة` of `سقطت قذيفة`."""
        if len(following) != 1 or around.subject is None or not around.preverbal or around.relative:
            return False
        if around.subject.chunk.mentions or animacy_of(self.sentence, around.subject.chunk) in (
            "people",
            "body",
        ):
            return False  # القوات انسحبت: a party
        tagged = self.view.tags[around.subject.chunk.head]
        if any(n.kind == "masdar" or n.base in self.frames.nouns for n in tagged.nouns):
            return False  # انفجار هز: an act by itself
        return bare(tagged.rest) == following[0] or any(n.base == following[0] for n in tagged.nouns)

    def _ahead(self, token: int) -> list[str]:
        """The words without article that stand after a verb before the next stop, some of which may be fixed; empty ones for an insert
        of when and where: `أطلق الجنود، مساء أمس، النار`."""
        view, found = self.view, list[str]()
        j, left = token + 1, _WORDS_AHEAD
        while j < self.sentence.last and left:
            if view.tokens[j].kind == "punct":
                end = self._past_insert(j)
                if not end:
                    break
                found += [""] * (end - j)
                j = end
                continue
            if view.tags[j].tag == "V" and view.tags[j].prefix.startswith(("ف", "و")):
                break  # انسحبت القوات فسنوقع الاتفاق
            found.append(bare(view.tags[j].rest))
            j, left = j + 1, left - 1
        return found

    def _past_insert(self, comma: int) -> int:
        """The token behind what only says when and where between commas, the first at token `comma`; 0 if that is not so."""
        view, sentence = self.view, self.sentence
        if view.tokens[comma].form != "،":
            return 0
        ahead = range(comma + 1, min(comma + _WORDS_AHEAD + 1, sentence.last))
        closing = next((t for t in ahead if view.tokens[t].form == "،"), 0)
        inside = [sentence.chunks[sentence.chunk_of(t)] for t in range(comma + 1, closing)]
        when = all(c.kind in ("TIME", "B", "PP") or sentence.temporal(c) for c in inside)
        return closing + 1 if closing and inside and when else 0

    def _fixed(self, token: int, ahead: list[str], following: tuple[str, ...]) -> int:
        """End of fixed words after a verb, a few words (its subject) let in between; 0 if they do not come."""
        for j, first in enumerate(ahead, token + 1):
            if not first.startswith(following[0]):
                continue
            if self.view.tags[j - 1].rest in _WHEN:
                continue  # يفرض حظر التجوال بعد السيطرة
            forms = [
                bare(self.view.tags[t].rest) for t in range(j, min(j + len(following), self.sentence.last))
            ]
            if all(
                f == w or (f.startswith(w) and len(f) - len(w) <= 2 and f[len(w) :] not in _RELATION)
                for f, w in zip(forms, following, strict=False)
            ) and len(forms) == len(following):
                return j + len(following)
        return 0

    def _carried(self, around: Arguments, token: int) -> list[Group]:
        """The arguments of a verb among which a light verb has its event noun."""
        groups = [
            *around.objects,
            *([around.subject] if around.subject is not None else []),
            *([around.resumptive] if around.resumptive else []),
        ]
        groups += [g for p, g in around.phrases if self._governs(token, p, around)]
        if around.relative:  # الهجمات الأخيرة بطائرات … التي شنّتها
            k = self.sentence.chunk_of(token)
            groups += [
                Group(c)
                for c in self.sentence.chunks[max(0, k - 6) : k]
                if c.nominal and self._taken_up(c.head, self.view.tags[token].enclitic)
            ]
        return groups

    def _carries(self, groups: list[Group], nouns: frozenset[str], token: int) -> tuple[int, int]:
        """Head and end of the event noun among what a light verb may carry; (0, 0) if none is there. Where the noun stands
        before the verb, the end is that of the verb."""
        for group in groups:
            head = group.chunk.head
            if head in self.taken:
                continue
            size = self._noun_size(head, nouns)
            if not size and bare(self.view.tags[head].rest) in _PARTS:
                head, size = self._beyond_parts(self.sentence.chunk_of(head), nouns)
            if not size and self._phasal(head, group.chunk.last):
                inner = self._noun_size(head + 1, nouns)
                size = inner and inner + 1
            if size:
                return (head, head + size) if head > token else (head, token + 1)
        return 0, 0

    def _before_its_verb(self, around: Arguments, token: int) -> list[int]:
        """The nouns, the nearest phrase first, that a pronoun on the verb or on its preposition can take up, also within a phrase: `في
        ختام زيارة رسمية أجراها الوزير`, `الهجوم الذي قامت به الحركة`."""
        pronoun = self.view.tags[token].enclitic
        for prep, group in around.phrases:
            tagged = self.view.tags[group.chunk.head]
            if not pronoun and tagged.tag == "P" and self._governs(token, prep, around):
                pronoun = tagged.enclitic
        if pronoun not in ("ها", "ه", "هما"):
            return []
        k = self.sentence.chunk_of(token)
        return [
            t
            for chunk in reversed(self.sentence.chunks[max(0, k - _TAKEN_UP) : k])
            if chunk.nominal
            for t in range(chunk.head, chunk.last)
            if t not in self.taken and self._taken_up(t, pronoun)
        ]

    def _governs(self, token: int, preposition: str, around: Arguments) -> bool:
        """Whether a light verb has its noun behind this preposition: `قام بزيارة`, `نفذ سلسلة من الغارات`, but not `قدم إلى زيارة`."""
        if any(preposition in _WITH.get(v.lemma, ()) for v in self.view.tags[token].verbs):
            return True
        counted = around.objects[0] if around.objects else around.subject
        return preposition == "من" and (counted is None or self._partitive(counted))

    def _partitive(self, group: Group) -> bool:
        """Whether a phrase only says how many of what follows it with من: `عددا من`, `سلسلة من`, `ما … من`."""
        head = bare(self.view.tags[group.chunk.head].rest)
        return head.rstrip("ا") in _PARTS or head in _PARTS

    def _names_another(self, head: int, end: int) -> bool:
        """Whether a general noun of doing only introduces the act named after it: `نفذت الشرطة عملية | اقتحام`."""
        if end >= self.sentence.last or bare(self.view.tags[head].rest) not in _GENERAL:
            return False
        return self.sentence.chunk_of(end) == self.sentence.chunk_of(head) and any(
            n.kind == "masdar" and n.lemma in self.frames.masdars for n in self.view.tags[end].nouns
        )

    def _phasal(self, head: int, last: int) -> bool:
        """Whether a noun only says that the act named after it begins or goes on: `أعادت تشغيل عملياتها المشتركة`."""
        return head + 1 < last and bare(self.view.tags[head].rest) in _PHASAL

    def _taken_up(self, head: int, pronoun: str) -> bool:
        """Whether a pronoun can mean the noun at `head`: ها no masculine verbal noun (`تقديرا للتضحيات التي يقدمونها`)."""
        tagged = self.view.tags[head]
        masculine = any(n.kind == "masdar" for n in tagged.nouns) and not tagged.rest.endswith(("ه", "ات"))
        return not (pronoun == "ها" and masculine)

    def _noun_size(self, head: int, nouns: frozenset[str]) -> int:
        bases = _bases(self.view.tags[head])
        if bases.isdisjoint(_first_words(nouns)):
            return 0
        following = [bare(self.view.tags[t].rest) for t in range(head + 1, min(head + 4, self.sentence.last))]
        for size in (4, 3, 2):
            rest = " ".join(following[: size - 1])
            if len(following) >= size - 1 and any(f"{b} {rest}" in nouns for b in bases):
                return size
        return 0 if bases.isdisjoint(nouns) else 1

    def _verb_roles(self, trigger: Trigger, verbs: tuple[VerbReading, ...]) -> None:
        around, unit = trigger.around, trigger.unit
        if around is None:
            return
        roles = unit.roles
        passive = self._passive(trigger, verbs, around)
        subject_role = roles.get("subject", "actor")
        object_role = roles.get("object", "recipient")
        used = trigger.words
        if passive and subject_role == "actor":
            subject_role = object_role
        subject = subject_of(self.sentence, trigger.chunk)
        if (
            subject is not None
            and subject.chunk.head in used
            and unit.kind == "verb-phrase"
            and (passive or subject_role == "actor")
        ):
            subject = carried_over(self.sentence, trigger.chunk)  # ثم أطلق سراحه
        impersonal = (  # عناصر أوقفوه، وأُفرج عنه
            passive and around.subject is None and any(roles.get(p) == "recipient" for p, _ in around.phrases)
        )
        if subject is not None and subject.chunk.head not in used and not impersonal:
            self.roles.fill(trigger, subject_role, subject)
        if (
            around.resumptive is not None
            and not passive
            and unit.kind != "light"
            and around.resumptive.chunk.head not in used
        ):
            whom = self._person_meant(trigger, around.resumptive, subject) or around.resumptive
            self.roles.fill(trigger, object_role, whom)
        objects = [g for g in around.objects if g.chunk.head not in used]
        if unit.frame.type == "REQUEST" and objects and self._of_what_is_asked(objects[0]):
            del objects[0]  # أمر بحبس | ثلاثة مسؤولين
        if unit.kind == "light" and objects and self._partitive(objects[0]):
            del objects[0]  # وجه عددا من الضربات
        if objects and not passive and unit.kind != "light":
            self.roles.fill(trigger, object_role, objects[0])
        elif (
            objects
            and unit.kind == "light"
            and self._own_noun(around.subject, used)
            and not self._appointed(objects[0])
        ):
            self.roles.fill(trigger, "actor" if subject_role == "actor" else subject_role, objects[0])
        elif objects and unit.kind == "light":  # شنت أمريكا ضربة جوية العراق: على left out
            self.roles.fill(trigger, roles.get("على", roles.get("object", "none")), objects[0])
        pronoun = self.view.tags[trigger.first].enclitic
        if pronoun and not passive and not objects and around.resumptive is None and unit.kind != "light":
            whom = antecedent(self.sentence, trigger.chunk, pronoun, subject)
            if whom is not None:
                whom = self._person_meant(trigger, whom, subject) or whom
                self.roles.fill(trigger, object_role, whom)  # عاقبته واشنطن
        said = unit.frame.type == "ACCUSE" and bool(objects) and self.roles.deed(objects[0])
        talked_of = (
            around.objects[0].chunk.first if around.objects and unit.frame.id == "consult.talks" else None
        )
        asked_for = (
            objects[0].chunk.first
            if objects and unit.frame.type == "REQUEST" and self.roles.deed(objects[0])
            else None
        )
        if unit.frame.id == "sanction.convict" and not trigger.recipients:
            self._sentenced(trigger, around)
        for prep, group in around.phrases:
            if group.chunk.head in used:
                continue
            if prep == "ل" and unit.frame.type == "ASSAULT" and self._whose_attack(group, around):
                if bears_arms(group):
                    self.roles.fill(trigger, "actor", group)  # استهدف قصف | للحوثيين | منزلا
                continue
            if prep == "من" and unit.frame.type == "REQUEST" and self._some_of(group, subject):
                continue  # دعت للتنديد بسقوط قتلى | من المتظاهرين
            if prep in ("على", "ضد") and unit.frame.type == "COERCE" and self._of_what_they_did(group):
                continue  # اعتُقل بتهمة التآمر | على أمن الدولة
            to_whom = unit.frame.id == "agree.accept"  # استجاب لطلب الحكومة: hers
            if prep == "ل" and roles.get(prep) == "recipient" and self.roles.only_deed(group) and not to_whom:
                continue  # قدم دعما لإعادة الإعمار
            if prep == "في" and talked_of is not None and group.chunk.first > talked_of:
                continue  # بحث معه فكرة هدنة في الإقليم
            if prep == "إلى" and asked_for is not None and group.chunk.first > asked_for:
                continue  # طلب من الوزارة إرسال مساعدات | إلى المخيم
            before = self.sentence.chunk_of(group.chunk.start) - 1
            if before >= 0 and self.sentence.chunks[before].prep in REASONS:
                continue  # شن هجمات ردا على الحرب | على غزة
            if prep == "ضد" and unit.frame.type == "ACCUSE" and self._of_words(objects):
                continue  # استنكرت تصريحات المسؤول | ضد بلادها
            because = before >= 0 and why(self.sentence, self.sentence.chunks[before])
            if because and (trigger.recipients or unit.frame.type != "PROTEST"):
                continue  # استدعت السفير احتجاجا | على تصريحات الوزير
            pronoun = self.view.tags[group.chunk.head].enclitic
            if (
                pronoun
                and group.chunk.last - group.chunk.first == 1
                and self.view.tags[group.chunk.head].tag == "P"
            ):
                whom = antecedent(self.sentence, trigger.chunk, pronoun, subject)
                if whom is None or roles.get(prep) not in ("recipient", "mutual"):
                    continue
                group = whom  # أطلقوا عليه الرصاص, اتفقت معهما
            if (not said or (prep in roles and unit.frame.type != "ACCUSE")) and not self._heard(group):
                self.roles.by_preposition(trigger, prep, group, roles)
            said = said or (unit.frame.type in _ABOUT_A_DEED and self.roles.deed(group))

    def _some_of(self, group: Group, subject: Group | None) -> bool:
        """Whether من stands right behind people not told before, other than the subject, and says of whom they are."""
        before = self.sentence.nominal_before(self.sentence.chunk_of(group.chunk.first))
        if before is None or before.last != group.chunk.first or self.view.tags[before.head].article:
            return False
        if subject is not None and any(c is before for c in subject.all):
            return False
        last = Chunk("NP", before.last - 1, before.last, before.last - 1)
        return not before.mentions and animacy_of(self.sentence, last) == "people"

    def _of_what_they_did(self, group: Group) -> bool:
        """Whether a phrase stands right behind a deed under ب, and says against whom that is: `بالتآمر | على أمن الدولة`."""
        before = self.sentence.nominal_before(self.sentence.chunk_of(group.chunk.first))
        if before is None or before.prep != "ب" or before.last != group.chunk.first:
            return False
        return any(n.kind == "masdar" for n in self.view.tags[before.last - 1].nouns)

    def _whose_attack(self, group: Group, around: Arguments) -> bool:
        """Whether a phrase with ل stands right behind the attack that is the subject of a verb, and says whose it is."""
        subject = around.subject
        if subject is None or around.preverbal or subject.chunk.mentions:
            return False
        return group.chunk.first == subject.chunk.last and self.roles.deed(subject)

    def _person_meant(self, trigger: Trigger, whom: Group, subject: Group | None) -> Group | None:
        """Whom the pronoun on a verb of what is done to people alone means, where a body or a thing stands nearer: `سعاد، منسقة حركة كذا،
        التي | اعتقلوها`."""
        pronoun = self.view.tags[trigger.first].enclitic
        person = any(m.kind == "PER" for m in whom.chunk.mentions)
        if not pronoun or trigger.unit.frame.id not in _TO_PEOPLE or person:
            return None
        chunks, k = self.sentence.chunks, self.sentence.chunk_of(whom.chunk.start)
        beside = chunks[k - 2] if k > 1 and self.view.tokens[chunks[k - 1].first].form == "،" else None
        if beside is not None and beside.kind == "NP" and any(m.kind == "PER" for m in beside.mentions):
            return Group(beside)  # سعاد، | منسقة حركة كذا، | التي
        if animacy_of(self.sentence, whom.chunk) == "people" and not whom.chunk.mentions:
            return None
        return antecedent(self.sentence, trigger.chunk, pronoun, subject, people=True)

    def _of_words(self, objects: list[Group]) -> bool:
        """Whether what is found fault with is what somebody said."""
        head = self.view.tags[objects[0].chunk.head] if objects else None
        return head is not None and any(n.base in _WORDS for n in head.nouns)

    def _of_what_is_asked(self, group: Group) -> bool:
        k = self.sentence.chunk_of(group.chunk.start) - 1
        return k >= 0 and bare_deed(self.sentence, self.sentence.chunks[k])

    def _sentenced(self, trigger: Trigger, around: Arguments) -> None:
        """Add whom a court sentences, by the noun of what they are sentenced to: `قضت المحكمة بسجن الوزير عشر سنوات`."""
        for prep, group in around.phrases:
            chunk = group.chunk
            if prep != "ب" or not self.roles.deed(group):
                continue
            inner = chunk.head + 1
            if inner < chunk.last:
                start = self.view.tokens[inner].start
                mentions = [m for m in chunk.mentions if m.start >= start]
                group = Group(Chunk("NP", inner, chunk.last, inner, mentions=mentions))
                self.roles.fill(trigger, "recipient", group)
            return

    def _appointed(self, group: Group) -> bool:
        """Whether a phrase is accusative by its ending, and so does nothing: `عيّنت السفير فلانا | سفيرا`."""
        theirs = any(n.enclitic for n in self.view.tags[group.chunk.head].nouns)  # مجاهدونا
        return accusative(self.sentence, group.chunk) and not theirs

    def _own_noun(self, subject: Group | None, used: set[int]) -> bool:
        """Whether what stands as the subject of a light verb is but its own noun, or nothing: `حضر | اللقاء من الجانب السوري وزيره`."""
        if subject is None:
            return True
        return subject.chunk.head in used and not self.view.tags[subject.chunk.head].enclitic

    def _heard(self, group: Group) -> bool:
        """Whether a phrase only names who carries somebody's words: `وعد الوالي، في تصريح | لإذاعة الجنوب`."""
        k = self.sentence.chunk_of(group.chunk.start)
        if group.chunk.prep not in ("ل", "مع", "إلى") or k == 0 or self.sentence.chunks[k - 1].kind != "PP":
            return False
        spoken = self.sentence.chunks[k - 1]
        return spoken.prep in ("في", "خلال") and any(
            n.base in _SPOKEN for n in self.view.tags[spoken.head].nouns
        )

    def _passive(self, trigger: Trigger, verbs: tuple[VerbReading, ...], around: Arguments) -> bool:
        voices = {v.features.voice for v in verbs if v.features.person == 3}
        if voices == {"passive"}:
            return True
        if not trigger.unit.passive or "passive" not in voices:
            return False
        text = self.view.tokens[trigger.first].text
        if "ُ" in text[:4]:
            letters = [c for c in text if c != "ّ"]
            offset = len(self.view.tags[trigger.first].prefix)
            if (
                len(letters) > offset + 1
                and "ُ" in "".join(letters)[: offset + 3]
                and not self.view.tags[trigger.first].rest.startswith(("ي", "ت"))
            ):
                return True
            if self.view.tags[trigger.first].rest.startswith(("ي", "ت")) and any(
                v.lemma.endswith((".1", ".5", ".6", ".7", ".8", ".10")) for v in verbs
            ):
                return True
        objects = [g for g in around.objects if not self._no_victim(trigger, g)]
        both = around.subject is not None and (
            bool(objects) or around.resumptive is not None or bool(self.view.tags[trigger.first].enclitic)
        )
        if around.subject is None and around.objects:
            return False  # من دون أن تعتقل أحدا
        if trigger.unit.usual == "passive" and not self._arrests(trigger, around):
            return not both and not (around.preverbal and objects)
        if trigger.unit.frame.id in _TAKING and not both and around.subject is not None:
            start = self.view.tokens[around.subject.chunk.head].start
            if any(
                m.kind in ("GPE", "LOC") and m.start <= start < m.end for m in around.subject.chunk.mentions
            ):
                return not around.preverbal  # احتلت فلسطين: a land is taken, and takes none
        if self._arrests(trigger, around):
            return False
        agent = any(p in BY_AGENT for p, _ in around.phrases)
        return agent and not both

    def _no_victim(self, trigger: Trigger, group: Group) -> bool:
        """Whether a phrase behind a verb of killing is a site, which belongs to another deed: `قُتلوا بعد اقتحام مسلحين | فندقا`."""
        if trigger.unit.frame.id != "assault.kill" or group.chunk.head not in range(self.sentence.last):
            return False
        if any(m.kind in ("PER", "ROLE", "NORP", "ORG") for m in group.chunk.mentions):
            return False
        head = self.view.tags[group.chunk.head]
        return bare(head.rest.removesuffix("ا")) in SITES or any(n.base in SITES for n in head.nouns)

    @staticmethod
    def _arrests(trigger: Trigger, around: Arguments) -> bool:
        """Whether the one body beside a verb of arresting is the police or a court, who arrest and are not arrested."""
        if trigger.unit.frame.id not in _ARRESTING or around.subject is None:
            return False
        named = around.subject.chunk.mentions
        return any(m.kind == "ORG" and m.sector in _AUTHORITIES for m in named)

    # ------------------------------------------------------------------ nouns

    def _nominal(self, k: int) -> list[Trigger]:
        chunk = self.sentence.chunks[k]
        found: list[Trigger] = []
        t = chunk.first
        while t < chunk.last:
            if t in self.taken or not self._may_tell(t) or self._is_for(t):
                t += 1
                continue
            trigger = self._phrase(t, k) or (self._noun(t, k) if t not in self.named else None)
            if trigger is not None:
                self.taken.update(range(trigger.first, trigger.last))
                found.append(trigger)
                t = trigger.last
            else:
                t += 1
        return found

    def _is_for(self, t: int) -> bool:
        """Whether a fight is only what the body named right before it is for: `التحالف الدولي | لمحاربة تنظيم الدولة`."""
        tagged, before = self.view.tags[t], self.view.tags[t - 1] if t > self.sentence.first else None
        return (
            tagged.prefix == "ل"
            and before is not None
            and before.article
            and t - 1 in self.named
            and any(n.base in _FIGHTING for n in tagged.nouns)
        )

    def _may_tell(self, t: int) -> bool:
        """Whether the word at `t` may open a trigger: most cannot, whatever stands around them."""
        if self.frames.tells(self.view.tags[t]):
            return True
        return t > self.sentence.first and self.view.tokens[t - 1].form == "،"  # …، مناشدة الطرفين

    def _phrase(self, t: int, k: int) -> Trigger | None:
        view = self.view
        first = bare(view.tags[t].rest)
        if first not in self.frames.phrases.root:
            return None
        ahead = [j for j in range(t + 1, min(t + 6, self.sentence.last)) if view.tokens[j].kind != "punct"]
        following = [bare(view.tags[j].rest) for j in ahead]
        size, units = self.frames.phrases.longest(first, following)
        if size <= 1 and t + 2 < self.sentence.last and adjectival(view.tags[t + 1]):
            further, others = self.frames.phrases.longest(first, following[1:])
            if further > 1:
                size, units = further + 1, others  # وقف دائم لإطلاق النار
        if size > 1:
            size = ahead[size - 2] + 1 - t  # رد "قاس": what is quoted within counts
        if size == 0 or any(j in self.taken for j in range(t, t + size)):
            return None
        if any(view.tags[j].prefix.startswith("و") for j in range(t + 1, t + size)):
            return None  # غربي قضاء مخمور وعلى الطريق
        if t in self.named and (size == 1 or (t - 1 in self.named and t + size - 1 in self.named)):
            return None  # محكمة | جرائم الحرب
        if size == 1 and t > self.sentence.first and self._qualifies(t):
            return None  # صفقات مليونية
        party = size > 1 and any(
            sector_of(view.lexicon, [bare(view.tags[j].rest)]) for j in range(t + 1, t + size)
        )
        for unit in sorted(units, key=lambda u: u.order):
            if self.conditions.holds(unit, t, t + size, None):
                trigger = Trigger(t, t + 1 if party else t + size, k, unit, False)
                self.roles.of_noun(trigger, t if party else t + size - 1, unit)
                if trigger.adjective is None and not trigger.actors:
                    self._within(trigger, unit, t + 1, t + size)
                if unit.frame.type == "COOPERATE" and first in _STATIC and not trigger.actors:
                    return None
                return trigger
        return None

    def _within(self, trigger: Trigger, unit: Unit, first: int, last: int) -> None:
        """The nationality that stands within a fixed phrase: `العقوبات الأميركية`."""
        if first >= last:
            return
        start, end = self.view.tokens[first].start, self.view.tokens[last - 1].end
        for mention in self.sentence.chunks[trigger.chunk].mentions:
            if mention.rule == "adjective" and start <= mention.start < end:
                trigger.adjective, trigger.adjective_role = mention, unit.roles.get("adjective", "actor")

    def _qualifies(self, t: int) -> bool:
        """Whether a nisba adjective only qualifies the indefinite noun before it."""
        tagged, before = self.view.tags[t], self.view.tags[t - 1]
        return (
            tagged.rest.endswith(("ي", "يه"))
            and not tagged.article
            and not tagged.prefix
            and before.tag == "N"
            and not before.article
            and not before.enclitic
        )

    def _noun(self, t: int, k: int) -> Trigger | None:
        view = self.view
        tagged = view.tags[t]
        if tagged.tag not in ("N", "B"):
            return None
        if tagged.rest.endswith(("ه", "يه")) and self._agent_with_pronoun(t):
            return None  # مهاجمه الأرجنتيني: their attacker
        if (
            t > self.sentence.first
            and view.tags[t - 1].rest in _KIN_AND_CARE
            and view.tags[t - 1].tag == "N"
            and bare(tagged.rest) in _STRUCK
        ):
            return None  # إسعاف جرحى, عائلات القتلى: people, and no act
        if self._names_another(t, t + 1):
            return None
        light = self._light_masdar(t, k) or self._suffering(t, k)
        if light is not None:
            return light
        added = t > self.sentence.first and (
            view.tokens[t - 1].form == "،" or (tagged.rest.endswith("ين") and view.tags[t - 1].definite)
        )  # تظاهر العمال مطالبين الحكومة
        if added and not tagged.article:
            saying = self._saying(t, k)
            if saying is not None:
                return saying  # …، مناشدة الطرفين: she that calls on them
        candidates, participle = self.frames.of_noun(
            tagged,
            feminine=view.tokens[t].text.endswith("ة"),
            above="أ" in view.tokens[t].text
            and view.text[view.bare_start(t) : view.tokens[t].end].removeprefix("ال").startswith("أ"),
        )
        if not candidates:
            return self._saying(t, k) if participle else None
        for unit in candidates:
            if not self.conditions.holds(unit, t, t + 1, None):
                continue
            trigger = Trigger(t, t + 1, k, unit, False)
            self.roles.of_noun(trigger, t, unit)
            bare_definite = tagged.article and not (
                trigger.actors or trigger.recipients or trigger.adjective or trigger.pronoun_role
            )
            if bare_definite and (
                unit.frame.id in _ANAPHORIC_ONLY
                or (
                    unit.kind == "masdar"
                    and unit.frame.type not in ("ASSAULT", "RETREAT", "CONSULT", "PROTEST")
                    and not self._aims(t, k)
                )
            ):
                return None
            return trigger
        return None

    def _aims(self, t: int, k: int) -> bool:
        """Whether a definite noun of asking is what something is for, and what is asked follows it: `مسيرات | للمطالبة | برحيل النظام`."""
        chunks = self.sentence.chunks
        after = chunks[k + 1] if k + 1 < len(chunks) else None
        return (
            self.view.tags[t].prefix == "ل"
            and chunks[k].last == t + 1
            and after is not None
            and after.prep == "ب"
        )

    def _light_masdar(self, t: int, k: int) -> Trigger | None:
        """The verbal noun of a light verb with its counted noun, or with its own doer: `إطلاق 18 قذيفة على المدينة`, `شن عشر غارات`,
        `استخدام الشرطة الغاز المسيل`."""
        view, chunks = self.view, self.sentence.chunks
        if k + 1 >= len(chunks):
            return None
        chunk, counted = chunks[k], chunks[k + 1]
        number = view.tags[counted.first].tag == "#" or view.tags[counted.first].rest in NUMBER_WORDS
        by = t == chunk.head and t + 1 < chunk.last and counted.first == chunk.last
        if not by and (t + 1 != chunk.last or not number):
            return None
        if counted.kind != "NP" or counted.coordinated or counted.head in self.taken:
            return None
        for lemma in {n.lemma for n in view.tags[t].nouns if n.kind == "masdar" and n.lemma}:
            for light in self.frames.light.get(lemma, ()):
                size = self._noun_size(counted.head, light.nouns)
                if not size or not self.conditions.holds(light.unit, t, counted.head + size, None):
                    continue
                rest = (
                    view.tags[j].rest.removeprefix("ال") for j in range(counted.head + size, counted.last)
                )
                if light.unit.frame.type == "ASSAULT" and any(r in _JOINT for r in rest):
                    continue  # استئناف واشنطن عملياتها العسكرية المشتركة
                unit = light.unit._replace(kind="masdar")
                trigger = Trigger(t, counted.head + size, k, unit, False)
                trigger.words = {t, counted.head}
                if by:
                    inner = [m for m in chunk.mentions if m.start >= view.tokens[t + 1].start]
                    doer = Group(Chunk("NP", t + 1, chunk.last, t + 1, mentions=inner))
                    self.roles.fill(trigger, unit.roles.get("subject", "actor"), doer)
                for item in chunks[k + 2 : k + 5]:
                    if item.kind != "PP":
                        break
                    self.roles.by_preposition(trigger, item.prep, Group(item), unit.roles)
                return trigger
        return None

    def _suffering(self, t: int, k: int) -> Trigger | None:
        """The verbal noun of a verb that says that something befell somebody: `تعرضه لأي عنف`, `تعرض الموقوف للتعذيب`."""
        view, chunks = self.view, self.sentence.chunks
        chunk = chunks[k]
        following = chunks[k + 1] if k + 1 < len(chunks) else None
        if t != chunk.head or following is None or following.kind != "PP" or following.head in self.taken:
            return None
        for lemma in {n.lemma for n in view.tags[t].nouns if n.kind == "masdar" and n.lemma}:
            for light in self.frames.light.get(lemma, ()):
                if light.unit.roles.get("subject") != "recipient" or following.prep not in _WITH.get(
                    lemma, ()
                ):
                    continue
                head, size = self._beyond_parts(k + 1, light.nouns)
                if not size or not self.conditions.holds(light.unit, t, head + size, None):
                    continue
                trigger = Trigger(t, head + size, k, light.unit._replace(kind="masdar"), False)
                trigger.words = {t, head}
                if view.tags[t].enclitic:
                    trigger.pronoun_role = "recipient"
                elif t + 1 < chunk.last:
                    inner = [m for m in chunk.mentions if m.start >= view.tokens[t + 1].start]
                    trigger.recipients.append(Group(Chunk("NP", t + 1, chunk.last, t + 1, mentions=inner)))
                for item in chunks[k + 2 : k + 5]:
                    if item.kind != "PP":
                        break
                    self.roles.by_preposition(trigger, item.prep, Group(item), light.unit.roles)
                return trigger
        return None

    def _beyond_parts(self, k: int, nouns: frozenset[str]) -> tuple[int, int]:
        """Head and size of the event noun in phrase `k`, past words that only say what kind or how much of it: `لأي نوع من أنواع العنف`;
        size 0 if none is there."""
        chunks = self.sentence.chunks
        for chunk in chunks[k : k + 2]:
            for t in range(chunk.head, chunk.last):
                size = self._noun_size(t, nouns)
                if size:
                    return t, size
                if bare(self.view.tags[t].rest) not in _PARTS:
                    return t, 0
            if k + 1 >= len(chunks) or chunks[k + 1].prep != "من":
                break
        return chunks[k].head, 0

    def _agent_with_pronoun(self, t: int) -> bool:
        """Whether a word in ه is one who does, with a pronoun, and not the deed in ة."""
        tagged = self.view.tags[t]
        agents = [n.base for n in tagged.nouns if n.kind == "active" and n.enclitic == "ه"]
        return (
            self.view.tokens[t].text.endswith("ه")
            and not tagged.article
            and bool(agents)
            and not any(a in self.frames.nouns for a in agents)
        )

    def _saying(self, t: int, k: int) -> Trigger | None:
        """A participle that tells a further act of speech of whoever the clause is about: `…، متهما خصومه بـ`, `داعيا إلى`."""
        view, chunks = self.view, self.sentence.chunks
        lemma = reporting_participle(view, t)
        before = view.tokens[t - 1].form if t > self.sentence.first else ""
        if lemma is None or not (
            before == "،" or view.tags[t].prefix == "و" or view.tags[t - 1].tag in ("V", "N", "X")
        ):
            return None
        if before != "،" and any(n.kind == "noun" and n.base.endswith("ه") for n in view.tags[t].nouns):
            return None  # بدأت مدينة التمور
        if t > self.sentence.first and any(
            n.kind == "masdar" and not view.tags[t - 1].definite for n in view.tags[t - 1].nouns
        ):
            return None  # اعتقال متهمين
        if t > self.sentence.first and (view.tags[t - 1].tag == "#" or view.tags[t - 1].rest in NUMBER_WORDS):
            return None  # أربعة متهمين
        if before != "،" and not view.tags[t].prefix and self._a_thing(t, k):
            return None  # رفضت مقترحا مصريا
        around = Arguments(end=k + 1)
        chunk = chunks[k]
        if chunk.last - t > 1:
            around.objects.append(Group(Chunk("NP", t + 1, chunk.last, t + 1, mentions=chunk.mentions)))
        for item in chunks[k + 1 : k + 8]:
            if item.kind == "PP":
                around.phrases.append((item.prep, Group(item)))
            elif item.kind == "NP" and not around.phrases:
                around.objects.append(Group(item))
            elif item.coordinated and reporting_participle(view, item.first) is not None:
                break  # مطالبة بالإفراج عنهم وملوّحة باللجوء إلى القضاء
            elif item.kind in ("V", "R", "S") or (item.kind == "." and view.tokens[item.first].form != '"'):
                break
        for unit in sorted(self.frames.verbs.get(lemma, ()), key=lambda u: (u.only_with == (), u.order)):
            if unit.frame.type not in _SAID or not self.conditions.holds(unit, t, t + 1, around):
                continue
            trigger = Trigger(t, t + 1, k, unit, False, around)
            trigger.words = {t}
            if around.objects:
                whom = around.objects[0]
                rest = view.tags[whom.chunk.head].rest
                if rest.startswith(_HIM):  # متهمة إياها
                    whom = antecedent(self.sentence, k, rest.removeprefix(_HIM), None) or whom
                self.roles.fill(trigger, unit.roles.get("object", "recipient"), whom)
            for prep, group in around.phrases:
                self.roles.by_preposition(trigger, prep, group, unit.roles)
            return trigger
        return None

    def _a_thing(self, t: int, k: int) -> bool:
        """Whether a participle is rather something that somebody gives, takes or refuses: an adjective describes it, or what follows
        says whose it is or what it is about."""
        chunk, chunks = self.sentence.chunks[k], self.sentence.chunks
        if t + 1 < chunk.last:
            return accusative(self.sentence, Chunk("NP", t + 1, chunk.last, t + 1)) and adjectival(
                self.view.tags[t + 1]
            )
        return k + 1 < len(chunks) and chunks[k + 1].prep in ("من", "بشأن", "حول", "لدى")


_RELATION = ("ي", "يه")  # صاروخي is no صاروخ
_WHEN = words("بعد قبل منذ خلال عقب إثر قبيل أثناء")
_WORDS = words("تصريح تصريحات كلام حديث أقوال اتهامات اتهام حملة خطاب موقف مواقف مقال")
_FIGHTING = words("محاربة مكافحة مواجهة هزيمة مقاومة")
_TAKEN_UP = 6  # chunks back from a verb to the noun that its pronoun takes up
_WITH: dict[str, tuple[str, ...]] = {
    "قوم.1": ("ب",), "قدم.5": ("ب",), "بعث.1": ("ب",), "حظي.1": ("ب",), "قبل.3": ("ب",), "هدد.2": ("ب",), "لوح.2": ("ب",),
    "لقي.4": ("ب",), "طلب.3": ("ب",), "دلو.4": ("ب",), "بشر.3": ("ب",), "عهد.5": ("ب",), "وعد.1": ("ب",), "رمي.1": ("ب",),
    "بدر.3": ("ب", "إلى"), "شرع.1": ("ب", "في"), "بدء.1": ("ب", "في"), "مضي.1": ("ب", "في"), "سبب.5": ("ب", "في"),
    "شرك.3": ("في",), "سهم.3": ("في",), "دخل.1": ("في",), "خرج.1": ("في",), "وقع.1": ("في",), "سير.1": ("في",), "حضر.1": ("في",),
    "وجه.5": ("في", "ب", "ل"), "وصل.1": ("في",), "نزل.1": ("في", "إلى"), "خوض.1": ("في",), "جهد.3": ("في",),
    "عرض.5": ("ل", "إلى"), "عرض.1": ("ل", "إلى"), "خضع.1": ("ل",), "عود.1": ("من", "إلى"), "نجو.1": ("من",), "قرر.2": ("في",),
    "وصل.5": ("إلى",), "ءصل.2": ("إلى",), "فضي.4": ("إلى",), "قود.1": ("إلى",), "لجء.1": ("إلى",), "عمد.1": ("إلى",), "عمد.2": ("إلى",),
    "ءدي.2": ("إلى",), "دعو.1": ("إلى",), "عرب.4": ("عن",), "عبر.2": ("عن",), "عبر.1": ("عن",), "علن.4": ("عن",), "سفر.4": ("عن",),
    "ثمر.4": ("عن",), "مخض.5": ("عن",), "رجع.1": ("عن", "إلى", "من"), "جلس.1": ("إلى",), "خلص.1": ("إلى",), "ركن.1": ("إلى",),
    "دفع.1": ("إلى", "ب"), "طير.1": ("إلى", "في"), "سفر.3": ("في",), "غدر.3": ("في",), "لزم.8": ("ب",), "قبل.1": ("ب",), "عدو.8": ("ب",),
    "ضمم.7": ("إلى",), "كثف.2": ("من",), "صعد.2": ("من",), "صعد.1": ("من",),
}  # fmt: skip
"""Light verbs that have their noun behind a preposition."""
_PARTS = words(
    "عدد سلسلة مزيد المزيد كثير الكثير عديد العديد نوع أنواع جملة مجموعة موجة جولة عشرات مئات آلاف حزمة كم قليل بعض"
)
_ARRESTING = frozenset({"coerce.arrest", "coerce.raid", "coerce.seize-property"})
_JOINT = words("مشترك مشتركة مشتركين")
_AUTHORITIES = frozenset({"COP", "JUD", "SPY"})
_TAKING = frozenset({"coerce.seize-territory", "coerce.siege"})
_SPOKEN = words("تصريح تصريحات حديث مقابلة حوار مداخلة لقاء")
_HIM = "ايا"
_TO_PEOPLE = frozenset(
    {"coerce.arrest", "assault.abduct", "assault.torture", "assault.beat", "sanction.convict"}
)
