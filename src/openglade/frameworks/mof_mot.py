"""The Model Openness Framework 1.0 as its tool computes it: a class, and progress to each class.

Class III (open model) asks for six components, class II (open tooling) for four more, class I (open
science) for another four, each under a license of the tool's list, whose ids are compared as they
are spelled. A class counts only where the one before is complete. A research paper may stand for
the technical report. The license of a component is the model's own; what binds from above is not
asked. Class 0 is unclassified. Defects of the tool are part of it: no names but SPDX ids, and a
document without a license blocks a class. The tool takes one license for a component; where facts
name several, each is put to its list.

Read: ModelEvaluator.php of 2026-05-11, commit 8b5d30e.
"""

from collections.abc import Callable, Iterable, Mapping

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.demand import exists, released
from openglade.core.expression import Expression
from openglade.core.framework import Answer, Criterion, Framework, Outcomes
from openglade.core.holding import Holding
from openglade.core.mof import OF_THE_MOF, RESEARCH_PAPER, TECHNICAL_REPORT, MofComponent
from openglade.core.release import Unlicensed
from openglade.core.requirement import (
    Fact,
    Outcome,
    Requirement,
    Status,
    all_of,
    always,
    any_of,
    where,
)
from openglade.core.subject import DATA, Part, Subject
from openglade.frameworks.mof_licenses import OPEN, SUITED

CLASSES = (3, 2, 1)
"""From the first that is reached to the most open one."""
_SEVERAL = 2
_PAPERS = (Asset.PAPER, Asset.PREPRINT)
_WITHOUT = {
    Unlicensed.UNREAD: (Status.UNKNOWN, "its license is not known"),
    Unlicensed.UNIDENTIFIED: (Status.UNKNOWN, "its license text is not recognized"),
    Unlicensed.NONE: (Status.NOT_MET, "unlicensed"),
    Unlicensed.OF_ITS_PARTS: (Status.UNKNOWN, "each of its parts has a license of its own"),
}


def asked(
    component: MofComponent, demand: Callable[[Part], Requirement[Subject]]
) -> Requirement[Subject]:
    """A demand put to the parts that a component stands for.

    There is one component for all data, and a preprint is a research paper.
    """
    if component.part is Component.PRETRAINING_DATA:
        return all_of(*(where(exists(one), demand(one)) for one in DATA))
    if component.part is Asset.PAPER:
        return any_of(*map(demand, _PAPERS))
    return demand(component.part)


def criteria(demand: Callable[[MofComponent], Requirement[Subject]]) -> tuple[Criterion, ...]:
    """The seventeen components under the framework's numbers, optional ones included."""
    return tuple(
        Criterion(
            id=str(one.number),
            title=one.title if one.required else f"{one.title} (optional)",
            requirement=demand(one),
        )
        for one in OF_THE_MOF
    )


def progress(included: frozenset[int]) -> dict[str, float]:
    """Percent of each class, from the numbers of the components that are included.

    >>> progress(frozenset({9, 10, 12, 13, 14, 21}))["3"]
    100.0
    """
    return {str(one): _progress(included, one) for one in reversed(CLASSES)}


def class_of(percent: Mapping[str, float]) -> int:
    """The most open class that is complete, or 0.

    >>> class_of({"1": 71.4, "2": 100.0, "3": 100.0})
    2
    """
    return min((one for one in CLASSES if percent[str(one)] >= 100), default=0)  # noqa: PLR2004  (percent)


def answer(outcomes: Outcomes) -> Answer:
    """The class, with what is not known counted as missing; the bound has it all included."""
    sure = progress(_numbers(outcomes, Status.MET))
    possible = progress(_numbers(outcomes, Status.MET, Status.UNKNOWN))
    reached, at_best = class_of(sure), class_of(possible)
    return Answer(answer=reached, at_most=None if at_best == reached else at_best, progress=sure)


def _progress(included: frozenset[int], wanted: int) -> float:
    total = found = 0
    reached = wanted
    for one in range(CLASSES[0], wanted - 1, -1):
        total += sum(part.required and part.from_class == one for part in OF_THE_MOF)
        found = _counted(included, one)
        if found < total:
            reached = one
            break
    if reached > wanted:
        return 0.0
    if wanted == 1 and TECHNICAL_REPORT not in included and RESEARCH_PAPER in included:
        total -= 1
    return min(100.0, found / total * 100)


def _counted(included: frozenset[int], wanted: int) -> int:
    """How many components count for a class; a paper fills the place of the report."""
    asked_for = {part.number for part in OF_THE_MOF if part.required and part.from_class >= wanted}
    if TECHNICAL_REPORT not in included and RESEARCH_PAPER in included:
        asked_for.add(RESEARCH_PAPER)
    return len(asked_for & included)


def _numbers(outcomes: Outcomes, *statuses: Status) -> frozenset[int]:
    return frozenset(int(one) for one, said in outcomes.items() if said.status in statuses)


def _included(component: MofComponent) -> Requirement[Subject]:
    """Met where a component is released under a license that the tool counts as open."""
    return asked(component, lambda part: all_of(released(part), _listed(part)))


def _listed(part: Part) -> Requirement[Subject]:
    def ask(subject: Subject) -> Outcome:
        held = _own(subject, part)
        if not held:
            return without_license(subject, part)
        return all_of(*(_spelled_as_open(one) for one in held))(None)

    return ask


def without_license(subject: Subject, part: Part) -> Outcome:
    """What is said where no source names a license: nothing of a part that none speaks of."""
    spoken_of = subject.supply(part).level is not Level.UNKNOWN
    facts = (Fact(part.title, "its license is not known"),) if spoken_of else ()
    return Outcome(Status.UNKNOWN, facts)


def _own(subject: Subject, part: Part) -> list[Holding]:
    """The licenses of a part, without those that bind the weights from above."""
    of_weights = part is Component.WEIGHTS
    return [one for one in subject.holdings(part) if not of_weights or one.artifact == subject.id]


def _spelled_as_open(held: Holding) -> Requirement[object]:
    if isinstance(held.declared, Expression):
        known = _is_open(held.declared)
        says = f"{str(held.declared)!r} is {'' if known else 'not '}open by the tool's list"
        status = Status.MET if known else Status.NOT_MET
    else:
        status, says = _WITHOUT[held.declared]
    return always(status, Fact(str(held.artifact), says, held.evidence))


def _is_open(declared: Expression) -> bool:
    """Whether a license is on the list as it is spelled; of several, those of one alternative."""
    if len(declared.licenses) < _SEVERAL:
        return str(declared) in OPEN
    return any(OPEN.issuperset(map(str, group)) for group in declared.alternatives)


def _answer(outcomes: Outcomes, subject: Subject) -> Answer:
    found = answer(outcomes)
    return Answer(
        answer=found.answer,
        at_most=found.at_most,
        progress=found.progress,
        notes=tuple(_unsuited(outcomes, subject)),
    )


def _unsuited(outcomes: Outcomes, subject: Subject) -> Iterable[str]:
    """What the tool says of open licenses that do not suit the kind of component; they count."""
    for one in OF_THE_MOF:
        if outcomes[str(one.number)].status is Status.MET:
            parts = DATA if one.part is Component.PRETRAINING_DATA else (one.part,)
            named = {str(held.declared) for part in parts for held in _own(subject, part)}
            for license_id in sorted((named & OPEN) - SUITED[one.content]):
                yield f"{one.title}: {license_id} is open and does not suit {one.content.value}"


FRAMEWORK = Framework(
    edition=Edition(
        id="mof-1.0-mot",
        name="Model Openness Framework, as its tool computes it",
        version="1.0, tool of 2026-05-11 (8b5d30e)",
        source="https://github.com/lfai/model_openness_tool",
    ),
    shape=Shape.CLASS,
    criteria=criteria(_included),
    answer=_answer,
)
