"""A model as frameworks ask for it: what can be had of it, and under which licenses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from openglade.core.artifact import Artifact, Dataset, Model
from openglade.core.asset import Asset
from openglade.core.component import Component, Level
from openglade.core.evidence import Evidence, Method
from openglade.core.expression import Expression
from openglade.core.holding import Holding, held_by, holdings
from openglade.core.ids import LicenseId, ModelId, NodeId
from openglade.core.inheritance import Inheritance
from openglade.core.inherited_terms import Bond, InheritedTerms
from openglade.core.license import License, Purpose, Texts
from openglade.core.lineage import BUILDS_ON, Lineage, Relation
from openglade.core.openness import OpennessRule
from openglade.core.reach import Force, Reach
from openglade.core.record import ModelRecord
from openglade.core.release import Availability, Release, Unlicensed
from openglade.core.requirement import Fact
from openglade.core.stance import DataLicense, Stance
from openglade.core.standing import Standing

Part = Component | Asset
"""Anything that a framework asks for by name."""

DATA = (Component.PRETRAINING_DATA, Component.FINETUNING_DATA, Component.REWARD_MODEL)
"""The components that hold what a model was trained with."""
_OF_THE_CODE = frozenset({Asset.TRAINING_CODE, Asset.DATA_CODE})
_OF_THE_BASE = frozenset({Asset.ARCHITECTURE, Asset.INFERENCE_CODE})
_ABOUT_TERMS = frozenset({Relation.GENERATED_BY, Relation.DISTILLED})
_ASIDE = Stance(compilation=Level.OPEN, code_part=Level.RESTRICTED, data_license=DataLicense.NONE)
"""What is left of the rule where no license counts: a part of the code is a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """How far a part can be had, licenses left aside.

    OPEN is all of it in public, LIMITED a recipe for it, RESTRICTED a part of it or on request,
    DESCRIBED a description or examples, CLOSED nothing. `gate` is how the model's own is reached.
    """

    level: Level
    fact: Fact
    at_most: Level | None = None
    gate: Availability = Availability.UNKNOWN


class Subject:
    """One model of a record, with everything above it, asked part by part."""

    def __init__(
        self, record: ModelRecord, node: ModelId | None = None, shared: "_Shared | None" = None
    ) -> None:
        self.record = record
        self.id = node or record.id
        self._shared = shared or _Shared(record)

    def of(self, node: ModelId) -> "Subject":
        """Another model of the same record, asked in the same way."""
        return Subject(self.record, node, self._shared)

    @property
    def model(self) -> Model:
        """What is known of the model by itself."""
        found = self.record.artifacts.get(self.id)
        return found if isinstance(found, Model) else Model(id=self.id)

    @property
    def chain(self) -> tuple["Subject", ...]:
        """The model and all those that it was made of, nearest first."""
        found: dict[NodeId, None] = {self.id: None}
        for node in (waiting := [self.id]):
            for edge in self.record.lineage.above(node):
                if edge.relation in BUILDS_ON and edge.parent not in found:
                    found[edge.parent] = None
                    waiting += [edge.parent] if isinstance(edge.parent, ModelId) else []
        return tuple(self.of(node) for node in found if isinstance(node, ModelId))

    @property
    def foundations(self) -> tuple["Subject", ...]:
        """The models of the chain that were made of no other one."""
        above = self.record.lineage.above
        return tuple(
            one
            for one in self.chain
            if not any(edge.relation in BUILDS_ON for edge in above(one.id))
        )

    def standing(self, component: Component) -> Standing:
        """The level of a component as openglade derives it, licenses and ancestors included."""
        return self._shared.levels.standing(self.id, component)

    def supply(self, part: Part) -> Supply:
        """How far a part can be had, over the whole chain, licenses left aside.

        Code is that of every step of the chain; assets are the model's own, but for what it shares
        with its base and what its code stands for.
        """
        release = self.release(part)
        if isinstance(part, Component):
            return self._supply_of(part, release.availability if release else None)
        if release is not None:
            derived = self._shared.aside_rule.derive(_free(release), Component.CODE)
            fact = Fact(part.title, derived.decisive.fact, derived.decisive.evidence)
            return Supply(level=derived.level, fact=fact, gate=release.availability)
        if part in _OF_THE_CODE:
            supply = self.supply(Component.CODE)
            return replace(supply, fact=replace(supply.fact, about=part.title))
        return Supply(level=Level.UNKNOWN, fact=Fact(part.title, "no source says anything of it"))

    def _supply_of(self, component: Component, gate: Availability | None) -> Supply:
        standing = self._shared.aside.standing(self.id, component)
        level, at_most = standing.level, standing.derivation.at_most
        path = self._shared.aside.path(self.id, component)
        says = f"{standing.reason} ({path[-1]})" if path else standing.reason
        chain = standing.chain_level
        if chain is not None and chain is not level:
            says, level, at_most = f"{says}; along the chain {chain.title}", chain, None
        return Supply(
            level=level,
            at_most=at_most,
            fact=Fact(component.title, says, standing.derivation.decisive.evidence),
            gate=gate or Availability.UNKNOWN,
        )

    def release(self, part: Part) -> Release | None:
        """How the model's own part was released; what it shares with its base is that of the base.

        None where no source says anything of it.
        """
        if isinstance(part, Component):
            return self.model.components.get(part)
        if part not in _OF_THE_BASE:
            return self.model.assets.get(part)
        stated = (one.model.assets.get(part) for one in self.chain)
        return next((one for one in stated if one is not None), None)

    def holdings(self, part: Part) -> tuple[Holding, ...]:
        """Every license that a part is under for sure.

        Of the weights, those of the ancestors too; of data, those of the datasets; of code, those
        of every step of the chain.
        """
        if part is Component.WEIGHTS:
            return tuple(holdings(self._shared.inherited, self.id))
        found = [one for model in self._that_state(part) for one in model._own(part)]  # noqa: SLF001
        return tuple(dict.fromkeys(found))

    def _that_state(self, part: Part) -> tuple["Subject", ...]:
        """The models whose own license of a part counts for this one."""
        if part in {Component.CODE, *DATA}:
            return self.chain
        if part in _OF_THE_CODE and part not in self.model.assets:
            return self.chain
        return (self,)

    def _own(self, part: Part) -> Iterator[Holding]:
        release = self.release(part)
        if release is None and part in _OF_THE_CODE:
            release = self.release(Component.CODE)
        if release is not None and release.availability is not Availability.ABSENT:
            yield self._held(self.id, release)
        for edge in self.record.lineage.above(self.id):
            data = self.record.artifacts.get(edge.parent)
            if edge.relation is Relation.TRAINED_ON and edge.component is part:
                yield self._held(edge.parent, data.release if isinstance(data, Dataset) else None)

    def _held(self, node: NodeId, release: Release | None) -> Holding:
        declared = release.license if release else Unlicensed.UNREAD
        evidence = release.evidence if release else ()
        bond = Bond(
            artifact=node, declared=declared, reach=Reach.WHOLE, force=Force.BINDING, path=(node,)
        )
        return held_by(self._shared.inherited, bond, evidence)


class _Shared:
    """What is worked out once for all models of a record."""

    def __init__(self, record: ModelRecord) -> None:
        self._record = record
        self.inherited = InheritedTerms(record.artifacts, record.lineage, Texts(record.licenses))
        self.aside_rule = OpennessRule({_FREE.id: _FREE}, _ASIDE)

    @cached_property
    def levels(self) -> Inheritance:
        """The levels with all licenses."""
        record = self._record
        rule = OpennessRule(record.licenses, Stance())
        return Inheritance(record.artifacts, record.lineage, rule)

    @cached_property
    def aside(self) -> Inheritance:
        """The levels if every license granted everything."""
        record = self._record
        artifacts = {node: _freed(one) for node, one in record.artifacts.items()}
        edges = (one for one in record.lineage.edges if one.relation not in _ABOUT_TERMS)
        return Inheritance(artifacts, Lineage.of(edges), self.aside_rule)


_FREE = License(
    id=LicenseId("LicenseRef-everything"),
    name="to be had in full",
    purpose=Purpose.MODEL,
    steward="nobody",
    terms=(),
    evidence=Evidence(source="-", read_on=date.min, method=Method.CATALOG),
    osi_approved=True,
)
"""What stands in the place of every license where none counts."""
_ANYTHING = Expression.parse(str(_FREE.id))


def _free(release: Release) -> Release:
    return replace(release, license=_ANYTHING)


def _freed(artifact: Artifact) -> Artifact:
    match artifact:
        case Model(components=components):
            freed = {part: _free(release) for part, release in components.items()}
            return replace(artifact, components=freed, service_terms=_ANYTHING)
        case Dataset(release=release):
            return replace(artifact, release=_free(release))
        case service:
            return replace(service, terms=_ANYTHING)
