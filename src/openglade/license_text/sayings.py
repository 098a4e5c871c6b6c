"""What the sentences of a text say: terms, by their kinds, or something else that binds."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from openglade.core.license_reading import Passage
from openglade.core.term import Kind
from openglade.license_text.senses import Sense
from openglade.license_text.words import Words

UNREAD = 0
"""The number of what binds and is of no kind."""

NUMBERS = {kind: number for number, kind in enumerate(Kind, UNREAD + 1)}
"""The number of each kind of term."""

DISCLAIMER = NUMBERS[Kind.WARRANTY_DISCLAIMER]
ACCEPTANCE = 255
"""The number of the words by which a reader is bound to the rest."""

_DISCLAIMS = re.compile(r"(?i)\b(?:liab(?:le|ilit)|warrant(?:y|ies)|damages|merchantab|disclaim)")
_ACCEPTS = re.compile(
    r"(?i)\bagree(?:d|ing)?\s+to\s+be\s+bound|\bnot\s+(?:agree|accept)|\b(?:have|you)\s+read\b"
    r"|\bread\s+(?:this|the)\b|\bare\s+deemed\s+to\b"
)
_DOES = Sense.ACTION | Sense.ADDRESSED
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,80}\n")
_SENTENCE_END = re.compile(
    r"[.;:!?\u3002\uff1b](?=[\s\"')\u201d]|\Z)|\n[ \t\r]{0,80}\n|[\u3002\uff1b]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words `start` to `end` of a text say something: a term of a kind, by its number."""

    start: int
    end: int
    number: int


def sayings(words: Words, passages: Iterable[Passage]) -> tuple[Saying, ...]:
    """The terms of a text, and each other sentence that forbids or asks for something."""
    found = [
        Saying(
            start=int(np.searchsorted(words.ends, passage.start, "right")),
            end=int(np.searchsorted(words.starts, passage.end)),
            number=NUMBERS[passage.term.kind],
        )
        for passage in passages
    ]
    read = np.zeros(len(words) + 1, bool)
    for one in found:
        read[one.start : one.end] = True
    found += [
        Saying(start=start, end=end, number=_unread(words, start, end))
        for start, end in sentences(words, 0, len(words))
        if not read[start:end].any() and _binds(words, start, end)
    ]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.number)))


def sentences(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of a stretch of words, each from one word to another."""
    return _cut(words, start, end, _SENTENCE_END)


def paragraphs(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of a stretch of words, each from one word to another."""
    return _cut(words, start, end, _BLANK_LINE)


def _cut(words: Words, start: int, end: int, stop: re.Pattern[str]) -> list[tuple[int, int]]:
    if start >= end:
        return []
    first, last = int(words.starts[start]), int(words.ends[end - 1])
    stops = [match.end() for match in stop.finditer(words.text, first, last)]
    cuts = np.searchsorted(words.starts, stops).tolist()
    edges = sorted({start, end, *(cut for cut in cuts if start < cut < end)})
    return list(itertools.pairwise(edges))


def says_something(words: Words, start: int, end: int) -> bool:
    """Whether a sentence of a stretch forbids or asks for something."""
    if not _has(words, start, end, Sense.BINDING):
        return False
    return any(_binds(words, *span) for span in sentences(words, start, end))


def _binds(words: Words, start: int, end: int) -> bool:
    return _has(words, start, end, Sense.BINDING) and _has(words, start, end, _DOES)


def _unread(words: Words, start: int, end: int) -> int:
    if disclaims(words, start, end):
        return DISCLAIMER
    place = int(words.starts[start]), int(words.ends[end - 1])
    return ACCEPTANCE if _ACCEPTS.search(words.text, *place) else UNREAD


def disclaims(words: Words, start: int, end: int) -> bool:
    """Whether some words say that nothing is promised."""
    place = int(words.starts[start]), int(words.ends[end - 1])
    return _DISCLAIMS.search(words.text, *place) is not None


def _has(words: Words, start: int, end: int, sense: Sense) -> bool:
    return bool(np.any(words.senses[start:end] & np.uint16(sense)))
