"""What is known of one model, dataset or service by itself, without its ancestors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.evidence import Evidence
from openglade.core.expression import Expression
from openglade.core.ids import DatasetId, ModelId, ServiceId
from openglade.core.release import Release


class OrganizationKind(Enum):
    """What sort of body makes a model."""

    ENTERPRISE = "enterprise"
    NONPROFIT = "non-profit"
    RESEARCH = "research"
    COMMUNITY = "community"
    CONSORTIUM = "consortium"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who makes models: countries are ISO 3166-1 alpha-2 codes, the main seat first."""

    id: str
    name: str
    countries: tuple[str, ...]
    kind: OrganizationKind
    aliases: tuple[str, ...] = ()
    hub: tuple[str, ...] = ()
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What identifies a model to a reader.

    `released` is an ISO date, as exact as it is known; `languages` are shares in percent.
    `modality` is what it takes and gives: text, image, multimodal, …; empty where nobody says.
    `training_compute` is in floating-point operations.
    """

    name: str = ""
    family: str = ""
    organization: Organization | None = None
    released: str = ""
    parameters: int | None = None
    active_parameters: int | None = None
    languages: tuple[tuple[str, float], ...] = ()
    modality: str = ""
    training_compute: float | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A model: how each component was released, and what else was.

    `service_terms` are those of the service that offers it, where one does.
    """

    id: ModelId
    profile: Profile = Profile()
    components: Mapping[Component, Release] = field(default_factory=dict)
    service_terms: Expression | None = None
    assets: Mapping[Asset, Release] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A dataset and how it was released."""

    id: DatasetId
    name: str = ""
    organization: Organization | None = None
    released: str = ""
    release: Release = field(default_factory=Release)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An API whose outputs are used, and its terms."""

    id: ServiceId
    name: str = ""
    organization: Organization | None = None
    terms: Expression | None = None
    released: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


Artifact = Model | Dataset | Service
"""Any node of a lineage of which something is known."""
