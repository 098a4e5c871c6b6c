"""The catalog as a place to ask: what is known of a model, dataset, service or license."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from typing import Self, TypeVar

import msgspec

from openglade.catalog import reading
from openglade.catalog.compiling import compiled
from openglade.catalog.reading import Reader
from openglade.catalog.shapes import (
    DatasetFile,
    LicenseFile,
    ModelFile,
    OrganizationFile,
    PublishedFile,
    RenamesFile,
    ServiceFile,
)
from openglade.core.artifact import Artifact, Organization
from openglade.core.errors import InputError, near, not_known
from openglade.core.ids import DatasetId, LicenseId, ModelId, Nature, NodeId, ServiceId
from openglade.core.license import License
from openglade.core.lineage import Edge
from openglade.core.published import PublishedAssessment

_Repository = TypeVar("_Repository", ModelId, DatasetId)


class _Compiled(msgspec.Struct, frozen=True):
    """The compiled catalog; models, datasets and licenses are read only when they are asked for."""

    organizations: dict[str, OrganizationFile]
    models: dict[str, msgspec.Raw]
    datasets: dict[str, msgspec.Raw]
    services: dict[str, ServiceFile]
    licenses: dict[str, msgspec.Raw]
    published: tuple[PublishedFile, ...]
    renames: dict[str, RenamesFile]


class _Names(msgspec.Struct, frozen=True):
    """The names of one subject, without the rest."""

    id: str
    aliases: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()
    hub_names: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()
    name: str = ""


class Catalog:
    """Facts about models, datasets, services and licenses, found by any name in any case."""

    def __init__(self, text: bytes) -> None:
        self._files = msgspec.json.decode(text, type=_Compiled)
        self.organizations: Mapping[str, Organization] = {
            key: reading.organization(file) for key, file in self._files.organizations.items()
        }
        self._reader = Reader(self.organizations, frozenset(self._files.services))
        self.license = cache(self._license)
        self.claims = cache(self._claims)

    @classmethod
    def load(cls) -> Self:
        """The catalog that comes with openglade."""
        return cls(compiled())

    @cached_property
    def models(self) -> tuple[ModelId, ...]:
        """The ids of all models."""
        return tuple(map(ModelId.parse, self._files.models))

    @cached_property
    def datasets(self) -> tuple[DatasetId, ...]:
        """The ids of all datasets."""
        return tuple(map(DatasetId.parse, self._files.datasets))

    @cached_property
    def services(self) -> tuple[ServiceId, ...]:
        """The ids of all services."""
        return tuple(map(ServiceId.parse, self._files.services))

    @cached_property
    def licenses(self) -> tuple[LicenseId, ...]:
        """The ids of all licenses."""
        return tuple(map(LicenseId, self._files.licenses))

    def find_model(self, text: str) -> ModelId | None:
        """The model that a person means by an id or an alias; None if there is none such."""
        named = text.partition("@")[0]
        found = named if named in self._files.models else self._model_names.get(named.casefold())
        return ModelId.parse(found) if found else None

    def require_model(self, text: str) -> ModelId:
        """The model that a person means; InputError with the nearest names if there is none."""
        found = self.find_model(text)
        if found is None and (self.find_dataset(text) or self.find_license(text)):
            raise InputError(f"catalog: {text!r} is no model; see 'openglade show {text}'")
        if found is None:
            advice = "see 'openglade list' for those that are there, or give a folder"
            raise not_known("catalog", text, "model", self._model_names, advice)
        return found

    def names_near(self, text: str) -> tuple[str, ...]:
        """The ids of models whose names are nearest to a text, at most three."""
        return near(text, self._model_names)

    def spelled(self, node: NodeId) -> NodeId:
        """The id as the catalog spells it, if it knows it by another spelling or an older name."""
        if not isinstance(node, ModelId | DatasetId):
            return node
        subjects = self._files.models if isinstance(node, ModelId) else self._files.datasets
        key = str(replace(node, revision=""))
        names = self._model_names if isinstance(node, ModelId) else self._dataset_names
        found = key if key in subjects else names.get(key.casefold())
        return type(node).parse(found) if found else node

    def moved(self, name: str, kind: type[_Repository]) -> _Repository | None:
        """Where the Hub moved a repository of its first years, which had no organization.

        An alias counts where it is the name of the repository itself, not where it is a nickname.
        """
        names = self._dataset_names if kind.nature is Nature.DATASET else self._model_names
        known = names.get(name.casefold())
        if known and known.casefold().endswith(f"/{name.casefold()}"):
            return kind.parse(known)
        new = self._renames.get((kind.nature.value, name.casefold()))
        return kind.parse(new) if new else None

    @cached_property
    def _renames(self) -> dict[tuple[str, str], str]:
        return {
            (nature, name.casefold()): f"{entry.to}/{name}"
            for nature, file in self._files.renames.items()
            for entry in file.moved
            for name in entry.names
        }

    def find_dataset(self, text: str) -> DatasetId | None:
        """The dataset that a person means by an id or an alias."""
        found = self._dataset_names.get(text.casefold())
        return DatasetId.parse(found) if found else None

    def find_service(self, text: str) -> ServiceId | None:
        """The service that a person means by an id or an alias."""
        names = {
            name.casefold(): key
            for key, file in self._files.services.items()
            for name in (key, *file.aliases)
        }
        found = names.get(text.casefold())
        return ServiceId.parse(found) if found else None

    def find_license(self, text: str) -> LicenseId | None:
        """The license that a text names: its id, an alias, a Hub id, or a Hub license_name."""
        found = self._license_names.get(text.casefold())
        return LicenseId(found) if found else None

    def license_of_file(self, sha256: str) -> LicenseId | None:
        """The license whose text a file with this digest holds, and nothing else."""
        found = self._license_names.get(f"sha256:{sha256}")
        return LicenseId(found) if found else None

    def find_organization(self, text: str) -> Organization | None:
        """The organization that a person means by its id, name, alias or name on the Hub."""
        wanted = text.casefold()
        for one in self.organizations.values():
            if wanted in {name.casefold() for name in (one.id, one.name, *one.aliases, *one.hub)}:
                return one
        return None

    def _license(self, license_id: LicenseId) -> License | None:
        """One license, or None."""
        raw = self._files.licenses.get(license_id.text)
        return reading.license_text(msgspec.json.decode(raw, type=LicenseFile)) if raw else None

    def _claims(self, node: NodeId) -> tuple[Artifact | Edge, ...]:
        """What the catalog says of one node: the artifact, then its edges, or nothing."""
        return tuple(self._read(node))

    def _read(self, node: NodeId) -> Iterator[Artifact | Edge]:
        key = str(node)
        match node:
            case ModelId() if key in self._files.models:
                model = msgspec.json.decode(self._files.models[key], type=ModelFile)
                yield self._reader.model(model)
                yield from self._reader.edges(node, model)
            case DatasetId() if key in self._files.datasets:
                dataset = msgspec.json.decode(self._files.datasets[key], type=DatasetFile)
                yield self._reader.dataset(dataset)
                yield from self._reader.edges(node, dataset)
            case ServiceId() if key in self._files.services:
                yield self._reader.service(self._files.services[key])
            case _:
                pass

    def published(self, model: ModelId) -> tuple[PublishedAssessment, ...]:
        """What others published of one model."""
        rows = self._published_rows.get(str(model), ())
        return tuple(
            reading.published(document, document.rows[number]) for document, number in rows
        )

    @cached_property
    def _published_rows(self) -> dict[str, list[tuple[PublishedFile, int]]]:
        rows: dict[str, list[tuple[PublishedFile, int]]] = {}
        for document in self._files.published:
            for number, row in enumerate(document.rows):
                for model in row.models:
                    rows.setdefault(model, []).append((document, number))
        return rows

    @cached_property
    def _model_names(self) -> dict[str, str]:
        return _names(self._files.models)

    @cached_property
    def _dataset_names(self) -> dict[str, str]:
        return _names(self._files.datasets)

    @cached_property
    def _license_names(self) -> dict[str, str]:
        return _names(self._files.licenses)


def _names(subjects: Mapping[str, msgspec.Raw]) -> dict[str, str]:
    """The way from every name of a subject, folded to lower case, to its id.

    An id wins over another subject's alias.
    """
    found: dict[str, str] = {}
    for raw in subjects.values():
        names = msgspec.json.decode(raw, type=_Names)
        for name in (*names.aliases, *names.hub_names, *names.hub_ids, names.name):
            found.setdefault(name.casefold(), names.id)
        found.update((f"sha256:{digest}", names.id) for digest in names.sha256)
    found.update((key.casefold(), key) for key in subjects)
    return found
