"""A European open source AI definition, as the authors of the European index proposed it.

Weights, training code, training pipeline and training data are shared in full, and the composition
of the data is disclosed; what falls short should be called open weight.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.component import Component
from openglade.core.demand import licensed, released
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.requirement import Status, all_of
from openglade.core.subject import DATA, Subject
from openglade.frameworks.osd import osd_conformant


def _answer(outcomes: Outcomes, _: Subject) -> Answer:
    status = verdict_of(outcomes)
    if status is Status.MET:
        return Answer(answer="open source")
    weights = outcomes["weights"].status
    below = "open weight" if weights is Status.MET else "neither"
    if status is Status.NOT_MET and weights is not Status.UNKNOWN:
        return Answer(answer=below)
    at_most = "open source" if status is Status.UNKNOWN else "open weight"
    return Answer(answer="unknown", at_most=at_most)


FRAMEWORK = Framework(
    edition=Edition(
        id="eu-osaid-proposal",
        name="European Open Source AI definition (proposal of the European index)",
        version="2025-12-27",
        source="https://osai-index.eu",
    ),
    shape=Shape.LABEL,
    criteria=(
        Criterion(
            id="weights",
            title="the weights shared in full",
            requirement=all_of(
                released(Component.WEIGHTS), licensed(Component.WEIGHTS, osd_conformant)
            ),
        ),
        Criterion(
            id="code",
            title="training code and pipeline shared in full",
            requirement=released(Component.CODE),
        ),
        Criterion(
            id="data",
            title="training data shared in full, and so its composition",
            requirement=all_of(*(released(one) for one in DATA)),
        ),
    ),
    answer=_answer,
)
