"""A text beside all known texts: which of them stand in it, where, and what is left over."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from openglade.license_text.alignment import Alignment, Edit, align
from openglade.license_text.fingerprints import Form
from openglade.license_text.meaning import Said, adds, adds_words, telling
from openglade.license_text.references import References
from openglade.license_text.sayings import paragraphs, says_something
from openglade.license_text.weighing import differences
from openglade.license_text.words import SHINGLE, Words

_TRIED, _TRIED_LARGEST = 4, 2
_MORE_A_RUN = SHINGLE - 1
_ASIDE = 20
"""One in so many runs of words may stand far from the others by chance."""
_SHORTEST = 8
_MOST_PARTS = 32
_AT_A_TIME, _OVERLAP = 24_000, 8_000
"""Words that are looked at together: more than the longest license has."""
_APART, _NEARLY, _FAR = 3, 0.7, 0.9
"""How far, and how much less like it, the known text may be that a text is called by after all."""

_A_STATEMENT = 6
_Numbers = npt.NDArray[np.int32]
_Found = tuple[Alignment, tuple[int, int]]
"""An alignment, and the stretch of the text that it was looked for in."""

_LIKE_ENOUGH = 0.5
_NOTICE_ENOUGH = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A known text that stands in a text, and the differences that matter."""

    alignment: Alignment
    exact: bool
    differences: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The known texts in a text, in order, and what else it says: stretches of words."""

    words: Words
    matches: tuple[Match, ...]
    foreign: tuple[tuple[int, int], ...]
    likeness: float
    """Of the whole text to the known text that it is most like, however little that is."""


def compare(words: Words, references: References, said: Said | None = None) -> Comparison:
    """Find the known texts in a text: word for word, nearly so, or in words that say the same.

    `said` is what was read in the text already.
    """
    at = references.exact(words.digest())
    if at is not None:
        whole = Alignment(
            at=at, start=0, end=len(words), edits=(), matched=len(words), missing=0, foreign=0
        )
        return Comparison(
            words=words,
            matches=(Match(alignment=whole, exact=True, differences=()),),
            foreign=(),
            likeness=1.0,
        )
    said = said or Said(words)
    numbers = references.lookup(words.shingles())
    tried = _parts(numbers, references)
    standing = [found for found in tried if _stands(found[0], references)]
    matches = tuple(
        sorted(
            (_match(words, said, numbers, found, references) for found in standing),
            key=lambda one: one.alignment.start,
        )
    )
    return Comparison(
        words=words,
        matches=matches,
        foreign=tuple(_foreign(words, [one.alignment for one in matches])),
        likeness=max((round(best.likeness, 4) for best, _ in tried), default=0.0),
    )


def _match(
    words: Words, said: Said, numbers: _Numbers, found: _Found, references: References
) -> Match:
    """The nearest known text, or another that stands in the same place and says the same.

    That is the next one if the nearest does not say the same. And where the words of the nearest
    are far from the same, one that OSI approved is named before a variant that it did not.
    """
    best = _weighed(words, said, found[0], references)
    approved = references.names.approved
    far = best.alignment.likeness < _FAR and references.ids[best.alignment.at] not in approved
    if any(adds_words(words, one) for one in best.differences) or not (best.differences or far):
        return best
    for one in nearest(numbers, found[1], references, _NEARLY):
        if _is_in_place(one, best.alignment, references) and (
            best.differences or references.ids[one.at] in approved
        ):
            other = _weighed(words, said, one, references)
            if not other.differences:
                return other
    return best


def _is_in_place(one: Alignment, other: Alignment, references: References) -> bool:
    return (
        one.start <= other.start + _APART
        and one.end >= other.end - _APART
        and one.score >= _NEARLY * other.score
        and references.forms[one.at] is references.forms[other.at]
    )


def _weighed(words: Words, said: Said, one: Alignment, references: References) -> Match:
    found = differences(words, one, references)
    if len(words) <= _AT_A_TIME:
        found = telling(words, said, one, found, references)
    return Match(alignment=one, exact=one.missing == one.foreign == 0, differences=found)


def _parts(numbers: _Numbers, references: References) -> list[_Found]:
    """The known text nearest to each stretch; where one stands, what is beside it is looked at."""
    found: list[_Found] = []
    waiting = [(0, len(numbers))]
    while waiting and len(found) < _MOST_PARTS:
        low, end = waiting.pop()
        high = min(end, low + _AT_A_TIME)
        ranked: list[Alignment] = []
        if high - low >= _SHORTEST and np.count_nonzero(numbers[low:high] >= 0) >= _SHORTEST // 2:
            ranked = nearest(numbers, (low, high), references)
        if ranked:
            found.append((ranked[0], (low, high)))
        if ranked and _stands(ranked[0], references):
            waiting += [(ranked[0].end, end), (low, ranked[0].start)]
        elif high < end:
            waiting.append((high - _OVERLAP, end))
    return found


def _stands(alignment: Alignment, references: References) -> bool:
    if references.forms[alignment.at] is Form.NOTICE:
        return alignment.likeness >= _NOTICE_ENOUGH
    return alignment.likeness >= _LIKE_ENOUGH


def nearest(
    numbers: _Numbers, within: tuple[int, int], references: References, share: float = 1.0
) -> list[Alignment]:
    """The known texts that a stretch of a text is most like, the first first; none if none is.

    Left out is what cannot reach this share of the score of the first.
    """
    low, high = within
    overlap = references.overlap(numbers[low:high])
    likely = 2 * overlap - references.totals
    candidates = [
        *np.argsort(-likely, kind="stable")[:_TRIED].tolist(),
        *np.argsort(-overlap, kind="stable")[:_TRIED_LARGEST].tolist(),
    ]
    found: list[Alignment] = []
    least = -np.inf if high - low == len(numbers) else 0.0
    for at in dict.fromkeys(candidates):
        if overlap[at] <= 0 or _at_most(numbers[low:high], references, at) < least:
            continue
        one = align(numbers, within, references, at)
        if one is not None:
            found.append(one)
            least = max(least, share * one.score)
    return sorted(found, key=lambda one: (-one.score, len(references.ids[one.at]), one.at))


def _at_most(numbers: _Numbers, references: References, at: int) -> float:
    """A score that the alignment with a known text cannot exceed by much."""
    places = np.flatnonzero(references.holds(at, numbers))
    if not len(places):
        return -np.inf
    more = _MORE_A_RUN * (1 + int(np.count_nonzero(np.diff(places) > 1)))
    matched = len(places) + more
    aside = len(places) // _ASIDE
    amid = places[aside : len(places) - aside]
    foreign = int(amid[-1]) - int(amid[0]) - len(amid) - more - references.leeway(at)
    missing = int(references.required[at]) - matched
    return float(matched - max(0, missing) - max(0, foreign))


def _foreign(words: Words, found: list[Alignment]) -> Iterator[tuple[int, int]]:
    """What the paragraphs say that are in no known text."""
    starts = [*(one.start for one in found), len(words)]
    ends = [0, *(one.end for one in found)]
    for start, end in zip(ends, starts, strict=True):
        saying = [span for span in paragraphs(words, start, end) if says_something(words, *span)]
        if (
            saying
            and saying[-1][1] - saying[0][0] >= _A_STATEMENT
            and adds(words, saying[0][0], saying[-1][1])
        ):
            yield saying[0][0], saying[-1][1]
