"""A dossier laid out: Markdown, or one page of HTML that needs nothing outside itself and prints well."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, StrictUndefined, Template

from isnad import __version__
from isnad.casebook import Casebook
from isnad.errors import UsageError
from isnad.exports.dossiers.document import Dossier, Line, Reference, one_line
from isnad.exports.dossiers.incident import incident_dossier
from isnad.exports.dossiers.person import person_dossier
from isnad.exports.dossiers.storyline import storyline_dossier
from isnad.exports.dossiers.words import Words
from isnad.exports.options import ExportOptions
from isnad.language.folding import fold
from isnad.records import LinkedEntity

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=])")


def write_markdown(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the dossier asked for as Markdown. Raises `UsageError` as `dossier_of`."""
    say = _words(options)
    for line in markdown(dossier_of(book, options.of, say), say):
        out.write(line + "\n")


def write_html(book: Casebook, options: ExportOptions, out: TextIO) -> None:
    """Write the dossier asked for as a page of HTML. Raises `UsageError` as `dossier_of`."""
    say = _words(options)
    out.write(html(dossier_of(book, options.of, say), say))


def dossier_of(book: Casebook, name: str | None, say: Words) -> Dossier:
    """The dossier of an incident or storyline by its id, of a person or body by its id or by a name as articles have it.

    Raises `UsageError`: E457 where no name is given, E458 where nothing has it, or several have.
    """
    if name is None:
        raise UsageError(
            "E457", "a dossier is of something; name an incident, a storyline or a person with --of."
        )
    note = say("made_by", version=__version__, articles=say("articles", book.article_count))
    try:
        return incident_dossier(book, book.incident(name), say, note)
    except UsageError:
        pass
    try:
        return storyline_dossier(book, book.storyline(name), say, note)
    except UsageError:
        return person_dossier(book, entity_named(book, name), say, note)


def entity_named(book: Casebook, name: str) -> LinkedEntity:
    """Who or what has this id or, however spelt, this name. Raises `UsageError` E458 where none has, or several have."""
    folded = fold(name)
    found: list[LinkedEntity] = []
    for entity in book.each(LinkedEntity):
        if entity.id == name:
            return entity
        names = (entity.name, entity.name_en or "", *entity.forms)
        if any(fold(form).lower() == folded.lower() for form in names):
            found.append(entity)
    if not found:
        raise UsageError(
            "E458",
            f"nothing in this casebook is called {name!r}; `isnad chronicle` lists incidents and storylines.",
        )
    if len(found) > 1:
        ids = ", ".join(entity.id for entity in found)
        raise UsageError("E458", f"several are called {name!r}: give one of {ids}.")
    return found[0]


def markdown(dossier: Dossier, say: Words) -> Iterator[str]:
    """The lines of a dossier as CommonMark, text of strangers escaped."""
    yield f"# {escaped(dossier.title)}"
    yield ""
    for name, value in dossier.facts:
        yield f"- **{escaped(name)}**: {escaped(value)}"
    for section in dossier.sections:
        yield ""
        yield f"{'#' * section.level} {escaped(section.title)}"
        yield ""
        for line in section.lines:
            yield f"- {escaped(line.text)}{_cites(line)}"
            if line.quote:
                yield ""
                yield f"  > {escaped(line.quote)}"
                yield ""
    yield ""
    yield f"## {escaped(say('references'))}"
    yield ""
    for reference in dossier.references:
        yield f"{reference.number}. {escaped(reference_text(reference, say))}{_address(reference)}"
    yield ""
    yield escaped(dossier.note)


def html(dossier: Dossier, say: Words) -> str:
    """The page. Its policy allows its own style, by its hash, and nothing else; everything is escaped."""
    style = files("isnad.exports.dossiers").joinpath("dossier.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _template().render(
        dossier=dossier,
        say=say,
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
        reference_text=reference_text,
        web_address=web_address,
    )


def reference_text(reference: Reference, say: Words) -> str:
    """What a number stands for: outlet, title, date, name in the casebook, sentence and its words."""
    article = reference.article
    title = f"«{one_line(article.title)}»" if article.title else ""
    parts = [
        one_line(article.outlet or say("no_outlet")),
        title,
        say.date(article.published),
        one_line(article.source),
    ]
    if reference.sentence is not None:
        parts.append(f"{say('sentence')} {reference.sentence + 1}")
    head = say.listed([part for part in parts if part])
    return f"{head}: {reference.text}" if reference.text else head


def web_address(reference: Reference) -> str | None:
    """The article's address where it is one of the web; never a script or a file."""
    url = reference.article.url or ""
    return url if re.fullmatch(r"https?://[^\s<>\"'()\\]+", url) else None


def _cites(line: Line) -> str:
    return "".join(f" \\[{number}\\]" for number in line.cites)


def _address(reference: Reference) -> str:
    url = web_address(reference)
    return f" <{url}>" if url else ""


def escaped(text: str) -> str:
    """Text of strangers, on one line, so that nothing in it means anything in Markdown."""
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", _MARKS.sub(r"\\\1", text))


def _words(options: ExportOptions) -> Words:
    if options.words is None:
        raise UsageError(
            "E457", "a dossier needs the interface's words; give `isnad.web.labels.labels(language)`."
        )
    return Words(options.words)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(
        files("isnad.exports.dossiers").joinpath("dossier.html").read_text(encoding="utf-8")
    )
