"""What the reading of one article shares: its quotations, who has spoken, and the statements found so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from isnad.annotate.grammar.chunks import Chunk, Sentence
from isnad.annotate.grammar.groups import Group
from isnad.annotate.statements.content import Quotes
from isnad.annotate.statements.cues import Cues, cues_of
from isnad.annotate.statements.source import Source
from isnad.annotate.statements.sources import Sources
from isnad.annotate.view import TextView
from isnad.records import Annotations

BEFORE = -1
"""For its first token: content that stands before its cue, which no argument of the cue can come too late for."""
_NAME_IN_MARKS = 25  # characters of what in quotation marks may be but a name
_MARK = 1  # characters of the mark that opens a quotation
_QUOTES = '«»“”„"″'
_LEAST = 3  # characters of a content
_PLACES = 3  # chunks between an office and its holder's name that say where and of what


class Reported(NamedTuple):
    """Reported content, `[start, end)` in the text: its first token or `BEFORE`, and whether the words are the speaker's."""

    token: int
    start: int
    end: int
    direct: bool


@dataclass(slots=True)
class Draft:
    """A statement being made: content span, cue tokens, chain so far (nearest source first), stance and cue id."""

    start: int
    end: int
    cue: tuple[int, int]
    chain: list[Source]
    stance: str
    rule: str
    direct: bool
    sentence: int


class Reading:
    """One article being read: `before` is the sentence before the one that is read, `claimed` are the tokens of opening quotation marks whose quotation has a speaker, `named` those of
    names."""

    def __init__(self, view: TextView, out: Annotations) -> None:
        self.view, self.out = view, out
        self.cues: Cues = cues_of(view.lexicon)
        self.quotes = Quotes(view)
        self.sources = Sources(self.cues, out.article.outlet)
        self.drafts: list[Draft] = []
        self.before: Sentence | None = None
        self.claimed: set[int] = set()
        self.named: set[int] = {
            t
            for m in out.mentions
            if m.kind != "ROLE"
            for t in range(view.token_at(m.start), view.token_at(m.end - 1) + 1)
        }
        self._spans: set[tuple[int, int]] = set()
        self._by_sentence: dict[int, list[Draft]] = {}

    def keep(
        self, sentence: Sentence, content: Reported, chain: list[Source], *, cue: tuple[int, int], stance: str, rule: str
    ) -> None:  # fmt: skip
        """Note a statement, unless its content is one's already, and who spoke."""
        start, end = content.start, content.end
        around = self.quotation_at(start)
        if around is not None and around[0] + _MARK < start and around[1] < end:
            end = around[
                1
            ]  # «… فتذكرت قول الشاعر: …» وعاتب الأمير: whose words the quotation are, nothing behind it is
        bare = self._bare(start, end)
        if end - start < _LEAST or bare in self._spans:
            return
        draft = Draft(start, end, cue, chain, stance, rule, content.direct, sentence.index)
        self.drafts.append(draft)
        self._spans.add(bare)
        self._by_sentence.setdefault(sentence.index, []).append(draft)
        root = chain[-1]
        if root.text:
            within = self.quotation_at(self.view.tokens[cue[0]].start)
            quoted = [d for d in self._by_sentence[sentence.index][:-1] if start <= d.start and d.end <= end]
            spoken = replace(root, via=tuple(chain[:-1]), quotation=within)
            self.sources.remember(spoken, before=len(quoted) if cue[1] <= self.view.token_at(start) else 0)

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        """A span without the quotation marks at its ends, by which the same content is known."""
        text = self.view.text
        while start < end and text[start] in _QUOTES:
            start += 1
        while start < end and text[end - 1] in _QUOTES:
            end -= 1
        return start, end

    def of_sentence(self, sentence: Sentence) -> list[Draft]:
        """The statements found so far in a sentence."""
        return list(self._by_sentence.get(sentence.index, []))

    def quotation_at(self, offset: int) -> tuple[int, int] | None:
        """The quotation in which an offset stands, names in marks left out."""
        found = self.quotes.around(offset)
        return found if found is not None and found[1] - found[0] > _NAME_IN_MARKS else None

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a content has enough words in quotation marks to be direct speech."""
        return self.quotes.quoted_words(start, end) >= 3


def tail(chunk: Chunk, first: int) -> Group:
    """The noun phrase that begins at a token inside a chunk: of `بيان الوزارة` that of `الوزارة`."""
    return Group(Chunk("NP", first, chunk.last, first, mentions=chunk.mentions))


def named_apart(sentence: Sentence, k: int) -> Chunk | None:
    """The name of the one whom chunk `k` describes by an office: between commas (`بحسب المديرة العامة للصحة في كردفان، الدكتورة
    إيمان الفكي`) or right behind it (`ووفق الناطق باسم المجلس علي الأحمدي`)."""
    view, chunks = sentence.view, sentence.chunks
    if any(m.kind == "PER" for m in chunks[k].mentions) or not any(
        m.kind == "ROLE" for m in chunks[k].mentions
    ):
        return None
    i = k + 1
    while i < len(chunks) and chunks[i].kind == "PP" and i - k < _PLACES:
        i += 1
    apart = i + 1 < len(chunks) and view.tokens[chunks[i].first].form == "،"
    if i + apart >= len(chunks):
        return None
    name = chunks[i + apart]
    if name.kind != "NP" or name.coordinated:
        return None
    closed = not apart or name.last >= sentence.last or view.tokens[name.last].form in ("،", ".", "؛")
    person = next((m for m in name.mentions if m.kind == "PER"), None)
    whole = (
        person is not None
        and person.end >= view.tokens[name.last - 1].end
        and (apart or person.start <= view.bare_start(name.start))
    )
    return name if closed and whole else None
