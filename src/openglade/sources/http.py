"""The one socket of the program: GET from one place, bounded in time, size and patience.

There is no cookie, no compression and no second host: an answer that sends elsewhere is an error,
for files too. The one place between is the proxy that the environment names, if it names one.
"""

import io
import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from openglade.core.errors import NotFoundError, SourceError
from openglade.sources.proxy import Proxy

if TYPE_CHECKING:
    import ssl
    from http.client import HTTPMessage, HTTPResponse
    from socket import socket

    from _typeshed import WriteableBuffer

_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_OK = 200
_UNAUTHORIZED = 401
_TOO_MANY = 429
_SERVER_FAILS = 500
_MOST_MOVES = 5
_MOST_SILENCES = 2
_CHUNK = 65_536
_ADDRESS = re.compile(r"[!-~]{1,4000}")
_BAD_TOKEN = "Invalid credentials in Authorization header"  # noqa: S105  (what the Hub says of one)

_REFUSED_BY_CODE = {
    "RepoNotFound": "no such {what}, or a private one: check the id, or set HF_TOKEN",
    "RevisionNotFound": "no such revision: check what follows the @",
    "EntryNotFound": "no such file: use --refresh to see which there are",
}
_REFUSED_BY_STATUS = {
    401: _REFUSED_BY_CODE["RepoNotFound"],
    403: "access is refused: check the rights of HF_TOKEN, or use --offline",
    404: _REFUSED_BY_CODE["RepoNotFound"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for: an address, of which kind and which thing, and how many bytes at most."""

    url: str
    what: str
    about: str
    largest: int


@dataclass(frozen=True, slots=True)
class _Moved:
    """The answer that sends to another address."""

    location: str

    def __str__(self) -> str:
        return f"moved to {self.location[:200]!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Busy:
    """No answer for now; `wait` is how many seconds the other side asks for, where it does.

    It is `silent` where there was no head of an answer, or only a part of one.
    """

    said: str
    silent: bool = True
    advice: str = "try again later, or use --offline"
    wait: int | None = None

    def __str__(self) -> str:
        return self.said if self.wait is None else f"{self.said}; wait {self.wait} s"


@dataclass(slots=True, kw_only=True)
class Http:
    """GET from one endpoint: `timeout` seconds for each read, `deadline` for each whole answer.

    The token goes nowhere but to the endpoint. Too many requests, failing servers and broken
    connections are tried again, `tries` times in all, after the pause that the other side asks for,
    unless it asks for more than `longest_wait` seconds: then nothing is asked until they are over.
    A host that twice did not answer, all tries included, is not asked any more.
    `sent` counts every request, these too. `on_request` is told each address and what came of it.
    """

    endpoint: str
    token: str = field(default="", repr=False)
    proxy: Proxy | None = None
    timeout: float = 10
    deadline: float = 60
    tries: int = 3
    longest_wait: float = 60
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    on_request: Callable[[str, str], None] = lambda _url, _outcome: None
    sent: int = field(default=0, init=False)
    _quiet_until: float = field(default=0, init=False, repr=False)
    _silences: int = field(default=0, init=False, repr=False)

    def get(self, request: Request) -> bytes:
        """The body of the answer.

        Raises SourceError, in one line, for anything but a complete answer of that host.
        """
        url, tries, moves = request.url, 1, 0
        left = self._quiet_until - self.clock()
        if left > 0:
            advice = f"too many requests before: try again in {ceil(left)} s, or use --offline"
            raise self._error("not asked", request, advice)
        if self._silences >= _MOST_SILENCES:
            advice = "it did not answer before: check the network, or use --offline"
            raise self._error("not asked", request, advice)
        while True:
            self._refuse_elsewhere(url, request)
            answer = self._ask(url, request)
            if isinstance(answer, bytes):
                return answer
            if isinstance(answer, _Busy):
                self._wait(answer, tries, request)
                tries += 1
                continue
            moves += 1
            if moves > _MOST_MOVES:
                raise self._error("more than 5 redirects", request, "check the id")
            url = _joined(url, answer.location)

    @property
    def host(self) -> str:
        """The host of the endpoint, with its port where it has one, as errors name it."""
        return urlsplit(self.endpoint).netloc

    @property
    def _between(self) -> str:
        return f" through the proxy {self.proxy}" if self.proxy else ""

    def _refuse_elsewhere(self, url: str, request: Request) -> None:
        origin = _origin(url)
        if origin is None or origin != _origin(self.endpoint):
            sent_to = f"a redirect to {url[:100]!r}"
            raise self._error(sent_to, request, f"no host is asked but {self.host}")

    def _wait(self, busy: _Busy, tries: int, request: Request) -> None:
        """Sleep until the next try; SourceError when there is none."""
        wait = 2 ** (tries - 1) if busy.wait is None else busy.wait
        if tries >= self.tries or wait > self.longest_wait:
            self._quiet_until = self.clock() + (busy.wait or 0)
            self._silences += busy.silent
            raise self._error(busy.said, request, busy.advice)
        self.sleep(wait)

    def _ask(self, url: str, request: Request) -> bytes | _Moved | _Busy:
        """Send one request."""
        self.sent += 1
        try:
            answer = self._answer(url, request)
        except SourceError as error:
            self.on_request(url, str(error))
            raise
        said = f"{len(answer)} bytes" if isinstance(answer, bytes) else str(answer)
        self.on_request(url, said)
        return answer

    def _answer(self, url: str, request: Request) -> bytes | _Moved | _Busy:
        """Send one request, and tell what may be tried again from what may not."""
        from http.client import HTTPException  # noqa: PLC0415  (slow to import)
        from socket import gaierror  # noqa: PLC0415  (the same)
        from ssl import SSLCertVerificationError  # noqa: PLC0415  (the same)

        until = self.clock() + self.deadline
        try:
            with self._response(url, until) as response:
                return self._read(response, request)
        except TimeoutError as error:
            if self.clock() >= until:
                self._silences += 1
                said = f"no complete answer within {self.deadline:g} s"
                raise self._error(said, request, "try again later, or use --offline") from error
            return _Busy(said=f"no answer{self._between} within {self.timeout:g} s")
        except SSLCertVerificationError as error:
            advice = "check HF_ENDPOINT and the certificates of this machine"
            raise self._error("a certificate that is not trusted", request, advice) from error
        except (gaierror, UnicodeError) as error:
            self._silences += 1
            advice = "check the network and HF_ENDPOINT, or use --offline"
            raise self._error(f"no such host{self._between}", request, advice) from error
        except (OSError, HTTPException) as error:
            said = f"a broken connection{self._between} ({type(error).__name__})"
            return _Busy(said=said, advice="check the network, or use --offline")

    @contextmanager
    def _response(self, url: str, until: float) -> Iterator["HTTPResponse"]:
        """An answer whose head has been read; no read lasts beyond `until`."""
        from http.client import HTTPConnection, HTTPResponse, HTTPSConnection  # noqa: PLC0415  (slow)

        parts = urlsplit(url)
        address = (parts.hostname or "", parts.port)
        first = (self.proxy.host, self.proxy.port) if self.proxy else address
        patience = min(self.timeout, self.deadline)
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        headers = self._headers()
        connection: HTTPConnection
        if parts.scheme == "https":
            connection = HTTPSConnection(*first, timeout=patience, context=_trusted())
            if self.proxy:
                connection.set_tunnel(*address, headers=self.proxy.headers)
        else:
            connection = HTTPConnection(*first, timeout=patience)
            if self.proxy:
                target = f"{parts.scheme}://{parts.netloc}{target}"
                headers |= self.proxy.headers
        with closing(connection):
            connection.connect()
            connection.request("GET", target, headers=headers)
            with closing(HTTPResponse(connection.sock, method="GET")) as response:
                timed = _Timed(response.fp.detach(), lambda: self._allow(connection.sock, until))
                response.fp = io.BufferedReader(timed, _CHUNK)
                response.begin()
                yield response

    def _allow(self, sock: "socket", until: float) -> None:
        """Give the next read as long as it may take; TimeoutError when there is no time left."""
        left = until - self.clock()
        if left <= 0:
            raise TimeoutError
        sock.settimeout(min(self.timeout, left))

    def _headers(self) -> dict[str, str]:
        headers = {"Accept-Encoding": "identity", "Connection": "close", "User-Agent": "openglade"}
        return headers | ({"Authorization": f"Bearer {self.token}"} if self.token else {})

    def _read(self, response: "HTTPResponse", request: Request) -> bytes | _Moved | _Busy:
        """What an answer is by its head, and its body if it has the one that is wanted."""
        status = response.status
        if status != _OK:
            self._silences = 0
        if status in _MOVED:
            return _Moved(response.headers.get("Location", ""))
        if status == _TOO_MANY or status >= _SERVER_FAILS:
            return _busy(status, response.headers, "" if self.token else ", set HF_TOKEN")
        if status != _OK:
            error = self._error(str(status), request, self._refusal(response, request))
            raise NotFoundError(str(error)) if status in _REFUSED_BY_STATUS else error
        coding = response.headers.get("Content-Encoding", "identity")
        if coding.strip().lower() not in {"identity", ""}:
            said = f"an answer coded as {coding[:40]!r}"
            raise self._error(said, request, "nobody asked for that; check HF_ENDPOINT")
        if response.headers.get_content_type() == "text/html":
            advice = "check HF_ENDPOINT, and whether the network wants you to sign in"
            raise self._error("a web page", request, advice)
        return self._body(response, request)

    def _body(self, response: "HTTPResponse", request: Request) -> bytes | _Busy:
        expected = response.length
        body = bytearray()
        while expected is None or len(body) < expected:
            if max(expected or 0, len(body)) > request.largest:
                said = f"more than {request.largest} bytes"
                raise self._error(said, request, "that is the most that is read")
            chunk = response.read1(_CHUNK)
            if not chunk:
                break
            body += chunk
        if expected is not None and len(body) < expected:
            return _Busy(said=f"{len(body)} of {expected} bytes")
        self._silences = 0
        return bytes(body)

    def _refusal(self, response: "HTTPResponse", request: Request) -> str:
        """What to do about an answer that is a refusal."""
        code = response.headers.get("X-Error-Code", "")
        told = response.headers.get("X-Error-Message", "")
        if code == "GatedRepo":
            way = "ask for access on its page" if self.token else "set HF_TOKEN"
            return f"the {request.what} is gated: {way}, or use --offline"
        if self.token and response.status == _UNAUTHORIZED and (not code or told == _BAD_TOKEN):
            return "the token is refused: renew HF_TOKEN, or unset it"
        otherwise = _REFUSED_BY_STATUS.get(response.status, "check HF_ENDPOINT, or use --offline")
        return _REFUSED_BY_CODE.get(code, otherwise).format(what=request.what)

    def _error(self, said: str, request: Request, advice: str) -> SourceError:
        return SourceError(f"{self.host}: {said} for {request.about[:200]!r}; {advice}")


class _Timed(io.RawIOBase):
    """A stream that asks before each read how long that may take."""

    def __init__(self, raw: io.RawIOBase, allow: Callable[[], None]) -> None:
        self._raw = raw
        self._allow = allow

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int | None:
        """Read what is there, if there is still time for it."""
        self._allow()
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Close the stream below as well."""
        self._raw.close()
        super().close()


def _busy(status: int, headers: "HTTPMessage", way: str) -> _Busy:
    """How long a busy server asks to wait: by Retry-After, or by the Hub's RateLimit `t`."""
    after = re.fullmatch(r" {0,9}([0-9]{1,6}) {0,9}", headers.get("Retry-After", ""))
    limits = re.findall(r";[ ]?t=([0-9]{1,6})", headers.get("RateLimit", "")[:500])
    seconds = [int(after[1])] if after else [int(one) for one in limits]
    wait = max(seconds, default=None)
    if status != _TOO_MANY:
        return _Busy(said=str(status), silent=False, wait=wait)
    when = "later" if wait is None else f"in {wait} s"
    advice = f"too many requests: try again {when}{way}, or use --offline"
    return _Busy(said=str(status), silent=False, advice=advice, wait=wait)


def _origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address; None for one that cannot be asked."""
    if not _ADDRESS.fullmatch(url):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return None
    return (parts.scheme, parts.hostname or "", port) if parts.scheme in _PORTS else None


def _joined(url: str, location: str) -> str:
    """The address that a redirect leads to; what is no address stays as it is, and is refused."""
    if not _ADDRESS.fullmatch(location):
        return location
    try:
        return urljoin(url, location)
    except ValueError:
        return location


@cache
def _trusted() -> "ssl.SSLContext":
    import ssl  # noqa: PLC0415  (slow to import)

    return ssl.create_default_context()
