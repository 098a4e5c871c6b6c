"""What a reader has to know besides the levels, each with its reason and its evidence."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from openglade.core.evidence import Evidence


class Severity(Enum):
    """How much a finding matters."""

    NOTE = "note"
    WARNING = "warning"


class Code(Enum):
    """What was found; the name is stable, the sentence is not."""

    NO_LICENSE = "no-license"
    """Released, and everything was read, and there is no license: all rights are reserved."""
    CONTESTED = "contested"
    """Training data has terms whose reach over the weights is contested."""
    DECLARED_DIFFERS = "declared-differs"
    """Two places say different things of the same artifact."""
    LINEAGE_CYCLE = "lineage-cycle"
    """Artifacts that are each other's ancestors."""
    REPAIRED = "repaired"
    """Metadata was not as it should be, and was read all the same."""
    STALE_OVERRIDE = "stale-override"
    """An override of the user is for another revision than the one at hand, and does not apply."""

    @property
    def severity(self) -> Severity:
        """How much findings of this code matter."""
        notes = {Code.LINEAGE_CYCLE, Code.REPAIRED}
        return Severity.NOTE if self in notes else Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found, in one sentence, with the evidence for it."""

    code: Code
    because: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.code.severity

    @property
    def key(self) -> tuple[str, ...]:
        """What findings are sorted by."""
        return (self.code.value, self.because)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted; those that say the same are one, with the evidence of all.

    >>> once = Finding(code=Code.REPAIRED, because="a key")
    >>> len(in_order([once, once]))
    1
    """
    joined: dict[tuple[str, ...], Finding] = {}
    for one in sorted(findings, key=lambda one: (one.key, str(one.evidence))):
        known = joined.get(one.key)
        evidence = (*(known.evidence if known else ()), *one.evidence)
        joined[one.key] = replace(one, evidence=tuple(dict.fromkeys(evidence)))
    return tuple(joined.values())
