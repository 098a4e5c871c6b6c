"""What got lost on the way from an ancestor: the values (domain.md, Drift)."""

from dataclasses import dataclass
from enum import Enum

from openglade.core.evidence import Evidence
from openglade.core.finding import Severity
from openglade.core.ids import LicenseId, NodeId
from openglade.core.term import Kind


class DriftCode(Enum):
    """What was found; the name is stable, the sentence is not."""

    RELICENSED = "relicensed"
    """The declared license is not one that the ancestor's license allows."""
    TERM_DROPPED = "term-dropped"
    """A restriction that the declared license lacks."""
    LICENSE_MISSING = "license-missing"
    """Nothing is declared under an ancestor that asks for something."""
    LICENSE_CONFLICT = "license-conflict"
    """Licenses that cannot be met together."""
    NAME_MISSING = "name-missing"
    """A required word is not in the name."""
    BASE_UNDECLARED = "base-undeclared"
    """Files or prose show a parent that the metadata hides."""
    CLAIMS_OPEN = "claims-open"
    """It calls itself open source, and a term says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One thing that got lost on the way from an ancestor, in one sentence, with its path.

    The path leads from the model to the artifact that asks, both included. `kind` and `license` are
    those of the term, where one term decides.
    """

    code: DriftCode
    because: str
    artifact: NodeId
    path: tuple[NodeId, ...]
    kind: Kind | None = None
    license: LicenseId | None = None
    severity: Severity = Severity.WARNING
    evidence: tuple[Evidence, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """What drift is sorted by."""
        kind = self.kind.value if self.kind else ""
        return (_CODES.index(self.code), len(self.path), str(self.artifact), kind, self.because)


_CODES = tuple(DriftCode)
