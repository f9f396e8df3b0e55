"""The chronicle, an incident, an article and a search hit as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from isnad.casebook import Casebook, Evidence, Hit
from isnad.casebook.sources_tree import Leaf, Node, sources_tree
from isnad.records import Annotations, ArticleRef, Figure, Incident, LinkedPledge, Record, Span
from isnad.web.labels import Labels, Language, labels
from isnad.web.summary import best_evidence, conflicts, headline, storylines_by_reach, toll
from isnad.web.visible import visible

_WIDTH = 96
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
            count = say("articles", len(storyline.articles))
            yield f"({say('storyline')}: {visible(storyline.title)} · {count})"
            yield ""
    figures = book.figures()
    if figures:
        yield f"━━ {say('figures')}"
        for figure in figures:
            yield from _figure_text(book, figure, say)
        yield ""
    pledges = book.pledges()
    if pledges:
        yield f"━━ {say('pledges')}"
        for pledge in pledges:
            yield _pledge_text(book, pledge, say)


def incident_text(book: Casebook, incident: Incident, language: Language) -> Iterator[str]:
    """One incident: how many articles and independent sources, what, where, the tree, a sentence, denials."""
    say = labels(language)
    yield headline(incident, say)
    title = (incident.title_en if language == "en" else "") or incident.title
    place = incident.place.text if incident.place else ""
    facts = [incident.date or say("undated"), say(incident.type), title or place]
    yield "  " + " · ".join(visible(fact) for fact in facts if fact) + f"  [{incident.id}]"
    yield from _tree_text(book, incident, say)
    evidence = best_evidence(book, incident)
    if evidence is not None:
        yield from _quoted(evidence)
    for of, name in ((incident.deaths, "deaths"), (incident.injured, "injured")):
        for count in of:
            yield f"  {say(name)}: {toll(count, say)} ({visible(', '.join(count.articles))})"
    if conflicts(incident):
        yield f"  ⚠ {say('conflicting')}"
    why = incident.why if language == "ar" else incident.why_en
    if why:
        yield from textwrap.wrap(
            f"{say('why')}: {visible(why)}", _WIDTH, initial_indent="  ", subsequent_indent="    "
        )
    for denial in book.denials(incident.id):
        words = f"{visible(denial.who or '')} «{visible(_one_line(denial.text))}»"
        yield f"  ✗ {say('denied')}: {words} — {visible(denial.article)}"


def article_text(book: Casebook, article: Annotations, language: Language) -> Iterator[str]:
    """One article: its text, then every record with its span."""
    say = labels(language)
    head = article.article
    yield visible(head.title or head.source)
    facts = [head.outlet, head.published or say("undated"), head.source, head.url]
    yield " · ".join(visible(fact) for fact in facts if fact)
    yield ""
    for paragraph in head.text.splitlines():
        yield from textwrap.wrap(visible(paragraph), _WIDTH) or [""]
    for name in ("statements", "events", "mentions", "times", "quantities", "pledges", "denials", "credits"):
        records: list[Span] = getattr(article, name)
        if records:
            yield ""
            yield f"━━ {say('names' if name == 'mentions' else name)} ({len(records)})"
            for record in records:
                yield f"  {record.start}–{record.end}  {visible(_one_line(record.text))}{_more(record)}"
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
            yield f"  {headline(incident, say)} · {visible(incident.title)} [{incident.id}]"


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
    yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _more(record: Record) -> str:
    """What a record says beyond its span, in a few words."""
    found: list[str] = []
    for name in (
        "kind",
        "type",
        "value",
        "mod",
        "factuality",
        "date",
        "entity",
        "low",
        "high",
        "noun",
        "due",
    ):
        value = getattr(record, name, None)
        if value not in (None, ""):
            found.append(str(value))
    for name in ("actor", "recipient", "place", "speaker", "who"):
        party = getattr(record, name, None)
        if party is not None:
            found.append(f"{name}: {party.text}")
    chain = getattr(record, "chain", None)
    if chain:
        found.append(" ← ".join(link.text for link in chain))
    return "  | " + " · ".join(visible(word) for word in found) if found else ""


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
        yield f"{indent}{'├─' if i < size else '└─'} {visible(node.text)}{_signs(node, say)}"
        yield from _branches(node.children, node.leaves, indent + ("│  " if i < size else "   "), say)
    for i, (leaf, own_voice) in enumerate(ends, start=len(links) + 1):
        signs = [say("own_voice")] if own_voice and "own voice" not in leaf.why else []
        signs += [visible(say(leaf.why))] if leaf.why else []
        words = f" ({', '.join(signs)})" if signs else ""
        yield f"{indent}{'├─' if i < size else '└─'} {_outlet(leaf.article, say)}{words}"
        for copy in leaf.copies:
            below = "│  " if i < size else "   "
            yield f"{indent}{below}↳ {say(copy.relation)}: {_outlet(copy.article, say)}"


def _signs(node: Node, say: Labels) -> str:
    signs = [("unnamed", node.anonymous), ("party", node.party)]
    words = [say(name) for name, has in signs if has]
    return f" ({', '.join(words)})" if words else ""


def _outlet(article: ArticleRef, say: Labels) -> str:
    return f"{visible(article.outlet or say('no_outlet'))} · {visible(article.source)}"


def _figure_text(book: Casebook, figure: Figure, say: Labels) -> Iterator[str]:
    about = (figure.about_en if say.language == "en" else "") or figure.about
    yield f"  {visible(about)} [{say(figure.kind)}]"
    for value in figure.values:
        amount = say.between(value.low, value.high, approx=value.approx)
        facts = [value.as_of or "", amount, visible(value.speaker or ""), visible(value.article)]
        yield "    " + " · ".join(fact for fact in facts if fact)


def _pledge_text(book: Casebook, pledge: LinkedPledge, say: Labels) -> str:
    due = pledge.due or say("no_due")
    who = visible(pledge.who or "?")
    words = f"{who}: {visible(_one_line(pledge.text))}"
    return f"  {due} · {words} [{say(pledge.status)}] — {visible(pledge.article)}"
