"""What a framework says of a model: its answer, and each criterion with what decided it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from openglade.core.requirement import Fact, Status


class Shape(Enum):
    """What kind of answer a framework gives."""

    VERDICT = "verdict"
    CLASS = "class"
    SCORE = "score"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A framework in one version: who wrote it, and where it is to be read."""

    id: str
    name: str
    version: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """One criterion of a framework, under the framework's own id of it."""

    id: str
    title: str
    status: Status
    because: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The answer of one framework about one model.

    `answer` is in the framework's own words or numbers; `at_most` is the most open answer that what
    is not known still allows. `progress` are percentages by class; `notes` stand beside the answer.
    """

    edition: Edition
    shape: Shape
    answer: str | int | float
    at_most: str | int | float | None = None
    criteria: tuple[CriterionResult, ...] = ()
    progress: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
