"""The shapes of the catalog's files, turned into values of core."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from msgspec import UNSET

from openglade.catalog.shapes import (
    Citation,
    DatasetFile,
    EdgeEntry,
    LicenseFile,
    ModelFile,
    OrganizationFile,
    PublishedFile,
    PublishedRow,
    ReleaseEntry,
    ServiceFile,
    Source,
)
from openglade.core.artifact import Dataset, Model, Organization, Profile, Service
from openglade.core.component import Level
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.ids import DatasetId, LicenseId, ModelId, NodeId, ServiceId, UnknownId
from openglade.core.license import License
from openglade.core.lineage import Edge, Relation
from openglade.core.published import Explanation, PublishedAssessment
from openglade.core.release import FormerLicense, Release, Unlicensed

_DATASET_PARENTS = frozenset({Relation.TRAINED_ON, Relation.DERIVED_DATA})
_expression = cache(Expression.parse)
_day = cache(date.fromisoformat)
_UNLICENSED = {"none": Unlicensed.NONE, "parts": Unlicensed.OF_ITS_PARTS}


class Reader:
    """Turns shapes into values; it knows the organizations, and which ids name services."""

    def __init__(self, organizations: Mapping[str, Organization], services: frozenset[str]) -> None:
        self._organizations = organizations
        self._services = services

    def model(self, file: ModelFile) -> Model:
        """A model by itself."""
        profile = Profile(
            name=file.name,
            family=file.family,
            organization=self._organizations.get(file.organization),
            released=file.released,
            parameters=file.parameters,
            active_parameters=file.active_parameters,
            languages=tuple(file.languages.items()),
            training_compute=file.training_compute,
            modality=file.modality,
            note=file.note,
            evidence=_evidence(file.profile_evidence, file.sources),
        )
        return Model(
            id=ModelId.parse(file.id),
            profile=profile,
            components={
                name: _release(entry, file.sources) for name, entry in file.components.items()
            },
            assets={name: _release(entry, file.sources) for name, entry in file.assets.items()},
            service_terms=_expression(file.service) if file.service else None,
        )

    def dataset(self, file: DatasetFile) -> Dataset:
        """A dataset by itself."""
        return Dataset(
            id=DatasetId.parse(file.id),
            name=file.name,
            organization=self._organizations.get(file.organization),
            released=file.released,
            release=_release(file.release, file.sources),
            note=file.note,
        )

    def service(self, file: ServiceFile) -> Service:
        """A service by itself."""
        return Service(
            id=ServiceId.parse(file.id),
            name=file.name,
            organization=self._organizations.get(file.organization),
            terms=_expression(file.terms),
            released=file.released,
            note=file.note,
            evidence=_evidence(file.evidence, file.sources),
        )

    def edges(self, child: NodeId, file: ModelFile | DatasetFile) -> Iterator[Edge]:
        """The edges from the subject of a file to its parents."""
        for entry in file.lineage:
            yield Edge(
                child=child,
                parent=self._parent(entry),
                relation=entry.relation,
                component=entry.component,
                licensed_anew=entry.licensed_anew,
                note=entry.note,
                evidence=_evidence(entry.evidence, file.sources),
            )

    def _parent(self, entry: EdgeEntry) -> NodeId:
        if entry.parent.startswith("unknown:"):
            return UnknownId(entry.parent.removeprefix("unknown:"))
        if entry.relation in _DATASET_PARENTS:
            return DatasetId.parse(entry.parent)
        return (
            ServiceId.parse(entry.parent)
            if entry.parent in self._services
            else ModelId.parse(entry.parent)
        )


def organization(file: OrganizationFile) -> Organization:
    """An organization; its sources are its evidence."""
    return Organization(
        id=file.id,
        name=file.name,
        countries=file.country,
        kind=file.kind,
        aliases=file.aliases,
        hub=file.hub,
        note=file.note,
        evidence=tuple(_read(source) for source in file.sources.values()),
    )


def license_text(file: LicenseFile) -> License:
    """A license; the first of its sources is where the text was read."""
    return License(
        id=LicenseId.parse(file.id),
        name=file.name,
        purpose=file.purpose,
        steward=file.steward,
        terms=file.terms,
        evidence=_read(next(iter(file.sources.values()))),
        dated=file.dated,
        osi_approved=file.osi_approved,
        fsf_free=file.fsf_free,
        open_data=file.open_data,
        incorporates=tuple(map(LicenseId.parse, file.incorporates)),
        succeeds=LicenseId.parse(file.succeeds) if file.succeeds else None,
        aliases=file.aliases,
        hub_ids=file.hub_ids,
        hub_names=file.hub_names,
        versions=file.versions,
        sha256=file.sha256,
        note=file.note,
    )


def published(document: PublishedFile, row: PublishedRow) -> PublishedAssessment:
    """One row of a published assessment."""
    explanations = {
        component: Explanation(why=entry.why, evidence=_evidence(entry.evidence, document.sources))
        for component, entry in row.differs.items()
    }
    read = _evidence([Citation(source=document.source, locator=row.locator)], document.sources)
    return PublishedAssessment(
        system=row.system,
        assessor=document.assessor,
        date=document.date,
        levels={component: Level(level) for component, level in row.levels.items()},
        explanations=explanations,
        evidence=read,
        note=row.note,
    )


def _release(entry: ReleaseEntry, sources: Mapping[str, Source]) -> Release:
    return Release(
        availability=entry.availability,
        license=_license(entry),
        extent=entry.extent,
        note=entry.note,
        evidence=_evidence(entry.evidence, sources),
        former=tuple(
            FormerLicense(
                license=_expression(former.license),
                until=former.until,
                evidence=_evidence(former.evidence, sources),
            )
            for former in entry.former
        ),
    )


def _license(entry: ReleaseEntry) -> Expression | Unlicensed:
    if entry.license is UNSET:
        return Unlicensed.UNREAD
    return _UNLICENSED.get(entry.license) or _expression(entry.license)


def _evidence(citations: Iterable[Citation], sources: Mapping[str, Source]) -> tuple[Evidence, ...]:
    return tuple(_read(sources[one.source], one) for one in citations)


def _read(source: Source, citation: Citation | None = None) -> Evidence:
    return Evidence(
        source=source.where,
        read_on=_day(source.read_on),
        method=Method.RECALLED if source.recalled else Method.CATALOG,
        locator=citation.locator if citation else "",
        quote=citation.quote if citation else "",
    )
