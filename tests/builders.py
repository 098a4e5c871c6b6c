"""Small facts for tests, written as short as they are read."""

from datetime import date

from openglade.core.artifact import Dataset, Model, Profile, Service
from openglade.core.component import Component
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.ids import DatasetId, LicenseId, ModelId, NodeId, ServiceId
from openglade.core.license import License, Purpose
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim, ModelRecord
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.core.term import Kind, Reaches, Scope, Term

READ = Evidence(source="card", read_on=date(2026, 11, 21), method=Method.CATALOG)
GRANTS = tuple(
    Term(kind=kind) for kind in (Kind.GRANT_USE, Kind.GRANT_MODIFY, Kind.GRANT_REDISTRIBUTE)
)


def license_of(
    name: str,
    *terms: Term,
    grants: bool = True,
    policies: tuple[str, ...] = (),
    purpose: Purpose = Purpose.MODEL,
) -> License:
    """A license that grants everything but for some terms."""
    return License(
        id=LicenseId(name),
        name=name,
        purpose=purpose,
        steward="steward",
        terms=(*(GRANTS if grants else ()), *terms),
        evidence=READ,
        incorporates=tuple(map(LicenseId, policies)),
    )


OPEN = license_of("Open")
CAPPED = license_of("Capped", Term(kind=Kind.USER_THRESHOLD, section="2"))
RESEARCH = license_of("Research", Term(kind=Kind.NONCOMMERCIAL, section="1"))
ALIKE = license_of("Alike", Term(kind=Kind.SHARE_ALIKE, section="3"))
NO_TRAINING = license_of("NoTraining", Term(kind=Kind.OUTPUT_TRAINING, scope=Scope.COMPETING))
CLAIMING = license_of(
    "Claiming",
    Term(kind=Kind.COVERS_OUTPUTS, what=(Reaches.DISTILLED_MODELS,)),
    Term(kind=Kind.FIELD_OF_USE),
)
LICENSES = {one.id: one for one in (OPEN, CAPPED, RESEARCH, ALIKE, NO_TRAINING, CLAIMING)}


def released(
    name: str = "",
    availability: Availability = Availability.PUBLIC,
    extent: Extent = Extent.WHOLE,
) -> Release:
    """A release under a license; without one, nobody has read which."""
    declared = Expression.parse(name) if name else Unlicensed.UNREAD
    return Release(availability=availability, license=declared, extent=extent, evidence=(READ,))


ABSENT = released(availability=Availability.ABSENT)
CLOSED = released(availability=Availability.CLOSED)
DESCRIBED = released(availability=Availability.DESCRIBED)


def model(name: str, **components: Release) -> Model:
    """A model and its components, e.g. weights=released("Open")."""
    return Model(
        id=ModelId.parse(name),
        profile=Profile(name=name),
        components={Component(key): release for key, release in components.items()},
    )


def dataset(name: str, release: Release) -> Dataset:
    """A dataset."""
    return Dataset(id=DatasetId.parse(name), name=name, release=release)


def service(name: str, terms: str = "") -> Service:
    """A service under some terms, or under terms that nobody has read."""
    return Service(id=ServiceId.parse(name), terms=Expression.parse(terms) if terms else None)


def edge(
    child: Model | Dataset,
    relation: Relation,
    parent: Model | Dataset | Service | NodeId,
    component: Component | None = None,
    *,
    anew: bool = False,
) -> Edge:
    """A step of a lineage."""
    above = parent.id if isinstance(parent, Model | Dataset | Service) else parent
    return Edge(
        child=child.id,
        parent=above,
        relation=relation,
        component=component,
        licensed_anew=anew,
        evidence=(READ,),
    )


def record(first: Model, *claims: Claim) -> ModelRecord:
    """A record about the first model, with everything else that is claimed."""
    return ModelRecord.of(first.id, [first, *claims], licenses=LICENSES)
