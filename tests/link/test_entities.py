"""One person under several spellings, two people under one name."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from isnad.lexicon import load
from isnad.link import link
from isnad.link.entities import renamed, same_names, sound
from isnad.records import Annotations, Article, Event, Mention, MentionKind, Party


def article(source: str, *names: str, country: str | None = None, kind: MentionKind = "PER") -> Annotations:
    """An article that names these people."""
    text = " ".join(f"حضر {name} اللقاء." for name in names)
    mentions: list[Mention] = []
    for name in names:
        start = text.index(name, mentions[-1].end if mentions else 0)
        entity = "name:" + name.replace("أ", "ا").replace("إ", "ا").replace(" ", "-")
        mentions.append(
            Mention(start=start, end=start + len(name), text=name, kind=kind, entity=entity, country=country)
        )
    return Annotations(article=Article(id=source, source=source, text=text), mentions=mentions)


def entities(*items: Annotations) -> list[set[str]]:
    """The ids that each article's mentions have once linked."""
    lexicon = load()
    same = same_names(items, lexicon)
    return [{m.entity or "" for m in renamed(item, same, lexicon).mentions} for item in items]


@pytest.mark.parametrize(
    ("one", "other"),
    [("غوردينهايم", "جوردينهايم"), ("ترمبوف", "ترامبوف"), ("بلينكسون", "بلنكسون"), ("كريستشوف", "كريستسوف")],
)
def test_competing_spellings_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_two_spellings_of_a_foreign_name_are_one_person() -> None:
    first, second, third = entities(
        article("a", "يورغن غوردينهايم"), article("b", "يورغن غوردينهايم"), article("c", "يورجن جوردينهايم")
    )
    assert first == second == third


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("سالم الشهراني", "سالم الزهراني"), ("حسن البرهومي", "حسين البرهومي"), ("نزار العبدي", "نزار العبدلي"),
        ("فهد العمري", "فهد الشمري"), ("يوسف سعد", "يوسف سعيد"),
    ],
)  # fmt: skip
def test_arab_names_that_differ_in_a_letter_are_two(one: str, other: str) -> None:
    first, *others = entities(article("a", other), *(article(f"b{n}", one) for n in range(5)))
    assert all(first.isdisjoint(found) for found in others)


def test_a_compound_name_written_apart_is_the_same() -> None:
    first, second = entities(article("a", "عبدالرحمن البرهومي"), article("b", "عبد الرحمن البرهومي"))
    assert first == second


def test_a_slip_of_the_pen_is_the_commoner_name() -> None:
    *_, common, rare = entities(
        *(article(f"a{n}", "ميرندا كاستلهوف") for n in range(4)), article("b", "ميرندا كاستهلوف")
    )
    assert common == rare


def test_a_name_that_the_lexicon_spells_otherwise_is_its_person() -> None:
    assert entities(article("a", "أنطونيو جوتيرش")) == [{"igo.antonio-guterres"}]


def test_two_people_of_one_name_stay_apart_by_country() -> None:
    first, second, third = entities(
        article("a", "نزار البرهومي", country="EGY"),
        article("b", "نزار البرهومي", country="EGY"),
        article("c", "نزار البرهومي", country="IRQ"),
    )
    assert first == second != third


def test_a_longer_name_in_two_countries_is_one_person() -> None:
    first, second = entities(
        article("a", "نزار سالم البرهومي", country="EGY"), article("b", "نزار سالم البرهومي", country="IRQ")
    )
    assert first == second


def test_spellings_of_two_countries_are_two_people() -> None:
    first, second = entities(
        article("a", "يورغن غوردينهايم", country="DEU"), article("b", "يورجن جوردينهايم", country="USA")
    )
    assert first != second


def test_a_first_name_alone_is_nobody_beyond_its_article() -> None:
    chronicle = link([article("a", "نزار"), article("b", "نزار")])
    assert [e for e in chronicle.entities if e.kind == "PER"] == []


def test_every_party_of_an_event_has_the_name_s_one_id_also_read_from_a_casebook() -> None:
    items = [
        article("a", "يورغن غوردينهايم"),
        article("b", "يورغن غوردينهايم"),
        article("c", "يورجن جوردينهايم"),
    ]
    (named,) = items[2].mentions
    for kind in ("actor", "recipient"):
        party = Party(text=named.text, start=named.start, end=named.end, entity=named.entity)
        event = Event(start=0, end=3, text="حضر", type="CONSULT", **{kind: party, f"{kind}s": [party]})
        items[2].events.append(event)
    stored = [msgspec.json.decode(msgspec.json.encode(item), type=Annotations) for item in items]
    lexicon = load()
    for given in (items, stored):
        (first,) = entities(*given)[0]
        for event in renamed(given[2], same_names(given, lexicon), lexicon).events:
            parties = [event.actor, event.recipient, *event.actors, *event.recipients]
            assert [p.entity for p in parties if p is not None] == [first] * 2


def test_the_annotations_given_are_left_as_they_are() -> None:
    items = [
        article("a", "يورغن غوردينهايم"),
        article("b", "يورغن غوردينهايم"),
        article("c", "يورجن جوردينهايم"),
    ]
    before = [m.entity for item in items for m in item.mentions]
    link(items)
    assert [m.entity for item in items for m in item.mentions] == before


def test_entities_list_spellings_and_articles_whatever_the_order() -> None:
    items = [
        article("a", "يورغن غوردينهايم"),
        article("b", "يورغن غوردينهايم"),
        article("c", "يورجن جوردينهايم"),
    ]
    for order in permutations(items):
        (one,) = link(order).entities
        assert (one.name, one.forms, one.articles, one.mentions) == (
            "يورغن غوردينهايم", ["يورغن غوردينهايم", "يورجن جوردينهايم"], ["a", "b", "c"], 3,
        )  # fmt: skip


def test_a_spelling_between_two_countries_does_not_join_their_people() -> None:
    lebanon = [article(f"a{n}", "مارتن بلينكسون", country="LBN") for n in range(3)]
    untold = article("b", "مارتن بلنكسون")
    egypt = article("c", "مارتن بليكسون", country="EGY")
    found = entities(*lebanon, untold, egypt)
    assert found[0].isdisjoint(found[-1])


def test_which_spelling_stands_for_the_others_does_not_hang_on_the_order_of_articles() -> None:
    items = [
        article("a", "يورغن غوردينهايم"), article("b", "يورجن غوردينهايم"), article("c", "يورجن غوردينهايم"),
        article("d", "يورغن جوردينهايم"),
    ]  # fmt: skip
    ids = {frozenset(frozenset(found) for found in entities(*ordered)) for ordered in permutations(items)}
    assert len(ids) == 1
