"""The Open Source Definition, point by point, from the terms of each license that binds.

Asked of the licenses that the weights are under, their own and those of the ancestors that bind. A
point is not met where a term is against it, and to be judged where people dispute whether it is.
The second point asks for the source of a thing and not for a term; the eighth and tenth are met
where no term is against them. OSI's own approval stands beside the ten points and does not count
in the answer, which is 'conformant', 'not conformant' or 'unknown'.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.component import Component
from openglade.core.demand import licensed
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.holding import LicenseTest
from openglade.core.requirement import Fact, Requirement, Status, always
from openglade.core.subject import Subject
from openglade.core.term import Kind
from openglade.frameworks.license_tests import both, either, lacks, osi_approved

POINTS: tuple[tuple[str, str, LicenseTest], ...] = (
    (
        "1",
        "free redistribution",
        lacks(
            Kind.NO_REDISTRIBUTION,
            Kind.NONCOMMERCIAL,
            Kind.RESEARCH_ONLY,
            needs=Kind.GRANT_REDISTRIBUTE,
        ),
    ),
    (
        "3",
        "derived works",
        lacks(Kind.NO_DERIVATIVES, Kind.NO_REVERSE_ENGINEERING, needs=Kind.GRANT_MODIFY),
    ),
    (
        "4",
        "integrity of the author's source",
        lacks(judged=(Kind.DERIVED_NAME, Kind.DISPLAY_NAME)),
    ),
    (
        "5",
        "no discrimination against persons or groups",
        lacks(
            Kind.USER_THRESHOLD,
            Kind.REVENUE_THRESHOLD,
            Kind.GEOGRAPHIC_EXCLUSION,
            Kind.COMMERCIAL_REGISTRATION,
        ),
    ),
    (
        "6",
        "no discrimination against fields of endeavor",
        lacks(
            Kind.NONCOMMERCIAL,
            Kind.RESEARCH_ONLY,
            Kind.NONPRODUCTION,
            Kind.FIELD_OF_USE,
            Kind.ACCEPTABLE_USE_POLICY,
            Kind.COMPETE,
            Kind.HOSTED_SERVICE,
            judged=(Kind.DISCLOSE_AI,),
        ),
    ),
    (
        "7",
        "the rights travel with the thing",
        lacks(
            Kind.COMMERCIAL_REGISTRATION,
            judged=(Kind.COLLECT_AGREEMENT, Kind.INFORM_LICENSOR, Kind.REVOCABLE),
        ),
    ),
    ("8", "not tied to a product", lacks()),
    (
        "9",
        "no limit on other works",
        lacks(Kind.OUTPUT_TRAINING, judged=(Kind.COVERS_OUTPUTS,)),
    ),
    ("10", "neutral to technology", lacks()),
)
"""The points that are asked of a license: number, title, and the terms that speak against it."""

osd_conformant = either(osi_approved, both(*(test for _, _, test in POINTS)))
"""Whether OSI approved a license, or else no term of it is against one of the ten points."""

_SOURCE: Requirement[Subject] = always(
    Status.NOT_APPLICABLE, Fact("source", "asked of the thing that is released, not of its license")
)
_WORDS = {
    Status.MET: "conformant",
    Status.NOT_MET: "not conformant",
    Status.UNKNOWN: "unknown",
    Status.NOT_APPLICABLE: "not released",
}


def _answer(outcomes: Outcomes, _: Subject) -> Answer:
    status = verdict_of(outcomes, *(number for number, _, _ in POINTS))
    at_most = "conformant" if status is Status.UNKNOWN else None
    approved = outcomes["osi-approved"]
    return Answer(answer=_WORDS[status], at_most=at_most, notes=(f"OSI: {approved.because}",))


FRAMEWORK = Framework(
    edition=Edition(
        id="osd",
        name="Open Source Definition, of the licenses of the weights",
        version="1.9",
        source="https://opensource.org/osd",
    ),
    shape=Shape.VERDICT,
    criteria=(
        *(
            Criterion(id=number, title=title, requirement=licensed(Component.WEIGHTS, test))
            for number, title, test in POINTS[:1]
        ),
        Criterion(id="2", title="source code", requirement=_SOURCE),
        *(
            Criterion(id=number, title=title, requirement=licensed(Component.WEIGHTS, test))
            for number, title, test in POINTS[1:]
        ),
        Criterion(
            id="osi-approved",
            title="approved by OSI itself",
            requirement=licensed(Component.WEIGHTS, osi_approved),
        ),
    ),
    answer=_answer,
)
