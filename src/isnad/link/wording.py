"""The sentence that says why an incident's count is what it is, in Arabic and in English."""

from __future__ import annotations

from isnad.link.corroboration import Corroboration, Telling

_COUNTED = (
    "", "مقال واحد", "مقالان", "ثلاثة مقالات", "أربعة مقالات", "خمسة مقالات", "ستة مقالات", "سبعة مقالات",
    "ثمانية مقالات", "تسعة مقالات", "عشرة مقالات",
)  # fmt: skip
_SOURCES = (
    "", "مصدر واحد", "مصدران مستقلان", "ثلاثة مصادر مستقلة", "أربعة مصادر مستقلة", "خمسة مصادر مستقلة",
    "ستة مصادر مستقلة", "سبعة مصادر مستقلة", "ثمانية مصادر مستقلة", "تسعة مصادر مستقلة", "عشرة مصادر مستقلة",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def why(found: Corroboration) -> tuple[str, str]:
    """Why the count is what it is, each independent source with its ground: the Arabic sentence and the English one."""
    if found.independent == 0:
        return _why_none(found)
    groups = found.groups()
    arabic = [_arabic(group) for group in groups]
    english = [_english(group) for group in groups]
    ar_head = _SOURCES[len(groups)] if len(groups) < len(_SOURCES) else f"{len(groups)} مصدرا مستقلا"
    en_head = f"{_number(len(groups))} independent source{'s' if len(groups) != 1 else ''}".capitalize()
    if len(groups) == 1:
        ar, en = arabic[0], english[0]
    else:
        ar = "؛ ".join(f"({n}) {part}" for n, part in enumerate(arabic, 1))
        en = "; ".join(f"({n}) {part}" for n, part in enumerate(english, 1))
    basis_ar = {"planned": " (أمر مزمع لم يحدث بعد)", "threatened": " (تهديد لم ينفذ)"}.get(found.basis, "")
    basis_en = {"planned": " (planned, not yet done)", "threatened": " (threatened, not done)"}.get(
        found.basis, ""
    )
    return f"{ar_head}{basis_ar}: {ar}.", f"{en_head}{basis_en}: {en}."


def _why_none(found: Corroboration) -> tuple[str, str]:
    if found.basis == "denied":
        return "لا مصدر: لا يذكر إلا منفيا.", "No source: it is only spoken of to deny it."
    if found.all_presupposed:
        return (
            "لا مصدر: تأخذه المقالات أمرا واقعا ولا يشهد به أحد فيها.",
            "No source: the articles take it for granted and nobody in them testifies to it.",
        )
    return (
        "لا مصدر: خلفية ترويها المقالات بكلامها بعد وقوعه، ولا تسند إلى أحد.",
        "No source: background, told later in the articles' own words and on nobody's authority.",
    )


def _number(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else str(n)


def _arabic(group: list[Telling]) -> str:
    lead = _lead(group)
    articles = len(dict.fromkeys(t.source for t in group))
    counted = _COUNTED[articles] if articles < len(_COUNTED) else f"{articles} مقالا"
    verb = {1: "ينقل", 2: "ينقلان"}.get(articles, "تنقل")
    moved = f"{verb} {counted}" if articles != 2 else "ينقل مقالان"
    if lead.own():
        name = lead.voice.text or lead.voice.original
        if lead.voice.credited:
            return f"{moved} عن {name} بحسب سطر النسبة، ولا يُذكر مصدر"
        return f"{name} بكلامها، ولا تذكر مصدرا ({counted})"
    return (
        f"{moved} عن "
        + "، عن ".join(_genitive(n.text) if n.anonymous else n.text for n in lead.chain)
        + _unnamed(lead)
        + (" (استنتاجا مما ينقل عنه في الأمر نفسه)" if lead.inferred else "")
    )


def _english(group: list[Telling]) -> str:
    lead = _lead(group)
    articles = len(dict.fromkeys(t.source for t in group))
    counted = f"{_number(articles)} article{'s' if articles != 1 else ''}"
    if lead.own():
        name = lead.voice.text or lead.voice.original
        if lead.voice.credited:
            return f"{counted} with a credit line to {name}, naming no source"
        return f"{name} in its own words, naming no source ({counted})"
    chain = " citing ".join(n.text for n in lead.chain)
    unnamed = ", unnamed" if lead.chain[-1].anonymous else ""
    inferred = " (inferred from what it is quoted as relaying on the same matter)" if lead.inferred else ""
    return f"{counted} citing {chain}{unnamed}{inferred}"


def _lead(group: list[Telling]) -> Telling:
    """The report with the fullest chain: the one that shows where the group's word comes from."""
    return max(
        group,
        key=lambda t: (
            min(len(t.chain), 3),
            bool(t.chain) and not t.chain[-1].text.startswith("ال"),
            -len(t.why),
        ),
    )


def _unnamed(lead: Telling) -> str:
    root = lead.chain[-1]
    if not root.anonymous or root.kind == "document":
        return ""
    head = root.text.split()[0]
    if root.count == 2 or (head.endswith("ان") and root.count is None and head != "بيان"):
        return " لم يذكر اسماهما"
    if head.endswith(("ون", "ين")) or head.removeprefix("ال") in ("مصادر", "ضباط", "شهود", "سكان", "قادة"):
        return " لم تذكر أسماؤهم"
    return " لم يذكر اسمه"


def _genitive(text: str) -> str:
    """An unnamed source as it stands after a preposition: `مسؤولان عسكريان` becomes `مسؤولين عسكريين`.

    >>> _genitive("مسؤولان عسكريان أميركيان")
    'مسؤولين عسكريين أميركيين'
    """
    words = text.split()
    if not words or words[0] == "بيان" or not words[0].endswith(("ان", "ون")):
        return text
    ending = words[0][-2:]
    return " ".join(w[:-2] + "ين" if w.endswith(ending) and len(w) > 4 else w for w in words)
