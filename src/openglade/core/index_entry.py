"""The cells of the European Open Source AI Index, and what one of its files says in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from openglade.core.evidence import Evidence
from openglade.core.requirement import mean


class Openness(Enum):
    """What the index says of one parameter."""

    OPEN = "open"
    PARTIAL = "partial"
    CLOSED = "closed"

    @property
    def points(self) -> float:
        """What it adds to a score.

        >>> Openness.PARTIAL.points
        0.5
        """
        return _POINTS[self]


_POINTS = {Openness.OPEN: 1.0, Openness.PARTIAL: 0.5, Openness.CLOSED: 0.0}


class Parameter(Enum):
    """A question of the index, by the key of its files; the last two ended on 2026-03-13."""

    BASE_DATA = "datasources_basemodel"
    END_DATA = "datasources_endmodel"
    BASE_WEIGHTS = "weights_basemodel"
    END_WEIGHTS = "weights_endmodel"
    TRAINING_CODE = "trainingcode"
    CODE = "code"
    HARDWARE_ARCHITECTURE = "hardware_architecture"
    PREPRINT = "preprint"
    PAPER = "paper"
    MODEL_CARD = "modelcard"
    DATASHEET = "datasheet"
    LICENSES = "licenses"
    PACKAGE = "package"
    API = "api"

    @property
    def title(self) -> str:
        """The name that the index shows.

        >>> Parameter.BASE_DATA.title
        'base model data'
        """
        return _TITLES.get(self, self.value)


_TITLES = {
    Parameter.BASE_DATA: "base model data",
    Parameter.END_DATA: "end user model data",
    Parameter.BASE_WEIGHTS: "base model weights",
    Parameter.END_WEIGHTS: "end user model weights",
    Parameter.TRAINING_CODE: "training code",
    Parameter.CODE: "code documentation",
    Parameter.HARDWARE_ARCHITECTURE: "hardware architecture",
    Parameter.MODEL_CARD: "model card",
}

PARAMETERS_2025 = tuple(Parameter)
"""The fourteen parameters of 2025."""
PARAMETERS_2026 = PARAMETERS_2025[:-2]
"""The twelve parameters since March 2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a file says of one parameter; None where it leaves the class open.

    A class that is left open counts as nothing, as in the index's own code.
    """

    openness: Openness | None
    notes: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """What one file of the index says of a system, parameter by parameter."""

    system: str
    cells: Mapping[Parameter, Cell]


def score(cells: Iterable[Openness | None]) -> float:
    """The plain mean over the parameters, as the index's site computes it; 0 of none.

    >>> score([Openness.OPEN, Openness.PARTIAL, Openness.CLOSED, None])
    0.375
    """
    points = [one.points if one else 0.0 for one in cells]
    return mean(points) or 0.0
