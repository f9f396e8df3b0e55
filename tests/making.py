"""Hand-made annotations: small articles whose events, statements and links are written out."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.language.tokens import sentences, tokenise
from isnad.records import (
    Annotations,
    Article,
    Chronicle,
    Count,
    Credit,
    Denial,
    Event,
    Link,
    Mention,
    Party,
    Place,
    Quantity,
    Span,
    Statement,
    Time,
)

DAY = "2021-08-09"
"""The day on which articles are published and most things happen."""
BODY = (
    "وأضافت أن فرق الإطفاء وصلت متأخرة إلى المكان بسبب وعورة الطريق المؤدي إليه وأن "
    "الكهرباء انقطعت عن الأحياء الجنوبية طوال الليل "
    "قبل أن تعود تدريجيا مع ساعات الصباح الأولى بعد إصلاح المحولات المتضررة."
)
"""A sentence long enough to make copies of the articles that have it in common."""
SABHA = {"entity": "lby.sabha", "country": "LBY", "precision": "city"}


class Maker:
    """Builds one article's annotations; every span is found in the text."""

    def __init__(
        self, source: str, text: str, published: str | None = DAY, outlet: str | None = None
    ) -> None:
        article = Article(
            id=source, source=source, text=text, raw=text, published=published, outlet=outlet or source
        )
        tokens = tokenise(text)
        spans = [(tokens[a].start, tokens[b - 1].end) for a, b in sentences(text, tokens)]
        self.item = Annotations(article=article, sentences=spans)
        self.text = text

    def span(self, words: str, nth: int = 0) -> dict[str, object]:
        at = -1
        for _ in range(nth + 1):
            at = self.text.index(words, at + 1)
        return {"text": words, "start": at, "end": at + len(words)}

    def name(self, words: str, kind: str, entity: str, country: str | None = None) -> Maker:
        self.item.mentions.append(Mention(**self.span(words), kind=kind, entity=entity, country=country))
        self.item.mentions.sort(key=lambda m: m.start)
        return self

    def credit(self, words: str, entity: str | None = None) -> Maker:
        self.item.credits.append(Credit(**self.span(words), entity=entity))
        return self

    def time(self, words: str, value: str) -> Maker:
        self.item.times.append(Time(**self.span(words), type="DATE", value=value))
        return self

    def quantity(self, words: str, value: float, noun: str = "", nth: int = 0) -> Maker:
        self.item.quantities.append(Quantity(**self.span(words, nth), low=value, high=value, noun=noun))
        return self

    def says(self, content: str, *chain: Link, stance: str = "assert") -> Maker:
        speaker = Party(
            text=chain[-1].text, start=chain[-1].start, end=chain[-1].end, entity=chain[-1].entity
        )
        self.item.statements.append(
            Statement(
                **self.span(content), kind="indirect", chain=list(chain), speaker=speaker, stance=stance
            )
        )
        return self

    def link(self, words: str, kind: str, entity: str | None = None, *, anonymous: bool = False) -> Link:
        return Link(**self.span(words), kind=kind, entity=entity, anonymous=anonymous)

    def event(
        self,
        trigger: str,
        type_: str = "ASSAULT",
        date: str | None = None,
        place: str | None = None,
        actor: Party | None = None,
        recipient: Party | None = None,
        deaths: int | None = None,
        nth: int = 0,
        **more: object,
    ) -> Maker:
        where = Place(**self.span(place), **SABHA) if place else None
        at = self.span(trigger, nth)
        inside = [n for n, s in enumerate(self.item.statements) if s.start <= at["start"] < s.end]
        self.item.events.append(
            Event(
                **at, type=type_, date=date, place=where, actor=actor, recipient=recipient,
                actors=[actor] if actor else [], recipients=[recipient] if recipient else [],
                deaths=Count(low=deaths, high=deaths) if deaths else None,
                statement=inside[-1] if inside else None, **more,
            )
        )  # fmt: skip
        return self

    def denies(self, words: str, who: str, denied: str | None = None) -> Maker:
        self.item.denials.append(
            Denial(
                **self.span(words),
                who=Party(**self.span(who)),
                denies=Span(**self.span(denied)) if denied else None,
            )
        )
        return self


def attack(
    source: str, words: str, chain: Sequence[tuple[str, str, str | None, bool]] = (), *,
    published: str = DAY,
    outlet: str | None = None, credit: tuple[str, str] | None = None, more: str = "",
) -> Annotations:  # fmt: skip
    """One attack in Sabha, told under a chain of (words, kind, entity, anonymous) or in its own voice."""
    told = f"{words} هجوما على محطة الكهرباء في سبها خلف ثمانية قتلى."
    content = "هجوما على محطة الكهرباء في سبها"
    text = f"{told}\n{more}" + (f"\n({credit[0]})" if credit else "")
    made = Maker(source, text, published, outlet)
    made.name("سبها", "GPE", "lby.sabha", "LBY")
    if credit:
        made.credit(*credit)
    if chain:
        made.says(content, *(made.link(w, k, e, anonymous=a) for w, k, e, a in chain))
    made.event("هجوما", date=DAY, place="سبها", recipient=Party(text="محطة الكهرباء"), deaths=8)
    return made.item


def articles_of(chronicle: Chronicle) -> list[list[str]]:
    """The articles of each incident."""
    return sorted(sorted(i.articles) for i in chronicle.incidents)
