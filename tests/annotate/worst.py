"""Texts made to be slow to read: by a repeated piece, each up to a length."""

from __future__ import annotations

from importlib.resources import files

_SAMPLES = sorted(
    (path for path in files("isnad").joinpath("samples", "articles").iterdir() if path.name.endswith(".txt")),
    key=lambda path: path.name,
)
PROSE = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in _SAMPLES)

PIECES = {
    "one line of news": PROSE + " ",
    "one sentence without an end": "".join(c for c in PROSE if c not in ".!؟:؛") + " ",
    "quotations": "قال الوزير «لن نقبل» ",
    "straight quotations": 'قال الوزير "نعم" ',
    "quotation marks that open": "قال الوزير « ",
    "one letter in quotation marks": "«ا» ",
    "brackets that open": "قال (",
    "nested saying": "قال إن ",
    "saying in saying": "أعلن أن الوزير أكد أن ",
    "names joined": "وأحمد ",
    "commas": "قتل، ",
    "numbers": "1,234 ",
    "number words": "مئة وخمسة وعشرون ألفا و",
    "days": "يوم الخميس 5 كانون الثاني/يناير ",
    "months": "يناير ",
    "one word": "ا",
    "tatweel": "ـا",
    "vowel marks": "بَّ",
    "spaces": "خبر          ",
    "tabs and breaks": "خبر \t\r\n",
    "short lines": "خبر\n",
    "junk lines": "شارك على فيسبوك\n",
    "addresses": "http://a.example/a?b=c&d ",
    "mails": "a@b.c ",
    "tags": "<p class=x>خبر",
    "entities": "&#1575; &amp; &lt;",
    "shortcodes": "[caption id=1]خبر ",
    "bars": "| خبر ",
    "dashes": "- ",
    "dots": "خبر . . . ",
    "colons": "خبر: ",
    "hours": "10:10:10 ",
    "bidi controls": "\u202bخبر\u202c ",
    "mojibake": "Ø§Ù„",
    "mojibake of 1256": "ط§ظ„",
    "spaced letters": "خ ب ر ",
    "dotted letters": "غـ.ـارات ",
    "prefixes": "وبالكالفلل",
    "attacks": "قصفت إسرائيل غزة وقتلت 5 ",
    "denials": "نفى الوزير أن ينفي ",
    "pledges": "تعهد الرئيس بأن يتعهد ",
}
"""Each with an ordinary sentence before it, so that it is an article."""
LEAD = "قال المتحدث باسم الوزارة، الخميس، إن القوات بدأت الانسحاب من المدينة بعد اتفاق مع الوجهاء. "


def worst(name: str, length: int) -> str:
    """A text of this kind with so many characters."""
    piece = PIECES[name]
    return (LEAD + piece * (length // len(piece) + 1))[:length]
