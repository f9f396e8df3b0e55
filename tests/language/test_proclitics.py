"""Where a written word is cut: by what the language knows of the word and of what is left of it."""

import pytest

from isnad.annotate.view import TextView
from isnad.evaluation.segmentation import proclitics_of
from isnad.language.folding import fold
from isnad.lexicon import load
from isnad.records import Article

SPLITS = {
    "ولم": ("و", "لم"),
    "واحد": ("", "واحد"),
    "واحدة": ("", "واحده"),
    "فلكي": ("", "فلكي"),
    "فردا": ("", "فردا"),
    "بطاقة": ("", "بطاقه"),
    "كراسة": ("", "كراسه"),
    "وسمك": ("و", "سمك"),
    "وحقوق": ("و", "حقوق"),
    "لكرة": ("ل", "كره"),
    "ودراسة": ("و", "دراسه"),
    "بنحو": ("ب", "نحو"),
    "بأثر": ("ب", "اثر"),
    "لبعض": ("ل", "بعض"),
    "وبكل": ("وب", "كل"),
    "بعدم": ("ب", "عدم"),
    "لأي": ("ل", "اي"),
    "وآسيا": ("و", "اسيا"),
    "بعدة": ("ب", "عده"),
    "بدور": ("ب", "دور"),
    "بترك": ("ب", "ترك"),
    "ليعيش": ("ل", "يعيش"),
    "لكانت": ("ل", "كانت"),
    "فكان": ("ف", "كان"),
    "ووقع": ("و", "وقع"),
    "ويلسون": ("", "ويلسون"),
    "وايزنبرغ": ("", "وايزنبرغ"),
    "بعقوبة": ("", "بعقوبه"),
    "كازاخستان": ("", "كازاخستان"),
    "فيينا": ("", "فيينا"),
}


@pytest.mark.parametrize("word", SPLITS)
def test_proclitics_are_cut_where_the_language_has_a_word_after_them(word: str) -> None:
    found = load().morphology.word(word)
    assert (found.prefix, found.rest) == SPLITS[word]


@pytest.mark.parametrize(
    ("sentence", "word", "tag", "prefix"),
    [
        ("المخرج الذي فاز فيلمه بجائزتين", "فيلمه", "N", ""),
        ("وصل الوفد أمس ووقع الاتفاق", "ووقع", "V", "و"),
        ("وافقت الدول الكبرى والأهم", "والأهم", "N", "و"),
        ("سافر الفريق ليشارك في البطولة", "ليشارك", "V", "ل"),
        ("رأى المراقبون دوراً للجامعة", "دوراً", "N", ""),
    ],
)
def test_the_sentence_settles_what_is_cut(sentence: str, word: str, tag: str, prefix: str) -> None:
    view = TextView(Article(id="", source="", text=sentence), load())
    reading = next(r for t, r in zip(view.tokens, view.tags, strict=True) if t.text == word)
    assert (reading.tag, reading.prefix) == (tag, prefix)


@pytest.mark.parametrize(
    ("sentence", "word", "proclitics"),
    [
        ("تعطل السير بسبب الأمطار", "بسبب", ("ب",)),
        ("وبالتالي أغلقت الطرق", "وبالتالي", ("و", "ب")),
        ("قال إنه تأخر لأنه مريض", "لأنه", ("ل",)),
        ("حضر الوزير ولا يزال هنا", "ولا", ("و",)),
        ("حضر الوزير لكن السفير غاب", "لكن", ()),
        ("بين عامي 2004 و2006", "و2006", ("و",)),
    ],
)
def test_the_scorer_cuts_fused_words_as_treebanks_do(
    sentence: str, word: str, proclitics: tuple[str, ...]
) -> None:
    view = TextView(Article(id="", source="", text=sentence), load())
    start = sentence.index(word)
    reading, analysis = next(
        (r, a)
        for t, r, a in zip(view.tokens, view.tags, view.words, strict=True)
        if t.start == start and a is not None
    )
    assert proclitics_of(reading, analysis, word) == proclitics


@pytest.mark.parametrize(
    ("word", "base"),
    [("قتلانا", "قتلى"), ("وجرحاهم", "جرحى"), ("مستشفاها", "مستشفى"), ("قراهم", "قرى"), ("دعواه", "دعوى")],
)
def test_a_noun_in_maqsura_keeps_its_meaning_before_a_pronoun(word: str, base: str) -> None:
    article = Article(id="", source="", text=word)
    (found,) = [w for w in TextView(article, load()).words if w is not None]
    assert not found.verbs
    assert (fold(base), True) in {(n.base, bool(n.enclitic)) for n in found.nouns}
