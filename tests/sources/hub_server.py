"""A hub on this machine: it gives the answers that a test put there, well or badly."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml

CHUNK = b"400\r\n" + b"x" * 0x400 + b"\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer; `raw` is sent instead of everything else, piece by piece."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    raw: Callable[[], Iterator[bytes]] | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came in."""

    path: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class HubServer:
    """What is answered at each path, in turn, the last one for ever; and what was asked."""

    url: str
    answers: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def put(self, path: str, *replies: Reply) -> None:
        self.answers[path] = list(replies)

    def put_json(self, path: str, value: object) -> None:
        self.put(path, Reply(body=json.dumps(value).encode()))

    def put_recorded(self, cassette: Path) -> None:
        recorded = yaml.safe_load(cassette.read_text("utf-8"))
        for exchange in recorded["interactions"]:
            path = exchange["request"]["uri"].removeprefix("https://huggingface.co")
            self.put(path, _replayed(exchange["response"]))

    @property
    def paths(self) -> list[str]:
        return [one.path.partition("?")[0] for one in self.asked]

    def next_reply(self, path: str) -> Reply:
        missing = Reply(status=404, headers={"X-Error-Code": "RepoNotFound"})
        replies = self.answers.get(path.partition("?")[0], [missing])
        return replies.pop(0) if len(replies) > 1 else replies[0]


@contextmanager
def serving() -> Iterator[HubServer]:
    """A server on a free port of this machine, while the block lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as listener:
        hub = HubServer(f"http://127.0.0.1:{listener.server_port}")
        listener.RequestHandlerClass = type("Handler", (_Handler,), {"hub": hub})
        listener.daemon_threads = True
        thread = Thread(target=listener.serve_forever, args=(0.01,))
        thread.start()
        yield hub
        listener.shutdown()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    hub: HubServer

    def do_GET(self) -> None:
        self.hub.asked.append(Asked(self.path, dict(self.headers)))
        reply = self.hub.next_reply(self.path)
        with suppress(ConnectionError):
            for piece in reply.raw() if reply.raw else self.written(reply):
                self.wfile.write(piece)

    def written(self, reply: Reply) -> Iterator[bytes]:
        self.send_response(reply.status)
        for name, value in ({"Content-Length": str(len(reply.body))} | dict(reply.headers)).items():
            self.send_header(name, value)
        self.end_headers()
        yield reply.body

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name it has)
        """Say nothing."""


def _replayed(response: dict[str, Any]) -> Reply:
    kept = {
        name: values[0]
        for name, values in response["headers"].items()
        if name in {"Location", "Content-Type", "ETag"}
    }
    text = response["body"]["string"]
    body = text if isinstance(text, bytes) else text.encode()
    return Reply(status=response["status"]["code"], headers=kept, body=body)


def endless() -> Iterator[bytes]:
    """Chunks that never end."""
    yield b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    while True:
        yield CHUNK


def endless_head() -> Iterator[bytes]:
    """Headers that never end."""
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-More: headers\r\n"


def dripping(*, head: bytes) -> Callable[[], Iterator[bytes]]:
    """A head at once, then a byte now and then."""

    def drip() -> Iterator[bytes]:
        yield head
        for _ in range(100):
            time.sleep(0.02)
            yield b"x"

    return drip


def sent(*pieces: bytes) -> Callable[[], Iterator[bytes]]:
    """Some bytes as they are, then the end."""
    return lambda: iter(pieces)


def silent() -> Iterator[bytes]:
    """Nothing, for a while."""
    time.sleep(0.3)
    yield b""
