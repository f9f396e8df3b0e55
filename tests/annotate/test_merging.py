"""What becomes a mention where rules and model see names: both, one, or neither."""

from __future__ import annotations

import pytest
from corpora import samples

import isnad
from annotated import view_of
from isnad.annotate.names.found import Found
from isnad.annotate.names.layer import Names, rule_names
from isnad.annotate.names.merging import merge
from isnad.annotate.names.proposals import Proposal
from isnad.annotate.names.sequence import Decoded
from isnad.annotate.view import TextView
from isnad.evaluation.names import CLASSES
from isnad.language.folding import fold
from isnad.records import Annotations, Mention

Seen = tuple[str, str] | tuple[str, str, float]
"""A name that a model sees: its words as the text has them, its kind, how probable it is (0.95 unless told)."""
SURE = 0.95


def proposals(view: TextView, *names: Seen) -> list[Proposal]:
    """The names given in text order, over the tokens of their words; each is looked for after the one before it."""
    forms = [t.form for t in view.tokens]
    found: list[Proposal] = []
    at = 0
    for text, kind, *probability in names:
        wanted = [t.form for t in view_of(text).tokens]
        at = next(i for i in range(at, len(forms)) if forms[i : i + len(wanted)] == wanted)
        found.append(Proposal(at, at + len(wanted), kind, probability[0] if probability else SURE))
        at += len(wanted)
    return found


class Eyes:
    """A model that sees the names it was told of."""

    def __init__(self, *names: Seen) -> None:
        self._names = names

    def __call__(self, view: TextView, found: list[Found]) -> Decoded:
        told = proposals(view, *self._names)
        return Decoded(told, {i: p.probability for p in told for i in range(p.first, p.last)})


def mentions(text: str, *names: Seen) -> list[Mention]:
    """The mentions of a text of which a model sees these names."""
    view = view_of(text)
    out = Annotations(article=view.article)
    Names(Eyes(*names))(view, out)
    return out.mentions


def told(text: str, *names: Seen) -> list[tuple[str, str]]:
    return [(m.text, m.kind) for m in mentions(text, *names)]


def classes(text: str, *names: Seen) -> list[tuple[str, str | None]]:
    """The mentions with the classes between which a model tells: a town is a place like any other."""
    return [(name, CLASSES[kind]) for name, kind in told(text, *names)]


def proper_names(text: str, *names: Seen) -> list[tuple[str, str]]:
    return [(m.text, text[slice(*m.proper)]) for m in mentions(text, *names) if m.proper]


def entities(text: str, *names: Seen) -> dict[str, list[str | None]]:
    """Whom the mentions of each wording mean."""
    found: dict[str, list[str | None]] = {}
    for m in mentions(text, *names):
        found.setdefault(m.text, []).append(m.entity)
    return found


@pytest.mark.parametrize(
    ("text", "seen", "name"),
    [
        ("حضر الحفل وزرهونوف معا.", ("وزرهونوف", "PER"), "زرهونوف"),
        ("قال ولافروف معه إن الطريق مغلق.", ("ولافروف", "PER"), "لافروف"),
        ("سلم الضيف رسالة لبوتين في المساء.", ("لبوتين", "PER"), "بوتين"),
        ("حضر الحفل ووليد معا.", ("ووليد", "PER"), "وليد"),
        ("حضر الحفل باسم معا.", ("باسم", "PER"), "باسم"),
        ("سكن الضيف زمنا وبزهران أقام.", ("وبزهران", "LOC"), "زهران"),
    ],
)
def test_proclitics_stand_outside_a_name(text: str, seen: Seen, name: str) -> None:
    assert [n for n, _ in told(text, seen)] == [name]


def test_a_name_that_only_the_model_sees_is_a_mention_and_known_by_its_words() -> None:
    text = "وصل الضيف إلى زرهونة ثم غادر زرهونة."
    assert told(text) == []
    assert classes(text, ("زرهونة", "LOC")) == [("زرهونة", "LOC")]
    assert entities(text, ("زرهونة", "LOC"), ("زرهونة", "LOC")) == {"زرهونة": ["name:زرهونه"] * 2}


def test_what_the_model_holds_improbable_is_no_name() -> None:
    text = "وصل الضيف إلى زرهونة أمس."
    assert told(text, ("زرهونة", "LOC", 0.49)) == []
    assert classes(text, ("زرهونة", "LOC", 0.51)) == [("زرهونة", "LOC")]


def test_names_of_other_things_are_no_mentions() -> None:
    assert told("فاز الفريق بكأس زرهونة أمس.", ("بكأس زرهونة", "MISC")) == []


def test_a_name_the_lexicon_knows_is_linked_as_the_model_s_kind_allows() -> None:
    text = "قالت الجمعية في بلاغ: بغداد تنتظر."
    assert entities(text, ("بغداد", "LOC"))["بغداد"] == entities("وصل إلى بغداد.", ("بغداد", "LOC"))["بغداد"]
    assert proper_names(text, ("بغداد", "LOC")) == [("بغداد", "بغداد")]


def test_a_place_after_what_is_built_there_is_a_facility_that_bears_its_name() -> None:
    text = "وصل الضيف إلى مطار النسيم أمس."
    assert told(text) == []
    found = mentions(text, ("النسيم", "LOC"))
    assert [(m.kind, text[slice(*m.proper or ())]) for m in found] == [("FAC", "النسيم")]
    assert [m.kind for m in mentions("وصل الضيف إلى النسيم أمس.", ("النسيم", "LOC"))] != ["FAC"]


def test_what_the_model_sees_within_a_title_is_a_mention_after_it() -> None:
    text = "اجتمع مدير مستشفى بغداد أمس."
    assert told(text, ("بغداد", "LOC")) == [("مدير مستشفى بغداد", "ROLE"), ("بغداد", "GPE")]
    view = view_of(text)
    found = rule_names(view)
    merge(view, found, proposals(view, ("بغداد", "LOC")), {})
    assert [(f.first, f.last) for f in found] == [(1, 4), (3, 4)]
    assert found[1].proper == (3, 4)


def test_the_body_in_a_title_is_known_to_the_lexicon() -> None:
    found = mentions("اجتمع الأمين العام للأمم المتحدة أمس.", ("للأمم المتحدة", "ORG"))
    assert [(m.kind, m.entity) for m in found] == [("ROLE", "igo.secretary-general"), ("ORG", "igo.un")]


def test_the_proper_name_in_a_longer_phrase_is_marked() -> None:
    text = "زار الوفد مخيم زرهونة وبنك «درخشيد» أمس."
    seen = (("زرهونة", "LOC"), ("درخشيد", "ORG"))
    assert proper_names(text, *seen) == [("مخيم زرهونة", "زرهونة"), ("بنك «درخشيد»", "درخشيد")]
    assert proper_names(text) == []


@pytest.mark.parametrize("kind", ["ORG", "LOC"])
def test_a_person_whom_the_lexicon_knows_is_not_overruled(kind: str) -> None:
    text = "التقى الوفد فلاديمير بوتين أمس."
    before = [(m.text, m.kind, m.entity) for m in mentions(text)]
    assert before == [("فلاديمير بوتين", "PER", "rus.vladimir-putin")]
    assert [(m.text, m.kind, m.entity) for m in mentions(text, ("فلاديمير بوتين", kind))] == before
    assert [(m.text, m.kind, m.entity) for m in mentions(text, ("الوفد فلاديمير", kind))] == before


def test_a_longer_personal_name_is_another_than_the_lexicon_s() -> None:
    text = "التقى الوفد فلاديمير بوتين ولد زرهون أمس."
    assert told(text, ("فلاديمير بوتين ولد زرهون", "PER")) == [("فلاديمير بوتين ولد زرهون", "PER")]
    assert entities(text, ("فلاديمير بوتين ولد زرهون", "PER")) != {
        "فلاديمير بوتين ولد زرهون": ["rus.vladimir-putin"]
    }


def test_a_place_of_the_lexicon_gives_way_only_to_a_sure_model() -> None:
    text = "وصل الجيش إلى كركوك."
    assert told(text, ("كركوك", "ORG", 0.7))[-1] == ("كركوك", "GPE")
    assert told(text, ("كركوك", "ORG", 0.95))[-1] == ("كركوك", "ORG")


def test_a_place_of_which_the_article_speaks_is_nobody() -> None:
    text = "وصل الوفد إلى كركوك والبصرة والموصل."
    assert ("كركوك", "GPE") in told(text, ("كركوك", "PER"))
    text = "سافر الوفد إلى كركوك وصلاح الدين."
    assert ("صلاح الدين", "GPE") in told(text, ("وصلاح الدين", "PER"))


def test_a_name_of_unknown_words_is_what_the_model_takes_it_for() -> None:
    text = "حضر نزار مكسبول الحفل."
    assert told(text, ("نزار مكسبول", "ORG")) == [("نزار مكسبول", "ORG")]
    assert told(text, ("نزار مكسبول", "PER")) == [("نزار مكسبول", "PER")]


def test_a_name_by_its_shape_alone_that_the_model_does_not_see_is_none() -> None:
    text = "حضر نزار مكسبول الحفل."
    assert [(f.kind, f.rule) for f in rule_names(view_of(text))] == [("PER", "given-name")]
    assert told(text) == []
    view = view_of(text)
    for chance, kept in ((0.05, 0), (0.2, 1)):
        found = rule_names(view)
        merge(view, found, [], {1: chance})
        assert len(found) == kept


def test_a_kunya_is_a_name_without_the_model() -> None:
    assert told("قالت أم محمود إن الطريق مغلق.") == [("أم محمود", "PER")]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قال لي صاحب المتجر إن السوق مغلقة.", "لي"),
        ("قال له صاحب المتجر إن السوق مغلقة.", "له"),
        ("استشهد شابان في القصف.", "شابان"),
        ("سمعت صفيراً قبل الانفجار.", "صفيراً"),
        ("قال مالك الشاحنة إن الطريق مغلق.", "مالك الشاحنة"),
        ("حضر الحفل كله مالك الشاحنة.", "مالك الشاحنة"),
    ],
)
def test_everyday_language_is_nobody(text: str, word: str) -> None:
    assert (word, "PER") not in told(text, (word, "PER"))


@pytest.mark.parametrize(
    ("text", "word"),
    [("استقبل الوزير حسنين أمس.", "حسنين"), ("حضر الحفل مالك الزهواني.", "مالك الزهواني")],
)
def test_somebody_called_like_an_everyday_word_is_somebody(text: str, word: str) -> None:
    assert (word, "PER") in told(text, (word, "PER"))


@pytest.mark.parametrize("seen", [("صلالة", "LOC"), ("لؤلؤة", "PER"), ("لؤلؤة صلالة", "ORG")])
def test_a_ship_is_called_by_all_that_stands_in_quotation_marks(seen: Seen) -> None:
    text = "رست سفينة الشحن «لؤلؤة صلالة» في الميناء."
    assert told(text, seen) == [("لؤلؤة صلالة", "FAC")]
    assert proper_names(text, seen) == [("لؤلؤة صلالة", "لؤلؤة صلالة")]


def test_a_ship_named_again_in_quotation_marks_is_the_same() -> None:
    text = "رست سفينة الشحن «لؤلؤة صلالة» في الميناء. ثم غادرت «لؤلؤة صلالة» إلى صلالة."
    found = mentions(text, ("صلالة", "LOC"), ("صلالة", "LOC"), ("صلالة", "LOC"))
    assert [(m.text, m.kind) for m in found] == [("لؤلؤة صلالة", "FAC")] * 2 + [("صلالة", "GPE")]
    assert found[0].entity == found[1].entity


def test_the_place_in_what_something_is_called_is_no_mention_wherever_the_title_stands() -> None:
    text = "أطلقت الجمعية برنامج «ربيع بغداد» أمس. ونجح «ربيع بغداد» كثيرا في بغداد."
    found = mentions(text, ("بغداد", "LOC"), ("بغداد", "LOC"), ("بغداد", "LOC"))
    assert [(m.text, m.start) for m in found] == [("بغداد", text.rindex("بغداد"))]


@pytest.mark.parametrize("title", ["معركة بغداد", "جنوب بغداد", "مدينة بغداد"])
def test_the_place_of_what_is_only_quoted_stays(title: str) -> None:
    assert any("بغداد" in name for name, _ in told(f"قالت اللجنة إن «{title}» هادئة.", ("بغداد", "LOC")))


def test_a_surname_that_the_model_sees_is_whoever_was_named_in_full() -> None:
    text = "حضر مراد الزهواني الحفل. ثم تحدث الزهواني في القاعة."
    for kind in ("PER", "LOC", "ORG"):
        found = mentions(text, ("مراد الزهواني", "PER"), ("الزهواني", kind))
        assert [(m.text, m.kind) for m in found] == [("مراد الزهواني", "PER"), ("الزهواني", "PER")]
        assert found[0].entity == found[1].entity


def test_a_surname_before_the_full_name_is_the_same_person() -> None:
    text = "تحدث الزهواني في القاعة. وحضر مراد الزهواني الحفل."
    found = mentions(text, ("الزهواني", "PER"), ("مراد الزهواني", "PER"))
    assert len(found) == 2
    assert found[0].entity == found[1].entity


def test_a_given_name_is_whoever_alone_has_it() -> None:
    text = "حضر مراد الزهواني ونزار الطرخاني الحفل. ثم غادر مراد القاعة."
    known = entities(text, ("مراد الزهواني", "PER"), ("ونزار الطرخاني", "PER"), ("مراد", "PER"))
    assert known["مراد"] == known["مراد الزهواني"] != known["نزار الطرخاني"]


def test_a_given_name_of_a_person_named_twice_is_still_theirs_alone() -> None:
    text = "حضر مراد الزهواني الحفل. وقال مراد الزهواني كلمة. ثم غادر مراد القاعة."
    seen = (("مراد الزهواني", "PER"), ("مراد الزهواني", "PER"), ("مراد", "PER"))
    assert len({e for found in entities(text, *seen).values() for e in found}) == 1


def test_a_given_name_that_two_people_share_is_nobody_s() -> None:
    text = "حضر مراد الزهواني ومراد الطرخاني الحفل. ثم غادر مراد القاعة."
    known = entities(text, ("مراد الزهواني", "PER"), ("ومراد الطرخاني", "PER"), ("مراد", "PER"))
    assert len(known) == 3
    assert known["مراد"][0] not in {*known["مراد الزهواني"], *known["مراد الطرخاني"]}


def test_a_place_called_like_somebody_s_given_name_stays_a_place() -> None:
    text = "حضر مراد الزهواني الحفل. ثم سافر الوفد إلى مراد البعيدة."
    known = entities(text, ("مراد الزهواني", "PER"), ("مراد", "LOC"))
    assert known["مراد"] != known["مراد الزهواني"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("بنك «درخشيد»", "بنك درخشيد"),
        ("بنك درخشيد", "بنك «درخشيد»"),
        ("بنك درخشيد", "درخشيد"),
        ("بنك «درخشيد»", "درخشيد"),
        ("بنك «النسيم»", "بنك النسيم"),
        pytest.param(
            "بنك «سهند»",
            "بنك سهند",
        ),
        ("بنك «سهند»", "سهند"),
    ],
)
def test_a_body_is_the_same_with_its_kind_and_without(first: str, again: str) -> None:
    found = mentions(f"أعلن {first} الإفلاس. ثم عاد {again} إلى العمل.", (first, "ORG"), (again, "ORG"))
    assert [m.kind for m in found] == ["ORG", "ORG"]
    assert [fold(m.text) for m in found] == [fold(first), fold(again)]
    assert found[0].entity == found[1].entity


@pytest.mark.parametrize("kind", ["PER", "LOC", "ORG"])
def test_what_a_body_is_called_is_its_proper_name_whatever_else_it_looks_like(kind: str) -> None:
    text = "أعلن بنك «درخشيد» الإفلاس."
    assert told(text, ("درخشيد", kind)) == [("بنك «درخشيد»", "ORG")]
    assert proper_names(text, ("درخشيد", kind)) == [("بنك «درخشيد»", "درخشيد")]


def test_a_body_called_like_a_place_is_not_the_place() -> None:
    text = "أعلنت شركة بغداد نتائجها. ثم وصل الوفد إلى بغداد."
    known = entities(text, ("شركة بغداد", "ORG"), ("بغداد", "LOC"))
    assert known["شركة بغداد"] != known["بغداد"]


@pytest.mark.parametrize("seen", [(), (("ديمة", "PER"), ("وكالة ديمة للأنباء", "ORG")), (("ديمة", "LOC"),)])
def test_the_agency_in_the_dateline_is_the_one_named_in_full(seen: tuple[Seen, ...]) -> None:
    text = "أجدابيا (ديمة) - وقع انفجار. وذكرت وكالة ديمة للأنباء أن الطريق مغلق."
    found = {m.text: m for m in mentions(text, *seen)}
    short, full = found["ديمة"], found["وكالة ديمة للأنباء"]
    assert (short.kind, short.entity, short.sector) == ("ORG", full.entity, "JRN")


def test_mentions_stand_in_text_order_one_after_the_other_or_one_in_the_other() -> None:
    """Over all sample articles, with the model that comes with the program; two crossing, or three deep, would do harm."""
    nested = 0
    for article in samples():
        found = isnad.annotate(article.text).mentions
        spans = [(m.start, m.end) for m in found]
        assert spans == sorted(spans, key=lambda s: (s[0], -s[1]))
        assert len(set(spans)) == len(spans)
        for i, (start, end) in enumerate(spans):
            over = [s for s in spans[:i] if s[1] > start]
            assert all(end <= s[1] for s in over)
            assert len(over) <= 1
            nested += len(over)
    assert nested > 0


def test_the_proper_name_stands_within_its_mention() -> None:
    """Over all sample articles, with the model that comes with the program."""
    marked = 0
    for article in samples():
        out = isnad.annotate(article.text)
        for m in (m for m in out.mentions if m.proper is not None):
            start, end = m.proper
            assert m.start <= start < end <= m.end
            marked += 1
    assert marked > 50


def test_a_reader_of_rules_alone_asks_no_model() -> None:
    view = view_of("وصل الضيف إلى زرهونة أمس. حضر نزار مكسبول الحفل.")
    out = Annotations(article=view.article)
    Names(rules_only=True)(view, out)
    assert [(m.text, m.rule) for m in out.mentions] == [("نزار مكسبول", "given-name")]
