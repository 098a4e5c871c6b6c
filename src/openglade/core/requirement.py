"""The words that frameworks are written in: requirements, and how they are put together.

Three values and one more: a requirement is met, not met or not known, or it does not apply.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Generic, TypeVar

from openglade.core.evidence import Evidence


class Status(Enum):
    """Whether a requirement is met."""

    MET = "met"
    NOT_MET = "not-met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Fact:
    """What decided: a thing, what is known of it, and where that was read."""

    about: str
    says: str
    evidence: tuple[Evidence, ...] = ()

    def __str__(self) -> str:
        return f"{self.about}: {self.says}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one requirement, and the facts that decided it."""

    status: Status
    facts: tuple[Fact, ...] = ()

    @property
    def because(self) -> str:
        """The deciding facts in one sentence.

        >>> Outcome(Status.MET, (Fact("weights", "public"), Fact("code", "public"))).because
        'weights: public; code: public'
        """
        return "; ".join(dict.fromkeys(map(str, self.facts)))


_Subject = TypeVar("_Subject")

Requirement = Callable[[_Subject], Outcome]
"""A question that can be asked of whatever a framework judges."""


def all_of(*parts: Requirement[_Subject]) -> Requirement[_Subject]:
    """Met where every part that applies is met; one that is not met decides.

    >>> all_of(always(Status.MET), always(Status.UNKNOWN))(None).status.value
    'unknown'
    >>> all_of(always(Status.NOT_MET), always(Status.UNKNOWN))(None).status.value
    'not-met'
    """
    return lambda subject: _first_of(_ALL, [part(subject) for part in parts])


def any_of(*parts: Requirement[_Subject]) -> Requirement[_Subject]:
    """Met where one part is met.

    >>> any_of(always(Status.NOT_MET), always(Status.UNKNOWN))(None).status.value
    'unknown'
    >>> any_of(always(Status.NOT_APPLICABLE), always(Status.NOT_MET))(None).status.value
    'not-met'
    """
    return lambda subject: _first_of(_ANY, [part(subject) for part in parts])


def at_least(count: int, *parts: Requirement[_Subject]) -> Requirement[_Subject]:
    """Met where so many parts are met; those that do not apply are left out.

    >>> two_of = at_least(2, always(Status.MET), always(Status.UNKNOWN), always(Status.NOT_MET))
    >>> two_of(None).status.value
    'unknown'
    """

    def ask(subject: _Subject) -> Outcome:
        outcomes = [part(subject) for part in parts]
        met, open_ = (_having(outcomes, one) for one in (Status.MET, Status.UNKNOWN))
        if len(met) >= count:
            return Outcome(Status.MET, _facts(met))
        if len(met) + len(open_) >= count:
            return Outcome(Status.UNKNOWN, _facts(open_))
        return Outcome(Status.NOT_MET, _facts(_having(outcomes, Status.NOT_MET)))

    return ask


def waived_by(
    requirement: Requirement[_Subject], waiver: Requirement[_Subject]
) -> Requirement[_Subject]:
    """The requirement, or, where it is not met, what may stand in its place.

    >>> waived_by(always(Status.NOT_MET), always(Status.MET))(None).status.value
    'met'
    """
    return any_of(requirement, waiver)


def where(
    applies: Requirement[_Subject], requirement: Requirement[_Subject]
) -> Requirement[_Subject]:
    """The requirement where a condition holds; it does not apply where the condition does not.

    >>> where(always(Status.NOT_MET), always(Status.NOT_MET))(None).status.value
    'not-applicable'
    """

    def ask(subject: _Subject) -> Outcome:
        condition = applies(subject)
        match condition.status:
            case Status.MET:
                return requirement(subject)
            case Status.UNKNOWN:
                outcome = requirement(subject)
                known = outcome.status in {Status.MET, Status.NOT_APPLICABLE}
                return outcome if known else replace(condition, status=Status.UNKNOWN)
            case _:
                return Outcome(Status.NOT_APPLICABLE, condition.facts)

    return ask


def always(status: Status, *facts: Fact) -> Requirement[object]:
    """The same outcome whatever it is asked of."""
    return lambda _: Outcome(status, facts)


@dataclass(frozen=True, slots=True)
class Rung(Generic[_Subject]):
    """A label and what it takes to earn it."""

    label: str
    requirement: Requirement[_Subject]


def ladder(rungs: Iterable[Rung[_Subject]], subject: _Subject) -> tuple[str, str]:
    """The first label that is earned, and the first that may be; the highest rung comes first.

    Both are empty where none is, and equal where everything is known.

    >>> rungs = [Rung("high", always(Status.UNKNOWN)), Rung("low", always(Status.MET))]
    >>> ladder(rungs, None)
    ('low', 'high')
    """
    possible = ""
    for rung in rungs:
        status = rung.requirement(subject).status
        if status is Status.MET:
            return rung.label, possible or rung.label
        if status is Status.UNKNOWN:
            possible = possible or rung.label
    return "", possible


def mean(values: Iterable[float]) -> float | None:
    """The plain mean, or None of nothing.

    >>> mean([1, 0.5, 0])
    0.5
    """
    found = list(values)
    return sum(found) / len(found) if found else None


_ALL = (Status.NOT_MET, Status.UNKNOWN, Status.MET)
_ANY = (Status.MET, Status.UNKNOWN, Status.NOT_MET)


def _first_of(order: Iterable[Status], outcomes: list[Outcome]) -> Outcome:
    """The first status, in an order, that one of the outcomes has, with the facts of those."""
    for status in order:
        having = _having(outcomes, status)
        if having:
            return Outcome(status, _facts(having))
    return Outcome(Status.NOT_APPLICABLE, _facts(outcomes))


def _having(outcomes: Iterable[Outcome], status: Status) -> list[Outcome]:
    return [one for one in outcomes if one.status is status]


def _facts(outcomes: Iterable[Outcome]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for one in outcomes for fact in one.facts))
