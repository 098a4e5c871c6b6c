"""Two tables of known texts as one, without arranging the first anew."""

from typing import Any

import numpy as np
import numpy.typing as npt

from openglade.license_text.fingerprints import Arrays, Table

_ONE_AFTER_THE_OTHER = (
    "lengths",
    "digests",
    "flags",
    "room",
    "mark_counts",
    "mark_words",
    "saying_counts",
    "saying_words",
    "saying_numbers",
)


def joined(first: Table, second: Table) -> Table:
    """The table that all entries of both give in their order, with the names of the first.

    It takes as long as it takes to copy the first, however few texts the second has.
    """
    one, other = first.arrays, second.arrays
    number = _numbers(one.keys, other.keys)
    new = number >= len(one.keys)
    frequencies = np.concatenate([one.frequencies, np.zeros(np.count_nonzero(new), np.uint16)])
    frequencies[number] += other.frequencies
    before = int(one.steps.sum(dtype=np.int64))
    steps = np.diff(number[np.cumsum(other.steps)], prepend=before).astype(np.int32)
    plain: dict[str, Any] = {
        name: np.concatenate([getattr(one, name), getattr(other, name)])
        for name in _ONE_AFTER_THE_OTHER
    }
    return Table(
        ids=(*first.ids, *second.ids),
        forms=(*first.forms, *second.forms),
        labels=(*first.labels, *second.labels),
        names=first.names,
        arrays=Arrays(
            **plain,
            keys=np.concatenate([one.keys, other.keys[new]]),
            steps=np.concatenate([one.steps, steps]),
            frequencies=frequencies,
            postings=_postings(one, other, number, len(first.ids)),
        ),
    )


def _numbers(known: npt.NDArray[np.uint32], keys: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """The number of each key among those that are known; the new ones follow in their order."""
    order = np.argsort(known)
    places = np.searchsorted(known, keys, sorter=order)
    inside = places < len(known)
    number = np.full(len(keys), -1, np.int64)
    number[inside] = order[places[inside]]
    number[inside] = np.where(known[number[inside]] == keys[inside], number[inside], -1)
    new = number < 0
    number[new] = len(known) + np.arange(np.count_nonzero(new))
    return number


def _postings(
    one: Arrays, other: Arrays, number: npt.NDArray[np.int64], owners: int
) -> npt.NDArray[np.uint16]:
    """Who has each shingle: the entries of the other table follow those of the first."""
    ends = np.cumsum(one.frequencies, dtype=np.int64)
    shingles = np.repeat(number, other.frequencies)
    order = np.argsort(shingles, kind="stable")
    places = np.append(ends, len(one.postings))[np.minimum(shingles[order], len(ends))]
    added = (other.postings[order] + owners).astype(np.uint16)
    return np.insert(one.postings, places, added)
