"""Fingerprints of license texts, and how they are written to a file and read again.

Kept are one-way hashes of runs of three words in their order, and no words. Beside them
stand what each word can do to a sentence, whether the license's template lets it go or change, the
section marks, and where which kinds of terms stand.
"""

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import Enum, IntFlag
from typing import Any

import numpy as np
import numpy.typing as npt

from openglade.core.errors import InputError
from openglade.license_text.sayings import Saying

_MAGIC = b"openglade references 2\n"
_MOST_BYTES = 64_000_000


class Leeway(IntFlag):
    """What a template lets happen to a word; these bits stand beside those of `Sense`."""

    OPTIONAL = 8
    """It may be left out."""
    FREE = 16
    """Other words may stand for it, as many as `room` says."""
    SLOT = 32
    """Other words may stand before it, as many as `room` says."""


LOOSE = np.uint8(Leeway.OPTIONAL | Leeway.FREE)
"""The bits of words that a text need not have."""


class Form(Enum):
    """What a known text is."""

    TEXT = "text"
    """The license itself."""
    NOTICE = "notice"
    """The words by which the license proposes to be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known text: `flags` has the bits of `Sense` and `Leeway` of each word.

    `sayings` are kept of a license whose wording may vary; they tell whether its meaning does not.
    """

    id: str
    form: Form
    digest: int
    shingles: npt.NDArray[np.uint32]
    flags: npt.NDArray[np.uint8]
    room: npt.NDArray[np.uint8]
    marks: tuple[tuple[int, str], ...]
    sayings: tuple[Saying, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What licenses are called and where they are published: from folded words to their ids.

    `approved` are the ids of those that OSI approved.
    """

    names: dict[str, str]
    urls: dict[str, str]
    approved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrays:
    """All entries as a few long arrays, one entry after the other.

    `keys` are the shingles in the order in which they are first met; `steps` lead from the number
    of one shingle to that of the next; `postings` are the entries that have each shingle.
    `saying_words` are the first word and the end of each saying, one after the other.
    """

    lengths: npt.NDArray[np.int32]
    digests: npt.NDArray[np.uint64]
    keys: npt.NDArray[np.uint32]
    steps: npt.NDArray[np.int32]
    flags: npt.NDArray[np.uint8]
    room: npt.NDArray[np.uint8]
    frequencies: npt.NDArray[np.uint16]
    postings: npt.NDArray[np.uint16]
    mark_counts: npt.NDArray[np.int32]
    mark_words: npt.NDArray[np.int32]
    saying_counts: npt.NDArray[np.int32]
    saying_words: npt.NDArray[np.int32]
    saying_numbers: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All that is known of some texts."""

    ids: tuple[str, ...]
    forms: tuple[Form, ...]
    labels: tuple[str, ...]
    names: Names
    arrays: Arrays


_DTYPES = {
    "lengths": "<i4",
    "digests": "<u8",
    "keys": "<u4",
    "steps": "<i4",
    "flags": "u1",
    "room": "u1",
    "frequencies": "<u2",
    "postings": "<u2",
    "mark_counts": "<i4",
    "mark_words": "<i4",
    "saying_counts": "<i4",
    "saying_words": "<i4",
    "saying_numbers": "u1",
}


def arranged(entries: Sequence[Entry], names: Names) -> Table:
    """The table of some entries, in their order."""
    count = len(entries) + 1
    none = np.zeros(0, np.uint8)
    keys = np.concatenate([none.astype(np.uint32), *(entry.shingles for entry in entries)])
    unique, first_met, number = np.unique(keys, return_index=True, return_inverse=True)
    by_first = np.argsort(first_met)
    rank = np.empty(len(unique), np.int64)
    rank[by_first] = np.arange(len(unique))
    sequence = rank[number]
    owner = np.repeat(np.arange(len(entries)), [len(entry.shingles) for entry in entries])
    pairs = np.unique(sequence * count + owner)
    marks = [mark for entry in entries for mark in entry.marks]
    said = [one for entry in entries for one in entry.sayings]
    values: dict[str, Any] = {
        "lengths": [len(entry.flags) for entry in entries],
        "digests": np.array([entry.digest for entry in entries], np.uint64),
        "keys": unique[by_first],
        "steps": np.diff(sequence, prepend=0),
        "flags": np.concatenate([none, *(entry.flags for entry in entries)]),
        "room": np.concatenate([none, *(entry.room for entry in entries)]),
        "frequencies": np.bincount(pairs // count, minlength=len(unique)),
        "postings": pairs % count,
        "mark_counts": [len(entry.marks) for entry in entries],
        "mark_words": [word for word, _ in marks],
        "saying_counts": [len(entry.sayings) for entry in entries],
        "saying_words": [place for one in said for place in (one.start, one.end)],
        "saying_numbers": [one.number for one in said],
    }
    return Table(
        ids=tuple(entry.id for entry in entries),
        forms=tuple(entry.form for entry in entries),
        labels=tuple(label for _, label in marks),
        names=names,
        arrays=Arrays(**{name: np.asarray(values[name], dtype) for name, dtype in _DTYPES.items()}),
    )


def packed(entries: Sequence[Entry], names: Names) -> bytes:
    """Fingerprints as the content of a file; the same entries give the same bytes."""
    table = arranged(entries, names)
    arrays = {one.name: getattr(table.arrays, one.name) for one in fields(Arrays)}
    header = {
        "ids": table.ids,
        "forms": [form.value for form in table.forms],
        "labels": table.labels,
        "names": names.names,
        "urls": names.urls,
        "approved": names.approved,
        "sizes": {name: len(array) for name, array in arrays.items()},
    }
    head = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    body = b"".join(arrays[name].tobytes() for name in _DTYPES)
    return _MAGIC + zlib.compress(len(head).to_bytes(8, "little") + head + body, 9)


def unpacked(content: bytes, where: str) -> Table:
    """What `packed` wrote. Raises InputError, with the place, for anything else."""
    try:
        return _table(content)
    except (ValueError, KeyError, TypeError, zlib.error):
        raise InputError(
            f"{where}: {content[:20]!r}… is no file of fingerprints; make it anew with "
            "`openglade references build`"
        ) from None


def _table(content: bytes) -> Table:
    if not content.startswith(_MAGIC):
        raise ValueError
    plain = zlib.decompressobj().decompress(content[len(_MAGIC) :], _MOST_BYTES)
    start = 8 + int.from_bytes(plain[:8], "little")
    header = json.loads(plain[8:start])
    arrays: dict[str, Any] = {}
    for name, dtype in _DTYPES.items():
        arrays[name] = np.frombuffer(plain, dtype, int(header["sizes"][name]), start)
        start += arrays[name].nbytes
    return Table(
        ids=tuple(header["ids"]),
        forms=tuple(map(Form, header["forms"])),
        labels=tuple(header["labels"]),
        names=Names(names=header["names"], urls=header["urls"], approved=tuple(header["approved"])),
        arrays=Arrays(**arrays),
    )
