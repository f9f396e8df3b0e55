"""An annotated article as a spaCy Doc. Needs the extra `isnad[spacy]`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import Any, Protocol

import msgspec

from isnad.errors import UsageError
from isnad.records import Annotations, Span

_LABELS = {"mentions": "kind", "times": "type", "statements": "kind", "events": "type"}
_LAYERS = (
    "mentions",
    "times",
    "quantities",
    "credits",
    "statements",
    "events",
    "pledges",
    "denials",
    "wordings",
)


class SpacyDoc(Protocol):
    """What is used here of `spacy.tokens.Doc`."""

    text: str
    ents: Iterable[object]
    spans: dict[str, Iterable[object]]
    user_data: dict[object, object]


def to_spacy(annotations: Annotations, nlp: object = None) -> SpacyDoc:
    """The article's clean text as a spaCy Doc, tokenised by `nlp` (a blank Arabic pipeline where none is given).

    `doc.spans` has a group for each layer and one for the sentences, labelled by kind or type; an event's id is its
    factuality, a mention's its entity. `doc.ents` are the mentions of names that do not overlap, the longest first. Spans are
    widened to whole tokens; the exact records are in `doc.user_data["isnad"]`. Raises `UsageError` E456 without spaCy.
    """
    spacy, filtered = _libraries()
    pipeline: Any = nlp or spacy.blank("ar")
    doc: Any = pipeline.make_doc(annotations.article.text)
    for layer in _LAYERS:
        records: list[Span] = getattr(annotations, layer)
        doc.spans[layer] = [span for record in records if (span := _span(doc, record, layer)) is not None]
    places = annotations.sentences
    found = (doc.char_span(start, end, label="sentence", alignment_mode="expand") for start, end in places)
    doc.spans["sentences"] = [span for span in found if span is not None]
    names = [span for span in doc.spans["mentions"] if span.label_ not in ("ROLE", "NORP")]
    doc.set_ents(filtered(names))
    doc.user_data["isnad"] = msgspec.to_builtins(annotations)
    return doc


def _span(doc: Any, record: Span, layer: str) -> Any:
    label = getattr(record, _LABELS.get(layer, ""), None) or layer
    known = getattr(record, "factuality", None) or getattr(record, "entity", None) or ""
    return doc.char_span(record.start, record.end, label=label, span_id=known, alignment_mode="expand")


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("spacy"), import_module("spacy.util").filter_spans
    except ImportError as error:
        raise UsageError("E456", "a Doc needs spaCy; install isnad[spacy].") from error
