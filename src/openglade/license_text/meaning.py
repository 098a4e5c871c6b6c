"""Whether other words than those of a known text say the same."""

import re
from bisect import bisect_right
from functools import cached_property

import numpy as np
import numpy.typing as npt

from openglade.core.license_reading import Passage
from openglade.core.term import Group
from openglade.license_text.alignment import Alignment, Edit
from openglade.license_text.references import References
from openglade.license_text.sayings import (
    ACCEPTANCE,
    DISCLAIMER,
    NUMBERS,
    Saying,
    disclaims,
    sayings,
    sentences,
)
from openglade.license_text.senses import Sense
from openglade.license_text.structure import Structure
from openglade.license_text.terms import terms_of
from openglade.license_text.weighing import leaves_without
from openglade.license_text.words import Words

_ALIKE, _ALIKE_IF_APPROVED = 0.85, 0.8
"""A text less like the known one is another, whatever it says; what OSI approved is much copied."""

_A_PASSAGE = 8
_HARMLESS = frozenset(
    {DISCLAIMER, *(number for kind, number in NUMBERS.items() if kind.group is Group.GRANT)}
)
_LONG_NUMBER = 4
_MANY, _QUARTERS = 8, 4
_BEFORE = 40
_OF_A_SECTION = re.compile(r"(?i)\b(?:section|article|paragraph|clause)s?\b[^;:]{0,40}\Z|\(\Z")
_BINDING = np.uint8(Sense.BINDING)
_POINTS = tuple(
    np.uint8(one) for one in (Sense.OPERATIVE, Sense.BINDING, Sense.ACTION, Sense.PURPOSE)
)


class Said:
    """What a text says, found when first asked for."""

    def __init__(self, words: Words) -> None:
        self._words = words

    @cached_property
    def structure(self) -> Structure:
        """The text cut into its sections and sentences."""
        return Structure.of(self._words.text)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The terms of the text."""
        return terms_of(self.structure)

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """The terms of the text and what else binds."""
        return sayings(self._words, self.passages)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences of the text, in words."""
        return sentences(self._words, 0, len(self._words))

    @cached_property
    def starts(self) -> list[int]:
        """The first word of each sentence."""
        return [start for start, _ in self.sentences]


def telling(
    words: Words, said: Said, alignment: Alignment, edits: tuple[Edit, ...], references: References
) -> tuple[Edit, ...]:
    """The edits that make the text say something else than the known text does.

    Where the known text is one of a maker's own, versions differ in a few words: there, all do.
    """
    if not edits or not references.sayings(alignment.at):
        return edits
    approved = references.ids[alignment.at] in references.names.approved
    if alignment.likeness < (_ALIKE_IF_APPROVED if approved else _ALIKE):
        return edits
    if any(adds_words(words, edit) for edit in edits):
        return edits
    return tuple(one for one in edits if _tells(words, said, alignment, one, references))


def adds_words(words: Words, edit: Edit) -> bool:
    """Whether the words that an edit adds say something of their own."""
    here, known = edit.end - edit.start, edit.known_end - edit.known_start
    outgrown = not known or here >= 2 * known + _A_PASSAGE
    return outgrown and adds(words, edit.start, edit.end)


def adds(words: Words, start: int, end: int) -> bool:
    """Whether a stretch of a text says more than that something is granted or not promised."""
    text = words.text[int(words.starts[start]) : int(words.ends[end - 1])]
    own = Words(
        text=text,
        starts=words.starts[start:end] - words.starts[start],
        ends=words.ends[start:end] - words.starts[start],
        hashes=words.hashes[start:end],
        senses=words.senses[start:end],
        marks=(),
    )
    said = Said(own)
    binds = (own.senses & np.uint16(Sense.BINDING)) != 0
    if any(binds[span[0] : span[1]].any() and not disclaims(own, *span) for span in said.sentences):
        return True
    return any(one.number not in _HARMLESS for one in said.sayings)


def _tells(
    words: Words, said: Said, alignment: Alignment, edit: Edit, references: References
) -> bool:
    known, flags = references.sayings(alignment.at), references.flags(alignment.at)
    start, end = _widened(said, edit)
    here = {one.number for one in said.sayings if one.start < end and start < one.end}
    low, high = _beside(alignment, edit, start, end)
    there = {one.number for one in known if one.start < high and low < one.end}
    worn = _is_worn(alignment) and _is_small(edit)
    differing = (here - there if worn else here ^ there) - {ACCEPTANCE}
    if differing and not (differing == {DISCLAIMER} and _is_small(edit)):
        return True
    if _renumbers(words, edit, flags) or leaves_without(words, edit):
        return True
    if worn or here == {DISCLAIMER} or disclaims(words, start, end):
        return False
    return _is_pointed(words, edit, flags)


def _is_worn(alignment: Alignment) -> bool:
    """Whether words are lost all over the text, so that a few more take nothing from it."""
    lost = [one for one in alignment.edits if one.known_end - one.known_start > one.end - one.start]
    quarters = {_QUARTERS * one.start // (alignment.end + 1) for one in lost}
    return len(lost) >= _MANY and len(quarters) == _QUARTERS


def _is_small(edit: Edit) -> bool:
    return max(edit.end - edit.start, edit.known_end - edit.known_start) < _A_PASSAGE


def _renumbers(words: Words, edit: Edit, flags: npt.NDArray[np.uint8]) -> bool:
    """Whether a number, as of a version, became another; years and postal codes are none."""
    if not np.any(flags[edit.known_start : edit.known_end] & np.uint8(Sense.NUMBER)):
        return False
    return any(
        words.senses[at] & np.uint16(Sense.NUMBER)
        and words.ends[at] - words.starts[at] < _LONG_NUMBER
        and not _OF_A_SECTION.search(words.text[max(0, place - _BEFORE) : place])
        for at in range(edit.start, edit.end)
        for place in [int(words.starts[at])]
    )


def _is_pointed(words: Words, edit: Edit, flags: npt.NDArray[np.uint8]) -> bool:
    """Whether words differ in what they allow or forbid; of many words, in more than one."""
    here = words.senses[edit.start : edit.end].astype(np.uint8)
    known = flags[edit.known_start : edit.known_end]
    senses, few = (_POINTS, 0) if _is_small(edit) else (_POINTS[-2:], 1)
    if len(known) == 1 and not len(here) and not _is_listed(words, edit):
        senses = (_BINDING,)
    return any(
        abs(np.count_nonzero(here & sense) - np.count_nonzero(known & sense)) > few
        for sense in senses
    )


def _is_listed(words: Words, edit: Edit) -> bool:
    """Whether a word was lost beside a comma, as from a list of what is allowed."""
    low = int(words.ends[edit.start - 1]) if edit.start else 0
    high = int(words.starts[edit.start]) if edit.start < len(words) else len(words.text)
    return "," in words.text[low:high]


def _widened(said: Said, edit: Edit) -> tuple[int, int]:
    """The sentences that an edit stands in."""
    spans, starts = said.sentences, said.starts
    first = bisect_right(starts, edit.start - (edit.start == edit.end)) - 1
    last = bisect_right(starts, max(edit.end - 1, edit.start)) - 1
    if not spans or last < 0:
        return edit.start, edit.end
    return min(edit.start, spans[max(0, first)][0]), max(edit.end, spans[last][1])


def _beside(alignment: Alignment, edit: Edit, start: int, end: int) -> tuple[int, int]:
    """The words of the known text that stand for these words around an edit."""
    low, high = edit.known_start - (edit.start - start), edit.known_end + (end - edit.end)
    for one in alignment.edits:
        if start < one.end <= edit.start and one.known_end <= edit.known_start:
            low += (one.end - max(start, one.start)) - (one.known_end - one.known_start)
        if edit.end <= one.start < end and edit.known_end <= one.known_start:
            high += (one.known_end - one.known_start) - (min(end, one.end) - one.start)
    return max(0, low), high
