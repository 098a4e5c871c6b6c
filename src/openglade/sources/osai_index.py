"""A file of the European Open Source AI Index: its cells, and what they claim of a model.

A claim is made only where a cell says it: what is partial may be gated or in parts, so nothing is
claimed of weights that are; of data and code a part is there. A closed cell says that nothing can
be had.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openglade import safe_yaml
from openglade.core.artifact import Model, Profile
from openglade.core.asset import Asset
from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.foreign import ForeignFile
from openglade.core.ids import ModelId, NodeId, UnknownId
from openglade.core.index_entry import (
    PARAMETERS_2026,
    Cell,
    IndexEntry,
    Openness,
    Parameter,
)
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Availability, Extent, Release, Unlicensed
from openglade.sources.declared import hub_id
from openglade.sources.foreign import off_the_hub, word

ASSESSOR = "European Open Source AI Index"
_MOST_LINKS = 50
_COMPONENTS = {
    Parameter.BASE_DATA: Component.PRETRAINING_DATA,
    Parameter.END_DATA: Component.FINETUNING_DATA,
    Parameter.END_WEIGHTS: Component.WEIGHTS,
    Parameter.TRAINING_CODE: Component.CODE,
}
_ASSETS = {
    Parameter.CODE: Asset.CODE_DOCUMENTATION,
    Parameter.HARDWARE_ARCHITECTURE: Asset.TRAINING_DOCUMENTATION,
    Parameter.PREPRINT: Asset.PREPRINT,
    Parameter.PAPER: Asset.PAPER,
    Parameter.MODEL_CARD: Asset.MODEL_CARD,
    Parameter.DATASHEET: Asset.DATA_CARD,
    Parameter.PACKAGE: Asset.PACKAGE,
    Parameter.API: Asset.API,
}


def read(text: str, where: str, read_on: date, licenses: LicenseIndex) -> ForeignFile:
    """Read a file of the index; InputError where it is none."""
    document = safe_yaml.parse(text, where)
    system = document.get("system") if isinstance(document, dict) else None
    if not isinstance(system, dict) or not any(one.value in document for one in PARAMETERS_2026):
        raise InputError(
            f"{where}: no 'system' with parameters beside it; give a file of the European Open "
            "Source AI Index"
        )
    reading = _Reading(
        where=where, read_on=read_on, licenses=licenses, document=document, system=system
    )
    cells = {one: reading.cell(one) for one in Parameter if one.value in document}
    return ForeignFile(
        id=reading.id,
        assessor=ASSESSOR,
        claims=tuple(reading.claims(cells)),
        index_entry=IndexEntry(system=word(system.get("name")), cells=cells),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One reading of a file: where, when, all of it, and what it says of the system."""

    where: str
    read_on: date
    licenses: LicenseIndex
    document: Mapping[str, Any]
    system: Mapping[str, Any]

    @property
    def id(self) -> ModelId:
        """The repository whose weights the file names, else its maker and the model's name."""
        named = self._linked(Parameter.END_WEIGHTS) or _first_model([self.system.get("link")])
        if named:
            return named
        organization = self.document.get("org")
        maker = organization.get("name") if isinstance(organization, dict) else ""
        name = word(self.system.get("endmodelname")) or word(self.system.get("name"))
        return off_the_hub(word(maker), name)

    def cell(self, parameter: Parameter) -> Cell:
        """What the file says of one parameter."""
        entry = self.document[parameter.value]
        stated = entry if isinstance(entry, dict) else {}
        said = word(stated.get("class")).strip().casefold()
        if said and said not in {one.value for one in Openness}:
            raise InputError(
                f"{self.where}: {parameter.value}.class: {said[:80]!r} is no class; write open, "
                "partial or closed"
            )
        notes = word(stated.get("notes"))
        links = _links(stated.get("link")) or [""]
        return Cell(
            openness=Openness(said) if said else None,
            notes=notes,
            evidence=tuple(self._evidence(f"{parameter.value} {one}", notes) for one in links),
        )

    def claims(self, cells: Mapping[Parameter, Cell]) -> Iterator[Claim]:
        """The model with what is sure of it, and the model that it was made of."""
        releases = {one: _released(one, cell) for one, cell in cells.items()}
        components = {part: releases[one] for one, part in _COMPONENTS.items() if one in releases}
        if Component.WEIGHTS in components:
            components[Component.WEIGHTS] = self._licensed(components[Component.WEIGHTS])
        name = word(self.system.get("endmodelname")) or word(self.system.get("name"))
        yield Model(
            id=self.id,
            profile=Profile(
                name=name,
                released=word(self.system.get("releasedate"))[:10],
                note="as a file of the European Open Source AI Index says",
                evidence=(self._evidence("system.name", name),),
            ),
            components=components,
            assets={part: releases[one] for one, part in _ASSETS.items() if one in releases},
        )
        yield from self._made_of(releases.get(Parameter.BASE_WEIGHTS))

    def _licensed(self, weights: Release) -> Release:
        """The weights under the license that the file names for them."""
        words = next(
            (word(value) for key, value in self.system.items() if key in _LICENSE_KEYS), ""
        )
        known = self.licenses.find_license(words) if words else None
        unknown = Unlicensed.UNIDENTIFIED if words else Unlicensed.UNREAD
        declared = Expression(words, ((known,),)) if known else unknown
        read = self._evidence("system.endmodellicense", words)
        return Release(
            availability=weights.availability,
            license=declared,
            extent=weights.extent,
            note=weights.note,
            evidence=(*weights.evidence, read),
        )

    def _made_of(self, weights: Release | None) -> Iterator[Claim]:
        """The step to the base model, where the file names another than the model itself."""
        words = word(self.system.get("basemodelname")).strip()
        end = word(self.system.get("endmodelname")).strip()
        named = self._linked(Parameter.BASE_WEIGHTS)
        if not words or words.casefold() == end.casefold() or named == self.id:
            return
        base: NodeId = named or UnknownId(words[:100])
        read = self._evidence("system.basemodelname", words)
        yield Edge(child=self.id, parent=base, relation=Relation.FINETUNE, evidence=(read,))
        if named and weights:
            yield Model(id=named, components={Component.WEIGHTS: weights})

    def _linked(self, parameter: Parameter) -> ModelId | None:
        entry = self.document.get(parameter.value)
        return _first_model(_links(entry.get("link")) if isinstance(entry, dict) else [])

    def _evidence(self, locator: str, quote: str) -> Evidence:
        return Evidence(
            source=self.where,
            read_on=self.read_on,
            method=Method.FILE,
            locator=locator.strip(),
            quote=" ".join(quote.split()[:25]),
        )


_LICENSE_KEYS = frozenset({"endmodellicense", "endmodel license"})
"""The key of the license, and how four files spell it."""


def _released(parameter: Parameter, cell: Cell) -> Release:
    of_weights = parameter in {Parameter.BASE_WEIGHTS, Parameter.END_WEIGHTS}
    availability, extent = {
        Openness.OPEN: (Availability.PUBLIC, Extent.WHOLE),
        Openness.PARTIAL: (Availability.PUBLIC, Extent.PART),
        Openness.CLOSED: (Availability.CLOSED, None),
        None: (Availability.UNKNOWN, None),
    }[cell.openness]
    if of_weights and cell.openness is Openness.PARTIAL:
        availability, extent = Availability.UNKNOWN, None
    return Release(
        availability=availability, extent=extent, note=cell.notes, evidence=cell.evidence
    )


def _first_model(links: list[Any]) -> ModelId | None:
    found = (hub_id(one, ModelId) for one in links if isinstance(one, str) and "://" in one)
    return next((one for one in found if one is not None), None)


def _links(value: object) -> list[str]:
    """A link, or a list of them; nothing where there is none."""
    found = value if isinstance(value, list) else [value]
    return [word(one) for one in found[:_MOST_LINKS] if word(one)]
