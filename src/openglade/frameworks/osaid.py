"""OSI's Open Source AI Definition 1.0: data information, code, parameters, and their terms.

A system passes where every part is there under terms that grant the four freedoms. The words for
what does not are those of OSI's own validation: it would pass with a change of license, or fails.
Data itself is never asked for. The parts are those of every step that led to these parameters: a
model made from one whose training is undocumented fails with it. Of data that is only described
nobody knows from that whether the description is complete: the data, a list of it or a data card
settle it; the card tells where to get the data if some is to be had, or all of it on request.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.demand import documented, exists, licensed, released
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.requirement import Fact, Requirement, Status, all_of, always, any_of, where
from openglade.core.subject import DATA, Subject
from openglade.frameworks.license_tests import osi_approved
from openglade.frameworks.osd import osd_conformant

CODE = (Component.CODE, Asset.INFERENCE_CODE, Asset.ARCHITECTURE)
"""The code that trains and runs a model."""
_LICENSES = ("CL", "PL")


def _described(part: Component, *enough: Requirement[Subject]) -> Requirement[Subject]:
    """Met where data is listed or released, or what is enough besides; open where described."""
    says = "described; whether completely is not known"
    not_sure = always(Status.UNKNOWN, Fact(part.title, says))
    described = all_of(documented(part), any_of(released(part, Level.LIMITED), *enough, not_sure))
    return where(exists(part), described)


def _listed(part: Component) -> Requirement[Subject]:
    """Met where data is listed or released; or a part is, or is given on request, with a card."""
    return _described(part, all_of(released(part, Level.RESTRICTED), released(Asset.DATA_CARD)))


CRITERIA = (
    Criterion(
        id="D1",
        title="a complete description of all training data",
        requirement=all_of(*(_described(one, released(Asset.DATA_CARD)) for one in DATA)),
    ),
    Criterion(
        id="D2",
        title="a list of all public training data and where to get it",
        requirement=all_of(*map(_listed, DATA)),
    ),
    Criterion(
        id="D3",
        title="a list of all training data to be had from others and where",
        requirement=all_of(*map(_listed, DATA)),
    ),
    Criterion(
        id="C1",
        title="the complete code of data processing and training",
        requirement=released(Component.CODE),
    ),
    Criterion(
        id="C2",
        title="the code that runs the model, and its architecture",
        requirement=all_of(released(Asset.INFERENCE_CODE), released(Asset.ARCHITECTURE)),
    ),
    Criterion(
        id="CL",
        title="the code under licenses that OSI approved",
        requirement=all_of(*(licensed(one, osi_approved) for one in CODE)),
    ),
    Criterion(id="P", title="the parameters", requirement=released(Component.WEIGHTS)),
    Criterion(
        id="PL",
        title="the parameters under terms that grant the four freedoms",
        requirement=licensed(Component.WEIGHTS, osd_conformant),
    ),
)
"""The criteria of OSAID 1.0; D, C and P are its parts, CL and PL the licenses of two of them."""


def conclude(outcomes: Outcomes, _: Subject) -> Answer:
    """Pass, license change or fail; unknown where facts are missing, with the best it can be."""
    parts = verdict_of(outcomes, *(one for one in outcomes if one not in _LICENSES))
    terms = verdict_of(outcomes, *_LICENSES)
    if parts is Status.NOT_MET:
        return Answer(answer="fail")
    best = "license change" if terms is Status.NOT_MET else "pass"
    if Status.UNKNOWN in {parts, terms} and not (parts is Status.MET and best != "pass"):
        return Answer(answer="unknown", at_most=best)
    return Answer(answer=best)


FRAMEWORK = Framework(
    edition=Edition(
        id="osaid-1.0",
        name="Open Source AI Definition",
        version="1.0, 2024-10-28",
        source="https://opensource.org/ai/open-source-ai-definition",
    ),
    shape=Shape.VERDICT,
    criteria=CRITERIA,
    answer=conclude,
)
