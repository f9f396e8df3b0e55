"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from isnad.casebook import IncidentFilter

F = TypeVar("F", bound=Callable[..., Any])


def paths_argument(command: F) -> F:
    """PATH…: files, folders, globs or `-`."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(command)


def casebook_argument(command: F) -> F:
    """CASEBOOK: a casebook's file."""
    return click.argument("casebook", metavar="CASEBOOK", type=click.Path(dir_okay=False))(command)


def metadata_option(command: F) -> F:
    """--metadata: the sidecar."""
    return click.option(
        "--metadata",
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="JSONL with one object an article: id, source (the file's name), outlet, title, published "
        "(YYYY-MM-DD), url. Default: articles.jsonl in the folder, if there is one; it is not read beside FILE.",
    )(command)


def columns_option(command: F) -> F:
    """--columns: what the inputs call the fields."""
    return click.option(
        "--columns",
        metavar="FIELD=NAME,…",
        help="What the inputs call the fields of an article, as in text=body,published=day: columns of CSV and "
        "Parquet, names in JSON, headers of web archives. Fields: text, html, id, source, outlet, title, published, "
        "url; the usual names are known.",
    )(command)


def processes_option(command: F) -> F:
    """--processes: how many cores to use."""
    return click.option(
        "--processes",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Processes to annotate with; 0 (the default) is one for each core.",
    )(command)


def engine_option(command: F) -> F:
    """--engine: what carries the work out."""
    return click.option(
        "--engine",
        type=click.Choice(["local", "spark"]),
        default="local",
        show_default=True,
        help="local: the cores of this machine. spark: PySpark, on this machine or, by spark-submit, on a cluster; needs "
        "isnad[spark] and Java.",
    )(command)


def names_model_option(command: F) -> F:
    """--names-model: a model that proposes names."""
    return click.option(
        "--names-model",
        metavar="MODEL",
        help="Folder of a token-classification model that proposes names beside the lexicon: config.json, "
        "tokenizer.json, model.onnx; hf:OWNER/NAME fetches one from the hub; both need isnad[neural]. Or a file made by "
        "isnad train names, in place of the model that comes with the program.",
    )(command)


def language_option(command: F) -> F:
    """--lang: the language of labels."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "ar"]),
        default="en",
        show_default=True,
        help="Language of the labels; the articles stay in theirs.",
    )(command)


def out_option(command: F) -> F:
    """--out: where the output goes."""
    return click.option(
        "--out",
        default="-",
        show_default=True,
        metavar="PATH",
        help="File or new folder to write; - is standard output. It gets its name only when it is whole.",
    )(command)


_SLICE = (
    click.option(
        "--from-parquet", metavar="FOLDER", help="Articles that isnad annotate --output has annotated, in place of PATH…."
    ),
    click.option("--since", metavar="DATE", help="Of these those published that day (YYYY-MM-DD, YYYY-MM, YYYY) or later."),
    click.option("--until", metavar="DATE", help="Of these those published that day or earlier."),
    click.option("--outlet", multiple=True, metavar="NAME", help="Of these those of this outlet; may be given again."),
    click.option("--storyline", metavar="ID", help="Of these those of a storyline of --chronicle."),
    click.option("--chronicle", metavar="FOLDER", help="What isnad link --output has written of them."),
)  # fmt: skip


def slice_options(command: F) -> F:
    """--from-parquet, and what chooses of its articles."""
    for option in reversed(_SLICE):
        command = option(command)
    return command


_FILTERS = (
    click.option("--since", metavar="DATE", help="Incidents of that day (YYYY-MM-DD, YYYY-MM, YYYY) or later."),
    click.option("--until", metavar="DATE", help="Incidents of that day or earlier."),
    click.option(
        "--type", "event_type", metavar="TYPE", help="Incidents of one PLOVER event type (ASSAULT, PROTEST …)."
    ),
    click.option("--place", metavar="NAME", help="A piece of the place's name or entity id (بغداد, irq)."),
    click.option("--actor", metavar="NAME", help="A piece of an actor's name or entity id."),
    click.option("--outlet", metavar="NAME", help="A piece of the name of an outlet that carries it."),
    click.option("--text", metavar="QUERY", help="Incidents told in these words, however spelt."),
    click.option(
        "--min-sources", type=click.IntRange(min=0), default=0, metavar="N",
        help="Incidents with at least so many independent sources.",
    ),
)  # fmt: skip


def filter_options(command: F) -> F:
    """The filters of incidents, those of the reading room; `incident_filter` makes one of them."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def incident_filter(
    since: str | None,
    until: str | None,
    event_type: str | None,
    place: str | None,
    actor: str | None,
    outlet: str | None,
    text: str | None,
    min_sources: int,
) -> IncidentFilter:
    """The filter that these options mean. Raises `UsageError` E406 where the type is none."""
    from typing import get_args

    from isnad.casebook import IncidentFilter
    from isnad.errors import UsageError
    from isnad.records import EventType

    if event_type is not None and event_type.upper() not in get_args(EventType):
        known = ", ".join(get_args(EventType))
        raise UsageError("E406", f"{event_type!r} is no event type; give one of {known}.")
    return IncidentFilter(
        since=since,
        until=until,
        type=event_type and event_type.upper(),
        place=place,
        actor=actor,
        outlet=outlet,
        text=text,
        min_sources=min_sources,
    )
