"""Fetching a feed: one conditional request, bounded in time and size, that is not led astray.

An address that the user wrote is fetched wherever it is. One that a server leads to must be http or https and lie on
the public internet, or at the same host and port: a feed cannot make this machine ask its own network. That is judged
by the address that was connected to, before anything is sent.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import string
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from email.message import Message
from functools import partial
from typing import Any, cast
from urllib.parse import quote, urljoin, urlsplit

import msgspec

import isnad
from isnad.errors import InputError
from isnad.following.addresses import check_address
from isnad.records import Record
from isnad.sources.compressed import inflated
from isnad.sources.feeds import MAX_FEED

SILENCE = 20.0
"""Seconds that a server may be silent."""
LONGEST = 90.0
"""Seconds that an answer may take in all."""
MAX_REDIRECTS = 5
_BLOCK = 1 << 16
_LONGEST_PAUSE = 86_400
_REDIRECTS = (301, 302, 303, 307, 308)
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"


class Known(Record):
    """What the last answer of an address said of itself, and until when (seconds since 1970) not to ask again."""

    etag: str | None = None
    modified: str | None = None
    until: int = 0


class Answer(Record):
    """What an address gave: its bytes, unless it has not changed, and the encoding declared with them."""

    data: bytes | None
    charset: str | None = None
    known: Known = msgspec.field(default_factory=Known)


class Refusal(InputError):
    """An address that gave nothing (E140): why, and until when (seconds since 1970) not to ask again."""

    def __init__(self, what: str, until: int = 0) -> None:
        super().__init__("E140", what)
        self.until = until


def fetch(address: str, known: Known) -> Answer:
    """What the address gives, if it has changed since `known`.

    Raises `InputError`: E108 larger than `MAX_FEED`, E115 badly compressed, E140 (`Refusal`) no answer or an error,
    E141 no address that is fetched, E142 led to one that is not.
    """
    check_address(address)
    headers = {"User-Agent": f"isnad/{isnad.__version__}", "Accept": _ACCEPT, "Accept-Encoding": "gzip"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    until = time.monotonic() + LONGEST
    here = address
    for _ in range(MAX_REDIRECTS + 1):
        try:
            return _ask(here, headers, _rules(here, address, until))
        except urllib.error.HTTPError as error:
            with error:
                if error.code == http.client.NOT_MODIFIED:
                    return Answer(data=None, known=known)
                here = _led_to(here, error)
        except urllib.error.URLError as error:
            raise Refusal(f"the address cannot be reached: {error.reason}"[:300]) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise Refusal(f"the answer breaks off: {str(error) or type(error).__name__}"[:300]) from error
    raise Refusal(f"the server leads from one address to the next, more than {MAX_REDIRECTS} times")


def _ask(address: str, headers: dict[str, str], rules: _Rules) -> Answer:
    request = urllib.request.Request(address, headers=headers)
    with _opener(rules).open(request, timeout=SILENCE) as answer:
        data = _read(answer, rules.until)
        told = cast("Message", answer.headers)
    return Answer(
        data=inflated(data, told.get("Content-Encoding", "identity"), MAX_FEED),
        charset=told.get_content_charset(),
        known=Known(etag=told.get("ETag"), modified=told.get("Last-Modified")),
    )


def _led_to(here: str, error: urllib.error.HTTPError) -> str:
    """Where the server leads. Raises `Refusal` where it only refuses, `InputError` E142 where it leads to what is not
    fetched."""
    location = error.headers.get("Location")
    if error.code not in _REDIRECTS or not location:
        raise Refusal(
            f"the server answers {error.code} {error.reason}"[:200], _pause(error.headers)
        ) from error
    there = urljoin(here, quote(location.strip(), safe=string.punctuation, encoding="iso-8859-1"))
    try:
        check_address(there)
    except InputError as wrong:
        raise InputError("E142", f"the server leads elsewhere: {wrong.what}") from error
    return there


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while block := answer.read1(_BLOCK):
        parts.append(block)
        size += len(block)
        if size > MAX_FEED:
            raise InputError("E108", f"the answer is larger than {MAX_FEED:,} bytes")
        if time.monotonic() > until:
            break
    if time.monotonic() > until:
        raise Refusal(f"the answer takes longer than {LONGEST:.0f} seconds")
    if answer.length:
        raise Refusal("the answer breaks off")
    return b"".join(parts)


def _pause(headers: Message) -> int:
    """Until when the server wants to be left alone: its `Retry-After` in seconds, a day at most."""
    told = headers.get("Retry-After", "").strip()
    return int(time.time()) + min(int(told), _LONGEST_PAUSE) if told.isdecimal() and len(told) < 10 else 0


class _Rules(Record):
    """What a connection keeps to: where it is to lead, whether it may lead to public addresses only, and by when it
    must be done."""

    address: str
    is_led: bool
    until: float


def _rules(here: str, given: str, until: float) -> _Rules:
    there, first = urlsplit(here), urlsplit(given)
    is_led = (there.hostname, there.port) != (first.hostname, first.port)
    if is_led and there.hostname:
        _refuse_local(there.hostname)
    return _Rules(address=here, is_led=is_led, until=until)


def _opener(rules: _Rules) -> urllib.request.OpenerDirector:
    """An opener that knows http and https, and nothing else: no `file:`, no `ftp:`, no cookies, no redirects."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Http(rules),
        _Https(rules),
    ):
        opener.add_handler(handler)
    return opener


class _Http(urllib.request.HTTPHandler):
    """Opens http addresses by the rules."""

    def __init__(self, rules: _Rules) -> None:
        super().__init__()
        self._rules = rules

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(cast("Any", partial(_kept, _Plain, self._rules, req.host)), req)


class _Https(urllib.request.HTTPSHandler):
    """As `_Http`, for https addresses."""

    def __init__(self, rules: _Rules) -> None:
        super().__init__()
        self._rules = rules

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        connect = partial(_kept, _Secure, self._rules, req.host, context=ssl.create_default_context())
        return self.do_open(cast("Any", connect), req)


def _kept(kind: type[_Plain], rules: _Rules, asked: str, host: str, **options: Any) -> _Plain:
    connection = kind(host, **options)
    connection.until = rules.until
    # A proxy may well be a machine of this network; where it goes for us is for it to decide.
    is_direct = asked == urlsplit(rules.address).netloc
    connection.is_public = rules.is_led and is_direct
    return connection


def _refuse_local(host: str) -> None:
    """Raises `InputError` E142 for a numerical address that is not of the public internet; names are let through."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return
    mapped = getattr(address, "ipv4_mapped", None)
    if not (mapped or address).is_global:
        raise InputError("E142", f"the server leads to {host}, which is not on the public internet")


class _Plain(http.client.HTTPConnection):
    """A connection that ends in time and, where it `is_public`, leads to the public internet only."""

    is_public = True
    until = 0.0
    _alarm: threading.Timer | None = None

    def connect(self) -> None:
        super().connect()
        if self.is_public:
            try:
                _refuse_local(str(self.sock.getpeername()[0]))
            except InputError:
                self.close()
                raise
        self._alarm = threading.Timer(max(0.0, self.until - time.monotonic()), self._cut)
        self._alarm.daemon = True
        self._alarm.start()

    def getresponse(self) -> http.client.HTTPResponse:
        try:
            return super().getresponse()
        finally:
            if self._alarm is not None:
                self._alarm.cancel()

    def close(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        super().close()

    def _cut(self) -> None:
        """Time is over, and headers are still to come."""
        sock = cast("socket.socket | None", self.sock)
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class _Secure(http.client.HTTPSConnection, _Plain):
    """The same over TLS: the address is judged before the handshake."""
