"""The codes under which an input is set aside, each with its meaning in a line."""

from __future__ import annotations

from isnad.errors import InputError
from isnad.records import SetAside

CODES: dict[str, str] = {
    "E101": "the path does not exist, or the pattern matches nothing",
    "E102": "the file cannot be opened or read",
    "E103": "the input is empty",
    "E104": "nothing is left after cleaning: the input is nothing but page furniture",
    "E105": "the input is binary data, not text",
    "E106": "the text is not in Arabic letters",
    "E107": "the text is in another language in Arabic letters (Persian, Urdu, Pashto, Uyghur, Kurdish)",
    "E108": "the input is larger than the limit",
    "E109": "files of this kind are not read",
    "E110": "the line or file is not valid JSON",
    "E111": "a line of the metadata file is not valid, or names an article a second time",
    "E112": "the JSON value is no article: it has neither `text` nor `html`, or a field of the wrong type",
    "E113": "the text's encoding cannot be told",
    "E114": "the page has no main text",
    "E115": "the archive is damaged",
    "E116": "there is nothing to read in the folder or archive, or among what the pattern matches",
    "E130": "the table has no column for the text of the articles",
    "E131": "the file is no RSS or Atom feed",
    "E132": "the row or record is broken or cut short",
    "E133": "files of this kind are read with an extra that is not installed",
    "E140": "the address of a feed gives nothing: it cannot be reached, refuses, or breaks off",
    "E141": "the address is none that is fetched: only http and https are, without a password in them",
    "E142": "the server leads to an address that is not fetched: of another kind, or of this network",
}


def set_aside(source: str, error: InputError) -> SetAside:
    """The record of an input that was refused."""
    return SetAside(source=source, code=error.code, message=error.what)
