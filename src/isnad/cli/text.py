"""The chronicle, an incident, an article and a search hit as text for a terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Iterator

from isnad.casebook import Casebook, Evidence, Hit
from isnad.casebook.disputes import disputes
from isnad.casebook.sources_tree import Leaf, Node, sources_tree
from isnad.records import (
    Annotations,
    ArticleRef,
    Figure,
    Incident,
    LinkedPledge,
    Quantity,
    Record,
    Span,
    Wording,
)
from isnad.web.labels import Labels, Language, labels
from isnad.web.summary import (
    best_evidence,
    headline,
    reasons,
    storylines_by_reach,
    told_once,
    toll,
)
from isnad.web.visible import visible

_WIDTH = 96
"""Columns where there is no terminal that says how many it has."""
_NARROWEST = 40
_GROUNDS = 4
"""Grounds of a count that are printed; the page of the incident has all."""
_RULE = "━" * 60


def cut(lines: Iterable[str], limit: int | None, language: Language) -> Iterator[str]:
    """At most `limit` lines, the last saying that there are more."""
    for n, line in enumerate(lines, start=1):
        if limit is not None and n >= limit:
            yield "…"
            return
        yield line


def chronicle_text(book: Casebook, language: Language) -> Iterator[str]:
    """The whole chronicle, line by line: storylines, their incidents by reach, figures, pledges."""
    say = labels(language)
    if book.stale:
        yield say("stale")
        yield ""
    for n, (storyline, incidents) in enumerate(storylines_by_reach(book)):
        if n:
            yield _RULE
            yield ""
        for incident in incidents:
            yield from incident_text(book, incident, language)
            yield ""
        if storyline is not None:
            title = (book.storyline_title_en(storyline) if language == "en" else "") or storyline.title
            count = say("articles", len(storyline.articles))
            yield from _wrapped(f"({say('storyline')}: {visible(title)} · {count})", "", " ")
            yield ""
    figures = book.figures()
    if figures:
        yield f"━━ {say('figures')}"
        for figure in figures:
            yield from _figure_text(figure, say)
        yield ""
    pledges = book.pledges()
    if pledges:
        yield f"━━ {say('pledges')}"
        for pledge, others in told_once(pledges):
            more = f" (+{len(others)})" if others else ""
            yield from _wrapped(_pledge_text(pledge, say) + more, "  ", "    ")


def incident_text(book: Casebook, incident: Incident, language: Language) -> Iterator[str]:
    """One incident: how many articles and independent sources, what, where, the tree, a sentence, denials."""
    say = labels(language)
    yield from _wrapped(headline(incident, say), "", "  ")
    title = (incident.title_en if language == "en" else "") or incident.title
    place = incident.place.text if incident.place else ""
    facts = [incident.date or say("undated"), say(incident.type), title or place]
    words = " · ".join(visible(fact) for fact in facts if fact)
    yield from _wrapped(f"{words}  [{incident.id}]", "  ", "    ")
    yield from _tree_text(book, incident, say)
    evidence = best_evidence(book, incident)
    if evidence is not None:
        yield from _quoted(evidence)
    for of, name in ((incident.deaths, "deaths"), (incident.injured, "injured")):
        for count in of:
            words = f"{say(name)}: {toll(count, say)} ({visible(', '.join(count.articles))})"
            yield from _wrapped(words, "  ", "    ")
    if "tolls" in disputes(incident):
        yield f"  ⚠ {say('disputed_tolls')}"
    why = incident.why if language == "ar" else incident.why_en
    if why:
        yield from _wrapped(f"{say('why')}: {visible(_shortened(why, language))}", "  ", "    ")
    for denial in book.denials(incident.id):
        words = f"{visible(denial.who or '')} «{visible(_one_line(denial.text))}»"
        yield from _wrapped(f"✗ {say('denied')}: {words} — {visible(denial.article)}", "  ", "    ")


def article_text(book: Casebook, article: Annotations, language: Language) -> Iterator[str]:
    """One article: its text, then every record with its span."""
    say = labels(language)
    head = article.article
    yield visible(head.title or head.source)
    facts = [head.outlet, head.published or say("undated"), head.source, head.url]
    yield " · ".join(visible(fact) for fact in facts if fact)
    yield ""
    for paragraph in head.text.splitlines():
        yield from _wrapped(visible(paragraph)) or [""]
    for name in (
        "statements",
        "events",
        "mentions",
        "times",
        "quantities",
        "pledges",
        "denials",
        "credits",
        "wordings",
    ):
        records: list[Span] = getattr(article, name)
        if records:
            yield ""
            yield f"━━ {say('names' if name == 'mentions' else name)} ({len(records)})"
            for record in records:
                yield f"  {record.start}–{record.end}  {visible(_one_line(record.text))}{_more(record, say)}"
    if head.removed:
        yield ""
        yield f"━━ {say('removed')} ({len(head.removed)})"
        for piece in head.removed:
            yield f"  {piece.why}: {visible(_one_line(piece.text))}"
    incidents = book.incidents_of_article(head.source)
    if incidents:
        yield ""
        yield f"━━ {say('tells_of')}"
        for incident in incidents:
            title = (incident.title_en if language == "en" else "") or incident.title
            yield from _wrapped(f"{headline(incident, say)} · {visible(title)} [{incident.id}]", "  ", "    ")


def hit_text(hit: Hit, *, bold: bool) -> str:
    """A search hit: where it is, and the snippet with its matches in bold or between brackets."""
    before, after = ("\x1b[1m", "\x1b[0m") if bold else ("[", "]")
    pieces: list[str] = []
    at = hit.snippet.start
    for start, end in hit.snippet.matches:
        pieces += [_slice(hit, at, start), before, _slice(hit, start, end), after]
        at = end
    pieces.append(_slice(hit, at, hit.snippet.start + len(hit.snippet.text)))
    head = " · ".join(_facts(hit.article))
    return f"{head}\n  {_one_line(''.join(pieces))}"


def _slice(hit: Hit, start: int, end: int) -> str:
    first = hit.snippet.start
    return visible(hit.snippet.text[start - first : end - first])


def _facts(article: ArticleRef) -> list[str]:
    facts = (article.source, article.outlet, article.published, article.title)
    return [visible(fact) for fact in facts if fact]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _quoted(evidence: Evidence) -> Iterator[str]:
    text = f"«{_one_line(visible(evidence.text))}» — {visible(evidence.article.source)}"
    yield from _wrapped(text, "  ", "  ")


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    """`text` in lines as long as the terminal is wide, the `first` and those after it with what stands before them."""
    width = max(_NARROWEST, shutil.get_terminal_size((_WIDTH, 24)).columns)
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)


def _shortened(why: str, language: Language) -> str:
    """Why the count is what it is, with the first grounds and how many more there are."""
    head, grounds = reasons(why)
    more = len(grounds) - _GROUNDS
    if more <= 0:
        return why
    between, rest = ("؛ ", f"؛ و{more} غيرها.") if language == "ar" else ("; ", f"; and {more} more.")
    return f"{head} " + between.join(f"({n}) {g}" for n, g in enumerate(grounds[:_GROUNDS], 1)) + rest


def _more(record: Record, say: Labels) -> str:
    """What a record says beyond its span, in a few words."""
    found: list[str] = []
    if isinstance(record, Quantity):
        found.append(say.between(record.low, record.high, approx=record.approx))
    for name in ("kind", "type", "value", "mod", "factuality", "date", "entity", "noun", "due"):
        value = getattr(record, name, None)
        if value not in (None, ""):
            found.append(str(value))
    if isinstance(record, Wording):
        found += [
            f"{say('wording_of')} {say(record.by)}",
            f"{say('neutral_word')}: {record.neutral}" if record.neutral else "",
        ]
    for name in ("actor", "recipient", "place", "speaker", "who"):
        party = getattr(record, name, None)
        if party is not None:
            found.append(f"{name}: {party.text}")
    chain = getattr(record, "chain", None)
    if chain:
        found.append(" ← ".join(link.text for link in chain))
    return "  | " + " · ".join(visible(word) for word in found if word) if found else ""


def _tree_text(book: Casebook, incident: Incident, say: Labels) -> Iterator[str]:
    duplicates = [d for source in incident.articles for d in book.duplicates(source)]
    for tree in sources_tree(incident, book.article_ref, duplicates):
        label = (
            say("adds_no_source") if tree.group is None else f"{say('independent_source')} {tree.group + 1}"
        )
        yield f"  ◆ {label}"
        yield from _branches(tree.nodes, [], "    ", say)


def _branches(nodes: list[Node], leaves: list[Leaf], indent: str, say: Labels) -> Iterator[str]:
    """The links below a point of the tree, then the articles there; an own voice is its article."""
    links = [node for node in nodes if not node.own_voice]
    ends = [(leaf, False) for leaf in leaves]
    ends += [(leaf, True) for node in nodes if node.own_voice for leaf in node.leaves]
    size = len(links) + len(ends)
    for i, node in enumerate(links, start=1):
        twig, below = _twig(indent, is_last=i == size)
        yield from _wrapped(f"{visible(node.text)}{_signs(node, say)}", twig, below + "  ")
        yield from _branches(node.children, node.leaves, below, say)
    for i, (leaf, own_voice) in enumerate(ends, start=len(links) + 1):
        twig, below = _twig(indent, is_last=i == size)
        signs = [say("own_voice")] if own_voice and "own voice" not in leaf.why else []
        signs += [visible(say(leaf.why))] if leaf.why else []
        words = f" ({', '.join(signs)})" if signs else ""
        yield from _wrapped(f"{_outlet(leaf.article, say)}{words}", twig, below + "  ")
        for copy in leaf.copies:
            yield from _wrapped(f"↳ {say(copy.relation)}: {_outlet(copy.article, say)}", below, below + "  ")


def _twig(indent: str, *, is_last: bool) -> tuple[str, str]:
    """What stands before a point of the tree, and before what hangs below it."""
    return indent + ("└─ " if is_last else "├─ "), indent + ("   " if is_last else "│  ")


def _signs(node: Node, say: Labels) -> str:
    signs = [("unnamed", node.anonymous), ("party", node.party)]
    words = [say(name) for name, has in signs if has]
    return f" ({', '.join(words)})" if words else ""


def _outlet(article: ArticleRef, say: Labels) -> str:
    return f"{visible(article.outlet or say('no_outlet'))} · {visible(article.source)}"


def _figure_text(figure: Figure, say: Labels) -> Iterator[str]:
    about = (figure.about_en if say.language == "en" else "") or figure.about
    yield from _wrapped(f"{visible(about)} [{say(figure.kind)}]", "  ", "    ")
    for value in figure.values:
        amount = say.between(value.low, value.high, approx=value.approx)
        facts = [value.as_of or "", amount, visible(value.speaker or ""), visible(value.article)]
        yield from _wrapped(" · ".join(fact for fact in facts if fact), "    ", "      ")


def _pledge_text(pledge: LinkedPledge, say: Labels) -> str:
    due = pledge.due or say("no_due")
    who = visible(pledge.who or "?")
    words = f"{who}: {visible(_one_line(pledge.text))}"
    return f"{due} · {words} [{say(pledge.status)}] — {visible(pledge.article)}"
