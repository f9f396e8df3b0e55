from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handmade import annotations, chronicle, span
from isnad.casebook import Casebook, IncidentFilter
from isnad.exports.formats import export
from isnad.exports.options import ExportOptions
from isnad.records import Count, LinkedEntity, Mention, Party, Place

Export = Callable[..., str]


def write_casebook(path: Path) -> Path:
    """The handmade casebook, whose first attack says more: parties, a place, a toll, and how it is told."""
    items = annotations()
    event = items[10].events[0]
    text = items[10].article.text
    event.actors = [
        Party(text="طائرات مجهولة", sector="UAF"),
        Party(text="الجيش الأميركي", entity="usa.army", country="USA", sector="MIL"),
    ]
    event.actor = event.actors[0]
    event.recipients = [Party(**span(text, "المستشفى"), country="LBY", sector="MED")]
    event.recipient = event.recipients[0]
    event.mode = "aerial"
    event.contexts = ["military", "health"]
    event.place = Place(
        **span(text, "سبها"), entity="lby.sabha", country="LBY", lat=27.0377, lon=14.4283, precision="city"
    )
    event.date = "2021-08-09"
    event.injured = Count(low=10, high=None)
    event.statement = 0
    items[10].mentions = [
        Mention(**span(text, "سبها"), kind="GPE", entity="lby.sabha", name_en="Sabha", country="LBY")
    ]
    with Casebook(path, write=True) as book:
        for item in items:
            book.put(item)
        linked = chronicle(items)
        relayed = [item.article.source for item in items[:9]]
        linked.entities = [
            LinkedEntity(
                id="usa",
                kind="GPE",
                name="الولايات المتحدة",
                name_en="United States",
                country="USA",
                forms=["الولايات المتحدة", "أميركا"],
                articles=relayed,
                mentions=9,
            )
        ]
        attack = next(incident for incident in linked.incidents if incident.type == "ASSAULT")
        attack.mode = "aerial"
        attack.actors = [Party(text="الولايات المتحدة", entity="usa", country="USA")]
        attack.recipients = [Party(text="المستشفى", country="LBY", sector="MED")]
        book.put_chronicle(linked)
    return path


@pytest.fixture(scope="session")
def book_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_casebook(tmp_path_factory.mktemp("exports") / "x.casebook")


@pytest.fixture
def exported(book_path: Path, tmp_path: Path) -> Export:
    """Writes an export to a file and gives its text."""

    def run(to: str, wanted: IncidentFilter | None = None, **options: object) -> str:
        out = tmp_path / f"out.{to}"
        with Casebook(book_path) as book:
            export(book, to, out, ExportOptions(wanted=wanted or IncidentFilter(), **options))  # type: ignore[arg-type]
        return out.read_bytes().decode("utf-8")

    return run
