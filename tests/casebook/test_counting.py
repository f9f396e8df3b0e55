"""Counting in memory gives what counting in SQL gives: the same incidents, in the same order, for any filter."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handmade import annotations, chronicle, make_casebook
from isnad.casebook import Casebook, IncidentFilter
from isnad.casebook.facets import ListOrder
from isnad.casebook.filters import where
from isnad.casebook.schema import INDEXES
from isnad.errors import UsageError
from isnad.records import Incident, Party

ORDERS: dict[ListOrder, str] = {
    "reach": "article_count DESC, independent_sources DESC, n",
    "date": "date_first IS NULL, date_first DESC, article_count DESC, n",
    "told": "told_first DESC, article_count DESC, n",
    "sources": "independent_sources DESC, article_count DESC, n",
}
NAMES = [
    None,
    "سبها",
    "=سبها",
    "USA",
    "=usa",
    "=USA",
    "ا",
    "irq",
    "%",
    "lby.",
    "=lby.sabha",
    "نيويورك",
    "فزان",
    "=فزان",
    "=",
]
FILTERS = st.builds(
    IncidentFilter,
    since=st.sampled_from([None, "2020", "2020-01-15", "2021-08", "0001"]),
    until=st.sampled_from([None, "2020", "2021-08-09", "2019-12-31", "9999"]),
    type=st.sampled_from([None, "ASSAULT", "cooperate", "AID"]),
    place=st.sampled_from(NAMES),
    actor=st.sampled_from(NAMES),
    recipient=st.sampled_from(NAMES),
    outlet=st.sampled_from(NAMES),
    storyline=st.sampled_from([None, "joint-operations", "none"]),
    text=st.sampled_from([None, "العمليات", "سبها", "قمر"]),
    min_sources=st.sampled_from([0, 1, 2, 3]),
    disputed=st.booleans(),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casebook made by hand, with a dozen incidents more: undated, without places, of several parties."""
    linked = chronicle(annotations())
    for n in range(12):
        linked.incidents.append(
            Incident(
                id=f"more-{n}",
                type="ASSAULT" if n % 2 else "CONSULT",
                date=[None, "2021-08-09", "2020-01", "2020"][n % 4],
                title=f"واقعة {n}",
                articles=[f"a0{n % 9 + 1}.txt"] * (n % 3),
                independent_sources=n % 4,
                actors=[Party(text="سبها", entity="lby.sabha"), Party(text="الجيش الأميركي", entity="usa")][
                    : n % 3
                ],
                recipients=[Party(text="الولايات المتحدة", entity="usa")] if n % 5 == 0 else [],
            )
        )
    path = tmp_path_factory.mktemp("columns") / "more.casebook"
    with Casebook(path, write=True) as book:
        for item in annotations():
            book.put(item)
        book.put_chronicle(linked)
    return path


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wanted=FILTERS, order=st.sampled_from(sorted(ORDERS)), limit=st.integers(-1, 6), offset=st.integers(0, 5)
)
def test_columns_mean_what_the_sql_means(
    path: Path, wanted: IncidentFilter, order: ListOrder, limit: int, offset: int
) -> None:
    with Casebook(path) as book:
        clause, values = where(wanted)
        sql = f"SELECT i.id FROM incidents i WHERE {clause} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
        expected = [row[0] for row in book.db.execute(sql, (*values, limit, offset))]
        found = book.matching(wanted)
        assert [one.id for one in found.incidents(order, limit=limit, offset=offset)] == expected
        assert found.count == book.incident_count(wanted)
        for of in ("type", "outlet", "storyline", "actor", "place"):
            for value in found.facet(of, limit=99):
                narrowed = {of: value.value if of in ("type", "storyline") else "=" + value.value}
                asked = {field: getattr(wanted, field) for field in wanted.__struct_fields__}
                if asked[of] is None:
                    assert book.incident_count(IncidentFilter(**(asked | narrowed))) == value.incidents, (
                        of,
                        value,
                    )


@pytest.mark.parametrize("wanted", [IncidentFilter(since="yesterday"), IncidentFilter(text="-x")])
def test_what_cannot_be_meant_is_refused(path: Path, wanted: IncidentFilter) -> None:
    with Casebook(path) as book, pytest.raises(UsageError):
        book.matching(wanted)


def test_the_commonest_values_come_first_and_no_others(path: Path) -> None:
    with Casebook(path) as book:
        whole = book.facet("outlet", limit=99)
        assert [one.incidents for one in whole] == sorted((one.incidents for one in whole), reverse=True)
        assert {one.incidents for one in book.facet("outlet", limit=3)} <= {
            one.incidents for one in whole[:3]
        }
        assert len(book.facet("outlet", limit=3)) == 3


def test_a_new_chronicle_is_counted_anew(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    with Casebook(path) as book:
        assert book.matching().count == 3
    linked = chronicle(annotations())
    linked.incidents.pop()
    with Casebook(path, write=True) as book:
        book.put_chronicle(linked)
        assert book.matching().count == 2
    with Casebook(path) as book:
        assert book.matching().count == 2


def test_an_empty_casebook_has_nothing_to_count(tmp_path: Path) -> None:
    with Casebook(tmp_path / "empty.casebook", write=True) as book:
        assert book.matching().count == 0
        assert book.matching().incidents() == []
        assert book.facet("place") == []


def test_a_casebook_that_is_written_gets_the_indexes_it_lacks(tmp_path: Path) -> None:
    path = make_casebook(tmp_path / "x.casebook")
    db = sqlite3.connect(path)
    db.execute("DROP INDEX incidents_place")
    db.close()
    Casebook(path, write=True).close()
    db = sqlite3.connect(path)
    found = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    db.close()
    assert set(INDEXES) <= found
