"""Agreement of a verb with the phrase that may be its subject: gender, number and the endings that tell an object."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.chunks import MASCULINE_IN_TA, MASCULINE_STATES, NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.grammar.endings import two_of
from isnad.language.animacy import acts_as_people
from isnad.language.conjugation import Features
from isnad.language.folding import words
from isnad.language.sites import SITES
from isnad.language.tagging import Tagged
from isnad.language.words import NounReading


def accusative(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether the ending of an indefinite noun shows that it is no subject: `مشروعا`, `واقفًا`."""
    head = chunk.head
    if head > chunk.start:
        return False  # أصيب 18 مجندا
    text = sentence.view.tokens[head].text
    if text.endswith(("اً", "ًا", "ةً")):
        return True
    tagged = sentence.view.tags[head]
    stem = tagged.rest.removesuffix(tagged.enclitic) if tagged.enclitic else ""
    if stem.endswith("ي") and _owned_people(tagged):
        return True  # وقتلت سائقيها
    if (
        tagged.rest.endswith("ي")
        and not tagged.article
        and chunk.last - head > 1
        and (
            any(n.number == "d" for n in tagged.nouns)
            or (
                acts_as_people(tagged.rest[:-1], tuple(n for n in tagged.nouns if n.enclitic))
                and not acts_as_people(tagged.rest, tagged.nouns)
            )
        )
    ):
        return True  # أوقفت عنصري دعم
    return (
        text.endswith("ا")
        and tagged.tag == "N"
        and not two_of(sentence.view, head)
        and not tagged.article
        and not tagged.enclitic
        and not any(m.kind in ("PER", "GPE", "LOC", "ORG") for m in chunk.mentions)
        and any(n.base == tagged.rest[:-1] for n in tagged.nouns)
    )


def _owned_people(tagged: Tagged) -> bool:
    """Whether a word with an owner's pronoun is a sound plural of people, and nothing else."""
    owned = [n for n in tagged.nouns if n.enclitic]
    return bool(owned) and all(
        n.number == "p" and not n.broken and n.kind in ("active", "passive") for n in owned
    )


def feminine(sentence: Sentence, chunk: Chunk) -> bool | None:
    """Whether a phrase's head is grammatically feminine singular; None where its form does not tell."""
    view = sentence.view
    head = view.tags[chunk.head].rest
    if chunk.mentions and chunk.mentions[0].kind == "PER":
        return None
    if head in _TENS:
        return False
    if chunk.start < chunk.head and view.tags[chunk.start].rest in _SOME:
        return None  # وقّع بعض الجماعات
    if head in _THREE_TO_TEN and chunk.last == chunk.head + 1:
        return not head.endswith("ه")  # ثلاثة are men
    if head.removeprefix("ال") in MASCULINE_IN_TA or head in NUMBER_WORDS or view.tags[chunk.head].tag == "#":
        return None
    if any(n.enclitic for n in view.tags[chunk.head].nouns) and not view.tokens[chunk.head].text.endswith(
        "ة"
    ):
        return _by_their_own(view.tags[chunk.head].nouns)
    if head.endswith("ه") and len(head) > 2:
        return True
    if head.endswith("ات"):
        return not _uncounted(sentence, chunk)
    if _state(sentence, chunk) or head.removeprefix("ال") in _SHE:
        return True  # وحث فرنسا
    if head.removeprefix("ال") in _HE and any(m.kind == "ROLE" for m in chunk.mentions[:1]):
        return False  # وسلمت السفير الفرنسي
    if chunk.mentions and chunk.mentions[0].rule == "institution" and _man_by_form(sentence, chunk):
        return False  # واتهمت الجيش
    if _counted_men(sentence, chunk):
        return False  # أصيب 15 متظاهرا، وأوقفت
    if _several_things(sentence, chunk):
        return True
    place = chunk.mentions and chunk.mentions[0].kind in ("GPE", "LOC")
    if head.endswith(("ون", "ين")) and not (place and view.token_at(chunk.mentions[0].start) == chunk.head):
        return False  # برلين is no plural
    return None


def _by_their_own(nouns: Sequence[NounReading]) -> bool | None:
    """Whether a noun with an owner's pronoun is feminine: of one who does something it is told without the pronoun (`صاحبه`, `مالكته`),
    not of several (`مقاتليه`), nor of things."""
    owned = [n for n in nouns if n.enclitic]
    if any(n.number != "s" or n.broken or n.kind not in ("active", "passive") for n in owned):
        return None
    return owned[0].base.endswith("ه")


def _uncounted(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is of tens or hundreds: `استسلم عشرات المسلحين`, `عشرات النساء`, whose verb is masculine or goes by them."""
    return sentence.view.tags[chunk.head].rest in _UNCOUNTED and chunk.last > chunk.head + 1


_SOME = words("بعض كل جميع معظم أغلب غالبية سائر كافة مختلف")
_SHE = words("بلاد حرب أرض نار شمس نفس")
"""Nouns that are feminine though nothing in them shows it."""
_UNCOUNTED = words("عشرات مئات آلاف")
_TENS = words("العشرات المئات الآلاف")
_THREE_TO_TEN = words("ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثماني ثمانية تسع تسعة عشرة")


def agrees(sentence: Sentence, chunk: Chunk, features: Features | None, *, before: bool) -> bool:
    """Whether a phrase can be the subject of a verb with these features."""
    if features is None:
        return True
    if features.person != 3:
        return False
    if not before and accusative(sentence, chunk):
        return False
    sex = feminine(sentence, chunk)
    head = sentence.view.tags[chunk.head]
    if (
        not before
        and sex is None
        and features.gender == "f"
        and features.number == "s"
        and _deed(head)
        and not any(m.kind == "ORG" and " " not in m.text for m in chunk.mentions[:1])  # اتهمت فتح
    ):
        return False  # وباشرت التحقيق
    if (
        not before
        and head.rest.endswith("ين")
        and any(n.number in ("p", "d") for n in head.nouns)
        and not chunk.mentions
        and chunk.head == chunk.start  # استسلم عشرات المسلحين
    ):
        return False  # ناشد الطرفين: an object by its ending
    plural = head.rest.endswith(("ون", "ين")) and head.rest.removeprefix("ال") not in _ONE_IN_NUN
    if (
        before
        and features.number == "s"
        and head.rest.endswith("ان")
        and any(n.number == "d" for n in head.nouns)
        and not _itself(head)
        and not any(m.kind in ("GPE", "LOC", "PER", "ORG") for m in chunk.mentions)  # عُمان is no two uncles
    ):
        return False  # الرجلان اللذان تقول الوكيلة
    if features.number in ("p", "d"):
        return before and sex is not True
    amount = sentence.view.tags[chunk.start]
    if chunk.start < chunk.head and not amount.article and any(n.number == "p" for n in amount.nouns):
        sex = True if features.gender == "f" else sex  # احتشدت مجموعات من المتظاهرين
    if features.gender == "f":
        return sex is not False
    return sex is not True and not (before and (plural or _counted_few(sentence, chunk)))


def _counted_few(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is of three to ten people, of whom a verb behind them is in the plural: `تسعة رعاة | قُتلوا`, and not `استهدف`."""
    counted = chunk.head > chunk.start and sentence.view.tags[chunk.start].rest in _THREE_TO_TEN
    return counted and animacy_of(sentence, chunk) == "people"


_ONE_IN_NUN = words("أمين سجين مسكين مأذون زبون قانون")
"""Singulars that end as a plural of men does: `الأمين العام دعا`."""


def _itself(head: Tagged) -> bool:
    """Whether a word that ends as a dual or plural is a verbal noun as it stands: `طيران` is no two birds."""
    bare = head.rest.removeprefix("ال")
    return any(n.kind == "masdar" and n.base == bare for n in head.nouns)


def _deed(head: Tagged) -> bool:
    """Whether a noun can only be a verbal noun without ة, which is masculine."""
    return bool(head.nouns) and all(
        n.kind == "masdar" and not n.broken and n.number == "s" for n in head.nouns
    )


def plural(sentence: Sentence, chunk: Chunk) -> bool | None:
    """Whether a phrase means several people by its form; None where its form does not tell (a body, a broken plural)."""
    view = sentence.view
    head = view.tags[chunk.head]
    named = next((m for m in chunk.mentions if view.token_at(m.start) <= chunk.head), None)
    if named is not None and named.kind in ("PER", "GPE", "LOC", "FAC"):
        return False
    if head.rest.removeprefix("ال") in _ONE_IN_NUN:
        return False
    if head.rest.endswith(("ون", "ين", "ان")) and any(n.number in ("p", "d") for n in head.nouns):
        return not _itself(head)
    if chunk.head > chunk.start and view.tags[chunk.start].tag == "#":
        return True
    if any(n.number == "p" for n in head.nouns) or _of_many(head):
        return True
    if named is None or named.kind == "ROLE":
        singular = bool(head.nouns) and all(n.number == "s" and not n.broken for n in head.nouns)
        return False if singular and not head.article else None
    return None


def _of_many(head: Tagged) -> bool:
    """Whether a word is a sound plural before what it is of: `مراسلو الوكالة`, `مقاتلو الحركة`."""
    rest = head.rest
    return not head.article and len(rest) > _SHORT and rest.endswith("و") and rest not in _IN_WAW


_SHORT = 4  # letters of a word that has its و by itself: `عضو`
_IN_WAW = words("ابو اخو حمو راديو فيديو")


def carries_on(sentence: Sentence, chunk: Chunk, others: bool, features: Features) -> bool:
    """Whether a phrase named earlier can be the subject of a verb without one: such a verb shows its number too. `others` says
    that something is coordinated to the phrase."""
    if features.person != 3:
        return False
    several = True if others else plural(sentence, chunk)
    sex = feminine(sentence, chunk)
    if (
        features.number == "s"
        and features.gender == "f"
        and (_man_by_form(sentence, chunk) or _a_man(sentence, chunk))
    ):
        return False  # وصل الوفد، واعتقلت; قتل جندي، وأحرقت
    if features.number in ("p", "d"):
        if others:
            return True
        if features.number == "p" and features.gender == "m" and animacy_of(sentence, chunk) == "thing":
            return False  # سيارة بلا لوحات، وفتحوا النار
        return several is not False and not (features.gender == "m" and sex is True and several is not True)
    if others or (several is True and sentence.view.tags[chunk.head].rest.endswith(("ون", "ين", "ان"))):
        return False
    return sex is not False if features.gender == "f" else sex is not True


def _counted_men(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is of people in a number whose noun is masculine: `15 متظاهرا`."""
    tags = sentence.view.tags
    return (
        chunk.head > chunk.start
        and (tags[chunk.start].tag == "#" or tags[chunk.start].rest in NUMBER_WORDS)
        and not tags[chunk.head].rest.endswith(("ه", "ات"))
        and animacy_of(sentence, chunk) == "people"
    )


def _state(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is but the name of a state, which a verb treats as a woman but for a few."""
    named = chunk.mentions[0] if chunk.mentions else None
    return (
        named is not None
        and named.kind == "GPE"
        and named.rule != "adjective"
        and len(named.entity or "") == _ALPHA3
        and sentence.view.token_at(named.start) == chunk.head
        and sentence.view.tags[chunk.head].rest.removeprefix("ال") not in MASCULINE_STATES
    )


_ALPHA3 = 3  # letters of a state's id
_HE = words("سفير وزير رئيس ملك أمير فريق لواء عميد عقيد قائد مبعوث محافظ")


def _man_by_form(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a definite singular of somebody, by a word of the language, is masculine as it has no ending of the feminine: `الوفد`."""
    head = sentence.view.tags[chunk.head]
    return (
        head.article
        and chunk.head == chunk.start
        and all(m.rule == "institution" for m in chunk.mentions)
        and not head.rest.endswith(("ه", "ا", "ي", "اء", "ات"))
        and head.rest not in _WOMEN
        and bool(head.nouns)
        and all(n.number == "s" and not n.broken for n in head.nouns)
        and animacy_of(sentence, chunk) in ("people", "body")
    )


def _a_man(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is but an indefinite word for one person, without the ending of the feminine: `جندي`."""
    head = sentence.view.tags[chunk.head]
    return (
        chunk.last - chunk.start == 1
        and not (head.definite or any(m.kind != "ROLE" for m in chunk.mentions))
        and not head.rest.endswith(("ه", "ا", "اء"))
        and bool(head.nouns)
        and all(n.number == "s" and not n.broken for n in head.nouns)
        and animacy_of(sentence, chunk) == "people"
    )


_WOMEN = words("الأم الأخت البنت العروس الحامل المرضع الناس القوم الشعوب")


def _several_things(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is of things by a broken plural that is nothing else, which a verb treats as a woman: `مواقع التنقيب`."""
    nouns = sentence.view.tags[chunk.head].nouns
    return (
        chunk.head == chunk.start
        and not chunk.mentions
        and bool(nouns)
        and all(n.broken for n in nouns)
        and (
            animacy_of(sentence, chunk) == "thing"
            or sentence.view.tags[chunk.head].rest.removeprefix("ال") in SITES
        )
    )


def several_of_groups(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase is of several groups by a broken plural, which a verb and a pronoun treat as a woman: `الفصائل`, `العشائر`."""
    head = sentence.view.tags[chunk.head]
    return head.rest.removeprefix("ال") in _GROUPS and chunk.head == chunk.start


_GROUPS = words(
    "عشائر قبائل فصائل قوى أحزاب جيوش كتائب دول ميليشيات مليشيات حكومات نقابات منظمات جماعات كتل شركات"
)


def means(sentence: Sentence, chunk: Chunk, pronoun: str, others: bool) -> bool:
    """Whether a pronoun can mean a phrase by gender and number; `others` says that something is coordinated to it."""
    several, sex = plural(sentence, chunk), feminine(sentence, chunk)
    nouns = sentence.view.tags[chunk.head].nouns
    if several is None and any(n.broken for n in nouns):
        several = True
    match pronoun:
        case "هم" | "هن":
            return others or several is True or (several is None and sex is None and not chunk.mentions)
        case "هما":
            two = any(n.number == "d" or (n.number == "p" and n.kind in ("active", "passive")) for n in nouns)
            return others or (two and sentence.view.tags[chunk.head].rest.endswith(("ين", "ان")))
        case "ها":
            place = any(m.kind in ("GPE", "ORG") for m in chunk.mentions)
            groups = several_of_groups(sentence, chunk)
            return not others and (sex is True or groups or (place and sex is None))
        case "ه":
            return not others and sex is not True and several is not True
        case _:
            return False
