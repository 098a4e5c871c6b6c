"""The Model Openness Framework 1.0 by its text, where that is more lenient than its tool.

The classes, components and gates are those of `mof-1.0-mot`. Licenses are read as what they are,
not as they are spelled: names and expressions are resolved, and every license in force for the
weights counts, also from above. Datasets may be under any license or none; documents may have none,
since a document that is published can be read. Code asks for a license that OSI approved,
other data for one that OSI or the Open Definition counts as open; the tool's list of open ids
holds beside both.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.component import Component
from openglade.core.demand import released
from openglade.core.framework import Answer, Framework, Outcomes
from openglade.core.holding import InForce
from openglade.core.mof import Content, MofComponent
from openglade.core.release import Unlicensed
from openglade.core.requirement import Fact, Outcome, Requirement, Status, all_of, always
from openglade.core.subject import Part, Subject
from openglade.frameworks.license_tests import either, open_data, osi_approved
from openglade.frameworks.mof_licenses import OPEN
from openglade.frameworks.mof_mot import answer, asked, criteria, without_license


def _included(component: MofComponent) -> Requirement[Subject]:
    """Met where a component is released under a license that suits it by the framework's text."""
    if component.part is Component.PRETRAINING_DATA or not component.required:
        return asked(component, released)
    return asked(component, lambda part: all_of(released(part), _licensed(part, component.content)))


def _licensed(part: Part, content: Content) -> Requirement[Subject]:
    of_kind = osi_approved if content is Content.CODE else either(osi_approved, open_data)
    test = either(_on_the_list, of_kind)

    def ask(subject: Subject) -> Outcome:
        outcomes = [
            _NO_LICENSE_NEEDED
            if content is Content.DOCUMENT and one.declared is Unlicensed.NONE
            else one.passes(test)
            for one in subject.holdings(part)
        ]
        if not outcomes:
            return without_license(subject, part)
        return all_of(*(always(one.status, *one.facts) for one in outcomes))(None)

    return ask


def _on_the_list(one: InForce) -> Outcome:
    known = str(one.license) in OPEN
    says = f"{'' if known else 'not '}open by the tool's list"
    return Outcome(Status.MET if known else Status.NOT_MET, (one.fact(says),))


_NO_LICENSE_NEEDED = Outcome(Status.MET, (Fact("document", "published, without a license"),))


def _answer(outcomes: Outcomes, _: Subject) -> Answer:
    return answer(outcomes)


FRAMEWORK = Framework(
    edition=Edition(
        id="mof-1.0-spec",
        name="Model Openness Framework, by its text",
        version="1.0, 2024-12-15",
        source="https://arxiv.org/abs/2403.13784",
    ),
    shape=Shape.CLASS,
    criteria=criteria(_included),
    answer=_answer,
)
