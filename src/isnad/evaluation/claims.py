"""Figures, pledges and denials of the chronicle against gold."""

from __future__ import annotations

from isnad.evaluation.counts import Counts, Table, add
from isnad.evaluation.goldformat import GoldDenial, GoldFigure
from isnad.evaluation.locating import overlap
from isnad.evaluation.matching import assign, same_date
from isnad.evaluation.story import Story
from isnad.records import Figure, LinkedDenial, LinkedPledge


def score_figures(story: Story, table: Table) -> None:
    """A figure is found where a system figure holds at least two of its values (one, if gold has but one);
    then the kind, and the values' spans over the matched."""
    gold, found = story.gold.figures, story.chronicle.figures
    shared = {(g, s): _shared(story, a, b) for g, a in enumerate(gold) for s, b in enumerate(found)}
    matched = assign({(g, s): n for (g, s), n in shared.items() if n >= min(2, len(gold[g].values)) > 0})
    add(table, "figures.found", Counts.of(len(matched), len(found), len(gold)))
    right = sum(gold[g].kind == found[s].kind for g, s in matched.items())
    add(table, "figures.kind", Counts.share(right, len(matched)))
    values = Counts.of(
        sum(shared[pair] for pair in matched.items()),
        sum(len(found[s].values) for s in matched.values()),
        sum(len(gold[g].values) for g in matched),
    )
    add(table, "figures.values", values)
    for g, figure in enumerate(gold):
        told = f"{figure.kind}: " + "; ".join(f"{v.article} {v.text}" for v in figure.values)
        if g not in matched:
            story.note("figures", "missed", figure.about, told)
        elif found[matched[g]].kind != figure.kind:
            kind = f"kind: {found[matched[g]].kind} for {figure.kind}"
            story.note("figures", kind, figure.about, told, _told(story, found[matched[g]]))
    for s, figure in enumerate(found):
        if s not in matched.values():
            story.note("figures", "false alarm", figure.about, "", _told(story, figure))


def _shared(story: Story, gold: GoldFigure, system: Figure) -> int:
    pairs: dict[tuple[int, int], int] = {}
    for g, value in enumerate(gold.values):
        places = story.places(value.article, value.text)
        for s, other in enumerate(system.values):
            if story.article(other.article) != value.article:
                continue
            share = max((overlap(p, (other.start, other.end)) for p in places), default=0)
            if share:
                pairs[g, s] = share
    return len(assign(pairs))


def _told(story: Story, figure: Figure) -> str:
    values = "; ".join(f"{story.article(v.article)} {v.low}–{v.high} ({v.as_of})" for v in figure.values)
    return f"{figure.kind}: {values}"


def score_pledges(story: Story, table: Table) -> None:
    """Pledges by overlapping span; over the matched, who and due (null agrees with null), and the status
    where gold gives one."""
    gold, found = story.gold.pledges, story.chronicle.pledges
    pairs: dict[tuple[int, int], tuple[bool, int]] = {}
    for g, pledge in enumerate(gold):
        place = story.place(pledge.article, pledge.anchor)
        for s, other in enumerate(found):
            if place and story.article(other.article) == pledge.article:
                share = overlap(place, (other.start, other.end))
                if share:
                    pairs[g, s] = (_same_due(pledge.due, other.due), share)
    matched = assign(pairs)
    both = [(gold[g], found[s]) for g, s in matched.items()]
    add(table, "pledges.found", Counts.of(len(matched), len(found), len(gold)))
    add(table, "pledges.due", Counts.share(sum(_same_due(g.due, s.due) for g, s in both), len(both)))
    add(
        table,
        "pledges.who",
        Counts.share(sum(_same_who(story, g.article, g.who, s.who) for g, s in both), len(both)),
    )
    told = [(g, s) for g, s in both if g.status]
    add(table, "pledges.status", Counts.share(sum(g.status == s.status for g, s in told), len(told)))
    for g, s in both:
        shown = (f"{g.who} by {g.due}, {g.status}", f"{s.who} by {s.due}, {s.status}")
        sentence = story.sentence(g.article, (s.start, s.end))
        if not _same_due(g.due, s.due):
            story.note("pledges", "due", sentence, *shown, article=g.article)
        if not _same_who(story, g.article, g.who, s.who):
            story.note("pledges", "who", sentence, *shown, article=g.article)
        if g.status and g.status != s.status:
            story.note("pledges", f"status: {s.status} for {g.status}", sentence, *shown, article=g.article)
    for g, pledge in enumerate(gold):
        if g not in matched:
            sentence = story.sentence(pledge.article, story.place(pledge.article, pledge.anchor))
            story.note("pledges", "missed", sentence, f"{pledge.who} by {pledge.due}", article=pledge.article)
    for s, other in enumerate(found):
        if s not in matched.values():
            _note_pledge(story, other)


def _note_pledge(story: Story, pledge: LinkedPledge) -> None:
    article = story.article(pledge.article)
    sentence = story.sentence(article, (pledge.start, pledge.end))
    story.note("pledges", "false alarm", sentence, "", f"{pledge.who} by {pledge.due}", article=article)


def _same_due(gold: str | None, system: str | None) -> bool:
    return same_date(gold, system) if gold else system is None


def _same_who(story: Story, article: str, gold: str | None, system: str | None) -> bool:
    if not gold or not system:
        return not gold and not system
    subject = story.subjects[article]
    return subject.parties.same(gold, system, None) or bool(
        subject.parties.entities(gold) & subject.parties.entities(system)
    )


def score_denials(story: Story, table: Table) -> None:
    """Denials by overlapping span; over the matched, whether the claim denied is the right one: its span, or
    an incident that holds the event told there."""
    gold, found = story.gold.denials, story.chronicle.denials
    pairs: dict[tuple[int, int], tuple[bool, int]] = {}
    for g, denial in enumerate(gold):
        place = story.place(denial.article, denial.anchor)
        for s, other in enumerate(found):
            if place and story.article(other.article) == denial.article:
                share = overlap(place, (other.start, other.end))
                if share:
                    pairs[g, s] = (_same_claim(story, denial, other), share)
    matched = assign(pairs)
    right = sum(_same_claim(story, gold[g], found[s]) for g, s in matched.items())
    add(table, "denials.found", Counts.of(len(matched), len(found), len(gold)))
    add(table, "denials.claim", Counts.share(right, len(matched)))
    for g, denial in enumerate(gold):
        claim = story.sentence(
            denial.denies.article, story.place(denial.denies.article, denial.denies.anchor)
        )
        sentence = story.sentence(denial.article, story.place(denial.article, denial.anchor))
        if g not in matched:
            story.note(
                "denials", "missed", sentence, f"{denial.denies.article}: {claim}", article=denial.article
            )
        elif not _same_claim(story, denial, found[matched[g]]):
            denies = found[matched[g]].denies
            told = story.quoted(denies) if denies else "∅"
            story.note(
                "denials",
                "claim",
                sentence,
                f"{denial.denies.article}: {claim}",
                told,
                article=denial.article,
            )
    for s, other in enumerate(found):
        if s not in matched.values():
            article = story.article(other.article)
            sentence = story.sentence(article, (other.start, other.end))
            story.note(
                "denials",
                "false alarm",
                sentence,
                "",
                story.quoted(other.denies) if other.denies else "∅",
                article=article,
            )


def _same_claim(story: Story, gold: GoldDenial, system: LinkedDenial) -> bool:
    article = gold.denies.article
    place = story.place(article, gold.denies.anchor)
    if place is None:
        return False
    refs = [system.denies] if system.denies else []
    refs += [ref for i in story.chronicle.incidents if i.id == system.incident for ref in i.events]
    return any(story.article(r.article) == article and overlap(place, (r.start, r.end)) for r in refs)
