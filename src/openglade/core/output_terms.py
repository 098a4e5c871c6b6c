"""What the terms of a generator, teacher or dataset say of outputs and of other models."""

from collections.abc import Iterator, Mapping

from openglade.core.artifact import Artifact
from openglade.core.component import Level, minimum
from openglade.core.expression import Expression
from openglade.core.ids import NodeId
from openglade.core.inherited_terms import Bond, InheritedTerms
from openglade.core.lineage import Edge, Lineage, Relation
from openglade.core.openness import OpennessRule, Reading, Rule
from openglade.core.reach import Force, Reach
from openglade.core.release import Unlicensed
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


_NOT_KNOWN = Reading(Level.UNKNOWN, "its terms are not known")


class OutputTerms:
    """Reads the terms that reach outputs, for the artifacts of one lineage.

    Outputs of a derivative are outputs of what it was made from, too.
    """

    def __init__(
        self, artifacts: Mapping[NodeId, Artifact], lineage: Lineage, rule: OpennessRule
    ) -> None:
        self._lineage = lineage
        self._rule = rule
        self._inherited = InheritedTerms(artifacts, lineage, rule.texts, rule.stance)
        self._bonds: dict[tuple[NodeId, Reach], tuple[Bond, ...]] = {}

    def claims(self, edge: Edge) -> Iterator[Cap]:
        """What a teacher's terms let through, where they claim models made from its outputs."""
        for bond in self._above(edge, Reach.OUTPUTS):
            if not isinstance(bond.declared, Expression):
                yield _cap(edge, bond, _NOT_KNOWN)
                continue
            readings = self._rule.claims(bond.declared, claims_distilled_models)
            if readings is None:
                yield _cap(edge, bond, _NOT_KNOWN)
            elif readings:
                group = self._rule.best_alternative(bond.declared)
                level = minimum(self._rule.read(one).level for one in group).level
                yield _cap(edge, bond, Reading(level, readings[0].fact, readings[0].evidence))

    def caps(self, edge: Edge) -> Iterator[Cap]:
        """What the terms of a generator, judge or teacher let through, step 6 applied."""
        generated = self._rule.stance.generated
        for bond in self._above(edge, Reach.OUTPUTS):
            readings = None
            if isinstance(bond.declared, Expression):
                readings = self._rule.claims(bond.declared, forbids_training)
            if readings is None:
                yield _cap(edge, bond, _NOT_KNOWN, rule=Rule.GENERATED, at_least=generated)
            for one in readings or ():
                reading = Reading(generated, one.fact, one.evidence)
                yield _cap(edge, bond, reading, rule=Rule.GENERATED)

    def contested(self, node: NodeId) -> Iterator[Cap]:
        """The terms of a model's own training data whose reach over its weights is contested.

        Copies of data have the terms of what they were made from, too. Data of which nobody has
        read the license give a cap that is not known.
        """
        for edge in self._lineage.above(node):
            if edge.relation is not Relation.TRAINED_ON:
                continue
            for bond in self._above(edge, Reach.CLAIMED):
                yield from self._claimed(edge, bond)

    def cautions(self, node: NodeId) -> Iterator[tuple[Edge, Cap]]:
        """The terms of what generated a model's training data, with the edge to the data.

        Whether they reach the model is contested (domain.md, What is inherited, generated_by).
        """
        for trained in self._lineage.above(node):
            if trained.relation is Relation.TRAINED_ON:
                for edge in self._made_by(trained.parent):
                    known = (cap for cap in self.caps(edge) if cap.bounds[0].is_known)
                    yield from ((trained, cap) for cap in known)

    def _claimed(self, edge: Edge, bond: Bond) -> Iterator[Cap]:
        readings: tuple[Reading, ...] | None = None
        if isinstance(bond.declared, Expression):
            readings = self._rule.claims(bond.declared, contests_weights)
        elif bond.declared is Unlicensed.OF_ITS_PARTS:
            readings = ()
        if readings is None:
            yield _cap(edge, bond, _NOT_KNOWN, at_least=self._rule.stance.noncommercial)
        yield from (_cap(edge, bond, one) for one in readings or ())

    def _above(self, edge: Edge, reach: Reach) -> Iterator[Bond]:
        """The licenses that reach outputs or a model through a parent, as far as they bind.

        What its holder licensed anew does not, but what reached it from others does.
        """
        key = (edge.parent, reach)
        if key not in self._bonds:
            found = self._inherited.bonds(*key)
            self._bonds[key] = tuple(one for one in found if _binds(one, reach))
        for bond in self._bonds[key]:
            if len(bond.path) > 1 or not edge.licensed_anew:
                yield bond

    def _made_by(self, dataset: NodeId) -> Iterator[Edge]:
        """The edges from a dataset, and from those it was made from, to what generated them."""
        waiting, seen = [dataset], {dataset}
        for node in waiting:
            for edge in self._lineage.above(node):
                if edge.relation is Relation.GENERATED_BY:
                    yield edge
                elif edge.relation is Relation.DERIVED_DATA and edge.parent not in seen:
                    seen.add(edge.parent)
                    waiting.append(edge.parent)


def _binds(bond: Bond, reach: Reach) -> bool:
    return bond.reach is reach and bond.force is Force.BINDING


def _cap(
    edge: Edge,
    bond: Bond,
    reading: Reading,
    *,
    rule: Rule = Rule.UPSTREAM,
    at_least: Level = Level.CLOSED,
) -> Cap:
    through = f", from {bond.artifact}" if len(bond.path) > 1 else ""
    return Cap(
        bounds=(reading.level,),
        fact=f"{edge.relation.title} {edge.parent}{through}: {reading.fact}",
        because=reading.fact,
        origin=bond.artifact,
        via=edge,
        distance=len(bond.path),
        rule=rule,
        evidence=(*edge.evidence, *reading.evidence),
        at_least=at_least,
        beyond=bond.path[1:],
    )
