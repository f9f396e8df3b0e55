"""Corrections in linking: what people say is otherwise holds, points at words, and leaves nothing when it is taken back."""

from __future__ import annotations

import pytest

from disputed import articles
from isnad.link import link
from isnad.link.corrections import corrected, in_force
from isnad.records import (
    Anchor,
    Annotations,
    Chronicle,
    Correction,
    Identity,
    Incident,
    Mention,
    Party,
    Place,
)
from making import Maker

BY = {"made": "2026-01-02T03:04:05Z", "by": "sara", "why": "read again"}


def anchor(item: Annotations, words: str) -> Anchor:
    text = item.article.text
    at = text.index(words)
    end = at + len(words)
    around = {"before": text[max(0, at - 12) : at], "after": text[end : end + 12]}
    return Anchor(article=item.article.source, start=at, end=end, text=words, **around)


def entry(kind: str, *mentions: Anchor, others: tuple[Anchor, ...] = (), **more: object) -> Correction:
    made = Correction(**BY, kind=kind, mentions=list(mentions), others=list(others), **more)
    made.id = f"{kind}-{len(mentions)}-{more}"
    return made


def undo(what: Correction, id: str = "undo") -> Correction:
    return Correction(**BY, id=id, kind="undo", undoes=what.id)


def without_log(chronicle: Chronicle) -> Chronicle:
    chronicle.corrections = []
    return chronicle


def telling(chronicle: Chronicle, *sources: str) -> Incident:
    (found,) = [i for i in chronicle.incidents if set(i.articles) == set(sources)]
    return found


def states(chronicle: Chronicle) -> list[tuple[str, str]]:
    return [(logged.state, logged.problem) for logged in chronicle.corrections]


def test_the_articles_tell_an_attack_and_an_arrest() -> None:
    linked = link(articles())
    assert [i.articles for i in linked.incidents] == [["a.txt", "b.txt", "c.txt"], ["d.txt"]]
    assert [(d.a, d.b) for d in linked.duplicates] == [("a.txt", "b.txt")]


def test_mentions_that_are_of_another_incident_leave_it_and_its_count() -> None:
    a, b, c, d = articles()
    apart = entry("apart", anchor(c, "هجوما"), others=(anchor(a, "هجوما"), anchor(b, "هجوما")))
    before, after = link([a, b, c, d]), link([a, b, c, d], [apart])
    assert telling(after, "a.txt", "b.txt").events == telling(before, "a.txt", "b.txt", "c.txt").events[:2]
    assert telling(after, "c.txt").independent_sources == 1
    assert telling(after, "a.txt", "b.txt").id == telling(before, "a.txt", "b.txt", "c.txt").id
    assert states(after) == [("applied", "")]


def test_two_incidents_that_are_one_are_counted_together() -> None:
    items = articles()
    one = entry("one", anchor(items[0], "هجوما"), others=(anchor(items[3], "اعتقلت"),))
    after = link(items, [one])
    (incident,) = after.incidents
    assert (incident.type, incident.articles) == ("ASSAULT", ["a.txt", "b.txt", "c.txt", "d.txt"])
    assert len({report.article for report in incident.reports}) == 4


def test_the_last_word_holds() -> None:
    items = articles()
    there, here = anchor(items[2], "هجوما"), anchor(items[0], "هجوما")
    apart, one = entry("apart", there, others=(here,)), entry("one", there, others=(here,))
    assert len(link(items, [apart]).incidents) == 3
    assert len(link(items, [apart, one]).incidents) == 2
    assert len(link(items, [one, apart]).incidents) == 3


def test_a_duplicate_that_is_none_counts_by_itself() -> None:
    a, b, c, d = articles()
    none = entry("no-duplicate", anchor(a, "شهدت المدينة"), others=(anchor(b, "أعلنت السلطات"),))
    after = link([a, b, c, d], [none])
    assert after.duplicates == []
    assert states(after) == [("applied", "")]
    again = entry("no-duplicate", anchor(a, "شهدت المدينة"), others=(anchor(d, "اعتقلت الشرطة"),))
    assert states(link([a, b, c, d], [again])) == [("unfit", "they are not taken for one text")]


@pytest.mark.parametrize(
    ("field", "more", "found"),
    [
        ("date", {"value": "2021-08-07"}, "2021-08-07"),
        ("date", {"value": None}, None),
        ("type", {"value": "PROTEST"}, "PROTEST"),
        ("place", {"place": Place(text="أوباري", entity="lby.ubari", country="LBY")}, "lby.ubari"),
        ("actor", {"parties": [Party(text="مسلحون"), Party(text="حسن")]}, ["مسلحون", "حسن"]),
        ("recipient", {"parties": []}, []),
    ],
)
def test_an_incident_has_the_value_that_is_right_whatever_its_articles_say(
    field: str, more: dict[str, object], found: object
) -> None:
    items = articles()
    before = telling(link(items), "a.txt", "b.txt", "c.txt")
    said = entry("incident", *(anchor(item, "هجوما") for item in items[:3]), field=field, **more)
    linked = link(items, [said])
    after = telling(linked, "a.txt", "b.txt", "c.txt")
    value = {
        "actor": [p.text for p in after.actors],
        "recipient": [p.text for p in after.recipients],
        "place": after.place and after.place.entity,
    }.get(field, getattr(after, field, None))
    assert value == found
    assert after.id == before.id
    assert after.title != before.title
    assert linked.corrections[0].incidents == [after.id]


def test_an_event_has_the_value_that_is_right_and_its_incident_follows() -> None:
    items = articles()
    moved = entry("event", anchor(items[2], "هجوما"), field="date", value="2021-08-01")
    after = link(items, [moved])
    assert telling(after, "c.txt").date == "2021-08-01"
    assert telling(after, "a.txt", "b.txt").date == "2021-08-09"


def test_a_corrected_event_points_at_its_words() -> None:
    item = articles()[2]
    party = Party(text="المهاجمين", start=0, end=3)
    said = entry("event", anchor(item, "هجوما"), field="actor", parties=[party, Party(text="غائب")])
    event = corrected(item, [said]).events[0]
    text = item.article.text
    assert event.actor == event.actors[0]
    assert text[event.actors[0].start : event.actors[0].end] == "المهاجمين"
    assert (event.actors[1].start, event.actors[1].end) == (None, None)
    assert item.events[0].actors == []


def test_a_name_is_whose_it_is_wherever_the_article_has_it() -> None:
    items = articles()
    said = entry("identity", anchor(items[3], "علي حسن"), identity=Identity(entity="lby.ali", country="LBY"))
    item = corrected(items[3], [said])
    named = [m for m in item.mentions if m.text == "علي حسن"]
    assert [m.entity for m in named] == ["lby.ali"]
    assert item.statements[0].speaker is not None
    assert item.statements[0].speaker.entity == "lby.ali"
    assert item.statements[0].chain[-1].entity == "lby.ali"
    assert {m.entity for m in item.mentions} == {"lby.ali", "lby.tripoli"}
    assert "lby.ali" in {e.id for e in link(items, [said]).entities}


def test_what_is_taken_back_leaves_nothing() -> None:
    items = articles()
    said = [
        entry("apart", anchor(items[2], "هجوما"), others=(anchor(items[0], "هجوما"),)),
        entry("event", anchor(items[0], "هجوما"), field="type", value="COERCE"),
        entry("incident", anchor(items[3], "اعتقلت"), field="date", value="2020-01-01"),
    ]
    undone = [undo(e, f"undo {n}") for n, e in enumerate(said)]
    linked = link(items, [*said, *undone])
    assert states(linked) == [("undone", "")] * 3 + [("undo", "")] * 3
    assert without_log(linked) == link(items)


def test_an_undo_can_be_taken_back() -> None:
    said = Correction(**BY, id="1", kind="one")
    back, forth = (
        Correction(**BY, id="2", kind="undo", undoes="1"),
        Correction(**BY, id="3", kind="undo", undoes="2"),
    )
    assert in_force([said]) == [said]
    assert in_force([said, back]) == []
    assert in_force([said, back, forth]) == [said]


@pytest.mark.parametrize("order", [1, -1])
def test_corrections_do_not_depend_on_the_order_of_articles(order: int) -> None:
    items = articles()
    said = [
        entry("apart", anchor(items[1], "هجوما"), others=(anchor(items[0], "هجوما"),)),
        entry("one", anchor(items[1], "هجوما"), others=(anchor(items[3], "اعتقلت"),)),
        entry("event", anchor(items[0], "هجوما"), field="date", value="2021-08-07"),
    ]
    assert link(items[::order], said) == link(items, said)


def test_words_that_moved_are_found_again() -> None:
    items = articles()
    said = entry("incident", anchor(items[0], "هجوما"), field="date", value="2021-08-07")
    moved = articles()
    text = "خبر عاجل. " + moved[0].article.text
    moved[0].article.text = text
    moved[0].sentences = [(0, len(text))]
    for record in (*moved[0].events, *moved[0].mentions):
        record.start, record.end = record.start + 10, record.end + 10
    place = moved[0].events[0].place
    assert place is not None
    place.start, place.end = (place.start or 0) + 10, (place.end or 0) + 10
    assert telling(link(moved, [said]), "a.txt", "b.txt", "c.txt").date == "2021-08-07"


@pytest.mark.parametrize("kind", ["event", "incident", "one", "apart", "identity", "no-duplicate"])
def test_what_does_not_fit_any_more_is_kept_and_told(kind: str) -> None:
    items = articles()
    gone = Anchor(article="a.txt", start=0, end=4, text="زلزال", before="وقع ", after=" كبير")
    missing = Anchor(article="x.txt", start=0, end=4, text="هجوم")
    no_event = anchor(items[0], "المدينة")
    for where, problem in ((gone, "words"), (missing, "not in"), (no_event, "read there")):
        if kind == "no-duplicate" and where is no_event:
            continue
        said = entry(
            kind, where, others=(anchor(items[1], "هجوما"),), field="date", value="2020-01-01",
            identity=Identity(entity="x"),
        )  # fmt: skip
        linked = link(items, [said])
        (logged,) = linked.corrections
        assert (logged.correction, logged.state) == (said, "unfit")
        assert problem in logged.problem
        assert without_log(linked) == link(items)


def test_a_correction_fits_again_once_its_article_is_in() -> None:
    a, b, c, d = articles()
    said = entry("apart", anchor(c, "هجوما"), others=(anchor(a, "هجوما"),))
    assert states(link([a, b, d], [said]))[0][0] == "unfit"
    assert states(link([a, b, c, d], [said])) == [("applied", "")]


def test_names_mean_the_same_in_every_list_of_an_event() -> None:
    made = Maker("e.txt", "زار غوتيريش القاهرة.")
    party = Party(**made.span("غوتيريش"), entity="name:انطونيو-جوتيريس")
    made.item.mentions.append(Mention(**made.span("غوتيريش"), kind="PER", entity="name:انطونيو-جوتيريس"))
    said = entry("identity", anchor(made.item, "غوتيريش"), identity=Identity(entity="un.guterres"))
    made.event("زار", "CONSULT", actor=party)
    made.item.events[0].actors = [
        Party(text=party.text, start=party.start, end=party.end, entity=party.entity)
    ]
    event = corrected(made.item, [said]).events[0]
    assert [p.entity for p in (event.actor, *event.actors) if p] == ["un.guterres", "un.guterres"]
