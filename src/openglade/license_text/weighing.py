"""Which differences from a known text matter, and which any real copy can have."""

import numpy as np
import numpy.typing as npt

from openglade.license_text.alignment import Alignment, Edit, capacity
from openglade.license_text.fingerprints import LOOSE, Leeway
from openglade.license_text.references import References
from openglade.license_text.senses import Sense
from openglade.license_text.words import Words

_Flags = npt.NDArray[np.uint8]
_Senses = _Flags | npt.NDArray[np.uint16]

_THE_SAME = 0.985
"""Where no template says what may vary, a text less like the known one is another."""

_SAYS = Sense.OPERATIVE | Sense.ACTION
_LIMITS = Sense.OPERATIVE | Sense.PURPOSE
_A_PASSAGE, _A_LONG_PASSAGE = 8, 12
_A_FEW = 3
_AN_INSERTION = 60
_LITTLE = 0.1
_A_NAME = 6
_A_LINE = 20

_FEWEST_GAPS, _LONGEST_GAP = 3, 40
_WORN_THROUGH = 0.8
_SHORT = 150
_LOST = 5
_WORN, _QUARTERS, _ADDED = 0.02, 2, 2
_MANY_GAPS = 8


def differences(words: Words, alignment: Alignment, references: References) -> tuple[Edit, ...]:
    """The edits of an alignment that change what the text says."""
    flags, room = references.flags(alignment.at), references.room(alignment.at)
    found = [
        one
        for one in alignment.edits
        if leaves_without(words, one) or not _is_allowed(words, flags, room, one)
    ]
    worn = alignment.likeness >= _WORN_THROUGH and _is_worn(
        words, found, min(references.required[alignment.at], alignment.matched + alignment.missing)
    )
    own = references.ids[alignment.at].startswith("LicenseRef-")
    if own and not worn and alignment.likeness < _THE_SAME:
        return tuple(found)
    if worn:
        found = [one for one in found if not _is_gap(words, one)]
    return tuple(one for one in found if _matters(words, flags, one))


def _is_allowed(words: Words, flags: _Flags, room: _Flags, edit: Edit) -> bool:
    """Whether the template lets these words stand for those."""
    here = words.senses[edit.start : edit.end]
    known = flags[edit.known_start : edit.known_end]
    kept = known[known & LOOSE == 0]
    space = capacity(flags, room, edit)
    if space and len(here) <= space + len(kept) and len(kept) <= _A_FEW:
        bound = _count(here, Sense.BINDING)
        return not bound or (
            bound <= _count(known, Sense.BINDING) and len(here) <= len(known) + _A_NAME
        )
    return not len(here) and len(kept) <= _LITTLE * len(known)


def _is_gap(words: Words, edit: Edit) -> bool:
    """Whether an edit is a few words lost, alone or one near the other."""
    known, here = edit.known_end - edit.known_start, edit.end - edit.start
    if known > _LONGEST_GAP or here > known + (known <= _A_NAME) or here == known > _A_NAME:
        return False
    return known - here <= max(_LOST, 0.75 * known) or _is_copyright(words, edit)


def _is_copyright(words: Words, edit: Edit) -> bool:
    """Whether what is lost may have been passed over as a copyright line."""
    lost = edit.known_end - edit.known_start - edit.end + edit.start
    return lost <= _A_LINE and not words.copyrights.isdisjoint(range(edit.start, edit.end + 1))


def _is_worn(words: Words, edits: list[Edit], length: int) -> bool:
    """Whether words are missing here and there all over the text, as scanning loses them."""
    gaps = [one for one in edits if _is_gap(words, one)]
    lost = sum(one.known_end - one.known_start - one.end + one.start for one in gaps)
    quarters = {4 * one.known_start // max(1, length) for one in gaps}
    others = [
        one for one in edits if one.end - one.start >= one.known_end - one.known_start + _ADDED
    ]
    return (
        len(gaps) >= (_FEWEST_GAPS if length >= _SHORT else _FEWEST_GAPS - 1)
        and lost >= (_WORN / 2 if len(gaps) >= _MANY_GAPS else _WORN) * length
        and len(quarters) >= _QUARTERS
        and len(others) <= len(gaps) // 4
    )


def _matters(words: Words, flags: _Flags, edit: Edit) -> bool:
    here = words.senses[edit.start : edit.end]
    known = flags[edit.known_start : edit.known_end]
    kept = known[known & LOOSE == 0]
    if not len(here):
        return not _is_copyright(words, edit) and _is_missed(words, flags, edit)
    if not len(kept):
        titled = known[known & np.uint8(Leeway.FREE) == 0]
        if abs(len(here) - len(titled)) <= 1 and _renumbers(here, titled):
            return True
        if len(here) <= len(known) and _count(here, Sense.BINDING) <= _count(known, Sense.BINDING):
            return False
        said = len(here) - _count(here, Sense.NUMBER)
        return said >= _AN_INSERTION or _count(here, _LIMITS) > 0
    return _says_otherwise(here, kept) and not _is_hyphenated(words, edit)


def _is_missed(words: Words, flags: _Flags, edit: Edit) -> bool:
    """Whether words that are gone said something."""
    known = flags[edit.known_start : edit.known_end]
    kept = known[known & LOOSE == 0]
    telling = Sense.OPERATIVE if edit.known_end == len(flags) else _SAYS
    return len(kept) >= _A_LONG_PASSAGE or _count(kept, telling) > 0 or leaves_without(words, edit)


def leaves_without(words: Words, edit: Edit) -> bool:
    """Whether what is missing may be "with or" before "without"."""
    if edit.end > edit.start or edit.end >= len(words):
        return False
    return words.text[words.starts[edit.end] : words.ends[edit.end]].lower() == "without"


def _is_hyphenated(words: Words, edit: Edit) -> bool:
    """Whether one word was cut in two at the end of a line."""
    if edit.end - edit.start != edit.known_end - edit.known_start + 1:
        return False
    between = words.text[words.ends[edit.start] : words.starts[edit.end - 1]]
    return edit.end - edit.start == len("ab") and between[:2] in ("-\n", "\u2010\n")


def _says_otherwise(here: _Senses, kept: _Senses) -> bool:
    if max(len(here), len(kept)) >= _A_PASSAGE:
        return True
    if _renumbers(here, kept):
        return True
    return any(
        _count(here, sense) != _count(kept, sense)
        for sense in (Sense.OPERATIVE, Sense.BINDING, Sense.ACTION)
    )


def _renumbers(here: _Senses, known: _Senses) -> bool:
    return _count(here, Sense.NUMBER) > 0 and _count(known, Sense.NUMBER) > 0


def _count(senses: _Senses, sense: Sense) -> int:
    return int(np.count_nonzero(senses.astype(np.uint16) & np.uint16(sense)))
