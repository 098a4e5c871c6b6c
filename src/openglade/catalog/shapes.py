"""The shapes of the catalog's YAML files: the types from which their JSON Schemas are generated.

Evidence is written short: `{source: NAME, locator: …, quote: …}`, where NAME is a key of the file's
`sources`.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from openglade.core.artifact import OrganizationKind
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.license import Purpose, Version
from openglade.core.lineage import Relation
from openglade.core.release import Availability, Extent
from openglade.core.term import Term

Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="YYYY-MM-DD")]
Month = Annotated[
    str, Meta(pattern=r"^\d{4}(-\d{2}){0,2}$", description="YYYY, YYYY-MM or YYYY-MM-DD")
]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2 code")]
Count = Annotated[int, Meta(ge=1)]
Id = Annotated[str, Meta(min_length=3, max_length=200)]
Line = Annotated[str, Meta(min_length=1, max_length=400)]
Quote = Annotated[
    str, Meta(max_length=300, pattern=r"^\s*(\S+\s*){0,25}$", description="at most 25 words")
]


class Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A page or file that was read: its URL, or the title and place of a document.

    `recalled` marks what is generally known and was not opened again on that day.
    """

    where: Line
    read_on: Day
    recalled: bool = False


class Citation(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place in one of the file's sources, and the words where they decide."""

    source: Slug
    locator: str = ""
    quote: Quote = ""


Sources = Annotated[dict[Slug, Source], Meta(min_length=1)]
Citations = Annotated[tuple[Citation, ...], Meta(min_length=1)]


class Former(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A license that the thing was under until a day."""

    license: Line
    until: Month
    evidence: Citations


class ReleaseEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a component or dataset was released.

    `license` is an SPDX expression, `none` (looked everywhere, there is none) or `parts` (a
    compilation that leaves it to its parts); left out where it is not known.
    """

    availability: Availability
    evidence: Citations
    license: Line | UnsetType = UNSET
    extent: Extent = Extent.WHOLE
    note: str = ""
    former: tuple[Former, ...] = ()


class EdgeEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the subject of the file comes from.

    A parent that nobody names is written `unknown:some words`.
    """

    relation: Relation
    parent: Id
    evidence: Citations
    component: Component | None = None
    licensed_anew: bool = False
    note: str = ""


class OrganizationFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who makes models."""

    id: Slug
    name: Line
    country: tuple[Country, ...]
    kind: OrganizationKind
    sources: Sources
    aliases: tuple[str, ...] = ()
    hub: tuple[str, ...] = ()
    note: str = ""


class ModelFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A model: who made it, how each component was released, and what it comes from.

    `languages` are shares of the pre-training data in percent. `modality` is what the model takes
    and gives: text, image, multimodal, …. `service` names the terms under which outputs of a model
    that is offered as a service are used. `assets` are what else was released, `training_compute`
    is in floating-point operations.
    """

    id: Id
    name: Line
    family: Line
    organization: Slug
    released: Month
    sources: Sources
    components: dict[Component, ReleaseEntry]
    assets: dict[Asset, ReleaseEntry] = {}
    lineage: tuple[EdgeEntry, ...] = ()
    aliases: tuple[str, ...] = ()
    parameters: Count | None = None
    active_parameters: Count | None = None
    training_compute: Annotated[float, Meta(gt=0)] | None = None
    languages: dict[str, float] = {}
    modality: str = ""
    profile_evidence: tuple[Citation, ...] = ()
    service: str = ""
    note: str = ""


class DatasetFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A dataset: how it was released and what it was made from."""

    id: Id
    name: Line
    organization: Slug
    sources: Sources
    release: ReleaseEntry
    released: str = ""
    lineage: tuple[EdgeEntry, ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""


class ServiceFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A service: an API whose outputs are used, and the terms under which it is offered."""

    id: Id
    name: Line
    organization: Slug
    terms: Line
    sources: Sources
    evidence: Citations
    released: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


class LicenseFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A license text, read as terms."""

    id: Line
    name: Line
    purpose: Purpose
    steward: Line
    sources: Sources
    terms: tuple[Term, ...]
    dated: str = ""
    osi_approved: bool = False
    fsf_free: bool = False
    open_data: bool = False
    incorporates: tuple[str, ...] = ()
    succeeds: str = ""
    aliases: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    hub_names: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    sha256: tuple[str, ...] = ()
    note: str = ""


class ExplanationEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why openglade's level differs from the published one."""

    why: Annotated[str, Meta(min_length=20, max_length=600)]
    evidence: Citations


class PublishedRow(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What was published of one system.

    `models` are the ids in the catalog that it speaks of, the first one above all.
    """

    system: Line
    models: Annotated[tuple[Id, ...], Meta(min_length=1)]
    locator: Line
    levels: dict[Component, Annotated[int, Meta(ge=0, le=4)]]
    note: str = ""
    differs: dict[Component, ExplanationEntry] = {}


class PublishedFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One document in which somebody published levels."""

    title: Line
    assessor: Line
    date: Day
    sources: Sources
    source: Slug
    rows: tuple[PublishedRow, ...]


class MovedEntry(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names that were given to an organization; each is still the name of its repository there."""

    to: Line
    names: Annotated[tuple[Line, ...], Meta(min_length=1)]
    evidence: Citations


class RenamesFile(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the Hub moved the repositories of its first years, which had no organization."""

    id: Literal["model", "dataset"]
    sources: Sources
    moved: tuple[MovedEntry, ...]


SHAPES: dict[str, type[Struct]] = {
    "organizations": OrganizationFile,
    "models": ModelFile,
    "datasets": DatasetFile,
    "services": ServiceFile,
    "licenses": LicenseFile,
    "published": PublishedFile,
    "renames": RenamesFile,
}
"""The folders of the catalog, and what a file in each one is."""
