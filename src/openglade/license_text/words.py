"""A text as the words that matter when license texts are compared, each with its place.

What SPDX's matching guidelines leave open is not a word here: case, quotes, marks of comments and
markup, numbers of lists, copyright lines. Spellings that they hold equal are one word.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from openglade.license_text.senses import sense_of
from openglade.license_text.spelling import respelled

MOST_CHARACTERS = 300_000
"""Callers refuse a text that is longer; no license is."""

SHINGLE = 3
"""How many words are hashed together: never fewer, so that no word can be looked up by its hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text in order: their hashes, senses, and places in characters.

    `marks` are the numbers of sections and list items: before which word, and the number.
    `copyrights` are the words before which a copyright line was passed over.
    """

    text: str
    starts: npt.NDArray[np.int32]
    ends: npt.NDArray[np.int32]
    hashes: npt.NDArray[np.uint64]
    senses: npt.NDArray[np.uint16]
    marks: tuple[tuple[int, str], ...]
    copyrights: frozenset[int] = frozenset()

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.starts)

    def word(self, at: int) -> str:
        """One of the words, as the text has it."""
        return self.text[int(self.starts[at]) : int(self.ends[at])]

    def only(self, kept: npt.NDArray[np.bool_]) -> "Words":
        """Some of the words, without marks."""
        return Words(
            text=self.text,
            starts=self.starts[kept],
            ends=self.ends[kept],
            hashes=self.hashes[kept],
            senses=self.senses[kept],
            marks=(),
        )

    def digest(self) -> int:
        """A hash of all words in their order, in 64 bits."""
        return int.from_bytes(blake2b(self.hashes.tobytes(), digest_size=8).digest(), "little")

    def shingles(self) -> npt.NDArray[np.uint32]:
        """The hash of each run of words, by its first word; a shorter text is one run."""
        hashes = self.hashes
        if len(hashes) < SHINGLE:
            hashes = np.concatenate([hashes, np.zeros(SHINGLE - len(hashes), np.uint64)])
        return hashed(hashes[:-2], hashes[1:-1], hashes[2:])


_FACTORS = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], np.uint64
)


def hashed(
    first: npt.NDArray[np.uint64], second: npt.NDArray[np.uint64], third: npt.NDArray[np.uint64]
) -> npt.NDArray[np.uint32]:
    """The hashes of runs of SHINGLE words, of the hashes of the words at each of their places."""
    mixed = first * _FACTORS[0] + second * _FACTORS[1] + third * _FACTORS[2]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _FACTORS[3]
    shingles: npt.NDArray[np.uint32] = (mixed >> np.uint64(32)).astype(np.uint32)
    return shingles


_FOLD = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2028\u2029\x85", "\n"),
}
_FOREIGN = re.compile(r"[^\x00-\x7f]+")

_TAGS = "a|abbr|b|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|img|li|link|meta"
_TAGS += "|ol|p|pre|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|title|tr|u|ul"
_SAYS_MORE = (
    "may|must|shall|should|not|no|only|solely|use[ds]?|using|except|prohibit(?:ed|s)?|forbidden"
    "|restrict(?:ed|ions?)?|commercial|noncommercial|permission|permitted|licen[cs]e[ds]?|without"
    "|agree|provided|redistributions?|research|require[ds]?|require"
)
_SKIPPED = re.compile(
    rf"<(?:/?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?|!--|[\w ,.'()-]{{1,40}})>"
    r"|&(?:[a-z]{2,6}|#\d{1,5});|\]\([^()\s]{1,200}\)"
    r"|(?:https?://|www\.)[^\s<>]{1,300}(?:(?<=[-/])\s[^\s<>]{1,300})?"
    r"|all[ \t]+rights[ \t]+reserved\b"
)
_COPYRIGHT = re.compile(
    r"\n[^\w\n(<\[]{0,12}(?:(?:portions|parts|some)[ ,])?(?:copyright[ \t:,]{0,4}"
    r"(?:\(c\)|\u00a9|[<\[{(]|\d{4}|by |[^\n]{0,80}\d{4})|\u00a9|\(c\)[ \t]{0,3}\d)"
    rf"(?![^\n]{{0,159}}\b(?:{_SAYS_MORE})\b)[^\n]{{0,160}}(?=\n|\Z)"
)
_ITEM = r"(\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|(?:[a-z]|[ivx]{1,5})[.)])"
_ITEM += r"(?=[\s*\"])"
_NUMBERS = (
    re.compile(r"\((?<![\w)]\()([a-z]|[ivx]{1,5})\)"),
    re.compile(rf"\n[ \t#*>/-]{{0,12}}(?:{_ITEM}|\((\d{{1,2}})\))"),
    re.compile(r"[.;:,]\s{1,2}(\d{1,2}(?:\.\d{1,2}){0,3}[.)])(?=\s)"),
)
_DECIMAL = re.compile(r"\.(?=\d)(?<=\d\.)|,(?=\d{3}(?!\d))(?<=\d,)")
_JOINED = re.compile(r"-(?<=\bnon-|\bsub-)\s{0,3}(?=[a-z])")
_IDEOGRAMS = 0x3400, 0x9FFF
_POINT, _JOIN = "\x01", "\x02"
_GAPS = str.maketrans(
    {chr(code): " " for code in range(128) if not (chr(code).isalnum() or chr(code) in "&\x01\x02")}
)
_GAP = re.compile(r"[^\w&\x01\x02]|_")


class _Known(dict[str, int]):
    """Word → its hash above nine bits of its senses; made when first met, forgotten when many."""

    def __missing__(self, word: str) -> int:
        if len(self) > 200_000:  # noqa: PLR2004  (a bound on memory)
            self.clear()
        spelled = respelled(word.replace(_JOIN, ""))
        digest = blake2b(spelled.encode(errors="replace"), digest_size=8).digest()
        number = int.from_bytes(digest, "little", signed=True)
        code = number & ~511 | sense_of(spelled)
        self[word] = code
        return code


_KNOWN = _Known()


def folded(text: str) -> str:
    """The text in lower case, plain where it can be; every character keeps its place.

    >>> folded("\u201cThe WORK\u201d \u2013 the Work\u2019s")
    ' the work  - the work s'
    """
    lower = text.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(text):
        lower = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return _FOREIGN.sub(lambda match: match[0].translate(_PLAIN), lower)


class _Plain(dict[int, str]):
    """Characters beyond ASCII → what stands for them: a letter, a plain mark, or a space."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        keeps = character.isalnum() or character == "\u00a9"
        self[code] = _FOLD.get(character, character if keeps else " ")
        return self[code]


_PLAIN = _Plain()


def read_words(text: str) -> Words:
    """The words of a text; what is beyond MOST_CHARACTERS is not read."""
    text = text[:MOST_CHARACTERS]
    plain = "\n" + folded(text.replace("\x01", " ").replace("\x02", " "))
    lines: list[int] = []
    places: list[tuple[int, str]] = []

    def line(match: re.Match[str]) -> str:
        lines.append(match.end())
        return " " * len(match[0])

    def mark(match: re.Match[str]) -> str:
        group = match.lastindex or 0
        places.append((match.start(group), match[group].rstrip(".)")))
        return " " * len(match[0])

    plain = _COPYRIGHT.sub(line, _SKIPPED.sub(_blank, plain))
    for pattern in _NUMBERS:
        plain = pattern.sub(mark, plain)
    starts, ends, tokens = _split(_DECIMAL.sub(_POINT, _JOINED.sub(_join, plain)))
    codes = np.fromiter(map(_KNOWN.__getitem__, tokens), np.int64, len(tokens)).view(np.uint64)
    before = np.searchsorted(starts, [place for place, _ in places])
    marks = sorted(zip(before.tolist(), places, strict=True))
    return Words(
        text=text,
        starts=starts - 1,
        ends=ends - 1,
        hashes=codes >> np.uint64(9),
        senses=(codes & np.uint64(511)).astype(np.uint16),
        marks=tuple((word, label) for word, (_, label) in marks),
        copyrights=frozenset(np.searchsorted(starts, lines).tolist()),
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _join(match: re.Match[str]) -> str:
    return _JOIN * len(match[0])


def _split(plain: str) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], list[str]]:
    """Where the words of a prepared text start and end, and what they are."""
    if plain.isascii():
        plain = plain.translate(_GAPS)
        solid = np.frombuffer(plain.encode("ascii"), np.uint8) != ord(" ")
    else:
        plain = _GAP.sub(" ", plain)
        codes = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), np.uint32)
        solid = codes != ord(" ")
        ideograms = (codes >= _IDEOGRAMS[0]) & (codes <= _IDEOGRAMS[1])
        if ideograms.any():
            return _split_ideograms(plain, solid, ideograms)
    edges = np.flatnonzero(np.diff(solid, prepend=False, append=False)).astype(np.int32)
    return edges[::2], edges[1::2], plain.split()


def _split_ideograms(
    plain: str, solid: npt.NDArray[np.bool_], ideograms: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], list[str]]:
    alone = ideograms | np.roll(ideograms, 1)
    starts = np.flatnonzero(solid & (alone | ~np.roll(solid, 1))).astype(np.int32)
    last = ~np.roll(solid, -1) | np.roll(alone, -1)
    ends = (np.flatnonzero(solid & last) + 1).astype(np.int32)
    return starts, ends, [plain[start:end] for start, end in zip(starts, ends, strict=True)]
