"""The files of a folder, read without following a link out of it or waiting for anybody."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from openglade.core.errors import InputError, SourceError

_LARGEST = 5_000_000
_MOST_FILES = 10_000
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SNAPSHOTS = "snapshots"
_BLOBS = "blobs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """A folder and the names in it, sorted: files, links, and what only looks like a file.

    A link is followed where it stays in the folder, and in a cache of the Hub, where a file of
    `snapshots/REVISION` is a link into the `blobs` of the same repository.
    """

    path: Path
    files: tuple[str, ...]

    @classmethod
    def open(cls, name: str) -> Self:
        """Look at a folder; InputError when it is none, or holds more files than are read."""
        expanded = os.path.expanduser(name)  # noqa: PTH111  (never raises, whatever the text)
        if not os.path.isdir(expanded):  # noqa: PTH112  (the same)
            raise InputError(f"{name:.200}: no such folder; give a folder, or the id of a model")
        path = Path(expanded)
        names: list[str] = []
        try:
            for one in _names(path):
                names.append(one)
                if len(names) > _MOST_FILES:
                    raise InputError(
                        f"{name:.200}: more than {_MOST_FILES} files;"
                        " give the folder that holds the model alone"
                    )
        except OSError as error:
            raise InputError(
                f"{name:.200}: {error.strerror}; give a folder that can be read"
            ) from error
        return cls(path=path, files=tuple(sorted(names)))

    @property
    def revision(self) -> str:
        """The revision of the repository, where the folder is a snapshot in a cache of the Hub."""
        whole = self.path.resolve()
        found = whole.parent.name == _SNAPSHOTS and re.fullmatch(r"[0-9a-f]{40}", whole.name)
        return whole.name if found else ""

    @property
    def repository(self) -> str:
        """The name of the repository, without its organization, where that is so; or nothing."""
        return self.path.resolve().parent.parent.name.split("--")[-1] if self.revision else ""

    def file(self, name: str) -> BinaryIO:
        """One of the files, open for reading; SourceError if it must not or cannot be read."""
        path = self.path / name
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError) as error:
            raise SourceError("a link that leads nowhere") from error
        if not (target.is_relative_to(self.path.resolve()) or self._is_cached(target)):
            raise SourceError("a link out of the folder; it is not followed")
        return regular(target)

    def head(self, name: str, length: int) -> bytes:
        """The first bytes of a file, however large it is; SourceError if it cannot be read."""
        try:
            with self.file(name) as file:
                return file.read(length)
        except OSError as error:
            raise SourceError(f"{error.strerror}") from error

    def whole(self, name: str) -> bytes:
        """A file; SourceError if it cannot be read or is larger than what is read."""
        text = self.head(name, _LARGEST + 1)
        if len(text) > _LARGEST:
            raise SourceError(f"the most that is read of a file is {_LARGEST} bytes")
        return text

    def _is_cached(self, target: Path) -> bool:
        """Whether a file lies among the blobs of the repository whose snapshot the folder is."""
        whole = self.path.resolve()
        snapshots = whole.parent
        return snapshots.name == _SNAPSHOTS and target.parent == snapshots.parent / _BLOBS


def regular(path: Path) -> BinaryIO:
    """A file, open for reading; SourceError if it is none, or one that never ends."""
    try:
        descriptor = os.open(path, os.O_RDONLY | _NO_WAITING)
    except OSError as error:
        raise SourceError(f"{error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SourceError("no regular file; it is not read")
    return os.fdopen(descriptor, "rb")


def _names(path: Path) -> Iterator[str]:
    """The names of all that is no folder."""
    with os.scandir(path) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                yield entry.name
