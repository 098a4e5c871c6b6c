"""What can be released of a model, and how open it is: the map and the compass.

The components and levels are those of domain.md.
"""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Component(Enum):
    """One of the five things that the maker of a model can release."""

    WEIGHTS = "weights"
    PRETRAINING_DATA = "pretraining_data"
    FINETUNING_DATA = "finetuning_data"
    REWARD_MODEL = "reward_model"
    CODE = "code"

    @property
    def title(self) -> str:
        """The name that a reader sees.

        >>> Component.PRETRAINING_DATA.title
        'pre-training data'
        """
        return _TITLES[self]


_TITLES = {
    Component.WEIGHTS: "weights",
    Component.PRETRAINING_DATA: "pre-training data",
    Component.FINETUNING_DATA: "fine-tuning data",
    Component.REWARD_MODEL: "reward model",
    Component.CODE: "code",
}


class Level(Enum):
    """How open a component is.

    UNKNOWN and NOT_APPLICABLE are not CLOSED, and never take part in a comparison.
    """

    CLOSED = 0
    DESCRIBED = 1
    RESTRICTED = 2
    LIMITED = 3
    OPEN = 4
    NOT_APPLICABLE = "n/a"
    UNKNOWN = "?"

    @property
    def is_known(self) -> bool:
        """Whether this is one of the five degrees of openness."""
        return isinstance(self.value, int)

    @property
    def title(self) -> str:
        """The name of the level (domain.md, the five levels).

        >>> Level(3).title
        'open with limitations'
        """
        return _LEVEL_TITLES[self]

    @property
    def rank(self) -> int:
        """The degree as a number from 0 to 4; ValueError for a level that is none."""
        if isinstance(self.value, int):
            return self.value
        raise ValueError(f"level {self.value!r} has no rank")

    def __str__(self) -> str:
        return str(self.value)


_LEVEL_TITLES = {
    Level.CLOSED: "closed",
    Level.DESCRIBED: "published research only",
    Level.RESTRICTED: "restricted access",
    Level.LIMITED: "open with limitations",
    Level.OPEN: "totally open",
    Level.NOT_APPLICABLE: "does not exist",
    Level.UNKNOWN: "unknown",
}


class Minimum(NamedTuple):
    """The least of some levels, and where one is unknown, the bound that the others give."""

    level: Level
    at_most: Level | None = None


def minimum(levels: Iterable[Level]) -> Minimum:
    """Answer the least open of some levels; not knowing one never opens anything.

    NOT_APPLICABLE does not enter. With an UNKNOWN among them the answer is UNKNOWN, at most the
    least of the known ones, but CLOSED stays CLOSED.

    >>> minimum([Level(4), Level(3), Level.NOT_APPLICABLE])
    Minimum(level=<Level.LIMITED: 3>, at_most=None)
    >>> minimum([Level(3), Level.UNKNOWN])
    Minimum(level=<Level.UNKNOWN: '?'>, at_most=<Level.LIMITED: 3>)
    >>> minimum([Level(0), Level.UNKNOWN]).level
    <Level.CLOSED: 0>
    >>> minimum([]).level
    <Level.NOT_APPLICABLE: 'n/a'>
    """
    present = {level for level in levels if level is not Level.NOT_APPLICABLE}
    if not present:
        return Minimum(Level.NOT_APPLICABLE)
    known = [level for level in present if level.is_known]
    least = min(known, key=lambda level: level.rank, default=None)
    if Level.UNKNOWN not in present or least is Level.CLOSED:
        return Minimum(least or Level.UNKNOWN)
    return Minimum(Level.UNKNOWN, least)
