"""What a story scorer looks at: a folder's gold, its articles and the chronicle made of them."""

from __future__ import annotations

from collections.abc import Mapping

from isnad.evaluation.goldformat import StoryGold
from isnad.evaluation.layers import Layer
from isnad.evaluation.locating import Place
from isnad.evaluation.subject import Mistake, Subject
from isnad.records import Chronicle, Ref


class Story:
    """A storyline's folder under judgement.

    `matched` gives for each article the events matched to gold, gold index to system index.
    """

    def __init__(
        self,
        folder: str,
        gold: StoryGold,
        subjects: Mapping[str, Subject],
        chronicle: Chronicle,
        matched: Mapping[str, Mapping[int, int]],
    ) -> None:
        self.folder = folder
        self.gold = gold
        self.subjects = subjects
        self.chronicle = chronicle
        self.matched = matched
        self.mistakes: list[Mistake] = []
        self._ids = {s.found.article.source: name for name, s in subjects.items()}

    def article(self, source: str) -> str:
        """The gold's id of an article that the chronicle names by its source."""
        return self._ids.get(source, source)

    def place(self, article: str, anchor: str) -> Place | None:
        """Where an anchor stands in an article's clean text; null where it does not."""
        subject = self.subjects.get(article)
        return subject.ground.one(anchor) if subject else None

    def places(self, article: str, text: str) -> list[Place]:
        """Everywhere a string stands in an article's clean text."""
        subject = self.subjects.get(article)
        return subject.ground.all(text) if subject else []

    def sentence(self, article: str, place: Place | None) -> str:
        """The sentence of a span, marked."""
        subject = self.subjects.get(article)
        if subject is None or place is None:
            return "(not in the clean text)"
        return subject.ground.marked(place)

    def quoted(self, ref: Ref) -> str:
        """The sentence of a reference of the chronicle, with its article."""
        article = self.article(ref.article)
        return f"{article}: {self.sentence(article, (ref.start, ref.end))}"

    def note(
        self,
        layer: Layer,
        kind: str,
        sentence: str,
        gold: str = "",
        system: str = "",
        article: str = "",
        detail: str = "",
    ) -> None:
        """Note a mistake."""
        self.mistakes.append(
            Mistake(
                layer=layer,
                kind=kind,
                folder=self.folder,
                article=article,
                sentence=sentence,
                gold=gold,
                system=system,
                detail=detail,
            )
        )
