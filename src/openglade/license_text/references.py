"""The index of known license texts: which of them a text resembles, and each word by word."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from openglade.license_text.fingerprints import (
    LOOSE,
    Entry,
    Names,
    Table,
    arranged,
    unpacked,
)
from openglade.license_text.joining import joined
from openglade.license_text.sayings import Saying
from openglade.license_text.words import SHINGLE

SHIPPED = Path(__file__).with_name("references.bin")
"""The fingerprints that come with openglade."""

_AFTER_SURROGATES = 0xE000


class References:
    """The known texts. Each is called by its place in `ids`.

    `totals` is what the shingles weigh that each text cannot be without, and `required` how many
    words it cannot be without.
    """

    def __init__(self, table: Table) -> None:
        arrays = table.arrays
        self.ids, self.forms, self.names = table.ids, table.forms, table.names
        self._table = table
        self._first_word = _starts(arrays.lengths)
        self._first = self._first_word - (SHINGLE - 1) * np.arange(len(self._first_word))
        self._first_mark = _starts(arrays.mark_counts)
        self._first_saying = _starts(arrays.saying_counts)
        self._first_posting = _starts(arrays.frequencies)
        self._sequence = np.cumsum(arrays.steps, dtype=np.int32)
        self._order = np.argsort(arrays.keys)
        self._sorted = arrays.keys[self._order]
        self._weights = np.log1p(len(self.ids) / np.maximum(arrays.frequencies, 1))
        digests = reversed(list(enumerate(arrays.digests.tolist())))
        self._digests = {digest: at for at, digest in digests}
        self._present = np.zeros(len(self._sorted) + 1, bool)
        self._letters: dict[int, str] = {}
        self.totals, self.required = self._totals(), self._required()

    def __len__(self) -> int:
        """How many texts are known."""
        return len(self.ids)

    @classmethod
    def load(cls, *paths: Path) -> "References":
        """Read fingerprints from files, the shipped ones if none is named; the first file wins.

        Raises InputError when a file is not what `packed` made.
        """
        tables = [unpacked(path.read_bytes(), str(path)) for path in paths or (SHIPPED,)]
        parts = [table.names for table in reversed(tables)]
        names = {name: id_ for one in parts for name, id_ in one.names.items()}
        urls = {url: id_ for one in parts for url, id_ in one.urls.items()}
        approved = tuple(dict.fromkeys(id_ for one in parts for id_ in one.approved))
        whole = reduce(joined, tables)
        return cls(replace(whole, names=Names(names=names, urls=urls, approved=approved)))

    @classmethod
    def of(cls, entries: Sequence[Entry], names: Names | None = None) -> "References":
        """An index of these texts alone."""
        return cls(arranged(entries, names or Names(names={}, urls={})))

    def exact(self, digest: int) -> int | None:
        """The text with just these words, if one is known."""
        return self._digests.get(digest)

    def lookup(self, shingles: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
        """The number of each shingle, -1 for one that no known text has."""
        if not len(self._sorted):
            return np.full(len(shingles), -1, np.int32)
        places = np.searchsorted(self._sorted, shingles)
        places[places == len(self._sorted)] = 0
        return np.where(self._sorted[places] == shingles, self._order[places], -1).astype(np.int32)

    def overlap(self, numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """What the shingles weigh that each known text has of these."""
        arrays = self._table.arrays
        known = np.unique(numbers[numbers >= 0])
        counts = arrays.frequencies[known].astype(np.int64)
        ends = np.cumsum(counts)
        first = np.repeat(self._first_posting[known] - (ends - counts), counts)
        owners = arrays.postings[np.arange(len(first)) + first]
        weights = np.repeat(self._weights[known], counts)
        return np.bincount(owners, weights, minlength=len(self.ids)).astype(np.float64)

    def holds(self, at: int, numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
        """Which of these shingles one text has."""
        own = self.sequence(at)
        self._present[own] = True
        found = self._present[numbers]
        self._present[own] = False
        return found

    def sequence(self, at: int) -> npt.NDArray[np.int32]:
        """The numbers of the shingles of one text, in order."""
        return self._sequence[self._first[at] : self._first[at + 1]]

    def shingles(self, at: int) -> npt.NDArray[np.uint32]:
        """The hashes of the shingles of one text, in order."""
        return self._table.arrays.keys[self.sequence(at)]

    def letters(self, at: int) -> str:
        """One text as a string of one character a shingle."""
        found = self._letters.get(at)
        if found is None:
            found = self._letters[at] = letters(self.sequence(at))
        return found

    def flags(self, at: int) -> npt.NDArray[np.uint8]:
        """What is known of each word of one text: `Sense` and `Leeway`."""
        return self._table.arrays.flags[self._first_word[at] : self._first_word[at + 1]]

    def room(self, at: int) -> npt.NDArray[np.uint8]:
        """How many other words may stand for each word of one text, or before it."""
        return self._table.arrays.room[self._first_word[at] : self._first_word[at + 1]]

    def leeway(self, at: int) -> int:
        """How many other words the template of one text lets stand in it, at most."""
        room = self.room(at)
        fields = np.count_nonzero(np.diff(room != 0, prepend=False))
        return int(room.max(initial=0)) * int(fields)

    def section(self, at: int, word: int) -> str:
        """The number of the section that a word of one text stands in, as the text has it."""
        marks = slice(self._first_mark[at], self._first_mark[at + 1])
        before = int(np.searchsorted(self._table.arrays.mark_words[marks], word, "right"))
        labels = self._table.labels[marks][:before][::-1]
        top = next((label for label in labels if label[:1].isdigit()), "")
        last = labels[0] if labels else ""
        return top if last == top else f"{top}({last})"

    def sayings(self, at: int) -> tuple[Saying, ...]:
        """What one text says, where that is known."""
        low, high = int(self._first_saying[at]), int(self._first_saying[at + 1])
        words = self._table.arrays.saying_words[2 * low : 2 * high].tolist()
        numbers = self._table.arrays.saying_numbers[low:high].tolist()
        return tuple(
            Saying(start=start, end=end, number=number)
            for start, end, number in zip(words[::2], words[1::2], numbers, strict=True)
        )

    def entries(self) -> Iterable[Entry]:
        """All texts, one by one, as they were put in."""
        arrays = self._table.arrays
        for at, id_ in enumerate(self.ids):
            marks = slice(self._first_mark[at], self._first_mark[at + 1])
            places = arrays.mark_words[marks].tolist()
            yield Entry(
                id=id_,
                form=self.forms[at],
                digest=int(arrays.digests[at]),
                shingles=self.shingles(at),
                flags=self.flags(at),
                room=self.room(at),
                marks=tuple(zip(places, self._table.labels[marks], strict=True)),
                sayings=self.sayings(at),
            )

    def _required(self) -> npt.NDArray[np.int64]:
        before = _starts(self._table.arrays.flags & LOOSE == 0)
        return before[self._first_word[1:]] - before[self._first_word[:-1]]

    def _totals(self) -> npt.NDArray[np.float64]:
        flags, ends = self._table.arrays.flags, self._first_word[1:]
        words = np.delete(np.arange(len(flags)), np.concatenate([ends - 2, ends - 1]))
        firm = (flags[words] | flags[words + 1] | flags[words + 2]) & LOOSE == 0
        owner = np.repeat(np.arange(len(self.ids)), np.diff(self._first))
        weights = self._weights[self._sequence[firm]]
        return np.bincount(owner[firm], weights, minlength=len(self.ids)).astype(np.float64)


def letters(numbers: npt.NDArray[np.int32]) -> str:
    """Numbers as characters, so that strings can be aligned; -1 is a character of its own."""
    shifted = np.where(numbers < 0, 1, numbers + _AFTER_SURROGATES).astype("<u4")
    return shifted.tobytes().decode("utf-32-le")


def _starts(lengths: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
