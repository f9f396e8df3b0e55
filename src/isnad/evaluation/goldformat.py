"""The gold format: one folder a storyline, read into records.

A folder holds `articles/<id>.txt` (as a scraper delivered them), `articles.jsonl` (metadata) and `gold.json`.
Every string of gold is copied from its article; an anchor occurs there once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from isnad.errors import InputError
from isnad.records import Article, EventType, Factuality, FigureKind, PledgeStatus, Relation

GOLD = "gold.json"
ARTICLES = "articles"
SIDECAR = "articles.jsonl"


class GoldTime(msgspec.Struct, kw_only=True):
    """A time expression with its TIMEX3 value."""

    text: str
    value: str
    mod: str | None = None


class GoldQuantity(msgspec.Struct, kw_only=True):
    """A count with its bounds, null where open."""

    text: str
    low: float | None
    high: float | None
    approx: bool = False
    noun: str | None = None


class GoldStatement(msgspec.Struct, kw_only=True):
    """Reported content: a few of its words, and the chain to its speaker."""

    anchor: str
    kind: Literal["direct", "indirect"]
    speaker: str | None = None
    chain: list[str] = msgspec.field(default_factory=list[str])
    anonymous: bool = False


class GoldCount(msgspec.Struct, kw_only=True):
    """Casualties with bounds."""

    low: float | None = None
    high: float | None = None


Casualties = float | GoldCount | None


class GoldEvent(msgspec.Struct, kw_only=True):
    """An event mention: trigger words in context, arguments as written."""

    anchor: str
    type: EventType
    factuality: Factuality
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    date: str | None = None
    deaths: Casualties = None
    injured: Casualties = None


class GoldName(msgspec.Struct, kw_only=True):
    """A mention of an entity: `text` stands once in its anchor."""

    anchor: str
    text: str


class GoldEntity(msgspec.Struct, kw_only=True):
    """Somebody or some body that the article speaks of: its fullest form there, its id in the lexicon if it has one, and all
    its mentions by name, title or description; pronouns and empty subjects are left to the statements."""

    name: str
    kind: Literal["PER", "ORG", "GPE"]
    entity: str | None = None
    mentions: list[GoldName]


class ArticleGold(msgspec.Struct, kw_only=True):
    """Gold of one article."""

    junk: list[str] = msgspec.field(default_factory=list[str])
    keep: list[str] = msgspec.field(default_factory=list[str])
    times: list[GoldTime] = msgspec.field(default_factory=list[GoldTime])
    quantities: list[GoldQuantity] = msgspec.field(default_factory=list[GoldQuantity])
    statements: list[GoldStatement] = msgspec.field(default_factory=list[GoldStatement])
    events: list[GoldEvent] = msgspec.field(default_factory=list[GoldEvent])
    entities: list[GoldEntity] = msgspec.field(default_factory=list[GoldEntity])


class GoldDuplicate(msgspec.Struct, kw_only=True):
    """Two articles of one text."""

    a: str
    b: str
    relation: Relation


class GoldMention(msgspec.Struct, kw_only=True):
    """An anchor in an article."""

    article: str
    anchor: str


class GoldIncident(msgspec.Struct, kw_only=True):
    """A real-world event with all its mentions and how many independent words tell it."""

    key: str
    type: EventType
    date: str | None = None
    place: str | None = None
    mentions: list[GoldMention] = msgspec.field(default_factory=list[GoldMention])
    independent_sources: int = 0
    independent_why: str = ""


class GoldFigureValue(msgspec.Struct, kw_only=True):
    """One value of a figure, as written."""

    article: str
    text: str
    low: float | None = None
    high: float | None = None


class GoldFigure(msgspec.Struct, kw_only=True):
    """A measured thing in several articles."""

    about: str
    kind: FigureKind
    values: list[GoldFigureValue] = msgspec.field(default_factory=list[GoldFigureValue])


class GoldPledge(msgspec.Struct, kw_only=True):
    """A commitment or announced deadline."""

    article: str
    anchor: str
    who: str | None = None
    due: str | None = None
    status: PledgeStatus | None = None


class GoldDenial(msgspec.Struct, kw_only=True):
    """A denial and the claim it denies."""

    article: str
    anchor: str
    denies: GoldMention


class StoryGold(msgspec.Struct, kw_only=True):
    """Gold over the articles of a folder."""

    duplicates: list[GoldDuplicate] = msgspec.field(default_factory=list[GoldDuplicate])
    incidents: list[GoldIncident] = msgspec.field(default_factory=list[GoldIncident])
    storylines: list[list[str]] = msgspec.field(default_factory=list[list[str]])
    figures: list[GoldFigure] = msgspec.field(default_factory=list[GoldFigure])
    pledges: list[GoldPledge] = msgspec.field(default_factory=list[GoldPledge])
    denials: list[GoldDenial] = msgspec.field(default_factory=list[GoldDenial])


class GoldFile(msgspec.Struct, kw_only=True):
    """`gold.json`."""

    articles: dict[str, ArticleGold]
    story: StoryGold = msgspec.field(default_factory=StoryGold)

    def name_of(self, article: Article) -> str:
        """The name gold has for an article: its id, or that of its file without the ending."""
        return article.id if article.id in self.articles else Path(article.source).stem


class GoldFolder(msgspec.Struct, kw_only=True):
    """A storyline's folder: its name, the gold, and where its articles and their metadata lie."""

    name: str
    gold: GoldFile
    articles: Path
    sidecar: Path | None


def gold_folders(paths: list[Path]) -> list[Path]:
    """The storyline folders among `paths`; a folder without `gold.json` gives those within it that have one.

    Raises `InputError` E101 where a path has none.
    """
    found: list[Path] = []
    for path in paths:
        inner = [path] if (path / GOLD).is_file() else sorted(p.parent for p in path.glob(f"*/{GOLD}"))
        if not inner:
            raise InputError("E101", f"no {GOLD} in {path}; give a folder in the gold format")
        found += inner
    return found


def read_gold(folder: Path) -> GoldFolder:
    """Read one storyline's gold.

    Raises `InputError`: E101 no `gold.json` or no articles, E110 not valid JSON or not the gold format.
    """
    path = folder / GOLD
    if not path.is_file():
        raise InputError("E101", f"no {GOLD} in {folder}; give a folder in the gold format")
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=GoldFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("E110", f"{path} is not in the gold format: {error}") from error
    if not (folder / ARTICLES).is_dir():
        raise InputError("E101", f"no folder {ARTICLES} in {folder}; the gold needs its articles")
    sidecar = folder / SIDECAR
    return GoldFolder(
        name=folder.resolve().name,
        gold=gold,
        articles=folder / ARTICLES,
        sidecar=sidecar if sidecar.is_file() else None,
    )
