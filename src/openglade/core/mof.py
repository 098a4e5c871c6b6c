"""The seventeen components of the Model Openness Framework 1.0, and where they are kept."""

from dataclasses import dataclass
from enum import Enum

from openglade.core.asset import Asset
from openglade.core.component import Component


class Content(Enum):
    """What kind of thing a component is, which says what licenses suit it."""

    CODE = "code"
    DATA = "data"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class MofComponent:
    """A component under the framework's number, and the class from which on it counts.

    `part` is where its facts are kept. The framework has one component for all data.
    """

    number: int
    title: str
    content: Content
    from_class: int
    required: bool
    part: Component | Asset


def _component(  # noqa: PLR0913  (a row of the table below)
    number: int,
    title: str,
    content: Content,
    from_class: int,
    part: Component | Asset,
    *,
    required: bool = True,
) -> MofComponent:
    return MofComponent(
        number=number,
        title=title,
        content=content,
        from_class=from_class,
        required=required,
        part=part,
    )


_CODE, _DATA, _DOCUMENT = Content
OF_THE_MOF = (
    _component(9, "Model architecture", _CODE, 3, Asset.ARCHITECTURE),
    _component(10, "Model parameters (Final)", _DATA, 3, Component.WEIGHTS),
    _component(11, "Technical report", _DOCUMENT, 3, Asset.TECHNICAL_REPORT),
    _component(12, "Evaluation results", _DOCUMENT, 3, Asset.EVALUATION_RESULTS),
    _component(13, "Model card", _DOCUMENT, 3, Asset.MODEL_CARD),
    _component(14, "Data card", _DOCUMENT, 3, Asset.DATA_CARD),
    _component(20, "Sample model outputs", _DOCUMENT, 3, Asset.SAMPLE_OUTPUTS, required=False),
    _component(7, "Training code", _CODE, 2, Asset.TRAINING_CODE),
    _component(8, "Inference code", _CODE, 2, Asset.INFERENCE_CODE),
    _component(18, "Evaluation code", _CODE, 2, Asset.EVALUATION_CODE),
    _component(19, "Evaluation data", _DATA, 2, Asset.EVALUATION_DATA),
    _component(22, "Supporting libraries and tools", _CODE, 2, Asset.LIBRARIES, required=False),
    _component(15, "Datasets", _DATA, 1, Component.PRETRAINING_DATA),
    _component(16, "Data preprocessing code", _CODE, 1, Asset.DATA_CODE),
    _component(21, "Research paper", _DOCUMENT, 1, Asset.PAPER),
    _component(24, "Model parameters (Intermediate)", _DATA, 1, Asset.INTERMEDIATE_WEIGHTS),
    _component(17, "Model metadata", _DATA, 1, Asset.MODEL_METADATA, required=False),
)
"""The components in the order of their classes, III first."""
TECHNICAL_REPORT, RESEARCH_PAPER = 11, 21
