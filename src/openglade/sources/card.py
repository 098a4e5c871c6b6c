"""A model card: its front matter as claims. Prose is not read yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from openglade import safe_yaml
from openglade.core.artifact import Model
from openglade.core.component import Component
from openglade.core.errors import InputError
from openglade.core.evidence import Evidence, Gap, Method
from openglade.core.expression import Expression
from openglade.core.ids import ArtifactId, DatasetId, ModelId, NodeId, UnknownId
from openglade.core.license import LicenseIndex
from openglade.core.lineage import Edge, Relation
from openglade.core.record import Claim
from openglade.core.release import Release

_FENCE = "---"
_UNDECLARED = frozenset({"", "unknown", "other"})
_RELATIONS = {relation.value: relation for relation in Relation}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The front matter of a card, and where and when it was read."""

    source: str
    read_on: date
    fields: dict[str, Any]

    def claims(self, model: ModelId, licenses: LicenseIndex, relation: Relation) -> Iterator[Claim]:
        """What the front matter says of a model.

        `relation` is meant where the card does not say which it is.
        """
        yield from self._license(model, licenses)
        bases = list(self._ids("base_model", ModelId))
        stated = _RELATIONS.get(str(self.fields.get("base_model_relation", "")).lower())
        relation = stated or (Relation.MERGE if len(bases) > 1 else relation)
        for base in bases:
            yield from self._edge(model, base, "base_model", relation, None)
        stage = Component.FINETUNING_DATA if bases else Component.PRETRAINING_DATA
        for dataset in self._ids("datasets", DatasetId):
            yield from self._edge(model, dataset, "datasets", Relation.TRAINED_ON, stage)

    def _license(self, model: ModelId, licenses: LicenseIndex) -> Iterator[Claim]:
        names = [name for name in self._texts("license") if name.casefold() not in _UNDECLARED]
        names = names or list(self._texts("license_name"))
        found = [licenses.find_license(name) for name in names]
        known = [one for one in found if one]
        if known and None not in found:
            declared = Expression.parse(" AND ".join(map(str, dict.fromkeys(known))))
            release = Release(license=declared, evidence=(self._read("license", names[0]),))
            yield Model(id=model, components={Component.WEIGHTS: release})
            return
        said = (
            f"license {names[0]!r:.100} is not in the catalog"
            if names
            else "the front matter declares no license"
        )
        yield Gap(what="license", reason=said, source=self.source)

    def _edge(
        self,
        model: ModelId,
        parent: NodeId,
        field: str,
        relation: Relation,
        component: Component | None,
    ) -> Iterator[Claim]:
        if isinstance(parent, UnknownId):
            yield Gap(what=field, reason=f"{parent.words!r} is no id", source=self.source)
        elif parent == model:
            yield Gap(what=field, reason="the model is named as its own parent", source=self.source)
        read = self._read(field, str(parent))
        yield Edge(
            child=model, parent=parent, relation=relation, component=component, evidence=(read,)
        )

    def _ids(self, field: str, kind: type[ArtifactId]) -> Iterator[NodeId]:
        for text in self._texts(field):
            try:
                yield kind.parse(text)
            except InputError:
                yield UnknownId(f"{text:.100}")

    def _texts(self, field: str) -> Iterator[str]:
        """The texts of a field, whether it holds one or a list.

        Anything else in it is passed over.
        """
        value = self.fields.get(field)
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text.strip():
                yield text.strip()

    def _read(self, field: str, quote: str) -> Evidence:
        return Evidence(
            source=self.source,
            read_on=self.read_on,
            method=Method.CARD,
            locator=f"front matter: {field}",
            quote=f"{quote:.200}",
        )


def read_front_matter(text: str, source: str) -> dict[str, Any]:
    """The YAML between the two fences at the head of a card; empty if there is none.

    Raises InputError when it cannot be read or is no mapping.
    """
    lines = text.lstrip("\ufeff\r\n\t ").splitlines()
    if not lines or lines[0].rstrip() != _FENCE:
        return {}
    end = next(
        (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None
    )
    if end is None:
        raise InputError(f"{source}: the front matter has no end; close it with a line '---'")
    fields = safe_yaml.parse("\n".join(lines[1:end]), source)
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise InputError(f"{source}: the front matter is no mapping; write 'key: value' lines")
    return fields
