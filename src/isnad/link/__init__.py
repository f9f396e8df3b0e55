"""From many annotated articles to a chronicle: one module a question.

`link` is a pure function of a set of annotations: whatever their order, it gives the same chronicle.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence

import msgspec

from isnad.lexicon import load
from isnad.lexicon.compiled import no_collection
from isnad.link.affinity import Affinity
from isnad.link.assembly import incident_ids, incident_record
from isnad.link.corrections import Rulings
from isnad.link.corroboration import Corroborator
from isnad.link.denials import Denied, find_denials, taken_back
from isnad.link.entities import linked_entities
from isnad.link.evidence import Judge
from isnad.link.figures import find_figures
from isnad.link.incidents import find_incidents
from isnad.link.kinship import Kinship
from isnad.link.names_en import EnglishNames
from isnad.link.places import Gazetteer
from isnad.link.pledges import link_pledges
from isnad.link.roots import Roots
from isnad.link.spread import IN_PLACE, Spread
from isnad.link.storylines import Neighbourhood, find_storylines
from isnad.link.titles import incident_titles
from isnad.link.together import copied, read_together
from isnad.link.voices import Outlets, article_voices, groups_of_copies
from isnad.records import Annotations, ArticleRef, Chronicle, Correction, Root

__all__ = ["link"]


def link(
    items: Iterable[Annotations],
    corrections: Sequence[Correction] = (),
    spread: Spread = IN_PLACE,
    own: Container[str] | None = None,
) -> Chronicle:
    """Link annotated articles, as they were read, into a chronicle; `corrections` is the log of what people have said is
    otherwise.

    What the articles are asked one by one, or two by two, is spread over `spread`; from the incidents on all is done here.
    Sources are taken to be distinct. Incidents are ordered by date, then by id; all else in canonical order
    of articles
    (by date of publication, then by source).

    With `own`, sources, only what begins in these articles is told: an incident, storyline, figure or pair of one text by its
    first article, what is of one article by that; entities as these articles name them. The other articles are there for what
    they have to do with them.
    """
    with no_collection():  # what linking makes stays until it is done, or is dropped free of cycles
        return _linked(items, corrections, spread, own)


def _linked(
    items: Iterable[Annotations],
    corrections: Sequence[Correction],
    spread: Spread,
    own: Container[str] | None,
) -> Chronicle:
    lexicon = load()
    rulings = Rulings(corrections, items)
    gazetteer, outlets = Gazetteer(lexicon), Outlets(lexicon)
    readings, pairs = read_together(rulings.items, lexicon, outlets, spread)
    pairs = rulings.told_apart(pairs)
    originals = groups_of_copies(spread, readings, pairs)
    roots = Roots(lexicon, outlets, readings)
    corroborator = Corroborator(article_voices(readings, originals, outlets), roots)
    copies = copied(pairs)
    clusters = find_incidents(readings, Judge(gazetteer, Affinity(readings), copies), gazetteer)
    clusters = rulings.regrouped(clusters, readings)
    denied = find_denials(readings, clusters, corroborator, originals, Kinship(clusters, copies))
    english = EnglishNames(lexicon, readings)
    denying: defaultdict[int | None, list[Denied]] = defaultdict(list)
    for denial in denied:
        denying[denial.cluster].append(denial)
    records = [
        incident_record(
            id, c, corroborator, gazetteer, english, _deniers(denying[n], roots) if n in denying else []
        )
        for n, (id, c) in enumerate(zip(incident_ids(clusters, rulings.as_read), clusters, strict=True))
    ]
    overruled = rulings.overrule(list(zip(clusters, records, strict=True)))
    for incident in records:
        if incident.id in overruled:
            incident.title, incident.title_en = incident_titles(incident, english)
    for denial in denied:
        denial.record.incident = records[denial.cluster].id if denial.cluster is not None else None
    stories = find_storylines(readings, records, pairs)
    chronicle = Chronicle(
        articles=[
            ArticleRef(
                id=r.article.id, source=r.source, outlet=r.article.outlet, title=r.article.title,
                published=r.article.published, url=r.article.url,
            )
            for r in readings
        ],
        duplicates=pairs,
        incidents=sorted(records, key=lambda i: (i.date or "~", i.id)),
        storylines=stories,
        figures=find_figures(
            readings, clusters, stories, pairs, originals, taken_back(readings, denied), gazetteer, english
        ),
        pledges=link_pledges(readings, originals, Neighbourhood(readings, stories)),
        denials=[d.record for d in denied],
        entities=linked_entities([r for r in readings if own is None or r.source in own], lexicon),
        corrections=rulings.told(),
    )  # fmt: skip
    return chronicle if own is None else _beginning_in(own, chronicle)


def _beginning_in(own: Container[str], chronicle: Chronicle) -> Chronicle:
    """What of a chronicle begins in some articles."""
    return msgspec.structs.replace(
        chronicle,
        articles=[a for a in chronicle.articles if a.source in own],
        duplicates=[d for d in chronicle.duplicates if d.a in own],
        incidents=[i for i in chronicle.incidents if i.articles[0] in own],
        storylines=[s for s in chronicle.storylines if s.articles[0] in own],
        figures=[f for f in chronicle.figures if f.values[0].article in own],
        pledges=[p for p in chronicle.pledges if p.article in own],
        denials=[d for d in chronicle.denials if d.article in own],
    )


def _deniers(denied: Iterable[Denied], voices: Roots) -> list[Root]:
    """Who denies an incident, each once with the articles that carry the denial; a body and its spokesman are one."""
    found: defaultdict[str, list[Root]] = defaultdict(list)
    for denial in denied:
        if denial.who is not None:
            found[voices.voice_of(denial.who.entity, denial.who.text)].append(denial.who)
    merged: list[Root] = []
    for roots in found.values():
        best = max(roots, key=lambda r: (not (r.entity or "").startswith("name:"), len(r.text)))
        articles = list(dict.fromkeys(a for r in roots for a in r.articles))
        merged.append(
            Root(
                text=best.text,
                entity=best.entity,
                kind=best.kind,
                anonymous=best.anonymous,
                articles=articles,
            )
        )
    return merged
