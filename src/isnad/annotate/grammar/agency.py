"""Who can speak and act: the noun phrases that name people or bodies, not times, things and deeds."""

from __future__ import annotations

from isnad.annotate.grammar.chunks import NUMBER_WORDS, Chunk, Sentence
from isnad.annotate.view import TextView
from isnad.language.animacy import Animacy, animacy
from isnad.language.folding import words
from isnad.lexicon.given import given_names

_QUANTIFIERS = words(
    "عدد عددا العديد عديد مزيد المزيد كثير الكثير بعض معظم غالبية أغلب جميع كل كلا كلتا أحد إحدى مئات آلاف عشرات ألوف نحو حوالي قرابة زهاء أكثر أقل سائر كافة مجموع بضع بضعة رابع ثالث ثان"
)
_FAR = 4  # tokens from the head to what is counted


_EUROPE = "igo.europe"
"""A part of the world that is said to act (`أوروبا تلوّح بعقوبات`)."""


def animacy_of(sentence: Sentence, chunk: Chunk) -> Animacy:
    """What a noun phrase means, by its names first and then by its head, or by what is counted (`عشرات المتظاهرين`)."""
    view = sentence.view
    head = chunk.head
    while head < min(chunk.last, chunk.head + _FAR):
        tagged = view.tags[head]
        offset = view.tokens[head].start
        mention = next(
            (m for m in chunk.mentions if m.start < view.tokens[head].end and m.end > offset), None
        )
        if mention is not None:
            match mention.kind:
                case "LOC":
                    return "body" if mention.entity == _EUROPE and chunk.kind == "NP" else "thing"
                case "PER" | "ROLE" | "NORP":
                    return "people"
                case _:
                    return "body"
        counted = (
            tagged.tag in ("#", "O", "P")
            or tagged.rest in NUMBER_WORDS
            or tagged.rest.removeprefix("ال") in _QUANTIFIERS
            or tagged.rest in _QUANTIFIERS
        )
        if not counted:
            return animacy_of_word(view, head, alone=head + 1 >= chunk.last)
        head += 1
    return "open"


def animacy_of_word(view: TextView, i: int, *, alone: bool = True) -> Animacy:
    """What one noun means, the offices and bodies of the lexicon counted; a first name is somebody where it stands `alone`, but
    `نداء استغاثة` is a call."""
    known = view.lexicon.morphology.nouns
    tagged = view.tags[i]
    lexicon = view.lexicon
    found = animacy(tagged.rest, tagged.nouns, known)
    if found in ("people", "body"):
        return found
    if (alone or found == "open") and tagged.rest in given_names().given:
        return "people"
    bare = tagged.rest.removeprefix("ال")
    for form in (tagged.rest, bare, "ال" + bare):
        if lexicon.office_names.longest(form, ())[0]:
            return "people"
        if lexicon.institution_names.longest(form, ())[0]:
            return "body"
    return found


def can_act(sentence: Sentence, chunk: Chunk) -> bool:
    """Whether a phrase may name one who speaks or acts; what is not known at all may where it is definite or foreign."""
    if chunk.start > sentence.first and sentence.view.tokens[chunk.start - 1].form == '"':
        return True  # «رايات الجنوب»: a name
    match animacy_of(sentence, chunk):
        case "people" | "body":
            return True
        case "thing":
            return False
        case "open":
            tagged = sentence.view.tags[chunk.head]
            if tagged.tag in ("#", "X", "O") or tagged.rest in NUMBER_WORDS:
                return True
            return tagged.article or not tagged.nouns or any(n.kind == "active" for n in tagged.nouns)
