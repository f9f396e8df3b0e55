"""A small casebook made by hand: ten articles, three incidents, and what hostile pages may hold.

Nine outlets carry one paper's two unnamed officials, a tenth carries a denial; two disagree on a toll.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from isnad.casebook import Casebook
from isnad.records import (
    Annotations,
    Article,
    ArticleRef,
    Chronicle,
    Count,
    Credit,
    Denial,
    Duplicate,
    Event,
    Figure,
    FigureValue,
    Incident,
    IncidentPlace,
    Link,
    LinkedDenial,
    LinkedPledge,
    MadeBy,
    Mention,
    Party,
    Pledge,
    Quantity,
    Ref,
    Removed,
    Report,
    Root,
    SetAside,
    Span,
    Statement,
    Storyline,
    Time,
    Toll,
)

OFFICIALS = "مسؤولان عسكريان أميركيان"
PAPER = "نيويورك تايمز"
AGENCY = "وكالة فرقد"
SPOKESMAN = "المتحدث باسم القيادة المشتركة"
OUTLETS = ("ضفاف", "نافذة", "مرصاد", "أبراج", "نخيل", "شاطئ", "دلتا", "وهج", None)

_RELAYED = (
    "استأنفت الولايات المتحدة أمس الأربعاء العمليات المشتركة مع القوات العراقية، بحسب صحيفة نيويورك تايمز.\n"
    "وقال مسؤولان عسكريان أميركيان للصحيفة إن الجيش يريد استئناف العمليات بأسرع وقت.\n"
    "وفي العراق 5200 جندي أميركي، ومن المقرر أن تنتهي المهمة في أيلول/سبتمبر 2025."
)
_DENIAL = (
    "نفى المتحدث باسم القيادة المشتركة استئناف العمليات المشتركة مع القوات الأميركية.\n"
    "وأضاف: «لا صحة لما نشر»."
)
_ATTACK = "قُتل {toll} أشخاص في غارة على مدينة سبها يوم الاثنين، وفق المستشفى.\nوفتحت السلطات تحقيقا."
HOSTILE_TEXT = (
    '<script>alert("1")</script> قُتل أربعة أشخاص في غارة على سبها.\n'
    '=HYPERLINK("http://evil.example";"x") \u202eمقلوب\u202c </textarea><img src=x onerror=alert(1)>'
    " 😀 بعد الرمز"
)


def span(text: str, words: str) -> dict[str, object]:
    """The `text`, `start` and `end` of the first place where `words` stand in `text`."""
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def sentences(text: str) -> list[tuple[int, int]]:
    """Lines as sentences."""
    found: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _annotations(article: Article, **lists: object) -> Annotations:
    made_by = MadeBy(isnad="0.1.0", layers={"times": "times.1"}, lexicon="sha256:00")
    return Annotations(article=article, made_by=made_by, sentences=sentences(article.text), **lists)


def relayed(n: int) -> Annotations:
    """The nth of the nine articles that carry the paper's report."""
    text = _RELAYED + (f"\nالخبر رقم {n}." if n > 2 else "")
    article = Article(
        id=f"a{n}",
        source=f"a0{n}.txt",
        outlet=OUTLETS[n - 1],
        title=f"استئناف العمليات المشتركة {n}",
        published="2020-01-16",
        published_from="metadata",
        text=text,
        raw="مشاركة :\n" + text,
        removed=[Removed(text="مشاركة :\n", why="share-bar")],
        pieces=[(0, 9, len(text))],
    )
    link = {"entity": "out.nyt", "kind": "outlet"}
    chain = [
        Link(**span(text, PAPER), **link),
        Link(**span(text, OFFICIALS), kind="military", anonymous=True, count=2),
    ]
    return _annotations(
        article,
        mentions=[
            Mention(**span(text, "الولايات المتحدة"), kind="GPE", entity="usa", country="USA", rule="lexicon")
        ],
        times=[
            Time(**span(text, "أمس الأربعاء"), type="DATE", value="2020-01-15", anchored_on="published"),
            Time(**span(text, "أيلول/سبتمبر 2025"), type="DATE", value="2025-09"),
        ],
        quantities=[Quantity(**span(text, "5200"), low=5200, high=5200, noun="جندي")],
        credits=[Credit(**span(text, PAPER), entity="out.nyt", kind="outlet")],
        statements=[
            Statement(
                **span(text, "الجيش يريد استئناف العمليات بأسرع وقت"),
                kind="indirect",
                cue=Span(**span(text, "قال")),
                speaker=Party(**span(text, OFFICIALS)),
                chain=chain,
                anonymous=True,
            )
        ],
        events=[
            Event(
                **span(text, "استأنفت"),
                type="COOPERATE",
                contexts=["military"],
                actor=Party(**span(text, "الولايات المتحدة"), entity="usa", country="USA"),
                actors=[Party(**span(text, "الولايات المتحدة"), entity="usa", country="USA")],
                date="2020-01-15",
                date_from="times[0]",
                statement=0,
            )
        ],
        pledges=[Pledge(**span(text, "تنتهي المهمة"), due="2025-09")],
    )


def denial() -> Annotations:
    """The tenth article: the denial."""
    article = Article(
        id="a10",
        source="a10.txt",
        outlet="النخلة",
        title="نفي رسمي",
        published="2020-01-17",
        text=_DENIAL,
        raw=_DENIAL,
        pieces=[(0, 0, len(_DENIAL))],
    )
    return _annotations(
        article,
        statements=[
            Statement(
                **span(_DENIAL, "لا صحة لما نشر"),
                kind="direct",
                speaker=Party(**span(_DENIAL, SPOKESMAN)),
                chain=[Link(**span(_DENIAL, SPOKESMAN), kind="official")],
                stance="deny",
            ),
        ],
        denials=[Denial(**span(_DENIAL, "نفى"), who=Party(**span(_DENIAL, SPOKESMAN)))],
        events=[Event(**span(_DENIAL, "استئناف العمليات"), type="COOPERATE", factuality="denied")],
    )


def attack(name: str, toll: str, deaths: int, outlet: str) -> Annotations:
    """An article on the attack in Sabha with its toll."""
    text = HOSTILE_TEXT if toll == "hostile" else _ATTACK.format(toll=toll)
    title = '"><script>alert(2)</script>\u202eعنوان' if toll == "hostile" else f"غارة على سبها: {toll} قتلى"
    article = Article(
        id=name, source=f"{name}.txt", outlet=outlet, title=title, published="2021-08-09", text=text, raw=text
    )
    hospital = (
        []
        if toll == "hostile"
        else [
            Statement(
                **span(text, "قُتل"), kind="indirect", chain=[Link(**span(text, "المستشفى"), kind="official")]
            )
        ]
    )
    return _annotations(
        article,
        statements=hospital,
        events=[
            Event(
                **span(text, "غارة"), type="ASSAULT", mode="airstrike", deaths=Count(low=deaths, high=deaths)
            )
        ],
    )


def annotations() -> list[Annotations]:
    """All twelve and the hostile one."""
    return [
        *(relayed(n) for n in range(1, 10)),
        denial(),
        attack("b1", "ثلاثة", 3, "سبها اليوم"),
        attack("b2", "خمسة", 5, "فزان"),
        attack("x<b>", "hostile", 4, "<i>خبيث</i>"),
    ]


def _ref(article: Annotations, words: str) -> Ref:
    found = span(article.article.text, words)
    return Ref(article=article.article.source, start=int(str(found["start"])), end=int(str(found["end"])))


def chronicle(articles: list[Annotations]) -> Chronicle:
    """What links them."""
    nine, attacks = articles[:9], articles[10:]
    through_paper = articles[0].statements[0].chain
    through_agency = [Link(text=AGENCY, entity="out.farqad", kind="agency"), *through_paper]
    told = [_ref(a, "استأنفت") for a in nine]
    names = [a.article.source for a in nine]
    resumption = Incident(
        id="cooperate-2020-01-15",
        type="COOPERATE",
        date="2020-01-15",
        place=IncidentPlace(text="العراق", entity="irq"),
        title="استئناف العمليات المشتركة",
        title_en="Joint operations resumed",
        events=told,
        articles=names,
        actors=[Party(text="الولايات المتحدة", entity="usa", country="USA")],
        independent_sources=1,
        why="كل الروايات ترجع إلى مسؤولين لم يسمهما إلا نيويورك تايمز.",
        why_en="Every report rests on two unnamed officials whom The New York Times alone has spoken to.",
        roots=[Root(text=OFFICIALS, kind="military", anonymous=True, articles=names)],
        reports=[
            Report(
                article=name,
                events=[ref],
                group=0,
                chain=through_agency if n % 3 == 1 else through_paper[:1] if n == 8 else through_paper,
            )
            for n, (name, ref) in enumerate(zip(names, told, strict=True))
        ],
        denied_by=[Root(text=SPOKESMAN, kind="official", articles=["a10.txt"])],
    )
    hospital = Link(text="المستشفى", kind="official")
    strike = Incident(
        id="assault-2021-08-09",
        type="ASSAULT",
        mode="airstrike",
        date="2021-08-09",
        place=IncidentPlace(text="سبها", entity="lby.sabha"),
        title="غارة على سبها",
        events=[_ref(a, "غارة") for a in attacks],
        articles=[a.article.source for a in attacks],
        independent_sources=2,
        why_en="The hospital, and one outlet's own voice.",
        roots=[
            Root(text="المستشفى", kind="official", articles=["b1.txt", "b2.txt"]),
            Root(text="<i>خبيث</i>", kind="outlet", articles=["x<b>.txt"]),
        ],
        reports=[
            Report(article="b1.txt", chain=[hospital], events=[_ref(attacks[0], "غارة")], group=0),
            Report(article="b2.txt", chain=[hospital], events=[_ref(attacks[1], "غارة")], group=0),
            Report(article="x<b>.txt", events=[_ref(attacks[2], "غارة")], group=1),
        ],
        deaths=[Toll(low=3, high=3, articles=["b1.txt"]), Toll(low=5, high=5, articles=["b2.txt"])],
    )
    undated = Incident(
        id="agree-xxxx",
        type="AGREE",
        date="XXXX-01-05",
        title="اتفاق",
        events=[_ref(nine[0], "تنتهي")],
        articles=["a01.txt"],
        reports=[Report(article="a01.txt", events=[_ref(nine[0], "تنتهي")], why="background")],
        basis="planned",
    )
    value = _ref(nine[0], "5200")
    return Chronicle(
        articles=[
            ArticleRef(id=a.article.id, source=a.article.source, outlet=a.article.outlet) for a in articles
        ],
        duplicates=[
            Duplicate(a="a01.txt", b="a02.txt", relation="copy", similarity=0.98, evidence="same text"),
            Duplicate(a="a03.txt", b="a04.txt", relation="rewrite", similarity=0.5),
        ],
        incidents=[undated, strike, resumption],
        storylines=[
            Storyline(
                id="joint-operations",
                title="العمليات المشتركة",
                articles=[*names, "a10.txt"],
                incidents=["agree-xxxx", "cooperate-2020-01-15"],
            ),
        ],
        figures=[
            Figure(
                about="جنود الولايات المتحدة في العراق",
                about_en="US troops in Iraq",
                kind="update",
                values=[
                    FigureValue(
                        article="a01.txt",
                        start=value.start,
                        end=value.end,
                        low=5200,
                        high=5200,
                        as_of="2020-01",
                    ),
                    FigureValue(
                        article="a02.txt", start=value.start, end=value.end, low=2500, high=2500, approx=True
                    ),
                ],
            ),
        ],
        pledges=[
            LinkedPledge(
                article="a01.txt",
                start=0,
                end=8,
                text="تنتهي المهمة",
                who="واشنطن",
                due="2025-09",
                status="open",
            ),
        ],
        denials=[
            LinkedDenial(
                article="a10.txt",
                start=0,
                end=3,
                text="نفى",
                who=SPOKESMAN,
                denies=told[0],
                incident="cooperate-2020-01-15",
            ),
        ],
    )


def make_casebook(path: Path) -> Path:
    """Write all of it to `path`."""
    articles = annotations()
    with Casebook(path, write=True) as book:
        for article in articles:
            book.put(article)
        book.put_aside(SetAside(source="empty.txt", code="E101", message="the file is empty"))
        book.put_chronicle(chronicle(articles))
    return path


_SINCE_SCHEMA_2 = (
    "DROP INDEX incidents_by_telling",
    "DROP INDEX incidents_in_dispute",
    "ALTER TABLE incidents DROP COLUMN told_first",
    "ALTER TABLE incidents DROP COLUMN told_last",
    "ALTER TABLE incidents DROP COLUMN disputed",
    "DROP TABLE incident_parties",
    "DROP TABLE incident_outlets",
    "DROP TABLE word_stems",
    "DROP TABLE search_words",
    "DROP TABLE corrections",
    "DROP TABLE changes",
    "DROP TABLE linkings",
    "DROP TABLE written",
    "DROP TABLE kept_columns",
    "PRAGMA user_version = 2",
)


def make_older(path: Path) -> Path:
    """Take from a casebook what schema 2 did not have."""
    db = sqlite3.connect(path)
    for statement in _SINCE_SCHEMA_2:
        db.execute(statement)
    db.commit()
    db.close()
    return path
