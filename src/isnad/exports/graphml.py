"""The parties as a graph: who cooperates with whom, and who is in conflict with whom, as GraphML.

An edge runs from actor to recipient, one for cooperation and one for conflict: how many incidents it sums, how many
independent sources they rest on together, and the mean of their intensities on PLOVER's scale. Incidents that are not told as
having happened make no edge unless asked for; nor do parties that nothing names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from isnad.casebook import Casebook
from isnad.exports.dossiers.document import one_line
from isnad.exports.naming import Names
from isnad.exports.ontology import intensity, quad
from isnad.exports.options import ExportOptions
from isnad.language.folding import fold
from isnad.records import Incident, Party

_KEYS = (
    ("node", "name", "string"), ("node", "name_ar", "string"), ("node", "country", "string"),
    ("node", "sector", "string"), ("edge", "relation", "string"), ("edge", "weight", "int"),
    ("edge", "independent_sources", "int"), ("edge", "intensity", "double"), ("edge", "types", "string"),
    ("edge", "first", "string"), ("edge", "last", "string"), ("edge", "incidents", "string"),
)  # fmt: skip


@dataclass
class _Edge:
    """Incidents of one relation between two parties."""

    incidents: list[str] = field(default_factory=list[str])
    sources: int = 0
    intensities: list[float] = field(default_factory=list[float])
    types: set[str] = field(default_factory=set[str])
    dates: set[str] = field(default_factory=set[str])

    def add(self, incident: Incident) -> None:
        self.incidents.append(incident.id)
        self.sources += incident.independent_sources
        self.intensities.append(intensity(incident.type, incident.mode))
        self.types.add(incident.type)
        if incident.date and not incident.date.startswith("X"):
            self.dates.add(incident.date)


def write_graphml(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the graph of the incidents asked for."""
    nodes: dict[str, Party] = {}
    edges: dict[tuple[str, str, str], _Edge] = {}
    for incident in book.each_incident(options.wanted):
        if incident.basis != "asserted" and not options.unasserted:
            continue
        relation = "cooperation" if quad(incident.type) in (1, 2) else "conflict"
        for actor in incident.actors:
            for recipient in incident.recipients:
                pair = _key(actor), _key(recipient)
                if pair[0] != pair[1]:
                    nodes.setdefault(pair[0], actor)
                    nodes.setdefault(pair[1], recipient)
                    edges.setdefault((*pair, relation), _Edge()).add(incident)
    _write(nodes, edges, out)


def _key(party: Party) -> str:
    return party.entity or f"text:{fold(party.text)}"


def _write(nodes: dict[str, Party], edges: dict[tuple[str, str, str], _Edge], out: TextIO) -> None:
    names = Names()
    out.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    )
    for of, name, type in _KEYS:
        out.write(f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{type}"/>\n')
    out.write('<graph id="parties" edgedefault="directed">\n')
    for key, party in nodes.items():
        out.write(f"<node id={quoteattr(one_line(key))}>")
        _data(
            out,
            "node",
            name=names.party(party),
            name_ar=party.text,
            country=party.country,
            sector=party.sector,
        )
        out.write("</node>\n")
    for number, ((source, target, relation), edge) in enumerate(edges.items()):
        ends = f"source={quoteattr(one_line(source))} target={quoteattr(one_line(target))}"
        out.write(f'<edge id="e{number}" {ends}>')
        _data(
            out,
            "edge",
            relation=relation,
            weight=len(edge.incidents),
            independent_sources=edge.sources,
            intensity=round(sum(edge.intensities) / len(edge.intensities), 3),
            types=" ".join(sorted(edge.types)),
            first=min(edge.dates, default=None),
            last=max(edge.dates, default=None),
            incidents=" ".join(edge.incidents),
        )
        out.write("</edge>\n")
    out.write("</graph>\n</graphml>\n")


def _data(out: TextIO, of: str, **values: str | float | None) -> None:
    for name, value in values.items():
        if value is not None:
            out.write(f'<data key="{of}_{name}">{escape(one_line(str(value)))}</data>')
