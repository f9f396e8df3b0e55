"""The view of one article that all layers share: tokens, sentences, words and their tags, made once."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from isnad.language.folding import words
from isnad.language.tagging import Tagged, tag
from isnad.language.tokens import Token, sentences, tokenise
from isnad.language.words import Morphology, VerbReading, Word
from isnad.lexicon import Lexicon
from isnad.lexicon.given import given_names
from isnad.records import Article

if TYPE_CHECKING:
    from isnad.annotate.grammar.chunks import Sentence
    from isnad.annotate.names.proposals import Proposal
    from isnad.annotate.names.sequence import SequenceModel


def _writes_no_alif_maqsura(tokens: list[Token]) -> bool:
    """Whether an article spells *on* like the name Ali: it has `إلي` or `حتي` and nowhere `على`."""
    spelt = {t.text for t in tokens if len(t.text) < 6}
    return not spelt.isdisjoint(("علي", "وعلي")) and not spelt.isdisjoint(_IN_YA) and spelt.isdisjoint(_ON)


_IN_YA = frozenset({"إلي", "الي", "حتي", "وإلي", "والي", "وحتي"})
_ON = frozenset({"على", "وعلى", "إلى", "الى"})


class TextView:
    """An article's clean text as tokens; offsets are those of the text, which is never changed.

    `words` holds the analysis of each token, None for what is no Arabic word; `tags` the settled reading of each. All is
    made at once and nothing on first use: attributes made late would slow every look at any of them.
    """

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.text = article.text
        self.lexicon = lexicon
        self.morphology: Morphology = lexicon.morphology
        self.chunked: dict[tuple[int, int], list[Sentence]] = {}
        self.proposals: list[Proposal] = []  # names that a model of the user's proposes, in text order
        self.sequence_model: SequenceModel | None = None  # the user's, in place of the program's own
        self.tokens: list[Token] = tokenise(self.text)
        self.sentences: list[tuple[int, int]] = sentences(self.text, self.tokens, self._opens)
        self._starts = [t.start for t in self.tokens]
        self._sentence_starts = [first for first, _ in self.sentences]
        self.words, self.tags = self.analysed()

    def _opens(self, i: int) -> bool:
        """Whether token `i` begins a clause of its own after a pause: a verb, or a conjunction with its verb."""
        if self.tokens[i].kind != "word":
            return False
        word = self.morphology.word(self.tokens[i].text)
        if word.function or not any(v.features.person == 3 for v in word.verbs):
            return False
        return not word.nouns or any(v.prefix in ("و", "ف") and not v.enclitic for v in word.verbs)

    def analysed(self) -> tuple[list[Word | None], list[Tagged]]:
        """The analysis of each token and its settled reading."""
        words = self._words()
        tags: list[Tagged] = []
        for first, last in self.sentences:
            tags += tag(self.tokens, words, first, last)
        self._names_for_verbs(words, tags)
        return words, tags

    def _words(self) -> list[Word | None]:
        word = self.morphology.word
        found = [word(t.text) if t.kind == "word" else None for t in self.tokens]
        if _writes_no_alif_maqsura(self.tokens):
            for i, token in enumerate(self.tokens):
                if token.form in ("علي", "وعلي"):
                    found[i] = word(token.form[:-1] + "ى")
        return found

    def _names_for_verbs(self, words: list[Word | None], tags: list[Tagged]) -> None:
        """`العقيد سالم البوعيشي`: a given name between a title and a family name is no verb, whatever it conjugates."""
        given = given_names().given
        named = {i for i, token in enumerate(self.tokens) if token.form in given}
        for i in sorted(named | {i - 1 for i in named}):
            if not 0 < i < len(tags) - 1:
                continue
            if tags[i].tag == "C" and tags[i].rest == "ام" and i + 1 in named:
                asked = any(t.tag == "S" and t.rest in _ASKING for t in tags[max(0, i - _NEAR) : i])
                if tags[i - 1].tag in ("V", ".", "P") and not asked:
                    tags[i] = Tagged("N", tags[i].prefix, "ام")  # قالت أم خالد
                continue
            told = _fourth_form(words[i], tags[i]) if i + 1 in named else ()
            if told and tags[i + 1].tag == "N":
                tags[i] = Tagged("V", tags[i].prefix, tags[i].rest, told, tags[i].nouns)  # وأوضح صلاح
                continue
            if tags[i].tag != "V" or i not in named or tags[i - 1].tag not in ("N", "V"):
                continue
            following = tags[i + 1]
            if (
                following.tag == "N"
                and not following.prefix
                and (following.article or following.rest in given)
            ):
                tags[i] = Tagged("N", "", self.tokens[i].form)

    def token_at(self, offset: int) -> int:
        """Index of the token at or before a text offset."""
        return (bisect_right(self._starts, offset) or 1) - 1

    def sentence_of(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return max(0, bisect_right(self._sentence_starts, token) - 1)

    def span(self, first: int, last: int) -> tuple[int, int, str]:
        """Start, end and text of the tokens `[first, last)`, proclitics of the first left in."""
        start, end = self.tokens[first].start, self.tokens[last - 1].end
        return start, end, self.text[start:end]

    def bare_start(self, i: int) -> int:
        """Text offset where token `i` begins once its proclitics are left out."""
        return self.tokens[i].start + self.clitic_length(i, self.tags[i].prefix)

    def clitic_length(self, i: int, prefix: str) -> int:
        """How many characters of token `i` the proclitics `prefix` take, vowel marks and tatweel counted.

        In `للحكومة` ل has swallowed the article's alef: nothing that could stand alone would be left, so only a و or ف
        before it counts.
        """
        if not prefix:
            return 0
        text, form = self.tokens[i].text, self.tokens[i].form
        letters = len(prefix)
        if prefix.endswith("ل") and form.startswith(prefix + "ل") and not form.startswith(prefix + "ال"):
            letters -= 1
        for position, char in enumerate(text):
            if letters == 0 and not _is_mark(char):
                return position
            if not _is_mark(char):
                letters -= 1
        return 0


def _fourth_form(word: Word | None, tagged: Tagged) -> tuple[VerbReading, ...]:
    """The verbs of form IV that a word joined by و may be, where it was taken for a noun."""
    if word is None or tagged.tag != "N" or tagged.prefix != "و" or not tagged.rest.startswith("ا"):
        return ()
    return tuple(
        v
        for v in word.verbs
        if v.lemma.endswith(".4") and v.features.tense == "perfect" and v.features.voice == "active"
    )


_ASKING = words("هل سواء أ")
_NEAR = 8  # words before أم in which a question is its first half


def _is_mark(char: str) -> bool:
    return "\u064b" <= char <= "\u065f" or char in "\u0640\u0670\u200c\u200d\u200e\u200f"
