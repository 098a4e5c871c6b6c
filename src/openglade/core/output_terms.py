"""What the terms of a generator, teacher or dataset say of outputs and of other models."""

from collections.abc import Callable, Iterator, Mapping

from openglade.core.artifact import Artifact, Dataset, Model, Service
from openglade.core.component import Component, Level, minimum
from openglade.core.expression import Expression
from openglade.core.ids import NodeId
from openglade.core.lineage import Edge, Lineage, Relation
from openglade.core.openness import OpennessRule, Reading, Rule
from openglade.core.standing import Cap
from openglade.core.term import Kind, Reaches, Term


def forbids_training(term: Term) -> bool:
    """Whether a term keeps outputs from training other models (domain.md, step 6)."""
    return term.kind is Kind.OUTPUT_TRAINING


def claims_distilled_models(term: Term) -> bool:
    """Whether a term binds models that were trained on outputs."""
    return term.kind is Kind.COVERS_OUTPUTS and Reaches.DISTILLED_MODELS in term.what


def contests_weights(term: Term) -> bool:
    """Whether publishers claim that a term of data reaches the weights."""
    return term.kind in {Kind.NONCOMMERCIAL, Kind.RESEARCH_ONLY, Kind.SHARE_ALIKE}


class OutputTerms:
    """Reads the terms that reach outputs, for the artifacts of one lineage."""

    def __init__(self, artifacts: Mapping[NodeId, Artifact], rule: OpennessRule) -> None:
        self._artifacts = artifacts
        self._rule = rule

    def claims(self, edge: Edge) -> Iterator[Cap]:
        """What a teacher's terms let through, where they claim models made from its outputs."""
        readings = self._read(edge.parent, claims_distilled_models)
        if readings == ():
            return
        terms = self._terms(self._artifacts.get(edge.parent))
        level = Level.UNKNOWN
        fact = "its terms are not known"
        if readings is not None and terms is not None:
            group = self._rule.best_alternative(terms)
            level = minimum(self._rule.read(one).level for one in group).level
            fact = readings[0].fact
        yield Cap(
            bounds=(level,),
            fact=f"{edge.relation.title} {edge.parent}: {fact}",
            because=fact,
            origin=edge.parent,
            via=edge,
            evidence=(*edge.evidence, *(one for read in readings or () for one in read.evidence)),
        )

    def caps(self, edge: Edge) -> Iterator[Cap]:
        """What the terms of a generator, judge or teacher let through, step 6 applied."""
        readings = self._read(edge.parent, forbids_training)
        if readings is None:
            readings = (Reading(Level.UNKNOWN, "its terms are not known"),)
            level = Level.UNKNOWN
        else:
            level = self._rule.stance.generated
        for reading in readings:
            yield Cap(
                bounds=(level,),
                fact=f"{edge.relation.title} {edge.parent}: {reading.fact}",
                because=reading.fact,
                origin=edge.parent,
                via=edge,
                rule=Rule.GENERATED,
                evidence=(*edge.evidence, *reading.evidence),
            )

    def contested(self, node: NodeId, lineage: Lineage) -> Iterator[Cap]:
        """The terms of a model's own training data whose reach over its weights is contested."""
        for edge in lineage.above(node):
            dataset = self._artifacts.get(edge.parent)
            if edge.relation is not Relation.TRAINED_ON or not isinstance(dataset, Dataset):
                continue
            if isinstance(dataset.release.license, Expression):
                for reading in self._rule.claims(dataset.release.license, contests_weights) or ():
                    yield Cap(
                        bounds=(reading.level,),
                        fact=f"trained on {edge.parent}: {reading.fact}",
                        because=reading.fact,
                        origin=edge.parent,
                        via=edge,
                        evidence=(*edge.evidence, *reading.evidence),
                    )

    def cautions(self, node: NodeId, lineage: Lineage) -> Iterator[tuple[Edge, Cap]]:
        """The terms of what generated a model's training data, with the edge to the data.

        Whether they reach the model is contested (domain.md, What is inherited, generated_by).
        """
        for trained in lineage.above(node):
            if trained.relation is Relation.TRAINED_ON:
                for edge in _made_by(trained.parent, lineage):
                    known = (cap for cap in self.caps(edge) if cap.bounds[0].is_known)
                    yield from ((trained, cap) for cap in known)

    def _read(self, node: NodeId, wanted: Callable[[Term], bool]) -> tuple[Reading, ...] | None:
        terms = self._terms(self._artifacts.get(node))
        return self._rule.claims(terms, wanted) if terms else None

    def _terms(self, artifact: Artifact | None) -> Expression | None:
        """The terms of the service that offers a model, else those of its weights."""
        match artifact:
            case Service(terms=terms) | Model(service_terms=Expression() as terms):
                return terms
            case Model(components=components) if Component.WEIGHTS in components:
                license_of_weights = components[Component.WEIGHTS].license
                return license_of_weights if isinstance(license_of_weights, Expression) else None
            case _:
                return None


def _made_by(dataset: NodeId, lineage: Lineage) -> Iterator[Edge]:
    """The edges from a dataset, and from those it was made from, to what generated them."""
    waiting, seen = [dataset], {dataset}
    for node in waiting:
        for edge in lineage.above(node):
            if edge.relation is Relation.GENERATED_BY:
                yield edge
            elif edge.relation is Relation.DERIVED_DATA and edge.parent not in seen:
                seen.add(edge.parent)
                waiting.append(edge.parent)
