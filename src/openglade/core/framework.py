"""What a framework is: criteria, each a requirement, and how they make one answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from openglade.core.assessment import Assessment, CriterionResult, Edition, Shape
from openglade.core.requirement import Outcome, Requirement, Status
from openglade.core.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One demand of a framework, under the framework's own id of it."""

    id: str
    title: str
    requirement: Requirement[Subject]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What comes of the criteria, in the framework's own words or numbers.

    `at_most` is the most open answer that what is not known still allows; None where all is known.
    """

    answer: str | int | float
    at_most: str | int | float | None = None
    progress: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


Outcomes = Mapping[str, Outcome]
"""The outcome of each criterion, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A framework in one version: its criteria, and the answer that follows from them."""

    edition: Edition
    shape: Shape
    criteria: tuple[Criterion, ...]
    answer: Callable[[Outcomes, Subject], Answer]

    def assess(self, subject: Subject) -> Assessment:
        """Ask every criterion of a model, and draw the conclusion."""
        outcomes = {one.id: one.requirement(subject) for one in self.criteria}
        said = self.answer(outcomes, subject)
        return Assessment(
            edition=self.edition,
            shape=self.shape,
            answer=said.answer,
            at_most=said.at_most,
            criteria=tuple(
                CriterionResult(
                    id=one.id,
                    title=one.title,
                    status=outcomes[one.id].status,
                    because=outcomes[one.id].because,
                    facts=outcomes[one.id].facts,
                )
                for one in self.criteria
            ),
            progress=said.progress,
            notes=said.notes,
        )


def verdict_of(outcomes: Outcomes, *ids: str) -> Status:
    """The status of some criteria together, or of all: one that is not met decides.

    >>> verdict_of({"a": Outcome(Status.MET), "b": Outcome(Status.UNKNOWN)}).value
    'unknown'
    """
    asked = {outcomes[one].status for one in ids or outcomes}
    order = (Status.NOT_MET, Status.UNKNOWN, Status.MET)
    return next((one for one in order if one in asked), Status.NOT_APPLICABLE)
