"""Which phrases fill which role: the complement of an event noun, its adjective of nationality, phrases with a preposition."""

from __future__ import annotations

from isnad.annotate.events.parties import sector_of
from isnad.annotate.events.trigger import MATERIAL, OF_FORCE, OF_WEAPONS, Trigger
from isnad.annotate.frames import Frames, Unit, bare
from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.phrases import (
    BY_AGENT,
    LED_BY,
    at_other_hands,
    definite,
    done_by_several,
    further_quality,
    hedge,
    named,
    of_participle,
    one_more,
    relational,
    since,
)
from isnad.language.adjectives import ADJECTIVES, adjectival
from isnad.language.animacy import acts_as_people
from isnad.language.folding import words
from isnad.language.sites import SITES

LOCATIVE = frozenset({
    "قرب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "داخل", "خارج", "حول", "بالقرب من", "على مقربة من", "في محيط", "في ضواحي",
    "على أطراف", "شمال غرب", "شمال شرق", "جنوب غرب", "جنوب شرق", "شمال غربي", "شمال شرقي", "جنوب غربي", "جنوب شرقي", "إلى الشمال من", "إلى الجنوب من",
    "إلى الشرق من", "إلى الغرب من", "في وسط", "في شمال", "في جنوب", "في شرق", "في غرب", "في شمالي", "في جنوبي", "في شرقي", "في غربي", "قبالة", "فوق", "أمام", "عند", "لدى", "بين", "على امتداد", "على طول", "بمحيط", "بجوار", "بضواحي",
})  # fmt: skip
_NEXT_TO = ("قرب", "بالقرب من", "على مقربة من", "أمام", "بجوار", "لدى")


def towns(group: Group) -> bool:
    """Whether the first of several phrases names a town or a region."""
    return any(m.kind in ("GPE", "LOC") and m.rule != "adjective" for m in group.chunk.mentions)


_BLOWING_UP = frozenset({"assault.explode", "assault.suicide-attack"})
_ON_THE_MOVE = words("دورية دوريات موكب مواكب قافلة قوافل رتل أرتال حافلة سيارة آلية مركبة عربة مدرعة تجمع")
_TOWARDS = ("باتجاه", "صوب", "نحو", "في اتجاه")
_ARMED = frozenset({"MIL", "REB", "PRM", "TER", "COP"})
REASONS = ("ردا على", "بناء على")
"""Prepositions whose phrase has for its own what follows it."""
_ALPHA3 = 3  # letters of a state's id
_TWO = 2  # tokens of a noun with its adjective
_PAST_INSERT = 7  # chunks after a deed with its doer in a pronoun, until which its object may come
_QUANTITY = NUMBER_WORDS | words("عدد بعض كل جميع أكثر نحو أحد إحدى معظم غالبية مجموعة")
_DESCRIPTIVES = words(
    "صاروخي صاروخية جوي جوية بري برية بحري بحرية مسلح مسلحة إرهابي إرهابية انتحاري انتحارية عنيف عنيفة جديد جديدة أخير أخيرة سابق سابقة مكثف مكثفة متبادل متبادلة واسع واسعة كبير كبيرة مشترك مشتركة "
    "دامي دامية مدفعي مدفعية عسكري عسكرية مباشر مباشرة شديد شديدة عشوائي عشوائية مفاجئ مفاجئة ضخم ضخمة سلمي سلمية حاشد حاشدة ليلي ليلية رسمي رسمية ثنائي ثنائية أمني أمنية دبلوماسي دبلوماسية دولي دولية محلي محلية وطني وطنية إقليمي إقليمية شفاف شفافة مستقل مستقلة عاجل عاجلة مؤقت مؤقتة هاتفي هاتفية"
)


_CLEARING = words("إخلاء")
_HITTING = frozenset({"هدف.10", "طول.1", "ضرب.1", "دمر.2"})
_BLOWS = words("ضربة ضربات")
"""What is dealt to somebody as well as by them: `ضربة عسكرية للمتمردين`."""
_TO_THE_DEAD = 5  # chunks from an attack back to those whom it hit
_FALLING = frozenset({"قتل.1", "صوب.4", "جرح.1", "شهد.10", "قضي.1"})
_FALL = words("مقتل مصرع إصابة استشهاد جرح سقوط")
_LANDS = words("أراض أراضي أجواء مياه")


_EARNING = frozenset({"ثور.4", "لقي.1", "لقي.3", "قبل.3", "نيل.1", "وجه.3"})
_GOING_ON = frozenset(
    {"وصل.3", "جدد.2", "كرر.2", "كثف.2", "ءنف.10", "بدء.1", "تبع.3", "صعد.2", "عود.4", "شنن.1", "نفذ.2"}
)


class Roles:
    """Fills the roles of the triggers of one sentence; `named` are its tokens within names."""

    def __init__(self, frames: Frames, sentence: Sentence, named: set[int]) -> None:
        self.frames, self.sentence, self.view, self.named = frames, sentence, sentence.view, named

    def by_preposition(self, trigger: Trigger, prep: str, group: Group, roles: dict[str, str]) -> None:
        """Let a prepositional phrase fill the role that the unit gives its preposition, or that it has by itself."""
        role = roles.get(prep)
        if hedge(self.sentence, group.chunk) or (prep == "بين" and self.sentence.temporal(group.chunk)):
            return  # للأسبوع العاشر على التوالي, بين سبتمبر ويناير
        if (
            prep == "ل"
            and role == "recipient"
            and trigger.unit.frame.type in MATERIAL
            and self.only_deed(group)
        ):
            return  # استخدمت الغاز لتفريق المتظاهرين
        if role is None and prep in BY_AGENT:
            at = self.sentence.chunk_of(group.chunk.start)
            if at_other_hands(self.sentence, trigger.chunk, at):
                return
            role = "actor"
        if prep == "ل" and role in ("recipient", "none") and self._strikes(trigger, group, roles):
            role = "actor"
        if role == "actor" and prep == "ل" and self._of_the_phrase_before(trigger, group):
            return  # غارة على حاجز | للجيش
        if role == "recipient" and prep == "ل" and self._of_a_site_near(trigger, group):
            if not towns(group):
                return  # استهدفت سيارة قرب حاجز | للجيش
            role = "place"  # عند المدخل الغربي | للمدينة
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
            and not any(n.kind == "masdar" for n in self.view.tags[group.chunk.head].nouns)
        ):
            role = "place"
        if role == "recipient" and prep == "ل" and self._of_what_is_promised(trigger, group):
            return  # تعهد بتقديم شاحنات | للأهالي
        if role == "recipient" and prep == "ل" and trigger.unit.frame.type == "ASSAULT" and self._act(group):
            return  # أطلقت الغاز لتفريق محتجين
        if (
            role == "recipient"
            and prep == "في"
            and trigger.recipients
            and trigger.unit.frame.type == "ASSAULT"
        ):
            role = "place"  # دمرت منزلين في القرية
        if role == "recipient" and (prep in _TOWARDS or prep == "على") and self._lands(trigger, group):
            role = "place"  # أطلقت قذيفة باتجاه الأراضي التركية
        if role == "recipient" and prep == "ب" and self._meeting_place(trigger, group):
            role = "place"
        if role == "place" and self._beside(trigger, prep, group):
            role = "recipient"
        if role == "actor" and prep == "من" and trigger.unit.frame.type == "PROTEST" and towns(group):
            role = "place"  # انطلقت مظاهرة من مدينة الصدر
        if role is not None:
            self.fill(trigger, role, group)

    def _of_the_phrase_before(self, trigger: Trigger, group: Group) -> bool:
        """Whether a phrase with ل says whose that of another phrase right before it is, and not whose the deed is."""
        before = self.sentence.chunks[self.sentence.chunk_of(group.chunk.start) - 1]
        own = any(
            before.first <= t < before.last for t in trigger.words or range(trigger.first, trigger.last)
        )
        told = before.kind == "PP" or (before.kind == "NP" and trigger.verbal)  # تعرض مقر | للجيش لهجوم
        return told and before.last == group.chunk.first and not own

    def _of_a_people(self, head: int, t: int) -> bool:
        """Whether a definite plural of a people's men stands behind a verbal noun without article, whose complement it is and no adjective:
        `تهجير | الفلسطينيين`."""
        tagged, noun = self.view.tags[t], self.view.tags[head]
        several = tagged.article and tagged.rest.endswith(("ين", "ون"))
        deed = any(n.kind == "masdar" for n in noun.nouns)
        return several and deed and not (noun.article or noun.enclitic or t != head + 1)

    def _of_a_site_near(self, trigger: Trigger, group: Group) -> bool:
        """Whether a phrase with ل says whose the place is near which there was force."""
        before = self.sentence.chunks[self.sentence.chunk_of(group.chunk.start) - 1]
        near = before.kind == "PP" and before.prep in LOCATIVE and before.last == group.chunk.first
        return trigger.unit.frame.type == "ASSAULT" and near

    def _beside(self, trigger: Trigger, prep: str, group: Group) -> bool:
        """Whether what something blows up next to is whom it is meant for, and no place: `انفجرت عبوة قرب دورية للجيش`."""
        if trigger.unit.frame.id not in _BLOWING_UP or prep not in _NEXT_TO:
            return False
        nouns = self.view.tags[group.chunk.head].nouns
        moving = any(n.base in _ON_THE_MOVE for n in nouns)
        return moving or animacy_of(self.sentence, group.chunk) == "people"

    def _meeting_place(self, trigger: Trigger, group: Group) -> bool:
        """Whether what ب stands before beside a noun of meeting is where they meet, and not whom: a town, or a state that a town of it
        has been told before (`للاجتماع في مدينة الصخيرات | بالمغرب`)."""
        if trigger.unit.frame.type != "CONSULT":
            return False
        last = self.view.tokens[group.chunk.head].end - 1
        named = next((m for m in group.chunk.mentions if m.start <= last < m.end), None)
        if named is None or named.kind != "GPE" or named.rule == "adjective":
            return False
        return bool(trigger.places) or len(named.entity or "") != _ALPHA3

    def _lands(self, trigger: Trigger, group: Group) -> bool:
        """Whether a phrase is the land of a country on which there is fire: `الأراضي التركية`."""
        return trigger.unit.frame.type == "ASSAULT" and any(
            n.base in _LANDS for n in self.view.tags[group.chunk.head].nouns
        )

    def _of_what_is_promised(self, trigger: Trigger, group: Group) -> bool:
        """Whether a phrase with ل belongs to the deed that somebody promises, told before it: `وعد بصرف إعانات | للعائلات`."""
        if trigger.unit.frame.id != "agree.promise":
            return False
        first, last = trigger.chunk + 1, self.sentence.chunk_of(group.chunk.start)
        return any(c.prep == "ب" and self.deed(Group(c)) for c in self.sentence.chunks[first:last])

    def _act(self, group: Group) -> bool:
        """Whether a phrase is an event itself, by its head: `لتفريق محتجين`."""
        nouns = self.view.tags[group.chunk.head].nouns
        return not group.chunk.mentions and any(
            n.kind == "masdar" and n.lemma in self.frames.masdars for n in nouns
        )

    def _strikes(self, trigger: Trigger, group: Group, roles: dict[str, str]) -> bool:
        """Whether an armed body after `ل` is whose attack it is, where the noun takes its target with `على`:
        `قصف مدفعي للحوثيين على تعز`; not where the attacker is told already (`قصف سعودي للحوثيين`)."""
        if trigger.unit.frame.type != "ASSAULT" or not (
            roles.get("على") == "recipient" or trigger.unit.frame.id == "assault.undergo"
        ):
            return False
        if trigger.actors or trigger.adjective is not None:
            return False
        blow = any(n.base in _BLOWS for n in self.view.tags[trigger.first].nouns)
        one_word = trigger.last - trigger.first < _TWO or blow
        if one_word and not (self._aimed_behind(group) or self._told_with_its_dead(trigger)):
            return False
        if animacy_of(self.sentence, group.chunk) not in ("people", "body"):
            return False
        return any(m.sector in _ARMED for m in group.chunk.mentions)  # القصف العشوائي لعصابات الحوثي

    def _aimed_behind(self, group: Group) -> bool:
        """Whether `على`, or a verb of hitting, says right behind a phrase with ل what is hit, so that ل says by whom: `قصف للحوثيين | على مأرب`,
        `قصف للحوثيين | استهدف سوقا`, `استهدف قصف للحوثيين | سوقا`; not `على الأقل`."""
        chunks = self.sentence.chunks
        k = self.sentence.chunk_of(group.all[-1].last - 1) + 1
        if k < len(chunks) and chunks[k].kind == "V" and not chunks[k].coordinated:
            return any(v.lemma in _HITTING for v in self.view.tags[chunks[k].first].verbs)
        at = self.sentence.chunk_of(group.chunk.start)
        if k < len(chunks) and chunks[k].kind == "NP" and at > 1 and chunks[at - 2].kind == "V":
            return any(v.lemma in _HITTING for v in self.view.tags[chunks[at - 2].first].verbs)
        while k < len(chunks) and (chunks[k].kind in ("TIME", "B") or self.sentence.temporal(chunks[k])):
            k += 1
        if k >= len(chunks) or chunks[k].kind != "PP" or chunks[k].prep != "على":
            return False
        return chunks[k].last - chunks[k].first > 1 and not hedge(self.sentence, chunks[k])

    def _told_with_its_dead(self, trigger: Trigger) -> bool:
        """Whether those whom an attack hit are told before it, so that ل behind it says whose it is: `قتل أربعة رعاة في | قصف … للجيش`."""
        k = trigger.chunk
        if self.sentence.chunks[k].prep != "في" or trigger.verbal:
            return False
        for chunk in reversed(self.sentence.chunks[max(0, k - _TO_THE_DEAD) : k]):
            if chunk.kind in ("S", "R", ".") or chunk.prep == "في":
                return False
            lemmas = {v.lemma for v in self.view.tags[chunk.first].verbs} if chunk.kind == "V" else set[str]()
            if lemmas & _FALLING or bare(self.view.tags[chunk.head].rest) in _FALL:
                return True
        return False

    def deed(self, group: Group) -> bool:
        """Whether a phrase tells what a speech act is about, so that a place after it is of that: `اتهم الجيش بقصف مدرسة | في غزة`."""
        return any(n.kind == "masdar" for n in self.view.tags[group.chunk.head].nouns)

    def only_deed(self, group: Group) -> bool:
        """Whether a phrase names a deed and nobody: `لإعادة الإعمار`, but not `لتنظيم القاعدة`, `لقوات النظام`."""
        if not self.deed(group) or group.chunk.mentions:
            return False
        taking_part = self.view.tags[group.chunk.head].rest.endswith(
            "ه"
        )  # للمشاركة: rather the deed than she who does it
        return taking_part or animacy_of(self.sentence, group.chunk) not in ("people", "body")

    def fill(self, trigger: Trigger, role: str, group: Group) -> None:
        """Add a phrase to those of a role; of a `mutual` one the first is actor, the others are recipients."""
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

    def of_noun(self, trigger: Trigger, head: int, unit: Unit, *, light: bool = False) -> None:
        """Idafa, adjective of nationality and prepositional phrases of an event noun at token `head`."""
        view, sentence = self.view, self.sentence
        roles = unit.roles if not light else unit.frame.noun_roles
        k = sentence.chunk_of(head)
        chunk = sentence.chunks[k]
        after = head + 1
        idafa: Group | None = None
        of_theirs = False
        while after < chunk.last and (self._describes(after, head) or self._of_the_body(trigger, after)):
            after += 1
        if after + 1 < chunk.last and view.tags[after].rest == "غير" and view.tags[after + 1].article:
            after += _TWO if view.tags[head].article else 0  # الإفراج غير المشروط
        if after + 1 < chunk.last and view.tokens[after].form == '"' and view.tags[after + 1].tag == "N":
            after += 1  # لتوقيف "مطلوبين"
        if (
            after + 1 < chunk.last
            and bare(view.tags[after].rest) in unit.only_with
            and not view.tags[after].article
            and not acts_as_people(view.tags[after].rest, view.tags[after].nouns)
            and unit.frame.id not in OF_WEAPONS  # إسقاط طائرة التحالف
        ):
            after += 1  # إنهاء مهمة التحالف: whose mission
            of_theirs = True
            while after < chunk.last and self._describes(after, after - 1):
                after += 1  # تفريق اعتصام سلمي
        if (
            after < chunk.last
            and view.tags[after].rest in view.lexicon.adjectives
            and not self._of_a_people(head, after)
        ):
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
            inner.head = self.head(inner)
            idafa = Group(inner)
        elif view.tags[head].enclitic:
            trigger.pronoun_role = roles.get("idafa", "none" if unit.kind == "verb-phrase" else "actor")
        start = k + 1
        if idafa is None and trigger.adjective is None and after >= chunk.last and not light:
            idafa = self._counted(start)
            start += idafa is not None
        i = start
        skipped = 0
        groups: list[tuple[str, Group]] = []
        while i < len(sentence.chunks) and not light:
            item = sentence.chunks[i]
            if item.prep in REASONS:
                break  # هجمات على القواعد ردا على الحرب على غزة
            if item.kind == "PP" and (since(sentence, i) or hedge(sentence, item)):
                pass  # بعد أربع سنوات على إسقاط الحكم
            elif item.prep in LED_BY and groups:
                pass  # بين الجيش بقيادة فلان وقوات الدعم
            elif item.prep == "ل" and groups and groups[-1][0] == "ل" and self._has(groups[-1][1], item):
                pass  # قصف مخازن | للأسلحة
            elif item.kind == "PP":
                own = (  # تمويلا مؤقتا لليونان
                    i == k + 1 and chunk.last > trigger.last and not relational(sentence, chunk.last - 1)
                )
                if own or not of_participle(sentence, i):
                    groups.append((item.prep, Group(item)))
            elif (
                item.kind == "NP"
                and not item.coordinated
                and groups
                and item.first == sentence.chunks[i - 1].last
                and any(m.kind == "PER" for m in item.mentions)
                and not any(m.kind == "PER" for m in groups[-1][1].chunk.mentions)
            ):
                groups[-1][1].chunk = named(groups[-1][1].chunk, item)  # بين أمينها العام | فلان الفلاني
            elif (
                item.kind == "NP"
                and not item.coordinated
                and idafa is not None
                and i == k + 1
                and item.first == chunk.last
                and any(m.kind == "PER" for m in item.mentions)
                and not idafa.chunk.mentions
                and animacy_of(sentence, idafa.chunk) == "people"
            ):
                idafa.chunk = named(idafa.chunk, item)  # اختطاف المناضل | فلان الفلاني
            elif item.kind == "NP" and i == k + 1 and self._another_adjective(head, item):
                pass  # الإفراج الفوري | واللامشروط | عن
            elif i <= k + 2 and not groups and self._without_quality(head, i):
                pass  # الإفراج الفوري | وغير | المشروط | عن
            elif item.kind == "NP" and item.coordinated and further_quality(sentence, item):
                pass  # مواجهات مع قوات الأمن الأفغانية | والدولية
            elif item.kind == "NP" and item.coordinated and (groups or (idafa is not None and i == start)):
                if self._told_by(item.head) and item.head not in self.named:
                    break  # إصابة شاب واعتقال ستة
                if groups:
                    groups[-1][1].others.append(item)
                elif idafa is not None:
                    idafa.others.append(item)
            elif (
                item.kind == "C"
                and view.tokens[item.first].form == "و"
                and i + 1 < len(sentence.chunks)
                and (
                    sentence.chunks[i + 1].kind == "NP"
                    or view.tokens[sentence.chunks[i + 1].first].form == '"'
                )
                and groups
            ):
                pass  # what stands after it is joined to them
            elif (
                item.kind == "."
                and view.tokens[item.first].form == "،"
                and i + 1 < len(sentence.chunks)
                and (
                    sentence.temporal(sentence.chunks[i + 1])
                    or (groups and one_more(sentence, groups[-1][1], i + 1))
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
        if start > k + 1:  # مقتل سبعة في هجوم على المدينة: what else follows those counted is of another deed
            groups = [(p, g) for p, g in groups if p in BY_AGENT or p == "ب"]
        if unit.frame.type == "ACCUSE":
            groups = self._of_the_charge(groups)
        receives = unit.frame.id == "consult.receive"
        if idafa is None and (trigger.pronoun_role == "actor" or receives) and not light:
            self._object_of_pronoun(trigger, k, unit)
        if idafa is not None and self._does_to(trigger, unit, idafa, groups):
            self.fill(trigger, "recipient", groups.pop(0)[1])
            self.fill(trigger, "actor", idafa)
            idafa = None  # اعتقال الشرطة | للناشط
        has_li = any(
            p == "ل" and not (self.only_deed(g) and not view.tags[g.chunk.head].article) for p, g in groups
        )  # تزويد العراق بمنظومات | لكشف المسيرات
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
            if light and role == "none" and self._earned(trigger):
                role = "actor"  # أثار استهجان المواطنين, قوبل برفض أحزاب
            if (of_theirs and role == "actor" and unit.frame.type in OF_FORCE) or (
                light
                and role == "none"
                and self._gone_on_with(trigger)
                and self._done_to_whom_it_names(head, unit, idafa)
            ):
                role = "recipient"  # قصف مواقع | المسلحين, كرر اتهام | المعارضة
            if head < chunk.inner and chunk.prep.endswith(" من"):
                role = roles.get("من", role)  # بدعم من الطيران
            if (
                role == "actor"
                and (mention is None or mention.kind == "ROLE")
                and trigger.unit.frame.type in ("ASSAULT", "COERCE", "PROTEST", "SANCTION")
            ):
                role = self._of_what_it_befell(trigger, idafa)
            done_to = self._object_after(idafa)
            suffers = (
                unit.frame.roles.get("subject") == "recipient"
            )  # استشهاد فلان، ضابط في الجيش: apposition
            if (
                done_to is not None
                and unit.kind in ("masdar", "phrase")
                and not suffers
                and role in ("theme", "recipient", "none")
            ):
                role = "actor"  # استئناف واشنطن عملياتها، اعتقال الشرطة ناشطين
                mention_role = unit.frame.roles.get("object", "none")
                if mention_role == "recipient":
                    self.fill(trigger, "recipient", done_to)
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
            self.fill(trigger, role, idafa)
        if chunk.head != head and any(n.kind == "masdar" for n in view.tags[chunk.head].nouns):
            groups = [
                (p, g) for p, g in groups if p not in BY_AGENT
            ]  # مراجعة الاتفاق من قبل اللجنة: who reviews
        arrived = idafa is None and any(p == "إلى" for p, _ in groups)
        for prep, group in groups:
            if prep == "ل" and arrived and unit.frame.id == "consult.visit":
                self.fill(trigger, "actor", group)  # زيارة لمسؤول أميركي إلى بغداد
            else:
                self.by_preposition(trigger, prep, group, roles)

    def _of_the_charge(self, groups: list[tuple[str, Group]]) -> list[tuple[str, Group]]:
        """The phrases of a noun of blaming without what belongs to the deed that somebody is blamed for: `اتهامات بالتآمر | على أمن الدولة`."""
        deed = next((n for n, (p, g) in enumerate(groups) if p == "ب" and self.deed(g)), None)
        if deed is None:
            return groups
        return [x for n, x in enumerate(groups) if n <= deed or x[0] not in ("على", "ضد")]

    def _does_to(self, trigger: Trigger, unit: Unit, idafa: Group, groups: list[tuple[str, Group]]) -> bool:
        """Whether a verbal noun of force stands beside the body that does it, with ل right behind that for whom it does it to: `اعتقال
        الشرطة | للناشط`, `قتل الجيش | للمدنيين`; not where ل says whose something is (`قصف مقر | للجيش`)."""
        done_to = unit.frame.roles.get("object", "recipient") == "recipient" and "ل" not in unit.roles
        if unit.kind != "masdar" or unit.frame.type not in OF_FORCE or not done_to or not groups:
            return False
        prep, group = groups[0]
        if prep != "ل" or group.chunk.first != idafa.chunk.last or idafa.others:
            return False
        armed = any(m.sector in _ARMED and m.kind in ("ORG", "NORP") for m in idafa.chunk.mentions[:1])
        bodily = animacy_of(self.sentence, idafa.chunk) == "body" or armed
        if not bodily or not self._doer(idafa):
            return False
        people = any(m.kind in ("PER", "ROLE") for m in group.chunk.mentions)
        if people or animacy_of(self.sentence, group.chunk) == "people":
            return True
        head = self.view.tags[group.chunk.head]  # استهداف الحوثيين | للمحطة
        site = bare(head.rest) in SITES or any(n.base in SITES for n in head.nouns)
        return head.article and site and trigger.unit.frame.type == "ASSAULT"

    def _has(self, group: Group, item: Chunk) -> bool:
        """Whether a phrase with ل right behind another says whose or what for that is: `لأربعة مخازن | للأسلحة`."""
        return group.all[-1].last == item.first and not item.coordinated

    def _another_adjective(self, head: int, chunk: Chunk) -> bool:
        """Whether one definite word joined by و is a further adjective of the definite noun at `head`: `الفوري واللامشروط`."""
        tagged = self.view.tags[chunk.head]
        return (
            chunk.coordinated
            and chunk.last - chunk.first == 1
            and not chunk.mentions
            and tagged.article
            and self.view.tags[head].article
            and (adjectival(tagged) or tagged.rest.startswith("اللا"))
            and animacy_of(self.sentence, chunk) not in ("people", "body")
        )

    def _without_quality(self, head: int, i: int) -> bool:
        """Whether chunk `i` is the غير or the adjective behind it that describes the definite noun at `head`: `وغير | المشروط`."""
        chunks, tags = self.sentence.chunks, self.view.tags
        no = i if chunks[i].kind == "Z" else i - 1
        if chunks[no].kind != "Z" or tags[chunks[no].first].rest != "غير" or no + 1 >= len(chunks):
            return False
        quality = chunks[no + 1]
        one = quality.kind == "NP" and quality.last - quality.first == 1 and not quality.mentions
        return one and tags[quality.head].article and tags[head].article

    def _counted(self, k: int) -> Group | None:
        """Those counted right after an event noun, in chunk `k`: `مقتل | ثلاثة جنود`, `إطلاق | نحو 900 أسير`."""
        if k >= len(self.sentence.chunks):
            return None
        chunk, first = self.sentence.chunks[k], self.view.tags[self.sentence.chunks[k].first]
        if self.view.tags[chunk.first - 1].article:
            return None  # أوقعت المواجهات | 23 جريحا
        phrase = chunk.kind == "NP" or (chunk.kind == "PP" and chunk.inner >= 0)
        bounded = first.rest == "ما" and chunk.head > chunk.start  # اعتقال | ما لا يقل عن 31 شخصا
        numbered = first.tag == "#" or first.rest in _QUANTITY or bounded
        return Group(chunk) if phrase and numbered and not chunk.coordinated else None

    def _told_by(self, head: int) -> bool:
        """Whether the noun at `head` is one of a verb that tells an event itself, alone or with its fixed words: `وإلقاء القبض`."""
        return any(
            n.kind == "masdar" and (n.lemma in self.frames.masdars or n.lemma in self.frames.verb_phrases)
            for n in self.view.tags[head].nouns
        )

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
                    self.fill(trigger, "actor" if done_to == "actor" else "recipient", Group(chunk))
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
        if done_by_several(self.sentence, idafa.chunk.first - 1, idafa.chunk.last):
            following = self._following(k)
            if following is not None and self._somebody(following):
                return following
        if self._one_in_office(idafa.chunk):
            following = self._following(k)  # حل الرئيس | المجلس الأعلى للقضاء
            if (
                following is not None
                and animacy_of(self.sentence, following.chunk) == "body"
                and self.view.tags[following.chunk.head].article
            ):
                return following
        if not idafa.chunk.mentions:
            return None
        mention = idafa.chunk.mentions[0]
        if (
            mention.kind not in ("ORG", "PER", "GPE")
            or self.view.token_at(mention.start) != idafa.chunk.first
        ):
            return None
        return self._following(k)

    def _one_in_office(self, chunk: Chunk) -> bool:
        """Whether a phrase is one definite word for somebody: `الرئيس`."""
        alone = chunk.last - chunk.first == 1 and self.view.tags[chunk.first].article
        return alone and animacy_of(self.sentence, chunk) == "people"

    def _possessed_body(self, idafa: Group) -> bool:
        """Whether the agent of a verbal noun is somebody's: `استهداف قواتنا | سفينة`."""
        head = idafa.chunk.head
        return (
            bool(self.view.tags[head].enclitic)
            and idafa.chunk.last == head + 1
            and animacy_of(self.sentence, idafa.chunk) in ("people", "body")
            and not any(n.base == self.view.tags[head].rest for n in self.view.tags[head].nouns)  # طائره
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
        if role == "actor" and unit.frame.id == "retreat.withdraw" and self._cleared(idafa):
            return "place"  # إخلاء | البلدة
        before = self.view.tags[idafa.chunk.start - 1].rest if idafa.chunk.start > self.sentence.first else ""
        if role == "actor" and bare(before) == _QUESTIONING and not any(p == "ل" for p, _ in groups):
            return "recipient"  # لوح النائب باستجواب | رئيس الحكومة
        if role == "actor" and unit.frame.type == "AID" and self._sent(idafa):
            return "theme"
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
        if role == "actor" and unit.frame.type == "ACCUSE" and unit.verb_form in _DONE_TO_WHOM_IT_NAMES:
            return "recipient"  # مقاضاة كل جهة، محاكمة المتهمين، استدعاء السفير
        if role != "actor" or unit.kind != "masdar" or unit.frame.type not in OF_FORCE:
            return role
        if any(p in ("على", "ضد") for p, _ in groups):
            return role
        head = self.view.tokens[idafa.chunk.head]
        sector = sector_of(self.view.lexicon, [bare(self.view.tags[idafa.chunk.head].rest)]) or next(
            (m.sector for m in idafa.chunk.mentions if m.start < head.end), None
        )
        armed = sector in ("MIL", "PRM", "REB", "UAF", "COP")
        return "actor" if armed and unit.verb_form == 1 else "recipient"

    def _cleared(self, idafa: Group) -> bool:
        """Whether a phrase is what is cleared: a town or a site behind `إخلاء`."""
        chunk = idafa.chunk
        if self.view.tags[chunk.start - 1].rest.removeprefix("ال") not in _CLEARING:
            return False
        site = any(n.base in SITES for n in self.view.tags[chunk.head].nouns)
        return site or any(m.kind in ("GPE", "LOC", "FAC") for m in chunk.mentions)

    def _earned(self, trigger: Trigger) -> bool:
        """Whether a light verb says that something meets with what others do: `أثار استهجان المواطنين`, `قوبل برفض أحزاب`."""
        return any(v.lemma in _EARNING for v in self.view.tags[trigger.first].verbs)

    def _gone_on_with(self, trigger: Trigger) -> bool:
        """Whether a light verb says that somebody begins, repeats or goes on with a deed: `كرر اتهام`, `واصل قصف`."""
        return any(v.lemma in _GOING_ON for v in self.view.tags[trigger.first].verbs)

    def _done_to_whom_it_names(self, head: int, unit: Unit, idafa: Group) -> bool:
        """Whether the noun that a light verb carries is a verbal noun of something that is done to somebody: `جدد | اتهام`."""
        object_role = unit.frame.roles.get("object", "recipient")
        masdar = any(
            n.kind == "masdar" and n.lemma in self.frames.masdars for n in self.view.tags[head].nouns
        )
        if unit.frame.roles.get("subject") == "recipient":
            return False  # شهدت المدينة تفجير الوحدات سيارتين
        if not masdar or object_role != "recipient" or self.view.tags[idafa.chunk.head].enclitic:
            return False  # أعرب عن إدانة بلاده
        told = bool(idafa.chunk.mentions) or definite(self.sentence, idafa.chunk)
        return told and animacy_of(self.sentence, idafa.chunk) in ("people", "body")

    def _sent(self, idafa: Group) -> bool:
        """Whether a phrase stands beside the verbal noun of a verb of sending, and is what is sent: `إيفاد | فريق طبي`."""
        before = self.view.tags[idafa.chunk.start - 1] if idafa.chunk.start > self.sentence.first else None
        return before is not None and any(n.kind == "masdar" and n.lemma in _SENDING for n in before.nouns)

    def _of_what_it_befell(self, trigger: Trigger, idafa: Group) -> str:
        """What a phrase without a name is beside a noun of force, where it is no doer: somewhere (`مجزرة محطة البصات`), or those whom a
        massacre befell (`مجزرة المسافرين`); an envoy who is withdrawn does nothing (`سحب السفير`)."""
        head = self.view.tags[idafa.chunk.head]
        if trigger.unit.frame.type == "SANCTION":
            return "none" if any(n.base in _ENVOYS for n in head.nouns) else "actor"
        if bare(head.rest) in SITES or any(n.base in SITES for n in head.nouns):
            return "place"
        sector = sector_of(self.view.lexicon, [bare(head.rest)])
        civil = sector in (None, "CVL") and animacy_of(self.sentence, idafa.chunk) == "people"
        return "recipient" if civil and trigger.unit.frame.id == "assault.massacre" else "actor"

    def _somebody(self, group: Group) -> bool:
        """Whether a phrase names people, a body or a place, to whom something is given, and no purpose: `لليمن`, not `لكشف`."""
        return bool(group.chunk.mentions) or animacy_of(self.sentence, group.chunk) in ("people", "body")

    def _describes(self, t: int, head: int) -> bool:
        """Whether the word at `t` is an adjective of the event noun at `head`."""
        tagged = self.view.tags[t]
        if tagged.tag != "N" or tagged.rest in self.view.lexicon.adjectives or t in self.named:
            return False
        two = self.view.tags[head].rest.endswith(("ين", "ان"))
        if _descriptive(tagged.rest.removesuffix("ين") if two else tagged.rest):
            return True  # هجومين مسلحين, but اعتقال مسلحين
        if two and tagged.rest.endswith("ين") and not (tagged.article or self.view.tags[head].article):
            return adjectival(tagged) and any(n.number == "d" for n in self.view.tags[head].nouns)
        if not tagged.article and acts_as_people(tagged.rest, tagged.nouns):
            return False  # إصابة شاب، استشهاد أسير
        if tagged.rest.endswith("ي") and any(
            n.kind in ("active", "passive") and n.base == tagged.rest[:-1] for n in tagged.nouns
        ):
            return False  # توقيف مطلقي الصواريخ
        return (
            adjectival(tagged)
            and tagged.article == self.view.tags[head].article
            and not (self._a_noun(t) and self._masculine(head))  # إسقاط | طائرة
            and not any(n.number in ("p", "d") and n.kind == "active" for n in tagged.nouns)
        )

    def _of_the_body(self, trigger: Trigger, t: int) -> bool:
        """Whether a word after a fixed phrase is an adjective of its first noun: `لجنة تحقيق برلمانية`."""
        head, tagged = self.view.tags[trigger.first], self.view.tags[t]
        return (
            trigger.unit.kind == "phrase"
            and trigger.last - trigger.first > 1
            and t == trigger.last
            and head.rest.endswith("ه")
            and tagged.rest.endswith("يه")
            and tagged.rest not in self.view.lexicon.adjectives
            and tagged.article == head.article
        )

    def _a_noun(self, t: int) -> bool:
        """Whether an indefinite feminine is a noun of its own, and an adjective at most elsewhere: `طائرة`, `عمليات`."""
        tagged = self.view.tags[t]
        if tagged.article or tagged.rest.endswith("ات"):
            return not tagged.article
        own = any(n.kind == "noun" and n.base == tagged.rest for n in tagged.nouns)
        return own and tagged.rest.endswith("ه") and tagged.rest not in ADJECTIVES

    def _masculine(self, head: int) -> bool:
        """Whether a noun is a verbal noun in the singular without ة, which no feminine adjective describes."""
        tagged = self.view.tags[head]
        return not tagged.rest.endswith(("ه", "ات")) and any(
            n.kind == "masdar" and n.number == "s" and not n.broken for n in tagged.nouns
        )

    def head(self, chunk: Chunk) -> int:
        """The first noun of a phrase past its numbers and quantifiers."""
        for t in range(chunk.first, chunk.last):
            if self.view.tags[t].tag in ("N", "X") and self.view.tags[t].rest not in _QUANTITY:
                return t
        return chunk.first


_QUESTIONING = "استجواب"
_ENVOYS = words("سفير سفراء دبلوماسي دبلوماسيين قنصل بعثة ملحق")


_DONE_TO_WHOM_IT_NAMES = (3, 10)
_SENDING = frozenset({"وفد.4", "رسل.4", "وصل.4", "دخل.4", "سير.2", "وزع.2"})


def _descriptive(rest: str) -> bool:
    """Whether a word after an event noun only describes it."""
    inner = bare(rest)
    return inner in _DESCRIPTIVES or inner.removesuffix("ا") in _DESCRIPTIVES
