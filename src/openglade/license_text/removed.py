"""Which terms the words bore that a text lacks of the known text it is nearest to.

Of a known text only hashes are kept. Which words are missing is tried: behind two words that are
there, each word of the text at hand, and each that names an action.
"""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np

from openglade.core.term import Group, Kind
from openglade.license_text.alignment import Edit
from openglade.license_text.references import References
from openglade.license_text.sayings import NUMBERS
from openglade.license_text.senses import ACTIONS
from openglade.license_text.structure import Structure
from openglade.license_text.terms import terms_of
from openglade.license_text.words import SHINGLE, Words, hashed, read_words

_BEFORE = SHINGLE - 1
_MOST = 60
_NEAR = 600
_FAR = 5000
"""How many words of a text before and after a place are tried there."""
_SENTENCE_END = re.compile(r"[.;]\s")
_KINDS = {number: kind for kind, number in NUMBERS.items()}


def kinds_removed(words: Words, edit: Edit, at: int, references: References) -> tuple[Kind, ...]:
    """The terms that the known words of an edit bore: whole ones, and what is no more granted."""
    low, high = edit.known_start, edit.known_end
    beside = [one for one in references.sayings(at) if one.start < high and low < one.end]
    whole = [
        _KINDS[one.number]
        for one in beside
        if one.number in _KINDS
        and 2 * (min(high, one.end) - max(low, one.start)) > one.end - one.start
    ]
    gone = " ".join(_words_removed(words, edit, at, references))
    found = [*whole, *_borne(gone)]
    if gone and _granted(_before(words, edit)):
        found += _granted(f"You may {gone} it.")
    return tuple(dict.fromkeys(found))


def _before(words: Words, edit: Edit) -> str:
    """The beginning of the sentence in which known words are missing."""
    place = int(words.ends[edit.start - 1]) if edit.start else 0
    return _SENTENCE_END.split(words.text[max(0, place - _NEAR) : place])[-1]


def _granted(text: str) -> list[Kind]:
    return [kind for kind in _borne(text) if kind.group is Group.GRANT]


def _borne(text: str) -> list[Kind]:
    return [passage.term.kind for passage in terms_of(Structure.of(text))]


def _words_removed(words: Words, edit: Edit, at: int, references: References) -> Iterator[str]:
    """The known words of an edit in their order, up to the first that cannot be told."""
    start, low, high = edit.start, edit.known_start, edit.known_end
    if min(start, low) < _BEFORE or high - low > _MOST:
        return
    named, since = _named(), max(0, start - _FAR)
    beside = words.hashes[since : start + _FAR]
    hashes, places = np.unique(np.concatenate([beside, named.hashes]), return_index=True)
    first, second = words.hashes[start - 2 : start - 1], words.hashes[start - 1 : start]
    for shingle in references.shingles(at)[low - _BEFORE : high - _BEFORE]:
        fitting = np.flatnonzero(hashed(first, second, hashes) == shingle)
        if len(fitting) != 1:
            return
        found = int(fitting[0])
        first, second = second, hashes[found : found + 1]
        place = int(places[found])
        told = place < len(beside)
        yield words.word(since + place) if told else named.word(place - len(beside))


@cache
def _named() -> Words:
    return read_words(" ".join(sorted(ACTIONS)))
