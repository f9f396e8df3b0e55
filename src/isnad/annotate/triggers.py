"""Where events are told: triggers in a sentence, each with its frame and the arguments that its grammar gives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from isnad.annotate.agency import animacy_of
from isnad.annotate.agreement import feminine
from isnad.annotate.arguments import Arguments, Group, arguments
from isnad.annotate.conditions import Conditions
from isnad.annotate.content import reporting_participle
from isnad.annotate.frames import Frames, Unit, bare
from isnad.annotate.parties import sector_of
from isnad.annotate.subjects import antecedent, subject_of
from isnad.annotate.syntax import NUMBER_WORDS, Chunk, Sentence
from isnad.language.adjectives import adjectival
from isnad.language.animacy import acts_as_people
from isnad.language.folding import words
from isnad.language.words import VerbReading
from isnad.records import Mention

_BY_AGENT = {
    "على يد": "actor", "على أيدي": "actor", "من قبل": "actor", "من جانب": "actor", "من طرف": "actor", "برصاص": "actor", "بنيران": "actor",
    "بأيدي": "actor", "بسلاح": "actor", "بقذائف": "actor", "بصواريخ": "actor",
}  # fmt: skip
LOCATIVE = frozenset({
    "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "داخل", "خارج", "حول", "بالقرب من", "على مقربة من", "في محيط", "في ضواحي",
    "على أطراف", "شمال غرب", "شمال شرق", "جنوب غرب", "جنوب شرق", "شمال غربي", "شمال شرقي", "جنوب غربي", "جنوب شرقي", "إلى الشمال من", "إلى الجنوب من",
    "إلى الشرق من", "إلى الغرب من", "في وسط", "في شمال", "في جنوب", "في شرق", "في غرب", "في شمالي", "في جنوبي", "في شرقي", "في غربي", "قبالة", "فوق", "أمام", "عند", "لدى", "بين", "على امتداد", "على طول", "بمحيط", "بجوار", "بضواحي",
})  # fmt: skip
_TOWARDS = ("باتجاه", "صوب", "نحو", "في اتجاه")
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
_SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "AGREE", "THREATEN", "REJECT"})
_PHASAL = words("تشغيل إطلاق تفعيل استئناف بدء مواصلة إجراء تنفيذ عقد تنظيم شن")
_GENERAL = words("عملية عمليات حملة حملات")
_STATIC = words("تعاون تنسيق شراكة")


@dataclass(slots=True)
class Trigger:
    """A trigger: tokens `[first, last)` in chunk number `chunk`, its unit, and the groups that fill its roles."""

    first: int
    last: int
    chunk: int
    unit: Unit
    verbal: bool
    around: Arguments | None = None
    actors: list[Group] = field(default_factory=list[Group])
    recipients: list[Group] = field(default_factory=list[Group])
    places: list[Group] = field(default_factory=list[Group])
    instruments: list[Group] = field(default_factory=list[Group])
    adjective: Mention | None = None
    adjective_role: str = ""
    pronoun_role: str = ""
    absorbed: list[Trigger] = field(default_factory=list["Trigger"])
    words: set[int] = field(default_factory=set[int])


@lru_cache(maxsize=4096)
def _first_words(nouns: frozenset[str]) -> frozenset[str]:
    """The first word of each noun of a light verb."""
    return frozenset(noun.split(" ", 1)[0] for noun in nouns)


_ARMED = frozenset({"MIL", "REB", "PRM", "TER", "COP"})
_KIN_AND_CARE = words(
    "عائلات عوائل أسر أهالي أهل ذوي ذوو أقارب أقرباء أبناء أطفال أرامل أمهات آباء إسعاف علاج معالجة مداواة تكريم رعاية قبور أضرحة"
)
_STRUCK = words("قتلى جرحى ضحايا شهداء مصابين مصابون قتيلين قتلانا جرحانا شهدائنا")
_TWO = 2  # tokens of a noun with its adjective


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
                ):
                    first, last = self.view.token_at(mention.start), self.view.token_at(mention.end - 1)
                    self.named.update(range(first, last + 1))
        self.conditions = Conditions(sentence, self.named)

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
        around = arguments(self.sentence, k)
        lemmas = [m for m in dict.fromkeys(v.lemma for v in verbs) if not self._rather_past(m, verbs, around)]
        options: list[tuple[int, int, Unit, int, int]] = []
        for lemma in lemmas:
            for unit, following in self.frames.verb_phrases.get(lemma, ()):
                end = self._fixed(token, following)
                if end and self.conditions.holds(unit, token, end, around):
                    options.append((0, 0, unit, end, end - len(following)))
                elif self._turned(around, following) and self.conditions.holds(
                    unit, token, token + 1, around
                ):
                    options.append((0, 1, unit, token + 1, token))
            for light in self.frames.light.get(lemma, ()):
                head, end = self._carries(around, light.nouns, token)
                if end and self._names_another(head, end):
                    continue
                if end and self.conditions.holds(light.unit, token, end, around):
                    options.append((1, -self._noun_size(head, light.nouns), light.unit, end, head))
            for unit in self.frames.verbs.get(lemma, ()):
                if self.conditions.holds(unit, token, token + 1, around):
                    options.append((2 if unit.only_with else 3, 0, unit, token + 1, token))
        if not options:
            return None
        rank, turned, unit, end, head = min(options, key=lambda o: (o[0], o[1], o[2].order))
        trigger = Trigger(token, token + 1, k, unit, True, around)
        trigger.words = {token}
        if rank == 0 and turned and around.subject is not None:
            trigger.words.add(around.subject.chunk.head)
        if end > token + 1:
            trigger.words.update(range(head, end))
            self.taken.update(trigger.words)
            trigger.last = end if end - token <= 6 else token + 1
            self._noun_arguments(
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
        if around.subject is None or around.preverbal or around.relative:
            return False
        named = any(m.kind in ("GPE", "ORG") for m in around.subject.chunk.mentions)
        return not named and feminine(self.sentence, around.subject.chunk) is not True

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

    def _fixed(self, token: int, following: tuple[str, ...]) -> int:
        """End of fixed words after a verb, a few words (its subject) let in between; 0 if they do not come."""
        limit = min(token + 8, self.sentence.last)
        for j in range(token + 1, limit):
            if self.view.tokens[j].kind == "punct":
                return 0
            if not bare(self.view.tags[j].rest).startswith(following[0]):
                continue
            forms = [
                bare(self.view.tags[t].rest) for t in range(j, min(j + len(following), self.sentence.last))
            ]
            if all(
                f == w or (f.startswith(w) and len(f) - len(w) <= 2)
                for f, w in zip(forms, following, strict=False)
            ) and len(forms) == len(following):
                return j + len(following)
        return 0

    def _carries(self, around: Arguments, nouns: frozenset[str], token: int) -> tuple[int, int]:
        """Head and end of the event noun among a light verb's arguments; (0, 0) if none is there. Where the noun stands
        before the verb, the end is that of the verb."""
        groups = [
            *around.objects,
            *([around.subject] if around.subject is not None else []),
            *([around.resumptive] if around.resumptive else []),
        ]
        groups += [g for p, g in around.phrases if p in ("ب", "في", "إلى", "من", "عن", "ل")]
        if around.relative:  # الهجمات الأخيرة بطائرات … التي شنّتها
            k = self.sentence.chunk_of(token)
            groups += [
                Group(c)
                for c in self.sentence.chunks[max(0, k - 6) : k]
                if c.nominal and self._taken_up(c.head, self.view.tags[token].enclitic)
            ]
        for group in groups:
            head = group.chunk.head
            if head in self.taken:
                continue
            size = self._noun_size(head, nouns)
            if not size and self._phasal(head, group.chunk.last):
                inner = self._noun_size(head + 1, nouns)
                size = inner and inner + 1
            if size:
                return (head, head + size) if head > token else (head, token + 1)
        return 0, 0

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
        tagged = self.view.tags[head]
        bases = {bare(tagged.rest), *(n.base for n in tagged.nouns)}
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
        if subject is not None and subject.chunk.head not in used:
            self._fill(trigger, subject_role, subject)
        if (
            around.resumptive is not None
            and not passive
            and unit.kind != "light"
            and around.resumptive.chunk.head not in used
        ):
            self._fill(trigger, object_role, around.resumptive)
        objects = [g for g in around.objects if g.chunk.head not in used]
        if objects and not passive and unit.kind != "light":
            self._fill(trigger, object_role, objects[0])
        elif objects and unit.kind == "light" and around.subject is None:
            self._fill(trigger, "actor" if subject_role == "actor" else subject_role, objects[0])
        elif objects and unit.kind == "light":  # شنت أمريكا ضربة جوية العراق: على left out
            self._fill(trigger, roles.get("على", roles.get("object", "none")), objects[0])
        pronoun = self.view.tags[trigger.first].enclitic
        if pronoun and not passive and not objects and around.resumptive is None and unit.kind != "light":
            whom = antecedent(self.sentence, trigger.chunk, pronoun, subject)
            if whom is not None:
                self._fill(trigger, object_role, whom)  # عاقبته واشنطن
        said = False
        talked_of = (
            around.objects[0].chunk.first if around.objects and unit.frame.id == "consult.talks" else None
        )
        for prep, group in around.phrases:
            if group.chunk.head in used:
                continue
            if prep == "في" and talked_of is not None and group.chunk.first > talked_of:
                continue  # بحث معه فكرة هدنة في الإقليم
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
                self._prep_role(trigger, prep, group, roles)
            said = said or (unit.frame.type in _SPEECH_ACTS and self._deed(group))

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
                len(letters) > offset * 1 + 1
                and "ُ" in "".join(letters)[: offset + 3]
                and not self.view.tags[trigger.first].rest.startswith(("ي", "ت"))
            ):
                return True
            if self.view.tags[trigger.first].rest.startswith(("ي", "ت")) and any(
                v.lemma.endswith((".1", ".5", ".6", ".7", ".8", ".10")) for v in verbs
            ):
                return True
        both = around.subject is not None and (
            bool(around.objects)
            or around.resumptive is not None
            or bool(self.view.tags[trigger.first].enclitic)
        )
        if around.subject is None and around.objects:
            return False  # من دون أن تعتقل أحدا
        if trigger.unit.usual == "passive":
            return not both and not (around.preverbal and around.objects)
        agent = any(p in _BY_AGENT for p, _ in around.phrases)
        return agent and not both

    def _deed(self, group: Group) -> bool:
        """Whether a phrase tells what a speech act is about, so that a place after it is of that: `اتهم الجيش بقصف مدرسة | في غزة`."""
        return any(n.kind == "masdar" for n in self.view.tags[group.chunk.head].nouns)

    def _prep_role(self, trigger: Trigger, prep: str, group: Group, roles: dict[str, str]) -> None:
        role = roles.get(prep)
        if role is None and prep in _BY_AGENT:
            role = "actor"
        if prep == "ل" and role in ("recipient", "none") and self._strikes(trigger, group, roles):
            role = "actor"
        if role is None and prep in _TOWARDS and trigger.unit.frame.type == "ASSAULT":
            role = "recipient"
        if role is None and prep in LOCATIVE:
            role = "place"
        if role is None and prep == "في":
            role = "place"
        if (
            role is None
            and prep == "ب"
            and any(m.kind in ("GPE", "LOC", "FAC") for m in group.chunk.mentions)
        ):
            role = "place"
        if role is not None:
            self._fill(trigger, role, group)

    def _strikes(self, trigger: Trigger, group: Group, roles: dict[str, str]) -> bool:
        """Whether an armed body after `ل` is whose attack it is, where the noun takes its target with `على`:
        `قصف مدفعي للحوثيين على تعز`; not where the attacker is told already (`قصف سعودي للحوثيين`)."""
        if trigger.unit.frame.type != "ASSAULT" or not (
            roles.get("على") == "recipient" or trigger.unit.frame.id == "assault.undergo"
        ):
            return False
        if trigger.actors or trigger.adjective is not None or trigger.last - trigger.first < _TWO:
            return False
        if animacy_of(self.sentence, group.chunk) not in ("people", "body"):
            return False
        return any(m.sector in _ARMED for m in group.chunk.mentions)  # القصف العشوائي لعصابات الحوثي

    def _fill(self, trigger: Trigger, role: str, group: Group) -> None:
        match role:
            case "actor":
                trigger.actors.append(group)
            case "recipient":
                trigger.recipients.append(group)
            case "mutual":
                chunks = group.all
                if trigger.actors:
                    trigger.recipients.append(group)
                else:
                    trigger.actors.append(Group(chunks[0]))
                    trigger.recipients += [Group(c) for c in chunks[1:]]
            case "place":
                trigger.places.append(group)
            case "instrument":
                trigger.instruments.append(group)
            case _:
                pass

    # ------------------------------------------------------------------ nouns

    def _nominal(self, k: int) -> list[Trigger]:
        chunk = self.sentence.chunks[k]
        found: list[Trigger] = []
        t = chunk.first
        while t < chunk.last:
            if t in self.taken:
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

    def _phrase(self, t: int, k: int) -> Trigger | None:
        view = self.view
        first = bare(view.tags[t].rest)
        if first not in self.frames.phrases.root:
            return None
        following = [
            bare(view.tags[j].rest)
            for j in range(t + 1, min(t + 6, self.sentence.last))
            if view.tokens[j].kind != "punct"
        ]
        size, units = self.frames.phrases.longest(first, following)
        if size <= 1 and t + 2 < self.sentence.last and adjectival(view.tags[t + 1]):
            further, others = self.frames.phrases.longest(first, following[1:])
            if further > 1:
                size, units = further + 1, others  # وقف دائم لإطلاق النار
        if size == 0 or any(j in self.taken for j in range(t, t + size)):
            return None
        if size == 1 and t in self.named:
            return None
        if size == 1 and t > self.sentence.first and self._qualifies(t):
            return None  # صفقات مليونية
        party = size > 1 and any(
            sector_of(view.lexicon, [bare(view.tags[j].rest)]) for j in range(t + 1, t + size)
        )
        for unit in sorted(units, key=lambda u: u.order):
            if self.conditions.holds(unit, t, t + size, None):
                trigger = Trigger(t, t + 1 if party else t + size, k, unit, False)
                self._noun_arguments(trigger, t if party else t + size - 1, unit)
                if trigger.adjective is None and not trigger.actors:
                    self._within(trigger, unit, t + 1, t + size)
                if unit.frame.type == "COOPERATE" and first in _STATIC and not trigger.actors:
                    return None
                return trigger
        return None

    def _within(self, trigger: Trigger, unit: Unit, first: int, last: int) -> None:
        """The nationality that stands within a fixed phrase: `العقوبات الأميركية`."""
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
        light = self._light_masdar(t, k)
        if light is not None:
            return light
        if t > self.sentence.first and view.tokens[t - 1].form == "،" and not tagged.article:
            saying = self._saying(t, k)
            if saying is not None:
                return saying  # …، مناشدة الطرفين: she that calls on them
        candidates, participle = self.frames.of_noun(
            tagged,
            feminine=view.tokens[t].text.endswith("ة"),
            above=view.text[view.bare_start(t) : view.tokens[t].end].removeprefix("ال").startswith("أ"),
        )
        if not candidates:
            return self._saying(t, k) if participle else None
        for unit in candidates:
            if not self.conditions.holds(unit, t, t + 1, None):
                continue
            trigger = Trigger(t, t + 1, k, unit, False)
            self._noun_arguments(trigger, t, unit)
            bare_definite = tagged.article and not (
                trigger.actors or trigger.recipients or trigger.adjective or trigger.pronoun_role
            )
            if bare_definite and (
                unit.frame.id in _ANAPHORIC_ONLY
                or (
                    unit.kind == "masdar"
                    and unit.frame.type not in ("ASSAULT", "RETREAT", "CONSULT", "PROTEST")
                )
            ):
                return None
            return trigger
        return None

    def _light_masdar(self, t: int, k: int) -> Trigger | None:
        """The verbal noun of a light verb with its counted noun: `إطلاق 18 قذيفة على المدينة`, `شن عشر غارات`."""
        view, chunks = self.view, self.sentence.chunks
        if t + 1 != chunks[k].last or k + 1 >= len(chunks):
            return None
        counted = chunks[k + 1]
        number = view.tags[counted.first].tag == "#" or view.tags[counted.first].rest in NUMBER_WORDS
        if counted.kind != "NP" or counted.coordinated or not number or counted.head in self.taken:
            return None
        for lemma in {n.lemma for n in view.tags[t].nouns if n.kind == "masdar" and n.lemma}:
            for light in self.frames.light.get(lemma, ()):
                size = self._noun_size(counted.head, light.nouns)
                if not size or not self.conditions.holds(light.unit, t, counted.head + size, None):
                    continue
                unit = light.unit._replace(kind="masdar")
                trigger = Trigger(t, counted.head + size, k, unit, False)
                trigger.words = {t, counted.head}
                for item in chunks[k + 2 : k + 5]:
                    if item.kind != "PP":
                        break
                    self._prep_role(trigger, item.prep, Group(item), unit.roles)
                return trigger
        return None

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
        around = Arguments(end=k + 1)
        chunk = chunks[k]
        if chunk.last - t > 1:
            around.objects.append(Group(Chunk("NP", t + 1, chunk.last, t + 1, mentions=chunk.mentions)))
        for item in chunks[k + 1 : k + 8]:
            if item.kind == "PP":
                around.phrases.append((item.prep, Group(item)))
            elif item.kind == "NP" and not around.phrases:
                around.objects.append(Group(item))
            elif item.kind in ("V", "R", "S") or (item.kind == "." and view.tokens[item.first].form != '"'):
                break
        for unit in sorted(self.frames.verbs.get(lemma, ()), key=lambda u: (u.only_with == (), u.order)):
            if unit.frame.type not in _SPEECH_ACTS or not self.conditions.holds(unit, t, t + 1, around):
                continue
            trigger = Trigger(t, t + 1, k, unit, False, around)
            trigger.words = {t}
            if around.objects:
                whom = around.objects[0]
                rest = view.tags[whom.chunk.head].rest
                if rest.startswith(_HIM):  # متهمة إياها
                    whom = antecedent(self.sentence, k, rest.removeprefix(_HIM), None) or whom
                self._fill(trigger, unit.roles.get("object", "recipient"), whom)
            for prep, group in around.phrases:
                self._prep_role(trigger, prep, group, unit.roles)
            return trigger
        return None

    def _noun_arguments(self, trigger: Trigger, head: int, unit: Unit, *, light: bool = False) -> None:
        """Idafa, adjective of nationality and prepositional phrases of an event noun at token `head`."""
        view, sentence = self.view, self.sentence
        roles = unit.roles if not light else unit.frame.noun_roles
        k = sentence.chunk_of(head)
        chunk = sentence.chunks[k]
        after = head + 1
        idafa: Group | None = None
        while after < chunk.last and self._describes(after, head):
            after += 1
        if after + 1 < chunk.last and view.tokens[after].form == '"' and view.tags[after + 1].tag == "N":
            after += 1  # لتوقيف "مطلوبين"
        if (
            after + 1 < chunk.last
            and bare(view.tags[after].rest) in unit.only_with
            and not view.tags[after].article
            and not acts_as_people(view.tags[after].rest, view.tags[after].nouns)
        ):
            after += 1  # إنهاء مهمة التحالف: whose mission
        if after < chunk.last and view.tags[after].rest in view.lexicon.adjectives:
            mention = next((m for m in chunk.mentions if view.token_at(m.start) == after), None)
            if mention is not None:
                trigger.adjective, trigger.adjective_role = mention, roles.get("adjective", "actor")
        elif after < chunk.last and view.tokens[after].kind != "punct":
            inner = Chunk(
                "NP",
                after,
                chunk.last,
                after,
                mentions=[m for m in chunk.mentions if m.start >= view.tokens[after].start],
            )
            inner.head = self._head(inner)
            idafa = Group(inner)
        elif view.tags[head].enclitic:
            trigger.pronoun_role = roles.get("idafa", "none" if unit.kind == "verb-phrase" else "actor")
        i = k + 1
        skipped = 0
        groups: list[tuple[str, Group]] = []
        while i < len(sentence.chunks) and not light:
            item = sentence.chunks[i]
            if item.kind == "PP":
                groups.append((item.prep, Group(item)))
            elif item.kind == "NP" and item.coordinated and (groups or (idafa is not None and i == k + 1)):
                if any(
                    n.kind == "masdar" and n.lemma in self.frames.masdars for n in view.tags[item.head].nouns
                ):
                    break  # إصابة شاب واعتقال ستة
                if groups:
                    groups[-1][1].others.append(item)
                elif idafa is not None:
                    idafa.others.append(item)
            elif (
                item.kind == "C"
                and view.tokens[item.first].form == "و"
                and i + 1 < len(sentence.chunks)
                and sentence.chunks[i + 1].kind == "NP"
                and groups
            ):
                sentence.chunks[i + 1].coordinated = True
            elif (
                item.kind == "."
                and view.tokens[item.first].form == "،"
                and i + 1 < len(sentence.chunks)
                and (
                    sentence.temporal(sentence.chunks[i + 1])
                    or (
                        sentence.chunks[i + 1].kind == "PP"
                        and (
                            sentence.chunks[i + 1].prep in ("بين", "على")
                            or sentence.temporal(sentence.chunks[i - 1])
                        )
                    )
                )
            ):
                pass  # اشتباكات، بعد ظهر أمس، بين …
            elif item.kind in ("TIME", "B") or (
                item.kind == "." and view.tokens[item.first].form in ('"', "(", ")")
            ):
                pass
            elif (
                item.kind == "NP"
                and i == k + 1
                and not item.coordinated
                and unit.roles.get("object")
                and idafa is not None
            ):
                groups.append(("object", Group(item)))
            else:
                break
            skipped += 1
            if skipped > 7:
                break
            i += 1
        if (
            idafa is None
            and trigger.adjective is None
            and k + 1 < len(sentence.chunks)
            and after >= chunk.last
            and not light
        ):
            counted = sentence.chunks[k + 1]
            if (
                (counted.kind == "NP" or (counted.kind == "PP" and counted.inner >= 0))
                and not counted.coordinated
                and (view.tags[counted.first].tag == "#" or view.tags[counted.first].rest in _QUANTITY)
            ):
                idafa = Group(counted)  # مقتل ثلاثة جنود، إطلاق نحو 900 أسير
        receives = unit.frame.id == "consult.receive"
        if idafa is None and (trigger.pronoun_role == "actor" or receives) and not light:
            self._object_of_pronoun(trigger, k, unit)
        has_li = any(p == "ل" for p, _ in groups)
        if idafa is not None:
            mention = next(
                (
                    m
                    for m in idafa.chunk.mentions
                    if view.token_at(m.start) <= idafa.chunk.head < view.token_at(m.end - 1) + 1
                ),
                None,
            )
            role = self._idafa_role(unit, idafa, groups)
            done_to = self._object_after(idafa)
            suffers = (
                unit.frame.roles.get("subject") == "recipient"
            )  # استشهاد فلان، ضابط في الجيش: apposition
            if (
                done_to is not None
                and unit.kind == "masdar"
                and not suffers
                and role in ("theme", "recipient", "none")
            ):
                role = "actor"  # استئناف واشنطن عملياتها، اعتقال الشرطة ناشطين
                mention_role = unit.frame.roles.get("object", "none")
                if mention_role == "recipient":
                    self._fill(trigger, "recipient", done_to)
            if role == "actor" and any(p == "على" for p, _ in groups):
                mention = None
            if mention is not None and mention.kind in ("GPE", "LOC", "FAC") and "idafa_place" in roles:
                role = roles["idafa_place"]
                if mention.kind == "GPE" and mention.rule == "lexicon" and role == "recipient":
                    trigger.places.append(idafa)
            elif has_li and roles.get("ل") == "recipient" and self._doer(idafa):
                role = "actor"
            if view.tags[head].tag == "P" and view.tags[head].rest == "في" and role == "actor":
                role = roles.get("في", "place")  # التحقيق في لندن
            self._fill(trigger, role, idafa)
        if chunk.head != head and any(n.kind == "masdar" for n in view.tags[chunk.head].nouns):
            groups = [
                (p, g) for p, g in groups if p not in _BY_AGENT
            ]  # مراجعة الاتفاق من قبل اللجنة: who reviews
        arrived = idafa is None and any(p == "إلى" for p, _ in groups)
        for prep, group in groups:
            if prep == "ل" and arrived and unit.frame.id == "consult.visit":
                self._fill(trigger, "actor", group)  # زيارة لمسؤول أميركي إلى بغداد
            else:
                self._prep_role(trigger, prep, group, roles)

    def _doer(self, idafa: Group) -> bool:
        """Whether what an event noun is of can be who does it, with ل for what it is done to: `قصف الطيران لمواقع`, but not where ل says
        whose that is (`قصف تجمع للمهجرين`)."""
        chunk = idafa.chunk
        return bool(chunk.mentions) or any(
            self.view.tags[t].definite for t in range(chunk.head, min(chunk.last, chunk.head + _TWO))
        )

    def _object_of_pronoun(self, trigger: Trigger, k: int, unit: Unit) -> None:
        """Whom an act with its doer in a pronoun is done to: `خلال لقائه، أمس، ممثلي المنظمات`, `استقباله وفدا`."""
        chunks = self.sentence.chunks
        done_to = unit.roles.get("object") or unit.frame.roles.get("object")
        if done_to != "recipient" and unit.frame.type != "CONSULT":
            return
        for chunk in chunks[k + 1 : k + 1 + _PAST_INSERT]:
            if chunk.kind == "NP" and not self.sentence.temporal(chunk):
                if not chunk.coordinated and animacy_of(self.sentence, chunk) in ("people", "body"):
                    self._fill(trigger, "actor" if done_to == "actor" else "recipient", Group(chunk))
                return
            if chunk.kind in ("V", "S", "R") or (chunk.kind == "PP" and chunk.coordinated):
                return

    def _object_after(self, idafa: Group) -> Group | None:
        """The object that follows the agent of a verbal noun: agent a name or a definite phrase, object a phrase of its own."""
        chunks = self.sentence.chunks
        k = self.sentence.chunk_of(idafa.chunk.last - 1)
        if k + 1 >= len(chunks) or idafa.others:
            return None
        if self._possessed_body(idafa):
            return self._following(k)
        if not idafa.chunk.mentions:
            return None
        mention = idafa.chunk.mentions[0]
        if (
            mention.kind not in ("ORG", "PER", "GPE")
            or self.view.token_at(mention.start) != idafa.chunk.first
        ):
            return None
        return self._following(k)

    def _possessed_body(self, idafa: Group) -> bool:
        """Whether the agent of a verbal noun is somebody's: `استهداف قواتنا | سفينة`."""
        head = idafa.chunk.head
        return (
            bool(self.view.tags[head].enclitic)
            and idafa.chunk.last == head + 1
            and animacy_of(self.sentence, idafa.chunk) in ("people", "body")
        )

    def _following(self, k: int) -> Group | None:
        """The noun phrase right after chunk `k`."""
        chunks = self.sentence.chunks
        following = chunks[k + 1]
        if (
            following.kind != "NP"
            or following.coordinated
            or self.sentence.temporal(following)
            or following.first != chunks[k].last
        ):
            return None
        return Group(following)

    def _idafa_role(self, unit: Unit, idafa: Group, groups: list[tuple[str, Group]]) -> str:
        """What the complement of an event noun is: of a transitive verbal noun the one it is done to, unless it is armed
        and the verb is one of striking (`قصف الطيران`), or على says to whom it is done."""
        role = unit.roles.get("idafa", "none")
        if (
            role == "actor"
            and unit.kind == "masdar"
            and unit.frame.type in ("AID", "MOBILIZE", "SUPPORT", "SANCTION")
            and unit.frame.roles.get("object", "recipient") == "recipient"
            and (
                unit.frame.type in ("MOBILIZE", "SANCTION")
                or not any(p in ("ل", "إلى", "على", "مع") and self._somebody(g) for p, g in groups)
            )
        ):
            return "recipient"  # إنقاذ الشعب، تجنيد مقاتلين
        if role == "actor" and unit.kind == "masdar" and unit.frame.type == "ACCUSE" and unit.verb_form == 3:
            return "recipient"  # مقاضاة كل جهة، محاكمة المتهمين
        if role != "actor" or unit.kind != "masdar" or unit.frame.type not in ("ASSAULT", "COERCE"):
            return role
        if any(p in ("على", "ضد") for p, _ in groups):
            return role
        head = self.view.tokens[idafa.chunk.head]
        sector = sector_of(self.view.lexicon, [bare(self.view.tags[idafa.chunk.head].rest)]) or next(
            (m.sector for m in idafa.chunk.mentions if m.start < head.end), None
        )
        armed = sector in ("MIL", "PRM", "REB", "UAF", "COP")
        return "actor" if armed and unit.verb_form == 1 else "recipient"

    def _somebody(self, group: Group) -> bool:
        """Whether a phrase names people, a body or a place, to whom something is given, and no purpose: `لليمن`, not `لكشف`."""
        return bool(group.chunk.mentions) or animacy_of(self.sentence, group.chunk) in ("people", "body")

    def _describes(self, t: int, head: int) -> bool:
        """Whether the word at `t` is an adjective of the event noun at `head`."""
        tagged = self.view.tags[t]
        if tagged.tag != "N" or tagged.rest in self.view.lexicon.adjectives or t in self.named:
            return False
        if _descriptive(tagged.rest, self.view.tags[head].rest):
            return True
        if not tagged.article and acts_as_people(tagged.rest, tagged.nouns):
            return False  # إصابة شاب، استشهاد أسير
        if tagged.rest.endswith("ي") and any(
            n.kind in ("active", "passive") and n.base == tagged.rest[:-1] for n in tagged.nouns
        ):
            return False  # توقيف مطلقي الصواريخ
        return (
            adjectival(tagged)
            and tagged.article == self.view.tags[head].article
            and not any(n.number in ("p", "d") and n.kind == "active" for n in tagged.nouns)
        )

    def _head(self, chunk: Chunk) -> int:
        """The first noun of a phrase past its numbers and quantifiers."""
        for t in range(chunk.first, chunk.last):
            if self.view.tags[t].tag in ("N", "X") and self.view.tags[t].rest not in _QUANTITY:
                return t
        return chunk.first


_SPOKEN = words("تصريح تصريحات حديث مقابلة حوار مداخلة لقاء")
_HIM = "ايا"
_PAST_INSERT = 7  # chunks after a deed with its doer in a pronoun, until which its object may come
_QUANTITY = words(
    "عدد بعض كل جميع أكثر نحو ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثماني تسع عشر عشرات مئات آلاف مئة مائة ألف مليون عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين "
    "أحد إحدى معظم غالبية مجموعة اثنين اثنتين"
)
_DESCRIPTIVES = words(
    "صاروخي صاروخية جوي جوية بري برية بحري بحرية مسلح مسلحة إرهابي إرهابية انتحاري انتحارية عنيف عنيفة جديد جديدة أخير أخيرة سابق سابقة مكثف مكثفة متبادل متبادلة واسع واسعة كبير كبيرة مشترك مشتركة "
    "دامي دامية مدفعي مدفعية عسكري عسكرية مباشر مباشرة شديد شديدة عشوائي عشوائية مفاجئ مفاجئة ضخم ضخمة سلمي سلمية حاشد حاشدة ليلي ليلية رسمي رسمية ثنائي ثنائية أمني أمنية دبلوماسي دبلوماسية مؤقت مؤقتة هاتفي هاتفية"
)


def _descriptive(rest: str, head: str) -> bool:
    """Whether a word after an event noun only describes it."""
    inner = bare(rest)
    return (
        inner in _DESCRIPTIVES
        or inner.removesuffix("ا") in _DESCRIPTIVES
        or inner.removesuffix("ين") in _DESCRIPTIVES
    )
