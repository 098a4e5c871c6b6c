"""Many texts at once, on all cores: what a survey of models reads."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from openglade.core.license_reading import LicenseReading
from openglade.license_text.reading import Reader
from openglade.license_text.words import MOST_CHARACTERS

_AT_A_TIME = 64
_reader = Reader()


def read_all(
    texts: Iterable[str], own: tuple[Path, ...] = (), processes: int | None = None
) -> Iterator[LicenseReading]:
    """What each text says, in the order of the texts; of a text that is too long, its beginning.

    `own` are files of the user's own fingerprints; `processes` defaults to one a core.
    """
    with ProcessPoolExecutor(
        processes or os.cpu_count() or 1, initializer=_start, initargs=own
    ) as pool:
        yield from pool.map(_read, texts, chunksize=_AT_A_TIME)


def _start(*own: Path) -> None:
    global _reader  # noqa: PLW0603  (each process loads the references once)
    _reader = Reader(*own)


def _read(text: str) -> LicenseReading:
    return _reader.read(text[:MOST_CHARACTERS])
