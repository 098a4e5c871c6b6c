"""A text laid word by word beside one known text: what agrees, and where they differ."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from openglade.license_text.fingerprints import LOOSE, Leeway
from openglade.license_text.references import References, letters
from openglade.license_text.words import SHINGLE

_MORE = SHINGLE - 1
_SMALL = 3
_FAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words of the text that stand for words of the known text; one of the two may be none."""

    start: int
    end: int
    known_start: int
    known_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Words `start` to `end` of a text are the known text number `at`, but for the edits.

    `matched` words agree. `missing` words of the known text and `foreign` words of this text do
    not, and no template allows it.
    """

    at: int
    start: int
    end: int
    edits: tuple[Edit, ...]
    matched: int
    missing: int
    foreign: int

    @property
    def score(self) -> int:
        """How much speaks for the known text."""
        return self.matched - self.missing - self.foreign

    @property
    def likeness(self) -> float:
        """The share of the words that agree."""
        return self.matched / max(1, self.matched + self.missing + self.foreign)


_Block = tuple[int, int, int]


def align(
    numbers: npt.NDArray[np.int32], within: tuple[int, int], references: References, at: int
) -> Alignment | None:
    """Lay a stretch of a text's shingles beside a known text; None if all differ."""
    low, high = window(numbers, within, references, at)
    if low == high:
        return None
    found = LCSseq.editops(letters(numbers[low:high]), references.letters(at)).as_matching_blocks()
    blocks = [(low + one.a, one.b, one.size + _MORE) for one in found if one.size]
    blocks = _trimmed(_without_islands(_apart(blocks)))
    if not blocks:
        return None
    return _measured(blocks, references, at)


def window(
    numbers: npt.NDArray[np.int32], within: tuple[int, int], references: References, at: int
) -> tuple[int, int]:
    """Which stretch of the text's shingles a known text can be in."""
    low, high = within
    places = low + np.flatnonzero(references.holds(at, numbers[low:high]))
    if not len(places):
        return low, low
    length = 4 * len(references.sequence(at)) // 3 + 200
    if places[-1] - places[0] > length:
        ends = np.searchsorted(places, places + length)
        best = int(np.argmax(ends - np.arange(len(places))))
        places = places[best : ends[best]]
    return int(places[0]), int(places[-1]) + 1


def _apart(blocks: list[_Block]) -> list[_Block]:
    """Runs of agreeing words that do not overlap: a word of two runs belongs to the first."""
    result: list[_Block] = []
    text_end = known_end = 0
    for start, known, size in blocks:
        shared = max(0, text_end - start, known_end - known)
        if shared < size:
            result.append((start + shared, known + shared, size - shared))
            text_end, known_end = start + size, known + size
    return result


def _without_islands(blocks: list[_Block]) -> list[_Block]:
    """Leave out a few words that agree by chance amid many that do not."""
    kept: list[_Block] = []
    for position, block in enumerate(blocks):
        start, known, size = block
        if kept and size <= _SMALL + 1 and position + 1 < len(blocks):
            before, after = kept[-1], blocks[position + 1]
            back = max(start - before[0] - before[2], known - before[1] - before[2])
            ahead = max(after[0] - start - size, after[1] - known - size)
            if min(back, ahead) >= _FAR or max(back, ahead) > _FAR * size:
                continue
        kept.append(block)
    return kept


def _trimmed(blocks: list[_Block]) -> list[_Block]:
    """Leave out what agrees far before or after the text proper."""
    first, last = 0, len(blocks) - 1
    while first < last:
        start, known, size = blocks[first]
        after = blocks[first + 1]
        gap, known_gap = after[0] - start - size, after[1] - known - size
        if gap <= 2 * known_gap + 3 * size or size > 8 * _SMALL:
            break
        first += 1
    while first < last:
        start, known, size = blocks[last]
        before = blocks[last - 1]
        gap, known_gap = start - before[0] - before[2], known - before[1] - before[2]
        if gap <= 2 * known_gap + 3 * size or size > 8 * _SMALL:
            break
        last -= 1
    return blocks[first : last + 1]


def _measured(blocks: list[_Block], references: References, at: int) -> Alignment:
    flags, room = references.flags(at), references.room(at)
    edits, missing, foreign = [], 0, 0
    start, end = blocks[0][0], blocks[-1][0] + blocks[-1][2]
    for edit in _gaps(blocks, len(flags)):
        lost = fixed(flags[edit.known_start : edit.known_end])
        space = capacity(flags, room, edit)
        added = edit.end - edit.start
        if space and lost <= _SMALL and added <= space + lost:
            lost = added = 0
        missing += lost
        foreign += added
        edits.append(edit)
    matched = sum(size for _, _, size in blocks)
    return Alignment(
        at=at,
        start=start,
        end=end,
        edits=tuple(edits),
        matched=matched,
        missing=missing,
        foreign=foreign,
    )


def _gaps(blocks: list[_Block], length: int) -> list[Edit]:
    text_end, known_end = blocks[0][0], 0
    gaps = []
    for start, known, size in [*blocks, (blocks[-1][0] + blocks[-1][2], length, 0)]:
        if start > text_end or known > known_end:
            gaps.append(Edit(start=text_end, end=start, known_start=known_end, known_end=known))
        text_end, known_end = start + size, known + size
    return gaps


def fixed(flags: npt.NDArray[np.uint8]) -> int:
    """How many of these words no template lets go or change."""
    return int(np.count_nonzero(flags & LOOSE == 0))


def capacity(flags: npt.NDArray[np.uint8], room: npt.NDArray[np.uint8], edit: Edit) -> int:
    """How many other words a template lets stand where an edit is."""
    here = flags[edit.known_start : edit.known_end + 1]
    loose = here & _FIELD != 0
    if edit.known_end < len(flags):
        loose[-1] = bool(here[-1] & _SLOT)
    return int(room[edit.known_start : edit.known_end + 1][loose].max(initial=0))


_FIELD, _SLOT = np.uint8(Leeway.FREE | Leeway.SLOT), np.uint8(Leeway.SLOT)
