"""End-to-end open source, as OpenLLM-France draws it: open code, open model, open corpus.

The three points are those of the slide of 15 March 2024. A model is end-to-end open source where
all three hold; no partial answer is defined. The corpus has to be public so that biases can be
studied and the model trained anew; its license is not asked for. A form that asks who one is
limits who may use the model. What its ancestors hold back, a derivative does not have either.
"""

from openglade.core.assessment import Edition, Shape
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.demand import licensed, released, ungated
from openglade.core.framework import Answer, Criterion, Framework, Outcomes, verdict_of
from openglade.core.requirement import Status, all_of
from openglade.core.subject import DATA, Subject
from openglade.frameworks.license_tests import osi_approved
from openglade.frameworks.osd import osd_conformant

_WORDS = {Status.MET: "end-to-end", Status.NOT_MET: "not end-to-end", Status.UNKNOWN: "unknown"}
_CODE = (Asset.ARCHITECTURE, Asset.INFERENCE_CODE, Component.CODE)


def _answer(outcomes: Outcomes, _: Subject) -> Answer:
    status = verdict_of(outcomes)
    at_most = "end-to-end" if status is Status.UNKNOWN else None
    return Answer(answer=_WORDS[status], at_most=at_most)


FRAMEWORK = Framework(
    edition=Edition(
        id="e2e-openllm-france",
        name="End-to-end open source (OpenLLM-France)",
        version="2024-03-15",
        source="OpenLLM-France, slides of 15 March 2024; https://github.com/OpenLLM-France",
    ),
    shape=Shape.VERDICT,
    criteria=(
        Criterion(
            id="E1",
            title="open source code: architecture, inference, data processing and training",
            requirement=all_of(
                *(released(one) for one in _CODE), *(licensed(one, osi_approved) for one in _CODE)
            ),
        ),
        Criterion(
            id="E2",
            title="open model: no limit on who may use it and for what",
            requirement=all_of(
                released(Component.WEIGHTS),
                ungated(Component.WEIGHTS),
                licensed(Component.WEIGHTS, osd_conformant),
            ),
        ),
        Criterion(
            id="E3",
            title="open corpus: all training data public, or to be rebuilt from public sources",
            requirement=all_of(*(released(one, Level.LIMITED) for one in DATA)),
        ),
    ),
    answer=_answer,
)
