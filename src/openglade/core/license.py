"""A license text, read as terms."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from openglade.core.evidence import Evidence
from openglade.core.ids import LicenseId
from openglade.core.term import Kind, Term


class Purpose(Enum):
    """What a license text was written for."""

    SOFTWARE = "software"
    MODEL = "model"
    DATA = "data"
    CONTENT = "content"
    USE_POLICY = "use-policy"
    SERVICE_TERMS = "service-terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One dated state of a text whose terms stayed the same."""

    dated: str
    note: str = ""
    sha256: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """A license text, read as terms.

    `incorporates` names the policies that it makes binding: their terms count as its own. `hub_ids`
    are the values of `license:` on the Hub that mean this text, `hub_names` those of
    `license_name:`. `open_data` says that the Open Definition counts it as conformant. `sha256` are
    digests of files that hold the text and nothing else.
    """

    id: LicenseId
    name: str
    purpose: Purpose
    steward: str
    terms: tuple[Term, ...]
    evidence: Evidence
    dated: str = ""
    osi_approved: bool = False
    fsf_free: bool = False
    open_data: bool = False
    incorporates: tuple[LicenseId, ...] = ()
    succeeds: LicenseId | None = None
    aliases: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    hub_names: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    sha256: tuple[str, ...] = ()
    note: str = ""

    def having(self, *kinds: Kind) -> tuple[Term, ...]:
        """The terms of some kinds, in the order of the text.

        >>> from datetime import date
        >>> from openglade.core.evidence import Method
        >>> read = Evidence(source="LICENSE", read_on=date(2026, 11, 21), method=Method.FILE)
        >>> text = License(
        ...     id=LicenseId("CC-BY-NC-4.0"),
        ...     name="CC BY-NC",
        ...     purpose=Purpose.CONTENT,
        ...     steward="CC",
        ...     terms=(Term(kind=Kind.NONCOMMERCIAL, section="2.a.1"),),
        ...     evidence=read,
        ... )
        >>> [term.section for term in text.having(Kind.NONCOMMERCIAL)]
        ['2.a.1']
        """
        return tuple(term for term in self.terms if term.kind in kinds)


class LicenseIndex(Protocol):
    """Where a source asks which license a name or a file means."""

    def find_license(self, text: str) -> LicenseId | None:
        """The license that an id, an alias, a Hub id or a license_name means; None if unknown."""

    def license_of_file(self, sha256: str) -> LicenseId | None:
        """The license whose text, and nothing else, a file with this digest holds, or None."""
