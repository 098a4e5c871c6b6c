"""How one component of a model, or one dataset, was released: what a level comes from."""

from dataclasses import dataclass
from enum import Enum

from openglade.core.evidence import Evidence
from openglade.core.expression import Expression


class Availability(Enum):
    """How one gets hold of a thing (domain.md, the five levels, steps 1 and 2)."""

    ABSENT = "absent"
    """It does not exist for this model."""
    CLOSED = "closed"
    """Nothing of it is public."""
    DESCRIBED = "described"
    """It is described and cannot be had; for weights: architecture and size are published."""
    ON_REQUEST = "on-request"
    """By application that the maker decides, by contract or payment."""
    CLICK_THROUGH = "click-through"
    """Behind a form that only accepts the license, automatic or manual."""
    PUBLIC = "public"
    UNKNOWN = "unknown"


OUT_OF_REACH = frozenset({Availability.ABSENT, Availability.CLOSED, Availability.DESCRIBED})
"""What nobody but the maker can get hold of."""


class Extent(Enum):
    """How much of the thing was released (domain.md, the five levels, steps 4 and 5)."""

    WHOLE = "whole"
    PART = "part"
    """Data: a substantial part, the rest only described.

    Code: fine-tuning tools or incomplete training code.
    """
    RECIPE = "recipe"
    """A list or recipe from which the whole can be rebuilt from public sources."""
    EXAMPLES = "examples"
    """Samples, examples, instructions or inference code only."""


class Unlicensed(Enum):
    """Why a release has no license of its own."""

    UNREAD = "unread"
    """Nobody looked, or not everywhere: file list, card and prose."""
    UNIDENTIFIED = "unidentified"
    """There is a license, and nobody knows yet what it says: its text or its name is not known."""
    NONE = "none"
    """File list, card and prose were read and hold none: all rights are reserved."""
    OF_ITS_PARTS = "parts"
    """A compilation that leaves the license to each of its parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """How a thing was released, under which license, and where that was read.

    `extent` is None where the source does not say: the whole counts. `former` are licenses that it
    was under before, each with the day on which they ended.
    """

    availability: Availability = Availability.UNKNOWN
    license: Expression | Unlicensed = Unlicensed.UNREAD
    extent: Extent | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    former: tuple["FormerLicense", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerLicense:
    """A license that a thing was under until a day, or a month where only that is known."""

    license: Expression
    until: str
    evidence: tuple[Evidence, ...] = ()
