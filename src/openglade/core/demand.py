"""What frameworks demand of a part: that it can be had, is described, is licensed so."""

from openglade.core.component import Level
from openglade.core.holding import LicenseTest
from openglade.core.release import Availability
from openglade.core.requirement import Fact, Outcome, Requirement, Status, all_of, always
from openglade.core.subject import DATA, Part, Subject, Supply


def released(part: Part, at_least: Level = Level.OPEN) -> Requirement[Subject]:
    """Met where a part can be had at least so far, licenses left aside, over the whole chain.

    OPEN is the whole of it in public, LIMITED a recipe that rebuilds it, RESTRICTED a part. Data of
    a stage that a model did not go through are not asked for; of all else, what does not exist is
    not there.
    """

    def ask(subject: Subject) -> Outcome:
        supply = subject.supply(part)
        status = _reaches(supply, at_least)
        needed = part not in DATA and status is Status.NOT_APPLICABLE
        return Outcome(Status.NOT_MET if needed else status, (supply.fact,))

    return ask


def documented(part: Part) -> Requirement[Subject]:
    """Met where a part is described at least, or more than that."""
    return released(part, Level.DESCRIBED)


def exists(part: Part) -> Requirement[Subject]:
    """Met where a part exists for this model; used as the condition of `where`."""

    def ask(subject: Subject) -> Outcome:
        supply = subject.supply(part)
        if supply.level is Level.NOT_APPLICABLE:
            return Outcome(Status.NOT_MET, (supply.fact,))
        known = supply.level is not Level.UNKNOWN
        return Outcome(Status.MET if known else Status.UNKNOWN, (supply.fact,))

    return ask


def ungated(part: Part) -> Requirement[Subject]:
    """Met where anybody gets a part without saying who he is."""

    def ask(subject: Subject) -> Outcome:
        supply = subject.supply(part)
        gate = {
            Availability.PUBLIC: (Status.MET, "no form before it"),
            Availability.CLICK_THROUGH: (Status.NOT_MET, "behind a form that asks who one is"),
            Availability.ON_REQUEST: (Status.NOT_MET, "given on request"),
        }
        status, says = gate.get(supply.gate, (Status.UNKNOWN, "how one gets it is not known"))
        if supply.level in {Level.CLOSED, Level.DESCRIBED}:
            status, says = Status.NOT_MET, supply.fact.says
        return Outcome(status, (Fact(part.title, says, supply.fact.evidence),))

    return ask


def licensed(part: Part, test: LicenseTest) -> Requirement[Subject]:
    """Met where each license that a part is under passes a test; `Subject.holdings` says which.

    Does not apply to what nobody can get hold of.
    """

    def ask(subject: Subject) -> Outcome:
        supply = subject.supply(part)
        if _reaches(supply, Level.RESTRICTED) in {Status.NOT_MET, Status.NOT_APPLICABLE}:
            return Outcome(Status.NOT_APPLICABLE, (supply.fact,))
        found = [one.passes(test) for one in subject.holdings(part)]
        if not found:
            return Outcome(Status.UNKNOWN, (Fact(part.title, "its license is not known"),))
        return all_of(*(always(one.status, *one.facts) for one in found))(None)

    return ask


def _reaches(supply: Supply, at_least: Level) -> Status:
    if supply.level is Level.NOT_APPLICABLE:
        return Status.NOT_APPLICABLE
    if supply.level is Level.UNKNOWN:
        bound = supply.at_most or Level.OPEN
        return Status.UNKNOWN if bound.rank >= at_least.rank else Status.NOT_MET
    return Status.MET if supply.level.rank >= at_least.rank else Status.NOT_MET
