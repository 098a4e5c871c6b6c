"""The one noun that comes out: a model's record with everything that was concluded from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from openglade.core.assessment import Assessment
from openglade.core.component import Component
from openglade.core.drift import Drift
from openglade.core.evidence import Gap
from openglade.core.finding import Finding
from openglade.core.ids import ModelId, NodeId
from openglade.core.published import Difference, PublishedAssessment
from openglade.core.record import ModelRecord
from openglade.core.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentOpenness:
    """How open one component is, and the path to the ancestor that limits it, if one does.

    The path holds both ends.
    """

    standing: Standing
    path: tuple[NodeId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A published assessment and where openglade's levels differ from it."""

    published: PublishedAssessment
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a report renders; `drift` is what the license drops of what binds from above.

    `assessments` are the answers of the frameworks that were asked.
    """

    record: ModelRecord
    components: Mapping[Component, ComponentOpenness]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    drift: tuple[Drift, ...] = ()
    assessments: tuple[Assessment, ...] = ()

    @property
    def id(self) -> ModelId:
        """The model that the dossier is about."""
        return self.record.id
