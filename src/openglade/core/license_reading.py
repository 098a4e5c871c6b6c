"""What was read from one license text: which it is, what was changed, which terms it holds."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from openglade.core.ids import LicenseId
from openglade.core.term import Kind, Term


class MatchMethod(Enum):
    """How the known text behind a text was found."""

    EXACT = "exact"
    """Word for word, but for what the template leaves open."""
    ALIGNED = "aligned"
    """Word by word beside the known text: a few words differ, and none of them says anything."""
    NOTICE = "notice"
    """It only says under which license something is; the license itself is elsewhere."""
    POINTER = "pointer"
    """It only says where the license is to be found."""
    NONE = "none"
    """No known text is this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the text, in characters, that is one known license, or None."""

    license: LicenseId | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """Which known license a text is; `license` is None for an unknown and for a modified one.

    `likeness` to the nearest known text is between 0 and 1.
    """

    license: LicenseId | None
    likeness: float
    method: MatchMethod
    parts: tuple[Part, ...] = ()


class ChangeKind(Enum):
    """What was done to the known text."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A passage that differs from the known text, in characters of the text at hand.

    `start` equals `end` where something is missing. `text` is the passage that stands there; of a
    removed one, what is known of it: its section and size. `terms` are the kinds that it bears.
    """

    kind: ChangeKind
    start: int
    end: int
    text: str
    terms: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A term where it stands, in characters; `added` if the known text does not have it."""

    term: Term
    start: int
    end: int
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenseReading:
    """All that was read from one text; `policies` are documents that it makes binding, by name."""

    identified: Identification
    based_on: LicenseId | None = None
    changes: tuple[Change, ...] = ()
    terms: tuple[Passage, ...] = ()
    policies: tuple[str, ...] = ()


class LicenseReader(Protocol):
    """Where a source has a license text read."""

    def read(self, text: str) -> LicenseReading:
        """Which license the text is, what was changed in it, and which terms it holds."""
