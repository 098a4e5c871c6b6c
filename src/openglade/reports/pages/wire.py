"""The shapes of `--format json`, from which the published JSON Schema is generated.

A level is 0 to 4, "n/a" or "?". Keys may be added; those that are here keep their meaning within a
schema_version.
"""

from typing import Literal, NotRequired, TypedDict

from openglade.core.component import Level
from openglade.core.drift import Drift
from openglade.core.evidence import Evidence, Gap
from openglade.core.finding import Finding
from openglade.core.openness import Step

SCHEMA_VERSION = 1

Degree = Literal[0, 1, 2, 3, 4]
LevelValue = Literal[0, 1, 2, 3, 4, "n/a", "?"]


class EvidenceValue(TypedDict):
    """Where a claim was read."""

    source: str
    locator: str
    read_on: str
    method: str
    quote: NotRequired[str]


class StepValue(TypedDict):
    """One step of a derivation, and the level from there on."""

    rule: str
    fact: str
    level: LevelValue


class ComponentValue(TypedDict):
    """How open one component is. `path` runs from the model to the ancestor, both included."""

    level: LevelValue
    declared_level: LevelValue
    at_most: NotRequired[Degree]
    chain_level: NotRequired[LevelValue]
    inherited_from: str | None
    path: list[str] | None
    steps: list[StepValue]
    evidence: list[EvidenceValue]


class ComponentsValue(TypedDict):
    """The five components."""

    weights: ComponentValue
    pretraining_data: ComponentValue
    finetuning_data: ComponentValue
    reward_model: ComponentValue
    code: ComponentValue


class DifferenceValue(TypedDict):
    """A component on which the published level and the derived one differ."""

    component: str
    published: LevelValue
    derived: LevelValue
    why: str
    evidence: list[EvidenceValue]


class PublishedValue(TypedDict):
    """What one assessor published."""

    system: str
    assessor: str
    date: str
    levels: dict[str, LevelValue]
    evidence: list[EvidenceValue]
    note: NotRequired[str]
    differs: list[DifferenceValue]


class NodeValue(TypedDict):
    """A node of the lineage; `known` says whether any source had something to say of it."""

    id: str
    kind: Literal["model", "dataset", "service", "unknown"]
    name: str
    known: bool


class EdgeValue(TypedDict):
    """A step of the lineage."""

    child: str
    parent: str
    relation: str
    component: str | None
    licensed_anew: NotRequired[bool]
    note: NotRequired[str]
    evidence: list[EvidenceValue]


class LineageValue(TypedDict):
    """Everything that the model comes from."""

    nodes: list[NodeValue]
    edges: list[EdgeValue]


class FindingValue(TypedDict):
    """Something a reader has to know."""

    code: str
    severity: str
    because: str
    evidence: list[EvidenceValue]


class DriftValue(TypedDict):
    """What the model's license drops of what an ancestor asks.

    `path` runs from the model to the artifact that asks, both included. `term` and `license` are
    null where no single term decides.
    """

    code: str
    term: str | None
    artifact: str
    path: list[str]
    severity: str
    because: str
    license: str | None
    evidence: list[EvidenceValue]


class GapValue(TypedDict):
    """What could not be read, and why."""

    what: str
    reason: str
    source: str


class OrganizationValue(TypedDict):
    """Who made it."""

    id: str
    name: str
    countries: list[str]
    kind: str


class ProfileValue(TypedDict):
    """What identifies the model to a reader."""

    name: str
    family: str
    organization: OrganizationValue | None
    released: str
    parameters: int | None
    active_parameters: int | None
    languages: dict[str, float]
    note: str


class FactValue(TypedDict):
    """What decided a criterion."""

    about: str
    says: str
    evidence: list[EvidenceValue]


class CriterionValue(TypedDict):
    """One criterion; `status` is met, not-met, unknown or not-applicable."""

    id: str
    title: str
    status: str
    because: str
    facts: list[FactValue]


_Class = TypedDict("_Class", {"class": NotRequired[int | str]})


class FrameworkValue(_Class):
    """The answer of one framework: one of `verdict`, `class`, `score` and `label`.

    `at_most` is the most open answer that what is not known still allows; `progress` is in percent.
    """

    name: str
    version: str
    source: str
    verdict: NotRequired[str]
    score: NotRequired[float]
    label: NotRequired[str]
    at_most: NotRequired[str | float]
    progress: NotRequired[dict[str, float]]
    notes: NotRequired[list[str]]
    criteria: list[CriterionValue]


class AssetValue(TypedDict):
    """A document, code or data beside the components, and how it was released."""

    availability: str
    license: str | None
    extent: NotRequired[str]
    note: NotRequired[str]
    evidence: list[EvidenceValue]


class DossierValue(TypedDict):
    """The answer of `openglade assess` for one model.

    `frameworks` and `assets` are there where frameworks were asked.
    """

    schema_version: int
    model: str
    profile: ProfileValue
    components: ComponentsValue
    published: list[PublishedValue]
    lineage: LineageValue
    drift: list[DriftValue]
    findings: list[FindingValue]
    gaps: list[GapValue]
    frameworks: NotRequired[dict[str, FrameworkValue]]
    assets: NotRequired[dict[str, AssetValue]]


def level_value(level: Level) -> LevelValue:
    """A level as JSON has it."""
    value: LevelValue = level.value
    return value


def degree_value(level: Level) -> Degree:
    """A level that is known, as JSON has it."""
    value: Degree = level.value
    return value


def evidence_values(evidence: tuple[Evidence, ...]) -> list[EvidenceValue]:
    """Evidence, each once."""
    return [_evidence_value(one) for one in dict.fromkeys(evidence)]


def _evidence_value(evidence: Evidence) -> EvidenceValue:
    value: EvidenceValue = {
        "source": evidence.source,
        "locator": evidence.locator,
        "read_on": evidence.read_on.isoformat(),
        "method": evidence.method.value,
    }
    if evidence.quote:
        value["quote"] = evidence.quote
    return value


def step_value(step: Step) -> StepValue:
    """One step."""
    return {"rule": step.rule.value, "fact": step.fact, "level": level_value(step.level)}


def finding_value(finding: Finding) -> FindingValue:
    """One finding."""
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "because": finding.because,
        "evidence": evidence_values(finding.evidence),
    }


def drift_value(drift: Drift) -> DriftValue:
    """One thing that got lost on the way from an ancestor."""
    return {
        "code": drift.code.value,
        "term": drift.kind.value if drift.kind else None,
        "artifact": str(drift.artifact),
        "path": [str(node) for node in drift.path],
        "severity": drift.severity.value,
        "because": drift.because,
        "license": str(drift.license) if drift.license else None,
        "evidence": evidence_values(drift.evidence),
    }


def gap_value(gap: Gap) -> GapValue:
    """One gap."""
    return {"what": gap.what, "reason": gap.reason, "source": gap.source}
