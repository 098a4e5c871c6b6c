"""What was read before: a folder of answers, each with the day on which it was read."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

_LARGEST = 12_000_000
_LARGEST_HEAD = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What an answer is known by: the place that gave it, its kind, its id and its revision."""

    place: str
    kind: str
    id: str
    revision: str = ""

    @property
    def digest(self) -> str:
        """The name of its file: hexadecimal digits, whatever the id holds."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer, and the day on which it was read."""

    body: bytes
    read_on: date


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder that keeps answers for their owner alone, at most 12 MB each.

    A file that is damaged or is another's counts as absent, and a disk that takes no more is no
    failure: the answer is asked for again.
    """

    folder: Path

    def read(self, key: Key) -> Entry | None:
        """The answer that was kept under this key, or None."""
        path = self._path(key)
        try:
            if not path.is_file() or path.stat().st_size > _LARGEST + _LARGEST_HEAD:
                return None
            head, _, body = path.read_bytes().partition(b"\n")
            kept: Any = json.loads(head)
            if not isinstance(kept, dict) or kept != _head(key, body, kept.get("read_on")):
                return None
            return Entry(body, date.fromisoformat(kept["read_on"]))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def write(self, key: Key, entry: Entry) -> None:
        """Keep an answer under this key, all of it or nothing."""
        head = json.dumps(_head(key, entry.body, entry.read_on.isoformat())).encode()
        if len(entry.body) > _LARGEST or len(head) > _LARGEST_HEAD:
            return
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _replace(path, head + b"\n" + entry.body)

    def _path(self, key: Key) -> Path:
        return self.folder / key.digest[:2] / key.digest


def _head(key: Key, body: bytes, read_on: object) -> dict[str, object]:
    return {**asdict(key), "read_on": read_on, "sha256": hashlib.sha256(body).hexdigest()}


def _replace(path: Path, content: bytes) -> None:
    """Write beside the place and move there, so that nobody ever reads a half."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
