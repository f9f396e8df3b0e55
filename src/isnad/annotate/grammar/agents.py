"""Who acts, of those before and after a verb: what the verb asks of its subject and object, and what their words tell."""

from __future__ import annotations

from isnad.annotate.grammar.agency import animacy_of
from isnad.annotate.grammar.agreement import agrees, means
from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.grammar.phrases import rather_a_person
from isnad.language.animacy import animacy
from isnad.language.conjugation import Features
from isnad.language.folding import words


def throws_back(sentence: Sentence, before: Group, features: Features | None, after: list[Group]) -> bool:
    """Whether a verb of *they* with a pronoun has the people before it for its subject, and no noun of its own after it."""
    return (
        not after
        and features is not None
        and features.person == 3
        and features.number == "p"
        and animacy_of(sentence, before.chunk) == "people"
        and agrees(sentence, before.chunk, features, before=True)
        and sentence.view.tags[before.chunk.head].rest.endswith(("ون", "ين"))
    )


def object_first(
    sentence: Sentence, k: int, before: Group | None, features: Features | None, after: list[Group]
) -> bool:
    """Whether a thing stands before the people or body that a verb is of: `قاطعت الجلسة | الكتل الكردية`."""
    return (
        before is None
        and len(after) > 1
        and any(v.lemma in _OF_AGENTS for v in sentence.view.tags[sentence.chunks[k].first].verbs)
        and animacy_of(sentence, after[0].chunk) == "thing"
        and animacy_of(sentence, after[1].chunk) in ("people", "body")
        and agrees(sentence, after[1].chunk, features, before=False)
    )


_OF_AGENTS = frozenset(
    {
        "قطع.3",
        "حضر.1",
        "شنن.1",
        "نفذ.2",
        "قود.1",
        "بني.5",
        "رعي.1",
        "رءس.5",
        "وقع.2",
        "سلم.5",
        "عقد.1",
        "بحث.1",
    }
)
"""Verbs whose subject is somebody, and never a thing."""


def of_ones_own(sentence: Sentence, k: int, after: Group) -> bool:
    """Whether what somebody reduces, withdraws or sends is their own troops, so that they are told before: `خفضت قواتها`, `تخفض عديد قواتها`."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    if not any(v.lemma in _ON_ONES_OWN for v in verbs):
        return False
    tags = sentence.view.tags
    return any(tags[t].enclitic for t in range(after.chunk.head, min(after.chunk.last, after.chunk.head + 2)))


_ON_ONES_OWN = frozenset(
    {
        "خفض.1",
        "خفض.2",
        "سحب.1",
        "قلص.2",
        "نشر.1",
        "عزز.2",
        "حشد.1",
        "رسل.4",
        "زيد.1",
        "علق.2",
        "نقل.1",
        "نهي.4",
        "وقف.4",
        "ءنف.10",
    }
)


def taken_up_by(
    sentence: Sentence, before: Group, features: Features | None, enclitic: str, after: list[Group]
) -> bool:
    """Whether the pronoun on a verb means the thing told before it, and those after it act: `وقفة في بلدة طفس فرّقتها قوات الأمن`."""
    return (
        not before.others
        and animacy_of(sentence, before.chunk) == "thing"
        and means(sentence, before.chunk, enclitic, others=False)
        and animacy_of(sentence, after[0].chunk) in ("people", "body")
        and agrees(sentence, after[0].chunk, features, before=False)
    )


def of_others(
    sentence: Sentence,
    k: int,
    before: Group,
    features: Features | None,
    enclitic: str,
    after: list[Group],
) -> bool:
    """Whether the pronoun on the verb at token `k` cannot mean whom its relative clause is about, so that those act: `القوة التي تحتجزهم`."""
    if after or features is None or enclitic not in ("هم", "ها", "ه") or before.others:
        return False
    if any(v.lemma in CALLING for v in sentence.view.tags[k].verbs):
        return False  # الوزير، الذي حثهم على العمل: a description
    number = sentence.view.tags[before.chunk.head].nouns
    one = bool(number) and all(n.number == "s" and not n.broken for n in number)
    return (
        one
        and not means(sentence, before.chunk, enclitic, others=False)
        and agrees(sentence, before.chunk, features, before=True)
    )


def rather_agent(sentence: Sentence, k: int, features: Features | None, after: list[Group]) -> bool:
    """Whether people or a body before a thing are who does it, though the verb does not agree: a slip of the pen, `استعاد قوات المقاومة
    جانبا من عدن`."""
    if len(after) < 2 or after[0].others or features is None or features.tense != "perfect":
        return False
    if sentence.chunks[k].coordinated or any(c.kind in ("V", "S", "R") for c in sentence.chunks[:k]):
        return False  # whoever does it has been told before
    return rather_a_person(sentence, after[0].chunk, after[1].chunk)


def undergoes(sentence: Sentence, after: Group) -> bool:
    """Whether a noun names those whom others hold or have hurt: `رهينة`, `الأسرى`."""
    return any(n.citation in _VICTIMS for n in sentence.view.tags[after.chunk.head].nouns)


_VICTIMS = words("رهينة أسير سجين معتقل محتجز مخطوف ضحية جريح قتيل")


def handed(sentence: Sentence, k: int, after: Group) -> bool:
    """Whether a thing after a verb of giving, whose pronoun is the receiver, is what is given."""
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    return any(v.lemma in _GIVING for v in verbs) and animacy_of(sentence, after.chunk) not in (
        "people",
        "body",
    )


def misspelt_subject(sentence: Sentence, k: int, after: Group) -> bool:
    """Whether people in ين after a verb whose pronoun is its object are who does it, by a slip of the pen: `اقتادهم المسلحين`."""
    head = sentence.view.tags[after.chunk.head]
    verbs = sentence.view.tags[sentence.chunks[k].first].verbs
    one = any(v.features.person == 3 and v.features.number == "s" for v in verbs)
    return one and head.article and head.rest.endswith("ين") and animacy_of(sentence, after.chunk) == "people"


_GIVING = frozenset(
    {"سلم.2", "منح.1", "عطي.4", "وهب.1", "نول.3", "مهل.4", "وعد.1", "قلد.2", "كسب.4", "لبس.4", "حمل.2"}
)


CALLING = frozenset({"دعو.1", "طلب.3", "نشد.3", "حثث.1", "حضض.1"})


def seized(sentence: Sentence, k: int, chunk: Chunk) -> bool:
    """Whether a participle by itself is whom a verb of doing to people is done to, and not how: `اعتقلت الشرطة ناشطا`, `قتل الجيش
    متظاهرا`, but `عاد هاربا`."""
    tagged = sentence.view.tags[chunk.head]
    if not any(v.lemma in _TO_PEOPLE for v in sentence.view.tags[sentence.chunks[k].first].verbs):
        return False
    following = sentence.view.tags[chunk.last] if chunk.last < sentence.last else None
    told = following is not None and following.tag == "V" and not following.prefix  # طالبا يدرس الهندسة
    return animacy(tagged.rest, tagged.nouns, ()) == "people" and (
        told or not any(n.base in _UNDER_WAY for n in tagged.nouns)
    )


_TO_PEOPLE = frozenset(
    {
        *("قتل.1", "جرح.1", "صوب.4", "طعن.1", "دهس.1", "ضرب.1", "عذب.2", "عدم.4", "غول.8", "هجم.3", "هدف.10", "خطف.1", "خطف.8"),
        *("عقل.8", "وقف.4", "وقف.2", "حجز.8", "سجن.1", "حبس.1", "ضبط.1", "طرد.1", "رحل.2", "بعد.4", "حكم.3", "دين.4"),
        *("نقذ.4", "عين.2", "قيل.4", "فصل.1", "لقي.8", "لقي.3", "قبل.10", "دعو.10", "لحق.3"),
    }
)  # fmt: skip
"""Verbs of what is done to people."""


_UNDER_WAY = words("هارب عائد نازح مسافر مهاجر وافد فار ناجي غائب صائم مضرب شاهد طالب")
"""People by how they were, where the word stands alone."""
