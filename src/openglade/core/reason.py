"""What speaks for an answer: a term or the lack of one, whose it is, and the path it comes by."""

from dataclasses import dataclass
from enum import Enum

from openglade.core.bite import Consequence
from openglade.core.evidence import Evidence
from openglade.core.ids import LicenseId, NodeId
from openglade.core.reach import Force
from openglade.core.term import Kind, Term
from openglade.core.use import Part


class Ground(Enum):
    """What decides and is no term of a license."""

    NOT_RELEASED = "not-released"
    """It is not to be had."""
    ON_REQUEST = "on-request"
    """To be had by application that the maker decides, by contract or payment."""
    NO_LICENSE = "no-license"
    """Everything was read and holds no license: all rights are reserved."""
    LICENSE_CONFLICT = "license-conflict"
    """Two licenses of what it is made of cannot be met together."""
    NOT_YET_OUT = "not-yet-out"
    """The day of the use is before the release."""
    OTHER_MODALITY = "other-modality"
    """The modality given for the use is not that of the model."""
    TERMS_OF_A_DAY = "terms-of-a-day"
    """The terms of a service, which change, were read as of one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A term and what it means for a use, in one sentence, with its clause and its path.

    `ground` is the kind of term, a grant that is missing, or what decides instead; `license` is the
    text that holds the term, or lacks the grant, and `cited` how a sentence calls that text. The
    path leads from the model to the artifact, both included. With `waits_for` it holds only if
    these parts of the use, which were left open, turn out so.
    """

    ground: Kind | Ground
    effect: Consequence
    because: str
    artifact: NodeId
    path: tuple[NodeId, ...]
    force: Force = Force.BINDING
    license: LicenseId | None = None
    cited: str = ""
    term: Term | None = None
    waits_for: tuple[Part, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it holds whatever was left open."""
        return not self.waits_for

    @property
    def section(self) -> str:
        """The number that the text gives to the clause."""
        return self.term.section if self.term else ""

    @property
    def quote(self) -> str:
        """The words of the clause, at most 25."""
        return self.term.quote if self.term else ""

    @property
    def clause(self) -> tuple[str, ...]:
        """What tells one clause from another, whoever brings it."""
        return (self.ground.value, str(self.license or ""), self.section, self.quote)

    @property
    def order(self) -> tuple[object, ...]:
        """What reasons are sorted by: what decides first, then what is nearest."""
        effect = _EFFECTS.index(self.effect)
        contested = self.force is Force.CONTESTED
        return (effect, not self.is_sure, contested, len(self.path), self.clause, self.because)


_EFFECTS = tuple(Consequence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is not known and could change an answer: a part of the use, or a fact.

    `part` is None for a fact; then the path leads to the artifact that the fact is about.
    """

    what: str
    because: str
    part: Part | None = None
    path: tuple[NodeId, ...] = ()


class Answer(Enum):
    """What a verdict says, from the most to the least permissive."""

    YES = "yes"
    YES_IF = "yes-if"
    UNKNOWN = "unknown"
    ASK = "ask"
    NO = "no"

    @property
    def rank(self) -> int:
        """0 for the most permissive answer.

        >>> Answer.YES_IF.rank < Answer.UNKNOWN.rank < Answer.ASK.rank
        True
        """
        return _RANKS[self]


_RANKS = {answer: place for place, answer in enumerate(Answer)}
