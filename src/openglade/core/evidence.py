"""Where a claim was read, and what could not be read."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Method(Enum):
    """Who or what read a claim; the one that is believed first comes first (domain.md, Facts)."""

    OVERRIDE = "override"
    FILE = "file"
    HUB_API = "hub-api"
    CARD = "card"
    PROSE = "prose"
    CATALOG = "catalog"
    RECALLED = "recalled"

    @property
    def precedence(self) -> int:
        """0 for the method that is believed first.

        >>> Method.FILE.precedence < Method.CARD.precedence
        True
        """
        return _ORDER[self]


_ORDER = {method: place for place, method in enumerate(Method)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where one claim was read: source (URL or file), place, day, reader, and words.

    `quote` holds at most 25 words, and only where the words decide. RECALLED says that the claim is
    generally known and the source named was not opened again on that day.
    """

    source: str
    read_on: date
    method: Method
    locator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What could not be read, why, and where it was looked for.

    A gap never opens anything, and is always shown.
    """

    what: str
    reason: str
    source: str

    @property
    def key(self) -> tuple[str, ...]:
        """What gaps are sorted by."""
        return (self.what, self.reason, self.source)
