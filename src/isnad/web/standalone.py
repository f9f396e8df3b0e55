"""The whole chronicle as one page that needs nothing outside itself: to mail, to archive, to print."""

from __future__ import annotations

import base64
import hashlib

from isnad.casebook import Casebook
from isnad.casebook.sources_tree import sources_tree
from isnad.records import Incident, Ref
from isnad.web.labels import Language
from isnad.web.pages.figures import with_evidence
from isnad.web.pages.incident import denials_of
from isnad.web.pages.passages import passage
from isnad.web.pages.pledges import pledge_rows
from isnad.web.rendering import render_alone, static_text
from isnad.web.summary import best_evidence, storylines_by_reach


def chronicle_page(book: Casebook, language: Language) -> str:
    """The chronicle as HTML, everything escaped, with its style inside and no script.

    Its policy allows that style by its hash and nothing else.
    """
    style = static_text("style.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    stories = [
        (
            storyline,
            book.storyline_title_en(storyline) if storyline else "",
            [_incident(book, incident) for incident in incidents],
        )
        for storyline, incidents in storylines_by_reach(book)
    ]
    return render_alone(
        "standalone.html",
        language,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
        stories=stories,
        articles=[book.article_ref(ref.source) or ref for ref in book.chronicle().articles],
        figures=[with_evidence(book, figure) for figure in book.figures()],
        pledges=pledge_rows(book, book.pledges()),
    )


def _incident(book: Casebook, incident: Incident) -> dict[str, object]:
    duplicates = [pair for source in incident.articles for pair in book.duplicates(source)]
    best = best_evidence(book, incident)
    ref = (
        None if best is None else Ref(article=best.article.source, start=best.trigger[0], end=best.trigger[1])
    )
    return {
        "incident": incident,
        "trees": sources_tree(incident, book.article_ref, duplicates),
        "passage": None if ref is None else passage(book, ref),
        "denials": denials_of(book, incident.id),
    }
