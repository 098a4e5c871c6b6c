"""How a term is said: words to look for, what has to be said, what takes it back."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from openglade.license_text.structure import Role, Sentence, Structure

_BEFORE = 120
_AFTER = 60
_TRIES = 24
_GAP = "[^;:]"
ITEM = r"(?:^|[;:] (?:or |and )?(?:\(?\w{1,4}[.)] )?)"
"""A fragment of a pattern: where an item of a list begins, also of one inside a sentence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern that is compiled when it is first tried: most texts need few of them."""

    pattern: str

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match between two places, as re has it."""
        return _compiled(self.pattern).search(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, as re has them."""
        return _compiled(self.pattern).finditer(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to say something, tried on what holds one of `stems` and one of `also`, if any."""

    stems: tuple[str, ...]
    says: Phrase
    also: tuple[str, ...] = ()

    def fits(self, folded: str) -> bool:
        """Whether the words that this way needs are there at all."""
        return any(stem in folded for stem in self.stems) and (
            not self.also or any(stem in folded for stem in self.also)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The ways in which one thing is said.

    One of them has to match a sentence in lower case, or an item of a list together with the lead
    of the list, unless the item counts only `alone`. `unless` must not match the words around the
    match: 120 characters before, 60 after. A definition says it only `in_definitions`.
    """

    ways: tuple[Way, ...]
    unless: Phrase | None = None
    in_definitions: bool = False
    alone: bool = False

    def found(self, structure: Structure) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """Each sentence that says it, with the first match in it; headings say nothing."""
        stems = tuple(stem for way in self.ways for stem in way.stems)
        for sentence in structure.having(*stems):
            if sentence.is_heading:
                continue
            match = self.match(sentence.folded) or self._item(sentence)
            if match and (self.in_definitions or sentence.role is not Role.DEFINITION):
                yield sentence, match

    def first(self, structure: Structure) -> tuple[Sentence, re.Match[str]] | None:
        """The first sentence that says it, with its match; from a preamble only if none else."""
        recital = None
        for sentence, match in self.found(structure):
            if sentence.section != "preamble" and "preamble" not in sentence.heading:
                return sentence, match
            recital = recital or (sentence, match)
        return recital

    def match(self, folded: str) -> re.Match[str] | None:
        """The first words that say it, and that nothing near them takes back.

        >>> said = Wording(ways=(way("credit", says=("credit them",)),), unless=any_of("need not"))
        >>> bool(said.match("please credit them")), bool(said.match("you need not credit them"))
        (True, False)
        """
        for one in self.ways:
            if one.fits(folded):
                for match in one.says.finditer(folded):
                    near = folded[max(0, match.start() - _BEFORE) : match.end() + _AFTER]
                    if self.unless is None or not self.unless.search(near):
                        return _tightest(one.says, match)
        return None

    def _item(self, sentence: Sentence) -> re.Match[str] | None:
        """The match in an item of a list that says it only together with its lead."""
        if self.alone or not sentence.lead:
            return None
        match = self.match(sentence.whole.replace(":", ","))
        return match if match and match.end() > len(sentence.lead) + 1 else None


def way(*stems: str, says: tuple[str, ...], also: tuple[str, ...] = ()) -> Way:
    """One way to say something, of the stems that it cannot do without and patterns for any_of."""
    return Way(stems=stems, says=any_of(*says), also=also)


def any_of(*patterns: str) -> Phrase:
    """One pattern of several; `~40` stands for up to 40 characters inside one clause.

    >>> any_of("keep~9notice", "credit").pattern
    'keep[^;:]{0,9}?notice|credit'
    """
    return Phrase(re.sub(r"~(\d+)", _GAP + r"{0,\1}?", "|".join(patterns)))


def _tightest(says: Phrase, match: re.Match[str]) -> re.Match[str]:
    """The match that ends where this one does, or before, and starts last."""
    end = match.end()
    for _ in range(_TRIES):
        later = says.search(match.string, match.start() + 1, end)
        if later is None:
            break
        match = later
    return match


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
