"""The LLM openness taxonomy of Eiras et al. (2024): twelve components, each with a level 1 to 5.

Level 1 is not public in any form, 5 has no restriction; between them the license decides, with a
point each for research use, any commercial use, modification, copyright in derivatives, and
derivatives under another license: 0 or 1 point is level 2, 2 or 3 points are level 3, 4 points
level 4. Share-alike therefore costs a level, and a list of forbidden uses costs nothing by itself;
a ban on making other models with it costs the point for modification, a grant for research only
that for another license. What is offered by an API only is at 2; a part of a thing, or what is
given on request, is at most at 4. `-` does not exist for the model, `?` is not known. There is no
overall level. All licenses in force for the weights count, also from above; no fact in a record
tells evaluation of safety from any other, so those two stay open.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.framework import Answer, Criterion, Framework, Outcomes
from openglade.core.holding import Holding, InForce
from openglade.core.license import Purpose
from openglade.core.release import Availability, Unlicensed
from openglade.core.requirement import Fact, Outcome, Status
from openglade.core.subject import Part, Subject
from openglade.core.term import Kind

FREE, MOST_SEMI_OPEN, API_ONLY, CLOSED = 5, 4, 2, 1
_LEVEL_OF_POINTS = (2, 2, 3, 3, 4, 5)
_NOT_COMMERCIAL = (
    Kind.NONCOMMERCIAL,
    Kind.RESEARCH_ONLY,
    Kind.NONPRODUCTION,
    Kind.COMMERCIAL_REGISTRATION,
    Kind.USER_THRESHOLD,
    Kind.REVENUE_THRESHOLD,
    Kind.HOSTED_SERVICE,
    Kind.COMPETE,
)
_NOT_AS_DESIRED = (Kind.OUTPUT_TRAINING, Kind.COMPETE)
_SAME_LICENSE = (Kind.SHARE_ALIKE, Kind.PASS_ON, Kind.NO_REDISTRIBUTION, Kind.RESEARCH_ONLY)
_TO_BE_HAD = frozenset({Availability.PUBLIC, Availability.CLICK_THROUGH, Availability.ON_REQUEST})
_NOT_APPLICABLE, _UNKNOWN = "-", "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The level of one component, 1 to 5, `-` or `?`, and what decides it."""

    level: int | str
    facts: tuple[Fact, ...]

    @property
    def outcome(self) -> Outcome:
        """The grade as a criterion: only what is free of restrictions is met."""
        status = {
            FREE: Status.MET,
            _NOT_APPLICABLE: Status.NOT_APPLICABLE,
            _UNKNOWN: Status.UNKNOWN,
        }.get(self.level, Status.NOT_MET)
        return Outcome(status, self.facts)


Grading = Callable[[Subject], Grade]
"""What grades one component of a model."""


def points(one: InForce) -> int | None:
    """The points of a license; None where nobody has read it to the end."""
    if one.text is None or one.unread:
        return None
    grants_elsewhere = not one.whole or one.text.purpose is Purpose.USE_POLICY
    granted = grants_elsewhere or bool(one.text.having(Kind.GRANT_MODIFY))
    changeable = granted and not one.having(Kind.NO_DERIVATIVES)
    allowed = (
        True,
        not one.having(*_NOT_COMMERCIAL),
        changeable and not one.having(*_NOT_AS_DESIRED),
        changeable,
        changeable and not one.having(*_SAME_LICENSE),
    )
    return sum(allowed)


def _graded(part: Part) -> Grading:
    """The level of a part by how it can be had and under which licenses."""

    def grade(subject: Subject) -> Grade:
        supply = subject.supply(part)
        if supply.level is Level.NOT_APPLICABLE:
            return Grade(level=_NOT_APPLICABLE, facts=(supply.fact,))
        if supply.level is Level.UNKNOWN:
            return Grade(level=_UNKNOWN, facts=(supply.fact,))
        if supply.level in {Level.CLOSED, Level.DESCRIBED}:
            return Grade(level=CLOSED, facts=(supply.fact,))
        by_license = _least(_by_license(one) for one in subject.holdings(part))
        if supply.level is Level.OPEN or not isinstance(by_license.level, int):
            return by_license
        return Grade(
            level=min(by_license.level, MOST_SEMI_OPEN), facts=(supply.fact, *by_license.facts)
        )

    return grade


def _by_license(held: Holding) -> Grade:
    """The level that a license gives; of alternatives the best one, of several the least."""
    if isinstance(held.declared, Unlicensed):
        level = API_ONLY if held.declared is Unlicensed.NONE else _UNKNOWN
        fact = Fact(str(held.artifact), f"its license: {held.declared.value}", held.evidence)
        return Grade(level=level, facts=(fact,))
    groups = [_least(map(_of_license, group)) for group in held.alternatives]
    return max(groups, key=lambda one: one.level if isinstance(one.level, int) else 0)


def _of_license(one: InForce) -> Grade:
    found = points(one)
    if found is None:
        return Grade(level=_UNKNOWN, facts=(one.fact("nobody has read it to the end"),))
    return Grade(level=_LEVEL_OF_POINTS[found], facts=(one.fact(f"{found} of 5 points"),))


def _least(grades: Iterable[Grade]) -> Grade:
    """The least level; one that is not known leaves it open, unless another is at the bottom."""
    found = list(grades)
    known = [one for one in found if isinstance(one.level, int)]
    if not found:
        return Grade(level=_UNKNOWN, facts=(Fact("license", "not known"),))
    bottom = min((one.level for one in known if isinstance(one.level, int)), default=None)
    unknown = [one for one in found if one.level == _UNKNOWN]
    if unknown and bottom != CLOSED:
        return unknown[0]
    return next((one for one in known if one.level == bottom), found[0])


def _of_the_base(part: Part) -> Grading:
    """The level at the models that the chain begins with."""
    return lambda subject: _least(map(_graded(part), subject.foundations or (subject,)))


def _code_for(data: Component) -> Grading:
    """The level of the code of a stage, which there is where its data exists."""

    def grade(subject: Subject) -> Grade:
        stage = subject.supply(data)
        if stage.level is Level.NOT_APPLICABLE:
            return Grade(level=_NOT_APPLICABLE, facts=(stage.fact,))
        return _graded(Component.CODE)(subject)

    return grade


def _weights(subject: Subject) -> Grade:
    grade = _graded(Component.WEIGHTS)(subject)
    api = subject.release(Asset.API)
    offered = api is not None and api.availability in _TO_BE_HAD
    if grade.level != CLOSED or not (offered or subject.model.service_terms):
        return grade
    return Grade(level=API_ONLY, facts=(Fact("weights", "offered as a service only"),))


def _not_told_apart(_: Subject) -> Grade:
    fact = Fact("safety", "the record does not tell it from other evaluation")
    return Grade(level=_UNKNOWN, facts=(fact,))


_GROUPS: tuple[tuple[str, tuple[tuple[str, str, Grading], ...]], ...] = (
    (
        "training code",
        (
            ("code-pretraining", "code of pre-training", _of_the_base(Component.CODE)),
            ("code-finetuning", "code of fine-tuning", _code_for(Component.FINETUNING_DATA)),
            ("code-alignment", "code of alignment", _code_for(Component.REWARD_MODEL)),
        ),
    ),
    (
        "training data",
        (
            ("data-pretraining", "data of pre-training", _graded(Component.PRETRAINING_DATA)),
            ("data-sft", "data of supervised fine-tuning", _graded(Component.FINETUNING_DATA)),
            ("data-alignment", "data of alignment", _graded(Component.REWARD_MODEL)),
        ),
    ),
    (
        "evaluation code",
        (
            ("evaluation-code", "code of evaluation", _graded(Asset.EVALUATION_CODE)),
            ("safety-code", "code of safety evaluation", _not_told_apart),
        ),
    ),
    (
        "evaluation data",
        (
            ("evaluation-data", "data of evaluation", _graded(Asset.EVALUATION_DATA)),
            ("safety-data", "data of safety evaluation", _not_told_apart),
        ),
    ),
    ("inference code", (("inference-code", "inference code", _graded(Asset.INFERENCE_CODE)),)),
    ("weights", (("weights", "weights, with the architecture", _weights),)),
)


def _answer(_: Outcomes, subject: Subject) -> Answer:
    """The levels of each group, in the order of the criteria."""
    profile = (
        f"{name} {'/'.join(str(grade(subject).level) for _, _, grade in parts)}"
        for name, parts in _GROUPS
    )
    return Answer(answer="; ".join(profile))


def _criterion(key: str, title: str, grade: Grading) -> Criterion:
    return Criterion(id=key, title=title, requirement=lambda subject: grade(subject).outcome)


FRAMEWORK = Framework(
    edition=Edition(
        id="eiras-taxonomy",
        name="LLM openness taxonomy (Eiras et al.)",
        version="2024-05-16",
        source="https://arxiv.org/abs/2405.08597",
    ),
    shape=Shape.LABEL,
    criteria=tuple(_criterion(*part) for _, parts in _GROUPS for part in parts),
    answer=_answer,
)
