"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

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


def processes_option(command: F) -> F:
    """--processes: how many cores to use."""
    return click.option(
        "--processes",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Processes to annotate with; 0 (the default) is one for each core.",
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
