"""The four labels of the G7's shared language on AI openness (Paris, 29 May 2026).

From most to least open: open source AI with open data, open source AI, open weights AI, weights
available AI; no label below that. All are free of charge and have weights and deployment code.
Where data is withheld, the second label asks that sharing it is impossible: a claim of the maker
that no fact settles, so that the label stays open. The document does not define an open source
license for weights; a license without a term against the Open Source Definition counts here.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.demand import documented, exists, licensed, released
from openglade.core.framework import Answer, Criterion, Framework, Outcomes
from openglade.core.requirement import (
    Fact,
    Requirement,
    Rung,
    Status,
    all_of,
    always,
    any_of,
    ladder,
    where,
)
from openglade.core.subject import DATA, Subject
from openglade.frameworks.osd import osd_conformant


def _informed(part: Component) -> Requirement[Subject]:
    """Met where data is released; open where it is described, since the reason is a claim."""
    says = "withheld; whether sharing it is impossible is a claim of its maker"
    claimed = always(Status.UNKNOWN, Fact(part.title, says))
    return where(exists(part), any_of(released(part), all_of(documented(part), claimed)))


_TO_RUN = all_of(released(Component.WEIGHTS), released(Asset.INFERENCE_CODE))
_OPEN = all_of(
    licensed(Component.WEIGHTS, osd_conformant), licensed(Asset.INFERENCE_CODE, osd_conformant)
)
_TRAINING = all_of(released(Component.CODE), licensed(Component.CODE, osd_conformant))
_INFORMED = all_of(*map(_informed, DATA))
_ALL_DATA = all_of(
    *(released(one) for one in DATA), *(licensed(one, osd_conformant) for one in DATA)
)

_RUNGS = (
    Rung("open source AI with open data", all_of(_TO_RUN, _OPEN, _TRAINING, _ALL_DATA)),
    Rung("open source AI", all_of(_TO_RUN, _OPEN, _TRAINING, _INFORMED)),
    Rung("open weights AI", all_of(_TO_RUN, _OPEN)),
    Rung("weights available AI", _TO_RUN),
)
_NONE = "no label"


def _answer(_: Outcomes, subject: Subject) -> Answer:
    earned, possible = ladder(_RUNGS, subject)
    if not possible:
        return Answer(answer=_NONE)
    return Answer(answer=earned or "unknown", at_most=None if possible == earned else possible)


FRAMEWORK = Framework(
    edition=Edition(
        id="g7-2026",
        name="G7 shared language on AI openness",
        version="2026-05-29",
        source="https://g7.utoronto.ca/ict/260529-vision.html",
    ),
    shape=Shape.LABEL,
    criteria=(
        Criterion(id="run", title="weights and deployment code", requirement=_TO_RUN),
        Criterion(id="license", title="both under an open source license", requirement=_OPEN),
        Criterion(
            id="training-code", title="training code, openly licensed", requirement=_TRAINING
        ),
        Criterion(
            id="data-information",
            title="training data, or information on what cannot be shared",
            requirement=_INFORMED,
        ),
        Criterion(id="data", title="all training data, openly licensed", requirement=_ALL_DATA),
    ),
    answer=_answer,
)
