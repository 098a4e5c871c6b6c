"""How contested models are: which frameworks count each one as open, and which do not."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from openglade.core.assessment import Assessment, CriterionResult, Shape
from openglade.core.ids import ModelId
from openglade.core.requirement import Status


class Stand(Enum):
    """Where a framework stands on one model."""

    OPEN = "open"
    NOT_OPEN = "not-open"
    UNDECIDED = "undecided"
    """What is not known could still make it open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """The answer of a framework that does not count a model as open, and what decides it.

    `criterion` is the first one that is not met; None where the answer comes without one.
    """

    framework: str
    answer: str
    criterion: CriterionResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One model, with the frameworks on either side and those that are undecided."""

    model: ModelId
    content: tuple[str, ...]
    against: tuple[Objection, ...]
    undecided: tuple[str, ...] = ()

    @property
    def pairs(self) -> int:
        """How many pairs of frameworks contradict each other."""
        return len(self.content) * len(self.against)


def contests(
    assessed: Iterable[tuple[ModelId, tuple[Assessment, ...]]], stand: Callable[[Assessment], Stand]
) -> tuple[Contest, ...]:
    """The models on which frameworks contradict each other, the most contested first.

    Of models with as many pairs those come first on which fewer frameworks are undecided.
    """
    found = (_contest(model, assessments, stand) for model, assessments in assessed)
    return tuple(
        sorted(
            (one for one in found if one.pairs),
            key=lambda one: (-one.pairs, len(one.undecided), str(one.model).casefold()),
        )
    )


def _contest(
    model: ModelId, assessments: tuple[Assessment, ...], stand: Callable[[Assessment], Stand]
) -> Contest:
    sides: dict[Stand, list[Assessment]] = {one: [] for one in Stand}
    for one in assessments:
        sides[stand(one)].append(one)
    return Contest(
        model=model,
        content=tuple(one.edition.id for one in sides[Stand.OPEN]),
        against=tuple(map(_objection, sides[Stand.NOT_OPEN])),
        undecided=tuple(one.edition.id for one in sides[Stand.UNDECIDED]),
    )


def _objection(one: Assessment) -> Objection:
    failing = (each for each in one.criteria if each.status is Status.NOT_MET)
    answer = f"class {one.answer}" if one.shape is Shape.CLASS else str(one.answer)
    return Objection(framework=one.edition.id, answer=answer, criterion=next(failing, None))
