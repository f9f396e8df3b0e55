"""Pledges: commitments and announced deadlines, with who is bound and when it is due."""

from __future__ import annotations

from isnad.annotate.arguments import arguments
from isnad.annotate.dating import iso_date
from isnad.annotate.factuality import of_verb
from isnad.annotate.frames import frames_of
from isnad.annotate.parties import parties
from isnad.annotate.syntax import Sentence, sentence_chunks
from isnad.annotate.view import TextView
from isnad.language.folding import words
from isnad.records import Annotations, Party, Pledge, Statement, Time

_DEADLINE = words("بحلول قبل حتى غضون خلال مهلة أقصاه أقصاها موعد")
_BINDING = frozenset({"promise", "demand", "quote", "assert"})


class Pledges:
    """Annotator `pledges.1`: needs times, statements and events; gives `Annotations.pledges`."""

    name = "pledges.1"
    needs = ("times", "statements", "events")
    gives = ("pledges",)

    def __call__(self, view: TextView, out: Annotations) -> None:
        """Append the pledges of one article, in text order."""
        for sentence in sentence_chunks(view, out):
            self._dated(view, out, sentence)
        for i, statement in enumerate(out.statements):
            if statement.stance == "promise" and not any(
                p.start < statement.end and statement.start < p.end for p in out.pledges
            ):
                out.pledges.append(
                    Pledge(
                        start=statement.start,
                        end=statement.end,
                        text=statement.text,
                        who=statement.speaker,
                        due=_due_in(out, statement),
                        statement=i,
                    )
                )
        out.pledges.sort(key=lambda p: (p.start, p.end))

    def _dated(self, view: TextView, out: Annotations, sentence: Sentence) -> None:
        """A verb that looks ahead with a date yet to come."""
        published = out.article.published
        low, high = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
        times = [
            t
            for t in out.times
            if low <= t.start < high and t.type in ("DATE", "TIME") and _ahead(t, published)
        ]
        if not times:
            return
        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind != "V":
                continue
            around = arguments(sentence, k)
            clause_end = view.tokens[
                sentence.chunks[min(max(around.end, k + 1), len(sentence.chunks)) - 1].last - 1
            ].end
            start = view.bare_start(chunk.first)
            due = next((t for t in times if start < t.start < clause_end), None)
            if due is None:
                continue
            mood = of_verb(sentence, k, material=False)
            governed = self._governed(view, out, sentence, k)
            if mood not in ("planned", "demanded") and not governed:
                continue
            statement = next(
                (
                    i
                    for i in reversed(range(len(out.statements)))
                    if out.statements[i].start <= start < out.statements[i].end
                ),
                None,
            )
            who = self._who(sentence, out, statement, around.subject, view)
            out.pledges.append(
                Pledge(
                    start=start,
                    end=due.end,
                    text=view.text[start : due.end],
                    who=who,
                    due=iso_date(due.value),
                    statement=statement,
                )
            )

    def _governed(self, view: TextView, out: Annotations, sentence: Sentence, k: int) -> bool:
        """Whether the verb stands under أن of a wish, a demand or a promise, itself or through و."""
        i = k - 1
        tagged = view.tags[sentence.chunks[k].first]
        if not any(v.features.tense in ("imperfect", "jussive") for v in tagged.verbs):
            return False
        while i >= 0 and k - i < 8:
            chunk = sentence.chunks[i]
            if chunk.kind == "S":
                return view.tags[chunk.first].rest in ("ان", "بان") and any(
                    c.kind == "V" and any(v.lemma in _WISHES for v in view.tags[c.first].verbs)
                    for c in sentence.chunks[max(0, i - 4) : i]
                )
            if chunk.kind == "." and view.tokens[chunk.first].form in (".", "؛"):
                return False
            if chunk.kind == "V" and not sentence.chunks[k].coordinated:
                return False
            i -= 1
        return False

    def _who(
        self, sentence: Sentence, out: Annotations, statement: int | None, subject: object, view: TextView
    ) -> Party | None:
        """Who is bound: whoever wished or promised it in the sentence, else the speaker, else the subject."""
        from isnad.annotate.arguments import Group

        for k, chunk in enumerate(sentence.chunks):
            if chunk.kind == "V" and any(v.lemma in _WISHES for v in view.tags[chunk.first].verbs):
                wisher = arguments(sentence, k).subject
                if wisher is not None:
                    found = parties(sentence, wisher, frames_of(view.lexicon))
                    if found:
                        return found[0]
        if (
            statement is not None
            and out.statements[statement].speaker is not None
            and out.statements[statement].chain[-1].kind not in ("outlet", "agency", "document")
        ):
            return out.statements[statement].speaker
        if isinstance(subject, Group):
            found = parties(sentence, subject, frames_of(view.lexicon))
            if found:
                return found[0]
        return None


_WISHES = frozenset(
    {
        "رود.4",
        "ريد.4",
        "عزم.8",
        "خطط.2",
        "عهد.5",
        "وعد.1",
        "قرر.2",
        "لزم.8",
        "طلب.3",
        "طلب.1",
        "وفق.8",
        "تفق.8",
        "نوي.1",
    }
)


def _ahead(time: Time, published: str | None) -> bool:
    due = iso_date(time.value)
    if due is None or published is None or due.startswith("XXXX"):
        return False
    return due > published[: len(due)]


def _due_in(out: Annotations, statement: Statement) -> str | None:
    for time in out.times:
        if statement.start <= time.start < statement.end and _ahead(time, out.article.published):
            return iso_date(time.value)
    return None
