"""Credit lines: the agency, paper or site that an outlet has its text from.

They stand in datelines (`واشنطن (فرقد) -`, `بيروت/ الأناضول`), on lines of their own (`المصدر: …`, `وكالات`)
and in brackets behind a paragraph (`(أ ف ب)`). A source named inside a sentence is no credit.

A line is cut at its dashes, slashes, colons and brackets; each part is a place, the outlet itself, an outlet
of the lexicon, a general word (`وكالات`) or unknown. An unknown part is an outlet only by its shape or by
where it stands.
"""

from __future__ import annotations

from isnad.annotate.credits.reader import Reader, Source
from isnad.annotate.names.matching import OUTLET_MARKERS
from isnad.annotate.view import TextView
from isnad.records import Annotations, Credit, LinkKind


class Credits:
    """Annotator `credits.1`: needs mentions; gives `Annotations.credits`."""

    name = "credits.1"
    needs = ("mentions",)
    gives = ("credits",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the credits of one article, in text order; the article's own outlet is none."""
        found = sorted(set(Reader(view, out).sources()), key=lambda s: (s.first, -s.last))
        for source in found:
            start, end, _ = view.span(source.first, source.last)
            first = view.tokens[source.first]
            if source.kind == "outlet" and first.form[:1] == "و" and source.sure and _joined(view, source):
                start += view.clitic_length(source.first, "و")
            if out.credits and (start < out.credits[-1].end or _again(out.credits[-1], source, start)):
                continue
            kind: LinkKind = "agency" if source.agency else "outlet"
            out.credits.append(
                Credit(start=start, end=end, text=view.text[start:end], entity=source.entity, kind=kind)
            )


def _joined(view: TextView, source: Source) -> bool:
    """Whether the و of a source's first word joins it to the one before: the name does not have it."""
    forms = [t.form for t in view.tokens[source.first : source.last]]
    size, _ = view.lexicon.names.longest(forms[0], forms[1:])
    return size < len(forms) and forms[0] not in OUTLET_MARKERS


def _again(last: Credit, source: Source, start: int) -> bool:
    """Whether a source only repeats the one before it in brackets: `وكالة الأنباء السعودية (واس)`."""
    return last.entity is not None and last.entity == source.entity and start - last.end <= 2
