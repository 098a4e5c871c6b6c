"""What frameworks ask for beside the five components: documents, code and data around a model."""

from enum import Enum


class Asset(Enum):
    """A thing that a maker can publish of a model, and that is not one of the five components."""

    ARCHITECTURE = "architecture"
    DATA_CODE = "data-code"
    TRAINING_CODE = "training-code"
    INFERENCE_CODE = "inference-code"
    EVALUATION_CODE = "evaluation-code"
    LIBRARIES = "libraries"
    INTERMEDIATE_WEIGHTS = "intermediate-weights"
    MODEL_METADATA = "model-metadata"
    EVALUATION_DATA = "evaluation-data"
    EVALUATION_RESULTS = "evaluation-results"
    SAMPLE_OUTPUTS = "sample-outputs"
    MODEL_CARD = "model-card"
    DATA_CARD = "data-card"
    TECHNICAL_REPORT = "technical-report"
    PREPRINT = "preprint"
    PAPER = "paper"
    CODE_DOCUMENTATION = "code-documentation"
    TRAINING_DOCUMENTATION = "training-documentation"
    USAGE_INFORMATION = "usage-information"
    COPYRIGHT_POLICY = "copyright-policy"
    TRAINING_SUMMARY = "training-summary"
    PACKAGE = "package"
    API = "api"

    @property
    def title(self) -> str:
        """The name that a reader sees.

        >>> Asset.MODEL_CARD.title
        'model card'
        """
        return "API" if self is Asset.API else self.value.replace("-", " ")
