"""Prepositions of more than one word, and nouns that serve as one: `على يد`, `ردا على`, `برصاص`, `وسط`."""

from __future__ import annotations

from isnad.language.folding import fold
from isnad.language.tagging import NOUNISH, SUBORDINATORS
from isnad.language.words import Morphology

_COMPOUNDS = (
    "على يد", "على أيدي", "في يد", "في أيدي", "من قبل", "من جانب", "من طرف", "على لسان", "على متن", "على صعيد", "في إطار", "من أجل",
    "على خلفية", "في أعقاب", "على الرغم من", "بالرغم من", "بناء على", "ردا على", "في ظل", "من خلال", "عن طريق", "إلى جانب", "في حق",
    "في شأن", "على ذمة", "في اتجاه", "من دون", "من غير", "على هامش", "بدعم من", "بدعوة من", "بطلب من", "بقرار من", "بأمر من", "بأوامر من",
    "فضلا عن", "علاوة على", "إضافة إلى", "بالإضافة إلى", "نظرا إلى", "بالنسبة إلى",
    "بالقرب من", "على مقربة من", "في محيط", "في ضواحي", "على أطراف", "على امتداد", "على طول", "على بعد", "على مدى", "على مدار",
    "شمال غرب", "شمال شرق", "جنوب غرب", "جنوب شرق", "شمال غربي", "شمال شرقي", "جنوب غربي", "جنوب شرقي",
    "إلى الشمال من", "إلى الجنوب من", "إلى الشرق من", "إلى الغرب من", "من شمال",
    "في وسط", "في شمال", "في جنوب", "في شرق", "في غرب", "في شمالي", "في جنوبي", "في شرقي", "في غربي",
)  # fmt: skip
_SERVING = (
    "برصاص", "بنيران", "بأيدي", "بيد", "بسلاح", "بقذائف", "بصواريخ", "باتجاه", "بحق",
    "بمشاركة", "بحضور", "بمحيط", "بضواحي", "لمصلحة", "وسط",
)  # fmt: skip

COMPOUNDS = {tuple(fold(word) for word in name.split()): name for name in (*_COMPOUNDS, *_SERVING)}
"""The folded words of each, and how it is written. A noun of one word serves as a preposition only before a noun."""
LONGEST = max(map(len, COMPOUNDS))
"""Words of the longest."""


def prepositions(morphology: Morphology) -> frozenset[str]:
    """Every preposition that a phrase can be read with, as it is written: `على`, `على يد`, `برصاص`."""
    single = set(morphology.prepositions.values()) - NOUNISH - SUBORDINATORS
    return frozenset(single | set(COMPOUNDS.values()))
