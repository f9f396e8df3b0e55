"""What the ending of a word says where letters tell: the accusative, the ن of a construct, what folding took away."""

from __future__ import annotations

from isnad.annotate.view import TextView
from isnad.language.animacy import animacy
from isnad.language.folding import words
from isnad.language.numbers import is_number_word
from isnad.language.remembered import remembered
from isnad.language.tagging import Tagged


def unfolded(view: TextView, form: str) -> str:
    """The natural spelling of a folded preposition: `على` of `علي`, `بشأن` of `بشان`."""
    return view.morphology.prepositions.get(form, form)


def accusative(view: TextView, j: int) -> bool:
    """Whether a word is marked as an indefinite accusative (tanwin on alef), or a dual or plural object ending."""
    text = view.tokens[j].text
    if text.endswith(("اً", "ًا", "ةً", "ءً")):
        return True
    tagged = view.tags[j]
    form = tagged.rest
    if not form.endswith("ا") or tagged.article or len(form) < 4 or two_of(view, j):
        return False
    base = form[:-1]
    morphology = view.morphology
    return (
        form not in morphology.names
        and (form not in morphology.nouns or (base in morphology.nouns and _listed(view, j, base)))
        and not form.endswith(
            ("ايا", "وا", "نا", "ها", "يا")
            if base not in morphology.nouns and not base.endswith("ي")
            else ("وا", "ها")
        )
    )


def two_of(view: TextView, j: int) -> bool:
    """Whether a word in ا is no accusative but two who act, in construct with whose they are: `وقّع رئيسا | الوفدين`, `اختتم وفدا | مجلس
    النواب`, `أعلنت وزارتا | الداخلية والدفاع`."""
    tags = view.tags
    tagged, form = tags[j], tags[j].rest
    following = tags[j + 1] if j + 1 < len(tags) else None
    if (
        not form.endswith("ا")
        or tagged.tag != "N"
        or tagged.article
        or view.tokens[j].text.endswith(("اً", "ًا"))
        or following is None
        or following.tag not in ("N", "X")
        or following.prefix
    ):
        return False
    if form.endswith("تا") and len(form) > _SHORT:
        return any(n.number == "d" for n in tagged.nouns)
    before = tags[j - 1] if j > 0 else None
    if (before is not None and before.tag not in ("V", ".")) or following.rest.removeprefix("ال") in _TIMES:
        return False
    owned = following.article or (
        j + 2 < len(tags)
        and tags[j + 2].article
        and not tags[j + 2].prefix
        and not following.rest.endswith("ا")
    )
    return owned and animacy(form[:-1], (), ()) in ("people", "body")


_SHORT = 5  # letters of a word in تا up to which it has its ت by itself: `بيتا`
_TIMES = words(
    "أسبوع شهر عام سنة يوم ليلة ماضي مقبل قادم جاري حالي سبت أحد اثنين ثلاثاء أربعاء خميس جمعة صباح مساء فجر ظهر عصر ساعة فترة مرة آن"
)


def calls_on(view: TextView, j: int) -> bool:
    """Whether a participle in ة after a comma governs whom it calls on or blames, and is neither an office nor the first of a
    construct: `رحبت الحكومة بالتعهد، داعية المانحين إلى الوفاء به`."""
    tagged = view.tags[j]
    if j == 0 or view.tokens[j - 1].form != "،" or j + 1 >= len(view.tags):
        return False
    if tagged.tag != "N" or tagged.definite or tagged.prefix.lstrip("و") or not tagged.rest.endswith("ه"):
        return False
    if not any(n.kind == "active" and n.lemma in CALLING_ON for n in tagged.nouns):
        return False
    whom = view.tags[j + 1]
    return (
        whom.tag in ("N", "X")
        and not whom.prefix
        and (whom.article or not whom.nouns or not accusative(view, j + 1))
    )


CALLING_ON = frozenset(
    {"دعو.1", "طلب.3", "وهم.8", "حمل.2", "نشد.3", "حثث.1", "حضض.1", "مهل.4", "حذر.2", "وعد.1", "خطب.3"}
)
"""Verbs whose object is a person or a body that is called on, warned or blamed."""


def _listed(view: TextView, j: int, base: str) -> bool:
    """Whether a noun that the language knows in -ا is but the accusative of one for people (`جنديا`, `شابا`), which bodies and offices
    list; not where it may be a dual in construct (`وزيرا داخلية البلدين`)."""
    if base.endswith("ي"):
        return True
    following = view.tags[j + 1] if j + 1 < len(view.tags) else None
    counted = j > 0 and (view.tags[j - 1].tag == "#" or is_number_word(view.tags[j - 1].rest))
    if following is not None and following.tag == "N" and not following.prefix and not counted:
        return False  # but رفع 40 محتجا | لافتات
    return animacy(base, (), ()) == "people"


@remembered
def in_nun(tagged: Tagged) -> bool:
    """Whether a definite noun is a dual or a plural of people by its ending, which its adjective repeats."""
    return tagged.article and any(
        (n.number == "d" and tagged.rest.endswith("ان")) or (n.number == "p" and tagged.rest.endswith("ون"))
        for n in tagged.nouns
    )


@remembered
def keeps_nun(tagged: Tagged) -> bool:
    """Whether a word is a dual or sound plural with its nun, which no idafa can follow."""
    rest = tagged.rest
    if not rest.endswith(("ون", "ين", "ان")):
        return False
    whole = [n for n in tagged.nouns if n.base in (rest, rest.removeprefix("ال"))]  # شؤون، لجان
    if rest.endswith("ين"):  # ثلاثة مسلحين | سيارة, but تأمين الحدود
        several = any(n.number in ("p", "d") and n.kind in ("active", "passive") for n in tagged.nouns)
        return several and not any(n.kind == "masdar" for n in whole)
    inflected = any(n.number in ("p", "d") for n in tagged.nouns)
    return (inflected or not whole) and (
        rest.endswith(("ون", "تان"))
        or (
            any(n.number == "d" for n in tagged.nouns)
            and not any(n.kind == "masdar" and n.base == rest for n in tagged.nouns)
        )
    )
