"""How open every component is, over a whole lineage at once: levels travel along `flow`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from openglade.core.artifact import Artifact, Dataset, Model
from openglade.core.component import Component, Level, Minimum, minimum
from openglade.core.evidence import Evidence
from openglade.core.flow import Flow, carries, flow_of, is_licensed_anew
from openglade.core.ids import Nature, NodeId
from openglade.core.lineage import BUILDS_ON, Edge, Lineage, Relation
from openglade.core.openness import Derivation, OpennessRule, Rule, Step
from openglade.core.output_terms import OutputTerms
from openglade.core.stance import DataLicense
from openglade.core.standing import NOBODY_LOOKED, Cap, Standing, limited, together

_MOST_ROUNDS = 50
_MOST_CITED = 200
_NOT_YET = Standing(
    declared=Level.UNKNOWN,
    derivation=Derivation(
        level=Level.NOT_APPLICABLE,
        steps=(Step(rule=Rule.UPSTREAM, fact="in a cycle", level=Level.NOT_APPLICABLE),),
    ),
)
"""What limits nothing: where the members of a cycle begin."""

_DATA = Component.PRETRAINING_DATA
"""Where the one standing of a dataset is kept, whatever component it feeds."""


class Inheritance:
    """The standing of every component of every model and dataset, each worked out once."""

    def __init__(
        self, artifacts: Mapping[NodeId, Artifact], lineage: Lineage, rule: OpennessRule
    ) -> None:
        self._artifacts = artifacts
        self._lineage = lineage
        self._rule = rule
        self.output_terms = OutputTerms(artifacts, lineage, rule)
        self._standings: dict[tuple[NodeId, Component], Standing] = {}
        self._from_above: dict[NodeId, Standing] = {}
        carrying = [edge for edge in lineage.edges if carries(edge)]
        for group in Lineage.of(carrying).parents_first():
            self._settle_group(group)
        for node in artifacts.keys() - {node for node, _ in self._standings}:
            self._settle(node)

    def standing(self, node: NodeId, component: Component) -> Standing:
        """How open one component of one node is; a dataset has one standing for all of them."""
        slot = _DATA if isinstance(self._artifacts.get(node), Dataset) else component
        return self._standings.get((node, slot), NOBODY_LOOKED)

    def _let_through(self, edge: Edge, component: Component) -> Standing | None:
        """What a parent lets through, without its own license where that was replaced.

        Its holder could not replace what the parent has from others.
        """
        if is_licensed_anew(edge, component):
            return self._from_above.get(edge.parent)
        return self.standing(edge.parent, component)

    def path(self, node: NodeId, component: Component) -> tuple[NodeId, ...]:
        """The way from a node to the ancestor that limits it, both included, or nothing."""
        path, seen = [node], {node}
        standing: Standing | None = self.standing(node, component)
        while standing and standing.via and standing.via.parent not in seen:
            path.append(standing.via.parent)
            seen.add(path[-1])
            if path[-1] == standing.origin or standing.beyond:
                path.extend(standing.beyond)
                break
            if standing.via.relation is Relation.REWARD_FROM:
                component = Component.WEIGHTS
            standing = self._let_through(standing.via, component)
        return tuple(path) if len(path) > 1 else ()

    def _above(self, node: NodeId) -> Iterator[Edge]:
        return (edge for edge in self._lineage.above(node) if carries(edge))

    def _settle_group(self, group: tuple[NodeId, ...]) -> None:
        """Settle nodes that are each other's ancestors: what limits one limits those it reaches.

        They begin without limits, and are gone over until nothing falls any more; a cycle that is
        too long for that is not known.
        """
        if len(group) == 1:
            self._settle(group[0])
            return
        for node in self._artifacts.keys() & set(group):
            for component in Component:
                self._standings[node, component] = _NOT_YET
        for _ in range(_MOST_ROUNDS):
            before = self._bounds_of(group)
            for node in group:
                self._settle(node)
            if self._bounds_of(group) == before:
                break
        else:
            self._standings.update(
                {(node, one): NOBODY_LOOKED for node in group for one in Component}
            )
        for key in [(node, one) for node in group for one in Component]:
            if self._is_hollow(*key):
                self._standings[key] = NOBODY_LOOKED

    def _is_hollow(self, node: NodeId, component: Component) -> bool:
        """Whether a component of a cycle only seems not to exist: nobody in it says anything."""
        match self._artifacts.get(node):
            case Model(components=components) if component not in components:
                return self._standings[node, component].level is Level.NOT_APPLICABLE
            case _:
                return False

    def _bounds_of(self, group: tuple[NodeId, ...]) -> list[tuple[Level, ...]]:
        settled = [
            self.standing(node, component).bounds for node in group for component in Component
        ]
        above = (self._from_above.get(node) for node in group)
        return [*settled, *(one.bounds if one else () for one in above)]

    def _settle(self, node: NodeId) -> None:
        match self._artifacts.get(node):
            case Model() as model:
                for component in Component:
                    self._standings[node, component] = self._of_model(model, component)
            case Dataset() as dataset:
                self._standings[node, _DATA] = self._of_dataset(dataset)
            case _:
                pass

    def _of_model(self, model: Model, component: Component) -> Standing:
        own = self._own(model, component)
        edges = [
            (edge, flow) for edge in self._above(model.id) if (flow := flow_of(edge, component))
        ]
        flows = {flow for _, flow in edges}
        if own is None and Flow.JUDGE not in flows and flows - {Flow.OUTPUTS} != {Flow.SAME}:
            own = NOBODY_LOOKED
        if own is not None and own.level is Level.NOT_APPLICABLE:
            edges = [(edge, flow) for edge, flow in edges if flow is not Flow.OUTPUTS]
        found = (cap for edge, flow in edges for cap in self._caps(edge, flow, component))
        caps = [
            replace(cap, origin=cap.via.parent) if cap.origin == model.id else cap for cap in found
        ]
        if component is Component.WEIGHTS and self._rule.stance.data_license is DataLicense.BIND:
            caps.extend(self.output_terms.contested(model.id))
        if component is Component.WEIGHTS:
            self._keep_from_above(model.id, caps)
        standing = limited(own, caps)
        if component is Component.CODE:
            return replace(standing, chain_level=self._chain_level(model, standing))
        return standing

    def _caps(self, edge: Edge, flow: Flow, component: Component) -> Iterator[Cap]:
        match flow:
            case Flow.OUTPUTS:
                yield from self.output_terms.caps(edge)
            case Flow.CLAIM:
                yield from self.output_terms.claims(edge)
            case Flow.JUDGE:
                if edge.parent.nature is not Nature.SERVICE:
                    yield from self._cap(edge, Component.WEIGHTS)
                yield from self.output_terms.caps(edge)
            case _:
                yield from self._cap(edge, component)

    def _keep_from_above(self, node: NodeId, caps: list[Cap]) -> None:
        """Remember what a node has from its ancestors alone."""
        if caps:
            self._from_above[node] = limited(None, caps)

    def _cap(self, edge: Edge, component: Component) -> Iterator[Cap]:
        """What the parent's own standing lets through."""
        parent = self._let_through(edge, component)
        if parent is None:
            return
        through, origin = "", edge.parent
        if not parent.limits_itself and parent.origin is not None:
            through, origin = f", from {parent.origin}", parent.origin
        yield Cap(
            bounds=parent.bounds,
            fact=f"{edge.relation.title} {edge.parent}{through}: {parent.reason}",
            because=parent.reason,
            origin=origin,
            via=edge,
            distance=1 if parent.limits_itself else parent.distance + 1,
            evidence=_ends((*edge.evidence, *parent.derivation.decisive.evidence)),
        )

    def _own(self, model: Model, component: Component) -> Standing | None:
        """What the facts of a model itself say: its release, and what it was trained on."""
        release = model.components.get(component)
        stated = self._rule.derive(release, component) if release else None
        datasets = [
            edge
            for edge in self._above(model.id)
            if edge.relation is Relation.TRAINED_ON and edge.component is component
        ]
        if datasets:
            return self._in_parts(stated, datasets)
        return Standing(declared=stated.level, derivation=stated) if stated else None

    def _in_parts(self, rest: Derivation | None, datasets: list[Edge]) -> Standing:
        """Put together the datasets that feed a component, and the rest beside them."""
        described = self._rule.stance.data_part
        own_rest = Standing(declared=rest.level, derivation=rest) if rest else None
        parts = [(edge, self.standing(edge.parent, _DATA)) for edge in datasets]
        standings = [*(one for _, one in parts), *([own_rest] if own_rest else [])]
        declared = together([one.declared for one in standings], described)
        total = _total(standings, described)
        steps = [_part_step(edge, one) for edge, one in parts] + list(rest.steps if rest else ())
        if len(standings) > 1:
            steps.append(Step(rule=Rule.PARTS, fact=_mixture(standings), level=total.level))
        limits = [
            (edge, one)
            for edge, one in parts
            if one.origin and not _more_open(one.level, total.level)
        ]
        via, limit = min(limits, key=lambda pair: pair[1].distance, default=(None, NOBODY_LOOKED))
        return Standing(
            declared=declared.level,
            derivation=Derivation(level=total.level, at_most=total.at_most, steps=tuple(steps)),
            origin=limit.origin,
            via=via,
            distance=limit.distance + 1 if via else 0,
            because=limit.reason if via else "",
            stated=len(steps) > 1,
        )

    def _of_dataset(self, dataset: Dataset) -> Standing:
        derivation = self._rule.derive(dataset.release, _DATA)
        caps: list[Cap] = []
        for edge in self._above(dataset.id):
            if edge.relation is Relation.DERIVED_DATA:
                caps.extend(self._cap(edge, _DATA))
            elif edge.relation is Relation.GENERATED_BY:
                caps.extend(self.output_terms.caps(edge))
        self._keep_from_above(dataset.id, caps)
        return limited(Standing(declared=derivation.level, derivation=derivation), caps)

    def _chain_level(self, model: Model, own: Standing) -> Level:
        parents = [edge.parent for edge in self._above(model.id) if edge.relation in BUILDS_ON]
        chain = (self.standing(parent, Component.CODE) for parent in parents)
        return minimum([own.level, *(one.chain_level or one.level for one in chain)]).level


def _ends(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence of a way; of a very long one, of both ends. The rest is in the lineage."""
    half = _MOST_CITED // 2
    return evidence if len(evidence) <= _MOST_CITED else (*evidence[:half], *evidence[-half:])


def _total(parts: list[Standing], rest_is_described: Level) -> Minimum:
    """The level of parts together; each part that is not known counts as open as it can be."""
    if len(parts) == 1:
        return Minimum(parts[0].level, parts[0].derivation.at_most)
    total = together([part.level for part in parts], rest_is_described)
    if total.level is not Level.UNKNOWN:
        return total
    best = together([part.derivation.at_most or part.level for part in parts], rest_is_described)
    return Minimum(Level.UNKNOWN, best.at_most or best.level)


def _mixture(parts: list[Standing]) -> str:
    described = sum(not _more_open(part.level, Level.DESCRIBED) for part in parts)
    if 0 < described < len(parts):
        return f"{described} of {len(parts)} parts not released"
    return f"{len(parts)} parts together"


def _part_step(edge: Edge, dataset: Standing) -> Step:
    """What settles the level of a dataset, and the ancestor that limits it as much."""
    steps = [dataset.derivation.decisive]
    if dataset.via:
        way = f"{dataset.via.relation.title} {dataset.via.parent}"
        steps += [one for one in dataset.derivation.steps if one.fact.startswith(way)][:1]
    facts = dict.fromkeys(step.fact for step in steps)
    evidence = dict.fromkeys((*edge.evidence, *(one for step in steps for one in step.evidence)))
    return Step(
        rule=Rule.TRAINED_ON,
        fact=f"{edge.parent}: {'; '.join(facts)}",
        level=dataset.level,
        evidence=tuple(evidence),
    )


def _more_open(one: Level, other: Level) -> bool:
    """Whether a level is above another one, as far as both are known."""
    if one.is_known and other.is_known:
        return one.rank > other.rank
    return one is not other
